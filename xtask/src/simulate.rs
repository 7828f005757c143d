//! `cargo xtask simulate`: a fleet of devices in one process, provisioned by a DM server.

mod fleet;
mod process;
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
  cargo xtask simulate 100 --threads 1 100 devices on one
  cargo xtask simulate --scaling       10,000 devices on 1, 2, 4 … threads, and how much faster that is

Exit codes: 0 every device is as planned, 1 one is not, or takes more memory than those before it.";

/// From so many devices on, what they take shows in the memory of the process.
const SHOWS: usize = 5_000;

/// How many failures are told one by one.
const TOLD: usize = 10;

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// How many devices there are
    #[arg(value_name = "N", default_value_t = 10_000)]
    devices: usize,

    /// How many threads lead sessions; all cores if it is not said
    #[arg(short, long, alias = "jobs", value_name = "N")]
    threads: Option<NonZeroUsize>,

    /// Provision the fleet on 1, 2, 4 … threads in turn, and say how many devices a second that makes
    #[arg(short, long)]
    scaling: bool,

    /// So many devices have all accounts that they may have, and refuse another
    #[arg(long, value_name = "N", default_value_t = 0)]
    full: usize,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let threads = match arguments.threads {
        Some(threads) => threads.get(),
        None => thread::available_parallelism().map_or(1, NonZeroUsize::get),
    };
    let mut out = anstream::stdout().lock();
    if arguments.scaling {
        return scaling(&mut out, arguments, threads);
    }
    // In two halves: a device takes as much memory in the second as in the first.
    let half = arguments.devices / 2;
    let before = process::resident();
    let begin = Instant::now();
    let mut fleet = Vec::with_capacity(arguments.devices);
    let mut tally = Tally::default();
    phase(0..half, arguments.full, threads, &mut fleet, &mut tally)?;
    let between = process::resident();
    let rest = half..arguments.devices;
    phase(rest, arguments.full, threads, &mut fleet, &mut tally)?;
    let took = begin.elapsed();
    let after = process::resident();

    report(&mut out, &fleet, &tally, threads, took)?;
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
        if let Some(peak) = process::peak() {
            writeln!(out, "             {:.1} MB at most", peak as f64 / 1e6)?;
        }
        if arguments.devices >= SHOWS && second > first + first / 4 {
            let more = "a device of the second half takes more memory than one of the first";
            return Err(Failure::check(more));
        }
    }
    settle(&tally)
}

/// Whether every device is as planned.
fn settle(tally: &Tally) -> Result<(), Failure> {
    let failures = &tally.failures;
    if failures.is_empty() {
        return Ok(());
    }
    let mut told = failures.iter().take(TOLD).cloned().collect::<Vec<_>>();
    if let Some(more @ 1..) = failures.len().checked_sub(TOLD) {
        told.push(format!("and {more} more"));
    }
    Err(Failure::check(told.join("\n")))
}

/// The same fleet on more and more threads.
fn scaling(out: &mut impl Write, arguments: &Arguments, most: usize) -> Result<(), Failure> {
    writeln!(out, "{} devices", arguments.devices)?;
    writeln!(
        out,
        "  threads  devices a second  times one thread  devices a second of a core"
    )?;
    let doubled = std::iter::successors(Some(1), |threads| Some(threads * 2));
    let mut one = None;
    for threads in doubled.take_while(|threads| *threads < most).chain([most]) {
        let mut fleet = Vec::with_capacity(arguments.devices);
        let mut tally = Tally::default();
        let (begin, before) = (Instant::now(), process::on_cores());
        let all = 0..arguments.devices;
        phase(all, arguments.full, threads, &mut fleet, &mut tally)?;
        let seconds = begin.elapsed().as_secs_f64().max(f64::MIN_POSITIVE);
        let on_cores = before.zip(process::on_cores());
        settle(&tally)?;
        let rate = fleet.len() as f64 / seconds;
        let times = rate / *one.get_or_insert(rate);
        write!(out, "  {threads:>7}  {rate:>16.0}  {times:>16.2}")?;
        // Where others use the cores as well, it is this that stays the same.
        let on_cores = on_cores.map(|(before, after)| after - before);
        if let Some(seconds) = on_cores.filter(|seconds| *seconds > 0.0) {
            write!(out, "  {:>26.0}", fleet.len() as f64 / seconds)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Provisions the devices of these numbers, spread over threads.
fn phase(
    numbers: std::ops::Range<usize>,
    full: usize,
    threads: usize,
    fleet: &mut Vec<Device>,
    tally: &mut Tally,
) -> Result<(), Failure> {
    let share = numbers.len().div_ceil(threads).max(1);
    let results = thread::scope(|scope| {
        let starts = numbers.clone().step_by(share);
        let spawned: Vec<_> = starts
            .map(|start| {
                let end = numbers.end.min(start.saturating_add(share));
                scope.spawn(move || fleet::provision(start..end, full))
            })
            .collect();
        let joined = spawned.into_iter().map(|thread| {
            thread
                .join()
                .map_err(|_| Failure::check("a thread has stopped"))
        });
        joined.collect::<Vec<_>>()
    });
    for result in results {
        let (devices, counted) = result?;
        fleet.extend(devices);
        tally.add(counted);
    }
    Ok(())
}

fn report(
    out: &mut impl Write,
    fleet: &[Device],
    tally: &Tally,
    threads: usize,
    took: Duration,
) -> Result<(), Failure> {
    let seconds = took.as_secs_f64().max(f64::MIN_POSITIVE);
    let rate = |count: u64| count as f64 / seconds;
    let plural = if threads == 1 { "" } else { "s" };
    writeln!(out, "{} devices on {threads} thread{plural}", fleet.len())?;
    for edition in Edition::ALL {
        let of = |device: &&Device| device.profile().edition == edition;
        let count = fleet.iter().filter(of).count();
        writeln!(out, "  {count:>8} of {}", edition.title())?;
    }
    let provisioned = fleet.len() - tally.failures.len();
    writeln!(
        out,
        "  devices    {provisioned} as planned, {:.0} a second",
        rate(provisioned as u64)
    )?;
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
    writeln!(out, "  failures   {}", tally.failures.len())?;
    Ok(())
}
