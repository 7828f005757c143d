//! What `wbxml` does: tokens, events, trees, and both ways between the forms.

use std::cell::RefCell;
use std::rc::Rc;

use wbxml::encode::Output;
use wbxml::{ConvertOptions, Dictionary, EncodeOptions, EventReader, dictionaries};

use super::{Document, Once, boxed};

#[path = "../../../../wbxml/benches/inputs/mod.rs"]
#[allow(dead_code, reason = "some are for other benches")]
pub(crate) mod inputs;
#[path = "../../../../wbxml/benches/ways/mod.rs"]
mod ways;

pub(super) fn fill(document: &mut Document, count: usize) {
    let count = u32::try_from(count).unwrap();
    let (bytes, dictionary): (Vec<u8>, &'static Dictionary) = match document.name {
        "policy" => (inputs::policy(), &dictionaries::ACTIVESYNC),
        "prov" => (inputs::prov(), &dictionaries::PROV_1_0),
        "mails" => (inputs::mails(count), &dictionaries::ACTIVESYNC),
        "opaque" => (inputs::opaque(), &dictionaries::ACTIVESYNC),
        _ => (inputs::contacts(count), &dictionaries::ACTIVESYNC),
    };
    let options = ConvertOptions::default().with_dictionary(dictionary);
    document.xml = wbxml::to_xml_with(&bytes, &options).unwrap().0;
    document.wbxml = bytes;
    document.dictionary = Some(dictionary);
}

pub(super) fn once(operation: &str, document: &Rc<Document>) -> Once {
    let document = Rc::clone(document);
    let dictionary = document.dictionary?;
    let options = ConvertOptions::default().with_dictionary(dictionary);
    match operation {
        "tokens" => boxed(move || ways::tokens(&document.wbxml)),
        "checked" => boxed(move || ways::checked(&document.wbxml)),
        "events" => boxed(move || events(&document.wbxml, dictionary)),
        "tree" => boxed(move || {
            let tree = wbxml::Document::decode(&document.wbxml, Some(dictionary)).unwrap();
            usize::from(tree.root().page().is_some())
        }),
        "encode" => {
            let tree = wbxml::Document::decode(&document.wbxml, Some(dictionary)).unwrap();
            boxed(move || tree.encode(EncodeOptions::default()).unwrap().len())
        }
        "to_xml" => {
            let out = RefCell::new(Vec::with_capacity(document.xml.len()));
            boxed(move || {
                let mut out = out.borrow_mut();
                out.clear();
                wbxml::to_xml_in(&document.wbxml, &options, &mut *out).unwrap();
                out.len()
            })
        }
        "from_xml" => boxed(move || {
            let converted = wbxml::from_xml_with(&document.xml, &options);
            converted.unwrap().len()
        }),
        "stream_to_xml" => {
            let out = RefCell::new(Stream::new());
            boxed(move || {
                let mut out = out.borrow_mut();
                wbxml::to_xml_in(&document.wbxml, &options, &mut *out).unwrap();
                out.written
            })
        }
        "stream_from_xml" => {
            let out = RefCell::new(Stream::new());
            boxed(move || {
                let mut out = out.borrow_mut();
                wbxml::from_xml_in(&document.xml, &options, &mut *out).unwrap();
                out.written
            })
        }
        _ => None,
    }
}

/// Takes what is written and forgets it but for the last piece of memory of this size: streaming,
/// as to a socket. Memory for all of it would be measured with it.
struct Stream {
    buffer: Vec<u8>,
    written: usize,
}

const STREAM: usize = 64 << 10;

impl Stream {
    fn new() -> Self {
        Self {
            buffer: Vec::with_capacity(STREAM),
            written: 0,
        }
    }
}

impl Output for &mut Stream {
    fn put(&mut self, bytes: &[u8]) -> bool {
        self.written = self.written.wrapping_add(bytes.len());
        if self.buffer.len() + bytes.len() > STREAM {
            self.buffer.clear();
        }
        self.buffer.extend_from_slice(bytes);
        true
    }
}

/// Every event.
pub(super) fn events(input: &[u8], dictionary: &'static Dictionary) -> usize {
    ways::events(EventReader::new(input, dictionary).unwrap())
}
