//! Allow, block, quarantine: the order of Exchange.

use eas_provision::DeviceInformation;
use eas_provision::access::{
    AccessLevel, AccessRule, AccessRules, Characteristic, Device, Reason, UserAccess,
};
use eas_provision::http::{RequestHead, RequestHeaders};
use eas_provision::status::Status;

use AccessLevel::{Allow, Block, Quarantine};

fn rule(characteristic: Characteristic, value: &str, level: AccessLevel) -> AccessRule {
    AccessRule::new(characteristic, value, level)
}

fn phone() -> Device<'static> {
    let mut device = Device::new("D1", "SP");
    device.model = Some("Contoso 1".into());
    device.os = Some("Contoso OS 1 0".into());
    device.user_agent = Some("Contoso/1.0".into());
    device
}

#[test]
fn a_user_who_may_not_use_activesync_is_blocked_whatever_else_is_said() {
    let mut user = UserAccess::new();
    user.enabled = false;
    user.allowed.push("D1".into());
    let rules = AccessRules::new(Allow);
    let decision = rules.decide(&user, &phone());
    assert_eq!(decision.level(), Block);
    assert_eq!(decision.reason(), Reason::UserDisabled);
    assert_eq!(decision.status(), Some(Status(126)));
}

#[test]
fn a_personal_block_goes_before_a_personal_allowance_and_both_before_rules() {
    let rules = AccessRules::new(Allow).with_rule(rule(Characteristic::DeviceType, "SP", Block));
    let mut user = UserAccess::new();
    user.allowed.push("D1".into());
    let decision = rules.decide(&user, &phone());
    assert_eq!((decision.level(), decision.status()), (Allow, None));
    assert_eq!(decision.reason(), Reason::AllowedForUser);

    user.blocked.push("D1".into());
    let decision = rules.decide(&user, &phone());
    assert_eq!(decision.reason(), Reason::BlockedForUser);
    assert_eq!(decision.status(), Some(Status(129)));

    let mut other = phone();
    other.id = "D2".into();
    let decision = rules.decide(&user, &other);
    assert!(matches!(decision.reason(), Reason::Rule { index: 0, .. }));
}

#[test]
fn of_the_rules_a_block_goes_before_a_quarantine_and_that_before_an_allowance() {
    let characteristics = [
        (Characteristic::DeviceType, "SP"),
        (Characteristic::DeviceModel, "Contoso 1"),
        (Characteristic::DeviceOs, "Contoso OS 1 0"),
        (Characteristic::UserAgent, "Contoso/1.0"),
    ];
    for default in [Allow, Quarantine, Block] {
        // Each set of up to two rules of each level, in each order.
        for (first, second) in characteristics
            .iter()
            .flat_map(|a| characteristics.iter().map(move |b| (a, b)))
        {
            for (one, other) in [Allow, Quarantine, Block]
                .into_iter()
                .flat_map(|a| [Allow, Quarantine, Block].map(|b| (a, b)))
            {
                let rules = AccessRules::new(default)
                    .with_rule(rule(first.0, first.1, one))
                    .with_rule(rule(second.0, second.1, other));
                let device = phone();
                let user = UserAccess::new();
                let decision = rules.decide(&user, &device);
                let strictest = if one == Block || other == Block {
                    Block
                } else if one == Quarantine || other == Quarantine {
                    Quarantine
                } else {
                    Allow
                };
                assert_eq!(decision.level(), strictest);
                let index = usize::from(one != strictest);
                assert!(matches!(decision.reason(), Reason::Rule { index: i, .. } if i == index));
                assert_eq!(decision.outvoted(), [1 - index]);
                assert!(!decision.is_provisional());
            }
        }
    }
}

#[test]
fn the_default_counts_where_no_rule_is_about_the_device() {
    for default in [Allow, Quarantine, Block] {
        let rules = AccessRules::new(default)
            .with_rule(rule(Characteristic::DeviceType, "iPhone", Allow))
            .with_rule(rule(Characteristic::DeviceModel, "Contoso", Block));
        let user = UserAccess::new();
        let device = phone();
        let decision = rules.decide(&user, &device);
        assert_eq!(decision.level(), default);
        assert_eq!(decision.reason(), Reason::Default);
        let wanted = (default == Block).then_some(Status::DEVICE_IS_BLOCKED_FOR_THIS_USER);
        assert_eq!(decision.status(), wanted);
    }
}

#[test]
fn a_rule_matches_the_whole_value_in_any_letter_case() {
    let device = phone();
    let matches = |value| rule(Characteristic::DeviceModel, value, Block).matches(&device);
    assert_eq!(matches("CONTOSO 1"), Some(true));
    assert_eq!(matches("Contoso"), Some(false));
    assert_eq!(matches("Contoso*"), Some(false));
}

#[test]
fn a_device_that_has_not_said_what_it_is_is_decided_provisionally() {
    let rules = AccessRules::new(Quarantine)
        .with_rule(rule(Characteristic::DeviceModel, "Contoso 1", Allow))
        .with_rule(rule(Characteristic::DeviceOs, "Old 1 0", Quarantine))
        .with_rule(rule(Characteristic::DeviceType, "SP", Allow))
        .with_rule(rule(Characteristic::DeviceOs, "Bad 1 0", Block));
    let user = UserAccess::new();
    let silent = Device::new("D1", "SP");
    let decision = rules.decide(&user, &silent);
    // A stricter rule may still turn up; another that allows changes nothing.
    assert_eq!((decision.level(), decision.open()), (Allow, &[1, 3][..]));
    let other = Device::new("D1", "PPC");
    let decision = rules.decide(&user, &other);
    // The default is quarantine: a rule that says so changes nothing.
    assert_eq!(
        (decision.level(), decision.open()),
        (Quarantine, &[0, 3][..])
    );
    assert_eq!(
        decision.to_string(),
        "quarantine: no rule is about the device; the device has not said what it takes for \
         rule 1, rule 4"
    );
}

#[test]
fn a_device_is_what_its_request_and_its_device_information_say() {
    let headers = RequestHeaders::read([("MS-ASProtocolVersion", "14.1"), ("User-Agent", "A/1")]);
    let query = "Cmd=Sync&User=u&DeviceId=D1&DeviceType=SP";
    let head = RequestHead::read(query, &headers).unwrap();
    let mut information = DeviceInformation::with_model("M");
    information.os = Some("X 1 0".into());
    information.user_agent = Some("B/1".into());
    let device = Device::of(&head, Some(&information));
    assert_eq!(device.id.as_str(), Some("D1"));
    assert_eq!(device.model.as_deref(), Some("M"));
    assert_eq!(device.os.as_deref(), Some("X 1 0"));
    // Every request has the header; the element is what was sent once.
    assert_eq!(device.user_agent.as_deref(), Some("A/1"));
}
