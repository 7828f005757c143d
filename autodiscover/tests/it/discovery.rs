//! The discovery machine.
mod answers;
mod audit;
mod driver;
#[cfg(feature = "xml")]
mod quirks;
mod redirects;
mod replies;
mod security;
mod srv;
mod steps;
#[cfg(feature = "serde")]
mod values;
mod walk;
