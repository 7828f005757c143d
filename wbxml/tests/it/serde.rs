//! The `serde` forms.

use serde_json::{Value, from_str, from_value, json, to_string, to_value};
use wbxml::dictionaries::{ACTIVESYNC, DEVINF_1_2, PROV_1_0, SYNCML_1_2};
use wbxml::tag::eas::folder_hierarchy::{FOLDER_SYNC, SYNC_KEY};
use wbxml::tag::{devinf, syncml};
use wbxml::{
    Diagnostic, DiagnosticKind, Document, Error, ErrorKind, Event, Expected, Lenient, Limits,
    MbU32, NO_PAGE, Options, ProtocolVersion, Scope, Sink, Tag, Versions,
};

#[test]
fn a_document_is_its_dictionary_and_a_flat_list() {
    let document = Document::build(&ACTIVESYNC, |sink| {
        sink.element(FOLDER_SYNC, |e| e.text_element(SYNC_KEY, "0"))
    })
    .unwrap();
    let form = json!({
        "dictionary": "activesync",
        "events": [
            {"start": {"tag": "7:16", "name": "FolderSync"}},
            {"start": {"tag": "7:12", "name": "SyncKey"}},
            {"text": "0"},
            "end",
            "end",
        ],
    });
    assert_eq!(to_value(&document).unwrap(), form);
    assert_eq!(from_value::<Document>(form).unwrap(), document);
}

#[test]
fn every_event_has_a_form() {
    let events = [
        Event::Pi("one"),
        Event::Text("two"),
        Event::PiEnd,
        Event::Start(syncml::DATA),
        Event::Attribute(Tag::new(0, 5)),
        Event::AttributeValue(Tag::new(0, 0x85)),
        Event::AttributeLiteral { name: "x" },
        Event::AttributesEnd,
        Event::StartLiteral {
            page: NO_PAGE,
            name: "y",
        },
        Event::Opaque(b"\x00\xFF"),
        Event::CData("<\0>"),
        Event::End,
        Event::StartLiteral { page: 1, name: "z" },
        Event::Extension {
            code: 0x40,
            text: "v",
        },
        Event::ExtensionIndex {
            code: 0x80,
            index: 7,
        },
        Event::End,
        Event::Document(&DEVINF_1_2),
        Event::Start(devinf::DEV_INF),
        Event::Start(Tag::new(9, 0x3F)),
        Event::End,
        Event::End,
        Event::DocumentEnd,
        Event::End,
    ];
    let document = Document::build(&SYNCML_1_2, |sink| {
        events.iter().try_for_each(|e| sink.event(*e))
    });
    let document = document.unwrap();
    let form = to_string(&document).unwrap();
    assert_eq!(from_str::<Document>(&form).unwrap(), document);
    for piece in [
        r#"{"start_literal":{"page":null,"name":"y"}}"#,
        r#"{"start_literal":{"page":1,"name":"z"}}"#,
        r#"{"opaque":"AP8="}"#,
        r#"{"document":"devinf-1.2"}"#,
        r#"{"start":{"tag":"0:0A","name":"DevInf"}}"#,
        r#"{"start":{"tag":"9:3F","name":null}}"#,
        r#"{"extension_index":{"code":128,"index":7}}"#,
        r#""attributes_end""#,
    ] {
        assert!(form.contains(piece), "{piece} in {form}");
    }
}

fn refused(form: &Value) -> String {
    from_value::<Document>(form.clone())
        .unwrap_err()
        .to_string()
}

#[test]
fn a_form_that_is_no_document_is_refused() {
    let form =
        |dictionary: &str, events: Value| json!({"dictionary": dictionary, "events": events});
    let start = json!({"start": {"tag": "0:05"}});
    let refusals = [
        (form("x", json!([start, "end"])), "no dictionary is named x"),
        (
            form("prov-1.0", json!([start])),
            "unexpected event: expected the end of an element",
        ),
        (
            form("prov-1.0", json!(["end"])),
            "unexpected event: expected the root element, event 0",
        ),
        (
            form("prov-1.0", json!([{"start": {"tag": "5"}}, "end"])),
            "no tag: 5",
        ),
        (
            form(
                "prov-1.0",
                json!([{"start": {"tag": "0:05", "name": "x"}}, "end"]),
            ),
            "0:05 is wap-provisioningdoc, not x",
        ),
        (
            form(
                "prov-1.0",
                json!([{"start": {"tag": "9:05", "name": "x"}}, "end"]),
            ),
            "9:05 is without a name, not x",
        ),
        (
            form("prov-1.0", json!([start, {"opaque": "?"}, "end"])),
            "OPAQUE: ",
        ),
        (
            form("prov-1.0", json!([start, {"document": "y"}, "end"])),
            "no dictionary is named y",
        ),
    ];
    for (form, message) in refusals {
        let found = refused(&form);
        assert!(found.starts_with(message), "{found}");
    }
    assert!(from_value::<Document>(form("prov-1.0", json!([start, "end"]))).is_ok());
}

#[test]
fn a_deep_document_has_a_flat_form() {
    let test = || {
        let document = Document::build(&PROV_1_0, |sink| {
            (0..100_000).try_for_each(|_| sink.event(Event::Start(Tag::new(0, 6))))?;
            (0..100_000).try_for_each(|_| sink.event(Event::End))
        })
        .unwrap();
        let form = to_string(&document).unwrap();
        assert!(from_str::<Document>(&form).unwrap() == document);
    };
    std::thread::Builder::new()
        .stack_size(128 << 10)
        .spawn(test)
        .unwrap()
        .join()
        .unwrap();
}

fn comes_back<T>(value: T, form: Value)
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    assert_eq!(to_value(&value).unwrap(), form);
    assert_eq!(from_value::<T>(form).unwrap(), value);
}

#[test]
fn small_values_come_back() {
    comes_back(ProtocolVersion::V14_1, json!("14.1"));
    let versions: Versions = [ProtocolVersion::V16_0, ProtocolVersion::V16_1]
        .into_iter()
        .collect();
    comes_back(versions, json!(["16.0", "16.1"]));
    comes_back(Scope::Pi, json!("Pi"));
    comes_back(MbU32::with_width(1, 5), json!({"value": 1, "width": 5}));
    let kind = ErrorKind::UnexpectedToken {
        found: 1,
        expected: Expected::Root,
    };
    comes_back(
        Error::new(kind, 4),
        json!({"kind": {"UnexpectedToken": {"found": 1, "expected": "Root"}}, "offset": 4}),
    );
    comes_back(
        Diagnostic::new(DiagnosticKind::TrailingData, 9),
        json!({"kind": "TrailingData", "offset": 9}),
    );
    assert!(from_str::<ProtocolVersion>("\"14.2\"").is_err());
}

#[test]
fn a_width_that_is_too_small_is_made_to_fit() {
    let read = |form| from_value::<MbU32>(form).unwrap();
    assert_eq!(read(json!({"value": 300, "width": 1})), MbU32::new(300));
    assert_eq!(read(json!({"value": 300, "width": 200})), MbU32::new(300));
    assert_eq!(read(json!({"value": 300})), MbU32::new(300));
}

#[test]
fn options_that_are_left_out_are_the_defaults() {
    assert_eq!(from_str::<Options>("{}").unwrap(), Options::STRICT);
    let some = r#"{"limits":{"depth":9},"lenient":{"trailing_data":true}}"#;
    let mut lenient = Lenient::NONE;
    lenient.trailing_data = true;
    let options = Options::STRICT
        .with_limits(Limits::DEFAULT.with_depth(9))
        .with_lenient(lenient);
    assert_eq!(from_str::<Options>(some).unwrap(), options);
    let form = to_string(&Options::LENIENT).unwrap();
    assert_eq!(from_str::<Options>(&form).unwrap(), Options::LENIENT);
}
