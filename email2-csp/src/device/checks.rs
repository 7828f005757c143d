//! What an edition has to say about a place, a command and a value, before anything is done.

use alloc::borrow::Cow;

use super::address::{Address, Content};
use super::refusal::{Reason, Refusal};
use crate::edition::integer::{is_decimal, takes_int};
use crate::edition::validate::{check_node, check_tag_property};
use crate::edition::{Edition, Expected, Found, Rule, Verdict};
use crate::model::account::{AccountNode, Place};
use crate::model::tree::{AccessType, Format};

/// Whether an edition has a command for a place that it has.
pub(super) fn has_command(place: &Place<'_>, command: AccessType, edition: Edition) -> bool {
    match place.facts(edition) {
        Some(facts) => facts.access().has(command),
        // Any property of TAGPROPS in Windows Mobile.
        None => !matches!(command, AccessType::Copy | AccessType::Exec),
    }
}

/// Whether a node stays as it is while its account is there: `SERVICENAME` and `SERVICETYPE`, where the
/// edition does not replace them.
pub(super) fn is_fixed(place: &Place<'_>, edition: Edition) -> bool {
    let service = matches!(
        place,
        Place::Node(AccountNode::ServiceName | AccountNode::ServiceType)
    );
    service && !edition.replaces_service()
}

/// The rule that says which commands a place takes.
pub(super) const fn rule_of(place: &Place<'_>, command: AccessType) -> Rule {
    match place {
        _ if matches!(command, AccessType::Copy | AccessType::Exec) => Rule::Operations,
        Place::Root => Rule::RootQuery,
        Place::Account => Rule::AccountNode,
        Place::Node(AccountNode::InServer) => Rule::IncomingServer,
        Place::Node(AccountNode::OutgoingSsl) => Rule::OutgoingSsl,
        _ => Rule::Operations,
    }
}

/// Whether a node is of the format that a command brings: `node` and no value where there are nodes
/// below; elsewhere `chr`, or `int` and a decimal number where that is sent ([`Rule::IntegerFormat`]).
pub(super) fn check_format(
    address: &Address<'_>,
    content: Content<'_>,
    edition: Edition,
) -> Result<(), Refusal> {
    let is = |format: Format| format.name() == Some(content.format);
    let fits = if address.is_interior() {
        is(Format::NODE) && content.text.is_empty()
    } else {
        let int = is(Format::INT) && takes_int(address.place(), edition);
        is(Format::CHR) || (int && is_decimal(content.text))
    };
    match fits {
        true => Ok(()),
        false => Err(Reason::WrongFormat.into()),
    }
}

/// Whether a node takes a value, by itself.
pub(super) fn check_value(place: &Place<'_>, text: &str, edition: Edition) -> Result<(), Refusal> {
    let mut verdict = Verdict::new(edition);
    match place {
        Place::Node(node) => check_node(*node, text, &mut verdict),
        Place::TagProperty(tag) => check_tag_property(*tag, text, &mut verdict),
        Place::NamedProperty(name, mapi_type) if !mapi_type.accepts(text) => {
            let found = match wbxml::credentials::is_credential(name) {
                true => Found::Node,
                false => Found::Value(Cow::Borrowed(text)),
            };
            let place = Place::NamedProperty(Cow::Borrowed(name), *mapi_type);
            verdict.add(place, Rule::AllowedValues, Expected::MapiValue, found);
        }
        _ => {}
    }
    if verdict.is_legal() {
        return Ok(());
    }
    let reason = match verdict.breaks(Rule::SizeLimits) {
        true => Reason::TooLong,
        false => Reason::WrongValue,
    };
    Err(Refusal::found(reason, verdict.into_owned()))
}
