//! [`SecurityMethod`]: what the key of the MAC is made of.

use core::fmt;

/// `SEC`: what the key of the MAC is made of (OMA-WAP-TS-ProvBoot 1.1, "Security").
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct SecurityMethod(pub u8);

impl SecurityMethod {
    /// 0, NETWPIN: a secret of the network; in GSM, the IMSI.
    pub const NETWORK_PIN: Self = Self(0);
    /// 1, USERPIN: a PIN that the user was told.
    pub const USER_PIN: Self = Self(1);
    /// 2, USERNETWPIN: the secret of the network, and then the PIN of the user.
    pub const USER_NETWORK_PIN: Self = Self(2);
    /// 3, USERPINMAC: a PIN that the user was told, half of which is made of the MAC. No MAC is sent.
    pub const USER_PIN_MAC: Self = Self(3);

    /// The name in the specification, if it is one of the methods there.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::NETWORK_PIN => "NETWPIN",
            Self::USER_PIN => "USERPIN",
            Self::USER_NETWORK_PIN => "USERNETWPIN",
            Self::USER_PIN_MAC => "USERPINMAC",
            _ => return None,
        })
    }

    /// Whether the user has to enter a PIN.
    #[must_use]
    pub const fn needs_pin(self) -> bool {
        matches!(
            self,
            Self::USER_PIN | Self::USER_NETWORK_PIN | Self::USER_PIN_MAC
        )
    }
}

impl fmt::Display for SecurityMethod {
    /// `1 (USERPIN)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{} ({name})", self.0),
            None => fmt::Display::fmt(&self.0, f),
        }
    }
}
