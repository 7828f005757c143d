//! `autodiscover/src/generated/common_settings.rs`: the rows of Common Settings Discover.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use super::table::Table;

const BANNER: &str = "// Written by `cargo xtask codegen` from the facts in `autodiscover/data`. Not to be edited.\n";
const PATH: &str = "autodiscover/data/common_settings.csv";
const COLUMNS: [&str; 6] = ["protocol", "server", "user", "port", "tls", "spa"];

/// The source of the module.
pub fn module(root: &Path) -> Result<String, String> {
    let table = Table::read(root, PATH, &COLUMNS)?;
    let mut rows = String::new();
    let mut sockets = String::new();
    let mut seen = BTreeSet::new();
    let mut socket_count = 0;
    let mut encrypted = 0;
    let mut encrypted_sockets = 0;
    for (index, row) in table.rows.iter().enumerate() {
        let cell = |column: &str, known: &[(&str, &'static str)]| {
            let value = row.get(column)?;
            known
                .iter()
                .find(|(name, _)| *name == value)
                .map(|(_, rust)| *rust)
                .ok_or_else(|| row.error(format!("{column}: {value:?} is not known")))
        };
        let protocol = cell(
            "protocol",
            &[("POP3", "Pop3"), ("IMAP", "Imap"), ("SMTP", "Smtp")],
        )?;
        let server = cell(
            "server",
            &[
                ("mail", "Mail"),
                ("pop3", "Pop3"),
                ("pop", "Pop"),
                ("imap", "Imap"),
                ("smtp", "Smtp"),
                ("domain", "Domain"),
            ],
        )?;
        let user = cell(
            "user",
            &[
                ("address", "Address"),
                ("local-part", "LocalPart"),
                ("anonymous", "Anonymous"),
            ],
        )?;
        let tls = cell(
            "tls",
            &[
                ("ssl", "Implicit"),
                ("tls", "StartTls"),
                ("clear", "Cleartext"),
            ],
        )?;
        let spa = cell(
            "spa",
            &[
                ("yes", "Some(true)"),
                ("no", "Some(false)"),
                ("n/a", "None"),
            ],
        )?;
        let port: u16 = row
            .get("port")?
            .parse()
            .map_err(|e| row.error(format!("port: {e}")))?;
        let _ = writeln!(
            rows,
            "row(P::{protocol}, S::{server}, U::{user}, {port}, T::{tls}, {spa}),"
        );
        if tls != "Cleartext" {
            if encrypted != index {
                return Err(row.error("an encrypted row behind a clear one"));
            }
            encrypted += 1;
        }
        if seen.insert((server, port, tls)) {
            let _ = write!(sockets, "{index}, ");
            socket_count += 1;
            encrypted_sockets += usize::from(tls != "Cleartext");
        }
    }
    let count = table.rows.len();
    Ok(format!(
        "{BANNER}
//! The rows of Common Settings Discover, in the order in which they are tried.

use crate::common_settings::row::{{
    Account as U, MailProtocol as P, Row, ServerName as S,
}};
use crate::plan::Tls as T;

const fn row(
    protocol: P,
    server: S,
    account: U,
    port: u16,
    tls: T,
    spa: Option<bool>,
) -> Row {{
    Row {{ protocol, server, account, port, tls, spa }}
}}

/// How many of the rows are encrypted. They come first.
pub(crate) const ENCRYPTED: usize = {encrypted};
/// How many of the sockets are encrypted. They come first.
pub(crate) const ENCRYPTED_SOCKETS: usize = {encrypted_sockets};

/// All rows.
pub(crate) static ROWS: [Row; {count}] = [
{rows}];

/// The rows that are the first with their server, port and transport.
pub(crate) static SOCKETS: [u8; {socket_count}] = [{sockets}];
"
    ))
}
