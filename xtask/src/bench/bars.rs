//! What has to hold (`data/bars.csv`), and the fixed figures that it is held against
//! (`data/libwbxml-figures.csv`).

use anstyle::{AnsiColor, Style};

use crate::failure::Failure;

const BARS: &str = include_str!("../../data/bars.csv");
#[cfg(feature = "peers")]
const FIGURES: &str = include_str!("../../data/libwbxml-figures.csv");

pub(super) const PASS: Style = AnsiColor::Green.on_default();
pub(super) const MISS: Style = AnsiColor::Red.on_default().bold();

/// A bar of one operation on one document.
#[derive(Debug)]
pub(super) struct Bar {
    pub(super) package: &'static str,
    pub(super) document: &'static str,
    pub(super) operation: &'static str,
    pub(super) against: &'static str,
    at_least: bool,
    times: f64,
}

impl Bar {
    /// `crate/operation/document`.
    pub(super) fn name(&self) -> String {
        format!("{}/{}/{}", self.package, self.operation, self.document)
    }

    /// The operation of libwbxml whose figure this is against.
    #[cfg(feature = "peers")]
    pub(super) fn figure(&self) -> Option<&'static str> {
        self.against.strip_prefix("figure ")
    }

    /// How many times faster than what it is against, or how many times as long.
    #[cfg(feature = "peers")]
    pub(super) fn value(&self, ours: f64, theirs: f64) -> f64 {
        match self.at_least {
            true => theirs / ours,
            false => ours / theirs,
        }
    }

    pub(super) fn holds(&self, value: f64) -> bool {
        match self.at_least {
            true => value >= self.times,
            false => value <= self.times,
        }
    }

    /// What is measured, and what has to hold of it.
    pub(super) fn wanted(&self) -> String {
        let Self { against, times, .. } = self;
        match self.at_least {
            true => format!("≥ {times} times faster than {against}"),
            false if *against == "instructions" => format!("≤ {times} instructions"),
            false => format!("≤ {times} times {against}"),
        }
    }

    pub(super) fn verdict(&self, value: f64) -> (&'static str, Style) {
        match self.holds(value) {
            true => ("PASS", PASS),
            false => ("MISS", MISS),
        }
    }
}

/// The rows of a table without quotes, as they are cut at their commas.
fn rows<const N: usize>(text: &'static str, name: &str) -> Result<Vec<[&'static str; N]>, Failure> {
    let rows = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        cells.try_into().map_err(|_| broken(name))
    })
    .collect()
}

fn broken(name: &str) -> Failure {
    Failure::check(format!("xtask/data/{name} is not as it was expected"))
}

pub(super) fn bars() -> Result<Vec<Bar>, Failure> {
    let mut bars = Vec::new();
    for [package, document, operation, against, bound, times] in rows(BARS, "bars.csv")? {
        bars.push(Bar {
            package,
            document,
            operation,
            against,
            at_least: bound == "at_least",
            times: times.parse().map_err(|_| broken("bars.csv"))?,
        });
    }
    Ok(bars)
}

/// How long libwbxml 0.11.10 took for an operation on a document.
#[cfg(feature = "peers")]
pub(super) struct Figure {
    document: &'static str,
    operation: &'static str,
    seconds_per_byte: f64,
}

#[cfg(feature = "peers")]
pub(super) struct Figures(Vec<Figure>);

#[cfg(feature = "peers")]
impl Figures {
    pub(super) fn read() -> Result<Self, Failure> {
        const NAME: &str = "libwbxml-figures.csv";
        let mut figures = Vec::new();
        for [document, bytes, operation, fastest, _] in rows(FIGURES, NAME)? {
            let bytes: f64 = bytes.parse().map_err(|_| broken(NAME))?;
            let fastest: f64 = fastest.parse().map_err(|_| broken(NAME))?;
            figures.push(Figure {
                document,
                operation,
                seconds_per_byte: fastest / 1e6 / bytes,
            });
        }
        Ok(Self(figures))
    }

    /// The seconds for a document of this many bytes, by the faster of the runs that are quoted.
    pub(super) fn seconds(&self, document: &str, operation: &str, bytes: usize) -> Option<f64> {
        let found = self
            .0
            .iter()
            .find(|f| f.document == document && f.operation == operation)?;
        Some(found.seconds_per_byte * bytes as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_holds_at_its_value() {
        let bars = bars().unwrap();
        assert_eq!(bars.len(), 38);
        for bar in bars {
            assert_eq!(bar.verdict(bar.times).0, "PASS", "{bar:?}");
            let (better, worse) = match bar.at_least {
                true => (bar.times * 1.01, bar.times * 0.99),
                false => (bar.times * 0.99, bar.times * 1.01),
            };
            assert!(bar.holds(better) && !bar.holds(worse), "{bar:?}");
            assert_eq!(bar.verdict(worse).0, "MISS", "{bar:?}");
        }
    }

    #[cfg(feature = "peers")]
    #[test]
    fn every_figure_that_a_bar_is_against_is_there() {
        let figures = Figures::read().unwrap();
        for bar in bars().unwrap() {
            if let Some(operation) = bar.figure() {
                let found = figures.seconds(bar.document, operation, 1_000);
                assert!(found.is_some_and(|seconds| seconds > 0.0), "{bar:?}");
            }
        }
    }
}
