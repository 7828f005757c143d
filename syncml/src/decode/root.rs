//! What an XML document says of its type before its content: the DOCTYPE and the root element.

use alloc::vec::Vec;

use wbxml::{Dictionary, dictionaries, xml};

use super::wire::XmlSource;
use crate::error::{Error, ErrorKind};
use crate::limits::{Diagnostic, DiagnosticKind, Options};
use crate::model::Version;

/// The events of an XML message, and what was let pass to get at them.
///
/// The version is that of the namespace of the root element or, if it is in none, of the DOCTYPE.
pub(crate) fn xml_source<'a>(
    input: &'a str,
    options: &Options,
) -> Result<(XmlSource<'a>, Vec<Diagnostic>), Error> {
    let mut diagnostics = Vec::new();
    let root = Root::find(input);
    let offset = root.map_or(0, |root| root.offset as u64);
    let namespace = root.and_then(|root| root.namespace);
    let dictionary = match namespace.and_then(exact) {
        Some(version) => version.dictionary(),
        None => {
            // No namespace, but a document type that has one by its DTD.
            let implied = (namespace.is_none())
                .then(|| xml::detect(input))
                .flatten()
                .filter(|_| root.is_some_and(|root| root.has_doctype));
            match implied.filter(|d| is_message(d)) {
                Some(dictionary) => dictionary,
                None if root.is_some_and(|root| root.is_message()) => {
                    if !options.lenient.root_namespace {
                        return Err(Error::new(ErrorKind::RootNamespace, offset));
                    }
                    let kind = DiagnosticKind::RootNamespace;
                    diagnostics.push(Diagnostic::new(kind, offset));
                    guess(namespace, input).dictionary()
                }
                // Another root, which is refused where it is read.
                None => Version::V1_2.dictionary(),
            }
        }
    };
    let source = XmlSource::new(input, dictionary, options.limits.wire)?;
    Ok((source, diagnostics))
}

/// Where the XML declaration names another encoding than UTF-8, or its part US-ASCII.
pub(crate) fn other_encoding(input: &str) -> Option<u64> {
    let declaration = input.trim_start_matches('\u{FEFF}').strip_prefix("<?xml")?;
    let (declaration, _) = declaration.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value
        .trim_ascii_start()
        .strip_prefix('=')?
        .trim_ascii_start();
    let name = value.get(1..)?.split(['"', '\'']).next()?;
    let is_utf8 = ["utf-8", "utf8", "us-ascii"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known));
    let at = (name.as_ptr() as usize).wrapping_sub(input.as_ptr() as usize);
    if is_utf8 { None } else { Some(at as u64) }
}

fn is_message(dictionary: &'static Dictionary) -> bool {
    Version::ALL.iter().any(|v| v.dictionary() == dictionary)
}

/// The version of this namespace, spelt as the specification has it.
fn exact(namespace: &str) -> Option<Version> {
    Version::ALL
        .into_iter()
        .find(|v| v.namespace() == namespace)
}

/// The version that a missing or misspelt namespace most likely means: the one that it ends in, or
/// else that of `VerDTD`.
fn guess(namespace: Option<&str>, input: &str) -> Version {
    let ends = |v: &Version| namespace.is_some_and(|n| n.trim_ascii().ends_with(v.ver_dtd()));
    if let Some(version) = Version::ALL.into_iter().find(ends) {
        return version;
    }
    let doctype = xml::detect(input).filter(|d| is_message(d) && namespace.is_none());
    let ver_dtd = || {
        let (_, rest) = input.split_once("VerDTD>")?;
        Version::from_ver_dtd(rest.split('<').next()?.trim_ascii())
    };
    ver_dtd()
        .or_else(|| doctype.and_then(Version::from_dictionary))
        .unwrap_or_default()
}

/// The start tag of the root element.
#[derive(Clone, Copy, Debug)]
struct Root<'a> {
    name: &'a str,
    /// The namespace that is declared for it.
    namespace: Option<&'a str>,
    has_doctype: bool,
    offset: usize,
}

impl<'a> Root<'a> {
    /// Finds it, without a look at whether what comes before is well-formed.
    fn find(input: &'a str) -> Option<Self> {
        let mut rest = input;
        let mut has_doctype = false;
        loop {
            let at = rest.find('<')?;
            rest = rest.get(at..)?;
            if rest.starts_with("<!--") {
                rest = rest.split_once("-->")?.1;
            } else if rest.starts_with("<?") {
                rest = rest.split_once("?>")?.1;
            } else if rest.starts_with("<!DOCTYPE") {
                let id = rest.split('>').next()?;
                // A document type that is not known says nothing of the namespace.
                has_doctype = id
                    .split(['"', '\''])
                    .any(|part| dictionaries::by_formal_public_id(part).is_some());
                rest = rest.split_once('>')?.1;
            } else {
                break;
            }
        }
        let offset = input.len().saturating_sub(rest.len());
        let tag = rest.strip_prefix('<')?;
        let end = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'))?;
        let (name, attributes) = tag.split_at_checked(end)?;
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        Some(Self {
            name,
            namespace: declared(attributes, prefix),
            has_doctype,
            offset,
        })
    }

    fn is_message(self) -> bool {
        self.name.rsplit(':').next() == Some("SyncML")
    }
}

/// The namespace that these attributes declare for a prefix.
fn declared<'a>(attributes: &'a str, prefix: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_ascii_start();
        if rest.starts_with(['>', '/']) || rest.is_empty() {
            return None;
        }
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_ascii_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = after.get(1..)?.split_once(quote)?;
        let is_it = match name.trim_ascii().strip_prefix("xmlns") {
            Some("") => prefix.is_empty(),
            Some(declared) => declared.strip_prefix(':') == Some(prefix) && !prefix.is_empty(),
            None => false,
        };
        if is_it {
            return Some(value);
        }
        rest = after;
    }
}
