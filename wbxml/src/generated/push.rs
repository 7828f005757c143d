// Written by `cargo xtask codegen` from the facts in `wbxml/data`. Not to be edited.

#[allow(unused_imports, reason = "not every module needs all")]
use crate::dictionary::build::*;

static SI_1_0_TAGS_0: [TagEntry; 64] = tag_rows! {
    0x05 "si",
    0x06 "indication",
    0x07 "info",
    0x08 "item",
};

static SI_1_0_PAGES: [Page; 1] = [Page {
    namespace: "",
    xmlns: "",
    namespace_aliases: &[],
    slot: 0,
    tags: &SI_1_0_TAGS_0,
    decode_only: 0,
    typed: 0,
    types: &[],
}];

static SI_1_0_INDEX: [u16; 16] = index(&SI_1_0_PAGES);

static SI_1_0_STARTS_0: [AttributeEntry; 128] = start_rows! {
    0x05 "action" "signal-none" 0:0x05,
    0x06 "action" "signal-low" 0:0x05,
    0x07 "action" "signal-medium" 0:0x05,
    0x08 "action" "signal-high" 0:0x05,
    0x09 "action" "delete" 0:0x05,
    0x0A "created" "" 0:0x0A,
    0x0B "href" "" 0:0x0B,
    0x0C "href" "http://" 0:0x0B,
    0x0D "href" "http://www." 0:0x0B,
    0x0E "href" "https://" 0:0x0B,
    0x0F "href" "https://www." 0:0x0B,
    0x10 "si-expires" "" 0:0x10,
    0x11 "si-id" "" 0:0x11,
    0x12 "class" "" 0:0x12,
};

static SI_1_0_VALUES_0: [&str; 128] = values(&[
    (0x85, ".com/"),
    (0x86, ".edu/"),
    (0x87, ".net/"),
    (0x88, ".org/"),
]);

static SI_1_0_ATTRIBUTES: [AttributeName; 6] = attribute_rows! {
    "action" 0:0x05 TypeRule::TEXT, ["delete" 0:0x09, "signal-high" 0:0x08, "signal-low" 0:0x06, "signal-medium" 0:0x07, "signal-none" 0:0x05],
    "class" 0:0x12 TypeRule::TEXT, ["" 0:0x12],
    "created" 0:0x0A rule(ValueType::DateTimeBcd, true), ["" 0:0x0A],
    "href" 0:0x0B TypeRule::TEXT, ["" 0:0x0B, "http://" 0:0x0C, "http://www." 0:0x0D, "https://" 0:0x0E, "https://www." 0:0x0F],
    "si-expires" 0:0x10 rule(ValueType::DateTimeBcd, true), ["" 0:0x10],
    "si-id" 0:0x11 TypeRule::TEXT, ["" 0:0x11],
};

static SI_1_0_ATTRIBUTE_VALUES: [TextToken; 4] = text_rows! {
    ".com/" 0:0x85,
    ".edu/" 0:0x86,
    ".net/" 0:0x87,
    ".org/" 0:0x88,
};

/// `si-1.0`: WAP service indication.
pub static SI_1_0: Dictionary = Dictionary {
    name: "si-1.0",
    public_id: Some(0x05),
    formal_public_ids: &["-//WAPFORUM//DTD SI 1.0//EN"],
    system_id: "http://www.wapforum.org/DTD/si.dtd",
    root: "si",
    media_types: &["application/vnd.wap.sic", "text/vnd.wap.si"],
    pages: &SI_1_0_PAGES,
    index: &SI_1_0_INDEX,
    aliases: &[],
    attribute_pages: &[AttributePage {
        starts: &SI_1_0_STARTS_0,
        values: &SI_1_0_VALUES_0,
    }],
    attribute_names: &SI_1_0_ATTRIBUTES,
    attribute_values: &SI_1_0_ATTRIBUTE_VALUES,
    attribute_value_starts: first_bytes(&SI_1_0_ATTRIBUTE_VALUES),
    extensions: Extensions::None,
    namespaces: Namespaces::None,
    embedded: &[],
    later: None,
};

static SL_1_0_TAGS_0: [TagEntry; 64] = tag_rows! {
    0x05 "sl",
};

static SL_1_0_PAGES: [Page; 1] = [Page {
    namespace: "",
    xmlns: "",
    namespace_aliases: &[],
    slot: 0,
    tags: &SL_1_0_TAGS_0,
    decode_only: 0,
    typed: 0,
    types: &[],
}];

static SL_1_0_INDEX: [u16; 4] = index(&SL_1_0_PAGES);

static SL_1_0_STARTS_0: [AttributeEntry; 128] = start_rows! {
    0x05 "action" "execute-low" 0:0x05,
    0x06 "action" "execute-high" 0:0x05,
    0x07 "action" "cache" 0:0x05,
    0x08 "href" "" 0:0x08,
    0x09 "href" "http://" 0:0x08,
    0x0A "href" "http://www." 0:0x08,
    0x0B "href" "https://" 0:0x08,
    0x0C "href" "https://www." 0:0x08,
};

static SL_1_0_ATTRIBUTES: [AttributeName; 2] = attribute_rows! {
    "action" 0:0x05 TypeRule::TEXT, ["cache" 0:0x07, "execute-high" 0:0x06, "execute-low" 0:0x05],
    "href" 0:0x08 TypeRule::TEXT, ["" 0:0x08, "http://" 0:0x09, "http://www." 0:0x0A, "https://" 0:0x0B, "https://www." 0:0x0C],
};

/// `sl-1.0`: WAP service loading.
pub static SL_1_0: Dictionary = Dictionary {
    name: "sl-1.0",
    public_id: Some(0x06),
    formal_public_ids: &["-//WAPFORUM//DTD SL 1.0//EN"],
    system_id: "http://www.wapforum.org/DTD/sl.dtd",
    root: "sl",
    media_types: &["application/vnd.wap.slc", "text/vnd.wap.sl"],
    pages: &SL_1_0_PAGES,
    index: &SL_1_0_INDEX,
    aliases: &[],
    attribute_pages: &[AttributePage {
        starts: &SL_1_0_STARTS_0,
        values: &SI_1_0_VALUES_0,
    }],
    attribute_names: &SL_1_0_ATTRIBUTES,
    attribute_values: &SI_1_0_ATTRIBUTE_VALUES,
    attribute_value_starts: first_bytes(&SI_1_0_ATTRIBUTE_VALUES),
    extensions: Extensions::None,
    namespaces: Namespaces::None,
    embedded: &[],
    later: None,
};

static CO_1_0_TAGS_0: [TagEntry; 64] = tag_rows! {
    0x05 "co",
    0x06 "invalidate-object",
    0x07 "invalidate-service",
};

static CO_1_0_PAGES: [Page; 1] = [Page {
    namespace: "",
    xmlns: "",
    namespace_aliases: &[],
    slot: 0,
    tags: &CO_1_0_TAGS_0,
    decode_only: 0,
    typed: 0,
    types: &[],
}];

static CO_1_0_INDEX: [u16; 8] = index(&CO_1_0_PAGES);

static CO_1_0_STARTS_0: [AttributeEntry; 128] = start_rows! {
    0x05 "uri" "" 0:0x05,
    0x06 "uri" "http://" 0:0x05,
    0x07 "uri" "http://www." 0:0x05,
    0x08 "uri" "https://" 0:0x05,
    0x09 "uri" "https://www." 0:0x05,
};

static CO_1_0_ATTRIBUTES: [AttributeName; 1] = attribute_rows! {
    "uri" 0:0x05 TypeRule::TEXT, ["" 0:0x05, "http://" 0:0x06, "http://www." 0:0x07, "https://" 0:0x08, "https://www." 0:0x09],
};

/// `co-1.0`: WAP cache operation.
pub static CO_1_0: Dictionary = Dictionary {
    name: "co-1.0",
    public_id: Some(0x07),
    formal_public_ids: &["-//WAPFORUM//DTD CO 1.0//EN"],
    system_id: "http://www.wapforum.org/DTD/co_1.0.dtd",
    root: "co",
    media_types: &["application/vnd.wap.coc", "text/vnd.wap.co"],
    pages: &CO_1_0_PAGES,
    index: &CO_1_0_INDEX,
    aliases: &[],
    attribute_pages: &[AttributePage {
        starts: &CO_1_0_STARTS_0,
        values: &SI_1_0_VALUES_0,
    }],
    attribute_names: &CO_1_0_ATTRIBUTES,
    attribute_values: &SI_1_0_ATTRIBUTE_VALUES,
    attribute_value_starts: first_bytes(&SI_1_0_ATTRIBUTE_VALUES),
    extensions: Extensions::None,
    namespaces: Namespaces::None,
    embedded: &[],
    later: None,
};

static EMN_1_0_TAGS_0: [TagEntry; 64] = tag_rows! {
    0x05 "emn",
};

static EMN_1_0_PAGES: [Page; 1] = [Page {
    namespace: "",
    xmlns: "",
    namespace_aliases: &[],
    slot: 0,
    tags: &EMN_1_0_TAGS_0,
    decode_only: 0,
    typed: 0,
    types: &[],
}];

static EMN_1_0_INDEX: [u16; 4] = index(&EMN_1_0_PAGES);

static EMN_1_0_STARTS_0: [AttributeEntry; 128] = start_rows! {
    0x05 "timestamp" "" 0:0x05,
    0x06 "mailbox" "" 0:0x06,
    0x07 "mailbox" "mailat:" 0:0x06,
    0x08 "mailbox" "pop://" 0:0x06,
    0x09 "mailbox" "imap://" 0:0x06,
    0x0A "mailbox" "http://" 0:0x06,
    0x0B "mailbox" "http://www." 0:0x06,
    0x0C "mailbox" "https://" 0:0x06,
    0x0D "mailbox" "https://www." 0:0x06,
};

static EMN_1_0_VALUES_0: [&str; 128] = values(&[
    (0x85, ".com"),
    (0x86, ".edu"),
    (0x87, ".net"),
    (0x88, ".org"),
]);

static EMN_1_0_ATTRIBUTES: [AttributeName; 2] = attribute_rows! {
    "mailbox" 0:0x06 TypeRule::TEXT, ["" 0:0x06, "http://" 0:0x0A, "http://www." 0:0x0B, "https://" 0:0x0C, "https://www." 0:0x0D, "imap://" 0:0x09, "mailat:" 0:0x07, "pop://" 0:0x08],
    "timestamp" 0:0x05 rule(ValueType::DateTimeBcd, true), ["" 0:0x05],
};

/// `emn-1.0`: OMA e-mail notification.
pub static EMN_1_0: Dictionary = Dictionary {
    name: "emn-1.0",
    public_id: Some(0x0D),
    formal_public_ids: &["-//WAPFORUM//DTD EMN 1.0//EN"],
    system_id: "http://www.wapforum.org/DTD/emn.dtd",
    root: "emn",
    media_types: &["application/vnd.wap.emn+wbxml", "text/vnd.wap.emn+xml"],
    pages: &EMN_1_0_PAGES,
    index: &EMN_1_0_INDEX,
    aliases: &[],
    attribute_pages: &[AttributePage {
        starts: &EMN_1_0_STARTS_0,
        values: &EMN_1_0_VALUES_0,
    }],
    attribute_names: &EMN_1_0_ATTRIBUTES,
    attribute_values: &[],
    attribute_value_starts: [0; 4],
    extensions: Extensions::None,
    namespaces: Namespaces::None,
    embedded: &[],
    later: None,
};
