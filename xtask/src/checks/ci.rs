//! `cargo xtask ci`: everything that has to hold before a change goes in.

use super::steps::{Steps, needs_valgrind, output};
use super::workspace::{self, Metadata};
use super::{features, msrv};
use crate::api;
use crate::codegen;
use crate::failure::Failure;
use crate::snap::{self, References};

/// Where the third-party corpus is, beside the workspace.
pub(crate) const CORPUS: &str = "../shared/corpus";

pub(crate) fn run() -> Result<(), Failure> {
    let mut steps = Steps::new(workspace::root()?);
    let metadata = Metadata::read(steps.root())?;

    steps.begin("generated sources are up to date")?;
    codegen::run(true).map_err(Failure::check)?;

    steps.begin("formatting")?;
    steps.cargo("formatting", "fmt --all --check", &[])?;

    steps.begin("lints")?;
    let lints = "clippy --workspace --all-targets --all-features -- -D warnings";
    steps.cargo("lints", lints, &[])?;

    steps.begin("tests and their snapshots")?;
    let references = References::new(&metadata.target())?;
    tests(&steps, &references)?;
    let corpus = steps.root().join(CORPUS).is_dir();
    snap::check_stale(steps.root(), &references, corpus)?;

    steps.begin("examples")?;
    for (package, example) in metadata.examples() {
        let example = format!("--package {package} --example {example}");
        steps.cargo(
            "examples",
            &format!("run --quiet --all-features {example}"),
            &[],
        )?;
    }

    steps.begin("documentation")?;
    let doc = "doc --workspace --all-features --no-deps";
    steps.cargo("documentation", doc, &[("RUSTDOCFLAGS", "-D warnings")])?;

    steps.begin("public items")?;
    api::check_all(steps.root(), &metadata)?;

    steps.begin("instructions")?;
    instructions(&steps)?;

    steps.begin("feature combinations")?;
    features::check(&steps, &metadata)?;

    steps.begin("no standard library")?;
    // It links, so nothing below a library has the standard library in it.
    let no_std = "build --quiet --locked --manifest-path xtask/no-std/Cargo.toml --target-dir \
                  target/no-std";
    steps.cargo("no standard library", no_std, &[])?;

    steps.begin("minimum Rust version")?;
    msrv::check(&steps, &metadata)?;

    steps.begin("packages")?;
    packages(&steps, &metadata)?;

    steps.begin("dependencies")?;
    dependencies(&steps)?;
    steps.finish()
}

/// The instructions that the libraries take. Without valgrind they cannot be counted: where that is
/// nobody's own machine, it is a failure.
fn instructions(steps: &Steps) -> Result<(), Failure> {
    match needs_valgrind() {
        Err(why) if std::env::var_os("CI").is_some() => Err(why),
        Err(why) => steps.say(&format!("{why}: instructions not counted")),
        Ok(()) => steps.cargo("instructions", "xtask bench --guard", &[]),
    }
}

/// Each library makes a package, with all that crates.io asks for. That packages build is the step
/// of the feature combinations; here it would be done once more.
fn packages(steps: &Steps, metadata: &Metadata) -> Result<(), Failure> {
    let mut package = "package --quiet --locked --no-verify --allow-dirty".to_owned();
    for library in metadata.libraries() {
        package.push_str(&format!(" --package {library}"));
    }
    steps.cargo("packages", &package, &[])
}

/// Licences, sources and advisories, where `cargo-deny` is installed; advisories where there is a
/// network to fetch them from.
fn dependencies(steps: &Steps) -> Result<(), Failure> {
    let deny = |arguments: &[&str]| {
        let mut command = super::steps::cargo();
        command.arg("deny").args(arguments);
        output("dependencies", command)
    };
    if deny(&["--version"]).is_err() {
        return steps.say("cargo-deny is not installed: licences and advisories not checked");
    }
    let check = "deny --all-features check";
    let offline = format!("{check} bans licenses sources");
    steps.cargo("dependencies", &offline, &[])?;
    if deny(&["fetch", "db"]).is_err() {
        return steps.say("the advisories could not be fetched: not checked");
    }
    steps.cargo("dependencies", &format!("{check} advisories"), &[])
}

/// The README's test command. Where the corpus is there, no test may leave it out.
fn tests(steps: &Steps, references: &References) -> Result<(), Failure> {
    let present = steps.root().join(CORPUS).is_dir();
    // A snapshot that differs fails, and nothing is written beside it.
    let mut environment = vec![
        ("INSTA_UPDATE", "no"),
        ("INSTA_SNAPSHOT_REFERENCES_FILE", references.path()),
    ];
    if present {
        environment.push(("WBXML_CORPUS_REQUIRED", "1"));
    }
    if !present {
        steps.say(&format!(
            "no third-party corpus ({CORPUS}): its tests will be skipped"
        ))?;
    }
    steps.cargo("tests", "xtask test", &environment)?;
    if present {
        let mut list = super::steps::cargo();
        list.args([
            "test",
            "--quiet",
            "--package",
            "wbxml",
            "--all-features",
            "--test",
            "it",
        ]);
        list.args(["--", "--list", "corpus"])
            .current_dir(steps.root());
        let listed = output("tests", list)?;
        let count = listed
            .lines()
            .filter(|line| line.ends_with(": test"))
            .count();
        if count == 0 {
            return Err(Failure::check(
                "tests failed: there are no tests of the corpus",
            ));
        }
        steps.say(&format!(
            "{count} tests of the corpus ran, none was skipped"
        ))?;
    }
    Ok(())
}
