//! `autodiscover/src/generated/elements.rs`: the elements of the schemas, where each may stand, and
//! what holds where it is absent.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use super::render::BANNER;
use super::table::Table;

const COLUMNS: [&str; 8] = [
    "schema", "parent", "element", "type", "occurs", "default", "only", "source",
];

/// The value types: as in the table, and the variant of `ValueType`.
const TYPES: [(&str, &str); 17] = [
    ("container", "Container"),
    ("text", "Text"),
    ("token", "Token"),
    ("address", "Address"),
    ("url", "Url"),
    ("switch", "Switch"),
    ("boolean", "Boolean"),
    ("hours", "Hours"),
    ("date", "Date"),
    ("port", "Port"),
    ("number", "Number"),
    ("version", "Version"),
    ("account-type", "AccountType"),
    ("action", "Action"),
    ("protocol-type", "ProtocolType"),
    ("encryption", "Encryption"),
    ("auth-package", "AuthPackage"),
];
/// The one type of mobilesync alone.
const SERVER_TYPE: (&str, &str) = ("server-type", "ServerType");

const OCCURS: [(&str, &str); 4] = [("1", "One"), ("?", "Optional"), ("*", "Any"), ("+", "Some")];

struct Rule {
    schema: String,
    parent: String,
    element: String,
    variant: &'static str,
    occurs: &'static str,
    default: String,
    only: Vec<String>,
}

/// The source of `elements.rs`.
pub fn module(root: &Path) -> Result<String, String> {
    let rules = read(root)?;
    let mut names: Vec<&str> = Vec::new();
    for rule in &rules {
        if !names.contains(&rule.element.as_str()) {
            names.push(&rule.element);
        }
    }
    if names.len() > 128 {
        return Err("autodiscover/data/elements.csv: more than 128 names".to_owned());
    }
    let id = |name: &str| names.iter().position(|n| *n == name).unwrap_or(0);
    let mut out = format!(
        "{}\n//! The elements of the schemas.\n\n",
        BANNER.replace("wbxml", "autodiscover")
    );
    out.push_str("use crate::model::element::{Content, Element, Place, Rule, ValueType};\n\n");
    constants(&mut out, &rules, &names)?;
    let _ = writeln!(
        out,
        "/// The names, by number.\npub(crate) const NAMES: [&str; {}] = {names:?};\n",
        names.len()
    );
    let tags: Vec<_> = names
        .iter()
        .map(|name| (format!("<{name}>"), format!("</{name}>")))
        .collect();
    let _ = writeln!(
        out,
        "/// The tags, by number: the start tag, the end tag.\n\
         pub(crate) const TAGS: [(&str, &str); {}] = {tags:?};\n",
        names.len()
    );
    hash(&mut out, &names)?;
    let mut places: BTreeMap<(&str, &str), Vec<&Rule>> = BTreeMap::new();
    for rule in &rules {
        places
            .entry((&rule.schema, &rule.parent))
            .or_default()
            .push(rule);
    }
    let mut list = String::new();
    for (number, ((schema, parent), rules)) in places.iter().enumerate() {
        let name = format!("{schema}_{parent}").to_uppercase();
        let name = name.trim_end_matches('_');
        let what = if parent.is_empty() {
            "The document.".to_owned()
        } else {
            format!("`{parent}` of the {schema} schema.")
        };
        if !parent.is_empty() && *parent != "Autodiscover" {
            let _ = writeln!(
                out,
                "/// {what}\npub(crate) const {name}: Place = Place({number});"
            );
        }
        let mask = |filter: fn(&Rule) -> bool| -> u128 {
            rules
                .iter()
                .filter(|r| filter(r))
                .map(|r| 1 << id(&r.element))
                .sum()
        };
        let required = mask(|r| matches!(r.occurs, "One" | "Some"));
        let single = mask(|r| matches!(r.occurs, "One" | "Optional"));
        let only = mask(|r| !r.only.is_empty());
        let types = names.iter().map(|name| {
            let rule = rules.iter().find(|r| r.element == *name);
            rule.map_or_else(|| "N".to_owned(), |r| format!("S(V::{})", r.variant))
        });
        let types: Vec<String> = types.collect();
        let _ = writeln!(
            list,
            "Content {{ required: {required:#X}, single: {single:#X}, restricted: {only:#X}, \
             types: [{}] }},",
            types.join(", ")
        );
    }
    let _ = writeln!(
        out,
        "\n/// What each place may have in it.\n\
         pub(crate) const CONTENTS: [Content<{}>; {}] = {{\n\
         use Option::{{None as N, Some as S}};\nuse ValueType as V;\n[{list}]\n}};\n",
        names.len(),
        places.len()
    );
    let mut types = vec![""; names.len()];
    let mut trimmed: u128 = 0;
    for rule in &rules {
        let n = id(&rule.element);
        let text = rule.variant == "Text";
        if rule.variant != "Container" {
            if !types[n].is_empty() && (types[n] == "Text") != text {
                return Err(format!(
                    "autodiscover/data/elements.csv: {} is text in one place only",
                    rule.element
                ));
            }
            types[n] = rule.variant;
            if !text {
                trimmed |= 1 << n;
            }
        }
    }
    let _ = writeln!(
        out,
        "/// The elements whose content is read without white space around it.\n\
         pub(crate) const TRIMMED: u128 = {trimmed:#X};\n"
    );
    let count = rules.len();
    let _ = writeln!(
        out,
        "/// Every row of `data/elements.csv`.\npub(crate) const RULES: [Rule; {count}] = ["
    );
    for (number, ((_, _), rules)) in places.iter().enumerate() {
        for rule in rules {
            let _ = writeln!(
                out,
                "Rule {{ place: Place({number}), element: Element({}), default: {:?}, only: &{:?} }},",
                id(&rule.element),
                rule.default,
                rule.only,
            );
        }
    }
    out.push_str("];\n\n");
    accessors(&mut out, &rules)?;
    Ok(out)
}

fn read(root: &Path) -> Result<Vec<Rule>, String> {
    let table = Table::read(root, "autodiscover/data/elements.csv", &COLUMNS)?;
    let mut seen = BTreeSet::new();
    let mut rules = Vec::new();
    for row in &table.rows {
        let cell = row.required("type")?;
        let variant = TYPES
            .iter()
            .chain([&SERVER_TYPE])
            .find(|t| t.0 == cell)
            .ok_or_else(|| row.error(format!("{cell} is no type")))?
            .1;
        let cell = row.required("occurs")?;
        let occurs = OCCURS
            .iter()
            .find(|o| o.0 == cell)
            .ok_or_else(|| row.error(format!("{cell:?} is none of 1 ? * +")))?
            .1;
        let rule = Rule {
            schema: row.required("schema")?.to_owned(),
            parent: row.get("parent")?.to_owned(),
            element: row.xml_name("element")?,
            variant,
            occurs,
            default: row.get("default")?.to_owned(),
            only: row.list("only")?,
        };
        row.required("source")?;
        let key = (
            rule.schema.clone(),
            rule.parent.clone(),
            rule.element.clone(),
        );
        if !seen.insert(key) {
            return Err(row.error("the same element at the same place again"));
        }
        rules.push(rule);
    }
    Ok(rules)
}

fn constants(out: &mut String, rules: &[Rule], names: &[&str]) -> Result<(), String> {
    out.push_str("/// The elements, by their names.\nimpl Element {\n");
    let mut seen = BTreeSet::new();
    for (number, name) in names.iter().enumerate() {
        let constant = words(name).join("_").to_uppercase();
        if !seen.insert(constant.clone()) {
            return Err(format!("two elements are {constant}"));
        }
        let parents: BTreeSet<&str> = rules
            .iter()
            .filter(|r| r.element == *name && !r.parent.is_empty())
            .map(|r| r.parent.as_str())
            .collect();
        let parents: Vec<_> = parents.iter().map(|p| format!("`{p}`")).collect();
        let place = if parents.is_empty() {
            "the root".to_owned()
        } else {
            format!("in {}", parents.join(", "))
        };
        let _ = writeln!(
            out,
            "/// `{name}`, {place}.\npub const {constant}: Self = Self({number});"
        );
    }
    out.push_str("}\n\n");
    Ok(())
}

/// Methods of `Protocol` for the values that are strings.
fn accessors(out: &mut String, rules: &[Rule]) -> Result<(), String> {
    out.push_str(
        "/// The values that are strings, as they stand: one method for each element.\n\
         impl crate::outlook::Protocol<'_> {\n",
    );
    let strings = rules.iter().filter(|r| {
        r.schema == "outlook"
            && r.parent == "Protocol"
            && matches!(r.variant, "Text" | "Token" | "Url")
    });
    for rule in strings {
        let words = words(&rule.element);
        let _ = writeln!(
            out,
            "/// The text of `{}`, if it is there.\n#[must_use]\npub fn {}(&self) -> Option<&str> \
             {{ self.get(Element::{}) }}\n",
            rule.element,
            words.join("_"),
            words.join("_").to_uppercase(),
        );
    }
    out.push_str("}\n");
    Ok(())
}

/// The words of a name in lower case: `OWAUrl` has `owa` and `url`.
fn words(name: &str) -> Vec<String> {
    let special: &[(&str, &str)] = &[
        ("AutoDiscoverSMTPAddress", "auto_discover_smtp_address"),
        ("EMailAddress", "email_address"),
        ("IPv4Start", "ipv4_start"),
        ("IPv4End", "ipv4_end"),
        ("IPv6Start", "ipv6_start"),
        ("IPv6End", "ipv6_end"),
    ];
    if let Some((_, words)) = special.iter().find(|s| s.0 == name) {
        return words.split('_').map(str::to_owned).collect();
    }
    let chars: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (i, &c) in chars.iter().enumerate() {
        if c == '-' {
            words.push(String::new());
            continue;
        }
        let before = i.checked_sub(1).and_then(|i| chars.get(i));
        let after = chars.get(i + 1);
        let begins = c.is_ascii_uppercase()
            && before.is_some_and(|b| {
                b.is_ascii_lowercase()
                    || (b.is_ascii_uppercase() && after.is_some_and(char::is_ascii_lowercase))
            });
        if begins {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c.to_ascii_lowercase());
        }
    }
    words
}

/// A table of 512 places without collisions, for a hash of length and five bytes.
fn hash(out: &mut String, names: &[&str]) -> Result<(), String> {
    for seed in 1..2_000_000_u32 {
        let seed = seed.wrapping_mul(0x9E37_79B1) | 1;
        let mut table = [0xFF_u8; 512];
        let free = names.iter().enumerate().all(|(number, name)| {
            let place = &mut table[usize::from(place(name, seed))];
            let free = *place == 0xFF;
            *place = number as u8;
            free
        });
        if free {
            let _ = writeln!(
                out,
                "/// The multiplier with which no two names share a place.\n\
                 pub(crate) const SEED: u32 = {seed:#X};\n\n\
                 /// The number of the name at each place; 255 for none.\n\
                 pub(crate) const HASH: [u8; 512] = {table:?};\n"
            );
            return Ok(());
        }
    }
    Err("no multiplier tells all names apart".to_owned())
}

/// The same as `Element::from_name` computes.
fn place(name: &str, seed: u32) -> u16 {
    let bytes = name.as_bytes();
    let at = |i: usize| u32::from(bytes.get(i).copied().unwrap_or(0));
    let len = bytes.len();
    let key = at(0) | at(len / 3) << 8 | at(len / 2) << 16 | at(len - 1) << 24;
    let key = key ^ (len as u32) << 4 ^ at(len.saturating_sub(2)) << 12;
    (key.wrapping_mul(seed) >> 23) as u16
}
