//! No sequence of commands is shorter than a plan. Each command writes one node, so that what differs
//! says how many there have to be; where a plan has more, all shorter sequences are tried on the naive
//! model of the device, breadth first.

use std::collections::BTreeSet;

use email2_csp::planner::Plan;
use email2_csp::{Account, AccountNode, Edition, PropertyTag};

use crate::device::bytes::nodes;
use crate::device::facts::{GUID, smallest};
use crate::device::model::{Model, Nodes, Stored};

const SPARE: PropertyTag = PropertyTag(0x3001_001F);

/// How many commands there are at least: one for each leaf that is to be written, one if there is
/// something to go.
fn at_least(current: Option<&Nodes>, desired: &Nodes, anew: bool) -> usize {
    let there = |name: &String| current.filter(|_| !anew)?.get(name);
    let leaves = desired.iter().filter(|(_, value)| value.is_some());
    let written = leaves.filter(|(name, value)| there(name) != Some(value));
    let mut names = current.into_iter().flat_map(Nodes::keys);
    let goes = anew || names.any(|name| !desired.contains_key(name));
    written.count() + usize::from(goes)
}

/// How few commands lead from one account to the other, if it is less than `most`. The account itself
/// is deleted only if it may.
fn fewest(
    edition: Edition,
    current: Option<&Nodes>,
    desired: &Nodes,
    may_delete: bool,
    most: usize,
) -> usize {
    let mut model = Model::new(edition, 6);
    if let Some(current) = current {
        let stored = Stored {
            nodes: current.clone(),
            ..Stored::default()
        };
        model.accounts.insert(GUID, stored);
    }
    assert_eq!(model.begin(), 200);
    // Only what is in one of the accounts is of use, and only the values that are wanted. What is to
    // stay and is in no group stays by itself.
    let rows: Vec<_> = model
        .rows
        .iter()
        .filter(|row| {
            let there = current.and_then(|nodes| nodes.get(&row.node));
            let wanted = desired.get(&row.node);
            let stays = there == wanted && !may_delete && row.group().is_none() && !row.interior;
            row.is_account() || (!stays && (there.is_some() || wanted.is_some()))
        })
        .cloned()
        .collect();
    let mut seen = BTreeSet::from([model.state()]);
    let mut reached = vec![model];
    for commands in 0..most {
        let done = |model: &Model| {
            let there = model.accounts.get(&GUID);
            there.is_some_and(|stored| stored.nodes == *desired) && model.clone().commit() == 200
        };
        if reached.iter().any(done) {
            return commands;
        }
        let mut next = Vec::new();
        for model in &reached {
            for row in &rows {
                let wanted = match row.interior {
                    true => Some((String::new(), "node")),
                    false => desired
                        .get(&row.node)
                        .cloned()
                        .flatten()
                        .map(|v| (v, "chr")),
                };
                for command in ["Add", "Replace", "Delete"] {
                    if command == "Delete" && row.is_account() && !may_delete {
                        continue;
                    }
                    let (value, format) = match (&wanted, command) {
                        (_, "Delete") => ("", ""),
                        (Some((value, format)), _) => (value.as_str(), *format),
                        (None, _) => continue,
                    };
                    let mut model = model.clone();
                    if model.give(command, GUID, row, (value, format)) != 200 {
                        continue;
                    }
                    // What cannot get there in time is not looked at any more.
                    let there = model.accounts.get(&GUID).map(|stored| &stored.nodes);
                    let behind = commands + 1 + at_least(there, desired, false);
                    if behind < most && seen.insert(model.state()) {
                        next.push(model);
                    }
                }
            }
        }
        reached = next;
    }
    most
}

#[track_caller]
fn is_shortest(edition: Edition, current: Option<&Account<'_>>, desired: &Account<'_>) {
    let plan = Plan::new(current, desired, edition).unwrap();
    let steps = plan.steps().len();
    // The service cannot be replaced on an account that is there (contradiction 8).
    let anew = plan.loses_messages();
    let (from, to) = (current.map(nodes), nodes(desired));
    if anew {
        let kept = fewest(edition, from.as_ref(), &to, false, steps);
        assert_eq!(kept, steps, "{edition}: the account can stay\n{plan}");
    }
    if steps == at_least(from.as_ref(), &to, anew) {
        return;
    }
    let fewest = fewest(edition, from.as_ref(), &to, anew, steps);
    assert_eq!(steps, fewest, "{edition}: {from:?} to {to:?}\n{plan}");
}

/// The account that has of these leaves what the numbers say: 0 nothing, 1 and 2 a value.
fn account(least: &Account<'static>, leaves: &[(&str, u8)], tag_props: bool) -> Account<'static> {
    let mut account = least.clone();
    account.set_tag_props(tag_props);
    for (leaf, value) in leaves.iter().filter(|(_, value)| *value != 0) {
        let path: Vec<_> = leaf.split('/').map(|name| name.to_owned().into()).collect();
        account.set_path(&path, if *value == 1 { "1" } else { "0" });
    }
    account
}

/// Every way from what is there to what is wanted, for leaves that hang together.
fn every_way(edition: Edition, leaves: &[&str]) -> usize {
    let mut ways = 0;
    let least = smallest(edition, GUID);
    // There or not; not wanted, wanted as it is or otherwise; and TAGPROPS without a leaf.
    for number in 0..6_usize.pow(leaves.len() as u32) * 4 {
        let (mut rest, groups) = (number / 4, number % 4);
        let (mut from, mut to) = (Vec::new(), Vec::new());
        for leaf in leaves {
            from.push((*leaf, (rest % 2) as u8));
            to.push((*leaf, (rest / 2 % 3) as u8));
            rest /= 6;
        }
        let current = account(&least, &from, groups & 1 == 1);
        let desired = account(&least, &to, groups & 2 == 2);
        let legal = |account: &Account<'_>| account.validate(edition).is_legal();
        if legal(&current) && legal(&desired) {
            is_shortest(edition, Some(&current), &desired);
            ways += 1;
        }
    }
    ways
}

#[test]
fn an_edit_has_as_few_commands_as_there_can_be() {
    let leaves = ["NAME", "TAGPROPS/8128000B", "TAGPROPS/812C000B"];
    for edition in Edition::ALL {
        let ways = every_way(edition, &leaves);
        assert!(ways >= 6_usize.pow(3), "{edition}: {ways}");
    }
    let three = [leaves[1], leaves[2], "TAGPROPS/3001001F"];
    assert!(every_way(Edition::WindowsMobile, &three) >= 6_usize.pow(3));
}

#[test]
fn a_creation_has_as_few_commands_as_there_can_be() {
    for edition in Edition::ALL {
        let least = smallest(edition, GUID);
        is_shortest(edition, None, &least);
        is_shortest(
            edition,
            None,
            &least.clone().with(AccountNode::OutgoingSsl, "1"),
        );
    }
    let mut spare = smallest(Edition::WindowsMobile, GUID);
    spare.set_tag_property(SPARE, "x");
    is_shortest(Edition::WindowsMobile, None, &spare);
    let mut empty = smallest(Edition::WindowsMobile, GUID);
    empty.set_tag_props(true);
    is_shortest(Edition::WindowsMobile, None, &empty);
}

#[test]
fn an_account_whose_service_changes_is_made_anew_by_as_few_commands_as_there_can_be() {
    for edition in Edition::ALL {
        let current = smallest(edition, GUID).with(AccountNode::IncomingSsl, "1");
        for desired in [
            current.clone().with(AccountNode::ServiceName, "Contoso"),
            current.clone().with(AccountNode::ServiceType, "POP3"),
        ] {
            is_shortest(edition, Some(&current), &desired);
        }
    }
}
