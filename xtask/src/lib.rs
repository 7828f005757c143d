//! The laws of the codecs, for whatever finds inputs: the fuzz targets of `xtask/fuzz`, AFL++, and
//! the test that replays what has been found.

#[cfg(feature = "oracles")]
pub mod oracles;
