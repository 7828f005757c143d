//! Nodes that come as `int` from management products ([`Rule::IntegerFormat`]).

use super::{Edition, Rule, Values};
use crate::model::account::{Place, boolean};

/// Whether an edition takes `int` for a place.
pub(crate) fn takes_int(place: &Place<'_>, edition: Edition) -> bool {
    let facts = place.facts(edition);
    facts.is_some_and(|facts| facts.rules().contains(&Rule::IntegerFormat))
}

/// Whether a text is a decimal number: digits, and perhaps a minus sign.
pub(crate) fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The word of an edition for a value that comes as `int`: TRUE and FALSE for 1 and 0 where it has
/// those and not the numbers.
pub(crate) fn word(place: &Place<'_>, text: &str, edition: Edition) -> Option<&'static str> {
    let Values::OneOf(words) = place.facts(edition)?.values() else {
        return None;
    };
    let on = boolean(text).filter(|_| is_decimal(text) && !words.contains(&text))?;
    words.iter().copied().find(|word| boolean(word) == Some(on))
}
