// Written by `cargo xtask codegen` from the facts in `email2-csp/data`. Not to be edited.

/// A node of an account that has a value, in the order of the tree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
#[non_exhaustive]
pub enum AccountNode {
    /// `ACCOUNTICON`
    AccountIcon,
    /// `ACCOUNTTYPE`
    AccountType,
    /// `AUTHNAME`
    AuthName,
    /// `AUTHREQUIRED`
    AuthRequired,
    /// `AUTHSECRET`
    AuthSecret,
    /// `DOMAIN`
    Domain,
    /// `DWNDAY`
    DwnDay,
    /// `INSERVER`
    InServer,
    /// `LINGER`
    Linger,
    /// `KEEPMAX`
    KeepMax,
    /// `NAME`
    Name,
    /// `OUTSERVER`
    OutServer,
    /// `REPLYADDR`
    ReplyAddr,
    /// `SERVICENAME`
    ServiceName,
    /// `SERVICETYPE`
    ServiceType,
    /// `RETRIEVE`
    Retrieve,
    /// `SERVERDELETEACTION`
    ServerDeleteAction,
    /// `CELLULARONLY`
    CellularOnly,
    /// `SYNCINGCONTENTTYPES`
    SyncingContentTypes,
    /// `CONTACTSSERVER`
    ContactsServer,
    /// `CALENDARSERVER`
    CalendarServer,
    /// `CONTACTSSERVERREQUIRESSL`
    ContactsServerRequireSsl,
    /// `CALENDARSERVERREQUIRESSL`
    CalendarServerRequireSsl,
    /// `CONTACTSSYNCSCHEDULE`
    ContactsSyncSchedule,
    /// `CALENDARSYNCSCHEDULE`
    CalendarSyncSchedule,
    /// `SMTPALTAUTHNAME`
    SmtpAltAuthName,
    /// `SMTPALTDOMAIN`
    SmtpAltDomain,
    /// `SMTPALTENABLED`
    SmtpAltEnabled,
    /// `SMTPALTPASSWORD`
    SmtpAltPassword,
    /// `TAGPROPS/8128000B`
    IncomingSsl,
    /// `TAGPROPS/812C000B`
    OutgoingSsl,
    /// `CONNECTIONID`
    ConnectionId,
}

impl AccountNode {
    /// All of them, in the order of the tree.
    pub const ALL: [Self; 32] = [
        Self::AccountIcon,
        Self::AccountType,
        Self::AuthName,
        Self::AuthRequired,
        Self::AuthSecret,
        Self::Domain,
        Self::DwnDay,
        Self::InServer,
        Self::Linger,
        Self::KeepMax,
        Self::Name,
        Self::OutServer,
        Self::ReplyAddr,
        Self::ServiceName,
        Self::ServiceType,
        Self::Retrieve,
        Self::ServerDeleteAction,
        Self::CellularOnly,
        Self::SyncingContentTypes,
        Self::ContactsServer,
        Self::CalendarServer,
        Self::ContactsServerRequireSsl,
        Self::CalendarServerRequireSsl,
        Self::ContactsSyncSchedule,
        Self::CalendarSyncSchedule,
        Self::SmtpAltAuthName,
        Self::SmtpAltDomain,
        Self::SmtpAltEnabled,
        Self::SmtpAltPassword,
        Self::IncomingSsl,
        Self::OutgoingSsl,
        Self::ConnectionId,
    ];
}

/// How many there are.
pub(crate) const COUNT: usize = 32;

/// Their names below the GUID.
pub(crate) static NAMES: [&str; COUNT] = [
    "ACCOUNTICON",
    "ACCOUNTTYPE",
    "AUTHNAME",
    "AUTHREQUIRED",
    "AUTHSECRET",
    "DOMAIN",
    "DWNDAY",
    "INSERVER",
    "LINGER",
    "KEEPMAX",
    "NAME",
    "OUTSERVER",
    "REPLYADDR",
    "SERVICENAME",
    "SERVICETYPE",
    "RETRIEVE",
    "SERVERDELETEACTION",
    "CELLULARONLY",
    "SYNCINGCONTENTTYPES",
    "CONTACTSSERVER",
    "CALENDARSERVER",
    "CONTACTSSERVERREQUIRESSL",
    "CALENDARSERVERREQUIRESSL",
    "CONTACTSSYNCSCHEDULE",
    "CALENDARSYNCSCHEDULE",
    "SMTPALTAUTHNAME",
    "SMTPALTDOMAIN",
    "SMTPALTENABLED",
    "SMTPALTPASSWORD",
    "TAGPROPS/8128000B",
    "TAGPROPS/812C000B",
    "CONNECTIONID",
];
