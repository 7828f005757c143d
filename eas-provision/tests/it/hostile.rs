//! Bad input: every truncation, and elements in the wrong order, twice, missing and unknown, give a
//! located error or a diagnostic, and nothing is lost.

use eas_provision::{
    Decoded, DiagnosticKind, Error, ErrorKind, Message, Options, Place, ProvisionRequest,
    ProvisionResponse, SettingsRequest, SettingsResponse, decode, decode_with, encode,
};
use wbxml::Limits;
use wbxml::tag::eas::{provision as tag, settings as settings_tag};

use crate::support::{Bytes, leaf, node, policy, provision, settings};

fn error<'a, M: Message<'a> + std::fmt::Debug>(bytes: &'a [u8]) -> Error {
    decode::<M>(bytes).unwrap_err()
}

fn lenient<'a, M: Message<'a>>(bytes: &'a [u8]) -> Decoded<M> {
    decode_with(bytes, &Options::LENIENT).unwrap()
}

fn kinds<M>(decoded: &Decoded<M>) -> Vec<(DiagnosticKind, u64)> {
    decoded
        .diagnostics
        .iter()
        .map(|d| (d.kind(), d.offset()))
        .collect()
}

const EAS: &str = "MS-EAS-Provisioning-WBXML";

fn samples() -> Vec<Vec<u8>> {
    let information = Bytes(b"\x00\x12\x56\x48\x57\x03CONTOSO\x00\x01\x01\x01\x00\x0E".to_vec());
    let with_type = node(0x06, &[node(0x07, &[leaf(0x08, EAS)])]);
    vec![
        policy(&[
            leaf(0x0E, "1"),
            leaf(0x15, "900"),
            leaf(0x17, ""),
            node(0x37, &[leaf(0x38, "calc.exe"), leaf(0x38, "x")]),
            node(0x39, &[leaf(0x3A, "00ff")]),
            leaf(0x3C, "later"),
        ]),
        provision(&[information, with_type]),
        provision(&[leaf(0x0B, "1"), leaf(0x0C, "")]),
        settings(&[
            node(0x14, &[node(0x08, &[leaf(0x15, "s3cret")])]),
            node(
                0x16,
                &[node(0x08, &[leaf(0x17, "CONTOSO"), leaf(0x21, "1")])],
            ),
        ]),
        settings(&[leaf(0x06, "1"), node(0x16, &[leaf(0x06, "1")])]),
    ]
}

#[test]
fn every_truncation_is_an_error_at_or_before_the_end() {
    fn check<'a, M: Message<'a>>(bytes: &'a [u8]) {
        for options in [Options::STRICT, Options::LENIENT] {
            let result = decode_with::<M>(bytes, &options);
            let error = result.map(|_| ()).expect_err("truncated");
            assert!(error.offset() <= bytes.len() as u64, "{error}");
        }
    }
    for sample in samples() {
        for end in 0..sample.len() {
            check::<ProvisionRequest<'_>>(&sample[..end]);
            check::<ProvisionResponse<'_>>(&sample[..end]);
            check::<SettingsRequest<'_>>(&sample[..end]);
            check::<SettingsResponse>(&sample[..end]);
        }
    }
}

#[test]
fn a_byte_behind_the_message_is_an_error() {
    for mut sample in samples() {
        let end = sample.len() as u64;
        sample.push(0x01);
        let result = decode::<ProvisionResponse<'_>>(&sample);
        if let Err(e) = &result {
            if e.offset() == end {
                assert_eq!(e.kind(), ErrorKind::Wbxml(wbxml::ErrorKind::TrailingData));
            }
        }
        assert!(result.is_err());
    }
}

#[test]
fn another_root_is_named() {
    let settings = settings(&[leaf(0x06, "1")]);
    let kind = ErrorKind::UnexpectedRoot(Some(settings_tag::SETTINGS));
    assert_eq!(
        error::<ProvisionResponse<'_>>(&settings),
        Error::new(kind, 6)
    );
    assert_eq!(error::<ProvisionRequest<'_>>(&settings).kind(), kind);
    let provision = provision(&[leaf(0x0B, "1")]);
    let kind = ErrorKind::UnexpectedRoot(Some(tag::PROVISION));
    assert_eq!(error::<SettingsResponse>(&provision).kind(), kind);
    assert_eq!(error::<SettingsRequest<'_>>(&provision).kind(), kind);
    assert_eq!(
        error::<SettingsRequest<'_>>(&provision).to_string(),
        "unexpected root element Provision at byte 6"
    );
}

#[test]
fn a_second_setting_is_an_error_or_kept() {
    let bytes = policy(&[
        leaf(0x0E, "1"),
        leaf(0x14, "4"),
        leaf(0x0E, "0"),
        leaf(0x16, "8"),
    ]);
    let second = 74;
    let (place, tag) = (Place::ProvisionDoc, tag::DEVICE_PASSWORD_ENABLED);
    let kind = ErrorKind::DuplicateElement { place, tag };
    assert_eq!(
        error::<ProvisionResponse<'_>>(&bytes),
        Error::new(kind, second)
    );
    let decoded = lenient::<ProvisionResponse<'_>>(&bytes);
    let expected = DiagnosticKind::Duplicate { place, tag };
    assert_eq!(kinds(&decoded), [(expected, second)]);
    let policies = decoded.value.policies.as_ref().unwrap();
    let document = policies.first().unwrap().document().unwrap();
    assert_eq!(
        document.number(eas_provision::PolicyElement::DevicePasswordEnabled),
        Some(1)
    );
    assert_eq!(encode(&decoded.value).unwrap(), bytes, "nothing is lost");
}

#[test]
fn everything_else_that_stands_twice_is_an_error_or_kept() {
    let ty = leaf(0x08, EAS);
    let one = |children: &[Bytes]| node(0x06, &[node(0x07, children)]);
    let rows: Vec<(Vec<u8>, Place, wbxml::Tag)> = vec![
        (
            provision(&[leaf(0x0B, "1"), leaf(0x0B, "2")]),
            Place::Provision,
            tag::STATUS,
        ),
        (
            provision(&[
                leaf(0x0B, "1"),
                one(&[ty.clone(), leaf(0x0B, "1")]),
                one(&[ty.clone(), leaf(0x0B, "1")]),
            ]),
            Place::Provision,
            tag::POLICIES,
        ),
        (
            provision(&[leaf(0x0B, "1"), leaf(0x0C, ""), leaf(0x0C, "")]),
            Place::Provision,
            tag::REMOTE_WIPE,
        ),
        (
            provision(&[
                leaf(0x0B, "1"),
                one(&[ty.clone(), ty.clone(), leaf(0x0B, "1")]),
            ]),
            Place::Policy,
            tag::POLICY_TYPE,
        ),
        (
            provision(&[
                leaf(0x0B, "1"),
                one(&[ty.clone(), leaf(0x0B, "1"), leaf(0x0B, "1")]),
            ]),
            Place::Policy,
            tag::STATUS,
        ),
        (
            provision(&[
                leaf(0x0B, "1"),
                one(&[
                    ty.clone(),
                    leaf(0x0B, "1"),
                    leaf(0x09, "1"),
                    leaf(0x09, "2"),
                ]),
            ]),
            Place::Policy,
            tag::POLICY_KEY,
        ),
        (
            provision(&[
                leaf(0x0B, "1"),
                one(&[
                    ty,
                    leaf(0x0B, "1"),
                    node(0x0A, &[leaf(0x0D, ""), leaf(0x0D, "")]),
                ]),
            ]),
            Place::Data,
            tag::EAS_PROVISION_DOC,
        ),
    ];
    for (bytes, place, tag) in rows {
        let kind = ErrorKind::DuplicateElement { place, tag };
        assert_eq!(error::<ProvisionResponse<'_>>(&bytes).kind(), kind);
        let decoded = lenient::<ProvisionResponse<'_>>(&bytes);
        let duplicate = DiagnosticKind::Duplicate { place, tag };
        assert!(kinds(&decoded).iter().any(|(kind, _)| *kind == duplicate));
        assert_eq!(encode(&decoded.value).unwrap(), bytes, "nothing is lost");
    }
    let set = node(0x16, &[node(0x08, &[leaf(0x17, "a"), leaf(0x17, "b")])]);
    let bytes = settings(&[set]);
    let (place, tag) = (Place::DeviceInformationSet, settings_tag::MODEL);
    let kind = ErrorKind::DuplicateElement { place, tag };
    assert_eq!(error::<SettingsRequest<'_>>(&bytes).kind(), kind);
    let decoded = lenient::<SettingsRequest<'_>>(&bytes);
    assert_eq!(encode(&decoded.value).unwrap(), bytes);
}

#[test]
fn what_has_to_be_there_and_is_not_is_named() {
    let one = |children: &[Bytes]| node(0x06, &[node(0x07, children)]);
    let ok = leaf(0x0B, "1");
    // The message, where it is missing, and whether lenient reading lets it pass.
    let rows: Vec<(Vec<u8>, Place, wbxml::Tag, bool)> = vec![
        (
            provision(&[leaf(0x0C, "")]),
            Place::Provision,
            tag::STATUS,
            true,
        ),
        (
            provision(&[ok.clone(), leaf(0x06, "")]),
            Place::Policies,
            tag::POLICY,
            true,
        ),
        (
            provision(&[ok.clone(), one(std::slice::from_ref(&ok))]),
            Place::Policy,
            tag::POLICY_TYPE,
            false,
        ),
        (
            provision(&[ok.clone(), one(&[leaf(0x08, EAS)])]),
            Place::Policy,
            tag::STATUS,
            true,
        ),
        (
            provision(&[
                ok.clone(),
                one(&[leaf(0x08, EAS), ok.clone(), leaf(0x0A, "")]),
            ]),
            Place::Data,
            tag::EAS_PROVISION_DOC,
            true,
        ),
        (
            provision(&[Bytes(b"\x00\x12\x16\x00\x0E".to_vec()), ok]),
            Place::DeviceInformation,
            settings_tag::STATUS,
            false,
        ),
    ];
    for (bytes, place, tag, passes) in rows {
        let kind = ErrorKind::MissingElement { place, tag };
        let error = error::<ProvisionResponse<'_>>(&bytes);
        assert_eq!(error.kind(), kind, "{bytes:02X?}");
        assert_eq!(error.place(), Some(place));
        match decode_with::<ProvisionResponse<'_>>(&bytes, &Options::LENIENT) {
            Ok(decoded) => {
                assert!(passes, "{place}");
                assert_eq!(
                    kinds(&decoded),
                    [(DiagnosticKind::Missing { place, tag }, error.offset())]
                );
                assert_eq!(encode(&decoded.value).unwrap(), bytes);
            }
            Err(e) => assert!(!passes && e == error, "{e}"),
        }
    }
}

#[test]
fn a_wipe_without_a_status_and_a_password_that_is_not_there_are_errors() {
    for (token, place) in [
        (0x0C, Place::RemoteWipe),
        (0x3B, Place::AccountOnlyRemoteWipe),
    ] {
        let bytes = provision(&[leaf(token, "")]);
        let tag = tag::STATUS;
        let kind = ErrorKind::MissingElement { place, tag };
        assert_eq!(error::<ProvisionRequest<'_>>(&bytes).kind(), kind);
    }
    let bytes = settings(&[leaf(0x14, "")]);
    let (place, tag) = (Place::DevicePassword, settings_tag::SET);
    let kind = ErrorKind::MissingElement { place, tag };
    assert_eq!(error::<SettingsRequest<'_>>(&bytes).kind(), kind);
    let bytes = settings(&[node(0x14, &[leaf(0x08, "")])]);
    let (place, tag) = (Place::DevicePasswordSet, settings_tag::PASSWORD);
    let kind = ErrorKind::MissingElement { place, tag };
    assert_eq!(error::<SettingsRequest<'_>>(&bytes).kind(), kind);
    let bytes = settings(&[leaf(0x16, "")]);
    let (place, tag) = (Place::DeviceInformation, settings_tag::SET);
    let kind = ErrorKind::MissingElement { place, tag };
    assert_eq!(error::<SettingsRequest<'_>>(&bytes).kind(), kind);
}

#[test]
fn the_wrong_order_is_read_and_reported() {
    let bytes = policy(&[leaf(0x14, "4"), leaf(0x0E, "1"), leaf(0x16, "8")]);
    let decoded = decode_with::<ProvisionResponse<'_>>(&bytes, &Options::STRICT).unwrap();
    let (place, tag) = (Place::ProvisionDoc, tag::DEVICE_PASSWORD_ENABLED);
    assert_eq!(
        kinds(&decoded),
        [(DiagnosticKind::OutOfOrder { place, tag }, 69)]
    );
    assert!(!decoded.diagnostics[0].kind().is_deviation());
    let ordered = policy(&[leaf(0x0E, "1"), leaf(0x14, "4"), leaf(0x16, "8")]);
    assert_eq!(encode(&decoded.value).unwrap(), ordered);

    // MS-ASPROV 2.2.2.41: PolicyKey before Status.
    let policy = [leaf(0x08, EAS), leaf(0x0B, "1"), leaf(0x09, "7")];
    let bytes = provision(&[node(0x06, &[node(0x07, &policy)])]);
    let decoded = decode_with::<ProvisionRequest<'_>>(&bytes, &Options::STRICT).unwrap();
    let (place, tag) = (Place::Policy, tag::POLICY_KEY);
    assert_eq!(
        kinds(&decoded)[0].0,
        DiagnosticKind::OutOfOrder { place, tag }
    );
    let policy = decoded.value.policies.as_ref().unwrap().first().unwrap();
    assert_eq!(policy.policy_key.as_ref().unwrap().as_str(), "7");
}

#[test]
fn unknown_elements_are_kept_everywhere() {
    let x = || leaf(0x3E, "x");
    let responses = [
        provision(&[x(), leaf(0x0B, "1"), x(), leaf(0x0C, ""), x()]),
        provision(&[leaf(0x0B, "1"), node(0x0C, &[x()]), node(0x3B, &[x()])]),
        provision(&[
            leaf(0x0B, "1"),
            node(
                0x06,
                &[
                    x(),
                    node(
                        0x07,
                        &[
                            x(),
                            leaf(0x08, EAS),
                            leaf(0x0B, "1"),
                            x(),
                            node(0x0A, &[x(), node(0x0D, &[x()]), x()]),
                            x(),
                        ],
                    ),
                    x(),
                    node(0x07, &[leaf(0x08, EAS), leaf(0x0B, "1")]),
                    x(),
                ],
            ),
            Bytes(b"\x00\x12\x16\x00\x0E".to_vec()),
        ]),
    ];
    for bytes in &responses[..2] {
        let decoded = decode_with::<ProvisionResponse<'_>>(bytes, &Options::STRICT).unwrap();
        assert_eq!(encode(&decoded.value).unwrap(), *bytes);
        assert!(decoded.diagnostics.iter().all(|d| !d.kind().is_deviation()));
        let marks = bytes.iter().filter(|byte| **byte == 0x7E).count();
        assert_eq!(decoded.diagnostics.len(), marks);
        for (diagnostic, (at, _)) in decoded
            .diagnostics
            .iter()
            .zip(bytes.iter().enumerate().filter(|(_, byte)| **byte == 0x7E))
        {
            assert_eq!(diagnostic.offset(), at as u64);
        }
    }
    let mut third = responses[2].clone();
    let start = third.len() - 6;
    third.drain(start..start + 5);
    let decoded = decode_with::<ProvisionResponse<'_>>(&third, &Options::STRICT).unwrap();
    assert_eq!(encode(&decoded.value).unwrap(), third);

    let request = settings(&[
        x(),
        node(0x14, &[x(), node(0x08, &[x(), leaf(0x15, "p"), x()]), x()]),
        leaf(0x09, "oof"),
        node(0x16, &[x(), node(0x08, &[x(), leaf(0x17, "m"), x()]), x()]),
        x(),
    ]);
    let decoded = decode_with::<SettingsRequest<'_>>(&request, &Options::STRICT).unwrap();
    assert_eq!(encode(&decoded.value).unwrap(), request);
    assert_eq!(encode(&decoded.value.into_owned()).unwrap(), request);

    let response = settings(&[
        leaf(0x06, "1"),
        node(0x14, &[x(), leaf(0x06, "1"), x()]),
        node(0x16, &[leaf(0x06, "1"), x()]),
        x(),
    ]);
    let decoded = decode_with::<SettingsResponse>(&response, &Options::STRICT).unwrap();
    assert_eq!(encode(&decoded.value).unwrap(), response);
}

#[test]
fn settings_may_stand_in_any_order() {
    let bytes = settings(&[
        node(0x16, &[leaf(0x06, "1")]),
        node(0x14, &[leaf(0x06, "1")]),
        leaf(0x06, "1"),
    ]);
    let decoded = decode_with::<SettingsResponse>(&bytes, &Options::STRICT).unwrap();
    assert_eq!(decoded.diagnostics, []);
}

#[test]
fn a_status_that_is_no_number_is_located() {
    for text in ["", "x", "-1", "65536", "1.0", "1x"] {
        let bytes = provision(&[leaf(0x0B, text)]);
        let error = error::<ProvisionResponse<'_>>(&bytes);
        assert_eq!(
            error.kind(),
            ErrorKind::InvalidStatus(Place::Provision),
            "{text:?}"
        );
        assert!((7..=8).contains(&error.offset()), "{text:?}: {error}");
        assert!(decode_with::<ProvisionResponse<'_>>(&bytes, &Options::LENIENT).is_err());
    }
    let bytes = provision(&[leaf(0x0B, " 1\n")]);
    let response = decode::<ProvisionResponse<'_>>(&bytes).unwrap();
    assert_eq!(response.status, Some(eas_provision::ProvisionStatus(1)));
}

#[test]
fn words_behind_a_status_and_padding_are_let_pass() {
    let policy = [
        leaf(0x08, " MS-EAS-Provisioning-WBXML "),
        leaf(0x0B, "2 No policy"),
        leaf(0x09, "\t7"),
    ];
    let bytes = provision(&[leaf(0x0B, "1 Success"), node(0x06, &[node(0x07, &policy)])]);
    let error = error::<ProvisionResponse<'_>>(&bytes);
    assert_eq!(
        error,
        Error::new(ErrorKind::InvalidStatus(Place::Provision), 8)
    );
    let decoded = lenient::<ProvisionResponse<'_>>(&bytes);
    let padded = |tag| DiagnosticKind::PaddedText {
        place: Place::Policy,
        tag,
    };
    let found: Vec<_> = decoded.diagnostics.iter().map(|d| d.kind()).collect();
    assert_eq!(
        found,
        [
            DiagnosticKind::StatusText(Place::Provision),
            padded(tag::POLICY_TYPE),
            DiagnosticKind::StatusText(Place::Policy),
            padded(tag::POLICY_KEY),
        ]
    );
}

#[test]
fn a_policy_key_that_no_header_can_carry_is_refused_even_leniently() {
    for text in ["1\r\nX-Evil: 1", "", "é", &"1".repeat(65)] {
        let policy = [leaf(0x08, EAS), leaf(0x0B, "1"), leaf(0x09, text)];
        let bytes = provision(&[leaf(0x0B, "1"), node(0x06, &[node(0x07, &policy)])]);
        for options in [Options::STRICT, Options::LENIENT] {
            let result = decode_with::<ProvisionResponse<'_>>(&bytes, &options);
            let error = result.map(|_| ()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidPolicyKey);
            assert!((48..=49).contains(&error.offset()), "{error}");
        }
    }
}

#[test]
fn an_element_where_there_has_to_be_text_is_located() {
    let bytes = policy(&[node(0x0E, &[leaf(0x14, "4")])]);
    let (place, tag) = (Place::ProvisionDoc, tag::DEVICE_PASSWORD_ENABLED);
    let kind = ErrorKind::UnexpectedElement { place, tag };
    for options in [Options::STRICT, Options::LENIENT] {
        let result = decode_with::<ProvisionResponse<'_>>(&bytes, &options);
        assert_eq!(result.map(|_| ()), Err(Error::new(kind, 65)));
    }
}

#[test]
fn unknown_elements_of_different_places_compare_place_by_place() {
    // The wipe, with something in it, stands before and behind something unknown.
    let wipe = node(0x0C, &[leaf(0x3E, "x")]);
    let account = leaf(0x3B, "");
    let (before, unknown) = (leaf(0x0B, "1"), leaf(0x3D, "y"));
    let first = provision(&[
        before.clone(),
        account.clone(),
        unknown.clone(),
        wipe.clone(),
    ]);
    let second = provision(&[before, wipe, account, unknown]);
    let one = lenient::<ProvisionResponse<'_>>(&first).value;
    let other = lenient::<ProvisionResponse<'_>>(&second).value;
    assert_eq!(one, other);
    assert_eq!(encode(&one).unwrap(), second);
}

#[test]
fn a_nul_is_in_no_text() {
    // ENTITY 0 and OPAQUE, in a status, a setting and Data.
    let nul = ErrorKind::Wbxml(wbxml::ErrorKind::NulInText);
    for piece in [&b"\x02\x00"[..], b"\xC3\x01\x00"] {
        let element = |token: u8| Bytes([&[token | 0x40], piece, &[0x01]].concat());
        let policy_of = |data| {
            let policy = [leaf(0x08, EAS), leaf(0x0B, "1"), data];
            provision(&[leaf(0x0B, "1"), node(0x06, &[node(0x07, &policy)])])
        };
        for bytes in [
            provision(&[element(0x0B)]),
            policy(&[element(0x1C)]),
            policy_of(element(0x0A)),
        ] {
            let result = decode_with::<ProvisionResponse<'_>>(&bytes, &Options::LENIENT);
            assert_eq!(result.map(|_| ()).unwrap_err().kind(), nul, "{bytes:02X?}");
        }
    }
    // What is not read stays as it was.
    let bytes = provision(&[leaf(0x0B, "1"), Bytes(b"\x7C\x02\x00\x01".to_vec())]);
    let response = decode::<ProvisionResponse<'_>>(&bytes).unwrap();
    assert_eq!(encode(&response).unwrap(), bytes);
}

#[test]
fn text_between_elements_is_an_error_or_dropped() {
    let bytes = provision(&[
        Bytes(b"\x03\x0A \x00\x03stray\x00".to_vec()),
        leaf(0x0B, "1"),
    ]);
    let kind = ErrorKind::StrayText(Place::Provision);
    assert_eq!(error::<ProvisionResponse<'_>>(&bytes), Error::new(kind, 11));
    let decoded = lenient::<ProvisionResponse<'_>>(&bytes);
    assert_eq!(
        kinds(&decoded),
        [(DiagnosticKind::StrayText(Place::Provision), 11)]
    );
}

#[test]
fn attributes_are_an_error_or_dropped() {
    let bytes = b"\x03\x01\x6A\x02a\x00\x00\x0E\x45\xCB\x04\x00\x03v\x00\x01\x031\x00\x01\x01";
    let kind = ErrorKind::UnexpectedAttribute(Place::Provision);
    assert_eq!(error::<ProvisionResponse<'_>>(bytes).kind(), kind);
    let decoded = lenient::<ProvisionResponse<'_>>(bytes);
    assert_eq!(
        kinds(&decoded)[0].0,
        DiagnosticKind::Attributes(Place::Provision)
    );
    assert_eq!(
        decoded.value.status,
        Some(eas_provision::ProvisionStatus(1))
    );
}

#[test]
fn limits_are_kept() {
    let bytes = &samples()[0];
    let limits = Limits::DEFAULT.with_items(5);
    let options = Options::LENIENT.with_limits(limits);
    let error = decode_with::<ProvisionResponse<'_>>(bytes, &options).map(|_| ());
    let kind = wbxml::ErrorKind::LimitExceeded(wbxml::LimitKind::Items);
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Wbxml(kind));
    let limits = Limits::DEFAULT.with_depth(4);
    let options = Options::STRICT.with_limits(limits);
    let error = decode_with::<ProvisionResponse<'_>>(bytes, &options).map(|_| ());
    let kind = wbxml::ErrorKind::LimitExceeded(wbxml::LimitKind::Depth);
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Wbxml(kind));
}

#[test]
fn unknown_elements_without_end_are_refused_by_default() {
    // Each is one byte, and much more in memory.
    let many = |count| provision(&[leaf(0x0B, "1"), Bytes(vec![0x3C; count])]);
    let (few, many) = (many(60_000), many(1 << 16));
    let kept: ProvisionResponse<'_> = decode(&few).unwrap();
    assert_eq!(kept.unknown.len(), 60_000);
    for options in [Options::default(), Options::STRICT, Options::LENIENT] {
        let refused = decode_with::<ProvisionResponse<'_>>(&many, &options);
        let kind = wbxml::ErrorKind::LimitExceeded(wbxml::LimitKind::Items);
        assert_eq!(
            refused.map(|_| ()).unwrap_err().kind(),
            ErrorKind::Wbxml(kind)
        );
        let whole = options.with_limits(Limits::DEFAULT);
        assert!(decode_with::<ProvisionResponse<'_>>(&many, &whole).is_ok());
    }
}

#[test]
fn deviations_of_the_wbxml_are_among_the_diagnostics() {
    let mut bytes = provision(&[leaf(0x0B, "1 Success")]);
    bytes.push(0xFF);
    let decoded = lenient::<ProvisionResponse<'_>>(&bytes);
    let end = bytes.len() as u64 - 1;
    assert_eq!(
        kinds(&decoded),
        [
            (DiagnosticKind::StatusText(Place::Provision), 8),
            (
                DiagnosticKind::Wbxml(wbxml::DiagnosticKind::TrailingData),
                end
            ),
        ]
    );
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_a_decoder_panic_and_what_is_read_is_written(
        sample in 0_usize..5,
        edits in proptest::collection::vec((4_usize..200, proptest::num::u8::ANY), 0..5),
    ) {
        let mut bytes = samples()[sample].clone();
        for (at, byte) in edits {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        fn check<'a, M: Message<'a> + PartialEq + std::fmt::Debug>(bytes: &'a [u8]) {
            for options in [Options::STRICT, Options::LENIENT] {
                if let Ok(decoded) = decode_with::<M>(bytes, &options) {
                    let again = encode(&decoded.value).unwrap();
                    let again: &'static [u8] = Box::leak(again.into_boxed_slice());
                    let second = encode(&lenient::<M>(bytes).value).unwrap();
                    assert_eq!(second, again, "both readings say the same");
                }
            }
        }
        check::<ProvisionRequest<'_>>(&bytes);
        check::<ProvisionResponse<'_>>(&bytes);
        check::<SettingsRequest<'_>>(&bytes);
        check::<SettingsResponse>(&bytes);
    }
}
