//! [`Address`]: what a LocURI names in the tree of EMAIL2.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use syncml::loc_uri::{LocUri, Root, UriLenient, UriOptions};

use crate::error::{Error, ErrorKind};
use crate::model::account::{Guid, GuidError};

const ROOT: [&str; 3] = ["Vendor", "MSFT", "EMAIL2"];

/// A place in the tree of EMAIL2.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Address {
    /// In `./User`, not in `./Device`.
    pub(super) per_user: bool,
    /// The account; none at the root.
    pub(super) guid: Option<Guid>,
    /// The names below the account.
    pub(super) names: Vec<Cow<'static, str>>,
    /// What stands behind the question mark: `list=StructData`, `prop=ACL`.
    pub(super) query: Option<String>,
}

impl Address {
    /// Whether all below it is meant as well: `?list=…`.
    pub(super) fn is_recursive(&self) -> bool {
        let query = self.query.as_deref();
        query.is_some_and(|query| query.starts_with("list="))
    }

    /// Whether something of the node is meant that is neither its value nor what is below it:
    /// `?prop=…`.
    pub(super) fn is_property(&self) -> bool {
        self.query.is_some() && !self.is_recursive()
    }

    /// The place that a LocURI names; none if it is not in EMAIL2. Braces may be written in every
    /// way.
    pub(super) fn decode(text: &str) -> Result<Option<Self>, Error> {
        // Literal braces have to be escaped in a LocURI, and are not.
        let mut lenient = UriLenient::NONE;
        lenient.unescaped = true;
        let options = UriOptions::STRICT.with_lenient(lenient);
        let uri = match LocUri::decode_with(text, &options) {
            Ok((uri, _)) => uri,
            Err(error) if names_email2(text) => {
                return Err(Error::new(ErrorKind::LocUri, error.offset()));
            }
            Err(_) => return Ok(None),
        };
        if !uri.is_in_tree() {
            return Ok(None);
        }
        let mut names = uri.names();
        let mut per_user = uri.root() == Root::User;
        for (at, expected) in ROOT.into_iter().enumerate() {
            let mut name = names.next();
            // The scope, in another letter case.
            if at == 0 && !per_user {
                let user = name
                    .as_deref()
                    .is_some_and(|n| n.eq_ignore_ascii_case("User"));
                if user
                    || name
                        .as_deref()
                        .is_some_and(|n| n.eq_ignore_ascii_case("Device"))
                {
                    per_user = user;
                    name = names.next();
                }
            }
            if !name.is_some_and(|name| name.eq_ignore_ascii_case(expected)) {
                return Ok(None);
            }
        }
        let guid = match names.next() {
            Some(name) => Some(guid(text, &name)?),
            None => None,
        };
        Ok(Some(Self {
            per_user,
            guid,
            names: names.map(|name| Cow::Owned(name.into_owned())).collect(),
            query: uri.query().map(String::from),
        }))
    }
}

fn names_email2(text: &str) -> bool {
    text.split('/').any(is_email2)
}

fn is_email2(name: &str) -> bool {
    name.eq_ignore_ascii_case("EMAIL2")
}

/// The GUID of the name behind `EMAIL2`: as it is written, so that errors are where they are, or
/// as it means.
fn guid(text: &str, meant: &str) -> Result<Guid, Error> {
    let mut start = 0_usize;
    let mut written = None;
    for name in text.split('/') {
        let end = start.saturating_add(name.len());
        if is_email2(name) {
            let behind = text.get(end.saturating_add(1)..).unwrap_or("");
            let name = behind.split(['/', '?']).next().unwrap_or("");
            written = Some((end.saturating_add(1), name));
            break;
        }
        start = end.saturating_add(1);
    }
    let failed = |error: GuidError, start: usize| {
        let start = u64::try_from(start).unwrap_or(u64::MAX);
        Error::new(
            ErrorKind::Guid(error.kind()),
            start.saturating_add(error.offset()),
        )
    };
    let (start, name) = written.unwrap_or((0, meant));
    // What is escaped more than it has to be is read by what it means.
    match (Guid::decode(name), Guid::decode(meant)) {
        (Ok(guid), _) | (Err(_), Ok(guid)) => Ok(guid),
        (Err(error), Err(_)) => Err(failed(error, start)),
    }
}

/// The address of a node below another, its names escaped.
pub(crate) fn below(base: &str, names: &[&str]) -> Option<String> {
    let mut uri = LocUri::decode(base).ok()?.into_owned();
    for name in names {
        uri = uri.child(name).ok()?;
    }
    Some(alloc::format!("{uri}"))
}
