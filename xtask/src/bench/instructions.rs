//! `--instructions`: instructions per event, counted by callgrind, against those of before.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anstyle::Style;

use super::Arguments;
use super::bars::{Bar, MISS, PASS, bars};
use super::guard::{Counts, Guard, made_with};
use super::table::Table;
use crate::checks::steps::{cargo, output};
use crate::checks::workspace;
use crate::failure::Failure;
use crate::style::HEADING;

/// What is counted of a crate: operations and documents of its bench `instructions`.
struct Suite {
    package: &'static str,
    /// Where the counts of before are, from the root of the workspace.
    file: &'static str,
    operations: &'static [&'static str],
    documents: &'static [&'static str],
    /// The documents that are short, of which many passes are counted.
    short: &'static [&'static str],
    /// The document of the law that the cost of an event does not grow, and how often the same is in
    /// it; `name:N` has it N times.
    growing: (&'static str, u32),
}

const SUITES: [Suite; 2] = [
    Suite {
        package: "wbxml",
        file: "wbxml/benches/instructions.csv",
        operations: &["tokens", "checked", "events", "to_xml", "from_xml"],
        documents: &["policy", "prov", "mails", "contacts"],
        short: &["policy", "prov"],
        growing: ("contacts", 4_000),
    },
    Suite {
        package: "syncml",
        file: "syncml/benches/instructions.csv",
        operations: &[
            "events",
            "parts",
            "model",
            "model_xml",
            "encode",
            "encode_xml",
            "length",
        ],
        documents: &["commands", "items", "small", "management"],
        short: &["management"],
        growing: ("small", 2_000),
    },
];

/// How much more than before is let pass.
const TOLERANCE: f64 = 0.05;
/// How far the costs of an event may be apart in a document and in one of twice the size.
const LINEAR: f64 = 0.01;

pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    if output("valgrind", {
        let mut valgrind = Command::new("valgrind");
        valgrind.arg("--version");
        valgrind
    })
    .is_err()
    {
        return Err(Failure::input(
            "valgrind is not installed; on Debian: apt-get install valgrind",
        ));
    }
    let root = workspace::root()?;
    let mut counted = false;
    let mut wrong = Vec::new();
    for suite in &SUITES {
        let mut names = suite.documents.iter().flat_map(|document| {
            let operations = suite.operations.iter();
            operations.map(move |operation| (document, operation))
        });
        if names.any(|(document, operation)| arguments.includes(document, operation)) {
            counted = true;
            wrong.extend(one(suite, arguments, &root)?);
        }
    }
    if !counted {
        return Err(Failure::input("nothing has this in its name"));
    }
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::check(format!(
        "instructions: {}",
        wrong.join("; ")
    )))
}

/// Counts what is asked for of one crate, and returns what is wrong with it.
fn one(suite: &Suite, arguments: &Arguments, root: &Path) -> Result<Vec<String>, Failure> {
    let mut guard = Guard::read(root, suite.file)?;
    let bench = Bench::build(root, suite)?;
    let mut counts = Counts::new();
    let mut events = BTreeMap::new();
    for &document in suite.documents {
        for &operation in suite.operations {
            if arguments.includes(document, operation) {
                let counted = bench.count(operation, document)?;
                events.insert(document, counted.events);
                counts.insert((operation.into(), document.into()), counted.per_event);
            }
        }
    }
    print(suite, &counts, &events)?;

    let made_with = made_with()?;
    let comparable = guard.made_with == made_with;
    let mut wrong = linear(&bench, arguments, &counts)?;
    let missed = missed_bars(&counts)?;
    let slower = compare(&guard.counts, &counts)?;
    let file = suite.file;
    if arguments.update {
        if !comparable {
            if arguments.filter.is_some() && !guard.counts.is_empty() {
                return Err(Failure::input(format!(
                    "{file} was made with something else: update all of it, without a filter"
                )));
            }
            guard.counts.clear();
        }
        guard.made_with = made_with;
        guard.counts.extend(counts);
        guard.write()?;
        writeln!(anstream::stdout(), "{file} is written")?;
        wrong.extend(missed);
    } else if comparable {
        wrong.extend(missed);
        wrong.extend(slower);
    } else if guard.counts.is_empty() {
        let text = format!("Report only: there is no {file} yet; --update writes it.");
        writeln!(anstream::stdout(), "{text}")?;
    } else {
        writeln!(
            anstream::stdout(),
            "Report only: the counts of {file} were made with\n  {}\nand these with\n  {made_with}",
            guard.made_with
        )?;
    }
    Ok(wrong)
}

/// The program that does one operation on one document some number of times.
struct Bench<'s> {
    suite: &'s Suite,
    program: PathBuf,
    /// Where callgrind writes what it found.
    profile: PathBuf,
}

struct Counted {
    events: u64,
    per_event: f64,
}

impl<'s> Bench<'s> {
    fn build(root: &Path, suite: &'s Suite) -> Result<Self, Failure> {
        let mut command = cargo();
        command.args(["bench", "--no-run", "--package", suite.package]);
        command.args(["--features", "xml", "--bench", "instructions"]);
        command.arg("--message-format=json-render-diagnostics");
        let built = command
            .current_dir(root)
            .stdin(Stdio::null())
            .stderr(Stdio::inherit())
            .output()
            .map_err(|e| Failure::check(format!("cargo does not run: {e}")))?;
        let messages = String::from_utf8_lossy(&built.stdout);
        let mut messages = messages
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let program = messages.find_map(|message| {
            let is_it = message["target"]["name"] == "instructions";
            let program = message["executable"].as_str().filter(|_| is_it)?;
            Some(PathBuf::from(program))
        });
        let program = program
            .filter(|_| built.status.success())
            .ok_or_else(|| Failure::check("the bench `instructions` does not build"))?;
        let profile = program.with_extension("callgrind");
        Ok(Self {
            suite,
            program,
            profile,
        })
    }

    /// Instructions per event: the difference of two runs, so that making the document does not
    /// count.
    fn count(&self, operation: &str, document: &str) -> Result<Counted, Failure> {
        let passes = match self.suite.short.contains(&document) {
            true => 20,
            false => 1,
        };
        writeln!(
            anstream::stderr(),
            "   counting {operation} of {document} ({}) ...",
            self.suite.package
        )?;
        let (few, events) = self.run(operation, document, passes)?;
        let (many, _) = self.run(operation, document, 3 * passes)?;
        let per_event = many.saturating_sub(few) as f64 / (2 * passes * events.max(1)) as f64;
        Ok(Counted { events, per_event })
    }

    /// The instructions of a whole run, and the events of the document.
    fn run(&self, operation: &str, document: &str, passes: u64) -> Result<(u64, u64), Failure> {
        let mut valgrind = Command::new("valgrind");
        let mut file = std::ffi::OsString::from("--callgrind-out-file=");
        file.push(&self.profile);
        valgrind.arg("--tool=callgrind").arg(file);
        valgrind.arg(&self.program).args([operation, document]);
        let done = valgrind
            .arg(passes.to_string())
            .stdin(Stdio::null())
            .output()
            .map_err(|e| Failure::check(format!("valgrind does not run: {e}")))?;
        let said = String::from_utf8_lossy(&done.stderr);
        let printed = String::from_utf8_lossy(&done.stdout);
        // "==42== Collected : 12345" and "340018 events in contacts".
        let collected = said.lines().find_map(|line| {
            let (_, number) = line.split_once("Collected :")?;
            number.trim().parse().ok()
        });
        let events = printed
            .split_whitespace()
            .next()
            .and_then(|n| n.parse().ok());
        match (collected, events) {
            (Some(collected), Some(events)) if done.status.success() => Ok((collected, events)),
            _ => Err(Failure::check(format!(
                "valgrind stopped at {operation} of {document}: {}",
                said.trim()
            ))),
        }
    }
}

fn print(suite: &Suite, counts: &Counts, events: &BTreeMap<&str, u64>) -> Result<(), Failure> {
    let mut out = anstream::stdout();
    let package = suite.package;
    writeln!(
        out,
        "\n{HEADING}{package}: instructions per event{HEADING:#}"
    )?;
    let mut heading = vec!["document", "events"];
    heading.extend(suite.operations);
    let mut table = Table::new(&heading);
    for &document in suite.documents {
        let Some(events) = events.get(document) else {
            continue;
        };
        let mut row = vec![document.to_owned(), events.to_string()];
        row.extend(suite.operations.iter().map(|&operation| {
            let key = (operation.to_owned(), document.to_owned());
            counts
                .get(&key)
                .map_or_else(String::new, |count| format!("{count:.1}"))
        }));
        table.row(row);
    }
    table.print()?;
    Ok(writeln!(out)?)
}

/// The law: twice the document costs twice the instructions. What is against it.
fn linear(bench: &Bench<'_>, arguments: &Arguments, few: &Counts) -> Result<Vec<String>, Failure> {
    let mut wrong = Vec::new();
    let mut out = anstream::stdout();
    let (document, size) = bench.suite.growing;
    for &operation in bench.suite.operations {
        if !arguments.includes(document, operation) {
            continue;
        }
        let Some(&few) = few.get(&(operation.to_owned(), document.to_owned())) else {
            continue;
        };
        let many = bench.count(operation, &format!("{document}:{}", 2 * size))?;
        let off = many.per_event / few - 1.0;
        let holds = off.abs() <= LINEAR;
        let (word, style) = if holds {
            ("PASS", PASS)
        } else {
            ("MISS", MISS)
        };
        writeln!(
            out,
            "{operation} of {document}, {} instead of {size}: {:+.2} % an event \
             {style}{word}{style:#}",
            2 * size,
            off * 100.0
        )?;
        if !holds {
            wrong.push(format!("{operation} of {document} is not linear"));
        }
    }
    writeln!(out)?;
    Ok(wrong)
}

/// Prints the bars in instructions; returns those that are missed.
fn missed_bars(counts: &Counts) -> Result<Vec<String>, Failure> {
    let mut missed = Vec::new();
    let in_instructions = |bar: &Bar| bar.against == "instructions";
    for bar in bars()?.into_iter().filter(in_instructions) {
        let key = (bar.operation.clone(), bar.document.clone());
        let Some(&count) = counts.get(&key) else {
            continue;
        };
        let (verdict, style) = bar.verdict(count);
        let name = format!("{}/{}", bar.document, bar.operation);
        writeln!(anstream::stdout(), "{name}: {style}{verdict}{style:#}")?;
        if !bar.holds(count) {
            missed.push(format!("{name} misses its bar"));
        }
    }
    Ok(missed)
}

/// Prints what differs from before; returns what has become too much slower.
fn compare(before: &Counts, now: &Counts) -> Result<Vec<String>, Failure> {
    let mut slower = Vec::new();
    let mut out = anstream::stdout();
    for ((operation, document), count) in now {
        let name = format!("{document}/{operation}");
        let Some(old) = before.get(&(operation.clone(), document.clone())) else {
            if !before.is_empty() {
                writeln!(out, "{name}: new")?;
            }
            continue;
        };
        let change = count / old - 1.0;
        let percent = change * 100.0;
        let (word, style) = match change {
            c if c > TOLERANCE => ("more than 5 % slower", MISS),
            c if c < -0.005 => ("improved; --update keeps it", PASS),
            c if c > 0.005 => ("slower", Style::new()),
            _ => continue,
        };
        writeln!(
            out,
            "{name}: {old:.2} before, {count:.2} now, {percent:+.1} %: {style}{word}{style:#}"
        )?;
        if change > TOLERANCE {
            slower.push(format!("{name} takes {percent:.1} % more than before"));
        }
    }
    Ok(slower)
}
