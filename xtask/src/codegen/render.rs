//! `generated/<module>.rs`: the `Dictionary` statics, and `generated/all.rs`, the list of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::facts::{ALL_VERSIONS, Code, Document, Element, Facts, Namespaces};

/// How every generated file begins.
pub const BANNER: &str =
    "// Written by `cargo xtask codegen` from the facts in `wbxml/data`. Not to be edited.\n";

/// The sources of all modules by file name, without the constants.
pub fn modules(facts: &Facts) -> Result<BTreeMap<String, String>, String> {
    let mut by_module: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
    for document in &facts.documents {
        by_module
            .entry(&document.module)
            .or_default()
            .push(document);
    }
    let mut sources = BTreeMap::new();
    let mut root = format!("{BANNER}\npub(crate) mod all;\npub(crate) mod constants;\n");
    for (module, documents) in &by_module {
        let _ = writeln!(root, "mod {module};");
        sources.insert(format!("{module}.rs"), dictionaries(facts, documents)?);
    }
    sources.insert("mod.rs".to_owned(), root);
    sources.insert("all.rs".to_owned(), all(facts, &by_module));
    Ok(sources)
}

fn all(facts: &Facts, by_module: &BTreeMap<&str, Vec<&Document>>) -> String {
    let mut out = format!("{BANNER}\nuse crate::Dictionary;\n");
    for (module, documents) in by_module {
        let names: Vec<String> = documents.iter().map(|d| constant(&d.id)).collect();
        let _ = writeln!(out, "pub use super::{module}::{{{}}};", names.join(", "));
    }
    out.push_str("\n/// All of them; of one document type the older versions first.\n");
    out.push_str("pub static ALL: &[&Dictionary] = &[");
    for document in &facts.documents {
        let _ = write!(out, "&{}, ", constant(&document.id));
    }
    out.push_str("];\n");
    out
}

/// The name of the static of a document.
fn constant(id: &str) -> String {
    id.to_ascii_uppercase().replace(['-', '.'], "_")
}

/// A `Tag`.
fn tag((page, token): Code) -> String {
    format!("Tag::new({page}, 0x{token:02X})")
}

fn dictionaries(facts: &Facts, documents: &[&Document]) -> Result<String, String> {
    let mut out = format!(
        "{BANNER}\n#[allow(unused_imports, reason = \"not every module needs all\")]\nuse crate::dictionary::build::*;\n\n"
    );
    let mut tables = Tables::default();
    for document in documents {
        dictionary(facts, document, &mut tables, &mut out)?;
    }
    Ok(out)
}

/// The tables written so far by their content, so that equal ones are shared.
#[derive(Default)]
struct Tables {
    names: BTreeMap<String, String>,
}

impl Tables {
    /// The name of a static with this content, written to `out` if there is none yet.
    fn share(&mut self, out: &mut String, name: &str, kind: &str, content: String) -> String {
        let key = format!("{kind} {content}");
        if let Some(there) = self.names.get(&key) {
            return there.clone();
        }
        let _ = writeln!(out, "static {name}: {kind} = {content};\n");
        self.names.insert(key, name.to_owned());
        name.to_owned()
    }
}

fn dictionary(
    facts: &Facts,
    document: &Document,
    tables: &mut Tables,
    out: &mut String,
) -> Result<(), String> {
    let name = constant(&document.id);
    let elements = facts.elements(document);
    let pages = pages(facts, document, &elements, tables, out);
    let _ = writeln!(
        out,
        "static {name}_PAGES: [Page; {}] = {};\n",
        pages.0, pages.1
    );
    let slots = (2 * elements.len() + 1).next_power_of_two();
    let _ = writeln!(
        out,
        "static {name}_INDEX: [u16; {slots}] = index(&{name}_PAGES);\n"
    );
    let attributes = attributes(facts, document, tables, out);
    let extensions = extensions(facts, document, tables, out);
    let embedded = embedded(facts, document);

    let _ = writeln!(out, "/// `{}`: {}.", document.id, document.title);
    let _ = writeln!(out, "pub static {name}: Dictionary = Dictionary {{");
    let _ = writeln!(out, "name: {:?},", document.id);
    let public_id = document
        .public_id
        .map_or("None".into(), |id| format!("Some(0x{id:02X})"));
    let _ = writeln!(out, "public_id: {public_id},");
    let _ = writeln!(out, "formal_public_ids: &{:?},", document.formal_public_ids);
    let _ = writeln!(out, "system_id: {:?},", document.system_id);
    let _ = writeln!(out, "root: {:?},", document.root);
    let _ = writeln!(out, "media_types: &{:?},", document.media_types);
    let _ = writeln!(out, "pages: &{name}_PAGES,\nindex: &{name}_INDEX,");
    let _ = writeln!(out, "aliases: {},", aliases(facts, document, &elements));
    out.push_str(&attributes);
    let _ = writeln!(out, "extensions: {extensions},");
    let namespaces = match &document.namespaces {
        Namespaces::None => "Namespaces::None".to_owned(),
        Namespaces::Pages(_) => "Namespaces::Pages".to_owned(),
        Namespaces::Prefixes(prefixes) => format!("Namespaces::Prefixes(&{prefixes:?})"),
    };
    let _ = writeln!(out, "namespaces: {namespaces},\nembedded: &[{embedded}],");
    let later = document.later.as_deref();
    let later = later.map_or("None".into(), |id| format!("Some(&{})", constant(id)));
    let _ = writeln!(out, "later: {later},\n}};\n");
    Ok(())
}

/// The pages: how many, and the array.
fn pages(
    facts: &Facts,
    document: &Document,
    elements: &BTreeMap<Code, &Element>,
    tables: &mut Tables,
    out: &mut String,
) -> (usize, String) {
    let slots = facts.slots(document);
    let count = slots
        .keys()
        .next_back()
        .map_or(0, |page| usize::from(*page) + 1);
    let mut array = String::from("[");
    for page in 0..count {
        let Some((&page, slot)) = slots.iter().find(|(p, _)| usize::from(**p) == page) else {
            array.push_str("Page::UNUSED, ");
            continue;
        };
        let owner = facts.owner(document, page);
        let here: Vec<(u8, &Element)> = elements
            .iter()
            .filter(|(c, _)| c.0 == page)
            .map(|(c, e)| (c.1, *e))
            .collect();
        let table = tags(&constant(owner), page, &here, tables, out);
        let bits = |of: &BTreeSet<u8>| of.iter().fold(0_u64, |bits, token| bits | 1 << token);
        let decode_only = here
            .iter()
            .filter(|(_, e)| !e.written)
            .map(|(t, _)| *t)
            .collect();
        let types = facts.types.get(owner).into_iter().flatten();
        let types: Vec<(u8, &(&str, bool))> = types
            .filter(|(c, _)| c.0 == page)
            .map(|(c, rule)| (c.1, rule))
            .collect();
        let typed = types.iter().map(|(token, _)| *token).collect();
        let rules: Vec<String> = types
            .iter()
            .map(|(token, (value_type, written))| {
                format!("(0x{token:02X}, rule(ValueType::{value_type}, {written}))")
            })
            .collect();
        let namespace = document.namespace(page);
        let aliases = document.namespace_aliases.iter();
        let aliases: Vec<&str> = aliases
            .filter(|(p, _)| *p == page)
            .map(|(_, alias)| alias.as_str())
            .collect();
        let xmlns = if namespace.is_empty() {
            String::new()
        } else {
            format!(" xmlns=\"{namespace}\">")
        };
        let _ = write!(
            array,
            "Page {{ namespace: {namespace:?}, xmlns: {xmlns:?}, namespace_aliases: &{aliases:?}, \
             slot: {slot}, tags: &{table}, decode_only: {}, typed: {}, types: &[{}] }}, ",
            hexadecimal(bits(&decode_only)),
            hexadecimal(bits(&typed)),
            rules.join(", "),
        );
    }
    array.push(']');
    (count, array)
}

fn hexadecimal(bits: u64) -> String {
    if bits == 0 {
        "0".to_owned()
    } else {
        format!("1 << {}", list(bits).join(" | 1 << "))
    }
}

fn list(bits: u64) -> Vec<String> {
    (0..64)
        .filter(|bit| bits >> bit & 1 == 1)
        .map(|bit| format!("0x{bit:02X}"))
        .collect()
}

/// The table of a page; the name of its static.
fn tags(
    owner: &str,
    page: u8,
    rows: &[(u8, &Element)],
    tables: &mut Tables,
    out: &mut String,
) -> String {
    let mut content = String::from("tag_rows! {\n");
    for (token, element) in rows {
        let _ = write!(content, "    0x{token:02X} {:?}", element.name);
        if element.versions != ALL_VERSIONS {
            let _ = write!(content, " in 0x{:02X}", element.versions);
        }
        content.push_str(",\n");
    }
    content.push('}');
    tables.share(
        out,
        &format!("{owner}_TAGS_{page}"),
        "[TagEntry; 64]",
        content,
    )
}

fn aliases(facts: &Facts, document: &Document, elements: &BTreeMap<Code, &Element>) -> String {
    let slots = facts.slots(document);
    let mut rows = BTreeMap::new();
    for (code, element) in elements {
        for alias in &element.aliases {
            rows.insert(
                (slots.get(&code.0).copied().unwrap_or(code.0), alias),
                *code,
            );
        }
    }
    if rows.is_empty() {
        return "&[]".to_owned();
    }
    let mut out = String::from("alias_rows! {\n");
    for ((slot, alias), (page, token)) in rows {
        let _ = writeln!(out, "        {slot} {alias:?} {page}:0x{token:02X},");
    }
    out.push_str("    }");
    out
}

/// Each attribute name of a document with the token that stands for it in events: the bare name
/// on the lowest page, otherwise the lowest token.
pub fn canonical_attributes(facts: &Facts, document: &str) -> BTreeMap<String, Code> {
    let mut names: BTreeMap<String, (bool, Code)> = BTreeMap::new();
    for (code, attribute) in facts.attributes.get(document).into_iter().flatten() {
        let candidate = (!attribute.prefix.is_empty(), *code);
        let best = names.entry(attribute.name.clone()).or_insert(candidate);
        *best = candidate.min(*best);
    }
    names
        .into_iter()
        .map(|(name, (_, code))| (name, code))
        .collect()
}

/// The four attribute fields of the dictionary, their tables written to `out`.
fn attributes(facts: &Facts, document: &Document, tables: &mut Tables, out: &mut String) -> String {
    let own = document.same_as.as_ref().unwrap_or(&document.id);
    let (starts, values) = (facts.attributes.get(own), facts.values.get(own));
    let codes = starts
        .into_iter()
        .flat_map(|s| s.keys())
        .chain(values.into_iter().flat_map(|v| v.keys()));
    let count = codes.map(|code| usize::from(code.0) + 1).max().unwrap_or(0);
    let name = constant(own);
    let names = canonical_attributes(facts, own);

    let mut pages = String::from("&[");
    for page in 0..count {
        let start_table = start_table(facts, own, page, &names);
        let start_table = tables.share(
            out,
            &format!("{name}_STARTS_{page}"),
            "[AttributeEntry; 128]",
            start_table,
        );
        let mut value_rows = String::new();
        for (code, value) in values
            .into_iter()
            .flatten()
            .filter(|(c, _)| usize::from(c.0) == page)
        {
            let _ = write!(value_rows, "(0x{:02X}, {:?}), ", code.1, value.text);
        }
        let value_table = format!("values(&[{value_rows}])");
        let value_table = tables.share(
            out,
            &format!("{name}_VALUES_{page}"),
            "[&str; 128]",
            value_table,
        );
        let _ = write!(
            pages,
            "AttributePage {{ starts: &{start_table}, values: &{value_table} }}, "
        );
    }
    pages.push(']');

    let name_rows = name_rows(facts, own, &names);
    let kind = format!("[AttributeName; {}]", names.len());
    let names = if names.is_empty() {
        "[]".to_owned()
    } else {
        tables.share(out, &format!("{name}_ATTRIBUTES"), &kind, name_rows)
    };

    let mut sorted: BTreeMap<&str, Code> = BTreeMap::new();
    for (code, value) in values.into_iter().flatten().filter(|(_, v)| v.written) {
        sorted.entry(&value.text).or_insert(*code);
    }
    let (value_table, first_bytes) = if sorted.is_empty() {
        ("[]".to_owned(), "[0; 4]".to_owned())
    } else {
        let mut rows = String::from("text_rows! {\n");
        for (text, (page, token)) in &sorted {
            let _ = writeln!(rows, "    {text:?} {page}:0x{token:02X},");
        }
        rows.push('}');
        let kind = format!("[TextToken; {}]", sorted.len());
        let table = tables.share(out, &format!("{name}_ATTRIBUTE_VALUES"), &kind, rows);
        let first_bytes = format!("first_bytes(&{table})");
        (table, first_bytes)
    };
    format!(
        "attribute_pages: {pages},\nattribute_names: &{names},\nattribute_values: &{value_table},\n\
         attribute_value_starts: {first_bytes},\n"
    )
}

fn start_table(facts: &Facts, own: &str, page: usize, names: &BTreeMap<String, Code>) -> String {
    let mut rows = String::from("start_rows! {\n");
    for (code, start) in facts.attributes.get(own).into_iter().flatten() {
        if usize::from(code.0) == page {
            let (p, t) = names.get(&start.name).copied().unwrap_or(*code);
            let _ = writeln!(
                rows,
                "    0x{:02X} {:?} {:?} {p}:0x{t:02X},",
                code.1, start.name, start.prefix
            );
        }
    }
    rows.push('}');
    rows
}

fn name_rows(facts: &Facts, own: &str, names: &BTreeMap<String, Code>) -> String {
    let mut rows = String::from("attribute_rows! {\n");
    for (attribute, canonical) in names {
        let mut starts: BTreeMap<&str, Code> = BTreeMap::new();
        for (code, start) in facts.attributes.get(own).into_iter().flatten() {
            if start.name == *attribute && start.written {
                starts.entry(&start.prefix).or_insert(*code);
            }
        }
        let rules = facts.attribute_types.get(own).into_iter().flatten();
        let rule = rules
            .filter(|(code, _)| {
                let named = facts.attributes.get(own).and_then(|a| a.get(code));
                named.is_some_and(|a| a.name == *attribute)
            })
            .map(|(_, rule)| rule)
            .next();
        let rule = rule.map_or("TypeRule::TEXT".to_owned(), |(value_type, written)| {
            format!("rule(ValueType::{value_type}, {written})")
        });
        let _ = write!(
            rows,
            "    {attribute:?} {}:0x{:02X} {rule}, [",
            canonical.0, canonical.1
        );
        for (i, (prefix, (page, token))) in starts.iter().enumerate() {
            let comma = if i == 0 { "" } else { ", " };
            let _ = write!(rows, "{comma}{prefix:?} {page}:0x{token:02X}");
        }
        rows.push_str("],\n");
    }
    rows.push('}');
    rows
}

fn extensions(facts: &Facts, document: &Document, tables: &mut Tables, out: &mut String) -> String {
    if facts.variables.contains(&document.id) {
        return "Extensions::Variables".to_owned();
    }
    let Some(values) = facts.extensions.get(&document.id) else {
        return "Extensions::None".to_owned();
    };
    let name = constant(&document.id);
    let count = values
        .keys()
        .next_back()
        .map_or(0, |index| usize::from(*index) + 1);
    let by_index: Vec<&str> = (0..=u8::MAX)
        .take(count)
        .map(|index| values.get(&index).map_or("", |value| value.text.as_str()))
        .collect();
    let by_value: BTreeMap<&str, u8> = values
        .iter()
        .filter(|(_, v)| v.written)
        .map(|(i, v)| (v.text.as_str(), *i))
        .collect();
    let mut rows = String::from("[");
    for (text, index) in &by_value {
        let _ = write!(rows, "({text:?}, 0x{index:02X}), ");
    }
    rows.push(']');
    let by_index = tables.share(
        out,
        &format!("{name}_BY_INDEX"),
        &format!("[&str; {count}]"),
        format!("{by_index:?}"),
    );
    let kind = format!("[(&str, u8); {}]", by_value.len());
    let by_value = tables.share(out, &format!("{name}_BY_VALUE"), &kind, rows);
    format!("Extensions::Values {{ by_index: &{by_index}, by_value: &{by_value} }}")
}

fn embedded(facts: &Facts, document: &Document) -> String {
    let mut out = String::new();
    for row in facts
        .embedded
        .iter()
        .filter(|row| row.document == document.id)
    {
        let _ = write!(
            out,
            "Embedded {{ wbxml: {:?}, xml: {:?}, namespace: {:?}, container: {}, media_type: {}, \
             dictionary: &{} }}, ",
            row.wbxml,
            row.xml,
            row.namespace,
            tag(row.container),
            tag(row.media_type),
            constant(&row.embedded),
        );
    }
    out
}
