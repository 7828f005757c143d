//! A plan as a command of OMA DM.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use syncml::{Atomic, Command, Delete, Edit, Item, Meta};

use super::plan::Plan;
use crate::dm::{below, names};
use crate::edition::{Expected, Found, Rule, Verdict};
use crate::model::account::Place;
use crate::model::tree::{AccessType, Format};

impl Plan<'_> {
    /// The `Atomic` that the plan is, in the scope of the edition. `CmdID`s are given when it is sent.
    /// `None` if there is nothing to do.
    ///
    /// # Errors
    ///
    /// The name of a property that no address can have.
    pub fn to_command(&self) -> Result<Option<Command<'static>>, Verdict<'static>> {
        if self.is_empty() {
            return Ok(None);
        }
        let mut atomic = Atomic::default();
        for step in self.steps() {
            let mut path = alloc::vec![step.guid.to_string()];
            path.extend(names(&step.place));
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            let Some(uri) = below(self.profile().root(), &path) else {
                return Err(self.unnamed(&step.place));
            };
            let item = Item::to_target(uri);
            atomic.commands.push(match step.command {
                AccessType::Delete => {
                    let mut delete = Delete::default();
                    delete.items.push(item);
                    Command::Delete(delete)
                }
                command => {
                    let format = match step.value {
                        Some(_) => Format::CHR,
                        None => Format::NODE,
                    };
                    let meta = Meta::new().with_format(format.name().unwrap_or("chr"));
                    let mut item = item.with_meta(meta);
                    if let Some(value) = step.value {
                        item = item.with_data(String::from(value));
                    }
                    let mut edit = Edit::default();
                    edit.items.push(item);
                    match command {
                        AccessType::Add => Command::Add(edit),
                        _ => Command::Replace(edit),
                    }
                }
            });
        }
        Ok(Some(Command::Atomic(atomic)))
    }

    fn unnamed(&self, place: &Place<'_>) -> Verdict<'static> {
        let mut verdict = Verdict::new(self.profile().edition);
        let place = place.clone().into_owned();
        let expected = Expected::PropertyName;
        verdict.add(place, Rule::UnknownNode, expected, Found::Node);
        verdict
    }
}
