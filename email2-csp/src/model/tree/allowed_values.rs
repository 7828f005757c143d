//! [`AllowedValues`]: which values a node takes.

use alloc::borrow::Cow;

use crate::model::open_text::open_text;
use crate::model::{Boxed, IntoOwned, List, Markup, into_owned};

open_text! {
    /// How [`AllowedValues`] say what is allowed (`ValueType`).
    ValueType {
        /// Anything, as far as data can say.
        NONE = "None",
        /// One of those listed.
        ENUM = "ENUM",
        /// The sum of some of those listed.
        FLAG = "Flag",
        /// A number in a range.
        RANGE = "Range",
        /// What a regular expression matches.
        REG_EX = "RegEx",
        /// XML of a schema.
        XSD = "XSD",
        /// JSON of a schema.
        JSON = "JSON",
        /// A security descriptor.
        SDDL = "SDDL",
        /// The payload of a policy that an ADMX file describes.
        ADMX = "ADMX",
    }
}

/// Which values a node takes (`MSFT:AllowedValues`), or a node that another one depends on
/// (`MSFT:DependencyAllowedValue`, `MSFT:DependencyChangedAllowedValues`).
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AllowedValues<'a> {
    /// How it is said.
    pub value_type: ValueType<'a>,
    /// What is said, in the order of the document.
    pub content: List<'a, Allowed<'a>>,
}

/// A part of [`AllowedValues`].
///
/// ```
/// # #[cfg(feature = "xml")] {
/// # fn ddf(properties: &str) -> String {
/// #     format!("<MgmtTree xmlns:MSFT='http://schemas.microsoft.com/MobileDevice/DM'><VerDTD>1.2</VerDTD><Node>\
/// #         <NodeName>A</NodeName><DFProperties>{properties}</DFProperties></Node></MgmtTree>")
/// # }
/// use email2_csp::ddf::decode_xml;
/// use email2_csp::model::tree::{AdmxBacked, Allowed, EnumValue};
///
/// // `ddf` writes a document of one node with these properties.
/// let document = ddf("<MSFT:AllowedValues ValueType='ENUM'><MSFT:Enum><MSFT:Value>0</MSFT:Value>\
///     <MSFT:ValueDescription>Off</MSFT:ValueDescription></MSFT:Enum></MSFT:AllowedValues>");
/// let document = decode_xml(&document)?;
/// let values = document.tree.get(0).unwrap().node().allowed_values().unwrap();
/// let Allowed::Enum(off) = &values.content[0] else { panic!() };
/// let off: &EnumValue<'_> = off;
/// assert_eq!((&*off.value, off.description.as_deref()), ("0", Some("Off")));
///
/// let policy = ddf("<MSFT:AllowedValues ValueType='ADMX'><MSFT:AdmxBacked Area='Logon~AT~System' \
///     Name='NoWelcomeTips_1' File='Logon.admx'/></MSFT:AllowedValues>");
/// let policy = decode_xml(&policy)?;
/// let admx: &AdmxBacked<'_> = policy.tree.get(0).unwrap().node().allowed_values().unwrap().admx().unwrap();
/// assert_eq!(admx.file.as_deref(), Some("Logon.admx"));
/// # }
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Allowed<'a> {
    /// One value of a list, with what it means.
    Enum(EnumValue<'a>),
    /// A range, an expression, a schema.
    Value(Cow<'a, str>),
    /// What [`Value`](Self::Value) means.
    ValueDescription(Cow<'a, str>),
    /// The ADMX policy behind the node.
    AdmxBacked(Boxed<'a, AdmxBacked<'a>>),
    /// The value may be several, with this between them. `0xF000` and `\xF000` stand for a
    /// character: see [`AllowedValues::delimiter`].
    List {
        /// The text between two values, as it stands.
        delimiter: Cow<'a, str>,
    },
    /// Anything else, as it was found.
    Other(Markup<'a>),
}

/// A value that is allowed, and what it means (`MSFT:Enum`).
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct EnumValue<'a> {
    /// The value.
    pub value: Cow<'a, str>,
    /// What it means.
    pub description: Option<Cow<'a, str>>,
}

impl EnumValue<'static> {
    /// A row of a constant table.
    #[must_use]
    pub const fn table(value: &'static str, description: Option<&'static str>) -> Self {
        Self {
            value: Cow::Borrowed(value),
            description: match description {
                Some(text) => Some(Cow::Borrowed(text)),
                None => None,
            },
        }
    }
}

/// The ADMX policy behind a node (`MSFT:AdmxBacked`).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AdmxBacked<'a> {
    /// The path of the category.
    pub area: Option<Cow<'a, str>>,
    /// The name of the policy.
    pub name: Option<Cow<'a, str>>,
    /// The name of the file.
    pub file: Option<Cow<'a, str>>,
}

impl<'a> AllowedValues<'a> {
    /// Allowed values of this type, with nothing in them.
    #[must_use]
    pub const fn new(value_type: ValueType<'a>) -> Self {
        Self {
            value_type,
            content: List::EMPTY,
        }
    }

    /// One of these values.
    #[must_use]
    pub fn one_of<T: Into<Cow<'a, str>>>(values: impl IntoIterator<Item = T>) -> Self {
        Self {
            value_type: ValueType::ENUM,
            content: values
                .into_iter()
                .map(|value| {
                    Allowed::Enum(EnumValue {
                        value: value.into(),
                        description: None,
                    })
                })
                .collect(),
        }
    }

    /// What this text says in the way of that type: a range, an expression.
    #[must_use]
    pub fn of(value_type: ValueType<'a>, value: impl Into<Cow<'a, str>>) -> Self {
        Self {
            value_type,
            content: List::Owned(alloc::vec![Allowed::Value(value.into())]),
        }
    }

    /// The values: those of the list, the range, the expression.
    pub fn values(&self) -> impl Iterator<Item = &str> + Clone {
        self.content.iter().filter_map(|part| match part {
            Allowed::Enum(EnumValue { value, .. }) | Allowed::Value(value) => Some(&**value),
            _ => None,
        })
    }

    /// The values of the list, with what they mean.
    pub fn enums(&self) -> impl Iterator<Item = &EnumValue<'a>> + Clone {
        self.content.iter().filter_map(|part| match part {
            Allowed::Enum(value) => Some(value),
            _ => None,
        })
    }

    /// The range, the expression, the schema.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.content.iter().find_map(|part| match part {
            Allowed::Value(value) => Some(&**value),
            _ => None,
        })
    }

    /// The ADMX policy behind the node.
    #[must_use]
    pub fn admx(&self) -> Option<&AdmxBacked<'a>> {
        self.content.iter().find_map(|part| match part {
            Allowed::AdmxBacked(admx) => Some(&**admx),
            _ => None,
        })
    }

    /// What stands between the values, if there may be several: `;`, `,`, `|`, and U+F000 where
    /// the document spells it `0xF000`, `\xF000` or `&#xF000;`.
    #[must_use]
    pub fn delimiter(&self) -> Option<&str> {
        self.content.iter().find_map(|part| match part {
            Allowed::List { delimiter } => Some(match &**delimiter {
                "0xF000" | "\\xF000" | "&#xF000;" => "\u{F000}",
                text => text,
            }),
            _ => None,
        })
    }
}

into_owned! {
    AllowedValues { value_type, content }
    EnumValue { value, description }
    AdmxBacked { area, name, file }
}

impl IntoOwned for Allowed<'_> {
    type Static = Allowed<'static>;

    fn into_owned(self) -> Self::Static {
        match self {
            Self::Enum(value) => Allowed::Enum(value.into_owned()),
            Self::Value(value) => Allowed::Value(IntoOwned::into_owned(value)),
            Self::ValueDescription(text) => Allowed::ValueDescription(IntoOwned::into_owned(text)),
            Self::AdmxBacked(admx) => Allowed::AdmxBacked(admx.into_owned()),
            Self::List { delimiter } => Allowed::List {
                delimiter: IntoOwned::into_owned(delimiter),
            },
            Self::Other(markup) => Allowed::Other(markup.into_owned()),
        }
    }
}
