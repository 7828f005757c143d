//! The status at the root of any answer.

use eas_provision::peek::PeekErrorKind;
use eas_provision::status::Status;
use eas_provision::{Command, peek_status, status_reply};
use wbxml::tag::eas::{air_sync, folder_hierarchy, provision, settings};
use wbxml::{EncodeOptions, Encoder, Error, ErrorKind, Sink, dictionaries, encode};

fn document(write: impl FnOnce(&mut Encoder<Vec<u8>>) -> Result<(), Error>) -> Vec<u8> {
    encode(&dictionaries::ACTIVESYNC, EncodeOptions::default(), write).unwrap()
}

#[test]
fn the_status_of_every_command_is_found_and_is_the_one_that_was_written() {
    for command in Command::ALL {
        for status in [1, 12, 142, 177, u16::MAX].map(Status) {
            let Some(reply) = status_reply(command, status) else {
                assert!(matches!(
                    command,
                    Command::GetAttachment | Command::Autodiscover
                ));
                continue;
            };
            assert_eq!(peek_status(&reply), Ok(Some(status)), "{command}");
        }
    }
}

#[test]
fn the_replies_are_the_bytes_of_the_code_pages() {
    // By hand from the code pages: FolderHierarchy is 7, FolderSync 16, Status 0C.
    assert_eq!(
        status_reply(Command::FolderSync, Status(142)).unwrap(),
        b"\x03\x01\x6A\x00\x00\x07\x56\x4C\x03142\x00\x01\x01"
    );
    // AirSync is page 0: Sync 05, Status 0E.
    assert_eq!(
        status_reply(Command::Sync, Status(143)).unwrap(),
        b"\x03\x01\x6A\x00\x45\x4E\x03143\x00\x01\x01"
    );
    // ComposeMail is 21: SmartReply 07, Status 12.
    assert_eq!(
        status_reply(Command::SmartReply, Status(144)).unwrap(),
        b"\x03\x01\x6A\x00\x00\x15\x47\x52\x03144\x00\x01\x01"
    );
}

#[test]
fn a_status_deeper_down_is_not_the_one_of_the_root() {
    // <Sync><Collections><Collection><Status>1
    let nested = document(|e| {
        e.element(air_sync::SYNC, |e| {
            e.element(air_sync::COLLECTIONS, |e| {
                e.element(air_sync::COLLECTION, |e| {
                    e.text_element(air_sync::STATUS, "1")
                })
            })
        })
    });
    assert_eq!(peek_status(&nested), Ok(None));
    // The status of DeviceInformation stands before that of Provision.
    let behind = document(|e| {
        e.element(provision::PROVISION, |e| {
            e.element(settings::DEVICE_INFORMATION, |e| {
                e.text_element(settings::STATUS, "1")
            })?;
            e.text_element(provision::STATUS, "139")?;
            e.text_element(provision::STATUS, "1")
        })
    });
    assert_eq!(peek_status(&behind), Ok(Some(Status(139))));
}

#[test]
fn a_root_that_is_a_literal_has_no_status() {
    // <x><Sync><Status>1, with the name of the root in the string table.
    let literal = b"\x03\x01\x6A\x02x\x00\x44\x00\x45\x4E\x031\x00\x01\x01\x01";
    assert_eq!(peek_status(literal), Ok(None));
}

#[test]
fn a_status_of_another_page_is_not_the_one_of_the_root() {
    let other = document(|e| {
        e.element(folder_hierarchy::FOLDER_SYNC, |e| {
            e.text_element(provision::STATUS, "142")
        })
    });
    assert_eq!(peek_status(&other), Ok(None));
}

#[test]
fn an_empty_body_and_an_answer_without_status_have_none() {
    assert_eq!(peek_status(b""), Ok(None));
    assert_eq!(peek_status(b"\x03\x01\x6A\x00\x00\x0E\x05"), Ok(None));
    assert_eq!(peek_status(b"\x03\x01\x6A\x00\x00\x0E\x45\x01"), Ok(None));
}

#[test]
fn the_root_of_a_command_that_is_not_known_is_looked_up_by_name() {
    // Tasks, page 9, has no Status; GAL, page 16, has one at 11.
    let reply = b"\x03\x01\x6A\x00\x00\x10\x45\x51\x037\x00\x01\x01";
    assert_eq!(peek_status(reply), Ok(Some(Status(7))));
}

#[test]
fn white_space_and_opaque_around_the_number_do_no_harm() {
    assert_eq!(
        peek_status(b"\x03\x01\x6A\x00\x45\x4E\x03 142\n\x00\x01\x01"),
        Ok(Some(Status(142)))
    );
    assert_eq!(
        peek_status(b"\x03\x01\x6A\x00\x45\x4E\xC3\x03142\x01\x01"),
        Ok(Some(Status(142)))
    );
}

#[test]
fn a_status_that_is_no_number_is_an_error_where_it_stands() {
    for text in ["", "1 Success", "-1", "65536", "one"] {
        let reply =
            document(|e| e.element(air_sync::SYNC, |e| e.text_element(air_sync::STATUS, text)));
        let error = peek_status(&reply).unwrap_err();
        assert_eq!(
            (error.kind(), error.offset()),
            (PeekErrorKind::NotANumber, 5),
            "{text}"
        );
    }
}

#[test]
fn every_truncation_is_an_error_inside_the_input_until_the_status_is_read() {
    let reply = status_reply(Command::Ping, Status(141)).unwrap();
    for cut in 1..reply.len() {
        match peek_status(&reply[..cut]) {
            Ok(status) => {
                // All but the end of the root is there.
                assert_eq!(status, Some(Status(141)));
                assert_eq!(cut, reply.len() - 1);
            }
            Err(error) => {
                assert!(error.offset() <= cut as u64);
                assert!(matches!(error.kind(), PeekErrorKind::Wbxml(_)));
            }
        }
    }
}

#[test]
fn nesting_without_end_is_refused_by_the_limit() {
    let mut deep = b"\x03\x01\x6A\x00".to_vec();
    deep.extend(std::iter::repeat_n(0x45, 1_000_000));
    let error = peek_status(&deep).unwrap_err();
    assert!(matches!(
        error.kind(),
        PeekErrorKind::Wbxml(ErrorKind::LimitExceeded(_))
    ));
}
