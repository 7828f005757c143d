//! Document types: how they are found, and what they hold.

use wbxml::dictionaries::ALL;
use wbxml::{Dictionary, Tag, dictionaries};

use super::{by_page, data, list, token};

#[test]
fn every_document_is_found_by_what_its_row_says() {
    let rows = data("documents.csv");
    assert_eq!(ALL.len(), rows.len());
    for (dictionary, row) in ALL.iter().copied().zip(&rows) {
        assert_eq!(dictionary.name(), row["id"]);
        assert_eq!(format!("{dictionary:?}"), row["id"]);
        assert_eq!(dictionaries::by_name(&row["id"]), Some(dictionary));
        assert_eq!(dictionary.root_name(), row["root"]);
        assert_eq!(dictionary.system_id(), row["system_id"]);
        assert_eq!(dictionary.media_types(), list(&row["media_types"]));
        let number = row["public_id"].strip_prefix("0x");
        let number = number.map(|digits| u32::from_str_radix(digits, 16).unwrap());
        assert_eq!(dictionary.public_id(), number);
        if let Some(number) = number {
            let found = if number == 1 { None } else { Some(dictionary) };
            assert_eq!(dictionaries::by_public_id(number), found);
        }
        let formal = list(&row["formal_public_ids"]);
        assert_eq!(dictionary.formal_public_id(), formal.first().copied());
        for id in formal {
            assert_eq!(dictionaries::by_formal_public_id(id), Some(dictionary));
        }
        let later = dictionary.later().map_or("", |later| later.name());
        assert_eq!(later, row["later"]);
        if !row["root"].is_empty() {
            let newest = rows
                .iter()
                .rev()
                .find(|r| r["root"] == row["root"])
                .unwrap();
            let newest = dictionaries::by_name(&newest["id"]);
            assert_eq!(dictionaries::by_root(&row["root"]), newest);
            assert_eq!(
                dictionaries::by_root_and_namespace(&row["root"], ""),
                newest
            );
        }
        for media_type in list(&row["media_types"]) {
            let newest = rows
                .iter()
                .rev()
                .find(|r| list(&r["media_types"]).contains(&media_type));
            let newest = dictionaries::by_name(&newest.unwrap()["id"]);
            assert_eq!(dictionaries::by_media_type(media_type), newest);
            let shouted = format!(" {} ; charset=utf-8", media_type.to_ascii_uppercase());
            assert_eq!(dictionaries::by_media_type(&shouted), newest);
        }
        let prefixes = row["namespaces"]
            .split('=')
            .next()
            .is_some_and(|key| key.contains(':'));
        let namespaces = if prefixes {
            Vec::new()
        } else {
            by_page(&row["namespaces"])
        };
        for page in 0..=u8::MAX {
            let expected = namespaces
                .iter()
                .find(|(p, _)| *p == page)
                .map(|(_, ns)| *ns);
            assert_eq!(dictionary.namespace(page), expected);
        }
        for (page, namespace) in namespaces
            .into_iter()
            .chain(by_page(&row["namespace_aliases"]))
        {
            assert_eq!(
                dictionary.page_of_namespace(namespace),
                Some(page),
                "{namespace}"
            );
        }
        assert_eq!(dictionary.page_of_namespace(""), None);
        assert_eq!(dictionary.page_of_namespace("urn:none"), None);
    }
}

#[test]
fn nothing_is_found_by_what_no_document_says() {
    assert_eq!(dictionaries::by_public_id(0), None);
    assert_eq!(dictionaries::by_public_id(1), None);
    assert_eq!(dictionaries::by_public_id(0xFFFF_FFFF), None);
    assert_eq!(dictionaries::by_formal_public_id(""), None);
    assert_eq!(dictionaries::by_root(""), None);
    assert_eq!(dictionaries::by_root("Sync"), None);
    assert_eq!(
        dictionaries::by_root_and_namespace("Sync", "urn:none"),
        None
    );
    assert_eq!(
        dictionaries::by_root_and_namespace("NoCommand", "AirSync"),
        None
    );
    assert_eq!(dictionaries::by_media_type(""), None);
    assert_eq!(dictionaries::by_media_type("application/xml"), None);
    assert_eq!(dictionaries::by_name("syncml"), None);
}

#[test]
fn the_namespace_of_the_root_tells_the_version() {
    for (root, namespace, name) in [
        ("SyncML", "SYNCML:SYNCML1.1", "syncml-1.1"),
        ("SyncML", "syncml:syncml1.0", "syncml-1.0"),
        ("DevInf", "syncml:devinf", "devinf-1.2"),
        ("MgmtTree", "syncml:dmddf1.2", "dmddf-1.2"),
        ("Sync", "AirSync", "activesync"),
        ("Provision", "Provision:", "activesync"),
        (
            "Search",
            "http://synce.org/formats/airsync_wm5/search",
            "airsync",
        ),
        (
            "Collections",
            "http://synce.org/formats/airsync_wm5/getitemestimate",
            "airsync",
        ),
        (
            "Collections",
            "http://synce.org/formats/airsync_wm5/itemestimate",
            "airsync",
        ),
        (
            "WV-CSP-Message",
            "http://www.wireless-village.org/CSP1.1",
            "wv-csp-1.1",
        ),
        (
            "WV-CSP-Message",
            "http://www.openmobilealliance.org/DTD/WV-CSP1.2",
            "wv-csp-1.2",
        ),
        (
            "WV-CSP-Message",
            "http://www.openmobilealliance.org/DTD/WV-CSP",
            "wv-csp-1.2",
        ),
        ("o-ex:rights", "http://odrl.net/1.1/ODRL-EX", "drmrel-1.0"),
        ("wml", "http://www.wapforum.org/2001/wml", "wml-1.3"),
    ] {
        let found = dictionaries::by_root_and_namespace(root, namespace);
        assert_eq!(
            found.map(Dictionary::name),
            Some(name),
            "{root} in {namespace}"
        );
    }
}

#[test]
fn syncml_data_can_hold_the_documents_of_its_rows() {
    let rows = data("embedded.csv");
    let code = |cell: &str| {
        let (page, id) = cell.split_once(':').unwrap();
        Tag::new(page.parse().unwrap(), token(id))
    };
    for dictionary in ALL {
        let rows: Vec<_> = rows
            .iter()
            .filter(|r| r["document"] == dictionary.name())
            .collect();
        assert_eq!(dictionary.embedded.len(), rows.len(), "{dictionary:?}");
        for (found, row) in dictionary.embedded.iter().zip(rows) {
            assert_eq!(found.wbxml, row["wbxml"]);
            assert_eq!(found.xml, row["xml"]);
            assert_eq!(found.namespace, row["namespace"]);
            assert_eq!(found.dictionary.name(), row["embedded"]);
            assert_eq!(found.container, code(&row["container"]));
            assert_eq!(found.media_type, code(&row["media_type"]));
            assert_eq!(dictionary.tag_name(found.container), Some("Data"));
            assert_eq!(dictionary.tag_name(found.media_type), Some("Type"));
            let page = found
                .dictionary
                .page_of_namespace(&row["namespace"])
                .unwrap();
            assert!(
                found
                    .dictionary
                    .tag(page, found.dictionary.root_name())
                    .is_some()
            );
        }
    }
}
