//! The XML declaration (XML 1.0 §2.8).

use super::attributes::RawAttributes;

/// Whether this is an XML declaration: `text` is what stands between `<?xml` and `?>`. Which
/// encoding it names does not count: the document has come as text.
pub(crate) fn is_declaration(text: &str) -> bool {
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
    next > 0 && matches!(attributes.next_attribute(), Ok(None))
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
