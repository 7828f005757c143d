//! `--peers`: the same work by others, in one run.

#[cfg(libwbxml2)]
mod foreign;
#[cfg(libwbxml2)]
mod libwbxml;
mod ms_autodiscover;
mod serde;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::rc::Rc;

use anstyle::Style;

use super::Arguments;
use super::bars::{Bar, Figures, bars};
use super::timing::{Job, calibrate, measure};
use super::work::{Document, Work};
use crate::checks::ci::CORPUS;
use crate::checks::workspace;
use crate::failure::Failure;
use crate::table::{self, Table};

const ROUNDS: u32 = 10;

/// Who does the same, as the columns are called.
const PEERS: [&str; 6] = [
    "libwbxml2",
    "quick-xml",
    "its serde",
    "roxmltree",
    "serde-xml-rs",
    "ms-autodiscover",
];

const OF_WBXML: &[&str] = &[
    "tokens", "checked", "events", "tree", "encode", "to_xml", "from_xml",
];
const OF_MESSAGES: &[&str] = &["events", "decode", "encode", "decode_xml", "encode_xml"];

/// What is measured: documents with how often what repeats is in them, and what is done with them.
const SUBJECTS: [(&str, &str, usize, &[&str]); 16] = [
    ("wbxml", "policy", 1, OF_WBXML),
    ("wbxml", "prov", 1, OF_WBXML),
    ("wbxml", "mails", 512, OF_WBXML),
    ("wbxml", "contacts", 4_000, OF_WBXML),
    ("wbxml", "opaque", 1, OF_WBXML),
    ("syncml", "sync", 2_000, OF_MESSAGES),
    ("syncml", "management", 1, OF_MESSAGES),
    (
        "eas-provision",
        "policy",
        1,
        &[
            "events",
            "decode",
            "encode",
            "decode_xml",
            "encode_xml",
            "assess",
        ],
    ),
    (
        "autodiscover",
        "exchange",
        1,
        &["decode", "encode", "plan", "lint", "discover"],
    ),
    ("autodiscover", "mobilesync", 1, &["decode", "encode"]),
    (
        "email2-csp",
        "ddf",
        200,
        &["events", "decode", "decode_xml", "encode_xml"],
    ),
    ("email2-csp", "published", 1, &["decode_xml", "encode_xml"]),
    (
        "email2-csp",
        "prov",
        1,
        &["events", "decode", "encode", "decode_xml", "verify"],
    ),
    (
        "email2-csp",
        "account",
        1,
        &["decode", "encode", "validate"],
    ),
    ("email2-csp", "create", 1, &["decode", "transact"]),
    ("email2-csp", "edit", 1, &["decode", "transact"]),
];

/// One of our operations on one document, and what others take for the same.
pub(super) struct Row {
    /// `crate/operation/document`.
    pub(super) name: String,
    pub(super) bytes: usize,
    pub(super) seconds: f64,
    /// By the columns of [`PEERS`]: which of its operations, and the seconds it takes.
    pub(super) others: Vec<(&'static str, &'static str, f64)>,
}

/// A bar, and what was measured.
pub(super) struct Verdict {
    pub(super) bar: Bar,
    pub(super) value: f64,
}

/// What was measured.
#[derive(Default)]
pub(super) struct Comparison {
    pub(super) rows: Vec<Row>,
    pub(super) verdicts: Vec<Verdict>,
    /// What others cannot do, and what they say.
    refusals: BTreeSet<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let compared =
        compare(|package, operation, document| arguments.includes(package, operation, document))?;
    if compared.rows.is_empty() {
        return Err(Failure::input("nothing has this in its name"));
    }
    let mut out = anstream::stdout();
    writeln!(
        out,
        "The best of {ROUNDS} batches of at least 50 ms, all on one document in turns. In the columns of \
         others:\nhow many times our time they take. quick-xml's reader and roxmltree read the XML of the \
         document\nand do nothing with it; its serde layer and serde-xml-rs read a few fields. libwbxml2 is \
         {}.\n",
        option_env!("LIBWBXML2_VERSION")
            .unwrap_or("not installed (Debian: libwbxml2-dev, pkg-config)")
    )?;
    let mut heading = vec!["", "", "time", "MB/s"];
    heading.extend(PEERS);
    let mut table = Table::new(&heading);
    for row in &compared.rows {
        let mut cells = vec![
            row.name.clone(),
            table::size(row.bytes),
            table::time(row.seconds),
            format!("{:.0}", row.bytes as f64 / row.seconds / 1e6),
        ];
        cells.extend(PEERS.iter().map(|peer| {
            let other = row.others.iter().find(|(column, ..)| column == peer);
            other.map_or_else(String::new, |(_, what, seconds)| {
                format!("{} {}", what, table::times(seconds / row.seconds))
                    .trim_start()
                    .to_owned()
            })
        }));
        table.row(cells);
    }
    table.print()?;
    writeln!(out)?;
    for refusal in &compared.refusals {
        writeln!(out, "{refusal}")?;
    }
    print_bars(&compared.verdicts)
}

fn print_bars(verdicts: &[Verdict]) -> Result<(), Failure> {
    if verdicts.is_empty() {
        return Ok(());
    }
    let mut out = anstream::stdout();
    writeln!(out)?;
    let mut table = Table::new(&["bar", "", "measured", ""]);
    let plain = |text: String| (text, Style::new());
    let mut missed = 0;
    for Verdict { bar, value } in verdicts {
        let (word, style) = bar.verdict(*value);
        missed += usize::from(!bar.holds(*value));
        table.styled([
            plain(bar.name()),
            plain(bar.wanted()),
            plain(format!("{value:.2}")),
            (word.to_owned(), style),
        ]);
    }
    table.print()?;
    Ok(writeln!(
        out,
        "\n{} bars passed, {missed} missed. Those in instructions: cargo xtask bench --guard. A figure is \
         libwbxml 0.11.10, -O3,\nas measured for the project on another machine, for a document of this size.",
        verdicts.len() - missed
    )?)
}

/// Measures what is asked for, and what its bars are against.
pub(super) fn compare(asked: impl Fn(&str, &str, &str) -> bool) -> Result<Comparison, Failure> {
    let mut bars = bars()?;
    bars.retain(|bar| bar.against != "instructions");
    let figures = Figures::read()?;
    let mut all = Comparison::default();
    for (package, name, count, operations) in SUBJECTS {
        let (of_subject, others): (Vec<Bar>, Vec<Bar>) = bars
            .into_iter()
            .partition(|bar| bar.package == package && bar.document == name);
        bars = others;
        let mut of_subject = of_subject;
        of_subject.retain(|bar| asked(package, bar.operation, name));
        let is_against = |operation: &str| of_subject.iter().any(|bar| bar.against == operation);
        let chosen: Vec<&'static str> = operations
            .iter()
            .copied()
            .filter(|operation| asked(package, operation, name) || is_against(operation))
            .collect();
        if chosen.is_empty() {
            continue;
        }
        let documents = match name {
            "published" => published(&workspace::root()?.join(CORPUS))?,
            _ => vec![Document::new(package, name, count)],
        };
        if documents.is_empty() {
            let text = format!("{CORPUS} is not there: its documents are left out");
            all.refusals.insert(text);
            continue;
        }
        writeln!(anstream::stderr(), "   measuring {name} of {package} ...")?;
        subject(&documents, &chosen, of_subject, &figures, &mut all)?;
    }
    Ok(all)
}

/// The DDF files that are published, where they are beside the workspace.
fn published(corpus: &Path) -> Result<Vec<Rc<Document>>, Failure> {
    let refuse = |e: std::io::Error| Failure::check(format!("{}: {e}", corpus.display()));
    let mut documents = Vec::new();
    for folder in ["ddf/email2", "ddf/windows-ddf"] {
        for entry in fs::read_dir(corpus.join(folder)).into_iter().flatten() {
            let path = entry.map_err(refuse)?.path();
            documents.push(Rc::new(Document {
                package: "email2-csp",
                name: "published",
                wbxml: Vec::new(),
                xml: fs::read_to_string(path).map_err(refuse)?,
                dictionary: None,
            }));
        }
    }
    Ok(documents)
}

/// Measures all that is done with these documents, in turns.
fn subject(
    documents: &[Rc<Document>],
    operations: &[&'static str],
    bars: Vec<Bar>,
    figures: &Figures,
    all: &mut Comparison,
) -> Result<(), Failure> {
    let Some(document) = documents.first() else {
        return Ok(());
    };
    let works: Vec<Vec<Work>> = operations
        .iter()
        .map(|operation| documents.iter().map(|d| Work::new(operation, d)).collect())
        .collect();
    let mut jobs: Vec<Job<'_>> = Vec::new();
    for (operation, works) in operations.iter().zip(&works) {
        jobs.push(Job::new(operation, move || {
            Ok(works.iter().map(|work| (work.once)()).sum())
        }));
    }
    let ours = jobs.len();
    jobs.extend(others(documents));
    calibrate(&mut jobs);
    measure(&mut jobs, ROUNDS);

    let mut seconds: BTreeMap<&'static str, f64> = BTreeMap::new();
    for (number, job) in jobs.iter().enumerate() {
        match job.seconds() {
            Ok(time) => _ = seconds.insert(job.name, time),
            Err(refusal) if number < ours => {
                return Err(Failure::check(format!("{}: {refusal}", job.name)));
            }
            Err(refusal) => {
                let what = format!("{} of {}: {refusal}", job.name, document.name);
                all.refusals.insert(what);
            }
        }
    }
    if document.name == "exchange" {
        match ms_autodiscover::seconds(&document.xml) {
            Ok(time) => _ = seconds.insert("ms-autodiscover", time),
            Err(refusal) => _ = all.refusals.insert(format!("ms-autodiscover: {refusal}")),
        }
    }
    let bytes: usize = document.wbxml.len();
    for (operation, works) in operations.iter().zip(&works) {
        let same = doing_the_same(document, operation).into_iter();
        let others = same.filter_map(|job| {
            let (column, what) = column(job);
            Some((column, what, *seconds.get(job)?))
        });
        all.rows.push(Row {
            name: format!("{}/{operation}/{}", document.package, document.name),
            bytes: works.iter().map(|work| work.bytes).sum(),
            seconds: seconds[operation],
            others: others.collect(),
        });
    }
    for bar in bars {
        let theirs = match bar.figure() {
            Some(operation) => figures.seconds(bar.document, operation, bytes),
            None => seconds.get(bar.against).copied(),
        };
        if let (Some(ours), Some(theirs)) = (seconds.get(bar.operation), theirs) {
            let value = bar.value(*ours, theirs);
            all.verdicts.push(Verdict { bar, value });
        }
    }
    Ok(())
}

/// The jobs of others that do the same as one of our operations, or the part of it that they can.
fn doing_the_same(document: &Document, operation: &str) -> Vec<&'static str> {
    const OF_XML: [&str; 5] = [
        "quick-xml",
        "quick-xml serde",
        "roxmltree",
        "serde-xml-rs",
        "ms-autodiscover",
    ];
    match operation {
        "tokens" | "checked" | "events" => vec!["libwbxml2 parse"],
        "tree" => vec!["libwbxml2 tree"],
        "to_xml" => vec!["libwbxml2 to_xml"],
        "from_xml" => vec!["libwbxml2 from_xml", "quick-xml", "roxmltree"],
        "encode" => vec!["libwbxml2 encode"],
        "decode_xml" => OF_XML.to_vec(),
        "decode" if document.wbxml.is_empty() => OF_XML.to_vec(),
        // A message without a model is what its callbacks get; elsewhere it is a tree.
        "decode" if document.package == "syncml" => vec!["libwbxml2 parse"],
        "decode" => vec!["libwbxml2 tree"],
        _ => Vec::new(),
    }
}

/// The column of a job, and which operation it is where there are several.
fn column(job: &'static str) -> (&'static str, &'static str) {
    match (job, job.split_once(' ')) {
        ("quick-xml serde", _) => ("its serde", ""),
        (_, Some((peer, operation))) => (peer, operation),
        (peer, None) => (peer, ""),
    }
}

/// What others do with the documents.
fn others(documents: &[Rc<Document>]) -> Vec<Job<'_>> {
    let mut jobs = Vec::new();
    let plain: Vec<&Document> = documents.iter().map(Rc::as_ref).collect();
    if plain.iter().any(|document| document.dictionary.is_some()) {
        jobs.push(Job::new("memchr", move || {
            let each = documents.iter();
            Ok(each.map(|d| memchr::memchr_iter(0, &d.wbxml).count()).sum())
        }));
        #[cfg(libwbxml2)]
        if let [document] = plain[..] {
            jobs.extend(libwbxml::jobs(document));
        }
    }
    if plain.iter().any(|document| document.xml.is_empty()) {
        return jobs;
    }
    jobs.push(Job::new("quick-xml", move || {
        let mut count = 0_usize;
        for document in documents {
            let mut reader = quick_xml::Reader::from_str(&document.xml);
            loop {
                match reader.read_event() {
                    Ok(quick_xml::events::Event::Eof) => break,
                    Ok(event) => _ = black_box(event),
                    Err(e) => return Err(e.to_string()),
                }
                count += 1;
            }
        }
        Ok(count)
    }));
    jobs.push(Job::new("roxmltree", move || {
        let mut count = 0;
        for document in documents {
            let options = roxmltree::ParsingOptions {
                allow_dtd: true,
                ..Default::default()
            };
            let tree = roxmltree::Document::parse_with_options(&document.xml, options);
            count += tree.map_err(|e| e.to_string())?.root().children().count();
        }
        Ok(count)
    }));
    if plain.iter().all(|document| document.package != "wbxml") {
        jobs.extend(serde::jobs(&plain));
    }
    jobs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bar_is_of_something_that_is_measured() {
        let others = [
            "memchr",
            "quick-xml",
            "quick-xml serde",
            "serde-xml-rs",
            "instructions",
        ];
        for bar in bars().unwrap() {
            let of = |(package, document, ..): &&(&str, &str, usize, &[&str])| {
                *package == bar.package && *document == bar.document
            };
            let (.., operations) = SUBJECTS.iter().find(of).unwrap();
            assert!(operations.contains(&bar.operation), "{bar:?}");
            let known = operations.contains(&bar.against) || others.contains(&bar.against);
            assert!(known || bar.figure().is_some(), "{bar:?}");
        }
    }

    #[test]
    fn every_job_of_others_has_a_column() {
        for (package, name, _, operations) in SUBJECTS {
            if name == "published" {
                continue;
            }
            let document = Document::new(package, name, 1);
            for operation in operations {
                for job in doing_the_same(&document, operation) {
                    assert!(PEERS.contains(&column(job).0), "{job}");
                }
            }
        }
    }

    #[test]
    fn what_derives_deserialize_reads_each_document() {
        for (package, name, count, _) in SUBJECTS {
            let document = Document::new(package, name, count.min(10));
            if package == "wbxml" || name == "published" || document.xml.is_empty() {
                continue;
            }
            let mut jobs = serde::jobs(&[&document]);
            measure(&mut jobs, 1);
            let said: Vec<_> = jobs.iter().map(Job::seconds).collect();
            assert!(said[0].is_ok(), "{package} {name}: {said:?}");
        }
    }
}
