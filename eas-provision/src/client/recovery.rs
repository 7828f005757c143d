//! The recovery password: when it may be sent, and what follows when it is used.

use core::fmt;

use crate::password::PasswordRules;
use crate::{PolicyDocument, RecoveryPassword, SettingsRequest};

/// The Settings request that gives the server a recovery password, if the policy in force lets it
/// have one. An empty password removes the one that the server has.
///
/// ```
/// use eas_provision::client::{RecoveryDenied, recovery_password};
/// use eas_provision::{PolicyDocument, RecoveryPassword};
///
/// let password = || RecoveryPassword::new("correct horse");
/// assert_eq!(recovery_password(None, password()), Err(RecoveryDenied::Disabled));
/// let mut policy = PolicyDocument::new();
/// policy.set_device_password_enabled(true).set_password_recovery_enabled(true);
/// assert!(recovery_password(Some(&policy), password()).is_ok());
/// ```
///
/// # Errors
///
/// [`RecoveryDenied::Disabled`] unless `PasswordRecoveryEnabled` and `DevicePasswordEnabled`, without
/// which it is to be ignored, are 1; [`RecoveryDenied::TooLong`] for more than 255 characters.
pub fn recovery_password<'a>(
    policy: Option<&PolicyDocument<'_>>,
    password: RecoveryPassword<'a>,
) -> Result<SettingsRequest<'a>, RecoveryDenied> {
    if !is_enabled(policy) {
        return Err(RecoveryDenied::Disabled);
    }
    if password.is_too_long() {
        return Err(RecoveryDenied::TooLong);
    }
    Ok(SettingsRequest::device_password(password))
}

/// What follows when the user has unlocked the device with the recovery password.
///
/// ```
/// use eas_provision::client::after_recovery;
///
/// let then = after_recovery(None);
/// assert!(then.new_password && !then.new_recovery_password);
/// ```
#[must_use]
pub fn after_recovery(policy: Option<&PolicyDocument<'_>>) -> AfterRecovery {
    AfterRecovery {
        new_password: true,
        new_recovery_password: is_enabled(policy),
    }
}

/// What follows when the recovery password was used.
///
/// ```
/// use eas_provision::PolicyDocument;
/// use eas_provision::client::{AfterRecovery, after_recovery};
///
/// let mut policy = PolicyDocument::new();
/// policy.set_device_password_enabled(true).set_password_recovery_enabled(true);
/// let AfterRecovery { new_password, new_recovery_password, .. } = after_recovery(Some(&policy));
/// assert!(new_password && new_recovery_password);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct AfterRecovery {
    /// The user is asked for a new password, at once.
    pub new_password: bool,
    /// A new recovery password is made and [sent](recovery_password), as soon as possible.
    pub new_recovery_password: bool,
}

/// Why a recovery password must not be sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum RecoveryDenied {
    /// The server does not store one: see
    /// [`PasswordRules::may_send_recovery_password`].
    Disabled,
    /// It has more than 255 characters.
    TooLong,
}

impl fmt::Display for RecoveryDenied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Disabled => "the policy does not let the server have a recovery password",
            Self::TooLong => "the recovery password has more than 255 characters",
        })
    }
}

impl core::error::Error for RecoveryDenied {}

fn is_enabled(policy: Option<&PolicyDocument<'_>>) -> bool {
    policy.is_some_and(|policy| PasswordRules::of(policy).may_send_recovery_password())
}
