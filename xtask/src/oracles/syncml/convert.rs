//! From one form to the other and back.

use base64ct::{Base64, Encoding};

use ::syncml::{Command, Data, EncodeOptions, Form, Item, Message, Options, decode_with};

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
    assert_eq!(meaning(back), meaning(there), "back from {other:?}");
}

/// The message that comes out of a form, where that can carry it.
fn through(message: &Message<'static>, form: Form) -> Option<Message<'static>> {
    let bytes = message.to_bytes(form, &EncodeOptions::DEFAULT).ok()?;
    match decode_with(&bytes, &Options::STRICT) {
        Ok(decoded) => {
            let read = decoded.message.into_owned();
            let shown = || String::from_utf8_lossy(&bytes).into_owned();
            assert_eq!(
                meaning(read.clone()),
                meaning(message.clone()),
                "{form:?}: {}",
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
