//! The hash that says whether a policy is the same as before.

use eas_provision::algebra::{PolicyHash, project};
use eas_provision::{PolicyDocument, ProtocolVersion};
use proptest::prelude::*;

use crate::any_policy::{any_policy, cases};
use crate::settings::policy;

fn hash(settings: &str) -> PolicyHash {
    PolicyHash::of(&policy(settings), ProtocolVersion::V14_1)
}

#[test]
fn the_hash_of_an_empty_policy_is_that_of_nothing() {
    // SHA-256 of no bytes (FIPS 180-4 examples).
    let expected = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let hash = PolicyHash::of(&PolicyDocument::new(), ProtocolVersion::V14_1);
    assert_eq!(hash.to_string(), expected);
    assert_eq!(hash.to_u64(), 0xe3b0_c442_98fc_1c14);
    assert_eq!(PolicyHash::from_bytes(*hash.as_bytes()), hash);
    assert_eq!(format!("{hash:?}"), format!("PolicyHash({expected})"));
}

/// The bytes by hand, and their SHA-256 by `sha256sum`: a stored hash must not change its meaning.
#[test]
fn the_bytes_under_the_hash_are_fixed() {
    // 0E 'n' 0000000000000001 | 17 'e' | 37 'a' 0000000000000001 'b'
    assert_eq!(
        hash("UnapprovedInROMApplicationList=b MaxAttachmentSize=empty DevicePasswordEnabled=1")
            .to_string(),
        "ba25d3c77eadb7a32c93f2711903fe621704b76c23b6d996f289956aa876f694"
    );
}

#[test]
fn how_a_value_is_written_does_not_matter() {
    assert_eq!(hash("AllowCamera=0"), hash("AllowCamera=false"));
    assert_eq!(
        hash("MinDevicePasswordLength=6"),
        hash("MinDevicePasswordLength=06")
    );
    assert_eq!(
        hash("UnapprovedInROMApplicationList=a,b"),
        hash("UnapprovedInROMApplicationList=b,a")
    );
}

#[test]
fn absent_empty_and_zero_are_three_policies() {
    let hashes = [
        hash(""),
        hash("DevicePasswordExpiration=empty"),
        hash("DevicePasswordExpiration=0"),
    ];
    assert_ne!(hashes[0], hashes[1]);
    assert_ne!(hashes[1], hashes[2]);
    assert_ne!(hashes[0], hashes[2]);
}

#[test]
fn what_an_old_version_does_not_have_does_not_change_its_hash() {
    // A server that hashes the whole policy answers FolderSync with 449 for ever.
    let (before, after) = (policy("DevicePasswordEnabled=1"), {
        policy("DevicePasswordEnabled=1 AllowCamera=0")
    });
    let hash = PolicyHash::of;
    assert_eq!(
        hash(&before, ProtocolVersion::V12_0),
        hash(&after, ProtocolVersion::V12_0)
    );
    assert_ne!(
        hash(&before, ProtocolVersion::V12_1),
        hash(&after, ProtocolVersion::V12_1)
    );
}

#[test]
fn names_do_not_run_into_each_other() {
    let lists =
        ["ab,c", "a,bc", "abc"].map(|list| format!("UnapprovedInROMApplicationList={list}"));
    let [one, two, three] = lists.each_ref().map(|settings| hash(settings));
    assert_ne!(one, two);
    assert_ne!(two, three);
    assert_ne!(one, three);
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn hashes_are_equal_if_and_only_if_projections_are(
        left in any_policy(),
        right in any_policy(),
    ) {
        for version in ProtocolVersion::ALL {
            let projections = project(&left, version).policy == project(&right, version).policy;
            let hashes = PolicyHash::of(&left, version) == PolicyHash::of(&right, version);
            prop_assert_eq!(hashes, projections, "{}", version);
        }
    }

    #[test]
    fn a_policy_and_its_projection_have_the_same_hash(policy in any_policy()) {
        for version in ProtocolVersion::ALL {
            let projected = project(&policy, version).policy;
            let (whole, part) = (PolicyHash::of(&policy, version), PolicyHash::of(&projected, version));
            prop_assert_eq!(whole, part);
        }
    }
}
