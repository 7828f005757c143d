//! What every `Source` and every `Sink` can do with its events.

use wbxml::{
    Dictionary, EncodeOptions, Encoder, Error, ErrorKind, Event, EventReader, Expected, Sink,
    Source, Tag, dictionaries,
};

use crate::reading::hex;

type Write<'w> = &'w dyn Fn(&mut Encoder<Vec<u8>>) -> Result<(), Error>;

/// A source that says no more than it has to.
struct Plain<'a>(EventReader<'a>);

impl<'a> Source<'a> for Plain<'a> {
    fn next_event(&mut self) -> Result<Option<Event<'a>>, Error> {
        self.0.next_event()
    }

    fn offset(&self) -> u64 {
        self.0.offset()
    }

    fn dictionary(&self) -> &'static Dictionary {
        self.0.dictionary()
    }
}

fn text_of<'a>(mut source: impl Source<'a>) -> Result<String, Error> {
    source.text().map(String::from)
}

/// The text of the root of a document with this content, by each way to ask for it.
fn text(content: &str) -> Result<String, Error> {
    let document = hex(&format!("03 01 6A 00 45 {content}"));
    let reader = || {
        let mut reader = EventReader::new(&document, &dictionaries::ACTIVESYNC).unwrap();
        reader.next_event().unwrap();
        reader
    };
    let own = text_of(reader());
    let plain = text_of(Plain(reader()));
    let lent = text_of(&mut reader());
    assert_eq!(plain, own, "{content}");
    assert_eq!(lent, own, "{content}");
    own
}

#[test]
fn the_text_of_an_element_is_all_its_pieces() {
    assert_eq!(text("01").unwrap(), "");
    assert_eq!(text("03 'a' 00 01").unwrap(), "a");
    // A string, the entity U+00EB, OPAQUE in UTF-8, a string (WBXML 1.3 §5.8.4).
    let pieces = "03 'a' 00 02 81 6B C3 03 'b' C3 BC 03 'c' 00 01";
    assert_eq!(text(pieces).unwrap(), "aëbüc");
    assert_eq!(text("C3 02 'xy' 01").unwrap(), "xy");
}

#[test]
fn what_is_no_text_is_an_error() {
    let kind = |content| text(content).unwrap_err().kind();
    assert_eq!(kind("C3 02 'x' C3 01"), ErrorKind::OpaqueNotText);
    let no_text = ErrorKind::UnexpectedEvent(Expected::Text);
    assert_eq!(kind("03 'a' 00 05 01"), no_text);
    assert_eq!(kind("05 01"), no_text);
    assert_eq!(kind("03 'a' 00"), ErrorKind::UnexpectedEnd);
    // Behind the end of the document there is no element.
    let document = hex("03 01 6A 00 05");
    let mut reader = EventReader::new(&document, &dictionaries::ACTIVESYNC).unwrap();
    while reader.next_event().unwrap().is_some() {}
    let error = Error::new(ErrorKind::UnexpectedEnd, 5);
    assert_eq!(reader.text(), Err(error));
    assert_eq!(reader.skip_element(), Err(error));
}

#[test]
fn a_skipped_element_goes_with_all_that_is_in_it() {
    // In the root: an element with two levels and a text, a literal with content, one more element.
    let document = hex("03 01 6A 02 'n' 00 45 46 47 03 'a' 00 01 48 05 01 44 00 01 01 09 01");
    let mut reader = EventReader::new(&document, &dictionaries::ACTIVESYNC).unwrap();
    reader.next_event().unwrap();
    let first = reader.next_event().unwrap();
    assert_eq!(first, Some(Event::Start(Tag::new(0, 0x06))));
    reader.skip_element().unwrap();
    let next = reader.next_event().unwrap();
    assert_eq!(next, Some(Event::Start(Tag::new(0, 0x09))));
}

#[test]
fn a_source_that_is_lent_says_what_its_owner_says() {
    let document = hex("03 01 6A 00 45 46 03 'a' 00 01 47 01 01");
    let mut reader = EventReader::new(&document, &dictionaries::ACTIVESYNC).unwrap();
    fn lent<'a>(mut source: impl Source<'a>) {
        source.next_event().unwrap();
        assert_eq!((source.item_offset(), source.offset()), (4, 5));
        assert_eq!(source.leaf(), Some((Tag::new(0, 6), "a")));
        assert_eq!((source.item_offset(), source.offset()), (5, 10));
        assert!(std::ptr::eq(source.dictionary(), &dictionaries::ACTIVESYNC));
    }
    lent(&mut reader);

    // One that does not know more: no leaf, and the place is where reading has come to.
    let mut plain = Plain(EventReader::new(&document, &dictionaries::ACTIVESYNC).unwrap());
    plain.next_event().unwrap();
    assert_eq!(plain.leaf(), None);
    assert_eq!((plain.item_offset(), plain.offset()), (5, 5));
}

#[test]
fn attributes_are_written_as_the_events_that_they_are() {
    // WML 1.3: `card` is token 27 and takes attributes; `id` is 55, `title` is 36.
    let (card, id, title) = (Tag::new(0, 0x27), Tag::new(0, 0x55), Tag::new(0, 0x36));
    let document = |write: Write<'_>| {
        let mut out =
            Encoder::new(Vec::new(), &dictionaries::WML_1_3, EncodeOptions::default()).unwrap();
        out.event(Event::Start(card)).unwrap();
        write(&mut out).unwrap();
        out.event(Event::End).unwrap();
        out.finish().unwrap()
    };
    let pairs = document(&|out| out.attributes(&[(id, "a"), (title, "b")]));
    assert!(pairs.ends_with(&hex("A7 55 03 'a' 00 36 03 'b' 00 01")));
    let none = document(&|out| out.attributes(&[]));
    assert!(none.ends_with(&[0x27]), "no list of attributes");
}
