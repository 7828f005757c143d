//! `cargo xtask interop`: what it does with and without its peers.

use crate::xtask;

const PEERS: [&str; 7] = [
    "automx2",
    "horde",
    "libwbxml",
    "ms-autodiscover",
    "sogo",
    "syncevolution",
    "tshark",
];

/// The command with nothing on its path, so that no peer from Debian is there.
fn without_peers(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args([&["interop"], arguments].concat())
        .env("PATH", "")
        .env_remove("CLICOLOR_FORCE")
        .output()
        .expect("xtask runs");
    (
        output.status.code(),
        String::from_utf8(output.stdout).expect("the output is UTF-8"),
        String::from_utf8(output.stderr).expect("messages are UTF-8"),
    )
}

#[test]
fn the_list_names_every_peer_and_the_command_that_installs_it() {
    let run = xtask(&["interop", "--list"], b"");
    assert_eq!(run.code, Some(0));
    for peer in PEERS {
        assert!(run.stdout().contains(&format!("{peer}: ")), "{peer}");
    }
    for command in [
        "apt-get install ",
        "bin/pip install automx2",
        "cargo build ",
    ] {
        assert!(run.stdout().contains(command), "{command}");
    }
}

#[test]
fn a_peer_that_is_not_there_is_skipped_with_the_command_that_installs_it() {
    let (code, stdout, stderr) = without_peers(&["libwbxml", "tshark"]);
    assert_eq!(code, Some(0), "{stderr}");
    assert!(stdout.contains("skipped: not installed"), "{stdout}");
    assert!(
        stdout.contains("apt-get install libwbxml2-utils"),
        "{stdout}"
    );
    assert!(stdout.contains("apt-get install tshark"), "{stdout}");
}

#[test]
fn what_is_required_and_not_there_is_a_failure() {
    let (code, _, stderr) = without_peers(&["tshark", "--require"]);
    assert_eq!(code, Some(1));
    assert!(stderr.contains("not installed: tshark"), "{stderr}");
}

#[test]
fn a_peer_that_nobody_knows_is_an_error_of_the_command_line() {
    let run = xtask(&["interop", "exchange"], b"");
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.contains("there is no peer exchange"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("libwbxml"), "{}", run.stderr);
}

#[test]
fn the_page_is_written_of_all_peers_only() {
    let run = xtask(&["interop", "tshark", "--write"], b"");
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("of all peers only"), "{}", run.stderr);
}

#[test]
fn the_page_has_a_section_for_every_peer() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../INTEROP.md"))
        .expect("INTEROP.md is there");
    for peer in PEERS {
        assert!(page.contains(&format!("\n### {peer}\n")), "{peer}");
        assert!(page.contains(&format!("\n| {peer} ")), "{peer}");
    }
    assert!(
        !page.contains("DISAGREE") && !page.contains("skipped"),
        "{page}"
    );
}
