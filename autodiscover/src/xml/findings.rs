//! [`Findings`]: what was let pass while a document is read, and where.

use alloc::vec::Vec;

use crate::{Diagnostic, DiagnosticKind, Error, ErrorKind, Lenient, Position};

/// A mistake at a byte of the text that is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Fault {
    pub(crate) kind: ErrorKind,
    pub(crate) at: usize,
}

impl Fault {
    pub(crate) const fn new(kind: ErrorKind, at: usize) -> Self {
        Self { kind, at }
    }

    pub(crate) const fn xml(error: crate::XmlError, at: usize) -> Self {
        Self::new(ErrorKind::Xml(error), at)
    }

    /// The error, of a document in which the text begins at byte `base`.
    pub(crate) fn located(self, document: &[u8], base: usize) -> Error {
        Error::new(
            self.kind,
            Position::of(document, self.at.saturating_add(base)),
        )
    }
}

/// What was let pass, in the order in which it was found.
#[derive(Clone, Debug)]
pub(crate) struct Findings {
    lenient: Lenient,
    found: Vec<(DiagnosticKind, usize)>,
    /// Where the text begins in the document.
    pub(crate) base: usize,
    /// Whether a prefix has been noted: once is enough.
    pub(crate) has_prefixed: bool,
}

impl Findings {
    pub(crate) const fn new(lenient: Lenient) -> Self {
        Self {
            lenient,
            found: Vec::new(),
            base: 0,
            has_prefixed: false,
        }
    }

    /// Notes what was found at a byte of the text, if it is to be let pass.
    #[cold]
    pub(crate) fn report(&mut self, kind: DiagnosticKind, at: usize) -> Result<(), Fault> {
        if !kind.passes(&self.lenient) {
            return Err(Fault::new(ErrorKind::Deviation(kind), at));
        }
        self.found.push((kind, at.saturating_add(self.base)));
        Ok(())
    }

    /// Whether this kind is let pass.
    pub(crate) fn passes(&self, kind: DiagnosticKind) -> bool {
        kind.passes(&self.lenient)
    }

    /// The diagnostics of this document, in its order.
    pub(crate) fn located(mut self, document: &[u8]) -> Vec<Diagnostic> {
        if self.found.is_empty() {
            return Vec::new();
        }
        self.found.sort_by_key(|found| found.1);
        let mut walk = Walk {
            document,
            place: Position::of(document, 0),
        };
        let found = self.found.into_iter();
        found
            .map(|(kind, at)| Diagnostic::new(kind, walk.to(at)))
            .collect()
    }
}

/// Places in ascending order, in one walk over the document.
struct Walk<'d> {
    document: &'d [u8],
    place: Position,
}

impl Walk<'_> {
    fn to(&mut self, offset: usize) -> Position {
        let from = self.place.offset as usize;
        let between = self.document.get(from..offset).unwrap_or(&[]);
        let step = Position::of(between, between.len());
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        if step.line > 1 {
            self.place.line = self.place.line.saturating_add(step.line).saturating_sub(1);
            self.place.column = step.column;
        } else {
            let more = step.column.saturating_sub(1);
            self.place.column = self.place.column.saturating_add(more);
        }
        self.place.offset = number(from.saturating_add(between.len()));
        self.place
    }
}
