//! `Error`, of either schema.

use super::container::{Container, attributes_but};
use crate::model::element::Place;
use crate::xml::cursor::Cursor;
use crate::xml::findings::Fault;
use crate::{Element, ErrorReply};

/// Reads the `Error` that has just begun, of the schema of this place.
pub(super) fn decode<'a>(
    cursor: &mut Cursor<'a>,
    place: Place,
    at: usize,
) -> Result<ErrorReply<'a>, Fault> {
    let mut error = ErrorReply::default();
    let (time, id) = (&mut error.time, &mut error.id);
    attributes_but(cursor, None, &mut error.extra, &[], |name, value| {
        match name {
            "Time" => *time = Some(value),
            "Id" => *id = Some(value),
            _ => return Some(value),
        }
        None
    })?;
    let mut container = Container::new(place, Element::ERROR, at);
    while let Some(child) = container.next(cursor, |u| error.extra.push_element(u))? {
        let text = child.value(cursor, &mut error.extra)?;
        let place = match child.element {
            Element::STATUS => &mut error.status,
            Element::ERROR_CODE => &mut error.error_code,
            Element::MESSAGE => &mut error.message,
            Element::DEBUG_DATA => &mut error.debug_data,
            _ => continue,
        };
        *place = Some(text);
    }
    container.end(cursor)?;
    Ok(error)
}
