//! The rules of the editions, each with its source.

use email2_csp::edition::Rule;
use email2_csp::{Account, AccountNode, Edition, Guid};

use crate::support::corpus;

mod cells;
mod citations;
mod columns;
mod contradictions;

const MOBILE: Edition = Edition::WindowsMobile;
const PROSE: Edition = Edition::Windows10Prose;
const DDF_1607: Edition = Edition::Windows10Ddf1607;
const DDF_V2: Edition = Edition::DdfV2;

/// The text of a source without its layout.
fn source(path: &str) -> Option<String> {
    let text = std::fs::read_to_string(corpus(path)?).unwrap();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Windows Mobile, Windows 10 and its later copy.
fn seeds() -> Option<[String; 3]> {
    Some([
        source("seeds/000_e6aca62128a52242.txt")?,
        source("seeds/001_8142f2a9b0fc946d.txt")?,
        source("seeds/002_acbf0216af164e74.txt")?,
    ])
}

fn ddf(file: &str) -> Option<String> {
    source(&format!("corpus/ddf/email2/{file}"))
}

/// What an edition says on a rule.
fn says(rule: Rule, edition: Edition) -> &'static str {
    rule.says(edition).unwrap().words
}

fn whole(edition: Edition) -> Account<'static> {
    let account = Account::new(Guid::from_u128(1))
        .with(AccountNode::ServiceName, "Fabrikam Mail")
        .with(AccountNode::ServiceType, "IMAP4")
        .with(AccountNode::InServer, "imap.fabrikam.example:993")
        .with(AccountNode::OutServer, "smtp.fabrikam.example:587")
        .with(AccountNode::ReplyAddr, "ada@fabrikam.example")
        .with(AccountNode::AuthName, "ada");
    let mut account = match edition {
        MOBILE => account,
        _ => account
            .with(AccountNode::AccountType, "Email")
            .with(AccountNode::SyncingContentTypes, "0x2"),
    };
    account.set_tag_props(true);
    account
}
