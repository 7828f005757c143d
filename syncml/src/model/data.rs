//! [`Data`]: what is in an item.

use alloc::borrow::Cow;
use alloc::string::String;

use wbxml::credentials::has_credential;

use super::{AlertCode, IntoOwned, Markup, StatusCode};

/// What is in a `Data` element, in the way it was written.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Data<'a> {
    /// Text; in XML, with its special characters escaped.
    Text(Cow<'a, str>),
    /// Text in a CDATA section.
    CData(Cow<'a, str>),
    /// Bytes: OPAQUE of WBXML. Often it is text all the same.
    Opaque(Cow<'a, [u8]>),
    /// Elements, or text of more than one kind.
    Markup(Markup<'a>),
}

impl Data<'_> {
    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> Data<'static> {
        match self {
            Self::Text(v) => Data::Text(IntoOwned::into_owned(v)),
            Self::CData(v) => Data::CData(IntoOwned::into_owned(v)),
            Self::Opaque(v) => Data::Opaque(IntoOwned::into_owned(v)),
            Self::Markup(v) => Data::Markup(v.into_owned()),
        }
    }

    /// The text, whichever way it was written. `None` if there are elements, or bytes that are no
    /// text.
    #[must_use]
    pub fn text(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(text) | Self::CData(text) => Some(Cow::Borrowed(text)),
            Self::Opaque(bytes) => core::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Self::Markup(markup) => markup.text().map(Cow::Owned),
        }
    }

    /// The bytes of the text or of the OPAQUE. `None` if there are elements.
    #[must_use]
    pub fn bytes(&self) -> Option<Cow<'_, [u8]>> {
        match self {
            Self::Text(text) | Self::CData(text) => Some(Cow::Borrowed(text.as_bytes())),
            Self::Opaque(bytes) => Some(Cow::Borrowed(bytes)),
            Self::Markup(markup) => markup.text().map(String::into_bytes).map(Cow::Owned),
        }
    }

    /// The elements, if there are any.
    #[must_use]
    pub fn markup(&self) -> Option<&Markup<'_>> {
        match self {
            Self::Markup(markup) => Some(markup),
            _ => None,
        }
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) | Self::CData(text) => text.is_empty(),
            Self::Opaque(bytes) => bytes.is_empty(),
            Self::Markup(markup) => markup.nodes().is_empty(),
        }
    }

    /// The code of a status: a decimal number.
    #[must_use]
    pub fn status_code(&self) -> Option<StatusCode> {
        StatusCode::from_text(&self.text()?)
    }

    /// The code of an alert: a decimal number.
    #[must_use]
    pub fn alert_code(&self) -> Option<AlertCode> {
        AlertCode::from_text(&self.text()?)
    }

    /// Whether it is a document with a credential in it.
    #[must_use]
    pub(crate) fn has_credential(&self) -> bool {
        match self {
            Self::Text(text) | Self::CData(text) => has_credential(text.as_bytes()),
            Self::Opaque(bytes) => has_credential(bytes),
            Self::Markup(markup) => markup.has_credential(),
        }
    }
}

impl Default for Data<'_> {
    /// Empty text.
    fn default() -> Self {
        Self::Text(Cow::Borrowed(""))
    }
}

impl IntoOwned for Data<'_> {
    type Static = Data<'static>;

    fn into_owned(self) -> Self::Static {
        Data::into_owned(self)
    }
}

impl<'a> From<&'a str> for Data<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Data<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Data<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a [u8]> for Data<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Opaque(Cow::Borrowed(bytes))
    }
}

impl From<alloc::vec::Vec<u8>> for Data<'_> {
    fn from(bytes: alloc::vec::Vec<u8>) -> Self {
        Self::Opaque(Cow::Owned(bytes))
    }
}

impl From<StatusCode> for Data<'_> {
    fn from(code: StatusCode) -> Self {
        Self::Text(Cow::Owned(alloc::format!("{}", code.0)))
    }
}

impl From<AlertCode> for Data<'_> {
    fn from(code: AlertCode) -> Self {
        Self::Text(Cow::Owned(alloc::format!("{}", code.0)))
    }
}

impl<'a> From<Markup<'a>> for Data<'a> {
    fn from(markup: Markup<'a>) -> Self {
        Self::Markup(markup)
    }
}
