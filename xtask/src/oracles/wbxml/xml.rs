//! Any text, through the XML reader.

use ::wbxml::xml::{
    ReadOptions, Reader, Unrepresentable, Whitespace, WriteOptions, Writer, detect,
};
use ::wbxml::{Document, Limits, Source, copy, dictionaries};

use super::grammar::Grammar;
use super::{Compared, located, same, well_formed};

const TIGHT: Limits = Limits::DEFAULT.with_depth(3).with_items(12);

/// Nothing panics; errors are in the input, at the beginning of a character; limits hold; what is
/// read another library reads too, and it can be written, and says the same then.
pub fn xml(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let detected = detect(text);
    let dictionary = detected.unwrap_or_else(|| {
        let turn = text.len() % (2 * dictionaries::ALL.len());
        let turn = dictionaries::ALL.get(turn).copied();
        turn.unwrap_or(&dictionaries::ACTIVESYNC)
    });
    let plain = ReadOptions::default();
    let ways = [
        plain,
        plain.with_whitespace(Whitespace::Preserve),
        plain.with_internal_subset(true),
        plain.with_limits(TIGHT),
    ];
    for options in ways {
        let mut reader = match Reader::with_options(text, dictionary, &options) {
            Ok(reader) => reader,
            Err(e) => {
                located(&e, input);
                continue;
            }
        };
        let mut grammar = Grammar::new();
        let whole = loop {
            match reader.next_event() {
                Ok(Some(event)) => grammar.event(&event),
                Ok(None) => {
                    grammar.end();
                    break true;
                }
                Err(e) => {
                    located(&e, input);
                    assert!(text.is_char_boundary(e.offset() as usize), "{e}");
                    break false;
                }
            }
            assert!(reader.offset() <= input.len() as u64);
        };
        assert_eq!(reader.next_event(), Ok(None), "events behind the end");
        let limits = &options.limits;
        // An empty element does not open.
        assert!(
            grammar.deepest <= u64::from(limits.depth) + 1,
            "{grammar:?}"
        );
        assert!(grammar.items <= limits.items, "{grammar:?}");
        // A byte of text makes an event at most, an empty element two.
        assert!(grammar.events <= 2 * input.len() as u64 + 2, "{grammar:?}");
        if whole {
            // What an internal subset says is not looked at.
            if !options.internal_subset || !text.contains("<!DOCTYPE") {
                well_formed(text);
            }
            written_again(text, dictionary, &options);
        }
    }
}

fn written_again(text: &str, dictionary: &'static ::wbxml::Dictionary, options: &ReadOptions) {
    let Ok(document) = Document::from_xml_with(text, Some(dictionary), options) else {
        panic!("is read, and not as a tree");
    };
    let copied = || -> Result<Vec<u8>, ::wbxml::Error> {
        let mut source = Reader::with_options(text, dictionary, options)?;
        // It may spell tokens without names; they are spelled so again.
        let escape = WriteOptions::COMPACT.with_unrepresentable(Unrepresentable::Escape);
        let mut sink = Writer::with_options(Vec::new(), dictionary, &escape)?;
        copy(&mut source, &mut sink)?;
        sink.finish()
    };
    let written = match copied() {
        Ok(written) => String::from_utf8_lossy(&written).into_owned(),
        Err(e) => panic!("is read, and cannot be written: {e}\n{text}"),
    };
    well_formed(&written);
    let options = options.with_whitespace(Whitespace::Preserve);
    match Document::from_xml_with(&written, Some(dictionary), &options) {
        Ok(again) => same(
            "written again",
            Compared::Whole,
            &document,
            &again,
            &written,
        ),
        Err(e) => panic!("what was written does not read: {e}\n{written}"),
    }
}
