//! Each cell of the table of nodes that differs by edition: the rule that says why, and the words of the
//! sources that the editions are taken from.

use std::collections::{BTreeMap, BTreeSet};

use email2_csp::Edition;

use super::citations::{ALL_FOUR, CELLS};
use super::{ddf, seeds};

/// The columns of what an edition says of a node that it has.
const COLUMNS: [&str; 7] = [
    "occurrence",
    "format",
    "access",
    "size",
    "values",
    "default",
    "note",
];

/// What some editions have and others do not, and how each of the two is called in a source.
const OF_WINDOWS_MOBILE: [&str; 3] = ["CONNECTIONID", "NAMEDPROPS", "NAMEDPROPS/Name#tttt"];

/// The rows of the table, by node, in the order of the editions.
fn table() -> BTreeMap<String, Vec<BTreeMap<String, String>>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/email2_nodes.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    let mut nodes: BTreeMap<String, Vec<BTreeMap<String, String>>> = BTreeMap::new();
    for row in reader.deserialize() {
        let row: BTreeMap<String, String> = row.unwrap();
        nodes.entry(row["node"].clone()).or_default().push(row);
    }
    for rows in nodes.values() {
        let editions: Vec<&str> = rows.iter().map(|row| &*row["edition"]).collect();
        assert_eq!(editions, Edition::ALL.map(Edition::name));
    }
    nodes
}

/// The cells of nodes that differ among the editions that have the node.
fn differing() -> BTreeSet<(String, &'static str)> {
    let mut cells = BTreeSet::new();
    for (node, rows) in table() {
        let there: Vec<_> = rows.iter().filter(|row| row["presence"] == "yes").collect();
        for column in COLUMNS {
            if there.iter().any(|row| row[column] != there[0][column]) {
                cells.insert((node.clone(), column));
            }
        }
    }
    cells
}

/// What a page of Windows says of a node, and what a DDF says of it.
fn part<'t>(edition: Edition, text: &'t str, node: &str) -> &'t str {
    let name = node.rsplit('/').next().unwrap();
    match edition {
        // The names of its parameters are lost.
        Edition::WindowsMobile => text,
        Edition::Windows10Prose if node == "EMAIL2" || node == "{GUID}" => text,
        Edition::Windows10Prose => {
            let heads = ["Optional", "Required"].map(|word| format!(" {node} {word}."));
            let start = heads.iter().find_map(|head| text.find(head)).unwrap();
            let rest = &text[start..];
            let rows = table();
            let others = rows.keys().filter(|other| *other != node);
            let ends = others.flat_map(|other| {
                ["Optional", "Required"].map(|word| rest.find(&format!(" {other} {word}.")))
            });
            &rest[..ends.flatten().min().unwrap_or(rest.len())]
        }
        _ => {
            let head = match node {
                "{GUID}" => "<NodeName />".to_owned(),
                _ => format!("<NodeName>{name}</NodeName>"),
            };
            let other = "<NodeName></NodeName>";
            let start = text.find(&head).or_else(|| text.find(other));
            let rest = &text[start.unwrap_or_else(|| panic!("{node}"))..];
            &rest[..rest[1..]
                .find("<NodeName")
                .map_or(rest.len(), |end| end + 1)]
        }
    }
}

fn sources() -> Option<[String; 4]> {
    let [mobile, prose, _] = seeds()?;
    Some([
        mobile,
        prose,
        ddf("EMAIL2-ddf-1607.xml")?,
        ddf("EMAIL2-ddfv2-2025.xml")?,
    ])
}

#[test]
fn each_cell_that_differs_has_its_rule() {
    let differ = differing();
    let listed: BTreeSet<(String, &str)> = CELLS
        .iter()
        .map(|(node, column, ..)| ((*node).to_owned(), *column))
        .collect();
    assert_eq!(listed.len(), CELLS.len(), "each cell once");
    let unlisted: Vec<_> = differ.difference(&listed).collect();
    let same: Vec<_> = listed.difference(&differ).collect();
    assert!(unlisted.is_empty(), "differ and have no rule: {unlisted:?}");
    assert!(same.is_empty(), "do not differ: {same:?}");
    let table = table();
    for (node, column, rule, _) in CELLS {
        for (edition, row) in Edition::ALL.into_iter().zip(&table[*node]) {
            if row["presence"] != "yes" {
                continue;
            }
            let named = row["rules"].split(';').any(|name| name == rule.name());
            assert!(
                named,
                "{node} {column} in {edition}: {rule} is not in its row"
            );
            assert!(rule.says(edition).is_some(), "{rule} in {edition}");
        }
    }
}

#[test]
fn each_cell_that_differs_is_in_the_words_of_its_source() {
    let Some(sources) = sources() else { return };
    let mut quotes = 0;
    for (node, column, rule, words) in CELLS {
        for ((edition, source), words) in Edition::ALL.into_iter().zip(&sources).zip(words) {
            if words.is_empty() {
                continue;
            }
            let said = part(edition, source, node);
            // The root of a DDF stands in its own element, its path above it.
            let said = match *node {
                "EMAIL2" => source.as_str(),
                _ => said,
            };
            assert!(
                said.contains(words),
                "{node} {column} ({rule}) in {edition}: {words:?} is not in {said}"
            );
            quotes += 1;
        }
        let silent = words.iter().filter(|words| words.is_empty()).count();
        assert!(silent < 4, "{node} {column}");
    }
    assert_eq!(quotes, 143);
}

#[test]
fn a_size_is_in_words_where_it_is_in_the_table_and_nowhere_else() {
    let Some(sources) = sources() else { return };
    let table = table();
    for (node, column, _, words) in CELLS.iter().filter(|(_, column, ..)| *column == "size") {
        for (at, edition) in Edition::ALL.into_iter().enumerate() {
            let size = &table[*node][at][*column];
            let said = part(edition, &sources[at], node);
            let is_told = ["255 char", "62 char"]
                .iter()
                .any(|limit| said.contains(limit));
            match (edition, *node) {
                (Edition::WindowsMobile, _) => assert!(size.is_empty() && !is_told, "{node}"),
                // The description of the DDF v2 is another node's.
                (Edition::DdfV2, "INSERVER") => assert!(size == "62" && !is_told),
                _ => {
                    assert_eq!(!size.is_empty(), is_told, "{node} in {edition}");
                    assert_eq!(
                        !size.is_empty(),
                        !words[at].is_empty(),
                        "{node} in {edition}"
                    );
                    assert!(words[at].contains(&**size), "{node} in {edition}");
                }
            }
        }
    }
}

#[test]
fn each_node_that_some_editions_lack_is_named_by_those_that_have_it_only() {
    let Some([mobile, prose, first, second]) = sources() else {
        return;
    };
    for (node, rows) in table() {
        let there: Vec<bool> = rows.iter().map(|row| row["presence"] == "yes").collect();
        if there.iter().all(|there| *there) {
            continue;
        }
        for row in &rows {
            let named = row["rules"].split(';').any(|name| name == "NodePresence");
            assert!(named, "{node} in {}", row["edition"]);
        }
        let of_mobile = OF_WINDOWS_MOBILE.contains(&&*node);
        let windows = !of_mobile;
        assert_eq!(there, [of_mobile, windows, windows, windows], "{node}");
        // How the page of Windows Mobile calls it.
        let name = match node.as_str() {
            "NAMEDPROPS" => "named properties",
            "NAMEDPROPS/Name#tttt" => "MyNamedProp#0003",
            name => name,
        };
        assert_eq!(mobile.contains(name), of_mobile, "{node} in Windows Mobile");
        for word in ["Optional", "Required"].map(|word| format!(" {node} {word}.")) {
            assert!(windows || !prose.contains(&word), "{word}");
        }
        assert_eq!(
            prose.contains(name),
            windows,
            "{node} in the page of Windows 10"
        );
        for file in [&first, &second] {
            let element = format!("<NodeName>{node}</NodeName>");
            assert_eq!(file.contains(&element), windows, "{node}");
        }
    }
}

#[test]
fn all_four_operations_are_those_of_nodes_that_do_not_differ() {
    let Some(sources) = sources() else { return };
    let prose = &sources[1];
    let differ = differing();
    for (node, rows) in table() {
        let row = &rows[1];
        let differs = differ.contains(&(node.clone(), "access"));
        let is_below = !matches!(node.as_str(), "EMAIL2" | "{GUID}");
        if row["presence"] == "yes" && is_below && !differs {
            let said = part(Edition::Windows10Prose, prose, &node);
            let other = "Supported operations are Get, Add, Delete, and Replace.";
            assert!(
                said.contains(ALL_FOUR) || said.contains(other),
                "{node}: {said}"
            );
        }
    }
}
