//! From bytes to text: length, encoding, what stands before the declaration, characters.

use alloc::borrow::Cow;

use super::findings::{Fault, Findings};
use super::name::find_non_xml;
use crate::{DiagnosticKind, ErrorKind, LimitKind, Limits, XmlError};

/// The text of a document.
#[derive(Clone, Debug)]
pub(crate) struct Text<'a> {
    /// The text, from the declaration or whatever it begins with.
    pub(crate) text: Cow<'a, str>,
    /// How many bytes of the document, or of the document converted, are before it.
    pub(crate) base: usize,
    /// The whole converted document, if it had to be.
    pub(crate) converted: Option<alloc::string::String>,
}

const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// The text of a document; findings count from where the text begins.
pub(crate) fn read<'a>(
    input: &'a [u8],
    limits: &Limits,
    findings: &mut Findings,
) -> Result<Text<'a>, Fault> {
    if input.len() > limits.body {
        let kind = ErrorKind::LimitExceeded(LimitKind::Body);
        return Err(Fault::new(kind, limits.body));
    }
    let (bytes, mark) = match input.strip_prefix(MARK) {
        Some(rest) => {
            findings.report(DiagnosticKind::ByteOrderMark, 0)?;
            (rest, MARK.len())
        }
        None => (input, 0),
    };
    if bytes.trim_ascii().is_empty() {
        return Err(Fault::new(ErrorKind::Empty, input.len()));
    }
    let shift = |fault: Fault| Fault::new(fault.kind, fault.at.saturating_add(mark));
    let text = decode_bytes(bytes, findings).map_err(shift)?;
    let from = before_declaration(&text);
    if from > 0 {
        let at = from.saturating_add(mark);
        findings.report(DiagnosticKind::BeforeDeclaration, at)?;
    }
    let base = mark.saturating_add(from);
    let rest = text.get(from..).unwrap_or("");
    if rest.starts_with('\u{FEFF}') {
        return Err(Fault::xml(XmlError::TextOutsideRoot, base));
    }
    if let Some(at) = find_non_xml(rest) {
        let at = at.saturating_add(base);
        return Err(Fault::new(ErrorKind::NotXmlCharacter, at));
    }
    Ok(match text {
        Cow::Borrowed(text) => Text {
            text: Cow::Borrowed(text.get(from..).unwrap_or("")),
            base,
            converted: None,
        },
        Cow::Owned(whole) => Text {
            text: Cow::Owned(alloc::string::String::from(whole.get(from..).unwrap_or(""))),
            base: from,
            converted: Some(whole),
        },
    })
}

/// How many bytes of comments and white space stand before `<?xml`; 0 if there is none of it.
fn before_declaration(text: &str) -> usize {
    let mut rest = text.trim_ascii_start();
    while let Some((_, after)) = rest.strip_prefix("<!--").and_then(|t| t.split_once("-->")) {
        rest = after.trim_ascii_start();
    }
    let is_declaration = rest
        .strip_prefix("<?xml")
        .is_some_and(|r| r.starts_with(|c: char| c.is_ascii_whitespace()));
    if is_declaration {
        text.len().saturating_sub(rest.len())
    } else {
        0
    }
}

fn decode_bytes<'a>(bytes: &'a [u8], findings: &mut Findings) -> Result<Cow<'a, str>, Fault> {
    let wide = match bytes {
        [0xFE, 0xFF, ..] => Some(("utf-16be", 2)),
        [0xFF, 0xFE, ..] => Some(("utf-16le", 2)),
        [0, b'<', ..] => Some(("utf-16be", 0)),
        [b'<', 0, ..] => Some(("utf-16le", 0)),
        _ => None,
    };
    if let Some((label, mark)) = wide {
        findings.report(DiagnosticKind::Encoding, 0)?;
        return convert(bytes.get(mark..).unwrap_or(&[]), label, 0);
    }
    let utf8 = core::str::from_utf8(bytes);
    let Some((label, at)) = declared(bytes) else {
        let text = utf8.map_err(|e| Fault::new(ErrorKind::InvalidText, e.valid_up_to()))?;
        return Ok(Cow::Borrowed(text));
    };
    let is_wide = label
        .get(..6)
        .is_some_and(|l| l.eq_ignore_ascii_case("utf-16"))
        || label.eq_ignore_ascii_case("unicode");
    match utf8 {
        // Every encoding that is declared in ASCII has ASCII in common.
        Ok(text) if is_wide || text.is_ascii() => {
            findings.report(DiagnosticKind::DeclaredEncoding, at)?;
            Ok(Cow::Borrowed(text))
        }
        _ => {
            findings.report(DiagnosticKind::Encoding, at)?;
            convert(bytes, label, at)
        }
    }
}

/// The encoding that the declaration names, if it is not UTF-8, and where it stands.
fn declared(bytes: &[u8]) -> Option<(&str, usize)> {
    let start = memchr::memmem::find(bytes.get(..bytes.len().min(4096))?, b"<?xml")?;
    let head = bytes.get(start..)?;
    let end = memchr::memmem::find(head.get(..head.len().min(256))?, b"?>")?;
    let declaration = core::str::from_utf8(head.get(..end)?).ok()?;
    let name = declaration.find("encoding")?;
    let rest = declaration.get(name..)?;
    let open = rest.find(['"', '\''])?;
    let quote = rest.get(open..)?.chars().next()?;
    let value = rest.get(open.checked_add(1)?..)?;
    let label = value.get(..value.find(quote)?)?;
    let plain = ["utf-8", "utf8", "us-ascii", "ascii"];
    if plain.iter().any(|p| label.eq_ignore_ascii_case(p)) {
        return None;
    }
    let at = start.checked_add(name)?.checked_add(open)?.checked_add(1)?;
    Some((label, at))
}

/// The text, of bytes in the encoding of this name.
#[cfg(feature = "encoding")]
fn convert<'a>(bytes: &'a [u8], label: &str, at: usize) -> Result<Cow<'a, str>, Fault> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())
        .ok_or(Fault::new(ErrorKind::UnknownEncoding, at))?;
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or(Fault::new(ErrorKind::InvalidText, at))
}

/// No other encoding is built in.
#[cfg(not(feature = "encoding"))]
fn convert<'a>(_: &'a [u8], _: &str, at: usize) -> Result<Cow<'a, str>, Fault> {
    Err(Fault::new(ErrorKind::UnknownEncoding, at))
}
