//! `cargo xtask simulate`: a fleet of devices in one process, provisioned by a DM server.

mod fleet;
mod memory;
mod session;

use std::io::Write;
use std::num::NonZeroUsize;
use std::thread;
use std::time::{Duration, Instant};

use email2_csp::Edition;

use crate::failure::Failure;
use fleet::{Device, Tally};

const EXAMPLES: &str = "\
Each device is of one of the four editions in turn and keeps its account in memory. A server leads three
OMA DM sessions with it, every message through WBXML: it makes an account, changes it with a command that
fails, which has to leave the account as it was, and changes it as planned.

Examples:
  cargo xtask simulate                 10,000 devices on all cores
  cargo xtask simulate 100 --jobs 1    100 devices on one

Exit codes: 0 every device is as planned, 1 one is not.";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// How many devices there are
    #[arg(value_name = "N", default_value_t = 10_000)]
    devices: usize,

    /// How many threads lead sessions; all cores if it is not said
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let jobs = match arguments.jobs {
        Some(jobs) => jobs.get(),
        None => thread::available_parallelism().map_or(1, NonZeroUsize::get),
    };
    // In two halves: a device takes as much memory in the second as in the first.
    let half = arguments.devices / 2;
    let before = memory::resident();
    let begin = Instant::now();
    let mut fleet = Vec::with_capacity(arguments.devices);
    let mut tally = Tally::default();
    phase(0..half, jobs, &mut fleet, &mut tally)?;
    let between = memory::resident();
    phase(half..arguments.devices, jobs, &mut fleet, &mut tally)?;
    let took = begin.elapsed();
    let after = memory::resident();

    let mut out = anstream::stdout().lock();
    report(&mut out, &fleet, &tally, jobs, took)?;
    let growth = |from: Option<u64>, to: Option<u64>, devices: usize| {
        let devices = u64::try_from(devices).ok().filter(|n| *n > 0)?;
        Some(to?.saturating_sub(from?) / devices)
    };
    let halves = (
        growth(before, between, half),
        growth(between, after, arguments.devices - half),
    );
    if let (Some(first), Some(second)) = halves {
        writeln!(
            out,
            "  memory     {first} bytes a device in the first half of the fleet, {second} in the second"
        )?;
    }
    Ok(())
}

/// Provisions the devices of these numbers, spread over threads.
fn phase(
    numbers: std::ops::Range<usize>,
    jobs: usize,
    fleet: &mut Vec<Device>,
    tally: &mut Tally,
) -> Result<(), Failure> {
    let share = numbers.len().div_ceil(jobs).max(1);
    let results = thread::scope(|scope| {
        let starts = numbers.clone().step_by(share);
        let threads: Vec<_> = starts
            .map(|start| {
                let end = numbers.end.min(start.saturating_add(share));
                scope.spawn(move || fleet::provision(start..end))
            })
            .collect();
        let joined = threads.into_iter().map(|thread| {
            thread
                .join()
                .unwrap_or_else(|_| Err("a thread has stopped".to_owned()))
        });
        joined.collect::<Vec<_>>()
    });
    for result in results {
        let (devices, counted) = result.map_err(Failure::check)?;
        fleet.extend(devices);
        tally.add(&counted);
    }
    Ok(())
}

fn report(
    out: &mut impl Write,
    fleet: &[Device],
    tally: &Tally,
    jobs: usize,
    took: Duration,
) -> Result<(), Failure> {
    let seconds = took.as_secs_f64().max(f64::MIN_POSITIVE);
    let rate = |count: u64| count as f64 / seconds;
    let threads = if jobs == 1 { "thread" } else { "threads" };
    writeln!(out, "{} devices on {jobs} {threads}", fleet.len())?;
    for edition in Edition::ALL {
        let of = |device: &&Device| device.profile().edition == edition;
        let count = fleet.iter().filter(of).count();
        writeln!(out, "  {count:>8} provisioned: {}", edition.title())?;
    }
    writeln!(
        out,
        "  sessions   {} in {seconds:.2} s, {:.0} a second",
        tally.sessions,
        rate(tally.sessions)
    )?;
    writeln!(
        out,
        "  messages   {} of {:.0} bytes on average",
        tally.messages,
        tally.bytes as f64 / (tally.messages.max(1) as f64)
    )?;
    let statuses = tally.statuses.iter();
    let statuses: Vec<String> = statuses
        .map(|(code, count)| format!("{code}: {count}"))
        .collect();
    writeln!(out, "  statuses   {}", statuses.join(", "))?;
    writeln!(out, "  failures   0")?;
    Ok(())
}
