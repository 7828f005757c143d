//! Exchange ActiveSync protocol versions: as text, as sets, and which tags of a document one does
//! not know (MS-ASHTTP 2.2.1.1.1.1.2, MS-ASWBXML 2.1.2.1).
//!
//! ```
//! use wbxml::{EventReader, ProtocolVersion, dictionaries, versions::unknown_to};
//!
//! let version: ProtocolVersion = "14.1".parse()?;
//! let mut events = EventReader::new(b"\x03\x01\x6A\x00\x00\x0E\x05", &dictionaries::ACTIVESYNC)?;
//! assert!(unknown_to(&mut events, version)?.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(feature = "alloc")]
use alloc::vec::Vec;
use core::fmt;
use core::iter::FusedIterator;
use core::str::FromStr;

#[cfg(feature = "alloc")]
use crate::{Dictionary, Error, Event, Source, Tag};
use crate::{ProtocolVersion, Versions};

/// A text is not one of the protocol versions 2.5, 12.0, 12.1, 14.0, 14.1, 16.0, 16.1.
///
/// ```
/// use wbxml::ProtocolVersion;
///
/// assert_eq!("14.1".parse(), Ok(ProtocolVersion::V14_1));
/// let error = "14.2".parse::<ProtocolVersion>().unwrap_err();
/// assert!(error.to_string().starts_with("unknown protocol version"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnknownProtocolVersion;

impl fmt::Display for UnknownProtocolVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown protocol version: expected one of ")?;
        Versions::ALL.fmt(f)
    }
}

impl core::error::Error for UnknownProtocolVersion {}

impl FromStr for ProtocolVersion {
    type Err = UnknownProtocolVersion;

    /// The version that stands in the `MS-ASProtocolVersion` header like this: `14.1`.
    fn from_str(text: &str) -> Result<Self, UnknownProtocolVersion> {
        let found = Self::ALL
            .into_iter()
            .find(|version| version.as_str() == text);
        found.ok_or(UnknownProtocolVersion)
    }
}

impl TryFrom<&str> for ProtocolVersion {
    type Error = UnknownProtocolVersion;

    fn try_from(text: &str) -> Result<Self, UnknownProtocolVersion> {
        text.parse()
    }
}

impl Versions {
    /// The versions in the set, oldest first.
    #[must_use]
    pub const fn iter(self) -> VersionsIter {
        VersionsIter {
            versions: self,
            next: 0,
        }
    }

    /// Whether there is no version in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::NONE
    }
}

/// The versions in a set, oldest first.
///
/// ```
/// use wbxml::{ProtocolVersion, Versions, versions::VersionsIter};
///
/// let server: Versions = [ProtocolVersion::V14_1, ProtocolVersion::V12_1].into_iter().collect();
/// let mut oldest_first: VersionsIter = server.iter();
/// assert_eq!(oldest_first.next(), Some(ProtocolVersion::V12_1));
/// assert_eq!(oldest_first.last(), Some(ProtocolVersion::V14_1));
/// ```
#[derive(Clone, Debug)]
pub struct VersionsIter {
    versions: Versions,
    /// How many of [`ProtocolVersion::ALL`] have been looked at.
    next: usize,
}

impl Iterator for VersionsIter {
    type Item = ProtocolVersion;

    fn next(&mut self) -> Option<ProtocolVersion> {
        loop {
            let version = *ProtocolVersion::ALL.get(self.next)?;
            self.next = self.next.saturating_add(1);
            if self.versions.contains(version) {
                return Some(version);
            }
        }
    }
}

impl FusedIterator for VersionsIter {}

impl IntoIterator for Versions {
    type Item = ProtocolVersion;
    type IntoIter = VersionsIter;

    fn into_iter(self) -> VersionsIter {
        self.iter()
    }
}

impl FromIterator<ProtocolVersion> for Versions {
    fn from_iter<I: IntoIterator<Item = ProtocolVersion>>(versions: I) -> Self {
        let bit = |version| {
            (0_u8..7)
                .zip(ProtocolVersion::ALL)
                .find(|(_, v)| *v == version)
        };
        let bits = versions
            .into_iter()
            .filter_map(bit)
            .fold(0, |bits, (bit, _)| bits | (1 << bit));
        Self::from_bits(bits)
    }
}

impl fmt::Display for Versions {
    /// As in the `MS-ASProtocolVersions` header: `14.0,14.1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, version) in self.iter().enumerate() {
            if i > 0 {
                f.write_str(",")?;
            }
            version.fmt(f)?;
        }
        Ok(())
    }
}

/// A tag in a document that the protocol version does not know: [`unknown_to`].
///
/// ```
/// use wbxml::versions::{NotInVersion, unknown_to};
/// use wbxml::{EventReader, ProtocolVersion, dictionaries, tag::eas::find};
///
/// let request = b"\x03\x01\x6A\x00\x00\x19\x05";
/// let mut events = EventReader::new(request, &dictionaries::ACTIVESYNC)?;
/// let unknown: Vec<NotInVersion> = unknown_to(&mut events, ProtocolVersion::V16_0)?;
/// assert_eq!((unknown[0].tag, unknown[0].name, unknown[0].offset), (find::FIND, "Find", 4));
/// # Ok::<(), wbxml::Error>(())
/// ```
#[cfg(feature = "alloc")]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotInVersion {
    /// The tag.
    pub tag: Tag,
    /// Its name.
    pub name: &'static str,
    /// Where it stands in the input, in bytes; a SWITCH_PAGE before it counts to it.
    pub offset: u64,
    /// The versions that know it; none, if no specification lists it.
    pub versions: Versions,
}

#[cfg(feature = "alloc")]
impl fmt::Display for NotInVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} ({}) at byte {} is in ",
            self.name, self.tag, self.offset
        )?;
        if self.versions.is_empty() {
            f.write_str("no version")
        } else {
            self.versions.fmt(f)
        }
    }
}

/// Every tag of a document that the negotiated protocol version does not know, in document order,
/// each as often as it stands there. Tags that the dictionary does not know either are not among
/// them.
///
/// ```
/// use wbxml::{EventReader, ProtocolVersion, dictionaries, versions::unknown_to};
///
/// let find = b"\x03\x01\x6A\x00\x00\x19\x45\x46\x03x\x00\x01\x01";
/// let mut events = EventReader::new(find, &dictionaries::ACTIVESYNC)?;
/// let unknown = unknown_to(&mut events, ProtocolVersion::V14_1)?;
/// assert_eq!(unknown[0].to_string(), "Find (25:05) at byte 4 is in 16.1");
/// # Ok::<(), wbxml::Error>(())
/// ```
///
/// # Errors
///
/// Those of the source.
#[cfg(feature = "alloc")]
pub fn unknown_to<'a>(
    source: &mut impl Source<'a>,
    version: ProtocolVersion,
) -> Result<Vec<NotInVersion>, Error> {
    let mut found = Vec::new();
    let mut dictionary = source.dictionary();
    let mut outer: Vec<&'static Dictionary> = Vec::new();
    loop {
        let offset = source.offset();
        match source.next_event()? {
            Some(Event::Start(tag)) => {
                let versions = dictionary.versions(tag);
                if !versions.contains(version) {
                    let name = dictionary.tag_name(tag).unwrap_or("");
                    found.push(NotInVersion {
                        tag,
                        name,
                        offset,
                        versions,
                    });
                }
            }
            Some(Event::Document(inner)) => {
                outer.push(core::mem::replace(&mut dictionary, inner));
            }
            Some(Event::DocumentEnd) => dictionary = outer.pop().unwrap_or(dictionary),
            Some(_) => {}
            None => return Ok(found),
        }
    }
}

#[cfg(feature = "serde")]
mod serialize {
    use alloc::borrow::Cow;
    use alloc::vec::Vec;

    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::{ProtocolVersion, Versions};

    /// As text, `14.1`.
    impl Serialize for ProtocolVersion {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }

    impl<'de> Deserialize<'de> for ProtocolVersion {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Cow::<'de, str>::deserialize(deserializer)?
                .parse()
                .map_err(D::Error::custom)
        }
    }

    /// As a list, oldest first.
    impl Serialize for Versions {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.iter().collect::<Vec<_>>())
        }
    }

    impl<'de> Deserialize<'de> for Versions {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Vec::<ProtocolVersion>::deserialize(deserializer).map(|list| list.into_iter().collect())
        }
    }
}
