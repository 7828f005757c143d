//! Valid documents beside libwbxml: its programs `wbxml2xml` and `xml2wbxml` (Debian:
//! `libwbxml2-utils`, 0.11.8), where they are installed.

use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};

use ::arbitrary::{Arbitrary, Unstructured};
use ::wbxml::xml::WriteOptions;
use ::wbxml::{Document, EncodeOptions, Event, Tag, ValueType};

use super::{Compared, Piece, pieces, well_formed};

/// What libwbxml makes of a valid document of ours says what the document says, in both directions,
/// but for the `DIFFERENCES`. Nothing is said where its programs are not installed.
///
/// White space is not compared: it writes CR, and line ends in attributes, as they are, which a reader
/// of XML has to change. Nor are declarations of namespaces, which are its own.
pub fn beside_libwbxml(input: &[u8]) {
    let Ok(mut document) = Document::arbitrary(&mut Unstructured::new(input)) else {
        return;
    };
    let dictionary = document.dictionary();
    if compares(&document, Way::ToXml) {
        let bytes = match document.encode(EncodeOptions::default()) {
            Ok(bytes) => bytes,
            Err(e) => panic!("a valid document does not encode: {e}"),
        };
        let Some(xml) = to_xml(&bytes, dictionary.name()) else {
            return;
        };
        well_formed(&xml);
        let mut ours = document.clone();
        ours.opaque_to_text();
        match Document::from_xml(&xml, Some(dictionary)) {
            Ok(theirs) => same("its XML", &ours, &theirs, &xml),
            Err(e) => panic!("its XML is not read: {e}\n{xml}"),
        }
    }
    if compares(&document, Way::ToWbxml) {
        let xml = match document.to_xml(&WriteOptions::COMPACT) {
            Ok(xml) => xml,
            Err(e) => panic!("a valid document has no XML: {e}"),
        };
        let Some(bytes) = run("xml2wbxml", &["-k", "-o", "-", "-"], xml.as_bytes()) else {
            return;
        };
        document.opaque_to_text();
        match Document::decode(&bytes, Some(dictionary)) {
            Ok(mut theirs) => {
                theirs.opaque_to_text();
                same("its WBXML", &document, &theirs, &xml);
            }
            Err(e) => panic!("its WBXML is not read: {e}\n{xml}\n{bytes:02X?}"),
        }
    }
}

/// What libwbxml is asked to write.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    ToXml,
    ToWbxml,
}

/// A part of the language that one of the two does not have: documents with it are left out.
struct Difference {
    #[cfg_attr(not(test), allow(dead_code, reason = "it is for people"))]
    why: &'static str,
    concerns: fn(&Document, Way) -> bool,
}

/// What it says of XML whose type it cannot tell: Channel 1.1, and roots that are not that of the type.
const UNKNOWN: &str = "The XML language is unknown";

/// All that is known. A token that its tables do not have is one more: it is called `unknown` in its
/// XML and spelled out in its WBXML, where the comparison ends.
const DIFFERENCES: [Difference; 13] = [
    Difference {
        why: "processing instructions are dropped there",
        concerns: |document, _| any(document, |event| matches!(event, Event::Pi(_))),
    },
    Difference {
        why: "an element without a token gets another namespace there, an attribute without one is \
              dropped in types that have no attributes",
        concerns: |document, _| {
            any(document, |event| {
                matches!(
                    event,
                    Event::StartLiteral { .. } | Event::AttributeLiteral { .. }
                )
            })
        },
    },
    Difference {
        why: "there is no table of MetInf 1.0",
        concerns: |document, _| document.dictionary().name() == "metinf-1.0",
    },
    Difference {
        why: "the names of WML 1.0 are in lower case there",
        concerns: |document, _| document.dictionary().name() == "wml-1.0",
    },
    Difference {
        why: "a time in an attribute of SI or EMN has to be one there, and is any text here",
        concerns: |document, _| has_other_times(document),
    },
    Difference {
        why: "TETRA of the provisioning bearers is spelled TRETRA there",
        concerns: |document, _| {
            document.dictionary().name() == "prov-1.0"
                && any(
                    document,
                    |event| matches!(event, Event::Text(text) if text.contains("TETRA")),
                )
        },
    },
    Difference {
        why: "two values of WV-CSP 1.2 are not in its tables, and their tokens are dropped there",
        concerns: |document, way| {
            way == Way::ToXml
                && document.dictionary().name() == "wv-csp-1.2"
                && any(document, |event| {
                    matches!(event, Event::Text("SSMS" | "SHTTP"))
                })
        },
    },
    Difference {
        why: "an OPAQUE of no bytes has no base64 there",
        concerns: |document, _| any(document, |event| matches!(event, Event::Opaque([]))),
    },
    Difference {
        why: "a string in an element for bytes, numbers or times is taken for those there, and stays \
              text here",
        concerns: |document, _| has_other_values(document),
    },
    Difference {
        why: "SyncML 1.2 has no code page of device descriptions there: they are documents of their own",
        concerns: |document, _| {
            document.dictionary().name() == "syncml-1.2"
                && any(
                    document,
                    |event| matches!(event, Event::Start(tag) if tag.page() == 2),
                )
        },
    },
    Difference {
        why: "a dollar in the text of WML is not doubled there, so that it begins a variable",
        concerns: |document, _| {
            document.dictionary().name().contains("wml")
                && any(
                    document,
                    |event| matches!(event, Event::Text(text) if text.contains('$')),
                )
        },
    },
    Difference {
        why: "a name that several code pages have is taken from the first there, not from that of its \
              namespace",
        concerns: |document, way| {
            let dictionary = document.dictionary();
            let elsewhere = |tag: Tag| {
                let name = dictionary.tag_name(tag).unwrap_or("");
                let mut others = (0..=u8::MAX).filter(|page| *page != tag.page());
                others.any(|page| dictionary.tag(page, name).is_some())
            };
            way == Way::ToWbxml
                && any(
                    document,
                    |event| matches!(event, Event::Start(tag) if elsewhere(*tag)),
                )
        },
    },
    Difference {
        why: "the prefix `xml` of an attribute becomes its namespace and a bar there",
        concerns: |document, way| {
            let dictionary = document.dictionary();
            let of_xml = |tag: Tag| {
                let name = dictionary.attribute_tag_name(tag);
                name.is_some_and(|name| name.starts_with("xml:"))
            };
            way == Way::ToWbxml
                && any(
                    document,
                    |event| matches!(event, Event::Attribute(tag) if of_xml(*tag)),
                )
        },
    },
];

fn compares(document: &Document, way: Way) -> bool {
    DIFFERENCES
        .iter()
        .all(|difference| !(difference.concerns)(document, way))
}

fn any(document: &Document, mut is_one: impl FnMut(&Event<'_>) -> bool) -> bool {
    document.source().any(|event| is_one(&event))
}

/// Whether an attribute that is for a time has text.
fn has_other_times(document: &Document) -> bool {
    let dictionary = document.dictionary();
    let mut is_time = false;
    any(document, |event| {
        match event {
            Event::Attribute(tag) => {
                let name = dictionary.attribute_tag_name(*tag);
                is_time = matches!(name, Some("created" | "si-expires" | "timestamp"));
            }
            Event::AttributesEnd => is_time = false,
            Event::Text(_) | Event::AttributeValue(_) => return is_time,
            _ => {}
        }
        false
    })
}

/// Whether an element that has a type has text.
fn has_other_values(document: &Document) -> bool {
    let dictionary = document.dictionary();
    let mut is_typed = false;
    any(document, |event| {
        match event {
            Event::Start(tag) => {
                is_typed = dictionary.type_rule(*tag).value_type != ValueType::Text;
            }
            Event::End => is_typed = false,
            Event::Text(_) => return is_typed,
            _ => {}
        }
        false
    })
}

/// The XML that it makes, without white space that was not there.
fn to_xml(bytes: &[u8], dictionary: &str) -> Option<String> {
    // Its names are ours: `WML13` for `wml-1.3`, `CSP11` for `wv-csp-1.1`.
    let language = match dictionary {
        "ota-settings" => "OTA".to_owned(),
        name => name.trim_start_matches("wv-").replace(['-', '.'], ""),
    };
    let language = language.to_uppercase();
    let xml = run(
        "wbxml2xml",
        &["-m", "0", "-k", "-l", &language, "-o", "-", "-"],
        bytes,
    )?;
    match String::from_utf8(xml) {
        Ok(xml) => Some(xml),
        Err(e) => panic!("its XML is no UTF-8: {e}"),
    }
}

/// What a program of libwbxml writes; none where it is not installed or cannot tell the type.
fn run(program: &str, arguments: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let mut command = Command::new(program);
    command.args(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let done = command.spawn().and_then(|mut child| {
        // It may have stopped reading, and says why in the end.
        let _ = child.stdin.take().map(|mut stdin| stdin.write_all(input));
        child.wait_with_output()
    });
    match done {
        Ok(done) if done.status.success() => Some(done.stdout),
        Ok(done) => {
            let said = String::from_utf8_lossy(&done.stderr);
            if said.contains(UNKNOWN) {
                return None;
            }
            panic!("{program}: {}: {said}\n{input:02X?}", done.status);
        }
        Err(e) if e.kind() == ErrorKind::NotFound => None,
        Err(e) => panic!("{program}: {e}"),
    }
}

/// Panics with the first place where two documents differ, up to a token that its tables lack.
#[track_caller]
fn same(what: &str, ours: &Document, theirs: &Document, form: &str) {
    let (ours, theirs) = (without_white_space(ours), without_white_space(theirs));
    let mut pairs = ours.iter().zip(&theirs);
    let Some((our, their)) = pairs.find(|(our, their)| our != their) else {
        let (ours, theirs) = (ours.len(), theirs.len());
        assert_eq!(ours, theirs, "{what} has more or less pieces\n{form}");
        return;
    };
    let is_named = matches!(our, Piece::Start(..));
    let is_lacking = matches!(their, Piece::Markup(Event::StartLiteral { .. }));
    if !(is_named && is_lacking) {
        panic!("{what}: {their:?} instead of {our:?}\n{form}");
    }
}

fn without_white_space(document: &Document) -> Vec<Piece<'_>> {
    let mut pieces = pieces(document, Compared::Undeclared);
    for piece in &mut pieces {
        if let Piece::Text(text) = piece {
            text.retain(|c| !c.is_whitespace());
        }
    }
    pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that look random, the same in every run.
    fn noise(seed: u64) -> Vec<u8> {
        let mut state = seed;
        let next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        };
        std::iter::repeat_with(next).take(400).collect()
    }

    #[test]
    fn documents_at_random_say_the_same_in_its_forms() {
        for seed in 0..150 {
            beside_libwbxml(&noise(seed));
        }
    }

    #[test]
    fn most_documents_are_compared_and_every_difference_is_met() {
        let mut compared = 0;
        let mut met = [0; DIFFERENCES.len()];
        for seed in 0..1_000 {
            let noise = noise(seed);
            let document = Document::arbitrary(&mut Unstructured::new(&noise)).unwrap();
            for way in [Way::ToXml, Way::ToWbxml] {
                compared += usize::from(compares(&document, way));
                for (difference, met) in DIFFERENCES.iter().zip(&mut met) {
                    *met += usize::from((difference.concerns)(&document, way));
                }
            }
        }
        assert!(compared > 500, "{compared} of 2,000");
        for (difference, met) in DIFFERENCES.iter().zip(met) {
            assert!(met > 0, "{}", difference.why);
        }
    }
}
