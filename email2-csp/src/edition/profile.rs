//! [`Profile`]: an edition, and what else is true of the devices at hand.

use core::ops::BitOr;

use super::Edition;

/// An edition, and what else is true of the devices at hand. Every [`Edition`] is one, with what it
/// says itself.
///
/// ```
/// use email2_csp::edition::{Edition, Profile, Roles};
///
/// let device = Profile::new(Edition::WindowsMobile).with_root_query(true).with_account_limit(1);
/// assert!(device.allows_root_query());
/// assert!(device.roles().contains(Roles::MANAGER) && !device.roles().contains(Roles::USER_AUTH));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Profile {
    /// The edition.
    pub edition: Edition,
    /// Windows Mobile: the root can be queried, recursively, as a later page has it. Default `false`.
    pub root_query: bool,
    /// Windows Mobile: the authenticated user may query and update, as another edition of the page
    /// has it. Default `false`.
    pub authenticated_user: bool,
    /// Accounts are addressed per user where the edition has both scopes. Default `false`.
    pub per_user: bool,
    #[cfg_attr(feature = "serde", serde(deserialize_with = "account_limit"))]
    account_limit: u8,
}

/// The limit that there may be next to this number.
const fn nearest(accounts: u8) -> u8 {
    match accounts {
        0 => 1,
        1..=Profile::MOST_ACCOUNTS => accounts,
        _ => Profile::MOST_ACCOUNTS,
    }
}

#[cfg(feature = "serde")]
fn account_limit<'d, D: serde::Deserializer<'d>>(deserializer: D) -> Result<u8, D::Error> {
    serde::Deserialize::deserialize(deserializer).map(nearest)
}

impl Profile {
    /// The most accounts that there may be ([`AccountLimit`](super::Rule::AccountLimit)).
    pub const MOST_ACCOUNTS: u8 = 6;

    /// The edition with what it says itself.
    #[must_use]
    pub const fn new(edition: Edition) -> Self {
        Self {
            edition,
            root_query: false,
            authenticated_user: false,
            per_user: false,
            account_limit: Self::MOST_ACCOUNTS,
        }
    }

    /// The same, with or without the query of the root in Windows Mobile.
    #[must_use]
    pub const fn with_root_query(mut self, there: bool) -> Self {
        self.root_query = there;
        self
    }

    /// The same, with or without the role of the authenticated user in Windows Mobile.
    #[must_use]
    pub const fn with_authenticated_user(mut self, there: bool) -> Self {
        self.authenticated_user = there;
        self
    }

    /// The same with another number of accounts: 1 to 6, anything else is the nearest of them.
    #[must_use]
    pub const fn with_account_limit(mut self, accounts: u8) -> Self {
        self.account_limit = nearest(accounts);
        self
    }

    /// How many accounts there may be, from 1 to 6. By default 6.
    #[must_use]
    pub const fn account_limit(&self) -> u8 {
        self.account_limit
    }

    /// The same, with accounts addressed per user or not.
    #[must_use]
    pub const fn with_per_user(mut self, per_user: bool) -> Self {
        self.per_user = per_user;
        self
    }

    /// The address of `EMAIL2` ([`RootPath`](super::Rule::RootPath)).
    #[must_use]
    pub fn root(&self) -> &'static str {
        let also = self.edition.also_root().filter(|_| self.per_user);
        also.unwrap_or_else(|| self.edition.root())
    }

    /// Whether the accounts of the root can be asked for ([`RootQuery`](super::Rule::RootQuery)).
    #[must_use]
    pub fn allows_root_query(&self) -> bool {
        let mobile = self.edition == Edition::WindowsMobile;
        self.edition.facts().root_query || (mobile && self.root_query)
    }

    /// Who may query and update ([`Roles`](super::Rule::Roles)).
    #[must_use]
    pub fn roles(&self) -> Roles {
        match (self.edition, self.authenticated_user) {
            (Edition::WindowsMobile, true) => Roles::MANAGER | Roles::USER_AUTH,
            _ => Roles::MANAGER,
        }
    }
}

impl From<Edition> for Profile {
    fn from(edition: Edition) -> Self {
        Self::new(edition)
    }
}

/// Roles of a sender, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Roles(pub u16);

impl Roles {
    /// The maker of the device.
    pub const OEM: Self = Self(2);
    /// The mobile operator.
    pub const OPERATOR: Self = Self(4);
    /// The manager.
    pub const MANAGER: Self = Self(8);
    /// The authenticated user.
    pub const USER_AUTH: Self = Self(16);
    /// The enterprise.
    pub const ENTERPRISE: Self = Self(32);
    /// The user who is not authenticated.
    pub const USER_UNAUTH: Self = Self(64);
    /// The trusted provisioning server of the operator.
    pub const OPERATOR_TPS: Self = Self(128);
    /// A push proxy gateway that is known.
    pub const KNOWN_PPG: Self = Self(256);
    /// A push proxy gateway that is trusted.
    pub const TRUSTED_PPG: Self = Self(512);
    /// A sender whom a push proxy gateway has authenticated.
    pub const PPG_AUTH: Self = Self(1024);
    /// A sender whom a push proxy gateway trusts.
    pub const PPG_TRUSTED: Self = Self(2048);

    /// Whether all roles of `other` are among these.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl BitOr for Roles {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
