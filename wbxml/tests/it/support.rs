//! What several tests need: the third-party corpus, and XML compared by meaning.

use std::path::PathBuf;

#[cfg(feature = "xml")]
use wbxml::{Dictionary, Tag, dictionaries};

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

/// A file name and what is in it.
pub(crate) fn files(folder: &PathBuf, ending: &str) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_file() && name.ends_with(ending) {
            found.push((name, std::fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// A piece of an XML document, as far as two documents have to agree on it.
#[cfg(feature = "xml")]
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Piece {
    Start(String),
    Attribute(String, String),
    Text(String),
    End,
}

/// The meaning of an XML document, read by another XML library: names by the tag that they stand
/// for, attributes, text without white space around it, in document order.
#[cfg(feature = "xml")]
pub(crate) fn meaning(xml: &str, dictionary: &'static Dictionary) -> Vec<Piece> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let document = roxmltree::Document::parse_with_options(xml, options)
        .unwrap_or_else(|e| panic!("not well-formed: {e}\n{xml}"));
    let mut pieces = Vec::new();
    let mut todo = vec![(document.root_element(), false)];
    while let Some((node, leave)) = todo.pop() {
        if leave {
            pieces.push(Piece::End);
        } else if node.is_element() {
            pieces.push(Piece::Start(name_of(node, dictionary)));
            for attribute in node.attributes() {
                let name = attribute.name().to_owned();
                pieces.push(Piece::Attribute(name, attribute.value().to_owned()));
            }
            todo.push((node, true));
            let children: Vec<_> = node.children().collect();
            todo.extend(children.into_iter().rev().map(|child| (child, false)));
        } else if node.is_text() {
            let text = node.text().unwrap().trim();
            match pieces.last_mut() {
                _ if text.is_empty() => {}
                Some(Piece::Text(before)) => before.push_str(text),
                _ => pieces.push(Piece::Text(text.to_owned())),
            }
        }
    }
    pieces
}

/// The name that the dictionary has for an element, or its own.
#[cfg(feature = "xml")]
fn name_of(node: roxmltree::Node<'_, '_>, dictionary: &'static Dictionary) -> String {
    let local = node.tag_name().name();
    let namespace = node.tag_name().namespace().unwrap_or("");
    let prefix = node.lookup_prefix(namespace).unwrap_or("");
    let resolve = |dictionary: &'static Dictionary| -> Option<(&'static Dictionary, Tag)> {
        let prefixed = format!("{prefix}:{local}");
        let tag = match dictionary.page_of_namespace(namespace) {
            Some(page) => dictionary.tag(page, local),
            None => dictionary
                .tag_in_any_page(&prefixed)
                .or_else(|| dictionary.tag(0, local))
                .or_else(|| dictionary.tag_in_any_page(local)),
        }?;
        Some((dictionary, tag))
    };
    let foreign = || dictionaries::by_root_and_namespace("DevInf", namespace).and_then(resolve);
    let owned = dictionary.page_of_namespace(namespace).is_some() || namespace.is_empty();
    let found = if owned {
        resolve(dictionary)
    } else {
        foreign().or_else(|| resolve(dictionary))
    };
    match found {
        Some((dictionary, tag)) => {
            format!("{} {}", tag.page(), dictionary.tag_name(tag).unwrap_or("?"))
        }
        None => format!("literal {local}"),
    }
}
