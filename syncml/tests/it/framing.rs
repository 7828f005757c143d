//! Messages of a limited length, and objects in pieces.

mod reassembly;

use std::cell::Cell;

use proptest::prelude::*;
use syncml::framing::{
    Arrival, CmdIds, Encoded, Inbound, LargeObject, Measure, Object, Packer, Placed, Reassembler,
    ReassemblyOptions, RefusalReason, Sizes, Taken, Unlimited, number,
};
use syncml::{
    Command, Data, Edit, EncodeOptions, Form, Item, Message, Meta, Results, Source, Target,
};

const URI: &str = "./Vendor/Long";

fn measure(form: Form) -> Encoded {
    match form {
        Form::Xml => Encoded::xml(EncodeOptions::DEFAULT),
        Form::Wbxml => Encoded::wbxml(EncodeOptions::DEFAULT),
    }
}

/// A message with a header and nothing else.
fn message(msg_id: u64) -> Message<'static> {
    let mut message = Message::default();
    message.header.ver_dtd = "1.2".into();
    message.header.ver_proto = "DM/1.2".into();
    message.header.session_id = "1".into();
    message.header.msg_id = format!("{msg_id}").into();
    message.header.target = Target::new("IMEI:1");
    message.header.source = Source::new("https://mdm.example.org");
    message
}

fn add(uri: &str, data: impl Into<Data<'static>>) -> Command<'static> {
    let meta = Meta::new().with_format("chr").with_type("text/plain");
    let item = Item::to_target(uri.to_owned())
        .with_meta(meta)
        .with_data(data.into());
    let mut edit = Edit::default();
    edit.items.push(item);
    Command::Add(edit)
}

/// All the messages that these commands take, as they are sent, every one within the limit. A large
/// object is taken piece by piece.
fn pack_all(commands: Vec<Command<'static>>, limit: u64, form: Form) -> Vec<Vec<u8>> {
    let encoded = measure(form);
    let sizes = Sizes {
        message: Some(limit),
        object: None,
    };
    let mut packer = Packer::new();
    for command in commands {
        packer.push(command);
    }
    let mut messages = Vec::new();
    while !packer.is_empty() {
        let mut next = message(messages.len() as u64 + 1);
        let packed = packer.pack(&mut next, &mut CmdIds::new(), sizes, &encoded);
        assert_eq!(packed.refused, [], "limit {limit}");
        assert!(!packed.placed.is_empty());
        next.is_final = packer.is_empty();
        let bytes = next.to_bytes(form, &EncodeOptions::DEFAULT).unwrap();
        let length = bytes.len() as u64;
        assert!(length <= limit, "{length} bytes, {limit} are allowed");
        messages.push(bytes);
    }
    messages
}

/// The object that the pieces in these messages make.
fn reassembled(messages: &[Vec<u8>]) -> Object {
    let mut reassembler = Reassembler::new(ReassemblyOptions::DEFAULT);
    for (i, bytes) in messages.iter().enumerate() {
        let decoded = syncml::decode(bytes).unwrap();
        let [command] = decoded.commands.as_slice() else {
            panic!("{decoded:?}");
        };
        assert_eq!(reassembler.interrupted(command), None);
        let [item] = command.items() else { panic!() };
        let last = i + 1 == messages.len();
        assert_eq!(item.more_data, !last);
        let size = item.meta.as_ref().unwrap().size();
        assert_eq!(
            size.is_some(),
            i == 0 && !last,
            "Size is in the first piece only"
        );
        match reassembler.take(command, item) {
            Taken::More => assert!(!last),
            Taken::Complete(object) => {
                assert!(last);
                return *object;
            }
            Taken::Whole => {
                return Object {
                    item: item.clone().into_owned(),
                    meta: None,
                };
            }
            Taken::Refused(status) => panic!("{status}"),
        }
    }
    panic!("no last piece");
}

/// The shortest limit with which an object can be sent at all.
fn minimum(command: &Command<'static>, form: Form) -> u64 {
    let (mut low, mut high) = (0, 1 << 20);
    while low + 1 < high {
        let limit = (low + high) / 2;
        let mut packer = Packer::new();
        packer.push(command.clone());
        let sizes = Sizes {
            message: Some(limit),
            object: None,
        };
        let packed = packer.pack(&mut message(1), &mut CmdIds::new(), sizes, &measure(form));
        if packed.placed.is_empty() {
            low = limit;
        } else {
            high = limit;
        }
    }
    high
}

/// 10 KB of text with characters of every length, and some that XML has to escape.
fn ten_kilobytes() -> String {
    let cycle = format!("{}<&>äöü€𝄞\r\n", "abcdefgh ijklmnop ".repeat(6));
    let mut text: String = cycle.chars().cycle().take(10_200).collect();
    while text.len() > 10_240 {
        text.pop();
    }
    text
}

/// An object of 10 KB in messages of every length from the shortest that can carry it at all up to
/// the first that carries it whole, each object put together again.
fn every_limit(form: Form) {
    let text = ten_kilobytes();
    let command = add(URI, text.clone());
    let shortest = minimum(&command, form);
    let mut whole = message(1);
    whole.commands.push(command.clone());
    number(&mut whole.commands[0], &mut CmdIds::new());
    whole.is_final = true;
    let longest = whole.encoded_len(form, &EncodeOptions::DEFAULT).unwrap();
    assert!(longest - shortest > 10_000, "{shortest} to {longest}");
    let mut most = usize::MAX;
    for limit in shortest..=longest {
        let messages = pack_all(vec![command.clone()], limit, form);
        assert!(
            messages.len() <= most.saturating_add(2),
            "longer messages, more of them"
        );
        assert_eq!(messages.len() == 1, limit == longest, "{limit}");
        most = messages.len();
        let object = reassembled(&messages);
        assert_eq!(object.item.data, Some(Data::from(text.clone())));
        assert_eq!(object.item.target_uri(), Some(URI));
    }
}

#[test]
fn an_object_of_10_kb_fits_into_xml_messages_of_every_length_from_the_shortest_up() {
    every_limit(Form::Xml);
}

#[test]
fn an_object_of_10_kb_fits_into_wbxml_messages_of_every_length_from_the_shortest_up() {
    every_limit(Form::Wbxml);
}

#[test]
fn a_byte_less_than_the_shortest_is_refused() {
    let command = add(URI, ten_kilobytes());
    for form in [Form::Xml, Form::Wbxml] {
        let sizes = Sizes {
            message: Some(minimum(&command, form) - 1),
            object: None,
        };
        let mut packer = Packer::new();
        let ticket = packer.push(command.clone());
        let mut into = message(1);
        let packed = packer.pack(&mut into, &mut CmdIds::new(), sizes, &measure(form));
        assert_eq!(packed.refused.len(), 1);
        assert_eq!(packed.refused[0].ticket, ticket);
        assert!(matches!(
            packed.refused[0].reason,
            RefusalReason::TooLong(_)
        ));
        assert_eq!(packed.refused[0].command.items(), command.items());
        assert!(packer.is_empty() && into.commands.is_empty());
    }
}

#[test]
fn bytes_are_cut_anywhere_and_come_together() {
    let bytes: Vec<u8> = (0..=255).collect();
    let meta = Meta::new().with_format("bin");
    let item = Item::to_target(URI)
        .with_meta(meta)
        .with_data(bytes.clone());
    let mut edit = Edit::default();
    edit.items.push(item);
    let command = Command::Add(edit);
    let shortest = minimum(&command, Form::Wbxml);
    for limit in shortest..shortest + 300 {
        let messages = pack_all(vec![command.clone()], limit, Form::Wbxml);
        let object = reassembled(&messages);
        assert_eq!(object.item.data.unwrap().bytes().unwrap(), bytes.as_slice());
    }
}

#[test]
fn results_are_cut_too_and_lists_of_items_are_not() {
    let mut results = Results::default();
    results.cmd_ref = Some("1".into());
    results
        .items
        .push(Item::from_source(URI).with_data("0123456789".to_owned()));
    let object = LargeObject::new(Command::Results(results)).unwrap();
    assert_eq!(object.size(), 10);
    let mut two = Edit::default();
    two.items = vec![Item::to_target(URI).with_data("0123".to_owned()); 2].into();
    let two = Command::Add(two);
    assert_eq!(LargeObject::new(two.clone()), Err(two));
    let markup = add(URI, Data::from(syncml::Markup::default()));
    assert_eq!(LargeObject::new(markup.clone()), Err(markup));
}

#[test]
fn an_object_longer_than_the_peer_takes_is_not_sent() {
    let mut packer = Packer::new();
    packer.push(add(URI, "0123456789".to_owned()));
    packer.push(add(URI, "012345678".to_owned()));
    let sizes = Sizes {
        message: None,
        object: Some(9),
    };
    let mut into = message(1);
    let packed = packer.pack(&mut into, &mut CmdIds::new(), sizes, &Unlimited);
    assert_eq!(packed.refused[0].reason, RefusalReason::ObjectTooLong(10));
    assert_eq!(packed.placed.len(), 1);
    assert_eq!(into.commands.len(), 1);
}

#[test]
fn what_cannot_be_encoded_is_refused_and_the_rest_is_sent() {
    let sizes = Sizes {
        message: Some(1000),
        object: None,
    };
    let mut packer = Packer::new();
    packer.push(add(URI, "a\u{1}b".to_owned()));
    packer.push(add(URI, "ab".to_owned()));
    let mut into = message(1);
    let packed = packer.pack(&mut into, &mut CmdIds::new(), sizes, &measure(Form::Xml));
    assert_eq!(packed.refused[0].reason, RefusalReason::NotEncodable);
    assert_eq!(into.commands.len(), 1);
}

#[test]
fn a_long_object_that_cannot_be_encoded_is_refused_before_any_of_it_is_sent() {
    // Found by random input: the first piece could be encoded, a later one not.
    let sizes = Sizes {
        message: Some(1000),
        object: None,
    };
    let mut packer = Packer::new();
    let ticket = packer.push(add(URI, format!("{}\u{1}", "x".repeat(3000))));
    let mut into = message(1);
    let packed = packer.pack(&mut into, &mut CmdIds::new(), sizes, &measure(Form::Xml));
    assert_eq!(packed.refused[0].ticket, ticket);
    assert_eq!(packed.refused[0].reason, RefusalReason::NotEncodable);
    assert!(packer.is_empty() && into.commands.is_empty() && packed.placed.is_empty());
}

#[test]
fn commands_are_measured_a_few_times_each_however_many_there_are() {
    let calls = |count: usize| {
        let called = Cell::new(0_u64);
        let bytes = Cell::new(0_u64);
        let encoded = measure(Form::Wbxml);
        let counting = |message: &Message<'_>| {
            called.set(called.get() + 1);
            let length = encoded.measure(message)?;
            bytes.set(bytes.get() + length);
            Some(length)
        };
        let mut packer = Packer::new();
        for i in 0..count {
            packer.push(add(URI, format!("{i:08}")));
        }
        let sizes = Sizes {
            message: Some(20_000),
            object: None,
        };
        while !packer.is_empty() {
            packer.pack(&mut message(1), &mut CmdIds::new(), sizes, &counting);
        }
        bytes.get()
    };
    let (one, two) = (calls(1000), calls(2000));
    assert!(two <= one * 2 + one / 4, "{one} bytes measured, then {two}");
}

#[test]
fn cmd_ids_go_through_all_that_a_command_holds_in_order() {
    let mut inner = syncml::Sequence::default();
    inner.commands = vec![add("./b", "".to_owned()), add("./c", "".to_owned())];
    let mut outer = syncml::Atomic::default();
    outer.commands = vec![
        add("./a", "".to_owned()),
        Command::Sequence(inner),
        add("./d", "".to_owned()),
    ];
    let mut command = Command::Atomic(outer);
    let mut ids = CmdIds::new();
    ids.next();
    assert_eq!(
        number(&mut command, &mut ids),
        ["2", "3", "4", "5", "6", "7"]
    );
    assert_eq!(command.cmd_id(), "2");
    let last = &command.commands()[2];
    assert_eq!(
        (last.cmd_id(), last.items()[0].target_uri()),
        ("7", Some("./d"))
    );
    assert_eq!(command.commands()[1].commands()[1].cmd_id(), "6");
}

#[test]
fn deep_containers_are_numbered_without_recursion() {
    let mut command = add(URI, "".to_owned());
    for _ in 0..100_000 {
        let mut outer = syncml::Sequence::default();
        outer.commands.push(command);
        command = Command::Sequence(outer);
    }
    assert_eq!(number(&mut command, &mut CmdIds::new()).len(), 100_001);
    // Dropping it would recurse: that is the model's nature, which no decoder lets get so deep.
    std::mem::forget(command);
}

#[test]
fn messages_are_due_one_after_the_other() {
    let mut inbound = Inbound::new("1A");
    let header = |session: &'static str, msg_id: &'static str| {
        let mut header = message(1).header;
        header.session_id = session.into();
        header.msg_id = msg_id.into();
        header
    };
    let zero = Arrival::OutOfOrder {
        expected: 1,
        found: 0,
    };
    assert_eq!(
        inbound.arrive(&header("1A", "0")),
        zero,
        "it is no repetition of nothing"
    );
    assert_eq!(inbound.arrive(&header("1A", "1")), Arrival::Due);
    assert_eq!(inbound.arrive(&header("1A", "1")), Arrival::Repeated);
    assert_eq!(inbound.arrive(&header("1A", " 2\n")), Arrival::Due);
    let lost = Arrival::OutOfOrder {
        expected: 3,
        found: 4,
    };
    assert_eq!(inbound.arrive(&header("1A", "4")), lost);
    let old = Arrival::OutOfOrder {
        expected: 3,
        found: 1,
    };
    assert_eq!(inbound.arrive(&header("1A", "1")), old);
    assert_eq!(inbound.arrive(&header("1B", "3")), Arrival::OtherSession);
    for bad in ["", "-1", "+3", "3x", "99999999999999999999999"] {
        assert_eq!(
            inbound.arrive(&header("1A", bad)),
            Arrival::Malformed,
            "{bad}"
        );
    }
    assert_eq!(inbound.arrive(&header("1A", "3")), Arrival::Due);
}

#[test]
fn sizes_hold_until_the_next_ones() {
    let mut header = message(1).header;
    let mut sizes = Sizes::UNLIMITED;
    header.meta = Some(
        Meta::new()
            .with_max_msg_size("5000")
            .with_max_obj_size("4000"),
    );
    sizes.update(&header);
    header.meta = Some(Meta::new().with_max_msg_size(" 6000 "));
    sizes.update(&header);
    header.meta = Some(Meta::new().with_max_msg_size("lots"));
    sizes.update(&header);
    header.meta = None;
    sizes.update(&header);
    let expected = Sizes {
        message: Some(6000),
        object: Some(4000),
    };
    assert_eq!(sizes, expected);
    let meta = expected.to_meta().unwrap();
    assert_eq!(
        (meta.max_msg_size(), meta.max_obj_size()),
        (Some("6000"), Some("4000"))
    );
    assert_eq!(Sizes::UNLIMITED.to_meta(), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_commands_fit_into_messages_of_any_length_in_their_order(
        texts in prop::collection::vec("[a-z<&äß€\\r\\n ]{0,400}", 1..12),
        limit in 900_u64..2500,
        xml in any::<bool>(),
    ) {
        let form = if xml { Form::Xml } else { Form::Wbxml };
        let commands: Vec<_> = texts
            .iter()
            .enumerate()
            .map(|(i, text)| add(&format!("./n/{i}"), text.clone()))
            .collect();
        let messages = pack_all(commands, limit, form);
        let mut reassembler = Reassembler::new(ReassemblyOptions::DEFAULT);
        let mut came = Vec::new();
        let messages: Vec<_> = messages.iter().map(|bytes| syncml::decode(bytes).unwrap()).collect();
        for command in messages.iter().flat_map(|message| &message.commands) {
            prop_assert_eq!(reassembler.interrupted(command), None);
            let item = &command.items()[0];
            let item = match reassembler.take(command, item) {
                Taken::Whole => item.clone(),
                Taken::Complete(object) => object.item,
                Taken::More => continue,
                Taken::Refused(status) => panic!("{status}"),
            };
            came.push((item.target_uri().unwrap().to_owned(), item.data.unwrap().text().unwrap().into_owned()));
        }
        let sent: Vec<_> = texts.iter().enumerate().map(|(i, text)| (format!("./n/{i}"), text.clone())).collect();
        prop_assert_eq!(came, sent);
    }
}

#[test]
fn pieces_have_tickets_and_say_whether_more_is_to_come() {
    let text = ten_kilobytes();
    let sizes = Sizes {
        message: Some(6000),
        object: None,
    };
    let mut packer = Packer::new();
    let before = packer.push(add("./a", "1".to_owned()));
    let long = packer.push(add(URI, text));
    let behind = packer.push(add("./b", "2".to_owned()));
    let mut placed: Vec<Vec<Placed>> = Vec::new();
    while !packer.is_empty() {
        let mut into = message(1);
        placed.push(
            packer
                .pack(&mut into, &mut CmdIds::new(), sizes, &measure(Form::Wbxml))
                .placed,
        );
    }
    let told: Vec<Vec<_>> = placed
        .iter()
        .map(|message| message.iter().map(|p| (p.ticket, p.more)).collect())
        .collect();
    assert_eq!(
        told,
        [
            vec![(before, false), (long, true)],
            vec![(long, false), (behind, false)]
        ]
    );
}

#[test]
fn an_object_that_the_peer_does_not_want_is_given_up_and_the_rest_goes_on() {
    let sizes = Sizes {
        message: Some(1_000),
        object: None,
    };
    let mut packer = Packer::new();
    let object = packer.push(add(URI, Data::Text("x".repeat(5_000).into())));
    let small = packer.push(add("./a", Data::Text("y".into())));
    assert_eq!((packer.len(), packer.is_empty()), (2, false));
    let measure = measure(Form::Xml);
    packer.pack(&mut message(1), &mut CmdIds::new(), sizes, &measure);
    assert!(packer.is_in_object());
    assert_eq!(packer.len(), 2, "the object counts while it is sent");
    assert_eq!(packer.abandon_object(), Some(object));
    assert_eq!(packer.abandon_object(), None);
    assert!(!packer.is_in_object());
    let mut next = message(2);
    let packed = packer.pack(&mut next, &mut CmdIds::new(), sizes, &measure);
    let tickets: Vec<_> = packed.placed.iter().map(|placed| placed.ticket).collect();
    assert_eq!(tickets, [small]);
    assert_eq!(next.commands.len(), 1);
    assert!(packer.is_empty());

    packer.push(add("./a", Data::Text("y".into())));
    packer.push(add(URI, Data::Text("x".repeat(5_000).into())));
    packer.clear();
    assert_eq!((packer.len(), packer.is_empty()), (0, true));
    let mut empty = message(3);
    packer.pack(&mut empty, &mut CmdIds::new(), sizes, &measure);
    assert!(empty.commands.is_empty());
}
