//! [`explain`]: what a status means for the command that got it.

use core::fmt;

use super::pending::Settled;
use crate::model::StatusCode;

/// What a status means for a command, in a sentence for people.
///
/// ```
/// use syncml::{StatusCode, session::explain};
///
/// let why = explain(StatusCode::NOT_FOUND, "Get", "./DevDetail/Nonsense").to_string();
/// assert!(why.contains("./DevDetail/Nonsense"), "{why}");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Explanation<'e> {
    /// The status.
    pub status: StatusCode,
    /// The name of the command.
    pub command: &'e str,
    /// The address it was about; empty if none.
    pub address: &'e str,
}

/// What a status means for a command at an address.
///
/// ```
/// use syncml::StatusCode;
/// use syncml::session::explain;
///
/// let why = explain(StatusCode::COMMAND_NOT_ALLOWED, "Delete", "./DevInfo/DevId");
/// assert_eq!(
///     why.to_string(),
///     "405 Command not allowed: Delete ./DevInfo/DevId: Delete is not in this node's access types, \
///      or the node is permanent"
/// );
/// ```
#[must_use]
pub const fn explain<'e>(
    status: StatusCode,
    command: &'e str,
    address: &'e str,
) -> Explanation<'e> {
    Explanation {
        status,
        command,
        address,
    }
}

impl Settled {
    /// What the status means for the command, and the first of the items that it is about.
    #[must_use]
    pub fn explain(&self) -> Explanation<'_> {
        let item = self.items.first().copied().unwrap_or(0);
        let address = self.sent.addresses.get(item);
        explain(
            self.status,
            self.sent.name,
            address
                .map(alloc::string::String::as_str)
                .unwrap_or_default(),
        )
    }
}

/// What a status says about a certain command; `{}` is its name (OMA DM Protocol and Tree; MS-MDM).
const OF_COMMANDS: &[(u16, &str, &str)] = &[
    (200, "Atomic", "all commands in it have taken effect"),
    (
        202,
        "Exec",
        "it has been started; a generic alert with its correlator tells the outcome",
    ),
    (304, "Alert", "the user said no"),
    (
        403,
        "Copy",
        "the device does not copy there, whatever the rights",
    ),
    (
        403,
        "Replace",
        "the device does not replace this node, whatever the rights",
    ),
    (
        404,
        "Replace",
        "there is nothing to replace: it has to be added first",
    ),
    (404, "Add", "the node above is not there"),
    (404, "Delete", "there is nothing to delete"),
    (404, "Get", "there is no such node"),
    (404, "Exec", "there is no such node"),
    (
        405,
        "Add",
        "Add is not in the access types of this node, or the node above is a leaf",
    ),
    (
        405,
        "Delete",
        "Delete is not in this node's access types, or the node is permanent",
    ),
    (
        405,
        "Replace",
        "Replace is not in this node's access types: it is read-only, or an interior node",
    ),
    (
        405,
        "Exec",
        "Exec is not in this node's access types: there is nothing to run",
    ),
    (
        405,
        "Get",
        "Get is not in this node's access types: it cannot be read",
    ),
    (406, "Alert", "the device cannot ask the user this"),
    (
        406,
        "Get",
        "the device does not know this property or this kind of list",
    ),
    (406, "Copy", "the device does not copy"),
    (408, "Alert", "the user has not answered in time"),
    (
        412,
        "Alert",
        "items are missing: the options, the text or the choices",
    ),
    (214, "Alert", "the user has cancelled"),
    (415, "Add", "the format or type is not the one of the node"),
    (
        415,
        "Replace",
        "the format or type is not the one of the node",
    ),
    (418, "Add", "the node is there already: Replace changes it"),
    (
        425,
        "Add",
        "the access control list of the node above does not let this server add",
    ),
    (500, "Atomic", "an Atomic inside another is not supported"),
    (
        507,
        "Atomic",
        "a command in it has failed: none has taken effect; see the status of each",
    ),
    (
        517,
        "Atomic",
        "its answers do not fit into the server's messages: none of it has taken effect",
    ),
];

/// What a status says about any command; `{}` is its name.
const OF_ANY: &[(u16, &str)] = &[
    (213, "the piece has been taken, the next one can be sent"),
    (
        215,
        "it was not carried out because of the outcome of another command",
    ),
    (
        216,
        "it had been carried out and was undone, because a command in the same Atomic failed",
    ),
    (
        400,
        "it is malformed: an element that is unknown, or no CmdID",
    ),
    (
        401,
        "the credential was refused; Chal says which kind is wanted",
    ),
    (405, "{} is not in this node's access types"),
    (407, "a credential is wanted; Chal says which kind"),
    (
        414,
        "the address, or a name in it, is longer than the device takes",
    ),
    (416, "the object is larger than MaxObjSize of the device"),
    (
        424,
        "the pieces of the object are not as long together as Size said: nothing was stored",
    ),
    (
        425,
        "the access control list of the node does not let this server do it",
    ),
    (501, "the device does not know {}"),
    (
        516,
        "it had been carried out and could not be undone: the device is in neither state",
    ),
];

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.status, self.command)?;
        if !self.address.is_empty() {
            write!(f, " {}", self.address)?;
        }
        let code = self.status.0;
        let certain = OF_COMMANDS
            .iter()
            .find(|(status, command, _)| (*status, *command) == (code, self.command))
            .map(|(.., text)| *text);
        let any = || OF_ANY.iter().find(|row| row.0 == code).map(|row| row.1);
        if let Some(text) = certain.or_else(any) {
            let (before, after) = text.split_once("{}").unwrap_or((text, ""));
            let name = if before.len() < text.len() {
                self.command
            } else {
                ""
            };
            return write!(f, ": {before}{name}{after}");
        }
        match self.status.meaning() {
            Some(meaning) => write!(f, ": {}", meaning.trim_end_matches('.')),
            None => Ok(()),
        }
    }
}
