//! [`Verified`]: a body that is known to come from who knows the secret; [`Refusal`]: why not.

use core::fmt;

use subtle::ConstantTimeEq;

use super::pin::PinError;
use super::{ContentType, Credentials, Mac, SecurityMethod};

/// A body that was sent by somebody who knows the secret, as it was sent.
///
/// Only [`Attempts::verify`](super::Attempts::verify) makes one.
///
/// ```
/// use email2_csp::bootstrap::{Attempts, ContentType, Credentials, Imsi, SecurityMethod, Verified};
///
/// /// Takes what is authentic, and nothing else: there is no other way to make one.
/// fn install(message: Verified<'_>) -> usize {
///     assert_eq!(message.method(), SecurityMethod::NETWORK_PIN);
///     message.body().len()
/// }
///
/// let body = b"\x03\x0B\x6A\x00\x05";
/// let network = Credentials::new().with_imsi(Imsi::new("466923103145252")?);
/// let content_type = ContentType::sign(SecurityMethod::NETWORK_PIN, &network, body)?;
/// assert_eq!(install(Attempts::new(1).verify(&content_type, body, &network)?), 5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Verified<'a> {
    body: &'a [u8],
    method: SecurityMethod,
}

impl<'a> Verified<'a> {
    /// The body.
    #[must_use]
    pub const fn body(&self) -> &'a [u8] {
        self.body
    }

    /// How it was authenticated: who may be trusted with what depends on it.
    #[must_use]
    pub const fn method(&self) -> SecurityMethod {
        self.method
    }
}

impl fmt::Debug for Verified<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verified")
            .field("body", &format_args!("«{} bytes»", self.body.len()))
            .field("method", &self.method)
            .finish()
    }
}

/// Why a message is not authenticated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Refusal {
    /// The message does not say how it is authenticated (`SEC`), and so is not.
    MissingMethod,
    /// The message has no MAC, and needs one.
    MissingMac,
    /// The message has a MAC, which this method does not send.
    UnexpectedMac,
    /// The method is none of the specification.
    UnknownMethod(SecurityMethod),
    /// The IMSI is needed.
    NeedsImsi,
    /// The user has to be asked for a PIN.
    NeedsPin,
    /// The PIN has not the length of one with a MAC.
    PinLength,
    /// The MAC is not that of the body by this secret: the PIN or IMSI is another, or the body.
    WrongMac,
    /// There are no attempts left: the message is to be discarded.
    NoAttemptsLeft,
}

impl Refusal {
    /// Whether another PIN may change it.
    #[must_use]
    pub const fn may_ask_again(self) -> bool {
        matches!(self, Self::NeedsPin | Self::PinLength | Self::WrongMac)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MissingMethod => "the message does not say how it is authenticated",
            Self::MissingMac => "the message has no MAC",
            Self::UnexpectedMac => "the message has a MAC where the PIN has it",
            Self::UnknownMethod(method) => return write!(f, "unknown security method {method}"),
            Self::NeedsImsi => "the IMSI is needed",
            Self::NeedsPin => "a PIN is needed",
            Self::PinLength => "the PIN has not the length of one with a MAC",
            Self::WrongMac => "the MAC is not that of the message",
            Self::NoAttemptsLeft => "no attempts are left",
        })
    }
}

impl core::error::Error for Refusal {}

/// Verifies a message once.
pub(super) fn verify<'b>(
    content_type: &ContentType<'_>,
    body: &'b [u8],
    credentials: &Credentials,
) -> Result<Verified<'b>, Refusal> {
    let method = content_type.security.ok_or(Refusal::MissingMethod)?;
    let is_right = match (method, &content_type.mac) {
        (SecurityMethod::USER_PIN_MAC, Some(_)) => return Err(Refusal::UnexpectedMac),
        (SecurityMethod::USER_PIN_MAC, None) => {
            let right = credentials.pin()?.has_mac_of(body);
            right.map_err(|_: PinError| Refusal::PinLength)?
        }
        (method, mac) => {
            let key = credentials.key(method)?;
            let mac = mac.as_ref().ok_or(Refusal::MissingMac)?;
            Mac::new(&key, body).ct_eq(mac)
        }
    };
    if is_right.into() {
        Ok(Verified { body, method })
    } else {
        Err(Refusal::WrongMac)
    }
}
