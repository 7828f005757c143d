//! The documents that are measured: of the make-up of real traffic, always the same bytes.

use wbxml::encode::StringTable;
use wbxml::tag::eas::{
    air_sync, air_sync_base, contacts, contacts2, email, email2, item_operations, provision,
};
use wbxml::tag::prov;
use wbxml::{EncodeOptions, Encoder, Error, Event, Sink, Tag, dictionaries, encode};

/// A small generator of numbers, so that the documents are the same everywhere (PCG, O'Neill 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u32 {
        let state = self.0;
        self.0 = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let mixed = ((state >> 18) ^ state) >> 27;
        (mixed as u32).rotate_right((state >> 59) as u32)
    }

    fn below(&mut self, bound: u32) -> u32 {
        self.next() % bound
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| (self.next() & 0xFF) as u8).collect()
    }

    fn word(&mut self) -> &'static str {
        WORDS[self.below(WORDS.len() as u32) as usize]
    }

    fn words(&mut self, count: usize) -> String {
        (0..count)
            .map(|_| self.word())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

const WORDS: [&str; 60] = [
    "account", "after", "agenda", "all", "and", "answer", "as", "at", "before", "budget", "by",
    "call", "client", "could", "day", "each", "find", "for", "from", "had", "he", "in", "is", "it",
    "letter", "look", "made", "meeting", "month", "more", "no", "number", "of", "on", "one", "or",
    "order", "our", "people", "plan", "project", "reply", "said", "see", "send", "she", "some",
    "sum", "than", "that", "the", "their", "these", "time", "to", "two", "was", "week", "with",
    "you",
];

type Body<'e> = &'e mut Encoder<Vec<u8>>;

fn activesync(write: impl FnOnce(Body<'_>) -> Result<(), Error>) -> Vec<u8> {
    encode(&dictionaries::ACTIVESYNC, EncodeOptions::default(), write).unwrap()
}

/// The answer to Provision with every element of the policy document: about 1 KB.
pub(crate) fn policy() -> Vec<u8> {
    let mut random = Random(14);
    activesync(|e| {
        e.element(provision::PROVISION, |e| {
            e.text_element(provision::STATUS, "1")?;
            e.element(provision::POLICIES, |e| {
                e.element(provision::POLICY, |e| {
                    e.text_element(provision::POLICY_TYPE, "MS-EAS-Provisioning-WBXML")?;
                    e.text_element(provision::STATUS, "1")?;
                    e.text_element(provision::POLICY_KEY, "1307199584")?;
                    e.element(provision::DATA, |e| {
                        e.element(provision::EAS_PROVISION_DOC, |e| settings(e, &mut random))
                    })
                })
            })
        })
    })
}

fn settings(e: Body<'_>, random: &mut Random) -> Result<(), Error> {
    for id in 0x0E..0x37 {
        let value = match id {
            0x12 => continue,
            0x17 => "",
            0x14 => "6",
            0x15 => "900",
            0x16 => "8",
            0x19 => "90",
            0x2B | 0x2C => "-1",
            0x20 | 0x24 | 0x31 => "2",
            0x28 | 0x2A | 0x2F | 0x30 => "0",
            _ => "1",
        };
        e.text_element(Tag::new(14, id), value)?;
    }
    e.element(provision::UNAPPROVED_IN_ROM_APPLICATION_LIST, |e| {
        (0..9).try_for_each(|i| {
            e.text_element(
                provision::APPLICATION_NAME,
                &format!("com.example.unapproved.app{i:02}"),
            )
        })
    })?;
    e.element(provision::APPROVED_APPLICATION_LIST, |e| {
        (0..9).try_for_each(|_| {
            let hash: String = random
                .bytes(20)
                .iter()
                .map(|b| format!("{b:02x}"))
                .collect();
            e.text_element(provision::HASH, &hash)
        })
    })
}

/// A Sync answer: the collection, and what `commands` puts into it.
fn sync(collection: &str, commands: impl FnOnce(Body<'_>) -> Result<(), Error>) -> Vec<u8> {
    activesync(|e| {
        e.element(air_sync::SYNC, |e| {
            e.element(air_sync::COLLECTIONS, |e| {
                e.element(air_sync::COLLECTION, |e| {
                    e.text_element(air_sync::SYNC_KEY, "1183981279")?;
                    e.text_element(air_sync::COLLECTION_ID, collection)?;
                    e.text_element(air_sync::STATUS, "1")?;
                    e.empty_element(air_sync::MORE_AVAILABLE)?;
                    e.element(air_sync::COMMANDS, commands)
                })
            })
        })
    })
}

fn opaque_element(e: Body<'_>, tag: Tag, bytes: &[u8]) -> Result<(), Error> {
    e.element(tag, |e| e.event(Event::Opaque(bytes)))
}

/// A Sync answer of this many mails with bodies of about 4 KB: 512 of them make 1.9 MB.
pub(crate) fn mails(count: u32) -> Vec<u8> {
    let mut random = Random(2);
    sync("5", |e| {
        (0..count).try_for_each(|i| {
            e.element(air_sync::ADD, |e| {
                e.text_element(air_sync::SERVER_ID, &format!("5:{}", i + 1))?;
                e.element(air_sync::APPLICATION_DATA, |e| mail(e, i, &mut random))
            })
        })
    })
}

fn mail(e: Body<'_>, i: u32, random: &mut Random) -> Result<(), Error> {
    e.text_element(
        email::TO,
        &format!("\"User {0}\" <user{0}@contoso.com>", i % 50),
    )?;
    e.empty_element(email::CC)?;
    e.text_element(
        email::FROM,
        &format!("\"Sender {0}\" <s{0}@fabrikam.com>", i % 77),
    )?;
    e.text_element(email::SUBJECT, &random.words(7))?;
    let date = format!(
        "2025-11-{:02}T{:02}:{:02}:00.000Z",
        i % 28 + 1,
        i % 24,
        i % 60
    );
    e.text_element(email::DATE_RECEIVED, &date)?;
    e.text_element(email::DISPLAY_TO, &format!("User {}", i % 50))?;
    e.text_element(email::THREAD_TOPIC, &random.words(6))?;
    e.text_element(email::IMPORTANCE, "1")?;
    e.text_element(email::READ, if i % 2 == 0 { "0" } else { "1" })?;
    e.element(air_sync_base::BODY, |e| {
        e.text_element(air_sync_base::TYPE, "2")?;
        e.text_element(air_sync_base::ESTIMATED_DATA_SIZE, "4096")?;
        e.text_element(air_sync_base::TRUNCATED, "0")?;
        let mut html = String::from("<html><body><p>");
        while html.len() < 3_300 {
            html.push_str(random.word());
            html.push(' ');
        }
        html.push_str("\u{e9}\u{e8}\u{20ac}</p></body></html>");
        e.text_element(air_sync_base::DATA, &html)
    })?;
    e.text_element(email::MESSAGE_CLASS, "IPM.Note")?;
    e.text_element(email::INTERNET_CPID, "65001")?;
    e.empty_element(email::FLAG)?;
    e.text_element(email::CONTENT_CLASS, "urn:content-classes:message")?;
    e.text_element(air_sync_base::NATIVE_BODY_TYPE, "2")?;
    opaque_element(e, email2::CONVERSATION_ID, &random.bytes(16))?;
    opaque_element(e, email2::CONVERSATION_INDEX, &random.bytes(27))
}

/// A Sync answer of this many contacts with 24 short fields: 4,000 of them make 1.1 MB and 340,000
/// events.
pub(crate) fn contacts(count: u32) -> Vec<u8> {
    const FIELDS: [u8; 24] = [
        0x0D, 0x0E, 0x0F, 0x10, 0x11, 0x13, 0x19, 0x1A, 0x1B, 0x1E, 0x1F, 0x21, 0x22, 0x23, 0x24,
        0x25, 0x27, 0x28, 0x29, 0x2A, 0x2B, 0x2C, 0x36, 0x37,
    ];
    let mut random = Random(1);
    sync("2", |e| {
        (0..count).try_for_each(|i| {
            e.element(air_sync::ADD, |e| {
                e.text_element(air_sync::SERVER_ID, &format!("2:{}", i + 1))?;
                e.element(air_sync::APPLICATION_DATA, |e| {
                    for field in FIELDS {
                        let text = format!("{}{}", random.word(), random.below(999));
                        e.text_element(Tag::new(contacts::FILE_AS.page(), field), &text)?;
                    }
                    e.text_element(contacts2::GOVERNMENT_ID, &format!("x{i}"))?;
                    e.text_element(contacts2::NICK_NAME, &random.words(2))
                })
            })
        })
    })
}

/// An ItemOperations answer with one OPAQUE of 4 MB in it.
pub(crate) fn opaque() -> Vec<u8> {
    let mut random = Random(20);
    let mut mime = String::new();
    while mime.len() < 4 << 20 {
        mime.push_str(random.word());
        mime.push(' ');
    }
    activesync(|e| {
        e.element(item_operations::ITEM_OPERATIONS, |e| {
            e.text_element(item_operations::STATUS, "1")?;
            e.element(item_operations::RESPONSE, |e| {
                e.element(item_operations::FETCH, |e| {
                    e.text_element(item_operations::STATUS, "1")?;
                    e.element(item_operations::PROPERTIES, |e| {
                        e.element(air_sync_base::BODY, |e| {
                            e.text_element(air_sync_base::TYPE, "4")?;
                            opaque_element(e, air_sync_base::DATA, mime.as_bytes())
                        })
                    })
                })
            })
        })
    })
}

/// A provisioning document of about 1 KB with a string table.
///
/// As phones get them from other encoders: names and types as strings, not as the tokens that the
/// table has for most of them, so that attributes, strings and references are what is measured.
pub(crate) fn prov() -> Vec<u8> {
    const TABLE: [&str; 4] = [
        "CMNET-IMS",
        "proxy.example.net",
        "10.0.0.172",
        "internet.example.net",
    ];
    let mut table = StringTable::new();
    for string in TABLE {
        table.add(string).unwrap();
    }
    let mut out = vec![0x03, 0x0B, 0x6A, table.as_bytes().len() as u8];
    out.extend_from_slice(table.as_bytes());
    let mut body = Prov { out, table };
    body.out.extend_from_slice(&[0xC5, 0x45]);
    body.string("1.1");
    body.out.push(0x01);
    for k in 0..3 {
        body.characteristic("PXLOGICAL");
        body.parm("PROXY-ID", "proxy.example.net");
        body.parm("NAME", "CMNET-IMS");
        body.parm("STARTPAGE", &format!("http://wap{k}.example.net/start"));
        body.characteristic("PXPHYSICAL");
        body.parm("PHYSICAL-PROXY-ID", &format!("PROXY {k}"));
        body.parm("PXADDR", "10.0.0.172");
        body.parm("PXADDRTYPE", "IPV4");
        body.parm("TO-NAPID", "internet.example.net");
        body.characteristic("PORT");
        body.parm("PORTNBR", "9203");
        body.parm("SERVICE", "CO-SEC-WSP");
        body.out.extend_from_slice(&[0x01, 0x01, 0x01]);
        body.characteristic("NAPDEF");
        body.parm("NAPID", "internet.example.net");
        body.parm("BEARER", "GSM-GPRS");
        body.parm("NAME", &format!("Data {k}"));
        body.parm("NAP-ADDRESS", "internet.example.net");
        body.parm("NAP-ADDRTYPE", "APN");
        body.out.push(0x01);
    }
    body.out.push(0x01);
    body.out
}

struct Prov {
    out: Vec<u8>,
    table: StringTable,
}

impl Prov {
    fn string(&mut self, text: &str) {
        match self.table.offset(text) {
            Some(offset) => self.out.extend_from_slice(&[0x83, offset as u8]),
            None => {
                self.out.push(0x03);
                self.out.extend_from_slice(text.as_bytes());
                self.out.push(0x00);
            }
        }
    }

    fn parm(&mut self, name: &str, value: &str) {
        self.out
            .extend_from_slice(&[0x80 | prov::PARM.id(), 0x05, 0x03]);
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(&[0x00, 0x06]);
        self.string(value);
        self.out.push(0x01);
    }

    fn characteristic(&mut self, kind: &str) {
        self.out
            .extend_from_slice(&[0xC0 | prov::CHARACTERISTIC.id(), 0x50, 0x03]);
        self.out.extend_from_slice(kind.as_bytes());
        self.out.extend_from_slice(&[0x00, 0x01]);
    }
}
