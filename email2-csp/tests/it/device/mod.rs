//! The device engine.

mod documents;
#[cfg(feature = "syncml")]
mod editions;
pub(crate) mod facts;
mod failing;
mod reference;
#[cfg(feature = "syncml")]
pub(crate) mod session;
mod statuses;
#[cfg(feature = "serde")]
mod stores;
