//! The tree: what is changed in it, and how deep and wide it may be.

use wbxml::dictionaries::{ACTIVESYNC, AIRSYNC, PROV_1_0};
use wbxml::tag::eas::{air_sync, air_sync_base, provision};
use wbxml::{Document, ErrorKind, Event, Expected, Options, Sink, Tag};

use super::policy;

#[test]
fn equal_documents_are_equal_however_they_came_to_be() {
    let mut edited = policy();
    edited
        .root_mut()
        .add_child(provision::STATUS)
        .unwrap()
        .set_text("2")
        .unwrap();
    assert_ne!(edited, policy());
    let id = edited.root().find_all("Status").last().unwrap().id();
    assert!(edited.element_mut(id).unwrap().remove());
    assert_eq!(edited, policy());
    let mut status = edited.root_mut();
    let mut status = status.find_mut("Status").unwrap();
    status.set_text("").unwrap();
    status.add_text("1").unwrap();
    assert_eq!(edited, policy());
    edited
        .root_mut()
        .find_mut("Status")
        .unwrap()
        .add_text("1")
        .unwrap();
    let other = Document::build(&ACTIVESYNC, |sink| {
        sink.text_element(provision::STATUS, "11")
    })
    .unwrap();
    assert_eq!(
        edited.root().find("Status").unwrap().text(),
        other.root().text()
    );
    let in_other_type = Document::build(&AIRSYNC, |sink| policy().write_to(sink));
    assert_ne!(in_other_type.unwrap(), policy());
}

#[test]
fn elements_are_put_where_they_are_wanted() {
    let mut document = Document::new(&ACTIVESYNC, air_sync::SYNC).unwrap();
    let mut root = document.root_mut();
    root.set_attribute("kind", "x").unwrap();
    root.add_child(air_sync::FETCH).unwrap();
    root.insert(0, air_sync::ADD)
        .unwrap()
        .set_text("1")
        .unwrap();
    root.insert(1, air_sync::CHANGE).unwrap();
    root.insert(99, air_sync::DELETE).unwrap();
    root.set_attribute("more", "y").unwrap();
    root.add_named("SyncKey").unwrap().set_text("0").unwrap();
    root.add_named("EstimatedDataSize").unwrap();
    root.add_named("Unheard").unwrap();
    assert_eq!(
        root.add_named("no name").unwrap_err().kind(),
        ErrorKind::InvalidName
    );
    assert_eq!(
        root.set_attribute("1", "").unwrap_err().kind(),
        ErrorKind::InvalidName
    );
    let names: Vec<_> = document
        .root()
        .children()
        .filter_map(|e| e.name())
        .collect();
    assert_eq!(
        names,
        [
            "Add",
            "Change",
            "Fetch",
            "Delete",
            "SyncKey",
            "EstimatedDataSize",
            "Unheard"
        ]
    );
    let size = document.root().find("EstimatedDataSize").unwrap();
    assert!(size.is(air_sync_base::ESTIMATED_DATA_SIZE));
    let unheard = document.root().find("Unheard").unwrap();
    assert_eq!(
        (unheard.tag(), unheard.namespace()),
        (None, Some("AirSync"))
    );
    let names: Vec<_> = document
        .root()
        .attributes()
        .filter_map(|a| a.name())
        .collect();
    assert_eq!(names, ["kind", "more"]);
}

#[test]
fn attributes_are_set_once_and_removed() {
    let mut document = Document::new(&PROV_1_0, Tag::new(0, 0x06)).unwrap();
    let mut root = document.root_mut();
    root.add_text("text").unwrap();
    root.set_attribute("type", "APPLICATION").unwrap();
    root.set_attribute("type", "NAPDEF").unwrap();
    root.set_attribute("x", "1").unwrap();
    assert_eq!(document.root().attributes().count(), 2);
    assert_eq!(
        document
            .root()
            .attribute("type")
            .unwrap()
            .value()
            .as_deref(),
        Some("NAPDEF")
    );
    assert_eq!(document.root().text().as_deref(), Some("text"));
    assert!(document.root_mut().remove_attribute("type"));
    assert!(!document.root_mut().remove_attribute("type"));
    document.root_mut().clear();
    assert_eq!(document.root().attributes().count(), 1);
    assert_eq!(document.root().contents().count(), 0);
}

#[test]
fn a_removed_element_is_gone_and_its_id_stands_for_nothing() {
    let mut document = policy();
    let id = document.root().find("Policies/Policy").unwrap().id();
    let inner = document
        .root()
        .find("Policies/Policy/PolicyKey")
        .unwrap()
        .id();
    assert!(document.element_mut(id).unwrap().remove());
    assert!(document.element(id).is_none() && document.element(inner).is_none());
    assert!(document.element_mut(id).is_none());
    assert_eq!(document.root().find_all("Policies/Policy").count(), 1);
    // The place is taken again, by another element.
    for _ in 0..8 {
        document.root_mut().add_child(provision::STATUS).unwrap();
    }
    assert!(document.element(id).is_none() && document.element(inner).is_none());
    assert!(!document.root_mut().remove());
    assert_eq!(document.root().name(), Some("Provision"));
}

#[test]
fn what_is_appended_is_there_whole_or_not_at_all() {
    let mut document = policy();
    let before = document.clone();
    let mut status = document.root_mut();
    let mut status = status.find_mut("Status").unwrap();
    let open = status.append(|sink| {
        sink.event(Event::Text("2"))?;
        sink.element(air_sync::ADD, |e| e.event(Event::Text("x")))?;
        sink.event(Event::Start(air_sync::ADD))
    });
    assert_eq!(
        open.unwrap_err().kind(),
        ErrorKind::UnexpectedEvent(Expected::ElementEnd)
    );
    let out = status.append(|sink| sink.event(Event::End));
    assert_eq!(
        out.unwrap_err().kind(),
        ErrorKind::UnexpectedEvent(Expected::Content)
    );
    assert_eq!(document, before);
    assert_eq!(
        document.root().find("Status").unwrap().text().as_deref(),
        Some("1")
    );
    document
        .root_mut()
        .append(|sink| sink.text_element(provision::STATUS, "3"))
        .unwrap();
    assert_eq!(
        document.root().children().last().unwrap().text().as_deref(),
        Some("3")
    );
    document
        .root_mut()
        .find_mut("Status")
        .unwrap()
        .append(|s| s.event(Event::Text("0")))
        .unwrap();
    assert_eq!(
        document.root().find("Status").unwrap().text().as_deref(),
        Some("10")
    );
}

#[test]
fn an_element_is_copied_from_another_document() {
    let mut document = Document::new(&ACTIVESYNC, provision::PROVISION).unwrap();
    let other = policy();
    for element in other.root().children() {
        document.root_mut().add_copy(element).unwrap();
    }
    assert_eq!(document, other);
    let mut foreign = Document::new(&PROV_1_0, Tag::new(0, 5)).unwrap();
    let refused = foreign.root_mut().add_copy(other.root()).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::UnknownDocumentType);
}

/// Runs on a stack that recursion over a deep document would overflow at once.
fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new()
        .stack_size(128 << 10)
        .spawn(test)
        .unwrap()
        .join()
        .unwrap();
}

#[test]
fn a_document_a_hundred_thousand_deep_overflows_no_stack() {
    on_a_small_stack(|| {
        const DEPTH: usize = 100_000;
        let mut document = Document::new(&ACTIVESYNC, air_sync::SYNC).unwrap();
        let mut at = document.root().id();
        for _ in 1..DEPTH {
            at = document
                .element_mut(at)
                .unwrap()
                .add_named("Add")
                .unwrap()
                .id();
        }
        document.element_mut(at).unwrap().set_text("deep").unwrap();
        let path = vec!["Add"; DEPTH - 1].join("/");
        assert_eq!(
            document.root().find(&path).unwrap().text().as_deref(),
            Some("deep")
        );
        assert_eq!(document.root().descendants().count(), DEPTH - 1);
        let mut other = document.clone();
        assert!(other == document);
        assert!(format!("{other:?}").len() > DEPTH);
        other.opaque_to_text();
        let options = wbxml::EncodeOptions::default().with_depth(u32::MAX);
        let bytes = other.encode(options).unwrap();
        assert_eq!(bytes.len(), 4 + 2 * DEPTH + "\u{3}deep\0".len());
        let shallow = Document::decode(&bytes, Some(&ACTIVESYNC)).unwrap_err();
        assert_eq!(
            shallow.kind(),
            ErrorKind::LimitExceeded(wbxml::LimitKind::Depth)
        );
        let limits = wbxml::Limits::DEFAULT.with_depth(u32::MAX);
        let options = Options::STRICT.with_limits(limits);
        let decoded = Document::decode_with(&bytes, Some(&ACTIVESYNC), &options).unwrap();
        assert!(decoded == document);
        let mut root = Document::new(&ACTIVESYNC, air_sync::SYNC).unwrap();
        root.root_mut().add_copy(decoded.root()).unwrap();
        let top = root.root().find("Sync").unwrap().id();
        assert!(root.element_mut(top).unwrap().remove());
        assert_eq!(root.root().children().count(), 0);
    });
}

#[test]
fn many_siblings_take_linear_time() {
    let mut document = Document::new(&ACTIVESYNC, air_sync::SYNC).unwrap();
    let mut root = document.root_mut();
    for _ in 0..200_000 {
        root.add_child(air_sync::ADD).unwrap();
        root.add_text("x").unwrap();
    }
    assert_eq!(document.source().count(), 2 + 3 * 200_000);
    assert_eq!(document.root().find_all("Add").count(), 200_000);
    assert_eq!(document.root().find_all("Add/Add").count(), 0);
    let ids: Vec<_> = document.root().children().map(|e| e.id()).collect();
    for id in ids.into_iter().rev() {
        document.element_mut(id).unwrap().remove();
    }
    assert_eq!(document.root().text().map(|t| t.len()), Some(200_000));
}
