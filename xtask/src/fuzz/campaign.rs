//! Processes of a target, from their start to their end, and a line that says how far they are.

use std::fs;
use std::io::{BufRead, BufReader, IsTerminal, Write, stderr};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::findings::{self, Broken, Finding};
use super::output::{Line, Status};
use super::targets::{Target, Targets};
use crate::failure::Failure;
use crate::table;

/// How often the line is drawn on a terminal, and written elsewhere.
const DRAWN: Duration = Duration::from_millis(250);
const WRITTEN: Duration = Duration::from_secs(30);
/// How long processes may take to end when their time is over, before they are ended.
const GRACE: Duration = Duration::from_secs(60);

/// A run of one target.
pub(super) struct Campaign<'c> {
    pub(super) targets: &'c Targets,
    pub(super) target: &'c Target,
    pub(super) program: &'c Path,
    /// The file of the words.
    pub(super) words: &'c Path,
    pub(super) seconds: u64,
    pub(super) jobs: u32,
}

/// What came of it.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) executions: u64,
    pub(super) seconds: u64,
    /// Of the process that is farthest.
    pub(super) status: Status,
    pub(super) findings: Vec<Finding>,
}

/// What is known of a process.
#[derive(Clone, Default)]
struct Job {
    status: Status,
    broken: Broken,
    /// Where the last panic was, and whether the next line is what it says.
    is_panicking: bool,
    /// The last line that it has written.
    last: String,
    ended: bool,
}

/// Processes, which end when this is dropped.
struct Children(Vec<Child>);

impl Drop for Children {
    fn drop(&mut self) {
        for child in &mut self.0 {
            // Most have ended by themselves.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Campaign<'_> {
    pub(super) fn run(&self) -> Result<Outcome, Failure> {
        let refuse = |e: std::io::Error| Failure::check(format!("{}: {e}", self.program.display()));
        let artifacts = self.targets.artifacts(self.target);
        fs::create_dir_all(&artifacts).map_err(refuse)?;
        let begun = Instant::now();
        let (sender, lines) = mpsc::channel();
        let mut children = Children(Vec::new());
        for number in 0..self.jobs as usize {
            let mut child = self.command(&artifacts).spawn().map_err(refuse)?;
            listen(&mut child, number, sender.clone());
            children.0.push(child);
        }
        drop(sender);
        let jobs = self.watch(&lines, begun, &mut children.0)?;
        for (child, job) in children.0.iter_mut().zip(&jobs) {
            let status = child.wait().map_err(refuse)?;
            let program = self.program.display();
            // Else it would be time in which nothing was found.
            if job.broken.input.is_none() && (!status.success() || job.status.executions == 0) {
                return Err(Failure::check(format!(
                    "{program} has left no input, and ended after {} runs with {status}: {}",
                    job.status.executions, job.last
                )));
            }
        }
        let mut findings: Vec<Finding> = Vec::new();
        for broken in jobs.iter().map(|job| &job.broken) {
            if let Some(finding) = findings::keep(self, broken)? {
                // Several processes may find one thing.
                if findings.iter().all(|known| known.place != finding.place) {
                    findings.push(finding);
                }
            }
        }
        Ok(Outcome {
            executions: jobs.iter().map(|job| job.status.executions).sum(),
            seconds: begun.elapsed().as_secs(),
            status: farthest(&jobs),
            findings,
        })
    }

    fn command(&self, artifacts: &Path) -> Command {
        let limits = self.target.limits;
        let mut command = Command::new(self.program);
        command
            .arg(self.targets.corpus(self.target))
            .arg(format!("-max_total_time={}", self.seconds))
            .arg(format!("-max_len={}", limits.bytes))
            .arg(format!("-timeout={}", limits.seconds))
            .arg(format!("-rss_limit_mb={}", limits.megabytes))
            .arg(format!("-dict={}", self.words.display()))
            .arg(format!("-artifact_prefix={}/", artifacts.display()))
            // What the other processes have found.
            .arg("-reload=1")
            .arg("-print_final_stats=1")
            .current_dir(self.targets.root().join("xtask"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        command
    }

    /// Follows the processes until all have ended.
    fn watch(
        &self,
        lines: &Receiver<(usize, Option<String>)>,
        begun: Instant,
        children: &mut [Child],
    ) -> Result<Vec<Job>, Failure> {
        let mut jobs = vec![Job::default(); children.len()];
        let mut progress = Progress::new();
        let end = begun + Duration::from_secs(self.seconds) + GRACE;
        loop {
            match lines.recv_timeout(DRAWN) {
                Ok((number, said)) => {
                    if let Some(job) = jobs.get_mut(number) {
                        job.hear(said.as_deref());
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if Instant::now() > end {
                for child in children.iter_mut() {
                    // It may have ended meanwhile.
                    let _ = child.kill();
                }
            }
            progress.show(|| self.line(&jobs, begun))?;
        }
        progress.end();
        Ok(jobs)
    }

    /// `1,024 runs/s · 66,270 runs · 3,020 edges · 1,437 inputs · 1:12 left`
    fn line(&self, jobs: &[Job], begun: Instant) -> String {
        let status = farthest(jobs);
        let sum = |of: fn(&Status) -> u64| jobs.iter().map(|job| of(&job.status)).sum();
        let left = self.seconds.saturating_sub(begun.elapsed().as_secs());
        format!(
            "{} runs/s · {} runs · {} edges · {} inputs · {} left",
            table::grouped(sum(|status| status.rate)),
            table::grouped(sum(|status| status.executions)),
            table::grouped(status.edges),
            table::grouped(status.corpus),
            table::minutes(left)
        )
    }
}

impl Job {
    /// A line, or the end of the process.
    fn hear(&mut self, said: Option<&str>) {
        let Some(line) = said else {
            self.ended = true;
            return;
        };
        if !line.trim().is_empty() {
            line.clone_into(&mut self.last);
        }
        if self.is_panicking {
            self.is_panicking = false;
            line.clone_into(&mut self.broken.says);
            return;
        }
        match Line::read(line) {
            Some(Line::Status(status)) => {
                // The last line has no figures of its own but these.
                self.status = Status {
                    executions: status.executions.max(self.status.executions),
                    ..status
                };
            }
            Some(Line::Executions(executions)) => self.status.executions = executions,
            Some(Line::Panic(place)) => {
                self.broken.place = place;
                self.is_panicking = true;
            }
            Some(Line::Summary(summary)) => self.broken.summary = summary,
            Some(Line::Artifact(path)) => self.broken.input = Some(path),
            None => {}
        }
    }
}

fn farthest(jobs: &[Job]) -> Status {
    let all = jobs.iter().map(|job| job.status);
    all.max_by_key(|status| status.features).unwrap_or_default()
}

/// Sends each line of a process on, and nothing when it ends.
fn listen(child: &mut Child, number: usize, sender: Sender<(usize, Option<String>)>) {
    let Some(stderr) = child.stderr.take() else {
        return;
    };
    thread::spawn(move || {
        for line in BufReader::new(stderr).split(b'\n') {
            let Ok(line) = line else { break };
            let line = String::from_utf8_lossy(&line).into_owned();
            // Nobody listens any more when the command has failed.
            if sender.send((number, Some(line))).is_err() {
                return;
            }
        }
        let _ = sender.send((number, None));
    });
}

/// Where the line goes: it is drawn anew on a terminal, and written now and then elsewhere.
struct Progress {
    bar: Option<ProgressBar>,
    shown: Instant,
}

impl Progress {
    fn new() -> Self {
        let bar = stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("   {spinner} {msg}");
            let bar = ProgressBar::new_spinner();
            match style {
                Ok(style) => bar.with_style(style),
                Err(_) => bar,
            }
        });
        Self {
            bar,
            shown: Instant::now(),
        }
    }

    fn show(&mut self, line: impl Fn() -> String) -> Result<(), Failure> {
        let often = if self.bar.is_some() { DRAWN } else { WRITTEN };
        if self.shown.elapsed() < often {
            return Ok(());
        }
        self.shown = Instant::now();
        match &self.bar {
            Some(bar) => {
                bar.set_message(line());
                bar.tick();
            }
            None => writeln!(anstream::stderr(), "   {}", line())?,
        }
        Ok(())
    }

    fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_process_says_is_put_together() {
        let mut job = Job::default();
        for line in [
            "INFO: Running with entropic power schedule (0xFF, 100).",
            "#2\tINITED cov: 10 ft: 11 corp: 1/1b exec/s: 0 rss: 27Mb",
            "#512\tNEW    cov: 20 ft: 24 corp: 3/6b lim: 8 exec/s: 256 rss: 30Mb L: 3/4 MS: 1 A-",
            "thread '<unnamed>' (7) panicked at src/oracles/wbxml/raw.rs:1:2:",
            "an error behind the input of 3 bytes",
            "note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace",
            "SUMMARY: libFuzzer: deadly signal",
            "artifact_prefix='a/'; Test unit written to a/crash-1",
            "stat::number_of_executed_units: 700",
        ] {
            job.hear(Some(line));
        }
        assert!(!job.ended);
        job.hear(None);
        assert!(job.ended);
        assert_eq!((job.status.executions, job.status.edges), (700, 20));
        assert_eq!(job.broken.place, "src/oracles/wbxml/raw.rs:1:2");
        assert_eq!(job.broken.says, "an error behind the input of 3 bytes");
        assert_eq!(job.broken.input.as_deref(), Some(Path::new("a/crash-1")));
    }

    /// `false` takes any arguments, and ends at once without an input.
    #[test]
    fn a_process_that_leaves_no_input_is_no_time_without_findings() {
        let targets = Targets::read(crate::checks::workspace::root().unwrap()).unwrap();
        for program in ["/bin/false", "/bin/true"] {
            let campaign = Campaign {
                targets: &targets,
                target: &targets.all()[0],
                program: Path::new(program),
                words: Path::new("words"),
                seconds: 1,
                jobs: 1,
            };
            let error = campaign.run().unwrap_err().to_string();
            assert!(
                error.contains("has left no input, and ended after 0 runs"),
                "{error}"
            );
        }
    }
}
