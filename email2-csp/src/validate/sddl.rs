//! The grammar of security descriptors (MS-DTYP 2.5.1.1).

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, digit1, hex_digit1, space0};
use nom::combinator::{all_consuming, opt, recognize, verify};
use nom::multi::{many0_count, many1_count};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// Whether a text is a security descriptor: owner, group, and lists of access rights, in this order,
/// at least one of them. The identifiers of accounts and rights are checked for their form, and those
/// of two letters for being published ones.
pub(super) fn is_sddl(text: &str) -> bool {
    !text.is_empty() && all_consuming(descriptor).parse(text).is_ok()
}

fn descriptor(input: &str) -> IResult<&str, ()> {
    let part = |letter| delimited(space0, (char(letter), char(':')), space0);
    (
        opt(preceded(part('O'), sid)),
        opt(preceded(part('G'), sid)),
        opt(preceded(part('D'), list)),
        opt(preceded(part('S'), list)),
        space0,
    )
        .map(|_| ())
        .parse(input)
}

/// Flags, then entries; or no access control at all.
fn list(input: &str) -> IResult<&str, ()> {
    let none = tag("NO_ACCESS_CONTROL").map(|_| ());
    let flags = many0_count(alt((tag("P"), tag("AR"), tag("AI"))));
    alt((none, (flags, many0_count(entry)).map(|_| ()))).parse(input)
}

/// `(A;OICI;GA;;;SY)`, perhaps with a condition or an attribute behind the account.
fn entry(input: &str) -> IResult<&str, ()> {
    let semicolon = || delimited(space0, char(';'), space0);
    let fields = (
        terminated(entry_type, semicolon()),
        terminated(entry_flags, semicolon()),
        terminated(rights, semicolon()),
        terminated(opt(guid), semicolon()),
        terminated(opt(guid), semicolon()),
        sid,
        opt(preceded(semicolon(), nested)),
    );
    delimited((char('('), space0), fields, (space0, char(')'), space0))
        .map(|_| ())
        .parse(input)
}

fn entry_type(input: &str) -> IResult<&str, &str> {
    verify(
        take_while_m_n(1, 2, |c: char| c.is_ascii_uppercase()),
        |name: &str| {
            matches!(
                name,
                "A" | "D"
                    | "OA"
                    | "OD"
                    | "AU"
                    | "AL"
                    | "OU"
                    | "OL"
                    | "ML"
                    | "XA"
                    | "XD"
                    | "RA"
                    | "SP"
                    | "XU"
                    | "ZA"
                    | "TL"
                    | "FL"
            )
        },
    )
    .parse(input)
}

fn entry_flags(input: &str) -> IResult<&str, &str> {
    pairs(
        input,
        &["CI", "OI", "NP", "IO", "ID", "SA", "FA", "TP", "CR"],
    )
}

fn rights(input: &str) -> IResult<&str, &str> {
    let number = alt((recognize((tag("0x"), hex_digit1)), digit1));
    let names = |input| {
        pairs(
            input,
            &[
                "GA", "GR", "GW", "GX", "RC", "SD", "WD", "WO", "RP", "WP", "CC", "DC", "LC", "SW",
                "LO", "DT", "CR", "FA", "FR", "FW", "FX", "KA", "KR", "KW", "KX", "NR", "NW", "NX",
            ],
        )
    };
    alt((number, names)).parse(input)
}

/// Any number of names of two letters.
fn pairs<'i>(input: &'i str, known: &[&str]) -> IResult<&'i str, &'i str> {
    let one = verify(
        take_while_m_n(2, 2, |c: char| c.is_ascii_uppercase()),
        |name: &str| known.contains(&name),
    );
    recognize(many0_count(one)).parse(input)
}

fn guid(input: &str) -> IResult<&str, &str> {
    let digits = |count| take_while_m_n(count, count, |c: char| c.is_ascii_hexdigit());
    recognize((
        digits(8),
        char('-'),
        digits(4),
        char('-'),
        digits(4),
        char('-'),
        digits(4),
        char('-'),
        digits(12),
    ))
    .parse(input)
}

/// `S-1-5-32-544`, `SY`.
fn sid(input: &str) -> IResult<&str, &str> {
    let number = || alt((recognize((tag("0x"), hex_digit1)), digit1));
    let written = recognize((
        tag("S-1-"),
        number(),
        many1_count(preceded(char('-'), number())),
    ));
    let named = verify(
        take_while_m_n(2, 2, |c: char| c.is_ascii_uppercase()),
        |name: &str| ACCOUNTS.contains(&name),
    );
    alt((written, named)).parse(input)
}

/// The accounts with a name of two letters (MS-DTYP 2.5.1.1, `sid-token`).
const ACCOUNTS: [&str; 67] = [
    "AA", "AC", "AN", "AO", "AP", "AS", "AU", "BA", "BG", "BO", "BU", "CA", "CD", "CG", "CN", "CO",
    "CY", "DA", "DC", "DD", "DG", "DU", "EA", "ED", "EK", "ER", "ES", "HA", "HI", "HO", "IS", "IU",
    "KA", "LA", "LG", "LS", "LU", "LW", "ME", "MP", "MS", "MU", "NO", "NS", "NU", "OW", "PA", "PO",
    "PS", "PU", "RA", "RC", "RD", "RE", "RM", "RO", "RS", "RU", "SA", "SI", "SO", "SS", "SU", "SY",
    "UD", "WD", "WR",
];

/// What stands in parentheses that pair, however deep.
fn nested(input: &str) -> IResult<&str, ()> {
    let mut depth = 0_usize;
    let mut quoted = false;
    for (at, c) in input.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth = depth.saturating_add(1),
            ')' if !quoted && depth > 0 => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    let end = at.saturating_add(1);
                    let rest = input.get(end..).unwrap_or("");
                    return Ok((rest, ()));
                }
            }
            _ if depth == 0 => break,
            _ => {}
        }
    }
    nom::combinator::fail::<_, (), _>().parse(input)
}
