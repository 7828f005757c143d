//! `settings:DeviceInformation`, which Provision and Settings share.

use wbxml::tag::eas::settings;
use wbxml::{Event, Source, Tag};

use super::cursor::{Child, Cursor, Seen};
use crate::error::{Error, ErrorKind};
use crate::model::{DeviceInformation, Place, UnknownElements};

/// The elements of `Set`, in the order of the specification.
pub(crate) const ORDER: [Tag; 9] = [
    settings::MODEL,
    settings::IMEI,
    settings::FRIENDLY_NAME,
    settings::OS,
    settings::OS_LANGUAGE,
    settings::PHONE_NUMBER,
    settings::MOBILE_OPERATOR,
    settings::USER_AGENT,
    settings::ENABLE_OUTBOUND_SMS,
];

/// The `DeviceInformation` of a request that has just started, through its end.
pub(super) fn request<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
) -> Result<DeviceInformation<'a>, Error> {
    let place = Place::DeviceInformation;
    let mut information = DeviceInformation::new();
    let mut seen = Seen::default();
    loop {
        let start = match cursor.child(place)? {
            Child::End => break,
            Child::Element(settings::SET) => {
                if seen.first(cursor, 0, place, settings::SET) {
                    set(cursor, &mut information)?;
                } else {
                    let unknown = &mut information.unknown;
                    cursor.duplicate(settings::SET, place, 1, unknown)?;
                }
                continue;
            }
            Child::Element(tag) => Event::Start(tag),
            Child::Literal(start) => start,
        };
        cursor.keep(start, place, seen.places(), &mut information.unknown)?;
    }
    if seen.places() == 0 {
        cursor.missing(place, settings::SET)?;
    }
    Ok(information)
}

fn set<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    information: &mut DeviceInformation<'a>,
) -> Result<(), Error> {
    let place = Place::DeviceInformationSet;
    let mut seen = Seen::default();
    loop {
        let (tag, start) = match cursor.child(place)? {
            Child::End => return Ok(()),
            Child::Element(tag) => (Some(tag), Event::Start(tag)),
            Child::Literal(start) => (None, start),
        };
        let known = (0_u32..).zip(ORDER).find(|(_, known)| Some(*known) == tag);
        let Some((order, tag)) = known else {
            cursor.keep(start, place, seen.places(), &mut information.unknown)?;
            continue;
        };
        if !seen.first_any_order(order) {
            cursor.duplicate(tag, place, seen.places(), &mut information.unknown)?;
            continue;
        }
        let text = Some(cursor.text(place, tag)?);
        match tag {
            settings::MODEL => information.model = text,
            settings::IMEI => information.imei = text,
            settings::FRIENDLY_NAME => information.friendly_name = text,
            settings::OS => information.os = text,
            settings::OS_LANGUAGE => information.os_language = text,
            settings::PHONE_NUMBER => information.phone_number = text,
            settings::MOBILE_OPERATOR => information.mobile_operator = text,
            settings::USER_AGENT => information.user_agent = text,
            _ => information.enable_outbound_sms = text,
        }
    }
}

/// The `DeviceInformation` of a response that has just started, through its end: its status.
pub(super) fn response<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    unknown: &mut UnknownElements,
) -> Result<u16, Error> {
    only_status(cursor, Place::DeviceInformation, settings::STATUS, unknown)
}

/// An element with nothing but a `Status` in it, through its end.
pub(super) fn only_status<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    place: Place,
    status: Tag,
    unknown: &mut UnknownElements,
) -> Result<u16, Error> {
    let mut found = None;
    loop {
        let after = u32::from(found.is_some());
        let start = match cursor.child(place)? {
            Child::End => break,
            Child::Element(tag) if tag == status => {
                if found.is_none() {
                    found = Some(cursor.status(place, status)?);
                } else {
                    cursor.duplicate(status, place, after, unknown)?;
                }
                continue;
            }
            Child::Element(tag) => Event::Start(tag),
            Child::Literal(start) => start,
        };
        cursor.keep(start, place, after, unknown)?;
    }
    found.ok_or_else(|| cursor.error(ErrorKind::MissingElement { place, tag: status }))
}
