//! [`Credentials`]: what a side knows of the secrets.

use alloc::vec::Vec;
use core::fmt;

use zeroize::Zeroizing;

use super::verify::Refusal;
use super::{Imsi, Pin, SecurityMethod};

/// What a side knows of the secrets: the IMSI, the PIN, both or none.
#[derive(Clone, Default)]
pub struct Credentials {
    imsi: Option<Imsi>,
    pin: Option<Pin>,
}

impl Credentials {
    /// None.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            imsi: None,
            pin: None,
        }
    }

    /// These credentials with the IMSI.
    #[must_use]
    pub fn with_imsi(mut self, imsi: Imsi) -> Self {
        self.imsi = Some(imsi);
        self
    }

    /// These credentials with the PIN.
    #[must_use]
    pub fn with_pin(mut self, pin: Pin) -> Self {
        self.pin = Some(pin);
        self
    }

    pub(super) fn pin(&self) -> Result<&Pin, Refusal> {
        self.pin.as_ref().ok_or(Refusal::NeedsPin)
    }

    /// The key of the MAC by this method.
    pub(super) fn key(&self, method: SecurityMethod) -> Result<Zeroizing<Vec<u8>>, Refusal> {
        let network = || {
            let imsi = self.imsi.as_ref().ok_or(Refusal::NeedsImsi)?;
            Ok(imsi.to_semi_octets())
        };
        match method {
            SecurityMethod::NETWORK_PIN => network(),
            SecurityMethod::USER_PIN => Ok(Zeroizing::new(self.pin()?.expose().to_vec())),
            SecurityMethod::USER_NETWORK_PIN => {
                let (network, user) = (network()?, self.pin()?.expose());
                let room = network.len().saturating_add(user.len());
                let mut key = Zeroizing::new(Vec::with_capacity(room));
                key.extend_from_slice(&network);
                key.extend_from_slice(user);
                Ok(key)
            }
            method => Err(Refusal::UnknownMethod(method)),
        }
    }
}

impl fmt::Debug for Credentials {
    /// Which there are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("imsi", &self.imsi)
            .field("pin", &self.pin)
            .finish()
    }
}
