//! The dump as a table for people.

use core::fmt::{self, Write};

use super::{Dump, Entry, Kind, Value};
use crate::token::{IDENTITY, global};

/// How many bytes and how many characters are shown of what is longer.
const BYTES: usize = 8;
const CHARACTERS: usize = 60;
/// The width of the column of bytes.
const HEX: usize = 24;

/// A [`Dump`] as a table: a heading and one line for each entry. `{:#}` abbreviates nothing.
///
/// ```
/// use wbxml::dump::{Dump, DumpOptions, Text};
///
/// // A Service Indication without anything in it.
/// let text: Text<'_> = Dump::new(b"\x03\x05\x6A\x00\x05", &DumpOptions::new()).text();
/// let lines = text.to_string();
/// assert!(lines.lines().any(|line| line.starts_with("000000  03 ")));
/// assert!(lines.lines().last().unwrap().ends_with("<si/>"));
/// ```
#[derive(Clone, Debug)]
pub struct Text<'a>(Dump<'a>);

impl<'a> Text<'a> {
    /// The heading of the columns.
    pub const HEADING: &'static str =
        "offset  bytes                     token         page  meaning";

    pub(super) const fn new(dump: Dump<'a>) -> Self {
        Self(dump)
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", Self::HEADING)?;
        for entry in self.0.clone() {
            entry.fmt(f)?;
            f.write_char('\n')?;
        }
        Ok(())
    }
}

impl fmt::Display for Entry<'_> {
    /// The entry as one line of a table, without the line feed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06X}  ", self.offset)?;
        if f.alternate() {
            self.hex().fmt(f)?
        } else {
            write!(f, "{:HEX$}", self.hex())?
        }
        write!(f, "  {:<12}  ", self.kind.name())?;
        match self.page {
            Some(page) => write!(f, "{page:>4}  ")?,
            None => f.write_str("      ")?,
        }
        self.meaning().fmt(f)
    }
}

impl Kind {
    /// The name: of a field of the header, or of the token as the specification spells it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Version => "version",
            Self::PublicId => "public id",
            Self::Charset => "charset",
            Self::StringTable => "string table",
            Self::TableString => "string",
            Self::SwitchPage => "SWITCH_PAGE",
            Self::Tag { literal: false, .. } => "TAG",
            Self::Tag {
                attributes: false,
                content: false,
                ..
            } => "LITERAL",
            Self::Tag {
                attributes: false, ..
            } => "LITERAL_C",
            Self::Tag { content: false, .. } => "LITERAL_A",
            Self::Tag { .. } => "LITERAL_AC",
            Self::EndElement | Self::EndAttributes { .. } | Self::EndPi => "END",
            Self::AttrStart { literal: false, .. } => "ATTRSTART",
            Self::AttrStart { .. } => "LITERAL",
            Self::AttrValue => "ATTRVALUE",
            Self::StrI => "STR_I",
            Self::StrT => "STR_T",
            Self::Entity => "ENTITY",
            Self::Opaque => "OPAQUE",
            Self::Extension(code) => match code {
                global::EXT_I_0 => "EXT_I_0",
                0x41 => "EXT_I_1",
                global::EXT_I_2 => "EXT_I_2",
                global::EXT_T_0 => "EXT_T_0",
                0x81 => "EXT_T_1",
                global::EXT_T_2 => "EXT_T_2",
                global::EXT_0 => "EXT_0",
                0xC1 => "EXT_1",
                _ => "EXT_2",
            },
            Self::Pi => "PI",
            Self::Trailing => "trailing",
            Self::Error(_) => "error",
        }
    }
}

impl<'a> Entry<'a> {
    /// The bytes in hexadecimal. `{:#}` shows all of them; a width pads.
    #[must_use]
    pub const fn hex(&self) -> Hex<'_, 'a> {
        Hex(self)
    }

    /// What the entry means, indented by its depth. `{:#}` shows long text in full.
    #[must_use]
    pub const fn meaning(&self) -> Meaning<'_, 'a> {
        Meaning(self)
    }
}

/// The bytes of an [`Entry`] in hexadecimal.
#[derive(Clone, Copy, Debug)]
pub struct Hex<'e, 'a>(&'e Entry<'a>);

impl fmt::Display for Hex<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entry = self.0;
        let width = f.width().unwrap_or(0);
        if entry.is_redacted() && entry.bytes.is_empty() && entry.len > 0 {
            let mut column = Column { f, written: 0 };
            write!(column, "«redacted, {} bytes»", entry.len)?;
            return column.pad(width);
        }
        let all = f.alternate() || entry.bytes.len() <= BYTES;
        let shown = if all {
            entry.bytes
        } else {
            entry.bytes.get(..BYTES - 1).unwrap_or(&[])
        };
        let mut column = Column { f, written: 0 };
        for (place, byte) in shown.iter().enumerate() {
            if place > 0 {
                column.write_char(' ')?;
            }
            write!(column, "{byte:02X}")?;
        }
        if !all {
            column.write_str(" …")?;
        }
        column.pad(width)
    }
}

/// Counts the characters that are written.
struct Column<'w, 'f> {
    f: &'w mut fmt::Formatter<'f>,
    written: usize,
}

impl Column<'_, '_> {
    fn pad(&mut self, width: usize) -> fmt::Result {
        for _ in self.written..width {
            self.f.write_char(' ')?;
        }
        Ok(())
    }
}

impl Write for Column<'_, '_> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.written = self.written.saturating_add(s.chars().count());
        self.f.write_str(s)
    }
}

/// What an [`Entry`] means.
#[derive(Clone, Copy, Debug)]
pub struct Meaning<'e, 'a>(&'e Entry<'a>);

impl fmt::Display for Meaning<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entry = self.0;
        for _ in 0..entry.depth {
            f.write_str("  ")?;
        }
        match entry.kind {
            Kind::Version => match entry.value {
                Value::Number(minor) => write!(f, "WBXML 1.{minor}"),
                _ => Ok(()),
            },
            Kind::PublicId => public_id(entry, f),
            Kind::Charset => {
                number(entry, f)?;
                f.write_str(", ")?;
                f.write_str(entry.name.as_deref().unwrap_or("not known"))
            }
            Kind::StringTable => {
                number(entry, f)?;
                f.write_str(" bytes")
            }
            Kind::SwitchPage => {
                write!(f, "code page {}", entry.page.unwrap_or(0))?;
                entry
                    .name
                    .as_ref()
                    .map_or(Ok(()), |name| write!(f, ", {name}"))
            }
            Kind::Tag {
                attributes,
                content,
                ..
            } => {
                f.write_char('<')?;
                name(entry, f)?;
                f.write_str(match (attributes, content) {
                    (false, false) => "/>",
                    (false, true) => ">",
                    (true, false) => " …/>",
                    (true, true) => " …>",
                })
            }
            Kind::EndElement => end_tag(entry, f),
            Kind::EndAttributes { content: true } => f.write_str("end of the attributes"),
            Kind::EndAttributes { content: false } => {
                f.write_str("end of the attributes, ")?;
                end_tag(entry, f)
            }
            Kind::AttrStart { pi, .. } => {
                f.write_str(if pi { "target " } else { "" })?;
                name(entry, f)?;
                if !pi {
                    f.write_char('=')?;
                }
                match &entry.value {
                    Value::Text(text) => quoted(text, f),
                    _ => Ok(()),
                }
            }
            Kind::Pi => f.write_str("processing instruction"),
            Kind::EndPi => f.write_str("end of the processing instruction"),
            Kind::Trailing => write!(f, "{} bytes behind the end of the document", entry.len),
            Kind::Error(error) => write!(f, "{}", error.kind()),
            _ => value(entry, f),
        }
    }
}

/// The name of an element or attribute or, where it has none, its token.
fn name(entry: &Entry<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let Some(name) = &entry.name {
        return f.write_str(name);
    }
    let id = match (entry.kind, &entry.value, entry.bytes.first()) {
        (Kind::EndElement | Kind::EndAttributes { .. }, Value::Number(id), _) => *id,
        (Kind::Tag { .. }, _, Some(&byte)) => u32::from(byte & IDENTITY),
        (_, _, Some(&byte)) => u32::from(byte),
        _ => 0,
    };
    write!(f, "{}:{id:02X}", entry.page.unwrap_or(0))
}

fn end_tag(entry: &Entry<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("</")?;
    name(entry, f)?;
    f.write_char('>')
}

fn number(entry: &Entry<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match entry.value {
        Value::Number(number) => write!(f, "{number}"),
        _ => Ok(()),
    }
}

fn public_id(entry: &Entry<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &entry.value {
        Value::Number(1) => f.write_str("1, unknown or missing")?,
        Value::Number(number) => write!(f, "{number}")?,
        Value::Text(text) => {
            quoted(text, f)?;
            place(entry, f)?;
        }
        Value::Redacted(_) => f.write_str("«redacted»")?,
        _ => {
            f.write_str("in the string table")?;
            place(entry, f)?;
        }
    }
    entry
        .name
        .as_ref()
        .map_or(Ok(()), |name| write!(f, ", {name}"))
}

/// The place in the string table.
fn place(entry: &Entry<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    entry
        .table_offset
        .map_or(Ok(()), |offset| write!(f, "  +{offset}"))
}

fn value(entry: &Entry<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &entry.value {
        Value::None => {
            if entry.kind == Kind::AttrValue {
                name(entry, f)?;
            }
        }
        Value::Number(code) if entry.kind == Kind::Entity => match char::from_u32(*code) {
            Some(c) => {
                write!(f, "U+{code:04X} ")?;
                quoted(c.encode_utf8(&mut [0; 4]), f)?;
            }
            None => write!(f, "U+{code:04X}, no character")?,
        },
        Value::Number(number) => write!(f, "{number}")?,
        Value::Text(text) => quoted(text, f)?,
        Value::Bytes(bytes) if entry.kind == Kind::Opaque => write!(f, "{} bytes", bytes.len())?,
        Value::Bytes(bytes) => write!(f, "{} bytes, no text in the charset", bytes.len())?,
        Value::Redacted(len) => write!(f, "«redacted, {len} bytes»")?,
    }
    place(entry, f)
}

/// The text in quotes, with what would upset a terminal escaped; a long one shortened, and its
/// length.
fn quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let end = if f.alternate() {
        None
    } else {
        text.char_indices().nth(CHARACTERS)
    };
    let shown = end.and_then(|(end, _)| text.get(..end)).unwrap_or(text);
    f.write_char('"')?;
    for c in shown.chars() {
        match c {
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            '"' | '\\' => {
                f.write_char('\\')?;
                f.write_char(c)?;
            }
            c if is_invisible(c) => write!(f, "\\u{{{:X}}}", u32::from(c))?,
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')?;
    if shown.len() < text.len() {
        write!(f, "… {} bytes", text.len())
    } else {
        Ok(())
    }
}

/// Controls, and characters that change the direction of writing or show nothing.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\0'..='\u{1F}' | '\u{7F}'..='\u{A0}' | '\u{AD}' | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}')
}
