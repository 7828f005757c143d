//! Every third-party sample: read leniently with each deviation reported, refused strictly at the
//! first of them, and the same after it has been written.

use std::fs;

use autodiscover::{
    Decoded, DiagnosticKind, Element, Error, ErrorKind, Options, Request, Response, Schema,
    decode_request, decode_response, encode_request, encode_response,
};

use crate::support::shared;

struct Sample {
    name: String,
    kind: String,
    /// What another parser says of the XML: `well-formed`, or where it is not.
    xml: String,
    bytes: Vec<u8>,
}

fn samples() -> Vec<Sample> {
    let Some(folder) = shared("corpus/autodiscover") else {
        return Vec::new();
    };
    let mut index = csv::Reader::from_path(folder.join("index.csv")).unwrap();
    let samples: Vec<Sample> = index
        .records()
        .map(|row| {
            let row = row.unwrap();
            Sample {
                bytes: fs::read(folder.join(&row[0])).unwrap(),
                name: row[0].to_owned(),
                kind: row[1].to_owned(),
                xml: row[4].to_owned(),
            }
        })
        .collect();
    assert_eq!(samples.len(), 15);
    samples
}

#[derive(PartialEq, Eq, Debug)]
enum Message<'a> {
    Request(Box<Request<'a>>),
    Response(Box<Response<'a>>),
}

fn decode<'a>(
    kind: &str,
    bytes: &'a [u8],
    options: &Options,
) -> Result<Decoded<Message<'a>>, Error> {
    fn map<T, U>(decoded: Decoded<T>, to: fn(T) -> U) -> (U, Vec<autodiscover::Diagnostic>) {
        (to(decoded.value), decoded.diagnostics)
    }
    let (value, diagnostics) = if kind.ends_with("request") {
        map(decode_request(bytes, options)?, |r| {
            Message::Request(Box::new(r))
        })
    } else {
        map(decode_response(bytes, options)?, |r| {
            Message::Response(Box::new(r))
        })
    };
    let mut decoded = autodiscover::Decoded::new(value);
    decoded.diagnostics = diagnostics;
    Ok(decoded)
}

fn encode(message: &Message<'_>) -> String {
    match message {
        Message::Request(request) => encode_request(request).unwrap(),
        Message::Response(response) => encode_response(response).unwrap(),
    }
}

#[test]
fn every_sample_that_is_not_soap_decodes_leniently_and_comes_back_the_same() {
    for sample in samples() {
        let decoded = decode(&sample.kind, &sample.bytes, &Options::LENIENT);
        if sample.kind.starts_with("SOAP") {
            assert_eq!(
                decoded.unwrap_err().kind(),
                ErrorKind::Soap,
                "{}",
                sample.name
            );
            continue;
        }
        let decoded = decoded.unwrap_or_else(|e| panic!("{}: {e}", sample.name));
        let written = encode(&decoded.value);
        roxmltree::Document::parse(&written).unwrap_or_else(|e| panic!("{}: {e}", sample.name));
        let again = decode(&sample.kind, written.as_bytes(), &Options::LENIENT).unwrap();
        assert_eq!(again.value, decoded.value, "{}", sample.name);
        // Namespaces are written as they are on the wire, and the declaration is where it belongs.
        let repaired = [
            DiagnosticKind::HttpsNamespace,
            DiagnosticKind::BeforeDeclaration,
        ];
        let kinds = |decoded: &Decoded<Message<'_>>| -> Vec<DiagnosticKind> {
            let kinds = decoded.diagnostics.iter().map(|d| d.kind());
            kinds.filter(|kind| !repaired.contains(kind)).collect()
        };
        assert_eq!(kinds(&again), kinds(&decoded), "{}", sample.name);
    }
}

#[test]
fn samples_that_are_not_well_formed_are_refused_strictly_on_the_line_another_parser_names() {
    let mut count = 0;
    for sample in samples() {
        if sample.xml == "well-formed" || sample.kind.starts_with("SOAP") {
            continue;
        }
        let error = decode(&sample.kind, &sample.bytes, &Options::STRICT).unwrap_err();
        let place = sample.xml.rsplit_once("line ").unwrap().1;
        let (line, column) = place.split_once(", column ").unwrap();
        // That parser counts columns from 0.
        let column = column.parse::<u32>().unwrap() + 1;
        assert_eq!(error.position().line.to_string(), line, "{}", sample.name);
        assert_eq!(error.position().column, column, "{}", sample.name);
        count += 1;
    }
    if shared("corpus/autodiscover").is_some() {
        assert_eq!(count, 2);
    }
}

#[test]
fn strict_decoding_names_the_first_deviation_that_lenient_decoding_reports() {
    for sample in samples() {
        if sample.kind.starts_with("SOAP") {
            continue;
        }
        let strict = decode(&sample.kind, &sample.bytes, &Options::STRICT);
        let lenient = decode(&sample.kind, &sample.bytes, &Options::LENIENT).unwrap();
        let first = lenient.diagnostics.iter().find(|d| !d.is_note());
        match (strict, first) {
            (Err(error), Some(first)) => {
                let expected = ErrorKind::Deviation(first.kind());
                assert_eq!(error.kind(), expected, "{}", sample.name);
                assert_eq!(error.position(), first.position(), "{}", sample.name);
            }
            (Ok(_), None) => {}
            (strict, first) => panic!("{}: {strict:?} but {first:?}", sample.name),
        }
    }
}

/// What the documentation says in a namespace that was never on the wire, in the one that is.
fn on_the_wire(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    text.replace(
        "https://schemas.microsoft.com",
        "http://schemas.microsoft.com",
    )
}

#[test]
fn samples_in_the_namespaces_of_the_wire_are_read_strictly_but_for_these_mistakes_of_their_own() {
    let mut mistakes = Vec::new();
    for sample in samples() {
        if sample.kind.starts_with("SOAP") {
            continue;
        }
        let text = on_the_wire(&sample.bytes);
        if let Err(e) = decode(&sample.kind, text.as_bytes(), &Options::STRICT) {
            mistakes.push((sample.name, e.kind()));
        }
    }
    if mistakes.is_empty() {
        return;
    }
    let deviation = ErrorKind::Deviation;
    let expected = [
        (
            "pox/handling-autodiscover-error-messages.L111.xml",
            deviation(DiagnosticKind::Missing(
                Element::ACCOUNT_TYPE,
                Element::ACCOUNT,
            )),
        ),
        (
            "pox/how-to-get-user-settings-from-exchange-by-using-autodiscover.L270.xml",
            deviation(DiagnosticKind::Spelling(Element::MICROSOFT_ONLINE)),
        ),
        (
            "seed/seed-request.xml",
            deviation(DiagnosticKind::BeforeDeclaration),
        ),
        (
            "seed/seed-response-schema.xml",
            deviation(DiagnosticKind::BeforeDeclaration),
        ),
    ];
    let found: Vec<_> = mistakes.iter().map(|(n, k)| (n.as_str(), *k)).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_exchange_sample_says_what_its_page_says() {
    for sample in samples() {
        if !sample.name.ends_with("autodiscover.L270.xml") {
            continue;
        }
        let decoded = decode_response(&sample.bytes, &Options::LENIENT).unwrap();
        let Response::Outlook(response) = &decoded.value else {
            panic!("{decoded:?}")
        };
        let user = response.user.as_ref().unwrap();
        assert_eq!(user.display_name.as_deref(), Some("Mara Whitley"));
        let account = response.account.as_ref().unwrap();
        assert_eq!(account.is_microsoft_online(), Some(false));
        let [exch, expr, web] = response.protocols() else {
            panic!("{:?}", response.protocols())
        };
        // The ampersands are escaped twice on the page, so one level is left.
        assert_eq!(
            exch.ecp_url_um(),
            Some("?rfr=olk&amp;p=customize/voicemail.aspx&amp;exsvurl=1&amp;realm=contoso.com")
        );
        let version = exch.effective("mara@contoso.com").server_version.unwrap();
        assert_eq!(version.to_string(), "15.0.516");
        let expr = expr.effective("mara@contoso.com");
        assert!(!expr.ssl && expr.server_exclusive_connect);
        let internal = web.internal().unwrap();
        let methods: Vec<_> = internal.owa_urls[0].authentication_methods().collect();
        assert_eq!(methods, ["Basic", "Fba"]);
        assert_eq!(
            internal.protocols[0].as_url(),
            Some("https://mail.contoso.com/EWS/Exchange.asmx")
        );
    }
}

#[test]
fn the_requests_ask_for_outlooks_schema_in_either_spelling() {
    let mut count = 0;
    for sample in samples() {
        if sample.kind == "POX request" {
            let decoded = decode_request(&sample.bytes, &Options::LENIENT).unwrap();
            assert_eq!(decoded.value.schema(), Schema::Outlook);
            assert_eq!(decoded.value.accepts(), Some(Schema::Outlook));
            assert!(decoded.value.email_address().unwrap().contains('@'));
            count += 1;
        }
    }
    if shared("corpus/autodiscover").is_some() {
        assert_eq!(count, 4);
    }
}
