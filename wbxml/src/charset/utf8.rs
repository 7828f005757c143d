//! [`to_utf8`]: a document in UTF-8, whatever it came in.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::Charset;
use crate::token::MbU32;
use crate::{Diagnostic, Dictionary, Error, ErrorKind, Header, Options};

/// A document in UTF-8 or US-ASCII.
///
/// ```
/// # #[cfg(feature = "encoding")] {
/// use wbxml::{Options, charset::Utf8Document, charset::to_utf8};
///
/// // A Service Indication in ISO-8859-1, whose text is an é: E9.
/// let input = b"\x03\x05\x04\x00\x45\x46\x03\xE9\x00\x01\x01";
/// let utf8: Utf8Document<'_> = to_utf8(input, None, &Options::STRICT)?;
/// assert_eq!(&utf8.bytes[..], b"\x03\x05\x6A\x00\x45\x46\x03\xC3\xA9\x00\x01\x01");
/// // The END behind the text stands a byte later here.
/// assert_eq!(utf8.offset_in_input(10), 9);
/// # }
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Utf8Document<'a> {
    /// The document: the input itself, if it was in UTF-8 or US-ASCII already.
    pub bytes: Cow<'a, [u8]>,
    /// What was replaced, located in the input.
    pub diagnostics: Vec<Diagnostic>,
    /// Where the distance to the input changes: offset here, offset there.
    moves: Vec<(u64, u64)>,
    /// How long the string table has become.
    table: u32,
}

impl<'a> Utf8Document<'a> {
    /// The input itself.
    const fn unchanged(document: &'a [u8]) -> Self {
        Self {
            bytes: Cow::Borrowed(document),
            diagnostics: Vec::new(),
            moves: Vec::new(),
            table: 0,
        }
    }

    #[cfg(feature = "encoding")]
    pub(super) const fn rewritten(
        bytes: Vec<u8>,
        diagnostics: Vec<Diagnostic>,
        moves: Vec<(u64, u64)>,
        table: u32,
    ) -> Self {
        Self {
            bytes: Cow::Owned(bytes),
            diagnostics,
            moves,
            table,
        }
    }

    /// The options to read this document with: those that the input was to be read with, but if it
    /// has been rewritten, without their charset, and with the string table that it has now. Its header
    /// says what it is in.
    #[must_use]
    pub const fn options(&self, options: &Options) -> Options {
        match self.bytes {
            Cow::Borrowed(_) => *options,
            Cow::Owned(_) => {
                let mut again = *options;
                again.charset = None;
                // What the input had was within the limit.
                if again.limits.string_table < self.table {
                    again.limits.string_table = self.table;
                }
                again
            }
        }
    }

    /// An error of reading this document, as one of the input.
    #[cfg(feature = "xml")]
    pub(crate) fn relocate(&self, error: Error) -> Error {
        Error::new(error.kind(), self.offset_in_input(error.offset()))
    }

    /// Where in the input the token at this offset stood: errors and diagnostics of reading this
    /// document are about the one that was given.
    #[must_use]
    pub fn offset_in_input(&self, offset: u64) -> u64 {
        let behind = self.moves.partition_point(|&(here, _)| here <= offset);
        let before = behind.checked_sub(1).and_then(|at| self.moves.get(at));
        let Some(&(here, there)) = before else {
            return offset;
        };
        let found = there.saturating_add(offset.saturating_sub(here));
        // Inside a string that has become longer, its end is as far as it goes.
        self.moves
            .get(behind)
            .map_or(found, |&(_, next)| found.min(next))
    }
}

/// The document in UTF-8, so that [`EventReader`](crate::EventReader) can read it. Tokens stay as
/// they are; strings, the string table and references into it are rewritten.
///
/// What an EXT_T refers to depends on the document type: without a `dictionary`, the one that the
/// header names.
///
/// Read what comes back with [`Utf8Document::options`]: where it has been rewritten, the charset of
/// `options` does not apply any more.
///
/// ```
/// use wbxml::{Options, charset::to_utf8};
///
/// // Latin-1 (MIBenum 4); E9 is an e with an acute accent.
/// let document = b"\x03\x05\x04\x00\x45\x03caf\xE9\x00\x01";
/// let converted = to_utf8(document, None, &Options::STRICT)?;
/// assert_eq!(&*converted.bytes, b"\x03\x05\x6A\x00\x45\x03caf\xC3\xA9\x00\x01");
/// # Ok::<(), wbxml::Error>(())
/// ```
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
    let number = options
        .charset
        .or(header.charset.map(MbU32::value))
        .unwrap_or(106);
    match Charset::from_mib_enum(number) {
        Some(charset) if charset.is_utf8() => Ok(Utf8Document::unchanged(document)),
        #[cfg(feature = "encoding")]
        Some(charset) => super::transcode::transcode(document, charset, dictionary, options),
        _ => {
            let _ = dictionary;
            Err(Error::at(
                ErrorKind::UnsupportedCharset(number),
                header.charset_offset(),
            ))
        }
    }
}
