//! The textual form of a content type (RFC 2045 §5.1), by nom.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};

use nom::branch::alt;
use nom::bytes::complete::{take_while, take_while1};
use nom::character::complete::char;
use nom::combinator::recognize;
use nom::sequence::{delimited, preceded, separated_pair};
use nom::{IResult, Parser};

use super::SecurityMethod;
use super::content_type::{ContentType, MediaType, Parameter, ParameterName};
use super::parameters::Known;
use crate::error::{Error, ErrorKind};

fn blank(input: &str) -> IResult<&str, &str> {
    take_while(|c: char| matches!(c, ' ' | '\t'))(input)
}

fn is_token(c: char) -> bool {
    c.is_ascii_graphic() && !"()<>@,;:\\\"/[]?=".contains(c)
}

/// Whether it may stand between quotes by itself. Escapes are not read: no parameter needs one.
fn is_quoted(c: char) -> bool {
    c == '\t' || !(c.is_control() || matches!(c, '"' | '\\'))
}

fn token(input: &str) -> IResult<&str, &str> {
    take_while1(is_token)(input)
}

/// `application/vnd.wap.connectivity-wbxml`.
fn media_type(input: &str) -> IResult<&str, &str> {
    recognize(separated_pair(token, char('/'), token)).parse(input)
}

/// `; MAC=AA2D`, `; charset="utf-8"`.
fn parameter(input: &str) -> IResult<&str, (&str, &str)> {
    let quoted = delimited(char('"'), take_while(is_quoted), char('"'));
    let pair = separated_pair(token, char('='), alt((quoted, token)));
    preceded((blank, char(';'), blank), pair).parse(input)
}

/// The content type that this text is.
pub(super) fn decode(input: &str) -> Result<ContentType<'_>, Error> {
    let at = |kind, rest: &str| {
        let offset = input.len().saturating_sub(rest.len());
        Error::new(kind, offset as u64)
    };
    let start = input.trim_ascii_start();
    let Ok((mut rest, name)) = media_type(start) else {
        return Err(at(ErrorKind::InvalidContentType, start));
    };
    let Some(media_type) = MediaType::from_name(name) else {
        return Err(at(ErrorKind::UnknownMediaType, start));
    };
    let mut content_type = ContentType::new(media_type);
    rest = rest.trim_ascii_end();
    while !rest.is_empty() {
        let before = rest;
        let Ok((after, (name, value))) = parameter(rest) else {
            return Err(at(ErrorKind::InvalidContentType, before));
        };
        let known = if name.eq_ignore_ascii_case("SEC") {
            let method = value
                .parse()
                .map_err(|_| ErrorKind::InvalidParameter("SEC"));
            method.map(|number| Known::Security(SecurityMethod(number)))
        } else if name.eq_ignore_ascii_case("MAC") {
            Ok(Known::Mac(value.as_bytes()))
        } else {
            Ok(Known::Other(Parameter {
                name: ParameterName::Text(Cow::Borrowed(name)),
                value: Cow::Borrowed(value.as_bytes()),
            }))
        };
        known
            .and_then(|known| content_type.take(known))
            .map_err(|kind| at(kind, before))?;
        rest = after;
    }
    Ok(content_type)
}

/// The text of a content type.
pub(super) fn encode(content_type: &ContentType<'_>) -> String {
    let mut text = String::from(content_type.media_type.name());
    let mut put = |name: &str, value: &str| {
        text.push_str("; ");
        text.push_str(name);
        text.push('=');
        if !value.is_empty() && value.chars().all(is_token) {
            text.push_str(value);
        } else {
            text.push('"');
            text.extend(value.chars().filter(|c| is_quoted(*c)));
            text.push('"');
        }
    };
    if let Some(method) = content_type.security {
        put("SEC", &method.0.to_string());
    }
    if let Some(mac) = &content_type.mac {
        put("MAC", &mac.to_hex());
    }
    for parameter in &content_type.parameters {
        if let ParameterName::Text(name) = &parameter.name {
            put(name, &String::from_utf8_lossy(&parameter.value));
        }
    }
    text
}
