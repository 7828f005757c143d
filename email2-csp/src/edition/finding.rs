//! [`Verdict`] and [`Finding`]: what an edition makes of an account or a command, and why.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use super::{Edition, NodeFacts, Rule, Values};
use crate::model::account::Place;
use crate::model::tree::{AccessType, AccessTypes, Format};

/// What an edition makes of an account or of commands: everything that is found, in the order of
/// the tree, or of the commands.
///
/// Its `Display` is one line for each finding, or `legal`; the same input gives the same text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict<'a> {
    edition: Edition,
    findings: Vec<Finding<'a>>,
}

impl<'a> Verdict<'a> {
    pub(crate) const fn new(edition: Edition) -> Self {
        Self {
            edition,
            findings: Vec::new(),
        }
    }

    /// The edition whose verdict it is.
    #[must_use]
    pub const fn edition(&self) -> Edition {
        self.edition
    }

    /// Whether nothing is found.
    #[must_use]
    pub fn is_legal(&self) -> bool {
        self.findings.is_empty()
    }

    /// What is found.
    #[must_use]
    pub fn findings(&self) -> &[Finding<'a>] {
        &self.findings
    }

    /// Whether a rule is broken.
    #[must_use]
    pub fn breaks(&self, rule: Rule) -> bool {
        self.findings.iter().any(|finding| finding.rule == rule)
    }

    /// The verdict with some findings only: those, for instance, that are not about
    /// [`Rule::RootPath`].
    #[must_use]
    pub fn retain(mut self, keep: impl FnMut(&Finding<'a>) -> bool) -> Self {
        self.findings.retain(keep);
        self
    }

    #[cold]
    pub(crate) fn add(
        &mut self,
        place: Place<'a>,
        rule: Rule,
        expected: Expected,
        found: Found<'a>,
    ) {
        self.findings.push(Finding {
            edition: self.edition,
            place,
            rule,
            expected,
            found,
        });
    }

    /// The findings that were not there before: what a change answers for.
    pub(crate) fn caused(self, before: &Verdict<'_>) -> Self {
        self.retain(|finding| {
            let is_old = |old: &Finding<'_>| {
                (old.rule, old.expected) == (finding.rule, finding.expected)
                    && old.place == finding.place
            };
            !before.findings.iter().any(is_old)
        })
    }

    pub(crate) fn append(&mut self, other: Verdict<'a>) {
        self.findings.extend(other.findings);
    }

    /// The same, independent of what was looked at.
    #[must_use]
    pub fn into_owned(self) -> Verdict<'static> {
        Verdict {
            edition: self.edition,
            findings: self.findings.into_iter().map(Finding::into_owned).collect(),
        }
    }
}

impl fmt::Display for Verdict<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_legal() {
            return f.write_str("legal");
        }
        for (at, finding) in self.findings.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { "\n" })?;
            finding.fmt(f)?;
        }
        Ok(())
    }
}

impl core::error::Error for Verdict<'_> {}

/// One thing that an edition does not have so: where, by which rule, what it expects and what there
/// is. Values of credentials are not in it.
///
/// ```
/// use email2_csp::edition::{Expected, Finding, Found, Values, Verdict};
/// use email2_csp::{Account, AccountNode, Edition, Guid, Place};
///
/// let account = Account::new(Guid::from_u128(1)).with(AccountNode::AuthRequired, "maybe");
/// let verdict: Verdict<'_> = account.validate(Edition::Windows10Prose);
/// let wrong = |finding: &&Finding<'_>| finding.place() == &Place::Node(AccountNode::AuthRequired);
/// let finding: &Finding<'_> = verdict.findings().iter().find(wrong).unwrap();
/// assert_eq!(finding.found(), &Found::Value("maybe".into()));
/// let Expected::Values(values) = finding.expected() else { panic!() };
/// let values: Values = values;
/// assert!(values.accept("1") && !values.accept("maybe"));
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Finding<'a> {
    edition: Edition,
    place: Place<'a>,
    rule: Rule,
    expected: Expected,
    found: Found<'a>,
}

impl<'a> Finding<'a> {
    /// Where.
    #[must_use]
    pub const fn place(&self) -> &Place<'a> {
        &self.place
    }

    /// The rule that is broken.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        self.rule
    }

    /// What the edition expects.
    #[must_use]
    pub const fn expected(&self) -> Expected {
        self.expected
    }

    /// What there is.
    #[must_use]
    pub const fn found(&self) -> &Found<'a> {
        &self.found
    }

    /// The document that says so, and the place in it.
    #[must_use]
    pub fn citation(&self) -> &'static str {
        let says = self.rule.says(self.edition).map(|says| says.citation);
        // Of a contradiction, and of what is about no node, the place where it stands; of anything
        // else, the node.
        let facts = self.place.facts(self.edition).map(NodeFacts::source);
        let of_all = matches!(
            self.rule,
            Rule::AccountLimit
                | Rule::AddExisting
                | Rule::AddressQuery
                | Rule::EmptyAtomic
                | Rule::MissingNode
                | Rule::QueryElements
                | Rule::ReplaceAdded
                | Rule::RootPath
        );
        let cited = match of_all || self.rule.number().is_some() {
            true => says.or(facts),
            false => facts.or(says),
        };
        cited.unwrap_or_else(|| self.edition.source())
    }

    /// The same, independent of what was looked at.
    #[must_use]
    pub fn into_owned(self) -> Finding<'static> {
        Finding {
            edition: self.edition,
            place: self.place.into_owned(),
            rule: self.rule,
            expected: self.expected,
            found: self.found.into_owned(),
        }
    }
}

impl fmt::Display for Finding<'_> {
    /// `SERVICENAME: SizeLimits: expected at most 32 characters, found 33 characters (EMAIL2 DDF v2, SERVICENAME)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {}: expected {}, found {} ({})",
            self.place,
            self.rule,
            self.expected,
            self.found,
            self.citation()
        )
    }
}

/// What an edition expects.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Expected {
    /// The node is there.
    Presence,
    /// The node is not there.
    Absence,
    /// So many characters at the most.
    Characters(u16),
    /// One of these values.
    Values(Values),
    /// One of these commands.
    Commands(AccessTypes),
    /// A value of this format.
    Format(Format),
    /// The command is inside `Atomic`.
    Atomic,
    /// The place of `EMAIL2` in the tree: the address of the edition.
    Root(&'static str),
    /// A GUID that no other account has.
    NewGuid,
    /// A GUID in braces.
    Guid,
    /// So many accounts at the most.
    Accounts(u8),
    /// `SERVICETYPE` is IMAP4.
    Imap4,
    /// `SMTPALTENABLED` is on.
    AlternateEnabled,
    /// A value of the MAPI type that the name has.
    MapiValue,
    /// Eight hexadecimal digits.
    PropertyTag,
    /// A limit that the edition has a value for.
    ExpressibleLimit,
    /// A name of four hexadecimal digits behind a number sign.
    PropertyName,
    /// An element that the provider supports.
    SupportedElement,
    /// `Add` of a node that is not there.
    NewNode,
    /// One command that writes the node in an `Atomic`.
    OneCommand,
    /// An address with nothing behind a question mark.
    PlainAddress,
    /// No value: there are nodes below.
    NoValue,
    /// A node that the operation writes.
    Write,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Presence => f.write_str("the node"),
            Self::Absence => f.write_str("no such node"),
            Self::Characters(most) => write!(f, "at most {most} characters"),
            Self::Values(values) => values.fmt(f),
            Self::Commands(access) if access.is_empty() => f.write_str("no command"),
            Self::Commands(access) => {
                for (at, access) in access.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { ", " })?;
                    f.write_str(access.name())?;
                }
                Ok(())
            }
            Self::Format(format) => format.fmt(f),
            Self::Atomic => f.write_str("Atomic around it"),
            Self::Root(root) => f.write_str(root),
            Self::NewGuid => f.write_str("a GUID that no account has"),
            Self::Guid => f.write_str("a GUID in braces"),
            Self::Accounts(1) => f.write_str("one account"),
            Self::Accounts(most) => write!(f, "at most {most} accounts"),
            Self::Imap4 => f.write_str("SERVICETYPE IMAP4"),
            Self::AlternateEnabled => f.write_str("SMTPALTENABLED on"),
            Self::MapiValue => f.write_str("a value of its MAPI type"),
            Self::PropertyTag => f.write_str("eight hexadecimal digits"),
            Self::ExpressibleLimit => f.write_str("a limit that this edition has a value for"),
            Self::PropertyName => f.write_str("a name, # and four hexadecimal digits"),
            Self::SupportedElement => f.write_str("an element that is supported"),
            Self::NewNode => f.write_str("a node that is not there"),
            Self::OneCommand => f.write_str("one of Add and Replace in an Atomic"),
            Self::PlainAddress => f.write_str("an address without a query"),
            Self::NoValue => f.write_str("no value"),
            Self::Write => f.write_str("a node that is written"),
        }
    }
}

/// What there is.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Found<'a> {
    /// Nothing.
    Nothing,
    /// The node.
    Node,
    /// A value; not that of a credential.
    Value(Cow<'a, str>),
    /// A value of so many characters.
    Characters(usize),
    /// A command.
    Command(AccessType),
    /// A command or an element of this name.
    Element(Cow<'a, str>),
    /// A format.
    Format(Cow<'a, str>),
    /// So many accounts.
    Accounts(usize),
    /// A name.
    Name(Cow<'a, str>),
}

impl Found<'_> {
    /// The same, independent of what was looked at.
    #[must_use]
    pub fn into_owned(self) -> Found<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        match self {
            Self::Nothing => Found::Nothing,
            Self::Node => Found::Node,
            Self::Value(text) => Found::Value(owned(text)),
            Self::Characters(count) => Found::Characters(count),
            Self::Command(access) => Found::Command(access),
            Self::Element(text) => Found::Element(owned(text)),
            Self::Format(text) => Found::Format(owned(text)),
            Self::Accounts(count) => Found::Accounts(count),
            Self::Name(text) => Found::Name(owned(text)),
        }
    }
}

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing"),
            Self::Node => f.write_str("it"),
            Self::Value(text) | Self::Name(text) => quoted(text, f),
            Self::Characters(count) => write!(f, "{count} characters"),
            Self::Command(access) => access.fmt(f),
            Self::Element(text) | Self::Format(text) => f.write_str(text),
            Self::Accounts(1) => f.write_str("one account"),
            Self::Accounts(count) => write!(f, "{count} accounts"),
        }
    }
}

/// The text in quotes; of a long one, how it begins.
fn quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    const MOST: usize = 64;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => write!(f, "{:?} and more", text.get(..end).unwrap_or("")),
        None => write!(f, "{text:?}"),
    }
}
