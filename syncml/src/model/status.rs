//! [`Status`] and [`Results`]: what has become of a command, and what it has found.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{Chal, Cred, Data, Few, Item, Items, Markup, Meta, Rare, StatusCode, into_owned};

/// `Status`: what has become of a command of the other side.
///
/// ```
/// use syncml::{Data, Status, StatusCode};
///
/// let mut status = Status::default();
/// status.cmd_ref = "0".into();
/// status.cmd = "SyncHdr".into();
/// status.data = Data::from(StatusCode::AUTHENTICATED);
/// assert!(status.is_for_header());
/// assert_eq!(status.code(), Some(StatusCode(212)));
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Status<'a> {
    /// `CmdID`: unique in the message.
    pub cmd_id: Cow<'a, str>,
    /// `MsgRef`: the `MsgID` of the command. Missing from some senders.
    pub msg_ref: Option<Cow<'a, str>>,
    /// `CmdRef`: the `CmdID` of the command; `0` for the header.
    pub cmd_ref: Cow<'a, str>,
    /// `Cmd`: the name of the command; `SyncHdr` for the header.
    pub cmd: Cow<'a, str>,
    /// `TargetRef`: the targets of the items that this is about.
    pub target_refs: Vec<Cow<'a, str>>,
    /// `SourceRef`: the sources of the items that this is about.
    pub source_refs: Vec<Cow<'a, str>>,
    /// `Cred`.
    pub cred: Option<Box<Cred<'a>>>,
    /// `Chal`: the demand for a credential.
    pub chal: Option<Box<Chal<'a>>>,
    /// `Data`: the [`StatusCode`].
    pub data: Data<'a>,
    /// The attribute `originalerror` of `Data`, with which Windows says more (MS-MDM).
    pub original_error: Option<Cow<'a, str>>,
    /// `Item`: what is to be said about single items. Any number.
    pub items: Vec<Item<'a>>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// `Results`: what a `Get` or `Search` has found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Results<'a> {
    /// `CmdID`: unique in the message.
    pub cmd_id: Cow<'a, str>,
    /// `MsgRef`: the `MsgID` of the command. Absent is 1.
    pub msg_ref: Option<Cow<'a, str>>,
    /// `CmdRef`: the `CmdID` of the command. Windows may leave it out; that is 1 (MS-MDM).
    pub cmd_ref: Option<Cow<'a, str>>,
    /// `Cmd`: the name of the command. Of Windows alone.
    #[cfg_attr(feature = "serde", serde(default))]
    pub cmd: Rare<Cow<'a, str>>,
    /// `Meta`, of all the items.
    pub meta: Option<Meta<'a>>,
    /// `TargetRef`: the target of the items that these are of.
    #[cfg_attr(feature = "serde", serde(default))]
    pub target_ref: Rare<Cow<'a, str>>,
    /// `SourceRef`: the source of the items that these are of.
    #[cfg_attr(feature = "serde", serde(default))]
    pub source_ref: Rare<Cow<'a, str>>,
    /// `Item`. One at least.
    pub items: Items<'a>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

into_owned! {
    Status {
        cmd_id, msg_ref, cmd_ref, cmd, target_refs, source_refs, cred, chal, data, original_error,
        items, unknown,
    }
    Results {
        cmd_id, msg_ref, cmd_ref, cmd, meta, target_ref, source_ref, items, unknown,
    }
}

impl Status<'_> {
    /// The code, if `Data` is one.
    #[must_use]
    pub fn code(&self) -> Option<StatusCode> {
        self.data.status_code()
    }

    /// Whether this is about the header of a message: `CmdRef` is 0 and `Cmd` is `SyncHdr`.
    #[must_use]
    pub fn is_for_header(&self) -> bool {
        self.cmd_ref.trim_ascii() == "0" && self.cmd.trim_ascii() == "SyncHdr"
    }
}
