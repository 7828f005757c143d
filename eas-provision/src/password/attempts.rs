//! [`AttemptLimit`]: how many wrong passwords may be entered, and what happens then.

/// The limit of `MaxDevicePasswordFailedAttempts` (MS-ASPROV 2.2.2.32).
///
/// ```
/// use eas_provision::PolicyDocument;
/// use eas_provision::password::{AttemptLimit, AttemptOutcome, LimitAction, PasswordRules};
///
/// let mut policy = PolicyDocument::new();
/// policy.set_device_password_enabled(true).set_max_device_password_failed_attempts(4);
/// let limit: AttemptLimit = PasswordRules::of(&policy).attempt_limit().unwrap();
/// assert_eq!(limit.after(3), AttemptOutcome::Left(1));
/// let AttemptOutcome::LimitReached { specification, guide } = limit.after(4) else { panic!() };
/// // MS-ASPROV 2.2.2.32 has a choice.
/// assert_eq!(specification, [LimitAction::LocalWipe, LimitAction::TimedLockout]);
/// assert_eq!(guide, LimitAction::WipeServerData);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AttemptLimit {
    limit: u32,
}

/// What becomes of a device after some wrong passwords.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum AttemptOutcome {
    /// So many more wrong passwords and the limit is reached; at least 1.
    Left(u32),
    /// The limit is reached. What is to be done about it, the sources see differently.
    LimitReached {
        /// By MS-ASPROV, a device does one of these.
        specification: &'static [LimitAction],
        /// By Microsoft's guide for developers of clients, a device must do this.
        guide: LimitAction,
    },
}

/// What a device does when too many wrong passwords have been entered.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum LimitAction {
    /// It wipes itself.
    LocalWipe,
    /// It locks itself for a time.
    TimedLockout,
    /// It wipes all data that it has from the server.
    WipeServerData,
}

impl AttemptLimit {
    pub(super) const fn new(limit: u32) -> Self {
        Self { limit }
    }

    /// How many wrong passwords in a row reach the limit.
    #[must_use]
    pub const fn limit(&self) -> u32 {
        self.limit
    }

    /// What becomes of the device after this many wrong passwords in a row. Presses that nobody
    /// meant must not count: a device should guard against them.
    #[must_use]
    pub const fn after(&self, failed: u32) -> AttemptOutcome {
        match self.limit.checked_sub(failed) {
            Some(left) if left > 0 => AttemptOutcome::Left(left),
            _ => AttemptOutcome::LimitReached {
                specification: &[LimitAction::LocalWipe, LimitAction::TimedLockout],
                guide: LimitAction::WipeServerData,
            },
        }
    }
}
