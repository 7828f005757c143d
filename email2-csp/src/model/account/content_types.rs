//! [`ContentTypes`]: what is synchronised.

use core::fmt;
use core::ops::{BitOr, BitOrAssign};

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::combinator::{all_consuming, map_opt, opt};
use nom::sequence::preceded;
use nom::{IResult, Parser};

/// What is synchronised: the flags of `SYNCINGCONTENTTYPES`.
///
/// ```
/// use email2_csp::ContentTypes;
///
/// let both = ContentTypes::MAIL | ContentTypes::APPOINTMENTS;
/// assert_eq!(both.to_string(), "0x6");
/// assert_eq!(ContentTypes::decode("6"), Some(both));
/// assert!(ContentTypes::ALL.contains(both) && !both.contains(ContentTypes::CONTACTS));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct ContentTypes(pub u32);

impl ContentTypes {
    /// No data.
    pub const NONE: Self = Self(0x0);
    /// Contacts.
    pub const CONTACTS: Self = Self(0x1);
    /// Mail.
    pub const MAIL: Self = Self(0x2);
    /// Appointments.
    pub const APPOINTMENTS: Self = Self(0x4);
    /// Tasks.
    pub const TASKS: Self = Self(0x8);
    /// Notes.
    pub const NOTES: Self = Self(0x10);
    /// Feeds.
    pub const FEEDS: Self = Self(0x60);
    /// Network photos.
    pub const NETWORK_PHOTO: Self = Self(0x180);
    /// Groups and rooms.
    pub const GROUP_AND_ROOM: Self = Self(0x200);
    /// Chat.
    pub const CHAT: Self = Self(0x400);
    /// E-mail recipients.
    pub const EMAIL_RECIPIENT: Self = Self(0x800);
    /// Server links.
    pub const SERVER_LINK: Self = Self(0x1000);
    /// All items.
    pub const ALL: Self = Self(0xFFFF_FFFF);

    /// The flags that a text is: up to eight hexadecimal digits, with `0x` or without.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let flags: IResult<&str, u32> = all_consuming(preceded(
            opt(alt((tag("0x"), tag("0X")))),
            map_opt(
                take_while_m_n(1, 8, |c: char| c.is_ascii_hexdigit()),
                |digits: &str| u32::from_str_radix(digits, 16).ok(),
            ),
        ))
        .parse(text);
        flags.ok().map(|(_, flags)| Self(flags))
    }

    /// Whether all flags of `other` are among these.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl BitOr for ContentTypes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for ContentTypes {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl fmt::Display for ContentTypes {
    /// Hexadecimal, with `0x`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}", self.0)
    }
}
