//! From documents to the model.

mod container;
mod error_reply;
mod mobilesync;
mod outlook;
mod protocol;
mod root;
mod unknown;
mod values;

use alloc::borrow::Cow;

use crate::xml::cursor::Cursor;
use crate::xml::findings::{Fault, Findings};
use crate::xml::text::{self, Text};
use crate::{Decoded, Error, Options, Request, Response};

/// Decodes what a server answered: settings or a redirect in Outlook's schema or the mobilesync
/// schema, or an error reply.
///
/// The namespace of `Response` chooses the schema; where it says nothing and that is let pass, what
/// is in it does.
///
/// # Errors
///
/// What is wrong first, with line and column: limits, text that is no XML or something else than
/// Autodiscover, and every deviation that `options` do not let pass.
///
/// ```
/// use autodiscover::{Options, Response, decode_response};
///
/// let reply = br#"<?xml version="1.0" encoding="utf-8"?>
/// <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
///   <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
///     <Account>
///       <AccountType>email</AccountType>
///       <Action>settings</Action>
///       <Protocol><Type>IMAP</Type><Server>mail.contoso.com</Server><SSL>yes</SSL></Protocol>
///     </Account>
///   </Response>
/// </Autodiscover>"#;
/// let error = decode_response(reply, &Options::STRICT).unwrap_err();
/// assert_eq!(error.to_string(), "value of <SSL> is spelled otherwise at line 7, column 67");
///
/// let decoded = decode_response(reply, &Options::LENIENT)?;
/// assert_eq!(decoded.diagnostics.len(), 1);
/// let Response::Outlook(response) = decoded.value else { panic!() };
/// assert_eq!(response.protocols()[0].server(), Some("mail.contoso.com"));
/// # Ok::<(), autodiscover::Error>(())
/// ```
pub fn decode_response<'a>(
    input: &'a [u8],
    options: &Options,
) -> Result<Decoded<Response<'a>>, Error> {
    decode::<root::ResponseRoot>(input, options)
}

/// Decodes what a client asks, for servers.
///
/// ```
/// use autodiscover::{EmailAddress, Options, Request, Schema, decode_request, encode_request, outlook};
///
/// let address = EmailAddress::decode("barbara@contoso.com").unwrap();
/// let request = Request::Outlook(outlook::Request::new(address.as_str()));
/// let text = encode_request(&request)?;
/// let decoded = decode_request(text.as_bytes(), &Options::STRICT)?;
/// assert_eq!(decoded.value, request);
/// assert_eq!(decoded.value.schema(), Schema::Outlook);
/// # Ok::<(), autodiscover::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`decode_response`].
pub fn decode_request<'a>(
    input: &'a [u8],
    options: &Options,
) -> Result<Decoded<Request<'a>>, Error> {
    decode::<root::RequestRoot>(input, options)
}

/// A kind of document.
pub(crate) trait Root {
    /// What it says.
    type Message<'t>;

    /// Reads it.
    fn decode<'t>(cursor: &mut Cursor<'t>) -> Result<Self::Message<'t>, Fault>;

    /// The same without a borrow.
    fn own<'t>(message: Self::Message<'_>) -> Self::Message<'t>;
}

/// Decodes a document. The result borrows from the input unless that had to be converted from
/// another encoding.
fn decode<'a, R: Root>(
    input: &'a [u8],
    options: &Options,
) -> Result<Decoded<R::Message<'a>>, Error> {
    let mut findings = Findings::new(options.lenient);
    let Text {
        text,
        base,
        converted,
    } = text::read(input, &options.limits, &mut findings).map_err(|f| f.located(input, 0))?;
    findings.base = base;
    let document = converted.as_ref().map_or(input, |whole| whole.as_bytes());
    let located = |fault: Fault| fault.located(document, base);
    let (value, findings) = match text {
        Cow::Borrowed(text) => {
            let mut cursor = Cursor::new(text, &options.limits, findings);
            let value = R::decode(&mut cursor).map_err(located)?;
            (value, cursor.findings)
        }
        Cow::Owned(text) => {
            let mut cursor = Cursor::new(&text, &options.limits, findings);
            let value = R::own(R::decode(&mut cursor).map_err(located)?);
            (value, cursor.findings)
        }
    };
    Ok(Decoded {
        value,
        diagnostics: findings.located(document),
    })
}
