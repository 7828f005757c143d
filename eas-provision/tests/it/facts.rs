//! The facts of every element against the table of the specification, cell by cell, and its token
//! against the table of code pages.

use std::collections::BTreeMap;

use eas_provision::{
    AbsentMeans, IgnoreCondition, PolicyDocument, PolicyElement, PolicyKind, ProtocolVersion,
    ProvisionResponse, Setting, Vacuous, ValueType, Versions, decode,
};

use crate::support::{Row, leaf, policy, rows, shared};

fn table() -> Option<BTreeMap<String, Row>> {
    let rows = rows(&shared("spec/eas/policies.csv")?);
    let elements = rows
        .into_iter()
        .filter(|row| row["kind"] != "legacy" && row["kind"] != "list-item");
    Some(elements.map(|row| (row["name"].clone(), row)).collect())
}

fn versions(cell: &str) -> Versions {
    cell.split([' ', ','])
        .filter(|version| !version.is_empty())
        .map(|version| version.parse::<ProtocolVersion>().unwrap())
        .collect()
}

#[test]
fn there_are_42_elements_in_the_order_of_the_specification() {
    let Some(path) = shared("spec/eas/policies.csv") else {
        return;
    };
    let names: Vec<String> = rows(&path)
        .into_iter()
        .filter(|row| row["kind"] != "legacy" && row["kind"] != "list-item")
        .map(|row| row["name"].clone())
        .collect();
    let ours: Vec<&str> = PolicyElement::ALL.iter().map(|e| e.name()).collect();
    assert_eq!(ours, names);
    assert_eq!(ours.len(), 42);
}

#[test]
fn every_token_is_that_of_both_tables() {
    let (Some(table), Some(pages)) = (table(), shared("spec/codepages/eas.csv")) else {
        return;
    };
    let pages: BTreeMap<String, Row> = rows(&pages)
        .into_iter()
        .filter(|row| row["page"] == "14")
        .map(|row| (row["name"].clone(), row))
        .collect();
    for element in PolicyElement::ALL {
        let token = format!("0x{:02X}", element.tag().id());
        assert_eq!(element.tag().page(), 14);
        assert_eq!(token, table[element.name()]["token"], "{element}");
        assert_eq!(token, pages[element.name()]["token"], "{element}");
        assert_eq!(PolicyElement::from_tag(element.tag()), Some(element));
        assert_eq!(PolicyElement::from_name(element.name()), Some(element));
    }
    // None but these.
    let known: Vec<u8> = PolicyElement::ALL.iter().map(|e| e.tag().id()).collect();
    for id in 0..=0xFF {
        for page in [0, 13, 14, 15] {
            let found = PolicyElement::from_tag(wbxml::Tag::new(page, id));
            assert_eq!(found.is_some(), page == 14 && known.contains(&id));
        }
    }
}

#[test]
fn every_element_is_decoded_from_its_token() {
    let Some(table) = table() else { return };
    for element in PolicyElement::ALL {
        let row = &table[element.name()];
        let token = u8::from_str_radix(row["token"].trim_start_matches("0x"), 16).unwrap();
        let text = if element.is_list() { "" } else { "1" };
        let document = policy(&[leaf(token, text)]);
        let response: ProvisionResponse<'_> = decode(&document).unwrap();
        let policy = response.policies.as_ref().unwrap().first().unwrap();
        let policy = policy.document().unwrap();
        let there: Vec<PolicyElement> = policy.iter().map(|(element, _)| element).collect();
        assert_eq!(there, [element]);
        let expected = if element.is_list() { None } else { Some(1) };
        assert_eq!(policy.number(element), expected);
    }
}

#[test]
fn every_type_is_that_of_the_table() {
    let Some(table) = table() else { return };
    for element in PolicyElement::ALL {
        let row = &table[element.name()];
        let (name, bounds) = match element.facts().value_type {
            ValueType::Boolean => ("boolean", Some((0, 1))),
            ValueType::UnsignedByte => ("unsignedByte", Some((0, 255))),
            ValueType::UnsignedByteOrEmpty => ("unsignedByteOrEmpty", Some((0, 255))),
            ValueType::UnsignedInt => ("unsignedInt", Some((0, 4_294_967_295))),
            ValueType::UnsignedIntOrEmpty => ("unsignedIntOrEmpty", Some((0, 4_294_967_295))),
            ValueType::Integer => ("integer", Some((i64::MIN, i64::MAX))),
            ValueType::List => ("container", None),
            other => panic!("{other:?}"),
        };
        assert_eq!(name, row["type"], "{element}");
        assert_eq!(element.facts().value_type.bounds(), bounds);
        assert_eq!(element.is_list(), row["type"] == "container");
    }
}

/// The numbers that a cell of `allowed_values` names: `0 not required; 1 required`, `0..1`,
/// `-1 none;0 header only;>0 size`, `1..16`.
fn named_numbers(cell: &str) -> (Vec<i64>, Vec<i64>) {
    let (mut inside, mut outside) = (Vec::new(), Vec::new());
    let cell = cell.split("; >=").next().unwrap();
    for part in cell.split(';').map(str::trim) {
        if let Some((low, high)) = part.split_once("..") {
            let (low, high): (i64, i64) = (low.parse().unwrap(), high.parse().unwrap());
            inside.extend([low, high]);
            outside.extend([low - 1, high + 1]);
        } else if part.starts_with(">0") {
            inside.extend([1, 1_000_000]);
        } else {
            let number = part.split(' ').next().unwrap();
            inside.push(number.parse().unwrap());
        }
    }
    if outside.is_empty() {
        let low = *inside.iter().min().unwrap();
        outside.push(low - 1);
        if !cell.contains(">0") {
            let high = *inside.iter().max().unwrap();
            outside.push(high + 1);
            outside.extend((low..high).filter(|n| !inside.contains(n)));
        }
    }
    (inside, outside)
}

#[test]
fn every_range_is_that_of_the_table() {
    let Some(table) = table() else { return };
    for element in PolicyElement::ALL.into_iter().filter(|e| !e.is_list()) {
        let cell = &table[element.name()]["allowed_values"];
        let (inside, outside) = named_numbers(cell);
        let allowed = element.facts().allowed;
        for number in inside {
            assert!(allowed.contains(number), "{element}: {number} of {cell}");
        }
        for number in outside {
            assert!(!allowed.contains(number), "{element}: {number} of {cell}");
        }
    }
    // The two that have gaps, as MS-ASPROV 2.2.2.31 and 2.2.2.33 have them.
    let calendar = PolicyElement::MaxCalendarAgeFilter.facts().allowed;
    let mail = PolicyElement::MaxEmailAgeFilter.facts().allowed;
    let allowed =
        |set: eas_provision::Allowed| (0..10).filter(|n| set.contains(*n)).collect::<Vec<_>>();
    assert_eq!(allowed(calendar), [0, 4, 5, 6, 7]);
    assert_eq!(allowed(mail), [0, 1, 2, 3, 4, 5]);
}

#[test]
fn every_version_set_is_that_of_ms_asprov() {
    let Some(table) = table() else { return };
    for element in PolicyElement::ALL {
        let row = &table[element.name()];
        let expected = versions(&row["versions_ms_asprov"]);
        assert_eq!(element.facts().versions, expected, "{element}");
    }
    let in_12_0 = PolicyElement::ALL
        .iter()
        .filter(|e| e.facts().versions.contains(ProtocolVersion::V12_0));
    assert_eq!(in_12_0.count(), 11);
    assert!(
        PolicyElement::ALL
            .iter()
            .all(|e| !e.facts().versions.contains(ProtocolVersion::V2_5))
    );
}

#[test]
fn what_empty_and_absent_mean_is_that_of_the_table() {
    let Some(table) = table() else { return };
    for element in PolicyElement::ALL {
        let row = &table[element.name()];
        let facts = element.facts();
        assert_eq!(
            facts.may_be_empty,
            row["when_empty"] != "(not allowed)",
            "{element}"
        );
        let cell = row["when_absent"].as_str();
        let expected = match cell.strip_prefix("(unspecified)") {
            Some("") => AbsentMeans::Unspecified,
            Some(read_as) => {
                AbsentMeans::ReadAs(read_as.trim_start_matches(" read as ").parse().unwrap())
            }
            None => match cell.split(' ').next().unwrap().parse() {
                Ok(number) => AbsentMeans::Value(number),
                Err(_) => AbsentMeans::NoRestriction,
            },
        };
        assert_eq!(facts.absent, expected, "{element}: {cell}");
    }
}

#[test]
fn every_kind_is_that_of_the_table() {
    let Some(table) = table() else { return };
    for element in PolicyElement::ALL {
        let name = match element.facts().kind {
            PolicyKind::Allow => "allow",
            PolicyKind::Require => "require",
            PolicyKind::Limit => "limit",
            PolicyKind::Information => "info",
            PolicyKind::List => "list",
            other => panic!("{other:?}"),
        };
        assert_eq!(name, table[element.name()]["kind"], "{element}");
    }
}

#[test]
fn every_ignorable_condition_and_its_source_is_that_of_the_table() {
    use IgnoreCondition as Condition;
    let Some(table) = table() else { return };
    let text = |condition| match condition {
        Condition::PasswordDisabled => "DevicePasswordEnabled = 0 or absent",
        Condition::AlphanumericNotRequired => "AlphanumericDevicePasswordRequired = 0",
        Condition::NoPasswordRecovery => "client does not support recovery passwords",
        Condition::NoRemovableStorage => "removable storage",
        Condition::NoCamera => "no camera and no camera can be attached",
        Condition::NoUnsignedApplications => "client does not execute unsigned applications",
        Condition::NoUnsignedInstallationPackages => "client does not install unsigned .cab files",
        Condition::NoWiFi => "no Wi-Fi capability",
        Condition::NoTextMessaging => "not capable of SMS/text messaging",
        Condition::NoBluetooth => "no Bluetooth support",
        Condition::NoInfrared => "cannot transmit or receive infrared",
        Condition::NoDesktopSync => "cannot connect to a personal computer",
        Condition::NoRemoteDesktop => "cannot connect remotely to a personal computer",
        Condition::NoInternetSharing => "cannot share its Internet connection",
        other => panic!("{other:?}"),
    };
    for element in PolicyElement::ALL {
        let row = &table[element.name()];
        let facts = element.facts();
        let is_ignorable = row["ignorable"] == "yes";
        assert_eq!(!facts.ignorable_if.is_empty(), is_ignorable, "{element}");
        let cells: Vec<&str> = row["ignore_condition"].split('|').map(str::trim).collect();
        if is_ignorable {
            assert_eq!(facts.ignorable_if.len(), cells.len(), "{element}");
            for (condition, cell) in facts.ignorable_if.iter().zip(cells) {
                assert!(cell.contains(text(*condition)), "{element}: {cell}");
            }
        }
        let source = row["ignore_source"].as_str();
        let (specification, seed) = match source {
            _ if !is_ignorable => (false, false),
            "spec+seed" => (true, true),
            _ if source.starts_with("spec only") => (true, false),
            _ if source.starts_with("seed only") => (false, true),
            other => panic!("{other}"),
        };
        assert_eq!(facts.ignorable_by_specification, specification, "{element}");
        assert_eq!(facts.ignorable_by_guide, seed, "{element}");
    }
    let gated = PolicyElement::ALL.iter().filter(|e| {
        e.facts()
            .ignorable_if
            .contains(&Condition::PasswordDisabled)
    });
    assert_eq!(gated.count(), 8, "the other eight password elements");
}

#[test]
fn every_vacuous_value_is_that_of_the_table() {
    let Some(table) = table() else { return };
    for element in PolicyElement::ALL {
        let cell = table[element.name()]["vacuous_values"].as_str();
        let vacuous = element.facts().vacuous;
        if cell.contains("never counts") {
            assert_eq!(vacuous, Vacuous::Always, "{element}");
            continue;
        }
        if let Some(rest) = cell.strip_prefix("any while ") {
            let other = PolicyElement::from_name(rest.split(' ').next().unwrap()).unwrap();
            assert_eq!(vacuous, Vacuous::WhileOff(other), "{element}");
            continue;
        }
        let includes = |setting| vacuous.includes(setting, |_| false);
        assert!(includes(Setting::Absent), "{element}");
        assert_eq!(
            includes(Setting::Empty),
            cell.contains("empty"),
            "{element}"
        );
        let mut named = Vec::new();
        for part in cell.split(';').filter(|part| *part != "empty") {
            match part.strip_prefix(">=") {
                Some(from) => {
                    let from: i64 = from.parse().unwrap();
                    assert!(includes(Setting::Value(from)) && includes(Setting::Value(from + 1)));
                    assert!(!includes(Setting::Value(from - 1)));
                }
                None => named.push(part.parse::<i64>().unwrap()),
            }
        }
        for number in -2..20 {
            let expected = named.contains(&number);
            assert_eq!(
                includes(Setting::Value(number)),
                expected,
                "{element} = {number}"
            );
        }
    }
}

#[test]
fn the_algorithms_demand_nothing_while_messages_need_not_be_signed_or_encrypted() {
    let algorithm = PolicyElement::RequireSignedSMIMEAlgorithm;
    let mut policy = PolicyDocument::new();
    policy.set(algorithm, Setting::Value(1));
    assert!(policy.is_vacuous(algorithm));
    policy.set_require_signed_smime_messages(false);
    assert!(policy.is_vacuous(algorithm));
    policy.set_require_signed_smime_messages(true);
    assert!(!policy.is_vacuous(algorithm));
    assert!(
        policy.is_vacuous(PolicyElement::RequireEncryptionSMIMEAlgorithm),
        "absent"
    );
}

#[test]
fn every_section_is_the_one_that_ms_asprov_names_for_the_element() {
    let Some(path) = shared("spec/eas/ms-asprov-requirements.txt") else {
        return;
    };
    let text = std::fs::read_to_string(path).unwrap();
    for element in PolicyElement::ALL {
        // MS-ASPROV writes AllowWifi where the wire has AllowWiFi.
        let name = element.name().replace("WiFi", "Wifi");
        let named = format!("{name} (section {})", element.facts().section);
        assert!(text.contains(&named), "{named}");
    }
}

#[test]
fn the_table_of_the_crate_has_the_same_elements_and_its_accessors_their_types() {
    let mut policy = PolicyDocument::new();
    policy
        .set_allow_wifi(true)
        .set_allow_pop_imap_email(false)
        .set_max_email_body_truncation_size(-1)
        .set_max_calendar_age_filter(eas_provision::AgeFilter::TWO_WEEKS)
        .set_allow_bluetooth(eas_provision::BluetoothUse::HANDS_FREE)
        .set_require_encryption_smime_algorithm(eas_provision::EncryptionAlgorithm::RC2_40);
    assert_eq!(policy.number(PolicyElement::AllowWiFi), Some(1));
    assert_eq!(policy.number(PolicyElement::AllowPOPIMAPEmail), Some(0));
    assert_eq!(
        policy.max_email_body_truncation_size(),
        Ok(Setting::Value(-1))
    );
    assert_eq!(policy.number(PolicyElement::MaxCalendarAgeFilter), Some(4));
    assert_eq!(policy.number(PolicyElement::AllowBluetooth), Some(1));
    assert_eq!(
        policy.number(PolicyElement::RequireEncryptionSMIMEAlgorithm),
        Some(4)
    );
    assert_eq!(policy.len(), 6);
}
