//! What several tests need: the third-party corpus, and messages around a piece of XML.

use std::path::{Path, PathBuf};

use syncml::{Command, Message, Options, decode_xml_with};

/// The folder of third-party test data beside the workspace, if it is there.
pub(crate) fn corpus(path: &str) -> Option<PathBuf> {
    // Where it runs, not where it was built: a target folder may serve several clones.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let folder = manifest.join("../../shared").join(path);
    if folder.exists() {
        return Some(folder);
    }
    assert!(
        std::env::var_os("WBXML_CORPUS_REQUIRED").is_none(),
        "the corpus is required, and {path} is not there"
    );
    // Not through `println`, which a passing test keeps to itself.
    std::io::Write::write_fmt(
        &mut std::io::stderr(),
        format_args!("skipped: no third-party corpus ({path}) beside the workspace\n"),
    )
    .unwrap();
    None
}

/// The files in a folder and those in it, with their paths below it, sorted.
pub(crate) fn files(root: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy();
                found.push((name.into_owned(), std::fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

pub(crate) const HEADER: &str = "<VerProto>DM/1.2</VerProto><SessionID>1</SessionID>\
    <MsgID>1</MsgID><Target><LocURI>a</LocURI></Target><Source><LocURI>b</LocURI></Source>";

/// A message of a version with this header (behind `VerDTD`) and this body.
pub(crate) fn document(version: &str, header: &str, body: &str) -> String {
    format!(
        "<SyncML xmlns=\"SYNCML:SYNCML{version}\"><SyncHdr><VerDTD>{version}</VerDTD>{header}\
         </SyncHdr><SyncBody>{body}</SyncBody></SyncML>"
    )
}

/// A 1.2 message with this body.
pub(crate) fn with_body(body: &str) -> String {
    document("1.2", HEADER, body)
}

/// A 1.2 message with an item of this content.
pub(crate) fn with_item(item: &str) -> String {
    with_body(&format!(
        "<Replace><CmdID>1</CmdID><Item>{item}</Item></Replace>"
    ))
}

/// The message, read strictly.
pub(crate) fn strict(xml: &str) -> Message<'_> {
    decode_xml_with(xml, &Options::STRICT)
        .unwrap_or_else(|e| panic!("{e}\n{xml}"))
        .message
}

/// The first item of the first command.
pub(crate) fn first_item<'m, 'a>(message: &'m Message<'a>) -> &'m syncml::Item<'a> {
    let command: &Command<'a> = &message.commands[0];
    &command.items()[0]
}
