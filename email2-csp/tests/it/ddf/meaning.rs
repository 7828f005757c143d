//! What an XML document says, read by another XML library: canonical XML without layout.

/// A piece of an XML document, as far as two documents have to agree on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Piece {
    /// Namespace and local name.
    Start(String, String),
    /// Namespace, local name and value.
    Attribute(String, String, String),
    Text(String),
    Instruction(String, String),
    End,
}

/// The elements that hold other elements or nothing (DM-TND 7, and the schema of Microsoft's): white
/// space alone in them is layout.
const WITHOUT_TEXT: [(&str, &str); 3] = [
    ("", OF_DM),
    ("syncml:dmddf1.2", OF_DM),
    (
        "http://schemas.microsoft.com/MobileDevice/DM",
        "AllowedValues Enum AdmxBacked List Applicability RequiresAzureAd DependencyBehavior \
         DependencyGroup DependencyChangedAllowedValues Dependency DependencyAllowedValue \
         DynamicNodeNaming ServerGeneratedUniqueIdentifier ClientInventory GpMapping \
         CommonErrorResults Deprecated AtomicRequired",
    ),
];
const OF_DM: &str = "MgmtTree Node RTProperties DFProperties AccessType Add Copy Delete Exec Get \
                     Replace DFFormat DDFFormat b64 bin bool chr int node null xml date time float Occurrence Occurence \
                     One ZeroOrOne ZeroOrMore OneOrMore Scope Permanent Dynamic DFType CaseSense CS \
                     CIS";

/// The meaning of an XML document: expanded names, attributes in the order of their names, text
/// exactly; but no white space between elements or where only elements stand, and no comments.
pub(crate) fn meaning(xml: &str) -> Vec<Piece> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let document = roxmltree::Document::parse_with_options(xml, options)
        .unwrap_or_else(|e| panic!("not well-formed: {e}\n{xml}"));
    let (mut pieces, mut has_layout) = (Vec::new(), Vec::new());
    let mut todo = vec![(document.root_element(), false)];
    while let Some((node, leave)) = todo.pop() {
        if leave {
            pieces.push(Piece::End);
        } else if node.is_element() {
            let name = node.tag_name();
            pieces.push(Piece::Start(
                name.namespace().unwrap_or("").to_owned(),
                name.name().to_owned(),
            ));
            let mut attributes: Vec<_> = node
                .attributes()
                .map(|a| (a.namespace().unwrap_or(""), a.name(), a.value()))
                .collect();
            attributes.sort_unstable();
            pieces.extend(attributes.into_iter().map(|(namespace, name, value)| {
                Piece::Attribute(namespace.to_owned(), name.to_owned(), value.to_owned())
            }));
            todo.push((node, true));
            let children: Vec<_> = node.children().collect();
            todo.extend(children.into_iter().rev().map(|child| (child, false)));
        } else if node.is_text() {
            // A comment may stand between two parts of one text.
            match pieces.last_mut() {
                Some(Piece::Text(before)) => before.push_str(node.text().unwrap()),
                _ => {
                    has_layout.push(may_have_layout(node).then_some(pieces.len()));
                    pieces.push(Piece::Text(node.text().unwrap().to_owned()));
                }
            }
        } else if let Some(pi) = node.pi() {
            // Line ends are one character (XML 1.0 2.11), which the library leaves to others here.
            let value = pi.value.unwrap_or("").replace("\r\n", "\n");
            let value = value.replace('\r', "\n");
            pieces.push(Piece::Instruction(pi.target.to_owned(), value));
        }
    }
    for at in has_layout.into_iter().flatten().rev() {
        let is_blank = |c: char| c.is_ascii_whitespace();
        if matches!(&pieces[at], Piece::Text(text) if text.chars().all(is_blank)) {
            pieces.remove(at);
        }
    }
    pieces
}

/// Whether a text that is white space alone says nothing here: beside elements and instructions.
fn may_have_layout(text: roxmltree::Node<'_, '_>) -> bool {
    let mut siblings = text
        .parent()
        .into_iter()
        .flat_map(|parent| parent.children());
    siblings.any(|node| node.is_element() || node.is_pi())
        || text.parent().is_some_and(is_without_text)
}

fn is_without_text(element: roxmltree::Node<'_, '_>) -> bool {
    let name = element.tag_name();
    let space = name.namespace().unwrap_or("");
    let mut lists = WITHOUT_TEXT.iter().filter(|(of, _)| *of == space);
    lists.any(|(_, names)| names.split_whitespace().any(|one| one == name.name()))
}

/// Where two meanings part, if they do.
pub(crate) fn difference(left: &[Piece], right: &[Piece]) -> Option<String> {
    let at = (0..left.len().max(right.len())).find(|&at| left.get(at) != right.get(at))?;
    Some(format!(
        "piece {at}: {:?}\n{:?}\n{:?}",
        left.get(at.saturating_sub(3)..at),
        left.get(at),
        right.get(at)
    ))
}
