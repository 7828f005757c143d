//! Which choices a document in WBXML has made.

use wbxml::{Decoder, Token};

use super::EncodeOptions;
use crate::error::Error;

/// The token of `parm` on either page, without its bits.
const PARM: u8 = 0x07;
/// The bit of a tag that has content.
const HAS_CONTENT: u8 = 0x40;
/// The bits of a tag that are its identity.
const IDENTITY: u8 = 0x3F;

/// The choices of this document: an empty characteristic that is its tag alone says that there is no
/// content in empty ones.
pub(super) fn choices(document: &[u8]) -> Result<EncodeOptions, Error> {
    let decoder = Decoder::new(document)?;
    let mut options = EncodeOptions::of_header(decoder.header());
    for token in decoder {
        if let Token::Tag(tag) = token? {
            options.empty_content &= tag & IDENTITY == PARM || tag & HAS_CONTENT != 0;
        }
    }
    Ok(options)
}
