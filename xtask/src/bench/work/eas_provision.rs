//! What `eas-provision` does: the answer with a policy in both forms, and what follows from a policy.

use std::hint::black_box;
use std::rc::Rc;

use eas_provision::algebra::{PolicyHash, merge};
use eas_provision::compliance::{Capabilities, ComplianceOptions, assess};
use eas_provision::{
    Options, PolicyData, PolicyDocument, ProtocolVersion, ProvisionResponse, decode_with,
    decode_xml_with,
};
use wbxml::{Limits, dictionaries};

use super::{Document, Once, boxed, wbxml::events};

#[path = "../../../../eas-provision/benches/policy/mod.rs"]
mod policy;

/// Limits that the largest document keeps.
const OPTIONS: Options = Options::STRICT.with_limits(Limits::DEFAULT.with_expanded_text(u64::MAX));

/// The policy with all settings; what repeats are hashes of approved applications.
pub(super) fn fill(document: &mut Document, count: usize) {
    document.wbxml = policy::full();
    if count > 1 {
        let mut response = response(&document.wbxml);
        let policies = response.policies.as_mut().unwrap();
        let hashes = (0..count).map(|number| {
            let number = number.to_be_bytes();
            std::array::from_fn::<u8, 20, _>(|at| number[at % number.len()].wrapping_mul(91))
        });
        if let Some(PolicyData::Document(policy)) = &mut policies.first_mut().unwrap().data {
            policy.set_approved_applications(hashes);
        }
        document.wbxml = eas_provision::encode(&response).unwrap();
    }
    document.xml = eas_provision::encode_xml(&response(&document.wbxml)).unwrap();
    document.dictionary = Some(&dictionaries::ACTIVESYNC);
}

fn response(bytes: &[u8]) -> ProvisionResponse<'static> {
    let decoded = decode_with::<ProvisionResponse<'_>>(bytes, &OPTIONS);
    decoded.unwrap().value.into_owned()
}

fn offered(bytes: &[u8]) -> PolicyDocument<'static> {
    let response = response(bytes);
    let policies = response.policies.unwrap();
    policies.first().unwrap().document().unwrap().clone()
}

pub(super) fn once(operation: &str, document: &Rc<Document>) -> Once {
    let document = Rc::clone(document);
    let length = |response: ProvisionResponse<'_>| {
        let response = black_box(response);
        response.policies.map_or(0, |policies| policies.len())
    };
    match operation {
        "events" => boxed(move || events(&document.wbxml, &dictionaries::ACTIVESYNC)),
        "decode" => boxed(move || length(decode_with(&document.wbxml, &OPTIONS).unwrap().value)),
        "decode_xml" => {
            boxed(move || length(decode_xml_with(&document.xml, &OPTIONS).unwrap().value))
        }
        "encode" => {
            let response = response(&document.wbxml);
            boxed(move || eas_provision::encode(&response).unwrap().len())
        }
        "encode_xml" => {
            let response = response(&document.wbxml);
            boxed(move || eas_provision::encode_xml(&response).unwrap().len())
        }
        "assess" => {
            let policy = offered(&document.wbxml);
            boxed(move || {
                let device = Capabilities::full();
                let compliance = assess(&policy, &device, &ComplianceOptions::default());
                usize::from(black_box(compliance).status().0)
            })
        }
        "merge" => {
            let policy = offered(&document.wbxml);
            boxed(move || black_box(merge([&policy, &policy])).policy().len())
        }
        "hash" => {
            let policy = offered(&document.wbxml);
            boxed(move || {
                let hash = PolicyHash::of(&policy, ProtocolVersion::V14_1);
                usize::from(black_box(hash) == hash)
            })
        }
        _ => None,
    }
}
