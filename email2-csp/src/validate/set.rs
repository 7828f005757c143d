//! A whole set of nodes against a tree.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::command::{Command, Validator, Way, finding, report};
use super::index::Index;
use super::value::{check, check_allowed, check_with};
use super::{Finding, Rule};
use crate::model::tree::{AccessType, DependencyGroup, DependencyType, NodeRef, Scope, Tree};

/// A node that is to be there, and its value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Setting<'c> {
    /// The address of the node.
    pub uri: &'c str,
    /// Its value; `None` for an interior node.
    pub value: Option<&'c str>,
}

impl<'c> Setting<'c> {
    /// A node with this value.
    #[must_use]
    pub const fn new(uri: &'c str, value: &'c str) -> Self {
        Self {
            uri,
            value: Some(value),
        }
    }

    /// An interior node.
    #[must_use]
    pub const fn interior(uri: &'c str) -> Self {
        Self { uri, value: None }
    }
}

impl core::fmt::Debug for Setting<'_> {
    /// Without the value of a credential.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let value = self
            .value
            .map(|value| super::command::shown(self.uri, value));
        f.debug_struct("Setting")
            .field("uri", &self.uri)
            .field("value", &value)
            .finish()
    }
}

/// What a set says of the tree, with the addresses brought into one form.
#[derive(Default)]
struct Set<'t, 'c> {
    /// The value of each leaf, and its node.
    values: BTreeMap<String, Option<&'c str>>,
    /// The interior nodes that are there, by address.
    instances: BTreeMap<String, NodeRef<'t>>,
    /// The names of the nodes below an address that are of one node of the tree.
    names: BTreeMap<(String, usize), BTreeSet<String>>,
    /// The addresses below which the set says all there is; `None` if it does so everywhere.
    made: Option<BTreeSet<String>>,
}

impl<'t> Validator<'t> {
    /// What is wrong with these nodes, if they are all that there are: nodes that are not among them
    /// have their default values, or are not there.
    ///
    /// Checked are the nodes, the names of those that are named when they are made, the values, how
    /// often a node occurs, and what nodes need of each other. Missing are only nodes that can be
    /// added and have no default value, below nodes that are there.
    #[must_use]
    pub fn set(&self, settings: &[Setting<'_>]) -> Vec<Finding> {
        let mut findings = Vec::new();
        let index = Index::new(self.tree);
        let mut set = Set::default();
        let mut known = Vec::with_capacity(settings.len());
        for setting in settings {
            let Some(way) = self.known(setting.uri, Some(&index), &mut findings) else {
                continue;
            };
            self.names(setting.uri, &way, &mut findings);
            let key = set.add(&way);
            let twice = set.values.insert(key.clone(), setting.value).is_some();
            if twice {
                let expected = "the node once".into();
                findings.push(finding(setting.uri, Rule::Occurrence, expected, "it again"));
            }
            known.push((*setting, way, key));
        }
        for (setting, way, key) in &known {
            self.setting(setting, way, key, &set, &mut findings);
        }
        set.occurrences(&mut findings);
        findings
    }

    /// What is wrong with these commands, which go to a device together.
    ///
    /// Beside what is wrong with [each of them](Self::command), that is what nodes that they make need
    /// and do not get, and what nodes need of others of which the commands say how they will be. What
    /// else is on the device is not known, and nothing is said of it.
    #[must_use]
    pub fn commands(&self, commands: &[Command<'_>]) -> Vec<Finding> {
        let mut findings = Vec::new();
        let index = Index::new(self.tree);
        let mut set = Set::default();
        let mut made = BTreeSet::new();
        let mut known = Vec::with_capacity(commands.len());
        for command in commands {
            let Some(way) = self.asked(command, Some(&index), &mut findings) else {
                continue;
            };
            if !command.writes() {
                continue;
            }
            let key = set.add(&way);
            set.values.insert(key.clone(), command.data);
            if command.access == AccessType::Add {
                made.insert(key.clone());
            }
            let setting = Setting {
                uri: command.uri,
                value: command.data,
            };
            known.push((setting, way, key));
        }
        set.made = Some(made);
        for (setting, way, key) in &known {
            self.setting(setting, way, key, &set, &mut findings);
        }
        set.occurrences(&mut findings);
        findings
    }

    /// The value of a node, and what it needs of others.
    fn setting(
        &self,
        setting: &Setting<'_>,
        way: &Way<'t, '_>,
        key: &str,
        set: &Set<'t, '_>,
        findings: &mut Vec<Finding>,
    ) {
        let Some(node) = way.node() else { return };
        let mut changed = None;
        for group in node.dependencies() {
            match (self.satisfied(group, way, key, set), &group.changed) {
                (Satisfied::Yes, Some(values)) => changed = changed.or(Some(values)),
                (Satisfied::Yes, None)
                | (Satisfied::No { .. }, Some(_))
                | (Satisfied::Elsewhere, _) => {}
                (Satisfied::No { expected, found }, None) => {
                    findings.push(finding(setting.uri, Rule::Dependency, expected, &found));
                }
                (Satisfied::Unknown(uri), _) => {
                    let expected = format!("{uri}, which is not in this tree");
                    findings.push(finding(
                        setting.uri,
                        Rule::Unchecked,
                        expected,
                        &group.friendly_id,
                    ));
                }
            }
        }
        let value = setting.value.unwrap_or("");
        let verdict = match changed {
            _ if node.is_interior() => super::check_format(node.format(), value),
            Some(values) => check_with(node.node(), values, value),
            None => check(node.node(), value),
        };
        report(setting.uri, value, verdict, findings);
    }

    /// Whether all nodes of a group are as they have to be.
    fn satisfied(
        &self,
        group: &DependencyGroup<'_>,
        way: &Way<'t, '_>,
        key: &str,
        set: &Set<'t, '_>,
    ) -> Satisfied {
        for dependency in &group.dependencies {
            let Some((node, needed)) = self.needed(&dependency.uri, way, key) else {
                return Satisfied::Unknown(dependency.uri.to_string());
            };
            let Some(needed) = needed else {
                return Satisfied::Elsewhere;
            };
            let value = match set.values.get(&needed) {
                Some(value) => Some(value.unwrap_or("")),
                None if !set.is_made(&needed) => return Satisfied::Elsewhere,
                None => node.default_value(),
            };
            let is_one = value.is_some_and(|value| {
                check_allowed(&dependency.allowed, node.format(), node.case_sense(), value).is_ok()
            });
            let negated = dependency.dependency_type == DependencyType::NOT;
            if is_one == negated {
                let values: Vec<&str> = dependency.allowed.values().collect();
                let expected = match (negated, values.as_slice()) {
                    (false, []) => needed.clone(),
                    (true, []) => format!("no {needed}"),
                    (false, values) => format!("{needed} to be {}", values.join(" or ")),
                    (true, values) => format!("{needed} not to be {}", values.join(" or ")),
                };
                let found = match value {
                    Some(value) => super::command::shown(&needed, value),
                    None => "nothing there".into(),
                };
                return Satisfied::No { expected, found };
            }
        }
        Satisfied::Yes
    }

    /// The node that another depends on, and its address: nodes that are named when they are made
    /// are those above the other one, as far as the two addresses agree. Which one is meant where
    /// they do not, no file says: there is no address then.
    fn needed(
        &self,
        uri: &str,
        way: &Way<'t, '_>,
        key: &str,
    ) -> Option<(NodeRef<'t>, Option<String>)> {
        let (own_root, _) = way.steps.first()?;
        let own: Vec<&str> = without_scope(key).split('/').collect();
        let line = line_to(self.tree, Some(*own_root), uri)?;
        let (root, _) = line.first()?;
        let path = root.path.as_deref().unwrap_or("").trim_end_matches('/');
        let above = without_scope(path).split('/');
        let depth = above.filter(|name| !name.is_empty()).count();
        let mut address = Some(String::from(path));
        let own_path = own_root.path.as_deref().unwrap_or("").trim_end_matches('/');
        let mut agrees = without_scope(path).eq_ignore_ascii_case(without_scope(own_path));
        let mut last = *root;
        for (at, (node, _)) in line.iter().enumerate() {
            let beside = way.steps.get(at).map(|(own, _)| *own);
            agrees &= beside.is_some_and(|own| is_counterpart(own, *node));
            let own_name = own.get(depth.saturating_add(at)).copied();
            let name = match node.is_dynamic() {
                true => own_name.filter(|_| agrees),
                false => Some(&*node.name),
            };
            address = address.zip(name).map(|(mut address, name)| {
                if !address.is_empty() {
                    address.push('/');
                }
                address.push_str(name);
                address
            });
            last = *node;
        }
        Some((last, address))
    }
}

/// Whether a node is another one, or may be the same for the user instead of the device: below another
/// root it is so by its name.
fn is_counterpart(own: NodeRef<'_>, node: NodeRef<'_>) -> bool {
    own.index() == node.index()
        || own.is_dynamic() == node.is_dynamic() && own.name.eq_ignore_ascii_case(&node.name)
}

/// The nodes from the top on to the one that the address of a dependency means, each with its name
/// there: first below this node at the top, as the same tree may be there for the device and for the
/// user.
fn line_to<'t, 'u>(
    tree: &'t Tree<'t>,
    first: Option<NodeRef<'t>>,
    uri: &'u str,
) -> Option<Vec<(NodeRef<'t>, &'u str)>> {
    first.into_iter().chain(tree.roots()).find_map(|root| {
        let path = root.path.as_deref().unwrap_or("").trim_end_matches('/');
        let rest = match without_scope(path) {
            "" => without_scope(uri),
            above => strip_prefix(without_scope(uri), above)?,
        };
        let mut names = rest.split('/');
        let name = names.next().filter(|name| agrees(&root.name, name))?;
        let mut line = alloc::vec![(root, name)];
        let mut at = root;
        for name in names {
            at = at.children().find(|child| agrees(&child.name, name))?;
            line.push((at, name));
        }
        Some(line)
    })
}

/// Whether the address of a dependency leads to a node of a tree.
pub(super) fn is_in_tree(tree: &Tree<'_>, uri: &str) -> bool {
    line_to(tree, None, uri).is_some()
}

/// Whether a group of dependencies is satisfied.
enum Satisfied {
    Yes,
    No {
        expected: String,
        found: String,
    },
    /// It needs a node that the tree does not have.
    Unknown(String),
    /// It needs a node of which it is not known what is on the device.
    Elsewhere,
}

/// Whether a name in the address of a dependency is that of a node: in any letter case, as the files
/// have it, and in brackets or braces for a node that is named when it is made.
fn agrees(name: &str, written: &str) -> bool {
    let placeholder = (written.starts_with('[') && written.ends_with(']'))
        || (written.starts_with('{') && written.ends_with('}'));
    match name.is_empty() {
        true => placeholder,
        false => name.eq_ignore_ascii_case(written),
    }
}

/// An address without `./` and without the scope that may follow it.
fn without_scope(uri: &str) -> &str {
    let rest = uri.strip_prefix("./").unwrap_or(uri);
    let rest = if rest == "." { "" } else { rest };
    rest.strip_prefix("Device/")
        .or_else(|| rest.strip_prefix("User/"))
        .unwrap_or(rest)
}

/// What is behind a path, which need not be in the same letter case.
fn strip_prefix<'u>(uri: &'u str, path: &str) -> Option<&'u str> {
    let (start, rest) = uri.split_at_checked(path.len())?;
    match start.eq_ignore_ascii_case(path) {
        true => rest.strip_prefix('/'),
        false => None,
    }
}

impl<'t> Set<'t, '_> {
    /// Takes in the nodes on a way; the address of the last one.
    fn add(&mut self, way: &Way<'t, '_>) -> String {
        let mut address = String::new();
        for (at, (node, name)) in way.steps.iter().enumerate() {
            if at == 0 {
                if let Some(path) = &node.path {
                    address.push_str(path.trim_end_matches('/'));
                    address.push('/');
                }
            } else {
                let names = (address.clone(), node.index());
                self.names
                    .entry(names)
                    .or_default()
                    .insert(name.to_string());
                address.push('/');
            }
            address.push_str(match node.is_dynamic() {
                true => name,
                false => &node.name,
            });
            if node.is_interior() {
                self.instances.insert(address.clone(), *node);
            }
        }
        address
    }

    /// Whether the set says all there is at this address.
    fn is_made(&self, address: &str) -> bool {
        let Some(made) = &self.made else { return true };
        made.contains(address)
            || address
                .match_indices('/')
                .filter_map(|(end, _)| address.get(..end))
                .any(|above| made.contains(above))
    }

    /// How often the nodes below each that is there occur.
    fn occurrences(&self, findings: &mut Vec<Finding>) {
        let made = |address: &&String| self.is_made(address);
        for address in self.instances.keys().filter(made) {
            let Some(node) = self.instances.get(address) else {
                continue;
            };
            for child in node.children() {
                let names = self.names.get(&(address.clone(), child.index()));
                let count = names.map_or(0, BTreeSet::len);
                let occurrence = child.occurrence();
                let most = occurrence.most().map(|most| most as usize);
                let name = match child.is_dynamic() {
                    true => "*",
                    false => &child.name,
                };
                let uri = format!("{address}/{name}");
                if child.is_dynamic() && most.is_some_and(|most| count > most) {
                    let found = format!("{count} of them");
                    findings.push(finding(
                        &uri,
                        Rule::Occurrence,
                        occurrence.to_string(),
                        &found,
                    ));
                }
                let is_needed = occurrence.least() > 0
                    && child.scope() == Scope::Dynamic
                    && child.access().has(AccessType::Add)
                    && child.default_value().is_none();
                if is_needed && count == 0 {
                    findings.push(finding(
                        &uri,
                        Rule::Occurrence,
                        occurrence.to_string(),
                        "none of them",
                    ));
                }
            }
        }
    }
}
