//! A DDF document as what it says: a tree with access types and allowed values.

use std::io::{self, Write};

use email2_csp::ddf::{Decoded, Document, decode_with};
use email2_csp::model::tree::{NodeRef, Property};
use email2_csp::validate::{Severity, lint};
use email2_csp::{Limits, Options};
use wbxml::Source;
use wbxml::xml::Reader;

use super::Subject;
use crate::failure::Failure;
use crate::input::Form;
use crate::style::document::{FAINT, NAME, NOTE, Output, TEXT};

/// How many characters of a text are shown.
const CHARACTERS: usize = 100;

/// Whether this is a document of DM DDF.
pub(super) fn fits(subject: &Subject<'_>) -> bool {
    subject
        .dictionary
        .is_some_and(|dictionary| dictionary.root_name() == "MgmtTree")
}

/// Whether XML is a document of DM DDF, by its DOCTYPE or its root element.
pub(super) fn is_one(text: &str) -> bool {
    wbxml::xml::detect(text).is_some_and(|dictionary| dictionary.root_name() == "MgmtTree")
}

/// Refuses or notes an internal subset of the DOCTYPE, as for any other document: the decoder keeps
/// it and does not look into it.
pub(super) fn admit(subject: &Subject<'_>) -> Result<(), Failure> {
    let (Form::Xml, Some(dictionary)) = (subject.input.form, subject.dictionary) else {
        return Ok(());
    };
    let options = subject.read_options()?;
    let first = Reader::with_options(subject.input.xml(), dictionary, &options)
        .and_then(|mut reader| reader.next_event());
    first.map(drop).map_err(|e| subject.failure(&e))
}

/// The document, as strictly as it is asked for.
pub(super) fn decode<'a>(subject: &'a Subject<'_>) -> Result<Decoded<'a>, email2_csp::Error> {
    let options = match subject.options.lenient == wbxml::Lenient::NONE {
        true => Options::STRICT,
        false => Options::LENIENT,
    };
    let limits = Limits::DEFAULT.with_wire(subject.options.limits);
    decode_with(&subject.input.bytes, &options.with_limits(limits))
}

/// Writes the tree, a line for each node and more for what it depends on.
pub(super) fn write(out: &mut Output, decoded: &Decoded<'_>, full: bool) -> io::Result<()> {
    let document = &decoded.document;
    head(out, document)?;
    for node in document.tree.iter() {
        if node.depth() == 0 {
            if let Some(path) = &node.path {
                faint(out, &shown(path, full))?;
                writeln!(out)?;
            }
        }
        write_node(out, node, full)?;
    }
    for diagnostic in &decoded.diagnostics {
        faint(out, &format!("let pass: {diagnostic}"))?;
        writeln!(out)?;
    }
    Ok(())
}

fn head(out: &mut Output, document: &Document<'_>) -> io::Result<()> {
    let style = out.style(NAME);
    write!(out, "{style}MgmtTree{style:#}")?;
    let version = document.version.as_deref().unwrap_or("without a version");
    let nodes = document.tree.len();
    write!(out, " {}, {nodes} nodes", shown(version, false))?;
    let described = [
        ("made by", &document.manufacturer),
        ("model", &document.model),
    ];
    for (what, text) in described {
        if let Some(text) = text {
            write!(out, ", {what} {}", shown(text, false))?;
        }
    }
    writeln!(out)
}

fn write_node(out: &mut Output, node: NodeRef<'_>, full: bool) -> io::Result<()> {
    let indent = node.depth() * 2 + 2;
    write!(out, "{:indent$}", "")?;
    let name = match node.is_dynamic() {
        true => "*".to_owned(),
        false => shown(&node.name, full),
    };
    let style = out.style(NAME);
    write!(out, "{style}{name}{style:#}")?;
    if let Some(format) = node.format() {
        write!(out, " {format}")?;
    }
    write!(out, " {}", node.occurrence())?;
    let access = node.access();
    faint(out, &format!(" [{access}]"))?;
    if let Some(allowed) = node.allowed_values() {
        styled(out, &format!(" {}", shown(&allowed.to_string(), full)))?;
    }
    if let Some(default) = node.default_value() {
        write!(out, " = {}", shown(default, full))?;
    }
    if let Some(naming) = node.dynamic_naming() {
        faint(
            out,
            &format!(", named: {}", shown(&naming.to_string(), full)),
        )?;
    }
    if node.is_atomic_required() {
        write!(out, ", in Atomic")?;
    }
    if node.is_deprecated() {
        write!(out, ", deprecated")?;
        if let Some(build) = node.deprecated_since() {
            write!(out, " since {}", shown(build, full))?;
        }
    }
    writeln!(out)?;
    let indent = indent + 2;
    if full {
        if let Some(allowed) = node.allowed_values() {
            for value in allowed.enums() {
                if let Some(text) = &value.description {
                    let line = format!("{:indent$}{} is {}", "", value.value, shown(text, true));
                    faint(out, &line)?;
                    writeln!(out)?;
                }
            }
        }
    }
    for group in node.dependencies() {
        faint(
            out,
            &format!("{:indent$}needs {}", "", shown(&group.to_string(), full)),
        )?;
        writeln!(out)?;
    }
    for property in &node.node().properties {
        if let Property::Other(_) = property {
            let line = format!(
                "{:indent$}unknown: {}",
                "",
                shown(&property.to_string(), full)
            );
            faint(out, &line)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// Where the document does not keep to its schema.
pub(super) fn look_over(subject: &Subject<'_>) -> Result<(), Failure> {
    let decoded = decode(subject)
        .map_err(|e| Failure::input(format!("{}: no DDF document: {e}", subject.input.name)))?;
    let mut out = Output::new();
    let lints = lint(&decoded.document);
    for lint in &lints {
        let severity = match lint.kind.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let style = out.style(NOTE);
        writeln!(
            out,
            "{style}{severity}:{style:#} {}",
            shown(&lint.to_string(), subject.full)
        )?;
    }
    if lints.is_empty() {
        writeln!(out, "nothing is wrong with it")?;
    }
    Ok(out.flush()?)
}

/// A text in one line without control characters, and not too long.
fn shown(text: &str, full: bool) -> String {
    let line = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let most = if full { usize::MAX } else { CHARACTERS };
    let mut shown: String = line
        .chars()
        .take(most)
        .map(|c| if c.is_control() { '\u{FFFD}' } else { c })
        .collect();
    if line.chars().nth(most).is_some() {
        shown.push('…');
    }
    shown
}

fn styled(out: &mut Output, text: &str) -> io::Result<()> {
    let style = out.style(TEXT);
    write!(out, "{style}{text}{style:#}")
}

fn faint(out: &mut Output, text: &str) -> io::Result<()> {
    let style = out.style(FAINT);
    write!(out, "{style}{text}{style:#}")
}
