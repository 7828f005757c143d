//! The properties of an account: [`TagProperty`], by tag, and [`NamedProperty`], by name.

use alloc::borrow::Cow;
use core::{fmt, mem};

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::combinator::{all_consuming, map_opt, opt};
use nom::sequence::preceded;
use nom::{IResult, Parser};
use wbxml::credentials::is_credential;

use super::{AccountNode, Shown, wipe};

/// The type of a MAPI property.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct MapiType(pub u16);

impl MapiType {
    /// A signed number of 32 bits.
    pub const LONG: Self = Self(0x0003);
    /// 0 or 1.
    pub const BOOLEAN: Self = Self(0x000B);
    /// Text.
    pub const STRING: Self = Self(0x001F);

    /// Whether a text is a value of this type. Of types that are not known, every text is.
    #[must_use]
    pub fn accepts(self, value: &str) -> bool {
        match self {
            Self::BOOLEAN => matches!(value, "0" | "1"),
            Self::LONG => {
                let is_number = value.parse::<i32>().is_ok() || value.parse::<u32>().is_ok();
                is_number && !value.starts_with('+')
            }
            _ => true,
        }
    }
}

impl fmt::Display for MapiType {
    /// Four hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04X}", self.0)
    }
}

impl fmt::Debug for MapiType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The tag of a MAPI property: the name of a node in `TAGPROPS`, eight hexadecimal digits.
///
/// ```
/// use email2_csp::{Account, AccountNode, Guid, MapiType, PropertyTag, TagProperty};
///
/// // EMAIL2 CSP: 8128000B says whether the incoming server needs SSL; 000B is a truth value.
/// let tag = PropertyTag::decode("8128000B").unwrap();
/// assert_eq!((tag, tag.mapi_type()), (PropertyTag::INCOMING_SSL, MapiType::BOOLEAN));
/// assert_eq!(tag.node(), Some(AccountNode::IncomingSsl));
///
/// // Others are kept as well.
/// let mut account = Account::new(Guid::from_u128(1));
/// account.set_tag_property(PropertyTag(0x8001_001F), "blue");
/// let other: &TagProperty<'_> = account.tag_properties().next().unwrap();
/// assert_eq!((other.tag.mapi_type(), &*other.value), (MapiType::STRING, "blue"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct PropertyTag(pub u32);

impl PropertyTag {
    /// Whether the incoming server needs SSL.
    pub const INCOMING_SSL: Self = Self(0x8128_000B);
    /// Whether the outgoing server needs SSL.
    pub const OUTGOING_SSL: Self = Self(0x812C_000B);

    /// The tag that a name is: `8128000B`, or `0x8128000B`.
    #[must_use]
    pub fn decode(name: &str) -> Option<Self> {
        let tag: IResult<&str, u32> = all_consuming(preceded(
            opt(alt((tag("0x"), tag("0X")))),
            map_opt(hexadecimal(8), |digits: &str| {
                u32::from_str_radix(digits, 16).ok()
            }),
        ))
        .parse(name);
        tag.ok().map(|(_, tag)| Self(tag))
    }

    /// The type: the last four digits.
    #[must_use]
    pub const fn mapi_type(self) -> MapiType {
        let [.., high, low] = self.0.to_be_bytes();
        MapiType(u16::from_be_bytes([high, low]))
    }

    /// The node with a value of its own that it names, if it does.
    #[must_use]
    pub const fn node(self) -> Option<AccountNode> {
        match self {
            Self::INCOMING_SSL => Some(AccountNode::IncomingSsl),
            Self::OUTGOING_SSL => Some(AccountNode::OutgoingSsl),
            _ => None,
        }
    }
}

impl fmt::Display for PropertyTag {
    /// Eight hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08X}", self.0)
    }
}

impl fmt::Debug for PropertyTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A property of `TAGPROPS`.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct TagProperty<'a> {
    /// Its name.
    pub tag: PropertyTag,
    /// Its value, as written.
    pub value: Cow<'a, str>,
}

impl TagProperty<'_> {
    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> TagProperty<'static> {
        TagProperty {
            tag: self.tag,
            value: Cow::Owned(self.value.into_owned()),
        }
    }
}

/// A property of `NAMEDPROPS` (Windows Mobile): `MyNamedProp#0003`. An owned value of one that is named
/// like a credential is wiped when it is dropped.
///
/// ```
/// use email2_csp::{Account, Guid, MapiType, NamedProperty};
///
/// let mut account = Account::new(Guid::from_u128(1));
/// account.set_named_property(NamedProperty::new("Colour", MapiType::STRING, "blue"));
/// let colour: &NamedProperty<'_> = account.named_properties().next().unwrap();
/// assert_eq!((&*colour.name, &*colour.value), ("Colour", "blue"));
/// ```
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct NamedProperty<'a> {
    /// The name in front of the number sign.
    pub name: Cow<'a, str>,
    /// The type behind it.
    pub mapi_type: MapiType,
    /// Its value, as written.
    pub value: Cow<'a, str>,
}

impl<'a> NamedProperty<'a> {
    /// The property of this name and type.
    #[must_use]
    pub fn new(
        name: impl Into<Cow<'a, str>>,
        mapi_type: MapiType,
        value: impl Into<Cow<'a, str>>,
    ) -> Self {
        Self {
            name: name.into(),
            mapi_type,
            value: value.into(),
        }
    }

    /// Name and type of `MyNamedProp#0003`: the type is behind the last number sign.
    #[must_use]
    pub fn decode_name(name: &str) -> Option<(&str, MapiType)> {
        let (name, digits) = name.rsplit_once('#')?;
        let mapi_type: IResult<&str, u16> =
            all_consuming(map_opt(hexadecimal(4), |digits: &str| {
                u16::from_str_radix(digits, 16).ok()
            }))
            .parse(digits);
        let (_, mapi_type) = mapi_type.ok().filter(|_| !name.is_empty())?;
        Some((name, MapiType(mapi_type)))
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(mut self) -> NamedProperty<'static> {
        let (name, value) = (mem::take(&mut self.name), mem::take(&mut self.value));
        NamedProperty {
            name: Cow::Owned(name.into_owned()),
            mapi_type: self.mapi_type,
            value: Cow::Owned(value.into_owned()),
        }
    }
}

impl Drop for NamedProperty<'_> {
    fn drop(&mut self) {
        if is_credential(&self.name) {
            wipe(Some(&mut self.value));
        }
    }
}

impl fmt::Debug for NamedProperty<'_> {
    /// Without the value of what is named like a credential.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NamedProperty")
            .field("name", &self.name)
            .field("mapi_type", &self.mapi_type)
            .field("value", &Shown(is_credential(&self.name), &self.value))
            .finish()
    }
}

fn hexadecimal<'t>(
    length: usize,
) -> impl Parser<&'t str, Output = &'t str, Error = nom::error::Error<&'t str>> {
    take_while_m_n(length, length, |c: char| c.is_ascii_hexdigit())
}
