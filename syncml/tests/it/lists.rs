//! The lists and values that are mostly short or absent.

use syncml::{Form, Item, Items, Meta, MetaField, Rare, decode_xml};

use crate::support::{first_item, strict, with_item};

#[test]
fn items_are_a_list_however_many_there_are() {
    let named = |name: &str| Item::to_target(name.to_owned());
    for count in 0..5 {
        let all: Vec<Item<'static>> = (0..count).map(|i| named(&i.to_string())).collect();
        let mut pushed = Items::new();
        for item in all.clone() {
            pushed.push(item);
        }
        assert_eq!(
            pushed,
            Items::from(all.clone()),
            "whichever way it was made"
        );
        assert_eq!(pushed, all.iter().cloned().collect::<Items<'_>>());
        assert_eq!(pushed.as_slice(), all);
        assert_eq!(format!("{pushed:?}"), format!("{all:?}"));
        for item in &mut pushed {
            item.more_data = true;
        }
        assert!(pushed.iter().all(|item| item.more_data));
        assert_eq!(Vec::from(pushed.clone()).len(), count);
        assert_eq!(pushed.clone().into_iter().count(), count);
        pushed.clear();
        assert!(pushed.is_empty());
    }
    assert_eq!(Items::from(named("a")), Items::from(vec![named("a")]));
}

#[test]
fn a_rare_value_is_one_or_none() {
    let mut name: Rare<std::borrow::Cow<'_, str>> = "a".into();
    assert_eq!((name.as_deref(), name.is_some()), (Some("a"), true));
    if let Some(text) = name.get_mut() {
        text.to_mut().push('b');
    }
    assert_eq!(name.take().as_deref(), Some("ab"));
    assert_eq!((name.get(), name.is_none()), (None, true));
    assert_eq!(name, Rare::NONE);
    assert_eq!(Option::from(Rare::from(7)), Some(7));
    assert_eq!(format!("{:?}", Rare::from(7)), "Some(7)");
}

#[test]
fn a_met_inf_of_its_own_is_kept() {
    let xml = with_item(
        "<Meta><MetInf xmlns=\"syncml:metinf\"><Format>chr</Format><Size>7</Size></MetInf></Meta>",
    );
    let message = strict(&xml);
    let meta = first_item(&message).meta.as_ref().unwrap();
    assert!(meta.is_in_met_inf());
    assert_eq!(
        (meta.format.as_deref(), meta.size()),
        (Some("chr"), Some("7"))
    );
    assert_eq!(message.to_xml().unwrap(), xml);
    let binary = message.to_bytes(Form::Wbxml, &Default::default()).unwrap();
    assert_eq!(syncml::decode(&binary).unwrap(), message);
    // In whatever order it is put together.
    let mut built = Meta::new();
    built.more.push(MetaField::MetInf);
    let built = built.with_size("7").with_format("chr");
    assert!(built.is_in_met_inf() && !built.is_empty());
    let mut other = message.clone();
    other.commands[0].items_mut()[0].meta = Some(built);
    assert_eq!(decode_xml(&other.to_xml().unwrap()).unwrap(), message);
    let mut alone = Meta::new();
    alone.more.push(MetaField::MetInf);
    assert!(alone.is_empty());
}
