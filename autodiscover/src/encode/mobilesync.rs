//! The schema of ActiveSync devices, in the order of `AutodiscoverMobileSync.xsd`.

use super::outlook::error_reply;
use super::writer::Writer;
use crate::mobilesync::{Action, Request, Response, Server, User};
use crate::{Element, Error};

/// What is in `Request`.
pub(super) fn request(writer: &mut Writer, request: &Request<'_>) -> Result<(), Error> {
    let extra = &request.extra;
    let address = request.email_address.as_deref();
    let schema = request.acceptable_response_schema.as_deref();
    writer.option(Element::EMAIL_ADDRESS, address, extra)?;
    writer.option(Element::ACCEPTABLE_RESPONSE_SCHEMA, schema, extra)?;
    writer.unknown_elements(extra)
}

/// What is in `Response`.
pub(super) fn response(writer: &mut Writer, response: &Response<'_>) -> Result<(), Error> {
    let extra = &response.extra;
    writer.option(Element::CULTURE, response.culture.as_deref(), extra)?;
    if let Some(value) = &response.user {
        user(writer, value)?;
    }
    if let Some(value) = &response.action {
        action(writer, value)?;
    }
    if let Some(error) = &response.error {
        error_reply(writer, error)?;
    }
    writer.unknown_elements(extra)
}

fn user(writer: &mut Writer, user: &User<'_>) -> Result<(), Error> {
    let extra = &user.extra;
    writer.open(Element::USER, extra)?;
    writer.option(Element::DISPLAY_NAME, user.display_name.as_deref(), extra)?;
    writer.option(Element::EMAIL_ADDRESS, user.email_address.as_deref(), extra)?;
    writer.unknown_elements(extra)?;
    writer.close(Element::USER);
    Ok(())
}

fn action(writer: &mut Writer, action: &Action<'_>) -> Result<(), Error> {
    let extra = &action.extra;
    writer.open(Element::ACTION, extra)?;
    writer.option(Element::REDIRECT, action.redirect.as_deref(), extra)?;
    if let Some(settings) = &action.settings {
        writer.open(Element::SETTINGS, &settings.extra)?;
        for value in &settings.servers {
            server(writer, value)?;
        }
        writer.unknown_elements(&settings.extra)?;
        writer.close(Element::SETTINGS);
    }
    if let Some(error) = &action.error {
        error_reply(writer, error)?;
    }
    writer.unknown_elements(extra)?;
    writer.close(Element::ACTION);
    Ok(())
}

fn server(writer: &mut Writer, server: &Server<'_>) -> Result<(), Error> {
    let extra = &server.extra;
    writer.open(Element::SERVER, extra)?;
    let server_type = server.server_type.as_ref().map(|t| t.as_str());
    writer.option(Element::TYPE, server_type, extra)?;
    writer.option(Element::URL, server.url.as_deref(), extra)?;
    writer.option(Element::NAME, server.name.as_deref(), extra)?;
    writer.option(Element::SERVER_DATA, server.server_data.as_deref(), extra)?;
    writer.unknown_elements(extra)?;
    writer.close(Element::SERVER);
    Ok(())
}
