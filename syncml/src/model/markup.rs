//! [`Markup`]: elements that are kept as they are.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use wbxml::credentials::Tracker;
use wbxml::{Dictionary, Tag};

use zeroize::Zeroize;

use super::IntoOwned;

/// Elements and text that are kept as they are: unknown elements, and what stands unescaped in
/// `Data`.
///
/// It is a list of [`Node`]s in the order of the document. Where it comes from XML, it also has
/// [the source](Self::source), byte by byte; two are equal if their nodes are, whatever their source.
///
/// ```
/// use syncml::{Data, Markup, Node, NodeName};
///
/// # fn message(body: &str) -> String {
/// #     format!("<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>SyncML/1.2</VerProto>\
/// #         <SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>a</LocURI></Target><Source><LocURI>b</LocURI>\
/// #         </Source></SyncHdr><SyncBody>{body}<Final/></SyncBody></SyncML>")
/// # }
/// // `message` puts a header before it and a `SyncBody` around it.
/// let xml = message("<Add><CmdID>1</CmdID><Item><Target><LocURI>./a</LocURI></Target>\
///     <Data><note>x</note></Data></Item></Add>");
/// let decoded = syncml::decode(xml.as_bytes())?;
/// let Some(Data::Markup(markup)) = &decoded.commands[0].items()[0].data else { panic!() };
/// let markup: &Markup<'_> = markup;
/// assert_eq!(markup.source(), Some("<note>x</note>"));
/// assert!(matches!(markup.name(), Some(NodeName::Literal(_, name)) if name == "note"));
/// assert!(markup.nodes().contains(&Node::Text("x".into())));
/// # Ok::<(), syncml::Error>(())
/// ```
#[derive(Clone, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Markup<'a> {
    /// Where there is a source, that is the first.
    nodes: Vec<Node<'a>>,
}

/// A step through [`Markup`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Node<'a> {
    /// The markup as it stands in the XML. Only as the first node; alone, it can be written in XML
    /// only.
    Source(Cow<'a, str>),
    /// A document of another type begins, in an element; this is the short name of its
    /// [`Dictionary`].
    Document(Cow<'a, str>),
    /// It ends.
    DocumentEnd,
    /// An element begins; its attributes follow.
    Start(NodeName<'a>),
    /// An attribute of the element that has just begun.
    Attribute(NodeName<'a>, Cow<'a, str>),
    /// The attributes of the element are complete.
    AttributesEnd,
    /// A piece of text.
    Text(Cow<'a, str>),
    /// A CDATA section.
    CData(Cow<'a, str>),
    /// Bytes.
    Opaque(Cow<'a, [u8]>),
    /// The innermost element ends.
    End,
}

/// The name of an element or attribute in [`Markup`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum NodeName<'a> {
    /// A token, whether the dictionary knows it or not.
    Tag(Tag),
    /// A name without a token, with the code page whose namespace it is in, or
    /// [`NO_PAGE`](wbxml::NO_PAGE).
    Literal(u16, Cow<'a, str>),
}

impl<'a> Markup<'a> {
    /// The markup of these nodes.
    #[must_use]
    pub const fn new(nodes: Vec<Node<'a>>) -> Self {
        Self { nodes }
    }

    /// The nodes, without the source.
    #[must_use]
    pub fn nodes(&self) -> &[Node<'a>] {
        match self.nodes.as_slice() {
            [Node::Source(_), rest @ ..] => rest,
            all => all,
        }
    }

    /// The markup as it stands in the XML that it comes from, with the namespaces that its own
    /// elements declare (MS-MDM 2.2.5.1).
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        match self.nodes.first() {
            Some(Node::Source(source)) => Some(source),
            _ => None,
        }
    }

    /// The text, if there are no elements.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        let mut text = String::new();
        for node in self.nodes() {
            match node {
                Node::Text(piece) | Node::CData(piece) => text.push_str(piece),
                Node::Opaque(bytes) => text.push_str(core::str::from_utf8(bytes).ok()?),
                _ => return None,
            }
        }
        Some(text)
    }

    /// The name of the first element.
    #[must_use]
    pub fn name(&self) -> Option<&NodeName<'a>> {
        self.nodes.iter().find_map(|node| match node {
            Node::Start(name) => Some(name),
            _ => None,
        })
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> Markup<'static> {
        Markup {
            nodes: self.nodes.into_owned(),
        }
    }

    /// Overwrites the copies of text and bytes.
    pub(crate) fn wipe(&mut self) {
        for node in &mut self.nodes {
            match node {
                Node::Source(Cow::Owned(text))
                | Node::Text(Cow::Owned(text))
                | Node::CData(Cow::Owned(text))
                | Node::Attribute(_, Cow::Owned(text)) => text.zeroize(),
                Node::Opaque(Cow::Owned(bytes)) => bytes.zeroize(),
                _ => {}
            }
        }
    }

    /// Whether there is a credential in it.
    pub(crate) fn has_credential(&self) -> bool {
        self.hidden().any(|hidden| hidden)
    }

    /// Which nodes are credentials.
    fn hidden(&self) -> impl Iterator<Item = bool> {
        let mut tracker = Tracker::new();
        let mut dictionaries: [Option<&'static Dictionary>; 2] =
            [Some(&wbxml::dictionaries::SYNCML_1_2), None];
        self.nodes().iter().map(move |node| {
            let name_of = |name: &NodeName<'a>| match name {
                NodeName::Tag(tag) => dictionaries
                    .iter()
                    .rev()
                    .flatten()
                    .next()
                    .and_then(|d| d.tag_name(*tag))
                    .map(String::from),
                NodeName::Literal(_, name) => Some(String::from(&**name)),
            };
            match node {
                Node::Start(name) => tracker.start(name_of(name).as_deref()),
                Node::Attribute(name, value) => {
                    let name = name_of(name).unwrap_or_default();
                    let hidden = tracker.hides_attribute(&name);
                    tracker.attribute(&name, value.as_bytes());
                    return hidden;
                }
                Node::Text(text) | Node::CData(text) => {
                    let hidden = tracker.hides_text();
                    tracker.text(text.as_bytes());
                    return hidden || wbxml::credentials::has_credential(text.as_bytes());
                }
                Node::Opaque(bytes) => {
                    let hidden = tracker.hides_text();
                    tracker.text(bytes);
                    return hidden || wbxml::credentials::has_credential(bytes);
                }
                Node::End => tracker.end(),
                Node::Document(name) => dictionaries[1] = wbxml::dictionaries::by_name(name),
                Node::DocumentEnd => dictionaries[1] = None,
                Node::AttributesEnd | Node::Source(_) => {}
            }
            false
        })
    }
}

impl PartialEq for Markup<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.nodes() == other.nodes()
    }
}

impl Eq for Markup<'_> {}

impl fmt::Debug for Markup<'_> {
    /// The nodes without the source and without credentials.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        for (node, hidden) in self.nodes().iter().zip(self.hidden()) {
            if hidden {
                list.entry(&format_args!("<hidden>"));
            } else {
                list.entry(node);
            }
        }
        list.finish()
    }
}

impl IntoOwned for Markup<'_> {
    type Static = Markup<'static>;

    fn into_owned(self) -> Self::Static {
        Markup::into_owned(self)
    }
}

impl IntoOwned for Node<'_> {
    type Static = Node<'static>;

    fn into_owned(self) -> Self::Static {
        match self {
            Self::Source(v) => Node::Source(IntoOwned::into_owned(v)),
            Self::Document(v) => Node::Document(IntoOwned::into_owned(v)),
            Self::DocumentEnd => Node::DocumentEnd,
            Self::Start(name) => Node::Start(name.into_owned()),
            Self::Attribute(name, v) => {
                Node::Attribute(name.into_owned(), IntoOwned::into_owned(v))
            }
            Self::Text(v) => Node::Text(IntoOwned::into_owned(v)),
            Self::CData(v) => Node::CData(IntoOwned::into_owned(v)),
            Self::Opaque(v) => Node::Opaque(IntoOwned::into_owned(v)),
            Self::AttributesEnd => Node::AttributesEnd,
            Self::End => Node::End,
        }
    }
}

impl IntoOwned for NodeName<'_> {
    type Static = NodeName<'static>;

    fn into_owned(self) -> Self::Static {
        match self {
            Self::Tag(tag) => NodeName::Tag(tag),
            Self::Literal(page, name) => NodeName::Literal(page, IntoOwned::into_owned(name)),
        }
    }
}
