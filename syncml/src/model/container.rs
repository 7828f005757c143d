//! The commands that hold commands, and [`Map`].

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{Command, Cred, Few, MapItem, Markup, Meta, Source, Target, into_owned};

/// `Atomic`: commands of which all or none take effect.
///
/// ```
/// use syncml::{Atomic, Command, Delete, Edit, Item};
///
/// let mut delete = Delete::default();
/// delete.items.push(Item::to_target("./Vendor/Fabrikam/Old"));
/// let mut add = Edit::default();
/// add.items.push(Item::to_target("./Vendor/Fabrikam/New").with_data("1"));
/// let mut atomic = Atomic::default();
/// atomic.commands = vec![Command::Delete(delete), Command::Add(add)];
/// let names: Vec<_> = Command::Atomic(atomic).commands().iter().map(Command::name).collect();
/// assert_eq!(names, ["Delete", "Add"]);
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Atomic<'a> {
    /// `CmdID`: unique in the message.
    pub cmd_id: Cow<'a, str>,
    /// `NoResp`: no status is wanted.
    pub no_resp: bool,
    /// `Meta`.
    pub meta: Option<Meta<'a>>,
    /// The commands in it, in the order of the document. One at least.
    pub commands: Vec<Command<'a>>,
}

/// `Sequence`: commands that are carried out in their order.
///
/// ```
/// use syncml::{Command, Delete, Item, Sequence};
///
/// let mut delete = Delete::default();
/// delete.items.push(Item::to_target("./Vendor/Fabrikam/Old"));
/// let mut sequence = Sequence::default();
/// sequence.commands.push(Command::Delete(delete));
/// assert_eq!(Command::Sequence(sequence).commands().len(), 1);
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Sequence<'a> {
    /// `CmdID`: unique in the message.
    pub cmd_id: Cow<'a, str>,
    /// `NoResp`: no status is wanted.
    pub no_resp: bool,
    /// `Meta`.
    pub meta: Option<Meta<'a>>,
    /// The commands in it, in the order of the document. One at least.
    pub commands: Vec<Command<'a>>,
}

/// `Sync`: the changes of a data store.
///
/// ```
/// use syncml::{Command, Map, MapItem, Sync};
///
/// # fn message(body: &str) -> String {
/// #     format!("<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>SyncML/1.2</VerProto>\
/// #         <SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>a</LocURI></Target><Source><LocURI>b</LocURI>\
/// #         </Source></SyncHdr><SyncBody>{body}<Final/></SyncBody></SyncML>")
/// # }
/// // `message` puts a header before it and a `SyncBody` around it.
/// let xml = message("<Sync><CmdID>1</CmdID><Target><LocURI>./contacts</LocURI></Target><Source><LocURI>./dev</LocURI>\
///     </Source><NumberOfChanges>1</NumberOfChanges><Delete><CmdID>2</CmdID><Item><Target><LocURI>7</LocURI></Target>\
///     </Item></Delete></Sync><Map><CmdID>3</CmdID><Target><LocURI>./contacts</LocURI></Target><Source>\
///     <LocURI>./dev</LocURI></Source><MapItem><Target><LocURI>17</LocURI></Target><Source><LocURI>5</LocURI></Source>\
///     </MapItem></Map>");
/// let decoded = syncml::decode(xml.as_bytes())?;
/// let [Command::Sync(sync), Command::Map(map)] = decoded.commands.as_slice() else { panic!() };
/// let (sync, map): (&Sync<'_>, &Map<'_>) = (sync, map);
/// assert_eq!(sync.number_of_changes.as_deref(), Some("1"));
/// assert_eq!(sync.commands[0].name(), "Delete");
/// // What is 5 on the device is 17 on the server.
/// assert_eq!(map.items, [MapItem::new("17", "5")]);
/// # Ok::<(), syncml::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Sync<'a> {
    /// `CmdID`: unique in the message.
    pub cmd_id: Cow<'a, str>,
    /// `NoResp`: no status is wanted.
    pub no_resp: bool,
    /// `Cred`.
    pub cred: Option<Box<Cred<'a>>>,
    /// `Target`: the data store of the receiver.
    pub target: Option<Target<'a>>,
    /// `Source`: the data store of the sender.
    pub source: Option<Source<'a>>,
    /// `Meta`.
    pub meta: Option<Meta<'a>>,
    /// `NumberOfChanges`: how many there are in all, a decimal number (1.1).
    pub number_of_changes: Option<Cow<'a, str>>,
    /// The commands in it, in the order of the document. Any number.
    pub commands: Vec<Command<'a>>,
}

/// `Map`: which identifiers of the server and of the client stand for the same.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Map<'a> {
    /// `CmdID`: unique in the message.
    pub cmd_id: Cow<'a, str>,
    /// `Target`: the data store of the server.
    pub target: Target<'a>,
    /// `Source`: the data store of the client.
    pub source: Source<'a>,
    /// `Cred`.
    pub cred: Option<Box<Cred<'a>>>,
    /// `Meta`.
    pub meta: Option<Meta<'a>>,
    /// `MapItem`. One at least.
    pub items: Vec<MapItem<'a>>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

into_owned! {
    Atomic { cmd_id, no_resp, meta, commands }
    Sequence { cmd_id, no_resp, meta, commands }
    Sync { cmd_id, no_resp, cred, target, source, meta, number_of_changes, commands }
    Map { cmd_id, target, source, cred, meta, items, unknown }
}
