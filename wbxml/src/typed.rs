//! [`ValueType`]: how the OPAQUE of an element or attribute becomes text, and text OPAQUE.
//!
//! One table decides (`data/opaque_types.csv`); the bytes are never looked at to guess.

/// What the bytes of an OPAQUE are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ValueType {
    /// Text in the document's charset. What an OPAQUE is where no type is given.
    Text,
    /// Bytes; base64 as text (MS-ASWBXML: MIME, ConversationId; DRMREL key values).
    Bytes,
    /// WV-CSP integer: big-endian, 1 to 4 bytes; decimal as text (WV-CSP WBXML §6.1).
    Integer,
    /// WV-CSP date and time: 6 bytes; `yyyymmddThhmmssZ` as text (WV-CSP WBXML §6.2).
    DateTime,
    /// SI and EMN date and time: 4 to 7 bytes of decimal digits; `yyyy-mm-ddThh:mm:ssZ` as text
    /// (SI 1.0 §8.2.2).
    DateTimeBcd,
    /// SyncML Data: a whole WBXML document where the media type says so, otherwise text.
    Document,
    /// The picture of an OTA bookmark: bytes, where the `NAME` before it is `ICON`.
    Icon,
}

/// A type and whether text is written in it.
#[doc(hidden)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TypeRule {
    /// The type.
    pub value_type: ValueType,
    /// Whether text becomes OPAQUE of the type when it is written. Otherwise it stays a string.
    pub written: bool,
}

impl TypeRule {
    /// Text both ways.
    pub const TEXT: Self = Self { value_type: ValueType::Text, written: false };
}
