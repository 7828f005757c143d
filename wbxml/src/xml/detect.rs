//! Which dictionary an XML document is to be read with.

use quick_xml::events::Event as Markup;

use super::attributes::RawAttributes;
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
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        let at = usize::try_from(reader.buffer_position()).ok()?;
        match reader.read_event().ok()? {
            Markup::DocType(_) => {
                let end = usize::try_from(reader.buffer_position()).ok()?;
                let found = public_id(text.get(at..end)?)
                    .and_then(dictionaries::by_formal_public_id);
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

/// The public identifier in a DOCTYPE.
fn public_id(doctype: &str) -> Option<&str> {
    let (_, after) = doctype.split_once("PUBLIC")?;
    let after = after.trim_ascii_start();
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    after.get(1..)?.split_once(quote).map(|(id, _)| id)
}

fn by_root(name: &str, raw: &str) -> Option<&'static Dictionary> {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    let mut attributes = RawAttributes::new(raw, 0);
    while let Ok(Some(attribute)) = attributes.next_attribute() {
        let declared = attribute.name.strip_prefix("xmlns").map(|p| p.strip_prefix(':').unwrap_or(p));
        if declared == Some(prefix) {
            let found = dictionaries::by_root_and_namespace(local, attribute.value);
            if found.is_some() {
                return found;
            }
        }
    }
    dictionaries::by_root(name).or_else(|| dictionaries::by_root(local))
}
