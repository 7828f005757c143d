//! The dump: every byte explained once, to the end or the error, without credentials.

use wbxml::dump::{Dump, DumpOptions, Entry, Kind, Value};
use wbxml::{Decoder, Options, dictionaries};

use crate::support::{corpus, files};

const SHOWN: DumpOptions = DumpOptions::new().with_redact(false);

fn bytes(entries: &[Entry<'_>]) -> Vec<u8> {
    entries
        .iter()
        .flat_map(|entry| entry.bytes)
        .copied()
        .collect()
}

/// What holds of the dump of any input.
fn laws(name: &str, input: &[u8]) {
    for options in [
        SHOWN,
        SHOWN.with_decode(Options::STRICT),
        DumpOptions::new(),
    ] {
        let entries: Vec<_> = Dump::new(input, &options).collect();
        let mut end = 0;
        for entry in &entries {
            if let Kind::Error(error) = entry.kind {
                assert_eq!(entry.offset, error.offset(), "{name}");
                assert!(entry.offset <= input.len() as u64, "{name}");
            } else {
                assert_eq!(entry.offset, end, "{name}: a gap before {entry:?}");
                end += entry.len as u64;
            }
        }
        let failed = entries
            .last()
            .is_some_and(|e| matches!(e.kind, Kind::Error(_)));
        if !options.redact {
            let shown = bytes(&entries);
            assert!(
                input.starts_with(&shown) && (failed || shown == input),
                "{name}"
            );
        }
        let decoded = Decoder::with_options(input, &options.decode)
            .and_then(|mut decoder| decoder.try_for_each(|token| token.map(|_| ())));
        assert_eq!(failed, decoded.is_err(), "{name}: {decoded:?}");

        let dump = Dump::new(input, &options);
        let lines = dump.clone().text().to_string().lines().count();
        assert_eq!(lines, entries.len() + 1, "{name}");
        let json: serde_json::Value = serde_json::from_str(&dump.json().to_string())
            .unwrap_or_else(|e| panic!("{name}: no JSON: {e}"));
        assert_eq!(json.as_array().map(Vec::len), Some(entries.len()), "{name}");
    }
}

#[test]
fn every_byte_of_every_corpus_document_is_explained_once() {
    let Some(folder) = corpus("corpus/wbxml/libwbxml") else {
        return;
    };
    let mut documents = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            for (name, document) in files(&path, ".wbxml") {
                laws(&name, &document);
                documents += 1;
            }
        }
    }
    assert!(documents > 400, "{documents}");
}

#[test]
fn hostile_documents_are_explained_to_the_error() {
    let Some(folder) = corpus("corpus/wbxml/hostile/synthetic") else {
        return;
    };
    for (name, document) in files(&folder, "") {
        laws(&name, &document);
    }
}

#[test]
fn truncations_and_mutations_are_explained_to_the_error() {
    let sample: &[u8] =
        b"\x03\x0B\x6A\x05abc\0\0\xC5\x46\x01\xC6\x00\x01\x55\x01\x87\x32\x00\x00\x06\
        \x83\x00\x01\x87\x04\x00\x03x\0\x02\x20\x9F\x01\x01\xC3\x03abc\x43\x05\x03y\0\x01\x01";
    laws("whole", sample);
    let mut changed = sample.to_vec();
    for place in 0..sample.len() {
        laws("truncated", &sample[..place]);
        for byte in [
            0, 1, 2, 3, 4, 5, 0x40, 0x43, 0x44, 0x7F, 0x80, 0x83, 0x84, 0xC0, 0xC3, 0xFF,
        ] {
            changed[place] = byte;
            laws("changed", &changed);
        }
        changed[place] = sample[place];
    }
}

#[test]
fn names_are_those_of_the_dictionary_that_the_header_names() {
    let document = b"\x03\x05\x6A\x00\x45\xC6\x08\x03x\0\x01\x01\x01";
    let dump = Dump::new(document, &DumpOptions::new());
    assert_eq!(dump.dictionary(), Some(&dictionaries::SI_1_0));
    let entries: Vec<_> = dump.collect();
    assert_eq!(entries[4].name.as_deref(), Some("si"));
    assert_eq!(entries[5].name.as_deref(), Some("indication"));
    assert_eq!(
        (entries[5].depth, entries[6].depth, entries[7].depth),
        (1, 2, 3)
    );
    // Without one the tokens stay what they are.
    let unknown = b"\x03\x01\x6A\x00\x45\x03x\0\x01";
    let text = Dump::new(unknown, &DumpOptions::new()).text().to_string();
    assert!(
        text.contains("<0:05>") && text.contains("</0:05>"),
        "{text}"
    );
}

#[test]
fn a_password_is_neither_in_the_text_nor_in_the_bytes_nor_in_the_string_table() {
    // AUTHSECRET in the table and inline; the value before the name; a literal name.
    let document: &[u8] = b"\x03\x0B\x6A\x18hunter2\0BASAUTH-PW\0alice\xC5\x46\x01\
        \x87\x0E\x06\x83\x00\x01\
        \x87\x0E\x06\x03hunter2\0\x01\
        \x87\x06\x03hunter2\0\x0E\x01\
        \x87\x05\x83\x08\x06\x03hunter2\0\x01\
        \x87\x0D\x06\x03alice\0\x01\
        \x01";
    let dump = Dump::new(document, &DumpOptions::new());
    let entries: Vec<_> = dump.clone().collect();
    assert!(!matches!(entries.last().unwrap().kind, Kind::Error(_)));
    assert_eq!(
        entries.iter().filter(|entry| entry.is_redacted()).count(),
        5
    );
    let shown = format!(
        "{}{:#}{}",
        dump.clone().text(),
        dump.clone().text(),
        dump.json()
    );
    for trace in ["hunter2", "68 75 6E", "68756e"] {
        assert!(!shown.contains(trace), "{shown}");
    }
    assert!(shown.contains("\"alice\"") && shown.contains("«redacted, 7 bytes»"));
    let full = Dump::new(document, &SHOWN).text().to_string();
    assert_eq!(full.matches("hunter2").count(), 5);
}

#[test]
fn what_the_rest_of_a_broken_document_might_have_called_a_password_is_not_shown() {
    // The name of the type, a user, a password; cut wherever it can be.
    let document: &[u8] = b"\x03\x00\x00\x6A\x2C-//WAPFORUM//DTD PROV 1.0//EN\0alice\0hunter2\0\
        \xC5\x46\x01\x87\x0D\x06\x83\x1E\x01\x87\x0E\x06\x83\x24\x01\x01";
    let dump = |len: usize| Dump::new(&document[..len], &DumpOptions::new());
    for len in 0..document.len() {
        let shown = format!("{:#}{}", dump(len).text(), dump(len).json());
        assert!(!shown.contains("hunter2"), "{len}: {shown}");
        let user = dump(len).text().to_string().contains("\"alice\"");
        // Something has referred to it that is none.
        assert_eq!(user, len >= document.len() - 8, "{len}");
    }
    let whole = dump(document.len());
    assert!(
        !whole
            .clone()
            .any(|entry| matches!(entry.kind, Kind::Error(_)))
    );
    assert!(
        whole
            .text()
            .to_string()
            .contains("\"-//WAPFORUM//DTD PROV 1.0//EN\"")
    );
}

#[test]
fn data_is_hidden_in_a_credential_and_where_its_node_is_one() {
    let options = DumpOptions::new().with_dictionary(&dictionaries::SYNCML_1_2);
    let hides = |body: &[u8]| {
        let document = [b"\x02\xA4\x01\x6A\x00", body].concat();
        let entries: Vec<_> = Dump::new(&document, &options).collect();
        let last = entries.last().unwrap();
        assert!(!matches!(last.kind, Kind::Error(_)), "{last:?}");
        entries.iter().filter(|entry| entry.is_redacted()).count()
    };
    // Cred: Meta, Data.
    assert_eq!(hides(b"\x4E\x4F\x03QnJ1Y2U\0\x01\x01"), 1);
    // Item: Target: LocURI; Data.
    assert_eq!(
        hides(b"\x54\x6E\x57\x03./AAuthSecret\0\x01\x01\x4F\x03x\0\x01\x01"),
        1
    );
    assert_eq!(
        hides(b"\x54\x6E\x57\x03./AAuthName\0\x01\x01\x4F\x03x\0\x01\x01"),
        0
    );
}

#[test]
fn a_document_inside_a_text_is_hidden_with_its_password() {
    let text = br#"<characteristic><parm name="AUTHSECRET" value="hunter2"/></characteristic>"#;
    let document = [b"\x03\x01\x6A\x00\x00\x0E\x4A\x03", &text[..], b"\0\x01"].concat();
    let options = DumpOptions::new().with_dictionary(&dictionaries::ACTIVESYNC);
    let shown = Dump::new(&document, &options).text().to_string();
    assert!(
        !shown.contains("hunter2") && shown.contains("«redacted, 74 bytes»"),
        "{shown}"
    );
}

#[test]
fn long_text_is_abbreviated_with_its_length_and_shown_whole_on_request() {
    let document = [b"\x03\x01\x6A\x00\x45\x03", &[b'x'; 5000][..], b"\0\x01"].concat();
    let text = Dump::new(&document, &DumpOptions::new()).text();
    let short = text.to_string();
    assert!(
        short.contains("xxx\"… 5000 bytes") && short.len() < 1000,
        "{short}"
    );
    assert!(format!("{text:#}").contains(&"x".repeat(5000)));
}

#[test]
fn what_would_upset_a_terminal_is_escaped() {
    let document = b"\x03\x01\x6A\x00\x45\x03\x1B[2J\xE2\x80\xAE\"\\\n\0\x01";
    let text = Dump::new(document, &DumpOptions::new()).text().to_string();
    assert!(text.contains(r#""\u{1B}[2J\u{202E}\"\\\n""#), "{text}");
}

#[test]
fn repeated_references_to_a_long_string_stop_at_the_limit_on_expanded_text() {
    let mut document = b"\x03\x01\x6A".to_vec();
    // A string table of 1 MiB, and 100,000 references to it.
    document.extend([0xC0, 0x80, 0x00]);
    document.extend(std::iter::repeat_n(b'x', (1 << 20) - 1));
    document.push(0);
    document.push(0x45);
    document.extend([0x83, 0].repeat(100_000));
    document.push(1);
    let last = Dump::new(&document, &DumpOptions::new()).last().unwrap();
    assert_eq!(last.value, Value::None);
    assert!(
        last.meaning().to_string().contains("too much text"),
        "{last}"
    );
}
