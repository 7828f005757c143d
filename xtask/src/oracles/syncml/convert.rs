//! From one form to the other and back.

use base64ct::{Base64, Encoding};

use ::syncml::devinf::DevInf;
use ::syncml::{
    Command, Data, EncodeOptions, Form, Item, Markup, Message, Meta, Node, Options, decode_with,
};

use super::plain;

/// A message that is read strictly, in either form, is the same in the other, as far as that can
/// carry it, and comes back from there.
pub fn convert(input: &[u8]) {
    let Ok(decoded) = decode_with(input, &Options::STRICT) else {
        return;
    };
    let other = match decoded.form {
        Form::Xml => Form::Wbxml,
        Form::Wbxml => Form::Xml,
    };
    let message = decoded.message.into_owned();
    // Control characters have no place in XML; a NUL has none in WBXML.
    let Some(there) = through(&message, other) else {
        return;
    };
    let Some(back) = through(&there, decoded.form) else {
        panic!("it goes there and not back: {message:?}");
    };
    if embeds(&message) {
        // A document of its own is OPAQUE in WBXML, and elements in XML.
        // In XML, it is base64 where its type does not announce it.
        let devices = [meaning(back.clone()), meaning(message)].map(|message| devices(&message));
        assert_eq!(devices[0], devices[1], "back from {other:?}");
        let again = through(&back, other).map(meaning);
        assert_eq!(again, Some(meaning(there)), "there again");
    } else {
        assert_eq!(meaning(back), meaning(there), "back from {other:?}");
    }
}

/// Whether there is a document of its own in it.
fn embeds(message: &Message<'_>) -> bool {
    let announces = |meta: &Meta<'_>| {
        let media_type = meta.media_type.as_deref().unwrap_or("");
        let media_type = media_type.trim().to_ascii_lowercase();
        matches!(
            media_type.as_str(),
            "application/vnd.syncml-devinf+wbxml" | "application/vnd.syncml.dmtnds+wbxml"
        )
    };
    let embeds = |item: &Item<'_>| {
        let markup = item.data.as_ref().and_then(Data::markup);
        let mut nodes = markup.map_or(&[][..], Markup::nodes).iter();
        nodes.any(|node| matches!(node, Node::Document(_)))
            || item.meta.as_ref().is_some_and(announces)
    };
    let mut left: Vec<&Command<'_>> = message.commands.iter().collect();
    while let Some(command) = left.pop() {
        if command.meta().is_some_and(announces) || command.items().iter().any(embeds) {
            return true;
        }
        left.extend(command.commands());
    }
    false
}

/// What devices say of themselves in it.
fn devices(message: &Message<'_>) -> Vec<DevInf<'static>> {
    let mut devices = Vec::new();
    let mut left: Vec<&Command<'_>> = message.commands.iter().collect();
    while let Some(command) = left.pop() {
        let data = command.items().iter().filter_map(|item| item.data.as_ref());
        let read = data.filter_map(|data| DevInf::decode(data).ok());
        devices.extend(read.map(DevInf::into_owned));
        left.extend(command.commands());
    }
    devices
}

/// The message that comes out of a form, where that can carry it.
fn through(message: &Message<'static>, form: Form) -> Option<Message<'static>> {
    let bytes = message.to_bytes(form, &EncodeOptions::DEFAULT).ok()?;
    match decode_with(&bytes, &Options::STRICT) {
        Ok(decoded) => {
            let read = decoded.message.into_owned();
            let shown = || String::from_utf8_lossy(&bytes).into_owned();
            assert!(
                embeds(message) || meaning(read.clone()) == meaning(message.clone()),
                "{form:?}: {}\n{read:?}\n{message:?}",
                shown()
            );
            Some(read)
        }
        Err(e) => panic!("{form:?} that was written is not read: {e}: {message:?}"),
    }
}

/// The same with what XML has in base64 as the bytes that it is.
fn meaning(message: Message<'static>) -> Message<'static> {
    let mut message = plain(message);
    let mut left: Vec<&mut Command<'static>> = message.commands.iter_mut().collect();
    while let Some(command) = left.pop() {
        command.items_mut().iter_mut().for_each(decoded);
        if let Some(commands) = command.commands_mut() {
            left.extend(commands);
        }
    }
    message
}

fn decoded(item: &mut Item<'static>) {
    if let Some(Data::Markup(markup)) = &item.data {
        // Nothing, which XML has no place for.
        let is_nothing = |node: &&Node<'_>| matches!(node, Node::Opaque(bytes) if bytes.is_empty());
        if markup.nodes().iter().any(|node| is_nothing(&node)) {
            let nodes = markup.nodes().iter().filter(|node| !is_nothing(node));
            let markup = Markup::new(nodes.cloned().collect());
            let text = markup.text().map(Data::from);
            item.data = Some(text.unwrap_or(Data::Markup(markup)));
        }
    }
    let format = item.meta.as_ref().and_then(|meta| meta.format.as_deref());
    if format != Some("b64") {
        return;
    }
    let text = item.data.as_ref().and_then(Data::text);
    let Some(bytes) = text.and_then(|text| Base64::decode_vec(&text).ok()) else {
        return;
    };
    item.data = Some(match String::from_utf8(bytes) {
        Ok(text) => Data::from(text),
        Err(e) => Data::from(e.into_bytes()),
    });
    if let Some(meta) = &mut item.meta {
        meta.format = None;
        if meta.is_empty() {
            item.meta = None;
        }
    }
}
