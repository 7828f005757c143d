//! The four messages against bytes put together from the token tables, both ways.

use eas_provision::{
    AcknowledgementStatus, DeviceInformation, DeviceInformationStatus, DevicePasswordStatus,
    Message, OfferedPolicy, Options, PolicyData, PolicyKey, PolicyStatus, PolicyType,
    ProvisionRequest, ProvisionResponse, ProvisionStatus, RecoveryPassword, RequestedPolicy,
    SettingsRequest, SettingsResponse, SettingsStatus, WipeStatus, decode, decode_from,
    decode_with, encode, encode_into, encode_to,
};
use wbxml::{DocumentBuilder, EventReader, dictionaries};

use crate::support::{Bytes, leaf, node, provision, settings};

/// The value encodes to these bytes, and they decode to the value, from a tree as well.
#[track_caller]
fn both_ways<'a, M: Message<'a> + PartialEq + std::fmt::Debug>(value: &M, bytes: &'a [u8]) {
    assert_eq!(encode(value).unwrap(), bytes);
    let decoded: M = decode(bytes).unwrap();
    assert_eq!(&decoded, value);
    let mut out = bytes::BytesMut::new();
    encode_into(value, &mut out).unwrap();
    assert_eq!(out, bytes);
    let mut short = &mut vec![0; bytes.len() - 1][..];
    assert!(
        encode_into(value, &mut short).is_err(),
        "the output is full"
    );
    let mut builder = DocumentBuilder::new(&dictionaries::ACTIVESYNC);
    encode_to(value, &mut builder).unwrap();
    let mut events = EventReader::new(bytes, &dictionaries::ACTIVESYNC).unwrap();
    let tree = wbxml::Document::from_source(&mut events).unwrap();
    assert_eq!(builder.finish().unwrap(), tree);
    let mut events = EventReader::new(bytes, &dictionaries::ACTIVESYNC).unwrap();
    let decoded = decode_from::<M>(&mut events, &Default::default()).unwrap();
    assert_eq!((&decoded.value, &decoded.diagnostics[..]), (value, &[][..]));
}

const EAS: &str = "MS-EAS-Provisioning-WBXML";

/// `Policies` with one `Policy` of these children.
fn policies(policy: &[Bytes]) -> Bytes {
    node(0x06, &[node(0x07, policy)])
}

#[test]
fn the_remote_wipe_of_the_sample_is_exactly_14_bytes() {
    // <Provision><Status>1</Status><RemoteWipe/></Provision>; the sample says Content-Length: 14.
    let mut response = ProvisionResponse::new(ProvisionStatus::SUCCESS);
    response.remote_wipe = true;
    let bytes = b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031\x00\x01\x0C\x01";
    assert_eq!(bytes.len(), 14);
    both_ways(&response, bytes);
}

#[test]
fn the_account_only_wipe_is_another_element() {
    let mut response = ProvisionResponse::new(ProvisionStatus::SUCCESS);
    response.account_only_remote_wipe = true;
    both_ways(&response, &provision(&[leaf(0x0B, "1"), leaf(0x3B, "")]));
}

#[test]
fn the_first_request_asks_for_a_type() {
    let request = ProvisionRequest::initial(PolicyType::EAS);
    both_ways(&request, &provision(&[policies(&[leaf(0x08, EAS)])]));
}

#[test]
fn the_first_request_of_14_1_has_device_information() {
    let mut request = ProvisionRequest::initial(PolicyType::EAS);
    request.device_information = Some(DeviceInformation::with_model("CONTOSO"));
    let information = Bytes(b"\x00\x12\x56\x48\x57\x03CONTOSO\x00\x01\x01\x01\x00\x0E".to_vec());
    let expected = provision(&[information, policies(&[leaf(0x08, EAS)])]);
    both_ways(&request, &expected);
}

#[test]
fn the_answer_to_device_information_has_a_status_of_settings() {
    let mut response = ProvisionResponse::new(ProvisionStatus::SUCCESS);
    response.device_information = Some(DeviceInformationStatus::SUCCESS);
    let information = Bytes(b"\x00\x12\x56\x46\x031\x00\x01\x01\x00\x0E".to_vec());
    both_ways(&response, &provision(&[information, leaf(0x0B, "1")]));
}

#[test]
fn the_acknowledgement_has_type_key_and_status_in_this_order() {
    let key = PolicyKey::new("1307199584").unwrap();
    let status = AcknowledgementStatus::PARTIAL_SUCCESS;
    let request = ProvisionRequest::acknowledgement(PolicyType::EAS, key, status);
    let policy = [leaf(0x08, EAS), leaf(0x09, "1307199584"), leaf(0x0B, "2")];
    both_ways(&request, &provision(&[policies(&policy)]));
}

#[test]
fn the_answer_to_the_acknowledgement_has_the_permanent_key() {
    let mut policy = OfferedPolicy::new(PolicyType::EAS, PolicyStatus::SUCCESS);
    policy.policy_key = Some(PolicyKey::from(3_942_919_513));
    let response = ProvisionResponse::with_policy(policy);
    let policy = [leaf(0x08, EAS), leaf(0x0B, "1"), leaf(0x09, "3942919513")];
    both_ways(&response, &provision(&[leaf(0x0B, "1"), policies(&policy)]));
}

#[test]
fn an_empty_request_asks_for_an_order_to_wipe() {
    both_ways(&ProvisionRequest::new(), b"\x03\x01\x6A\x00\x00\x0E\x05");
}

#[test]
fn both_wipes_are_acknowledged_with_a_status() {
    let mut request = ProvisionRequest::new();
    request.remote_wipe = Some(WipeStatus::SUCCESS);
    both_ways(&request, &provision(&[node(0x0C, &[leaf(0x0B, "1")])]));
    let mut request = ProvisionRequest::new();
    request.account_only_remote_wipe = Some(WipeStatus::FAILURE);
    both_ways(&request, &provision(&[node(0x3B, &[leaf(0x0B, "2")])]));
}

#[test]
fn the_policy_of_2_5_is_text() {
    let text = "<wap-provisioningdoc></wap-provisioningdoc>";
    let mut policy = OfferedPolicy::new(PolicyType::WAP, PolicyStatus::SUCCESS);
    policy.data = Some(PolicyData::Text(text.into()));
    let policy_bytes = [
        leaf(0x08, "MS-WAP-Provisioning-XML"),
        leaf(0x0B, "1"),
        leaf(0x0A, text),
    ];
    let expected = provision(&[leaf(0x0B, "1"), policies(&policy_bytes)]);
    both_ways(&ProvisionResponse::with_policy(policy), &expected);
}

#[test]
fn several_policies_are_kept_in_order() {
    let types = ["a", "b", "c"];
    let request: Vec<_> = types
        .iter()
        .map(|name| RequestedPolicy::new(PolicyType((*name).into())))
        .collect();
    let mut message = ProvisionRequest::new();
    message.policies = Some(request.into_iter().collect());
    let elements = types.map(|name| node(0x07, &[leaf(0x08, name)]));
    both_ways(&message, &provision(&[node(0x06, &elements)]));
    let policies = message.policies.unwrap();
    assert_eq!(policies.len(), 3);
    assert!(policies.iter().map(|p| p.policy_type.as_str()).eq(types));
}

#[test]
fn a_status_that_has_no_name_here_is_a_number_still() {
    let response = ProvisionResponse::new(ProvisionStatus(177));
    both_ways(&response, &provision(&[leaf(0x0B, "177")]));
    let bytes = provision(&[leaf(0x0B, "65535")]);
    both_ways(&ProvisionResponse::new(ProvisionStatus(65535)), &bytes);
}

#[test]
fn settings_sets_all_nine_values_of_device_information() {
    let mut information = DeviceInformation::new();
    let values = [
        (0x17, &mut information.model, "CONTOSO"),
        (0x18, &mut information.imei, "123456789012345"),
        (0x19, &mut information.friendly_name, "Matt's Phone"),
        (0x1A, &mut information.os, "Contoso Phone1.0.1234"),
        (0x1B, &mut information.os_language, "English"),
        (0x1C, &mut information.phone_number, "555-555-1234"),
        (0x22, &mut information.mobile_operator, "ContosoTelecom"),
        (0x20, &mut information.user_agent, "ContosoPhone1"),
        (0x21, &mut information.enable_outbound_sms, "1"),
    ];
    let mut elements = Vec::new();
    for (token, value, text) in values {
        *value = Some(text.into());
        elements.push(leaf(token, text));
    }
    assert_eq!(information.outbound_sms(), Some(true));
    let request = SettingsRequest::device_information(information);
    let expected = settings(&[node(0x16, &[node(0x08, &elements)])]);
    both_ways(&request, &expected);
}

#[test]
fn settings_sets_a_recovery_password_and_removes_it() {
    let request = SettingsRequest::device_password("s3cret");
    let expected = settings(&[node(0x14, &[node(0x08, &[leaf(0x15, "s3cret")])])]);
    both_ways(&request, &expected);
    let request = SettingsRequest::device_password("");
    let expected = settings(&[node(0x14, &[node(0x08, &[leaf(0x15, "")])])]);
    both_ways(&request, &expected);
    assert!(request.device_password.unwrap().is_empty());
}

#[test]
fn settings_answers_with_three_statuses() {
    let mut response = SettingsResponse::new(SettingsStatus::SUCCESS);
    response.device_password = Some(DevicePasswordStatus::DENIED_BY_POLICY);
    response.device_information = Some(DeviceInformationStatus::INVALID_ARGUMENTS);
    let expected = settings(&[
        leaf(0x06, "1"),
        node(0x14, &[leaf(0x06, "7")]),
        node(0x16, &[leaf(0x06, "5")]),
    ]);
    both_ways(&response, &expected);
}

#[test]
fn a_recovery_password_shows_itself_to_nobody() {
    let request = SettingsRequest::device_password("s3cret").into_owned();
    assert!(!format!("{request:?}").contains("s3cret"));
    assert_eq!(request.device_password.unwrap().expose(), "s3cret");
    assert!(!RecoveryPassword::new("é".repeat(255)).is_too_long());
    assert!(RecoveryPassword::new("é".repeat(256)).is_too_long());
}

#[test]
fn a_recovery_password_in_the_wrong_place_or_form_does_not_show_itself_either() {
    let text = leaf(0x15, "s3cret");
    let opaque = Bytes(b"\x55\xC3\x06s3cret\x01".to_vec());
    // Character entities, each a number.
    let mut characters = Bytes(vec![0x55]);
    let entities = "s3cret".bytes().flat_map(|byte| [0x02, byte]);
    characters.0.extend(entities);
    characters.0.push(0x01);
    let wrong = [
        settings(&[node(0x14, &[node(0x08, &[text.clone(), opaque])])]),
        settings(&[node(0x14, &[node(0x08, &[text.clone(), characters])])]),
        settings(&[node(
            0x14,
            &[text.clone(), node(0x08, core::slice::from_ref(&text))],
        )]),
        settings(&[
            text.clone(),
            node(0x14, &[node(0x08, core::slice::from_ref(&text))]),
        ]),
        settings(&[node(
            0x14,
            &[node(0x08, &[node(0x15, core::slice::from_ref(&text))])],
        )]),
        settings(&[node(0x14, core::slice::from_ref(&text))]),
    ];
    for bytes in wrong {
        let shown = format!(
            "{:?} {:?}",
            decode::<SettingsRequest<'_>>(&bytes),
            decode_with::<SettingsRequest<'_>>(&bytes, &Options::LENIENT)
        );
        for leak in ["s3cret", "'3'", "s3", "51"] {
            assert!(!shown.contains(leak), "{shown}");
        }
        if let Err(refused) = decode::<SettingsRequest<'_>>(&bytes) {
            assert!(!refused.to_string().contains("s3cret"));
        }
    }
}

#[test]
fn policy_keys_are_1_to_64_characters_of_a_header() {
    assert!(PolicyKey::new("x".repeat(64)).is_ok());
    for text in ["", " 1", "1\n", "é", "a b", "\u{7f}", &"1".repeat(65)] {
        assert!(PolicyKey::new(text).is_err(), "{text:?}");
    }
    assert_eq!(PolicyKey::INITIAL.as_str(), "0");
    assert!(PolicyKey::INITIAL.is_initial());
    let number = |text: &'static str| PolicyKey::new(text).unwrap().as_u32();
    assert_eq!(number("4294967295"), Some(u32::MAX));
    assert_eq!(number("4294967296"), None);
    assert_eq!(number("+1"), None);
    assert_eq!(number("ABC"), None);
}

#[test]
fn the_type_of_a_policy_goes_with_the_version() {
    use eas_provision::ProtocolVersion;
    for version in ProtocolVersion::ALL {
        let is_text = version == ProtocolVersion::V2_5;
        let expected = if is_text {
            PolicyType::WAP
        } else {
            PolicyType::EAS
        };
        assert_eq!(PolicyType::of(version), expected);
    }
}
