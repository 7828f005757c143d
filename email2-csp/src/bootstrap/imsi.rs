//! [`Imsi`]: the secret of a GSM network, as digits and as semi-octets.

use alloc::vec::Vec;
use core::fmt;

use zeroize::Zeroizing;

/// The most digits of an IMSI (3GPP TS 23.003 §2.2).
const MOST_DIGITS: usize = 15;
/// The first semi-octet: the type of identity 1, with the bit for an odd number of digits or
/// without (3GPP TS 24.008 §10.5.1.4).
const ODD: u8 = 0x9;
const EVEN: u8 = 0x1;
/// The last semi-octet behind an even number of digits.
const FILLER: u8 = 0xF;

/// An IMSI: up to fifteen digits, wiped when dropped.
///
/// Its semi-octets are the key of NETWPIN.
///
/// ```
/// use email2_csp::bootstrap::Imsi;
///
/// let imsi = Imsi::new("466923103145252")?;
/// assert_eq!(*imsi.to_semi_octets(), [0x49, 0x66, 0x29, 0x13, 0x30, 0x41, 0x25, 0x25]);
/// # Ok::<(), email2_csp::bootstrap::ImsiError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Imsi {
    digits: Zeroizing<[u8; MOST_DIGITS]>,
    len: u8,
}

/// Why something is no IMSI.
///
/// ```
/// use email2_csp::bootstrap::{Imsi, ImsiError};
///
/// assert_eq!(Imsi::new("46692310314525X").unwrap_err(), ImsiError::Digit(14));
/// assert_eq!(Imsi::new("4669231031452520").unwrap_err(), ImsiError::Length);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ImsiError {
    /// There are no digits, or more than fifteen.
    Length,
    /// The character or semi-octet at this place, from 0, is no decimal digit.
    Digit(usize),
    /// The first semi-octet says that the number of digits is odd, and the last one that it is
    /// even, or the other way round.
    Parity,
    /// The first semi-octet is not that of an IMSI: 9 before an odd number of digits, 1 before an
    /// even one.
    Identity,
}

impl Imsi {
    /// The IMSI with these digits.
    ///
    /// # Errors
    ///
    /// There are none, or more than fifteen, or something else among them.
    pub fn new(digits: &str) -> Result<Self, ImsiError> {
        if let Some(at) = digits.bytes().position(|b| !b.is_ascii_digit()) {
            return Err(ImsiError::Digit(at));
        }
        Self::of(digits.bytes().map(|b| b.wrapping_sub(b'0')))
    }

    /// The IMSI in these semi-octets, as a SIM has it in EF-IMSI (3GPP TS 31.102 §4.2.2) behind its
    /// length.
    ///
    /// # Errors
    ///
    /// The number of digits is not as odd or even as the first semi-octet says, or is none or more
    /// than fifteen; a semi-octet is no digit.
    pub fn from_semi_octets(octets: &[u8]) -> Result<Self, ImsiError> {
        let semi = |octet: &u8| [octet & 0xF, octet >> 4];
        let all: Zeroizing<Vec<u8>> = Zeroizing::new(octets.iter().flat_map(semi).collect());
        let Some((&identity, rest)) = all.split_first() else {
            return Err(ImsiError::Length);
        };
        let (digits, is_even) = match rest.split_last() {
            Some((&FILLER, digits)) => (digits, true),
            _ => (rest, false),
        };
        match (identity, is_even) {
            (ODD, false) | (EVEN, true) => {}
            (ODD | EVEN, _) => return Err(ImsiError::Parity),
            _ => return Err(ImsiError::Identity),
        }
        if let Some(at) = digits.iter().position(|digit| *digit > 9) {
            return Err(ImsiError::Digit(at.saturating_add(1)));
        }
        Self::of(digits.iter().copied())
    }

    fn of(values: impl ExactSizeIterator<Item = u8>) -> Result<Self, ImsiError> {
        let count = values.len();
        let len = u8::try_from(count).map_err(|_| ImsiError::Length)?;
        let mut digits = Zeroizing::new([0; MOST_DIGITS]);
        if count == 0 || count > MOST_DIGITS {
            return Err(ImsiError::Length);
        }
        for (digit, value) in digits.iter_mut().zip(values) {
            *digit = value;
        }
        Ok(Self { digits, len })
    }

    /// The semi-octets, the lower one of each octet first: 9 and the digits, where their number is
    /// odd; 1, the digits and the filler F where it is even.
    #[must_use]
    pub fn to_semi_octets(&self) -> Zeroizing<Vec<u8>> {
        let digits = self.digits.get(..usize::from(self.len)).unwrap_or(&[]);
        let is_odd = digits.len() % 2 == 1;
        let (identity, filler) = if is_odd {
            (ODD, None)
        } else {
            (EVEN, Some(FILLER))
        };
        let mut octets = Zeroizing::new(Vec::with_capacity(MOST_DIGITS));
        let mut low = Some(identity);
        for value in digits.iter().copied().chain(filler) {
            match low.take() {
                Some(low) => octets.push(value << 4 | low),
                None => low = Some(value),
            }
        }
        octets
    }
}

impl fmt::Debug for Imsi {
    /// `Imsi(«15 digits»)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Imsi(«{} digits»)", self.len)
    }
}

impl fmt::Display for ImsiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length => f.write_str("an IMSI has 1 to 15 digits"),
            Self::Digit(at) => write!(f, "what stands at {at} is no digit"),
            Self::Parity => f.write_str("the number of digits is not as odd or even as is said"),
            Self::Identity => f.write_str("the first semi-octet is not that of an IMSI"),
        }
    }
}

impl core::error::Error for ImsiError {}
