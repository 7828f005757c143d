//! `--guard`: instructions of the work of every crate, counted by callgrind, against those of before.

use std::collections::BTreeMap;
use std::io::Write;

use anstyle::Style;

use super::Arguments;
use super::bars::{Bar, MISS, PASS, bars};
use super::counting::{Program, announce, needs_valgrind};
use super::guard::{Count, Counts, Guard, made_with};
use crate::checks::workspace;
use crate::failure::Failure;
use crate::style::HEADING;
use crate::table::Table;

const OPERATIONS: [&str; 5] = ["tokens", "checked", "events", "to_xml", "from_xml"];
const DOCUMENTS: [&str; 4] = ["policy", "prov", "mails", "contacts"];
/// How much more than before is let pass.
const TOLERANCE: f64 = 0.03;
/// The number of contacts of the law that the cost of an event does not grow; and twice as many.
const FEW: u32 = 4_000;
/// How far the two may be apart.
const LINEAR: f64 = 0.01;

pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    needs_valgrind()?;
    let root = workspace::root()?;
    let made_with = made_with()?;
    let mut guard = Guard::read(&root, &made_with)?;
    let is_new = guard.counts.is_empty();
    let keeps = arguments.update || is_new;
    let programs = Programs {
        wbxml: Program::build(&root, "wbxml", "xml")?,
        all: Program::build(&root, "xtask", "codecs")?,
    };
    let (mut counts, events) = programs.wbxml(arguments, keeps)?;
    let others = programs.others(arguments, keeps)?;
    if counts.is_empty() && others.is_empty() {
        return Err(Failure::input("nothing has this in its name"));
    }
    print(&counts, &events)?;
    print_others(&others)?;
    let mut wrong = linear(&programs.wbxml, arguments, &counts)?;
    let missed = missed_bars(&counts)?;
    counts.extend(others);

    let comparable = guard.made_with == made_with;
    let slower = compare(&guard.counts, &counts)?;
    if keeps {
        if !comparable && arguments.filter.is_some() {
            return Err(Failure::input(format!(
                "{} is not of this compiler, libc and processor: make all of it, without a filter",
                guard.file
            )));
        }
        if !comparable {
            guard.counts.clear();
        }
        guard.made_with = made_with;
        guard.counts.extend(counts);
        guard.write()?;
        let text = match is_new {
            true => "there was no baseline of this compiler and target: it is written now",
            false => "written",
        };
        writeln!(anstream::stdout(), "{}: {text}", guard.file)?;
        wrong.extend(missed);
    } else if comparable {
        wrong.extend(missed);
        for (key, text) in slower {
            wrong.push(match programs.blamed(&key, &guard.counts)? {
                Some(function) => format!("{text}, most of it in {function}"),
                None => text,
            });
        }
    } else {
        writeln!(
            anstream::stdout(),
            "Report only: {} was made with\n  {}\nand these with\n  {made_with}",
            guard.file,
            guard.made_with
        )?;
    }
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::check(format!(
        "instructions: {}",
        wrong.join("; ")
    )))
}

/// The benches that are counted.
struct Programs {
    /// That of `wbxml`: its operations, event by event.
    wbxml: Program,
    /// That of xtask: the work of the other crates.
    all: Program,
}

/// The operation and the document.
type Key = (String, String);

impl Programs {
    /// The counts of `wbxml`, and how many events its documents have.
    fn wbxml(
        &self,
        arguments: &Arguments,
        with_functions: bool,
    ) -> Result<(Counts, BTreeMap<&'static str, u64>), Failure> {
        let mut counts = Counts::new();
        let mut events = BTreeMap::new();
        for document in DOCUMENTS {
            for operation in OPERATIONS {
                if arguments.includes(document, operation) {
                    let key = (operation.to_owned(), document.to_owned());
                    let (count, units) = self.count(&key, with_functions)?;
                    events.insert(document, units);
                    counts.insert(key, count);
                }
            }
        }
        Ok((counts, events))
    }

    /// The counts of the other crates.
    fn others(&self, arguments: &Arguments, with_functions: bool) -> Result<Counts, Failure> {
        let mut counts = Counts::new();
        for line in self.all.listing()?.lines() {
            let name = line.split(' ').next().unwrap_or(line);
            let Some((operation, document)) = name.rsplit_once('/') else {
                continue;
            };
            if operation.starts_with("wbxml/") || !arguments.includes(document, operation) {
                continue;
            }
            let key = (operation.to_owned(), document.to_owned());
            let (count, _) = self.count(&key, with_functions)?;
            counts.insert(key, count);
        }
        Ok(counts)
    }

    fn count(&self, key: &Key, with_functions: bool) -> Result<(Count, u64), Failure> {
        let (operation, document) = key;
        announce(&format!("{operation} of {document}"))?;
        let units = |printed: &str, word: usize| {
            let mut words = printed.split_whitespace();
            words.nth(word).and_then(|number| number.parse().ok())
        };
        if operation.contains('/') {
            // "syncml/decode/contacts 12345"
            let name = format!("{operation}/{document}");
            return self
                .all
                .count(&[&name], 2, with_functions, |printed| units(printed, 1));
        }
        let passes = if matches!(document.as_str(), "policy" | "prov") {
            20
        } else {
            1
        };
        // "340018 events in contacts"
        self.wbxml
            .count(&[operation, document], passes, with_functions, |printed| {
                units(printed, 0)
            })
    }

    /// The function that takes most of what an operation takes more than before.
    fn blamed(&self, key: &Key, before: &Counts) -> Result<Option<String>, Failure> {
        let (now, _) = self.count(key, true)?;
        let Some(before) = before.get(key) else {
            return Ok(None);
        };
        Ok(grown_most(&before.functions, &now.functions))
    }
}

/// The function whose count has grown most, and how.
fn grown_most(before: &[(String, f64)], now: &[(String, f64)]) -> Option<String> {
    let growth = |(name, count): &(String, f64)| {
        let old = before.iter().find(|(known, _)| known == name);
        count - old.map_or(0.0, |(_, count)| *count)
    };
    let grown = now.iter().filter(|function| growth(function) > 0.0);
    let most = grown.max_by(|a, b| growth(a).total_cmp(&growth(b)))?;
    let (name, count) = most;
    Some(format!(
        "{name} ({:.2} before, {count:.2} now)",
        count - growth(most)
    ))
}

fn print_others(counts: &Counts) -> Result<(), Failure> {
    if counts.is_empty() {
        return Ok(());
    }
    let mut out = anstream::stdout();
    writeln!(out, "{HEADING}instructions per byte{HEADING:#}")?;
    let mut table = Table::new(&["operation", "document", "instructions"]);
    for ((operation, document), count) in counts {
        table.row([
            operation.clone(),
            document.clone(),
            format!("{:.1}", count.instructions),
        ]);
    }
    table.print()?;
    Ok(writeln!(out)?)
}

fn print(counts: &Counts, events: &BTreeMap<&str, u64>) -> Result<(), Failure> {
    if counts.is_empty() {
        return Ok(());
    }
    let mut out = anstream::stdout();
    writeln!(out, "\n{HEADING}instructions per event{HEADING:#}")?;
    let mut heading = vec!["document", "events"];
    heading.extend(OPERATIONS);
    let mut table = Table::new(&heading);
    for document in DOCUMENTS {
        let Some(events) = events.get(document) else {
            continue;
        };
        let mut row = vec![document.to_owned(), events.to_string()];
        row.extend(OPERATIONS.iter().map(|&operation| {
            let key = (operation.to_owned(), document.to_owned());
            counts
                .get(&key)
                .map_or_else(String::new, |count| format!("{:.1}", count.instructions))
        }));
        table.row(row);
    }
    table.print()?;
    Ok(writeln!(out)?)
}

/// The law: twice the contacts cost twice the instructions. What is against it.
fn linear(bench: &Program, arguments: &Arguments, few: &Counts) -> Result<Vec<String>, Failure> {
    let mut wrong = Vec::new();
    let mut out = anstream::stdout();
    for operation in OPERATIONS {
        if !arguments.includes("contacts", operation) {
            continue;
        }
        let Some(few) = few.get(&(operation.to_owned(), "contacts".to_owned())) else {
            continue;
        };
        let document = format!("contacts:{}", 2 * FEW);
        announce(&format!("{operation} of {document}"))?;
        let units = |printed: &str| printed.split(' ').next()?.parse().ok();
        let (many, _) = bench.count(&[operation, &document], 1, false, units)?;
        let off = many.instructions / few.instructions - 1.0;
        let holds = off.abs() <= LINEAR;
        let (word, style) = if holds {
            ("PASS", PASS)
        } else {
            ("MISS", MISS)
        };
        writeln!(
            out,
            "{operation} of {} contacts instead of {FEW}: {:+.2} % an event \
             {style}{word}{style:#}",
            2 * FEW,
            off * 100.0
        )?;
        if !holds {
            wrong.push(format!("{operation} is not linear in the document"));
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
        let Some(count) = counts.get(&key).map(|count| count.instructions) else {
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
fn compare(before: &Counts, now: &Counts) -> Result<Vec<(Key, String)>, Failure> {
    let mut slower = Vec::new();
    let mut out = anstream::stdout();
    for (key, count) in now {
        let (operation, document) = key;
        let name = format!("{document}/{operation}");
        let Some(old) = before.get(key).map(|count| count.instructions) else {
            if !before.is_empty() {
                writeln!(out, "{name}: new; --update keeps it")?;
            }
            continue;
        };
        let count = count.instructions;
        let change = count / old - 1.0;
        let percent = change * 100.0;
        let (word, style) = match change {
            c if c > TOLERANCE => ("more than 3 % slower", MISS),
            c if c < -0.005 => ("improved; --update keeps it", PASS),
            c if c > 0.005 => ("slower", Style::new()),
            _ => continue,
        };
        writeln!(
            out,
            "{name}: {old:.2} before, {count:.2} now, {percent:+.1} %: {style}{word}{style:#}"
        )?;
        if change > TOLERANCE {
            let text = format!("{name} takes {percent:.1} % more than before");
            slower.push((key.clone(), text));
        }
    }
    Ok(slower)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn functions(of: &[(&str, f64)]) -> Vec<(String, f64)> {
        of.iter()
            .map(|(name, count)| ((*name).to_owned(), *count))
            .collect()
    }

    #[test]
    fn the_function_that_has_grown_most_is_named() {
        let before = functions(&[("decode", 40.0), ("name", 10.0), ("memchr", 5.0)]);
        let now = functions(&[("decode", 41.0), ("name", 14.0), ("memchr", 5.0)]);
        let named = grown_most(&before, &now).unwrap();
        assert_eq!(named, "name (10.00 before, 14.00 now)");
        assert_eq!(grown_most(&now, &before), None);
        let now = functions(&[("decode", 40.0), ("outlined", 9.0)]);
        let named = grown_most(&before, &now).unwrap();
        assert!(named.starts_with("outlined (0.00 before"), "{named}");
    }

    #[test]
    fn three_percent_more_than_before_is_too_much() {
        let key = |name: &str| ("events".to_owned(), name.to_owned());
        let counts = |of: [f64; 3]| -> Counts {
            let names = ["policy", "prov", "mails"].map(key);
            let counts = of.map(|instructions| Count {
                instructions,
                functions: Vec::new(),
            });
            names.into_iter().zip(counts).collect()
        };
        let before = counts([100.0, 100.0, 100.0]);
        let slower = compare(&before, &counts([102.9, 103.1, 50.0])).unwrap();
        let names: Vec<&Key> = slower.iter().map(|(key, _)| key).collect();
        assert_eq!(names, [&key("prov")]);
        assert!(slower[0].1.contains("prov/events takes 3.1 % more"));
    }
}
