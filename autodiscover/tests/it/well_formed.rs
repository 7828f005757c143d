//! What is well-formed (XML 1.0, Namespaces in XML 1.0). What is read, another XML library reads too;
//! it reads some of what the specification does not have.

use autodiscover::outlook::Response as Outlook;
use autodiscover::{Error, ErrorKind, Options, Response, decode_response};

use crate::support::protocol;

fn strictly(document: &str) -> Result<Response<'_>, Error> {
    decode_response(document.as_bytes(), &Options::STRICT).map(|decoded| decoded.value)
}

/// Whether another library reads it.
fn is_well_formed(document: &str) -> bool {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    roxmltree::Document::parse_with_options(document, options).is_ok()
}

/// A reply with this in front of it, and this value of `Server`.
fn reply(before: &str, server: &str) -> String {
    format!(
        "{before}{}",
        protocol(&format!("<Type>IMAP</Type><Server>{server}</Server>"))
    )
}

fn outlook(response: Response<'_>) -> Outlook<'_> {
    match response {
        Response::Outlook(outlook) => outlook,
        other => panic!("{other:?}"),
    }
}

/// Refused as no XML, in one way or another.
#[track_caller]
fn refused(document: &str) {
    let Err(error) = strictly(document) else {
        panic!("read: {document}");
    };
    assert!(
        matches!(
            error.kind(),
            ErrorKind::Xml(_) | ErrorKind::NotXmlCharacter | ErrorKind::Deviation(_)
        ),
        "{error}: {document}"
    );
}

#[track_caller]
fn read(document: &str) {
    assert!(is_well_formed(document), "{document}");
    if let Err(e) = strictly(document) {
        panic!("{e}: {document}");
    }
}

#[test]
fn a_declaration_has_a_version_and_then_an_encoding_and_then_whether_it_stands_alone() {
    // XML 1.0 §2.8, [23] to [32]; §4.3.3, [80].
    for declaration in [
        "version='1.0'",
        "version=\"1.0\" encoding=\"utf-8\"",
        "version='1.0' encoding='UTF-8' standalone='yes'",
        "version = '1.0' standalone = 'no' ",
    ] {
        read(&reply(&format!("<?xml {declaration}?>"), "m"));
    }
    for declaration in [
        "",
        "encoding='utf-8'",
        "standalone='yes'",
        "encoding='utf-8' version='1.0'",
        "version='1.0' standalone='yes' encoding='utf-8'",
        "version='1.0' version='1.0'",
        "version='1.0' standalone='maybe'",
        "version='1.0' standalone='yes' standalone='yes'",
        "version='1.'",
        "version='1.x'",
        "version='2.0'",
        "version=''",
        "version",
        "version='1.0' other='x'",
        "version='1.0' x",
        "version='1.0' x=",
        "version='1.0' x='",
        "version='1.0'encoding='utf-8'",
    ] {
        let document = reply(&format!("<?xml {declaration}?>"), "m");
        assert!(strictly(&document).is_err(), "{document}");
    }
    for encoding in ["", "8bit", "utf 8", "-utf", "utf/8", "ütf"] {
        let document = reply(&format!("<?xml version='1.0' encoding='{encoding}'?>"), "m");
        assert!(strictly(&document).is_err(), "{document}");
    }
}

#[test]
fn references_are_to_five_entities_and_to_characters() {
    // XML 1.0 §4.1, §4.6.
    let five = "&lt;&gt;&amp;&quot;&apos;";
    for (text, value) in [
        (five, "<>&\"'"),
        ("&#65;&#x42;&#x63;&#100;", "ABcd"),
        ("&#x10FFFF;&#xE9;&#0233;", "\u{10FFFF}éé"),
        ("a<![CDATA[&lt;<b>]]>c", "a&lt;<b>c"),
        ("a<!-- b -->c<?d e?>f", "acf"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
    ] {
        let document = reply("", text);
        read(&document);
        let response = outlook(strictly(&document).unwrap());
        assert_eq!(response.protocols()[0].server(), Some(value), "{text}");
    }
    for text in [
        "&",
        "&;",
        "& ",
        "&lt",
        "&LT;",
        "&nbsp;",
        "&#;",
        "&#x;",
        "&#xG;",
        "&#X41;",
        "&#-1;",
        "&#+65;",
        "&#x+41;",
        "&#1A;",
        "&#0;",
        "&#x1F;",
        "&#xD800;",
        "&#xFFFE;",
        "&#x110000;",
        "&#99999999999;",
        "&a b;",
        "]]>",
        "<",
    ] {
        refused(&reply("", text));
        refused(&reply("", "m").replace(
            "<Server>",
            &format!("<Server a='{text}'>").replace("]]>", "<"),
        ));
    }
}

#[test]
fn what_stands_between_elements_is_well_formed_too() {
    // XML 1.0 §2.5, §2.6, §2.7: comments, instructions, CDATA sections of white space.
    for between in [
        "<!-- - -->",
        "<!---->",
        "<?a?>",
        "<?a b='&' ?>",
        "<?xml-a?>",
        "<![CDATA[ \n]]>",
        "<!-- <a> & -->",
    ] {
        read(&reply("", "m").replace("</Server>", &format!("</Server>{between}")));
    }
    for between in [
        "<!-- -- -->",
        "<!----->",
        "<!-- --->",
        "<?xml version='1.0'?>",
        "<?XML?>",
        "<? a?>",
        "<?1?>",
        "<![CDATA[",
        "<![cdata[ ]]>",
        "<!a>",
        "<!",
        "&nbsp;",
        "&#1;",
    ] {
        refused(&reply("", "m").replace("</Server>", &format!("</Server>{between}")));
    }
    // Text is well-formed, and yet none of the schema: refused strictly, in each form.
    for between in ["x", "<![CDATA[x]]>", "&#120;", "&amp;"] {
        let document = reply("", "m").replace("</Server>", &format!("</Server>{between}"));
        assert!(is_well_formed(&document));
        let error = strictly(&document).unwrap_err();
        let stray = ErrorKind::Deviation(autodiscover::DiagnosticKind::StrayText);
        assert_eq!(error.kind(), stray, "{between}");
        let decoded = decode_response(document.as_bytes(), &Options::LENIENT).unwrap();
        assert_eq!(decoded.diagnostics.len(), 1, "{between}");
    }
}

#[test]
fn outside_the_root_there_are_comments_instructions_and_white_space() {
    // XML 1.0 §2.1, [1]; §2.8, [27].
    for outside in ["\n\t ", "<!-- a -->", "<?a b?>", " <?a?> <!----> "] {
        read(&reply(outside, "m"));
        read(&format!("{}{outside}", reply("", "m")));
    }
    for outside in [
        "x",
        "&amp;",
        "&#32;",
        "<![CDATA[ ]]>",
        "<a/>",
        "<!-- -- -->",
        "<?xml?>",
    ] {
        if outside != "<a/>" {
            refused(&reply(outside, "m"));
        }
        refused(&format!("{}{outside}", reply("", "m")));
    }
}

#[test]
fn names_are_names_and_attributes_stand_once_in_quotes() {
    // XML 1.0 §2.3, [4] and [5], §3.1; Namespaces in XML 1.0 §3.
    for name in [
        "a",
        "_",
        "é",
        "a-b",
        "a.b",
        "a1",
        "a·",
        "\u{10000}",
        "\u{370}",
        "\u{3001}",
    ] {
        read(&reply("", "m").replace("</Server>", &format!("</Server><{name}/>")));
        read(&reply("", "m").replace("<Server>", &format!("<Server {name}='1'>")));
    }
    for name in [
        "1", "-", ".a", "·", "a\u{D7}", "a b c", "a\u{37E}", "a/b", ":a", "a:", "a:b:c",
    ] {
        refused(&reply("", "m").replace("</Server>", &format!("</Server><{name}/>")));
    }
    for attribute in [
        "a",
        "a=",
        "a=1",
        "a='1",
        "a='1' a='2'",
        "a='1'b='2'",
        "a='<'",
        "='1'",
        "1='1'",
        "p:a='1'",
        "xmlns:p=''",
        "xmlns:xml='urn:x'",
        "xmlns:xmlns='urn:x'",
        "xmlns='http://www.w3.org/2000/xmlns/'",
        "xmlns='http://www.w3.org/XML/1998/namespace'",
        "xmlns:a='http://www.w3.org/XML/1998/namespace'",
        "xmlns:a='http://www.w3.org/2000/xmlns/'",
        "xmlns:1='urn:x'",
        "xmlns:-='urn:x'",
        "xmlns:a:b='urn:x'",
        "xmlns:a='urn:a' xmlns:b='urn:a' a:x='1' b:x='2'",
    ] {
        refused(&reply("", "m").replace("</Server>", &format!("</Server><x {attribute}/>")));
    }
    for attribute in [
        "a='1' b='2'",
        "a = '1'\n b=\"'\"",
        "a='>'",
        "xml:lang='de'",
        "xmlns=''",
        "xmlns:xml='http://www.w3.org/XML/1998/namespace'",
        "xmlns:p='urn:p' p:a='1' a='2'",
        "a='&lt;&#10;'",
    ] {
        read(&reply("", "m").replace("</Server>", &format!("</Server><x {attribute}/>")));
    }
}

#[test]
fn characters_that_xml_has_not_are_found_wherever_they_stand() {
    // XML 1.0 §2.2, [2].
    for len in 0..40 {
        for character in ['\u{1}', '\u{B}', '\u{1F}', '\u{FFFE}', '\u{FFFF}'] {
            let server = format!("{}{character}{}", "x".repeat(len), "y".repeat(20));
            let document = reply("", &server);
            let error = strictly(&document).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::NotXmlCharacter);
            assert_eq!(error.offset() as usize, document.find(character).unwrap());
        }
        let server = format!("{}\u{FFFD}\u{FEFF}\u{E000}", "x".repeat(len));
        read(&reply("", &server));
    }
}
