//! The dump and its JSON form, as they go.

use std::io::{IsTerminal, Write, stdout};

use wbxml::dump::{Dump, Entry, Kind, Text};

use super::Subject;
use crate::failure::Failure;
use crate::progress;
use crate::style::document::{BYTES, FAINT, MARKUP, NAME, NOTE, Output, TEXT};
use crate::style::{ERROR, HEADING};

pub(super) fn show(subject: &Subject<'_>, bytes: &[u8], json: bool) -> Result<(), Failure> {
    let progress = progress::bar(bytes.len(), stdout().is_terminal());
    let mut out = Output::new();
    let mut separator = "[\n";
    let mut hidden = 0_usize;
    if !json {
        let style = out.style(HEADING);
        writeln!(out, "{style}{}{style:#}", Text::HEADING)?;
    }
    for (number, entry) in Dump::new(bytes, &subject.dump_options()).enumerate() {
        if number % 4096 == 0 {
            progress.set_position(entry.offset);
        }
        hidden += usize::from(entry.is_redacted());
        if json {
            write!(out, "{separator}{}", entry.json())?;
            separator = ",\n";
        } else {
            line(&mut out, &entry, subject.full)?;
        }
    }
    if json {
        // Of no entry at all the bracket has not been opened yet.
        writeln!(
            out,
            "{}]",
            if separator == ",\n" { "\n" } else { separator }
        )?;
    }
    out.flush()?;
    progress.finish_and_clear();
    if hidden > 0 {
        let note = format!("credentials left out: {hidden} (--show-secrets shows them)");
        writeln!(anstream::stderr(), "{NOTE}note:{NOTE:#} {note}")?;
    }
    Ok(())
}

/// The line of an entry, in colour.
fn line(out: &mut Output, entry: &Entry<'_>, full: bool) -> Result<(), Failure> {
    let style = match entry.kind {
        Kind::Error(_) => ERROR,
        Kind::Tag { .. } | Kind::EndElement => MARKUP,
        Kind::AttrStart { .. } => NAME,
        _ if entry.is_redacted() => NOTE,
        Kind::TableString
        | Kind::AttrValue
        | Kind::StrI
        | Kind::StrT
        | Kind::Entity
        | Kind::Opaque
        | Kind::Extension(_) => TEXT,
        Kind::EndAttributes { .. } | Kind::EndPi | Kind::SwitchPage => FAINT,
        _ => anstyle::Style::new(),
    };
    let (style, faint, hex) = (out.style(style), out.style(FAINT), out.style(BYTES));
    write!(out, "{faint}{:06X}{faint:#}  ", entry.offset)?;
    match full {
        true => write!(out, "{hex}{:#}{hex:#}", entry.hex())?,
        false => write!(out, "{hex}{:24}{hex:#}", entry.hex())?,
    }
    write!(out, "  {:<12}  ", entry.kind.name())?;
    match entry.page {
        Some(page) => write!(out, "{page:>4}  ")?,
        None => out.write_all(b"      ")?,
    }
    match full {
        true => writeln!(out, "{style}{:#}{style:#}", entry.meaning())?,
        false => writeln!(out, "{style}{}{style:#}", entry.meaning())?,
    }
    Ok(())
}
