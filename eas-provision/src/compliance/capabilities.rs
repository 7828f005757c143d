//! [`Device`]: what a device has and can do; [`Capabilities`]: the same as a value.

use core::ops::RangeInclusive;

use crate::demand::{is_vacuous, next_stricter};
use crate::elements::PolicyElements;
use crate::model::{IgnoreCondition, PolicyElement, PolicyValue};
use crate::password::{PasswordProfile, PasswordRules};

/// What a device has and can do.
///
/// ```
/// use eas_provision::compliance::{ComplianceOptions, CurrentPassword, Device, Support, assess};
/// use eas_provision::password::PasswordRules;
/// use eas_provision::{AcknowledgementStatus, IgnoreCondition, PolicyDocument, PolicyElement, PolicyValue};
///
/// /// A device that can do everything and has no password yet.
/// struct Able;
///
/// impl Device for Able {
///     fn meets(&self, _: IgnoreCondition) -> bool {
///         false
///     }
///
///     fn support(&self, _: PolicyElement, _: PolicyValue<'_>) -> Support {
///         Support::Enforced
///     }
///
///     fn password(&self, _: &PasswordRules) -> CurrentPassword {
///         CurrentPassword::NotSet
///     }
/// }
///
/// let mut policy = PolicyDocument::new();
/// policy.set_allow_camera(false);
/// let compliance = assess(&policy, &Able, &ComplianceOptions::default());
/// assert_eq!(compliance.status(), AcknowledgementStatus::SUCCESS);
/// ```
pub trait Device {
    /// Whether the device lacks what a condition is about. Not asked of the two conditions that are
    /// about the policy.
    fn meets(&self, condition: IgnoreCondition) -> bool;

    /// What the device can do about an element that demands something. The number is the one of the
    /// policy, except that a choice that does not exist comes as the strictest one; an amount may
    /// be out of the range of the element.
    ///
    /// Of applications that must not run, only those in ROM count (MS-ASPROV 2.2.2.21), and of those
    /// that may run, only those in memory (2.2.2.29).
    fn support(&self, element: PolicyElement, value: PolicyValue<'_>) -> Support;

    /// What is known of the password of the device. Asked if the policy demands one.
    fn password(&self, rules: &PasswordRules) -> CurrentPassword;
}

/// What a device can do about an element.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Support {
    /// It enforces it.
    Enforced,
    /// It enforces this stricter number.
    Stricter(i64),
    /// It has nothing that the element could restrict: no browser, where browsing is not allowed.
    /// Of an element that requires or bounds something, this is no more than `Unsupported`.
    Missing,
    /// It cannot enforce it.
    Unsupported,
    /// It cannot tell whether it is in force; the user has to see to it.
    Unverifiable,
}

/// What is known of the password of a device.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub enum CurrentPassword {
    /// Nothing.
    #[default]
    Unverifiable,
    /// There is none.
    NotSet,
    /// This, for the rules to be checked.
    Profile(PasswordProfile),
    /// The device has checked the rules itself: it meets them, or not.
    Checked(bool),
}

/// What a device has and can do, as a value.
///
/// With `serde` it is a map of the conditions that it meets and of what it can do about each
/// element. What is known of its password is no part of that.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Capabilities {
    conditions: u32,
    abilities: [Ability; PolicyElement::ALL.len()],
    password: CurrentPassword,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
enum Ability {
    None,
    Missing,
    Unverifiable,
    /// All numbers that the element has a meaning for, and all lists.
    All,
    Within(i64, i64),
}

impl Default for Capabilities {
    fn default() -> Self {
        Self::new()
    }
}

const fn bit(condition: IgnoreCondition) -> u32 {
    1 << (condition as u32 & 31)
}

impl Capabilities {
    /// A device that has everything and can enforce nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            conditions: 0,
            abilities: [Ability::None; PolicyElement::ALL.len()],
            password: CurrentPassword::Unverifiable,
        }
    }

    /// A device that has everything and can enforce every number in the range of its element, and
    /// every list.
    #[must_use]
    pub const fn full() -> Self {
        Self {
            conditions: 0,
            abilities: [Ability::All; PolicyElement::ALL.len()],
            password: CurrentPassword::Unverifiable,
        }
    }

    /// The device can enforce every value of an element.
    pub fn enforce(&mut self, element: PolicyElement) -> &mut Self {
        self.put(element, Ability::All)
    }

    /// The device can enforce every value of these elements.
    pub fn enforce_all(&mut self, elements: impl IntoIterator<Item = PolicyElement>) -> &mut Self {
        for element in elements {
            self.put(element, Ability::All);
        }
        self
    }

    /// The device can enforce these numbers of an element, in or out of its range. Of another
    /// number, the nearest that is stricter.
    pub fn enforce_within(
        &mut self,
        element: PolicyElement,
        numbers: RangeInclusive<i64>,
    ) -> &mut Self {
        self.put(element, Ability::Within(*numbers.start(), *numbers.end()))
    }

    /// The device can enforce no value of an element.
    pub fn refuse(&mut self, element: PolicyElement) -> &mut Self {
        self.put(element, Ability::None)
    }

    /// The device has nothing that the element could restrict ([`Support::Missing`]).
    pub fn miss(&mut self, element: PolicyElement) -> &mut Self {
        self.put(element, Ability::Missing)
    }

    /// The device cannot tell whether the element is in force.
    pub fn leave_unverified(&mut self, element: PolicyElement) -> &mut Self {
        self.put(element, Ability::Unverifiable)
    }

    /// The device lacks what a condition is about.
    pub const fn meet(&mut self, condition: IgnoreCondition) -> &mut Self {
        self.conditions |= bit(condition);
        self
    }

    /// What is known of the password of the device.
    pub const fn set_password(&mut self, password: CurrentPassword) -> &mut Self {
        self.password = password;
        self
    }

    /// The elements that the device can enforce some value of.
    #[must_use]
    pub fn enforceable(&self) -> PolicyElements {
        PolicyElements::ALL
            .iter()
            .filter(|element| matches!(self.ability(*element), Ability::All | Ability::Within(..)))
            .collect()
    }

    fn put(&mut self, element: PolicyElement, ability: Ability) -> &mut Self {
        if let Some(place) = self.abilities.get_mut(element.index()) {
            *place = ability;
        }
        self
    }

    fn ability(&self, element: PolicyElement) -> Ability {
        let ability = self.abilities.get(element.index());
        ability.copied().unwrap_or(Ability::None)
    }
}

impl Device for Capabilities {
    fn meets(&self, condition: IgnoreCondition) -> bool {
        self.conditions & bit(condition) != 0
    }

    fn support(&self, element: PolicyElement, value: PolicyValue<'_>) -> Support {
        let facts = element.facts();
        let within = |ranges: &[(i64, i64)]| match value {
            PolicyValue::Number(number) => match next_stricter(facts, ranges, number) {
                Some(found) if found == number => Support::Enforced,
                Some(found) if !is_vacuous(facts, found) => Support::Stricter(found),
                _ => Support::Unsupported,
            },
            PolicyValue::Applications(_) | PolicyValue::Hashes(_) => Support::Enforced,
            PolicyValue::Text(_) => Support::Unsupported,
        };
        match self.ability(element) {
            Ability::All => within(facts.allowed.0),
            Ability::Within(first, last) => within(&[(first, last)]),
            Ability::Missing => Support::Missing,
            Ability::Unverifiable => Support::Unverifiable,
            Ability::None => Support::Unsupported,
        }
    }

    fn password(&self, _rules: &PasswordRules) -> CurrentPassword {
        self.password
    }
}

#[cfg(feature = "serde")]
mod serialize {
    use alloc::collections::BTreeMap;
    use alloc::vec::Vec;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Ability, Capabilities, Device};
    use crate::model::{IgnoreCondition, PolicyElement};

    /// The conditions that are about a device.
    const CONDITIONS: [IgnoreCondition; 12] = [
        IgnoreCondition::NoPasswordRecovery,
        IgnoreCondition::NoRemovableStorage,
        IgnoreCondition::NoCamera,
        IgnoreCondition::NoUnsignedApplications,
        IgnoreCondition::NoUnsignedInstallationPackages,
        IgnoreCondition::NoWiFi,
        IgnoreCondition::NoTextMessaging,
        IgnoreCondition::NoBluetooth,
        IgnoreCondition::NoInfrared,
        IgnoreCondition::NoDesktopSync,
        IgnoreCondition::NoRemoteDesktop,
        IgnoreCondition::NoInternetSharing,
    ];

    #[derive(Serialize, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    #[derive(Default)]
    struct Form {
        meets: Vec<IgnoreCondition>,
        abilities: BTreeMap<PolicyElement, Ability>,
    }

    impl Serialize for Capabilities {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let meets = CONDITIONS.into_iter().filter(|c| self.meets(*c)).collect();
            let abilities = PolicyElement::ALL
                .into_iter()
                .map(|element| (element, self.ability(element)))
                .filter(|(_, ability)| *ability != Ability::None)
                .collect();
            Form { meets, abilities }.serialize(serializer)
        }
    }

    impl<'de> Deserialize<'de> for Capabilities {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let form = Form::deserialize(deserializer)?;
            let mut device = Self::new();
            for condition in form.meets {
                device.meet(condition);
            }
            for (element, ability) in form.abilities {
                device.put(element, ability);
            }
            Ok(device)
        }
    }
}
