//! [`Header`]: version, public identifier, charset and string table (WBXML 1.3 §5.3), by nom.

use nom::combinator::cond;
use nom::number::u8 as byte;
use nom::{IResult, Parser};

use crate::charset::Charset;
use crate::token::MbU32;
use crate::{Error, ErrorKind, LimitKind, Options};

/// A WBXML version.
///
/// ```
/// use wbxml::Version;
///
/// assert_eq!(Version::from_byte(3), Some(Version::V1_3));
/// assert_eq!(Version::from_byte(4), None);
/// assert!(Version::V1_0 < Version::V1_3);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Version {
    /// WBXML 1.0, 30 April 1998.
    V1_0,
    /// WBXML 1.1, 16 June 1999.
    V1_1,
    /// WBXML 1.2, 4 November 1999.
    V1_2,
    /// WBXML 1.3, 25 July 2001.
    V1_3,
}

impl Version {
    /// The version of this version byte, if it is one of WBXML 1.0 to 1.3.
    #[must_use]
    pub const fn from_byte(byte: u8) -> Option<Self> {
        match byte {
            0 => Some(Self::V1_0),
            1 => Some(Self::V1_1),
            2 => Some(Self::V1_2),
            3 => Some(Self::V1_3),
            _ => None,
        }
    }

    /// The version byte: major − 1 in the high four bits, minor in the low four.
    #[must_use]
    pub const fn to_byte(self) -> u8 {
        self as u8
    }
}

/// The public identifier of a document: what type it is of (WBXML 1.3 §5.5).
///
/// ```
/// use wbxml::{Header, Options, PublicId};
///
/// let number = Header::decode(b"\x03\x05\x6A\x00", &Options::STRICT)?.0.public_id;
/// assert!(matches!(number, PublicId::Number(n) if n.value() == 5));
///
/// let named = b"\x03\x00\x00\x6A\x1C-//WAPFORUM//DTD SI 1.0//EN\0";
/// let (header, _) = Header::decode(named, &Options::STRICT)?;
/// assert!(matches!(header.public_id, PublicId::Index { index, .. } if index.value() == 0));
/// assert_eq!(header.string_table, b"-//WAPFORUM//DTD SI 1.0//EN\0");
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PublicId {
    /// A registered number; 1 is "unknown or missing".
    Number(MbU32),
    /// The offset of a formal public identifier in the string table, and the zero before it.
    Index {
        /// The zero that says an index follows.
        zero: MbU32,
        /// The offset in the string table.
        index: MbU32,
    },
}

/// The header of a document, losslessly: what stands before its body.
///
/// ```
/// use wbxml::{Header, Options, Version};
///
/// let (header, body) = Header::decode(b"\x03\x05\x6A\x00\x05", &Options::STRICT)?;
/// assert_eq!(header.version, Version::V1_3);
/// assert_eq!(header.public_id_number(), Some(5));
/// assert_eq!(header.charset.map(|charset| charset.value()), Some(106));
/// assert_eq!(body, b"\x05");
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Header<'a> {
    /// The version.
    pub version: Version,
    /// What type the document is of.
    pub public_id: PublicId,
    /// The IANA MIBenum of the charset; WBXML 1.0 has none.
    pub charset: Option<MbU32>,
    /// The length of the string table, as it stood there.
    pub string_table_len: MbU32,
    /// The string table.
    pub string_table: &'a [u8],
}

impl<'a> Header<'a> {
    /// The header at the start of `input`, and the body.
    ///
    /// # Errors
    ///
    /// It is truncated, of an unknown version or charset, its string table is longer than the
    /// input or [`Limits::string_table`](crate::Limits::string_table), or its public identifier is
    /// not in the table, or, unless
    /// [`unterminated_table`](crate::Lenient::unterminated_table) lets that pass, not with its end.
    pub fn decode(input: &'a [u8], options: &Options) -> Result<(Self, &'a [u8]), Error> {
        let at = |kind, left: usize| Error::at(kind, input.len().saturating_sub(left));
        let (header, body) = match header(input, options) {
            Ok((body, header)) => (header, body),
            Err(nom::Err::Error(e) | nom::Err::Failure(e)) => return Err(at(e.kind, e.left)),
            Err(nom::Err::Incomplete(_)) => return Err(at(ErrorKind::UnexpectedEnd, 0)),
        };
        if let PublicId::Index { zero, index } = header.public_id {
            let place = usize::from(zero.width()).saturating_add(1);
            let from = usize::try_from(index.value()).unwrap_or(usize::MAX);
            let kind = match header.string_table.get(from..) {
                None | Some([]) => ErrorKind::StringTableIndex(index.value()),
                Some(entry)
                    if options.lenient.unterminated_table || header.ends(entry, options) =>
                {
                    return Ok((header, body));
                }
                Some(_) => ErrorKind::StringTableUnterminated,
            };
            return Err(Error::at(kind, place));
        }
        Ok((header, body))
    }

    /// Whether a string that begins where `entry` does has a terminator.
    fn ends(&self, entry: &[u8], options: &Options) -> bool {
        let number = options.charset.or(self.charset.map(MbU32::value));
        if number
            .and_then(Charset::from_mib_enum)
            .is_some_and(Charset::is_wide)
        {
            entry.chunks_exact(2).any(|unit| unit == [0, 0])
        } else {
            memchr::memchr(0, entry).is_some()
        }
    }

    /// Where the index of a formal public identifier stands that ends with the table, which lenient
    /// reading lets pass.
    #[cfg(feature = "alloc")]
    pub(crate) fn unterminated_public_id(&self, options: &Options) -> Option<u64> {
        let PublicId::Index { zero, index } = self.public_id else {
            return None;
        };
        let entry = self
            .string_table
            .get(usize::try_from(index.value()).ok()?..)?;
        let place = u64::from(zero.width()).saturating_add(1);
        if self.ends(entry, options) {
            None
        } else {
            Some(place)
        }
    }

    /// The registered number of the document type, if the header has one and it is not
    /// "unknown or missing".
    #[must_use]
    pub const fn public_id_number(&self) -> Option<u32> {
        match self.public_id {
            PublicId::Number(n) if n.value() != 1 => Some(n.value()),
            _ => None,
        }
    }

    /// Where the charset stands, or would.
    pub(crate) fn charset_offset(&self) -> usize {
        let public_id = match self.public_id {
            PublicId::Number(n) => usize::from(n.width()),
            PublicId::Index { zero, index } => {
                usize::from(zero.width()).saturating_add(usize::from(index.width()))
            }
        };
        public_id.saturating_add(1)
    }

    /// The formal public identifier, if the header points at one and it is UTF-8.
    #[must_use]
    pub fn formal_public_id(&self) -> Option<&'a str> {
        let PublicId::Index { index, .. } = self.public_id else {
            return None;
        };
        let entry = self
            .string_table
            .get(usize::try_from(index.value()).ok()?..)?;
        let end = memchr::memchr(0, entry).unwrap_or(entry.len());
        core::str::from_utf8(entry.get(..end)?).ok()
    }
}

/// What nom carries: our kind, and how much input was left where the offending item began.
#[derive(Debug)]
struct HeaderError {
    kind: ErrorKind,
    left: usize,
}

impl nom::error::ParseError<&[u8]> for HeaderError {
    fn from_error_kind(input: &[u8], _: nom::error::ErrorKind) -> Self {
        Self {
            kind: ErrorKind::UnexpectedEnd,
            left: input.len(),
        }
    }
    fn append(_: &[u8], _: nom::error::ErrorKind, other: Self) -> Self {
        other
    }
}

fn refuse<T>(kind: ErrorKind, input: &[u8]) -> IResult<&[u8], T, HeaderError> {
    Err(nom::Err::Failure(HeaderError {
        kind,
        left: input.len(),
    }))
}

fn mb_u_int32(input: &[u8]) -> IResult<&[u8], MbU32, HeaderError> {
    match MbU32::split(input) {
        Ok((value, rest)) => Ok((rest, value)),
        Err(ErrorKind::UnexpectedEnd) => refuse(ErrorKind::UnexpectedEnd, &[]),
        Err(kind) => refuse(kind, input),
    }
}

fn version(input: &[u8]) -> IResult<&[u8], Version, HeaderError> {
    let (rest, byte) = byte().parse(input)?;
    match Version::from_byte(byte) {
        Some(version) => Ok((rest, version)),
        None => refuse(ErrorKind::UnsupportedVersion(byte), input),
    }
}

fn public_id(input: &[u8]) -> IResult<&[u8], PublicId, HeaderError> {
    let (rest, number) = mb_u_int32(input)?;
    let (rest, index) = cond(number.value() == 0, mb_u_int32).parse(rest)?;
    Ok((
        rest,
        match index {
            Some(index) => PublicId::Index {
                zero: number,
                index,
            },
            None => PublicId::Number(number),
        },
    ))
}

fn charset(input: &[u8], known: bool) -> IResult<&[u8], MbU32, HeaderError> {
    let (rest, number) = mb_u_int32(input)?;
    if known || Charset::from_mib_enum(number.value()).is_some() {
        Ok((rest, number))
    } else {
        refuse(ErrorKind::UnsupportedCharset(number.value()), input)
    }
}

fn string_table(input: &[u8], limit: u32) -> IResult<&[u8], (MbU32, &[u8]), HeaderError> {
    let (rest, len) = mb_u_int32(input)?;
    let table = usize::try_from(len.value())
        .ok()
        .and_then(|n| rest.split_at_checked(n));
    match table {
        None => refuse(ErrorKind::StringTablePastEnd, input),
        Some(_) if len.value() > limit => {
            refuse(ErrorKind::LimitExceeded(LimitKind::StringTable), input)
        }
        Some((table, rest)) => Ok((rest, (len, table))),
    }
}

fn header<'a>(input: &'a [u8], options: &Options) -> IResult<&'a [u8], Header<'a>, HeaderError> {
    let (rest, (version, public_id)) = (version, public_id).parse(input)?;
    let known = options.charset.is_some();
    let (rest, charset) = cond(version > Version::V1_0, |i| charset(i, known)).parse(rest)?;
    let (rest, (string_table_len, string_table)) = string_table(rest, options.limits.string_table)?;
    Ok((
        rest,
        Header {
            version,
            public_id,
            charset,
            string_table_len,
            string_table,
        },
    ))
}
