//! The vectors of MACs, and each way in which a message is not authenticated.

use email2_csp::bootstrap::{
    Attempts, ContentType, Credentials, Imsi, Mac, MediaType, Pin, Refusal, SecurityMethod,
};

use crate::support::corpus;

const EMPTY: &[u8] = b"\x03\x0B\x6A\x00\x45\x01";
const IMSI: &str = "466923103145252";

fn imsi() -> Credentials {
    Credentials::new().with_imsi(Imsi::new(IMSI).unwrap())
}

fn pin(digits: &str) -> Credentials {
    Credentials::new().with_pin(Pin::new(digits).unwrap())
}

fn both(digits: &str) -> Credentials {
    imsi().with_pin(Pin::new(digits).unwrap())
}

fn verify(
    content_type: &ContentType<'_>,
    body: &[u8],
    credentials: &Credentials,
) -> Result<SecurityMethod, Refusal> {
    let verified = Attempts::new(1).verify(content_type, body, credentials)?;
    assert_eq!(verified.body(), body);
    Ok(verified.method())
}

fn with_mac(method: SecurityMethod, mac: &str) -> ContentType<'static> {
    let mut content_type = ContentType::new(MediaType::Wbxml);
    content_type.security = Some(method);
    content_type.mac = Some(Mac::from_hex(mac.as_bytes()).unwrap());
    content_type
}

#[test]
fn each_vector_passes_or_fails_as_it_says() {
    let Some(folder) = corpus("corpus/wbxml/spec-hex") else {
        return;
    };
    let mut vectors = csv::Reader::from_path(folder.join("vectors.csv")).unwrap();
    let mut count = 0;
    for row in vectors.records() {
        let row = row.unwrap();
        if &row[0] != "mac" {
            continue;
        }
        count += 1;
        let body = std::fs::read(folder.join(&row[2])).unwrap();
        let (method, credentials) = match &row[1] {
            "userpin-0000" => (SecurityMethod::USER_PIN, pin("0000")),
            "userpin-wrong-key" => (SecurityMethod::USER_PIN, pin("0001")),
            "networkpin-imsi" => (SecurityMethod::NETWORK_PIN, imsi()),
            other => panic!("{other}"),
        };
        assert_eq!(row[4].chars().next(), Some(char::from(b'0' + method.0)));
        let expected = match &row[8] {
            "pass" => Ok(method),
            "fail" => Err(Refusal::WrongMac),
            other => panic!("{other}"),
        };
        let content_type = with_mac(method, &row[7]);
        assert_eq!(verify(&content_type, &body, &credentials), expected);
        let signed = ContentType::sign(method, &credentials, &body).unwrap();
        assert_eq!(signed == content_type, expected.is_ok());
    }
    assert_eq!(count, 3);
}

#[test]
fn the_key_of_the_network_is_the_imsi_in_semi_octets() {
    let mac = "1AF545FE2823DC9347064450F90FF1BBF957E146";
    let key = [0x49, 0x66, 0x29, 0x13, 0x30, 0x41, 0x25, 0x25];
    assert_eq!(*Imsi::new(IMSI).unwrap().to_semi_octets(), key);
    assert_eq!(Mac::new(&key, EMPTY).to_hex(), mac);
    // An even number of digits: 1 first and F last. The MAC is one of Python's hmac.
    let even = Imsi::new("21407650123456").unwrap();
    let key = [0x21, 0x41, 0x70, 0x56, 0x10, 0x32, 0x54, 0xF6];
    assert_eq!(*even.to_semi_octets(), key);
    let signed = ContentType::sign(
        SecurityMethod::NETWORK_PIN,
        &Credentials::new().with_imsi(even),
        EMPTY,
    );
    let expected = with_mac(
        SecurityMethod::NETWORK_PIN,
        "61DF860605EF770D7981DE5D49BEA6167427F56F",
    );
    assert_eq!(signed, Ok(expected));
}

#[test]
fn the_key_of_both_is_that_of_the_network_and_then_the_pin() {
    // The MAC is one of Python's hmac.
    let mac = "3DBC50BB7BACAE901461F5ECCB0ADB1F71B58D02";
    let content_type = with_mac(SecurityMethod::USER_NETWORK_PIN, mac);
    let method = SecurityMethod::USER_NETWORK_PIN;
    assert_eq!(verify(&content_type, EMPTY, &both("1234")), Ok(method));
    assert_eq!(
        verify(&content_type, EMPTY, &both("1235")),
        Err(Refusal::WrongMac)
    );
    for (missing, refusal) in [
        (imsi(), Refusal::NeedsPin),
        (pin("1234"), Refusal::NeedsImsi),
    ] {
        assert_eq!(verify(&content_type, EMPTY, &missing), Err(refusal));
        assert_eq!(ContentType::sign(method, &missing, EMPTY), Err(refusal));
    }
}

#[test]
fn a_pin_with_a_mac_is_half_of_each() {
    // From the formula, by Python's hmac: octet modulo 10.
    for (random, told) in [
        ("12345", "1234528080"),
        (
            "90817263540918273645",
            "9081726354091827364524132109634915233476",
        ),
    ] {
        let random = Pin::new(random).unwrap();
        let told = Pin::new(told).unwrap();
        assert_eq!(random.with_mac(EMPTY).unwrap(), told);
        let method = SecurityMethod::USER_PIN_MAC;
        let credentials = Credentials::new().with_pin(random);
        let content_type = ContentType::sign(method, &credentials, EMPTY).unwrap();
        assert_eq!(content_type.mac, None);
        let told = Credentials::new().with_pin(told);
        assert_eq!(verify(&content_type, EMPTY, &told), Ok(method));
        let tampered = b"\x03\x0B\x6A\x00\x45\x01\x01";
        assert_eq!(
            verify(&content_type, tampered, &told),
            Err(Refusal::WrongMac)
        );
        // The random half alone is not the PIN.
        assert!(verify(&content_type, EMPTY, &credentials).is_err());
    }
}

#[test]
fn a_pin_with_a_mac_has_ten_to_forty_digits_and_an_even_number() {
    let mut content_type = ContentType::new(MediaType::Wbxml);
    content_type.security = Some(SecurityMethod::USER_PIN_MAC);
    for digits in ["1", "12345678", "12345678901", &"1".repeat(42)] {
        assert_eq!(
            verify(&content_type, EMPTY, &pin(digits)),
            Err(Refusal::PinLength)
        );
    }
    for digits in ["1234", &"1".repeat(21)] {
        let signed = ContentType::sign(SecurityMethod::USER_PIN_MAC, &pin(digits), EMPTY);
        assert_eq!(signed, Err(Refusal::PinLength));
    }
    content_type.mac = Some(Mac::from_bytes([0; 20]));
    assert_eq!(
        verify(&content_type, EMPTY, &pin("1234567890")),
        Err(Refusal::UnexpectedMac)
    );
}

#[test]
fn a_body_that_was_tampered_with_is_refused_whichever_bit_it_is() {
    let content_type = ContentType::sign(SecurityMethod::USER_PIN, &pin("0000"), EMPTY).unwrap();
    assert!(verify(&content_type, EMPTY, &pin("0000")).is_ok());
    for bit in 0..EMPTY.len() * 8 {
        let mut body = EMPTY.to_vec();
        body[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(
            verify(&content_type, &body, &pin("0000")),
            Err(Refusal::WrongMac)
        );
    }
    for bit in 0..160 {
        let mut octets = *content_type.mac.unwrap().as_bytes();
        octets[bit / 8] ^= 1 << (bit % 8);
        let mut wrong = content_type.clone();
        wrong.mac = Some(Mac::from_bytes(octets));
        assert_eq!(verify(&wrong, EMPTY, &pin("0000")), Err(Refusal::WrongMac));
    }
}

#[test]
fn what_does_not_say_how_it_is_authenticated_is_not() {
    let mut content_type = ContentType::new(MediaType::Wbxml);
    assert_eq!(
        verify(&content_type, EMPTY, &both("1234")),
        Err(Refusal::MissingMethod)
    );
    content_type.security = Some(SecurityMethod::USER_PIN);
    assert_eq!(
        verify(&content_type, EMPTY, &both("1234")),
        Err(Refusal::MissingMac)
    );
    let unknown = SecurityMethod(4);
    content_type.security = Some(unknown);
    let refusal = Refusal::UnknownMethod(unknown);
    assert_eq!(verify(&content_type, EMPTY, &both("1")), Err(refusal));
    assert_eq!(ContentType::sign(unknown, &both("1"), EMPTY), Err(refusal));
}

#[test]
fn attempts_run_out_and_then_the_right_pin_is_refused_too() {
    let content_type = ContentType::sign(SecurityMethod::USER_PIN, &pin("1234"), EMPTY).unwrap();
    let mut attempts = Attempts::default();
    assert_eq!(attempts.left(), 3);
    // Asking for a PIN is no attempt.
    let asked = attempts.verify(&content_type, EMPTY, &Credentials::new());
    assert_eq!((asked, attempts.left()), (Err(Refusal::NeedsPin), 3));
    for left in [2, 1, 0] {
        let wrong = attempts.verify(&content_type, EMPTY, &pin("4321"));
        assert_eq!((wrong, attempts.left()), (Err(Refusal::WrongMac), left));
        assert!(Refusal::WrongMac.may_ask_again());
    }
    for digits in ["1234", "4321"] {
        let late = attempts.verify(&content_type, EMPTY, &pin(digits));
        assert_eq!(late, Err(Refusal::NoAttemptsLeft));
        assert_eq!(attempts.left(), 0);
    }
    assert!(!Refusal::NoAttemptsLeft.may_ask_again());
    // A right one takes none.
    let mut attempts = Attempts::new(1);
    assert!(attempts.verify(&content_type, EMPTY, &pin("1234")).is_ok());
    assert_eq!(attempts.left(), 1);
}
