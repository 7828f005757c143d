//! The ways through a document that are measured: something of each step is used, so that it has to be
//! made.

use wbxml::{Decoder, Event, Source, Token};

/// Every token.
pub(crate) fn tokens(input: &[u8]) -> usize {
    let mut sum = 0_usize;
    for token in Decoder::new(input).unwrap() {
        sum = sum.wrapping_add(match token.unwrap() {
            Token::StrI(text) => text.as_bytes().len(),
            Token::Tag(byte) => usize::from(byte),
            Token::Opaque { bytes, .. } => bytes.len(),
            _ => 1,
        });
    }
    sum
}

/// Every token, and every string checked to be UTF-8.
pub(crate) fn checked(input: &[u8]) -> usize {
    let mut sum = 0_usize;
    for item in Decoder::new(input).unwrap().checked().unwrap() {
        let (token, text) = item.unwrap();
        sum = sum.wrapping_add(match token {
            Token::StrI(_) => text.len(),
            Token::Tag(byte) => usize::from(byte),
            Token::Opaque { bytes, .. } => bytes.len(),
            _ => 1,
        });
    }
    sum
}

/// Every event. A part of its caller, as a loop that a caller writes itself is: the source is in
/// registers then.
#[inline(always)]
pub(crate) fn events<'a>(mut source: impl Source<'a>) -> usize {
    let mut sum = 0_usize;
    while let Some(event) = source.next_event().unwrap() {
        sum = sum.wrapping_add(match event {
            Event::Text(text) => text.len(),
            Event::Start(tag) => usize::from(tag.value()),
            Event::Opaque(bytes) => bytes.len(),
            _ => 1,
        });
    }
    sum
}
