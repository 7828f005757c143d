//! The Provision command: [`ProvisionRequest`], [`ProvisionResponse`] and what is in them.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::{
    AcknowledgementStatus, DeviceInformation, DeviceInformationStatus, PolicyDocument, PolicyKey,
    PolicyStatus, PolicyType, ProvisionStatus, UnknownElements, WipeStatus,
};

/// What a client sends (MS-ASPROV 2.2.2.44): it asks for a policy, acknowledges one, or acknowledges
/// that it is to be wiped. With nothing in it, it asks whether there is an order to wipe.
///
/// ```
/// use eas_provision::{PolicyType, ProvisionRequest, decode, encode};
///
/// let request = ProvisionRequest::initial(PolicyType::EAS);
/// assert_eq!(decode::<ProvisionRequest<'_>>(&encode(&request)?)?, request);
/// # Ok::<(), eas_provision::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, rename_all = "PascalCase"))]
#[non_exhaustive]
pub struct ProvisionRequest<'a> {
    /// What the device says about itself; required in the first request from 14.1 on.
    pub device_information: Option<DeviceInformation<'a>>,
    /// The policies that are asked for or acknowledged.
    pub policies: Option<Policies<RequestedPolicy<'a>>>,
    /// The acknowledgement of a wipe of the whole device.
    pub remote_wipe: Option<WipeStatus>,
    /// The acknowledgement of a wipe of the account's data alone; 16.1.
    pub account_only_remote_wipe: Option<WipeStatus>,
    /// What else is in `Provision`.
    pub unknown: UnknownElements,
}

/// A `Policy` of a request: its type and, if it is acknowledged, key and status.
///
/// ```
/// use eas_provision::{PolicyType, ProvisionRequest, RequestedPolicy, decode};
///
/// // A client asks for the policy.
/// let body = b"\x03\x01\x6A\x00\x00\x0E\x45\x46\x47\x48\x03MS-EAS-Provisioning-WBXML\x00\x01\x01\x01\x01";
/// let request: ProvisionRequest<'_> = decode(body)?;
/// let policy: &RequestedPolicy<'_> = request.policies.as_ref().unwrap().first().unwrap();
/// assert_eq!(policy.policy_type, PolicyType::EAS);
/// assert!(policy.policy_key.is_none() && policy.status.is_none());
/// # Ok::<(), eas_provision::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "PascalCase"))]
#[non_exhaustive]
pub struct RequestedPolicy<'a> {
    /// In what form the policy is sent.
    pub policy_type: PolicyType<'a>,
    /// The temporary key that came with the policy.
    #[cfg_attr(feature = "serde", serde(default))]
    pub policy_key: Option<PolicyKey<'a>>,
    /// What the device has made of the policy.
    #[cfg_attr(feature = "serde", serde(default))]
    pub status: Option<AcknowledgementStatus>,
    /// What else is in `Policy`.
    #[cfg_attr(feature = "serde", serde(default))]
    pub unknown: UnknownElements,
}

/// What a server answers (MS-ASPROV 2.2.2.44).
///
/// ```
/// use eas_provision::{ProvisionResponse, ProvisionStatus, encode};
///
/// let response = ProvisionResponse::new(ProvisionStatus::SUCCESS);
/// assert_eq!(encode(&response)?, b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031\x00\x01\x01");
/// # Ok::<(), eas_provision::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, rename_all = "PascalCase"))]
#[non_exhaustive]
pub struct ProvisionResponse<'a> {
    /// What became of the device information that was sent.
    pub device_information: Option<DeviceInformationStatus>,
    /// What became of the request as a whole.
    pub status: Option<ProvisionStatus>,
    /// The policies, or the answers to their acknowledgement.
    pub policies: Option<Policies<OfferedPolicy<'a>>>,
    /// The order to wipe the whole device.
    pub remote_wipe: bool,
    /// The order to wipe the account's data alone; 16.1.
    pub account_only_remote_wipe: bool,
    /// What else is in `Provision`.
    pub unknown: UnknownElements,
}

/// A `Policy` of a response.
///
/// ```
/// use eas_provision::status::PolicyStatus;
/// use eas_provision::{OfferedPolicy, Policies, PolicyData, PolicyDocument, PolicyType, ProvisionResponse};
///
/// let mut document = PolicyDocument::new();
/// document.set_device_password_enabled(true);
/// let mut offered = OfferedPolicy::new(PolicyType::EAS, PolicyStatus::SUCCESS);
/// offered.policy_key = Some("1307199584".try_into()?);
/// offered.data = Some(PolicyData::Document(document));
/// let policies: Policies<OfferedPolicy<'_>> = offered.into();
/// let mut response = ProvisionResponse::new(eas_provision::ProvisionStatus::SUCCESS);
/// response.policies = Some(policies);
///
/// let bytes = eas_provision::encode(&response).unwrap();
/// let read: ProvisionResponse<'_> = eas_provision::decode(&bytes).unwrap();
/// let policy = read.policies.as_ref().unwrap().first().unwrap().document().unwrap();
/// assert_eq!(policy.device_password_enabled(), Ok(true.into()));
/// # Ok::<(), eas_provision::InvalidPolicyKey>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "PascalCase"))]
#[non_exhaustive]
pub struct OfferedPolicy<'a> {
    /// In what form the policy is sent.
    pub policy_type: PolicyType<'a>,
    /// Whether there is a policy, or whether its acknowledgement is accepted.
    #[cfg_attr(feature = "serde", serde(default))]
    pub status: Option<PolicyStatus>,
    /// The temporary key of the policy, or the one to use from now on.
    #[cfg_attr(feature = "serde", serde(default))]
    pub policy_key: Option<PolicyKey<'a>>,
    /// The policy; not in the answer to an acknowledgement.
    #[cfg_attr(feature = "serde", serde(default))]
    pub data: Option<PolicyData<'a>>,
    /// What else is in `Policy`.
    #[cfg_attr(feature = "serde", serde(default))]
    pub unknown: UnknownElements,
}

/// The `Data` of a policy (MS-ASPROV 2.2.2.24).
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "PascalCase"))]
#[non_exhaustive]
#[expect(
    clippy::large_enum_variant,
    reason = "a document in a box would be an allocation for every answer"
)]
pub enum PolicyData<'a> {
    /// A policy document (`MS-EAS-Provisioning-WBXML`).
    Document(PolicyDocument<'a>),
    /// Text, possibly none: a `wap-provisioningdoc` (`MS-WAP-Provisioning-XML`).
    Text(Cow<'a, str>),
}

/// The policies of a message: one, or none or several where somebody sends that.
///
/// The first is held in place, so that a message with one policy allocates nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Policies<P> {
    first: Option<P>,
    more: Vec<P>,
    unknown: UnknownElements,
}

impl<P> Default for Policies<P> {
    fn default() -> Self {
        Self {
            first: None,
            more: Vec::new(),
            unknown: UnknownElements::new(),
        }
    }
}

impl<P> From<P> for Policies<P> {
    fn from(policy: P) -> Self {
        Self {
            first: Some(policy),
            ..Self::default()
        }
    }
}

impl<P> Policies<P> {
    /// No policy.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The first policy.
    #[must_use]
    pub const fn first(&self) -> Option<&P> {
        self.first.as_ref()
    }

    /// The first policy, to be changed.
    pub const fn first_mut(&mut self) -> Option<&mut P> {
        self.first.as_mut()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        usize::from(self.first.is_some()).saturating_add(self.more.len())
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    /// The policies, in order.
    pub fn iter(&self) -> impl Iterator<Item = &P> {
        self.first.iter().chain(&self.more)
    }

    /// Adds a policy behind the others.
    pub fn push(&mut self, policy: P) {
        if self.first.is_none() {
            self.first = Some(policy);
        } else {
            self.more.push(policy);
        }
    }

    /// Adds a policy behind the others; the policy in its place.
    pub(crate) fn add(&mut self, policy: P) -> Option<&mut P> {
        self.push(policy);
        self.more.last_mut().or(self.first.as_mut())
    }

    /// What else is in `Policies`.
    #[must_use]
    pub const fn unknown(&self) -> &UnknownElements {
        &self.unknown
    }

    /// The same, to be changed.
    pub const fn unknown_mut(&mut self) -> &mut UnknownElements {
        &mut self.unknown
    }

    fn map<Q>(self, mut f: impl FnMut(P) -> Q) -> Policies<Q> {
        Policies {
            first: self.first.map(&mut f),
            more: self.more.into_iter().map(f).collect(),
            unknown: self.unknown,
        }
    }
}

impl<P> FromIterator<P> for Policies<P> {
    fn from_iter<I: IntoIterator<Item = P>>(policies: I) -> Self {
        let mut policies = policies.into_iter();
        Self {
            first: policies.next(),
            more: policies.collect(),
            unknown: UnknownElements::new(),
        }
    }
}

impl<'a> ProvisionRequest<'a> {
    /// An empty request, which asks whether there is an order to wipe.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The first request: asks for a policy of this type.
    #[must_use]
    pub fn initial(policy_type: PolicyType<'a>) -> Self {
        Self {
            policies: Some(RequestedPolicy::new(policy_type).into()),
            ..Self::default()
        }
    }

    /// The second request: acknowledges the policy that came with this temporary key.
    #[must_use]
    pub fn acknowledgement(
        policy_type: PolicyType<'a>,
        policy_key: PolicyKey<'a>,
        status: AcknowledgementStatus,
    ) -> Self {
        let mut policy = RequestedPolicy::new(policy_type);
        policy.policy_key = Some(policy_key);
        policy.status = Some(status);
        Self {
            policies: Some(policy.into()),
            ..Self::default()
        }
    }

    /// The same, borrowing from nothing.
    #[must_use]
    pub fn into_owned(self) -> ProvisionRequest<'static> {
        ProvisionRequest {
            device_information: self.device_information.map(DeviceInformation::into_owned),
            policies: self
                .policies
                .map(|policies| policies.map(RequestedPolicy::into_owned)),
            remote_wipe: self.remote_wipe,
            account_only_remote_wipe: self.account_only_remote_wipe,
            unknown: self.unknown,
        }
    }
}

impl<'a> RequestedPolicy<'a> {
    /// A policy that is asked for.
    #[must_use]
    pub fn new(policy_type: PolicyType<'a>) -> Self {
        Self {
            policy_type,
            policy_key: None,
            status: None,
            unknown: UnknownElements::new(),
        }
    }

    /// The same, borrowing from nothing.
    #[must_use]
    pub fn into_owned(self) -> RequestedPolicy<'static> {
        RequestedPolicy {
            policy_type: self.policy_type.into_owned(),
            policy_key: self.policy_key.map(PolicyKey::into_owned),
            status: self.status,
            unknown: self.unknown,
        }
    }
}

impl<'a> ProvisionResponse<'a> {
    /// A response with this status and nothing else.
    #[must_use]
    pub fn new(status: ProvisionStatus) -> Self {
        Self {
            status: Some(status),
            ..Self::default()
        }
    }

    /// A successful response with this policy.
    #[must_use]
    pub fn with_policy(policy: OfferedPolicy<'a>) -> Self {
        Self {
            policies: Some(policy.into()),
            ..Self::new(ProvisionStatus::SUCCESS)
        }
    }

    /// The same, borrowing from nothing.
    #[must_use]
    pub fn into_owned(self) -> ProvisionResponse<'static> {
        ProvisionResponse {
            device_information: self.device_information,
            status: self.status,
            policies: self
                .policies
                .map(|policies| policies.map(OfferedPolicy::into_owned)),
            remote_wipe: self.remote_wipe,
            account_only_remote_wipe: self.account_only_remote_wipe,
            unknown: self.unknown,
        }
    }
}

impl<'a> OfferedPolicy<'a> {
    /// A policy with this status and nothing else.
    #[must_use]
    pub fn new(policy_type: PolicyType<'a>, status: PolicyStatus) -> Self {
        Self {
            status: Some(status),
            ..Self::without_status(policy_type)
        }
    }

    pub(crate) const fn without_status(policy_type: PolicyType<'a>) -> Self {
        Self {
            policy_type,
            status: None,
            policy_key: None,
            data: None,
            unknown: UnknownElements::new(),
        }
    }

    /// The policy document, if there is one.
    #[must_use]
    pub const fn document(&self) -> Option<&PolicyDocument<'a>> {
        match &self.data {
            Some(PolicyData::Document(document)) => Some(document),
            _ => None,
        }
    }

    /// The same, borrowing from nothing.
    #[must_use]
    pub fn into_owned(self) -> OfferedPolicy<'static> {
        OfferedPolicy {
            policy_type: self.policy_type.into_owned(),
            status: self.status,
            policy_key: self.policy_key.map(PolicyKey::into_owned),
            data: self.data.map(PolicyData::into_owned),
            unknown: self.unknown,
        }
    }
}

impl PolicyData<'_> {
    /// The same, borrowing from nothing.
    #[must_use]
    pub fn into_owned(self) -> PolicyData<'static> {
        match self {
            Self::Document(document) => PolicyData::Document(document.into_owned()),
            Self::Text(text) => PolicyData::Text(Cow::Owned(text.into_owned())),
        }
    }
}
