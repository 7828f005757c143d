//! Whether the text of an element is what its type has, and what is wrong if not.

use crate::model::element::ValueType;
use crate::model::open::switch;
use crate::model::values::{date, port};
use crate::{
    AccountType, Action, AuthPackage, DiagnosticKind, Element, Encryption, ProtocolType, ServerType,
};

/// What is to be said about the text of an element of this type.
#[inline]
pub(super) fn check(text: &str, value_type: ValueType, element: Element) -> Option<DiagnosticKind> {
    match value_type {
        ValueType::Text | ValueType::Container => None,
        _ if text.is_empty() => Some(DiagnosticKind::EmptyValue(element)),
        ValueType::Url | ValueType::Token => None,
        _ => check_more(text, value_type, element),
    }
}

#[inline(never)]
fn check_more(text: &str, value_type: ValueType, element: Element) -> Option<DiagnosticKind> {
    let spelling = Some(DiagnosticKind::Spelling(element));
    let unreadable = Some(DiagnosticKind::UnreadableValue(element));
    let readable = |is: bool| if is { None } else { unreadable };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let unlisted = Some(DiagnosticKind::UnlistedValue(element));
    let unknown = Some(DiagnosticKind::UnknownValue(element));
    match value_type {
        ValueType::Switch => match text {
            "on" | "off" => None,
            _ if switch(text).is_some() => spelling,
            _ => unreadable,
        },
        ValueType::Boolean => match text {
            "true" | "false" => None,
            _ if switch(text).is_some() => spelling,
            _ => unreadable,
        },
        ValueType::Port => readable(port(text).is_some()),
        ValueType::Hours => readable(digits(text) && text.parse::<u32>().is_ok()),
        ValueType::Number => {
            readable(digits(text.strip_prefix('-').unwrap_or(text)) && text.parse::<i64>().is_ok())
        }
        ValueType::Date => readable(date(text).is_some()),
        ValueType::Version => {
            let hex = text.len() <= 8 && text.bytes().all(|b| b.is_ascii_hexdigit());
            readable(hex)
        }
        ValueType::Address => {
            let parts = text.rsplit_once('@');
            readable(parts.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty()))
        }
        ValueType::AccountType => listed(text, AccountType::TEXTS, unlisted, spelling),
        ValueType::Action => listed(text, Action::TEXTS, unlisted, spelling),
        ValueType::Encryption => listed(text, Encryption::TEXTS, unlisted, spelling),
        ValueType::ProtocolType => listed(text, ProtocolType::TEXTS, unknown, spelling),
        ValueType::AuthPackage => listed(text, AuthPackage::TEXTS, unknown, spelling),
        ValueType::ServerType => listed(text, ServerType::TEXTS, unknown, spelling),
        ValueType::Container | ValueType::Text | ValueType::Token | ValueType::Url => None,
    }
}

fn listed(
    text: &str,
    list: &[&str],
    other: Option<DiagnosticKind>,
    spelling: Option<DiagnosticKind>,
) -> Option<DiagnosticKind> {
    if list.contains(&text) {
        None
    } else if list.iter().any(|known| known.eq_ignore_ascii_case(text)) {
        spelling
    } else {
        other
    }
}
