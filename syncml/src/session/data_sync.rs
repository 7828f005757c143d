//! The handshake of data synchronisation, at message level: which kind it is, anchors, changes and
//! identifiers (SyncML Sync Protocol 1.1).
//!
//! [`ClientHandshake`] and [`ServerHandshake`] are about one data store. Which changes there are, and
//! what they mean, is the caller's business.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::engine::status_of;
use super::link::alert;
use crate::framing::decimal;
use crate::model::{
    Alert, AlertCode, Anchor, Command, Item, Map, MapItem, Markup, Meta, Node, NodeName, Source,
    Status, StatusCode, Sync, Target,
};
use wbxml::tag::metinf;

/// A kind of synchronisation: alerts 200 to 205.
///
/// ```
/// use syncml::{AlertCode, session::data_sync::SyncType};
///
/// let kind = SyncType::from_code(AlertCode(200)).unwrap();
/// assert_eq!(kind, SyncType::TwoWay);
/// assert!(kind.client_sends() && kind.server_sends() && kind.needs_anchors());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SyncType {
    /// Both send their changes.
    TwoWay,
    /// Both send everything.
    Slow,
    /// The client sends its changes.
    OneWayFromClient,
    /// The client sends everything.
    RefreshFromClient,
    /// The server sends its changes.
    OneWayFromServer,
    /// The server sends everything.
    RefreshFromServer,
}

impl SyncType {
    /// All of them, by their codes.
    pub const ALL: [Self; 6] = [
        Self::TwoWay,
        Self::Slow,
        Self::OneWayFromClient,
        Self::RefreshFromClient,
        Self::OneWayFromServer,
        Self::RefreshFromServer,
    ];

    /// The kind that an alert of the client asks for, or of the server answers with: 200 to 205.
    #[must_use]
    pub const fn from_code(code: AlertCode) -> Option<Self> {
        Some(match code {
            AlertCode::TWO_WAY => Self::TwoWay,
            AlertCode::SLOW => Self::Slow,
            AlertCode::ONE_WAY_FROM_CLIENT => Self::OneWayFromClient,
            AlertCode::REFRESH_FROM_CLIENT => Self::RefreshFromClient,
            AlertCode::ONE_WAY_FROM_SERVER => Self::OneWayFromServer,
            AlertCode::REFRESH_FROM_SERVER => Self::RefreshFromServer,
            _ => return None,
        })
    }

    /// The kind that the server asks the client to begin: 206 to 210. There is none for a slow one.
    #[must_use]
    pub const fn from_server_alert(code: AlertCode) -> Option<Self> {
        Some(match code {
            AlertCode::TWO_WAY_BY_SERVER => Self::TwoWay,
            AlertCode::ONE_WAY_FROM_CLIENT_BY_SERVER => Self::OneWayFromClient,
            AlertCode::REFRESH_FROM_CLIENT_BY_SERVER => Self::RefreshFromClient,
            AlertCode::ONE_WAY_FROM_SERVER_BY_SERVER => Self::OneWayFromServer,
            AlertCode::REFRESH_FROM_SERVER_BY_SERVER => Self::RefreshFromServer,
            _ => return None,
        })
    }

    /// 200 to 205.
    #[must_use]
    pub const fn code(self) -> AlertCode {
        match self {
            Self::TwoWay => AlertCode::TWO_WAY,
            Self::Slow => AlertCode::SLOW,
            Self::OneWayFromClient => AlertCode::ONE_WAY_FROM_CLIENT,
            Self::RefreshFromClient => AlertCode::REFRESH_FROM_CLIENT,
            Self::OneWayFromServer => AlertCode::ONE_WAY_FROM_SERVER,
            Self::RefreshFromServer => AlertCode::REFRESH_FROM_SERVER,
        }
    }

    /// 206 to 210, with which a server asks for it.
    #[must_use]
    pub const fn server_alert(self) -> Option<AlertCode> {
        Some(match self {
            Self::TwoWay => AlertCode::TWO_WAY_BY_SERVER,
            Self::Slow => return None,
            Self::OneWayFromClient => AlertCode::ONE_WAY_FROM_CLIENT_BY_SERVER,
            Self::RefreshFromClient => AlertCode::REFRESH_FROM_CLIENT_BY_SERVER,
            Self::OneWayFromServer => AlertCode::ONE_WAY_FROM_SERVER_BY_SERVER,
            Self::RefreshFromServer => AlertCode::REFRESH_FROM_SERVER_BY_SERVER,
        })
    }

    /// Whether it goes by the changes since last time: only then do the anchors have to agree.
    #[must_use]
    pub const fn needs_anchors(self) -> bool {
        matches!(
            self,
            Self::TwoWay | Self::OneWayFromClient | Self::OneWayFromServer
        )
    }

    /// Whether the client sends data.
    #[must_use]
    pub const fn client_sends(self) -> bool {
        !matches!(self, Self::OneWayFromServer | Self::RefreshFromServer)
    }

    /// Whether the server sends data.
    #[must_use]
    pub const fn server_sends(self) -> bool {
        !matches!(self, Self::OneWayFromClient | Self::RefreshFromClient)
    }
}

/// Why an alert, a status or a `Sync` does not fit into the handshake.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum HandshakeError {
    /// The alert is none of 200 to 205.
    NotASyncAlert,
    /// It has no item with target, source and anchor.
    Incomplete,
    /// It is of another data store.
    OtherDataStore,
    /// The kind that the server has chosen is not the one asked for, nor the slow one.
    OtherType,
    /// It comes before the one that goes before it, or once more.
    OutOfOrder,
    /// The peer has refused, with this status.
    Refused(StatusCode),
    /// `NumberOfChanges` is no number.
    NumberOfChanges,
    /// The status is of another command than the alert.
    NotOfTheAlert,
    /// There are changes in a direction that the kind does not have.
    WrongDirection,
}

impl fmt::Display for HandshakeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotASyncAlert => f.write_str("alert is none of 200 to 205"),
            Self::Incomplete => f.write_str("alert without target, source or anchor"),
            Self::OtherDataStore => f.write_str("alert or status of another data store"),
            Self::OtherType => f.write_str("the server has chosen a kind that was not asked for"),
            Self::OutOfOrder => f.write_str("out of order in the handshake"),
            Self::Refused(status) => write!(f, "refused: {status}"),
            Self::NumberOfChanges => f.write_str("NumberOfChanges is not a number"),
            Self::NotOfTheAlert => f.write_str("status of another command than the alert"),
            Self::WrongDirection => f.write_str(
                "changes in a direction that this kind of synchronisation does not have",
            ),
        }
    }
}

impl core::error::Error for HandshakeError {}

/// The names of a data store at both ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DataStore {
    /// Its address at this end.
    pub own: String,
    /// Its address at the other.
    pub peer: String,
}

impl DataStore {
    /// These addresses.
    #[must_use]
    pub fn new(own: impl Into<String>, peer: impl Into<String>) -> Self {
        Self {
            own: own.into(),
            peer: peer.into(),
        }
    }

    /// The alert of a kind with anchors.
    fn alert(&self, kind: SyncType, last: Option<&str>, next: &str) -> Alert<'static> {
        let mut anchor = Anchor::new(String::from(next));
        if let Some(last) = last {
            anchor = anchor.with_last(String::from(last));
        }
        let mut alert = alert(kind.code());
        alert.items.push(Item {
            target: Some(Target::new(self.peer.clone())),
            source: Some(Source::new(self.own.clone())),
            meta: Some(Meta::new().with_anchor(anchor)),
            ..Item::default()
        });
        alert
    }

    /// Sees whether a status is of an alert that went from here to there.
    fn check(&self, status: &Status<'_>) -> Result<(), HandshakeError> {
        if status.cmd.trim_ascii() != "Alert" {
            return Err(HandshakeError::NotOfTheAlert);
        }
        let named = |refs: &[Cow<'_, str>], uri: &str| {
            refs.is_empty() || refs.iter().any(|told| told.trim_ascii() == uri)
        };
        if named(&status.target_refs, &self.peer) && named(&status.source_refs, &self.own) {
            Ok(())
        } else {
            Err(HandshakeError::OtherDataStore)
        }
    }

    /// Whether an item of the peer is about it.
    fn is_of(&self, item: &Item<'_>) -> bool {
        // A question mark begins a filter.
        let bare = |uri: &str| -> String {
            let uri = uri.trim_ascii();
            String::from(uri.split('?').next().unwrap_or(uri))
        };
        item.target_uri().map(bare) == Some(bare(&self.own))
            && item.source_uri().map(bare) == Some(bare(&self.peer))
    }
}

/// The client's part for one data store.
///
/// ```
/// use syncml::session::data_sync::{
///     ClientHandshake, DataStore, HandshakeError, ServerHandshake, SyncType,
/// };
///
/// let store = DataStore::new("./dev-contacts", "./contacts");
/// let last = Some("234".to_owned());
/// let mut client = ClientHandshake::new(store, SyncType::TwoWay, last, "276");
/// let store = DataStore::new("./contacts", "./dev-contacts");
/// // The server has kept another anchor: something was lost.
/// let kept = Some("200".to_owned());
/// let mut server = ServerHandshake::new(store, kept, Some("20260101".to_owned()), "20260102");
///
/// let (status, alert) = server.alert("1", &client.alert())?;
/// assert_eq!(status.code().unwrap().0, 508);
/// client.status(&status)?;
/// let answer = client.server_alert("1", &alert)?;
/// server.status(&answer)?;
/// assert_eq!((client.agreed(), server.agreed()), (Some(SyncType::Slow), Some(SyncType::Slow)));
/// assert_eq!(client.anchors_to_keep(), Some(("276", "20260102")));
/// assert_eq!(server.alert("1", &client.alert()), Err(HandshakeError::OutOfOrder));
/// # Ok::<(), HandshakeError>(())
/// ```
#[derive(Clone, Debug)]
pub struct ClientHandshake {
    store: DataStore,
    asked: SyncType,
    last: Option<String>,
    next: String,
    accepted: bool,
    refresh: bool,
    agreed: Option<SyncType>,
    server_next: Option<String>,
    changes: ChangeCount,
}

impl ClientHandshake {
    /// A synchronisation of this kind. `last` is the anchor of the last one that was complete; with
    /// none, what goes by changes becomes slow. `next` is that of this one.
    #[must_use]
    pub fn new(
        store: DataStore,
        asked: SyncType,
        last: Option<String>,
        next: impl Into<String>,
    ) -> Self {
        let asked = if last.is_none() && asked.needs_anchors() {
            SyncType::Slow
        } else {
            asked
        };
        Self {
            store,
            asked,
            last,
            next: next.into(),
            accepted: false,
            refresh: false,
            agreed: None,
            server_next: None,
            changes: ChangeCount::default(),
        }
    }

    /// The alert of package 1.
    #[must_use]
    pub fn alert(&self) -> Alert<'static> {
        self.store
            .alert(self.asked, self.last.as_deref(), &self.next)
    }

    /// Takes the status of that alert.
    ///
    /// # Errors
    ///
    /// It is of another command or data store, the server has refused, or the status has come before.
    /// 508 is no refusal: a slow or refresh synchronisation is needed, and the server's alert will say
    /// which.
    pub fn status(&mut self, status: &Status<'_>) -> Result<(), HandshakeError> {
        self.store.check(status)?;
        let code = status.code().unwrap_or(StatusCode::BAD_REQUEST);
        if self.accepted {
            return Err(HandshakeError::OutOfOrder);
        }
        match code {
            StatusCode::REFRESH_REQUIRED => self.refresh = true,
            code if code.is_success() => {}
            code => return Err(HandshakeError::Refused(code)),
        }
        self.accepted = true;
        Ok(())
    }

    /// Takes the alert of the server in package 2 and answers it: the kind is agreed on.
    ///
    /// # Errors
    ///
    /// It is of another data store or kind, incomplete, or out of order.
    pub fn server_alert(
        &mut self,
        msg_ref: &str,
        alert: &Alert<'_>,
    ) -> Result<Status<'static>, HandshakeError> {
        let kind = alert.code().and_then(SyncType::from_code);
        let kind = kind.ok_or(HandshakeError::NotASyncAlert)?;
        let (item, anchor) = anchored(alert)?;
        if !self.store.is_of(item) {
            return Err(HandshakeError::OtherDataStore);
        }
        if !self.accepted || self.agreed.is_some() {
            return Err(HandshakeError::OutOfOrder);
        }
        let fits = if self.refresh {
            // After 508: everything is sent, by one of the two at least.
            !kind.needs_anchors()
        } else {
            kind == self.asked || (kind == SyncType::Slow && self.asked.needs_anchors())
        };
        if !fits {
            return Err(HandshakeError::OtherType);
        }
        self.agreed = Some(kind);
        self.server_next = Some(String::from(anchor.next.trim_ascii()));
        Ok(echo(msg_ref, alert, StatusCode::OK, anchor))
    }

    /// The kind that was agreed on.
    #[must_use]
    pub const fn agreed(&self) -> Option<SyncType> {
        self.agreed
    }

    /// The `Sync` of package 3 with these changes. `announce` says how many there are in all, for
    /// servers that want to know.
    ///
    /// # Errors
    ///
    /// Nothing is agreed on yet, or there are changes that do not go this way.
    pub fn sync(
        &self,
        changes: Vec<Command<'static>>,
        announce: Option<u64>,
    ) -> Result<Sync<'static>, HandshakeError> {
        let kind = self.agreed.ok_or(HandshakeError::OutOfOrder)?;
        direction(kind.client_sends(), &changes)?;
        Ok(sync(&self.store, changes, announce))
    }

    /// Takes a `Sync` of the server (package 4), one of several maybe, and counts the changes.
    ///
    /// # Errors
    ///
    /// Nothing is agreed on yet, it is of another data store or has changes that do not go this way,
    /// or `NumberOfChanges` is no number.
    pub fn server_sync(&mut self, sync: &Sync<'_>) -> Result<ChangeCount, HandshakeError> {
        let kind = self.agreed.ok_or(HandshakeError::OutOfOrder)?;
        direction(kind.server_sends(), &sync.commands)?;
        take_sync(&self.store, sync, &mut self.changes)
    }

    /// The `Map` of package 5: for each item that the server had the client add, the server's
    /// identifier and the one that the client has given. `None` if there are none.
    #[must_use]
    pub fn map(&self, added: &[(String, String)]) -> Option<Map<'static>> {
        if added.is_empty() {
            return None;
        }
        Some(Map {
            target: Target::new(self.store.peer.clone()),
            source: Source::new(self.store.own.clone()),
            items: added
                .iter()
                .map(|(server, client)| MapItem::new(server.clone(), client.clone()))
                .collect(),
            ..Map::default()
        })
    }

    /// The anchors to keep, the client's and the server's, once all is done; after an interruption
    /// keep the old ones.
    #[must_use]
    pub fn anchors_to_keep(&self) -> Option<(&str, &str)> {
        Some((&self.next, self.server_next.as_deref()?))
    }
}

/// The server's part for one data store.
#[derive(Clone, Debug)]
pub struct ServerHandshake {
    store: DataStore,
    /// The client's anchor and the server's, as they were kept.
    kept: Option<String>,
    last: Option<String>,
    next: String,
    agreed: Option<SyncType>,
    client_next: Option<String>,
    confirmed: bool,
    changes: ChangeCount,
}

impl ServerHandshake {
    /// Waits for the alert of a client. `client_anchor` and `last` are those that were kept of the
    /// last synchronisation that was complete, `next` is that of this one.
    #[must_use]
    pub fn new(
        store: DataStore,
        client_anchor: Option<String>,
        last: Option<String>,
        next: impl Into<String>,
    ) -> Self {
        Self {
            store,
            kept: client_anchor,
            last,
            next: next.into(),
            agreed: None,
            client_next: None,
            confirmed: false,
            changes: ChangeCount::default(),
        }
    }

    /// Takes the alert of the client and answers it with a status and the alert of package 2.
    ///
    /// If the client's last anchor is not the one that was kept, the status is 508 and the alert asks
    /// for a slow synchronisation.
    ///
    /// # Errors
    ///
    /// It is none of 200 to 205, incomplete, of another data store, or comes once more.
    pub fn alert(
        &mut self,
        msg_ref: &str,
        alert: &Alert<'_>,
    ) -> Result<(Status<'static>, Alert<'static>), HandshakeError> {
        let kind = alert.code().and_then(SyncType::from_code);
        let kind = kind.ok_or(HandshakeError::NotASyncAlert)?;
        let (item, anchor) = anchored(alert)?;
        if !self.store.is_of(item) {
            return Err(HandshakeError::OtherDataStore);
        }
        if self.agreed.is_some() {
            return Err(HandshakeError::OutOfOrder);
        }
        let told = anchor.last.as_deref().map(str::trim_ascii);
        let in_step = told.is_some() && told == self.kept.as_deref();
        let (status, agreed) = if kind.needs_anchors() && !in_step {
            (StatusCode::REFRESH_REQUIRED, SyncType::Slow)
        } else {
            (StatusCode::OK, kind)
        };
        self.agreed = Some(agreed);
        self.client_next = Some(String::from(anchor.next.trim_ascii()));
        let answer = self.store.alert(agreed, self.last.as_deref(), &self.next);
        Ok((echo(msg_ref, alert, status, anchor), answer))
    }

    /// Takes the status of the server's alert.
    ///
    /// # Errors
    ///
    /// It is of another command or data store, the client has refused, or the status comes out of
    /// order.
    pub fn status(&mut self, status: &Status<'_>) -> Result<(), HandshakeError> {
        self.store.check(status)?;
        if self.agreed.is_none() || self.confirmed {
            return Err(HandshakeError::OutOfOrder);
        }
        let code = status.code().unwrap_or(StatusCode::BAD_REQUEST);
        if !code.is_success() {
            return Err(HandshakeError::Refused(code));
        }
        self.confirmed = true;
        Ok(())
    }

    /// The kind that was agreed on.
    #[must_use]
    pub const fn agreed(&self) -> Option<SyncType> {
        self.agreed
    }

    /// Takes a `Sync` of the client (package 3), one of several maybe, and counts the changes.
    ///
    /// # Errors
    ///
    /// Nothing is agreed on yet, it is of another data store or has changes that do not go this way,
    /// or `NumberOfChanges` is no number.
    pub fn client_sync(&mut self, sync: &Sync<'_>) -> Result<ChangeCount, HandshakeError> {
        let kind = self.agreed.ok_or(HandshakeError::OutOfOrder)?;
        direction(kind.client_sends(), &sync.commands)?;
        take_sync(&self.store, sync, &mut self.changes)
    }

    /// The `Sync` of package 4 with these changes.
    ///
    /// # Errors
    ///
    /// Nothing is agreed on yet, or there are changes that do not go this way.
    pub fn sync(
        &self,
        changes: Vec<Command<'static>>,
        announce: Option<u64>,
    ) -> Result<Sync<'static>, HandshakeError> {
        let kind = self.agreed.ok_or(HandshakeError::OutOfOrder)?;
        direction(kind.server_sends(), &changes)?;
        Ok(sync(&self.store, changes, announce))
    }

    /// Takes a `Map` of the client (package 5): pairs of the server's identifier and the client's.
    ///
    /// # Errors
    ///
    /// It is of another data store, or nothing is agreed on yet.
    pub fn map<'m>(&self, map: &'m Map<'_>) -> Result<Vec<(&'m str, &'m str)>, HandshakeError> {
        if self.agreed.is_none() {
            return Err(HandshakeError::OutOfOrder);
        }
        let own = map.target.uri.trim_ascii() == self.store.own;
        if !own || map.source.uri.trim_ascii() != self.store.peer {
            return Err(HandshakeError::OtherDataStore);
        }
        Ok(map
            .items
            .iter()
            .map(|item| (item.target.uri.trim_ascii(), item.source.uri.trim_ascii()))
            .collect())
    }

    /// The anchors to keep, the client's and the server's, once all is done; after an interruption
    /// keep the old ones.
    #[must_use]
    pub fn anchors_to_keep(&self) -> Option<(&str, &str)> {
        Some((self.client_next.as_deref()?, &self.next))
    }
}

/// How many changes were announced, and how many have come.
///
/// ```
/// use syncml::session::data_sync::ChangeCount;
///
/// // The other end has announced two changes, and one has come.
/// let count = ChangeCount { announced: Some(2), come: 1 };
/// assert_eq!(count.is_complete(), Some(false));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct ChangeCount {
    /// `NumberOfChanges`, if it was said.
    pub announced: Option<u64>,
    /// The items of the commands that have come. Pieces of an object are one, counted with the last.
    pub come: u64,
}

impl ChangeCount {
    /// Whether as many have come as were announced. `None` if nothing was announced.
    #[must_use]
    pub fn is_complete(&self) -> Option<bool> {
        self.announced.map(|announced| announced == self.come)
    }
}

/// The one item of an alert, with its anchor.
fn anchored<'i, 'a>(
    alert: &'i Alert<'a>,
) -> Result<(&'i Item<'a>, &'i Anchor<'a>), HandshakeError> {
    let [item] = alert.items.as_slice() else {
        return Err(HandshakeError::Incomplete);
    };
    let anchor = item.meta.as_ref().and_then(Meta::anchor);
    match (anchor, &item.target, &item.source) {
        (Some(anchor), Some(_), Some(_)) => Ok((item, anchor)),
        _ => Err(HandshakeError::Incomplete),
    }
}

/// The status of an alert: it says the anchor that has come.
fn echo(
    msg_ref: &str,
    alert: &Alert<'_>,
    code: StatusCode,
    anchor: &Anchor<'_>,
) -> Status<'static> {
    let item = alert.items.first();
    let refs = |uri: Option<&str>| uri.map(|uri| Cow::Owned(String::from(uri.trim_ascii())));
    let mut status = status_of(msg_ref, &Command::Alert(alert.clone()), code);
    status
        .target_refs
        .extend(refs(item.and_then(Item::target_uri)));
    status
        .source_refs
        .extend(refs(item.and_then(Item::source_uri)));
    let element = |tag| Node::Start(NodeName::Tag(tag));
    let next = String::from(anchor.next.trim_ascii());
    let anchor = Markup::new(alloc::vec![
        element(metinf::ANCHOR),
        element(metinf::NEXT),
        Node::Text(Cow::Owned(next)),
        Node::End,
        Node::End,
    ]);
    status.items.push(Item::default().with_data(anchor));
    status
}

/// Refuses changes from an end that sends none.
fn direction(sends: bool, changes: &[Command<'_>]) -> Result<(), HandshakeError> {
    if sends || changes.is_empty() {
        Ok(())
    } else {
        Err(HandshakeError::WrongDirection)
    }
}

fn sync(store: &DataStore, changes: Vec<Command<'static>>, announce: Option<u64>) -> Sync<'static> {
    Sync {
        target: Some(Target::new(store.peer.clone())),
        source: Some(Source::new(store.own.clone())),
        number_of_changes: announce.map(|n| Cow::Owned(alloc::format!("{n}"))),
        commands: changes,
        ..Sync::default()
    }
}

fn take_sync(
    store: &DataStore,
    sync: &Sync<'_>,
    changes: &mut ChangeCount,
) -> Result<ChangeCount, HandshakeError> {
    let item = Item {
        target: sync.target.clone(),
        source: sync.source.clone(),
        ..Item::default()
    };
    if !store.is_of(&item) {
        return Err(HandshakeError::OtherDataStore);
    }
    if let Some(text) = &sync.number_of_changes {
        let announced = decimal(text.trim_ascii()).ok_or(HandshakeError::NumberOfChanges)?;
        changes.announced = Some(announced);
    }
    let mut todo = alloc::vec![sync.commands.iter()];
    while let Some(commands) = todo.last_mut() {
        let Some(command) = commands.next() else {
            todo.pop();
            continue;
        };
        let whole = command.items().iter().filter(|item| !item.more_data);
        let count = u64::try_from(whole.count()).unwrap_or(u64::MAX);
        changes.come = changes.come.saturating_add(count);
        todo.push(command.commands().iter());
    }
    Ok(*changes)
}
