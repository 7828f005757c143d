//! [`AppAddress`]: where an application finds its server.

use crate::provisioning::Characteristic;

/// Where an application finds its server: `APPADDR`, or an `ADDR` of the application itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AppAddress<'d> {
    address: &'d str,
    characteristic: Option<&'d Characteristic<'d>>,
}

/// `PORT`: a port of an address, and what is spoken there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AppPort<'d>(&'d Characteristic<'d>);

/// `SERVICE` of a mail server: how it is spoken to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum MailService {
    /// In the clear: the standard port, or nothing said.
    Plain,
    /// `STARTTLS`: in the clear at first, and then by TLS.
    StartTls,
    /// By TLS from the first byte on: the standard port of that.
    Tls,
    /// Something else.
    Unknown,
}

impl<'d> AppAddress<'d> {
    pub(super) const fn bare(address: &'d str) -> Self {
        Self {
            address,
            characteristic: None,
        }
    }

    pub(super) fn of(characteristic: &'d Characteristic<'d>) -> Option<Self> {
        Some(Self {
            address: characteristic.value("ADDR")?,
            characteristic: Some(characteristic),
        })
    }

    /// `ADDR`: a host name, an address, or, of many applications, a URI.
    #[must_use]
    pub const fn address(&self) -> &'d str {
        self.address
    }

    /// `ADDRTYPE`: `IPV4`, `IPV6`, `E164`, `ALPHA` and others; without, a name or a URI.
    #[must_use]
    pub fn address_type(&self) -> Option<&'d str> {
        self.characteristic?.value("ADDRTYPE")
    }

    /// The ports, in their order.
    pub fn ports(&self) -> impl Iterator<Item = AppPort<'d>> + use<'d> {
        let characteristics = self.characteristic.into_iter();
        let inside = characteristics.flat_map(Characteristic::characteristics);
        inside.filter(|c| c.kind == "PORT").map(AppPort)
    }
}

impl<'d> AppPort<'d> {
    /// `PORTNBR`, if it is a port.
    #[must_use]
    pub fn number(&self) -> Option<u16> {
        let number = self.0.value("PORTNBR")?.parse().ok();
        number.filter(|port| *port > 0)
    }

    /// Whether there is a `PORTNBR` that is none.
    pub(super) fn is_unclear(&self) -> bool {
        self.0.value("PORTNBR").is_some() && self.number().is_none()
    }

    /// `SERVICE`, as it is written. There may be several; this is the first.
    #[must_use]
    pub fn service(&self) -> Option<&'d str> {
        self.0.value("SERVICE")
    }
}
