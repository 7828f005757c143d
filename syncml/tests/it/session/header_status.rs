//! The status of the header is the first of a message (OMA DM Protocol 1.2, MS-MDM), also where
//! statuses of the message before, which did not fit, still wait.

use syncml::framing::{Encoded, Sizes};
use syncml::session::{Client, NoUser, Server, SessionOptions, Transport};
use syncml::{Command, EncodeOptions, Form, Message};

use super::device_tree::DeviceTree;
use super::support::*;

/// So short that a dozen statuses do not fit into it.
const SHORT: u64 = 900;
const COMMANDS: usize = 24;

fn decode(body: &str, msg_id: u32, is_final: bool, (to, from): (&str, &str)) -> Message<'static> {
    let last = if is_final { "<Final/>" } else { "" };
    let xml = format!(
        "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto>\
         <SessionID>1A</SessionID><MsgID>{msg_id}</MsgID><Target><LocURI>{to}</LocURI></Target>\
         <Source><LocURI>{from}</LocURI></Source><Meta>\
         <MaxMsgSize xmlns='syncml:metinf'>{SHORT}</MaxMsgSize></Meta></SyncHdr>\
         <SyncBody>{body}{last}</SyncBody></SyncML>"
    );
    syncml::decode_xml(&xml).unwrap().into_owned()
}

fn status(cmd_id: usize, msg_ref: u32, cmd_ref: &str, cmd: &str) -> String {
    format!(
        "<Status><CmdID>{cmd_id}</CmdID><MsgRef>{msg_ref}</MsgRef><CmdRef>{cmd_ref}</CmdRef>\
         <Cmd>{cmd}</Cmd><Data>200</Data></Status>"
    )
}

/// The `CmdID` of the alert 1222.
fn asks_for_more(message: &Message<'_>) -> Option<String> {
    let alerts = message.commands.iter().filter_map(|command| match command {
        Command::Alert(alert) => Some((alert.code().unwrap().0, alert.cmd_id.to_string())),
        _ => None,
    });
    let asked: Vec<_> = alerts.filter(|(code, _)| *code == 1222).collect();
    assert!(asked.len() < 2, "asked twice: {message:#?}");
    asked.into_iter().next().map(|(_, id)| id)
}

/// The `CmdRef`s of the statuses of message `msg_ref`, whose header's has to be the first of all.
#[track_caller]
fn references(message: &Message<'_>, msg_ref: u32) -> Vec<(u32, u32)> {
    let answer = over_the_wire(message, Form::Xml);
    let statuses = answer.commands.iter().filter_map(|command| match command {
        Command::Status(status) => Some(status),
        _ => None,
    });
    let found: Vec<(u32, u32)> = statuses
        .map(|status| {
            let msg_ref = status.msg_ref.as_deref().unwrap().parse().unwrap();
            (msg_ref, status.cmd_ref.parse().unwrap())
        })
        .collect();
    assert!(matches!(&answer.commands[0], Command::Status(s) if s.is_for_header()));
    assert_eq!(found[0], (msg_ref, 0), "{found:?}");
    found[1..].to_vec()
}

/// The commands 2, 3, … of the first message, as the statuses of them have to come.
fn all_of_the_first_message() -> Vec<(u32, u32)> {
    (0..COMMANDS as u32).map(|at| (1, at + 2)).collect()
}

#[test]
fn the_device_says_it_before_what_waits() {
    let encoded = Encoded::xml(EncodeOptions::DEFAULT);
    let transport = Transport::PLAIN.with_measure(&encoded);
    let mut tree = DeviceTree::with_leaves(&[("./A/x", "1")]);
    let mut client: Client = new_client(SessionOptions::new());
    client.poll(&encoded).unwrap();

    let adds: String = (0..COMMANDS)
        .map(|at| {
            let (id, uri) = (at + 2, format!("./A/n{at}"));
            format!(
                "<Add><CmdID>{id}</CmdID><Item><Target><LocURI>{uri}</LocURI></Target>\
                 <Data>1</Data></Item></Add>"
            )
        })
        .collect();
    let mut body = status(1, 1, "0", "SyncHdr") + &adds;
    let (mut answered, mut most) = (Vec::new(), 0);
    for msg_id in 1.. {
        assert!(msg_id < 40, "it does not end");
        let last = answered.len() == COMMANDS;
        let message = decode(&body, msg_id, last, (DEVICE, SERVER));
        client
            .receive(&message, &transport, &mut tree, &mut NoUser)
            .unwrap();
        let Some(answer) = client.poll(&encoded) else {
            break;
        };
        let statuses = references(&answer, msg_id);
        let adds = statuses.iter().filter(|(msg_ref, _)| *msg_ref == 1);
        answered.extend(adds.copied());
        most = most.max(statuses.len());
        let own = msg_id + 1;
        body = status(1, own, "0", "SyncHdr");
        if let Some(id) = asks_for_more(&answer) {
            body += &status(2, own, &id, "Alert");
        }
    }
    assert_eq!(answered, all_of_the_first_message());
    assert!(most < COMMANDS / 2, "they fit into one message: {most}");
}

#[test]
fn the_server_says_it_before_what_waits() {
    let encoded = Encoded::xml(EncodeOptions::DEFAULT);
    let transport = Transport::PLAIN.with_measure(&encoded);
    let alerts: String = (0..COMMANDS)
        .map(|at| {
            let (id, code) = (at + 2, if at == 0 { 1201 } else { 1224 });
            format!(
                "<Alert><CmdID>{id}</CmdID><Data>{code}</Data><Item><Meta>\
                 <Type xmlns='syncml:metinf'>org.example.event</Type>\
                 <Format xmlns='syncml:metinf'>chr</Format></Meta><Data>{at}</Data></Item></Alert>"
            )
        })
        .collect();
    let first = decode(&alerts, 1, false, (SERVER, DEVICE));
    let options = SessionOptions::new().with_sizes(Sizes::UNLIMITED);
    let mut server = Server::new(options, &first.header, SERVER);
    let mut message = first;
    let (mut answered, mut most) = (Vec::new(), 0);
    for msg_id in 1.. {
        assert!(msg_id < 40, "it does not end");
        server.receive(&message, &transport).unwrap();
        let Some(answer) = server.poll(&encoded) else {
            break;
        };
        let statuses = references(&answer, msg_id);
        let alerts = statuses.iter().filter(|(msg_ref, _)| *msg_ref == 1);
        answered.extend(alerts.copied());
        most = most.max(statuses.len());
        if answered.len() == COMMANDS {
            break;
        }
        let mut body = status(1, msg_id, "0", "SyncHdr");
        if let Some(id) = asks_for_more(&answer) {
            body += &status(2, msg_id, &id, "Alert");
        }
        message = decode(&body, msg_id + 1, false, (SERVER, DEVICE));
    }
    assert_eq!(answered, all_of_the_first_message());
    assert!(most < COMMANDS / 2, "they fit into one message: {most}");
}
