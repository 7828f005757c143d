//! The fields of a header, as far as they are there.

use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

use super::{Entry, Kind, Value};
use crate::charset::Charset;
use crate::token::MbU32;

/// The fields of a header that are whole and begin before `end`.
pub(super) fn header_fields<'a>(input: &'a [u8], end: u64, fpi: Option<&'a str>) -> Vec<Entry<'a>> {
    let mut entries = Vec::with_capacity(8);
    // It stops at a field that is not there; the error behind the entries says which.
    let _: Option<()> = push_fields(input, fpi, &mut entries);
    entries.retain(|entry| entry.offset < end);
    entries
}

fn push_fields<'a>(
    input: &'a [u8],
    fpi: Option<&'a str>,
    entries: &mut Vec<Entry<'a>>,
) -> Option<()> {
    let number = |at: usize| {
        MbU32::split(input.get(at..)?)
            .ok()
            .map(|(number, _)| number)
    };
    let field = |kind, at: usize, len: usize, value| {
        let bytes = input.get(at..at.checked_add(len)?)?;
        Some(Entry {
            value,
            ..Entry::new(kind, at, bytes)
        })
    };
    let &version = input.first()?;
    entries.push(field(
        Kind::Version,
        0,
        1,
        Value::Number(u32::from(version)),
    )?);
    let mut at = 1_usize;

    let id = number(at)?;
    let mut len = usize::from(id.width());
    let mut index = None;
    let mut value = Value::Number(id.value());
    if id.value() == 0 {
        let place = number(at.saturating_add(len))?;
        len = len.saturating_add(usize::from(place.width()));
        index = Some(place.value());
        value = fpi.map_or(Value::None, |fpi| Value::Text(Cow::Borrowed(fpi)));
    }
    let public_id = field(Kind::PublicId, at, len, value)?;
    entries.push(Entry {
        table_offset: index,
        ..public_id
    });
    at = at.saturating_add(len);

    if version > 0 {
        let charset = number(at)?;
        let len = usize::from(charset.width());
        let field = field(Kind::Charset, at, len, Value::Number(charset.value()))?;
        entries.push(Entry {
            name: charset_name(charset.value()),
            ..field
        });
        at = at.saturating_add(len);
    }
    let table = number(at)?;
    let len = usize::from(table.width());
    entries.push(field(
        Kind::StringTable,
        at,
        len,
        Value::Number(table.value()),
    )?);
    Some(())
}

fn charset_name(mib_enum: u32) -> Option<Cow<'static, str>> {
    Some(Cow::Borrowed(match Charset::from_mib_enum(mib_enum)? {
        Charset::Unknown => "unknown, read as UTF-8",
        Charset::UsAscii => "US-ASCII",
        Charset::Iso8859(part) => return Some(Cow::Owned(format!("ISO-8859-{part}"))),
        Charset::ShiftJis => "Shift_JIS",
        Charset::Utf8 => "UTF-8",
        Charset::Ucs2 => "UCS-2",
        Charset::Utf16 => "UTF-16",
        Charset::Big5 => "Big5",
    }))
}
