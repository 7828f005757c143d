//! Commands against the published files.

use email2_csp::ddf::decode_xml;
use email2_csp::model::tree::{AccessType, AccessTypes, Format, Node, Property, Tree, lay_out};
use email2_csp::validate::{Command, Finding, Rule, Severity, Validator};

use crate::ddf::files::file;

/// What is wrong with a command on a tree of a published file; nothing without the file.
fn findings(name: &str, command: &Command<'_>) -> Option<Vec<Finding>> {
    let xml = file(name)?;
    let document = decode_xml(&xml).unwrap();
    Some(Validator::new(&document.tree).command(command))
}

/// The only rule that a command breaks.
#[track_caller]
fn breaks(name: &str, command: &Command<'_>, rule: Rule, expected: &str, found: &str) {
    let Some(findings) = findings(name, command) else {
        return;
    };
    let [finding] = &findings[..] else {
        panic!("{findings:#?}");
    };
    assert_eq!(finding.rule, rule);
    assert_eq!(finding.uri, command.uri);
    assert_eq!(finding.expected, expected);
    assert_eq!(finding.found, found);
}

const BITLOCKER: &str = "windows-ddf/BitLocker.xml";
const LAPS: &str = "windows-ddf/LAPS.xml";

#[test]
fn a_command_that_keeps_the_rules_has_no_finding() {
    let command = Command::new(
        AccessType::Replace,
        "./Device/Vendor/MSFT/BitLocker/SystemDrivesMinimumPINLength",
    )
    .with_format(Format::CHR)
    .with_data("<enabled/><data id=\"MinPINLength\" value=\"6\"/>");
    if let Some(findings) = findings(BITLOCKER, &command) {
        assert_eq!(findings, []);
    }
    // The scope may be left out, and a name may be escaped.
    let command = Command::new(AccessType::Get, "./Vendor/MSFT/Bit%4Cocker/Status");
    if let Some(findings) = findings(BITLOCKER, &command) {
        assert_eq!(findings, []);
    }
}

#[test]
fn unknown_nodes_are_found_with_what_there_is() {
    let command = Command::new(
        AccessType::Get,
        "./Device/Vendor/MSFT/BitLocker/Status/Colour",
    );
    let expected = "one of DeviceEncryptionStatus, RotateRecoveryPasswordsStatus, \
        RotateRecoveryPasswordsRequestID, RemovableDrivesEncryptionStatus";
    breaks(BITLOCKER, &command, Rule::UnknownNode, expected, "Colour");
    let command = Command::new(AccessType::Get, "./Vendor/MSFT/Firewall");
    let expected = "one of ./Device/Vendor/MSFT/BitLocker";
    breaks(
        BITLOCKER,
        &command,
        Rule::UnknownNode,
        expected,
        "./Vendor/MSFT/Firewall",
    );
    let below_a_leaf = "./Device/Vendor/MSFT/BitLocker/RequireDeviceEncryption/More";
    let command = Command::new(AccessType::Get, below_a_leaf);
    breaks(
        BITLOCKER,
        &command,
        Rule::UnknownNode,
        "no node below a leaf",
        "More",
    );
}

#[test]
fn commands_that_the_node_does_not_take_are_found() {
    let status = "./Device/Vendor/MSFT/BitLocker/Status/DeviceEncryptionStatus";
    let command = Command::new(AccessType::Delete, status);
    breaks(BITLOCKER, &command, Rule::Access, "Get", "Delete");
    let rotate = "./Device/Vendor/MSFT/BitLocker/RotateRecoveryPasswords";
    let command = Command::new(AccessType::Get, rotate);
    breaks(BITLOCKER, &command, Rule::Access, "Exec", "Get");
}

#[test]
fn other_formats_are_found() {
    let command = Command::new(
        AccessType::Replace,
        "./Device/Vendor/MSFT/BitLocker/RequireDeviceEncryption",
    )
    .with_format(Format::CHR)
    .with_data("1");
    breaks(BITLOCKER, &command, Rule::Format, "int", "chr");
}

#[test]
fn values_that_are_not_allowed_are_found() {
    let command = Command::new(
        AccessType::Add,
        "./Device/Vendor/MSFT/BitLocker/RequireDeviceEncryption",
    )
    .with_data("2");
    breaks(BITLOCKER, &command, Rule::AllowedValues, "one of 0, 1", "2");
    // Of a command that has none, the value is empty.
    let command = Command::new(
        AccessType::Add,
        "./Device/Vendor/MSFT/BitLocker/RequireDeviceEncryption",
    );
    breaks(BITLOCKER, &command, Rule::AllowedValues, "one of 0, 1", "");
    // Reading takes none.
    let command = Command::new(
        AccessType::Get,
        "./Device/Vendor/MSFT/BitLocker/RequireDeviceEncryption",
    );
    assert_eq!(findings(BITLOCKER, &command).unwrap_or_default(), []);
}

#[test]
fn deprecated_nodes_are_warned_of() {
    let uri = "./Device/Vendor/MSFT/BitLocker/RequireStorageCardEncryption";
    let command = Command::new(AccessType::Replace, uri).with_data("1");
    let expected = "a node that is not deprecated";
    breaks(
        BITLOCKER,
        &command,
        Rule::Deprecated,
        expected,
        "deprecated",
    );
    assert_eq!(Rule::Deprecated.severity(), Severity::Warning);
}

#[test]
fn what_is_to_be_sent_in_atomic_is_found_outside() {
    let uri = "./Device/Vendor/MSFT/LAPS/Policies/BackupDirectory";
    let command = Command::new(AccessType::Replace, uri).with_data("1");
    breaks(
        LAPS,
        &command,
        Rule::AtomicRequired,
        "./Device/Vendor/MSFT/LAPS/Policies and what is below it in Atomic",
        "no Atomic around it",
    );
    assert_eq!(findings(LAPS, &command.in_atomic()).unwrap_or_default(), []);
    let read = Command::new(AccessType::Get, uri);
    assert_eq!(findings(LAPS, &read).unwrap_or_default(), []);
}

#[test]
#[cfg(feature = "regex")]
fn names_of_nodes_that_are_named_when_they_are_made_are_checked() {
    let name = "email2/EMAIL2-ddfv2-2025.xml";
    let good = "./User/Vendor/MSFT/EMAIL2/{E9E48EFE-6BF3-4C1F-9D0E-3F4E0F2A3A3F}";
    for uri in [
        good.to_owned(),
        good.replace('{', "%7B").replace('}', "%7d"),
        good.replace('{', "0x7B").replace('}', "0x7D"),
    ] {
        // The whole of EMAIL2 is deprecated.
        let command = Command::new(AccessType::Add, &uri);
        let findings = findings(name, &command).unwrap_or_default();
        assert!(findings.iter().all(|f| f.rule == Rule::Deprecated), "{uri}");
    }
    // The GUID in the text of the specification, which has a digit too few.
    let uri = "./User/Vendor/MSFT/EMAIL2/{c556e16f-56c4-4edb-9c64-d9469EE1FBE}";
    // The whole of EMAIL2 is deprecated, which does not count for reading.
    let command = Command::new(AccessType::Get, uri);
    let expected = "a match of \
        \\{[0-9A-Fa-f]{8}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{12}\\}";
    let found = "{c556e16f-56c4-4edb-9c64-d9469EE1FBE}";
    breaks(name, &command, Rule::DynamicName, expected, found);
}

#[test]
fn values_of_credentials_are_not_shown() {
    static NODES: [Node<'static>; 2] = lay_out([
        Node::table_at("./Vendor/MSFT", "Example", {
            static PROPERTIES: [Property<'static>; 1] = [Property::Format(Format::NODE)];
            &PROPERTIES
        }),
        Node::table(1, "AUTHSECRET", {
            static PROPERTIES: [Property<'static>; 2] = [
                Property::Access(AccessTypes::REPLACE),
                Property::Format(Format::INT),
            ];
            &PROPERTIES
        }),
    ]);
    static TREE: Tree<'static> = Tree::table(&NODES);
    let command =
        Command::new(AccessType::Replace, "./Vendor/MSFT/Example/AUTHSECRET").with_data("hunter2");
    let findings = Validator::new(&TREE).command(&command);
    assert_eq!(findings[0].rule, Rule::Value);
    assert!(!format!("{findings:?} {command:?} {}", findings[0]).contains("hunter2"));
}

/// No node of the published files takes a command that its scope forbids.
#[test]
fn permanent_nodes_are_not_deleted() {
    static NODES: [Node<'static>; 1] = lay_out([Node::table_at("./Vendor/MSFT", "Example", {
        use email2_csp::model::tree::Scope;
        static PROPERTIES: [Property<'static>; 3] = [
            Property::Access(AccessTypes::GET.with(AccessType::Delete)),
            Property::Format(Format::NODE),
            Property::Scope(Scope::Permanent),
        ];
        &PROPERTIES
    })]);
    static TREE: Tree<'static> = Tree::table(&NODES);
    let command = Command::new(AccessType::Delete, "./Vendor/MSFT/Example");
    let findings = Validator::new(&TREE).command(&command);
    assert_eq!(
        findings.iter().map(|f| f.rule).collect::<Vec<_>>(),
        [Rule::Permanent]
    );
}

#[test]
#[cfg(feature = "regex")]
fn braces_may_be_escaped_in_either_letter_case() {
    let name = "email2/EMAIL2-ddfv2-2025.xml";
    for uri in [
        "./User/Vendor/MSFT/EMAIL2/0x7bE9E48EFE-6BF3-4C1F-9D0E-3F4E0F2A3A300x7d",
        "./User/Vendor/MSFT/EMAIL2/0X7BE9E48EFE-6BF3-4C1F-9D0E-3F4E0F2A3A300X7D",
        "./User/Vendor/MSFT/EMAIL2/%7bE9E48EFE-6BF3-4C1F-9D0E-3F4E0F2A3A30%7d",
    ] {
        let command = Command::new(AccessType::Get, uri);
        assert_eq!(findings(name, &command).unwrap_or_default(), [], "{uri}");
    }
}
