//! Values that are XML: policies of ADMX, and documents with a schema.

use alloc::string::String;
use alloc::vec::Vec;

use wbxml::{Event, Source, dictionaries, xml};

/// An element in a value, or where one ends.
enum Step {
    Start(Element),
    End,
    Text,
}

/// An element, with its attributes.
#[derive(Default)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
}

/// Reads well-formed XML, step by step.
struct Steps<'a> {
    reader: xml::Reader<'a>,
    pending: Option<Event<'a>>,
}

impl<'a> Steps<'a> {
    fn new(text: &'a str) -> Option<Self> {
        let reader = xml::Reader::new(text, &dictionaries::DMDDF_1_2).ok()?;
        Some(Self {
            reader,
            pending: None,
        })
    }

    fn event(&mut self) -> Result<Option<Event<'a>>, ()> {
        match self.pending.take() {
            Some(event) => Ok(Some(event)),
            None => self.reader.next_event().map_err(|_| ()),
        }
    }

    /// The next step; an error if the text is not well-formed.
    fn next(&mut self) -> Result<Option<Step>, ()> {
        loop {
            let Some(event) = self.event()? else {
                return Ok(None);
            };
            let name = match event {
                Event::Start(tag) => dictionaries::DMDDF_1_2.tag_name(tag).unwrap_or(""),
                Event::StartLiteral { name, .. } => name,
                Event::End => return Ok(Some(Step::End)),
                Event::Text(text) | Event::CData(text)
                    if text.bytes().all(|b| b.is_ascii_whitespace()) =>
                {
                    continue;
                }
                Event::Pi(_) => {
                    while !matches!(self.event()?, Some(Event::PiEnd) | None) {}
                    continue;
                }
                _ => return Ok(Some(Step::Text)),
            };
            return self.attributes(name).map(|e| Some(Step::Start(e)));
        }
    }

    /// The attributes of the element that has just begun.
    fn attributes(&mut self, name: &str) -> Result<Element, ()> {
        let mut element = Element {
            name: name.into(),
            attributes: Vec::new(),
        };
        let mut open = false;
        loop {
            match self.event()? {
                Some(Event::AttributeLiteral { name }) => {
                    element.attributes.push((name.into(), String::new()));
                    open = true;
                }
                Some(Event::Text(text)) if open => {
                    if let Some((_, value)) = element.attributes.last_mut() {
                        value.push_str(text);
                    }
                }
                Some(Event::Char(c)) if open => {
                    if let Some((_, value)) = element.attributes.last_mut() {
                        value.push(c);
                    }
                }
                Some(Event::AttributesEnd) => return Ok(element),
                next => {
                    self.pending = next;
                    return Ok(element);
                }
            }
        }
    }

    /// Reads on to the end; an error if the text is not well-formed.
    fn rest(&mut self) -> Result<(), ()> {
        while self.event()?.is_some() {}
        Ok(())
    }
}

impl Element {
    /// The namespace and the name without its prefix, as far as this element declares them.
    fn expanded(&self) -> (&str, &str) {
        let (prefix, local) = self.name.split_once(':').unwrap_or(("", &self.name));
        let declared = self.attributes.iter().find(|(name, _)| match prefix {
            "" => name == "xmlns",
            prefix => name.strip_prefix("xmlns:") == Some(prefix),
        });
        (declared.map_or("", |(_, uri)| uri), local)
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name)?;
        Some(&found.1)
    }
}

/// Whether a value is well-formed XML.
pub(super) fn is_well_formed(value: &str) -> bool {
    Steps::new(value).is_some_and(|mut steps| steps.rest().is_ok())
}

/// Whether a value is what a policy of an ADMX file is set with.
pub(super) fn is_policy(value: &str) -> bool {
    let whole = alloc::format!("<policy>{value}</policy>");
    policy(&whole).is_some()
}

fn policy(whole: &str) -> Option<()> {
    let mut steps = Steps::new(whole)?;
    steps.next().ok()??;
    let Step::Start(first) = steps.next().ok()?? else {
        return None;
    };
    let enabled = match first.name.as_str() {
        "enabled" => true,
        "disabled" => false,
        _ => return None,
    };
    if !first.attributes.is_empty() || !matches!(steps.next().ok()??, Step::End) {
        return None;
    }
    // The data of the policy, each an empty element, and then the end of what is around it.
    loop {
        match steps.next().ok()?? {
            Step::Start(data) if enabled && data.name == "data" => {
                data.attribute("id").filter(|id| !id.is_empty())?;
                data.attribute("value")?;
                if data.attributes.len() != 2 || !matches!(steps.next().ok()??, Step::End) {
                    return None;
                }
            }
            Step::End => break,
            Step::Start(_) | Step::Text => return None,
        }
    }
    steps.next().ok()?.is_none().then_some(())
}

/// What a schema says of a document.
pub(super) enum Schema {
    /// It declares the root element, or nothing that could be compared.
    Fits,
    /// The document is not well-formed.
    Malformed,
    /// It declares other root elements.
    Roots(Vec<String>),
    /// It is no schema.
    None,
}

/// Compares the root element of a document with those that a schema declares.
pub(super) fn compare(schema: &str, value: &str) -> Schema {
    if !is_well_formed(value) {
        return Schema::Malformed;
    }
    let (Some(root), Some((namespace, roots))) = (root(value), declared(schema)) else {
        return Schema::None;
    };
    let (own_namespace, local) = root.expanded();
    if roots.is_empty()
        || (own_namespace == namespace && roots.iter().any(|declared| declared == local))
    {
        return Schema::Fits;
    }
    Schema::Roots(roots)
}

fn root(value: &str) -> Option<Element> {
    match Steps::new(value)?.next().ok()?? {
        Step::Start(element) => Some(element),
        _ => None,
    }
}

/// The namespace of a schema, and the elements that it declares on its top level.
fn declared(schema: &str) -> Option<(String, Vec<String>)> {
    let mut steps = Steps::new(schema.trim_start())?;
    let Step::Start(root) = steps.next().ok()?? else {
        return None;
    };
    let (namespace, local) = root.expanded();
    if local != "schema" || namespace != "http://www.w3.org/2001/XMLSchema" {
        return None;
    }
    let target = root.attribute("targetNamespace").unwrap_or("").into();
    let mut names = Vec::new();
    let mut depth = 1_usize;
    while depth > 0 {
        match steps.next().ok()?? {
            Step::Start(element) => {
                if depth == 1 && element.expanded().1 == "element" {
                    names.extend(element.attribute("name").map(String::from));
                }
                depth = depth.saturating_add(1);
            }
            Step::End => depth = depth.saturating_sub(1),
            Step::Text => {}
        }
    }
    Some((target, names))
}
