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
#[must_use]
pub fn is_wbxml(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or("").trim();
    essence.eq_ignore_ascii_case(super::MEDIA_TYPE)
        || essence.eq_ignore_ascii_case("application/vnd.ms-sync")
}

/// The headers of a request, each as it stands there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct RequestHeaders<'a> {
    /// [`header::PROTOCOL_VERSION`].
    pub protocol_version: Option<&'a str>,
    /// [`header::POLICY_KEY`].
    pub policy_key: Option<&'a str>,
    /// [`header::USER_AGENT`].
    pub user_agent: Option<&'a str>,
    /// [`header::CONTENT_TYPE`].
    pub content_type: Option<&'a str>,
    /// [`header::ACCEPT_LANGUAGE`].
    pub accept_language: Option<&'a str>,
    /// [`header::ACCEPT_MULTIPART`].
    pub accept_multipart: Option<&'a str>,
}

impl<'a> RequestHeaders<'a> {
    /// Takes what there is for it from headers: names in any letter case, and of several of a name
    /// the first.
    pub fn read(headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut found = Self::default();
        for (name, value) in headers {
            let place = [
                (header::PROTOCOL_VERSION, &mut found.protocol_version),
                (header::POLICY_KEY, &mut found.policy_key),
                (header::USER_AGENT, &mut found.user_agent),
                (header::CONTENT_TYPE, &mut found.content_type),
                (header::ACCEPT_LANGUAGE, &mut found.accept_language),
                (header::ACCEPT_MULTIPART, &mut found.accept_multipart),
            ]
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
        let all = [
            (header::PROTOCOL_VERSION, self.protocol_version),
            (header::POLICY_KEY, self.policy_key),
            (header::USER_AGENT, self.user_agent),
            (header::CONTENT_TYPE, self.content_type),
            (header::ACCEPT_LANGUAGE, self.accept_language),
            (header::ACCEPT_MULTIPART, self.accept_multipart),
        ];
        all.into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
    }

    /// The protocol version, if it is one.
    #[must_use]
    pub fn version(&self) -> Option<ProtocolVersion> {
        self.protocol_version?.parse().ok()
    }
}

/// The headers of a response, each as it stands there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct ResponseHeaders<'a> {
    /// [`header::PROTOCOL_VERSIONS`].
    pub protocol_versions: Option<&'a str>,
    /// [`header::PROTOCOL_COMMANDS`].
    pub protocol_commands: Option<&'a str>,
    /// [`header::FULL_RESYNC`].
    pub full_resync: Option<&'a str>,
    /// [`header::LOCATION`].
    pub location: Option<&'a str>,
    /// [`header::RETRY_AFTER`].
    pub retry_after: Option<&'a str>,
    /// [`header::THROTTLE`].
    pub throttle: Option<&'a str>,
    /// [`header::CONTENT_TYPE`].
    pub content_type: Option<&'a str>,
    /// [`header::SERVER`].
    pub server: Option<&'a str>,
    /// [`header::CREDENTIAL_SERVICE`].
    pub credential_service: Option<&'a str>,
    /// [`header::CREDENTIALS_EXPIRE`].
    pub credentials_expire: Option<&'a str>,
}

impl<'a> ResponseHeaders<'a> {
    /// Takes what there is for it from headers: names in any letter case, and of several of a name
    /// the first.
    pub fn read(headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut found = Self::default();
        for (name, value) in headers {
            let place = [
                (header::PROTOCOL_VERSIONS, &mut found.protocol_versions),
                (header::PROTOCOL_COMMANDS, &mut found.protocol_commands),
                (header::FULL_RESYNC, &mut found.full_resync),
                (header::LOCATION, &mut found.location),
                (header::RETRY_AFTER, &mut found.retry_after),
                (header::THROTTLE, &mut found.throttle),
                (header::CONTENT_TYPE, &mut found.content_type),
                (header::SERVER, &mut found.server),
                (header::CREDENTIAL_SERVICE, &mut found.credential_service),
                (header::CREDENTIALS_EXPIRE, &mut found.credentials_expire),
            ]
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
        let all = [
            (header::PROTOCOL_VERSIONS, self.protocol_versions),
            (header::PROTOCOL_COMMANDS, self.protocol_commands),
            (header::FULL_RESYNC, self.full_resync),
            (header::LOCATION, self.location),
            (header::RETRY_AFTER, self.retry_after),
            (header::THROTTLE, self.throttle),
            (header::CONTENT_TYPE, self.content_type),
            (header::SERVER, self.server),
            (header::CREDENTIAL_SERVICE, self.credential_service),
            (header::CREDENTIALS_EXPIRE, self.credentials_expire),
        ];
        all.into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
    }

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
