//! The schema of ActiveSync devices (MS-ASCMD 2.2.1.1).
//!
//! ```
//! # #[cfg(feature = "xml")] {
//! use autodiscover::mobilesync::{Action, Request, Response, Server, Settings, User};
//! use autodiscover::{Options, decode_response};
//!
//! let reply = br#"<?xml version="1.0" encoding="utf-8"?>
//! <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
//! <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006">
//! <Culture>en:en</Culture>
//! <User><DisplayName>Chris Gray</DisplayName><EMailAddress>chris@woodgrovebank.com</EMailAddress></User>
//! <Action><Settings><Server><Type>MobileSync</Type><Url>https://loandept.woodgrovebank.com/Microsoft-Server-ActiveSync</Url>
//! <Name>https://loandept.woodgrovebank.com/Microsoft-Server-ActiveSync</Name></Server></Settings></Action>
//! </Response></Autodiscover>"#;
//! let decoded = decode_response(reply, &Options::STRICT)?;
//! let autodiscover::Response::MobileSync(response) = &decoded.value else { panic!() };
//! let Response { user, action, .. } = response;
//! let user: &User<'_> = user.as_ref().unwrap();
//! assert_eq!(user.display_name.as_deref(), Some("Chris Gray"));
//! let action: &Action<'_> = action.as_ref().unwrap();
//! let settings: &Settings<'_> = action.settings.as_ref().unwrap();
//! let server: &Server<'_> = &settings.servers[0];
//! assert_eq!(server.url.as_deref(), Some("https://loandept.woodgrovebank.com/Microsoft-Server-ActiveSync"));
//!
//! let request = Request::new("chris@woodgrovebank.com");
//! assert_eq!(request.email_address.as_deref(), user.email_address.as_deref());
//! # }
//! # Ok::<(), autodiscover::Error>(())
//! ```

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::extra::owned_option;
use crate::{ErrorReply, Extra, Schema, ServerType};

/// A request: which address, and which schema the answer may be in. Both are required.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Request<'a> {
    /// `EMailAddress`: whose settings are asked for.
    pub email_address: Option<Cow<'a, str>>,
    /// `AcceptableResponseSchema`: the namespace the answer is to be in.
    pub acceptable_response_schema: Option<Cow<'a, str>>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl<'a> Request<'a> {
    /// A request for this address, to be answered in the mobilesync schema.
    #[must_use]
    pub fn new(email_address: impl Into<Cow<'a, str>>) -> Self {
        let schema = Schema::MobileSync.response_namespace();
        Self {
            email_address: Some(email_address.into()),
            acceptable_response_schema: Some(Cow::Borrowed(schema)),
            ..Self::default()
        }
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Request<'static> {
        Request {
            email_address: owned_option(self.email_address),
            acceptable_response_schema: owned_option(self.acceptable_response_schema),
            extra: self.extra.into_owned(),
        }
    }
}

/// The payload of an answer.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Response<'a> {
    /// `Culture`, such as `en:us`.
    pub culture: Option<Cow<'a, str>>,
    /// `User`.
    pub user: Option<User<'a>>,
    /// `Action`.
    pub action: Option<Action<'a>>,
    /// `Error`, where it stands directly in `Response`. The schema does not have it there.
    pub error: Option<ErrorReply<'a>>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl<'a> Response<'a> {
    /// A response for this user.
    #[must_use]
    pub fn new(user: User<'a>, action: Action<'a>) -> Self {
        Self {
            user: Some(user),
            action: Some(action),
            ..Self::default()
        }
    }

    /// The error, under `Action` or directly in `Response`.
    #[must_use]
    pub fn error(&self) -> Option<&ErrorReply<'a>> {
        let action = self.action.as_ref();
        action
            .and_then(|action| action.error.as_ref())
            .or(self.error.as_ref())
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Response<'static> {
        Response {
            culture: owned_option(self.culture),
            user: self.user.map(User::into_owned),
            action: self.action.map(Action::into_owned),
            error: self.error.map(ErrorReply::into_owned),
            extra: self.extra.into_owned(),
        }
    }
}

/// `User`: whose settings they are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct User<'a> {
    /// `DisplayName`.
    pub display_name: Option<Cow<'a, str>>,
    /// `EMailAddress`; required.
    pub email_address: Option<Cow<'a, str>>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl<'a> User<'a> {
    /// The user of this address.
    #[must_use]
    pub fn new(email_address: impl Into<Cow<'a, str>>) -> Self {
        Self {
            email_address: Some(email_address.into()),
            ..Self::default()
        }
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> User<'static> {
        User {
            display_name: owned_option(self.display_name),
            email_address: owned_option(self.email_address),
            extra: self.extra.into_owned(),
        }
    }
}

/// `Action`: a redirect, settings or an error.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Action<'a> {
    /// `Redirect`: the address to begin anew with.
    pub redirect: Option<Cow<'a, str>>,
    /// `Settings`: the servers, at least one.
    pub settings: Option<Settings<'a>>,
    /// `Error`.
    pub error: Option<ErrorReply<'a>>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl<'a> Action<'a> {
    /// These servers.
    #[must_use]
    pub fn settings(servers: impl IntoIterator<Item = Server<'a>>) -> Self {
        Self {
            settings: Some(Settings {
                servers: servers.into_iter().collect(),
                extra: Extra::EMPTY,
            }),
            ..Self::default()
        }
    }

    /// Begin anew with this address.
    #[must_use]
    pub fn redirect(address: impl Into<Cow<'a, str>>) -> Self {
        Self {
            redirect: Some(address.into()),
            ..Self::default()
        }
    }

    /// This went wrong.
    #[must_use]
    pub fn error(error: ErrorReply<'a>) -> Self {
        Self {
            error: Some(error),
            ..Self::default()
        }
    }

    /// The servers.
    #[must_use]
    pub fn servers(&self) -> &[Server<'a>] {
        self.settings.as_ref().map_or(&[], |s| &s.servers)
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Action<'static> {
        Action {
            redirect: owned_option(self.redirect),
            settings: self.settings.map(Settings::into_owned),
            error: self.error.map(ErrorReply::into_owned),
            extra: self.extra.into_owned(),
        }
    }
}

/// `Settings`: the servers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Settings<'a> {
    /// `Server`; at least one.
    pub servers: Vec<Server<'a>>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl Settings<'_> {
    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Settings<'static> {
        Settings {
            servers: self.servers.into_iter().map(Server::into_owned).collect(),
            extra: self.extra.into_owned(),
        }
    }
}

/// `Server`: a service, and where it is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Server<'a> {
    /// `Type`.
    pub server_type: Option<ServerType<'a>>,
    /// `Url`.
    pub url: Option<Cow<'a, str>>,
    /// `Name`: the URL again for ActiveSync, the host for certificate enrolment.
    pub name: Option<Cow<'a, str>>,
    /// `ServerData`: the template name for certificate enrolment.
    pub server_data: Option<Cow<'a, str>>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl<'a> Server<'a> {
    /// The ActiveSync server at this URL.
    #[must_use]
    pub fn mobile_sync(url: impl Into<Cow<'a, str>>) -> Self {
        let url = url.into();
        Self {
            server_type: Some(ServerType::MobileSync),
            name: Some(url.clone()),
            url: Some(url),
            ..Self::default()
        }
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Server<'static> {
        Server {
            server_type: self.server_type.map(ServerType::into_owned),
            url: owned_option(self.url),
            name: owned_option(self.name),
            server_data: owned_option(self.server_data),
            extra: self.extra.into_owned(),
        }
    }
}
