//! Redirects of a discovery: which are followed, and which need consent.

use alloc::string::{String, ToString};

use super::answer::Consent;
use super::evidence::RedirectKind;
use super::flow::PATH;
use super::request::Purpose;
use super::step::{ConsentQuestion, Destination};
use super::{Discovery, Event, Failure, Flow, Pending, Waiting};
use crate::{EmailAddress, Target, TargetError};

impl Discovery {
    /// Follows a redirect to a URL, or asks first, or does neither. `authentic`: whether it was
    /// said by somebody who may be trusted to say it.
    pub(super) fn redirect(
        &mut self,
        kind: RedirectKind,
        target: Result<Target, TargetError>,
        purpose: Purpose,
        authentic: bool,
    ) -> Flow {
        let target = match target {
            Ok(target) => target,
            Err(e) => {
                self.note(Event::TargetRefused(e));
                self.fail(Failure::Target(e));
                return Flow::Next;
            }
        };
        if self.was_made(&target, purpose) {
            return self.looped();
        }
        let Some(count) = self.count_redirect() else {
            return Flow::Next;
        };
        self.note(Event::Redirect {
            kind,
            to: String::from(target.without_query()),
            count,
        });
        if self.may_follow(&target, authentic) {
            self.note(Event::AlreadyApproved);
            return self.request(target, purpose);
        }
        let to = Destination::Origin(target.origin().clone());
        self.ask(kind, authentic, to, Pending::Request(target, purpose))
    }

    /// Whether a redirect is followed without a question. One that nobody vouches for may choose no
    /// document on the user's own servers: strangers may have put it there, and it would configure.
    fn may_follow(&self, target: &Target, authentic: bool) -> bool {
        let origin = target.origin();
        let harmless = authentic || !origin.is_https() || is_well_known(target);
        self.is_granted(origin) || harmless && self.is_own(origin)
    }

    /// Begins anew with another address, or asks first, or does neither.
    pub(super) fn redirect_addr(&mut self, text: &str, authentic: bool) -> Flow {
        let (Ok(to), Some(from)) = (EmailAddress::decode(text.trim()), self.address.clone()) else {
            self.note(Event::AddressRefused);
            self.fail(Failure::Unusable(super::Unusable::NoLocation));
            return Flow::Next;
        };
        if crate::target::is_back_off(to.domain().as_str()) {
            self.note(Event::TargetRefused(TargetError::PublicSuffix));
            self.fail(Failure::Target(TargetError::PublicSuffix));
            return Flow::Next;
        }
        if self.addresses.contains(&to) {
            return self.looped();
        }
        let Some(count) = self.count_redirect() else {
            return Flow::Next;
        };
        self.note(Event::RedirectAddr {
            to: String::from(to.as_str()),
            count,
        });
        let (domain, other) = (from.domain(), to.domain());
        let approved = self.granted.allows_domain(domain, other)
            || self.approvals.allows_domain(domain, other);
        if approved || authentic && domain == other {
            self.note(Event::AlreadyApproved);
            return self.begin_anew(to);
        }
        let kind = RedirectKind::RedirectAddr;
        let destination = Destination::Address(to.clone());
        self.ask(kind, authentic, destination, Pending::Address(to))
    }

    fn begin_anew(&mut self, address: EmailAddress) -> Flow {
        self.begin(address);
        // The address is known; what comes next is its server.
        self.stage = super::stage::Stage::Address;
        Flow::Next
    }

    fn looped(&mut self) -> Flow {
        self.note(Event::Loop);
        self.fail(Failure::Loop);
        Flow::Next
    }

    fn ask(&mut self, kind: RedirectKind, authentic: bool, to: Destination, then: Pending) -> Flow {
        let Some(address) = &self.address else {
            return Flow::Next;
        };
        if self.options.unattended {
            return self.not_approved();
        }
        let question = ConsentQuestion {
            domain: address.domain().clone(),
            kind,
            authentic,
            to,
        };
        self.note(Event::ConsentAsked);
        self.waiting = Waiting::Consent { question, then };
        Flow::Wait
    }

    fn not_approved(&mut self) -> Flow {
        self.note(Event::NotApproved {
            unattended: self.options.unattended,
        });
        self.fail(Failure::NotApproved);
        Flow::Next
    }

    pub(super) fn take_consent(&mut self, consent: Consent) -> Flow {
        let Waiting::Consent { question, then } = &self.waiting else {
            return Flow::Wait;
        };
        let (domain, then) = (question.domain.clone(), then.clone());
        let approvals = match consent {
            Consent::Refuse => return self.not_approved(),
            Consent::Approve => &mut self.granted,
            Consent::ApproveAlways => &mut self.approvals,
        };
        match &then {
            Pending::Request(target, _) => approvals.approve(domain, target.origin().clone()),
            Pending::Address(address) => {
                approvals.approve_domain(domain, address.domain().clone());
            }
        }
        self.note(Event::Approved {
            always: consent == Consent::ApproveAlways,
        });
        match then {
            Pending::Request(target, purpose) => self.request(target, purpose),
            Pending::Address(address) => self.begin_anew(address),
        }
    }
}

/// Whether it is the document that every server has at its place.
fn is_well_known(target: &Target) -> bool {
    let mut origin = target.origin().to_string();
    origin.push_str(PATH);
    target.as_str().eq_ignore_ascii_case(&origin)
}
