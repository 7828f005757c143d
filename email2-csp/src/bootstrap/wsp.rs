//! The binary form of a content type (WAP-230-WSP §8.4.2), by nom.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;

use nom::branch::alt;
use nom::bytes::complete::{tag, take, take_till};
use nom::combinator::{map, map_opt, opt, recognize, verify};
use nom::multi::length_data;
use nom::number::complete::u8 as octet;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::SecurityMethod;
use super::content_type::{ContentType, MediaType, Parameter, ParameterName};
use super::parameters::{Known, decimal};
use super::text::is_token;
use crate::error::{Error, ErrorKind};

/// The number of `SEC` (WAP-230-WSP, table 38).
pub(super) const SEC: u32 = 0x11;
/// The number of `MAC`.
pub(super) const MAC: u32 = 0x12;
/// Says that a length follows that is more than thirty.
const LENGTH_QUOTE: u8 = 31;
/// Stands before a text that begins with an octet above 127.
const QUOTE: u8 = 127;
/// Stands before a text value that is no token, without one at its end.
const QUOTATION_MARK: u8 = b'"';

type Step<'a, T> = IResult<&'a [u8], T>;

/// An octet with its high bit, without it.
fn short_integer(input: &[u8]) -> Step<'_, u32> {
    let value = |octet: u8| (octet >= 0x80).then_some(u32::from(octet & 0x7F));
    map_opt(octet, value).parse(input)
}

/// A length of one to four, and as many octets, the highest first.
fn long_integer(input: &[u8]) -> Step<'_, u32> {
    let length = verify(octet, |length| (1..=4).contains(length));
    let value = |octets: &[u8]| {
        octets
            .iter()
            .fold(0_u32, |value, octet| value << 8 | u32::from(*octet))
    };
    map(length_data(length), value).parse(input)
}

fn integer(input: &[u8]) -> Step<'_, u32> {
    alt((short_integer, long_integer)).parse(input)
}

/// A variable-length unsigned integer of up to five octets.
fn uintvar(input: &[u8]) -> Step<'_, usize> {
    let (mut value, mut rest) = (0_u32, input);
    for _ in 0..5 {
        let (after, next) = octet(rest)?;
        rest = after;
        let Some(shifted) = value.checked_mul(0x80) else {
            break;
        };
        value = shifted | u32::from(next & 0x7F);
        if next < 0x80 {
            return Ok((rest, usize::try_from(value).unwrap_or(usize::MAX)));
        }
    }
    Err(nom::Err::Error(nom::error::Error::new(
        input,
        nom::error::ErrorKind::TooLarge,
    )))
}

/// The length of a value: one octet of up to thirty, or 31 and an integer.
fn value_length(input: &[u8]) -> Step<'_, usize> {
    let short = map(verify(octet, |length| *length < LENGTH_QUOTE), usize::from);
    alt((short, preceded(tag(&[LENGTH_QUOTE][..]), uintvar))).parse(input)
}

/// Text through its NUL, and a quote before it dropped.
fn text(input: &[u8]) -> Step<'_, &[u8]> {
    let begins = |text: &&[u8]| matches!(text.first(), None | Some(0x20..0x7F));
    let quoted = preceded(tag(&[QUOTE][..]), take_till(|b| b == 0));
    let plain = verify(take_till(|b| b == 0), begins);
    terminated(alt((quoted, plain)), tag(&[0][..])).parse(input)
}

/// The value of a parameter that is text (§8.4.2.1): a token, or one that begins with a quotation
/// mark.
fn text_value(input: &[u8]) -> Step<'_, &[u8]> {
    let (rest, value) = text(input)?;
    Ok((rest, value.strip_prefix(&[QUOTATION_MARK]).unwrap_or(value)))
}

/// A value of which the first octet says how long it is (§8.4.1.2).
fn any_value(input: &[u8]) -> Step<'_, &[u8]> {
    match input.first() {
        Some(0x80..) => take(1_usize).parse(input),
        Some(0..=LENGTH_QUOTE) => recognize(length_data(value_length)).parse(input),
        _ => recognize(terminated(take_till(|b| b == 0), tag(&[0][..]))).parse(input),
    }
}

/// The media type: a number, or a name.
fn media_type(input: &[u8]) -> Step<'_, Result<MediaType, ErrorKind>> {
    let known = |found: Option<MediaType>| found.ok_or(ErrorKind::UnknownMediaType);
    let by_number = map(integer, move |number| known(MediaType::from_number(number)));
    let by_name = map(text, move |name| {
        known(
            core::str::from_utf8(name)
                .ok()
                .and_then(MediaType::from_name),
        )
    });
    alt((by_number, by_name)).parse(input)
}

/// A parameter: `SEC` is a number, `MAC` a text.
fn parameter(input: &[u8]) -> Step<'_, Result<Known<'_>, ErrorKind>> {
    let (rest, number) = opt(integer).parse(input)?;
    match number {
        Some(SEC) => {
            let (rest, value) = alt((map(integer, Some), map(any_value, |_| None))).parse(rest)?;
            let method = value.and_then(|value| u8::try_from(value).ok());
            let method = method.ok_or(ErrorKind::InvalidParameter("SEC"));
            Ok((
                rest,
                method.map(|number| Known::Security(SecurityMethod(number))),
            ))
        }
        Some(MAC) => {
            let digits = map(text_value, |digits: &[u8]| Ok(Known::Mac(digits)));
            let other = map(any_value, |_| Err(ErrorKind::InvalidParameter("MAC")));
            alt((digits, other)).parse(rest)
        }
        Some(number) => {
            let (rest, value) = any_value(rest)?;
            let name = ParameterName::Number(number);
            let value = Cow::Borrowed(value);
            Ok((rest, Ok(Known::Other(Parameter { name, value }))))
        }
        None => {
            let is_name = |name: &[u8]| {
                !name.is_empty() && name.iter().all(|octet| is_token(char::from(*octet)))
            };
            let (rest, name) = verify(text, is_name).parse(rest)?;
            let number = map(integer, Untyped::Number);
            let (rest, value) = alt((number, map(text_value, Untyped::Text))).parse(rest)?;
            Ok((rest, named(name, value)))
        }
    }
}

/// The value of a parameter that goes by its name: a number means the same as its digits.
enum Untyped<'a> {
    Number(u32),
    Text(&'a [u8]),
}

/// A parameter that goes by its name.
fn named<'a>(name: &'a [u8], value: Untyped<'a>) -> Result<Known<'a>, ErrorKind> {
    let name = core::str::from_utf8(name).map_err(|_| ErrorKind::InvalidContentType)?;
    if name.eq_ignore_ascii_case("MAC") {
        return match value {
            Untyped::Text(digits) => Ok(Known::Mac(digits)),
            Untyped::Number(_) => Err(ErrorKind::InvalidParameter("MAC")),
        };
    }
    if name.eq_ignore_ascii_case("SEC") {
        let number = match value {
            Untyped::Number(number) => u8::try_from(number).ok(),
            Untyped::Text(text) => decimal(text),
        };
        let number = number.ok_or(ErrorKind::InvalidParameter("SEC"))?;
        return Ok(Known::Security(SecurityMethod(number)));
    }
    Ok(Known::Other(Parameter {
        name: ParameterName::Text(Cow::Borrowed(name)),
        value: match value {
            Untyped::Number(number) => Cow::Owned(number.to_string().into_bytes()),
            Untyped::Text(text) => Cow::Borrowed(text),
        },
    }))
}

/// The content type at the beginning, and what follows.
pub(super) fn decode(input: &[u8]) -> Result<(ContentType<'_>, &[u8]), Error> {
    let at = |kind, rest: &[u8]| {
        let offset = input.len().saturating_sub(rest.len());
        Error::new(kind, offset as u64)
    };
    // Constrained: a media type and nothing else.
    if !matches!(input.first(), Some(0..=LENGTH_QUOTE)) {
        let Ok((rest, found)) = media_type(input) else {
            return Err(at(ErrorKind::InvalidContentType, input));
        };
        let media_type = found.map_err(|kind| at(kind, input))?;
        return Ok((ContentType::new(media_type), rest));
    }
    let Ok((after, value)) = length_data(value_length).parse(input) else {
        return Err(at(ErrorKind::InvalidContentType, input));
    };
    // What is left of the value, with what follows it: offsets are counted from the end.
    let behind = |left: &[u8]| {
        let left = left.len().saturating_add(after.len());
        input.get(input.len().saturating_sub(left)..).unwrap_or(&[])
    };
    let Ok((mut rest, found)) = media_type(value) else {
        return Err(at(ErrorKind::InvalidContentType, behind(value)));
    };
    let media_type = found.map_err(|kind| at(kind, behind(value)))?;
    let mut content_type = ContentType::new(media_type);
    while !rest.is_empty() {
        let before = rest;
        let Ok((left, known)) = parameter(rest) else {
            return Err(at(ErrorKind::InvalidContentType, behind(before)));
        };
        known
            .and_then(|known| content_type.take(known))
            .map_err(|kind| at(kind, behind(before)))?;
        rest = left;
    }
    Ok((content_type, after))
}

/// A short integer where it fits, otherwise a long one.
fn put_integer(out: &mut Vec<u8>, value: u32) {
    match u8::try_from(value) {
        Ok(small @ 0..=0x7F) => out.push(small | 0x80),
        _ => {
            let octets = value.to_be_bytes();
            let leading = octets.iter().take_while(|octet| **octet == 0).count();
            let octets = octets.get(leading..).unwrap_or(&[]);
            out.push(u8::try_from(octets.len()).unwrap_or(0));
            out.extend_from_slice(octets);
        }
    }
}

fn put_text(out: &mut Vec<u8>, text: &[u8]) {
    if !matches!(text.first(), None | Some(0x20..0x7F)) {
        out.push(QUOTE);
    }
    out.extend(text.iter().copied().filter(|octet| *octet != 0));
    out.push(0);
}

/// A token as it is; behind a quotation mark, whatever else has no NUL.
fn put_value(out: &mut Vec<u8>, value: &[u8]) {
    if value.is_empty() || !value.iter().all(|octet| is_token(char::from(*octet))) {
        out.push(QUOTATION_MARK);
    }
    out.extend_from_slice(value);
    out.push(0);
}

/// Whether octets are one value.
fn is_value(octets: &[u8]) -> bool {
    matches!(any_value(octets), Ok(([], _)))
}

/// The octets of a content type.
pub(super) fn encode(content_type: &ContentType<'_>) -> Vec<u8> {
    let mut value = Vec::new();
    put_integer(&mut value, u32::from(content_type.media_type.number()));
    if let Some(method) = content_type.security {
        put_integer(&mut value, SEC);
        put_integer(&mut value, u32::from(method.0));
    }
    if let Some(mac) = &content_type.mac {
        put_integer(&mut value, MAC);
        put_text(&mut value, mac.to_hex().as_bytes());
    }
    let others = content_type.parameters.iter();
    for parameter in others.filter(|parameter| parameter.name.is_other()) {
        match &parameter.name {
            ParameterName::Number(number) if is_value(&parameter.value) => {
                put_integer(&mut value, *number);
                value.extend_from_slice(&parameter.value);
            }
            ParameterName::Text(name) if !parameter.value.contains(&0) => {
                put_text(&mut value, name.as_bytes());
                put_value(&mut value, &parameter.value);
            }
            ParameterName::Number(_) | ParameterName::Text(_) => {}
        }
    }
    if value.len() == 1 {
        return value;
    }
    let mut out = Vec::with_capacity(value.len().saturating_add(6));
    match u8::try_from(value.len()) {
        Ok(short @ 0..LENGTH_QUOTE) => out.push(short),
        _ => {
            out.push(LENGTH_QUOTE);
            let length = u32::try_from(value.len()).unwrap_or(u32::MAX);
            let groups = [28_u32, 21, 14, 7].map(|shift| (length >> shift & 0x7F) as u8);
            let leading = groups.iter().take_while(|group| **group == 0).count();
            out.extend(groups.iter().skip(leading).map(|group| group | 0x80));
            out.push((length & 0x7F) as u8);
        }
    }
    out.extend_from_slice(&value);
    out
}
