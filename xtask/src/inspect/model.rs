//! What a document says: the XML of it, its tree, or the model of its type.

use std::io::{IsTerminal, Write, stdout};

use wbxml::xml::{Unrepresentable, WriteOptions, Writer};
use wbxml::{Document, Error};

use super::Subject;
use super::outline::Outline;
use super::provision;
use super::provisioning_document;
use super::redact::Redactor;
use crate::failure::Failure;
use crate::input::Form;
use crate::progress;
use crate::style::document::Output;

/// A way to show what documents of some type say.
///
/// A crate that has a typed model of a document type adds a row to [`VIEWS`]: the first row that
/// fits a document shows it.
pub(crate) struct ModelView {
    /// Whether it shows this document.
    pub(crate) fits: fn(&Subject<'_>) -> bool,
    pub(crate) show: fn(&Subject<'_>, &mut Output) -> Result<(), Failure>,
}

/// The views, the most special ones first. The tree fits every document.
const VIEWS: &[ModelView] = &[
    ModelView {
        fits: provision::fits,
        show: provision::show,
    },
    ModelView {
        fits: provisioning_document::fits,
        show: provisioning,
    },
    ModelView {
        fits: |subject| {
            subject
                .dictionary
                .is_some_and(|d| d.root_name() == "SyncML")
        },
        show: syncml,
    },
    ModelView {
        fits: super::ddf::fits,
        show: ddf,
    },
    ModelView {
        fits: |_| true,
        show: tree,
    },
];

pub(super) fn show(subject: &Subject<'_>) -> Result<(), Failure> {
    let mut out = Output::new();
    for view in VIEWS {
        if (view.fits)(subject) {
            (view.show)(subject, &mut out)?;
            break;
        }
    }
    Ok(out.flush()?)
}

/// The document as XML.
pub(super) fn xml(subject: &Subject<'_>, options: &WriteOptions) -> Result<(), Failure> {
    let document = read(subject)?;
    let options = match subject.options.lenient.later_tokens {
        true => options
            .with_unrepresentable(Unrepresentable::Escape)
            .with_later_tokens(true),
        false => *options,
    };
    let mut text = Vec::new();
    let written = Writer::with_options(&mut text, document.dictionary(), &options).and_then(|w| {
        let mut sink = Redactor::new(w, document.dictionary(), !subject.show_secrets);
        document.write_to(&mut sink)?;
        sink.into_inner().finish().map(|_| ())
    });
    written.map_err(|e| unwritable(subject, &e))?;
    let mut text = String::from_utf8_lossy(&text).into_owned();
    if stdout().is_terminal() {
        // A terminal may obey these.
        text = text.replace(|c| matches!(c, '\u{7F}'..='\u{9F}'), "\u{FFFD}");
    }
    let mut out = Output::new();
    writeln!(out, "{}", text.trim_end())?;
    Ok(out.flush()?)
}

/// The message; the tree with the reason, if it is none.
fn syncml(subject: &Subject<'_>, out: &mut Output) -> Result<(), Failure> {
    let options = match subject.options.lenient == wbxml::Lenient::NONE {
        true => syncml::Options::STRICT,
        false => syncml::Options::LENIENT,
    };
    let read = syncml::Prepared::new(&subject.input.bytes, &options);
    let shown = read.and_then(|prepared| {
        let decoded = prepared.decode()?;
        Ok(super::syncml::write(out, &decoded, subject.show_secrets))
    });
    match shown {
        Ok(written) => Ok(written?),
        Err(e) => {
            writeln!(out, "no SyncML message: {e}")?;
            tree(subject, out)
        }
    }
}

/// The provisioning document; the tree with the reason, if it is none that is let pass.
fn provisioning(subject: &Subject<'_>, out: &mut Output) -> Result<(), Failure> {
    match provisioning_document::read(subject) {
        Ok(decoded) => provisioning_document::show(out, &decoded, subject.show_secrets),
        Err(e) if subject.options.lenient == wbxml::Lenient::NONE => {
            Err(Failure::input(format!("{}: {e}", subject.input.name)))
        }
        Err(e) => {
            writeln!(out, "no provisioning document: {e}")?;
            tree(subject, out)
        }
    }
}

/// The tree that a DDF document describes; its elements with the reason, if it is none.
fn ddf(subject: &Subject<'_>, out: &mut Output) -> Result<(), Failure> {
    super::ddf::admit(subject)?;
    match super::ddf::decode(subject) {
        Ok(decoded) => Ok(super::ddf::write(out, &decoded, subject.full)?),
        Err(e) => {
            writeln!(out, "no DDF document: {e}")?;
            tree(subject, out)
        }
    }
}

/// The elements, attributes and values, one element a line.
fn tree(subject: &Subject<'_>, out: &mut Output) -> Result<(), Failure> {
    let document = read(subject)?;
    let outline = Outline::new(out, document.dictionary());
    let mut sink = Redactor::new(outline, document.dictionary(), !subject.show_secrets);
    // An error of the outline is one of the output, and told by `finish`.
    let _ = document.write_to(&mut sink);
    Ok(sink.into_inner().finish()?)
}

/// The document as a tree.
fn read(subject: &Subject<'_>) -> Result<Document, Failure> {
    let working = progress::working("decoding", subject.input.bytes.len());
    let document = match subject.input.form {
        Form::Wbxml => {
            Document::decode_with(&subject.input.bytes, subject.dictionary, &subject.options)
        }
        Form::Xml => {
            let options = subject.read_options()?;
            Document::from_xml_with(subject.input.xml(), subject.dictionary, &options)
        }
    };
    working.finish_and_clear();
    document.map_err(|e| subject.failure(&e))
}

/// A failure of writing: its offset is of the output, which nobody has seen.
fn unwritable(subject: &Subject<'_>, error: &Error) -> Failure {
    Failure::input(format!(
        "{}: cannot be written as XML: {}",
        subject.input.name,
        error.kind()
    ))
}
