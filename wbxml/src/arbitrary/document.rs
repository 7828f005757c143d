//! Documents that WBXML and XML can both carry.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ::arbitrary::{Arbitrary, Result, Unstructured};

use super::seldom;
use crate::dictionary::{AttributeName, Extensions, Namespaces};
use crate::name::is_xml_char;
use crate::typed::{TypeRule, ValueType};
use crate::{Dictionary, Document, DocumentBuilder, Event, NO_PAGE, Sink, Tag, dictionaries};

/// How deep elements nest.
const DEPTH: usize = 24;
/// How many elements there are at most.
const ELEMENTS: usize = 512;

/// A document of a published type with names and values from its dictionary, and some without a
/// token.
///
/// WBXML decodes to an equal document, and XML to one that is equal after
/// [`opaque_to_text`](Document::opaque_to_text). So there is nothing in it that one of the two has
/// no form for: no CDATA, no extensions, no text that is nothing but white space beside elements,
/// OPAQUE only where it has a type, and no text where OPAQUE would be written for it.
impl<'a> Arbitrary<'a> for Document {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let dictionary: &'static Dictionary = u.choose(dictionaries::ALL)?;
        let mut writer = Writer::new(dictionary);
        writer.document(u)?;
        writer
            .builder
            .finish()
            .map_err(|_| ::arbitrary::Error::IncorrectFormat)
    }
}

/// An open element.
#[derive(Clone, Copy)]
struct Open {
    rule: TypeRule,
    /// There is nothing in it.
    empty: bool,
}

struct Writer {
    dictionary: &'static Dictionary,
    builder: DocumentBuilder,
    /// The tags that are found by their names again.
    tags: Vec<Tag>,
    open: Vec<Open>,
}

type Written = core::result::Result<(), crate::Error>;

impl Writer {
    fn new(dictionary: &'static Dictionary) -> Self {
        let pages = 0..=u8::MAX;
        let all = pages.flat_map(|page| (0x05..0x40).map(move |id| Tag::new(page, id)));
        let tags = all.filter(|tag| is_found_again(dictionary, *tag)).collect();
        let builder = DocumentBuilder::new(dictionary);
        Self {
            dictionary,
            builder,
            tags,
            open: Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'_>) -> Result<()> {
        let written: Written = self.builder.event(event);
        written.map_err(|_| ::arbitrary::Error::IncorrectFormat)
    }

    fn document(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        self.instructions(u)?;
        let mut elements = ELEMENTS;
        self.element(u)?;
        while let Some(open) = self.open.last().copied() {
            let more = elements > 0 && self.open.len() < DEPTH;
            match u.int_in_range(0..=9_u8)? {
                // Also when the input is used up.
                0..=1 => {
                    self.open.pop();
                    self.event(Event::End)?;
                }
                2..=5 if more && open.rule == TypeRule::TEXT => {
                    elements = elements.saturating_sub(1);
                    self.fill();
                    self.element(u)?;
                }
                6 if open.rule == TypeRule::TEXT => {
                    self.fill();
                    self.instructions(u)?;
                }
                _ => self.content(u, open)?,
            }
        }
        self.instructions(u)
    }

    fn fill(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.empty = false;
        }
    }

    /// The start of an element and its attributes.
    fn element(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let mut rule = TypeRule::TEXT;
        let tag = u.choose(&self.tags).copied()?;
        if seldom(u, 16)? {
            let name = self.unknown_name(u, |d, name| d.tag_in_any_page(name).is_some())?;
            let page = match self.dictionary.namespaces {
                Namespaces::Pages => u16::from(self.first_page(tag.page())),
                Namespaces::None | Namespaces::Prefixes(_) => NO_PAGE,
            };
            self.event(Event::StartLiteral { page, name: &name })?;
        } else {
            rule = self.dictionary.type_rule(tag);
            self.event(Event::Start(tag))?;
        }
        self.open.push(Open { rule, empty: true });
        self.attributes(u)
    }

    /// The first code page of the namespace of a code page.
    fn first_page(&self, page: u8) -> u8 {
        let namespace = self.dictionary.namespace(page);
        namespace
            .and_then(|n| self.dictionary.page_of_namespace(n))
            .unwrap_or(page)
    }

    /// A name that has no token.
    fn unknown_name(
        &self,
        u: &mut Unstructured<'_>,
        is_known: impl Fn(&Dictionary, &str) -> bool,
    ) -> Result<String> {
        const LETTERS: &[u8] = b"xyzXYZ09_-.";
        let mut name = String::from("Un");
        for _ in 0..u.int_in_range(0..=8_u8)? {
            name.push(char::from(*u.choose(LETTERS)?));
        }
        if seldom(u, 16)? {
            name.push('é');
        }
        while is_known(self.dictionary, &name) {
            name.push('_');
        }
        Ok(name)
    }

    /// The declarations that XML has anyway.
    fn declarations(&mut self, used: &mut Vec<String>) -> Result<()> {
        let Namespaces::Prefixes(list) = self.dictionary.namespaces else {
            return Ok(());
        };
        for (prefix, namespace) in list {
            let name = format!("xmlns:{prefix}");
            if let Some(tag) = self.dictionary.attribute_tag(&name) {
                self.event(Event::Attribute(tag))?;
                self.event(Event::Text(namespace))?;
                used.push(name);
            }
        }
        Ok(())
    }

    fn attributes(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let mut used: Vec<String> = Vec::new();
        if self.open.len() == 1 {
            self.declarations(&mut used)?;
        }
        while used.len() < 8 && seldom(u, 80)? {
            let rows = self.dictionary.attribute_names;
            if rows.is_empty() || seldom(u, 32)? {
                let name = self.unknown_name(u, |d, name| d.attribute_by_name(name).is_some())?;
                if used.contains(&name) {
                    continue;
                }
                self.event(Event::AttributeLiteral { name: &name })?;
                self.attribute_text(u, None)?;
                used.push(name);
            } else {
                let row = u.choose(rows)?;
                // Declarations of namespaces are not any attribute to XML.
                if used.iter().any(|name| name == row.name) || row.name.starts_with("xmlns") {
                    continue;
                }
                self.event(Event::Attribute(row.canonical))?;
                self.attribute_text(u, Some(row))?;
                used.push(String::from(row.name));
            }
        }
        if used.is_empty() {
            Ok(())
        } else {
            self.event(Event::AttributesEnd)
        }
    }

    fn attribute_text(
        &mut self,
        u: &mut Unstructured<'_>,
        row: Option<&AttributeName>,
    ) -> Result<()> {
        let mut text = String::new();
        if let Some(row) = row.filter(|row| !row.starts.is_empty()) {
            text.push_str(u.choose(row.starts)?.text);
        }
        while text.len() < 64 && seldom(u, 128)? {
            match self.dictionary.attribute_values {
                values if !values.is_empty() && u.arbitrary()? => {
                    text.push_str(u.choose(values)?.text);
                }
                _ => text.push_str(&any_text(u)?),
            }
        }
        self.typed_text(u, &text, row.map_or(TypeRule::TEXT, |row| row.rule))
    }

    /// Text of the open element.
    fn content(&mut self, u: &mut Unstructured<'_>, open: Open) -> Result<()> {
        let text = match self.dictionary.extensions {
            Extensions::Values { by_value, .. } if seldom(u, 96)? => {
                String::from(u.choose(by_value)?.0)
            }
            _ => any_text(u)?,
        };
        let typed = open.rule != TypeRule::TEXT;
        let blank = text.bytes().all(|b| b.is_ascii_whitespace());
        if !open.empty && (typed || blank) {
            return Ok(());
        }
        self.fill();
        self.typed_text(u, &text, open.rule)?;
        if typed || blank {
            self.open.pop();
            self.event(Event::End)?;
        }
        Ok(())
    }

    /// Text, or OPAQUE where that would be written for it.
    fn typed_text(&mut self, u: &mut Unstructured<'_>, text: &str, rule: TypeRule) -> Result<()> {
        let mut text = text;
        let dates = ["20250131T235959Z", "2025-01-31T23:59:00Z"];
        if rule.written && u.arbitrary()? {
            text = match rule.value_type {
                ValueType::Integer => "65537",
                ValueType::Bytes => "AAEC/w==",
                ValueType::DateTime => dates[0],
                ValueType::DateTimeBcd => dates[1],
                _ => text,
            };
        }
        let mut bytes = Vec::new();
        let untyped = matches!(
            rule.value_type,
            ValueType::Text | ValueType::Document | ValueType::Icon
        );
        if !untyped && rule.written && rule.value_type.encode(text, &mut bytes) {
            return self.event(Event::Opaque(&bytes));
        }
        self.event(Event::Text(text))
    }

    fn instructions(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        for _ in 0..4 {
            if !seldom(u, 16)? {
                break;
            }
            let target = self.unknown_name(u, |_, _| false)?;
            self.event(Event::Pi(&target))?;
            let mut data = any_text(u)?;
            data.retain(|c| !matches!(c, '>' | '\r'));
            self.event(Event::Text(data.trim_ascii_start()))?;
            self.event(Event::PiEnd)?;
        }
        Ok(())
    }
}

/// Whether XML and WBXML lead from the name of a tag back to the tag.
fn is_found_again(dictionary: &Dictionary, tag: Tag) -> bool {
    let Some(name) = dictionary
        .tag_name(tag)
        .filter(|_| dictionary.is_written(tag))
    else {
        return false;
    };
    match dictionary.namespaces {
        Namespaces::Pages => {
            dictionary.namespace(tag.page()).is_some()
                && dictionary.tag(tag.page(), name) == Some(tag)
        }
        Namespaces::None | Namespaces::Prefixes(_) => dictionary.tag(0, name) == Some(tag),
    }
}

/// Text of the characters that XML has, for the most part printable.
fn any_text(u: &mut Unstructured<'_>) -> Result<String> {
    if u.arbitrary()? {
        let text: &str = u.arbitrary()?;
        return Ok(text.chars().filter(|c| is_xml_char(*c)).take(64).collect());
    }
    const PIECES: [&str; 12] = [
        "a",
        "1",
        " ",
        "\n",
        "\t",
        "\r",
        "&",
        "<",
        ">",
        "]]>",
        "\"'",
        "\u{1F600}é",
    ];
    let mut text = String::new();
    for _ in 0..u.int_in_range(0..=8_u8)? {
        text.push_str(u.choose(&PIECES)?);
    }
    Ok(text)
}
