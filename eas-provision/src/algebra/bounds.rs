//! [`UserChoice`]: how far the user may choose what a policy bounds.

use crate::demand::{Demand, demand};
use crate::model::{AgeFilter, PolicyDocument, PolicyElement};

/// A setting that the user of a device chooses, within the bounds of a policy: smaller is always
/// allowed, larger never.
///
/// ```
/// use eas_provision::PolicyDocument;
/// use eas_provision::algebra::UserChoice;
///
/// let mut policy = PolicyDocument::new();
/// policy.set_max_inactivity_time_device_lock(300);
/// let lock = UserChoice::InactivityLock;
/// assert!(lock.allows(&policy, Some(60)) && !lock.allows(&policy, Some(600)));
/// assert_eq!(lock.bound(&policy, None), Some(300), "never locking is more than that");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum UserChoice {
    /// After how many seconds without a touch the device locks itself
    /// (`MaxInactivityTimeDeviceLock`).
    InactivityLock,
    /// How many KB of the plain text of a mail are synchronized (`MaxEmailBodyTruncationSize`).
    BodySize,
    /// How many KB of the HTML of a mail are synchronized (`MaxEmailHTMLBodyTruncationSize`).
    HtmlBodySize,
    /// How many bytes an attachment may have that is downloaded (`MaxAttachmentSize`).
    AttachmentSize,
}

impl UserChoice {
    /// The element that bounds the choice.
    #[must_use]
    pub const fn element(self) -> PolicyElement {
        match self {
            Self::InactivityLock => PolicyElement::MaxInactivityTimeDeviceLock,
            Self::BodySize => PolicyElement::MaxEmailBodyTruncationSize,
            Self::HtmlBodySize => PolicyElement::MaxEmailHTMLBodyTruncationSize,
            Self::AttachmentSize => PolicyElement::MaxAttachmentSize,
        }
    }

    /// The largest number that the user may choose; `None` if there is no bound. A value of the
    /// policy that cannot be read allows nothing but 0.
    #[must_use]
    pub fn largest(self, policy: &PolicyDocument<'_>) -> Option<u64> {
        match demand(policy, self.element()) {
            Demand::Number(number) => Some(u64::try_from(number).unwrap_or(0)),
            Demand::Text(_) => Some(0),
            _ => None,
        }
    }

    /// What the user gets who wishes this: the wish, or the largest number that is allowed. `None`
    /// is no limit at all: no lock, the whole mail.
    #[must_use]
    pub fn bound(self, policy: &PolicyDocument<'_>, wish: Option<u64>) -> Option<u64> {
        match (self.largest(policy), wish) {
            (Some(largest), Some(wish)) => Some(wish.min(largest)),
            (Some(largest), None) => Some(largest),
            (None, wish) => wish,
        }
    }

    /// Whether the user may have this wish.
    #[must_use]
    pub fn allows(self, policy: &PolicyDocument<'_>, wish: Option<u64>) -> bool {
        self.bound(policy, wish) == wish
    }
}

/// How much of a mail is synchronized.
///
/// Only synchronization is bounded: an item that the user fetches by ItemOperations may come whole.
///
/// ```
/// use eas_provision::PolicyDocument;
/// use eas_provision::algebra::Truncation;
///
/// let mut policy = PolicyDocument::new();
/// assert_eq!(Truncation::of_body(&policy, None), Truncation::None);
/// policy.set_max_email_body_truncation_size(4);
/// assert_eq!(Truncation::of_body(&policy, Some(10)), Truncation::Kilobytes(4));
/// assert_eq!(Truncation::of_body(&policy, Some(0)), Truncation::HeaderOnly);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Truncation {
    /// All of it.
    None,
    /// The header alone.
    HeaderOnly,
    /// So many KB of 1,024 bytes.
    Kilobytes(u64),
}

impl Truncation {
    /// How much of the plain text of a mail a device synchronizes whose user wishes so many KB,
    /// `None` for all of it.
    #[must_use]
    pub fn of_body(policy: &PolicyDocument<'_>, wish: Option<u64>) -> Self {
        Self::of(UserChoice::BodySize.bound(policy, wish))
    }

    /// How much of the HTML of a mail a device synchronizes whose user wishes so many KB, `None`
    /// for all of it.
    #[must_use]
    pub fn of_html(policy: &PolicyDocument<'_>, wish: Option<u64>) -> Self {
        Self::of(UserChoice::HtmlBodySize.bound(policy, wish))
    }

    const fn of(kilobytes: Option<u64>) -> Self {
        match kilobytes {
            None => Self::None,
            Some(0) => Self::HeaderOnly,
            Some(kilobytes) => Self::Kilobytes(kilobytes),
        }
    }

    /// The same in bytes: the `TruncationSize` of a Sync. `None` if nothing is truncated.
    #[must_use]
    pub const fn bytes(self) -> Option<u64> {
        match self {
            Self::None => None,
            Self::HeaderOnly => Some(0),
            Self::Kilobytes(kilobytes) => Some(kilobytes.saturating_mul(1024)),
        }
    }
}

impl AgeFilter {
    /// How far back mail is synchronized if the user wishes this: so far, or as far as the policy
    /// allows (`MaxEmailAgeFilter`).
    #[must_use]
    pub fn bound_mail(self, policy: &PolicyDocument<'_>) -> Self {
        self.bound(policy, PolicyElement::MaxEmailAgeFilter)
    }

    /// How far back the calendar is synchronized if the user wishes this: so far, or as far as the
    /// policy allows (`MaxCalendarAgeFilter`).
    #[must_use]
    pub fn bound_calendar(self, policy: &PolicyDocument<'_>) -> Self {
        self.bound(policy, PolicyElement::MaxCalendarAgeFilter)
    }

    fn bound(self, policy: &PolicyDocument<'_>, element: PolicyElement) -> Self {
        let shortest = element.facts().allowed.0.iter().map(|&(first, _)| first);
        let shortest = shortest.filter(|first| *first != 0).min().unwrap_or(1);
        let largest = match demand(policy, element) {
            Demand::Nothing(_) => return self,
            Demand::Number(number) => number.max(shortest),
            _ => shortest,
        };
        let largest = u32::try_from(largest).map_or(Self::SIX_MONTHS, Self);
        if self == Self::ALL || self > largest {
            largest
        } else {
            self
        }
    }
}
