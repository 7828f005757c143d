//! [`HttpRequest`]: what the caller sends.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write;

use crate::credentials::ApprovedRequest;
use crate::{EmailAddress, Request, Schema, Target, encode_request, mobilesync, outlook};

/// The method of a request.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "UPPERCASE"))]
pub enum Method {
    /// A request with a body.
    Post,
    /// A request without one.
    Get,
}

impl Method {
    /// The name of the method.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Post => "POST",
            Self::Get => "GET",
        }
    }
}

/// What a request is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Purpose {
    /// Settings in Outlook's schema, by POST.
    Outlook,
    /// Settings in the mobilesync schema, by POST.
    MobileSync,
    /// A v2 JSON answer, by GET.
    V2,
    /// A redirect, by GET; nothing else that comes back counts.
    Redirect,
}

impl From<Schema> for Purpose {
    fn from(schema: Schema) -> Self {
        match schema {
            Schema::Outlook => Self::Outlook,
            Schema::MobileSync => Self::MobileSync,
        }
    }
}

/// A request that the caller sends, without following any redirect itself.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct HttpRequest {
    target: Target,
    purpose: Purpose,
    address: EmailAddress,
    approved: bool,
}

impl HttpRequest {
    pub(super) fn new(
        target: Target,
        purpose: Purpose,
        address: EmailAddress,
        approved: bool,
    ) -> Self {
        Self {
            target,
            purpose,
            address,
            approved,
        }
    }

    /// Where it goes.
    #[must_use]
    pub const fn target(&self) -> &Target {
        &self.target
    }

    /// What it is for.
    #[must_use]
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The address that it asks for.
    #[must_use]
    pub const fn address(&self) -> &EmailAddress {
        &self.address
    }

    /// The method.
    #[must_use]
    pub const fn method(&self) -> Method {
        match self.purpose {
            Purpose::Outlook | Purpose::MobileSync => Method::Post,
            Purpose::V2 | Purpose::Redirect => Method::Get,
        }
    }

    /// The document in its body, if it has one.
    #[must_use]
    pub fn document(&self) -> Option<Request<'_>> {
        let address = self.address.as_str();
        match self.purpose {
            Purpose::Outlook => Some(Request::Outlook(outlook::Request::new(address))),
            Purpose::MobileSync => Some(Request::MobileSync(mobilesync::Request::new(address))),
            Purpose::V2 | Purpose::Redirect => None,
        }
    }

    /// Its body, if it has one.
    #[must_use]
    pub fn body(&self) -> Option<String> {
        // An address has no character that XML does not have.
        self.document()
            .and_then(|document| encode_request(&document).ok())
    }

    /// The headers that belong to it, beside those that every HTTP client sends.
    #[must_use]
    pub fn headers(&self) -> Vec<(&'static str, Cow<'_, str>)> {
        let mut headers = Vec::new();
        let mut push = |name, value| headers.push((name, Cow::Borrowed(value)));
        match self.purpose {
            Purpose::Outlook | Purpose::MobileSync => {
                push("Content-Type", "text/xml; charset=utf-8");
                push("Accept", "text/xml");
            }
            Purpose::V2 => push("Accept", "application/json"),
            Purpose::Redirect => {}
        }
        if self.purpose == Purpose::Outlook {
            push("X-MapiHttpCapability", "1");
            push("X-ClientCanHandle", "Negotiate, ExHttpInfo");
            // A header is ASCII.
            if self.address.as_str().is_ascii() {
                push("X-AnchorMailbox", self.address.as_str());
            }
        }
        headers
    }

    /// The request as one that may carry credentials: it is `https`, its origin is approved, and it
    /// is one that is answered to a user.
    #[must_use]
    pub fn approved(&self) -> Option<ApprovedRequest<'_>> {
        let may = self.approved && self.target.origin().is_https() && self.method() == Method::Post;
        may.then(|| ApprovedRequest::new(self))
    }
}

/// The path and query of a v2 JSON request.
pub(super) fn v2_path(address: &EmailAddress, protocol: &str, redirects: u8) -> String {
    let mut path = String::from("/autodiscover/autodiscover.json?Email=");
    percent_encode(address.as_str(), &mut path);
    path.push_str("&Protocol=");
    percent_encode(protocol, &mut path);
    path.push_str("&RedirectCount=");
    path.push_str(&redirects.to_string());
    path
}

/// Writes a text as part of a query (RFC 3986 §2.1).
fn percent_encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                // Writing to a String does not fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}
