//! `cargo xtask inspect`: what it takes, and what it says of what it does not.

use crate::{scratch, xtask};

const FOLDER_SYNC: &[u8] = b"\x03\x01\x6A\x00\x00\x07\x56\x52\x030\x00\x01\x01";
/// A document whose root element has a token that its type does not have.
const EMPTY_SI: &str = "<si/>";

#[test]
fn a_document_is_found_in_whatever_form_it_comes() {
    let hex = "# FolderSync\n0x03 01 6A 00\n00 07 56 52 03 30 00 01 01";
    for (input, form) in [
        (
            FOLDER_SYNC,
            "standard input: WBXML 1.3, 13 bytes; activesync, because all its tokens fit",
        ),
        (
            hex.as_bytes(),
            "WBXML 1.3 in hexadecimal, 13 bytes; activesync",
        ),
        (
            b"AwFqAAAHVlIDMAABAQ==",
            "WBXML 1.3 in base64, 13 bytes; activesync",
        ),
        (
            EMPTY_SI.as_bytes(),
            "XML, 5 bytes; si-1.0, as it says (-//WAPFORUM//DTD SI 1.0//EN)",
        ),
        (b"\xEF\xBB\xBF<si/>", "XML, 5 bytes; si-1.0"),
        (b"PHNpLz4=", "XML in base64, 5 bytes; si-1.0"),
        (
            b"\x03\x05\x6A\x00\x05",
            "WBXML 1.3, 5 bytes; si-1.0, as it says",
        ),
        (b"\x03\x00\x09\x6A\x04sync\x05", "its header is wrong"),
    ] {
        let run = xtask(&["inspect", "-"], input);
        assert!(
            run.stdout().contains(form),
            "{form}\n{}{}",
            run.stdout(),
            run.stderr
        );
    }
}

#[test]
fn a_file_is_read_too() {
    let file = scratch("folder-sync.bin");
    std::fs::write(&file, FOLDER_SYNC).expect("the folder for tests can be written to");
    let run = xtask(&["inspect", &file.to_string_lossy()], b"");
    assert_eq!(run.code, Some(0));
    assert!(run.stdout().contains("<SyncKey>"));
}

#[test]
fn xml_is_shown_as_the_wbxml_it_becomes() {
    let run = xtask(
        &["inspect", "-"],
        b"<FolderSync xmlns='FolderHierarchy'><SyncKey>0</SyncKey></FolderSync>",
    );
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout().contains("000007  52 "), "{}", run.stdout());
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let run = xtask(&["inspect", "no-such-file.wbxml"], b"");
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.starts_with("error: no-such-file.wbxml: "),
        "{}",
        run.stderr
    );
}

#[test]
fn what_is_let_pass_is_told_and_strict_refuses_it() {
    let trailing = [FOLDER_SYNC, b"\x01\x01"].concat();
    let run = xtask(&["inspect", "-"], &trailing);
    assert_eq!(run.code, Some(0));
    assert!(
        run.stderr
            .contains("note: trailing data ignored at byte 13"),
        "{}",
        run.stderr
    );
    assert!(
        run.stdout()
            .contains("2 bytes behind the end of the document")
    );
    let run = xtask(&["inspect", "-", "--strict"], &trailing);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr
            .contains("trailing data: expected the end of the document at byte 13")
    );
    // The dump goes on to the error and shows it where it is.
    assert!(
        run.stdout()
            .lines()
            .last()
            .is_some_and(|line| line.starts_with("00000D  "))
    );
}

#[test]
fn colours_are_for_terminals_only() {
    let run = xtask(&["inspect"], b"");
    assert!(!run.stdout().contains('\u{1B}') && !run.stderr.contains('\u{1B}'));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["inspect", "--full"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("xtask runs");
    let mut first = [0; 10];
    child
        .stdout
        .take()
        .and_then(|mut out| out.read(&mut first).ok());
    let output = child.wait_with_output().expect("xtask ends");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_json_view_is_json_to_the_error() {
    for document in [FOLDER_SYNC, &FOLDER_SYNC[..12], &FOLDER_SYNC[..2], b"\x03"] {
        let run = xtask(
            &["inspect", "-", "--view", "json", "-d", "activesync"],
            document,
        );
        let value: serde_json::Value = serde_json::from_str(run.stdout()).expect("it is JSON");
        let entries = value.as_array().expect("it is an array");
        assert_eq!(entries[0]["token"], "version");
        let failed = entries
            .last()
            .is_some_and(|entry| entry["error"].is_string());
        assert_eq!(failed, run.code == Some(2));
    }
}

#[test]
fn an_internal_subset_is_ignored_with_a_note_and_strict_refuses_it() {
    let ddf =
        b"<!DOCTYPE MgmtTree PUBLIC ' ' 'x' [<?a b?>]>\n<MgmtTree><VerDTD>1.2</VerDTD></MgmtTree>";
    let run = xtask(&["inspect", "-", "--view", "model"], ddf);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(
        run.stderr
            .contains("note: the internal subset of the DOCTYPE is ignored")
    );
    let run = xtask(&["inspect", "-", "--view", "model", "--strict"], ddf);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr
            .contains("DOCTYPE with an internal subset at byte 0, line 1, column 1")
    );
}
