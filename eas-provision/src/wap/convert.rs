//! From the policy of 2.5 to a policy document and back, and what is lost on the way.

use alloc::vec::Vec;
use core::fmt;

use super::{
    COMPLEXITY, LOCK_MINUTES, LOCK_TYPE, MINIMUM_LENGTH, PASSWORD_NOT_REQUIRED, PasswordComplexity,
    WIPE_THRESHOLD, WapParm, WapPolicy,
};
use crate::Error;
use crate::model::{PolicyDocument, PolicyElement, PolicyValue, Setting};

/// What was lost on the way, in the order of the document.
pub type Losses<'d> = Vec<Loss<'d>>;

/// Something that the other form cannot say.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Loss<'d> {
    /// A `parm` has no counterpart in a policy document, or its value has no meaning.
    Parm(WapParm<'d>),
    /// `PasswordComplexity` 1 and 2 are both `AlphanumericDevicePasswordRequired` 0.
    Complexity(PasswordComplexity),
    /// An element has no counterpart in 2.5, or its value has none.
    Element {
        /// The element.
        element: PolicyElement,
        /// Whether it demanded something of the device.
        demanded: bool,
    },
    /// A number of seconds was made another: one of whole minutes, or one that is a limit.
    Rounded {
        /// The element.
        element: PolicyElement,
        /// Seconds.
        from: i64,
        /// Seconds, of whole minutes.
        to: i64,
    },
    /// This many unknown elements are not in the policy of 2.5.
    UnknownElements(usize),
}

impl fmt::Display for Loss<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parm(parm) => write!(
                f,
                "{} = {:?} in {:?} has no counterpart",
                parm.name, parm.value, parm.characteristic
            ),
            Self::Complexity(complexity) => write!(
                f,
                "PasswordComplexity {} is AlphanumericDevicePasswordRequired 0, as others are",
                complexity.0
            ),
            Self::Element { element, demanded } => {
                let demanded = if *demanded {
                    ""
                } else {
                    ", and demands nothing"
                };
                write!(f, "{element} has no counterpart in 2.5{demanded}")
            }
            Self::Rounded { element, from, to } => {
                write!(f, "{element}: {from} seconds became {to}")
            }
            Self::UnknownElements(count) => write!(f, "{count} unknown elements"),
        }
    }
}

/// The seconds of a minute.
const MINUTE: i64 = 60;
/// The seconds from which on `MaxInactivityTimeDeviceLock` is no limit (MS-ASPROV 2.2.2.28).
const UNLIMITED: i64 = 9999;
/// The most whole minutes below, in seconds.
const LONGEST_LOCK: i64 = 166 * MINUTE;
const _: () = assert!(LONGEST_LOCK < UNLIMITED && LONGEST_LOCK + MINUTE >= UNLIMITED);

impl WapPolicy {
    /// The policy document that says the same, as far as one can, and what it does not say.
    ///
    /// 4131 is the inverse of `DevicePasswordEnabled`; `AEFrequencyValue` is in minutes and
    /// `MaxInactivityTimeDeviceLock` in seconds, without content where `AEFrequencyType` is 0, and at
    /// most 166 minutes, as more would be no limit;
    /// `DeviceWipeThreshold` is `MaxDevicePasswordFailedAttempts`; `MinimumPasswordLength` is
    /// `MinDevicePasswordLength`; `PasswordComplexity` 0 is `AlphanumericDevicePasswordRequired` 1.
    #[must_use]
    pub fn to_policy(&self) -> (PolicyDocument<'static>, Losses<'_>) {
        let mut policy = PolicyDocument::new();
        let mut lost = Vec::new();
        let mut seen: Vec<(&str, &str)> = Vec::new();
        for parm in self.parms() {
            let known = KNOWN.into_iter().find(|which| parm.is(*which));
            let is_first = known.is_some_and(|which| !seen.contains(&which));
            seen.extend(known.filter(|_| is_first));
            match known.filter(|_| is_first) {
                Some(which) if self.convert(which, &parm, &mut policy, &mut lost) => {}
                _ => lost.push(Loss::Parm(parm)),
            }
        }
        (policy, lost)
    }

    /// Takes one setting over; whether it has a meaning.
    fn convert(
        &self,
        which: (&str, &str),
        parm: &WapParm<'_>,
        policy: &mut PolicyDocument<'static>,
        lost: &mut Losses<'_>,
    ) -> bool {
        let Some(number) = parm.number() else {
            return false;
        };
        let number = i64::from(number);
        let (element, setting) = match (which, number) {
            (PASSWORD_NOT_REQUIRED, 0 | 1) => {
                let enabled = i64::from(number == 0);
                (
                    PolicyElement::DevicePasswordEnabled,
                    Setting::Value(enabled),
                )
            }
            (LOCK_TYPE, 0) => (PolicyElement::MaxInactivityTimeDeviceLock, Setting::Empty),
            // Its value says the rest.
            (LOCK_TYPE, 1) => return self.lock_after_minutes().is_some(),
            (LOCK_MINUTES, _) if self.lock_after_minutes().is_some() => {
                let element = PolicyElement::MaxInactivityTimeDeviceLock;
                let from = number.saturating_mul(MINUTE);
                let to = from.min(LONGEST_LOCK);
                if to != from {
                    lost.push(Loss::Rounded { element, from, to });
                }
                (element, Setting::Value(to))
            }
            (WIPE_THRESHOLD, _) => (
                PolicyElement::MaxDevicePasswordFailedAttempts,
                Setting::Value(number),
            ),
            (MINIMUM_LENGTH, _) => (
                PolicyElement::MinDevicePasswordLength,
                Setting::Value(number),
            ),
            (COMPLEXITY, 0..=2) => {
                if number == 1 {
                    lost.push(Loss::Complexity(PasswordComplexity::PIN));
                }
                let required = i64::from(number == 0);
                (
                    PolicyElement::AlphanumericDevicePasswordRequired,
                    Setting::Value(required),
                )
            }
            _ => return false,
        };
        policy.set(element, setting);
        true
    }

    /// The policy of 2.5 that says the same as a policy document, as far as one can, and what it
    /// does not say.
    ///
    /// The conversion is that of [`to_policy`](Self::to_policy) the other way round. Seconds become
    /// whole minutes, fewer rather than more, but at least one.
    ///
    /// # Errors
    ///
    /// Those of the tree that holds the document, which six settings do not run into.
    pub fn from_policy(policy: &PolicyDocument<'_>) -> Result<(Self, Losses<'static>), Error> {
        let mut settings = Vec::new();
        let mut lost = Vec::new();
        for (element, setting) in policy.iter() {
            let setting = setting.map(PolicyValue::number);
            if !back(element, setting, &mut settings, &mut lost) {
                let demanded = !policy.is_vacuous(element);
                lost.push(Loss::Element { element, demanded });
            }
        }
        if !policy.unknown().is_empty() {
            lost.push(Loss::UnknownElements(policy.unknown().len()));
        }
        Ok((Self::of(&settings)?, lost))
    }
}

const KNOWN: [(&str, &str); 6] = [
    PASSWORD_NOT_REQUIRED,
    LOCK_TYPE,
    LOCK_MINUTES,
    WIPE_THRESHOLD,
    MINIMUM_LENGTH,
    COMPLEXITY,
];

/// Takes one element back; whether it has a counterpart.
fn back(
    element: PolicyElement,
    setting: Setting<Option<i64>>,
    settings: &mut Vec<((&'static str, &'static str), u32)>,
    lost: &mut Losses<'static>,
) -> bool {
    let number = match setting {
        Setting::Value(Some(number)) => Some(number),
        Setting::Value(None) => return false,
        Setting::Empty | Setting::Absent => None,
    };
    let unsigned = number.and_then(|number| u32::try_from(number).ok());
    match (element, number, unsigned) {
        (PolicyElement::DevicePasswordEnabled, Some(0 | 1), Some(enabled)) => {
            settings.push((PASSWORD_NOT_REQUIRED, u32::from(enabled == 0)));
        }
        (PolicyElement::AlphanumericDevicePasswordRequired, Some(0 | 1), Some(required)) => {
            let complexity = if required == 1 {
                PasswordComplexity::ALPHANUMERIC
            } else {
                PasswordComplexity::EITHER
            };
            settings.push((COMPLEXITY, complexity.0));
        }
        (PolicyElement::MaxInactivityTimeDeviceLock, None | Some(UNLIMITED..), _) => {
            settings.push((LOCK_TYPE, 0));
        }
        (PolicyElement::MaxInactivityTimeDeviceLock, Some(from), Some(seconds)) => {
            let minutes = seconds.div_euclid(60).max(1);
            let to = i64::from(minutes).saturating_mul(MINUTE);
            if to != from {
                lost.push(Loss::Rounded { element, from, to });
            }
            settings.extend([(LOCK_TYPE, 1), (LOCK_MINUTES, minutes)]);
        }
        (PolicyElement::MaxDevicePasswordFailedAttempts, _, Some(attempts)) => {
            settings.push((WIPE_THRESHOLD, attempts));
        }
        (PolicyElement::MinDevicePasswordLength, _, Some(length)) => {
            settings.push((MINIMUM_LENGTH, length));
        }
        // No limit, no minimum: nothing is said.
        (
            PolicyElement::MaxDevicePasswordFailedAttempts | PolicyElement::MinDevicePasswordLength,
            None,
            _,
        ) => {}
        _ => return false,
    }
    true
}
