//! [`Markup`]: elements that are kept as they are.

use alloc::borrow::Cow;
use core::fmt;

use wbxml::{Tag, dictionaries};

use super::{IntoOwned, List};

/// An element or processing instruction that is kept as it is, because the model has no place for it or it has not the shape
/// that it should have.
///
/// It is a list of [`Piece`]s in the order of the document, from the start of the element to its
/// end.
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use email2_csp::ddf::decode_xml;
/// use email2_csp::model::tree::Property;
/// use email2_csp::model::{Attribute, Markup, Name, Piece};
///
/// let document = decode_xml(
///     "<MgmtTree xml:lang=\"en\"><VerDTD>1.2</VerDTD><Node><NodeName>A</NodeName><DFProperties>\
///      <Colour>blue</Colour></DFProperties></Node></MgmtTree>",
/// )?;
/// let root: &Attribute<'_> = &document.attributes()[0];
/// assert_eq!((root.name.to_string().as_str(), &*root.value), ("xml:lang", "en"));
/// let Property::Other(markup) = &document.tree.get(0).unwrap().node().properties[0] else { panic!() };
/// let markup: &Markup<'_> = markup;
/// assert!(matches!(markup.name(), Some(Name::Literal(_, name)) if name == "Colour"));
/// assert_eq!(markup.pieces[1], Piece::Text("blue".into()));
/// # }
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Markup<'a> {
    /// The pieces in the order of the document.
    pub pieces: List<'a, Piece<'a>>,
}

/// A step through [`Markup`].
///
/// Its `Debug` form has names and lengths and no text: nobody knows what it is that is kept, and in the
/// `Value` of a serialised tree it may be a password.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Piece<'a> {
    /// An element begins; its attributes follow.
    Start(Name<'a>),
    /// An attribute of the element that has just begun.
    Attribute(Name<'a>, Cow<'a, str>),
    /// Text.
    Text(Cow<'a, str>),
    /// Bytes.
    Opaque(Cow<'a, [u8]>),
    /// A processing instruction: its target, and its data.
    Pi(Cow<'a, str>, Cow<'a, str>),
    /// The innermost element ends.
    End,
}

/// The name of an element or attribute in [`Markup`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Name<'a> {
    /// A token, whether the dictionary knows it or not.
    Tag(Tag),
    /// A name without a token, with its prefix if it has one, and the code page whose namespace it
    /// is in, or [`NO_PAGE`](wbxml::NO_PAGE).
    Literal(u16, Cow<'a, str>),
}

/// An attribute of an element whose attributes the model has no place for.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Attribute<'a> {
    /// The name as written, with its prefix if it has one.
    pub name: Name<'a>,
    /// The value.
    pub value: Cow<'a, str>,
}

impl Attribute<'_> {
    /// Whether it declares the namespace of names without a prefix.
    pub(crate) fn is_default_namespace(&self) -> bool {
        matches!(&self.name, Name::Literal(_, name) if name == "xmlns")
    }
}

impl Markup<'_> {
    /// The name of the element, or the target of the instruction, for people.
    pub(crate) fn label(&self) -> alloc::string::String {
        match self.pieces.first() {
            Some(Piece::Start(name)) => alloc::format!("{name}"),
            Some(Piece::Pi(target, _)) => alloc::format!("<?{target}?>"),
            _ => "text".into(),
        }
    }

    /// The name of the element.
    #[must_use]
    pub fn name(&self) -> Option<&Name<'_>> {
        match self.pieces.first() {
            Some(Piece::Start(name)) => Some(name),
            _ => None,
        }
    }
}

super::into_owned! {
    Markup { pieces }
    Attribute { name, value }
}

impl fmt::Debug for Piece<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start(name) => write!(f, "<{name}>"),
            Self::Attribute(name, value) => write!(f, "{name}: {} bytes", value.len()),
            Self::Text(text) => write!(f, "text of {} bytes", text.len()),
            Self::Opaque(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::Pi(target, data) => write!(f, "<?{target}: {} bytes?>", data.len()),
            Self::End => f.write_str("</>"),
        }
    }
}

impl fmt::Display for Name<'_> {
    /// The name as the dictionary of DM DDF has it, or the page and token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tag(tag) => match dictionaries::DMDDF_1_2.tag_name(*tag) {
                Some(name) => f.write_str(name),
                None => write!(f, "element {tag}"),
            },
            Self::Literal(_, name) => f.write_str(name),
        }
    }
}

impl IntoOwned for Piece<'_> {
    type Static = Piece<'static>;

    fn into_owned(self) -> Self::Static {
        match self {
            Self::Start(name) => Piece::Start(name.into_owned()),
            Self::Attribute(name, value) => {
                Piece::Attribute(name.into_owned(), IntoOwned::into_owned(value))
            }
            Self::Text(text) => Piece::Text(IntoOwned::into_owned(text)),
            Self::Opaque(bytes) => Piece::Opaque(IntoOwned::into_owned(bytes)),
            Self::Pi(target, data) => {
                Piece::Pi(IntoOwned::into_owned(target), IntoOwned::into_owned(data))
            }
            Self::End => Piece::End,
        }
    }
}

impl IntoOwned for Name<'_> {
    type Static = Name<'static>;

    fn into_owned(self) -> Self::Static {
        match self {
            Self::Tag(tag) => Name::Tag(tag),
            Self::Literal(page, name) => Name::Literal(page, IntoOwned::into_owned(name)),
        }
    }
}
