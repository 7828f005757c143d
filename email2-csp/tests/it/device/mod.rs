//! The device engine.

#[cfg(feature = "syncml")]
mod editions;
mod facts;
mod failing;
mod reference;
#[cfg(feature = "syncml")]
mod session;
mod statuses;
