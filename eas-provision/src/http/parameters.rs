//! The parameters behind the fixed part of a base64 query value (MS-ASHTTP 2.2.1.1.1.1.3).

use alloc::borrow::Cow;
use core::fmt;

/// Which parameter: an open enum.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParameterTag(pub u8);

impl ParameterTag {
    /// The name of the attachment that GetAttachment asks for.
    pub const ATTACHMENT_NAME: Self = Self(0);
    /// The folder of the message that is forwarded or replied to.
    pub const COLLECTION_ID: Self = Self(1);
    /// The message that is forwarded or replied to.
    pub const ITEM_ID: Self = Self(3);
    /// The search result that is forwarded or replied to.
    pub const LONG_ID: Self = Self(4);
    /// The occurrence of a meeting.
    pub const OCCURRENCE: Self = Self(6);
    /// The [options](OptionFlags), one byte.
    pub const OPTIONS: Self = Self(7);
    /// The user.
    pub const USER: Self = Self(8);

    /// Those that have a name.
    pub const NAMED: [Self; 7] = [
        Self::ATTACHMENT_NAME,
        Self::COLLECTION_ID,
        Self::ITEM_ID,
        Self::LONG_ID,
        Self::OCCURRENCE,
        Self::OPTIONS,
        Self::USER,
    ];

    /// The name, which the parameter has in the plain query as well.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::ATTACHMENT_NAME => "AttachmentName",
            Self::COLLECTION_ID => "CollectionId",
            Self::ITEM_ID => "ItemId",
            Self::LONG_ID => "LongId",
            Self::OCCURRENCE => "Occurrence",
            Self::OPTIONS => "Options",
            Self::USER => "User",
            _ => return None,
        })
    }
}

impl fmt::Debug for ParameterTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ParameterTag({self})")
    }
}

impl fmt::Display for ParameterTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{} {name}", self.0),
            None => self.0.fmt(f),
        }
    }
}

/// A parameter and its value.
///
/// ```
/// use eas_provision::ProtocolVersion;
/// use eas_provision::http::{Base64Query, OptionFlags, Parameter, ParameterTag, VersionCode};
///
/// let mut query = Base64Query::decode("jAAJBAp2MTQwRGV2aWNlAApTbWFydFBob25l")?;
/// assert_eq!(query.version, VersionCode(140));
/// assert_eq!(query.version.version(), Some(ProtocolVersion::V14_0));
/// // MS-ASHTTP 2.2.1.1.1.1.3: tag 7 is Options, 1 in it SaveInSent.
/// let options: Parameter<'_> = Parameter::options(OptionFlags::SAVE_IN_SENT);
/// assert_eq!((options.tag, &*options.value), (ParameterTag(7), &[1][..]));
/// query.parameters.push(options);
/// assert_eq!(Base64Query::decode(&query.encode()?)?, query);
/// # Ok::<(), eas_provision::http::QueryError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parameter<'a> {
    /// Which.
    pub tag: ParameterTag,
    /// Its value, 0 to 255 bytes.
    pub value: Cow<'a, [u8]>,
}

impl<'a> Parameter<'a> {
    /// A parameter with text for its value.
    #[must_use]
    pub const fn text(tag: ParameterTag, value: &'a str) -> Self {
        Self {
            tag,
            value: Cow::Borrowed(value.as_bytes()),
        }
    }

    /// The options.
    #[must_use]
    pub fn options(flags: OptionFlags) -> Self {
        Self {
            tag: ParameterTag::OPTIONS,
            value: Cow::Owned([flags.0].to_vec()),
        }
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> Parameter<'static> {
        Parameter {
            tag: self.tag,
            value: Cow::Owned(self.value.into_owned()),
        }
    }
}

/// The options of a command, a bit each.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct OptionFlags(pub u8);

impl OptionFlags {
    /// Save the message in the Sent Items folder: SendMail, SmartForward, SmartReply.
    pub const SAVE_IN_SENT: Self = Self(0x01);
    /// Return items in multipart form: ItemOperations.
    pub const ACCEPT_MULTIPART: Self = Self(0x02);

    /// Whether all of these flags are set.
    #[must_use]
    pub const fn contains(self, flags: Self) -> bool {
        self.0 & flags.0 == flags.0
    }

    /// These flags and those.
    #[must_use]
    pub const fn with(self, flags: Self) -> Self {
        Self(self.0 | flags.0)
    }
}

impl fmt::Debug for OptionFlags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OptionFlags({:#04x})", self.0)
    }
}
