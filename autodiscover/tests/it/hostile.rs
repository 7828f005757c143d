//! Documents that mean harm: refused within the limits, in linear time, with the place.

use std::fmt::Write;
use std::time::{Duration, Instant};

use autodiscover::{
    Error, ErrorKind, LimitKind, Limits, Options, XmlError, decode_request, decode_response,
};

use crate::support::{OUTLOOK, account, protocol};

/// The error of both ways to read it, which is the same; and of requests, in no more time.
#[track_caller]
fn refused(document: &[u8], limits: Limits) -> Error {
    let begin = Instant::now();
    let strict = decode_response(document, &Options::STRICT.with_limits(limits)).unwrap_err();
    let lenient = decode_response(document, &Options::LENIENT.with_limits(limits)).unwrap_err();
    assert!(decode_request(document, &Options::LENIENT.with_limits(limits)).is_err());
    assert!(begin.elapsed() < Duration::from_secs(5), "not linear");
    assert_eq!(strict.kind(), lenient.kind());
    assert_eq!(strict.position(), lenient.position());
    strict
}

/// Limits that let the document's length pass.
const LONG: Limits = Limits::DEFAULT.with_body(64 << 20);

#[test]
fn entity_bombs_are_refused_at_their_doctype() {
    let mut bomb =
        String::from("<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [\n<!ENTITY lol0 \"lol\">\n");
    for i in 1..10 {
        let (before, now) = (i - 1, i);
        let ten = format!("&lol{before};").repeat(10);
        writeln!(bomb, "<!ENTITY lol{now} \"{ten}\">").unwrap();
    }
    bomb.push_str("]>\n<Autodiscover>&lol9;</Autodiscover>");
    let error = refused(bomb.as_bytes(), Limits::DEFAULT);
    assert_eq!(error.kind(), ErrorKind::DocType);
    assert_eq!((error.position().line, error.position().column), (2, 1));
}

#[test]
fn external_entities_are_refused_at_their_doctype() {
    for doctype in [
        "<!DOCTYPE Autodiscover [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE Autodiscover SYSTEM \"http://attacker.example/x.dtd\">",
        "<!DOCTYPE html [<!ENTITY x \"y\">]>",
        "<!DOCTYPE Autodiscover>",
    ] {
        let document = format!("{doctype}{}", protocol("<Type>&x;</Type>"));
        let error = refused(document.as_bytes(), Limits::DEFAULT);
        assert_eq!(error.kind(), ErrorKind::DocType, "{doctype}");
        assert_eq!(error.offset(), 0);
    }
}

#[test]
fn references_to_other_entities_are_refused_where_they_stand() {
    for reference in [
        "&x;",
        "&nbsp;",
        "&#0;",
        "&#xFFFE;",
        "&#1114112;",
        "&#xD800;",
    ] {
        let document = protocol(&format!("<Type>IMAP</Type>\n<Server>a{reference}</Server>"));
        let error = refused(document.as_bytes(), Limits::DEFAULT);
        assert_eq!(error.kind(), ErrorKind::Xml(XmlError::Reference));
        assert_eq!((error.position().line, error.position().column), (5, 10));
    }
}

#[test]
fn two_hundred_thousand_nested_elements_are_too_deep() {
    for element in ["x", "Protocol", "Internal", "Account", "Server"] {
        let nest = format!("<{element}>").repeat(200_000);
        let document = format!("{OUTLOOK}<Account>{nest}");
        let error = refused(document.as_bytes(), LONG);
        let limit = ErrorKind::LimitExceeded(LimitKind::Depth);
        assert_eq!(error.kind(), limit, "{element}");
        // Autodiscover, Response and Account are open, so 29 more may be.
        let at = OUTLOOK.len() + "<Account>".len() + 29 * (element.len() + 2);
        assert_eq!(error.offset(), at as u64, "{element}");
    }
    // Without the limit it is kept, and dropped, without recursion.
    let nest = "<x>".repeat(200_000) + &"</x>".repeat(200_000);
    let document = account(&format!("{nest}<Error><ErrorCode>500</ErrorCode></Error>"));
    let limits = LONG.with_depth(u32::MAX);
    let decoded = decode_response(document.as_bytes(), &Options::LENIENT.with_limits(limits));
    drop(decoded.unwrap());
}

#[test]
fn a_hundred_thousand_attributes_are_too_many() {
    let mut attributes = String::new();
    for i in 0..100_000 {
        write!(attributes, " a{i}=\"\"").unwrap();
    }
    let limit = ErrorKind::LimitExceeded(LimitKind::Attributes);
    let document = protocol(&format!("<Server{attributes}>x</Server>"));
    let error = refused(document.as_bytes(), LONG);
    assert_eq!(error.kind(), limit);
    assert_eq!(error.position().line, 4);
    let first = document.find(" a64=").unwrap() + 1;
    assert_eq!(error.offset(), first as u64);
    // Declarations are attributes; and all that are in force have to be looked through.
    let mut declarations = String::new();
    for i in 0..100_000 {
        write!(declarations, " xmlns:a{i}=\"u\"").unwrap();
    }
    let document = protocol(&format!("<Server{declarations}>x</Server>"));
    let limits = LONG.with_attributes(u32::MAX);
    assert_eq!(refused(document.as_bytes(), limits).kind(), limit);
}

#[test]
fn ten_megabytes_of_text_are_too_long() {
    let document = protocol(&format!(
        "<Type>IMAP</Type><Server>{}</Server>",
        "x".repeat(10 << 20)
    ));
    let error = refused(document.as_bytes(), Limits::DEFAULT);
    assert_eq!(error.kind(), ErrorKind::LimitExceeded(LimitKind::Body));
    assert_eq!(error.offset(), 256 << 10);
    // Whoever wants it gets it.
    let options = Options::STRICT.with_limits(LONG);
    assert!(decode_response(document.as_bytes(), &options).is_ok());
}

#[test]
fn bytes_that_are_not_utf_8_are_refused_where_they_stand() {
    for wrong in [
        &b"\xFF"[..],
        b"\xC0\x80",
        b"\xED\xA0\x80",
        b"\xE2\x82",
        b"\xF8",
    ] {
        let mut document = protocol("<Type>IMAP</Type>\n<Server>@</Server>").into_bytes();
        let at = document.iter().position(|b| *b == b'@').unwrap();
        document.splice(at..=at, wrong.iter().copied());
        let error = refused(&document, Limits::DEFAULT);
        assert_eq!(error.kind(), ErrorKind::InvalidText);
        assert_eq!((error.position().line, error.position().column), (5, 9));
    }
}

#[test]
fn characters_that_xml_does_not_have_are_refused_where_they_stand() {
    for wrong in ['\0', '\u{8}', '\u{1F}', '\u{FFFE}', '\u{FFFF}'] {
        let document = protocol(&format!("<Type>IMAP</Type>\n<Server>{wrong}</Server>"));
        let error = refused(document.as_bytes(), Limits::DEFAULT);
        assert_eq!(error.kind(), ErrorKind::NotXmlCharacter);
        assert_eq!((error.position().line, error.position().column), (5, 9));
    }
}

#[test]
fn what_is_not_well_formed_is_refused_where_it_goes_wrong() {
    for (inner, error, column) in [
        ("<Type>IMAP</type>", XmlError::MismatchedEnd, 21),
        ("<Type>IMAP</Server>", XmlError::MismatchedEnd, 21),
        ("<Type a=1>IMAP</Type>", XmlError::Attribute, 19),
        (
            "<Type a=\"1\" a=\"2\">IMAP</Type>",
            XmlError::DuplicateAttribute,
            16,
        ),
        ("<Type a=\"<\">IMAP</Type>", XmlError::Attribute, 20),
        ("<1/>", XmlError::Name, 12),
        ("<a:b:c/>", XmlError::Name, 12),
        ("<Server>]]></Server>", XmlError::Syntax, 19),
        ("<!-- a -- b -->", XmlError::Syntax, 18),
        ("<?xml version=\"1.0\"?>", XmlError::Syntax, 11),
    ] {
        let document = protocol(inner);
        let found = decode_response(document.as_bytes(), &Options::STRICT).unwrap_err();
        assert_eq!(found.kind(), ErrorKind::Xml(error), "{inner}");
        assert_eq!(
            (found.position().line, found.position().column),
            (4, column),
            "{inner}"
        );
    }
}

#[test]
fn every_truncation_of_a_document_is_a_located_error() {
    let document = protocol(
        "<Type>IMAP</Type><Server>mail&amp;.contoso.com</Server><SSL>on</SSL>\
         <x:y xmlns:x=\"urn:z\" a='b'><![CDATA[c]]><!-- d --></x:y>",
    );
    for end in 0..document.len() {
        for options in [Options::STRICT, Options::LENIENT] {
            let error = decode_response(&document.as_bytes()[..end], &options).unwrap_err();
            assert!(error.offset() <= end as u64, "{end}: {error}");
        }
    }
    assert!(decode_response(document.as_bytes(), &Options::STRICT).is_ok());
}

#[test]
fn a_document_full_of_deviations_is_read_in_linear_time() {
    let many = "<x:SSL>Yes</x:SSL>&".repeat(200_000);
    let document = protocol(&format!("<Type>IMAP</Type><Server>m</Server>{many}"));
    let begin = Instant::now();
    let decoded = decode_response(document.as_bytes(), &Options::LENIENT.with_limits(LONG));
    assert!(decoded.unwrap().diagnostics.len() > 200_000);
    let ampersands = "&".repeat(2_000_000);
    let document = protocol(&format!("<Type>IMAP</Type><Server>{ampersands}</Server>"));
    let decoded = decode_response(document.as_bytes(), &Options::LENIENT.with_limits(LONG));
    assert_eq!(decoded.unwrap().diagnostics.len(), 2_000_000);
    assert!(begin.elapsed() < Duration::from_secs(20), "not linear");
}

#[test]
fn no_address_comes_into_an_error_or_a_diagnostic() {
    let document = account(
        "<AccountType>victim@contoso.com</AccountType><Action>victim@contoso.com</Action>\
         <RedirectAddr> victim@contoso.com </RedirectAddr>",
    );
    let strict = decode_response(document.as_bytes(), &Options::STRICT).unwrap_err();
    assert!(!format!("{strict} {strict:?}").contains("victim"));
    let lenient = decode_response(document.as_bytes(), &Options::LENIENT).unwrap();
    assert_eq!(lenient.diagnostics.len(), 3);
    for diagnostic in lenient.diagnostics {
        assert!(!format!("{diagnostic} {diagnostic:?}").contains("victim"));
    }
}
