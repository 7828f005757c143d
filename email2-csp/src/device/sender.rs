//! [`Sender`]: who gives the commands.

use core::ops::BitOr;

use crate::edition::Roles;

/// Capabilities of an application, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Capabilities(pub u8);

impl Capabilities {
    /// `ID_CAP_CSP_FOUNDATION`.
    pub const FOUNDATION: Self = Self(1);
    /// `ID_CAP_CSP_MAIL`.
    pub const MAIL: Self = Self(2);

    /// Whether all of `other` are among these.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl BitOr for Capabilities {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Who gives the commands: a sender with roles, and, where it is an application of the device, what
/// it may do.
///
/// ```
/// use email2_csp::device::{Address, Capabilities, Device, MemoryStore, Reason, Refusal, Sender};
/// use email2_csp::{Account, AccountNode, Edition, Guid};
///
/// let guid = Guid::from_u128(1);
/// let mut store = MemoryStore::new();
/// store.insert(Account::new(guid).with(AccountNode::ServiceName, "Fabrikam Mail"));
///
/// // EMAIL2 CSP (Windows 10), Note: an application needs two capabilities.
/// let mail_only = Sender::MANAGER.with_capabilities(Capabilities::MAIL);
/// let mut device = Device::new(Edition::Windows10Prose, store).with_sender(mail_only);
/// let name = Address::node(guid, AccountNode::ServiceName);
/// let refused: Refusal = device.get(&name).unwrap_err();
/// assert_eq!(refused.reason(), Reason::PermissionDenied);
/// device.set_sender(Sender::MANAGER.with_capabilities(Capabilities::MAIL | Capabilities::FOUNDATION));
/// assert!(device.get(&name).is_ok());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Sender {
    /// Its roles. One of those that the edition names is enough.
    pub roles: Roles,
    /// The capabilities of a network configuration application. `None` where the commands come over
    /// the network. The Windows 10 editions want both that are named (EMAIL2 CSP (Windows 10), Note).
    pub capabilities: Option<Capabilities>,
}

impl Sender {
    /// A management server: the role [`Roles::MANAGER`].
    pub const MANAGER: Self = Self::new(Roles::MANAGER);

    /// A sender over the network that has these roles.
    #[must_use]
    pub const fn new(roles: Roles) -> Self {
        Self {
            roles,
            capabilities: None,
        }
    }

    /// The same as an application of the device that has these capabilities.
    #[must_use]
    pub const fn with_capabilities(mut self, capabilities: Capabilities) -> Self {
        self.capabilities = Some(capabilities);
        self
    }
}

impl Default for Sender {
    fn default() -> Self {
        Self::MANAGER
    }
}
