//! [`Charset`]: the character sets of documents (WBXML 1.3 §5.6), by IANA MIBenum, and
//! [`to_utf8`], which brings a document into UTF-8.

#[cfg(feature = "encoding")]
mod transcode;
#[cfg(feature = "alloc")]
mod utf8;

#[cfg(feature = "encoding")]
pub(crate) use transcode::decode;
#[cfg(feature = "alloc")]
pub use utf8::{Utf8Document, to_utf8};

/// A character set that documents come in.
///
/// ```
/// use wbxml::charset::Charset;
///
/// assert_eq!(Charset::from_mib_enum(106), Some(Charset::Utf8));
/// assert_eq!(Charset::from_mib_enum(4), Some(Charset::Iso8859(1)));
/// assert_eq!(Charset::Utf8.mib_enum(), 106);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Charset {
    /// 0: not said. Read as UTF-8.
    Unknown,
    /// 3: US-ASCII.
    UsAscii,
    /// 4 to 12: ISO-8859-1 to ISO-8859-9, by part.
    Iso8859(u8),
    /// 17: `Shift_JIS`.
    ShiftJis,
    /// 106: UTF-8.
    Utf8,
    /// 1000: UCS-2, big-endian.
    Ucs2,
    /// 1015: UTF-16, big-endian unless a byte order mark says otherwise.
    Utf16,
    /// 2026: Big5.
    Big5,
}

impl Charset {
    /// The charset of this IANA MIBenum number, if it is one of those above.
    #[must_use]
    pub const fn from_mib_enum(number: u32) -> Option<Self> {
        Some(match number {
            0 => Self::Unknown,
            3 => Self::UsAscii,
            4 => Self::Iso8859(1),
            5 => Self::Iso8859(2),
            6 => Self::Iso8859(3),
            7 => Self::Iso8859(4),
            8 => Self::Iso8859(5),
            9 => Self::Iso8859(6),
            10 => Self::Iso8859(7),
            11 => Self::Iso8859(8),
            12 => Self::Iso8859(9),
            17 => Self::ShiftJis,
            106 => Self::Utf8,
            1000 => Self::Ucs2,
            1015 => Self::Utf16,
            2026 => Self::Big5,
            _ => return None,
        })
    }

    /// The IANA MIBenum number.
    #[must_use]
    pub const fn mib_enum(self) -> u32 {
        match self {
            Self::Unknown => 0,
            Self::UsAscii => 3,
            Self::Iso8859(part) => (part as u32).wrapping_add(3),
            Self::ShiftJis => 17,
            Self::Utf8 => 106,
            Self::Ucs2 => 1000,
            Self::Utf16 => 1015,
            Self::Big5 => 2026,
        }
    }

    /// Whether strings end at two zero bytes instead of one.
    #[must_use]
    pub const fn is_wide(self) -> bool {
        matches!(self, Self::Ucs2 | Self::Utf16)
    }

    /// Whether valid text in it is UTF-8 as it stands.
    #[must_use]
    pub const fn is_utf8(self) -> bool {
        matches!(self, Self::Unknown | Self::UsAscii | Self::Utf8)
    }
}
