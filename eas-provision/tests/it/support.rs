//! What several tests need: the specification and the samples beside the workspace, and documents
//! put together byte by byte.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// The folder of specifications and third-party data beside the workspace, if it is there.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let found = manifest.join("../../shared").join(path);
    if found.exists() {
        return Some(found);
    }
    assert!(
        std::env::var_os("WBXML_CORPUS_REQUIRED").is_none(),
        "the corpus is required, and {path} is not there"
    );
    // Not through `println`, which a passing test keeps to itself.
    std::io::Write::write_fmt(
        &mut std::io::stderr(),
        format_args!("skipped: {path} is not beside the workspace\n"),
    )
    .unwrap();
    None
}

/// A row of a table: its cells by column.
pub(crate) type Row = BTreeMap<String, String>;

/// The rows of a CSV file.
pub(crate) fn rows(path: &PathBuf) -> Vec<Row> {
    csv::Reader::from_path(path)
        .unwrap()
        .deserialize()
        .collect::<Result<_, _>>()
        .unwrap()
}

/// A piece of a WBXML document, put together by hand.
#[derive(Clone)]
pub(crate) struct Bytes(pub(crate) Vec<u8>);

/// An element with a text.
pub(crate) fn leaf(token: u8, text: &str) -> Bytes {
    if text.is_empty() {
        return Bytes(vec![token]);
    }
    let mut bytes = vec![token | 0x40, 0x03];
    bytes.extend(text.bytes());
    bytes.extend([0x00, 0x01]);
    Bytes(bytes)
}

/// An element with others in it.
pub(crate) fn node(token: u8, content: &[Bytes]) -> Bytes {
    let mut bytes = vec![token | 0x40];
    bytes.extend(content.iter().flat_map(|piece| piece.0.iter().copied()));
    bytes.push(0x01);
    Bytes(bytes)
}

/// A document with this root on page 14, Provision.
pub(crate) fn provision(content: &[Bytes]) -> Vec<u8> {
    let mut bytes = b"\x03\x01\x6A\x00\x00\x0E".to_vec();
    bytes.extend(node(0x05, content).0);
    bytes
}

/// A document with this root on page 18, Settings.
pub(crate) fn settings(content: &[Bytes]) -> Vec<u8> {
    let mut bytes = b"\x03\x01\x6A\x00\x00\x12".to_vec();
    bytes.extend(node(0x05, content).0);
    bytes
}

/// A response with these elements in its policy document.
pub(crate) fn policy(settings: &[Bytes]) -> Vec<u8> {
    provision(&[
        leaf(0x0B, "1"),
        node(
            0x06,
            &[node(
                0x07,
                &[
                    leaf(0x08, "MS-EAS-Provisioning-WBXML"),
                    leaf(0x0B, "1"),
                    leaf(0x09, "1307199584"),
                    node(0x0A, &[node(0x0D, settings)]),
                ],
            )],
        ),
    ])
}
