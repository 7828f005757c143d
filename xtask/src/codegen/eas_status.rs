//! `eas-provision/src/generated/{status,command,mod}.rs`, from `common-status.csv`, `status-codes.csv`
//! and `command-codes.csv` in `eas-provision/data`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use super::constants::{module_name, upper};
use super::table::{Row, Table};

const BANNER: &str = "// Written by `cargo xtask codegen` from the facts in `eas-provision/data`. Not to be edited.\n";

const COMMON: &str = "eas-provision/data/common-status.csv";
const SCOPES: &str = "eas-provision/data/status-codes.csv";
const COMMANDS: &str = "eas-provision/data/command-codes.csv";

/// What a client does: the variants of `status::Action`.
const ACTIONS: [&str; 18] = [
    "ApplyPolicy",
    "CorrectPolicyType",
    "DoNotSendPassword",
    "DoNotUseCommand",
    "FixRequest",
    "Proceed",
    "Provision",
    "ProvisionForWipe",
    "RemoveDevices",
    "Renegotiate",
    "RestartProvisioning",
    "RetryLater",
    "SendDeviceInformation",
    "SendPolicyKey",
    "Stop",
    "SyncWithoutPolicy",
    "TellAdministrator",
    "WarnUser",
];

/// When the request may be repeated: the variants of `status::Retry`.
const RETRIES: [&str; 5] = ["AtOnce", "Backoff", "Hourly", "No", "Once"];

/// When another HTTP status stands for a common code: the variants of `status::HttpCase`.
const HTTP_CASES: [&str; 4] = ["Alternatively", "Provision", "Version1", "WithoutPolicyKey"];

/// The protocol versions that a common code can begin with.
const SINCE: [(&str, &str); 3] = [("14.0", "V14_0"), ("14.1", "V14_1"), ("16.0", "V16_0")];

/// The scopes of `status-codes.csv`, and the types of `status` they are.
const TYPES: [(&str, &str); 7] = [
    ("Provision", "ProvisionStatus"),
    ("Policy", "PolicyStatus"),
    ("Acknowledgement", "AcknowledgementStatus"),
    ("Wipe", "WipeStatus"),
    ("Settings", "SettingsStatus"),
    ("DeviceInformation", "DeviceInformationStatus"),
    ("DevicePassword", "DevicePasswordStatus"),
];

/// The sources, by file name.
pub fn modules(root: &Path) -> Result<BTreeMap<String, String>, String> {
    let modules = format!(
        "{BANNER}\npub(crate) mod command;\npub(crate) mod policies;\npub(crate) mod status;\n"
    );
    Ok(BTreeMap::from([
        ("mod.rs".to_owned(), modules),
        ("status.rs".to_owned(), status(root)?),
        ("command.rs".to_owned(), command(root)?),
    ]))
}

/// The source of `status.rs`.
fn status(root: &Path) -> Result<String, String> {
    let common = Table::read(
        root,
        COMMON,
        &[
            "code",
            "name",
            "http",
            "http_otherwise",
            "http_when",
            "since",
            "action",
            "retry",
            "meaning",
            "source",
        ],
    )?;
    let scopes = Table::read(
        root,
        SCOPES,
        &[
            "scope", "code", "name", "action", "retry", "meaning", "source",
        ],
    )?;
    let mut out = format!(
        "{BANNER}\n//! Status codes: constants by name, and what is known of each.\n\n\
         use wbxml::ProtocolVersion;\n\n\
         use crate::status::*;\n\n"
    );
    common_codes(&common, &mut out)?;
    for row in &scopes.rows {
        one_of(row, "scope", &TYPES.map(|t| t.0))?;
    }
    for (scope, name) in TYPES {
        let rows: Vec<&Row> = scopes
            .rows
            .iter()
            .filter(|row| row.get("scope") == Ok(scope))
            .collect();
        constants(&mut out, name, &rows)?;
        let _ = writeln!(
            out,
            "/// The codes of [`{name}`], in order.\npub(crate) const {}: [Fact; {}] = [",
            upper(scope),
            rows.len()
        );
        for row in &rows {
            fact(&mut out, row)?;
        }
        out.push_str("];\n\n");
    }
    Ok(out)
}

fn common_codes(table: &Table, out: &mut String) -> Result<(), String> {
    let rows: Vec<&Row> = table.rows.iter().collect();
    constants(out, "Status", &rows)?;
    let _ = writeln!(
        out,
        "/// The common status codes (MS-ASCMD 2.2.2), in order.\n\
         pub(crate) const COMMON: [CommonFact; {}] = [",
        rows.len()
    );
    for row in &rows {
        let _ = write!(out, "CommonFact {{ fact: ");
        fact(out, row)?;
        let http = match row.get("http")? {
            "" => "None".to_owned(),
            usual => {
                let otherwise = match (row.get("http_otherwise")?, row.get("http_when")?) {
                    ("", "") => "None".to_owned(),
                    (status, _) => {
                        let case = one_of(row, "http_when", &HTTP_CASES)?;
                        format!("Some((HttpCase::{case}, {}))", http(row, status)?)
                    }
                };
                let usual = http(row, usual)?;
                format!("Some(HttpEquivalent {{ usual: {usual}, otherwise: {otherwise} }})")
            }
        };
        let since = row.get("since")?;
        let Some((_, since)) = SINCE.iter().find(|version| version.0 == since) else {
            return Err(row.error(format!("since is {since:?}, expected one of {SINCE:?}")));
        };
        let _ = writeln!(out, "http: {http}, since: ProtocolVersion::{since} }},");
    }
    out.push_str("];\n\n");
    Ok(())
}

fn http(row: &Row, cell: &str) -> Result<u16, String> {
    match cell.parse() {
        Ok(status @ 400..=599) => Ok(status),
        _ => Err(row.error(format!("{cell:?} is not an HTTP status 400 to 599"))),
    }
}

/// The constants of a status type; checks that codes ascend and names differ.
fn constants(out: &mut String, name: &str, rows: &[&Row]) -> Result<(), String> {
    let _ = writeln!(out, "impl {name} {{");
    let mut names = BTreeSet::new();
    let mut last = None;
    for row in rows {
        let code = code(row)?;
        if last >= Some(code) {
            return Err(row.error("codes have to ascend"));
        }
        last = Some(code);
        // `IDs` is one word.
        let constant = upper(&row.required("name")?.replace("IDs", "Ids"));
        let _ = writeln!(
            out,
            "/// {code}: {} ({})\npub const {constant}: Self = Self({code});",
            row.required("meaning")?,
            row.required("source")?
        );
        if let Some(twice) = names.replace(constant) {
            return Err(row.error(format!("a second {twice}")));
        }
    }
    out.push_str("}\n\n");
    Ok(())
}

fn code(row: &Row) -> Result<u16, String> {
    let cell = row.get("code")?;
    cell.parse()
        .map_err(|_| row.error(format!("code is {cell:?}, expected a number")))
}

fn fact(out: &mut String, row: &Row) -> Result<(), String> {
    let optional = |column: &str, of: &str, choice: &[&str]| match row.get(column)? {
        "" => Ok::<_, String>("None".to_owned()),
        _ => Ok(format!("Some({of}::{})", one_of(row, column, choice)?)),
    };
    let _ = writeln!(
        out,
        "Fact {{ code: {}, name: {:?}, meaning: {:?}, action: {}, retry: {} }},",
        code(row)?,
        row.required("name")?,
        row.required("meaning")?,
        optional("action", "Action", &ACTIONS)?,
        optional("retry", "Retry", &RETRIES)?,
    );
    Ok(())
}

fn one_of<'a>(row: &Row, column: &str, choice: &[&'a str]) -> Result<&'a str, String> {
    let cell = row.get(column)?;
    choice
        .iter()
        .find(|variant| **variant == cell)
        .copied()
        .ok_or_else(|| row.error(format!("{column} is {cell:?}, expected one of {choice:?}")))
}

/// The source of `command.rs`.
fn command(root: &Path) -> Result<String, String> {
    let table = Table::read(
        root,
        COMMANDS,
        &["code", "command", "namespace", "policy_key", "source"],
    )?;
    let mut out = format!(
        "{BANNER}\n//! The commands of ActiveSync.\n\n\
         use wbxml::tag::eas;\n\nuse crate::command::Fact;\n\n"
    );
    let mut variants = String::new();
    let mut facts = String::new();
    let mut all = String::new();
    for row in &table.rows {
        let name = row.required("command")?;
        let code = match row.get("code")? {
            "" => "None".to_owned(),
            _ => {
                let code = u8::try_from(code(row)?).map_err(|_| row.error("code is above 255"))?;
                format!("Some({code})")
            }
        };
        let root = match row.get("namespace")? {
            "" => "None".to_owned(),
            namespace => {
                let module = module_name(namespace);
                let tag = upper(name);
                format!("Some((eas::{module}::{tag}, eas::{module}::STATUS))")
            }
        };
        let _ = writeln!(
            variants,
            "/// `{name}` ({})\n{name},",
            row.required("source")?
        );
        let _ = writeln!(
            facts,
            "Self::{name} => &Fact {{ name: {name:?}, code: {code}, root: {root}, policy_key: {} }},",
            row.yes("policy_key")?
        );
        let _ = write!(all, "Self::{name}, ");
    }
    let _ = writeln!(
        out,
        "/// A command (MS-ASHTTP 2.2.1.1.1.1.2).\n\
         #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]\n\
         #[cfg_attr(feature = \"serde\", derive(serde::Serialize, serde::Deserialize))]\n\
         #[non_exhaustive]\n\
         pub enum Command {{\n{variants}}}\n\n\
         impl Command {{\n\
         /// All of them: by code, then those that have none.\n\
         pub const ALL: [Self; {}] = [{all}];\n\n\
         pub(crate) const fn fact(self) -> &'static Fact {{\nmatch self {{\n{facts}}}\n}}\n}}",
        table.rows.len()
    );
    Ok(out)
}
