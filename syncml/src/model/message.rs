//! [`Message`]: one SyncML document.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{Command, Cred, Few, IntoOwned, Markup, Meta, Source, Target, Version, into_owned};

/// One SyncML document: a header and commands.
///
/// ```
/// use syncml::{Command, Item, Message, SyncHdr, Transfer, Version, decode};
///
/// let mut message = Message::default();
/// message.header = SyncHdr::new(Version::V1_2, "DM/1.2");
/// message.header.session_id = "1".into();
/// message.header.msg_id = "1".into();
/// let mut get = Transfer::default();
/// get.cmd_id = "1".into();
/// get.items.push(Item::to_target("./DevInfo/DevId"));
/// message.commands.push(Command::Get(get));
/// message.is_final = true;
/// assert_eq!(decode(&message.to_wbxml()?)?, message);
/// # Ok::<(), syncml::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Message<'a> {
    /// The version that the document type says: the public identifier or the namespace. What the
    /// message means is the version of [`SyncHdr::ver_dtd`], which should be the same.
    pub version: Version,
    /// `SyncHdr`.
    pub header: SyncHdr<'a>,
    /// What is in `SyncBody`, in the order of the document, but for `Final`.
    pub commands: Vec<Command<'a>>,
    /// `Final`: the package ends with this message.
    pub is_final: bool,
}

/// Where a message comes from, where it goes, and which one it is.
///
/// ```
/// use syncml::{SyncHdr, Version};
///
/// let header = SyncHdr::new(Version::V1_2, "DM/1.2");
/// assert_eq!((&*header.ver_dtd, header.version()), ("1.2", Some(Version::V1_2)));
/// assert!(header.is_dm());
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct SyncHdr<'a> {
    /// `VerDTD`: `1.0`, `1.1` or `1.2`.
    pub ver_dtd: Cow<'a, str>,
    /// `VerProto`: `SyncML/1.2`, `DM/1.2`.
    pub ver_proto: Cow<'a, str>,
    /// `SessionID`: opaque, constant in a session.
    pub session_id: Cow<'a, str>,
    /// `MsgID`: 1 for the first message of a sender in a session, then one more each.
    pub msg_id: Cow<'a, str>,
    /// `Target`: who the message is for.
    pub target: Target<'a>,
    /// `Source`: who it is of. The `LocName` is the user name of an authentication by digest.
    pub source: Source<'a>,
    /// `RespURI`: where answers go.
    pub resp_uri: Option<Cow<'a, str>>,
    /// `NoResp`: no status is wanted for anything in the message.
    pub no_resp: bool,
    /// `Cred`.
    pub cred: Option<Box<Cred<'a>>>,
    /// `Meta`: `MaxMsgSize` and `MaxObjSize`, mostly.
    pub meta: Option<Meta<'a>>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

into_owned! {
    SyncHdr {
        ver_dtd, ver_proto, session_id, msg_id, target, source, resp_uri, no_resp, cred, meta,
        unknown,
    }
}

impl Message<'_> {
    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> Message<'static> {
        Message {
            version: self.version,
            header: self.header.into_owned(),
            commands: self.commands.into_owned(),
            is_final: self.is_final,
        }
    }
}

impl<'a> SyncHdr<'a> {
    /// A header of this version, for this protocol: `SyncML/1.2`, `DM/1.2`.
    #[must_use]
    pub fn new(version: Version, ver_proto: impl Into<Cow<'a, str>>) -> Self {
        Self {
            ver_dtd: Cow::Borrowed(version.ver_dtd()),
            ver_proto: ver_proto.into(),
            ..Self::default()
        }
    }
}

impl SyncHdr<'_> {
    /// Whether the protocol is OMA DM: `VerProto` begins with `DM/`.
    #[must_use]
    pub fn is_dm(&self) -> bool {
        self.ver_proto.trim_ascii().starts_with("DM/")
    }

    /// The version that `VerDTD` says, if it is one.
    #[must_use]
    pub fn version(&self) -> Option<Version> {
        Version::from_ver_dtd(self.ver_dtd.trim_ascii())
    }
}
