//! The planner: what it plans leads there, is legal, and has no command too many.

mod shortest;

use email2_csp::device::{AccountStore, Address, Content, Device, MemoryStore};
use email2_csp::edition::Rule;
use email2_csp::planner::{Plan, Why};
use email2_csp::{Account, AccountNode, Edition, MapiType, NamedProperty, Place, PropertyTag};
use proptest::prelude::*;

use crate::device::facts::{GUID, OTHER, Row, rows_of, smallest};

/// An account that is legal: what the edition must have, and of the rest what the bits say, with one
/// of two values.
fn account(edition: Edition, there: u64, second: u64, groups: u8) -> Account<'static> {
    let mut account = smallest(edition, GUID);
    for (at, row) in rows_of(edition).iter().enumerate() {
        let outgoing = row.node.starts_with("SMTPALT");
        if row.interior || outgoing || (!row.one && there >> at & 1 == 0) {
            continue;
        }
        let path: Vec<_> = row
            .names(GUID)
            .split_off(1)
            .into_iter()
            .map(Into::into)
            .collect();
        account.set_path(&path, value(row, second >> at & 1 == 1));
    }
    if there & 1 == 1 {
        let on = if edition == Edition::Windows10Prose {
            "TRUE"
        } else {
            "1"
        };
        account.set(AccountNode::SmtpAltEnabled, on);
        account.set(
            AccountNode::SmtpAltAuthName,
            value(&rows_of(edition)[2], second & 1 == 1),
        );
        account.set(AccountNode::SmtpAltPassword, "secret");
    }
    if edition == Edition::WindowsMobile {
        if groups & 1 == 1 {
            account.set_tag_property(PropertyTag(0x3001_001F), "x");
            account.set_tag_property(PropertyTag(0x3002_001F), "y");
        }
        if groups & 2 == 2 {
            account.set_named_property(NamedProperty::new("A", MapiType::LONG, "1"));
            account.set_named_property(NamedProperty::new("B/ü", MapiType::LONG, "2"));
        }
        if groups & 4 == 4 {
            account.set_tag_props(true);
            account.set_named_props(true);
        }
    }
    assert!(
        account.validate(edition).is_legal(),
        "{}",
        account.validate(edition)
    );
    account
}

fn value(row: &Row, second: bool) -> String {
    let good = row.good();
    if !second {
        return good;
    }
    match row.values.split(':').next().unwrap() {
        "" if row.node != "SERVICETYPE" => "Contoso".into(),
        "server" => "mail.contoso.example".into(),
        "number" | "range" => "60".into(),
        "flag" => "0x6".into(),
        "enum" if row.node != "SERVICETYPE" => {
            let list = row.values.split_once(':').unwrap().1;
            list.split('|').next().unwrap().into()
        }
        _ => good,
    }
}

fn store(account: Option<&Account<'static>>) -> MemoryStore {
    let mut store = MemoryStore::new();
    if let Some(account) = account {
        store.insert(account.clone());
        store.deliver(account.guid(), 9);
    }
    store
}

/// What comes of a plan with one command left out; nothing if it is refused.
fn without(plan: &Plan<'_>, left_out: usize, before: MemoryStore) -> Option<MemoryStore> {
    let mut device = Device::new(plan.profile(), before);
    device.begin().unwrap();
    for (at, step) in plan.steps().iter().enumerate() {
        if at == left_out {
            continue;
        }
        let address = Address::new(step.guid, step.place.clone());
        let content = step.value.map_or(Content::NODE, Content::text);
        let done = match step.command.name() {
            "Add" => device.add(&address, content),
            "Replace" => device.replace(&address, content),
            _ => device.delete(&address),
        };
        done.ok()?;
    }
    device.commit().ok()?;
    Some(device.into_store())
}

fn check(edition: Edition, current: Option<&Account<'static>>, desired: &Account<'static>) {
    let plan = Plan::new(current, desired, edition).unwrap();
    let before = store(current);
    let mut device = Device::new(edition, before.clone());
    device.carry_out(&plan).unwrap_or_else(|refusal| {
        panic!("{edition:?}: {refusal}\n{plan}\n{current:#?}\n{desired:#?}")
    });
    let after = device.store().account(GUID);
    assert_eq!(after, Some(desired), "{edition:?}\n{plan}");
    assert_eq!(device.store().count(), Ok(1));

    // Messages are lost where the service changes and cannot be replaced, and nowhere else.
    let replaces = matches!(edition, Edition::Windows10Ddf1607 | Edition::DdfV2);
    let same = |node| current.is_none_or(|current| current.get(node) == desired.get(node));
    let keeps = replaces || (same(AccountNode::ServiceName) && same(AccountNode::ServiceType));
    let loses = current.is_some() && !keeps;
    assert_eq!(plan.loses_messages(), loses, "{plan}");
    let messages = if current.is_some() && !loses { 9 } else { 0 };
    assert_eq!(device.store().messages(GUID), Some(messages));

    // No command too many.
    for left_out in 0..plan.steps().len() {
        let other = without(&plan, left_out, before.clone());
        let other = other
            .as_ref()
            .and_then(|store| store.account(GUID).map(|a| (a, store.messages(GUID))));
        assert!(
            other != Some((desired, Some(messages))),
            "{edition:?}: {} is not needed in\n{plan}",
            plan.steps()[left_out]
        );
    }
    // What is there already needs nothing.
    assert!(
        Plan::new(Some(desired), desired, edition)
            .unwrap()
            .is_empty()
    );
    if keeps && current == Some(desired) {
        assert!(plan.is_empty());
    }
    #[cfg(feature = "syncml")]
    over_a_session(edition, &plan, before, current, desired);
}

/// The same as a command of OMA DM: the edition finds it legal, and a session carries it out.
#[cfg(feature = "syncml")]
fn over_a_session(
    edition: Edition,
    plan: &Plan<'_>,
    before: MemoryStore,
    current: Option<&Account<'static>>,
    desired: &Account<'static>,
) {
    use crate::device::session::session;
    use email2_csp::dm::CommandSet;

    let Some(command) = plan.to_command().unwrap() else {
        assert!(plan.is_empty());
        return;
    };
    let commands = [command];
    let existing: Vec<Account<'_>> = current.cloned().into_iter().collect();
    let set = CommandSet::decode(&commands).unwrap();
    let verdict = set.validate(edition, Some(&existing));
    assert!(verdict.is_legal(), "{edition:?}\n{plan}\n{verdict}");
    let mut device = Device::new(edition, before);
    let outcome = session(&mut device, commands.to_vec());
    assert_eq!(outcome.statuses, [vec![200; plan.steps().len() + 1]]);
    assert_eq!(device.store().account(GUID), Some(desired));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_plan_leads_to_what_is_wanted_and_has_no_command_too_many(
        edition in 0..4_usize,
        there in any::<(u64, u64)>(),
        second in any::<(u64, u64)>(),
        // Accounts that differ in little, too.
        mask in prop_oneof![Just(u64::MAX), any::<u64>().prop_map(|m| m & 0x0101_0101_8080), Just(0)],
        groups in any::<(u8, u8)>(),
    ) {
        let edition = Edition::ALL[edition];
        let current = account(edition, there.0, second.0, groups.0);
        let other = |a: u64, b: u64| (a & !mask) | (b & mask);
        let desired = account(
            edition,
            other(there.0, there.1),
            other(second.0, second.1),
            groups.1,
        );
        check(edition, Some(&current), &desired);
        check(edition, None, &desired);
    }
}

#[test]
fn a_new_account_is_its_nodes_and_nothing_else() {
    for edition in Edition::ALL {
        let desired = smallest(edition, GUID).with(AccountNode::OutgoingSsl, "1");
        let plan = Plan::new(None, &desired, edition).unwrap();
        assert_eq!(plan.steps().len(), desired.iter().count());
        assert!(plan.steps().iter().all(|step| step.why == Why::New));
        let commands: Vec<_> = plan
            .steps()
            .iter()
            .map(|step| step.command.name())
            .collect();
        if edition == Edition::WindowsMobile {
            // An Add of a GUID that is there after all would delete that account; SERVICENAME and
            // SERVICETYPE are not replaced.
            let added = plan
                .steps()
                .iter()
                .filter(|step| step.command.name() == "Add");
            let added: Vec<_> = added.map(|step| step.place.to_string()).collect();
            assert_eq!(added, ["SERVICENAME", "SERVICETYPE"]);
        } else {
            let replaced = commands
                .iter()
                .filter(|command| **command == "Replace")
                .count();
            assert_eq!(replaced, usize::from(edition == Edition::Windows10Prose));
        }
    }
}

/// Windows Mobile takes an account node by node, outside an Atomic.
#[test]
fn a_service_that_is_missing_is_added_and_no_message_is_lost() {
    let edition = Edition::WindowsMobile;
    let desired = smallest(edition, GUID);
    for node in [AccountNode::ServiceName, AccountNode::ServiceType] {
        let mut current = desired.clone();
        current.remove(node);
        let plan = Plan::new(Some(&current), &desired, edition).unwrap();
        let steps = plan
            .steps()
            .iter()
            .map(|step| (step.command.name(), &step.place));
        assert_eq!(steps.collect::<Vec<_>>(), [("Add", &Place::Node(node))]);
        assert!(!plan.loses_messages());
        let mut device = Device::new(edition, store(Some(&current)));
        device.carry_out(&plan).unwrap();
        assert_eq!(device.store(), &store(Some(&desired)));
    }
    // The other one is there and is to be another.
    let mut current = desired.clone().with(AccountNode::ServiceType, "POP3");
    current.remove(AccountNode::ServiceName);
    let plan = Plan::new(Some(&current), &desired, edition).unwrap();
    let why = Why::CannotReplace(AccountNode::ServiceType);
    assert_eq!(plan.steps()[0].why, why);
    assert!(plan.loses_messages());
}

#[test]
fn a_property_without_delete_goes_with_its_group() {
    // EMAIL2 CSP (Windows 10), TAGPROPS/812C000B: "Supported operations are Get and Replace."
    let edition = Edition::Windows10Prose;
    let current = smallest(edition, GUID)
        .with(AccountNode::IncomingSsl, "1")
        .with(AccountNode::OutgoingSsl, "1");
    let mut desired = current.clone();
    desired.remove(AccountNode::OutgoingSsl);
    let plan = Plan::new(Some(&current), &desired, edition).unwrap();
    assert_eq!(
        plan.to_string(),
        "Delete TAGPROPS: what is in it is made anew\n\
         Add TAGPROPS/8128000B: it was in a group that is made anew"
    );
    check(edition, Some(&current), &desired);
    // Where it can be deleted, it is.
    let edition = Edition::DdfV2;
    let plan = Plan::new(Some(&current), &desired, edition).unwrap();
    assert_eq!(
        plan.to_string(),
        "Delete TAGPROPS/812C000B: it is not wanted"
    );
}

#[test]
fn another_guid_is_another_account() {
    let edition = Edition::DdfV2;
    let (current, desired) = (smallest(edition, OTHER), smallest(edition, GUID));
    let plan = Plan::new(Some(&current), &desired, edition).unwrap();
    assert_eq!(plan.steps()[0].why, Why::Unwanted);
    assert_eq!(plan.steps()[0].guid, OTHER);
    let mut device = Device::new(edition, store(Some(&current)));
    device.carry_out(&plan).unwrap();
    assert_eq!(device.store().account(OTHER), None);
    assert_eq!(device.store().account(GUID), Some(&desired));

    let removal = Plan::removal(GUID, edition);
    assert_eq!(
        removal.to_string(),
        "Delete {GUID}: the account is not wanted"
    );
    device.carry_out(&removal).unwrap();
    assert_eq!(device.store(), &MemoryStore::new());
    assert_eq!(device.carry_out(&removal).unwrap_err().status(), 404);
    assert!(!device.is_in_atomic());
}

#[test]
fn an_account_that_is_not_legal_is_not_planned() {
    let mut desired = smallest(Edition::DdfV2, GUID);
    desired.remove(AccountNode::InServer);
    let verdict = Plan::new(None, &desired, Edition::DdfV2).unwrap_err();
    assert!(verdict.breaks(Rule::RequiredNodes));
}

#[test]
fn a_plan_shows_no_values() {
    let desired = smallest(Edition::DdfV2, GUID).with(AccountNode::AuthSecret, "hunter2");
    let plan = Plan::new(None, &desired, Edition::DdfV2).unwrap();
    assert!(
        plan.steps()
            .iter()
            .any(|step| step.value == Some("hunter2"))
    );
    assert!(!format!("{plan:?}{plan}").contains("hunter2"));
}
