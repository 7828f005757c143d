//! The laws of the `autodiscover` crate.

use arbitrary::{Arbitrary, Unstructured};

use ::autodiscover::lint::lint;
use ::autodiscover::plan::plans;
use ::autodiscover::{
    CleartextConsent, Decoded, Error, LimitKind, Limits, Options, Request, Response,
    decode_request, decode_response, encode_request, encode_response, v2,
};

/// Limits that inputs of a fuzzer reach.
const TIGHT: Limits = Limits::DEFAULT
    .with_body(512)
    .with_depth(5)
    .with_attributes(3);

/// The law of errors: they are about a byte of the input, or its end, and lines and columns count
/// from 1. (A document in another encoding is converted first, so the end is that of the result.)
#[track_caller]
fn located(error: &Error, input: &[u8]) {
    let end = 4 * input.len() as u64;
    assert!(error.offset() <= end, "behind the input: {error}");
    assert!(error.position().line > 0 && error.position().column > 0);
    assert!(!error.to_string().is_empty());
}

/// Nothing panics; errors and diagnostics are in the input; what is read strictly reads the same
/// leniently; the strict error is what the linter finds; limits refuse, and change nothing else.
pub fn raw(input: &[u8]) {
    let strict = decode_response(input, &Options::STRICT);
    let lenient = decode_response(input, &Options::LENIENT);
    laws(input, &strict, &lenient);
    let limited = decode_response(input, &Options::LENIENT.with_limits(TIGHT));
    match (&limited, &lenient) {
        (Ok(limited), Ok(lenient)) => assert_eq!(limited, lenient, "limits change the meaning"),
        (Ok(_), Err(e)) => panic!("refused within wider limits: {e}"),
        (Err(e), _) => located(e, input),
    }
    if input.len() > TIGHT.body {
        let kind = ::autodiscover::ErrorKind::LimitExceeded(LimitKind::Body);
        assert!(limited.is_err_and(|e| e.kind() == kind));
    }
    if let Ok(Decoded { value, .. }) = &lenient {
        planned(value);
    }
    laws(
        input,
        &decode_request(input, &Options::STRICT),
        &decode_request(input, &Options::LENIENT),
    );
    let report = lint(input);
    assert!(
        !report.is_clean() || strict.is_ok() || decode_request(input, &Options::STRICT).is_ok()
    );
    match v2::decode_response(input) {
        Ok(response) => {
            let text = v2::encode_response(&response);
            assert_eq!(v2::decode_response(text.as_bytes()).as_ref(), Ok(&response));
        }
        Err(e) => located(&e, input),
    }
}

#[track_caller]
fn laws<T: PartialEq + std::fmt::Debug>(
    input: &[u8],
    strict: &Result<Decoded<T>, Error>,
    lenient: &Result<Decoded<T>, Error>,
) {
    let errors = [strict.as_ref().err(), lenient.as_ref().err()];
    for error in errors.into_iter().flatten() {
        located(error, input);
    }
    match (strict, lenient) {
        (Ok(strict), Ok(lenient)) => {
            assert_eq!(strict, lenient, "read otherwise when lenient");
            assert!(strict.diagnostics.iter().all(|d| d.is_note()));
        }
        (Ok(_), Err(e)) => panic!("refused when lenient: {e}"),
        (Err(_), Ok(lenient)) => {
            let deviations = lenient.diagnostics.iter().filter(|d| !d.is_note());
            assert!(deviations.count() > 0, "refused without a deviation");
        }
        (Err(_), Err(_)) => {}
    }
    if let Ok(lenient) = lenient {
        let offsets: Vec<u64> = lenient.diagnostics.iter().map(|d| d.offset()).collect();
        assert!(offsets.is_sorted(), "diagnostics are out of order");
    }
}

/// Plans are what they say: only with consent not encrypted, and each of another protocol.
fn planned(response: &Response<'_>) {
    let Response::Outlook(response) = response else {
        return;
    };
    let plans = plans(response, "user@example.com");
    let encrypted = plans.iter().count();
    let consent = CleartextConsent::given_by_user();
    let all = plans.with_cleartext(consent).count();
    assert_eq!(encrypted + plans.cleartext_count(), all);
    let protocols = response.protocols().len();
    assert_eq!(all + plans.skipped().len(), protocols);
    assert!(
        plans
            .with_cleartext(consent)
            .all(|plan| plan.port > 0 && !plan.host.is_empty())
    );
}

/// What is read is written, another library reads that as XML, and it is read as the same.
pub fn lossless(input: &[u8]) {
    if let Ok(decoded) = decode_response(input, &Options::LENIENT) {
        response_comes_back(&decoded.value);
    }
    if let Ok(decoded) = decode_request(input, &Options::LENIENT) {
        request_comes_back(&decoded.value);
    }
}

/// Any message is written and read as the same.
pub fn structured(input: &[u8]) {
    let mut u = Unstructured::new(input);
    if let Ok(response) = Response::arbitrary(&mut u) {
        response_comes_back(&response);
        planned(&response);
    }
    if let Ok(request) = Request::arbitrary(&mut u) {
        request_comes_back(&request);
    }
}

#[track_caller]
fn response_comes_back(response: &Response<'_>) {
    let text = encode_response(response).unwrap_or_else(|e| panic!("not written: {e}"));
    well_formed(&text);
    let unlimited = Options::LENIENT.with_limits(Limits::DEFAULT.with_body(usize::MAX));
    let again = decode_response(text.as_bytes(), &unlimited);
    let again = again.unwrap_or_else(|e| panic!("{e}\n{text}"));
    assert_eq!(&again.value, response, "{text}");
}

#[track_caller]
fn request_comes_back(request: &Request<'_>) {
    let text = encode_request(request).unwrap_or_else(|e| panic!("not written: {e}"));
    well_formed(&text);
    let unlimited = Options::LENIENT.with_limits(Limits::DEFAULT.with_body(usize::MAX));
    let again = decode_request(text.as_bytes(), &unlimited);
    let again = again.unwrap_or_else(|e| panic!("{e}\n{text}"));
    assert_eq!(&again.value, request, "{text}");
}

/// Panics unless another library reads this as XML.
#[track_caller]
fn well_formed(text: &str) {
    if let Err(e) = roxmltree::Document::parse(text) {
        panic!("not well-formed: {e}\n{text}");
    }
}

#[cfg(test)]
mod tests {
    use super::{lossless, raw, structured};

    const REPLY: &str = include_str!("../../../autodiscover/benches/exchange.xml");

    /// Bytes that look random, from a linear congruential generator.
    fn noise(seed: u64) -> impl Iterator<Item = u8> {
        let mut state = seed;
        std::iter::repeat_with(move || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            state.to_be_bytes()[0]
        })
    }

    #[test]
    fn the_laws_hold_for_pieces_of_a_reply_put_together_anew() {
        let pieces: Vec<&str> = REPLY.split_inclusive(['>', '&', '"', ' ']).collect();
        for seed in 0..300 {
            let mut noise = noise(seed);
            let mut text = String::new();
            for piece in &pieces {
                match noise.next() {
                    Some(0) => {}
                    Some(1) => text.push_str("&x<y xmlns='u'><a:b c='&amp;'/>"),
                    Some(2) => text.push_str("</Protocol><Protocol>"),
                    Some(byte @ 3..=5) => {
                        text.push_str(pieces[usize::from(byte) * 31 % pieces.len()]);
                    }
                    Some(6) => text.push_str(&piece.replace("http:", "https:")),
                    Some(7) => text.push_str(&piece.to_lowercase()),
                    Some(8) => text.push_str(&format!("<p:{}", piece.trim_start_matches('<'))),
                    _ => text.push_str(piece),
                }
            }
            raw(text.as_bytes());
            lossless(text.as_bytes());
        }
    }

    #[test]
    fn the_laws_hold_for_small_changes_of_a_reply() {
        for seed in 0..400 {
            let mut bytes = REPLY.as_bytes().to_vec();
            let mut noise = noise(seed);
            for _ in 0..3 {
                let place: usize = noise.by_ref().take(2).map(usize::from).sum::<usize>() * 8;
                let place = place % bytes.len();
                bytes[place] = noise.next().unwrap_or(0) & 0x7F;
            }
            raw(&bytes);
            lossless(&bytes);
        }
    }

    #[test]
    fn the_laws_hold_for_any_message() {
        for seed in 0..2000 {
            let bytes: Vec<u8> = noise(seed).take(400).collect();
            structured(&bytes);
            raw(&bytes);
        }
    }
}
