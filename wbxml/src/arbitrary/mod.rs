//! Valid documents for fuzzing and property tests: a [`Document`](crate::Document) that both wire
//! forms can carry, and [`ValidTokens`].

mod document;
mod tokens;

pub use tokens::ValidTokens;

use ::arbitrary::{Arbitrary, Result, Unstructured};

use crate::MbU32;

/// Any value, in any width that holds it.
impl<'a> Arbitrary<'a> for MbU32 {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(Self::with_width(u.arbitrary()?, u.int_in_range(1..=5)?))
    }

    fn size_hint(_: usize) -> (usize, Option<usize>) {
        (0, Some(5))
    }
}

/// Whether to go on with something that is `seldom` in 256 times the case. Never when the input is
/// used up.
fn seldom(u: &mut Unstructured<'_>, seldom: u8) -> Result<bool> {
    Ok(!u.is_empty() && u.arbitrary::<u8>()? < seldom)
}
