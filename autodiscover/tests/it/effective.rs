//! What holds where a protocol says nothing.

use autodiscover::outlook::Protocol;
use autodiscover::{
    CertPrincipalName, Date, Element, Encryption, ExpiredBy, Freshness, ProtocolType, ServerVersion,
};

#[test]
fn a_protocol_that_says_nothing_has_the_defaults_of_the_specification() {
    let protocol = Protocol::new(ProtocolType::Smtp);
    let effective = protocol.effective("johndoe@sample.com");
    assert!(effective.spa && effective.ssl && effective.auth_required);
    assert!(!effective.domain_required && !effective.smtp_last && !effective.use_pop_auth);
    assert_eq!(effective.login_name, "johndoe");
    assert_eq!(effective.domain_name, None);
    assert_eq!(effective.encryption, None);
    assert_eq!(effective.lifetime.hours, 1);
    assert_eq!(effective.lifetime.expiration_date, None);
    assert_eq!(effective.cert_principal_name, CertPrincipalName::Server);
}

#[test]
fn what_is_said_stands_beside_what_holds() {
    let protocol = Protocol::new(ProtocolType::Imap)
        .with(Element::SSL, "Off")
        .with(Element::TTL, "168")
        .with(Element::EXPIRATION_DATE, "20310228")
        .with(Element::ENCRYPTION, "tls")
        .with(Element::CERT_PRINCIPAL_NAME, "None")
        .with(Element::DOMAIN_NAME, "")
        .with_login_name("john");
    let effective = protocol.effective("johndoe@sample.com");
    assert_eq!(protocol.get(Element::SSL), Some("Off"));
    assert!(!effective.ssl);
    assert_eq!(effective.lifetime.hours, 168);
    assert_eq!(effective.lifetime.expiration_date, Date::new(2031, 2, 28));
    assert_eq!(effective.encryption, Some(Encryption::Tls));
    assert_eq!(effective.cert_principal_name, CertPrincipalName::Unchecked);
    assert_eq!(effective.login_name, "john");
    assert_eq!(effective.domain_name, None);
}

#[test]
fn the_local_part_ends_at_the_last_at_sign() {
    let protocol = Protocol::new(ProtocolType::Imap);
    let effective = protocol.effective("\"a@b\"@sample.com");
    assert_eq!(effective.login_name, "\"a@b\"");
}

#[test]
fn server_versions_are_unpacked() {
    // 8.0.647 and 15.0.516, from the replies of the documentation.
    for (hex, version) in [("72008287", "8.0.647"), ("73C08204", "15.0.516")] {
        assert_eq!(ServerVersion::from_hex(hex).unwrap().to_string(), version);
    }
    for wrong in ["", "x", "+1", "123456789"] {
        assert_eq!(ServerVersion::from_hex(wrong), None);
    }
}

#[test]
fn settings_hold_for_their_ttl() {
    let ttl = |text: &'static str| Protocol::new(ProtocolType::Imap).with(Element::TTL, text);
    let day = ttl("24").lifetime();
    assert_eq!(
        day.freshness(1000, 1000),
        Freshness::Fresh { until: 87_400 }
    );
    assert!(day.freshness(1000, 87_399).is_fresh());
    let expired = Freshness::Expired {
        since: 87_400,
        by: ExpiredBy::Ttl,
    };
    assert_eq!(day.freshness(1000, 87_400), expired);
    // 0 is never; nothing, or nothing that can be read, is an hour.
    assert_eq!(
        ttl("0").lifetime().freshness(0, i64::MAX),
        Freshness::Unlimited
    );
    for hour in [ttl("x"), Protocol::new(ProtocolType::Imap)] {
        assert_eq!(
            hour.lifetime().freshness(0, 0),
            Freshness::Fresh { until: 3600 }
        );
    }
}

#[test]
fn settings_hold_through_their_expiration_date() {
    let lifetime = Protocol::new(ProtocolType::Imap)
        .with(Element::TTL, "0")
        .with(Element::EXPIRATION_DATE, "20240229")
        .lifetime();
    // 1 March 2024, 00:00 UTC.
    let end = 1_709_251_200;
    assert_eq!(
        lifetime.freshness(0, end - 1),
        Freshness::Fresh { until: end }
    );
    let expired = Freshness::Expired {
        since: end,
        by: ExpiredBy::ExpirationDate,
    };
    assert_eq!(lifetime.freshness(0, end), expired);
}

#[test]
fn days_are_those_of_the_calendar() {
    // `date -u -d '19700102' +%s` and so on.
    for (year, month, day, end) in [
        (1970, 1, 1, 86_400),
        (1969, 12, 31, 0),
        (2000, 2, 29, 951_868_800),
        (2026, 11, 22, 1_795_392_000),
        (9999, 12, 31, 253_402_300_800),
    ] {
        assert_eq!(Date::new(year, month, day).unwrap().end(), end, "{year}");
    }
    for (year, month, day) in [
        (2023, 2, 29),
        (1900, 2, 29),
        (2024, 0, 1),
        (2024, 13, 1),
        (2024, 4, 31),
        (2024, 1, 0),
    ] {
        assert_eq!(Date::new(year, month, day), None);
    }
}
