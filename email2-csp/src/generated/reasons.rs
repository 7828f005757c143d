// Written by `cargo xtask codegen` from the facts in `email2-csp/data`. Not to be edited.

use crate::device::ReasonFacts;

/// Why a device refuses something, and the status that says so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Reason {
    /// The edition has no node of this name in this place. Status 404.
    NoSuchNode,
    /// The node, or the one above it, is not there. Status 404.
    NotFound,
    /// The edition does not have this command for the node. Status 405.
    NotAllowed,
    /// Add and Replace have to be inside Atomic. Status 405.
    AtomicRequired,
    /// A property or a part of the tree is asked for. Status 406.
    UnsupportedQuery,
    /// The value has more characters than the edition takes. Status 413.
    TooLong,
    /// The format is not that of the node. Status 415.
    WrongFormat,
    /// The node is there already. Status 418.
    AlreadyExists,
    /// There are as many accounts, or properties of the account, as there may be. Status 420.
    DeviceFull,
    /// The sender has neither the role nor the capabilities. Status 425.
    PermissionDenied,
    /// The value is none that the edition takes. Status 500.
    WrongValue,
    /// The account as a whole is not legal in the edition. Status 500.
    IllegalAccount,
    /// Replace of a node that the same Atomic has added. Status 500.
    AddedBefore,
    /// An Atomic goes on already. Status 500.
    NestedAtomic,
    /// There is no Atomic to end. Status 500.
    NoAtomic,
    /// The store has not done what it was asked to. Status 510.
    StoreFailed,
    /// The store has not undone what it was asked to. Status 516.
    RollBackFailed,
}

impl Reason {
    /// All of them, by status.
    pub const ALL: [Self; 17] = [
        Self::NoSuchNode,
        Self::NotFound,
        Self::NotAllowed,
        Self::AtomicRequired,
        Self::UnsupportedQuery,
        Self::TooLong,
        Self::WrongFormat,
        Self::AlreadyExists,
        Self::DeviceFull,
        Self::PermissionDenied,
        Self::WrongValue,
        Self::IllegalAccount,
        Self::AddedBefore,
        Self::NestedAtomic,
        Self::NoAtomic,
        Self::StoreFailed,
        Self::RollBackFailed,
    ];
}

/// What is known of each, in their order.
pub(crate) static REASONS: [ReasonFacts; 17] = [
    ReasonFacts {
        name: "NoSuchNode",
        status: 404,
        meaning: "The edition has no node of this name in this place",
        source: "OMA RepPro 1.2, Status 404; EMAIL2: each edition, its nodes",
    },
    ReasonFacts {
        name: "NotFound",
        status: 404,
        meaning: "The node, or the one above it, is not there",
        source: "OMA RepPro 1.2, Status 404",
    },
    ReasonFacts {
        name: "NotAllowed",
        status: 405,
        meaning: "The edition does not have this command for the node",
        source: "OMA RepPro 1.2, Status 405; EMAIL2: each edition, Supported operations",
    },
    ReasonFacts {
        name: "AtomicRequired",
        status: 405,
        meaning: "Add and Replace have to be inside Atomic",
        source: "OMA RepPro 1.2, Status 405; EMAIL2 CSP (Windows 10), Important",
    },
    ReasonFacts {
        name: "UnsupportedQuery",
        status: 406,
        meaning: "A property or a part of the tree is asked for",
        source: "OMA RepPro 1.2, Status 406; OMA DM Protocol 1.2, list",
    },
    ReasonFacts {
        name: "TooLong",
        status: 413,
        meaning: "The value has more characters than the edition takes",
        source: "OMA RepPro 1.2, Status 413; EMAIL2: each edition, Limited to",
    },
    ReasonFacts {
        name: "WrongFormat",
        status: 415,
        meaning: "The format is not that of the node",
        source: "OMA RepPro 1.2, Status 415; EMAIL2: each edition, formats",
    },
    ReasonFacts {
        name: "AlreadyExists",
        status: 418,
        meaning: "The node is there already",
        source: "OMA RepPro 1.2, Status 418; EMAIL2 CSP (Windows 10), GUID",
    },
    ReasonFacts {
        name: "DeviceFull",
        status: 420,
        meaning: "There are as many accounts, or properties of the account, as there may be",
        source: "OMA RepPro 1.2, Status 420; EMAIL2 DDF v2, Account GUID: 1 to 6",
    },
    ReasonFacts {
        name: "PermissionDenied",
        status: 425,
        meaning: "The sender has neither the role nor the capabilities",
        source: "OMA RepPro 1.2, Status 425; EMAIL2: Permissions, and the capabilities of the note",
    },
    ReasonFacts {
        name: "WrongValue",
        status: 500,
        meaning: "The value is none that the edition takes",
        source: "OMA RepPro 1.2, Status 500; EMAIL2: each edition, values",
    },
    ReasonFacts {
        name: "IllegalAccount",
        status: 500,
        meaning: "The account as a whole is not legal in the edition",
        source: "OMA RepPro 1.2, Status 500; EMAIL2: required nodes, outgoing credentials",
    },
    ReasonFacts {
        name: "AddedBefore",
        status: 500,
        meaning: "Replace of a node that the same Atomic has added",
        source: "OMA RepPro 1.2, Status 500; OMA DM protocol support (Windows), Atomic",
    },
    ReasonFacts {
        name: "NestedAtomic",
        status: 500,
        meaning: "An Atomic goes on already",
        source: "OMA RepPro 1.2, Status 500; OMA DM Protocol 1.2, Atomic",
    },
    ReasonFacts {
        name: "NoAtomic",
        status: 500,
        meaning: "There is no Atomic to end",
        source: "OMA RepPro 1.2, Status 500",
    },
    ReasonFacts {
        name: "StoreFailed",
        status: 510,
        meaning: "The store has not done what it was asked to",
        source: "OMA RepPro 1.2, Status 510",
    },
    ReasonFacts {
        name: "RollBackFailed",
        status: 516,
        meaning: "The store has not undone what it was asked to",
        source: "OMA RepPro 1.2, Status 516",
    },
];
