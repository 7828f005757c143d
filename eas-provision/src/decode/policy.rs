//! The policy document.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use wbxml::tag::eas::provision;
use wbxml::{Event, Source, Tag};

use super::cursor::{Cursor, Leaves, Stop};
use crate::error::{Error, ErrorKind};
use crate::generated::policies::{BY_TOKEN, NONE};
use crate::limits::DiagnosticKind;
use crate::model::{ApplicationHash, Place, PolicyDocument, PolicyElement, number_in};

/// The code page of Provision.
const PAGE: u8 = provision::PROVISION.page();
/// The first element that is a list.
const FIRST_LIST: u8 = PolicyElement::UnapprovedInROMApplicationList as u8;

/// The settings of a policy document.
struct Settings<'d, 'a> {
    policy: &'d mut PolicyDocument<'a>,
    /// The place in the order of the schema behind the last element.
    next: u8,
    /// The place of an element that is not taken.
    but: u8,
}

impl<'a> Leaves<'a> for Settings<'_, 'a> {
    type Key = PolicyElement;
    type Value = i64;

    /// The element with this tag if it is no list, stands in its order, and is not the one whose
    /// name has to be looked at in XML.
    #[inline(always)]
    fn open(&mut self, tag: Tag) -> Option<PolicyElement> {
        let number = *BY_TOKEN.get(usize::from(tag.id()))?;
        let is_taken = tag.page() == PAGE && number >= self.next && number < FIRST_LIST;
        if !is_taken || number == self.but {
            return None;
        }
        self.next = number.wrapping_add(1);
        PolicyElement::ALL.get(usize::from(number)).copied()
    }

    #[inline(always)]
    fn read(text: &'a str) -> Option<i64> {
        shortest_decimal(text)
    }

    #[inline(always)]
    fn put(&mut self, element: PolicyElement, value: Option<i64>) {
        match value {
            Some(number) => self.policy.put_number(element, number),
            None => self.policy.put_empty(element),
        }
    }
}

/// The policy document that has just started, through its end.
pub(super) fn document<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    policy: &mut PolicyDocument<'a>,
) -> Result<(), Error> {
    let place = Place::ProvisionDoc;
    // In XML its name has to be looked at.
    let but = if cursor.has_names() {
        PolicyElement::RequireStorageCardEncryption as u8
    } else {
        NONE
    };
    let mut settings = Settings {
        policy,
        next: 0,
        but,
    };
    loop {
        let stop = cursor.leaves(&mut settings)?;
        let after = u32::from(settings.next);
        let policy = &mut *settings.policy;
        match stop {
            Stop::Event(Event::End) => return Ok(()),
            Stop::Event(Event::Start(tag)) => match PolicyElement::from_tag(tag) {
                None => cursor.keep(Event::Start(tag), place, after, policy.unknown_mut())?,
                Some(element) if policy.has(element) => {
                    cursor.duplicate(tag, place, after, policy.unknown_mut())?;
                }
                Some(element) => {
                    if element.index() < usize::from(settings.next) {
                        cursor.report(DiagnosticKind::OutOfOrder { place, tag });
                    }
                    other_element(cursor, policy, element)?;
                    settings.next = settings.next.max((element as u8).wrapping_add(1));
                }
            },
            Stop::Event(event @ Event::StartLiteral { .. }) => {
                cursor.keep(event, place, after, policy.unknown_mut())?;
            }
            Stop::Event(event) => cursor.between(event, place)?,
            Stop::Text(element, text) => {
                let offset = cursor.item_offset();
                let text = match cursor.next()? {
                    Event::End => Cow::Borrowed(text),
                    event => cursor.text_from(text, event, place, element.tag())?,
                };
                put_text(cursor, policy, element, (text, offset))?;
            }
            Stop::Content(element, text, event) => {
                let offset = cursor.item_offset();
                let text = cursor.text_from(text, event, place, element.tag())?;
                put_text(cursor, policy, element, (text, offset))?;
            }
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

/// What a text says, with where it begins.
#[cold]
fn put_text<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    policy: &mut PolicyDocument<'a>,
    element: PolicyElement,
    (text, offset): (Cow<'a, str>, u64),
) -> Result<(), Error> {
    if text.is_empty() {
        policy.put_empty(element);
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

/// An element that has just started and is a list, or stands out of order, or has a name that has to
/// be looked at.
fn other_element<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    policy: &mut PolicyDocument<'a>,
    element: PolicyElement,
) -> Result<(), Error> {
    match element {
        PolicyElement::UnapprovedInROMApplicationList => {
            let list = Entries::<Cow<'a, str>>::new(Place::UnapprovedList);
            let names = list.read_from(cursor, policy)?;
            policy.put_unapproved(names);
            return Ok(());
        }
        PolicyElement::ApprovedApplicationList => {
            let list = Entries::<ApplicationHash<'a>>::new(Place::ApprovedList);
            let hashes = list.read_from(cursor, policy)?;
            policy.put_approved(hashes);
            return Ok(());
        }
        _ => {}
    }
    // In the 12.0 era the storage card had this name in XML, and others mean the device by it.
    let has_other_name = element == PolicyElement::RequireStorageCardEncryption
        && cursor.is_written("DeviceEncryptionEnabled");
    if has_other_name {
        cursor.deviation(
            cursor.lenient.device_encryption_name,
            DiagnosticKind::DeviceEncryptionName,
            ErrorKind::DeviceEncryptionName,
        )?;
    }
    let text = cursor.located_text(Place::ProvisionDoc, element.tag())?;
    put_text(cursor, policy, element, text)
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

/// The entries of a list.
struct Entries<T> {
    list: Vec<T>,
    /// How many there may be, until the first has come.
    room: usize,
    place: Place,
}

impl<'a, T: Entry<'a>> Leaves<'a> for Entries<T> {
    type Key = ();
    type Value = &'a str;

    #[inline(always)]
    fn open(&mut self, tag: Tag) -> Option<()> {
        (tag == T::TAG).then_some(())
    }

    #[inline(always)]
    fn read(text: &'a str) -> Option<&'a str> {
        Some(text)
    }

    #[inline(always)]
    fn put(&mut self, (): (), value: Option<&'a str>) {
        self.push(T::from_text(Cow::Borrowed(value.unwrap_or(""))));
    }
}

impl<'a, T: Entry<'a>> Entries<T> {
    const fn new(place: Place) -> Self {
        Self {
            list: Vec::new(),
            room: 0,
            place,
        }
    }

    #[inline(always)]
    fn push(&mut self, entry: T) {
        if self.list.is_empty() {
            self.list.reserve_exact(self.room);
        }
        self.list.push(entry);
    }

    /// The entries of the list that has just started, through its end.
    fn read_from<S: Source<'a>>(
        mut self,
        cursor: &mut Cursor<'a, S>,
        policy: &mut PolicyDocument<'a>,
    ) -> Result<Vec<T>, Error> {
        self.room = cursor.entries(T::TAG);
        loop {
            let stop = cursor.leaves(&mut self)?;
            let after = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
            match stop {
                Stop::Event(Event::End) => return Ok(self.list),
                Stop::Event(event @ (Event::Start(_) | Event::StartLiteral { .. })) => {
                    cursor.keep(event, self.place, after, policy.unknown_mut())?;
                }
                Stop::Event(event) => cursor.between(event, self.place)?,
                Stop::Content((), "", Event::Opaque(bytes)) => {
                    let entry = self.opaque(cursor, bytes)?;
                    self.push(entry);
                }
                Stop::Content((), text, event) => {
                    let text = cursor.text_from(text, event, self.place, T::TAG)?;
                    self.push(T::from_text(text));
                }
                Stop::Text((), text) => self.push(T::from_text(Cow::Borrowed(text))),
            }
        }
    }

    /// An entry that begins with bytes: it is bytes if there is nothing else in it.
    fn opaque<S: Source<'a>>(
        &self,
        cursor: &mut Cursor<'a, S>,
        bytes: &'a [u8],
    ) -> Result<T, Error> {
        let not_text = cursor.error(ErrorKind::Wbxml(wbxml::ErrorKind::OpaqueNotText));
        let next = cursor.next()?;
        if let (Event::End, Some(entry)) = (next, T::from_bytes(bytes)) {
            return Ok(entry);
        }
        let first = core::str::from_utf8(bytes).map_err(|_| not_text)?;
        let text = cursor.text_from(first, next, self.place, T::TAG)?;
        Ok(T::from_text(text))
    }
}
