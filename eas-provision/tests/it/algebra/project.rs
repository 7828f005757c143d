//! The part of a policy that a protocol version has.

use eas_provision::algebra::project;
use eas_provision::{
    ApplicationHash, PolicyDocument, PolicyElement, PolicyElements, ProtocolVersion, Setting,
};
use proptest::prelude::*;

use crate::any_policy::{any_policy, cases};
use crate::settings::{element, policy, policy_rows};

fn every_element() -> PolicyDocument<'static> {
    let mut policy = PolicyDocument::new();
    for element in PolicyElement::ALL {
        policy.set(element, Setting::Empty);
    }
    policy
}

#[test]
fn each_version_has_the_elements_of_the_table() {
    let Some(rows) = policy_rows() else { return };
    for version in ProtocolVersion::ALL {
        let has = |versions: &str| versions.split(' ').any(|v| v == version.to_string());
        let rows = rows.iter().filter(|row| has(&row["versions_ms_asprov"]));
        let expected: PolicyElements = rows.map(|row| element(&row["name"])).collect();
        let projection = project(&every_element(), version);
        assert_eq!(projection.policy.elements(), expected, "{version}");
        assert_eq!(projection.dropped, PolicyElements::ALL.difference(expected));
    }
}

#[test]
fn version_12_0_has_eleven_elements_and_2_5_none() {
    let count = |version| project(&every_element(), version).policy.len();
    assert_eq!(count(ProtocolVersion::V2_5), 0);
    assert_eq!(count(ProtocolVersion::V12_0), 11);
    for version in &ProtocolVersion::ALL[2..] {
        assert_eq!(count(*version), 42);
    }
}

#[test]
fn a_projection_is_in_one_form() {
    let policy = policy(
        "AllowCamera=false MinDevicePasswordLength=007 MaxAttachmentSize=empty \
         UnapprovedInROMApplicationList=b,a,b ApprovedApplicationList=x,2jmj7l5rSw0yVb/vlWAYkK/YBwk=",
    );
    let projected = project(&policy, ProtocolVersion::V14_1).policy;
    assert_eq!(projected.number(PolicyElement::AllowCamera), Some(0));
    assert_eq!(projected.text_of(PolicyElement::AllowCamera), None);
    assert_eq!(
        projected.number(PolicyElement::MinDevicePasswordLength),
        Some(7)
    );
    assert!(projected.get(PolicyElement::MaxAttachmentSize).is_empty());
    assert_eq!(projected.unapproved_in_rom_applications(), ["a", "b"]);
    let hashes = ["da39a3ee5e6b4b0d3255bfef95601890afd80709", "x"].map(ApplicationHash::from);
    assert_eq!(projected.approved_applications(), hashes);
}

#[test]
fn what_is_unknown_is_left_out_and_counted() {
    use eas_provision::Place;
    use wbxml::{Document, Sink, Tag, dictionaries};

    let mut policy = policy("AllowCamera=0");
    let unknown = Document::build(&dictionaries::ACTIVESYNC, |sink| {
        sink.text_element(Tag::new(14, 0x12), "1")
    });
    policy
        .unknown_mut()
        .push(Place::ProvisionDoc, unknown.unwrap());
    let projection = project(&policy, ProtocolVersion::V14_1);
    assert_eq!(projection.unknown_dropped, 1);
    assert!(projection.policy.unknown().is_empty());
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn the_projection_of_a_projection_is_the_same(policy in any_policy()) {
        for version in ProtocolVersion::ALL {
            let once = project(&policy, version);
            let twice = project(&once.policy, version);
            prop_assert_eq!(&twice.policy, &once.policy);
            prop_assert!(twice.dropped.is_empty());
        }
    }

    #[test]
    fn nothing_is_invented(policy in any_policy()) {
        for version in ProtocolVersion::ALL {
            let projection = project(&policy, version);
            let elements = projection.policy.elements();
            prop_assert_eq!(elements.union(projection.dropped), policy.elements());
            prop_assert!(elements.intersection(projection.dropped).is_empty());
            for element in elements {
                let (old, new) = (policy.get(element), projection.policy.get(element));
                prop_assert_eq!(policy.number(element), projection.policy.number(element));
                prop_assert_eq!(old.is_empty(), new.is_empty());
            }
        }
    }
}
