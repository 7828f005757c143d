//! [`Decision`]: what a device may do, and why.

use alloc::vec::Vec;
use core::fmt;

use super::rules::{AccessLevel, AccessRule};
use crate::status::Status;

/// Why a device may do what it may.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Reason<'r> {
    /// The user may not use ActiveSync.
    UserDisabled,
    /// The device is blocked for the user.
    BlockedForUser,
    /// The device is allowed for the user.
    AllowedForUser,
    /// A device access rule.
    Rule {
        /// Which: the first is 0.
        index: usize,
        /// The rule.
        rule: &'r AccessRule,
    },
    /// No rule is about the device; it is the default of the organization.
    Default,
}

/// What a device may do, and why.
///
/// ```
/// use eas_provision::access::{
///     AccessLevel, AccessRule, AccessRules, Characteristic, Decision, Device, Reason, UserAccess,
/// };
///
/// let phones = AccessRule::new(Characteristic::DeviceType, "iPhone", AccessLevel::Block);
/// let rules = AccessRules::new(AccessLevel::Allow).with_rule(phones);
/// let decision: Decision<'_> = rules.decide(&UserAccess::new(), &Device::new("1", "iPhone"));
/// assert!(matches!(decision.reason(), Reason::Rule { index: 0, .. }));
///
/// // What is said of one device of one user goes before all rules.
/// let mut user = UserAccess::new();
/// user.allowed.push("1".into());
/// let decision = rules.decide(&user, &Device::new("1", "iPhone"));
/// assert_eq!((decision.level(), decision.reason()), (AccessLevel::Allow, Reason::AllowedForUser));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decision<'r> {
    level: AccessLevel,
    reason: Reason<'r>,
    outvoted: Vec<usize>,
    open: Vec<usize>,
}

impl<'r> Decision<'r> {
    pub(super) const fn certain(level: AccessLevel, reason: Reason<'r>) -> Self {
        Self::new(level, reason, Vec::new(), Vec::new())
    }

    pub(super) const fn new(
        level: AccessLevel,
        reason: Reason<'r>,
        outvoted: Vec<usize>,
        open: Vec<usize>,
    ) -> Self {
        Self {
            level,
            reason,
            outvoted,
            open,
        }
    }

    /// What the device may do.
    #[must_use]
    pub const fn level(&self) -> AccessLevel {
        self.level
    }

    /// Why.
    #[must_use]
    pub const fn reason(&self) -> Reason<'r> {
        self.reason
    }

    /// The rules that are about the device, too, and do not count beside the one that does.
    #[must_use]
    pub fn outvoted(&self) -> &[usize] {
        &self.outvoted
    }

    /// The rules that could change the decision when the device says what it is. While there are
    /// any, Exchange treats a new device as quarantined, for some minutes, and waits.
    #[must_use]
    pub fn open(&self) -> &[usize] {
        &self.open
    }

    /// Whether the decision may change when the device says what it is.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        !self.open.is_empty()
    }

    /// The status that a server answers with: 126 for a user who may not use ActiveSync, 129 for a
    /// device that is blocked. A quarantined device is answered as if there was nothing to
    /// synchronize but one message about it.
    #[must_use]
    pub const fn status(&self) -> Option<Status> {
        match (self.level, self.reason) {
            (_, Reason::UserDisabled) => Some(Status::USER_DISABLED_FOR_SYNC),
            (AccessLevel::Block, _) => Some(Status::DEVICE_IS_BLOCKED_FOR_THIS_USER),
            _ => None,
        }
    }
}

/// A rule's number for people: the first is 1.
struct Number(usize);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rule {}", self.0.saturating_add(1))
    }
}

impl fmt::Display for Decision<'_> {
    /// A sentence: what, why, and which rules do not count.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.level)?;
        match self.reason {
            Reason::UserDisabled => f.write_str("the user may not use ActiveSync")?,
            Reason::BlockedForUser => f.write_str("the device is blocked for this user")?,
            Reason::AllowedForUser => f.write_str("the device is allowed for this user")?,
            Reason::Rule { index, rule } => write!(f, "{} ({rule})", Number(index))?,
            Reason::Default => f.write_str("no rule is about the device")?,
        }
        for (i, index) in self.outvoted.iter().enumerate() {
            let before = if i == 0 { ", which goes before " } else { ", " };
            write!(f, "{before}{}", Number(*index))?;
        }
        for (i, index) in self.open.iter().enumerate() {
            let before = if i == 0 {
                "; the device has not said what it takes for "
            } else {
                ", "
            };
            write!(f, "{before}{}", Number(*index))?;
        }
        Ok(())
    }
}
