//! Dictionaries of the user.

use wbxml::Tag;

use super::all_tags;

wbxml::dictionary! {
    static OWN = {
        name: "own-1.0",
        public_id: Some(0x7F01),
        formal_public_ids: [],
        system_id: "",
        root: "Root",
        media_types: [],
        pages: [
            { number: 3, namespace: "urn:a", tags: [(0x3F, "Last"), (0x05, "Both")] },
            { number: 1, namespace: "urn:a", tags: [(0x05, "Root"), (0x06, "Both")] },
            { number: 2, namespace: "urn:b", tags: [(0x05, "Both")] },
        ],
        attributes: [
            (1, 0x05, "href", "http://"),
            (0, 0x7F, "href", "http://"),
            (0, 0x07, "href", "http://www."),
            (1, 0x06, "href", ""),
            (0, 0x05, "alt", "x"),
        ],
        values: [(0, 0xFF, ".com/"), (0, 0x85, ".com"), (1, 0x85, ".com")],
    };
}

wbxml::dictionary! {
    static PLAIN = {
        name: "plain",
        public_id: None,
        formal_public_ids: ["-//EXAMPLE//DTD PLAIN//EN"],
        system_id: "",
        root: "r",
        media_types: [],
        pages: [{ number: 0, namespace: "", tags: [(0x05, "r")] }],
    };
}

#[test]
fn a_dictionary_of_ones_own_is_built_as_the_published_ones_are() {
    assert_eq!(OWN.name(), "own-1.0");
    assert_eq!(OWN.public_id(), Some(0x7F01));
    assert_eq!(OWN.formal_public_id(), None);
    let names: Vec<_> = all_tags(0..=0xFF)
        .filter_map(|t| Some((t, OWN.tag_name(t)?)))
        .collect();
    assert_eq!(
        names,
        [
            (Tag::new(1, 0x05), "Root"),
            (Tag::new(1, 0x06), "Both"),
            (Tag::new(2, 0x05), "Both"),
            (Tag::new(3, 0x05), "Both"),
            (Tag::new(3, 0x3F), "Last"),
        ]
    );
    assert_eq!(OWN.page_of_namespace("urn:a"), Some(1));
    assert_eq!(OWN.page_of_namespace("urn:b"), Some(2));
    for (page, name, tag) in [
        (0, "Root", None),
        (1, "Last", Some(Tag::new(3, 0x3F))),
        (3, "Root", Some(Tag::new(1, 0x05))),
        (3, "Both", Some(Tag::new(1, 0x06))),
        (2, "Both", Some(Tag::new(2, 0x05))),
        (2, "Root", None),
    ] {
        assert_eq!(OWN.tag(page, name), tag, "{page} {name}");
    }
    assert_eq!(OWN.tag_in_any_page("Last"), Some(Tag::new(3, 0x3F)));

    assert_eq!(OWN.attribute_tag("href"), Some(Tag::new(1, 0x06)));
    assert_eq!(OWN.attribute_tag("alt"), Some(Tag::new(0, 0x05)));
    let href = OWN.attribute_name(Tag::new(0, 0x07)).unwrap();
    for (value, prefix, tag) in [
        ("ftp://", "", Tag::new(1, 0x06)),
        ("http://a", "http://", Tag::new(0, 0x7F)),
        ("http://www.a", "http://www.", Tag::new(0, 0x07)),
    ] {
        assert_eq!(href.best_start(value), Some((prefix, tag)));
    }
    let alt = OWN.attribute_by_name("alt").unwrap();
    assert_eq!(alt.best_start("y"), None);
    assert_eq!(
        OWN.best_value_at(".com/x"),
        Some((".com/", Tag::new(0, 0xFF)))
    );
    assert_eq!(OWN.best_value_at(".com"), Some((".com", Tag::new(0, 0x85))));
    assert_eq!(OWN.best_value_at(".co"), None);
    assert_eq!(OWN.attribute_value(Tag::new(1, 0x85)), Some(".com"));

    assert_eq!(PLAIN.tag(0, "r"), Some(Tag::new(0, 5)));
    assert_eq!(PLAIN.namespace(0), None);
    assert_eq!(PLAIN.attribute_tag("href"), None);
    assert_ne!(&OWN, &PLAIN);
}
