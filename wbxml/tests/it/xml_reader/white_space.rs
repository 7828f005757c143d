//! White space: which is layout, and which is text.

use wbxml::xml::{ReadOptions, Reader, Whitespace};
use wbxml::{Dictionary, dictionaries};

use super::eas;
use crate::outline;

fn preserved(text: &str) -> String {
    let options = ReadOptions::default().with_whitespace(Whitespace::Preserve);
    let dictionary = &dictionaries::ACTIVESYNC;
    let mut reader = Reader::with_options(text, dictionary, &options).unwrap();
    outline::of(&mut reader).unwrap()
}

#[test]
fn white_space_between_tags_is_layout() {
    let text = "\n<Sync>\n  <Class> Email </Class>\r\n\t<Add>\n </Add> </Sync>\n";
    assert_eq!(eas(text), "(Sync(Class\" Email \")(Add\"\n \"))");
    assert_eq!(
        preserved(text),
        "(Sync\"\n  \"(Class\" Email \")\"\n\t\"(Add\"\n \")\" \")"
    );
}

#[test]
fn white_space_is_text_where_it_is_all_there_is() {
    for (written, read) in [
        ("<Sync> </Sync>", "(Sync\" \")"),
        ("<Sync>\r\n</Sync>", "(Sync\"\n\")"),
        ("<Sync></Sync>", "(Sync)"),
        // A comment is nothing: the two pieces are one text.
        ("<Sync> <!-- --> </Sync>", "(Sync\"  \")"),
        (
            "<Sync>\r\n<!-- a --><!-- b -->\r<!-- -->\t</Sync>",
            "(Sync\"\n\n\t\")",
        ),
        ("<Sync><!-- --> </Sync>", "(Sync\" \")"),
        ("<Sync> <!-- --></Sync>", "(Sync\" \")"),
    ] {
        assert_eq!(eas(written), read, "{written:?}");
        assert_eq!(preserved(written), read, "{written:?}");
    }
}

#[test]
fn white_space_next_to_text_is_text() {
    for (written, read) in [
        (
            "<Sync>a <Class/> <Add/> b</Sync>",
            "(Sync\"a \"(Class)\" \"(Add)\" b\")",
        ),
        ("<Sync> <!-- -->a</Sync>", "(Sync\" a\")"),
        ("<Sync>a<!-- --> </Sync>", "(Sync\"a \")"),
        ("<Sync> &lt;</Sync>", "(Sync\" <\")"),
        ("<Sync>&lt; </Sync>", "(Sync\"< \")"),
        ("<Sync> &#32; </Sync>", "(Sync\"   \")"),
        ("<Sync> <!-- --> <!-- -->&#32;</Sync>", "(Sync\"   \")"),
    ] {
        assert_eq!(eas(written), read, "{written:?}");
        assert_eq!(preserved(written), read, "{written:?}");
    }
}

#[test]
fn white_space_beside_elements_cdata_and_instructions_is_layout() {
    for (written, read) in [
        ("<Sync>\n <![CDATA[a]]>\n </Sync>", "(Sync[a])"),
        ("<Sync>\n <?p d?>\n </Sync>", "(Sync<?p d?>)"),
        (
            "<Sync>\n <!-- -->\n <Class/> <!-- --> </Sync>",
            "(Sync(Class))",
        ),
        // Before the first text of an element nothing is known of it yet.
        (
            "<Sync> <Class/> a <Add/></Sync>",
            "(Sync(Class)\" a \"(Add))",
        ),
    ] {
        assert_eq!(eas(written), read, "{written:?}");
    }
    assert_eq!(
        preserved("<Sync>\n <![CDATA[a]]>\n </Sync>"),
        "(Sync\"\n \"[a]\"\n \")"
    );
    assert_eq!(preserved("<Sync> <?p?> </Sync>"), "(Sync\" \"<?p ?>\" \")");
}

#[test]
fn white_space_that_is_a_reference_is_text() {
    assert_eq!(
        eas("<Sync>&#32;<Class/>&#10;</Sync>"),
        "(Sync\" \"(Class)\"\n\")"
    );
    assert_eq!(
        eas("<Sync><Class/>\n&#9;\n</Sync>"),
        "(Sync(Class)\"\n\t\n\")"
    );
}

#[test]
fn no_break_space_is_no_white_space() {
    assert_eq!(
        eas("<Sync>\u{A0}<Class/>\u{2003}</Sync>"),
        "(Sync\"\u{A0}\"(Class)\"\u{2003}\")"
    );
}

#[test]
fn documents_of_the_wml_family_keep_their_white_space() {
    let family: [&Dictionary; 5] = [
        &dictionaries::WML_1_0,
        &dictionaries::WML_1_1,
        &dictionaries::WML_1_2,
        &dictionaries::WML_1_3,
        &dictionaries::WTA_WML_1_2,
    ];
    for dictionary in family {
        let upper = dictionary.name() == "wml-1.0";
        let (wml, card) = if upper {
            ("WML", "CARD")
        } else {
            ("wml", "card")
        };
        let text = format!("<{wml}>\n <{card}/> </{wml}>");
        let expected = format!("({wml}\"\n \"({card})\" \")");
        assert_eq!(
            outline::of_xml(&text, dictionary).unwrap(),
            expected,
            "{dictionary:?}"
        );
    }
}
