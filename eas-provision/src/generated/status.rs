// Written by `cargo xtask codegen` from the facts in `eas-provision/data`. Not to be edited.

//! Status codes: constants by name, and what is known of each.

use wbxml::ProtocolVersion;

use crate::status::*;

impl Status {
    /// 101: The body of the request is invalid: wrong Content-Type or length, or missing. (MS-ASCMD_R4810)
    pub const INVALID_CONTENT: Self = Self(101);
    /// 102: The request is WBXML that cannot be decoded. (MS-ASCMD_R4814)
    pub const INVALID_WBXML: Self = Self(102);
    /// 103: The XML of the request does not follow the protocol. (MS-ASCMD_R4816)
    pub const INVALID_XML: Self = Self(103);
    /// 104: A time in the request is not a date and time. (MS-ASCMD_R4818)
    pub const INVALID_DATE_TIME: Self = Self(104);
    /// 105: The combination of parameters in the request is invalid. (MS-ASCMD_R4820)
    pub const INVALID_COMBINATION_OF_IDS: Self = Self(105);
    /// 106: An identifier in the request does not have the form of one. (MS-ASCMD_R4822)
    pub const INVALID_IDS: Self = Self(106);
    /// 107: The MIME in the request cannot be read. (MS-ASCMD_R4825)
    pub const INVALID_MIME: Self = Self(107);
    /// 108: The device identifier is missing or has an invalid form. (MS-ASCMD_R4827)
    pub const DEVICE_ID_MISSING_OR_INVALID: Self = Self(108);
    /// 109: The device type is missing or has an invalid form. (MS-ASCMD_R4829)
    pub const DEVICE_TYPE_MISSING_OR_INVALID: Self = Self(109);
    /// 110: An unknown error of the server; not to be tried again. (MS-ASCMD_R4831)
    pub const SERVER_ERROR: Self = Self(110);
    /// 111: An unknown error of the server; to be tried again later. (MS-ASCMD_R4833)
    pub const SERVER_ERROR_RETRY_LATER: Self = Self(111);
    /// 112: The server may not read or write an object of the directory. (MS-ASCMD_R4835)
    pub const ACTIVE_DIRECTORY_ACCESS_DENIED: Self = Self(112);
    /// 113: The mailbox has reached its quota. (MS-ASCMD_R4837)
    pub const MAILBOX_QUOTA_EXCEEDED: Self = Self(113);
    /// 114: The mailbox server is offline. (MS-ASCMD_R4839)
    pub const MAILBOX_SERVER_OFFLINE: Self = Self(114);
    /// 115: The request would exceed the quota for sending. (MS-ASCMD_R4841)
    pub const SEND_QUOTA_EXCEEDED: Self = Self(115);
    /// 116: A recipient could not be resolved to an address. (MS-ASCMD_R4843)
    pub const MESSAGE_RECIPIENT_UNRESOLVED: Self = Self(116);
    /// 117: The mailbox server does not allow a reply to this message. (MS-ASCMD_R4845)
    pub const MESSAGE_REPLY_NOT_ALLOWED: Self = Self(117);
    /// 118: The message has been sent before, or its identifier has been used. (MS-ASCMD_R4847)
    pub const MESSAGE_PREVIOUSLY_SENT: Self = Self(118);
    /// 119: The message has no recipient. (MS-ASCMD_R4852)
    pub const MESSAGE_HAS_NO_RECIPIENT: Self = Self(119);
    /// 120: The server failed to submit the message. (MS-ASCMD_R4856)
    pub const MAIL_SUBMISSION_FAILED: Self = Self(120);
    /// 121: The server failed to create the reply. (MS-ASCMD_R4857)
    pub const MESSAGE_REPLY_FAILED: Self = Self(121);
    /// 122: The attachment is too large for this request. (MS-ASCMD_R4859)
    pub const ATTACHMENT_IS_TOO_LARGE: Self = Self(122);
    /// 123: The user has no mailbox. (MS-ASCMD_R4861)
    pub const USER_HAS_NO_MAILBOX: Self = Self(123);
    /// 124: The request came without credentials. (MS-ASCMD_R4863)
    pub const USER_CANNOT_BE_ANONYMOUS: Self = Self(124);
    /// 125: The user is not in the directory. (MS-ASCMD_R4866)
    pub const USER_PRINCIPAL_COULD_NOT_BE_FOUND: Self = Self(125);
    /// 126: The directory says that this user may not use ActiveSync. (MS-ASCMD_R4868)
    pub const USER_DISABLED_FOR_SYNC: Self = Self(126);
    /// 127: The server is configured to keep users from synchronizing. (MS-ASCMD_R4870)
    pub const USER_ON_NEW_MAILBOX_CANNOT_SYNC: Self = Self(127);
    /// 128: The server is configured to keep users of legacy servers from synchronizing. (MS-ASCMD_R4872)
    pub const USER_ON_LEGACY_MAILBOX_CANNOT_SYNC: Self = Self(128);
    /// 129: The user may synchronize some devices only, and this is not one of them. (MS-ASCMD_R4874)
    pub const DEVICE_IS_BLOCKED_FOR_THIS_USER: Self = Self(129);
    /// 130: The user may not make this request. (MS-ASCMD_R4877)
    pub const ACCESS_DENIED: Self = Self(130);
    /// 131: The account of the user is disabled. (MS-ASCMD_R4879)
    pub const ACCOUNT_DISABLED: Self = Self(131);
    /// 132: The state that the server kept for the client is missing. (MS-ASCMD_R4881)
    pub const SYNC_STATE_NOT_FOUND: Self = Self(132);
    /// 133: The state that the server keeps for the client is locked. (MS-ASCMD_R4885)
    pub const SYNC_STATE_LOCKED: Self = Self(133);
    /// 134: The state that the server keeps for the client is corrupt. (MS-ASCMD_R4887)
    pub const SYNC_STATE_CORRUPT: Self = Self(134);
    /// 135: The state that the server keeps for the client already exists. (MS-ASCMD_R4889)
    pub const SYNC_STATE_ALREADY_EXISTS: Self = Self(135);
    /// 136: The state that the server keeps for the client is of an invalid version. (MS-ASCMD_R4892)
    pub const SYNC_STATE_VERSION_INVALID: Self = Self(136);
    /// 137: The server does not support the command. (MS-ASCMD_R4894)
    pub const COMMAND_NOT_SUPPORTED: Self = Self(137);
    /// 138: The protocol version does not support the command. (MS-ASCMD_R4896)
    pub const VERSION_NOT_SUPPORTED: Self = Self(138);
    /// 139: The device cannot apply all of the policy: its protocol version cannot carry it, or it said so. (MS-ASCMD_R4898)
    pub const DEVICE_NOT_FULLY_PROVISIONABLE: Self = Self(139);
    /// 140: The device is asked to wipe itself. (MS-ASCMD_R5279)
    pub const REMOTE_WIPE_REQUESTED: Self = Self(140);
    /// 141: There is a strict policy and the device is not provisionable or sent no policy key. (MS-ASCMD_R4903)
    pub const LEGACY_DEVICE_ON_STRICT_POLICY: Self = Self(141);
    /// 142: There is a policy and the device has not provisioned yet. (MS-ASCMD_R4905)
    pub const DEVICE_NOT_PROVISIONED: Self = Self(142);
    /// 143: The policy is refreshed from time to time, and it is time. (MS-ASCMD_R4908)
    pub const POLICY_REFRESH: Self = Self(143);
    /// 144: The policy key is not valid, most likely because the policy has changed. (MS-ASCMD_R4911)
    pub const INVALID_POLICY_KEY: Self = Self(144);
    /// 145: The device said that it is managed externally, and the server does not allow it. (MS-ASCMD_R4916)
    pub const EXTERNALLY_MANAGED_DEVICES_NOT_ALLOWED: Self = Self(145);
    /// 146: The request forwards an occurrence of a meeting that has no recurrence. (MS-ASCMD_R4918)
    pub const NO_RECURRENCE_IN_CALENDAR: Self = Self(146);
    /// 147: The request is about a type of item that the server does not know. (MS-ASCMD_R4920)
    pub const UNEXPECTED_ITEM_CLASS: Self = Self(147);
    /// 148: The request has to be passed on to a server without TLS. (MS-ASCMD_R4922)
    pub const REMOTE_SERVER_HAS_NO_SSL: Self = Self(148);
    /// 149: The stored request that an empty one stands for cannot be repeated; the whole has to be sent. (MS-ASCMD_R4925)
    pub const INVALID_STORED_REQUEST: Self = Self(149);
    /// 150: The item or instance does not exist. (MS-ASCMD_R4929)
    pub const ITEM_NOT_FOUND: Self = Self(150);
    /// 151: The mailbox has too many folders. (MS-ASCMD_R4931)
    pub const TOO_MANY_FOLDERS: Self = Self(151);
    /// 152: The mailbox has no folders. (MS-ASCMD_R4933)
    pub const NO_FOLDERS_FOUND: Self = Self(152);
    /// 153: Some items could not be found after they had been moved. (MS-ASCMD_R4935)
    pub const ITEMS_LOST_AFTER_MOVE: Self = Self(153);
    /// 154: The mailbox server failed to move items. (MS-ASCMD_R4937)
    pub const FAILURE_IN_MOVE_OPERATION: Self = Self(154);
    /// 155: A conversation can be moved for good only. (MS-ASCMD_R4939)
    pub const MOVE_COMMAND_DISALLOWED_FOR_NON_PERSISTENT_MOVE_ACTION: Self = Self(155);
    /// 156: The destination folder of the move is invalid. (MS-ASCMD_R4941)
    pub const MOVE_COMMAND_INVALID_DESTINATION_FOLDER: Self = Self(156);
    /// 160: Availability was asked for more recipients than the server allows. (MS-ASCMD_R4943)
    pub const AVAILABILITY_TOO_MANY_RECIPIENTS: Self = Self(160);
    /// 161: The distribution list is larger than the availability service takes. (MS-ASCMD_R4945)
    pub const AVAILABILITY_DL_LIMIT_REACHED: Self = Self(161);
    /// 162: The availability service failed, for now. (MS-ASCMD_R4947)
    pub const AVAILABILITY_TRANSIENT_FAILURE: Self = Self(162);
    /// 163: The availability service failed. (MS-ASCMD_R4951)
    pub const AVAILABILITY_FAILURE: Self = Self(163);
    /// 164: The type of body part is not supported. (MS-ASCMD_R5410)
    pub const BODY_PART_PREFERENCE_TYPE_NOT_SUPPORTED: Self = Self(164);
    /// 165: The Provision request lacks the device information that is required. (MS-ASCMD_R4953)
    pub const DEVICE_INFORMATION_REQUIRED: Self = Self(165);
    /// 166: The account identifier is not valid. (MS-ASCMD_R4955)
    pub const INVALID_ACCOUNT_ID: Self = Self(166);
    /// 167: The account does not support sending. (MS-ASCMD_R4957)
    pub const ACCOUNT_SEND_DISABLED: Self = Self(167);
    /// 168: Information rights management is disabled. (MS-ASCMD_R4959)
    pub const IRM_FEATURE_DISABLED: Self = Self(168);
    /// 169: Information rights management failed, for now. (MS-ASCMD_R4961)
    pub const IRM_TRANSIENT_ERROR: Self = Self(169);
    /// 170: Information rights management failed. (MS-ASCMD_R4963)
    pub const IRM_PERMANENT_ERROR: Self = Self(170);
    /// 171: The rights template identifier is not valid. (MS-ASCMD_R4965)
    pub const IRM_INVALID_TEMPLATE_ID: Self = Self(171);
    /// 172: Information rights management does not support the operation. (MS-ASCMD_R4967)
    pub const IRM_OPERATION_NOT_PERMITTED: Self = Self(172);
    /// 173: The contact has no picture. (MS-ASCMD_R4969)
    pub const NO_PICTURE: Self = Self(173);
    /// 174: The picture is larger than was allowed. (MS-ASCMD_R4971)
    pub const PICTURE_TOO_LARGE: Self = Self(174);
    /// 175: There are more pictures than were allowed. (MS-ASCMD_R4973)
    pub const PICTURE_LIMIT_REACHED: Self = Self(175);
    /// 176: The conversation is too large for its body parts to be computed. (MS-ASCMD_R4975)
    pub const BODY_PART_CONVERSATION_TOO_LARGE: Self = Self(176);
    /// 177: The user has as many device partnerships as the server allows. (MS-ASCMD_R4977)
    pub const MAXIMUM_DEVICES_REACHED: Self = Self(177);
    /// 178: The forwarding has elements that may not be combined with its forwardees or body. (MS-ASCMD_R7466)
    pub const INVALID_MIME_BODY_COMBINATION: Self = Self(178);
    /// 179: The forwardees or the body of the forwarding cannot be read. (MS-ASCMD_R7469)
    pub const INVALID_SMART_FORWARD_PARAMETERS: Self = Self(179);
    /// 183: The draft has no recipients, or one that is not an address. (MS-ASCMD_R7471)
    pub const INVALID_RECIPIENTS: Self = Self(183);
    /// 184: Some exceptions of the recurrence were not saved. (MS-ASCMD_R7473)
    pub const ONE_OR_MORE_EXCEPTIONS_FAILED: Self = Self(184);
}

/// The common status codes (MS-ASCMD 2.2.2), in order.
pub(crate) const COMMON: [CommonFact; 78] = [
    CommonFact {
        fact: Fact {
            code: 101,
            name: "InvalidContent",
            meaning: "The body of the request is invalid: wrong Content-Type or length, or missing.",
            action: Some(Action::FixRequest),
            retry: Some(Retry::No),
        },
        http: Some(HttpEquivalent {
            usual: 400,
            otherwise: None,
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 102,
            name: "InvalidWBXML",
            meaning: "The request is WBXML that cannot be decoded.",
            action: Some(Action::FixRequest),
            retry: Some(Retry::No),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 103,
            name: "InvalidXML",
            meaning: "The XML of the request does not follow the protocol.",
            action: Some(Action::FixRequest),
            retry: Some(Retry::No),
        },
        http: Some(HttpEquivalent {
            usual: 400,
            otherwise: None,
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 104,
            name: "InvalidDateTime",
            meaning: "A time in the request is not a date and time.",
            action: Some(Action::FixRequest),
            retry: Some(Retry::No),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 105,
            name: "InvalidCombinationOfIDs",
            meaning: "The combination of parameters in the request is invalid.",
            action: Some(Action::FixRequest),
            retry: Some(Retry::No),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 106,
            name: "InvalidIDs",
            meaning: "An identifier in the request does not have the form of one.",
            action: Some(Action::FixRequest),
            retry: Some(Retry::No),
        },
        http: Some(HttpEquivalent {
            usual: 400,
            otherwise: Some((HttpCase::Alternatively, 500)),
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 107,
            name: "InvalidMIME",
            meaning: "The MIME in the request cannot be read.",
            action: Some(Action::FixRequest),
            retry: Some(Retry::No),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 108,
            name: "DeviceIdMissingOrInvalid",
            meaning: "The device identifier is missing or has an invalid form.",
            action: Some(Action::FixRequest),
            retry: Some(Retry::No),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 109,
            name: "DeviceTypeMissingOrInvalid",
            meaning: "The device type is missing or has an invalid form.",
            action: Some(Action::FixRequest),
            retry: Some(Retry::No),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 110,
            name: "ServerError",
            meaning: "An unknown error of the server; not to be tried again.",
            action: Some(Action::TellAdministrator),
            retry: Some(Retry::No),
        },
        http: Some(HttpEquivalent {
            usual: 500,
            otherwise: None,
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 111,
            name: "ServerErrorRetryLater",
            meaning: "An unknown error of the server; to be tried again later.",
            action: Some(Action::RetryLater),
            retry: Some(Retry::Backoff),
        },
        http: Some(HttpEquivalent {
            usual: 503,
            otherwise: None,
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 112,
            name: "ActiveDirectoryAccessDenied",
            meaning: "The server may not read or write an object of the directory.",
            action: None,
            retry: None,
        },
        http: Some(HttpEquivalent {
            usual: 403,
            otherwise: None,
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 113,
            name: "MailboxQuotaExceeded",
            meaning: "The mailbox has reached its quota.",
            action: None,
            retry: None,
        },
        http: Some(HttpEquivalent {
            usual: 507,
            otherwise: None,
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 114,
            name: "MailboxServerOffline",
            meaning: "The mailbox server is offline.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 115,
            name: "SendQuotaExceeded",
            meaning: "The request would exceed the quota for sending.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 116,
            name: "MessageRecipientUnresolved",
            meaning: "A recipient could not be resolved to an address.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 117,
            name: "MessageReplyNotAllowed",
            meaning: "The mailbox server does not allow a reply to this message.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 118,
            name: "MessagePreviouslySent",
            meaning: "The message has been sent before, or its identifier has been used.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 119,
            name: "MessageHasNoRecipient",
            meaning: "The message has no recipient.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 120,
            name: "MailSubmissionFailed",
            meaning: "The server failed to submit the message.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 121,
            name: "MessageReplyFailed",
            meaning: "The server failed to create the reply.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 122,
            name: "AttachmentIsTooLarge",
            meaning: "The attachment is too large for this request.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 123,
            name: "UserHasNoMailbox",
            meaning: "The user has no mailbox.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 124,
            name: "UserCannotBeAnonymous",
            meaning: "The request came without credentials.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 125,
            name: "UserPrincipalCouldNotBeFound",
            meaning: "The user is not in the directory.",
            action: None,
            retry: None,
        },
        http: Some(HttpEquivalent {
            usual: 403,
            otherwise: None,
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 126,
            name: "UserDisabledForSync",
            meaning: "The directory says that this user may not use ActiveSync.",
            action: Some(Action::TellAdministrator),
            retry: Some(Retry::No),
        },
        http: Some(HttpEquivalent {
            usual: 403,
            otherwise: None,
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 127,
            name: "UserOnNewMailboxCannotSync",
            meaning: "The server is configured to keep users from synchronizing.",
            action: Some(Action::Stop),
            retry: Some(Retry::No),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 128,
            name: "UserOnLegacyMailboxCannotSync",
            meaning: "The server is configured to keep users of legacy servers from synchronizing.",
            action: Some(Action::Stop),
            retry: Some(Retry::No),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 129,
            name: "DeviceIsBlockedForThisUser",
            meaning: "The user may synchronize some devices only, and this is not one of them.",
            action: Some(Action::Stop),
            retry: Some(Retry::No),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 130,
            name: "AccessDenied",
            meaning: "The user may not make this request.",
            action: Some(Action::Stop),
            retry: Some(Retry::No),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 131,
            name: "AccountDisabled",
            meaning: "The account of the user is disabled.",
            action: Some(Action::Stop),
            retry: Some(Retry::No),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 132,
            name: "SyncStateNotFound",
            meaning: "The state that the server kept for the client is missing.",
            action: None,
            retry: None,
        },
        http: Some(HttpEquivalent {
            usual: 403,
            otherwise: Some((HttpCase::Provision, 500)),
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 133,
            name: "SyncStateLocked",
            meaning: "The state that the server keeps for the client is locked.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 134,
            name: "SyncStateCorrupt",
            meaning: "The state that the server keeps for the client is corrupt.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 135,
            name: "SyncStateAlreadyExists",
            meaning: "The state that the server keeps for the client already exists.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 136,
            name: "SyncStateVersionInvalid",
            meaning: "The state that the server keeps for the client is of an invalid version.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 137,
            name: "CommandNotSupported",
            meaning: "The server does not support the command.",
            action: Some(Action::DoNotUseCommand),
            retry: Some(Retry::No),
        },
        http: Some(HttpEquivalent {
            usual: 501,
            otherwise: None,
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 138,
            name: "VersionNotSupported",
            meaning: "The protocol version does not support the command.",
            action: Some(Action::Renegotiate),
            retry: Some(Retry::No),
        },
        http: Some(HttpEquivalent {
            usual: 400,
            otherwise: Some((HttpCase::Version1, 505)),
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 139,
            name: "DeviceNotFullyProvisionable",
            meaning: "The device cannot apply all of the policy: its protocol version cannot carry it, or it said so.",
            action: Some(Action::WarnUser),
            retry: Some(Retry::Hourly),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 140,
            name: "RemoteWipeRequested",
            meaning: "The device is asked to wipe itself.",
            action: Some(Action::ProvisionForWipe),
            retry: Some(Retry::AtOnce),
        },
        http: Some(HttpEquivalent {
            usual: 449,
            otherwise: Some((HttpCase::WithoutPolicyKey, 403)),
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 141,
            name: "LegacyDeviceOnStrictPolicy",
            meaning: "There is a strict policy and the device is not provisionable or sent no policy key.",
            action: Some(Action::SendPolicyKey),
            retry: Some(Retry::Hourly),
        },
        http: Some(HttpEquivalent {
            usual: 449,
            otherwise: None,
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 142,
            name: "DeviceNotProvisioned",
            meaning: "There is a policy and the device has not provisioned yet.",
            action: Some(Action::Provision),
            retry: Some(Retry::AtOnce),
        },
        http: Some(HttpEquivalent {
            usual: 449,
            otherwise: None,
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 143,
            name: "PolicyRefresh",
            meaning: "The policy is refreshed from time to time, and it is time.",
            action: Some(Action::Provision),
            retry: Some(Retry::AtOnce),
        },
        http: Some(HttpEquivalent {
            usual: 449,
            otherwise: None,
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 144,
            name: "InvalidPolicyKey",
            meaning: "The policy key is not valid, most likely because the policy has changed.",
            action: Some(Action::Provision),
            retry: Some(Retry::AtOnce),
        },
        http: Some(HttpEquivalent {
            usual: 449,
            otherwise: None,
        }),
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 145,
            name: "ExternallyManagedDevicesNotAllowed",
            meaning: "The device said that it is managed externally, and the server does not allow it.",
            action: Some(Action::ApplyPolicy),
            retry: Some(Retry::Hourly),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 146,
            name: "NoRecurrenceInCalendar",
            meaning: "The request forwards an occurrence of a meeting that has no recurrence.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 147,
            name: "UnexpectedItemClass",
            meaning: "The request is about a type of item that the server does not know.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 148,
            name: "RemoteServerHasNoSSL",
            meaning: "The request has to be passed on to a server without TLS.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 149,
            name: "InvalidStoredRequest",
            meaning: "The stored request that an empty one stands for cannot be repeated; the whole has to be sent.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 150,
            name: "ItemNotFound",
            meaning: "The item or instance does not exist.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 151,
            name: "TooManyFolders",
            meaning: "The mailbox has too many folders.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 152,
            name: "NoFoldersFound",
            meaning: "The mailbox has no folders.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 153,
            name: "ItemsLostAfterMove",
            meaning: "Some items could not be found after they had been moved.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 154,
            name: "FailureInMoveOperation",
            meaning: "The mailbox server failed to move items.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 155,
            name: "MoveCommandDisallowedForNonPersistentMoveAction",
            meaning: "A conversation can be moved for good only.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 156,
            name: "MoveCommandInvalidDestinationFolder",
            meaning: "The destination folder of the move is invalid.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 160,
            name: "AvailabilityTooManyRecipients",
            meaning: "Availability was asked for more recipients than the server allows.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 161,
            name: "AvailabilityDLLimitReached",
            meaning: "The distribution list is larger than the availability service takes.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 162,
            name: "AvailabilityTransientFailure",
            meaning: "The availability service failed, for now.",
            action: Some(Action::RetryLater),
            retry: Some(Retry::Backoff),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 163,
            name: "AvailabilityFailure",
            meaning: "The availability service failed.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 164,
            name: "BodyPartPreferenceTypeNotSupported",
            meaning: "The type of body part is not supported.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_1,
    },
    CommonFact {
        fact: Fact {
            code: 165,
            name: "DeviceInformationRequired",
            meaning: "The Provision request lacks the device information that is required.",
            action: Some(Action::SendDeviceInformation),
            retry: Some(Retry::Once),
        },
        http: None,
        since: ProtocolVersion::V14_1,
    },
    CommonFact {
        fact: Fact {
            code: 166,
            name: "InvalidAccountId",
            meaning: "The account identifier is not valid.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_1,
    },
    CommonFact {
        fact: Fact {
            code: 167,
            name: "AccountSendDisabled",
            meaning: "The account does not support sending.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 168,
            name: "IRM_FeatureDisabled",
            meaning: "Information rights management is disabled.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 169,
            name: "IRM_TransientError",
            meaning: "Information rights management failed, for now.",
            action: Some(Action::RetryLater),
            retry: Some(Retry::Backoff),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 170,
            name: "IRM_PermanentError",
            meaning: "Information rights management failed.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 171,
            name: "IRM_InvalidTemplateID",
            meaning: "The rights template identifier is not valid.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 172,
            name: "IRM_OperationNotPermitted",
            meaning: "Information rights management does not support the operation.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 173,
            name: "NoPicture",
            meaning: "The contact has no picture.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_1,
    },
    CommonFact {
        fact: Fact {
            code: 174,
            name: "PictureTooLarge",
            meaning: "The picture is larger than was allowed.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_1,
    },
    CommonFact {
        fact: Fact {
            code: 175,
            name: "PictureLimitReached",
            meaning: "There are more pictures than were allowed.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_1,
    },
    CommonFact {
        fact: Fact {
            code: 176,
            name: "BodyPart_ConversationTooLarge",
            meaning: "The conversation is too large for its body parts to be computed.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 177,
            name: "MaximumDevicesReached",
            meaning: "The user has as many device partnerships as the server allows.",
            action: Some(Action::RemoveDevices),
            retry: Some(Retry::No),
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
    CommonFact {
        fact: Fact {
            code: 178,
            name: "InvalidMimeBodyCombination",
            meaning: "The forwarding has elements that may not be combined with its forwardees or body.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V16_0,
    },
    CommonFact {
        fact: Fact {
            code: 179,
            name: "InvalidSmartForwardParameters",
            meaning: "The forwardees or the body of the forwarding cannot be read.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V16_0,
    },
    CommonFact {
        fact: Fact {
            code: 183,
            name: "InvalidRecipients",
            meaning: "The draft has no recipients, or one that is not an address.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V16_0,
    },
    CommonFact {
        fact: Fact {
            code: 184,
            name: "OneOrMoreExceptionsFailed",
            meaning: "Some exceptions of the recurrence were not saved.",
            action: None,
            retry: None,
        },
        http: None,
        since: ProtocolVersion::V14_0,
    },
];

impl ProvisionStatus {
    /// 1: The request was understood. (MS-ASPROV 2.2.2.54.2)
    pub const SUCCESS: Self = Self(1);
    /// 2: The request is malformed. (MS-ASPROV 2.2.2.54.2)
    pub const PROTOCOL_ERROR: Self = Self(2);
    /// 3: The server failed, often for a while only. (MS-ASPROV 2.2.2.54.2)
    pub const GENERAL_SERVER_ERROR: Self = Self(3);
}

/// The codes of [`ProvisionStatus`], in order.
pub(crate) const PROVISION: [Fact; 3] = [
    Fact {
        code: 1,
        name: "Success",
        meaning: "The request was understood.",
        action: Some(Action::Proceed),
        retry: Some(Retry::No),
    },
    Fact {
        code: 2,
        name: "ProtocolError",
        meaning: "The request is malformed.",
        action: Some(Action::FixRequest),
        retry: Some(Retry::No),
    },
    Fact {
        code: 3,
        name: "GeneralServerError",
        meaning: "The server failed, often for a while only.",
        action: Some(Action::RetryLater),
        retry: Some(Retry::Backoff),
    },
];

impl PolicyStatus {
    /// 1: The policy is in the answer or the acknowledgement was taken. (MS-ASPROV 2.2.2.54.1)
    pub const SUCCESS: Self = Self(1);
    /// 2: The server has no policy of this type. (MS-ASPROV 2.2.2.54.1)
    pub const NO_POLICY: Self = Self(2);
    /// 3: The server does not know the policy type. (MS-ASPROV 2.2.2.54.1)
    pub const UNKNOWN_POLICY_TYPE: Self = Self(3);
    /// 4: The policy on the server is corrupt. (MS-ASPROV 2.2.2.54.1)
    pub const POLICY_CORRUPT: Self = Self(4);
    /// 5: The acknowledged key is not the one that was given. (MS-ASPROV 2.2.2.54.1)
    pub const POLICY_KEY_MISMATCH: Self = Self(5);
}

/// The codes of [`PolicyStatus`], in order.
pub(crate) const POLICY: [Fact; 5] = [
    Fact {
        code: 1,
        name: "Success",
        meaning: "The policy is in the answer or the acknowledgement was taken.",
        action: Some(Action::Proceed),
        retry: Some(Retry::No),
    },
    Fact {
        code: 2,
        name: "NoPolicy",
        meaning: "The server has no policy of this type.",
        action: Some(Action::SyncWithoutPolicy),
        retry: Some(Retry::No),
    },
    Fact {
        code: 3,
        name: "UnknownPolicyType",
        meaning: "The server does not know the policy type.",
        action: Some(Action::CorrectPolicyType),
        retry: Some(Retry::Once),
    },
    Fact {
        code: 4,
        name: "PolicyCorrupt",
        meaning: "The policy on the server is corrupt.",
        action: Some(Action::TellAdministrator),
        retry: Some(Retry::No),
    },
    Fact {
        code: 5,
        name: "PolicyKeyMismatch",
        meaning: "The acknowledged key is not the one that was given.",
        action: Some(Action::RestartProvisioning),
        retry: Some(Retry::AtOnce),
    },
];

impl AcknowledgementStatus {
    /// 1: All of the policy is applied. (MS-ASPROV 2.2.2.54.1)
    pub const SUCCESS: Self = Self(1);
    /// 2: Part of the policy is applied: at least the password. (MS-ASPROV 2.2.2.54.1)
    pub const PARTIAL_SUCCESS: Self = Self(2);
    /// 3: Nothing of the policy is applied. (MS-ASPROV 2.2.2.54.1)
    pub const FAILURE: Self = Self(3);
    /// 4: A third party provisions the device. (MS-ASPROV 2.2.2.54.1)
    pub const EXTERNALLY_MANAGED: Self = Self(4);
}

/// The codes of [`AcknowledgementStatus`], in order.
pub(crate) const ACKNOWLEDGEMENT: [Fact; 4] = [
    Fact {
        code: 1,
        name: "Success",
        meaning: "All of the policy is applied.",
        action: None,
        retry: None,
    },
    Fact {
        code: 2,
        name: "PartialSuccess",
        meaning: "Part of the policy is applied: at least the password.",
        action: None,
        retry: None,
    },
    Fact {
        code: 3,
        name: "Failure",
        meaning: "Nothing of the policy is applied.",
        action: None,
        retry: None,
    },
    Fact {
        code: 4,
        name: "ExternallyManaged",
        meaning: "A third party provisions the device.",
        action: None,
        retry: None,
    },
];

impl WipeStatus {
    /// 1: The wipe is about to be done. (MS-ASPROV 2.2.2.54.3)
    pub const SUCCESS: Self = Self(1);
    /// 2: The wipe cannot be done. (MS-ASPROV 2.2.2.54.3)
    pub const FAILURE: Self = Self(2);
}

/// The codes of [`WipeStatus`], in order.
pub(crate) const WIPE: [Fact; 2] = [
    Fact {
        code: 1,
        name: "Success",
        meaning: "The wipe is about to be done.",
        action: None,
        retry: None,
    },
    Fact {
        code: 2,
        name: "Failure",
        meaning: "The wipe cannot be done.",
        action: None,
        retry: None,
    },
];

impl SettingsStatus {
    /// 1: Done. (MS-ASCMD 2.2.3.177.15)
    pub const SUCCESS: Self = Self(1);
    /// 2: The request is malformed. (MS-ASCMD 2.2.3.177.15)
    pub const PROTOCOL_ERROR: Self = Self(2);
    /// 3: Access is denied. (MS-ASCMD 2.2.3.177.15)
    pub const ACCESS_DENIED: Self = Self(3);
    /// 4: The server is not available for now. (MS-ASCMD 2.2.3.177.15)
    pub const SERVER_UNAVAILABLE: Self = Self(4);
    /// 5: The arguments are invalid. (MS-ASCMD 2.2.3.177.15)
    pub const INVALID_ARGUMENTS: Self = Self(5);
    /// 6: The arguments contradict each other. (MS-ASCMD 2.2.3.177.15)
    pub const CONFLICTING_ARGUMENTS: Self = Self(6);
    /// 7: The policy forbids it. (MS-ASCMD 2.2.3.177.15)
    pub const DENIED_BY_POLICY: Self = Self(7);
}

/// The codes of [`SettingsStatus`], in order.
pub(crate) const SETTINGS: [Fact; 7] = [
    Fact {
        code: 1,
        name: "Success",
        meaning: "Done.",
        action: Some(Action::Proceed),
        retry: Some(Retry::No),
    },
    Fact {
        code: 2,
        name: "ProtocolError",
        meaning: "The request is malformed.",
        action: Some(Action::FixRequest),
        retry: Some(Retry::No),
    },
    Fact {
        code: 3,
        name: "AccessDenied",
        meaning: "Access is denied.",
        action: Some(Action::Stop),
        retry: Some(Retry::No),
    },
    Fact {
        code: 4,
        name: "ServerUnavailable",
        meaning: "The server is not available for now.",
        action: Some(Action::RetryLater),
        retry: Some(Retry::Backoff),
    },
    Fact {
        code: 5,
        name: "InvalidArguments",
        meaning: "The arguments are invalid.",
        action: Some(Action::FixRequest),
        retry: Some(Retry::No),
    },
    Fact {
        code: 6,
        name: "ConflictingArguments",
        meaning: "The arguments contradict each other.",
        action: Some(Action::FixRequest),
        retry: Some(Retry::No),
    },
    Fact {
        code: 7,
        name: "DeniedByPolicy",
        meaning: "The policy forbids it.",
        action: Some(Action::Stop),
        retry: Some(Retry::No),
    },
];

impl DeviceInformationStatus {
    /// 1: The device information is stored. (MS-ASCMD 2.2.3.177.15)
    pub const SUCCESS: Self = Self(1);
    /// 2: The XML is badly formatted. (MS-ASCMD 2.2.3.177.15)
    pub const PROTOCOL_ERROR: Self = Self(2);
    /// 5: Outbound SMS is enabled without a phone number. (MS-ASCMD_R5201)
    pub const INVALID_ARGUMENTS: Self = Self(5);
    /// 6: The arguments contradict each other. (MS-ASCMD 2.2.3.177.15)
    pub const CONFLICTING_ARGUMENTS: Self = Self(6);
}

/// The codes of [`DeviceInformationStatus`], in order.
pub(crate) const DEVICE_INFORMATION: [Fact; 4] = [
    Fact {
        code: 1,
        name: "Success",
        meaning: "The device information is stored.",
        action: Some(Action::Proceed),
        retry: Some(Retry::No),
    },
    Fact {
        code: 2,
        name: "ProtocolError",
        meaning: "The XML is badly formatted.",
        action: Some(Action::FixRequest),
        retry: Some(Retry::No),
    },
    Fact {
        code: 5,
        name: "InvalidArguments",
        meaning: "Outbound SMS is enabled without a phone number.",
        action: Some(Action::FixRequest),
        retry: Some(Retry::No),
    },
    Fact {
        code: 6,
        name: "ConflictingArguments",
        meaning: "The arguments contradict each other.",
        action: Some(Action::FixRequest),
        retry: Some(Retry::No),
    },
];

impl DevicePasswordStatus {
    /// 1: The recovery password is stored. (MS-ASCMD 2.2.3.177.15)
    pub const SUCCESS: Self = Self(1);
    /// 2: The XML is badly formatted. (MS-ASCMD 2.2.3.177.15)
    pub const PROTOCOL_ERROR: Self = Self(2);
    /// 5: The recovery password is too long. (MS-ASCMD 2.2.3.177.15)
    pub const INVALID_ARGUMENTS: Self = Self(5);
    /// 7: Password recovery is disabled. (MS-ASCMD 2.2.3.177.15)
    pub const DENIED_BY_POLICY: Self = Self(7);
}

/// The codes of [`DevicePasswordStatus`], in order.
pub(crate) const DEVICE_PASSWORD: [Fact; 4] = [
    Fact {
        code: 1,
        name: "Success",
        meaning: "The recovery password is stored.",
        action: Some(Action::Proceed),
        retry: Some(Retry::No),
    },
    Fact {
        code: 2,
        name: "ProtocolError",
        meaning: "The XML is badly formatted.",
        action: Some(Action::FixRequest),
        retry: Some(Retry::No),
    },
    Fact {
        code: 5,
        name: "InvalidArguments",
        meaning: "The recovery password is too long.",
        action: Some(Action::FixRequest),
        retry: Some(Retry::No),
    },
    Fact {
        code: 7,
        name: "DeniedByPolicy",
        meaning: "Password recovery is disabled.",
        action: Some(Action::DoNotSendPassword),
        retry: Some(Retry::No),
    },
];
