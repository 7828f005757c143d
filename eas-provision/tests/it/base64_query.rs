//! The query value in base64 (MS-ASHTTP 2.2.1.1.1.1).

use base64ct::{Base64, Encoding};
use eas_provision::Command;
use eas_provision::command::RequestedCommand;
use eas_provision::http::{
    Base64Query, DeviceId, OptionFlags, Parameter, ParameterTag, QueryDiagnosticKind,
    QueryErrorKind, QueryField, QueryLenient, VersionCode,
};
use wbxml::ProtocolVersion;

use crate::support::{rows, shared};

/// The example of MS-ASHTTP 2.2.1.1.1.
const EXAMPLE: &str = "jAAJBAp2MTQwRGV2aWNlAApTbWFydFBob25l";

#[test]
fn the_public_vectors_read_as_they_say_and_are_written_byte_for_byte() {
    let Some(file) = shared("corpus/eas/base64-query.csv") else {
        return;
    };
    let rows = rows(&file);
    assert_eq!(rows.len(), 9);
    for row in rows {
        let text = &row["query"];
        let decoded = Base64Query::decode(text);
        if let Some(wanted) = row["expect"].strip_prefix("error: ") {
            let error = decoded.unwrap_err();
            let said = match error.kind() {
                QueryErrorKind::PolicyKeyLength(_) => "policy key length is neither 0 nor 4",
                QueryErrorKind::Empty(QueryField::DeviceId) => {
                    "device id length must be greater than 0"
                }
                QueryErrorKind::PastEnd(QueryField::DeviceType) => "device type runs past the end",
                QueryErrorKind::Base64Length => "base64 length not a multiple of 4",
                QueryErrorKind::Truncated(QueryField::Locale) => "truncated in the locale",
                other => panic!("{}: {other:?}", row["id"]),
            };
            assert_eq!(said, wanted);
            assert!(error.offset() <= text.len(), "{error}");
            continue;
        }
        let query = decoded.unwrap();
        assert_eq!(query.version.0.to_string(), row["protocol_version"]);
        let command = query.command.known().unwrap();
        assert_eq!(
            format!("{} {command}", command.code().unwrap()),
            row["command"]
        );
        assert_eq!(format!("0x{:04x}", query.locale), row["locale"]);
        assert_eq!(query.device_id.as_str(), Some(row["device_id"].as_str()));
        let key = query.policy_key.map_or(String::new(), |k| k.to_string());
        assert_eq!(key, row["policy_key"]);
        assert_eq!(query.device_type, row["device_type"]);
        match row["parameters"].as_str() {
            "" => assert_eq!(query.parameters, []),
            "AttachmentName=5%3a1" => assert_eq!(
                query.parameter(ParameterTag::ATTACHMENT_NAME),
                Some(&b"5%3a1"[..])
            ),
            "Options=0x01 (SaveInSent)" => {
                assert_eq!(query.options(), OptionFlags::SAVE_IN_SENT);
                assert_eq!(query.parameters.len(), 1);
            }
            other => panic!("a new parameter {other}"),
        }
        assert_eq!(&query.encode().unwrap(), text);
    }
}

#[test]
fn every_command_code_goes_both_ways_and_unknown_codes_survive() {
    for code in 0..=u8::MAX {
        let bytes = [141, code, 0x09, 0x04, 1, b'A', 0, 1, b'B'];
        let text = Base64::encode_string(&bytes);
        let query = Base64Query::decode(&text).unwrap();
        match Command::from_code(code) {
            Some(command) => assert_eq!(query.command, RequestedCommand::Known(command)),
            None => assert_eq!(query.command, RequestedCommand::Code(code)),
        }
        assert_eq!(query.encode().unwrap(), text);
    }
}

#[test]
fn version_bytes_stand_for_12_1_and_later_and_others_survive() {
    let rows = [
        (121, ProtocolVersion::V12_1),
        (140, ProtocolVersion::V14_0),
        (141, ProtocolVersion::V14_1),
        (160, ProtocolVersion::V16_0),
        (161, ProtocolVersion::V16_1),
    ];
    for (byte, version) in rows {
        assert_eq!(VersionCode(byte).version(), Some(version));
        assert_eq!(VersionCode::of(version), Some(VersionCode(byte)));
    }
    assert_eq!(VersionCode::of(ProtocolVersion::V2_5), None);
    assert_eq!(VersionCode::of(ProtocolVersion::V12_0), None);
    assert_eq!(VersionCode(120).version(), None);
    let text = Base64::encode_string(&[99, 20, 0, 0, 1, b'A', 0, 0]);
    let query = Base64Query::decode(&text).unwrap();
    assert_eq!(query.version, VersionCode(99));
    assert_eq!(query.encode().unwrap(), text);
}

#[test]
fn a_device_id_of_guid_bytes_is_kept_byte_for_byte() {
    let guid: Vec<u8> = (0xF0..=0xFF).collect();
    let mut bytes = vec![141, 20, 0x09, 0x04, 16];
    bytes.extend(&guid);
    bytes.extend([4, 0x78, 0x56, 0x34, 0x12, 2, b'S', b'P']);
    let text = Base64::encode_string(&bytes);
    let query = Base64Query::decode(&text).unwrap();
    assert_eq!(query.device_id.as_bytes(), guid);
    assert_eq!(query.device_id.as_str(), None);
    assert_eq!(
        query.device_id.to_string(),
        "F0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF"
    );
    assert_eq!(query.policy_key, Some(0x1234_5678));
    assert_eq!(query.encode().unwrap(), text);
}

#[test]
fn all_parameters_are_read_in_order_and_unknown_tags_survive() {
    let mut query = Base64Query::new(
        VersionCode(161),
        Command::SmartForward,
        DeviceId::from_bytes(b"Device1"),
        "SP",
    );
    query.parameters = vec![
        Parameter::text(ParameterTag::COLLECTION_ID, "5"),
        Parameter::text(ParameterTag::ITEM_ID, "5:1"),
        Parameter::text(ParameterTag::LONG_ID, ""),
        Parameter::text(ParameterTag::OCCURRENCE, "x"),
        Parameter::options(OptionFlags::SAVE_IN_SENT.with(OptionFlags::ACCEPT_MULTIPART)),
        Parameter::text(ParameterTag::USER, "rmjones"),
        Parameter::text(ParameterTag(200), "new"),
    ];
    // By hand from the table of MS-ASHTTP 2.2.1.1.1.1.
    let bytes = b"\xA1\x02\x09\x04\x07Device1\x00\x02SP\x01\x015\x03\x035:1\x04\x00\x06\x01x\x07\x01\x03\x08\x07rmjones\xC8\x03new";
    assert_eq!(query.encode().unwrap(), Base64::encode_string(bytes));
    let back = Base64Query::decode(&Base64::encode_string(bytes)).unwrap();
    assert_eq!(back, query);
    assert_eq!(back.user(), Some("rmjones"));
    assert!(back.options().contains(OptionFlags::ACCEPT_MULTIPART));
}

#[test]
fn the_tags_of_parameters_have_the_names_of_the_table() {
    let rows = [
        (0, "AttachmentName"),
        (1, "CollectionId"),
        (3, "ItemId"),
        (4, "LongId"),
        (6, "Occurrence"),
        (7, "Options"),
        (8, "User"),
    ];
    assert_eq!(ParameterTag::NAMED.len(), rows.len());
    for tag in 0..=u8::MAX {
        let name = rows.iter().find(|row| row.0 == tag).map(|row| row.1);
        assert_eq!(ParameterTag(tag).name(), name);
    }
}

#[test]
fn every_truncation_of_the_bytes_is_an_error_at_the_field_that_is_cut() {
    // version, command, locale, id, key, type, Options, User
    let bytes = b"\x8D\x14\x09\x04\x03abc\x04\x01\x02\x03\x04\x02SP\x07\x01\x01\x08\x03joe";
    let fields = [
        (0, QueryField::Version),
        (1, QueryField::Command),
        (2, QueryField::Locale),
        (4, QueryField::DeviceId),
        (8, QueryField::PolicyKey),
        (13, QueryField::DeviceType),
        (16, QueryField::Parameter),
        (19, QueryField::Parameter),
    ];
    for cut in 0..bytes.len() {
        let decoded = Base64Query::decode(&Base64::encode_string(&bytes[..cut]));
        if [16, 19].contains(&cut) {
            // Between parameters a query may end.
            assert!(decoded.is_ok());
            continue;
        }
        let error = decoded.unwrap_err();
        let (begin, field) = *fields.iter().rev().find(|f| f.0 <= cut).unwrap();
        match error.kind() {
            QueryErrorKind::Truncated(found) | QueryErrorKind::PastEnd(found) => {
                assert_eq!(found, field, "cut at {cut}");
            }
            other => panic!("cut at {cut}: {other:?}"),
        }
        let length_at = if field == QueryField::Parameter && cut > begin {
            begin + 1
        } else {
            begin
        };
        assert_eq!(error.offset(), length_at * 8 / 6, "cut at {cut}");
    }
}

#[test]
fn what_is_not_base64_is_an_error_at_its_character() {
    let rows = [
        ("jAAJ-A==", QueryErrorKind::NotBase64, 4),
        ("jAAJ BAp", QueryErrorKind::NotBase64, 4),
        ("jA=JBAp2", QueryErrorKind::Base64End, 2),
        ("jRQJBAFBAwECAwFC=", QueryErrorKind::Base64End, 16),
        (
            "jRQJBAdEZXZpY2UxBFktBOsIUG9ja2V0UEM",
            QueryErrorKind::Base64Length,
            35,
        ),
        ("jAAJBA\u{E9}", QueryErrorKind::NotBase64, 6),
        // The last character has bits that mean nothing.
        (
            "jRQJBAdEZXZpY2UxBFktBOsIUG9ja2V0UEN=",
            QueryErrorKind::Base64End,
            34,
        ),
    ];
    for (text, kind, offset) in rows {
        let error = Base64Query::decode(text).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (kind, offset), "{text}");
    }
}

#[test]
fn a_lenient_reader_takes_what_lacks_padding_or_is_escaped_and_says_so() {
    let bare = "jRQJBAdEZXZpY2UxBFktBOsIUG9ja2V0UEM";
    let (query, diagnostics) = Base64Query::decode_with(bare, QueryLenient::ALL).unwrap();
    assert_eq!(query.policy_key, Some(3_942_919_513));
    assert_eq!(diagnostics[0].kind(), QueryDiagnosticKind::MissingPadding);
    assert_eq!(diagnostics[0].offset(), bare.len());

    let escaped = format!("{bare}%3D");
    assert!(Base64Query::decode(&escaped).is_err());
    let (query, diagnostics) = Base64Query::decode_with(&escaped, QueryLenient::ALL).unwrap();
    assert_eq!(query.device_type, "PocketPC");
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].kind(), QueryDiagnosticKind::PercentEncoded);

    // A whole character is missing: what is the last one then has bits that mean nothing.
    let short = "jAAJBAp2MTQwRGV2aWNlAApTbWFydFBob25";
    assert_eq!(short.len(), EXAMPLE.len() - 1);
    let error = Base64Query::decode_with(short, QueryLenient::ALL).unwrap_err();
    assert_eq!(
        (error.kind(), error.offset()),
        (QueryErrorKind::Base64End, 34)
    );
}

#[test]
fn options_of_another_length_are_refused_or_reported() {
    let text = Base64::encode_string(b"\x8D\x02\x09\x04\x01A\x00\x01B\x07\x02\x01\x00");
    let error = Base64Query::decode(&text).unwrap_err();
    assert_eq!(error.kind(), QueryErrorKind::OptionsLength(2));
    assert_eq!(error.offset(), 9 * 8 / 6);
    let (query, diagnostics) = Base64Query::decode_with(&text, QueryLenient::ALL).unwrap();
    assert_eq!(query.options(), OptionFlags::SAVE_IN_SENT);
    assert_eq!(diagnostics[0].kind(), QueryDiagnosticKind::OptionsLength(2));
}

#[test]
fn a_device_type_that_is_not_utf_8_is_an_error() {
    let text = Base64::encode_string(b"\x8D\x02\x09\x04\x01A\x00\x01\xFF");
    let error = Base64Query::decode(&text).unwrap_err();
    let kind = QueryErrorKind::NotText(QueryField::DeviceType);
    assert_eq!((error.kind(), error.offset()), (kind, 7 * 8 / 6));
}

#[test]
fn what_the_form_cannot_carry_is_refused_in_writing() {
    let id = "A".repeat(256);
    let query = |command| Base64Query::new(VersionCode(141), command, "A", "SP");
    let kind = |query: Base64Query<'_>| query.encode().unwrap_err().kind();
    assert_eq!(
        kind(query(Command::Find)),
        QueryErrorKind::Form(QueryField::Command)
    );
    let mut long = query(Command::Sync);
    long.device_id = id.as_str().into();
    assert_eq!(kind(long), QueryErrorKind::TooLong(QueryField::DeviceId));
    let mut empty = query(Command::Sync);
    empty.device_id = "".into();
    assert_eq!(kind(empty), QueryErrorKind::Empty(QueryField::DeviceId));
    let mut options = query(Command::Sync);
    options.parameters = vec![Parameter::text(ParameterTag::OPTIONS, "")];
    assert_eq!(kind(options), QueryErrorKind::OptionsLength(0));
}
