//! Elements that nobody knows, with all that is in them.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use wbxml::{Event, Source};

use super::reader::Reader;
use crate::error::{Error, ErrorKind};
use crate::model::provisioning::{Content, Item, Name, Unknown};

impl<'a, S: Source<'a>> Reader<'a, S> {
    /// The element just started, through its end.
    #[cold]
    #[inline(never)]
    pub(super) fn unknown(&mut self, name: Name<'a>) -> Result<(), Error> {
        let element = self.unknown_element(name)?;
        self.items.push(Item::Unknown(element));
        Ok(())
    }

    /// The element just started, through its end: it is not in the items yet.
    fn unknown_element(&mut self, name: Name<'a>) -> Result<Unknown<'a>, Error> {
        let mut around: Vec<Unknown<'a>> = Vec::new();
        let mut element = Unknown::new(name);
        self.count_characteristic(1)?;
        let mut next = self.unknown_attributes(&mut element)?;
        loop {
            let event = match next.take() {
                Some(event) => event,
                None => self.next()?,
            };
            let started = match event {
                Event::Start(tag) => Name::Token(tag),
                Event::StartLiteral { page, name } => Name::Text {
                    page,
                    name: Cow::Borrowed(name),
                },
                Event::End => match around.pop() {
                    None => return Ok(element),
                    Some(mut outer) => {
                        outer.content.push(Content::Element(element));
                        element = outer;
                        continue;
                    }
                },
                event => {
                    self.content(&mut element, event)?;
                    continue;
                }
            };
            self.count_characteristic(around.len().saturating_add(2))?;
            around.push(core::mem::replace(&mut element, Unknown::new(started)));
            next = self.unknown_attributes(&mut element)?;
        }
    }

    /// The attributes of the element just started, and the event behind them.
    fn unknown_attributes(
        &mut self,
        element: &mut Unknown<'a>,
    ) -> Result<Option<Event<'a>>, Error> {
        let mut event = self.next()?;
        while matches!(event, Event::Attribute(_) | Event::AttributeLiteral { .. }) {
            event = self.attribute(event, &mut element.attributes)?;
        }
        Ok((event != Event::AttributesEnd).then_some(event))
    }

    /// A piece of content that is no element.
    fn content(&mut self, element: &mut Unknown<'a>, event: Event<'a>) -> Result<(), Error> {
        let mut buffer = [0; 4];
        let text = match event {
            Event::Text(text) | Event::CData(text) => match element.content.last_mut() {
                Some(Content::Text(_)) => text,
                _ => {
                    element.content.push(Content::Text(text.into()));
                    return Ok(());
                }
            },
            Event::Char(c) => c.encode_utf8(&mut buffer),
            Event::Opaque(bytes) => {
                element.content.push(Content::Bytes(Cow::Borrowed(bytes)));
                return Ok(());
            }
            Event::Pi(_) => return self.skip_instruction(),
            _ => {
                let kind = wbxml::ErrorKind::UnexpectedEvent(wbxml::Expected::Content);
                return Err(self.error(ErrorKind::Wbxml(kind)));
            }
        };
        match element.content.last_mut() {
            Some(Content::Text(before)) => before.push_str(text),
            _ => {
                let text = alloc::string::String::from(text);
                element.content.push(Content::Text(text.into()));
            }
        }
        Ok(())
    }
}
