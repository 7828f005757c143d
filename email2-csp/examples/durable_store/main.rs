//! A device whose accounts survive crashes: the store is a `redb` database, and the disk below it fails
//! at every write in turn.
//!
//! `cargo run --package email2-csp --example durable_store --features serde`
//!
//! One transaction edits an account and replaces another. Wherever it is killed, after the restart both
//! accounts and their messages are as before, or both are as they were to be; and the latter, if the
//! device had been told that it is done.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "it counts what fits into its own memory"
)]

mod crash;
mod disk;
mod store;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let report = crash::every_point()?;
    println!(
        "killed at each of {} operations of the disk, {} of them while it was made to last",
        report.points, report.in_commit,
    );
    println!(
        "{} restarts with what the disk may hold then:",
        report.old + report.new
    );
    println!("  wholly as before:  {}", report.old);
    println!("  wholly as planned: {}", report.new);
    println!(
        "said to be done before {} of the crashes, and done after each",
        report.reported
    );
    println!(
        "{} restarts after a restart that was killed: as after the first",
        report.killed_again
    );
    Ok(())
}
