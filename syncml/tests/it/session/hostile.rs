//! Peers that break the rules: what they send is answered as the specification says, carried out once
//! or not at all, and never makes a session do more work than its messages are long.

use syncml::authentication::{Account, Prover, Scheme};
use syncml::framing::{Encoded, Unlimited};
use syncml::session::{
    Answer, Client, ClientState, Ending, Event, NoUser, Server, SessionOptions, Transport,
};
use syncml::{Command, EncodeOptions, Item, Message, Meta, Options, Status, StatusCode};

use super::device_tree::DeviceTree;
use super::support::*;

fn tree() -> DeviceTree {
    DeviceTree::with_leaves(&[("./A/x", "1")])
}

/// A status of the server for the header of a message.
fn header_status(cmd_id: u32, msg_ref: u32, code: u16) -> String {
    format!(
        "<Status><CmdID>{cmd_id}</CmdID><MsgRef>{msg_ref}</MsgRef><CmdRef>0</CmdRef>\
         <Cmd>SyncHdr</Cmd><Data>{code}</Data></Status>"
    )
}

/// A message of the server with this body and nothing else.
fn bare(msg_id: u32, body: &str) -> Message<'static> {
    let xml = format!(
        "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto>\
         <SessionID>1A</SessionID><MsgID>{msg_id}</MsgID><Target><LocURI>{DEVICE}</LocURI></Target>\
         <Source><LocURI>{SERVER}</LocURI></Source></SyncHdr><SyncBody>{body}<Final/></SyncBody>\
         </SyncML>"
    );
    let decoded = syncml::decode_xml_with(&xml, &Options::LENIENT);
    decoded
        .unwrap_or_else(|e| panic!("{e}\n{xml}"))
        .message
        .into_owned()
}

fn server_says(body: &str) -> Message<'static> {
    bare(1, &(header_status(1, 1, 200) + body))
}

fn add_xml(cmd_id: &str, uri: &str) -> String {
    format!(
        "<Add><CmdID>{cmd_id}</CmdID><Item><Target><LocURI>{uri}</LocURI></Target>\
         <Data>1</Data></Item></Add>"
    )
}

fn begun(options: SessionOptions) -> Client {
    let mut client = new_client(options);
    client.poll(&Unlimited).unwrap();
    client
}

fn answer(client: &mut Client, message: &Message<'_>, tree: &mut DeviceTree) -> Message<'static> {
    client
        .receive(message, &Transport::PLAIN, tree, &mut NoUser)
        .unwrap();
    client.poll(&Unlimited).expect("an answer")
}

fn names(message: &Message<'_>) -> Vec<(String, u16)> {
    let told = told(message).into_iter();
    told.map(|(cmd, code)| (cmd, code.0)).collect()
}

#[test]
fn a_status_inside_a_container_is_not_answered_with_a_status() {
    let status = header_status(8, 1, 200);
    let bodies = [
        format!(
            "<Atomic><CmdID>2</CmdID>{}{status}</Atomic>",
            add_xml("3", "./A/y")
        ),
        format!(
            "<Sequence><CmdID>2</CmdID>{status}{}</Sequence>",
            add_xml("3", "./A/y")
        ),
    ];
    for body in &bodies {
        for options in [SessionOptions::new(), SessionOptions::new().windows()] {
            let mut client = begun(options);
            let mut tree = tree();
            let answer = answer(&mut client, &server_says(body), &mut tree);
            assert!(
                names(&answer).iter().all(|(cmd, _)| cmd != "Status"),
                "{:?}",
                names(&answer)
            );
            assert!(tree.has("./A/y"));
        }
    }
    // As it cannot be read strictly, but can be made.
    let mut message = server_says("");
    let mut status = Status::default();
    status.cmd_id = "9".into();
    let mut results = syncml::Results::default();
    results.cmd_id = "10".into();
    let held = vec![Command::Status(status), Command::Results(results)];
    message.commands.push(sequence(held));
    *message.commands[1].cmd_id_mut().unwrap() = "2".into();
    let answer = answer(&mut begun(SessionOptions::new()), &message, &mut tree());
    assert_eq!(
        names(&answer),
        [("SyncHdr".into(), 200), ("Sequence".into(), 200)]
    );
}

#[test]
fn a_server_does_not_answer_a_status_in_what_it_refuses() {
    let begin = bare(1, "<Alert><CmdID>1</CmdID><Data>1201</Data></Alert>");
    for options in [SessionOptions::new(), SessionOptions::new().windows()] {
        let mut first = begin.clone();
        let mut status = Status::default();
        status.cmd_id = "9".into();
        first.commands.push(atomic(vec![Command::Status(status)]));
        *first.commands[1].cmd_id_mut().unwrap() = "2".into();
        first.commands.push(
            bare(
                1,
                &format!(
                    "<Atomic><CmdID>3</CmdID>{}</Atomic>",
                    header_status(4, 1, 200)
                ),
            )
            .commands
            .remove(0),
        );
        let mut server = Server::new(options, &first.header, SERVER);
        server.receive(&first, &Transport::PLAIN).unwrap();
        let answer = server.poll(&Unlimited).unwrap();
        assert!(
            names(&answer).iter().all(|(cmd, _)| cmd != "Status"),
            "{:?}",
            names(&answer)
        );
    }
}

#[test]
fn a_cmd_id_that_comes_again_in_a_message_is_refused_and_not_carried_out() {
    let mut tree = tree();
    let body = add_xml("2", "./A/y") + &add_xml("2", "./A/z") + &add_xml("3", "./A/w");
    let told = names(&answer(
        &mut begun(SessionOptions::new()),
        &server_says(&body),
        &mut tree,
    ));
    let codes: Vec<u16> = told.iter().map(|(_, code)| *code).collect();
    assert_eq!(codes, [200, 200, 400, 200]);
    assert!(tree.has("./A/y") && !tree.has("./A/z") && tree.has("./A/w"));
}

#[test]
fn a_cmd_id_that_comes_again_inside_an_atomic_undoes_it() {
    let mut tree = tree();
    let body = format!(
        "<Atomic><CmdID>2</CmdID>{}{}</Atomic>",
        add_xml("3", "./A/y"),
        add_xml("2", "./A/z")
    );
    let told = names(&answer(
        &mut begun(SessionOptions::new()),
        &server_says(&body),
        &mut tree,
    ));
    let codes: Vec<u16> = told.iter().map(|(_, code)| *code).collect();
    assert_eq!(codes, [200, 507, 216, 400]);
    assert!(!tree.has("./A/y") && !tree.has("./A/z"));
}

#[test]
fn the_cmd_id_of_the_header_is_nobody_elses() {
    let mut tree = tree();
    let body = add_xml("0", "./A/y");
    let told = names(&answer(
        &mut begun(SessionOptions::new()),
        &server_says(&body),
        &mut tree,
    ));
    assert_eq!(told[1], ("Add".into(), 400));
    assert!(!tree.has("./A/y"));
}

#[test]
fn an_empty_resp_uri_changes_nothing() {
    let mut message = server_says(&add_xml("2", "./A/y"));
    message.header.resp_uri = Some("".into());
    let answer = answer(&mut begun(SessionOptions::new()), &message, &mut tree());
    assert_eq!(&*answer.header.target.uri, SERVER);
}

fn strays(events: &[Event]) -> usize {
    events
        .iter()
        .filter(|event| matches!(event, Event::Stray(_)))
        .count()
}

#[test]
fn the_status_of_another_header_and_a_second_one_say_nothing() {
    // 505 for a message that was not sent last would end the session.
    for body in [
        header_status(1, 7, 505) + &header_status(2, 1, 200),
        header_status(1, 1, 200) + &header_status(2, 1, 505),
        header_status(1, 1, 200) + &header_status(2, 1, 401),
    ] {
        let mut client = begun(SessionOptions::new());
        let mut tree = tree();
        let message = bare(1, &(body + &add_xml("3", "./A/y")));
        answer(&mut client, &message, &mut tree);
        assert!(tree.has("./A/y"));
        assert_eq!(strays(&client.take_events()), 1);
    }
}

#[test]
fn with_the_hmac_header_a_message_without_a_status_of_the_last_one_ends_the_session() {
    let account = Account::new("Bruce2", "OhBehave");
    let prover = Prover::new(account, &[Scheme::Mac]).start_with(Scheme::Mac, b"Nonce");
    let mut client = new_client(SessionOptions::new()).with_prover(prover);
    client.poll(&Unlimited).unwrap();
    let mut tree = tree();
    let message = bare(1, &add_xml("2", "./A/y"));
    client
        .receive(&message, &Transport::PLAIN, &mut tree, &mut NoUser)
        .unwrap();
    assert_eq!(client.state(), ClientState::Ended(Ending::NotAccepted));
    assert!(!tree.has("./A/y"));
}

#[test]
fn no_resp_in_the_header_keeps_all_statuses_back_but_that_of_the_header() {
    let mut tree = tree();
    let get = "<Get><CmdID>3</CmdID><Item><Target><LocURI>./A/x</LocURI></Target></Item></Get>";
    let mut message = server_says(&(add_xml("2", "./A/y") + get));
    message.header.no_resp = true;
    let answer = answer(&mut begun(SessionOptions::new()), &message, &mut tree);
    let names: Vec<_> = answer.commands.iter().map(Command::name).collect();
    assert_eq!(names, ["Status", "Results"]);
    assert!(tree.has("./A/y"));
}

#[test]
fn a_get_inside_an_atomic_is_answered_only_where_all_goes_well() {
    let get = "<Get><CmdID>4</CmdID><Item><Target><LocURI>./A/x</LocURI></Target></Item></Get>";
    let failing = add_xml("5", "./A/x");
    for (last, codes, results) in [
        ("", vec![200, 200, 200], 1),
        (&*failing, vec![507, 216, 216, 418], 0),
    ] {
        let body = format!(
            "<Atomic><CmdID>2</CmdID>{}{get}{last}</Atomic>",
            add_xml("3", "./A/y")
        );
        let answer = answer(
            &mut begun(SessionOptions::new()),
            &server_says(&body),
            &mut tree(),
        );
        let told: Vec<u16> = names(&answer)[1..].iter().map(|(_, code)| *code).collect();
        assert_eq!(told, codes);
        let found = answer.commands.iter().filter(|c| c.name() == "Results");
        assert_eq!(found.count(), results);
    }
}

#[test]
fn what_a_user_has_answered_is_not_shown() {
    let shown = format!("{:?}", Answer::Text("hunter2".into()));
    assert!(!shown.contains("hunter"), "{shown}");
}

/// That four times the size allocates about four times as much, and not sixteen times: what it takes
/// does not depend on how busy the machine is.
fn assert_not_quadratic(what: &str, run: impl Fn(usize), size: usize) {
    let of = |size| allocation_counter::measure(|| run(size)).bytes_total;
    let (few, many) = (of(size), of(4 * size));
    assert!(
        many < few * 6,
        "{what}: {few} bytes, then {many} for four times as much"
    );
}

#[test]
fn the_pieces_of_an_object_are_not_copied_with_each_message() {
    let take = |pieces: usize| {
        let mut client = begun(SessionOptions::new());
        let mut tree = tree();
        let data = "x".repeat(4096);
        for i in 1..=pieces as u32 {
            let meta = if i == 1 {
                format!(
                    "<Meta><Size xmlns='syncml:metinf'>{}</Size></Meta>",
                    pieces * 4096
                )
            } else {
                String::new()
            };
            let more = if (i as usize) < pieces {
                "<MoreData/>"
            } else {
                ""
            };
            let body = format!(
                "<Add><CmdID>2</CmdID><Item><Target><LocURI>./A/long</LocURI></Target>{meta}\
                 <Data>{data}</Data>{more}</Item></Add>"
            );
            let mut message = bare(i, &(header_status(1, i, 200) + &body));
            message.is_final = more.is_empty();
            answer(&mut client, &message, &mut tree);
        }
        assert_eq!(tree.text("./A/long").unwrap().len(), pieces * 4096);
    };
    assert_not_quadratic("pieces", take, 60);
}

#[test]
fn statuses_of_a_command_with_many_items_are_found_by_their_addresses_at_once() {
    let settle = |count: usize| {
        let first = bare(1, "<Alert><CmdID>1</CmdID><Data>1201</Data></Alert>");
        let mut server = Server::new(SessionOptions::new(), &first.header, SERVER);
        server.receive(&first, &Transport::PLAIN).unwrap();
        let uris: Vec<String> = (0..count)
            .map(|i| format!("./Vendor/MSFT/Node/{i}"))
            .collect();
        let uris: Vec<&str> = uris.iter().map(String::as_str).collect();
        server.send(get(&uris));
        let asked = server.poll(&Unlimited).unwrap();
        let id = asked.commands.last().unwrap().cmd_id();
        let mut message = bare(2, &header_status(1, 1, 200));
        for i in (0..count).rev() {
            let mut status = Status::default();
            status.cmd_id = format!("{}", i + 2).into();
            status.msg_ref = Some("1".into());
            status.cmd_ref = id.to_owned().into();
            status.cmd = "Get".into();
            status.data = StatusCode::NOT_FOUND.into();
            // The same node, spelt otherwise.
            status
                .target_refs
                .push(format!("./Device/Vendor/MSFT/%4eode/{i}").into());
            message.commands.push(Command::Status(status));
        }
        server.receive(&message, &Transport::PLAIN).unwrap();
        let events = server.take_events();
        let settled = events.iter().filter_map(|event| match event {
            Event::Settled(settled) => Some(settled.items.clone()),
            _ => None,
        });
        let settled: Vec<Vec<usize>> = settled.collect();
        let expected: Vec<Vec<usize>> = (0..count).rev().map(|i| vec![i]).collect();
        assert_eq!(settled, expected);
    };
    assert_not_quadratic("statuses", settle, 100);
}

#[test]
fn atomics_are_measured_without_a_copy_of_the_session() {
    // Many of them in one message, the peer's messages limited.
    let run = |count: usize| {
        let mut client = begun(SessionOptions::new());
        let mut id = 1;
        let mut next = || {
            id += 1;
            id
        };
        let body: String = (0..count)
            .map(|_| {
                let (atomic, delete) = (next(), next());
                format!(
                    "<Atomic><CmdID>{atomic}</CmdID><Replace><CmdID>{delete}</CmdID><Item><Target>\
                     <LocURI>./A/x</LocURI></Target><Data>2</Data></Item></Replace></Atomic>"
                )
            })
            .collect();
        let mut message = server_says(&body);
        message.header.meta = Some(Meta::new().with_max_msg_size("100000000"));
        let measure = Encoded::wbxml(EncodeOptions::DEFAULT);
        let transport = Transport::PLAIN.with_measure(&measure);
        client
            .receive(&message, &transport, &mut tree(), &mut NoUser)
            .unwrap();
        let answer = client.poll(&measure).unwrap();
        let told: Vec<u16> = names(&answer).iter().map(|(_, code)| *code).collect();
        assert_eq!(told, vec![200; 1 + 2 * count]);
    };
    assert_not_quadratic("atomics", run, 50);
}

#[test]
fn items_with_much_meta_information_are_read_in_linear_time() {
    let read = |count: usize| {
        let fields =
            "<EMI xmlns='syncml:metinf'>a</EMI><Size xmlns='syncml:metinf'>1</Size>".repeat(count);
        let xml = crate::support::with_item(&format!("<Meta>{fields}</Meta>"));
        let decoded = syncml::decode_xml_with(&xml, &Options::LENIENT).unwrap();
        let item: &Item<'_> = &decoded.message.commands[0].items()[0];
        assert_eq!(item.meta.as_ref().unwrap().more.len(), count + 1);
        assert_eq!(item.meta.as_ref().unwrap().size(), Some("1"));
    };
    assert_not_quadratic("meta", read, 500);
}

#[test]
fn a_long_session_takes_no_more_memory_than_a_short_one() {
    let get = "<Get><CmdID>2</CmdID><Item><Target><LocURI>./A/x</LocURI></Target></Item></Get>";
    let mut client = begun(SessionOptions::new());
    let mut tree = tree();
    let mut run = |messages: std::ops::Range<u32>| {
        for i in messages {
            answer(
                &mut client,
                &bare(i, &(header_status(1, i, 200) + get)),
                &mut tree,
            );
            client.take_events();
        }
    };
    run(1..20);
    let info = allocation_counter::measure(|| run(20..520));
    assert!(
        info.bytes_current < 20_000,
        "{} bytes kept",
        info.bytes_current
    );
}
