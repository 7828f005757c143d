//! The Provision command.

use alloc::borrow::Cow;

use wbxml::tag::eas::{provision, settings};
use wbxml::{Error, Event, Sink, Tag};

use super::policy;
use super::unknown::Rest;
use crate::decode::DEVICE_INFORMATION_ORDER;
use crate::model::{
    DeviceInformation, DeviceInformationStatus, Digits, OfferedPolicy, Place, PolicyData,
    ProvisionRequest, ProvisionResponse, RequestedPolicy, UnknownElements,
};

/// Writes a request.
pub(super) fn request<K: Sink>(request: &ProvisionRequest<'_>, sink: &mut K) -> Result<(), Error> {
    let mut unknown = Rest::of(&request.unknown, Place::Provision);
    sink.event(Event::Start(provision::PROVISION))?;
    unknown.before(0, sink)?;
    if let Some(information) = &request.device_information {
        device_information(information, sink)?;
    }
    unknown.before(1, sink)?;
    if let Some(policies) = &request.policies {
        self::policies(policies.iter(), policies.unknown(), requested, sink)?;
    }
    unknown.before(2, sink)?;
    if let Some(wipe) = request.remote_wipe {
        let place = Place::RemoteWipe;
        sink.event(Event::Start(provision::REMOTE_WIPE))?;
        only_status(place, provision::STATUS, wipe.0, &request.unknown, sink)?;
    }
    unknown.before(3, sink)?;
    if let Some(wipe) = request.account_only_remote_wipe {
        let place = Place::AccountOnlyRemoteWipe;
        sink.event(Event::Start(provision::ACCOUNT_ONLY_REMOTE_WIPE))?;
        only_status(place, provision::STATUS, wipe.0, &request.unknown, sink)?;
    }
    unknown.all(sink)?;
    sink.event(Event::End)
}

/// Writes a response.
pub(super) fn response<K: Sink>(
    response: &ProvisionResponse<'_>,
    sink: &mut K,
) -> Result<(), Error> {
    let mut unknown = Rest::of(&response.unknown, Place::Provision);
    sink.event(Event::Start(provision::PROVISION))?;
    unknown.before(0, sink)?;
    if let Some(status) = response.device_information {
        device_information_status(status, &response.unknown, sink)?;
    }
    unknown.before(1, sink)?;
    if let Some(status) = response.status {
        number(provision::STATUS, status.0, sink)?;
    }
    unknown.before(2, sink)?;
    if let Some(policies) = &response.policies {
        self::policies(policies.iter(), policies.unknown(), offered, sink)?;
    }
    unknown.before(3, sink)?;
    if response.remote_wipe {
        sink.event(Event::Start(provision::REMOTE_WIPE))?;
        Rest::of(&response.unknown, Place::RemoteWipe).all(sink)?;
        sink.event(Event::End)?;
    }
    unknown.before(4, sink)?;
    if response.account_only_remote_wipe {
        sink.event(Event::Start(provision::ACCOUNT_ONLY_REMOTE_WIPE))?;
        Rest::of(&response.unknown, Place::AccountOnlyRemoteWipe).all(sink)?;
        sink.event(Event::End)?;
    }
    unknown.all(sink)?;
    sink.event(Event::End)
}

/// An element with a number in it.
pub(super) fn number<K: Sink>(tag: Tag, number: u16, sink: &mut K) -> Result<(), Error> {
    sink.text_element(tag, Digits::default().write(i64::from(number)))
}

/// The content and the end of an element with nothing but a status in it.
pub(super) fn only_status<K: Sink>(
    place: Place,
    tag: Tag,
    status: u16,
    unknown: &UnknownElements,
    sink: &mut K,
) -> Result<(), Error> {
    let mut unknown = Rest::of(unknown, place);
    unknown.before(0, sink)?;
    number(tag, status, sink)?;
    unknown.all(sink)?;
    sink.event(Event::End)
}

pub(super) fn device_information_status<K: Sink>(
    status: DeviceInformationStatus,
    unknown: &UnknownElements,
    sink: &mut K,
) -> Result<(), Error> {
    let place = Place::DeviceInformation;
    sink.event(Event::Start(settings::DEVICE_INFORMATION))?;
    only_status(place, settings::STATUS, status.0, unknown, sink)
}

/// Writes a `DeviceInformation` of a request.
pub(super) fn device_information<K: Sink>(
    information: &DeviceInformation<'_>,
    sink: &mut K,
) -> Result<(), Error> {
    let values: [&Option<Cow<'_, str>>; 9] = [
        &information.model,
        &information.imei,
        &information.friendly_name,
        &information.os,
        &information.os_language,
        &information.phone_number,
        &information.mobile_operator,
        &information.user_agent,
        &information.enable_outbound_sms,
    ];
    let mut around = Rest::of(&information.unknown, Place::DeviceInformation);
    let mut unknown = Rest::of(&information.unknown, Place::DeviceInformationSet);
    sink.event(Event::Start(settings::DEVICE_INFORMATION))?;
    around.before(0, sink)?;
    sink.event(Event::Start(settings::SET))?;
    for (order, (tag, value)) in (0_u32..).zip(DEVICE_INFORMATION_ORDER.into_iter().zip(values)) {
        unknown.before(order, sink)?;
        if let Some(value) = value {
            sink.text_element(tag, value)?;
        }
    }
    unknown.all(sink)?;
    sink.event(Event::End)?;
    around.all(sink)?;
    sink.event(Event::End)
}

fn policies<'p, K: Sink, P: 'p>(
    policies: impl Iterator<Item = &'p P>,
    unknown: &UnknownElements,
    write: impl Fn(&P, &mut K) -> Result<(), Error>,
    sink: &mut K,
) -> Result<(), Error> {
    let mut unknown = Rest::of(unknown, Place::Policies);
    sink.event(Event::Start(provision::POLICIES))?;
    for (order, policy) in (0_u32..).zip(policies) {
        unknown.before(order, sink)?;
        sink.event(Event::Start(provision::POLICY))?;
        write(policy, sink)?;
        sink.event(Event::End)?;
    }
    unknown.all(sink)?;
    sink.event(Event::End)
}

fn requested<K: Sink>(policy: &RequestedPolicy<'_>, sink: &mut K) -> Result<(), Error> {
    let mut unknown = Rest::of(&policy.unknown, Place::Policy);
    unknown.before(0, sink)?;
    sink.text_element(provision::POLICY_TYPE, policy.policy_type.as_str())?;
    unknown.before(1, sink)?;
    if let Some(key) = &policy.policy_key {
        sink.text_element(provision::POLICY_KEY, key.as_str())?;
    }
    unknown.before(2, sink)?;
    if let Some(status) = policy.status {
        number(provision::STATUS, status.0, sink)?;
    }
    unknown.all(sink)
}

fn offered<K: Sink>(policy: &OfferedPolicy<'_>, sink: &mut K) -> Result<(), Error> {
    let mut unknown = Rest::of(&policy.unknown, Place::Policy);
    unknown.before(0, sink)?;
    sink.text_element(provision::POLICY_TYPE, policy.policy_type.as_str())?;
    unknown.before(1, sink)?;
    if let Some(status) = policy.status {
        number(provision::STATUS, status.0, sink)?;
    }
    unknown.before(2, sink)?;
    if let Some(key) = &policy.policy_key {
        sink.text_element(provision::POLICY_KEY, key.as_str())?;
    }
    unknown.before(3, sink)?;
    if let Some(data) = &policy.data {
        let mut inside = Rest::of(&policy.unknown, Place::Data);
        sink.event(Event::Start(provision::DATA))?;
        inside.before(0, sink)?;
        match data {
            PolicyData::Document(document) => policy::document(document, sink)?,
            PolicyData::Text(text) if text.is_empty() => {}
            PolicyData::Text(text) => sink.event(Event::Text(text))?,
        }
        inside.all(sink)?;
        sink.event(Event::End)?;
    }
    unknown.all(sink)
}
