//! [`Mac`]: HMAC-SHA1 over the body of a message.

use alloc::string::String;
use core::fmt;

use hmac::digest::KeyInit;
use hmac::{Hmac, Mac as _};
use sha1::Sha1;
use subtle::{Choice, ConstantTimeEq};

/// `MAC`: HMAC-SHA1 over the body of a message, written as forty hexadecimal digits.
///
/// Two are compared in constant time.
///
/// ```
/// use email2_csp::bootstrap::{Mac, MacError};
///
/// // RFC 2202, the second test case of HMAC-SHA-1.
/// let mac = Mac::new(b"Jefe", b"what do ya want for nothing?");
/// assert_eq!(mac.to_hex(), "EFFCDF6AE5EB2FA2D27416D5F184DF9C259A7C79");
/// assert_eq!(Mac::from_hex(b"effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")?, mac);
/// assert_eq!(Mac::from_hex(b"EFFC"), Err(MacError::Length));
/// # Ok::<(), MacError>(())
/// ```
#[derive(Clone, Copy, Eq)]
pub struct Mac([u8; Mac::LEN]);

/// Why something is no MAC.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum MacError {
    /// There are not forty digits.
    Length,
    /// The character at this byte is no hexadecimal digit.
    Digit(usize),
}

impl Mac {
    /// How many octets it has.
    pub const LEN: usize = 20;

    /// The MAC of a body by this key.
    #[must_use]
    pub fn new(key: &[u8], body: &[u8]) -> Self {
        // HMAC takes keys of any length.
        let Ok(mut hmac) = <Hmac<Sha1> as KeyInit>::new_from_slice(key) else {
            return Self([0; Self::LEN]);
        };
        hmac.update(body);
        Self(hmac.finalize().into_bytes().into())
    }

    /// The MAC with these octets.
    #[must_use]
    pub const fn from_bytes(octets: [u8; Self::LEN]) -> Self {
        Self(octets)
    }

    /// The octets.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; Self::LEN] {
        &self.0
    }

    /// The MAC in these hexadecimal digits. Letter case does not count.
    ///
    /// # Errors
    ///
    /// There are not forty, or something else among them.
    pub fn from_hex(digits: &[u8]) -> Result<Self, MacError> {
        let mut octets = [0; Self::LEN];
        if let Some(at) = digits.iter().position(|b| !b.is_ascii_hexdigit()) {
            return Err(MacError::Digit(at));
        }
        if digits.len() != Self::LEN.saturating_mul(2) {
            return Err(MacError::Length);
        }
        let value = |digit: u8| char::from(digit).to_digit(16).unwrap_or(0) as u8;
        for (octet, pair) in octets.iter_mut().zip(digits.chunks_exact(2)) {
            if let [high, low] = *pair {
                *octet = value(high) << 4 | value(low);
            }
        }
        Ok(Self(octets))
    }

    /// The hexadecimal digits, in capitals.
    #[must_use]
    pub fn to_hex(&self) -> String {
        let digit = |value: u8| {
            let digit = char::from_digit(u32::from(value), 16).unwrap_or('0');
            digit.to_ascii_uppercase()
        };
        let pair = |octet: &u8| [digit(octet >> 4), digit(octet & 0xF)];
        self.0.iter().flat_map(pair).collect()
    }
}

impl ConstantTimeEq for Mac {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.0.ct_eq(&other.0)
    }
}

impl PartialEq for Mac {
    /// In constant time.
    fn eq(&self, other: &Self) -> bool {
        self.ct_eq(other).into()
    }
}

impl fmt::Debug for Mac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Mac").field(&self.to_hex()).finish()
    }
}

impl fmt::Display for MacError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length => f.write_str("a MAC has 40 digits"),
            Self::Digit(at) => write!(f, "what stands at {at} is no hexadecimal digit"),
        }
    }
}

impl core::error::Error for MacError {}
