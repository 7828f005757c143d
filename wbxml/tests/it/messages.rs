//! What errors and diagnostics say.

use std::collections::BTreeSet;

use wbxml::{DiagnosticKind, Error, ErrorKind, Expected, LimitKind, Tag, XmlError};

const LIMITS: [LimitKind; 6] = [
    LimitKind::Depth,
    LimitKind::Items,
    LimitKind::StringTable,
    LimitKind::Opaque,
    LimitKind::ExpandedText,
    LimitKind::Token,
];

const EXPECTED: [Expected; 7] = [
    Expected::Root,
    Expected::Content,
    Expected::Attribute,
    Expected::PiTarget,
    Expected::Epilogue,
    Expected::Text,
    Expected::ElementEnd,
];

const XML: [XmlError; 11] = [
    XmlError::Syntax,
    XmlError::MismatchedEnd,
    XmlError::Attribute,
    XmlError::UnboundPrefix,
    XmlError::Reference,
    XmlError::InternalSubset,
    XmlError::DocType,
    XmlError::TextOutsideRoot,
    XmlError::NoRoot,
    XmlError::SecondRoot,
    XmlError::Encoding,
];

#[test]
fn each_kind_of_error_has_a_message_of_its_own_with_the_place_behind_it() {
    let mut kinds = vec![
        ErrorKind::UnexpectedEnd,
        ErrorKind::IntegerTooLong,
        ErrorKind::IntegerOverflow,
        ErrorKind::StringTablePastEnd,
        ErrorKind::StringTableUnterminated,
        ErrorKind::UnterminatedString,
        ErrorKind::OpaquePastEnd,
        ErrorKind::ValueWithoutAttribute,
        ErrorKind::MisplacedSwitchPage,
        ErrorKind::TrailingData,
        ErrorKind::InvalidText,
        ErrorKind::InvalidName,
        ErrorKind::DuplicateAttribute,
        ErrorKind::OpaqueNotText,
        ErrorKind::InvalidTypedValue,
        ErrorKind::NotInStringTable,
        ErrorKind::NulInText,
        ErrorKind::OutputFull,
        ErrorKind::UnknownDocumentType,
    ];
    kinds.extend(LIMITS.map(ErrorKind::LimitExceeded));
    kinds.extend(EXPECTED.map(ErrorKind::UnexpectedEvent));
    kinds.extend(XML.map(ErrorKind::Xml));
    let messages: BTreeSet<String> = kinds.iter().map(|kind| kind.to_string()).collect();
    assert_eq!(messages.len(), kinds.len(), "{messages:#?}");
    for kind in kinds {
        let error = Error::new(kind, 4711).to_string();
        let message = kind.to_string();
        assert!(!message.is_empty() && error.contains(&message), "{error}");
        assert!(error.contains("4711"), "{error}");
    }
}

#[test]
fn a_message_says_which_token_or_number_it_is_about() {
    let tag = Tag::new(12, 0x2A);
    for (kind, number) in [
        (ErrorKind::UnsupportedCharset(4), "4"),
        (ErrorKind::StringTableIndex(77), "77"),
        (ErrorKind::InvalidEntity(0xD8FF), "D8FF"),
        (ErrorKind::UnknownExtension(0xC1), "C1"),
        (ErrorKind::UnknownExtensionValue(0xAB), "0xAB"),
        (ErrorKind::NotXmlCharacter('\u{1}'), "U+0001"),
    ] {
        assert!(kind.to_string().contains(number), "{kind}");
    }
    for kind in [
        ErrorKind::UnknownTag(tag),
        ErrorKind::UnknownAttribute(tag),
        ErrorKind::UnknownAttributeValue(tag),
        ErrorKind::NotInProtocolVersion(tag),
    ] {
        assert!(kind.to_string().contains("page 12 token 2A"), "{kind}");
    }
    for (kind, number) in [
        (DiagnosticKind::InvalidEntity(0xD8FF), "D8FF"),
        (DiagnosticKind::UnknownExtension(0xC1), "C1"),
        (DiagnosticKind::Replaced('\u{1}'), "U+0001"),
        (DiagnosticKind::LaterToken(tag), &tag.to_string()),
    ] {
        assert!(kind.to_string().contains(number), "{kind}");
    }
}

#[test]
fn each_diagnostic_has_a_message_of_its_own() {
    let kinds = [
        DiagnosticKind::TrailingData,
        DiagnosticKind::UnterminatedTable,
        DiagnosticKind::MisplacedSwitchPage,
        DiagnosticKind::InvalidText,
        DiagnosticKind::InvalidEntity(1),
        DiagnosticKind::UnknownExtension(1),
        DiagnosticKind::UnknownCharset,
        DiagnosticKind::LaterToken(Tag::new(0, 5)),
        DiagnosticKind::Escaped,
        DiagnosticKind::Replaced('\u{1}'),
    ];
    let messages: BTreeSet<String> = kinds.iter().map(|kind| kind.to_string()).collect();
    assert_eq!(messages.len(), kinds.len(), "{messages:#?}");
}
