// Written by `cargo xtask codegen` from the facts in `email2-csp/data`. Not to be edited.

use alloc::borrow::Cow;

use super::nodes::COUNT;
use crate::edition::{NodeFacts, Rule, Values};
use crate::model::tree::{
    AccessType, AccessTypes, Allowed, AllowedValues, DynamicNaming, EnumValue, Format, Node,
    Occurrence, Property, Scope, Tree, ValueType, lay_out,
};
use crate::model::{Boxed, List};

static WINDOWS_MOBILE_0: [Property<'static>; 5] = [
    Property::Access(AccessTypes::NONE.with(AccessType::Get)),
    Property::Description(Cow::Borrowed("No query of the root but by option")),
    Property::Format(Format::NODE),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Permanent),
];

static WINDOWS_MOBILE_1_CONTENT: [Allowed<'static>; 1] = [Allowed::Value(Cow::Borrowed(
    "\\{[0-9A-Fa-f]{8}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{12}\\}",
))];
static WINDOWS_MOBILE_1_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::REG_EX,
    content: List::Borrowed(&WINDOWS_MOBILE_1_CONTENT),
};

static WINDOWS_MOBILE_1: [Property<'static>; 7] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("New for each account")),
    Property::Format(Format::NODE),
    Property::Occurrence(Occurrence::ZeroOrMore),
    Property::Scope(Scope::Dynamic),
    Property::DynamicNaming(DynamicNaming::ServerGeneratedUniqueIdentifier),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS_MOBILE_1_ALLOWED)),
];

static WINDOWS_MOBILE_2_CONTENT: [Allowed<'static>; 1] = [Allowed::Value(Cow::Borrowed(
    "\\{[0-9A-Fa-f]{8}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{12}\\}",
))];
static WINDOWS_MOBILE_2_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::REG_EX,
    content: List::Borrowed(&WINDOWS_MOBILE_2_CONTENT),
};

static WINDOWS_MOBILE_2: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed(
        "Network connection, directly under the GUID; absent: the device finds the best",
    )),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS_MOBILE_2_ALLOWED)),
];

static WINDOWS_MOBILE_3: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_4_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("1", None)),
];
static WINDOWS_MOBILE_4_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS_MOBILE_4_CONTENT),
};

static WINDOWS_MOBILE_4: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS_MOBILE_4_ALLOWED)),
];

static WINDOWS_MOBILE_5: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Also used for SMTP")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_6: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_7_CONTENT: [Allowed<'static>; 1] =
    [Allowed::Value(Cow::Borrowed("-1|[0-9]{1,10}"))];
static WINDOWS_MOBILE_7_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::REG_EX,
    content: List::Borrowed(&WINDOWS_MOBILE_7_CONTENT),
};

static WINDOWS_MOBILE_7: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("-1 = 4294967295: all")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS_MOBILE_7_ALLOWED)),
];

static WINDOWS_MOBILE_8: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_9_CONTENT: [Allowed<'static>; 1] =
    [Allowed::Value(Cow::Borrowed("-1|[0-9]{1,10}"))];
static WINDOWS_MOBILE_9_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::REG_EX,
    content: List::Borrowed(&WINDOWS_MOBILE_9_CONTENT),
};

static WINDOWS_MOBILE_9: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("KB; 0: no attachments, -1 = 4294967295: all")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS_MOBILE_9_ALLOWED)),
];

static WINDOWS_MOBILE_10_CONTENT: [Allowed<'static>; 1] =
    [Allowed::Value(Cow::Borrowed("-1|[0-9]{1,10}"))];
static WINDOWS_MOBILE_10_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::REG_EX,
    content: List::Borrowed(&WINDOWS_MOBILE_10_CONTENT),
};

static WINDOWS_MOBILE_10: [Property<'static>; 7] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::DefaultValue(Cow::Borrowed("15")),
    Property::Description(Cow::Borrowed("Minutes; 0: never")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS_MOBILE_10_ALLOWED)),
];

static WINDOWS_MOBILE_11: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Display name of the account")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_12: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_13: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_14_CONTENT: [Allowed<'static>; 1] =
    [Allowed::Value(Cow::Borrowed("-1|[0-9]{1,10}"))];
static WINDOWS_MOBILE_14_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::REG_EX,
    content: List::Borrowed(&WINDOWS_MOBILE_14_CONTENT),
};

static WINDOWS_MOBILE_14: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Bytes; 0: headers, -1 = 4294967295: all")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS_MOBILE_14_ALLOWED)),
];

static WINDOWS_MOBILE_15: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("No Replace on an existing account")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_16: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed(
        "Such as IMAP4 or POP3; no Replace on an existing account",
    )),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_17: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Display name; only with SMTPALTENABLED")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_18: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Only with SMTPALTENABLED")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_19: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_20: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Only with SMTPALTENABLED")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_21: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::NODE),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_22: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed(
        "Four hexadecimal digits of MAPI type: 0003 long",
    )),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrMore),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_23: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::NODE),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS_MOBILE_24_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("1", None)),
];
static WINDOWS_MOBILE_24_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS_MOBILE_24_CONTENT),
};

static WINDOWS_MOBILE_24: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Incoming server needs SSL")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS_MOBILE_24_ALLOWED)),
];

static WINDOWS_MOBILE_25_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("1", None)),
];
static WINDOWS_MOBILE_25_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS_MOBILE_25_CONTENT),
};

static WINDOWS_MOBILE_25: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Outgoing server needs SSL")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS_MOBILE_25_ALLOWED)),
];

static WINDOWS_MOBILE_NODES: [Node<'static>; 26] = lay_out([
    Node::table_at("./Vendor/MSFT", "EMAIL2", &WINDOWS_MOBILE_0),
    Node::table(1, "", &WINDOWS_MOBILE_1),
    Node::table(2, "CONNECTIONID", &WINDOWS_MOBILE_2),
    Node::table(2, "AUTHNAME", &WINDOWS_MOBILE_3),
    Node::table(2, "AUTHREQUIRED", &WINDOWS_MOBILE_4),
    Node::table(2, "AUTHSECRET", &WINDOWS_MOBILE_5),
    Node::table(2, "DOMAIN", &WINDOWS_MOBILE_6),
    Node::table(2, "DWNDAY", &WINDOWS_MOBILE_7),
    Node::table(2, "INSERVER", &WINDOWS_MOBILE_8),
    Node::table(2, "KEEPMAX", &WINDOWS_MOBILE_9),
    Node::table(2, "LINGER", &WINDOWS_MOBILE_10),
    Node::table(2, "NAME", &WINDOWS_MOBILE_11),
    Node::table(2, "OUTSERVER", &WINDOWS_MOBILE_12),
    Node::table(2, "REPLYADDR", &WINDOWS_MOBILE_13),
    Node::table(2, "RETRIEVE", &WINDOWS_MOBILE_14),
    Node::table(2, "SERVICENAME", &WINDOWS_MOBILE_15),
    Node::table(2, "SERVICETYPE", &WINDOWS_MOBILE_16),
    Node::table(2, "SMTPALTAUTHNAME", &WINDOWS_MOBILE_17),
    Node::table(2, "SMTPALTDOMAIN", &WINDOWS_MOBILE_18),
    Node::table(2, "SMTPALTENABLED", &WINDOWS_MOBILE_19),
    Node::table(2, "SMTPALTPASSWORD", &WINDOWS_MOBILE_20),
    Node::table(2, "NAMEDPROPS", &WINDOWS_MOBILE_21),
    Node::table(3, "", &WINDOWS_MOBILE_22),
    Node::table(2, "TAGPROPS", &WINDOWS_MOBILE_23),
    Node::table(3, "8128000B", &WINDOWS_MOBILE_24),
    Node::table(3, "812C000B", &WINDOWS_MOBILE_25),
]);

static WINDOWS10_PROSE_0: [Property<'static>; 5] = [
    Property::Access(AccessTypes::NONE.with(AccessType::Get)),
    Property::Description(Cow::Borrowed("./Vendor/MSFT")),
    Property::Format(Format::NODE),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Permanent),
];

static WINDOWS10_PROSE_1_CONTENT: [Allowed<'static>; 1] = [Allowed::Value(Cow::Borrowed(
    "\\{[0-9A-Fa-f]{8}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{12}\\}",
))];
static WINDOWS10_PROSE_1_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::REG_EX,
    content: List::Borrowed(&WINDOWS10_PROSE_1_CONTENT),
};

static WINDOWS10_PROSE_1: [Property<'static>; 7] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("How many accounts is not said")),
    Property::Format(Format::NODE),
    Property::Occurrence(Occurrence::ZeroOrMore),
    Property::Scope(Scope::Dynamic),
    Property::DynamicNaming(DynamicNaming::ServerGeneratedUniqueIdentifier),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_PROSE_1_ALLOWED)),
];

static WINDOWS10_PROSE_2: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("The location of an icon")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_3_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("Email", None)),
    Allowed::Enum(EnumValue::table("VVM", None)),
];
static WINDOWS10_PROSE_3_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS10_PROSE_3_CONTENT),
};

static WINDOWS10_PROSE_3: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_PROSE_3_ALLOWED)),
];

static WINDOWS10_PROSE_4: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_5_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("1", None)),
];
static WINDOWS10_PROSE_5_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS10_PROSE_5_CONTENT),
};

static WINDOWS10_PROSE_5: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::DefaultValue(Cow::Borrowed("0")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_PROSE_5_ALLOWED)),
];

static WINDOWS10_PROSE_6: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Also used for SMTP")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_7: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_8_CONTENT: [Allowed<'static>; 4] = [
    Allowed::Enum(EnumValue::table("-1", None)),
    Allowed::Enum(EnumValue::table("7", None)),
    Allowed::Enum(EnumValue::table("14", None)),
    Allowed::Enum(EnumValue::table("30", None)),
];
static WINDOWS10_PROSE_8_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS10_PROSE_8_CONTENT),
};

static WINDOWS10_PROSE_8: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("-1: all")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_PROSE_8_ALLOWED)),
];

static WINDOWS10_PROSE_9: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_10_CONTENT: [Allowed<'static>; 5] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("15", None)),
    Allowed::Enum(EnumValue::table("30", None)),
    Allowed::Enum(EnumValue::table("60", None)),
    Allowed::Enum(EnumValue::table("120", None)),
];
static WINDOWS10_PROSE_10_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS10_PROSE_10_CONTENT),
};

static WINDOWS10_PROSE_10: [Property<'static>; 7] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::DefaultValue(Cow::Borrowed("15")),
    Property::Description(Cow::Borrowed("Minutes; 0: by hand")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_PROSE_10_ALLOWED)),
];

static WINDOWS10_PROSE_11_CONTENT: [Allowed<'static>; 5] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("25", None)),
    Allowed::Enum(EnumValue::table("50", None)),
    Allowed::Enum(EnumValue::table("125", None)),
    Allowed::Enum(EnumValue::table("250", None)),
];
static WINDOWS10_PROSE_11_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS10_PROSE_11_CONTENT),
};

static WINDOWS10_PROSE_11: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("KB; 0: no limit; IMAP4 only")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_PROSE_11_ALLOWED)),
];

static WINDOWS10_PROSE_12: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Name of the sender")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_13: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_14: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_15: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("No Replace on an existing account")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_16: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed(
        "For example IMAP4 or POP3; no Replace on an existing account",
    )),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_17_CONTENT: [Allowed<'static>; 6] = [
    Allowed::Enum(EnumValue::table("512", None)),
    Allowed::Enum(EnumValue::table("1024", None)),
    Allowed::Enum(EnumValue::table("2048", None)),
    Allowed::Enum(EnumValue::table("5120", None)),
    Allowed::Enum(EnumValue::table("20480", None)),
    Allowed::Enum(EnumValue::table("51200", None)),
];
static WINDOWS10_PROSE_17_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS10_PROSE_17_CONTENT),
};

static WINDOWS10_PROSE_17: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Bytes")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_PROSE_17_ALLOWED)),
];

static WINDOWS10_PROSE_18: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed(
        "1: delete on the server, 2: keep in the trash; anything else: as the transport has it",
    )),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_19: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("A flag, whose values are not given")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_20_CONTENT: [Allowed<'static>; 13] = [
    Allowed::Enum(EnumValue::table("0x0", None)),
    Allowed::Enum(EnumValue::table("0x1", None)),
    Allowed::Enum(EnumValue::table("0x2", None)),
    Allowed::Enum(EnumValue::table("0x4", None)),
    Allowed::Enum(EnumValue::table("0x8", None)),
    Allowed::Enum(EnumValue::table("0x10", None)),
    Allowed::Enum(EnumValue::table("0x60", None)),
    Allowed::Enum(EnumValue::table("0x180", None)),
    Allowed::Enum(EnumValue::table("0x200", None)),
    Allowed::Enum(EnumValue::table("0x400", None)),
    Allowed::Enum(EnumValue::table("0x800", None)),
    Allowed::Enum(EnumValue::table("0x1000", None)),
    Allowed::Enum(EnumValue::table("0xffffffff", None)),
];
static WINDOWS10_PROSE_20_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::FLAG,
    content: List::Borrowed(&WINDOWS10_PROSE_20_CONTENT),
};

static WINDOWS10_PROSE_20: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_PROSE_20_ALLOWED)),
];

static WINDOWS10_PROSE_21: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_22: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_23: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_24: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_25: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_26: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_27: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Display name")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_28: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_29_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("FALSE", None)),
    Allowed::Enum(EnumValue::table("TRUE", None)),
];
static WINDOWS10_PROSE_29_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS10_PROSE_29_CONTENT),
};

static WINDOWS10_PROSE_29: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_PROSE_29_ALLOWED)),
];

static WINDOWS10_PROSE_30: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_31: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::NODE),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_PROSE_32_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("1", None)),
];
static WINDOWS10_PROSE_32_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS10_PROSE_32_CONTENT),
};

static WINDOWS10_PROSE_32: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Incoming server needs SSL")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_PROSE_32_ALLOWED)),
];

static WINDOWS10_PROSE_33_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("1", None)),
];
static WINDOWS10_PROSE_33_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS10_PROSE_33_CONTENT),
};

static WINDOWS10_PROSE_33: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Replace),
    ),
    Property::Description(Cow::Borrowed("Outgoing server needs SSL")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_PROSE_33_ALLOWED)),
];

static WINDOWS10_PROSE_NODES: [Node<'static>; 34] = lay_out([
    Node::table_at("./Vendor/MSFT", "EMAIL2", &WINDOWS10_PROSE_0),
    Node::table(1, "", &WINDOWS10_PROSE_1),
    Node::table(2, "ACCOUNTICON", &WINDOWS10_PROSE_2),
    Node::table(2, "ACCOUNTTYPE", &WINDOWS10_PROSE_3),
    Node::table(2, "AUTHNAME", &WINDOWS10_PROSE_4),
    Node::table(2, "AUTHREQUIRED", &WINDOWS10_PROSE_5),
    Node::table(2, "AUTHSECRET", &WINDOWS10_PROSE_6),
    Node::table(2, "DOMAIN", &WINDOWS10_PROSE_7),
    Node::table(2, "DWNDAY", &WINDOWS10_PROSE_8),
    Node::table(2, "INSERVER", &WINDOWS10_PROSE_9),
    Node::table(2, "LINGER", &WINDOWS10_PROSE_10),
    Node::table(2, "KEEPMAX", &WINDOWS10_PROSE_11),
    Node::table(2, "NAME", &WINDOWS10_PROSE_12),
    Node::table(2, "OUTSERVER", &WINDOWS10_PROSE_13),
    Node::table(2, "REPLYADDR", &WINDOWS10_PROSE_14),
    Node::table(2, "SERVICENAME", &WINDOWS10_PROSE_15),
    Node::table(2, "SERVICETYPE", &WINDOWS10_PROSE_16),
    Node::table(2, "RETRIEVE", &WINDOWS10_PROSE_17),
    Node::table(2, "SERVERDELETEACTION", &WINDOWS10_PROSE_18),
    Node::table(2, "CELLULARONLY", &WINDOWS10_PROSE_19),
    Node::table(2, "SYNCINGCONTENTTYPES", &WINDOWS10_PROSE_20),
    Node::table(2, "CONTACTSSERVER", &WINDOWS10_PROSE_21),
    Node::table(2, "CALENDARSERVER", &WINDOWS10_PROSE_22),
    Node::table(2, "CONTACTSSERVERREQUIRESSL", &WINDOWS10_PROSE_23),
    Node::table(2, "CALENDARSERVERREQUIRESSL", &WINDOWS10_PROSE_24),
    Node::table(2, "CONTACTSSYNCSCHEDULE", &WINDOWS10_PROSE_25),
    Node::table(2, "CALENDARSYNCSCHEDULE", &WINDOWS10_PROSE_26),
    Node::table(2, "SMTPALTAUTHNAME", &WINDOWS10_PROSE_27),
    Node::table(2, "SMTPALTDOMAIN", &WINDOWS10_PROSE_28),
    Node::table(2, "SMTPALTENABLED", &WINDOWS10_PROSE_29),
    Node::table(2, "SMTPALTPASSWORD", &WINDOWS10_PROSE_30),
    Node::table(2, "TAGPROPS", &WINDOWS10_PROSE_31),
    Node::table(3, "8128000B", &WINDOWS10_PROSE_32),
    Node::table(3, "812C000B", &WINDOWS10_PROSE_33),
]);

static WINDOWS10_DDF1607_0: [Property<'static>; 5] = [
    Property::Access(AccessTypes::NONE.with(AccessType::Get)),
    Property::Description(Cow::Borrowed("./Vendor/MSFT")),
    Property::Format(Format::NODE),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Permanent),
];

static WINDOWS10_DDF1607_1_CONTENT: [Allowed<'static>; 1] = [Allowed::Value(Cow::Borrowed(
    "\\{[0-9A-Fa-f]{8}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{12}\\}",
))];
static WINDOWS10_DDF1607_1_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::REG_EX,
    content: List::Borrowed(&WINDOWS10_DDF1607_1_CONTENT),
};

static WINDOWS10_DDF1607_1: [Property<'static>; 7] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed(
        "ZeroOrN 1, read as 6 at most; 1 to 6 accounts",
    )),
    Property::Format(Format::NODE),
    Property::Occurrence(Occurrence::ZeroOrN(Some(6))),
    Property::Scope(Scope::Dynamic),
    Property::DynamicNaming(DynamicNaming::ServerGeneratedUniqueIdentifier),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_DDF1607_1_ALLOWED)),
];

static WINDOWS10_DDF1607_2: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("The location of an icon")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_3_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("Email", None)),
    Allowed::Enum(EnumValue::table("VVM", None)),
];
static WINDOWS10_DDF1607_3_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS10_DDF1607_3_CONTENT),
};

static WINDOWS10_DDF1607_3: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_DDF1607_3_ALLOWED)),
];

static WINDOWS10_DDF1607_4: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_5_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("1", None)),
];
static WINDOWS10_DDF1607_5_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS10_DDF1607_5_CONTENT),
};

static WINDOWS10_DDF1607_5: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::DefaultValue(Cow::Borrowed("0")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_DDF1607_5_ALLOWED)),
];

static WINDOWS10_DDF1607_6: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_7: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_8_CONTENT: [Allowed<'static>; 1] =
    [Allowed::Value(Cow::Borrowed("-1|[0-9]{1,10}"))];
static WINDOWS10_DDF1607_8_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::REG_EX,
    content: List::Borrowed(&WINDOWS10_DDF1607_8_CONTENT),
};

static WINDOWS10_DDF1607_8: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Days back into the past")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_DDF1607_8_ALLOWED)),
];

static WINDOWS10_DDF1607_9: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_10_CONTENT: [Allowed<'static>; 1] =
    [Allowed::Value(Cow::Borrowed("-1|[0-9]{1,10}"))];
static WINDOWS10_DDF1607_10_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::REG_EX,
    content: List::Borrowed(&WINDOWS10_DDF1607_10_CONTENT),
};

static WINDOWS10_DDF1607_10: [Property<'static>; 7] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::DefaultValue(Cow::Borrowed("15")),
    Property::Description(Cow::Borrowed("Minutes")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_DDF1607_10_ALLOWED)),
];

static WINDOWS10_DDF1607_11_CONTENT: [Allowed<'static>; 1] =
    [Allowed::Value(Cow::Borrowed("-1|[0-9]{1,10}"))];
static WINDOWS10_DDF1607_11_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::REG_EX,
    content: List::Borrowed(&WINDOWS10_DDF1607_11_CONTENT),
};

static WINDOWS10_DDF1607_11: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("KB; 0: no limit; IMAP4 only")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_DDF1607_11_ALLOWED)),
];

static WINDOWS10_DDF1607_12: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Display name of the user")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_13: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_14: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_15: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_16_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("POP3", None)),
    Allowed::Enum(EnumValue::table("IMAP4", None)),
];
static WINDOWS10_DDF1607_16_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS10_DDF1607_16_CONTENT),
};

static WINDOWS10_DDF1607_16: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_DDF1607_16_ALLOWED)),
];

static WINDOWS10_DDF1607_17_CONTENT: [Allowed<'static>; 1] =
    [Allowed::Value(Cow::Borrowed("-1|[0-9]{1,10}"))];
static WINDOWS10_DDF1607_17_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::REG_EX,
    content: List::Borrowed(&WINDOWS10_DDF1607_17_CONTENT),
};

static WINDOWS10_DDF1607_17: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Bytes")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_DDF1607_17_ALLOWED)),
];

static WINDOWS10_DDF1607_18: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed(
        "1: delete on the server, 2: keep in the trash; anything else: as the transport has it",
    )),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_19: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("A flag, whose values are not given")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_20_CONTENT: [Allowed<'static>; 13] = [
    Allowed::Enum(EnumValue::table("0x0", None)),
    Allowed::Enum(EnumValue::table("0x1", None)),
    Allowed::Enum(EnumValue::table("0x2", None)),
    Allowed::Enum(EnumValue::table("0x4", None)),
    Allowed::Enum(EnumValue::table("0x8", None)),
    Allowed::Enum(EnumValue::table("0x10", None)),
    Allowed::Enum(EnumValue::table("0x60", None)),
    Allowed::Enum(EnumValue::table("0x180", None)),
    Allowed::Enum(EnumValue::table("0x200", None)),
    Allowed::Enum(EnumValue::table("0x400", None)),
    Allowed::Enum(EnumValue::table("0x800", None)),
    Allowed::Enum(EnumValue::table("0x1000", None)),
    Allowed::Enum(EnumValue::table("0xffffffff", None)),
];
static WINDOWS10_DDF1607_20_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::FLAG,
    content: List::Borrowed(&WINDOWS10_DDF1607_20_CONTENT),
};

static WINDOWS10_DDF1607_20: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_DDF1607_20_ALLOWED)),
];

static WINDOWS10_DDF1607_21: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_22: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_23: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_24: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_25: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_26: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_27: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("User name; only with SMTPALTENABLED")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_28: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Only with SMTPALTENABLED")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_29_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("1", None)),
];
static WINDOWS10_DDF1607_29_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS10_DDF1607_29_CONTENT),
};

static WINDOWS10_DDF1607_29: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::DefaultValue(Cow::Borrowed("0")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_DDF1607_29_ALLOWED)),
];

static WINDOWS10_DDF1607_30: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Only with SMTPALTENABLED")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_31: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::NODE),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static WINDOWS10_DDF1607_32_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("1", None)),
];
static WINDOWS10_DDF1607_32_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS10_DDF1607_32_CONTENT),
};

static WINDOWS10_DDF1607_32: [Property<'static>; 7] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::DefaultValue(Cow::Borrowed("0")),
    Property::Description(Cow::Borrowed("Incoming server needs SSL")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_DDF1607_32_ALLOWED)),
];

static WINDOWS10_DDF1607_33_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("1", None)),
];
static WINDOWS10_DDF1607_33_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&WINDOWS10_DDF1607_33_CONTENT),
};

static WINDOWS10_DDF1607_33: [Property<'static>; 7] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::DefaultValue(Cow::Borrowed("0")),
    Property::Description(Cow::Borrowed("Outgoing server needs SSL")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&WINDOWS10_DDF1607_33_ALLOWED)),
];

static WINDOWS10_DDF1607_NODES: [Node<'static>; 34] = lay_out([
    Node::table_at("./Vendor/MSFT", "EMAIL2", &WINDOWS10_DDF1607_0),
    Node::table(1, "", &WINDOWS10_DDF1607_1),
    Node::table(2, "ACCOUNTICON", &WINDOWS10_DDF1607_2),
    Node::table(2, "ACCOUNTTYPE", &WINDOWS10_DDF1607_3),
    Node::table(2, "AUTHNAME", &WINDOWS10_DDF1607_4),
    Node::table(2, "AUTHREQUIRED", &WINDOWS10_DDF1607_5),
    Node::table(2, "AUTHSECRET", &WINDOWS10_DDF1607_6),
    Node::table(2, "DOMAIN", &WINDOWS10_DDF1607_7),
    Node::table(2, "DWNDAY", &WINDOWS10_DDF1607_8),
    Node::table(2, "INSERVER", &WINDOWS10_DDF1607_9),
    Node::table(2, "LINGER", &WINDOWS10_DDF1607_10),
    Node::table(2, "KEEPMAX", &WINDOWS10_DDF1607_11),
    Node::table(2, "NAME", &WINDOWS10_DDF1607_12),
    Node::table(2, "OUTSERVER", &WINDOWS10_DDF1607_13),
    Node::table(2, "REPLYADDR", &WINDOWS10_DDF1607_14),
    Node::table(2, "SERVICENAME", &WINDOWS10_DDF1607_15),
    Node::table(2, "SERVICETYPE", &WINDOWS10_DDF1607_16),
    Node::table(2, "RETRIEVE", &WINDOWS10_DDF1607_17),
    Node::table(2, "SERVERDELETEACTION", &WINDOWS10_DDF1607_18),
    Node::table(2, "CELLULARONLY", &WINDOWS10_DDF1607_19),
    Node::table(2, "SYNCINGCONTENTTYPES", &WINDOWS10_DDF1607_20),
    Node::table(2, "CONTACTSSERVER", &WINDOWS10_DDF1607_21),
    Node::table(2, "CALENDARSERVER", &WINDOWS10_DDF1607_22),
    Node::table(2, "CONTACTSSERVERREQUIRESSL", &WINDOWS10_DDF1607_23),
    Node::table(2, "CALENDARSERVERREQUIRESSL", &WINDOWS10_DDF1607_24),
    Node::table(2, "CONTACTSSYNCSCHEDULE", &WINDOWS10_DDF1607_25),
    Node::table(2, "CALENDARSYNCSCHEDULE", &WINDOWS10_DDF1607_26),
    Node::table(2, "SMTPALTAUTHNAME", &WINDOWS10_DDF1607_27),
    Node::table(2, "SMTPALTDOMAIN", &WINDOWS10_DDF1607_28),
    Node::table(2, "SMTPALTENABLED", &WINDOWS10_DDF1607_29),
    Node::table(2, "SMTPALTPASSWORD", &WINDOWS10_DDF1607_30),
    Node::table(2, "TAGPROPS", &WINDOWS10_DDF1607_31),
    Node::table(3, "8128000B", &WINDOWS10_DDF1607_32),
    Node::table(3, "812C000B", &WINDOWS10_DDF1607_33),
]);

static DDF_V2_0: [Property<'static>; 6] = [
    Property::Access(AccessTypes::NONE.with(AccessType::Get)),
    Property::Description(Cow::Borrowed("./User/Vendor/MSFT, deprecated")),
    Property::Format(Format::NODE),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Permanent),
    Property::Deprecated(None),
];

static DDF_V2_1_CONTENT: [Allowed<'static>; 1] = [Allowed::Value(Cow::Borrowed(
    "\\{[0-9A-Fa-f]{8}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{12}\\}",
))];
static DDF_V2_1_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::REG_EX,
    content: List::Borrowed(&DDF_V2_1_CONTENT),
};

static DDF_V2_1: [Property<'static>; 7] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("ZeroOrN without a number; 1 to 6 accounts")),
    Property::Format(Format::NODE),
    Property::Occurrence(Occurrence::ZeroOrN(Some(6))),
    Property::Scope(Scope::Dynamic),
    Property::DynamicNaming(DynamicNaming::ServerGeneratedUniqueIdentifier),
    Property::AllowedValues(Boxed::Borrowed(&DDF_V2_1_ALLOWED)),
];

static DDF_V2_2: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("The location of an icon")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_3_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("Email", None)),
    Allowed::Enum(EnumValue::table("VVM", None)),
];
static DDF_V2_3_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&DDF_V2_3_CONTENT),
};

static DDF_V2_3: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&DDF_V2_3_ALLOWED)),
];

static DDF_V2_4: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_5_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("1", None)),
];
static DDF_V2_5_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&DDF_V2_5_CONTENT),
};

static DDF_V2_5: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::DefaultValue(Cow::Borrowed("0")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&DDF_V2_5_ALLOWED)),
];

static DDF_V2_6: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Also used for SMTP")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_7: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_8_CONTENT: [Allowed<'static>; 5] = [
    Allowed::Enum(EnumValue::table("-1", None)),
    Allowed::Enum(EnumValue::table("7", None)),
    Allowed::Enum(EnumValue::table("14", None)),
    Allowed::Enum(EnumValue::table("30", None)),
    Allowed::Enum(EnumValue::table("90", None)),
];
static DDF_V2_8_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&DDF_V2_8_CONTENT),
};

static DDF_V2_8: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("-1: all")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&DDF_V2_8_ALLOWED)),
];

static DDF_V2_9: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Its description is that of DWNDAY, pasted")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_10_CONTENT: [Allowed<'static>; 1] =
    [Allowed::Value(Cow::Borrowed("[(-1)-2147483647]"))];
static DDF_V2_10_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::RANGE,
    content: List::Borrowed(&DDF_V2_10_CONTENT),
};

static DDF_V2_10: [Property<'static>; 7] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::DefaultValue(Cow::Borrowed("15")),
    Property::Description(Cow::Borrowed("Minutes; 0: by hand")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&DDF_V2_10_ALLOWED)),
];

static DDF_V2_11_CONTENT: [Allowed<'static>; 6] = [
    Allowed::Enum(EnumValue::table("-1", None)),
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("25", None)),
    Allowed::Enum(EnumValue::table("50", None)),
    Allowed::Enum(EnumValue::table("100", None)),
    Allowed::Enum(EnumValue::table("250", None)),
];
static DDF_V2_11_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&DDF_V2_11_CONTENT),
};

static DDF_V2_11: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed(
        "KB; -1: no limit, 0: no attachments; IMAP4 only",
    )),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&DDF_V2_11_ALLOWED)),
];

static DDF_V2_12: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Name of the sender")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_13: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_14: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_15: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_16: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("For example IMAP4 or POP3")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_17_CONTENT: [Allowed<'static>; 1] =
    [Allowed::Value(Cow::Borrowed("[(-1)-2147483647]"))];
static DDF_V2_17_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::RANGE,
    content: List::Borrowed(&DDF_V2_17_CONTENT),
};

static DDF_V2_17: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Bytes")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&DDF_V2_17_ALLOWED)),
];

static DDF_V2_18_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("1", None)),
    Allowed::Enum(EnumValue::table("2", None)),
];
static DDF_V2_18_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&DDF_V2_18_CONTENT),
};

static DDF_V2_18: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed(
        "1: delete on the server, 2: keep in the trash",
    )),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&DDF_V2_18_ALLOWED)),
];

static DDF_V2_19: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("A flag, whose values are not given")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_20_CONTENT: [Allowed<'static>; 13] = [
    Allowed::Enum(EnumValue::table("0x0", None)),
    Allowed::Enum(EnumValue::table("0x1", None)),
    Allowed::Enum(EnumValue::table("0x2", None)),
    Allowed::Enum(EnumValue::table("0x4", None)),
    Allowed::Enum(EnumValue::table("0x8", None)),
    Allowed::Enum(EnumValue::table("0x10", None)),
    Allowed::Enum(EnumValue::table("0x60", None)),
    Allowed::Enum(EnumValue::table("0x180", None)),
    Allowed::Enum(EnumValue::table("0x200", None)),
    Allowed::Enum(EnumValue::table("0x400", None)),
    Allowed::Enum(EnumValue::table("0x800", None)),
    Allowed::Enum(EnumValue::table("0x1000", None)),
    Allowed::Enum(EnumValue::table("0xffffffff", None)),
];
static DDF_V2_20_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::FLAG,
    content: List::Borrowed(&DDF_V2_20_CONTENT),
};

static DDF_V2_20: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&DDF_V2_20_ALLOWED)),
];

static DDF_V2_21: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_22: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_23: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_24: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_25: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_26: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_27: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Display name")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_28: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_29_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("1", None)),
];
static DDF_V2_29_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&DDF_V2_29_CONTENT),
};

static DDF_V2_29: [Property<'static>; 5] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&DDF_V2_29_ALLOWED)),
];

static DDF_V2_30: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_31: [Property<'static>; 4] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Format(Format::NODE),
    Property::Occurrence(Occurrence::One),
    Property::Scope(Scope::Dynamic),
];

static DDF_V2_32_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("1", None)),
];
static DDF_V2_32_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&DDF_V2_32_CONTENT),
};

static DDF_V2_32: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Incoming server needs SSL")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&DDF_V2_32_ALLOWED)),
];

static DDF_V2_33_CONTENT: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("0", None)),
    Allowed::Enum(EnumValue::table("1", None)),
];
static DDF_V2_33_ALLOWED: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&DDF_V2_33_CONTENT),
};

static DDF_V2_33: [Property<'static>; 6] = [
    Property::Access(
        AccessTypes::NONE
            .with(AccessType::Get)
            .with(AccessType::Add)
            .with(AccessType::Replace)
            .with(AccessType::Delete),
    ),
    Property::Description(Cow::Borrowed("Outgoing server needs SSL")),
    Property::Format(Format::CHR),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::Scope(Scope::Dynamic),
    Property::AllowedValues(Boxed::Borrowed(&DDF_V2_33_ALLOWED)),
];

static DDF_V2_NODES: [Node<'static>; 34] = lay_out([
    Node::table_at("./User/Vendor/MSFT", "EMAIL2", &DDF_V2_0),
    Node::table(1, "", &DDF_V2_1),
    Node::table(2, "ACCOUNTICON", &DDF_V2_2),
    Node::table(2, "ACCOUNTTYPE", &DDF_V2_3),
    Node::table(2, "AUTHNAME", &DDF_V2_4),
    Node::table(2, "AUTHREQUIRED", &DDF_V2_5),
    Node::table(2, "AUTHSECRET", &DDF_V2_6),
    Node::table(2, "DOMAIN", &DDF_V2_7),
    Node::table(2, "DWNDAY", &DDF_V2_8),
    Node::table(2, "INSERVER", &DDF_V2_9),
    Node::table(2, "LINGER", &DDF_V2_10),
    Node::table(2, "KEEPMAX", &DDF_V2_11),
    Node::table(2, "NAME", &DDF_V2_12),
    Node::table(2, "OUTSERVER", &DDF_V2_13),
    Node::table(2, "REPLYADDR", &DDF_V2_14),
    Node::table(2, "SERVICENAME", &DDF_V2_15),
    Node::table(2, "SERVICETYPE", &DDF_V2_16),
    Node::table(2, "RETRIEVE", &DDF_V2_17),
    Node::table(2, "SERVERDELETEACTION", &DDF_V2_18),
    Node::table(2, "CELLULARONLY", &DDF_V2_19),
    Node::table(2, "SYNCINGCONTENTTYPES", &DDF_V2_20),
    Node::table(2, "CONTACTSSERVER", &DDF_V2_21),
    Node::table(2, "CALENDARSERVER", &DDF_V2_22),
    Node::table(2, "CONTACTSSERVERREQUIRESSL", &DDF_V2_23),
    Node::table(2, "CALENDARSERVERREQUIRESSL", &DDF_V2_24),
    Node::table(2, "CONTACTSSYNCSCHEDULE", &DDF_V2_25),
    Node::table(2, "CALENDARSYNCSCHEDULE", &DDF_V2_26),
    Node::table(2, "SMTPALTAUTHNAME", &DDF_V2_27),
    Node::table(2, "SMTPALTDOMAIN", &DDF_V2_28),
    Node::table(2, "SMTPALTENABLED", &DDF_V2_29),
    Node::table(2, "SMTPALTPASSWORD", &DDF_V2_30),
    Node::table(2, "TAGPROPS", &DDF_V2_31),
    Node::table(3, "8128000B", &DDF_V2_32),
    Node::table(3, "812C000B", &DDF_V2_33),
]);

/// The trees of the editions, in their order.
pub(crate) static TREES: [Tree<'static>; 4] = [
    Tree::table(&WINDOWS_MOBILE_NODES),
    Tree::table(&WINDOWS10_PROSE_NODES),
    Tree::table(&WINDOWS10_DDF1607_NODES),
    Tree::table(&DDF_V2_NODES),
];

/// The nodes with a value that have to be there in each edition, one bit each from the lowest.
pub(crate) static REQUIRED: [u64; 4] = [0x7884, 0x47886, 0x47886, 0x47886];

/// What each edition says of each node with a value; nothing where it does not have it.
pub(crate) static LEAVES: [[Option<NodeFacts>; 4]; COUNT] = [
    [
        None,
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[2],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "The location of an icon",
            source: "EMAIL2 CSP (Windows 10), ACCOUNTICON",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[2],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "The location of an icon",
            source: "EMAIL2 DDF file (Windows 10 version 1607), ACCOUNTICON",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[2],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "The location of an icon",
            source: "EMAIL2 DDF v2, ACCOUNTICON",
        }),
    ],
    [
        None,
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[3],
            size: None,
            values: Values::OneOf(&["Email", "VVM"]),
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 CSP (Windows 10), ACCOUNTTYPE",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[3],
            size: None,
            values: Values::OneOf(&["Email", "VVM"]),
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), ACCOUNTTYPE",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[3],
            size: None,
            values: Values::OneOf(&["Email", "VVM"]),
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF v2, ACCOUNTTYPE",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[3],
            size: None,
            values: Values::Any,
            rules: &[Rule::SizeLimits],
            note: "",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), AUTHNAME",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[4],
            size: None,
            values: Values::Any,
            rules: &[Rule::SizeLimits],
            note: "",
            source: "EMAIL2 CSP (Windows 10), AUTHNAME",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[4],
            size: Some(255),
            values: Values::Any,
            rules: &[Rule::SizeLimits],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), AUTHNAME",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[4],
            size: None,
            values: Values::Any,
            rules: &[Rule::SizeLimits],
            note: "",
            source: "EMAIL2 DDF v2, AUTHNAME",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[4],
            size: None,
            values: Values::OneOf(&["0", "1"]),
            rules: &[Rule::AuthRequiredDefault, Rule::IntegerFormat],
            note: "",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), AUTHREQUIRED",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[5],
            size: None,
            values: Values::OneOf(&["0", "1"]),
            rules: &[Rule::AuthRequiredDefault, Rule::IntegerFormat],
            note: "",
            source: "EMAIL2 CSP (Windows 10), AUTHREQUIRED",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[5],
            size: None,
            values: Values::OneOf(&["0", "1"]),
            rules: &[Rule::AuthRequiredDefault, Rule::IntegerFormat],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), AUTHREQUIRED",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[5],
            size: None,
            values: Values::OneOf(&["0", "1"]),
            rules: &[Rule::AuthRequiredDefault, Rule::IntegerFormat],
            note: "",
            source: "EMAIL2 DDF v2, AUTHREQUIRED",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[5],
            size: None,
            values: Values::Any,
            rules: &[Rule::SizeLimits, Rule::OutgoingCredentials],
            note: "Also used for SMTP",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), AUTHSECRET",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[6],
            size: None,
            values: Values::Any,
            rules: &[Rule::SizeLimits, Rule::OutgoingCredentials],
            note: "Also used for SMTP",
            source: "EMAIL2 CSP (Windows 10), AUTHSECRET",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[6],
            size: Some(255),
            values: Values::Any,
            rules: &[Rule::SizeLimits, Rule::OutgoingCredentials],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), AUTHSECRET",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[6],
            size: None,
            values: Values::Any,
            rules: &[Rule::SizeLimits, Rule::OutgoingCredentials],
            note: "Also used for SMTP",
            source: "EMAIL2 DDF v2, AUTHSECRET",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[6],
            size: None,
            values: Values::Any,
            rules: &[Rule::SizeLimits],
            note: "",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), DOMAIN",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[7],
            size: Some(255),
            values: Values::Any,
            rules: &[Rule::SizeLimits],
            note: "",
            source: "EMAIL2 CSP (Windows 10), DOMAIN",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[7],
            size: Some(255),
            values: Values::Any,
            rules: &[Rule::SizeLimits],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), DOMAIN",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[7],
            size: Some(255),
            values: Values::Any,
            rules: &[Rule::SizeLimits],
            note: "",
            source: "EMAIL2 DDF v2, DOMAIN",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[7],
            size: None,
            values: Values::Number,
            rules: &[Rule::DownloadDays],
            note: "-1 = 4294967295: all",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), DWNDAY",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[8],
            size: None,
            values: Values::OneOf(&["-1", "7", "14", "30"]),
            rules: &[Rule::DownloadDays],
            note: "-1: all",
            source: "EMAIL2 CSP (Windows 10), DWNDAY",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[8],
            size: None,
            values: Values::Number,
            rules: &[Rule::DownloadDays],
            note: "Days back into the past",
            source: "EMAIL2 DDF file (Windows 10 version 1607), DWNDAY",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[8],
            size: None,
            values: Values::OneOf(&["-1", "7", "14", "30", "90"]),
            rules: &[Rule::DownloadDays],
            note: "-1: all",
            source: "EMAIL2 DDF v2, DWNDAY",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[8],
            size: None,
            values: Values::Any,
            rules: &[Rule::SizeLimits, Rule::IncomingServer],
            note: "",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), INSERVER",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[9],
            size: Some(62),
            values: Values::Server,
            rules: &[Rule::SizeLimits, Rule::IncomingServer],
            note: "",
            source: "EMAIL2 CSP (Windows 10), INSERVER",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[9],
            size: Some(62),
            values: Values::Server,
            rules: &[Rule::SizeLimits, Rule::IncomingServer],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), INSERVER",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[9],
            size: Some(62),
            values: Values::Server,
            rules: &[Rule::SizeLimits, Rule::IncomingServer],
            note: "Its description is that of DWNDAY, pasted",
            source: "EMAIL2 DDF v2, INSERVER",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[10],
            size: None,
            values: Values::Number,
            rules: &[Rule::Linger, Rule::IntegerFormat],
            note: "Minutes; 0: never",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), LINGER",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[10],
            size: None,
            values: Values::OneOf(&["0", "15", "30", "60", "120"]),
            rules: &[Rule::Linger, Rule::IntegerFormat],
            note: "Minutes; 0: by hand",
            source: "EMAIL2 CSP (Windows 10), LINGER",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[10],
            size: None,
            values: Values::Number,
            rules: &[Rule::Linger, Rule::IntegerFormat],
            note: "Minutes",
            source: "EMAIL2 DDF file (Windows 10 version 1607), LINGER",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[10],
            size: None,
            values: Values::Range(-1, 2147483647),
            rules: &[Rule::Linger, Rule::IntegerFormat],
            note: "Minutes; 0: by hand",
            source: "EMAIL2 DDF v2, LINGER",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[9],
            size: None,
            values: Values::Number,
            rules: &[Rule::KeepMax],
            note: "KB; 0: no attachments, -1 = 4294967295: all",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), KEEPMAX",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[11],
            size: None,
            values: Values::OneOf(&["0", "25", "50", "125", "250"]),
            rules: &[Rule::KeepMax],
            note: "KB; 0: no limit; IMAP4 only",
            source: "EMAIL2 CSP (Windows 10), KEEPMAX",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[11],
            size: None,
            values: Values::Number,
            rules: &[Rule::KeepMax],
            note: "KB; 0: no limit; IMAP4 only",
            source: "EMAIL2 DDF file (Windows 10 version 1607), KEEPMAX",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[11],
            size: None,
            values: Values::OneOf(&["-1", "0", "25", "50", "100", "250"]),
            rules: &[Rule::KeepMax],
            note: "KB; -1: no limit, 0: no attachments; IMAP4 only",
            source: "EMAIL2 DDF v2, KEEPMAX",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[11],
            size: None,
            values: Values::Any,
            rules: &[Rule::AccountName, Rule::SizeLimits],
            note: "Display name of the account",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), NAME",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[12],
            size: Some(255),
            values: Values::Any,
            rules: &[Rule::AccountName, Rule::SizeLimits],
            note: "Name of the sender",
            source: "EMAIL2 CSP (Windows 10), NAME",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[12],
            size: Some(255),
            values: Values::Any,
            rules: &[Rule::AccountName, Rule::SizeLimits],
            note: "Display name of the user",
            source: "EMAIL2 DDF file (Windows 10 version 1607), NAME",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[12],
            size: Some(255),
            values: Values::Any,
            rules: &[Rule::AccountName, Rule::SizeLimits],
            note: "Name of the sender",
            source: "EMAIL2 DDF v2, NAME",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[12],
            size: None,
            values: Values::Any,
            rules: &[Rule::SizeLimits, Rule::OutgoingServer],
            note: "",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), OUTSERVER",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[13],
            size: Some(62),
            values: Values::Server,
            rules: &[Rule::SizeLimits, Rule::OutgoingServer],
            note: "",
            source: "EMAIL2 CSP (Windows 10), OUTSERVER",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[13],
            size: Some(62),
            values: Values::Server,
            rules: &[Rule::SizeLimits, Rule::OutgoingServer],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), OUTSERVER",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[13],
            size: Some(62),
            values: Values::Server,
            rules: &[Rule::SizeLimits, Rule::OutgoingServer],
            note: "",
            source: "EMAIL2 DDF v2, OUTSERVER",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[13],
            size: None,
            values: Values::Any,
            rules: &[Rule::SizeLimits],
            note: "",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), REPLYADDR",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[14],
            size: Some(255),
            values: Values::Any,
            rules: &[Rule::SizeLimits],
            note: "",
            source: "EMAIL2 CSP (Windows 10), REPLYADDR",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[14],
            size: Some(255),
            values: Values::Any,
            rules: &[Rule::SizeLimits],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), REPLYADDR",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[14],
            size: Some(255),
            values: Values::Any,
            rules: &[Rule::SizeLimits],
            note: "",
            source: "EMAIL2 DDF v2, REPLYADDR",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[15],
            size: Some(32),
            values: Values::Any,
            rules: &[Rule::ServiceReplace],
            note: "No Replace on an existing account",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), SERVICENAME",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[15],
            size: Some(32),
            values: Values::Any,
            rules: &[Rule::ServiceReplace],
            note: "No Replace on an existing account",
            source: "EMAIL2 CSP (Windows 10), SERVICENAME",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[15],
            size: Some(32),
            values: Values::Any,
            rules: &[Rule::ServiceReplace],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), SERVICENAME",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[15],
            size: Some(32),
            values: Values::Any,
            rules: &[Rule::ServiceReplace],
            note: "",
            source: "EMAIL2 DDF v2, SERVICENAME",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[16],
            size: None,
            values: Values::Any,
            rules: &[Rule::ServiceReplace, Rule::ServiceTypes],
            note: "Such as IMAP4 or POP3; no Replace on an existing account",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), SERVICETYPE",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[16],
            size: None,
            values: Values::Any,
            rules: &[Rule::ServiceReplace, Rule::ServiceTypes],
            note: "For example IMAP4 or POP3; no Replace on an existing account",
            source: "EMAIL2 CSP (Windows 10), SERVICETYPE",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[16],
            size: None,
            values: Values::OneOf(&["POP3", "IMAP4"]),
            rules: &[Rule::ServiceReplace, Rule::ServiceTypes],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), SERVICETYPE",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[16],
            size: None,
            values: Values::Any,
            rules: &[Rule::ServiceReplace, Rule::ServiceTypes],
            note: "For example IMAP4 or POP3",
            source: "EMAIL2 DDF v2, SERVICETYPE",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[14],
            size: None,
            values: Values::Number,
            rules: &[Rule::Retrieve],
            note: "Bytes; 0: headers, -1 = 4294967295: all",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), RETRIEVE",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[17],
            size: None,
            values: Values::OneOf(&["512", "1024", "2048", "5120", "20480", "51200"]),
            rules: &[Rule::Retrieve],
            note: "Bytes",
            source: "EMAIL2 CSP (Windows 10), RETRIEVE",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[17],
            size: None,
            values: Values::Number,
            rules: &[Rule::Retrieve],
            note: "Bytes",
            source: "EMAIL2 DDF file (Windows 10 version 1607), RETRIEVE",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[17],
            size: None,
            values: Values::Range(-1, 2147483647),
            rules: &[Rule::Retrieve],
            note: "Bytes",
            source: "EMAIL2 DDF v2, RETRIEVE",
        }),
    ],
    [
        None,
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[18],
            size: None,
            values: Values::Known(&["1", "2"]),
            rules: &[Rule::NodePresence, Rule::DeleteAction],
            note: "1: delete on the server, 2: keep in the trash; anything else: as the transport has it",
            source: "EMAIL2 CSP (Windows 10), SERVERDELETEACTION",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[18],
            size: None,
            values: Values::Known(&["1", "2"]),
            rules: &[Rule::NodePresence, Rule::DeleteAction],
            note: "1: delete on the server, 2: keep in the trash; anything else: as the transport has it",
            source: "EMAIL2 DDF file (Windows 10 version 1607), SERVERDELETEACTION",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[18],
            size: None,
            values: Values::OneOf(&["1", "2"]),
            rules: &[Rule::NodePresence, Rule::DeleteAction],
            note: "1: delete on the server, 2: keep in the trash",
            source: "EMAIL2 DDF v2, SERVERDELETEACTION",
        }),
    ],
    [
        None,
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[19],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "A flag, whose values are not given",
            source: "EMAIL2 CSP (Windows 10), CELLULARONLY",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[19],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "A flag, whose values are not given",
            source: "EMAIL2 DDF file (Windows 10 version 1607), CELLULARONLY",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[19],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "A flag, whose values are not given",
            source: "EMAIL2 DDF v2, CELLULARONLY",
        }),
    ],
    [
        None,
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[20],
            size: None,
            values: Values::Flags(&[
                0x0, 0x1, 0x2, 0x4, 0x8, 0x10, 0x60, 0x180, 0x200, 0x400, 0x800, 0x1000, 0xFFFFFFFF,
            ]),
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 CSP (Windows 10), SYNCINGCONTENTTYPES",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[20],
            size: None,
            values: Values::Flags(&[
                0x0, 0x1, 0x2, 0x4, 0x8, 0x10, 0x60, 0x180, 0x200, 0x400, 0x800, 0x1000, 0xFFFFFFFF,
            ]),
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), SYNCINGCONTENTTYPES",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[20],
            size: None,
            values: Values::Flags(&[
                0x0, 0x1, 0x2, 0x4, 0x8, 0x10, 0x60, 0x180, 0x200, 0x400, 0x800, 0x1000, 0xFFFFFFFF,
            ]),
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF v2, SYNCINGCONTENTTYPES",
        }),
    ],
    [
        None,
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[21],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 CSP (Windows 10), CONTACTSSERVER",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[21],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), CONTACTSSERVER",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[21],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF v2, CONTACTSSERVER",
        }),
    ],
    [
        None,
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[22],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 CSP (Windows 10), CALENDARSERVER",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[22],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), CALENDARSERVER",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[22],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF v2, CALENDARSERVER",
        }),
    ],
    [
        None,
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[23],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 CSP (Windows 10), CONTACTSSERVERREQUIRESSL",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[23],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), CONTACTSSERVERREQUIRESSL",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[23],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF v2, CONTACTSSERVERREQUIRESSL",
        }),
    ],
    [
        None,
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[24],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 CSP (Windows 10), CALENDARSERVERREQUIRESSL",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[24],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), CALENDARSERVERREQUIRESSL",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[24],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF v2, CALENDARSERVERREQUIRESSL",
        }),
    ],
    [
        None,
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[25],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 CSP (Windows 10), CONTACTSSYNCSCHEDULE",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[25],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), CONTACTSSYNCSCHEDULE",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[25],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF v2, CONTACTSSYNCSCHEDULE",
        }),
    ],
    [
        None,
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[26],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 CSP (Windows 10), CALENDARSYNCSCHEDULE",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[26],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), CALENDARSYNCSCHEDULE",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[26],
            size: None,
            values: Values::Any,
            rules: &[Rule::NodePresence],
            note: "",
            source: "EMAIL2 DDF v2, CALENDARSYNCSCHEDULE",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[17],
            size: None,
            values: Values::Any,
            rules: &[
                Rule::OutgoingCredentials,
                Rule::AlternateName,
                Rule::SizeLimits,
            ],
            note: "Display name; only with SMTPALTENABLED",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), SMTPALTAUTHNAME",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[27],
            size: None,
            values: Values::Any,
            rules: &[
                Rule::OutgoingCredentials,
                Rule::AlternateName,
                Rule::SizeLimits,
            ],
            note: "Display name",
            source: "EMAIL2 CSP (Windows 10), SMTPALTAUTHNAME",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[27],
            size: Some(255),
            values: Values::Any,
            rules: &[
                Rule::OutgoingCredentials,
                Rule::AlternateName,
                Rule::SizeLimits,
            ],
            note: "User name; only with SMTPALTENABLED",
            source: "EMAIL2 DDF file (Windows 10 version 1607), SMTPALTAUTHNAME",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[27],
            size: None,
            values: Values::Any,
            rules: &[
                Rule::OutgoingCredentials,
                Rule::AlternateName,
                Rule::SizeLimits,
            ],
            note: "Display name",
            source: "EMAIL2 DDF v2, SMTPALTAUTHNAME",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[18],
            size: None,
            values: Values::Any,
            rules: &[Rule::OutgoingCredentials, Rule::SizeLimits],
            note: "Only with SMTPALTENABLED",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), SMTPALTDOMAIN",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[28],
            size: None,
            values: Values::Any,
            rules: &[Rule::OutgoingCredentials, Rule::SizeLimits],
            note: "",
            source: "EMAIL2 CSP (Windows 10), SMTPALTDOMAIN",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[28],
            size: Some(255),
            values: Values::Any,
            rules: &[Rule::OutgoingCredentials, Rule::SizeLimits],
            note: "Only with SMTPALTENABLED",
            source: "EMAIL2 DDF file (Windows 10 version 1607), SMTPALTDOMAIN",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[28],
            size: None,
            values: Values::Any,
            rules: &[Rule::OutgoingCredentials, Rule::SizeLimits],
            note: "",
            source: "EMAIL2 DDF v2, SMTPALTDOMAIN",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[19],
            size: None,
            values: Values::Boolean,
            rules: &[
                Rule::OutgoingCredentials,
                Rule::AlternateEnabled,
                Rule::IntegerFormat,
            ],
            note: "",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), SMTPALTENABLED",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[29],
            size: None,
            values: Values::OneOf(&["FALSE", "TRUE"]),
            rules: &[
                Rule::OutgoingCredentials,
                Rule::AlternateEnabled,
                Rule::IntegerFormat,
            ],
            note: "",
            source: "EMAIL2 CSP (Windows 10), SMTPALTENABLED",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[29],
            size: None,
            values: Values::OneOf(&["0", "1"]),
            rules: &[
                Rule::OutgoingCredentials,
                Rule::AlternateEnabled,
                Rule::IntegerFormat,
            ],
            note: "",
            source: "EMAIL2 DDF file (Windows 10 version 1607), SMTPALTENABLED",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[29],
            size: None,
            values: Values::OneOf(&["0", "1"]),
            rules: &[
                Rule::OutgoingCredentials,
                Rule::AlternateEnabled,
                Rule::IntegerFormat,
            ],
            note: "",
            source: "EMAIL2 DDF v2, SMTPALTENABLED",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[20],
            size: None,
            values: Values::Any,
            rules: &[Rule::OutgoingCredentials, Rule::SizeLimits],
            note: "Only with SMTPALTENABLED",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), SMTPALTPASSWORD",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[30],
            size: None,
            values: Values::Any,
            rules: &[Rule::OutgoingCredentials, Rule::SizeLimits],
            note: "",
            source: "EMAIL2 CSP (Windows 10), SMTPALTPASSWORD",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[30],
            size: Some(255),
            values: Values::Any,
            rules: &[Rule::OutgoingCredentials, Rule::SizeLimits],
            note: "Only with SMTPALTENABLED",
            source: "EMAIL2 DDF file (Windows 10 version 1607), SMTPALTPASSWORD",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[30],
            size: None,
            values: Values::Any,
            rules: &[Rule::OutgoingCredentials, Rule::SizeLimits],
            note: "",
            source: "EMAIL2 DDF v2, SMTPALTPASSWORD",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[24],
            size: None,
            values: Values::OneOf(&["0", "1"]),
            rules: &[Rule::SslDefault, Rule::TagPropertyName],
            note: "Incoming server needs SSL",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), TAGPROPS/8128000B",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[32],
            size: None,
            values: Values::OneOf(&["0", "1"]),
            rules: &[Rule::SslDefault, Rule::TagPropertyName],
            note: "Incoming server needs SSL",
            source: "EMAIL2 CSP (Windows 10), TAGPROPS/8128000B",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[32],
            size: None,
            values: Values::OneOf(&["0", "1"]),
            rules: &[Rule::SslDefault, Rule::TagPropertyName],
            note: "Incoming server needs SSL",
            source: "EMAIL2 DDF file (Windows 10 version 1607), TAGPROPS/8128000B",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[32],
            size: None,
            values: Values::OneOf(&["0", "1"]),
            rules: &[Rule::SslDefault, Rule::TagPropertyName],
            note: "Incoming server needs SSL",
            source: "EMAIL2 DDF v2, TAGPROPS/8128000B",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[25],
            size: None,
            values: Values::OneOf(&["0", "1"]),
            rules: &[Rule::SslDefault, Rule::OutgoingSsl, Rule::TagPropertyName],
            note: "Outgoing server needs SSL",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), TAGPROPS/812C000B",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_PROSE_NODES[33],
            size: None,
            values: Values::OneOf(&["0", "1"]),
            rules: &[Rule::SslDefault, Rule::OutgoingSsl, Rule::TagPropertyName],
            note: "Outgoing server needs SSL",
            source: "EMAIL2 CSP (Windows 10), TAGPROPS/812C000B",
        }),
        Some(NodeFacts {
            node: &WINDOWS10_DDF1607_NODES[33],
            size: None,
            values: Values::OneOf(&["0", "1"]),
            rules: &[Rule::SslDefault, Rule::OutgoingSsl, Rule::TagPropertyName],
            note: "Outgoing server needs SSL",
            source: "EMAIL2 DDF file (Windows 10 version 1607), TAGPROPS/812C000B",
        }),
        Some(NodeFacts {
            node: &DDF_V2_NODES[33],
            size: None,
            values: Values::OneOf(&["0", "1"]),
            rules: &[Rule::SslDefault, Rule::OutgoingSsl, Rule::TagPropertyName],
            note: "Outgoing server needs SSL",
            source: "EMAIL2 DDF v2, TAGPROPS/812C000B",
        }),
    ],
    [
        Some(NodeFacts {
            node: &WINDOWS_MOBILE_NODES[2],
            size: None,
            values: Values::Guid,
            rules: &[Rule::NodePresence],
            note: "Network connection, directly under the GUID; absent: the device finds the best",
            source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), CONNECTIONID",
        }),
        None,
        None,
        None,
    ],
];

/// `EMAIL2`
pub(crate) static ROOT: [Option<NodeFacts>; 4] = [
    Some(NodeFacts {
        node: &WINDOWS_MOBILE_NODES[0],
        size: None,
        values: Values::Any,
        rules: &[Rule::RootPath, Rule::RootQuery],
        note: "No query of the root but by option",
        source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006)",
    }),
    Some(NodeFacts {
        node: &WINDOWS10_PROSE_NODES[0],
        size: None,
        values: Values::Any,
        rules: &[Rule::RootPath, Rule::RootQuery],
        note: "./Vendor/MSFT",
        source: "EMAIL2 CSP (Windows 10)",
    }),
    Some(NodeFacts {
        node: &WINDOWS10_DDF1607_NODES[0],
        size: None,
        values: Values::Any,
        rules: &[Rule::RootPath, Rule::RootQuery],
        note: "./Vendor/MSFT",
        source: "EMAIL2 DDF file (Windows 10 version 1607)",
    }),
    Some(NodeFacts {
        node: &DDF_V2_NODES[0],
        size: None,
        values: Values::Any,
        rules: &[Rule::RootPath, Rule::RootQuery],
        note: "./User/Vendor/MSFT, deprecated",
        source: "EMAIL2 DDF v2",
    }),
];

/// `{GUID}`
pub(crate) static ACCOUNT: [Option<NodeFacts>; 4] = [
    Some(NodeFacts {
        node: &WINDOWS_MOBILE_NODES[1],
        size: None,
        values: Values::Guid,
        rules: &[
            Rule::AccountNode,
            Rule::DuplicateGuid,
            Rule::BraceEscape,
            Rule::GuidLength,
            Rule::AccountLimit,
        ],
        note: "New for each account",
        source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), {GUID}",
    }),
    Some(NodeFacts {
        node: &WINDOWS10_PROSE_NODES[1],
        size: None,
        values: Values::Guid,
        rules: &[
            Rule::AccountNode,
            Rule::DuplicateGuid,
            Rule::BraceEscape,
            Rule::GuidLength,
            Rule::AccountLimit,
        ],
        note: "How many accounts is not said",
        source: "EMAIL2 CSP (Windows 10), {GUID}",
    }),
    Some(NodeFacts {
        node: &WINDOWS10_DDF1607_NODES[1],
        size: None,
        values: Values::Guid,
        rules: &[
            Rule::AccountNode,
            Rule::DuplicateGuid,
            Rule::BraceEscape,
            Rule::GuidLength,
            Rule::AccountLimit,
        ],
        note: "ZeroOrN 1, read as 6 at most; 1 to 6 accounts",
        source: "EMAIL2 DDF file (Windows 10 version 1607), {GUID}",
    }),
    Some(NodeFacts {
        node: &DDF_V2_NODES[1],
        size: None,
        values: Values::Guid,
        rules: &[
            Rule::AccountNode,
            Rule::DuplicateGuid,
            Rule::BraceEscape,
            Rule::GuidLength,
            Rule::AccountLimit,
        ],
        note: "ZeroOrN without a number; 1 to 6 accounts",
        source: "EMAIL2 DDF v2, {GUID}",
    }),
];

/// `TAGPROPS`
pub(crate) static TAG_PROPS: [Option<NodeFacts>; 4] = [
    Some(NodeFacts {
        node: &WINDOWS_MOBILE_NODES[23],
        size: None,
        values: Values::Any,
        rules: &[Rule::TagProps, Rule::TagPropertyName],
        note: "",
        source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), TAGPROPS",
    }),
    Some(NodeFacts {
        node: &WINDOWS10_PROSE_NODES[31],
        size: None,
        values: Values::Any,
        rules: &[Rule::TagProps, Rule::TagPropertyName],
        note: "",
        source: "EMAIL2 CSP (Windows 10), TAGPROPS",
    }),
    Some(NodeFacts {
        node: &WINDOWS10_DDF1607_NODES[31],
        size: None,
        values: Values::Any,
        rules: &[Rule::TagProps, Rule::TagPropertyName],
        note: "",
        source: "EMAIL2 DDF file (Windows 10 version 1607), TAGPROPS",
    }),
    Some(NodeFacts {
        node: &DDF_V2_NODES[31],
        size: None,
        values: Values::Any,
        rules: &[Rule::TagProps, Rule::TagPropertyName],
        note: "",
        source: "EMAIL2 DDF v2, TAGPROPS",
    }),
];

/// `NAMEDPROPS`
pub(crate) static NAMED_PROPS: [Option<NodeFacts>; 4] = [
    Some(NodeFacts {
        node: &WINDOWS_MOBILE_NODES[21],
        size: None,
        values: Values::Any,
        rules: &[Rule::NodePresence],
        note: "",
        source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), NAMEDPROPS",
    }),
    None,
    None,
    None,
];

/// `NAMEDPROPS/Name#tttt`
pub(crate) static NAMED_PROPERTY: [Option<NodeFacts>; 4] = [
    Some(NodeFacts {
        node: &WINDOWS_MOBILE_NODES[22],
        size: None,
        values: Values::Mapi,
        rules: &[Rule::NodePresence],
        note: "Four hexadecimal digits of MAPI type: 0003 long",
        source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), NAMEDPROPS/Name#tttt",
    }),
    None,
    None,
    None,
];
