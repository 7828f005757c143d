//! The device engine.

pub(crate) mod bytes;
#[cfg(all(feature = "syncml", feature = "xml"))]
mod corpus;
mod documents;
#[cfg(feature = "syncml")]
mod editions;
pub(crate) mod facts;
mod failing;
pub(crate) mod model;
mod reference;
#[cfg(feature = "syncml")]
pub(crate) mod session;
mod statuses;
#[cfg(feature = "serde")]
mod stores;
#[cfg(feature = "syncml")]
mod together;
