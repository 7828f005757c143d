//! The device engine.

mod facts;
mod reference;
mod statuses;
