//! For events in any order: what is written is well-formed and says what the events said.

use std::fmt::Write;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use wbxml::xml::{Unrepresentable, WriteOptions, Writer};
use wbxml::{Dictionary, NO_PAGE, ValueType, xml};

use crate::any_events::{Any, choices, events, send};
use crate::outline;

/// Which namespace is the default one in an element.
#[derive(Clone, PartialEq, Debug)]
enum Scope {
    Page(u8),
    /// A page of the document around the one that is being written.
    Around(String),
    Other(Option<String>),
}

/// What the events say, in a notation of names, namespaces, attributes and text.
struct Model {
    dictionary: &'static Dictionary,
    outer: Option<&'static Dictionary>,
    out: String,
    open: Vec<Scope>,
    /// The element whose start tag is open: what it is, and its `xmlns`.
    start: Option<(Any, Option<String>)>,
    attribute: Option<(String, String, Option<wbxml::Tag>)>,
    attributes: String,
    text: String,
    instruction: Option<(String, String)>,
    escape: bool,
    /// The type of OPAQUE in the element that is open.
    types: Vec<ValueType>,
}

impl Model {
    fn of(events: &[Any], dictionary: &'static Dictionary, escape: bool) -> String {
        let mut model = Self {
            dictionary,
            outer: None,
            out: String::new(),
            open: Vec::new(),
            start: None,
            attribute: None,
            attributes: String::new(),
            text: String::new(),
            instruction: None,
            escape,
            types: Vec::new(),
        };
        for event in events {
            model.event(event);
        }
        model.out
    }

    fn end_attribute(&mut self) {
        if let Some((name, value, _)) = self.attribute.take() {
            if name == "xmlns" {
                self.start.as_mut().unwrap().1 = Some(value);
            } else if !name.starts_with("xmlns:") {
                let local = name.split_once(':').map_or(&*name, |(_, local)| local);
                write!(self.attributes, " {local}={value:?}").unwrap();
            }
        }
    }

    /// The start tag is complete: what its name is depends on its attributes.
    fn end_start(&mut self) {
        self.end_attribute();
        let Some((what, xmlns)) = self.start.take() else {
            return;
        };
        let around = self.open.last().cloned().unwrap_or(Scope::Other(None));
        let declared = xmlns.map(|uri| Scope::Other(Some(uri).filter(|u| !u.is_empty())));
        let escaped = matches!(what, Any::Start(tag) if self.dictionary.tag_name(tag).is_none());
        let (name, page) = match what {
            Any::Start(tag) => match self.dictionary.tag_name(tag) {
                Some(name) => (name.to_owned(), Some(tag.page())),
                None => {
                    let name = format!("wbxml-{:02X}-{:02X}", tag.page(), tag.id());
                    let known = self.dictionary.namespace(tag.page()).is_some();
                    (name, Some(tag.page()).filter(|_| known))
                }
            },
            Any::StartLiteral(page, name) => (name, u8::try_from(page).ok()),
            _ => unreachable!(),
        };
        let (prefix, local) = match name.split_once(':') {
            Some((prefix, local)) => (Some(prefix), local),
            None => (None, &*name),
        };
        let page = page.filter(|p| self.dictionary.namespace(*p).is_some());
        let default = match (declared, prefix, page) {
            (Some(declared), ..) => declared,
            (None, Some(_), _) => around,
            (None, None, Some(page)) => Scope::Page(page),
            (None, None, None) => match around {
                Scope::Other(uri) => Scope::Other(uri),
                _ if escaped => around,
                Scope::Page(_) | Scope::Around(_) => Scope::Other(None),
            },
        };
        let has_pages = (0..=255).any(|p| self.dictionary.namespace(p).is_some());
        let namespace = match &default {
            _ if prefix.is_some() || !has_pages => None,
            Scope::Page(page) => Some(self.dictionary.namespace(*page).unwrap().to_owned()),
            Scope::Around(uri) => Some(uri.clone()),
            Scope::Other(uri) => uri.clone(),
        };
        let shown = namespace.map_or(String::new(), |n| format!("{{{n}}}"));
        let attributes = std::mem::take(&mut self.attributes);
        write!(self.out, "<{shown}{local}{attributes}>").unwrap();
        self.open.push(default);
    }

    fn end_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            write!(self.out, "{text:?}").unwrap();
        }
    }

    fn content(&mut self) {
        self.end_start();
        self.end_text();
    }

    fn add(&mut self, text: &str, raw: bool) {
        let dollars = self.dictionary.name().starts_with("wml");
        let text = if dollars && !raw && self.instruction.is_none() {
            text.replace('$', "$$")
        } else {
            text.to_owned()
        };
        let text: String = text
            .chars()
            .map(|c| if self.escape { carried(c) } else { c })
            .collect();
        if let Some((_, data)) = &mut self.instruction {
            data.push_str(&text);
        } else if let Some((_, value, _)) = &mut self.attribute {
            value.push_str(&text);
        } else {
            self.end_start();
            self.text.push_str(&text);
        }
    }

    fn opaque(&mut self, bytes: &[u8]) {
        let value_type = if self.instruction.is_some() {
            ValueType::Text
        } else if let Some((_, _, tag)) = &self.attribute {
            let row = tag.and_then(|tag| self.dictionary.attribute_name(tag));
            let value_type = row.map_or(ValueType::Text, |row| row.rule.value_type);
            if value_type == ValueType::Icon {
                ValueType::Text
            } else {
                value_type
            }
        } else {
            self.types.last().copied().unwrap_or(ValueType::Text)
        };
        let mut text = String::new();
        if value_type.decode(bytes, &mut text).is_err() {
            text.clear();
            ValueType::Bytes.decode(bytes, &mut text).unwrap();
        }
        self.add(&text, false);
    }

    fn event(&mut self, event: &Any) {
        match event {
            Any::Start(_) | Any::StartLiteral(..) => {
                self.content();
                self.start = Some((event.clone(), None));
                self.types.push(match event {
                    Any::Start(tag) if self.dictionary.tag_name(*tag).is_some() => {
                        self.dictionary.type_rule(*tag).value_type
                    }
                    _ => ValueType::Text,
                });
            }
            Any::Attribute(tag) => {
                self.end_attribute();
                let name = match self.dictionary.attribute_tag_name(*tag) {
                    Some(name) => name.to_owned(),
                    None => format!("wbxml-attribute-{:02X}-{:02X}", tag.page(), tag.id()),
                };
                self.attribute = Some((name, String::new(), Some(*tag)));
            }
            Any::AttributeLiteral(name) => {
                self.end_attribute();
                self.attribute = Some((name.clone(), String::new(), None));
            }
            Any::AttributesEnd => self.end_attribute(),
            Any::Text(text) | Any::CData(text) => self.add(text, false),
            Any::Char(c) => self.add(c.encode_utf8(&mut [0; 4]), false),
            Any::Opaque(bytes) => self.opaque(bytes),
            Any::Extension(code, name) => {
                if self.dictionary.name().starts_with("wml") && *code < 0xC0 {
                    let mode = ["e", "u", "n"][usize::from(code & 3)];
                    self.add(&format!("$({name}:{mode})"), true);
                } else {
                    self.content();
                    let data = instruction(&format!("{code:02X} {name}"));
                    write!(self.out, "<?wbxml-extension {data}?>").unwrap();
                }
            }
            Any::ExtensionIndex(code, index) => {
                self.content();
                write!(self.out, "<?wbxml-extension {code:02X} {index}?>").unwrap();
            }
            Any::Pi(target) => {
                self.content();
                self.instruction = Some((target.clone(), String::new()));
            }
            Any::PiEnd => {
                let (target, data) = self.instruction.take().unwrap();
                let data = instruction(&data);
                write!(self.out, "<?{target} {data}?>").unwrap();
            }
            Any::Document(dictionary) => {
                self.content();
                let outer = std::mem::replace(&mut self.dictionary, dictionary);
                self.outer = Some(outer);
                self.open.push(match self.open.last() {
                    Some(Scope::Page(page)) => match outer.namespace(*page) {
                        Some(namespace) => Scope::Around(namespace.to_owned()),
                        None => Scope::Other(None),
                    },
                    other => other.cloned().unwrap(),
                });
            }
            Any::DocumentEnd => {
                self.content();
                self.open.pop();
                self.dictionary = self.outer.take().unwrap();
            }
            Any::End => {
                self.content();
                self.out.push_str("</>");
                self.open.pop();
                self.types.pop();
            }
            Any::AttributeValue(_) => unreachable!("is always refused"),
        }
    }
}

/// What becomes of a character that is escaped if XML does not have it.
fn carried(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => c,
        '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        c => c,
    }
}

/// What becomes of the data of an instruction if what XML cannot carry is escaped.
fn instruction(data: &str) -> String {
    let mut before = ' ';
    let each = |(at, c)| {
        let ends = std::mem::replace(&mut before, c) == '?' && c == '>';
        let blank = c == '\r' || (at == 0 && " \t\n".contains(c));
        if ends || blank {
            '\u{FFFD}'
        } else {
            carried(c)
        }
    };
    data.chars().enumerate().map(each).collect()
}

/// What another library reads in the XML, in the notation of the model.
fn parsed(xml: &str, has_pages: bool) -> String {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let document = roxmltree::Document::parse_with_options(xml, options)
        .unwrap_or_else(|e| panic!("{e}: {xml}"));
    let mut out = String::new();
    let mut text = String::new();
    let mut todo: Vec<_> = document
        .root()
        .children()
        .rev()
        .map(|n| (n, false))
        .collect();
    let flush = |text: &mut String, out: &mut String| {
        if !text.is_empty() {
            write!(out, "{text:?}").unwrap();
            text.clear();
        }
    };
    while let Some((node, leave)) = todo.pop() {
        if node.is_text() {
            if node.parent().is_some_and(|p| p.is_element()) {
                text.push_str(node.text().unwrap());
            }
            continue;
        }
        flush(&mut text, &mut out);
        if leave {
            out.push_str("</>");
        } else if let Some(pi) = node.pi() {
            write!(out, "<?{} {}?>", pi.target, pi.value.unwrap_or("")).unwrap();
        } else {
            let name = node.tag_name();
            let qualified = &xml[node.range()][1..];
            let end = qualified.find(|c: char| " />\n".contains(c)).unwrap();
            let prefixed = qualified[..end].contains(':');
            let shown = match name.namespace() {
                Some(namespace) if has_pages && !prefixed && !namespace.is_empty() => {
                    format!("{{{namespace}}}")
                }
                _ => String::new(),
            };
            write!(out, "<{shown}{}", name.name()).unwrap();
            for attribute in node.attributes() {
                write!(out, " {}={:?}", attribute.name(), attribute.value()).unwrap();
            }
            out.push('>');
            todo.push((node, true));
            todo.extend(node.children().rev().map(|n| (n, false)));
        }
    }
    out
}

fn write(
    events: &[Any],
    dictionary: &'static Dictionary,
    options: &WriteOptions,
) -> Option<String> {
    let mut writer = Writer::with_options(Vec::new(), dictionary, options).unwrap();
    send(events, &mut writer).ok()?;
    let written = writer.written();
    let xml = writer.finish().ok()?;
    assert!(written <= xml.len() as u64);
    Some(String::from_utf8(xml).unwrap())
}

/// Checks one sequence of events; whether it made a document.
fn check(dictionary: &'static Dictionary, events: &[Any]) -> bool {
    let mut made = false;
    for unrepresentable in [Unrepresentable::Refuse, Unrepresentable::Escape] {
        let escape = unrepresentable == Unrepresentable::Escape;
        let options = WriteOptions::COMPACT.with_unrepresentable(unrepresentable);
        let Some(compact) = write(events, dictionary, &options) else {
            let pretty = options.with_indent(Some(2));
            assert_eq!(write(events, dictionary, &pretty), None, "{events:?}");
            continue;
        };
        made = true;
        // The DOCTYPE alone names what is of no interest here.
        let has_pages = |d: &Dictionary| (0..=255).any(|p| d.namespace(p).is_some());
        let inner = events.iter().any(|e| matches!(e, Any::Document(_)));
        let found = parsed(&compact, has_pages(dictionary));
        if !inner || has_pages(dictionary) {
            assert_eq!(
                found,
                Model::of(events, dictionary, escape),
                "{compact}\n{events:?}"
            );
        }
        // With layout it says the same.
        let pretty = write(events, dictionary, &options.with_indent(Some(2))).unwrap();
        let dense = |text: &str| -> String {
            let text = parsed(text, has_pages(dictionary));
            text.replace("\\n", "")
                .replace("\\t", "")
                .replace("\\r", "")
                .replace([' ', '"'], "")
        };
        assert_eq!(dense(&pretty), dense(&compact), "{pretty}");
        // And so our own reader says.
        let read = |text: &str| outline::of(&mut xml::Reader::new(text, dictionary)?);
        match (read(&compact), read(&pretty)) {
            (Ok(compact_events), Ok(pretty_events)) => {
                assert_eq!(pretty_events, compact_events, "{pretty}\n{compact}");
            }
            (Err(left), Err(right)) => assert_eq!(left.kind(), right.kind(), "{pretty}"),
            (left, right) => panic!("{left:?} {right:?}\n{compact}\n{pretty}\n{events:?}"),
        }
    }
    made
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_is_well_formed_and_says_the_same(choices in choices()) {
        let (dictionary, events) = events(&choices, true);
        check(dictionary, &events);
    }
}

#[test]
fn many_of_the_documents_are_written() {
    let mut made = 0;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = choices();
    for _ in 0..400 {
        let tree = strategy.new_tree(&mut runner).unwrap();
        let (dictionary, events) = events(&tree.current(), false);
        made += usize::from(check(dictionary, &events));
    }
    assert!(made > 60, "the generator is worth its time: {made}");
    assert_eq!(NO_PAGE, u16::MAX);
}
