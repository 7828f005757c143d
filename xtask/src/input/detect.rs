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
/// what is left are the two as text.
pub(super) fn detect(input: &[u8]) -> Result<Detected, Problem> {
    if input.is_empty() {
        return Err(Problem::nowhere("empty: there is no document in it"));
    }
    if input.iter().all(u8::is_ascii_whitespace) {
        return Err(Problem::nowhere("nothing but white space in it"));
    }
    if let Some((form, mark)) = direct(input)? {
        return Ok(Detected {
            form,
            wrapping: None,
            unwrapped: None,
            mark,
        });
    }
    let Some(&first) = input.first().filter(|_| is_binary(input)) else {
        return unwrap(input);
    };
    Err(Problem::new(
        0,
        match input {
            [4..=15, ..] => wbxml::ErrorKind::UnsupportedVersion(first).to_string(),
            [0x1F, 0x8B, ..] => "compressed with gzip, `gunzip` it first,".to_owned(),
            _ => format!("{EXPECTED}, this with {first:02X},"),
        },
    ))
}

const EXPECTED: &str = "a document begins with 00 to 03 (WBXML) or `<` (XML)";

/// The document that is in a text.
fn unwrap(input: &[u8]) -> Result<Detected, Problem> {
    let (wrapping, bytes) = textual::unwrap(input)?;
    let Some(&first) = bytes.first() else {
        return Err(Problem::new(
            0,
            format!("no bytes in the {}", wrapping.name()),
        ));
    };
    let name = wrapping.name();
    let message = match direct(&bytes) {
        Ok(Some((form, mark))) => {
            return Ok(Detected {
                form,
                wrapping: Some(wrapping),
                unwrapped: Some(bytes),
                mark,
            });
        }
        Err(inner) => format!("{name} of {}", inner.message),
        Ok(None) if matches!(first, 4..=15) => {
            let kind = wbxml::ErrorKind::UnsupportedVersion(first);
            format!("{name} of WBXML in an {kind},")
        }
        Ok(None) => {
            format!("{EXPECTED}, this is {name} of something that begins with {first:02X},")
        }
    };
    Err(Problem::new(0, message))
}

/// Whether it is not text: there are control characters in it, or it is not UTF-8 (Latin-1 text
/// is, where nothing else is wrong with it).
fn is_binary(input: &[u8]) -> bool {
    let is_control = |b: &u8| b.is_ascii_control() && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C);
    let controls = input.iter().any(is_control);
    controls || std::str::from_utf8(input).is_err() && input.first().is_some_and(|b| *b >= 0x80)
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
            Err(problem) => Err(format!(
                "{}: {}",
                problem.offset.unwrap_or(0),
                problem.message
            )),
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
            "\\x03\\x01j\\0\\x05",
            "b\"\\x03\\x01j\" \"\\0\\x05\"",
            "03:01:6a:00:05",
            "03-01-6A-00-05",
            "{0x03, 0x01, // header\n 0x6A, /* UTF-8 */ 0x0, 0x5};",
            "static const uint8_t a[] = {\n  0x03, 0x01, 0x6a, 0x00,\n  0x05\n};\nint n = 5;",
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
    fn listings_of_the_usual_tools_are_known() {
        let bytes = b"\x03\x01\x6A\x00\x00\x07\x56\x52\x030\x00\x01\x01";
        for text in [
            "00000000: 0301 6a00 0007 5652 0330 0001 01         ..j...VR.0...\n",
            "00000000: 03 01 6a 00 00 07 56 52  ..j...VR\n00000008: 03 30 00 01 01  .0...",
            "00000000  03 01 6a 00 00 07 56 52  03 30 00 01 01           |..j...VR.0...|\n0000000d\n",
            "000000 03 01 6a 00 00 07 56 52 03 30 00 01 01           >..j...VR.0...<\n00000d\n",
            "0000000 03 01 6a 00 00 07 56 52 03 30 00 01 01\n0000015\n",
            "0000   03 01 6a 00 00 07 56 52 03 30 00 01 01            ..j...VR.0...\n",
            "0030  03 01 6a 00 00 07 56 52   ..j...VR\n0038  03 30 00 01 01   .0...",
        ] {
            let found = detect(text.as_bytes()).unwrap();
            assert_eq!(found.unwrapped.as_deref(), Some(&bytes[..]), "{text}");
            assert_eq!(found.wrapping, Some(Wrapping::Hex));
        }
        // hexdump -C leaves out lines that are like the one before.
        let row = "03 01 6a 00 03 01 6a 00  03 01 6a 00 03 01 6a 00";
        let text = format!(
            "00000000  {row}  |..|\n*\n00000030  05                                                |.|\n00000031\n"
        );
        let found = detect(text.as_bytes()).unwrap();
        let expected = [b"\x03\x01\x6A\x00".repeat(12), vec![5]].concat();
        assert_eq!(found.unwrapped, Some(expected));
    }

    #[test]
    fn a_listing_with_something_missing_is_refused_there() {
        for (text, problem) in [
            ("00000000: 0301 6a0g  ..", "18: `g`"),
            ("00000000: 0301 6a0 05  ..", "17: `0`"),
            (
                "00000000: 0301\n00000004: 6a00",
                "15: offset 00000004 where 2 is due",
            ),
            ("00000000: 0301 6a00\nand so on", "20: no line"),
            (
                "00000000  03 01\n*\nffffffff\n",
                "18: offset ffffffff behind repeated",
            ),
            ("0000000 0103 006a 0700\n0000006\n", "0: 16-bit words"),
        ] {
            let message = form(text.as_bytes()).unwrap_err();
            assert!(message.starts_with(problem), "{text}: {message}");
        }
    }

    #[test]
    fn what_is_nothing_is_refused_where_it_goes_wrong() {
        for (input, problem) in [
            (&b""[..], "0: empty"),
            (b" \n", "0: nothing but white space"),
            (b"03 01 6A 0", "9: an odd number of hexadecimal digits"),
            (b"03016A000", "8: an odd number of hexadecimal digits"),
            (b"ABCDEF012", "8: an odd number of hexadecimal digits"),
            (b"03 01 6A 0 05", "9: half a byte"),
            (b"03 01 6A 0G", "10: `G`"),
            (b"03016A00450O01", "11: `O`"),
            ("03 01 6A é0".as_bytes(), "9: `é`"),
            (b"hello, world", "0: plain text"),
            (b"  A plain text of words\n", "2: plain text"),
            (b"About", "0: plain text"),
            (b"Alpha\nbeta\ngamma\n", "0: plain text"),
            (b"C:\\xampp", "0: plain text"),
            (b"caf\xE9", "0: plain text"),
            (b"\"\\x03\\x0g\"", "8: `g`"),
            (b"\"\\x03\\q\"", "5: an escape"),
            (b"\"\\x03\\x01", "0: a quote"),
            (b"# nothing\n", "0: plain text"),
            (b"\x7FELF\x02", "0: a document begins with"),
            (b"\x04\x01\x6A\x00\x05", "0: unsupported version"),
            (
                b"04016A0005",
                "0: hexadecimal of WBXML in an unsupported version",
            ),
            (b"\x1F\x8B\x08\x00", "0: compressed"),
            (b"AwFqAAU=x", "8: "),
            (b"AwFqAAAHVlIDM*ABAQ==", "13: `*`"),
            (b"7F454C46", "0: a document begins with"),
        ] {
            let message = form(input).unwrap_err();
            assert!(message.starts_with(problem), "{message}");
        }
    }
}
