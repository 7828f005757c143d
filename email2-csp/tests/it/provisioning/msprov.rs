//! The elements of MSPROV: queries, removals, errors, in requests and responses.

use email2_csp::provisioning::{
    Attribute, Characteristic, Content, Document, Item, Name, Parm, Unknown, Verb, decode_wbxml,
    decode_wbxml_with, decode_xml, decode_xml_with,
};
use email2_csp::{DiagnosticKind, ErrorKind, Options};

/// A document with this in a characteristic.
fn inside(xml: &str) -> String {
    format!(
        "<wap-provisioningdoc><characteristic type=\"Registry\">{xml}</characteristic>\
         </wap-provisioningdoc>"
    )
}

/// Reads the XML and asserts that it comes back the same from both forms.
fn both_ways(xml: &str) -> Document<'_> {
    let document = decode_xml(xml).unwrap();
    assert_eq!(document.to_xml().unwrap(), xml);
    let wbxml = document.to_wbxml().unwrap();
    assert_eq!(decode_wbxml(&wbxml).unwrap(), document);
    document
}

fn first<'d, 'a>(document: &'d Document<'a>) -> &'d Item<'a> {
    &document.find(&["Registry"]).unwrap().items[0]
}

#[test]
fn each_group_element_is_a_verb_that_may_have_failed() {
    for (name, verb, failed) in [
        ("characteristic", Verb::Set, false),
        ("characteristic-error", Verb::Set, true),
        ("characteristic-query", Verb::Query, false),
        ("characteristic-query-error", Verb::Query, true),
        ("nocharacteristic", Verb::Absent, false),
        ("nocharacteristic-error", Verb::Absent, true),
    ] {
        let xml = inside(&format!("<{name} type=\"HKCU\"/>"));
        let document = both_ways(&xml);
        let Item::Characteristic(item) = first(&document) else {
            panic!("{name}");
        };
        assert_eq!((item.verb, item.failed), (verb, failed), "{name}");
        assert_eq!(item.kind, "HKCU");
    }
}

#[test]
fn each_setting_element_is_a_verb_that_may_have_failed() {
    for (name, verb, failed) in [
        ("parm", Verb::Set, false),
        ("parm-error", Verb::Set, true),
        ("parm-query", Verb::Query, false),
        ("parm-query-error", Verb::Query, true),
        ("noparm", Verb::Absent, false),
        ("noparm-error", Verb::Absent, true),
    ] {
        let xml = inside(&format!("<{name} name=\"FontSize\"/>"));
        let document = both_ways(&xml);
        let Item::Parm(item) = first(&document) else {
            panic!("{name}");
        };
        assert_eq!((item.verb, item.failed), (verb, failed), "{name}");
        assert_eq!(item.name, "FontSize");
    }
}

#[test]
fn a_query_is_for_the_whole_tree_unless_it_says_false() {
    for (attribute, recursive, is_recursive) in [
        ("", None, true),
        (" recursive=\"true\"", Some(true), true),
        (" recursive=\"false\"", Some(false), false),
    ] {
        let xml = inside(&format!("<characteristic-query type=\"HKCU\"{attribute}/>"));
        let document = both_ways(&xml);
        let query = document.find(&["Registry", "HKCU"]).unwrap();
        assert_eq!(query.recursive, recursive);
        assert_eq!(query.is_recursive(), is_recursive);
    }
    // The page of the element spells it in capitals.
    let xml = inside("<characteristic-query type=\"HKCU\" recursive=\"TRUE\"/>");
    let document = decode_xml(&xml).unwrap();
    assert_eq!(
        document.find(&["Registry", "HKCU"]).unwrap().recursive,
        Some(true)
    );
    assert_eq!(Characteristic::query_level("HKCU").recursive, Some(false));
    assert!(Characteristic::query("HKCU").is_recursive());
}

#[test]
fn recursive_is_true_or_false() {
    let xml = inside("<characteristic-query type=\"HKCU\" recursive=\"1\"/>");
    let error = decode_xml(&xml).unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::InvalidAttribute("recursive"));
    let read = decode_xml_with(&xml, &Options::LENIENT).unwrap();
    let kinds: Vec<_> = read.diagnostics.iter().map(|d| d.kind()).collect();
    assert_eq!(kinds, [DiagnosticKind::InvalidAttribute("recursive")]);
    let query = read.document.find(&["Registry", "HKCU"]).unwrap();
    assert_eq!(query.recursive, None);
}

#[test]
fn what_failed_is_renamed_in_its_place_and_the_document_echoed() {
    // The example of Microsoft's page on error messages, as what a device makes of the request.
    let request = "<wap-provisioningdoc><characteristic type=\"Registry\">\
                   <characteristic type=\"HKCU\\ControlPanel\\Accessibility\">\
                   <noparm name=\"FontSize\"/></characteristic></characteristic>\
                   </wap-provisioningdoc>";
    let mut document = decode_xml(request).unwrap();
    let Item::Characteristic(registry) = &mut document.items[0] else {
        panic!();
    };
    let Item::Characteristic(key) = &mut registry.items[0] else {
        panic!();
    };
    let Item::Parm(parm) = &mut key.items[0] else {
        panic!();
    };
    parm.fail("failure reason");
    assert_eq!(parm.description(), Some("failure reason"));
    assert_eq!(
        document.to_xml().unwrap(),
        "<wap-provisioningdoc><characteristic type=\"Registry\">\
         <characteristic type=\"HKCU\\ControlPanel\\Accessibility\">\
         <noparm-error name=\"FontSize\" desc=\"failure reason\"/></characteristic>\
         </characteristic></wap-provisioningdoc>"
    );
    let mut query = Characteristic::query("HKCU");
    query.fail("not there");
    query.fail("denied");
    assert_eq!(query.description(), Some("denied"));
    assert_eq!(query.attributes.len(), 1);
}

#[test]
fn a_response_says_what_does_not_exist() {
    let response = Document::new().with(
        Characteristic::new("EMAIL2")
            .with(Characteristic::absent(
                "{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}",
            ))
            .with(Parm::absent("SERVICENAME"))
            .with(Parm::query("SERVICETYPE")),
    );
    let xml = response.to_xml().unwrap();
    assert_eq!(
        xml,
        "<wap-provisioningdoc><characteristic type=\"EMAIL2\">\
         <nocharacteristic type=\"{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}\"/>\
         <noparm name=\"SERVICENAME\"/><parm-query name=\"SERVICETYPE\"/></characteristic>\
         </wap-provisioningdoc>"
    );
    let document = both_ways(&xml);
    // What is asked for or does not exist has no value.
    let email2 = document.find(&["EMAIL2"]).unwrap();
    assert_eq!(email2.value("SERVICENAME"), None);
    assert!(email2.parm("SERVICENAME").is_some());
}

#[test]
fn the_order_of_settings_and_groups_is_kept() {
    let xml = inside(
        "<parm name=\"a\" value=\"1\"/><characteristic type=\"b\"><parm name=\"c\"/></characteristic>\
         <parm-query name=\"d\"/><characteristic type=\"b\"/><parm name=\"a\" value=\"2\"/>",
    );
    let document = both_ways(&xml);
    let registry = document.find(&["Registry"]).unwrap();
    let names: Vec<&str> = registry
        .items
        .iter()
        .map(|item| match item {
            Item::Characteristic(item) => &*item.kind,
            Item::Parm(item) => &*item.name,
            _ => panic!(),
        })
        .collect();
    assert_eq!(names, ["a", "b", "d", "b", "a"]);
    // The first of a name counts.
    assert_eq!(registry.value("a"), Some("1"));
}

#[test]
fn attributes_that_nobody_knows_are_kept() {
    let xml = "<wap-provisioningdoc version=\"1.1\" build=\"7\"><characteristic type=\"NAPDEF\" \
               mwid=\"1\" translation=\"install\"><parm name=\"NAME\" value=\"n\" label=\"Name\" \
               semantic-type=\"text\"/></characteristic></wap-provisioningdoc>";
    let document = both_ways(xml);
    let nap = document.find(&["NAPDEF"]).unwrap();
    assert_eq!(Attribute::find(&document.attributes, "build"), Some("7"));
    assert_eq!(Attribute::find(&nap.attributes, "mwid"), Some("1"));
    assert_eq!(Attribute::find(&nap.attributes, "none"), None);
    let parm = nap.parm("NAME").unwrap();
    assert_eq!(Attribute::find(&parm.attributes, "label"), Some("Name"));
    // An attribute of another element is an attribute that nobody knows here.
    let xml = inside("<parm name=\"a\" type=\"x\"/>");
    let document = both_ways(&xml);
    let Item::Parm(parm) = first(&document) else {
        panic!();
    };
    assert_eq!(Attribute::find(&parm.attributes, "type"), Some("x"));
}

#[test]
fn elements_that_nobody_knows_are_kept_with_all_that_is_in_them() {
    let xml = inside(
        "<future when=\"soon\">one<parm name=\"AAUTHSECRET\" value=\"x\"/><deeper><still/></deeper>\
         two</future><parm name=\"a\"/>",
    );
    let document = both_ways(&xml);
    let Item::Unknown(future) = first(&document) else {
        panic!();
    };
    assert_eq!(future.name.as_text(), Some("future"));
    assert_eq!(Attribute::find(&future.attributes, "when"), Some("soon"));
    assert_eq!(future.content.len(), 4);
    assert!(matches!(&future.content[3], Content::Text(text) if **text == *"two"));
    assert_eq!(document.find(&["Registry"]).unwrap().items.len(), 2);
}

#[test]
fn tokens_that_nobody_knows_are_kept_in_wbxml() {
    // A tag 0x20, an attribute 0x7E, and OPAQUE.
    let wbxml = b"\x03\x0B\x6A\x00\x45\xC6\x55\x01\x87\x07\x7E\x03x\x00\x01\xE0\x7E\x03y\x00\x01\
                  \xC3\x02\xFF\x00\x01\x01\x01";
    let document = decode_wbxml(wbxml).unwrap();
    assert_eq!(document.to_wbxml().unwrap(), wbxml);
    let items = &document.find(&["NAPDEF"]).unwrap().items;
    let Item::Parm(parm) = &items[0] else {
        panic!()
    };
    assert_eq!(
        parm.attributes[0].name,
        Name::Token(wbxml::Tag::new(0, 0x7E))
    );
    let Item::Unknown(unknown) = &items[1] else {
        panic!();
    };
    assert_eq!(unknown.name, Name::Token(wbxml::Tag::new(0, 0x20)));
    assert!(matches!(&unknown.content[0], Content::Bytes(bytes) if **bytes == [0xFF, 0]));
    // XML has no name for them.
    assert!(document.to_xml().is_err());
}

#[test]
fn elements_of_code_page_1_are_those_of_page_0() {
    let wbxml =
        b"\x03\x0B\x6A\x00\x45\x00\x01\xC6\x00\x01\x55\x01\x87\x36\x06\x03w2\x00\x01\x01\x01";
    let document = decode_wbxml(wbxml).unwrap();
    let application = document.find(&["APPLICATION"]).unwrap();
    assert_eq!(application.value("APPID"), Some("w2"));
}

#[test]
fn a_value_in_pieces_is_put_together() {
    // STR_I, a value token (0x86: IPV6), an ENTITY and a string-table reference.
    let wbxml =
        b"\x03\x0B\x6A\x02z\x00\x45\xC6\x55\x01\x87\x07\x06\x03a-\x00\x86\x02\x41\x83\x00\x01\
                  \x01\x01";
    let document = decode_wbxml(wbxml).unwrap();
    let nap = document.find(&["NAPDEF"]).unwrap();
    assert_eq!(nap.value("NAME"), Some("a-IPV6Az"));
}

#[test]
fn documents_of_other_types_are_refused() {
    let kind = |result: Result<Document<'_>, email2_csp::Error>| result.unwrap_err().kind().clone();
    assert_eq!(
        kind(decode_wbxml(b"\x03\x05\x6A\x00\x05")),
        ErrorKind::UnexpectedRoot
    );
    assert_eq!(kind(decode_xml("<si/>")), ErrorKind::UnexpectedRoot);
    assert_eq!(
        kind(decode_xml("<characteristic type=\"a\"/>")),
        ErrorKind::UnexpectedRoot
    );
    // A document that does not say of what type it is may be one.
    assert!(decode_wbxml(b"\x03\x01\x6A\x00\x05").is_ok());
    // The formal public identifier, in the string table.
    let id = b"-//WAPFORUM//DTD PROV 1.0//EN\0";
    let formal = [&[0x03, 0, 0, 0x6A, id.len() as u8][..], id, &[0x45, 0x01]].concat();
    let document = decode_wbxml(&formal).unwrap();
    let options = email2_csp::provisioning::EncodeOptions::like(&formal).unwrap();
    assert!(options.formal_public_id);
    assert_eq!(document.to_wbxml_with(&options).unwrap(), formal);
}

#[test]
fn a_parm_needs_a_characteristic_around_it_and_nothing_in_it() {
    for (xml, kind, path) in [
        (
            "<wap-provisioningdoc><parm name=\"a\"/></wap-provisioningdoc>",
            "parm",
            "wap-provisioningdoc/parm",
        ),
        (
            "<wap-provisioningdoc><characteristic type=\"T\"><parm name=\"a\"><b/></parm>\
             </characteristic></wap-provisioningdoc>",
            "an element",
            "wap-provisioningdoc/characteristic[T]/parm",
        ),
    ] {
        let error = decode_xml(xml).unwrap_err();
        assert_eq!(error.kind(), &ErrorKind::MisplacedElement(kind));
        let found: Vec<_> = error.path().collect();
        assert_eq!(found.join("/"), path);
        let read = decode_xml_with(xml, &Options::LENIENT).unwrap();
        assert_eq!(
            read.diagnostics[0].kind(),
            DiagnosticKind::MisplacedElement(kind)
        );
        assert_eq!(read.document, {
            let again = read.document.to_xml().unwrap();
            decode_xml_with(&again, &Options::LENIENT)
                .unwrap()
                .document
                .into_owned()
        });
    }
}

#[test]
fn what_was_made_by_hand_survives_both_forms() {
    let mut unknown = Unknown::new(Name::new("vendor"));
    unknown.attributes.push(Attribute::new("a", "b"));
    unknown.content.push(Content::Text("text".into()));
    let document = Document::new()
        .with_version("1.1")
        .with(Characteristic::new("A").with(unknown).with_parm("p", ""));
    let wbxml = document.to_wbxml().unwrap();
    assert_eq!(
        decode_wbxml_with(&wbxml, &Options::STRICT)
            .unwrap()
            .document,
        document
    );
    assert_eq!(decode_xml(&document.to_xml().unwrap()).unwrap(), document);
    assert_eq!(document.clone().into_owned(), document);
}
