//! The side of the server: requests in, answers out.

use autodiscover::outlook::{Account, Protocol};
use autodiscover::{
    Element, Encryption, Options, ProtocolType, Request, Response, decode_request, encode_response,
    outlook,
};

#[test]
fn the_sample_of_the_specification_is_built_line_by_line() {
    // "XML settings file", POP3 and SMTP, without its line breaks.
    let expected = "<Account><AccountType>email</AccountType><Action>settings</Action>\
        <Protocol><Type>POP3</Type><Server>mail.server.com</Server><Port>995</Port>\
        <DomainRequired>off</DomainRequired><SPA>off</SPA><SSL>on</SSL>\
        <AuthRequired>on</AuthRequired></Protocol>\
        <Protocol><Type>SMTP</Type><Server>mail.server.com</Server><Port>587</Port>\
        <DomainRequired>off</DomainRequired><SPA>off</SPA><SSL>on</SSL>\
        <AuthRequired>on</AuthRequired><UsePOPAuth>on</UsePOPAuth><SMTPLast>on</SMTPLast>\
        </Protocol></Account>";
    let usual = |protocol_type, port| {
        Protocol::new(protocol_type)
            .with_server("mail.server.com")
            .with_port(port)
            .with_switch(Element::DOMAIN_REQUIRED, false)
            .with_switch(Element::SPA, false)
            .with_switch(Element::SSL, true)
            .with_switch(Element::AUTH_REQUIRED, true)
    };
    let pop3 = usual(ProtocolType::Pop3, 995);
    let smtp = usual(ProtocolType::Smtp, 587)
        .with_switch(Element::USE_POP_AUTH, true)
        .with_switch(Element::SMTP_LAST, true);
    let response = outlook::Response::new(Account::settings([pop3, smtp]));
    let text = encode_response(&Response::Outlook(response)).unwrap();
    assert!(text.contains(expected), "{text}");
}

#[test]
fn encryption_is_written_beside_ssl_for_clients_that_do_not_know_it() {
    for (encryption, ssl, text) in [
        (Encryption::Ssl, "on", "SSL"),
        (Encryption::Tls, "on", "TLS"),
        (Encryption::Auto, "on", "Auto"),
        (Encryption::None, "off", "None"),
    ] {
        let protocol = Protocol::new(ProtocolType::Imap)
            .with_server("mail.contoso.com")
            .with_both_encryptions(encryption);
        assert_eq!(protocol.get(Element::SSL), Some(ssl));
        assert_eq!(protocol.get(Element::ENCRYPTION), Some(text));
    }
}

#[test]
fn a_server_reads_whom_it_is_asked_for() {
    let request = b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\
        <Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006\">\
        <Request><EMailAddress>user@contoso.com</EMailAddress>\
        <AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a\
        </AcceptableResponseSchema></Request></Autodiscover>";
    let decoded = decode_request(request, &Options::STRICT).unwrap();
    assert!(matches!(&decoded.value, Request::Outlook(_)));
    assert_eq!(decoded.value.email_address(), Some("user@contoso.com"));
}
