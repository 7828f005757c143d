//! What `cargo xtask inspect` shows of every sample and says of every input that breaks decoders.

use std::fs;
use std::path::{Path, PathBuf};

use crate::xtask;

/// What stands in the samples and is shown to nobody: a password, as it is, in hexadecimal and in
/// the base64 of basic authentication.
const SECRETS: [&str; 4] = [
    "correct horse",
    "63 6F 72 72 65 63 74",
    "636f7272656374",
    "Y29ycmVjdCBob3JzZ",
];
const VIEWS: [&str; 4] = ["dump", "xml", "json", "model"];

fn manifest() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a folder, sorted, with their bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        let kind = path.extension().and_then(|kind| kind.to_str());
        if matches!(kind, Some("wbxml" | "xml")) {
            let name = path.file_name().expect("a name").to_string_lossy();
            files.push((name.into_owned(), fs::read(&path).expect("a file")));
        }
    }
    files.sort();
    files
}

fn samples() -> Vec<(String, Vec<u8>)> {
    files(&manifest().join("samples"))
}

/// Output and messages of a view.
fn view(view: &str, more: &[&str], document: &[u8]) -> String {
    let arguments = [
        "inspect",
        "-",
        "--view",
        view,
        "--address",
        "alice@example.org",
    ];
    let run = xtask(&[&arguments, more].concat(), document);
    format!("{}{}", run.stdout(), run.stderr)
}

#[test]
fn every_sample_reads_well_in_every_view() {
    let samples = samples();
    assert!(samples.len() >= 5);
    for (name, document) in samples {
        let stem = name.split('.').next().unwrap_or(&name);
        for name in VIEWS {
            let shown = view(name, &[], &document);
            insta::assert_snapshot!(format!("{stem}-{name}"), shown);
        }
    }
}

#[test]
fn the_linter_says_what_is_wrong_with_a_sample() {
    let document = fs::read(manifest().join("samples/autodiscover.xml")).expect("a file");
    insta::assert_snapshot!("autodiscover-lint", view("lint", &[], &document));
}

#[test]
fn every_bad_sample_is_refused_or_noted_and_shown_as_far_as_it_goes() {
    let bad = files(&manifest().join("samples/bad"));
    assert!(bad.len() >= 10);
    for (name, document) in bad {
        let mut shown = String::new();
        for (view, more) in [
            ("model", &["--strict"][..]),
            ("model", &[]),
            ("lint", &[]),
            ("xml", &[]),
            ("dump", &[]),
        ] {
            let arguments = ["inspect", "-", "--view", view];
            let run = xtask(&[&arguments, more].concat(), &document);
            let strict = more.first().map_or("", |_| ", strict");
            let code = run.code.expect("it ends");
            assert!(code == 0 || code == 2, "{name}: {code}");
            shown.push_str(&format!("== {view}{strict}: {code}\n"));
            shown.push_str(&format!("{}{}\n", run.stdout(), run.stderr));
        }
        for secret in SECRETS {
            assert!(!shown.contains(secret), "{name}:\n{shown}");
        }
        let stem = name.split('.').next().unwrap_or(&name);
        insta::assert_snapshot!(format!("bad-{stem}"), shown);
    }
}

#[test]
fn every_input_that_breaks_decoders_is_dumped_to_where_it_breaks() {
    let mut dumps = String::new();
    for (name, input) in files(&manifest().join("fuzz/regressions")) {
        if name.ends_with(".wbxml") {
            let run = xtask(&["inspect", "-", "-d", "activesync"], &input);
            // The message is in another snapshot, and so is what is large.
            let dump: Vec<&str> = run.stdout().lines().take(40).collect();
            dumps.push_str(&format!("== {name}\n{}\n\n", dump.join("\n")));
        }
    }
    insta::assert_snapshot!("bad-inputs-dump", dumps);
}

#[test]
fn every_input_that_breaks_decoders_is_told_in_one_line_with_its_place() {
    let (mut strict, mut lenient) = (String::new(), String::new());
    for (name, input) in files(&manifest().join("fuzz/regressions")) {
        for (told, mode) in [(&mut strict, Some("--strict")), (&mut lenient, None)] {
            let arguments = ["inspect", "-", "-d", "activesync"];
            // What names its type is read as what it is.
            let named = xtask(&[&arguments[..2], mode.as_slice()].concat(), &input);
            let run = match named.stderr.contains("of what type is it?") {
                true => xtask(&[&arguments, mode.as_slice()].concat(), &input),
                false => named,
            };
            let said = match run.stderr.trim_end() {
                "" => "in order",
                said => said,
            };
            told.push_str(&format!("{name}: {said}\n"));
        }
    }
    insta::assert_snapshot!("bad-inputs-strict", strict);
    insta::assert_snapshot!("bad-inputs-lenient", lenient);
}

#[test]
fn no_view_of_a_sample_shows_a_secret_unless_asked_for() {
    let mut with_secrets = 0;
    for (name, document) in samples() {
        let is_secret = |shown: &str| SECRETS.iter().any(|secret| shown.contains(secret));
        let text = String::from_utf8_lossy(&document);
        with_secrets += usize::from(is_secret(&text));
        for of in VIEWS {
            let shown = view(of, &["--full"], &document);
            assert!(!is_secret(&shown), "{name}, {of}:\n{shown}");
            if is_secret(&text) && of != "model" {
                let shown = view(of, &["--show-secrets"], &document);
                assert!(is_secret(&shown), "{name}, {of}:\n{shown}");
            }
        }
    }
    assert!(with_secrets >= 3, "{with_secrets} samples have secrets");
}

#[test]
fn no_message_about_a_broken_sample_shows_a_secret() {
    let bad = files(&manifest().join("samples/bad"));
    for (name, document) in samples().into_iter().chain(bad) {
        // Cut in so many places that the error is inside each secret once.
        let text = String::from_utf8_lossy(&document);
        let is_secret = SECRETS.iter().any(|secret| text.contains(secret));
        let step = if is_secret { 7 } else { 97 };
        for len in (0..document.len()).step_by(step) {
            let cut = &document[..len];
            let shown = view("dump", &["--full"], cut);
            for secret in ["correct hor", "orrect horse", "Y29ycmVjdC"] {
                assert!(!shown.contains(secret), "{name}, {len} bytes:\n{shown}");
            }
        }
    }
}

#[test]
fn no_snapshot_of_the_workspace_has_a_secret_in_it() {
    let root = manifest().join("..");
    let mut looked_at = 0;
    for package in [
        "wbxml",
        "syncml",
        "email2-csp",
        "eas-provision",
        "autodiscover",
        "xtask",
    ] {
        let mut left = vec![
            root.join(package).join("tests"),
            root.join(package).join("src"),
        ];
        while let Some(folder) = left.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    left.push(path);
                } else if path.extension().is_some_and(|kind| kind == "snap") {
                    let text = fs::read_to_string(&path).expect("a snapshot is text");
                    looked_at += 1;
                    for secret in SECRETS.iter().chain(&["hunter2", "s3cret"]) {
                        assert!(!text.contains(secret), "{}: {secret}", path.display());
                    }
                }
            }
        }
    }
    assert!(looked_at > 20, "{looked_at} snapshots");
}
