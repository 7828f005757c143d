//! Times of several pieces of work, measured so that they can be compared on a busy machine.

use std::hint::black_box;
use std::time::{Duration, Instant};

use crate::failure::Failure;

/// How long a batch takes at least: long against the clock and the scheduler.
const BATCH: Duration = Duration::from_millis(50);
/// How long the batches of one job may take together.
const ENOUGH: Duration = Duration::from_secs(8);

/// What work returns, so that it cannot be left out.
pub(super) type Outcome = Result<usize, String>;

/// A piece of work and how long one pass of it takes.
pub(super) struct Job<'w> {
    pub(super) name: &'static str,
    work: Box<dyn FnMut() -> Outcome + 'w>,
    passes: u32,
    best: Duration,
    spent: Duration,
    refusal: Option<String>,
}

impl<'w> Job<'w> {
    pub(super) fn new(name: &'static str, work: impl FnMut() -> Outcome + 'w) -> Self {
        Self {
            name,
            work: Box::new(work),
            passes: 1,
            best: Duration::MAX,
            spent: Duration::ZERO,
            refusal: None,
        }
    }

    /// Seconds of one pass, in the best batch; or why it cannot be done.
    pub(super) fn seconds(&self) -> Result<f64, &str> {
        match &self.refusal {
            Some(refusal) => Err(refusal),
            None => Ok(self.best.as_secs_f64() / f64::from(self.passes)),
        }
    }

    fn batch(&mut self) -> Duration {
        let begun = Instant::now();
        for _ in 0..self.passes {
            match (self.work)() {
                Ok(sum) => _ = black_box(sum),
                Err(refusal) => {
                    self.refusal = Some(refusal);
                    break;
                }
            }
        }
        let took = begun.elapsed();
        self.spent += took;
        took
    }

    /// Finds how many passes make a batch. The first is not counted: it fills the caches.
    fn calibrate(&mut self) {
        self.batch();
        while self.refusal.is_none() {
            let took = self.batch();
            if took >= BATCH {
                break;
            }
            let factor = BATCH.as_secs_f64() * 1.1 / took.as_secs_f64().max(1e-9);
            let passes = (f64::from(self.passes) * factor.clamp(1.1, 100.0)).ceil();
            self.passes = passes as u32;
        }
    }
}

/// Makes jobs ready to be measured.
pub(super) fn calibrate(jobs: &mut [Job<'_>]) {
    jobs.iter_mut().for_each(Job::calibrate);
}

/// Measures all jobs in turns, so that noise hits all of them alike. More rounds can follow.
pub(super) fn measure(jobs: &mut [Job<'_>], rounds: u32) {
    for _ in 0..rounds {
        for job in jobs.iter_mut().filter(|job| job.refusal.is_none()) {
            // Something that takes seconds is not measured as often, but once in any case.
            if job.spent < ENOUGH || job.best == Duration::MAX {
                job.best = job.batch().min(job.best);
            }
        }
    }
}

/// The jobs of our own do not fail.
pub(super) fn own_seconds(job: &Job<'_>) -> Result<f64, Failure> {
    job.seconds()
        .map_err(|e| Failure::check(format!("{}: {e}", job.name)))
}
