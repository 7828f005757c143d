//! Namespaces: which declarations are in force, and which of them are Autodiscover's.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::name::is_unqualified_name;
use crate::{ROOT_NAMESPACE, Schema};

/// Every namespace of Autodiscover.
const KNOWN: [&str; 5] = [
    ROOT_NAMESPACE,
    Schema::Outlook.response_namespace(),
    Schema::Outlook.request_namespace(),
    Schema::MobileSync.response_namespace(),
    Schema::MobileSync.request_namespace(),
];

/// A namespace as it was declared, and whether it was written `https:`. Those of Autodiscover come
/// as they are on the wire.
pub(crate) fn as_on_the_wire(uri: &str) -> Option<(&'static str, bool)> {
    let (scheme, rest) = uri.split_once("://")?;
    let known = |k: &&&'static str| k.strip_prefix("http://") == Some(rest);
    let found = *KNOWN.iter().find(known)?;
    match scheme {
        "http" => Some((found, false)),
        "https" => Some((found, true)),
        _ => None,
    }
}

/// Whether this is a namespace of Autodiscover.
pub(crate) fn is_known(uri: &str) -> bool {
    KNOWN.contains(&uri)
}

/// The prefix that an attribute of this name declares; empty for the default namespace.
#[inline]
pub(crate) fn declared_prefix(name: &str) -> Option<&str> {
    match name.strip_prefix("xmlns")? {
        "" => Some(""),
        rest => rest.strip_prefix(':'),
    }
}

/// The namespace of the prefix `xml`, which needs no declaration.
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of the prefix `xmlns`, which cannot be declared.
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// Whether a prefix, empty for the default namespace, may be declared as this namespace (Namespaces
/// in XML 1.0 §3).
pub(crate) fn may_be_declared(prefix: &str, uri: &str) -> bool {
    match prefix {
        "xml" => uri == XML,
        "xmlns" => false,
        _ if uri == XML || uri == XMLNS => false,
        "" => true,
        _ => !uri.is_empty() && is_unqualified_name(prefix),
    }
}

/// A declaration.
#[derive(Clone, Debug)]
struct Binding<'a> {
    prefix: &'a str,
    uri: Cow<'a, str>,
    depth: u32,
}

/// The declarations in force.
#[derive(Clone, Debug)]
pub(crate) struct Scope<'a> {
    bindings: Vec<Binding<'a>>,
}

impl<'a> Scope<'a> {
    pub(crate) const fn new() -> Self {
        Self {
            bindings: Vec::new(),
        }
    }

    pub(crate) fn declare(&mut self, prefix: &'a str, uri: Cow<'a, str>, depth: u32) {
        self.bindings.push(Binding { prefix, uri, depth });
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.bindings.len()
    }

    /// The depth at which the last declaration was made.
    #[inline]
    pub(crate) fn last_depth(&self) -> u32 {
        self.bindings.last().map_or(0, |b| b.depth)
    }

    /// Forgets what was declared at this depth and deeper.
    pub(crate) fn leave(&mut self, depth: u32) {
        while self.bindings.pop_if(|b| b.depth >= depth).is_some() {}
    }

    /// The namespace that a prefix stands for, the empty prefix for the default namespace. None if
    /// the prefix is not declared.
    pub(crate) fn uri(&self, prefix: &str) -> Option<&Cow<'a, str>> {
        self.bindings
            .iter()
            .rev()
            .find(|b| b.prefix == prefix)
            .map(|b| &b.uri)
    }

    /// The same of declarations outside an element at this depth.
    pub(crate) fn uri_outside(&self, prefix: &str, depth: u32) -> Option<&Cow<'a, str>> {
        let mut outside = self.bindings.iter().rev();
        outside
            .find(|b| b.prefix == prefix && b.depth < depth)
            .map(|b| &b.uri)
    }

    /// Whether the prefix is declared on an element at this depth or deeper.
    pub(crate) fn is_declared_inside(&self, prefix: &str, depth: u32) -> bool {
        let mut inside = self.bindings.iter().rev();
        inside.any(|b| b.prefix == prefix && b.depth >= depth)
    }
}
