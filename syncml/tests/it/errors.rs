//! Errors say what, in which element, and where.

use std::fmt::Write as _;

use syncml::{Options, decode_with, decode_xml_with};

use crate::support::{HEADER, document, with_body, with_item};

#[test]
fn messages_name_what_is_wrong_the_elements_around_it_and_the_byte() {
    let all = "<Target><LocURI>a</LocURI></Target>";
    let documents = [
        with_body("<Add><CmdID>1</CmdID></Add>"),
        with_body("<Atomic><CmdID>1</CmdID><Sequence><CmdID>2</CmdID></Sequence></Atomic>"),
        with_body(&format!(
            "<Sync><CmdID>1</CmdID><Add><CmdID>2</CmdID><Item>{all}{all}</Item></Add></Sync>"
        )),
        with_body("<Add><Item/><CmdID>1</CmdID></Add>"),
        with_body("<Nonsense/>"),
        with_body("<Alert><CmdID>1</CmdID>text</Alert>"),
        with_body("<Alert><CmdID> 1</CmdID></Alert>"),
        with_body("<Alert><CmdID></CmdID></Alert>"),
        with_body("<Alert><CmdID><b/></CmdID></Alert>"),
        with_body("<Alert a='1'><CmdID>1</CmdID></Alert>"),
        with_body("<Final>x</Final>"),
        with_item("<Meta><Type>t</Type></Meta>"),
        with_item("<Meta><Mem xmlns='syncml:metinf'><FreeMem>1</FreeMem></Mem></Meta>"),
        with_item("<Type xmlns='syncml:metinf'>t</Type>"),
        with_item("<Data>&bad;</Data>"),
        with_item("<Data><a></Data>"),
        document("1.1", HEADER, "<Move><CmdID>1</CmdID><Item/></Move>"),
        document("1.2", "", "<Final/>"),
        with_body("").replace("SYNCML1.2", "SYNCML1.1"),
        with_body("").replace("VerDTD>1.2", "VerDTD>1.3"),
        with_body("").replace("SYNCML:", "syncml:"),
        with_body("").replace("SyncML", "Sync"),
        with_body("<Final/>").replace("<Final/></SyncBody></SyncML>", "<Alert><CmdID>1</CmdID>"),
        with_body("<Alert><CmdID>1</CmdID></Alert>") + "<SyncML/>",
        String::new(),
    ];
    let mut text = String::new();
    for document in &documents {
        let error = decode_xml_with(document, &Options::STRICT).unwrap_err();
        assert!(error.offset() <= document.len() as u64);
        let _ = writeln!(text, "{error}");
    }
    insta::assert_snapshot!(text);
}

#[test]
fn the_path_is_that_of_the_elements_from_the_root() {
    use wbxml::tag::syncml as tag;
    let document = with_body("<Atomic><CmdID>1</CmdID><Add><CmdID>2</CmdID></Add></Atomic>");
    let error = decode_xml_with(&document, &Options::STRICT).unwrap_err();
    let path: Vec<_> = error.path().collect();
    assert_eq!(path, [tag::SYNC_ML, tag::SYNC_BODY, tag::ATOMIC, tag::ADD]);
    let offset = usize::try_from(error.offset()).unwrap();
    assert!(document[offset..].starts_with("</Add>"));
}

#[test]
fn every_truncation_is_a_located_error() {
    let xml = with_body(
        "<Sync><CmdID>1</CmdID><Add><CmdID>2</CmdID><Meta><Type xmlns='syncml:metinf'>t</Type></Meta>\
         <Item><Source><LocURI>a</LocURI></Source><Data><![CDATA[x]]></Data></Item></Add></Sync><Final/>",
    );
    let binary = wbxml::from_xml(&xml).unwrap();
    for document in [xml.as_bytes(), &binary] {
        for len in 0..document.len() {
            let cut = &document[..len];
            for options in [Options::STRICT, Options::LENIENT] {
                let error = decode_with(cut, &options).unwrap_err();
                assert!(error.offset() <= len as u64, "{error}");
            }
        }
        decode_with(document, &Options::STRICT).unwrap();
    }
}

#[test]
fn every_changed_byte_is_read_or_refused() {
    let xml = with_body(
        "<Replace><CmdID>2</CmdID><Meta><Type xmlns='syncml:metinf'>t</Type></Meta><Item><Source>\
         <LocURI>a</LocURI></Source><Data>x</Data></Item></Replace><Final/>",
    );
    let binary = wbxml::from_xml(&xml).unwrap();
    for at in 0..binary.len() {
        for byte in 0..=255 {
            let mut changed = binary.clone();
            changed[at] = byte;
            for options in [Options::STRICT, Options::LENIENT] {
                match decode_with(&changed, &options) {
                    Ok(_) => {}
                    Err(e) => assert!(e.offset() <= changed.len() as u64, "{e}"),
                }
            }
        }
    }
}

#[test]
fn sessions_say_why_they_are_over_or_do_not_take_a_message() {
    use syncml::StatusCode;
    use syncml::session::{Ending, Failure, SessionError};
    let endings = [
        Ending::Complete,
        Ending::Aborted,
        Ending::AbortedByPeer,
        Ending::PeerUnknown,
        Ending::NotAccepted,
        Ending::OutOfOrder {
            expected: 3,
            found: 5,
        },
        Ending::Refused(StatusCode(513)),
        Ending::CutShort,
        Ending::MessagesTooShort,
        Ending::TooManyMessages,
    ];
    let mut text = String::new();
    for ending in endings {
        let _ = writeln!(text, "{ending}");
        assert_eq!(SessionError::Ended(ending).to_string(), ending.to_string());
    }
    for error in [
        SessionError::OtherSession("2B".to_owned()),
        SessionError::MsgId,
        SessionError::NotDue,
    ] {
        let _ = writeln!(text, "{error}");
    }
    let failure = Failure::new(StatusCode(500));
    let _ = writeln!(text, "{failure}");
    let _ = writeln!(text, "{}", failure.with_original_error(0x8007_0002));
    insta::assert_snapshot!(text);
}

#[test]
fn every_deviation_that_is_let_pass_is_said() {
    let documents = [
        with_body(
            "<Status><MsgRef>1</MsgRef><CmdID>2</CmdID><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd><Data>212</Data></Status>",
        ),
        with_body("<Alert><CmdID>1</CmdID><CmdID>2</CmdID></Alert>"),
        with_body("<Alert><Data>1</Data></Alert>"),
        with_body("<Atomic><CmdID>1</CmdID></Atomic>"),
        with_body("<Alert><CmdID>1</CmdID><Correlator2/></Alert>"),
        with_body("<Alert a='1'><CmdID> 1</CmdID>text</Alert>"),
        with_item("<Meta><Type>t</Type></Meta>"),
        with_item("<Type xmlns='syncml:metinf'>t</Type>"),
        document("1.1", HEADER, "<Move><CmdID>1</CmdID><Item/></Move>"),
        with_body("<Alert><CmdID>1</CmdID></Alert>").replace("VerDTD>1.2", "VerDTD>1.3"),
        with_body("<Alert><CmdID>1</CmdID></Alert>").replace("VerDTD>1.2", "VerDTD>1.1"),
        with_body("<Alert><CmdID>1</CmdID></Alert>").replace("SYNCML:", "syncml:"),
    ];
    let mut text = String::new();
    for document in &documents {
        let decoded = decode_xml_with(document, &Options::LENIENT)
            .unwrap_or_else(|e| panic!("{e}: {document}"));
        assert!(!decoded.diagnostics.is_empty(), "{document}");
        for diagnostic in decoded.diagnostics {
            let _ = writeln!(text, "{diagnostic}");
        }
    }
    insta::assert_snapshot!(text);
}
