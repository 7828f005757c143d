//! `cargo xtask inspect --view model` on provisioning documents: a tree, from both wire forms.

use crate::xtask;

const MAIL: &str = "<wap-provisioningdoc version=\"1.1\"><characteristic type=\"APPLICATION\">\
    <parm name=\"APPID\" value=\"143\"/><parm name=\"PROVIDER-ID\" value=\"fabrikam.example\"/>\
    <parm name=\"NAME\" value=\"Fabrikam Mail\"/><characteristic type=\"APPADDR\"><parm \
    name=\"ADDR\" value=\"imap.fabrikam.example\"/><characteristic type=\"PORT\"><parm \
    name=\"SERVICE\" value=\"993\"/></characteristic></characteristic><characteristic \
    type=\"APPAUTH\"><parm name=\"AAUTHTYPE\" value=\"CRAM-MD5\"/><parm name=\"AAUTHNAME\" \
    value=\"ada\"/><parm name=\"AAUTHSECRET\" value=\"hunter2\"/></characteristic>\
    </characteristic><characteristic type=\"WEPKEY\"><parm name=\"DATA\" value=\"hunter2\"/>\
    </characteristic></wap-provisioningdoc>";

const RESPONSE: &str = "<wap-provisioningdoc><characteristic type=\"EMAIL2\">\
    <characteristic-query type=\"{1}\" recursive=\"false\"/><characteristic-query type=\"{2}\"/>\
    <nocharacteristic type=\"{3}\"/><characteristic type=\"{4}\"><parm-query name=\"SERVICENAME\"/>\
    <noparm-error name=\"DOMAIN\" desc=\"not supported\"/><parm name=\"PIN\" value=\"1234\" \
    datatype=\"integer\" label=\"Pin\"/><parm name=\"LINGER\" value=\"15\" datatype=\"integer\"/>\
    <new/></characteristic></characteristic></wap-provisioningdoc>";

fn view(document: &[u8]) -> String {
    let run = xtask(&["inspect", "-", "--view", "model"], document);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run.stdout().to_owned()
}

#[test]
fn settings_are_a_tree_without_secrets() {
    let mut shown = String::new();
    for document in [MAIL, RESPONSE] {
        shown.push_str(&view(document.as_bytes()));
        shown.push('\n');
    }
    assert!(!shown.contains("hunter2") && !shown.contains("1234"));
    insta::assert_snapshot!("provisioning-documents", shown);
}

#[test]
fn wbxml_says_the_same() {
    for document in [MAIL, RESPONSE] {
        let binary = wbxml::from_xml(document).expect("it is well-formed");
        assert_eq!(view(&binary), view(document.as_bytes()));
    }
}

#[test]
fn secrets_are_shown_on_request_only() {
    let run = xtask(
        &["inspect", "-", "--view", "model", "--show-secrets"],
        MAIL.as_bytes(),
    );
    assert!(run.stdout().contains("AAUTHSECRET = hunter2"));
    for view in ["dump", "json", "xml", "model"] {
        let run = xtask(&["inspect", "-", "--view", view], RESPONSE.as_bytes());
        assert_eq!(run.code, Some(0), "{view}: {}", run.stderr);
        assert!(!run.stdout().contains("1234"), "{view}");
    }
}

#[test]
fn deviations_are_noted_and_refused_strictly() {
    let document = RESPONSE.replace("\"15\"", "\"soon\"");
    let run = xtask(&["inspect", "-", "--view", "model"], document.as_bytes());
    assert_eq!(run.code, Some(0));
    assert!(
        run.stderr.contains("the value is no integer"),
        "{}",
        run.stderr
    );
    let run = xtask(
        &["inspect", "-", "--view", "model", "--strict"],
        document.as_bytes(),
    );
    assert_eq!(run.code, Some(2), "{}", run.stdout());
    // What is no provisioning document for other reasons is shown as the tree that it is.
    let document = RESPONSE.replace("type=\"{1}\"", "type=\"{1}\" type=\"{2}\"");
    let run = xtask(&["inspect", "-", "--view", "model"], document.as_bytes());
    assert_ne!(run.code, Some(0));
}
