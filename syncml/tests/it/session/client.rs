//! The device's end against messages written by hand.

use syncml::authentication::{Account, Demand, Prover, Scheme, Verifier};
use syncml::framing::{Sizes, Unlimited};
use syncml::session::{
    Answer, Client, ClientState, Ending, Event, Initiator, Interaction, NoUser, SessionError,
    SessionOptions, Transport, User,
};
use syncml::{Command, Message};

use super::device_tree::DeviceTree;
use super::support::*;

fn tree() -> DeviceTree {
    DeviceTree::with_leaves(&[("./A/x", "1"), ("./DevInfo/DevId", DEVICE)])
}

/// A message of the server in XML, with the status of the header before what is given.
fn from_server(msg_id: u32, msg_ref: u32, body: &str, is_final: bool) -> Message<'static> {
    let last = if is_final { "<Final/>" } else { "" };
    let xml = format!(
        "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto>\
         <SessionID>1A</SessionID><MsgID>{msg_id}</MsgID><Target><LocURI>{DEVICE}</LocURI></Target>\
         <Source><LocURI>{SERVER}</LocURI></Source></SyncHdr><SyncBody>\
         <Status><CmdID>1</CmdID><MsgRef>{msg_ref}</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd>\
         <Data>200</Data></Status>{body}{last}</SyncBody></SyncML>"
    );
    let decoded = syncml::decode_xml(&xml).unwrap_or_else(|e| panic!("{e}\n{xml}"));
    decoded.into_owned()
}

fn alert(cmd_id: u32, code: u32, items: &[&str]) -> String {
    let items: String = items
        .iter()
        .map(|text| format!("<Item><Data>{text}</Data></Item>"))
        .collect();
    format!("<Alert><CmdID>{cmd_id}</CmdID><Data>{code}</Data>{items}</Alert>")
}

fn add_xml(cmd_id: u32, uri: &str, data: &str) -> String {
    format!(
        "<Add><CmdID>{cmd_id}</CmdID><Item><Target><LocURI>{uri}</LocURI></Target>\
         <Data>{data}</Data></Item></Add>"
    )
}

/// A client whose package 1 has been sent.
fn begun() -> Client {
    let mut client = new_client(SessionOptions::new());
    poll(&mut client).unwrap();
    client
}

fn receive(client: &mut Client, message: &Message<'_>, tree: &mut DeviceTree) {
    let received = client.receive(message, &Transport::PLAIN, tree, &mut NoUser);
    received.unwrap_or_else(|e| panic!("{e}"));
}

/// What the client says to a message.
fn exchange(client: &mut Client, message: &Message<'_>, tree: &mut DeviceTree) -> Message<'static> {
    receive(client, message, tree);
    poll(client).expect("an answer")
}

/// Package 3 for a package 2.
fn answer(body: &str, tree: &mut DeviceTree) -> Message<'static> {
    exchange(&mut begun(), &from_server(1, 1, body, true), tree)
}

/// A client that has answered the first half of an object of this size.
fn begun_object(size: u32, tree: &mut DeviceTree) -> (Client, Message<'static>) {
    let mut client = begun();
    let half = piece(2, "abc", Some(size), true);
    let answer = exchange(&mut client, &from_server(1, 1, &half, false), tree);
    (client, answer)
}

/// Each status of the server was one that the client had waited for.
#[track_caller]
fn assert_no_strays(client: &mut Client) {
    let events = client.take_events();
    let strays = events.iter().filter(|e| matches!(e, Event::Stray(_)));
    assert_eq!(strays.count(), 0, "{events:?}");
}

fn codes(message: &Message<'_>) -> Vec<(String, u16)> {
    told(message)
        .into_iter()
        .map(|(cmd, code)| (cmd, code.0))
        .collect()
}

fn only_codes(message: &Message<'_>) -> Vec<u16> {
    codes(message).into_iter().map(|(_, code)| code).collect()
}

#[test]
fn a_server_that_begins_is_said_to_have_begun() {
    let options = SessionOptions::new();
    let mut client = Client::new(options, "F", SERVER, Initiator::Server, &device_info());
    let first = poll(&mut client).unwrap();
    let Command::Alert(alert) = &first.commands[0] else {
        panic!();
    };
    assert_eq!(alert.code().unwrap().0, 1200);
    let Command::Replace(replace) = &first.commands[1] else {
        panic!();
    };
    let sources: Vec<_> = replace
        .items
        .iter()
        .map(|i| i.source_uri().unwrap())
        .collect();
    assert_eq!(
        sources,
        [
            "./DevInfo/DevId",
            "./DevInfo/Man",
            "./DevInfo/Mod",
            "./DevInfo/DmV",
            "./DevInfo/Lang"
        ]
    );
    assert!(replace.items.iter().all(|item| item.target.is_none()));
}

#[test]
fn a_package_without_commands_is_not_answered() {
    let mut client = begun();
    receive(&mut client, &from_server(1, 1, "", true), &mut tree());
    assert_eq!(client.state(), ClientState::Ended(Ending::Complete));
    assert_eq!(client.poll(&Unlimited), None);
    let after = client.receive(
        &from_server(2, 1, "", true),
        &Transport::PLAIN,
        &mut tree(),
        &mut NoUser,
    );
    assert_eq!(after, Err(SessionError::Ended(Ending::Complete)));
}

#[test]
fn a_message_that_comes_twice_is_carried_out_once() {
    let mut tree = tree();
    let mut client = begun();
    let message = from_server(1, 1, &add_xml(2, "./A/log", "once"), true);
    let answer = exchange(&mut client, &message, &mut tree);
    assert_eq!(only_codes(&answer), [200, 200]);
    receive(&mut client, &message, &mut tree);
    assert_eq!(client.state(), ClientState::Waiting, "as it was");
    assert_eq!(client.resend().as_ref(), Some(&answer));
    assert_eq!(tree.text("./A/log").as_deref(), Some("once"));
    assert_no_strays(&mut client);
}

#[test]
fn a_message_that_was_lost_ends_the_session_and_nothing_of_the_next_is_carried_out() {
    let mut tree = tree();
    let before = tree.clone();
    let mut client = begun();
    receive(
        &mut client,
        &from_server(2, 1, &add_xml(2, "./A/y", "2"), true),
        &mut tree,
    );
    assert_eq!(tree, before);
    let last = poll(&mut client).unwrap();
    assert!(last.is_final);
    let [Command::Alert(alert)] = last.commands.as_slice() else {
        panic!("{last:?}");
    };
    assert_eq!(alert.code().unwrap().0, 1223);
    let ending = Ending::OutOfOrder {
        expected: 1,
        found: 2,
    };
    assert_eq!(client.state(), ClientState::Ended(ending));
}

#[test]
fn a_message_of_another_session_changes_nothing() {
    let mut client = begun();
    let mut other = from_server(1, 1, &add_xml(2, "./A/y", "2"), true);
    other.header.session_id = "2B".into();
    let received = client.receive(&other, &Transport::PLAIN, &mut tree(), &mut NoUser);
    assert_eq!(received, Err(SessionError::OtherSession("2B".into())));
    assert_eq!(client.state(), ClientState::Waiting);
    receive(&mut client, &from_server(1, 1, "", true), &mut tree());
}

#[test]
fn a_session_that_the_server_aborts_is_not_answered() {
    let mut tree = tree();
    let mut client = begun();
    let body = alert(2, 1223, &[]) + &add_xml(3, "./A/y", "2");
    receive(&mut client, &from_server(1, 1, &body, true), &mut tree);
    assert_eq!(client.state(), ClientState::Ended(Ending::AbortedByPeer));
    assert_eq!(client.poll(&Unlimited), None);
    // 223 is another alert: no end of data, of data synchronisation.
    let mut client = begun();
    receive(
        &mut client,
        &from_server(1, 1, &alert(2, 223, &[]), true),
        &mut tree,
    );
    assert_eq!(client.state(), ClientState::Sending);
}

#[test]
fn a_command_without_a_cmd_id_is_not_carried_out_and_windows_says_400_with_an_empty_reference() {
    let mut message = from_server(1, 1, &add_xml(2, "./A/y", "2"), true);
    *message.commands[1].cmd_id_mut().unwrap() = "".into();
    for (options, codes) in [
        (SessionOptions::new(), vec![200]),
        (SessionOptions::new().windows(), vec![200, 400]),
    ] {
        let mut tree = tree();
        let mut client = new_client(options);
        poll(&mut client).unwrap();
        receive(&mut client, &message, &mut tree);
        let answer = client.poll(&Unlimited).unwrap();
        assert_eq!(only_codes(&answer), codes);
        if let Some(Command::Status(status)) = answer.commands.get(1) {
            assert_eq!(&*status.cmd_ref, "");
            let xml = answer
                .to_xml_with(&syncml::EncodeOptions::WINDOWS_MDM)
                .unwrap();
            assert!(
                xml.contains("<CmdRef/>") || xml.contains("<CmdRef></CmdRef>"),
                "{xml}"
            );
        }
        assert!(!tree.has("./A/y"));
    }
}

#[test]
fn no_resp_keeps_the_status_back_and_the_command_is_carried_out() {
    let mut tree = tree();
    let quiet = add_xml(2, "./A/y", "2").replace("</CmdID>", "</CmdID><NoResp/>");
    let answer = answer(&(quiet + &add_xml(3, "./A/z", "3")), &mut tree);
    assert_eq!(
        codes(&answer),
        [("SyncHdr".into(), 200), ("Add".into(), 200)]
    );
    assert!(tree.has("./A/y"));
}

#[test]
fn commands_that_oma_dm_does_not_have_are_not_implemented() {
    let put = "<Put><CmdID>2</CmdID><Item><Data>x</Data></Item></Put>";
    let answer = answer(put, &mut tree());
    assert_eq!(codes(&answer)[1], ("Put".into(), 501));
}

#[test]
fn addresses_that_are_none_are_refused_and_what_is_relative_is_below_the_root() {
    let mut tree = tree();
    let body = add_xml(2, "./A/../B", "1")
        + &add_xml(3, &format!("./{}", "a".repeat(70_000)), "1")
        + &add_xml(4, "https://example.org/x", "1")
        + &add_xml(5, "A/rel", "1");
    let answer = answer(&body, &mut tree);
    assert_eq!(only_codes(&answer)[1..], [400, 414, 404, 200]);
    assert!(tree.has("./A/rel") && !tree.has("./B"));
}

#[test]
fn windows_refuses_a_get_inside_atomic() {
    let options = SessionOptions::new().windows();
    let mut client = new_client(options);
    poll(&mut client).unwrap();
    let get = "<Get><CmdID>4</CmdID><Item><Target><LocURI>./A/x</LocURI></Target></Item></Get>";
    let body = format!(
        "<Atomic><CmdID>2</CmdID>{}{get}</Atomic>",
        add_xml(3, "./A/y", "2")
    );
    let mut tree = tree();
    let answer = exchange(&mut client, &from_server(1, 1, &body, true), &mut tree);
    assert_eq!(only_codes(&answer), [200, 507, 216, 500]);
    assert!(!tree.has("./A/y"));
}

#[test]
fn answers_of_an_atomic_that_do_not_fit_undo_it() {
    let mut tree = tree();
    let mut client = begun();
    let adds: String = (3..40)
        .map(|i| add_xml(i, &format!("./A/n{i}"), "1"))
        .collect();
    let body = format!(
        "<Atomic><CmdID>2</CmdID>{adds}</Atomic>{}",
        add_xml(40, "./A/z", "1")
    );
    let mut message = from_server(1, 1, &body, true);
    message.header.meta = Some(syncml::Meta::new().with_max_msg_size("900"));
    let measure = syncml::framing::Encoded::xml(syncml::EncodeOptions::DEFAULT);
    let transport = Transport::PLAIN.with_measure(&measure);
    client
        .receive(&message, &transport, &mut tree, &mut NoUser)
        .unwrap();
    let answer = client.poll(&measure).unwrap();
    assert_eq!(
        codes(&answer),
        [
            ("SyncHdr".into(), 200),
            ("Atomic".into(), 517),
            ("Add".into(), 200)
        ]
    );
    assert!(!tree.has("./A/n3") && tree.has("./A/z"));
}

/// A user who answers from a list.
struct Script(Vec<Answer>, Vec<(u16, String, Vec<String>)>);

impl User for Script {
    fn interact(&mut self, asked: &Interaction<'_>) -> Answer {
        let choices = asked.choices.iter().map(|c| c.to_string()).collect();
        self.1.push((asked.code.0, asked.text.to_string(), choices));
        self.0.remove(0)
    }
}

fn ask(body: &str, answers: Vec<Answer>) -> (Message<'static>, Script, DeviceTree) {
    let mut script = Script(answers, Vec::new());
    let mut tree = tree();
    let mut client = begun();
    let message = from_server(1, 1, body, true);
    client
        .receive(&message, &Transport::PLAIN, &mut tree, &mut script)
        .unwrap();
    (poll(&mut client).unwrap(), script, tree)
}

#[test]
fn the_user_is_asked_and_the_answers_are_statuses() {
    let body = alert(2, 1100, &["MINDT=10", "Hello"])
        + &alert(3, 1101, &["", "Sure?"])
        + &alert(4, 1102, &["MAXLEN=8&amp;IT=N&amp;ET=P&amp;DR=12", "PIN"])
        + &alert(5, 1104, &["DR=2-3", "Which?", "a", "b", "c"])
        + &alert(6, 1101, &["", "Sure?"])
        + &alert(7, 1103, &["", "Which?"])
        + &alert(8, 1101, &[""])
        + &alert(9, 1102, &["", "PIN"]);
    let answers = vec![
        Answer::Yes,
        Answer::No,
        Answer::Text("1234".into()),
        Answer::Chosen(vec![1, 3]),
        Answer::Cancelled,
        Answer::TimedOut,
    ];
    let (message, script, _) = ask(&body, answers);
    // Without choices, and without a text: items are missing.
    assert_eq!(
        only_codes(&message)[1..],
        [200, 304, 200, 200, 214, 412, 412, 408]
    );
    assert_eq!(
        script.1[3],
        (
            1104,
            "Which?".into(),
            vec!["a".into(), "b".into(), "c".into()]
        )
    );
    let said: Vec<Vec<String>> = message
        .commands
        .iter()
        .map(|c| {
            c.items()
                .iter()
                .map(|i| i.data.as_ref().unwrap().text().unwrap().into())
                .collect()
        })
        .collect();
    assert_eq!(said[3], ["1234"]);
    assert_eq!(said[4], ["1", "3"]);
}

#[test]
fn nobody_at_the_device_is_an_unsupported_feature() {
    let answer = answer(&alert(2, 1101, &["", "Sure?"]), &mut tree());
    assert_eq!(only_codes(&answer), [200, 406]);
}

#[test]
fn a_user_who_says_no_stops_a_sequence_and_undoes_an_atomic() {
    for (container, no, expected) in [
        ("Sequence", Answer::No, [200, 200, 304, 215]),
        ("Sequence", Answer::Cancelled, [200, 200, 214, 215]),
        ("Sequence", Answer::TimedOut, [200, 200, 408, 200]),
        ("Sequence", Answer::Yes, [200, 200, 200, 200]),
        ("Atomic", Answer::No, [507, 216, 304, 215]),
        ("Atomic", Answer::Yes, [200, 200, 200, 200]),
    ] {
        let body = format!(
            "<{container}><CmdID>2</CmdID>{}{}{}</{container}>",
            add_xml(3, "./A/y", "2"),
            alert(4, 1101, &["", "Sure?"]),
            add_xml(5, "./A/z", "3")
        );
        let (message, _, tree) = ask(&body, vec![no]);
        assert_eq!(only_codes(&message)[1..], expected, "{container}");
        assert_eq!(tree.has("./A/y"), expected[1] == 200);
        assert_eq!(tree.has("./A/z"), expected[3] == 200);
    }
}

fn piece(cmd_id: u32, data: &str, size: Option<u32>, more: bool) -> String {
    let size = size.map_or(String::new(), |size| {
        format!("<Meta><Size xmlns='syncml:metinf'>{size}</Size></Meta>")
    });
    let more = if more { "<MoreData/>" } else { "" };
    format!(
        "<Add><CmdID>{cmd_id}</CmdID><Item><Target><LocURI>./A/long</LocURI></Target>{size}\
         <Data>{data}</Data>{more}</Item></Add>"
    )
}

#[test]
fn pieces_are_taken_with_213_and_the_next_one_is_asked_for() {
    let mut tree = tree();
    let next = |msg_ref: u32, cmd_ref: u32| {
        format!(
            "<Status><CmdID>9</CmdID><MsgRef>{msg_ref}</MsgRef><CmdRef>{cmd_ref}</CmdRef>\
             <Cmd>Alert</Cmd><Data>200</Data></Status>"
        )
    };
    let (mut client, second) = begun_object(6, &mut tree);
    assert_eq!(only_codes(&second), [200, 213]);
    assert!(!second.is_final, "not before the server's");
    let Some(Command::Alert(alert)) = second.commands.last() else {
        panic!();
    };
    assert_eq!(alert.code().unwrap().0, 1222);
    let alert_id = alert.cmd_id.parse().unwrap();
    let body = next(2, alert_id) + &piece(2, "def", None, false);
    let third = exchange(&mut client, &from_server(2, 2, &body, true), &mut tree);
    assert_eq!(only_codes(&third), [200, 200]);
    assert!(third.is_final);
    assert_eq!(tree.text("./A/long").as_deref(), Some("abcdef"));
    assert_no_strays(&mut client);
}

#[test]
fn an_object_that_is_broken_off_is_not_stored_and_alert_1225_says_so() {
    let mut tree = tree();
    let (mut client, _) = begun_object(6, &mut tree);
    let message = from_server(2, 2, &add_xml(2, "./A/y", "2"), true);
    let answer = exchange(&mut client, &message, &mut tree);
    assert_eq!(only_codes(&answer), [200, 200]);
    let broken_off = answer.commands.iter().find_map(|command| match command {
        Command::Alert(alert) => Some(alert),
        _ => None,
    });
    let broken_off = broken_off.unwrap();
    assert_eq!(broken_off.code().unwrap().0, 1225);
    assert_eq!(broken_off.items[0].target_uri(), Some("./A/long"));
    assert!(!tree.has("./A/long") && tree.has("./A/y"));
}

#[test]
fn an_object_that_never_ends_is_not_stored() {
    let mut tree = tree();
    let (mut client, _) = begun_object(6, &mut tree);
    let mut nothing = from_server(2, 2, "", true);
    nothing.commands.truncate(1);
    receive(&mut client, &nothing, &mut tree);
    // The package had a command, so it is answered; the next one has none.
    assert!(!tree.has("./A/long"));
}

#[test]
fn an_object_of_the_wrong_size_is_not_stored() {
    let mut tree = tree();
    let (mut client, _) = begun_object(7, &mut tree);
    let message = from_server(2, 2, &piece(2, "def", None, false), true);
    let answer = exchange(&mut client, &message, &mut tree);
    assert_eq!(only_codes(&answer), [200, 424]);
    assert!(!tree.has("./A/long"));
}

fn challenge(msg_id: u32, msg_ref: u32, code: u32, nonce: &str) -> Message<'static> {
    let mut message = from_server(msg_id, msg_ref, "", true);
    let xml = format!(
        "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto>\
         <SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>a</LocURI></Target>\
         <Source><LocURI>b</LocURI></Source></SyncHdr><SyncBody>\
         <Status><CmdID>1</CmdID><MsgRef>{msg_ref}</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd>\
         <Chal><Meta><Format xmlns='syncml:metinf'>b64</Format>\
         <Type xmlns='syncml:metinf'>syncml:auth-md5</Type>\
         <NextNonce xmlns='syncml:metinf'>{nonce}</NextNonce></Meta></Chal>\
         <Data>{code}</Data></Status></SyncBody></SyncML>"
    );
    message.commands = syncml::decode_xml(&xml).unwrap().into_owned().commands;
    message
}

#[test]
fn a_challenge_in_package_2_has_package_1_sent_again_with_credentials() {
    let account = Account::new("Bruce2", "OhBehave");
    let prover = Prover::new(account, &[Scheme::Md5]);
    let mut client = new_client(SessionOptions::new()).with_prover(prover);
    let first = poll(&mut client).unwrap();
    assert_eq!(first.header.cred, None);
    let again = exchange(&mut client, &challenge(1, 1, 407, "Tm9uY2U="), &mut tree());
    assert_eq!(&*again.header.msg_id, "2");
    assert_eq!(again.header.session_id, first.header.session_id);
    assert_eq!(again.header.source.name.as_deref(), Some("Bruce2"));
    let cred = again.header.cred.as_ref().unwrap();
    assert_eq!(cred.auth_type(), syncml::AuthType::MD5);
    // The vector of the specifications.
    let data = cred.data.expose().text().unwrap().into_owned();
    assert_eq!(data, "Zz6EivR3yeaaENcRN6lpAQ==");
    let names: Vec<_> = again.commands.iter().map(Command::name).collect();
    assert_eq!(names, ["Status", "Alert", "Replace"]);
    assert!(again.is_final);
    // The same challenge again: the client stops.
    receive(&mut client, &challenge(2, 2, 401, "Tm9uY2U="), &mut tree());
    assert_eq!(client.state(), ClientState::Ended(Ending::NotAccepted));
}

#[test]
fn a_client_without_credentials_stops_at_a_challenge() {
    let mut client = begun();
    receive(&mut client, &challenge(1, 1, 407, "Tm9uY2U="), &mut tree());
    assert_eq!(client.state(), ClientState::Ended(Ending::NotAccepted));
}

#[test]
fn a_server_that_is_not_known_has_nothing_carried_out_and_one_status_for_each_command() {
    let account = Account::new("srv", "secret");
    let verifier = Verifier::new(account, Demand::new(Scheme::Md5), b"");
    let mut client = new_client(SessionOptions::new()).with_verifier(verifier);
    poll(&mut client).unwrap();
    let mut tree = tree();
    let before = tree.clone();
    let message = from_server(1, 1, &add_xml(2, "./A/y", "2"), true);
    let transport = Transport::PLAIN.with_fresh_nonce(b"fresh");
    client
        .receive(&message, &transport, &mut tree, &mut NoUser)
        .unwrap();
    assert_eq!(tree, before);
    let answer = poll(&mut client).unwrap();
    assert_eq!(
        codes(&answer),
        [("SyncHdr".into(), 407), ("Add".into(), 407)]
    );
    let Command::Status(status) = &answer.commands[0] else {
        panic!();
    };
    let chal = status.chal.as_ref().unwrap();
    assert_eq!(chal.meta.next_nonce(), Some("ZnJlc2g="));
    assert_eq!(client.state(), ClientState::Waiting);
}

#[test]
fn a_refused_header_ends_the_session() {
    for code in ["505", "513", "500"] {
        let mut client = begun();
        let mut message = from_server(1, 1, &add_xml(2, "./A/y", "2"), true);
        let Command::Status(status) = &mut message.commands[0] else {
            panic!();
        };
        status.data = code.into();
        let mut tree = tree();
        receive(&mut client, &message, &mut tree);
        assert!(matches!(
            client.state(),
            ClientState::Ended(Ending::Refused(_))
        ));
        assert!(!tree.has("./A/y"));
    }
}

#[test]
fn answers_go_where_resp_uri_says() {
    let mut client = begun();
    let mut message = from_server(1, 1, &add_xml(2, "./A/y", "2"), true);
    message.header.resp_uri = Some("https://mdm.example.org/dm;session=7".into());
    let answer = exchange(&mut client, &message, &mut tree());
    assert_eq!(
        &*answer.header.target.uri,
        "https://mdm.example.org/dm;session=7"
    );
}

#[test]
fn messages_too_short_for_a_status_end_the_session() {
    let mut client = begun();
    let mut message = from_server(1, 1, &add_xml(2, "./A/y", "2"), true);
    message.header.meta = Some(syncml::Meta::new().with_max_msg_size("100"));
    receive(&mut client, &message, &mut tree());
    let measure = syncml::framing::Encoded::xml(syncml::EncodeOptions::DEFAULT);
    assert_eq!(client.poll(&measure), None);
    assert_eq!(client.state(), ClientState::Ended(Ending::MessagesTooShort));
}

#[test]
fn a_server_that_never_ends_is_left_in_the_end() {
    let mut client = new_client(SessionOptions::new().with_max_messages(5));
    poll(&mut client).unwrap();
    for i in 1..=6 {
        let get = "<Get><CmdID>2</CmdID><Item><Target><LocURI>./A/x</LocURI></Target></Item></Get>";
        receive(&mut client, &from_server(i, i, get, true), &mut tree());
        if client.state() != ClientState::Sending {
            break;
        }
        poll(&mut client).unwrap();
    }
    assert_eq!(client.state(), ClientState::Ended(Ending::TooManyMessages));
}

#[test]
fn the_sizes_of_this_end_are_said_in_the_first_message() {
    let sizes = Sizes {
        message: Some(5000),
        object: Some(4000),
    };
    let mut client = new_client(SessionOptions::new().with_sizes(sizes));
    let first = poll(&mut client).unwrap();
    let meta = first.header.meta.unwrap();
    assert_eq!(
        (meta.max_msg_size(), meta.max_obj_size()),
        (Some("5000"), Some("4000"))
    );
}
