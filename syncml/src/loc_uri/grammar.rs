//! The grammar of addresses, by nom: which kind one is of, its path and query, the pieces of a name.

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_till, take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, satisfy};
use nom::combinator::{all_consuming, eof, map, map_opt, opt, peek, recognize, rest};
use nom::sequence::preceded;
use nom::{IResult, Parser};

/// How an address begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Start {
    /// `./`, or `.` alone: the root of the tree.
    Tree,
    /// `/`, which is none of the forms of the specification.
    Slash,
    /// A name.
    Name,
    /// `scheme:`.
    Scheme,
}

/// An address taken apart. Of one with a scheme all is path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Parts<'a> {
    pub(super) start: Start,
    pub(super) path: &'a str,
    pub(super) query: Option<&'a str>,
}

/// Every text is one of the four.
pub(super) fn parts(text: &str) -> Parts<'_> {
    let mut all = all_consuming(alt((
        map(recognize((scheme, rest)), |path| Parts {
            start: Start::Scheme,
            path,
            query: None,
        }),
        map((start, path, opt(query)), |(start, path, query)| Parts {
            start,
            path,
            query,
        }),
    )));
    match all.parse(text) {
        Ok((_, parts)) => parts,
        // Not reached: what stands behind the path is nothing, or begins with a question mark.
        Err(_) => Parts {
            start: Start::Name,
            path: text,
            query: None,
        },
    }
}

/// RFC 3986 §3.1.
fn scheme(input: &str) -> IResult<&str, &str> {
    recognize((
        satisfy(|c| c.is_ascii_alphabetic()),
        take_while(|c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')),
        char(':'),
    ))
    .parse(input)
}

fn start(input: &str) -> IResult<&str, Start> {
    alt((
        map(tag("./"), |_| Start::Tree),
        map((char('.'), peek(alt((eof, tag("?"))))), |_| Start::Tree),
        map(char('/'), |_| Start::Slash),
        map(tag(""), |_| Start::Name),
    ))
    .parse(input)
}

fn path(input: &str) -> IResult<&str, &str> {
    take_till(|c| c == '?').parse(input)
}

fn query(input: &str) -> IResult<&str, &str> {
    preceded(char('?'), rest).parse(input)
}

/// A piece of a name or of a query.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Piece<'a> {
    /// Characters that stand for themselves.
    Literal(&'a str),
    /// An escaped byte.
    Escaped(u8),
    /// `%` without two hexadecimal digits.
    StrayPercent,
    /// A character that has to be escaped.
    Unescaped(char),
}

/// The first piece of a name, and what is left.
pub(super) fn piece(input: &str) -> IResult<&str, Piece<'_>> {
    alt((
        map(take_while1(is_literal), Piece::Literal),
        map(escape, Piece::Escaped),
        map(char('%'), |_| Piece::StrayPercent),
        map(satisfy(|_| true), Piece::Unescaped),
    ))
    .parse(input)
}

/// `%7B` (RFC 3986 §2.1).
fn escape(input: &str) -> IResult<&str, u8> {
    let digits = take_while_m_n(2, 2, |c: char| c.is_ascii_hexdigit());
    map_opt(preceded(char('%'), digits), |digits: &str| {
        u8::from_str_radix(digits, 16).ok()
    })
    .parse(input)
}

/// `0x7B…0x7D` around a whole name stands for braces: how the EMAIL2 reference has GUIDs written.
pub(super) fn braced(name: &str) -> Option<&str> {
    let open: IResult<&str, &str> = tag_no_case("0x7B").parse(name);
    let (inside, _) = open.ok()?;
    let end = inside.len().checked_sub(4)?;
    let (inside, close) = (inside.get(..end)?, inside.get(end..)?);
    close.eq_ignore_ascii_case("0x7D").then_some(inside)
}

/// The characters of a name that stand for themselves (`pchar` of RFC 3986 §3.3).
pub(super) const fn is_literal(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            '-' | '.' | '_' | '~' // unreserved
            | '!' | '$' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | ';' | '=' // sub-delims
            | ':' | '@'
        )
}
