//! The laws of what `eas-provision` reads from HTTP: query values, and the status in any answer.

use base64ct::{Base64, Encoding};
use eas_provision::http::{
    Base64Query, PlainQuery, QueryError, QueryLenient, RequestHead, RequestHeaders,
};
use eas_provision::status::Status;
use eas_provision::{Command, peek_status, status_reply};
use wbxml::{Document, Options, dictionaries};

/// Query values: nothing panics; errors are in the input; what is read strictly reads the same
/// leniently, and is written as it stood there.
pub fn query(input: &[u8]) {
    // Any bytes as what is inside, and any text as what is outside.
    base64(&Base64::encode_string(input));
    if let Ok(text) = std::str::from_utf8(input) {
        base64(text);
        plain(text);
        head(text);
    }
}

fn located(error: &QueryError, text: &str) {
    assert!(
        error.offset() <= text.len(),
        "an error behind the query of {} bytes: {error}",
        text.len()
    );
    assert!(!error.to_string().is_empty());
}

fn base64(text: &str) {
    let strict = Base64Query::decode(text);
    match &strict {
        Ok(query) => assert_eq!(query.encode().as_deref(), Ok(text), "not as it stood there"),
        Err(e) => located(e, text),
    }
    match Base64Query::decode_with(text, QueryLenient::ALL) {
        Ok((query, diagnostics)) => {
            for diagnostic in &diagnostics {
                assert!(diagnostic.offset() <= text.len(), "{diagnostic}");
            }
            match strict {
                Ok(strict) => {
                    assert_eq!(strict, query, "another when lenient");
                    assert!(diagnostics.is_empty());
                }
                Err(_) => assert!(!diagnostics.is_empty(), "a deviation is not reported"),
            }
            let owned = query.clone().into_owned();
            assert_eq!(owned, query);
        }
        Err(e) => {
            assert!(strict.is_err(), "refused when lenient: {e}");
            located(&e, text);
        }
    }
}

fn plain(text: &str) {
    let strict = PlainQuery::decode(text);
    match &strict {
        Ok(query) => {
            let written = query.encode().expect("what was read can be written");
            assert_eq!(PlainQuery::decode(&written).as_ref(), Ok(query));
        }
        Err(e) => located(e, text),
    }
    match PlainQuery::decode_with(text, QueryLenient::ALL) {
        Ok((query, diagnostics)) => {
            for diagnostic in &diagnostics {
                assert!(diagnostic.offset() <= text.len(), "{diagnostic}");
            }
            match strict {
                Ok(strict) => assert_eq!((strict, true), (query, diagnostics.is_empty())),
                Err(_) => assert!(!diagnostics.is_empty(), "a deviation is not reported"),
            }
        }
        Err(e) => {
            assert!(strict.is_err(), "refused when lenient: {e}");
            located(&e, text);
        }
    }
}

/// A head that can be written in a form reads the same from it.
fn head(text: &str) {
    let headers = [("MS-ASProtocolVersion", "14.1"), ("X-MS-PolicyKey", "7")];
    let Ok(head) = RequestHead::read(text, &RequestHeaders::read(headers)) else {
        return;
    };
    for written in [head.to_plain(), head.to_base64()] {
        let Ok(written) = written else { continue };
        let (_, query) = written.target.split_once('?').expect("a query");
        let headers = RequestHeaders::read(written.headers.iter().map(|(n, v)| (*n, v.as_str())));
        let again = RequestHead::read(query, &headers).expect("what was written can be read");
        assert_eq!(
            (&again.command, &again.device_id, &again.device_type),
            (&head.command, &head.device_id, &head.device_type)
        );
        assert_eq!(again.version, head.version);
        assert_eq!(again.policy_key, head.policy_key);
        assert_eq!(again.options, head.options);
    }
}

/// The status of an answer: nothing panics; errors are in the input; it is the one that the tree of
/// the document has.
pub fn peek(input: &[u8]) {
    match peek_status(input) {
        Ok(found) => {
            let dictionary = &dictionaries::ACTIVESYNC;
            let Ok(document) = Document::decode_with(input, Some(dictionary), &Options::STRICT)
            else {
                // It is broken behind the status.
                return;
            };
            assert_eq!(found, in_tree(&document), "not the status of the root");
        }
        Err(e) => {
            assert!(e.offset() <= input.len() as u64, "{e}");
            assert!(!e.to_string().is_empty());
        }
    }
    if let [low, high, command, ..] = *input {
        let status = Status(u16::from_le_bytes([low, high]));
        let turn = usize::from(command) % Command::ALL.len();
        if let Some(reply) = Command::ALL
            .get(turn)
            .and_then(|c| status_reply(*c, status))
        {
            assert_eq!(peek_status(&reply), Ok(Some(status)));
        }
    }
}

fn in_tree(document: &Document) -> Option<Status> {
    let root = document.root();
    let page = root.tag()?.page();
    let status = root.children().find(|child| {
        let tag = child.tag();
        tag.is_some_and(|tag| tag.page() == page) && child.name() == Some("Status")
    })?;
    let text = status.text();
    text?.trim().parse().ok().map(Status)
}
