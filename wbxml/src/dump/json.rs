//! The dump as JSON, for programs.

use core::fmt::{self, Write};

use super::{Dump, Entry, Kind, Value};

/// A [`Dump`] as a JSON array of objects, one a line. Nothing is abbreviated.
///
/// An object has `offset`, `length`, `token` and `depth`; where they apply, `bytes` (hexadecimal),
/// `page`, `name`, `table_offset`, and one of `text`, `number`, `redacted` (the length of what was
/// left out) and `error`.
///
/// ```
/// use wbxml::dump::{Dump, DumpOptions, Json};
///
/// // A Service Indication without anything in it.
/// let json: Json<'_> = Dump::new(b"\x03\x05\x6A\x00\x05", &DumpOptions::new()).json();
/// let text = json.to_string();
/// assert!(text.starts_with("[\n{\"offset\":0,") && text.ends_with("}\n]\n"));
/// assert_eq!(text.matches("\"offset\"").count(), 5);
/// ```
#[derive(Clone, Debug)]
pub struct Json<'a>(Dump<'a>);

impl<'a> Json<'a> {
    pub(super) const fn new(dump: Dump<'a>) -> Self {
        Self(dump)
    }
}

impl fmt::Display for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('[')?;
        let mut separator = "\n";
        for entry in self.0.clone() {
            f.write_str(separator)?;
            entry.json().fmt(f)?;
            separator = ",\n";
        }
        f.write_str("\n]\n")
    }
}

impl<'a> Entry<'a> {
    /// The entry as a JSON object on one line.
    #[must_use]
    pub const fn json(&self) -> JsonEntry<'_, 'a> {
        JsonEntry(self)
    }
}

/// An [`Entry`] as a JSON object.
#[derive(Clone, Copy, Debug)]
pub struct JsonEntry<'e, 'a>(&'e Entry<'a>);

impl fmt::Display for JsonEntry<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entry = self.0;
        write!(
            f,
            r#"{{"offset":{},"length":{},"token":"{}","depth":{}"#,
            entry.offset,
            entry.len,
            entry.kind.name(),
            entry.depth
        )?;
        if !entry.bytes.is_empty() {
            f.write_str(r#","bytes":""#)?;
            for byte in entry.bytes {
                write!(f, "{byte:02x}")?;
            }
            f.write_char('"')?;
        }
        if let Some(page) = entry.page {
            write!(f, r#","page":{page}"#)?;
        }
        if let Some(name) = &entry.name {
            f.write_str(r#","name":"#)?;
            string(name, f)?;
        }
        if let Some(offset) = entry.table_offset {
            write!(f, r#","table_offset":{offset}"#)?;
        }
        match &entry.value {
            Value::Text(text) => {
                f.write_str(r#","text":"#)?;
                string(text, f)?;
            }
            Value::Number(number) => write!(f, r#","number":{number}"#)?,
            Value::Redacted(len) => write!(f, r#","redacted":{len}"#)?,
            Value::None | Value::Bytes(_) => {}
        }
        if let Kind::Error(error) = entry.kind {
            f.write_str(r#","error":""#)?;
            write!(Escape(f), "{}", error.kind())?;
            f.write_char('"')?;
        }
        f.write_char('}')
    }
}

/// A string in quotes.
fn string(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    Escape(f).write_str(text)?;
    f.write_char('"')
}

/// Escapes what a JSON string cannot have in it (RFC 8259 §7).
struct Escape<'w, 'f>(&'w mut fmt::Formatter<'f>);

impl Write for Escape<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        loop {
            let is_special = |c| matches!(c, '\0'..='\u{1F}' | '"' | '\\' | '\u{7F}');
            let Some(at) = rest.find(is_special) else {
                return self.0.write_str(rest);
            };
            let (plain, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.0.write_str(plain)?;
            let mut chars = from.chars();
            match chars.next() {
                Some('"') => self.0.write_str("\\\"")?,
                Some('\\') => self.0.write_str("\\\\")?,
                Some('\n') => self.0.write_str("\\n")?,
                Some('\r') => self.0.write_str("\\r")?,
                Some('\t') => self.0.write_str("\\t")?,
                Some(c) => write!(self.0, "\\u{:04x}", u32::from(c))?,
                None => return Ok(()),
            }
            rest = chars.as_str();
        }
    }
}
