//! What a caller keeps: approvals, options and evidence, as JSON.

use autodiscover::discovery::{
    Answer, Approvals, Consent, DiscoveryOptions, Evidence, Step, TransportFailure,
};
use autodiscover::{Domain, EmailAddress};

use super::driver::*;

#[test]
fn approvals_are_kept_as_json() {
    let mut discovery = discovery(DiscoveryOptions::DEFAULT);
    run(
        &mut discovery,
        servers(&[
            ("POST https://contoso.com", moved("https://hoster.com/a")),
            (
                "POST https://hoster.com",
                ok(redirect_addr("a@fabrikam.com")),
            ),
            ("consent", Answer::Consent(Consent::ApproveAlways)),
        ]),
    );
    let json = serde_json::to_string(discovery.approvals()).unwrap();
    assert_eq!(
        json,
        r#"{"origins":[["contoso.com","https://hoster.com"]],"domains":[["contoso.com","fabrikam.com"]]}"#
    );
    let restored: Approvals = serde_json::from_str(&json).unwrap();
    assert_eq!(&restored, discovery.approvals());
}

#[test]
fn approvals_that_were_tampered_with_are_checked_when_they_are_read() {
    for json in [
        r#"{"origins":[["com","https://hoster.com"]]}"#,
        r#"{"origins":[["contoso.com","https://a@hoster.com"]]}"#,
        r#"{"origins":[["contoso.com","https://hoster.com/path"]]}"#,
        r#"{"origins":[["contoso.com","javascript:alert(1)"]]}"#,
        r#"{"domains":[["contoso.com","co.uk"]]}"#,
    ] {
        assert!(serde_json::from_str::<Approvals>(json).is_err(), "{json}");
    }
    assert!(serde_json::from_str::<Domain>("\"127.0.0.1\"").is_err());
    assert!(serde_json::from_str::<EmailAddress>("\"a@b@c.com\"").is_err());
}

#[test]
fn evidence_tells_every_step_and_decision() {
    let mut discovery = discovery(DiscoveryOptions::DEFAULT.unattended());
    run(&mut discovery, |step| match step {
        Step::Http(request) if request.target().host() == "contoso.com" => {
            Some(moved("https://hoster.com/a?token=secret"))
        }
        Step::Http(request) if request.target().origin().is_https() => {
            Some(Answer::Failed(TransportFailure::BadCertificate))
        }
        Step::Http(_) => Some(ok(settings())),
        _ => None,
    });
    let json = serde_json::to_value(discovery.evidence()).unwrap();
    let told: Vec<String> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|e| format!("{} {}", e["step"], e["event"]))
        .collect();
    assert_eq!(
        told,
        [
            r#"1 {"address":"barbara@contoso.com"}"#,
            r#"4 {"request":{"approved":true,"method":"POST","purpose":"outlook","url":"https://contoso.com/autodiscover/autodiscover.xml"}}"#,
            r#"4 {"status":302}"#,
            r#"4 {"redirect":{"count":1,"kind":"status","to":"https://hoster.com/a"}}"#,
            r#"4 {"not-approved":{"unattended":true}}"#,
            r#"4 {"request":{"approved":true,"method":"POST","purpose":"outlook","url":"https://autodiscover.contoso.com/autodiscover/autodiscover.xml"}}"#,
            r#"4 {"failed":"bad-certificate"}"#,
            r#"4 {"request":{"approved":false,"method":"GET","purpose":"redirect","url":"http://autodiscover.contoso.com/autodiscover/autodiscover.xml"}}"#,
            r#"4 {"status":200}"#,
            r#"4 {"unusable":"not-encrypted"}"#,
            r#"4 {"srv-lookup":{"name":"_autodiscover._tcp.contoso.com"}}"#,
            r#"4 {"srv-records":0}"#,
            r#"5 {"local-xml":{"found":false}}"#,
            r#"7 "common-settings""#,
        ]
    );
    let restored: Vec<Evidence> = serde_json::from_value(json).unwrap();
    assert_eq!(restored, discovery.evidence());
}

#[test]
fn options_are_kept_as_json_and_what_is_missing_has_its_default() {
    let options: DiscoveryOptions = serde_json::from_str(r#"{"unattended":true}"#).unwrap();
    assert_eq!(options, DiscoveryOptions::DEFAULT.unattended());
}
