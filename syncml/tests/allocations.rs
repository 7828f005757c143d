//! What is allocated: by a borrowed command its lists only, and by pulling commands from a message no
//! more than one of them takes. Measured with a counting allocator, which is why this is a binary of
//! its own; the counts are of the thread that measures.
#![cfg(feature = "xml")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use allocation_counter::measure;
use syncml::{MessageReader, Options, Part, Version, XmlSource};
use wbxml::EventReader;

/// A message with this body `times` times in a Sync.
fn sync(piece: &str, times: usize) -> String {
    let mut xml = String::with_capacity(piece.len() * times + 1000);
    xml.push_str(
        "<SyncML xmlns=\"SYNCML:SYNCML1.2\"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>SyncML/1.2\
         </VerProto><SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>a</LocURI></Target><Source>\
         <LocURI>b</LocURI></Source></SyncHdr><SyncBody><Sync><CmdID>1</CmdID>",
    );
    for _ in 0..times {
        xml.push_str(piece);
    }
    xml.push_str("</Sync><Final/></SyncBody></SyncML>");
    xml
}

fn add(items: usize) -> String {
    let item = "<Item><Target><LocURI>./a/b</LocURI></Target><Source><LocURI>1\
        </LocURI></Source><Meta><Format xmlns='syncml:metinf'>chr</Format><Type xmlns='syncml:metinf'>\
        text/x-vcard</Type></Meta><Data>BEGIN:VCARD END:VCARD</Data><MoreData/></Item>";
    format!(
        "<Add><CmdID>2</CmdID><NoResp/><Meta><Type xmlns='syncml:metinf'>text/x-vcard</Type></Meta>{}\
         </Add>",
        item.repeat(items)
    )
    .replace("1        <", "1<")
}

/// How many allocations each command takes that is pulled.
fn pulled(binary: &[u8], commands: usize) -> Vec<u64> {
    let events = EventReader::new(binary, Version::V1_2.dictionary()).unwrap();
    let mut reader = MessageReader::new(events, &Options::STRICT).unwrap();
    assert!(matches!(reader.next_part(), Ok(Some(Part::Open(_)))));
    let mut counts = Vec::new();
    for _ in 0..commands {
        let mut part = None;
        let info = measure(|| part = reader.next_part().unwrap());
        assert!(matches!(part, Some(Part::Command(_))));
        counts.push(info.count_total);
    }
    assert!(matches!(reader.next_part(), Ok(Some(Part::Close(None)))));
    counts
}

#[test]
fn a_borrowed_command_with_one_item_allocates_nothing() {
    let binary = wbxml::from_xml(&sync(&add(1), 3)).unwrap();
    assert_eq!(pulled(&binary, 3), [0, 0, 0]);
    let delete =
        "<Delete><CmdID>1</CmdID><Item><Target><LocURI>a</LocURI></Target></Item></Delete>";
    let binary = wbxml::from_xml(&sync(delete, 2)).unwrap();
    assert_eq!(pulled(&binary, 2), [0, 0]);
}

#[test]
fn a_borrowed_command_allocates_its_lists_and_what_is_rare_and_nothing_else() {
    // A list that grows: room for 2, 4, 8.
    let binary = wbxml::from_xml(&sync(&add(8), 2)).unwrap();
    assert_eq!(pulled(&binary, 2), [3, 3]);
    // A name and a parent are boxed, what is unknown is in a list that is boxed.
    let named = add(1).replace(
        "</LocURI></Target>",
        "</LocURI><LocName>n</LocName></Target>",
    );
    let binary = wbxml::from_xml(&sync(&named, 2)).unwrap();
    assert_eq!(pulled(&binary, 2), [1, 1]);
    let parents = add(1).replace(
        "</Source>",
        "</Source><SourceParent><LocURI>p</LocURI></SourceParent>",
    );
    let binary = wbxml::from_xml(&sync(&parents, 2)).unwrap();
    assert_eq!(pulled(&binary, 2), [1, 1]);
    let sized = add(1).replace(
        "</Type></Meta>",
        "</Type><Size xmlns='syncml:metinf'>9</Size></Meta>",
    );
    let binary = wbxml::from_xml(&sync(&sized, 2)).unwrap();
    // Two of them, in the command and in the item: the box of the list, and the list.
    assert_eq!(pulled(&binary, 2), [4, 4]);
}

/// The most that is allocated at once while every command is pulled.
fn most(pull: impl FnOnce() -> u64) -> (u64, u64) {
    let mut commands = 0;
    let info = measure(|| commands = pull());
    assert_eq!(info.bytes_current, 0);
    (commands, info.bytes_max)
}

#[test]
fn pulling_a_message_of_100_mb_takes_the_memory_of_one_command() {
    let piece = add(1).replace("BEGIN:VCARD", &"x".repeat(2000));
    let sizes = [100, 44_000];
    let mut peaks = Vec::new();
    for times in sizes {
        let xml = sync(&piece, times);
        let (commands, peak) = most(|| {
            let limits = wbxml::Limits::DEFAULT;
            let source = XmlSource::new(&xml, Version::V1_2.dictionary(), limits).unwrap();
            let mut reader = MessageReader::new(source, &Options::STRICT).unwrap();
            let mut commands = 0;
            while let Some(part) = reader.next_part().unwrap() {
                commands += u64::from(matches!(part, Part::Command(_)));
            }
            assert!(reader.is_final());
            commands
        });
        assert_eq!(commands, times as u64);
        peaks.push(peak);
        let binary = wbxml::from_xml(&xml).unwrap();
        let (_, peak) = most(|| {
            let events = EventReader::new(&binary, Version::V1_2.dictionary()).unwrap();
            let mut reader = MessageReader::new(events, &Options::STRICT).unwrap();
            let mut commands = 0;
            while let Some(part) = reader.next_part().unwrap() {
                commands += u64::from(matches!(part, Part::Command(_)));
            }
            commands
        });
        peaks.push(peak);
        assert!(times < 1000 || xml.len() > 100_000_000, "{}", xml.len());
    }
    assert_eq!(peaks[..2], peaks[2..], "of 100 commands and of 43,000");
    assert!(peaks.iter().all(|peak| *peak < 8_000), "{peaks:?}");
}

#[test]
fn what_a_message_announces_takes_a_megabyte_at_most_before_it_comes() {
    let header = sync("", 1);
    let (head, _) = header.split_once("<Sync>").unwrap();
    let announced = "<Sync><CmdID>1</CmdID><NumberOfChanges>4000000000</NumberOfChanges></Sync>";
    let xml = format!("{head}{}</SyncBody></SyncML>", announced.repeat(500));
    let info = measure(|| {
        let message = syncml::decode_xml(&xml).unwrap();
        assert_eq!(message.commands.len(), 500);
    });
    assert!(info.bytes_max < 2_000_000, "{}", info.bytes_max);
}
