//! Credentials are not shown.

use syncml::{Options, decode_xml_with};

use crate::support::{document, strict, with_item};

const SECRET: &str = "aG9yc2U6c3RhcGxl";

#[test]
fn debug_shows_no_credential() {
    let cred = format!("<Cred><Data>{SECRET}</Data></Cred>");
    let header = format!("{}{cred}", crate::support::HEADER);
    let body = format!("<Alert><CmdID>1</CmdID>{cred}</Alert>");
    let node = "<Target><LocURI>./Vendor/MSFT/EMAIL2/{X}/AUTHSECRET</LocURI></Target>";
    let documents = [
        document("1.2", &header, &body),
        with_item(&format!("{node}<Data>{SECRET}</Data>")),
        with_item(&format!("{node}<Data><![CDATA[{SECRET}]]></Data>")),
        with_item(&format!("{node}<Data><a>{SECRET}</a></Data>")),
        with_item(&format!(
            "<Data>&lt;parm name=\"AAUTHSECRET\" value=\"{SECRET}\"/&gt;</Data>"
        )),
        with_item(&format!(
            "<Data><parm name=\"AAUTHSECRET\" value=\"{SECRET}\"/></Data>"
        )),
    ];
    for xml in &documents {
        let message = strict(xml);
        let shown = format!("{message:?} {message:#?}");
        assert!(!shown.contains(SECRET), "{shown}");
        assert!(shown.contains("<hidden>"), "{shown}");
        // But it is there.
        assert!(message.to_xml().unwrap().contains(SECRET));
    }
}

#[test]
fn an_unknown_element_hides_its_credentials_too() {
    let xml = crate::support::with_body(&format!(
        "<Custom><Cred><Data>{SECRET}</Data></Cred></Custom>"
    ));
    let message = decode_xml_with(&xml, &Options::LENIENT).unwrap().message;
    assert!(!format!("{message:?}").contains(SECRET));
}

#[test]
fn errors_show_nothing_of_a_credential() {
    let xml = document(
        "1.2",
        crate::support::HEADER,
        &format!(
            "<Alert><CmdID>1</CmdID><Cred><Data>{SECRET}</Data><Data>{SECRET}</Data></Cred></Alert>"
        ),
    );
    let error = decode_xml_with(&xml, &Options::STRICT).unwrap_err();
    assert!(!format!("{error} {error:?}").contains(SECRET));
}
