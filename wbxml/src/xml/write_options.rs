//! [`WriteOptions`]: how XML is written.

/// What becomes of what XML cannot carry.
///
/// ```
/// use wbxml::xml::{Unrepresentable, WriteOptions};
/// use wbxml::{Document, ErrorKind, Tag, dictionaries::ACTIVESYNC};
///
/// // Token 3F of page 14, which no version has.
/// let document = Document::decode(b"\x03\x01\x6A\x00\x00\x0E\x3F", Some(&ACTIVESYNC))?;
/// let refused = document.to_xml(&WriteOptions::BARE).unwrap_err();
/// assert_eq!(refused.kind(), ErrorKind::UnknownTag(Tag::new(14, 0x3F)));
/// let escape = WriteOptions::BARE.with_unrepresentable(Unrepresentable::Escape);
/// assert!(document.to_xml(&escape)?.starts_with("<wbxml-0E-3F "));
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub enum Unrepresentable {
    /// It is an error.
    #[default]
    Refuse,
    /// It is escaped and reported: characters become U+FFFD, OPAQUE that is not text becomes
    /// base64, tags and attributes without a name are named by page and token (`wbxml-0E-3F`,
    /// `wbxml-attribute-00-05`, which [`Reader`](super::Reader) takes back), extensions become
    /// processing instructions. Names that XML does not have, prefixes without a declaration,
    /// attributes named twice and value tokens without a text stay errors.
    Escape,
}

/// How XML is written.
///
/// ```
/// use wbxml::{Document, xml::WriteOptions};
///
/// let document = Document::from_xml("<si><indication/></si>", None)?;
/// let options = WriteOptions::PRETTY.with_declaration(false).with_doctype(false);
/// assert_eq!(document.to_xml(&options)?.trim_end(), "<si>\n  <indication/>\n</si>");
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct WriteOptions {
    /// How many spaces deeper each level begins, on a line of its own; `None` for no white space
    /// between tags. Default none. Documents of the WML family, in which white space counts, get
    /// none in any case.
    pub indent: Option<u8>,
    /// Whether an XML declaration comes first. Default yes.
    pub declaration: bool,
    /// Whether a DOCTYPE comes before the root, where the document type has a public and a system
    /// identifier. Default yes.
    pub doctype: bool,
    /// What becomes of what XML cannot carry.
    pub unrepresentable: Unrepresentable,
    /// Whether tokens that the dictionary does not know are named from later versions of the
    /// document type, and reported. Default no.
    pub later_tokens: bool,
}

impl WriteOptions {
    /// No white space between tags.
    pub const COMPACT: Self = Self {
        indent: None,
        declaration: true,
        doctype: true,
        unrepresentable: Unrepresentable::Refuse,
        later_tokens: false,
    };

    /// A line for each element, two spaces a level.
    pub const PRETTY: Self = Self {
        indent: Some(2),
        ..Self::COMPACT
    };

    /// The root element alone, without declaration and DOCTYPE.
    pub const BARE: Self = Self {
        declaration: false,
        doctype: false,
        ..Self::COMPACT
    };

    /// These options with another indentation.
    #[must_use]
    pub const fn with_indent(mut self, spaces: Option<u8>) -> Self {
        self.indent = spaces;
        self
    }

    /// These options with or without XML declaration.
    #[must_use]
    pub const fn with_declaration(mut self, declaration: bool) -> Self {
        self.declaration = declaration;
        self
    }

    /// These options with or without DOCTYPE.
    #[must_use]
    pub const fn with_doctype(mut self, doctype: bool) -> Self {
        self.doctype = doctype;
        self
    }

    /// These options with another treatment of what XML cannot carry.
    #[must_use]
    pub const fn with_unrepresentable(mut self, unrepresentable: Unrepresentable) -> Self {
        self.unrepresentable = unrepresentable;
        self
    }

    /// These options with or without names from later versions.
    #[must_use]
    pub const fn with_later_tokens(mut self, later: bool) -> Self {
        self.later_tokens = later;
        self
    }
}

impl Default for WriteOptions {
    fn default() -> Self {
        Self::COMPACT
    }
}
