//! Oracles: functions that take any bytes and panic if a law does not hold for them.
//!
//! They return nothing and keep nothing, so one input is one case. Each crate has its own.

pub mod autodiscover;
pub mod autodiscover_discovery;
pub mod csp_account;
pub mod csp_convert;
pub mod csp_ddf;
pub mod csp_ddf_lossless;
pub mod csp_device;
pub mod csp_ladder;
pub mod csp_provisioning;
mod csp_reading;
pub mod eas_convert;
pub mod eas_http;
pub mod eas_machines;
pub mod eas_policy;
pub mod eas_provision;
pub mod syncml;
pub mod wbxml;

/// An oracle.
pub type Oracle = fn(&[u8]);

/// All oracles, by the names of their fuzz targets.
pub const ALL: &[(&str, Oracle)] = &[
    ("autodiscover_discovery", autodiscover_discovery::discovery),
    ("autodiscover_lossless", autodiscover::lossless),
    ("autodiscover_raw", autodiscover::raw),
    ("autodiscover_structured", autodiscover::structured),
    ("csp_account_raw", csp_account::raw),
    ("csp_account_structured", csp_account::structured),
    ("csp_convert", csp_convert::convert),
    ("csp_ddf", csp_ddf::document),
    ("csp_ddf_lossless", csp_ddf_lossless::lossless),
    ("csp_ddf_structured", csp_ddf::structured),
    ("csp_ddf_value", csp_ddf::value),
    ("csp_device", csp_device::device),
    ("csp_ladder", csp_ladder::ladder),
    ("csp_provisioning_lossless", csp_provisioning::lossless),
    ("csp_provisioning_raw", csp_provisioning::raw),
    ("csp_provisioning_structured", csp_provisioning::structured),
    ("eas_client", eas_machines::client),
    ("eas_convert", eas_convert::convert),
    ("eas_peek", eas_http::peek),
    ("eas_policy", eas_policy::eas_policy),
    ("eas_provision_lossless", eas_provision::lossless),
    ("eas_provision_raw", eas_provision::raw),
    ("eas_provision_structured", eas_provision::structured),
    ("eas_query", eas_http::query),
    ("eas_server", eas_machines::server),
    ("syncml_convert", syncml::convert),
    ("syncml_devinf", syncml::devinf),
    ("syncml_framing", syncml::framing),
    ("syncml_headers", syncml::headers),
    ("syncml_loc_uri", syncml::loc_uri),
    ("syncml_message", syncml::message),
    ("syncml_session", syncml::session),
    ("syncml_structured", syncml::structured),
    ("wbxml_raw", wbxml::raw),
    ("wbxml_lossless", wbxml::lossless),
    ("wbxml_structured", wbxml::structured),
    ("wbxml_beside_libwbxml", wbxml::beside_libwbxml),
    ("wbxml_convert", wbxml::convert),
    ("wbxml_push", wbxml::push),
    ("wbxml_xml", wbxml::xml),
    ("wbxml_dump", wbxml::dump),
];
