//! The laws of the `syncml` crate.

mod convert;
mod devinf;
mod framing;
mod headers;
mod loc_uri;
mod session;

pub use convert::convert;
pub use devinf::devinf;
pub use framing::framing;
pub use headers::headers;
pub use loc_uri::loc_uri;
pub use session::session;

use ::arbitrary::{Arbitrary, Unstructured};
use ::syncml::{
    Data, Decoded, EncodeOptions, Error, Form, Message, MessageReader, Options, Part, Prepared,
    decode_with,
};
use ::wbxml::EventReader;

/// Any bytes are read or refused at a place in them, strictly and leniently; what is read is written
/// and read again as the same; the parts are those of the whole.
pub fn message(input: &[u8]) {
    for options in [Options::STRICT, Options::LENIENT] {
        match decode_with(input, &options) {
            Ok(decoded) => {
                for diagnostic in &decoded.diagnostics {
                    assert!(diagnostic.offset() <= input.len() as u64, "{diagnostic}");
                }
                assert!(options == Options::LENIENT || decoded.diagnostics.iter().all(is_assumed));
                again(&decoded, &options);
                parts(input, &decoded, &options);
            }
            Err(e) => located(&e, input.len()),
        }
    }
    if let Ok(prepared) = Prepared::new(input, &Options::LENIENT) {
        let _ = prepared.decode();
    }
}

/// Valid messages come out of both forms as they went in.
pub fn structured(input: &[u8]) {
    let Ok(message) = Message::arbitrary(&mut Unstructured::new(input)) else {
        return;
    };
    for form in [Form::Xml, Form::Wbxml] {
        let bytes = match message.to_bytes(form, &EncodeOptions::DEFAULT) {
            Ok(bytes) => bytes,
            Err(e) => panic!("a valid message does not encode: {e}: {message:?}"),
        };
        match decode_with(&bytes, &Options::STRICT) {
            Ok(decoded) => assert_eq!(
                plain(decoded.message.into_owned()),
                plain(message.clone()),
                "{form:?}: {}",
                String::from_utf8_lossy(&bytes)
            ),
            Err(e) => panic!("what was encoded does not decode: {e}: {message:?}"),
        }
    }
}

/// The charset of a document that does not say it is assumed, not let pass.
fn is_assumed(diagnostic: &::syncml::Diagnostic) -> bool {
    matches!(diagnostic.kind(), ::syncml::DiagnosticKind::Wire(_))
}

#[track_caller]
fn located(error: &Error, len: usize) {
    assert!(error.offset() <= len as u64, "behind the input: {error}");
    assert!(!error.to_string().is_empty());
}

/// A message is written in its own form as it was read; not all of WBXML goes into XML.
fn again(decoded: &Decoded<'_>, options: &Options) {
    let strict = *options == Options::STRICT;
    let write = EncodeOptions::DEFAULT.with_checked(strict);
    let _ = decoded.message.to_bytes(Form::Xml, &write);
    let bytes = match decoded.message.to_bytes(decoded.form, &write) {
        Ok(bytes) => bytes,
        // Markup may hold what no document can: a prefix that is declared around it, say.
        Err(_) => return,
    };
    match decode_with(&bytes, options) {
        Ok(read) if strict => assert_eq!(
            plain(read.message.into_owned()),
            plain(decoded.message.clone().into_owned())
        ),
        Ok(_) => {}
        Err(e) if strict => panic!("what was read and written is not read: {e}"),
        Err(_) => {}
    }
}

/// The parts of a message are as many as there are in the whole.
fn parts(input: &[u8], decoded: &Decoded<'_>, options: &Options) {
    if decoded.form != Form::Wbxml {
        return;
    }
    let dictionary = decoded.message.version.dictionary();
    let wire = ::wbxml::Options::STRICT.with_lenient(options.lenient.wire);
    let Ok(events) = EventReader::with_options(input, dictionary, &wire) else {
        return;
    };
    let Ok(mut reader) = MessageReader::new(events, options) else {
        panic!("the whole is read and the header is not");
    };
    let mut depth = 0_usize;
    let mut top = 0_usize;
    while let Some(part) = reader.next_part().unwrap_or_else(|e| panic!("{e}")) {
        match part {
            Part::Command(_) => top += usize::from(depth == 0),
            Part::Open(_) => {
                top += usize::from(depth == 0);
                depth += 1;
            }
            Part::Close(_) => depth -= 1,
        }
    }
    assert_eq!((depth, top), (0, decoded.message.commands.len()));
}

/// The same with CDATA as what it is in the other form.
fn plain(mut message: Message<'static>) -> Message<'static> {
    fn of(data: &mut Data<'static>) {
        if !matches!(data, Data::Markup(_)) {
            if let Some(text) = data.text().map(std::borrow::Cow::into_owned) {
                *data = Data::from(text);
            }
        }
    }
    let mut left: Vec<_> = message.commands.iter_mut().collect();
    while let Some(command) = left.pop() {
        let items = command.items_mut().iter_mut();
        items.filter_map(|i| i.data.as_mut()).for_each(of);
        match command {
            ::syncml::Command::Alert(alert) => alert.data.iter_mut().for_each(of),
            ::syncml::Command::Status(status) => {
                of(&mut status.data);
                status.cred = None;
            }
            ::syncml::Command::Search(search) => of(&mut search.data),
            _ => {}
        }
        if let ::syncml::Command::Add(c)
        | ::syncml::Command::Copy(c)
        | ::syncml::Command::Move(c)
        | ::syncml::Command::Replace(c) = command
        {
            c.cred = None;
            continue;
        }
        if let Some(commands) = command.commands_mut() {
            left.extend(commands);
        }
    }
    // Credentials are looked at in other tests: they may be CDATA, too.
    message.header.cred = None;
    message
}
