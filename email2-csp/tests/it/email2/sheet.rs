//! The table of nodes beside the table of the specification sheet, cell by cell.

use email2_csp::edition::{Edition, Values};
use email2_csp::model::tree::{AccessType, AccessTypes, Occurrence};
use email2_csp::{AccountNode, Place};

use crate::support::corpus;

const MOBILE: [Edition; 1] = [Edition::WindowsMobile];
const WINDOWS_10: [Edition; 3] = [
    Edition::Windows10Prose,
    Edition::Windows10Ddf1607,
    Edition::DdfV2,
];

/// Node, cell of Windows Mobile, cell of the three others.
fn sheet() -> Option<Vec<(Vec<String>, String, String)>> {
    let sheet = std::fs::read_to_string(corpus("spec/email2.md")?).unwrap();
    let rows = sheet.lines().filter_map(|line| line.strip_prefix("| "));
    let rows = rows.filter(|row| !row.starts_with("node |"));
    Some(
        rows.map(|row| {
            let cells: Vec<&str> = row.trim_end_matches(" |").split(" | ").collect();
            let [nodes, mobile, later] = cells[..] else {
                panic!("{row}")
            };
            let nodes = match nodes.split_once('/') {
                // `TAGPROPS/8128000B, 812C000B`
                Some((group, names)) => names
                    .split(", ")
                    .map(|name| format!("{group}/{name}"))
                    .collect(),
                None => nodes
                    .split(", ")
                    .map(|name| name.split(" (").next().unwrap().to_owned())
                    .collect(),
            };
            (
                nodes,
                mobile.replace('−', "-").replace("**", ""),
                later.replace('−', "-").replace("**", ""),
            )
        })
        .collect(),
    )
}

fn place(name: &str) -> Place<'static> {
    match name {
        "{GUID}" => Place::Account,
        "TAGPROPS" => Place::TagProps,
        "NAMEDPROPS" => Place::NamedProps,
        name => Place::Node(
            AccountNode::ALL
                .into_iter()
                .find(|node| node.name() == name)
                .unwrap_or_else(|| panic!("no {name}")),
        ),
    }
}

/// The number behind a sign.
fn after(cell: &str, sign: &str) -> Option<u16> {
    let rest = cell.split_once(sign)?.1.trim_start();
    let end = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    rest[..end].parse().ok()
}

/// The numbers of a list that begins behind these words.
fn list(cell: &str, words: &str) -> Vec<String> {
    let rest = cell.split_once(words).map_or("", |(_, rest)| rest);
    let list = rest.split([';', '.']).next().unwrap();
    list.split(", ").map(|n| n.trim().to_owned()).collect()
}

#[test]
fn every_node_of_the_sheet_is_in_the_table_and_the_other_way_round() {
    let Some(sheet) = sheet() else { return };
    let mut named: Vec<&str> = sheet
        .iter()
        .flat_map(|row| &row.0)
        .map(String::as_str)
        .collect();
    named.sort_unstable();
    let mut ours: Vec<&str> = AccountNode::ALL
        .into_iter()
        .map(AccountNode::name)
        .collect();
    ours.extend(["{GUID}", "TAGPROPS", "NAMEDPROPS"]);
    ours.sort_unstable();
    assert_eq!(named, ours);
}

#[test]
fn presence_and_occurrence_are_those_of_the_sheet() {
    let Some(sheet) = sheet() else { return };
    for (nodes, mobile, later) in &sheet {
        for name in nodes.iter().filter(|name| *name != "{GUID}") {
            for (editions, cell) in [(&MOBILE[..], mobile), (&WINDOWS_10[..], later)] {
                for edition in editions {
                    let facts = place(name).facts(*edition);
                    if cell.starts_with('–') {
                        assert!(facts.is_none(), "{edition} has no {name}");
                        continue;
                    }
                    let ddf =
                        *edition != Edition::Windows10Prose && *edition != Edition::WindowsMobile;
                    let expected = match cell.as_str() {
                        "P optional; DDFs One" if ddf => Occurrence::One,
                        cell if cell.starts_with("req") => Occurrence::One,
                        cell => {
                            assert!(
                                cell.starts_with("opt")
                                    || cell.starts_with("P optional")
                                    || cell.starts_with("IMAP4 only")
                                    || cell.starts_with("P -1")
                                    || cell.starts_with("P 0")
                                    || cell.starts_with("P 512")
                                    || cell.starts_with("P TRUE")
                                    || cell.starts_with("same words")
                                    || cell.starts_with("M only")
                                    || cell.starts_with("incoming / outgoing"),
                                "{name}: {cell}"
                            );
                            Occurrence::ZeroOrOne
                        }
                    };
                    assert_eq!(
                        facts.unwrap().occurrence(),
                        expected,
                        "{name} in {edition}: {cell}"
                    );
                }
            }
        }
    }
}

#[test]
fn sizes_are_those_of_the_sheet() {
    let Some(sheet) = sheet() else { return };
    for (nodes, mobile, later) in &sheet {
        for name in nodes {
            for (editions, cell) in [(&MOBILE[..], mobile), (&WINDOWS_10[..], later)] {
                for edition in editions {
                    let Some(facts) = place(name).facts(*edition) else {
                        continue;
                    };
                    let most = after(cell, "≤");
                    // `≤ 255 (D1)` and `D1 says user name ≤ 255` are of that edition alone.
                    let of_d1 = cell.contains("(D1)") || cell.contains("D1 says user name");
                    let expected = most.filter(|_| !of_d1 || *edition == Edition::Windows10Ddf1607);
                    assert_eq!(facts.size(), expected, "{name} in {edition}: {cell}");
                }
            }
        }
    }
    let limited = sheet.iter().filter(|row| row.2.contains('≤')).count();
    assert_eq!(limited, 10, "the rows that name a limit");
}

#[test]
fn operations_are_those_of_the_sheet() {
    let Some(_) = sheet() else { return };
    let all = AccessTypes::GET
        .with(AccessType::Add)
        .with(AccessType::Replace)
        .with(AccessType::Delete);
    let without_delete = all.without(AccessType::Delete);
    let without_replace = all.without(AccessType::Replace);
    let get_replace = AccessTypes::GET.with(AccessType::Replace);
    let Some(sheet) = self::sheet() else { return };
    for (nodes, _, later) in &sheet {
        for name in nodes {
            for edition in Edition::ALL {
                let Some(facts) = place(name).facts(edition) else {
                    continue;
                };
                let prose = edition == Edition::Windows10Prose;
                let expected = if !prose {
                    all
                } else if later.contains("P has no Delete, DDFs do") {
                    without_delete
                } else if later.contains("P: Get Add Delete; D1, D2 add Replace") {
                    without_replace
                } else if name.ends_with("812C000B") {
                    assert!(later.contains("812C000B: P Get Replace only, DDFs all four"));
                    get_replace
                } else {
                    all
                };
                assert_eq!(facts.access(), expected, "{name} in {edition}");
            }
        }
    }
}

#[test]
fn values_are_those_of_the_sheet() {
    let Some(sheet) = sheet() else { return };
    let cell = |name: &str| {
        let row = sheet
            .iter()
            .find(|row| row.0.iter().any(|node| node == name))
            .unwrap();
        (row.1.clone(), row.2.clone())
    };
    let values = |node: AccountNode, edition| node.facts(edition).map(|facts| facts.values());
    let one_of = |node, edition| match values(node, edition) {
        Some(Values::OneOf(list)) => list.iter().map(|v| (*v).to_owned()).collect::<Vec<_>>(),
        other => panic!("{node}: {other:?}"),
    };
    use AccountNode as N;
    let [m, p, d1, d2] = Edition::ALL;

    // `P -1, 7, 14, 30; D2 adds 90`, in Windows Mobile `any`.
    let (mobile, later) = cell("DWNDAY");
    assert_eq!(one_of(N::DwnDay, p), list(&later, "P "));
    let mut with_90 = list(&later, "P ");
    with_90.extend(list(&later, "D2 adds "));
    assert_eq!(one_of(N::DwnDay, d2), with_90);
    assert!(mobile.contains("any"));
    assert_eq!(values(N::DwnDay, m), Some(Values::Number));
    assert_eq!(values(N::DwnDay, d1), Some(Values::Number));

    let (_, later) = cell("LINGER");
    assert_eq!(one_of(N::Linger, p), list(&later, "P "));
    assert!(later.contains("D2 -1..2147483647"));
    assert_eq!(
        values(N::Linger, d2),
        Some(Values::Range(-1, 2_147_483_647))
    );

    let (_, later) = cell("KEEPMAX");
    assert_eq!(one_of(N::KeepMax, p), list(&later, "no limit; P "));
    let mut keeps = vec!["-1".to_owned(), "0".to_owned()];
    keeps.extend(list(&later, "-1 no limit, 0 none, "));
    assert_eq!(one_of(N::KeepMax, d2), keeps);

    let (_, later) = cell("RETRIEVE");
    assert_eq!(one_of(N::Retrieve, p), list(&later, "P "));
    assert!(later.contains("D2 -1..2³¹-1"));
    assert_eq!(
        values(N::Retrieve, d2),
        Some(Values::Range(-1, (1 << 31) - 1))
    );

    let (_, later) = cell("ACCOUNTTYPE");
    assert_eq!(later, "req; `Email` or `VVM`");
    let (mobile, later) = cell("AUTHREQUIRED");
    assert_eq!(
        (mobile.as_str(), later.as_str()),
        ("opt 0/1", "opt 0/1, default 0")
    );
    let (mobile, later) = cell("SMTPALTENABLED");
    assert_eq!(
        (mobile.as_str(), later.as_str()),
        ("opt boolean", "P TRUE/FALSE; D1, D2 1/0, default 0 (D1)")
    );
    let (_, later) = cell("SERVERDELETEACTION");
    assert_eq!(later, "opt 1, 2; P, D1 anything else = transport default");
    for edition in WINDOWS_10 {
        assert_eq!(one_of(N::AccountType, edition), ["Email", "VVM"]);
        assert_eq!(one_of(N::AuthRequired, edition), ["0", "1"]);
        assert_eq!(N::AuthRequired.default_in(edition), Some("0"));
        assert_eq!(one_of(N::IncomingSsl, edition), ["0", "1"]);
        assert_eq!(one_of(N::OutgoingSsl, edition), ["0", "1"]);
        let default = (edition == d1).then_some("0");
        assert_eq!(N::SmtpAltEnabled.default_in(edition), default);
        assert_eq!(N::IncomingSsl.default_in(edition), default);
        assert_eq!(N::OutgoingSsl.default_in(edition), default);
        assert_eq!(N::Linger.default_in(edition), Some("15"));
        assert_eq!(values(N::InServer, edition), Some(Values::Server));
        assert_eq!(values(N::OutServer, edition), Some(Values::Server));
    }
    assert_eq!(N::Linger.default_in(m), Some("15"));
    assert_eq!(values(N::SmtpAltEnabled, m), Some(Values::Boolean));
    assert_eq!(one_of(N::SmtpAltEnabled, p), ["FALSE", "TRUE"]);
    assert_eq!(one_of(N::SmtpAltEnabled, d1), ["0", "1"]);
    assert_eq!(one_of(N::SmtpAltEnabled, d2), ["0", "1"]);
    let kept = Some(Values::Known(&["1", "2"]));
    assert_eq!(values(N::ServerDeleteAction, p), kept);
    assert_eq!(values(N::ServerDeleteAction, d1), kept);
    assert_eq!(one_of(N::ServerDeleteAction, d2), ["1", "2"]);

    let (_, later) = cell("SYNCINGCONTENTTYPES");
    let flags = later.split_once("hex flags ").unwrap().1;
    let all = flags
        .split(", ")
        .map(|flag| u32::from_str_radix(flag.split(' ').next().unwrap(), 16).unwrap());
    let all: Vec<u32> = all.collect();
    assert!(matches!(values(N::SyncingContentTypes, d2), Some(Values::Flags(ours)) if ours == all));

    // `D1 closes the set`.
    assert_eq!(values(N::ServiceType, p), Some(Values::Any));
    assert_eq!(one_of(N::ServiceType, d1), ["POP3", "IMAP4"]);
    assert_eq!(values(N::ServiceType, d2), Some(Values::Any));
}
