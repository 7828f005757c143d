//! What editions make of commands behind others.

use email2_csp::dm::CommandSet;
use email2_csp::edition::Rule;
use email2_csp::{Edition, Place};

use super::{MOBILE, PROSE, account, adds, at, atomic, message, one, verdict};

#[test]
fn a_second_atomic_is_judged_by_what_the_first_has_left() {
    for edition in Edition::ALL {
        let on = match edition {
            PROSE => "TRUE",
            _ => "1",
        };
        let there = [account(edition)];
        let node = |command: &str, node: &str, value: &str| {
            one(
                command,
                3,
                &at(edition, node),
                if value.is_empty() { "" } else { "chr" },
                value,
            )
        };
        let outgoing = atomic(&format!(
            "{}{}{}",
            node("Add", "SMTPALTENABLED", on),
            node("Add", "SMTPALTAUTHNAME", "ada-out"),
            node("Add", "SMTPALTPASSWORD", "secret")
        ));
        let password = atomic(&node("Replace", "SMTPALTPASSWORD", "other"));
        assert_eq!(
            verdict(&format!("{outgoing}{password}"), edition, Some(&there)),
            [],
            "{edition}"
        );
        // Alone, it is a password that nothing needs.
        let alone = [(Rule::OutgoingCredentials, "SMTPALTPASSWORD".to_owned())];
        assert_eq!(
            verdict(&password, edition, Some(&there)),
            alone,
            "{edition}"
        );
        // After a change of the service, no limit of attachments.
        if edition != MOBILE && edition.replaces_service() {
            let pop3 = atomic(&node("Replace", "SERVICETYPE", "POP3"));
            let keep = atomic(&node("Replace", "KEEPMAX", "25"));
            let found = verdict(&format!("{pop3}{keep}"), edition, Some(&there));
            assert_eq!(found, [(Rule::KeepMax, "KEEPMAX".to_owned())], "{edition}");
            assert_eq!(
                verdict(&format!("{keep}{pop3}"), edition, Some(&there)),
                found
            );
        }
    }
}

#[test]
fn what_an_account_has_to_have_may_not_be_left_deleted() {
    for edition in Edition::ALL {
        let there = [account(edition)];
        let delete = one("Delete", 3, &at(edition, "AUTHNAME"), "", "");
        let add = one("Add", 4, &at(edition, "AUTHNAME"), "chr", "grace");
        let lacks = [(Rule::RequiredNodes, "AUTHNAME".to_owned())];
        assert_eq!(
            verdict(&atomic(&delete), edition, Some(&there)),
            lacks,
            "{edition}"
        );
        assert_eq!(
            verdict(&atomic(&format!("{delete}{add}")), edition, Some(&there)),
            []
        );
        // The account itself may go, and of accounts that are not known nothing is said.
        let whole = one("Delete", 5, &at(edition, ""), "", "");
        assert_eq!(
            verdict(&atomic(&format!("{delete}{whole}")), edition, Some(&there)),
            []
        );
        assert_eq!(verdict(&atomic(&delete), edition, None), []);
        // A node that need not be there may go.
        let secret = one("Delete", 3, &at(edition, "AUTHSECRET"), "", "");
        assert_eq!(verdict(&atomic(&secret), edition, Some(&there)), []);
    }
}

#[test]
fn outgoing_credentials_may_go_together() {
    for edition in Edition::ALL {
        let on = match edition {
            PROSE => "TRUE",
            _ => "1",
        };
        let mut there = [account(edition)];
        for (node, value) in [
            (email2_csp::AccountNode::SmtpAltEnabled, on),
            (email2_csp::AccountNode::SmtpAltAuthName, "ada-out"),
            (email2_csp::AccountNode::SmtpAltPassword, "secret"),
        ] {
            there[0].set(node, value);
        }
        assert!(there[0].validate(edition).is_legal());
        let delete = |node: &str| one("Delete", 3, &at(edition, node), "", "");
        let [enabled, name, password] =
            ["SMTPALTENABLED", "SMTPALTAUTHNAME", "SMTPALTPASSWORD"].map(delete);
        let all = atomic(&format!("{enabled}{name}{password}"));
        assert_eq!(verdict(&all, edition, Some(&there)), [], "{edition}");
        let found = verdict(&atomic(&name), edition, Some(&there));
        assert_eq!(
            found,
            [(Rule::OutgoingCredentials, "SMTPALTAUTHNAME".to_owned())]
        );
        assert_eq!(verdict(&atomic(&enabled), edition, Some(&there)).len(), 2);
        // Off first, and then the credentials that are not needed.
        let off = one(
            "Replace",
            3,
            &at(edition, "SMTPALTENABLED"),
            "chr",
            match edition {
                PROSE => "FALSE",
                _ => "0",
            },
        );
        let all = atomic(&format!("{off}{name}{password}"));
        assert_eq!(verdict(&all, edition, Some(&there)), [], "{edition}");
    }
}

#[test]
fn a_node_is_added_once() {
    for edition in Edition::ALL {
        let add = |node: &str, value: &str| one("Add", 90, &at(edition, node), "chr", value);
        let twice = |node: &str| [(Rule::AddExisting, node.to_owned())];
        // In the creation itself.
        let again = format!("{}{}", adds(edition), add("SERVICENAME", "Other"));
        assert_eq!(
            verdict(&atomic(&again), edition, None),
            twice("SERVICENAME"),
            "{edition}"
        );
        assert_eq!(
            verdict(&atomic(&again), edition, Some(&[])),
            twice("SERVICENAME")
        );
        // In an account that is there.
        let there = [account(edition)];
        let server = atomic(&add("INSERVER", "imap.contoso.example"));
        assert_eq!(
            verdict(&server, edition, Some(&there)),
            twice("INSERVER"),
            "{edition}"
        );
        assert_eq!(verdict(&server, edition, None), []);
        // In the Atomic before.
        let name = atomic(&add("NAME", "Ada"));
        assert_eq!(
            verdict(&format!("{name}{name}"), edition, Some(&there)),
            twice("NAME")
        );
        // It may be added again where it has been deleted, alone or with its group.
        let delete = one("Delete", 91, &at(edition, "NAME"), "", "");
        let back = atomic(&format!(
            "{}{delete}{}",
            add("NAME", "Ada"),
            add("NAME", "Grace")
        ));
        assert_eq!(verdict(&back, edition, Some(&there)), []);
        let group = one("Delete", 91, &at(edition, "TAGPROPS"), "", "");
        let ssl = add("TAGPROPS/8128000B", "1");
        assert_eq!(
            verdict(&atomic(&ssl), edition, Some(&there)),
            twice("TAGPROPS/8128000B")
        );
        // Windows Mobile makes no group for a node.
        let again = one("Add", 92, &at(edition, "TAGPROPS"), "node", "");
        let again = if edition == MOBILE {
            again.as_str()
        } else {
            ""
        };
        let back = atomic(&format!("{group}{again}{ssl}"));
        assert_eq!(verdict(&back, edition, Some(&there)), [], "{edition}");
    }
}

#[test]
fn a_node_that_an_atomic_adds_is_not_replaced_in_it() {
    for edition in Edition::ALL {
        let there = [account(edition)];
        let add = one("Add", 90, &at(edition, "NAME"), "chr", "Ada");
        let replace = one("Replace", 91, &at(edition, "NAME"), "chr", "Grace");
        let both = atomic(&format!("{add}{replace}"));
        let expected: &[(Rule, String)] = match edition {
            MOBILE => &[],
            _ => &[(Rule::ReplaceAdded, "NAME".to_owned())],
        };
        assert_eq!(verdict(&both, edition, Some(&there)), expected, "{edition}");
        assert_eq!(verdict(&both, edition, None), expected, "{edition}");
        // In two of them, and outside any, it is.
        let two = format!("{}{}", atomic(&add), atomic(&replace));
        assert_eq!(verdict(&two, edition, Some(&there)), [], "{edition}");
        if !edition.requires_atomic() {
            let open = format!("{add}{replace}");
            assert_eq!(verdict(&open, edition, Some(&there)), [], "{edition}");
        }
    }
}

#[test]
fn an_account_is_made_by_its_first_node() {
    for edition in Edition::ALL {
        let all = adds(edition);
        let end = all.find("</Add>").unwrap() + "</Add>".len();
        let (account, leaves) = all.split_at(end);
        let late = atomic(&format!("{leaves}{account}"));
        let mut expected = vec![(Rule::DuplicateGuid, "{GUID}".to_owned())];
        if edition == MOBILE {
            expected.insert(0, (Rule::MissingNode, "{GUID}".to_owned()));
        }
        assert_eq!(verdict(&late, edition, Some(&[])), expected, "{edition}");
        // Replace of the account itself makes it, where there is one.
        let first = one("Replace", 2, &at(edition, ""), "node", "");
        let again = atomic(&format!("{first}{all}"));
        for existing in [None, Some(&[][..])] {
            let found = verdict(&again, edition, existing);
            let second = (Rule::DuplicateGuid, "{GUID}".to_owned());
            assert!(found.contains(&second), "{edition}: {found:?}");
        }
    }
}

#[test]
fn what_is_deleted_has_to_be_there() {
    for edition in Edition::ALL {
        let there = [account(edition)];
        let delete = |node: &str| one("Delete", 3, &at(edition, node), "", "");
        let missing = |node: &str| [(Rule::MissingNode, node.to_owned())];
        // In an account that is there, and of one that is not.
        assert_eq!(
            verdict(&atomic(&delete("LINGER")), edition, Some(&there)),
            missing("LINGER")
        );
        assert_eq!(
            verdict(&atomic(&delete("")), edition, Some(&[])),
            missing("{GUID}")
        );
        assert_eq!(
            verdict(&atomic(&delete("AUTHSECRET")), edition, Some(&there)),
            []
        );
        // A second time in one Atomic, or in two.
        let [secret, whole] = [delete("AUTHSECRET"), delete("")];
        let twice = atomic(&format!("{secret}{secret}"));
        assert_eq!(
            verdict(&twice, edition, Some(&there)),
            missing("AUTHSECRET"),
            "{edition}"
        );
        let twice = format!("{}{}", atomic(&whole), atomic(&whole));
        assert_eq!(
            verdict(&twice, edition, None),
            missing("{GUID}"),
            "{edition}"
        );
        // What the group had is gone with it.
        if edition == MOBILE {
            let both = format!("{}{}", delete("TAGPROPS"), delete("TAGPROPS/8128000B"));
            let found = verdict(&atomic(&both), edition, Some(&there));
            assert_eq!(found, missing("TAGPROPS/8128000B"));
        }
        // Of an account that is not known, nothing is said; nor of one that Replace may have found there.
        assert_eq!(verdict(&atomic(&delete("LINGER")), edition, None), []);
        let found = one("Replace", 2, &at(edition, ""), "node", "");
        let known = verdict(&atomic(&found), edition, None);
        for node in ["LINGER", "TAGPROPS"] {
            let both = atomic(&format!("{found}{}", delete(node)));
            assert_eq!(verdict(&both, edition, None), known, "{edition} {node}");
        }
        // Windows Mobile has any property, there or not.
        if edition == MOBILE {
            let other = atomic(&delete("TAGPROPS/1234000B"));
            let gone = missing("TAGPROPS/1234000B");
            assert_eq!(verdict(&other, edition, Some(&there)), gone);
            assert_eq!(verdict(&other, edition, Some(&[])), gone);
        }
    }
}

#[test]
fn windows_mobile_adds_to_what_is_there_only() {
    for edition in Edition::ALL {
        let mut there = [account(edition)];
        let ssl = atomic(&one(
            "Add",
            3,
            &at(edition, "TAGPROPS/8128000B"),
            "chr",
            "1",
        ));
        there[0].set_tag_props(false);
        let found = verdict(&ssl, edition, Some(&there));
        let expected: &[(Rule, String)] = match edition {
            MOBILE => &[(Rule::MissingNode, "TAGPROPS".to_owned())],
            _ => &[],
        };
        assert_eq!(found, expected, "{edition}");
    }
}

#[test]
fn an_account_that_is_made_is_judged_at_the_end_of_its_atomic() {
    for edition in Edition::ALL {
        let delete = |node: &str| one("Delete", 90, &at(edition, node), "", "");
        let name = one("Add", 91, &at(edition, "SMTPALTAUTHNAME"), "chr", "ada-out");
        // A name that nothing needs, and that goes again; an account that goes again.
        for (behind, legal) in [
            (name.clone(), false),
            (format!("{name}{}", delete("SMTPALTAUTHNAME")), true),
            (format!("{name}{}", delete("")), true),
            (delete("AUTHNAME"), false),
        ] {
            let body = atomic(&format!("{}{behind}", adds(edition)));
            let found = verdict(&body, edition, Some(&[]));
            assert_eq!(found.is_empty(), legal, "{edition}: {found:?}");
        }
        // After the account has gone, Replace of its service makes it anew.
        let there = [account(edition)];
        let service = one("Replace", 92, &at(edition, "SERVICENAME"), "chr", "Other");
        let whole = delete("");
        let body = atomic(&format!("{whole}{service}{whole}"));
        assert_eq!(verdict(&body, edition, Some(&there)), [], "{edition}");
    }
}

#[test]
fn what_a_command_brings_is_judged_although_another_takes_it_away() {
    for edition in Edition::ALL {
        let delete = |node: &str| one("Delete", 90, &at(edition, node), "", "");
        let often = one("Add", 91, &at(edition, "LINGER"), "chr", "often");
        let colour = one("Add", 92, &at(edition, "COLOUR"), "chr", "blue");
        let soon = one("Replace", 93, &at(edition, "LINGER"), "chr", "15");
        for (behind, rule) in [
            (format!("{often}{}", delete("LINGER")), Rule::Linger),
            (format!("{often}{}", delete("")), Rule::Linger),
            (format!("{often}{soon}"), Rule::Linger),
            (format!("{colour}{}", delete("")), Rule::UnknownNode),
        ] {
            let body = atomic(&format!("{}{behind}", adds(edition)));
            let found = verdict(&body, edition, Some(&[]));
            assert!(found.iter().any(|(broken, _)| *broken == rule), "{found:?}");
        }
    }
}

#[test]
fn what_comes_before_the_deletion_of_an_account_is_about_that_account() {
    for edition in Edition::ALL {
        let service = one("Replace", 90, &at(edition, "SERVICENAME"), "chr", "Other");
        let delete = one("Delete", 91, &at(edition, ""), "", "");
        let there = [account(edition)];
        let refused = [(Rule::ServiceReplace, "SERVICENAME".to_owned())];
        let expected = match edition.replaces_service() {
            true => &[][..],
            false => &refused[..],
        };
        let before = atomic(&format!("{service}{delete}{}", adds(edition)));
        for existing in [None, Some(&there[..])] {
            assert_eq!(verdict(&before, edition, existing), expected, "{edition}");
        }
        let behind = atomic(&format!("{delete}{}", adds(edition)));
        assert_eq!(verdict(&behind, edition, Some(&there)), [], "{edition}");
    }
}

#[test]
fn a_query_behind_the_address_of_a_change_and_a_property_are_found() {
    for edition in Edition::ALL {
        let there = [account(edition)];
        for (command, node, place) in [
            ("Replace", "NAME?prop=ACL", "NAME"),
            ("Replace", "NAME?prop=Name", "NAME"),
            ("Add", "DOMAIN?list=StructData", "DOMAIN"),
            ("Delete", "NAME?prop=Title", "NAME"),
            ("Get", "NAME?prop=Format", "NAME"),
            ("Get", "?prop=ACL", "{GUID}"),
            ("Delete", "?list=StructData", "{GUID}"),
        ] {
            let address = match node.strip_prefix('?') {
                Some(query) => format!("{}?{query}", at(edition, "")),
                None => at(edition, node),
            };
            let value = match command {
                "Add" | "Replace" => "Add=*",
                _ => "",
            };
            let body = atomic(&one(command, 3, &address, "", value));
            let found = [(Rule::AddressQuery, place.to_owned())];
            for existing in [None, Some(&there[..])] {
                assert_eq!(verdict(&body, edition, existing), found, "{command} {node}");
            }
            // What is done to properties is nothing that is done to accounts.
            let xml = message(&body);
            let message = syncml::decode_xml(&xml).unwrap();
            let set = CommandSet::decode(&message.commands).unwrap();
            assert_eq!(set.operations().count(), 0, "{command} {node}");
        }
        let list = one(
            "Get",
            3,
            &format!("{}?list=StructData", at(edition, "")),
            "",
            "",
        );
        assert_eq!(verdict(&list, edition, Some(&there)), []);
    }
}

#[test]
fn a_node_with_nodes_below_it_has_the_format_node_and_no_value() {
    for edition in Edition::ALL {
        let mut bare = account(edition);
        bare.set_tag_props(false);
        let mut places = vec![("", Place::Account), ("TAGPROPS", Place::TagProps)];
        if edition == MOBILE {
            places.push(("NAMEDPROPS", Place::NamedProps));
        }
        for (node, place) in places {
            let there = [bare.clone()];
            let existing = match node {
                "" => &[][..],
                _ => &there[..],
            };
            for (format, value, fits) in [
                ("node", "", true),
                ("node", "x", false),
                ("", "", false),
                ("", "x", false),
                ("chr", "x", false),
            ] {
                let body = atomic(&one("Add", 3, &at(edition, node), format, value));
                let found = verdict(&body, edition, Some(existing));
                let broken = found.contains(&(Rule::NodeFormat, place.to_string()));
                assert_eq!(broken, !fits, "{edition}: {node} {format:?} {value:?}");
            }
        }
    }
}
