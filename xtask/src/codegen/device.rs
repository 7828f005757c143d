//! `email2-csp/src/generated/reasons.rs`, from `email2-csp/data/device_statuses.csv`.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use super::table::Table;

const STATUSES: &str = "email2-csp/data/device_statuses.csv";

/// The source.
pub fn module(root: &Path) -> Result<String, String> {
    let table = Table::read(root, STATUSES, &["reason", "status", "meaning", "source"])?;
    let mut seen = BTreeSet::new();
    let mut variants = String::new();
    let mut rows = String::new();
    for row in &table.rows {
        let reason = row.required("reason")?;
        let status = row.required("status")?;
        if !seen.insert(reason.to_owned()) {
            return Err(row.error(format!("{reason} stands twice")));
        }
        let code: u16 = status
            .parse()
            .map_err(|_| row.error(format!("status is {status:?}, expected a number")))?;
        if !(400..600).contains(&code) {
            return Err(row.error(format!("status is {code}, expected 400 to 599")));
        }
        let (meaning, source) = (row.required("meaning")?, row.required("source")?);
        let _ = write!(variants, "/// {meaning}. Status {code}.\n{reason},\n");
        let _ = writeln!(
            rows,
            "ReasonFacts {{ name: {reason:?}, status: {code}, meaning: {meaning:?}, \
             source: {source:?} }},"
        );
    }
    let count = table.rows.len();
    let all: String = seen_in_order(&table)?;
    Ok(format!(
        "// Written by `cargo xtask codegen` from the facts in `email2-csp/data`. Not to be edited.\n\n\
         use crate::device::ReasonFacts;\n\n\
         /// Why a device refuses something, and the status that says so.\n\
         #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]\n\
         #[cfg_attr(feature = \"serde\", derive(serde::Serialize, serde::Deserialize))]\n\
         #[non_exhaustive]\n\
         pub enum Reason {{\n{variants}}}\n\n\
         impl Reason {{\n\
         /// All of them, by status.\n\
         pub const ALL: [Self; {count}] = [{all}];\n}}\n\n\
         /// What is known of each, in their order.\n\
         pub(crate) static REASONS: [ReasonFacts; {count}] = [{rows}];\n"
    ))
}

fn seen_in_order(table: &Table) -> Result<String, String> {
    let mut all = String::new();
    for row in &table.rows {
        let _ = write!(all, "Self::{},", row.required("reason")?);
    }
    Ok(all)
}
