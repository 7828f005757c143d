//! The XML writer: never ill-formed, and what another XML library reads is what the events said.

mod attributes;
mod laws;
mod markup;
mod names;
mod text;

use wbxml::xml::{Unrepresentable, WriteOptions, Writer};
use wbxml::{Diagnostic, Dictionary, Error, Event, Sink};

/// The root element alone, without white space.
const BARE: WriteOptions = WriteOptions::BARE;
/// The same, with what XML cannot carry escaped.
const ESCAPED: WriteOptions = WriteOptions::BARE.with_unrepresentable(Unrepresentable::Escape);

/// What a writer makes of events, and what it reports.
fn written(
    events: &[Event<'_>],
    dictionary: &'static Dictionary,
    options: &WriteOptions,
) -> Result<(String, Vec<Diagnostic>), Error> {
    let mut writer = Writer::with_options(Vec::new(), dictionary, options)?;
    for event in events {
        writer.event(*event)?;
    }
    let diagnostics = writer.take_diagnostics();
    Ok((String::from_utf8(writer.finish()?).unwrap(), diagnostics))
}

/// The XML that a writer makes of events; another library reads it.
#[track_caller]
fn xml(events: &[Event<'_>], dictionary: &'static Dictionary) -> String {
    let (xml, diagnostics) = written(events, dictionary, &BARE).unwrap();
    assert_eq!(diagnostics, []);
    if let Err(e) = roxmltree::Document::parse(&xml) {
        panic!("{e}: {xml}");
    }
    xml
}
