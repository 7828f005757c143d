//! [`Challenge`]: what `Chal` asks for.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::{Scheme, base64};

/// What an end asks the other to prove itself with: the scheme and the nonce to use.
///
/// ```
/// use syncml::authentication::{Challenge, Scheme};
///
/// let challenge = Challenge::decode("syncml:auth-md5", Some("Tm9uY2U="))?;
/// assert_eq!(challenge, Challenge::new(Scheme::Md5, b"Nonce"));
/// assert_eq!(challenge.next_nonce().as_deref(), Some("Tm9uY2U="));
/// # Ok::<(), syncml::authentication::ChallengeError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Challenge {
    /// The scheme.
    pub scheme: Scheme,
    /// The nonce to use next, decoded. Basic has none.
    pub nonce: Option<Vec<u8>>,
}

impl Challenge {
    /// A challenge with this nonce, which [`Scheme::Basic`] does not have.
    #[must_use]
    pub fn new(scheme: Scheme, nonce: &[u8]) -> Self {
        Self {
            scheme,
            nonce: (scheme != Scheme::Basic).then(|| nonce.to_vec()),
        }
    }

    /// The challenge of `Chal/Meta`: its `Type`, and its `NextNonce` in base64, padded or not. A
    /// missing nonce is an empty one.
    ///
    /// # Errors
    ///
    /// The scheme is unknown, or the nonce is no base64.
    pub fn decode(scheme: &str, next_nonce: Option<&str>) -> Result<Self, ChallengeError> {
        let scheme = Scheme::from_name(scheme).ok_or(ChallengeError::UnknownScheme)?;
        let nonce = match next_nonce {
            _ if scheme == Scheme::Basic => None,
            Some(text) => match base64::decode(text.as_bytes()) {
                Some(nonce) => Some(nonce),
                None => return Err(ChallengeError::Nonce),
            },
            None => Some(Vec::new()),
        };
        Ok(Self { scheme, nonce })
    }

    /// The `NextNonce` of it, in base64.
    #[must_use]
    pub fn next_nonce(&self) -> Option<String> {
        self.nonce.as_deref().map(base64::encode)
    }
}

/// Why a `Chal` is none.
///
/// ```
/// use syncml::authentication::{Challenge, ChallengeError};
///
/// let error = Challenge::decode("syncml:auth-sha", None).unwrap_err();
/// assert_eq!(error, ChallengeError::UnknownScheme);
/// // A nonce is base64.
/// let error = Challenge::decode("syncml:auth-md5", Some("*")).unwrap_err();
/// assert_eq!(error, ChallengeError::Nonce);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ChallengeError {
    /// The scheme is none that is known.
    UnknownScheme,
    /// `NextNonce` is not base64.
    Nonce,
}

impl fmt::Display for ChallengeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownScheme => "unknown authentication scheme",
            Self::Nonce => "NextNonce is not base64",
        })
    }
}

impl core::error::Error for ChallengeError {}
