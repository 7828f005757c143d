//! The parts of the Settings command that provisioning needs: [`SettingsRequest`],
//! [`SettingsResponse`], [`RecoveryPassword`].

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use zeroize::Zeroize;

use super::{
    DeviceInformation, DeviceInformationStatus, DevicePasswordStatus, SettingsStatus,
    UnknownElements,
};

/// What a client sends to set device information or a recovery password (MS-ASCMD 2.2.1.18).
/// Everything else that a Settings command can ask for is kept as unknown.
///
/// ```
/// use eas_provision::{DeviceInformation, SettingsRequest, decode, encode};
///
/// let request = SettingsRequest::device_information(DeviceInformation::with_model("Fabrikam F1"));
/// let body = encode(&request)?;
/// let read: SettingsRequest<'_> = decode(&body)?;
/// assert_eq!(read, request);
/// # Ok::<(), eas_provision::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, rename_all = "PascalCase"))]
#[non_exhaustive]
pub struct SettingsRequest<'a> {
    /// What the device says about itself.
    pub device_information: Option<DeviceInformation<'a>>,
    /// The recovery password.
    pub device_password: Option<RecoveryPassword<'a>>,
    /// What else is in `Settings`.
    pub unknown: UnknownElements,
}

/// What a server answers.
///
/// ```
/// use eas_provision::status::{DevicePasswordStatus, SettingsStatus};
/// use eas_provision::{SettingsResponse, decode};
///
/// // <Settings><Status>1</Status><DevicePassword><Status>7</Status></DevicePassword></Settings>
/// let answer = b"\x03\x01\x6A\x00\x00\x12\x45\x46\x031\x00\x01\x54\x46\x037\x00\x01\x01\x01";
/// let response: SettingsResponse = decode(answer)?;
/// assert_eq!(response.status, Some(SettingsStatus::SUCCESS));
/// assert_eq!(response.device_password, Some(DevicePasswordStatus::DENIED_BY_POLICY));
/// # Ok::<(), eas_provision::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, rename_all = "PascalCase"))]
#[non_exhaustive]
pub struct SettingsResponse {
    /// What became of the request as a whole.
    pub status: Option<SettingsStatus>,
    /// What became of the device information.
    pub device_information: Option<DeviceInformationStatus>,
    /// What became of the recovery password.
    pub device_password: Option<DevicePasswordStatus>,
    /// What else is in `Settings`.
    pub unknown: UnknownElements,
}

/// A recovery password (`DevicePassword/Set/Password`, MS-ASCMD 2.2.3.127): it unlocks a device
/// whose password is forgotten. Empty, it removes the one that the server has.
///
/// It shows itself to nobody but who asks with [`expose`](Self::expose), and what it owns is
/// overwritten when it is dropped.
///
/// ```
/// use eas_provision::RecoveryPassword;
///
/// let password = RecoveryPassword::new("correct horse");
/// assert!(!format!("{password:?}").contains("horse"));
/// assert_eq!(password.expose(), "correct horse");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryPassword<'a>(Cow<'a, str>);

impl<'a> RecoveryPassword<'a> {
    /// The longest that a server has to take, in characters.
    pub const MAX_LEN: usize = 255;

    /// This password.
    #[must_use]
    pub fn new(password: impl Into<Cow<'a, str>>) -> Self {
        Self(password.into())
    }

    /// The password.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether it is empty, and so removes the one that the server has.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it has more than 255 characters, for which a server answers with status 5.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        self.0.chars().nth(Self::MAX_LEN).is_some()
    }

    /// The same, borrowing from nothing.
    #[must_use]
    pub fn into_owned(mut self) -> RecoveryPassword<'static> {
        RecoveryPassword(Cow::Owned(core::mem::take(&mut self.0).into_owned()))
    }
}

impl Drop for RecoveryPassword<'_> {
    fn drop(&mut self) {
        if let Cow::Owned(password) = &mut self.0 {
            password.zeroize();
        }
    }
}

impl fmt::Debug for RecoveryPassword<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryPassword(…)")
    }
}

impl<'a> From<&'a str> for RecoveryPassword<'a> {
    fn from(password: &'a str) -> Self {
        Self::new(password)
    }
}

impl From<String> for RecoveryPassword<'static> {
    fn from(password: String) -> Self {
        Self::new(password)
    }
}

impl<'a> SettingsRequest<'a> {
    /// Sets what the device says about itself.
    #[must_use]
    pub fn device_information(information: DeviceInformation<'a>) -> Self {
        Self {
            device_information: Some(information),
            ..Self::default()
        }
    }

    /// Sets the recovery password, or removes it if it is empty.
    #[must_use]
    pub fn device_password(password: impl Into<RecoveryPassword<'a>>) -> Self {
        Self {
            device_password: Some(password.into()),
            ..Self::default()
        }
    }

    /// The same, borrowing from nothing.
    #[must_use]
    pub fn into_owned(self) -> SettingsRequest<'static> {
        SettingsRequest {
            device_information: self.device_information.map(DeviceInformation::into_owned),
            device_password: self.device_password.map(RecoveryPassword::into_owned),
            unknown: self.unknown,
        }
    }
}

impl SettingsResponse {
    /// A response with this status and nothing else.
    #[must_use]
    pub fn new(status: SettingsStatus) -> Self {
        Self {
            status: Some(status),
            ..Self::default()
        }
    }
}

#[cfg(feature = "serde")]
mod serialize {
    use alloc::string::String;
    use core::fmt;

    use serde::de::{Error, Visitor};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::RecoveryPassword;

    /// The password itself: whoever serializes a request wants to send it.
    impl Serialize for RecoveryPassword<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.expose())
        }
    }

    impl<'de> Deserialize<'de> for RecoveryPassword<'_> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            // Asked for a string, a text format names in its error what it has found instead.
            let text = if deserializer.is_human_readable() {
                deserializer.deserialize_any(PasswordVisitor)
            } else {
                deserializer.deserialize_string(PasswordVisitor)
            };
            text.map(Self::new)
        }
    }

    /// Takes text, and names nothing else in its errors, as it may be a password without its quotes.
    struct PasswordVisitor;

    impl PasswordVisitor {
        fn refuse<E: Error>() -> Result<String, E> {
            Err(E::custom("a recovery password is a string"))
        }
    }

    impl Visitor<'_> for PasswordVisitor {
        type Value = String;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
            Ok(text.into())
        }

        fn visit_string<E: Error>(self, text: String) -> Result<String, E> {
            Ok(text)
        }

        fn visit_bool<E: Error>(self, _: bool) -> Result<String, E> {
            Self::refuse()
        }

        fn visit_i64<E: Error>(self, _: i64) -> Result<String, E> {
            Self::refuse()
        }

        fn visit_i128<E: Error>(self, _: i128) -> Result<String, E> {
            Self::refuse()
        }

        fn visit_u64<E: Error>(self, _: u64) -> Result<String, E> {
            Self::refuse()
        }

        fn visit_u128<E: Error>(self, _: u128) -> Result<String, E> {
            Self::refuse()
        }

        fn visit_f64<E: Error>(self, _: f64) -> Result<String, E> {
            Self::refuse()
        }
    }
}
