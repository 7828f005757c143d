//! [`DataType`] and [`TypedValue`]: what the value of a `parm` says (MSPROV, `datatype`).

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use base64ct::{Base64, Base64Unpadded, Encoding};
use zeroize::Zeroizing;

use super::{MultipleString, Value};
use crate::model::IntoOwned;

/// `datatype`: of what type the value of a `parm` is. Types without a constant are kept.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct DataType<'a>(pub Cow<'a, str>);

impl<'a> DataType<'a> {
    /// `integer`: decimal digits, with a sign or without.
    pub const INTEGER: Self = Self(Cow::Borrowed("integer"));
    /// `string`.
    pub const STRING: Self = Self(Cow::Borrowed("string"));
    /// `float`: a decimal fraction, with an exponent or without.
    pub const FLOAT: Self = Self(Cow::Borrowed("float"));
    /// `boolean`: `true`, `false`, `1` or `0`; letter case does not count.
    pub const BOOLEAN: Self = Self(Cow::Borrowed("boolean"));
    /// `binary`: base64.
    pub const BINARY: Self = Self(Cow::Borrowed("binary"));
    /// `multiplestring`: a [`MultipleString`].
    pub const MULTIPLE_STRING: Self = Self(Cow::Borrowed("multiplestring"));

    /// The types that have a constant.
    pub const ALL: [Self; 6] = [
        Self::INTEGER,
        Self::STRING,
        Self::FLOAT,
        Self::BOOLEAN,
        Self::BINARY,
        Self::MULTIPLE_STRING,
    ];

    /// Whether it is one of the types that have a constant.
    #[must_use]
    pub fn is_known(&self) -> bool {
        Self::ALL.iter().any(|known| known.0 == self.0)
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> DataType<'static> {
        DataType(Cow::Owned(self.0.into_owned()))
    }
}

impl IntoOwned for DataType<'_> {
    type Static = DataType<'static>;

    fn into_owned(self) -> DataType<'static> {
        DataType::into_owned(self)
    }
}

impl fmt::Display for DataType<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the value of a `parm` says.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum TypedValue<'a> {
    /// `integer`.
    Integer(i64),
    /// `string`.
    String(Cow<'a, str>),
    /// `float`, which is finite.
    Float(f64),
    /// `boolean`.
    Boolean(bool),
    /// `binary`. It may be a key, so it is wiped when it is dropped.
    Binary(Zeroizing<Vec<u8>>),
    /// `multiplestring`.
    MultipleString(MultipleString<'a>),
}

impl<'a> TypedValue<'a> {
    /// What a text says that is of this type. `None` if it has not the form of its type, or the
    /// type is unknown.
    ///
    /// ```
    /// use email2_csp::provisioning::{DataType, TypedValue};
    ///
    /// let value = TypedValue::decode(&DataType::BOOLEAN, "true");
    /// assert_eq!(value, Some(TypedValue::Boolean(true)));
    /// assert_eq!(TypedValue::decode(&DataType::INTEGER, "4 minutes"), None);
    /// ```
    #[must_use]
    pub fn decode(datatype: &DataType<'_>, text: &'a str) -> Option<Self> {
        Some(match &*datatype.0 {
            "integer" => Self::Integer(integer(text)?),
            "string" => Self::String(Cow::Borrowed(text)),
            "float" => Self::Float(float(text)?),
            "boolean" => Self::Boolean(boolean(text)?),
            "binary" => Self::Binary(Base64::decode_vec(text).ok()?.into()),
            "multiplestring" => Self::MultipleString(MultipleString::decode(text)?),
            _ => return None,
        })
    }

    /// The same, from a text that has not quite the form of its type: with white space around it or
    /// in base64, base64 without padding, an integer in hexadecimal (`0x1F`), a multiple string that
    /// does not end with two separators.
    #[must_use]
    pub fn decode_lenient(datatype: &DataType<'_>, text: &'a str) -> Option<Self> {
        let trimmed = text.trim();
        let strict = Self::decode(datatype, text);
        strict
            .or_else(|| Self::decode(datatype, trimmed))
            .or_else(|| match &*datatype.0 {
                "integer" => hexadecimal(trimmed).map(Self::Integer),
                "binary" => lenient_base64(text).map(Self::Binary),
                "multiplestring" => {
                    MultipleString::decode_unterminated(text).map(Self::MultipleString)
                }
                _ => None,
            })
    }

    /// Of what type it is.
    #[must_use]
    pub const fn datatype<'d>(&self) -> DataType<'d> {
        match self {
            Self::Integer(_) => DataType::INTEGER,
            Self::String(_) => DataType::STRING,
            Self::Float(_) => DataType::FLOAT,
            Self::Boolean(_) => DataType::BOOLEAN,
            Self::Binary(_) => DataType::BINARY,
            Self::MultipleString(_) => DataType::MULTIPLE_STRING,
        }
    }

    /// The value as it stands in a `parm`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        match self {
            Self::Integer(number) => number.to_string().into(),
            Self::String(text) => String::from(&**text).into(),
            Self::Float(number) => number.to_string().into(),
            Self::Boolean(true) => "true".into(),
            Self::Boolean(false) => "false".into(),
            Self::Binary(bytes) => Base64::encode_string(bytes).into(),
            Self::MultipleString(strings) => strings.to_text().into(),
        }
    }
}

impl fmt::Debug for TypedValue<'_> {
    /// The type and how much there is of it: it may be a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => f.debug_tuple("Integer").field(number).finish(),
            Self::Float(number) => f.debug_tuple("Float").field(number).finish(),
            Self::Boolean(is) => f.debug_tuple("Boolean").field(is).finish(),
            Self::String(text) => write!(f, "String(«{} bytes»)", text.len()),
            Self::Binary(bytes) => write!(f, "Binary(«{} bytes»)", bytes.len()),
            Self::MultipleString(strings) => fmt::Debug::fmt(strings, f),
        }
    }
}

/// Decimal digits with a sign or without.
fn integer(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_decimal = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if is_decimal { text.parse().ok() } else { None }
}

fn hexadecimal(text: &str) -> Option<i64> {
    let digits = text
        .strip_prefix("0x")
        .or_else(|| text.strip_prefix("0X"))?;
    let is_digits = digits.bytes().all(|b| b.is_ascii_hexdigit());
    if is_digits {
        i64::from_str_radix(digits, 16).ok()
    } else {
        None
    }
}

/// A decimal fraction: no infinity, no "nan".
fn float(text: &str) -> Option<f64> {
    let is_decimal = text
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
    let number: f64 = text.parse().ok()?;
    (is_decimal && number.is_finite()).then_some(number)
}

fn boolean(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "0" => Some(false),
        _ if text.eq_ignore_ascii_case("true") => Some(true),
        _ if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

fn lenient_base64(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let kept = |c: &char| !c.is_ascii_whitespace();
    // With room for all: growing would leave copies behind.
    let mut packed = Zeroizing::new(String::with_capacity(text.len()));
    packed.extend(text.chars().filter(kept));
    let octets = Base64Unpadded::decode_vec(packed.trim_end_matches('=')).ok()?;
    Some(octets.into())
}
