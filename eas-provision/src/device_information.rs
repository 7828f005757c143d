//! Whether what a device says about itself is as it should be.
//!
//! ```
//! use eas_provision::device_information::{Carrier, Checker, Finding};
//! use eas_provision::{DeviceInformation, ProtocolVersion, status::DeviceInformationStatus};
//!
//! let mut information = DeviceInformation::with_model("CONTOSO");
//! information.enable_outbound_sms = Some("1".into());
//!
//! let checker = Checker::new(ProtocolVersion::V14_1, Carrier::Provision);
//! assert_eq!(checker.check(Some(&information), None).status(), DeviceInformationStatus::SUCCESS);
//!
//! let strict = checker.with_phone_number_for_sms(true);
//! let report = strict.check(Some(&information), None);
//! assert_eq!(report.findings(), [Finding::PhoneNumberMissing]);
//! assert_eq!(report.status(), DeviceInformationStatus::INVALID_ARGUMENTS);
//! ```

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use wbxml::{ProtocolVersion, Tag, Versions, dictionaries, tag::eas::settings};

use crate::DeviceInformation;
use crate::status::{DeviceInformationStatus, Status};

/// The longest value, in characters (MS-ASCMD 2.2.3.134 and elsewhere).
pub const MAX_LEN: usize = 1024;

/// The command that carries device information.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Carrier {
    /// The first Provision request: required from 14.1 on, unknown up to 12.1.
    Provision,
    /// A Settings request, from 12.0 on.
    Settings,
}

/// A value of device information.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Field {
    /// `Model`
    Model,
    /// `IMEI`
    Imei,
    /// `FriendlyName`
    FriendlyName,
    /// `OS`
    Os,
    /// `OSLanguage`
    OsLanguage,
    /// `PhoneNumber`
    PhoneNumber,
    /// `MobileOperator`
    MobileOperator,
    /// `UserAgent`
    UserAgent,
    /// `EnableOutboundSMS`
    EnableOutboundSms,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Model,
        Self::Imei,
        Self::FriendlyName,
        Self::Os,
        Self::OsLanguage,
        Self::PhoneNumber,
        Self::MobileOperator,
        Self::UserAgent,
        Self::EnableOutboundSms,
    ];

    /// The tag of the element.
    #[must_use]
    pub const fn tag(self) -> Tag {
        match self {
            Self::Model => settings::MODEL,
            Self::Imei => settings::IMEI,
            Self::FriendlyName => settings::FRIENDLY_NAME,
            Self::Os => settings::OS,
            Self::OsLanguage => settings::OS_LANGUAGE,
            Self::PhoneNumber => settings::PHONE_NUMBER,
            Self::MobileOperator => settings::MOBILE_OPERATOR,
            Self::UserAgent => settings::USER_AGENT,
            Self::EnableOutboundSms => settings::ENABLE_OUTBOUND_SMS,
        }
    }

    /// The name of the element.
    #[must_use]
    pub fn name(self) -> &'static str {
        dictionaries::ACTIVESYNC.tag_name(self.tag()).unwrap_or("")
    }

    /// The protocol versions that know the element (MS-ASWBXML 2.1.2.1.19).
    #[must_use]
    pub fn versions(self) -> Versions {
        dictionaries::ACTIVESYNC.versions(self.tag())
    }

    /// What the device says, to be changed.
    pub const fn of_mut<'d, 'a>(
        self,
        information: &'d mut DeviceInformation<'a>,
    ) -> &'d mut Option<Cow<'a, str>> {
        match self {
            Self::Model => &mut information.model,
            Self::Imei => &mut information.imei,
            Self::FriendlyName => &mut information.friendly_name,
            Self::Os => &mut information.os,
            Self::OsLanguage => &mut information.os_language,
            Self::PhoneNumber => &mut information.phone_number,
            Self::MobileOperator => &mut information.mobile_operator,
            Self::UserAgent => &mut information.user_agent,
            Self::EnableOutboundSms => &mut information.enable_outbound_sms,
        }
    }

    /// What the device says.
    #[must_use]
    pub fn of<'d>(self, information: &'d DeviceInformation<'_>) -> Option<&'d str> {
        match self {
            Self::Model => &information.model,
            Self::Imei => &information.imei,
            Self::FriendlyName => &information.friendly_name,
            Self::Os => &information.os,
            Self::OsLanguage => &information.os_language,
            Self::PhoneNumber => &information.phone_number,
            Self::MobileOperator => &information.mobile_operator,
            Self::UserAgent => &information.user_agent,
            Self::EnableOutboundSms => &information.enable_outbound_sms,
        }
        .as_deref()
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What is not as it should be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Finding {
    /// There is no device information, and the request must have it.
    Missing,
    /// There is device information, and a Provision request of this version must not have it
    /// (MS-ASPROV 2.2.2.53). Microsoft's guide for developers of clients shows it with 14.0, so it is
    /// a hint.
    NotExpected,
    /// There is no `Model`, or nothing in it, and the request must have one.
    ModelMissing,
    /// The protocol version does not know the element.
    NotInVersion(Field),
    /// More than 1024 characters.
    TooLong(Field),
    /// `EnableOutboundSMS` is neither 0 nor 1.
    OutboundSmsValue,
    /// `EnableOutboundSMS` is 1, there is no `PhoneNumber`, and this server wants one.
    PhoneNumberMissing,
    /// `UserAgent` is not what the header says.
    UserAgentDiffers,
    /// `OS` is not a name, a major and a minor version.
    OsForm,
}

impl Finding {
    /// Whether the device information cannot be taken. Otherwise it is a hint.
    #[must_use]
    pub const fn is_error(self) -> bool {
        !matches!(
            self,
            Self::NotExpected | Self::UserAgentDiffers | Self::OsForm | Self::NotInVersion(_)
        )
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("device information is missing"),
            Self::NotExpected => f.write_str("device information does not belong in the request"),
            Self::ModelMissing => f.write_str("Model is missing"),
            Self::NotInVersion(field) => {
                write!(f, "{field} is not in the protocol version")
            }
            Self::TooLong(field) => write!(f, "{field} is longer than {MAX_LEN} characters"),
            Self::OutboundSmsValue => f.write_str("EnableOutboundSMS is neither 0 nor 1"),
            Self::PhoneNumberMissing => {
                f.write_str("EnableOutboundSMS is 1 and there is no PhoneNumber")
            }
            Self::UserAgentDiffers => f.write_str("UserAgent is not that of the header"),
            Self::OsForm => f.write_str("OS is not a name, a major and a minor version"),
        }
    }
}

/// What was found, in the order of the elements.
///
/// ```
/// use eas_provision::device_information::{Carrier, Checker, Field, Report};
/// use eas_provision::{DeviceInformation, ProtocolVersion};
///
/// // From 14.1 on, the first request has to say which model it is of.
/// let mut information = DeviceInformation::default();
/// *Field::Imei.of_mut(&mut information) = Some("490154203237518".into());
/// assert_eq!((Field::Imei.name(), Field::Imei.of(&information)), ("IMEI", Some("490154203237518")));
/// let checker = Checker::new(ProtocolVersion::V14_1, Carrier::Provision);
/// let report: Report = checker.check(Some(&information), None);
/// assert!(!report.is_acceptable());
/// *Field::Model.of_mut(&mut information) = Some("Contoso 1".into());
/// assert!(checker.check(Some(&information), None).is_acceptable());
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    findings: Vec<Finding>,
}

impl Report {
    /// What is not as it should be, errors and hints.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether the device information can be taken.
    #[must_use]
    pub fn is_acceptable(&self) -> bool {
        !self.findings.iter().any(|finding| finding.is_error())
    }

    /// What a server answers in `DeviceInformation/Status`: 1, or 5 for what cannot be taken.
    #[must_use]
    pub fn status(&self) -> DeviceInformationStatus {
        if self.is_acceptable() {
            DeviceInformationStatus::SUCCESS
        } else {
            DeviceInformationStatus::INVALID_ARGUMENTS
        }
    }

    /// What a server answers in `Provision/Status` if what it must have is not there: 165.
    #[must_use]
    pub fn provision_status(&self) -> Option<Status> {
        let required =
            |finding: &Finding| matches!(finding, Finding::Missing | Finding::ModelMissing);
        self.findings
            .iter()
            .any(required)
            .then_some(Status::DEVICE_INFORMATION_REQUIRED)
    }
}

/// Checks device information against the rules of a protocol version and the wishes of a server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Checker {
    version: ProtocolVersion,
    carrier: Carrier,
    phone_number_for_sms: bool,
}

impl Checker {
    /// The rules of this version for what this command carries.
    #[must_use]
    pub const fn new(version: ProtocolVersion, carrier: Carrier) -> Self {
        Self {
            version,
            carrier,
            phone_number_for_sms: false,
        }
    }

    /// The same for a server that wants a phone number of devices that send text messages, as the
    /// first release of Exchange 2010 alone does (MS-ASCMD_R5201).
    #[must_use]
    pub const fn with_phone_number_for_sms(mut self, wanted: bool) -> Self {
        self.phone_number_for_sms = wanted;
        self
    }

    /// What is not as it should be. `user_agent` is the header of the request, where it is known.
    #[must_use]
    pub fn check(
        &self,
        information: Option<&DeviceInformation<'_>>,
        user_agent: Option<&str>,
    ) -> Report {
        let mut report = Report::default();
        let findings = &mut report.findings;
        let required = self.carrier == Carrier::Provision && self.version >= ProtocolVersion::V14_1;
        let Some(information) = information else {
            if required {
                findings.push(Finding::Missing);
            }
            return report;
        };
        if self.carrier == Carrier::Provision && !required {
            findings.push(Finding::NotExpected);
        }
        if required && information.model.as_deref().unwrap_or("").trim().is_empty() {
            findings.push(Finding::ModelMissing);
        }
        for field in Field::ALL {
            let Some(value) = field.of(information) else {
                continue;
            };
            if !field.versions().contains(self.version) {
                findings.push(Finding::NotInVersion(field));
            }
            if value.chars().nth(MAX_LEN).is_some() {
                findings.push(Finding::TooLong(field));
            }
        }
        if let Some(os) = information.os.as_deref() {
            if !is_os(os) {
                findings.push(Finding::OsForm);
            }
        }
        if let (Some(said), Some(header)) = (information.user_agent.as_deref(), user_agent) {
            if said != header {
                findings.push(Finding::UserAgentDiffers);
            }
        }
        match information.enable_outbound_sms.as_deref().map(str::trim) {
            None | Some("0") => {}
            Some("1") => {
                let number = information.phone_number.as_deref().unwrap_or("");
                if self.phone_number_for_sms && number.trim().is_empty() {
                    findings.push(Finding::PhoneNumberMissing);
                }
            }
            Some(_) => findings.push(Finding::OutboundSmsValue),
        }
        report
    }
}

/// Whether this is a name, a major and a minor version, with spaces between.
fn is_os(os: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut parts = os.split_ascii_whitespace().rev();
    let minor = parts.next().is_some_and(is_number);
    let major = parts.next().is_some_and(is_number);
    minor && major && parts.next().is_some()
}
