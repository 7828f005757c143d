// Written by `cargo xtask codegen` from the facts in `email2-csp/data`. Not to be edited.

use crate::edition::{DuplicateGuid, EditionFacts};

/// An edition of the EMAIL2 configuration service provider.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Edition {
    /// Windows Mobile, 2006: EMAIL2 Configuration Service Provider (Windows Mobile 2006).
    WindowsMobile,
    /// Windows 10 and 11, the page: EMAIL2 CSP (Windows 10).
    Windows10Prose,
    /// Windows 10 version 1607, the DDF file: EMAIL2 DDF file (Windows 10 version 1607).
    Windows10Ddf1607,
    /// the DDF v2: EMAIL2 DDF v2.
    DdfV2,
}

impl Edition {
    /// All of them, in the order of time.
    pub const ALL: [Self; 4] = [
        Self::WindowsMobile,
        Self::Windows10Prose,
        Self::Windows10Ddf1607,
        Self::DdfV2,
    ];
}

/// What is known of each, in their order.
pub(crate) static EDITIONS: [EditionFacts; 4] = [
    EditionFacts {
        name: "WindowsMobile",
        title: "Windows Mobile, 2006",
        source: "EMAIL2 Configuration Service Provider (Windows Mobile 2006)",
        root: "./Vendor/MSFT/EMAIL2",
        also_root: None,
        root_query: false,
        duplicate_guid: DuplicateGuid::DeletesExisting,
        atomic_required: false,
        service_replace: false,
        keep_max_zero_is_all: false,
        unsigned_all: true,
        name_is_of_account: true,
        keep_max_imap_only: false,
    },
    EditionFacts {
        name: "Windows10Prose",
        title: "Windows 10 and 11, the page",
        source: "EMAIL2 CSP (Windows 10)",
        root: "./Vendor/MSFT/EMAIL2",
        also_root: Some("./User/Vendor/MSFT/EMAIL2"),
        root_query: false,
        duplicate_guid: DuplicateGuid::AlreadyExists,
        atomic_required: true,
        service_replace: false,
        keep_max_zero_is_all: true,
        unsigned_all: false,
        name_is_of_account: false,
        keep_max_imap_only: true,
    },
    EditionFacts {
        name: "Windows10Ddf1607",
        title: "Windows 10 version 1607, the DDF file",
        source: "EMAIL2 DDF file (Windows 10 version 1607)",
        root: "./Vendor/MSFT/EMAIL2",
        also_root: Some("./User/Vendor/MSFT/EMAIL2"),
        root_query: true,
        duplicate_guid: DuplicateGuid::AlreadyExists,
        atomic_required: false,
        service_replace: true,
        keep_max_zero_is_all: true,
        unsigned_all: false,
        name_is_of_account: false,
        keep_max_imap_only: true,
    },
    EditionFacts {
        name: "DdfV2",
        title: "the DDF v2",
        source: "EMAIL2 DDF v2",
        root: "./User/Vendor/MSFT/EMAIL2",
        also_root: None,
        root_query: true,
        duplicate_guid: DuplicateGuid::AlreadyExists,
        atomic_required: false,
        service_replace: true,
        keep_max_zero_is_all: false,
        unsigned_all: false,
        name_is_of_account: false,
        keep_max_imap_only: true,
    },
];
