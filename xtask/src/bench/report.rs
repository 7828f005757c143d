//! `--report`: a page with plots of throughput, growth, cores and peers, that needs no network.

mod plot;

use std::fmt::Write as _;
use std::fs;
use std::io::Write;

use super::Arguments;
use super::growth::{self, Curve, KINDS};
use super::guard::made_with;
use super::timing::{Job, calibrate, measure, own_seconds};
use super::work::{self, PACKAGES, Work};
use crate::checks::workspace::{self, Metadata};
use crate::failure::Failure;
use crate::table;
use plot::{Bar, Line, escaped};

const PAGE: &str = include_str!("report/page.html");
const ROUNDS: u32 = 4;

pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let root = workspace::root()?;
    let path = Metadata::read(&root)?.target().join("bench-report.html");
    let mut body = String::new();
    say("throughput")?;
    throughput(&mut body, arguments)?;
    say("growth")?;
    growing(&mut body, arguments)?;
    say("cores")?;
    cores(&mut body, arguments)?;
    say("peers")?;
    peers(&mut body, arguments)?;
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
fn throughput(body: &mut String, arguments: &Arguments) -> Result<(), Failure> {
    part(
        body,
        "Throughput",
        "Bytes that are read, or written, in a second, by one core. Longer is faster; bars of one \
         crate compare.",
    );
    for package in &PACKAGES {
        let works: Vec<Work> = work::all()
            .filter(|[of, _, document]| of == package && *document != "twice")
            .filter(|[package, operation, document]| {
                arguments.includes(package, operation, document)
            })
            .map(|[package, operation, document]| Work::guarded(package, operation, document))
            .collect();
        if works.is_empty() {
            continue;
        }
        let mut jobs: Vec<Job<'_>> = works
            .iter()
            .map(|work| Job::new(work.operation, || Ok((work.once)())))
            .collect();
        calibrate(&mut jobs);
        measure(&mut jobs, ROUNDS);
        let mut bars = Vec::new();
        for (work, job) in works.iter().zip(&jobs) {
            let value = work.bytes as f64 / own_seconds(job)? / 1e6;
            let size = table::size(work.bytes);
            bars.push(Bar {
                label: format!("{} {} ({size})", work.operation, work.document),
                value,
                shown: format!("{value:.0} MB/s"),
            });
        }
        titled(body, package, &plot::bars(package, &bars));
    }
    Ok(())
}

/// Nanoseconds a byte over the size of the document.
fn growing(body: &mut String, arguments: &Arguments) -> Result<(), Failure> {
    part(
        body,
        "Growth",
        "What a byte costs, by the length of the document. A level line is linear work. What keeps a \
         model of a long document pays for its memory besides.",
    );
    for kind in &KINDS {
        let title = format!("{}: {}", kind.package, kind.repeats);
        say(&title)?;
        let asked = |operation| arguments.includes(kind.package, operation, kind.document);
        let curves = growth::curves(kind, asked)?;
        if curves.is_empty() {
            continue;
        }
        let sizes = curves.iter().flat_map(|curve| &curve.costs);
        let longest = sizes.map(|cost| cost.bytes).max().unwrap_or(0);
        // As many as have room for their texts.
        let ticks: &[usize] = match longest > 2 << 20 {
            true => &[1 << 10, 16 << 10, 256 << 10, 4 << 20, 64 << 20],
            false => &[1 << 10, 16 << 10, 256 << 10, 1 << 20],
        };
        let ticks: Vec<plot::Tick> = ticks
            .iter()
            .map(|&size| match size {
                s if s < 1 << 20 => (size as f64, format!("{} KB", s >> 10)),
                s => (size as f64, format!("{} MB", s >> 20)),
            })
            .collect();
        let lines: Vec<Line> = curves.into_iter().map(line).collect();
        let svg = plot::lines(&title, "nanoseconds a byte, by size", &lines, &ticks, None);
        titled(body, &title, &svg);
    }
    Ok(())
}

fn line(curve: Curve) -> Line {
    let points = curve.costs.iter();
    Line {
        name: curve.operation.to_owned(),
        points: points
            .map(|cost| (cost.bytes as f64, cost.seconds * 1e9))
            .collect(),
    }
}

/// How many times the throughput of one core several have, on documents of their own.
fn cores(body: &mut String, arguments: &Arguments) -> Result<(), Failure> {
    part(
        body,
        "Cores",
        "Throughput of several threads over that of one, each with documents of its own: nothing is \
         shared, so it should be as many times as there are cores.",
    );
    let threads = growth::threads();
    let mut lines = Vec::new();
    for name in growth::TOGETHER {
        let [package, operation, document] = name;
        if !arguments.includes(package, operation, document) {
            continue;
        }
        let speedups = growth::speedups(name);
        let points = threads.iter().map(|count| *count as f64).zip(speedups);
        lines.push(Line {
            name: name.join("/"),
            points: points.collect(),
        });
    }
    if lines.is_empty() {
        return say("no work of several threads has this in its name");
    }
    let ticks: Vec<plot::Tick> = threads.iter().map(|n| (*n as f64, n.to_string())).collect();
    let all = threads.last().map(|all| *all as f64);
    let svg = plot::lines("Cores", "times one thread, by threads", &lines, &ticks, all);
    titled(body, "all crates", &svg);
    Ok(())
}

/// The same work by others, and what has to hold.
#[cfg(feature = "peers")]
fn peers(body: &mut String, arguments: &Arguments) -> Result<(), Failure> {
    part(
        body,
        "Beside others",
        "How many times our time others take for the same document, in one run: longer bars are slower \
         programs. Readers of XML do less: they convert nothing, and have no model.",
    );
    let compared = super::peers::compare(|package, operation, document| {
        arguments.includes(package, operation, document)
    })?;
    for row in compared.rows.iter().filter(|row| !row.others.is_empty()) {
        let mut bars = vec![Bar {
            label: "ours".to_owned(),
            value: 1.0,
            shown: table::time(row.seconds),
        }];
        for (peer, what, seconds) in &row.others {
            let value = seconds / row.seconds;
            bars.push(Bar {
                label: format!("{peer} {what}").trim_end().to_owned(),
                value,
                shown: table::times(value),
            });
        }
        titled(body, &row.name, &plot::bars(&row.name, &bars));
    }
    part(body, "Bars", "What has to hold, and what was measured.");
    body.push_str("<table>\n");
    for verdict in &compared.verdicts {
        let (word, _) = verdict.bar.verdict(verdict.value);
        // Into a string, which takes everything.
        let _ = writeln!(
            body,
            "<tr><td>{}<br>{}</td><td>{:.2}</td><td class=\"{word}\">{word}</td></tr>",
            escaped(&verdict.bar.name()),
            escaped(&verdict.bar.wanted()),
            verdict.value
        );
    }
    body.push_str("</table>\n");
    Ok(())
}

#[cfg(not(feature = "peers"))]
fn peers(_: &mut String, _: &Arguments) -> Result<(), Failure> {
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
