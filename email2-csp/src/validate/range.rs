//! [`Ranges`]: which numbers a `Range` allows.

use alloc::vec::Vec;
use core::fmt;

use nom::branch::alt;
use nom::bytes::complete::tag_no_case;
use nom::character::complete::{char, digit1, hex_digit1, one_of, space0};
use nom::combinator::{all_consuming, map_opt, opt, recognize};
use nom::multi::{many1, separated_list1};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// Which numbers a `Range` allows (`[0-4294967295]`).
///
/// The files have one range or number, or several with commas between them, in brackets. Negative
/// numbers stand in parentheses: `[(-1)-2147483647]`. Taken beside that are several brackets, no
/// brackets, negative numbers without parentheses, and hexadecimal numbers.
///
/// ```
/// use email2_csp::validate::Ranges;
///
/// let ranges = Ranges::decode("[(-1)-30]").unwrap();
/// assert!(ranges.contains(-1) && ranges.contains(30) && !ranges.contains(31));
/// let protocols = Ranges::decode("[6,17]").unwrap();
/// assert!(protocols.contains(17) && !protocols.contains(7));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ranges(Vec<(i64, i64)>);

impl Ranges {
    /// The ranges that this text says; `None` if it says none.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let (_, ranges) = all_consuming(delimited(space0, ranges, space0))
            .parse(text)
            .ok()?;
        Some(Self(ranges))
    }

    /// Whether this number is in one of them.
    #[must_use]
    pub fn contains(&self, number: i64) -> bool {
        self.0
            .iter()
            .any(|&(from, to)| (from..=to).contains(&number))
    }

    /// The ranges, each with its first and last number, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        self.0.iter().copied()
    }

    /// The same numbers in the fewest ranges, in rising order.
    #[must_use]
    pub fn merged(&self) -> Self {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let mut merged: Vec<(i64, i64)> = Vec::with_capacity(sorted.len());
        for (from, to) in sorted {
            match merged.last_mut() {
                Some(last) if from <= last.1.saturating_add(1) => last.1 = last.1.max(to),
                _ => merged.push((from, to)),
            }
        }
        Self(merged)
    }

    /// Whether all numbers of the others are among these.
    #[must_use]
    pub fn covers(&self, others: &Self) -> bool {
        let own = self.merged();
        others.merged().0.iter().all(|&(from, to)| {
            own.0
                .iter()
                .any(|&(first, last)| first <= from && to <= last)
        })
    }
}

impl fmt::Display for Ranges {
    /// `-1 to 30, 60`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (from, to)) in self.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { ", " })?;
            match from == to {
                true => write!(f, "{from}")?,
                false => write!(f, "{from} to {to}")?,
            }
        }
        Ok(())
    }
}

/// The number that a value says, in decimal or hexadecimal, with a sign if it is negative; `None` if
/// it says none, or one of more than 64 bits.
pub(crate) fn integer(value: &str) -> Option<i64> {
    all_consuming(signed).parse(value).ok().map(|(_, n)| n)
}

fn ranges(input: &str) -> IResult<&str, Vec<(i64, i64)>> {
    let list = || separated_list1(separator, range);
    let bracketed = delimited((char('['), space0), list(), (space0, char(']')));
    let groups = many1(terminated(bracketed, opt(separator)));
    alt((
        groups.map(|groups: Vec<Vec<(i64, i64)>>| groups.concat()),
        list(),
    ))
    .parse(input)
}

fn separator(input: &str) -> IResult<&str, ()> {
    delimited(space0, one_of(",;|"), space0)
        .map(|_| ())
        .parse(input)
}

fn range(input: &str) -> IResult<&str, (i64, i64)> {
    let (rest, from) = bound(input)?;
    let dash = delimited(space0, char('-'), space0);
    map_opt(opt(preceded(dash, bound)), move |to| match to {
        Some(to) => (from <= to).then_some((from, to)),
        None => Some((from, from)),
    })
    .parse(rest)
}

fn bound(input: &str) -> IResult<&str, i64> {
    alt((
        delimited((char('('), space0), signed, (space0, char(')'))),
        signed,
    ))
    .parse(input)
}

fn signed(input: &str) -> IResult<&str, i64> {
    let hexadecimal = map_opt(
        (opt(char('-')), preceded(tag_no_case("0x"), hex_digit1)),
        |(sign, digits): (Option<char>, &str)| {
            let value = i64::from_str_radix(digits, 16).ok()?;
            match sign {
                Some(_) => value.checked_neg(),
                None => Some(value),
            }
        },
    );
    let decimal = map_opt(recognize((opt(char('-')), digit1)), |text: &str| {
        text.parse().ok()
    });
    alt((hexadecimal, decimal)).parse(input)
}
