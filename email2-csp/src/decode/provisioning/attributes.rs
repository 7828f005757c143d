//! The values of attributes, and the attributes that nobody knows.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

use wbxml::{Event, NO_PAGE, Source};
use zeroize::Zeroizing;

use super::reader::Reader;
use crate::error::{Error, ErrorKind};
use crate::model::provisioning::value::append;
use crate::model::provisioning::{Attribute, Name};

impl<'a, S: Source<'a>> Reader<'a, S> {
    /// The value of the attribute just begun, and the event behind it.
    #[inline]
    pub(super) fn value(&mut self) -> Result<(Cow<'a, str>, Event<'a>), Error> {
        match self.next()? {
            Event::Text(text) => match self.next()? {
                next if ends_value(&next) => Ok((Cow::Borrowed(text), next)),
                next => self.pieces(text, next),
            },
            next if ends_value(&next) => Ok((Cow::Borrowed(""), next)),
            next => self.pieces("", next),
        }
    }

    /// A value in pieces, of which `next` is one.
    #[cold]
    #[inline(never)]
    fn pieces(
        &mut self,
        first: &'a str,
        mut next: Event<'a>,
    ) -> Result<(Cow<'a, str>, Event<'a>), Error> {
        // It may be a secret, of which neither growing nor an error leaves a copy behind.
        let mut value = Zeroizing::new(String::from(first));
        loop {
            match next {
                next if ends_value(&next) => {
                    return Ok((Cow::Owned(mem::take(&mut *value)), next));
                }
                Event::Text(text) | Event::CData(text) => append(&mut value, text),
                Event::Char(c) => append(&mut value, c.encode_utf8(&mut [0; 4])),
                Event::Opaque(bytes) => match core::str::from_utf8(bytes) {
                    Ok(text) => append(&mut value, text),
                    Err(_) => return Err(self.error(ErrorKind::OpaqueNotText)),
                },
                Event::AttributeValue(tag) => {
                    let kind = wbxml::ErrorKind::UnknownAttributeValue(tag);
                    return Err(self.error(ErrorKind::Wbxml(kind)));
                }
                _ => {
                    let expected = wbxml::Expected::Text;
                    let kind = wbxml::ErrorKind::UnexpectedEvent(expected);
                    return Err(self.error(ErrorKind::Wbxml(kind)));
                }
            }
            next = self.next()?;
        }
    }

    /// Adds an attribute that has no field, and gives the event behind it. `begun` is its start.
    #[cold]
    #[inline(never)]
    pub(super) fn attribute(
        &mut self,
        begun: Event<'a>,
        attributes: &mut Vec<Attribute<'a>>,
    ) -> Result<Event<'a>, Error> {
        let name = match begun {
            Event::Attribute(tag) => match self.source.dictionary().attribute_tag_name(tag) {
                Some(name) => Name::new(name),
                None => Name::Token(tag),
            },
            Event::AttributeLiteral { name } => Name::Text {
                page: NO_PAGE,
                name: Cow::Borrowed(name),
            },
            _ => {
                let expected = wbxml::Expected::Attribute;
                let kind = wbxml::ErrorKind::UnexpectedEvent(expected);
                return Err(self.error(ErrorKind::Wbxml(kind)));
            }
        };
        // Few: the names before are gone through for each.
        if attributes.len() >= usize::from(self.options.limits.attributes) {
            return Err(self.error(ErrorKind::TooManyAttributes));
        }
        if attributes.iter().any(|before| before.name == name) {
            return Err(self.duplicate());
        }
        let (value, next) = self.value()?;
        let value = value.into();
        attributes.push(Attribute { name, value });
        Ok(next)
    }

    /// An attribute that stands a second time.
    #[cold]
    pub(super) fn duplicate(&self) -> Error {
        self.error(ErrorKind::Wbxml(wbxml::ErrorKind::DuplicateAttribute))
    }
}

/// Whether a value ends before this event.
#[inline]
const fn ends_value(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Attribute(_) | Event::AttributeLiteral { .. } | Event::AttributesEnd
    )
}
