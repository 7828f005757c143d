//! The root element, and which schema a document is in.

use super::container::attributes;
use super::unknown::unknown;
use super::{Root, error_reply, mobilesync, outlook};
use crate::generated::elements::OUTLOOK_ERROR;
use crate::xml::cursor::{Cursor, Start};
use crate::xml::findings::Fault;
use crate::xml::namespaces::is_known;
use crate::{
    DiagnosticKind, Element, ErrorKind, ErrorReply, Extra, ROOT_NAMESPACE, Request, Response,
    Schema, XmlError,
};

/// A response.
pub(crate) struct ResponseRoot;

/// A request.
pub(crate) struct RequestRoot;

impl Root for ResponseRoot {
    type Message<'t> = Response<'t>;

    fn decode<'t>(cursor: &mut Cursor<'t>) -> Result<Response<'t>, Fault> {
        message(
            cursor,
            (Element::RESPONSE, ErrorKind::NoResponse),
            |uri| uri == ROOT_NAMESPACE,
            payload,
            |response| match response {
                Response::Outlook(response) => &mut response.extra,
                Response::MobileSync(response) => &mut response.extra,
                Response::Error(error) => &mut error.extra,
            },
        )
    }

    fn own<'t>(message: Response<'_>) -> Response<'t> {
        message.into_owned()
    }
}

impl Root for RequestRoot {
    type Message<'t> = Request<'t>;

    fn decode<'t>(cursor: &mut Cursor<'t>) -> Result<Request<'t>, Fault> {
        message(
            cursor,
            (Element::REQUEST, ErrorKind::NoRequest),
            |uri| {
                uri == Schema::Outlook.request_namespace()
                    || uri == Schema::MobileSync.request_namespace()
            },
            request,
            |request| match request {
                Request::Outlook(request) => &mut request.extra,
                Request::MobileSync(request) => &mut request.extra,
            },
        )
    }

    fn own<'t>(message: Request<'_>) -> Request<'t> {
        message.into_owned()
    }
}

/// Reads the root, and the payload in it. What else is in the root goes to the extra of that, but for
/// elements that would mean something there.
fn message<'a, T>(
    cursor: &mut Cursor<'a>,
    (element, none): (Element, ErrorKind),
    belongs: fn(&str) -> bool,
    decode: fn(&mut Cursor<'a>, Start<'a>) -> Result<T, Fault>,
    extra_of: fn(&mut T) -> &mut Extra<'a>,
) -> Result<T, Fault> {
    let Some(root) = cursor.child()? else {
        return Err(Fault::xml(XmlError::UnexpectedEnd, cursor.len()));
    };
    let local = root.split().1;
    if local != Element::AUTODISCOVER.name() {
        let kind = match local {
            "Envelope" => ErrorKind::Soap,
            _ if local.eq_ignore_ascii_case("html") => ErrorKind::Html,
            _ => ErrorKind::NotAutodiscover,
        };
        return Err(Fault::new(kind, root.at));
    }
    let uri = cursor.namespace(root)?;
    if !belongs(&uri) {
        strange(cursor, &uri, root.at)?;
    }
    cursor.expect(uri);
    let mut outside = Extra::EMPTY;
    attributes(cursor, Some(Element::AUTODISCOVER), &mut outside)?;
    let mut found = None;
    while let Some(start) = cursor.child()? {
        if start.split().1 != element.name() {
            cursor.report(DiagnosticKind::UnknownElement, start.at)?;
            let is_known = Element::from_name(start.split().1).is_some();
            let element = unknown(cursor, start)?;
            // In the payload, one that is known would be part of what the payload says.
            if !is_known {
                outside.push_element(element);
            }
        } else if found.is_some() {
            cursor.report(DiagnosticKind::Duplicate(element), start.at)?;
            cursor.skip()?;
        } else {
            found = Some(decode(cursor, start)?);
        }
    }
    cursor.end()?;
    let mut value = found.ok_or(Fault::new(none, root.at))?;
    if !outside.is_empty() {
        extra_of(&mut value).append(outside);
    }
    Ok(value)
}

/// A namespace that does not belong where it is.
fn strange(cursor: &mut Cursor<'_>, uri: &str, at: usize) -> Result<(), Fault> {
    let kind = if uri.is_empty() || is_known(uri) {
        DiagnosticKind::MissingNamespace
    } else {
        DiagnosticKind::UnknownNamespace
    };
    cursor.report(kind, at)
}

/// What a `Response` is.
enum Shape {
    Schema(Schema),
    Error,
}

/// Reads `Response`, in the schema of its namespace or, without one, of its shape.
fn payload<'a>(cursor: &mut Cursor<'a>, start: Start<'a>) -> Result<Response<'a>, Fault> {
    let uri = cursor.namespace(start)?;
    let schemas = [Schema::Outlook, Schema::MobileSync];
    let named = schemas.into_iter().find(|s| s.response_namespace() == uri);
    let shape = match named {
        Some(schema) => Shape::Schema(schema),
        None => {
            let shape = shape_of(cursor);
            if uri != ROOT_NAMESPACE || !matches!(shape, Shape::Error) {
                strange(cursor, &uri, start.at)?;
            }
            shape
        }
    };
    cursor.expect(uri);
    Ok(match shape {
        Shape::Schema(Schema::Outlook) => Response::Outlook(outlook::response(cursor, start.at)?),
        Shape::Schema(Schema::MobileSync) => {
            Response::MobileSync(mobilesync::response(cursor, start.at)?)
        }
        Shape::Error => Response::Error(lone_error(cursor)?),
    })
}

/// Looks ahead for an element that is in one schema only.
fn shape_of(cursor: &Cursor<'_>) -> Shape {
    let mut ahead = cursor.ahead();
    while let Ok(Some(start)) = ahead.child() {
        match Element::from_name(start.split().1) {
            Some(Element::ERROR) => return Shape::Error,
            Some(Element::ACTION | Element::CULTURE) => {
                return Shape::Schema(Schema::MobileSync);
            }
            Some(Element::ACCOUNT) => break,
            _ => {}
        }
        if ahead.skip().is_err() {
            break;
        }
    }
    Shape::Schema(Schema::Outlook)
}

/// Reads the `Error` of a `Response` in the namespace of the root.
fn lone_error<'a>(cursor: &mut Cursor<'a>) -> Result<ErrorReply<'a>, Fault> {
    let mut extra = Extra::EMPTY;
    attributes(cursor, Some(Element::RESPONSE), &mut extra)?;
    let mut found: Option<ErrorReply<'a>> = None;
    while let Some((_, start)) = cursor.next()? {
        if start.split().1 != Element::ERROR.name() {
            cursor.report(DiagnosticKind::UnknownElement, start.at)?;
            extra.push_element(unknown(cursor, start)?);
        } else if found.is_some() {
            cursor.report(DiagnosticKind::Duplicate(Element::ERROR), start.at)?;
            cursor.skip()?;
        } else {
            found = Some(error_reply::decode(cursor, OUTLOOK_ERROR, start.at)?);
        }
    }
    let mut error = found.unwrap_or_default();
    if !extra.is_empty() {
        error.extra.append(extra);
    }
    Ok(error)
}

/// Reads `Request`, in the schema of its namespace or, without one, of the schema that it asks for.
fn request<'a>(cursor: &mut Cursor<'a>, start: Start<'a>) -> Result<Request<'a>, Fault> {
    let uri = cursor.namespace(start)?;
    let schemas = [Schema::Outlook, Schema::MobileSync];
    let named = schemas.into_iter().find(|s| s.request_namespace() == uri);
    if named.is_none() && uri != cursor.expected() {
        strange(cursor, &uri, start.at)?;
    }
    cursor.expect(uri);
    let asked = || {
        let mut ahead = cursor.ahead();
        while let Ok(Some((_, start))) = ahead.next() {
            if start.split().1 != Element::ACCEPTABLE_RESPONSE_SCHEMA.name() {
                ahead.skip().ok()?;
                continue;
            }
            let uri = ahead.value(Element::ACCEPTABLE_RESPONSE_SCHEMA, start.at);
            return Some(uri.ok()?.contains("/mobilesync/"));
        }
        None
    };
    let schema = named.unwrap_or_else(|| match asked() {
        Some(true) => Schema::MobileSync,
        _ => Schema::Outlook,
    });
    Ok(match schema {
        Schema::Outlook => Request::Outlook(outlook::request(cursor, start.at)?),
        Schema::MobileSync => Request::MobileSync(mobilesync::request(cursor, start.at)?),
    })
}
