//! `Protocol`, with what is nested in it.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::container::{Child, Container, attributes, attributes_but, bit};
use crate::generated::elements::{
    OUTLOOK_ADDRESSBOOK, OUTLOOK_EXTERNAL, OUTLOOK_INTERNAL, OUTLOOK_MAILSTORE,
    OUTLOOK_NETWORKREQUIREMENTS, OUTLOOK_PROTOCOL,
};
use crate::model::element::{Place, ValueType};
use crate::outlook::{Group, Item, OwaUrl, Protocol, Site};
use crate::xml::cursor::Cursor;
use crate::xml::findings::Fault;
use crate::{DiagnosticKind, Element, ProtocolType};

/// Where a protocol stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Level {
    Account,
    /// In `Internal` or `External`: it has no site of its own, so that nothing nests without end, and
    /// needs no server.
    Site,
}

/// Reads the `Protocol` that has just begun.
pub(super) fn decode<'a>(
    cursor: &mut Cursor<'a>,
    level: Level,
    at: usize,
) -> Result<Protocol<'a>, Fault> {
    let mut protocol = Protocol {
        items: Vec::with_capacity(8),
        ..Protocol::default()
    };
    if !cursor.attributes.is_empty() {
        // Those of MAPI over HTTP.
        let known = ["Type", "Version"];
        let extra = &mut protocol.extra;
        attributes_but(cursor, None, extra, &known, |_, value| Some(value))?;
    }
    let mut container = Container::new(OUTLOOK_PROTOCOL, Element::PROTOCOL, at);
    if level == Level::Site {
        container.excluded = bit(Element::INTERNAL) | bit(Element::EXTERNAL);
    }
    // Where the elements stand that only some types have.
    let mut restricted: [Option<(Element, usize)>; 4] = [None; 4];
    let Protocol { items, extra } = &mut protocol;
    while let Some(child) = container.next(cursor, |u| items.push(Item::Unknown(Box::new(u))))? {
        if child.value_type != ValueType::Container {
            let text = child.value(cursor, extra)?;
            if OUTLOOK_PROTOCOL.restricted() & bit(child.element) != 0 {
                if let Some(place) = restricted.iter_mut().find(|r| r.is_none()) {
                    *place = Some((child.element, child.at));
                }
            }
            items.push(Item::Value(child.element, text));
            continue;
        }
        match child.element {
            Element::INTERNAL | Element::EXTERNAL => {
                items.push(Item::Site(Box::new(site(cursor, &child)?)));
            }
            Element::MAIL_STORE => {
                let group = group(cursor, &child, OUTLOOK_MAILSTORE)?;
                items.push(Item::Group(Box::new(group)));
            }
            Element::ADDRESS_BOOK => {
                let group = group(cursor, &child, OUTLOOK_ADDRESSBOOK)?;
                items.push(Item::Group(Box::new(group)));
            }
            _ => {
                let group = group(cursor, &child, OUTLOOK_NETWORKREQUIREMENTS)?;
                items.push(Item::Group(Box::new(group)));
            }
        }
    }
    let protocol_type = protocol.protocol_type();
    let by_attribute = !container.has(Element::TYPE) && protocol_type.is_some();
    if by_attribute {
        container.required &= !bit(Element::TYPE);
    }
    if !container.has(Element::SERVER) {
        let usual = level == Level::Site
            || by_attribute
            || matches!(
                protocol_type,
                Some(ProtocolType::Web | ProtocolType::MapiHttp)
            );
        if usual {
            container.required &= !bit(Element::SERVER);
            if level == Level::Account {
                let kind = DiagnosticKind::UsuallyMissing(Element::SERVER, Element::PROTOCOL);
                cursor.report(kind, at)?;
            }
        }
    }
    container.end(cursor)?;
    for (element, at) in restricted.into_iter().flatten() {
        let rule = OUTLOOK_PROTOCOL.rule(element);
        let only = rule.map_or(&[][..], |rule| rule.only);
        let listed = protocol_type.as_ref().filter(|t| !t.is_other());
        if listed.is_some_and(|t| !only.contains(&t.as_str())) {
            cursor.report(DiagnosticKind::NotAllowed(element, Element::TYPE), at)?;
        }
    }
    Ok(protocol)
}

fn group<'a>(cursor: &mut Cursor<'a>, child: &Child, place: Place) -> Result<Group<'a>, Fault> {
    let mut group = Group::new(child.element, Vec::new());
    attributes(cursor, None, &mut group.extra)?;
    let mut container = Container::new(place, child.element, child.at);
    while let Some(child) = container.next(cursor, |u| group.extra.push_element(u))? {
        let text = child.value(cursor, &mut group.extra)?;
        group.values.push((child.element, text));
    }
    Ok(group)
}

fn site<'a>(cursor: &mut Cursor<'a>, child: &Child) -> Result<Site<'a>, Fault> {
    let mut site = Site::new(child.element);
    attributes(cursor, None, &mut site.extra)?;
    let place = if child.element == Element::INTERNAL {
        OUTLOOK_INTERNAL
    } else {
        OUTLOOK_EXTERNAL
    };
    let mut container = Container::new(place, child.element, child.at);
    while let Some(child) = container.next(cursor, |u| site.extra.push_element(u))? {
        if child.element == Element::PROTOCOL {
            // One level, whatever the document has: a protocol in a site has no site.
            let protocol = decode(cursor, Level::Site, child.at)?;
            site.protocols.push(protocol);
            continue;
        }
        let mut url = OwaUrl::default();
        let method = &mut url.authentication_method;
        attributes_but(
            cursor,
            None,
            &mut url.extra,
            &[],
            |name, value| match name {
                "AuthenticationMethod" => {
                    *method = Some(value);
                    None
                }
                _ => Some(value),
            },
        )?;
        url.url = child.text(cursor)?;
        site.owa_urls.push(url);
    }
    Ok(site)
}
