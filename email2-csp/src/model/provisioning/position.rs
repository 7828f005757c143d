//! [`Position`]: where a characteristic stood in the document that it was decoded from.

use crate::model::owned::owned_already;

/// Where a characteristic stood. It says nothing of what the characteristic is: all are equal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Position {
    element: Option<u64>,
    kind: Option<u64>,
}

impl Position {
    /// Of what is built.
    const NOWHERE: Self = Self {
        element: None,
        kind: None,
    };

    /// An element that begins here, and whose `type` is one piece of the input that begins there.
    pub(crate) const fn new(element: u64, kind: Option<u64>) -> Self {
        Self {
            element: Some(element),
            kind,
        }
    }

    /// The byte at which the element begins; 0 of what is built.
    pub(crate) fn element(self) -> u64 {
        self.element.unwrap_or(0)
    }

    /// A byte of `type`: in the document, if it stands there in one piece, otherwise the one at which
    /// the element begins; in the type itself of what is built.
    pub(crate) fn in_kind(self, offset: u64) -> u64 {
        match (self.kind, self.element) {
            (Some(kind), _) => kind.saturating_add(offset),
            (None, Some(element)) => element,
            (None, None) => offset,
        }
    }
}

impl Default for Position {
    fn default() -> Self {
        Self::NOWHERE
    }
}

impl PartialEq for Position {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Position {}

owned_already!(Position);
