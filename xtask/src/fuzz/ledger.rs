//! What the targets have run so far: a line for each run, in the folder of the corpora.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use super::campaign::Outcome;
use super::targets::{Target, Targets};
use super::toolchain::Sanitizer;
use crate::failure::Failure;

const HEADING: &str =
    "unix_time,target,sanitizer,jobs,seconds,executions,edges,features,corpus,findings\n";

/// The runs of a target, together.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Total {
    pub(super) executions: u64,
    /// Of processes: two that run a minute are two minutes.
    pub(super) seconds: u64,
    pub(super) findings: u64,
}

/// The file, to which lines are only ever added.
#[derive(Debug)]
pub(super) struct Ledger {
    path: PathBuf,
    totals: BTreeMap<String, Total>,
}

impl Ledger {
    pub(super) fn open(targets: &Targets) -> Result<Self, Failure> {
        Self::at(targets.corpora().join("log.csv"))
    }

    fn at(path: PathBuf) -> Result<Self, Failure> {
        let mut ledger = Self {
            path,
            totals: BTreeMap::new(),
        };
        let Ok(text) = fs::read_to_string(&ledger.path) else {
            // Nothing has run yet.
            return Ok(ledger);
        };
        for row in csv::Reader::from_reader(text.as_bytes()).records() {
            let row = row.map_err(|e| ledger.broken(&e.to_string()))?;
            let number = |at: usize| row.get(at).and_then(|cell| cell.parse::<u64>().ok());
            let (Some(target), Some(jobs), Some(seconds), Some(executions), Some(findings)) =
                (row.get(1), number(3), number(4), number(5), number(9))
            else {
                return Err(ledger.broken(&format!("{row:?}")));
            };
            let total = ledger.totals.entry(target.to_owned()).or_default();
            total.executions += executions;
            total.seconds += jobs * seconds;
            total.findings += findings;
        }
        Ok(ledger)
    }

    fn broken(&self, what: &str) -> Failure {
        Failure::check(format!("{}: {what}", self.path.display()))
    }

    /// All runs of a target.
    pub(super) fn total(&self, target: &str) -> Total {
        self.totals.get(target).copied().unwrap_or_default()
    }

    /// Adds a run.
    pub(super) fn add(
        &mut self,
        target: &Target,
        sanitizer: Sanitizer,
        jobs: u32,
        outcome: &Outcome,
    ) -> Result<(), Failure> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let row = format!(
            "{},{},{},{jobs},{},{},{},{},{},{}\n",
            now.map_or(0, |now| now.as_secs()),
            target.name,
            sanitizer.name(),
            outcome.seconds,
            outcome.executions,
            outcome.status.edges,
            outcome.status.features,
            outcome.status.corpus,
            outcome.findings.len()
        );
        self.append(&row).map_err(|e| self.broken(&e.to_string()))?;
        let total = self.totals.entry(target.name.clone()).or_default();
        total.executions += outcome.executions;
        total.seconds += u64::from(jobs) * outcome.seconds;
        total.findings += outcome.findings.len() as u64;
        Ok(())
    }

    fn append(&self, row: &str) -> std::io::Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.path)?;
        if file.metadata()?.len() == 0 {
            file.write_all(HEADING.as_bytes())?;
        }
        file.write_all(row.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz::output::Status;
    use crate::fuzz::targets::Limits;

    #[test]
    fn runs_add_up_over_commands() {
        let name = format!("fuzz-ledger-{}.csv", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = fs::remove_file(&path);
        let target = Target {
            name: "wbxml_raw".to_owned(),
            reads: Vec::new(),
            limits: Limits {
                bytes: 1,
                seconds: 1,
                megabytes: 1,
            },
        };
        let outcome = Outcome {
            executions: 1_000,
            seconds: 60,
            status: Status::default(),
            findings: Vec::new(),
        };
        for _ in 0..2 {
            let mut ledger = Ledger::at(path.clone()).unwrap();
            ledger.add(&target, Sanitizer::None, 2, &outcome).unwrap();
        }
        let ledger = Ledger::at(path.clone()).unwrap();
        let total = Total {
            executions: 2_000,
            seconds: 240,
            findings: 0,
        };
        assert_eq!(ledger.total("wbxml_raw"), total);
        assert_eq!(ledger.total("wbxml_xml"), Total::default());
        fs::remove_file(path).unwrap();
    }
}
