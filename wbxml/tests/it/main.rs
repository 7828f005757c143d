//! The integration tests of `wbxml`, in one binary.

#[cfg(feature = "arbitrary")]
mod arbitrary;
#[cfg(feature = "encoding")]
mod charsets;
mod corpus;
mod cost;
mod dump;
mod hostile;
mod push;
mod reading;
#[cfg(feature = "serde")]
mod serde;
mod support;
mod tokens;
mod tree;
mod vectors;
mod versions;
