//! What `syncml` does: messages in both forms.

use std::rc::Rc;

use syncml::{Form, Limits, Message, Options};
use wbxml::dictionaries;

use super::{Document, Once, boxed, wbxml::events};

#[path = "../../../../syncml/benches/documents/mod.rs"]
#[allow(dead_code, reason = "some are for other benches")]
mod messages;

/// Limits that the largest document keeps.
const OPTIONS: Options = Options::STRICT.with_limits(
    Limits::DEFAULT
        .with_items(u32::MAX)
        .with_wire(wbxml::Limits::DEFAULT.with_expanded_text(u64::MAX)),
);

pub(super) fn fill(document: &mut Document, count: usize) {
    let message = match document.name {
        "management" => messages::management(),
        "contacts" => messages::contacts(count),
        _ => messages::sync(count, 1),
    };
    document.wbxml = message.to_wbxml().unwrap();
    document.xml = message.to_xml().unwrap();
    document.dictionary = Some(&dictionaries::SYNCML_1_2);
}

pub(super) fn once(operation: &str, document: &Rc<Document>) -> Once {
    let document = Rc::clone(document);
    let encode = |form: Form| {
        let decoded = syncml::decode_wbxml_with(&document.wbxml, &OPTIONS).unwrap();
        let message: Message<'static> = decoded.message.into_owned();
        boxed(move || {
            let bytes = message.to_bytes(form, &syncml::EncodeOptions::DEFAULT);
            bytes.unwrap().len()
        })
    };
    match operation {
        "events" => boxed(move || events(&document.wbxml, &dictionaries::SYNCML_1_2)),
        "decode" => boxed(move || {
            let decoded = syncml::decode_wbxml_with(&document.wbxml, &OPTIONS);
            decoded.unwrap().message.commands.len()
        }),
        "decode_xml" => boxed(move || {
            let decoded = syncml::decode_xml_with(&document.xml, &OPTIONS);
            decoded.unwrap().message.commands.len()
        }),
        "encode" => encode(Form::Wbxml),
        "encode_xml" => encode(Form::Xml),
        _ => None,
    }
}
