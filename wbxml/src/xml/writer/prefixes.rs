//! Which prefixes are declared, and for which namespace.

use alloc::string::String;
use alloc::vec::Vec;

use crate::xml::namespaces::{MOST_PREFIXES, may_be_declared};
use crate::{ErrorKind, LimitKind, XmlError};

/// The declarations in force, innermost last.
#[derive(Debug, Default)]
pub(super) struct Prefixes {
    declared: Vec<Declared>,
    /// Every prefix and the namespace that it stands for, one after the other.
    names: String,
}

/// A declaration: the depth of its element, and where in the names the prefix begins, the namespace
/// begins and the namespace ends.
#[derive(Clone, Copy, Debug)]
struct Declared {
    depth: usize,
    begin: usize,
    middle: usize,
    end: usize,
}

impl Prefixes {
    #[inline(always)]
    pub(super) fn is_empty(&self) -> bool {
        self.declared.is_empty()
    }

    /// Begins the declaration of a prefix on an element; empty for the default namespace.
    pub(super) fn begin(&mut self, depth: usize, prefix: &str) {
        let begin = self.names.len();
        self.names.push_str(prefix);
        let middle = self.names.len();
        self.declared.push(Declared {
            depth,
            begin,
            middle,
            end: middle,
        });
    }

    /// A piece of the namespace that is being declared.
    pub(super) fn namespace_piece(&mut self, text: &str) {
        self.names.push_str(text);
    }

    /// Ends a declaration, if there may be such a one.
    pub(super) fn end(&mut self) -> Result<(), ErrorKind> {
        let end = self.names.len();
        let Some(last) = self.declared.last_mut() else {
            return Ok(());
        };
        last.end = end;
        let last = *last;
        if self.declared.len() > MOST_PREFIXES {
            return Err(ErrorKind::LimitExceeded(LimitKind::Items));
        }
        let (prefix, uri) = self.names(last);
        if may_be_declared(prefix, uri) {
            Ok(())
        } else {
            Err(ErrorKind::Xml(XmlError::Attribute))
        }
    }

    fn names(&self, declared: Declared) -> (&str, &str) {
        let slice = |from: usize, to: usize| self.names.get(from..to).unwrap_or("");
        (
            slice(declared.begin, declared.middle),
            slice(declared.middle, declared.end),
        )
    }

    /// The namespace that a prefix stands for.
    pub(super) fn namespace(&self, prefix: &str) -> Option<&str> {
        let mut declared = self.declared.iter().rev().map(|d| self.names(*d));
        declared
            .find(|(name, _)| *name == prefix)
            .map(|(_, uri)| uri)
    }

    /// Ends the declarations of elements deeper than this.
    pub(super) fn leave(&mut self, depth: usize) {
        while let Some(declared) = self.declared.pop_if(|d| d.depth > depth) {
            self.names.truncate(declared.begin);
        }
    }
}
