//! Events in any order, mostly such as may follow one another: what sinks are attacked with.

use proptest::prelude::*;
use wbxml::{Dictionary, Event, NO_PAGE, Sink, Tag, dictionaries};

wbxml::dictionary! {
    /// A page without a namespace between two that have one, and names with prefixes.
    pub(crate) static MIXED = {
        name: "mixed-1.0",
        public_id: None,
        formal_public_ids: ["-//EXAMPLE//DTD MIXED 1.0//EN"],
        system_id: "http://example.com/mixed.dtd",
        root: "Root",
        media_types: [],
        pages: [
            { number: 0, namespace: "urn:zero", tags: [(0x05, "Root"), (0x06, "Same")] },
            { number: 1, namespace: "", tags: [(0x05, "Bare"), (0x06, "Same")] },
            { number: 2, namespace: "urn:two", tags: [(0x05, "Two"), (0x06, "Same")] },
        ],
        attributes: [
            (0, 0x05, "a", ""), (0, 0x06, "a", "urn:"), (0, 0x07, "x:a", ""), (0, 0x08, "xmlns:x", ""),
            (1, 0x05, "b", "12"),
        ],
        values: [(0, 0x85, "long text"), (1, 0x85, "urn:x")],
    };
}

/// What an event is made of, owned.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Any {
    Start(Tag),
    StartLiteral(u16, String),
    Attribute(Tag),
    AttributeLiteral(String),
    AttributeValue(Tag),
    AttributesEnd,
    Text(String),
    CData(String),
    Char(char),
    Opaque(Vec<u8>),
    Extension(u8, String),
    ExtensionIndex(u8, u32),
    Pi(String),
    PiEnd,
    Document(&'static Dictionary),
    DocumentEnd,
    End,
}

impl Any {
    pub(crate) fn event(&self) -> Event<'_> {
        match self {
            Self::Start(tag) => Event::Start(*tag),
            Self::StartLiteral(page, name) => Event::StartLiteral { page: *page, name },
            Self::Attribute(tag) => Event::Attribute(*tag),
            Self::AttributeLiteral(name) => Event::AttributeLiteral { name },
            Self::AttributeValue(tag) => Event::AttributeValue(*tag),
            Self::AttributesEnd => Event::AttributesEnd,
            Self::Text(text) => Event::Text(text),
            Self::CData(text) => Event::CData(text),
            Self::Char(c) => Event::Char(*c),
            Self::Opaque(bytes) => Event::Opaque(bytes),
            Self::Extension(code, text) => Event::Extension { code: *code, text },
            Self::ExtensionIndex(code, index) => Event::ExtensionIndex {
                code: *code,
                index: *index,
            },
            Self::Pi(target) => Event::Pi(target),
            Self::PiEnd => Event::PiEnd,
            Self::Document(dictionary) => Event::Document(dictionary),
            Self::DocumentEnd => Event::DocumentEnd,
            Self::End => Event::End,
        }
    }
}

/// Sends all of them.
pub(crate) fn send(events: &[Any], sink: &mut (impl Sink + ?Sized)) -> Result<(), wbxml::Error> {
    events
        .iter()
        .try_for_each(|event| sink.event(event.event()))
}

pub(crate) const DICTIONARIES: [&Dictionary; 10] = [
    &dictionaries::ACTIVESYNC,
    &dictionaries::SYNCML_1_2,
    &dictionaries::DRMREL_1_0,
    &dictionaries::SI_1_0,
    &dictionaries::WV_CSP_1_2,
    &dictionaries::WML_1_3,
    &dictionaries::PROV_1_0,
    &dictionaries::OTA_SETTINGS,
    &dictionaries::DEVINF_1_2,
    &MIXED,
];

const NAMES: [&str; 26] = [
    "a",
    "b",
    "x:a",
    "y:a",
    "x:b",
    "xmlns",
    "xmlns:x",
    "xmlns:y",
    "xml:lang",
    "Status",
    "Data",
    "si",
    "value",
    "href",
    "é",
    "wbxml-0E-3F",
    "wbxml-00-3F",
    "o-ex:rights",
    "o-ex:new",
    "xmlns:o-ex",
    "a:b:c",
    ":a",
    "a:",
    "1a",
    "a b",
    "xmlns:xml",
];
const TEXTS: [&str; 44] = [
    "a",
    "b c",
    " ",
    "  ",
    "\n",
    "\r",
    "\r\n",
    "\t",
    " x",
    "y ",
    "<",
    ">",
    "&",
    "\"",
    "'",
    "]]>",
    "]]",
    "]",
    "&lt;",
    "\u{1F600}",
    "\u{85}",
    "\u{2028}",
    "\u{FEFF}",
    "\u{EF00}",
    "\u{FFFD}",
    "é",
    "$",
    "$(x)",
    "$$",
    "?>",
    "?",
    "--",
    "12",
    "007",
    "0xF1",
    "20010925T134013",
    "1999-06-25T15:23:00Z",
    "http://www.",
    ".com/",
    "urn:x",
    "urn:y",
    "long text that is long enough for a block of the escaper",
    "ICON",
    "",
];
const BAD_TEXTS: [&str; 8] = [
    "\0",
    "\u{1}",
    "a\u{B}b",
    "\u{FFFE}",
    "x\u{FFFF}",
    "http://www.w3.org/2000/xmlns/",
    "http://www.w3.org/XML/1998/namespace",
    "\u{1F}",
];

/// Takes one choice after the other; 0 when there are none left.
struct Choices<'c> {
    left: &'c [u16],
}

impl Choices<'_> {
    fn next(&mut self) -> usize {
        let Some((first, rest)) = self.left.split_first() else {
            return 0;
        };
        self.left = rest;
        usize::from(*first)
    }

    fn of<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.next() % from.len()]
    }

    fn text(&mut self) -> String {
        let choice = self.next();
        match choice % 16 {
            0 => self.of(&BAD_TEXTS).into(),
            1 | 2 => format!("{}{}", self.of(&TEXTS), self.of(&TEXTS)),
            3 => format!("{}{}{}", self.of(&TEXTS), self.of(&TEXTS), self.of(&TEXTS)),
            _ => self.of(&TEXTS).into(),
        }
    }

    fn tag(&mut self, dictionary: &Dictionary, lowest: u8, highest: u8) -> Tag {
        let page = match self.next() % 16 {
            0 => (self.next() % 256) as u8,
            1..=6 => (self.next() % 30) as u8,
            _ => (self.next() % 3) as u8,
        };
        let span = usize::from(highest - lowest) + 1;
        let tag = Tag::new(page, lowest + (self.next() % span) as u8);
        if self.next() % 8 == 0 || dictionary.tag_name(tag).is_some() {
            return tag;
        }
        // Mostly one that there is.
        Tag::new(0, 5 + (tag.id() % 3))
    }

    fn name(&mut self) -> String {
        self.of(&NAMES).into()
    }

    /// The name of an element. One in the namespace of `xml:` is well-formed, but roxmltree does not
    /// know of such.
    fn element_name(&mut self) -> String {
        self.name().replace("xml:lang", "lang")
    }

    fn any(&mut self, dictionary: &'static Dictionary) -> Any {
        match self.next() % 17 {
            0 => Any::Start(self.tag(dictionary, 0, 0xFF)),
            1 => {
                let page = self.of(&[NO_PAGE, 0, 1, 2, 14, 200, 300]);
                Any::StartLiteral(page, self.element_name())
            }
            2 => Any::Attribute(self.tag(dictionary, 0, 0xFF)),
            3 => Any::AttributeLiteral(self.name()),
            4 => Any::AttributeValue(self.tag(dictionary, 0, 0xFF)),
            5 => Any::AttributesEnd,
            6 => Any::Text(self.text()),
            7 => Any::CData(self.text()),
            8 => Any::Char(self.of(&['a', '<', '\0', '\r', ' ', '\u{FFFE}', '\u{1F600}', '$'])),
            9 => Any::Opaque(self.bytes()),
            10 => Any::Extension(self.next() as u8, self.text()),
            11 => Any::ExtensionIndex(self.next() as u8, self.next() as u32),
            12 => Any::Pi(self.name()),
            13 => Any::PiEnd,
            14 => Any::Document(self.of(&DICTIONARIES)),
            15 => Any::DocumentEnd,
            _ => Any::End,
        }
    }

    fn bytes(&mut self) -> Vec<u8> {
        match self.next() % 6 {
            0 => vec![],
            1 => vec![0xFF, 0xFE, 0],
            2 => vec![0x20, 0x01, 0x12, 0x31],
            3 => vec![1, 0],
            4 => vec![0x1F, 0x46, 0x72, 0xDA, 0x0D, 0x00],
            _ => self.text().into_bytes(),
        }
    }

    /// A value's pieces.
    fn value(&mut self, dictionary: &'static Dictionary, events: &mut Vec<Any>) {
        for _ in 0..self.next() % 3 {
            events.push(match self.next() % 16 {
                0 => Any::Char(self.of(&['a', '"', '\n', '\0', '\u{FFFF}'])),
                1 => Any::Opaque(self.bytes()),
                2 => Any::AttributeValue(self.tag(dictionary, 0x85, 0xBF)),
                3 => Any::Extension(self.of(&[0x40, 0x41, 0x42, 0x80, 0xC0]), self.variable()),
                4 => Any::CData(self.text()),
                5 => Any::Text("urn:x".into()),
                6 => Any::Text("http://odrl.net/1.1/ODRL-EX".into()),
                _ => Any::Text(self.text()),
            });
        }
    }

    fn variable(&mut self) -> String {
        self.of(&["x", "_y1", "1", "a b", "", "é"]).into()
    }

    fn attributes(&mut self, dictionary: &'static Dictionary, events: &mut Vec<Any>) {
        let count = match self.next() % 8 {
            0 => 4,
            1 => 2,
            2 | 3 => 1,
            _ => return,
        };
        for _ in 0..count {
            let literal = self.next() % 2 == 0;
            if literal {
                let name = self.name();
                let is_declaration = name.starts_with("xmlns");
                events.push(Any::AttributeLiteral(name));
                if is_declaration && self.next() % 4 > 0 {
                    let uri = self.of(&[
                        "urn:x",
                        "urn:y",
                        "urn:zero",
                        "AirSync",
                        "http://odrl.net/1.1/ODRL-EX",
                    ]);
                    events.push(Any::Text(uri.into()));
                    continue;
                }
            } else {
                let id = 5 + (self.next() % 12) as u8;
                events.push(Any::Attribute(Tag::new((self.next() % 8 == 0).into(), id)));
            }
            self.value(dictionary, events);
        }
        events.push(Any::AttributesEnd);
    }

    fn instruction(&mut self, events: &mut Vec<Any>) {
        events.push(Any::Pi(self.of(&["p", "é", "xml", "x:a", "1"]).into()));
        for _ in 0..self.next() % 3 {
            events.push(match self.next() % 8 {
                0 => Any::Opaque(self.bytes()),
                1 => Any::Char('d'),
                _ => Any::Text(self.text()),
            });
        }
        events.push(Any::PiEnd);
    }
}

/// The events that these choices make: a document, with something wrong in it once in a while.
pub(crate) fn events(choices: &[u16], wrong: bool) -> (&'static Dictionary, Vec<Any>) {
    let mut c = Choices { left: choices };
    let dictionary = c.of(&DICTIONARIES);
    let mut events = Vec::new();
    let mut open = 0_u32;
    let mut inner: Option<(&'static Dictionary, u32)> = None;
    let mut root = false;
    loop {
        let now = inner.map_or(dictionary, |(d, _)| d);
        if wrong && c.next() % 64 == 1 {
            events.push(c.any(now));
            continue;
        }
        if open == 0 {
            if c.next() % 8 == 1 && events.len() < 40 {
                c.instruction(&mut events);
                continue;
            }
            if root {
                break;
            }
            root = true;
        }
        let bottom = inner.is_some_and(|(_, depth)| depth == open);
        let choice = c.next();
        if bottom && events.last() != Some(&Any::Document(now)) {
            events.push(Any::DocumentEnd);
            inner = None;
        } else if choice == 0 && open > 0 && !bottom {
            events.push(Any::End);
            open -= 1;
        } else if open == 0 || bottom || choice % 8 < 3 {
            if c.next() % 5 == 0 {
                let page = c.of(&[NO_PAGE, NO_PAGE, 0, 0, 1, 2, 14, 200]);
                events.push(Any::StartLiteral(page, c.element_name()));
            } else {
                events.push(Any::Start(c.tag(now, 0x05, 0x3F)));
            }
            c.attributes(now, &mut events);
            open += 1;
        } else {
            match choice % 8 {
                3 => {
                    events.push(Any::End);
                    open -= 1;
                }
                4 if c.next() % 3 == 0 => c.instruction(&mut events),
                4 => events.push(Any::CData(c.text())),
                5 => match c.next() % 8 {
                    0 => events.push(Any::Opaque(c.bytes())),
                    1 => events.push(Any::Extension(
                        c.of(&[0x40, 0x41, 0x42, 0x80, 0xC0]),
                        c.variable(),
                    )),
                    2 => events.push(Any::ExtensionIndex(
                        c.of(&[0x80, 0x81, 0x82]),
                        c.next() as u32 % 300,
                    )),
                    3 if inner.is_none() => {
                        let document =
                            c.of(&[&dictionaries::DEVINF_1_2, &dictionaries::ACTIVESYNC]);
                        events.push(Any::Document(document));
                        inner = Some((document, open));
                    }
                    _ => events.push(Any::Char(c.of(&[
                        'a',
                        '<',
                        ' ',
                        '\r',
                        '\u{1F600}',
                        '$',
                        '\0',
                    ]))),
                },
                _ => events.push(Any::Text(c.text())),
            }
        }
    }
    (dictionary, events)
}

/// Choices for [`events`].
pub(crate) fn choices() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 0..160)
}
