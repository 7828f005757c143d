//! The policy document.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use wbxml::tag::eas::provision;
use wbxml::{Event, Source, Tag};

use super::cursor::Cursor;
use crate::error::{Error, ErrorKind};
use crate::generated::policies::BY_TOKEN;
use crate::limits::DiagnosticKind;
use crate::model::{ApplicationHash, Place, PolicyDocument, PolicyElement, number_in};

/// The code page of Provision.
const PAGE: u8 = provision::PROVISION.page();
const PLACE: Place = Place::ProvisionDoc;
/// The first element that is a list.
const FIRST_LIST: u8 = PolicyElement::UnapprovedInROMApplicationList as u8;

/// The policy document that has just started, through its end.
pub(super) fn document<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    policy: &mut PolicyDocument<'a>,
) -> Result<(), Error> {
    // The place in the order of the schema behind the last element.
    let mut next = 0_u8;
    loop {
        let event = match cursor.next_leaf() {
            Some((tag, text)) => {
                if let Some(element) = ordinary(tag, next) {
                    let number = shortest_decimal(text);
                    if number.is_some() || text.is_empty() {
                        policy.put(element, number);
                        next = (element as u8).wrapping_add(1);
                        continue;
                    }
                }
                cursor.enter_leaf(text);
                Event::Start(tag)
            }
            None => cursor.next()?,
        };
        match event {
            Event::End => return Ok(()),
            Event::Start(tag) => match PolicyElement::from_tag(tag) {
                Some(element) if !policy.has(element) => {
                    if element as u8 >= next {
                        next = (element as u8).wrapping_add(1);
                    } else {
                        cursor.report(DiagnosticKind::OutOfOrder { place: PLACE, tag });
                    }
                    setting(cursor, policy, element)?;
                }
                Some(_) => {
                    cursor.duplicate(tag, PLACE, u32::from(next), policy.unknown_mut())?;
                }
                None => cursor.keep(event, PLACE, u32::from(next), policy.unknown_mut())?,
            },
            Event::StartLiteral { .. } => {
                cursor.keep(event, PLACE, u32::from(next), policy.unknown_mut())?;
            }
            event => cursor.between(event, PLACE)?,
        }
    }
}

/// The element with this tag, if it has a number and stands in its order.
#[inline(always)]
fn ordinary(tag: Tag, next: u8) -> Option<PolicyElement> {
    let number = *BY_TOKEN.get(usize::from(tag.id()))?;
    if tag.page() != PAGE || number < next || number >= FIRST_LIST {
        return None;
    }
    PolicyElement::ALL.get(usize::from(number)).copied()
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

/// The element that has just started, through its end.
fn setting<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    policy: &mut PolicyDocument<'a>,
    element: PolicyElement,
) -> Result<(), Error> {
    match element {
        PolicyElement::UnapprovedInROMApplicationList => {
            let names = entries(cursor, policy, Place::UnapprovedList)?;
            policy.put_unapproved(names);
            return Ok(());
        }
        PolicyElement::ApprovedApplicationList => {
            let hashes = entries(cursor, policy, Place::ApprovedList)?;
            policy.put_approved(hashes);
            return Ok(());
        }
        // In the 12.0 era the storage card had this name in XML, and others mean the device by it.
        PolicyElement::RequireStorageCardEncryption
            if cursor.is_written("DeviceEncryptionEnabled") =>
        {
            cursor.deviation(
                cursor.lenient.device_encryption_name,
                DiagnosticKind::DeviceEncryptionName,
                ErrorKind::DeviceEncryptionName,
            )?;
        }
        _ => {}
    }
    let (text, offset) = cursor.located_text(PLACE, element.tag())?;
    let number = shortest_decimal(&text);
    if number.is_some() || text.is_empty() {
        policy.put(element, number);
        return Ok(());
    }
    if number_in(&text).is_none() {
        cursor.deviation_at(
            offset,
            cursor.lenient.not_a_number,
            DiagnosticKind::NotANumber(element),
            ErrorKind::NotANumber(element),
        )?;
    }
    policy.put_text(element, text);
    Ok(())
}

/// An entry of a list.
trait Entry<'a>: Sized {
    const TAG: Tag;

    /// The entry with this text.
    fn from_text(text: Cow<'a, str>) -> Self;

    /// The entry with these bytes, if bytes and text are told apart.
    fn from_bytes(bytes: &'a [u8]) -> Option<Self>;
}

impl<'a> Entry<'a> for Cow<'a, str> {
    const TAG: Tag = provision::APPLICATION_NAME;

    #[inline(always)]
    fn from_text(text: Cow<'a, str>) -> Self {
        text
    }

    fn from_bytes(_: &'a [u8]) -> Option<Self> {
        None
    }
}

impl<'a> Entry<'a> for ApplicationHash<'a> {
    const TAG: Tag = provision::HASH;

    #[inline(always)]
    fn from_text(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }

    fn from_bytes(bytes: &'a [u8]) -> Option<Self> {
        Some(Self::Bytes(Cow::Borrowed(bytes)))
    }
}

/// The entries of the list that has just started, through its end.
fn entries<'a, S: Source<'a>, T: Entry<'a>>(
    cursor: &mut Cursor<'a, S>,
    policy: &mut PolicyDocument<'a>,
    place: Place,
) -> Result<Vec<T>, Error> {
    let mut list = List {
        entries: Vec::new(),
        room: 0,
    };
    if !cursor.is_in_leaf() {
        list.room = cursor.entries(T::TAG);
    }
    loop {
        let event = match cursor.next_leaf() {
            Some((tag, text)) if tag == T::TAG => {
                list.push(T::from_text(Cow::Borrowed(text)));
                continue;
            }
            Some((tag, text)) => {
                cursor.enter_leaf(text);
                Event::Start(tag)
            }
            None => cursor.next()?,
        };
        match event {
            Event::End => return Ok(list.entries),
            Event::Start(tag) if tag == T::TAG => {
                let entry = entry(cursor, place)?;
                list.push(entry);
            }
            Event::Start(_) | Event::StartLiteral { .. } => {
                let after = u32::try_from(list.entries.len()).unwrap_or(u32::MAX);
                cursor.keep(event, place, after, policy.unknown_mut())?;
            }
            event => cursor.between(event, place)?,
        }
    }
}

/// The entries of a list, in one allocation if it was known how many there are.
struct List<T> {
    entries: Vec<T>,
    /// How many there may be.
    room: usize,
}

impl<T> List<T> {
    #[inline(always)]
    fn push(&mut self, entry: T) {
        if self.entries.is_empty() {
            self.entries.reserve_exact(self.room);
        }
        self.entries.push(entry);
    }
}

/// The entry that has just started, through its end. It is bytes if there is nothing else in it.
fn entry<'a, S: Source<'a>, T: Entry<'a>>(
    cursor: &mut Cursor<'a, S>,
    place: Place,
) -> Result<T, Error> {
    let (text, next) = match cursor.next()? {
        Event::End => return Ok(T::from_text(Cow::Borrowed(""))),
        Event::Text(text) => (text, cursor.next()?),
        Event::Opaque(bytes) => {
            let text = cursor.opaque_text(bytes);
            let next = cursor.next()?;
            if let (Event::End, Some(entry)) = (next, T::from_bytes(bytes)) {
                return Ok(entry);
            }
            (text?, next)
        }
        event => ("", event),
    };
    if next == Event::End {
        return Ok(T::from_text(Cow::Borrowed(text)));
    }
    let text = cursor.text_from(text, next, place, T::TAG)?;
    Ok(T::from_text(text))
}
