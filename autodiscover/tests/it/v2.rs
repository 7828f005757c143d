//! Version 2, in JSON.

use autodiscover::v2::{Response, decode_response, encode_response};
use autodiscover::{ErrorKind, LimitKind};

#[test]
fn where_a_protocol_is_spoken_comes_back() {
    let body = r#"{"Protocol":"AutodiscoverV1","Url":"https://outlook.office365.com/autodiscover/autodiscover.xml"}"#;
    let response = decode_response(body.as_bytes()).unwrap();
    let expected = Response::found(
        "AutodiscoverV1",
        "https://outlook.office365.com/autodiscover/autodiscover.xml",
    );
    assert_eq!(response, expected);
    assert_eq!(encode_response(&response), body);
}

#[test]
fn why_not_comes_back() {
    let body = r#"{"ErrorCode":"InvalidProtocol","ErrorMessage":"The given protocol value 'x' is \"invalid\"."}"#;
    let response = decode_response(body.as_bytes()).unwrap();
    let expected = Response::error(
        "InvalidProtocol",
        "The given protocol value 'x' is \"invalid\".",
    );
    assert_eq!(response, expected);
    assert_eq!(encode_response(&response), body);
    assert_eq!(response.clone().into_owned(), response);
}

#[test]
fn other_members_are_kept_as_they_are() {
    let body = r#"{"Protocol":"Ews","Url":"https://a/","Tenant":{"id":[1, 2.50, null]}}"#;
    let response = decode_response(body.as_bytes()).unwrap();
    let Response::Found { others, .. } = &response else {
        panic!("{response:?}")
    };
    assert_eq!(others[0].name(), "Tenant");
    assert_eq!(others[0].json(), r#"{"id":[1, 2.50, null]}"#);
    assert_eq!(encode_response(&response), body);
}

#[test]
fn what_is_no_answer_is_refused_with_its_place() {
    for (body, kind, offset) in [
        ("", ErrorKind::Empty, 0),
        (" \n", ErrorKind::Empty, 2),
        ("<html>", ErrorKind::Json, 0),
        ("[]", ErrorKind::Json, 0),
        ("{}", ErrorKind::Json, 0),
        (r#"{"Protocol":"Ews"}"#, ErrorKind::Json, 0),
        (r#"{"Protocol":"Ews","Url":5}"#, ErrorKind::Json, 24),
        (
            "{\"Protocol\":\"Ews\",\n\"Url\":\"a\",\"Url\":\"b\"}",
            ErrorKind::Json,
            35,
        ),
        (
            r#"{"Protocol":"Ews","Url":"a","ErrorCode":"b"}"#,
            ErrorKind::Json,
            0,
        ),
        ("{\"Protocol\":\n\"Ews\" \"Url\"}", ErrorKind::Json, 19),
        (r#"{"Protocol":"Ews","Url":"a"} x"#, ErrorKind::Json, 29),
    ] {
        let error = decode_response(body.as_bytes()).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (kind, offset), "{body}");
    }
}

#[test]
fn hostile_json_is_refused() {
    let long = format!("{{\"Protocol\":\"{}\"}}", "x".repeat(1 << 20));
    let error = decode_response(long.as_bytes()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::LimitExceeded(LimitKind::Body));
    let deep = format!("{{\"x\":{}", "[".repeat(200_000));
    assert!(decode_response(deep.as_bytes()).is_err());
    assert!(decode_response(b"{\"Protocol\":\"\xFF\",\"Url\":\"a\"}").is_err());
}
