//! [`Outline`]: a document as indented lines, one for each element.

use std::io::{self, Write};

use anstyle::Style;
use wbxml::{Dictionary, Error, ErrorKind, Event, Sink, Tag};

use crate::style::document::{FAINT, MARKUP, NAME, Output, TEXT};

/// How many characters of a text are shown.
const CHARACTERS: usize = 100;

/// A sink that writes the outline of a document.
pub(super) struct Outline<'w> {
    out: &'w mut Output,
    dictionaries: Vec<&'static Dictionary>,
    depth: usize,
    /// The text or attribute value that is being put together.
    text: String,
    /// Whether `text` is an attribute value.
    in_attribute: bool,
    /// Whether the last line is that of the element that has just begun.
    on_line: bool,
    result: io::Result<()>,
}

impl<'w> Outline<'w> {
    pub(super) fn new(out: &'w mut Output, dictionary: &'static Dictionary) -> Self {
        Self {
            out,
            dictionaries: vec![dictionary],
            depth: 0,
            text: String::new(),
            in_attribute: false,
            on_line: false,
            result: Ok(()),
        }
    }

    /// Whether all could be written.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.new_line()?;
        self.result
    }

    fn styled(&mut self, style: Style, text: &str) -> io::Result<()> {
        let style = self.out.style(style);
        write!(self.out, "{style}{text}{style:#}")
    }

    fn new_line(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.on_line) {
            self.out.write_all(b"\n")
        } else {
            Ok(())
        }
    }

    fn indented(&mut self) -> io::Result<()> {
        self.new_line()?;
        write!(self.out, "{:width$}", "", width = self.depth * 2)
    }

    /// Writes the text that has been put together.
    fn settle(&mut self) -> io::Result<()> {
        if self.in_attribute {
            self.in_attribute = false;
            self.styled(TEXT, &quoted(&self.text))?;
        } else if !self.text.is_empty() {
            if self.on_line {
                self.out.write_all(b" ")?;
            } else {
                self.indented()?;
            }
            self.styled(TEXT, &quoted(&self.text))?;
            self.on_line = true;
            self.new_line()?;
        }
        self.text.clear();
        Ok(())
    }

    fn start(&mut self, name: &str) -> io::Result<()> {
        self.settle()?;
        self.indented()?;
        self.depth += 1;
        self.on_line = true;
        self.styled(MARKUP, name)
    }

    fn attribute(&mut self, name: &str) -> io::Result<()> {
        self.settle()?;
        self.in_attribute = true;
        self.out.write_all(b" ")?;
        self.styled(NAME, name)?;
        self.out.write_all(b"=")
    }

    fn show(&mut self, event: Event<'_>) -> io::Result<()> {
        let dictionary = self.dictionaries.last().copied();
        let unknown = |tag: Tag| format!("{}:{:02X}", tag.page(), tag.id());
        match event {
            Event::Start(tag) => match dictionary.and_then(|d| d.tag_name(tag)) {
                Some(name) => self.start(name),
                None => self.start(&unknown(tag)),
            },
            Event::StartLiteral { name, .. } => self.start(name),
            Event::Attribute(tag) => match dictionary.and_then(|d| d.attribute_tag_name(tag)) {
                Some(name) => self.attribute(name),
                None => self.attribute(&unknown(tag)),
            },
            Event::AttributeLiteral { name } => self.attribute(name),
            Event::AttributeValue(tag) => {
                self.text.push_str(&unknown(tag));
                Ok(())
            }
            Event::Text(text) | Event::CData(text) => {
                self.text.push_str(text);
                Ok(())
            }
            Event::Char(c) => {
                self.text.push(c);
                Ok(())
            }
            Event::Opaque(bytes) if !self.in_attribute => {
                self.settle()?;
                let text = std::str::from_utf8(bytes).ok();
                match text.filter(|text| !text.chars().any(|c| c.is_control() && c != '\n')) {
                    Some(text) => {
                        self.text.push_str(text);
                        Ok(())
                    }
                    None => self.styled(FAINT, &format!(" {} bytes", bytes.len())),
                }
            }
            Event::Opaque(bytes) => {
                self.text.push_str(&format!("{} bytes", bytes.len()));
                Ok(())
            }
            Event::Extension { code, text } => {
                self.text.push_str(&format!("[{code:02X}:{text}]"));
                Ok(())
            }
            Event::ExtensionIndex { code, index } => {
                self.text.push_str(&format!("[{code:02X}:{index}]"));
                Ok(())
            }
            Event::Pi(target) => {
                self.settle()?;
                self.indented()?;
                self.on_line = true;
                self.styled(FAINT, &format!("?{target}"))
            }
            Event::Document(dictionary) => {
                self.settle()?;
                self.dictionaries.push(dictionary);
                Ok(())
            }
            Event::DocumentEnd => {
                self.dictionaries.pop();
                Ok(())
            }
            Event::End => {
                self.settle()?;
                self.depth = self.depth.saturating_sub(1);
                Ok(())
            }
            Event::AttributesEnd | Event::PiEnd => self.settle(),
            _ => Ok(()),
        }
    }
}

/// The text in quotes, on one line, shortened if it is long.
fn quoted(text: &str) -> String {
    let mut shown: String = text.chars().take(CHARACTERS).collect();
    let long = shown.len() < text.len();
    shown = shown.replace(
        |c: char| c.is_control() && c != '\n' && c != '\t',
        "\u{FFFD}",
    );
    shown = shown.replace('\n', "\\n").replace('\t', "\\t");
    if long {
        format!("\"{shown}\"… {} bytes", text.len())
    } else {
        format!("\"{shown}\"")
    }
}

impl Sink for Outline<'_> {
    fn event(&mut self, event: Event<'_>) -> Result<(), Error> {
        if self.result.is_ok() {
            self.result = self.show(event);
        }
        match self.result {
            Ok(()) => Ok(()),
            Err(_) => Err(Error::new(ErrorKind::OutputFull, 0)),
        }
    }
}
