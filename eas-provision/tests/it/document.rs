//! The policy document: three values, numbers kept whatever they are, lists, unknown elements.

use std::borrow::Cow;

use eas_provision::{
    ApplicationHash, Decoded, DiagnosticKind, OfferedPolicy, Options, Place, PolicyData,
    PolicyDocument, PolicyElement, PolicyStatus, PolicyType, PolicyValue, ProvisionResponse,
    Setting, decode, decode_with, encode,
};
use proptest::prelude::*;

use crate::support::{Bytes, leaf, node, policy};

fn document<'r, 'a>(response: &'r ProvisionResponse<'a>) -> &'r PolicyDocument<'a> {
    let policies = response.policies.as_ref().unwrap();
    policies.first().unwrap().document().unwrap()
}

/// The document with these elements, which has to come back byte for byte.
fn read(settings: &[Bytes]) -> PolicyDocument<'static> {
    let bytes = policy(settings);
    let response: ProvisionResponse<'_> = decode(&bytes).unwrap();
    assert_eq!(encode(&response).unwrap(), bytes);
    document(&response).clone().into_owned()
}

#[test]
fn absent_empty_and_a_value_are_three_things() {
    let policy = read(&[leaf(0x14, ""), leaf(0x15, "0")]);
    assert_eq!(
        policy.get(PolicyElement::MaxAttachmentSize),
        Setting::Absent
    );
    assert_eq!(
        policy.get(PolicyElement::MinDevicePasswordLength),
        Setting::Empty
    );
    let zero = Setting::Value(PolicyValue::Number(0));
    assert_eq!(policy.get(PolicyElement::MaxInactivityTimeDeviceLock), zero);
    assert_eq!(policy.max_attachment_size(), Ok(Setting::Absent));
    assert_eq!(policy.min_device_password_length(), Ok(Setting::Empty));
    assert_eq!(
        policy.max_inactivity_time_device_lock(),
        Ok(Setting::Value(0))
    );
    assert_eq!((policy.len(), policy.is_empty()), (2, false));
}

#[test]
fn numbers_out_of_range_are_kept() {
    let policy = read(&[leaf(0x13, "7"), leaf(0x14, "300"), leaf(0x17, "-1")]);
    assert_eq!(policy.number(PolicyElement::AttachmentsEnabled), Some(7));
    let error = policy.attachments_enabled().unwrap_err();
    assert_eq!(error.element(), PolicyElement::AttachmentsEnabled);
    assert_eq!(error.number(), Some(7));
    assert!(policy.min_device_password_length().is_err(), "no byte");
    assert!(policy.max_attachment_size().is_err(), "Z-Push sends -1");
    assert_eq!(policy.number(PolicyElement::MaxAttachmentSize), Some(-1));
}

#[test]
fn other_spellings_of_a_number_are_read_and_come_back_as_they_were() {
    for (text, number) in [
        ("true", 1),
        ("false", 0),
        ("01", 1),
        ("+1", 1),
        (" 1 ", 1),
        ("-0", 0),
        ("00", 0),
        ("-1", -1),
        ("4294967295", 4_294_967_295),
        ("4294967296", 4_294_967_296),
        ("9223372036854775807", i64::MAX),
        ("-9223372036854775808", i64::MIN),
        ("999999999999999999", 999_999_999_999_999_999),
    ] {
        let policy = read(&[leaf(0x13, text), leaf(0x14, "4")]);
        assert_eq!(
            policy.number(PolicyElement::AttachmentsEnabled),
            Some(number),
            "{text}"
        );
        assert_eq!(
            policy.number(PolicyElement::MinDevicePasswordLength),
            Some(4)
        );
    }
}

#[test]
fn text_that_is_no_number_is_let_pass_and_kept() {
    for text in ["yes", "1.0", "0x1", " ", "9223372036854775808", "1\u{a0}"] {
        let bytes = policy(&[leaf(0x13, text)]);
        let decoded: Decoded<ProvisionResponse<'_>> =
            decode_with(&bytes, &Options::LENIENT).unwrap();
        let element = PolicyElement::AttachmentsEnabled;
        let policy = document(&decoded.value);
        assert_eq!(policy.get(element), Setting::Value(PolicyValue::Text(text)));
        assert!(!policy.is_vacuous(element) && policy.attachments_enabled().is_err());
        let kinds: Vec<_> = decoded.diagnostics.iter().map(|d| d.kind()).collect();
        assert_eq!(kinds, [DiagnosticKind::NotANumber(element)]);
        assert_eq!(decoded.diagnostics[0].offset(), 65, "the STR_I");
        assert_eq!(encode(&decoded.value).unwrap(), bytes);
        let error = decode::<ProvisionResponse<'_>>(&bytes).unwrap_err();
        assert_eq!(error.offset(), 65);
    }
}

#[test]
fn lists_have_names_and_hashes_of_either_form() {
    let policy = read(&[
        node(0x37, &[leaf(0x38, "calc.exe"), leaf(0x38, "Zoë.exe")]),
        node(
            0x39,
            &[
                leaf(0x3A, "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
                Bytes(b"\x7A\xC3\x14\xDA\x39\xA3\xEE\x5E\x6B\x4B\x0D\x32\x55\xBF\xEF\x95\x60\x18\x90\xAF\xD8\x07\x09\x01".to_vec()),
                leaf(0x3A, "2jmj7l5rSw0yVb/vlWAYkK/YBwk="),
                leaf(0x3A, ""),
            ],
        ),
    ]);
    assert_eq!(
        policy.unapproved_in_rom_applications(),
        ["calc.exe", "Zoë.exe"]
    );
    // The SHA-1 of nothing (FIPS 180-4).
    let nothing = [
        0xDA, 0x39, 0xA3, 0xEE, 0x5E, 0x6B, 0x4B, 0x0D, 0x32, 0x55, 0xBF, 0xEF, 0x95, 0x60, 0x18,
        0x90, 0xAF, 0xD8, 0x07, 0x09,
    ];
    let hashes = policy.approved_applications();
    let sums: Vec<_> = hashes.iter().map(ApplicationHash::sha1).collect();
    assert_eq!(sums, [Some(nothing), Some(nothing), Some(nothing), None]);
    assert!(matches!(hashes[1], ApplicationHash::Bytes(_)));
    assert_eq!(
        hashes[1].to_string(),
        "da39a3ee5e6b4b0d3255bfef95601890afd80709"
    );
    assert_eq!(ApplicationHash::from(nothing), hashes[0]);
}

#[test]
fn an_empty_list_is_empty_and_not_absent() {
    let policy = read(&[leaf(0x37, ""), leaf(0x39, "")]);
    for element in [
        PolicyElement::UnapprovedInROMApplicationList,
        PolicyElement::ApprovedApplicationList,
    ] {
        assert_eq!(policy.get(element), Setting::Empty);
        assert!(policy.is_vacuous(element), "no restriction");
    }
}

#[test]
fn unknown_elements_stay_where_they_were() {
    let later = Bytes(b"\x7C\x03x\x00\x01".to_vec());
    let settings_page = Bytes(b"\x00\x12\x57\x03Model\x00\x01\x00\x0E".to_vec());
    let policy = read(&[
        later.clone(),
        leaf(0x0E, "1"),
        leaf(0x12, "1"),
        node(0x3D, &[leaf(0x0E, "2"), later.clone()]),
        settings_page,
        leaf(0x14, "4"),
        node(
            0x37,
            &[
                leaf(0x38, "a"),
                later.clone(),
                leaf(0x38, "b"),
                leaf(0x3A, ""),
            ],
        ),
        later,
    ]);
    let unknown: Vec<_> = policy
        .unknown()
        .iter()
        .map(|element| (element.place(), element.tag().unwrap().to_string()))
        .collect();
    let expected = [
        (Place::ProvisionDoc, "14:3C"),
        (Place::ProvisionDoc, "14:12"),
        (Place::ProvisionDoc, "14:3D"),
        (Place::ProvisionDoc, "18:17"),
        (Place::UnapprovedList, "14:3C"),
        (Place::UnapprovedList, "14:3A"),
        (Place::ProvisionDoc, "14:3C"),
    ];
    assert_eq!(
        unknown,
        expected.map(|(place, tag)| (place, tag.to_owned()))
    );
    assert_eq!(
        policy.len(),
        3,
        "0E inside the unknown 3D is not one of the document"
    );
}

#[test]
fn an_element_known_by_name_only_is_kept_by_name() {
    let mut bytes = b"\x03\x01\x6A\x06later\x00".to_vec();
    let body = policy(&[Bytes(b"\x44\x00\x03x\x00\x01".to_vec()), leaf(0x0E, "1")]);
    bytes.extend(&body[4..]);
    let response: ProvisionResponse<'_> = decode(&bytes).unwrap();
    let unknown = document(&response).unknown().iter().next().unwrap();
    assert_eq!((unknown.tag(), unknown.name()), (None, Some("later")));
    assert_eq!(encode(&response).unwrap(), bytes);
}

#[test]
fn settings_can_be_changed_and_taken_back() {
    let mut policy = PolicyDocument::new();
    let element = PolicyElement::MinDevicePasswordLength;
    policy.set_text(element, "08");
    assert_eq!(
        (policy.number(element), policy.text_of(element)),
        (Some(8), Some("08"))
    );
    policy.set_min_device_password_length(6);
    assert_eq!(
        (policy.number(element), policy.text_of(element)),
        (Some(6), None)
    );
    policy.set(element, Setting::Empty);
    assert_eq!(policy.get(element), Setting::Empty);
    policy.set(element, Setting::Absent);
    assert_eq!(policy, PolicyDocument::new());

    policy.set_unapproved_in_rom_applications(["calc.exe"]);
    policy.set_approved_applications(["00"]);
    let mut copy = PolicyDocument::new();
    for element in PolicyElement::ALL {
        copy.copy_from(element, &policy);
    }
    assert_eq!(copy, policy);
    policy.set(PolicyElement::ApprovedApplicationList, Setting::Absent);
    policy.set(
        PolicyElement::UnapprovedInROMApplicationList,
        Setting::Absent,
    );
    assert!(policy.is_empty() && policy == PolicyDocument::new());
    assert_eq!(copy.len(), 2);
}

#[test]
fn debug_shows_what_is_there_and_nothing_else() {
    let mut policy = PolicyDocument::new();
    policy
        .set_allow_camera(false)
        .set_max_attachment_size(Setting::Empty)
        .set_text(PolicyElement::AllowBrowser, "no");
    assert_eq!(
        format!("{policy:?}"),
        "{MaxAttachmentSize: empty, AllowCamera: 0, AllowBrowser: \"no\"}"
    );
}

fn setting() -> impl Strategy<Value = Setting<i64>> {
    prop_oneof![
        2 => Just(Setting::Absent),
        1 => Just(Setting::Empty),
        3 => (-2_i64..20).prop_map(Setting::Value),
        1 => any::<i64>().prop_map(Setting::Value),
    ]
}

prop_compose! {
    fn documents()(
        numbers in prop::collection::vec(setting(), 40),
        texts in prop::collection::vec((0_usize..40, "[ -~]{0,6}"), 0..3),
        names in prop::option::of(prop::collection::vec("[a-z]{0,30}", 0..40)),
        hashes in prop::option::of(prop::collection::vec(prop::collection::vec(any::<u8>(), 1..24), 0..20)),
    ) -> PolicyDocument<'static> {
        let mut policy = PolicyDocument::new();
        for (element, setting) in PolicyElement::ALL.into_iter().zip(numbers) {
            policy.set(element, setting);
        }
        for (index, text) in texts {
            policy.set_text(PolicyElement::ALL[index], text);
        }
        if let Some(names) = names {
            policy.set_unapproved_in_rom_applications(names);
        }
        if let Some(hashes) = hashes {
            let hashes = hashes.into_iter().map(|hash| ApplicationHash::Bytes(Cow::Owned(hash)));
            policy.set_approved_applications(hashes);
        }
        policy
    }
}

proptest! {
    #[test]
    fn every_document_comes_back(policy in documents()) {
        let mut offered = OfferedPolicy::new(PolicyType::EAS, PolicyStatus::SUCCESS);
        offered.data = Some(PolicyData::Document(policy.clone()));
        let response = ProvisionResponse::with_policy(offered);
        let bytes = encode(&response).unwrap();
        let decoded: Decoded<ProvisionResponse<'_>> =
            decode_with(&bytes, &Options::LENIENT).unwrap();
        prop_assert_eq!(document(&decoded.value), &policy);
        let owned = decoded.value.clone().into_owned();
        prop_assert_eq!(&owned, &decoded.value);
        prop_assert_eq!(encode(&owned).unwrap(), bytes);
    }
}
