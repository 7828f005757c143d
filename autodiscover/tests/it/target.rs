//! Where requests may go.

use std::net::IpAddr;

use autodiscover::{Origin, Target, TargetError, TargetPolicy};

fn refused(text: &str) -> TargetError {
    Target::decode(text, &TargetPolicy::PUBLIC).expect_err(text)
}

fn target(text: &str) -> Target {
    Target::decode(text, &TargetPolicy::PUBLIC).unwrap_or_else(|e| panic!("{text}: {e}"))
}

#[test]
fn a_public_host_name_is_a_target() {
    let target = target("https://Autodiscover.Hoster.com/autodiscover/autodiscover.xml");
    assert_eq!(target.host(), "autodiscover.hoster.com");
    assert_eq!(
        target.origin().to_string(),
        "https://autodiscover.hoster.com"
    );
    assert!(target.origin().is_https());
}

#[test]
fn the_port_of_the_scheme_need_not_be_said() {
    assert_eq!(
        target("https://hoster.com:443/a"),
        target("https://hoster.com/a")
    );
    assert_eq!(target("https://hoster.com:8443/").origin().port(), 8443);
    assert_ne!(
        target("https://hoster.com:8443/").origin(),
        target("https://hoster.com/").origin()
    );
    assert_eq!(target("http://hoster.com/").origin().port(), 80);
}

#[test]
fn an_ip_address_is_refused_in_every_spelling() {
    for url in [
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://１２７.0.0.1/",
    ] {
        assert_eq!(refused(url), TargetError::IpLiteral, "{url}");
        Target::decode(url, &TargetPolicy::PERMISSIVE).expect(url);
    }
}

#[test]
fn names_of_private_networks_are_refused_unless_allowed() {
    for host in [
        "localhost",
        "a.localhost",
        "exchange",
        "mail.corp",
        "mail.contoso.local",
        "mail.internal",
        "router.lan",
        "nas.home.arpa",
        "x.onion",
        "LOCALHOST",
    ] {
        let url = format!("https://{host}/");
        assert_eq!(refused(&url), TargetError::PrivateName, "{url}");
        Target::decode(&url, &TargetPolicy::NAMES).expect(&url);
    }
    target("https://localhost.contoso.com/");
    target("https://mylocal.com/");
}

#[test]
fn a_public_suffix_and_autodiscover_below_one_are_refused() {
    for url in [
        "https://co.uk/",
        "https://autodiscover.com/",
        "https://autodiscover.co.uk/",
        "https://Autodiscover.com.br/autodiscover/autodiscover.xml",
    ] {
        assert_eq!(refused(url), TargetError::PublicSuffix, "{url}");
    }
    target("https://autodiscover.contoso.co.uk/");
}

#[test]
fn credentials_in_a_url_are_refused() {
    assert_eq!(
        refused("https://user:pass@hoster.com/"),
        TargetError::UserInfo
    );
    assert_eq!(
        refused("https://contoso.com@evil.com/"),
        TargetError::UserInfo
    );
    assert_eq!(refused("https://:pass@hoster.com/"), TargetError::UserInfo);
}

#[test]
fn other_schemes_are_refused() {
    for url in [
        "ftp://hoster.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ldap://a.com",
    ] {
        assert_eq!(refused(url), TargetError::Scheme, "{url}");
    }
}

#[test]
fn what_readers_of_urls_disagree_on_is_refused() {
    for url in [
        "",
        "hoster.com",
        "/autodiscover",
        "https:\\\\hoster.com\\",
        "https://hoster.com\\@evil.com/",
        "https://hos\tter.com/",
        "https://hoster.com/\r\nX-Evil: 1",
        "https://hoster.com:0/",
        "https:///",
        "https://hoster.com:99999/",
    ] {
        assert_eq!(refused(url), TargetError::NotAUrl, "{url:?}");
    }
    assert_eq!(refused("https://hoster.com./"), TargetError::HostName);
    assert_eq!(refused("https://a..com/"), TargetError::HostName);
    let long = format!("https://hoster.com/{}", "a".repeat(2048));
    assert_eq!(refused(&long), TargetError::TooLong);
}

#[test]
fn a_url_is_too_long_as_it_would_be_sent() {
    let policy = &TargetPolicy::PUBLIC;
    // Three bytes for each of two: `%C3%A9` for `é`.
    let long = format!("https://contoso.com/{}", "é".repeat(500));
    assert_eq!(Target::decode(&long, policy), Err(TargetError::TooLong));
    let fits = format!("https://contoso.com/{}", "é".repeat(300));
    let target = Target::decode(&fits, policy).unwrap();
    let directory = format!("{}/", target.as_str());
    let target = Target::decode(&directory, policy).unwrap();
    assert_eq!(
        target.join(&"b".repeat(300), policy),
        Err(TargetError::TooLong)
    );
}

#[test]
fn a_reference_is_seen_from_where_it_was_said() {
    let base = target("https://contoso.com/autodiscover/autodiscover.xml");
    let joined = |reference| {
        base.join(reference, &TargetPolicy::PUBLIC)
            .map(|t| t.to_string())
    };
    assert_eq!(joined("/a.xml").as_deref(), Ok("https://contoso.com/a.xml"));
    assert_eq!(
        joined("b.xml#top").as_deref(),
        Ok("https://contoso.com/autodiscover/b.xml")
    );
    assert_eq!(joined("//evil.com/").as_deref(), Ok("https://evil.com/"));
    assert_eq!(
        joined("http://evil.com/").as_deref(),
        Ok("http://evil.com/")
    );
    assert_eq!(joined("//127.0.0.1/"), Err(TargetError::IpLiteral));
}

#[test]
fn a_query_is_left_out_of_what_is_shown() {
    let target = target("https://hoster.com/a?token=secret");
    assert_eq!(target.without_query(), "https://hoster.com/a");
    assert_eq!(target.as_str(), "https://hoster.com/a?token=secret");
}

#[test]
fn an_origin_is_written_and_read_as_text() {
    for text in [
        "https://hoster.com",
        "http://hoster.com",
        "https://hoster.com:8443",
    ] {
        let origin = Origin::try_from(text.to_owned()).unwrap();
        assert_eq!(origin.to_string(), text);
    }
    for text in [
        "https://hoster.com/",
        "https://hoster.com:443",
        "hoster.com",
        "https://a@b.com",
    ] {
        assert!(Origin::try_from(text.to_owned()).is_err(), "{text}");
    }
}

#[test]
fn addresses_inside_networks_are_told_from_public_ones() {
    let policy = TargetPolicy::PUBLIC;
    // IANA special-purpose address registries.
    for address in [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        // Teredo, with 10.0.0.1 in it; documentation (RFC 9637); 6to4 relays (RFC 7526).
        "2001:0:0a00:1::1",
        "2001:10::1",
        "3fff:fff::1",
        "192.88.99.1",
    ] {
        let address: IpAddr = address.parse().unwrap();
        assert!(!policy.allows_address(address), "{address}");
        assert!(TargetPolicy::NAMES.allows_address(address), "{address}");
    }
    for address in ["8.8.8.8", "52.96.0.1", "2603:1026::1", "2a00:1450::1"] {
        let address: IpAddr = address.parse().unwrap();
        assert!(policy.allows_address(address), "{address}");
    }
}
