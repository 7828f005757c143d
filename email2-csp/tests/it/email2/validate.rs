//! Verdicts: whole, in their order, the same text for the same account.

use email2_csp::edition::{Rule, validate};
use email2_csp::{Account, AccountNode, Edition, Guid, Operation, Place};

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

fn whole() -> Account<'static> {
    Account::new(Guid::from_u128(1))
        .with(AccountNode::ServiceName, "POP box")
        .with(AccountNode::ServiceType, "POP3")
        .with(AccountNode::InServer, "pop.fabrikam.example")
        .with(AccountNode::OutServer, "smtp.fabrikam.example")
        .with(AccountNode::ReplyAddr, "ada@fabrikam.example")
        .with(AccountNode::AuthName, "ada")
}

fn found(operations: &[Operation<'_>], edition: Edition, there: &[Account<'_>]) -> Vec<String> {
    let verdict = validate(operations, edition, Some(there));
    let findings = verdict.findings().iter();
    findings
        .map(|f| format!("{} {}", f.rule(), f.place()))
        .collect()
}

#[test]
fn operations_are_judged_by_what_those_before_have_left() {
    let (guid, mobile) = (Guid::from_u128(1), Edition::WindowsMobile);
    let there = [whole()];
    let edit = |node, value| Operation::Edit(Account::new(guid).with(node, value));
    let outgoing = Account::new(guid)
        .with(AccountNode::SmtpAltEnabled, "1")
        .with(AccountNode::SmtpAltAuthName, "ada-out")
        .with(AccountNode::SmtpAltPassword, "secret");
    let password = edit(AccountNode::SmtpAltPassword, "other");
    for first in [Operation::Edit(outgoing.clone()), Operation::Set(outgoing)] {
        let operations = [first, password.clone()];
        assert_eq!(found(&operations, mobile, &there), [""; 0]);
    }
    assert_eq!(
        found(&[password], mobile, &there),
        ["OutgoingCredentials SMTPALTPASSWORD"]
    );
    let remove = |node| Operation::RemoveNode(guid, Place::Node(node));
    assert_eq!(
        found(&[remove(AccountNode::AuthName)], mobile, &there),
        ["RequiredNodes AUTHNAME"]
    );
    let back = [remove(AccountNode::AuthName), Operation::Remove(guid)];
    assert_eq!(found(&back, mobile, &there), [""; 0]);
}

#[test]
fn settings_and_removals_of_one_account_are_judged_together() {
    let (guid, mobile) = (Guid::from_u128(1), Edition::WindowsMobile);
    let there = [whole()
        .with(AccountNode::SmtpAltEnabled, "1")
        .with(AccountNode::SmtpAltAuthName, "ada-out")
        .with(AccountNode::SmtpAltPassword, "secret")];
    let off = Account::new(guid).with(AccountNode::SmtpAltEnabled, "0");
    let remove = |node| Operation::RemoveNode(guid, Place::Node(node));
    let operations = [
        Operation::Set(off),
        remove(AccountNode::SmtpAltAuthName),
        remove(AccountNode::SmtpAltPassword),
    ];
    assert_eq!(found(&operations, mobile, &there), [""; 0]);
    assert_eq!(
        found(&operations[..2], mobile, &there),
        ["OutgoingCredentials SMTPALTPASSWORD"]
    );
}

#[test]
fn a_duplicate_takes_the_account_with_it_in_windows_mobile() {
    let there = [whole()];
    let create = Operation::Create(whole());
    let again = [create.clone(), create.clone()];
    let [mobile, _, _, _] = Edition::ALL;
    // The first deletes the account that is there, and makes none; the second makes it.
    assert_eq!(found(&again, mobile, &there), ["DuplicateGuid {GUID}"]);
    let windows = validate(&again, Edition::DdfV2, Some(&there));
    let duplicates = windows
        .findings()
        .iter()
        .filter(|f| f.rule() == Rule::DuplicateGuid);
    assert_eq!(duplicates.count(), 2);
}

#[test]
fn what_a_removal_takes_away_is_judged_before() {
    let guid = Guid::from_u128(1);
    let unknown = |mut account: Account<'static>| {
        account.set_path(&["COLOUR".into()], "blue");
        account
    };
    let remove = Operation::Remove(guid);
    for edition in Edition::ALL {
        let part = [Operation::Create(Account::new(guid)), remove.clone()];
        assert!(validate(&part, edition, Some(&[])).breaks(Rule::RequiredNodes));
        for set in [Operation::Create, Operation::Set] {
            let unknown = [set(unknown(whole())), remove.clone()];
            assert!(validate(&unknown, edition, Some(&[])).breaks(Rule::UnknownNode));
            let wrong = whole().with(AccountNode::Linger, "often");
            let place = Place::Node(AccountNode::Linger);
            for behind in [Operation::RemoveNode(guid, place), remove.clone()] {
                let operations = [set(wrong.clone()), behind];
                let verdict = validate(&operations, edition, Some(&[]));
                assert!(verdict.breaks(Rule::Linger), "{verdict}");
            }
        }
        // Settings of one document are judged at its end.
        let part = [Operation::Set(Account::new(guid)), remove.clone()];
        assert!(validate(&part, edition, Some(&[])).is_legal());
    }
}

#[test]
fn each_finding_on_an_account_that_is_made_is_told_once() {
    let mobile = Edition::WindowsMobile;
    let wrong = Account::new(Guid::from_u128(1)).with(AccountNode::Linger, "often");
    let operations = [Operation::Create(whole()), Operation::Edit(wrong.clone())];
    assert_eq!(found(&operations, mobile, &[]), ["Linger LINGER"]);
    let operations = [Operation::Set(whole()), Operation::Set(wrong)];
    assert_eq!(found(&operations, mobile, &[]), ["Linger LINGER"]);
}

#[test]
fn a_change_answers_only_for_what_it_breaks_itself() {
    let (guid, mobile) = (Guid::from_u128(1), Edition::WindowsMobile);
    // A password that nothing needs, and nobody is named.
    let there = [whole().with(AccountNode::SmtpAltPassword, "secret")];
    let name = Account::new(guid).with(AccountNode::Name, "Ada");
    assert!(name.validate_edit(Some(&there[0]), mobile).is_legal());
    for change in [Operation::Set, Operation::Edit] {
        assert_eq!(found(&[change(name.clone())], mobile, &there), [""; 0]);
        let user = name.clone().with(AccountNode::SmtpAltAuthName, "ada-out");
        assert_eq!(
            found(&[change(user)], mobile, &there),
            ["OutgoingCredentials SMTPALTAUTHNAME"]
        );
    }
}

#[test]
fn settings_of_one_document_are_judged_at_its_end() {
    let (guid, mobile) = (Guid::from_u128(1), Edition::WindowsMobile);
    let set = |account: Account<'static>| Operation::Set(account);
    let first = set(Account::new(guid).with(AccountNode::SmtpAltPassword, "secret"));
    let second = set(Account::new(guid)
        .with(AccountNode::SmtpAltEnabled, "1")
        .with(AccountNode::SmtpAltAuthName, "ada-out"));
    let both = [first.clone(), second];
    assert_eq!(found(&both, mobile, &[whole()]), [""; 0]);
    assert_eq!(
        found(&[first], mobile, &[whole()]),
        ["OutgoingCredentials SMTPALTPASSWORD"]
    );
    let again = [
        Operation::RemoveNode(guid, Place::Node(AccountNode::AuthName)),
        set(Account::new(guid).with(AccountNode::AuthName, "ada")),
    ];
    assert_eq!(found(&again, mobile, &[whole()]), [""; 0]);
    // What the document itself has made is not there before it.
    let renamed = Account::new(guid).with(AccountNode::ServiceName, "Other");
    let made = [set(whole()), set(renamed)];
    assert_eq!(found(&made, mobile, &[]), [""; 0]);
    assert_eq!(
        found(&made[1..], mobile, &[whole()]),
        ["ServiceReplace SERVICENAME"]
    );
}

/// Takes minutes if it is not so.
#[test]
fn operations_take_time_in_proportion_to_their_number() {
    let guid = Guid::from_u128(1);
    let count = 100_000;
    let mut account = whole();
    for at in 0..count {
        account.set_path(&[format!("n{at}").into()], "1");
    }
    let named = |at: usize| format!("n{at}");
    let mut operations = vec![Operation::Set(account)];
    for at in 0..count / 10 {
        let place = Place::below_account(&[named(at).into()]);
        operations.push(Operation::RemoveNode(guid, place));
        let mut again = Account::new(guid);
        again.set_path(&[named(at).into()], "2");
        operations.push(Operation::Set(again));
    }
    let verdict = validate(&operations, Edition::DdfV2, Some(&[]));
    let unknown = verdict.findings().iter();
    let unknown = unknown.filter(|f| f.rule() == Rule::UnknownNode).count();
    assert_eq!(unknown, count + count / 5);
}

#[test]
fn what_is_removed_has_to_be_there_as_far_as_that_is_known() {
    let guid = whole().guid();
    let domain = || Operation::RemoveNode(guid, Place::Node(AccountNode::Domain));
    let missing = |operations: &[Operation<'_>], there: Option<&[Account<'_>]>| {
        let verdict = validate(operations, Edition::WindowsMobile, there);
        verdict.breaks(Rule::MissingNode)
    };
    let there = [whole()];
    assert!(missing(&[domain()], Some(&there)) && missing(&[domain()], Some(&[])));
    assert!(!missing(&[domain()], None));
    // What has been created is known, and what is set may have been there.
    assert!(missing(&[Operation::Create(whole()), domain()], None));
    assert!(!missing(&[Operation::Set(whole()), domain()], None));
    assert!(missing(
        &[Operation::Remove(guid), Operation::Set(whole()), domain()],
        None
    ));
    // An account is gone with its node.
    let account = || Operation::RemoveNode(guid, Place::Account);
    assert!(!missing(&[account()], Some(&there)));
    assert!(missing(&[account(), account()], Some(&there)));
    assert!(missing(&[Operation::Remove(guid), domain()], None));
}
