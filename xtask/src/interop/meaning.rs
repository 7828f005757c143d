//! XML compared by what it says, read by another XML library than ours.

use std::fmt;

/// A piece of a document, as far as two documents have to agree on it.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Start(String, String),
    Attribute(String, String),
    Text(String),
    End,
}

impl fmt::Debug for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start(namespace, name) if namespace.is_empty() => write!(f, "<{name}>"),
            Self::Start(namespace, name) => write!(f, "<{name} of {namespace}>"),
            Self::Attribute(name, value) => write!(f, "{name}={value:?}"),
            Self::Text(text) => write!(f, "{text:?}"),
            Self::End => f.write_str("an end"),
        }
    }
}

/// The pieces of a document in their order: attributes sorted, text without white space around it,
/// line ends as XML has them.
pub(super) fn pieces(xml: &str) -> Result<Vec<Piece>, String> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let document = roxmltree::Document::parse_with_options(xml, options)
        .map_err(|e| format!("not well-formed: {e}"))?;
    let mut pieces = Vec::new();
    let mut todo = vec![(document.root_element(), false)];
    while let Some((node, leave)) = todo.pop() {
        if leave {
            pieces.push(Piece::End);
        } else if node.is_element() {
            let name = node.tag_name();
            let namespace = name.namespace().unwrap_or("").trim_end_matches(':');
            pieces.push(Piece::Start(namespace.to_owned(), name.name().to_owned()));
            let attributes = node.attributes();
            let mut attributes: Vec<_> = attributes.map(|a| (a.name(), a.value())).collect();
            attributes.sort_unstable();
            for (name, value) in attributes {
                pieces.push(Piece::Attribute(name.to_owned(), value.to_owned()));
            }
            todo.push((node, true));
            let children: Vec<_> = node.children().collect();
            todo.extend(children.into_iter().rev().map(|child| (child, false)));
        } else if node.is_text() {
            let text = node.text().unwrap_or("").replace("\r\n", "\n");
            match pieces.last_mut() {
                _ if text.trim().is_empty() => {}
                Some(Piece::Text(before)) => before.push_str(text.trim()),
                _ => pieces.push(Piece::Text(text.trim().to_owned())),
            }
        }
    }
    Ok(pieces)
}

/// What is different in two documents: every pair of pieces that differs, once, if they are built
/// alike; otherwise the first.
pub(super) fn differences(expected: &str, found: &str) -> Vec<String> {
    let expected = match pieces(expected) {
        Ok(pieces) => pieces,
        Err(e) => return vec![format!("expected document: {e}")],
    };
    let found = match pieces(found) {
        Ok(pieces) => pieces,
        Err(e) => return vec![e],
    };
    differences_of(&expected, &found)
}

/// The same of what has been read already.
pub(super) fn differences_of(expected: &[Piece], found: &[Piece]) -> Vec<String> {
    let mut differences = Vec::new();
    for at in 0..expected.len().max(found.len()) {
        let (expected, found) = (expected.get(at), found.get(at));
        if let (Some(expected), Some(found)) = (expected, found) {
            if expected.says_the_same_as(found) {
                continue;
            }
        }
        let shown = |piece: Option<&Piece>| match piece {
            Some(piece) => format!("{piece:?}"),
            None => "nothing more".to_owned(),
        };
        let text = format!("expected {}, found {}", shown(expected), shown(found));
        if !differences.contains(&text) {
            differences.push(text);
        }
        let kind = |piece: Option<&Piece>| piece.map(std::mem::discriminant);
        if kind(expected) != kind(found) {
            break;
        }
    }
    differences
}

impl Piece {
    /// Whether they are equal. WBXML has no namespaces but code pages: a name without a namespace may
    /// be in any, and the case of namespaces does not count.
    fn says_the_same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Start(here, name), Self::Start(there, other)) => {
                let either = here.is_empty() || there.is_empty();
                name == other && (either || here.eq_ignore_ascii_case(there))
            }
            _ => self == other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_order_of_attributes_and_cdata_make_no_difference() {
        let left = "<a x='1' y='2'>\n  <b> text&amp; </b>\n</a>";
        let right = "<?xml version='1.0'?><!DOCTYPE a><a y='2' x='1'><b><![CDATA[text&]]></b></a>";
        assert!(differences(left, right).is_empty());
    }

    #[test]
    fn a_namespace_on_one_side_only_makes_no_difference_and_two_do() {
        let none = "<a><b/></a>";
        let one = "<a xmlns='N:'><b/></a>";
        assert!(differences(none, one).is_empty());
        assert!(differences(one, "<a xmlns='n'><b/></a>").is_empty());
        assert_eq!(
            differences(one, "<a xmlns='m'><b xmlns='N'/></a>"),
            ["expected <a of N>, found <a of m>"]
        );
    }

    #[test]
    fn every_difference_is_named_once_and_those_behind_another_structure_not_at_all() {
        assert_eq!(
            differences("<a><b/><b/>1<d/></a>", "<a><c/><c/>2<e/></a>"),
            [
                "expected <b>, found <c>",
                "expected \"1\", found \"2\"",
                "expected <d>, found <e>"
            ]
        );
        assert_eq!(
            differences("<a><b/></a>", "<a x='1'><c/></a>"),
            ["expected <b>, found x=\"1\""]
        );
        assert_eq!(
            differences("<a/>", "<a>"),
            ["not well-formed: the root node was opened but never closed"]
        );
    }
}
