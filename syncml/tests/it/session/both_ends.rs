//! A server and a device, from package 1 to the end.

use syncml::framing::Sizes;
use syncml::session::{ClientState, Ending, Event, NoUser, Server, SessionOptions, Transport};
use syncml::{AlertCode, Command, Form};

use super::device_tree::DeviceTree;
use super::support::*;

fn tree() -> DeviceTree {
    DeviceTree::with_leaves(&[
        ("./DevInfo/DevId", DEVICE),
        ("./DevDetail/SwV", "10.0.19045"),
        ("./Vendor/MSFT/Policy/Config/Camera/AllowCamera", "1"),
    ])
    .with_permanent(&["./DevInfo/DevId"])
}

#[test]
fn a_session_with_nothing_to_do_is_one_message_each_way() {
    let (run, _) = run_commands(Vec::new(), &mut tree());
    run.complete();
    assert_eq!(run.messages.len(), 2);
    let [first, second] = run.messages.as_slice() else {
        panic!();
    };
    assert!(first.is_final && second.is_final);
    assert_eq!(&*first.header.msg_id, "1");
    assert_eq!(&*first.header.session_id, "1A");
    assert_eq!(&*first.header.source.uri, DEVICE);
    assert_eq!(told(second).len(), 3, "of SyncHdr, Alert and Replace");
    assert_eq!(second.commands.len(), 3);
    assert_eq!(
        run.server_events[0],
        Event::Started(AlertCode::DM_CLIENT_INITIATED)
    );
    let Event::DeviceInfo(items) = &run.server_events[1] else {
        panic!("{:?}", run.server_events);
    };
    assert_eq!(items[0].source_uri(), Some("./DevInfo/DevId"));
    assert_eq!(items.len(), 5);
}

#[test]
fn commands_are_carried_out_and_their_answers_found() {
    let mut tree = tree();
    let (run, tickets) = run_commands(
        vec![
            get(&["./DevDetail/SwV"]),
            replace(&[("./Vendor/MSFT/Policy/Config/Camera/AllowCamera", "0")]),
            add(&[("./Vendor/MSFT/WiFi/Profile/Guest", "<x/>")]),
            delete(&["./DevInfo/DevId"]),
            get(&["./Vendor/MSFT", "./Vendor/Nothing"]),
        ],
        &mut tree,
    );
    run.complete();
    let codes: Vec<_> = tickets.iter().map(|ticket| run.codes(*ticket)).collect();
    assert_eq!(codes[..4], [vec![200], vec![200], vec![200], vec![405]]);
    assert_eq!(
        run.statuses(tickets[4]),
        [(0, vec![0], 200), (0, vec![1], 404)]
    );
    assert_eq!(
        run.found(),
        [
            ("./DevDetail/SwV".into(), "10.0.19045".into()),
            ("./Vendor/MSFT".into(), "Policy/WiFi".into()),
        ]
    );
    assert_eq!(
        tree.text("./Vendor/MSFT/Policy/Config/Camera/AllowCamera")
            .as_deref(),
        Some("0")
    );
    assert_eq!(
        tree.text("./Vendor/MSFT/WiFi/Profile/Guest").as_deref(),
        Some("<x/>")
    );
    assert!(tree.has("./DevInfo/DevId"));
    // Package 3: statuses in the order of the commands, results right behind their own.
    let third = &run.messages[2];
    let names: Vec<_> = third
        .commands
        .iter()
        .map(|command| match command {
            Command::Status(status) => status.cmd.to_string(),
            other => other.name().to_owned(),
        })
        .collect();
    assert_eq!(
        names,
        [
            "SyncHdr", "Get", "Results", "Replace", "Add", "Delete", "Get", "Get", "Results"
        ]
    );
    assert_eq!(run.messages.len(), 4);
}

#[test]
fn a_status_is_explained_for_the_command_that_got_it() {
    let (run, _) = run_commands(vec![delete(&["./DevInfo/DevId"])], &mut tree());
    let settled = run.server_events.iter().find_map(|event| match event {
        Event::Settled(settled) => Some(settled),
        _ => None,
    });
    assert_eq!(
        settled.unwrap().explain().to_string(),
        "405 Command not allowed: Delete ./DevInfo/DevId: Delete is not in this node's access types, \
         or the node is permanent"
    );
}

#[test]
fn both_forms_and_every_size_come_to_the_same() {
    let long: String = "0123456789äöü€𝄞".chars().cycle().take(600).collect();
    let mut reference = None;
    for (form, limits) in [
        (Form::Xml, [900, 977, 1001, 1200, 2000, 100_000]),
        (Form::Wbxml, [400, 401, 451, 500, 1000, 100_000]),
    ] {
        for limit in limits {
            let sizes = Sizes {
                message: Some(limit),
                object: None,
            };
            let options = SessionOptions::new().with_sizes(sizes);
            let mut tree = tree();
            let mut todo = Some(vec![
                add(&[("./Vendor/Long", &long)]),
                get(&["./Vendor/Long", "./DevDetail/SwV"]),
                atomic(vec![
                    add(&[("./Vendor/A", "1")]),
                    add(&[("./Vendor/B", "2")]),
                ]),
                replace(&[("./Vendor/Long", "short"), ("./Vendor/Nothing", "")]),
            ]);
            let run = run(
                new_client(options.clone()),
                |first| Server::new(options, &first.header, SERVER),
                &mut tree,
                &mut NoUser,
                form,
                |server, _| {
                    for command in todo.take().into_iter().flatten() {
                        server.send(command);
                    }
                },
            );
            run.complete();
            for (i, message) in run.messages.iter().enumerate() {
                let length = message
                    .encoded_len(form, &syncml::EncodeOptions::DEFAULT)
                    .unwrap();
                // Before the first answer nobody knows what the other takes.
                assert!(i == 0 || length <= limit, "{length} of {limit} bytes");
            }
            assert_eq!(run.found()[0], ("./Vendor/Long".into(), long.clone()));
            assert!(tree.has("./Vendor/A") && tree.has("./Vendor/B"));
            let outcome = (tree, run.found());
            match &reference {
                None => reference = Some(outcome),
                Some(reference) => assert!(reference == &outcome, "{form:?} {limit}"),
            }
        }
    }
}

#[test]
fn a_client_that_aborts_says_so_and_is_answered_with_statuses_only() {
    let mut client = new_client(SessionOptions::new());
    client.abort();
    let mut tree = tree();
    let run = run(
        client,
        |first| Server::new(SessionOptions::new(), &first.header, SERVER),
        &mut tree,
        &mut NoUser,
        Form::Xml,
        |server, _| {
            server.send(get(&["./DevDetail/SwV"]));
        },
    );
    assert_eq!(run.client.state(), ClientState::Ended(Ending::Aborted));
    assert!(
        run.server_events
            .contains(&Event::Ended(Ending::AbortedByPeer))
    );
    assert_eq!(run.messages.len(), 2);
    assert!(run.messages.iter().all(|message| message.is_final));
    let told = told(&run.messages[1]);
    assert_eq!(told.len(), run.messages[1].commands.len());
    assert_eq!(told[0].0, "SyncHdr");
    assert_eq!(told[1].0, "Alert");
}

#[test]
fn an_object_that_the_device_refuses_ends_the_package_and_not_the_session() {
    // Two pieces in one message that promise more and never give it.
    let piece = |uri: &str| {
        let mut command = add(&[(uri, "123")]);
        let item = &mut command.items_mut()[0];
        item.more_data = true;
        item.meta = Some(syncml::Meta::new().with_size("2"));
        command
    };
    let mut tree = tree();
    let (run, tickets) = run_commands(vec![piece("./A/a"), get(&["./DevDetail/SwV"])], &mut tree);
    assert_eq!(run.client.state(), ClientState::Ended(Ending::Complete));
    assert_eq!(run.codes(tickets[0]), [424]);
    assert_eq!(run.codes(tickets[1]), [200]);
    assert!(!tree.has("./A/a"));
}

#[test]
fn an_alert_that_takes_several_messages_comes_whole_and_once() {
    use syncml::session::{AlertType, GenericAlert};
    let long: String = "0123456789äöü€𝄞".chars().cycle().take(2000).collect();
    for form in [Form::Xml, Form::Wbxml] {
        let sizes = Sizes {
            message: Some(1000),
            object: None,
        };
        let options = SessionOptions::new().with_sizes(sizes);
        let mut client = new_client(options.clone());
        let mut told = false;
        let mut tree = tree();
        // The client knows what the server takes once it has answered.
        let kind = AlertType::decode("org.example.log");
        let alert = GenericAlert::new(kind, "chr", long.clone().into()).to_alert();
        let encoded = measure(form);
        let first = client.poll(&encoded).unwrap();
        let mut server = Server::new(options, &first.header, SERVER);
        let mut next = Some(first);
        let mut alerts = Vec::new();
        while let Some(message) = next {
            let transport = Transport::PLAIN.with_measure(&encoded);
            server
                .receive(&over_the_wire(&message, form), &transport)
                .unwrap();
            for event in server.take_events() {
                match event {
                    Event::Alerted(alert) => alerts.push(alert),
                    Event::Stray(_) | Event::BrokenOff(_) => panic!("{event:?}"),
                    _ => {}
                }
            }
            if !told {
                told = true;
                server.send(get(&["./DevDetail/SwV"]));
                client.alert(alert.clone());
            }
            let Some(answer) = server.poll(&encoded) else {
                break;
            };
            client
                .receive(
                    &over_the_wire(&answer, form),
                    &transport,
                    &mut tree,
                    &mut NoUser,
                )
                .unwrap();
            next = client.poll(&encoded);
        }
        assert_eq!(client.state(), ClientState::Ended(Ending::Complete));
        let [came] = alerts.as_slice() else {
            panic!("{} alerts", alerts.len());
        };
        let told: Vec<_> = GenericAlert::all(came).collect();
        assert_eq!(told[0].kind.name(), "org.example.log");
        assert_eq!(told[0].data.text().unwrap(), long);
    }
}
