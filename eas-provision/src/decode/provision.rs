//! The Provision command.

use alloc::borrow::Cow;

use wbxml::tag::eas::{provision, settings};
use wbxml::{Event, Source, Tag};

use super::cursor::{Child, Cursor, Seen, add};
use super::{device_information, policy};
use crate::error::{Error, ErrorKind};
use crate::limits::DiagnosticKind;
use crate::model::{
    AcknowledgementStatus, DeviceInformationStatus, OfferedPolicy, Place, Policies, PolicyData,
    PolicyDocument, PolicyKey, PolicyStatus, PolicyType, ProvisionRequest, ProvisionResponse,
    ProvisionStatus, RequestedPolicy, UnknownElements, WipeStatus,
};

const PLACE: Place = Place::Provision;

/// A request, from before its root element to its end.
pub(super) fn request<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    request: &mut ProvisionRequest<'a>,
) -> Result<(), Error> {
    const ORDER: [Tag; 4] = [
        settings::DEVICE_INFORMATION,
        provision::POLICIES,
        provision::REMOTE_WIPE,
        provision::ACCOUNT_ONLY_REMOTE_WIPE,
    ];
    cursor.root(provision::PROVISION)?;
    let mut seen = Seen::default();
    while let Some(tag) = known(cursor, PLACE, &ORDER, &mut seen, &mut request.unknown)? {
        let unknown = &mut request.unknown;
        match tag {
            settings::DEVICE_INFORMATION => {
                request.device_information = Some(device_information::request(cursor)?);
            }
            provision::POLICIES => {
                let policies = request.policies.insert(Policies::new());
                self::policies(cursor, policies, RequestedPolicy::new, requested)?;
            }
            provision::REMOTE_WIPE => {
                request.remote_wipe = Some(wipe_status(cursor, Place::RemoteWipe, unknown)?);
            }
            _ => {
                let status = wipe_status(cursor, Place::AccountOnlyRemoteWipe, unknown)?;
                request.account_only_remote_wipe = Some(status);
            }
        }
    }
    Ok(())
}

fn wipe_status<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    place: Place,
    unknown: &mut UnknownElements,
) -> Result<WipeStatus, Error> {
    device_information::only_status(cursor, place, provision::STATUS, unknown).map(WipeStatus)
}

/// A response, from before its root element to its end.
pub(super) fn response<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    response: &mut ProvisionResponse<'a>,
) -> Result<(), Error> {
    const ORDER: [Tag; 5] = [
        settings::DEVICE_INFORMATION,
        provision::STATUS,
        provision::POLICIES,
        provision::REMOTE_WIPE,
        provision::ACCOUNT_ONLY_REMOTE_WIPE,
    ];
    cursor.root(provision::PROVISION)?;
    let mut seen = Seen::default();
    while let Some(tag) = known(cursor, PLACE, &ORDER, &mut seen, &mut response.unknown)? {
        let unknown = &mut response.unknown;
        match tag {
            settings::DEVICE_INFORMATION => {
                let status = device_information::response(cursor, unknown)?;
                response.device_information = Some(DeviceInformationStatus(status));
            }
            provision::STATUS => {
                let status = cursor.status(PLACE, provision::STATUS)?;
                response.status = Some(ProvisionStatus(status));
            }
            provision::POLICIES => {
                let policies = response.policies.insert(Policies::new());
                self::policies(cursor, policies, OfferedPolicy::without_status, offered)?;
            }
            provision::REMOTE_WIPE => {
                response.remote_wipe = true;
                nothing(cursor, Place::RemoteWipe, unknown)?;
            }
            _ => {
                response.account_only_remote_wipe = true;
                nothing(cursor, Place::AccountOnlyRemoteWipe, unknown)?;
            }
        }
    }
    if response.status.is_none() {
        cursor.missing(PLACE, provision::STATUS)?;
    }
    Ok(())
}

/// An element with nothing in it, through its end.
fn nothing<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    place: Place,
    unknown: &mut UnknownElements,
) -> Result<(), Error> {
    known(cursor, place, &[], &mut Seen::default(), unknown).map(|_| ())
}

/// The next child whose tag is in `order` and which has not been seen; others are kept. `None` at the
/// end of `place`.
pub(super) fn known<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    place: Place,
    order: &[Tag],
    seen: &mut Seen,
    unknown: &mut UnknownElements,
) -> Result<Option<Tag>, Error> {
    loop {
        let start = match cursor.child(place)? {
            Child::End => return Ok(None),
            Child::Element(tag) => match (0_u32..).zip(order).find(|(_, known)| **known == tag) {
                Some((number, _)) => {
                    if seen.first(cursor, number, place, tag) {
                        return Ok(Some(tag));
                    }
                    cursor.duplicate(tag, place, seen.places(), unknown)?;
                    continue;
                }
                None => Event::Start(tag),
            },
            Child::Literal(start) => start,
        };
        cursor.keep(start, place, seen.places(), unknown)?;
    }
}

/// The `Policies` that has just started, through its end.
fn policies<'a, S: Source<'a>, P>(
    cursor: &mut Cursor<'a, S>,
    policies: &mut Policies<P>,
    new: impl Fn(PolicyType<'a>) -> P,
    read: impl Fn(&mut Cursor<'a, S>, &mut P) -> Result<(), Error>,
) -> Result<(), Error> {
    let place = Place::Policies;
    loop {
        let after = u32::try_from(policies.len()).unwrap_or(u32::MAX);
        let start = match cursor.child(place)? {
            Child::End => break,
            Child::Element(provision::POLICY) => {
                if let Some(policy) = policies.add(new(PolicyType(Cow::Borrowed("")))) {
                    read(cursor, policy)?;
                }
                continue;
            }
            Child::Element(tag) => Event::Start(tag),
            Child::Literal(start) => start,
        };
        cursor.keep(start, place, after, policies.unknown_mut())?;
    }
    if policies.is_empty() {
        cursor.missing(place, provision::POLICY)?;
    }
    Ok(())
}

fn policy_type<'a, S: Source<'a>>(cursor: &mut Cursor<'a, S>) -> Result<PolicyType<'a>, Error> {
    cursor
        .exact_text(Place::Policy, provision::POLICY_TYPE)
        .map(|(text, _)| PolicyType(text))
}

fn policy_key<'a, S: Source<'a>>(cursor: &mut Cursor<'a, S>) -> Result<PolicyKey<'a>, Error> {
    let (text, offset) = cursor.exact_text(Place::Policy, provision::POLICY_KEY)?;
    PolicyKey::new(text).map_err(|_| Error::new(ErrorKind::InvalidPolicyKey, offset))
}

/// The error of a `Policy` without `PolicyType`.
#[cold]
fn no_type<'a, S: Source<'a>>(cursor: &Cursor<'a, S>) -> Error {
    cursor.error(ErrorKind::MissingElement {
        place: Place::Policy,
        tag: provision::POLICY_TYPE,
    })
}

fn requested<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    policy: &mut RequestedPolicy<'a>,
) -> Result<(), Error> {
    const ORDER: [Tag; 3] = [
        provision::POLICY_TYPE,
        provision::POLICY_KEY,
        provision::STATUS,
    ];
    let mut has_type = false;
    let mut seen = Seen::default();
    while let Some(tag) = known(
        cursor,
        Place::Policy,
        &ORDER,
        &mut seen,
        &mut policy.unknown,
    )? {
        match tag {
            provision::POLICY_TYPE => {
                policy.policy_type = policy_type(cursor)?;
                has_type = true;
            }
            provision::POLICY_KEY => policy.policy_key = Some(policy_key(cursor)?),
            _ => {
                let status = cursor.status(Place::Policy, provision::STATUS)?;
                policy.status = Some(AcknowledgementStatus(status));
            }
        }
    }
    if has_type {
        Ok(())
    } else {
        Err(no_type(cursor))
    }
}

fn offered<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    policy: &mut OfferedPolicy<'a>,
) -> Result<(), Error> {
    const ORDER: [Tag; 4] = [
        provision::POLICY_TYPE,
        provision::STATUS,
        provision::POLICY_KEY,
        provision::DATA,
    ];
    let mut has_type = false;
    let mut seen = Seen::default();
    while let Some(tag) = known(
        cursor,
        Place::Policy,
        &ORDER,
        &mut seen,
        &mut policy.unknown,
    )? {
        match tag {
            provision::POLICY_TYPE => {
                policy.policy_type = policy_type(cursor)?;
                has_type = true;
            }
            provision::STATUS => {
                let status = cursor.status(Place::Policy, provision::STATUS)?;
                policy.status = Some(PolicyStatus(status));
            }
            provision::POLICY_KEY => policy.policy_key = Some(policy_key(cursor)?),
            _ => data(cursor, policy)?,
        }
    }
    if !has_type {
        return Err(no_type(cursor));
    }
    if policy.status.is_none() {
        cursor.missing(Place::Policy, provision::STATUS)?;
    }
    Ok(())
}

/// The `Data` that has just started, through its end: a policy document or text.
fn data<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    policy: &mut OfferedPolicy<'a>,
) -> Result<(), Error> {
    let place = Place::Data;
    let tag = provision::EAS_PROVISION_DOC;
    let mut text = Cow::Borrowed("");
    loop {
        let after = u32::from(policy.data.is_some());
        let start = match cursor.next()? {
            Event::End => break,
            Event::Start(provision::EAS_PROVISION_DOC) => {
                if policy.data.is_none() {
                    document(cursor, &mut policy.data)?;
                } else {
                    cursor.duplicate(tag, place, after, &mut policy.unknown)?;
                }
                continue;
            }
            Event::StartLiteral { page, name }
                if name == "eas-provisioningdoc"
                    && page == u16::from(tag.page())
                    && policy.data.is_none() =>
            {
                cursor.deviation(
                    cursor.lenient.container_name,
                    DiagnosticKind::ContainerName,
                    ErrorKind::ContainerName,
                )?;
                document(cursor, &mut policy.data)?;
                continue;
            }
            Event::Text(piece) | Event::CData(piece) => {
                add(&mut text, piece);
                continue;
            }
            Event::Char(c) => {
                cursor.add_char(&mut text, c)?;
                continue;
            }
            Event::Opaque(bytes) => {
                add(&mut text, cursor.opaque_text(bytes)?);
                continue;
            }
            start @ (Event::Start(_) | Event::StartLiteral { .. }) => start,
            event => {
                cursor.between(event, place)?;
                continue;
            }
        };
        cursor.keep(start, place, after, &mut policy.unknown)?;
    }
    if policy.data.is_some() {
        return cursor.stray(&text, place);
    }
    if text.is_empty() {
        cursor.missing(place, tag)?;
    }
    policy.data = Some(PolicyData::Text(text));
    Ok(())
}

/// The policy document that has just started, read in its place.
fn document<'a, S: Source<'a>>(
    cursor: &mut Cursor<'a, S>,
    data: &mut Option<PolicyData<'a>>,
) -> Result<(), Error> {
    match data.insert(PolicyData::Document(PolicyDocument::new())) {
        PolicyData::Document(document) => policy::document(cursor, document),
        PolicyData::Text(_) => Ok(()),
    }
}
