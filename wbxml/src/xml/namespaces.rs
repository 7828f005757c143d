//! Which namespace a prefix stands for, and what that is to the dictionary.

use alloc::vec::Vec;

use crate::Dictionary;
use crate::dictionary::Namespaces;

/// What a namespace is to the dictionary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Space {
    /// No namespace has been declared.
    Undeclared,
    /// That of this code page.
    Page(u8),
    /// The one that the dictionary writes with this prefix, by its place in the list.
    Prefix(u8),
    /// One that the dictionary does not have.
    Foreign,
}

/// A namespace declaration in force.
#[derive(Clone, Copy, Debug)]
struct Binding<'a> {
    prefix: &'a str,
    uri: &'a str,
    space: Space,
    depth: u32,
}

/// The declarations in force, innermost last.
#[derive(Clone, Debug)]
pub(super) struct Scope<'a> {
    bindings: Vec<Binding<'a>>,
    default: Space,
    /// The last namespace that was looked up.
    last: (&'a str, Space),
}

impl<'a> Scope<'a> {
    pub(super) fn new() -> Self {
        Self {
            bindings: Vec::with_capacity(16),
            default: Space::Undeclared,
            last: ("", Space::Undeclared),
        }
    }

    /// Forgets what was looked up, for another dictionary.
    pub(super) fn forget(&mut self) {
        self.last = ("", Space::Undeclared);
    }

    /// Declares a namespace on the element at `depth`.
    #[inline]
    pub(super) fn declare(
        &mut self,
        prefix: &'a str,
        uri: &'a str,
        depth: u32,
        dictionary: &Dictionary,
    ) -> Space {
        let space = if uri == self.last.0 { self.last.1 } else { space_of(uri, dictionary) };
        self.last = (uri, space);
        self.bindings.push(Binding { prefix, uri, space, depth });
        if prefix.is_empty() {
            self.default = space;
        }
        space
    }

    /// Overrules what the innermost declaration of `prefix` means, for a document that begins here.
    pub(super) fn reinterpret(&mut self, prefix: &str, dictionary: &Dictionary) -> Space {
        let found = self.bindings.iter_mut().rev().find(|b| b.prefix == prefix);
        let space = match found {
            Some(binding) => {
                binding.space = space_of(binding.uri, dictionary);
                binding.space
            }
            None => Space::Undeclared,
        };
        if prefix.is_empty() {
            self.default = space;
        }
        space
    }

    /// Ends the declarations of the element at `depth`.
    #[inline(always)]
    pub(super) fn leave(&mut self, depth: u32) {
        if self.bindings.last().is_some_and(|b| b.depth == depth) {
            self.leave_declarations(depth);
        }
    }

    #[inline(never)]
    fn leave_declarations(&mut self, depth: u32) {
        while self.bindings.last().is_some_and(|b| b.depth == depth) {
            self.bindings.pop();
        }
        let default = self.bindings.iter().rev().find(|b| b.prefix.is_empty());
        self.default = default.map_or(Space::Undeclared, |b| b.space);
    }

    /// The namespace of names without a prefix.
    #[inline(always)]
    pub(super) const fn default(&self) -> Space {
        self.default
    }

    /// The namespace of a prefix.
    pub(super) fn of(&self, prefix: &str) -> Option<Space> {
        self.bindings.iter().rev().find(|b| b.prefix == prefix).map(|b| b.space)
    }

    /// The URI of a prefix.
    pub(super) fn uri(&self, prefix: &str) -> Option<&'a str> {
        self.bindings.iter().rev().find(|b| b.prefix == prefix).map(|b| b.uri)
    }
}

fn space_of(uri: &str, dictionary: &Dictionary) -> Space {
    if uri.is_empty() {
        return Space::Undeclared;
    }
    match dictionary.namespaces {
        Namespaces::None => Space::Foreign,
        Namespaces::Pages => dictionary.page_of_namespace(uri).map_or(Space::Foreign, Space::Page),
        Namespaces::Prefixes(list) => list
            .iter()
            .position(|(_, namespace)| *namespace == uri)
            .and_then(|i| u8::try_from(i).ok())
            .map_or(Space::Foreign, Space::Prefix),
    }
}
