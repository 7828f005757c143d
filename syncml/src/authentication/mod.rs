//! Authentication: basic, MD5 and the HMAC header, for both ends.
//!
//! A [`Verifier`] asks the peer who it is, a [`Prover`] answers; in OMA DM each end has one of each.
//! Nonces are arguments: whoever has randomness makes them. Passwords and what is computed from them
//! are wiped when they are dropped and never shown.

mod account;
mod base64;
mod challenge;
mod mac_header;
mod prover;
mod verifier;
mod wire;

use core::fmt;

pub use account::{Account, Md5Form, PasswordDigest, SecretBytes};
pub use challenge::{Challenge, ChallengeError};
pub use mac_header::{HeaderError, HeaderErrorKind, MAC_HEADER, MacHeader};
pub use prover::{Prover, Reaction};
pub use verifier::{Demand, Next, Presented, Validity, Verdict, Verifier};

/// A way to authenticate (OMA DM Security).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Scheme {
    /// `syncml:auth-basic`: name and password in base64.
    Basic,
    /// `syncml:auth-md5`: an MD5 digest with a nonce.
    Md5,
    /// `syncml:auth-MAC`: a digest with a nonce and the body of the message, in a header of the
    /// transport. It is called HMAC and is not that of RFC 2104.
    Mac,
}

impl Scheme {
    /// The scheme of this `Meta/Type`. Letter case does not count, and neither does white space
    /// around it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim();
        [Self::Basic, Self::Md5, Self::Mac]
            .into_iter()
            .find(|scheme| scheme.name().eq_ignore_ascii_case(name))
    }

    /// The `Meta/Type` of it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Basic => "syncml:auth-basic",
            Self::Md5 => "syncml:auth-md5",
            Self::Mac => "syncml:auth-MAC",
        }
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
