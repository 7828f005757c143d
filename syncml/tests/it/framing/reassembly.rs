//! Pieces of an object that somebody else has cut.

use syncml::framing::{LargeObject, Reassembler, ReassemblyOptions, Taken};
use syncml::{Command, Data, Edit, Item, Meta, StatusCode, Target};

use super::{URI, add};

/// One piece up to `at` and the rest, as somebody else may cut them.
fn two_pieces(data: &Data<'static>, at: usize, size: usize) -> [Command<'static>; 2] {
    let (first, second) = match data {
        Data::Text(text) => (
            Data::from(text[..at].to_owned()),
            Data::from(text[at..].to_owned()),
        ),
        Data::Opaque(bytes) => (
            Data::from(bytes[..at].to_vec()),
            Data::from(bytes[at..].to_vec()),
        ),
        _ => unreachable!(),
    };
    let piece = |data, more, meta: Meta<'static>| {
        let mut item = Item::to_target(URI).with_meta(meta).with_data(data);
        item.more_data = more;
        let mut edit = Edit::default();
        edit.items.push(item);
        Command::Replace(edit)
    };
    let meta = Meta::new().with_format("b64");
    [
        piece(first, true, meta.clone().with_size(size.to_string())),
        piece(second, false, meta),
    ]
}

fn take_all(commands: &[Command<'_>]) -> Taken {
    let mut reassembler = Reassembler::new(ReassemblyOptions::DEFAULT);
    let mut taken = Taken::Whole;
    for command in commands {
        taken = reassembler.take(command, &command.items()[0]);
        if taken != Taken::More {
            break;
        }
    }
    taken
}

#[test]
fn an_object_of_256_bytes_comes_together_whatever_the_place_it_is_cut_at() {
    // Base64, which is decoded when it is whole and not before.
    let base64: String = ('A'..='Z').chain('a'..='z').cycle().take(256).collect();
    let bytes: Vec<u8> = (0..=255).collect();
    for data in [Data::from(base64), Data::from(bytes)] {
        for at in 0..=256 {
            let Taken::Complete(object) = take_all(&two_pieces(&data, at, 256)) else {
                panic!("cut at {at}");
            };
            assert_eq!(object.item.data.as_ref(), Some(&data), "cut at {at}");
            let meta = object.item.meta.unwrap();
            assert_eq!(meta.format.as_deref(), Some("b64"));
        }
    }
}

#[test]
fn a_character_that_is_cut_in_two_comes_together_where_pieces_are_bytes() {
    let text = "a€b".as_bytes();
    for at in 0..=text.len() {
        let data = Data::from(text.to_vec());
        let Taken::Complete(object) = take_all(&two_pieces(&data, at, text.len())) else {
            panic!("cut at {at}");
        };
        assert_eq!(object.item.data.unwrap().text().as_deref(), Some("a€b"));
    }
}

#[test]
fn the_size_that_was_announced_has_to_be_the_size() {
    let data = Data::from("0123456789".to_owned());
    for (size, status) in [
        (9, StatusCode::SIZE_MISMATCH),
        (11, StatusCode::SIZE_MISMATCH),
        (17 << 20, StatusCode::SIZE_TOO_BIG),
    ] {
        let taken = take_all(&two_pieces(&data, 5, size));
        let second = take_all(&two_pieces(&data, 10, size));
        assert!(
            taken == Taken::Refused(status) || second == Taken::Refused(status),
            "{size}: {taken:?}"
        );
        assert_eq!(taken, Taken::Refused(status), "{size}");
    }
    let none = {
        let mut pieces = two_pieces(&data, 5, 10);
        pieces[0].items_mut()[0].meta = None;
        pieces
    };
    assert_eq!(take_all(&none), Taken::Refused(StatusCode::SIZE_REQUIRED));
    let mut reassembler = Reassembler::new(ReassemblyOptions::DEFAULT.with_objects_without_size());
    assert_eq!(reassembler.take(&none[0], &none[0].items()[0]), Taken::More);
    assert!(matches!(
        reassembler.take(&none[1], &none[1].items()[0]),
        Taken::Complete(_)
    ));
}

#[test]
fn an_object_that_was_refused_is_refused_to_its_end() {
    // The last piece by itself looks like a whole object, and must not be carried out as one.
    let data = Data::from("0123456789".to_owned());
    let pieces = two_pieces(&data, 5, 17 << 20);
    let mut reassembler = Reassembler::new(ReassemblyOptions::DEFAULT);
    let refused = Taken::Refused(StatusCode::SIZE_TOO_BIG);
    for command in &pieces {
        assert_eq!(reassembler.take(command, &command.items()[0]), refused);
    }
    assert!(!reassembler.is_open());
    // What comes next is not part of it.
    let whole = add(URI, "x".to_owned());
    assert_eq!(reassembler.take(&whole, &whole.items()[0]), Taken::Whole);
}

#[test]
fn more_than_the_limit_is_never_kept_whatever_the_size_says() {
    let options = ReassemblyOptions::DEFAULT
        .with_max_size(8)
        .with_objects_without_size();
    let mut reassembler = Reassembler::new(options);
    let mut pieces = two_pieces(&Data::from("01234567".to_owned()), 5, 8);
    pieces[0].items_mut()[0].meta = None;
    let [first, _] = &pieces;
    assert_eq!(reassembler.take(first, &first.items()[0]), Taken::More);
    let refused = Taken::Refused(StatusCode::SIZE_TOO_BIG);
    assert_eq!(reassembler.take(first, &first.items()[0]), refused);
}

#[test]
fn a_command_before_the_last_piece_breaks_the_object_off() {
    let pieces = two_pieces(&Data::from("0123456789".to_owned()), 5, 10);
    let open = || {
        let mut reassembler = Reassembler::new(ReassemblyOptions::DEFAULT);
        reassembler.take(&pieces[0], &pieces[0].items()[0]);
        reassembler
    };
    // Another command, or the same with another address.
    for other in [add(URI, "x".to_owned()), {
        let mut other = pieces[1].clone();
        other.items_mut()[0].target = Some(Target::new("./Other"));
        other
    }] {
        let mut reassembler = open();
        let item = reassembler.interrupted(&other).expect("broken off");
        assert_eq!(item.target_uri(), Some(URI));
        assert_eq!(item.data, None);
        assert!(!reassembler.is_open());
    }
    // Statuses, and the alert that asks for the next piece, do not.
    let mut alert = syncml::Alert::default();
    alert.data = Some(Data::from(syncml::AlertCode::DM_NEXT_MESSAGE));
    for next in [
        Command::Status(syncml::Status::default()),
        Command::Alert(alert),
    ] {
        let mut reassembler = open();
        assert_eq!(reassembler.interrupted(&next), None);
        assert!(reassembler.is_open());
    }
}

#[test]
fn a_continuation_without_meta_goes_on_with_the_object() {
    // Samsung D600.
    let mut pieces = two_pieces(&Data::from("0123456789".to_owned()), 5, 10);
    pieces[1].items_mut()[0].meta = None;
    let Taken::Complete(object) = take_all(&pieces) else {
        panic!();
    };
    assert_eq!(object.item.meta.unwrap().format.as_deref(), Some("b64"));
}

#[test]
fn the_data_of_an_object_is_not_shown() {
    let object = LargeObject::new(add(
        "./DMAcc/x/AppAuth/1/AAuthSecret",
        "hunter2!".to_owned(),
    ));
    let mut reassembler = Reassembler::new(ReassemblyOptions::DEFAULT);
    let pieces = two_pieces(&Data::from("hunter2!".to_owned()), 7, 8);
    reassembler.take(&pieces[0], &pieces[0].items()[0]);
    let shown = format!("{object:?} {reassembler:?}");
    assert!(!shown.contains("hunter"), "{shown}");
    assert!(shown.contains("taken: 7"), "{shown}");
}
