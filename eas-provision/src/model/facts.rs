//! [`PolicyFacts`]: what the specification says of each element of a policy document, as data.

use wbxml::{Tag, Versions};

use super::Setting;
use crate::generated::policies::{BY_TOKEN, FACTS, NONE};

pub use crate::generated::policies::PolicyElement;

/// What is known of an element of a policy document: the row of `data/policies.csv`.
///
/// ```
/// use eas_provision::{
///     AbsentMeans, Allowed, PolicyElement, PolicyFacts, PolicyKind, Stricter, Unit, Vacuous, ValueType,
/// };
///
/// let facts: &PolicyFacts = PolicyElement::MinDevicePasswordLength.facts();
/// assert_eq!((facts.section, facts.kind), ("2.2.2.38", PolicyKind::Limit));
/// assert_eq!((facts.value_type, facts.unit), (ValueType::UnsignedByteOrEmpty, Unit::Characters));
/// assert_eq!((facts.absent, facts.stricter), (AbsentMeans::NoRestriction, Stricter::Higher));
/// let allowed: Allowed = facts.allowed;
/// assert!(allowed.contains(1) && allowed.contains(16) && !allowed.contains(17));
/// // A length of 1 is what every password has, and an empty element is no limit.
/// assert!(matches!(facts.vacuous, Vacuous::Values { empty: true, numbers } if numbers.contains(1)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct PolicyFacts {
    /// The element.
    pub element: PolicyElement,
    /// Its name on the wire.
    pub name: &'static str,
    /// Its tag, of code page 14.
    pub tag: Tag,
    /// The type of its content.
    pub value_type: ValueType,
    /// The numbers that have a meaning; none for a list.
    pub allowed: Allowed,
    /// What its numbers count.
    pub unit: Unit,
    /// Whether it may be there without content, which then means that nothing is restricted.
    pub may_be_empty: bool,
    /// What it means that the element is not there.
    pub absent: AbsentMeans,
    /// The protocol versions that have it (MS-ASPROV).
    pub versions: Versions,
    /// What it does.
    pub kind: PolicyKind,
    /// A device may ignore it if any of these holds; no condition, if it never may.
    pub ignorable_if: &'static [IgnoreCondition],
    /// Whether MS-ASPROV says that it may be ignored then.
    pub ignorable_by_specification: bool,
    /// Whether Microsoft's guide for developers of clients says so.
    pub ignorable_by_guide: bool,
    /// The settings that demand nothing of a device.
    pub vacuous: Vacuous,
    /// In which direction its numbers become stricter, vacuous ones aside.
    pub stricter: Stricter,
    /// The section of MS-ASPROV, `2.2.2.25`.
    pub section: &'static str,
}

/// The type of the content of an element (MS-ASPROV 2.2.3).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ValueType {
    /// 0 or 1.
    Boolean,
    /// 0 to 255.
    UnsignedByte,
    /// 0 to 255, or nothing.
    UnsignedByteOrEmpty,
    /// 0 to 2³²−1.
    UnsignedInt,
    /// 0 to 2³²−1, or nothing.
    UnsignedIntOrEmpty,
    /// Any whole number.
    Integer,
    /// Child elements.
    List,
}

impl ValueType {
    /// The smallest and the largest number of the type; `None` for a list.
    #[must_use]
    pub const fn bounds(self) -> Option<(i64, i64)> {
        match self {
            Self::Boolean => Some((0, 1)),
            Self::UnsignedByte | Self::UnsignedByteOrEmpty => Some((0, 0xFF)),
            Self::UnsignedInt | Self::UnsignedIntOrEmpty => Some((0, 0xFFFF_FFFF)),
            Self::Integer => Some((i64::MIN, i64::MAX)),
            Self::List => None,
        }
    }
}

/// A set of numbers: ranges, each from its first to its last number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Allowed(pub &'static [(i64, i64)]);

impl Allowed {
    /// Whether the number is in one of the ranges.
    #[must_use]
    pub fn contains(self, number: i64) -> bool {
        self.0
            .iter()
            .any(|&(first, last)| (first..=last).contains(&number))
    }
}

/// What the numbers of an element count or choose from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Unit {
    /// Nothing: yes or no.
    None,
    /// Characters.
    Characters,
    /// Seconds.
    Seconds,
    /// Attempts.
    Attempts,
    /// Bytes.
    Bytes,
    /// Days.
    Days,
    /// Passwords that are remembered.
    Passwords,
    /// Groups of characters: lower case, upper case, digits, symbols.
    CharacterGroups,
    /// Kilobytes.
    Kilobytes,
    /// [`AgeFilter`](super::AgeFilter).
    AgeFilter,
    /// [`BluetoothUse`](super::BluetoothUse).
    BluetoothUse,
    /// [`SigningAlgorithm`](super::SigningAlgorithm).
    SigningAlgorithm,
    /// [`EncryptionAlgorithm`](super::EncryptionAlgorithm).
    EncryptionAlgorithm,
    /// [`AlgorithmNegotiation`](super::AlgorithmNegotiation).
    AlgorithmNegotiation,
}

/// What it means that an element is not there.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum AbsentMeans {
    /// It has this value (MS-ASPROV says so).
    Value(i64),
    /// MS-ASPROV does not say; it is read as this value.
    ReadAs(i64),
    /// Nothing is restricted.
    NoRestriction,
    /// Nothing is said.
    Unspecified,
}

impl AbsentMeans {
    /// The value that stands for an absent element, if there is one.
    #[must_use]
    pub const fn number(self) -> Option<i64> {
        match self {
            Self::Value(number) | Self::ReadAs(number) => Some(number),
            Self::NoRestriction | Self::Unspecified => None,
        }
    }
}

/// What an element does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum PolicyKind {
    /// Allows or forbids a feature.
    Allow,
    /// Demands a feature.
    Require,
    /// Bounds a number.
    Limit,
    /// Tells the device something.
    Information,
    /// Names applications.
    List,
}

/// Why a device may ignore an element.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum IgnoreCondition {
    /// `DevicePasswordEnabled` is 0 or absent.
    PasswordDisabled,
    /// `AlphanumericDevicePasswordRequired` is 0 or absent.
    AlphanumericNotRequired,
    /// The device does not support recovery passwords.
    NoPasswordRecovery,
    /// The device cannot store data on removable storage.
    NoRemovableStorage,
    /// The device has no camera, and none can be attached.
    NoCamera,
    /// The device does not execute unsigned applications.
    NoUnsignedApplications,
    /// The device does not install unsigned packages.
    NoUnsignedInstallationPackages,
    /// The device has no Wi-Fi.
    NoWiFi,
    /// The device cannot send text messages.
    NoTextMessaging,
    /// The device has no Bluetooth.
    NoBluetooth,
    /// The device has no infrared port.
    NoInfrared,
    /// The device cannot synchronize with a personal computer.
    NoDesktopSync,
    /// The device cannot connect remotely to a personal computer.
    NoRemoteDesktop,
    /// The device cannot share its Internet connection.
    NoInternetSharing,
}

/// The settings of an element that demand nothing of a device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Vacuous {
    /// All: the element never counts.
    Always,
    /// These numbers and, perhaps, an element without content.
    Values {
        /// Whether an element without content demands nothing.
        empty: bool,
        /// The numbers that demand nothing.
        numbers: Allowed,
    },
    /// All while this other element is 0 or absent, none otherwise.
    WhileOff(PolicyElement),
}

impl Vacuous {
    /// Whether a setting demands nothing, where `is_off` says whether another element is 0 or
    /// absent. An absent element demands nothing.
    #[must_use]
    pub fn includes(
        self,
        setting: Setting<i64>,
        is_off: impl FnOnce(PolicyElement) -> bool,
    ) -> bool {
        if setting.is_absent() {
            return true;
        }
        match self {
            Self::Always => true,
            Self::WhileOff(element) => is_off(element),
            Self::Values { empty, numbers } => match setting {
                Setting::Value(number) => numbers.contains(number),
                Setting::Empty | Setting::Absent => empty,
            },
        }
    }
}

/// In which direction the numbers of an element become stricter.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Stricter {
    /// A lower number is stricter, except that vacuous ones are the least strict.
    Lower,
    /// A higher number is stricter.
    Higher,
    /// There is no order.
    Unordered,
}

impl PolicyElement {
    /// What is known of the element.
    #[must_use]
    pub fn facts(self) -> &'static PolicyFacts {
        let [first, ..] = &FACTS;
        FACTS.get(self.index()).unwrap_or(first)
    }

    /// The place of the element in the order of the schema, 0 to 41.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The tag, of code page 14.
    #[must_use]
    pub fn tag(self) -> Tag {
        self.facts().tag
    }

    /// The element with this tag.
    #[must_use]
    pub fn from_tag(tag: Tag) -> Option<Self> {
        const PAGE: u8 = 14;
        let number = match BY_TOKEN.get(usize::from(tag.id())) {
            Some(&number) if tag.page() == PAGE && number != NONE => number,
            _ => return None,
        };
        Self::ALL.get(usize::from(number)).copied()
    }

    /// The element with this name on the wire, in exactly this spelling.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|element| element.name() == name)
    }

    /// Whether it is one of the two lists.
    #[must_use]
    pub const fn is_list(self) -> bool {
        matches!(
            self,
            Self::UnapprovedInROMApplicationList | Self::ApprovedApplicationList
        )
    }
}

impl core::fmt::Display for PolicyElement {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.name())
    }
}
