//! What `email2-csp` does: DDF and provisioning documents, accounts, and transactions of a device.

use std::cell::{Cell, RefCell};
use std::hint::black_box;
use std::rc::Rc;

use email2_csp::bootstrap::{Attempts, ContentType, Credentials, Pin, SecurityMethod};
use email2_csp::device::{Device, MemoryStore};
use email2_csp::{Limits, Operation, Options, characteristics, ddf, dm, provisioning};
use wbxml::dictionaries;

use super::{Document, Once, boxed, wbxml::events};

#[path = "../../../../email2-csp/benches/documents/mod.rs"]
mod documents;

use documents::{EDITION, account, carry_out, edit_of, edited, message};

/// Limits that the largest document keeps.
const OPTIONS: Options = Options::STRICT.with_limits(
    Limits::DEFAULT
        .with_characteristics(u32::MAX)
        .with_parms(u32::MAX)
        .with_wire(wbxml::Limits::DEFAULT.with_expanded_text(u64::MAX)),
);

pub(super) fn fill(document: &mut Document, count: usize) {
    match document.name {
        "ddf" => {
            document.xml = documents::settings(count);
            let decoded = ddf::decode_xml(&document.xml).unwrap();
            document.wbxml = decoded.to_wbxml().unwrap();
            document.dictionary = Some(&dictionaries::DMDDF_1_2);
        }
        "prov" => {
            let made = documents::bootstrap(count);
            document.wbxml = made.to_wbxml().unwrap();
            document.xml = made.to_xml().unwrap();
            document.dictionary = Some(&dictionaries::PROV_1_0);
        }
        "account" => {
            let operations = [Operation::Set(account(1))];
            let made = characteristics::encode(&operations, EDITION).unwrap();
            document.wbxml = made.to_wbxml().unwrap();
            document.xml = made.to_xml().unwrap();
            document.dictionary = Some(&dictionaries::PROV_1_0);
        }
        name => {
            let first = account(1);
            document.wbxml = match name {
                "create" => message(dm::encode(&Operation::Create(first), EDITION).unwrap()),
                _ => edit_of(EDITION, &first, &edited(&first)),
            };
            document.dictionary = Some(&dictionaries::SYNCML_1_2);
        }
    }
}

pub(super) fn once(operation: &str, document: &Rc<Document>) -> Once {
    if operation == "events" {
        let (document, dictionary) = (Rc::clone(document), document.dictionary?);
        return boxed(move || events(&document.wbxml, dictionary));
    }
    match document.name {
        "ddf" | "published" => of_ddf(operation, Rc::clone(document)),
        "prov" => of_provisioning(operation, Rc::clone(document)),
        "account" => of_account(operation, Rc::clone(document)),
        _ => of_message(operation, Rc::clone(document)),
    }
}

fn of_ddf(operation: &str, document: Rc<Document>) -> Once {
    let decoded = || ddf::decode_xml(&document.xml).unwrap().into_owned();
    match operation {
        "decode" => boxed(move || {
            let decoded = ddf::decode_wbxml_with(&document.wbxml, &OPTIONS).unwrap();
            black_box(decoded).document.tree.len()
        }),
        "decode_xml" => boxed(move || {
            let decoded = ddf::decode_xml_with(&document.xml, &OPTIONS).unwrap();
            black_box(decoded).document.tree.len()
        }),
        "encode_xml" => {
            let decoded = decoded();
            boxed(move || decoded.to_xml().unwrap().len())
        }
        _ => None,
    }
}

fn of_provisioning(operation: &str, document: Rc<Document>) -> Once {
    let decoded = || {
        let decoded = provisioning::decode_wbxml_with(&document.wbxml, &OPTIONS);
        decoded.unwrap().document.into_owned()
    };
    match operation {
        "decode" => boxed(move || {
            let decoded = provisioning::decode_wbxml_with(&document.wbxml, &OPTIONS);
            black_box(decoded).unwrap().diagnostics.len()
        }),
        "decode_xml" => boxed(move || {
            let decoded = provisioning::decode_xml_with(&document.xml, &OPTIONS);
            black_box(decoded).unwrap().diagnostics.len()
        }),
        "encode" => {
            let decoded = decoded();
            boxed(move || decoded.to_wbxml().unwrap().len())
        }
        "verify" => {
            let user = Credentials::new().with_pin(Pin::new("1234").unwrap());
            let signed = ContentType::sign(SecurityMethod::USER_PIN, &user, &document.wbxml);
            let signed = signed.unwrap();
            boxed(move || {
                let verified = Attempts::default().verify(&signed, &document.wbxml, &user);
                usize::from(black_box(verified).is_ok())
            })
        }
        _ => None,
    }
}

fn of_account(operation: &str, document: Rc<Document>) -> Once {
    match operation {
        "decode" => boxed(move || {
            let decoded = provisioning::decode_wbxml(&document.wbxml).unwrap();
            black_box(characteristics::decode(&decoded).unwrap()).len()
        }),
        "encode" => {
            let operations = [Operation::Set(account(1))];
            boxed(move || {
                let made = characteristics::encode(&operations, EDITION).unwrap();
                made.to_wbxml().unwrap().len()
            })
        }
        "validate" => {
            let account = account(1);
            boxed(move || usize::from(black_box(&account).validate(EDITION).is_legal()))
        }
        _ => None,
    }
}

fn of_message(operation: &str, document: Rc<Document>) -> Once {
    let owned = |bytes: &[u8]| syncml::decode_wbxml(bytes).unwrap().into_owned();
    match (operation, document.name) {
        ("decode", _) => boxed(move || {
            let decoded = syncml::decode_wbxml(&document.wbxml).unwrap();
            black_box(decoded).commands.len()
        }),
        ("transact", "create") => {
            let message = owned(&document.wbxml);
            boxed(move || {
                let mut device = Device::new(EDITION, MemoryStore::new());
                carry_out(&mut device, &message);
                black_box(device).store().accounts().len()
            })
        }
        ("transact", _) => {
            let first = account(1);
            let there = owned(&document.wbxml);
            let back = owned(&edit_of(EDITION, &edited(&first), &first));
            let mut store = MemoryStore::new();
            store.insert(first);
            let device = RefCell::new(Device::new(EDITION, store));
            let is_there = Cell::new(false);
            boxed(move || {
                // There and back in turns: both change the same five values.
                let message = if is_there.get() { &back } else { &there };
                is_there.set(!is_there.get());
                carry_out(&mut device.borrow_mut(), message);
                message.commands.len()
            })
        }
        _ => None,
    }
}
