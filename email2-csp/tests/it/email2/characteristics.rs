//! Accounts in provisioning documents: what is written, what is read, what is found wrong.

use email2_csp::edition::{Rule, Verdict, validate};
use email2_csp::provisioning::{self, Document};
use email2_csp::{
    Account, AccountNode, ContentTypes, Edition, ErrorKind, Guid, GuidErrorKind, MapiType,
    NamedProperty, Operation, Place, PropertyTag, Query, ServiceType, characteristics,
};

const GUID: &str = "{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}";

fn guid() -> Guid {
    Guid::decode(GUID).unwrap()
}

fn account(edition: Edition) -> Account<'static> {
    let builder = Account::builder(edition, guid())
        .service("Fabrikam Mail", ServiceType::IMAP4)
        .servers("imap.fabrikam.example:993", "smtp.fabrikam.example:587")
        .reply_address("ada@fabrikam.example")
        .user("ada")
        .content_types(ContentTypes::MAIL)
        .ssl(true, false);
    match edition {
        Edition::WindowsMobile => builder
            .connection(Guid::from_u128(7))
            .named_property("SampleProp", MapiType::LONG, "1")
            .tag_property(PropertyTag(0x8130_001F), "a \"b\" & c"),
        _ => builder,
    }
    .build()
    .unwrap()
}

fn document(inside: &str) -> String {
    format!("<wap-provisioningdoc>{inside}</wap-provisioningdoc>")
}

fn email2(inside: &str) -> String {
    document(&format!(
        "<characteristic type=\"EMAIL2\">{inside}</characteristic>"
    ))
}

fn in_account(inside: &str) -> String {
    email2(&format!(
        "<characteristic type=\"{GUID}\">{inside}</characteristic>"
    ))
}

#[track_caller]
fn operations(xml: &str) -> Vec<Operation<'static>> {
    let document = provisioning::decode_xml(xml).unwrap();
    let operations = characteristics::decode(&document).unwrap();
    operations.into_iter().map(Operation::into_owned).collect()
}

fn error(xml: &str) -> email2_csp::Error {
    let document = provisioning::decode_xml(xml).unwrap();
    characteristics::decode(&document).unwrap_err()
}

fn xml(document: &Document<'_>) -> String {
    document.to_xml().unwrap()
}

#[test]
fn an_account_is_written_in_the_order_of_its_edition() {
    let mobile = [Operation::Create(account(Edition::WindowsMobile))];
    let written = characteristics::encode(&mobile, Edition::WindowsMobile).unwrap();
    insta::assert_snapshot!(xml(&written).replace('>', ">\n").trim(), @r#"
    <wap-provisioningdoc>
    <characteristic type="EMAIL2">
    <characteristic type="{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}">
    <parm name="CONNECTIONID" value="{00000000-0000-0000-0000-000000000007}"/>
    <parm name="AUTHNAME" value="ada"/>
    <parm name="INSERVER" value="imap.fabrikam.example:993"/>
    <parm name="OUTSERVER" value="smtp.fabrikam.example:587"/>
    <parm name="REPLYADDR" value="ada@fabrikam.example"/>
    <parm name="SERVICENAME" value="Fabrikam Mail"/>
    <parm name="SERVICETYPE" value="IMAP4"/>
    <characteristic type="NAMEDPROPS">
    <parm name="SampleProp#0003" value="1"/>
    </characteristic>
    <characteristic type="TAGPROPS">
    <parm name="8128000B" value="1"/>
    <parm name="812C000B" value="0"/>
    <parm name="8130001F" value="a &quot;b&quot; &amp; c"/>
    </characteristic>
    </characteristic>
    </characteristic>
    </wap-provisioningdoc>
    "#);
    for edition in Edition::ALL {
        let operations = [Operation::Set(account(edition))];
        let written = characteristics::encode(&operations, edition).unwrap();
        let text = xml(&written);
        let read = provisioning::decode_xml(&text).unwrap();
        assert_eq!(characteristics::decode(&read).unwrap(), operations);
        let wbxml = written.to_wbxml().unwrap();
        let read = provisioning::decode_wbxml(&wbxml).unwrap();
        assert_eq!(characteristics::decode(&read).unwrap(), operations);
    }
}

#[test]
fn every_operation_that_documents_can_say_comes_back() {
    for edition in Edition::ALL {
        let node = Place::Node(AccountNode::Domain);
        let mut all = vec![
            Operation::Set(account(edition)),
            Operation::Remove(Guid::from_u128(2)),
            // The DDF files want the group in an account that is known.
            Operation::RemoveNode(Guid::from_u128(3), Place::TagProps),
            Operation::Query(Query::account(guid(), true)),
            Operation::Query(Query::account(guid(), false)),
            Operation::Query(Query::node(guid(), node)),
            Operation::Query(Query::node(guid(), Place::Node(AccountNode::OutgoingSsl))),
        ];
        if matches!(edition, Edition::Windows10Ddf1607 | Edition::DdfV2) {
            all.insert(0, Operation::Query(Query::root(false)));
        }
        let written = characteristics::encode(&all, edition).unwrap();
        let text = xml(&written);
        assert_eq!(operations(&text), all, "{text}");
    }
}

#[test]
fn operations_are_written_in_their_order() {
    for edition in [Edition::Windows10Ddf1607, Edition::DdfV2] {
        let operations = [
            Operation::Remove(guid()),
            Operation::Query(Query::root(true)),
            Operation::Set(account(edition)),
            Operation::Query(Query::root(false)),
        ];
        let document = characteristics::encode(&operations, edition).unwrap();
        assert_eq!(characteristics::decode(&document).unwrap(), operations);
    }
}

#[test]
fn a_root_query_is_legal_where_the_edition_or_the_caller_has_it() {
    let query = [Operation::Query(Query::root(true))];
    let legal: Vec<bool> = Edition::ALL
        .into_iter()
        .map(|e| characteristics::encode(&query, e).is_ok())
        .collect();
    assert_eq!(legal, [false, false, true, true]);
    let mobile = email2_csp::Profile::new(Edition::WindowsMobile).with_root_query(true);
    let written = characteristics::encode(&query, mobile).unwrap();
    assert!(xml(&written).contains("<characteristic-query type=\"EMAIL2\""));
    assert_eq!(
        operations(&document("<characteristic-query type=\"EMAIL2\"/>")),
        query
    );
    let level = operations(&document(
        "<characteristic-query type=\"EMAIL2\" recursive=\"false\"/>",
    ));
    assert_eq!(level, [Operation::Query(Query::root(false))]);
}

#[test]
fn a_single_setting_cannot_be_removed() {
    let removed = [Operation::RemoveNode(
        guid(),
        Place::Node(AccountNode::Domain),
    )];
    for edition in Edition::ALL {
        let verdict = characteristics::encode(&removed, edition).unwrap_err();
        assert!(verdict.breaks(Rule::QueryElements), "{verdict}");
        let read = operations(&in_account("<noparm name=\"DOMAIN\"/>"));
        assert!(validate(&read, edition, None).breaks(Rule::QueryElements));
    }
    let all = operations(&document("<nocharacteristic type=\"EMAIL2\"/>"));
    assert!(matches!(
        all[..],
        [Operation::Unsupported { guid: None, .. }]
    ));
}

#[test]
fn settings_queries_and_removals_of_one_account_are_operations_of_their_own() {
    let read = operations(&in_account(
        "<parm name=\"NAME\" value=\"Ada\"/><parm-query name=\"DOMAIN\"/>\
         <nocharacteristic type=\"TAGPROPS\"/>\
         <characteristic type=\"NAMEDPROPS\"><parm-query name=\"Sample#0003\"/><parm name=\"X#000B\" value=\"1\"/></characteristic>",
    ));
    let before = Account::new(guid()).with(AccountNode::Name, "Ada");
    let mut behind = Account::new(guid());
    behind.set_named_property(NamedProperty::new("X", MapiType::BOOLEAN, "1"));
    assert_eq!(
        read,
        [
            Operation::Set(before),
            Operation::Query(Query::node(guid(), Place::Node(AccountNode::Domain))),
            Operation::RemoveNode(guid(), Place::TagProps),
            Operation::Set(behind),
            Operation::Query(Query::node(
                guid(),
                Place::NamedProperty("Sample".into(), MapiType::LONG)
            )),
        ]
    );
}

#[test]
fn unknown_groups_and_settings_are_kept_wherever_they_stand() {
    let read = operations(&in_account(
        "<parm name=\"COLOUR\" value=\"blue\"/><characteristic type=\"A\"><characteristic type=\"B\">\
         <parm name=\"C\" value=\"1\"/></characteristic><characteristic type=\"D\"/></characteristic>\
         <characteristic type=\"TAGPROPS\"><parm name=\"0x8128000B\" value=\"1\"/><parm name=\"oops\"/></characteristic>",
    ));
    let account = read[0].account().unwrap();
    let kept: Vec<(String, Option<&str>)> = account
        .unknown()
        .iter()
        .map(|n| (n.path.join("/"), n.value.as_deref()))
        .collect();
    assert_eq!(
        kept,
        [
            ("COLOUR".to_owned(), Some("blue")),
            ("A/B/C".to_owned(), Some("1")),
            ("A/D".to_owned(), None),
            ("TAGPROPS/oops".to_owned(), Some("")),
        ]
    );
    assert_eq!(account.get(AccountNode::IncomingSsl), Some("1"));
}

#[test]
fn malformed_guids_are_located_in_the_document() {
    for (kind, guid_kind, offset) in [
        (
            "8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955",
            GuidErrorKind::OpeningBrace,
            0,
        ),
        (
            "{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D95}",
            GuidErrorKind::Digit,
            36,
        ),
        (
            "{XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}",
            GuidErrorKind::Digit,
            1,
        ),
        (
            "0x7BC556E16F-56C4-4edb-9C64-D9469EE1FBE0x7D",
            GuidErrorKind::ClosingBrace,
            40,
        ),
    ] {
        for element in ["characteristic", "nocharacteristic", "characteristic-query"] {
            let xml = email2(&format!("<{element} type=\"{kind}\"/>"));
            let error = error(&xml);
            assert_eq!(error.kind(), &ErrorKind::Guid(guid_kind), "{kind}");
            let at = xml.find(kind).unwrap() + offset;
            assert_eq!(error.offset(), at as u64);
            assert_eq!(
                error.path().collect::<Vec<_>>(),
                ["EMAIL2", "characteristic"]
            );
        }
    }
    let misplaced = error(&email2("<parm name=\"NAME\" value=\"x\"/>"));
    assert_eq!(misplaced.kind(), &ErrorKind::MisplacedElement("parm"));
}

#[test]
fn other_characteristics_and_failures_are_passed_over() {
    let read = operations(&document(&format!(
        "<characteristic type=\"Wi-Fi\"><parm name=\"x\" value=\"y\"/></characteristic>\
         <characteristic type=\"EMAIL2\"><characteristic-error type=\"{GUID}\"/>\
         <characteristic type=\"{GUID}\"><parm-error name=\"NAME\"/><parm name=\"DOMAIN\" value=\"D\"/></characteristic></characteristic>"
    )));
    assert_eq!(
        read,
        [Operation::Set(
            Account::new(guid()).with(AccountNode::Domain, "D")
        )]
    );
}

#[test]
fn a_document_creates_what_is_not_there_and_changes_what_is() {
    let edition = Edition::DdfV2;
    let there = [account(edition)];
    let change = operations(&in_account("<parm name=\"NAME\" value=\"Ada\"/>"));
    assert!(validate(&change, edition, Some(&there)).is_legal());
    assert!(validate(&change, edition, Some(&[])).breaks(Rule::RequiredNodes));
    let rules = |verdict: Verdict<'_>| {
        verdict
            .findings()
            .iter()
            .map(|f| f.rule())
            .collect::<Vec<_>>()
    };
    // The service may be said again as it is; Windows Mobile and the page of Windows 10 do not
    // replace it.
    for edition in [Edition::WindowsMobile, Edition::Windows10Prose] {
        let there = [account(edition)];
        let again = [Operation::Set(account(edition))];
        assert!(validate(&again, edition, Some(&there)).is_legal());
        let other = operations(&in_account("<parm name=\"SERVICENAME\" value=\"Other\"/>"));
        assert_eq!(
            rules(validate(&other, edition, Some(&there))),
            [Rule::ServiceReplace]
        );
    }
    // Half of the outgoing credentials, on an account that has the other half.
    let mut half = account(edition);
    half.set(AccountNode::SmtpAltEnabled, "1");
    half.set(AccountNode::SmtpAltAuthName, "ada-out");
    let rest = operations(&in_account("<parm name=\"SMTPALTPASSWORD\" value=\"x\"/>"));
    assert!(validate(&rest, edition, Some(&[half])).is_legal());
    assert_eq!(
        rules(validate(&rest, edition, Some(&there))),
        [Rule::OutgoingCredentials]
    );
}

#[test]
fn the_seventh_account_is_one_too_many() {
    let edition = Edition::Windows10Prose;
    let others: Vec<Account<'_>> = (1..=6)
        .map(|n| account(edition).with_guid(Guid::from_u128(n)))
        .collect();
    let create = [Operation::Set(account(edition))];
    assert!(validate(&create, edition, Some(&others)).breaks(Rule::AccountLimit));
    assert!(validate(&create, edition, Some(&others[..5])).is_legal());
    let gone = [
        Operation::Remove(Guid::from_u128(3)),
        Operation::Set(account(edition)),
    ];
    assert!(validate(&gone, edition, Some(&others)).is_legal());
}

#[test]
fn deep_groups_are_read_without_recursion() {
    let deep = 60;
    let inside = format!(
        "{}<parm name=\"x\" value=\"1\"/>{}",
        "<characteristic type=\"A\">".repeat(deep),
        "</characteristic>".repeat(deep)
    );
    let Ok(document) = provisioning::decode_xml(&in_account(&inside)).map(Document::into_owned)
    else {
        // Deeper than the limits have it.
        return;
    };
    let read = characteristics::decode(&document).unwrap();
    assert_eq!(read[0].account().unwrap().unknown()[0].path.len(), deep + 1);
}

#[test]
fn a_slash_in_a_name_is_not_a_way_down() {
    let name = [std::borrow::Cow::Borrowed("TAGPROPS/8128000B")];
    let place = Place::below_account(&name);
    assert!(matches!(place, Place::Unknown(_)), "{place:?}");
    let mut account = Account::new(guid());
    account.set_at(&place, "1");
    assert!(!account.has(AccountNode::IncomingSsl) && !account.has_tag_props());
    assert_eq!(account.unknown()[0].path, ["TAGPROPS/8128000B"]);
    assert_eq!(account.value_at(&place), Some("1"));
    assert!(account.remove_at(&place) && account.unknown().is_empty());

    let xml = in_account("<parm name=\"TAGPROPS/8128000B\" value=\"1\"/>");
    let operations = operations(&xml);
    let account = operations[0].account().unwrap();
    assert!(!account.has(AccountNode::IncomingSsl) && account.unknown().len() == 1);
}

#[test]
fn a_setting_that_is_named_like_a_group_is_no_group() {
    for name in ["TAGPROPS", "NAMEDPROPS"] {
        let xml = in_account(&format!("<parm name=\"{name}\" value=\"1\"/>"));
        let operations = operations(&xml);
        let account = operations[0].account().unwrap();
        assert!(
            !account.has_tag_props() && !account.has_named_props(),
            "{name}"
        );
        assert_eq!(account.unknown()[0].path, [name]);
        assert_eq!(account.unknown()[0].value.as_deref(), Some("1"));
        for edition in Edition::ALL {
            assert!(
                !validate(&operations, edition, None).is_legal(),
                "{name} in {edition}"
            );
        }
    }
}

#[test]
fn a_guid_is_refused_at_its_byte_in_the_document() {
    for (guid, kind, offset) in [
        (
            "8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955",
            GuidErrorKind::OpeningBrace,
            0,
        ),
        (
            "{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D95}",
            GuidErrorKind::Digit,
            36,
        ),
        (
            "{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D95G}",
            GuidErrorKind::Digit,
            36,
        ),
    ] {
        let xml = email2(&format!("<characteristic type=\"{guid}\"/>"));
        let wbxml = provisioning::decode_xml(&xml).unwrap().to_wbxml().unwrap();
        for bytes in [xml.as_bytes(), &wbxml] {
            let at = bytes
                .windows(guid.len())
                .position(|part| part == guid.as_bytes())
                .unwrap();
            let document = provisioning::decode(bytes).unwrap();
            let error = characteristics::decode(&document).unwrap_err();
            assert_eq!(*error.kind(), ErrorKind::Guid(kind), "{guid}");
            assert_eq!(error.offset(), (at + offset) as u64, "{guid}");
            // The same wherever the document is kept.
            let document = document.into_owned();
            assert_eq!(characteristics::decode(&document).unwrap_err(), error);
        }
    }
    // In pieces, the place of the element is known.
    let xml = email2("<characteristic type=\"{8F3C&#x32;\"/>");
    let at = xml.find("<characteristic type=\"{").unwrap();
    assert_eq!(error(&xml).offset(), at as u64);
    // So is that of a setting where there are accounts only.
    let xml = email2("<parm name=\"A\" value=\"1\"/>");
    let at = xml.find("<characteristic type=\"EMAIL2").unwrap();
    assert_eq!(error(&xml).offset(), at as u64);
}

#[test]
fn where_it_stood_does_not_tell_documents_apart() {
    let xml = email2("<characteristic type=\"A\"/>");
    let document = provisioning::decode_xml(&xml).unwrap();
    let other = xml.replace("><", ">\n  <");
    assert_eq!(provisioning::decode_xml(&other).unwrap(), document);
}

#[test]
fn a_removal_and_the_settings_around_it_stay_in_their_order() {
    let tags =
        "<characteristic type=\"TAGPROPS\"><parm name=\"8128000B\" value=\"1\"/></characteristic>";
    let gone = "<nocharacteristic type=\"TAGPROPS\"/>";
    let name = "<parm name=\"NAME\" value=\"Ada\"/>";
    let domain = "<parm-query name=\"DOMAIN\"/>";
    let set = |node, value| Operation::Set(Account::new(guid()).with(node, value));
    let named = set(AccountNode::Name, "Ada");
    let secured = set(AccountNode::IncomingSsl, "1");
    let removed = Operation::RemoveNode(guid(), Place::TagProps);
    let asked = Operation::Query(Query::node(guid(), Place::Node(AccountNode::Domain)));
    for (inside, expected) in [
        (format!("{gone}{tags}"), vec![&removed, &secured]),
        (format!("{tags}{gone}"), vec![&secured, &removed]),
        (
            format!("{name}{domain}{gone}{tags}"),
            vec![&named, &asked, &removed, &secured],
        ),
        (format!("{gone}{domain}"), vec![&removed, &asked]),
        (format!("{gone}{gone}"), vec![&removed, &removed]),
    ] {
        let read = operations(&in_account(&inside));
        assert_eq!(read.iter().collect::<Vec<_>>(), expected, "{inside}");
    }
}

#[test]
fn a_document_is_legal_if_a_device_carries_it_out() {
    use email2_csp::device::{Device, MemoryStore};

    let account_of =
        |inside: &str| format!("<characteristic type=\"{GUID}\">{inside}</characteristic>");
    let parm = |name: &str, value: &str| format!("<parm name=\"{name}\" value=\"{value}\"/>");
    let tags =
        "<characteristic type=\"TAGPROPS\"><parm name=\"8128000B\" value=\"1\"/></characteristic>";
    let gone = "<nocharacteristic type=\"TAGPROPS\"/>";
    let in_tags =
        |inside: &str| format!("<characteristic type=\"TAGPROPS\">{inside}</characteristic>");
    let removed = format!("<nocharacteristic type=\"{GUID}\"/>");
    let name = account_of(&parm("NAME", "Ada"));
    let password = account_of(&parm("SMTPALTPASSWORD", "secret"));
    let outgoing = |on: &str| {
        let user = parm("SMTPALTAUTHNAME", "ada-out");
        account_of(&format!("{}{user}", parm("SMTPALTENABLED", on)))
    };
    for edition in Edition::ALL {
        let on = match edition {
            Edition::Windows10Prose => "TRUE",
            _ => "1",
        };
        let whole = account(edition);
        let service = whole.get(AccountNode::ServiceName).unwrap();
        let service = parm("SERVICENAME", service);
        let mut tagged = whole.clone();
        tagged.set(AccountNode::IncomingSsl, "1");
        let mut bare = whole.clone();
        bare.remove_at(&Place::TagProps);
        let mut broken = whole.clone();
        broken.set(AccountNode::SmtpAltPassword, "secret");
        for (there, inside) in [
            (&whole, account_of(&format!("{gone}{tags}"))),
            (&whole, account_of(&format!("{tags}{gone}"))),
            (&whole, password.clone()),
            (&whole, format!("{password}{}", outgoing(on))),
            (&whole, format!("{}{password}", outgoing(on))),
            (&whole, account_of(&parm("COLOUR", "blue"))),
            (
                &whole,
                format!("{}{removed}", account_of(&parm("COLOUR", "blue"))),
            ),
            (
                &whole,
                format!("{}{removed}", account_of(&parm("LINGER", "often"))),
            ),
            (&whole, format!("{password}{removed}")),
            (&whole, format!("{removed}{name}")),
            (&whole, format!("{removed}{name}{removed}")),
            (&broken, name.clone()),
            // What is not there is not removed.
            (&whole, account_of(gone)),
            (&bare, account_of(gone)),
            (&bare, account_of(&format!("{tags}{gone}"))),
            (&whole, account_of(&format!("{gone}{gone}{tags}"))),
            (&whole, removed.clone()),
            (&whole, format!("{removed}{removed}")),
            (&whole, format!("{removed}{}", account_of(gone))),
            (&whole, removed.replace("8", "9")),
            // What is said twice is sent twice.
            (
                &whole,
                account_of(&format!(
                    "{}{}",
                    parm("LINGER", "often"),
                    parm("LINGER", "15")
                )),
            ),
            (
                &whole,
                account_of(&format!("{}{}", parm("LINGER", "15"), parm("LINGER", "30"))),
            ),
            (
                &whole,
                account_of(&format!("{}{service}", parm("SERVICENAME", "Other"))),
            ),
            (&whole, account_of(&service)),
            // A setting is no characteristic, and a characteristic no setting.
            (
                &whole,
                account_of("<nocharacteristic type=\"AUTHSECRET\"/>"),
            ),
            (
                &whole,
                account_of("<characteristic-query type=\"AUTHNAME\"/>"),
            ),
            (&whole, account_of("<parm-query name=\"TAGPROPS\"/>")),
            (&whole, account_of("<parm-query name=\"AUTHNAME\"/>")),
            (
                &tagged,
                account_of(&in_tags("<nocharacteristic type=\"8128000B\"/>")),
            ),
            (
                &tagged,
                account_of(&in_tags("<characteristic-query type=\"8128000B\"/>")),
            ),
            (
                &tagged,
                account_of(&in_tags("<parm-query name=\"8128000B\"/>")),
            ),
            (
                &tagged,
                account_of("<characteristic-query type=\"TAGPROPS\"/>"),
            ),
            // MSPROV, datatype.
            (
                &whole,
                account_of("<parm name=\"LINGER\" value=\"15\" datatype=\"foo\"/>"),
            ),
            (
                &whole,
                account_of("<parm name=\"LINGER\" value=\"15\" datatype=\"integer\"/>"),
            ),
        ] {
            let xml = email2(&inside);
            let document = provisioning::decode_xml(&xml).unwrap();
            let mut store = MemoryStore::new();
            store.insert(there.clone());
            let applied = Device::new(edition, store).apply_document(&document);
            let there = [there.clone()];
            let read = operations(&xml);
            let verdict = validate(&read, edition, Some(&there));
            assert_eq!(
                verdict.is_legal(),
                applied.is_done(),
                "{edition}: {xml}\n{verdict}"
            );
        }
    }
}
