//! XML without credentials, byte by byte as long as it was: places in it stay what they are.

use wbxml::credentials::is_credential;

/// The document with stars for the text of each element and the value of each attribute that is a
/// credential by its name. It need not be well-formed.
pub(super) fn mask(document: &[u8]) -> Vec<u8> {
    let mut masked = Vec::with_capacity(document.len());
    let mut rest = document;
    // How deep in an element whose text is hidden.
    let mut hidden = 0_usize;
    while let Some(&first) = rest.first() {
        let (markup, len) = if first == b'<' {
            let (kind, len) = markup(rest);
            (Some(kind), len)
        } else {
            let text = rest.iter().position(|byte| *byte == b'<');
            (None, text.unwrap_or(rest.len()))
        };
        let (piece, behind) = rest.split_at(len.clamp(1, rest.len()));
        rest = behind;
        match markup {
            None => stars_or(&mut masked, piece, hidden > 0),
            Some(Markup::CData) if hidden > 0 => cdata(&mut masked, piece),
            Some(Markup::Other | Markup::CData) => masked.extend_from_slice(piece),
            Some(Markup::End) => {
                hidden = hidden.saturating_sub(1);
                masked.extend_from_slice(piece);
            }
            Some(Markup::Start) => {
                let is_empty = piece.ends_with(b"/>");
                if !is_empty && (hidden > 0 || is_credential(&name(piece))) {
                    hidden += 1;
                }
                attributes(&mut masked, piece);
            }
        }
    }
    masked
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Markup {
    Start,
    End,
    CData,
    Other,
}

/// What begins with this `<`, and how long it is.
fn markup(text: &[u8]) -> (Markup, usize) {
    let through = |end: &[u8]| {
        let found = text.windows(end.len()).position(|part| part == end);
        found.map_or(text.len(), |at| at + end.len())
    };
    match text {
        [b'<', b'!', b'-', b'-', ..] => (Markup::Other, through(b"-->")),
        _ if text.starts_with(b"<![CDATA[") => (Markup::CData, through(b"]]>")),
        [b'<', b'?', ..] => (Markup::Other, through(b"?>")),
        [b'<', b'!', ..] => (Markup::Other, through(b">")),
        [b'<', b'/', ..] => (Markup::End, through(b">")),
        _ => {
            let mut quote = None;
            let end = text.iter().position(|&byte| {
                match (quote, byte) {
                    (None, b'"' | b'\'') => quote = Some(byte),
                    (Some(open), byte) if open == byte => quote = None,
                    _ => {}
                }
                quote.is_none() && byte == b'>'
            });
            (Markup::Start, end.map_or(text.len(), |at| at + 1))
        }
    }
}

fn name(tag: &[u8]) -> String {
    let name = tag.get(1..).unwrap_or_default();
    let end = name
        .iter()
        .position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'));
    String::from_utf8_lossy(name.get(..end.unwrap_or(name.len())).unwrap_or(name)).into_owned()
}

fn stars_or(masked: &mut Vec<u8>, piece: &[u8], is_hidden: bool) {
    match is_hidden {
        // Line feeds stay, so that lines are counted as before.
        true => masked.extend(piece.iter().map(|b| if *b == b'\n' { b'\n' } else { b'*' })),
        false => masked.extend_from_slice(piece),
    }
}

fn cdata(masked: &mut Vec<u8>, piece: &[u8]) {
    const OPEN: usize = b"<![CDATA[".len();
    let (open, rest) = piece.split_at(OPEN.min(piece.len()));
    let text = rest.strip_suffix(b"]]>").unwrap_or(rest);
    masked.extend_from_slice(open);
    stars_or(masked, text, true);
    masked.extend_from_slice(rest.get(text.len()..).unwrap_or_default());
}

/// A start tag, with stars for the values of attributes that are credentials.
fn attributes(masked: &mut Vec<u8>, tag: &[u8]) {
    let mut rest = tag;
    while let Some(at) = rest.iter().position(|b| matches!(b, b'"' | b'\'')) {
        let (before, quoted) = rest.split_at(at);
        let (quote, value) = quoted.split_at(1);
        let end = value.iter().position(|b| quote.contains(b));
        let (value, behind) = value.split_at(end.unwrap_or(value.len()));
        let named = String::from_utf8_lossy(before);
        let named = named.trim_end().trim_end_matches('=').trim_end();
        let named = named.rsplit(char::is_whitespace).next().unwrap_or(named);
        masked.extend_from_slice(before);
        masked.extend_from_slice(quote);
        stars_or(masked, value, is_credential(named));
        let (closing, behind) = behind.split_at(behind.len().min(1));
        masked.extend_from_slice(closing);
        rest = behind;
    }
    masked.extend_from_slice(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(document: &str, expected: &str) {
        assert_eq!(document.len(), expected.len(), "not as long");
        assert_eq!(
            String::from_utf8(mask(document.as_bytes())).unwrap(),
            expected
        );
    }

    #[test]
    fn text_and_values_that_are_credentials_are_stars() {
        check(
            "<a><Password>s3cret</Password><Server>x</Server></a>",
            "<a><Password>******</Password><Server>x</Server></a>",
        );
        check(
            "<a Password = \"s3>\" b='c'>d</a>",
            "<a Password = \"***\" b='c'>d</a>",
        );
        check(
            "<p:AuthPassword>a\nb</p:AuthPassword>c",
            "<p:AuthPassword>*\n*</p:AuthPassword>c",
        );
        check("<Password/>open", "<Password/>open");
        check(
            "<Password><![CDATA[s<c]]><b>t</b></Password><!-- u -->v",
            "<Password><![CDATA[***]]><b>*</b></Password><!-- u -->v",
        );
    }

    #[test]
    fn what_is_cut_short_shows_nothing_either() {
        let document = "<a Password='s3cret'><Password>s3cret</Password></a>";
        for len in 0..document.len() {
            let shown = String::from_utf8(mask(&document.as_bytes()[..len])).unwrap();
            assert_eq!(shown.len(), len);
            assert!(!shown.contains("s3"), "{shown}");
        }
    }
}
