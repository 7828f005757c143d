//! XML names and characters (XML 1.0 §2.2, §2.3; Namespaces in XML §4, §7).

/// Whether `name` is an XML `Name`: letters, digits and `. - _ :`, not beginning with a digit,
/// `.` or `-`.
pub(crate) fn is_xml_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(is_name_start) && chars.all(is_name_char)
}

/// Whether `name` is an XML name with at most one colon, and something on both sides of it.
pub(crate) fn is_qualified_name(name: &str) -> bool {
    match name.split_once(':') {
        Some((prefix, local)) => is_unqualified_name(prefix) && is_unqualified_name(local),
        None => is_xml_name(name),
    }
}

pub(crate) fn is_unqualified_name(name: &str) -> bool {
    !name.contains(':') && is_xml_name(name)
}

fn is_name_start(c: char) -> bool {
    matches!(c,
        'A'..='Z' | 'a'..='z' | '_' | ':'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}'
        | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

fn is_name_char(c: char) -> bool {
    is_name_start(c)
        || matches!(c,
            '0'..='9' | '-' | '.' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// Whether XML 1.0 can carry the character.
pub(crate) const fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}'
        | '\u{10000}'..='\u{10FFFF}')
}

#[cfg(feature = "xml")]
const BLOCK: usize = 64;

/// Where the first character stands that XML 1.0 does not have.
#[cfg(feature = "xml")]
pub(crate) fn find_non_xml(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = 0_usize;
    while let Some(rest) = bytes.get(from..) {
        let at = from.wrapping_add(clean_prefix(rest));
        match bytes.get(at..).unwrap_or(&[]) {
            [] => return None,
            [0xEF, 0xBF, 0xBE | 0xBF, ..] => return Some(at),
            [0xEF, ..] => from = at.wrapping_add(1),
            _ => return Some(at),
        }
    }
    None
}

/// How many bytes at the start are no control character, and not the first of U+FFFE or U+FFFF.
/// Blocks are looked at by vector instructions.
#[cfg(feature = "xml")]
#[inline]
fn clean_prefix(text: &[u8]) -> usize {
    let suspicious =
        |b: u8| ((b < 0x20) & (b != b'\n') & (b != b'\r') & (b != b'\t')) | (b == 0xEF);
    let mut clean = 0_usize;
    for block in text.chunks_exact(BLOCK) {
        if block
            .iter()
            .fold(false, |any, &byte| any | suspicious(byte))
        {
            break;
        }
        clean = clean.wrapping_add(BLOCK);
    }
    let rest = text.get(clean..).unwrap_or(&[]);
    let more = rest.iter().position(|&b| suspicious(b));
    clean.wrapping_add(more.unwrap_or(rest.len()))
}
