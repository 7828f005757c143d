//! The work of each crate on a document of its own: what the guard counts the instructions of, and
//! what the report times.

use std::hint::black_box;

use autodiscover::plan::plans;
use eas_provision::algebra::{PolicyHash, merge};
use eas_provision::compliance::{Capabilities, ComplianceOptions, assess};
use eas_provision::{PolicyDocument, ProtocolVersion, ProvisionResponse};
use syncml::{Form, Message};
use wbxml::{ConvertOptions, EventReader, Source, dictionaries};

#[path = "../../../wbxml/benches/inputs/mod.rs"]
#[allow(dead_code, reason = "some are for other benches")]
pub(crate) mod inputs;
#[path = "../../../syncml/benches/documents/mod.rs"]
#[allow(dead_code, reason = "some are for other benches")]
pub(crate) mod messages;
#[path = "../../../eas-provision/benches/policy/mod.rs"]
mod policy;

/// A reply as Exchange writes it, with invented names.
const REPLY: &str = include_str!("../../../autodiscover/benches/exchange.xml");
const ADDRESS: &str = "grete@example.com";

/// One operation on one document.
pub(crate) struct Work {
    pub(crate) operation: &'static str,
    pub(crate) document: &'static str,
    /// The length of what is read, or written.
    pub(crate) bytes: usize,
    /// Does it once; what comes out is a length, so that nothing can be left out.
    pub(crate) once: Box<dyn Fn() -> usize>,
}

impl Work {
    fn new(
        [operation, document]: [&'static str; 2],
        bytes: usize,
        once: impl Fn() -> usize + 'static,
    ) -> Self {
        Self {
            operation,
            document,
            bytes,
            once: Box::new(once),
        }
    }
}

/// The work of the crates that have any.
pub(crate) const PACKAGES: [&str; 4] = ["wbxml", "syncml", "eas-provision", "autodiscover"];

/// The work of a crate.
pub(crate) fn of(package: &str) -> Vec<Work> {
    match package {
        "wbxml" => wbxml(),
        "syncml" => syncml(),
        "eas-provision" => eas_provision(),
        "autodiscover" => autodiscover(),
        _ => Vec::new(),
    }
}

fn wbxml() -> Vec<Work> {
    let eas = &dictionaries::ACTIVESYNC;
    let documents = [
        ("policy", inputs::policy(), eas),
        ("mails", inputs::mails(64), eas),
        ("contacts", inputs::contacts(200), eas),
        ("prov", inputs::prov(), &dictionaries::PROV_1_0),
    ];
    let mut all = Vec::new();
    for (name, document, dictionary) in documents {
        let options = ConvertOptions::default().with_dictionary(dictionary);
        let xml = wbxml::to_xml_with(&document, &options).unwrap().0;
        let (bytes, of_xml) = (document.len(), xml.len());
        let (input, there, back) = (document.clone(), options.clone(), options);
        all.push(Work::new(["events", name], bytes, move || {
            let mut reader = EventReader::new(&input, dictionary).unwrap();
            let mut count = 0;
            while let Some(event) = reader.next_event().unwrap() {
                black_box(event);
                count += 1;
            }
            count
        }));
        all.push(Work::new(["to_xml", name], bytes, move || {
            wbxml::to_xml_with(&document, &there).unwrap().0.len()
        }));
        all.push(Work::new(["from_xml", name], of_xml, move || {
            wbxml::from_xml_with(&xml, &back).unwrap().len()
        }));
    }
    all
}

fn syncml() -> Vec<Work> {
    let documents: [(&str, Message<'static>); 3] = [
        ("commands", messages::sync(200, 1)),
        ("contacts", messages::contacts(100)),
        ("management", messages::management()),
    ];
    let options = syncml::EncodeOptions::DEFAULT;
    let mut all = Vec::new();
    for (name, message) in documents {
        for (form, decode, encode) in [
            (Form::Wbxml, "decode", "encode"),
            (Form::Xml, "decode_xml", "encode_xml"),
        ] {
            let document = message.to_bytes(form, &options).unwrap();
            let (bytes, message) = (document.len(), message.clone());
            all.push(Work::new([decode, name], bytes, move || {
                syncml::decode(&document).unwrap().commands.len()
            }));
            all.push(Work::new([encode, name], bytes, move || {
                message.to_bytes(form, &options).unwrap().len()
            }));
        }
    }
    all
}

fn eas_provision() -> Vec<Work> {
    let document = policy::full();
    let bytes = document.len();
    let response: ProvisionResponse<'_> = eas_provision::decode(&document).unwrap();
    let xml = eas_provision::encode_xml(&response).unwrap();
    let offered = response.policies.as_ref().unwrap().first().unwrap();
    let full: PolicyDocument<'static> = offered.document().unwrap().clone().into_owned();
    let response = response.clone().into_owned();
    let (assessed, hashed, merged) = (full.clone(), full.clone(), full);
    let name = |operation| [operation, "policy"];
    let of_xml = xml.len();
    vec![
        Work::new(name("decode"), bytes, move || {
            let response: ProvisionResponse<'_> = eas_provision::decode(&document).unwrap();
            black_box(response)
                .policies
                .map_or(0, |policies| policies.len())
        }),
        Work::new(name("encode"), bytes, move || {
            eas_provision::encode(&response).unwrap().len()
        }),
        Work::new(name("decode_xml"), of_xml, move || {
            let response: ProvisionResponse<'_> = eas_provision::decode_xml(&xml).unwrap();
            black_box(response)
                .policies
                .map_or(0, |policies| policies.len())
        }),
        Work::new(name("assess"), bytes, move || {
            let device = Capabilities::full();
            let compliance = assess(&assessed, &device, &ComplianceOptions::default());
            usize::from(black_box(compliance).status().0)
        }),
        Work::new(name("merge"), bytes, move || {
            black_box(merge([&merged, &merged])).policy().len()
        }),
        Work::new(name("hash"), bytes, move || {
            let hash = PolicyHash::of(&hashed, ProtocolVersion::V14_1);
            usize::from(black_box(hash) == hash)
        }),
    ]
}

fn autodiscover() -> Vec<Work> {
    let strict = autodiscover::Options::STRICT;
    let decoded = autodiscover::decode_response(REPLY.as_bytes(), &strict);
    let response = decoded.unwrap().value;
    let autodiscover::Response::Outlook(planned) = response.clone() else {
        return Vec::new();
    };
    let name = |operation| [operation, "exchange"];
    vec![
        Work::new(name("decode"), REPLY.len(), move || {
            let decoded = autodiscover::decode_response(REPLY.as_bytes(), &strict);
            black_box(decoded).unwrap().diagnostics.len()
        }),
        Work::new(name("encode"), REPLY.len(), move || {
            autodiscover::encode_response(&response).unwrap().len()
        }),
        Work::new(name("plan"), REPLY.len(), move || {
            plans(&planned, ADDRESS).iter().count()
        }),
        Work::new(name("lint"), REPLY.len(), move || {
            usize::from(autodiscover::lint::lint(REPLY.as_bytes()).is_clean())
        }),
    ]
}
