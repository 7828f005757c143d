//! What an edition makes of commands: how they are put, and what they do.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::decode::{CommandSet, Transaction};
use super::nodes::{Before, Nodes};
use super::step::Step;
use crate::edition::integer::{self, is_decimal, takes_int};
use crate::edition::operations::{Accounts, check_root_query, is_there};
use crate::edition::validate::check_command;
use crate::edition::{Edition, Expected, Found, Profile, Rule, Verdict};
use crate::model::account::{Account, Guid, Operation, Place};
use crate::model::tree::{AccessType, Format};

impl CommandSet<'_> {
    /// What an edition makes of the commands: their scope, `Atomic`, formats, which command stands at
    /// which node, and then what they do, one operation after the other.
    ///
    /// `existing` are the accounts that are there; where they are not known, `None`.
    #[must_use]
    pub fn validate<'s>(
        &'s self,
        profile: impl Into<Profile>,
        existing: Option<&'s [Account<'s>]>,
    ) -> Verdict<'s> {
        let profile = profile.into();
        match self.written(profile.edition) {
            Some(set) => set.judge(profile, existing).into_owned(),
            None => self.judge(profile, existing),
        }
    }

    /// The same with numbers that come as `int` the way the edition writes them; `None` if that is how
    /// they are.
    fn written(&self, edition: Edition) -> Option<Self> {
        let word = |step: &Step| integer::word(&step.place, self.integer(step, edition)?, edition);
        let words = self.steps.iter().enumerate();
        let words: Vec<_> = words
            .filter_map(|(at, step)| Some((at, word(step)?)))
            .collect();
        if words.is_empty() {
            return None;
        }
        let mut set = self.clone();
        for (at, word) in words {
            set.write(at, word);
        }
        Some(set)
    }

    /// The value of a step that is said to be an `int`, where the edition takes that.
    fn integer(&self, step: &Step, edition: Edition) -> Option<&str> {
        if step.format.as_deref() != Some("int") || !takes_int(&step.place, edition) {
            return None;
        }
        let transaction = self.transactions.get(step.transaction)?;
        let operation = transaction.operations.get(step.operation?)?;
        operation.account()?.value_at(&step.place)
    }

    /// Puts a word in the place of the value of a step.
    fn write(&mut self, step: usize, word: &'static str) -> Option<()> {
        let step = self.steps.get_mut(step)?;
        step.format = None;
        let transaction = self.transactions.get_mut(step.transaction)?;
        if let Operation::Create(account) | Operation::Edit(account) =
            transaction.operations.get_mut(step.operation?)?
        {
            account.set_at(&step.place, word);
        }
        Some(())
    }

    fn judge<'s>(&'s self, profile: Profile, existing: Option<&'s [Account<'s>]>) -> Verdict<'s> {
        let mut verdict = Verdict::new(profile.edition);
        let mut there = Accounts::new(existing);
        let mut seen = BTreeSet::new();
        let mut steps = self.steps.iter().peekable();
        for (at, transaction) in self.transactions.iter().enumerate() {
            let creates = creates(transaction);
            let mut nodes: BTreeMap<Guid, Nodes> = BTreeMap::new();
            while let Some(step) = steps.next_if(|step| step.transaction == at) {
                // One finding on the scope of each account, not one for each of its nodes.
                if seen.insert((step.guid, step.per_user)) {
                    check_root(step, &mut verdict);
                }
                if let Some(query) = step.query.clone() {
                    let (rule, found) = (Rule::AddressQuery, Found::Name(Cow::Owned(query)));
                    verdict.add(step.place.clone(), rule, Expected::PlainAddress, found);
                    continue;
                }
                let Some(guid) = step.guid else {
                    self.check_step(step, false, &profile, &mut verdict);
                    continue;
                };
                let nodes = nodes.entry(guid).or_default();
                let (before, new) = match there.find(guid) {
                    Some(account) => (Before::Account(account), false),
                    None if there.lacks(guid) => (Before::Nothing, true),
                    None => (Before::Unknown, creates.contains(&guid)),
                };
                let created = new || nodes.is_deleted();
                self.check_step(step, created, &profile, &mut verdict);
                nodes.take(step, before, &mut verdict);
            }
            // Which commands stand at which node, the steps say.
            for operation in &transaction.operations {
                there.take(operation, &profile, &mut verdict);
            }
            there.settle(&mut verdict);
        }
        verdict
    }

    /// A command at a node. `created` is whether its account is made in the same transaction.
    fn check_step(&self, step: &Step, created: bool, profile: &Profile, verdict: &mut Verdict<'_>) {
        let edition = profile.edition;
        let writes = matches!(step.command, AccessType::Add | AccessType::Replace);
        if writes && !step.atomic && edition.requires_atomic() {
            verdict.add(
                step.place.clone(),
                Rule::AtomicRequired,
                Expected::Atomic,
                Found::Command(step.command),
            );
        }
        if step.place == Place::Root {
            check_root_query(step.command, profile, verdict);
            return;
        }
        if writes {
            check_format(step, self.integer(step, edition), verdict);
        } else if !is_there(&step.place, verdict) {
            return;
        }
        // Inside the Atomic that creates the account, every Add and Replace in it is creation.
        let replaces = step.command == AccessType::Replace;
        let creation = created && (!replaces || (step.atomic && step.place != Place::Account));
        if !(writes && creation) {
            check_command(&step.place, step.command, verdict);
        }
    }
}

/// The accounts that a transaction makes and does not delete before: before its deletion an account is
/// another one.
fn creates(transaction: &Transaction<'_>) -> BTreeSet<Guid> {
    let (mut made, mut deleted) = (BTreeSet::new(), BTreeSet::new());
    for operation in &transaction.operations {
        match operation {
            Operation::Create(account) if !deleted.contains(&account.guid()) => {
                made.insert(account.guid());
            }
            Operation::Remove(guid) => {
                deleted.insert(*guid);
            }
            _ => {}
        }
    }
    made
}

/// Whether the address is in the scope of the edition.
fn check_root(step: &Step, verdict: &mut Verdict<'_>) {
    let edition = verdict.edition();
    let roots = [Some(edition.root()), edition.also_root()];
    let is_user = |root: &str| root.starts_with("./User/");
    if !roots
        .into_iter()
        .flatten()
        .any(|root| is_user(root) == step.per_user)
    {
        let found = if step.per_user {
            "./User/Vendor/MSFT/EMAIL2"
        } else {
            "./Vendor/MSFT/EMAIL2"
        };
        verdict.add(
            Place::Root,
            Rule::RootPath,
            Expected::Root(edition.root()),
            Found::Name(Cow::Borrowed(found)),
        );
    }
}

/// Whether the format is that of the node: `chr` where none is said, `int` and a number from management
/// products for some; `node` has to be said, and then there is no value. `integer` is the value that is
/// said to be an `int`, where that is taken.
fn check_format(step: &Step, integer: Option<&str>, verdict: &mut Verdict<'_>) {
    let format = step.format.as_deref().unwrap_or("chr");
    let expected = match &step.place {
        Place::Account | Place::TagProps | Place::NamedProps => Format::NODE,
        Place::Unknown(_) => return,
        _ => Format::CHR,
    };
    if let Some(value) = integer {
        if !is_decimal(value) {
            let (rule, expected) = (Rule::IntegerFormat, Expected::Format(Format::INT));
            let found = Found::Value(Cow::Owned(value.into()));
            verdict.add(step.place.clone(), rule, expected, found);
        }
    } else if expected.name() != Some(format) {
        let rule = match takes_int(&step.place, verdict.edition()) {
            true => Rule::IntegerFormat,
            false => Rule::NodeFormat,
        };
        verdict.add(
            step.place.clone(),
            rule,
            Expected::Format(expected),
            Found::Format(Cow::Owned(format.into())),
        );
    } else if expected == Format::NODE && step.has_value {
        let rule = Rule::NodeFormat;
        verdict.add(step.place.clone(), rule, Expected::NoValue, Found::Node);
    }
}
