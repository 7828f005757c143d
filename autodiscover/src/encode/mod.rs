//! From the model to documents.

mod escape;
mod mobilesync;
mod outlook;
mod writer;

use alloc::string::String;

use self::writer::Writer;
use crate::{Element, Error, Extra, ROOT_NAMESPACE, Request, Response, Schema};

/// Encodes an answer: XML in UTF-8, with its declaration.
///
/// Elements are written in the order of the schema, those of a [`Protocol`](crate::outlook::Protocol)
/// in their own; namespaces as they are on the wire.
///
/// # Errors
///
/// A character that XML does not have; an attribute or unknown element whose name is none, is used
/// twice, or has a prefix that is not declared with it. The place is in what would have been
/// written.
///
/// ```
/// use autodiscover::outlook::{Account, Protocol};
/// use autodiscover::{ProtocolType, Response, encode_response, outlook};
///
/// let imap = Protocol::new(ProtocolType::Imap).with_server("mail.contoso.com").with_port(993);
/// let response = Response::Outlook(outlook::Response::new(Account::settings([imap])));
/// let document = encode_response(&response)?;
/// assert!(document.contains("<Protocol><Type>IMAP</Type><Server>mail.contoso.com</Server>"));
/// # Ok::<(), autodiscover::Error>(())
/// ```
pub fn encode_response(response: &Response<'_>) -> Result<String, Error> {
    let mut writer = Writer::new();
    match response {
        Response::Outlook(response) => {
            let namespace = Schema::Outlook.response_namespace();
            document(&mut writer, ROOT_NAMESPACE, &response.extra)?;
            writer.open_in(Element::RESPONSE, namespace, (None, &response.extra))?;
            outlook::response(&mut writer, response)?;
        }
        Response::MobileSync(response) => {
            let namespace = Schema::MobileSync.response_namespace();
            document(&mut writer, ROOT_NAMESPACE, &response.extra)?;
            writer.open_in(Element::RESPONSE, namespace, (None, &response.extra))?;
            mobilesync::response(&mut writer, response)?;
        }
        Response::Error(error) => {
            document(&mut writer, ROOT_NAMESPACE, &error.extra)?;
            writer.open_with(Element::RESPONSE, (Some(Element::RESPONSE), &error.extra))?;
            outlook::error_reply(&mut writer, error)?;
        }
    }
    writer.close(Element::RESPONSE);
    writer.close(Element::AUTODISCOVER);
    Ok(writer.finish())
}

/// Encodes a request: XML in UTF-8, with its declaration.
///
/// # Errors
///
/// Those of [`encode_response`].
///
/// ```
/// use autodiscover::{Request, encode_request, outlook};
///
/// let request = Request::Outlook(outlook::Request::new("r&d@contoso.com"));
/// assert!(encode_request(&request)?.contains("<EMailAddress>r&amp;d@contoso.com</EMailAddress>"));
/// # Ok::<(), autodiscover::Error>(())
/// ```
pub fn encode_request(request: &Request<'_>) -> Result<String, Error> {
    let mut writer = Writer::new();
    let namespace = request.schema().request_namespace();
    match request {
        Request::Outlook(request) => {
            document(&mut writer, namespace, &request.extra)?;
            writer.open(Element::REQUEST, &request.extra)?;
            outlook::request(&mut writer, request)?;
        }
        Request::MobileSync(request) => {
            document(&mut writer, namespace, &request.extra)?;
            writer.open(Element::REQUEST, &request.extra)?;
            mobilesync::request(&mut writer, request)?;
        }
    }
    writer.close(Element::REQUEST);
    writer.close(Element::AUTODISCOVER);
    Ok(writer.finish())
}

/// The declaration and the start of the root.
fn document(writer: &mut Writer, namespace: &str, extra: &Extra<'_>) -> Result<(), Error> {
    writer.declaration();
    let root = Element::AUTODISCOVER;
    writer.open_in(root, namespace, (Some(root), extra))
}
