//! The bundled sample.

use crate::xtask;

const BYTES: &[u8] = include_bytes!("../../samples/mail-provisioning.wbxml");
const SOURCE: &str = include_str!("../../samples/mail-provisioning.hex");

#[test]
fn the_sample_is_its_commented_source() {
    let mut bytes = Vec::new();
    for line in SOURCE.lines() {
        let code = line.split('#').next().unwrap_or("");
        for pair in code.split_ascii_whitespace() {
            bytes.push(u8::from_str_radix(pair, 16).expect("two hexadecimal digits"));
        }
    }
    assert_eq!(bytes, BYTES);
}

#[test]
fn the_sample_is_explained_byte_by_byte() {
    let run = xtask(&["inspect"], b"");
    assert_eq!(run.code, Some(0));
    assert!(!run.stdout().contains("horse"));
    insta::assert_snapshot!("sample-dump", run.stdout());
    insta::assert_snapshot!("sample-notes", run.stderr);
}

#[test]
fn every_byte_of_the_sample_is_in_the_dump_once() {
    let run = xtask(&["inspect", "--view", "json", "--show-secrets"], b"");
    let mut bytes = Vec::new();
    for line in run.stdout().lines() {
        let Some((_, from)) = line.split_once(r#""bytes":""#) else {
            continue;
        };
        let hex = from.split('"').next().unwrap_or("");
        for place in (0..hex.len()).step_by(2) {
            bytes.push(u8::from_str_radix(&hex[place..place + 2], 16).expect("hexadecimal"));
        }
    }
    assert_eq!(bytes, BYTES);
}

#[test]
fn the_sample_is_shown_as_xml_and_as_a_tree() {
    insta::assert_snapshot!(
        "sample-xml",
        xtask(&["inspect", "--view", "xml"], b"").stdout()
    );
    insta::assert_snapshot!(
        "sample-tree",
        xtask(&["inspect", "--view", "model"], b"").stdout()
    );
}

#[test]
fn credentials_are_shown_in_no_view_unless_asked_for() {
    for view in ["dump", "json", "xml", "model"] {
        let run = xtask(&["inspect", "--view", view], b"");
        let hidden = run.stdout().contains("horse") || run.stdout().contains("686f727365");
        assert!(!hidden && !run.stderr.contains("horse"), "{view}");
        let run = xtask(&["inspect", "--view", view, "--show-secrets"], b"");
        assert!(run.stdout().contains("correct horse"), "{view}");
    }
    let full = xtask(&["inspect", "--full"], b"");
    assert!(!full.stdout().contains("68 6F 72 73 65"));
}

#[test]
fn an_error_in_a_credential_shows_none_of_it() {
    // The document ends in the middle of the password.
    let document = b"\x03\x0B\x6A\x00\xC5\x46\x01\x87\x0E\x06\x03hunter2";
    let run = xtask(&["inspect", "-"], document);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.contains("unterminated inline string at byte 11"),
        "{}",
        run.stderr
    );
    for shown in [run.stdout(), &run.stderr] {
        assert!(
            !shown.contains("hunter2") && !shown.contains("68 75 6E"),
            "{shown}"
        );
    }
}

#[test]
fn the_readme_shows_what_inspect_says() {
    let readme = include_str!("../../../README.md");
    let shown = readme
        .split("$ cargo xtask inspect\n")
        .nth(1)
        .expect("it shows the command");
    let shown = shown.split("```").next().expect("the output ends");
    let run = xtask(&["inspect"], b"");
    let mut lines = run.stdout().lines();
    for line in shown.lines().filter(|line| *line != "…") {
        assert!(
            lines.any(|said| said == line),
            "not said, or not in this order: {line}"
        );
    }
}
