//! Models to events, without recursion.

use alloc::vec::Vec;

use wbxml::tag::prov::{self, attribute};
use wbxml::{Error, Event, NO_PAGE, Sink, Tag};

use super::{EncodeOptions, ProvisioningSink};
use crate::model::provisioning::{
    Attribute, Characteristic, Content, Document, Item, Name, Parm, Unknown, Verb,
};

/// What is left of the elements that are open.
enum Left<'d, 'a> {
    Items(core::slice::Iter<'d, Item<'a>>),
    Content(core::slice::Iter<'d, Content<'a>>),
}

/// Writes a document.
pub(super) fn document<K: ProvisioningSink>(
    document: &Document<'_>,
    sink: &mut K,
    options: &EncodeOptions,
) -> Result<(), Error> {
    sink.event(Event::Start(prov::WAP_PROVISIONINGDOC))?;
    let mut attributes = Attributes::new(sink);
    if let Some(version) = &document.version {
        attributes.tag(attribute::VERSION, version)?;
    }
    attributes.others(&document.attributes)?;
    attributes.end()?;
    let begin = options.empty_content && document.items.is_empty();
    if begin {
        sink.begin_content()?;
    }
    let mut open = Vec::new();
    open.push(Left::Items(document.items.iter()));
    while let Some(left) = open.last_mut() {
        let next = match left {
            Left::Items(items) => match items.next() {
                Some(Item::Characteristic(item)) => {
                    characteristic(item, sink)?;
                    if options.empty_content && item.items.is_empty() && has_token(item) {
                        sink.begin_content()?;
                    }
                    Some(Left::Items(item.items.iter()))
                }
                Some(Item::Parm(item)) => {
                    parm(item, sink)?;
                    continue;
                }
                Some(Item::Unknown(item)) => Some(unknown(item, sink)?),
                None => None,
            },
            Left::Content(content) => match content.next() {
                Some(Content::Text(text)) => {
                    if !text.is_empty() {
                        sink.event(Event::Text(text))?;
                    }
                    continue;
                }
                Some(Content::Bytes(bytes)) => {
                    sink.event(Event::Opaque(bytes))?;
                    continue;
                }
                Some(Content::Element(item)) => Some(unknown(item, sink)?),
                None => None,
            },
        };
        match next {
            Some(inner) => open.push(inner),
            None => {
                open.pop();
                sink.event(Event::End)?;
            }
        }
    }
    Ok(())
}

/// Whether the element is `characteristic`, which alone has a token.
fn has_token(item: &Characteristic<'_>) -> bool {
    item.verb == Verb::Set && !item.failed
}

fn literal<K: Sink>(sink: &mut K, name: &str) -> Result<(), Error> {
    let page = NO_PAGE;
    sink.event(Event::StartLiteral { page, name })
}

/// The start of a characteristic and its attributes.
fn characteristic<K: Sink>(item: &Characteristic<'_>, sink: &mut K) -> Result<(), Error> {
    match (item.verb, item.failed) {
        (Verb::Set, false) => sink.event(Event::Start(prov::CHARACTERISTIC))?,
        (Verb::Set, true) => literal(sink, "characteristic-error")?,
        (Verb::Query, false) => literal(sink, "characteristic-query")?,
        (Verb::Query, true) => literal(sink, "characteristic-query-error")?,
        (Verb::Absent, false) => literal(sink, "nocharacteristic")?,
        (Verb::Absent, true) => literal(sink, "nocharacteristic-error")?,
    }
    let mut attributes = Attributes::new(sink);
    attributes.tag(attribute::TYPE, &item.kind)?;
    if let Some(recursive) = item.recursive {
        let value = if recursive { "true" } else { "false" };
        attributes.literal("recursive", value)?;
    }
    attributes.others(&item.attributes)?;
    attributes.end()
}

/// A whole setting.
fn parm<K: Sink>(item: &Parm<'_>, sink: &mut K) -> Result<(), Error> {
    match (item.verb, item.failed) {
        (Verb::Set, false) => sink.event(Event::Start(prov::PARM))?,
        (Verb::Set, true) => literal(sink, "parm-error")?,
        (Verb::Query, false) => literal(sink, "parm-query")?,
        (Verb::Query, true) => literal(sink, "parm-query-error")?,
        (Verb::Absent, false) => literal(sink, "noparm")?,
        (Verb::Absent, true) => literal(sink, "noparm-error")?,
    }
    let mut attributes = Attributes::new(sink);
    attributes.tag(attribute::NAME, &item.name)?;
    if let Some(value) = &item.value {
        attributes.tag(attribute::VALUE, value)?;
    }
    if let Some(datatype) = &item.datatype {
        attributes.literal("datatype", &datatype.0)?;
    }
    attributes.others(&item.attributes)?;
    attributes.end()?;
    sink.event(Event::End)
}

/// The start of an element that nobody knows, and its attributes.
fn unknown<'d, 'a, K: Sink>(item: &'d Unknown<'a>, sink: &mut K) -> Result<Left<'d, 'a>, Error> {
    sink.event(match &item.name {
        Name::Text { page, name } => Event::StartLiteral { page: *page, name },
        Name::Token(tag) => Event::Start(*tag),
    })?;
    let mut attributes = Attributes::new(sink);
    attributes.others(&item.attributes)?;
    attributes.end()?;
    Ok(Left::Content(item.content.iter()))
}

/// Writes the attributes of the element just started.
struct Attributes<'k, K> {
    sink: &'k mut K,
    any: bool,
}

impl<'k, K: Sink> Attributes<'k, K> {
    fn new(sink: &'k mut K) -> Self {
        Self { sink, any: false }
    }

    fn value(&mut self, value: &str) -> Result<(), Error> {
        self.any = true;
        if value.is_empty() {
            return Ok(());
        }
        self.sink.event(Event::Text(value))
    }

    fn tag(&mut self, tag: Tag, value: &str) -> Result<(), Error> {
        self.sink.event(Event::Attribute(tag))?;
        self.value(value)
    }

    fn literal(&mut self, name: &str, value: &str) -> Result<(), Error> {
        self.sink.event(Event::AttributeLiteral { name })?;
        self.value(value)
    }

    fn others(&mut self, attributes: &[Attribute<'_>]) -> Result<(), Error> {
        for attribute in attributes {
            match &attribute.name {
                Name::Text { name, .. } => self.literal(name, &attribute.value)?,
                Name::Token(tag) => self.tag(*tag, &attribute.value)?,
            }
        }
        Ok(())
    }

    fn end(self) -> Result<(), Error> {
        if self.any {
            self.sink.event(Event::AttributesEnd)
        } else {
            Ok(())
        }
    }
}
