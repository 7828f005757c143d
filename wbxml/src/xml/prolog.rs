//! What comes before the root: the XML declaration and the DOCTYPE (XML 1.0 §2.8).

use super::attributes::RawAttributes;
use crate::name::is_qualified_name;

/// Whether this is an XML declaration: `text` is what stands between `<?xml` and `?>`. Which
/// encoding it names does not count: the document has come as text.
pub(super) fn is_declaration(text: &str) -> bool {
    let mut attributes = RawAttributes::new(text, 0);
    let mut next = 0_usize;
    while let Ok(Some(attribute)) = attributes.next_attribute() {
        let value = attribute.value;
        let place = match attribute.name {
            "version" if is_version(value) => 0_usize,
            "encoding" if is_encoding(value) && next > 0 => 1,
            "standalone" if matches!(value, "yes" | "no") && next > 0 => 2,
            _ => return false,
        };
        if place < next {
            return false;
        }
        next = place.wrapping_add(1);
    }
    next > 0 && attributes.read() == text.len()
}

fn is_version(value: &str) -> bool {
    value
        .strip_prefix("1.")
        .is_some_and(|minor| !minor.is_empty() && minor.bytes().all(|b| b.is_ascii_digit()))
}

fn is_encoding(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_alphabetic())
        && value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

/// A DOCTYPE: its public identifier, and whether it has an internal subset, which is not looked
/// into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct DocType<'a> {
    pub(super) public_id: Option<&'a str>,
    pub(super) internal_subset: bool,
}

impl<'a> DocType<'a> {
    /// Reads one, from `<!DOCTYPE` to `>`. `None` if it is malformed.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let text = text.strip_prefix("<!DOCTYPE")?.strip_suffix('>')?;
        let text = after_space(text)?;
        let end = text
            .find(|c: char| c.is_ascii_whitespace() || c == '[')
            .unwrap_or(text.len());
        let (name, mut rest) = text.split_at_checked(end)?;
        if !is_qualified_name(name) {
            return None;
        }
        let mut public_id = None;
        if let Some(after) = after_space(rest) {
            if let Some(after) = after.strip_prefix("PUBLIC") {
                let (id, after) = literal(after_space(after)?)?;
                if !id.bytes().all(is_public_id_character) {
                    return None;
                }
                public_id = Some(id);
                rest = literal(after_space(after)?)?.1;
            } else if let Some(after) = after.strip_prefix("SYSTEM") {
                rest = literal(after_space(after)?)?.1;
            }
        }
        let rest = rest.trim_ascii();
        let internal_subset = rest.starts_with('[') && rest.ends_with(']');
        (internal_subset || rest.is_empty()).then_some(Self {
            public_id,
            internal_subset,
        })
    }
}

/// `PubidChar` (XML 1.0 §2.3).
const fn is_public_id_character(c: u8) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, b' ' | b'\r' | b'\n' | b'-' | b'_' | b'@' | b'#')
        || matches!(
            c,
            b'\'' | b'(' | b')' | b'+' | b',' | b'.' | b'/' | b':' | b'=' | b'?'
        )
        || matches!(c, b';' | b'!' | b'*' | b'$' | b'%')
}

/// What follows white space, which there has to be.
fn after_space(text: &str) -> Option<&str> {
    let rest = text.trim_ascii_start();
    (rest.len() < text.len()).then_some(rest)
}

/// A text in quotes, and what follows it.
fn literal(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    text.get(1..)?.split_once(quote)
}
