//! Accounts over OMA DM: what is written in each edition, and what is read.

use email2_csp::dm::{CommandSet, accounts, encode};
use email2_csp::edition::{Profile, Rule};
use email2_csp::{
    Account, AccountNode, ContentTypes, Edition, ErrorKind, Guid, GuidErrorKind, MapiType,
    NamedProperty, Operation, Place, PropertyTag, Query, ServiceType,
};
use syncml::framing::{CmdIds, number};
use syncml::{Command, Item, Message};

mod beside_device;
mod published;
mod sequences;
mod verdicts;

const MOBILE: Edition = Edition::WindowsMobile;
const PROSE: Edition = Edition::Windows10Prose;
const DDF_1607: Edition = Edition::Windows10Ddf1607;
const DDF_V2: Edition = Edition::DdfV2;

const DIGITS: &str = "8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955";

fn guid() -> Guid {
    Guid::decode(&format!("{{{DIGITS}}}")).unwrap()
}

fn account(edition: Edition) -> Account<'static> {
    Account::builder(edition, guid())
        .service("Fabrikam Mail", ServiceType::IMAP4)
        .servers("imap.fabrikam.example:993", "smtp.fabrikam.example:587")
        .reply_address("ada@fabrikam.example")
        .credentials("ada", "not-a-secret")
        .content_types(ContentTypes::MAIL)
        .ssl(true, true)
        .build()
        .unwrap()
}

/// The command of a message with this body.
fn message(body: &str) -> String {
    format!(
        "<SyncML xmlns=\"SYNCML:SYNCML1.2\"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto>\
         <SessionID>1</SessionID><MsgID>2</MsgID><Target><LocURI>d</LocURI></Target>\
         <Source><LocURI>s</LocURI></Source></SyncHdr><SyncBody>{body}<Final/></SyncBody></SyncML>"
    )
}

fn one(command: &str, id: u32, uri: &str, format: &str, value: &str) -> String {
    let format = match format {
        "" => String::new(),
        format => format!("<Meta><Format xmlns=\"syncml:metinf\">{format}</Format></Meta>"),
    };
    let data = match value {
        "" => String::new(),
        value => format!("<Data>{value}</Data>"),
    };
    format!(
        "<{command}><CmdID>{id}</CmdID><Item><Target><LocURI>{uri}</LocURI></Target>{format}{data}</Item></{command}>"
    )
}

fn atomic(body: &str) -> String {
    format!("<Atomic><CmdID>1</CmdID>{body}</Atomic>")
}

/// What an edition makes of a body.
#[track_caller]
fn verdict(body: &str, edition: Edition, existing: Option<&[Account<'_>]>) -> Vec<(Rule, String)> {
    let xml = message(body);
    let message = syncml::decode_xml(&xml).unwrap();
    let set = CommandSet::decode(&message.commands).unwrap();
    let verdict = set.validate(edition, existing).into_owned();
    verdict
        .findings()
        .iter()
        .map(|f| (f.rule(), f.place().to_string()))
        .collect()
}

/// The address of a node in an edition.
fn at(edition: Edition, node: &str) -> String {
    let node = if node.is_empty() {
        String::new()
    } else {
        format!("/{node}")
    };
    format!("{}/%7B{DIGITS}%7D{node}", edition.root())
}

/// A legal account of Windows Mobile, command by command.
fn adds(edition: Edition) -> String {
    let command = encode_owned(&Operation::Create(account(edition)), edition);
    let mut body = String::new();
    for (id, command) in command.commands().iter().enumerate() {
        let item = &command.items()[0];
        let data = item
            .data
            .as_ref()
            .map_or(String::new(), |d| d.text().unwrap().into_owned());
        let format = item.meta.as_ref().unwrap().format.as_deref().unwrap();
        body.push_str(&one(
            command.name(),
            id as u32 + 10,
            item.target_uri().unwrap(),
            format,
            &data,
        ));
    }
    body
}

fn encode_owned(operation: &Operation<'_>, edition: Edition) -> Command<'static> {
    encode(operation, edition).unwrap().into_owned()
}

#[test]
fn a_new_account_is_one_atomic_in_the_order_scope_and_escape_of_its_edition() {
    for edition in Edition::ALL {
        let operation = Operation::Create(account(edition));
        let mut command = encode_owned(&operation, edition);
        number(&mut command, &mut CmdIds::new());
        let lines: Vec<String> = command
            .commands()
            .iter()
            .map(|command| {
                let item = &command.items()[0];
                let format = item.meta.as_ref().unwrap().format.as_deref().unwrap();
                let data = item.data.as_ref().map(|d| d.text().unwrap().into_owned());
                format!(
                    "{} {} {} {format} {data:?}",
                    command.cmd_id(),
                    command.name(),
                    item.target_uri().unwrap()
                )
            })
            .collect();
        insta::assert_snapshot!(format!("create_{}", edition.name()), lines.join("\n"));
        // Every Add comes behind that of the node above.
        let names: Vec<&str> = command
            .commands()
            .iter()
            .map(|c| c.items()[0].target_uri().unwrap())
            .collect();
        for (place, uri) in names.iter().enumerate().skip(1) {
            let above = uri.rsplit_once('/').unwrap().0;
            assert!(names[..place].contains(&above), "{edition}: {uri}");
        }
    }
}

#[test]
fn the_atomic_of_an_edition_stands_in_a_message_of_either_form() {
    for edition in Edition::ALL {
        let operation = Operation::Create(account(edition));
        let mut command = encode_owned(&operation, edition);
        number(&mut command, &mut CmdIds::new());
        let xml = message("<Alert><CmdID>99</CmdID><Data>1201</Data></Alert>");
        let mut whole: Message<'_> = syncml::decode_xml(&xml).unwrap();
        whole.commands = vec![command];
        let xml = whole.to_xml().unwrap();
        let wbxml = whole.to_wbxml().unwrap();
        for read in [
            syncml::decode_xml(&xml).unwrap(),
            syncml::decode_wbxml(&wbxml).unwrap(),
        ] {
            let set = CommandSet::decode(&read.commands).unwrap();
            assert!(set.operations().eq([&operation]), "{edition}");
            assert!(set.transactions()[0].atomic && set.transactions().len() == 1);
            assert!(set.validate(edition, Some(&[])).is_legal());
        }
    }
}

#[test]
fn every_operation_comes_back_as_itself() {
    let node = Place::Node(AccountNode::Domain);
    let property = Place::NamedProperty("My Prop/1#2".into(), MapiType::LONG);
    for edition in Edition::ALL {
        let mut operations = vec![
            Operation::Create(account(edition)),
            Operation::Edit(
                Account::new(guid())
                    .with(AccountNode::Name, "Ada & Co")
                    .with(AccountNode::IncomingSsl, "0"),
            ),
            Operation::Remove(guid()),
            Operation::RemoveNode(guid(), node.clone()),
            Operation::RemoveNode(guid(), Place::TagProps),
            Operation::Query(Query::account(guid(), true)),
            Operation::Query(Query::account(guid(), false)),
            Operation::Query(Query::node(guid(), node.clone())),
            Operation::Query(Query::node(guid(), Place::Node(AccountNode::OutgoingSsl))),
        ];
        if edition == MOBILE {
            let mut whole = account(edition);
            whole.set_named_property(NamedProperty::new("My Prop/1#2", MapiType::LONG, "5"));
            whole.set_tag_property(PropertyTag(0x8130_001F), "ü");
            operations.push(Operation::Create(whole));
            operations.push(Operation::RemoveNode(guid(), property.clone()));
        }
        // A group with nothing in it.
        let mut groups = vec![Account::new(guid())];
        groups[0].set_tag_props(true);
        if edition == MOBILE {
            let mut named = Account::new(guid());
            named.set_named_props(true);
            groups.push(named);
        }
        operations.extend(groups.into_iter().map(Operation::Edit));
        for operation in operations {
            let commands = [encode_owned(&operation, edition)];
            let set = CommandSet::decode(&commands).unwrap();
            assert!(
                set.operations().eq([&operation]),
                "{edition}: {operation:?}: {:?}",
                set
            );
            let verdict = set.validate(edition, None);
            assert!(verdict.is_legal(), "{edition}: {verdict}");
        }
    }
}

#[test]
fn what_is_not_legal_is_not_written() {
    for edition in Edition::ALL {
        let empty = Operation::Create(Account::new(guid()));
        assert!(
            encode(&empty, edition)
                .unwrap_err()
                .breaks(Rule::RequiredNodes)
        );
        let colour = account(edition);
        let mut colour = colour.clone();
        colour.set_path(&["COLOUR".into()], "blue");
        assert!(
            encode(&Operation::Create(colour), edition)
                .unwrap_err()
                .breaks(Rule::UnknownNode)
        );
        // OMA RepPro 1.2, Atomic: it has at least one command.
        let nothing = encode(&Operation::Edit(Account::new(guid())), edition).unwrap_err();
        assert_eq!(
            nothing.to_string(),
            format!(
                "{{GUID}}: EmptyAtomic: expected a node that is written, found nothing ({})",
                Rule::EmptyAtomic.says(edition).unwrap().citation
            )
        );
        // What the edition does not have is the only thing to say of an edit of that alone.
        let mut unknown = Account::new(guid());
        unknown.set_path(&["COLOUR".into()], "blue");
        let unknown = encode(&Operation::Edit(unknown), edition).unwrap_err();
        assert_eq!(unknown.findings().len(), 1, "{unknown}");
        let root = Operation::Query(Query::root(true));
        assert_eq!(
            encode(&root, edition).is_ok(),
            matches!(edition, DDF_1607 | DDF_V2)
        );
        let renamed = Operation::Edit(Account::new(guid()).with(AccountNode::ServiceName, "Other"));
        assert_eq!(
            encode(&renamed, edition).is_ok(),
            edition.replaces_service()
        );
        let unsupported = Operation::Unsupported {
            guid: Some(guid()),
            place: Place::Node(AccountNode::Name),
            element: "noparm",
        };
        assert!(
            encode(&unsupported, edition)
                .unwrap_err()
                .breaks(Rule::QueryElements)
        );
        let gone = Operation::RemoveNode(guid(), Place::Node(AccountNode::InServer));
        assert_eq!(
            encode(&gone, edition).is_ok(),
            edition != PROSE,
            "the page has no Delete for INSERVER"
        );
    }
    let mut bad = account(MOBILE);
    bad.set_named_property(NamedProperty::new("tab\there", MapiType::LONG, "5"));
    assert!(
        encode(&Operation::Create(bad), MOBILE).is_err(),
        "no address has a control character"
    );
}

#[test]
fn a_windows_client_is_addressed_per_user_where_the_edition_has_both() {
    let profile = Profile::new(PROSE).with_per_user(true);
    let operation = Operation::Remove(guid());
    let command = encode(&operation, profile).unwrap();
    assert_eq!(
        command.items()[0].target_uri().unwrap(),
        format!("./User/Vendor/MSFT/EMAIL2/%7B{DIGITS}%7D")
    );
    let mobile = Profile::new(MOBILE).with_per_user(true);
    let command = encode(&operation, mobile).unwrap();
    assert!(
        command.items()[0]
            .target_uri()
            .unwrap()
            .starts_with("./Vendor/")
    );
}

#[test]
fn braces_are_read_in_every_spelling() {
    for (open, close) in [("%7B", "%7D"), ("%7b", "%7d"), ("0x7B", "0x7D"), ("{", "}")] {
        for root in [
            "./Vendor/MSFT/EMAIL2",
            "./Device/Vendor/MSFT/EMAIL2",
            "./vendor/msft/email2",
        ] {
            let body = one(
                "Get",
                2,
                &format!("{root}/{open}{DIGITS}{close}/NAME"),
                "",
                "",
            );
            let xml = message(&body);
            let message = syncml::decode_xml(&xml).unwrap();
            let set = CommandSet::decode(&message.commands).unwrap();
            let asked = Operation::Query(Query::node(guid(), Place::Node(AccountNode::Name)));
            assert!(set.operations().eq([&asked]), "{open} {root}");
        }
    }
}

#[test]
fn malformed_guids_in_addresses_are_located() {
    for (name, kind, offset) in [
        // The sample of the reference.
        (
            "0x7BC556E16F-56C4-4edb-9C64-D9469EE1FBE0x7D",
            GuidErrorKind::ClosingBrace,
            40,
        ),
        (
            "C556E16F-56C4-4edb-9C64-D9469EE1FBE0",
            GuidErrorKind::OpeningBrace,
            0,
        ),
        (
            "%7BC556E16F-56C4-4edb-9C64-D9469EE1FBE%7D",
            GuidErrorKind::Digit,
            38,
        ),
        (
            "{C556E16F56C4-4edb-9C64-D9469EE1FBE0}",
            GuidErrorKind::Hyphen,
            9,
        ),
        ("Inbox", GuidErrorKind::OpeningBrace, 0),
    ] {
        let root = "./Vendor/MSFT/EMAIL2/";
        let xml = message(&atomic(&one(
            "Add",
            7,
            &format!("{root}{name}/NAME"),
            "chr",
            "x",
        )));
        let message = syncml::decode_xml(&xml).unwrap();
        let error = CommandSet::decode(&message.commands).unwrap_err();
        assert_eq!(error.kind(), &ErrorKind::Guid(kind), "{name}");
        assert_eq!(
            error.offset(),
            (root.len() + offset) as u64,
            "{name}: {error}"
        );
        assert_eq!(error.path().collect::<Vec<_>>(), ["Add 7", "Item"]);
    }
}

#[test]
fn addresses_in_email2_that_are_none_are_located() {
    for (uri, offset) in [
        ("./Vendor/MSFT/EMAIL2//NAME", 21),
        ("/Vendor/MSFT/EMAIL2", 0),
        ("./Vendor/MSFT/EMAIL2/..", 21),
    ] {
        let xml = message(&one("Get", 7, uri, "", ""));
        let message = syncml::decode_xml(&xml).unwrap();
        let error = CommandSet::decode(&message.commands).unwrap_err();
        assert_eq!(
            (error.kind(), error.offset()),
            (&ErrorKind::LocUri, offset),
            "{uri}: {error}"
        );
    }
}

#[test]
fn commands_on_other_nodes_are_passed_over() {
    let body = [
        one("Get", 2, "./DevDetail/SwV", "", ""),
        one("Replace", 3, "./Vendor/MSFT/Policy/Config/X", "int", "1"),
        one("Get", 4, "//broken", "", ""),
        one("Get", 5, "https://example/EMAIL", "", ""),
        one("Get", 6, "./Vendor/MSFT/EMAIL21/x", "", ""),
    ];
    let xml = message(&body.concat());
    let message = syncml::decode_xml(&xml).unwrap();
    let set = CommandSet::decode(&message.commands).unwrap();
    assert_eq!(set, CommandSet::default());
    assert!(set.validate(PROSE, None).is_legal());
}

#[test]
fn values_that_are_no_text_are_located() {
    let body = atomic(&one("Add", 7, &at(MOBILE, "NAME"), "chr", "<b/>"));
    let xml = message(&body);
    let (decoded, _) = {
        let decoded = syncml::decode_with(xml.as_bytes(), &syncml::Options::LENIENT).unwrap();
        (decoded.message, decoded.diagnostics)
    };
    let error = CommandSet::decode(&decoded.commands).unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::ValueNotText);
    assert_eq!(error.path().collect::<Vec<_>>(), ["Add 7", "Item", "Data"]);
}

#[test]
fn results_tell_accounts() {
    let root = DDF_V2.root();
    let other = "{00000000-0000-0000-0000-000000000007}";
    let item = |path: &str, value: &str| {
        Item::from_source(format!("{root}/{path}")).with_data(value.to_owned())
    };
    let items = [
        item(&format!("%7B{DIGITS}%7D/NAME"), "Ada"),
        item(&format!("{other}/NAME"), "Bob"),
        item(&format!("0x7B{DIGITS}0x7D/TAGPROPS/8128000B"), "1"),
        item("", "x").clone(),
    ];
    let told = accounts(&items[..3]).unwrap();
    assert_eq!(told.len(), 2);
    assert_eq!(
        told[0],
        Account::new(guid())
            .with(AccountNode::Name, "Ada")
            .with(AccountNode::IncomingSsl, "1")
    );
    assert_eq!(told[1].get(AccountNode::Name), Some("Bob"));
    assert_eq!(accounts(&items).unwrap_err().kind(), &ErrorKind::LocUri);
}

#[test]
fn secrets_are_not_shown_by_commands_or_verdicts() {
    let body = atomic(&adds(MOBILE).replace("not-a-secret", "hunter2"));
    let xml = message(&body);
    let message = syncml::decode_xml(&xml).unwrap();
    let set = CommandSet::decode(&message.commands).unwrap();
    assert_eq!(
        set.operations()
            .next()
            .unwrap()
            .account()
            .unwrap()
            .get(AccountNode::AuthSecret),
        Some("hunter2")
    );
    let verdict = set.validate(DDF_V2, None);
    assert!(!format!("{set:?} {set:#?} {verdict} {verdict:?}").contains("hunter2"));
}

#[test]
fn a_sequence_in_an_atomic_is_part_of_it() {
    for edition in Edition::ALL {
        let adds = adds(edition);
        let (first, rest) = adds.split_at(adds.find("</Add>").unwrap() + "</Add>".len());
        let (second, rest) = rest.split_at(rest.find("</Add>").unwrap() + "</Add>".len());
        let sequence = format!("<Sequence><CmdID>98</CmdID>{second}</Sequence>");
        let xml = message(&atomic(&format!("{first}{sequence}{rest}")));
        let message = syncml::decode_xml(&xml).unwrap();
        let set = CommandSet::decode(&message.commands).unwrap();
        assert!(
            set.operations().eq([&Operation::Create(account(edition))]),
            "{edition}"
        );
        assert_eq!(set.transactions().len(), 1);
        assert!(set.validate(edition, None).is_legal());
    }
}

/// Work grows with the commands, whatever they do.
#[test]
fn ten_thousand_accounts_in_one_message_are_read_and_judged() {
    let mut body = String::new();
    for n in 0..10_000_u32 {
        body.push_str(&one(
            "Replace",
            n + 1,
            &format!("./Vendor/MSFT/EMAIL2/%7B00000000-0000-0000-0000-{n:012X}%7D/NAME"),
            "chr",
            "x",
        ));
    }
    for n in 0..10_000_u32 {
        body.push_str(&one(
            "Add",
            n + 20_001,
            &format!("./Vendor/MSFT/EMAIL2/%7B00000000-0000-0000-0000-{n:012X}%7D"),
            "node",
            "",
        ));
    }
    let xml = message(&body);
    let message = syncml::decode_xml(&xml).unwrap();
    let set = CommandSet::decode(&message.commands).unwrap();
    assert_eq!(set.operations().count(), 10_000);
    assert!(set.validate(MOBILE, Some(&[])).breaks(Rule::AccountLimit));
}

#[test]
fn ten_thousand_properties_that_come_and_go_are_judged() {
    let mut body = String::new();
    let property = |n| at(MOBILE, &format!("NAMEDPROPS/P{n}%230003"));
    for n in 0..10_000 {
        body.push_str(&one("Replace", 2 * n + 1, &property(n), "chr", "1"));
        if n % 2 == 0 {
            body.push_str(&one("Delete", 2 * n + 2, &at(MOBILE, "TAGPROPS"), "", ""));
            body.push_str(&one("Add", 2 * n + 2, &at(MOBILE, "TAGPROPS"), "node", ""));
        }
    }
    for n in 0..10_000 {
        body.push_str(&one("Delete", n + 50_000, &property(n), "", ""));
    }
    assert_eq!(
        verdict(&atomic(&body), MOBILE, Some(&[account(MOBILE)])),
        []
    );
}

#[test]
fn a_property_that_a_device_tells_of_is_no_value() {
    let node = at(DDF_V2, "NAME");
    let property = format!("{node}?prop=Format");
    let items = [
        Item::from_source(&*node).with_data("Ada"),
        Item::from_source(&*property).with_data("chr"),
    ];
    let accounts = accounts(&items).unwrap();
    assert_eq!(accounts[0].get(AccountNode::Name), Some("Ada"));
    assert_eq!(email2_csp::dm::accounts(&items[1..]).unwrap(), []);
}
