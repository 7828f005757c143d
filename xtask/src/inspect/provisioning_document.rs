//! A provisioning document as a tree of groups and settings, without its secrets.

use std::io::{self, Write};

use email2_csp::applications::{Application, ApplicationKind, MailSetup};
use email2_csp::provisioning::{
    Attribute, Characteristic, Decoded, Document, Item, Parm, Verb, decode_wbxml_with,
    decode_xml_with, is_secret,
};
use email2_csp::{Account, Guid, Options};
use wbxml::dictionaries;

use super::Subject;
use crate::failure::Failure;
use crate::input::Form;
use crate::style::document::{FAINT, NAME, NOTE, Output, TEXT};

/// How many characters of a value are shown.
const CHARACTERS: usize = 100;

/// Whether the document is one of Client Provisioning.
pub(super) fn fits(subject: &Subject<'_>) -> bool {
    let name = dictionaries::PROV_1_0.name();
    subject.dictionary.is_some_and(|d| d.name() == name)
}

/// The document, as it is read with the options of the command line.
pub(super) fn read<'a>(subject: &'a Subject<'_>) -> Result<Decoded<'a>, email2_csp::Error> {
    let options = match subject.options == wbxml::Options::STRICT {
        true => Options::STRICT,
        false => Options::LENIENT,
    };
    match subject.input.form {
        Form::Wbxml => decode_wbxml_with(&subject.input.bytes, &options),
        Form::Xml => decode_xml_with(subject.input.xml(), &options),
    }
}

/// The groups and settings, one a line, and what was let pass.
pub(super) fn show(out: &mut Output, decoded: &Decoded<'_>, secrets: bool) -> Result<(), Failure> {
    write(out, &decoded.document, secrets)?;
    let mut stderr = anstream::stderr().lock();
    for diagnostic in &decoded.diagnostics {
        // Those of the wire form are told for every view.
        if !matches!(diagnostic.kind(), email2_csp::DiagnosticKind::Wire(_)) {
            writeln!(stderr, "{NOTE}note:{NOTE:#} {diagnostic}")?;
        }
    }
    Ok(())
}

fn write(out: &mut Output, document: &Document<'_>, secrets: bool) -> io::Result<()> {
    let style = out.style(NOTE);
    let version = document.version.as_deref().unwrap_or("not said");
    let version = shown(version);
    writeln!(
        out,
        "{style}Provisioning document, version {version}{style:#}"
    )?;
    attributes(out, &document.attributes)?;
    // The items that are left to be shown at each depth, and whether all of them are secret.
    let mut left = vec![(document.items.iter(), false)];
    while let Some((items, secret)) = left.last_mut() {
        let secret = *secret;
        let Some(item) = items.next() else {
            left.pop();
            continue;
        };
        let depth = left.len();
        match item {
            Item::Characteristic(item) => {
                group(out, item, depth)?;
                left.push((item.items.iter(), secret || is_secret(&item.kind)));
            }
            Item::Parm(item) => {
                let hidden = !secrets && (secret || is_secret(&item.name));
                setting(out, item, depth, hidden)?;
            }
            Item::Unknown(item) => {
                let name = item.name.as_text().unwrap_or("a token without a name");
                faint(out, depth, &format!("unknown element {}", shown(name)))?;
            }
            _ => faint(out, depth, "something new")?,
        }
    }
    for setup in MailSetup::all(document) {
        mail(out, &setup)?;
    }
    Ok(())
}

/// `query PORT, one level`, `APPLICATION (incoming mail (IMAP4))`.
fn group(out: &mut Output, item: &Characteristic<'_>, depth: usize) -> io::Result<()> {
    verb(out, item.verb, item.failed, depth)?;
    let style = out.style(NAME);
    write!(out, "{style}{}{style:#}", shown(&item.kind))?;
    if item.verb == Verb::Query {
        let reach = if item.is_recursive() {
            "whole tree"
        } else {
            "one level"
        };
        write!(out, ", {reach}")?;
    }
    if let Some(application) = Application::new(item) {
        let what = match application.kind() {
            ApplicationKind::Other => "another application",
            _ => application.app_id().title().unwrap_or(""),
        };
        let faint = out.style(FAINT);
        write!(out, " {faint}{what}{faint:#}")?;
    }
    end(out, item.description(), &item.attributes)
}

/// `PORTNBR = 993`, `query SERVICENAME`.
fn setting(out: &mut Output, item: &Parm<'_>, depth: usize, hidden: bool) -> io::Result<()> {
    verb(out, item.verb, item.failed, depth)?;
    let (name, text) = (out.style(NAME), out.style(TEXT));
    write!(out, "{name}{}{name:#}", shown(&item.name))?;
    if let Some(value) = &item.value {
        let value = match hidden {
            true => format!("«redacted, {} bytes»", value.len()),
            false => shown(value),
        };
        write!(out, " = {text}{value}{text:#}")?;
    }
    if let Some(datatype) = &item.datatype {
        let faint = out.style(FAINT);
        write!(out, " {faint}{}{faint:#}", shown(&datatype.0))?;
    }
    end(out, item.description(), &item.attributes)
}

fn verb(out: &mut Output, verb: Verb, failed: bool, depth: usize) -> io::Result<()> {
    write!(out, "{:w$}", "", w = depth * 2)?;
    if failed {
        let style = out.style(NOTE);
        write!(out, "{style}failed{style:#} ")?;
    }
    match verb {
        Verb::Query => write!(out, "query "),
        Verb::Absent => write!(out, "absent "),
        _ => Ok(()),
    }
}

/// Why it failed, and which other attributes there are.
fn end(out: &mut Output, reason: Option<&str>, others: &[Attribute<'_>]) -> io::Result<()> {
    if let Some(reason) = reason {
        write!(out, ": {}", shown(reason))?;
    }
    let names = others
        .iter()
        .filter_map(|attribute| attribute.name.as_text());
    let names: Vec<String> = names.filter(|name| *name != "desc").map(shown).collect();
    if !names.is_empty() {
        let style = out.style(FAINT);
        write!(out, " {style}with {}{style:#}", names.join(", "))?;
    }
    writeln!(out)
}

fn attributes(out: &mut Output, attributes: &[Attribute<'_>]) -> io::Result<()> {
    for attribute in attributes {
        let name = attribute.name.as_text().unwrap_or("a token without a name");
        faint(out, 1, &format!("attribute {}", shown(name)))?;
    }
    Ok(())
}

/// What an EMAIL2 account of the mail of one provider does not say.
fn mail(out: &mut Output, setup: &MailSetup<'_>) -> io::Result<()> {
    let provider = setup.provider_id.unwrap_or("no provider");
    let style = out.style(NOTE);
    writeln!(
        out,
        "{style}Mail of {}, as an EMAIL2 account{style:#}",
        shown(provider)
    )?;
    let (account, lost): (Account<'_>, _) =
        setup.to_account(Guid::from_u128(0), email2_csp::Edition::DdfV2);
    for (node, value) in account.iter().filter(|(node, _)| !node.is_secret()) {
        let (name, text) = (out.style(NAME), out.style(TEXT));
        writeln!(
            out,
            "  {name}{}{name:#} = {text}{}{text:#}",
            node.name(),
            shown(value)
        )?;
    }
    for loss in lost {
        faint(
            out,
            1,
            &format!("not in EMAIL2: {}", shown(&loss.to_string())),
        )?;
    }
    Ok(())
}

fn faint(out: &mut Output, depth: usize, text: &str) -> io::Result<()> {
    let style = out.style(FAINT);
    writeln!(out, "{:w$}{style}{text}{style:#}", "", w = depth * 2)
}

/// The beginning of a text, without what a terminal would obey.
fn shown(text: &str) -> String {
    let clean = |c: char| if c.is_control() { '\u{FFFD}' } else { c };
    let mut short: String = text.chars().take(CHARACTERS).map(clean).collect();
    if text.chars().nth(CHARACTERS).is_some() {
        short.push('…');
    }
    short
}
