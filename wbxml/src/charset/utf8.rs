//! [`to_utf8`]: a document in UTF-8, whatever it came in.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::Charset;
use crate::token::MbU32;
use crate::{Diagnostic, Dictionary, Error, ErrorKind, Header, Options};

/// A document in UTF-8 or US-ASCII.
#[derive(Clone, Debug)]
pub struct Utf8Document<'a> {
    /// The document: the input itself, if it was in UTF-8 or US-ASCII already.
    pub bytes: Cow<'a, [u8]>,
    /// What was replaced, located in the input.
    pub diagnostics: Vec<Diagnostic>,
}

/// The document in UTF-8, so that [`EventReader`](crate::EventReader) can read it. Tokens stay as
/// they are; strings, the string table and references into it are rewritten.
///
/// What an EXT_T refers to depends on the document type: without a `dictionary`, the one that the
/// header names.
///
/// # Errors
///
/// The document is not well-formed, its text is not in its charset, or the charset is one that
/// this build has no decoder for (feature `encoding`).
pub fn to_utf8<'a>(
    document: &'a [u8],
    dictionary: Option<&'static Dictionary>,
    options: &Options,
) -> Result<Utf8Document<'a>, Error> {
    let (header, _) = Header::decode(document, options)?;
    let number = options.charset.or(header.charset.map(MbU32::value)).unwrap_or(106);
    match Charset::from_mib_enum(number) {
        Some(charset) if charset.is_utf8() => {
            Ok(Utf8Document { bytes: Cow::Borrowed(document), diagnostics: Vec::new() })
        }
        #[cfg(feature = "encoding")]
        Some(charset) => super::transcode::transcode(document, charset, dictionary, options),
        _ => {
            let _ = dictionary;
            Err(Error::at(ErrorKind::UnsupportedCharset(number), header.charset_offset()))
        }
    }
}
