//! The tree: what it finds, what it keeps, what it changes, and how deep it may be.

use std::borrow::Cow;

use wbxml::dictionaries::{
    self, ACTIVESYNC, DEVINF_1_2, OTA_SETTINGS, PROV_1_0, SYNCML_1_2, WML_1_3, WV_CSP_1_2,
};
use wbxml::tag::eas::{air_sync, air_sync_base, provision};
use wbxml::tag::{devinf, metinf, syncml};
use wbxml::{
    Content, Document, DocumentBuilder, Error, ErrorKind, Event, EventReader, Expected, NO_PAGE,
    Options, Sink, Source, Tag,
};

use crate::support::{corpus, files};

/// A provisioning response after MS-ASPROV 4.2, shortened, with two policies.
fn policy() -> Document {
    Document::build(&ACTIVESYNC, |sink| {
        sink.element(provision::PROVISION, |e| {
            e.text_element(provision::STATUS, "1")?;
            e.element(provision::POLICIES, |e| {
                for (kind, key) in
                    [("MS-WAP-Provisioning-XML", "1"), ("MS-EAS-Provisioning-WBXML", "307199584")]
                {
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

fn events(document: &Document) -> Vec<Event<'_>> {
    document.source().collect()
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
    let keys: Vec<_> =
        root.find_all("Policies/Policy/PolicyKey").filter_map(|e| e.text()).collect();
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
    let document =
        Document::decode(b"\x03\x01\x6A\x00\x00\x0E\x45\x7F\x03x\x00\x01\x01", Some(&ACTIVESYNC));
    let document = document.unwrap();
    let unknown = document.root().find("14:3F").unwrap();
    assert_eq!((unknown.name(), unknown.tag()), (None, Some(Tag::new(14, 0x3F))));
    assert_eq!(unknown.text().as_deref(), Some("x"));
    assert!(document.root().find("*").is_some_and(|e| e.is(Tag::new(14, 0x3F))));
    assert!(document.root().find("14:3E").is_none());
}

#[test]
fn an_element_knows_its_name_page_namespace_and_parent() {
    let document = policy();
    let key = document.root().find("Policies/Policy/PolicyKey").unwrap();
    assert_eq!(key.name(), Some("PolicyKey"));
    assert_eq!((key.page(), key.namespace()), (Some(14), Some("Provision")));
    let names: Vec<_> =
        std::iter::successors(Some(key), |e| e.parent()).filter_map(|e| e.name()).collect();
    assert_eq!(names, ["PolicyKey", "Policy", "Policies", "Provision"]);
    assert_eq!(document.root().descendants().count(), 10);
    assert_eq!(document.root().children().count(), 2);
    assert_eq!(key.descendants().count(), 0);
    assert_eq!(document.root().child("Policies"), document.root().find("Policies"));
}

#[test]
fn attributes_are_read_by_name() {
    // WAP-183 (Client Provisioning) example, shortened: <characteristic type="PXLOGICAL">
    // <parm name="NAME" value="WAP Proxy"/>.
    let xml = r#"<wap-provisioningdoc version="1.0"><characteristic type="PXLOGICAL"><parm name="NAME" value="WAP Proxy"/></characteristic></wap-provisioningdoc>"#;
    let bytes = wbxml::from_xml(xml).unwrap();
    let document = Document::decode(&bytes, None).unwrap();
    assert_eq!(document.dictionary(), &PROV_1_0);
    let value = |path, name| document.root().find(path).and_then(|e| e.attribute(name)?.value());
    assert_eq!(value("characteristic", "type").as_deref(), Some("PXLOGICAL"));
    assert_eq!(value("characteristic/parm", "value").as_deref(), Some("WAP Proxy"));
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
        for (name, value) in [("NAME", Event::Text("ICON")), ("VALUE", Event::Opaque(b"\xFF\x00"))]
        {
            sink.event(Event::Attribute(OTA_SETTINGS.attribute_tag(name).unwrap()))?;
            sink.event(value)?;
        }
        sink.event(Event::AttributesEnd)?;
        sink.event(Event::End)
    })
    .unwrap();
    let value = |document: &Document| {
        document.root().attribute("VALUE").unwrap().value().map(Cow::into_owned)
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
        Document::build(&ACTIVESYNC, |s| s.element(air_sync::SYNC, |e| e.event(event))).unwrap()
    };
    assert_eq!(with(Event::Opaque(b"\xFF")).root().text(), None);
    assert_eq!(with(Event::Opaque(b"abc")).root().text().as_deref(), Some("abc"));
    assert_eq!(with(Event::CData("abc")).root().text().as_deref(), Some("abc"));
    assert_eq!(with(Event::Extension { code: 0xC0, text: "" }).root().text(), None);
    assert_eq!(with(Event::Text("abc")).root().bytes().as_deref(), Some(&b"abc"[..]));
}

/// A document with every kind of event.
fn every_event() -> Vec<Event<'static>> {
    let (start, data) = (Event::Start, Tag::new(0, 0x05));
    vec![
        Event::Pi("before"),
        Event::PiEnd,
        start(data),
        Event::Attribute(Tag::new(0, 0x05)),
        Event::Text("a"),
        Event::Opaque(b"\x00\xFF"),
        Event::AttributeValue(Tag::new(3, 0x85)),
        Event::Extension { code: 0x40, text: "v" },
        Event::ExtensionIndex { code: 0x80, index: 7 },
        Event::AttributeLiteral { name: "other" },
        Event::CData("<"),
        Event::Attribute(Tag::new(9, 0x7F)),
        Event::AttributesEnd,
        Event::Text("text"),
        Event::CData("cdata"),
        Event::Text("text"),
        Event::Char('\0'),
        Event::Opaque(b""),
        Event::Opaque(b"\x00"),
        Event::Extension { code: 0xC1, text: "" },
        Event::ExtensionIndex { code: 0x82, index: u32::MAX },
        Event::StartLiteral { page: NO_PAGE, name: "literal" },
        Event::StartLiteral { page: 255, name: "literal" },
        Event::End,
        Event::End,
        start(Tag::new(255, 0x3F)),
        Event::AttributeLiteral { name: "empty" },
        Event::AttributesEnd,
        Event::Document(&DEVINF_1_2),
        Event::Pi("inside"),
        Event::Text("data"),
        Event::PiEnd,
        start(devinf::DEV_INF),
        start(data),
        Event::End,
        Event::End,
        Event::Pi("behind"),
        Event::PiEnd,
        Event::DocumentEnd,
        Event::End,
        Event::Pi("in"),
        Event::Text("a"),
        Event::Opaque(b"b"),
        Event::AttributeValue(Tag::new(0, 0x85)),
        Event::PiEnd,
        Event::End,
        Event::Pi("behind"),
        Event::Text("data"),
        Event::PiEnd,
    ]
}

fn built(events: &[Event<'_>]) -> Result<Document, Error> {
    Document::build(&SYNCML_1_2, |sink| events.iter().try_for_each(|event| sink.event(*event)))
}

#[test]
fn every_event_comes_out_as_it_went_in() {
    let document = built(&every_event()).unwrap();
    assert_eq!(events(&document), every_event());
    let again = Document::from_source(&mut document.source()).unwrap();
    assert_eq!(again, document);
    assert_eq!(document.source().dictionary(), &SYNCML_1_2);
}

#[test]
fn characters_and_texts_in_a_row_are_one_text() {
    let pieces = [
        Event::Start(syncml::SYNC_ML),
        Event::Text("a"),
        Event::Char('&'),
        Event::Text(""),
        Event::Text("b"),
        Event::CData("c"),
        Event::CData("d"),
        Event::End,
    ];
    let document = built(&pieces).unwrap();
    let whole = [pieces[0], Event::Text("a&b"), Event::CData("cd"), Event::End];
    assert_eq!(events(&document), whole);
}

#[test]
fn what_no_string_can_carry_comes_out_as_characters() {
    let document = built(&[
        Event::Start(syncml::SYNC_ML),
        Event::Char('\0'),
        Event::Text("a\0\0b"),
        Event::Char('\0'),
        Event::End,
    ])
    .unwrap();
    let nul = Event::Char('\0');
    let inside = [nul, Event::Text("a"), nul, nul, Event::Text("b"), nul];
    assert_eq!(events(&document)[1..7], inside);
    let bytes = document.encode(Default::default()).unwrap();
    assert_eq!(Document::decode(&bytes, None).unwrap(), document);
}

#[test]
fn an_event_that_cannot_follow_is_refused_and_the_builder_goes_on() {
    use Event::*;
    let tag = syncml::DATA;
    let refused = |before: &[Event<'_>], event: Event<'_>, expected: Expected| {
        let mut builder = DocumentBuilder::new(&SYNCML_1_2);
        before.iter().for_each(|event| builder.event(*event).unwrap());
        let error = builder.event(event).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnexpectedEvent(expected), "{event:?}");
        assert_eq!(error.offset(), before.len() as u64);
    };
    for event in [
        End,
        AttributesEnd,
        PiEnd,
        Text("x"),
        Text(""),
        Attribute(tag),
        Opaque(b""),
        DocumentEnd,
        Document(&DEVINF_1_2),
    ] {
        refused(&[], event, Expected::Root);
        refused(&[Start(tag), End], event, Expected::Epilogue);
    }
    refused(&[Start(tag), End], Start(tag), Expected::Epilogue);
    for event in [PiEnd, AttributesEnd, AttributeValue(tag), DocumentEnd] {
        refused(&[Start(tag)], event, Expected::Content);
        refused(&[Start(tag), Text("x")], event, Expected::Content);
    }
    refused(&[Start(tag), Text("x")], Attribute(tag), Expected::Content);
    refused(&[Start(tag), Attribute(tag), AttributesEnd], Attribute(tag), Expected::Content);
    for event in [End, Start(tag), PiEnd, Pi("x"), Document(&DEVINF_1_2)] {
        refused(&[Start(tag), Attribute(tag)], event, Expected::Attribute);
    }
    for event in [End, Start(tag), AttributesEnd, Attribute(tag), Pi("x")] {
        refused(&[Pi("x")], event, Expected::Text);
    }
    refused(&[Start(tag), Document(&DEVINF_1_2)], DocumentEnd, Expected::Root);
    refused(&[Start(tag), Document(&DEVINF_1_2), Start(tag)], DocumentEnd, Expected::Content);
    let unfinished = [
        &[][..],
        &[Start(tag)],
        &[Pi("x")],
        &[Start(tag), Attribute(tag)],
        &[Start(tag), Document(&DEVINF_1_2), Start(tag), End],
    ];
    for events in unfinished {
        assert!(built(events).is_err());
    }
}

#[test]
fn equal_documents_are_equal_however_they_came_to_be() {
    let mut edited = policy();
    edited.root_mut().add_child(provision::STATUS).unwrap().set_text("2").unwrap();
    assert_ne!(edited, policy());
    let id = edited.root().find_all("Status").last().unwrap().id();
    assert!(edited.element_mut(id).unwrap().remove());
    assert_eq!(edited, policy());
    let mut status = edited.root_mut();
    let mut status = status.find_mut("Status").unwrap();
    status.set_text("").unwrap();
    status.add_text("1").unwrap();
    assert_eq!(edited, policy());
    edited.root_mut().find_mut("Status").unwrap().add_text("1").unwrap();
    let other =
        Document::build(&ACTIVESYNC, |sink| sink.text_element(provision::STATUS, "11")).unwrap();
    assert_eq!(edited.root().find("Status").unwrap().text(), other.root().text());
    let in_other_type = Document::build(&dictionaries::AIRSYNC, |sink| policy().write_to(sink));
    assert_ne!(in_other_type.unwrap(), policy());
}

#[test]
fn elements_are_put_where_they_are_wanted() {
    let mut document = Document::new(&ACTIVESYNC, air_sync::SYNC).unwrap();
    let mut root = document.root_mut();
    root.set_attribute("kind", "x").unwrap();
    root.add_child(air_sync::FETCH).unwrap();
    root.insert(0, air_sync::ADD).unwrap().set_text("1").unwrap();
    root.insert(1, air_sync::CHANGE).unwrap();
    root.insert(99, air_sync::DELETE).unwrap();
    root.set_attribute("more", "y").unwrap();
    root.add_named("SyncKey").unwrap().set_text("0").unwrap();
    root.add_named("EstimatedDataSize").unwrap();
    root.add_named("Unheard").unwrap();
    assert_eq!(root.add_named("no name").unwrap_err().kind(), ErrorKind::InvalidName);
    assert_eq!(root.set_attribute("1", "").unwrap_err().kind(), ErrorKind::InvalidName);
    let names: Vec<_> = document.root().children().filter_map(|e| e.name()).collect();
    assert_eq!(
        names,
        ["Add", "Change", "Fetch", "Delete", "SyncKey", "EstimatedDataSize", "Unheard"]
    );
    let size = document.root().find("EstimatedDataSize").unwrap();
    assert!(size.is(air_sync_base::ESTIMATED_DATA_SIZE));
    let unheard = document.root().find("Unheard").unwrap();
    assert_eq!((unheard.tag(), unheard.namespace()), (None, Some("AirSync")));
    let names: Vec<_> = document.root().attributes().filter_map(|a| a.name()).collect();
    assert_eq!(names, ["kind", "more"]);
}

#[test]
fn attributes_are_set_once_and_removed() {
    let mut document = Document::new(&PROV_1_0, Tag::new(0, 0x06)).unwrap();
    let mut root = document.root_mut();
    root.add_text("text").unwrap();
    root.set_attribute("type", "APPLICATION").unwrap();
    root.set_attribute("type", "NAPDEF").unwrap();
    root.set_attribute("x", "1").unwrap();
    assert_eq!(document.root().attributes().count(), 2);
    assert_eq!(document.root().attribute("type").unwrap().value().as_deref(), Some("NAPDEF"));
    assert_eq!(document.root().text().as_deref(), Some("text"));
    assert!(document.root_mut().remove_attribute("type"));
    assert!(!document.root_mut().remove_attribute("type"));
    document.root_mut().clear();
    assert_eq!(document.root().attributes().count(), 1);
    assert_eq!(document.root().contents().count(), 0);
}

#[test]
fn a_removed_element_is_gone_and_its_id_stands_for_nothing() {
    let mut document = policy();
    let id = document.root().find("Policies/Policy").unwrap().id();
    let inner = document.root().find("Policies/Policy/PolicyKey").unwrap().id();
    assert!(document.element_mut(id).unwrap().remove());
    assert!(document.element(id).is_none() && document.element(inner).is_none());
    assert!(document.element_mut(id).is_none());
    assert_eq!(document.root().find_all("Policies/Policy").count(), 1);
    // The place is taken again, by another element.
    for _ in 0..8 {
        document.root_mut().add_child(provision::STATUS).unwrap();
    }
    assert!(document.element(id).is_none() && document.element(inner).is_none());
    assert!(!document.root_mut().remove());
    assert_eq!(document.root().name(), Some("Provision"));
}

#[test]
fn what_is_appended_is_there_whole_or_not_at_all() {
    let mut document = policy();
    let before = document.clone();
    let mut status = document.root_mut();
    let mut status = status.find_mut("Status").unwrap();
    let open = status.append(|sink| {
        sink.event(Event::Text("2"))?;
        sink.element(air_sync::ADD, |e| e.event(Event::Text("x")))?;
        sink.event(Event::Start(air_sync::ADD))
    });
    assert_eq!(open.unwrap_err().kind(), ErrorKind::UnexpectedEvent(Expected::ElementEnd));
    let out = status.append(|sink| sink.event(Event::End));
    assert_eq!(out.unwrap_err().kind(), ErrorKind::UnexpectedEvent(Expected::Content));
    assert_eq!(document, before);
    assert_eq!(document.root().find("Status").unwrap().text().as_deref(), Some("1"));
    document.root_mut().append(|sink| sink.text_element(provision::STATUS, "3")).unwrap();
    assert_eq!(document.root().children().last().unwrap().text().as_deref(), Some("3"));
    document.root_mut().find_mut("Status").unwrap().append(|s| s.event(Event::Text("0"))).unwrap();
    assert_eq!(document.root().find("Status").unwrap().text().as_deref(), Some("10"));
}

#[test]
fn an_element_is_copied_from_another_document() {
    let mut document = Document::new(&ACTIVESYNC, provision::PROVISION).unwrap();
    let other = policy();
    for element in other.root().children() {
        document.root_mut().add_copy(element).unwrap();
    }
    assert_eq!(document, other);
    let mut foreign = Document::new(&PROV_1_0, Tag::new(0, 5)).unwrap();
    let refused = foreign.root_mut().add_copy(other.root()).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::UnknownDocumentType);
}

#[test]
fn contents_are_all_there_is_in_order() {
    let document = built(&every_event()).unwrap();
    let kinds: Vec<_> = document
        .root()
        .contents()
        .map(|content| match content {
            Content::Element(element) => format!("element {:?}", element.name()),
            Content::Document(root) => format!("document {:?}", root.name()),
            Content::Text(text) => format!("text {text:?}"),
            Content::CData(_) => "cdata".to_owned(),
            Content::Opaque(bytes) => format!("opaque {}", bytes.len()),
            Content::Extension { code, .. } | Content::ExtensionIndex { code, .. } => {
                format!("extension {code:X}")
            }
            Content::Pi(target) => format!("pi {target}"),
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [
        "text \"text\"",
        "cdata",
        "text \"text\\0\"",
        "opaque 0",
        "opaque 1",
        "extension C1",
        "extension 82",
        "element Some(\"literal\")",
        "element None",
        "pi in",
    ];
    assert_eq!(kinds, expected);
}

/// The DevInf package of SyncML 1.2, in WBXML inside the Data of a Put.
fn put() -> Vec<u8> {
    let inner = wbxml::encode(&DEVINF_1_2, Default::default(), |sink| {
        sink.element(devinf::DEV_INF, |e| e.text_element(devinf::MAN, "Big Factory, Ltd."))
    });
    wbxml::encode(&SYNCML_1_2, Default::default(), |sink| {
        sink.element(syncml::PUT, |e| {
            e.element(syncml::META, |e| {
                e.text_element(metinf::TYPE, "application/vnd.syncml-devinf+wbxml")
            })?;
            e.element(syncml::ITEM, |e| {
                e.element(syncml::DATA, |e| e.event(Event::Opaque(&inner.clone()?)))
            })
        })
    })
    .unwrap()
}

#[test]
fn a_document_inside_an_element_is_opened_and_seen_through() {
    let document = Document::decode(&put(), None).unwrap();
    let man = document.root().find("Item/Data/DevInf/Man").unwrap();
    assert_eq!(man.dictionary(), &DEVINF_1_2);
    assert_eq!((man.name(), man.text().as_deref()), (Some("Man"), Some("Big Factory, Ltd.")));
    let up: Vec<_> =
        std::iter::successors(Some(man), |e| e.parent()).filter_map(|e| e.name()).collect();
    assert_eq!(up, ["Man", "DevInf", "Data", "Item", "Put"]);
    assert_eq!(document.encode(Default::default()).unwrap(), put());
    let id = document.root().find("Item/Data/DevInf").unwrap().id();
    assert!(!document.clone().element_mut(id).unwrap().remove());
}

#[test]
fn bytes_that_are_no_document_stay_opaque() {
    let mut bytes = put();
    let at = bytes.windows(3).position(|w| w == b"Big").unwrap();
    bytes[at - 1] = 0x06;
    let document = Document::decode(&bytes, None).unwrap();
    let data = document.root().find("Item/Data").unwrap();
    assert!(matches!(data.contents().next(), Some(Content::Opaque(_))));
    assert_eq!(document.encode(Default::default()).unwrap(), bytes);
}

#[cfg(feature = "xml")]
#[test]
fn the_media_type_of_a_document_inside_is_that_of_the_form() {
    let document = Document::decode(&put(), None).unwrap();
    let xml = document.to_xml(&wbxml::xml::WriteOptions::COMPACT).unwrap();
    assert!(xml.contains("application/vnd.syncml-devinf+xml"), "{xml}");
    assert_eq!(xml, wbxml::to_xml(&put()).unwrap());
    let from_xml = Document::from_xml(&xml, None).unwrap();
    assert_eq!(from_xml.root().find("Item/Data/DevInf/Man"), from_xml.root().descendants().last());
    assert_eq!(from_xml.encode(Default::default()).unwrap(), put());
}

#[cfg(feature = "xml")]
#[test]
fn xml_comes_out_as_it_went_in() {
    let xml = r#"<?xml version="1.0" encoding="UTF-8"?><?one two?>
<SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody><Add><Item><Data><![CDATA[BEGIN:VCARD]]></Data></Item></Add><x y="&lt;">1 &lt; 2</x></SyncBody></SyncML><?three?>"#;
    let options = wbxml::xml::WriteOptions::COMPACT.with_doctype(false);
    let document = Document::from_xml(xml, None).unwrap();
    let again = document.to_xml(&options).unwrap();
    assert_eq!(again, xml);
    let error = Document::from_xml("<nothing/>", None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownDocumentType);
}

#[test]
fn a_document_without_a_known_type_needs_a_dictionary() {
    let bytes = b"\x03\x01\x6A\x00\x05";
    let error = Document::decode(bytes, None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownDocumentType);
    assert!(Document::decode(bytes, Some(&ACTIVESYNC)).is_ok());
}

#[cfg(feature = "encoding")]
#[test]
fn a_document_in_another_charset_is_read() {
    // ISO-8859-1, once by its header and once by the transport's word.
    let by_header = b"\x03\x05\x04\x00\x45\x03caf\xE9\x00\x01";
    let by_option = b"\x03\x05\x6A\x00\x45\x03caf\xE9\x00\x01";
    let options = Options::STRICT.with_charset(4);
    let documents =
        [Document::decode(by_header, None), Document::decode_with(by_option, None, &options)];
    for document in documents {
        assert_eq!(document.unwrap().root().text().as_deref(), Some("café"));
    }
}

#[test]
fn credentials_do_not_show_in_debug() {
    let document = Document::build(&ACTIVESYNC, |sink| {
        sink.element(provision::PROVISION, |e| e.text_element(provision::POLICY_KEY, "hunter2"))
    })
    .unwrap();
    let key = document.root().find("PolicyKey").unwrap();
    let shown = format!("{document:?} {:?} {key:?}", document.root());
    assert!(shown.contains("PolicyKey") && shown.contains("7 bytes"), "{shown}");
    assert!(!shown.contains("hunter2"), "{shown}");
}

/// Runs on a stack that recursion over a deep document would overflow at once.
fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(128 << 10).spawn(test).unwrap().join().unwrap();
}

#[test]
fn a_document_a_hundred_thousand_deep_overflows_no_stack() {
    on_a_small_stack(|| {
        const DEPTH: usize = 100_000;
        let mut document = Document::new(&ACTIVESYNC, air_sync::SYNC).unwrap();
        let mut at = document.root().id();
        for _ in 1..DEPTH {
            at = document.element_mut(at).unwrap().add_named("Add").unwrap().id();
        }
        document.element_mut(at).unwrap().set_text("deep").unwrap();
        let path = vec!["Add"; DEPTH - 1].join("/");
        assert_eq!(document.root().find(&path).unwrap().text().as_deref(), Some("deep"));
        assert_eq!(document.root().descendants().count(), DEPTH - 1);
        let mut other = document.clone();
        assert!(other == document);
        assert!(format!("{other:?}").len() > DEPTH);
        other.opaque_to_text();
        let options = wbxml::EncodeOptions::default().with_depth(u32::MAX);
        let bytes = other.encode(options).unwrap();
        assert_eq!(bytes.len(), 4 + 2 * DEPTH + "\u{3}deep\0".len());
        let shallow = Document::decode(&bytes, Some(&ACTIVESYNC)).unwrap_err();
        assert_eq!(shallow.kind(), ErrorKind::LimitExceeded(wbxml::LimitKind::Depth));
        let limits = wbxml::Limits::DEFAULT.with_depth(u32::MAX);
        let options = Options::STRICT.with_limits(limits);
        let decoded = Document::decode_with(&bytes, Some(&ACTIVESYNC), &options).unwrap();
        assert!(decoded == document);
        let mut root = Document::new(&ACTIVESYNC, air_sync::SYNC).unwrap();
        root.root_mut().add_copy(decoded.root()).unwrap();
        let top = root.root().find("Sync").unwrap().id();
        assert!(root.element_mut(top).unwrap().remove());
        assert_eq!(root.root().children().count(), 0);
    });
}

#[test]
fn many_siblings_take_linear_time() {
    let mut document = Document::new(&ACTIVESYNC, air_sync::SYNC).unwrap();
    let mut root = document.root_mut();
    for _ in 0..200_000 {
        root.add_child(air_sync::ADD).unwrap();
        root.add_text("x").unwrap();
    }
    assert_eq!(document.source().count(), 2 + 3 * 200_000);
    assert_eq!(document.root().find_all("Add").count(), 200_000);
    assert_eq!(document.root().find_all("Add/Add").count(), 0);
    let ids: Vec<_> = document.root().children().map(|e| e.id()).collect();
    for id in ids.into_iter().rev() {
        document.element_mut(id).unwrap().remove();
    }
    assert_eq!(document.root().text().map(|t| t.len()), Some(200_000));
}

/// The events with texts in a row put together.
fn merged<'a>(events: impl IntoIterator<Item = Event<'a>>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut text = false;
    for event in events {
        let piece = match event {
            Event::Text(t) => t.to_owned(),
            Event::Char(c) => c.to_string(),
            event => {
                text = false;
                out.push(format!("{event:?}"));
                continue;
            }
        };
        match out.last_mut() {
            Some(before) if text => before.push_str(&piece),
            _ => out.push(piece),
        }
        text = true;
    }
    out
}

#[test]
fn every_document_of_the_corpus_has_the_same_events_from_the_tree() {
    let Some(root) = corpus("corpus/wbxml/libwbxml") else { return };
    let mut seen = 0;
    for folder in std::fs::read_dir(root).unwrap() {
        let folder = folder.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        for (file, bytes) in files(&folder, ".wbxml") {
            let header = *wbxml::Decoder::new(&bytes).unwrap().header();
            let dictionary = dictionaries::detect(&header).unwrap_or(&ACTIVESYNC);
            let Ok(reader) = EventReader::new(&bytes, dictionary) else { continue };
            let Ok(events) = reader.clone().collect::<Result<Vec<_>, _>>() else { continue };
            let mut reader = reader;
            let document = Document::from_source(&mut reader).unwrap();
            assert_eq!(merged(document.source()), merged(events), "{file}");
            let again = document.encode(wbxml::EncodeOptions::default().with_typed(false));
            let again = Document::decode_with(&again.unwrap(), Some(dictionary), &Options::STRICT);
            let opened = Document::decode(&bytes, Some(dictionary)).unwrap();
            assert_eq!(merged(again.unwrap().source()), merged(opened.source()), "{file}");
            seen += 1;
        }
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn wml_variables_are_kept() {
    let bytes = wbxml::encode(&WML_1_3, Default::default(), |sink| {
        sink.element(WML_1_3.tag(0, "p").unwrap(), |e| {
            e.event(Event::Text("to "))?;
            e.event(Event::Extension { code: 0x41, text: "X" })
        })
    })
    .unwrap();
    let document = Document::decode(&bytes, None).unwrap();
    assert_eq!(document.encode(Default::default()).unwrap(), bytes);
    assert_eq!(document.root().text(), None);
}
