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
    pub(super) document: String,
    pub(super) operation: String,
    pub(super) against: String,
    at_least: bool,
    times: f64,
}

impl Bar {
    pub(super) fn holds(&self, value: f64) -> bool {
        match self.at_least {
            true => value >= self.times,
            false => value <= self.times,
        }
    }

    /// The bar, what was measured, and whether it holds.
    pub(super) fn verdict(&self, value: f64) -> (String, Style) {
        let sign = if self.at_least { '≥' } else { '≤' };
        let (word, style) = match self.holds(value) {
            true => ("PASS", PASS),
            false => ("MISS", MISS),
        };
        let Self { against, times, .. } = self;
        (format!("{value:.2} {sign} {times} {against} {word}"), style)
    }
}

fn rows(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes())
}

fn broken(what: &str) -> Failure {
    Failure::check(format!("xtask/data/{what} is not as it was expected"))
}

pub(super) fn bars() -> Result<Vec<Bar>, Failure> {
    let refuse = || broken("bars.csv");
    let mut bars = Vec::new();
    for row in rows(BARS).records() {
        let row = row.map_err(|_| refuse())?;
        let [document, operation, against, bound, times] = row.iter().collect::<Vec<_>>()[..]
        else {
            return Err(refuse());
        };
        bars.push(Bar {
            document: document.to_owned(),
            operation: operation.to_owned(),
            against: against.to_owned(),
            at_least: bound == "at_least",
            times: times.parse().map_err(|_| refuse())?,
        });
    }
    Ok(bars)
}

/// How long libwbxml 0.11.10 took for an operation on a document.
#[cfg(feature = "peers")]
pub(super) struct Figure {
    document: String,
    operation: String,
    seconds_per_byte: f64,
}

#[cfg(feature = "peers")]
pub(super) struct Figures(Vec<Figure>);

#[cfg(feature = "peers")]
impl Figures {
    pub(super) fn read() -> Result<Self, Failure> {
        let refuse = || broken("libwbxml-figures.csv");
        let mut figures = Vec::new();
        for row in rows(FIGURES).records() {
            let row = row.map_err(|_| refuse())?;
            let [document, bytes, operation, fastest, _] = row.iter().collect::<Vec<_>>()[..]
            else {
                return Err(refuse());
            };
            let bytes: f64 = bytes.parse().map_err(|_| refuse())?;
            let fastest: f64 = fastest.parse().map_err(|_| refuse())?;
            figures.push(Figure {
                document: document.to_owned(),
                operation: operation.to_owned(),
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
    fn every_bar_is_against_something_that_is_measured() {
        let bars = bars().unwrap();
        assert_eq!(bars.len(), 24);
        for bar in &bars {
            #[cfg(feature = "peers")]
            if ["parse", "to_xml"].contains(&&*bar.against) {
                let figures = Figures::read().unwrap();
                let found = figures.seconds(&bar.document, &bar.against, 1_000);
                assert!(found.is_some_and(|seconds| seconds > 0.0), "{bar:?}");
                continue;
            }
            let measured = [
                "parse",
                "to_xml",
                "memchr",
                "quick_xml",
                "checked",
                "events",
                "instructions",
            ];
            assert!(measured.contains(&&*bar.against), "{bar:?}");
        }
    }

    #[test]
    fn a_bar_holds_at_its_value() {
        for bar in bars().unwrap() {
            assert!(bar.holds(bar.times), "{bar:?}");
            let (better, worse) = match bar.at_least {
                true => (bar.times * 1.01, bar.times * 0.99),
                false => (bar.times * 0.99, bar.times * 1.01),
            };
            assert!(bar.holds(better) && !bar.holds(worse), "{bar:?}");
            assert!(bar.verdict(worse).0.ends_with("MISS"), "{bar:?}");
        }
    }
}
