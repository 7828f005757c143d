//! [`AccessRules`] of an organization, [`UserAccess`] of a user, and the [`Device`] they are about.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::decision::{Decision, Reason};
use crate::DeviceInformation;
use crate::http::{DeviceId, RequestHead};

/// What a device may do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum AccessLevel {
    /// Synchronize.
    Allow,
    /// Connect, and see a message about being quarantined and nothing else, until an administrator
    /// decides.
    Quarantine,
    /// Nothing.
    Block,
}

impl fmt::Display for AccessLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Allow => "allow",
            Self::Quarantine => "quarantine",
            Self::Block => "block",
        })
    }
}

/// What a rule looks at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Characteristic {
    /// The `DeviceType` of the request line.
    DeviceType,
    /// The `Model` of the device information.
    DeviceModel,
    /// The `OS` of the device information.
    DeviceOs,
    /// The `User-Agent` header, or the `UserAgent` of the device information.
    UserAgent,
}

impl fmt::Display for Characteristic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DeviceType => "DeviceType",
            Self::DeviceModel => "DeviceModel",
            Self::DeviceOs => "DeviceOS",
            Self::UserAgent => "UserAgent",
        })
    }
}

/// A device access rule: devices that have exactly this, letter case aside, may do that.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AccessRule {
    /// What the rule looks at.
    pub characteristic: Characteristic,
    /// What it has to be, as a whole.
    pub value: String,
    /// What such devices may do.
    pub level: AccessLevel,
}

impl AccessRule {
    /// A rule.
    #[must_use]
    pub fn new(
        characteristic: Characteristic,
        value: impl Into<String>,
        level: AccessLevel,
    ) -> Self {
        Self {
            characteristic,
            value: value.into(),
            level,
        }
    }

    /// Whether the device is meant; none if it has not said what the rule looks at.
    #[must_use]
    pub fn matches(&self, device: &Device<'_>) -> Option<bool> {
        let said = device.get(self.characteristic)?;
        Some(said.to_lowercase() == self.value.to_lowercase())
    }
}

impl fmt::Display for AccessRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {:?}", self.characteristic, self.value)
    }
}

/// A device, as far as it has said what it is.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Device<'a> {
    /// Its identifier.
    pub id: DeviceId<'a>,
    /// Its type; every request names it.
    pub device_type: Cow<'a, str>,
    /// Its model.
    pub model: Option<Cow<'a, str>>,
    /// Its operating system.
    pub os: Option<Cow<'a, str>>,
    /// What it calls its client.
    pub user_agent: Option<Cow<'a, str>>,
}

impl<'a> Device<'a> {
    /// A device that has said nothing further.
    #[must_use]
    pub fn new(id: impl Into<DeviceId<'a>>, device_type: impl Into<Cow<'a, str>>) -> Self {
        Self {
            id: id.into(),
            device_type: device_type.into(),
            model: None,
            os: None,
            user_agent: None,
        }
    }

    /// The device that sends a request, and the information that it has sent, now or before.
    #[must_use]
    pub fn of(head: &'a RequestHead<'_>, information: Option<&'a DeviceInformation<'_>>) -> Self {
        let mut device = Self::new(
            DeviceId::from_bytes(head.device_id.as_bytes()),
            head.device_type.as_ref(),
        );
        device.user_agent = head.user_agent.as_deref().map(Cow::Borrowed);
        if let Some(information) = information {
            device.model = information.model.as_deref().map(Cow::Borrowed);
            device.os = information.os.as_deref().map(Cow::Borrowed);
            if device.user_agent.is_none() {
                device.user_agent = information.user_agent.as_deref().map(Cow::Borrowed);
            }
        }
        device
    }

    fn get(&self, characteristic: Characteristic) -> Option<&str> {
        match characteristic {
            Characteristic::DeviceType => Some(&self.device_type),
            Characteristic::DeviceModel => self.model.as_deref(),
            Characteristic::DeviceOs => self.os.as_deref(),
            Characteristic::UserAgent => self.user_agent.as_deref(),
        }
    }
}

/// What is decided for a user: whether ActiveSync is there at all, and for which devices the rules
/// do not count.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct UserAccess {
    /// Whether the user may use ActiveSync.
    pub enabled: bool,
    /// Devices of the user that are allowed, whatever the rules say.
    pub allowed: Vec<DeviceId<'static>>,
    /// Devices of the user that are blocked, whatever else is said.
    pub blocked: Vec<DeviceId<'static>>,
}

impl UserAccess {
    /// A user without exemptions.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            enabled: true,
            allowed: Vec::new(),
            blocked: Vec::new(),
        }
    }
}

impl Default for UserAccess {
    fn default() -> Self {
        Self::new()
    }
}

/// The rules of an organization and what counts where none does.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct AccessRules {
    /// What a device may do that no rule is about.
    pub default: AccessLevel,
    /// The rules. Their order does not matter.
    pub rules: Vec<AccessRule>,
}

impl AccessRules {
    /// No rules, and this default.
    #[must_use]
    pub const fn new(default: AccessLevel) -> Self {
        Self {
            default,
            rules: Vec::new(),
        }
    }

    /// The same with one more rule.
    #[must_use]
    pub fn with_rule(mut self, rule: AccessRule) -> Self {
        self.rules.push(rule);
        self
    }

    /// What the device of a user may do, and why.
    #[must_use]
    pub fn decide(&self, user: &UserAccess, device: &Device<'_>) -> Decision<'_> {
        let named = |list: &[DeviceId<'static>]| {
            list.iter().any(|id| id.as_bytes() == device.id.as_bytes())
        };
        if !user.enabled {
            return Decision::certain(AccessLevel::Block, Reason::UserDisabled);
        }
        if named(&user.blocked) {
            return Decision::certain(AccessLevel::Block, Reason::BlockedForUser);
        }
        if named(&user.allowed) {
            return Decision::certain(AccessLevel::Allow, Reason::AllowedForUser);
        }
        // The stricter a level, the earlier it is asked for; of two rules the first is named.
        let mut found: Option<(usize, &AccessRule)> = None;
        let mut outvoted = Vec::new();
        let mut unknown = Vec::new();
        for (i, rule) in self.rules.iter().enumerate() {
            match (rule.matches(device), found) {
                (None, _) => unknown.push((i, rule)),
                (Some(false), _) => {}
                (Some(true), Some((_, best))) if rule.level <= best.level => outvoted.push(i),
                (Some(true), before) => {
                    outvoted.extend(before.map(|(i, _)| i));
                    found = Some((i, rule));
                }
            }
        }
        let (level, reason) = match found {
            Some((index, rule)) => (rule.level, Reason::Rule { index, rule }),
            None => (self.default, Reason::Default),
        };
        // Any rule at all goes before the default; otherwise only a stricter one.
        let by_default = found.is_none();
        let open = unknown
            .into_iter()
            .filter(|(_, rule)| {
                (by_default && rule.level != level) || (!by_default && rule.level > level)
            })
            .map(|(i, _)| i)
            .collect();
        outvoted.sort_unstable();
        Decision::new(level, reason, outvoted, open)
    }
}
