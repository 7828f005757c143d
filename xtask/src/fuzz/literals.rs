//! The string literals of a Rust source: what the tests of a crate read and expect.

/// The values of all string and byte-string literals, in their order. What is no Rust is read as far
/// as it goes.
pub(super) fn literals(source: &str) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        rest = if rest.starts_with("//") {
            rest.find('\n')
                .and_then(|end| rest.get(end..))
                .unwrap_or("")
        } else if rest.starts_with("/*") {
            behind(rest, "*/")
        } else if let Some((value, after)) = raw(rest).or_else(|| quoted(rest)) {
            found.push(value);
            after
        } else if first == '\'' {
            character(rest)
        } else if first.is_alphanumeric() || first == '_' {
            // A name that ends in `r` or `b` is no prefix.
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            end.and_then(|end| rest.get(end..)).unwrap_or("")
        } else {
            rest.get(first.len_utf8()..).unwrap_or("")
        };
    }
    found
}

fn behind<'s>(text: &'s str, end: &str) -> &'s str {
    let at = text.find(end).map(|at| at + end.len());
    at.and_then(|at| text.get(at..)).unwrap_or("")
}

/// `r"..."`, `br#"..."#`
fn raw(text: &str) -> Option<(Vec<u8>, &str)> {
    let rest = text.strip_prefix('b').unwrap_or(text).strip_prefix('r')?;
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let body = rest.get(hashes..)?.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let (value, after) = body.split_once(&end)?;
    Some((value.as_bytes().to_vec(), after))
}

/// `"..."`, `b"..."`, `c"..."`
fn quoted(text: &str) -> Option<(Vec<u8>, &str)> {
    let is_bytes = text.starts_with('b');
    let body = text.strip_prefix(['b', 'c']).unwrap_or(text);
    let mut rest = body.strip_prefix('"')?;
    let mut value = Vec::new();
    loop {
        let first = rest.chars().next()?;
        let after = rest.get(first.len_utf8()..)?;
        rest = match first {
            '"' => return Some((value, after)),
            '\\' => escape(after, is_bytes, &mut value)?,
            other => {
                value.extend_from_slice(other.encode_utf8(&mut [0; 4]).as_bytes());
                after
            }
        };
    }
}

/// What stands behind a backslash.
fn escape<'s>(text: &'s str, is_bytes: bool, value: &mut Vec<u8>) -> Option<&'s str> {
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..)?;
    let byte = match first {
        'n' => b'\n',
        'r' => b'\r',
        't' => b'\t',
        '0' => 0,
        '\\' | '"' | '\'' => first as u8,
        // White space up to the next line that has something is not part of it.
        '\n' => return Some(rest.trim_start()),
        'x' => {
            let byte = u8::from_str_radix(rest.get(..2)?, 16).ok()?;
            debug_assert!(is_bytes || byte < 0x80);
            value.push(byte);
            return rest.get(2..);
        }
        'u' => {
            let (digits, after) = rest.strip_prefix('{')?.split_once('}')?;
            let number = u32::from_str_radix(&digits.replace('_', ""), 16).ok()?;
            let character = char::from_u32(number)?;
            value.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            return Some(after);
        }
        _ => return None,
    };
    value.push(byte);
    Some(rest)
}

/// What follows a character or the quote of a lifetime.
fn character(text: &str) -> &str {
    let body = text.get(1..).unwrap_or("");
    if let Some(escaped) = body.strip_prefix('\\') {
        // The character behind the backslash may be a quote.
        let mut characters = escaped.chars();
        characters.next();
        return behind(characters.as_str(), "'");
    }
    let mut characters = body.chars();
    characters.next();
    characters.as_str().strip_prefix('\'').unwrap_or(body)
}

#[cfg(test)]
mod tests {
    use super::literals;

    fn of(source: &str) -> Vec<String> {
        let values = literals(source).into_iter();
        values
            .map(|value| String::from_utf8_lossy(&value).into_owned())
            .collect()
    }

    #[test]
    fn strings_of_all_kinds_are_found() {
        assert_eq!(
            of(r##"f("a", b"b", r"c\", r#"d"e"#, br"f", c"g")"##),
            ["a", "b", "c\\", "d\"e", "f", "g"]
        );
    }

    #[test]
    fn escapes_are_what_they_mean() {
        assert_eq!(literals(r#"b"\x03\xFF\0\n\\\"""#), [b"\x03\xFF\0\n\\\""]);
        assert_eq!(of(r#""\u{E9}\u{1F_600}""#), ["é😀"]);
        assert_eq!(of("\"one \\\n      line\""), ["one line"]);
    }

    #[test]
    fn comments_characters_and_lifetimes_are_no_strings() {
        assert_eq!(of("// \"no\"\n/* \"no\" */ \"yes\""), ["yes"]);
        assert_eq!(of(r#"'"' "yes" '\'' "too" '\u{22}'"#), ["yes", "too"]);
        assert_eq!(of("fn f<'a>(x: &'a str) { \"yes\" }"), ["yes"]);
        assert_eq!(of("number\"yes\""), ["yes"]);
    }

    #[test]
    fn what_does_not_end_is_not_found() {
        for source in [
            "\"", "b\"a", "r#\"a\"", "\"\\", "\"\\x", "'", "/*", "\"\\q\"",
        ] {
            assert!(literals(source).len() <= 1, "{source}");
        }
    }
}
