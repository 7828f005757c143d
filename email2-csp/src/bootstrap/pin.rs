//! [`Pin`]: what the user was told, and enters.

use alloc::vec::Vec;
use core::fmt;

use subtle::{Choice, ConstantTimeEq};
use zeroize::Zeroizing;

use super::mac::Mac;

/// The fewest digits of half a PIN with a MAC.
const FEWEST_WITH_MAC: usize = 5;
/// The most digits of a PIN.
const MOST: usize = 64;

/// A PIN: decimal digits, wiped when dropped.
#[derive(Clone)]
pub struct Pin(Zeroizing<Vec<u8>>);

/// Why something is no PIN.
///
/// ```
/// use email2_csp::bootstrap::{Pin, PinError};
///
/// assert_eq!(Pin::new("12 4").unwrap_err(), PinError::Digit(2));
/// assert_eq!(Pin::new("1234")?.with_mac(b"body").unwrap_err(), PinError::LengthWithMac);
/// # Ok::<(), PinError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum PinError {
    /// There are no digits, or more than 64.
    Length,
    /// The character at this byte is no decimal digit.
    Digit(usize),
    /// A PIN with a MAC has as many digits of one as of the other, from five to twenty: ten to forty
    /// in all.
    LengthWithMac,
}

impl Pin {
    /// The PIN with these digits.
    ///
    /// # Errors
    ///
    /// There are none, or more than 64, or something else among them.
    pub fn new(digits: &str) -> Result<Self, PinError> {
        if let Some(at) = digits.bytes().position(|b| !b.is_ascii_digit()) {
            return Err(PinError::Digit(at));
        }
        if digits.is_empty() || digits.len() > MOST {
            return Err(PinError::Length);
        }
        Ok(Self(Zeroizing::new(digits.as_bytes().to_vec())))
    }

    /// The PIN that the user has to be told for a body that is sent by USERPINMAC: the digits of this
    /// PIN, which the sender draws at random for this one body, and then as many that are made of
    /// the MAC. The digit `i` is octet `i` of the MAC modulo 10.
    ///
    /// This is the method of OMA-WAP-TS-ProvBoot 1.1, "Security" (`SEC` 3), as the provisioning
    /// client of an Android vendor implements it, and is not held against the text of that
    /// clause; the least number of digits, ten, is that client's.
    ///
    /// Each digit of the MAC tells one body from nine in ten others: of five, one forgery in a hundred
    /// thousand passes.
    ///
    /// # Errors
    ///
    /// [`PinError::LengthWithMac`] if this PIN has fewer than five digits or more than twenty.
    pub fn with_mac(&self, body: &[u8]) -> Result<Self, PinError> {
        if !(FEWEST_WITH_MAC..=Mac::LEN).contains(&self.0.len()) {
            return Err(PinError::LengthWithMac);
        }
        let mac = Mac::new(&self.0, body);
        // With room for all: growing would leave a copy behind.
        let mut digits = Zeroizing::new(Vec::with_capacity(self.0.len().saturating_mul(2)));
        digits.extend_from_slice(&self.0);
        let octets = mac.as_bytes().iter().take(self.0.len());
        digits.extend(octets.map(|octet| b'0'.saturating_add(octet % 10)));
        Ok(Self(digits))
    }

    /// Whether the second half is what the MAC of this body makes of the first half, told in
    /// constant time.
    pub(super) fn has_mac_of(&self, body: &[u8]) -> Result<Choice, PinError> {
        let (half, odd) = (self.0.len() / 2, self.0.len() % 2);
        let first = self.0.get(..half).unwrap_or(&[]).to_vec();
        let first = Self(Zeroizing::new(first));
        if odd != 0 {
            return Err(PinError::LengthWithMac);
        }
        let expected = first.with_mac(body)?;
        Ok(expected.0.as_slice().ct_eq(self.0.as_slice()))
    }

    /// The digits, in ASCII: the key of USERPIN.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl PartialEq for Pin {
    /// In constant time, the length apart.
    fn eq(&self, other: &Self) -> bool {
        self.0.as_slice().ct_eq(other.0.as_slice()).into()
    }
}

impl Eq for Pin {}

impl fmt::Debug for Pin {
    /// `Pin(«4 digits»)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pin(«{} digits»)", self.0.len())
    }
}

impl fmt::Display for PinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length => f.write_str("a PIN has 1 to 64 digits"),
            Self::Digit(at) => write!(f, "what stands at {at} is no digit"),
            Self::LengthWithMac => {
                f.write_str("a PIN with a MAC has 10 to 40 digits, half of each")
            }
        }
    }
}

impl core::error::Error for PinError {}
