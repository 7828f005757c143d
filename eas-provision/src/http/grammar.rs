//! The grammar of the base64 query value, decoded (MS-ASHTTP 2.2.1.1.1.1). The types of nom do not
//! leave this file.

use alloc::vec::Vec;

use nom::bytes::complete::take;
use nom::combinator::all_consuming;
use nom::error::{ErrorKind, ParseError};
use nom::multi::many0;
use nom::number::complete::{le_u16, le_u32, u8};
use nom::{Err, IResult, Parser};

use super::error::{QueryErrorKind, QueryField};

/// The fields, as they stand in the bytes.
pub(super) struct Fields<'a> {
    pub(super) version: u8,
    pub(super) command: u8,
    pub(super) locale: u16,
    pub(super) device_id: &'a [u8],
    pub(super) policy_key: Option<u32>,
    pub(super) device_type: &'a [u8],
    pub(super) parameters: Vec<(u8, &'a [u8])>,
}

/// What is wrong, and how much was left where the offending field begins.
#[derive(Clone, Copy)]
struct Failure {
    kind: QueryErrorKind,
    left: usize,
}

impl ParseError<&[u8]> for Failure {
    fn from_error_kind(input: &[u8], _: ErrorKind) -> Self {
        Self {
            kind: QueryErrorKind::Truncated(QueryField::Parameter),
            left: input.len(),
        }
    }

    fn append(_: &[u8], _: ErrorKind, other: Self) -> Self {
        other
    }
}

type Parsed<'a, O> = IResult<&'a [u8], O, Failure>;

/// Reads all of the bytes; the offset of an error is that of the field in them.
pub(super) fn fields(input: &[u8]) -> Result<Fields<'_>, (QueryErrorKind, usize)> {
    match all_consuming(query).parse(input) {
        Ok((_, fields)) => Ok(fields),
        Err(Err::Error(e) | Err::Failure(e)) => Err((e.kind, input.len().saturating_sub(e.left))),
        // Complete parsers do not ask for more.
        Err(Err::Incomplete(_)) => Err((
            QueryErrorKind::Truncated(QueryField::Parameter),
            input.len(),
        )),
    }
}

fn query(input: &[u8]) -> Parsed<'_, Fields<'_>> {
    let (input, version) = field(QueryField::Version, u8).parse(input)?;
    let (input, command) = field(QueryField::Command, u8).parse(input)?;
    let (input, locale) = field(QueryField::Locale, le_u16).parse(input)?;
    let (input, device_id) = device_id(input)?;
    let (input, policy_key) = policy_key(input)?;
    let (input, device_type) = counted(QueryField::DeviceType).parse(input)?;
    let (input, parameters) = many0((u8, counted(QueryField::Parameter))).parse(input)?;
    let fields = Fields {
        version,
        command,
        locale,
        device_id,
        policy_key,
        device_type,
        parameters,
    };
    Ok((input, fields))
}

fn device_id(input: &[u8]) -> Parsed<'_, &[u8]> {
    let (rest, id) = counted(QueryField::DeviceId).parse(input)?;
    if id.is_empty() {
        return fail(QueryErrorKind::Empty(QueryField::DeviceId), input);
    }
    Ok((rest, id))
}

fn policy_key(input: &[u8]) -> Parsed<'_, Option<u32>> {
    let (rest, length) = field(QueryField::PolicyKey, u8).parse(input)?;
    match length {
        0 => Ok((rest, None)),
        4 => match le_u32::<&[u8], Failure>(rest) {
            Ok((rest, key)) => Ok((rest, Some(key))),
            Err(_) => fail(QueryErrorKind::PastEnd(QueryField::PolicyKey), input),
        },
        other => fail(QueryErrorKind::PolicyKeyLength(other), input),
    }
}

/// A field that must be whole: the end of the input in it is its truncation.
fn field<'a, O>(
    name: QueryField,
    mut parser: impl Parser<&'a [u8], Output = O, Error = Failure>,
) -> impl FnMut(&'a [u8]) -> Parsed<'a, O> {
    move |input| match parser.parse(input) {
        Ok(parsed) => Ok(parsed),
        Err(_) => fail(QueryErrorKind::Truncated(name), input),
    }
}

/// A length of one byte and as many bytes.
fn counted<'a>(name: QueryField) -> impl FnMut(&'a [u8]) -> Parsed<'a, &'a [u8]> {
    move |input| {
        let (rest, length) = field(name, u8).parse(input)?;
        match take::<_, _, Failure>(length)(rest) {
            Ok(parsed) => Ok(parsed),
            Err(_) => fail(QueryErrorKind::PastEnd(name), input),
        }
    }
}

fn fail<O>(kind: QueryErrorKind, input: &[u8]) -> Parsed<'_, O> {
    Err(Err::Failure(Failure {
        kind,
        left: input.len(),
    }))
}
