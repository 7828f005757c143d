//! What form a document is in, by its bytes.

use super::Problem;
use super::textual::{self, Wrapping};

/// The form of a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    Wbxml,
    Xml,
}

/// What an input was found to be.
#[derive(Debug)]
pub(super) struct Detected {
    pub(super) form: Form,
    pub(super) wrapping: Option<Wrapping>,
    /// The bytes of the document, where it was wrapped.
    pub(super) unwrapped: Option<Vec<u8>>,
    /// How long its byte order mark is.
    pub(super) mark: usize,
}

/// Finds the form of an input: WBXML begins with a version byte, which no text does; XML with `<`;
/// what is left are the two as hexadecimal or base64 text.
pub(super) fn detect(input: &[u8]) -> Result<Detected, Problem> {
    if input.iter().all(u8::is_ascii_whitespace) {
        return Err(Problem::new(0, "there is nothing in it"));
    }
    if let Some((form, mark)) = direct(input)? {
        return Ok(Detected {
            form,
            wrapping: None,
            unwrapped: None,
            mark,
        });
    }
    let mut found = None;
    for (wrapping, bytes) in textual::unwrap(input)? {
        match direct(&bytes) {
            Ok(Some((form, mark))) => {
                let (wrapping, unwrapped) = (Some(wrapping), Some(bytes));
                return Ok(Detected {
                    form,
                    wrapping,
                    unwrapped,
                    mark,
                });
            }
            Ok(None) => found = found.or(Some((wrapping, bytes.first().copied()))),
            Err(inner) => {
                let message = format!("{} of {}", wrapping.name(), inner.message);
                return Err(Problem::new(0, message));
            }
        }
    }
    let what = match found {
        Some((wrapping, Some(byte))) => {
            format!(
                "{} of something that begins with {byte:02X}",
                wrapping.name()
            )
        }
        _ => "it begins with something else".to_owned(),
    };
    let expected = "a document begins with 00 to 03 (WBXML) or `<` (XML)";
    Err(Problem::new(0, format!("{expected}, this is {what},")))
}

/// The form of a document that is not wrapped, and the length of its byte order mark. None if it is
/// neither WBXML nor XML.
fn direct(input: &[u8]) -> Result<Option<(Form, usize)>, Problem> {
    match input {
        [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] | [0x3C, 0, ..] | [0, 0x3C, 0, ..] => {
            let hint = "convert it first (`iconv -f UTF-16 -t UTF-8`)";
            Err(Problem::new(
                0,
                format!("UTF-16 text, only UTF-8 is read: {hint},"),
            ))
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => match rest.trim_ascii_start().first() {
            Some(b'<') => utf8(input).map(|()| Some((Form::Xml, 3))),
            _ => Err(Problem::new(3, "expected XML behind the byte order mark")),
        },
        [0..=3, ..] => Ok(Some((Form::Wbxml, 0))),
        _ if input.trim_ascii_start().first() == Some(&b'<') => {
            utf8(input).map(|()| Some((Form::Xml, 0)))
        }
        _ => Ok(None),
    }
}

fn utf8(input: &[u8]) -> Result<(), Problem> {
    match std::str::from_utf8(input) {
        Ok(_) => Ok(()),
        Err(e) => Err(Problem::new(e.valid_up_to(), "XML that is not UTF-8")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Wrapping, detect};

    fn form(input: &[u8]) -> Result<(Form, Option<Wrapping>, usize), String> {
        match detect(input) {
            Ok(found) => Ok((found.form, found.wrapping, found.mark)),
            Err(problem) => Err(format!("{}: {}", problem.offset, problem.message)),
        }
    }

    #[test]
    fn wbxml_is_known_by_its_version_byte() {
        for version in 0..=3 {
            assert_eq!(form(&[version, 1, 0x6A, 0, 5]), Ok((Form::Wbxml, None, 0)));
        }
        assert!(form(&[4, 1, 0x6A, 0, 5]).is_err());
    }

    #[test]
    fn xml_is_known_with_and_without_a_byte_order_mark() {
        assert_eq!(form(b"<si/>"), Ok((Form::Xml, None, 0)));
        assert_eq!(form(b"\r\n <si/>"), Ok((Form::Xml, None, 0)));
        assert_eq!(form(b"\xEF\xBB\xBF<si/>"), Ok((Form::Xml, None, 3)));
        for utf16 in [
            &b"\xFF\xFE<\0s\0"[..],
            b"\xFE\xFF\0<\0s",
            b"<\0s\0i\0",
            b"\0<\0s\0i",
        ] {
            assert!(form(utf16).unwrap_err().contains("UTF-16"));
        }
        assert!(form(b"<si>\xE9</si>").unwrap_err().starts_with("4: "));
    }

    #[test]
    fn hexadecimal_is_known_in_its_usual_spellings() {
        let hex = Ok((Form::Wbxml, Some(Wrapping::Hex), 0));
        for text in [
            "03016A0005",
            "03 01 6a 00 05\n",
            "0x03, 0x01, 0x6A, 0x00, 0x05",
            "0x03016A0005",
            "\\x03\\x01\\x6A\\x00\\x05",
            "# a comment – with 0xFF in it\n03 01 # header\n6A 00\r\n05",
        ] {
            assert_eq!(form(text.as_bytes()), hex, "{text}");
        }
        assert_eq!(form(b"3C73692F3E"), Ok((Form::Xml, Some(Wrapping::Hex), 0)));
    }

    #[test]
    fn base64_is_known_with_and_without_padding_and_line_ends() {
        let base64 = Ok((Form::Wbxml, Some(Wrapping::Base64), 0));
        for text in [
            "AwFqAAU=",
            "AwFqAAU",
            "AwFq\nAAU=\n",
            "AwFqAAAHVlIDMAABAQ==",
        ] {
            assert_eq!(form(text.as_bytes()), base64, "{text}");
        }
        assert_eq!(
            form(b"PHNpLz4="),
            Ok((Form::Xml, Some(Wrapping::Base64), 0))
        );
    }

    #[test]
    fn what_is_nothing_is_refused_where_it_goes_wrong() {
        for (input, problem) in [
            (&b""[..], "0: there is nothing"),
            (b" \n", "0: there is nothing"),
            (b"03 01 6A 0", "9: an odd number of hexadecimal digits"),
            (b"03 01 6A 0 05", "9: half a byte"),
            (b"03 01 6A 0G", "10: `G`"),
            (b"hello, world", "5: "),
            (b"\x7FELF\x02", "0: byte 7F"),
            (b"AwFqAAU=x", "8: "),
            (b"7F454C46", "0: a document begins with"),
        ] {
            let message = form(input).unwrap_err();
            assert!(message.starts_with(problem), "{message}");
        }
    }
}
