//! The encoder: every byte where it can be said by hand, and no document that is not legal.

mod attributes;
#[cfg(feature = "xml")]
mod documents;
mod illegal;
mod laws;
mod outputs;
#[cfg(feature = "xml")]
mod peer;
#[cfg(feature = "xml")]
mod string_table;
mod text_elements;
mod versions;

use wbxml::encode::{Encoder, StringTable};
use wbxml::{Dictionary, EncodeOptions, Error, Event, Sink};

/// The document that these events make.
fn encoded(
    events: &[Event<'_>],
    dictionary: &'static Dictionary,
    options: &EncodeOptions,
) -> Result<Vec<u8>, Error> {
    let all = |sink: &mut dyn Sink| events.iter().try_for_each(|event| sink.event(*event));
    let document = wbxml::encode(dictionary, options.clone(), |sink| all(sink));
    let len = wbxml::encoded_len(dictionary, options.clone(), all);
    assert_eq!(
        document.as_ref().map(|d| d.len() as u64),
        len.as_ref().copied(),
        "{events:?}"
    );
    document
}

/// The body of a document with this string table, which is all it may have.
fn body(
    events: &[Event<'_>],
    dictionary: &'static Dictionary,
    table: StringTable,
) -> Result<Vec<u8>, Error> {
    let len = table.as_bytes().len();
    let options = EncodeOptions::default().with_string_table(table);
    let mut encoder = Encoder::new(Vec::new(), dictionary, options)?;
    let header = encoder.written() as usize;
    assert!(header > len);
    events.iter().try_for_each(|event| encoder.event(*event))?;
    Ok(encoder.finish()?.split_off(header))
}

fn table(strings: &[&str]) -> StringTable {
    StringTable::from_strings(strings.iter().copied()).unwrap()
}
