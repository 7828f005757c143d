//! The handshake of data synchronisation.

use syncml::session::data_sync::{
    ClientHandshake, DataStore, HandshakeError, ServerHandshake, SyncType,
};
use syncml::{AlertCode, Command, Message, Status, StatusCode};

use super::support::{add, delete};

fn client_store() -> DataStore {
    DataStore::new("./dev-contacts", "./contacts/james_bond")
}

fn server_store() -> DataStore {
    DataStore::new("./contacts/james_bond", "./dev-contacts")
}

fn client(asked: SyncType, last: Option<&str>) -> ClientHandshake {
    ClientHandshake::new(client_store(), asked, last.map(String::from), "276")
}

fn server(client_anchor: Option<&str>) -> ServerHandshake {
    let kept = client_anchor.map(String::from);
    ServerHandshake::new(server_store(), kept, Some("20220101".into()), "20220102")
}

/// The kind that both agree on and the status of the client's alert.
fn agreed(asked: SyncType, last: Option<&str>, kept: Option<&str>) -> (SyncType, u16) {
    let (mut client, mut server) = (client(asked, last), server(kept));
    let (status, alert) = server.alert("1", &client.alert()).unwrap();
    client.status(&status).unwrap();
    let answer = client.server_alert("1", &alert).unwrap();
    server.status(&answer).unwrap();
    assert_eq!(client.agreed(), server.agreed());
    assert_eq!(client.anchors_to_keep(), Some(("276", "20220102")));
    assert_eq!(server.anchors_to_keep(), Some(("276", "20220102")));
    (client.agreed().unwrap(), status.code().unwrap().0)
}

#[test]
fn anchors_that_agree_have_the_kind_that_was_asked_for() {
    for kind in SyncType::ALL {
        assert_eq!(agreed(kind, Some("234"), Some("234")), (kind, 200));
    }
}

#[test]
fn anchors_that_differ_make_it_slow_with_508() {
    for kind in SyncType::ALL {
        let expected = if kind.needs_anchors() {
            (SyncType::Slow, 508)
        } else {
            (kind, 200)
        };
        assert_eq!(agreed(kind, Some("234"), Some("200")), expected);
        assert_eq!(agreed(kind, Some("234"), None), expected);
    }
}

#[test]
fn a_first_synchronisation_is_slow_from_the_start() {
    assert_eq!(agreed(SyncType::TwoWay, None, None), (SyncType::Slow, 200));
    assert_eq!(
        agreed(SyncType::RefreshFromClient, None, None),
        (SyncType::RefreshFromClient, 200)
    );
}

#[test]
fn the_status_of_an_alert_says_its_next_anchor() {
    let mut server = server(Some("234"));
    let (status, alert) = server
        .alert("1", &client(SyncType::TwoWay, Some("234")).alert())
        .unwrap();
    assert_eq!(status.target_refs, ["./contacts/james_bond"]);
    assert_eq!(status.source_refs, ["./dev-contacts"]);
    // Through XML: the anchor stands in Data.
    let mut message = Message::default();
    message.header.ver_dtd = "1.2".into();
    message.header.ver_proto = "SyncML/1.2".into();
    message.header.session_id = "1".into();
    message.header.msg_id = "1".into();
    message.header.target = syncml::Target::new("a");
    message.header.source = syncml::Source::new("b");
    let mut status = status;
    status.cmd_id = "1".into();
    status.cmd_ref = "1".into();
    let mut alert = alert;
    alert.cmd_id = "2".into();
    message.commands = vec![Command::Status(status), Command::Alert(alert)];
    let xml = message.to_xml().unwrap();
    assert!(
        xml.contains("<Next>276</Next>") || xml.contains(">276</"),
        "{xml}"
    );
    assert_eq!(syncml::decode_xml(&xml).unwrap(), message);
}

#[test]
fn what_is_out_of_order_or_of_another_store_is_refused() {
    let mut client = client(SyncType::TwoWay, Some("234"));
    let mut server = server(Some("234"));
    let (status, alert) = server.alert("1", &client.alert()).unwrap();
    assert_eq!(
        client.server_alert("1", &alert).unwrap_err(),
        HandshakeError::OutOfOrder
    );
    assert_eq!(
        client.sync(Vec::new(), None).unwrap_err(),
        HandshakeError::OutOfOrder
    );
    client.status(&status).unwrap();
    assert_eq!(client.status(&status), Err(HandshakeError::OutOfOrder));
    let again = server.alert("1", &client.alert());
    assert_eq!(again.unwrap_err(), HandshakeError::OutOfOrder);
    let mut other = alert.clone();
    other.items[0].target = Some(syncml::Target::new("./calendar"));
    assert_eq!(
        client.server_alert("1", &other).unwrap_err(),
        HandshakeError::OtherDataStore
    );
    let mut none = alert.clone();
    none.data = Some(AlertCode::DM_CLIENT_INITIATED.into());
    assert_eq!(
        client.server_alert("1", &none).unwrap_err(),
        HandshakeError::NotASyncAlert
    );
    let mut refresh = alert.clone();
    refresh.data = Some(AlertCode::REFRESH_FROM_SERVER.into());
    // Everything on the device would be replaced, and nobody asked for it.
    assert_eq!(
        client.server_alert("1", &refresh).unwrap_err(),
        HandshakeError::OtherType
    );
    let mut bare = alert.clone();
    bare.items[0].meta = None;
    assert_eq!(
        client.server_alert("1", &bare).unwrap_err(),
        HandshakeError::Incomplete
    );
    assert!(client.server_alert("1", &alert).is_ok());
}

#[test]
fn a_server_that_refuses_is_believed() {
    let mut client = client(SyncType::TwoWay, Some("234"));
    let mut status = Status::default();
    status.cmd = "Alert".into();
    status.data = StatusCode::NOT_FOUND.into();
    let refused = Err(HandshakeError::Refused(StatusCode::NOT_FOUND));
    assert_eq!(client.status(&status), refused);
    assert_eq!(client.agreed(), None);
    assert_eq!(client.anchors_to_keep(), None);
}

#[test]
fn changes_are_counted_and_identifiers_mapped() {
    let (mut client, mut server) = (client(SyncType::TwoWay, Some("1")), server(Some("1")));
    let (status, alert) = server.alert("1", &client.alert()).unwrap();
    client.status(&status).unwrap();
    client.server_alert("1", &alert).unwrap();
    let changes = vec![add(&[("a", "1"), ("b", "2")]), delete(&["c"])];
    let first = client.sync(changes, Some(4)).unwrap();
    assert_eq!(first.number_of_changes.as_deref(), Some("4"));
    let count = server.client_sync(&first).unwrap();
    assert_eq!((count.come, count.is_complete()), (3, Some(false)));
    // The rest comes in another message.
    let second = client.sync(vec![add(&[("d", "4")])], None).unwrap();
    assert_eq!(
        server.client_sync(&second).unwrap().is_complete(),
        Some(true)
    );
    let mut odd = second.clone();
    odd.number_of_changes = Some("many".into());
    assert_eq!(
        server.client_sync(&odd),
        Err(HandshakeError::NumberOfChanges)
    );
    let back = server
        .sync(vec![add(&[("10536681", "x")])], Some(1))
        .unwrap();
    assert_eq!(client.server_sync(&back).unwrap().is_complete(), Some(true));
    let map = client.map(&[("10536681".into(), "1023".into())]).unwrap();
    assert_eq!(server.map(&map).unwrap(), [("10536681", "1023")]);
    assert_eq!(client.map(&[]), None);
    let mut other = map.clone();
    other.source = syncml::Source::new("./calendar");
    assert_eq!(server.map(&other), Err(HandshakeError::OtherDataStore));
}

#[test]
fn alerts_of_the_server_are_the_kinds_they_stand_for() {
    let pairs = [(206, 200), (207, 202), (208, 203), (209, 204), (210, 205)];
    for (by_server, code) in pairs {
        let kind = SyncType::from_server_alert(AlertCode(by_server)).unwrap();
        assert_eq!(kind.code().0, code);
        assert_eq!(kind.server_alert(), Some(AlertCode(by_server)));
        assert_eq!(SyncType::from_code(AlertCode(code)), Some(kind));
    }
    assert_eq!(SyncType::Slow.server_alert(), None);
    assert_eq!(SyncType::from_code(AlertCode(206)), None);
    assert_eq!(SyncType::from_server_alert(AlertCode(201)), None);
}

#[test]
fn after_508_the_server_has_everything_sent_and_never_changes() {
    for (answer, expected) in [
        (SyncType::Slow, Ok(())),
        (SyncType::RefreshFromServer, Ok(())),
        (SyncType::RefreshFromClient, Ok(())),
        (SyncType::TwoWay, Err(HandshakeError::OtherType)),
        (SyncType::OneWayFromServer, Err(HandshakeError::OtherType)),
    ] {
        let mut client = client(SyncType::TwoWay, Some("234"));
        let (status, mut alert) = server(Some("200")).alert("1", &client.alert()).unwrap();
        assert_eq!(status.code(), Some(StatusCode::REFRESH_REQUIRED));
        client.status(&status).unwrap();
        alert.data = Some(answer.code().into());
        let took = client.server_alert("1", &alert).map(drop);
        assert_eq!(took, expected, "{answer:?}");
        assert_eq!(client.agreed().is_some(), expected.is_ok());
    }
}

#[test]
fn a_status_of_another_command_or_data_store_is_none_of_the_alert() {
    let mut client = client(SyncType::TwoWay, Some("234"));
    let mut server = server(Some("234"));
    let (status, alert) = server.alert("1", &client.alert()).unwrap();
    let mut of_put = status.clone();
    of_put.cmd = "Put".into();
    assert_eq!(client.status(&of_put), Err(HandshakeError::NotOfTheAlert));
    let mut other = status.clone();
    other.target_refs = vec!["./calendar".into()];
    assert_eq!(client.status(&other), Err(HandshakeError::OtherDataStore));
    let mut other = status.clone();
    other.source_refs = vec!["./dev-calendar".into()];
    assert_eq!(client.status(&other), Err(HandshakeError::OtherDataStore));
    // Who says nothing of the data store means the only one there is.
    let mut brief = status;
    brief.target_refs.clear();
    brief.source_refs.clear();
    client.status(&brief).unwrap();
    let mut answer = client.server_alert("1", &alert).unwrap();
    let refs = std::mem::replace(&mut answer.source_refs, vec!["./calendar".into()]);
    assert_eq!(server.status(&answer), Err(HandshakeError::OtherDataStore));
    answer.source_refs = refs;
    server.status(&answer).unwrap();
}

#[test]
fn changes_go_only_where_the_kind_has_them_go() {
    for kind in SyncType::ALL {
        let (mut client, mut server) = (client(kind, Some("1")), server(Some("1")));
        let (status, alert) = server.alert("1", &client.alert()).unwrap();
        client.status(&status).unwrap();
        client.server_alert("1", &alert).unwrap();
        let changes = || vec![add(&[("a", "1")])];
        let wrong = |sends: bool| match sends {
            true => None,
            false => Some(HandshakeError::WrongDirection),
        };
        let (from_client, from_server) = (wrong(kind.client_sends()), wrong(kind.server_sends()));
        assert_eq!(client.sync(changes(), None).err(), from_client, "{kind:?}");
        assert_eq!(server.sync(changes(), None).err(), from_server, "{kind:?}");
        // A Sync without changes says that there are none.
        let (mut from, mut to) = (
            client.sync(Vec::new(), Some(0)).unwrap(),
            server.sync(Vec::new(), None).unwrap(),
        );
        server.client_sync(&from).unwrap();
        client.server_sync(&to).unwrap();
        (from.commands, to.commands) = (changes(), changes());
        assert_eq!(server.client_sync(&from).err(), from_client, "{kind:?}");
        assert_eq!(client.server_sync(&to).err(), from_server, "{kind:?}");
    }
}

#[test]
fn other_alerts_are_no_part_of_the_handshake_and_break_no_object_off() {
    use syncml::framing::{Reassembler, ReassemblyOptions};
    for code in [221, 222, 223, 224, 225, 100, 1222] {
        let mut other = client(SyncType::TwoWay, Some("234")).alert();
        other.data = Some(AlertCode(code).into());
        let refused = server(Some("234")).alert("1", &other).unwrap_err();
        assert_eq!(refused, HandshakeError::NotASyncAlert, "{code}");
        // 222 asks for the next piece; any other command comes instead of it.
        let mut piece = add(&[("./long", "abc")]);
        piece.items_mut()[0].more_data = true;
        piece.items_mut()[0].meta = Some(syncml::Meta::new().with_size("6"));
        let mut reassembler = Reassembler::new(ReassemblyOptions::DEFAULT);
        reassembler.take(&piece, &piece.items()[0]);
        let mut alert = syncml::Alert::default();
        alert.data = Some(AlertCode(code).into());
        let broken_off = reassembler.interrupted(&Command::Alert(alert));
        assert_eq!(broken_off.is_none(), matches!(code, 222 | 1222), "{code}");
    }
}
