// Written by `cargo xtask codegen` from the facts in `autodiscover/data`. Not to be edited.

//! The elements of the schemas.

use crate::model::element::{Element, Occurs, Place, Rule, ValueType};

/// The elements, by their names.
impl Element {
    /// `Autodiscover`, the root.
    pub const AUTODISCOVER: Self = Self(0);
    /// `Request`, in `Autodiscover`.
    pub const REQUEST: Self = Self(1);
    /// `EMailAddress`, in `Request`, `User`.
    pub const EMAIL_ADDRESS: Self = Self(2);
    /// `LegacyDN`, in `AlternativeMailbox`, `Request`, `User`.
    pub const LEGACY_DN: Self = Self(3);
    /// `AcceptableResponseSchema`, in `Request`.
    pub const ACCEPTABLE_RESPONSE_SCHEMA: Self = Self(4);
    /// `Response`, in `Autodiscover`.
    pub const RESPONSE: Self = Self(5);
    /// `User`, in `Response`.
    pub const USER: Self = Self(6);
    /// `Account`, in `Response`.
    pub const ACCOUNT: Self = Self(7);
    /// `Error`, in `Account`, `Action`, `Response`.
    pub const ERROR: Self = Self(8);
    /// `DisplayName`, in `AlternativeMailbox`, `User`.
    pub const DISPLAY_NAME: Self = Self(9);
    /// `AutoDiscoverSMTPAddress`, in `User`.
    pub const AUTO_DISCOVER_SMTP_ADDRESS: Self = Self(10);
    /// `DeploymentId`, in `User`.
    pub const DEPLOYMENT_ID: Self = Self(11);
    /// `AccountType`, in `Account`.
    pub const ACCOUNT_TYPE: Self = Self(12);
    /// `Action`, in `Account`, `Response`.
    pub const ACTION: Self = Self(13);
    /// `RedirectUrl`, in `Account`.
    pub const REDIRECT_URL: Self = Self(14);
    /// `RedirectAddr`, in `Account`.
    pub const REDIRECT_ADDR: Self = Self(15);
    /// `Image`, in `Account`.
    pub const IMAGE: Self = Self(16);
    /// `ServiceHome`, in `Account`.
    pub const SERVICE_HOME: Self = Self(17);
    /// `MicrosoftOnline`, in `Account`.
    pub const MICROSOFT_ONLINE: Self = Self(18);
    /// `ConsumerMailbox`, in `Account`.
    pub const CONSUMER_MAILBOX: Self = Self(19);
    /// `AlternativeMailbox`, in `Account`.
    pub const ALTERNATIVE_MAILBOX: Self = Self(20);
    /// `PublicFolderInformation`, in `Account`.
    pub const PUBLIC_FOLDER_INFORMATION: Self = Self(21);
    /// `Protocol`, in `Account`, `External`, `Internal`.
    pub const PROTOCOL: Self = Self(22);
    /// `Type`, in `AlternativeMailbox`, `Protocol`, `Server`.
    pub const TYPE: Self = Self(23);
    /// `Server`, in `AlternativeMailbox`, `Protocol`, `Settings`.
    pub const SERVER: Self = Self(24);
    /// `SmtpAddress`, in `AlternativeMailbox`, `PublicFolderInformation`.
    pub const SMTP_ADDRESS: Self = Self(25);
    /// `OwnerSmtpAddress`, in `AlternativeMailbox`.
    pub const OWNER_SMTP_ADDRESS: Self = Self(26);
    /// `ExpirationDate`, in `Protocol`.
    pub const EXPIRATION_DATE: Self = Self(27);
    /// `TTL`, in `Protocol`.
    pub const TTL: Self = Self(28);
    /// `Port`, in `Protocol`.
    pub const PORT: Self = Self(29);
    /// `LoginName`, in `Protocol`.
    pub const LOGIN_NAME: Self = Self(30);
    /// `DomainRequired`, in `Protocol`.
    pub const DOMAIN_REQUIRED: Self = Self(31);
    /// `DomainName`, in `Protocol`.
    pub const DOMAIN_NAME: Self = Self(32);
    /// `SPA`, in `Protocol`.
    pub const SPA: Self = Self(33);
    /// `SSL`, in `Protocol`.
    pub const SSL: Self = Self(34);
    /// `AuthRequired`, in `Protocol`.
    pub const AUTH_REQUIRED: Self = Self(35);
    /// `UsePOPAuth`, in `Protocol`.
    pub const USE_POP_AUTH: Self = Self(36);
    /// `SMTPLast`, in `Protocol`.
    pub const SMTP_LAST: Self = Self(37);
    /// `Encryption`, in `Protocol`.
    pub const ENCRYPTION: Self = Self(38);
    /// `AuthPackage`, in `Protocol`.
    pub const AUTH_PACKAGE: Self = Self(39);
    /// `CertPrincipalName`, in `Protocol`.
    pub const CERT_PRINCIPAL_NAME: Self = Self(40);
    /// `ServerExclusiveConnect`, in `Protocol`.
    pub const SERVER_EXCLUSIVE_CONNECT: Self = Self(41);
    /// `ServerVersion`, in `Protocol`.
    pub const SERVER_VERSION: Self = Self(42);
    /// `ServerDN`, in `Protocol`.
    pub const SERVER_DN: Self = Self(43);
    /// `MdbDN`, in `Protocol`.
    pub const MDB_DN: Self = Self(44);
    /// `AD`, in `Protocol`.
    pub const AD: Self = Self(45);
    /// `PublicFolderServer`, in `Protocol`.
    pub const PUBLIC_FOLDER_SERVER: Self = Self(46);
    /// `DirectoryPort`, in `Protocol`.
    pub const DIRECTORY_PORT: Self = Self(47);
    /// `ReferralPort`, in `Protocol`.
    pub const REFERRAL_PORT: Self = Self(48);
    /// `GroupingInformation`, in `Protocol`.
    pub const GROUPING_INFORMATION: Self = Self(49);
    /// `ASUrl`, in `Protocol`.
    pub const AS_URL: Self = Self(50);
    /// `EwsUrl`, in `Protocol`.
    pub const EWS_URL: Self = Self(51);
    /// `EmwsUrl`, in `Protocol`.
    pub const EMWS_URL: Self = Self(52);
    /// `EwsPartnerUrl`, in `Protocol`.
    pub const EWS_PARTNER_URL: Self = Self(53);
    /// `SharingUrl`, in `Protocol`.
    pub const SHARING_URL: Self = Self(54);
    /// `OOFUrl`, in `Protocol`.
    pub const OOF_URL: Self = Self(55);
    /// `OABUrl`, in `Protocol`.
    pub const OAB_URL: Self = Self(56);
    /// `UMUrl`, in `Protocol`.
    pub const UM_URL: Self = Self(57);
    /// `ExchangeRpcUrl`, in `Protocol`.
    pub const EXCHANGE_RPC_URL: Self = Self(58);
    /// `SiteMailboxCreationURL`, in `Protocol`.
    pub const SITE_MAILBOX_CREATION_URL: Self = Self(59);
    /// `EcpUrl`, in `Protocol`.
    pub const ECP_URL: Self = Self(60);
    /// `EcpUrl-um`, in `Protocol`.
    pub const ECP_URL_UM: Self = Self(61);
    /// `EcpUrl-aggr`, in `Protocol`.
    pub const ECP_URL_AGGR: Self = Self(62);
    /// `EcpUrl-mt`, in `Protocol`.
    pub const ECP_URL_MT: Self = Self(63);
    /// `EcpUrl-ret`, in `Protocol`.
    pub const ECP_URL_RET: Self = Self(64);
    /// `EcpUrl-sms`, in `Protocol`.
    pub const ECP_URL_SMS: Self = Self(65);
    /// `EcpUrl-publish`, in `Protocol`.
    pub const ECP_URL_PUBLISH: Self = Self(66);
    /// `EcpUrl-photo`, in `Protocol`.
    pub const ECP_URL_PHOTO: Self = Self(67);
    /// `EcpUrl-connect`, in `Protocol`.
    pub const ECP_URL_CONNECT: Self = Self(68);
    /// `EcpUrl-tm`, in `Protocol`.
    pub const ECP_URL_TM: Self = Self(69);
    /// `EcpUrl-tmCreating`, in `Protocol`.
    pub const ECP_URL_TM_CREATING: Self = Self(70);
    /// `EcpUrl-tmEditing`, in `Protocol`.
    pub const ECP_URL_TM_EDITING: Self = Self(71);
    /// `EcpUrl-tmHiding`, in `Protocol`.
    pub const ECP_URL_TM_HIDING: Self = Self(72);
    /// `EcpUrl-extinstall`, in `Protocol`.
    pub const ECP_URL_EXTINSTALL: Self = Self(73);
    /// `Internal`, in `Protocol`.
    pub const INTERNAL: Self = Self(74);
    /// `External`, in `Protocol`.
    pub const EXTERNAL: Self = Self(75);
    /// `MailStore`, in `Protocol`.
    pub const MAIL_STORE: Self = Self(76);
    /// `AddressBook`, in `Protocol`.
    pub const ADDRESS_BOOK: Self = Self(77);
    /// `NetworkRequirements`, in `Protocol`.
    pub const NETWORK_REQUIREMENTS: Self = Self(78);
    /// `OWAUrl`, in `External`, `Internal`.
    pub const OWA_URL: Self = Self(79);
    /// `InternalUrl`, in `AddressBook`, `MailStore`.
    pub const INTERNAL_URL: Self = Self(80);
    /// `ExternalUrl`, in `AddressBook`, `MailStore`.
    pub const EXTERNAL_URL: Self = Self(81);
    /// `IPv4Start`, in `NetworkRequirements`.
    pub const IPV4_START: Self = Self(82);
    /// `IPv4End`, in `NetworkRequirements`.
    pub const IPV4_END: Self = Self(83);
    /// `IPv6Start`, in `NetworkRequirements`.
    pub const IPV6_START: Self = Self(84);
    /// `IPv6End`, in `NetworkRequirements`.
    pub const IPV6_END: Self = Self(85);
    /// `ErrorCode`, in `Error`.
    pub const ERROR_CODE: Self = Self(86);
    /// `Message`, in `Error`.
    pub const MESSAGE: Self = Self(87);
    /// `DebugData`, in `Error`.
    pub const DEBUG_DATA: Self = Self(88);
    /// `Culture`, in `Response`.
    pub const CULTURE: Self = Self(89);
    /// `Redirect`, in `Action`.
    pub const REDIRECT: Self = Self(90);
    /// `Settings`, in `Action`.
    pub const SETTINGS: Self = Self(91);
    /// `Url`, in `Server`.
    pub const URL: Self = Self(92);
    /// `Name`, in `Server`.
    pub const NAME: Self = Self(93);
    /// `ServerData`, in `Server`.
    pub const SERVER_DATA: Self = Self(94);
    /// `Status`, in `Error`.
    pub const STATUS: Self = Self(95);
}

/// The names, by number.
pub(crate) const NAMES: [&str; 96] = [
    "Autodiscover",
    "Request",
    "EMailAddress",
    "LegacyDN",
    "AcceptableResponseSchema",
    "Response",
    "User",
    "Account",
    "Error",
    "DisplayName",
    "AutoDiscoverSMTPAddress",
    "DeploymentId",
    "AccountType",
    "Action",
    "RedirectUrl",
    "RedirectAddr",
    "Image",
    "ServiceHome",
    "MicrosoftOnline",
    "ConsumerMailbox",
    "AlternativeMailbox",
    "PublicFolderInformation",
    "Protocol",
    "Type",
    "Server",
    "SmtpAddress",
    "OwnerSmtpAddress",
    "ExpirationDate",
    "TTL",
    "Port",
    "LoginName",
    "DomainRequired",
    "DomainName",
    "SPA",
    "SSL",
    "AuthRequired",
    "UsePOPAuth",
    "SMTPLast",
    "Encryption",
    "AuthPackage",
    "CertPrincipalName",
    "ServerExclusiveConnect",
    "ServerVersion",
    "ServerDN",
    "MdbDN",
    "AD",
    "PublicFolderServer",
    "DirectoryPort",
    "ReferralPort",
    "GroupingInformation",
    "ASUrl",
    "EwsUrl",
    "EmwsUrl",
    "EwsPartnerUrl",
    "SharingUrl",
    "OOFUrl",
    "OABUrl",
    "UMUrl",
    "ExchangeRpcUrl",
    "SiteMailboxCreationURL",
    "EcpUrl",
    "EcpUrl-um",
    "EcpUrl-aggr",
    "EcpUrl-mt",
    "EcpUrl-ret",
    "EcpUrl-sms",
    "EcpUrl-publish",
    "EcpUrl-photo",
    "EcpUrl-connect",
    "EcpUrl-tm",
    "EcpUrl-tmCreating",
    "EcpUrl-tmEditing",
    "EcpUrl-tmHiding",
    "EcpUrl-extinstall",
    "Internal",
    "External",
    "MailStore",
    "AddressBook",
    "NetworkRequirements",
    "OWAUrl",
    "InternalUrl",
    "ExternalUrl",
    "IPv4Start",
    "IPv4End",
    "IPv6Start",
    "IPv6End",
    "ErrorCode",
    "Message",
    "DebugData",
    "Culture",
    "Redirect",
    "Settings",
    "Url",
    "Name",
    "ServerData",
    "Status",
];

/// The multiplier with which no two names share a place.
pub(crate) const SEED: u32 = 0x860F0D1F;

/// The number of the name at each place; 255 for none.
pub(crate) const HASH: [u8; 512] = [
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 59, 255, 255, 61, 255, 255, 255,
    255, 17, 41, 255, 255, 255, 255, 13, 255, 255, 2, 255, 255, 255, 75, 29, 255, 255, 45, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 65, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 39, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 26, 74, 255, 82, 255, 255, 94, 255, 255, 255, 255, 255, 67, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 27, 255, 255, 73, 255, 255, 255,
    255, 255, 255, 255, 255, 85, 255, 255, 255, 255, 255, 255, 24, 255, 255, 255, 255, 255, 255,
    37, 255, 255, 255, 255, 34, 255, 255, 255, 84, 255, 255, 255, 255, 36, 255, 255, 255, 89, 255,
    255, 16, 57, 255, 255, 21, 49, 255, 255, 255, 255, 255, 58, 255, 72, 255, 255, 255, 255, 83,
    12, 91, 87, 255, 255, 63, 255, 255, 255, 60, 255, 32, 255, 255, 255, 255, 255, 15, 255, 71,
    255, 255, 255, 255, 8, 255, 255, 255, 255, 255, 255, 10, 255, 95, 255, 0, 255, 255, 31, 255,
    255, 255, 78, 255, 255, 255, 255, 255, 255, 255, 255, 255, 19, 255, 255, 255, 93, 40, 255, 255,
    255, 255, 255, 255, 255, 5, 255, 255, 255, 255, 86, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 68, 255, 255, 255, 1, 255, 255, 255, 255, 255, 255, 255, 54, 20,
    51, 255, 255, 255, 255, 255, 255, 255, 48, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 79, 255, 255, 255, 255, 255, 11,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 25, 255, 255, 255, 255, 30,
    255, 255, 255, 255, 56, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 9, 64, 255, 255, 255, 255, 255, 255, 255, 255, 62, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 22, 255, 76, 255, 255, 14, 255, 255, 255, 255, 255, 255, 255, 255, 70, 255,
    255, 255, 18, 255, 255, 255, 33, 255, 255, 255, 42, 255, 92, 255, 7, 255, 255, 255, 255, 88,
    77, 255, 255, 255, 255, 255, 255, 81, 255, 47, 53, 255, 255, 255, 255, 46, 255, 255, 255, 255,
    255, 255, 3, 255, 255, 43, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 35, 255, 255, 255, 255, 55, 255, 52, 255, 28, 255, 90, 255, 255, 255, 80, 255, 255, 255,
    23, 255, 255, 4, 255, 255, 255, 38, 255, 6, 255, 255, 255, 255, 50, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 69, 255, 44, 66, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255,
];

/// `Action` of the mobilesync schema.
pub(crate) const MOBILESYNC_ACTION: Place = Place(0);
/// `Autodiscover` of the mobilesync schema.
pub(crate) const MOBILESYNC_AUTODISCOVER: Place = Place(1);
/// `Error` of the mobilesync schema.
pub(crate) const MOBILESYNC_ERROR: Place = Place(2);
/// `Request` of the mobilesync schema.
pub(crate) const MOBILESYNC_REQUEST: Place = Place(3);
/// `Response` of the mobilesync schema.
pub(crate) const MOBILESYNC_RESPONSE: Place = Place(4);
/// `Server` of the mobilesync schema.
pub(crate) const MOBILESYNC_SERVER: Place = Place(5);
/// `Settings` of the mobilesync schema.
pub(crate) const MOBILESYNC_SETTINGS: Place = Place(6);
/// `User` of the mobilesync schema.
pub(crate) const MOBILESYNC_USER: Place = Place(7);
/// `Account` of the outlook schema.
pub(crate) const OUTLOOK_ACCOUNT: Place = Place(8);
/// `AddressBook` of the outlook schema.
pub(crate) const OUTLOOK_ADDRESSBOOK: Place = Place(9);
/// `AlternativeMailbox` of the outlook schema.
pub(crate) const OUTLOOK_ALTERNATIVEMAILBOX: Place = Place(10);
/// `Autodiscover` of the outlook schema.
pub(crate) const OUTLOOK_AUTODISCOVER: Place = Place(11);
/// `Error` of the outlook schema.
pub(crate) const OUTLOOK_ERROR: Place = Place(12);
/// `External` of the outlook schema.
pub(crate) const OUTLOOK_EXTERNAL: Place = Place(13);
/// `Internal` of the outlook schema.
pub(crate) const OUTLOOK_INTERNAL: Place = Place(14);
/// `MailStore` of the outlook schema.
pub(crate) const OUTLOOK_MAILSTORE: Place = Place(15);
/// `NetworkRequirements` of the outlook schema.
pub(crate) const OUTLOOK_NETWORKREQUIREMENTS: Place = Place(16);
/// `Protocol` of the outlook schema.
pub(crate) const OUTLOOK_PROTOCOL: Place = Place(17);
/// `PublicFolderInformation` of the outlook schema.
pub(crate) const OUTLOOK_PUBLICFOLDERINFORMATION: Place = Place(18);
/// `Request` of the outlook schema.
pub(crate) const OUTLOOK_REQUEST: Place = Place(19);
/// `Response` of the outlook schema.
pub(crate) const OUTLOOK_RESPONSE: Place = Place(20);
/// `User` of the outlook schema.
pub(crate) const OUTLOOK_USER: Place = Place(21);
/// The document.
pub(crate) const ROOT: Place = Place(22);

/// The children and the values of each place, a bit for each element.
pub(crate) const PLACES: [(u128, u128); 23] = [
    (0xC0000000000000000000100, 0x40000000000000000000000),
    (0x22, 0x0),
    (0x81C000000000000000000000, 0x81C000000000000000000000),
    (0x14, 0x14),
    (0x20000000000000000002140, 0x20000000000000000000000),
    (0x700000000000000000800000, 0x700000000000000000800000),
    (0x1000000, 0x0),
    (0x204, 0x204),
    (0x7FF100, 0xFF000),
    (0x300000000000000000000, 0x300000000000000000000),
    (0x7800208, 0x7800208),
    (0x22, 0x0),
    (0x1C000000000000000000000, 0x1C000000000000000000000),
    (0x80000000000000400000, 0x80000000000000000000),
    (0x80000000000000400000, 0x80000000000000000000),
    (0x300000000000000000000, 0x300000000000000000000),
    (0x3C00000000000000000000, 0x3C00000000000000000000),
    (0x7FFFFFFFFFFFF9800000, 0x3FFFFFFFFFFF9800000),
    (0x2000000, 0x2000000),
    (0x1C, 0x1C),
    (0x1C0, 0x0),
    (0xE08, 0xE08),
    (0x1, 0x0),
];

/// The elements whose content is read without white space around it.
pub(crate) const TRIMMED: u128 = 0x967F83FFFFFDE7FEBF8FFC14;

/// Every row of `data/elements.csv`.
pub(crate) const RULES: [Rule; 123] = [
    Rule {
        place: Place(0),
        element: Element(90),
        value: ValueType::Address,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(0),
        element: Element(91),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(0),
        element: Element(8),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(1),
        element: Element(1),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(1),
        element: Element(5),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(2),
        element: Element(95),
        value: ValueType::Number,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(2),
        element: Element(87),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(2),
        element: Element(88),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(2),
        element: Element(86),
        value: ValueType::Number,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(3),
        element: Element(2),
        value: ValueType::Address,
        occurs: Occurs::One,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(3),
        element: Element(4),
        value: ValueType::Url,
        occurs: Occurs::One,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(4),
        element: Element(89),
        value: ValueType::Token,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(4),
        element: Element(6),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(4),
        element: Element(13),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(4),
        element: Element(8),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(5),
        element: Element(23),
        value: ValueType::ServerType,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(5),
        element: Element(92),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(5),
        element: Element(93),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(5),
        element: Element(94),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(6),
        element: Element(24),
        value: ValueType::Container,
        occurs: Occurs::Some,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(7),
        element: Element(9),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(7),
        element: Element(2),
        value: ValueType::Address,
        occurs: Occurs::One,
        default: "",
        only: &[],
        source: "MS-ASCMD",
    },
    Rule {
        place: Place(8),
        element: Element(12),
        value: ValueType::AccountType,
        occurs: Occurs::One,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(8),
        element: Element(13),
        value: ValueType::Action,
        occurs: Occurs::One,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(8),
        element: Element(14),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(8),
        element: Element(15),
        value: ValueType::Address,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(8),
        element: Element(16),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(8),
        element: Element(17),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(8),
        element: Element(18),
        value: ValueType::Boolean,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(8),
        element: Element(19),
        value: ValueType::Boolean,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(8),
        element: Element(20),
        value: ValueType::Container,
        occurs: Occurs::Any,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(8),
        element: Element(21),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(8),
        element: Element(22),
        value: ValueType::Container,
        occurs: Occurs::Any,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(8),
        element: Element(8),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(9),
        element: Element(80),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(9),
        element: Element(81),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(10),
        element: Element(23),
        value: ValueType::Token,
        occurs: Occurs::One,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(10),
        element: Element(9),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(10),
        element: Element(3),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(10),
        element: Element(24),
        value: ValueType::Token,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(10),
        element: Element(25),
        value: ValueType::Address,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(10),
        element: Element(26),
        value: ValueType::Address,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(11),
        element: Element(1),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(11),
        element: Element(5),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(12),
        element: Element(86),
        value: ValueType::Number,
        occurs: Occurs::One,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(12),
        element: Element(87),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(12),
        element: Element(88),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(13),
        element: Element(79),
        value: ValueType::Url,
        occurs: Occurs::Any,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(13),
        element: Element(22),
        value: ValueType::Container,
        occurs: Occurs::Any,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(14),
        element: Element(79),
        value: ValueType::Url,
        occurs: Occurs::Any,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(14),
        element: Element(22),
        value: ValueType::Container,
        occurs: Occurs::Any,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(15),
        element: Element(80),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(15),
        element: Element(81),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(16),
        element: Element(82),
        value: ValueType::Token,
        occurs: Occurs::Any,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(16),
        element: Element(83),
        value: ValueType::Token,
        occurs: Occurs::Any,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(16),
        element: Element(84),
        value: ValueType::Token,
        occurs: Occurs::Any,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(16),
        element: Element(85),
        value: ValueType::Token,
        occurs: Occurs::Any,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(23),
        value: ValueType::ProtocolType,
        occurs: Occurs::One,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(17),
        element: Element(27),
        value: ValueType::Date,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(17),
        element: Element(28),
        value: ValueType::Hours,
        occurs: Occurs::Optional,
        default: "1",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(17),
        element: Element(24),
        value: ValueType::Token,
        occurs: Occurs::One,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(17),
        element: Element(29),
        value: ValueType::Port,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(17),
        element: Element(30),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(17),
        element: Element(31),
        value: ValueType::Switch,
        occurs: Occurs::Optional,
        default: "off",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(17),
        element: Element(32),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(17),
        element: Element(33),
        value: ValueType::Switch,
        occurs: Occurs::Optional,
        default: "on",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(17),
        element: Element(34),
        value: ValueType::Switch,
        occurs: Occurs::Optional,
        default: "on",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(17),
        element: Element(35),
        value: ValueType::Switch,
        occurs: Occurs::Optional,
        default: "on",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(17),
        element: Element(36),
        value: ValueType::Switch,
        occurs: Occurs::Optional,
        default: "off",
        only: &["SMTP"],
        source: "OL2007",
    },
    Rule {
        place: Place(17),
        element: Element(37),
        value: ValueType::Switch,
        occurs: Occurs::Optional,
        default: "off",
        only: &["SMTP"],
        source: "OL2007",
    },
    Rule {
        place: Place(17),
        element: Element(38),
        value: ValueType::Encryption,
        occurs: Occurs::Optional,
        default: "",
        only: &["POP3", "IMAP", "SMTP"],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(39),
        value: ValueType::AuthPackage,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(40),
        value: ValueType::Token,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(41),
        value: ValueType::Switch,
        occurs: Occurs::Optional,
        default: "off",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(42),
        value: ValueType::Version,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(43),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(44),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(45),
        value: ValueType::Token,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(46),
        value: ValueType::Token,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(47),
        value: ValueType::Port,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(48),
        value: ValueType::Port,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(49),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(50),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(51),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(52),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(53),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(54),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(55),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(56),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(57),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(58),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(59),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(60),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(61),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(62),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(63),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(64),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(65),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(66),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(67),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(68),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(69),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(70),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(71),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(72),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(73),
        value: ValueType::Url,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(74),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(75),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(76),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(77),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(17),
        element: Element(78),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(18),
        element: Element(25),
        value: ValueType::Address,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(19),
        element: Element(2),
        value: ValueType::Address,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(19),
        element: Element(3),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(19),
        element: Element(4),
        value: ValueType::Url,
        occurs: Occurs::One,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(20),
        element: Element(6),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(20),
        element: Element(7),
        value: ValueType::Container,
        occurs: Occurs::One,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(20),
        element: Element(8),
        value: ValueType::Container,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(21),
        element: Element(9),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "OL2007",
    },
    Rule {
        place: Place(21),
        element: Element(3),
        value: ValueType::Text,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(21),
        element: Element(10),
        value: ValueType::Address,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(21),
        element: Element(11),
        value: ValueType::Token,
        occurs: Occurs::Optional,
        default: "",
        only: &[],
        source: "MS-OXDSCLI",
    },
    Rule {
        place: Place(22),
        element: Element(0),
        value: ValueType::Container,
        occurs: Occurs::One,
        default: "",
        only: &[],
        source: "OL2007",
    },
];

/// The values that are strings, as they stand: one method for each element.
impl crate::outlook::Protocol<'_> {
    /// The text of `Server`, if it is there.
    #[must_use]
    pub fn server(&self) -> Option<&str> {
        self.get(Element::SERVER)
    }

    /// The text of `LoginName`, if it is there.
    #[must_use]
    pub fn login_name(&self) -> Option<&str> {
        self.get(Element::LOGIN_NAME)
    }

    /// The text of `DomainName`, if it is there.
    #[must_use]
    pub fn domain_name(&self) -> Option<&str> {
        self.get(Element::DOMAIN_NAME)
    }

    /// The text of `CertPrincipalName`, if it is there.
    #[must_use]
    pub fn cert_principal_name(&self) -> Option<&str> {
        self.get(Element::CERT_PRINCIPAL_NAME)
    }

    /// The text of `ServerDN`, if it is there.
    #[must_use]
    pub fn server_dn(&self) -> Option<&str> {
        self.get(Element::SERVER_DN)
    }

    /// The text of `MdbDN`, if it is there.
    #[must_use]
    pub fn mdb_dn(&self) -> Option<&str> {
        self.get(Element::MDB_DN)
    }

    /// The text of `AD`, if it is there.
    #[must_use]
    pub fn ad(&self) -> Option<&str> {
        self.get(Element::AD)
    }

    /// The text of `PublicFolderServer`, if it is there.
    #[must_use]
    pub fn public_folder_server(&self) -> Option<&str> {
        self.get(Element::PUBLIC_FOLDER_SERVER)
    }

    /// The text of `GroupingInformation`, if it is there.
    #[must_use]
    pub fn grouping_information(&self) -> Option<&str> {
        self.get(Element::GROUPING_INFORMATION)
    }

    /// The text of `ASUrl`, if it is there.
    #[must_use]
    pub fn as_url(&self) -> Option<&str> {
        self.get(Element::AS_URL)
    }

    /// The text of `EwsUrl`, if it is there.
    #[must_use]
    pub fn ews_url(&self) -> Option<&str> {
        self.get(Element::EWS_URL)
    }

    /// The text of `EmwsUrl`, if it is there.
    #[must_use]
    pub fn emws_url(&self) -> Option<&str> {
        self.get(Element::EMWS_URL)
    }

    /// The text of `EwsPartnerUrl`, if it is there.
    #[must_use]
    pub fn ews_partner_url(&self) -> Option<&str> {
        self.get(Element::EWS_PARTNER_URL)
    }

    /// The text of `SharingUrl`, if it is there.
    #[must_use]
    pub fn sharing_url(&self) -> Option<&str> {
        self.get(Element::SHARING_URL)
    }

    /// The text of `OOFUrl`, if it is there.
    #[must_use]
    pub fn oof_url(&self) -> Option<&str> {
        self.get(Element::OOF_URL)
    }

    /// The text of `OABUrl`, if it is there.
    #[must_use]
    pub fn oab_url(&self) -> Option<&str> {
        self.get(Element::OAB_URL)
    }

    /// The text of `UMUrl`, if it is there.
    #[must_use]
    pub fn um_url(&self) -> Option<&str> {
        self.get(Element::UM_URL)
    }

    /// The text of `ExchangeRpcUrl`, if it is there.
    #[must_use]
    pub fn exchange_rpc_url(&self) -> Option<&str> {
        self.get(Element::EXCHANGE_RPC_URL)
    }

    /// The text of `SiteMailboxCreationURL`, if it is there.
    #[must_use]
    pub fn site_mailbox_creation_url(&self) -> Option<&str> {
        self.get(Element::SITE_MAILBOX_CREATION_URL)
    }

    /// The text of `EcpUrl`, if it is there.
    #[must_use]
    pub fn ecp_url(&self) -> Option<&str> {
        self.get(Element::ECP_URL)
    }

    /// The text of `EcpUrl-um`, if it is there.
    #[must_use]
    pub fn ecp_url_um(&self) -> Option<&str> {
        self.get(Element::ECP_URL_UM)
    }

    /// The text of `EcpUrl-aggr`, if it is there.
    #[must_use]
    pub fn ecp_url_aggr(&self) -> Option<&str> {
        self.get(Element::ECP_URL_AGGR)
    }

    /// The text of `EcpUrl-mt`, if it is there.
    #[must_use]
    pub fn ecp_url_mt(&self) -> Option<&str> {
        self.get(Element::ECP_URL_MT)
    }

    /// The text of `EcpUrl-ret`, if it is there.
    #[must_use]
    pub fn ecp_url_ret(&self) -> Option<&str> {
        self.get(Element::ECP_URL_RET)
    }

    /// The text of `EcpUrl-sms`, if it is there.
    #[must_use]
    pub fn ecp_url_sms(&self) -> Option<&str> {
        self.get(Element::ECP_URL_SMS)
    }

    /// The text of `EcpUrl-publish`, if it is there.
    #[must_use]
    pub fn ecp_url_publish(&self) -> Option<&str> {
        self.get(Element::ECP_URL_PUBLISH)
    }

    /// The text of `EcpUrl-photo`, if it is there.
    #[must_use]
    pub fn ecp_url_photo(&self) -> Option<&str> {
        self.get(Element::ECP_URL_PHOTO)
    }

    /// The text of `EcpUrl-connect`, if it is there.
    #[must_use]
    pub fn ecp_url_connect(&self) -> Option<&str> {
        self.get(Element::ECP_URL_CONNECT)
    }

    /// The text of `EcpUrl-tm`, if it is there.
    #[must_use]
    pub fn ecp_url_tm(&self) -> Option<&str> {
        self.get(Element::ECP_URL_TM)
    }

    /// The text of `EcpUrl-tmCreating`, if it is there.
    #[must_use]
    pub fn ecp_url_tm_creating(&self) -> Option<&str> {
        self.get(Element::ECP_URL_TM_CREATING)
    }

    /// The text of `EcpUrl-tmEditing`, if it is there.
    #[must_use]
    pub fn ecp_url_tm_editing(&self) -> Option<&str> {
        self.get(Element::ECP_URL_TM_EDITING)
    }

    /// The text of `EcpUrl-tmHiding`, if it is there.
    #[must_use]
    pub fn ecp_url_tm_hiding(&self) -> Option<&str> {
        self.get(Element::ECP_URL_TM_HIDING)
    }

    /// The text of `EcpUrl-extinstall`, if it is there.
    #[must_use]
    pub fn ecp_url_extinstall(&self) -> Option<&str> {
        self.get(Element::ECP_URL_EXTINSTALL)
    }
}
