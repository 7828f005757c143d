//! The attributes of a start tag, without allocation.

use crate::name::is_xml_name;

/// One attribute: its name, its value as it stands between the quotes, and where they begin in the
/// text they were read from.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawAttribute<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
    pub(super) name_at: usize,
    pub(super) value_at: usize,
}

/// The attributes in the text between a tag's name and its end (XML 1.0 §3.1).
#[derive(Clone, Copy, Debug)]
pub(super) struct RawAttributes<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> RawAttributes<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next attribute; the place of the mistake if it is malformed.
    #[inline]
    pub(super) fn next_attribute(&mut self) -> Result<Option<RawAttribute<'a>>, usize> {
        let rest = self.text.get(self.at..).unwrap_or("");
        let trimmed = rest.trim_ascii_start();
        if trimmed.is_empty() {
            return Ok(None);
        }
        let name_at = self.text.len().wrapping_sub(trimmed.len());
        if trimmed.len() == rest.len() {
            // White space is required before every attribute.
            return Err(name_at);
        }
        let (name, after) = trimmed.split_once('=').ok_or(name_at)?;
        let name = name.trim_ascii_end();
        if !is_plain_name(name) && !is_xml_name(name) {
            return Err(name_at);
        }
        let after = after.trim_ascii_start();
        let value_at = self.text.len().wrapping_sub(after.len()).wrapping_add(1);
        let quote = after.as_bytes().first().copied().ok_or(name_at)?;
        if quote != b'"' && quote != b'\'' {
            return Err(value_at.wrapping_sub(1));
        }
        let body = after.get(1..).unwrap_or("");
        let end = memchr::memchr(quote, body.as_bytes()).ok_or(value_at)?;
        let value = body.get(..end).unwrap_or("");
        if let Some(lt) = memchr::memchr(b'<', value.as_bytes()) {
            return Err(value_at.wrapping_add(lt));
        }
        self.at = value_at.wrapping_add(end).wrapping_add(1);
        Ok(Some(RawAttribute { name, value, name_at, value_at }))
    }
}

/// The common case of a name, quickly.
fn is_plain_name(name: &str) -> bool {
    name.bytes().next().is_some_and(|b| b.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
}
