//! [`lint`]: a DDF document against its schema.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::{Ranges, Severity, Verdict, check};
use crate::model::ddf::{Document, RootPart};
use crate::model::tree::{
    Allowed, AllowedValues, Format, NodeRef, NodeType, Part, Property, ValueType,
};

/// A place in which a document does not keep to its schema, or contradicts itself.
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use email2_csp::ddf::decode_xml;
/// use email2_csp::validate::{Lint, LintKind, lint};
///
/// let document = decode_xml(
///     "<MgmtTree><VerDTD>1.2</VerDTD><Node><NodeName>Switch</NodeName><DFProperties>\
///      <DFFormat><bool/></DFFormat></DFProperties></Node></MgmtTree>",
/// )?;
/// let found: Vec<Lint> = lint(&document);
/// // AccessType is required (OMA DM-TND 7.7.7).
/// assert!(found.iter().any(|lint| lint.kind == LintKind::MissingElement && lint.found == "AccessType"));
/// # }
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Lint {
    /// The address of the node; empty for the document itself.
    pub uri: String,
    /// What it is.
    pub kind: LintKind,
    /// The element, or what stands in it.
    pub found: String,
}

/// The kinds of [`Lint`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum LintKind {
    /// `VerDTD` is missing or not 1.2.
    Version,
    /// `MSFT:Diagnostics` is missing, which the schema of Microsoft asks for. 260 of 309 published
    /// files have none.
    MissingDiagnostics,
    /// There is no node.
    NoNode,
    /// The elements are in no namespace, where the schema has one. All published files are so.
    NoNamespace,
    /// An element that the schema has is missing.
    MissingElement,
    /// An element that stands a second time.
    DuplicateElement,
    /// An element behind one that comes later in the schema: `DefaultValue` behind `DFType`.
    OutOfOrder,
    /// An element that the schema does not have there, or that has not its shape.
    UnexpectedElement,
    /// `MIME` and `DDFName` together, or neither of them.
    NodeType,
    /// A node that is no interior node has nodes below it.
    NodesBelowLeaf,
    /// A node without a name says nothing of who names it, in a file that does so elsewhere.
    Unnamed,
    /// A word that the schema does not have: a `ValueType`, a `ConflictResolution`.
    UnknownWord,
    /// Allowed values that are not what their type has: a `Range` that is none, `ENUM` without a
    /// value.
    AllowedValues,
    /// The default value is not among the allowed values.
    DefaultValue,
    /// A node on which another depends is not in the document.
    Dependency,
    /// Two nodes of the same name beside each other.
    SameName,
}

impl LintKind {
    /// How bad it is: what the published files do throughout is a note.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::MissingDiagnostics | Self::NoNamespace | Self::Unnamed => Severity::Note,
            Self::OutOfOrder | Self::Version | Self::Dependency | Self::NodeType => {
                Severity::Warning
            }
            _ => Severity::Error,
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::Version => "VerDTD is not 1.2",
            Self::MissingDiagnostics => "no MSFT:Diagnostics",
            Self::NoNode => "no node",
            Self::NoNamespace => "the elements are in no namespace",
            Self::MissingElement => "an element is missing",
            Self::DuplicateElement => "an element stands a second time",
            Self::OutOfOrder => "an element is out of order",
            Self::UnexpectedElement => "an element does not belong there, or has not its shape",
            Self::NodeType => "not one of MIME and DDFName",
            Self::NodesBelowLeaf => "nodes below a leaf",
            Self::Unnamed => "nothing says who names the node",
            Self::UnknownWord => "an unknown word",
            Self::AllowedValues => "allowed values that are not what their type has",
            Self::DefaultValue => "a default value that is not allowed",
            Self::Dependency => "a dependency on a node that is not in the document",
            Self::SameName => "two nodes of the same name",
        }
    }
}

impl fmt::Display for LintKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl fmt::Display for Lint {
    /// `./Vendor/MSFT/X: an element is out of order: DefaultValue`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.uri.is_empty() {
            write!(f, "{}: ", self.uri)?;
        }
        write!(f, "{}: {}", self.kind, self.found)
    }
}

/// Where a document does not keep to the schema of DM DDF 1.2 with the elements of Microsoft, or
/// contradicts itself, in the order of the document.
///
/// Published files do so, and are decoded all the same.
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use email2_csp::ddf::decode_xml;
/// use email2_csp::validate::{LintKind, lint};
///
/// let document = decode_xml(
///     "<MgmtTree><VerDTD>1.2</VerDTD><Node><NodeName>X</NodeName><DFProperties><AccessType><Get/>\
///      </AccessType><DFFormat><int/></DFFormat><DFType><MIME/></DFType><DefaultValue>0</DefaultValue>\
///      </DFProperties></Node></MgmtTree>",
/// )
/// .unwrap();
/// let lints = lint(&document);
/// assert!(lints.iter().any(|l| l.kind == LintKind::OutOfOrder && l.found == "DefaultValue"));
/// # }
/// ```
#[must_use]
pub fn lint(document: &Document<'_>) -> Vec<Lint> {
    let mut linter = Linter {
        lints: Vec::new(),
        uri: String::new(),
    };
    linter.document(document);
    let says_who_names = document
        .tree
        .nodes()
        .iter()
        .any(|node| node.dynamic_naming().is_some());
    for node in document.tree.iter() {
        linter.uri = node.uri();
        linter.node(node, says_who_names);
        linter.dependencies(node, document);
    }
    linter.lints
}

struct Linter {
    lints: Vec<Lint>,
    /// The address of the node that is looked at.
    uri: String,
}

impl Linter {
    fn found(&mut self, kind: LintKind, found: impl Into<String>) {
        self.lints.push(Lint {
            uri: self.uri.clone(),
            kind,
            found: found.into(),
        });
    }

    fn document(&mut self, document: &Document<'_>) {
        match document.version.as_deref() {
            Some("1.2") => {}
            other => self.found(LintKind::Version, other.unwrap_or("nothing")),
        }
        if document.diagnostics.is_none() {
            self.found(LintKind::MissingDiagnostics, "MgmtTree");
        }
        if !document.in_namespace
            && !document
                .attributes()
                .iter()
                .any(|a| a.is_default_namespace())
        {
            self.found(LintKind::NoNamespace, "MgmtTree");
        }
        if document.tree.is_empty() {
            self.found(LintKind::NoNode, "MgmtTree");
        }
        for part in document.parts.iter().flatten() {
            if let RootPart::Other(markup) = part {
                self.found(LintKind::UnexpectedElement, markup.label());
            }
        }
    }

    fn node(&mut self, node: NodeRef<'_>, says_who_names: bool) {
        self.elements(node);
        let mut names: Vec<&str> = node
            .children()
            .filter(|child| !child.is_dynamic())
            .map(|child| &*child.node().name)
            .collect();
        names.sort_unstable();
        for pair in names.windows(2) {
            if let [first, second] = pair {
                if first == second {
                    self.found(LintKind::SameName, *first);
                }
            }
        }
        if node.children().next().is_some() && node.format().is_some_and(|f| f != Format::NODE) {
            let format = node.format().map(|f| f.to_string());
            self.found(LintKind::NodesBelowLeaf, format.unwrap_or_default());
        }
        if says_who_names && node.is_dynamic() && node.dynamic_naming().is_none() {
            self.found(LintKind::Unnamed, "*");
        }
        match node.node_type() {
            None | Some(NodeType::Mime(_) | NodeType::DdfName(_)) => {}
            Some(NodeType::Several(names)) => {
                self.found(LintKind::NodeType, format!("{} of them", names.len()));
            }
        }
        self.words(node);
        if let Some(allowed) = node.allowed_values() {
            self.allowed_values(allowed);
        }
        if let Some(value) = node.default_value() {
            if let Verdict::Refused { expected, .. } = check(node.node(), value) {
                self.found(
                    LintKind::DefaultValue,
                    format!("{value:?}, expected {expected}"),
                );
            }
        }
    }

    /// Which elements there are, and in which order.
    fn elements(&mut self, node: NodeRef<'_>) {
        if let Some(layout) = &node.node().layout {
            for part in layout.parts.iter().flatten() {
                if let Part::Other(markup) = part {
                    self.found(LintKind::UnexpectedElement, markup.label());
                }
            }
            let attributes = layout
                .attributes
                .iter()
                .chain(&layout.properties_attributes);
            for attribute in attributes {
                self.found(LintKind::UnexpectedElement, attribute.name.to_string());
            }
        }
        let mut seen = [false; 20];
        let mut last = 0;
        for property in &node.node().properties {
            let (Some(rank), Some(name)) = (property.rank(), property.name()) else {
                if let Property::Other(markup) = property {
                    self.found(LintKind::UnexpectedElement, markup.label());
                }
                continue;
            };
            if let Some(seen) = seen.get_mut(rank) {
                if core::mem::replace(seen, true) {
                    self.found(LintKind::DuplicateElement, name);
                    continue;
                }
            }
            if rank < last {
                self.found(LintKind::OutOfOrder, name);
            }
            last = last.max(rank);
        }
        for rank in [0_usize, 3, 7] {
            if seen.get(rank) == Some(&false) {
                let name = Property::NAMES.get(rank).copied();
                self.found(LintKind::MissingElement, name.unwrap_or_default());
            }
        }
    }

    /// The words of which the schema has a list.
    fn words(&mut self, node: NodeRef<'_>) {
        let node = node.node();
        let words = [
            node.conflict_resolution()
                .map(|w| (w.is_known(), w.as_str())),
            node.replace_behavior().map(|w| (w.is_known(), w.as_str())),
            node.reboot_behavior().map(|w| (w.is_known(), w.as_str())),
        ];
        for (known, word) in words.into_iter().flatten() {
            if !known {
                self.found(LintKind::UnknownWord, word);
            }
        }
    }

    fn allowed_values(&mut self, allowed: &AllowedValues<'_>) {
        let value_type = &allowed.value_type;
        if !value_type.is_known() {
            self.found(LintKind::UnknownWord, value_type.as_str());
            return;
        }
        let wrong = match value_type.as_str() {
            "ENUM" | "Flag" => allowed.enums().next().is_none(),
            "Range" => {
                allowed.values().next().is_none()
                    || allowed.values().any(|text| Ranges::decode(text).is_none())
            }
            "RegEx" | "XSD" | "JSON" => allowed.value().is_none(),
            "ADMX" => allowed.admx().is_none(),
            _ => false,
        };
        if wrong {
            let values: Vec<&str> = allowed.values().collect();
            self.found(
                LintKind::AllowedValues,
                format!("{value_type} with {:?}", values.join(", ")),
            );
        }
        for part in &allowed.content {
            if let Allowed::Other(markup) = part {
                self.found(LintKind::UnexpectedElement, markup.label());
            }
        }
    }

    fn dependencies(&mut self, node: NodeRef<'_>, document: &Document<'_>) {
        for group in node.node().dependencies() {
            for dependency in &group.dependencies {
                if !super::set::is_in_tree(&document.tree, &dependency.uri) {
                    self.found(LintKind::Dependency, &*dependency.uri);
                }
                if dependency.allowed.value_type != ValueType::NONE {
                    self.allowed_values(&dependency.allowed);
                }
            }
            if let Some(changed) = &group.changed {
                self.allowed_values(changed);
            }
        }
    }
}
