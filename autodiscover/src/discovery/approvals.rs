//! [`Approvals`]: the redirects that a user need not be asked about again.

use alloc::collections::BTreeSet;

use crate::{Domain, Origin};

/// Where a mail domain may be redirected to without a prompt.
///
/// It is a value: the caller takes it out of a discovery that has ended, keeps it, and gives it to
/// the next. An approval is for one mail domain; another that points to the same server is another
/// question.
///
/// ```
/// use autodiscover::discovery::{
///     Answer, Approvals, Consent, ConsentQuestion, Destination, Discovery, DiscoveryOptions,
///     HttpAnswer, RedirectKind, Step,
/// };
/// use autodiscover::EmailAddress;
///
/// let address = EmailAddress::decode("barbara@contoso.com")?;
/// let domain = address.domain().clone();
/// let mut discovery = Discovery::new(address, DiscoveryOptions::DEFAULT);
/// let elsewhere = "https://autodiscover.hoster.com/autodiscover/autodiscover.xml";
/// discovery.handle(Answer::Http(HttpAnswer::redirect(302, elsewhere)))?;
///
/// let Step::Consent(question) = discovery.poll() else { panic!() };
/// let ConsentQuestion { kind, to, .. } = question.clone();
/// assert_eq!(kind, RedirectKind::Status);
/// let Destination::Origin(origin) = to else { panic!() };
/// assert_eq!(origin.host(), "autodiscover.hoster.com");
///
/// // What is approved always is to be kept for the next time.
/// discovery.handle(Answer::Consent(Consent::ApproveAlways))?;
/// let kept: &Approvals = discovery.approvals();
/// assert!(kept.allows(&domain, &origin));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
pub struct Approvals {
    origins: BTreeSet<(Domain, Origin)>,
    domains: BTreeSet<(Domain, Domain)>,
}

impl Approvals {
    /// No approvals.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            origins: BTreeSet::new(),
            domains: BTreeSet::new(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.origins.is_empty() && self.domains.is_empty()
    }

    /// Whether requests for addresses of a domain may go to an origin.
    #[must_use]
    pub fn allows(&self, domain: &Domain, to: &Origin) -> bool {
        self.origins.iter().any(|(d, o)| d == domain && o == to)
    }

    /// Whether addresses of a domain may be replaced by those of another.
    #[must_use]
    pub fn allows_domain(&self, domain: &Domain, to: &Domain) -> bool {
        self.domains.iter().any(|(d, o)| d == domain && o == to)
    }

    /// Approves an origin for a domain, as an administrator may before anything is asked.
    pub fn approve(&mut self, domain: Domain, to: Origin) {
        self.origins.insert((domain, to));
    }

    /// Approves a domain whose addresses may replace those of another.
    pub fn approve_domain(&mut self, domain: Domain, to: Domain) {
        self.domains.insert((domain, to));
    }

    /// The approved origins, each with the domain that it is approved for.
    pub fn origins(&self) -> impl Iterator<Item = (&Domain, &Origin)> {
        self.origins.iter().map(|(domain, to)| (domain, to))
    }

    /// The approved domains, each behind the one that it is approved for.
    pub fn domains(&self) -> impl Iterator<Item = (&Domain, &Domain)> {
        self.domains.iter().map(|(domain, to)| (domain, to))
    }

    /// Takes an approval back.
    pub fn revoke(&mut self, domain: &Domain, to: &Origin) {
        self.origins.retain(|(d, o)| d != domain || o != to);
    }
}
