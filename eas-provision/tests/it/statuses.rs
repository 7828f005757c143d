//! Every status and command code against the fact sheets.

use std::collections::BTreeSet;

use eas_provision::Command;
use eas_provision::command::RequestedCommand;
use eas_provision::status::{
    AcknowledgementStatus, Action, DeviceInformationStatus, DevicePasswordStatus, HttpCase,
    PolicyStatus, ProvisionStatus, Retry, SettingsStatus, Status, WipeStatus,
};
use wbxml::{ProtocolVersion, dictionaries};

use crate::support::{rows, shared};

#[test]
fn every_common_status_has_the_code_name_and_http_status_of_the_sheet() {
    let Some(file) = shared("spec/eas/common-status.csv") else {
        return;
    };
    let rows = rows(&file);
    assert_eq!(rows.len(), 78);
    assert_eq!(Status::named().count(), 78);
    for row in rows {
        let status = Status(row["code"].parse().unwrap());
        // The sheet lost the first letter of one name.
        let name = match row["name"].as_str() {
            "oveCommandDisallowedForNonPersistentMoveAction" => {
                "MoveCommandDisallowedForNonPersistentMoveAction"
            }
            name => name,
        };
        assert_eq!(status.name(), Some(name));
        assert!(status.is_common());
        let http = status.http();
        let said = match http.map(|h| (h.usual, h.otherwise)) {
            None => String::new(),
            Some((usual, None)) => usual.to_string(),
            Some((usual, Some((HttpCase::Alternatively, or)))) => format!("{usual} or {or}"),
            Some((usual, Some((HttpCase::Provision, or)))) => {
                format!("{usual} ({or} for Provision)")
            }
            Some((usual, Some((HttpCase::Version1, or)))) => {
                format!("{usual} ({or} for version 1.0 devices)")
            }
            Some((usual, Some((HttpCase::WithoutPolicyKey, or)))) => {
                format!("{usual} ({or} without a policy key header)")
            }
            Some(other) => panic!("{other:?}"),
        };
        assert_eq!(said, row["http_before_14.0"], "{status}");
        let since = match row["versions_named"].as_str() {
            "14.1 or 16.0" => ProtocolVersion::V14_1,
            "16.0" => ProtocolVersion::V16_0,
            _ => ProtocolVersion::V14_0,
        };
        assert_eq!(status.since(), Some(since), "{status}");
        assert!(status.meaning().is_some(), "{status}");
    }
}

#[test]
fn every_status_of_the_sheet_has_its_name_in_its_scope_and_the_action_it_asks_for() {
    let Some(file) = shared("spec/eas/status-codes.csv") else {
        return;
    };
    let mut seen = 0;
    for row in rows(&file) {
        let code: u16 = row["code"].parse().unwrap();
        let (name, action, retry) = match row["scope"].as_str() {
            "Provision/Status" => of(ProvisionStatus(code)),
            "Policy/Status(response)" => of(PolicyStatus(code)),
            "Policy/Status(request)" => of(AcknowledgementStatus(code)),
            "RemoteWipe/Status" => of(WipeStatus(code)),
            "common" => of(Status(code)),
            "Settings/Status" => of(SettingsStatus(code)),
            "DeviceInformation Set/Status" => of(DeviceInformationStatus(code)),
            "DevicePassword Set/Status" => of(DevicePasswordStatus(code)),
            scope => panic!("a new scope {scope}"),
        };
        let said = row["name"].split(" (").next().unwrap();
        assert_eq!(name, Some(said), "{row:?}");
        let wanted: &[Action] = match row["client_action"].as_str() {
            "" => &[Action::Proceed],
            "use Policies" | "apply then acknowledge" => &[Action::Proceed],
            "fix request" | "fix request; do not retry unchanged" => &[Action::FixRequest],
            "retry with backoff" | "retry later" => &[Action::RetryLater],
            "no second request; sync; stop sending policy information" => {
                &[Action::SyncWithoutPolicy]
            }
            "resend with version-correct PolicyType" => &[Action::CorrectPolicyType],
            "tell administrator" | "stop; tell administrator" => &[Action::TellAdministrator],
            "restart from phase 1" => &[Action::RestartProvisioning],
            "stop" | "stop; ABQ/device list" => &[Action::Stop],
            "do not use command" => &[Action::DoNotUseCommand],
            "re-run OPTIONS and renegotiate" => &[Action::Renegotiate],
            "warn; retry hourly" => &[Action::WarnUser],
            "empty Provision then wipe ack" => &[Action::ProvisionForWipe],
            "ensure policy key is sent; provision; else warn and retry hourly" => {
                &[Action::SendPolicyKey]
            }
            "Provision now" => &[Action::Provision],
            "apply policy and reprovision; else warn and retry hourly" => &[Action::ApplyPolicy],
            "resend phase 1 with settings:DeviceInformation/Set/Model" => {
                &[Action::SendDeviceInformation]
            }
            "user removes partnerships" => &[Action::RemoveDevices],
            "do not send it" => &[Action::DoNotSendPassword],
            other => panic!("a new action {other}"),
        };
        assert!(
            action.is_none() || wanted.contains(&action.unwrap()),
            "{row:?} {action:?}"
        );
        if !row["client_action"].is_empty() {
            assert!(action.is_some(), "{row:?}");
        }
        let hourly = row["client_action"].contains("hourly");
        let wanted: &[Option<Retry>] = match row["transient"].as_str() {
            _ if hourly => &[Some(Retry::Hourly)],
            // An answer to a wrong type is the right one, once.
            "no" if code == 3 && row["scope"].starts_with("Policy") => &[Some(Retry::Once)],
            "no" => &[Some(Retry::No)],
            "yes" => &[Some(Retry::AtOnce), Some(Retry::Backoff)],
            "yes (cap)" => &[Some(Retry::AtOnce)],
            "once" => &[Some(Retry::Once)],
            "" if code == 140 => &[Some(Retry::AtOnce)],
            "" => &[None, Some(Retry::No)],
            other => panic!("a new rule {other}"),
        };
        assert!(wanted.contains(&retry), "{row:?} {retry:?}");
        seen += 1;
    }
    assert_eq!(seen, 46);
}

macro_rules! of {
    ($($name:ident),*) => {
        $(impl Known for $name {
            fn known(self) -> (Option<&'static str>, Option<Action>, Option<Retry>) {
                (self.name(), self.action(), self.retry())
            }
        })*
    };
}

trait Known {
    fn known(self) -> (Option<&'static str>, Option<Action>, Option<Retry>);
}

of!(
    ProvisionStatus,
    PolicyStatus,
    AcknowledgementStatus,
    WipeStatus,
    Status,
    SettingsStatus,
    DeviceInformationStatus,
    DevicePasswordStatus
);

fn of(status: impl Known) -> (Option<&'static str>, Option<Action>, Option<Retry>) {
    status.known()
}

#[test]
fn an_unknown_code_is_a_value_without_a_name() {
    assert_eq!(PolicyStatus(6).name(), None);
    assert_eq!(PolicyStatus(6).to_string(), "6");
    assert_eq!(format!("{:?}", PolicyStatus(6)), "PolicyStatus(6)");
    assert_eq!(
        format!("{:?}", PolicyStatus::NO_POLICY),
        "PolicyStatus(2 NoPolicy)"
    );
    for gap in [100, 157, 158, 159, 180, 181, 182, 185, u16::MAX] {
        assert_eq!(Status(gap).name(), None, "{gap}");
    }
}

#[test]
fn common_codes_are_known_in_every_scope() {
    assert_eq!(
        ProvisionStatus(139).name(),
        Some("DeviceNotFullyProvisionable")
    );
    assert_eq!(ProvisionStatus(139).common(), Some(Status(139)));
    assert_eq!(ProvisionStatus(3).common(), None);
    assert_eq!(SettingsStatus(142).action(), Some(Action::Provision));
}

#[test]
fn the_provisioning_family_has_meaning_action_and_rule() {
    let family: BTreeSet<u16> = (126..=131).chain(137..=145).chain([165, 177]).collect();
    for status in Status::named() {
        assert_eq!(
            status.is_provisioning(),
            family.contains(&status.0),
            "{status}"
        );
        if status.is_provisioning() {
            assert!(status.action().is_some(), "{status}");
            assert!(status.retry().is_some(), "{status}");
        }
        assert_eq!(status.asks_to_provision(), (139..=145).contains(&status.0));
    }
}

#[test]
fn a_wipe_is_449_with_a_policy_key_and_403_without_and_132_is_500_for_provision() {
    let wipe = Status::REMOTE_WIPE_REQUESTED.http().unwrap();
    assert_eq!(wipe.of(false, true), 449);
    assert_eq!(wipe.of(false, false), 403);
    let missing = Status::SYNC_STATE_NOT_FOUND.http().unwrap();
    assert_eq!(missing.of(true, true), 500);
    assert_eq!(missing.of(false, true), 403);
}

#[test]
fn every_command_has_the_code_of_the_sheet_and_the_root_of_its_name() {
    let Some(file) = shared("spec/eas/command-codes.csv") else {
        return;
    };
    let rows = rows(&file);
    assert_eq!(rows.len(), 19);
    let mut codes = BTreeSet::new();
    for row in rows {
        let code: u8 = row["code"].parse().unwrap();
        let command = Command::from_code(code).unwrap();
        assert_eq!(command.name(), row["command"]);
        assert_eq!(command.code(), Some(code));
        assert_eq!(Command::from_name(&row["command"]), Some(command));
        assert_eq!(
            Command::from_name(&row["command"].to_lowercase()),
            Some(command)
        );
        codes.insert(code);
    }
    for code in 0..=u8::MAX {
        assert_eq!(Command::from_code(code).is_some(), codes.contains(&code));
        assert_eq!(
            RequestedCommand::from(code).known().is_some(),
            codes.contains(&code)
        );
    }
}

#[test]
fn every_root_and_status_is_the_tag_of_that_name_in_the_code_pages() {
    let Some(file) = shared("spec/codepages/eas.csv") else {
        return;
    };
    let rows = rows(&file);
    let mut without = Vec::new();
    for command in Command::ALL {
        let (Some(root), Some(status)) = (command.root(), command.status_tag()) else {
            without.push(command);
            continue;
        };
        assert_eq!(root.page(), status.page());
        for (tag, name) in [(root, command.name()), (status, "Status")] {
            let row = rows.iter().find(|row| {
                row["page"] == tag.page().to_string()
                    && row["token"] == format!("0x{:02X}", tag.id())
            });
            assert_eq!(row.unwrap()["name"], name);
            assert_eq!(dictionaries::ACTIVESYNC.tag_name(tag), Some(name));
        }
        assert_eq!(Command::from_root(root), Some(command));
    }
    assert_eq!(without, [Command::GetAttachment, Command::Autodiscover]);
}

#[test]
fn all_commands_but_ping_and_autodiscover_need_the_policy_key() {
    let free: Vec<_> = Command::ALL
        .into_iter()
        .filter(|command| !command.needs_policy_key())
        .collect();
    assert_eq!(free, [Command::Ping, Command::Autodiscover]);
}

#[cfg(feature = "serde")]
#[test]
fn a_status_is_saved_as_its_number() {
    assert_eq!(serde_json::to_string(&PolicyStatus(5)).unwrap(), "5");
    let status: Status = serde_json::from_str("142").unwrap();
    assert_eq!(status, Status::DEVICE_NOT_PROVISIONED);
}
