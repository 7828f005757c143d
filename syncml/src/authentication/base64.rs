//! Base64 as it is met: padded or not, with white space around it.

use alloc::string::String;
use alloc::vec::Vec;

use base64ct::{Base64, Base64Unpadded, Encoding};

/// The bytes, or nothing if it is no base64.
pub(super) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let text = text.trim_ascii();
    let end = text.iter().rposition(|b| *b != b'=');
    let bare = end.map_or(&[][..], |end| {
        text.get(..end.saturating_add(1)).unwrap_or_default()
    });
    let padding = text.len().saturating_sub(bare.len());
    if padding > 0 && text.len() % 4 != 0 {
        return None;
    }
    let mut bytes = alloc::vec![0; bare.len()];
    let length = Base64Unpadded::decode(bare, &mut bytes).ok()?.len();
    bytes.truncate(length);
    Some(bytes)
}

/// Padded standard base64.
pub(super) fn encode(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}
