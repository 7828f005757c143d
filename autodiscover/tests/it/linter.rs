//! The linter: everything that is wrong, with its place.

use autodiscover::lint::{Kind, lint};
use autodiscover::{Diagnostic, ErrorKind, Request, Schema, encode_request, outlook};

use crate::support::{END, MOBILESYNC, account, protocol};

#[track_caller]
fn lines(document: &str) -> Vec<String> {
    let report = lint(document.as_bytes());
    assert_eq!(report.error, None);
    report
        .diagnostics
        .iter()
        .map(Diagnostic::to_string)
        .collect()
}

#[test]
fn everything_is_said_with_line_and_column() {
    let document = account(
        "\n  <Action>redirectUrl</Action>\n  <RedirectAddr>a@b</RedirectAddr>\n  <Protocol>\n    \
         <Type>IMAP</Type>\n    <UsePOPAuth>on</UsePOPAuth>\n    <Port>imap</Port>\n  </Protocol>\n",
    );
    assert_eq!(
        lines(&document),
        [
            "<AccountType> is missing in <Account> at line 3, column 1",
            "<RedirectUrl> is missing in <Account> at line 3, column 1",
            "<RedirectAddr> must not be there with this <Action> at line 5, column 3",
            "<Server> is missing in <Protocol> at line 6, column 3",
            "<Protocol> must not be there with this <Action> at line 6, column 3",
            "<UsePOPAuth> must not be there with this <Type> at line 8, column 5",
            "value of <Port> cannot be read at line 9, column 5: the default holds",
        ]
    );
}

#[test]
fn each_action_needs_its_own_element() {
    for (action, element) in [
        ("redirectUrl", "<RedirectUrl>"),
        ("redirectAddr", "<RedirectAddr>"),
        ("settings", "<Protocol>"),
    ] {
        let document = account(&format!(
            "<AccountType>email</AccountType><Action>{action}</Action>"
        ));
        let expected = format!("{element} is missing in <Account> at line 3, column 1");
        assert_eq!(lines(&document), [expected]);
    }
}

#[test]
fn protocols_belong_to_their_type_of_account() {
    let rss = "<Type>NNTP</Type><Server>news.contoso.com</Server>";
    let expected = "type of protocol does not belong to the type of account at line 4, column 1";
    assert_eq!(lines(&protocol(rss)), [expected]);
    let news = protocol(rss).replacen("email", "nntp", 1);
    assert_eq!(lines(&news), [""; 0]);
    let mail = protocol("<Type>POP3</Type><Server>m</Server>").replacen("email", "nntp", 1);
    assert_eq!(lines(&mail), [expected]);
}

#[test]
fn some_elements_are_for_some_types_only() {
    for (element, value, allowed, refused) in [
        ("UsePOPAuth", "on", "SMTP", "POP3"),
        ("SMTPLast", "on", "SMTP", "IMAP"),
        ("Encryption", "TLS", "POP3", "EXPR"),
        ("Encryption", "TLS", "IMAP", "WEB"),
    ] {
        let with = |protocol_type: &str| {
            protocol(&format!(
                "<Type>{protocol_type}</Type><Server>m</Server>\n<{element}>{value}</{element}>"
            ))
        };
        assert_eq!(lines(&with(allowed)), [""; 0]);
        let expected =
            format!("<{element}> must not be there with this <Type> at line 5, column 1");
        assert_eq!(lines(&with(refused)), [expected]);
    }
}

#[test]
fn mobilesync_needs_an_address_and_a_server() {
    let document = format!("{MOBILESYNC}<User/>\n<Action><Settings/></Action>{END}");
    assert_eq!(
        lines(&document),
        [
            "<EMailAddress> is missing in <User> at line 3, column 1",
            "<Server> is missing in <Settings> at line 4, column 9",
        ]
    );
}

#[test]
fn a_redirect_goes_to_the_web() {
    let document = account(
        "<AccountType>email</AccountType><Action>redirectUrl</Action>\n\
         <RedirectUrl>redirect.URL</RedirectUrl>",
    );
    assert_eq!(
        lines(&document),
        ["value of <RedirectUrl> is none of those there are at line 4, column 1: kept as it is"]
    );
}

#[test]
fn notes_alone_leave_a_document_clean() {
    let document = protocol("<Type>WEB</Type><New/>");
    let report = lint(document.as_bytes());
    assert!(report.is_clean());
    assert_eq!(report.document, Some(Kind::Response(Schema::Outlook)));
    assert_eq!(report.diagnostics.len(), 2);
}

#[test]
fn requests_are_looked_over_too() {
    let request = Request::Outlook(outlook::Request::new("a@contoso.com"));
    let report = lint(encode_request(&request).unwrap().as_bytes());
    assert!(report.is_clean());
    assert_eq!(report.document, Some(Kind::Request(Schema::Outlook)));
    let report = lint(b"<Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/mobilesync/requestschema/2006\"><Request/></Autodiscover>");
    assert_eq!(report.document, Some(Kind::Request(Schema::MobileSync)));
    assert_eq!(report.diagnostics.len(), 2);
}

#[test]
fn what_cannot_be_read_is_one_error() {
    let report = lint(b"<Autodiscover/>");
    assert_eq!(report.error.unwrap().kind(), ErrorKind::NoResponse);
    assert!(!report.is_clean());
    let report = lint(b"<rss/>");
    assert_eq!(report.error.unwrap().kind(), ErrorKind::NotAutodiscover);
}
