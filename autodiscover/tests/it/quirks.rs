//! What servers and documents in the field have, one test each, with the reply that shows it:
//! refused strictly with the place, read leniently with the repair.

use autodiscover::{
    Action, AuthPackage, DiagnosticKind, Element, ErrorCode, ErrorKind, Options, ProtocolType,
    Repair, Response, Schema, decode_request, decode_response, encode_request, outlook,
};

use crate::support::{END, MOBILESYNC, OUTLOOK, account, protocol};

/// The strict error, `line:column kind`, and all that lenient decoding reports.
#[track_caller]
fn both<'a>(reply: &'a str, kind: DiagnosticKind, place: (u32, u32)) -> Response<'a> {
    let error = decode_response(reply.as_bytes(), &Options::STRICT).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Deviation(kind));
    assert_eq!((error.position().line, error.position().column), place);
    lenient(reply.as_bytes(), &[kind])
}

/// The answer, where these are all deviations that are reported.
#[track_caller]
fn lenient<'a>(reply: &'a [u8], kinds: &[DiagnosticKind]) -> Response<'a> {
    let decoded = decode_response(reply, &Options::LENIENT).unwrap();
    let found: Vec<_> = decoded.diagnostics.iter().map(|d| d.kind()).collect();
    assert_eq!(found, kinds);
    decoded.value
}

#[track_caller]
fn outlook_of(response: Response<'_>) -> outlook::Response<'_> {
    match response {
        Response::Outlook(response) => response,
        other => panic!("{other:?}"),
    }
}

/// Whether the switch of the one protocol is on.
#[track_caller]
fn is_on(response: Response<'_>, element: Element) -> bool {
    outlook_of(response).protocols()[0].is_on(element)
}

const IMAP: &str = "<Type>IMAP</Type><Server>mail.contoso.com</Server>";

#[test]
fn a_switch_that_says_yes_is_on() {
    let reply = protocol(&format!("{IMAP}\n<SSL>yes</SSL>"));
    let response = both(&reply, DiagnosticKind::Spelling(Element::SSL), (5, 1));
    assert!(is_on(response, Element::SSL));
}

#[test]
fn a_switch_that_says_off_in_capitals_is_off() {
    let reply = protocol(&format!("{IMAP}\n  <SSL>Off</SSL>"));
    let response = both(&reply, DiagnosticKind::Spelling(Element::SSL), (5, 3));
    assert!(!is_on(response, Element::SSL));
}

#[test]
fn an_empty_switch_is_as_if_it_were_absent() {
    for empty in ["<SSL></SSL>", "<SSL/>"] {
        let reply = protocol(&format!("{IMAP}{empty}"));
        let response = both(&reply, DiagnosticKind::EmptyValue(Element::SSL), (4, 61));
        assert!(is_on(response, Element::SSL), "the default is on");
    }
    let empty = DiagnosticKind::EmptyValue(Element::SSL);
    assert_eq!(empty.repair(), Repair::Default);
}

#[test]
fn a_switch_that_says_nothing_is_as_if_it_were_absent() {
    let reply = protocol(&format!("{IMAP}<DomainRequired>on | off</DomainRequired>"));
    let kind = DiagnosticKind::UnreadableValue(Element::DOMAIN_REQUIRED);
    let response = both(&reply, kind, (4, 61));
    assert!(!is_on(response, Element::DOMAIN_REQUIRED));
}

#[test]
fn microsoft_online_is_false_in_capitals_too() {
    let reply = account(&format!(
        "<AccountType>email</AccountType><Action>settings</Action>\n\
         <MicrosoftOnline>False</MicrosoftOnline><Protocol>{IMAP}</Protocol>"
    ));
    let kind = DiagnosticKind::Spelling(Element::MICROSOFT_ONLINE);
    let response = outlook_of(both(&reply, kind, (4, 1)));
    let account = response.account.unwrap();
    assert_eq!(account.is_microsoft_online(), Some(false));
    assert_eq!(account.microsoft_online.as_deref(), Some("False"));
}

#[test]
fn values_from_lists_are_known_in_any_case() {
    let reply = protocol(
        "<Type>EXPR</Type><Server>mail.contoso.com</Server>\n<AuthPackage>Ntlm</AuthPackage>",
    );
    let kind = DiagnosticKind::Spelling(Element::AUTH_PACKAGE);
    let response = outlook_of(both(&reply, kind, (5, 1)));
    let package = response.protocols()[0].effective("a@b").auth_package;
    assert_eq!(package, Some(AuthPackage::Ntlm));
}

#[test]
fn an_action_that_is_none_is_kept() {
    let reply = account("<AccountType>email</AccountType>\n<Action>dance</Action>");
    let kind = DiagnosticKind::UnlistedValue(Element::ACTION);
    let response = outlook_of(both(&reply, kind, (4, 1)));
    assert_eq!(response.action(), Some(&Action::Other("dance".into())));
}

#[test]
fn types_that_no_specification_has_are_seen_in_the_field() {
    let caldav =
        protocol("<Type>CalDAV</Type><Server>https://dav.contoso.com/</Server><SSL>on</SSL>");
    let response = outlook_of(lenient(caldav.as_bytes(), &[]));
    let found = response.protocols()[0].protocol_type();
    assert_eq!(found, Some(ProtocolType::CalDav));
    assert!(decode_response(caldav.as_bytes(), &Options::STRICT).is_ok());
    // One that nobody has seen is worth a note, strictly too.
    let new = protocol("<Type>JMAP</Type><Server>jmap.contoso.com</Server>");
    let note = [DiagnosticKind::UnknownValue(Element::TYPE)];
    lenient(new.as_bytes(), &note);
    assert!(decode_response(new.as_bytes(), &Options::STRICT).is_ok());
}

#[test]
fn white_space_around_a_value_does_not_count() {
    let reply = protocol(&format!("{IMAP}<Port>\n 993 </Port>"));
    let response = both(&reply, DiagnosticKind::Padded(Element::PORT), (4, 61));
    let response = outlook_of(response);
    assert_eq!(response.protocols()[0].effective("a@b").port, Some(993));
}

#[test]
fn a_port_that_is_none_is_as_if_it_were_absent() {
    for port in ["0", "65536", "+993", "imaps", "99999999999999999999"] {
        let reply = protocol(&format!("{IMAP}<Port>{port}</Port>"));
        let kind = DiagnosticKind::UnreadableValue(Element::PORT);
        let response = outlook_of(both(&reply, kind, (4, 61)));
        assert_eq!(response.protocols()[0].effective("a@b").port, None);
    }
}

#[test]
fn the_children_of_a_protocol_come_in_any_order() {
    let usual = protocol(&format!("{IMAP}<Port>993</Port><SSL>on</SSL>"));
    let other =
        protocol("<SSL>on</SSL><Port>993</Port><Server>mail.contoso.com</Server><Type>IMAP</Type>");
    let [usual, other] = [usual, other].map(|reply| {
        let response = decode_response(reply.as_bytes(), &Options::STRICT).unwrap();
        outlook_of(response.value.into_owned())
    });
    let effective = |r: &outlook::Response<'static>| {
        format!("{:?}", r.protocols()[0].effective("a@contoso.com"))
    };
    assert_eq!(effective(&usual), effective(&other));
    assert_ne!(usual, other, "each keeps its order");
}

#[test]
fn elements_of_mobilesync_may_be_out_of_order() {
    let reply = format!(
        "{MOBILESYNC}<User><EMailAddress>a@contoso.com</EMailAddress>\n\
         <DisplayName>A</DisplayName></User><Action><Redirect>b@contoso.com</Redirect></Action>{END}"
    );
    let kind = DiagnosticKind::OutOfOrder(Element::DISPLAY_NAME);
    let Response::MobileSync(response) = both(&reply, kind, (4, 1)) else {
        panic!()
    };
    let user = response.user.unwrap();
    assert_eq!(user.display_name.as_deref(), Some("A"));
}

#[test]
fn unknown_elements_are_no_reason_to_stop() {
    let reply = protocol(&format!("{IMAP}<Quota><Limit>5</Limit></Quota>"));
    let note = [DiagnosticKind::UnknownElement];
    assert_eq!(
        outlook_of(lenient(reply.as_bytes(), &note)).protocols()[0].server(),
        Some("mail.contoso.com")
    );
    assert!(decode_response(reply.as_bytes(), &Options::STRICT).is_ok());
}

#[test]
fn a_byte_order_mark_is_worth_a_note() {
    let reply = format!("\u{FEFF}{}", protocol(IMAP));
    lenient(reply.as_bytes(), &[DiagnosticKind::ByteOrderMark]);
    assert!(decode_response(reply.as_bytes(), &Options::STRICT).is_ok());
    // Places count without it.
    let wrong = "\u{FEFF}<Autodiscover xmlns=\"urn:x\"/>";
    let error = decode_response(wrong.as_bytes(), &Options::STRICT).unwrap_err();
    assert_eq!((error.position().line, error.position().column), (1, 1));
    assert_eq!(error.offset(), 3);
}

#[test]
fn a_web_page_with_status_200_is_told_from_everything_else() {
    for page in [
        "<!DOCTYPE html>\n<html><body>Welcome</body></html>",
        "<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><html>",
        "<html><head><meta charset=utf-8></head></html>",
        "<HTML xmlns=\"http://www.w3.org/1999/xhtml\"/>",
    ] {
        for options in [Options::STRICT, Options::LENIENT] {
            let error = decode_response(page.as_bytes(), &options).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Html, "{page}");
        }
    }
}

#[test]
fn an_empty_body_is_told_from_everything_else() {
    for body in ["", " \r\n\t", "\u{FEFF}", "\u{FEFF}\n"] {
        for options in [Options::STRICT, Options::LENIENT] {
            let error = decode_response(body.as_bytes(), &options).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Empty);
        }
    }
}

#[test]
fn a_comment_may_stand_before_the_declaration() {
    let reply = format!(
        "<!-- of our provider -->\n\n<?xml version=\"1.0\" encoding=\"utf-8\"?>{}",
        protocol(IMAP)
    );
    both(&reply, DiagnosticKind::BeforeDeclaration, (3, 1));
    let reply = format!(" <?xml version=\"1.0\"?>{}", protocol(IMAP));
    both(&reply, DiagnosticKind::BeforeDeclaration, (1, 2));
}

#[test]
fn namespaces_are_known_as_https() {
    let reply = protocol(IMAP).replacen("http:", "https:", 1);
    both(&reply, DiagnosticKind::HttpsNamespace, (1, 22));
}

#[test]
fn without_a_namespace_the_shape_tells_the_schema() {
    let kind = DiagnosticKind::MissingNamespace;
    let outlook = "<Autodiscover>\n<Response><Account><AccountType>email</AccountType>\
        <Action>redirectAddr</Action><RedirectAddr>a@b</RedirectAddr></Account></Response></Autodiscover>";
    let error = decode_response(outlook.as_bytes(), &Options::STRICT).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Deviation(kind));
    let response = outlook_of(lenient(outlook.as_bytes(), &[kind, kind]));
    assert_eq!(response.action(), Some(&Action::RedirectAddr));

    let mobilesync = "<Autodiscover><Response><User><EMailAddress>a@b</EMailAddress></User>\
        <Action><Redirect>c@d</Redirect></Action></Response></Autodiscover>";
    let Response::MobileSync(response) = lenient(mobilesync.as_bytes(), &[kind, kind]) else {
        panic!()
    };
    assert_eq!(response.action.unwrap().redirect.as_deref(), Some("c@d"));

    let error = "<Autodiscover><Response><Error><ErrorCode>601</ErrorCode></Error></Response></Autodiscover>";
    let Response::Error(error) = lenient(error.as_bytes(), &[kind, kind]) else {
        panic!()
    };
    assert_eq!(error.code(), Some(ErrorCode::NO_PROVIDER));
}

#[test]
fn a_response_in_the_namespace_of_the_root_is_read_by_its_shape() {
    let reply = protocol(IMAP).replacen("outlook/responseschema/2006a", "responseschema/2006", 1);
    both(&reply, DiagnosticKind::MissingNamespace, (2, 1));
}

#[test]
fn a_namespace_of_somebody_else_on_the_root_does_not_hide_the_names() {
    let reply = protocol(IMAP).replacen("responseschema/2006\"", "responseschema/2020\"", 1);
    both(&reply, DiagnosticKind::UnknownNamespace, (1, 1));
}

#[test]
fn names_may_have_prefixes() {
    let reply = "<a:Autodiscover xmlns:a=\"http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006\"\n\
        xmlns:o=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a\">\
        <o:Response><o:Account><o:AccountType>email</o:AccountType><o:Action>settings</o:Action>\
        <o:Protocol><o:Type>IMAP</o:Type><o:Server>mail.contoso.com</o:Server></o:Protocol>\
        </o:Account></o:Response></a:Autodiscover>";
    assert!(decode_response(reply.as_bytes(), &Options::STRICT).is_ok());
    let response = outlook_of(lenient(reply.as_bytes(), &[DiagnosticKind::Prefixed]));
    assert_eq!(response.protocols()[0].server(), Some("mail.contoso.com"));
}

#[test]
fn prefixes_may_be_undeclared() {
    let reply = protocol(&format!("{IMAP}\n<ad:SSL>off</ad:SSL><ad:SPA>off</ad:SPA>"));
    let response = both(&reply, DiagnosticKind::UndeclaredPrefix, (5, 2));
    assert!(!is_on(response, Element::SSL));
}

#[test]
fn a_lone_ampersand_stands_for_itself() {
    let reply = protocol("<Type>DAV</Type><Server>https://dav.contoso.com/?a=1&b=2</Server>");
    let response = both(&reply, DiagnosticKind::BareAmpersand, (4, 63));
    let response = outlook_of(response);
    let server = response.protocols()[0].server();
    assert_eq!(server, Some("https://dav.contoso.com/?a=1&b=2"));
    // With something else in the text, the other way to read it.
    let reply = protocol("<Type>DAV</Type><Server>https://dav/?a=1<!-- - -->&b=2&amp;c</Server>");
    let response = both(&reply, DiagnosticKind::BareAmpersand, (4, 61));
    let response = outlook_of(response);
    assert_eq!(
        response.protocols()[0].server(),
        Some("https://dav/?a=1&b=2&c")
    );
}

#[test]
fn text_between_elements_is_dropped() {
    let reply = protocol(&format!("{IMAP} and so on <SSL>on</SSL>"));
    both(&reply, DiagnosticKind::StrayText, (4, 62));
}

#[test]
fn an_element_in_a_value_is_dropped() {
    let reply = protocol("<Type>IMAP</Type><Server>mail.<b>contoso</b>.com</Server>");
    let kind = DiagnosticKind::ElementInValue(Element::SERVER);
    let response = outlook_of(both(&reply, kind, (4, 41)));
    assert_eq!(response.protocols()[0].server(), Some("mail..com"));
}

#[test]
fn of_an_element_that_stands_twice_the_first_counts() {
    let reply = protocol(&format!("{IMAP}<Server>evil.example</Server>"));
    let kind = DiagnosticKind::Duplicate(Element::SERVER);
    let response = outlook_of(both(&reply, kind, (4, 61)));
    assert_eq!(response.protocols()[0].server(), Some("mail.contoso.com"));
}

#[test]
fn what_stands_behind_the_end_is_ignored() {
    let reply = format!("{}\n<!-- ok --> served in 5 ms", protocol(IMAP));
    let error = decode_response(reply.as_bytes(), &Options::STRICT).unwrap_err();
    assert_eq!(error.position().line, 7);
    lenient(reply.as_bytes(), &[DiagnosticKind::TrailingData]);
    let two = format!("{0}{0}", protocol(IMAP));
    let error = decode_response(two.as_bytes(), &Options::STRICT).unwrap_err();
    assert_eq!(
        error.kind(),
        ErrorKind::Xml(autodiscover::XmlError::SecondRoot)
    );
    lenient(two.as_bytes(), &[DiagnosticKind::TrailingData]);
}

#[test]
fn a_web_protocol_without_a_server_is_usual() {
    let reply = protocol("<Type>WEB</Type>");
    let note = DiagnosticKind::UsuallyMissing(Element::SERVER, Element::PROTOCOL);
    lenient(reply.as_bytes(), &[note]);
    assert!(decode_response(reply.as_bytes(), &Options::STRICT).is_ok());
}

#[test]
fn mapi_over_http_says_its_type_in_an_attribute() {
    let reply = protocol("@").replace(
        "<Protocol>@</Protocol>",
        "<Protocol Type=\"mapiHttp\" Version=\"1\"><MailStore>\
         <ExternalUrl>https://mail.contoso.com/mapi/emsmdb/</ExternalUrl></MailStore></Protocol>",
    );
    let note = DiagnosticKind::UsuallyMissing(Element::SERVER, Element::PROTOCOL);
    let response = outlook_of(lenient(reply.as_bytes(), &[note]));
    let protocol = &response.protocols()[0];
    assert_eq!(protocol.protocol_type(), Some(ProtocolType::MapiHttp));
    assert_eq!(protocol.extra().attribute("Version"), Some("1"));
    assert_eq!(
        protocol.mail_store().unwrap().get(Element::EXTERNAL_URL),
        Some("https://mail.contoso.com/mapi/emsmdb/")
    );
}

#[test]
fn errors_are_found_in_all_their_places() {
    let error = "<Error Time=\"21:25:04.8897083\" Id=\"4130155072\"><ErrorCode>600</ErrorCode>\
        <Message>Invalid Request</Message><DebugData/></Error>";
    let root = "<Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006\">\n<Response>";
    let in_root = format!("{root}{error}{END}");
    let in_payload = format!("{OUTLOOK}{error}{END}");
    let in_account = account(error);
    let in_action = format!(
        "{MOBILESYNC}<Action><Error><Status>1</Status><Message>Invalid Request</Message>\
         <DebugData>MailUser</DebugData><ErrorCode>600</ErrorCode></Error></Action>{END}"
    );
    for reply in [&in_root, &in_payload, &in_account, &in_action] {
        let decoded = decode_response(reply.as_bytes(), &Options::STRICT).unwrap();
        let error = decoded.value.error().unwrap();
        assert_eq!(error.code(), Some(ErrorCode::INVALID_REQUEST), "{reply}");
        assert_eq!(error.message.as_deref(), Some("Invalid Request"));
    }
    // The schema has it in Action only.
    let in_mobilesync = format!("{MOBILESYNC}<Error><ErrorCode>600</ErrorCode></Error>{END}");
    let kind = DiagnosticKind::NotAllowed(Element::ERROR, Element::RESPONSE);
    let response = both(&in_mobilesync, kind, (3, 1));
    let code = response.error().unwrap().code();
    assert_eq!(code, Some(ErrorCode::INVALID_REQUEST));
}

#[test]
fn an_address_with_markup_in_it_is_written_and_read() {
    let address = "\"R&D <x>\"@contoso.com";
    let request = autodiscover::Request::Outlook(outlook::Request::new(address));
    let text = encode_request(&request).unwrap();
    assert!(text.contains("\"R&amp;D &lt;x&gt;\"@contoso.com"));
    let decoded = decode_request(text.as_bytes(), &Options::STRICT).unwrap();
    assert_eq!(decoded.value.email_address(), Some(address));
    assert!(decoded.diagnostics.is_empty());
}

#[test]
fn a_request_without_a_namespace_is_of_the_schema_it_asks_for() {
    let schema = Schema::MobileSync.response_namespace();
    let request = format!(
        "<Autodiscover><Request><EMailAddress>a@b</EMailAddress>\
         <AcceptableResponseSchema>{schema}</AcceptableResponseSchema></Request></Autodiscover>"
    );
    let decoded = decode_request(request.as_bytes(), &Options::LENIENT).unwrap();
    assert_eq!(decoded.value.schema(), Schema::MobileSync);
    let kinds: Vec<_> = decoded.diagnostics.iter().map(|d| d.kind()).collect();
    assert_eq!(kinds, [DiagnosticKind::MissingNamespace]);
}

#[test]
fn a_document_that_declares_another_encoding_than_it_has_is_read_as_what_it_is() {
    let reply = format!(
        "<?xml version=\"1.0\" encoding=\"utf-16\"?>{}",
        protocol(IMAP)
    );
    both(&reply, DiagnosticKind::DeclaredEncoding, (1, 31));
}

#[test]
fn an_encoding_that_is_declared_counts_where_the_bytes_do_not_say_otherwise() {
    use DiagnosticKind::{DeclaredEncoding, Encoding};
    for (label, name, expected, read) in [
        ("UTF-8", "René", None, "René"),
        ("utf8", "René", None, "René"),
        ("US-ASCII", "Rene", None, "Rene"),
        ("ascii", "Rene", None, "Rene"),
        ("UTF-16", "René", Some(DeclaredEncoding), "René"),
        ("utf-16le", "René", Some(DeclaredEncoding), "René"),
        ("Unicode", "René", Some(DeclaredEncoding), "René"),
        ("iso-8859-1", "Rene", Some(DeclaredEncoding), "Rene"),
        // Each byte is a letter.
        ("windows-1252", "René", Some(Encoding), "RenÃ©"),
    ] {
        for quote in ["'", "\""] {
            let reply = format!(
                "<?xml version='1.0' encoding={quote}{label}{quote}?>{OUTLOOK}<User><DisplayName>\
                 {name}</DisplayName></User>{}",
                &account("<Error><ErrorCode>500</ErrorCode></Error>")[OUTLOOK.len()..]
            );
            let lenient = decode_response(reply.as_bytes(), &Options::LENIENT);
            if expected == Some(Encoding) && !cfg!(feature = "encoding") {
                assert_eq!(lenient.unwrap_err().kind(), ErrorKind::UnknownEncoding);
                continue;
            }
            let decoded = lenient.unwrap_or_else(|e| panic!("{e}: {reply}"));
            let found = decoded.diagnostics.first().map(|d| d.kind());
            assert_eq!(found, expected, "{label}");
            let response = outlook_of(decoded.value);
            let name = response.user.unwrap().display_name;
            assert_eq!(name.as_deref(), Some(read), "{label}");
        }
    }
}

/// `é` and `ß` in the name, as a byte each.
#[test]
fn a_latin_1_document_is_converted_where_that_is_built_in() {
    let reply = format!(
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>{OUTLOOK}<User><DisplayName>Ren?</DisplayName></User>{}",
        &account("<Error><ErrorCode>500</ErrorCode></Error>")[OUTLOOK.len()..]
    );
    let bytes: Vec<u8> = reply
        .bytes()
        .map(|b| if b == b'?' { 0xE9 } else { b })
        .collect();
    // The question marks of the declaration are none.
    let mut bytes = bytes;
    bytes[1] = b'?';
    let end = reply.find("?>").unwrap();
    bytes[end] = b'?';
    let strict = decode_response(&bytes, &Options::STRICT).unwrap_err();
    let deviation = ErrorKind::Deviation(DiagnosticKind::Encoding);
    assert_eq!(strict.kind(), deviation);
    assert_eq!(strict.position().column, 31);
    let lenient = decode_response(&bytes, &Options::LENIENT);
    if cfg!(feature = "encoding") {
        let decoded = lenient.unwrap();
        assert_eq!(decoded.diagnostics[0].kind(), DiagnosticKind::Encoding);
        let response = outlook_of(decoded.value);
        let name = response.user.unwrap().display_name;
        assert_eq!(name.as_deref(), Some("René"));
    } else {
        assert_eq!(lenient.unwrap_err().kind(), ErrorKind::UnknownEncoding);
    }
}

#[test]
fn a_utf_16_document_is_converted_where_that_is_built_in() {
    let reply = protocol(IMAP);
    let wide: Vec<u8> = "\u{FEFF}"
        .encode_utf16()
        .chain(reply.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let strict = decode_response(&wide, &Options::STRICT).unwrap_err();
    let deviation = ErrorKind::Deviation(DiagnosticKind::Encoding);
    assert_eq!(strict.kind(), deviation);
    let lenient = decode_response(&wide, &Options::LENIENT);
    if cfg!(feature = "encoding") {
        let response = outlook_of(lenient.unwrap().value);
        assert_eq!(response.protocols()[0].server(), Some("mail.contoso.com"));
    } else {
        assert_eq!(lenient.unwrap_err().kind(), ErrorKind::UnknownEncoding);
    }
}

#[test]
fn line_ends_are_line_feeds_and_crlf_costs_no_copy() {
    let reply = protocol(&format!(
        "{IMAP}\n<GroupingInformation>a\nb</GroupingInformation>"
    ));
    let windows = reply.replace('\n', "\r\n");
    let unix = decode_response(reply.as_bytes(), &Options::STRICT).unwrap();
    let windows = decode_response(windows.as_bytes(), &Options::STRICT).unwrap();
    assert_eq!(unix.value, windows.value);
    let response = outlook_of(windows.value);
    let server = &response.protocols()[0].items()[1];
    let outlook::Item::Value(Element::SERVER, text) = server else {
        panic!()
    };
    assert!(matches!(text, std::borrow::Cow::Borrowed(_)));
}
