//! [`EncodeOptions`]: how a document is written where WBXML leaves a choice.

use alloc::string::String;
use alloc::vec::Vec;

use wbxml::encode::StringTable;
use wbxml::{Header, Version};

use crate::error::Error;

/// How a document is written where WBXML leaves a choice.
///
/// The default is what the examples of the specification do (OMA-WAP-TS-ProvCont 1.1, Appendix C),
/// apart from their string table. [`like`](Self::like) takes the choices of a document.
///
/// ```
/// use email2_csp::provisioning::{Characteristic, Document, EncodeOptions};
///
/// let document = Document::new().with(Characteristic::new("NAPDEF").with_parm("NAPID", "NAP1"));
/// let options = EncodeOptions::default().with_version(wbxml::Version::V1_1);
/// let bytes = document.to_wbxml_with(&options)?;
/// assert_eq!(bytes[0], 1, "WBXML 1.1");
/// // The same choices for a document that answers another.
/// assert_eq!(EncodeOptions::like(&bytes)?.version, wbxml::Version::V1_1);
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct EncodeOptions {
    /// The WBXML version. Default 1.3.
    pub version: Version,
    /// Whether the type is named by its formal public identifier, in the string table, instead of
    /// its number 0x0B. Default no.
    pub formal_public_id: bool,
    /// What is in the string table from the start, in this order: values that are in it are written
    /// as references. Default nothing.
    pub strings: Vec<String>,
    /// Whether the document and its characteristics are written with content where they are empty: a
    /// byte more each, and what Appendix C does. Default yes.
    pub empty_content: bool,
}

impl Default for EncodeOptions {
    fn default() -> Self {
        Self {
            version: Version::V1_3,
            formal_public_id: false,
            strings: Vec::new(),
            empty_content: true,
        }
    }
}

impl EncodeOptions {
    /// The choices that a document in WBXML has made.
    ///
    /// A document that was read and is written with them again is the same byte for byte, if its
    /// attributes stand in the usual order and it uses its string table for every value that is in it
    /// and for nothing else, and tokens where there are some.
    ///
    /// # Errors
    ///
    /// It is not well-formed.
    pub fn like(document: &[u8]) -> Result<Self, Error> {
        super::wire::choices(document)
    }

    /// These options with another WBXML version.
    #[must_use]
    pub const fn with_version(mut self, version: Version) -> Self {
        self.version = version;
        self
    }

    /// These options with the type named by its formal public identifier.
    #[must_use]
    pub const fn with_formal_public_id(mut self, formal: bool) -> Self {
        self.formal_public_id = formal;
        self
    }

    /// These options with another string table.
    #[must_use]
    pub fn with_strings<S: Into<String>>(mut self, strings: impl IntoIterator<Item = S>) -> Self {
        self.strings = strings.into_iter().map(Into::into).collect();
        self
    }

    /// These options with or without content of empty characteristics.
    #[must_use]
    pub const fn with_empty_content(mut self, content: bool) -> Self {
        self.empty_content = content;
        self
    }

    /// The options of the wire form.
    pub(super) fn wire(&self) -> Result<wbxml::EncodeOptions, Error> {
        let mut table = StringTable::new();
        for string in &self.strings {
            table.add(string)?;
        }
        Ok(wbxml::EncodeOptions::default()
            .with_version(self.version)
            .with_formal_public_id(self.formal_public_id)
            .with_string_table(table))
    }

    /// What the header says.
    pub(super) fn of_header(header: &Header<'_>) -> Self {
        let table = header.string_table;
        let strings = table.strip_suffix(&[0]).unwrap_or(table);
        let strings = strings.split(|byte| *byte == 0);
        Self {
            version: header.version,
            formal_public_id: header.formal_public_id().is_some(),
            strings: strings
                .filter(|_| !table.is_empty())
                .map(|s| String::from_utf8_lossy(s).into_owned())
                .collect(),
            empty_content: true,
        }
    }
}
