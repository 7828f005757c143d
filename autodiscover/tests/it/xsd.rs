//! What is written in the mobilesync schema is valid by `AutodiscoverMobileSync.xsd`, as `xmllint`
//! has it where it is installed.

use std::io::Write;
use std::process::{Command, Stdio};

use autodiscover::{
    ErrorCode, ErrorReply, Options, Response, ServerType, decode_response, encode_response,
    mobilesync,
};

use crate::support::{END, MOBILESYNC, shared};

fn responses() -> Vec<Response<'static>> {
    let url = "https://m.contoso.com/Microsoft-Server-ActiveSync";
    let mut user = mobilesync::User::new("chris@contoso.com");
    let mut enroll = mobilesync::Server::default();
    enroll.server_type = Some(ServerType::CertEnroll);
    enroll.url = Some("https://cert.contoso.com/CertEnroll".into());
    enroll.server_data = Some("CertEnrollTemplate".into());
    let settings = mobilesync::Action::settings([mobilesync::Server::mobile_sync(url), enroll]);
    let first = mobilesync::Response::new(user.clone(), settings);
    user.display_name = Some("R&D <Chris>".into());
    let redirect = mobilesync::Action::redirect("chris@mail.contoso.com");
    let mut second = mobilesync::Response::new(user.clone(), redirect);
    second.culture = Some("en:us".into());
    let mut error = ErrorReply::new(ErrorCode::NO_PROVIDER, "not here");
    error.status = Some("1".into());
    let third = mobilesync::Response::new(user, mobilesync::Action::error(error));
    let mut all: Vec<_> = [first, second, third, mobilesync::Response::default()]
        .into_iter()
        .map(Response::MobileSync)
        .collect();
    // What came out of order goes in order.
    let reply = format!(
        "{MOBILESYNC}<Action><Redirect>b@c</Redirect></Action><User><EMailAddress>a@b</EMailAddress>\
         <DisplayName>A</DisplayName></User><Culture>en:us</Culture>{END}"
    );
    let decoded = decode_response(reply.as_bytes(), &Options::LENIENT).unwrap();
    all.push(decoded.value.into_owned());
    all
}

#[test]
fn mobilesync_answers_are_valid_by_the_schema() {
    let Some(schema) = shared("corpus/autodiscover/xsd/AutodiscoverMobileSync.xsd") else {
        return;
    };
    for response in responses() {
        let text = encode_response(&response).unwrap();
        // The schema is that of `Response`.
        let begin = text.find("<Response").unwrap();
        let end = text.find("</Autodiscover>").unwrap();
        let payload = &text[begin..end];
        let child = Command::new("xmllint")
            .args(["--noout", "--nonet", "--schema"])
            .arg(&schema)
            .arg("-")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let Ok(mut child) = child else {
            // Not through `println`, which a passing test keeps to itself.
            std::io::Write::write_fmt(
                &mut std::io::stderr(),
                format_args!("skipped: xmllint is not installed\n"),
            )
            .unwrap();
            return;
        };
        child
            .stdin
            .take()
            .unwrap()
            .write_all(payload.as_bytes())
            .unwrap();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}\n{payload}");
    }
}
