//! Applications of mail as an EMAIL2 account, and an account as applications.

use email2_csp::applications::{AppId, Loss, MailPart, MailSetup};
use email2_csp::provisioning::{Document, decode_xml};
use email2_csp::{Account, AccountNode, ContentTypes, Edition, Guid};

const GUID: Guid = Guid::from_u128(0x8F3C_2B10_5D7A_4E61_9B02_1C44_A0E7_D955);

/// The POP3 example of Windows Mobile's E-Mail APPLICATION provider, with SMTP beside it.
const MY_MAIL: &str = "<wap-provisioningdoc version=\"1.1\"><characteristic type=\"APPLICATION\">\
    <parm name=\"APPID\" value=\"110\"/><parm name=\"PROVIDER-ID\" value=\"MyMail\"/>\
    <parm name=\"NAME\" value=\"My mail\"/><parm name=\"TO-NAPID\" value=\"IAP1\"/>\
    <characteristic type=\"APPADDR\"><parm name=\"ADDR\" value=\"pop.mail.com\"/>\
    <characteristic type=\"PORT\"><parm name=\"PORTNBR\" value=\"110\"/>\
    <parm name=\"SERVICE\" value=\"STARTTLS\"/></characteristic></characteristic>\
    <characteristic type=\"APPAUTH\"><parm name=\"AAUTHTYPE\" value=\"CRAM-MD5\"/>\
    <parm name=\"AAUTHNAME\" value=\"username\"/><parm name=\"AAUTHSECRET\" value=\"password\"/>\
    </characteristic></characteristic><characteristic type=\"APPLICATION\">\
    <parm name=\"APPID\" value=\"25\"/><parm name=\"PROVIDER-ID\" value=\"MyMail\"/>\
    <parm name=\"TO-NAPID\" value=\"IAP1\"/>\
    <parm name=\"FROM\" value=\"&quot;Nick Name&quot; &lt;nick.name@domain.com&gt;\"/>\
    <characteristic type=\"APPADDR\"><parm name=\"ADDR\" value=\"smtp.mail.com\"/>\
    <characteristic type=\"PORT\"><parm name=\"PORTNBR\" value=\"587\"/></characteristic>\
    </characteristic></characteristic></wap-provisioningdoc>";

fn account(xml: &str, edition: Edition) -> (Account<'static>, Vec<String>) {
    let document = decode_xml(xml).unwrap();
    let setups = MailSetup::all(&document);
    assert_eq!(setups.len(), 1);
    let (account, lost) = setups[0].to_account(GUID, edition);
    (account, lost.iter().map(ToString::to_string).collect())
}

#[test]
fn each_setting_goes_where_the_published_mapping_has_it() {
    let (account, lost) = account(MY_MAIL, Edition::WindowsMobile);
    for (node, value) in [
        (AccountNode::ServiceType, "POP3"),
        (AccountNode::ServiceName, "My mail"),
        // The standard port of a server that requires TLS would be another.
        (AccountNode::InServer, "pop.mail.com:110"),
        (AccountNode::OutServer, "smtp.mail.com:587"),
        (AccountNode::AuthName, "username"),
        (AccountNode::AuthSecret, "password"),
        (AccountNode::ReplyAddr, "nick.name@domain.com"),
        (AccountNode::IncomingSsl, "1"),
    ] {
        assert_eq!(account.get(node), Some(value), "{node:?}");
    }
    for node in [
        AccountNode::OutgoingSsl,
        AccountNode::SmtpAltEnabled,
        AccountNode::AuthRequired,
        AccountNode::ConnectionId,
        AccountNode::Name,
        AccountNode::AccountType,
    ] {
        assert!(!account.has(node), "{node:?}");
    }
    assert_eq!(
        lost,
        [
            "SERVICE of application 110 says more than whether TLS is required",
            "AAUTHTYPE of application 110 has no counterpart",
            "TO-NAPID in APPLICATION of application 110 has no counterpart",
            "the name of the sender",
        ]
    );
    assert!(account.validate(Edition::WindowsMobile).is_legal());
}

#[test]
fn later_editions_have_the_name_of_the_sender_and_what_is_synchronised() {
    let (account, lost) = account(MY_MAIL, Edition::Windows10Prose);
    assert_eq!(account.get(AccountNode::Name), Some("Nick Name"));
    assert_eq!(account.get(AccountNode::AccountType), Some("Email"));
    assert_eq!(account.content_types(), Some(ContentTypes::MAIL));
    assert_eq!(lost.len(), 3);
    assert!(account.validate(Edition::Windows10Prose).is_legal());
}

/// A document with these two applications, `{}` being what is in APPAUTH of SMTP.
fn imap(outgoing: &str) -> String {
    format!(
        "<wap-provisioningdoc><characteristic type=\"APPLICATION\"><parm name=\"APPID\" \
         value=\"143\"/><parm name=\"PROVIDER-ID\" value=\"p\"/><parm name=\"ADDR\" \
         value=\"imap.example\"/><parm name=\"NAME\" value=\"n\"/><characteristic \
         type=\"APPAUTH\"><parm name=\"AAUTHTYPE\" value=\"LOGIN\"/><parm name=\"AAUTHNAME\" \
         value=\"ada\"/><parm name=\"AAUTHSECRET\" value=\"secret\"/></characteristic>\
         </characteristic><characteristic type=\"APPLICATION\"><parm name=\"APPID\" value=\"25\"/>\
         <parm name=\"PROVIDER-ID\" value=\"p\"/><parm name=\"ADDR\" value=\"smtp.example\"/>\
         <parm name=\"FROM\" value=\"ada@example\"/>{outgoing}</characteristic>\
         </wap-provisioningdoc>"
    )
}

fn auth(parms: &[(&str, &str)]) -> String {
    let parms = parms
        .iter()
        .map(|(name, value)| format!("<parm name=\"{name}\" value=\"{value}\"/>"));
    let parms: String = parms.collect();
    format!("<characteristic type=\"APPAUTH\">{parms}</characteristic>")
}

#[test]
fn outgoing_credentials_are_apart_only_if_they_differ() {
    let edition = Edition::WindowsMobile;
    let same = auth(&[("AAUTHNAME", "ada"), ("AAUTHSECRET", "secret")]);
    let (same, lost) = account(&imap(&same), edition);
    assert!(lost.is_empty());
    assert_eq!(same.get(AccountNode::AuthRequired), Some("1"));
    assert!(!same.has(AccountNode::SmtpAltEnabled));

    let other = auth(&[("AAUTHNAME", "out"), ("AAUTHSECRET", "other")]);
    let (other, lost) = account(&imap(&other), edition);
    assert!(lost.is_empty());
    assert_eq!(other.get(AccountNode::SmtpAltEnabled), Some("1"));
    assert_eq!(other.outgoing_user(), Some("out"));
    assert_eq!(other.outgoing_secret(), Some("other"));
    assert!(other.validate(edition).is_legal());
    let (prose, _) = account(
        &imap(&auth(&[("AAUTHNAME", "out"), ("AAUTHSECRET", "other")])),
        Edition::Windows10Prose,
    );
    assert_eq!(prose.get(AccountNode::SmtpAltEnabled), Some("TRUE"));

    let half = auth(&[("AAUTHNAME", "out")]);
    let (half, lost) = account(&imap(&half), edition);
    assert_eq!(lost, ["half of the credentials of outgoing mail"]);
    assert!(!half.has(AccountNode::SmtpAltAuthName));
    let (none, lost) = account(&imap(""), edition);
    assert!(lost.is_empty() && !none.has(AccountNode::AuthRequired));
}

#[test]
fn what_has_no_counterpart_is_told_by_name_and_never_by_value() {
    let inside = "<parm name=\"RT-ADDR\" value=\"answers@example\"/><parm name=\"TO-PROXY\" \
                  value=\"x\"/><parm name=\"FROM\" value=\"second@example\"/><characteristic \
                  type=\"NEW\"><parm name=\"AAUTHSECRET\" value=\"hunter2\"/></characteristic>\
                  <characteristic type=\"APPAUTH\"><parm name=\"AAUTHDATA\" value=\"hunter2\"/>\
                  </characteristic><characteristic type=\"APPAUTH\"><parm name=\"AAUTHNAME\" \
                  value=\"hunter2\"/></characteristic>";
    let (account, mut lost) = account(&imap(inside), Edition::WindowsMobile);
    lost.sort();
    assert_eq!(
        lost,
        [
            "AAUTHDATA in APPAUTH of application 25 has no counterpart",
            "AAUTHNAME in APPAUTH of application 25 has no counterpart",
            "AAUTHSECRET in NEW of application 25 has no counterpart",
            "FROM in APPLICATION of application 25 has no counterpart",
            "RT-ADDR in APPLICATION of application 25 has no counterpart",
            "TO-PROXY in APPLICATION of application 25 has no counterpart",
        ]
    );
    assert_eq!(account.reply_address(), Some("ada@example"));
}

/// A port is a number from 1 to 65535: the standard one is taken for anything else, and that is told.
#[test]
fn a_port_that_is_none_is_told() {
    for (port, server, told) in [
        ("0", "smtp.example", true),
        ("70000", "smtp.example", true),
        ("smtp", "smtp.example", true),
        ("25", "smtp.example", false),
        ("2525", "smtp.example:2525", false),
    ] {
        let inside = format!(
            "<characteristic type=\"APPADDR\"><parm name=\"ADDR\" value=\"smtp.example\"/>\
             <characteristic type=\"PORT\"><parm name=\"PORTNBR\" value=\"{port}\"/>\
             </characteristic></characteristic>"
        );
        let direct = "<parm name=\"ADDR\" value=\"smtp.example\"/><parm name=\"FROM\"";
        let xml = imap(&inside).replace(direct, "<parm name=\"FROM\"");
        let (account, lost) = account(&xml, Edition::WindowsMobile);
        assert_eq!(account.get(AccountNode::OutServer), Some(server), "{port}");
        let expected = "PORTNBR in PORT of application 25 has no counterpart";
        assert_eq!(lost == [expected], told, "{port}: {lost:?}");
    }
}

#[test]
fn half_of_mail_is_an_account_that_is_not_whole() {
    let xml = imap("");
    let document = decode_xml(&xml).unwrap();
    let mut setup = MailSetup::all(&document)[0];
    setup.outgoing = None;
    let (account, lost) = setup.to_account(GUID, Edition::WindowsMobile);
    assert_eq!(lost, [Loss::Missing(MailPart::Outgoing)]);
    assert!(!account.validate(Edition::WindowsMobile).is_legal());
    setup.incoming = None;
    let (_, lost) = setup.to_account(GUID, Edition::WindowsMobile);
    assert_eq!(lost.len(), 2);
}

#[test]
fn an_access_point_that_is_a_guid_is_the_connection() {
    let point = "{436EF144-B4FB-4863-A041-8F905A62C572}";
    let xml = imap("").replace(
        "<parm name=\"NAME\" value=\"n\"/>",
        &format!("<parm name=\"NAME\" value=\"n\"/><parm name=\"TO-NAPID\" value=\"{point}\"/>"),
    );
    let (mobile, lost) = account(&xml, Edition::WindowsMobile);
    assert!(lost.is_empty(), "{lost:?}");
    let connection = mobile.connection_id().unwrap();
    assert_eq!(connection, Some(Guid::decode(point).unwrap()));
    let (later, lost) = account(&xml, Edition::DdfV2);
    assert!(!later.has(AccountNode::ConnectionId));
    assert_eq!(lost.len(), 1);
}

#[test]
fn an_address_of_ipv6_is_in_brackets() {
    let xml = imap("").replace("imap.example", "2001:db8::1");
    let (account, _) = account(&xml, Edition::WindowsMobile);
    assert_eq!(account.get(AccountNode::InServer), Some("[2001:db8::1]"));
    let (applications, _) = account.to_applications("p", Edition::WindowsMobile);
    let address = applications[0].characteristics().next().unwrap();
    assert_eq!(address.value("ADDR"), Some("2001:db8::1"));
    assert_eq!(address.value("ADDRTYPE"), Some("IPV6"));
}

fn whole(edition: Edition) -> Account<'static> {
    use email2_csp::ServiceType;

    Account::builder(edition, GUID)
        .service("Fabrikam Mail", ServiceType::IMAP4)
        .servers("imap.fabrikam.example:993", "smtp.fabrikam.example:587")
        .reply_address("ada@fabrikam.example")
        .name("Ada Example")
        .credentials("ada", "secret")
        .outgoing_credentials("out", "other", None)
        .authentication_required(true)
        .content_types(ContentTypes::MAIL)
        .ssl(true, true)
        .build()
        .unwrap()
}

#[test]
fn an_account_becomes_the_applications_of_its_two_servers() {
    let account = whole(Edition::Windows10Ddf1607);
    let (applications, lost) = account.to_applications("fabrikam", Edition::Windows10Ddf1607);
    assert_eq!(lost, []);
    let document = applications
        .into_iter()
        .fold(Document::new(), Document::with);
    assert_eq!(
        document.to_xml().unwrap(),
        "<wap-provisioningdoc><characteristic type=\"APPLICATION\"><parm name=\"APPID\" \
         value=\"143\"/><parm name=\"PROVIDER-ID\" value=\"fabrikam\"/><parm name=\"NAME\" \
         value=\"Fabrikam Mail\"/><characteristic type=\"APPADDR\"><parm name=\"ADDR\" \
         value=\"imap.fabrikam.example\"/><characteristic type=\"PORT\"><parm name=\"PORTNBR\" \
         value=\"993\"/><parm name=\"SERVICE\" value=\"993\"/></characteristic></characteristic>\
         <characteristic type=\"APPAUTH\"><parm name=\"AAUTHNAME\" value=\"ada\"/><parm \
         name=\"AAUTHSECRET\" value=\"secret\"/></characteristic></characteristic>\
         <characteristic type=\"APPLICATION\"><parm name=\"APPID\" value=\"25\"/><parm \
         name=\"PROVIDER-ID\" value=\"fabrikam\"/><parm name=\"NAME\" value=\"Fabrikam Mail\"/>\
         <parm name=\"FROM\" value=\"&quot;Ada Example&quot; &lt;ada@fabrikam.example&gt;\"/>\
         <characteristic type=\"APPADDR\"><parm name=\"ADDR\" value=\"smtp.fabrikam.example\"/>\
         <characteristic type=\"PORT\"><parm name=\"PORTNBR\" value=\"587\"/><parm \
         name=\"SERVICE\" value=\"465\"/></characteristic></characteristic><characteristic \
         type=\"APPAUTH\"><parm name=\"AAUTHNAME\" value=\"out\"/><parm name=\"AAUTHSECRET\" \
         value=\"other\"/></characteristic></characteristic></wap-provisioningdoc>"
    );
}

#[test]
fn what_survives_both_ways_is_the_same_account() {
    for edition in Edition::ALL {
        let account = whole(edition);
        let (applications, lost) = account.to_applications("fabrikam", edition);
        let document = applications
            .into_iter()
            .fold(Document::new(), Document::with);
        let setups = MailSetup::all(&document);
        let (back, lost_back) = setups[0].to_account(GUID, edition);
        assert_eq!(lost_back, [], "{edition:?}");
        // The standard port of TLS goes without saying.
        let mut expected = account.clone();
        expected.set(AccountNode::InServer, "imap.fabrikam.example");
        if edition == Edition::WindowsMobile {
            // There, NAME is the name of the account.
            assert_eq!(lost, [Loss::Node(AccountNode::Name)]);
            expected.remove(AccountNode::Name);
        } else {
            assert_eq!(lost, [], "{edition:?}");
        }
        assert_eq!(back, expected, "{edition:?}");
    }
}

#[test]
fn nodes_without_a_setting_are_told() {
    let account = whole(Edition::DdfV2)
        .with(AccountNode::DwnDay, "7")
        .with(AccountNode::Linger, "15")
        .with(AccountNode::Domain, "FABRIKAM")
        .with(AccountNode::SyncingContentTypes, "6")
        .with(AccountNode::ServiceType, "EXCHANGE")
        .with(AccountNode::OutServer, "not a server");
    let (applications, lost) = account.to_applications("p", Edition::DdfV2);
    assert_eq!(applications.len(), 1);
    for loss in [
        Loss::Value(AccountNode::ServiceType),
        Loss::Value(AccountNode::OutServer),
        Loss::Node(AccountNode::DwnDay),
        Loss::Node(AccountNode::Linger),
        Loss::Node(AccountNode::Domain),
        Loss::Node(AccountNode::SyncingContentTypes),
    ] {
        assert!(lost.contains(&loss), "{loss}: {lost:?}");
    }
    assert_eq!(lost.len(), 6);
    assert_eq!(applications[0].value("APPID"), Some(&*AppId::SMTP.0));
}

#[test]
fn a_name_may_have_what_begins_an_address() {
    let xml = MY_MAIL.replace("&quot;Nick Name&quot;", "&quot;Nick &lt;3 Name&quot;");
    let (account, lost) = account(&xml, Edition::DdfV2);
    assert_eq!(account.get(AccountNode::Name), Some("Nick <3 Name"));
    assert_eq!(account.reply_address(), Some("nick.name@domain.com"));
    assert!(!lost.iter().any(|lost| lost.contains("NAME")), "{lost:?}");
}

#[test]
fn outgoing_credentials_that_are_not_in_force_are_told_of() {
    let whole = Account::new(GUID)
        .with(AccountNode::ServiceType, "IMAP4")
        .with(AccountNode::OutServer, "smtp.fabrikam.example")
        .with(AccountNode::SmtpAltAuthName, "ada")
        .with(AccountNode::SmtpAltPassword, "hunter2");
    for (enabled, told) in [(None, 2), (Some("0"), 2), (Some("1"), 0)] {
        let mut account = whole.clone();
        if let Some(enabled) = enabled {
            account.set(AccountNode::SmtpAltEnabled, enabled);
        }
        let (_, lost) = account.to_applications("Fabrikam", Edition::DdfV2);
        let expected = [
            Loss::Node(AccountNode::SmtpAltAuthName),
            Loss::Node(AccountNode::SmtpAltPassword),
        ];
        assert_eq!(lost, expected[..told], "{enabled:?}");
    }
}
