//! What stands around messages: package 0, the header with the MAC, challenges, alerts.

use ::syncml::authentication::{Account, Challenge, MacHeader};
use ::syncml::session::{AlertType, DisplayOptions, Notification};

/// Any bytes: nothing panics, errors are in the input, what is read is written and read again as the
/// same, and what was signed by one account is of no other.
pub fn headers(input: &[u8]) {
    notification(input);
    let text = String::from_utf8_lossy(input);
    mac(&text, input);
    let (scheme, nonce) = text.split_once('\n').unwrap_or(("syncml:auth-md5", &text));
    if let Ok(challenge) = Challenge::decode(scheme, Some(nonce)) {
        let written = challenge.next_nonce();
        let again = Challenge::decode(scheme, written.as_deref());
        assert_eq!(again.as_ref(), Ok(&challenge));
    }
    let kind = AlertType::decode(&text);
    let written = kind.to_string();
    // White space around a name does not count, and without a name there is no type.
    if !kind.name().is_empty() && kind.name().trim_ascii() == kind.name() {
        assert_eq!(AlertType::decode(&written), kind);
    }
    let options = DisplayOptions::decode(&text);
    let _ = options.default_choices();
}

fn notification(input: &[u8]) {
    let notification = match Notification::decode(input) {
        Ok(notification) => notification,
        Err(e) => return assert!(!e.to_string().is_empty()),
    };
    let Ok(trigger) = notification.trigger() else {
        panic!("what was read is not written: {notification:?}");
    };
    let account = Account::new(notification.server_id.clone(), "secret");
    let Ok(signed) = notification.encode(&account, input) else {
        panic!("a trigger and no notification");
    };
    assert!(signed.ends_with(&trigger));
    let read = Notification::verify(&signed, &account, input);
    assert_eq!(read.as_ref(), Ok(&notification));
    let other = Account::new(notification.server_id.clone(), "Secret");
    assert!(Notification::verify(&signed, &other, input).is_err());
}

fn mac(text: &str, body: &[u8]) {
    match MacHeader::decode(text) {
        Ok(header) => {
            if let Ok(written) = header.encode() {
                assert_eq!(
                    MacHeader::decode(&written).as_ref(),
                    Ok(&header),
                    "{written}"
                );
            }
        }
        Err(e) => {
            assert!(e.offset() <= text.len() as u64, "{e}");
            assert!(!e.to_string().is_empty());
        }
    }
    let account = Account::new(text.to_owned(), "secret");
    let header = MacHeader::new(&account, b"nonce", body);
    assert!(header.verifies(&account, b"nonce", body));
    assert!(!header.verifies(&account, b"Nonce", body));
    if let Ok(written) = header.encode() {
        assert_eq!(
            MacHeader::decode(&written).as_ref(),
            Ok(&header),
            "{written}"
        );
    }
}
