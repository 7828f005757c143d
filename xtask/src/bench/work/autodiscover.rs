//! What `autodiscover` does: replies of both schemas, and what follows from one.

use std::hint::black_box;
use std::rc::Rc;

use autodiscover::discovery::DiscoveryOptions;
use autodiscover::plan::plans;
use autodiscover::{Limits, Options, Response};

use super::{Document, Once, boxed};

#[path = "../../../../autodiscover/benches/ways/mod.rs"]
#[allow(dead_code, reason = "some are for other benches")]
mod ways;

/// Replies as Exchange writes them, with invented names.
const EXCHANGE: &str = include_str!("../../../../autodiscover/benches/exchange.xml");
const MOBILESYNC: &str = include_str!("../../../../autodiscover/benches/mobilesync.xml");
const ADDRESS: &str = "grete@example.com";
/// Limits that the largest document keeps.
const OPTIONS: Options = Options::STRICT.with_limits(Limits::DEFAULT.with_body(usize::MAX));

/// A reply; what repeats are its protocols.
pub(super) fn fill(document: &mut Document, count: usize) {
    document.xml = match document.name {
        "mobilesync" => MOBILESYNC.to_owned(),
        _ => repeated(count),
    };
}

/// The reply of Exchange with its protocols this often.
fn repeated(count: usize) -> String {
    let (first, last) = ("<Protocol>", "</Protocol>");
    let begin = EXCHANGE.find(first).unwrap();
    let end = EXCHANGE.rfind(last).unwrap() + last.len();
    let (before, after) = (&EXCHANGE[..begin], &EXCHANGE[end..]);
    format!("{before}{}{after}", EXCHANGE[begin..end].repeat(count))
}

pub(super) fn once(operation: &str, document: &Rc<Document>) -> Once {
    let document = Rc::clone(document);
    let response = || {
        let decoded = autodiscover::decode_response(document.xml.as_bytes(), &OPTIONS);
        decoded.unwrap().value.into_owned()
    };
    match operation {
        "decode" => boxed(move || {
            let decoded = autodiscover::decode_response(document.xml.as_bytes(), &OPTIONS);
            black_box(decoded).unwrap().diagnostics.len()
        }),
        "encode" => {
            let response = response();
            boxed(move || autodiscover::encode_response(&response).unwrap().len())
        }
        "plan" => {
            let Response::Outlook(response) = response() else {
                return None;
            };
            boxed(move || plans(&response, ADDRESS).iter().count())
        }
        "lint" => {
            boxed(move || usize::from(autodiscover::lint::lint(document.xml.as_bytes()).is_clean()))
        }
        "discover" => {
            let answers = ways::hosted();
            boxed(move || {
                let ended = ways::run(&DiscoveryOptions::DEFAULT, answers.clone());
                usize::from(black_box(ended).outcome().is_some())
            })
        }
        _ => None,
    }
}
