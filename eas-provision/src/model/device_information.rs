//! [`DeviceInformation`]: what a device says about itself.

use alloc::borrow::Cow;

use super::UnknownElements;

/// What a device says about itself: the content of `settings:DeviceInformation/settings:Set`, in a
/// Provision request (MS-ASPROV 2.2.2.53) or a Settings request (MS-ASCMD 2.2.3.45).
///
/// Every value is text as it was sent, up to 1024 characters; nothing has been checked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, rename_all = "PascalCase"))]
#[non_exhaustive]
pub struct DeviceInformation<'a> {
    /// Manufacturer and model.
    pub model: Option<Cow<'a, str>>,
    /// What identifies the device: of a telephone, its 15 digits.
    #[cfg_attr(feature = "serde", serde(rename = "IMEI"))]
    pub imei: Option<Cow<'a, str>>,
    /// A name for people.
    pub friendly_name: Option<Cow<'a, str>>,
    /// The operating system: name, major version, minor version.
    #[cfg_attr(feature = "serde", serde(rename = "OS"))]
    pub os: Option<Cow<'a, str>>,
    /// The language of the operating system.
    #[cfg_attr(feature = "serde", serde(rename = "OSLanguage"))]
    pub os_language: Option<Cow<'a, str>>,
    /// The telephone number.
    pub phone_number: Option<Cow<'a, str>>,
    /// The name of the mobile operator.
    pub mobile_operator: Option<Cow<'a, str>>,
    /// The `User-Agent` of the requests.
    pub user_agent: Option<Cow<'a, str>>,
    /// Whether the device sends text messages that the server hands it: `0` or `1`.
    #[cfg_attr(feature = "serde", serde(rename = "EnableOutboundSMS"))]
    pub enable_outbound_sms: Option<Cow<'a, str>>,
    /// What else is in `Set`.
    pub unknown: UnknownElements,
}

impl<'a> DeviceInformation<'a> {
    /// Without any value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With a model and nothing else, which is the least that 14.1 takes.
    #[must_use]
    pub fn with_model(model: impl Into<Cow<'a, str>>) -> Self {
        Self {
            model: Some(model.into()),
            ..Self::default()
        }
    }

    /// Whether the device sends text messages for the server; `None` if it says neither 0 nor 1.
    #[must_use]
    pub fn outbound_sms(&self) -> Option<bool> {
        match self.enable_outbound_sms.as_deref() {
            Some("0") => Some(false),
            Some("1") => Some(true),
            _ => None,
        }
    }

    /// The same, borrowing from nothing.
    #[must_use]
    pub fn into_owned(self) -> DeviceInformation<'static> {
        fn owned(text: Option<Cow<'_, str>>) -> Option<Cow<'static, str>> {
            text.map(|text| Cow::Owned(text.into_owned()))
        }
        DeviceInformation {
            model: owned(self.model),
            imei: owned(self.imei),
            friendly_name: owned(self.friendly_name),
            os: owned(self.os),
            os_language: owned(self.os_language),
            phone_number: owned(self.phone_number),
            mobile_operator: owned(self.mobile_operator),
            user_agent: owned(self.user_agent),
            enable_outbound_sms: owned(self.enable_outbound_sms),
            unknown: self.unknown,
        }
    }
}
