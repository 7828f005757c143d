//! The editions of EMAIL2, what each says of its nodes, and the rules on which they differ.
//!
//! Four sources describe the provider, and contradict each other. [`Edition`] names them, [`Rule`]
//! the points on which they differ, with what each [says](Rule::says) and where.
//!
//! ```
//! use email2_csp::edition::{Edition, Rule};
//!
//! let atomic = Rule::AtomicRequired;
//! assert_eq!(atomic.number(), Some(7));
//! let says = atomic.says(Edition::Windows10Prose).unwrap();
//! assert_eq!(says.words, "all Add and Replace commands need to be wrapped in an Atomic section");
//! ```

mod availability;
mod builder;
mod finding;
pub(crate) mod integer;
pub(crate) mod operations;
pub(crate) mod order;
mod profile;
mod rule;
mod table;
pub(crate) mod validate;

pub use crate::generated::editions::Edition;
pub use crate::generated::rules::Rule;
pub use availability::{CAPABILITIES, WindowsEdition};
pub use builder::AccountBuilder;
pub use finding::{Expected, Finding, Found, Verdict};
pub use operations::validate;
pub use profile::{Profile, Roles};
pub(crate) use rule::RuleFacts;
pub use rule::Says;
pub use table::{NodeFacts, Values};

use crate::generated::editions::EDITIONS;

/// What becomes of an account whose GUID another one has already.
///
/// ```
/// use email2_csp::edition::{DuplicateGuid, Edition};
///
/// assert_eq!(Edition::WindowsMobile.duplicate_guid(), DuplicateGuid::DeletesExisting);
/// assert_eq!(Edition::DdfV2.duplicate_guid(), DuplicateGuid::AlreadyExists);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum DuplicateGuid {
    /// The one that is there is deleted, and the new one is not created.
    DeletesExisting,
    /// The one that is there stays, and `Add` fails with status 418.
    AlreadyExists,
}

/// What is known of an edition.
#[derive(Debug)]
pub(crate) struct EditionFacts {
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) source: &'static str,
    pub(crate) root: &'static str,
    pub(crate) also_root: Option<&'static str>,
    pub(crate) root_query: bool,
    pub(crate) duplicate_guid: DuplicateGuid,
    pub(crate) atomic_required: bool,
    pub(crate) service_replace: bool,
    pub(crate) keep_max_zero_is_all: bool,
    pub(crate) unsigned_all: bool,
    pub(crate) name_is_of_account: bool,
    pub(crate) keep_max_imap_only: bool,
}

impl Edition {
    pub(crate) fn facts(self) -> &'static EditionFacts {
        // Not reached: there is a row for each.
        const NONE: EditionFacts = EditionFacts {
            name: "",
            title: "",
            source: "",
            root: "",
            also_root: None,
            root_query: false,
            duplicate_guid: DuplicateGuid::AlreadyExists,
            atomic_required: true,
            service_replace: false,
            keep_max_zero_is_all: false,
            unsigned_all: false,
            name_is_of_account: false,
            keep_max_imap_only: false,
        };
        EDITIONS.get(self as usize).unwrap_or(&NONE)
    }

    /// The name of the variant: `WindowsMobile`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The edition of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.name() == name)
    }

    /// What it is the edition of.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.facts().title
    }

    /// The document that it is.
    #[must_use]
    pub fn source(self) -> &'static str {
        self.facts().source
    }

    /// The address of `EMAIL2`: `./Vendor/MSFT/EMAIL2` or `./User/Vendor/MSFT/EMAIL2`
    /// ([`Rule::RootPath`]).
    #[must_use]
    pub fn root(self) -> &'static str {
        self.facts().root
    }

    /// Another address of `EMAIL2` that means the same: a Windows client has it per user only.
    #[must_use]
    pub fn also_root(self) -> Option<&'static str> {
        self.facts().also_root
    }

    /// What becomes of a second account with a GUID ([`Rule::DuplicateGuid`]).
    #[must_use]
    pub fn duplicate_guid(self) -> DuplicateGuid {
        self.facts().duplicate_guid
    }

    /// Whether `Add` and `Replace` have to be inside `Atomic` ([`Rule::AtomicRequired`]).
    #[must_use]
    pub fn requires_atomic(self) -> bool {
        self.facts().atomic_required
    }

    /// Whether `SERVICENAME` and `SERVICETYPE` of an account that is there can be replaced
    /// ([`Rule::ServiceReplace`]).
    #[must_use]
    pub fn replaces_service(self) -> bool {
        self.facts().service_replace
    }
}

impl core::fmt::Display for Edition {
    /// Its title.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.title())
    }
}
