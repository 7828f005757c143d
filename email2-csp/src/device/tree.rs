//! [`Device`] as the tree of an OMA DM session.

use alloc::borrow::Cow;

use syncml::StatusCode;
use syncml::loc_uri::{LocUri, Root};
use syncml::session::{Failure, Tree, Value};

use super::address::{Address, Content};
use super::engine::Device;
use super::operations::Answer;
use super::refusal::{Reason, Refusal};
use super::store::AccountStore;
use crate::edition::Edition;

/// EMAIL2 at the addresses of the edition: [`Edition::root`] and [`Edition::also_root`]. Elsewhere there
/// is nothing.
impl<S: AccountStore> Tree for Device<S> {
    fn get(&mut self, uri: &LocUri<'_>) -> Result<Value<'static>, Failure> {
        let address = self.address(uri)?;
        Ok(match Device::get(self, &address)? {
            Answer::Names(names) => Value::of_names(names.iter().map(|name| &**name)),
            Answer::Value(value) => Value::text(value.into_text()),
        })
    }

    fn add(&mut self, uri: &LocUri<'_>, value: &Value<'_>) -> Result<StatusCode, Failure> {
        let address = self.address(uri)?;
        Device::add(self, &address, content(value, &text(value)?))?;
        Ok(StatusCode::OK)
    }

    fn replace(&mut self, uri: &LocUri<'_>, value: &Value<'_>) -> Result<StatusCode, Failure> {
        let address = self.address(uri)?;
        Device::replace(self, &address, content(value, &text(value)?))?;
        Ok(StatusCode::OK)
    }

    fn delete(&mut self, uri: &LocUri<'_>) -> Result<StatusCode, Failure> {
        let address = self.address(uri)?;
        Device::delete(self, &address)?;
        Ok(StatusCode::OK)
    }

    fn copy(&mut self, _: &LocUri<'_>, target: &LocUri<'_>) -> Result<StatusCode, Failure> {
        let address = self.address(target)?;
        Device::copy(self, &address)?;
        Ok(StatusCode::OK)
    }

    fn exec(
        &mut self,
        uri: &LocUri<'_>,
        _: Option<&str>,
        _: &Value<'_>,
    ) -> Result<StatusCode, Failure> {
        let address = self.address(uri)?;
        Device::exec(self, &address)?;
        Ok(StatusCode::OK)
    }

    fn begin(&mut self) -> Result<(), Failure> {
        Ok(Device::begin(self)?)
    }

    fn commit(&mut self) -> Result<(), Failure> {
        Ok(Device::commit(self)?)
    }

    fn roll_back(&mut self) -> Result<(), Failure> {
        Ok(Device::roll_back(self)?)
    }
}

impl<S: AccountStore> Device<S> {
    /// The address of a command of somebody who may give it; no query goes with it.
    fn address(&mut self, uri: &LocUri<'_>) -> Result<Address<'static>, Failure> {
        let refuse = |reason| Failure::from(Refusal::from(reason));
        let below = below_root(uri, self.profile().edition);
        let address = below.ok_or_else(|| refuse(Reason::NoSuchNode))?;
        // Who may not is not told which nodes there can be.
        let (work, _) = self.work();
        work.permit()?;
        if uri.query().is_some() {
            return Err(refuse(Reason::UnsupportedQuery));
        }
        address.ok_or_else(|| refuse(Reason::NoSuchNode))
    }

    /// Whether an address is that of EMAIL2, or of something that would be below it.
    #[must_use]
    pub fn owns(&self, uri: &LocUri<'_>) -> bool {
        below_root(uri, self.profile().edition).is_some()
    }
}

/// The node of EMAIL2 that an address is; `None` within for a node that no edition has, `None` for an
/// address elsewhere.
fn below_root(uri: &LocUri<'_>, edition: Edition) -> Option<Option<Address<'static>>> {
    let mut names = uri.names().peekable();
    let is = |name: &Cow<'_, str>, expected| name.eq_ignore_ascii_case(expected);
    let user = match uri.root() {
        Root::User => true,
        Root::Device => {
            // A scope in another letter case than the canonical one, which is none here: it stands
            // behind `./Device/`.
            let mut scope = |scope| {
                names
                    .next_if(|name| name != scope && is(name, scope))
                    .is_some()
            };
            let user = scope("User");
            if !user {
                scope("Device");
            }
            user
        }
        _ => return None,
    };
    let scope = if user { "./User/" } else { "./Vendor/" };
    let mut roots = [Some(edition.root()), edition.also_root()].into_iter();
    if !roots.any(|root| root.is_some_and(|root| root.starts_with(scope))) {
        return None;
    }
    for expected in ["Vendor", "MSFT", "EMAIL2"] {
        names.next().filter(|name| is(name, expected))?;
    }
    Some(Address::decode(names))
}

/// The text that a command brings; bytes and markup are none.
fn text<'v>(value: &'v Value<'_>) -> Result<Cow<'v, str>, Failure> {
    let text = value.data.text();
    text.ok_or_else(|| Refusal::from(Reason::WrongFormat).into())
}

fn content<'v>(value: &'v Value<'_>, text: &'v str) -> Content<'v> {
    Content::text(text).with_format(&value.format)
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::new(StatusCode(refusal.status()))
    }
}
