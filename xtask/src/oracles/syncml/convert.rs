//! From one form to the other and back.

use ::syncml::{EncodeOptions, Form, Message, Options, decode_with};

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
    assert_eq!(plain(back), plain(there), "back from {other:?}");
}

/// The message that comes out of a form, where that can carry it.
fn through(message: &Message<'static>, form: Form) -> Option<Message<'static>> {
    let bytes = message.to_bytes(form, &EncodeOptions::DEFAULT).ok()?;
    match decode_with(&bytes, &Options::STRICT) {
        Ok(decoded) => {
            let read = decoded.message.into_owned();
            let shown = || String::from_utf8_lossy(&bytes).into_owned();
            assert_eq!(
                plain(read.clone()),
                plain(message.clone()),
                "{form:?}: {}",
                shown()
            );
            Some(read)
        }
        Err(e) => panic!("{form:?} that was written is not read: {e}: {message:?}"),
    }
}
