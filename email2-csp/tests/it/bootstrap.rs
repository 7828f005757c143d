//! Bootstrap: MACs, secrets, content types, attempts.

mod content_type;
mod secrets;
mod vectors;
