//! Bootstrap: provisioning documents that prove who sent them (OMA-WAP-TS-ProvBoot 1.1, "Security").
//!
//! A bootstrap message comes out of nowhere, so it is authenticated by a secret that both sides
//! know: the IMSI of the SIM, a PIN that the user was told, or both. The message says which in its
//! content type, together with the MAC: HMAC-SHA1 over the body, exactly as it was sent.
//!
//! [`ContentType::sign`] makes such a content type, [`Attempts::verify`] verifies one and hands out
//! a [`Verified`] body, which nothing else makes. `SEC` 3, USERPINMAC, sends no MAC: half of the PIN
//! is made of it; see [`Pin::with_mac`].

mod attempts;
mod content_type;
mod credentials;
mod imsi;
mod mac;
mod method;
mod parameters;
mod pin;
mod text;
mod verify;
mod wsp;

pub use attempts::Attempts;
pub use content_type::{ContentType, MediaType, Parameter, ParameterName};
pub use credentials::Credentials;
pub use imsi::{Imsi, ImsiError};
pub use mac::{Mac, MacError};
pub use method::SecurityMethod;
pub use pin::{Pin, PinError};
pub use verify::{Refusal, Verified};
