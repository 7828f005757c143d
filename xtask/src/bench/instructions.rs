//! `--guard`: instructions of the work of every crate, counted by gungraun, against those of before.

use std::io::Write;

use anstyle::Style;

use super::Arguments;
use super::bars::{Bar, MISS, PASS, bars};
use super::counting;
use super::guard::{Counts, Guard, made_with};
use super::work::{self, Document};
use crate::checks::steps::needs_valgrind;
use crate::checks::workspace::{self, Metadata};
use crate::failure::Failure;
use crate::style::HEADING;
use crate::table::Table;

/// How much more than before is let pass.
const TOLERANCE: f64 = 0.03;
/// How far twice the contacts may be from twice the instructions.
const LINEAR: f64 = 0.01;

pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    needs_valgrind()?;
    let root = workspace::root()?;
    let made_with = made_with()?;
    let mut guard = Guard::read(&root, &made_with)?;
    let filter = arguments.filter.as_deref();
    let target = Metadata::read(&root)?.target();
    writeln!(anstream::stderr(), "   counting instructions ...")?;
    let counts = counting::count(&root, &target, filter)?;
    if counts.is_empty() {
        return Err(Failure::input("nothing has this in its name"));
    }
    if filter.is_none() {
        all_are_counted(&counts)?;
    }
    print(&counts)?;
    let mut wrong = not_linear(&counts)?;
    let missed = missed_bars(&counts)?;

    let is_new = guard.counts.is_empty();
    let comparable = guard.made_with == made_with;
    let slower = compare(&guard.counts, &counts)?;
    if arguments.update || is_new {
        if !comparable && filter.is_some() {
            return Err(Failure::input(format!(
                "{} is not of this compiler, libc and processor: make all of it, without a filter",
                guard.file
            )));
        }
        if filter.is_none() {
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
        wrong.extend(slower);
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

/// The names of all that is guarded.
fn names() -> impl Iterator<Item = String> {
    work::all().map(|name| name.join("/"))
}

/// Nothing of what is guarded is left out.
fn all_are_counted(counts: &Counts) -> Result<(), Failure> {
    let missing: Vec<String> = names().filter(|name| !counts.contains_key(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::check(format!(
        "gungraun has not counted {}",
        missing.join(", ")
    )))
}

fn print(counts: &Counts) -> Result<(), Failure> {
    let mut out = anstream::stdout();
    writeln!(out, "{HEADING}instructions{HEADING:#}")?;
    let mut table = Table::new(&["", "all", "most of them in", ""]);
    for (name, count) in counts {
        let most = count.functions.first();
        let share = most.map_or(0.0, |(_, most)| *most as f64 / count.instructions as f64);
        let function = most.map_or("", |(function, _)| function);
        table.row([
            name.clone(),
            count.instructions.to_string(),
            format!("{:.0} %", share * 100.0),
            short(function),
        ]);
    }
    table.print()?;
    Ok(writeln!(out)?)
}

/// As much of a name of a function as fits a line.
fn short(function: &str) -> String {
    const LONGEST: usize = 60;
    match function.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", function.get(..at).unwrap_or(function)),
        None => function.to_owned(),
    }
}

/// The law: twice the contacts cost twice the instructions. What is against it.
fn not_linear(counts: &Counts) -> Result<Vec<String>, Failure> {
    let mut wrong = Vec::new();
    let mut out = anstream::stdout();
    for (name, twice) in counts {
        let Some(operation) = name.strip_suffix("/twice") else {
            continue;
        };
        let Some(once) = counts.get(&format!("{operation}/contacts")) else {
            continue;
        };
        let factor = twice.instructions as f64 / once.instructions as f64;
        let (word, style) = match (factor / 2.0 - 1.0).abs() <= LINEAR {
            true => ("PASS", PASS),
            false => ("MISS", MISS),
        };
        writeln!(
            out,
            "{operation} of twice as many contacts: ×{factor:.3} {style}{word}{style:#}"
        )?;
        if word == "MISS" {
            wrong.push(format!("{operation} is not linear in the document"));
        }
    }
    Ok(wrong)
}

/// Prints the bars in instructions of an event; returns those that are missed.
fn missed_bars(counts: &Counts) -> Result<Vec<String>, Failure> {
    let mut missed = Vec::new();
    let in_instructions = |bar: &Bar| bar.against == "instructions";
    for bar in bars()?.into_iter().filter(in_instructions) {
        let name = bar.name();
        let Some(count) = counts.get(&name) else {
            continue;
        };
        let small = work::small(bar.package, bar.document);
        let document = Document::new(bar.package, bar.document, small);
        let each = count.instructions as f64 / document.events().max(1) as f64;
        let (verdict, style) = bar.verdict(each);
        let wanted = bar.wanted();
        writeln!(
            anstream::stdout(),
            "{name}: {each:.1} an event, {wanted}: {style}{verdict}{style:#}"
        )?;
        if !bar.holds(each) {
            missed.push(format!("{name} misses its bar"));
        }
    }
    Ok(missed)
}

/// Prints what differs from before; returns what has become too much slower, and in which function,
/// and what there is nothing to compare with.
fn compare(before: &Counts, now: &Counts) -> Result<Vec<String>, Failure> {
    let mut slower = Vec::new();
    let mut out = anstream::stdout();
    for (name, count) in now {
        let Some(old) = before.get(name) else {
            if !before.is_empty() {
                writeln!(out, "{name}: new; --update keeps it")?;
                slower.push(format!(
                    "{name} is not guarded: the baseline does not have it"
                ));
            }
            continue;
        };
        let change = count.instructions as f64 / old.instructions as f64 - 1.0;
        let percent = change * 100.0;
        let (word, style) = match change {
            c if c > TOLERANCE => ("more than 3 % slower", MISS),
            c if c < -0.005 => ("improved; --update keeps it", PASS),
            c if c > 0.005 => ("slower", Style::new()),
            _ => continue,
        };
        let (was, is) = (old.instructions, count.instructions);
        writeln!(
            out,
            "{name}: {was} before, {is} now, {percent:+.1} %: {style}{word}{style:#}"
        )?;
        if change > TOLERANCE {
            let text = format!("{name} takes {percent:.1} % more than before");
            slower.push(match grown_most(&old.functions, &count.functions) {
                Some(function) => format!("{text}, most of it in {function}"),
                None => text,
            });
        }
    }
    Ok(slower)
}

/// The function whose count has grown most, and how.
fn grown_most(before: &[(String, u64)], now: &[(String, u64)]) -> Option<String> {
    let growth = |(name, count): &(String, u64)| {
        let old = before.iter().find(|(known, _)| known == name);
        count.saturating_sub(old.map_or(0, |(_, count)| *count))
    };
    let grown = now.iter().filter(|function| growth(function) > 0);
    let most = grown.max_by(|a, b| growth(a).cmp(&growth(b)))?;
    let (name, count) = most;
    Some(format!(
        "{name} ({} before, {count} now)",
        count - growth(most)
    ))
}

#[cfg(test)]
mod tests {
    use super::super::guard::Count;
    use super::*;

    fn functions(of: &[(&str, u64)]) -> Vec<(String, u64)> {
        of.iter()
            .map(|(name, count)| ((*name).to_owned(), *count))
            .collect()
    }

    #[test]
    fn the_function_that_has_grown_most_is_named() {
        let before = functions(&[("decode", 400), ("name", 100), ("memchr", 50)]);
        let now = functions(&[("decode", 410), ("name", 140), ("memchr", 50)]);
        let named = grown_most(&before, &now).unwrap();
        assert_eq!(named, "name (100 before, 140 now)");
        assert_eq!(grown_most(&now, &before), None);
        let now = functions(&[("decode", 400), ("outlined", 90)]);
        let named = grown_most(&before, &now).unwrap();
        assert!(named.starts_with("outlined (0 before"), "{named}");
    }

    #[test]
    fn three_percent_more_than_before_is_too_much() {
        let counts = |of: [u64; 3]| -> Counts {
            let names = ["a/b/policy", "a/b/prov", "a/b/mails"].map(str::to_owned);
            let counts = of.map(|instructions| Count {
                instructions,
                functions: functions(&[("step", instructions / 2)]),
            });
            names.into_iter().zip(counts).collect()
        };
        let before = counts([1000, 1000, 1000]);
        let slower = compare(&before, &counts([1029, 1031, 500])).unwrap();
        assert_eq!(
            slower,
            ["a/b/prov takes 3.1 % more than before, most of it in step (500 before, 515 now)"]
        );
    }

    #[test]
    fn twice_the_contacts_are_to_take_twice_the_instructions() {
        let counts = |twice: u64| -> Counts {
            let names = ["wbxml/events/contacts", "wbxml/events/twice"].map(str::to_owned);
            let counts = [1000, twice].map(|instructions| Count {
                instructions,
                functions: Vec::new(),
            });
            names.into_iter().zip(counts).collect()
        };
        assert!(not_linear(&counts(2015)).unwrap().is_empty());
        assert_eq!(not_linear(&counts(2100)).unwrap().len(), 1);
    }

    #[test]
    fn all_crates_have_something_that_is_guarded() {
        for package in work::PACKAGES {
            let of = |name: &String| name.starts_with(&format!("{package}/"));
            assert!(names().filter(of).count() >= 5, "{package}");
        }
    }
}
