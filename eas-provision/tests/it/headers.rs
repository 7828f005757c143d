//! Headers and the lists in them (MS-ASHTTP 2.2.1.1.2, 2.2.2.1.2, 2.2.4.1.2).

use eas_provision::Command;
use eas_provision::command::RequestedCommand;
use eas_provision::http::{
    RequestHeaders, ResponseHeaders, RetryAfter, choose_version, decode_commands, decode_versions,
    is_wbxml,
};
use wbxml::{ProtocolVersion, Versions};

#[test]
fn the_headers_of_the_seeds_request_are_read_in_any_letter_case() {
    let headers = [
        ("accept-language", "en-us"),
        ("MS-ASPROTOCOLVERSION", "14.0"),
        ("Content-Type", "application/vnd.ms-sync.wbxml"),
        ("X-MS-PolicyKey", " 1307199584 "),
        ("X-MS-PolicyKey", "2"),
        ("User-Agent", "ASOM"),
        ("Host", "EXCH-B-003"),
    ];
    let read = RequestHeaders::read(headers);
    assert_eq!(read.version(), Some(ProtocolVersion::V14_0));
    assert_eq!(read.policy_key, Some("1307199584"));
    assert_eq!(read.user_agent, Some("ASOM"));
    assert_eq!(read.accept_language, Some("en-us"));
    let written: Vec<_> = read.iter().collect();
    assert_eq!(
        written,
        [
            ("MS-ASProtocolVersion", "14.0"),
            ("X-MS-PolicyKey", "1307199584"),
            ("User-Agent", "ASOM"),
            ("Content-Type", "application/vnd.ms-sync.wbxml"),
            ("Accept-Language", "en-us"),
        ]
    );
    assert_eq!(RequestHeaders::read(written), read);
}

#[test]
fn the_answer_to_options_names_versions_and_commands() {
    let headers = [
        (
            "MS-ASProtocolVersions",
            "2.5,12.0, 12.1,14.0,14.1,16.0,16.1,17.0",
        ),
        (
            "MS-ASProtocolCommands",
            "Sync,SendMail,GetHierarchy, Provision,",
        ),
        ("X-MS-RP", "14.1"),
    ];
    let read = ResponseHeaders::read(headers);
    assert_eq!(read.versions(), Versions::ALL);
    assert_eq!(read.full_resync, Some("14.1"));
    assert_eq!(
        decode_commands(read.protocol_commands.unwrap()),
        [
            RequestedCommand::Known(Command::Sync),
            RequestedCommand::Known(Command::SendMail),
            RequestedCommand::Name("GetHierarchy".into()),
            RequestedCommand::Known(Command::Provision),
        ]
    );
    assert_eq!(ResponseHeaders::default().versions(), Versions::NONE);
}

#[test]
fn the_most_recent_version_of_both_is_chosen() {
    let server = decode_versions("2.5,12.0,12.1,14.0,14.1");
    assert_eq!(
        choose_version(Versions::ALL, server),
        Some(ProtocolVersion::V14_1)
    );
    let old = decode_versions("2.5,12.1");
    assert_eq!(choose_version(old, server), Some(ProtocolVersion::V12_1));
    assert_eq!(choose_version(decode_versions("16.1"), server), None);
    assert_eq!(choose_version(Versions::ALL, Versions::NONE), None);
}

#[test]
fn retry_after_is_seconds_or_a_date_and_nothing_else() {
    let of = |text| {
        let headers = ResponseHeaders::read([("retry-after", text)]);
        headers.retry_after()
    };
    assert_eq!(of("120"), Some(RetryAfter::Seconds(120)));
    let date = "Fri, 31 Dec 1999 23:59:59 GMT";
    assert_eq!(of(date), Some(RetryAfter::Date(date)));
    assert_eq!(of("-1"), None);
    assert_eq!(of("soon"), None);
    assert_eq!(of("99999999999"), None);
}

#[test]
fn wbxml_has_two_media_types_and_any_parameters() {
    assert!(is_wbxml("application/vnd.ms-sync.wbxml"));
    assert!(is_wbxml("Application/VND.ms-sync; charset=utf-8"));
    assert!(!is_wbxml("text/xml"));
    assert!(!is_wbxml("application/vnd.ms-sync.wbxml2"));
}

#[test]
fn the_days_until_the_password_expires_are_a_number() {
    let read = ResponseHeaders::read([
        ("X-MS-Credentials-Expire", "13"),
        (
            "X-MS-Credential-Service-Url",
            "https://portal.example/ChangePassword",
        ),
        (
            "X-MS-Location",
            "https://mail.contoso.com/Microsoft-Server-ActiveSync",
        ),
    ]);
    assert_eq!(read.credentials_expire(), Some(13));
    assert_eq!(read.iter().count(), 3);
}
