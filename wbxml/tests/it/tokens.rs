//! Documents by hand for what no corpus has: every form of every token, the versions of the
//! grammar, what truncation leaves, and each lenient option alone. The bytes are from the grammar
//! (WBXML 1.3 §5.3 and §5.8, and the table of versions in the specification sheet).

mod attributes;
mod decoder;
mod entities;
mod extensions;
mod instructions;
mod integers;
mod leniency;
mod literals;
mod misplaced;
mod pages;
mod strings;
mod truncation;
mod versions;

use wbxml::{
    Decoder, Diagnostic, DiagnosticKind, Error, ErrorKind, Event, Expected, Lenient, LimitKind,
    Limits, MbU32, NO_PAGE, Options, PublicId, Scope, Tag, Token, Version, WireText, dictionaries,
};

use crate::reading::{attribute, encoded_again, events, hex, read, refused, start, str_i, tokens};

wbxml::dictionary! {
    /// Two code pages and the experimental one, attributes on two.
    static PAPER = {
        name: "paper-1.0",
        public_id: None,
        formal_public_ids: ["-//EXAMPLE//DTD PAPER 1.0//EN"],
        system_id: "",
        root: "Paper",
        media_types: [],
        pages: [
            { number: 0, namespace: "", tags: [(0x05, "Paper"), (0x06, "Page")] },
            { number: 1, namespace: "", tags: [(0x05, "Note"), (0x06, "Mark")] },
            { number: 255, namespace: "", tags: [(0x3F, "Trial")] },
        ],
        attributes: [
            (0, 0x05, "href", ""),
            (0, 0x06, "href", "http://"),
            (0, 0x07, "alt", ""),
            (1, 0x05, "lang", ""),
            (1, 0x7F, "lang", "en"),
            (255, 0x45, "trial", ""),
        ],
        values: [(0, 0x85, ".org"), (1, 0x85, "-GB"), (255, 0xFF, "yes")],
    };
}

const ELEMENT_END: Token<'_> = Token::End(Scope::Element);
const ATTRIBUTES_END: Token<'_> = Token::End(Scope::Attributes);
const PI_END: Token<'_> = Token::End(Scope::Pi);

const fn mb(value: u32) -> MbU32 {
    MbU32::new(value)
}

/// An `mb_u_int32` in more bytes than it takes.
const fn padded(value: u32, width: u8) -> MbU32 {
    MbU32::with_width(value, width)
}

const fn opaque(bytes: &[u8]) -> Token<'_> {
    Token::Opaque {
        len_width: 1,
        bytes,
    }
}

/// The tokens of a document, which make the document again.
#[track_caller]
fn lossless(document: &[u8]) -> Vec<Token<'_>> {
    let found = tokens(document).unwrap_or_else(|e| panic!("{e}: {document:02X?}"));
    assert_eq!(encoded_again(document, &Options::STRICT), document);
    found
}

/// The error that the token layer ends with, after how many tokens.
#[track_caller]
fn refused_after(document: &[u8]) -> (usize, Error) {
    let mut count = 0;
    for token in Decoder::new(document).unwrap_or_else(|e| panic!("in the header: {e}")) {
        match token {
            Ok(_) => count += 1,
            Err(e) => return (count, e),
        }
    }
    panic!("accepted: {document:02X?}");
}
