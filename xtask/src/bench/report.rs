//! `--report`: a page with plots of throughput, growth, cores and peers, that needs no network.

mod plot;

use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use super::growth;
use super::guard::made_with;
use super::timing::{Job, calibrate, measure, own_seconds};
use super::work::{self, Work};
use crate::checks::workspace::{self, Metadata};
use crate::failure::Failure;
use crate::table;
use plot::{Bar, Line, escaped};

const PAGE: &str = include_str!("report/page.html");
const ROUNDS: u32 = 4;
/// How long each number of cores is measured.
const SPAN: Duration = Duration::from_millis(1_500);

pub(super) fn run() -> Result<(), Failure> {
    let root = workspace::root()?;
    let path = Metadata::read(&root)?.target().join("bench-report.html");
    let mut body = String::new();
    say("throughput")?;
    throughput(&mut body)?;
    say("growth, from 1 KB to 64 MB")?;
    growing(&mut body)?;
    say("cores")?;
    cores(&mut body)?;
    say("peers")?;
    peers(&mut body)?;
    let made = format!(
        "{}. Times depend on the machine: quote ratios of one run.",
        made_with()?
    );
    fs::write(&path, page(&made, &body))
        .map_err(|e| Failure::check(format!("{}: {e}", path.display())))?;
    Ok(writeln!(anstream::stdout(), "{}", path.display())?)
}

fn page(made: &str, body: &str) -> String {
    PAGE.replace("@MADE@", &escaped(made))
        .replace("@BODY@", body)
}

fn say(what: &str) -> Result<(), Failure> {
    Ok(writeln!(anstream::stderr(), "   measuring {what} ...")?)
}

/// The heading of a part, and what it is about.
fn part(body: &mut String, title: &str, about: &str) {
    // Into a string, which takes everything.
    let _ = writeln!(
        body,
        "<h2>{}</h2>\n<p>{}</p>",
        escaped(title),
        escaped(about)
    );
}

fn titled(body: &mut String, title: &str, svg: &str) {
    let _ = writeln!(body, "<h3>{}</h3>\n{svg}", escaped(title));
}

/// Megabytes a second of each operation of each crate on its documents.
fn throughput(body: &mut String) -> Result<(), Failure> {
    part(
        body,
        "Throughput",
        "Bytes that are read, or written, in a second, by one core. Longer is faster; bars of one \
         crate compare.",
    );
    for package in work::PACKAGES {
        let work = work::of(package);
        let mut jobs: Vec<Job<'_>> = work
            .iter()
            .map(|work| Job::new(work.operation, || Ok((work.once)())))
            .collect();
        calibrate(&mut jobs);
        measure(&mut jobs, ROUNDS);
        let mut bars = Vec::new();
        for (work, job) in work.iter().zip(&jobs) {
            let value = work.bytes as f64 / own_seconds(job)? / 1e6;
            bars.push(Bar {
                label: format!(
                    "{} {} ({})",
                    work.operation,
                    work.document,
                    table::size(work.bytes)
                ),
                value,
                shown: format!("{value:.0} MB/s"),
            });
        }
        titled(body, package, &plot::bars(package, &bars));
    }
    Ok(())
}

/// Nanoseconds a byte over the size of the document.
fn growing(body: &mut String) -> Result<(), Failure> {
    part(
        body,
        "Growth",
        "What a byte costs in a document of contacts, from 1 KB to 64 MB. A level line is linear work.",
    );
    let mut lines = Vec::new();
    for operation in growth::OPERATIONS {
        let costs = growth::costs(operation)?;
        lines.push(Line {
            name: operation.to_owned(),
            points: costs
                .iter()
                .map(|cost| (cost.bytes as f64, cost.seconds * 1e9))
                .collect(),
        });
    }
    let sizes = [1 << 10, 16 << 10, 256 << 10, 4 << 20, 64 << 20];
    let ticks = sizes.map(|size: usize| {
        let text = match size {
            s if s < 1 << 20 => format!("{} KB", s >> 10),
            s => format!("{} MB", s >> 20),
        };
        (size as f64, text)
    });
    let svg = plot::lines(
        "Growth",
        "nanoseconds a byte, by size",
        &lines,
        &ticks,
        None,
    );
    titled(body, "wbxml", &svg);
    Ok(())
}

/// How many times the throughput of one core several have, on documents of their own.
fn cores(body: &mut String) -> Result<(), Failure> {
    let all = thread::available_parallelism().map_or(1, usize::from);
    part(
        body,
        "Cores",
        "Throughput of several threads over that of one, each with documents of its own: nothing is \
         shared, so it should be as many times as there are cores.",
    );
    let mut counts: Vec<usize> = (0..)
        .map(|power| 1 << power)
        .take_while(|n| *n < all)
        .collect();
    counts.push(all);
    let mut lines = Vec::new();
    for (package, operation) in [
        ("wbxml", "to_xml"),
        ("syncml", "decode"),
        ("eas-provision", "decode"),
        ("autodiscover", "decode"),
    ] {
        let mut points = Vec::new();
        let mut one = 0.0;
        for &count in &counts {
            let rate = together(count, package, operation);
            if count == 1 {
                one = rate;
            }
            points.push((count as f64, rate / one));
        }
        lines.push(Line {
            name: format!("{package} {operation}"),
            points,
        });
    }
    let ticks: Vec<plot::Tick> = counts.iter().map(|n| (*n as f64, n.to_string())).collect();
    let svg = plot::lines(
        "Cores",
        "times one thread, by threads",
        &lines,
        &ticks,
        Some(all as f64),
    );
    titled(body, "all crates", &svg);
    Ok(())
}

/// Passes a second of this many threads together.
fn together(threads: usize, package: &'static str, operation: &'static str) -> f64 {
    let passes: u64 = thread::scope(|scope| {
        let all: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(move || {
                    let is_it = |work: &Work| work.operation == operation;
                    let Some(work) = work::of(package).into_iter().find(is_it) else {
                        return 0;
                    };
                    let begun = Instant::now();
                    let mut passes = 0;
                    while begun.elapsed() < SPAN {
                        std::hint::black_box((work.once)());
                        passes += 1;
                    }
                    passes
                })
            })
            .collect();
        all.into_iter()
            .map(|thread| thread.join().unwrap_or(0))
            .sum()
    });
    passes as f64 / SPAN.as_secs_f64()
}

/// The same work by others.
#[cfg(feature = "peers")]
fn peers(body: &mut String) -> Result<(), Failure> {
    part(
        body,
        "Beside others",
        "Nanoseconds an event of one document, in one run: shorter is faster. The readers of XML do \
         less: they do not convert.",
    );
    for document in super::documents::all().map_err(|e| Failure::check(e.to_string()))? {
        let mut bars = Vec::new();
        for (name, seconds) in super::peers::times(&document)? {
            let value = seconds * 1e9 / document.events.max(1) as f64;
            bars.push(Bar {
                label: name,
                value,
                shown: format!("{value:.1} ns"),
            });
        }
        titled(body, document.name, &plot::bars(document.name, &bars));
    }
    Ok(())
}

#[cfg(not(feature = "peers"))]
fn peers(_: &mut String) -> Result<(), Failure> {
    say("no peers: they are not built in")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_needs_nothing_from_elsewhere() {
        let mut body = String::new();
        part(&mut body, "Throughput & more", "Longer is faster.");
        let bars = [12.0, 345.0].map(|value| Bar {
            label: format!("decode_xml management ({})", table::size(70_000)),
            value,
            shown: format!("{value:.0} MB/s"),
        });
        titled(&mut body, "syncml", &plot::bars("syncml", &bars));
        let sizes = [1024.0, 65_536.0, 67_108_864.0];
        let lines = ["tokens", "from_xml"].map(|name| Line {
            name: name.to_owned(),
            points: sizes.map(|size| (size, name.len() as f64 / 3.0)).to_vec(),
        });
        let ticks = sizes.map(|size| (size, table::size(size as usize)));
        let svg = plot::lines(
            "Growth",
            "nanoseconds a byte, by size",
            &lines,
            &ticks,
            None,
        );
        titled(&mut body, "wbxml", &svg);
        let page = page("rustc 1.95.0 <a>", &body);
        assert!(page.contains("Throughput &amp; more") && page.contains("&lt;a&gt;"));
        for elsewhere in ["http:", "https:", "src=", "@import", "url(", "@BODY@"] {
            assert!(!page.contains(elsewhere), "{elsewhere}");
        }
    }
}
