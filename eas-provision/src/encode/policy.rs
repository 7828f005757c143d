//! The policy document.

use wbxml::tag::eas::provision;
use wbxml::{Error, Event, Sink};

use super::unknown::Rest;
use crate::generated::policies::FACTS;
use crate::model::{ApplicationHash, Digits, Place, PolicyDocument, PolicyElement};

/// The numbers that most settings have.
const SMALL: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// Writes a policy document.
pub(super) fn document<K: Sink>(policy: &PolicyDocument<'_>, sink: &mut K) -> Result<(), Error> {
    sink.event(Event::Start(provision::EAS_PROVISION_DOC))?;
    let mut unknown = Rest::of(policy.unknown(), Place::ProvisionDoc);
    let mut digits = Digits::default();
    for (order, facts) in (0_u32..).zip(&FACTS) {
        let element = facts.element;
        unknown.before(order, sink)?;
        if !policy.has(element) {
            continue;
        }
        match policy.number(element) {
            Some(number) if !policy.has_texts() => {
                let small = usize::try_from(number).ok().and_then(|n| SMALL.get(n));
                let text = match small {
                    Some(text) => text,
                    None => digits.write(number),
                };
                sink.text_element(facts.tag, text)?;
            }
            number => uncommon(policy, element, number, sink)?,
        }
    }
    unknown.all(sink)?;
    sink.event(Event::End)
}

/// An element that is a list, or empty, or text; or has a number, in a document where some have
/// texts.
#[inline(never)]
fn uncommon<K: Sink>(
    policy: &PolicyDocument<'_>,
    element: PolicyElement,
    number: Option<i64>,
    sink: &mut K,
) -> Result<(), Error> {
    match element {
        PolicyElement::UnapprovedInROMApplicationList => unapproved(policy, sink),
        PolicyElement::ApprovedApplicationList => approved(policy, sink),
        _ => match (policy.text_of(element), number) {
            (Some(text), _) => sink.text_element(element.tag(), text),
            (None, Some(number)) => {
                sink.text_element(element.tag(), Digits::default().write(number))
            }
            (None, None) => sink.empty_element(element.tag()),
        },
    }
}

fn unapproved<K: Sink>(policy: &PolicyDocument<'_>, sink: &mut K) -> Result<(), Error> {
    let mut unknown = Rest::of(policy.unknown(), Place::UnapprovedList);
    sink.event(Event::Start(provision::UNAPPROVED_IN_ROM_APPLICATION_LIST))?;
    for (order, name) in (0_u32..).zip(policy.unapproved_in_rom_applications()) {
        unknown.before(order, sink)?;
        sink.text_element(provision::APPLICATION_NAME, name)?;
    }
    unknown.all(sink)?;
    sink.event(Event::End)
}

fn approved<K: Sink>(policy: &PolicyDocument<'_>, sink: &mut K) -> Result<(), Error> {
    let mut unknown = Rest::of(policy.unknown(), Place::ApprovedList);
    sink.event(Event::Start(provision::APPROVED_APPLICATION_LIST))?;
    for (order, hash) in (0_u32..).zip(policy.approved_applications()) {
        unknown.before(order, sink)?;
        match hash {
            ApplicationHash::Text(text) => sink.text_element(provision::HASH, text)?,
            ApplicationHash::Bytes(bytes) => {
                sink.event(Event::Start(provision::HASH))?;
                sink.event(Event::Opaque(bytes))?;
                sink.event(Event::End)?;
            }
        }
    }
    unknown.all(sink)?;
    sink.event(Event::End)
}
