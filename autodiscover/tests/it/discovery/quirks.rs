//! What servers send in the field, with the replies that show it: bytes in, and where the discovery
//! goes.

use autodiscover::discovery::{
    Answer, Consent, Content, CredentialsAnswer, Discovery, DiscoveryOptions, Event, Failure,
    HttpAnswer, Outcome, Step, Unusable,
};
use autodiscover::{EmailAddress, ErrorKind, Options, Response, Schema};

use super::driver::*;
use crate::support::shared;

const DEFAULT: DiscoveryOptions = DiscoveryOptions::DEFAULT;

fn body(text: impl AsRef<[u8]>) -> Content {
    Content::decode(text.as_ref(), &Options::LENIENT)
}

/// A reply with these children of `Account`.
fn account(children: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
         <Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006\">\
         <Response xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a\">\
         <Account>{children}</Account></Response></Autodiscover>"
    )
}

const IMAP: &str = "<AccountType>email</AccountType><Action>settings</Action>\
    <Protocol><Type>IMAP</Type><Server>mail.contoso.com</Server><Port>993</Port></Protocol>";

/// How a discovery ends in which every POST is answered with this.
fn ends(status: u16, text: impl AsRef<[u8]>) -> (Discovery, Vec<String>) {
    let mut discovery = discovery(DEFAULT);
    let answer = http(status, body(text));
    let log = run(
        &mut discovery,
        servers(&[
            ("POST", answer),
            ("consent", Answer::Consent(Consent::Refuse)),
            ("credentials", Answer::Credentials(CredentialsAnswer::Skip)),
        ]),
    );
    (discovery, log)
}

#[track_caller]
fn assert_settings(status: u16, text: impl AsRef<[u8]>) {
    let (discovery, log) = ends(status, text);
    assert_eq!(
        log.last().unwrap(),
        "settings",
        "{:#?}",
        discovery.evidence()
    );
    assert_eq!(log.len(), 2);
}

fn because(discovery: &Discovery) -> Failure {
    match discovery.outcome() {
        Some(Outcome::CommonSettings { because, .. }) => *because,
        other => panic!("{other:?}"),
    }
}

#[test]
fn switches_are_yes_or_empty_or_off_in_capitals() {
    for ssl in [
        "<SSL>yes</SSL>",
        "<SSL></SSL>",
        "<SSL/>",
        "<SSL>Off</SSL>",
        "<SSL>on</SSL>",
    ] {
        let protocol = format!("<Protocol><Type>POP3</Type><Server>a.com</Server>{ssl}</Protocol>");
        assert_settings(200, account(&format!("{IMAP}{protocol}")));
    }
}

#[test]
fn microsoft_online_is_false_with_a_capital() {
    let text = account(&IMAP.replace(
        "<Protocol>",
        "<MicrosoftOnline>False</MicrosoftOnline><Protocol>",
    ));
    assert_settings(200, text);
}

#[test]
fn children_come_in_any_order() {
    assert_settings(
        200,
        account(
            "<Protocol><Server>mail.contoso.com</Server><Type>IMAP</Type></Protocol>\
             <Action>settings</Action><AccountType>email</AccountType>",
        ),
    );
}

#[test]
fn unknown_elements_are_no_reason_to_stop() {
    let text = account(&IMAP.replace("<Port>", "<NewFeature a=\"b\"><X>1</X></NewFeature><Port>"));
    assert_settings(200, text);
}

#[test]
fn a_byte_order_mark_stands_in_front() {
    assert_settings(200, format!("\u{FEFF}{}", account(IMAP)));
}

#[test]
fn a_web_page_comes_with_status_200() {
    for page in [
        "<!DOCTYPE html><html><head><title>Welcome</title></head><body></body></html>",
        "<html><body>It works!</body></html>",
        "\u{FEFF}\r\n<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><HTML></HTML>",
        "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \
         \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\
         <html xmlns=\"http://www.w3.org/1999/xhtml\"></html>",
    ] {
        let (discovery, log) = ends(200, page);
        assert_eq!(
            because(&discovery),
            Failure::Unusable(Unusable::Html),
            "{page}"
        );
        assert_eq!(log.len(), 6);
    }
}

#[test]
fn an_empty_body_comes_with_status_200() {
    for empty in ["", "\r\n", "\u{FEFF}"] {
        let (discovery, log) = ends(200, empty);
        assert_eq!(
            because(&discovery),
            Failure::Unusable(Unusable::Empty),
            "{empty:?}"
        );
        assert_eq!(log.len(), 6);
    }
}

#[test]
fn a_401_comes_with_a_web_page_and_is_a_wrong_password() {
    let (discovery, log) = ends(401, "<!DOCTYPE html><html>401 - Unauthorized</html>");
    assert_eq!(because(&discovery), Failure::WrongPassword);
    assert!(log[1].starts_with("credentials https://contoso.com/"));
}

/// The error reply of the documentation, with another code.
fn no_provider() -> String {
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
     <Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006\">\
     <Response><Error Time=\"21:25:04.8897083\" Id=\"4130155072\"><ErrorCode>601</ErrorCode>\
     <Message>Provider is not available</Message><DebugData /></Error></Response></Autodiscover>"
        .to_owned()
}

#[test]
fn a_400_with_error_601_asks_for_the_other_schema() {
    let mut discovery = discovery(DEFAULT);
    let mut schemas = Vec::new();
    run(&mut discovery, |step| match step {
        Step::Http(request) if schemas.len() < 2 => {
            schemas.extend(request.document().map(|document| document.schema()));
            Some(http(400, body(no_provider())))
        }
        _ => None,
    });
    assert_eq!(schemas, [Schema::Outlook, Schema::MobileSync]);
}

#[test]
fn a_redirect_adds_the_port_443() {
    let mut discovery = discovery(DEFAULT);
    let log = run(
        &mut discovery,
        servers(&[(
            "POST https://contoso.com",
            moved("https://autodiscover.contoso.com:443/autodiscover/autodiscover.xml"),
        )]),
    );
    // It is the own host, so nobody is asked, and it is asked once.
    let host =
        "POST https://autodiscover.contoso.com/autodiscover/autodiscover.xml with credentials";
    assert_eq!(log.iter().filter(|step| *step == host).count(), 1);
    assert!(!log.iter().any(|step| step.starts_with("consent")));
}

#[test]
fn the_content_type_is_wrong_and_nobody_asks() {
    // text/html, application/octet-stream and none are all seen; it is no input of the machine.
    let answer = HttpAnswer::new(200, body(account(IMAP)));
    let mut discovery = discovery(DEFAULT);
    discovery.handle(Answer::Http(answer)).unwrap();
    assert!(matches!(
        discovery.outcome(),
        Some(Outcome::Settings { .. })
    ));
}

#[test]
fn an_ampersand_in_an_address_is_escaped_in_the_request_and_the_query() {
    let discovery = Discovery::new(address("a&b'c@contoso.com"), DEFAULT);
    let Step::Http(request) = discovery.poll() else {
        panic!("{:?}", discovery.poll());
    };
    let text = request.body().unwrap();
    assert!(
        text.contains("<EMailAddress>a&amp;b'c@contoso.com</EMailAddress>"),
        "{text}"
    );
    let read = roxmltree::Document::parse(&text).unwrap();
    let mail = read.descendants().find(|n| {
        n.has_tag_name((
            "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006",
            "EMailAddress",
        ))
    });
    assert_eq!(mail.and_then(|n| n.text()), Some("a&b'c@contoso.com"));
    let discovery = Discovery::new(address("a&b=c@contoso.com"), DEFAULT.with_v2("Ews"));
    let Step::Http(request) = discovery.poll() else {
        panic!("{:?}", discovery.poll());
    };
    assert!(
        request
            .target()
            .as_str()
            .ends_with("?Email=a%26b%3Dc%40contoso.com&Protocol=Ews&RedirectCount=0"),
        "{}",
        request.target()
    );
}

#[test]
fn an_angle_bracket_in_an_address_is_refused_at_the_door() {
    assert!(EmailAddress::decode("a<b@contoso.com").is_err());
    // And what a server sends with one does not become one.
    let (discovery, _) = ends(
        200,
        account(
            "<AccountType>email</AccountType><Action>redirectAddr</Action>\
         <RedirectAddr>a&lt;b@contoso.com</RedirectAddr>",
        ),
    );
    assert_eq!(because(&discovery), Failure::Unusable(Unusable::NoLocation));
}

#[test]
fn a_static_file_comes_with_status_405() {
    assert_settings(405, account(IMAP));
}

#[test]
fn doctype_entities_are_refused_and_never_expanded() {
    // CVE-2019-9670.
    let text = "<?xml version=\"1.0\"?><!DOCTYPE xxe [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>\
                <Autodiscover><Response><Account>&f;</Account></Response></Autodiscover>";
    let Content::Undecodable(e) = body(text) else {
        panic!("{:?}", body(text));
    };
    assert_eq!(e.kind(), ErrorKind::DocType);
    let (discovery, log) = ends(200, text);
    assert_eq!(
        because(&discovery),
        Failure::Unusable(Unusable::Undecodable)
    );
    assert_eq!(log.len(), 6);
    assert!(discovery.evidence().iter().any(|e| e.event
        == Event::Undecodable(
            autodiscover::decode_response(text.as_bytes(), &Options::LENIENT).unwrap_err()
        )));
}

#[test]
fn bodies_beyond_the_limits_are_refused() {
    let limit = Options::LENIENT.limits.body;
    assert_eq!(limit, 256 * 1024);
    let long = format!("{}<!--{}-->", account(IMAP), "a".repeat(limit));
    assert_eq!(body(&long), Content::TooLong);
    assert_eq!(body(vec![b'{'; limit + 1]), Content::TooLong);
    for hostile in [
        account(&format!("{}{}", "<a>".repeat(33), "</a>".repeat(33))),
        account(&format!(
            "<a {}/>",
            (0..65).map(|n| format!("a{n}=\"\" ")).collect::<String>()
        )),
    ] {
        assert!(matches!(body(hostile), Content::Undecodable(_)));
    }
}

#[test]
fn the_redirect_of_the_seed_is_followed_when_it_is_approved() {
    let Some(folder) = shared("corpus/autodiscover/seed") else {
        return;
    };
    let read = |name: &str| body(std::fs::read(folder.join(name)).unwrap());
    let mut discovery = discovery(DEFAULT);
    let log = run(
        &mut discovery,
        servers(&[
            ("GET", ok(read("seed-response-redirect-url.xml"))),
            (
                "POST https://autodiscover.hoster.com",
                http(405, read("seed-response-pop3-imap-smtp.xml")),
            ),
            ("consent", Answer::Consent(Consent::Approve)),
        ]),
    );
    assert_eq!(log[3], "consent https://autodiscover.hoster.com");
    assert_eq!(log.last().unwrap(), "settings");
    let Some(Outcome::Settings { reply, .. }) = discovery.outcome() else {
        panic!("{:?}", discovery.outcome());
    };
    let Response::Outlook(response) = &reply.value else {
        panic!("{:?}", reply.value);
    };
    assert_eq!(response.protocols().len(), 3);
    // The namespaces of the seed are those of a later edition, and that is told.
    assert!(!reply.diagnostics.is_empty());
}

#[test]
fn the_samples_of_the_documentation_lead_where_they_say() {
    let Some(folder) = shared("corpus/autodiscover/pox") else {
        return;
    };
    for (name, step) in [
        (
            "handling-autodiscover-error-messages.L111.xml",
            "consent elvin@mail.contoso.com",
        ),
        (
            "how-to-get-user-settings-from-exchange-by-using-autodiscover.L270.xml",
            "settings",
        ),
        ("pox-autodiscover-response-for-exchange.L30.xml", "settings"),
        (
            "pox-autodiscover-response-for-exchange.L132.xml",
            "POST https://autodiscover.contoso.com/autodiscover/autodiscover.xml with credentials",
        ),
    ] {
        let (_, log) = ends(200, std::fs::read(folder.join(name)).unwrap());
        assert_eq!(log[1], step, "{name}");
    }
}
