//! Beside roxmltree: small documents, and each with every small slip. What one of the two refuses,
//! the other refuses, but for the differences that are named here.

use std::collections::BTreeMap;

use wbxml::{Error, ErrorKind, Source, dictionaries, xml};

/// Well-formed documents: every kind of markup.
const DOCUMENTS: &[&str] = &[
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone='no'?><a/>",
    "<!DOCTYPE a PUBLIC \"-//A//B//EN\" 'c'><a/>",
    "<!DOCTYPE a SYSTEM 'c' ><a></a>",
    "<!DOCTYPE a><a/>",
    "\u{FEFF}<a b='c' d=\"e\">f</a>",
    "<a>&amp;&#65;&#x41;</a>",
    "<a b='&lt;&#x20AC;'/>",
    "<a><![CDATA[b]]></a>",
    "<a>\r\n<b>c<d/>e</b >f</a\t>",
    "<a><!-- b --></a>",
    "<?b c?><a/><?d?>",
    "<p:a xmlns:p='q' p:b=''><p:c/></p:a>",
    "<a xmlns='b'><c xmlns=''/></a>",
    "<!-- a --><a/> <!-- b -->",
    "<a x:b='c' xmlns:x='d' xmlns:y='d' y:e='' xml:lang='f'/>",
];

/// What is put into a document in front of a character, or in its place.
const SLIPS: &[&str] = &[
    "",
    "<",
    ">",
    "&",
    "'",
    "\"",
    "/",
    "=",
    "!",
    "?",
    "-",
    "--",
    "[",
    "]",
    "]]>",
    ";",
    " ",
    "\n",
    "x",
    "xml",
    "1",
    ":",
    "#",
    "é",
    "\u{1}",
    "\u{FFFF}",
    "a",
    "A",
    "<b/>",
    "<b>",
    "</b>",
    "<!-- -->",
    "<?c?>",
    "&lt;",
    "&x;",
    "&#0;",
    "<![CDATA[]]>",
    "xmlns=''",
    " xmlns:p='u'",
    " b='1'",
    "\u{FEFF}",
    ".",
    "%",
    "<!DOCTYPE a>",
    "<?xml version='1.0'?>",
];

/// Why the two may differ.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Difference {
    /// roxmltree looks neither into instructions, the XML declaration among them, nor into a
    /// DOCTYPE (XML 1.0 §2.6, §2.8).
    Prolog,
    /// roxmltree takes an empty prefix (Namespaces in XML 1.0 §4: a prefix is a name).
    EmptyPrefix,
    /// roxmltree lets a prefix be undeclared (Namespaces in XML 1.0 §2.2: only 1.1 does).
    Undeclared,
    /// roxmltree wants `xml` declared, of elements (Namespaces in XML 1.0 §3: it needs not be).
    XmlPrefix,
}

/// How the two differ over this document; none if they agree.
fn difference(text: &str) -> Result<Option<Difference>, String> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let peer = roxmltree::Document::parse_with_options(text, options).map(|_| ());
    let error = match (read(text), peer) {
        (Ok(()), Ok(())) | (Err(_), Err(_)) => return Ok(None),
        (Ok(()), Err(_)) if text.contains("<xml:") => return Ok(Some(Difference::XmlPrefix)),
        (Ok(()), Err(peer)) => return Err(format!("roxmltree says of {text:?}: {peer}")),
        (Err(error), Ok(())) => error,
    };
    let at = usize::try_from(error.offset()).unwrap();
    let (before, rest) = text.split_at(at);
    let inside = matches!(error.kind(), ErrorKind::NotXmlCharacter(_))
        && before
            .rfind(['<', '>'])
            .is_some_and(|at| before[at..].starts_with("<?"));
    let in_doctype = before.contains("<!DOCTYPE") && !before.contains("<a");
    let in_prolog = rest.starts_with("<?") || rest.starts_with("<!DOCTYPE") || inside || in_doctype;
    let is_undeclared = ["xmlns:p=''", "xmlns:x=''", "xmlns:y=''"];
    if in_prolog {
        Ok(Some(Difference::Prolog))
    } else if rest.trim_start_matches(['<', '/']).starts_with(':') {
        Ok(Some(Difference::EmptyPrefix))
    } else if is_undeclared
        .iter()
        .any(|declaration| text.contains(declaration))
    {
        Ok(Some(Difference::Undeclared))
    } else {
        Err(format!("roxmltree takes {text:?}: {error}"))
    }
}

fn read(text: &str) -> Result<(), Error> {
    let mut reader = xml::Reader::new(text, &dictionaries::ACTIVESYNC)?;
    while reader.next_event()?.is_some() {}
    Ok(())
}

/// Every document with one slip, and its documents without a character.
fn with_slips(document: &str) -> impl Iterator<Item = String> {
    let ends = document
        .char_indices()
        .map(|(at, c)| (at, at + c.len_utf8()));
    let places = ends.chain([(document.len(), document.len())]);
    places.flat_map(move |(at, end)| {
        SLIPS.iter().flat_map(move |slip| {
            [at, end].map(|until| format!("{}{slip}{}", &document[..at], &document[until..]))
        })
    })
}

#[test]
fn well_formed_documents_are_read_by_both() {
    for document in DOCUMENTS {
        assert_eq!(read(document), Ok(()), "{document}");
        assert_eq!(difference(document), Ok(None), "{document}");
    }
}

#[test]
fn what_roxmltree_refuses_is_refused_and_the_other_way_round() {
    let (mut documents, mut refused) = (0, 0);
    let mut differences: BTreeMap<Difference, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for document in DOCUMENTS {
        for text in with_slips(document) {
            documents += 1;
            if let Err(error) = read(&text) {
                refused += 1;
                let at = usize::try_from(error.offset()).unwrap();
                assert!(text.is_char_boundary(at), "{text:?}: {error}");
            }
            match difference(&text) {
                Ok(None) => {}
                Ok(Some(known)) => *differences.entry(known).or_default() += 1,
                Err(unknown) => wrong.push(unknown),
            }
        }
    }
    println!("{documents} documents, {refused} refused; {differences:?}");
    assert!(documents > 40_000, "{documents} documents");
    assert!(
        refused > documents / 2 && refused < documents,
        "{refused} refused"
    );
    assert!(
        wrong.is_empty(),
        "{}:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
    // A difference that is none any more goes from the list.
    for known in [
        Difference::Prolog,
        Difference::EmptyPrefix,
        Difference::Undeclared,
        Difference::XmlPrefix,
    ] {
        assert!(differences.contains_key(&known), "{known:?}");
    }
}
