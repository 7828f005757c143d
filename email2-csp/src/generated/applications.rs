// Written by `cargo xtask codegen` from the facts in `email2-csp/data`. Not to be edited.

use alloc::borrow::Cow;

use crate::applications::{AppId, ApplicationFacts};

impl AppId<'_> {
    /// `w2`: browsing (OMNA AC w2; w2 APPLICATION Configuration Service Provider (Windows Mobile)).
    pub const BROWSING: Self = Self(Cow::Borrowed("w2"));
    /// `w4`: multimedia messages (OMNA AC w4; w4 APPLICATION CSP (Windows 10)).
    pub const MMS: Self = Self(Cow::Borrowed("w4"));
    /// `w7`: OMA Device Management (OMNA AC w7; w7 APPLICATION CSP (Windows 10)).
    pub const DEVICE_MANAGEMENT: Self = Self(Cow::Borrowed("w7"));
    /// `25`: outgoing mail (SMTP) (OMNA AC 25; 25 APPLICATION (Windows Mobile); the port for TLS from RFC 8314 section 3.3).
    pub const SMTP: Self = Self(Cow::Borrowed("25"));
    /// `110`: incoming mail (POP3) (OMNA AC 110; Mapping OMA Client Provisioning XML to EMAIL2 Configuration Service Provider (POP3)).
    pub const POP3: Self = Self(Cow::Borrowed("110"));
    /// `143`: incoming mail (IMAP4) (OMNA AC 143; Mapping OMA Client Provisioning XML to EMAIL2 Configuration Service Provider (IMAP)).
    pub const IMAP4: Self = Self(Cow::Borrowed("143"));
}

/// What is known of each.
pub(crate) static APPLICATIONS: [ApplicationFacts; 6] = [
    ApplicationFacts {
        app_id: "w2",
        title: "browsing",
        port: None,
        tls_port: None,
        service_type: None,
    },
    ApplicationFacts {
        app_id: "w4",
        title: "multimedia messages",
        port: None,
        tls_port: None,
        service_type: None,
    },
    ApplicationFacts {
        app_id: "w7",
        title: "OMA Device Management",
        port: None,
        tls_port: None,
        service_type: None,
    },
    ApplicationFacts {
        app_id: "25",
        title: "outgoing mail (SMTP)",
        port: Some(25),
        tls_port: Some(465),
        service_type: None,
    },
    ApplicationFacts {
        app_id: "110",
        title: "incoming mail (POP3)",
        port: Some(110),
        tls_port: Some(995),
        service_type: Some("POP3"),
    },
    ApplicationFacts {
        app_id: "143",
        title: "incoming mail (IMAP4)",
        port: Some(143),
        tls_port: Some(993),
        service_type: Some("IMAP4"),
    },
];
