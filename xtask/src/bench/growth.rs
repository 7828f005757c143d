//! `--growth`: the cost of a byte does not depend on how many there are, nor that of a thread on how
//! many there are.

use std::hint::black_box;
use std::io::Write;
use std::rc::Rc;
use std::thread;
use std::time::{Duration, Instant};

use super::Arguments;
use super::bars::{MISS, PASS};
use super::timing::{Job, calibrate, measure, own_seconds};
use super::work::{Document, Work};
use crate::failure::Failure;
use crate::style::HEADING;
use crate::table::{self, Table};

const KB: usize = 1 << 10;
const MB: usize = 1 << 20;
const SIZES: [usize; 6] = [KB, 16 * KB, 256 * KB, MB, 8 * MB, 64 * MB];
/// How far the cost of a byte may be from the middle between the lowest and the highest, where it is
/// a law: where nothing is kept. What keeps a model of a large document pays for its memory.
const TOLERANCE: f64 = 0.15;
const ROUNDS: u32 = 6;
/// How often that many rounds are measured, if the sizes are too far apart: a busy machine makes
/// single sizes slower than they are, never faster.
const ATTEMPTS: u32 = 4;

/// A kind of document that grows.
pub(super) struct Kind {
    pub(super) package: &'static str,
    pub(super) document: &'static str,
    /// What repeats in it.
    pub(super) repeats: &'static str,
    operations: &'static [&'static str],
    /// No real document of its kind is longer.
    longest: usize,
}

impl Kind {
    const fn new(
        [package, document, repeats]: [&'static str; 3],
        operations: &'static [&'static str],
        longest: usize,
    ) -> Self {
        Self {
            package,
            document,
            repeats,
            operations,
            longest,
        }
    }
}

pub(super) const KINDS: [Kind; 6] = [
    Kind::new(
        ["wbxml", "contacts", "contacts"],
        &[
            "tokens",
            "checked",
            "events",
            "stream_to_xml",
            "stream_from_xml",
        ],
        64 * MB,
    ),
    Kind::new(
        ["syncml", "sync", "commands"],
        &["decode", "decode_xml", "encode", "encode_xml"],
        64 * MB,
    ),
    Kind::new(
        ["eas-provision", "policy", "approved applications"],
        &["decode", "decode_xml", "encode", "encode_xml"],
        MB,
    ),
    Kind::new(
        ["autodiscover", "exchange", "protocols"],
        &["decode", "encode"],
        MB,
    ),
    Kind::new(
        ["email2-csp", "ddf", "settings"],
        &["decode", "decode_xml", "encode_xml"],
        64 * MB,
    ),
    Kind::new(
        ["email2-csp", "prov", "accounts"],
        &["decode", "decode_xml", "encode"],
        MB,
    ),
];

/// What a byte costs in a document of a size.
pub(super) struct Cost {
    pub(super) bytes: usize,
    /// Of a byte.
    pub(super) seconds: f64,
    /// How far that is from the middle.
    off: f64,
}

/// What a byte costs one operation, in documents from the shortest to the longest.
pub(super) struct Curve {
    pub(super) operation: &'static str,
    pub(super) costs: Vec<Cost>,
}

impl Curve {
    fn new(operation: &'static str, works: &[Work], jobs: &[Job<'_>]) -> Result<Self, Failure> {
        let mut costs = Vec::new();
        for (job, work) in jobs.iter().zip(works) {
            costs.push(Cost {
                bytes: work.bytes,
                seconds: own_seconds(job)? / work.bytes as f64,
                off: 0.0,
            });
        }
        let all = || costs.iter().map(|cost| cost.seconds);
        let middle = (all().fold(f64::MAX, f64::min) + all().fold(0.0, f64::max)) / 2.0;
        for cost in &mut costs {
            cost.off = cost.seconds / middle - 1.0;
        }
        Ok(Self { operation, costs })
    }

    fn holds(&self) -> bool {
        self.costs.iter().all(|cost| cost.off.abs() <= TOLERANCE)
    }
}

/// Documents of a kind, whose WBXML or XML has about these sizes; the shortest is as short as can be.
fn documents(kind: &Kind, of_xml: bool) -> Vec<Rc<Document>> {
    let length = |count: usize| {
        let document = Document::new(kind.package, kind.document, count);
        match of_xml || document.wbxml.is_empty() {
            true => document.xml.len(),
            false => document.wbxml.len(),
        }
    };
    let one = length(1);
    let each = length(101).saturating_sub(one).max(100) as f64 / 100.0;
    let mut counts: Vec<usize> = SIZES
        .into_iter()
        .filter(|size| *size <= kind.longest)
        .map(|size| (size.saturating_sub(one) as f64 / each) as usize + 1)
        .collect();
    counts.dedup();
    counts
        .into_iter()
        .map(|count| Document::new(kind.package, kind.document, count))
        .collect()
}

/// The curves of those operations of a kind that are asked for.
pub(super) fn curves(
    kind: &Kind,
    asked: impl Fn(&'static str) -> bool,
) -> Result<Vec<Curve>, Failure> {
    let mut curves = Vec::new();
    for of_xml in [false, true] {
        let reads_xml =
            |operation: &str| operation.ends_with("_xml") && !operation.ends_with("to_xml");
        let chosen: Vec<&'static str> = kind
            .operations
            .iter()
            .copied()
            .filter(|operation| reads_xml(operation) == of_xml && asked(operation))
            .collect();
        if chosen.is_empty() {
            continue;
        }
        let documents = documents(kind, of_xml);
        for operation in chosen {
            curves.push(curve(kind, operation, &documents)?);
        }
    }
    Ok(curves)
}

fn curve(
    kind: &Kind,
    operation: &'static str,
    documents: &[Rc<Document>],
) -> Result<Curve, Failure> {
    let works: Vec<Work> = documents
        .iter()
        .map(|document| Work::new(operation, document))
        .collect();
    let mut jobs: Vec<Job<'_>> = works
        .iter()
        .map(|work| Job::new(operation, || Ok((work.once)())))
        .collect();
    calibrate(&mut jobs);
    measure(&mut jobs, ROUNDS);
    let mut curve = Curve::new(operation, &works, &jobs)?;
    for _ in 1..ATTEMPTS {
        if curve.holds() || !is_law(kind) {
            break;
        }
        measure(&mut jobs, ROUNDS);
        curve = Curve::new(operation, &works, &jobs)?;
    }
    Ok(curve)
}

/// Whether the cost of a byte has to be the same: where nothing is kept.
fn is_law(kind: &Kind) -> bool {
    kind.package == "wbxml"
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut missed = Vec::new();
    for kind in &KINDS {
        let asked = |operation| arguments.includes(kind.package, operation, kind.document);
        for curve in curves(kind, asked)? {
            let name = format!("{}/{}/{}", kind.package, curve.operation, kind.document);
            print(&name, kind, &curve)?;
            if is_law(kind) && !curve.holds() {
                missed.push(name);
            }
        }
    }
    print_cores(arguments)?;
    let mut out = anstream::stdout();
    if missed.is_empty() {
        writeln!(
            out,
            "\nWhere nothing is kept, the cost of a byte is within ±15 % of the middle everywhere."
        )?;
        return Ok(());
    }
    Err(Failure::check(format!(
        "the cost of a byte is not within ±15 % of the middle (on a busy machine, run it again): {}",
        missed.join(", ")
    )))
}

fn print(name: &str, kind: &Kind, curve: &Curve) -> Result<(), Failure> {
    writeln!(
        anstream::stdout(),
        "\n{HEADING}{name}{HEADING:#}, by its {}",
        kind.repeats
    )?;
    let mut table = Table::new(&["size", "ns a byte", "MB/s", "against the middle", ""]);
    for cost in &curve.costs {
        let (word, style) = match (is_law(kind), cost.off.abs() <= TOLERANCE) {
            (false, _) => ("", anstyle::Style::new()),
            (true, true) => ("PASS", PASS),
            (true, false) => ("MISS", MISS),
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

/// What is done by several threads at once, each on a document of its own.
pub(super) const TOGETHER: [[&str; 3]; 6] = [
    ["wbxml", "stream_to_xml", "contacts"],
    ["syncml", "decode", "sync"],
    ["eas-provision", "decode", "policy"],
    ["autodiscover", "decode", "exchange"],
    ["email2-csp", "decode_xml", "ddf"],
    ["email2-csp", "transact", "edit"],
];
/// How long each number of threads is measured.
const SPAN: Duration = Duration::from_millis(1_500);

/// The numbers of threads that are measured: powers of two, and all cores.
pub(super) fn threads() -> Vec<usize> {
    let all = thread::available_parallelism().map_or(1, usize::from);
    let mut counts: Vec<usize> = (0..)
        .map(|power| 1 << power)
        .take_while(|count| *count < all)
        .collect();
    counts.push(all);
    counts
}

/// How many times the throughput of one thread the numbers of threads have.
pub(super) fn speedups(name: [&'static str; 3]) -> Vec<f64> {
    let rates: Vec<f64> = threads()
        .into_iter()
        .map(|count| together(count, name))
        .collect();
    let one = rates.first().copied().unwrap_or(1.0);
    rates.into_iter().map(|rate| rate / one).collect()
}

/// Passes a second of this many threads together.
fn together(threads: usize, [package, operation, document]: [&'static str; 3]) -> f64 {
    let rates: f64 = thread::scope(|scope| {
        let all: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(move || {
                    let work = Work::guarded(package, operation, document);
                    let begun = Instant::now();
                    let mut passes = 0_u32;
                    while begun.elapsed() < SPAN {
                        black_box((work.once)());
                        passes += 1;
                    }
                    f64::from(passes) / begun.elapsed().as_secs_f64()
                })
            })
            .collect();
        all.into_iter()
            .map(|thread| thread.join().unwrap_or(0.0))
            .sum()
    });
    rates
}

fn print_cores(arguments: &Arguments) -> Result<(), Failure> {
    let chosen = TOGETHER
        .into_iter()
        .filter(|[package, operation, document]| arguments.includes(package, operation, document));
    let mut heading = vec!["times one thread, by threads".to_owned()];
    heading.extend(threads().iter().map(usize::to_string));
    let heading: Vec<&str> = heading.iter().map(String::as_str).collect();
    let mut table = Table::new(&heading);
    for name in chosen {
        let mut row = vec![name.join("/")];
        row.extend(
            speedups(name)
                .into_iter()
                .map(|times| format!("{times:.2}")),
        );
        table.row(row);
    }
    writeln!(anstream::stdout())?;
    table.print()
}
