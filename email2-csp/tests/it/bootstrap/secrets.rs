//! IMSIs, PINs and MACs: their forms, and that they are not told.

use email2_csp::bootstrap::{
    Credentials, Imsi, ImsiError, Mac, MacError, Pin, PinError, SecurityMethod,
};

#[test]
fn semi_octets_come_back_as_the_digits() {
    for digits in ["466923103145252", "21407650123456", "1", "12"] {
        let imsi = Imsi::new(digits).unwrap();
        let octets = imsi.to_semi_octets();
        assert_eq!(Imsi::from_semi_octets(&octets), Ok(imsi), "{digits}");
    }
}

#[test]
fn a_parity_that_does_not_fit_the_digits_is_refused() {
    // 15 digits under 1, 14 digits under 9, and semi-octets that are no identity of an IMSI.
    let odd = [0x41, 0x66, 0x29, 0x13, 0x30, 0x41, 0x25, 0x25];
    assert_eq!(Imsi::from_semi_octets(&odd), Err(ImsiError::Parity));
    let even = [0x29, 0x41, 0x70, 0x56, 0x10, 0x32, 0x54, 0xF6];
    assert_eq!(Imsi::from_semi_octets(&even), Err(ImsiError::Parity));
    for first in [0x40, 0x42, 0x4A, 0x4F] {
        let octets = [first, 0x66, 0x29, 0x13, 0x30, 0x41, 0x25, 0x25];
        assert_eq!(Imsi::from_semi_octets(&octets), Err(ImsiError::Identity));
    }
}

#[test]
fn what_is_no_imsi_is_refused() {
    assert_eq!(Imsi::new(""), Err(ImsiError::Length));
    assert_eq!(Imsi::new("1234567890123456"), Err(ImsiError::Length));
    assert_eq!(Imsi::new("12x4"), Err(ImsiError::Digit(2)));
    assert_eq!(Imsi::from_semi_octets(&[]), Err(ImsiError::Length));
    assert_eq!(Imsi::from_semi_octets(&[0xF1]), Err(ImsiError::Length));
    // A filler among the digits, and one digit too many.
    assert_eq!(
        Imsi::from_semi_octets(&[0x49, 0x1F, 0x22]),
        Err(ImsiError::Digit(2))
    );
    let long = [0x11, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0xF2];
    assert_eq!(Imsi::from_semi_octets(&long), Err(ImsiError::Length));
}

#[test]
fn what_is_no_pin_or_mac_is_refused() {
    assert_eq!(Pin::new(""), Err(PinError::Length));
    assert_eq!(Pin::new(&"1".repeat(65)), Err(PinError::Length));
    assert_eq!(Pin::new("12 4"), Err(PinError::Digit(2)));
    assert_eq!(Mac::from_hex(b"00"), Err(MacError::Length));
    assert_eq!(Mac::from_hex(&[b'0'; 41]), Err(MacError::Length));
    let mut digits = [b'0'; 40];
    digits[7] = b'g';
    assert_eq!(Mac::from_hex(&digits), Err(MacError::Digit(7)));
    let lower = Mac::from_hex(b"aa2dc41fc48aeef3fed7351b1ee704461a8894d4").unwrap();
    assert_eq!(lower.to_hex(), "AA2DC41FC48AEEF3FED7351B1EE704461A8894D4");
}

#[test]
fn no_secret_is_told() {
    let imsi = Imsi::new("466923103145252").unwrap();
    let pin = Pin::new("90210").unwrap();
    let credentials = Credentials::new()
        .with_imsi(imsi.clone())
        .with_pin(pin.clone());
    let text = format!("{imsi:?} {pin:?} {credentials:?} {credentials:#?}");
    for secret in ["466923103145252", "90210", "46", "48", "57"] {
        assert!(!text.contains(secret), "{text}");
    }
    assert!(text.contains("15 digits") && text.contains("5 digits"));
}

#[test]
fn methods_have_the_names_of_the_specification() {
    let names = [0, 1, 2, 3, 4].map(|number| SecurityMethod(number).name());
    assert_eq!(
        names,
        [
            Some("NETWPIN"),
            Some("USERPIN"),
            Some("USERNETWPIN"),
            Some("USERPINMAC"),
            None
        ]
    );
    assert_eq!(SecurityMethod::USER_PIN.to_string(), "1 (USERPIN)");
    assert!(!SecurityMethod::NETWORK_PIN.needs_pin());
}
