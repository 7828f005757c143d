//! The cells in which the editions differ.

use std::collections::BTreeMap;

use email2_csp::edition::{CAPABILITIES, Profile, Rule, WindowsEdition};
use email2_csp::model::tree::AccessType;
use email2_csp::{
    Account, AccountIcon, AccountNode, AttachmentLimit, Edition, Guid, MailAge, MapiType,
    MessageLimit, Place, PropertyTag,
};

use super::{DDF_1607, DDF_V2, MOBILE, PROSE, ddf, says, seeds, whole};

#[test]
fn every_cell_that_differs_has_a_rule_that_the_editions_speak_to() {
    let places = AccountNode::ALL.into_iter().map(Place::Node).chain([
        Place::Root,
        Place::Account,
        Place::TagProps,
        Place::NamedProps,
        Place::NamedProperty("x".into(), MapiType::LONG),
    ]);
    for place in places {
        let rows: Vec<_> = Edition::ALL
            .into_iter()
            .map(|edition| (edition, place.facts(edition)))
            .collect();
        let cells: Vec<_> = rows
            .iter()
            .map(|(_, facts)| {
                facts.map(|f| {
                    (
                        f.access(),
                        f.occurrence(),
                        f.size(),
                        f.values(),
                        f.default_value(),
                    )
                })
            })
            .collect();
        let differs = cells.iter().any(|cell| *cell != cells[0]);
        let rules: Vec<Rule> = rows
            .iter()
            .filter_map(|(_, f)| *f)
            .flat_map(|f| f.rules().to_vec())
            .collect();
        assert!(
            !differs || !rules.is_empty(),
            "{place} differs and no rule says why"
        );
        for (edition, facts) in rows {
            for rule in facts.map_or(&[][..], |facts| facts.rules()) {
                assert!(
                    rule.says(edition).is_some(),
                    "{place}: {edition} says nothing on {rule}"
                );
            }
        }
    }
}

/// A table of rule, node, value and whether each edition takes the value.
#[test]
fn values_are_taken_where_their_rule_says_so() {
    use AccountNode as N;
    let cases: &[(Rule, AccountNode, &str, [bool; 4])] = &[
        (Rule::DownloadDays, N::DwnDay, "7", [true, true, true, true]),
        (
            Rule::DownloadDays,
            N::DwnDay,
            "-1",
            [true, true, true, true],
        ),
        (
            Rule::DownloadDays,
            N::DwnDay,
            "90",
            [true, false, true, true],
        ),
        (
            Rule::DownloadDays,
            N::DwnDay,
            "8",
            [true, false, true, false],
        ),
        (
            Rule::DownloadDays,
            N::DwnDay,
            "4294967295",
            [true, false, true, false],
        ),
        (Rule::DownloadDays, N::DwnDay, "-2", [false; 4]),
        (Rule::DownloadDays, N::DwnDay, "week", [false; 4]),
        (Rule::DownloadDays, N::DwnDay, "4294967296", [false; 4]),
        (Rule::DownloadDays, N::DwnDay, "", [false; 4]),
        (Rule::Linger, N::Linger, "0", [true; 4]),
        (Rule::Linger, N::Linger, "120", [true; 4]),
        (Rule::Linger, N::Linger, "45", [true, false, true, true]),
        (Rule::Linger, N::Linger, "-1", [true, false, true, true]),
        (
            Rule::Linger,
            N::Linger,
            "2147483648",
            [true, false, true, false],
        ),
        (Rule::Linger, N::Linger, "+15", [false; 4]),
        (Rule::KeepMax, N::KeepMax, "0", [true; 4]),
        (Rule::KeepMax, N::KeepMax, "125", [true, true, true, false]),
        (Rule::KeepMax, N::KeepMax, "100", [true, false, true, true]),
        (Rule::KeepMax, N::KeepMax, "-1", [true, false, true, true]),
        (Rule::Retrieve, N::Retrieve, "512", [true; 4]),
        (Rule::Retrieve, N::Retrieve, "0", [true, false, true, true]),
        (
            Rule::Retrieve,
            N::Retrieve,
            "513",
            [true, false, true, true],
        ),
        (Rule::ServiceTypes, N::ServiceType, "IMAP4", [true; 4]),
        (
            Rule::ServiceTypes,
            N::ServiceType,
            "EXCHANGE",
            [true, true, false, true],
        ),
        (
            Rule::AlternateEnabled,
            N::SmtpAltEnabled,
            "FALSE",
            [true, true, false, false],
        ),
        (
            Rule::AlternateEnabled,
            N::SmtpAltEnabled,
            "0",
            [true, false, true, true],
        ),
        (Rule::AlternateEnabled, N::SmtpAltEnabled, "no", [false; 4]),
        (
            Rule::IncomingServer,
            N::InServer,
            "mail server",
            [true, false, false, false],
        ),
        (
            Rule::OutgoingServer,
            N::OutServer,
            "smtp.example:0",
            [true, false, false, false],
        ),
        (Rule::AllowedValues, N::AuthRequired, "2", [false; 4]),
        (Rule::AllowedValues, N::IncomingSsl, "yes", [false; 4]),
        (Rule::AllowedValues, N::OutgoingSsl, "", [false; 4]),
    ];
    for (rule, node, value, taken) in cases {
        for (edition, taken) in Edition::ALL.into_iter().zip(taken) {
            let account = whole(edition).with(*node, *value);
            let verdict = account.validate(edition);
            assert_eq!(
                verdict.is_legal(),
                *taken,
                "{node} {value:?} in {edition}: {verdict}"
            );
            assert_eq!(
                verdict.breaks(*rule),
                !*taken,
                "{node} {value:?} in {edition}: {verdict}"
            );
        }
    }
    // Not in Windows Mobile.
    for (rule, node, value, taken) in [
        (
            Rule::DeleteAction,
            N::ServerDeleteAction,
            "1",
            [true, true, true],
        ),
        (
            Rule::DeleteAction,
            N::ServerDeleteAction,
            "3",
            [true, true, false],
        ),
        (
            Rule::AllowedValues,
            N::AccountType,
            "Fax",
            [false, false, false],
        ),
        (
            Rule::AllowedValues,
            N::SyncingContentTypes,
            "0xffffffff",
            [true, true, true],
        ),
        (
            Rule::AllowedValues,
            N::SyncingContentTypes,
            "0x1806",
            [true, true, true],
        ),
        // Half of the flag for feeds.
        (
            Rule::AllowedValues,
            N::SyncingContentTypes,
            "0x20",
            [false, false, false],
        ),
        (
            Rule::AllowedValues,
            N::SyncingContentTypes,
            "60",
            [true, true, true],
        ),
        (
            Rule::AllowedValues,
            N::SyncingContentTypes,
            "mail",
            [false, false, false],
        ),
        (
            Rule::AllowedValues,
            N::SyncingContentTypes,
            "0x1ffffffff",
            [false, false, false],
        ),
    ] {
        for (edition, taken) in [PROSE, DDF_1607, DDF_V2].into_iter().zip(taken) {
            let account = whole(edition).with(node, value);
            let verdict = account.validate(edition);
            assert_eq!(
                verdict.is_legal(),
                taken,
                "{node} {value:?} in {edition}: {verdict}"
            );
            assert_eq!(verdict.breaks(rule), !taken);
        }
    }
}

#[test]
fn keepmax_means_what_its_edition_says() {
    let Some([mobile, prose, _]) = seeds() else {
        return;
    };
    assert!(mobile.contains("Use a value of 0 to specify that you do not want any message attachments. Use a value of -1 (or 4294967295) to specify that you want all message attachments"));
    assert!(prose.contains("A value of 0 meaning that no limit will be enforced."));
    use AttachmentLimit::{Kilobytes, NoAttachments, Unlimited};
    for (value, meant) in [
        (
            "0",
            [
                Some(NoAttachments),
                Some(Unlimited),
                Some(Unlimited),
                Some(NoAttachments),
            ],
        ),
        ("-1", [Some(Unlimited); 4]),
        (
            "4294967295",
            [
                Some(Unlimited),
                Some(Kilobytes(u32::MAX)),
                Some(Kilobytes(u32::MAX)),
                Some(Kilobytes(u32::MAX)),
            ],
        ),
        ("25", [Some(Kilobytes(25)); 4]),
        ("", [None; 4]),
        ("some", [None; 4]),
    ] {
        let account = Account::new(Guid::from_u128(1)).with(AccountNode::KeepMax, value);
        let read = Edition::ALL.map(|edition| account.attachment_limit(edition));
        assert_eq!(read, meant, "{value}");
    }
}

#[test]
fn keepmax_is_for_imap4_only_except_in_windows_mobile() {
    let Some([mobile, prose, _]) = seeds() else {
        return;
    };
    assert!(
        prose.contains("This value can be set only for IMAP4 accounts.")
            && !mobile.contains("only for IMAP4")
    );
    for edition in Edition::ALL {
        let account = whole(edition)
            .with(AccountNode::ServiceType, "POP3")
            .with(AccountNode::KeepMax, "25");
        assert_eq!(
            account.validate(edition).breaks(Rule::KeepMax),
            edition != MOBILE
        );
    }
}

#[test]
fn minus_one_and_its_unsigned_spelling_are_all_mail() {
    let Some([mobile, ..]) = seeds() else { return };
    assert!(mobile.contains(
        "Use a value of -1 (or 4294967295) to specify that you want to download all of the messages"
    ));
    assert!(mobile.contains(
        "Use a value of -1 (or 4294967295) to specify that you want to download the full messages."
    ));
    let account = Account::new(Guid::from_u128(1))
        .with(AccountNode::DwnDay, "4294967295")
        .with(AccountNode::Retrieve, "4294967295");
    assert_eq!(account.mail_age(MOBILE), Some(MailAge::All));
    assert_eq!(account.message_limit(MOBILE), Some(MessageLimit::Whole));
    assert_eq!(account.mail_age(DDF_V2), Some(MailAge::Days(u32::MAX)));
    for edition in Edition::ALL {
        let account = Account::new(Guid::from_u128(1))
            .with(AccountNode::DwnDay, "-1")
            .with(AccountNode::Retrieve, "0");
        assert_eq!(account.mail_age(edition), Some(MailAge::All));
        assert_eq!(account.message_limit(edition), Some(MessageLimit::Headers));
    }
}

#[test]
fn name_is_the_account_in_windows_mobile_and_the_sender_later() {
    let Some([mobile, prose, _]) = seeds() else {
        return;
    };
    assert!(
        mobile.contains(
            "NAME [Optional] The display name associated with the user's e-mail account."
        )
    );
    assert!(prose.contains("specifies the name of the sender displayed on a sent email"));
    let account = Account::new(Guid::from_u128(1)).with(AccountNode::Name, "Ada");
    for edition in Edition::ALL {
        let (account_name, sender) = (account.display_name(edition), account.sender_name(edition));
        match edition {
            MOBILE => assert_eq!((account_name, sender), (Some("Ada"), None)),
            _ => assert_eq!((account_name, sender), (None, Some("Ada"))),
        }
    }
}

#[test]
fn sizes_are_limited_where_their_edition_says_so() {
    use AccountNode as N;
    let cases: [(AccountNode, [Option<usize>; 4]); 12] = [
        (N::ServiceName, [Some(32); 4]),
        (N::InServer, [None, Some(62), Some(62), Some(62)]),
        (N::OutServer, [None, Some(62), Some(62), Some(62)]),
        (N::AuthName, [None, None, Some(255), None]),
        (N::AuthSecret, [None, None, Some(255), None]),
        (N::Domain, [None, Some(255), Some(255), Some(255)]),
        (N::Name, [None, Some(255), Some(255), Some(255)]),
        (N::ReplyAddr, [None, Some(255), Some(255), Some(255)]),
        (N::SmtpAltAuthName, [None, None, Some(255), None]),
        (N::SmtpAltDomain, [None, None, Some(255), None]),
        (N::SmtpAltPassword, [None, None, Some(255), None]),
        (N::ServiceType, [None; 4]),
    ];
    for (node, limits) in cases {
        for (edition, limit) in Edition::ALL.into_iter().zip(limits) {
            let breaks = |length: usize| {
                let account = Account::new(Guid::from_u128(1)).with(node, "a".repeat(length));
                let verdict = account.validate(edition);
                let finding = verdict
                    .findings()
                    .iter()
                    .find(|f| f.rule() == Rule::SizeLimits);
                finding.map(ToString::to_string)
            };
            match limit {
                Some(limit) => {
                    assert_eq!(breaks(limit), None, "{node} in {edition}");
                    let expected = format!(
                        "{node}: SizeLimits: expected at most {limit} characters, found {} characters ({})",
                        limit + 1,
                        node.facts(edition).unwrap().source()
                    );
                    assert_eq!(breaks(limit + 1), Some(expected));
                }
                None => assert_eq!(breaks(5000), None, "{node} in {edition}"),
            }
        }
    }
    // Characters are counted, not bytes.
    let account = Account::new(Guid::from_u128(1)).with(N::ServiceName, "ü".repeat(32));
    assert!(!account.validate(MOBILE).breaks(Rule::SizeLimits));
}

#[test]
fn nodes_are_known_where_their_edition_has_them() {
    let mut absent: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for edition in Edition::ALL {
        for node in AccountNode::ALL {
            let account = whole(edition).with(node, "0");
            let verdict = account.validate(edition);
            assert_eq!(
                verdict.breaks(Rule::NodePresence),
                node.facts(edition).is_none()
            );
            if verdict.breaks(Rule::NodePresence) {
                absent.entry(edition.name()).or_default().push(node.name());
            }
        }
    }
    assert_eq!(
        absent.remove("WindowsMobile").unwrap(),
        [
            "ACCOUNTICON",
            "ACCOUNTTYPE",
            "SERVERDELETEACTION",
            "CELLULARONLY",
            "SYNCINGCONTENTTYPES",
            "CONTACTSSERVER",
            "CALENDARSERVER",
            "CONTACTSSERVERREQUIRESSL",
            "CALENDARSERVERREQUIRESSL",
            "CONTACTSSYNCSCHEDULE",
            "CALENDARSYNCSCHEDULE",
        ]
    );
    for edition in ["Windows10Prose", "Windows10Ddf1607", "DdfV2"] {
        assert_eq!(
            absent.remove(edition).unwrap(),
            ["CONNECTIONID"],
            "{edition}"
        );
    }
    assert!(absent.is_empty());
}

#[test]
fn the_required_nodes_are_those_of_their_edition() {
    let account = Account::new(Guid::from_u128(1));
    for edition in Edition::ALL {
        let verdict = account.validate(edition);
        let mut missing: Vec<String> = verdict
            .findings()
            .iter()
            .map(|f| f.place().to_string())
            .collect();
        missing.sort_unstable();
        assert_eq!(missing.join(", "), says(Rule::RequiredNodes, edition));
    }
}

#[test]
fn tagprops_is_required_by_the_ddf_files_alone() {
    for (edition, required) in [
        (MOBILE, false),
        (PROSE, false),
        (DDF_1607, true),
        (DDF_V2, true),
    ] {
        let mut account = whole(edition);
        account.set_tag_props(false);
        assert_eq!(
            account.validate(edition).breaks(Rule::RequiredNodes),
            required
        );
    }
}

#[test]
fn other_properties_and_named_ones_are_of_windows_mobile() {
    let mut account = whole(MOBILE);
    account.set_tag_property(PropertyTag(0x8130_001F), "text");
    account.set_named_property(email2_csp::NamedProperty::new(
        "MyNamedProp",
        MapiType::LONG,
        "200",
    ));
    assert!(account.validate(MOBILE).is_legal());
    account.set_tag_property(PropertyTag(0x8130_000B), "yes");
    account.set_named_property(email2_csp::NamedProperty::new(
        "MyNamedProp",
        MapiType::LONG,
        "many",
    ));
    let verdict = account.validate(MOBILE);
    let found: Vec<String> = verdict
        .findings()
        .iter()
        .map(|f| f.place().to_string())
        .collect();
    assert_eq!(found, ["TAGPROPS/8130000B", "NAMEDPROPS/MyNamedProp#0003"]);
    for edition in [PROSE, DDF_1607, DDF_V2] {
        let mut account = whole(edition);
        account.set_tag_property(PropertyTag(0x8130_000B), "1");
        account.set_named_props(true);
        let verdict = account.validate(edition);
        assert!(
            verdict.breaks(Rule::TagProps) && verdict.breaks(Rule::NodePresence),
            "{verdict}"
        );
    }
}

#[test]
fn the_account_limit_is_one_to_six() {
    let Some(ddf) = ddf("EMAIL2-ddfv2-2025.xml") else {
        return;
    };
    assert!(ddf.contains("we can only have 6 additional email accounts. So, depending on how many are already there on the device, we can have from 1 to 6."));
    let profile = Profile::new(DDF_V2);
    assert_eq!(profile.account_limit(), 6);
    assert_eq!(profile.with_account_limit(0).account_limit(), 1);
    assert_eq!(profile.with_account_limit(3).account_limit(), 3);
    assert_eq!(profile.with_account_limit(7).account_limit(), 6);
    assert_eq!(profile.with_account_limit(7), profile);
}

#[test]
fn what_can_be_done_to_accounts_and_servers_differs_in_the_page() {
    for (edition, replace, delete, add) in [
        (MOBILE, true, true, true),
        (PROSE, false, false, false),
        (DDF_1607, true, true, true),
        (DDF_V2, true, true, true),
    ] {
        let account = Place::Account.facts(edition).unwrap();
        assert_eq!(
            account.access().has(AccessType::Replace),
            replace,
            "{edition}: the account"
        );
        let incoming = AccountNode::InServer.facts(edition).unwrap();
        assert_eq!(
            incoming.access().has(AccessType::Delete),
            delete,
            "{edition}: INSERVER"
        );
        let outgoing = AccountNode::OutgoingSsl.facts(edition).unwrap();
        assert_eq!(
            outgoing.access().has(AccessType::Add),
            add,
            "{edition}: 812C000B"
        );
    }
}

#[test]
fn the_roots_are_those_of_their_rule() {
    for edition in Edition::ALL {
        assert!(
            says(Rule::RootPath, edition).starts_with(edition.root()),
            "{edition}"
        );
        if let Some(also) = edition.also_root() {
            assert!(says(Rule::RootPath, edition).ends_with(also));
        }
        let tree = edition.tree();
        assert!(tree.find(edition.root()).is_some());
        assert_eq!(
            tree.find(edition.root()).unwrap().is_deprecated(),
            edition == DDF_V2
        );
    }
}

#[test]
fn icons_and_capabilities_are_those_of_the_page() {
    let Some([_, prose, later]) = seeds() else {
        return;
    };
    for icon in AccountIcon::ALL {
        assert!(prose.contains(icon.as_str()), "{icon}");
    }
    for capability in CAPABILITIES {
        assert!(prose.contains(capability));
        assert!(later.contains(&capability.replace('_', "\\_")));
    }
}

#[test]
fn the_editions_of_windows_that_have_the_provider_are_those_of_the_table() {
    let Some([.., later]) = seeds() else { return };
    let yes = |has: bool| if has { "Yes" } else { "No" };
    for edition in WindowsEdition::ALL {
        let row = format!(
            "|{}|{}|{}|",
            edition.name(),
            yes(edition.has_email2_on_windows_10()),
            yes(edition.has_email2_on_windows_11())
        );
        assert!(later.contains(&row), "{row}");
    }
    let table = later.split_once("|--- |--- |--- |").unwrap().1;
    let rows = table
        .split_once(" The EMAIL2")
        .unwrap()
        .0
        .split("| |")
        .count();
    assert_eq!(rows, WindowsEdition::ALL.len());
}

#[test]
fn what_is_absent_means_no_encryption_and_no_authentication_in_every_edition() {
    for edition in Edition::ALL {
        let account = whole(edition);
        assert!(!account.is_authentication_required(), "{edition}");
        assert!(
            !account.incoming_ssl() && !account.outgoing_ssl(),
            "{edition}"
        );
        // The editions that name a default name that one.
        for (node, rule) in [
            (AccountNode::AuthRequired, Rule::AuthRequiredDefault),
            (AccountNode::IncomingSsl, Rule::SslDefault),
            (AccountNode::OutgoingSsl, Rule::SslDefault),
        ] {
            let default = node.facts(edition).unwrap().default_value();
            match says(rule, edition) {
                "not said" => assert_eq!(default, None, "{node} in {edition}"),
                "0" | "no SMTP authentication is done" => assert_eq!(default, Some("0")),
                other => panic!("{rule} in {edition}: {other}"),
            }
        }
    }
}

#[test]
fn the_name_of_outgoing_mail_logs_on_in_every_edition() {
    for edition in Edition::ALL {
        let on = if edition == PROSE { "TRUE" } else { "1" };
        let account = whole(edition)
            .with(AccountNode::SmtpAltEnabled, on)
            .with(AccountNode::SmtpAltAuthName, "ada-out")
            .with(AccountNode::SmtpAltPassword, "secret");
        assert!(account.validate(edition).is_legal(), "{edition}");
        assert_eq!(account.outgoing_user(), Some("ada-out"));
        // Two sources call it a display name, and all of them have a password beside it.
        assert!(
            says(Rule::AlternateName, edition).contains("user name"),
            "{edition}"
        );
    }
}
