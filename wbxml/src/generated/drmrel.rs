// Written by `cargo xtask codegen` from the facts in `wbxml/data`. Not to be edited.

#[allow(unused_imports, reason = "not every module needs all")]
use crate::dictionary::build::*;

static DRMREL_1_0_TAGS_0: [TagEntry; 64] = tag_rows! {
    0x05 "o-ex:rights",
    0x06 "o-ex:context",
    0x07 "o-dd:version",
    0x08 "o-dd:uid",
    0x09 "o-ex:agreement",
    0x0A "o-ex:asset",
    0x0B "ds:KeyInfo",
    0x0C "ds:KeyValue",
    0x0D "o-ex:permission",
    0x0E "o-dd:play",
    0x0F "o-dd:display",
    0x10 "o-dd:execute",
    0x11 "o-dd:print",
    0x12 "o-ex:constraint",
    0x13 "o-dd:count",
    0x14 "o-dd:datetime",
    0x15 "o-dd:start",
    0x16 "o-dd:end",
    0x17 "o-dd:interval",
};

static DRMREL_1_0_PAGES: [Page; 1] = [Page {
    namespace: "",
    xmlns: "",
    namespace_aliases: &[],
    slot: 0,
    tags: &DRMREL_1_0_TAGS_0,
    decode_only: 0,
    typed: 1 << 0x0C,
    types: &[(0x0C, rule(ValueType::Bytes, true))],
}];

static DRMREL_1_0_INDEX: [u16; 64] = index(&DRMREL_1_0_PAGES);

static DRMREL_1_0_STARTS_0: [AttributeEntry; 128] = start_rows! {
    0x05 "xmlns:o-ex" "" 0:0x05,
    0x06 "xmlns:o-dd" "" 0:0x06,
    0x07 "xmlns:ds" "" 0:0x07,
};

static DRMREL_1_0_VALUES_0: [&str; 128] = values(&[
    (0x85, "http://odrl.net/1.1/ODRL-EX"),
    (0x86, "http://odrl.net/1.1/ODRL-DD"),
    (0x87, "http://www.w3.org/2000/09/xmldsig#/"),
]);

static DRMREL_1_0_ATTRIBUTES: [AttributeName; 3] = attribute_rows! {
    "xmlns:ds" 0:0x07 TypeRule::TEXT, ["" 0:0x07],
    "xmlns:o-dd" 0:0x06 TypeRule::TEXT, ["" 0:0x06],
    "xmlns:o-ex" 0:0x05 TypeRule::TEXT, ["" 0:0x05],
};

static DRMREL_1_0_ATTRIBUTE_VALUES: [TextToken; 3] = text_rows! {
    "http://odrl.net/1.1/ODRL-DD" 0:0x86,
    "http://odrl.net/1.1/ODRL-EX" 0:0x85,
    "http://www.w3.org/2000/09/xmldsig#/" 0:0x87,
};

/// `drmrel-1.0`: OMA DRM 1.0 rights expression language.
pub static DRMREL_1_0: Dictionary = Dictionary {
    name: "drmrel-1.0",
    public_id: Some(0x0E),
    formal_public_ids: &[
        "-//OMA//DTD DRMREL 1.0//EN",
        "-//WAPFORUM//DTD DRMREL 1.0//EN",
    ],
    system_id: "http://www.openmobilealliance.org/DTD/drmrel10.dtd",
    root: "o-ex:rights",
    media_types: &[
        "application/vnd.oma.drm.rights+wbxml",
        "application/vnd.oma.drm.rights+xml",
    ],
    pages: &DRMREL_1_0_PAGES,
    index: &DRMREL_1_0_INDEX,
    aliases: &[],
    attribute_pages: &[AttributePage {
        starts: &DRMREL_1_0_STARTS_0,
        values: &DRMREL_1_0_VALUES_0,
    }],
    attribute_names: &DRMREL_1_0_ATTRIBUTES,
    attribute_values: &DRMREL_1_0_ATTRIBUTE_VALUES,
    attribute_value_starts: first_bytes(&DRMREL_1_0_ATTRIBUTE_VALUES),
    extensions: Extensions::None,
    namespaces: Namespaces::Prefixes(&[
        ("o-ex", "http://odrl.net/1.1/ODRL-EX"),
        ("o-dd", "http://odrl.net/1.1/ODRL-DD"),
        ("ds", "http://www.w3.org/2000/09/xmldsig#/"),
    ]),
    embedded: &[],
    later: None,
};
