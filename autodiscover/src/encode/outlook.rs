//! The schema of Outlook.

use super::writer::Writer;
use crate::outlook::{
    Account, AlternativeMailbox, Group, Item, Protocol, Request, Response, Site, User,
};
use crate::{Element, Error, ErrorKind, ErrorReply, Extra};

/// What is in `Request`.
pub(super) fn request(writer: &mut Writer, request: &Request<'_>) -> Result<(), Error> {
    let extra = &request.extra;
    let schema = request.acceptable_response_schema.as_deref();
    writer.option(
        Element::EMAIL_ADDRESS,
        request.email_address.as_deref(),
        extra,
    )?;
    writer.option(Element::LEGACY_DN, request.legacy_dn.as_deref(), extra)?;
    writer.option(Element::ACCEPTABLE_RESPONSE_SCHEMA, schema, extra)?;
    writer.unknown_elements(extra)
}

/// What is in `Response`.
pub(super) fn response(writer: &mut Writer, response: &Response<'_>) -> Result<(), Error> {
    if let Some(value) = &response.user {
        user(writer, value)?;
    }
    if let Some(value) = &response.account {
        account(writer, value)?;
    }
    if let Some(error) = &response.error {
        error_reply(writer, error)?;
    }
    writer.unknown_elements(&response.extra)
}

fn user(writer: &mut Writer, user: &User<'_>) -> Result<(), Error> {
    let extra = &user.extra;
    writer.open(Element::USER, extra)?;
    for (element, text) in [
        (Element::DISPLAY_NAME, &user.display_name),
        (Element::LEGACY_DN, &user.legacy_dn),
        (
            Element::AUTO_DISCOVER_SMTP_ADDRESS,
            &user.auto_discover_smtp_address,
        ),
        (Element::DEPLOYMENT_ID, &user.deployment_id),
    ] {
        writer.option(element, text.as_deref(), extra)?;
    }
    writer.unknown_elements(extra)?;
    writer.close(Element::USER);
    Ok(())
}

fn account(writer: &mut Writer, account: &Account<'_>) -> Result<(), Error> {
    let extra = &account.extra;
    writer.open(Element::ACCOUNT, extra)?;
    let account_type = account.account_type.as_ref().map(|t| t.as_str());
    writer.option(Element::ACCOUNT_TYPE, account_type, extra)?;
    let action = account.action.as_ref().map(|a| a.as_str());
    writer.option(Element::ACTION, action, extra)?;
    for (element, text) in [
        (Element::REDIRECT_URL, &account.redirect_url),
        (Element::REDIRECT_ADDR, &account.redirect_addr),
        (Element::IMAGE, &account.image),
        (Element::SERVICE_HOME, &account.service_home),
        (Element::MICROSOFT_ONLINE, &account.microsoft_online),
        (Element::CONSUMER_MAILBOX, &account.consumer_mailbox),
    ] {
        writer.option(element, text.as_deref(), extra)?;
    }
    for mailbox in &account.alternative_mailboxes {
        alternative_mailbox(writer, mailbox)?;
    }
    if let Some(information) = &account.public_folder_information {
        let element = Element::PUBLIC_FOLDER_INFORMATION;
        let address = information.smtp_address.as_deref();
        writer.open(element, &information.extra)?;
        writer.option(Element::SMTP_ADDRESS, address, &information.extra)?;
        writer.unknown_elements(&information.extra)?;
        writer.close(element);
    }
    for value in &account.protocols {
        protocol(writer, value)?;
    }
    if let Some(error) = &account.error {
        error_reply(writer, error)?;
    }
    writer.unknown_elements(extra)?;
    writer.close(Element::ACCOUNT);
    Ok(())
}

fn alternative_mailbox(writer: &mut Writer, mailbox: &AlternativeMailbox<'_>) -> Result<(), Error> {
    let extra = &mailbox.extra;
    writer.open(Element::ALTERNATIVE_MAILBOX, extra)?;
    for (element, text) in [
        (Element::TYPE, &mailbox.mailbox_type),
        (Element::DISPLAY_NAME, &mailbox.display_name),
        (Element::LEGACY_DN, &mailbox.legacy_dn),
        (Element::SERVER, &mailbox.server),
        (Element::SMTP_ADDRESS, &mailbox.smtp_address),
        (Element::OWNER_SMTP_ADDRESS, &mailbox.owner_smtp_address),
    ] {
        writer.option(element, text.as_deref(), extra)?;
    }
    writer.unknown_elements(extra)?;
    writer.close(Element::ALTERNATIVE_MAILBOX);
    Ok(())
}

/// `Protocol`, its children in their own order. Sites in it do not nest, so this goes two levels
/// down at most.
fn protocol(writer: &mut Writer, protocol: &Protocol<'_>) -> Result<(), Error> {
    writer.open(Element::PROTOCOL, &protocol.extra)?;
    items(writer, protocol, Some(site))?;
    writer.close(Element::PROTOCOL);
    Ok(())
}

/// How a site is written.
type WriteSite = fn(&mut Writer, &Site<'_>) -> Result<(), Error>;

fn items(
    writer: &mut Writer,
    protocol: &Protocol<'_>,
    site: Option<WriteSite>,
) -> Result<(), Error> {
    let extra = &protocol.extra;
    for (i, item) in protocol.items.iter().enumerate() {
        match item {
            Item::Value(element, text) => {
                let before = || protocol.items.iter().take(i);
                let again = || {
                    before().any(|item| matches!(item, Item::Value(other, _) if other == element))
                };
                if !extra.attributes().is_empty() && again() {
                    // The attributes are those of the first.
                    writer.value(*element, text, &Extra::EMPTY)?;
                } else {
                    writer.value(*element, text, extra)?;
                }
            }
            Item::Group(value) => group(writer, value)?,
            Item::Site(value) => match site {
                Some(site) => site(writer, value)?,
                None => return Err(writer.error(ErrorKind::InvalidUnknown)),
            },
            Item::Unknown(unknown) => writer.unknown(unknown)?,
        }
    }
    writer.unknown_elements(extra)
}

fn group(writer: &mut Writer, group: &Group<'_>) -> Result<(), Error> {
    let extra = &group.extra;
    writer.open(group.element, extra)?;
    for (i, (element, text)) in group.values.iter().enumerate() {
        let again = group.values.iter().take(i).any(|v| v.0 == *element);
        let around = if again { &Extra::EMPTY } else { extra };
        writer.value(*element, text, around)?;
    }
    writer.unknown_elements(extra)?;
    writer.close(group.element);
    Ok(())
}

fn site(writer: &mut Writer, site: &Site<'_>) -> Result<(), Error> {
    writer.open(site.element, &site.extra)?;
    for url in &site.owa_urls {
        let method = url.authentication_method.as_deref();
        writer.open_own(
            Element::OWA_URL,
            &[("AuthenticationMethod", method)],
            (None, &url.extra),
        )?;
        writer.text(&url.url)?;
        writer.close(Element::OWA_URL);
    }
    for protocol in &site.protocols {
        writer.open(Element::PROTOCOL, &protocol.extra)?;
        items(writer, protocol, None)?;
        writer.close(Element::PROTOCOL);
    }
    writer.unknown_elements(&site.extra)?;
    writer.close(site.element);
    Ok(())
}

/// `Error`, of either schema, in the order of Outlook's.
pub(super) fn error_reply(writer: &mut Writer, error: &ErrorReply<'_>) -> Result<(), Error> {
    let extra = &error.extra;
    let own = [("Time", error.time.as_deref()), ("Id", error.id.as_deref())];
    writer.open_own(Element::ERROR, &own, (None, extra))?;
    for (element, text) in [
        (Element::STATUS, &error.status),
        (Element::ERROR_CODE, &error.error_code),
        (Element::MESSAGE, &error.message),
        (Element::DEBUG_DATA, &error.debug_data),
    ] {
        writer.option(element, text.as_deref(), extra)?;
    }
    writer.unknown_elements(extra)?;
    writer.close(Element::ERROR);
    Ok(())
}
