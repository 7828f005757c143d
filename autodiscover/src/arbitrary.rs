//! Messages for fuzzing: those that come back the same when they have been written and read
//! leniently.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::generated::elements::{
    NAMES, OUTLOOK_ADDRESSBOOK, OUTLOOK_MAILSTORE, OUTLOOK_NETWORKREQUIREMENTS, OUTLOOK_PROTOCOL,
};
use crate::model::element::{Place, ValueType};
use crate::outlook::{Group, Item, OwaUrl, Protocol, Site};
use crate::xml::name::is_xml_char;
use crate::{
    AccountType, Action, Attribute, Element, ErrorReply, Extra, Part, Request, Response,
    ServerType, Unknown, mobilesync, outlook,
};

impl<'a> Arbitrary<'a> for Request<'static> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        if u.arbitrary()? {
            let mut request = outlook::Request {
                email_address: value(u)?,
                legacy_dn: text(u)?,
                acceptable_response_schema: value(u)?,
                ..outlook::Request::default()
            };
            let on = [
                Some(Element::AUTODISCOVER),
                request
                    .email_address
                    .is_some()
                    .then_some(Element::EMAIL_ADDRESS),
            ];
            request.extra = extra(u, &on)?;
            return Ok(Self::Outlook(request));
        }
        let request = mobilesync::Request {
            email_address: value(u)?,
            acceptable_response_schema: value(u)?,
            extra: extra(u, &[Some(Element::AUTODISCOVER)])?,
            ..mobilesync::Request::default()
        };
        Ok(Self::MobileSync(request))
    }
}

impl<'a> Arbitrary<'a> for Response<'static> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        match u.int_in_range(0..=5)? {
            0 => {
                let mut error = error(u)?;
                error.status = None;
                Ok(Self::Error(error))
            }
            1 | 2 => Ok(Self::MobileSync(mobilesync_response(u)?)),
            _ => Ok(Self::Outlook(outlook_response(u)?)),
        }
    }
}

fn mobilesync_response(u: &mut Unstructured<'_>) -> Result<mobilesync::Response<'static>> {
    let mut response = mobilesync::Response {
        culture: value(u)?,
        ..mobilesync::Response::default()
    };
    if u.arbitrary()? {
        let user = mobilesync::User {
            display_name: text(u)?,
            email_address: value(u)?,
            extra: extra(u, &[])?,
            ..mobilesync::User::default()
        };
        response.user = Some(user);
    }
    if u.arbitrary()? {
        let mut action = mobilesync::Action {
            redirect: value(u)?,
            ..mobilesync::Action::default()
        };
        if u.arbitrary()? {
            let mut settings = mobilesync::Settings::default();
            while more(u, 1, 2)? {
                let server = mobilesync::Server {
                    server_type: value(u)?.map(ServerType::from_text),
                    url: value(u)?,
                    name: text(u)?,
                    server_data: text(u)?,
                    extra: extra(u, &[])?,
                    ..mobilesync::Server::default()
                };
                settings.servers.push(server);
            }
            settings.extra = extra(u, &[])?;
            action.settings = Some(settings);
        }
        if u.arbitrary()? {
            action.error = Some(error(u)?);
        }
        action.extra = extra(u, &[])?;
        response.action = Some(action);
    }
    response.extra = extra(u, &[Some(Element::AUTODISCOVER)])?;
    Ok(response)
}

fn outlook_response(u: &mut Unstructured<'_>) -> Result<outlook::Response<'static>> {
    let mut response = outlook::Response::default();
    if u.arbitrary()? {
        let mut user = outlook::User {
            display_name: text(u)?,
            legacy_dn: text(u)?,
            auto_discover_smtp_address: value(u)?,
            deployment_id: value(u)?,
            ..outlook::User::default()
        };
        let on = [user.legacy_dn.is_some().then_some(Element::LEGACY_DN)];
        user.extra = extra(u, &on)?;
        response.user = Some(user);
    }
    if u.arbitrary()? {
        response.account = Some(account(u)?);
    }
    response.extra = extra(u, &[Some(Element::AUTODISCOVER)])?;
    Ok(response)
}

fn account(u: &mut Unstructured<'_>) -> Result<outlook::Account<'static>> {
    let mut account = outlook::Account {
        account_type: value(u)?.map(AccountType::from_text),
        action: value(u)?.map(Action::from_text),
        redirect_url: value(u)?,
        redirect_addr: value(u)?,
        image: value(u)?,
        microsoft_online: value(u)?,
        ..outlook::Account::default()
    };
    while more(u, 1, 3)? {
        let mailbox = outlook::AlternativeMailbox {
            mailbox_type: value(u)?,
            display_name: text(u)?,
            server: value(u)?,
            extra: extra(u, &[])?,
            ..outlook::AlternativeMailbox::default()
        };
        account.alternative_mailboxes.push(mailbox);
    }
    while more(u, 2, 3)? {
        account.protocols.push(protocol(u, true)?);
    }
    if u.ratio(1, 4)? {
        let mut error = error(u)?;
        error.status = None;
        account.error = Some(error);
    }
    account.extra = extra(u, &[])?;
    Ok(account)
}

/// A protocol, each element once; with sites if it may have them.
fn protocol(u: &mut Unstructured<'_>, sites: bool) -> Result<Protocol<'static>> {
    let mut protocol = Protocol::default();
    let mut seen = Vec::new();
    while more(u, 5, 6)? {
        if u.ratio(1, 8)? {
            protocol.push(Item::Unknown(Box::new(unknown(u)?)));
            continue;
        }
        let element = element(u)?;
        let Some(value_type) = OUTLOOK_PROTOCOL.value_type(element) else {
            continue;
        };
        let site = matches!(element, Element::INTERNAL | Element::EXTERNAL);
        if seen.contains(&element) || (site && !sites) {
            continue;
        }
        seen.push(element);
        let group = match element {
            Element::MAIL_STORE => Some(OUTLOOK_MAILSTORE),
            Element::ADDRESS_BOOK => Some(OUTLOOK_ADDRESSBOOK),
            Element::NETWORK_REQUIREMENTS => Some(OUTLOOK_NETWORKREQUIREMENTS),
            _ => None,
        };
        protocol.push(match group {
            Some(place) => Item::Group(Box::new(group_of(u, element, place)?)),
            None if site => Item::Site(Box::new(site_of(u, element)?)),
            None => Item::Value(element, content(u, value_type)?),
        });
    }
    let on = seen.iter().find(|e| {
        protocol
            .items()
            .iter()
            .any(|item| matches!(item, Item::Value(other, _) if other == *e))
    });
    *protocol.extra_mut() = extra_attributes(u, &[None, on.copied()])?;
    Ok(protocol)
}

fn group_of(u: &mut Unstructured<'_>, element: Element, place: Place) -> Result<Group<'static>> {
    let mut values: Vec<(Element, Cow<'static, str>)> = Vec::new();
    let all: Vec<Element> = place.rules().map(|rule| rule.element).collect();
    for element in all {
        if u.arbitrary()? {
            values.push((element, content(u, ValueType::Token)?));
        }
    }
    let mut group = Group::new(element, values);
    group.extra = extra(u, &[])?;
    Ok(group)
}

fn site_of(u: &mut Unstructured<'_>, element: Element) -> Result<Site<'static>> {
    let mut site = Site::new(element);
    while more(u, 1, 2)? {
        let url = OwaUrl {
            url: content(u, ValueType::Url)?,
            authentication_method: text(u)?,
            extra: extra_attributes(u, &[None])?,
            ..OwaUrl::default()
        };
        site.owa_urls.push(url);
    }
    while more(u, 1, 3)? {
        site.protocols.push(protocol(u, false)?);
    }
    site.extra = extra(u, &[])?;
    Ok(site)
}

fn error(u: &mut Unstructured<'_>) -> Result<ErrorReply<'static>> {
    let error = ErrorReply {
        time: text(u)?,
        id: text(u)?,
        status: value(u)?,
        error_code: value(u)?,
        message: text(u)?,
        debug_data: text(u)?,
        extra: extra(u, &[])?,
        ..ErrorReply::default()
    };
    Ok(error)
}

/// Whether there is one more: as often as said, and not when there is no more data.
fn more(u: &mut Unstructured<'_>, of: u8, all: u8) -> Result<bool> {
    Ok(!u.is_empty() && u.ratio(of, all)?)
}

fn element(u: &mut Unstructured<'_>) -> Result<Element> {
    let last = u8::try_from(NAMES.len())
        .unwrap_or(u8::MAX)
        .saturating_sub(1);
    u.int_in_range(0..=last).map(Element)
}

/// Attributes and elements, the attributes on the element itself and on these others.
fn extra(u: &mut Unstructured<'_>, on: &[Option<Element>]) -> Result<Extra<'static>> {
    if u.ratio(3, 4)? {
        return Ok(Extra::EMPTY);
    }
    let on: Vec<Option<Element>> = on.iter().copied().filter(Option::is_some).collect();
    let mut on = on;
    on.push(None);
    let mut extra = extra_attributes(u, &on)?;
    while more(u, 1, 2)? {
        extra.push_element(unknown(u)?);
    }
    Ok(extra)
}

/// Attributes on these elements, in the order in which they are read: those of the outermost first.
fn extra_attributes(u: &mut Unstructured<'_>, on: &[Option<Element>]) -> Result<Extra<'static>> {
    let mut extra = Extra::EMPTY;
    if u.ratio(3, 4)? {
        return Ok(extra);
    }
    // One element: attributes of several come in the order of the document, which is not known here.
    let on = *u.choose(on)?;
    for name in ["x-a", "lang", "xml:lang"] {
        if u.arbitrary()? {
            extra.push_attribute(Attribute {
                on,
                name: Cow::Borrowed(name),
                value: text(u)?.unwrap_or_default(),
            });
        }
    }
    Ok(extra)
}

fn unknown(u: &mut Unstructured<'_>) -> Result<Unknown<'static>> {
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    loop {
        parts.push(Part::Start(Cow::Borrowed(*u.choose(&[
            "x-unknown",
            "Extension",
            "p:Other",
        ])?)));
        let prefixed = matches!(parts.last(), Some(Part::Start(name)) if name.contains(':'));
        depth = depth.saturating_add(1);
        if prefixed {
            let uri = Cow::Borrowed("urn:example");
            parts.push(Part::Attribute(Cow::Borrowed("xmlns:p"), uri));
        }
        if u.arbitrary()? {
            let value = text(u)?.unwrap_or_default();
            parts.push(Part::Attribute(Cow::Borrowed("key"), value));
        }
        if let Some(text) = text(u)?.filter(|text| !text.is_empty()) {
            parts.push(Part::Text(text));
        }
        if depth < 6 && more(u, 1, 3)? {
            continue;
        }
        while depth > 0 {
            parts.push(Part::End);
            depth = depth.saturating_sub(1);
            if depth > 0 && more(u, 1, 4)? {
                break;
            }
        }
        if depth == 0 {
            return Ok(Unknown::from_parts(parts).unwrap_or_else(|| Unknown::with_text("x", "")));
        }
    }
}

/// The text of an element that has text of this type.
fn content(u: &mut Unstructured<'_>, value_type: ValueType) -> Result<Cow<'static, str>> {
    Ok(match value_type {
        ValueType::Text => text(u)?.unwrap_or_default(),
        _ => value(u)?.unwrap_or_default(),
    })
}

/// Text without white space around it.
fn value(u: &mut Unstructured<'_>) -> Result<Option<Cow<'static, str>>> {
    const USUAL: [&str; 8] = [
        "on", "off", "IMAP", "settings", "993", "20301231", "mail", "a@b",
    ];
    if u.ratio(1, 3)? {
        return Ok(Some(Cow::Borrowed(*u.choose(&USUAL)?)));
    }
    let text = text(u)?;
    Ok(text.map(|text| Cow::Owned(String::from(text.trim_ascii()))))
}

/// Any text that XML can carry.
fn text(u: &mut Unstructured<'_>) -> Result<Option<Cow<'static, str>>> {
    if u.arbitrary()? {
        return Ok(None);
    }
    let text: &str = u.arbitrary()?;
    let text: String = text.chars().filter(|c| is_xml_char(*c)).take(64).collect();
    Ok(Some(Cow::Owned(text)))
}
