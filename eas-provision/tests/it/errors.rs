//! What errors say: each kind has a message of its own, with what it is about.

use std::collections::BTreeSet;
use std::fmt::Display;

use eas_provision::http::{QueryDiagnosticKind, QueryErrorKind, QueryField};
use eas_provision::{DiagnosticKind, ErrorKind, Place, PolicyElement};
use wbxml::tag::eas::provision;

const FIELDS: [QueryField; 8] = [
    QueryField::Version,
    QueryField::Command,
    QueryField::Locale,
    QueryField::DeviceId,
    QueryField::PolicyKey,
    QueryField::DeviceType,
    QueryField::User,
    QueryField::Parameter,
];

#[track_caller]
fn distinct<T: Display>(kinds: impl IntoIterator<Item = T>) {
    let mut seen = BTreeSet::new();
    for kind in kinds {
        let message = kind.to_string();
        assert!(!message.is_empty());
        assert!(seen.insert(message.clone()), "{message}");
    }
}

#[test]
fn errors_of_queries_name_the_field() {
    let mut kinds = vec![
        QueryErrorKind::NotBase64,
        QueryErrorKind::Base64Length,
        QueryErrorKind::Base64End,
        QueryErrorKind::PolicyKeyLength(3),
        QueryErrorKind::OptionsLength(2),
        QueryErrorKind::Escape,
        QueryErrorKind::NoValue,
        QueryErrorKind::DeviceIdCharacter,
    ];
    for of_field in [
        QueryErrorKind::Truncated,
        QueryErrorKind::PastEnd,
        QueryErrorKind::Empty,
        QueryErrorKind::NotText,
        QueryErrorKind::Missing,
        QueryErrorKind::Duplicate,
        QueryErrorKind::TooLong,
        QueryErrorKind::Form,
    ] {
        for field in FIELDS {
            let message = of_field(field).to_string();
            assert!(message.contains(&field.to_string()), "{message}");
            kinds.push(of_field(field));
        }
    }
    distinct(kinds);
    assert!(QueryErrorKind::PolicyKeyLength(3).to_string().contains('3'));
    distinct([
        QueryDiagnosticKind::MissingPadding,
        QueryDiagnosticKind::PercentEncoded,
        QueryDiagnosticKind::OptionsLength(2),
        QueryDiagnosticKind::Missing(QueryField::User),
        QueryDiagnosticKind::Duplicate(QueryField::User),
        QueryDiagnosticKind::DeviceIdCharacter,
    ]);
}

#[test]
fn errors_of_messages_name_the_element_and_where_it_stands() {
    let (place, tag) = (Place::Policy, provision::POLICY_KEY);
    let element = PolicyElement::AllowCamera;
    distinct([
        ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd),
        ErrorKind::UnexpectedRoot(None),
        ErrorKind::UnexpectedRoot(Some(tag)),
        ErrorKind::UnexpectedElement { place, tag },
        ErrorKind::DuplicateElement { place, tag },
        ErrorKind::MissingElement { place, tag },
        ErrorKind::StrayText(place),
        ErrorKind::UnexpectedAttribute(place),
        ErrorKind::InvalidStatus(place),
        ErrorKind::PaddedText { place, tag },
        ErrorKind::InvalidPolicyKey,
        ErrorKind::ContainerName,
        ErrorKind::DeviceEncryptionName,
        ErrorKind::NotANumber(element),
    ]);
    for kind in [
        ErrorKind::UnexpectedElement { place, tag },
        ErrorKind::DuplicateElement { place, tag },
        ErrorKind::MissingElement { place, tag },
        ErrorKind::PaddedText { place, tag },
    ] {
        let message = kind.to_string();
        assert!(message.contains("PolicyKey"), "{message}");
        assert!(message.contains(&place.to_string()), "{message}");
    }
    let message = ErrorKind::NotANumber(element).to_string();
    assert!(message.contains("AllowCamera"), "{message}");
    distinct([
        DiagnosticKind::UnknownElement { place, tag: None },
        DiagnosticKind::OutOfOrder { place, tag },
        DiagnosticKind::Layout(place),
        DiagnosticKind::StatusText(place),
        DiagnosticKind::PaddedText { place, tag },
        DiagnosticKind::ContainerName,
        DiagnosticKind::DeviceEncryptionName,
        DiagnosticKind::Duplicate { place, tag },
        DiagnosticKind::Missing { place, tag },
        DiagnosticKind::StrayText(place),
        DiagnosticKind::Attributes(place),
        DiagnosticKind::NotANumber(element),
        DiagnosticKind::Wbxml(wbxml::DiagnosticKind::TrailingData),
    ]);
}
