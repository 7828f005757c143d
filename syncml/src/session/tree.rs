//! [`Tree`]: what a session carries commands out on.

use alloc::borrow::Cow;
use core::fmt;

use crate::loc_uri::LocUri;
use crate::model::{Data, Meta, StatusCode};

/// The management tree of a device, which the caller implements.
///
/// A session asks for one thing at a time and never for two at once. Addresses are canonical; one with
/// a [query](LocUri::query) asks for a property or a part of the tree. Access rights are the tree's
/// business.
///
/// ```
/// use std::collections::BTreeMap;
/// use syncml::StatusCode;
/// use syncml::loc_uri::LocUri;
/// use syncml::session::{Failure, Tree, Value};
///
/// /// Texts by their addresses, and what they were when an Atomic began.
/// #[derive(Default)]
/// struct Leaves {
///     now: BTreeMap<String, String>,
///     before: BTreeMap<String, String>,
/// }
///
/// impl Tree for Leaves {
///     fn get(&mut self, uri: &LocUri<'_>) -> Result<Value<'static>, Failure> {
///         let found = self.now.get(&uri.to_string()).cloned();
///         found.map(Value::text).ok_or(Failure::new(StatusCode::NOT_FOUND))
///     }
///
///     fn add(&mut self, uri: &LocUri<'_>, value: &Value<'_>) -> Result<StatusCode, Failure> {
///         let text = value.data.text().unwrap_or_default().into_owned();
///         match self.now.insert(uri.to_string(), text) {
///             None => Ok(StatusCode::OK),
///             Some(_) => Err(Failure::new(StatusCode::ALREADY_EXISTS)),
///         }
///     }
///
///     fn replace(&mut self, uri: &LocUri<'_>, value: &Value<'_>) -> Result<StatusCode, Failure> {
///         self.delete(uri)?;
///         self.add(uri, value)
///     }
///
///     fn delete(&mut self, uri: &LocUri<'_>) -> Result<StatusCode, Failure> {
///         let removed = self.now.remove(&uri.to_string());
///         removed.map(|_| StatusCode::OK).ok_or(Failure::new(StatusCode::NOT_FOUND))
///     }
///
///     fn begin(&mut self) -> Result<(), Failure> {
///         self.before = self.now.clone();
///         Ok(())
///     }
///
///     fn commit(&mut self) -> Result<(), Failure> {
///         Ok(())
///     }
///
///     fn roll_back(&mut self) -> Result<(), Failure> {
///         self.now = std::mem::take(&mut self.before);
///         Ok(())
///     }
/// }
///
/// let uri = LocUri::decode("./Vendor/Fabrikam/Name").unwrap();
/// let mut tree = Leaves::default();
/// assert!(tree.begin().is_ok());
/// assert_eq!(tree.add(&uri, &Value::text("Anna")).ok(), Some(StatusCode::OK));
/// assert!(tree.get(&uri).is_ok());
/// assert!(tree.roll_back().is_ok());
/// assert!(tree.get(&uri).is_err());
/// ```
pub trait Tree {
    /// What is at an address: the value of a leaf, or [the names below](Value::of_names) a node.
    ///
    /// # Errors
    ///
    /// The status that tells why not, 404 mostly.
    fn get(&mut self, uri: &LocUri<'_>) -> Result<Value<'static>, Failure>;

    /// Makes a node or a leaf. The status of success is 200.
    ///
    /// # Errors
    ///
    /// The status that tells why not: 418 where it is already, 404, 405, 420, 425 …
    fn add(&mut self, uri: &LocUri<'_>, value: &Value<'_>) -> Result<StatusCode, Failure>;

    /// Writes over what is there.
    ///
    /// # Errors
    ///
    /// The status that tells why not: 404 where nothing is, 405, 425 …
    fn replace(&mut self, uri: &LocUri<'_>, value: &Value<'_>) -> Result<StatusCode, Failure>;

    /// Removes a node and all that is below it.
    ///
    /// # Errors
    ///
    /// The status that tells why not: 404, 405, 425 …
    fn delete(&mut self, uri: &LocUri<'_>) -> Result<StatusCode, Failure>;

    /// Copies a node. Optional in OMA DM.
    ///
    /// # Errors
    ///
    /// The status that tells why not; 406 unless it is implemented.
    fn copy(&mut self, source: &LocUri<'_>, target: &LocUri<'_>) -> Result<StatusCode, Failure> {
        let _ = (source, target);
        Err(Failure::new(StatusCode::UNSUPPORTED_FEATURE))
    }

    /// Runs what is at an address. What takes long is [accepted](StatusCode::ACCEPTED), and a generic
    /// alert with the correlator tells the outcome later.
    ///
    /// # Errors
    ///
    /// The status that tells why not; 406 unless it is implemented.
    fn exec(
        &mut self,
        uri: &LocUri<'_>,
        correlator: Option<&str>,
        value: &Value<'_>,
    ) -> Result<StatusCode, Failure> {
        let _ = (uri, correlator, value);
        Err(Failure::new(StatusCode::UNSUPPORTED_FEATURE))
    }

    /// Notes the state to come back to: an `Atomic` begins. There is never one inside another.
    ///
    /// # Errors
    ///
    /// The status that tells why not: nothing of the `Atomic` is carried out then.
    fn begin(&mut self) -> Result<(), Failure>;

    /// Makes what has been done since [`begin`](Self::begin) last.
    ///
    /// # Errors
    ///
    /// The status that tells why not: it is rolled back then.
    fn commit(&mut self) -> Result<(), Failure>;

    /// Undoes what has been done since [`begin`](Self::begin).
    ///
    /// # Errors
    ///
    /// It cannot be undone: status 516.
    fn roll_back(&mut self) -> Result<(), Failure>;
}

/// Why a tree has not done something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Failure {
    /// The status to answer with.
    pub status: StatusCode,
    /// The HRESULT behind it, which Windows sends along (`msft:originalerror`).
    pub original_error: Option<u32>,
}

impl Failure {
    /// This status.
    #[must_use]
    pub const fn new(status: StatusCode) -> Self {
        Self {
            status,
            original_error: None,
        }
    }

    /// The same, with an HRESULT.
    #[must_use]
    pub const fn with_original_error(mut self, hresult: u32) -> Self {
        self.original_error = Some(hresult);
        self
    }
}

impl From<StatusCode> for Failure {
    fn from(status: StatusCode) -> Self {
        Self::new(status)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.status.fmt(f)?;
        match self.original_error {
            Some(hresult) => write!(f, " ({hresult:#010X})"),
            None => Ok(()),
        }
    }
}

impl core::error::Error for Failure {}

/// What is in a leaf.
#[derive(Clone, PartialEq, Eq)]
pub struct Value<'a> {
    /// `Format`: `chr`, `int`, `node` …
    pub format: Cow<'a, str>,
    /// `Type`, a media type; empty where nothing is said.
    pub media_type: Cow<'a, str>,
    /// The value.
    pub data: Data<'a>,
}

impl<'a> Value<'a> {
    /// A text.
    #[must_use]
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            format: Cow::Borrowed("chr"),
            media_type: Cow::Borrowed("text/plain"),
            data: Data::Text(text.into()),
        }
    }

    /// The answer to a `Get` of an interior node: the names of what is below it, with slashes between
    /// them. The names are escaped.
    #[must_use]
    pub fn of_names<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut text = alloc::string::String::new();
        for name in names {
            if !text.is_empty() {
                text.push('/');
            }
            crate::loc_uri::escape_name(name, &mut text);
        }
        Self {
            format: Cow::Borrowed("node"),
            media_type: Cow::Borrowed(""),
            data: Data::Text(Cow::Owned(text)),
        }
    }

    /// The same with this format.
    #[must_use]
    pub fn with_format(mut self, format: impl Into<Cow<'a, str>>) -> Self {
        self.format = format.into();
        self
    }

    /// Whether it is an interior node: the format is `node`.
    #[must_use]
    pub fn is_node(&self) -> bool {
        self.format == "node"
    }

    /// The value with the `Meta` of the item and of the command; what the item says goes before, each
    /// element for itself (MS-MDM 2.2.5.3). A missing format is `chr`, a missing type `text/plain`.
    #[must_use]
    pub fn new(data: Data<'a>, item: Option<&Meta<'a>>, command: Option<&Meta<'a>>) -> Self {
        let of = |pick: fn(&Meta<'a>) -> Option<Cow<'a, str>>| {
            item.and_then(pick).or_else(|| command.and_then(pick))
        };
        Self {
            format: of(|meta| meta.format.clone()).unwrap_or(Cow::Borrowed("chr")),
            media_type: of(|meta| meta.media_type.clone()).unwrap_or(Cow::Borrowed("text/plain")),
            data,
        }
    }

    /// The `Meta` of an item that has this value.
    #[must_use]
    pub fn to_meta(&self) -> Meta<'a> {
        let meta = Meta::new().with_format(self.format.clone());
        if self.media_type.is_empty() {
            meta
        } else {
            meta.with_type(self.media_type.clone())
        }
    }
}

impl fmt::Debug for Value<'_> {
    /// Without the data, which may be a credential.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Value")
            .field("format", &self.format)
            .field("media_type", &self.media_type)
            .finish_non_exhaustive()
    }
}
