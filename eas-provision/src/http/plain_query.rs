//! [`PlainQuery`]: the query value as text (MS-ASHTTP 2.2.1.1.1.2).

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::DeviceId;
use super::error::{
    QueryDiagnostic, QueryDiagnosticKind, QueryError, QueryErrorKind, QueryField, QueryLenient,
};
use crate::Command;
use crate::command::RequestedCommand;

/// Everything but letters, digits and `-._~` is escaped.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The query value as text: `Cmd=Sync&User=rmjones&DeviceId=v140Device&DeviceType=SmartPhone`.
///
/// Names are read in any letter case and any order, and written as the specification has them.
/// A `+` is a plus sign, as RFC 3986 has it; a space is `%20`.
///
/// ```
/// use eas_provision::Command;
/// use eas_provision::http::{
///     PlainQuery, QueryDiagnostic, QueryDiagnosticKind, QueryError, QueryErrorKind, QueryField,
///     QueryLenient,
/// };
///
/// let sent = "Cmd=SendMail&User=rmjones@contoso.com&DeviceId=v140Device&DeviceType=SP&SaveInSent=T";
/// let query = PlainQuery::decode(sent)?;
/// assert_eq!((query.command.known(), &*query.user), (Some(Command::SendMail), "rmjones@contoso.com"));
/// assert!(query.save_in_sent());
///
/// let twice = "Cmd=Sync&Cmd=Sync&User=u&DeviceId=d&DeviceType=SP";
/// let error: QueryError = PlainQuery::decode(twice).unwrap_err();
/// assert_eq!((error.kind(), error.offset()), (QueryErrorKind::Duplicate(QueryField::Command), 9));
/// let mut lenient = QueryLenient::NONE;
/// lenient.duplicate_field = true;
/// let (_, found) = PlainQuery::decode_with(twice, lenient)?;
/// let first: &QueryDiagnostic = &found[0];
/// assert_eq!(first.kind(), QueryDiagnosticKind::Duplicate(QueryField::Command));
/// # Ok::<(), QueryError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlainQuery<'a> {
    /// The command.
    pub command: RequestedCommand<'a>,
    /// The user.
    pub user: Cow<'a, str>,
    /// The device.
    pub device_id: DeviceId<'a>,
    /// The type of the device.
    pub device_type: Cow<'a, str>,
    /// What the command needs further, in order: names and values.
    pub parameters: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl<'a> PlainQuery<'a> {
    /// A query without parameters.
    #[must_use]
    pub fn new(
        command: impl Into<RequestedCommand<'a>>,
        user: impl Into<Cow<'a, str>>,
        device_id: impl Into<DeviceId<'a>>,
        device_type: impl Into<Cow<'a, str>>,
    ) -> Self {
        Self {
            command: command.into(),
            user: user.into(),
            device_id: device_id.into(),
            device_type: device_type.into(),
            parameters: Vec::new(),
        }
    }

    /// The value of a parameter; letter case of the name does not matter.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let found = self
            .parameters
            .iter()
            .find(|p| p.0.eq_ignore_ascii_case(name));
        found.map(|p| p.1.as_ref())
    }

    /// Whether the message is to be saved in the Sent Items folder; by default it is not.
    #[must_use]
    pub fn save_in_sent(&self) -> bool {
        self.parameter("SaveInSent")
            .is_some_and(|value| value.eq_ignore_ascii_case("T"))
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> PlainQuery<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        PlainQuery {
            command: self.command.into_owned(),
            user: owned(self.user),
            device_id: self.device_id.into_owned(),
            device_type: owned(self.device_type),
            parameters: self
                .parameters
                .into_iter()
                .map(|(name, value)| (owned(name), owned(value)))
                .collect(),
        }
    }

    /// The query value, percent-encoded.
    ///
    /// # Errors
    ///
    /// [`QueryErrorKind::Form`] if the command is an unknown code,
    /// [`QueryErrorKind::Empty`] without a device identifier,
    /// [`QueryErrorKind::DeviceIdCharacter`] if it is not text that this form can carry.
    pub fn encode(&self) -> Result<String, QueryError> {
        let refuse = |kind| QueryError::new(kind, 0);
        let command = match &self.command {
            RequestedCommand::Known(command) => command.name(),
            RequestedCommand::Name(name) => name,
            RequestedCommand::Code(_) => {
                return Err(refuse(QueryErrorKind::Form(QueryField::Command)));
            }
        };
        if self.device_id.is_empty() {
            return Err(refuse(QueryErrorKind::Empty(QueryField::DeviceId)));
        }
        let device_id = self.device_id.as_str().filter(|id| !id.contains(','));
        let device_id = device_id.ok_or_else(|| refuse(QueryErrorKind::DeviceIdCharacter))?;
        let mut text = String::new();
        let fixed = [
            ("Cmd", command),
            ("User", &self.user),
            ("DeviceId", device_id),
            ("DeviceType", &self.device_type),
        ];
        let further = self
            .parameters
            .iter()
            .map(|(n, v)| (n.as_ref(), v.as_ref()));
        for (name, value) in fixed.into_iter().chain(further) {
            if !text.is_empty() {
                text.push('&');
            }
            text.extend(utf8_percent_encode(name, ESCAPED));
            text.push('=');
            text.extend(utf8_percent_encode(value, ESCAPED));
        }
        Ok(text)
    }

    /// Reads a query value, strictly.
    ///
    /// # Errors
    ///
    /// A missing, empty or duplicate field, an escape that is none, what is not UTF-8, a device
    /// identifier with a character that it must not have.
    pub fn decode(text: &'a str) -> Result<Self, QueryError> {
        Self::decode_with(text, QueryLenient::NONE).map(|(query, _)| query)
    }

    /// Reads a query value and lets these deviations pass; each is reported.
    ///
    /// # Errors
    ///
    /// Any other deviation.
    pub fn decode_with(
        text: &'a str,
        lenient: QueryLenient,
    ) -> Result<(Self, Vec<QueryDiagnostic>), QueryError> {
        let mut fields = Found::default();
        let mut parameters = Vec::new();
        let mut diagnostics = Vec::new();
        let mut at: usize = 0;
        for pair in text.split('&') {
            let begin = at;
            at = at.saturating_add(pair.len()).saturating_add(1);
            if pair.is_empty() {
                continue;
            }
            let Some((name, value)) = pair.split_once('=') else {
                return Err(QueryError::new(QueryErrorKind::NoValue, begin));
            };
            let value_at = begin.saturating_add(name.len()).saturating_add(1);
            let name = unescape(name, begin)?;
            let value = unescape(value, value_at)?;
            let Some((field, place)) = fields.named(&name) else {
                parameters.push((name, value));
                continue;
            };
            if place.is_none() {
                *place = Some((value, value_at));
            } else if lenient.duplicate_field {
                let kind = QueryDiagnosticKind::Duplicate(field);
                diagnostics.push(QueryDiagnostic::new(kind, begin));
            } else {
                return Err(QueryError::new(QueryErrorKind::Duplicate(field), begin));
            }
        }
        let end = text.len();
        let has_device_id = fields.device_id.is_some();
        let mut take = |found: Option<(Cow<'a, str>, usize)>, field| match found {
            Some(found) => Ok(found),
            None if lenient.missing_field && field != QueryField::Command => {
                let kind = QueryDiagnosticKind::Missing(field);
                diagnostics.push(QueryDiagnostic::new(kind, end));
                Ok((Cow::Borrowed(""), end))
            }
            None => Err(QueryError::new(QueryErrorKind::Missing(field), end)),
        };
        let (command, command_at) = take(fields.command, QueryField::Command)?;
        let (user, _) = take(fields.user, QueryField::User)?;
        let (device_id, device_id_at) = take(fields.device_id, QueryField::DeviceId)?;
        let (device_type, _) = take(fields.device_type, QueryField::DeviceType)?;
        if command.is_empty() {
            let kind = QueryErrorKind::Empty(QueryField::Command);
            return Err(QueryError::new(kind, command_at));
        }
        if device_id.is_empty() && has_device_id {
            let kind = QueryErrorKind::Empty(QueryField::DeviceId);
            return Err(QueryError::new(kind, device_id_at));
        }
        if device_id
            .bytes()
            .any(|b| !b.is_ascii_graphic() || b == b',')
        {
            if !lenient.device_id_character {
                let kind = QueryErrorKind::DeviceIdCharacter;
                return Err(QueryError::new(kind, device_id_at));
            }
            let kind = QueryDiagnosticKind::DeviceIdCharacter;
            diagnostics.push(QueryDiagnostic::new(kind, device_id_at));
        }
        let command = match Command::from_name(&command) {
            Some(known) => RequestedCommand::Known(known),
            None => RequestedCommand::Name(command),
        };
        let query = Self {
            command,
            user,
            device_id: device_id.into(),
            device_type,
            parameters,
        };
        Ok((query, diagnostics))
    }
}

/// A field's value and where it stands.
type Place<'a> = Option<(Cow<'a, str>, usize)>;

/// The fixed fields, as they are found.
#[derive(Default)]
struct Found<'a> {
    command: Place<'a>,
    user: Place<'a>,
    device_id: Place<'a>,
    device_type: Place<'a>,
}

impl<'a> Found<'a> {
    fn named(&mut self, name: &str) -> Option<(QueryField, &mut Place<'a>)> {
        let is = |field: &str| name.eq_ignore_ascii_case(field);
        if is("Cmd") {
            Some((QueryField::Command, &mut self.command))
        } else if is("User") {
            Some((QueryField::User, &mut self.user))
        } else if is("DeviceId") {
            Some((QueryField::DeviceId, &mut self.device_id))
        } else if is("DeviceType") {
            Some((QueryField::DeviceType, &mut self.device_type))
        } else {
            None
        }
    }
}

/// Percent-decodes a part of the query that begins at `base`.
pub(super) fn unescape(text: &str, base: usize) -> Result<Cow<'_, str>, QueryError> {
    for (at, _) in text.match_indices('%') {
        let digits = text
            .as_bytes()
            .get(at.saturating_add(1)..at.saturating_add(3));
        if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
            let at = base.saturating_add(at);
            return Err(QueryError::new(QueryErrorKind::Escape, at));
        }
    }
    let not_text = |_| QueryError::new(QueryErrorKind::NotText(QueryField::Parameter), base);
    percent_decode_str(text).decode_utf8().map_err(not_text)
}
