//! [`RequestHead`]: what the request line and the headers say, whichever form the query has.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::error::{QueryError, QueryErrorKind, QueryField};
use super::{
    Base64Query, DeviceId, OptionFlags, PATH, Parameter, ParameterTag, PlainQuery, RequestHeaders,
    VersionCode, header,
};
use crate::command::RequestedCommand;
use crate::{PolicyKey, ProtocolVersion};

/// What the request line and the headers of a command say, whichever form the query has.
///
/// ```
/// use eas_provision::http::{RequestHead, RequestHeaders};
///
/// let headers = RequestHeaders::read([
///     ("MS-ASProtocolVersion", "14.0"),
///     ("X-MS-PolicyKey", "3942919513"),
/// ]);
/// let query = "Cmd=FolderSync&User=deviceuser&DeviceId=Device1&DeviceType=PocketPC";
/// let head = RequestHead::read(query, &headers)?;
/// let written = head.to_base64()?;
/// assert_eq!(
///     written.target,
///     "/Microsoft-Server-ActiveSync?jAkJBAdEZXZpY2UxBFktBOsIUG9ja2V0UEMICmRldmljZXVzZXI="
/// );
/// assert!(written.headers.is_empty());
/// # Ok::<(), eas_provision::http::QueryError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct RequestHead<'a> {
    /// The protocol version. None if the request names none, or one that is not known.
    pub version: Option<ProtocolVersion>,
    /// The command.
    pub command: RequestedCommand<'a>,
    /// The user; the base64 form may leave it out.
    pub user: Option<Cow<'a, str>>,
    /// The device.
    pub device_id: DeviceId<'a>,
    /// The type of the device.
    pub device_type: Cow<'a, str>,
    /// The policy key. What is not a key counts as none.
    pub policy_key: Option<PolicyKey<'a>>,
    /// What the client calls itself.
    pub user_agent: Option<Cow<'a, str>>,
    /// The language of the client: a name as in `Accept-Language`.
    pub language: Option<Cow<'a, str>>,
    /// The language of the client: a number as in MS-LCID, which the base64 form carries.
    pub locale: Option<u16>,
    /// What the message is to be saved in Sent Items for, and the like.
    pub options: OptionFlags,
    /// The other parameters of the command: names and values.
    pub parameters: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// A request line and headers to send; a `Content-Type` is up to the body.
///
/// ```
/// use eas_provision::http::{RequestHead, WrittenHead};
/// use eas_provision::{Command, ProtocolVersion};
///
/// let head = RequestHead::new(ProtocolVersion::V14_1, Command::FolderSync, "u", "d", "SP");
/// let written: WrittenHead = head.to_plain()?;
/// assert!(written.target.ends_with("?Cmd=FolderSync&User=u&DeviceId=d&DeviceType=SP"));
/// assert!(written.headers.contains(&("MS-ASProtocolVersion", "14.1".to_owned())));
/// # Ok::<(), eas_provision::http::QueryError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WrittenHead {
    /// Path and query.
    pub target: String,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
}

const SAVE_IN_SENT: &str = "SaveInSent";

impl<'a> RequestHead<'a> {
    /// A head with nothing but what every request has.
    #[must_use]
    pub fn new(
        version: ProtocolVersion,
        command: impl Into<RequestedCommand<'a>>,
        user: impl Into<Cow<'a, str>>,
        device_id: impl Into<DeviceId<'a>>,
        device_type: impl Into<Cow<'a, str>>,
    ) -> Self {
        Self {
            version: Some(version),
            command: command.into(),
            user: Some(user.into()),
            device_id: device_id.into(),
            device_type: device_type.into(),
            policy_key: None,
            user_agent: None,
            language: None,
            locale: None,
            options: OptionFlags::default(),
            parameters: Vec::new(),
        }
    }

    /// Reads the query, which is what stands behind the `?`, and the headers.
    ///
    /// # Errors
    ///
    /// The query is malformed.
    pub fn read(query: &'a str, headers: &RequestHeaders<'a>) -> Result<Self, QueryError> {
        let user_agent = headers.user_agent.map(Cow::Borrowed);
        let language = headers.accept_language.map(Cow::Borrowed);
        if is_base64(query) {
            let query = Base64Query::decode(query)?;
            let mut parameters = Vec::new();
            for parameter in &query.parameters {
                let name = match (parameter.tag, parameter.tag.name()) {
                    (ParameterTag::OPTIONS | ParameterTag::USER, _) => continue,
                    (_, Some(name)) => Cow::Borrowed(name),
                    (ParameterTag(tag), None) => Cow::Owned(tag.to_string()),
                };
                let value = String::from_utf8_lossy(&parameter.value).into_owned();
                parameters.push((name, Cow::Owned(value)));
            }
            return Ok(Self {
                version: query.version.version(),
                options: query.options(),
                user: query.user().map(|user| Cow::Owned(user.into())),
                command: query.command,
                device_id: query.device_id,
                device_type: query.device_type,
                policy_key: query.policy_key.map(PolicyKey::from),
                user_agent,
                language,
                locale: Some(query.locale),
                parameters,
            });
        }
        let mut query = PlainQuery::decode(query)?;
        let mut options = OptionFlags::default();
        if query.save_in_sent() {
            options = options.with(OptionFlags::SAVE_IN_SENT);
        }
        if headers
            .accept_multipart
            .is_some_and(|v| v.eq_ignore_ascii_case("T"))
        {
            options = options.with(OptionFlags::ACCEPT_MULTIPART);
        }
        query
            .parameters
            .retain(|p| !p.0.eq_ignore_ascii_case(SAVE_IN_SENT));
        Ok(Self {
            version: headers.version(),
            command: query.command,
            user: Some(query.user),
            device_id: query.device_id,
            device_type: query.device_type,
            policy_key: headers.policy_key.and_then(|key| PolicyKey::new(key).ok()),
            user_agent,
            language,
            locale: None,
            options,
            parameters: query.parameters,
        })
    }

    /// The request with the query as text. Version and policy key are headers.
    ///
    /// # Errors
    ///
    /// Those of [`PlainQuery::encode`]; a version or a user is missing.
    pub fn to_plain(&self) -> Result<WrittenHead, QueryError> {
        let missing = |field| QueryError::new(QueryErrorKind::Missing(field), 0);
        let version = self.version.ok_or_else(|| missing(QueryField::Version))?;
        let user = self.user.as_deref();
        let mut query = PlainQuery::new(
            self.command.clone(),
            user.ok_or_else(|| missing(QueryField::User))?,
            self.device_id.clone(),
            self.device_type.as_ref(),
        );
        query.parameters.clone_from(&self.parameters);
        if self.options.contains(OptionFlags::SAVE_IN_SENT) {
            let name = Cow::Borrowed(SAVE_IN_SENT);
            query.parameters.push((name, Cow::Borrowed("T")));
        }
        let mut written = self.written(&query.encode()?);
        let headers = &mut written.headers;
        headers.push((header::PROTOCOL_VERSION, version.to_string()));
        if let Some(key) = &self.policy_key {
            headers.push((header::POLICY_KEY, key.to_string()));
        }
        if self.options.contains(OptionFlags::ACCEPT_MULTIPART) {
            headers.push((header::ACCEPT_MULTIPART, "T".to_string()));
        }
        Ok(written)
    }

    /// The request with the query in base64, which has version and policy key in it. Without a
    /// locale it has 0x0409.
    ///
    /// # Errors
    ///
    /// Those of [`Base64Query::encode`]; the version is missing or older than 12.1; the policy key
    /// is not a number of 32 bits; a parameter has no tag.
    pub fn to_base64(&self) -> Result<WrittenHead, QueryError> {
        let refuse = |kind| QueryError::new(kind, 0);
        let form = |field| refuse(QueryErrorKind::Form(field));
        let version = self.version.and_then(VersionCode::of);
        let version = version.ok_or_else(|| form(QueryField::Version))?;
        let mut query = Base64Query::new(
            version,
            self.command.clone(),
            self.device_id.clone(),
            self.device_type.as_ref(),
        );
        if let Some(locale) = self.locale {
            query.locale = locale;
        }
        if let Some(key) = &self.policy_key {
            let number = key.as_u32().ok_or_else(|| form(QueryField::PolicyKey))?;
            query.policy_key = Some(number);
        }
        for (name, value) in &self.parameters {
            let tag = tag_of(name);
            let tag = tag.ok_or_else(|| form(QueryField::Parameter))?;
            query.parameters.push(Parameter::text(tag, value));
        }
        if self.options != OptionFlags::default() {
            query.parameters.push(Parameter::options(self.options));
        }
        if let Some(user) = self.user.as_deref().filter(|user| !user.is_empty()) {
            query
                .parameters
                .push(Parameter::text(ParameterTag::USER, user));
        }
        Ok(self.written(&query.encode()?))
    }

    fn written(&self, query: &str) -> WrittenHead {
        let mut target = String::from(PATH);
        target.push('?');
        target.push_str(query);
        let mut headers = Vec::new();
        if let Some(user_agent) = &self.user_agent {
            headers.push((header::USER_AGENT, user_agent.to_string()));
        }
        if let Some(language) = &self.language {
            headers.push((header::ACCEPT_LANGUAGE, language.to_string()));
        }
        WrittenHead { target, headers }
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> RequestHead<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        RequestHead {
            version: self.version,
            command: self.command.into_owned(),
            user: self.user.map(owned),
            device_id: self.device_id.into_owned(),
            device_type: owned(self.device_type),
            policy_key: self.policy_key.map(PolicyKey::into_owned),
            user_agent: self.user_agent.map(owned),
            language: self.language.map(owned),
            locale: self.locale,
            options: self.options,
            parameters: self
                .parameters
                .into_iter()
                .map(|(name, value)| (owned(name), owned(value)))
                .collect(),
        }
    }
}

/// Whether a query is in the base64 form: it has no `&`, and `=` at its end alone.
///
/// ```
/// use eas_provision::http::is_base64;
///
/// assert!(is_base64("jAkHBBAlcAYAAgAAAAAHTmV4dHVzNQ=="));
/// assert!(!is_base64("Cmd=Sync&User=alice"));
/// ```
#[must_use]
pub fn is_base64(query: &str) -> bool {
    let query = query.trim_end_matches('=');
    !query.is_empty() && !query.contains(['&', '='])
}

/// The tag of a parameter of a command. Options and the user are none, and those without a name are
/// spelled as numbers.
fn tag_of(name: &str) -> Option<ParameterTag> {
    let is_named = |tag: &ParameterTag| tag.name().is_some_and(|n| n.eq_ignore_ascii_case(name));
    if let Some(tag) = ParameterTag::NAMED.into_iter().find(is_named) {
        return Some(tag).filter(|tag| !matches!(*tag, ParameterTag::OPTIONS | ParameterTag::USER));
    }
    let tag = ParameterTag(name.parse().ok()?);
    (tag.name().is_none() && tag.to_string() == name).then_some(tag)
}
