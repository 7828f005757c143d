//! The questions of a document that was not carried out: what it set is not there, and they are
//! answered once more, by what is.

use super::apply::{First, fail_characteristic};
use crate::device::engine::Device;
use crate::device::store::AccountStore;
use crate::model::account::Guid;
use crate::model::provisioning::{Characteristic, Document, Item, Verb};

impl<S: AccountStore> Device<S> {
    /// Answers again what has been answered. Questions that were refused stay so.
    pub(super) fn ask_again(
        &mut self,
        document: &Document<'_>,
        answer: &mut Document<'static>,
        first: &mut First,
    ) {
        for (asked, said) in characteristics(&document.items, &mut answer.items) {
            if is_answered(asked, said) {
                *said = asked.clone().into_owned();
                self.top(said, first);
            } else if asked.verb == Verb::Set {
                self.ask_accounts_again(asked, said, first);
            }
        }
    }

    fn ask_accounts_again(
        &mut self,
        asked: &Characteristic<'_>,
        said: &mut Characteristic<'static>,
        first: &mut First,
    ) {
        for (asked, said) in characteristics(&asked.items, &mut said.items) {
            if is_answered(asked, said) {
                *said = asked.clone().into_owned();
                if let Err(refusal) = self.account_element(said, first) {
                    fail_characteristic(said, refusal, first);
                }
            } else if let (Verb::Set, Ok(guid)) = (asked.verb, Guid::decode(&asked.kind)) {
                self.ask_parms_again(guid, None, asked, said, first);
                self.ask_groups_again(guid, asked, said, first);
            }
        }
    }

    fn ask_groups_again(
        &mut self,
        guid: Guid,
        asked: &Characteristic<'_>,
        said: &mut Characteristic<'static>,
        first: &mut First,
    ) {
        for (asked, said) in characteristics(&asked.items, &mut said.items) {
            if is_answered(asked, said) {
                *said = asked.clone().into_owned();
                if let Err(refusal) = self.group(guid, said, first) {
                    fail_characteristic(said, refusal, first);
                }
            } else if asked.verb == Verb::Set {
                self.ask_parms_again(guid, Some(&asked.kind), asked, said, first);
            }
        }
    }

    fn ask_parms_again(
        &mut self,
        guid: Guid,
        group: Option<&str>,
        asked: &Characteristic<'_>,
        said: &mut Characteristic<'static>,
        first: &mut First,
    ) {
        for items in asked.items.iter().zip(&mut said.items) {
            if let (Item::Parm(asked), Item::Parm(said)) = items {
                if asked.verb == Verb::Query && said.verb != Verb::Query {
                    *said = asked.clone().into_owned();
                    self.parm(guid, group, said, first);
                }
            }
        }
    }
}

/// The characteristics of a document, each with what has become of it in the answer, which has them in
/// the same places.
pub(super) fn characteristics<'d>(
    asked: &'d [Item<'d>],
    said: &'d mut [Item<'static>],
) -> impl Iterator<Item = (&'d Characteristic<'d>, &'d mut Characteristic<'static>)> {
    asked.iter().zip(said).filter_map(|items| match items {
        (Item::Characteristic(asked), Item::Characteristic(said)) => Some((asked, said)),
        _ => None,
    })
}

/// Whether it was a question, and has an answer.
fn is_answered(asked: &Characteristic<'_>, said: &Characteristic<'_>) -> bool {
    asked.verb == Verb::Query && said.verb != Verb::Query
}
