//! Verdicts: whole, in their order, the same text for the same account.

use email2_csp::edition::Rule;
use email2_csp::{Account, AccountNode, Edition, Guid};

#[test]
fn a_verdict_names_node_rule_expectation_find_and_source() {
    let account = Account::new(Guid::from_u128(1))
        .with(AccountNode::ServiceName, "A".repeat(33))
        .with(AccountNode::ServiceType, "POP3")
        .with(AccountNode::InServer, "mail server")
        .with(AccountNode::OutServer, "smtp.example")
        .with(AccountNode::KeepMax, "24")
        .with(AccountNode::ReplyAddr, "ada@example")
        .with(AccountNode::SmtpAltAuthName, "ada-out")
        .with(
            AccountNode::ConnectionId,
            "{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}",
        );
    let verdict = account.validate(Edition::DdfV2);
    insta::assert_snapshot!(verdict.to_string(), @r#"
    ACCOUNTTYPE: RequiredNodes: expected the node, found nothing (EMAIL2 DDF v2, ACCOUNTTYPE)
    AUTHNAME: RequiredNodes: expected the node, found nothing (EMAIL2 DDF v2, AUTHNAME)
    INSERVER: IncomingServer: expected host[:port], found "mail server" (EMAIL2 DDF v2, INSERVER)
    KEEPMAX: KeepMax: expected -1, 0, 25, 50, 100, 250, found "24" (EMAIL2 DDF v2, KEEPMAX)
    SERVICENAME: SizeLimits: expected at most 32 characters, found 33 characters (EMAIL2 DDF v2, SERVICENAME)
    SYNCINGCONTENTTYPES: RequiredNodes: expected the node, found nothing (EMAIL2 DDF v2, SYNCINGCONTENTTYPES)
    CONNECTIONID: NodePresence: expected no such node, found it (EMAIL2 DDF v2, whole file)
    TAGPROPS: RequiredNodes: expected the node, found nothing (EMAIL2 DDF v2, TAGPROPS)
    SMTPALTAUTHNAME: OutgoingCredentials: expected SMTPALTENABLED on, found it (EMAIL2 DDF v2, SMTPALTAUTHNAME)
    KEEPMAX: KeepMax: expected SERVICETYPE IMAP4, found "POP3" (EMAIL2 DDF v2, KEEPMAX)
    "#);
    assert!(!verdict.is_legal() && verdict.breaks(Rule::KeepMax));
    assert_eq!(
        verdict.to_string(),
        account.validate(Edition::DdfV2).into_owned().to_string()
    );
}

#[test]
fn a_legal_account_has_an_empty_verdict() {
    let account = Account::new(Guid::from_u128(1))
        .with(AccountNode::ServiceName, "POP box")
        .with(AccountNode::ServiceType, "POP3")
        .with(AccountNode::InServer, "pop.fabrikam.example")
        .with(AccountNode::OutServer, "smtp.fabrikam.example")
        .with(AccountNode::ReplyAddr, "ada@fabrikam.example")
        .with(AccountNode::AuthName, "ada");
    let verdict = account.validate(Edition::WindowsMobile);
    assert!(verdict.is_legal() && verdict.findings().is_empty());
    assert_eq!(verdict.to_string(), "legal");
}
