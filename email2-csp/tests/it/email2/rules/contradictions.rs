//! Each of the ten contradictions among the sources.

use email2_csp::edition::{DuplicateGuid, Profile, Roles, Rule};
use email2_csp::model::tree::AccessType;
use email2_csp::{Account, AccountNode, BraceForm, Edition, Guid, MapiType, PropertyTag};

use super::{DDF_1607, DDF_V2, MOBILE, PROSE, ddf, says, seeds, whole};

#[test]
fn the_contradictions_are_ten_and_every_edition_has_its_word_on_each() {
    let numbers: Vec<u8> = Rule::ALL.into_iter().filter_map(Rule::number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for rule in Rule::ALL {
        assert!(!rule.title().is_empty() && rule.to_string() == rule.name());
        for edition in Edition::ALL {
            let says = rule.says(edition);
            if rule.number().is_some() {
                assert!(says.is_some(), "{rule} in {edition}");
            }
            if let Some(says) = says {
                assert!(
                    says.citation.starts_with(edition.source()),
                    "{rule}: {says}"
                );
            }
        }
    }
}

#[test]
fn rule_1_windows_mobile_loses_both_accounts_and_windows_10_keeps_the_first() {
    let Some([mobile, prose, later]) = seeds() else {
        return;
    };
    assert!(mobile.contains("Provisioning with an account that has the same GUID as an existing one deletes the existing account and does not create the new account."));
    for page in [&prose, &later] {
        assert!(page.contains("Provisioning with an account that has the same GUID as an existing one doesn't create the new account and Add command will fail in this case."));
    }
    assert_eq!(MOBILE.duplicate_guid(), DuplicateGuid::DeletesExisting);
    for edition in [PROSE, DDF_1607, DDF_V2] {
        assert_eq!(edition.duplicate_guid(), DuplicateGuid::AlreadyExists);
    }
    assert_eq!(Rule::DuplicateGuid.number(), Some(1));
}

#[test]
fn rule_2_every_escape_is_read_and_percent_is_written() {
    let Some([_, prose, _]) = seeds() else { return };
    assert!(prose.contains("For OMA Client Provisioning, the braces can be sent literally."));
    assert!(prose.contains(
        "For OMA DM, the braces must be sent using ASCII values of 0x7B and 0x7D respectively."
    ));
    let guid = Guid::from_u128(0xC556_E16F_56C4_4EDB_9C64_D946_9EE1_FBE0);
    let digits = "C556E16F-56C4-4EDB-9C64-D9469EE1FBE0";
    for (text, form) in [
        (format!("{{{digits}}}"), BraceForm::Literal),
        (format!("%7B{digits}%7D"), BraceForm::Percent),
        (format!("0x7B{digits}0x7D"), BraceForm::Hexadecimal),
    ] {
        assert_eq!(Guid::decode_form(&text), Ok((guid, form)));
    }
    assert!(guid.escaped().to_string().starts_with("%7B"));
    assert!(says(Rule::BraceEscape, PROSE).starts_with("0x7B and 0x7D;"));
}

#[test]
fn rule_3_the_sample_guid_is_found_broken_by_counting() {
    let Some([_, prose, later]) = seeds() else {
        return;
    };
    let sample = "0x7BC556E16F-56C4-4edb-9C64-D9469EE1FBE0x7D";
    for page in [&prose, &later] {
        assert!(page.contains(&format!("./Vendor/MSFT/EMAIL2/{sample}")));
    }
    // The literal form of the same page has its 36 characters.
    assert!(prose.contains("{C556E16F-56C4-4edb-9C64-D9469EE1FBE0}"));
    assert!(Guid::decode("{C556E16F-56C4-4edb-9C64-D9469EE1FBE0}").is_ok());
    // With every escape replaced, the sample is 37 characters long instead of 38.
    assert_eq!(sample.replace("0x7B", "{").replace("0x7D", "}").len(), 37);
    assert_eq!(Guid::decode(sample).unwrap_err().offset(), 40);
}

#[test]
fn rule_4_the_root_is_queried_where_the_ddf_has_it_or_the_caller_says_so() {
    let Some([mobile, prose, _]) = seeds() else {
        return;
    };
    assert!(mobile.contains("there is no way to perform a top-level query for account GUIDs"));
    assert!(mobile.contains("Root level of the Configuration Service Provider: No"));
    assert!(prose.contains("there's no way to perform a top-level query for account GUIDs"));
    for file in ["EMAIL2-ddf-1607.xml", "EMAIL2-ddfv2-2025.xml"] {
        let Some(ddf) = ddf(file) else { return };
        let root = ddf.split_once("<NodeName>EMAIL2</NodeName>").unwrap().1;
        assert!(
            root.split_once("</AccessType>")
                .unwrap()
                .0
                .ends_with("<Get /> ")
        );
    }
    let allowed: Vec<bool> = Edition::ALL
        .into_iter()
        .map(|edition| Profile::new(edition).allows_root_query())
        .collect();
    assert_eq!(allowed, [false, false, true, true]);
    assert!(
        Profile::new(MOBILE)
            .with_root_query(true)
            .allows_root_query()
    );
    assert!(
        !Profile::new(PROSE)
            .with_root_query(true)
            .allows_root_query(),
        "an option of Windows Mobile"
    );
}

#[test]
fn rule_5_the_manager_may_and_by_option_the_authenticated_user() {
    let Some([mobile, ..]) = seeds() else { return };
    assert!(mobile.contains("Roles allowed to query and update setting Manager"));
    for edition in Edition::ALL {
        assert_eq!(Profile::new(edition).roles(), Roles::MANAGER);
    }
    let both = Roles::MANAGER | Roles::USER_AUTH;
    assert_eq!(
        Profile::new(MOBILE).with_authenticated_user(true).roles(),
        both
    );
    assert_eq!(
        Profile::new(DDF_V2).with_authenticated_user(true).roles(),
        Roles::MANAGER
    );
    assert_eq!(both.0, 8 + 16);
}

#[test]
fn rule_6_outgoing_credentials_go_together_and_with_their_switch() {
    let Some([mobile, prose, _]) = seeds() else {
        return;
    };
    assert!(mobile.contains(
        "If some but not all of the outgoing server credentials parameters are present then"
    ));
    assert!(
        prose.contains("If some of the outgoing server credentials parameters are present, then")
    );
    assert!(mobile.contains("only valid if SMTPALTENABLED is True"));
    use AccountNode::{
        SmtpAltAuthName as Name, SmtpAltDomain as Domain, SmtpAltEnabled as Enabled,
        SmtpAltPassword as Password,
    };
    for edition in Edition::ALL {
        let (on, off) = match edition {
            PROSE => ("TRUE", "FALSE"),
            _ => ("1", "0"),
        };
        let broken = |with: &[(AccountNode, &'static str)]| {
            let mut account = whole(edition);
            for (node, value) in with {
                account.set(*node, *value);
            }
            let verdict = account.validate(edition).into_owned();
            assert!(
                verdict
                    .findings()
                    .iter()
                    .all(|f| f.rule() == Rule::OutgoingCredentials),
                "{verdict}"
            );
            verdict.findings().len()
        };
        assert_eq!(broken(&[]), 0);
        assert_eq!(broken(&[(Enabled, off)]), 0);
        assert_eq!(
            broken(&[(Enabled, on), (Name, "a"), (Password, "p")]),
            0,
            "the domain may be absent"
        );
        assert_eq!(
            broken(&[(Enabled, on), (Name, "a"), (Password, "p"), (Domain, "d")]),
            0
        );
        assert_eq!(broken(&[(Enabled, on)]), 2);
        assert_eq!(broken(&[(Enabled, on), (Name, "a")]), 1);
        assert_eq!(broken(&[(Enabled, on), (Password, "p")]), 1);
        assert_eq!(broken(&[(Enabled, on), (Domain, "d")]), 2);
        assert_eq!(
            broken(&[(Name, "a"), (Password, "p")]),
            2,
            "the switch is absent"
        );
        assert_eq!(broken(&[(Enabled, off), (Domain, "d")]), 1);
    }
}

#[test]
fn rule_7_only_the_page_of_windows_10_demands_atomic() {
    let Some([mobile, prose, later]) = seeds() else {
        return;
    };
    for page in [&prose, &later] {
        assert!(
            page.contains("All Add and Replace commands need to be wrapped in an Atomic section.")
        );
    }
    assert!(!mobile.contains("Atomic"));
    for file in ["EMAIL2-ddf-1607.xml", "EMAIL2-ddfv2-2025.xml"] {
        let Some(ddf) = ddf(file) else { return };
        assert!(!ddf.contains("Atomic"));
    }
    let required: Vec<bool> = Edition::ALL
        .into_iter()
        .map(Edition::requires_atomic)
        .collect();
    assert_eq!(required, [false, true, false, false]);
}

#[test]
fn rule_8_what_the_service_is_cannot_be_replaced_where_a_page_says_so() {
    let Some([mobile, prose, _]) = seeds() else {
        return;
    };
    assert_eq!(mobile.matches("does not support the OMA DM Replace command on the parameters SERVICENAME and SERVICETYPE").count(), 2);
    assert_eq!(prose.matches("doesn't support the OMA DM Replace command on the parameters SERVICENAME and SERVICETYPE").count(), 2);
    let lists = prose.split_once("SERVICENAME Required.").unwrap().1;
    assert!(
        lists.starts_with(" Character string")
            && lists.contains("Supported operations are Get, Add, Replace, and Delete. Note")
    );
    for (edition, allowed) in [
        (MOBILE, false),
        (PROSE, false),
        (DDF_1607, true),
        (DDF_V2, true),
    ] {
        assert_eq!(edition.replaces_service(), allowed);
        for node in [AccountNode::ServiceName, AccountNode::ServiceType] {
            assert!(
                node.facts(edition)
                    .unwrap()
                    .access()
                    .has(AccessType::Replace),
                "it is in the list"
            );
            let edit = Account::new(Guid::from_u128(1)).with(node, "POP3");
            let verdict = edit.validate_edit(None, edition);
            assert_eq!(verdict.is_legal(), allowed, "{verdict}");
            assert_eq!(verdict.breaks(Rule::ServiceReplace), !allowed);
        }
    }
}

#[test]
fn rule_9_has_its_word_for_every_edition() {
    for edition in Edition::ALL {
        assert!(says(Rule::IntegerFormat, edition).contains("int"));
        for node in [
            AccountNode::AuthRequired,
            AccountNode::Linger,
            AccountNode::SmtpAltEnabled,
        ] {
            let facts = node.facts(edition).unwrap();
            assert_eq!(facts.format().to_string(), "chr");
            assert!(facts.rules().contains(&Rule::IntegerFormat));
        }
    }
}

#[test]
fn rule_10_tag_names_are_read_with_and_without_0x() {
    let Some([mobile, ..]) = seeds() else { return };
    assert!(mobile.contains("<parm name=\"8128000B\" value=\"1\">"));
    for name in ["8128000B", "0x8128000B", "0X8128000b"] {
        assert_eq!(
            PropertyTag::decode(name),
            Some(PropertyTag::INCOMING_SSL),
            "{name}"
        );
    }
    for name in [
        "",
        "0x",
        "8128000",
        "08128000B",
        "8128000G",
        "0x8128000B0",
        "x8128000B",
        "+128000B",
    ] {
        assert_eq!(PropertyTag::decode(name), None, "{name}");
    }
    assert_eq!(PropertyTag::INCOMING_SSL.mapi_type(), MapiType::BOOLEAN);
    assert_eq!(PropertyTag(0x8130_001F).mapi_type(), MapiType::STRING);
    assert_eq!(PropertyTag::OUTGOING_SSL.to_string(), "812C000B");
}
