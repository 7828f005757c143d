//! [`Command`]: the commands of ActiveSync, their codes, and the root of their answers.

use alloc::borrow::Cow;
use core::fmt;

use wbxml::Tag;

pub use crate::generated::command::Command;

/// What is known of a command.
#[derive(Debug)]
pub(crate) struct Fact {
    pub(crate) name: &'static str,
    pub(crate) code: Option<u8>,
    /// The root element of the answer and its `Status`.
    pub(crate) root: Option<(Tag, Tag)>,
    pub(crate) policy_key: bool,
}

impl Command {
    /// The name, as in the plain query value and in `MS-ASProtocolCommands`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.fact().name
    }

    /// The code in the base64 query value (MS-ASHTTP 2.2.1.1.1.1.2). Commands that the table does
    /// not number cannot be sent in that form.
    #[must_use]
    pub const fn code(self) -> Option<u8> {
        self.fact().code
    }

    /// The command of this code.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.code() == Some(code))
    }

    /// The command of this name; letter case does not matter.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|c| c.name().eq_ignore_ascii_case(name))
    }

    /// The root element of the answer. None for GetAttachment, whose answer is the attachment, and
    /// for Autodiscover, whose answer is XML of another kind.
    #[must_use]
    pub fn root(self) -> Option<Tag> {
        self.fact().root.map(|(root, _)| root)
    }

    /// The `Status` element that stands in the root of the answer.
    #[must_use]
    pub fn status_tag(self) -> Option<Tag> {
        self.fact().root.map(|(_, status)| status)
    }

    /// The command whose answer has this root.
    #[must_use]
    pub fn from_root(root: Tag) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.root() == Some(root))
    }

    /// Whether a request has to carry the policy key: all but Ping and Autodiscover, and OPTIONS,
    /// which is no command (MS-ASPROV 3.1.5.1).
    #[must_use]
    pub const fn needs_policy_key(self) -> bool {
        self.fact().policy_key
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The command that a request names: a known one, or what stood there.
///
/// A server answers an unknown one with
/// [`COMMAND_NOT_SUPPORTED`](crate::status::Status::COMMAND_NOT_SUPPORTED).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum RequestedCommand<'a> {
    /// A command that is known.
    Known(Command),
    /// A code without a command.
    Code(u8),
    /// A name without a command.
    Name(Cow<'a, str>),
}

impl RequestedCommand<'_> {
    /// The command, if it is known.
    #[must_use]
    pub const fn known(&self) -> Option<Command> {
        match self {
            Self::Known(command) => Some(*command),
            _ => None,
        }
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> RequestedCommand<'static> {
        match self {
            Self::Known(command) => RequestedCommand::Known(command),
            Self::Code(code) => RequestedCommand::Code(code),
            Self::Name(name) => RequestedCommand::Name(Cow::Owned(name.into_owned())),
        }
    }
}

impl From<Command> for RequestedCommand<'_> {
    fn from(command: Command) -> Self {
        Self::Known(command)
    }
}

impl From<u8> for RequestedCommand<'_> {
    /// The command of this code, or the code.
    fn from(code: u8) -> Self {
        Command::from_code(code).map_or(Self::Code(code), Self::Known)
    }
}

impl fmt::Display for RequestedCommand<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(command) => command.fmt(f),
            Self::Code(code) => write!(f, "command {code}"),
            Self::Name(name) => f.write_str(name),
        }
    }
}
