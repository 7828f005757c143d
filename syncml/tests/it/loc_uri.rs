//! Addresses: one canonical form for all the ways to write a node.

use std::fmt::Write as _;

use proptest::prelude::*;
use syncml::loc_uri::{
    CaseSense, LocUri, Root, UriError, UriErrorKind, UriLenient, UriLimits, UriOptions,
};

fn uri(text: &str) -> LocUri<'_> {
    LocUri::decode(text).unwrap_or_else(|e| panic!("{text:?}: {e}"))
}

fn lenient(text: &str) -> LocUri<'_> {
    let read = LocUri::decode_with(text, &UriOptions::LENIENT);
    read.unwrap_or_else(|e| panic!("{text:?}: {e}")).0
}

fn refused(text: &str) -> (UriErrorKind, u64) {
    let error = LocUri::decode(text).expect_err(text);
    (error.kind(), error.offset())
}

/// What a device management server must not let through, in the spelling of its own rule.
const RESERVED: &str = "./Device/Vendor/MSFT/BitLocker";

/// The ways round a check that compares text: each means the reserved node or one below it.
const BYPASSES: [(&str, &str); 18] = [
    ("without the scope", "./Vendor/MSFT/BitLocker"),
    ("with the scope", "./Device/Vendor/MSFT/BitLocker"),
    (
        "a node below",
        "./Vendor/MSFT/BitLocker/SystemDrivesRequireStartupAuthentication",
    ),
    ("white space before it", " ./Vendor/MSFT/BitLocker"),
    ("white space behind it", "./Vendor/MSFT/BitLocker \r\n\t"),
    (
        "white space inside, as MS-MDM wraps it",
        "./ Vendor/MSFT/\n      BitLocker",
    ),
    ("an escaped letter", "./Vendor/MSFT/%42itLocker"),
    ("all letters escaped", "./%56%65%6e%64%6F%72/MSFT/BitLocker"),
    ("a slash at the end", "./Vendor/MSFT/BitLocker/"),
    ("two slashes", "./Vendor//MSFT/BitLocker"),
    ("a slash at the start", "/Vendor/MSFT/BitLocker"),
    ("a dot", "./Vendor/./MSFT/BitLocker"),
    ("an escaped dot", "./Vendor/%2E/MSFT/BitLocker"),
    (
        "a way down and up again",
        "./Vendor/MSFT/Policy/../BitLocker",
    ),
    ("an escaped way up", "./Vendor/MSFT/Policy/%2e%2E/BitLocker"),
    (
        "out of the other scope",
        "./User/../Device/Vendor/MSFT/BitLocker",
    ),
    (
        "a question behind it",
        "./Vendor/MSFT/BitLocker?list=StructData",
    ),
    ("another letter case", "./vendor/msft/BITLOCKER"),
];

#[test]
fn no_spelling_gets_round_a_reserved_node() {
    let reserved = uri(RESERVED);
    for (how, text) in BYPASSES {
        let sent = lenient(text);
        assert!(
            sent.is_within(&reserved, CaseSense::Insensitive),
            "{how}: {text:?} is {sent}"
        );
    }
}

#[test]
fn the_scope_is_found_in_any_letter_case_where_case_does_not_count() {
    let reserved = uri("./Vendor/MSFT/BitLocker");
    let sent = uri("./device/vendor/MSFT/bitlocker");
    assert!(sent.is_within(&reserved, CaseSense::Insensitive));
    assert!(!sent.is_within(&reserved, CaseSense::Sensitive));
    let user = uri("./user/Vendor/MSFT/BitLocker");
    assert!(!user.is_within(&reserved, CaseSense::Insensitive));
    assert!(user.is_same_node(&uri("./User/vendor/MSFT/BitLocker"), CaseSense::Insensitive));
}

#[test]
fn a_node_of_the_device_that_is_named_like_a_scope_is_no_scope() {
    for text in ["./Device/User/X", "./Device/Device/X", "./Device/user/X"] {
        let node = uri(text);
        assert_eq!(node.root(), Root::Device, "{text}");
        assert!(node.is_within(&LocUri::tree(), CaseSense::Sensitive));
        assert!(!node.is_within(&uri("./User"), CaseSense::Sensitive));
    }
    let node = uri("./Device/User/X");
    assert!(node.is_within(&LocUri::tree(), CaseSense::Insensitive));
    assert!(!node.is_within(&uri("./User"), CaseSense::Insensitive));
    assert_eq!(node.to_string(), "./Device/User/X");
    assert_eq!(node.child("Y").unwrap().to_string(), "./Device/User/X/Y");
    // What climbs to the root can come down in the other scope.
    let reference = lenient("../User/X");
    let found = uri("./Vendor").resolve(&reference).unwrap();
    assert_eq!(
        (found.root(), found.to_string()),
        (Root::User, "./User/X".into())
    );
}

#[test]
fn what_is_wrong_with_an_address_is_said_with_its_place() {
    let mut text = String::new();
    for wrong in [
        "",
        "/Vendor",
        "./a//b",
        "./a/%2e/b",
        "../../a",
        "./a/*/b",
        " ./a",
        "./a b",
        "./a%07b",
        "./a%2",
        "./a%FF",
    ] {
        let error = LocUri::decode(wrong).unwrap_err();
        let _ = writeln!(text, "{error}");
        let Ok((_, found)) = LocUri::decode_with(wrong, &UriOptions::LENIENT) else {
            continue;
        };
        for diagnostic in found {
            let _ = writeln!(text, "    {diagnostic}");
        }
    }
    for limits in [
        UriLimits::DEFAULT.with_length(10),
        UriLimits::DEFAULT.with_depth(1),
        UriLimits::DEFAULT.with_name(5),
    ] {
        let options = UriOptions::STRICT.with_limits(limits);
        let error = LocUri::decode_with("./Vendor/MSFT", &options).unwrap_err();
        let _ = writeln!(text, "{error}");
    }
    insta::assert_snapshot!(text);
}

#[test]
fn a_node_whose_name_only_begins_like_the_reserved_one_is_not_within_it() {
    let reserved = uri(RESERVED);
    for text in [
        "./Vendor/MSFT/BitLockerX",
        "./Vendor/MSFT",
        "./User/Vendor/MSFT/BitLocker",
        "./Vendor/MSFT/X/BitLocker",
        "Vendor/MSFT/BitLocker",
        "https://Vendor/MSFT/BitLocker",
    ] {
        assert!(
            !uri(text).is_within(&reserved, CaseSense::Insensitive),
            "{text}"
        );
    }
}

#[test]
fn a_relative_spelling_is_within_once_it_is_resolved() {
    let sent = LocUri::tree()
        .resolve(&uri("Device/Vendor/MSFT/BitLocker"))
        .unwrap();
    assert!(sent.is_within(&uri(RESERVED), CaseSense::Sensitive));
}

#[test]
fn each_bypass_but_harmless_ones_is_refused_strictly() {
    use UriErrorKind::*;
    assert_eq!(refused(" ./Vendor/MSFT"), (Padding, 0));
    assert_eq!(refused("./Vendor/MSFT\r\n"), (Padding, 13));
    assert_eq!(refused("./ DevDetail/HwV"), (Padding, 2));
    assert_eq!(refused("./DevDetail/HwV /x"), (Padding, 12));
    assert_eq!(refused("./Vendor/MSFT/"), (EmptyName, 14));
    assert_eq!(refused("./Vendor//MSFT"), (EmptyName, 9));
    assert_eq!(refused("/Vendor/MSFT"), (LeadingSlash, 0));
    assert_eq!(refused("./Vendor/./MSFT"), (DotName, 9));
    assert_eq!(refused("./Vendor/%2e%2E/MSFT"), (DotName, 9));
    assert_eq!(refused("./Vendor/*/MSFT"), (Wildcard, 9));
    assert_eq!(refused("./Vendor/%2A"), (Wildcard, 9));
    assert_eq!(refused("./Vendor/{x}"), (Unescaped('{'), 9));
    assert_eq!(refused("./Vendor/a b"), (Unescaped(' '), 10));
    assert_eq!(refused("./Vendor/ä"), (Unescaped('ä'), 9));
    assert_eq!(refused("./Vendor/a#b"), (Unescaped('#'), 10));
    assert_eq!(refused("./C\\System\\Data"), (Unescaped('\\'), 3));
    assert_eq!(refused("./Vendor/50%"), (Escape, 11));
    assert_eq!(refused("./Vendor/%4"), (Escape, 9));
    assert_eq!(refused("./Vendor/%4G"), (Escape, 9));
    assert_eq!(refused(""), (Empty, 0));
    assert_eq!(refused("  "), (Empty, 0));
    assert_eq!(refused("https://a b"), (Control(' '), 9));
}

#[test]
fn what_no_name_can_be_is_refused_leniently_too() {
    let kind = |text| {
        LocUri::decode_with(text, &UriOptions::LENIENT)
            .expect_err(text)
            .kind()
    };
    assert_eq!(kind("./Vendor/%FF"), UriErrorKind::NotUtf8);
    // The overlong form of a dot, which lax decoders take for one.
    assert_eq!(kind("./Vendor/%C0%AE%C0%AE/x"), UriErrorKind::NotUtf8);
    assert_eq!(kind("./Vendor/%00"), UriErrorKind::Control('\0'));
    assert_eq!(kind("./Vendor/MS\u{0}FT"), UriErrorKind::Control('\0'));
    assert_eq!(kind("./Vendor/%0A"), UriErrorKind::Control('\n'));
    assert_eq!(kind("./Vendor/*"), UriErrorKind::Wildcard);
    assert_eq!(kind("./.."), UriErrorKind::AboveRoot);
    assert_eq!(kind("./Vendor/../../x"), UriErrorKind::AboveRoot);
    assert_eq!(kind("./../Vendor"), UriErrorKind::AboveRoot);
}

#[test]
fn what_is_let_pass_is_said_with_its_place() {
    let text = " ./Vendor//{x}/50%/./y";
    let (sent, diagnostics) = LocUri::decode_with(text, &UriOptions::LENIENT).unwrap();
    assert_eq!(sent.to_string(), "./Vendor/%7Bx%7D/50%25/y");
    let said: Vec<_> = diagnostics.iter().map(|d| (d.kind(), d.offset())).collect();
    use UriErrorKind::*;
    assert_eq!(
        said,
        [
            (Padding, 0),
            (EmptyName, 10),
            (Unescaped('{'), 11),
            (Unescaped('}'), 13),
            (Escape, 17),
            (DotName, 19),
        ]
    );
}

#[test]
fn each_deviation_is_allowed_on_its_own() {
    let mut options = UriOptions::STRICT;
    options.lenient.dot_names = true;
    // An example of the Windows documentation.
    let text = "./Vendor/MSFT/Registry/HKLM/Security/./Test";
    let (sent, diagnostics) = LocUri::decode_with(text, &options).unwrap();
    assert_eq!(
        sent.to_string(),
        "./Vendor/MSFT/Registry/HKLM/Security/Test"
    );
    assert_eq!(diagnostics[0].kind(), UriErrorKind::DotName);
    let refused = LocUri::decode_with("./Vendor//x", &options).unwrap_err();
    assert_eq!(refused.kind(), UriErrorKind::EmptyName);
    assert_eq!(UriLenient::default(), UriLenient::NONE);
}

#[test]
fn braces_are_the_same_escaped_in_each_way() {
    // The reference of EMAIL2 writes 0x7B, devices send %7B, servers send braces.
    let canonical = "./Vendor/MSFT/EMAIL2/%7BC556E16F-56C4-4edb-9C64-D9469EE1FBE0%7D/AUTHNAME";
    for text in [
        "./Vendor/MSFT/EMAIL2/0x7BC556E16F-56C4-4edb-9C64-D9469EE1FBE00x7D/AUTHNAME",
        "./Vendor/MSFT/EMAIL2/0x7bC556E16F-56C4-4edb-9C64-D9469EE1FBE00x7d/AUTHNAME",
        "./Vendor/MSFT/EMAIL2/%7bC556E16F-56C4-4edb-9C64-D9469EE1FBE0%7d/AUTHNAME",
        "./Vendor/MSFT/EMAIL2/{C556E16F-56C4-4edb-9C64-D9469EE1FBE0}/AUTHNAME",
    ] {
        assert_eq!(lenient(text).to_string(), canonical, "{text}");
    }
    assert_eq!(uri(canonical).to_string(), canonical);
}

#[test]
fn a_name_that_has_0x7b_in_it_and_no_pair_around_it_is_what_it_is() {
    for text in [
        "./a/0x7B",
        "./a/0x7Bx",
        "./a/x0x7By0x7D",
        "./TAGPROPS/8128000B",
    ] {
        assert_eq!(uri(text).to_string(), text);
    }
}

#[test]
fn escapes_are_decoded_once() {
    let twice = uri("./a/%257B");
    assert_eq!(twice.names().last().as_deref(), Some("%7B"));
    assert_eq!(twice.to_string(), "./a/%257B");
    assert_ne!(twice, uri("./a/%7B"));
}

#[test]
fn an_escaped_slash_does_not_divide_names() {
    let one = uri("./a%2Fb");
    assert_eq!(one.names().collect::<Vec<_>>(), ["a/b"]);
    assert_eq!(one.to_string(), "./a%2Fb");
    assert!(!one.is_within(&uri("./a"), CaseSense::Sensitive));
    assert_eq!(uri("./a%3Flist=Struct").query(), None);
}

#[test]
fn what_is_canonical_is_borrowed() {
    let text = "./Vendor/MSFT/EMAIL2/%7BC556E16F%7D/AUTHNAME?prop=ACL";
    let allocated = allocation_counter::measure(|| {
        LocUri::decode(text).unwrap();
    });
    assert_eq!(allocated.count_total, 0);
    let scoped = allocation_counter::measure(|| {
        LocUri::decode("./Device/Vendor/MSFT/Policy").unwrap();
    });
    assert_eq!(scoped.count_total, 0);
}

#[test]
fn scopes_are_told() {
    assert_eq!(uri("./Device/Vendor").root(), Root::Device);
    assert_eq!(uri("./Device/Vendor"), uri("./Vendor"));
    assert_eq!(uri("./User/Vendor").root(), Root::User);
    assert_ne!(uri("./User/Vendor"), uri("./Vendor"));
    assert_eq!(uri("scard?photo=true").root(), Root::Relative);
    assert_eq!(uri("IMEI:493005100592800").root(), Root::Absolute);
    assert_eq!(
        uri("http://localhost:8080/funambol/ds;jsessionid=F9").root(),
        Root::Absolute
    );
    assert_eq!(uri("./C:Contacts.cdb").root(), Root::Device);
    // A node that is named like a scope, below the scope.
    let named = uri("./Device/User/x");
    assert_eq!(named.root(), Root::Device);
    assert_eq!(named.to_string(), "./Device/User/x");
    assert_eq!(uri("./User/Device/x").to_string(), "./User/Device/x");
    // Devices and users are not scopes.
    assert_eq!(uri("./Devices/x").to_string(), "./Devices/x");
}

#[test]
fn the_root_is_written_as_dot() {
    for text in [".", "./", "./Device"] {
        assert_eq!(uri(text), LocUri::tree(), "{text}");
    }
    assert_eq!(LocUri::tree().to_string(), ".");
    assert_eq!(uri("./User").to_string(), "./User");
    assert_eq!(uri(".?prop=ACL").property(), Some("ACL"));
    assert_eq!(LocUri::tree().parent(), None);
    assert!(uri("./anything").is_within(&LocUri::tree(), CaseSense::Sensitive));
}

#[test]
fn properties_and_lists_are_told_from_names() {
    assert_eq!(uri("./DevInfo/DevId?prop=ACL").property(), Some("ACL"));
    assert_eq!(
        uri("./DMAcc?list=TNDS+ACL-Name").list(),
        Some("TNDS+ACL-Name")
    );
    assert_eq!(
        uri("./DMAcc?list=TNDS%2BACL").query(),
        Some("list=TNDS%2BACL")
    );
    assert_eq!(uri("./DMAcc?prop=%41CL").property(), Some("ACL"));
    assert_eq!(uri("scard?photo=true").property(), None);
    assert_eq!(uri("./a?prop=ACL").without_query(), uri("./a"));
    assert_ne!(uri("./a?prop=ACL"), uri("./a"));
}

#[test]
fn parents_and_children_follow_names() {
    let account = uri("./Vendor/MSFT/EMAIL2").child("{C556E16F}").unwrap();
    assert_eq!(account.to_string(), "./Vendor/MSFT/EMAIL2/%7BC556E16F%7D");
    assert_eq!(account.parent().unwrap(), uri("./Vendor/MSFT/EMAIL2"));
    assert_eq!(uri("./Vendor").parent().unwrap(), LocUri::tree());
    assert_eq!(uri("scard").parent(), None);
    assert_eq!(uri("IMEI:1").parent(), None);
    let kind = |name| LocUri::tree().child(name).unwrap_err().kind();
    assert_eq!(kind(""), UriErrorKind::EmptyName);
    assert_eq!(kind(".."), UriErrorKind::DotName);
    assert_eq!(kind("*"), UriErrorKind::Wildcard);
    assert_eq!(kind("a\0"), UriErrorKind::Control('\0'));
    assert_eq!(LocUri::tree().child("a/b").unwrap().to_string(), "./a%2Fb");
}

#[test]
fn relative_addresses_go_below_the_one_they_are_found_at() {
    let parent = uri("./Contact/Contacts");
    let at = |text| parent.resolve(&lenient(text)).map(|u| u.to_string());
    assert_eq!(at("1023").as_deref(), Ok("./Contact/Contacts/1023"));
    assert_eq!(at("a:b").as_deref(), Ok("a:b"), "it has a scheme");
    assert_eq!(at("a%3Ab").as_deref(), Ok("./Contact/Contacts/a:b"));
    assert_eq!(at("./DevInfo").as_deref(), Ok("./DevInfo"));
    assert_eq!(at("../Other/x").as_deref(), Ok("./Contact/Other/x"));
    assert_eq!(at("../..").as_deref(), Ok("."));
    assert_eq!(
        at("../../../x").map_err(|e| e.kind()),
        Err(UriErrorKind::AboveRoot)
    );
    // A user's tree is not left by a relative address.
    let user = uri("./User/Vendor");
    let out = user.resolve(&lenient("../../Device/Vendor"));
    assert_eq!(out.map_err(|e| e.kind()), Err(UriErrorKind::AboveRoot));
    let scard = uri("scard").resolve(&uri("7?x=y")).unwrap();
    assert_eq!(scard.to_string(), "scard/7?x=y");
    let absolute = uri("IMEI:1").resolve(&uri("x"));
    assert_eq!(absolute.map_err(|e| e.kind()), Err(UriErrorKind::NotInTree));
}

#[test]
fn limits_are_those_of_the_device() {
    let with = |limits, text| {
        let options = UriOptions::STRICT.with_limits(limits);
        let read = LocUri::decode_with(text, &options);
        read.map(|_| ()).map_err(|e: UriError| e.kind())
    };
    let limits = UriLimits::DEFAULT;
    assert_eq!(with(limits.with_length(5), "./abc"), Ok(()));
    assert_eq!(
        with(limits.with_length(5), "./abcd"),
        Err(UriErrorKind::TooLong)
    );
    for two in ["./a/b", "./%61/b"] {
        assert_eq!(with(limits.with_depth(2), two), Ok(()));
        assert_eq!(with(limits.with_depth(1), two), Err(UriErrorKind::TooDeep));
    }
    for name in ["./abc", "./%61bc"] {
        assert_eq!(with(limits.with_name(3), name), Ok(()));
        assert_eq!(
            with(limits.with_name(2), name),
            Err(UriErrorKind::NameTooLong)
        );
    }
    let long = format!("./{}", "a/".repeat(40_000));
    assert_eq!(
        LocUri::decode(&long).unwrap_err().kind(),
        UriErrorKind::TooLong
    );
}

#[test]
fn markup_inside_an_address_hides_nothing() {
    // What a text comparison of the XML does not see: comments, CDATA, references.
    let reserved = uri(RESERVED);
    for inside in [
        "./Vendor/MS<!-- x -->FT/Bit<!---->Locker/X",
        "./Vendor/MSFT/<![CDATA[BitLocker]]>/X",
        "./Vendor/MSFT/&#66;itLocker/X",
        "./Vendor/MSFT/&#x42;it<![CDATA[Lock]]>er/X",
    ] {
        let xml = format!(
            "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD>\
             <VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>1</MsgID>\
             <Target><LocURI>a</LocURI></Target><Source><LocURI>b</LocURI></Source></SyncHdr>\
             <SyncBody><Delete><CmdID>1</CmdID><Item><Target><LocURI>{inside}</LocURI></Target>\
             </Item></Delete><Final/></SyncBody></SyncML>"
        );
        let message = syncml::decode_xml(&xml).unwrap_or_else(|e| panic!("{inside}: {e}"));
        let target = message.commands[0].items()[0].target_uri().unwrap();
        let sent = lenient(target);
        assert!(
            sent.is_within(&reserved, CaseSense::Sensitive),
            "{inside} is {sent}"
        );
    }
}

proptest! {
    #[test]
    fn the_canonical_form_decodes_strictly_to_itself(text in "[./%0-9a-fA-Fx *?:{}ä\\\\-]{0,24}") {
        if let Ok((sent, _)) = LocUri::decode_with(&text, &UriOptions::LENIENT) {
            let written = sent.to_string();
            let climbs = sent.names().any(|name| name == "..");
            if !climbs {
                prop_assert_eq!(&LocUri::decode(&written).map_err(|e| (e, written.clone())), &Ok(sent.clone()));
            }
            prop_assert!(sent.is_same_node(&sent, CaseSense::Insensitive));
        }
        if let Ok(strict) = LocUri::decode(&text) {
            let (sent, diagnostics) = LocUri::decode_with(&text, &UriOptions::LENIENT).unwrap();
            prop_assert_eq!(strict, sent);
            prop_assert!(diagnostics.is_empty());
        }
    }

    #[test]
    fn a_node_is_below_its_parent_by_the_name_it_was_given(names in prop::collection::vec("[^\\p{Cc}]{1,8}", 1..5)) {
        let mut at = LocUri::tree();
        for name in &names {
            match at.child(name) {
                Ok(child) => {
                    prop_assert!(child.is_within(&at, CaseSense::Sensitive));
                    at = child;
                }
                Err(e) => prop_assert!(matches!(name.as_str(), "." | ".." | "*"), "{e} {name:?}"),
            }
        }
    }
}
