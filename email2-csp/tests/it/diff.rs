//! What is different between two trees.

use email2_csp::ddf::decode_xml;
use email2_csp::diff::{Change, ChangeKind, Effect, diff};
use email2_csp::model::tree::{
    AccessTypes, AllowedValues, Applicability, Node, Occurrence, Property, Tree, ValueType,
};

use crate::ddf::files::file;

fn between(before: &str, after: &str) -> Option<Vec<Change>> {
    let (before, after) = (file(before)?, file(after)?);
    let before = decode_xml(&before).unwrap();
    let after = decode_xml(&after).unwrap();
    Some(diff(&before.tree, &after.tree))
}

/// `diff` says that these two editions differ in one line.
#[test]
fn two_editions_of_a_file_differ_in_the_editions_of_windows_they_are_for() {
    let Some(changes) = between(
        "email2/EMAIL2-ddfv2-dec2022.xml",
        "email2/EMAIL2-ddfv2-2025.xml",
    ) else {
        return;
    };
    let [Change { uri, kind }] = &changes[..] else {
        panic!("{changes:#?}");
    };
    assert_eq!(uri, "./User/Vendor/MSFT/EMAIL2");
    let ChangeKind::Property { name, effect, .. } = kind else {
        panic!("{kind:?}");
    };
    assert_eq!(name, "MSFT:Applicability");
    // Windows 10 Home and others went, others came.
    assert_eq!(*effect, Effect::Different);
}

#[test]
fn a_tree_that_has_moved_is_compared_node_by_node() {
    let Some(changes) = between("email2/EMAIL2-ddf-1607.xml", "email2/EMAIL2-ddfv2-2025.xml")
    else {
        return;
    };
    // Without the descriptions, which are other texts throughout.
    let counts = |change: &&Change| {
        !matches!(
            change.kind,
            ChangeKind::Property {
                effect: Effect::Nothing,
                ..
            }
        )
    };
    let text: Vec<String> = changes
        .iter()
        .filter(counts)
        .map(ToString::to_string)
        .collect();
    insta::assert_snapshot!(text.join("\n"));
}

#[test]
fn a_file_does_not_differ_from_itself() {
    let Some(files) = crate::ddf::files::published() else {
        return;
    };
    for (name, xml) in &files {
        let document = decode_xml(xml).unwrap();
        assert_eq!(diff(&document.tree, &document.tree), [], "{name}");
    }
}

/// A tree of one node with this property.
fn with(property: Option<Property<'static>>) -> Tree<'static> {
    let mut node = Node::new("X").at("./Vendor");
    if let Some(property) = property {
        node.set(property);
    }
    let mut tree = Tree::new();
    tree.push(0, node).unwrap();
    tree
}

fn effect(before: Option<Property<'static>>, after: Option<Property<'static>>) -> Effect {
    let changes = diff(&with(before), &with(after));
    assert_eq!(changes.len(), 1, "{changes:?}");
    match changes[0].kind {
        ChangeKind::Property { effect, .. } => effect,
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn changes_are_stricter_or_looser() {
    use Effect::{Different, Looser, Nothing, Stricter};

    let access = |access| Some(Property::Access(access));
    let get_and_add = AccessTypes::GET.union(AccessTypes::ADD);
    let range = |text| {
        let values = AllowedValues::of(ValueType::RANGE, text);
        Some(Property::AllowedValues(values.into()))
    };
    let one_of = |values: &[&'static str]| {
        let values = AllowedValues::one_of(values.iter().copied());
        Some(Property::AllowedValues(values.into()))
    };
    let anything = Some(Property::AllowedValues(
        AllowedValues::new(ValueType::NONE).into(),
    ));
    let occurrence = |occurrence| Some(Property::Occurrence(occurrence));
    let editions = |list: &'static str| {
        let applicability = Applicability {
            edition_allow_list: Some(list.into()),
            ..Applicability::default()
        };
        Some(Property::Applicability(applicability.into()))
    };
    let cases = [
        (
            access(AccessTypes::GET),
            access(get_and_add),
            Looser,
            Stricter,
        ),
        (
            access(AccessTypes::GET),
            access(AccessTypes::ADD),
            Different,
            Different,
        ),
        (range("[1-365]"), range("[7-365]"), Stricter, Looser),
        (range("[1-5]"), range("[2-6]"), Different, Different),
        (range("[1-5]"), range("[1-3],[4-5]"), Nothing, Nothing),
        (
            one_of(&["0", "1"]),
            one_of(&["1", "0", "2"]),
            Looser,
            Stricter,
        ),
        (one_of(&["0", "1"]), range("[0-1]"), Different, Different),
        (anything.clone(), range("[0-1]"), Stricter, Looser),
        (None, range("[0-1]"), Stricter, Looser),
        (None, anything, Nothing, Nothing),
        (
            occurrence(Occurrence::ZeroOrOne),
            occurrence(Occurrence::One),
            Stricter,
            Looser,
        ),
        (
            occurrence(Occurrence::One),
            occurrence(Occurrence::ZeroOrMore),
            Looser,
            Stricter,
        ),
        (None, Some(Property::AtomicRequired), Stricter, Looser),
        (None, Some(Property::Deprecated(None)), Nothing, Nothing),
        (
            None,
            Some(Property::DefaultValue("1".into())),
            Different,
            Different,
        ),
        (editions("0x1;0x2;"), editions("0x2;"), Stricter, Looser),
        (editions("0x1;"), editions("0x2;"), Different, Different),
    ];
    for (before, after, there, back) in cases {
        assert_eq!(
            effect(before.clone(), after.clone()),
            there,
            "{before:?} to {after:?}"
        );
        assert_eq!(
            effect(after.clone(), before.clone()),
            back,
            "{after:?} to {before:?}"
        );
    }
}

#[test]
fn nodes_come_go_and_move() {
    let tree = |nodes: &[(u16, &'static str)]| {
        let mut tree = Tree::new();
        for &(depth, name) in nodes {
            tree.push(depth, Node::new(name)).unwrap();
        }
        tree
    };
    let before = tree(&[
        (0, "A"),
        (1, "B"),
        (2, "C"),
        (2, "D"),
        (1, "E"),
        (1, "F"),
        (2, "G"),
    ]);
    let after = tree(&[
        (0, "A"),
        (1, "E"),
        (2, "C"),
        (1, "H"),
        (2, "I"),
        (1, "B"),
        (2, "D"),
    ]);
    let text: Vec<String> = diff(&before, &after)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        text,
        ["> A/E/C: was A/B/C", "+ A/H (2 nodes)", "- A/F (2 nodes)"]
    );
}

/// Nodes without a name are told apart by their order.
#[test]
fn nodes_of_the_same_name_are_paired_in_their_order() {
    let tree = |count| {
        let mut tree = Tree::new();
        tree.push(0, Node::new("A")).unwrap();
        for _ in 0..count {
            tree.push(1, Node::new("")).unwrap();
        }
        tree
    };
    assert_eq!(diff(&tree(2), &tree(2)), []);
    assert_eq!(diff(&tree(2), &tree(3))[0].to_string(), "+ A/*");
    assert_eq!(diff(&tree(3), &tree(2))[0].to_string(), "- A/*");
}
