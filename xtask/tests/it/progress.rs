//! Large documents show progress, on terminals only.

use std::process::{Command, Stdio};

use crate::{scratch, xtask};

/// A document of 9 MB as XML and as WBXML: one element after the other.
fn large() -> (String, Vec<u8>) {
    let text = "x".repeat(1 << 10);
    let xml = format!(
        "<Sync xmlns='AirSync'>{}</Sync>",
        format!("<SyncKey>{text}</SyncKey>").repeat(9 << 10)
    );
    let wbxml = wbxml::from_xml(&xml).expect("it is well-formed");
    (xml, wbxml)
}

/// Runs it with a terminal, which `script` makes. None where there is no `script`.
fn on_a_terminal(arguments: &str) -> Option<String> {
    let command = format!("{} {arguments}", env!("CARGO_BIN_EXE_xtask"));
    let output = Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}");
    Some(said)
}

#[test]
fn large_documents_show_progress_on_a_terminal_and_nowhere_else() {
    let (xml, wbxml) = large();
    let (from_xml, from_wbxml) = (scratch("large.xml"), scratch("large.wbxml"));
    std::fs::write(&from_xml, xml).expect("the folder for tests can be written to");
    std::fs::write(&from_wbxml, wbxml).expect("the folder for tests can be written to");
    let out = scratch("large.out");
    let out = out.display();
    for (input, shown) in [(&from_xml, "encoding 9."), (&from_wbxml, "/9.")] {
        let arguments = format!("convert {} -o {out}", input.display());
        match on_a_terminal(&arguments) {
            Some(said) => assert!(said.contains(shown), "{arguments}: {said:?}"),
            None => println!("skipped: `script`, which makes a terminal, is not installed"),
        }
        let run = xtask(&arguments.split(' ').collect::<Vec<_>>(), b"");
        assert_eq!((run.code, &*run.stderr), (Some(0), ""));
    }
}
