//! The XML reader: what is well-formed (XML 1.0, Namespaces in XML 1.0), which events it makes of
//! names, namespaces and white space, and at which byte it says what is wrong.

mod beside_peer;
mod embedded;
mod errors;
mod limits;
mod namespaces;
mod peer;
mod text;
mod variables;
mod well_formed;
mod white_space;

use wbxml::{Error, ErrorKind, Event, Source, XmlError, dictionaries, xml};

use crate::outline;

/// The outline of an ActiveSync document.
fn eas(text: &str) -> String {
    outline::of_xml(text, &dictionaries::ACTIVESYNC).unwrap_or_else(|e| panic!("{e}: {text}"))
}

/// The outline of a SyncML document.
fn syncml(text: &str) -> String {
    outline::of_xml(text, &dictionaries::SYNCML_1_2).unwrap_or_else(|e| panic!("{e}: {text}"))
}

/// What is wrong with an ActiveSync document.
#[track_caller]
fn refused(text: &str) -> Error {
    match outline::of_xml(text, &dictionaries::ACTIVESYNC) {
        Ok(outline) => panic!("{text:?} is {outline}"),
        Err(e) => e,
    }
}

/// Refused for this reason, at the byte of `text` where `^` stands, which is not of it.
#[track_caller]
fn assert_refused(kind: impl Into<Wrong>, marked: &str) {
    let (before, after) = marked.split_once('^').expect("a mark");
    let text = format!("{before}{after}");
    let expected = Error::new(kind.into().0, before.len() as u64);
    assert_eq!(refused(&text), expected, "{text}");
}

struct Wrong(ErrorKind);

impl From<ErrorKind> for Wrong {
    fn from(kind: ErrorKind) -> Self {
        Self(kind)
    }
}

impl From<XmlError> for Wrong {
    fn from(kind: XmlError) -> Self {
        Self(ErrorKind::Xml(kind))
    }
}

/// Every event, as it comes.
fn events<'a>(text: &'a str, options: &xml::ReadOptions) -> Result<Vec<Event<'a>>, Error> {
    let mut reader = xml::Reader::with_options(text, &dictionaries::ACTIVESYNC, options)?;
    let mut events = Vec::new();
    while let Some(event) = reader.next_event()? {
        events.push(event);
    }
    assert_eq!(reader.next_event(), Ok(None), "at the end again and again");
    Ok(events)
}
