//! Credentials.

use autodiscover::discovery::{Discovery, DiscoveryOptions, Step};
use autodiscover::{Credentials, CredentialsError, EmailAddress};

#[test]
fn basic_credentials_are_those_of_the_specification() {
    // RFC 7617 §2 and §2.1.
    for (user, password, header) in [
        (
            "Aladdin",
            "open sesame",
            "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        ),
        ("test", "123£", "Basic dGVzdDoxMjPCow=="),
    ] {
        let credentials = Credentials::basic(user, password).unwrap();
        let address = EmailAddress::decode("a@contoso.com").unwrap();
        let discovery = Discovery::new(address, DiscoveryOptions::DEFAULT);
        let Step::Http(request) = discovery.poll() else {
            panic!("{:?}", discovery.poll());
        };
        let authenticated = request.approved().unwrap().with_credentials(&credentials);
        assert_eq!(authenticated.authorization(), header);
        assert_eq!(authenticated.request(), request);
    }
}

#[test]
fn secrets_are_not_shown() {
    let credentials = Credentials::basic("barbara", "hunter2").unwrap();
    assert_eq!(
        format!("{credentials:?}"),
        "Credentials { scheme: \"Basic\", .. }"
    );
    let address = EmailAddress::decode("a@contoso.com").unwrap();
    let discovery = Discovery::new(address, DiscoveryOptions::DEFAULT);
    let Step::Http(request) = discovery.poll() else {
        panic!("{:?}", discovery.poll());
    };
    let authenticated = request.approved().unwrap().with_credentials(&credentials);
    let shown = format!("{authenticated:?}");
    // base64 of barbara:hunter2
    assert!(
        !shown.contains("hunter2") && !shown.contains("YmFyYmFyYTpodW50ZXIy"),
        "{shown}"
    );
}

#[test]
fn what_a_header_cannot_carry_is_refused() {
    let refused = |made: Result<Credentials, CredentialsError>| made.unwrap_err();
    assert_eq!(
        refused(Credentials::basic("a:b", "c")),
        CredentialsError::Colon
    );
    assert_eq!(
        refused(Credentials::basic("a", "b\r\nc")),
        CredentialsError::Control
    );
    assert_eq!(
        refused(Credentials::bearer("a\nb")),
        CredentialsError::Control
    );
    assert_eq!(
        refused(Credentials::new("", "b")),
        CredentialsError::Control
    );
    assert_eq!(
        refused(Credentials::new("Basic x", "b")),
        CredentialsError::Control
    );
}

#[test]
fn the_scheme_is_the_callers() {
    assert_eq!(Credentials::bearer("token").unwrap().scheme(), "Bearer");
    assert_eq!(
        Credentials::new("Negotiate", "YII=").unwrap().scheme(),
        "Negotiate"
    );
}
