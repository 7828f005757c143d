//! The recovery password.

use eas_provision::client::{RecoveryDenied, after_recovery, recovery_password};
use eas_provision::{PolicyDocument, RecoveryPassword, Setting};

#[test]
fn it_is_never_sent_while_password_recovery_is_not_enabled() {
    let mut policy = PolicyDocument::new();
    let send = |policy: Option<&PolicyDocument<'_>>| {
        recovery_password(policy, RecoveryPassword::new("secret"))
    };
    assert_eq!(send(None), Err(RecoveryDenied::Disabled));
    assert_eq!(send(Some(&policy)), Err(RecoveryDenied::Disabled));
    policy.set_password_recovery_enabled(false);
    assert_eq!(send(Some(&policy)), Err(RecoveryDenied::Disabled));
    policy.set_password_recovery_enabled(Setting::Empty);
    assert_eq!(send(Some(&policy)), Err(RecoveryDenied::Disabled));
    policy.set_password_recovery_enabled(true);
    // Without a password there is none to recover.
    assert_eq!(send(Some(&policy)), Err(RecoveryDenied::Disabled));
    policy.set_device_password_enabled(true);
    let request = send(Some(&policy)).unwrap();
    assert_eq!(request.device_password.unwrap().expose(), "secret");
}

#[test]
fn it_has_at_most_255_characters() {
    let mut policy = PolicyDocument::new();
    policy
        .set_device_password_enabled(true)
        .set_password_recovery_enabled(true);
    let long = RecoveryPassword::new("é".repeat(255));
    assert!(recovery_password(Some(&policy), long).is_ok());
    let longer = RecoveryPassword::new("é".repeat(256));
    let denied = recovery_password(Some(&policy), longer).unwrap_err();
    assert_eq!(denied, RecoveryDenied::TooLong);
    assert!(!denied.to_string().contains('é'));
}

#[test]
fn when_it_was_used_a_new_password_and_a_new_recovery_password_follow() {
    let mut policy = PolicyDocument::new();
    assert!(after_recovery(Some(&policy)).new_password);
    assert!(!after_recovery(Some(&policy)).new_recovery_password);
    policy
        .set_device_password_enabled(true)
        .set_password_recovery_enabled(true);
    assert!(after_recovery(Some(&policy)).new_recovery_password);
}
