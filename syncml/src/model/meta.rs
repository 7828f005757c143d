//! [`Meta`]: what is said about data (MetInf).

use alloc::borrow::Cow;

use super::{Few, IntoOwned, Markup, into_owned};

/// What is said about a message, a command or data: the elements of MetInf.
///
/// `Format` and `Type`, which most have, stand by themselves; the others are in [`more`](Self::more).
///
/// ```
/// use syncml::Meta;
///
/// let meta = Meta::new().with_format("int").with_type("text/plain");
/// assert_eq!((meta.format.as_deref(), meta.media_type.as_deref()), (Some("int"), Some("text/plain")));
/// assert!(meta.anchor().is_none());
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Meta<'a> {
    /// `Format`: `b64`, `bin`, `bool`, `chr`, `int`, `node`, `null`, `xml`, `date`, `time`,
    /// `float`. Absent is `chr`.
    pub format: Option<Cow<'a, str>>,
    /// `Type`: a media type, or what credentials and generic alerts have for one.
    pub media_type: Option<Cow<'a, str>>,
    /// The other elements, in the order of the DTD, which is the one they are written in; unknown
    /// ones at the end.
    pub more: Few<MetaField<'a>>,
}

/// An element of [`Meta`] other than `Format` and `Type`.
///
/// ```
/// use syncml::{Mem, Meta, MetaField};
///
/// # fn message(body: &str) -> String {
/// #     format!("<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>SyncML/1.2</VerProto>\
/// #         <SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>a</LocURI></Target><Source><LocURI>b</LocURI>\
/// #         </Source></SyncHdr><SyncBody>{body}<Final/></SyncBody></SyncML>")
/// # }
/// // `message` puts a header before it and a `SyncBody` around it.
/// let xml = message("<Get><CmdID>1</CmdID><Meta><Mem xmlns='syncml:metinf'><FreeMem>8388608</FreeMem><FreeID>500</FreeID>\
///     </Mem></Meta><Item><Target><LocURI>./a</LocURI></Target></Item></Get>");
/// let decoded = syncml::decode(xml.as_bytes())?;
/// let syncml::Command::Get(get) = &decoded.commands[0] else { panic!() };
/// let meta: &Meta<'_> = get.meta.as_ref().unwrap();
/// assert!(matches!(&meta.more[0], MetaField::Mem(_)));
/// let memory: &Mem<'_> = meta.mem().unwrap();
/// assert_eq!((&*memory.free_mem, &*memory.free_id), ("8388608", "500"));
/// # Ok::<(), syncml::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum MetaField<'a> {
    /// `FieldLevel`: the data is an object with some of its fields only (1.2).
    FieldLevel,
    /// `Mark`: `draft`, `final`, `delete`, `undelete`, `read`, `unread`; the importance of a generic
    /// alert.
    Mark(Cow<'a, str>),
    /// `Size`: how many bytes an object has in all.
    Size(Cow<'a, str>),
    /// `Anchor`: up to where a synchronisation went.
    Anchor(Anchor<'a>),
    /// `Version`.
    Version(Cow<'a, str>),
    /// `NextNonce`, in base64.
    NextNonce(Cow<'a, str>),
    /// `MaxMsgSize`: the longest message that the sender takes, in bytes.
    MaxMsgSize(Cow<'a, str>),
    /// `MaxObjSize`: the longest object that the sender takes, in bytes.
    MaxObjSize(Cow<'a, str>),
    /// `EMI`: experimental meta information. Any number of them.
    Emi(Cow<'a, str>),
    /// `Mem`: how much room there is.
    Mem(Mem<'a>),
    /// An element that the specification does not know.
    Unknown(Markup<'a>),
    /// No element by itself: all of them stand in a `MetInf` of their own, which is optional and
    /// rare.
    MetInf,
}

/// `Anchor`: the state of a data store at the end of the last synchronisation and of this one.
///
/// ```
/// use syncml::{Meta, model::Anchor};
///
/// let meta = Meta::new().with_anchor(Anchor::new("8").with_last("7"));
/// assert_eq!(meta.anchor().map(|anchor| &*anchor.next), Some("8"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Anchor<'a> {
    /// `Last`.
    pub last: Option<Cow<'a, str>>,
    /// `Next`.
    pub next: Cow<'a, str>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// `Mem`: how much room there is in a data store.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Mem<'a> {
    /// `SharedMem`: it shares its room with others.
    pub shared: bool,
    /// `FreeMem`: bytes.
    pub free_mem: Cow<'a, str>,
    /// `FreeID`: identifiers.
    pub free_id: Cow<'a, str>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

into_owned! {
    Meta { format, media_type, more }
    Anchor { last, next, unknown }
    Mem { shared, free_mem, free_id, unknown }
}

impl MetaField<'_> {
    /// The last value of [`place`](Self::place).
    pub(crate) const LAST_PLACE: u8 = 10;

    /// Where the element stands in the order of the DTD; `Format` and `Type` come before 1.
    pub(crate) const fn place(&self) -> u8 {
        match self {
            Self::FieldLevel => 0,
            Self::Mark(_) => 1,
            Self::Size(_) => 2,
            Self::Anchor(_) => 3,
            Self::Version(_) => 4,
            Self::NextNonce(_) => 5,
            Self::MaxMsgSize(_) => 6,
            Self::MaxObjSize(_) => 7,
            Self::Emi(_) => 8,
            Self::Mem(_) => 9,
            Self::Unknown(_) => Self::LAST_PLACE,
            Self::MetInf => BEHIND_ALL,
        }
    }

    /// Whether it may be there more than once.
    const fn is_repeatable(&self) -> bool {
        matches!(self, Self::Emi(_) | Self::Unknown(_))
    }
}

/// The place of what is not written as an element.
const BEHIND_ALL: u8 = MetaField::LAST_PLACE.saturating_add(1);

impl IntoOwned for MetaField<'_> {
    type Static = MetaField<'static>;

    fn into_owned(self) -> Self::Static {
        match self {
            Self::FieldLevel => MetaField::FieldLevel,
            Self::Mark(v) => MetaField::Mark(IntoOwned::into_owned(v)),
            Self::Size(v) => MetaField::Size(IntoOwned::into_owned(v)),
            Self::Anchor(v) => MetaField::Anchor(v.into_owned()),
            Self::Version(v) => MetaField::Version(IntoOwned::into_owned(v)),
            Self::NextNonce(v) => MetaField::NextNonce(IntoOwned::into_owned(v)),
            Self::MaxMsgSize(v) => MetaField::MaxMsgSize(IntoOwned::into_owned(v)),
            Self::MaxObjSize(v) => MetaField::MaxObjSize(IntoOwned::into_owned(v)),
            Self::Emi(v) => MetaField::Emi(IntoOwned::into_owned(v)),
            Self::Mem(v) => MetaField::Mem(v.into_owned()),
            Self::Unknown(v) => MetaField::Unknown(v.into_owned()),
            Self::MetInf => MetaField::MetInf,
        }
    }
}

/// The first field that `$pattern` matches.
macro_rules! text_fields {
    ($($(#[$doc:meta])* $name:ident, $with:ident: $variant:ident;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(&self) -> Option<&str> {
            self.more.iter().find_map(|field| match field {
                MetaField::$variant(text) => Some(&**text),
                _ => None,
            })
        }

        /// The same with this value.
        #[must_use]
        pub fn $with(mut self, value: impl Into<Cow<'a, str>>) -> Self {
            self.more.retain(|field| !matches!(field, MetaField::$variant(_)));
            self.more.push(MetaField::$variant(value.into()));
            self
        }
    )*};
}

impl<'a> Meta<'a> {
    /// Nothing said.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with this `Format`.
    #[must_use]
    pub fn with_format(mut self, format: impl Into<Cow<'a, str>>) -> Self {
        self.format = Some(format.into());
        self
    }

    /// The same with this `Type`.
    #[must_use]
    pub fn with_type(mut self, media_type: impl Into<Cow<'a, str>>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    text_fields! {
        /// `Mark`, if it is there.
        mark, with_mark: Mark;
        /// `Size`, if it is there: a decimal number of bytes, as written.
        size, with_size: Size;
        /// `Version`, if it is there.
        version, with_version: Version;
        /// `NextNonce`, if it is there, in base64.
        next_nonce, with_next_nonce: NextNonce;
        /// `MaxMsgSize`, if it is there: a decimal number of bytes, as written.
        max_msg_size, with_max_msg_size: MaxMsgSize;
        /// `MaxObjSize`, if it is there: a decimal number of bytes, as written.
        max_obj_size, with_max_obj_size: MaxObjSize;
    }

    /// `Anchor`, if it is there.
    #[must_use]
    pub fn anchor(&self) -> Option<&Anchor<'a>> {
        self.more.iter().find_map(|field| match field {
            MetaField::Anchor(anchor) => Some(anchor),
            _ => None,
        })
    }

    /// The same with this `Anchor`.
    #[must_use]
    pub fn with_anchor(mut self, anchor: Anchor<'a>) -> Self {
        self.more
            .retain(|field| !matches!(field, MetaField::Anchor(_)));
        self.more.push(MetaField::Anchor(anchor));
        self
    }

    /// `Mem`, if it is there.
    #[must_use]
    pub fn mem(&self) -> Option<&Mem<'a>> {
        self.more.iter().find_map(|field| match field {
            MetaField::Mem(mem) => Some(mem),
            _ => None,
        })
    }

    /// Whether there is a `FieldLevel`.
    #[must_use]
    pub fn is_field_level(&self) -> bool {
        self.more
            .iter()
            .any(|field| matches!(field, MetaField::FieldLevel))
    }

    /// Whether the elements stand in a `MetInf` of their own.
    #[must_use]
    pub fn is_in_met_inf(&self) -> bool {
        self.more.iter().any(|f| matches!(f, MetaField::MetInf))
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let no_more = self.more.iter().all(|f| matches!(f, MetaField::MetInf));
        self.format.is_none() && self.media_type.is_none() && no_more
    }

    /// Puts the fields into the order of the DTD. Of one that is there again, the last one counts.
    pub(crate) fn settle(&mut self) {
        let in_order = |pair: &[MetaField<'_>]| match pair {
            [a, b] => a.place() < b.place() || (a.place() == b.place() && a.is_repeatable()),
            _ => true,
        };
        if self.more.windows(2).all(in_order) {
            return;
        }
        self.more.sort_by_key(MetaField::place);
        self.more.dedup_by(|later, kept| {
            let again = later.place() == kept.place() && !later.is_repeatable();
            if again {
                core::mem::swap(later, kept);
            }
            again
        });
    }
}

impl<'a> Anchor<'a> {
    /// The anchor of a first synchronisation, which has no `Last`.
    #[must_use]
    pub fn new(next: impl Into<Cow<'a, str>>) -> Self {
        Self {
            next: next.into(),
            ..Self::default()
        }
    }

    /// The same with this `Last`.
    #[must_use]
    pub fn with_last(mut self, last: impl Into<Cow<'a, str>>) -> Self {
        self.last = Some(last.into());
        self
    }
}
