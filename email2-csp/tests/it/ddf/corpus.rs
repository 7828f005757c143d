//! The published files: each decodes, and comes back with all that it says.

use email2_csp::ddf::{EncodeOptions, decode, decode_wbxml, decode_xml};
use email2_csp::model::tree::{AccessTypes, Property};

use super::files::published;
use super::meaning::{difference, meaning};

#[test]
fn every_file_comes_back_with_all_that_it_says() {
    let Some(files) = published() else { return };
    for (name, xml) in &files {
        let document = decode(xml.as_bytes()).unwrap_or_else(|e| panic!("{name}: {e}"));
        let before = meaning(xml);
        for indent in [None, Some(2), Some(0)] {
            let options = EncodeOptions::DEFAULT.with_indent(indent);
            let written = document.to_xml_with(&options).unwrap();
            if let Some(difference) = difference(&before, &meaning(&written)) {
                panic!("{name}, indent {indent:?}: {difference}");
            }
            // What stands around the root element comes back byte by byte.
            let (start, _) = xml.split_once("<MgmtTree").unwrap();
            let (_, end) = xml.rsplit_once("</MgmtTree>").unwrap();
            assert!(written.starts_with(start), "{name}");
            assert!(written.ends_with(&format!("</MgmtTree>{end}")), "{name}");
            assert_eq!(decode_xml(&written).unwrap(), document, "{name}");
        }
    }
}

#[test]
fn every_file_comes_back_from_wbxml() {
    let Some(files) = published() else { return };
    for (name, xml) in &files {
        let mut document = decode_xml(xml).unwrap();
        let wbxml = document
            .to_wbxml()
            .unwrap_or_else(|e| panic!("{name}: {e}"));
        let again = decode_wbxml(&wbxml).unwrap_or_else(|e| panic!("{name}: {e}"));
        let written = again.to_xml().unwrap();
        if let Some(difference) = difference(&meaning(xml), &meaning(&written)) {
            panic!("{name}: {difference}");
        }
        // WBXML has nothing around its root element.
        document.prolog = again.prolog.clone();
        assert_eq!(again, document, "{name}");
        assert!(wbxml.len() < xml.len(), "{name}");
    }
}

#[test]
fn nothing_in_the_files_is_kept_as_markup_that_the_model_has_a_place_for() {
    let Some(files) = published() else { return };
    for (name, xml) in &files {
        let document = decode_xml(xml).unwrap();
        for node in document.tree.iter() {
            for property in &node.properties {
                assert!(
                    !matches!(property, Property::Other(_)),
                    "{name}: {}: {property:?}",
                    node.uri()
                );
            }
        }
    }
}

/// Counted by another XML reader when the corpus was made.
#[test]
fn the_counts_are_those_of_the_list_of_features() {
    let Some(files) = published() else { return };
    let folder = crate::support::corpus("corpus/ddf").unwrap();
    let mut rows = csv::Reader::from_path(folder.join("features.csv")).unwrap();
    let columns = rows.headers().unwrap().clone();
    let column = |name: &str| columns.iter().position(|c| c == name).unwrap();
    let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), files.len());
    for row in rows {
        let name = row.get(column("file")).unwrap();
        let (_, xml) = files.iter().find(|(file, _)| file == name).unwrap();
        let document = decode_xml(xml).unwrap();
        let nodes: Vec<_> = document.tree.iter().collect();
        let cell = |name: &str| row.get(column(name)).unwrap();
        assert_eq!(cell("nodes"), nodes.len().to_string(), "{name}");
        let unnamed = nodes.iter().filter(|node| node.is_dynamic()).count();
        assert_eq!(cell("empty_node_names"), unnamed.to_string(), "{name}");
        assert_eq!(
            cell("bom") == "yes",
            document.prolog.has_byte_order_mark(),
            "{name}"
        );
        let set = |words: Vec<String>| {
            let mut words = words;
            words.sort_unstable();
            words.dedup();
            words.join(" ")
        };
        let formats = nodes.iter().map(|node| node.format().unwrap().to_string());
        assert_eq!(cell("dfformats"), set(formats.collect()), "{name}");
        let occurrences = nodes.iter().map(|node| node.occurrence().name().to_owned());
        assert_eq!(cell("occurrences"), set(occurrences.collect()), "{name}");
        let access = nodes
            .iter()
            .map(|node| node.access())
            .fold(AccessTypes::NONE, AccessTypes::union);
        let access = access.iter().map(|access| access.name().to_owned());
        assert_eq!(cell("access_types"), set(access.collect()), "{name}");
        let mut types = Vec::new();
        for node in &nodes {
            types.extend(node.allowed_values().map(|v| v.value_type.to_string()));
            for group in node.dependencies() {
                types.extend(group.changed.iter().map(|v| v.value_type.to_string()));
                let allowed = group.dependencies.iter().map(|d| &d.allowed);
                types.extend(allowed.map(|v| v.value_type.to_string()));
            }
        }
        assert_eq!(cell("allowed_value_types"), set(types), "{name}");
    }
}
