//! Which values are secrets, and `Debug` that does not tell them.

use core::fmt;

use super::{Attribute, Characteristic, Content, Document, Item, Parm, Unknown, Value};

/// Whether the values of `parm` elements of this name are secrets: passwords, keys, PINs. The same
/// for the type of a characteristic, if all that is in it is secret (`WEPKEY`).
///
/// ```
/// use email2_csp::provisioning::is_secret;
///
/// assert!(is_secret("AUTHSECRET") && is_secret("SMTPALTPASSWORD") && is_secret("PIN"));
/// assert!(!is_secret("AUTHNAME"));
/// ```
#[must_use]
pub fn is_secret(name: &str) -> bool {
    wbxml::credentials::is_credential(name)
}

/// An item, within something that is secret or not.
struct Shown<'s, 'a>(&'s Item<'a>, bool);

/// A value that is secret or not.
struct ShownValue<'s, 'a>(&'s Value<'a>, bool);

impl fmt::Debug for Shown<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Item::Characteristic(item) => characteristic(item, self.1, f),
            Item::Parm(item) => parm(item, self.1, f),
            Item::Unknown(item) => fmt::Debug::fmt(item, f),
        }
    }
}

impl fmt::Debug for ShownValue<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.1 {
            fmt::Debug::fmt(self.0, f)
        } else {
            fmt::Debug::fmt(self.0.as_str(), f)
        }
    }
}

fn characteristic(
    item: &Characteristic<'_>,
    secret: bool,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let secret = secret || is_secret(&item.kind);
    let mut out = f.debug_struct("Characteristic");
    out.field("verb", &item.verb);
    if item.failed {
        out.field("failed", &true);
    }
    out.field("kind", &item.kind);
    if let Some(recursive) = &item.recursive {
        out.field("recursive", recursive);
    }
    if !item.attributes.is_empty() {
        out.field("attributes", &item.attributes);
    }
    out.field("items", &Items(&item.items, secret));
    out.finish()
}

fn parm(item: &Parm<'_>, secret: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let secret = secret || is_secret(&item.name);
    let mut out = f.debug_struct("Parm");
    out.field("verb", &item.verb);
    if item.failed {
        out.field("failed", &true);
    }
    out.field("name", &item.name);
    if let Some(value) = &item.value {
        out.field("value", &ShownValue(value, secret));
    }
    if let Some(datatype) = &item.datatype {
        out.field("datatype", datatype);
    }
    if !item.attributes.is_empty() {
        out.field("attributes", &item.attributes);
    }
    out.finish()
}

struct Items<'s, 'a>(&'s [Item<'a>], bool);

impl fmt::Debug for Items<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items = self.0.iter().map(|item| Shown(item, self.1));
        f.debug_list().entries(items).finish()
    }
}

impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("version", &self.version)
            .field("attributes", &self.attributes)
            .field("items", &Items(&self.items, false))
            .finish()
    }
}

impl fmt::Debug for Item<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown(self, false).fmt(f)
    }
}

impl fmt::Debug for Characteristic<'_> {
    /// Secrets are told by their length only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        characteristic(self, false, f)
    }
}

impl fmt::Debug for Parm<'_> {
    /// A secret is told by its length only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        parm(self, false, f)
    }
}

impl fmt::Debug for Attribute<'_> {
    /// The value is told by its length only, except why something failed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secret = self.name.as_text() != Some("desc");
        f.debug_struct("Attribute")
            .field("name", &self.name)
            .field("value", &ShownValue(&self.value, secret))
            .finish()
    }
}

impl fmt::Debug for Unknown<'_> {
    /// Nobody knows what is secret in it: values are told by their length only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unknown")
            .field("name", &self.name)
            .field("attributes", &self.attributes)
            .field("content", &self.content)
            .finish()
    }
}

impl fmt::Debug for Content<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.debug_tuple("Text").field(text).finish(),
            Self::Bytes(bytes) => write!(f, "Bytes(«{} bytes»)", bytes.len()),
            Self::Element(element) => fmt::Debug::fmt(element, f),
        }
    }
}
