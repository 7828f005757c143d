//! Variables in the text of WML (WML 1.3 §10.3): `$name`, `$(name)`, `$(name:escape)`; `$$` is a
//! dollar.

use crate::token::global;

/// Whether `name` is the name of a variable.
pub(super) fn is_variable_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// How an extension token is written behind the name of its variable.
pub(super) const fn conversion(code: u8) -> &'static str {
    match code & 0x03 {
        0 => ":e",
        1 => ":u",
        _ => ":n",
    }
}

/// What stands behind a dollar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dollar<'a> {
    /// The dollar stands for itself, alone or as the first of two.
    Itself,
    /// A variable, and the EXT_I token that says how it is to be escaped.
    Variable(u8, &'a str),
}

impl<'a> Dollar<'a> {
    /// What the dollar in front of `text` begins, and what follows. A dollar that begins nothing is
    /// taken for itself.
    pub(super) fn read(text: &'a str) -> (Self, &'a str) {
        if let Some(rest) = text.strip_prefix('$') {
            return (Self::Itself, rest);
        }
        let variable = match text.strip_prefix('(') {
            Some(text) => in_parentheses(text),
            None => Some((
                global::EXT_I_2,
                split(text, |b| b.is_ascii_alphanumeric() || b == b'_'),
            )),
        };
        let variable = variable.map(|(code, (name, rest))| (code, name, rest));
        match variable.filter(|(_, name, _)| is_variable_name(name)) {
            Some((code, name, rest)) => (Self::Variable(code, name), rest),
            None => (Self::Itself, text),
        }
    }
}

/// A name and perhaps a conversion, up to `)`.
fn in_parentheses(text: &str) -> Option<(u8, (&str, &str))> {
    let inside = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b':');
    let (inside, rest) = split(text, inside);
    let rest = rest.strip_prefix(')')?;
    let (name, conversion) = inside.split_once(':').unwrap_or((inside, "n"));
    let one_of = |names: [&str; 2]| names.iter().any(|n| conversion.eq_ignore_ascii_case(n));
    let code = if one_of(["e", "escape"]) {
        global::EXT_I_0
    } else if one_of(["u", "unesc"]) {
        global::EXT_I_0 | 1
    } else if one_of(["n", "noesc"]) {
        global::EXT_I_2
    } else {
        return None;
    };
    Some((code, (name, rest)))
}

/// The ASCII bytes of `text` up to the first that are not `wanted`, and the rest.
fn split(text: &str, wanted: impl Fn(u8) -> bool) -> (&str, &str) {
    let end = text.bytes().position(|b| !wanted(b)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}
