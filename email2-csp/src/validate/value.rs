//! A value against what its node allows.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use base64ct::Encoding;

use super::{Ranges, Rule, integer, sddl};
use crate::model::tree::{AllowedValues, CaseSense, Format, Node};

/// What is to be said of a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It is allowed.
    Fits,
    /// It is not.
    Refused {
        /// The rule that it breaks.
        rule: Rule,
        /// What was expected.
        expected: String,
    },
    /// It could not be checked, and this is why.
    Unchecked(String),
}

impl Verdict {
    /// Whether the value is allowed, as far as that could be checked.
    #[must_use]
    pub const fn is_ok(&self) -> bool {
        !matches!(self, Self::Refused { .. })
    }

    fn of(fits: bool, expected: impl FnOnce() -> String) -> Self {
        match fits {
            true => Self::Fits,
            false => Self::Refused {
                rule: Rule::AllowedValues,
                expected: expected(),
            },
        }
    }
}

/// Whether a node takes this value: by its format, and by the values that it allows.
///
/// ```
/// use email2_csp::model::tree::{AllowedValues, Format, Node, Property};
/// use email2_csp::validate::{Verdict, check};
///
/// let allowed = AllowedValues::one_of(["-1", "7", "14", "30", "90"]);
/// let node = Node::new("DWNDAY")
///     .with(Property::Format(Format::CHR))
///     .with(Property::AllowedValues(allowed.into()));
/// assert_eq!(check(&node, "14"), Verdict::Fits);
/// assert!(!check(&node, "15").is_ok());
/// ```
#[must_use]
pub fn check(node: &Node<'_>, value: &str) -> Verdict {
    match node.allowed_values() {
        Some(allowed) => check_with(node, allowed, value),
        None => check_format(node.format(), value),
    }
}

/// The same with these values in the place of the node's own.
pub(super) fn check_with(node: &Node<'_>, allowed: &AllowedValues<'_>, value: &str) -> Verdict {
    let format = node.format();
    let verdict = check_allowed(allowed, format, node.case_sense(), value);
    // What is listed is allowed, whatever the format says: the files have 0, 1, 2 and 4 as truth
    // values. And a list is not of the format of its members.
    let listed = verdict == Verdict::Fits && allowed.enums().next().is_some();
    if listed || allowed.delimiter().is_some() || !verdict.is_ok() {
        return verdict;
    }
    match check_format(format, value) {
        Verdict::Fits => verdict,
        refused => refused,
    }
}

/// Whether a value has the form of a format.
///
/// ```
/// use email2_csp::model::tree::Format;
/// use email2_csp::validate::{Verdict, check_format};
///
/// assert_eq!(check_format(Some(Format::INT), "-7"), Verdict::Fits);
/// assert_ne!(check_format(Some(Format::INT), "seven"), Verdict::Fits);
/// ```
#[must_use]
pub fn check_format(format: Option<Format>, value: &str) -> Verdict {
    let (fits, expected) = match format {
        Some(Format::INT) => (
            integer(value)
                .is_some_and(|n| (i64::from(i32::MIN)..=i64::from(u32::MAX)).contains(&n)),
            "a whole number of 32 bits",
        ),
        Some(Format::BOOL) => (truth(value).is_some(), "true or false"),
        Some(Format::B64) => (is_base64(value), "base64"),
        Some(Format::NULL) => (value.is_empty(), "no value"),
        Some(Format::NODE) => (value.is_empty(), "no value for an interior node"),
        Some(Format::FLOAT) => (is_float(value), "a number"),
        Some(Format::DATE) => (is_date(value), "a date, YYYY-MM-DD or YYYYMMDD"),
        Some(Format::TIME) => (is_time(value), "a time, hh:mm:ss or hhmmss"),
        #[cfg(feature = "xml")]
        Some(Format::XML) => (super::xml::is_well_formed(value), "well-formed XML"),
        _ => (true, ""),
    };
    match fits {
        true => Verdict::Fits,
        false => Verdict::Refused {
            rule: match format {
                Some(Format::NODE) => Rule::Interior,
                _ => Rule::Value,
            },
            expected: expected.into(),
        },
    }
}

/// Whether these allowed values have this one among them.
pub(super) fn check_allowed(
    allowed: &AllowedValues<'_>,
    format: Option<Format>,
    case: Option<CaseSense>,
    value: &str,
) -> Verdict {
    let read = Read::of(allowed);
    let Some(delimiter) = allowed.delimiter().filter(|d| !d.is_empty()) else {
        return check_one(&read, format, case, value);
    };
    if value.is_empty() {
        return Verdict::Fits;
    }
    let mut unchecked = None;
    for one in value.split(delimiter) {
        match check_one(&read, format, case, one) {
            Verdict::Fits => {}
            verdict @ Verdict::Refused { .. } => return verdict,
            verdict @ Verdict::Unchecked(_) => unchecked = Some(verdict),
        }
    }
    unchecked.unwrap_or(Verdict::Fits)
}

/// Allowed values whose expressions and ranges are read: once, however many values a list has.
struct Read<'v> {
    allowed: &'v AllowedValues<'v>,
    /// Of `Range`: the numbers, or the text that says none.
    ranges: Vec<Result<Ranges, &'v str>>,
    /// Of `RegEx`: the expressions, or the text that is none.
    #[cfg(feature = "regex")]
    expressions: Vec<Result<regex_lite::Regex, &'v str>>,
}

impl<'v> Read<'v> {
    fn of(allowed: &'v AllowedValues<'v>) -> Self {
        let is = |name| allowed.value_type.as_str() == name;
        let ranges = allowed.values().filter(|_| is("Range"));
        #[cfg(feature = "regex")]
        let expressions = allowed.values().filter(|_| is("RegEx"));
        Self {
            allowed,
            ranges: ranges
                .map(|text| Ranges::decode(text).ok_or(text))
                .collect(),
            #[cfg(feature = "regex")]
            expressions: expressions
                .map(|text| super::regex::whole(text).ok_or(text))
                .collect(),
        }
    }
}

fn check_one(
    read: &Read<'_>,
    format: Option<Format>,
    case: Option<CaseSense>,
    value: &str,
) -> Verdict {
    let allowed = read.allowed;
    match allowed.value_type.as_str() {
        "None" => Verdict::Fits,
        "ENUM" => Verdict::of(
            allowed
                .values()
                .any(|listed| is_same(listed, value, format, case)),
            || one_of(allowed),
        ),
        "Flag" => check_flags(allowed, value),
        "Range" => check_range(read, value),
        "RegEx" => check_expression(read, value),
        "JSON" => check_json(value),
        "XSD" => check_schema(allowed, value),
        "SDDL" => Verdict::of(sddl::is_sddl(value), || "a security descriptor".into()),
        "ADMX" => check_policy(value),
        other => Verdict::Unchecked(format!("allowed values of the unknown type {other}")),
    }
}

fn one_of(allowed: &AllowedValues<'_>) -> String {
    let values: Vec<&str> = allowed.values().collect();
    match allowed.delimiter() {
        Some(_) => format!("some of {}", values.join(", ")),
        None => format!("one of {}", values.join(", ")),
    }
}

/// Whether a value is the one that is listed.
fn is_same(listed: &str, value: &str, format: Option<Format>, case: Option<CaseSense>) -> bool {
    if listed == value {
        return true;
    }
    if case == Some(CaseSense::Insensitive) && listed.eq_ignore_ascii_case(value) {
        return true;
    }
    match format {
        Some(Format::INT) => integer(listed).is_some() && integer(listed) == integer(value),
        Some(Format::BOOL) => truth(listed).is_some() && truth(listed) == truth(value),
        _ => false,
    }
}

fn truth(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ if value.eq_ignore_ascii_case("true") => Some(true),
        _ if value.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

fn check_flags(allowed: &AllowedValues<'_>, value: &str) -> Verdict {
    let fits = allowed.values().any(|listed| listed == value)
        || integer(value).is_some_and(|bits| {
            let mut sum = 0;
            for flag in allowed.values().filter_map(integer) {
                if flag & !bits == 0 {
                    sum |= flag;
                }
            }
            sum == bits
        });
    Verdict::of(fits, || {
        let values: Vec<&str> = allowed.values().collect();
        format!("the sum of some of {}", values.join(", "))
    })
}

fn check_range(read: &Read<'_>, value: &str) -> Verdict {
    let Some(number) = integer(value) else {
        return Verdict::of(false, || range_text(read));
    };
    let mut malformed = None;
    for ranges in &read.ranges {
        match ranges {
            Ok(ranges) if ranges.contains(number) => return Verdict::Fits,
            Ok(_) => {}
            Err(text) => malformed = Some(text),
        }
    }
    match malformed {
        Some(text) => Verdict::Unchecked(format!("{text:?} is no range")),
        None if read.ranges.is_empty() => Verdict::Unchecked("no range is given".into()),
        None => Verdict::of(false, || range_text(read)),
    }
}

fn range_text(read: &Read<'_>) -> String {
    let texts: Vec<String> = read
        .ranges
        .iter()
        .map(|ranges| match ranges {
            Ok(ranges) => ranges.to_string(),
            Err(text) => (*text).into(),
        })
        .collect();
    format!("a number in {}", texts.join(", "))
}

#[cfg(feature = "regex")]
fn check_expression(read: &Read<'_>, value: &str) -> Verdict {
    let mut malformed = None;
    for expression in &read.expressions {
        match expression {
            Ok(expression) if expression.is_match(value) => return Verdict::Fits,
            Ok(_) => {}
            Err(text) => malformed = Some(text),
        }
    }
    match malformed {
        Some(text) => Verdict::Unchecked(format!("{text:?} is no regular expression")),
        None if read.expressions.is_empty() => {
            Verdict::Unchecked("no regular expression is given".into())
        }
        None => Verdict::of(false, || {
            let expressions: Vec<&str> = read.allowed.values().collect();
            format!("a match of {}", expressions.join(" or "))
        }),
    }
}

#[cfg(not(feature = "regex"))]
fn check_expression(read: &Read<'_>, _: &str) -> Verdict {
    Verdict::Unchecked(match read.allowed.values().next() {
        Some(_) => "regular expressions are not built in".into(),
        None => "no regular expression is given".into(),
    })
}

fn check_json(value: &str) -> Verdict {
    #[cfg(feature = "json")]
    {
        let fits = serde_json::from_str::<serde::de::IgnoredAny>(value).is_ok();
        Verdict::of(fits, || "well-formed JSON".into())
    }
    #[cfg(not(feature = "json"))]
    {
        let _ = value;
        Verdict::Unchecked("JSON is not built in".into())
    }
}

fn check_schema(allowed: &AllowedValues<'_>, value: &str) -> Verdict {
    #[cfg(feature = "xml")]
    {
        use super::xml::Schema;

        match super::xml::compare(allowed.value().unwrap_or(""), value) {
            Schema::Fits => Verdict::Fits,
            Schema::Malformed => Verdict::of(false, || "well-formed XML".into()),
            Schema::Roots(roots) => Verdict::of(false, || {
                format!("XML with the root element {}", roots.join(" or "))
            }),
            Schema::None => Verdict::Unchecked("the schema is none".into()),
        }
    }
    #[cfg(not(feature = "xml"))]
    {
        let _ = (allowed, value);
        Verdict::Unchecked("XML is not built in".into())
    }
}

fn check_policy(value: &str) -> Verdict {
    #[cfg(feature = "xml")]
    {
        Verdict::of(super::xml::is_policy(value), || {
            "<enabled/> with <data id=\"…\" value=\"…\"/> elements, or <disabled/>".into()
        })
    }
    #[cfg(not(feature = "xml"))]
    {
        let _ = value;
        Verdict::Unchecked("XML is not built in".into())
    }
}

/// Whether a text is base64; white space in it does not count.
fn is_base64(value: &str) -> bool {
    let text: Vec<u8> = value.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    let mut room = alloc::vec![0; text.len()];
    base64ct::Base64::decode(&text, &mut room).is_ok()
}

/// A decimal number with a fraction and a power of ten, or without: no `nan`, and nothing that is
/// infinite.
fn is_float(value: &str) -> bool {
    let is_decimal = |octet: u8| octet.is_ascii_digit() || b"+-.eE".contains(&octet);
    value.bytes().all(is_decimal) && value.parse().is_ok_and(f64::is_finite)
}

/// `YYYY-MM-DD` or `YYYYMMDD` (ISO 8601): a day that there is.
fn is_date(value: &str) -> bool {
    let Some(digits) = digits(value, '-', [4, 7], 8) else {
        return false;
    };
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|d| d.parse::<u16>().ok());
    let (Some(year), Some(month), Some(day)) = (number(0, 4), number(4, 6), number(6, 8)) else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let most = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=most).contains(&day)
}

/// `hh:mm:ss` or `hhmmss`, perhaps behind a date and a `T`, perhaps with `Z` (ISO 8601). 24 is the
/// end of a day, with nothing behind it, and 60 a leap second.
fn is_time(value: &str) -> bool {
    let (date, time) = match value.split_once('T') {
        Some((date, time)) => (Some(date), time),
        None => (None, value),
    };
    let time = time.strip_suffix('Z').unwrap_or(time);
    let Some(digits) = digits(time, ':', [2, 5], 6) else {
        return false;
    };
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|d| d.parse::<u8>().ok());
    let (Some(hour), Some(minute), Some(second)) = (number(0, 2), number(2, 4), number(4, 6))
    else {
        return false;
    };
    date.is_none_or(|date| date.is_empty() || is_date(date))
        && ((hour < 24 && minute < 60 && second <= 60) || (hour, minute, second) == (24, 0, 0))
}

/// So many digits, with separators at these places or with none.
fn digits(text: &str, separator: char, places: [usize; 2], count: usize) -> Option<String> {
    let is_extended = text.len() != count;
    let fits = |(at, c): (usize, char)| match is_extended && places.contains(&at) {
        true => c == separator,
        false => c.is_ascii_digit(),
    };
    let length = count.saturating_add(usize::from(is_extended).saturating_mul(places.len()));
    let fits = text.len() == length && text.char_indices().all(fits);
    fits.then(|| text.chars().filter(|c| *c != separator).collect())
}
