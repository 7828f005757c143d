//! Element tokens and names.

use wbxml::{ProtocolVersion, dictionaries};

use super::{all_tags, data, dictionary, element_rows, list, tag};

#[test]
fn every_element_token_has_the_name_of_its_row_and_no_other_token_has_one() {
    for (document, rows) in element_rows() {
        let dictionary = dictionary(&document);
        for tag in all_tags(0..=u8::MAX) {
            let expected = rows.get(&tag).map(|row| row["name"].as_str());
            assert_eq!(dictionary.tag_name(tag), expected, "{document} {tag}");
            let written = rows.get(&tag).is_some_and(|row| row["written"] == "yes");
            assert_eq!(dictionary.is_written(tag), written, "{document} {tag}");
        }
    }
}

#[test]
fn every_element_name_and_alias_has_the_token_of_its_row() {
    for (document, rows) in element_rows() {
        let dictionary = dictionary(&document);
        for (tag, row) in &rows {
            let namespace = dictionary.namespace(tag.page());
            let first = rows
                .iter()
                .find(|(other, r)| {
                    r["name"] == row["name"] && dictionary.namespace(other.page()) == namespace
                })
                .map(|(other, _)| *other);
            assert_eq!(
                dictionary.tag(tag.page(), &row["name"]),
                first,
                "{document} {tag}"
            );
            for alias in list(&row["aliases"]) {
                assert_eq!(
                    dictionary.tag(tag.page(), alias),
                    Some(*tag),
                    "{document} {alias}"
                );
            }
            let anywhere = rows
                .iter()
                .find(|(_, r)| r["name"] == row["name"])
                .map(|(t, _)| *t);
            assert_eq!(
                dictionary.tag_in_any_page(&row["name"]),
                anywhere,
                "{document} {tag}"
            );
        }
        for page in 0..=u8::MAX {
            assert_eq!(dictionary.tag(page, ""), None);
            assert_eq!(dictionary.tag(page, "NoSuchElement"), None);
        }
    }
}

#[test]
fn every_eas_element_has_the_versions_of_its_row() {
    for row in data("eas.csv") {
        for version in ProtocolVersion::ALL {
            let expected =
                row["versions"] == "All" || list(&row["versions"]).contains(&version.as_str());
            for document in [&dictionaries::ACTIVESYNC, &dictionaries::AIRSYNC] {
                let versions = document.versions(tag(&row));
                assert_eq!(versions.contains(version), expected, "{row:?} {version}");
            }
        }
    }
}
