//! What is left of secrets in the memory of the process: nothing, once all that has them is dropped.
//! A test goes through that memory itself, which Linux shows as a file, and is a binary of its own.
#![cfg(all(target_os = "linux", feature = "xml"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::sync::Mutex;

use email2_csp::bootstrap::{Attempts, ContentType, Credentials, Pin, SecurityMethod};
use email2_csp::provisioning::{self, Characteristic, Document, Parm, TypedValue};
use email2_csp::{
    Account, AccountNode, Edition, Guid, MapiType, NamedProperty, Operation, Place, characteristics,
};

/// One test at a time: freed memory of one is not to be taken by another.
static ALONE: Mutex<()> = Mutex::new(());

/// How long a secret is.
const LENGTH: usize = 64;
/// An allocator writes over the beginning of what is freed: that much of a secret is not looked for.
const SPOILT: usize = 24;

/// The octet of a secret at a place. It is computed, so that no secret stands in the program.
fn octet(seed: u8, at: usize) -> u8 {
    let mixed = (at + 1)
        .wrapping_mul(2_654_435_761)
        .wrapping_add(usize::from(seed) << 9)
        >> 7;
    b'0' + (mixed % 10) as u8
}

/// A text with a secret between other texts, with room for it from the beginning.
fn text(before: &str, seed: u8, behind: &str) -> String {
    let mut text = String::with_capacity(before.len() + LENGTH + behind.len());
    text.push_str(before);
    text.extend((0..LENGTH).map(|at| char::from(octet(seed, at))));
    text.push_str(behind);
    text
}

fn secret(seed: u8) -> String {
    text("", seed, "")
}

/// Writes over a text of the test itself.
fn wipe(text: impl Into<Vec<u8>>) {
    let mut bytes = text.into();
    bytes.fill(b' ');
    drop(std::hint::black_box(bytes));
}

/// How many copies of a secret are in the memory of this process. `None` if it cannot be seen.
///
/// The stack of this thread is left out: what looks for the end of a text loads pieces of the input
/// into registers, which a build without optimization puts there.
fn copies(seed: u8) -> Option<usize> {
    const PIECE: usize = 1 << 20;
    let memory = File::open("/proc/self/mem").ok()?;
    let maps = std::fs::read_to_string("/proc/self/maps").ok()?;
    let mut piece = vec![0_u8; PIECE];
    let stack = std::ptr::from_ref(&memory).addr();
    let own = piece.as_ptr().addr()..piece.as_ptr().addr() + PIECE;
    let is_secret = |found: &[u8]| (SPOILT..LENGTH).all(|at| found[at - SPOILT] == octet(seed, at));
    let tail = LENGTH - SPOILT;
    let mut count = 0;
    for line in maps.lines() {
        let mut words = line.split_whitespace();
        let (Some(range), Some(access)) = (words.next(), words.next()) else {
            continue;
        };
        if !access.starts_with("rw") || line.ends_with("[vvar]") {
            continue;
        }
        let (from, to) = range.split_once('-')?;
        let mut at = usize::from_str_radix(from, 16).ok()?;
        let end = usize::from_str_radix(to, 16).ok()?;
        if (at..end).contains(&stack) {
            continue;
        }
        while at < end {
            let length = PIECE.min(end - at);
            if memory
                .read_exact_at(&mut piece[..length], at as u64)
                .is_err()
            {
                break;
            }
            for start in 0..length.saturating_sub(tail - 1) {
                let found = &piece[start..start + tail];
                if !own.contains(&(at + start)) && is_secret(found) {
                    count += 1;
                }
            }
            // The next piece begins where a secret may be cut.
            at += match at + length < end {
                true => length - tail,
                false => length,
            };
        }
    }
    piece.fill(0);
    Some(count)
}

/// What is done with a secret, and that nothing is left of it.
#[track_caller]
fn leaves_nothing(seed: u8, what: impl FnOnce()) {
    let _alone = ALONE.lock().unwrap_or_else(|error| error.into_inner());
    what();
    if let Some(count) = copies(seed) {
        assert_eq!(count, 0, "copies of the secret are left");
    }
}

#[test]
fn a_text_that_nobody_wipes_is_found() {
    let _alone = ALONE.lock().unwrap_or_else(|error| error.into_inner());
    let held = secret(1);
    let Some(count) = copies(1) else {
        println!("the memory of the process cannot be seen: these tests say nothing here");
        return;
    };
    assert_eq!(count, 1);
    drop(std::hint::black_box(held));
    assert_eq!(copies(1), Some(1), "freed and still there");
    // Memory that is freed is taken again: the next of its size gets it.
    wipe(secret(2));
    assert_eq!(copies(2), Some(0));
}

#[test]
fn accounts_wipe_their_credentials() {
    leaves_nothing(3, || {
        let mut account = Account::new(Guid::from_u128(1))
            .with(AccountNode::AuthSecret, secret(3))
            .with(AccountNode::SmtpAltPassword, secret(3));
        let copy = account.clone();
        // Written over, taken away, made independent, put into another.
        account.set(AccountNode::AuthSecret, secret(3));
        account.remove(AccountNode::SmtpAltPassword);
        let owned = copy.clone().into_owned();
        let edited = account.clone().edited_by(&copy);
        drop((account, copy, owned, edited));
    });
}

/// A property that is named like a credential.
fn property() -> NamedProperty<'static> {
    NamedProperty::new("Password", MapiType::STRING, secret(4))
}

// One after the other, as what one frees the next would take.
#[test]
fn named_properties_wipe_their_credentials() {
    let there = || {
        let mut account = Account::new(Guid::from_u128(1));
        account.set_named_property(property());
        account
    };
    leaves_nothing(4, || drop(property()));
    leaves_nothing(4, || drop(property().into_owned()));
    leaves_nothing(4, || drop(property().clone()));
    leaves_nothing(4, || drop(there()));
    leaves_nothing(4, || {
        let mut account = there();
        account.set_named_property(NamedProperty::new("Password", MapiType::STRING, "x"));
    });
    leaves_nothing(4, || there().set_named_props(false));
    let place = Place::NamedProperty("Password".into(), MapiType::STRING);
    leaves_nothing(4, || assert!(there().remove_at(&place)));
    leaves_nothing(4, || {
        Account::new(Guid::from_u128(1)).set_at(&place, secret(4))
    });
    leaves_nothing(4, || {
        let mut account = Account::new(Guid::from_u128(1));
        account.set_path(&["APPDATA".into(), "PASSWORD".into()], secret(4));
        drop(account.clone().into_owned());
    });
}

#[test]
fn what_is_decoded_in_pieces_is_wiped() {
    leaves_nothing(5, || {
        // Pieces make the text grow: a reference in the middle, and many of them.
        let value = text(
            "<wap-provisioningdoc><characteristic type=\"EMAIL2\"><characteristic type=\"\
             {8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}\"><parm name=\"AUTHSECRET\" value=\"",
            5,
            "&amp;&amp;&#65;&amp;&#x42;more and more of it, so that it has to grow again&amp;\"/>\
             </characteristic></characteristic></wap-provisioningdoc>",
        );
        let document = provisioning::decode_xml(&value).unwrap();
        let operations = characteristics::decode(&document).unwrap();
        let owned: Vec<_> = operations.into_iter().map(Operation::into_owned).collect();
        assert!(owned[0].account().unwrap().has(AccountNode::AuthSecret));
        let copy = document.clone().into_owned();
        drop((owned, copy, document));
        wipe(value);
        // Refused in the middle of the value.
        let broken = text(
            "<wap-provisioningdoc><characteristic type=\"A\"><parm name=\"PIN\" value=\"&amp;",
            5,
            "&amp;&unknown;\"/></characteristic></wap-provisioningdoc>",
        );
        assert!(provisioning::decode_xml(&broken).is_err());
        wipe(broken);
        // In an element that nobody knows.
        let unknown = text(
            "<wap-provisioningdoc><new><parm name=\"PIN\">&amp;",
            5,
            "&amp;&amp;and more and more of it until it does not fit&amp;</parm></new></wap-provisioningdoc>",
        );
        drop(provisioning::decode_xml(&unknown).unwrap().into_owned());
        wipe(unknown);
    });
}

/// A document in WBXML whose password has this string table, and is these pieces.
fn binary(table: &[u8], pieces: &[&[u8]]) -> Vec<u8> {
    let mut wbxml = Vec::with_capacity(512);
    wbxml.extend_from_slice(b"\x03\x0B\x6A");
    wbxml.push(u8::try_from(table.len()).unwrap());
    wbxml.extend_from_slice(table);
    wbxml.extend_from_slice(b"\x45\xC6\x50\x03EMAIL2\0\x01");
    wbxml.extend_from_slice(b"\xC6\x50\x03{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}\0\x01");
    wbxml.extend_from_slice(b"\x87\x05\x03AUTHSECRET\0\x06");
    for piece in pieces {
        wbxml.extend_from_slice(piece);
    }
    wbxml.extend_from_slice(b"\x01\x01\x01\x01");
    wbxml
}

#[test]
fn what_is_decoded_from_pieces_of_wbxml_is_wiped() {
    const MORE: &[u8] = b"\x03more and more of it, so that it has to grow again\0";
    const ENTITY: &[u8] = b"\x02\x41";
    leaves_nothing(12, || {
        let table = text("", 12, "\0");
        let inline = text("\x03", 12, "\0");
        for wbxml in [
            binary(table.as_bytes(), &[b"\x83\x00", ENTITY, MORE, ENTITY]),
            binary(b"", &[ENTITY, inline.as_bytes(), ENTITY, MORE]),
        ] {
            let document = provisioning::decode_wbxml(&wbxml).unwrap();
            let operations = characteristics::decode(&document).unwrap();
            let owned: Vec<_> = operations.into_iter().map(Operation::into_owned).collect();
            let value = owned[0].account().unwrap().get(AccountNode::AuthSecret);
            assert!(value.unwrap().ends_with(['A', 'n']));
            let copy = document.clone().into_owned();
            drop((owned, copy, document));
            wipe(wbxml);
        }
        wipe(table);
        wipe(inline);
        // Refused behind the secret: no string of the table begins there.
        let inline = text("\x03", 12, "\0");
        let broken = binary(b"", &[ENTITY, inline.as_bytes(), b"\x83\x7F"]);
        assert!(provisioning::decode_wbxml(&broken).is_err());
        wipe(broken);
        wipe(inline);
    });
}

/// A document with this value of a type.
fn typed(datatype: &str, value: &str) -> String {
    let before = "<wap-provisioningdoc><characteristic type=\"A\"><parm name=\"PIN\" datatype=\"";
    let parts = [
        before,
        datatype,
        "\" value=\"",
        value,
        "\"/></characteristic></wap-provisioningdoc>",
    ];
    let mut xml = String::with_capacity(parts.iter().map(|part| part.len()).sum());
    parts.iter().for_each(|part| xml.push_str(part));
    xml
}

#[test]
fn what_values_mean_is_wiped() {
    leaves_nothing(10, || {
        let held = secret(10);
        let binary = TypedValue::Binary(held.clone().into_bytes().into()).to_value();
        let xml = typed("binary", &binary);
        assert!(!xml.contains(&held));
        wipe(held);
        let document = provisioning::decode_xml(&xml).unwrap();
        let group = document.find(&["A"]).unwrap();
        assert!(group.parm("PIN").unwrap().typed_value().is_some());
    });
    leaves_nothing(11, || {
        // U+F001 is an equal sign, so it is not the text that is read.
        let value = text("a\u{F001}", 11, "\u{F000}\u{F000}");
        let xml = typed("multiplestring", &value);
        wipe(value);
        let document = provisioning::decode_xml(&xml).unwrap();
        let group = document.find(&["A"]).unwrap();
        assert!(group.parm("PIN").unwrap().typed_value().is_some());
        drop(document);
        wipe(xml);
    });
}

#[test]
fn documents_that_are_built_wipe_their_values() {
    leaves_nothing(6, || {
        let mut group = Characteristic::new("APPAUTH")
            .with_parm("AAUTHSECRET", secret(6))
            .with(Parm::new("PIN", secret(6)));
        group.fail(secret(6));
        let document = Document::new().with(group);
        drop((document.clone(), document));
    });
}

#[test]
fn keys_of_bootstrap_messages_are_wiped() {
    leaves_nothing(7, || {
        let digits = secret(7);
        let pin = Pin::new(&digits).unwrap();
        wipe(digits);
        let credentials = Credentials::new().with_pin(pin.clone());
        let method = SecurityMethod::USER_PIN;
        let signed = ContentType::sign(method, &credentials, b"body").unwrap();
        let mut attempts = Attempts::default();
        assert!(attempts.verify(&signed, b"body", &credentials).is_ok());
        assert!(attempts.verify(&signed, b"other", &credentials).is_err());
        drop((pin, credentials));
    });
}

#[test]
fn accounts_are_wiped_that_operations_lead_to() {
    leaves_nothing(8, || {
        let guid = Guid::from_u128(1);
        let there = [Account::new(guid).with(AccountNode::AuthSecret, secret(8))];
        let edit = Account::new(guid).with(AccountNode::AuthSecret, secret(8));
        let operations = [
            Operation::Edit(edit.clone()),
            Operation::Edit(edit),
            Operation::Remove(guid),
        ];
        drop(email2_csp::edition::validate(
            &operations,
            Edition::DdfV2,
            Some(&there),
        ));
    });
}

#[cfg(feature = "syncml")]
#[test]
fn accounts_are_wiped_that_come_as_commands() {
    use email2_csp::dm::{CommandSet, encode};

    leaves_nothing(9, || {
        let account = Account::new(Guid::from_u128(1)).with(AccountNode::AuthSecret, secret(9));
        let operation = Operation::Edit(account);
        let commands = [encode(&operation, Edition::DdfV2).unwrap().into_owned()];
        let set = CommandSet::decode(&commands).unwrap();
        let owned: Vec<_> = set
            .operations()
            .cloned()
            .map(Operation::into_owned)
            .collect();
        assert_eq!(owned.len(), 1);
        drop((owned, set));
    });
}
