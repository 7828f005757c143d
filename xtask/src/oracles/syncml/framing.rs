//! Commands of any length in messages of any length.

use ::syncml::framing::{CmdIds, Encoded, Packer, Reassembler, ReassemblyOptions, Sizes, Taken};
use ::syncml::{Command, Data, Edit, EncodeOptions, Form, Item, Message, Source, Target};

/// No message is longer than the limit in the form that is sent; what is not refused comes together
/// again, in its order and as it was.
pub fn framing(input: &[u8]) {
    let Some((&[form, low, high], texts)) = input.split_first_chunk::<3>() else {
        return;
    };
    let form = if form & 1 == 0 {
        Form::Xml
    } else {
        Form::Wbxml
    };
    let limit = 200 + u64::from(low) + 16 * u64::from(high);
    let encoded = match form {
        Form::Xml => Encoded::xml(EncodeOptions::DEFAULT),
        Form::Wbxml => Encoded::wbxml(EncodeOptions::DEFAULT),
    };
    let sizes = Sizes {
        message: Some(limit),
        object: None,
    };
    let mut packer = Packer::new();
    let mut sent = Vec::new();
    for (i, text) in texts.split(|byte| *byte == 0).take(12).enumerate() {
        let uri = format!("./n/{i}");
        let data = match std::str::from_utf8(text) {
            Ok(text) => Data::from(text.to_owned()),
            Err(_) if form == Form::Wbxml => Data::from(text.to_vec()),
            Err(_) => Data::from(String::from_utf8_lossy(text).into_owned()),
        };
        let mut edit = Edit::default();
        edit.items
            .push(Item::to_target(uri).with_data(data.clone()));
        sent.push((packer.push(Command::Add(edit)), data));
    }
    let mut reassembler = Reassembler::new(ReassemblyOptions::DEFAULT);
    let mut came = Vec::new();
    let mut refused = Vec::new();
    let mut messages = 0_u64;
    // The object of which more is to come.
    let mut unfinished = None;
    while !packer.is_empty() {
        messages += 1;
        let mut message = message(messages);
        let packed = packer.pack(&mut message, &mut CmdIds::new(), sizes, &encoded);
        assert!(
            !(packed.placed.is_empty() && packed.refused.is_empty()),
            "it does not get on"
        );
        refused.extend(packed.refused.iter().map(|refusal| refusal.ticket));
        // Of an object of which a later piece cannot be sent the others come to nothing.
        if unfinished.is_some_and(|ticket| refused.contains(&ticket)) {
            reassembler.abandon();
        }
        unfinished = packed
            .placed
            .last()
            .filter(|placed| placed.more)
            .map(|placed| placed.ticket);
        if message.commands.is_empty() {
            continue;
        }
        message.is_final = true;
        let bytes = match message.to_bytes(form, &EncodeOptions::DEFAULT) {
            Ok(bytes) => bytes,
            Err(e) => panic!("does not encode: {e}"),
        };
        assert!(bytes.len() as u64 <= limit, "{} of {limit}", bytes.len());
        for (placed, command) in packed.placed.iter().zip(&message.commands) {
            let Some(item) = command.items().first() else {
                panic!("no item");
            };
            let data = match reassembler.take(command, item) {
                Taken::More => {
                    assert!(placed.more);
                    continue;
                }
                Taken::Whole => item.data.clone(),
                Taken::Complete(object) => object.item.data,
                Taken::Refused(status) => panic!("{status}"),
            };
            came.push((placed.ticket, data.unwrap_or_default()));
        }
    }
    sent.retain(|(ticket, _)| !refused.contains(ticket));
    assert_eq!(sent, came);
}

fn message(msg_id: u64) -> Message<'static> {
    let mut message = Message::default();
    message.header.ver_dtd = "1.2".into();
    message.header.ver_proto = "DM/1.2".into();
    message.header.session_id = "1".into();
    message.header.msg_id = msg_id.to_string().into();
    message.header.target = Target::new("a");
    message.header.source = Source::new("b");
    message
}
