//! Oracles: functions that take any bytes and panic if a law does not hold for them.
//!
//! They return nothing and keep nothing, so one input is one case. Each crate has its own.

pub mod syncml;
pub mod wbxml;

/// An oracle.
pub type Oracle = fn(&[u8]);

/// All oracles, by the names of their fuzz targets.
pub const ALL: &[(&str, Oracle)] = &[
    ("wbxml_raw", wbxml::raw),
    ("wbxml_lossless", wbxml::lossless),
    ("wbxml_structured", wbxml::structured),
    ("wbxml_convert", wbxml::convert),
    ("wbxml_push", wbxml::push),
    ("wbxml_xml", wbxml::xml),
    ("wbxml_dump", wbxml::dump),
    ("syncml_framing", syncml::framing),
    ("syncml_loc_uri", syncml::loc_uri),
    ("syncml_message", syncml::message),
    ("syncml_session", syncml::session),
    ("syncml_structured", syncml::structured),
];
