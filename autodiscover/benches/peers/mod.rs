//! What others do with a full reply of an Exchange server.

use std::hint::black_box;

use serde::Deserialize;

/// A reply as Exchange writes it, with invented names.
pub(crate) const REPLY: &str = include_str!("../exchange.xml");

/// What a client that wants little deserializes.
#[derive(Deserialize)]
struct Autodiscover<A> {
    #[serde(rename = "Response")]
    response: Payload<A>,
}

#[derive(Deserialize)]
struct Payload<A> {
    #[serde(rename = "Account")]
    account: A,
}

/// Three fields of the account; its protocols are skipped.
#[derive(Deserialize)]
struct AccountOnly {
    #[serde(rename = "AccountType")]
    account_type: String,
    #[serde(rename = "Action")]
    action: String,
    #[serde(rename = "RedirectUrl")]
    redirect_url: Option<String>,
}

/// Three fields of each protocol.
#[derive(Deserialize)]
struct Protocols {
    #[serde(rename = "Protocol")]
    protocols: Vec<Protocol>,
}

#[derive(Deserialize)]
struct Protocol {
    #[serde(rename = "Type")]
    protocol_type: String,
    #[serde(rename = "Server")]
    server: Option<String>,
    #[serde(rename = "SSL")]
    ssl: Option<String>,
}

trait Check {
    fn check(self);
}

impl Check for AccountOnly {
    fn check(self) {
        assert_eq!(self.account_type, "email");
        assert_eq!(self.action, "settings");
        assert_eq!(self.redirect_url, None);
    }
}

impl Check for Protocols {
    fn check(self) {
        assert_eq!(self.protocols.len(), 3);
        for protocol in self.protocols {
            assert!(protocol.server.is_some() || protocol.protocol_type == "WEB");
            assert!(protocol.ssl.is_none() || protocol.protocol_type == "EXPR");
        }
    }
}

pub(crate) fn reader(text: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut events = 0_usize;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => return events,
            event => {
                black_box(&event);
                events = events.wrapping_add(1);
            }
        }
    }
}

/// `quick-xml`'s serde layer, three fields of each protocol.
pub(crate) fn serde_protocols(text: &str) {
    let found: Autodiscover<Protocols> = quick_xml::de::from_str(text).unwrap();
    found.response.account.check();
}

/// `quick-xml`'s serde layer, three fields of the account.
pub(crate) fn serde_account(text: &str) {
    let found: Autodiscover<AccountOnly> = quick_xml::de::from_str(text).unwrap();
    found.response.account.check();
}

/// `serde-xml-rs`, three fields of each protocol.
pub(crate) fn serde_xml_rs(text: &str) {
    let found: Autodiscover<Protocols> = serde_xml_rs::from_str(text).unwrap();
    found.response.account.check();
}
