//! Whole documents: a header, a string table that is complete, and a body.

use alloc::vec::Vec;

use super::encoder::Encoder;
use super::options::EncodeOptions;
use super::output::Nowhere;
use super::string_table::StringTable;
use super::tokens::put_mb;
use crate::token::MbU32;
use crate::{Dictionary, Error, ErrorKind, Sink, Version};

/// The header of a document without the length of its table and the table.
pub(super) fn header(
    dictionary: &'static Dictionary,
    options: &EncodeOptions,
    table: &mut StringTable,
) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let mut put = |integer: MbU32| {
        let encoded = integer.to_bytes();
        bytes.extend_from_slice(
            encoded
                .get(..usize::from(integer.width()))
                .unwrap_or(&encoded),
        );
    };
    put(MbU32::new(u32::from(options.version.to_byte())));
    match dictionary.formal_public_id() {
        Some(id) if options.formal_public_id => {
            put(MbU32::new(0));
            put(MbU32::new(table.add(id)?));
        }
        _ => put(MbU32::new(dictionary.public_id().unwrap_or(1))),
    }
    if options.version > Version::V1_0 {
        put(MbU32::new(crate::charset::Charset::Utf8.mib_enum()));
    }
    Ok(bytes)
}

/// A whole document from an encoder of its body. If what it wrote to has a header of `head` bytes in
/// front, with an empty string table, and nothing has gone into the table, it is one already.
pub(super) fn document(
    mut encoder: Encoder<Vec<u8>>,
    options: &EncodeOptions,
    head: usize,
) -> Result<Vec<u8>, Error> {
    let mut table = core::mem::take(&mut encoder.table);
    let dictionary = encoder.dictionary;
    let written = encoder.finish()?;
    if head > 0 && table.is_empty() {
        return Ok(written);
    }
    let body = written.get(head..).unwrap_or(&[]);
    let mut document = header(dictionary, options, &mut table)?;
    let len = u32::try_from(table.as_bytes().len())
        .map_err(|_| Error::new(ErrorKind::StringTablePastEnd, 0))?;
    let room = table
        .as_bytes()
        .len()
        .saturating_add(body.len())
        .saturating_add(5);
    document.reserve_exact(room);
    put_mb(&mut document, MbU32::new(len))?;
    document.extend_from_slice(table.as_bytes());
    document.extend_from_slice(body);
    Ok(document)
}

/// The document that `write` sends to an encoder. Names without a token go into the string table
/// as they come.
///
/// ```
/// use wbxml::{Sink, dictionaries, encode, tag::eas::provision};
///
/// let document = encode(&dictionaries::ACTIVESYNC, Default::default(), |e| {
///     e.element(provision::PROVISION, |e| e.text_element(provision::STATUS, "1"))
/// })?;
/// assert_eq!(document, b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031\x00\x01\x01");
/// # Ok::<(), wbxml::Error>(())
/// ```
///
/// # Errors
///
/// Those of `write`, and [`ErrorKind::UnexpectedEvent`] if it leaves the document incomplete.
pub fn encode(
    dictionary: &'static Dictionary,
    options: EncodeOptions,
    write: impl FnOnce(&mut Encoder<Vec<u8>>) -> Result<(), Error>,
) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    if options.string_table.is_empty() && !options.formal_public_id {
        // Most documents need no table: then this is all there is to the header.
        out = header(dictionary, &options, &mut StringTable::new())?;
        out.push(0);
    }
    let head = out.len();
    let mut encoder = Encoder::body(out, dictionary, options.clone());
    encoder.growing = true;
    write(&mut encoder)?;
    document(encoder, &options, head)
}

/// How many bytes [`encode`] makes of the same, without making them.
///
/// ```
/// use wbxml::{dictionaries, encoded_len, tag::eas::provision};
///
/// let len = encoded_len(&dictionaries::ACTIVESYNC, Default::default(), |e| {
///     e.event(wbxml::Event::Start(provision::PROVISION))?;
///     e.event(wbxml::Event::End)
/// })?;
/// // Header, SWITCH_PAGE and its page, one tag.
/// assert_eq!(len, 4 + 2 + 1);
/// # Ok::<(), wbxml::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`encode`].
pub fn encoded_len(
    dictionary: &'static Dictionary,
    options: EncodeOptions,
    write: impl FnOnce(&mut dyn Sink) -> Result<(), Error>,
) -> Result<u64, Error> {
    let mut encoder = Encoder::body(Nowhere, dictionary, options.clone());
    encoder.growing = true;
    write(&mut encoder)?;
    let mut table = core::mem::take(&mut encoder.table);
    let body = encoder.written();
    encoder.finish()?;
    let header = header(dictionary, &options, &mut table)?.len() as u64;
    let table = table.as_bytes().len() as u64;
    let width = u64::from(MbU32::new(u32::try_from(table).unwrap_or(u32::MAX)).width());
    Ok(body
        .saturating_add(header)
        .saturating_add(table)
        .saturating_add(width))
}
