//! What is wrong with a document, all of it: for people who write Autodiscover servers.
//!
//! Strict decoding stops at the first mistake; this reads on, and says for each what a tolerant
//! client makes of it.
//!
//! ```
//! use autodiscover::lint::lint;
//!
//! let reply = br#"<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
//! <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
//! <Account><Action>settings</Action>
//! <Protocol><Type>IMAP</Type><Server>mail.contoso.com</Server><SSL>yes</SSL></Protocol>
//! </Account></Response></Autodiscover>"#;
//! let report = lint(reply);
//! let lines: Vec<String> = report.diagnostics.iter().map(|d| d.to_string()).collect();
//! assert_eq!(lines, [
//!     "<AccountType> is missing in <Account> at line 3, column 1",
//!     "value of <SSL> is spelled otherwise at line 4, column 61: understood",
//! ]);
//! assert!(!report.is_clean());
//! ```

use alloc::vec::Vec;

use crate::{
    Decoded, Diagnostic, Error, ErrorKind, Options, Request, Response, Schema, decode_request,
    decode_response,
};

/// What there is to say about a document.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Report {
    /// What it is, if it could be read.
    pub document: Option<Kind>,
    /// Deviations and notes, in document order.
    pub diagnostics: Vec<Diagnostic>,
    /// What made reading impossible.
    pub error: Option<Error>,
}

/// A kind of document.
///
/// ```
/// use autodiscover::Schema;
/// use autodiscover::lint::{Kind, Report, lint};
///
/// let request = br#"<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">
/// <Request><EMailAddress>barbara@contoso.com</EMailAddress>
/// <AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema>
/// </Request></Autodiscover>"#;
/// let report: Report = lint(request);
/// assert_eq!(report.document, Some(Kind::Request(Schema::Outlook)));
/// assert!(report.is_clean());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Kind {
    /// A request of this schema.
    Request(Schema),
    /// An answer in this schema.
    Response(Schema),
    /// An error reply that is of neither.
    Error,
}

impl Report {
    /// Whether a strict client takes the document: there is nothing, or there are notes only.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.error.is_none() && self.diagnostics.iter().all(Diagnostic::is_note)
    }
}

/// Looks a request or an answer over, within the default limits.
///
/// ```
/// use autodiscover::lint::lint;
///
/// let report = lint(b"<!DOCTYPE html><html><body>Welcome</body></html>");
/// assert!(!report.is_clean());
/// assert!(report.document.is_none() && report.error.is_some());
/// ```
#[must_use]
pub fn lint(input: &[u8]) -> Report {
    let response = decode_response(input, &Options::LENIENT);
    let (document, decoded) = match response {
        Err(e) if e.kind() == ErrorKind::NoResponse => {
            match decode_request(input, &Options::LENIENT) {
                Ok(Decoded { value, diagnostics }) => (Some(kind_of(&value)), Ok(diagnostics)),
                // It is neither; an answer is what most write.
                Err(other) if other.kind() == ErrorKind::NoRequest => (None, Err(e)),
                Err(other) => (None, Err(other)),
            }
        }
        Err(e) => (None, Err(e)),
        Ok(Decoded { value, diagnostics }) => {
            let kind = match value {
                Response::Outlook(_) => Kind::Response(Schema::Outlook),
                Response::MobileSync(_) => Kind::Response(Schema::MobileSync),
                Response::Error(_) => Kind::Error,
            };
            (Some(kind), Ok(diagnostics))
        }
    };
    let (diagnostics, error) = match decoded {
        Ok(diagnostics) => (diagnostics, None),
        Err(error) => (Vec::new(), Some(error)),
    };
    Report {
        document,
        diagnostics,
        error,
    }
}

const fn kind_of(request: &Request<'_>) -> Kind {
    Kind::Request(request.schema())
}
