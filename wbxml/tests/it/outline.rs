//! Events as one line of text, so that what is expected of a document can be read.
//!
//! `(Name …)` is an element of the dictionary, `(7?Name …)` a literal in the namespace of page 7,
//! `(?Name …)` a literal in none, `(1:3F …)` a tag without a name; `@name="…"` an attribute,
//! `@?name="…"` a literal one, `"…"` text however many pieces it came in, `[…]` CDATA, `#…#` bytes,
//! `$80:name` an extension, `<?target data?>` an instruction, `{dictionary …}` a document inside.

use std::fmt::Write;

use wbxml::{Dictionary, Error, Event, NO_PAGE, Source, Tag, xml};

/// The outline of an XML document.
pub(crate) fn of_xml(text: &str, dictionary: &'static Dictionary) -> Result<String, Error> {
    of(&mut xml::Reader::new(text, dictionary)?)
}

/// The outline of what a source has.
pub(crate) fn of<'a>(source: &mut impl Source<'a>) -> Result<String, Error> {
    let mut outline = Outline::new(source.dictionary());
    while let Some(event) = source.next_event()? {
        outline.event(event);
    }
    Ok(outline.finish())
}

struct Outline {
    dictionary: &'static Dictionary,
    outer: Option<&'static Dictionary>,
    out: String,
    /// What closes the text that is open.
    open: Option<char>,
    value: bool,
    instruction: bool,
}

impl Outline {
    fn new(dictionary: &'static Dictionary) -> Self {
        let out = String::new();
        Self {
            dictionary,
            outer: None,
            out,
            open: None,
            value: false,
            instruction: false,
        }
    }

    fn finish(mut self) -> String {
        self.end_text();
        self.out
    }

    fn end_text(&mut self) {
        if let Some(close) = self.open.take() {
            self.out.push(close);
        }
    }

    fn text(&mut self, text: &str, open: char, close: char) {
        if self.instruction {
            self.out.push_str(text);
            return;
        }
        if self.value || self.open == Some(close) {
            self.out.push_str(text);
            return;
        }
        self.end_text();
        self.out.push(open);
        self.out.push_str(text);
        self.open = Some(close);
    }

    fn name(&self, name: Option<&str>, tag: Tag) -> String {
        match name {
            Some(name) => name.into(),
            None => format!("{}:{:02X}", tag.page(), tag.id()),
        }
    }

    fn end_value(&mut self) {
        if std::mem::take(&mut self.value) {
            self.out.push('"');
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) => self.text(text, '"', '"'),
            Event::CData(text) => self.text(text, '[', ']'),
            Event::Char(c) => self.text(c.encode_utf8(&mut [0; 4]), '"', '"'),
            other => {
                self.end_text();
                self.markup(other);
            }
        }
    }

    fn markup(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => {
                let name = self.name(self.dictionary.tag_name(tag), tag);
                write!(self.out, "({name}").unwrap();
            }
            Event::StartLiteral {
                page: NO_PAGE,
                name,
            } => write!(self.out, "(?{name}").unwrap(),
            Event::StartLiteral { page, name } => write!(self.out, "({page}?{name}").unwrap(),
            Event::Attribute(tag) => {
                self.end_value();
                let name = self.name(self.dictionary.attribute_tag_name(tag), tag);
                write!(self.out, " @{name}=\"").unwrap();
                self.value = true;
            }
            Event::AttributeLiteral { name } => {
                self.end_value();
                write!(self.out, " @?{name}=\"").unwrap();
                self.value = true;
            }
            Event::AttributesEnd => {
                self.end_value();
                self.out.push(';');
            }
            Event::AttributeValue(tag) => write!(self.out, "<{tag}>").unwrap(),
            Event::Opaque(bytes) => write!(self.out, "#{}#", bytes.escape_ascii()).unwrap(),
            Event::Extension { code, text } => write!(self.out, "${code:02X}:{text}").unwrap(),
            Event::ExtensionIndex { code, index } => {
                write!(self.out, "${code:02X}={index}").unwrap();
            }
            Event::Pi(target) => {
                write!(self.out, "<?{target} ").unwrap();
                self.instruction = true;
            }
            Event::PiEnd => {
                self.instruction = false;
                self.out.push_str("?>");
            }
            Event::Document(dictionary) => {
                write!(self.out, "{{{} ", dictionary.name()).unwrap();
                self.outer = Some(std::mem::replace(&mut self.dictionary, dictionary));
            }
            Event::DocumentEnd => {
                self.out.push('}');
                self.dictionary = self.outer.take().unwrap_or(self.dictionary);
            }
            Event::End => self.out.push(')'),
            _ => panic!("{event:?}"),
        }
    }
}
