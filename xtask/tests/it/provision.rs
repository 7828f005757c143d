//! `cargo xtask inspect --view model` on a Provision exchange: in words, from both wire forms.

use crate::xtask;

const PHASE_1: &[u8] =
    b"\x03\x01\x6A\x00\x00\x0E\x45\x00\x12\x56\x48\x57\x03CONTOSO\x00\x01\x01\x01\
    \x00\x0E\x46\x47\x48\x03MS-EAS-Provisioning-WBXML\x00\x01\x01\x01\x01";
const POLICY: &[u8] = b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031\x00\x01\x46\x47\
    \x48\x03MS-EAS-Provisioning-WBXML\x00\x01\x4B\x031\x00\x01\x49\x031307199584\x00\x01\x4A\x4D\
    \x4E\x031\x00\x01\x54\x036\x00\x01\x55\x03900\x00\x01\x17\x5C\x030\x00\x01\x60\x039\x00\x01\
    \x64\x031\x00\x01\x6A\x034\x00\x01\x6B\x03-1\x00\x01\x70\x032\x00\x01\
    \x77\x78\x03calc.exe\x00\x01\x78\x03pwrdvd.exe\x00\x01\x01\x39\x7C\x03x\x00\x01\x01\x01\x01\x01\x01";
const ACKNOWLEDGEMENT: &[u8] =
    b"\x03\x01\x6A\x00\x00\x0E\x45\x46\x47\x48\x03MS-EAS-Provisioning-WBXML\
    \x00\x01\x49\x031307199584\x00\x01\x4B\x032\x00\x01\x01\x01\x01";
const WIPE: &[u8] = b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031\x00\x01\x0C\x01";
const REQUIRED: &[u8] = b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x03165\x00\x01\x01";
const EMPTY: &[u8] = b"\x03\x01\x6A\x00\x00\x0E\x05";
const PASSWORD: &[u8] = b"\x03\x01\x6A\x00\x00\x12\x45\x54\x48\x55\x03s3cret\x00\x01\x01\x01\x01";
const SETTINGS_ANSWER: &[u8] =
    b"\x03\x01\x6A\x00\x00\x12\x45\x46\x031\x00\x01\x54\x46\x037\x00\x01\x01\x01";

fn view(document: &[u8]) -> String {
    let run = xtask(&["inspect", "-", "--view", "model"], document);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run.stdout().to_owned()
}

#[test]
fn an_exchange_is_told_in_words() {
    let mut words = String::new();
    for document in [
        PHASE_1,
        POLICY,
        ACKNOWLEDGEMENT,
        WIPE,
        REQUIRED,
        EMPTY,
        PASSWORD,
        SETTINGS_ANSWER,
    ] {
        words.push_str(&view(document));
        words.push('\n');
    }
    insta::assert_snapshot!("provision-exchange", words);
}

#[test]
fn both_wire_forms_say_the_same() {
    for document in [PHASE_1, POLICY, ACKNOWLEDGEMENT, WIPE, EMPTY, PASSWORD] {
        let xml = xtask(
            &["inspect", "-", "--view", "xml", "--show-secrets"],
            document,
        );
        if document == POLICY {
            // It has a token without a name.
            assert!(xml.code != Some(0) || !xml.stdout.is_empty());
            continue;
        }
        assert_eq!(view(&xml.stdout), view(document));
    }
}

#[test]
fn what_was_noticed_is_told_and_strict_refuses_deviations() {
    let xml = b"<Provision xmlns='Provision:'><Status>1 Success</Status><RemoteWipe/></Provision>";
    let run = xtask(&["inspect", "-", "--view", "model"], xml);
    assert_eq!(run.code, Some(0));
    assert!(run.stdout().contains("order: wipe the device"));
    let note = "note: words behind the status dropped, in Provision at byte 38";
    assert!(run.stderr.contains(note), "{}", run.stderr);
    let run = xtask(&["inspect", "-", "--view", "model", "--strict"], xml);
    assert_eq!(run.code, Some(2));
    let error = "Provision/Status is not a number at byte 38";
    assert!(run.stderr.contains(error), "{}", run.stderr);
}

#[test]
fn a_recovery_password_is_shown_on_request_only() {
    assert!(!view(PASSWORD).contains("s3cret"));
    let run = xtask(
        &["inspect", "-", "--view", "model", "--show-secrets"],
        PASSWORD,
    );
    assert!(run.stdout().contains("recovery password: s3cret"));
}

#[test]
fn settings_that_are_about_something_else_are_a_tree() {
    let oof = b"\x03\x01\x6A\x00\x00\x12\x45\x49\x47\x01\x01\x01";
    assert!(!view(oof).contains("Settings, request"), "{}", view(oof));
}
