//! Which namespace a prefix stands for, and what that is to the dictionary.

use alloc::vec::Vec;

use crate::Dictionary;
use crate::dictionary::Namespaces;
use crate::name::is_unqualified_name;

/// The namespace of the prefix `xml`, which needs no declaration.
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of the prefix `xmlns`, which cannot be declared.
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// More prefixes than this in force at one place are refused: every name looks through them.
pub(super) const MOST_PREFIXES: usize = 256;

/// The prefix that an attribute of this name declares; empty for the default namespace.
#[inline]
pub(super) fn declared_prefix(name: &str) -> Option<&str> {
    match name.strip_prefix("xmlns")? {
        "" => Some(""),
        rest => rest.strip_prefix(':').filter(|prefix| !prefix.is_empty()),
    }
}

/// Whether this may be declared (Namespaces in XML 1.0 §3, §5).
pub(super) fn may_be_declared(prefix: &str, uri: &str) -> bool {
    match prefix {
        "xml" => uri == XML,
        "xmlns" => false,
        _ if uri == XML || uri == XMLNS => false,
        "" => true,
        _ => !uri.is_empty() && is_unqualified_name(prefix),
    }
}

/// What a namespace is to the dictionary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Space {
    /// No default namespace has been declared.
    Undeclared,
    /// The default namespace of a code page has been taken back: none.
    TakenBack,
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
    /// Which of them are of a prefix: names look through these, however deep they stand.
    prefixes: Vec<usize>,
    default: Space,
    /// The depths of open elements that have the namespace of a page by a prefix, inside a foreign
    /// default namespace: without their prefixes they hide that, as only one can be the default.
    hiding: Vec<u32>,
    /// The last namespace that was looked up.
    last: (&'a str, Space),
}

impl<'a> Scope<'a> {
    pub(super) fn new() -> Self {
        Self {
            bindings: Vec::with_capacity(16),
            prefixes: Vec::new(),
            default: Space::Undeclared,
            hiding: Vec::new(),
            last: ("", Space::Undeclared),
        }
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
        let space = if uri.is_empty() {
            self.taken_back_here(dictionary)
        } else if uri == self.last.0 {
            self.last.1
        } else {
            let space = space_of(uri, dictionary);
            self.last = (uri, space);
            space
        };
        self.bind(prefix, uri, space, depth);
        space
    }

    /// The same where references in the attribute value had to be resolved first.
    #[cold]
    pub(super) fn declare_resolved(
        &mut self,
        prefix: &'a str,
        (raw, uri): (&'a str, &str),
        depth: u32,
        dictionary: &Dictionary,
    ) -> Space {
        let space = space_of(uri, dictionary);
        let uri = match (space, dictionary.namespaces) {
            (Space::Page(page), _) => dictionary.namespace(page).unwrap_or(raw),
            (Space::Prefix(i), Namespaces::Prefixes(list)) => list
                .get(usize::from(i))
                .map_or(raw, |(_, namespace)| namespace),
            _ => raw,
        };
        self.bind(prefix, uri, space, depth);
        space
    }

    #[inline]
    fn bind(&mut self, prefix: &'a str, uri: &'a str, space: Space, depth: u32) {
        if prefix.is_empty() {
            self.default = space;
        } else {
            self.prefixes.push(self.bindings.len());
        }
        self.bindings.push(Binding {
            prefix,
            uri,
            space,
            depth,
        });
    }

    /// What an empty default namespace is here: what hides a foreign one is of a page.
    #[cold]
    fn taken_back_here(&self, dictionary: &Dictionary) -> Space {
        match self.default {
            Space::Foreign if self.is_default_hidden() => Space::TakenBack,
            default => Self::taken_back(default, dictionary),
        }
    }

    /// What an empty default namespace is inside this one. In a foreign one it has to be kept.
    #[cold]
    fn taken_back(default: Space, dictionary: &Dictionary) -> Space {
        if dictionary.namespaces != Namespaces::Pages {
            return Space::Undeclared;
        }
        match default {
            Space::Undeclared => Space::Undeclared,
            Space::Foreign => Space::Foreign,
            _ => Space::TakenBack,
        }
    }

    /// Reads the declarations in force with the dictionary of a document that begins here. Names
    /// without a namespace are as if there never had been one.
    #[cold]
    pub(super) fn enter(&mut self, dictionary: &Dictionary) {
        self.reinterpret(dictionary, |_| Space::Undeclared);
    }

    /// Reads the declarations in force with the dictionary of the document around, when the one in
    /// it has ended.
    #[cold]
    pub(super) fn return_to(&mut self, dictionary: &Dictionary) {
        self.reinterpret(dictionary, |default| Self::taken_back(default, dictionary));
    }

    fn reinterpret(&mut self, dictionary: &Dictionary, empty: impl Fn(Space) -> Space) {
        self.last = ("", Space::Undeclared);
        self.default = Space::Undeclared;
        for binding in &mut self.bindings {
            binding.space = match binding.uri {
                "" => empty(self.default),
                uri => space_of(uri, dictionary),
            };
            if binding.prefix.is_empty() {
                self.default = binding.space;
            }
        }
    }

    /// Ends the declarations of the element at `depth`.
    #[inline(always)]
    pub(super) fn leave(&mut self, depth: u32) {
        if self.hiding.last() == Some(&depth) {
            self.hiding.pop();
        }
        if self.bindings.last().is_some_and(|b| b.depth == depth) {
            self.leave_declarations(depth);
        }
    }

    #[inline(never)]
    fn leave_declarations(&mut self, depth: u32) {
        while let Some(binding) = self.bindings.last().filter(|b| b.depth == depth) {
            if !binding.prefix.is_empty() {
                self.prefixes.pop();
            }
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

    /// The element at `depth` has the namespace of a page by a prefix.
    #[cold]
    pub(super) fn hide_default(&mut self, depth: u32) {
        if self.default == Space::Foreign && self.hiding.last() != Some(&depth) {
            self.hiding.push(depth);
        }
    }

    /// Whether the default namespace is hidden by an element in that of a page: the one that
    /// declares it, or one further in.
    pub(super) fn is_default_hidden(&self) -> bool {
        let declared = self.binding("").map(|b| b.depth);
        self.hiding.last().is_some_and(|at| declared <= Some(*at))
    }

    /// The namespace of a prefix.
    pub(super) fn of(&self, prefix: &str) -> Option<Space> {
        match self.binding(prefix) {
            Some(binding) => Some(binding.space),
            None => (prefix == "xml").then_some(Space::Foreign),
        }
    }

    /// Whether a prefix is declared as a namespace that the dictionary does not have.
    pub(super) fn is_foreign(&self, prefix: &str) -> bool {
        let declared = self.has_prefixes().then(|| self.binding(prefix)).flatten();
        declared.is_some_and(|b| b.space == Space::Foreign)
    }

    /// The URI of a prefix.
    pub(super) fn uri(&self, prefix: &str) -> Option<&'a str> {
        self.binding(prefix).map(|b| b.uri)
    }

    fn binding(&self, prefix: &str) -> Option<&Binding<'a>> {
        if prefix.is_empty() {
            return self.bindings.iter().rev().find(|b| b.prefix.is_empty());
        }
        let mut named = self.prefixes.iter().rev();
        named.find_map(|&at| self.bindings.get(at).filter(|b| b.prefix == prefix))
    }

    /// Whether the declaration of a prefix that there is stands on the element at `depth` or in it.
    pub(super) fn is_declared_within(&self, prefix: &str, depth: u32) -> bool {
        self.binding(prefix).is_none_or(|b| b.depth >= depth)
    }

    /// Whether the element at `depth` declares `space` more than once and `prefix` is not its first
    /// name there.
    pub(super) fn is_second_name(&self, prefix: &str, space: Space, depth: u32) -> bool {
        let own = self.bindings.iter().rev().take_while(|b| b.depth == depth);
        own.filter(|b| b.space == space)
            .last()
            .is_some_and(|first| first.prefix != prefix)
    }

    /// Whether any prefix is declared.
    pub(super) fn has_prefixes(&self) -> bool {
        !self.prefixes.is_empty()
    }

    /// Whether there are more prefixes than one may have.
    pub(super) fn is_full(&self) -> bool {
        self.prefixes.len() > MOST_PREFIXES
    }
}

fn space_of(uri: &str, dictionary: &Dictionary) -> Space {
    if uri.is_empty() {
        return Space::Undeclared;
    }
    match dictionary.namespaces {
        Namespaces::None => Space::Foreign,
        Namespaces::Pages => dictionary
            .page_of_namespace(uri)
            .map_or(Space::Foreign, Space::Page),
        Namespaces::Prefixes(list) => list
            .iter()
            .position(|(_, namespace)| *namespace == uri)
            .and_then(|i| u8::try_from(i).ok())
            .map_or(Space::Foreign, Space::Prefix),
    }
}
