//! JSON of the models, and back.

use eas_provision::{
    Decoded, Options, PolicyDocument, PolicyElement, PolicyKey, ProvisionRequest,
    ProvisionResponse, SettingsRequest, decode_with,
};

use crate::support::{leaf, node, policy, provision};

#[test]
fn a_policy_document_is_a_map_of_names() {
    let mut document = PolicyDocument::new();
    document
        .set_device_password_enabled(true)
        .set_max_attachment_size(eas_provision::Setting::Empty)
        .set_text(PolicyElement::AllowCamera, "false")
        .set_unapproved_in_rom_applications(["calc.exe"])
        .set_approved_applications(<[&str; 0]>::default());
    let json = serde_json::to_string(&document).unwrap();
    assert_eq!(
        json,
        r#"{"DevicePasswordEnabled":1,"MaxAttachmentSize":null,"AllowCamera":"false","UnapprovedInROMApplicationList":["calc.exe"],"ApprovedApplicationList":[]}"#
    );
    assert_eq!(
        serde_json::from_str::<PolicyDocument<'_>>(&json).unwrap(),
        document
    );
    let error = serde_json::from_str::<PolicyDocument<'_>>(r#"{"AllowEverything":1}"#);
    assert!(error.unwrap_err().to_string().contains("AllowEverything"));
}

#[test]
fn messages_come_back_with_what_is_unknown_in_them() {
    let bytes = policy(&[
        leaf(0x0E, "1"),
        leaf(0x3C, "later"),
        node(0x39, &[leaf(0x3A, "00ff")]),
    ]);
    let decoded: Decoded<ProvisionResponse<'_>> = decode_with(&bytes, &Options::STRICT).unwrap();
    let json = serde_json::to_string(&decoded.value).unwrap();
    assert_eq!(
        serde_json::from_str::<ProvisionResponse<'_>>(&json).unwrap(),
        decoded.value
    );
    assert!(
        json.contains(r#""PolicyType":"MS-EAS-Provisioning-WBXML""#),
        "{json}"
    );

    let bytes = provision(&[node(
        0x06,
        &[node(0x07, &[leaf(0x08, "x"), leaf(0x3C, "y")])],
    )]);
    let request: ProvisionRequest<'_> = eas_provision::decode(&bytes).unwrap();
    let json = serde_json::to_string(&request).unwrap();
    assert_eq!(
        serde_json::from_str::<ProvisionRequest<'_>>(&json).unwrap(),
        request
    );

    let request = SettingsRequest::device_password("s3cret");
    let json = serde_json::to_string(&request).unwrap();
    assert_eq!(
        serde_json::from_str::<SettingsRequest<'_>>(&json).unwrap(),
        request
    );
}

#[test]
fn a_policy_key_is_checked_on_the_way_in() {
    assert!(serde_json::from_str::<PolicyKey<'_>>(r#""123""#).is_ok());
    assert!(serde_json::from_str::<PolicyKey<'_>>(r#""1\r\n2""#).is_err());
}

#[test]
fn a_recovery_password_that_is_no_string_is_refused_without_being_named() {
    for json in [
        "31415926",
        "-31415926",
        "3.1415926",
        "[31415926]",
        "{\"a\":31415926}",
        "true",
    ] {
        let json = format!(r#"{{"DevicePassword":{json}}}"#);
        let refused = serde_json::from_str::<SettingsRequest<'_>>(&json).unwrap_err();
        assert!(!refused.to_string().contains("1415926"), "{refused}");
    }
}
