//! The JSON that `xtask/interop/horde.php` reads and writes.

use serde_json::{Value, json};

use crate::interop::meaning::Piece;

/// A document of its encoder.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Encoded {
    pub(super) name: String,
    /// Names and values of the policy elements in it, in their order.
    pub(super) sent: Vec<(String, String)>,
    pub(super) wbxml: Vec<u8>,
}

/// What its decoder made of a document of ours: its pieces, or what it stopped with.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) name: String,
    pub(super) tokens: Result<Vec<Piece>, String>,
}

/// What `encode` says.
pub(super) fn encoded(json: &[u8]) -> Result<Vec<Encoded>, String> {
    let all = array(json)?;
    let one = |document: &Value| {
        let sent = document["sent"].as_array()?.iter();
        let sent: Option<Vec<_>> = sent
            .map(|pair| Some((text(&pair[0])?, text(&pair[1])?)))
            .collect();
        Some(Encoded {
            name: text(&document["name"])?,
            sent: sent?,
            wbxml: bytes(document["wbxml"].as_str()?)?,
        })
    };
    let all: Option<Vec<_>> = all.iter().map(one).collect();
    all.ok_or_else(|| "horde.php encode says something else".to_owned())
}

/// What `decode` reads.
pub(super) fn documents<'d>(documents: impl Iterator<Item = (&'d str, &'d [u8])>) -> String {
    let one = |(name, wbxml): (&str, &[u8])| {
        let digits: String = wbxml.iter().map(|byte| format!("{byte:02x}")).collect();
        json!({ "name": name, "wbxml": digits })
    };
    Value::Array(documents.map(one).collect()).to_string()
}

/// What `decode` says.
pub(super) fn decoded(json: &[u8]) -> Result<Vec<Decoded>, String> {
    let one = |document: &Value| {
        Some(Decoded {
            name: text(&document["name"])?,
            tokens: pieces(document["tokens"].as_array()?),
        })
    };
    let all: Option<Vec<_>> = array(json)?.iter().map(one).collect();
    all.ok_or_else(|| "horde.php decode says something else".to_owned())
}

/// The policy key that the server remembers.
pub(super) fn key(json: &[u8]) -> Result<String, String> {
    let state: Value = serde_json::from_slice(json).map_err(|e| format!("state.json: {e}"))?;
    match &state["key"] {
        Value::String(key) => Ok(key.clone()),
        Value::Number(key) => Ok(key.to_string()),
        _ => Err("the server remembers no policy key".to_owned()),
    }
}

/// What the server remembers of a device that it has not seen, but is to order this of.
pub(super) fn state(wipe: u8) -> String {
    json!({ "key": 0, "wipe": wipe, "device": [] }).to_string()
}

/// What it remembers about wiping.
pub(super) fn wipe(json: &[u8]) -> Option<u8> {
    let state: Value = serde_json::from_slice(json).ok()?;
    state["wipe"]
        .as_u64()
        .and_then(|wipe| u8::try_from(wipe).ok())
}

fn pieces(tokens: &[Value]) -> Result<Vec<Piece>, String> {
    let mut pieces = Vec::new();
    for token in tokens {
        let (kind, content) = (token[0].as_str(), token[1].as_str().unwrap_or(""));
        match kind {
            Some("start") => {
                let name = content.split_once(':').map_or(content, |(_, name)| name);
                pieces.push(Piece::Start(String::new(), name.to_owned()));
            }
            Some("text") => {
                let content = bytes(content).ok_or("text that is no hexadecimal")?;
                let content = String::from_utf8_lossy(&content).replace("\r\n", "\n");
                match pieces.last_mut() {
                    _ if content.trim().is_empty() => {}
                    Some(Piece::Text(before)) => before.push_str(content.trim()),
                    _ => pieces.push(Piece::Text(content.trim().to_owned())),
                }
            }
            Some("end") => pieces.push(Piece::End),
            _ => {
                return Err(format!(
                    "it stops behind {} pieces: {content}",
                    pieces.len()
                ));
            }
        }
    }
    Ok(pieces)
}

fn array(json: &[u8]) -> Result<Vec<Value>, String> {
    serde_json::from_slice(json).map_err(|e| format!("horde.php: {e}"))
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// The bytes of an even number of hexadecimal digits.
fn bytes(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    let byte = |pair: &[u8]| match pair.len() {
        2 => u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok(),
        _ => None,
    };
    pairs.map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_come_with_what_was_sent_in_them() {
        let json = br#"[{"name":"12.0 a","sent":[["AllowCamera","0"]],"wbxml":"03016A00"}]"#;
        let expected = Encoded {
            name: "12.0 a".to_owned(),
            sent: vec![("AllowCamera".to_owned(), "0".to_owned())],
            wbxml: vec![3, 1, 0x6A, 0],
        };
        assert_eq!(encoded(json), Ok(vec![expected]));
        for wrong in [
            &b"Fatal error"[..],
            b"{}",
            b"[{}]",
            br#"[{"name":"a","sent":[],"wbxml":"0"}]"#,
        ] {
            assert!(encoded(wrong).is_err());
        }
    }

    #[test]
    fn tokens_become_pieces_without_their_page() {
        let json =
            br#"[{"name":"a","tokens":[["start","Provision:Status"],["text","31"],["end",""]]},
            {"name":"b","tokens":[["start","Provision:Status"],["error","no token"]]}]"#;
        let all = decoded(json).unwrap();
        let status = Piece::Start(String::new(), "Status".to_owned());
        let expected = [status, Piece::Text("1".to_owned()), Piece::End];
        assert_eq!(all[0].tokens.as_deref(), Ok(&expected[..]));
        assert_eq!(
            all[1].tokens,
            Err("it stops behind 1 pieces: no token".to_owned())
        );
    }

    #[test]
    fn documents_go_out_in_hexadecimal() {
        let text = documents([("a", &[3, 0xFF][..])].into_iter());
        assert_eq!(text, r#"[{"name":"a","wbxml":"03ff"}]"#);
    }

    #[test]
    fn the_key_may_be_a_number_or_text() {
        assert_eq!(key(br#"{"key":1307199584}"#).as_deref(), Ok("1307199584"));
        assert_eq!(key(br#"{"key":"0"}"#).as_deref(), Ok("0"));
        assert!(key(b"{}").is_err());
        let state = state(2);
        assert_eq!(key(state.as_bytes()).as_deref(), Ok("0"));
        assert_eq!(wipe(state.as_bytes()), Some(2));
    }
}
