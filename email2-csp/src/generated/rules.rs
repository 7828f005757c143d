// Written by `cargo xtask codegen` from the facts in `email2-csp/data`. Not to be edited.

use crate::edition::{RuleFacts, Says};

/// A rule on which the editions differ: the ten contradictions among the sources, which have
/// numbers, and the rules of single nodes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
#[non_exhaustive]
pub enum Rule {
    /// What becomes of an account with the GUID of another.
    DuplicateGuid,
    /// How braces of the GUID are written in a LocURI.
    BraceEscape,
    /// A GUID is 36 characters between its braces, and the end is found by counting.
    GuidLength,
    /// Whether the accounts of the root can be asked for.
    RootQuery,
    /// Who may query and update.
    Roles,
    /// SMTPALTAUTHNAME, SMTPALTPASSWORD and SMTPALTDOMAIN go together, and with SMTPALTENABLED.
    OutgoingCredentials,
    /// Whether Add and Replace have to be inside Atomic.
    AtomicRequired,
    /// Replace of SERVICENAME and SERVICETYPE on an account that is there; inside the Atomic that creates it, Replace is implicit creation.
    ServiceReplace,
    /// AUTHREQUIRED, LINGER and SMTPALTENABLED come as int from management products.
    IntegerFormat,
    /// Names in TAGPROPS are eight hexadecimal digits, with or without 0x; the last four are the MAPI type.
    TagPropertyName,
    /// Where EMAIL2 stands in the tree.
    RootPath,
    /// What can be done to the node of an account.
    AccountNode,
    /// How many accounts there may be: 6, or what the caller sets.
    AccountLimit,
    /// Which nodes the edition has.
    NodePresence,
    /// How long a value may be, in characters.
    SizeLimits,
    /// What AUTHREQUIRED is where it is absent.
    AuthRequiredDefault,
    /// What DWNDAY may be.
    DownloadDays,
    /// What can be done to INSERVER, and its form.
    IncomingServer,
    /// The form of OUTSERVER.
    OutgoingServer,
    /// What LINGER may be, in minutes.
    Linger,
    /// What KEEPMAX may be, in KB, and what 0 and -1 mean.
    KeepMax,
    /// What RETRIEVE may be, in bytes.
    Retrieve,
    /// Whose name NAME is.
    AccountName,
    /// What SERVICETYPE may be.
    ServiceTypes,
    /// What SERVERDELETEACTION may be.
    DeleteAction,
    /// How SMTPALTENABLED is written.
    AlternateEnabled,
    /// Whose name SMTPALTAUTHNAME is.
    AlternateName,
    /// Whether TAGPROPS has to be there.
    TagProps,
    /// What 8128000B and 812C000B are where they are absent.
    SslDefault,
    /// What can be done to 812C000B; inside the Atomic that creates the account, Add is creation.
    OutgoingSsl,
    /// Which nodes have to be there.
    RequiredNodes,
    /// Which values a node takes that has no rule of its own.
    AllowedValues,
    /// What becomes of a node that no edition has.
    UnknownNode,
    /// What can be done to a node.
    Operations,
    /// The format of a node.
    NodeFormat,
    /// The elements of Microsoft in a provisioning document.
    QueryElements,
    /// Add of a node that is there.
    AddExisting,
    /// Replace of a node that the same Atomic has added.
    ReplaceAdded,
    /// What has to be there for a command.
    MissingNode,
    /// What may stand behind the address of a command.
    AddressQuery,
    /// An edit of nothing as an Atomic.
    EmptyAtomic,
}

impl Rule {
    /// All of them: the contradictions, by number, and the others.
    pub const ALL: [Self; 41] = [
        Self::DuplicateGuid,
        Self::BraceEscape,
        Self::GuidLength,
        Self::RootQuery,
        Self::Roles,
        Self::OutgoingCredentials,
        Self::AtomicRequired,
        Self::ServiceReplace,
        Self::IntegerFormat,
        Self::TagPropertyName,
        Self::RootPath,
        Self::AccountNode,
        Self::AccountLimit,
        Self::NodePresence,
        Self::SizeLimits,
        Self::AuthRequiredDefault,
        Self::DownloadDays,
        Self::IncomingServer,
        Self::OutgoingServer,
        Self::Linger,
        Self::KeepMax,
        Self::Retrieve,
        Self::AccountName,
        Self::ServiceTypes,
        Self::DeleteAction,
        Self::AlternateEnabled,
        Self::AlternateName,
        Self::TagProps,
        Self::SslDefault,
        Self::OutgoingSsl,
        Self::RequiredNodes,
        Self::AllowedValues,
        Self::UnknownNode,
        Self::Operations,
        Self::NodeFormat,
        Self::QueryElements,
        Self::AddExisting,
        Self::ReplaceAdded,
        Self::MissingNode,
        Self::AddressQuery,
        Self::EmptyAtomic,
    ];
}

/// What is known of each, in their order.
pub(crate) static RULES: [RuleFacts; 41] = [
    RuleFacts {
        name: "DuplicateGuid",
        number: Some(1),
        title: "What becomes of an account with the GUID of another",
        says: [
            Some(Says {
                words: "the existing account is deleted and the new one is not created",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), <GUID>",
            }),
            Some(Says {
                words: "the new account is not created and Add fails, which is 418; the existing one stays",
                citation: "EMAIL2 CSP (Windows 10), GUID",
            }),
            Some(Says {
                words: "read as the page of its edition: Add fails with 418",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), Account GUID",
            }),
            Some(Says {
                words: "Add fails with 418, the existing account stays",
                citation: "EMAIL2 DDF v2, Account GUID",
            }),
        ],
    },
    RuleFacts {
        name: "BraceEscape",
        number: Some(2),
        title: "How braces of the GUID are written in a LocURI",
        says: [
            Some(Says {
                words: "%7B and %7D, as the wire in the field has them; 0x7B and literal braces are read too",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), Code Example",
            }),
            Some(Says {
                words: "0x7B and 0x7D; servers in the field write %7B and %7D, which is emitted",
                citation: "EMAIL2 CSP (Windows 10), GUID",
            }),
            Some(Says {
                words: "%7B and %7D; 0x7B and literal braces are read too",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), Account GUID",
            }),
            Some(Says {
                words: "%7B and %7D; 0x7B and literal braces are read too",
                citation: "EMAIL2 DDF v2, Account GUID, RegEx",
            }),
        ],
    },
    RuleFacts {
        name: "GuidLength",
        number: Some(3),
        title: "A GUID is 36 characters between its braces, and the end is found by counting",
        says: [
            Some(Says {
                words: "the sample is of X, which is no GUID",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), Code Example",
            }),
            Some(Says {
                words: "the sample 0x7BC556E16F-56C4-4edb-9C64-D9469EE1FBE0x7D lacks a digit: it is no GUID",
                citation: "EMAIL2 CSP (Windows 10), GUID",
            }),
            Some(Says {
                words: "36 characters",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), Account GUID",
            }),
            Some(Says {
                words: "36 characters, by its expression",
                citation: "EMAIL2 DDF v2, Account GUID, RegEx",
            }),
        ],
    },
    RuleFacts {
        name: "RootQuery",
        number: Some(4),
        title: "Whether the accounts of the root can be asked for",
        says: [
            Some(Says {
                words: "no query of the top level; a later page has a recursive query of the root, which is an option",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), Microsoft Custom Elements",
            }),
            Some(Says {
                words: "no query of the top level for account GUIDs",
                citation: "EMAIL2 CSP (Windows 10), Remarks",
            }),
            Some(Says {
                words: "Get of the root",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), EMAIL2 AccessType",
            }),
            Some(Says {
                words: "Get of the root",
                citation: "EMAIL2 DDF v2, EMAIL2 AccessType",
            }),
        ],
    },
    RuleFacts {
        name: "Roles",
        number: Some(5),
        title: "Who may query and update",
        says: [
            Some(Says {
                words: "Manager; another edition of the page has AuthenticatedUser too, which is an option",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), Permissions",
            }),
            Some(Says {
                words: "no role is named: that of Windows Mobile is taken",
                citation: "EMAIL2 CSP (Windows 10), whole page",
            }),
            Some(Says {
                words: "no role is named: that of Windows Mobile is taken",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), whole file",
            }),
            Some(Says {
                words: "no role is named: that of Windows Mobile is taken",
                citation: "EMAIL2 DDF v2, whole file",
            }),
        ],
    },
    RuleFacts {
        name: "OutgoingCredentials",
        number: Some(6),
        title: "SMTPALTAUTHNAME, SMTPALTPASSWORD and SMTPALTDOMAIN go together, and with SMTPALTENABLED",
        says: [
            Some(Says {
                words: "some but not all of them is an error; only valid if SMTPALTENABLED is true",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), usage rules for these credentials",
            }),
            Some(Says {
                words: "some of them is an error: the words \"but not all\" are lost",
                citation: "EMAIL2 CSP (Windows 10), Remarks",
            }),
            Some(Says {
                words: "they are there if SMTPALTENABLED is true",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), SMTPALTAUTHNAME",
            }),
            Some(Says {
                words: "not said: the rule of the page is taken",
                citation: "EMAIL2 DDF v2, SMTPALTAUTHNAME",
            }),
        ],
    },
    RuleFacts {
        name: "AtomicRequired",
        number: Some(7),
        title: "Whether Add and Replace have to be inside Atomic",
        says: [
            Some(Says {
                words: "not demanded",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), whole page",
            }),
            Some(Says {
                words: "all Add and Replace commands need to be wrapped in an Atomic section",
                citation: "EMAIL2 CSP (Windows 10), Important",
            }),
            Some(Says {
                words: "not demanded",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), whole file",
            }),
            Some(Says {
                words: "not demanded: there is no AtomicRequired",
                citation: "EMAIL2 DDF v2, whole file",
            }),
        ],
    },
    RuleFacts {
        name: "ServiceReplace",
        number: Some(8),
        title: "Replace of SERVICENAME and SERVICETYPE on an account that is there; inside the Atomic that creates it, Replace is implicit creation",
        says: [
            Some(Says {
                words: "not supported",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), SERVICENAME, SERVICETYPE: Note",
            }),
            Some(Says {
                words: "not supported, though the list of operations has it",
                citation: "EMAIL2 CSP (Windows 10), SERVICENAME, SERVICETYPE: Note",
            }),
            Some(Says {
                words: "in the list of operations",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), SERVICENAME, SERVICETYPE AccessType",
            }),
            Some(Says {
                words: "in the list of operations",
                citation: "EMAIL2 DDF v2, SERVICENAME, SERVICETYPE AccessType",
            }),
        ],
    },
    RuleFacts {
        name: "IntegerFormat",
        number: Some(9),
        title: "AUTHREQUIRED, LINGER and SMTPALTENABLED come as int from management products",
        says: [
            Some(Says {
                words: "no format is named: chr or int",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), AUTHREQUIRED, LINGER, SMTPALTENABLED",
            }),
            Some(Says {
                words: "character string; int is taken",
                citation: "EMAIL2 CSP (Windows 10), AUTHREQUIRED, LINGER, SMTPALTENABLED",
            }),
            Some(Says {
                words: "chr; int is taken",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), AUTHREQUIRED, LINGER, SMTPALTENABLED",
            }),
            Some(Says {
                words: "chr; int is taken",
                citation: "EMAIL2 DDF v2, AUTHREQUIRED, LINGER, SMTPALTENABLED",
            }),
        ],
    },
    RuleFacts {
        name: "TagPropertyName",
        number: Some(10),
        title: "Names in TAGPROPS are eight hexadecimal digits, with or without 0x; the last four are the MAPI type",
        says: [
            Some(Says {
                words: "8128000B and 812C000B",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), TAGPROPS",
            }),
            Some(Says {
                words: "8128000B and 812C000B",
                citation: "EMAIL2 CSP (Windows 10), TAGPROPS",
            }),
            Some(Says {
                words: "8128000B and 812C000B",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), TAGPROPS",
            }),
            Some(Says {
                words: "8128000B and 812C000B",
                citation: "EMAIL2 DDF v2, TAGPROPS",
            }),
        ],
    },
    RuleFacts {
        name: "RootPath",
        number: None,
        title: "Where EMAIL2 stands in the tree",
        says: [
            Some(Says {
                words: "./Vendor/MSFT/EMAIL2",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), schema for OMA DM",
            }),
            Some(Says {
                words: "./Vendor/MSFT/EMAIL2; a Windows client has it per user only: ./User/Vendor/MSFT/EMAIL2",
                citation: "EMAIL2 CSP (Windows 10), tree and Note",
            }),
            Some(Says {
                words: "./Vendor/MSFT/EMAIL2; a Windows client has it per user only: ./User/Vendor/MSFT/EMAIL2",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), EMAIL2 Path",
            }),
            Some(Says {
                words: "./User/Vendor/MSFT/EMAIL2; deprecated",
                citation: "EMAIL2 DDF v2, EMAIL2 Path",
            }),
        ],
    },
    RuleFacts {
        name: "AccountNode",
        number: None,
        title: "What can be done to the node of an account",
        says: [
            Some(Says {
                words: "Get, Add, Replace, Delete",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), <GUID>",
            }),
            Some(Says {
                words: "Get, Add and Delete",
                citation: "EMAIL2 CSP (Windows 10), GUID",
            }),
            Some(Says {
                words: "Get, Add, Replace, Delete",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), Account GUID AccessType",
            }),
            Some(Says {
                words: "Get, Add, Replace, Delete; a name in braces by its expression",
                citation: "EMAIL2 DDF v2, Account GUID",
            }),
        ],
    },
    RuleFacts {
        name: "AccountLimit",
        number: None,
        title: "How many accounts there may be: 6, or what the caller sets",
        says: [
            Some(Says {
                words: "not said: the limit of the others is taken",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), <GUID>",
            }),
            Some(Says {
                words: "not said: the limit of the others is taken",
                citation: "EMAIL2 CSP (Windows 10), GUID",
            }),
            Some(Says {
                words: "ZeroOrN 1, and \"from 1 to 6\" in words",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), Account GUID",
            }),
            Some(Says {
                words: "ZeroOrN without a number, and \"from 1 to 6\" in words",
                citation: "EMAIL2 DDF v2, Account GUID",
            }),
        ],
    },
    RuleFacts {
        name: "NodePresence",
        number: None,
        title: "Which nodes the edition has",
        says: [
            Some(Says {
                words: "NAMEDPROPS and CONNECTIONID, but none for contacts, calendars, icons and account types",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), whole page",
            }),
            Some(Says {
                words: "no NAMEDPROPS and no CONNECTIONID",
                citation: "EMAIL2 CSP (Windows 10), tree",
            }),
            Some(Says {
                words: "no NAMEDPROPS and no CONNECTIONID",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), whole file",
            }),
            Some(Says {
                words: "no NAMEDPROPS and no CONNECTIONID",
                citation: "EMAIL2 DDF v2, whole file",
            }),
        ],
    },
    RuleFacts {
        name: "SizeLimits",
        number: None,
        title: "How long a value may be, in characters",
        says: [
            Some(Says {
                words: "SERVICENAME 32, no other",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), SERVICENAME",
            }),
            Some(Says {
                words: "INSERVER and OUTSERVER 62; DOMAIN, NAME, REPLYADDR 255; SERVICENAME 32",
                citation: "EMAIL2 CSP (Windows 10), each node",
            }),
            Some(Says {
                words: "INSERVER and OUTSERVER 62; AUTHNAME, AUTHSECRET, DOMAIN, NAME, REPLYADDR and the outgoing credentials 255; SERVICENAME 32",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), Descriptions",
            }),
            Some(Says {
                words: "OUTSERVER 62, and INSERVER, whose description is another node's; DOMAIN, NAME, REPLYADDR 255; SERVICENAME 32",
                citation: "EMAIL2 DDF v2, Descriptions",
            }),
        ],
    },
    RuleFacts {
        name: "AuthRequiredDefault",
        number: None,
        title: "What AUTHREQUIRED is where it is absent",
        says: [
            Some(Says {
                words: "not said",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), AUTHREQUIRED",
            }),
            Some(Says {
                words: "no SMTP authentication is done",
                citation: "EMAIL2 CSP (Windows 10), AUTHREQUIRED: Note",
            }),
            Some(Says {
                words: "0",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), AUTHREQUIRED",
            }),
            Some(Says {
                words: "0",
                citation: "EMAIL2 DDF v2, AUTHREQUIRED",
            }),
        ],
    },
    RuleFacts {
        name: "DownloadDays",
        number: None,
        title: "What DWNDAY may be",
        says: [
            Some(Says {
                words: "any number of days; -1 or 4294967295 is all",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), DWNDAY",
            }),
            Some(Says {
                words: "-1, 7, 14, 30",
                citation: "EMAIL2 CSP (Windows 10), DWNDAY",
            }),
            Some(Says {
                words: "any number of days",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), DWNDAY",
            }),
            Some(Says {
                words: "-1, 7, 14, 30, 90",
                citation: "EMAIL2 DDF v2, DWNDAY",
            }),
        ],
    },
    RuleFacts {
        name: "IncomingServer",
        number: None,
        title: "What can be done to INSERVER, and its form",
        says: [
            Some(Says {
                words: "any text; every operation",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), INSERVER",
            }),
            Some(Says {
                words: "host[:port]; no Delete",
                citation: "EMAIL2 CSP (Windows 10), INSERVER",
            }),
            Some(Says {
                words: "host[:port]; every operation",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), INSERVER",
            }),
            Some(Says {
                words: "every operation; the description is that of DWNDAY, the form is taken from it: host[:port]",
                citation: "EMAIL2 DDF v2, INSERVER",
            }),
        ],
    },
    RuleFacts {
        name: "OutgoingServer",
        number: None,
        title: "The form of OUTSERVER",
        says: [
            Some(Says {
                words: "any text",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), OUTSERVER",
            }),
            Some(Says {
                words: "host[:port]",
                citation: "EMAIL2 CSP (Windows 10), OUTSERVER",
            }),
            Some(Says {
                words: "host[:port]",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), OUTSERVER",
            }),
            Some(Says {
                words: "host[:port]",
                citation: "EMAIL2 DDF v2, OUTSERVER",
            }),
        ],
    },
    RuleFacts {
        name: "Linger",
        number: None,
        title: "What LINGER may be, in minutes",
        says: [
            Some(Says {
                words: "any number; 0 is never; absent is 15",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), LINGER",
            }),
            Some(Says {
                words: "0, 15, 30, 60, 120; absent is 15",
                citation: "EMAIL2 CSP (Windows 10), LINGER",
            }),
            Some(Says {
                words: "any number",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), LINGER",
            }),
            Some(Says {
                words: "-1 to 2147483647; absent is 15",
                citation: "EMAIL2 DDF v2, LINGER",
            }),
        ],
    },
    RuleFacts {
        name: "KeepMax",
        number: None,
        title: "What KEEPMAX may be, in KB, and what 0 and -1 mean",
        says: [
            Some(Says {
                words: "any number; 0 is no attachments, -1 or 4294967295 is all",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), KEEPMAX",
            }),
            Some(Says {
                words: "0, 25, 50, 125, 250; 0 is no limit; IMAP4 only",
                citation: "EMAIL2 CSP (Windows 10), KEEPMAX",
            }),
            Some(Says {
                words: "any number; 0 is no limit; IMAP4 only",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), KEEPMAX",
            }),
            Some(Says {
                words: "-1, 0, 25, 50, 100, 250; -1 is no limit, 0 is no attachments; IMAP4 only",
                citation: "EMAIL2 DDF v2, KEEPMAX",
            }),
        ],
    },
    RuleFacts {
        name: "Retrieve",
        number: None,
        title: "What RETRIEVE may be, in bytes",
        says: [
            Some(Says {
                words: "any number; 0 is headers, -1 or 4294967295 is all",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), RETRIEVE",
            }),
            Some(Says {
                words: "512, 1024, 2048, 5120, 20480, 51200",
                citation: "EMAIL2 CSP (Windows 10), RETRIEVE",
            }),
            Some(Says {
                words: "any number",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), RETRIEVE",
            }),
            Some(Says {
                words: "-1 to 2147483647",
                citation: "EMAIL2 DDF v2, RETRIEVE",
            }),
        ],
    },
    RuleFacts {
        name: "AccountName",
        number: None,
        title: "Whose name NAME is",
        says: [
            Some(Says {
                words: "the display name of the account",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), NAME",
            }),
            Some(Says {
                words: "the name of the sender on a mail",
                citation: "EMAIL2 CSP (Windows 10), NAME",
            }),
            Some(Says {
                words: "the display name of the user: the sender",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), NAME",
            }),
            Some(Says {
                words: "the name of the sender on a mail",
                citation: "EMAIL2 DDF v2, NAME",
            }),
        ],
    },
    RuleFacts {
        name: "ServiceTypes",
        number: None,
        title: "What SERVICETYPE may be",
        says: [
            Some(Says {
                words: "such as IMAP4 or POP3",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), SERVICETYPE",
            }),
            Some(Says {
                words: "for example IMAP4 or POP3",
                citation: "EMAIL2 CSP (Windows 10), SERVICETYPE",
            }),
            Some(Says {
                words: "POP3 or IMAP4",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), SERVICETYPE",
            }),
            Some(Says {
                words: "for example IMAP4 or POP3",
                citation: "EMAIL2 DDF v2, SERVICETYPE",
            }),
        ],
    },
    RuleFacts {
        name: "DeleteAction",
        number: None,
        title: "What SERVERDELETEACTION may be",
        says: [
            None,
            Some(Says {
                words: "1, 2; any other value is the default of the transport",
                citation: "EMAIL2 CSP (Windows 10), SERVERDELETEACTION",
            }),
            Some(Says {
                words: "1, 2; any other value is the default of the transport",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), SERVERDELETEACTION",
            }),
            Some(Says {
                words: "1, 2",
                citation: "EMAIL2 DDF v2, SERVERDELETEACTION",
            }),
        ],
    },
    RuleFacts {
        name: "AlternateEnabled",
        number: None,
        title: "How SMTPALTENABLED is written",
        says: [
            Some(Says {
                words: "a Boolean value: 1, 0, TRUE, FALSE are read",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), SMTPALTENABLED",
            }),
            Some(Says {
                words: "TRUE, FALSE",
                citation: "EMAIL2 CSP (Windows 10), SMTPALTENABLED",
            }),
            Some(Says {
                words: "1, 0; absent is 0",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), SMTPALTENABLED",
            }),
            Some(Says {
                words: "1, 0",
                citation: "EMAIL2 DDF v2, SMTPALTENABLED",
            }),
        ],
    },
    RuleFacts {
        name: "AlternateName",
        number: None,
        title: "Whose name SMTPALTAUTHNAME is",
        says: [
            Some(Says {
                words: "a display name; read as the user name, which the others beside it need",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), SMTPALTAUTHNAME",
            }),
            Some(Says {
                words: "a display name; read as the user name",
                citation: "EMAIL2 CSP (Windows 10), SMTPALTAUTHNAME",
            }),
            Some(Says {
                words: "the user name",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), SMTPALTAUTHNAME",
            }),
            Some(Says {
                words: "a display name; read as the user name",
                citation: "EMAIL2 DDF v2, SMTPALTAUTHNAME",
            }),
        ],
    },
    RuleFacts {
        name: "TagProps",
        number: None,
        title: "Whether TAGPROPS has to be there",
        says: [
            Some(Says {
                words: "may be absent; any property",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), TAGPROPS",
            }),
            Some(Says {
                words: "optional; two properties",
                citation: "EMAIL2 CSP (Windows 10), TAGPROPS",
            }),
            Some(Says {
                words: "One; two properties",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), TAGPROPS Occurrence",
            }),
            Some(Says {
                words: "One; two properties",
                citation: "EMAIL2 DDF v2, TAGPROPS Occurrence",
            }),
        ],
    },
    RuleFacts {
        name: "SslDefault",
        number: None,
        title: "What 8128000B and 812C000B are where they are absent",
        says: [
            Some(Says {
                words: "not said",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), TAGPROPS",
            }),
            Some(Says {
                words: "not said",
                citation: "EMAIL2 CSP (Windows 10), TAGPROPS",
            }),
            Some(Says {
                words: "0",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), 8128000B, 812C000B",
            }),
            Some(Says {
                words: "not said",
                citation: "EMAIL2 DDF v2, 8128000B, 812C000B",
            }),
        ],
    },
    RuleFacts {
        name: "OutgoingSsl",
        number: None,
        title: "What can be done to 812C000B; inside the Atomic that creates the account, Add is creation",
        says: [
            Some(Says {
                words: "every operation",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), 812C000B",
            }),
            Some(Says {
                words: "Get and Replace",
                citation: "EMAIL2 CSP (Windows 10), 812C000B",
            }),
            Some(Says {
                words: "every operation",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), 812C000B",
            }),
            Some(Says {
                words: "every operation",
                citation: "EMAIL2 DDF v2, 812C000B",
            }),
        ],
    },
    RuleFacts {
        name: "RequiredNodes",
        number: None,
        title: "Which nodes have to be there",
        says: [
            Some(Says {
                words: "AUTHNAME, INSERVER, OUTSERVER, REPLYADDR, SERVICENAME, SERVICETYPE",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), nodes marked [Required]",
            }),
            Some(Says {
                words: "ACCOUNTTYPE, AUTHNAME, INSERVER, OUTSERVER, REPLYADDR, SERVICENAME, SERVICETYPE, SYNCINGCONTENTTYPES",
                citation: "EMAIL2 CSP (Windows 10), nodes marked Required",
            }),
            Some(Says {
                words: "ACCOUNTTYPE, AUTHNAME, INSERVER, OUTSERVER, REPLYADDR, SERVICENAME, SERVICETYPE, SYNCINGCONTENTTYPES, TAGPROPS",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), Occurrence One",
            }),
            Some(Says {
                words: "ACCOUNTTYPE, AUTHNAME, INSERVER, OUTSERVER, REPLYADDR, SERVICENAME, SERVICETYPE, SYNCINGCONTENTTYPES, TAGPROPS",
                citation: "EMAIL2 DDF v2, Occurrence One",
            }),
        ],
    },
    RuleFacts {
        name: "AllowedValues",
        number: None,
        title: "Which values a node takes that has no rule of its own",
        says: [
            Some(Says {
                words: "those that are listed at the node",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), each node",
            }),
            Some(Says {
                words: "those that are listed at the node",
                citation: "EMAIL2 CSP (Windows 10), each node",
            }),
            Some(Says {
                words: "those that are listed at the node",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), each node",
            }),
            Some(Says {
                words: "those that are listed at the node",
                citation: "EMAIL2 DDF v2, each node",
            }),
        ],
    },
    RuleFacts {
        name: "UnknownNode",
        number: None,
        title: "What becomes of a node that no edition has",
        says: [
            Some(Says {
                words: "it is an error; who reads leniently keeps it",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), whole document",
            }),
            Some(Says {
                words: "it is an error; who reads leniently keeps it",
                citation: "EMAIL2 CSP (Windows 10), whole document",
            }),
            Some(Says {
                words: "it is an error; who reads leniently keeps it",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), whole document",
            }),
            Some(Says {
                words: "it is an error; who reads leniently keeps it",
                citation: "EMAIL2 DDF v2, whole document",
            }),
        ],
    },
    RuleFacts {
        name: "Operations",
        number: None,
        title: "What can be done to a node",
        says: [
            Some(Says {
                words: "Get, Add, Replace and Delete",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), whole page",
            }),
            Some(Says {
                words: "Get, Add, Replace and Delete, unless the node says otherwise",
                citation: "EMAIL2 CSP (Windows 10), each node",
            }),
            Some(Says {
                words: "what AccessType lists",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), AccessType",
            }),
            Some(Says {
                words: "what AccessType lists",
                citation: "EMAIL2 DDF v2, AccessType",
            }),
        ],
    },
    RuleFacts {
        name: "NodeFormat",
        number: None,
        title: "The format of a node",
        says: [
            Some(Says {
                words: "chr; node for those that have nodes below",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), each node",
            }),
            Some(Says {
                words: "chr; node for those that have nodes below",
                citation: "EMAIL2 CSP (Windows 10), each node",
            }),
            Some(Says {
                words: "chr; node for those that have nodes below",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), each node",
            }),
            Some(Says {
                words: "chr; node for those that have nodes below",
                citation: "EMAIL2 DDF v2, each node",
            }),
        ],
    },
    RuleFacts {
        name: "QueryElements",
        number: None,
        title: "The elements of Microsoft in a provisioning document",
        says: [
            Some(Says {
                words: "parm-query, nocharacteristic and characteristic-query; noparm is not supported",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), Microsoft Custom Elements",
            }),
            Some(Says {
                words: "not said: those of Windows Mobile",
                citation: "EMAIL2 CSP (Windows 10), whole page",
            }),
            Some(Says {
                words: "not said: those of Windows Mobile",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), whole file",
            }),
            Some(Says {
                words: "not said: those of Windows Mobile",
                citation: "EMAIL2 DDF v2, whole file",
            }),
        ],
    },
    RuleFacts {
        name: "AddExisting",
        number: None,
        title: "Add of a node that is there",
        says: [
            Some(Says {
                words: "not said of nodes: Add fails with 418, as of OMA DM",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), whole page; OMA RepPro 1.2, Status 418",
            }),
            Some(Says {
                words: "not said of nodes: Add fails with 418, as of OMA DM",
                citation: "EMAIL2 CSP (Windows 10), whole page; OMA RepPro 1.2, Status 418",
            }),
            Some(Says {
                words: "not said of nodes: Add fails with 418, as of OMA DM",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), whole file; OMA RepPro 1.2, Status 418",
            }),
            Some(Says {
                words: "not said of nodes: Add fails with 418, as of OMA DM",
                citation: "EMAIL2 DDF v2, whole file; OMA RepPro 1.2, Status 418",
            }),
        ],
    },
    RuleFacts {
        name: "ReplaceAdded",
        number: None,
        title: "Replace of a node that the same Atomic has added",
        says: [
            Some(Says {
                words: "not said: the value is written over",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), whole page",
            }),
            Some(Says {
                words: "not said of EMAIL2: Windows does not take Add and Replace of one node in one Atomic",
                citation: "EMAIL2 CSP (Windows 10), whole page; OMA DM protocol support (Windows), Atomic",
            }),
            Some(Says {
                words: "not said of EMAIL2: Windows does not take Add and Replace of one node in one Atomic",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), whole file; OMA DM protocol support (Windows), Atomic",
            }),
            Some(Says {
                words: "not said of EMAIL2: Windows does not take Add and Replace of one node in one Atomic",
                citation: "EMAIL2 DDF v2, whole file; OMA DM protocol support (Windows), Atomic",
            }),
        ],
    },
    RuleFacts {
        name: "MissingNode",
        number: None,
        title: "What has to be there for a command",
        says: [
            Some(Says {
                words: "not said: a node that is deleted, and what is above one that is added, or it fails with 404",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), whole page; OMA RepPro 1.2, Status 404",
            }),
            Some(Says {
                words: "not said: a node that is deleted, or it fails with 404; what is above one that is added is made",
                citation: "EMAIL2 CSP (Windows 10), whole page; OMA RepPro 1.2, Status 404; OMA DM protocol support (Windows)",
            }),
            Some(Says {
                words: "not said: a node that is deleted, or it fails with 404; what is above one that is added is made",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), whole file; OMA RepPro 1.2, Status 404; OMA DM protocol support (Windows)",
            }),
            Some(Says {
                words: "not said: a node that is deleted, or it fails with 404; what is above one that is added is made",
                citation: "EMAIL2 DDF v2, whole file; OMA RepPro 1.2, Status 404; OMA DM protocol support (Windows)",
            }),
        ],
    },
    RuleFacts {
        name: "AddressQuery",
        number: None,
        title: "What may stand behind the address of a command",
        says: [
            Some(Says {
                words: "not said: ?list= with Get; a property that is asked for, or a query with a command that changes something, fails with 406",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), whole page; OMA RepPro 1.2, Status 406; OMA DM Protocol 1.2, list",
            }),
            Some(Says {
                words: "not said: ?list= with Get; a property that is asked for, or a query with a command that changes something, fails with 406",
                citation: "EMAIL2 CSP (Windows 10), whole page; OMA RepPro 1.2, Status 406; OMA DM Protocol 1.2, list",
            }),
            Some(Says {
                words: "not said: ?list= with Get; a property that is asked for, or a query with a command that changes something, fails with 406",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), whole file; OMA RepPro 1.2, Status 406; OMA DM Protocol 1.2, list",
            }),
            Some(Says {
                words: "not said: ?list= with Get; a property that is asked for, or a query with a command that changes something, fails with 406",
                citation: "EMAIL2 DDF v2, whole file; OMA RepPro 1.2, Status 406; OMA DM Protocol 1.2, list",
            }),
        ],
    },
    RuleFacts {
        name: "EmptyAtomic",
        number: None,
        title: "An edit of nothing as an Atomic",
        says: [
            Some(Says {
                words: "not said: an Atomic has at least one command",
                citation: "EMAIL2 Configuration Service Provider (Windows Mobile 2006), whole page; OMA RepPro 1.2, Atomic",
            }),
            Some(Says {
                words: "not said: an Atomic has at least one command",
                citation: "EMAIL2 CSP (Windows 10), whole page; OMA RepPro 1.2, Atomic",
            }),
            Some(Says {
                words: "not said: an Atomic has at least one command",
                citation: "EMAIL2 DDF file (Windows 10 version 1607), whole file; OMA RepPro 1.2, Atomic",
            }),
            Some(Says {
                words: "not said: an Atomic has at least one command",
                citation: "EMAIL2 DDF v2, whole file; OMA RepPro 1.2, Atomic",
            }),
        ],
    },
];
