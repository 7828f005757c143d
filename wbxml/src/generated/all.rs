// Written by `cargo xtask codegen` from the facts in `wbxml/data`. Not to be edited.

pub use super::channel::{CHANNEL_1_1, CHANNEL_1_2};
pub use super::conml::CONML;
pub use super::drmrel::DRMREL_1_0;
pub use super::eas::{ACTIVESYNC, AIRSYNC};
pub use super::prov::{OTA_SETTINGS, PROV_1_0};
pub use super::push::{CO_1_0, EMN_1_0, SI_1_0, SL_1_0};
pub use super::syncml::{
    DEVINF_1_0, DEVINF_1_1, DEVINF_1_2, DMDDF_1_2, METINF_1_0, METINF_1_1, METINF_1_2, SYNCML_1_0,
    SYNCML_1_1, SYNCML_1_2,
};
pub use super::wml::{WML_1_0, WML_1_1, WML_1_2, WML_1_3, WTA_1_0, WTA_WML_1_2};
pub use super::wv::{WV_CSP_1_1, WV_CSP_1_2};
use crate::Dictionary;

/// All of them; of one document type the older versions first.
pub static ALL: &[&Dictionary] = &[
    &SYNCML_1_0,
    &SYNCML_1_1,
    &SYNCML_1_2,
    &DEVINF_1_0,
    &DEVINF_1_1,
    &DEVINF_1_2,
    &METINF_1_0,
    &METINF_1_1,
    &METINF_1_2,
    &DMDDF_1_2,
    &PROV_1_0,
    &OTA_SETTINGS,
    &SI_1_0,
    &SL_1_0,
    &CO_1_0,
    &EMN_1_0,
    &DRMREL_1_0,
    &WML_1_0,
    &WML_1_1,
    &WML_1_2,
    &WML_1_3,
    &WTA_1_0,
    &WTA_WML_1_2,
    &CHANNEL_1_1,
    &CHANNEL_1_2,
    &WV_CSP_1_1,
    &WV_CSP_1_2,
    &ACTIVESYNC,
    &AIRSYNC,
    &CONML,
];
