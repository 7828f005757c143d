//! Provisioning documents: [`Document`] and what is in it.

#[cfg(feature = "arbitrary")]
mod arbitrary;
mod characteristic;
mod datatype;
mod multiple;
mod parm;
pub(crate) mod position;
mod redaction;
mod unknown;
pub(crate) mod value;

use alloc::borrow::Cow;
use alloc::vec::Vec;

pub use characteristic::{Characteristic, Item};
pub use datatype::{DataType, TypedValue};
pub use multiple::MultipleString;
pub use parm::Parm;
pub use redaction::is_secret;
pub use unknown::{Attribute, Content, Name, Unknown};
pub use value::Value;

use crate::model::into_owned;
use crate::model::owned::owned_already;

/// What an element of a provisioning document is there for (MSPROV DTD).
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use email2_csp::provisioning::{Verb, decode_xml};
///
/// let document = decode_xml(
///     "<wap-provisioningdoc><characteristic type=\"WSTEP\"><parm-query name=\"RetryInterval\"/>\
///      <noparm name=\"RenewPeriod\"/></characteristic></wap-provisioningdoc>",
/// )?;
/// let wstep = document.find(&["WSTEP"]).unwrap();
/// assert_eq!(wstep.verb, Verb::Set);
/// assert_eq!(wstep.parm("RetryInterval").unwrap().verb, Verb::Query);
/// assert_eq!(wstep.parm("RenewPeriod").unwrap().verb, Verb::Absent);
/// # }
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Verb {
    /// `characteristic`, `parm`: a setting. In a request, it is to be so; in a response, it is so.
    #[default]
    Set,
    /// `characteristic-query`, `parm-query`: how the setting is, is asked.
    Query,
    /// `nocharacteristic`, `noparm`: in a request, it is to be removed; in a response, it does not
    /// exist.
    Absent,
}

/// `wap-provisioningdoc`: a document of OMA Client Provisioning (OMA-WAP-TS-ProvCont 1.1), with the
/// elements of Microsoft's MSPROV.
///
/// Everything that is in a document is kept, in its order: elements and attributes that nobody knows
/// as well.
#[derive(Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Document<'a> {
    /// `version`: of the content, `1.0` or `1.1`. Documents without are read as 1.0.
    pub version: Option<Cow<'a, str>>,
    /// The other attributes.
    pub attributes: Vec<Attribute<'a>>,
    /// What is in it.
    pub items: Vec<Item<'a>>,
}

owned_already!(Verb);

into_owned! {
    Document { version, attributes, items }
}

impl<'a> Document<'a> {
    /// The empty document.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            version: None,
            attributes: Vec::new(),
            items: Vec::new(),
        }
    }

    /// The document with this version of the content.
    #[must_use]
    pub fn with_version(mut self, version: impl Into<Cow<'a, str>>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// The document with one item more.
    #[must_use]
    pub fn with(mut self, item: impl Into<Item<'a>>) -> Self {
        self.items.push(item.into());
        self
    }

    /// The characteristics that stand at the top, whatever they are there for.
    pub fn characteristics(&self) -> impl Iterator<Item = &Characteristic<'a>> {
        self.items.iter().filter_map(Item::as_characteristic)
    }

    /// The first characteristic to which this path of types leads from the top, whatever the
    /// elements are there for.
    ///
    /// ```
    /// use email2_csp::provisioning::{Characteristic, Document};
    ///
    /// let port = Characteristic::new("PORT").with_parm("PORTNBR", "143");
    /// let address = Characteristic::new("APPADDR").with(port);
    /// let document = Document::new().with(Characteristic::new("APPLICATION").with(address));
    /// let port = document.find(&["APPLICATION", "APPADDR", "PORT"]);
    /// assert_eq!(port.and_then(|port| port.value("PORTNBR")), Some("143"));
    /// ```
    #[must_use]
    pub fn find(&self, path: &[&str]) -> Option<&Characteristic<'a>> {
        let (first, rest) = path.split_first()?;
        let mut level: Vec<_> = self
            .characteristics()
            .filter(|c| c.kind == *first)
            .collect();
        for name in rest {
            let below = level.iter().flat_map(|c| c.characteristics());
            level = below.filter(|c| c.kind == *name).collect();
        }
        level.first().copied()
    }
}
