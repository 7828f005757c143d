//! [`EncodeOptions`]: how a document is written.

use super::string_table::StringTable;
use crate::{Limits, ProtocolVersion, Version};

/// How a document is written.
///
/// ```
/// use wbxml::{Sink, Tag, Version, dictionaries::SI_1_0, encode::EncodeOptions};
///
/// let options = EncodeOptions::default().with_version(Version::V1_1);
/// let document = wbxml::encode(&SI_1_0, options, |e| e.empty_element(Tag::new(0, 0x05)))?;
/// assert_eq!(document, b"\x01\x05\x6A\x00\x05");
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct EncodeOptions {
    /// The WBXML version. Default 1.3.
    pub version: Version,
    /// Whether the type is named by its formal public identifier in the string table even where it
    /// has a number. Default no: number, or 1 where there is none.
    pub formal_public_id: bool,
    /// The string table to begin with; texts that are in it are written as references.
    pub string_table: StringTable,
    /// Whether text of elements and attributes that have a type is written as typed OPAQUE, as the
    /// dictionary says. Default yes.
    pub typed: bool,
    /// The protocol version that is spoken; a tag that it does not know is an error. Default none.
    pub protocol_version: Option<ProtocolVersion>,
    /// How deep elements may nest. Default [`Limits::DEFAULT`].
    pub depth: u32,
}

impl Default for EncodeOptions {
    fn default() -> Self {
        Self {
            version: Version::V1_3,
            formal_public_id: false,
            string_table: StringTable::new(),
            typed: true,
            protocol_version: None,
            depth: Limits::DEFAULT.depth,
        }
    }
}

impl EncodeOptions {
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

    /// These options with a string table to begin with.
    #[must_use]
    pub fn with_string_table(mut self, table: StringTable) -> Self {
        self.string_table = table;
        self
    }

    /// These options with or without typed OPAQUE.
    #[must_use]
    pub const fn with_typed(mut self, typed: bool) -> Self {
        self.typed = typed;
        self
    }

    /// These options with a protocol version whose tags alone are allowed.
    #[must_use]
    pub const fn with_protocol_version(mut self, version: ProtocolVersion) -> Self {
        self.protocol_version = Some(version);
        self
    }

    /// These options with another depth.
    #[must_use]
    pub const fn with_depth(mut self, depth: u32) -> Self {
        self.depth = depth;
        self
    }
}
