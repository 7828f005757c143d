//! The textual form of a content type (RFC 2045 §5.1), by nom.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};

use nom::branch::alt;
use nom::bytes::complete::{take_while, take_while1};
use nom::character::complete::{char, satisfy};
use nom::combinator::{map, recognize};
use nom::multi::many0_count;
use nom::sequence::{delimited, preceded, separated_pair};
use nom::{IResult, Parser};

use super::SecurityMethod;
use super::content_type::{ContentType, MediaType, Parameter, ParameterName};
use super::parameters::{Known, decimal};
use crate::error::{Error, ErrorKind};

fn blank(input: &str) -> IResult<&str, &str> {
    take_while(|c: char| matches!(c, ' ' | '\t'))(input)
}

/// Whether it may be in a token (RFC 2045 §5.1).
pub(super) fn is_token(c: char) -> bool {
    c.is_ascii_graphic() && !"()<>@,;:\\\"/[]?=".contains(c)
}

/// Whether it may stand between quotes behind a backslash.
fn is_escaped(c: char) -> bool {
    c == '\t' || !c.is_control()
}

/// Whether it may stand between quotes by itself.
fn is_quoted(c: char) -> bool {
    is_escaped(c) && !matches!(c, '"' | '\\')
}

fn token(input: &str) -> IResult<&str, &str> {
    take_while1(is_token)(input)
}

/// `application/vnd.wap.connectivity-wbxml`.
fn media_type(input: &str) -> IResult<&str, &str> {
    recognize(separated_pair(token, char('/'), token)).parse(input)
}

/// What stands between quotes. A backslash stands for the character behind it (RFC 822 §3.3).
fn quoted(input: &str) -> IResult<&str, Cow<'_, str>> {
    let plain = map(take_while1(is_quoted), |_: &str| ());
    let escaped = map(preceded(char('\\'), satisfy(is_escaped)), |_| ());
    let inside = recognize(many0_count(alt((plain, escaped))));
    map(delimited(char('"'), inside, char('"')), unescaped).parse(input)
}

fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut is_next = false;
    let meant = |c: &char| {
        is_next = *c == '\\' && !is_next;
        !is_next
    };
    Cow::Owned(text.chars().filter(meant).collect())
}

/// `; MAC=AA2D`, `; charset="utf-8"`.
fn parameter(input: &str) -> IResult<&str, (&str, Cow<'_, str>)> {
    let bare = map(token, Cow::Borrowed);
    let pair = separated_pair(token, char('='), alt((quoted, bare)));
    preceded((blank, char(';'), blank), pair).parse(input)
}

/// The content type that this text is.
pub(super) fn decode(input: &str) -> Result<ContentType<'_>, Error> {
    let input = input.trim_ascii_end();
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
    while !rest.is_empty() {
        let before = rest;
        let Ok((after, (name, value))) = parameter(rest) else {
            return Err(at(ErrorKind::InvalidContentType, before));
        };
        let known = if name.eq_ignore_ascii_case("SEC") {
            let method = decimal(value.as_bytes()).ok_or(ErrorKind::InvalidParameter("SEC"));
            method.map(|number| Known::Security(SecurityMethod(number)))
        } else if name.eq_ignore_ascii_case("MAC") {
            Ok(Known::Mac(match value {
                Cow::Borrowed(digits) => digits.as_bytes(),
                // Behind a backslash stands no digit that needs one.
                Cow::Owned(_) => &[],
            }))
        } else {
            Ok(Known::Other(Parameter {
                name: ParameterName::Text(Cow::Borrowed(name)),
                value: match value {
                    Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
                    Cow::Owned(text) => Cow::Owned(text.into_bytes()),
                },
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
            return;
        }
        text.push('"');
        for c in value.chars() {
            if !is_quoted(c) {
                text.push('\\');
            }
            text.push(c);
        }
        text.push('"');
    };
    if let Some(method) = content_type.security {
        put("SEC", &method.0.to_string());
    }
    if let Some(mac) = &content_type.mac {
        put("MAC", &mac.to_hex());
    }
    for parameter in &content_type.parameters {
        let ParameterName::Text(name) = &parameter.name else {
            continue;
        };
        let value = core::str::from_utf8(&parameter.value).ok();
        let value = value.filter(|value| value.chars().all(is_escaped));
        if let Some(value) = value.filter(|_| parameter.name.is_other()) {
            put(name, value);
        }
    }
    text
}
