//! The schema of ActiveSync devices (MS-ASCMD, `AutodiscoverMobileSync.xsd`).

use super::container::{Container, attributes};
use super::error_reply;
use crate::generated::elements::{
    MOBILESYNC_ACTION, MOBILESYNC_ERROR, MOBILESYNC_REQUEST, MOBILESYNC_RESPONSE,
    MOBILESYNC_SERVER, MOBILESYNC_SETTINGS, MOBILESYNC_USER,
};
use crate::mobilesync::{Action, Request, Response, Server, Settings, User};
use crate::xml::cursor::Cursor;
use crate::xml::findings::Fault;
use crate::xml::namespaces::as_on_the_wire;
use crate::{DiagnosticKind, Element, ServerType};

/// Reads the `Request` that has just begun.
pub(super) fn request<'a>(cursor: &mut Cursor<'a>, at: usize) -> Result<Request<'a>, Fault> {
    let mut request = Request::default();
    attributes(cursor, None, &mut request.extra)?;
    let mut container = Container::new(MOBILESYNC_REQUEST, Element::REQUEST, at);
    while let Some(child) = container.next(cursor, |u| request.extra.push_element(u))? {
        let text = child.value(cursor, &mut request.extra)?;
        let place = match child.element {
            Element::EMAIL_ADDRESS => &mut request.email_address,
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
    let mut container = Container::new(MOBILESYNC_RESPONSE, Element::RESPONSE, at);
    while let Some(child) = container.next_in_order(cursor, |u| response.extra.push_element(u))? {
        match child.element {
            Element::CULTURE => {
                response.culture = Some(child.value(cursor, &mut response.extra)?);
            }
            Element::USER => response.user = Some(user(cursor, child.at)?),
            Element::ACTION => response.action = Some(action(cursor, child.at)?),
            _ => {
                let kind = DiagnosticKind::NotAllowed(Element::ERROR, Element::RESPONSE);
                cursor.report(kind, child.at)?;
                let error = error_reply::decode(cursor, MOBILESYNC_ERROR, child.at)?;
                response.error = Some(error);
            }
        }
    }
    container.end(cursor)?;
    Ok(response)
}

fn user<'a>(cursor: &mut Cursor<'a>, at: usize) -> Result<User<'a>, Fault> {
    let mut user = User::default();
    attributes(cursor, None, &mut user.extra)?;
    let mut container = Container::new(MOBILESYNC_USER, Element::USER, at);
    while let Some(child) = container.next_in_order(cursor, |u| user.extra.push_element(u))? {
        let text = child.value(cursor, &mut user.extra)?;
        let place = match child.element {
            Element::DISPLAY_NAME => &mut user.display_name,
            Element::EMAIL_ADDRESS => &mut user.email_address,
            _ => continue,
        };
        *place = Some(text);
    }
    container.end(cursor)?;
    Ok(user)
}

fn action<'a>(cursor: &mut Cursor<'a>, at: usize) -> Result<Action<'a>, Fault> {
    let mut action = Action::default();
    attributes(cursor, None, &mut action.extra)?;
    let mut container = Container::new(MOBILESYNC_ACTION, Element::ACTION, at);
    while let Some(child) = container.next(cursor, |u| action.extra.push_element(u))? {
        match child.element {
            Element::REDIRECT => {
                action.redirect = Some(child.value(cursor, &mut action.extra)?);
            }
            Element::SETTINGS => action.settings = Some(settings(cursor, child.at)?),
            _ => {
                let error = error_reply::decode(cursor, MOBILESYNC_ERROR, child.at)?;
                action.error = Some(error);
            }
        }
    }
    container.end(cursor)?;
    Ok(action)
}

fn settings<'a>(cursor: &mut Cursor<'a>, at: usize) -> Result<Settings<'a>, Fault> {
    let mut settings = Settings::default();
    attributes(cursor, None, &mut settings.extra)?;
    let mut container = Container::new(MOBILESYNC_SETTINGS, Element::SETTINGS, at);
    while let Some(child) = container.next(cursor, |u| settings.extra.push_element(u))? {
        settings.servers.push(server(cursor, child.at)?);
    }
    container.end(cursor)?;
    Ok(settings)
}

fn server<'a>(cursor: &mut Cursor<'a>, at: usize) -> Result<Server<'a>, Fault> {
    let mut server = Server::default();
    attributes(cursor, None, &mut server.extra)?;
    let mut container = Container::new(MOBILESYNC_SERVER, Element::SERVER, at);
    while let Some(child) = container.next_in_order(cursor, |u| server.extra.push_element(u))? {
        let text = child.value(cursor, &mut server.extra)?;
        let place = match child.element {
            Element::TYPE => {
                server.server_type = Some(ServerType::from_text(text));
                continue;
            }
            Element::URL => &mut server.url,
            Element::NAME => &mut server.name,
            Element::SERVER_DATA => &mut server.server_data,
            _ => continue,
        };
        *place = Some(text);
    }
    container.end(cursor)?;
    Ok(server)
}
