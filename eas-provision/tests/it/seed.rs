//! The sample of the guide for developers of clients, which is no valid vector: a lenient decoder
//! reads it and reports each deviation, a strict one names the first. And XML beside it.

use eas_provision::{
    AcknowledgementStatus, Decoded, Diagnostic, DiagnosticKind, Error, ErrorKind, Message, Options,
    Place, PolicyElement, ProvisionRequest, ProvisionResponse, ProvisionStatus, SettingsRequest,
    WipeStatus, decode, decode_xml, decode_xml_with, encode, encode_xml,
};
use wbxml::tag::eas::provision;

use crate::support::shared;

fn sample(name: &str) -> Option<String> {
    let path = shared("corpus/eas/seed")?.join(name);
    Some(std::fs::read_to_string(path).unwrap())
}

fn lenient<'a, M: Message<'a>>(xml: &'a str) -> Decoded<M> {
    decode_xml_with(xml, &Options::LENIENT).unwrap()
}

/// What stands at the offset of a diagnostic or error.
fn at(xml: &str, offset: u64) -> &str {
    let rest = &xml[usize::try_from(offset).unwrap()..];
    rest.lines().find(|line| !line.trim().is_empty()).unwrap()
}

fn kinds(diagnostics: &[Diagnostic]) -> Vec<DiagnosticKind> {
    diagnostics.iter().map(Diagnostic::kind).collect()
}

#[test]
fn the_first_request_is_read_strictly() {
    let Some(xml) = sample("seed-1-provision-request.xml") else {
        return;
    };
    let request: ProvisionRequest<'_> = decode_xml(&xml).unwrap();
    let information = request.device_information.as_ref().unwrap();
    assert_eq!(information.model.as_deref(), Some("… "));
    assert_eq!(information.imei.as_deref(), Some("..."));
    assert_eq!(information.user_agent.as_deref(), Some("..."));
    assert_eq!(information.enable_outbound_sms, None);
    let policy = request.policies.as_ref().unwrap().first().unwrap();
    assert_eq!(policy.policy_type.as_str(), "MS-EAS-Provisioning-WBXML");
}

#[test]
fn the_policy_response_is_read_leniently_with_each_deviation_named() {
    let Some(xml) = sample("seed-2-provision-response-policy.xml") else {
        return;
    };
    let decoded = lenient::<ProvisionResponse<'_>>(&xml);
    assert_eq!(
        kinds(&decoded.diagnostics),
        [
            DiagnosticKind::Layout(Place::Provision),
            DiagnosticKind::StatusText(Place::Provision),
            DiagnosticKind::StatusText(Place::Policy),
            DiagnosticKind::ContainerName,
        ]
    );
    let places: Vec<&str> = decoded
        .diagnostics
        .iter()
        .skip(1)
        .map(|d| at(&xml, d.offset()))
        .collect();
    assert_eq!(
        places,
        [
            "1 Success</Status>",
            "1 Success</Status>",
            "<eas-provisioningdoc>"
        ]
    );
    let policies = decoded.value.policies.as_ref().unwrap();
    let policy = policies.first().unwrap();
    assert_eq!(policy.policy_key.as_ref().unwrap().as_str(), "2488355417");
    let document = policy.document().unwrap();
    assert_eq!(document.len(), 42, "all of them");
    assert_eq!(
        document.number(PolicyElement::MaxInactivityTimeDeviceLock),
        Some(900)
    );
    assert_eq!(
        document.number(PolicyElement::MaxEmailHTMLBodyTruncationSize),
        Some(-1)
    );
    assert!(document.max_attachment_size().unwrap().is_empty());
    assert!(document.device_password_expiration().unwrap().is_empty());
    assert!(document.unknown().is_empty());
}

#[test]
fn the_policy_response_is_refused_strictly_at_its_first_deviation() {
    let Some(xml) = sample("seed-2-provision-response-policy.xml") else {
        return;
    };
    let error = decode_xml::<ProvisionResponse<'_>>(&xml).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidStatus(Place::Provision));
    assert_eq!(at(&xml, error.offset()), "1 Success</Status>");
    // With that mended, the next one.
    let mended = xml.replacen("1 Success", "1", 2);
    let error = decode_xml::<ProvisionResponse<'_>>(&mended).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ContainerName);
    assert_eq!(at(&mended, error.offset()), "<eas-provisioningdoc>");
    let mended = mended.replace("eas-provisioningdoc", "EASProvisionDoc");
    assert!(decode_xml::<ProvisionResponse<'_>>(&mended).is_ok());
}

#[test]
fn each_leniency_is_an_option_of_its_own() {
    let Some(xml) = sample("seed-2-provision-response-policy.xml") else {
        return;
    };
    let mut lenient = eas_provision::Lenient::NONE;
    lenient.status_text = true;
    let options = Options::STRICT.with_lenient(lenient);
    let error = decode_xml_with::<ProvisionResponse<'_>>(&xml, &options).map(|_| ());
    assert_eq!(error.unwrap_err().kind(), ErrorKind::ContainerName);
    lenient.container_name = true;
    let options = Options::STRICT.with_lenient(lenient);
    assert!(decode_xml_with::<ProvisionResponse<'_>>(&xml, &options).is_ok());
}

#[test]
fn the_acknowledgement_is_read_strictly_and_its_key_is_not_the_one_that_was_given_out() {
    let (Some(ack), Some(offer)) = (
        sample("seed-3-provision-ack-request.xml"),
        sample("seed-2-provision-response-policy.xml"),
    ) else {
        return;
    };
    let request: ProvisionRequest<'_> = decode_xml(&ack).unwrap();
    let policy = request.policies.as_ref().unwrap().first().unwrap();
    assert_eq!(policy.status, Some(AcknowledgementStatus::SUCCESS));
    let key = policy.policy_key.as_ref().unwrap();
    assert_eq!(key.as_str(), "1307199584");
    let offered = lenient::<ProvisionResponse<'_>>(&offer);
    let offered = offered.value.policies.as_ref().unwrap().first().unwrap();
    assert_ne!(offered.policy_key.as_ref(), Some(key));
}

#[test]
fn the_padded_type_is_let_pass_or_refused() {
    let Some(xml) = sample("seed-4-provision-ack-response.xml") else {
        return;
    };
    let (place, tag) = (Place::Policy, provision::POLICY_TYPE);
    let error = decode_xml::<ProvisionResponse<'_>>(&xml).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::PaddedText { place, tag });
    let decoded = lenient::<ProvisionResponse<'_>>(&xml);
    let padded = DiagnosticKind::PaddedText { place, tag };
    assert!(kinds(&decoded.diagnostics).contains(&padded));
    let policy = decoded.value.policies.as_ref().unwrap().first().unwrap();
    assert_eq!(policy.policy_type.as_str(), "MS-EAS-Provisioning-WBXML");
    assert_eq!(policy.policy_key.as_ref().unwrap().as_str(), "3942919513");
    assert_eq!(policy.data, None);
}

#[test]
fn the_wipe_is_read_without_its_namespace_and_is_the_14_bytes() {
    let Some(xml) = sample("seed-6-provision-response-remotewipe.xml") else {
        return;
    };
    let response: ProvisionResponse<'_> = decode_xml(&xml).unwrap();
    assert_eq!(response.status, Some(ProvisionStatus::SUCCESS));
    assert!(response.remote_wipe);
    let bytes = b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031\x00\x01\x0C\x01";
    assert_eq!(encode(&response).unwrap(), bytes);
}

#[test]
fn the_acknowledgement_of_the_wipe_and_the_device_information_are_read_strictly() {
    let (Some(wipe), Some(settings)) = (
        sample("seed-7-provision-remotewipe-ack-request.xml"),
        sample("seed-8-settings-deviceinformation-request.xml"),
    ) else {
        return;
    };
    let request: ProvisionRequest<'_> = decode_xml(&wipe).unwrap();
    assert_eq!(request.remote_wipe, Some(WipeStatus::SUCCESS));
    let request: SettingsRequest<'_> = decode_xml(&settings).unwrap();
    let information = request.device_information.unwrap();
    assert_eq!(information.friendly_name.as_deref(), Some("Matt's Phone"));
    assert_eq!(information.os.as_deref(), Some("Contoso Phone1.0.1234"));
    assert_eq!(information.outbound_sms(), Some(true));
    assert!(information.unknown.is_empty());
}

#[test]
fn a_folder_sync_is_no_provision() {
    let Some(xml) = sample("seed-5-foldersync-request.xml") else {
        return;
    };
    let error = decode_xml::<ProvisionRequest<'_>>(&xml).unwrap_err();
    let folder_sync = wbxml::tag::eas::folder_hierarchy::FOLDER_SYNC;
    assert_eq!(error.kind(), ErrorKind::UnexpectedRoot(Some(folder_sync)));
    assert_eq!(
        at(&xml, error.offset()),
        "<FolderSync xmlns=\"FolderHierarchy:\">"
    );
}

#[test]
fn xml_and_wbxml_of_the_samples_are_one_message() {
    fn check<'a, M: Message<'a> + PartialEq + std::fmt::Debug>(xml: &'a str) {
        let value = lenient::<M>(xml).value;
        let bytes: &'static [u8] = encode(&value).unwrap().leak();
        let text: &'static str = encode_xml(&value).unwrap().leak();
        assert_eq!(decode::<M>(bytes).unwrap(), value);
        assert_eq!(decode_xml::<M>(text).unwrap(), value);
        // The conversion that knows nothing of Provision says the same.
        assert_eq!(wbxml::from_xml(text).unwrap(), bytes);
    }
    for (name, is_request) in [
        ("seed-1-provision-request.xml", true),
        ("seed-2-provision-response-policy.xml", false),
        ("seed-3-provision-ack-request.xml", true),
        ("seed-4-provision-ack-response.xml", false),
        ("seed-6-provision-response-remotewipe.xml", false),
        ("seed-7-provision-remotewipe-ack-request.xml", true),
    ] {
        let Some(xml) = sample(name) else { return };
        let xml: &'static str = xml.leak();
        if is_request {
            check::<ProvisionRequest<'_>>(xml);
        } else {
            check::<ProvisionResponse<'_>>(xml);
        }
    }
    let Some(xml) = sample("seed-8-settings-deviceinformation-request.xml") else {
        return;
    };
    check::<SettingsRequest<'_>>(xml.leak());
}

/// A policy response with this in its document.
fn policy_xml(settings: &str) -> String {
    format!(
        "<Provision xmlns='Provision'><Status>1</Status><Policies><Policy>\
         <PolicyType>MS-EAS-Provisioning-WBXML</PolicyType><Status>1</Status>\
         <Data><EASProvisionDoc>{settings}</EASProvisionDoc></Data>\
         </Policy></Policies></Provision>"
    )
}

#[test]
fn device_encryption_enabled_is_ambiguous_in_xml() {
    for (start, end) in [("<", "</"), ("<p:", "</p:")] {
        let xml = policy_xml(&format!(
            "{start}DeviceEncryptionEnabled>1{end}DeviceEncryptionEnabled>"
        ))
        .replace("xmlns=", "xmlns:p='Provision' xmlns=");
        let error = decode_xml::<ProvisionResponse<'_>>(&xml).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::DeviceEncryptionName);
        assert!(at(&xml, error.offset()).starts_with(&format!("{start}DeviceEncryptionEnabled")));
        let decoded = lenient::<ProvisionResponse<'_>>(&xml);
        assert_eq!(
            kinds(&decoded.diagnostics),
            [DiagnosticKind::DeviceEncryptionName]
        );
        let policy = decoded.value.policies.as_ref().unwrap().first().unwrap();
        let document = policy.document().unwrap();
        assert_eq!(
            document.number(PolicyElement::RequireStorageCardEncryption),
            Some(1)
        );
        assert_eq!(
            document.number(PolicyElement::RequireDeviceEncryption),
            None
        );
    }
    let xml = policy_xml("<RequireStorageCardEncryption>1</RequireStorageCardEncryption>");
    assert!(decode_xml::<ProvisionResponse<'_>>(&xml).is_ok());
}

#[test]
fn errors_in_xml_are_where_the_item_begins() {
    let xml = policy_xml("<AllowCamera>1</AllowCamera><AllowCamera>0</AllowCamera>");
    let error = decode_xml::<ProvisionResponse<'_>>(&xml).unwrap_err();
    assert!(at(&xml, error.offset()).starts_with("<AllowCamera>0"));
    let xml = policy_xml("<AllowCamera>maybe</AllowCamera>");
    let error = decode_xml::<ProvisionResponse<'_>>(&xml).unwrap_err();
    assert!(at(&xml, error.offset()).starts_with("maybe"));
    assert_eq!(
        error.to_string(),
        format!(
            "Provision/Policies/Policy/Data/EASProvisionDoc/AllowCamera is not a number at byte {}",
            error.offset()
        )
    );
    let xml = policy_xml("").replace("<PolicyType>MS-EAS-Provisioning-WBXML</PolicyType>", "");
    let error = decode_xml::<ProvisionResponse<'_>>(&xml).unwrap_err();
    assert!(at(&xml, error.offset()).starts_with("</Policy>"));
}

#[test]
fn text_in_pieces_is_one_text() {
    let xml = policy_xml("<MaxAttachmentSize>1<!-- -->2&#51;<![CDATA[4]]></MaxAttachmentSize>");
    let response: ProvisionResponse<'_> = decode_xml(&xml).unwrap();
    let policy = response.policies.as_ref().unwrap().first().unwrap();
    let document = policy.document().unwrap();
    assert_eq!(
        document.number(PolicyElement::MaxAttachmentSize),
        Some(1234)
    );
    assert_eq!(document.text_of(PolicyElement::MaxAttachmentSize), None);
}

#[test]
fn a_truncated_xml_document_is_a_located_error() {
    let Some(xml) = sample("seed-2-provision-response-policy.xml") else {
        return;
    };
    let end = xml.trim_end().len();
    for cut in (0..end).filter(|cut| xml.is_char_boundary(*cut)) {
        let result = decode_xml_with::<ProvisionResponse<'_>>(&xml[..cut], &Options::LENIENT);
        let error: Error = result.map(|_| ()).unwrap_err();
        assert!(error.offset() <= cut as u64);
    }
}
