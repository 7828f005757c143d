//! Whole sets of nodes against the published files.

use email2_csp::ddf::decode_xml;
use email2_csp::model::tree::AccessType;
use email2_csp::validate::{Command, Rule, Setting, Severity, Validator};

use crate::ddf::files::file;

/// The rules that a set breaks, where and why.
fn broken(name: &str, settings: &[Setting<'_>]) -> Option<Vec<(String, Rule, String, String)>> {
    let xml = file(name)?;
    let document = decode_xml(&xml).unwrap();
    let findings = Validator::new(&document.tree).set(settings);
    Some(
        findings
            .into_iter()
            .map(|f| (f.uri, f.rule, f.expected, f.found))
            .collect(),
    )
}

const LAPS: &str = "windows-ddf/LAPS.xml";
const VPN: &str = "windows-ddf/VPNv2.xml";
const EMAIL2: &str = "email2/EMAIL2-ddfv2-2025.xml";

#[test]
fn allowed_values_change_with_the_node_that_another_depends_on() {
    let age = |directory: &'static str, days: &'static str| {
        let settings = [
            Setting::new(
                "./Device/Vendor/MSFT/LAPS/Policies/BackupDirectory",
                directory,
            ),
            Setting::new("./Device/Vendor/MSFT/LAPS/Policies/PasswordAgeDays", days),
        ];
        broken(LAPS, &settings)
    };
    // With 1 (Entra ID) at least 7 days, with 2 (Active Directory) at least one.
    assert_eq!(age("2", "1").unwrap_or_default(), []);
    assert_eq!(age("1", "7").unwrap_or_default(), []);
    let Some(broken) = age("1", "6") else { return };
    let uri = "./Device/Vendor/MSFT/LAPS/Policies/PasswordAgeDays".to_owned();
    let expected = "a number in 7 to 365".to_owned();
    assert_eq!(
        broken,
        [(uri, Rule::AllowedValues, expected, "6".to_owned())]
    );
}

#[test]
fn a_node_that_another_depends_on_has_to_have_its_value() {
    let settings = |directory: &'static str| {
        [
            Setting::new(
                "./Device/Vendor/MSFT/LAPS/Policies/BackupDirectory",
                directory,
            ),
            Setting::new(
                "./Device/Vendor/MSFT/LAPS/Policies/ADPasswordEncryptionEnabled",
                "true",
            ),
        ]
    };
    assert_eq!(broken(LAPS, &settings("2")).unwrap_or_default(), []);
    let Some(broken) = broken(LAPS, &settings("0")) else {
        return;
    };
    let (uri, rule, expected, found) = &broken[0];
    assert!(uri.ends_with("/ADPasswordEncryptionEnabled"));
    assert_eq!(*rule, Rule::Dependency);
    assert_eq!(
        expected,
        "./Device/Vendor/MSFT/LAPS/Policies/BackupDirectory to be 2"
    );
    assert_eq!(found, "0");
    assert_eq!(broken.len(), 1);
}

#[test]
fn a_dependency_is_looked_for_below_the_same_names_and_scope() {
    let base = "./User/Vendor/MSFT/VPNv2/Home";
    let filter = format!("{base}/TrafficFilterList/0");
    let (protocol, ports) = (
        format!("{filter}/Protocol"),
        format!("{filter}/LocalPortRanges"),
    );
    let other = format!("{base}/TrafficFilterList/1/Protocol");
    let rules = |settings: &[Setting<'_>]| -> Option<Vec<(Rule, String)>> {
        let broken = broken(VPN, settings)?;
        let about = broken
            .into_iter()
            .filter(|(_, rule, ..)| *rule == Rule::Dependency);
        Some(
            about
                .map(|(_, rule, expected, _)| (rule, expected))
                .collect(),
        )
    };
    let fits = [Setting::new(&protocol, "17"), Setting::new(&ports, "80")];
    assert_eq!(rules(&fits).unwrap_or_default(), []);
    let elsewhere = [Setting::new(&other, "17"), Setting::new(&ports, "80")];
    let Some(broken) = rules(&elsewhere) else {
        return;
    };
    assert_eq!(
        broken,
        [(Rule::Dependency, format!("{protocol} to be [6,17]"))]
    );
}

#[test]
fn a_node_that_excludes_another_does_not_stand_beside_it() {
    let base = "./Device/Vendor/MSFT/DMClient/Provider/MDM";
    let address = format!("{base}/ManagementServiceAddress");
    let list = format!("{base}/ManagementServerAddressList");
    let rules = |settings: &[Setting<'_>]| -> Option<Vec<Rule>> {
        let broken = broken("windows-ddf/DMClient.xml", settings)?;
        let rules = broken.into_iter().map(|(_, rule, ..)| rule);
        Some(rules.filter(|rule| *rule != Rule::Occurrence).collect())
    };
    let alone = [Setting::new(&address, "https://mdm.example.com")];
    assert_eq!(rules(&alone).unwrap_or_default(), []);
    let both = [
        Setting::new(&address, "https://mdm.example.com"),
        Setting::new(&list, "<https://mdm.example.com>"),
    ];
    assert_eq!(
        rules(&both).unwrap_or(vec![Rule::Dependency]),
        [Rule::Dependency]
    );
}

#[test]
fn nodes_that_have_to_be_there_are_missed() {
    let account = "./User/Vendor/MSFT/EMAIL2/{E9E48EFE-6BF3-4C1F-9D0E-3F4E0F2A3A3F}";
    let Some(broken) = broken(EMAIL2, &[Setting::interior(account)]) else {
        return;
    };
    let missing: Vec<&str> = broken
        .iter()
        .filter(|(_, rule, ..)| *rule == Rule::Occurrence)
        .map(|(uri, ..)| uri.rsplit('/').next().unwrap())
        .collect();
    // Those with Occurrence One, without a default value.
    assert_eq!(
        missing,
        [
            "ACCOUNTTYPE",
            "AUTHNAME",
            "INSERVER",
            "OUTSERVER",
            "REPLYADDR",
            "SERVICENAME",
            "SERVICETYPE",
            "SYNCINGCONTENTTYPES",
            "TAGPROPS"
        ]
    );
}

#[test]
fn the_same_node_twice_is_found_however_it_is_spelt() {
    let settings = [
        Setting::new("./Device/Vendor/MSFT/LAPS/Policies/BackupDirectory", "1"),
        Setting::new("./Vendor/MSFT/LAPS/Policies/%42ackupDirectory", "2"),
    ];
    let Some(broken) = broken(LAPS, &settings) else {
        return;
    };
    assert_eq!(broken.len(), 1);
    assert_eq!(broken[0].1, Rule::Occurrence);
}

#[test]
fn more_nodes_than_there_may_be_are_found() {
    let xml = "<MgmtTree><VerDTD>1.2</VerDTD><Node><NodeName>Accounts</NodeName><Path>./Vendor</Path>\
        <DFProperties><DFFormat><node/></DFFormat></DFProperties><Node><NodeName/><DFProperties>\
        <DFFormat><node/></DFFormat><Occurrence><ZeroOrN>2</ZeroOrN></Occurrence></DFProperties>\
        </Node></Node></MgmtTree>";
    let document = decode_xml(xml).unwrap();
    let validator = Validator::new(&document.tree);
    let uris = [
        "./Vendor/Accounts/a",
        "./Vendor/Accounts/b",
        "./Vendor/Accounts/c",
    ];
    let settings = uris.map(Setting::interior);
    assert_eq!(validator.set(&settings[..2]), []);
    let findings = validator.set(&settings);
    assert_eq!(findings.len(), 1);
    assert_eq!(
        findings[0].to_string(),
        "./Vendor/Accounts/*: expected ZeroOrN(2), found 3 of them (occurrence)"
    );
}

#[test]
fn unknown_nodes_and_wrong_values_are_found_each_by_itself() {
    let settings = [
        Setting::new("./Device/Vendor/MSFT/LAPS/Policies/Colour", "1"),
        Setting::new("./Device/Vendor/MSFT/LAPS/Policies/BackupDirectory", "9"),
    ];
    let Some(broken) = broken(LAPS, &settings) else {
        return;
    };
    let rules: Vec<Rule> = broken.iter().map(|(_, rule, ..)| *rule).collect();
    assert_eq!(rules, [Rule::UnknownNode, Rule::AllowedValues]);
}

/// Commands that go to a device together.
fn sent(name: &str, commands: &[Command<'_>]) -> Option<Vec<(String, Rule)>> {
    let xml = file(name)?;
    let document = decode_xml(&xml).unwrap();
    let findings = Validator::new(&document.tree).commands(commands);
    let serious = findings
        .into_iter()
        .filter(|f| f.severity() == Severity::Error);
    Some(serious.map(|f| (f.uri, f.rule)).collect())
}

#[test]
fn of_commands_only_what_they_make_has_to_be_whole() {
    let account = "./User/Vendor/MSFT/EMAIL2/{E9E48EFE-6BF3-4C1F-9D0E-3F4E0F2A3A3F}";
    let name = format!("{account}/SERVICENAME");
    // The account may have everything else already.
    let change = Command::new(AccessType::Replace, &name).with_data("Work");
    assert_eq!(sent(EMAIL2, &[change]).unwrap_or_default(), []);
    // A new one has nothing else.
    let make = Command::new(AccessType::Add, account);
    let Some(broken) = sent(EMAIL2, &[make, change]) else {
        return;
    };
    assert!(broken.iter().all(|(_, rule)| *rule == Rule::Occurrence));
    assert!(broken.iter().any(|(uri, _)| uri.ends_with("/SERVICETYPE")));
    assert!(!broken.iter().any(|(uri, _)| uri.ends_with("/SERVICENAME")));
}

#[test]
fn of_commands_dependencies_count_among_themselves() {
    let directory = "./Device/Vendor/MSFT/LAPS/Policies/BackupDirectory";
    let enabled = "./Device/Vendor/MSFT/LAPS/Policies/ADPasswordEncryptionEnabled";
    let days = "./Device/Vendor/MSFT/LAPS/Policies/PasswordAgeDays";
    let set = |uri, value| {
        Command::new(AccessType::Replace, uri)
            .with_data(value)
            .in_atomic()
    };
    // The device may back up to Active Directory already.
    assert_eq!(sent(LAPS, &[set(enabled, "true")]).unwrap_or_default(), []);
    let both = [set(directory, "1"), set(enabled, "true"), set(days, "6")];
    let Some(broken) = sent(LAPS, &both) else {
        return;
    };
    let expected = [
        (enabled.to_owned(), Rule::Dependency),
        (days.to_owned(), Rule::AllowedValues),
    ];
    assert_eq!(broken, expected);
    let outside = Command::new(AccessType::Replace, directory).with_data("1");
    let broken = sent(LAPS, &[outside]).unwrap_or_default();
    assert_eq!(broken, [(directory.to_owned(), Rule::AtomicRequired)]);
}

/// Takes half a minute if it is not so.
#[test]
fn a_set_takes_time_in_proportion_to_its_length() {
    use email2_csp::model::tree::{AccessTypes, Format, Node, Property, Tree};

    let count = 20_000;
    let mut tree = Tree::new();
    let root = Node::new("All").with(Property::Format(Format::NODE));
    tree.push(0, root).unwrap();
    for at in 0..count {
        let node = Node::new(format!("n{at}"))
            .with(Property::Access(AccessTypes::REPLACE))
            .with(Property::Format(Format::INT));
        tree.push(1, node).unwrap();
    }
    let uris: Vec<String> = (0..count).map(|at| format!("All/n{at}")).collect();
    let settings: Vec<Setting<'_>> = uris.iter().map(|uri| Setting::new(uri, "1")).collect();
    assert_eq!(Validator::new(&tree).set(&settings), []);
    let unknown: Vec<Setting<'_>> = uris.iter().map(|_| Setting::new("All/x", "1")).collect();
    assert_eq!(Validator::new(&tree).set(&unknown).len(), count);
}

fn leaf(name: &str, more: &str) -> String {
    format!(
        "<Node><NodeName>{name}</NodeName><DFProperties><AccessType><Add/></AccessType>\
         <DFFormat><chr/></DFFormat><Occurrence><ZeroOrOne/></Occurrence><DFType><MIME>\
         text/plain</MIME></DFType>{more}</DFProperties></Node>"
    )
}

fn group(name: &str, inside: &str) -> String {
    format!(
        "<Node><NodeName>{name}</NodeName><DFProperties><DFFormat><node/></DFFormat>\
         </DFProperties>{inside}</Node>"
    )
}

/// The property of a node whose place depends on 1 at an address.
fn depending_on(uri: &str) -> String {
    format!(
        "<MSFT:DependencyBehavior><MSFT:DependencyGroup FriendlyId=\"Kind\">\
         <MSFT:Dependency Type=\"DependsOn\"><MSFT:DependencyUri>{uri}\
         </MSFT:DependencyUri><MSFT:DependencyAllowedValue ValueType=\"ENUM\"><MSFT:Enum>\
         <MSFT:Value>1</MSFT:Value></MSFT:Enum></MSFT:DependencyAllowedValue></MSFT:Dependency>\
         </MSFT:DependencyGroup></MSFT:DependencyBehavior>"
    )
}

#[test]
fn names_are_taken_over_only_as_far_as_two_addresses_agree() {
    let depends = depending_on("Vendor/Example/Rules/[Rule]/Kind");
    let xml = format!(
        "<MgmtTree xmlns:MSFT=\"http://schemas.microsoft.com/MobileDevice/DM\"><VerDTD>1.2</VerDTD>\
         <Node><NodeName>Example</NodeName><Path>./Vendor</Path><DFProperties><DFFormat><node/>\
         </DFFormat></DFProperties>{}{}</Node></MgmtTree>",
        group("Profiles", &group("", &leaf("Mode", &depends))),
        group("Rules", &group("", &leaf("Kind", ""))),
    );
    let document = decode_xml(&xml).unwrap();
    let validator = Validator::new(&document.tree);
    let mode = Setting::new("./Vendor/Example/Profiles/x/Mode", "1");
    // Which rule is meant the file does not say: that it has the name of the profile is a guess.
    for (rule, kind) in [("y", "1"), ("x", "1"), ("x", "0")] {
        let uri = format!("./Vendor/Example/Rules/{rule}/Kind");
        let findings = validator.set(&[mode, Setting::new(&uri, kind)]);
        let broken: Vec<Rule> = findings.iter().map(|f| f.rule).collect();
        assert!(
            !broken.contains(&Rule::Dependency),
            "{rule} {kind}: {findings:?}"
        );
    }
}

/// A tree with these roots, each the address above it and its nodes, with `Mode` depending on the leaf at
/// this address.
fn two_roots(depends_on: &str, roots: [(&str, &str, [&str; 2]); 2]) -> String {
    let depends = depending_on(depends_on);
    let roots = roots.map(|(path, name, [below, last])| {
        let more = match last {
            "Mode" => &*depends,
            _ => "",
        };
        let inside = group(below, &group("", &leaf(last, more)));
        format!(
            "<Node><NodeName>{name}</NodeName><Path>{path}</Path><DFProperties><DFFormat><node/>\
             </DFFormat></DFProperties>{inside}</Node>"
        )
    });
    format!(
        "<MgmtTree xmlns:MSFT=\"http://schemas.microsoft.com/MobileDevice/DM\"><VerDTD>1.2</VerDTD>\
         {}</MgmtTree>",
        roots.concat()
    )
}

#[test]
fn names_are_taken_over_below_another_root_only_as_far_as_two_addresses_agree() {
    let (user, device) = ("./User/Vendor", "./Device/Vendor");
    let own = (user, "Example", ["Profiles", "Mode"]);
    for (other, depends_on, kind, taken_over) in [
        (
            (device, "Example", ["profiles", "Kind"]),
            "Vendor/Example/Profiles/[Profile]/Kind",
            "./Device/Vendor/Example/profiles/x/Kind",
            true,
        ),
        // Another group at the same depth.
        (
            (device, "Example", ["Rules", "Kind"]),
            "Vendor/Example/Rules/[Rule]/Kind",
            "./Device/Vendor/Example/Rules/x/Kind",
            false,
        ),
        // A root of another name, and one at another place.
        (
            (device, "Other", ["Profiles", "Kind"]),
            "Vendor/Other/Profiles/[Profile]/Kind",
            "./Device/Vendor/Other/Profiles/x/Kind",
            false,
        ),
        (
            ("./Device/Vendor/Deep", "Example", ["Profiles", "Kind"]),
            "Vendor/Deep/Example/Profiles/[Profile]/Kind",
            "./Device/Vendor/Deep/Example/Profiles/x/Kind",
            false,
        ),
    ] {
        let xml = two_roots(depends_on, [own, other]);
        let document = decode_xml(&xml).unwrap();
        let validator = Validator::new(&document.tree);
        let mode = Setting::new("./User/Vendor/Example/Profiles/x/Mode", "1");
        let findings = validator.set(&[mode, Setting::new(kind, "0")]);
        let broken = findings.iter().any(|f| f.rule == Rule::Dependency);
        assert_eq!(broken, taken_over, "{depends_on}: {findings:?}");
    }
}
