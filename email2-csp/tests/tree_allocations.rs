//! What is allocated: nothing by a constant tree, whatever is asked of it, and by a document that is
//! decoded in proportion to what it says. Measured with a counting allocator, which is why this is a
//! binary of its own.
#![cfg(feature = "xml")]
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use allocation_counter::measure;
use email2_csp::ddf::decode_xml;
use email2_csp::model::tree::{
    AccessType, AccessTypes, Allowed, AllowedValues, EnumValue, Format, Node, Occurrence, Property,
    Tree, ValueType, lay_out,
};
use email2_csp::model::{Boxed, List};
use email2_csp::validate::{Verdict, check};

static VALUES: [Allowed<'static>; 2] = [
    Allowed::Enum(EnumValue::table("0", Some("Off."))),
    Allowed::Enum(EnumValue::table("1", Some("On."))),
];
static SWITCH: AllowedValues<'static> = AllowedValues {
    value_type: ValueType::ENUM,
    content: List::Borrowed(&VALUES),
};
static ROOT: [Property<'static>; 2] = [
    Property::Access(AccessTypes::GET),
    Property::Format(Format::NODE),
];
static LEAF: [Property<'static>; 4] = [
    Property::Access(AccessTypes::GET.with(AccessType::Replace)),
    Property::Format(Format::INT),
    Property::Occurrence(Occurrence::ZeroOrOne),
    Property::AllowedValues(Boxed::Borrowed(&SWITCH)),
];
static NODES: [Node<'static>; 3] = lay_out([
    Node::table_at("./Vendor/MSFT", "Example", &ROOT),
    Node::table(1, "", &ROOT),
    Node::table(2, "Switch", &LEAF),
]);
static TREE: Tree<'static> = Tree::table(&NODES);

#[test]
fn a_constant_tree_answers_without_an_allocation() {
    let allocations = measure(|| {
        let node = TREE
            .find("./Device/Vendor/MSFT/Example/first/Switch")
            .unwrap();
        assert!(node.access().has(AccessType::Replace));
        assert_eq!(node.format(), Some(Format::INT));
        assert_eq!(node.occurrence(), Occurrence::ZeroOrOne);
        assert!(node.atomic_root().is_none());
        assert_eq!(node.ancestors().count(), 2);
        assert_eq!(node.allowed_values().unwrap().values().count(), 2);
        assert_eq!(check(node.node(), "1"), Verdict::Fits);
        assert_eq!(TREE.roots().next().unwrap().descendants().count(), 2);
    });
    assert_eq!(allocations.count_total, 0);
}

/// A document of so many settings.
fn document(settings: usize) -> String {
    let setting = "<Node><NodeName>A</NodeName><DFProperties><AccessType><Get/></AccessType>\
        <DefaultValue>0</DefaultValue><Description>What it is.</Description><DFFormat><int/>\
        </DFFormat><Occurrence><One/></Occurrence><Scope><Dynamic/></Scope><DFType><MIME/></DFType>\
        </DFProperties></Node>";
    format!(
        "<MgmtTree><VerDTD>1.2</VerDTD><Node><NodeName>All</NodeName><DFProperties/>{}</Node></MgmtTree>",
        setting.repeat(settings)
    )
}

#[test]
fn a_node_takes_one_allocation_for_what_is_said_of_it() {
    let count = |settings| {
        let xml = document(settings);
        measure(|| drop(decode_xml(&xml).unwrap())).count_total
    };
    let (less, more) = (count(1000), count(3000));
    let each = (more - less) / 2000;
    assert_eq!(each, 1, "{less}, {more}");
}

/// Compiling an expression takes hundreds of allocations, matching with it next to none.
#[test]
#[cfg(feature = "regex")]
fn an_expression_and_a_range_are_read_once_for_a_whole_list() {
    for (value_type, allowed) in [
        (ValueType::REG_EX, "[a-z]{1,8}-?[0-9]*|[0-9]{1,3}"),
        (ValueType::RANGE, "[0-9,20-29,30-99,200-300]"),
    ] {
        let mut allowed = AllowedValues::of(value_type, allowed);
        allowed.content.push(Allowed::List {
            delimiter: ",".into(),
        });
        let node = Node::new("N").with(Property::AllowedValues(allowed.into()));
        let count = |members: usize| {
            let value = vec!["42"; members].join(",");
            measure(|| assert_eq!(check(&node, &value), Verdict::Fits)).count_total
        };
        let (one, many) = (count(1), count(101));
        let each = (many - one) / 100;
        assert!(
            each <= 2,
            "{each} allocations for each member of {:?}",
            node.allowed_values()
        );
    }
}
