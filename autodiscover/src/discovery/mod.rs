//! Discovery: from an e-mail address to settings, as a machine without I/O.
//!
//! [`Discovery::poll`] says what is needed next, the caller does it, and [`Discovery::handle`] takes
//! what came of it. The seven steps are taken in order:
//!
//! 1. the address, from the directory if none is given;
//! 2. the name of the user's Exchange server, from the directory;
//! 3. service connection points of the directory;
//! 4. the user's own domain: POST to `https://domain/autodiscover/autodiscover.xml`, POST to
//!    `https://autodiscover.domain/…`, GET of `http://autodiscover.domain/…` for a redirect, SRV
//!    records of `_autodiscover._tcp.domain`;
//! 5. a local document;
//! 6. the name of step 2;
//! 7. [`common_settings`](crate::common_settings).
//!
//! No sequence of answers makes it leak a credential. It never sees one; it says which requests may
//! carry one ([`HttpRequest::approved`]). Requests go to the user's exact domain, to servers that
//! the directory names, and to where the user has approved a redirect. It follows at most ten, of
//! all kinds together, and never to where it has been.
//!
//! ```
//! use autodiscover::EmailAddress;
//! use autodiscover::discovery::{Answer, Discovery, DiscoveryOptions, Step, TransportFailure};
//!
//! let address = EmailAddress::decode("barbara@contoso.com")?;
//! let mut discovery = Discovery::new(address, DiscoveryOptions::DEFAULT);
//! let mut urls = Vec::new();
//! loop {
//!     let answer = match discovery.poll() {
//!         Step::Http(request) => {
//!             urls.push(request.target().to_string());
//!             Answer::Failed(TransportFailure::NoSuchHost)
//!         }
//!         Step::Srv(_) => Answer::Srv { records: Vec::new(), random: 0 },
//!         Step::LocalXml(_) => Answer::LocalXml(None),
//!         Step::Done(_) => break,
//!         step => unreachable!("{step:?}"),
//!     };
//!     discovery.handle(answer)?;
//! }
//! assert_eq!(urls, [
//!     "https://contoso.com/autodiscover/autodiscover.xml",
//!     "https://autodiscover.contoso.com/autodiscover/autodiscover.xml",
//!     "http://autodiscover.contoso.com/autodiscover/autodiscover.xml",
//! ]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answer;
mod approvals;
#[cfg(feature = "xml")]
mod content;
mod evidence;
mod flow;
mod options;
mod outcome;
mod redirect;
mod reply;
mod request;
mod srv;
mod stage;
mod step;

use alloc::boxed::Box;
use alloc::collections::{BTreeSet, VecDeque};
use alloc::string::String;
use alloc::vec::Vec;

pub use answer::{
    Answer, Consent, Content, CredentialsAnswer, HttpAnswer, ServiceConnectionPoint,
    TransportFailure,
};
pub use approvals::Approvals;
pub use evidence::{Event, Evidence, RedirectKind};
pub use options::{DiscoveryOptions, MOST_REDIRECTS};
pub use outcome::{Failure, Outcome, Source, Unusable};
pub use request::{HttpRequest, Method, Purpose};
pub use srv::{SrvRecord, srv_order};
pub use step::{Ahead, ConsentQuestion, Destination, Step, UnexpectedAnswer};

use crate::{EmailAddress, Target};
use stage::Stage;

/// A discovery in progress.
///
/// It is a value: a clone goes on from the same place.
#[derive(Clone, Debug)]
pub struct Discovery {
    options: DiscoveryOptions,
    /// What the caller keeps.
    approvals: Approvals,
    /// What was approved for this once, and what the directory named.
    granted: Approvals,
    address: Option<EmailAddress>,
    server: Option<String>,
    stage: Stage,
    /// Candidates of the stage that wait for their turn.
    queue: VecDeque<Candidate>,
    redirects: u8,
    /// The requests that were made, as [`flow::key`] writes them.
    visited: BTreeSet<String>,
    /// The addresses that it has begun with.
    addresses: BTreeSet<EmailAddress>,
    directories: BTreeSet<String>,
    failure: Failure,
    waiting: Waiting,
    evidence: Vec<Evidence>,
}

/// What the discovery waits for.
#[derive(Clone, Debug)]
enum Waiting {
    DirectoryAddress,
    DirectoryServer,
    ServiceConnectionPoints {
        directory: Option<String>,
    },
    Http {
        request: HttpRequest,
        made: u8,
    },
    Srv(String),
    LocalXml,
    Consent {
        question: ConsentQuestion,
        then: Pending,
    },
    Credentials {
        request: HttpRequest,
        challenges: Vec<String>,
        made: u8,
    },
    Done(Box<Outcome>),
}

/// What happens when a redirect is approved.
#[derive(Clone, Debug)]
enum Pending {
    Request(Target, Purpose),
    Address(EmailAddress),
}

/// A server that a stage has found.
#[derive(Clone, Debug)]
enum Candidate {
    /// From the directory, which is trusted.
    Definition(Target),
    /// From DNS, which is not.
    Srv(SrvRecord),
}

/// How it goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Flow {
    /// The next candidate, or the next stage.
    Next,
    /// Something is waited for.
    Wait,
}

impl Discovery {
    /// A discovery for an address.
    #[must_use]
    pub fn new(address: EmailAddress, options: DiscoveryOptions) -> Self {
        let mut discovery = Self::empty(options);
        discovery.begin(address);
        discovery.go_on(Flow::Next);
        discovery
    }

    /// A discovery for the address that the directory has for the user who is logged in. There is
    /// a directory, whatever the options say.
    #[must_use]
    pub fn from_directory(options: DiscoveryOptions) -> Self {
        Self::empty(options.with_directory())
    }

    /// The discovery with approvals of earlier ones.
    #[must_use]
    pub fn with_approvals(mut self, approvals: Approvals) -> Self {
        self.approvals = approvals;
        self
    }

    fn empty(options: DiscoveryOptions) -> Self {
        Self {
            options,
            approvals: Approvals::new(),
            granted: Approvals::new(),
            address: None,
            server: None,
            stage: Stage::Address,
            queue: VecDeque::new(),
            redirects: 0,
            visited: BTreeSet::new(),
            addresses: BTreeSet::new(),
            directories: BTreeSet::new(),
            failure: Failure::NotConfigured,
            waiting: Waiting::DirectoryAddress,
            evidence: Vec::new(),
        }
    }

    /// What is needed next.
    #[must_use]
    pub fn poll(&self) -> Step<'_> {
        match (&self.waiting, &self.address) {
            (Waiting::DirectoryServer, Some(address)) => Step::DirectoryServer(address),
            (Waiting::ServiceConnectionPoints { directory }, Some(address)) => {
                Step::ServiceConnectionPoints {
                    address,
                    directory: directory.as_deref(),
                }
            }
            (Waiting::LocalXml, Some(address)) => Step::LocalXml(address.domain()),
            (Waiting::Http { request, .. }, _) => Step::Http(request),
            (Waiting::Srv(name), _) => Step::Srv(name),
            (Waiting::Consent { question, .. }, _) => Step::Consent(question),
            (
                Waiting::Credentials {
                    request,
                    challenges,
                    made,
                },
                _,
            ) => Step::Credentials {
                request,
                challenges,
                made: *made,
            },
            (Waiting::Done(outcome), _) => Step::Done(outcome),
            (Waiting::DirectoryAddress, _) | (_, None) => Step::DirectoryAddress,
        }
    }

    /// Takes what came of the step that [`poll`](Self::poll) has named.
    ///
    /// # Errors
    ///
    /// [`UnexpectedAnswer`] if the answer belongs to another step. Nothing has changed then.
    pub fn handle(&mut self, answer: Answer) -> Result<(), UnexpectedAnswer> {
        let flow = self.take(answer)?;
        self.go_on(flow);
        Ok(())
    }

    /// The address that is looked for at present.
    #[must_use]
    pub const fn address(&self) -> Option<&EmailAddress> {
        self.address.as_ref()
    }

    /// How many redirects were there so far.
    #[must_use]
    pub const fn redirects(&self) -> u8 {
        self.redirects
    }

    /// The approvals of earlier discoveries and those that this one was told to remember.
    #[must_use]
    pub const fn approvals(&self) -> &Approvals {
        &self.approvals
    }

    /// Every step and decision so far, without credentials.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// Takes the evidence out, and leaves none: for a caller that writes it down as it goes.
    pub fn take_evidence(&mut self) -> Vec<Evidence> {
        core::mem::take(&mut self.evidence)
    }

    /// How it ended, if it has.
    #[must_use]
    pub const fn outcome(&self) -> Option<&Outcome> {
        match &self.waiting {
            Waiting::Done(outcome) => Some(outcome),
            _ => None,
        }
    }

    /// How it ended, if it has, or itself if it goes on.
    ///
    /// # Errors
    ///
    /// The discovery, if it has not ended.
    pub fn into_outcome(self) -> Result<Outcome, Box<Self>> {
        match self.waiting {
            Waiting::Done(outcome) => Ok(*outcome),
            _ => Err(Box::new(self)),
        }
    }
}
