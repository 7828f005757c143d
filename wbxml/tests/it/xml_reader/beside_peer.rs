//! Beside roxmltree: documents put together from pieces at random. What one refuses, the other
//! refuses; of what both take, both say the same: names, namespaces, attributes, text,
//! instructions.

use std::fmt::Write;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use wbxml::xml::{ReadOptions, Reader, Whitespace};
use wbxml::{Error, ErrorKind, Event, Source, XmlError, dictionaries};

/// What documents are made of.
const PIECES: &[&str] = &[
    "<Sync>",
    "</Sync>",
    "<Sync/>",
    "<Class",
    "<Class>",
    "</Class>",
    "</Class >",
    "<p:Class",
    "<p:Class>",
    "</p:Class>",
    "<é",
    "</é>",
    "<new.1-x>",
    "</new.1-x>",
    ">",
    "/>",
    " xmlns='AirSync'",
    " xmlns=\"AirSyncBase:\"",
    " xmlns='AirSyn&#99;'",
    " xmlns=''",
    " xmlns='urn:u'",
    " xmlns:p='AirSync'",
    " xmlns:p=\"urn:u\"",
    " xmlns:q='urn:&#117;'",
    " xmlns:q='urn:v'",
    " a='1'",
    " b = \"&lt;\t'&#10;\"",
    "\n\tp:a=''",
    " q:a='&amp;\r\n'",
    " é='\r'",
    " xml:lang='en'",
    "text",
    " ",
    "\r\n",
    "\n  ",
    "&amp;",
    "&#13;",
    "&#x1F600;",
    "]]",
    ">",
    "<![CDATA[",
    "]]>",
    "<![CDATA[<a>&amp;\r\n]]]>",
    "<![CDATA[]]>",
    "<!--",
    "-->",
    "<!-- <a> & ' -->",
    "<?p ",
    "?>",
    "<?q?>",
    "<?p \r\n d>'?>",
    "\u{FEFF}",
    "'",
    "\"",
    "&",
    ";",
    "<",
    "=",
];

/// An outline: elements with their namespaces, attributes, texts and instructions.
#[derive(Default)]
struct Outline {
    out: String,
    text: String,
}

impl Outline {
    fn markup(&mut self, markup: &str) {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            write!(self.out, "{text:?}").unwrap();
        }
        self.out.push_str(markup);
    }
}

fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// What we read. The namespace of a name without a token is not told by the event.
fn ours(text: &str) -> Result<String, Error> {
    let dictionary = &dictionaries::ACTIVESYNC;
    let options = ReadOptions::default().with_whitespace(Whitespace::Preserve);
    let mut reader = Reader::with_options(text, dictionary, &options)?;
    let mut outline = Outline::default();
    let mut attribute: Option<(&str, String)> = None;
    let mut instruction: Option<String> = None;
    while let Some(event) = reader.next_event()? {
        let piece = match event {
            Event::Text(piece) | Event::CData(piece) => String::from(piece),
            Event::Char(c) => String::from(c),
            _ => String::new(),
        };
        if let Event::Text(_) | Event::CData(_) | Event::Char(_) = event {
            assert!(!piece.is_empty());
            match (&mut attribute, &mut instruction) {
                (Some((_, value)), _) => value.push_str(&piece),
                (None, Some(data)) => data.push_str(&piece),
                (None, None) => outline.text.push_str(&piece),
            }
            continue;
        }
        if let Some((name, value)) = attribute.take() {
            if !name.starts_with("xmlns") {
                outline.markup(&format!(" {}={value:?}", local(name)));
            }
        }
        match event {
            Event::Start(tag) => {
                let namespace = dictionary.namespace(tag.page()).unwrap();
                let name = dictionary.tag_name(tag).unwrap();
                outline.markup(&format!("<{{{namespace}}}{name}"));
            }
            Event::StartLiteral { name, .. } => outline.markup(&format!("<{}", local(name))),
            Event::Attribute(tag) => {
                attribute = Some((dictionary.attribute_tag_name(tag).unwrap(), String::new()));
            }
            Event::AttributeLiteral { name } => attribute = Some((name, String::new())),
            Event::AttributesEnd => {}
            Event::Pi(target) => instruction = Some(format!("<?{target} ")),
            Event::PiEnd => outline.markup(&(instruction.take().unwrap() + "?>")),
            Event::End => outline.markup("</>"),
            other => panic!("{other:?}"),
        }
    }
    outline.markup("");
    Ok(outline.out)
}

/// Line ends as they are to be (XML 1.0 §2.11), which roxmltree leaves in instructions as they are.
fn line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// What roxmltree reads.
fn theirs(text: &str) -> Result<String, roxmltree::Error> {
    let dictionary = &dictionaries::ACTIVESYNC;
    let document = roxmltree::Document::parse(text)?;
    let mut outline = Outline::default();
    let mut todo = vec![(document.root(), false)];
    while let Some((node, leave)) = todo.pop() {
        if leave {
            outline.markup("</>");
            continue;
        }
        if node.is_text() {
            outline.text.push_str(node.text().unwrap());
        } else if let Some(pi) = node.pi() {
            outline.markup(&format!(
                "<?{} {}?>",
                pi.target,
                line_ends(pi.value.unwrap_or(""))
            ));
        } else if node.is_element() {
            let name = node.tag_name().name();
            let page = match node.tag_name().namespace() {
                Some(uri) if !uri.is_empty() => dictionary.page_of_namespace(uri),
                // Nothing is declared: the names of the root's page, if it is one of them.
                _ => Some(0),
            };
            match page.filter(|page| dictionary.tag(*page, name).is_some()) {
                Some(page) => {
                    let namespace = dictionary.namespace(page).unwrap();
                    outline.markup(&format!("<{{{namespace}}}{name}"));
                }
                None => outline.markup(&format!("<{name}")),
            }
            for attribute in node.attributes() {
                outline.markup(&format!(" {}={:?}", attribute.name(), attribute.value()));
            }
            todo.push((node, true));
        }
        todo.extend(node.children().rev().map(|child| (child, false)));
    }
    outline.markup("");
    Ok(outline.out)
}

/// Whether both took it.
fn compare(text: &str) -> bool {
    match (ours(text), theirs(text)) {
        (Ok(ours), Ok(theirs)) => {
            // A default namespace taken back is none, or that of the root: the event cannot say.
            if !text.contains("xmlns=''") && !text.contains("'urn:u'") {
                assert_eq!(ours, theirs, "{text:?}");
            }
            true
        }
        (Err(error), theirs) => {
            let at = usize::try_from(error.offset()).unwrap();
            assert!(text.is_char_boundary(at), "{error}: {text:?}");
            let ours_alone = match error.kind() {
                // An attribute in the namespace of a page has nothing that WBXML could carry it in.
                ErrorKind::Xml(XmlError::UnboundPrefix) => true,
                // roxmltree lets a default namespace be declared twice (XML 1.0 §3.1). And a foreign
                // one on an element of a page is one too many in WBXML.
                ErrorKind::DuplicateAttribute => text[at..].starts_with("xmlns="),
                _ => false,
            };
            assert!(
                theirs.is_err() || ours_alone,
                "roxmltree takes {text:?}: {error}"
            );
            false
        }
        (Ok(_), Err(theirs)) => panic!("roxmltree refuses {text:?}: {theirs}"),
    }
}

fn documents() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    (
        prop::collection::vec(piece, 0..14),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(pieces, root, declared)| {
            let inside = pieces.concat();
            let open = if declared {
                "<Sync xmlns='AirSync' xmlns:p='urn:w' xmlns:q='urn:q'"
            } else {
                "<Sync"
            };
            // What the pieces begin with may be attributes.
            let gap = if inside.starts_with([' ', '\n']) && root {
                ""
            } else {
                ">"
            };
            format!("{open}{gap}{inside}</Sync>")
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_read_the_same(text in documents()) {
        compare(&text);
    }
}

#[test]
fn many_of_the_documents_are_read() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = documents();
    let read = (0..3000).filter(|_| {
        let text = strategy.new_tree(&mut runner).unwrap().current();
        compare(&text)
    });
    let read = read.count();
    assert!(read > 150, "the generator is worth its time: {read}");
}
