//! [`ContentType`]: the content type of a bootstrap message, with what authenticates it.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::text::is_token;
use super::wsp::{MAC, SEC};
use super::{Credentials, Mac, Refusal, SecurityMethod};
use crate::error::{Error, ErrorKind};

/// The content type of a provisioning document, with what authenticates it.
///
/// It is decoded from the binary form of WSP and from text, and encoded in both.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ContentType<'a> {
    /// In which form the document is.
    pub media_type: MediaType,
    /// `SEC`: how the message is authenticated, if it is.
    pub security: Option<SecurityMethod>,
    /// `MAC`: what authenticates it.
    pub mac: Option<Mac>,
    /// The other parameters.
    pub parameters: Vec<Parameter<'a>>,
}

/// The media type of a provisioning document.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum MediaType {
    /// `application/vnd.wap.connectivity-wbxml`, 0x36.
    Wbxml,
    /// `text/vnd.wap.connectivity-xml`, 0x35.
    Xml,
}

/// A parameter of a content type that is neither `SEC` nor `MAC`.
///
/// ```
/// use email2_csp::bootstrap::{ContentType, MediaType, Parameter, ParameterName};
///
/// let text = "text/vnd.wap.connectivity-xml; charset=utf-8";
/// let content_type = ContentType::decode_text(text)?;
/// assert_eq!(content_type.media_type, MediaType::Xml);
/// let charset: &Parameter<'_> = &content_type.parameters[0];
/// assert_eq!(charset.name, ParameterName::Text("charset".into()));
/// assert_eq!(&charset.value[..], b"utf-8");
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Parameter<'a> {
    /// Its name.
    pub name: ParameterName<'a>,
    /// Its value: as text, or as the octets of WSP, if it has a number.
    pub value: Cow<'a, [u8]>,
}

/// The name of a parameter.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ParameterName<'a> {
    /// A name.
    Text(Cow<'a, str>),
    /// A number of WSP (WAP-230-WSP, table 38): `charset` is 0x01. The text form does not have it.
    Number(u32),
}

impl<'a> Parameter<'a> {
    /// The parameter with this name and this value.
    #[must_use]
    pub fn new(name: ParameterName<'a>, value: impl Into<Cow<'a, [u8]>>) -> Self {
        Self {
            name,
            value: value.into(),
        }
    }
}

impl ParameterName<'_> {
    /// Whether a parameter other than `SEC` and `MAC` can have this name: a number, or a token
    /// (RFC 2045 §5.1).
    pub(super) fn is_other(&self) -> bool {
        match self {
            Self::Text(name) => {
                let known = ["SEC", "MAC"];
                !name.is_empty()
                    && name.chars().all(is_token)
                    && !known.iter().any(|known| name.eq_ignore_ascii_case(known))
            }
            Self::Number(number) => !matches!(*number, SEC | MAC),
        }
    }
}

impl MediaType {
    /// The name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wbxml => "application/vnd.wap.connectivity-wbxml",
            Self::Xml => "text/vnd.wap.connectivity-xml",
        }
    }

    /// The number in WSP.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Wbxml => 0x36,
            Self::Xml => 0x35,
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        let all = [Self::Wbxml, Self::Xml];
        all.into_iter()
            .find(|media_type| media_type.name().eq_ignore_ascii_case(name))
    }

    pub(super) fn from_number(number: u32) -> Option<Self> {
        let all = [Self::Wbxml, Self::Xml];
        all.into_iter()
            .find(|media_type| u32::from(media_type.number()) == number)
    }
}

impl<'a> ContentType<'a> {
    /// The content type of a document in this form that is not authenticated.
    #[must_use]
    pub const fn new(media_type: MediaType) -> Self {
        Self {
            media_type,
            security: None,
            mac: None,
            parameters: Vec::new(),
        }
    }

    /// The content type that authenticates a body in WBXML; for one in XML, change
    /// [`media_type`](Self::media_type).
    ///
    /// With [`SecurityMethod::USER_PIN_MAC`] it has no MAC, and the user has to be told
    /// [`Pin::with_mac`](super::Pin::with_mac).
    ///
    /// # Errors
    ///
    /// [`Refusal::NeedsImsi`], [`Refusal::NeedsPin`], [`Refusal::UnknownMethod`],
    /// [`Refusal::PinLength`].
    pub fn sign(
        method: SecurityMethod,
        credentials: &Credentials,
        body: &[u8],
    ) -> Result<Self, Refusal> {
        let mac = if method == SecurityMethod::USER_PIN_MAC {
            let pin = credentials.pin()?;
            pin.with_mac(body).map_err(|_| Refusal::PinLength)?;
            None
        } else {
            Some(Mac::new(&credentials.key(method)?, body))
        };
        Ok(Self {
            security: Some(method),
            mac,
            ..Self::new(MediaType::Wbxml)
        })
    }

    /// The content type in the binary form of WSP (WAP-230-WSP §8.4.2.24), which has to be all of
    /// the input. A push message has it behind its headers' length.
    ///
    /// # Errors
    ///
    /// It is malformed, or not that of a provisioning document; `SEC` or `MAC` has no value that it
    /// may have, or stands twice.
    pub fn decode_wsp(input: &'a [u8]) -> Result<Self, Error> {
        let (content_type, rest) = super::wsp::decode(input)?;
        if rest.is_empty() {
            return Ok(content_type);
        }
        let at = input.len().saturating_sub(rest.len());
        Err(Error::new(ErrorKind::InvalidContentType, at as u64))
    }

    /// The same from the beginning of the input, and what follows it: the other headers of a push
    /// message.
    ///
    /// # Errors
    ///
    /// Those of [`decode_wsp`](Self::decode_wsp), but that something follows.
    pub fn decode_wsp_prefix(input: &'a [u8]) -> Result<(Self, &'a [u8]), Error> {
        super::wsp::decode(input)
    }

    /// The content type in the binary form of WSP.
    ///
    /// Left out are [`parameters`](Self::parameters) that have the name or number of `SEC` or `MAC`,
    /// a name that is no token, or a number and octets that are not one value.
    #[must_use]
    pub fn to_wsp(&self) -> Vec<u8> {
        super::wsp::encode(self)
    }

    /// The content type as text:
    /// `application/vnd.wap.connectivity-wbxml; SEC=1; MAC=AA2DC41F…`. Letter case of names does not
    /// count, and values may be quoted.
    ///
    /// # Errors
    ///
    /// Those of [`decode_wsp`](Self::decode_wsp).
    pub fn decode_text(input: &'a str) -> Result<Self, Error> {
        super::text::decode(input)
    }

    /// The content type as text.
    ///
    /// Left out are [`parameters`](Self::parameters) that text does not have: those with a number,
    /// with a name that is no token or is `SEC` or `MAC`, and with control characters in the value.
    #[must_use]
    pub fn to_text(&self) -> alloc::string::String {
        super::text::encode(self)
    }
}
