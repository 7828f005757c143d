//! [`Base64Query`]: the query value in base64 (MS-ASHTTP 2.2.1.1.1.1).

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use base64ct::{Base64, Encoding};
use wbxml::ProtocolVersion;

use super::error::{
    QueryDiagnostic, QueryDiagnosticKind, QueryError, QueryErrorKind, QueryField, QueryLenient,
};
use super::grammar::{Fields, fields};
use super::{DeviceId, OptionFlags, Parameter, ParameterTag};
use crate::Command;
use crate::command::RequestedCommand;

/// The protocol version in one byte: an open enum.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct VersionCode(pub u8);

impl VersionCode {
    /// The version that the byte stands for: 121, 140, 141, 160 and 161.
    #[must_use]
    pub const fn version(self) -> Option<ProtocolVersion> {
        Some(match self.0 {
            121 => ProtocolVersion::V12_1,
            140 => ProtocolVersion::V14_0,
            141 => ProtocolVersion::V14_1,
            160 => ProtocolVersion::V16_0,
            161 => ProtocolVersion::V16_1,
            _ => return None,
        })
    }

    /// The byte of a version; none for 2.5 and 12.0, which have no base64 form.
    #[must_use]
    pub const fn of(version: ProtocolVersion) -> Option<Self> {
        Some(Self(match version {
            ProtocolVersion::V12_1 => 121,
            ProtocolVersion::V14_0 => 140,
            ProtocolVersion::V14_1 => 141,
            ProtocolVersion::V16_0 => 160,
            ProtocolVersion::V16_1 => 161,
            _ => return None,
        }))
    }
}

impl fmt::Debug for VersionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VersionCode({})", self.0)
    }
}

/// The query value in base64: what else would be headers is in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Base64Query<'a> {
    /// The protocol version.
    pub version: VersionCode,
    /// The command.
    pub command: RequestedCommand<'a>,
    /// The language of the answer, as in MS-LCID: 0x0409 is English of the United States.
    pub locale: u16,
    /// The device, 1 to 255 bytes.
    pub device_id: DeviceId<'a>,
    /// The policy key.
    pub policy_key: Option<u32>,
    /// The type of the device, up to 255 bytes.
    pub device_type: Cow<'a, str>,
    /// What the command needs further, in order.
    pub parameters: Vec<Parameter<'a>>,
}

impl<'a> Base64Query<'a> {
    /// A query without policy key and parameters, and with the locale 0x0409.
    #[must_use]
    pub fn new(
        version: VersionCode,
        command: impl Into<RequestedCommand<'a>>,
        device_id: impl Into<DeviceId<'a>>,
        device_type: impl Into<Cow<'a, str>>,
    ) -> Self {
        Self {
            version,
            command: command.into(),
            locale: 0x0409,
            device_id: device_id.into(),
            policy_key: None,
            device_type: device_type.into(),
            parameters: Vec::new(),
        }
    }

    /// The value of a parameter; the first, if there are several.
    #[must_use]
    pub fn parameter(&self, tag: ParameterTag) -> Option<&[u8]> {
        let found = self.parameters.iter().find(|p| p.tag == tag)?;
        Some(&found.value)
    }

    /// The options; none set, if there are none.
    #[must_use]
    pub fn options(&self) -> OptionFlags {
        let options = self.parameter(ParameterTag::OPTIONS);
        OptionFlags(options.and_then(|v| v.first()).copied().unwrap_or(0))
    }

    /// The user, if there is one and it is UTF-8.
    #[must_use]
    pub fn user(&self) -> Option<&str> {
        core::str::from_utf8(self.parameter(ParameterTag::USER)?).ok()
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> Base64Query<'static> {
        Base64Query {
            version: self.version,
            command: self.command.into_owned(),
            locale: self.locale,
            device_id: self.device_id.into_owned(),
            policy_key: self.policy_key,
            device_type: Cow::Owned(self.device_type.into_owned()),
            parameters: self
                .parameters
                .into_iter()
                .map(Parameter::into_owned)
                .collect(),
        }
    }

    /// The query value. It is not percent-encoded: every character of base64 may stand in a query.
    ///
    /// # Errors
    ///
    /// [`QueryErrorKind::Form`] if the command has no code,
    /// [`QueryErrorKind::Empty`] without a device identifier,
    /// [`QueryErrorKind::TooLong`] if a field has more than 255 bytes,
    /// [`QueryErrorKind::OptionsLength`] if the options are not one byte.
    pub fn encode(&self) -> Result<String, QueryError> {
        let refuse = |kind| QueryError::new(kind, 0);
        let command = match &self.command {
            RequestedCommand::Known(command) => command.code(),
            RequestedCommand::Code(code) => Some(*code),
            RequestedCommand::Name(name) => Command::from_name(name).and_then(Command::code),
        };
        let command = command.ok_or_else(|| refuse(QueryErrorKind::Form(QueryField::Command)))?;
        if self.device_id.is_empty() {
            return Err(refuse(QueryErrorKind::Empty(QueryField::DeviceId)));
        }
        let mut bytes = Vec::new();
        bytes.push(self.version.0);
        bytes.push(command);
        bytes.extend_from_slice(&self.locale.to_le_bytes());
        put(&mut bytes, QueryField::DeviceId, self.device_id.as_bytes())?;
        match self.policy_key {
            Some(key) => put(&mut bytes, QueryField::PolicyKey, &key.to_le_bytes())?,
            None => bytes.push(0),
        }
        put(
            &mut bytes,
            QueryField::DeviceType,
            self.device_type.as_bytes(),
        )?;
        for parameter in &self.parameters {
            if parameter.tag == ParameterTag::OPTIONS && parameter.value.len() != 1 {
                let length = u8::try_from(parameter.value.len()).unwrap_or(u8::MAX);
                return Err(refuse(QueryErrorKind::OptionsLength(length)));
            }
            bytes.push(parameter.tag.0);
            put(&mut bytes, QueryField::Parameter, &parameter.value)?;
        }
        Ok(Base64::encode_string(&bytes))
    }
}

fn put(bytes: &mut Vec<u8>, field: QueryField, value: &[u8]) -> Result<(), QueryError> {
    let length = u8::try_from(value.len())
        .map_err(|_| QueryError::new(QueryErrorKind::TooLong(field), 0))?;
    bytes.push(length);
    bytes.extend_from_slice(value);
    Ok(())
}

impl Base64Query<'static> {
    /// Reads a query value, strictly.
    ///
    /// # Errors
    ///
    /// Any deviation from MS-ASHTTP 2.2.1.1.1.1, at the character where the field begins.
    pub fn decode(text: &str) -> Result<Self, QueryError> {
        Self::decode_with(text, QueryLenient::NONE).map(|(query, _)| query)
    }

    /// Reads a query value and lets these deviations pass; each is reported.
    ///
    /// # Errors
    ///
    /// Any other deviation. Where the value was percent-encoded, offsets are of the decoded one.
    pub fn decode_with(
        text: &str,
        lenient: QueryLenient,
    ) -> Result<(Self, Vec<QueryDiagnostic>), QueryError> {
        let mut diagnostics = Vec::new();
        let text = unescaped(text, lenient, &mut diagnostics)?;
        let bytes = bytes(&text, lenient, &mut diagnostics)?;
        let Fields {
            version,
            command,
            locale,
            device_id,
            policy_key,
            device_type,
            parameters,
        } = fields(&bytes).map_err(|(kind, at)| QueryError::new(kind, character(at)))?;

        // Where the variable fields begin: each has its length in front.
        let fixed: usize = 4;
        let key_at = fixed.saturating_add(1).saturating_add(device_id.len());
        let key_length: usize = if policy_key.is_some() { 5 } else { 1 };
        let type_at = key_at.saturating_add(key_length);
        let not_text = |_| {
            let kind = QueryErrorKind::NotText(QueryField::DeviceType);
            QueryError::new(kind, character(type_at))
        };
        let device_type = core::str::from_utf8(device_type).map_err(not_text)?;
        let mut at = type_at.saturating_add(1).saturating_add(device_type.len());
        let mut decoded = Vec::with_capacity(parameters.len());
        for (tag, value) in parameters {
            let tag = ParameterTag(tag);
            if tag == ParameterTag::OPTIONS && value.len() != 1 {
                let length = u8::try_from(value.len()).unwrap_or(u8::MAX);
                if !lenient.options_length {
                    let kind = QueryErrorKind::OptionsLength(length);
                    return Err(QueryError::new(kind, character(at)));
                }
                let kind = QueryDiagnosticKind::OptionsLength(length);
                diagnostics.push(QueryDiagnostic::new(kind, character(at)));
            }
            at = at.saturating_add(2).saturating_add(value.len());
            let value = Cow::Owned(value.to_vec());
            decoded.push(Parameter { tag, value });
        }
        let query = Self {
            version: VersionCode(version),
            command: command.into(),
            locale,
            device_id: DeviceId::from(Cow::<[u8]>::Owned(device_id.to_vec())),
            policy_key,
            device_type: Cow::Owned(device_type.into()),
            parameters: decoded,
        };
        Ok((query, diagnostics))
    }
}

/// The base64 character in which a byte begins.
const fn character(byte: usize) -> usize {
    byte.saturating_mul(8) / 6
}

fn unescaped<'t>(
    text: &'t str,
    lenient: QueryLenient,
    diagnostics: &mut Vec<QueryDiagnostic>,
) -> Result<Cow<'t, str>, QueryError> {
    let Some(at) = text.find('%') else {
        return Ok(Cow::Borrowed(text));
    };
    if !lenient.percent_encoded {
        return Err(QueryError::new(QueryErrorKind::NotBase64, at));
    }
    diagnostics.push(QueryDiagnostic::new(
        QueryDiagnosticKind::PercentEncoded,
        at,
    ));
    super::plain_query::unescape(text, 0)
}

fn bytes(
    text: &str,
    lenient: QueryLenient,
    diagnostics: &mut Vec<QueryDiagnostic>,
) -> Result<Vec<u8>, QueryError> {
    let is_base64 = |b: u8| b.is_ascii_alphanumeric() || b == b'+' || b == b'/' || b == b'=';
    if let Some(at) = text.bytes().position(|b| !is_base64(b)) {
        return Err(QueryError::new(QueryErrorKind::NotBase64, at));
    }
    let end = |at| QueryError::new(QueryErrorKind::Base64End, at);
    let data = text.trim_end_matches('=');
    let padding = text.len().saturating_sub(data.len());
    if let Some(at) = data.find('=') {
        return Err(end(at));
    }
    let wanted = match data.len() % 4 {
        0 => "",
        2 => "==",
        3 => "=",
        _ => {
            let kind = QueryErrorKind::Base64Length;
            return Err(QueryError::new(kind, data.len().saturating_sub(1)));
        }
    };
    let last = data.len().saturating_sub(1);
    if padding == wanted.len() {
        return Base64::decode_vec(text).map_err(|_| end(last));
    }
    if padding != 0 {
        return Err(end(data.len()));
    }
    if !lenient.missing_padding {
        return Err(QueryError::new(QueryErrorKind::Base64Length, data.len()));
    }
    let kind = QueryDiagnosticKind::MissingPadding;
    diagnostics.push(QueryDiagnostic::new(kind, data.len()));
    let mut padded = String::from(data);
    padded.push_str(wanted);
    Base64::decode_vec(&padded).map_err(|_| end(last))
}
