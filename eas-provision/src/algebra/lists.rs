//! The entries of the two lists as sets.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use core::cmp::Ordering;

use crate::model::ApplicationHash;

/// The names, each once, sorted.
pub(super) fn names<'d>(list: &'d [Cow<'_, str>]) -> BTreeSet<&'d str> {
    list.iter().map(AsRef::as_ref).collect()
}

/// The hashes, each once, sorted: a SHA-1 in hexadecimal whatever its form was, anything else as it
/// stands.
pub(super) fn hashes(list: &[ApplicationHash<'_>]) -> BTreeSet<CanonicalHash> {
    list.iter().map(CanonicalHash::of).collect()
}

/// The SHA-1 of no application. A list with this alone lets none run, where an empty one would let
/// all.
pub(super) const NOTHING: [u8; 20] = [0; 20];

/// The hashes that some application can have.
pub(super) fn approved(list: &[ApplicationHash<'_>]) -> BTreeSet<CanonicalHash> {
    let nothing = CanonicalHash::of(&NOTHING.into());
    let mut approved = hashes(list);
    approved.remove(&nothing);
    approved
}

/// An [`ApplicationHash`] in one form.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum CanonicalHash {
    Text(String),
    Bytes(alloc::vec::Vec<u8>),
}

impl CanonicalHash {
    fn of(hash: &ApplicationHash<'_>) -> Self {
        match (hash.sha1(), hash) {
            (Some(sha1), _) => Self::Text(ApplicationHash::from(sha1).to_string()),
            (None, ApplicationHash::Text(text)) => Self::Text(text.as_ref().into()),
            (None, ApplicationHash::Bytes(bytes)) => Self::Bytes(bytes.to_vec()),
        }
    }

    pub(super) fn into_hash(self) -> ApplicationHash<'static> {
        match self {
            Self::Text(text) => ApplicationHash::Text(Cow::Owned(text)),
            Self::Bytes(bytes) => ApplicationHash::Bytes(Cow::Owned(bytes)),
        }
    }
}

/// Whether one set is part of the other. `None` if each has something that the other has not.
pub(super) fn by_inclusion<T: Ord>(left: &BTreeSet<T>, right: &BTreeSet<T>) -> Option<Ordering> {
    match (left.is_subset(right), right.is_subset(left)) {
        (true, true) => Some(Ordering::Equal),
        (true, false) => Some(Ordering::Less),
        (false, true) => Some(Ordering::Greater),
        (false, false) => None,
    }
}
