//! [`Plan`]: what leads from one account to another.

use alloc::vec::Vec;
use core::fmt;

use super::difference::Difference;
use super::step::{PlannedStep, Why};
use crate::edition::order::{leaves, written};
use crate::edition::{Edition, Profile, Verdict};
use crate::model::account::{Account, AccountNode, Guid, Place};
use crate::model::tree::AccessType;

/// The commands that lead from the account that is there to the one that is wanted, to be carried out
/// as one Atomic. See the [module](super).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan<'a> {
    profile: Profile,
    steps: Vec<PlannedStep<'a>>,
}

impl<'a> Plan<'a> {
    /// What leads from `current`, or from nothing, to `desired`. The plan is empty if there is nothing
    /// to do.
    ///
    /// # Errors
    ///
    /// What the edition finds in `desired`.
    pub fn new(
        current: Option<&'a Account<'_>>,
        desired: &'a Account<'_>,
        profile: impl Into<Profile>,
    ) -> Result<Self, Verdict<'static>> {
        let profile = profile.into();
        let verdict = desired.validate(profile);
        if !verdict.is_legal() {
            return Err(verdict.into_owned());
        }
        let mut plan = Self {
            profile,
            steps: Vec::new(),
        };
        match current {
            None => plan.create(desired, Why::New),
            Some(current) if current.guid() != desired.guid() => {
                plan.delete(current.guid(), Place::Account, Why::Unwanted);
                plan.create(desired, Why::New);
            }
            Some(current) => match irreplaceable(current, desired, profile.edition) {
                Some(node) => {
                    let why = Why::CannotReplace(node);
                    plan.delete(current.guid(), Place::Account, why);
                    plan.create(desired, why);
                }
                None => plan.edit(current, desired),
            },
        }
        Ok(plan)
    }

    /// What removes an account.
    #[must_use]
    pub fn removal(guid: Guid, profile: impl Into<Profile>) -> Self {
        let mut plan = Self {
            profile: profile.into(),
            steps: Vec::new(),
        };
        plan.delete(guid, Place::Account, Why::Unwanted);
        plan
    }

    /// What it is a plan for.
    #[must_use]
    pub const fn profile(&self) -> Profile {
        self.profile
    }

    /// The commands, in their order.
    #[must_use]
    pub fn steps(&self) -> &[PlannedStep<'a>] {
        &self.steps
    }

    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Whether an account goes, and with it its messages.
    #[must_use]
    pub fn loses_messages(&self) -> bool {
        let deletes = |step: &PlannedStep<'_>| {
            step.place == Place::Account && step.command == AccessType::Delete
        };
        self.steps.iter().any(deletes)
    }

    fn delete(&mut self, guid: Guid, place: Place<'a>, why: Why) {
        self.steps.push(PlannedStep {
            command: AccessType::Delete,
            guid,
            place,
            value: None,
            why,
        });
    }

    /// Makes an account node by node. What is above a node is made with it: by `Add` where the edition
    /// is one of Windows (MS-MDM), by `Replace` everywhere.
    ///
    /// Windows Mobile is not given the `Add` of the account, which would delete one of this GUID that is
    /// there after all: the first node brings it. `SERVICENAME` and `SERVICETYPE`, which it does not
    /// replace, are added to it.
    fn create(&mut self, desired: &'a Account<'_>, why: Why) {
        let edition = self.profile.edition;
        let mobile = edition == Edition::WindowsMobile;
        let all: Vec<_> = written(desired, edition, true).collect();
        for (place, value) in all {
            let implied = match &place {
                // A legal account has nodes.
                Place::Account => true,
                group @ (Place::TagProps | Place::NamedProps) => {
                    leaves(desired, group).next().is_some()
                }
                _ => false,
            };
            if implied {
                continue;
            }
            let service = matches!(
                place,
                Place::Node(AccountNode::ServiceName | AccountNode::ServiceType)
            );
            let command = match mobile && !service {
                true => AccessType::Replace,
                false => adding(&place, edition),
            };
            self.push(command, desired.guid(), place, value, why);
        }
    }

    fn push(
        &mut self,
        command: AccessType,
        guid: Guid,
        place: Place<'a>,
        value: Option<&'a str>,
        why: Why,
    ) {
        self.steps.push(PlannedStep {
            command,
            guid,
            place,
            value,
            why,
        });
    }

    /// Changes an account that stays the same one.
    fn edit(&mut self, current: &'a Account<'_>, desired: &'a Account<'_>) {
        let guid = desired.guid();
        let edition = self.profile.edition;
        // What goes, goes first.
        let account = Difference::new(current, desired, &Place::Account, edition);
        self.surplus(&account, guid);
        let mut writes = Vec::new();
        for group in [Place::NamedProps, Place::TagProps] {
            match (current.has_at(&group), desired.has_at(&group)) {
                (false, false) => {}
                (true, false) => self.delete(guid, group, Why::Surplus),
                (there, true) => {
                    let difference = Difference::new(current, desired, &group, edition);
                    if difference.is_cheaper_anew() {
                        self.delete(guid, group.clone(), Why::Emptied);
                        let wanted = difference.into_wanted();
                        if wanted.is_empty() {
                            writes.push((AccessType::Add, group, None, Why::Again));
                        }
                        for (place, value) in wanted {
                            // The group is missing, and comes with what is in it.
                            let command = match edition {
                                Edition::WindowsMobile => AccessType::Replace,
                                _ => adding(&place, edition),
                            };
                            writes.push((command, place, Some(value), Why::Again));
                        }
                        continue;
                    }
                    self.surplus(&difference, guid);
                    if !there && difference.is_empty() {
                        writes.push((AccessType::Add, group, None, Why::Missing));
                    }
                    let command = |place: &Place<'_>| match edition {
                        Edition::WindowsMobile if !there => AccessType::Replace,
                        _ => adding(place, edition),
                    };
                    writes.extend(difference.writes(command));
                }
            }
        }
        let writes = account.writes(|place| adding(place, edition)).chain(writes);
        for (command, place, value, why) in writes.collect::<Vec<_>>() {
            self.push(command, guid, place, value, why);
        }
    }

    fn surplus(&mut self, difference: &Difference<'a>, guid: Guid) {
        for place in difference.surplus() {
            self.delete(guid, place.clone(), Why::Surplus);
        }
    }
}

/// The command that makes a place which is missing: `Add`, or `Replace` where the edition has no `Add`
/// for it.
fn adding(place: &Place<'_>, edition: Edition) -> AccessType {
    let facts = place.facts(edition);
    match facts.is_none_or(|facts| facts.access().has(AccessType::Add)) {
        true => AccessType::Add,
        false => AccessType::Replace,
    }
}

/// The node that is there, is to be another one, and cannot be replaced.
fn irreplaceable(
    current: &Account<'_>,
    desired: &Account<'_>,
    edition: Edition,
) -> Option<AccountNode> {
    let nodes = [AccountNode::ServiceName, AccountNode::ServiceType];
    let differs =
        |node: &AccountNode| current.has(*node) && current.get(*node) != desired.get(*node);
    nodes
        .into_iter()
        .find(|node| !edition.replaces_service() && differs(node))
}

impl fmt::Display for Plan<'_> {
    /// One line for each command; `nothing to do`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("nothing to do");
        }
        for (at, step) in self.steps.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { "\n" })?;
            step.fmt(f)?;
        }
        Ok(())
    }
}
