//! `cargo xtask codegen` in a workspace whose generated files are broken.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::scratch;

const LIBRARIES: [&str; 5] = [
    "wbxml",
    "syncml",
    "email2-csp",
    "autodiscover",
    "eas-provision",
];

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Copies the files of a folder; folders that are not there have none.
fn copy(from: &Path, to: &Path) {
    let Ok(entries) = fs::read_dir(from) else {
        return;
    };
    fs::create_dir_all(to).unwrap();
    for entry in entries {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()));
        } else {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

/// The facts of all crates and what is generated from them, in a workspace of its own.
fn facts(name: &str) -> PathBuf {
    let root = scratch(name);
    let _ = fs::remove_dir_all(&root);
    for library in LIBRARIES {
        for folder in ["data", "src/generated"] {
            let folder = Path::new(library).join(folder);
            copy(&workspace().join(&folder), &root.join(&folder));
        }
    }
    fs::create_dir_all(root.join("xtask")).unwrap();
    root
}

fn codegen(root: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("codegen")
        .args(arguments)
        .env("CARGO_MANIFEST_DIR", root.join("xtask"))
        .output()
        .unwrap()
}

#[test]
fn a_broken_file_is_named_and_written_anew() {
    let root = facts("codegen");
    assert!(codegen(&root, &["--check"]).status.success());

    let file = root.join("wbxml/src/generated/constants.rs");
    let good = fs::read_to_string(&file).unwrap();
    fs::write(&file, "this is not Rust {").unwrap();
    let left_over = root.join("syncml/src/generated/left_over.rs");
    fs::write(&left_over, "").unwrap();

    let check = codegen(&root, &["--check"]);
    assert_eq!(check.status.code(), Some(1));
    let said = String::from_utf8(check.stderr).unwrap();
    assert!(said.contains("wbxml/src/generated/constants.rs"), "{said}");
    assert!(said.contains("syncml/src/generated/left_over.rs"), "{said}");
    assert!(said.contains("run `cargo xtask codegen`"), "{said}");
    assert!(left_over.exists(), "a check writes nothing");

    assert!(codegen(&root, &[]).status.success());
    assert_eq!(fs::read_to_string(&file).unwrap(), good);
    assert!(!left_over.exists());
    assert!(codegen(&root, &["--check"]).status.success());
}

#[test]
fn a_fact_that_cannot_be_is_named_with_its_line_and_nothing_is_written() {
    let root = facts("codegen_fact");
    let file = root.join("syncml/data/status.csv");
    let mut facts = fs::read_to_string(&file).unwrap();
    facts.push_str("not a number,x,x,x,x,x,x\n");
    fs::write(&file, facts).unwrap();
    let run = codegen(&root, &[]);
    assert_eq!(run.status.code(), Some(1));
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(said.contains("status.csv"), "{said}");
}

/// So it is built where a generated file of one of them is broken.
#[test]
fn codegen_needs_none_of_the_crates_it_writes_for() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--package", "xtask"])
        .args(["--no-default-features", "--edges", "normal,build"])
        .args(["--prefix", "none", "--format", "{p}"])
        .current_dir(workspace())
        .output()
        .unwrap();
    assert!(tree.status.success());
    let tree = String::from_utf8(tree.stdout).unwrap();
    assert!(tree.starts_with("xtask "), "{tree}");
    for library in LIBRARIES {
        let needed = tree
            .lines()
            .any(|line| line.split(' ').next() == Some(library));
        assert!(!needed, "{library}");
    }
}
