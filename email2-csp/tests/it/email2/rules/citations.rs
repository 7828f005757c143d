//! What each source says of a cell of the table of nodes that differs by edition.

use email2_csp::edition::Rule;

/// A cell, its rule, and what Windows Mobile, the page of Windows 10, the file of 1607 and the DDF v2
/// say of it; nothing where a source says nothing.
pub(super) type Cell = (&'static str, &'static str, Rule, [&'static str; 4]);

const NUMBER_OF_ALL: &str = "Use a value of -1 (or 4294967295)";
const ONLY_IF: &str = "only valid if SMTPALTENABLED is True";
const SSL: &str =
    "A value of 1 indicates that SSL is enabled; Zero (0) indicates that it is not enabled";
const SSL_DEFAULT: &str = "0- Doesn't require SSL connection (default)";
const PAGE_SSL: &str = "Value options: - 0 - SSL isn't required. - 1 - SSL is required.";
const NO_REPLACE: &str =
    "does not support the OMA DM Replace command on the parameters SERVICENAME and SERVICETYPE";
const PAGE_NO_REPLACE: &str =
    "doesn't support the OMA DM Replace command on the parameters SERVICENAME and SERVICETYPE";
const REPLACE: &str = "<Replace />";
pub(super) const ALL_FOUR: &str = "Supported operations are Get, Add, Replace, and Delete.";
const SERVER: &str = "The value format is: Server name:port number";

pub(super) const CELLS: &[Cell] = &[
    (
        "EMAIL2",
        "note",
        Rule::RootPath,
        [
            "",
            "./Vendor/MSFT",
            "<Path>./Vendor/MSFT</Path>",
            "<Path>./User/Vendor/MSFT</Path>",
        ],
    ),
    (
        "{GUID}",
        "occurrence",
        Rule::AccountLimit,
        [
            "",
            "",
            "<Occurrence> <ZeroOrN>1</ZeroOrN> </Occurrence>",
            "<Occurrence> <ZeroOrN /> </Occurrence>",
        ],
    ),
    (
        "{GUID}",
        "access",
        Rule::AccountNode,
        [
            "",
            "Supported operations are Get, Add, and Delete.",
            REPLACE,
            REPLACE,
        ],
    ),
    (
        "{GUID}",
        "values",
        Rule::GuidLength,
        [
            "",
            "The braces {} around the GUID are required",
            "",
            r"<MSFT:Value>\{[0-9A-Fa-f]{8}\-[0-9A-Fa-f]{4}",
        ],
    ),
    (
        "{GUID}",
        "note",
        Rule::AccountLimit,
        [
            "deletes the existing account",
            "must be generated for each email account on the device",
            "we can have from 1 to 6",
            "we can have from 1 to 6",
        ],
    ),
    (
        "AUTHNAME",
        "size",
        Rule::SizeLimits,
        ["user's logon name", "", "Limited to 255 chars.", ""],
    ),
    (
        "AUTHREQUIRED",
        "default",
        Rule::AuthRequiredDefault,
        [
            "Specifies whether the outgoing server requires authentication (1 for true, and 0 for false).",
            "If this value isn't specified, then no SMTP authentication is done.",
            "1 for TRUE 0 for FALSE(default)",
            "1 for TRUE 0 for FALSE(default)",
        ],
    ),
    (
        "AUTHSECRET",
        "size",
        Rule::SizeLimits,
        ["", "", "Password. Limited to 255 chars.", ""],
    ),
    (
        "AUTHSECRET",
        "note",
        Rule::OutgoingCredentials,
        [
            "The same password is used for SMTP authentication.",
            "The same password is used for SMTP authentication.",
            "",
            "The same password is used for SMTP authentication.",
        ],
    ),
    (
        "DOMAIN",
        "size",
        Rule::SizeLimits,
        [
            "",
            "Limited to 255 characters.",
            "Limited to 255 chars.",
            "Limited to 255 characters.",
        ],
    ),
    (
        "DWNDAY",
        "values",
        Rule::DownloadDays,
        [
            NUMBER_OF_ALL,
            "- 30: Specifies that 30 days’ worth of email should be downloaded.",
            "number of days worth going back into the past",
            "<MSFT:Value>90</MSFT:Value>",
        ],
    ),
    (
        "DWNDAY",
        "note",
        Rule::DownloadDays,
        [
            NUMBER_OF_ALL,
            "- -1: Specifies that all email currently on the server should be downloaded.",
            "number of days worth going back into the past",
            "<MSFT:Value>-1</MSFT:Value>",
        ],
    ),
    (
        "INSERVER",
        "access",
        Rule::IncomingServer,
        [
            "",
            "Supported operations are Get, Add, and Replace.",
            "<Delete />",
            "<Delete />",
        ],
    ),
    (
        "INSERVER",
        "size",
        Rule::SizeLimits,
        [
            "",
            "This string is limited to 62 characters.",
            "Limited to 62 chars.",
            "",
        ],
    ),
    (
        "INSERVER",
        "values",
        Rule::IncomingServer,
        [
            "The name of the messaging service's incoming e-mail server.",
            "The value format is: - server name:port number",
            SERVER,
            "server name:port number",
        ],
    ),
    (
        "INSERVER",
        "note",
        Rule::IncomingServer,
        [
            "",
            "name of the incoming server name and port number",
            "The incoming server name and port number.",
            "how many days' worth of email should be downloaded from the server.",
        ],
    ),
    (
        "LINGER",
        "values",
        Rule::Linger,
        [
            "The frequency is specified as the length of time between updates, in minutes.",
            "- 120 - Wait for 120 minutes between updates.",
            "Specified as the length of time in minutes, between updates.",
            "<MSFT:Value>[(-1)-2147483647]</MSFT:Value>",
        ],
    ),
    (
        "LINGER",
        "note",
        Rule::Linger,
        [
            "You should set the LINGER parameter to 0 to never connect automatically.",
            "- 0 - Email updates must be performed manually.",
            "",
            "0 indicates that updates must be performed manually.",
        ],
    ),
    (
        "KEEPMAX",
        "values",
        Rule::KeepMax,
        [
            NUMBER_OF_ALL,
            "Value options are 0, 25, 50, 125, and 250.",
            "The limit is specified in KB",
            "<MSFT:Value>100</MSFT:Value>",
        ],
    ),
    (
        "KEEPMAX",
        "note",
        Rule::KeepMax,
        [
            "Use a value of 0 to specify that you do not want any message attachments.",
            "A value of 0 meaning that no limit will be enforced.",
            "with a value of 0 meaning that no limit will be enforced",
            "<MSFT:Value>-1</MSFT:Value>",
        ],
    ),
    (
        "NAME",
        "size",
        Rule::SizeLimits,
        [
            "",
            "Limited to 255 characters.",
            "Limited to 255 chars",
            "Limited to 255 characters.",
        ],
    ),
    (
        "NAME",
        "note",
        Rule::AccountName,
        [
            "The display name associated with the user's e-mail account.",
            "the name of the sender displayed on a sent email",
            "User Display Name.",
            "the name of the sender displayed on a sent email",
        ],
    ),
    (
        "OUTSERVER",
        "size",
        Rule::SizeLimits,
        [
            "",
            "Limited to 62 characters.",
            "Limited to 62 chars.",
            "Limited to 62 characters.",
        ],
    ),
    (
        "OUTSERVER",
        "values",
        Rule::OutgoingServer,
        [
            "The name of the messaging service's outgoing e-mail server.",
            "The value format is: - server name:port number",
            SERVER,
            "The value format is: server name:port number",
        ],
    ),
    (
        "REPLYADDR",
        "size",
        Rule::SizeLimits,
        [
            "",
            "Limited to 255 characters.",
            "Limited to 255 chars.",
            "Limited to 255 characters.",
        ],
    ),
    (
        "SERVICENAME",
        "note",
        Rule::ServiceReplace,
        [NO_REPLACE, PAGE_NO_REPLACE, REPLACE, REPLACE],
    ),
    (
        "SERVICETYPE",
        "values",
        Rule::ServiceTypes,
        [
            "(such as IMAP4 or POP3)",
            "(for example, \"IMAP4\" or \"POP3\")",
            "Valid values are POP3/IMAP4.",
            "(for example, \"IMAP4\" or \"POP3\")",
        ],
    ),
    (
        "SERVICETYPE",
        "note",
        Rule::ServiceReplace,
        [NO_REPLACE, PAGE_NO_REPLACE, REPLACE, REPLACE],
    ),
    (
        "RETRIEVE",
        "values",
        Rule::Retrieve,
        [
            NUMBER_OF_ALL,
            "Value options are 512, 1024, 2048, 5120, 20480, and 51200.",
            "maximum size(in bytes)",
            "<MSFT:Value>[(-1)-2147483647]</MSFT:Value>",
        ],
    ),
    (
        "RETRIEVE",
        "note",
        Rule::Retrieve,
        [
            "Use a value of 0 to specify that you only want to download headers.",
            "maximum size in bytes",
            "maximum size(in bytes)",
            "maximum size in bytes",
        ],
    ),
    (
        "SERVERDELETEACTION",
        "values",
        Rule::DeleteAction,
        [
            "",
            "Any other value results in default action",
            "any other value default action is used",
            "<MSFT:Value>2</MSFT:Value>",
        ],
    ),
    (
        "SERVERDELETEACTION",
        "note",
        Rule::DeleteAction,
        [
            "",
            "which depends on the transport",
            "which depends on the transport",
            "The default action depends on the transport.",
        ],
    ),
    (
        "SMTPALTAUTHNAME",
        "size",
        Rule::SizeLimits,
        ["", "", "255 chars.", ""],
    ),
    (
        "SMTPALTAUTHNAME",
        "note",
        Rule::AlternateName,
        [
            "Display name associated with the user's alternative SMTP email account; only valid if",
            "the display name associated with the user's alternative SMTP email account",
            "this will have the alternate User Name for SMTP",
            "the display name associated with the user's alternative SMTP email account",
        ],
    ),
    (
        "SMTPALTDOMAIN",
        "size",
        Rule::SizeLimits,
        ["", "", "255 chars.", ""],
    ),
    (
        "SMTPALTDOMAIN",
        "note",
        Rule::OutgoingCredentials,
        [
            ONLY_IF,
            "the domain name for the user's alternative SMTP account",
            "If SMTPALTENABLED is true",
            "the domain name for the user's alternative SMTP account",
        ],
    ),
    (
        "SMTPALTENABLED",
        "values",
        Rule::AlternateEnabled,
        [
            "A Boolean value that indicates that an alternative SMTP server is enabled.",
            "A value of \"TRUE\" means",
            "1 for true 0 for false",
            "<MSFT:Value>1</MSFT:Value>",
        ],
    ),
    (
        "SMTPALTENABLED",
        "default",
        Rule::AlternateEnabled,
        [
            "A Boolean value that indicates that an alternative SMTP server is enabled.",
            "A value of \"FALSE\" means",
            "0 for false (default)",
            "<MSFT:Value>0</MSFT:Value>",
        ],
    ),
    (
        "SMTPALTPASSWORD",
        "size",
        Rule::SizeLimits,
        ["", "", "255 chars.", ""],
    ),
    (
        "SMTPALTPASSWORD",
        "note",
        Rule::OutgoingCredentials,
        [
            ONLY_IF,
            "the password for the user's alternate SMTP account",
            "If SMTPALTENABLED is true",
            "the password for the user's alternate SMTP account",
        ],
    ),
    (
        "TAGPROPS",
        "occurrence",
        Rule::TagProps,
        [
            "To do this, use an unnamed tag",
            "TAGPROPS Optional.",
            "<Occurrence> <One /> </Occurrence>",
            "<Occurrence> <One /> </Occurrence>",
        ],
    ),
    (
        "TAGPROPS/8128000B",
        "default",
        Rule::SslDefault,
        [SSL, PAGE_SSL, SSL_DEFAULT, "<MSFT:Value>0</MSFT:Value>"],
    ),
    (
        "TAGPROPS/812C000B",
        "access",
        Rule::OutgoingSsl,
        [
            "",
            "Supported operations are Get and Replace.",
            "<Add />",
            "<Add />",
        ],
    ),
    (
        "TAGPROPS/812C000B",
        "default",
        Rule::SslDefault,
        [SSL, PAGE_SSL, SSL_DEFAULT, "<MSFT:Value>0</MSFT:Value>"],
    ),
];
