//! [`PlannedStep`]: one command of a plan, and [`Why`].

use core::fmt;

use crate::model::account::{AccountNode, Guid, Place};
use crate::model::tree::AccessType;

/// One command of a [`Plan`](super::Plan).
///
/// ```
/// use email2_csp::model::tree::AccessType;
/// use email2_csp::planner::{Plan, PlannedStep, Why};
/// use email2_csp::{Account, AccountNode, Edition, Guid, Place, ServiceType};
///
/// let account = Account::builder(Edition::WindowsMobile, Guid::from_u128(1))
///     .service("Fabrikam Mail", ServiceType::IMAP4)
///     .servers("imap.fabrikam.example", "smtp.fabrikam.example")
///     .reply_address("ada@fabrikam.example")
///     .credentials("ada", "secret")
///     .build()?;
/// let moved = account.clone().with(AccountNode::InServer, "imap.contoso.example");
/// let plan = Plan::new(Some(&account), &moved, Edition::WindowsMobile)?;
/// let step: &PlannedStep<'_> = &plan.steps()[0];
/// assert_eq!((step.command, step.why), (AccessType::Replace, Why::Different));
/// assert_eq!((&step.place, step.value), (&Place::Node(AccountNode::InServer), Some("imap.contoso.example")));
/// # Ok::<(), email2_csp::edition::Verdict<'static>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlannedStep<'a> {
    /// `Add`, `Replace` or `Delete`.
    pub command: AccessType,
    /// The account.
    pub guid: Guid,
    /// The place in it.
    pub place: Place<'a>,
    /// The value that is written. It may be a credential.
    pub value: Option<&'a str>,
    /// The reason.
    pub why: Why,
}

/// Why a command is in a plan.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum Why {
    /// The account is made.
    New,
    /// The account is not wanted, or is wanted by another GUID.
    Unwanted,
    /// The edition does not replace this node on an account that is there.
    CannotReplace(AccountNode),
    /// The node is not there.
    Missing,
    /// The node has another value.
    Different,
    /// The node is there and is not wanted.
    Surplus,
    /// The group is emptied, which takes fewer commands than its nodes one by one, or is the only way:
    /// the edition has no Delete for one of them.
    Emptied,
    /// The node was in a group that is emptied.
    Again,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New => f.write_str("the account is new"),
            Self::Unwanted => f.write_str("the account is not wanted"),
            Self::CannotReplace(node) => {
                write!(f, "{node} cannot be replaced on an account that is there")
            }
            Self::Missing => f.write_str("it is not there"),
            Self::Different => f.write_str("it has another value"),
            Self::Surplus => f.write_str("it is not wanted"),
            Self::Emptied => f.write_str("what is in it is made anew"),
            Self::Again => f.write_str("it was in a group that is made anew"),
        }
    }
}

impl fmt::Display for PlannedStep<'_> {
    /// `Replace INSERVER: it has another value`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.command, self.place, self.why)
    }
}

impl fmt::Debug for PlannedStep<'_> {
    /// Without the value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlannedStep")
            .field("command", &self.command)
            .field("guid", &self.guid)
            .field("place", &self.place)
            .field("why", &self.why)
            .finish_non_exhaustive()
    }
}
