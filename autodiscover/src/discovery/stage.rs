//! The stages of a discovery: the seven steps, with the fourth in its parts.

use crate::Scheme;

/// A stage.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Stage {
    Address,
    Server,
    ServiceConnectionPoints,
    DomainV2,
    Domain,
    HostV2,
    Host,
    Redirector,
    Srv,
    LocalXml,
    StoredServer,
    CommonSettings,
}

impl Stage {
    /// The stage after this one. The last is its own.
    pub(super) const fn next(self) -> Self {
        match self {
            Self::Address => Self::Server,
            Self::Server => Self::ServiceConnectionPoints,
            Self::ServiceConnectionPoints => Self::DomainV2,
            Self::DomainV2 => Self::Domain,
            Self::Domain => Self::HostV2,
            Self::HostV2 => Self::Host,
            Self::Host => Self::Redirector,
            Self::Redirector => Self::Srv,
            Self::Srv => Self::LocalXml,
            Self::LocalXml => Self::StoredServer,
            Self::StoredServer | Self::CommonSettings => Self::CommonSettings,
        }
    }

    /// The last stage that uses the network.
    pub(super) const LAST_OF_NETWORK: Self = Self::Srv;

    /// Which of the seven steps it belongs to.
    pub(super) const fn step(self) -> u8 {
        match self {
            Self::Address => 1,
            Self::Server => 2,
            Self::ServiceConnectionPoints => 3,
            Self::DomainV2
            | Self::Domain
            | Self::HostV2
            | Self::Host
            | Self::Redirector
            | Self::Srv => 4,
            Self::LocalXml => 5,
            Self::StoredServer => 6,
            Self::CommonSettings => 7,
        }
    }

    /// For the stages that make a request to the user's own domain: the scheme, and what stands
    /// before the domain.
    pub(super) const fn own_host(self) -> Option<(Scheme, &'static str)> {
        match self {
            Self::DomainV2 | Self::Domain => Some((Scheme::Https, "")),
            Self::HostV2 | Self::Host => Some((Scheme::Https, HOST_PREFIX)),
            Self::Redirector => Some((Scheme::Http, HOST_PREFIX)),
            _ => None,
        }
    }

    /// Whether its request is for v2 JSON.
    pub(super) const fn is_v2(self) -> bool {
        matches!(self, Self::DomainV2 | Self::HostV2)
    }
}

/// What stands before the domain in the name of the second host.
pub(super) const HOST_PREFIX: &str = "autodiscover.";
