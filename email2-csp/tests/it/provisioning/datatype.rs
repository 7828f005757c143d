//! Values of a `datatype`.

use email2_csp::provisioning::{
    DataType, MultipleString, Parm, TypedValue, decode_xml, decode_xml_with,
};
use email2_csp::{DiagnosticKind, ErrorKind, Options};

#[test]
fn each_type_takes_its_values_and_refuses_others() {
    use TypedValue::{Binary, Boolean, Float, Integer};
    for (datatype, good, bad) in [
        (
            DataType::INTEGER,
            vec![
                ("0", Integer(0)),
                ("-1", Integer(-1)),
                ("+7", Integer(7)),
                ("4294967295", Integer(4_294_967_295)),
            ],
            &["", "-", "1.5", " 1", "0x1F", "1e3", "99999999999999999999"][..],
        ),
        (
            DataType::FLOAT,
            vec![
                ("1.5", Float(1.5)),
                ("-2e3", Float(-2000.0)),
                ("3", Float(3.0)),
            ],
            &["", "inf", "nan", "1,5", ".", "1e999"],
        ),
        (
            DataType::BOOLEAN,
            vec![
                ("true", Boolean(true)),
                ("FALSE", Boolean(false)),
                ("1", Boolean(true)),
                ("0", Boolean(false)),
            ],
            &["", "yes", "2", "true "],
        ),
        (
            DataType::BINARY,
            vec![
                ("", Binary(vec![].into())),
                ("AQID", Binary(vec![1, 2, 3].into())),
                ("AQ==", Binary(vec![1].into())),
            ],
            &["AQ", "AQ= =", "*", "AQ ID"],
        ),
    ] {
        for (text, value) in good {
            let decoded = TypedValue::decode(&datatype, text);
            assert_eq!(decoded.as_ref(), Some(&value), "{datatype} {text:?}");
            assert_eq!(value.datatype(), datatype);
            let written = value.to_value();
            assert_eq!(TypedValue::decode(&datatype, &written), Some(value));
        }
        for text in bad {
            assert_eq!(
                TypedValue::decode(&datatype, text),
                None,
                "{datatype} {text:?}"
            );
        }
    }
    let string = TypedValue::decode(&DataType::STRING, " any ");
    assert_eq!(string, Some(TypedValue::String(" any ".into())));
}

#[test]
fn what_is_nearly_of_its_type_is_taken_leniently() {
    for (datatype, text, value) in [
        (DataType::INTEGER, " 60\n", TypedValue::Integer(60)),
        (DataType::INTEGER, "0x1F", TypedValue::Integer(31)),
        (DataType::BOOLEAN, " true", TypedValue::Boolean(true)),
        (
            DataType::BINARY,
            "AQ\r\nID",
            TypedValue::Binary(vec![1, 2, 3].into()),
        ),
        (DataType::BINARY, "AQ", TypedValue::Binary(vec![1].into())),
    ] {
        assert_eq!(TypedValue::decode(&datatype, text), None);
        assert_eq!(TypedValue::decode_lenient(&datatype, text), Some(value));
    }
    for (datatype, text) in [(DataType::INTEGER, "sixty"), (DataType::BINARY, "*")] {
        assert_eq!(TypedValue::decode_lenient(&datatype, text), None);
    }
}

#[test]
fn multiple_strings_end_with_two_separators() {
    // The example of the page on `parm`.
    let text = "one\u{F000}Two\u{F000}\u{F000}";
    let strings = MultipleString::decode(text).unwrap();
    assert_eq!(strings.strings(), ["one", "Two"]);
    assert_eq!(strings.to_text(), text);
    for text in [
        "",
        "one",
        "one\u{F000}",
        "a\u{F000}\u{F000}b\u{F000}\u{F000}",
    ] {
        assert_eq!(MultipleString::decode(text), None, "{text:?}");
    }
    let empty = MultipleString::decode("\u{F000}\u{F000}").unwrap();
    assert!(empty.strings().is_empty());
    assert_eq!(empty.to_text(), "\u{F000}\u{F000}");
    let datatype = DataType::MULTIPLE_STRING;
    for text in ["one\u{F000}Two", "one\u{F000}Two\u{F000}"] {
        assert_eq!(
            TypedValue::decode_lenient(&datatype, text),
            Some(TypedValue::MultipleString(strings.clone()))
        );
    }
}

#[test]
fn the_equal_sign_of_multiple_strings_is_u_f001() {
    let strings = MultipleString::new(["key=value"]).unwrap();
    assert_eq!(strings.to_text(), "key\u{F001}value\u{F000}\u{F000}");
    let decoded = MultipleString::decode("key\u{F001}value\u{F000}\u{F000}").unwrap();
    assert_eq!(decoded.strings(), ["key=value"]);
    assert_eq!(MultipleString::new(["a", ""]), None);
    assert_eq!(MultipleString::new(["a\u{F000}"]), None);
    assert_eq!(MultipleString::new(["a\u{F001}"]), None);
}

#[test]
fn a_value_without_the_form_of_its_type_is_refused_or_reported() {
    let xml = "<wap-provisioningdoc><characteristic type=\"T\"><parm name=\"p\" value=\"soon\" \
               datatype=\"integer\"/></characteristic></wap-provisioningdoc>";
    let error = decode_xml(xml).unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::InvalidValue("integer"));
    assert_eq!(error.offset(), xml.find("<parm").unwrap() as u64);
    assert_eq!(
        error.to_string(),
        "the value is no integer in wap-provisioningdoc/characteristic[T]/parm at byte 46"
    );
    let read = decode_xml_with(xml, &Options::LENIENT).unwrap();
    assert_eq!(
        read.diagnostics[0].kind(),
        DiagnosticKind::InvalidValue("integer")
    );
    let parm = read.document.find(&["T"]).unwrap().parm("p").unwrap();
    assert_eq!(parm.typed_value(), None);
    assert_eq!(parm.value.as_deref(), Some("soon"));
}

#[test]
fn types_that_nobody_knows_are_kept_and_say_nothing_of_the_value() {
    let xml = "<wap-provisioningdoc><characteristic type=\"T\"><parm name=\"p\" value=\"x\" \
               datatype=\"date\"/></characteristic></wap-provisioningdoc>";
    let document = decode_xml(xml).unwrap();
    assert_eq!(document.to_xml().unwrap(), xml);
    let parm = document.find(&["T"]).unwrap().parm("p").unwrap();
    assert!(!parm.datatype.as_ref().unwrap().is_known());
    assert_eq!(parm.typed_value(), None);
}

#[test]
fn a_parm_is_made_of_a_typed_value() {
    let parm = Parm::typed("RenewPeriod", &TypedValue::Integer(60));
    assert_eq!(parm.datatype, Some(DataType::INTEGER));
    assert_eq!(parm.value.as_deref(), Some("60"));
    assert_eq!(parm.typed_value(), Some(TypedValue::Integer(60)));
    assert_eq!(
        Parm::new("NAME", "x").typed_value(),
        Some(TypedValue::String("x".into()))
    );
    assert_eq!(
        Parm::flag("T-BIT").typed_value(),
        Some(TypedValue::String("".into()))
    );
}
