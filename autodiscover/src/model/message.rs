//! What is sent and answered, whichever the schema: [`Request`], [`Response`], [`ErrorReply`].

use alloc::borrow::Cow;

use super::extra::owned_option;
use crate::{ErrorCode, Extra, mobilesync, outlook};

/// The two schemas.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Schema {
    /// That of Outlook: accounts with a list of protocols.
    Outlook,
    /// That of ActiveSync devices.
    MobileSync,
}

impl Schema {
    /// The namespace of a request.
    #[must_use]
    pub const fn request_namespace(self) -> &'static str {
        match self {
            Self::Outlook => {
                "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"
            }
            Self::MobileSync => {
                "http://schemas.microsoft.com/exchange/autodiscover/mobilesync/requestschema/2006"
            }
        }
    }

    /// The namespace of `Response`, which is also what a request asks for in
    /// `AcceptableResponseSchema`.
    #[must_use]
    pub const fn response_namespace(self) -> &'static str {
        match self {
            Self::Outlook => {
                "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a"
            }
            Self::MobileSync => {
                "http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006"
            }
        }
    }
}

/// The namespace of the root of a response, whichever the schema, and of an error reply.
pub const ROOT_NAMESPACE: &str =
    "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006";

/// A request of either schema.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Request<'a> {
    /// Of Outlook.
    Outlook(outlook::Request<'a>),
    /// Of an ActiveSync device.
    MobileSync(mobilesync::Request<'a>),
}

impl Request<'_> {
    /// Its schema.
    #[must_use]
    pub const fn schema(&self) -> Schema {
        match self {
            Self::Outlook(_) => Schema::Outlook,
            Self::MobileSync(_) => Schema::MobileSync,
        }
    }

    /// The address it asks for.
    #[must_use]
    pub fn email_address(&self) -> Option<&str> {
        match self {
            Self::Outlook(request) => request.email_address.as_deref(),
            Self::MobileSync(request) => request.email_address.as_deref(),
        }
    }

    /// The schema that it wants the answer in, if it names one of the two.
    #[must_use]
    pub fn accepts(&self) -> Option<Schema> {
        let named = match self {
            Self::Outlook(request) => request.acceptable_response_schema.as_deref()?,
            Self::MobileSync(request) => request.acceptable_response_schema.as_deref()?,
        };
        let plain = |uri: &'static str| uri.split_once("://").map_or("", |(_, rest)| rest);
        let (_, named) = named.split_once("://")?;
        [Schema::Outlook, Schema::MobileSync]
            .into_iter()
            .find(|schema| plain(schema.response_namespace()) == named)
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Request<'static> {
        match self {
            Self::Outlook(request) => Request::Outlook(request.into_owned()),
            Self::MobileSync(request) => Request::MobileSync(request.into_owned()),
        }
    }
}

/// An answer of either schema, or an error reply that is of neither.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[allow(
    clippy::large_enum_variant,
    reason = "there is one at a time, and nearly all are the largest"
)]
#[non_exhaustive]
pub enum Response<'a> {
    /// In Outlook's schema.
    Outlook(outlook::Response<'a>),
    /// In the mobilesync schema.
    MobileSync(mobilesync::Response<'a>),
    /// An error in the namespace of the root.
    Error(ErrorReply<'a>),
}

impl<'a> Response<'a> {
    /// The error, wherever it stands: in the root namespace, in Outlook's `Response` or under
    /// `Account`, in the mobilesync `Response` or under its `Action`.
    #[must_use]
    pub fn error(&self) -> Option<&ErrorReply<'a>> {
        match self {
            Self::Error(error) => Some(error),
            Self::Outlook(response) => response.error(),
            Self::MobileSync(response) => response.error(),
        }
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Response<'static> {
        match self {
            Self::Outlook(response) => Response::Outlook(response.into_owned()),
            Self::MobileSync(response) => Response::MobileSync(response.into_owned()),
            Self::Error(error) => Response::Error(error.into_owned()),
        }
    }
}

/// `Error`, of either schema: what went wrong, in the server's words.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct ErrorReply<'a> {
    /// The attribute `Time`, as in `21:25:04.8897083`.
    pub time: Option<Cow<'a, str>>,
    /// The attribute `Id`, a hash of the server's name.
    pub id: Option<Cow<'a, str>>,
    /// `Status`, in the mobilesync schema only: a number.
    pub status: Option<Cow<'a, str>>,
    /// `ErrorCode`, a number; [`code`](Self::code) reads it.
    pub error_code: Option<Cow<'a, str>>,
    /// `Message`.
    pub message: Option<Cow<'a, str>>,
    /// `DebugData`.
    pub debug_data: Option<Cow<'a, str>>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl<'a> ErrorReply<'a> {
    /// An error of this code, with this message.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<Cow<'a, str>>) -> Self {
        Self {
            error_code: Some(Cow::Owned(alloc::format!("{code}"))),
            message: Some(message.into()),
            debug_data: Some(Cow::Borrowed("")),
            ..Self::default()
        }
    }

    /// The error with the attributes `Time` (as in `21:25:04.8897083`) and `Id`.
    #[must_use]
    pub fn with_origin(mut self, time: impl Into<Cow<'a, str>>, id: u32) -> Self {
        self.time = Some(time.into());
        self.id = Some(Cow::Owned(alloc::format!("{id}")));
        self
    }

    /// `ErrorCode`, if it is there and a number.
    #[must_use]
    pub fn code(&self) -> Option<ErrorCode> {
        self.error_code.as_deref()?.parse().ok().map(ErrorCode)
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> ErrorReply<'static> {
        ErrorReply {
            time: owned_option(self.time),
            id: owned_option(self.id),
            status: owned_option(self.status),
            error_code: owned_option(self.error_code),
            message: owned_option(self.message),
            debug_data: owned_option(self.debug_data),
            extra: self.extra.into_owned(),
        }
    }
}
