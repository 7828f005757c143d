//! [`Attempts`]: how often a wrong secret may be tried.

use super::verify::verify;
use super::{ContentType, Credentials, Refusal, Verified};

/// How often a wrong secret may still be tried on a message: a small value that a device keeps with
/// the message. It has no copies, which would each give all attempts anew.
///
/// ```
/// use email2_csp::bootstrap::{Attempts, ContentType, Credentials, Pin, Refusal, SecurityMethod};
///
/// let pin = |digits| Pin::new(digits).map(|pin| Credentials::new().with_pin(pin));
/// let body = b"\x03\x0B\x6A\x00\x45\x01";
/// let content_type = ContentType::sign(SecurityMethod::USER_PIN, &pin("1234")?, body)?;
///
/// let mut attempts = Attempts::new(2);
/// let wrong = attempts.verify(&content_type, body, &pin("4321")?);
/// assert_eq!((wrong, attempts.left()), (Err(Refusal::WrongMac), 1));
/// let right = attempts.verify(&content_type, body, &pin("1234")?)?;
/// assert_eq!(right.body(), body);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Attempts {
    left: u32,
}

impl Default for Attempts {
    /// Three, as Windows has it (SecurityPolicy CSP, policy 4105).
    fn default() -> Self {
        Self::new(3)
    }
}

impl Attempts {
    /// So many.
    #[must_use]
    pub const fn new(attempts: u32) -> Self {
        Self { left: attempts }
    }

    /// How many are left.
    #[must_use]
    pub const fn left(&self) -> u32 {
        self.left
    }

    /// Verifies a message. The body has to be exactly as it was sent.
    ///
    /// A wrong MAC takes an attempt, as does a PIN of the wrong length; what could not be tried at
    /// all takes none. The comparison takes the same time however much of the MAC is right.
    ///
    /// # Errors
    ///
    /// The message does not say how it is authenticated, a secret for it is missing or another one,
    /// the body is not the one that was sent; [`Refusal::NoAttemptsLeft`] once there are none left,
    /// whatever is tried.
    pub fn verify<'b>(
        &mut self,
        content_type: &ContentType<'_>,
        body: &'b [u8],
        credentials: &Credentials,
    ) -> Result<Verified<'b>, Refusal> {
        let Some(left) = self.left.checked_sub(1) else {
            return Err(Refusal::NoAttemptsLeft);
        };
        let result = verify(content_type, body, credentials);
        if matches!(result, Err(Refusal::WrongMac | Refusal::PinLength)) {
            self.left = left;
        }
        result
    }
}
