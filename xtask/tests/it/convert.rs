//! `cargo xtask convert`.

use crate::{scratch, xtask};

const FOLDER_SYNC: &[u8] = b"\x03\x01\x6A\x00\x00\x07\x56\x52\x030\x00\x01\x01";

#[test]
fn the_direction_is_that_of_the_content() {
    let to_xml = xtask(&["convert", "-"], FOLDER_SYNC);
    assert_eq!(to_xml.code, Some(0), "{}", to_xml.stderr);
    assert!(
        to_xml.stdout().contains("\n  <SyncKey>0</SyncKey>\n"),
        "{}",
        to_xml.stdout()
    );
    let back = xtask(&["convert", "-"], &to_xml.stdout);
    assert_eq!((back.code, &*back.stdout), (Some(0), FOLDER_SYNC));
    let compact = xtask(&["convert", "-", "--compact"], FOLDER_SYNC);
    assert!(
        compact
            .stdout()
            .contains("<SyncKey>0</SyncKey></FolderSync>")
    );
}

#[test]
fn nothing_is_lost_of_a_document_with_attributes_and_a_string_table() {
    let sample = include_bytes!("../../samples/mail-provisioning.wbxml");
    let to_xml = xtask(&["convert", "-"], sample);
    assert!(
        to_xml
            .stdout()
            .contains(r#"<parm name="AAUTHSECRET" value="correct horse"/>"#)
    );
    let there = xtask(&["convert", "-"], &to_xml.stdout);
    let and_back = xtask(&["convert", "-"], &there.stdout);
    assert_eq!(to_xml.stdout(), and_back.stdout());
}

#[test]
fn a_failed_conversion_leaves_the_output_file_alone() {
    let file = scratch("convert-output.xml");
    std::fs::write(&file, "before").expect("the folder for tests can be written to");
    let path = file.to_string_lossy().into_owned();
    let run = xtask(&["convert", "-", "-o", &path], &FOLDER_SYNC[..12]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.contains("unexpected end at byte 12"),
        "{}",
        run.stderr
    );
    assert_eq!(std::fs::read(&file).expect("it is there"), b"before");
    let run = xtask(&["convert", "-", "-o", &path], FOLDER_SYNC);
    assert_eq!((run.code, &*run.stdout), (Some(0), &b""[..]));
    assert!(
        std::fs::read_to_string(&file)
            .expect("it is there")
            .starts_with("<?xml")
    );
}

#[test]
fn conversion_is_strict_unless_asked() {
    let trailing = [FOLDER_SYNC, b"\x01"].concat();
    let run = xtask(&["convert", "-"], &trailing);
    assert_eq!((run.code, run.stdout.len()), (Some(2), 0));
    let run = xtask(&["convert", "-", "--lenient"], &trailing);
    assert_eq!(run.code, Some(0));
    assert!(
        run.stderr
            .contains("note: trailing data ignored at byte 13"),
        "{}",
        run.stderr
    );
}
