//! [`Filter`]: which of what is at a target is meant (SyncML 1.2).

use alloc::borrow::Cow;

use super::{Few, Item, Markup, Meta, into_owned};

/// Which of what is at a target is meant.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Filter<'a> {
    /// `Meta`: the `Type` of what is filtered.
    pub meta: Meta<'a>,
    /// The item of `Field`: which fields of an object are wanted. One at the most.
    pub field: Few<Item<'a>>,
    /// The item of `Record`: which objects are wanted, in a filter language. One at the most.
    pub record: Few<Item<'a>>,
    /// `FilterType`: `EXCLUSIVE` or `INCLUSIVE`.
    pub filter_type: Option<Cow<'a, str>>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

into_owned! {
    Filter { meta, field, record, filter_type, unknown }
}
