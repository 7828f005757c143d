//! What is written is read as the same: messages made by hand, and any that there can be.

use autodiscover::outlook::{Account, AlternativeMailbox, Protocol, User};
use autodiscover::{
    AccountType, Element, Encryption, ErrorCode, ErrorReply, Options, ProtocolType, Request,
    Response, decode_request, decode_response, encode_request, encode_response, mobilesync,
    outlook,
};

/// Strictly the same, without a deviation.
#[track_caller]
fn strictly(response: &Response<'_>) {
    let text = encode_response(response).unwrap();
    let decoded = decode_response(text.as_bytes(), &Options::STRICT);
    let decoded = decoded.unwrap_or_else(|e| panic!("{e}\n{text}"));
    assert_eq!(&decoded.value, response, "{text}");
}

#[test]
fn settings_come_back() {
    let mut account = Account::settings([
        Protocol::new(ProtocolType::Imap)
            .with_server("mail.contoso.com")
            .with_port(993)
            .with_encryption(Encryption::Ssl),
        Protocol::new(ProtocolType::Exch)
            .with_server("1@contoso.com")
            .with(autodiscover::Element::ECP_URL_UM, "?a=1&b=<c>"),
        Protocol::new(ProtocolType::MapiHttp),
    ]);
    let mut mailbox = AlternativeMailbox::default();
    mailbox.mailbox_type = Some("Delegate".into());
    account.alternative_mailboxes.push(mailbox);
    let response = outlook::Response::new(account).with_user(User::new("Grete \u{1F98B} & Söhne"));
    strictly(&Response::Outlook(response));
}

#[test]
fn redirects_come_back() {
    let url =
        Account::redirect_url("https://autodiscover.hoster.com/autodiscover/autodiscover.xml");
    strictly(&Response::Outlook(outlook::Response::new(url)));
    let address = Account::redirect_addr("elvin@mail.contoso.com");
    strictly(&Response::Outlook(outlook::Response::new(address)));
    let news =
        Account::settings([Protocol::new(ProtocolType::Nntp).with_server("news.contoso.com")])
            .with_account_type(AccountType::Nntp);
    strictly(&Response::Outlook(outlook::Response::new(news)));
}

#[test]
fn error_replies_come_back() {
    let error = ErrorReply::new(ErrorCode::INVALID_REQUEST, "Invalid Request")
        .with_origin("21:25:04.8897083", 4_130_155_072);
    strictly(&Response::Error(error));
}

#[test]
fn the_error_reply_is_written_as_exchange_writes_it() {
    // As in the sample of the documentation, but for white space and the namespace of the wire.
    let expected = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
        <Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006\">\
        <Response><Error Time=\"21:25:04.8897083\" Id=\"4130155072\"><ErrorCode>600</ErrorCode>\
        <Message>Invalid Request</Message><DebugData/></Error></Response></Autodiscover>";
    let error = ErrorReply::new(ErrorCode::INVALID_REQUEST, "Invalid Request")
        .with_origin("21:25:04.8897083", 4_130_155_072);
    assert_eq!(encode_response(&Response::Error(error)).unwrap(), expected);
}

#[test]
fn mobilesync_comes_back() {
    let server =
        mobilesync::Server::mobile_sync("https://m.contoso.com/Microsoft-Server-ActiveSync");
    let mut user = mobilesync::User::new("chris@contoso.com");
    user.display_name = Some("Chris".into());
    let action = mobilesync::Action::settings([server]);
    strictly(&Response::MobileSync(mobilesync::Response::new(
        user.clone(),
        action,
    )));
    let action = mobilesync::Action::redirect("chris@mail.contoso.com");
    strictly(&Response::MobileSync(mobilesync::Response::new(
        user, action,
    )));
}

#[test]
fn requests_come_back_in_both_schemas() {
    for request in [
        Request::Outlook(outlook::Request::new("barbara@contoso.com")),
        Request::MobileSync(mobilesync::Request::new("barbara@contoso.com")),
    ] {
        let text = encode_request(&request).unwrap();
        let decoded = decode_request(text.as_bytes(), &Options::STRICT).unwrap();
        assert_eq!(decoded.value, request);
        assert_eq!(decoded.value.accepts(), Some(request.schema()));
    }
}

#[test]
fn the_request_is_written_as_outlook_writes_it() {
    let request = Request::Outlook(outlook::Request::new("user@contoso.com"));
    assert_eq!(
        encode_request(&request).unwrap(),
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Autodiscover xmlns=\
         \"http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006\"><Request>\
         <EMailAddress>user@contoso.com</EMailAddress><AcceptableResponseSchema>\
         http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a\
         </AcceptableResponseSchema></Request></Autodiscover>"
    );
}

#[test]
fn a_character_that_xml_does_not_have_is_refused_where_it_would_stand() {
    let request = Request::Outlook(outlook::Request::new("a\u{0}@contoso.com"));
    let error = encode_request(&request).unwrap_err();
    assert_eq!(error.kind(), autodiscover::ErrorKind::NotXmlCharacter);
    let before = "<?xml version=\"1.0\" encoding=\"utf-8\"?><Autodiscover xmlns=\
        \"http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006\"><Request>\
        <EMailAddress>a";
    assert_eq!(error.offset(), before.len() as u64);
}

#[test]
fn owned_messages_are_the_same() {
    let text = include_str!("../../benches/exchange.xml");
    let decoded = decode_response(text.as_bytes(), &Options::STRICT).unwrap();
    assert_eq!(decoded.value.clone().into_owned(), decoded.value);
    let again = encode_response(&decoded.value).unwrap();
    let again = decode_response(again.as_bytes(), &Options::STRICT).unwrap();
    assert_eq!(again.value, decoded.value);
}

#[cfg(feature = "arbitrary")]
mod any {
    use arbitrary::{Arbitrary, Unstructured};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_response_comes_back(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
            let mut u = Unstructured::new(&bytes);
            let Ok(response) = Response::arbitrary(&mut u) else { return Ok(()) };
            let text = encode_response(&response).unwrap();
            roxmltree::Document::parse(&text).unwrap_or_else(|e| panic!("{e}\n{text}"));
            let decoded = decode_response(text.as_bytes(), &Options::LENIENT)
                .unwrap_or_else(|e| panic!("{e}\n{text}"));
            prop_assert_eq!(&decoded.value, &response, "{}", text);
        }

        #[test]
        fn any_request_comes_back(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            let mut u = Unstructured::new(&bytes);
            let Ok(request) = Request::arbitrary(&mut u) else { return Ok(()) };
            let text = encode_request(&request).unwrap();
            let decoded = decode_request(text.as_bytes(), &Options::LENIENT)
                .unwrap_or_else(|e| panic!("{e}\n{text}"));
            prop_assert_eq!(&decoded.value, &request, "{}", text);
        }
    }
}

#[cfg(feature = "serde")]
#[test]
fn messages_come_back_from_json() {
    let text = include_str!("../../benches/exchange.xml");
    let decoded = decode_response(text.as_bytes(), &Options::STRICT).unwrap();
    let json = serde_json::to_string(&decoded.value).unwrap();
    let back: Response<'_> = serde_json::from_str(&json).unwrap();
    assert_eq!(back, decoded.value);
}

#[test]
fn every_element_of_an_account_comes_back_with_its_value() {
    // MS-OXDSCLI 2.2.4.1.1.2: AlternativeMailbox, PublicFolderInformation, ServiceHome and the rest.
    let text = crate::support::account(
        "<AccountType>email</AccountType><Action>settings</Action><Image>http://c.example/i</Image>\
         <ServiceHome>http://c.example/</ServiceHome><MicrosoftOnline>True</MicrosoftOnline>\
         <ConsumerMailbox>False</ConsumerMailbox>\
         <AlternativeMailbox><Type>Delegate</Type><DisplayName>Two</DisplayName><LegacyDN>/o=2</LegacyDN>\
         <Server>s2</Server><SmtpAddress>two@c.example</SmtpAddress>\
         <OwnerSmtpAddress>one@c.example</OwnerSmtpAddress></AlternativeMailbox>\
         <PublicFolderInformation><SmtpAddress>pf@c.example</SmtpAddress></PublicFolderInformation>\
         <Protocol Type=\"mapiHttp\" Version=\"1\"><MailStore><InternalUrl>https://i/m</InternalUrl>\
         <ExternalUrl>https://e/m</ExternalUrl></MailStore><AddressBook>\
         <InternalUrl>https://i/a</InternalUrl><ExternalUrl>https://e/a</ExternalUrl></AddressBook>\
         </Protocol>",
    );
    let read = |text: &str| {
        let decoded = decode_response(text.as_bytes(), &Options::LENIENT).unwrap();
        match decoded.value.into_owned() {
            Response::Outlook(outlook) => outlook.account.unwrap(),
            other => panic!("{other:?}"),
        }
    };
    let account = read(&text);
    assert_eq!(account.service_home.as_deref(), Some("http://c.example/"));
    assert_eq!(account.is_microsoft_online(), Some(true));
    assert_eq!(account.is_consumer_mailbox(), Some(false));
    let [other] = account.alternative_mailboxes.as_slice() else {
        panic!("{account:?}");
    };
    assert_eq!(other.mailbox_type.as_deref(), Some("Delegate"));
    assert_eq!(other.display_name.as_deref(), Some("Two"));
    assert_eq!(other.legacy_dn.as_deref(), Some("/o=2"));
    assert_eq!(other.server.as_deref(), Some("s2"));
    assert_eq!(other.smtp_address.as_deref(), Some("two@c.example"));
    assert_eq!(other.owner_smtp_address.as_deref(), Some("one@c.example"));
    let folders = account.public_folder_information.as_ref().unwrap();
    assert_eq!(folders.smtp_address.as_deref(), Some("pf@c.example"));
    let book = account.protocols[0].address_book().unwrap();
    assert_eq!(book.element, Element::ADDRESS_BOOK);
    assert_eq!(book.get(Element::EXTERNAL_URL), Some("https://e/a"));
    let decoded = decode_response(text.as_bytes(), &Options::LENIENT).unwrap();
    let written = encode_response(&decoded.value).unwrap();
    assert_eq!(read(&written), account, "{written}");
}
