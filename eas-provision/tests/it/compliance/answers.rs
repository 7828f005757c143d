//! What a client does about a Provision response before it looks into the policy.

use eas_provision::compliance::{Answer, answer};
use eas_provision::{
    OfferedPolicy, PolicyData, PolicyDocument, PolicyStatus, PolicyType, ProtocolVersion,
    ProvisionResponse, ProvisionStatus,
};

const VERSION: ProtocolVersion = ProtocolVersion::V14_1;

fn offered(status: u16) -> OfferedPolicy<'static> {
    let mut policy = OfferedPolicy::new(PolicyType::EAS, PolicyStatus(status));
    policy.data = Some(PolicyData::Document(PolicyDocument::new()));
    policy
}

fn response(status: u16) -> ProvisionResponse<'static> {
    ProvisionResponse::with_policy(offered(status))
}

#[test]
fn a_response_with_a_status_other_than_1_is_not_acknowledged() {
    // The first table of the guide, and the common statuses.
    for status in [2, 3, 139, 140, 142, 165] {
        let mut response = response(1);
        response.status = Some(ProvisionStatus(status));
        let refused = Answer::Refused(ProvisionStatus(status));
        assert_eq!(answer(&response, VERSION), refused);
    }
}

#[test]
fn the_status_comes_before_the_wipe() {
    let mut response = ProvisionResponse::new(ProvisionStatus(2));
    response.remote_wipe = true;
    assert_eq!(
        answer(&response, VERSION),
        Answer::Refused(ProvisionStatus(2))
    );
}

#[test]
fn a_wipe_is_all_that_counts() {
    let mut wipe = response(1);
    wipe.remote_wipe = true;
    assert_eq!(answer(&wipe, VERSION), Answer::WipeDevice);
    let mut wipe = response(5);
    wipe.account_only_remote_wipe = true;
    assert_eq!(answer(&wipe, VERSION), Answer::WipeAccount);
}

#[test]
fn of_both_wipes_the_one_of_the_account_counts() {
    let mut wipe = ProvisionResponse::new(ProvisionStatus::SUCCESS);
    wipe.remote_wipe = true;
    wipe.account_only_remote_wipe = true;
    assert_eq!(answer(&wipe, VERSION), Answer::WipeAccount);
}

#[test]
fn a_key_mismatch_counts_wherever_it_stands() {
    let mut mismatch = response(1);
    mismatch.status = Some(ProvisionStatus(5));
    assert_eq!(answer(&mismatch, VERSION), Answer::StartOver);
    assert_eq!(answer(&response(5), VERSION), Answer::StartOver);
}

#[test]
fn the_status_of_the_policy_says_what_to_do() {
    // The second table of the guide.
    let response_1 = response(1);
    let policy = response_1.policies.as_ref().unwrap().first().unwrap();
    assert_eq!(answer(&response_1, VERSION), Answer::Policy(policy));
    for (status, expected) in [
        (2, Answer::NoPolicy),
        (3, Answer::UnknownPolicyType),
        (4, Answer::PolicyCorrupt),
        (5, Answer::StartOver),
        (9, Answer::Unclear(PolicyStatus(9))),
    ] {
        assert_eq!(answer(&response(status), VERSION), expected);
    }
}

#[test]
fn without_a_status_the_one_of_the_policy_counts() {
    let mut response = response(2);
    response.status = None;
    assert_eq!(answer(&response, VERSION), Answer::NoPolicy);
}

#[test]
fn without_any_status_a_policy_is_one() {
    let mut response = response(1);
    response.status = None;
    let mut policy = offered(1);
    policy.status = None;
    response.policies = ProvisionResponse::with_policy(policy.clone()).policies;
    assert_eq!(answer(&response, VERSION), Answer::Policy(&policy));
}

#[test]
fn where_a_server_has_no_text_for_2_5_the_document_is_taken() {
    let response = response(1);
    let taken = answer(&response, ProtocolVersion::V2_5);
    assert!(matches!(taken, Answer::Policy(policy) if policy.policy_type == PolicyType::EAS));
}

#[test]
fn a_policy_of_an_unsupported_type_is_skipped() {
    let wap = OfferedPolicy::new(PolicyType::WAP, PolicyStatus::SUCCESS);
    let mut response = ProvisionResponse::with_policy(wap);
    assert_eq!(answer(&response, VERSION), Answer::NothingOffered);
    response.policies.as_mut().unwrap().push(offered(1));
    match answer(&response, VERSION) {
        Answer::Policy(policy) => assert_eq!(policy.policy_type, PolicyType::EAS),
        other => panic!("{other:?}"),
    }
    match answer(&response, ProtocolVersion::V2_5) {
        Answer::Policy(policy) => assert_eq!(policy.policy_type, PolicyType::WAP),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_response_without_policies_offers_nothing() {
    let response = ProvisionResponse::new(ProvisionStatus::SUCCESS);
    assert_eq!(answer(&response, VERSION), Answer::NothingOffered);
}
