//! `email2-csp/src/generated/applications.rs`: the applications of OMA Client Provisioning, from
//! `email2-csp/data/applications.csv`.

use std::fmt::Write as _;
use std::path::Path;

use super::table::{Row, Table};

const BANNER: &str =
    "// Written by `cargo xtask codegen` from the facts in `email2-csp/data`. Not to be edited.\n";

/// The source of the module.
pub fn module(root: &Path) -> Result<String, String> {
    let columns = [
        "app_id",
        "variant",
        "title",
        "port",
        "tls_port",
        "service_type",
        "source",
    ];
    let rows = Table::read(root, "email2-csp/data/applications.csv", &columns)?.rows;
    let (mut constants, mut facts) = (String::new(), String::new());
    for row in &rows {
        let (id, variant) = (row.required("app_id")?, row.required("variant")?);
        let (title, source) = (row.required("title")?, row.required("source")?);
        let service = match row.get("service_type")? {
            "" => "None".to_owned(),
            service => format!("Some({service:?})"),
        };
        let _ = writeln!(
            constants,
            "/// `{id}`: {title} ({source}).\npub const {variant}: Self = Self(Cow::Borrowed({id:?}));"
        );
        let _ = writeln!(
            facts,
            "ApplicationFacts {{ app_id: {id:?}, title: {title:?}, port: {}, tls_port: {}, service_type: {service} }},",
            port(row, "port")?,
            port(row, "tls_port")?,
        );
    }
    let count = rows.len();
    Ok(format!(
        "{BANNER}\nuse alloc::borrow::Cow;\n\nuse crate::applications::{{AppId, ApplicationFacts}};\n\n\
         impl AppId<'_> {{\n{constants}}}\n\n\
         /// What is known of each.\n\
         pub(crate) static APPLICATIONS: [ApplicationFacts; {count}] = [{facts}];\n"
    ))
}

fn port(row: &Row, column: &str) -> Result<String, String> {
    match row.get(column)? {
        "" => Ok("None".to_owned()),
        cell => {
            let port: u16 = cell
                .parse()
                .map_err(|_| row.error(format!("{column} is {cell:?}, which is no port")))?;
            Ok(format!("Some({port})"))
        }
    }
}
