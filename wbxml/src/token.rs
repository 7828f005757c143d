//! [`Token`]: exactly what is on the wire.

use crate::ErrorKind;

/// The global tokens, the same on every code page (WBXML 1.3 §7.1).
pub(crate) mod global {
    pub(crate) const SWITCH_PAGE: u8 = 0x00;
    pub(crate) const END: u8 = 0x01;
    pub(crate) const ENTITY: u8 = 0x02;
    pub(crate) const STR_I: u8 = 0x03;
    pub(crate) const LITERAL: u8 = 0x04;
    pub(crate) const EXT_I_0: u8 = 0x40;
    pub(crate) const EXT_I_2: u8 = 0x42;
    pub(crate) const PI: u8 = 0x43;
    pub(crate) const LITERAL_C: u8 = 0x44;
    pub(crate) const EXT_T_0: u8 = 0x80;
    pub(crate) const EXT_T_2: u8 = 0x82;
    pub(crate) const STR_T: u8 = 0x83;
    pub(crate) const LITERAL_A: u8 = 0x84;
    pub(crate) const EXT_0: u8 = 0xC0;
    pub(crate) const EXT_2: u8 = 0xC2;
    pub(crate) const OPAQUE: u8 = 0xC3;
    pub(crate) const LITERAL_AC: u8 = 0xC4;
}

/// The bit of a tag that says attributes follow (WBXML 1.3 §5.8.2).
pub(crate) const HAS_ATTRIBUTES: u8 = 0x80;
/// The bit of a tag that says content follows (WBXML 1.3 §5.8.2).
pub(crate) const HAS_CONTENT: u8 = 0x40;
/// The bits of a tag that name the element.
pub(crate) const IDENTITY: u8 = 0x3F;
/// The lowest token that a code page assigns; below are the global ones.
pub(crate) const FIRST_ASSIGNED: u8 = 0x05;

/// An `mb_u_int32` as it stood on the wire: its value and how many bytes it took (WBXML 1.3 §5.1).
///
/// The width keeps padded integers lossless: `80 80 80 80 01` is 1 in five bytes.
///
/// ```
/// use wbxml::MbU32;
///
/// let padded = MbU32::with_width(1, 5);
/// assert_eq!((padded.value(), padded.width()), (1, 5));
/// assert_eq!(MbU32::new(0x80).width(), 2);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(from = "Parts"))]
pub struct MbU32 {
    value: u32,
    width: u8,
}

/// What [`MbU32`] is read from: the width may be any.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
struct Parts {
    value: u32,
    #[serde(default)]
    width: u8,
}

#[cfg(feature = "serde")]
impl From<Parts> for MbU32 {
    fn from(parts: Parts) -> Self {
        Self::with_width(parts.value, parts.width)
    }
}

impl MbU32 {
    /// This value in as few bytes as it takes.
    #[must_use]
    pub const fn new(value: u32) -> Self {
        let width = match value {
            0..=0x7F => 1,
            0x80..=0x3FFF => 2,
            0x4000..=0x1F_FFFF => 3,
            0x20_0000..=0xFFF_FFFF => 4,
            _ => 5,
        };
        Self { value, width }
    }

    /// This value in `width` bytes, or in as few as it takes if that is more; at most 5.
    #[must_use]
    pub const fn with_width(value: u32, width: u8) -> Self {
        let least = Self::new(value);
        if width > least.width && width <= 5 {
            Self { value, width }
        } else {
            least
        }
    }

    /// The value.
    #[must_use]
    pub const fn value(self) -> u32 {
        self.value
    }

    /// How many bytes it takes on the wire, 1 to 5.
    #[must_use]
    pub const fn width(self) -> u8 {
        self.width
    }

    /// The bytes on the wire, in the first [`width`](Self::width) places.
    #[cfg(feature = "alloc")]
    pub(crate) const fn to_bytes(self) -> [u8; 5] {
        let v = self.value;
        let groups = [
            (v >> 28) as u8 & 0x7F,
            (v >> 21) as u8 & 0x7F,
            (v >> 14) as u8 & 0x7F,
            (v >> 7) as u8 & 0x7F,
            v as u8 & 0x7F,
        ];
        let [a, b, c, d, e] = groups;
        match self.width {
            1 => [e, 0, 0, 0, 0],
            2 => [d | 0x80, e, 0, 0, 0],
            3 => [c | 0x80, d | 0x80, e, 0, 0],
            4 => [b | 0x80, c | 0x80, d | 0x80, e, 0],
            _ => [a | 0x80, b | 0x80, c | 0x80, d | 0x80, e],
        }
    }

    /// Reads one at the start of `input`: it and what is left.
    #[inline(always)]
    pub(crate) fn split(input: &[u8]) -> Result<(Self, &[u8]), ErrorKind> {
        match input.split_first() {
            Some((&b, rest)) if b < 0x80 => Ok((
                Self {
                    value: b as u32,
                    width: 1,
                },
                rest,
            )),
            _ => Self::split_long(input),
        }
    }

    #[cold]
    #[inline(never)]
    fn split_long(input: &[u8]) -> Result<(Self, &[u8]), ErrorKind> {
        let mut value = 0_u64;
        for (width, &b) in (1_u8..).zip(input) {
            if width > 5 {
                return Err(ErrorKind::IntegerTooLong);
            }
            value = (value << 7) | u64::from(b & 0x7F);
            if b < 0x80 {
                let value = u32::try_from(value).map_err(|_| ErrorKind::IntegerOverflow)?;
                let rest = input.get(usize::from(width)..).unwrap_or(&[]);
                return Ok((Self { value, width }, rest));
            }
        }
        Err(ErrorKind::UnexpectedEnd)
    }
}

/// The bytes of a string as they stood on the wire, without the terminator.
///
/// They are in the document's charset and not checked; [`to_str`](Self::to_str) checks.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WireText<'a>(&'a [u8]);

impl<'a> WireText<'a> {
    /// These bytes as a string on the wire.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0
    }

    /// The text, if the bytes are UTF-8. US-ASCII is UTF-8.
    ///
    /// # Errors
    ///
    /// What [`core::str::from_utf8`] says is wrong.
    pub const fn to_str(self) -> Result<&'a str, core::str::Utf8Error> {
        core::str::from_utf8(self.0)
    }
}

impl core::fmt::Debug for WireText<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.to_str() {
            Ok(text) => text.fmt(f),
            Err(_) => self.0.fmt(f),
        }
    }
}

/// What an END ends.
///
/// ```
/// use wbxml::{Decoder, Scope, Token};
///
/// // <si><indication action="delete"/></si>: 80 of a tag says that attributes follow.
/// let tokens = Decoder::new(b"\x03\x05\x6A\x00\x45\x86\x09\x01\x01")?.collect::<Result<Vec<_>, _>>()?;
/// assert_eq!(tokens[2..], [
///     Token::AttrStart(0x09),
///     Token::End(Scope::Attributes),
///     Token::End(Scope::Element),
/// ]);
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Scope {
    /// The content of an element.
    Element,
    /// The attributes of an element.
    Attributes,
    /// A processing instruction.
    Pi,
}

/// One token of the body of a document, exactly as it stood on the wire (WBXML 1.3 §5.8).
///
/// Writing the tokens of a document with [`encode::write_token`](crate::encode::write_token) gives
/// its bytes again.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Token<'a> {
    /// SWITCH_PAGE: the code page for what follows in the current state, tags or attributes.
    SwitchPage(u8),
    /// END.
    End(Scope),
    /// An element, with its content and attribute bits.
    Tag(u8),
    /// LITERAL, LITERAL_C, LITERAL_A or LITERAL_AC: an element or attribute whose name stands in
    /// the string table at this offset.
    Literal(u8, MbU32),
    /// The start of an attribute.
    AttrStart(u8),
    /// A piece of an attribute value.
    AttrValue(u8),
    /// STR_I: an inline string.
    StrI(WireText<'a>),
    /// STR_T: a string in the string table at this offset.
    StrT(MbU32),
    /// ENTITY: a character by its UCS-4 code. Not checked.
    Entity(MbU32),
    /// OPAQUE: bytes, and the width of the length before them.
    Opaque {
        /// How many bytes the length took.
        len_width: u8,
        /// The bytes.
        bytes: &'a [u8],
    },
    /// EXT_I_0 to EXT_I_2: a document-type-specific extension with a string.
    ExtI(u8, WireText<'a>),
    /// EXT_T_0 to EXT_T_2: one with a number; which number, the document type says.
    ExtT(u8, MbU32),
    /// EXT_0 to EXT_2: one without a value.
    Ext(u8),
    /// PI: a processing instruction begins.
    Pi,
}

const _: () = assert!(size_of::<Token<'static>>() == 24);
const _: () = assert!(size_of::<Option<Result<Token<'static>, crate::Error>>>() == 24);
