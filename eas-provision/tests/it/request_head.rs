//! Request line and headers as one, whichever form the query has.

use eas_provision::http::{
    OptionFlags, QueryErrorKind, QueryField, RequestHead, RequestHeaders, header, is_base64,
};
use eas_provision::{Command, PolicyKey, ProtocolVersion};

fn head() -> RequestHead<'static> {
    let mut head = RequestHead::new(
        ProtocolVersion::V14_1,
        Command::SmartReply,
        "rmjones",
        "Device1",
        "SP",
    );
    head.policy_key = Some(PolicyKey::from(3_942_919_513));
    head.user_agent = Some("ASOM".into());
    head.options = OptionFlags::SAVE_IN_SENT;
    head.parameters = vec![("ItemId".into(), "5:1".into())];
    head
}

/// The head read back from what was written.
fn read_back(target: &str, headers: &[(&'static str, String)]) -> RequestHead<'static> {
    let query = target
        .strip_prefix("/Microsoft-Server-ActiveSync?")
        .unwrap();
    let headers = RequestHeaders::read(headers.iter().map(|(n, v)| (*n, v.as_str())));
    RequestHead::read(query, &headers).unwrap().into_owned()
}

#[test]
fn the_two_forms_say_the_same() {
    let plain = head().to_plain().unwrap();
    assert_eq!(
        plain.target,
        "/Microsoft-Server-ActiveSync?Cmd=SmartReply&User=rmjones&DeviceId=Device1&DeviceType=SP\
         &ItemId=5%3A1&SaveInSent=T"
    );
    assert_eq!(
        plain.headers,
        [
            (header::USER_AGENT, "ASOM".to_owned()),
            (header::PROTOCOL_VERSION, "14.1".to_owned()),
            (header::POLICY_KEY, "3942919513".to_owned()),
        ]
    );
    assert_eq!(read_back(&plain.target, &plain.headers), head());

    let base64 = head().to_base64().unwrap();
    // Version and key are in the query, and not headers as well (MS-ASHTTP 2.2.1.1.2.6).
    assert_eq!(base64.headers, [(header::USER_AGENT, "ASOM".to_owned())]);
    let mut wanted = head();
    wanted.locale = Some(0x0409);
    assert_eq!(read_back(&base64.target, &base64.headers), wanted);
}

#[test]
fn the_base64_form_needs_12_1_and_a_key_of_32_bits() {
    let kind = |head: RequestHead<'_>| head.to_base64().unwrap_err().kind();
    for version in [ProtocolVersion::V2_5, ProtocolVersion::V12_0] {
        let mut old = head();
        old.version = Some(version);
        assert_eq!(kind(old.clone()), QueryErrorKind::Form(QueryField::Version));
        assert!(old.to_plain().is_ok());
    }
    let mut key = head();
    key.policy_key = Some(PolicyKey::new("a-key-of-letters").unwrap());
    assert_eq!(
        kind(key.clone()),
        QueryErrorKind::Form(QueryField::PolicyKey)
    );
    assert!(key.to_plain().is_ok());
    let mut parameter = head();
    parameter.parameters = vec![("New".into(), "1".into())];
    assert_eq!(kind(parameter), QueryErrorKind::Form(QueryField::Parameter));
    // A number is the name of a tag that has no other (MS-ASHTTP 2.2.1.1.1.1.3), and what Options and
    // User say is not a parameter of the command.
    for (name, is_written) in [
        ("9", true),
        ("255", true),
        ("itemid", true),
        ("256", false),
        ("7", false),
        ("8", false),
        ("3", false),
        ("09", false),
        ("+9", false),
        ("Options", false),
        ("user", false),
    ] {
        let mut head = head();
        head.parameters = vec![(name.into(), "1".into())];
        let refused = head.to_base64().err().map(|e| e.kind());
        let expected = (!is_written).then_some(QueryErrorKind::Form(QueryField::Parameter));
        assert_eq!(refused, expected, "{name}");
    }
}

#[test]
fn a_key_that_is_none_counts_as_none_and_so_does_an_unknown_version() {
    let headers = [
        ("X-MS-PolicyKey", "\u{e9}"),
        ("MS-ASProtocolVersion", "17.0"),
    ];
    let headers = RequestHeaders::read(headers);
    let query = "Cmd=Ping&User=a&DeviceId=b&DeviceType=c";
    let head = RequestHead::read(query, &headers).unwrap();
    assert_eq!(head.policy_key, None);
    assert_eq!(head.version, None);
    let missing = QueryErrorKind::Missing(QueryField::Version);
    assert_eq!(head.to_plain().unwrap_err().kind(), missing);
}

#[test]
fn the_forms_are_told_apart_by_their_punctuation() {
    assert!(is_base64("jAAJBAp2MTQwRGV2aWNlAApTbWFydFBob25l"));
    assert!(is_base64("jRQJBAdEZXZpY2UxBFktBOsIUG9ja2V0UEM="));
    assert!(!is_base64("Cmd=Sync&User=a"));
    assert!(!is_base64("Cmd=OPTIONS"));
    assert!(!is_base64(""));
}
