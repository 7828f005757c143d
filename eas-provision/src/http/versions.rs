//! The lists in `MS-ASProtocolVersions` and `MS-ASProtocolCommands`, and the choice of a version.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use wbxml::{ProtocolVersion, Versions};

use crate::Command;
use crate::command::RequestedCommand;

/// The protocol versions in a list like `2.5,12.0, 12.1`; what is not known is left out.
///
/// ```
/// use eas_provision::ProtocolVersion;
/// use eas_provision::http::decode_versions;
///
/// let versions = decode_versions("2.5, 12.0,14.1,99.9");
/// assert!(versions.contains(ProtocolVersion::V14_1) && !versions.contains(ProtocolVersion::V16_0));
/// assert_eq!(versions.iter().count(), 3);
/// ```
#[must_use]
pub fn decode_versions(list: &str) -> Versions {
    list.split(',')
        .filter_map(|version| version.trim().parse::<ProtocolVersion>().ok())
        .collect()
}

/// The commands in a list like `Sync,SendMail`, known or not, in order.
///
/// ```
/// use eas_provision::Command;
/// use eas_provision::command::RequestedCommand;
/// use eas_provision::http::decode_commands;
///
/// let commands = decode_commands("Sync,Provision,Dance");
/// assert_eq!(commands[1], RequestedCommand::Known(Command::Provision));
/// assert_eq!(commands[2], RequestedCommand::Name("Dance".into()));
/// ```
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
///
/// ```
/// use eas_provision::ProtocolVersion;
/// use eas_provision::http::{choose_version, decode_versions};
///
/// let (client, server) = (decode_versions("12.1,14.1,16.0"), decode_versions("2.5,12.1,14.1"));
/// assert_eq!(choose_version(client, server), Some(ProtocolVersion::V14_1));
/// assert_eq!(choose_version(client, decode_versions("2.5")), None);
/// ```
#[must_use]
pub fn choose_version(client: Versions, server: Versions) -> Option<ProtocolVersion> {
    client
        .into_iter()
        .filter(|version| server.contains(*version))
        .last()
}
