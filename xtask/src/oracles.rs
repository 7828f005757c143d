//! Oracles: functions that take any bytes and panic if a law does not hold for them.
//!
//! They return nothing and keep nothing, so one input is one case. Each crate has its own.

mod syncml_framing;
mod syncml_loc_uri;
mod syncml_session;
pub mod wbxml;

pub use syncml_framing::framing as syncml_framing;
pub use syncml_loc_uri::loc_uri as syncml_loc_uri;
pub use syncml_session::session as syncml_session;

/// An oracle.
pub type Oracle = fn(&[u8]);

/// All oracles, by the names of their fuzz targets.
pub const ALL: &[(&str, Oracle)] = &[
    ("syncml_framing", syncml_framing),
    ("syncml_loc_uri", syncml_loc_uri),
    ("syncml_session", syncml_session),
    ("wbxml_raw", wbxml::raw),
    ("wbxml_lossless", wbxml::lossless),
    ("wbxml_structured", wbxml::structured),
    ("wbxml_convert", wbxml::convert),
    ("wbxml_push", wbxml::push),
    ("wbxml_xml", wbxml::xml),
    ("wbxml_dump", wbxml::dump),
];
