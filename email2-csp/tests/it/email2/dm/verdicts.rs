//! What editions make of commands, each by itself.

use email2_csp::dm::CommandSet;
use email2_csp::edition::{Expected, Found, Profile, Rule};
use email2_csp::{Account, AccountNode, Edition, Guid, Operation, Query};

use super::{
    DDF_1607, DDF_V2, DIGITS, MOBILE, PROSE, account, adds, at, atomic, message, one, verdict,
};

#[test]
fn add_and_replace_outside_atomic_are_found_where_the_page_demands_it() {
    for edition in Edition::ALL {
        let found = verdict(&adds(edition), edition, None);
        let outside = found
            .iter()
            .filter(|(rule, _)| *rule == Rule::AtomicRequired)
            .count();
        assert_eq!(outside > 0, edition == PROSE, "{edition}: {found:?}");
        assert!(verdict(&atomic(&adds(edition)), edition, None).is_empty());
        let replace = one("Replace", 3, &at(edition, "NAME"), "chr", "x");
        let expected: &[(Rule, String)] = match edition {
            PROSE => &[(Rule::AtomicRequired, "NAME".to_owned())],
            _ => &[],
        };
        assert_eq!(verdict(&replace, edition, None), expected);
    }
}

#[test]
fn replace_of_the_service_inside_the_atomic_that_creates_it_is_creation() {
    for edition in Edition::ALL {
        let body = adds(edition);
        // The Add of SERVICENAME becomes a Replace.
        let at_name = body.find("/SERVICENAME").unwrap();
        let start = body[..at_name].rfind("<Add>").unwrap();
        let end = at_name + body[at_name..].find("</Add>").unwrap();
        let replaced = format!(
            "{}<Replace>{}</Replace>{}",
            &body[..start],
            &body[start + 5..end],
            &body[end + 6..]
        );
        assert!(
            verdict(&atomic(&replaced), edition, None).is_empty(),
            "{edition}"
        );
        // Without Atomic the account is there before.
        if !edition.requires_atomic() {
            let found = verdict(&replaced, edition, None);
            let expected: &[(Rule, String)] = match edition {
                MOBILE => &[(Rule::ServiceReplace, "SERVICENAME".to_owned())],
                _ => &[],
            };
            assert_eq!(found, expected, "{edition}");
        }
        // On an account that is there it is refused where a page says so.
        let alone = atomic(&one(
            "Replace",
            3,
            &at(edition, "SERVICETYPE"),
            "chr",
            "POP3",
        ));
        let there = [account(edition)];
        for existing in [None, Some(&there[..])] {
            let found = verdict(&alone, edition, existing);
            assert_eq!(
                found.contains(&(Rule::ServiceReplace, "SERVICETYPE".to_owned())),
                !edition.replaces_service()
            );
        }
    }
}

/// Each page, SERVICENAME, SERVICETYPE: the account has to be deleted, and another one created.
#[test]
fn a_service_that_is_taken_away_and_added_again_is_one_that_is_replaced() {
    for edition in Edition::ALL {
        let there = [account(edition)];
        for node in ["SERVICENAME", "SERVICETYPE"] {
            let delete = one("Delete", 3, &at(edition, node), "", "");
            let add = one("Add", 4, &at(edition, node), "chr", "POP3");
            let again = atomic(&format!("{delete}{add}"));
            let expected: &[(Rule, String)] = match edition.replaces_service() {
                true => &[],
                false => &[(Rule::ServiceReplace, node.to_owned())],
            };
            for existing in [None, Some(&there[..])] {
                assert_eq!(verdict(&again, edition, existing), expected, "{edition}");
            }
            // Of an account that lacks it, it is added.
            let mut lacks = account(edition);
            lacks.remove(AccountNode::from_name(node).unwrap());
            let (add, lacks) = (atomic(&add), [lacks]);
            assert_eq!(verdict(&add, edition, Some(&lacks)), [], "{edition}");
            // Nor is it replaced where the Atomic itself has added it.
            let body = adds(edition);
            let made = atomic(&format!(
                "{body}{}{}",
                delete,
                one("Add", 4, &at(edition, node), "chr", "POP3")
            ));
            for existing in [None, Some(&[][..])] {
                assert_eq!(verdict(&made, edition, existing), [], "{edition}");
            }
        }
    }
}

#[test]
fn replace_adds_what_is_missing_of_the_path() {
    // Replace alone makes an account that is known not to be there, and it has to be a whole one.
    for edition in Edition::ALL {
        let replaces = adds(edition)
            .replace("<Add>", "<Replace>")
            .replace("</Add>", "</Replace>");
        // Without the node of the account itself.
        let start = replaces.find("</Replace>").unwrap() + "</Replace>".len();
        let leaves = atomic(&replaces[start..]);
        assert_eq!(verdict(&leaves, edition, Some(&[])), [], "{edition}");
        let part = atomic(&one("Replace", 3, &at(edition, "NAME"), "chr", "x"));
        assert!(
            verdict(&part, edition, Some(&[]))
                .iter()
                .all(|(rule, _)| *rule == Rule::RequiredNodes)
        );
        assert_eq!(verdict(&part, edition, None), []);
    }
}

#[test]
fn int_is_taken_for_three_nodes_and_no_other() {
    for edition in Edition::ALL {
        let on = match edition {
            PROSE => "TRUE",
            _ => "1",
        };
        for (node, number, text) in [
            ("AUTHREQUIRED", "1", "1"),
            ("LINGER", "15", "15"),
            ("SMTPALTENABLED", "1", on),
        ] {
            let found = |format, value| {
                let body = atomic(&one("Replace", 3, &at(edition, node), format, value));
                verdict(&body, edition, None)
            };
            for (format, value) in [("chr", text), ("", text), ("int", number)] {
                assert_eq!(found(format, value), [], "{edition}: {node} {format}");
            }
            // An `int` is a number, whatever words the edition has.
            for (format, value) in [("bool", text), ("int", "TRUE"), ("int", "1.5"), ("int", "")] {
                let broken = (Rule::IntegerFormat, node.to_owned());
                assert!(
                    found(format, value).contains(&broken),
                    "{edition}: {node} {value}"
                );
            }
        }
        for (node, value) in [
            ("DWNDAY", "14"),
            ("KEEPMAX", "25"),
            ("TAGPROPS/8128000B", "1"),
            ("NAME", "1"),
        ] {
            let body = atomic(&one("Replace", 3, &at(edition, node), "int", value));
            assert_eq!(
                verdict(&body, edition, None),
                [(Rule::NodeFormat, node.to_owned())],
                "{edition}"
            );
        }
        let wrong = adds(edition).replacen("node", "chr", 1);
        assert_eq!(
            verdict(&atomic(&wrong), edition, None),
            [(Rule::NodeFormat, "{GUID}".to_owned())]
        );
    }
}

#[test]
fn a_finding_on_a_format_says_what_is_expected_and_found() {
    let xml = message(&atomic(&one("Replace", 3, &at(DDF_V2, "NAME"), "bin", "x")));
    let message = syncml::decode_xml(&xml).unwrap();
    let set = CommandSet::decode(&message.commands).unwrap();
    let verdict = set.validate(DDF_V2, None);
    let [finding] = verdict.findings() else {
        panic!("{verdict}")
    };
    assert!(matches!(finding.expected(), Expected::Format(format) if format.to_string() == "chr"));
    assert_eq!(finding.found(), &Found::Format("bin".into()));
    assert_eq!(
        finding.to_string(),
        "NAME: NodeFormat: expected chr, found bin (EMAIL2 DDF v2, NAME)"
    );
}

#[test]
fn a_second_account_of_a_guid_is_found() {
    for edition in Edition::ALL {
        let there = [account(edition)];
        let body = atomic(&adds(edition));
        let duplicate = [(Rule::DuplicateGuid, "{GUID}".to_owned())];
        assert_eq!(
            verdict(&body, edition, Some(&there)),
            duplicate,
            "{edition}"
        );
        // Twice in one message.
        assert_eq!(
            verdict(&format!("{body}{body}"), edition, None),
            duplicate,
            "{edition}"
        );
        // Removed before, it is none.
        let delete = one("Delete", 2, &at(edition, ""), "", "");
        assert_eq!(
            verdict(&format!("{delete}{body}"), edition, Some(&there)),
            []
        );
        let inside = atomic(&format!("{delete}{}", adds(edition)));
        assert_eq!(verdict(&inside, edition, Some(&there)), []);
    }
}

#[test]
fn more_accounts_than_there_may_be_are_found() {
    let others: Vec<Account<'_>> = (1..=6)
        .map(|n| account(DDF_V2).with_guid(Guid::from_u128(n)))
        .collect();
    let body = atomic(&adds(DDF_V2));
    let limit = [(Rule::AccountLimit, "{GUID}".to_owned())];
    assert_eq!(verdict(&body, DDF_V2, Some(&others)), limit);
    assert_eq!(verdict(&body, DDF_V2, Some(&others[..5])), []);
    let xml = message(&body);
    let message = syncml::decode_xml(&xml).unwrap();
    let set = CommandSet::decode(&message.commands).unwrap();
    let single = Profile::new(DDF_V2).with_account_limit(1);
    assert!(
        set.validate(single, Some(&others[..1]))
            .breaks(Rule::AccountLimit)
    );
    assert!(set.validate(single, Some(&[])).is_legal());
}

#[test]
fn scopes_are_those_of_the_edition() {
    for (edition, device, user) in [
        (MOBILE, true, false),
        (PROSE, true, true),
        (DDF_1607, true, true),
        (DDF_V2, false, true),
    ] {
        for (root, legal) in [
            ("./Vendor", device),
            ("./Device/Vendor", device),
            ("./User/Vendor", user),
            ("./user/vendor", user),
        ] {
            let body = one(
                "Delete",
                3,
                &format!("{root}/MSFT/EMAIL2/%7B{DIGITS}%7D"),
                "",
                "",
            );
            let found = verdict(&body, edition, None);
            let expected: &[(Rule, String)] = match legal {
                true => &[],
                false => &[(Rule::RootPath, "EMAIL2".to_owned())],
            };
            assert_eq!(found, expected, "{edition}: {root}");
        }
    }
}

#[test]
fn what_cannot_be_done_to_a_node_is_found() {
    let [m, p, d1, d2] = [MOBILE, PROSE, DDF_1607, DDF_V2];
    for (command, node, rule, editions) in [
        ("Delete", "INSERVER", Rule::IncomingServer, &[p][..]),
        ("Delete", "TAGPROPS/812C000B", Rule::OutgoingSsl, &[p]),
        ("Add", "TAGPROPS/812C000B", Rule::OutgoingSsl, &[p]),
        ("Replace", "", Rule::AccountNode, &[p]),
        ("Exec", "NAME", Rule::Operations, &[m, p, d1, d2]),
        ("Copy", "NAME", Rule::Operations, &[m, p, d1, d2]),
        ("Get", "COLOUR", Rule::UnknownNode, &[m, p, d1, d2]),
        ("Delete", "COLOUR/RED", Rule::UnknownNode, &[m, p, d1, d2]),
        ("Get", "ACCOUNTTYPE", Rule::NodePresence, &[m]),
        ("Get", "CONNECTIONID", Rule::NodePresence, &[p, d1, d2]),
        ("Delete", "NAMEDPROPS", Rule::NodePresence, &[p, d1, d2]),
        (
            "Get",
            "NAMEDPROPS/Sample#0003",
            Rule::NodePresence,
            &[p, d1, d2],
        ),
        ("Get", "TAGPROPS/8130000B", Rule::TagProps, &[p, d1, d2]),
    ] {
        for edition in Edition::ALL {
            let uri = at(edition, &node.replace('#', "%23"));
            let (format, value) = match (command, node) {
                ("Replace", "") => ("node", ""),
                ("Add" | "Replace", _) => ("chr", "1"),
                _ => ("", ""),
            };
            let found = verdict(
                &atomic(&one(command, 3, &uri, format, value)),
                edition,
                None,
            );
            let finds = found.iter().any(|(found, _)| *found == rule);
            assert_eq!(
                finds,
                editions.contains(&edition),
                "{command} {node} in {edition}: {found:?}"
            );
            assert!(
                finds || found.is_empty(),
                "{command} {node} in {edition}: {found:?}"
            );
        }
    }
}

#[test]
fn the_root_is_asked_where_it_can_be() {
    for (edition, legal) in [
        (MOBILE, false),
        (PROSE, false),
        (DDF_1607, true),
        (DDF_V2, true),
    ] {
        let body = one(
            "Get",
            3,
            &format!("{}?list=StructData", edition.root()),
            "",
            "",
        );
        assert_eq!(verdict(&body, edition, None).is_empty(), legal);
        let xml = message(&body);
        let message = syncml::decode_xml(&xml).unwrap();
        let set = CommandSet::decode(&message.commands).unwrap();
        assert!(set.operations().eq([&Operation::Query(Query::root(true))]));
        let option = Profile::new(edition).with_root_query(true);
        assert_eq!(
            set.validate(option, None).is_legal(),
            legal || edition == MOBILE
        );
        // Nothing else can be done to it.
        let delete = one("Delete", 3, edition.root(), "", "");
        assert_eq!(
            verdict(&delete, edition, None),
            [(Rule::RootQuery, "EMAIL2".to_owned())]
        );
    }
}

#[test]
fn oversized_and_unknown_and_wrong_values_are_found_in_commands_as_well() {
    for edition in Edition::ALL {
        for (node, value, rule) in [
            ("SERVICENAME", "A".repeat(33), Rule::SizeLimits),
            ("COLOUR", "blue".to_owned(), Rule::UnknownNode),
            ("TAGPROPS/ZZZ", "1".to_owned(), Rule::TagPropertyName),
            ("LINGER", "often".to_owned(), Rule::Linger),
        ] {
            let body = atomic(&format!(
                "{}{}",
                adds(edition),
                one("Add", 90, &at(edition, node), "chr", &value)
            ));
            let mut found = verdict(&body, edition, None);
            // It is there already.
            found.retain(|(rule, _)| *rule != Rule::AddExisting);
            assert_eq!(found, [(rule, node.to_owned())], "{edition}");
        }
    }
}

#[test]
fn tag_properties_with_0x_are_the_same_node() {
    let body = atomic(&one(
        "Replace",
        3,
        &at(DDF_V2, "TAGPROPS/0x8128000B"),
        "chr",
        "1",
    ));
    assert_eq!(verdict(&body, DDF_V2, None), []);
}
