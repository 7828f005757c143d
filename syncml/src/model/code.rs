//! [`StatusCode`] and [`AlertCode`]: the numbers of statuses and alerts.

use core::fmt;

use crate::generated::codes::{ALERTS, STATUSES};

/// A status code: what has become of a command.
///
/// Any number is one; the constants are those of the specifications.
///
/// ```
/// use syncml::StatusCode;
///
/// assert_eq!(StatusCode(404), StatusCode::NOT_FOUND);
/// assert!(StatusCode::NOT_FOUND.is_error() && StatusCode::OK.is_success());
/// assert_eq!(StatusCode::from_text("212"), Some(StatusCode(212)));
/// // A number that no specification has is one, too.
/// assert_eq!(StatusCode(299).name(), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct StatusCode(pub u16);

/// An alert code: what an alert is about.
///
/// Those of data synchronisation and those of device management are different numbers. Any number
/// is one; the constants are those of the specifications.
///
/// ```
/// use syncml::AlertCode;
///
/// assert_eq!(AlertCode::from_text("1201"), Some(AlertCode::DM_CLIENT_INITIATED));
/// assert!(AlertCode::DM_CLIENT_INITIATED.is_dm());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct AlertCode(pub u16);

/// What the specifications say about a code.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CodeEntry {
    pub(crate) code: u16,
    pub(crate) name: &'static str,
    pub(crate) meaning: &'static str,
}

/// A row of a table that is sorted by code.
fn entry(table: &'static [CodeEntry], code: u16) -> Option<&'static CodeEntry> {
    let at = table.binary_search_by_key(&code, |row| row.code).ok()?;
    table.get(at)
}

/// A decimal number of one to five digits, without padding.
fn number(text: &str) -> Option<u16> {
    let digits = text.as_bytes();
    let plain = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    if plain { text.parse().ok() } else { None }
}

/// What both kinds of codes have.
macro_rules! open_code {
    ($name:ident, $table:ident) => {
        impl $name {
            /// The code that a text is: a decimal number. White space around it does not count.
            #[must_use]
            pub fn from_text(text: &str) -> Option<Self> {
                number(text.trim_ascii()).map(Self)
            }

            /// What the specification calls it.
            #[must_use]
            pub fn name(self) -> Option<&'static str> {
                entry($table, self.0).map(|row| row.name)
            }

            /// What it means, in a sentence.
            #[must_use]
            pub fn meaning(self) -> Option<&'static str> {
                entry($table, self.0).map(|row| row.meaning)
            }

            /// All that the specifications have, in order.
            pub fn all() -> impl ExactSizeIterator<Item = Self> + Clone {
                $table.iter().map(|row| Self(row.code))
            }
        }

        impl fmt::Display for $name {
            /// The number and the name: `200 OK`.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.name() {
                    Some(name) => write!(f, "{} {name}", self.0),
                    None => write!(f, "{}", self.0),
                }
            }
        }
    };
}

open_code!(StatusCode, STATUSES);
open_code!(AlertCode, ALERTS);

impl StatusCode {
    /// Whether it is 100 to 199: nothing is decided yet.
    #[must_use]
    pub const fn is_informational(self) -> bool {
        matches!(self.0, 100..=199)
    }

    /// Whether it is 200 to 299.
    #[must_use]
    pub const fn is_success(self) -> bool {
        matches!(self.0, 200..=299)
    }

    /// Whether it is 300 to 399.
    #[must_use]
    pub const fn is_redirection(self) -> bool {
        matches!(self.0, 300..=399)
    }

    /// Whether it is 400 or more: the command has failed.
    #[must_use]
    pub const fn is_error(self) -> bool {
        self.0 >= 400
    }

    /// The HRESULT under which Intune shows it: 0x87D10000 and the code.
    #[must_use]
    pub const fn to_intune_hresult(self) -> u32 {
        0x87D1_0000 | self.0 as u32
    }
}

impl AlertCode {
    /// Whether it is one of OMA DM: 1100 to 1299.
    #[must_use]
    pub const fn is_dm(self) -> bool {
        matches!(self.0, 1100..=1299)
    }
}
