//! A device whose accounts survive crashes: the store is a `redb` database, and the disk below it fails
//! at every write in turn.
//!
//! `cargo run --package email2-csp --example durable_store --features serde`
//!
//! One transaction edits an account and creates another. Wherever it is killed, after the restart both
//! accounts are as before, or both are as they were to be.
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
        "killed at each of {} writes, with {} disks after each: {} restarts came up",
        report.points,
        report.disks_each,
        report.restarts(),
    );
    println!("  wholly as before:  {}", report.old);
    println!("  wholly as planned: {}", report.new);
    Ok(())
}
