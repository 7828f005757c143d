#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(feature = "arbitrary")]
mod arbitrary;
pub mod ddf;
mod decode;
pub mod diff;
mod encode;
mod error;
mod limits;
pub mod model;
pub mod validate;

pub use error::{Error, ErrorKind};
pub use limits::{Diagnostic, DiagnosticKind, Lenient, Limits, Options};
