//! Messages part by part, and limits.

use syncml::{
    Command, ErrorKind, Limits, MessageReader, Options, Part, Version, XmlSource, decode_xml_with,
};
use wbxml::EventReader;

use crate::support::with_body;

fn names(xml: &str) -> Vec<String> {
    let dictionary = Version::V1_2.dictionary();
    let limits = wbxml::Limits::DEFAULT;
    let source = XmlSource::new(xml, dictionary, limits).unwrap();
    let mut reader = MessageReader::new(source, &Options::STRICT).unwrap();
    assert_eq!(reader.header().session_id, "1");
    let mut names = Vec::new();
    while let Some(part) = reader.next_part().unwrap() {
        names.push(match part {
            Part::Command(c) => format!("{} {}", c.name(), c.cmd_id()),
            Part::Open(c) => {
                assert!(c.commands().is_empty());
                format!("<{} {}", c.name(), c.cmd_id())
            }
            Part::Close(late) => {
                assert_eq!(late, None);
                ">".to_owned()
            }
        });
    }
    assert!(reader.next_part().unwrap().is_none());
    assert_eq!(reader.is_final(), xml.contains("<Final/>"));
    names
}

#[test]
fn commands_come_one_at_a_time_in_their_order_and_nesting() {
    let xml = with_body(
        "<Alert><CmdID>1</CmdID></Alert><Atomic><CmdID>2</CmdID><Sequence><CmdID>3</CmdID>\
         <Get><CmdID>4</CmdID><Item/></Get></Sequence><Exec><CmdID>5</CmdID><Item/></Exec></Atomic>\
         <Sync><CmdID>6</CmdID></Sync><Final/>",
    );
    assert_eq!(
        names(&xml),
        [
            "Alert 1",
            "<Atomic 2",
            "<Sequence 3",
            "Get 4",
            ">",
            "Exec 5",
            ">",
            "<Sync 6",
            ">"
        ]
    );
}

#[test]
fn after_an_error_the_reader_is_at_its_end() {
    let xml = with_body("<Alert><CmdID>1</CmdID></Alert><Add/><Alert><CmdID>2</CmdID></Alert>");
    let binary = wbxml::from_xml(&xml).unwrap();
    let events = EventReader::new(&binary, Version::V1_2.dictionary()).unwrap();
    let mut reader = MessageReader::new(events, &Options::STRICT).unwrap();
    assert!(matches!(
        reader.next_part(),
        Ok(Some(Part::Command(Command::Alert(_))))
    ));
    assert!(reader.next_part().is_err());
    assert!(matches!(reader.next_part(), Ok(None)));
}

#[test]
fn what_stands_behind_the_commands_of_a_command_is_not_lost() {
    let xml = with_body(
        "<Sync><CmdID>1</CmdID><Add><CmdID>2</CmdID><Item/></Add><NumberOfChanges>1</NumberOfChanges>\
         <Source><LocURI>s</LocURI></Source></Sync>",
    );
    assert!(matches!(
        decode_xml_with(&xml, &Options::STRICT).unwrap_err().kind(),
        ErrorKind::OutOfOrder(_)
    ));
    let message = decode_xml_with(&xml, &Options::LENIENT).unwrap().message;
    let Command::Sync(sync) = &message.commands[0] else {
        panic!("no Sync");
    };
    assert_eq!(sync.cmd_id, "1");
    assert_eq!(sync.number_of_changes.as_deref(), Some("1"));
    assert_eq!(sync.source.as_ref().unwrap().uri, "s");
    assert_eq!(sync.commands.len(), 1);
}

#[test]
fn nesting_is_limited() {
    let nest = |depth: usize| {
        let open: String = (0..depth)
            .map(|i| format!("<Atomic><CmdID>{}</CmdID>", i + 1))
            .collect();
        with_body(&format!(
            "{open}<Alert><CmdID>0</CmdID></Alert>{}",
            "</Atomic>".repeat(depth)
        ))
    };
    assert!(decode_xml_with(&nest(16), &Options::STRICT).is_ok());
    let error = decode_xml_with(&nest(17), &Options::STRICT).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NestingTooDeep);
    assert_eq!(error.path().count(), 2 + 17);
    // As deep as a limit can be, through every function that goes through nested commands.
    let wire = wbxml::Limits::DEFAULT.with_depth(1000);
    let limits = Limits::DEFAULT.with_nesting(255).with_wire(wire);
    let xml = nest(64);
    let options = Options::STRICT.with_limits(limits);
    let message = decode_xml_with(&xml, &options).unwrap().message;
    assert_eq!(message.clone().into_owned(), message);
    assert!(format!("{message:?}").len() > 1000);
    let error = decode_xml_with(&nest(65), &options).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NestingTooDeep);
}

#[test]
fn the_number_of_items_is_limited() {
    let xml = with_body(&format!(
        "<Add><CmdID>1</CmdID>{}</Add>",
        "<Item/>".repeat(50)
    ));
    let options = |items| Options::STRICT.with_limits(Limits::DEFAULT.with_items(items));
    assert!(decode_xml_with(&xml, &options(51)).is_ok());
    let error = decode_xml_with(&xml, &options(50)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooManyItems);
}
