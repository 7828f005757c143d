//! What libFuzzer says of itself, line by line.

use std::path::PathBuf;

/// How far a process is.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Status {
    pub(super) executions: u64,
    /// Edges of the control flow that have been taken.
    pub(super) edges: u64,
    /// The same with how often, and what was compared.
    pub(super) features: u64,
    /// Inputs that are kept.
    pub(super) corpus: u64,
    /// Executions a second.
    pub(super) rate: u64,
}

/// A line that says something of interest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Line {
    /// `#4096 pulse cov: 20 ft: 24 corp: 3/6b lim: 8 exec/s: 2048 rss: 30Mb`
    Status(Status),
    /// Of the statistics at the end: all executions.
    Executions(u64),
    /// A law did not hold: where the panic was; what it says is on the next line.
    Panic(String),
    /// What ended the process.
    Summary(String),
    /// Where the input is that broke something.
    Artifact(PathBuf),
}

impl Line {
    /// What a line says; nothing if it is not of interest.
    pub(super) fn read(line: &str) -> Option<Self> {
        if let Some(rest) = line.strip_prefix('#') {
            return status(rest).map(Self::Status);
        }
        if let Some(number) = line.strip_prefix("stat::number_of_executed_units:") {
            return number.trim().parse().ok().map(Self::Executions);
        }
        if line.starts_with("thread '") {
            let (_, place) = line.split_once("panicked at ")?;
            return Some(Self::Panic(place.trim_end_matches(':').to_owned()));
        }
        if let Some(rest) = line.strip_prefix("SUMMARY: ") {
            return Some(Self::Summary(rest.trim().to_owned()));
        }
        let (_, path) = line.split_once("Test unit written to ")?;
        Some(Self::Artifact(PathBuf::from(path.trim())))
    }
}

/// `4096 NEW cov: 20 ft: 24 corp: 3/6b lim: 8 exec/s: 2048 rss: 30Mb L: 3/4 MS: 1 ...`
fn status(line: &str) -> Option<Status> {
    let mut words = line.split_whitespace();
    let executions = words.next()?.parse().ok()?;
    let mut status = Status {
        executions,
        ..Status::default()
    };
    let mut known = false;
    while let Some(word) = words.next() {
        let field = match word {
            "cov:" => &mut status.edges,
            "ft:" => &mut status.features,
            "corp:" => &mut status.corpus,
            "exec/s:" => &mut status.rate,
            _ => continue,
        };
        let number = words.next()?.split('/').next()?;
        *field = number.parse().ok()?;
        known = true;
    }
    known.then_some(status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_progress_is_read() {
        let line = "#66270\tNEW    cov: 3020 ft: 11136 corp: 1437/186Kb lim: 4096 exec/s: 3487 \
                    rss: 38Mb L: 204/1356 MS: 4 CrossOver-ChangeBit-CrossOver-EraseBytes-";
        let status = Status {
            executions: 66_270,
            edges: 3_020,
            features: 11_136,
            corpus: 1_437,
            rate: 3_487,
        };
        assert_eq!(Line::read(line), Some(Line::Status(status)));
    }

    #[test]
    fn a_line_of_progress_need_not_say_all() {
        let line = "#2\tINITED ft: 3 corp: 1/1b exec/s: 0 rss: 27Mb";
        let Some(Line::Status(status)) = Line::read(line) else {
            panic!("{line}");
        };
        assert_eq!(
            (status.executions, status.edges, status.features),
            (2, 0, 3)
        );
    }

    #[test]
    fn the_end_is_read() {
        let cases = [
            (
                "stat::number_of_executed_units: 293913",
                Line::Executions(293_913),
            ),
            (
                "thread '<unnamed>' (812) panicked at src/oracles/wbxml/raw.rs:10:5:",
                Line::Panic("src/oracles/wbxml/raw.rs:10:5".to_owned()),
            ),
            (
                "SUMMARY: libFuzzer: deadly signal",
                Line::Summary("libFuzzer: deadly signal".to_owned()),
            ),
            (
                "artifact_prefix='a/'; Test unit written to a/crash-da39a3ee",
                Line::Artifact("a/crash-da39a3ee".into()),
            ),
        ];
        for (line, said) in cases {
            assert_eq!(Line::read(line), Some(said));
        }
    }

    #[test]
    fn anything_else_is_nothing() {
        for line in [
            "",
            "#",
            "#x",
            "#12 comment",
            "INFO: Seed: 1",
            "#1 NEW cov: many",
            "#1 NEW cov:",
            "stat::number_of_executed_units: many",
        ] {
            assert_eq!(Line::read(line), None, "{line}");
        }
    }
}
