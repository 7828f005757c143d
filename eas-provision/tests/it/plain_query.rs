//! The query value as text (MS-ASHTTP 2.2.1.1.1.2).

use eas_provision::Command;
use eas_provision::command::RequestedCommand;
use eas_provision::http::{
    DeviceId, PlainQuery, QueryDiagnosticKind, QueryErrorKind, QueryField, QueryLenient,
};

/// The example of MS-ASHTTP 2.2.1.1.1.
const EXAMPLE: &str = "Cmd=Sync&User=rmjones&DeviceId=v140Device&DeviceType=SmartPhone";

#[test]
fn the_example_of_the_specification_goes_both_ways() {
    let query = PlainQuery::decode(EXAMPLE).unwrap();
    assert_eq!(
        query,
        PlainQuery::new(Command::Sync, "rmjones", "v140Device", "SmartPhone")
    );
    assert_eq!(query.encode().unwrap(), EXAMPLE);
}

#[test]
fn every_command_goes_both_ways_and_unknown_names_survive() {
    for name in Command::ALL
        .map(Command::name)
        .iter()
        .chain(&["GetHierarchy"])
    {
        let text = EXAMPLE.replace("Sync", name);
        let query = PlainQuery::decode(&text).unwrap();
        assert_eq!(query.command.to_string(), **name);
        assert_eq!(query.encode().unwrap(), text);
    }
    let text = EXAMPLE.replace("Sync", "GetHierarchy");
    let query = PlainQuery::decode(&text).unwrap();
    assert_eq!(query.command, RequestedCommand::Name("GetHierarchy".into()));
}

#[test]
fn fields_come_in_any_order_and_letter_case() {
    // The order of the seed's requests.
    let text = "User=deviceuser&DeviceId=6F24CAD599A5BF1A690246B8C68FAE8D&deviceType=PocketPC&cmd=provision";
    let query = PlainQuery::decode(text).unwrap();
    assert_eq!(query.command.known(), Some(Command::Provision));
    assert_eq!(query.user, "deviceuser");
    assert_eq!(query.device_type, "PocketPC");
}

#[test]
fn values_are_percent_decoded_and_a_plus_is_a_plus() {
    let text = "Cmd=SmartReply&User=contoso%5Crm%20jones&DeviceId=d1&DeviceType=SP&ItemId=5%3a1&CollectionId=5+6&SaveInSent=T";
    let query = PlainQuery::decode(text).unwrap();
    assert_eq!(query.user, "contoso\\rm jones");
    assert_eq!(query.parameter("itemid"), Some("5:1"));
    assert_eq!(query.parameter("CollectionId"), Some("5+6"));
    assert!(query.save_in_sent());
    let written = query.encode().unwrap();
    assert!(written.ends_with("&ItemId=5%3A1&CollectionId=5%2B6&SaveInSent=T"));
    assert_eq!(PlainQuery::decode(&written).unwrap(), query.into_owned());
}

#[test]
fn a_message_is_not_saved_in_sent_items_by_default() {
    assert!(!PlainQuery::decode(EXAMPLE).unwrap().save_in_sent());
    let no = format!("{EXAMPLE}&SaveInSent=F");
    assert!(!PlainQuery::decode(&no).unwrap().save_in_sent());
}

#[test]
fn malformed_queries_are_refused_at_their_place() {
    use QueryErrorKind as Kind;
    use QueryField as Field;
    let rows = [
        ("", Kind::Missing(Field::Command), 0),
        (
            "Cmd=Sync&User=a&DeviceType=b",
            Kind::Missing(Field::DeviceId),
            28,
        ),
        (
            "Cmd=Sync&DeviceId=a&DeviceType=b",
            Kind::Missing(Field::User),
            32,
        ),
        (
            "Cmd=Sync&User=a&DeviceId=b",
            Kind::Missing(Field::DeviceType),
            26,
        ),
        (
            "Cmd=&User=a&DeviceId=b&DeviceType=c",
            Kind::Empty(Field::Command),
            4,
        ),
        (
            "Cmd=Sync&User=a&DeviceId=&DeviceType=c",
            Kind::Empty(Field::DeviceId),
            25,
        ),
        (
            "Cmd=Sync&User=a&DeviceType=c&DeviceId=",
            Kind::Empty(Field::DeviceId),
            38,
        ),
        (
            "Cmd=Sync&User=a&DeviceId=b,c&DeviceType=c",
            Kind::DeviceIdCharacter,
            25,
        ),
        (
            "Cmd=Sync&User=a&DeviceId=b%20c&DeviceType=c",
            Kind::DeviceIdCharacter,
            25,
        ),
        (
            "Cmd=Sync&User=a&User=b&DeviceId=b&DeviceType=c",
            Kind::Duplicate(Field::User),
            16,
        ),
        ("Cmd=Sync&User", Kind::NoValue, 9),
        ("Cmd=Sync&User=a%4", Kind::Escape, 15),
        ("Cmd=Sync&User=a%zz", Kind::Escape, 15),
        ("Cmd=Sync&User=%FF", Kind::NotText(Field::Parameter), 14),
    ];
    for (text, kind, offset) in rows {
        let error = PlainQuery::decode(text).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (kind, offset), "{text}");
    }
}

#[test]
fn a_lenient_reader_reports_what_is_missing_doubled_or_misspelled() {
    let text = "Cmd=Sync&User=a&User=b&DeviceId=x,y";
    let (query, diagnostics) = PlainQuery::decode_with(text, QueryLenient::ALL).unwrap();
    assert_eq!(query.user, "a");
    assert_eq!(query.device_type, "");
    let kinds: Vec<_> = diagnostics.iter().map(|d| (d.kind(), d.offset())).collect();
    assert_eq!(
        kinds,
        [
            (QueryDiagnosticKind::Duplicate(QueryField::User), 16),
            (
                QueryDiagnosticKind::Missing(QueryField::DeviceType),
                text.len()
            ),
            (QueryDiagnosticKind::DeviceIdCharacter, 32),
        ]
    );
    // Without a command there is nothing to do.
    assert!(PlainQuery::decode_with("User=a", QueryLenient::ALL).is_err());
}

#[test]
fn what_the_form_cannot_carry_is_refused_in_writing() {
    let with = |id| PlainQuery::new(Command::Sync, "u", id, "t").encode();
    let kind = |id| with(id).unwrap_err().kind();
    assert_eq!(
        kind(DeviceId::from("")),
        QueryErrorKind::Empty(QueryField::DeviceId)
    );
    assert_eq!(
        kind(DeviceId::from("a,b")),
        QueryErrorKind::DeviceIdCharacter
    );
    assert_eq!(
        kind(DeviceId::from_bytes(&[0xF0])),
        QueryErrorKind::DeviceIdCharacter
    );
    let code = PlainQuery::new(RequestedCommand::Code(77), "u", "d", "t");
    assert_eq!(
        code.encode().unwrap_err().kind(),
        QueryErrorKind::Form(QueryField::Command)
    );
}
