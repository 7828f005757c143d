//! The management server's end against messages written by hand, and both ends with credentials.

use syncml::authentication::{Account, Demand, MacHeader, Prover, Scheme, Validity, Verifier};
use syncml::framing::Unlimited;
use syncml::session::{
    Client, ClientState, Ending, Event, NoUser, Server, ServerState, SessionError, SessionOptions,
    Transport,
};
use syncml::{Command, EncodeOptions, Form, Message, StatusCode};

use super::device_tree::DeviceTree;
use super::support::*;

fn from_client(msg_id: u32, body: &str, is_final: bool) -> Message<'static> {
    let last = if is_final { "<Final/>" } else { "" };
    let xml = format!(
        "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto>\
         <SessionID>1A</SessionID><MsgID>{msg_id}</MsgID><Target><LocURI>{SERVER}</LocURI></Target>\
         <Source><LocURI>{DEVICE}</LocURI></Source></SyncHdr><SyncBody>{body}{last}</SyncBody></SyncML>"
    );
    let decoded = syncml::decode_xml(&xml).unwrap_or_else(|e| panic!("{e}\n{xml}"));
    decoded.into_owned()
}

fn status(cmd_id: u32, msg_ref: u32, cmd_ref: &str, cmd: &str, code: u32) -> String {
    format!(
        "<Status><CmdID>{cmd_id}</CmdID><MsgRef>{msg_ref}</MsgRef><CmdRef>{cmd_ref}</CmdRef>\
         <Cmd>{cmd}</Cmd><Data>{code}</Data></Status>"
    )
}

const BEGIN: &str = "<Alert><CmdID>1</CmdID><Data>1201</Data></Alert>\
    <Replace><CmdID>2</CmdID><Item><Source><LocURI>./DevInfo/DevId</LocURI></Source>\
    <Data>IMEI:493005100592800</Data></Item></Replace>";

/// A server that has sent these commands, its answer, and the `CmdID`s of the commands.
fn begun(commands: Vec<Command<'static>>) -> (Server, Message<'static>) {
    let first = from_client(1, BEGIN, true);
    let mut server = Server::new(SessionOptions::new(), &first.header, SERVER);
    server.receive(&first, &Transport::PLAIN).unwrap();
    for command in commands {
        server.send(command);
    }
    let answer = server.poll(&Unlimited).unwrap();
    server.take_events();
    (server, over_the_wire(&answer, Form::Xml))
}

fn cmd_id(message: &Message<'_>, name: &str) -> String {
    let found = message.commands.iter().find(|c| c.name() == name);
    found.unwrap().cmd_id().to_owned()
}

#[test]
fn a_message_that_comes_twice_has_the_same_answer_and_no_events() {
    let first = from_client(1, BEGIN, true);
    let mut server = Server::new(SessionOptions::new(), &first.header, SERVER);
    server.receive(&first, &Transport::PLAIN).unwrap();
    server.send(get(&["./A"]));
    let answer = server.poll(&Unlimited).unwrap();
    assert!(!server.take_events().is_empty());
    server.receive(&first, &Transport::PLAIN).unwrap();
    server.send(get(&["./B"]));
    assert_eq!(server.poll(&Unlimited).as_ref(), Some(&answer));
    assert_eq!(server.take_events(), []);
    assert_eq!(server.state(), ServerState::Waiting);
}

#[test]
fn a_message_that_is_out_of_order_ends_the_session_and_is_answered_with_1223() {
    let (mut server, _) = begun(vec![get(&["./A"])]);
    let results = from_client(3, &status(1, 1, "0", "SyncHdr", 200), true);
    server.receive(&results, &Transport::PLAIN).unwrap();
    let answer = server.poll(&Unlimited).unwrap();
    let [Command::Alert(alert)] = answer.commands.as_slice() else {
        panic!("{answer:?}");
    };
    assert_eq!(alert.code().unwrap().0, 1223);
    assert!(answer.is_final);
    let ending = Ending::OutOfOrder {
        expected: 2,
        found: 3,
    };
    assert_eq!(server.state(), ServerState::Ended(ending));
    let after = server.receive(&from_client(4, BEGIN, true), &Transport::PLAIN);
    assert_eq!(after, Err(SessionError::Ended(ending)));
}

#[test]
fn a_client_package_of_several_messages_is_asked_on_with_1222_and_gets_commands_at_its_end() {
    let first = from_client(1, BEGIN, false);
    let mut server = Server::new(SessionOptions::new(), &first.header, SERVER);
    server.receive(&first, &Transport::PLAIN).unwrap();
    server.send(get(&["./A"]));
    let answer = server.poll(&Unlimited).unwrap();
    assert!(!answer.is_final);
    assert_eq!(told(&answer).len(), 3);
    let Some(Command::Alert(next)) = answer.commands.last() else {
        panic!("{answer:?}");
    };
    assert_eq!(next.code().unwrap().0, 1222);
    assert_eq!(answer.commands.len(), 4, "no commands yet");
    let body = status(1, 1, "0", "SyncHdr", 200)
        + &status(2, 1, &next.cmd_id, "Alert", 200)
        + "<Alert><CmdID>3</CmdID><Data>1224</Data><Item><Meta>\
           <Type xmlns='syncml:metinf'>com.microsoft/MDM/LoginStatus</Type></Meta>\
           <Data>user</Data></Item></Alert>";
    server
        .receive(&from_client(2, &body, true), &Transport::PLAIN)
        .unwrap();
    let events = server.take_events();
    assert!(
        events
            .iter()
            .any(|e| matches!(e, Event::Alerted(alert) if alert.code().unwrap().0 == 1224))
    );
    let answer = server.poll(&Unlimited).unwrap();
    assert!(answer.is_final);
    assert_eq!(answer.commands.last().unwrap().name(), "Get");
}

#[test]
fn commands_that_a_client_must_not_send_are_refused_each() {
    let body = BEGIN.to_owned()
        + "<Atomic><CmdID>3</CmdID><Add><CmdID>4</CmdID><Item><Target><LocURI>./A</LocURI></Target>\
           <Data>x</Data></Item></Add></Atomic>\
           <Get><CmdID>5</CmdID><Item><Target><LocURI>./A</LocURI></Target></Item></Get>";
    let first = from_client(1, &body, true);
    let mut server = Server::new(SessionOptions::new(), &first.header, SERVER);
    server.receive(&first, &Transport::PLAIN).unwrap();
    let answer = over_the_wire(&server.poll(&Unlimited).unwrap(), Form::Xml);
    let refused: Vec<_> = told(&answer)
        .into_iter()
        .filter(|(_, code)| *code == StatusCode::COMMAND_NOT_ALLOWED)
        .map(|(cmd, _)| cmd)
        .collect();
    assert_eq!(refused, ["Atomic", "Add", "Get"]);
}

#[test]
fn a_status_of_nothing_that_was_sent_and_a_second_one_are_strays() {
    let (mut server, sent) = begun(vec![get(&["./A", "./B"])]);
    let get_id = cmd_id(&sent, "Get");
    let body = status(1, 1, "0", "SyncHdr", 200)
        + &status(2, 1, &get_id, "Get", 404)
        + &status(3, 1, &get_id, "Get", 200)
        + &status(4, 1, "77", "Get", 200)
        + &status(5, 9, &get_id, "Get", 200)
        + &status(6, 1, &get_id, "Add", 200);
    server
        .receive(&from_client(2, &body, true), &Transport::PLAIN)
        .unwrap();
    let events = server.take_events();
    let strays = events
        .iter()
        .filter(|e| matches!(e, Event::Stray(_)))
        .count();
    assert_eq!(strays, 4);
    let Event::Settled(settled) = &events[0] else {
        panic!();
    };
    assert_eq!(
        (settled.status.0, settled.items.as_slice()),
        (404, &[0, 1][..])
    );
}

#[test]
fn results_without_references_are_of_the_first_command_of_the_first_message() {
    // MS-MDM: a missing MsgRef reads as 1, a missing CmdRef as 1.
    let first = from_client(1, BEGIN, true);
    let mut server = Server::new(SessionOptions::new(), &first.header, SERVER);
    server.receive(&first, &Transport::PLAIN).unwrap();
    server.send(get(&["./A"]));
    let sent = server.poll(&Unlimited).unwrap();
    server.take_events();
    let get_id = cmd_id(&sent, "Get");
    let body = status(1, 1, "0", "SyncHdr", 200)
        + &status(2, 1, &get_id, "Get", 200)
        + &format!(
            "<Results><CmdID>3</CmdID><CmdRef>{get_id}</CmdRef><Item><Source><LocURI>./Device/A\
             </LocURI></Source><Data>7</Data></Item></Results>"
        );
    server
        .receive(&from_client(2, &body, true), &Transport::PLAIN)
        .unwrap();
    let found = server.take_events().into_iter().find_map(|e| match e {
        Event::Found(found) => Some(found),
        _ => None,
    });
    let found = found.unwrap();
    assert_eq!(found.item, Some(0), "./Device/A is ./A");
    assert_eq!(found.found.data.unwrap().text().as_deref(), Some("7"));
}

#[test]
fn commands_without_a_status_are_told_when_the_package_ends() {
    let (mut server, _) = begun(vec![get(&["./A"]), delete(&["./B"])]);
    let body = status(1, 1, "0", "SyncHdr", 200);
    server
        .receive(&from_client(2, &body, true), &Transport::PLAIN)
        .unwrap();
    server.poll(&Unlimited).unwrap();
    let unanswered: Vec<_> = server
        .take_events()
        .into_iter()
        .filter_map(|e| match e {
            Event::Unanswered(sent) => Some(sent.name),
            _ => None,
        })
        .collect();
    assert_eq!(unanswered, ["Get", "Delete"]);
}

#[test]
fn the_server_answers_every_message_and_nothing_comes_before_its_answer() {
    let first = from_client(1, BEGIN, true);
    let mut server = Server::new(SessionOptions::new(), &first.header, SERVER);
    assert_eq!(server.poll(&Unlimited), None);
    server.receive(&first, &Transport::PLAIN).unwrap();
    assert_eq!(server.state(), ServerState::Answering);
    let second = server.receive(&from_client(2, BEGIN, true), &Transport::PLAIN);
    assert_eq!(second, Err(SessionError::NotDue));
    assert!(server.poll(&Unlimited).is_some());
    assert_eq!(server.poll(&Unlimited), None);
}

fn client_account() -> Account {
    Account::new("Bruce2", "OhBehave")
}

fn server_account() -> Account {
    Account::new("srv", "secret")
}

const ALL: [Scheme; 3] = [Scheme::Basic, Scheme::Md5, Scheme::Mac];

/// A session in which both ends prove who they are, through bytes and the header of the transport.
fn mutual(scheme: Scheme, validity: Validity, tree: &mut DeviceTree) -> (Client, Server, usize) {
    let demand = || Demand::new(scheme).with_validity(validity);
    let mut client = new_client(SessionOptions::new())
        .with_prover(Prover::new(client_account(), &ALL))
        .with_verifier(Verifier::new(server_account(), demand(), b""));
    let mut server: Option<Server> = None;
    let mut sent = false;
    let mut count = 0_u32;
    let options = EncodeOptions::DEFAULT;
    while let Some(message) = client.poll(&Unlimited) {
        count += 1;
        assert!(count < 20, "it does not end");
        let fresh = count.to_be_bytes();
        let body = message.to_wbxml_with(&options).unwrap();
        let header = client.mac_header(&body);
        let received = syncml::decode_wbxml(&body).unwrap();
        well_formed(&received);
        let server = server.get_or_insert_with(|| {
            Server::new(SessionOptions::new(), &received.header, SERVER)
                .with_verifier(Verifier::new(client_account(), demand(), b""))
                .with_prover(Prover::new(server_account(), &ALL))
        });
        deliver(header.as_ref(), &body, &fresh, |transport| {
            server.receive(&received, transport).unwrap();
        });
        let known = server.verifier().unwrap().is_satisfied();
        if known && !sent {
            sent = true;
            server.send(add(&[("./A/secret", "7")]));
        }
        let Some(answer) = server.poll(&Unlimited) else {
            break;
        };
        let body = answer.to_wbxml_with(&options).unwrap();
        let header = server.mac_header(&body);
        let received = syncml::decode_wbxml(&body).unwrap();
        well_formed(&received);
        if matches!(client.state(), ClientState::Ended(_)) {
            break;
        }
        deliver(header.as_ref(), &body, &fresh, |transport| {
            client
                .receive(&received, transport, tree, &mut NoUser)
                .unwrap();
        });
    }
    (client, server.unwrap(), count as usize)
}

fn deliver(
    header: Option<&MacHeader>,
    body: &[u8],
    fresh: &[u8],
    receive: impl FnOnce(&Transport<'_>),
) {
    let header = header.map(|header| MacHeader::decode(&header.encode().unwrap()).unwrap());
    let plain = Transport::PLAIN.with_fresh_nonce(fresh);
    match &header {
        Some(header) => receive(&plain.with_mac(header, body)),
        None => receive(&plain),
    }
}

#[test]
fn both_ends_prove_who_they_are_before_anything_is_carried_out() {
    for (scheme, validity) in [
        (Scheme::Basic, Validity::Session),
        (Scheme::Md5, Validity::Session),
        (Scheme::Md5, Validity::Message),
        (Scheme::Mac, Validity::Message),
    ] {
        let mut tree = DeviceTree::default();
        let (client, server, messages) = mutual(scheme, validity, &mut tree);
        assert_eq!(
            client.state(),
            ClientState::Ended(Ending::Complete),
            "{scheme} {messages}"
        );
        assert_eq!(
            server.state(),
            ServerState::Ended(Ending::Complete),
            "{scheme}"
        );
        assert_eq!(tree.text("./A/secret").as_deref(), Some("7"), "{scheme}");
        assert!(client.verifier().unwrap().is_satisfied());
        if scheme == Scheme::Md5 && validity == Validity::Session {
            let kept = server.verifier().unwrap().nonce_to_keep();
            assert!(kept.is_some());
            assert_eq!(client.prover().unwrap().nonce_to_keep(true), kept);
        }
    }
}

#[test]
fn a_client_with_the_wrong_password_is_left_and_gets_no_commands() {
    for scheme in ALL {
        let wrong = Account::new("Bruce2", "Yeah");
        let mut client = new_client(SessionOptions::new()).with_prover(Prover::new(wrong, &ALL));
        let mut tree = DeviceTree::default();
        let mut server: Option<Server> = None;
        let mut answers = Vec::new();
        for fresh in 0..10_u32 {
            let Some(message) = client.poll(&Unlimited) else {
                break;
            };
            let body = message.to_wbxml().unwrap();
            let header = client.mac_header(&body);
            let server = server.get_or_insert_with(|| {
                let verifier = Verifier::new(client_account(), Demand::new(scheme), b"");
                let mut server = Server::new(SessionOptions::new(), &message.header, SERVER)
                    .with_verifier(verifier);
                server.send(add(&[("./A/secret", "7")]));
                server
            });
            deliver(header.as_ref(), &body, &fresh.to_be_bytes(), |transport| {
                server.receive(&message, transport).unwrap();
            });
            let answer = server.poll(&Unlimited).unwrap();
            well_formed(&answer);
            assert!(
                answer.commands.iter().all(|c| c.name() == "Status"),
                "only statuses"
            );
            answers.push(told(&answer)[0].1.0);
            client
                .receive(&answer, &Transport::PLAIN, &mut tree, &mut NoUser)
                .unwrap();
        }
        assert_eq!(
            client.state(),
            ClientState::Ended(Ending::NotAccepted),
            "{scheme} {answers:?}"
        );
        assert_eq!(answers[0], 407);
        assert!(answers[1..].iter().all(|code| *code == 401));
        assert_eq!(tree, DeviceTree::default());
    }
}
