//! `cargo xtask interop`: what we write, read by programs that nobody here wrote, and the reverse.

mod automx2;
mod corpus;
#[path = "../../eas-provision/examples/device/mod.rs"]
#[allow(dead_code, reason = "the example uses more of it")]
mod device;
mod divergences;
mod horde;
mod http;
mod libwbxml;
mod meaning;
mod ms_autodiscover;
mod pcap;
mod program;
mod report;
mod sogo;
mod syncevolution;
mod tshark;

use std::io::Write;
use std::path::PathBuf;

use crate::checks::workspace;
use crate::failure::Failure;
use crate::style::{ERROR, HEADING};
use divergences::Divergences;
use report::{Report, Row};

const EXAMPLES: &str = "\
Peers are found where Debian, PyPI or cargo put them; nothing is installed unasked. What is not there
is skipped, with the command that installs it. Servers listen on 127.0.0.1, and end with the command.
Documents that they are given are those in ../shared/corpus, which is not part of the repository; where
that is not there, the few in xtask/samples. What both sides disagree about stands in xtask/data/interop.csv, with who is right; anything
else is a failure.

Examples:
  cargo xtask interop                     all peers
  cargo xtask interop libwbxml tshark     two of them
  cargo xtask interop --list              which there are, and how they are installed
  cargo xtask interop all --require       a peer that is not there is a failure
  cargo xtask interop all --write         the table and the divergences, into INTEROP.md

Exit codes: 0 all agree but for known divergences, 1 a check failed, 2 the command line is wrong.";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Peers, or `all`
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    /// Fail where a peer is not installed
    #[arg(long)]
    require: bool,

    /// Write INTEROP.md
    #[arg(long)]
    write: bool,

    /// Say which peers there are, and how they are installed
    #[arg(long, conflicts_with_all = ["names", "require", "write"])]
    list: bool,
}

/// A program that nobody here wrote.
struct Peer {
    name: &'static str,
    /// What it is.
    about: &'static str,
    /// The commands that install it.
    install: &'static str,
    /// Its version; none where it is not installed.
    version: fn(&Context) -> Option<String>,
    /// Asks it everything. An error is one of talking to it, not a disagreement.
    ask: fn(&Context) -> Result<Vec<Row>, String>,
}

/// Sorted by name.
const PEERS: &[Peer] = &[
    automx2::PEER,
    horde::PEER,
    libwbxml::PEER,
    ms_autodiscover::PEER,
    sogo::PEER,
    syncevolution::PEER,
    tshark::PEER,
];

/// Where things are.
struct Context {
    /// Of the workspace.
    root: PathBuf,
    /// For what peers need and leave, `target/interop`.
    target: PathBuf,
}

impl Context {
    fn new() -> Result<Self, Failure> {
        let root = workspace::root()?;
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), PathBuf::from)
            .join("interop");
        std::fs::create_dir_all(&target)
            .map_err(|e| Failure::check(format!("{}: {e}", target.display())))?;
        Ok(Self { root, target })
    }

    /// A folder of its own for the files that a peer reads and writes.
    fn scratch(&self, name: &str) -> Result<PathBuf, String> {
        let folder = self.target.join(name);
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        Ok(folder)
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut out = anstream::stdout();
    if arguments.list {
        for peer in PEERS {
            writeln!(out, "{HEADING}{}{HEADING:#}: {}", peer.name, peer.about)?;
            for line in peer.install.lines() {
                writeln!(out, "  {line}")?;
            }
        }
        return Ok(());
    }
    let chosen = choose(&arguments.names)?;
    if arguments.write && chosen.len() < PEERS.len() {
        return Err(Failure::input("INTEROP.md is written of all peers only"));
    }
    let context = Context::new()?;
    if !corpus::is_there(&context) {
        let text = "no third-party documents (../shared/corpus) beside the workspace";
        if arguments.write {
            return Err(Failure::input(format!(
                "INTEROP.md is written with them: {text}"
            )));
        }
        writeln!(anstream::stderr(), "{text}: xtask/samples instead")?;
    }
    let divergences = Divergences::read().map_err(Failure::check)?;
    let mut report = Report::default();
    for peer in chosen {
        let Some(version) = (peer.version)(&context) else {
            writeln!(anstream::stderr(), "{}: not installed", peer.name)?;
            report.skip(peer);
            continue;
        };
        writeln!(anstream::stderr(), "{} {version} …", peer.name)?;
        match (peer.ask)(&context) {
            Ok(rows) => report.add(peer, &version, rows, &divergences),
            Err(e) => report.fail(peer, &version, &e),
        }
    }
    report.print(&divergences)?;
    let unexplained = report.unexplained();
    for line in &unexplained {
        writeln!(anstream::stderr(), "{ERROR}{line}{ERROR:#}")?;
    }
    if !unexplained.is_empty() {
        let count = unexplained.len();
        return Err(Failure::check(format!(
            "{count} disagreements that xtask/data/interop.csv does not explain"
        )));
    }
    let failed = report.failed();
    if !failed.is_empty() {
        return Err(Failure::check(failed.join("; ")));
    }
    let skipped = report.skipped();
    if arguments.require && !skipped.is_empty() {
        let names = skipped.join(", ");
        return Err(Failure::check(format!("not installed: {names}")));
    }
    if arguments.write {
        if !skipped.is_empty() {
            let names = skipped.join(", ");
            return Err(Failure::input(format!(
                "INTEROP.md is written of all peers only; not installed: {names}"
            )));
        }
        let file = context.root.join("INTEROP.md");
        std::fs::write(&file, report.page(&divergences))
            .map_err(|e| Failure::check(format!("{}: {e}", file.display())))?;
    }
    Ok(())
}

/// The peers with these names; all of them if there are none, or for `all`.
fn choose(names: &[String]) -> Result<Vec<&'static Peer>, Failure> {
    if names.is_empty() || names.iter().any(|name| name == "all") {
        return Ok(PEERS.iter().collect());
    }
    names
        .iter()
        .map(|name| {
            let found = PEERS.iter().find(|peer| peer.name == name);
            found.ok_or_else(|| {
                let known: Vec<&str> = PEERS.iter().map(|peer| peer.name).collect();
                Failure::input(format!(
                    "there is no peer {name}; there are {}",
                    known.join(", ")
                ))
            })
        })
        .collect()
}
