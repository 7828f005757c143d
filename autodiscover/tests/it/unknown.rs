//! What the schemas do not have is kept, and written again.

use autodiscover::outlook::{Item, Protocol};
use autodiscover::{
    Attribute, DiagnosticKind, Element, ErrorKind, Options, Part, ProtocolType, Response, Unknown,
    decode_response, encode_response, outlook,
};

use crate::support::{account, protocol};

/// The answer, read strictly, and that it comes back the same.
#[track_caller]
fn kept(reply: &str) -> (outlook::Response<'_>, String) {
    let decoded = decode_response(reply.as_bytes(), &Options::STRICT).unwrap();
    let written = encode_response(&decoded.value).unwrap();
    roxmltree::Document::parse(&written).unwrap_or_else(|e| panic!("{e}\n{written}"));
    let again = decode_response(written.as_bytes(), &Options::STRICT).unwrap();
    assert_eq!(again.value, decoded.value, "{written}");
    match decoded.value {
        Response::Outlook(response) => (response, written),
        other => panic!("{other:?}"),
    }
}

#[test]
fn elements_are_kept_in_their_place_with_all_that_is_in_them() {
    let reply = protocol(
        "<Type>IMAP</Type><Quota unit=\"MB\">a<Soft> 5&amp;6 </Soft><!-- c --><Hard/></Quota>\
         <Server>m</Server><Later/>",
    );
    let (response, written) = kept(&reply);
    let items = response.protocols()[0].items();
    let Item::Unknown(quota) = &items[1] else {
        panic!("{items:?}")
    };
    assert_eq!(quota.name(), "Quota");
    assert_eq!(quota.text(), "a");
    assert_eq!(quota.parts().len(), 9);
    assert!(written.contains(
        "<Type>IMAP</Type><Quota unit=\"MB\">a<Soft> 5&amp;6 </Soft><Hard/></Quota>\
         <Server>m</Server><Later/>"
    ));
}

/// Found by a fuzzer: `User` became that of the response when it was written.
#[test]
fn a_known_element_beside_the_response_does_not_become_part_of_it() {
    let reply =
        "<Autodiscover><Response/><User><DisplayName>x</DisplayName></User><Later/></Autodiscover>";
    let decoded = decode_response(reply.as_bytes(), &Options::LENIENT).unwrap();
    let reported = decoded.diagnostics.iter().map(|d| d.kind());
    let unknown = reported.filter(|kind| *kind == DiagnosticKind::UnknownElement);
    assert_eq!(unknown.count(), 2);
    let written = encode_response(&decoded.value).unwrap();
    assert!(
        written.contains("<Later/>") && !written.contains("User"),
        "{written}"
    );
    let again = decode_response(written.as_bytes(), &Options::LENIENT).unwrap();
    assert_eq!(again.value, decoded.value, "{written}");
}

#[test]
fn declarations_from_outside_go_with_the_element_that_needs_them() {
    let reply =
        protocol("<Type>IMAP</Type><Server>m</Server><x:Quota x:unit='MB'><y:b/></x:Quota>")
            .replacen(
                "<Autodiscover ",
                "<Autodiscover xmlns:x='urn:x' xmlns:y='urn:y' ",
                1,
            );
    let (_, written) = kept(&reply);
    assert!(
        written.contains(
            "<x:Quota xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" x:unit=\"MB\"><y:b/></x:Quota>"
        )
    );
}

#[test]
fn an_element_of_the_schema_in_a_namespace_of_its_own_is_another() {
    let reply = protocol("<Type>IMAP</Type><Server>m</Server><Server xmlns='urn:x'>n</Server>");
    let (response, written) = kept(&reply);
    assert_eq!(response.protocols()[0].server(), Some("m"));
    assert!(written.contains("<Server xmlns=\"urn:x\">n</Server>"));
}

#[test]
fn an_element_of_the_schema_in_another_place_is_kept_and_noted() {
    let reply = account("<Error><ErrorCode>500</ErrorCode></Error><Port>25</Port>");
    let (response, _) = kept(&reply);
    let elements = response.account.as_ref().unwrap().extra.elements();
    assert_eq!((elements[0].name(), &*elements[0].text()), ("Port", "25"));
    let decoded = decode_response(reply.as_bytes(), &Options::LENIENT).unwrap();
    assert_eq!(
        decoded.diagnostics[0].kind(),
        DiagnosticKind::Misplaced(Element::PORT)
    );
}

#[test]
fn attributes_are_kept_wherever_they_stand() {
    let reply = "<Autodiscover xmlns='http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006' \
        xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:xsd='http://www.w3.org/2001/XMLSchema' \
        xsi:schemaLocation='a b'>\
        <Response xmlns='http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a' v='1'>\
        <User><DisplayName xml:lang='de'>Söhne</DisplayName></User>\
        <Account id='2'><AccountType>email</AccountType><Action>settings</Action>\
        <Protocol p='3'><Type>IMAP</Type><Server s='4' t='&quot;&#10;'>m</Server></Protocol></Account>\
        </Response></Autodiscover>";
    let (response, written) = kept(reply);
    for piece in [
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\">",
        " v=\"1\">",
        "<DisplayName xml:lang=\"de\">Söhne</DisplayName>",
        "<Account id=\"2\">",
        "<Protocol p=\"3\">",
        "<Server s=\"4\" t=\"&quot;&#10;\">m</Server>",
    ] {
        assert!(written.contains(piece), "{piece}\n{written}");
    }
    assert_eq!(response.extra.attribute("v"), Some("1"));
}

#[test]
fn a_site_in_a_site_is_an_unknown_element() {
    let site =
        |inner: &str| format!("<Internal><Protocol><Type>EXCH</Type>{inner}</Protocol></Internal>");
    let reply = protocol(&format!("<Type>WEB</Type>{}", site(&site(&site("")))));
    let (response, _) = kept(&reply);
    let inner = &response.protocols()[0].internal().unwrap().protocols[0];
    assert!(inner.internal().is_none());
    assert!(matches!(&inner.items()[1], Item::Unknown(u) if u.name() == "Internal"));
}

#[test]
fn names_that_are_none_are_not_written() {
    let response = |unknown: Unknown<'static>| {
        let mut protocol = Protocol::new(ProtocolType::Imap);
        protocol.push(Item::Unknown(Box::new(unknown)));
        Response::Outlook(outlook::Response::new(outlook::Account::settings([
            protocol,
        ])))
    };
    for name in ["", "1", "a b", "a>", ":a", "a:", "a:b"] {
        let error = encode_response(&response(Unknown::with_text(name, ""))).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidName, "{name}");
    }
    let twice = Unknown::from_parts(vec![
        Part::Start("a".into()),
        Part::Attribute("k".into(), "1".into()),
        Part::Attribute("k".into(), "2".into()),
        Part::End,
    ]);
    let error = encode_response(&response(twice.unwrap())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidName);

    let mut protocol = Protocol::new(ProtocolType::Imap);
    protocol.extra_mut().push_attribute(Attribute {
        on: None,
        name: "x:a".into(),
        value: "".into(),
    });
    let undeclared = Response::Outlook(outlook::Response::new(outlook::Account::settings([
        protocol,
    ])));
    let error = encode_response(&undeclared).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidName);
}

#[test]
fn parts_that_are_not_one_element_are_none() {
    let start = || Part::Start("a".into());
    let text = || Part::Text("b".into());
    for parts in [
        vec![],
        vec![start()],
        vec![Part::End],
        vec![start(), Part::End, Part::End],
        vec![start(), Part::End, start(), Part::End],
        vec![text(), start(), Part::End],
        vec![start(), text(), text(), Part::End],
        vec![
            start(),
            text(),
            Part::Attribute("c".into(), "".into()),
            Part::End,
        ],
        vec![start(), Part::Text("".into()), Part::End],
    ] {
        assert_eq!(Unknown::from_parts(parts.clone()), None, "{parts:?}");
    }
    assert!(Unknown::from_parts(vec![start(), start(), text(), Part::End, Part::End]).is_some());
}
