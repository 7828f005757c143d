//! [`assess`]: the rules, in their order.

use crate::demand::{
    Demand, IgnoreRules, Nothing, demand, ignored_in, is_amount, is_vacuous, stand_in,
};
use crate::model::{
    AcknowledgementStatus, IgnoreCondition, PolicyDocument, PolicyElement, PolicyFacts, PolicyKind,
    PolicyValue,
};
use crate::password::{PasswordCheck, PasswordRules};

use super::report::{Compliance, PasswordPrompt, StatusRule};
use super::{CurrentPassword, Device, Reason, Support, Verdict};

/// How a policy is assessed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct ComplianceOptions {
    /// Whose list of the elements that may be ignored counts. Default: either.
    pub ignore: IgnoreRules,
    /// Whether an element that this crate does not know counts as failed. Default: it is counted
    /// and otherwise ignored.
    pub unknown_fails: bool,
    /// Whether something else manages the device. Then the status is 4, whatever the policy says.
    pub externally_managed: bool,
}

impl ComplianceOptions {
    /// Nothing is overlooked: unknown elements fail, and only what the guide lists may be ignored.
    pub const STRICT: Self = Self {
        ignore: IgnoreRules::Guide,
        unknown_fails: true,
        externally_managed: false,
    };

    /// These options with another list of what may be ignored.
    #[must_use]
    pub const fn with_ignore(mut self, rules: IgnoreRules) -> Self {
        self.ignore = rules;
        self
    }

    /// These options, with unknown elements failing or not.
    #[must_use]
    pub const fn with_unknown_fails(mut self, fails: bool) -> Self {
        self.unknown_fails = fails;
        self
    }

    /// These options for a device that something else manages, or nothing else.
    #[must_use]
    pub const fn with_externally_managed(mut self, managed: bool) -> Self {
        self.externally_managed = managed;
        self
    }
}

/// Holds a policy against a device.
///
/// The status of the acknowledgement (MS-ASPROV 2.2.2.54.1) follows from these rules, in order:
///
/// 1. The device is [externally managed](ComplianceOptions::externally_managed): 4.
/// 2. `DevicePasswordEnabled` demands a password that the device cannot enforce: 3, whatever else
///    it can do.
/// 3. Nothing failed: 1.
/// 4. Something failed, and something that demands anything is enforced or may be ignored: 2.
/// 5. Something failed, and nothing is enforced: 3.
///
/// No allocation.
///
/// ```
/// use eas_provision::compliance::{Capabilities, ComplianceOptions, Verdict, assess};
/// use eas_provision::{AcknowledgementStatus, PolicyDocument, PolicyElement};
///
/// let mut policy = PolicyDocument::new();
/// policy.set_allow_camera(false).set_require_device_encryption(true);
/// let mut device = Capabilities::new();
/// device.enforce(PolicyElement::AllowCamera);
/// let compliance = assess(&policy, &device, &ComplianceOptions::default());
/// assert_eq!(compliance.status(), AcknowledgementStatus::PARTIAL_SUCCESS);
/// assert_eq!(compliance.verdict(PolicyElement::RequireDeviceEncryption), Some(Verdict::Failed));
/// ```
#[must_use]
pub fn assess<D: Device + ?Sized>(
    policy: &PolicyDocument<'_>,
    device: &D,
    options: &ComplianceOptions,
) -> Compliance {
    let mut compliance = Compliance::new(policy.elements());
    for element in compliance.assessed() {
        compliance.put(element, reason(policy, element, device, options.ignore));
    }
    compliance.put_unknown(policy.unknown().len(), options.unknown_fails);
    let (status, rule) = status(&compliance, options);
    compliance.decide(status, rule);
    let password = PolicyElement::DevicePasswordEnabled;
    if compliance.verdict(password) == Some(Verdict::Enforced) {
        let rules = PasswordRules::with(policy, options.ignore);
        compliance.prompt(password_prompt(&rules, device.password(&rules)));
    }
    compliance
}

fn status(
    compliance: &Compliance,
    options: &ComplianceOptions,
) -> (AcknowledgementStatus, StatusRule) {
    let password = PolicyElement::DevicePasswordEnabled;
    let enforced = compliance
        .having(Verdict::Enforced)
        .union(compliance.having(Verdict::Ignored));
    if options.externally_managed {
        let status = AcknowledgementStatus::EXTERNALLY_MANAGED;
        (status, StatusRule::ExternallyManaged)
    } else if compliance.having(Verdict::Failed).contains(password) {
        let status = AcknowledgementStatus::FAILURE;
        (status, StatusRule::PasswordNotEnforced)
    } else if !compliance.any_failed() {
        (AcknowledgementStatus::SUCCESS, StatusRule::NothingFailed)
    } else if enforced.is_empty() {
        (AcknowledgementStatus::FAILURE, StatusRule::NothingEnforced)
    } else {
        let status = AcknowledgementStatus::PARTIAL_SUCCESS;
        (status, StatusRule::SomeEnforced)
    }
}

fn reason<D: Device + ?Sized>(
    policy: &PolicyDocument<'_>,
    element: PolicyElement,
    device: &D,
    rules: IgnoreRules,
) -> Reason {
    let demand = demand(policy, element);
    if let Demand::Nothing(why) = demand {
        return match why {
            Nothing::Absent | Nothing::Value => Reason::DemandsNothing,
            Nothing::Unset => Reason::Unset,
            Nothing::Never => Reason::OnlyInforms,
            Nothing::WhileOff(other) => Reason::WhileOff(other),
        };
    }
    let facts = element.facts();
    if let Some(condition) = ignored_in(policy, facts, rules) {
        return Reason::Condition(condition);
    }
    let mut not_ignorable = false;
    for &condition in facts.ignorable_if {
        let of_the_policy = matches!(
            condition,
            IgnoreCondition::PasswordDisabled | IgnoreCondition::AlphanumericNotRequired
        );
        if !of_the_policy && device.meets(condition) {
            if rules.include(facts, condition) {
                return Reason::Condition(condition);
            }
            not_ignorable = true;
        }
    }
    match supported(facts, demand, device) {
        // The guide counts only what is in its table, so nothing is taken for enforced that is not.
        Reason::NothingToRestrict if rules == IgnoreRules::Guide => Reason::NotIgnorable,
        Reason::Unsupported if not_ignorable => Reason::NotIgnorable,
        reason => reason,
    }
}

/// What the device can do about a demand.
fn supported<D: Device + ?Sized>(facts: &PolicyFacts, demand: Demand<'_>, device: &D) -> Reason {
    let ask = |value| match device.support(facts.element, value) {
        Support::Enforced => Reason::Supported,
        Support::Stricter(number) => Reason::StricterNumber(number),
        Support::Missing if matches!(facts.kind, PolicyKind::Allow | PolicyKind::List) => {
            Reason::NothingToRestrict
        }
        Support::Missing | Support::Unsupported => Reason::Unsupported,
        Support::Unverifiable => Reason::Unverifiable,
    };
    let number = match demand {
        Demand::Number(number) => number,
        Demand::Applications(list) => return ask(PolicyValue::Applications(list)),
        Demand::Hashes(list) => return ask(PolicyValue::Hashes(list)),
        Demand::Text(_) | Demand::Nothing(_) => return Reason::NotANumber,
    };
    if facts.allowed.contains(number) {
        return ask(PolicyValue::Number(number));
    }
    if let Some(stand_in) = stand_in(facts, number) {
        if is_vacuous(facts, stand_in) {
            return Reason::StricterNumber(stand_in);
        }
        match ask(PolicyValue::Number(stand_in)) {
            Reason::Supported => return Reason::StricterNumber(stand_in),
            Reason::StricterNumber(number) => return Reason::StricterNumber(number),
            Reason::NothingToRestrict => return Reason::NothingToRestrict,
            _ => {}
        }
    }
    if number >= 0 && is_amount(facts) {
        match ask(PolicyValue::Number(number)) {
            Reason::Unsupported => {}
            reason => return reason,
        }
    }
    Reason::OutOfRange
}

/// What the user has to be asked for, if the device enforces a password.
fn password_prompt(rules: &PasswordRules, password: CurrentPassword) -> Option<PasswordPrompt> {
    let check = match password {
        CurrentPassword::NotSet => return Some(PasswordPrompt::SetPassword),
        CurrentPassword::Profile(profile) => rules.check(&profile),
        CurrentPassword::Checked(true) => return None,
        CurrentPassword::Checked(false) => PasswordCheck {
            failed: rules.of_the_password(),
            ..PasswordCheck::default()
        },
        CurrentPassword::Unverifiable => PasswordCheck {
            unverified: rules.of_the_password(),
            ..PasswordCheck::default()
        },
    };
    (!check.is_ok()).then_some(PasswordPrompt::ChangePassword(check))
}
