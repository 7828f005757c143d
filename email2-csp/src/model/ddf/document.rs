//! [`Document`]: a DDF document.

use alloc::borrow::Cow;

use super::Prolog;
use crate::model::tree::Tree;
use crate::model::{Attribute, IntoOwned, List, Markup, Name};

/// The namespace that the published schema gives them.
pub(crate) const SCHEMA: &str = "http://tempuri.org/DM_DDF-V1_2";
/// The namespace of their code page, which the published files do not declare.
pub(crate) const DM_DDF: &str = "syncml:dmddf1.2";
/// The namespace of the elements of Microsoft.
pub(crate) const MICROSOFT: &str = "http://schemas.microsoft.com/MobileDevice/DM";

/// The names of the elements in `CommonErrorResults`.
pub(crate) const COMMON_ERRORS: [&str; 10] = [
    "CommonErrorOne",
    "CommonErrorTwo",
    "CommonErrorThree",
    "CommonErrorFour",
    "CommonErrorFive",
    "CommonErrorSix",
    "CommonErrorSeven",
    "CommonErrorEight",
    "CommonErrorNine",
    "CommonErrorTen",
];

/// A DDF document (OMA DM-TND 7, DM DDF 1.2 with the elements of Microsoft): what it says of itself,
/// and its [`Tree`].
///
/// Nothing is lost between decoding and encoding but layout and comments inside the root element:
/// elements come in the order in which they were found, and those that are unknown or have not
/// their shape are kept.
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use email2_csp::Options;
/// use email2_csp::ddf::{Decoded, Document, Prolog, decode_xml_with};
///
/// let xml = "<?xml version=\"1.0\"?>\n<MgmtTree><VerDTD>1.2</VerDTD><Man>Fabrikam</Man>\
///     <Node><NodeName>Switch</NodeName></Node></MgmtTree>\n";
/// let decoded: Decoded<'_> = decode_xml_with(xml, &Options::STRICT)?;
/// let document: &Document<'_> = &decoded.document;
/// assert_eq!((document.version.as_deref(), document.manufacturer.as_deref()), (Some("1.2"), Some("Fabrikam")));
/// let prolog: &Prolog<'_> = &document.prolog;
/// assert_eq!((prolog.before(), prolog.after()), ("<?xml version=\"1.0\"?>\n", "\n"));
/// # }
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Document<'a> {
    /// The version of the document type, `1.2` (`VerDTD`).
    pub version: Option<Cow<'a, str>>,
    /// Who makes the device (`Man`).
    pub manufacturer: Option<Cow<'a, str>>,
    /// The model of the device (`Mod`).
    pub model: Option<Cow<'a, str>>,
    /// What a diagnostics log is asked for (`MSFT:Diagnostics`).
    pub diagnostics: Option<Cow<'a, str>>,
    /// The nodes.
    pub tree: Tree<'a>,
    /// What stands around the root element in XML.
    pub prolog: Prolog<'a>,
    /// The attributes of the root element, namespace declarations among them.
    pub(crate) attributes: List<'a, Attribute<'a>>,
    /// The child elements of the root in their order, if it is not that of the fields.
    pub(crate) parts: Option<List<'a, RootPart<'a>>>,
    /// Whether names without a prefix are in the namespace of DM DDF.
    pub(crate) in_namespace: bool,
}

/// A child element of the root.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) enum RootPart<'a> {
    Version,
    Manufacturer,
    Model,
    Diagnostics,
    /// The next node at the top.
    Node,
    Other(Markup<'a>),
}

impl<'a> Document<'a> {
    /// A document of DM DDF 1.2 with this tree, as they are published.
    #[must_use]
    pub fn new(tree: Tree<'a>) -> Self {
        Self {
            version: Some(Cow::Borrowed("1.2")),
            manufacturer: None,
            model: None,
            diagnostics: Some(Cow::Borrowed("")),
            tree,
            prolog: Prolog::PUBLISHED,
            attributes: List::Owned(alloc::vec![Attribute {
                name: Name::Literal(wbxml::NO_PAGE, Cow::Borrowed("xmlns:MSFT")),
                value: Cow::Borrowed(MICROSOFT),
            }]),
            parts: None,
            in_namespace: false,
        }
    }

    /// The attributes of the root element, namespace declarations among them.
    #[must_use]
    pub fn attributes(&self) -> &[Attribute<'a>] {
        &self.attributes
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> Document<'static> {
        Document {
            version: self.version.into_owned(),
            manufacturer: self.manufacturer.into_owned(),
            model: self.model.into_owned(),
            diagnostics: self.diagnostics.into_owned(),
            tree: self.tree.into_owned(),
            prolog: self.prolog.into_owned(),
            attributes: self.attributes.into_owned(),
            parts: self.parts.into_owned(),
            in_namespace: self.in_namespace,
        }
    }

    /// The prefix of the elements of Microsoft that the root element declares.
    pub(crate) fn microsoft_prefix(&self) -> Option<&str> {
        self.attributes.iter().find_map(|attribute| {
            let declared = attribute.value == MICROSOFT;
            match &attribute.name {
                Name::Literal(_, name) if declared => name.strip_prefix("xmlns:"),
                _ => None,
            }
        })
    }
}

impl IntoOwned for RootPart<'_> {
    type Static = RootPart<'static>;

    fn into_owned(self) -> Self::Static {
        match self {
            Self::Version => RootPart::Version,
            Self::Manufacturer => RootPart::Manufacturer,
            Self::Model => RootPart::Model,
            Self::Diagnostics => RootPart::Diagnostics,
            Self::Node => RootPart::Node,
            Self::Other(markup) => RootPart::Other(markup.into_owned()),
        }
    }
}
