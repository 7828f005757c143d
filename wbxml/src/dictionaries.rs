//! The published document types, and which of them a document is of.
//!
//! A document says in up to four ways what type it is of: the public identifier number in the
//! WBXML header, the formal public identifier in the header or in the DOCTYPE, the media type it
//! came with, and its root element. Where a question fits several versions of a type, the answer is
//! the newest one.
//!
//! ```
//! use wbxml::dictionaries;
//!
//! let dictionary = dictionaries::by_formal_public_id("-//SYNCML//DTD SyncML 1.1//EN").unwrap();
//! assert_eq!(dictionary.name(), "syncml-1.1");
//! assert_eq!(dictionaries::by_public_id(0x0FD3), Some(dictionary));
//! assert_eq!(dictionaries::by_root("SyncML"), Some(&dictionaries::SYNCML_1_2));
//! ```

use crate::dictionary::Namespaces;
#[doc(hidden)]
pub use crate::dictionary::build;
pub use crate::generated::all::*;
use crate::{Dictionary, Header};

/// The document type that a WBXML header names, by number or formal public identifier.
///
/// ```
/// use wbxml::{Header, Options, dictionaries};
///
/// // WBXML 1.3, public identifier 0x0FD3, UTF-8, no string table.
/// let (header, _) = Header::decode(b"\x03\x9F\x53\x6A\x00\x6D\x01", &Options::STRICT)?;
/// assert_eq!(dictionaries::detect(&header), Some(&dictionaries::SYNCML_1_1));
/// // ActiveSync says 1, "unknown".
/// let (header, _) = Header::decode(b"\x03\x01\x6A\x00\x05", &Options::STRICT)?;
/// assert_eq!(dictionaries::detect(&header), None);
/// # Ok::<(), wbxml::Error>(())
/// ```
#[must_use]
pub fn detect(header: &Header<'_>) -> Option<&'static Dictionary> {
    match header.public_id_number() {
        Some(number) => by_public_id(number),
        None => by_formal_public_id(header.formal_public_id()?),
    }
}

/// The dictionary with this short name, `syncml-1.2`.
///
/// ```
/// use wbxml::dictionaries;
///
/// assert_eq!(dictionaries::by_name("syncml-1.2"), Some(&dictionaries::SYNCML_1_2));
/// assert_eq!(dictionaries::by_name("SyncML"), None);
/// ```
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Dictionary> {
    newest(|dictionary| dictionary.name == name)
}

/// The document type with this registered public identifier number.
///
/// 0 says that a formal identifier follows and 1 that the type is not known (WBXML 1.3 §7.2): both
/// are no type.
///
/// ```
/// use wbxml::dictionaries;
///
/// assert_eq!(dictionaries::by_public_id(0x05), Some(&dictionaries::SI_1_0));
/// assert_eq!(dictionaries::by_public_id(1), None);
/// ```
#[must_use]
pub fn by_public_id(id: u32) -> Option<&'static Dictionary> {
    if id <= 1 {
        None
    } else {
        newest(|dictionary| dictionary.public_id == Some(id))
    }
}

/// The document type with this formal public identifier, in any of the spellings in use.
///
/// ```
/// use wbxml::dictionaries;
///
/// let si = dictionaries::by_formal_public_id("-//WAPFORUM//DTD SI 1.0//EN");
/// assert_eq!(si, Some(&dictionaries::SI_1_0));
/// ```
#[must_use]
pub fn by_formal_public_id(id: &str) -> Option<&'static Dictionary> {
    newest(|dictionary| dictionary.formal_public_ids.contains(&id))
}

/// The newest version of the document type with this root element: `SyncML` is 1.2, `wml` is 1.3
/// (`WML` is 1.0), `WV-CSP-Message` is 1.2, `channel` is 1.2. The commands of ActiveSync are no
/// root elements to this function.
///
/// ```
/// use wbxml::dictionaries;
///
/// assert_eq!(dictionaries::by_root("wml"), Some(&dictionaries::WML_1_3));
/// assert_eq!(dictionaries::by_root("WML"), Some(&dictionaries::WML_1_0));
/// assert_eq!(dictionaries::by_root("Sync"), None);
/// ```
#[must_use]
pub fn by_root(name: &str) -> Option<&'static Dictionary> {
    if name.is_empty() {
        None
    } else {
        newest(|dictionary| dictionary.root == name)
    }
}

/// The document type with this root element in this namespace.
///
/// Types whose pages are namespaces must have both: `SyncML` in `SYNCML:SYNCML1.1` is 1.1, `Sync`
/// in `AirSync` or `AirSync:` is ActiveSync; `DevInf` in `syncml:devinf`, which all versions share,
/// is 1.2. For the others the root element decides; of Wireless Village, whose namespaces end in
/// the version, the version that the namespace ends in, otherwise the newest. An empty namespace
/// is none: then the answer is that of [`by_root`].
///
/// ```
/// use wbxml::dictionaries::{self, by_root_and_namespace};
///
/// let dictionary = by_root_and_namespace("SyncML", "SYNCML:SYNCML1.1");
/// assert_eq!(dictionary, Some(&dictionaries::SYNCML_1_1));
/// let dictionary = by_root_and_namespace("Sync", "AirSync");
/// assert_eq!(dictionary, Some(&dictionaries::ACTIVESYNC));
/// ```
#[must_use]
pub fn by_root_and_namespace(name: &str, namespace: &str) -> Option<&'static Dictionary> {
    if namespace.is_empty() {
        return by_root(name);
    }
    let in_page = newest(|dictionary| {
        (dictionary.root == name || dictionary.root.is_empty())
            && dictionary
                .page_of_namespace(namespace)
                .is_some_and(|page| dictionary.tag(page, name).is_some())
    });
    let without_pages = |dictionary: &Dictionary| {
        dictionary.root == name && dictionary.namespaces != Namespaces::Pages
    };
    in_page
        .or_else(|| {
            newest(|dictionary| {
                let version = dictionary.name.rsplit('-').next();
                without_pages(dictionary) && version.is_some_and(|v| namespace.ends_with(v))
            })
        })
        .or_else(|| newest(without_pages))
}

/// The newest version of the document type with this media type, in WBXML or XML. Letter case and
/// parameters do not count.
///
/// `application/vnd.wap.wmlc` is WML 1.3, `application/vnd.syncml+wbxml` SyncML 1.2. Which form a
/// document has is not answered here: its first byte says so.
///
/// ```
/// use wbxml::dictionaries;
///
/// let wml = dictionaries::by_media_type("application/vnd.wap.wmlc; charset=utf-8");
/// assert_eq!(wml, Some(&dictionaries::WML_1_3));
/// ```
#[must_use]
pub fn by_media_type(media_type: &str) -> Option<&'static Dictionary> {
    let essence = media_type.split(';').next().unwrap_or("").trim();
    newest(|dictionary| {
        dictionary
            .media_types
            .iter()
            .any(|t| t.eq_ignore_ascii_case(essence))
    })
}

/// The last of [`ALL`] that is right.
fn newest(is_right: impl Fn(&Dictionary) -> bool) -> Option<&'static Dictionary> {
    ALL.iter()
        .rev()
        .copied()
        .find(|dictionary| is_right(dictionary))
}
