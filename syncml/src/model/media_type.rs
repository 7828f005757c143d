//! [`MediaType`]: the media types of messages.

use super::{Form, SyncHdr};

/// The media types of messages.
///
/// ```
/// use syncml::{Form, MediaType};
///
/// assert_eq!(MediaType::form("application/vnd.syncml.dm+wbxml"), Some(Form::Wbxml));
/// assert_eq!(MediaType::form("text/html"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MediaType;

impl MediaType {
    /// Data synchronisation in XML.
    pub const DS_XML: &'static str = "application/vnd.syncml+xml";
    /// Data synchronisation in WBXML.
    pub const DS_WBXML: &'static str = "application/vnd.syncml+wbxml";
    /// Device management in XML.
    pub const DM_XML: &'static str = "application/vnd.syncml.dm+xml";
    /// Device management in WBXML.
    pub const DM_WBXML: &'static str = "application/vnd.syncml.dm+wbxml";

    /// The form of a message with this media type, if it is one of a message. Letter case and
    /// parameters, such as the `charset` of Windows, do not count.
    #[must_use]
    pub fn form(media_type: &str) -> Option<Form> {
        let essence = Self::essence(media_type);
        let is = |known: &str| known.eq_ignore_ascii_case(essence);
        if is(Self::DS_XML) || is(Self::DM_XML) {
            Some(Form::Xml)
        } else if is(Self::DS_WBXML) || is(Self::DM_WBXML) {
            Some(Form::Wbxml)
        } else {
            None
        }
    }

    /// The type without its parameters.
    pub(crate) fn essence(media_type: &str) -> &str {
        media_type.split(';').next().unwrap_or("").trim_ascii()
    }
}

impl SyncHdr<'_> {
    /// The media type of the message in this form: that of OMA DM or that of data synchronisation, as
    /// `VerProto` says.
    #[must_use]
    pub fn media_type(&self, form: Form) -> &'static str {
        match (self.is_dm(), form) {
            (false, Form::Xml) => MediaType::DS_XML,
            (false, Form::Wbxml) => MediaType::DS_WBXML,
            (true, Form::Xml) => MediaType::DM_XML,
            (true, Form::Wbxml) => MediaType::DM_WBXML,
        }
    }
}
