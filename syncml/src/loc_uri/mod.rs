//! [`LocUri`]: the address of a node, a database or a peer, in one canonical form.
//!
//! The same node can be written in many ways: `./Vendor/MSFT/X`, `./Device/Vendor/MSFT/X`,
//! `./Vendor/MSFT/%58`, padded, with `//`, with `..`. Whoever decides by address, what a profile may
//! contain, say, decides on [`LocUri`] and not on text.

mod canonical;
mod error;
mod grammar;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

pub use error::{UriDiagnostic, UriError, UriErrorKind, UriLenient, UriLimits, UriOptions};

pub(crate) use canonical::escape as escape_name;
use canonical::{CanonicalPath, Canonicaliser, PADDING, decoded};
use grammar::Start;

/// What an address is relative to.
///
/// ```
/// use syncml::loc_uri::{LocUri, Root};
///
/// assert_eq!(LocUri::decode("./User/Vendor/MSFT/EMAIL2")?.root(), Root::User);
/// assert_eq!(LocUri::decode("./Device/Vendor/MSFT/EMAIL2")?.root(), Root::Device);
/// # Ok::<(), syncml::loc_uri::UriError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Root {
    /// The management tree of the device: `./…`, and `./Device/…`, which means the same (MS-MDM).
    Device,
    /// The part of the tree that belongs to the user: `./User/…`.
    User,
    /// Another address: `scard`, `1023`.
    Relative,
    /// Nothing: it has a scheme, as `https://…` and `IMEI:…` have.
    Absolute,
}

/// Whether letter case tells names apart (`CaseSense` of a DDF).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum CaseSense {
    /// It does. OMA DM names are so unless their description says otherwise.
    #[default]
    Sensitive,
    /// It does not. Most of the tree of Windows is so.
    Insensitive,
}

/// An address in canonical form (OMA DM TND, MS-MDM 2.2, RFC 3986).
///
/// Names are kept decoded where a character can stand as it is, and escaped in capitals where not;
/// `0x7B…0x7D` around a name is `%7B…%7D`, and `./Device/` is `./`. So equality is that of the
/// node. Borrowed from the text where that is canonical.
///
/// ```
/// use syncml::loc_uri::LocUri;
///
/// let told = LocUri::decode("./Device/Vendor/MSFT/EMAIL2/0x7BC556E16F0x7D")?;
/// let sent = LocUri::decode("./Vendor/MSFT/%45MAIL2/%7bC556E16F%7d")?;
/// assert_eq!(told, sent);
/// assert_eq!(sent.to_string(), "./Vendor/MSFT/EMAIL2/%7BC556E16F%7D");
/// assert_eq!(sent.names().last().as_deref(), Some("{C556E16F}"));
/// # Ok::<(), syncml::loc_uri::UriError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LocUri<'a> {
    root: Root,
    /// Names in canonical form. Of an absolute address all of it.
    path: Cow<'a, str>,
    query: Option<Cow<'a, str>>,
}

impl<'a> LocUri<'a> {
    /// The address that a text is, strictly: names separated by one `/`, none of them `.`, `..` or
    /// `*`, all but `pchar` of RFC 3986 escaped.
    ///
    /// # Errors
    ///
    /// [`UriError`], with the byte of the text.
    pub fn decode(text: &'a str) -> Result<Self, UriError> {
        Ok(Self::decode_with(text, &UriOptions::STRICT)?.0)
    }

    /// The address that a text is, and what was let pass.
    ///
    /// # Errors
    ///
    /// [`UriError`], with the byte of the text.
    pub fn decode_with(
        text: &'a str,
        options: &UriOptions,
    ) -> Result<(Self, Vec<UriDiagnostic>), UriError> {
        if text.len() > options.limits.length {
            return Err(UriError::new(UriErrorKind::TooLong, options.limits.length));
        }
        let mut canonical = Canonicaliser {
            options,
            diagnostics: Vec::new(),
        };
        let trimmed = text.trim_start_matches(PADDING);
        let start = text.len().saturating_sub(trimmed.len());
        let trimmed = trimmed.trim_end_matches(PADDING);
        if trimmed.is_empty() {
            return Err(UriError::new(UriErrorKind::Empty, 0));
        }
        if trimmed.len() != text.len() {
            let at = if start > 0 { 0 } else { trimmed.len() };
            canonical.pass(options.lenient.padding, UriErrorKind::Padding, at)?;
        }
        let uri = Self::canonical(trimmed, start, &mut canonical)?;
        Ok((uri, canonical.diagnostics))
    }

    fn canonical(
        text: &'a str,
        offset: usize,
        canonical: &mut Canonicaliser<'_>,
    ) -> Result<Self, UriError> {
        let parts = grammar::parts(text);
        let queried = parts.query.map_or(0, |query| query.len().saturating_add(1));
        let path_at = offset
            .saturating_add(text.len().saturating_sub(queried))
            .saturating_sub(parts.path.len());
        let mut root = match parts.start {
            Start::Scheme => return absolute(parts.path, offset),
            Start::Name => Root::Relative,
            Start::Tree => Root::Device,
            Start::Slash => {
                let lenient = canonical.options.lenient;
                canonical.pass(lenient.leading_slash, UriErrorKind::LeadingSlash, offset)?;
                Root::Device
            }
        };
        let relative = root == Root::Relative;
        let mut path = canonical.path(parts.path, path_at, relative)?;
        if relative && path.is_empty() {
            return Err(UriError::new(UriErrorKind::Empty, offset));
        }
        if !relative {
            (root, path) = scoped(path);
        }
        let query = match parts.query {
            Some(query) => {
                let at = offset.saturating_add(text.len().saturating_sub(query.len()));
                Some(canonical.query(query, at)?)
            }
            None => None,
        };
        Ok(Self { root, path, query })
    }

    /// The root of the tree, `.`.
    #[must_use]
    pub const fn tree() -> Self {
        Self {
            root: Root::Device,
            path: Cow::Borrowed(""),
            query: None,
        }
    }

    /// What it is relative to.
    #[must_use]
    pub const fn root(&self) -> Root {
        self.root
    }

    /// Whether it is the address of a node: `./…`.
    #[must_use]
    pub const fn is_in_tree(&self) -> bool {
        matches!(self.root, Root::Device | Root::User)
    }

    /// The names from the root down, decoded, without `Device` or `User` of the scope. None for an
    /// [absolute](Root::Absolute) address.
    pub fn names(&self) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
        self.canonical_names().map(decoded)
    }

    fn canonical_names(&self) -> impl DoubleEndedIterator<Item = &str> {
        let path = if self.root == Root::Absolute {
            ""
        } else {
            self.path.as_ref()
        };
        path.split('/').filter(|name| !name.is_empty())
    }

    /// What stands behind the question mark, in canonical form: `prop=ACL`, `list=StructData`.
    #[must_use]
    pub fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// The property that is asked for with `?prop=…`: `ACL`, `Format`, `Name`, `Size`, `Title`,
    /// `TStamp`, `Type`, `VerNo`.
    #[must_use]
    pub fn property(&self) -> Option<&str> {
        self.query()?.strip_prefix("prop=")
    }

    /// What is asked for with `?list=…`: `Struct`, `StructData`, `TNDS+ACL-Name`.
    #[must_use]
    pub fn list(&self) -> Option<&str> {
        self.query()?.strip_prefix("list=")
    }

    /// The same address without a query: the node itself.
    #[must_use]
    pub fn without_query(mut self) -> Self {
        self.query = None;
        self
    }

    /// The node above, without a query. `None` for a root and for an [absolute](Root::Absolute)
    /// address.
    #[must_use]
    pub fn parent(&self) -> Option<LocUri<'_>> {
        if self.root == Root::Absolute || self.path.is_empty() {
            return None;
        }
        let end = self.path.rfind('/').unwrap_or(0);
        let path = self.path.get(..end)?;
        if self.root == Root::Relative && path.is_empty() {
            return None;
        }
        Some(LocUri {
            root: self.root,
            path: Cow::Borrowed(path),
            query: None,
        })
    }

    /// The node of this name (decoded) below this one: of the [tree](Self::tree) `User` is the scope.
    ///
    /// # Errors
    ///
    /// The name is empty, `.`, `..` or `*`, or has a control character; or this address is
    /// [absolute](Root::Absolute). The offset counts in the name.
    pub fn child(&self, name: &str) -> Result<LocUri<'static>, UriError> {
        let kind = match name {
            "" => Some(UriErrorKind::EmptyName),
            "." | ".." => Some(UriErrorKind::DotName),
            "*" => Some(UriErrorKind::Wildcard),
            _ if self.root == Root::Absolute => Some(UriErrorKind::NotInTree),
            _ => None,
        };
        if let Some(kind) = kind {
            return Err(UriError::new(kind, 0));
        }
        let mut escaped = String::with_capacity(name.len());
        canonical::escape(name, &mut escaped);
        let below = Canonicaliser {
            options: &UriOptions::STRICT,
            diagnostics: Vec::new(),
        }
        .path(&escaped, 0, false)?;
        self.joined(&below, None)
    }

    /// The address that `reference` is when it is found at this one: a relative one goes below it,
    /// others are what they are (`Target` of an Item in a Sync, `TargetParent`).
    ///
    /// # Errors
    ///
    /// The reference goes above the root, or the two are longer together than the default limit, or
    /// this address is [absolute](Root::Absolute).
    pub fn resolve(&self, reference: &LocUri<'_>) -> Result<LocUri<'static>, UriError> {
        if reference.root != Root::Relative {
            return Ok(reference.clone().into_owned());
        }
        self.joined(&reference.path, reference.query.as_deref())
    }

    fn joined(&self, below: &str, query: Option<&str>) -> Result<LocUri<'static>, UriError> {
        if self.root == Root::Absolute {
            return Err(UriError::new(UriErrorKind::NotInTree, 0));
        }
        let length = self.path.len().saturating_add(below.len());
        if length > UriLimits::DEFAULT.length {
            return Err(UriError::new(
                UriErrorKind::TooLong,
                UriLimits::DEFAULT.length,
            ));
        }
        let relative = self.root == Root::Relative;
        let mut path = CanonicalPath::default();
        path.push_canonical(&self.path);
        let mut at = 0_usize;
        for name in below.split('/') {
            if name != ".." {
                path.push_canonical(name);
            } else if !path.climb(relative) {
                return Err(UriError::new(UriErrorKind::AboveRoot, at));
            }
            at = at.saturating_add(name.len()).saturating_add(1);
        }
        let (mut root, mut path) = (self.root, Cow::Owned(path.text));
        let below_a_scope_name = self.canonical_names().next().is_some_and(is_scope);
        if root == Root::Device && !below_a_scope_name {
            (root, path) = scoped(path);
        }
        Ok(LocUri {
            root,
            path,
            query: query.map(|query| Cow::Owned(String::from(query))),
        })
    }

    /// Whether this is `ancestor` or a node below it. Queries do not count. Addresses of different
    /// kinds are never within each other: [resolve](Self::resolve) relative ones first.
    ///
    /// ```
    /// use syncml::loc_uri::{CaseSense, LocUri};
    ///
    /// let reserved = LocUri::decode("./Vendor/MSFT/BitLocker")?;
    /// let sent = LocUri::decode("./Device/Vendor/MSFT/bitlocker/RequireDeviceEncryption")?;
    /// assert!(sent.is_within(&reserved, CaseSense::Insensitive));
    /// # Ok::<(), syncml::loc_uri::UriError>(())
    /// ```
    #[must_use]
    pub fn is_within(&self, ancestor: &LocUri<'_>, case: CaseSense) -> bool {
        let (root, mut names) = self.rooted(case);
        let (above, other) = ancestor.rooted(case);
        if root != above {
            return false;
        }
        if root == Root::Absolute {
            return self.path == ancestor.path;
        }
        for expected in other {
            match names.next() {
                Some(name) if same_name(name, expected, case) => {}
                _ => return false,
            }
        }
        true
    }

    /// Whether two addresses are of the same node. Queries do not count.
    #[must_use]
    pub fn is_same_node(&self, other: &LocUri<'_>, case: CaseSense) -> bool {
        self.is_within(other, case) && other.is_within(self, case)
    }

    /// The root and the names below it, with the scope found in whatever letter case.
    fn rooted(&self, case: CaseSense) -> (Root, impl Iterator<Item = &str>) {
        let mut names = self.canonical_names().peekable();
        let mut root = self.root;
        if root == Root::Device && case == CaseSense::Insensitive {
            let first = names.peek().copied().unwrap_or("");
            let user = first.eq_ignore_ascii_case(USER);
            // Behind `./Device/` stands no other scope.
            if (user || first.eq_ignore_ascii_case(DEVICE)) && !is_scope(first) {
                names.next();
                root = if user { Root::User } else { root };
            }
        }
        (root, names)
    }

    /// The same address, owning its text.
    #[must_use]
    pub fn into_owned(self) -> LocUri<'static> {
        LocUri {
            root: self.root,
            path: Cow::Owned(self.path.into_owned()),
            query: self.query.map(|query| Cow::Owned(query.into_owned())),
        }
    }
}

const DEVICE: &str = "Device";
const USER: &str = "User";

/// Whether a name is that of a scope. As the first name of an address of the device it is one that
/// stands behind `./Device/`, and so is no scope.
fn is_scope(name: &str) -> bool {
    matches!(name, DEVICE | USER)
}

/// The scope that a path in the tree begins with, and what is below it.
fn scoped(path: Cow<'_, str>) -> (Root, Cow<'_, str>) {
    let (first, below) = path.split_once('/').unwrap_or((&path, ""));
    let root = match first {
        DEVICE => Root::Device,
        USER => Root::User,
        _ => return (Root::Device, path),
    };
    let start = path.len().saturating_sub(below.len());
    let below = match path {
        Cow::Borrowed(path) => Cow::Borrowed(path.get(start..).unwrap_or("")),
        Cow::Owned(mut path) => {
            path.drain(..start);
            Cow::Owned(path)
        }
    };
    (root, below)
}

/// An address with a scheme is kept as it is.
fn absolute(text: &str, offset: usize) -> Result<LocUri<'_>, UriError> {
    let bad = |c: &(usize, char)| c.1.is_control() || c.1.is_whitespace();
    match text.char_indices().find(bad) {
        Some((at, c)) => Err(UriError::new(
            UriErrorKind::Control(c),
            offset.saturating_add(at),
        )),
        None => Ok(LocUri {
            root: Root::Absolute,
            path: Cow::Borrowed(text),
            query: None,
        }),
    }
}

/// Whether two names in canonical form are one.
fn same_name(left: &str, right: &str, case: CaseSense) -> bool {
    let lower = |name| -> String {
        let name: Cow<'_, str> = decoded(name);
        name.chars().flat_map(char::to_lowercase).collect()
    };
    left == right || (case == CaseSense::Insensitive && lower(left) == lower(right))
}

impl fmt::Display for LocUri<'_> {
    /// The canonical form, which decodes to the same address.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, below) = match self.path.find('/') {
            Some(slash) => self.path.split_at(slash),
            None => (self.path.as_ref(), ""),
        };
        match self.root {
            Root::Absolute => f.write_str(&self.path)?,
            Root::Relative => {
                // A colon in the first name would make a scheme of what is before it.
                for (i, part) in first.split(':').enumerate() {
                    f.write_str(if i > 0 { "%3A" } else { "" })?;
                    f.write_str(part)?;
                }
                f.write_str(below)?;
            }
            Root::Device => {
                f.write_str(".")?;
                if is_scope(first) {
                    write!(f, "/{DEVICE}")?;
                }
                if !self.path.is_empty() {
                    write!(f, "/{}", self.path)?;
                }
            }
            Root::User => {
                write!(f, "./{USER}")?;
                if !self.path.is_empty() {
                    write!(f, "/{}", self.path)?;
                }
            }
        }
        match &self.query {
            Some(query) => write!(f, "?{query}"),
            None => Ok(()),
        }
    }
}

impl<'a> TryFrom<&'a str> for LocUri<'a> {
    type Error = UriError;

    fn try_from(text: &'a str) -> Result<Self, UriError> {
        Self::decode(text)
    }
}
