//! DDF documents.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::model::ddf::Document;
use crate::model::tree::{
    AccessType, AccessTypes, AdmxBacked, Allowed, AllowedValues, Applicability, CaseSense,
    ConflictResolution, Dependency, DependencyGroup, DependencyType, DynamicNaming, EnumValue,
    Format, GpMapping, Node, NodeType, Occurrence, Property, RebootBehavior, ReplaceBehavior,
    Scope, Tree, TypeName, ValueType,
};
use crate::model::{Boxed, List, Markup, Name, Piece};

type Text = Cow<'static, str>;

/// A text that both forms carry: no control characters but line feed.
fn text(u: &mut Unstructured<'_>) -> Result<Text> {
    let text: &str = u.arbitrary()?;
    let kept = |c: &char| *c == '\n' || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    Ok(Cow::Owned(text.chars().filter(kept).collect()))
}

/// The name of a node: letters and what real names have.
fn name(u: &mut Unstructured<'_>) -> Result<Text> {
    const LETTERS: &[u8] = b"ABCDEXYZabcxyz019-_.{}";
    let len = u.int_in_range(1..=8)?;
    let letters: Result<String> = (0..len)
        .map(|_| Ok(char::from(*u.choose(LETTERS)?)))
        .collect();
    letters.map(Cow::Owned)
}

fn maybe<T>(
    u: &mut Unstructured<'_>,
    make: impl FnOnce(&mut Unstructured<'_>) -> Result<T>,
) -> Result<Option<T>> {
    match u.ratio(1, 4)? {
        true => make(u).map(Some),
        false => Ok(None),
    }
}

/// Up to `most`.
fn some<T>(
    u: &mut Unstructured<'_>,
    most: usize,
    make: impl Fn(&mut Unstructured<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let count = u.int_in_range(0..=most)?;
    (0..count).map(|_| make(u)).collect()
}

fn word(u: &mut Unstructured<'_>, known: &[&'static str]) -> Result<Text> {
    match u.ratio(1, 8)? {
        true => name(u),
        false => Ok(Cow::Borrowed(*u.choose(known)?)),
    }
}

impl<'a> Arbitrary<'a> for AccessTypes {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(some(u, 6, |u| u.choose(&AccessType::ALL).copied())?
            .into_iter()
            .collect())
    }
}

fn allowed_values(u: &mut Unstructured<'_>) -> Result<AllowedValues<'static>> {
    let known: Vec<&'static str> = ValueType::ALL
        .iter()
        .map(|known| match known.0 {
            Cow::Borrowed(text) => text,
            Cow::Owned(_) => "",
        })
        .collect();
    Ok(AllowedValues {
        value_type: ValueType(word(u, &known)?),
        content: List::Owned(some(u, 3, allowed)?),
    })
}

fn allowed(u: &mut Unstructured<'_>) -> Result<Allowed<'static>> {
    Ok(match u.int_in_range(0..=5)? {
        0 => Allowed::Value(text(u)?),
        1 => Allowed::ValueDescription(text(u)?),
        2 => Allowed::AdmxBacked(Boxed::new(AdmxBacked {
            area: maybe(u, text)?,
            name: maybe(u, text)?,
            file: maybe(u, text)?,
        })),
        3 => Allowed::List {
            delimiter: text(u)?,
        },
        4 => Allowed::Other(markup(u)?),
        _ => Allowed::Enum(EnumValue {
            value: text(u)?,
            description: maybe(u, text)?,
        }),
    })
}

/// An element that nobody knows.
fn markup(u: &mut Unstructured<'_>) -> Result<Markup<'static>> {
    let start = |name: String| Piece::Start(Name::Literal(2, Cow::Owned(name)));
    let mut pieces = alloc::vec![start(alloc::format!("x{}", u.int_in_range(0..=9)?))];
    if u.ratio(1, 2)? {
        let name = Name::Literal(wbxml::NO_PAGE, Cow::Borrowed("kind"));
        pieces.push(Piece::Attribute(name, text(u)?));
    }
    let inside = text(u)?;
    // White space before an element would be layout.
    if !inside.trim_ascii().is_empty() {
        pieces.push(Piece::Text(inside));
    }
    if u.ratio(1, 2)? {
        pieces.extend([start("inner".into()), Piece::End]);
    }
    pieces.push(Piece::End);
    Ok(Markup {
        pieces: List::Owned(pieces),
    })
}

fn dependency_group(u: &mut Unstructured<'_>) -> Result<DependencyGroup<'static>> {
    Ok(DependencyGroup {
        friendly_id: text(u)?,
        changed: maybe(u, allowed_values)?,
        dependencies: List::Owned(some(u, 2, |u| {
            Ok(Dependency {
                dependency_type: DependencyType(word(u, &["DependsOn", "Not"])?),
                uri: text(u)?,
                allowed: allowed_values(u)?,
            })
        })?),
    })
}

fn node_type(u: &mut Unstructured<'_>) -> Result<NodeType<'static>> {
    Ok(match u.int_in_range(0..=4)? {
        0 => NodeType::DdfName(text(u)?),
        1 => NodeType::Several(List::EMPTY),
        2 => NodeType::Several(List::Owned(alloc::vec![
            TypeName::Mime(text(u)?),
            TypeName::DdfName(text(u)?),
        ])),
        _ => NodeType::Mime(text(u)?),
    })
}

fn occurrence(u: &mut Unstructured<'_>) -> Result<Occurrence> {
    Ok(match u.int_in_range(0..=5)? {
        0 => Occurrence::ZeroOrOne,
        1 => Occurrence::ZeroOrMore,
        2 => Occurrence::OneOrMore,
        3 => Occurrence::ZeroOrN(u.arbitrary()?),
        4 => Occurrence::OneOrN(u.arbitrary()?),
        _ => Occurrence::One,
    })
}

fn dynamic_naming(u: &mut Unstructured<'_>) -> Result<DynamicNaming<'static>> {
    Ok(match u.int_in_range(0..=2)? {
        0 => DynamicNaming::ServerGeneratedUniqueIdentifier,
        1 => DynamicNaming::ClientInventory,
        _ => DynamicNaming::UniqueName(text(u)?),
    })
}

fn property(u: &mut Unstructured<'_>) -> Result<Property<'static>> {
    Ok(match u.int_in_range(0..=20)? {
        0 => Property::Access(u.arbitrary()?),
        1 => Property::DefaultValue(text(u)?),
        2 => Property::Description(text(u)?),
        3 => Property::Format(*u.choose(&Format::ALL)?),
        4 => Property::Occurrence(occurrence(u)?),
        5 => Property::Scope(*u.choose(&[Scope::Permanent, Scope::Dynamic])?),
        6 => Property::Title(text(u)?),
        7 => Property::Type(node_type(u)?),
        8 => Property::CaseSense(*u.choose(&[CaseSense::Sensitive, CaseSense::Insensitive])?),
        9 => Property::Applicability(Boxed::new(Applicability {
            os_build_version: maybe(u, text)?,
            csp_version: maybe(u, text)?,
            edition_allow_list: maybe(u, text)?,
            requires_azure_ad: u.arbitrary()?,
        })),
        10 => Property::DynamicNaming(dynamic_naming(u)?),
        11 => Property::ReplaceBehavior(ReplaceBehavior(word(u, &["Replace", "Append"])?)),
        12 => Property::RebootBehavior(RebootBehavior(word(u, &["None", "Automatic"])?)),
        13 => Property::GpMapping(Boxed::new(GpMapping {
            english_name: maybe(u, text)?,
            area_path: maybe(u, text)?,
            element: maybe(u, text)?,
        })),
        14 => Property::CommonErrors(List::Owned(some(u, 10, text)?)),
        15 => Property::Deprecated(maybe(u, text)?),
        16 => Property::Dependencies(List::Owned(some(u, 2, dependency_group)?)),
        17 => Property::ConflictResolution(ConflictResolution(word(u, &["NoMerge"])?)),
        18 => Property::AtomicRequired,
        19 => Property::Other(Boxed::new(markup(u)?)),
        _ => Property::AllowedValues(Boxed::new(allowed_values(u)?)),
    })
}

impl<'a> Arbitrary<'a> for Tree<'static> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut tree = Self::new();
        let mut depth = 0_u16;
        while !u.is_empty() && tree.len() < 64 {
            let mut node = Node::new(match u.ratio(1, 6)? {
                true => Cow::Borrowed(""),
                false => name(u)?,
            });
            node.path = maybe(u, text)?;
            node.properties = List::Owned(some(u, 6, property)?);
            if tree.push(u.int_in_range(0..=depth.min(8))?, node).is_err() {
                break;
            }
            depth = tree
                .nodes()
                .last()
                .map_or(0, Node::depth_u16)
                .saturating_add(1);
        }
        Ok(tree)
    }
}

impl<'a> Arbitrary<'a> for Document<'static> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let manufacturer = maybe(u, text)?;
        let model = maybe(u, text)?;
        let diagnostics = maybe(u, text)?;
        let has_version = u.ratio(7, 8)?;
        let mut document = Self::new(u.arbitrary()?);
        document.manufacturer = manufacturer;
        document.model = model;
        document.diagnostics = diagnostics;
        if !has_version {
            document.version = None;
        }
        Ok(document)
    }
}
