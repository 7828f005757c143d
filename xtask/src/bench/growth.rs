//! `--growth`: the cost of a byte does not depend on how many there are.

use std::io::Write;

use wbxml::encode::Output;
use wbxml::{dictionaries, from_xml_in, to_xml_in};

use super::Arguments;
use super::bars::{MISS, PASS};
use super::documents::{self, Document, contacts};
use super::timing::{Job, Outcome, calibrate, measure, own_seconds};
use crate::failure::Failure;
use crate::style::HEADING;
use crate::table::{self, Table};

pub(super) const OPERATIONS: [&str; 5] = ["tokens", "checked", "events", "to_xml", "from_xml"];
const SIZES: [usize; 6] = [1 << 10, 16 << 10, 256 << 10, 1 << 20, 8 << 20, 64 << 20];
/// How far the cost of a byte may be from the middle between the lowest and the highest.
const TOLERANCE: f64 = 0.15;
const ROUNDS: u32 = 6;
/// How often that many rounds are measured, if the sizes are too far apart: a busy machine makes
/// single sizes slower than they are, never faster.
const ATTEMPTS: u32 = 4;

/// Takes what is written and forgets it but for the last piece of memory of this size: streaming,
/// as to a socket. Memory for all of it would be measured with it.
struct Stream {
    buffer: Vec<u8>,
    written: usize,
}

const STREAM: usize = 64 << 10;

impl Output for &mut Stream {
    fn put(&mut self, bytes: &[u8]) -> bool {
        self.written = self.written.wrapping_add(bytes.len());
        if self.buffer.len() + bytes.len() > STREAM {
            self.buffer.clear();
        }
        self.buffer.extend_from_slice(bytes);
        true
    }
}

impl Stream {
    fn new() -> Self {
        Self {
            buffer: Vec::with_capacity(STREAM),
            written: 0,
        }
    }
}

/// A document of about this size in the form that the operation reads.
fn document(size: usize, operation: &str) -> Result<Document, wbxml::Error> {
    let eas = &dictionaries::ACTIVESYNC;
    let sample = Document::new("contacts", contacts(1_000), eas)?;
    let thousand = match operation {
        "from_xml" => sample.xml.len(),
        _ => sample.wbxml.len(),
    };
    let count = (size * 1_000 / thousand).max(1);
    Document::new("contacts", contacts(count as u32), eas)
}

fn work(operation: &str, document: &Document, stream: &mut Stream) -> Outcome {
    let input = std::hint::black_box(document.wbxml.as_slice());
    let options = document.options();
    match operation {
        "tokens" => documents::tokens(input),
        "checked" => documents::checked(input),
        "events" => documents::events(input, document.dictionary),
        "to_xml" => to_xml_in(input, &options, &mut *stream).map(|_| stream.written),
        _ => from_xml_in(&document.xml, &options, &mut *stream).map(|()| stream.written),
    }
    .map_err(|e| e.to_string())
}

/// What a byte costs in a document of a size.
pub(super) struct Cost {
    pub(super) bytes: usize,
    /// Of a byte.
    pub(super) seconds: f64,
    /// How far that is from the middle.
    off: f64,
}

impl Cost {
    fn holds(&self) -> bool {
        self.off.abs() <= TOLERANCE
    }
}

/// What a byte costs in each document, by the best times so far.
fn relative(
    operation: &str,
    jobs: &[Job<'_>],
    documents: &[Document],
) -> Result<Vec<Cost>, Failure> {
    let mut costs = Vec::new();
    for (job, document) in jobs.iter().zip(documents) {
        let bytes = match operation {
            "from_xml" => document.xml.len(),
            _ => document.wbxml.len(),
        };
        costs.push(Cost {
            bytes,
            seconds: own_seconds(job)? / bytes as f64,
            off: 0.0,
        });
    }
    let all = || costs.iter().map(|cost| cost.seconds);
    let middle = (all().fold(f64::MAX, f64::min) + all().fold(0.0, f64::max)) / 2.0;
    for cost in &mut costs {
        cost.off = cost.seconds / middle - 1.0;
    }
    Ok(costs)
}

/// What a byte costs in documents from the smallest to the largest.
pub(super) fn costs(operation: &'static str) -> Result<Vec<Cost>, Failure> {
    let refuse = |e: wbxml::Error| Failure::check(format!("growth: {e}"));
    let documents: Vec<Document> = SIZES
        .iter()
        .map(|&size| document(size, operation).map_err(refuse))
        .collect::<Result<_, _>>()?;
    let mut jobs: Vec<Job<'_>> = documents
        .iter()
        .map(|document| {
            let mut stream = Stream::new();
            Job::new(operation, move || work(operation, document, &mut stream))
        })
        .collect();
    calibrate(&mut jobs);
    let mut costs = Vec::new();
    for _ in 0..ATTEMPTS {
        measure(&mut jobs, ROUNDS);
        costs = relative(operation, &jobs, &documents)?;
        if costs.iter().all(Cost::holds) {
            break;
        }
    }
    Ok(costs)
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut missed = Vec::new();
    for operation in OPERATIONS {
        if !arguments.includes("contacts", operation) {
            continue;
        }
        let costs = costs(operation)?;
        print(operation, &costs)?;
        let wrong = costs.iter().filter(|cost| !cost.holds());
        missed.extend(wrong.map(|cost| format!("{operation} of {}", table::size(cost.bytes))));
    }
    let mut out = anstream::stdout();
    if missed.is_empty() {
        writeln!(
            out,
            "\nThe cost of a byte is within ±15 % of the middle everywhere."
        )?;
        return Ok(());
    }
    Err(Failure::check(format!(
        "the cost of a byte is not within ±15 % of the middle (on a busy machine, run it again): {}",
        missed.join(", ")
    )))
}

fn print(operation: &str, costs: &[Cost]) -> Result<(), Failure> {
    writeln!(anstream::stdout(), "\n{HEADING}{operation}{HEADING:#}")?;
    let mut table = Table::new(&["size", "ns a byte", "MB/s", "against the middle", ""]);
    for cost in costs {
        let (word, style) = match cost.holds() {
            true => ("PASS", PASS),
            false => ("MISS", MISS),
        };
        let plain = anstyle::Style::new();
        table.styled([
            (table::size(cost.bytes), plain),
            (format!("{:.3}", cost.seconds * 1e9), plain),
            (format!("{:.0}", 1.0 / cost.seconds / 1e6), plain),
            (format!("{:+.1} %", cost.off * 100.0), plain),
            (word.to_owned(), style),
        ]);
    }
    table.print()
}
