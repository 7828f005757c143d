//! XML, as far as messages have it: no DOCTYPE, the five entities, and namespaces by a small layer.

pub(crate) mod name;

#[cfg(feature = "xml")]
pub(crate) mod attributes;
#[cfg(feature = "xml")]
pub(crate) mod cursor;
#[cfg(feature = "xml")]
pub(crate) mod findings;
#[cfg(feature = "xml")]
pub(crate) mod namespaces;
#[cfg(feature = "xml")]
pub(crate) mod prolog;
#[cfg(feature = "xml")]
pub(crate) mod text;
