//! For events in any order: what is encoded is legal, and its events are those that were encoded.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use wbxml::encode::{Encoder, StringTable, write_header, write_token};
use wbxml::{
    Decoder, Dictionary, EncodeOptions, Event, EventReader, Lenient, NO_PAGE, Options, Source,
    ValueType, Version,
};

use crate::any_events::{Any, choices, events, send};

/// An event without what an encoder is free to choose.
#[derive(Clone, PartialEq, Debug)]
enum Item {
    Start(u16, String),
    Attribute(String),
    Value(wbxml::Tag),
    AttributesEnd,
    Text(String),
    Nul,
    /// Bytes, and their text if they have a type.
    Opaque(Vec<u8>, Option<String>),
    Extension(u8, String),
    Index(u8, u32),
    Pi(String),
    PiEnd,
    Document(&'static Dictionary, Vec<Item>),
    End,
}

struct Normal {
    dictionary: &'static Dictionary,
    items: Vec<Item>,
    text: String,
    types: Vec<ValueType>,
    /// The type of the attribute that is open.
    attribute: Option<ValueType>,
    instruction: bool,
    /// The items and the dictionary around a document inside.
    outer: Option<(Vec<Item>, &'static Dictionary)>,
}

impl Normal {
    fn new(dictionary: &'static Dictionary) -> Self {
        Self {
            dictionary,
            items: Vec::new(),
            text: String::new(),
            types: Vec::new(),
            attribute: None,
            instruction: false,
            outer: None,
        }
    }

    fn value_type(&self) -> ValueType {
        if self.instruction {
            return ValueType::Text;
        }
        self.attribute
            .or(self.types.last().copied())
            .unwrap_or(ValueType::Text)
    }

    fn has_pages(&self) -> bool {
        (0..=255).any(|page| self.dictionary.namespace(page).is_some())
    }

    /// Text in the spelling that comes back from its type.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.is_empty() {
            return;
        }
        let value_type = self.value_type();
        let mut bytes = Vec::new();
        let mut again = String::new();
        let typed =
            value_type.encode(&text, &mut bytes) && value_type.decode(&bytes, &mut again).is_ok();
        let text = if typed { again } else { text };
        if !text.is_empty() {
            self.items.push(Item::Text(text));
        }
    }

    fn name(&self, tag: wbxml::Tag) -> (u16, String) {
        let page = u16::from(tag.page());
        match self.dictionary.tag_name(tag) {
            Some(name) if self.has_pages() => (page, name.into()),
            Some(name) => (NO_PAGE, name.into()),
            None => (page, format!("{:02X}", tag.id())),
        }
    }

    fn literal(&self, page: u16, name: &str) -> (u16, String) {
        let page = if page > 0xFF || name.contains(':') || !self.has_pages() {
            NO_PAGE
        } else {
            page
        };
        let number = u8::try_from(page).unwrap_or(0);
        if page != NO_PAGE || !self.has_pages() {
            if let Some(tag) = self.dictionary.tag(number, name) {
                return self.name(tag);
            }
        }
        // The last page that has no namespace stands for none.
        let none = (0..=255_u8)
            .rev()
            .find(|p| self.dictionary.namespace(*p).is_none());
        if none.map(u16::from) == Some(page) {
            return (NO_PAGE, name.into());
        }
        (page, name.into())
    }

    fn begin_attribute(&mut self, name: String, value_type: ValueType) {
        if self.items.last() == Some(&Item::AttributesEnd) {
            self.items.pop();
        }
        self.items.push(Item::Attribute(name));
        self.attribute = Some(value_type);
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Char('\0') => {
                self.flush();
                self.items.push(Item::Nul);
            }
            Event::Text(text) | Event::CData(text) => self.text.push_str(text),
            Event::Char(c) => self.text.push(c),
            Event::AttributeValue(tag) if self.dictionary.attribute_value(tag).is_some() => {
                self.text
                    .push_str(self.dictionary.attribute_value(tag).unwrap());
            }
            other => {
                self.flush();
                self.markup(other);
            }
        }
    }

    fn markup(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => {
                let (page, name) = self.name(tag);
                self.items.push(Item::Start(page, name));
                self.types.push(self.dictionary.type_rule(tag).value_type);
            }
            Event::StartLiteral { page, name } => {
                let (page, name) = self.literal(page, name);
                let tag = u8::try_from(page)
                    .ok()
                    .and_then(|p| self.dictionary.tag(p, &name));
                let tag =
                    tag.or_else(|| self.dictionary.tag(0, &name).filter(|_| !self.has_pages()));
                let value_type =
                    tag.map_or(ValueType::Text, |t| self.dictionary.type_rule(t).value_type);
                self.items.push(Item::Start(page, name));
                self.types.push(value_type);
            }
            Event::Attribute(tag) => match self.dictionary.attribute_name(tag) {
                Some(row) => self.begin_attribute(row.name.into(), row.rule.value_type),
                None => self.begin_attribute(format!("{tag}"), ValueType::Text),
            },
            Event::AttributeLiteral { name } => {
                let row = self.dictionary.attribute_by_name(name);
                let value_type = row.map_or(ValueType::Text, |row| row.rule.value_type);
                self.begin_attribute(name.into(), value_type);
            }
            Event::AttributeValue(tag) => self.items.push(Item::Value(tag)),
            Event::AttributesEnd => {
                self.attribute = None;
                self.items.push(Item::AttributesEnd);
            }
            Event::Opaque(bytes) => {
                let value_type = self.value_type();
                let mut text = String::new();
                let typed =
                    value_type != ValueType::Text && value_type.decode(bytes, &mut text).is_ok();
                match (typed, text.is_empty()) {
                    (true, true) => {}
                    (true, false) => self.items.push(Item::Opaque(bytes.to_vec(), Some(text))),
                    (false, _) => self.items.push(Item::Opaque(bytes.to_vec(), None)),
                }
            }
            Event::Extension { code, text } => {
                let code = if code < 0xC0 { code & 0x0F } else { code };
                self.items.push(Item::Extension(code, text.into()));
            }
            Event::ExtensionIndex { code, index } => self.items.push(Item::Index(code, index)),
            Event::Pi(target) => {
                self.items.push(Item::Pi(target.into()));
                self.instruction = true;
            }
            Event::PiEnd => {
                self.instruction = false;
                self.items.push(Item::PiEnd);
            }
            Event::Document(dictionary) => {
                let outer = std::mem::replace(&mut self.dictionary, dictionary);
                self.outer = Some((std::mem::take(&mut self.items), outer));
                self.types.push(ValueType::Text);
            }
            Event::DocumentEnd => {
                let (outer, dictionary) = self.outer.take().unwrap();
                let inner = std::mem::replace(&mut self.items, outer);
                self.items.push(Item::Document(
                    std::mem::replace(&mut self.dictionary, dictionary),
                    inner,
                ));
                self.types.pop();
            }
            Event::End => {
                self.items.push(Item::End);
                self.types.pop();
            }
            _ => panic!("{event:?}"),
        }
    }

    fn of_events(events: &[Any], dictionary: &'static Dictionary) -> Vec<Item> {
        let mut normal = Self::new(dictionary);
        events.iter().for_each(|event| normal.event(event.event()));
        normal.flush();
        normal.items
    }

    fn of_document(document: &[u8], dictionary: &'static Dictionary) -> Vec<Item> {
        let mut lenient = Lenient::NONE;
        lenient.unknown_extension = true;
        let options = Options::STRICT.with_lenient(lenient);
        let mut source = EventReader::with_options(document, dictionary, &options)
            .unwrap_or_else(|e| panic!("{e}: {document:02X?}"));
        let mut normal = Self::new(dictionary);
        while let Some(event) = source
            .next_event()
            .unwrap_or_else(|e| panic!("{e}: {document:02X?}"))
        {
            normal.event(event);
        }
        normal.flush();
        normal.items
    }
}

/// Whether these are the same, a document inside being OPAQUE in one.
fn same(expected: &[Item], found: &[Item]) -> bool {
    expected.len() == found.len()
        && expected.iter().zip(found).all(|pair| match pair {
            (Item::Document(dictionary, inner), Item::Opaque(bytes, _)) => {
                check_tokens(bytes);
                same(inner, &Normal::of_document(bytes, dictionary))
            }
            (Item::Text(left) | Item::Opaque(_, Some(left)), Item::Opaque(_, Some(right))) => {
                left == right
            }
            (Item::Opaque(_, Some(left)), Item::Text(right)) => left == right,
            (left, right) => left == right,
        })
}

/// The tokens of a document are legal, and make it again.
fn check_tokens(document: &[u8]) {
    let mut again = Vec::new();
    let decoder = Decoder::new(document).unwrap_or_else(|e| panic!("{e}: {document:02X?}"));
    write_header(decoder.header(), &mut again).unwrap();
    for token in decoder {
        let token = token.unwrap_or_else(|e| panic!("{e}: {document:02X?}"));
        write_token(token, false, &mut again).unwrap();
    }
    assert_eq!(again, document);
}

fn options(number: u16) -> EncodeOptions {
    let versions = [Version::V1_3, Version::V1_2, Version::V1_1, Version::V1_0];
    let mut options = EncodeOptions::default()
        .with_version(versions[usize::from(number % 16).saturating_sub(12)])
        .with_typed(number & 0x10 == 0)
        .with_formal_public_id(number & 0x20 != 0);
    if number & 0x40 != 0 {
        let strings = [
            "a",
            "b c",
            "12",
            "ICON",
            "http://www.",
            "a ",
            "urn:x",
            "x",
            "_y1",
            "action",
        ];
        options = options.with_string_table(StringTable::from_strings(strings).unwrap());
    }
    options
}

/// Checks one sequence of events; whether it made a document.
fn check(dictionary: &'static Dictionary, events: &[Any], options: &EncodeOptions) -> bool {
    let all = wbxml::encode(dictionary, options.clone(), |sink| send(events, sink));
    let len = wbxml::encoded_len(dictionary, options.clone(), |sink| send(events, sink));
    assert_eq!(
        all.as_ref().map(|d| d.len() as u64),
        len.as_ref().copied(),
        "{events:?}"
    );
    let Ok(document) = all else { return false };
    struct Shown<'a>(&'a [Any]);
    impl Drop for Shown<'_> {
        fn drop(&mut self) {
            if std::thread::panicking() {
                eprintln!("EVENTS {:?}", self.0);
            }
        }
    }
    let _shown = Shown(events);
    check_tokens(&document);
    // Where the number of an extension means something, it is not the same event that comes back.
    let is_index = |event: &Any| matches!(event, Any::ExtensionIndex(..));
    let meant = dictionary.name().starts_with("w") && events.iter().any(is_index);
    let found = Normal::of_document(&document, dictionary);
    if meant {
        return true;
    }
    let expected = Normal::of_events(events, dictionary);
    assert!(
        same(&expected, &found),
        "{expected:?}\n{found:?}\n{events:?}\n{document:02X?}"
    );
    // The same with a table that is complete from the beginning.
    let names = events.iter().filter_map(|event| match event {
        Any::StartLiteral(_, name) | Any::AttributeLiteral(name) | Any::Pi(name) => {
            Some(name.as_str())
        }
        Any::Attribute(tag) => dictionary.attribute_tag_name(*tag),
        Any::Start(tag) => dictionary.tag_name(*tag),
        _ => None,
    });
    let fixed = options
        .clone()
        .with_string_table(StringTable::from_strings(names).unwrap());
    let mut encoder = Encoder::new(Vec::new(), dictionary, fixed).unwrap();
    send(events, &mut encoder).unwrap();
    let written = encoder.written();
    let document = encoder.finish().unwrap();
    assert_eq!(document.len() as u64, written);
    check_tokens(&document);
    let found = Normal::of_document(&document, dictionary);
    assert!(
        same(&expected, &found),
        "{expected:?}\n{found:?}\n{events:?}\n{document:02X?}"
    );
    true
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_encoded_is_legal_and_says_the_same(choices in choices(), number in any::<u16>()) {
        let (dictionary, events) = events(&choices, true);
        check(dictionary, &events, &options(number));
    }
}

#[test]
fn many_of_the_documents_are_encoded() {
    let mut made = 0;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = choices();
    for number in 0..400 {
        let tree = strategy.new_tree(&mut runner).unwrap();
        let (dictionary, events) = events(&tree.current(), false);
        made += usize::from(check(dictionary, &events, &options(number)));
    }
    assert!(made > 60, "the generator is worth its time: {made}");
}
