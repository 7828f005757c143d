//! [`Compliance`]: what a device may say about a policy, and why.

use core::fmt;

use crate::elements::PolicyElements;
use crate::model::{AcknowledgementStatus, PolicyElement};
use crate::password::PasswordCheck;

use super::{Citation, ElementVerdict, Reason, Verdict};

/// What a device may say about a policy, and why. Made by [`assess`](super::assess).
///
/// ```
/// use eas_provision::compliance::{
///     Capabilities, Citation, Compliance, ComplianceOptions, CurrentPassword, ElementVerdict,
///     IgnoreRules, PasswordPrompt, StatusRule, Verdict, assess,
/// };
/// use eas_provision::{PolicyDocument, PolicyElement};
///
/// let mut policy = PolicyDocument::new();
/// policy.set_device_password_enabled(true);
/// let mut device = Capabilities::full();
/// device.set_password(CurrentPassword::NotSet);
/// let options = ComplianceOptions::default().with_ignore(IgnoreRules::Specification);
/// let compliance: Compliance = assess(&policy, &device, &options);
/// assert_eq!(compliance.password_prompt(), Some(PasswordPrompt::SetPassword));
/// assert_eq!(compliance.rule(), StatusRule::NothingFailed);
///
/// let password: ElementVerdict = compliance.get(PolicyElement::DevicePasswordEnabled).unwrap();
/// assert_eq!(password.verdict(), Verdict::Enforced);
/// assert!(matches!(password.citation(), Citation::Specification(_)));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compliance {
    status: AcknowledgementStatus,
    rule: StatusRule,
    assessed: PolicyElements,
    reasons: [Reason; PolicyElement::ALL.len()],
    /// The elements by their verdicts.
    having: [PolicyElements; 4],
    unknown: usize,
    unknown_fails: bool,
    prompt: Option<PasswordPrompt>,
}

/// Which rule has decided the status.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum StatusRule {
    /// 4: something else manages the device.
    ExternallyManaged,
    /// 3: a password is demanded and cannot be enforced.
    PasswordNotEnforced,
    /// 1: nothing failed.
    NothingFailed,
    /// 2: something failed, something is enforced.
    SomeEnforced,
    /// 3: something failed, nothing is enforced.
    NothingEnforced,
}

impl StatusRule {
    /// Where the rule is written.
    #[must_use]
    pub const fn citation(self) -> Citation {
        match self {
            Self::PasswordNotEnforced => {
                Citation::Guide("Provisioning step 2: client acknowledges and applies policies")
            }
            _ => Citation::Specification("2.2.2.54.1"),
        }
    }
}

/// What the user has to be asked for, so that the device has a password that meets the policy.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum PasswordPrompt {
    /// A password: there is none.
    SetPassword,
    /// A new password: the one there is does not meet the policy, or nobody can tell.
    ChangePassword(PasswordCheck),
}

const fn place(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Vacuous => 0,
        Verdict::Ignored => 1,
        Verdict::Enforced => 2,
        Verdict::Failed => 3,
    }
}

impl Compliance {
    pub(super) const fn new(assessed: PolicyElements) -> Self {
        Self {
            status: AcknowledgementStatus::FAILURE,
            rule: StatusRule::NothingEnforced,
            assessed,
            reasons: [Reason::DemandsNothing; PolicyElement::ALL.len()],
            having: [PolicyElements::NONE; 4],
            unknown: 0,
            unknown_fails: false,
            prompt: None,
        }
    }

    #[inline]
    pub(super) fn put(&mut self, element: PolicyElement, reason: Reason) {
        if let Some(slot) = self.reasons.get_mut(element.index()) {
            *slot = reason;
        }
        if let Some(set) = self.having.get_mut(place(reason.verdict())) {
            set.insert(element);
        }
    }

    pub(super) const fn put_unknown(&mut self, unknown: usize, fails: bool) {
        self.unknown = unknown;
        self.unknown_fails = fails;
    }

    pub(super) const fn decide(&mut self, status: AcknowledgementStatus, rule: StatusRule) {
        self.status = status;
        self.rule = rule;
    }

    pub(super) const fn prompt(&mut self, prompt: Option<PasswordPrompt>) {
        self.prompt = prompt;
    }

    pub(super) fn any_failed(&self) -> bool {
        !self.having(Verdict::Failed).is_empty() || (self.unknown_fails && self.unknown > 0)
    }

    /// The `Status` for the acknowledgement.
    #[must_use]
    pub const fn status(&self) -> AcknowledgementStatus {
        self.status
    }

    /// The rule that has decided the status.
    #[must_use]
    pub const fn rule(&self) -> StatusRule {
        self.rule
    }

    /// The elements of the policy.
    #[must_use]
    pub const fn assessed(&self) -> PolicyElements {
        self.assessed
    }

    /// The elements with this verdict.
    #[must_use]
    pub fn having(&self, verdict: Verdict) -> PolicyElements {
        let set = self.having.get(place(verdict));
        set.copied().unwrap_or_default()
    }

    /// Why an element has its verdict; `None` if it is not in the policy.
    #[must_use]
    pub fn reason(&self, element: PolicyElement) -> Option<Reason> {
        if !self.assessed.contains(element) {
            return None;
        }
        self.reasons.get(element.index()).copied()
    }

    /// What becomes of an element; `None` if it is not in the policy.
    #[must_use]
    pub fn verdict(&self, element: PolicyElement) -> Option<Verdict> {
        self.reason(element).map(Reason::verdict)
    }

    /// What becomes of an element, why, and where that is written.
    #[must_use]
    pub fn get(&self, element: PolicyElement) -> Option<ElementVerdict> {
        let reason = self.reason(element)?;
        Some(ElementVerdict::new(element, reason))
    }

    /// All elements of the policy with their verdicts, in the order of the schema.
    pub fn iter(&self) -> impl Iterator<Item = ElementVerdict> {
        self.assessed.iter().filter_map(|element| self.get(element))
    }

    /// How many elements the policy has that this crate does not know.
    #[must_use]
    pub const fn unknown(&self) -> usize {
        self.unknown
    }

    /// Whether unknown elements count as failed
    /// ([`unknown_fails`](super::ComplianceOptions::unknown_fails)).
    #[must_use]
    pub const fn unknown_fails(&self) -> bool {
        self.unknown_fails
    }

    /// What the user has to be asked for about the password of the device, if the policy demands
    /// one that the device can enforce.
    #[must_use]
    pub const fn password_prompt(&self) -> Option<PasswordPrompt> {
        self.prompt
    }

    /// The elements that the device cannot tell of whether they are in force: the user has to be
    /// asked to see to them. They have failed until the device can tell.
    #[must_use]
    pub fn unverified(&self) -> PolicyElements {
        let failed = self.having(Verdict::Failed).iter();
        failed
            .filter(|element| self.reason(*element) == Some(Reason::Unverifiable))
            .collect()
    }

    /// Whether the user has to be asked for anything.
    #[must_use]
    pub fn prompts_user(&self) -> bool {
        self.prompt.is_some() || !self.unverified().is_empty()
    }
}

impl fmt::Display for StatusRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ExternallyManaged => "something else manages the device",
            Self::PasswordNotEnforced => "the device cannot enforce the password",
            Self::NothingFailed => "nothing failed",
            Self::SomeEnforced => "something failed, something is enforced",
            Self::NothingEnforced => "something failed, nothing is enforced",
        })
    }
}

impl fmt::Display for Compliance {
    /// The status and its rule, then a line for each element that demands something.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (rule, citation) = (self.rule, self.rule.citation());
        write!(f, "{}: {rule} ({citation})", self.status)?;
        for element in self.iter() {
            if element.verdict() != Verdict::Vacuous {
                write!(f, "\n  {element}")?;
            }
        }
        match self.unknown {
            0 => Ok(()),
            count if self.unknown_fails => write!(f, "\n  {count} unknown: failed"),
            count => write!(f, "\n  {count} unknown: ignored"),
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Compliance {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        struct Elements<'c>(&'c Compliance);

        impl serde::Serialize for Elements<'_> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.0.iter())
            }
        }

        let mut form = serializer.serialize_struct("Compliance", 7)?;
        form.serialize_field("status", &self.status)?;
        form.serialize_field("rule", &self.rule)?;
        form.serialize_field("citation", &self.rule.citation())?;
        form.serialize_field("elements", &Elements(self))?;
        form.serialize_field("unknown", &self.unknown)?;
        form.serialize_field("unknown_fails", &self.unknown_fails)?;
        form.serialize_field("password_prompt", &self.prompt)?;
        form.end()
    }
}
