//! Valid messages for fuzzing and property tests: what both wire forms can carry and a strict
//! decoder takes.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::model::{
    AcknowledgementStatus, ApplicationHash, DeviceInformation, DeviceInformationStatus,
    DevicePasswordStatus, OfferedPolicy, Policies, PolicyData, PolicyDocument, PolicyElement,
    PolicyKey, PolicyStatus, PolicyType, ProvisionRequest, ProvisionResponse, ProvisionStatus,
    RecoveryPassword, RequestedPolicy, Setting, SettingsRequest, SettingsResponse, SettingsStatus,
    WipeStatus,
};

/// A text without what XML cannot carry or reads otherwise than it was written: control characters
/// and, at the ends, white space.
fn text(u: &mut Unstructured<'_>) -> Result<Cow<'static, str>> {
    let text: String = u
        .arbitrary::<&str>()?
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .take(200)
        .collect();
    Ok(Cow::Owned(text.trim().into()))
}

fn optional<T>(
    u: &mut Unstructured<'_>,
    value: impl FnOnce(&mut Unstructured<'_>) -> Result<T>,
) -> Result<Option<T>> {
    if u.arbitrary()? {
        value(u).map(Some)
    } else {
        Ok(None)
    }
}

macro_rules! numbers {
    ($($name:ident),*) => {$(
        /// Any number.
        impl<'a> Arbitrary<'a> for $name {
            fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                u.arbitrary().map(Self)
            }
        }
    )*};
}

numbers!(
    AcknowledgementStatus,
    DeviceInformationStatus,
    DevicePasswordStatus,
    PolicyStatus,
    ProvisionStatus,
    SettingsStatus,
    WipeStatus
);

impl<'a> Arbitrary<'a> for PolicyKey<'static> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let len = u.int_in_range(1..=PolicyKey::MAX_LEN)?;
        let text: Result<String> = (0..len)
            .map(|_| u.int_in_range(b'!'..=b'~').map(char::from))
            .collect();
        Ok(PolicyKey::new(text?).unwrap_or(PolicyKey::INITIAL))
    }
}

impl<'a> Arbitrary<'a> for PolicyType<'static> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(match u.int_in_range(0..=2)? {
            0 => PolicyType::WAP,
            1 => PolicyType(text(u)?),
            _ => PolicyType::EAS,
        })
    }
}

impl<'a> Arbitrary<'a> for PolicyElement {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        u.choose(&PolicyElement::ALL).copied()
    }
}

/// Any settings, in and out of range, in any spelling of their numbers.
impl<'a> Arbitrary<'a> for PolicyDocument<'static> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut policy = PolicyDocument::new();
        for element in PolicyElement::ALL {
            if u.is_empty() {
                break;
            }
            match (element, u.int_in_range(0..=4)?) {
                (_, 0) => {}
                (_, 1) => {
                    policy.set(element, Setting::Empty);
                }
                (PolicyElement::UnapprovedInROMApplicationList, _) => {
                    let names: Result<Vec<_>> =
                        (0..u.int_in_range(0..=9)?).map(|_| text(u)).collect();
                    policy.set_unapproved_in_rom_applications(names?);
                }
                (PolicyElement::ApprovedApplicationList, _) => {
                    let count = u.int_in_range(0..=9)?;
                    let hashes: Result<Vec<_>> = (0..count)
                        .map(|_| text(u).map(ApplicationHash::Text))
                        .collect();
                    policy.set_approved_applications(hashes?);
                }
                (_, 2) => {
                    policy.set(element, Setting::Value(u.arbitrary()?));
                }
                (_, 3) => {
                    let digits = alloc::format!("0{}", u.arbitrary::<u16>()?);
                    policy.set_text(element, digits);
                }
                _ => {
                    let number = u.int_in_range(-1_i64..=20)?;
                    policy.set(element, Setting::Value(number));
                }
            }
        }
        Ok(policy)
    }
}

impl<'a> Arbitrary<'a> for DeviceInformation<'static> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut information = DeviceInformation::new();
        for value in [
            &mut information.model,
            &mut information.imei,
            &mut information.friendly_name,
            &mut information.os,
            &mut information.os_language,
            &mut information.phone_number,
            &mut information.mobile_operator,
            &mut information.user_agent,
            &mut information.enable_outbound_sms,
        ] {
            *value = optional(u, text)?;
        }
        Ok(information)
    }
}

impl<'a> Arbitrary<'a> for RequestedPolicy<'static> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut policy = RequestedPolicy::new(u.arbitrary()?);
        policy.policy_key = u.arbitrary()?;
        policy.status = u.arbitrary()?;
        Ok(policy)
    }
}

impl<'a> Arbitrary<'a> for OfferedPolicy<'static> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut policy = OfferedPolicy::new(u.arbitrary()?, u.arbitrary()?);
        policy.policy_key = u.arbitrary()?;
        policy.data = match u.int_in_range(0..=3)? {
            0 => None,
            1 => {
                let text = text(u)?;
                let is_there = !text.is_empty();
                is_there.then_some(PolicyData::Text(text))
            }
            _ => Some(PolicyData::Document(u.arbitrary()?)),
        };
        Ok(policy)
    }
}

/// At least one.
impl<'a, P: Arbitrary<'a>> Arbitrary<'a> for Policies<P> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut policies = Policies::from(P::arbitrary(u)?);
        while u.len() > 8 && u.ratio(1, 4)? {
            policies.push(P::arbitrary(u)?);
        }
        Ok(policies)
    }
}

impl<'a> Arbitrary<'a> for ProvisionRequest<'static> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut request = ProvisionRequest::new();
        request.device_information = u.arbitrary()?;
        request.policies = u.arbitrary()?;
        request.remote_wipe = u.arbitrary()?;
        request.account_only_remote_wipe = u.arbitrary()?;
        Ok(request)
    }
}

impl<'a> Arbitrary<'a> for ProvisionResponse<'static> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut response = ProvisionResponse::new(u.arbitrary()?);
        response.device_information = u.arbitrary()?;
        response.policies = u.arbitrary()?;
        response.remote_wipe = u.arbitrary()?;
        response.account_only_remote_wipe = u.arbitrary()?;
        Ok(response)
    }
}

impl<'a> Arbitrary<'a> for SettingsRequest<'static> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(SettingsRequest {
            device_information: u.arbitrary()?,
            device_password: optional(u, text)?.map(RecoveryPassword::new),
            ..SettingsRequest::default()
        })
    }
}

impl<'a> Arbitrary<'a> for SettingsResponse {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(SettingsResponse {
            status: u.arbitrary()?,
            device_information: u.arbitrary()?,
            device_password: u.arbitrary()?,
            ..SettingsResponse::default()
        })
    }
}
