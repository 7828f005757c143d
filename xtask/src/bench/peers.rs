//! `--peers`: the same work by others, in one process and one run.

#[cfg(libwbxml2)]
mod foreign;
#[cfg(libwbxml2)]
mod libwbxml;

use std::collections::BTreeMap;
use std::io::Write;

use anstyle::Style;

use super::Arguments;
use super::bars::{Bar, Figures, bars};
use super::documents::{self, Document};
use super::timing::{Job, calibrate, measure, own_seconds};
use crate::failure::Failure;
use crate::style::HEADING;
use crate::table::{self, Table};

const ROUNDS: u32 = 10;

/// What we do, and the operation of libwbxml that does the same.
const OPERATIONS: [(&str, &str); 9] = [
    ("tokens", "parse"),
    ("checked", "parse"),
    ("events", "parse"),
    ("tree", "tree"),
    ("encode", "encode"),
    ("to_xml", "to_xml"),
    ("from_xml", "from_xml"),
    ("model", "parse"),
    ("model_xml", "none"),
];

/// What is done with SyncML messages only.
const OF_MESSAGES: [&str; 2] = ["model", "model_xml"];

/// What is measured beside it in the same run.
const OTHERS: [&str; 3] = ["memchr", "quick_xml", "roxmltree"];

pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let refuse = |e: wbxml::Error| Failure::check(format!("bench: {e}"));
    #[cfg(not(libwbxml2))]
    return Err(Failure::input(
        "libwbxml2 is not installed; on Debian: apt-get install libwbxml2-dev pkg-config",
    ));
    let mut out = anstream::stdout();
    writeln!(
        out,
        "The best of {ROUNDS} batches of at least 50 ms each, all operations in turns.\n\
         here: times faster than libwbxml2 {} in this run.\n\
         figure: times faster than libwbxml 0.11.10, -O3, as measured for the project on another\n\
         machine, for a document of this size.",
        option_env!("LIBWBXML2_VERSION").unwrap_or("")
    )?;
    let (figures, bars) = (Figures::read()?, bars()?);
    let mut verdicts = (0, 0);
    let mut all = documents::all().map_err(refuse)?;
    all.push(documents::sync()?);
    for document in all {
        let (passed, missed) = one(arguments, &document, &figures, &bars)?;
        verdicts = (verdicts.0 + passed, verdicts.1 + missed);
    }
    let (passed, missed) = verdicts;
    Ok(writeln!(
        out,
        "\n{passed} bars passed, {missed} missed. Instructions: cargo xtask bench --guard"
    )?)
}

/// One document: measures, prints, and counts the bars that are passed and missed.
fn one(
    arguments: &Arguments,
    document: &Document,
    figures: &Figures,
    bars: &[Bar],
) -> Result<(u32, u32), Failure> {
    let chosen: Vec<(&str, &str)> = OPERATIONS
        .into_iter()
        .filter(|(operation, _)| arguments.includes(document.name, operation))
        .filter(|(operation, _)| document.is_message() || !OF_MESSAGES.contains(operation))
        .collect();
    if chosen.is_empty() {
        return Ok((0, 0));
    }
    let bars: Vec<&Bar> = bars
        .iter()
        .filter(|bar| bar.document == document.name && bar.against != "instructions")
        .collect();
    let tree = wbxml::Document::decode(&document.wbxml, Some(document.dictionary))
        .map_err(|e| Failure::check(format!("bench: {e}")))?;
    let mut jobs: Vec<Job<'_>> = Vec::new();
    for (operation, _) in &chosen {
        jobs.push(own(operation, document, &tree));
        // What a bar is against is measured even where it is not asked for.
        let against = bars.iter().filter(|bar| bar.operation == *operation);
        for bar in against {
            let known = jobs.iter().any(|job| job.name == bar.against);
            let asked_for = chosen.iter().any(|(o, _)| *o == bar.against);
            if let ("checked" | "events", false, false) = (&*bar.against, known, asked_for) {
                jobs.push(own(&bar.against, document, &tree));
            }
        }
    }
    jobs.extend(OTHERS.iter().map(|name| other(name, document)));
    #[cfg(libwbxml2)]
    let peers = {
        let first = jobs.len();
        let mut wanted: Vec<&str> = Vec::new();
        for (_, theirs) in &chosen {
            if *theirs != "none" && !wanted.contains(theirs) {
                wanted.push(theirs);
            }
        }
        jobs.extend(libwbxml::jobs(document, &wanted));
        first
    };
    #[cfg(not(libwbxml2))]
    let peers = jobs.len();
    calibrate(&mut jobs);
    measure(&mut jobs, ROUNDS);

    let mut out = anstream::stdout();
    let name = document.name;
    writeln!(
        out,
        "\n{HEADING}{name}{HEADING:#}: {} of WBXML, {} of XML, {} events",
        table::size(document.wbxml.len()),
        table::size(document.xml.len()),
        document.events
    )?;
    let (ours, theirs) = jobs.split_at(peers);
    let seconds: BTreeMap<&str, f64> = ours
        .iter()
        .map(|job| Ok((job.name, own_seconds(job)?)))
        .collect::<Result<_, Failure>>()?;
    let plain = |text: String| (text, Style::new());
    let mut verdicts = (0, 0);
    let mut table = Table::new(&["", "time", "ns/event", "here", "figure", "bars"]);
    for (operation, peer) in &chosen {
        let time = seconds[operation];
        let here = theirs.iter().find(|job| job.name == *peer);
        let here = here.map_or(Err("not there"), Job::seconds);
        let figure = figures.seconds(name, peer, document.wbxml.len());
        let mut row = vec![
            plain((*operation).to_owned()),
            plain(table::time(time)),
            plain(per_event(time, document)),
            plain(here.map_or("–".to_owned(), |here| table::times(here / time))),
            plain(figure.map_or("–".to_owned(), |figure| table::times(figure / time))),
        ];
        for bar in bars.iter().filter(|bar| bar.operation == *operation) {
            let value = match bar.against.as_str() {
                "checked" | "events" | "quick_xml" => seconds.get(&*bar.against).map(|s| time / s),
                "memchr" => seconds.get("memchr").map(|s| s / time),
                peer => figures
                    .seconds(name, peer, document.wbxml.len())
                    .map(|figure| figure / time),
            };
            let Some(value) = value else { continue };
            match bar.holds(value) {
                true => verdicts.0 += 1,
                false => verdicts.1 += 1,
            }
            row.push(bar.verdict(value));
        }
        table.styled(row);
    }
    for name in OTHERS {
        let time = seconds[name];
        table.row([
            name.to_owned(),
            table::time(time),
            per_event(time, document),
        ]);
    }
    for job in theirs {
        let (time, each) = match job.seconds() {
            Ok(time) => (table::time(time), per_event(time, document)),
            Err(refusal) => (refusal.to_owned(), String::new()),
        };
        table.row([format!("libwbxml2 {}", job.name), time, each]);
    }
    table.print()?;
    Ok(verdicts)
}

/// How long we and others take for a document.
pub(super) fn times(document: &Document) -> Result<Vec<(String, f64)>, Failure> {
    let tree = wbxml::Document::decode(&document.wbxml, Some(document.dictionary))
        .map_err(|e| Failure::check(format!("bench: {e}")))?;
    let mut jobs: Vec<Job<'_>> = ["events", "to_xml", "from_xml"]
        .map(|operation| own(operation, document, &tree))
        .into();
    let ours = jobs.len();
    jobs.extend(["quick_xml", "roxmltree"].map(|name| other(name, document)));
    #[cfg(libwbxml2)]
    let others = {
        let others = jobs.len();
        jobs.extend(libwbxml::jobs(document, &["parse", "to_xml", "from_xml"]));
        others
    };
    #[cfg(not(libwbxml2))]
    let others = jobs.len();
    calibrate(&mut jobs);
    measure(&mut jobs, ROUNDS);
    let mut times = Vec::new();
    for (number, job) in jobs.iter().enumerate() {
        let by = match number {
            n if n < ours => "wbxml ",
            n if n < others => "",
            _ => "libwbxml2 ",
        };
        // What it refuses has no time.
        if let Ok(seconds) = job.seconds() {
            times.push((format!("{by}{}", job.name), seconds));
        }
    }
    Ok(times)
}

fn per_event(seconds: f64, document: &Document) -> String {
    format!("{:.2}", seconds * 1e9 / document.events.max(1) as f64)
}

/// One of our operations.
fn own<'d>(operation: &str, document: &'d Document, tree: &'d wbxml::Document) -> Job<'d> {
    let input = document.wbxml.as_slice();
    let dictionary = document.dictionary;
    let options = document.options();
    let said = |e: wbxml::Error| e.to_string();
    match operation {
        "tokens" => Job::new("tokens", move || documents::tokens(input).map_err(said)),
        "checked" => Job::new("checked", move || documents::checked(input).map_err(said)),
        "events" => Job::new("events", move || {
            documents::events(input, dictionary).map_err(said)
        }),
        "tree" => Job::new("tree", move || {
            let tree = wbxml::Document::decode(input, Some(dictionary)).map_err(said)?;
            Ok(usize::from(tree.root().page().is_some()))
        }),
        "encode" => Job::new("encode", move || {
            let bytes = tree.encode(wbxml::EncodeOptions::default());
            Ok(bytes.map_err(said)?.len())
        }),
        "to_xml" => {
            let mut out = Vec::new();
            Job::new("to_xml", move || {
                out.clear();
                wbxml::to_xml_in(input, &options, &mut out).map_err(said)?;
                Ok(out.len())
            })
        }
        "model" => Job::new("model", move || {
            let message = syncml::decode_wbxml(input).map_err(|e| e.to_string())?;
            Ok(message.commands.len())
        }),
        "model_xml" => Job::new("model_xml", move || {
            let message = syncml::decode_xml(&document.xml).map_err(|e| e.to_string())?;
            Ok(message.commands.len())
        }),
        _ => Job::new("from_xml", move || {
            let bytes = wbxml::from_xml_with(&document.xml, &options);
            Ok(bytes.map_err(said)?.len())
        }),
    }
}

/// Something else on the same bytes.
fn other<'d>(name: &str, document: &'d Document) -> Job<'d> {
    match name {
        "memchr" => Job::new("memchr", || {
            Ok(memchr::memchr_iter(0, &document.wbxml).count())
        }),
        "quick_xml" => Job::new("quick_xml", || {
            let mut reader = quick_xml::Reader::from_str(&document.xml);
            let mut count = 0_usize;
            loop {
                match reader.read_event() {
                    Ok(quick_xml::events::Event::Eof) => return Ok(count),
                    Ok(event) => _ = std::hint::black_box(event),
                    Err(e) => return Err(e.to_string()),
                }
                count += 1;
            }
        }),
        _ => Job::new("roxmltree", || {
            let options = roxmltree::ParsingOptions {
                allow_dtd: true,
                ..Default::default()
            };
            let tree = roxmltree::Document::parse_with_options(&document.xml, options);
            let tree = tree.map_err(|e| e.to_string())?;
            Ok(tree.root().children().count())
        }),
    }
}
