//! Variables in WML (WML 1.3 §10.3): references in text and attribute values, and `$$`.

use wbxml::{Source, dictionaries, xml};

use crate::outline;

fn wml(text: &str) -> String {
    outline::of_xml(&format!("<p>{text}</p>"), &dictionaries::WML_1_3).unwrap()
}

#[test]
fn a_variable_is_an_extension() {
    // WML 1.3 §14.3: EXT_I_0 is escaped, 1 is unescaped, 2 is neither.
    for (text, expected) in [
        ("$(x)", "$42:x"),
        ("$x", "$42:x"),
        ("$(x:e)", "$40:x"),
        ("$(x:escape)", "$40:x"),
        ("$(x:E)", "$40:x"),
        ("$(x:u)", "$41:x"),
        ("$(x:unesc)", "$41:x"),
        ("$(x:n)", "$42:x"),
        ("$(x:noesc)", "$42:x"),
        ("$_a1", "$42:_a1"),
        ("a$b c", "\"a\"$42:b\" c\""),
        ("a$(b)c$d", "\"a\"$42:b\"c\"$42:d"),
        ("a\r\n$(b)\rc", "\"a\n\"$42:b\"\nc\""),
    ] {
        assert_eq!(wml(text), format!("(p{expected})"), "{text}");
    }
}

#[test]
fn a_doubled_dollar_is_one() {
    for (text, expected) in [
        ("$$", "$"),
        ("$$x", "$x"),
        ("$$(x)", "$(x)"),
        ("$$$$", "$$"),
        ("5 $$ or 6", "5 $ or 6"),
    ] {
        assert_eq!(wml(text), format!("(p\"{expected}\")"), "{text}");
        assert_eq!(
            wml(&format!("<![CDATA[{text}]]>")),
            format!("(p[{expected}])"),
            "{text}"
        );
    }
    assert_eq!(wml("$$$x"), "(p\"$\"$42:x)");
}

#[test]
fn a_dollar_that_begins_no_variable_is_itself() {
    for text in [
        "$", "$ 5", "$1", "$(1)", "$(a b)", "$(a", "$()", "$(a:)", "$(a:x)", "$é", "$(é)", "$-",
    ] {
        assert_eq!(wml(text), format!("(p\"{text}\")"), "{text}");
    }
}

#[test]
fn variables_stand_in_attribute_values_too() {
    let text = "<go href='http://x/?a=$(b:e)&amp;c=$$d$e'/>";
    let expected = "(p(go @href=\"http://x/?a=$40:b&c=$d$42:e\";))";
    assert_eq!(wml(text), expected);
}

#[test]
fn other_document_types_have_no_variables() {
    let text = "<Sync a='$b'>$(x) $$</Sync>";
    let outline = outline::of_xml(text, &dictionaries::ACTIVESYNC).unwrap();
    assert_eq!(outline, "(Sync @?a=\"$b\";\"$(x) $$\")");
}

#[test]
fn many_beginnings_of_variables_take_time_in_proportion() {
    let text = format!("<p>{}</p>", "$(".repeat(200_000));
    let mut reader = xml::Reader::new(&text, &dictionaries::WML_1_3).unwrap();
    assert_eq!(reader.by_ref().map(Result::unwrap).count(), 400_002);
}

/// A namespace is the literal value of its declaration (Namespaces in XML 1.0 §2.3), and variables are
/// in what WML declares as `vdata` or text alone (WML 1.3 §10.3.1).
#[test]
fn the_name_of_a_namespace_has_no_variables() {
    for name in ["urn:$$x", "urn:$x", "urn:$(x:e)", "$"] {
        let text = format!("<p xmlns='{name}' xmlns:y='{name}' y:a=''/>");
        let events = outline::of_xml(&text, &dictionaries::WML_1_3).unwrap();
        assert_eq!(
            events.matches(&format!("\"{name}\"")).count(),
            2,
            "{events}"
        );
        let options = wbxml::ConvertOptions::default().with_dictionary(&dictionaries::WML_1_3);
        let bytes = wbxml::from_xml_with(&text, &options).unwrap();
        let (again, _) = wbxml::to_xml_with(&bytes, &options).unwrap();
        assert_eq!(again.matches(&format!("=\"{name}\"")).count(), 2, "{again}");
    }
    // Nor does WBXML have any there: `p` (0x20) with the attribute `xmlns` and EXT_I_0.
    let bytes = b"\x03\x0A\x6A\x06xmlns\0\xA0\x04\x00\x40x\0\x01";
    let error = wbxml::to_xml(bytes).unwrap_err();
    assert_eq!(error.kind(), wbxml::ErrorKind::UnknownExtension(0x40));
}

#[test]
fn a_dollar_is_a_dollar_where_there_are_no_variables() {
    // In one piece, and in pieces: behind a reference, in CDATA, with a line end to be normalised.
    for (text, expected) in [
        ("$$ $(x)", "$$ $(x)"),
        ("a&amp;$$ $(x)", "a&$$ $(x)"),
        ("a<![CDATA[$$ $(x)]]>", "a$$ $(x)"),
        ("a\r\n$$ $(x)", "a\n$$ $(x)"),
    ] {
        let document = format!("<Status xmlns='AirSync'>{text}</Status>");
        let mut reader = xml::Reader::new(&document, &dictionaries::ACTIVESYNC).unwrap();
        reader.next_event().unwrap();
        assert_eq!(reader.text().unwrap(), expected);
    }
}
