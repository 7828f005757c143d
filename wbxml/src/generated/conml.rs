// Written by `cargo xtask codegen` from the facts in `wbxml/data`. Not to be edited.

#[allow(unused_imports, reason = "not every module needs all")]
use crate::dictionary::build::*;

static CONML_TAGS_0: [TagEntry; 64] = tag_rows! {
    0x05 "All",
    0x06 "Application",
    0x07 "Applications",
    0x09 "Cancel",
    0x0A "Complete",
    0x0B "ConML",
    0x0C "Data",
    0x10 "DeviceInfo",
    0x12 "Drives",
    0x13 "Execute",
    0x17 "GetDataSize",
    0x18 "GetStatus",
    0x19 "HasFiles",
    0x1A "ID",
    0x1B "IncType",
    0x1C "Install",
    0x1D "InstParams",
    0x1F "ListInstalledApps",
    0x21 "MaxObjectSize",
    0x22 "Modified",
    0x23 "MoreData",
    0x24 "Name",
    0x25 "PackageInfo",
    0x26 "Param",
    0x27 "PartialType",
    0x28 "Progress",
    0x29 "Reboot",
    0x2C "Results",
    0x31 "Status",
    0x35 "Task",
    0x37 "Type",
    0x38 "UID",
    0x39 "UnInstall",
    0x3C "Value",
    0x3D "Version",
};

static CONML_PAGES: [Page; 1] = [Page {
    namespace: "",
    xmlns: "",
    namespace_aliases: &[],
    slot: 0,
    tags: &CONML_TAGS_0,
    decode_only: 0,
    typed: 0,
    types: &[],
}];

static CONML_INDEX: [u16; 128] = index(&CONML_PAGES);

/// `conml`: Nokia connectivity markup.
pub static CONML: Dictionary = Dictionary {
    name: "conml",
    public_id: Some(0x8F),
    formal_public_ids: &["-//CONML//DTD ConML//EN"],
    system_id: "http://www.nokia.com/",
    root: "ConML",
    media_types: &[],
    pages: &CONML_PAGES,
    index: &CONML_INDEX,
    aliases: &[],
    attribute_pages: &[],
    attribute_names: &[],
    attribute_values: &[],
    attribute_value_starts: [0; 4],
    extensions: Extensions::None,
    namespaces: Namespaces::None,
    embedded: &[],
    later: None,
};
