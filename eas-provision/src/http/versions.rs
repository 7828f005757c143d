//! The lists in `MS-ASProtocolVersions` and `MS-ASProtocolCommands`, and the choice of a version.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use wbxml::{ProtocolVersion, Versions};

use crate::Command;
use crate::command::RequestedCommand;

/// The protocol versions in a list like `2.5,12.0, 12.1`; what is not known is left out.
#[must_use]
pub fn decode_versions(list: &str) -> Versions {
    list.split(',')
        .filter_map(|version| version.trim().parse::<ProtocolVersion>().ok())
        .collect()
}

/// The commands in a list like `Sync,SendMail`, known or not, in order.
#[must_use]
pub fn decode_commands(list: &str) -> Vec<RequestedCommand<'_>> {
    list.split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| match Command::from_name(name) {
            Some(known) => RequestedCommand::Known(known),
            None => RequestedCommand::Name(Cow::Borrowed(name)),
        })
        .collect()
}

/// The most recent version that both ends support (MS-ASHTTP 3.1.3), if there is one.
#[must_use]
pub fn choose_version(client: Versions, server: Versions) -> Option<ProtocolVersion> {
    client
        .into_iter()
        .filter(|version| server.contains(*version))
        .last()
}
