//! The parts of sessions by themselves: notifications, questions to users, generic alerts,
//! explanations.

use syncml::authentication::Account;
use syncml::session::{
    AlertType, DisplayOptions, Failure, GenericAlert, Importance, Initiator, Notification,
    NotificationError, UiMode, Value, explain,
};
use syncml::{Alert, AlertCode, Data, Item, Meta, StatusCode};

/// Version 12, background, from the server, session 1, server `srv1`: trigger and digest of the
/// specification sheet, password `secret`, nonce `Nonce`.
const NOTIFICATION: [u8; 28] = [
    0xF8, 0xFA, 0x83, 0x3B, 0x52, 0xE7, 0xB4, 0xCD, 0xDC, 0x76, 0xF3, 0x8E, 0x33, 0x1D, 0x4E, 0xFB,
    0x03, 0x18, 0x00, 0x00, 0x00, 0x00, 0x01, 0x04, 0x73, 0x72, 0x76, 0x31,
];

fn server() -> Account {
    Account::new("srv1", "secret")
}

#[test]
fn a_notification_is_read_and_written_as_the_vector() {
    let read = Notification::verify(&NOTIFICATION, &server(), b"Nonce").unwrap();
    assert_eq!(read.version, 12);
    assert_eq!(read.ui_mode, UiMode::Background);
    assert_eq!(read.initiator, Initiator::Server);
    assert_eq!(read.session_id_text(), "1");
    assert_eq!(read.server_id, "srv1");
    assert_eq!(read.encode(&server(), b"Nonce").unwrap(), NOTIFICATION);
    let made = Notification::new(1, "srv1").with_ui_mode(UiMode::Background);
    assert_eq!(made, read);
}

#[test]
fn a_notification_of_another_server_or_with_another_nonce_is_refused() {
    let refused = |account: &Account, nonce: &[u8]| {
        Notification::verify(&NOTIFICATION, account, nonce).unwrap_err()
    };
    assert_eq!(refused(&server(), b"Other"), NotificationError::Digest);
    assert_eq!(
        refused(&Account::new("srv1", "other"), b"Nonce"),
        NotificationError::Digest
    );
    assert_eq!(
        refused(&Account::new("srv2", "secret"), b"Nonce"),
        NotificationError::Digest
    );
    for at in 0..NOTIFICATION.len() {
        let mut changed = NOTIFICATION;
        changed[at] ^= 1;
        assert!(
            Notification::verify(&changed, &server(), b"Nonce").is_err(),
            "byte {at}"
        );
    }
}

#[test]
fn every_truncation_of_a_notification_is_a_located_error() {
    for end in 0..NOTIFICATION.len() {
        let read = Notification::decode(&NOTIFICATION[..end]);
        assert_eq!(read, Err(NotificationError::Truncated(end as u64)));
    }
    let mut odd = NOTIFICATION;
    odd[24] = 0xFF;
    assert_eq!(
        Notification::decode(&odd),
        Err(NotificationError::ServerId(24))
    );
}

#[test]
fn what_the_vendor_adds_to_a_notification_is_kept_and_signed() {
    let mut notification = Notification::new(0xBEEF, "srv1");
    notification.vendor = vec![1, 2, 3];
    notification.ui_mode = UiMode::UserInteraction;
    notification.initiator = Initiator::Client;
    let bytes = notification.encode(&server(), b"n").unwrap();
    assert_eq!(
        Notification::verify(&bytes, &server(), b"n"),
        Ok(notification.clone())
    );
    assert_eq!(notification.session_id_text(), "BEEF");
    notification.version = 1024;
    assert_eq!(notification.trigger(), Err(NotificationError::TooLong));
    let long = Notification::new(1, "x".repeat(256));
    assert_eq!(long.trigger(), Err(NotificationError::TooLong));
}

#[test]
fn display_options_are_read_and_unknown_ones_skipped() {
    let options = DisplayOptions::decode(
        "MINDT=10&maxdt=30&DR=John%20D%C3%B6e+x%&MAXLEN=8&IT=n&ET=P&NEW=1&&=",
    );
    assert_eq!(options.min_seconds, Some(10));
    assert_eq!(options.max_seconds, Some(30));
    assert_eq!(options.default.as_deref(), Some("John Döe x%"));
    assert_eq!(options.max_length, Some(8));
    assert_eq!((options.input, options.echo), (Some('N'), Some('P')));
    assert_eq!(DisplayOptions::decode("DR=2-3").default_choices(), [2, 3]);
    assert_eq!(DisplayOptions::decode(""), DisplayOptions::default());
    assert_eq!(DisplayOptions::decode("MINDT=ten").min_seconds, None);
}

#[test]
fn the_type_of_a_generic_alert_is_read_however_it_is_written() {
    let read = |text| AlertType::decode(text).to_string();
    // As the specification wants it.
    let firmware = "Reversed-Domain-Name: org.openmobilealliance.dm.firmwareupdate.download";
    assert_eq!(read(firmware), firmware);
    assert_eq!(read("content-type:text/plain"), "Content-Type: text/plain");
    // As Windows sends it, wrapped and padded.
    let bare = AlertType::decode("\r\n    com.microsoft:mdm.unenrollment.userrequest\r\n  ");
    assert_eq!(
        bare,
        AlertType::Bare("com.microsoft:mdm.unenrollment.userrequest".into())
    );
    assert_eq!(bare.name(), "com.microsoft:mdm.unenrollment.userrequest");
}

#[test]
fn a_generic_alert_comes_back_as_it_went() {
    let sent = GenericAlert::new(
        AlertType::ReversedDomainName("org.example.done".into()),
        "int",
        Data::from("1".to_owned()),
    )
    .with_importance(Importance::Critical)
    .with_source("./FwUpdate/1")
    .with_correlator("c1");
    let alert = sent.to_alert();
    assert_eq!(alert.code(), Some(AlertCode::DM_GENERIC_ALERT));
    let read: Vec<_> = GenericAlert::all(&alert).collect();
    assert_eq!(read, [sent]);
    assert!(!format!("{:?}", read[0]).contains("\"1\""));
}

#[test]
fn the_importance_of_an_alert_is_informational_unless_it_says_more() {
    assert!(Importance::Fatal > Importance::Critical);
    assert!(Importance::Warning > Importance::Informational);
    assert!(Importance::Harmless > Importance::Indeterminate);
    assert_eq!(Importance::default(), Importance::Informational);
    for importance in Importance::ALL {
        assert_eq!(Importance::from_name(importance.name()), Some(importance));
    }
    assert_eq!(Importance::from_name("draft"), None);
}

#[test]
fn items_of_other_alerts_and_without_a_type_are_no_generic_alerts() {
    let mut alert = Alert::default();
    alert.data = Some(AlertCode::DM_GENERIC_ALERT.into());
    alert.items.push(Item::default().with_data("x"));
    assert_eq!(GenericAlert::all(&alert).count(), 0);
    alert.items.push(
        Item::default()
            .with_meta(Meta::new().with_type("a.b"))
            .with_data("x"),
    );
    assert_eq!(GenericAlert::all(&alert).count(), 1);
    alert.data = Some(AlertCode::DM_CLIENT_EVENT.into());
    assert_eq!(GenericAlert::all(&alert).count(), 1);
    alert.data = Some(AlertCode::DM_CLIENT_INITIATED.into());
    assert_eq!(GenericAlert::all(&alert).count(), 0);
}

#[test]
fn explanations_are_about_the_command_where_there_is_something_to_say() {
    let why = |code, command| explain(StatusCode(code), command, "./a").to_string();
    assert_eq!(
        why(404, "Replace"),
        "404 Not found: Replace ./a: there is nothing to replace: it has to be added first"
    );
    assert_eq!(
        why(405, "Copy"),
        "405 Command not allowed: Copy ./a: Copy is not in this node's access types"
    );
    assert!(why(507, "Atomic").contains("none has taken effect"));
    assert!(why(216, "Add").contains("was undone"));
    assert_eq!(explain(StatusCode(299), "Add", "").to_string(), "299: Add");
    assert!(
        explain(StatusCode(420), "Add", "./a")
            .to_string()
            .ends_with("There is no room for the item")
    );
}

#[test]
fn values_take_from_the_command_what_the_item_does_not_say() {
    let item = Meta::new().with_format("int");
    let command = Meta::new().with_format("chr").with_type("text/x-number");
    let value = Value::new(Data::from("1"), Some(&item), Some(&command));
    assert_eq!(
        (&*value.format, &*value.media_type),
        ("int", "text/x-number")
    );
    let plain = Value::new(Data::from("1"), None, None);
    assert_eq!((&*plain.format, &*plain.media_type), ("chr", "text/plain"));
    let names = Value::of_names(["a b", "c/d", "{e}"]);
    assert_eq!(names.data.text().as_deref(), Some("a%20b/c%2Fd/%7Be%7D"));
    assert!(names.is_node());
    assert!(!format!("{names:?}").contains("a%20b"));
    let failure = Failure::new(StatusCode::COMMAND_FAILED).with_original_error(0x8600_0002);
    assert_eq!(failure.to_string(), "500 Command failed (0x86000002)");
}
