//! `generated/constants.rs`: a `Tag` constant for each element that a model matches on.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::facts::{Code, Element, Facts, Namespaces};
use super::render::{BANNER, canonical_attributes};

/// The modules of one document each: name, document.
const MODULES: [(&str, &str); 5] = [
    ("syncml", "syncml-1.2"),
    ("metinf", "metinf-1.2"),
    ("devinf", "devinf-1.2"),
    ("dmddf", "dmddf-1.2"),
    ("prov", "prov-1.0"),
];

/// Names that differ from another of the module in letter case only: module, name, constant.
const RENAMED: [(&str, &str, &str); 1] = [("dmddf", "node", "NODE_FORMAT")];

/// The source of `constants.rs`.
pub fn module(facts: &Facts) -> Result<String, String> {
    let mut out =
        format!("{BANNER}\n//! Tags of the elements and attributes that models match on.\n\n");
    for (name, id) in MODULES {
        let document = facts.document(id)?;
        let elements = facts.tags.get(id).cloned().unwrap_or_default();
        let first = elements.keys().next().map_or(0, |code| code.0);
        let (here, further): (Vec<_>, Vec<_>) =
            elements.iter().partition(|(code, _)| code.0 == first);
        let _ = writeln!(out, "/// Elements of `{id}`: {}.", document.title);
        let _ = writeln!(out, "pub mod {name} {{\nuse crate::Tag;\n");
        constants(&mut out, name, &here)?;
        if !further.is_empty() {
            let _ = writeln!(out, "\n/// The same names on code page 1.");
            let _ = writeln!(out, "pub mod page_1 {{\nuse crate::Tag;\n");
            constants(&mut out, name, &further)?;
            out.push_str("}\n");
        }
        let attributes = canonical_attributes(facts, id);
        if !attributes.is_empty() {
            let _ = writeln!(
                out,
                "\n/// The tokens that stand for attribute names in events."
            );
            let _ = writeln!(out, "pub mod attribute {{\nuse crate::Tag;\n");
            for (attribute, code) in &attributes {
                constant(&mut out, &upper(attribute), attribute, *code, "");
            }
            out.push_str("}\n");
        }
        out.push_str("}\n\n");
    }
    eas(facts, &mut out)?;
    Ok(out)
}

fn eas(facts: &Facts, out: &mut String) -> Result<(), String> {
    let document = facts.document("activesync")?;
    let Namespaces::Pages(namespaces) = &document.namespaces else {
        return Err("wbxml/data/documents.csv: activesync has no namespaces".to_owned());
    };
    let elements = facts.tags.get("activesync").cloned().unwrap_or_default();
    out.push_str(
        "/// Elements of Exchange ActiveSync, a module for each code page (MS-ASWBXML 2.1.2.1).\n",
    );
    out.push_str("pub mod eas {\n");
    for (page, namespace) in namespaces {
        let here: Vec<_> = elements
            .iter()
            .filter(|(code, _)| code.0 == *page)
            .collect();
        let _ = writeln!(out, "/// Code page {page}, `{namespace}`.");
        let _ = writeln!(
            out,
            "pub mod {} {{\nuse crate::Tag;\n",
            module_name(namespace)
        );
        constants(out, namespace, &here)?;
        out.push_str("}\n\n");
    }
    out.push_str("}\n");
    Ok(())
}

fn constants(out: &mut String, module: &str, rows: &[(&Code, &Element)]) -> Result<(), String> {
    let mut names = BTreeSet::new();
    for (code, element) in rows {
        let name = &element.name;
        let renamed = RENAMED.iter().find(|row| row.0 == module && row.1 == name);
        let upper = renamed.map_or_else(|| upper(name), |row| row.2.to_owned());
        let note = if element.legacy {
            ", in no specification"
        } else {
            ""
        };
        constant(out, &upper, name, **code, note);
        if let Some(twice) = names.replace(upper) {
            return Err(format!("wbxml/data: two constants of {module} are {twice}"));
        }
    }
    Ok(())
}

fn constant(out: &mut String, upper: &str, name: &str, (page, token): Code, note: &str) {
    let _ = writeln!(out, "/// `{name}`{note}");
    let _ = writeln!(
        out,
        "pub const {upper}: Tag = Tag::new({page}, 0x{token:02X});"
    );
}

/// The module of a code page. `Move` is a keyword.
fn module_name(namespace: &str) -> String {
    let name = words(namespace).join("_");
    if name == "move" {
        "move_".to_owned()
    } else {
        name
    }
}

/// A name as that of a constant: `LocURI` is `LOC_URI`.
pub fn upper(name: &str) -> String {
    words(name).join("_").to_ascii_uppercase()
}

/// The words of a name, in small letters: `LocURI` is `loc`, `uri`.
fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = vec![String::new()];
    for (i, c) in letters.iter().enumerate() {
        if !c.is_ascii_alphanumeric() {
            words.push(String::new());
            continue;
        }
        let after_small = i > 0 && !letters[i - 1].is_ascii_uppercase();
        let before_small = letters.get(i + 1).is_some_and(char::is_ascii_lowercase);
        if i > 0 && c.is_ascii_uppercase() && (after_small || before_small) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_are_named_after_the_words_of_the_element() {
        let rows = [
            ("LocURI", "LOC_URI"),
            ("MIMETruncated", "MIME_TRUNCATED"),
            ("SyncHdr", "SYNC_HDR"),
            ("EASProvisionDoc", "EAS_PROVISION_DOC"),
            ("wap-provisioningdoc", "WAP_PROVISIONINGDOC"),
            ("Email1Address", "EMAIL1_ADDRESS"),
            ("Rx-Pref", "RX_PREF"),
            ("UTC", "UTC"),
        ];
        for (name, constant) in rows {
            assert_eq!(upper(name), constant);
        }
    }
}
