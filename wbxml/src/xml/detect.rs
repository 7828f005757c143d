//! Which dictionary an XML document is to be read with.

use alloc::vec::Vec;

use quick_xml::events::Event as Markup;

use super::attributes::RawAttributes;
use super::namespaces::declared_prefix;
use super::prolog::DocType;
use crate::{Dictionary, dictionaries};

/// The dictionary of an XML document: by the public identifier of its DOCTYPE, else by its root
/// element and namespace, else by its root element.
///
/// ```
/// use wbxml::{dictionaries, xml};
///
/// let dictionary = xml::detect("<Provision xmlns='Provision:'/>");
/// assert_eq!(dictionary.map(|d| d.name()), Some(dictionaries::ACTIVESYNC.name()));
/// ```
#[must_use]
pub fn detect(text: &str) -> Option<&'static Dictionary> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        let at = usize::try_from(reader.buffer_position()).ok()?;
        match reader.read_event().ok()? {
            Markup::DocType(_) => {
                let end = usize::try_from(reader.buffer_position()).ok()?;
                let found = DocType::read(text.get(at..end)?)
                    .and_then(|doctype| by_public_id(doctype.public_id?));
                if found.is_some() {
                    return found;
                }
            }
            Markup::Start(start) | Markup::Empty(start) => {
                let name = start.name();
                let raw = start.attributes_raw();
                return by_root(name.0, raw);
            }
            Markup::Eof => return None,
            _ => {}
        }
    }
}

/// White space in a public identifier does not count (XML 1.0 §4.2.2).
fn by_public_id(id: &str) -> Option<&'static Dictionary> {
    let words: Vec<&str> = id.split_ascii_whitespace().collect();
    dictionaries::by_formal_public_id(&words.join(" "))
}

fn by_root(name: &str, raw: &str) -> Option<&'static Dictionary> {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    let mut attributes = RawAttributes::new(raw, 0);
    while let Ok(Some(attribute)) = attributes.next_attribute() {
        if declared_prefix(attribute.name) == Some(prefix) {
            let found = dictionaries::by_root_and_namespace(local, attribute.value);
            if found.is_some() {
                return found;
            }
        }
    }
    dictionaries::by_root(name).or_else(|| dictionaries::by_root(local))
}
