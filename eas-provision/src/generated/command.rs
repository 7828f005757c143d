// Written by `cargo xtask codegen` from the facts in `eas-provision/data`. Not to be edited.

//! The commands of ActiveSync.

use wbxml::tag::eas;

use crate::command::Fact;

/// A command (MS-ASHTTP 2.2.1.1.1.1.2).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Command {
    /// `Sync` (MS-ASHTTP_R58)
    Sync,
    /// `SendMail` (MS-ASHTTP_R59)
    SendMail,
    /// `SmartForward` (MS-ASHTTP_R62)
    SmartForward,
    /// `SmartReply` (MS-ASHTTP_R63)
    SmartReply,
    /// `GetAttachment` (MS-ASHTTP_R64)
    GetAttachment,
    /// `FolderSync` (MS-ASHTTP_R65)
    FolderSync,
    /// `FolderCreate` (MS-ASHTTP_R66)
    FolderCreate,
    /// `FolderDelete` (MS-ASHTTP_R67)
    FolderDelete,
    /// `FolderUpdate` (no number in the list of MS-ASHTTP; the gap between 11 and 13 and what public implementations use)
    FolderUpdate,
    /// `MoveItems` (MS-ASHTTP_R69)
    MoveItems,
    /// `GetItemEstimate` (MS-ASHTTP_R70)
    GetItemEstimate,
    /// `MeetingResponse` (MS-ASHTTP_R71)
    MeetingResponse,
    /// `Search` (MS-ASHTTP_R72)
    Search,
    /// `Settings` (MS-ASHTTP_R73)
    Settings,
    /// `Ping` (MS-ASHTTP_R74)
    Ping,
    /// `ItemOperations` (MS-ASHTTP_R75)
    ItemOperations,
    /// `Provision` (MS-ASHTTP_R76)
    Provision,
    /// `ResolveRecipients` (MS-ASHTTP_R77)
    ResolveRecipients,
    /// `ValidateCert` (MS-ASHTTP_R78)
    ValidateCert,
    /// `Find` (MS-ASHTTP_R5081; the list gives no code)
    Find,
    /// `Autodiscover` (MS-ASPROV 3.1.5.1; its body is XML of another kind)
    Autodiscover,
}

impl Command {
    /// All of them: by code, then those that have none.
    pub const ALL: [Self; 21] = [
        Self::Sync,
        Self::SendMail,
        Self::SmartForward,
        Self::SmartReply,
        Self::GetAttachment,
        Self::FolderSync,
        Self::FolderCreate,
        Self::FolderDelete,
        Self::FolderUpdate,
        Self::MoveItems,
        Self::GetItemEstimate,
        Self::MeetingResponse,
        Self::Search,
        Self::Settings,
        Self::Ping,
        Self::ItemOperations,
        Self::Provision,
        Self::ResolveRecipients,
        Self::ValidateCert,
        Self::Find,
        Self::Autodiscover,
    ];

    pub(crate) const fn fact(self) -> &'static Fact {
        match self {
            Self::Sync => &Fact {
                name: "Sync",
                code: Some(0),
                root: Some((eas::air_sync::SYNC, eas::air_sync::STATUS)),
                policy_key: true,
            },
            Self::SendMail => &Fact {
                name: "SendMail",
                code: Some(1),
                root: Some((eas::compose_mail::SEND_MAIL, eas::compose_mail::STATUS)),
                policy_key: true,
            },
            Self::SmartForward => &Fact {
                name: "SmartForward",
                code: Some(2),
                root: Some((eas::compose_mail::SMART_FORWARD, eas::compose_mail::STATUS)),
                policy_key: true,
            },
            Self::SmartReply => &Fact {
                name: "SmartReply",
                code: Some(3),
                root: Some((eas::compose_mail::SMART_REPLY, eas::compose_mail::STATUS)),
                policy_key: true,
            },
            Self::GetAttachment => &Fact {
                name: "GetAttachment",
                code: Some(4),
                root: None,
                policy_key: true,
            },
            Self::FolderSync => &Fact {
                name: "FolderSync",
                code: Some(9),
                root: Some((
                    eas::folder_hierarchy::FOLDER_SYNC,
                    eas::folder_hierarchy::STATUS,
                )),
                policy_key: true,
            },
            Self::FolderCreate => &Fact {
                name: "FolderCreate",
                code: Some(10),
                root: Some((
                    eas::folder_hierarchy::FOLDER_CREATE,
                    eas::folder_hierarchy::STATUS,
                )),
                policy_key: true,
            },
            Self::FolderDelete => &Fact {
                name: "FolderDelete",
                code: Some(11),
                root: Some((
                    eas::folder_hierarchy::FOLDER_DELETE,
                    eas::folder_hierarchy::STATUS,
                )),
                policy_key: true,
            },
            Self::FolderUpdate => &Fact {
                name: "FolderUpdate",
                code: Some(12),
                root: Some((
                    eas::folder_hierarchy::FOLDER_UPDATE,
                    eas::folder_hierarchy::STATUS,
                )),
                policy_key: true,
            },
            Self::MoveItems => &Fact {
                name: "MoveItems",
                code: Some(13),
                root: Some((eas::move_::MOVE_ITEMS, eas::move_::STATUS)),
                policy_key: true,
            },
            Self::GetItemEstimate => &Fact {
                name: "GetItemEstimate",
                code: Some(14),
                root: Some((
                    eas::get_item_estimate::GET_ITEM_ESTIMATE,
                    eas::get_item_estimate::STATUS,
                )),
                policy_key: true,
            },
            Self::MeetingResponse => &Fact {
                name: "MeetingResponse",
                code: Some(15),
                root: Some((
                    eas::meeting_response::MEETING_RESPONSE,
                    eas::meeting_response::STATUS,
                )),
                policy_key: true,
            },
            Self::Search => &Fact {
                name: "Search",
                code: Some(16),
                root: Some((eas::search::SEARCH, eas::search::STATUS)),
                policy_key: true,
            },
            Self::Settings => &Fact {
                name: "Settings",
                code: Some(17),
                root: Some((eas::settings::SETTINGS, eas::settings::STATUS)),
                policy_key: true,
            },
            Self::Ping => &Fact {
                name: "Ping",
                code: Some(18),
                root: Some((eas::ping::PING, eas::ping::STATUS)),
                policy_key: false,
            },
            Self::ItemOperations => &Fact {
                name: "ItemOperations",
                code: Some(19),
                root: Some((
                    eas::item_operations::ITEM_OPERATIONS,
                    eas::item_operations::STATUS,
                )),
                policy_key: true,
            },
            Self::Provision => &Fact {
                name: "Provision",
                code: Some(20),
                root: Some((eas::provision::PROVISION, eas::provision::STATUS)),
                policy_key: true,
            },
            Self::ResolveRecipients => &Fact {
                name: "ResolveRecipients",
                code: Some(21),
                root: Some((
                    eas::resolve_recipients::RESOLVE_RECIPIENTS,
                    eas::resolve_recipients::STATUS,
                )),
                policy_key: true,
            },
            Self::ValidateCert => &Fact {
                name: "ValidateCert",
                code: Some(22),
                root: Some((
                    eas::validate_cert::VALIDATE_CERT,
                    eas::validate_cert::STATUS,
                )),
                policy_key: true,
            },
            Self::Find => &Fact {
                name: "Find",
                code: None,
                root: Some((eas::find::FIND, eas::find::STATUS)),
                policy_key: true,
            },
            Self::Autodiscover => &Fact {
                name: "Autodiscover",
                code: None,
                root: None,
                policy_key: false,
            },
        }
    }
}
