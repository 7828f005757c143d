//! [`Parm`]: a setting.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::{Attribute, DataType, TypedValue, Value, Verb};
use crate::model::into_owned;

/// `parm`, `parm-query` or `noparm`, or the error of one of them: a setting.
#[derive(Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Parm<'a> {
    /// What it is there for.
    #[cfg_attr(feature = "serde", serde(default))]
    pub verb: Verb,
    /// Whether it is the `-error` of that: what was asked for has failed. Why, is said by
    /// [`description`](Self::description).
    #[cfg_attr(feature = "serde", serde(default))]
    pub failed: bool,
    /// `name`.
    pub name: Cow<'a, str>,
    /// `value`. Settings that are flags have none.
    #[cfg_attr(feature = "serde", serde(default))]
    pub value: Option<Value<'a>>,
    /// `datatype`.
    #[cfg_attr(feature = "serde", serde(default))]
    pub datatype: Option<DataType<'a>>,
    /// The other attributes: `desc` and what nobody knows.
    #[cfg_attr(feature = "serde", serde(default))]
    pub attributes: Vec<Attribute<'a>>,
}

into_owned! {
    Parm { verb, failed, name, value, datatype, attributes }
}

impl<'a> Parm<'a> {
    /// `parm`: a setting with a value.
    #[must_use]
    pub fn new(name: impl Into<Cow<'a, str>>, value: impl Into<Value<'a>>) -> Self {
        Self {
            value: Some(value.into()),
            ..Self::flag(name)
        }
    }

    /// `parm` without a value.
    #[must_use]
    pub fn flag(name: impl Into<Cow<'a, str>>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// `parm` with a value of a type.
    #[must_use]
    pub fn typed(name: impl Into<Cow<'a, str>>, value: &TypedValue<'_>) -> Self {
        Self {
            datatype: Some(value.datatype()),
            ..Self::new(name, value.to_value())
        }
    }

    /// `parm-query`: asks for the setting.
    #[must_use]
    pub fn query(name: impl Into<Cow<'a, str>>) -> Self {
        Self {
            verb: Verb::Query,
            ..Self::flag(name)
        }
    }

    /// `noparm`: it is to be removed, or does not exist.
    #[must_use]
    pub fn absent(name: impl Into<Cow<'a, str>>) -> Self {
        Self {
            verb: Verb::Absent,
            ..Self::flag(name)
        }
    }

    /// What the value says, by its `datatype`; a value without one is a string, and no value is the
    /// empty one. `None` if it has not the form of its type, or the type is unknown.
    #[must_use]
    pub fn typed_value(&self) -> Option<TypedValue<'_>> {
        let text = self.value.as_ref().map_or("", Value::as_str);
        match &self.datatype {
            Some(datatype) => TypedValue::decode(datatype, text),
            None => Some(TypedValue::String(Cow::Borrowed(text))),
        }
    }

    /// `desc`: why it has failed.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        Attribute::find(&self.attributes, "desc")
    }

    /// Makes it the `-error` of what it is, in its place, for this reason.
    pub fn fail(&mut self, reason: impl Into<Value<'a>>) {
        self.failed = true;
        Attribute::set(&mut self.attributes, "desc", reason.into());
    }
}
