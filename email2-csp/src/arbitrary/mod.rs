//! Valid documents, made from any bytes: what fuzzers and property tests begin with.

mod account;
mod ddf;
