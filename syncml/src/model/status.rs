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
///
/// ```
/// use syncml::{Command, Rare, Results};
///
/// # fn message(body: &str) -> String {
/// #     format!("<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>SyncML/1.2</VerProto>\
/// #         <SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>a</LocURI></Target><Source><LocURI>b</LocURI>\
/// #         </Source></SyncHdr><SyncBody>{body}<Final/></SyncBody></SyncML>")
/// # }
/// // `message` puts a header before it and a `SyncBody` around it.
/// let xml = message("<Results><CmdID>5</CmdID><MsgRef>1</MsgRef><CmdRef>4</CmdRef><Item><Source>\
///     <LocURI>./DevDetail/SwV</LocURI></Source><Data>10.0</Data></Item></Results>");
/// let decoded = syncml::decode(xml.as_bytes())?;
/// let Command::Results(results) = &decoded.commands[0] else { panic!() };
/// let results: &Results<'_> = results;
/// assert_eq!((results.msg_ref.as_deref(), results.cmd_ref.as_deref()), (Some("1"), Some("4")));
/// assert_eq!(results.items[0].data.as_ref().unwrap().text().as_deref(), Some("10.0"));
/// // What is seldom there takes eight bytes.
/// assert_eq!(results.target_ref, Rare::NONE);
/// # Ok::<(), syncml::Error>(())
/// ```
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
