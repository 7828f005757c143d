//! [`Node`]: a node of a tree, and what is said of it.

use alloc::borrow::Cow;
use alloc::boxed::Box;

use super::{
    AccessTypes, AllowedValues, Applicability, CaseSense, ConflictResolution, DependencyGroup,
    DynamicNaming, Format, GpMapping, NodeType, Occurrence, Property, RebootBehavior,
    ReplaceBehavior, Scope,
};
use crate::model::{Attribute, IntoOwned, List, Markup, into_owned};

/// A node of a [`Tree`](super::Tree): its name, and what is said of it.
///
/// What is said is a list in the order of the document ([`properties`](Self::properties)); the
/// methods find the first of each kind. What a document does not say is `None`, except where the
/// specification says what is true then.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Node<'a> {
    /// The name; empty where the node is named when it is made (`NodeName`).
    pub name: Cow<'a, str>,
    /// The address of the node above, `./Vendor/MSFT` (`Path`). Nodes below others have none, as a
    /// rule.
    pub path: Option<Cow<'a, str>>,
    /// What is said of it, in the order of the document (`DFProperties`).
    pub properties: List<'a, Property<'a>>,
    /// What of the document the rest does not tell.
    pub(crate) layout: Option<Box<Layout<'a>>>,
    /// How many nodes are above it.
    pub(super) depth: u16,
    /// How many nodes it is with all that are below it.
    pub(super) span: u32,
    /// How far before it the node above stands; 0 at the top.
    pub(super) up: u32,
}

/// What a node's element has besides name, path and properties in this order, and then the nodes
/// below.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct Layout<'a> {
    /// The attributes of the element.
    pub(crate) attributes: List<'a, Attribute<'a>>,
    /// The attributes of its `DFProperties`.
    pub(crate) properties_attributes: List<'a, Attribute<'a>>,
    /// The child elements in their order, if it is not that one.
    pub(crate) parts: Option<List<'a, Part<'a>>>,
}

/// A child element.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) enum Part<'a> {
    Name,
    Path,
    Properties,
    /// The next node below.
    Node,
    Other(Markup<'a>),
}

impl<'a> Node<'a> {
    /// A node of this name of which nothing is said. An empty name is that of a node that is named
    /// when it is made.
    #[must_use]
    pub fn new(name: impl Into<Cow<'a, str>>) -> Self {
        Self {
            name: name.into(),
            path: None,
            properties: List::EMPTY,
            layout: None,
            depth: 0,
            span: 1,
            up: 0,
        }
    }

    /// The same node with the address of the node above.
    #[must_use]
    pub fn at(mut self, path: impl Into<Cow<'a, str>>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The same node with this property: in the place of the one of its kind, or where the schema
    /// has it.
    #[must_use]
    pub fn with(mut self, property: Property<'a>) -> Self {
        self.set(property);
        self
    }

    /// Sets a property: in the place of the one of its kind, or where the schema has it.
    pub fn set(&mut self, property: Property<'a>) {
        let rank = property.rank();
        self.properties.edit(|properties| {
            let same = properties
                .iter_mut()
                .find(|p| p.rank() == rank && rank.is_some());
            if let Some(same) = same {
                *same = property;
                return;
            }
            let place = properties
                .iter()
                .position(|p| rank.is_some() && (p.rank().is_none() || p.rank() > rank));
            properties.insert(place.unwrap_or(properties.len()), property);
        });
    }

    /// How many nodes are above it.
    #[cfg(feature = "arbitrary")]
    pub(crate) const fn depth_u16(&self) -> u16 {
        self.depth
    }

    /// The same node so many levels deep; its place is found when the tree is made.
    pub(crate) fn with_depth(mut self, depth: u16) -> Self {
        self.depth = depth;
        self
    }

    /// Whether it is named when it is made.
    #[must_use]
    pub fn is_dynamic(&self) -> bool {
        self.name.is_empty()
    }

    /// How many nodes are above it in its tree.
    #[must_use]
    pub const fn depth(&self) -> usize {
        self.depth as usize
    }

    /// How many nodes it is with all that are below it.
    #[must_use]
    pub const fn span(&self) -> usize {
        self.span as usize
    }

    /// Which commands it takes; none if nothing is said.
    #[must_use]
    pub fn access(&self) -> AccessTypes {
        self.find(|property| match property {
            Property::Access(access) => Some(*access),
            _ => None,
        })
        .unwrap_or_default()
    }

    /// The format of its value.
    #[must_use]
    pub fn format(&self) -> Option<Format> {
        self.find(|property| match property {
            Property::Format(format) => Some(*format),
            _ => None,
        })
    }

    /// Whether it has nodes below it and no value.
    #[must_use]
    pub fn is_interior(&self) -> bool {
        self.format() == Some(Format::NODE)
    }

    /// How often it may occur; once if nothing is said (OMA DM-TND 7.7.7.6).
    #[must_use]
    pub fn occurrence(&self) -> Occurrence {
        self.find(|property| match property {
            Property::Occurrence(occurrence) => Some(*occurrence),
            _ => None,
        })
        .unwrap_or(Occurrence::One)
    }

    /// Whether it is always there; not so if nothing is said (OMA DM-TND 7.7.7.7).
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.find(|property| match property {
            Property::Scope(scope) => Some(*scope),
            _ => None,
        })
        .unwrap_or_default()
    }

    /// Its value while nobody has set one.
    #[must_use]
    pub fn default_value(&self) -> Option<&str> {
        self.find(|property| match property {
            Property::DefaultValue(text) => Some(&**text),
            _ => None,
        })
    }

    /// What it is, for people.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.find(|property| match property {
            Property::Description(text) => Some(&**text),
            _ => None,
        })
    }

    /// What it is called, for people.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.find(|property| match property {
            Property::Title(text) => Some(&**text),
            _ => None,
        })
    }

    /// The type of its value.
    #[must_use]
    pub fn node_type(&self) -> Option<&NodeType<'a>> {
        self.find(|property| match property {
            Property::Type(node_type) => Some(node_type),
            _ => None,
        })
    }

    /// Whether letter case counts.
    #[must_use]
    pub fn case_sense(&self) -> Option<CaseSense> {
        self.find(|property| match property {
            Property::CaseSense(case) => Some(*case),
            _ => None,
        })
    }

    /// Where it is there, as it says itself. What it inherits,
    /// [`NodeRef::applicability`](super::NodeRef::applicability) knows.
    #[must_use]
    pub fn own_applicability(&self) -> Option<&Applicability<'a>> {
        self.find(|property| match property {
            Property::Applicability(value) => Some(&**value),
            _ => None,
        })
    }

    /// Who names it, if it has no name.
    #[must_use]
    pub fn dynamic_naming(&self) -> Option<&DynamicNaming<'a>> {
        self.find(|property| match property {
            Property::DynamicNaming(naming) => Some(naming),
            _ => None,
        })
    }

    /// Which values it takes.
    #[must_use]
    pub fn allowed_values(&self) -> Option<&AllowedValues<'a>> {
        self.find(|property| match property {
            Property::AllowedValues(values) => Some(&**values),
            _ => None,
        })
    }

    /// What Replace does.
    #[must_use]
    pub fn replace_behavior(&self) -> Option<&ReplaceBehavior<'a>> {
        self.find(|property| match property {
            Property::ReplaceBehavior(value) => Some(value),
            _ => None,
        })
    }

    /// Whether a change takes a restart.
    #[must_use]
    pub fn reboot_behavior(&self) -> Option<&RebootBehavior<'a>> {
        self.find(|property| match property {
            Property::RebootBehavior(value) => Some(value),
            _ => None,
        })
    }

    /// The group policy that it stands for.
    #[must_use]
    pub fn gp_mapping(&self) -> Option<&GpMapping<'a>> {
        self.find(|property| match property {
            Property::GpMapping(mapping) => Some(&**mapping),
            _ => None,
        })
    }

    /// Errors that are often seen.
    #[must_use]
    pub fn common_errors(&self) -> &[Cow<'a, str>] {
        self.find(|property| match property {
            Property::CommonErrors(errors) => Some(&**errors),
            _ => None,
        })
        .unwrap_or(&[])
    }

    /// Whether it should no longer be used.
    #[must_use]
    pub fn is_deprecated(&self) -> bool {
        self.properties
            .iter()
            .any(|property| matches!(property, Property::Deprecated(_)))
    }

    /// Since which build it should no longer be used, if that is said.
    #[must_use]
    pub fn deprecated_since(&self) -> Option<&str> {
        self.find(|property| match property {
            Property::Deprecated(build) => build.as_deref(),
            _ => None,
        })
    }

    /// What it needs of other nodes: each group has to be satisfied.
    #[must_use]
    pub fn dependencies(&self) -> &[DependencyGroup<'a>] {
        self.find(|property| match property {
            Property::Dependencies(groups) => Some(&**groups),
            _ => None,
        })
        .unwrap_or(&[])
    }

    /// Which of two values counts.
    #[must_use]
    pub fn conflict_resolution(&self) -> Option<&ConflictResolution<'a>> {
        self.find(|property| match property {
            Property::ConflictResolution(value) => Some(value),
            _ => None,
        })
    }

    /// Whether it and what is below it are sent in `Atomic`.
    #[must_use]
    pub fn is_atomic_required(&self) -> bool {
        self.properties
            .iter()
            .any(|property| matches!(property, Property::AtomicRequired))
    }

    #[inline]
    fn find<'t, T>(&'t self, kind: impl FnMut(&'t Property<'a>) -> Option<T>) -> Option<T> {
        self.properties.iter().find_map(kind)
    }
}

impl Node<'static> {
    /// A row of a constant table: a node of this name, so many levels deep, with these properties.
    /// An empty name is that of a node that is named when it is made.
    #[must_use]
    pub const fn table(
        depth: u16,
        name: &'static str,
        properties: &'static [Property<'static>],
    ) -> Self {
        Self {
            name: Cow::Borrowed(name),
            path: None,
            properties: List::Borrowed(properties),
            layout: None,
            depth,
            span: 1,
            up: 0,
        }
    }

    /// A row of a constant table with the address of the node above.
    #[must_use]
    pub const fn table_at(
        path: &'static str,
        name: &'static str,
        properties: &'static [Property<'static>],
    ) -> Self {
        Self {
            name: Cow::Borrowed(name),
            path: Some(Cow::Borrowed(path)),
            properties: List::Borrowed(properties),
            layout: None,
            depth: 0,
            span: 1,
            up: 0,
        }
    }
}

into_owned! {
    Node { name, path, properties, layout, depth, span, up }
}

impl IntoOwned for Layout<'_> {
    type Static = Layout<'static>;

    fn into_owned(self) -> Self::Static {
        Layout {
            attributes: self.attributes.into_owned(),
            properties_attributes: self.properties_attributes.into_owned(),
            parts: self.parts.into_owned(),
        }
    }
}

impl IntoOwned for Part<'_> {
    type Static = Part<'static>;

    fn into_owned(self) -> Self::Static {
        match self {
            Self::Name => Part::Name,
            Self::Path => Part::Path,
            Self::Properties => Part::Properties,
            Self::Node => Part::Node,
            Self::Other(markup) => Part::Other(markup.into_owned()),
        }
    }
}
