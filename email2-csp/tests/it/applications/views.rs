//! Typed views of w2, w4, w7 and mail.

use email2_csp::applications::{
    AppId, Application, ApplicationKind, AuthType, MailService, MailSetup, applications,
};
use email2_csp::provisioning::{Characteristic, Document, decode_wbxml, decode_xml};

use crate::support::corpus;

/// A document with this mail application.
fn mail(id: &str, inside: &str) -> String {
    format!(
        "<wap-provisioningdoc version=\"1.1\"><characteristic type=\"APPLICATION\">\
         <parm name=\"APPID\" value=\"{id}\"/><parm name=\"PROVIDER-ID\" value=\"p\"/>{inside}\
         </characteristic></wap-provisioningdoc>"
    )
}

fn address(port: &str) -> String {
    format!(
        "<characteristic type=\"APPADDR\"><parm name=\"ADDR\" value=\"mail.example\"/>{port}\
         </characteristic>"
    )
}

#[test]
fn a_browser_and_multimedia_messages_of_an_operator() {
    let Some(folder) = corpus("corpus/wbxml/spec-hex/oma-cp") else {
        return;
    };
    let wbxml = std::fs::read(folder.join("code-page-switch.wbxml")).unwrap();
    let document = decode_wbxml(&wbxml).unwrap();
    let all: Vec<Application<'_>> = applications(&document).collect();
    assert_eq!(all.len(), 2);
    let browser = all[0];
    assert_eq!(browser.app_id(), AppId::BROWSING);
    assert_eq!(browser.kind(), ApplicationKind::Browsing);
    assert_eq!(browser.name(), Some("CHT_emome"));
    assert_eq!(browser.proxies().collect::<Vec<_>>(), ["WPROXY"]);
    let start = browser.start_page().unwrap();
    assert_eq!(start.uri(), Some("http://wap.emome.net/"));
    assert_eq!(browser.resources().count(), 1);
    let messages = all[1];
    assert_eq!(messages.kind(), ApplicationKind::Mms);
    let server = messages.addresses().next().unwrap();
    assert_eq!(server.address(), "http://mms:8002");
    assert_eq!((server.address_type(), server.ports().count()), (None, 0));
}

#[test]
fn the_last_start_page_counts() {
    let resource = |uri: &'static str, starts: bool| {
        let resource = Characteristic::new("RESOURCE").with_parm("URI", uri);
        match starts {
            true => resource.with(email2_csp::provisioning::Parm::flag("STARTPAGE")),
            false => resource,
        }
    };
    let browser = Characteristic::new("APPLICATION")
        .with_parm("APPID", "w2")
        .with(resource("a", true))
        .with(resource("b", true))
        .with(resource("c", false));
    let view = Application::new(&browser).unwrap();
    assert_eq!(view.start_page().unwrap().uri(), Some("b"));
}

#[test]
fn a_management_server_and_who_proves_what_to_whom() {
    let Some(folder) = corpus("corpus/email2/msdocs") else {
        return;
    };
    let page = std::fs::read_to_string(folder.join("enrollment-wap-provisioningdoc.xml")).unwrap();
    let xml = page.replace("<!\u{2014}", "<!--");
    let document = decode_xml(&xml).unwrap();
    let application = applications(&document).next().unwrap();
    assert_eq!(application.app_id(), AppId::DEVICE_MANAGEMENT);
    assert_eq!(application.provider_id(), Some("TestMDMServer"));
    let ApplicationKind::DeviceManagement(management) = application.kind() else {
        panic!();
    };
    let address = application.addresses().next().unwrap();
    assert_eq!(
        address.address(),
        "https://DM.contoso.com:443/omadm/Windows.ashx"
    );
    let server = management.server_credentials().unwrap();
    assert_eq!(server.auth_type(), Some(AuthType::DIGEST));
    assert_eq!(server.expose_secret(), Some("password1"));
    assert_eq!(server.data(), Some("B64encodedBinaryNonceInsertedHere"));
    let client = management.client_credentials().unwrap();
    assert_eq!(client.auth_type(), Some(AuthType::BASIC));
    assert_eq!(client.name(), Some("testclient"));
    assert!(!management.starts_session());
    assert_eq!(management.role(), None);
    let text = format!("{application:?} {server:?}");
    assert!(!text.contains("password1") && !text.contains("password2"));
}

#[test]
fn each_application_of_mail_has_its_standard_ports() {
    // POP3 and IMAP4: the mapping to EMAIL2; SMTP over TLS: RFC 8314.
    for (id, port, tls) in [("110", 110, 995), ("143", 143, 993), ("25", 25, 465)] {
        for (inside, service, expected) in [
            (String::new(), MailService::Plain, port),
            (
                format!("<parm name=\"SERVICE\" value=\"{port}\"/>"),
                MailService::Plain,
                port,
            ),
            (
                format!("<parm name=\"SERVICE\" value=\"{tls}\"/>"),
                MailService::Tls,
                tls,
            ),
            (
                "<parm name=\"SERVICE\" value=\"STARTTLS\"/>".to_owned(),
                MailService::StartTls,
                port,
            ),
            (
                "<parm name=\"SERVICE\" value=\"x\"/>".to_owned(),
                MailService::Unknown,
                port,
            ),
            (
                "<parm name=\"PORTNBR\" value=\"2000\"/>".to_owned(),
                MailService::Plain,
                2000,
            ),
            (
                "<parm name=\"PORTNBR\" value=\"70000\"/>".to_owned(),
                MailService::Plain,
                port,
            ),
            (
                "<parm name=\"PORTNBR\" value=\"0\"/>".to_owned(),
                MailService::Plain,
                port,
            ),
        ] {
            let ports = format!("<characteristic type=\"PORT\">{inside}</characteristic>");
            let xml = mail(id, &address(&ports));
            let document = decode_xml(&xml).unwrap();
            let application = applications(&document).next().unwrap();
            let ApplicationKind::Mail(view) = application.kind() else {
                panic!("{id}");
            };
            assert_eq!(
                (view.service(), view.port()),
                (service, expected),
                "{id} {inside}"
            );
            assert_eq!(view.is_outgoing(), id == "25");
        }
    }
}

#[test]
fn an_address_may_stand_in_the_application_itself() {
    let xml = mail("110", "<parm name=\"ADDR\" value=\"pop.mail.com\"/>");
    let document = decode_xml(&xml).unwrap();
    let ApplicationKind::Mail(view) = applications(&document).next().unwrap().kind() else {
        panic!();
    };
    assert_eq!(view.address().unwrap().address(), "pop.mail.com");
    assert_eq!((view.service(), view.port()), (MailService::Plain, 110));
    // That of a group comes first.
    let both = format!(
        "<parm name=\"ADDR\" value=\"pop.mail.com\"/>{}",
        address("")
    );
    let xml = mail("110", &both);
    let document = decode_xml(&xml).unwrap();
    let application = applications(&document).next().unwrap();
    let all: Vec<_> = application.addresses().map(|a| a.address()).collect();
    assert_eq!(all, ["mail.example", "pop.mail.com"]);
}

#[test]
fn only_what_sets_up_an_application_is_one() {
    let xml = "<wap-provisioningdoc><characteristic type=\"APPLICATION\"/><characteristic-query \
               type=\"APPLICATION\"/><characteristic type=\"NAPDEF\"><parm name=\"APPID\" \
               value=\"w2\"/></characteristic><characteristic-error type=\"APPLICATION\"><parm \
               name=\"APPID\" value=\"w2\"/></characteristic-error></wap-provisioningdoc>";
    let document = decode_xml(xml).unwrap();
    assert_eq!(applications(&document).count(), 0);
    let other = Characteristic::new("APPLICATION").with_parm("APPID", "ap0001");
    let view = Application::new(&other).unwrap();
    assert_eq!(view.kind(), ApplicationKind::Other);
    assert_eq!((view.app_id().title(), view.app_id().port()), (None, None));
    assert_eq!(AppId::SMTP.title(), Some("outgoing mail (SMTP)"));
}

#[test]
fn mail_is_joined_by_the_provider() {
    let application = |id: &'static str, provider: Option<&'static str>| {
        let application = Characteristic::new("APPLICATION").with_parm("APPID", id);
        match provider {
            Some(provider) => application.with_parm("PROVIDER-ID", provider),
            None => application,
        }
    };
    let document = Document::new()
        .with(application("25", Some("a")))
        .with(application("w2", Some("a")))
        .with(application("110", Some("b")))
        .with(application("143", Some("a")))
        .with(application("110", Some("a")))
        .with(application("25", None));
    let setups: Vec<_> = MailSetup::all(&document)
        .into_iter()
        .map(|setup| {
            let id = |mail: Option<email2_csp::applications::MailApplication<'_>>| {
                mail.map(|mail| mail.app_id().0.into_owned())
            };
            (setup.provider_id, id(setup.incoming), id(setup.outgoing))
        })
        .collect();
    let some = |id: &str| Some(id.to_owned());
    assert_eq!(
        setups,
        [
            (Some("b"), some("110"), None),
            (Some("a"), some("143"), some("25")),
            (Some("a"), some("110"), some("25")),
            (None, None, some("25")),
        ]
    );
}
