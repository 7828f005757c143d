//! How much a reader takes.

use wbxml::tag::eas::{air_sync, air_sync_base};
use wbxml::{ErrorKind, Event, LimitKind, Limits, Source, dictionaries, xml};

use super::{events, refused};

const fn exceeded(kind: LimitKind) -> ErrorKind {
    ErrorKind::LimitExceeded(kind)
}

#[test]
fn a_hundred_thousand_elements_deep_is_refused_and_can_be_allowed_without_a_stack() {
    let deep = format!("{}{}", "<Sync>".repeat(100_000), "</Sync>".repeat(100_000));
    let error = refused(&deep);
    assert_eq!(error.kind(), exceeded(LimitKind::Depth));
    assert_eq!(
        error.offset(),
        128 * 6,
        "where the element begins that is too deep"
    );
    let limits = Limits::DEFAULT.with_depth(100_000);
    let allowed = xml::ReadOptions::default().with_limits(limits);
    let events = std::thread::Builder::new()
        .stack_size(64 << 10)
        .spawn(move || events(&deep, &allowed).map(|e| e.len()))
        .unwrap()
        .join()
        .unwrap();
    assert_eq!(events, Ok(200_000));
}

#[test]
fn the_depth_counts_open_elements() {
    let limits = |depth| xml::ReadOptions::default().with_limits(Limits::DEFAULT.with_depth(depth));
    let text = "<Sync><Class><a/></Class></Sync>";
    assert!(
        events(text, &limits(2)).is_ok(),
        "as in WBXML, an empty element has no depth"
    );
    let error = events(text, &limits(1)).unwrap_err();
    assert_eq!(
        (error.kind(), error.offset()),
        (exceeded(LimitKind::Depth), 6)
    );
}

#[test]
fn elements_and_attributes_are_counted() {
    let text = "<Sync xmlns='AirSync' a='1' b='2'><Class/>text<Class/></Sync>";
    let limits = |items| xml::ReadOptions::default().with_limits(Limits::DEFAULT.with_items(items));
    assert!(events(text, &limits(5)).is_ok());
    let at = |items| {
        let error = events(text, &limits(items)).unwrap_err();
        assert_eq!(error.kind(), exceeded(LimitKind::Items));
        usize::try_from(error.offset()).unwrap()
    };
    assert_eq!(at(4), text.rfind("<Class").unwrap());
    assert_eq!(at(3), text.find("<Class").unwrap());
    assert_eq!(at(2), text.find("b=").unwrap());
    assert_eq!(at(1), text.find("a=").unwrap());
    assert_eq!(at(0), 0);
}

#[test]
fn prefixes_in_force_are_limited_because_every_name_looks_through_them() {
    let declarations = |from: u32, to: u32| -> String {
        (from..to)
            .map(|i| format!(" xmlns:p{i}='urn:{i}'"))
            .collect()
    };
    let nested = |levels: u32| {
        let open: String = (0..levels)
            .map(|l| format!("<a{}>", declarations(l * 64, (l + 1) * 64)))
            .collect();
        format!("{open}{}", "</a>".repeat(levels as usize))
    };
    let options = xml::ReadOptions::default();
    assert!(events(&nested(4), &options).is_ok());
    assert_eq!(
        events(&nested(5), &options).unwrap_err().kind(),
        exceeded(LimitKind::Items)
    );
    // One after the other they are not in force together.
    let siblings = format!(
        "<Sync>{}</Sync>",
        format!("<a{}/>", declarations(0, 64)).repeat(50)
    );
    assert!(events(&siblings, &options).is_ok());
    let dictionary = &dictionaries::ACTIVESYNC;
    assert!(
        xml::Reader::new(&siblings, dictionary)
            .unwrap()
            .all(|event| event.is_ok())
    );
}

/// A prefix is looked up among the declared prefixes, not among the default namespaces of all the
/// elements around it: however deep it stands, it costs the same.
#[test]
fn a_prefix_is_found_however_many_default_namespaces_are_declared_inside_it() {
    const DEEP: usize = 60_000;
    let limits = Limits::DEFAULT.with_depth(u32::MAX).with_items(u64::MAX);
    let options = xml::ReadOptions::default().with_limits(limits);
    let inside = "<p:Class xmlns='AirSyncBase'>".repeat(DEEP);
    let ends = "</p:Class>".repeat(DEEP);
    let text = format!("<Sync xmlns:p='AirSync'>{inside}<Data/>{ends}</Sync>");
    let mut reader = xml::Reader::with_options(&text, &dictionaries::ACTIVESYNC, &options).unwrap();
    let (mut classes, mut data) = (0, 0);
    while let Some(event) = reader.next_event().unwrap() {
        classes += usize::from(event == Event::Start(air_sync::CLASS));
        data += usize::from(event == Event::Start(air_sync_base::DATA));
    }
    assert_eq!((classes, data), (DEEP, 1));
}
