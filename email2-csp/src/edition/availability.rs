//! Which Windows has the EMAIL2 provider, and what a configuration application needs to reach it.

/// The capabilities that a network configuration application needs to reach the provider (EMAIL2
/// CSP (Windows 10), first Note).
pub const CAPABILITIES: [&str; 2] = ["ID_CAP_CSP_FOUNDATION", "ID_CAP_CSP_MAIL"];

/// An edition of Windows, as the table of applicability has them (EMAIL2 CSP (Windows 10 and 11),
/// first table).
///
/// ```
/// use email2_csp::edition::WindowsEdition;
///
/// assert!(WindowsEdition::Home.has_email2_on_windows_10());
/// // There is no Windows 10 SE.
/// assert!(!WindowsEdition::Se.has_email2_on_windows_10());
/// assert!(WindowsEdition::Se.has_email2_on_windows_11());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum WindowsEdition {
    /// Home.
    Home,
    /// Pro.
    Pro,
    /// Windows SE.
    Se,
    /// Business.
    Business,
    /// Enterprise.
    Enterprise,
    /// Education.
    Education,
}

impl WindowsEdition {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 6] = [
        Self::Home,
        Self::Pro,
        Self::Se,
        Self::Business,
        Self::Enterprise,
        Self::Education,
    ];

    /// What it is called there.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Home => "Home",
            Self::Pro => "Pro",
            Self::Se => "Windows SE",
            Self::Business => "Business",
            Self::Enterprise => "Enterprise",
            Self::Education => "Education",
        }
    }

    /// Whether it has the provider on Windows 10.
    #[must_use]
    pub const fn has_email2_on_windows_10(self) -> bool {
        !matches!(self, Self::Se)
    }

    /// Whether it has the provider on Windows 11.
    #[must_use]
    pub const fn has_email2_on_windows_11(self) -> bool {
        true
    }
}
