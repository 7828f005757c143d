//! [`Command`]: what is in the body of a message, and the commands that hold items.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{
    AlertCode, Atomic, Cred, Data, Few, IntoOwned, Item, Items, Map, Markup, Meta, Rare, Results,
    Sequence, Source, Status, Sync, Target, into_owned,
};

/// An element of `SyncBody` other than `Final`, or of a command that holds commands.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Command<'a> {
    /// Makes what is not there.
    Add(Edit<'a>),
    /// Tells something.
    Alert(Alert<'a>),
    /// Commands of which all or none take effect.
    Atomic(Atomic<'a>),
    /// Copies, at the receiver.
    Copy(Edit<'a>),
    /// Removes.
    Delete(Delete<'a>),
    /// Runs something.
    Exec(Exec<'a>),
    /// Asks for what is there.
    Get(Transfer<'a>),
    /// Tells which identifiers stand for the same.
    Map(Map<'a>),
    /// Moves, at the receiver (1.2).
    Move(Edit<'a>),
    /// Hands over something, such as the device information.
    Put(Transfer<'a>),
    /// Writes over what is there.
    Replace(Edit<'a>),
    /// What a `Get` or `Search` has found.
    Results(Results<'a>),
    /// Searches.
    Search(Search<'a>),
    /// Commands that are carried out in their order.
    Sequence(Sequence<'a>),
    /// What has become of a command.
    Status(Status<'a>),
    /// The changes of a data store.
    Sync(Sync<'a>),
    /// An element that the specification does not know.
    Unknown(Markup<'a>),
}

/// `Add`, `Copy`, `Move` and `Replace`: items that go somewhere.
///
/// ```
/// use syncml::{Command, Edit, Item};
///
/// let mut edit = Edit::default();
/// edit.cmd_id = "2".into();
/// edit.items.push(Item::to_target("./Vendor/Fabrikam/Name").with_data("Anna"));
/// let command = Command::Replace(edit);
/// assert_eq!((command.name(), command.cmd_id()), ("Replace", "2"));
/// assert_eq!(command.items()[0].target_uri(), Some("./Vendor/Fabrikam/Name"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Edit<'a> {
    /// `CmdID`: unique in the message.
    pub cmd_id: Cow<'a, str>,
    /// `NoResp`: no status is wanted.
    pub no_resp: bool,
    /// `Cred`.
    pub cred: Option<Box<Cred<'a>>>,
    /// `Meta`, of all the items.
    pub meta: Option<Meta<'a>>,
    /// `Item`. One at least.
    pub items: Items<'a>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// `Delete`.
///
/// ```
/// use syncml::{Command, Delete, Item};
///
/// let mut delete = Delete::default();
/// delete.items.push(Item::to_target("./Vendor/Fabrikam/Old"));
/// assert_eq!(Command::Delete(delete).name(), "Delete");
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Delete<'a> {
    /// `CmdID`: unique in the message.
    pub cmd_id: Cow<'a, str>,
    /// `NoResp`: no status is wanted.
    pub no_resp: bool,
    /// `Archive`: what is deleted is to be archived.
    pub archive: bool,
    /// `SftDel`: what is deleted stays on the list of the sender.
    pub soft: bool,
    /// `Cred`.
    pub cred: Option<Box<Cred<'a>>>,
    /// `Meta`, of all the items.
    pub meta: Option<Meta<'a>>,
    /// `Item`. One at least.
    pub items: Items<'a>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// `Get` and `Put`: items in a language.
///
/// ```
/// use syncml::{Command, Item, Transfer};
///
/// let mut get = Transfer::default();
/// get.items.push(Item::to_target("./DevDetail/SwV"));
/// assert_eq!(Command::Get(get).items().len(), 1);
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Transfer<'a> {
    /// `CmdID`: unique in the message.
    pub cmd_id: Cow<'a, str>,
    /// `NoResp`: no status is wanted.
    pub no_resp: bool,
    /// `Lang`: the language that results should be in.
    #[cfg_attr(feature = "serde", serde(default))]
    pub lang: Rare<Cow<'a, str>>,
    /// `Cred`.
    pub cred: Option<Box<Cred<'a>>>,
    /// `Meta`, of all the items.
    pub meta: Option<Meta<'a>>,
    /// `Item`. One at least.
    pub items: Items<'a>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// `Exec`.
///
/// ```
/// use syncml::{Command, Exec};
///
/// # fn message(body: &str) -> String {
/// #     format!("<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>SyncML/1.2</VerProto>\
/// #         <SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>a</LocURI></Target><Source><LocURI>b</LocURI>\
/// #         </Source></SyncHdr><SyncBody>{body}<Final/></SyncBody></SyncML>")
/// # }
/// // `message` puts a header before it and a `SyncBody` around it.
/// let xml = message("<Exec><CmdID>4</CmdID><Correlator>update-7</Correlator><Item><Target>\
///     <LocURI>./FUMO/Update</LocURI></Target></Item></Exec>");
/// let decoded = syncml::decode(xml.as_bytes())?;
/// let Command::Exec(exec) = &decoded.commands[0] else { panic!() };
/// let exec: &Exec<'_> = exec;
/// assert_eq!(exec.correlator.as_deref(), Some("update-7"));
/// assert_eq!(exec.items[0].target_uri(), Some("./FUMO/Update"));
/// # Ok::<(), syncml::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Exec<'a> {
    /// `CmdID`: unique in the message.
    pub cmd_id: Cow<'a, str>,
    /// `NoResp`: no status is wanted.
    pub no_resp: bool,
    /// `Cred`.
    pub cred: Option<Box<Cred<'a>>>,
    /// `Meta` (1.1).
    pub meta: Option<Meta<'a>>,
    /// `Correlator`: what a later alert about this will say (1.2).
    #[cfg_attr(feature = "serde", serde(default))]
    pub correlator: Rare<Cow<'a, str>>,
    /// `Item`. Exactly one.
    pub items: Items<'a>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// `Alert`.
///
/// ```
/// use syncml::{Alert, AlertCode, Data};
///
/// let mut alert = Alert::default();
/// alert.data = Some(Data::from("1224"));
/// assert_eq!(alert.code(), Some(AlertCode::DM_CLIENT_EVENT));
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Alert<'a> {
    /// `CmdID`: unique in the message.
    pub cmd_id: Cow<'a, str>,
    /// `NoResp`: no status is wanted.
    pub no_resp: bool,
    /// `Cred`.
    pub cred: Option<Box<Cred<'a>>>,
    /// `Data`: the [`AlertCode`].
    pub data: Option<Data<'a>>,
    /// `Correlator`: what the `Exec` said that this is about (1.2).
    #[cfg_attr(feature = "serde", serde(default))]
    pub correlator: Rare<Cow<'a, str>>,
    /// `Item`. Any number.
    pub items: Items<'a>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// `Search`.
///
/// ```
/// use syncml::{Command, Search};
///
/// # fn message(body: &str) -> String {
/// #     format!("<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>SyncML/1.2</VerProto>\
/// #         <SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>a</LocURI></Target><Source><LocURI>b</LocURI>\
/// #         </Source></SyncHdr><SyncBody>{body}<Final/></SyncBody></SyncML>")
/// # }
/// // `message` puts a header before it and a `SyncBody` around it.
/// let xml = message("<Search><CmdID>6</CmdID><Source><LocURI>./contacts</LocURI></Source><Meta>\
///     <Type xmlns='syncml:metinf'>application/sql</Type></Meta><Data>SELECT *</Data></Search>");
/// let decoded = syncml::decode(xml.as_bytes())?;
/// let Command::Search(search) = &decoded.commands[0] else { panic!() };
/// let search: &Search<'_> = search;
/// assert_eq!(search.meta.media_type.as_deref(), Some("application/sql"));
/// assert_eq!(search.data.text().as_deref(), Some("SELECT *"));
/// # Ok::<(), syncml::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Search<'a> {
    /// `CmdID`: unique in the message.
    pub cmd_id: Cow<'a, str>,
    /// `NoResp`: no status is wanted.
    pub no_resp: bool,
    /// `NoResults`: no results are wanted.
    pub no_results: bool,
    /// `Cred`.
    pub cred: Option<Box<Cred<'a>>>,
    /// `Target`: where the results go.
    pub target: Option<Target<'a>>,
    /// `Source`: what is searched. One at least.
    pub sources: Vec<Source<'a>>,
    /// `Lang`: the language that results should be in.
    #[cfg_attr(feature = "serde", serde(default))]
    pub lang: Rare<Cow<'a, str>>,
    /// `Meta`: the `Type` of the query.
    pub meta: Meta<'a>,
    /// `Data`: the query.
    pub data: Data<'a>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

into_owned! {
    Edit { cmd_id, no_resp, cred, meta, items, unknown }
    Delete { cmd_id, no_resp, archive, soft, cred, meta, items, unknown }
    Transfer { cmd_id, no_resp, lang, cred, meta, items, unknown }
    Exec { cmd_id, no_resp, cred, meta, correlator, items, unknown }
    Alert { cmd_id, no_resp, cred, data, correlator, items, unknown }
    Search {
        cmd_id, no_resp, no_results, cred, target, sources, lang, meta, data, unknown,
    }
}

/// One expression for every kind of command.
macro_rules! each {
    ($command:expr, $c:ident => $value:expr, $other:pat => $otherwise:expr) => {
        match $command {
            Command::Add($c) => $value,
            Command::Alert($c) => $value,
            Command::Atomic($c) => $value,
            Command::Copy($c) => $value,
            Command::Delete($c) => $value,
            Command::Exec($c) => $value,
            Command::Get($c) => $value,
            Command::Map($c) => $value,
            Command::Move($c) => $value,
            Command::Put($c) => $value,
            Command::Replace($c) => $value,
            Command::Results($c) => $value,
            Command::Search($c) => $value,
            Command::Sequence($c) => $value,
            Command::Status($c) => $value,
            Command::Sync($c) => $value,
            $other => $otherwise,
        }
    };
}

impl<'a> Command<'a> {
    /// The name of the element, as `Cmd` of a status has it. Of an unknown one, nothing.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Add(_) => "Add",
            Self::Alert(_) => "Alert",
            Self::Atomic(_) => "Atomic",
            Self::Copy(_) => "Copy",
            Self::Delete(_) => "Delete",
            Self::Exec(_) => "Exec",
            Self::Get(_) => "Get",
            Self::Map(_) => "Map",
            Self::Move(_) => "Move",
            Self::Put(_) => "Put",
            Self::Replace(_) => "Replace",
            Self::Results(_) => "Results",
            Self::Search(_) => "Search",
            Self::Sequence(_) => "Sequence",
            Self::Status(_) => "Status",
            Self::Sync(_) => "Sync",
            Self::Unknown(_) => "",
        }
    }

    /// The `CmdID`; empty for an unknown element.
    #[must_use]
    pub fn cmd_id(&self) -> &str {
        each!(self, c => &c.cmd_id, _ => "")
    }

    /// The `CmdID`, to change it.
    pub fn cmd_id_mut(&mut self) -> Option<&mut Cow<'a, str>> {
        each!(self, c => Some(&mut c.cmd_id), _ => None)
    }

    /// Whether no status is wanted (`NoResp`).
    #[must_use]
    pub const fn no_resp(&self) -> bool {
        match self {
            Self::Add(c) | Self::Copy(c) | Self::Move(c) | Self::Replace(c) => c.no_resp,
            Self::Get(c) | Self::Put(c) => c.no_resp,
            Self::Alert(c) => c.no_resp,
            Self::Atomic(c) => c.no_resp,
            Self::Delete(c) => c.no_resp,
            Self::Exec(c) => c.no_resp,
            Self::Search(c) => c.no_resp,
            Self::Sequence(c) => c.no_resp,
            Self::Sync(c) => c.no_resp,
            Self::Map(_) | Self::Results(_) | Self::Status(_) | Self::Unknown(_) => false,
        }
    }

    /// The `Meta` of the command.
    #[must_use]
    pub const fn meta(&self) -> Option<&Meta<'a>> {
        match self {
            Self::Add(c) | Self::Copy(c) | Self::Move(c) | Self::Replace(c) => c.meta.as_ref(),
            Self::Get(c) | Self::Put(c) => c.meta.as_ref(),
            Self::Atomic(c) => c.meta.as_ref(),
            Self::Delete(c) => c.meta.as_ref(),
            Self::Exec(c) => c.meta.as_ref(),
            Self::Map(c) => c.meta.as_ref(),
            Self::Results(c) => c.meta.as_ref(),
            Self::Search(c) => Some(&c.meta),
            Self::Sequence(c) => c.meta.as_ref(),
            Self::Sync(c) => c.meta.as_ref(),
            Self::Alert(_) | Self::Status(_) | Self::Unknown(_) => None,
        }
    }

    /// The credential of the command.
    #[must_use]
    pub fn cred(&self) -> Option<&Cred<'a>> {
        match self {
            Self::Add(c) | Self::Copy(c) | Self::Move(c) | Self::Replace(c) => c.cred.as_deref(),
            Self::Get(c) | Self::Put(c) => c.cred.as_deref(),
            Self::Alert(c) => c.cred.as_deref(),
            Self::Delete(c) => c.cred.as_deref(),
            Self::Exec(c) => c.cred.as_deref(),
            Self::Map(c) => c.cred.as_deref(),
            Self::Search(c) => c.cred.as_deref(),
            Self::Status(c) => c.cred.as_deref(),
            Self::Sync(c) => c.cred.as_deref(),
            Self::Atomic(_) | Self::Results(_) | Self::Sequence(_) | Self::Unknown(_) => None,
        }
    }

    /// The items of the command.
    #[must_use]
    pub fn items(&self) -> &[Item<'a>] {
        match self {
            Self::Add(c) | Self::Copy(c) | Self::Move(c) | Self::Replace(c) => &c.items,
            Self::Get(c) | Self::Put(c) => &c.items,
            Self::Alert(c) => &c.items,
            Self::Delete(c) => &c.items,
            Self::Exec(c) => &c.items,
            Self::Results(c) => &c.items,
            Self::Status(c) => &c.items,
            Self::Atomic(_)
            | Self::Map(_)
            | Self::Search(_)
            | Self::Sequence(_)
            | Self::Sync(_)
            | Self::Unknown(_) => &[],
        }
    }

    /// The items of the command, to change them.
    pub fn items_mut(&mut self) -> &mut [Item<'a>] {
        match self {
            Self::Add(c) | Self::Copy(c) | Self::Move(c) | Self::Replace(c) => &mut c.items,
            Self::Get(c) | Self::Put(c) => &mut c.items,
            Self::Alert(c) => &mut c.items,
            Self::Delete(c) => &mut c.items,
            Self::Exec(c) => &mut c.items,
            Self::Results(c) => &mut c.items,
            Self::Status(c) => &mut c.items,
            Self::Atomic(_)
            | Self::Map(_)
            | Self::Search(_)
            | Self::Sequence(_)
            | Self::Sync(_)
            | Self::Unknown(_) => &mut [],
        }
    }

    /// The commands that this one holds, in their order.
    #[must_use]
    pub fn commands(&self) -> &[Self] {
        match self {
            Self::Atomic(c) => &c.commands,
            Self::Sequence(c) => &c.commands,
            Self::Sync(c) => &c.commands,
            _ => &[],
        }
    }

    /// The commands that this one holds, to change them.
    pub const fn commands_mut(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Atomic(c) => Some(&mut c.commands),
            Self::Sequence(c) => Some(&mut c.commands),
            Self::Sync(c) => Some(&mut c.commands),
            _ => None,
        }
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> Command<'static> {
        match self {
            Self::Add(c) => Command::Add(c.into_owned()),
            Self::Alert(c) => Command::Alert(c.into_owned()),
            Self::Atomic(c) => Command::Atomic(c.into_owned()),
            Self::Copy(c) => Command::Copy(c.into_owned()),
            Self::Delete(c) => Command::Delete(c.into_owned()),
            Self::Exec(c) => Command::Exec(c.into_owned()),
            Self::Get(c) => Command::Get(c.into_owned()),
            Self::Map(c) => Command::Map(c.into_owned()),
            Self::Move(c) => Command::Move(c.into_owned()),
            Self::Put(c) => Command::Put(c.into_owned()),
            Self::Replace(c) => Command::Replace(c.into_owned()),
            Self::Results(c) => Command::Results(c.into_owned()),
            Self::Search(c) => Command::Search(c.into_owned()),
            Self::Sequence(c) => Command::Sequence(c.into_owned()),
            Self::Status(c) => Command::Status(c.into_owned()),
            Self::Sync(c) => Command::Sync(c.into_owned()),
            Self::Unknown(c) => Command::Unknown(c.into_owned()),
        }
    }
}

impl IntoOwned for Command<'_> {
    type Static = Command<'static>;

    fn into_owned(self) -> Self::Static {
        Command::into_owned(self)
    }
}

impl Alert<'_> {
    /// The code, if `Data` is one.
    #[must_use]
    pub fn code(&self) -> Option<AlertCode> {
        self.data.as_ref()?.alert_code()
    }
}
