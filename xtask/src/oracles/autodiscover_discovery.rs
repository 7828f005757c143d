//! The laws of the discovery of `autodiscover`.

// The auditor of its tests: the laws stand in one place.
#[path = "../../../autodiscover/tests/it/discovery/audit.rs"]
mod audit;

use autodiscover::discovery::{
    Answer, Approvals, Consent, Content, CredentialsAnswer, Discovery, DiscoveryOptions,
    HttpAnswer, ServiceConnectionPoint, SrvRecord, Step, TransportFailure,
};
use autodiscover::outlook::{self, Account, Protocol};
use autodiscover::{
    EmailAddress, ErrorCode, ErrorReply, Options, ProtocolType, Response, TargetPolicy, v2,
};

use audit::Auditor;

/// No discovery has more steps than this.
const MOST_STEPS: usize = 150;

/// Whatever the world answers, no credential leaves for where it was not approved to go, no host is
/// asked that was not approved, there is no eleventh redirect, nothing configures over http, and it
/// ends.
///
/// The input chooses the options, the answers and the texts in them.
pub fn discovery(input: &[u8]) {
    let mut choices = Choices(input);
    let address = choices.address();
    let mut options = DiscoveryOptions::DEFAULT;
    let flags = choices.byte();
    options.directory = flags & 1 != 0;
    options.unattended = flags & 2 != 0;
    options.v2_protocol = (flags & 4 != 0).then(|| "AutodiscoverV1".to_owned());
    options.other_schema = flags & 8 == 0;
    if flags & 16 != 0 {
        options.targets = TargetPolicy::NAMES;
    }
    let mut auditor = Auditor::new(&address);
    let mut discovery = Discovery::new(address, options).with_approvals(Approvals::new());
    auditor.check(&discovery);
    for _ in 0..MOST_STEPS {
        if discovery.outcome().is_some() {
            return;
        }
        let answer = choices.answer(discovery.poll());
        auditor.hear(&discovery, &answer);
        assert!(
            discovery.handle(answer).is_ok(),
            "an answer to the step is refused"
        );
        auditor.check(&discovery);
    }
    panic!("it does not end: {:#?}", discovery.evidence());
}

/// What is left of the input; when nothing is, zeros.
struct Choices<'i>(&'i [u8]);

impl Choices<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        *first
    }

    /// One of these.
    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        let at = usize::from(self.byte()) % of.len();
        of[at].clone()
    }

    /// A text of the input's own.
    fn text(&mut self) -> String {
        let len = usize::from(self.byte() % 48).min(self.0.len());
        let (text, rest) = self.0.split_at(len);
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }

    fn address(&mut self) -> EmailAddress {
        let text = self.text();
        EmailAddress::decode(&text)
            .or_else(|_| EmailAddress::decode(&format!("barbara@{text}")))
            .or_else(|_| EmailAddress::decode("barbara@contoso.com"))
            .expect("an address")
    }

    /// A URL: one that hostile servers send, or one of the input's own.
    fn url(&mut self) -> String {
        let scheme = self.one(&["https://", "http://", "", "//"]);
        let host = match self.byte() % 10 {
            0 => "contoso.com".to_owned(),
            1 => "autodiscover.contoso.com".to_owned(),
            2 => "autodiscover.contoso.com:443".to_owned(),
            3 => "contoso.com:8443".to_owned(),
            4 => "evil.com".to_owned(),
            5 => "contoso.com.evil.com".to_owned(),
            6 => "autodiscover.com".to_owned(),
            7 => "127.0.0.1".to_owned(),
            8 => "contoso.com@evil.com".to_owned(),
            _ => self.text(),
        };
        let path = self.one(&["/a", "/b", "/autodiscover/autodiscover.xml", "/?secret"]);
        format!("{scheme}{host}{path}")
    }

    fn content(&mut self) -> Content {
        let account = match self.byte() % 9 {
            0 => return Content::Empty,
            1 => return Content::Html,
            2 => {
                let code = self.one(&[601, 600, 500, 404]);
                return Response::Error(ErrorReply::new(ErrorCode(code), "")).into();
            }
            3 => return Content::decode(self.text().as_bytes(), &Options::LENIENT),
            4 => {
                let protocol = self.one(&["AutodiscoverV1", "ActiveSync"]);
                return Content::V2(v2::Response::found(protocol, self.url()));
            }
            5 => Account::settings([Protocol::new(ProtocolType::Imap).with_server("a.com")]),
            6 => Account::redirect_addr(self.text()),
            7 => Account::redirect_addr(self.one(&[
                "other@contoso.com",
                "barbara@evil.com",
                "barbara@contoso.com",
            ])),
            _ => Account::redirect_url(self.url()),
        };
        Response::Outlook(outlook::Response::new(account)).into()
    }

    fn answer(&mut self, step: Step<'_>) -> Answer {
        match step {
            Step::DirectoryAddress => Answer::DirectoryAddress(None),
            Step::DirectoryServer(_) => {
                Answer::DirectoryServer((self.byte() % 2 == 0).then(|| "EX01".to_owned()))
            }
            Step::ServiceConnectionPoints { .. } => {
                let count = self.byte() % 4;
                let objects = (0..count).map(|_| {
                    if self.byte() % 2 == 0 {
                        ServiceConnectionPoint::Definition(self.url())
                    } else {
                        ServiceConnectionPoint::Referral(self.text())
                    }
                });
                Answer::ServiceConnectionPoints {
                    objects: objects.collect(),
                    random: u64::from(count),
                }
            }
            Step::Http(_) => match self.byte() % 4 {
                0 => Answer::Failed(self.one(&[
                    TransportFailure::NoSuchHost,
                    TransportFailure::Timeout,
                    TransportFailure::BadCertificate,
                ])),
                1 => {
                    let status = self.one(&[301, 302, 303, 307, 308]);
                    Answer::Http(HttpAnswer::redirect(status, &self.url()))
                }
                2 => Answer::Http(HttpAnswer::new(200, self.content())),
                _ => {
                    let status = self.one(&[401, 404, 405, 400, 500, 302]);
                    Answer::Http(HttpAnswer::new(status, self.content()))
                }
            },
            Step::Srv(_) => {
                let count = self.byte() % 4;
                let records = (0..count).map(|_| {
                    let host = match self.byte() % 4 {
                        0 => "autodiscover.contoso.com.".to_owned(),
                        1 => "evil.com".to_owned(),
                        2 => "autodiscover.com".to_owned(),
                        _ => self.text(),
                    };
                    let port = self.one(&[443, 8443, 0]);
                    SrvRecord::new(u16::from(self.byte()), u16::from(self.byte()), port, &host)
                });
                Answer::Srv {
                    records: records.collect(),
                    random: u64::from(count),
                }
            }
            Step::LocalXml(_) => {
                let found = self.byte() % 2 == 0;
                Answer::LocalXml(found.then(|| self.content()))
            }
            Step::Consent(_) => Answer::Consent(self.one(&[
                Consent::Approve,
                Consent::ApproveAlways,
                Consent::Refuse,
            ])),
            Step::Credentials { .. } => Answer::Credentials(self.one(&[
                CredentialsAnswer::Skip,
                CredentialsAnswer::Retry,
                CredentialsAnswer::GiveUp,
            ])),
            step => panic!("no answer to {step:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::discovery;

    #[test]
    fn the_laws_hold_for_numbers_by_chance() {
        let mut state = 1_u64;
        for case in 0..2_000 {
            let input: Vec<u8> = (0..case % 600)
                .map(|_| {
                    // Knuth, MMIX.
                    state = state
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1_442_695_040_888_963_407);
                    (state >> 56) as u8
                })
                .collect();
            discovery(&input);
        }
    }
}
