//! The policy document.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use wbxml::tag::eas::provision;
use wbxml::{Event, Source, Tag};

use super::cursor::{Child, Cursor};
use crate::error::{Error, ErrorKind};
use crate::generated::policies::{BY_TOKEN, NONE};
use crate::limits::DiagnosticKind;
use crate::model::{ApplicationHash, Place, PolicyDocument, PolicyElement, number_in};

/// The code page of Provision.
const PAGE: u8 = provision::PROVISION.page();
/// The first element that is a list.
const FIRST_LIST: u8 = PolicyElement::UnapprovedInROMApplicationList as u8;

/// The policy document that has just started, through its end.
///
/// One loop over all elements, because most of the time of a response is spent here.
pub(super) fn document<'a, S: Source<'a>>(
    cursor: &mut Cursor<'_, 'a, S>,
    policy: &mut PolicyDocument<'a>,
) -> Result<(), Error> {
    // The place in the order of the schema behind the last element.
    let mut next = 0_u8;
    loop {
        let tag = match cursor.source.next_event()? {
            Some(Event::Start(tag)) => tag,
            Some(Event::End) => return Ok(()),
            Some(event @ Event::StartLiteral { .. }) => {
                let unknown = policy.unknown_mut();
                cursor.keep(event, Place::ProvisionDoc, u32::from(next), unknown)?;
                continue;
            }
            Some(event) => {
                cursor.between(event, Place::ProvisionDoc)?;
                continue;
            }
            None => return Err(cursor.at_end()),
        };
        let number = match BY_TOKEN.get(usize::from(tag.id())) {
            Some(&number) if tag.page() == PAGE => number,
            _ => NONE,
        };
        let Some(&element) = PolicyElement::ALL.get(usize::from(number)) else {
            let start = Event::Start(tag);
            let unknown = policy.unknown_mut();
            cursor.keep(start, Place::ProvisionDoc, u32::from(next), unknown)?;
            continue;
        };
        if number < next && !late(cursor, policy, element, next)? {
            continue;
        }
        next = next.max(number.wrapping_add(1));
        if number >= FIRST_LIST {
            list(cursor, policy, element)?;
            continue;
        }
        if element == PolicyElement::RequireStorageCardEncryption {
            check_name(cursor)?;
        }
        match cursor.source.next_event()? {
            Some(Event::Text(text)) => match cursor.source.next_event()? {
                Some(Event::End) => match shortest_decimal(text) {
                    Some(number) => policy.put_number(element, number),
                    None => uncommon(cursor, policy, element, Cow::Borrowed(text))?,
                },
                Some(event) => {
                    let text = cursor.text_from(text, event, Place::ProvisionDoc, tag)?;
                    uncommon(cursor, policy, element, text)?;
                }
                None => return Err(cursor.at_end()),
            },
            Some(Event::End) => policy.put_empty(element),
            Some(event) => {
                let text = cursor.text_from("", event, Place::ProvisionDoc, tag)?;
                uncommon(cursor, policy, element, text)?;
            }
            None => return Err(cursor.at_end()),
        }
    }
}

/// The number that is written like this in decimal, and no number that could be written otherwise.
#[inline(always)]
fn shortest_decimal(text: &str) -> Option<i64> {
    match *text.as_bytes() {
        [digit @ b'0'..=b'9'] => Some(i64::from(digit & 0xF)),
        [b'1'..=b'9', ref rest @ ..] if rest.len() < 18 => digits(text.as_bytes()),
        [b'-', b'1'..=b'9', ref rest @ ..] if rest.len() < 18 => {
            digits(text.as_bytes().get(1..)?).map(i64::wrapping_neg)
        }
        _ => None,
    }
}

/// Up to 18 digits.
#[inline]
fn digits(text: &[u8]) -> Option<i64> {
    text.iter().try_fold(0_i64, |number, &byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit <= 9).then(|| number.wrapping_mul(10).wrapping_add(i64::from(digit)))
    })
}

/// A text that is not the shortest form of a number.
#[cold]
#[inline(never)]
fn uncommon<'a, S: Source<'a>>(
    cursor: &mut Cursor<'_, 'a, S>,
    policy: &mut PolicyDocument<'a>,
    element: PolicyElement,
    text: Cow<'a, str>,
) -> Result<(), Error> {
    if text.is_empty() {
        policy.put_empty(element);
        return Ok(());
    }
    if number_in(&text).is_none() {
        cursor.deviation(
            cursor.lenient.not_a_number,
            DiagnosticKind::NotANumber(element),
            ErrorKind::NotANumber(element),
        )?;
    }
    policy.put_text(element, text);
    Ok(())
}

/// An element that stands behind one that follows it in the schema; whether it is read.
#[cold]
#[inline(never)]
fn late<'a, S: Source<'a>>(
    cursor: &mut Cursor<'_, 'a, S>,
    policy: &mut PolicyDocument<'a>,
    element: PolicyElement,
    next: u8,
) -> Result<bool, Error> {
    let (place, tag) = (Place::ProvisionDoc, element.tag());
    if policy.has(element) {
        cursor.duplicate(tag, place, u32::from(next), policy.unknown_mut())?;
        return Ok(false);
    }
    cursor.report(DiagnosticKind::OutOfOrder { place, tag });
    Ok(true)
}

/// Tells which encryption an element means by the name that it has in XML.
#[inline(always)]
fn check_name<'a, S: Source<'a>>(cursor: &mut Cursor<'_, 'a, S>) -> Result<(), Error> {
    if !cursor.is_written("DeviceEncryptionEnabled") {
        return Ok(());
    }
    cursor.deviation(
        cursor.lenient.device_encryption_name,
        DiagnosticKind::DeviceEncryptionName,
        ErrorKind::DeviceEncryptionName,
    )
}

#[inline(never)]
fn list<'a, S: Source<'a>>(
    cursor: &mut Cursor<'_, 'a, S>,
    policy: &mut PolicyDocument<'a>,
    element: PolicyElement,
) -> Result<(), Error> {
    if element == PolicyElement::ApprovedApplicationList {
        let hashes = entries(
            cursor,
            policy,
            Place::ApprovedList,
            provision::HASH,
            application_hash,
        )?;
        policy.put_approved(hashes);
    } else {
        let names = entries(
            cursor,
            policy,
            Place::UnapprovedList,
            provision::APPLICATION_NAME,
            |cursor| cursor.text(Place::UnapprovedList, provision::APPLICATION_NAME),
        )?;
        policy.put_unapproved(names);
    }
    Ok(())
}

fn entries<'a, S: Source<'a>, T>(
    cursor: &mut Cursor<'_, 'a, S>,
    policy: &mut PolicyDocument<'a>,
    place: Place,
    entry: Tag,
    mut read: impl FnMut(&mut Cursor<'_, 'a, S>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let mut list = Vec::new();
    let mut room = cursor.entries(entry);
    loop {
        let after = u32::try_from(list.len()).unwrap_or(u32::MAX);
        match cursor.child(place)? {
            Child::End => return Ok(list),
            Child::Element(tag) if tag == entry => {
                let item = read(cursor)?;
                list.reserve(core::mem::take(&mut room));
                list.push(item);
            }
            Child::Element(tag) => {
                cursor.keep(Event::Start(tag), place, after, policy.unknown_mut())?;
            }
            Child::Literal(start) => cursor.keep(start, place, after, policy.unknown_mut())?,
        }
    }
}

/// The hash that has just started: OPAQUE stays bytes.
fn application_hash<'a, S: Source<'a>>(
    cursor: &mut Cursor<'_, 'a, S>,
) -> Result<ApplicationHash<'a>, Error> {
    let (place, tag) = (Place::ApprovedList, provision::HASH);
    match cursor.next()? {
        Event::Opaque(bytes) => match cursor.next()? {
            Event::End => Ok(ApplicationHash::Bytes(Cow::Borrowed(bytes))),
            event => {
                let Ok(first) = core::str::from_utf8(bytes) else {
                    let kind = wbxml::ErrorKind::OpaqueNotText;
                    return Err(cursor.error(ErrorKind::Wbxml(kind)));
                };
                let text = cursor.text_from(first, event, place, tag)?;
                Ok(ApplicationHash::Text(text))
            }
        },
        Event::End => Ok(ApplicationHash::Text(Cow::Borrowed(""))),
        Event::Text(text) => match cursor.next()? {
            Event::End => Ok(ApplicationHash::Text(Cow::Borrowed(text))),
            event => {
                let text = cursor.text_from(text, event, place, tag)?;
                Ok(ApplicationHash::Text(text))
            }
        },
        event => {
            let text = cursor.text_from("", event, place, tag)?;
            Ok(ApplicationHash::Text(text))
        }
    }
}
