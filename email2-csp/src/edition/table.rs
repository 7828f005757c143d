//! [`NodeFacts`]: what an edition says of a node.

use core::fmt;

use super::{Edition, Rule};
use crate::generated::tables;
use crate::model::account::{AccountNode, ContentTypes, Guid, Place, Server, boolean};
use crate::model::tree::{AccessTypes, Format, Node, Occurrence, Tree};

/// What an edition says of a node: a row of `data/email2_nodes.csv`.
///
/// ```
/// use email2_csp::AccountNode;
/// use email2_csp::edition::Edition;
///
/// let server = AccountNode::InServer.facts(Edition::Windows10Prose).unwrap();
/// assert_eq!(server.size(), Some(62));
/// assert_eq!(server.source(), "EMAIL2 CSP (Windows 10), INSERVER");
/// assert!(AccountNode::ConnectionId.facts(Edition::DdfV2).is_none());
/// ```
#[derive(Debug)]
pub struct NodeFacts {
    /// The node in the tree of the edition.
    pub(crate) node: &'static Node<'static>,
    pub(crate) size: Option<u16>,
    pub(crate) values: Values,
    pub(crate) rules: &'static [Rule],
    pub(crate) note: &'static str,
    pub(crate) source: &'static str,
}

/// The values that a node takes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Values {
    /// Any text.
    Any,
    /// One of these.
    OneOf(&'static [&'static str]),
    /// These have a meaning, and any other is let to the transport.
    Known(&'static [&'static str]),
    /// A whole number between these two.
    Range(i64, i64),
    /// Digits, or -1.
    Number,
    /// 1 or 0, TRUE or FALSE.
    Boolean,
    /// Hexadecimal flags: any of these together.
    Flags(&'static [u32]),
    /// `host[:port]`.
    Server,
    /// A GUID.
    Guid,
    /// A value of the MAPI type that is in the name.
    Mapi,
}

impl NodeFacts {
    /// The node in the tree of the edition: its name, format, operations, occurrence, default.
    #[must_use]
    pub const fn node(&self) -> &'static Node<'static> {
        self.node
    }

    /// What can be done to it.
    #[must_use]
    pub fn access(&self) -> AccessTypes {
        self.node.access()
    }

    /// Its format. Every node has one.
    #[must_use]
    pub fn format(&self) -> Format {
        self.node.format().unwrap_or(Format::CHR)
    }

    /// How often it may be there.
    #[must_use]
    pub fn occurrence(&self) -> Occurrence {
        self.node.occurrence()
    }

    /// Its value where it is absent, if the edition names one.
    #[must_use]
    pub fn default_value(&self) -> Option<&'static str> {
        self.node.default_value()
    }

    /// How many characters its value may have.
    #[must_use]
    pub const fn size(&self) -> Option<u16> {
        self.size
    }

    /// Which values it takes.
    #[must_use]
    pub const fn values(&self) -> Values {
        self.values
    }

    /// The rules that explain where its row differs from those of other editions.
    #[must_use]
    pub const fn rules(&self) -> &'static [Rule] {
        self.rules
    }

    /// Units and meanings, in words.
    #[must_use]
    pub const fn note(&self) -> &'static str {
        self.note
    }

    /// The document, and the place in it.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.source
    }
}

impl Values {
    /// Whether a text is one of them. What depends on the name of a property is for
    /// [`MapiType::accepts`](crate::MapiType::accepts) to say.
    #[must_use]
    pub fn accept(self, text: &str) -> bool {
        match self {
            Self::Any | Self::Known(_) | Self::Mapi => true,
            Self::OneOf(values) => values.contains(&text),
            Self::Range(low, high) => {
                text.parse().is_ok_and(|n: i64| (low..=high).contains(&n)) && is_canonical(text)
            }
            Self::Number => text == "-1" || (is_digits(text) && text.parse::<u32>().is_ok()),
            Self::Boolean => boolean(text).is_some(),
            Self::Flags(flags) => ContentTypes::decode(text).is_some_and(|ContentTypes(value)| {
                let within = flags.iter().filter(|flag| *flag & value == **flag);
                within.fold(0, |all, flag| all | flag) == value
            }),
            Self::Server => Server::decode(text).is_ok(),
            Self::Guid => Guid::decode_bare(text).is_ok(),
        }
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Digits, and perhaps a minus sign: no plus sign, which numbers of Rust may have.
fn is_canonical(text: &str) -> bool {
    is_digits(text.strip_prefix('-').unwrap_or(text))
}

impl fmt::Display for Values {
    /// `-1, 7, 14, 30`; `host[:port]`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Any => f.write_str("any text"),
            Self::OneOf(values) | Self::Known(values) => {
                for (at, value) in values.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { ", " })?;
                    f.write_str(value)?;
                }
                Ok(())
            }
            Self::Range(low, high) => write!(f, "{low} to {high}"),
            Self::Number => f.write_str("a number, or -1"),
            Self::Boolean => f.write_str("1, 0, TRUE or FALSE"),
            Self::Flags(flags) => {
                f.write_str("hexadecimal flags of")?;
                for (at, flag) in flags.iter().enumerate() {
                    write!(f, "{} {flag:#x}", if at == 0 { "" } else { "," })?;
                }
                Ok(())
            }
            Self::Server => f.write_str("host[:port]"),
            Self::Guid => f.write_str("a GUID"),
            Self::Mapi => f.write_str("a value of its MAPI type"),
        }
    }
}

impl Edition {
    /// Its tree: what the generic validation and the inspection of trees take.
    ///
    /// ```
    /// use email2_csp::edition::Edition;
    ///
    /// let tree = Edition::DdfV2.tree();
    /// let found = tree.find("./User/Vendor/MSFT/EMAIL2/{…}/TAGPROPS/8128000B").unwrap();
    /// assert!(!found.is_interior());
    /// ```
    #[must_use]
    pub fn tree(self) -> &'static Tree<'static> {
        static NONE: Tree<'static> = Tree::new();
        tables::TREES.get(self as usize).unwrap_or(&NONE)
    }

    /// The nodes with a value that have to be there, one bit each from the lowest.
    pub(crate) fn required(self) -> u64 {
        tables::REQUIRED.get(self as usize).copied().unwrap_or(0)
    }
}

fn of(table: &'static [Option<NodeFacts>; 4], edition: Edition) -> Option<&'static NodeFacts> {
    table.get(edition as usize)?.as_ref()
}

impl AccountNode {
    /// What an edition says of it; `None` if the edition does not have it ([`Rule::NodePresence`]).
    #[must_use]
    pub fn facts(self, edition: Edition) -> Option<&'static NodeFacts> {
        of(tables::LEAVES.get(self as usize)?, edition)
    }

    /// Its value where it is absent, if the edition names one.
    #[must_use]
    pub fn default_in(self, edition: Edition) -> Option<&'static str> {
        self.facts(edition)?.default_value()
    }
}

impl Place<'_> {
    /// What an edition says of it; `None` if the edition does not have it.
    #[must_use]
    pub fn facts(&self, edition: Edition) -> Option<&'static NodeFacts> {
        match self {
            Self::Root => of(&tables::ROOT, edition),
            Self::Account => of(&tables::ACCOUNT, edition),
            Self::Node(node) => node.facts(edition),
            Self::TagProps => of(&tables::TAG_PROPS, edition),
            Self::NamedProps => of(&tables::NAMED_PROPS, edition),
            Self::NamedProperty(..) => of(&tables::NAMED_PROPERTY, edition),
            Self::TagProperty(_) | Self::Unknown(_) => None,
        }
    }
}
