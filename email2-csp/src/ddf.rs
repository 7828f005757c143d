//! DDF: the description of a tree as a document, in XML and WBXML (OMA DM-TND 7, DM DDF 1.2 with the
//! elements of Microsoft).
//!
//! Decoding is strict about what is no DDF document and takes everything else: what the model has no
//! place for, or has not its shape, is kept as [`Markup`](crate::model::Markup) where it stood, and
//! comes back when the document is encoded. Whether a document keeps to its schema is the question of
//! [`lint`](crate::validate::lint).
//!
//! What comes back is the same by meaning: the same elements, attributes, text and instructions in the
//! same order, and in XML the same bytes before and behind the root element. Not kept are layout,
//! comments and CDATA sections inside the root element, and which elements were in the namespace
//! `syncml:dmddf1.2` where others were in none: all are as the root element is. `Occurence` and
//! `DDFFormat`, other spellings of two names, are written as `Occurrence` and `DFFormat`. WBXML has
//! nothing around its root element, and does not say whether names without a prefix were in the
//! namespace `syncml:dmddf1.2` or, as in all published files, in none.
//!
//! ```
//! # #[cfg(feature = "xml")] {
//! use email2_csp::ddf::{Document, decode_wbxml, decode_xml};
//! use email2_csp::model::tree::{AccessTypes, Format, Node, Property, Tree};
//!
//! let mut tree = Tree::new();
//! let node = Node::new("Switch")
//!     .at("./Vendor/Example")
//!     .with(Property::Access(AccessTypes::GET))
//!     .with(Property::Format(Format::BOOL));
//! tree.push(0, node)?;
//! let document = Document::new(tree);
//!
//! let xml = document.to_xml()?;
//! assert!(xml.contains("<NodeName>Switch</NodeName>"));
//! assert_eq!(decode_xml(&xml)?, document);
//! let wbxml = document.to_wbxml()?;
//! assert!(wbxml.len() < xml.len() / 2);
//! assert_eq!(decode_wbxml(&wbxml)?, document);
//! # }
//! # Ok::<(), email2_csp::Error>(())
//! ```

pub use crate::decode::ddf::{
    Decoded, decode_element, decode_from, decode_wbxml, decode_wbxml_with,
};
#[cfg(feature = "xml")]
pub use crate::decode::ddf::{decode, decode_with, decode_xml, decode_xml_with};
pub use crate::encode::ddf::EncodeOptions;
pub use crate::model::ddf::{Document, Prolog};
