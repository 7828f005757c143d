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
        Some(Format::FLOAT) => (value.parse::<f64>().is_ok(), "a number"),
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
    let Some(delimiter) = allowed.delimiter().filter(|d| !d.is_empty()) else {
        return check_one(allowed, format, case, value);
    };
    if value.is_empty() {
        return Verdict::Fits;
    }
    let mut unchecked = None;
    for one in value.split(delimiter) {
        match check_one(allowed, format, case, one) {
            Verdict::Fits => {}
            verdict @ Verdict::Refused { .. } => return verdict,
            verdict @ Verdict::Unchecked(_) => unchecked = Some(verdict),
        }
    }
    unchecked.unwrap_or(Verdict::Fits)
}

fn check_one(
    allowed: &AllowedValues<'_>,
    format: Option<Format>,
    case: Option<CaseSense>,
    value: &str,
) -> Verdict {
    match allowed.value_type.as_str() {
        "None" => Verdict::Fits,
        "ENUM" => Verdict::of(
            allowed
                .values()
                .any(|listed| is_same(listed, value, format, case)),
            || one_of(allowed),
        ),
        "Flag" => check_flags(allowed, value),
        "Range" => check_range(allowed, value),
        "RegEx" => check_expression(allowed, value),
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

fn check_range(allowed: &AllowedValues<'_>, value: &str) -> Verdict {
    let Some(number) = integer(value) else {
        return Verdict::of(false, || range_text(allowed));
    };
    let mut malformed = None;
    let mut any = false;
    for text in allowed.values() {
        match Ranges::decode(text) {
            Some(ranges) if ranges.contains(number) => return Verdict::Fits,
            Some(_) => any = true,
            None => malformed = Some(text),
        }
    }
    match malformed {
        Some(text) => Verdict::Unchecked(format!("{text:?} is no range")),
        None if any => Verdict::of(false, || range_text(allowed)),
        None => Verdict::Unchecked("no range is given".into()),
    }
}

fn range_text(allowed: &AllowedValues<'_>) -> String {
    let texts: Vec<String> = allowed
        .values()
        .map(|text| Ranges::decode(text).map_or_else(|| text.into(), |r| r.to_string()))
        .collect();
    format!("a number in {}", texts.join(", "))
}

fn check_expression(allowed: &AllowedValues<'_>, value: &str) -> Verdict {
    let mut unchecked = None;
    let mut any = false;
    for expression in allowed.values() {
        #[cfg(feature = "regex")]
        let matched = super::regex::matches(expression, value);
        #[cfg(not(feature = "regex"))]
        let matched: Option<bool> = {
            let _ = value;
            None
        };
        match matched {
            Some(true) => return Verdict::Fits,
            Some(false) => any = true,
            None => unchecked = Some(expression),
        }
    }
    match unchecked {
        Some(expression) if cfg!(feature = "regex") => {
            Verdict::Unchecked(format!("{expression:?} is no regular expression"))
        }
        Some(_) => Verdict::Unchecked("regular expressions are not built in".into()),
        None if any => Verdict::of(false, || {
            let expressions: Vec<&str> = allowed.values().collect();
            format!("a match of {}", expressions.join(" or "))
        }),
        None => Verdict::Unchecked("no regular expression is given".into()),
    }
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

/// `YYYY-MM-DD` or `YYYYMMDD` (ISO 8601).
fn is_date(value: &str) -> bool {
    let digits: String = value.chars().filter(|c| *c != '-').collect();
    let shape = matches!(value.len(), 8 | 10) && digits.len() == 8;
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|d| d.parse::<u8>().ok());
    shape
        && digits.bytes().all(|b| b.is_ascii_digit())
        && (value.len() == 8 || (value.get(4..5) == Some("-") && value.get(7..8) == Some("-")))
        && number(4, 6).is_some_and(|month| (1..=12).contains(&month))
        && number(6, 8).is_some_and(|day| (1..=31).contains(&day))
}

/// `hh:mm:ss` or `hhmmss`, perhaps behind a date and a `T`, perhaps with `Z` (ISO 8601).
fn is_time(value: &str) -> bool {
    let (date, time) = match value.split_once('T') {
        Some((date, time)) => (Some(date), time),
        None => (None, value),
    };
    let time = time.strip_suffix('Z').unwrap_or(time);
    let digits: String = time.chars().filter(|c| *c != ':').collect();
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|d| d.parse::<u8>().ok());
    date.is_none_or(|date| date.is_empty() || is_date(date))
        && matches!((time.len(), digits.len()), (6 | 8, 6))
        && digits.bytes().all(|b| b.is_ascii_digit())
        && (time.len() == 6 || (time.get(2..3) == Some(":") && time.get(5..6) == Some(":")))
        && number(0, 2).is_some_and(|hour| hour <= 24)
        && number(2, 4).is_some_and(|minute| minute < 60)
        && number(4, 6).is_some_and(|second| second <= 60)
}
