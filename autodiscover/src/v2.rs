//! Version 2: one URL for one protocol, in JSON.
//!
//! What is asked is a GET of
//! `/autodiscover/autodiscover.json?Email=…&Protocol=…&RedirectCount=…`; the protocols are
//! `AutodiscoverV1` (where the XML schemas are spoken), `ActiveSync`, `Ews` and others.
//!
//! ```
//! use autodiscover::v2::{Response, decode_response, encode_response};
//!
//! let body = br#"{"Protocol":"ActiveSync","Url":"https://outlook.office365.com/Microsoft-Server-ActiveSync"}"#;
//! let response = decode_response(body)?;
//! let Response::Found { protocol, url, .. } = &response else { panic!() };
//! assert_eq!(protocol, "ActiveSync");
//! assert_eq!(url, "https://outlook.office365.com/Microsoft-Server-ActiveSync");
//! assert_eq!(encode_response(&response).as_bytes(), body);
//! # Ok::<(), autodiscover::Error>(())
//! ```

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::model::extra::{owned, owned_option};
use crate::{Error, ErrorKind, LimitKind, Limits, Position};

/// An answer.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Response<'a> {
    /// Where the protocol is spoken.
    #[non_exhaustive]
    Found {
        /// `Protocol`.
        protocol: Cow<'a, str>,
        /// `Url`.
        url: Cow<'a, str>,
        /// What else there is.
        others: Vec<Member<'a>>,
    },
    /// Why not.
    #[non_exhaustive]
    Error {
        /// `ErrorCode`, such as `InvalidProtocol`.
        code: Cow<'a, str>,
        /// `ErrorMessage`.
        message: Option<Cow<'a, str>>,
        /// What else there is.
        others: Vec<Member<'a>>,
    },
}

/// A member of the object that is not specified: its name, and its value as JSON.
///
/// ```
/// use autodiscover::v2::{Member, Response, decode_response};
///
/// let body = br#"{"Protocol":"EWS","Url":"https://mail.contoso.com/EWS/","Priority":1}"#;
/// let Response::Found { others, .. } = decode_response(body)? else { panic!() };
/// let priority: &Member<'_> = &others[0];
/// assert_eq!((priority.name(), priority.json()), ("Priority", "1"));
/// # Ok::<(), autodiscover::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Member<'a> {
    name: Cow<'a, str>,
    json: Cow<'a, str>,
}

impl Member<'_> {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its value, as JSON.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.json
    }
}

impl<'a> Response<'a> {
    /// This protocol is spoken at this URL.
    #[must_use]
    pub fn found(protocol: impl Into<Cow<'a, str>>, url: impl Into<Cow<'a, str>>) -> Self {
        Self::Found {
            protocol: protocol.into(),
            url: url.into(),
            others: Vec::new(),
        }
    }

    /// This went wrong.
    #[must_use]
    pub fn error(code: impl Into<Cow<'a, str>>, message: impl Into<Cow<'a, str>>) -> Self {
        Self::Error {
            code: code.into(),
            message: Some(message.into()),
            others: Vec::new(),
        }
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Response<'static> {
        let own = |others: Vec<Member<'_>>| {
            let others = others.into_iter().map(|member| Member {
                name: owned(member.name),
                json: owned(member.json),
            });
            others.collect()
        };
        match self {
            Self::Found {
                protocol,
                url,
                others,
            } => Response::Found {
                protocol: owned(protocol),
                url: owned(url),
                others: own(others),
            },
            Self::Error {
                code,
                message,
                others,
            } => Response::Error {
                code: owned(code),
                message: owned_option(message),
                others: own(others),
            },
        }
    }
}

/// Decodes an answer.
///
/// ```
/// use autodiscover::v2::{Response, decode_response};
///
/// let json = br#"{"Protocol":"ActiveSync","Url":"https://eas.contoso.com/Microsoft-Server-ActiveSync"}"#;
/// let Response::Found { protocol, url, .. } = decode_response(json)? else { panic!() };
/// assert_eq!(protocol, "ActiveSync");
/// assert!(url.starts_with("https://eas.contoso.com/"));
/// assert!(decode_response(b"{}").is_err());
/// # Ok::<(), autodiscover::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Empty`], [`ErrorKind::LimitExceeded`] past the default [`Limits::body`], and
/// [`ErrorKind::Json`] for anything but an object that has `Protocol` and `Url`, or `ErrorCode`,
/// as strings, each once.
pub fn decode_response(input: &[u8]) -> Result<Response<'_>, Error> {
    let at = |kind, offset| Error::new(kind, Position::of(input, offset));
    let body = input.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(input);
    let mark = input.len().saturating_sub(body.len());
    if input.len() > Limits::DEFAULT.body {
        let kind = ErrorKind::LimitExceeded(LimitKind::Body);
        return Err(at(kind, Limits::DEFAULT.body));
    }
    if body.trim_ascii().is_empty() {
        return Err(at(ErrorKind::Empty, input.len()));
    }
    let object: Object<'_> = serde_json::from_slice(body).map_err(|e| {
        let offset = offset_of(body, e.line(), e.column());
        at(ErrorKind::Json, offset.saturating_add(mark))
    })?;
    let mut others = Vec::new();
    let (mut protocol, mut url, mut code, mut message) = (None, None, None, None);
    for (name, value) in object.0 {
        let place = match &*name {
            "Protocol" => &mut protocol,
            "Url" => &mut url,
            "ErrorCode" => &mut code,
            "ErrorMessage" => &mut message,
            _ => {
                others.push(Member {
                    name,
                    json: Cow::Borrowed(value.get()),
                });
                continue;
            }
        };
        let begin = value.get().as_ptr() as usize;
        let offset = begin.saturating_sub(input.as_ptr() as usize);
        let text = serde_json::from_str::<Text<'_>>(value.get());
        let twice = place.is_some();
        match text {
            Ok(text) if !twice => *place = Some(text.0),
            _ => return Err(at(ErrorKind::Json, offset)),
        }
    }
    match (protocol, url, code) {
        (Some(protocol), Some(url), None) => Ok(Response::Found {
            protocol,
            url,
            others,
        }),
        (None, None, Some(code)) => Ok(Response::Error {
            code,
            message,
            others,
        }),
        _ => Err(at(ErrorKind::Json, mark)),
    }
}

/// Encodes an answer.
///
/// ```
/// use autodiscover::v2::{decode_response, encode_response};
///
/// let json = br#"{"Protocol":"ActiveSync","Url":"https://eas.contoso.com/"}"#;
/// let response = decode_response(json)?;
/// assert_eq!(decode_response(encode_response(&response).as_bytes())?, response);
/// # Ok::<(), autodiscover::Error>(())
/// ```
#[must_use]
pub fn encode_response(response: &Response<'_>) -> String {
    let mut out = String::from("{");
    let mut member = |name: &str, json: &str| {
        if out.len() > 1 {
            out.push(',');
        }
        out.push_str(&string(name));
        out.push(':');
        out.push_str(json);
    };
    let others = match response {
        Response::Found {
            protocol,
            url,
            others,
        } => {
            member("Protocol", &string(protocol));
            member("Url", &string(url));
            others
        }
        Response::Error {
            code,
            message,
            others,
        } => {
            member("ErrorCode", &string(code));
            if let Some(message) = message {
                member("ErrorMessage", &string(message));
            }
            others
        }
    };
    for other in others {
        member(&other.name, &other.json);
    }
    out.push('}');
    out
}

/// A text as JSON has it.
fn string(text: &str) -> String {
    // Nothing that a string may hold cannot be written.
    serde_json::to_string(text).unwrap_or_default()
}

/// Where line and column are that `serde_json` names, both from 1.
fn offset_of(text: &[u8], line: usize, column: usize) -> usize {
    let before = line.saturating_sub(2);
    let start = match line {
        0 | 1 => 0,
        _ => memchr::memchr_iter(b'\n', text)
            .nth(before)
            .map_or(0, |at| at.saturating_add(1)),
    };
    start
        .saturating_add(column.saturating_sub(1))
        .min(text.len())
}

/// The members of an object, in order.
struct Object<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some((Text(name), value)) =
                    map.next_entry::<Text<'de>, &'de RawValue>()?
                {
                    members.push((name, value));
                }
                Ok(Object(members))
            }
        }
        deserializer.deserialize_map(Members)
    }
}

/// A string, borrowed where it has no escapes.
struct Text<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrowing;
        impl<'de> Visitor<'de> for Borrowing {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text.into())))
            }
        }
        deserializer.deserialize_str(Borrowing)
    }
}
