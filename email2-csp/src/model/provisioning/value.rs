//! [`Value`]: the value of a `parm`, which may be a secret.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;
use core::ops::Deref;

use zeroize::{Zeroize, Zeroizing};

use crate::model::IntoOwned;

/// The value of a `parm` or attribute.
///
/// It may be a password, so `Debug` tells its length only, and an owned one is wiped when it is
/// dropped. It derefs to its text.
#[derive(Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Value<'a>(Cow<'a, str>);

impl<'a> Value<'a> {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, as it was borrowed or owned. What is owned is the caller's to wipe.
    #[must_use]
    pub fn into_text(mut self) -> Cow<'a, str> {
        core::mem::take(&mut self.0)
    }

    /// Adds to the text.
    pub(crate) fn push_str(&mut self, text: &str) {
        let mut before = Zeroizing::new(self.take_text());
        append(&mut before, text);
        self.0 = Cow::Owned(core::mem::take(&mut *before));
    }

    fn take_text(&mut self) -> String {
        core::mem::take(&mut self.0).into_owned()
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> Value<'static> {
        Value(Cow::Owned(self.into_text().into_owned()))
    }
}

/// Adds to a text that may be a secret: where it has to grow, what is left behind is wiped.
pub(crate) fn append(text: &mut Zeroizing<String>, more: &str) {
    let needed = text.len().saturating_add(more.len());
    if needed > text.capacity() {
        let room = needed.max(text.capacity().saturating_mul(2));
        let mut larger = String::with_capacity(room);
        larger.push_str(text);
        *text = Zeroizing::new(larger);
    }
    text.push_str(more);
}

impl IntoOwned for Value<'_> {
    type Static = Value<'static>;

    fn into_owned(self) -> Value<'static> {
        Value::into_owned(self)
    }
}

impl Drop for Value<'_> {
    #[inline]
    fn drop(&mut self) {
        if let Cow::Owned(text) = &mut self.0 {
            text.zeroize();
        }
    }
}

impl Deref for Value<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Value<'_> {
    /// `«12 bytes»`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "«{} bytes»", self.0.len())
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    #[inline]
    fn from(text: Cow<'a, str>) -> Self {
        Self(text)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    #[inline]
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl PartialEq<str> for Value<'_> {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<&str> for Value<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}
