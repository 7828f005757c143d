//! What `cargo xtask inspect` says of what it cannot read: one line with the place, and a caret
//! under it.

use crate::xtask;

/// Inspects, and asserts that the input is refused with one line.
fn refused(arguments: &[&str], input: &[u8]) -> String {
    let run = xtask(&[&["inspect", "-"], arguments].concat(), input);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    let errors = run.stderr.lines().filter(|line| line.contains("error:"));
    assert_eq!(errors.count(), 1, "{}", run.stderr);
    run.stderr
}

/// The character over the caret.
fn over_the_caret(message: &str) -> Option<char> {
    let lines: Vec<&str> = message.lines().collect();
    let (caret, row) = (lines.last()?, lines.get(lines.len().checked_sub(2)?)?);
    let column = caret.chars().position(|c| c == '^')?;
    row.chars().nth(column)
}

#[test]
fn bad_documents_are_one_line_with_the_place_and_a_caret_under_the_byte() {
    let cases: [(&str, &[u8]); 13] = [
        ("version", b"\x04\x01\x6A\x00\x05"),
        ("version in hexadecimal", b"04 01 6A 00 05"),
        ("public id", b"\x03\xFF\xFF\xFF\xFF\xFF\x6A\x00\x05"),
        ("string table past the end", b"\x03\x01\x6A\x10\x45\x01"),
        (
            "unterminated string",
            b"\x03\x01\x6A\x00\x45\x5C\x4F\x4B\x03abc",
        ),
        (
            "opaque length of 2^32",
            b"\x03\x01\x6A\x00\x45\xC3\x90\x80\x80\x80\x02ab\x01",
        ),
        ("no end", b"\x03\x01\x6A\x00\x45"),
        ("no end, in hexadecimal", b"03 01 6A 00 45"),
        (
            "xml end tag",
            b"<Sync xmlns='AirSync'>\n  <Collections></Sync>\n",
        ),
        ("xml entity", b"<Sync xmlns='AirSync'>&nbsp;</Sync>"),
        (
            "xml of an unknown type",
            b"<?xml version='1.0'?>\n<Foo x='a<b'/>",
        ),
        ("xml that ends", b"<Foo>\n  <Bar>"),
        (
            "xml of an unknown type and a secret",
            b"<Foo>\n  <Password>hunter2</Foo>",
        ),
    ];
    let mut messages = String::new();
    for (name, input) in cases {
        let message = refused(&["--strict"], input);
        assert!(!message.contains("hunter2"), "{message}");
        messages.push_str(&format!("{name}\n{message}\n"));
    }
    insta::assert_snapshot!("bad-documents", messages);
}

#[test]
fn what_is_no_document_is_one_line_with_the_place_and_a_caret_under_the_byte() {
    let cases: [(&str, &[u8]); 17] = [
        ("nothing", b""),
        ("white space", b" \r\n"),
        ("a program", b"\x7FELF\x02\x01\x01"),
        ("gzip", b"\x1F\x8B\x08\x00\x00"),
        ("utf-16", b"\xFF\xFE<\0s\0i\0/\0>\0"),
        ("text", b"hello, world\n"),
        ("text of letters", b"A plain text file\n"),
        ("one word", b"About\n"),
        ("hexadecimal with a slip", b"03 01 6A 00\n45 0O 01"),
        ("dense hexadecimal with a slip", b"03016A00450O01"),
        ("hexadecimal with an odd number of digits", b"03016A000"),
        ("hexadecimal of something else", b"DEADBEEF"),
        ("base64 cut short", b"AwFqAAAHVlIDMAABA"),
        ("base64 with a slip", b"AwFqAAAHVlIDM*ABAQ=="),
        ("base64 of something else", b"SGVsbG8gV29ybGQ="),
        (
            "a listing with a line missing",
            b"00000000: 0301 6a00 0007 5652  ..j...VR\n00000010: 0330 0001 01  .0...\n",
        ),
        (
            "a listing of words",
            b"0000000 0103 006a 0700 5256\n0000008\n",
        ),
    ];
    let mut messages = String::new();
    for (name, input) in cases {
        let message = refused(&[], input);
        messages.push_str(&format!("{name}\n{message}\n"));
    }
    insta::assert_snapshot!("no-documents", messages);
}

#[test]
fn plain_text_is_not_called_base64() {
    for text in [
        "hello",
        "Hello",
        "hello, world",
        "A plain text file of nothing but words",
        "Alpha\nbeta\ngamma\n",
        "POST /Microsoft-Server-ActiveSync HTTP/1.1",
        "user@example.com",
        "Ärger",
    ] {
        let message = refused(&[], text.as_bytes());
        assert!(
            message.contains(": plain text: it is neither XML"),
            "{message}"
        );
        assert!(message.contains("at byte 0\n"), "{message}");
        assert_eq!(over_the_caret(&message), text.chars().next());
    }
}

#[test]
fn hexadecimal_digits_are_not_called_base64() {
    for text in ["03016A0", "0123456789abcdef0", "03 01 6A 0", "03:01:6A:0"] {
        let message = refused(&[], text.as_bytes());
        let last = text.len() - 1;
        let expected = format!(": an odd number of hexadecimal digits at byte {last}\n");
        assert!(message.contains(&expected), "{message}");
        assert_eq!(over_the_caret(&message), Some('0'));
    }
    let message = refused(&[], b"ABCDEF");
    assert!(message.contains("this is hexadecimal of something that begins with AB,"));
}

#[test]
fn an_unknown_dictionary_is_answered_with_the_nearest_and_how_to_list_all() {
    for (name, near) in [
        ("si-1.1", "did you mean si-1.0"),
        ("wml", "did you mean wml-1.3, wml-1.2 or wml-1.1?"),
        (
            "SyncML",
            "did you mean syncml-1.2, syncml-1.1 or syncml-1.0?",
        ),
        ("activsync", "did you mean activesync"),
        ("eas", "did you mean activesync?"),
        ("zzz", "no dictionary `zzz`: `cargo"),
    ] {
        let message = refused(&["-d", name], b"\x03\x01\x6A\x00\x05");
        assert!(message.contains(near), "{message}");
        assert!(
            message.ends_with("`cargo xtask inspect -d list` lists them\n"),
            "{message}"
        );
        assert!(message.len() < 140, "{message}");
        let convert = xtask(&["convert", "-", "-d", name], b"\x03\x01\x6A\x00\x05");
        assert_eq!((convert.code, convert.stderr), (Some(2), message));
    }
}

#[test]
fn all_dictionaries_can_be_listed() {
    let run = xtask(&["inspect", "-d", "list"], b"");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    // A heading, the dictionaries, `none`.
    assert_eq!(
        run.stdout().lines().count(),
        wbxml::dictionaries::ALL.len() + 2
    );
    for dictionary in wbxml::dictionaries::ALL {
        let name = format!("\n{} ", dictionary.name());
        assert!(run.stdout().contains(&name), "{name}");
    }
}

#[test]
fn an_unknown_type_is_asked_for() {
    let message = refused(&[], b"\x03\x01\x6A\x00\xFF\x05\x01");
    assert!(
        message.contains("of what type is it? (it does not say)"),
        "{message}"
    );
    assert!(
        message.contains("-d list` lists them, `-d none`"),
        "{message}"
    );
    let message = refused(&[], b"\x03\xA0\x00\x6A\x00\x05");
    assert!(
        message.contains("(its public id 4096 is not known)"),
        "{message}"
    );
    let message = refused(&[], b"<foo/>");
    assert!(
        message.contains("no DOCTYPE, namespace or root element that is known"),
        "{message}"
    );
    assert!(!message.contains("-d none"), "{message}");
}

#[test]
fn without_a_dictionary_numbers_stand_for_names() {
    let run = xtask(
        &["inspect", "-", "-d", "none"],
        b"\x03\x01\x6A\x00\x00\x07\x16",
    );
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout().contains("<7:16/>"), "{}", run.stdout());
}
