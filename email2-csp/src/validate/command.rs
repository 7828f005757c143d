//! One value or command against a tree.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use percent_encoding::percent_decode_str;
use wbxml::credentials::is_credential;

use super::index::Index;
use super::value::{Verdict, check, check_allowed};
use super::{Finding, Rule};
use crate::model::tree::{AccessType, Format, NodeRef, Scope, Tree};

/// Checks values, commands and sets of nodes against a tree.
///
/// ```
/// use email2_csp::model::tree::{AccessType, AccessTypes, AllowedValues, Format, Node, Property, Tree, ValueType};
/// use email2_csp::validate::{Command, Rule, Validator};
///
/// let mut tree = Tree::new();
/// tree.push(0, Node::new("Example").at("./Vendor/MSFT").with(Property::Format(Format::NODE)))?;
/// tree.push(
///     1,
///     Node::new("Port")
///         .with(Property::Access(AccessTypes::GET.with(AccessType::Replace)))
///         .with(Property::Format(Format::INT))
///         .with(Property::AllowedValues(AllowedValues::of(ValueType::RANGE, "[1-65535]").into())),
/// )?;
/// let validator = Validator::new(&tree);
/// let command = Command::new(AccessType::Replace, "./Vendor/MSFT/Example/Port").with_data("0");
/// let findings = validator.command(&command);
/// assert_eq!(findings[0].rule, Rule::AllowedValues);
/// assert_eq!(findings[0].expected, "a number in 1 to 65535");
/// assert_eq!(findings[0].found, "0");
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Validator<'t> {
    pub(super) tree: &'t Tree<'t>,
}

/// A command on a node.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Command<'c> {
    /// What is to be done.
    pub access: AccessType,
    /// The address of the node.
    pub uri: &'c str,
    /// The format that the command names.
    pub format: Option<Format>,
    /// The value.
    pub data: Option<&'c str>,
    /// Whether the command stands in `Atomic`.
    pub in_atomic: bool,
}

impl<'c> Command<'c> {
    /// A command without format and value, outside `Atomic`.
    #[must_use]
    pub const fn new(access: AccessType, uri: &'c str) -> Self {
        Self {
            access,
            uri,
            format: None,
            data: None,
            in_atomic: false,
        }
    }

    /// The same command with this format.
    #[must_use]
    pub const fn with_format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// The same command with this value.
    #[must_use]
    pub const fn with_data(mut self, data: &'c str) -> Self {
        self.data = Some(data);
        self
    }

    /// Whether it gives the node a value.
    pub(super) const fn writes(&self) -> bool {
        matches!(self.access, AccessType::Add | AccessType::Replace)
    }

    /// The same command in `Atomic`.
    #[must_use]
    pub const fn in_atomic(mut self) -> Self {
        self.in_atomic = true;
        self
    }
}

impl core::fmt::Debug for Command<'_> {
    /// Without the value of a credential.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Command")
            .field("access", &self.access)
            .field("uri", &self.uri)
            .field("format", &self.format)
            .field("data", &self.data.map(|data| shown(self.uri, data)))
            .field("in_atomic", &self.in_atomic)
            .finish()
    }
}

/// The way through a tree that an address takes: each node with its name there.
pub(super) struct Way<'t, 'u> {
    pub(super) steps: Vec<(NodeRef<'t>, Cow<'u, str>)>,
}

/// Where an address leaves the tree.
pub(super) struct Astray<'t> {
    /// The last node that there is.
    at: Option<NodeRef<'t>>,
    /// The name that it does not have below it.
    name: String,
}

impl<'t> Way<'t, '_> {
    /// The node at its end.
    pub(super) fn node(&self) -> Option<NodeRef<'t>> {
        self.steps.last().map(|(node, _)| *node)
    }
}

impl<'t> Validator<'t> {
    /// A validator of this tree.
    #[must_use]
    pub const fn new(tree: &'t Tree<'t>) -> Self {
        Self { tree }
    }

    /// What is wrong with this value of this node.
    #[must_use]
    pub fn value(&self, uri: &str, value: &str) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Some(way) = self.known(uri, None, &mut findings) {
            self.names(uri, &way, &mut findings);
            if let Some(node) = way.node() {
                report(uri, value, check(node.node(), value), &mut findings);
            }
        }
        findings
    }

    /// What is wrong with this command.
    #[must_use]
    pub fn command(&self, command: &Command<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Some(way) = self.asked(command, None, &mut findings) {
            if let (Some(node), true) = (way.node(), command.writes()) {
                let value = command.data.unwrap_or("");
                let verdict = match node.is_interior() {
                    true => super::check_format(node.format(), value),
                    false => check(node.node(), value),
                };
                report(command.uri, value, verdict, &mut findings);
            }
        }
        findings
    }

    /// What is wrong with a command besides its value, and the way to its node.
    pub(super) fn asked<'u>(
        &self,
        command: &Command<'u>,
        index: Option<&Index<'t>>,
        findings: &mut Vec<Finding>,
    ) -> Option<Way<'t, 'u>> {
        let uri = command.uri;
        let way = self.known(uri, index, findings)?;
        self.names(uri, &way, findings);
        let node = way.node()?;
        let access = node.access();
        if !access.has(command.access) {
            let expected = match access.is_empty() {
                true => "no command".into(),
                false => access.to_string(),
            };
            findings.push(finding(uri, Rule::Access, expected, command.access.name()));
        } else if node.scope() == Scope::Permanent && command.access == AccessType::Delete {
            let expected = "a node that is always there".into();
            findings.push(finding(uri, Rule::Permanent, expected, "Delete"));
        }
        if let (Some(expected), Some(found)) = (node.format(), command.format) {
            if expected != found {
                let (expected, found) = (expected.to_string(), found.to_string());
                findings.push(finding(uri, Rule::Format, expected, &found));
            }
        }
        if command.access != AccessType::Get {
            if let Some(root) = node.atomic_root().filter(|_| !command.in_atomic) {
                let expected = format!("{} and what is below it in Atomic", root.uri());
                let found = "no Atomic around it";
                findings.push(finding(uri, Rule::AtomicRequired, expected, found));
            }
            deprecated(uri, node, findings);
        }
        Some(way)
    }

    /// The way to a node, or a finding that there is none.
    pub(super) fn known<'u>(
        &self,
        uri: &'u str,
        index: Option<&Index<'t>>,
        findings: &mut Vec<Finding>,
    ) -> Option<Way<'t, 'u>> {
        match self.way(uri, index) {
            Ok(way) => Some(way),
            Err(astray) => {
                findings.push(astray.finding(self.tree, uri));
                None
            }
        }
    }

    /// The way that an address takes through the tree.
    fn way<'u>(&self, uri: &'u str, index: Option<&Index<'t>>) -> Result<Way<'t, 'u>, Astray<'t>> {
        let mut astray = Astray {
            at: None,
            name: uri.into(),
        };
        for root in self.tree.roots() {
            let Some(mut names) = root.names_below(uri) else {
                continue;
            };
            let Some(first) = names.next().map(decoded) else {
                continue;
            };
            let found = match root.is_dynamic() {
                true => !first.is_empty(),
                false => root.is_called(&first),
            };
            if !found {
                continue;
            }
            let mut steps = alloc::vec![(root, first)];
            let mut at = root;
            let mut lost = None;
            for name in names.map(decoded) {
                let child = match index {
                    Some(index) => index.child(at, &name),
                    None => at.child(&name),
                };
                match child {
                    Some(child) => {
                        steps.push((child, name));
                        at = child;
                    }
                    None => {
                        lost = Some(name);
                        break;
                    }
                }
            }
            match lost {
                None => return Ok(Way { steps }),
                Some(name) => {
                    astray = Astray {
                        at: Some(at),
                        name: name.into_owned(),
                    }
                }
            }
        }
        Err(astray)
    }

    /// Whether the nodes that are named when they are made have names that they may have.
    pub(super) fn names(&self, uri: &str, way: &Way<'t, '_>, findings: &mut Vec<Finding>) {
        for (node, name) in &way.steps {
            if !node.is_dynamic() {
                continue;
            }
            // On an interior node, what is allowed is its name.
            let Some(allowed) = node.allowed_values().filter(|_| node.is_interior()) else {
                continue;
            };
            match check_allowed(allowed, None, node.case_sense(), name) {
                Verdict::Fits => {}
                Verdict::Refused { expected, .. } => {
                    findings.push(finding(uri, Rule::DynamicName, expected, name));
                }
                Verdict::Unchecked(why) => {
                    findings.push(finding(uri, Rule::Unchecked, why, name));
                }
            }
        }
    }
}

impl Astray<'_> {
    fn finding(&self, tree: &Tree<'_>, uri: &str) -> Finding {
        /// More names than this are not told.
        const MOST: usize = 40;
        let name = |node: NodeRef<'_>| match node.is_dynamic() {
            true => "*".into(),
            false => node.name.clone().into_owned(),
        };
        let names: Vec<String> = match self.at {
            Some(node) => node.children().take(MOST).map(name).collect(),
            None => tree.roots().take(MOST).map(|root| root.uri()).collect(),
        };
        let expected = match names.as_slice() {
            [] => "no node below a leaf".into(),
            names => format!("one of {}", names.join(", ")),
        };
        finding(uri, Rule::UnknownNode, shortened(&expected), &self.name)
    }
}

/// Whether a node or one above it should no longer be used.
fn deprecated(uri: &str, node: NodeRef<'_>, findings: &mut Vec<Finding>) {
    let mut line = core::iter::once(node).chain(node.ancestors());
    if let Some(deprecated) = line.find(|node| node.is_deprecated()) {
        let since = match deprecated.deprecated_since() {
            Some(build) => format!("deprecated since {build}"),
            None => "deprecated".into(),
        };
        let expected = "a node that is not deprecated".into();
        findings.push(finding(uri, Rule::Deprecated, expected, &since));
    }
}

/// What a verdict says of a value.
pub(super) fn report(uri: &str, value: &str, verdict: Verdict, findings: &mut Vec<Finding>) {
    let (rule, expected) = match verdict {
        Verdict::Fits => return,
        Verdict::Refused { rule, expected } => (rule, expected),
        Verdict::Unchecked(why) => (Rule::Unchecked, why),
    };
    findings.push(finding(uri, rule, expected, &shown(uri, value)));
}

pub(super) fn finding(uri: &str, rule: Rule, expected: String, found: &str) -> Finding {
    Finding {
        uri: uri.into(),
        rule,
        expected,
        found: shortened(found),
    }
}

/// A value as it may be shown: not that of a credential.
pub(super) fn shown(uri: &str, value: &str) -> String {
    match is_credential(uri) {
        true => "a hidden value".into(),
        false => value.into(),
    }
}

/// A text of which the first few hundred bytes are enough to know it.
fn shortened(text: &str) -> String {
    const MOST: usize = 400;
    if text.len() <= MOST {
        return text.into();
    }
    let end = (0..=MOST).rev().find(|at| text.is_char_boundary(*at));
    let start = end.and_then(|end| text.get(..end)).unwrap_or("");
    format!("{start}…")
}

/// A name as it is meant: `%7B` is a brace, and so is `0x7B` in front, in any letter case.
pub(super) fn decoded(name: &str) -> Cow<'_, str> {
    let name = percent_decode_str(name)
        .decode_utf8()
        .unwrap_or(Cow::Borrowed(name));
    let begins = name
        .get(..4)
        .is_some_and(|s| s.eq_ignore_ascii_case("0x7B"));
    let end = name.len().checked_sub(4).filter(|end| *end >= 4 && begins);
    let ends = |end: &usize| {
        let tail = name.get(*end..);
        tail.is_some_and(|s| s.eq_ignore_ascii_case("0x7D"))
    };
    let braced = end.filter(ends).and_then(|end| name.get(4..end));
    match braced {
        Some(inner) => Cow::Owned(format!("{{{inner}}}")),
        None => name,
    }
}
