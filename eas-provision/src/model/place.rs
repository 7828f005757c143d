//! [`Place`]: an element that holds others.

use core::fmt;

/// An element that holds others, by its path from the root: where an error is, or an unknown element.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Place {
    /// Above the root.
    Document,
    /// `Provision`
    Provision,
    /// `Provision/Policies`
    Policies,
    /// `Provision/Policies/Policy`
    Policy,
    /// `Provision/Policies/Policy/Data`
    Data,
    /// `Provision/Policies/Policy/Data/EASProvisionDoc`
    ProvisionDoc,
    /// `Provision/Policies/Policy/Data/EASProvisionDoc/UnapprovedInROMApplicationList`
    UnapprovedList,
    /// `Provision/Policies/Policy/Data/EASProvisionDoc/ApprovedApplicationList`
    ApprovedList,
    /// `Provision/RemoteWipe`
    RemoteWipe,
    /// `Provision/AccountOnlyRemoteWipe`
    AccountOnlyRemoteWipe,
    /// `Settings`
    Settings,
    /// `DeviceInformation`, in `Settings` or `Provision`
    DeviceInformation,
    /// `DeviceInformation/Set`, in `Settings` or `Provision`
    DeviceInformationSet,
    /// `Settings/DevicePassword`
    DevicePassword,
    /// `Settings/DevicePassword/Set`
    DevicePasswordSet,
}

impl Place {
    /// The path from the root, names separated by slashes; `/` above the root.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Document => "/",
            Self::Provision => "Provision",
            Self::Policies => "Provision/Policies",
            Self::Policy => "Provision/Policies/Policy",
            Self::Data => "Provision/Policies/Policy/Data",
            Self::ProvisionDoc => "Provision/Policies/Policy/Data/EASProvisionDoc",
            Self::UnapprovedList => {
                "Provision/Policies/Policy/Data/EASProvisionDoc/UnapprovedInROMApplicationList"
            }
            Self::ApprovedList => {
                "Provision/Policies/Policy/Data/EASProvisionDoc/ApprovedApplicationList"
            }
            Self::RemoteWipe => "Provision/RemoteWipe",
            Self::AccountOnlyRemoteWipe => "Provision/AccountOnlyRemoteWipe",
            Self::Settings => "Settings",
            Self::DeviceInformation => "DeviceInformation",
            Self::DeviceInformationSet => "DeviceInformation/Set",
            Self::DevicePassword => "Settings/DevicePassword",
            Self::DevicePasswordSet => "Settings/DevicePassword/Set",
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path())
    }
}
