//! [`PasswordRules`]: what a policy demands of a password; [`PasswordCheck`]: what one does not
//! meet.

use crate::demand::{Demand, IgnoreRules, demand, ignored_in};
use crate::elements::PolicyElements;
use crate::model::{PolicyDocument, PolicyElement};

use super::{AttemptLimit, LastUse, PasswordProfile};

/// What a policy demands of the password of a device.
///
/// ```
/// use eas_provision::PolicyDocument;
/// use eas_provision::password::{PasswordProfile, PasswordRules};
///
/// let mut policy = PolicyDocument::new();
/// policy.set_device_password_enabled(true).set_min_device_password_length(6);
/// let rules = PasswordRules::of(&policy);
/// assert!(rules.is_required());
/// assert!(!rules.check(&PasswordProfile::new("2580")).is_ok());
/// assert!(rules.check(&PasswordProfile::new("258036")).is_ok());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PasswordRules {
    /// What is demanded.
    demanded: PolicyElements,
    /// What is demanded in a way that cannot be read.
    unreadable: PolicyElements,
    length: i64,
    groups: i64,
    history: i64,
    expiration: i64,
    attempts: i64,
    recovery: bool,
}

/// Which demands a password does not meet.
///
/// ```
/// use eas_provision::password::{LastUse, PasswordCheck, PasswordProfile, PasswordRules};
/// use eas_provision::{PolicyDocument, PolicyElement};
///
/// let mut policy = PolicyDocument::new();
/// policy.set_device_password_enabled(true).set_device_password_history(5);
/// let password = PasswordProfile::new("92yrn7").with_last_use(LastUse::PasswordsAgo(2));
/// let check: PasswordCheck = PasswordRules::of(&policy).check(&password);
/// assert!(check.failed.contains(PolicyElement::DevicePasswordHistory));
/// let check = PasswordRules::of(&policy).check(&password.with_last_use(LastUse::Never));
/// assert!(check.is_ok());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PasswordCheck {
    /// It does not meet these.
    pub failed: PolicyElements,
    /// Nobody knows whether it meets these.
    pub unverified: PolicyElements,
}

impl PasswordCheck {
    /// Whether the password is known to meet all demands. If not, the user has to be asked for
    /// another one.
    #[must_use]
    pub const fn is_ok(&self) -> bool {
        self.failed.is_empty() && self.unverified.is_empty()
    }
}

/// The elements that are about the password itself. `MaxDevicePasswordFailedAttempts` and
/// `PasswordRecoveryEnabled` are about what a device does with it.
pub(crate) const OF_THE_PASSWORD: PolicyElements = PolicyElements::of(&[
    PolicyElement::DevicePasswordEnabled,
    PolicyElement::AlphanumericDevicePasswordRequired,
    PolicyElement::MinDevicePasswordLength,
    PolicyElement::AllowSimpleDevicePassword,
    PolicyElement::DevicePasswordExpiration,
    PolicyElement::DevicePasswordHistory,
    PolicyElement::MinDevicePasswordComplexCharacters,
]);

impl PasswordRules {
    /// What a policy demands. Nothing, if `DevicePasswordEnabled` is 0 or absent.
    #[must_use]
    pub fn of(policy: &PolicyDocument<'_>) -> Self {
        Self::with(policy, IgnoreRules::Either)
    }

    /// What a policy demands by one of the lists of what may be ignored.
    /// By the specification alone, the count of character groups holds for a password that need not
    /// be alphanumeric, too.
    #[must_use]
    pub fn with(policy: &PolicyDocument<'_>, ignore: IgnoreRules) -> Self {
        let mut rules = Self::default();
        if crate::demand::is_off(policy, PolicyElement::DevicePasswordEnabled) {
            return rules;
        }
        let attempts = PolicyElement::MaxDevicePasswordFailedAttempts;
        for element in OF_THE_PASSWORD.with(attempts) {
            if ignored_in(policy, element.facts(), ignore).is_some() {
                continue;
            }
            match demand(policy, element) {
                Demand::Number(number) => {
                    rules.demanded.insert(element);
                    rules.put(element, number);
                }
                Demand::Text(_) => {
                    rules.demanded.insert(element);
                    rules.unreadable.insert(element);
                }
                _ => {}
            }
        }
        rules.recovery = policy.number(PolicyElement::PasswordRecoveryEnabled) == Some(1);
        rules
    }

    fn put(&mut self, element: PolicyElement, number: i64) {
        match element {
            PolicyElement::MinDevicePasswordLength => self.length = number,
            PolicyElement::MinDevicePasswordComplexCharacters => self.groups = number,
            PolicyElement::DevicePasswordHistory => self.history = number,
            PolicyElement::DevicePasswordExpiration => self.expiration = number,
            PolicyElement::MaxDevicePasswordFailedAttempts => self.attempts = number,
            _ => {}
        }
    }

    /// Whether there has to be a password.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.demanded.contains(PolicyElement::DevicePasswordEnabled)
    }

    /// The elements that demand something.
    #[must_use]
    pub const fn demanded(&self) -> PolicyElements {
        self.demanded
    }

    pub(crate) const fn of_the_password(&self) -> PolicyElements {
        self.demanded.intersection(OF_THE_PASSWORD)
    }

    /// How many wrong passwords may be entered, if there is a limit.
    #[must_use]
    pub fn attempt_limit(&self) -> Option<AttemptLimit> {
        let element = PolicyElement::MaxDevicePasswordFailedAttempts;
        let readable = self.demanded.difference(self.unreadable);
        let limit = u32::try_from(self.attempts).unwrap_or(u32::MAX);
        readable.contains(element).then(|| AttemptLimit::new(limit))
    }

    /// Whether the server stores a recovery password: `PasswordRecoveryEnabled` and
    /// `DevicePasswordEnabled`, without which it is to be ignored, are 1. If not, none may be sent
    /// (MS-ASPROV 2.2.2.39); if so, one has to be sent as soon as the one before has been used, and
    /// the user is asked for a new password at once.
    #[must_use]
    pub const fn may_send_recovery_password(&self) -> bool {
        self.recovery
    }

    /// Which demands a password does not meet, or may not meet: what the profile does not say
    /// cannot be verified. Either way the user is to be asked for another one.
    ///
    /// `AlphanumericDevicePasswordRequired` asks for a character that is no number, and
    /// `MinDevicePasswordComplexCharacters` for characters of so many
    /// [groups](super::CharacterGroups).
    #[must_use]
    pub fn check(&self, password: &PasswordProfile) -> PasswordCheck {
        let mut check = PasswordCheck::default();
        for element in self.demanded.intersection(OF_THE_PASSWORD) {
            match self.met(element, password) {
                Some(true) => {}
                Some(false) => check.failed.insert(element),
                None => check.unverified.insert(element),
            }
        }
        check
    }

    /// Whether a password meets a demand, if that is known.
    fn met(&self, element: PolicyElement, password: &PasswordProfile) -> Option<bool> {
        if self.unreadable.contains(element) && element != PolicyElement::DevicePasswordEnabled {
            return None;
        }
        match element {
            PolicyElement::DevicePasswordEnabled => Some(password.length > 0),
            PolicyElement::AlphanumericDevicePasswordRequired => Some(password.non_numeric),
            PolicyElement::AllowSimpleDevicePassword => Some(!password.simple),
            PolicyElement::MinDevicePasswordLength => {
                Some(i64::try_from(password.length).unwrap_or(i64::MAX) >= self.length)
            }
            PolicyElement::MinDevicePasswordComplexCharacters => {
                Some(i64::from(password.groups.count()) >= self.groups)
            }
            PolicyElement::DevicePasswordExpiration => {
                password.age.map(|days| i64::from(days) < self.expiration)
            }
            PolicyElement::DevicePasswordHistory => match password.last_use {
                LastUse::Unknown => None,
                LastUse::Never => Some(true),
                LastUse::PasswordsAgo(ago) => Some(i64::from(ago) > self.history),
            },
            _ => Some(true),
        }
    }
}
