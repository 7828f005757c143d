//! `syncml/src/generated`: status and alert codes, and what stands in which element.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use super::constants::upper;
use super::facts::Facts;
use super::table::{Row, Table};

/// How every generated file begins.
const BANNER: &str =
    "// Written by `cargo xtask codegen` from the facts in `syncml/data`. Not to be edited.\n";

const VERSIONS: [&str; 3] = ["1.0", "1.1", "1.2"];
const DIALECTS: [&str; 3] = ["syncml", "dm", "windows"];

/// Modules of `syncml/data/content.csv` and the documents whose tokens they are of.
const PAGES: [(&str, &str); 3] = [
    ("syncml", "syncml-1.2"),
    ("metinf", "metinf-1.2"),
    ("devinf", "devinf-1.2"),
];

/// The sources of all modules by file name.
pub fn modules(root: &Path, facts: &Facts) -> Result<BTreeMap<String, String>, String> {
    let mut sources = BTreeMap::new();
    sources.insert(
        "mod.rs".to_owned(),
        format!("{BANNER}\npub(crate) mod codes;\npub(crate) mod content;\n"),
    );
    sources.insert("codes.rs".to_owned(), codes(root)?);
    sources.insert("content.rs".to_owned(), content(root, facts)?);
    Ok(sources)
}

fn codes(root: &Path) -> Result<String, String> {
    let mut out = format!("{BANNER}\nuse crate::model::{{AlertCode, CodeEntry, StatusCode}};\n");
    for (file, name, table) in [
        ("syncml/data/status.csv", "StatusCode", "STATUSES"),
        ("syncml/data/alert.csv", "AlertCode", "ALERTS"),
    ] {
        let columns = ["code", "constant", "name", "meaning", "source"];
        let rows = Table::read(root, file, &columns)?.rows;
        let mut constants = BTreeSet::new();
        let mut last = 0;
        let mut entries = String::new();
        let _ = writeln!(out, "\nimpl {name} {{");
        for row in &rows {
            let code: u16 = row
                .required("code")?
                .parse()
                .map_err(|_| row.error("code is not a number"))?;
            if code <= last {
                return Err(row.error("the codes do not rise"));
            }
            last = code;
            let constant = row.required("constant")?;
            if !constants.insert(constant.to_owned()) {
                return Err(row.error(format!("a second constant {constant}")));
            }
            row.required("source")?;
            let (title, meaning) = (row.required("name")?, row.required("meaning")?);
            let _ = writeln!(
                out,
                "/// {code} {title}. {meaning}\npub const {constant}: Self = Self({code});"
            );
            let _ = writeln!(
                entries,
                "CodeEntry {{ code: {code}, name: {title:?}, meaning: {meaning:?} }},"
            );
        }
        let _ = writeln!(
            out,
            "}}\n\n/// Sorted by code.\npub(crate) static {table}: &[CodeEntry] = &[\n{entries}];"
        );
    }
    Ok(out)
}

/// A child in the content of an element.
struct Child {
    token: u8,
    page: u8,
    order: u8,
    /// By dialect and version, one bit each.
    allowed: u16,
    single: u16,
    required: u16,
}

fn content(root: &Path, facts: &Facts) -> Result<String, String> {
    let file = "syncml/data/content.csv";
    let columns = [
        "page", "element", "order", "child", "syncml", "dm", "windows", "since", "until", "source",
    ];
    let mut elements: Vec<(String, String, Vec<Child>)> = Vec::new();
    for row in &Table::read(root, file, &columns)?.rows {
        let (page, element) = (row.required("page")?, row.required("element")?);
        let child = child(facts, row, page)?;
        // Meta is of the page of messages, what is in it is of that of MetInf.
        // What is behind a slash tells apart two forms of the same element.
        let name = element.split('/').next().unwrap_or(element);
        token(facts, row, page, name).or_else(|e| match element {
            "Meta" => Ok((0, 0)),
            _ => Err(e),
        })?;
        match elements.last_mut() {
            Some((p, e, children)) if p == page && e == element => {
                let last = children.last().map_or(0, |c| c.order);
                if child.order != last && child.order != last + 1 {
                    return Err(row.error("the order has a gap"));
                }
                if children.iter().any(|c| c.token == child.token) {
                    return Err(row.error("the child stands here already"));
                }
                children.push(child);
            }
            _ if child.order != 1 => return Err(row.error("the first child is not of order 1")),
            _ => elements.push((page.to_owned(), element.to_owned(), vec![child])),
        }
    }
    let mut out = format!("{BANNER}\nuse crate::content::{{Child, Content}};\n");
    for (page, _) in PAGES {
        let _ = writeln!(
            out,
            "\n/// What stands in the elements of `{page}`.\npub(crate) mod {page} {{\nuse super::*;\n"
        );
        for (_, element, children) in elements.iter().filter(|e| e.0 == page) {
            write_element(&mut out, element, children);
        }
        out.push_str("}\n");
    }
    Ok(out)
}

fn write_element(out: &mut String, element: &str, children: &[Child]) {
    let mut index = [0_usize; 64];
    let mut required = [0_u32; 9];
    let mut rows = String::new();
    for (at, child) in children.iter().enumerate() {
        index[usize::from(child.token)] = at + 1;
        for (profile, required) in required.iter_mut().enumerate() {
            *required |= u32::from(child.required >> profile & 1) << child.order;
        }
        let _ = writeln!(
            rows,
            "Child::new({}, 0x{:02X}, {}, 0o{:03o}, 0o{:03o}),",
            child.page, child.token, child.order, child.allowed, child.single
        );
    }
    let index: Vec<String> = index.iter().map(usize::to_string).collect();
    let required: Vec<String> = required.iter().map(|r| format!("0x{r:X}")).collect();
    let _ = writeln!(
        out,
        "/// `{element}`\npub(crate) static {}: Content = Content {{\npage: {},\nchildren: &[\n{rows}],\nindex: [{}],\nrequired: [{}],\n}};\n",
        upper(element),
        children.first().map_or(0, |c| c.page),
        index.join(", "),
        required.join(", "),
    );
}

fn child(facts: &Facts, row: &Row, page: &str) -> Result<Child, String> {
    let (number, token) = token(facts, row, page, row.required("child")?)?;
    let order = row
        .required("order")?
        .parse()
        .ok()
        .filter(|order| (1..32).contains(order))
        .ok_or_else(|| row.error("order is not a number from 1 to 31"))?;
    let version = |column: &str, default: usize| match row.get(column)? {
        "" => Ok(default),
        cell => VERSIONS
            .iter()
            .position(|version| *version == cell)
            .ok_or_else(|| row.error(format!("{column} is no version"))),
    };
    let (since, until) = (version("since", 0)?, version("until", 2)?);
    row.required("source")?;
    let mut child = Child {
        token,
        page: number,
        order,
        allowed: 0,
        single: 0,
        required: 0,
    };
    for (dialect, column) in DIALECTS.iter().enumerate() {
        let (single, required) = match row.required(column)? {
            "1" => (true, true),
            "?" => (true, false),
            "+" => (false, true),
            "*" => (false, false),
            "-" => continue,
            cell => return Err(row.error(format!("{column} is {cell:?}"))),
        };
        for version in since..=until {
            let bit = 1_u16 << (dialect * VERSIONS.len() + version);
            child.allowed |= bit;
            child.single |= if single { bit } else { 0 };
            child.required |= if required { bit } else { 0 };
        }
    }
    Ok(child)
}

/// The page and the token of a name.
fn token(facts: &Facts, row: &Row, page: &str, name: &str) -> Result<(u8, u8), String> {
    let document = PAGES.iter().find(|p| p.0 == page).map(|p| p.1);
    let tags = document.and_then(|id| facts.tags.get(id));
    let tags = tags.ok_or_else(|| row.error(format!("there is no page {page}")))?;
    tags.iter()
        .find(|(_, element)| element.name == name)
        .map(|(code, _)| *code)
        .ok_or_else(|| row.error(format!("{page} has no element {name}")))
}
