//! [`CmdIds`]: the numbers of the commands of a message.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::model::Command;

/// Gives out `CmdID`s: 1, 2, 3 … Never 0, which is the header, and never one twice.
///
/// ```
/// use syncml::framing::CmdIds;
///
/// let mut ids = CmdIds::new();
/// assert_eq!([ids.next(), ids.next()], ["1", "2"]);
/// assert_eq!(ids.count(), 2);
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CmdIds {
    last: u64,
}

impl CmdIds {
    /// From 1 on.
    #[must_use]
    pub const fn new() -> Self {
        Self { last: 0 }
    }

    /// The next one.
    #[expect(
        clippy::should_implement_trait,
        reason = "it never ends, and there is nothing to iterate over"
    )]
    pub fn next(&mut self) -> String {
        self.last = self.last.saturating_add(1);
        alloc::format!("{}", self.last)
    }

    /// How many were given out.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.last
    }
}

/// Numbers a command and all that it holds, in the order of the document.
///
/// Returns the `CmdID` of the command, then those of what it holds; unknown elements have none.
///
/// ```
/// use syncml::framing::{CmdIds, number};
/// use syncml::{Atomic, Command, Edit};
///
/// let mut atomic = Atomic::default();
/// atomic.commands = vec![Command::Add(Edit::default())];
/// let mut command = Command::Atomic(atomic);
/// let given = number(&mut command, &mut CmdIds::new());
/// assert_eq!(given, ["1", "2"]);
/// assert_eq!((command.cmd_id(), command.commands()[0].cmd_id()), ("1", "2"));
/// ```
pub fn number(command: &mut Command<'_>, ids: &mut CmdIds) -> Vec<String> {
    let mut given = Vec::new();
    let mut todo = alloc::vec![core::slice::from_mut(command).iter_mut()];
    while let Some(commands) = todo.last_mut() {
        let Some(command) = commands.next() else {
            todo.pop();
            continue;
        };
        if let Some(id) = command.cmd_id_mut() {
            let next = ids.next();
            *id = Cow::Owned(next.clone());
            given.push(next);
        }
        if let Some(inner) = command.commands_mut() {
            todo.push(inner.iter_mut());
        }
    }
    given
}
