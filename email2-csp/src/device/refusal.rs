//! [`Refusal`]: why a device has not done something.

use alloc::boxed::Box;
use core::fmt;

pub use crate::generated::reasons::Reason;

use crate::edition::{Edition, Rule, Verdict};

/// What is known of a reason: a row of `data/device_statuses.csv`.
#[derive(Debug)]
pub(crate) struct ReasonFacts {
    pub(crate) name: &'static str,
    pub(crate) status: u16,
    pub(crate) meaning: &'static str,
    pub(crate) source: &'static str,
}

impl Reason {
    fn facts(self) -> &'static ReasonFacts {
        // Not reached: there is a row for each.
        const NONE: ReasonFacts = ReasonFacts {
            name: "",
            status: 500,
            meaning: "",
            source: "",
        };
        let all = &crate::generated::reasons::REASONS;
        all.get(self as usize).unwrap_or(&NONE)
    }

    /// The name of the variant: `NotAllowed`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The status of OMA DM that says so.
    #[must_use]
    pub fn status(self) -> u16 {
        self.facts().status
    }

    /// What it means, in words.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        self.facts().meaning
    }

    /// Where the status is taken from.
    #[must_use]
    pub fn source(self) -> &'static str {
        self.facts().source
    }
}

/// Why a device has not done something. Values are not in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal(Box<Inner>);

#[derive(Clone, PartialEq, Eq, Debug)]
struct Inner {
    reason: Reason,
    rule: Option<(Edition, Rule)>,
    verdict: Option<Verdict<'static>>,
}

impl Refusal {
    #[cold]
    pub(super) fn new(reason: Reason) -> Self {
        Self(Box::new(Inner {
            reason,
            rule: None,
            verdict: None,
        }))
    }

    /// By a rule of an edition.
    #[cold]
    pub(super) fn by(reason: Reason, edition: Edition, rule: Rule) -> Self {
        let mut refusal = Self::new(reason);
        refusal.0.rule = Some((edition, rule));
        refusal
    }

    /// By what an edition finds in a value or an account.
    #[cold]
    pub(super) fn found(reason: Reason, verdict: Verdict<'static>) -> Self {
        let mut refusal = Self::new(reason);
        let first = verdict.findings().first();
        refusal.0.rule = first.map(|finding| (verdict.edition(), finding.rule()));
        refusal.0.verdict = Some(verdict);
        refusal
    }

    /// Why.
    #[must_use]
    pub fn reason(&self) -> Reason {
        self.0.reason
    }

    /// The status of OMA DM that says so.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.0.reason.status()
    }

    /// The rule of the edition that is broken, where it is one.
    #[must_use]
    pub fn rule(&self) -> Option<Rule> {
        self.0.rule.map(|(_, rule)| rule)
    }

    /// All that the edition finds, where it is about a value or an account.
    #[must_use]
    pub fn verdict(&self) -> Option<&Verdict<'static>> {
        self.0.verdict.as_ref()
    }
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self::new(reason)
    }
}

impl fmt::Display for Refusal {
    /// `Add and Replace have to be inside Atomic (405): all Add and Replace commands need to be wrapped
    /// in an Atomic section (EMAIL2 CSP (Windows 10), Important)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.0.reason.meaning(), self.status())?;
        if let Some(verdict) = &self.0.verdict {
            return write!(f, ": {verdict}");
        }
        match self.0.rule.and_then(|(edition, rule)| rule.says(edition)) {
            Some(says) => write!(f, ": {says}"),
            None => Ok(()),
        }
    }
}

impl core::error::Error for Refusal {}
