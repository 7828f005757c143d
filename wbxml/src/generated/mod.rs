// Written by `cargo xtask codegen` from the facts in `wbxml/data`. Not to be edited.

pub(crate) mod all;
mod channel;
mod conml;
pub(crate) mod constants;
mod drmrel;
mod eas;
mod prov;
mod push;
mod syncml;
mod wml;
mod wv;
