//! Documents as JSON and back.

use email2_csp::ddf::{Document, decode_xml};
use email2_csp::model::tree::Tree;
use email2_csp::{Limits, Options};

use super::files::published;

#[test]
fn every_file_goes_to_json_and_back() {
    let Some(files) = published() else { return };
    for (name, xml) in &files {
        let document = decode_xml(xml).unwrap();
        let json = serde_json::to_string(&document).unwrap();
        let back: Document<'_> = serde_json::from_str(&json).unwrap();
        assert_eq!(back, document, "{name}");
        // Where the nodes stand in the tree is found again.
        for (one, other) in back.tree.iter().zip(document.tree.iter()) {
            assert_eq!(one.uri(), other.uri());
            assert_eq!(one.span(), other.span());
        }
    }
}

#[test]
fn a_tree_that_is_none_is_refused() {
    let xml = "<MgmtTree><Node><NodeName>A</NodeName><DFProperties/><Node><NodeName>B</NodeName>\
        <DFProperties/></Node></Node></MgmtTree>";
    let document = decode_xml(xml).unwrap();
    let json = serde_json::to_string(&document.tree).unwrap();
    assert!(serde_json::from_str::<Tree<'_>>(&json).is_ok());
    let deeper = json.replace("\"depth\":1", "\"depth\":2");
    assert_ne!(deeper, json);
    assert!(serde_json::from_str::<Tree<'_>>(&deeper).is_err());
    // Places are not taken from the document.
    let misplaced = json
        .replace("\"up\":1", "\"up\":77")
        .replace("\"span\":2", "\"span\":9");
    let tree: Tree<'_> = serde_json::from_str(&misplaced).unwrap();
    assert_eq!(tree, document.tree);
}

#[test]
fn options_may_be_given_in_part() {
    let options: Options =
        serde_json::from_str("{\"limits\":{\"nodes\":3},\"lenient\":{\"stray_text\":true}}")
            .unwrap();
    assert_eq!(options.limits, Limits::DEFAULT.with_nodes(3));
    assert!(options.lenient.stray_text && !options.lenient.wrong_encoding);
}
