// Written by `cargo xtask codegen` from the facts in `wbxml/data`. Not to be edited.

#[allow(unused_imports, reason = "not every module needs all")]
use crate::dictionary::build::*;

static CHANNEL_1_1_TAGS_0: [TagEntry; 64] = tag_rows! {
    0x05 "channel",
    0x06 "title",
    0x07 "abstract",
    0x08 "resource",
};

static CHANNEL_1_1_PAGES: [Page; 1] = [Page {
    namespace: "",
    xmlns: "",
    namespace_aliases: &[],
    slot: 0,
    tags: &CHANNEL_1_1_TAGS_0,
    decode_only: 0,
    typed: 0,
    types: &[],
}];

static CHANNEL_1_1_INDEX: [u16; 16] = index(&CHANNEL_1_1_PAGES);

static CHANNEL_1_1_STARTS_0: [AttributeEntry; 128] = start_rows! {
    0x05 "maxspace" "" 0:0x05,
    0x06 "base" "" 0:0x06,
    0x07 "href" "" 0:0x07,
    0x08 "href" "http://" 0:0x07,
    0x09 "href" "https://" 0:0x07,
    0x0A "lastmod" "" 0:0x0A,
    0x0B "etag" "" 0:0x0B,
    0x0C "md5" "" 0:0x0C,
    0x0D "success" "" 0:0x0D,
    0x0E "success" "http://" 0:0x0D,
    0x0F "success" "https://" 0:0x0D,
    0x10 "failure" "" 0:0x10,
    0x11 "failure" "http://" 0:0x10,
    0x12 "failure" "https://" 0:0x10,
    0x13 "EventId" "" 0:0x13,
};

static CHANNEL_1_1_VALUES_0: [&str; 128] = values(&[]);

static CHANNEL_1_1_ATTRIBUTES: [AttributeName; 9] = attribute_rows! {
    "EventId" 0:0x13 TypeRule::TEXT, ["" 0:0x13],
    "base" 0:0x06 TypeRule::TEXT, ["" 0:0x06],
    "etag" 0:0x0B TypeRule::TEXT, ["" 0:0x0B],
    "failure" 0:0x10 TypeRule::TEXT, ["" 0:0x10, "http://" 0:0x11, "https://" 0:0x12],
    "href" 0:0x07 TypeRule::TEXT, ["" 0:0x07, "http://" 0:0x08, "https://" 0:0x09],
    "lastmod" 0:0x0A TypeRule::TEXT, ["" 0:0x0A],
    "maxspace" 0:0x05 TypeRule::TEXT, ["" 0:0x05],
    "md5" 0:0x0C TypeRule::TEXT, ["" 0:0x0C],
    "success" 0:0x0D TypeRule::TEXT, ["" 0:0x0D, "http://" 0:0x0E, "https://" 0:0x0F],
};

/// `channel-1.1`: WAP channel 1.1.
pub static CHANNEL_1_1: Dictionary = Dictionary {
    name: "channel-1.1",
    public_id: Some(0x08),
    formal_public_ids: &["-//WAPFORUM//DTD CHANNEL 1.1//EN"],
    system_id: "",
    root: "channel",
    media_types: &["application/vnd.wap.channelc", "text/vnd.wap.channel"],
    pages: &CHANNEL_1_1_PAGES,
    index: &CHANNEL_1_1_INDEX,
    aliases: &[],
    attribute_pages: &[AttributePage {
        starts: &CHANNEL_1_1_STARTS_0,
        values: &CHANNEL_1_1_VALUES_0,
    }],
    attribute_names: &CHANNEL_1_1_ATTRIBUTES,
    attribute_values: &[],
    attribute_value_starts: [0; 4],
    extensions: Extensions::None,
    namespaces: Namespaces::None,
    embedded: &[],
    later: Some(&CHANNEL_1_2),
};

static CHANNEL_1_2_PAGES: [Page; 1] = [Page {
    namespace: "",
    xmlns: "",
    namespace_aliases: &[],
    slot: 0,
    tags: &CHANNEL_1_1_TAGS_0,
    decode_only: 0,
    typed: 0,
    types: &[],
}];

static CHANNEL_1_2_INDEX: [u16; 16] = index(&CHANNEL_1_2_PAGES);

static CHANNEL_1_2_STARTS_0: [AttributeEntry; 128] = start_rows! {
    0x05 "maxspace" "" 0:0x05,
    0x06 "base" "" 0:0x06,
    0x07 "href" "" 0:0x07,
    0x08 "href" "http://" 0:0x07,
    0x09 "href" "https://" 0:0x07,
    0x0A "lastmod" "" 0:0x0A,
    0x0B "etag" "" 0:0x0B,
    0x0C "md5" "" 0:0x0C,
    0x0D "success" "" 0:0x0D,
    0x0E "success" "http://" 0:0x0D,
    0x0F "success" "https://" 0:0x0D,
    0x10 "failure" "" 0:0x10,
    0x11 "failure" "http://" 0:0x10,
    0x12 "failure" "https://" 0:0x10,
    0x13 "eventid" "" 0:0x13,
    0x14 "eventid" "wtaev-" 0:0x13,
    0x15 "channelid" "" 0:0x15,
    0x16 "useraccessible" "" 0:0x16,
};

static CHANNEL_1_2_ATTRIBUTES: [AttributeName; 11] = attribute_rows! {
    "base" 0:0x06 TypeRule::TEXT, ["" 0:0x06],
    "channelid" 0:0x15 TypeRule::TEXT, ["" 0:0x15],
    "etag" 0:0x0B TypeRule::TEXT, ["" 0:0x0B],
    "eventid" 0:0x13 TypeRule::TEXT, ["" 0:0x13, "wtaev-" 0:0x14],
    "failure" 0:0x10 TypeRule::TEXT, ["" 0:0x10, "http://" 0:0x11, "https://" 0:0x12],
    "href" 0:0x07 TypeRule::TEXT, ["" 0:0x07, "http://" 0:0x08, "https://" 0:0x09],
    "lastmod" 0:0x0A TypeRule::TEXT, ["" 0:0x0A],
    "maxspace" 0:0x05 TypeRule::TEXT, ["" 0:0x05],
    "md5" 0:0x0C TypeRule::TEXT, ["" 0:0x0C],
    "success" 0:0x0D TypeRule::TEXT, ["" 0:0x0D, "http://" 0:0x0E, "https://" 0:0x0F],
    "useraccessible" 0:0x16 TypeRule::TEXT, ["" 0:0x16],
};

/// `channel-1.2`: WAP channel 1.2.
pub static CHANNEL_1_2: Dictionary = Dictionary {
    name: "channel-1.2",
    public_id: None,
    formal_public_ids: &["-//WAPFORUM//DTD CHANNEL 1.2//EN"],
    system_id: "http://www.wapforum.org/DTD/channel12.dtd",
    root: "channel",
    media_types: &["application/vnd.wap.channelc", "text/vnd.wap.channel"],
    pages: &CHANNEL_1_2_PAGES,
    index: &CHANNEL_1_2_INDEX,
    aliases: &[],
    attribute_pages: &[AttributePage {
        starts: &CHANNEL_1_2_STARTS_0,
        values: &CHANNEL_1_1_VALUES_0,
    }],
    attribute_names: &CHANNEL_1_2_ATTRIBUTES,
    attribute_values: &[],
    attribute_value_starts: [0; 4],
    extensions: Extensions::None,
    namespaces: Namespaces::None,
    embedded: &[],
    later: None,
};
