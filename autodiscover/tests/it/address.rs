//! E-mail addresses: every reader makes the same host name of them.

use autodiscover::{AddressErrorKind, Domain, EmailAddress};
use proptest::prelude::*;

fn refused(text: &str) -> (AddressErrorKind, u32) {
    let error = EmailAddress::decode(text).expect_err(text);
    (error.kind(), error.offset())
}

#[test]
fn an_address_is_a_local_part_and_a_domain() {
    let address = EmailAddress::decode("JohnDoe@sample.com").unwrap();
    assert_eq!(address.local_part(), "JohnDoe");
    assert_eq!(address.domain().as_str(), "sample.com");
    assert_eq!(address.to_string(), "JohnDoe@sample.com");
}

#[test]
fn the_case_of_the_domain_does_not_count_and_that_of_the_local_part_does() {
    let address = EmailAddress::decode("John.Doe@SAMPLE.Com").unwrap();
    assert_eq!(address.as_str(), "John.Doe@sample.com");
}

#[test]
fn a_second_at_is_refused_where_it_stands() {
    assert_eq!(
        refused("a@b@contoso.com"),
        (AddressErrorKind::RepeatedAt, 1)
    );
    assert_eq!(refused("a@evil.com@"), (AddressErrorKind::RepeatedAt, 1));
    assert_eq!(refused("@@contoso.com"), (AddressErrorKind::RepeatedAt, 0));
}

#[test]
fn a_quoted_local_part_is_refused() {
    assert_eq!(refused("\"a\"@contoso.com"), (AddressErrorKind::Quoted, 0));
    assert_eq!(
        refused("\"a@evil.com\"@contoso.com"),
        (AddressErrorKind::Quoted, 0)
    );
    assert_eq!(
        refused("a\"b@contoso.com"),
        (AddressErrorKind::LocalPart, 1)
    );
}

#[test]
fn an_address_without_at_is_refused_at_its_end() {
    assert_eq!(refused("contoso.com"), (AddressErrorKind::NoAt, 11));
    assert_eq!(refused(""), (AddressErrorKind::NoAt, 0));
}

#[test]
fn the_local_part_is_words_with_dots_between_them() {
    for good in [
        "a",
        "a.b",
        "a+b",
        "o'brien",
        "a&b",
        "a/b=c",
        "#$%*!?^_`{|}~-",
        "jürgen",
    ] {
        EmailAddress::decode(&format!("{good}@contoso.com")).expect(good);
    }
    for (bad, at) in [
        ("", 0),
        (".a", 0),
        ("a.", 1),
        ("a..b", 1),
        ("a b", 1),
        ("a<b", 1),
        ("a(c)", 1),
        ("a\r\nX-Evil: 1", 1),
        ("a\u{2028}", 1),
        ("<a", 0),
    ] {
        let text = format!("{bad}@contoso.com");
        assert_eq!(refused(&text), (AddressErrorKind::LocalPart, at), "{bad:?}");
    }
}

#[test]
fn lengths_are_those_of_smtp() {
    let local = "a".repeat(64);
    EmailAddress::decode(&format!("{local}@contoso.com")).unwrap();
    assert_eq!(
        refused(&format!("{local}a@contoso.com")),
        (AddressErrorKind::TooLong, 64)
    );
    let label = "b".repeat(60);
    let long = format!("{local}@{label}.{label}.{label}.com");
    assert_eq!(long.len(), 251);
    EmailAddress::decode(&long).unwrap();
    let too_long = format!("{local}@{label}.{label}.{label}.info.de");
    assert_eq!(refused(&too_long), (AddressErrorKind::TooLong, 254));
}

#[test]
fn an_internationalized_domain_becomes_what_dns_takes() {
    // UTS #46 test vectors.
    for (domain, ascii) in [
        ("Bücher.de", "xn--bcher-kva.de"),
        ("faß.de", "xn--fa-hia.de"),
        ("xn--bcher-kva.de", "xn--bcher-kva.de"),
        ("日本語。jp", "xn--wgv71a119e.jp"),
        ("ｃｏｎｔｏｓｏ.com", "contoso.com"),
    ] {
        assert_eq!(Domain::decode(domain).unwrap().as_str(), ascii);
    }
}

#[test]
fn characters_that_look_like_delimiters_name_no_other_host() {
    for domain in [
        "evil.com＠contoso.com",
        "evil.com\u{FF0F}contoso.com",
        "evil.com\u{2100}contoso.com",
        "evil.com/contoso.com",
        "evil.com?contoso.com",
        "evil.com#contoso.com",
        "evil.com:443",
        "evil.com%00.contoso.com",
        "evil com",
        "contoso..com",
        "contoso.com.",
        "-contoso.com",
        "con_toso.com",
        "",
    ] {
        let error = Domain::decode(domain).expect_err(domain);
        assert_eq!(error.kind(), AddressErrorKind::Domain, "{domain:?}");
    }
}

#[test]
fn an_ip_address_is_no_mail_domain() {
    for domain in [
        "127.0.0.1",
        "[127.0.0.1]",
        "[IPv6:::1]",
        "1.2.3",
        "a.0x7f",
        "10.1",
    ] {
        let (kind, at) = refused(&format!("a@{domain}"));
        assert_eq!((kind, at), (AddressErrorKind::IpAddress, 2), "{domain}");
    }
    Domain::decode("1und1.de").unwrap();
    Domain::decode("163.com").unwrap();
}

#[test]
fn a_public_suffix_is_no_mail_domain() {
    for domain in ["co.uk", "com.br", "公司.cn", "xn--55qx5d.cn"] {
        let error = Domain::decode(domain).expect_err(domain);
        assert_eq!(error.kind(), AddressErrorKind::PublicSuffix, "{domain}");
    }
    for domain in ["com", "localhost", "corp"] {
        let error = Domain::decode(domain).expect_err(domain);
        assert_eq!(error.kind(), AddressErrorKind::SingleLabel, "{domain}");
    }
}

#[test]
fn a_domain_below_which_strangers_have_names_is_known() {
    assert!(Domain::decode("github.io").unwrap().is_shared());
    assert!(!Domain::decode("contoso.github.io").unwrap().is_shared());
    assert!(!Domain::decode("contoso.co.uk").unwrap().is_shared());
}

proptest! {
    #[test]
    fn what_is_accepted_is_one_host_behind_one_at(text in "\\PC{0,40}|[a-z@.\"<>\\[\\]:/?#%\\\\ ]{0,30}") {
        if let Ok(address) = EmailAddress::decode(&text) {
            let whole = address.as_str();
            prop_assert_eq!(whole.matches('@').count(), 1);
            let (local, domain) = whole.split_once('@').unwrap();
            prop_assert_eq!(local, address.local_part());
            prop_assert_eq!(domain, address.domain().as_str());
            let url = url::Url::parse(&format!("https://{domain}/")).unwrap();
            prop_assert_eq!(url.host_str(), Some(domain));
            prop_assert_eq!(EmailAddress::decode(whole).unwrap(), address);
        }
    }

    #[test]
    fn an_error_is_about_a_byte_of_the_text_or_its_end(text in "\\PC{0,300}") {
        if let Err(e) = EmailAddress::decode(&text) {
            prop_assert!(e.offset() as usize <= text.len());
            prop_assert!(!e.to_string().is_empty());
        }
    }
}

#[test]
fn an_address_that_is_shown_another_way_than_it_is_written_is_refused() {
    for wrong in ['\u{202E}', '\u{2066}', '\u{200B}', '\u{AD}', '\u{FEFF}'] {
        let error = EmailAddress::decode(&format!("a{wrong}b@contoso.com")).unwrap_err();
        assert_eq!(error.kind(), AddressErrorKind::LocalPart, "{wrong:?}");
        assert_eq!(error.offset(), 1);
    }
    assert!(EmailAddress::decode("bücher@contoso.com").is_ok());
}
