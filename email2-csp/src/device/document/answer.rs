//! The forms of an answer: values, what does not exist, and errors in their place.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};

use super::again::characteristics;
use crate::device::refusal::Refusal;
use crate::model::account::{Account, Guid};
use crate::model::provisioning::{Characteristic, Document, Item, Parm, Value, Verb};

/// What `desc` says.
pub(super) fn description(refusal: &Refusal) -> Value<'static> {
    Value::from(refusal.to_string())
}

/// The type of EMAIL2.
pub(super) const EMAIL2: &str = "EMAIL2";

/// An account as a provisioning document says it; only the names of what is below it where not all is
/// asked for.
pub(super) fn account(account: &Account<'_>, recursive: bool) -> Characteristic<'static> {
    let mut out = Characteristic::new(account.guid().to_string());
    let leaves = account.iter().filter(|(node, _)| !node.is_in_tag_props());
    for (node, value) in leaves {
        out.items.push(parm(node.name(), value));
    }
    if account.has_tag_props() {
        out.items.push(group(tag_props(account), recursive));
    }
    if account.has_named_props() {
        out.items.push(group(named_props(account), recursive));
    }
    out
}

/// A group with what is in it, or without.
fn group(mut group: Characteristic<'static>, recursive: bool) -> Item<'static> {
    if !recursive {
        group.items.clear();
    }
    group.into()
}

/// `TAGPROPS` and what is in it.
pub(super) fn tag_props(account: &Account<'_>) -> Characteristic<'static> {
    let mut out = Characteristic::new("TAGPROPS");
    let leaves = account.iter().filter(|(node, _)| node.is_in_tag_props());
    for (node, value) in leaves {
        out.items.push(parm(node.last_name(), value));
    }
    for property in account.tag_properties() {
        let name = property.tag.to_string();
        out.items.push(parm(&name, &property.value));
    }
    out
}

/// `NAMEDPROPS` and what is in it.
pub(super) fn named_props(account: &Account<'_>) -> Characteristic<'static> {
    let mut out = Characteristic::new("NAMEDPROPS");
    for property in account.named_properties() {
        let name = alloc::format!("{}#{}", property.name, property.mapi_type);
        out.items.push(parm(&name, &property.value));
    }
    out
}

fn parm(name: &str, value: &str) -> Item<'static> {
    Parm::new(String::from(name), String::from(value)).into()
}

/// Makes the characteristics of these accounts errors, but those that asked for them.
pub(super) fn fail_accounts(
    document: &Document<'_>,
    answer: &mut Document<'static>,
    refusals: &BTreeMap<Guid, Refusal>,
) {
    for (asked, said) in characteristics(&document.items, &mut answer.items) {
        if asked.verb == Verb::Query {
            continue;
        }
        for (asked, said) in characteristics(&asked.items, &mut said.items) {
            let guid = Guid::decode(&asked.kind).ok();
            let refusal = guid.and_then(|guid| refusals.get(&guid));
            if let (Some(refusal), true) = (refusal, asked.verb != Verb::Query) {
                said.fail(description(refusal));
            }
        }
    }
}

/// Makes the characteristics at the top errors that asked for nothing and have not failed.
pub(super) fn fail_settings(
    document: &Document<'_>,
    answer: &mut Document<'static>,
    refusal: &Refusal,
) {
    for (asked, said) in characteristics(&document.items, &mut answer.items) {
        if asked.verb != Verb::Query && !said.failed {
            said.fail(description(refusal));
        }
    }
}

/// Makes every characteristic at the top an error.
pub(super) fn fail_all(answer: &mut Document<'static>, refusal: &Refusal) {
    for item in &mut answer.items {
        if let Item::Characteristic(top) = item {
            top.fail(description(refusal));
        }
    }
}
