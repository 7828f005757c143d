//! Documents that are not well-formed are refused, each for what is wrong with it and there.

use wbxml::{Error, ErrorKind, LimitKind, XmlError, dictionaries, xml};

use super::{assert_refused, eas, events, refused};

#[test]
fn end_tags_match_their_start_tags() {
    assert_refused(XmlError::MismatchedEnd, "<Sync><Class>^</Sync></Class>");
    assert_refused(XmlError::MismatchedEnd, "<Sync>^</sync>");
    assert_refused(
        XmlError::MismatchedEnd,
        "<p:Sync xmlns:p='AirSync'>^</Sync>",
    );
    assert_refused(XmlError::MismatchedEnd, "^</Sync>");
    assert_refused(XmlError::MismatchedEnd, "<Sync/>^</Sync>");
    assert_eq!(eas("<Sync></Sync\n\t >"), "(Sync)");
}

#[test]
fn every_element_ends() {
    assert_refused(ErrorKind::UnexpectedEnd, "<Sync>^");
    assert_refused(ErrorKind::UnexpectedEnd, "<Sync><Class/> ^");
    assert_refused(ErrorKind::UnexpectedEnd, "<Sync><Class>Email</Class>\n^");
}

#[test]
fn attributes_are_named_once() {
    assert_refused(ErrorKind::DuplicateAttribute, "<Sync a='1' ^a='2'/>");
    assert_refused(ErrorKind::DuplicateAttribute, "<Sync a='1' b='' ^a='1'/>");
    assert_refused(
        ErrorKind::DuplicateAttribute,
        "<Sync xmlns='AirSync' ^xmlns='AirSync'/>",
    );
    // Namespaces in XML 1.0 §6.3, its own examples.
    let same = "<Sync xmlns:n1='http://www.w3.org' xmlns:n2='http://www.w3.org'>";
    assert_refused(
        ErrorKind::DuplicateAttribute,
        &format!("{same}<bad n1:a='1' ^n2:a='2'/></Sync>"),
    );
    assert_eq!(
        eas("<Sync xmlns:n1='http://www.w3.org'><good a='1' n1:a='2'/></Sync>"),
        "(Sync @?xmlns:n1=\"http://www.w3.org\";(0?good @?a=\"1\" @?n1:a=\"2\";))"
    );
}

#[test]
fn three_thousand_attributes_are_too_many() {
    let list: String = (0..3000).map(|i| format!(" a{i}=''")).collect();
    let error = refused(&format!("<Sync{list}/>"));
    assert_eq!(error.kind(), ErrorKind::LimitExceeded(LimitKind::Items));
    let list: String = (0..256).map(|i| format!(" a{i}=''")).collect();
    eas(&format!("<Sync{list}/>"));
}

#[test]
fn attributes_have_a_name_an_equals_sign_and_quotes() {
    for text in [
        "<Sync ^a/>",
        "<Sync ^a b='1'/>",
        "<Sync ^1='1'/>",
        "<Sync a=^1/>",
        "<Sync a=^1 b='2'/>",
        "<Sync ^='1'/>",
        "<Sync a='1'^b='2'/>",
        "<Sync ^a&b='1'/>",
        "<Sync ^a\"b\"='1'/>",
        "<Sync ^-a='1'/>",
        "<Sync ^/ >",
    ] {
        assert_refused(XmlError::Attribute, text);
    }
    assert_eq!(
        eas("<Sync a\n=\t\"1\"\r\nb = '2' />"),
        "(Sync @?a=\"1\" @?b=\"2\";)"
    );
}

#[test]
fn attribute_values_have_no_less_than_sign() {
    assert_refused(XmlError::Attribute, "<Sync a='1^<2'/>");
    assert_refused(XmlError::Attribute, "<Sync a=\"^<b/>\"></Sync>");
    // Of the three, only `<` and `&` have to be escaped (XML 1.0 §2.4).
    assert_eq!(
        eas("<Sync a='1>2]]>' b=\"'\" c='\"'/>"),
        "(Sync @?a=\"1>2]]>\" @?b=\"'\" @?c=\"\"\";)"
    );
}

#[test]
fn the_end_of_cdata_does_not_stand_in_text() {
    assert_refused(XmlError::Syntax, "<Sync>a^]]>b</Sync>");
    assert_refused(XmlError::Syntax, "<Sync>a]^]]></Sync>");
    assert_refused(XmlError::Syntax, "<Sync><![CDATA[a]]>^]]></Sync>");
    assert_eq!(
        eas("<Sync>]]&gt; ]] > ]&#93;></Sync>"),
        "(Sync\"]]> ]] > ]]>\")"
    );
    assert_eq!(eas("<Sync><![CDATA[]]]]></Sync>"), "(Sync[]]])");
}

#[test]
fn there_are_five_entities() {
    assert_eq!(
        eas("<Sync>&lt;&gt;&amp;&quot;&apos;</Sync>"),
        "(Sync\"<>&\"'\")"
    );
    for text in [
        "<Sync>a^&nbsp;</Sync>",
        "<Sync>a^&LT;</Sync>",
        "<Sync>^&;</Sync>",
        "<Sync>^& </Sync>",
        "<Sync>a ^& b</Sync>",
        "<Sync>a ^& b; c</Sync>",
        "<Sync>^&amp</Sync>",
        "<Sync>^&amp",
        "<Sync a='^&nbsp;'/>",
        "<Sync a='b ^& c'/>",
        "<Sync a='b^&amp'/>",
        "<Sync a='b^&'/>",
        "<Sync xmlns:p='b^&c;'/>",
    ] {
        assert_refused(XmlError::Reference, text);
    }
}

#[test]
fn character_references_are_characters() {
    assert_eq!(
        eas("<Sync>&#65;&#x42;&#x1F600;&#9;&#xA;&#13;&#x00042;&#xfffd;</Sync>"),
        "(Sync\"AB\u{1F600}\t\n\rB\u{FFFD}\")"
    );
    for reference in [
        "&#0;",
        "&#x0;",
        "&#8;",
        "&#xB;",
        "&#x1F;",
        "&#xD800;",
        "&#xDFFF;",
        "&#xFFFE;",
        "&#xFFFF;",
        "&#x110000;",
        "&#4294967361;",
        "&#x100000041;",
        "&#99999999999999999999;",
        "&#;",
        "&#x;",
        "&#X41;",
        "&#+65;",
        "&#-1;",
        "&# 65;",
        "&#65 ;",
        "&#x4G;",
        "&#6A;",
    ] {
        assert_refused(XmlError::Reference, &format!("<Sync>^{reference}</Sync>"));
        assert_refused(XmlError::Reference, &format!("<Sync a='b^{reference}'/>"));
    }
}

#[test]
fn control_characters_do_not_stand_anywhere() {
    for c in [
        '\0', '\u{1}', '\u{8}', '\u{B}', '\u{C}', '\u{1F}', '\u{FFFE}', '\u{FFFF}',
    ] {
        let kind = ErrorKind::NotXmlCharacter(c);
        for text in [
            format!("<Sync>abc^{c}</Sync>"),
            format!("<Sync a='^{c}'/>"),
            format!("<Sync><![CDATA[^{c}]]></Sync>"),
            format!("<Sync><!-- ^{c} --></Sync>"),
            format!("<Sync><?p ^{c}?></Sync>"),
            format!("<Sync^{c}/>"),
            format!("^{c}<Sync/>"),
            format!("<Sync>{}^{c}</Sync>", "x".repeat(100)),
        ] {
            assert_refused(kind, &text);
        }
    }
    // XML 1.0 §2.2: these are characters.
    assert_eq!(
        eas("<Sync>\u{7F}\u{80}\u{85}\u{2028}\u{FFFD}\u{EF00}\u{FF0B}\u{10FFFF}</Sync>"),
        "(Sync\"\u{7F}\u{80}\u{85}\u{2028}\u{FFFD}\u{EF00}\u{FF0B}\u{10FFFF}\")"
    );
}

#[test]
fn names_are_names() {
    for text in [
        "<Sync><^1a/></Sync>",
        "<^-a/>",
        "<^.a/>",
        "<Sync><^a+b></a+b></Sync>",
        "<^a/b>",
        "<^></>",
        "<Sync><^×/></Sync>",
        "<^a:b:c xmlns:a='u'/>",
        "<^a: xmlns:a='u'/>",
    ] {
        assert_refused(XmlError::Syntax, text);
    }
    assert_refused(XmlError::Attribute, "<Sync ^a:b:c='' xmlns:a='u'/>");
    assert_refused(XmlError::Attribute, "<Sync ^a:='' xmlns:a='u'/>");
    assert_refused(XmlError::Attribute, "<Sync ^:a=''/>");
    assert_refused(XmlError::UnboundPrefix, "<^:Sync xmlns='AirSync'/>");
    assert_eq!(eas("<Sync><_é.-1/></Sync>"), "(Sync(0?_é.-1))");
}

#[test]
fn a_document_has_one_root_element() {
    assert_refused(XmlError::NoRoot, "^");
    assert_refused(XmlError::NoRoot, " \n ^");
    assert_refused(XmlError::NoRoot, "<?xml version='1.0'?><!-- a --><?b c?>^");
    assert_refused(XmlError::NoRoot, "<!DOCTYPE Sync>^");
    assert_refused(XmlError::SecondRoot, "<Sync/>^<Sync/>");
    assert_refused(
        XmlError::SecondRoot,
        "<Sync></Sync>\n<!-- -->^<Sync></Sync>",
    );
}

#[test]
fn text_stands_in_the_root_element() {
    for text in [
        "^x<Sync/>",
        " \n^x<Sync/>",
        "<Sync/>^x",
        "<Sync/>\n ^x ",
        "^&amp;<Sync/>",
        "<Sync/>^&#32;",
        "^<![CDATA[]]><Sync/>",
        "<Sync/>^<![CDATA[x]]>",
        "<Sync/>^\u{FEFF}",
        "<Sync/>^\u{A0}",
    ] {
        assert_refused(XmlError::TextOutsideRoot, text);
    }
}

#[test]
fn a_byte_order_mark_is_not_text() {
    assert_eq!(eas("\u{FEFF}<Sync>a</Sync>"), "(Sync\"a\")");
    assert_eq!(
        eas("\u{FEFF}<?xml version='1.0'?>\r\n<Sync a='b'/>"),
        "(Sync @?a=\"b\";)"
    );
    assert_eq!(eas("<Sync>\u{FEFF}a</Sync>"), "(Sync\"\u{FEFF}a\")");
    assert_refused(XmlError::TextOutsideRoot, "\u{FEFF}^\u{FEFF}<Sync/>");
    assert_refused(XmlError::TextOutsideRoot, " ^\u{FEFF}<Sync/>");
    // Errors count the three bytes of it.
    assert_refused(XmlError::MismatchedEnd, "\u{FEFF}<Sync>^</Class>");
    assert_refused(
        ErrorKind::NotXmlCharacter('\u{1}'),
        "\u{FEFF}<Sync>^\u{1}</Sync>",
    );
    assert_refused(ErrorKind::UnexpectedEnd, "\u{FEFF}<Sync>^");
}

#[test]
fn the_xml_declaration_comes_first_and_says_what_it_may() {
    for text in [
        "<?xml version='1.0'?><Sync/>",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Sync/>",
        "<?xml version='1.1' encoding='UTF-8' standalone='yes'?><Sync/>",
        "<?xml  version = '1.0'\nstandalone='no' ?><Sync/>",
        // The text has been decoded already, by whoever knew how.
        "<?xml version='1.0' encoding='ISO-8859-1'?><Sync/>",
    ] {
        assert_eq!(eas(text), "(Sync)");
    }
    for text in [
        " ^<?xml version='1.0'?><Sync/>",
        "\n^<?xml version='1.0'?><Sync/>",
        "   ^<?xml version='1.0'?><Sync/>",
        "<!-- -->^<?xml version='1.0'?><Sync/>",
        "<Sync>^<?xml version='1.0'?></Sync>",
        "<Sync/>^<?xml version='1.0'?>",
        "<?xml version='1.0'?>^<?xml version='1.0'?><Sync/>",
        "^<?xml?><Sync/>",
        "^<?xml encoding='UTF-8'?><Sync/>",
        "^<?xml version='2.0'?><Sync/>",
        "^<?xml version='1.'?><Sync/>",
        "^<?xml encoding='UTF-8' version='1.0'?><Sync/>",
        "^<?xml version='1.0' version='1.0'?><Sync/>",
        "^<?xml version='1.0' standalone='maybe'?><Sync/>",
        "^<?xml version='1.0' standalone='yes' encoding='UTF-8'?><Sync/>",
        "^<?xml version='1.0' encoding='8bit'?><Sync/>",
        "^<?xml version='1.0' encoding=''?><Sync/>",
        "^<?xml version='1.0' other='1'?><Sync/>",
        "^<?xml version='1.0'encoding='UTF-8'?><Sync/>",
        "^<?XML version='1.0'?><Sync/>",
        "^<?xMl ?><Sync/>",
    ] {
        assert_refused(XmlError::Syntax, text);
    }
}

#[test]
fn a_doctype_comes_once_and_before_the_root() {
    for text in [
        "<!DOCTYPE Sync><Sync/>",
        "<!DOCTYPE Sync ><Sync/>",
        "<?xml version='1.0'?>\n<!-- a --><!DOCTYPE\nSync\n><!-- c -->\n<Sync/>",
        "<!DOCTYPE Sync SYSTEM 'a>b'><Sync/>",
        "<!DOCTYPE Sync PUBLIC \"-//MICROSOFT//DTD ActiveSync//EN\" \"http://www.microsoft.com/\"><Sync/>",
        "<!DOCTYPE Sync PUBLIC\n'a'\n'[' ><Sync/>",
        "<!DOCTYPE o-ex:rights PUBLIC \"-()+,./:=?;!*#@$_% 'aZ09'\r\n\" 'é&'><Sync/>",
        // That its name is not that of the root is a matter of validity (XML 1.0 §2.8).
        "<!DOCTYPE ActiveSync><Sync/>",
    ] {
        assert_eq!(eas(text), "(Sync)");
    }
    assert_refused(XmlError::DocType, "<!DOCTYPE Sync>^<!DOCTYPE Sync><Sync/>");
    assert_refused(XmlError::DocType, "<Sync/>^<!DOCTYPE Sync>");
    assert_refused(XmlError::DocType, "<Sync>^<!DOCTYPE Sync></Sync>");
    for text in [
        "^<!doctype Sync><Sync/>",
        "^<!DOCTYPESync><Sync/>",
        "^<!DOCTYPE 1><Sync/>",
        "^<!DOCTYPE Sync 'a'><Sync/>",
        "^<!DOCTYPE Sync PUBLIC 'a'><Sync/>",
        "^<!DOCTYPE Sync PUBLIC 'a''b'><Sync/>",
        "^<!DOCTYPE Sync SYSTEM><Sync/>",
        "^<!DOCTYPE Sync SYSTEM 'a' 'b'><Sync/>",
        "^<!DOCTYPE Sync SYSTEM a><Sync/>",
        "^<!DOCTYPE Sync SYSTEM'a'><Sync/>",
        "^<!DOCTYPE Sync public 'a' 'b'><Sync/>",
        // Namespaces in XML 1.0 §4, XML 1.0 §2.3.
        "^<!DOCTYPE Sync:><Sync/>",
        "^<!DOCTYPE :Sync><Sync/>",
        "^<!DOCTYPE a:b:c><Sync/>",
        "^<!DOCTYPE Sync PUBLIC 'a\tb' 'c'><Sync/>",
        "^<!DOCTYPE Sync PUBLIC 'a&b' 'c'><Sync/>",
        "^<!DOCTYPE Sync PUBLIC '[a]' 'c'><Sync/>",
        "^<!DOCTYPE Sync PUBLIC 'é' 'c'><Sync/>",
    ] {
        assert_refused(XmlError::Syntax, text);
    }
    assert_eq!(
        refused("<!DOCTYPE><Sync/>").kind(),
        ErrorKind::Xml(XmlError::Syntax)
    );
}

#[test]
fn an_internal_subset_is_refused_unless_it_is_to_be_ignored() {
    let ignored = xml::ReadOptions::default().with_internal_subset(true);
    for text in [
        "<!DOCTYPE Sync []><Sync/>",
        "<!DOCTYPE Sync[<!ENTITY a 'b'>]><Sync/>",
        "<!DOCTYPE Sync SYSTEM 's' [<!ENTITY a \"]>\"> <!-- ]> --> <?p ]>?>] ><Sync/>",
        "<!DOCTYPE MgmtTree PUBLIC \" -//OMA//DTD-DM-DDF 1.2//EN\"\n \"http://www.openmobilealliance.org/tech/DTD/DM_DDF-V1_2.dtd\"\n [<?oma-dm-ddf-ver supported-versions=\"1.2\"?>]>\n<Sync/>",
    ] {
        assert_refused(XmlError::InternalSubset, &format!("^{text}"));
        assert_eq!(events(text, &ignored).map(|e| e.len()), Ok(2), "{text}");
    }
    // What it declares is ignored too: the entity stays unknown.
    let text = "<!DOCTYPE Sync [<!ENTITY a 'b'>]><Sync>&a;</Sync>";
    let error = events(text, &ignored).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Xml(XmlError::Reference));
    assert_eq!(error.offset(), text.find("&a;").unwrap() as u64);
}

#[test]
fn comments_have_no_two_hyphens() {
    assert_eq!(
        eas("<!----><Sync><!-- a - b --><!---a--></Sync><!-- <Sync>&x; -->"),
        "(Sync)"
    );
    assert_refused(XmlError::Syntax, "<Sync><!-- a ^-- b --></Sync>");
    assert_refused(XmlError::Syntax, "<Sync><!-- a - b ^--- --></Sync>");
    assert_refused(XmlError::Syntax, "<Sync><!-- a ^---></Sync>");
    assert_refused(XmlError::Syntax, "<!--^-----><Sync/>");
    for text in [
        "<Sync><!-- a </Sync>",
        "<Sync><!-> </Sync>",
        "<Sync><!--> </Sync>",
        "<Sync><!- a --></Sync>",
    ] {
        assert_eq!(
            refused(text).kind(),
            ErrorKind::Xml(XmlError::Syntax),
            "{text}"
        );
    }
}

#[test]
fn instructions_have_a_target_and_data() {
    assert_eq!(
        eas("<?a?><Sync><?b ?>x<?c  d e ?><?f-1 <&]]>??></Sync><?g?>"),
        "<?a ?>(Sync<?b ?>\"x\"<?c d e ?><?f-1 <&]]>??>)<?g ?>"
    );
    for text in [
        "<Sync>^<??></Sync>",
        "<Sync>^<? a?></Sync>",
        "<Sync>^<?1?></Sync>",
        "<Sync>^<?a+b c?></Sync>",
        "<Sync>^<?Xml?></Sync>",
    ] {
        assert_refused(XmlError::Syntax, text);
    }
    for text in ["<Sync><?a b</Sync>", "<Sync><?a>b</Sync>", "<Sync><?"] {
        assert_eq!(
            refused(text).kind(),
            ErrorKind::Xml(XmlError::Syntax),
            "{text}"
        );
    }
}

#[test]
fn markup_ends() {
    for text in [
        "<",
        "<Sync",
        "<Sync ",
        "<Sync a",
        "<Sync a=",
        "<Sync a='",
        "<Sync a='b",
        "<Sync a='b'",
        "<Sync/",
        "<Sync></",
        "<Sync></Sync",
        "<Sync><![CDATA[",
        "<Sync><![CDATA[]]",
        "<!DOCTYPE Sync",
        "<!DOCTYPE Sync [",
        "<?xml version='1.0'",
        "<Sync><!",
        "<Sync><!ELEMENT a>",
        "<Sync><![cdata[]]></Sync>",
    ] {
        let error = refused(text);
        assert_eq!(error.kind(), ErrorKind::Xml(XmlError::Syntax), "{text}");
        assert!(error.offset() <= text.len() as u64, "{text}: {error}");
    }
}

#[test]
fn an_error_ends_the_reading() {
    let mut reader = xml::Reader::new("<Sync>a<b></Sync>", &dictionaries::ACTIVESYNC).unwrap();
    let error = reader.find_map(Result::err).unwrap();
    assert_eq!(error.kind(), ErrorKind::Xml(XmlError::MismatchedEnd));
    assert_eq!(reader.next(), None);
    assert_eq!(reader.next(), None);
}

#[test]
fn a_declaration_begins_with_the_version() {
    // XML 1.0 §2.8, [23].
    for declaration in ["standalone='yes'", "encoding='UTF-8'", "", " "] {
        let text = format!("<?xml {declaration}?><Sync/>");
        assert!(eas_result(&text).is_err(), "{text}");
    }
}

#[test]
fn an_internal_subset_stands_in_brackets() {
    // XML 1.0 §2.8, [28].
    for subset in ["x]", "[x", "]", "[", "] [", "x [ ]"] {
        let text = format!("<!DOCTYPE Sync {subset}><Sync/>");
        let error = eas_result(&text).unwrap_err();
        assert_ne!(
            error.kind(),
            ErrorKind::Xml(XmlError::InternalSubset),
            "{text}"
        );
    }
    for subset in ["[]", "[ ]", " [ <!-- x --> ] "] {
        let text = format!("<!DOCTYPE Sync {subset}><Sync/>");
        let error = eas_result(&text).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Xml(XmlError::InternalSubset));
    }
}

#[test]
fn characters_that_xml_has_not_are_found_wherever_they_stand() {
    // XML 1.0 §2.2, [2].
    for len in 0..70 {
        for character in ['\u{1}', '\u{1F}', '\u{FFFE}', '\u{FFFF}'] {
            let (before, after) = ("x".repeat(len), "y".repeat(40));
            let text = format!("<Sync>{before}{character}{after}</Sync>");
            let error = eas_result(&text).unwrap_err();
            let place = 6 + len as u64;
            assert_eq!(
                error,
                Error::new(ErrorKind::NotXmlCharacter(character), place)
            );
        }
        // U+FEFF and U+FFFD begin with the same byte as those.
        let text = format!("<Sync>{}\u{FEFF}\u{FFFD}</Sync>", "x".repeat(len));
        assert!(eas_result(&text).is_ok());
    }
}

fn eas_result(text: &str) -> Result<String, Error> {
    crate::outline::of_xml(text, &dictionaries::ACTIVESYNC)
}
