//! The tree: what it finds and what it says.

mod edits;
mod events;
mod forms;

use std::borrow::Cow;

use wbxml::dictionaries::{ACTIVESYNC, OTA_SETTINGS, WV_CSP_1_2};
use wbxml::tag::eas::{air_sync, provision};
use wbxml::{Document, DocumentBuilder, Error, Event, Sink, Tag};

/// A provisioning response after MS-ASPROV 4.2, shortened, with two policies.
fn policy() -> Document {
    Document::build(&ACTIVESYNC, |sink| {
        sink.element(provision::PROVISION, |e| {
            e.text_element(provision::STATUS, "1")?;
            e.element(provision::POLICIES, |e| {
                for (kind, key) in [
                    ("MS-WAP-Provisioning-XML", "1"),
                    ("MS-EAS-Provisioning-WBXML", "307199584"),
                ] {
                    e.element(provision::POLICY, |e| {
                        e.text_element(provision::POLICY_TYPE, kind)?;
                        e.text_element(provision::POLICY_KEY, key)?;
                        e.empty_element(provision::DATA)
                    })?;
                }
                Ok(())
            })
        })
    })
    .unwrap()
}

#[test]
fn a_path_leads_to_the_first_element_or_to_all() {
    let document = policy();
    let root = document.root();
    let text = |path| root.find(path).and_then(|e| e.text());
    assert_eq!(text("Status").as_deref(), Some("1"));
    assert_eq!(text("Policies/Policy/PolicyKey").as_deref(), Some("1"));
    assert_eq!(text("*/*/PolicyKey").as_deref(), Some("1"));
    assert_eq!(text("Policies/Policy/Data").as_deref(), Some(""));
    assert_eq!(text("Policies/PolicyKey"), None);
    assert_eq!(text("Provision"), None);
    assert_eq!(text(""), None);
    let keys: Vec<_> = root
        .find_all("Policies/Policy/PolicyKey")
        .filter_map(|e| e.text())
        .collect();
    assert_eq!(keys, ["1", "307199584"]);
    assert_eq!(root.find_all("Policies/*/*").count(), 6);
}

#[test]
fn a_path_goes_back_where_it_led_nowhere() {
    let document = Document::build(&ACTIVESYNC, |sink| {
        sink.element(provision::PROVISION, |e| {
            e.empty_element(provision::POLICIES)?;
            e.element(provision::POLICIES, |e| e.empty_element(provision::POLICY))
        })
    })
    .unwrap();
    assert!(document.root().find("Policies/Policy").is_some());
}

#[test]
fn a_tag_without_a_name_is_found_by_page_and_token() {
    let document = Document::decode(
        b"\x03\x01\x6A\x00\x00\x0E\x45\x7F\x03x\x00\x01\x01",
        Some(&ACTIVESYNC),
    );
    let document = document.unwrap();
    let unknown = document.root().find("14:3F").unwrap();
    assert_eq!(
        (unknown.name(), unknown.tag()),
        (None, Some(Tag::new(14, 0x3F)))
    );
    assert_eq!(unknown.text().as_deref(), Some("x"));
    assert!(
        document
            .root()
            .find("*")
            .is_some_and(|e| e.is(Tag::new(14, 0x3F)))
    );
    assert!(document.root().find("14:3E").is_none());
}

#[test]
fn an_element_knows_its_name_page_namespace_and_parent() {
    let document = policy();
    let key = document.root().find("Policies/Policy/PolicyKey").unwrap();
    assert_eq!(key.name(), Some("PolicyKey"));
    assert_eq!((key.page(), key.namespace()), (Some(14), Some("Provision")));
    let names: Vec<_> = std::iter::successors(Some(key), |e| e.parent())
        .filter_map(|e| e.name())
        .collect();
    assert_eq!(names, ["PolicyKey", "Policy", "Policies", "Provision"]);
    assert_eq!(document.root().descendants().count(), 10);
    assert_eq!(document.root().children().count(), 2);
    assert_eq!(key.descendants().count(), 0);
    assert_eq!(
        document.root().child("Policies"),
        document.root().find("Policies")
    );
}

#[cfg(feature = "xml")]
#[test]
fn attributes_are_read_by_name() {
    // WAP-183 (Client Provisioning) example, shortened: <characteristic type="PXLOGICAL">
    // <parm name="NAME" value="WAP Proxy"/>.
    let xml = r#"<wap-provisioningdoc version="1.0"><characteristic type="PXLOGICAL"><parm name="NAME" value="WAP Proxy"/></characteristic></wap-provisioningdoc>"#;
    let bytes = wbxml::from_xml(xml).unwrap();
    let document = Document::decode(&bytes, None).unwrap();
    assert_eq!(document.dictionary(), &wbxml::dictionaries::PROV_1_0);
    let value = |path, name| {
        document
            .root()
            .find(path)
            .and_then(|e| e.attribute(name)?.value())
    };
    assert_eq!(
        value("characteristic", "type").as_deref(),
        Some("PXLOGICAL")
    );
    assert_eq!(
        value("characteristic/parm", "value").as_deref(),
        Some("WAP Proxy")
    );
    assert_eq!(value("characteristic", "value"), None);
    let parm = document.root().find("characteristic/parm").unwrap();
    let names: Vec<_> = parm.attributes().filter_map(|a| a.name()).collect();
    assert_eq!(names, ["name", "value"]);
}

#[test]
fn typed_opaque_is_text_and_bytes_at_once() {
    // WV-CSP 1.1 WBXML section 6.1: Code is an integer.
    let build = |write: fn(&mut DocumentBuilder) -> Result<(), Error>| {
        Document::build(&WV_CSP_1_2, |sink| sink.element(Tag::new(0, 0x0B), write)).unwrap()
    };
    let opaque = build(|e| e.event(Event::Opaque(&[0x01, 0x2C])));
    let text = build(|e| e.event(Event::Text("300")));
    for document in [&opaque, &text] {
        assert_eq!(document.root().text().as_deref(), Some("300"));
        assert_eq!(document.root().bytes().as_deref(), Some(&[0x01, 0x2C][..]));
    }
    assert_ne!(opaque, text);
    let mut turned = opaque;
    turned.opaque_to_text();
    assert_eq!(turned, text);
}

#[test]
fn an_icon_is_bytes_where_the_name_says_so() {
    let document = Document::build(&OTA_SETTINGS, |sink| {
        sink.event(Event::Start(OTA_SETTINGS.tag(0, "PARM").unwrap()))?;
        for (name, value) in [
            ("NAME", Event::Text("ICON")),
            ("VALUE", Event::Opaque(b"\xFF\x00")),
        ] {
            sink.event(Event::Attribute(OTA_SETTINGS.attribute_tag(name).unwrap()))?;
            sink.event(value)?;
        }
        sink.event(Event::AttributesEnd)?;
        sink.event(Event::End)
    })
    .unwrap();
    let value = |document: &Document| {
        document
            .root()
            .attribute("VALUE")
            .unwrap()
            .value()
            .map(Cow::into_owned)
    };
    assert_eq!(value(&document).as_deref(), Some("/wA="));
    let mut other = document;
    other.root_mut().set_attribute("NAME", "URL").unwrap();
    assert_eq!(value(&other), None);
}

#[test]
fn text_is_not_to_be_had_from_anything_else() {
    let document = policy();
    assert_eq!(document.root().text(), None);
    let with = |event: Event<'_>| {
        Document::build(&ACTIVESYNC, |s| {
            s.element(air_sync::SYNC, |e| e.event(event))
        })
        .unwrap()
    };
    assert_eq!(with(Event::Opaque(b"\xFF")).root().text(), None);
    assert_eq!(
        with(Event::Opaque(b"abc")).root().text().as_deref(),
        Some("abc")
    );
    assert_eq!(
        with(Event::CData("abc")).root().text().as_deref(),
        Some("abc")
    );
    assert_eq!(
        with(Event::Extension {
            code: 0xC0,
            text: ""
        })
        .root()
        .text(),
        None
    );
    assert_eq!(
        with(Event::Text("abc")).root().bytes().as_deref(),
        Some(&b"abc"[..])
    );
}

#[test]
fn credentials_do_not_show_in_debug() {
    let document = Document::build(&ACTIVESYNC, |sink| {
        sink.element(provision::PROVISION, |e| {
            e.text_element(provision::POLICY_KEY, "hunter2")
        })
    })
    .unwrap();
    let key = document.root().find("PolicyKey").unwrap();
    let shown = format!("{document:?} {:?} {key:?}", document.root());
    assert!(
        shown.contains("PolicyKey") && shown.contains("7 bytes"),
        "{shown}"
    );
    assert!(!shown.contains("hunter2"), "{shown}");
}
