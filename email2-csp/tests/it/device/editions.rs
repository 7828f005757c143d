//! What the editions contradict each other on, as a device does it. Each test cites its source.

use email2_csp::device::{Address, Capabilities, Content, Device, MemoryStore, Reason, Sender};
use email2_csp::edition::{Roles, Rule};
use email2_csp::{AccountNode, Edition, Guid, Profile};

use super::facts::{GUID, OTHER, smallest};
use super::session::{add, atomic, create, delete, replace, session, uri};

/// One account, with three messages.
pub(super) fn with_account(edition: Edition) -> MemoryStore {
    let mut store = MemoryStore::new();
    store.insert(smallest(edition, GUID));
    store.deliver(GUID, 3);
    store
}

/// EMAIL2 Configuration Service Provider (Windows Mobile 2006), <GUID>: "Provisioning with an account
/// that has the same GUID as an existing one deletes the existing account and does not create the new
/// account."
#[test]
fn windows_mobile_deletes_the_account_whose_guid_is_added_again_even_if_the_atomic_is_rolled_back()
{
    let edition = Edition::WindowsMobile;
    let mut store = with_account(edition);
    store.insert(smallest(edition, OTHER));
    let other = store.account(OTHER).cloned();
    let mut device = Device::new(edition, store.clone());
    let refusal = device
        .add(&Address::account(GUID), Content::NODE)
        .unwrap_err();
    assert_eq!(refusal.reason(), Reason::AlreadyExists);
    assert_eq!(refusal.rule(), Some(Rule::DuplicateGuid));
    assert_eq!(device.store().account(GUID), None);
    assert_eq!(device.store().messages(GUID), None);

    let mut device = Device::new(edition, store);
    let again = create(edition, &smallest(edition, GUID));
    let mut commands = vec![replace(uri(edition, OTHER, "/NAME"), "Grace")];
    commands.extend(again);
    let outcome = session(&mut device, vec![atomic(commands)]);
    assert_eq!(outcome.statuses[0][..4], [507, 216, 418, 215]);
    assert_eq!(device.store().account(GUID), None);
    assert_eq!(device.store().account(OTHER), other.as_ref());
}

/// Each page, SERVICENAME, SERVICETYPE: "The Replace operation is not supported": the account has to be
/// deleted, and another one created.
#[test]
fn a_service_is_not_taken_away_and_added_again_where_it_is_not_replaced() {
    for edition in Edition::ALL {
        for node in [AccountNode::ServiceName, AccountNode::ServiceType] {
            let replaces = matches!(edition, Edition::Windows10Ddf1607 | Edition::DdfV2);
            let mut device = Device::new(edition, with_account(edition));
            let address = Address::node(GUID, node);
            device.begin().unwrap();
            device.delete(&address).unwrap();
            let done = device.add(&address, Content::text("POP3"));
            if replaces {
                assert_eq!(done, Ok(()), "{edition}");
                device.commit().unwrap();
                continue;
            }
            let refusal = done.unwrap_err();
            assert_eq!(refusal.status(), 405, "{edition}");
            assert_eq!(refusal.rule(), Some(Rule::ServiceReplace), "{edition}");
            device.roll_back().unwrap();
            assert_eq!(device.store(), &with_account(edition));

            // Another account of the same GUID may have another service.
            device.begin().unwrap();
            device.delete(&Address::account(GUID)).unwrap();
            let replaced =
                device.replace(&Address::node(GUID, AccountNode::Name), Content::text("A"));
            assert_eq!(replaced, Ok(()), "{edition}");
            assert_eq!(device.add(&address, Content::text("POP3")), Ok(()));
            device.delete(&address).unwrap();
            assert_eq!(device.add(&address, Content::text("IMAP4")), Ok(()));
        }
    }
}

/// EMAIL2 CSP (Windows 10), GUID: "Provisioning with an account that has the same GUID as an existing
/// one doesn't create the new account and Add command will fail in this case."
#[test]
fn windows_10_keeps_the_account_whose_guid_is_added_again() {
    for edition in [
        Edition::Windows10Prose,
        Edition::Windows10Ddf1607,
        Edition::DdfV2,
    ] {
        let store = with_account(edition);
        let mut device = Device::new(edition, store.clone());
        let again = create(edition, &smallest(edition, GUID));
        let outcome = session(&mut device, vec![atomic(again)]);
        assert_eq!(outcome.statuses[0][..3], [507, 418, 215]);
        assert_eq!(device.store(), &store);
    }
}

/// EMAIL2 CSP (Windows 10), Important: "All Add and Replace commands need to be wrapped in an Atomic
/// section." The DDF v2 has no AtomicRequired.
#[test]
fn add_and_replace_outside_atomic_are_refused_by_the_page_of_windows_10_alone() {
    for edition in Edition::ALL {
        let mut device = Device::new(edition, with_account(edition));
        let outcome = session(
            &mut device,
            vec![
                add(uri(edition, GUID, "/NAME"), Some("Ada")),
                replace(uri(edition, GUID, "/NAME"), "Grace"),
                delete(uri(edition, GUID, "/NAME")),
            ],
        );
        let wanted = match edition {
            Edition::Windows10Prose => [[405], [405], [404]],
            _ => [[200], [200], [200]],
        };
        assert_eq!(outcome.statuses, wanted, "{edition:?}");
    }
}

/// All pages, Remarks: "Configuration Manager implicitly adds the missing part of the node to be
/// replaced or any segment in the path of the node if it's left out".
#[test]
fn replace_adds_every_missing_segment_of_the_path() {
    for edition in Edition::ALL {
        let account = smallest(edition, GUID).with(AccountNode::OutgoingSsl, "1");
        let commands: Vec<_> = account
            .iter()
            .map(|(node, value)| replace(uri(edition, GUID, &format!("/{}", node.name())), value))
            .collect();
        let count = commands.len();
        let mut device = Device::new(edition, MemoryStore::new());
        let outcome = session(&mut device, vec![atomic(commands)]);
        assert_eq!(outcome.statuses, [vec![200; count + 1]]);
        assert_eq!(device.store().account(GUID), Some(&account));
    }
}

/// EMAIL2, SERVICENAME and SERVICETYPE, Note: Replace is not supported; the account is deleted and
/// created anew. The DDF files list Replace.
#[test]
fn service_name_and_type_are_replaced_by_deleting_the_account_and_creating_it_in_one_atomic() {
    for edition in Edition::ALL {
        let mut device = Device::new(edition, with_account(edition));
        let outcome = session(
            &mut device,
            vec![atomic(vec![replace(
                uri(edition, GUID, "/SERVICENAME"),
                "Contoso",
            )])],
        );
        let lists = matches!(edition, Edition::Windows10Ddf1607 | Edition::DdfV2);
        let wanted = if lists { [200, 200] } else { [507, 405] };
        assert_eq!(outcome.statuses, [wanted], "{edition:?}");

        let renamed = smallest(edition, GUID).with(AccountNode::ServiceName, "Contoso");
        let mut commands = vec![delete(uri(edition, GUID, ""))];
        commands.extend(create(edition, &renamed));
        let count = commands.len();
        let mut device = Device::new(edition, with_account(edition));
        let outcome = session(&mut device, vec![atomic(commands)]);
        assert_eq!(outcome.statuses, [vec![200; count + 1]], "{edition:?}");
        assert_eq!(device.store().account(GUID), Some(&renamed));
        // It is another account: the messages of the old one are lost.
        assert_eq!(device.store().messages(GUID), Some(0));
    }
}

/// EMAIL2, usage rules: "If some but not all of the outgoing server credentials parameters are present
/// then the EMAIL2 Configuration Service Provider will be considered in error."
#[test]
fn some_but_not_all_credentials_of_the_outgoing_server_are_an_error_at_the_end_of_the_atomic() {
    for edition in Edition::ALL {
        let on = match edition {
            Edition::Windows10Prose => "TRUE",
            _ => "1",
        };
        let run = |nodes: &[(&str, &str)]| {
            let mut device = Device::new(edition, with_account(edition));
            let commands = nodes
                .iter()
                .map(|(node, value)| replace(uri(edition, GUID, node), value));
            session(&mut device, vec![atomic(commands.collect())]).statuses[0][0]
        };
        let enabled = ("/SMTPALTENABLED", on);
        let (name, password) = (("/SMTPALTAUTHNAME", "ada"), ("/SMTPALTPASSWORD", "secret"));
        assert_eq!(run(&[enabled, name, password]), 200);
        assert_eq!(
            run(&[enabled, name, password, ("/SMTPALTDOMAIN", "d")]),
            200
        );
        assert_eq!(run(&[enabled, name]), 507);
        assert_eq!(run(&[enabled]), 507);
        assert_eq!(run(&[name, password]), 507);
    }
}

/// The DDF v2, {GUID}: "from 1 to 6" accounts.
#[test]
fn a_seventh_account_finds_the_device_full() {
    for edition in Edition::ALL {
        for limit in [6, 2] {
            let mut store = MemoryStore::new();
            for number in 0..u128::from(limit) {
                store.insert(smallest(edition, Guid::from_u128(number + 1)));
            }
            let before = store.clone();
            let profile = Profile::new(edition).with_account_limit(limit);
            let mut device = Device::new(profile, store);
            let one_more = create(edition, &smallest(edition, GUID));
            let outcome = session(&mut device, vec![atomic(one_more.clone())]);
            assert_eq!(outcome.statuses[0][..2], [507, 420]);
            assert_eq!(device.store(), &before);
            // One goes, one comes.
            let mut commands = vec![delete(uri(edition, Guid::from_u128(1), ""))];
            commands.extend(one_more);
            let outcome = session(&mut device, vec![atomic(commands)]);
            assert_eq!(outcome.statuses[0][0], 200, "{edition:?}");
        }
    }
}

/// EMAIL2, last remark: "there's no way to perform a top-level query for account GUIDs"; the DDF files
/// have Get of the root; a later page of Windows Mobile has the query, as an option.
#[test]
fn the_guids_of_accounts_can_be_asked_for_where_the_edition_or_the_profile_has_it() {
    let names = |profile: Profile| {
        let mut device = Device::new(profile, with_account(profile.edition));
        device.get(&Address::ROOT).map_err(|refusal| refusal.rule())
    };
    let guids = email2_csp::device::Answer::Names(vec![GUID.to_string()]);
    for edition in Edition::ALL {
        let wanted = match edition {
            Edition::Windows10Ddf1607 | Edition::DdfV2 => Ok(guids.clone()),
            _ => Err(Some(Rule::RootQuery)),
        };
        assert_eq!(names(Profile::new(edition)), wanted, "{edition:?}");
    }
    let later = Profile::new(Edition::WindowsMobile).with_root_query(true);
    assert_eq!(names(later), Ok(guids));
}

/// EMAIL2 (Windows Mobile), Permissions: Manager; another edition of the page has AuthenticatedUser.
#[test]
fn only_the_roles_of_the_edition_may_give_commands() {
    let node = Address::node(GUID, AccountNode::ServiceName);
    for edition in Edition::ALL {
        // The bits of MSPROV: 2 for OEM to 2048 for PPG_TRUSTED.
        let bits = (1..12).map(|bit| Roles(1 << bit));
        let together = [
            Roles::MANAGER | Roles::OPERATOR,
            Roles::default(),
            Roles(0xFF7),
        ];
        for roles in bits.chain(together) {
            let allowed = roles.contains(Roles::MANAGER);
            let status = if allowed { Ok(()) } else { Err(425) };
            let store = with_account(edition);
            let mut device = Device::new(edition, store.clone()).with_sender(Sender::new(roles));
            let found = device.get(&node).map(|_| ()).map_err(|r| r.status());
            assert_eq!(found, status, "{edition:?} {roles:?}");
            let found = device
                .delete(&Address::account(GUID))
                .map_err(|r| r.status());
            assert_eq!(found, status, "{edition:?} {roles:?}");
            assert_eq!(device.store() == &store, status.is_err());
        }
    }
    let later = Profile::new(Edition::WindowsMobile).with_authenticated_user(true);
    let mut device = Device::new(later, with_account(Edition::WindowsMobile));
    device.set_sender(Sender::new(Roles::USER_AUTH));
    assert!(device.get(&node).is_ok());
}

/// EMAIL2 CSP (Windows 10), Note: "requires the ID_CAP_CSP_FOUNDATION and ID_CAP_CSP_MAIL capabilities
/// to be accessed from a network configuration application".
#[test]
fn an_application_needs_both_capabilities() {
    let both = Capabilities::FOUNDATION | Capabilities::MAIL;
    for (capabilities, allowed) in [
        (both, true),
        (Capabilities::MAIL, false),
        (Capabilities::FOUNDATION, false),
        (Capabilities::default(), false),
    ] {
        let mut device = Device::new(
            Edition::Windows10Prose,
            with_account(Edition::Windows10Prose),
        );
        device.set_sender(Sender::MANAGER.with_capabilities(capabilities));
        let found = device.get(&Address::node(GUID, AccountNode::ServiceName));
        assert_eq!(found.is_ok(), allowed, "{capabilities:?}");
    }
}

/// All pages: "When you remove a MAPI application, the accounts that were created with it are deleted",
/// and all messages are lost.
#[test]
fn removing_an_application_removes_its_accounts_and_their_messages() {
    let edition = Edition::DdfV2;
    let mut store = with_account(edition);
    for (guid, application) in [(1, "FabrikamMail"), (2, "FabrikamMail"), (3, "ContosoMail")] {
        let mut device = Device::new(edition, store).with_application(application);
        let account = smallest(edition, Guid::from_u128(guid));
        session(&mut device, vec![atomic(create(edition, &account))]);
        store = device.into_store();
        assert!(store.deliver(Guid::from_u128(guid), 5));
    }
    let mut device = Device::new(edition, store);
    // An edit does not change whose account it is.
    let name = Address::node(Guid::from_u128(2), AccountNode::Name);
    device.replace(&name, Content::text("Ada")).unwrap();
    assert_eq!(
        device.remove_application("FabrikamMail").unwrap(),
        [Guid::from_u128(1), Guid::from_u128(2)]
    );
    let left: Vec<_> = device.store().accounts().map(|a| a.guid()).collect();
    assert_eq!(left, [Guid::from_u128(3), GUID]);
    assert_eq!(device.store().messages(Guid::from_u128(1)), None);
    assert_eq!(device.store().messages(Guid::from_u128(3)), Some(5));
    assert_eq!(device.remove_application("FabrikamMail").unwrap(), []);
}

#[test]
fn refusals_say_what_the_edition_says_and_no_secret() {
    let mut device = Device::new(
        Edition::Windows10Ddf1607,
        with_account(Edition::Windows10Ddf1607),
    );
    let secret = "hunter2".repeat(40);
    let node = Address::node(GUID, AccountNode::AuthSecret);
    let mut said = Vec::new();
    said.push(device.add(&node, Content::text(&secret)).unwrap_err());
    let days = Address::node(GUID, AccountNode::DwnDay);
    said.push(device.add(&days, Content::text("soon")).unwrap_err());
    let server = Address::node(GUID, AccountNode::InServer);
    said.push(device.add(&server, Content::text("x")).unwrap_err());
    said.push(device.exec(&server).unwrap_err());
    let mut device = Device::new(Edition::Windows10Prose, MemoryStore::new());
    said.push(device.add(&server, Content::text("x")).unwrap_err());
    device.begin().unwrap();
    device.add(&server, Content::text("x")).unwrap();
    said.push(device.commit().unwrap_err());
    let said: Vec<String> = said.iter().map(ToString::to_string).collect();
    let said = said.join("\n\n");
    assert!(!said.contains("hunter2"));
    insta::assert_snapshot!(said);
}
