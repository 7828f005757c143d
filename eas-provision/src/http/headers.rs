//! The headers of requests and responses that the protocol gives a meaning (MS-ASHTTP 2.2.1.1.2 and
//! 2.2.2.1.2).

use core::fmt;

use wbxml::{ProtocolVersion, Versions};

use super::versions::decode_versions;

/// The names of headers.
pub mod header {
    /// The protocol version of a request; not with the base64 query.
    pub const PROTOCOL_VERSION: &str = "MS-ASProtocolVersion";
    /// The policy key of a request; not with the base64 query.
    pub const POLICY_KEY: &str = "X-MS-PolicyKey";
    /// What the client is. It should stay the same from request to request.
    pub const USER_AGENT: &str = "User-Agent";
    /// The media type of a body.
    pub const CONTENT_TYPE: &str = "Content-Type";
    /// The language of the client.
    pub const ACCEPT_LANGUAGE: &str = "Accept-Language";
    /// `T` for items in multipart form; ItemOperations, not with the base64 query.
    pub const ACCEPT_MULTIPART: &str = "MS-ASAcceptMultiPart";
    /// The protocol versions of a server.
    pub const PROTOCOL_VERSIONS: &str = "MS-ASProtocolVersions";
    /// The commands of a server.
    pub const PROTOCOL_COMMANDS: &str = "MS-ASProtocolCommands";
    /// The client has to synchronize anew; the value is the protocol versions of the server.
    pub const FULL_RESYNC: &str = "X-MS-RP";
    /// With HTTP 451: the URL to use from now on.
    pub const LOCATION: &str = "X-MS-Location";
    /// With HTTP 503: how long to wait.
    pub const RETRY_AFTER: &str = "Retry-After";
    /// Why the client is throttled.
    pub const THROTTLE: &str = "X-MS-ASThrottle";
    /// The version of the server.
    pub const SERVER: &str = "MS-Server-ActiveSync";
    /// With HTTP 457: where the user can set a new password.
    pub const CREDENTIAL_SERVICE: &str = "X-MS-Credential-Service-Url";
    /// In how many days the password of the user expires.
    pub const CREDENTIALS_EXPIRE: &str = "X-MS-Credentials-Expire";
}

/// Whether a `Content-Type` says that the body is WBXML: `application/vnd.ms-sync.wbxml`, or the
/// short `application/vnd.ms-sync`, in any letter case and with any parameters.
///
/// ```
/// use eas_provision::http::is_wbxml;
///
/// assert!(is_wbxml("Application/vnd.ms-sync.WBXML; charset=utf-8"));
/// assert!(!is_wbxml("text/html"));
/// ```
#[must_use]
pub fn is_wbxml(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or("").trim();
    essence.eq_ignore_ascii_case(super::MEDIA_TYPE)
        || essence.eq_ignore_ascii_case("application/vnd.ms-sync")
}

/// Headers by the names of their fields: the type, how it is read, and what is sent.
macro_rules! headers {
    ($(#[$about:meta])* $name:ident { $($field:ident: $header:ident,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
        #[non_exhaustive]
        pub struct $name<'a> {
            $(
                #[doc = concat!("[`header::", stringify!($header), "`].")]
                pub $field: Option<&'a str>,
            )*
        }

        impl<'a> $name<'a> {
            /// Takes what there is for it from headers: names in any letter case, and of several of a
            /// name the first.
            pub fn read(headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
                let mut found = Self::default();
                for (name, value) in headers {
                    let place = [$((header::$header, &mut found.$field),)*]
                        .into_iter()
                        .find(|place| place.0.eq_ignore_ascii_case(name));
                    if let Some((_, place)) = place {
                        place.get_or_insert(value.trim());
                    }
                }
                found
            }

            /// The headers that are there, to be sent.
            pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'a str)> {
                let all = [$((header::$header, self.$field),)*];
                all.into_iter()
                    .filter_map(|(name, value)| Some((name, value?)))
            }
        }
    };
}

headers! {
    /// The headers of a request, each as it stands there.
    RequestHeaders {
        protocol_version: PROTOCOL_VERSION,
        policy_key: POLICY_KEY,
        user_agent: USER_AGENT,
        content_type: CONTENT_TYPE,
        accept_language: ACCEPT_LANGUAGE,
        accept_multipart: ACCEPT_MULTIPART,
    }
}

impl RequestHeaders<'_> {
    /// The protocol version, if it is one.
    #[must_use]
    pub fn version(&self) -> Option<ProtocolVersion> {
        self.protocol_version?.parse().ok()
    }
}

headers! {
    /// The headers of a response, each as it stands there.
    ResponseHeaders {
        protocol_versions: PROTOCOL_VERSIONS,
        protocol_commands: PROTOCOL_COMMANDS,
        full_resync: FULL_RESYNC,
        location: LOCATION,
        retry_after: RETRY_AFTER,
        throttle: THROTTLE,
        content_type: CONTENT_TYPE,
        server: SERVER,
        credential_service: CREDENTIAL_SERVICE,
        credentials_expire: CREDENTIALS_EXPIRE,
    }
}

impl<'a> ResponseHeaders<'a> {
    /// The protocol versions of the server, without those that are not known here.
    #[must_use]
    pub fn versions(&self) -> Versions {
        self.protocol_versions
            .map_or(Versions::NONE, decode_versions)
    }

    /// How long to wait, if the server says so in a form that it may have.
    #[must_use]
    pub fn retry_after(&self) -> Option<RetryAfter<'a>> {
        let text = self.retry_after?;
        if let Ok(seconds) = text.parse() {
            return Some(RetryAfter::Seconds(seconds));
        }
        // The three forms of RFC 9110 5.6.7 begin with the name of a day.
        let is_date = text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.contains(':');
        is_date.then_some(RetryAfter::Date(text))
    }

    /// In how many days the password of the user expires; 0 is within one.
    #[must_use]
    pub fn credentials_expire(&self) -> Option<u32> {
        self.credentials_expire?.parse().ok()
    }
}

/// How long to wait (RFC 9110 10.2.3).
///
/// ```
/// use eas_provision::http::{ResponseHeaders, RetryAfter};
///
/// let headers = ResponseHeaders::read([("Retry-After", "120")]);
/// assert_eq!(headers.retry_after(), Some(RetryAfter::Seconds(120)));
/// let date = "Fri, 31 Dec 1999 23:59:59 GMT";
/// let headers = ResponseHeaders::read([("Retry-After", date)]);
/// assert_eq!(headers.retry_after(), Some(RetryAfter::Date(date)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum RetryAfter<'a> {
    /// This many seconds.
    Seconds(u32),
    /// Until this date, as it stands there.
    Date(&'a str),
}

impl fmt::Display for RetryAfter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seconds(seconds) => seconds.fmt(f),
            Self::Date(date) => f.write_str(date),
        }
    }
}
