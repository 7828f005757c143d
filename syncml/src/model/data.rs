//! [`Data`]: what is in an item.

use alloc::borrow::Cow;
use alloc::string::String;
use core::mem::take;

use wbxml::credentials::has_credential;
use zeroize::Zeroize;

use super::{AlertCode, IntoOwned, Markup, StatusCode};

/// What is in a `Data` element, in the way it was written.
///
/// Nobody can tell by looking at data whether it is a password, so all copies of data are wiped when
/// they are dropped; what borrows is not. To move text out, take it: `core::mem::take(text)`.
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
    pub fn into_owned(mut self) -> Data<'static> {
        match &mut self {
            Self::Text(v) => Data::Text(Cow::Owned(take(v).into_owned())),
            Self::CData(v) => Data::CData(Cow::Owned(take(v).into_owned())),
            Self::Opaque(v) => Data::Opaque(Cow::Owned(take(v).into_owned())),
            Self::Markup(v) => Data::Markup(take(v).into_owned()),
        }
    }

    /// Overwrites what is a copy.
    fn wipe(&mut self) {
        match self {
            Self::Text(Cow::Owned(text)) | Self::CData(Cow::Owned(text)) => text.zeroize(),
            Self::Opaque(Cow::Owned(bytes)) => bytes.zeroize(),
            Self::Markup(markup) => markup.wipe(),
            Self::Text(_) | Self::CData(_) | Self::Opaque(_) => {}
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

impl Drop for Data<'_> {
    fn drop(&mut self) {
        self.wipe();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Node;

    #[test]
    fn copies_of_data_are_overwritten_when_they_are_dropped() {
        let secret = || String::from("hunter2");
        let nodes = || {
            alloc::vec![
                Node::Source(Cow::Owned(secret())),
                Node::Text(Cow::Owned(secret())),
                Node::Opaque(Cow::Owned(secret().into_bytes())),
            ]
        };
        for mut data in [
            Data::from(secret()),
            Data::CData(Cow::Owned(secret())),
            Data::from(secret().into_bytes()),
            Data::from(Markup::new(nodes())),
        ] {
            assert!(data.text().is_some_and(|text| text.contains("hunter2")));
            // What `drop` does.
            data.wipe();
            assert_eq!(data.text().as_deref(), Some(""));
            if let Data::Markup(markup) = &data {
                assert_eq!(markup.source(), Some(""));
            }
        }
    }

    #[test]
    fn what_is_borrowed_is_left_alone() {
        let mut data = Data::from("hunter2");
        data.wipe();
        assert_eq!(data, Data::from("hunter2"));
        assert_eq!(data.into_owned(), Data::from("hunter2"));
    }
}
