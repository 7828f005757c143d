//! The schema of Outlook.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::container::{Container, attributes, bit};
use super::error_reply;
use super::protocol::{self, Level};
use crate::generated::elements::{
    OUTLOOK_ACCOUNT, OUTLOOK_ALTERNATIVEMAILBOX, OUTLOOK_ERROR, OUTLOOK_PUBLICFOLDERINFORMATION,
    OUTLOOK_REQUEST, OUTLOOK_RESPONSE, OUTLOOK_USER,
};
use crate::outlook::{
    Account, AlternativeMailbox, Protocol, PublicFolderInformation, Request, Response, User,
};
use crate::xml::cursor::Cursor;
use crate::xml::findings::Fault;
use crate::xml::namespaces::as_on_the_wire;
use crate::{AccountType, Action, DiagnosticKind, Element, ProtocolType};

/// Reads the `Request` that has just begun.
pub(super) fn request<'a>(cursor: &mut Cursor<'a>, at: usize) -> Result<Request<'a>, Fault> {
    let mut request = Request::default();
    attributes(cursor, None, &mut request.extra)?;
    let mut container = Container::new(OUTLOOK_REQUEST, Element::REQUEST, at);
    while let Some(child) = container.next(cursor, |u| request.extra.push_element(u))? {
        let text = child.value(cursor, &mut request.extra)?;
        let place = match child.element {
            Element::EMAIL_ADDRESS => &mut request.email_address,
            Element::LEGACY_DN => &mut request.legacy_dn,
            Element::ACCEPTABLE_RESPONSE_SCHEMA => {
                if as_on_the_wire(&text).is_some_and(|(_, https)| https) {
                    cursor.report(DiagnosticKind::HttpsNamespace, child.at)?;
                }
                &mut request.acceptable_response_schema
            }
            _ => continue,
        };
        *place = Some(text);
    }
    container.end(cursor)?;
    Ok(request)
}

/// Reads the `Response` that has just begun.
pub(super) fn response<'a>(cursor: &mut Cursor<'a>, at: usize) -> Result<Response<'a>, Fault> {
    let mut response = Response::default();
    attributes(cursor, None, &mut response.extra)?;
    let mut container = Container::new(OUTLOOK_RESPONSE, Element::RESPONSE, at);
    while let Some(child) = container.next(cursor, |u| response.extra.push_element(u))? {
        match child.element {
            Element::USER => response.user = Some(user(cursor, child.at)?),
            Element::ACCOUNT => response.account = Some(account(cursor, child.at)?),
            _ => {
                let error = error_reply::decode(cursor, OUTLOOK_ERROR, child.at)?;
                response.error = Some(error);
            }
        }
    }
    if response.error.is_some() {
        container.required &= !bit(Element::ACCOUNT);
    }
    container.end(cursor)?;
    Ok(response)
}

fn user<'a>(cursor: &mut Cursor<'a>, at: usize) -> Result<User<'a>, Fault> {
    let mut user = User::default();
    attributes(cursor, None, &mut user.extra)?;
    let mut container = Container::new(OUTLOOK_USER, Element::USER, at);
    while let Some(child) = container.next(cursor, |u| user.extra.push_element(u))? {
        let text = child.value(cursor, &mut user.extra)?;
        let place = match child.element {
            Element::DISPLAY_NAME => &mut user.display_name,
            Element::LEGACY_DN => &mut user.legacy_dn,
            Element::AUTO_DISCOVER_SMTP_ADDRESS => &mut user.auto_discover_smtp_address,
            Element::DEPLOYMENT_ID => &mut user.deployment_id,
            _ => continue,
        };
        *place = Some(text);
    }
    container.end(cursor)?;
    Ok(user)
}

/// Where the parts of an account stand whose presence depends on others.
#[derive(Default)]
struct Places {
    redirect_url: usize,
    redirect_addr: usize,
    protocols: Vec<usize>,
}

fn account<'a>(cursor: &mut Cursor<'a>, at: usize) -> Result<Account<'a>, Fault> {
    let mut account = Account::default();
    attributes(cursor, None, &mut account.extra)?;
    let mut places = Places::default();
    let mut container = Container::new(OUTLOOK_ACCOUNT, Element::ACCOUNT, at);
    while let Some(child) = container.next(cursor, |u| account.extra.push_element(u))? {
        match child.element {
            Element::PROTOCOL => {
                places.protocols.push(child.at);
                let protocol = protocol::decode(cursor, Level::Account, child.at)?;
                account.protocols.push(protocol);
                continue;
            }
            Element::ALTERNATIVE_MAILBOX => {
                let mailbox = alternative_mailbox(cursor, child.at)?;
                account.alternative_mailboxes.push(mailbox);
                continue;
            }
            Element::PUBLIC_FOLDER_INFORMATION => {
                let information = public_folder_information(cursor, child.at)?;
                account.public_folder_information = Some(information);
                continue;
            }
            Element::ERROR => {
                let error = error_reply::decode(cursor, OUTLOOK_ERROR, child.at)?;
                account.error = Some(error);
                continue;
            }
            _ => {}
        }
        let text = child.value(cursor, &mut account.extra)?;
        let place = match child.element {
            Element::ACCOUNT_TYPE => {
                account.account_type = Some(AccountType::from_text(text));
                continue;
            }
            Element::ACTION => {
                account.action = Some(Action::from_text(text));
                continue;
            }
            Element::REDIRECT_URL => {
                places.redirect_url = child.at;
                if !is_web_url(&text) {
                    let kind = DiagnosticKind::UnlistedValue(Element::REDIRECT_URL);
                    cursor.report(kind, child.at)?;
                }
                &mut account.redirect_url
            }
            Element::REDIRECT_ADDR => {
                places.redirect_addr = child.at;
                &mut account.redirect_addr
            }
            Element::IMAGE => &mut account.image,
            Element::SERVICE_HOME => &mut account.service_home,
            Element::MICROSOFT_ONLINE => &mut account.microsoft_online,
            Element::CONSUMER_MAILBOX => &mut account.consumer_mailbox,
            _ => continue,
        };
        *place = Some(text);
    }
    if account.error.is_some() {
        container.required = 0;
    }
    container.end(cursor)?;
    by_action(cursor, &account, &places, at)?;
    by_account_type(cursor, &account, &places)?;
    Ok(account)
}

/// A redirect goes to `https:`, or to `http:` for another redirect.
fn is_web_url(url: &str) -> bool {
    let scheme = url.split_once("://").map_or("", |(scheme, _)| scheme);
    scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
}

/// `RedirectUrl`, `RedirectAddr` and `Protocol` have to be there with their `Action`, and must not
/// with another.
fn by_action(
    cursor: &mut Cursor<'_>,
    account: &Account<'_>,
    places: &Places,
    at: usize,
) -> Result<(), Fault> {
    let Some(action) = &account.action else {
        return Ok(());
    };
    let rules = [
        (
            Element::REDIRECT_URL,
            Action::RedirectUrl,
            account
                .redirect_url
                .is_some()
                .then_some(places.redirect_url),
        ),
        (
            Element::REDIRECT_ADDR,
            Action::RedirectAddr,
            account
                .redirect_addr
                .is_some()
                .then_some(places.redirect_addr),
        ),
        (
            Element::PROTOCOL,
            Action::Settings,
            places.protocols.first().copied(),
        ),
    ];
    for (element, with, place) in rules {
        match place {
            None if *action == with => {
                cursor.report(DiagnosticKind::Missing(element, Element::ACCOUNT), at)?;
            }
            Some(place) if *action != with && !action.is_other() => {
                cursor.report(DiagnosticKind::NotAllowed(element, Element::ACTION), place)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Newsgroups are read by NNTP, e-mail by the others.
fn by_account_type(
    cursor: &mut Cursor<'_>,
    account: &Account<'_>,
    places: &Places,
) -> Result<(), Fault> {
    let news = match account.account_type {
        Some(AccountType::Email) => false,
        Some(AccountType::Nntp) => true,
        _ => return Ok(()),
    };
    let belongs = |protocol: &Protocol<'_>| match protocol.protocol_type() {
        None | Some(ProtocolType::Other(_)) => true,
        Some(protocol_type) => (protocol_type == ProtocolType::Nntp) == news,
    };
    for (protocol, place) in account.protocols.iter().zip(&places.protocols) {
        if !belongs(protocol) {
            cursor.report(DiagnosticKind::WrongAccountType, *place)?;
        }
    }
    Ok(())
}

fn alternative_mailbox<'a>(
    cursor: &mut Cursor<'a>,
    at: usize,
) -> Result<AlternativeMailbox<'a>, Fault> {
    let mut mailbox = AlternativeMailbox::default();
    attributes(cursor, None, &mut mailbox.extra)?;
    let element = Element::ALTERNATIVE_MAILBOX;
    let mut container = Container::new(OUTLOOK_ALTERNATIVEMAILBOX, element, at);
    while let Some(child) = container.next(cursor, |u| mailbox.extra.push_element(u))? {
        let text = child.value(cursor, &mut mailbox.extra)?;
        let place: &mut Option<Cow<'a, str>> = match child.element {
            Element::TYPE => &mut mailbox.mailbox_type,
            Element::DISPLAY_NAME => &mut mailbox.display_name,
            Element::LEGACY_DN => &mut mailbox.legacy_dn,
            Element::SERVER => &mut mailbox.server,
            Element::SMTP_ADDRESS => &mut mailbox.smtp_address,
            Element::OWNER_SMTP_ADDRESS => &mut mailbox.owner_smtp_address,
            _ => continue,
        };
        *place = Some(text);
    }
    container.end(cursor)?;
    Ok(mailbox)
}

fn public_folder_information<'a>(
    cursor: &mut Cursor<'a>,
    at: usize,
) -> Result<PublicFolderInformation<'a>, Fault> {
    let mut information = PublicFolderInformation::default();
    attributes(cursor, None, &mut information.extra)?;
    let element = Element::PUBLIC_FOLDER_INFORMATION;
    let mut container = Container::new(OUTLOOK_PUBLICFOLDERINFORMATION, element, at);
    while let Some(child) = container.next(cursor, |u| information.extra.push_element(u))? {
        information.smtp_address = Some(child.value(cursor, &mut information.extra)?);
    }
    Ok(information)
}
