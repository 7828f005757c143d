//! [`EncodeOptions`]: how a message is written.

use crate::model::{Dialect, Form};

/// How a message is written.
///
/// The default is what every peer takes: compact, without white space between tags, and checked
/// against the tables of the version.
///
/// ```
/// use syncml::{EncodeOptions, Message};
///
/// let mut message = Message::default();
/// message.header.ver_dtd = "1.2".into();
/// message.header.ver_proto = "DM/1.2".into();
/// message.header.session_id = "1".into();
/// message.header.msg_id = "1".into();
/// # let mut get = syncml::Transfer::default();
/// # get.cmd_id = "1".into();
/// # get.items.push(syncml::Item::to_target("./DevInfo/DevId"));
/// # message.commands.push(syncml::Command::Get(get));
/// let options = EncodeOptions::DEFAULT.with_declaration(true);
/// assert!(message.to_xml_with(&options)?.starts_with("<?xml"));
/// # Ok::<(), syncml::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct EncodeOptions {
    /// Whose rules the message has to keep beside those of its version. With
    /// [`Dialect::WindowsMdm`], CDATA is escaped as well.
    pub dialect: Dialect,
    /// Whether a message is refused that does not keep to the tables. Default yes. Without it, a
    /// message that was read leniently is written as it was read.
    pub checked: bool,
    /// What becomes of CDATA in XML.
    pub cdata: CData,
    /// The WBXML version. Default 1.2, the first one whose element code pages all parsers know.
    pub wbxml_version: wbxml::Version,
    /// Whether WBXML names the document type by its formal public identifier, as libsynthesis does
    /// for 1.0, instead of by its number. Default no.
    pub formal_public_id: bool,
    /// Whether XML begins with a declaration. Default no.
    pub declaration: bool,
    /// Whether XML has a DOCTYPE. Default no.
    pub doctype: bool,
}

/// What becomes of text that is to be in a CDATA section.
///
/// ```
/// use syncml::{CData, Command, Data, Edit, EncodeOptions, Item, Message, SyncHdr, Version};
///
/// let mut replace = Edit::default();
/// replace.cmd_id = "1".into();
/// replace.items.push(Item::to_target("./a").with_data(Data::CData("<a/>".into())));
/// let mut message = Message::default();
/// message.header = SyncHdr::new(Version::V1_2, "DM/1.2");
/// message.header.session_id = "1".into();
/// message.header.msg_id = "1".into();
/// message.commands.push(Command::Replace(replace));
/// assert!(message.to_xml()?.contains("<Data><![CDATA[<a/>]]></Data>"));
/// let escaped = EncodeOptions::DEFAULT.with_cdata(CData::Escape);
/// assert!(message.to_xml_with(&escaped)?.contains("<Data>&lt;a/&gt;</Data>"));
/// # Ok::<(), syncml::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub enum CData {
    /// It stays in one.
    #[default]
    Keep,
    /// It is escaped instead: Windows takes no CDATA.
    Escape,
}

impl EncodeOptions {
    /// The default.
    pub const DEFAULT: Self = Self {
        dialect: Dialect::SyncMl,
        checked: true,
        cdata: CData::Keep,
        wbxml_version: wbxml::Version::V1_2,
        formal_public_id: false,
        declaration: false,
        doctype: false,
    };

    /// What Windows takes: the tables of MS-MDM, and no CDATA.
    pub const WINDOWS_MDM: Self = Self {
        dialect: Dialect::WindowsMdm,
        cdata: CData::Escape,
        ..Self::DEFAULT
    };

    /// These options with another dialect.
    #[must_use]
    pub const fn with_dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = dialect;
        self
    }

    /// These options with or without the tables.
    #[must_use]
    pub const fn with_checked(mut self, checked: bool) -> Self {
        self.checked = checked;
        self
    }

    /// These options with another treatment of CDATA.
    #[must_use]
    pub const fn with_cdata(mut self, cdata: CData) -> Self {
        self.cdata = cdata;
        self
    }

    /// These options with another WBXML version.
    #[must_use]
    pub const fn with_wbxml_version(mut self, version: wbxml::Version) -> Self {
        self.wbxml_version = version;
        self
    }

    /// These options with the document type named by its formal public identifier.
    #[must_use]
    pub const fn with_formal_public_id(mut self, formal: bool) -> Self {
        self.formal_public_id = formal;
        self
    }

    /// These options with or without an XML declaration.
    #[must_use]
    pub const fn with_declaration(mut self, declaration: bool) -> Self {
        self.declaration = declaration;
        self
    }

    /// These options with or without a DOCTYPE.
    #[must_use]
    pub const fn with_doctype(mut self, doctype: bool) -> Self {
        self.doctype = doctype;
        self
    }

    /// What the encoder of WBXML has to know.
    pub(crate) fn wbxml(&self) -> wbxml::EncodeOptions {
        wbxml::EncodeOptions::default()
            .with_version(self.wbxml_version)
            .with_formal_public_id(self.formal_public_id)
    }

    /// What the writer of XML has to know.
    #[cfg(feature = "xml")]
    pub(crate) const fn xml(&self) -> wbxml::xml::WriteOptions {
        wbxml::xml::WriteOptions::COMPACT
            .with_declaration(self.declaration)
            .with_doctype(self.doctype)
    }

    /// Whether CDATA is written in this form.
    pub(crate) fn keeps_cdata(&self, form: Form) -> bool {
        form == Form::Wbxml || (self.cdata == CData::Keep && self.dialect != Dialect::WindowsMdm)
    }
}

impl Default for EncodeOptions {
    fn default() -> Self {
        Self::DEFAULT
    }
}
