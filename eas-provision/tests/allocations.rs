//! What is allocated: nothing by decoding, but once for each list that has entries. Measured with a
//! counting allocator, which is why this is a binary of its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use allocation_counter::measure;
use eas_provision::{PolicyElement, ProvisionResponse, decode, encode_into};

/// A response with all 40 numbers and lists of so many entries.
fn response(names: usize, hashes: usize) -> Vec<u8> {
    let mut out = b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031\x00\x01\x46\x47\
        \x48\x03MS-EAS-Provisioning-WBXML\x00\x01\x4B\x031\x00\x01\
        \x49\x031307199584\x00\x01\x4A\x4D"
        .to_vec();
    for element in PolicyElement::ALL.into_iter().filter(|e| !e.is_list()) {
        out.extend([element.tag().id() | 0x40, 0x03, b'1', 0x00, 0x01]);
    }
    for (list, entry, count, text) in [
        (0x37, 0x38, names, &b"x.exe"[..]),
        (
            0x39,
            0x3A,
            hashes,
            b"da39a3ee5e6b4b0d3255bfef95601890afd80709",
        ),
    ] {
        if count == 0 {
            out.push(list);
            continue;
        }
        out.push(list | 0x40);
        for _ in 0..count {
            out.extend([entry | 0x40, 0x03]);
            out.extend(text);
            out.extend([0x00, 0x01]);
        }
        out.push(0x01);
    }
    out.extend([0x01; 5]);
    out
}

#[test]
fn a_response_allocates_once_for_each_list_that_has_entries_and_never_else() {
    for (names, hashes, expected) in [
        (0, 0, 0),
        (1, 0, 1),
        (0, 1, 1),
        (5, 14, 2),
        (100, 0, 1),
        (1000, 1000, 2),
    ] {
        let document = response(names, hashes);
        let mut sum = 0;
        let info = measure(|| {
            let response: ProvisionResponse<'_> = decode(&document).unwrap();
            let policy = response.policies.as_ref().unwrap().first().unwrap();
            let settings = policy.document().unwrap();
            // Only read.
            sum = settings.iter().count()
                + settings.approved_applications().len()
                + settings.unapproved_in_rom_applications().len()
                + usize::from(settings.number(PolicyElement::AllowCamera) == Some(1));
        });
        assert_eq!(sum, 42 + names + hashes + 1);
        assert_eq!(info.count_total, expected, "{names} names, {hashes} hashes");
        assert_eq!(info.bytes_current, 0);
        // And no more room than for the entries.
        assert!(info.bytes_total <= 32 * (names + hashes) as u64, "{info:?}");
    }
}

#[test]
fn encoding_into_a_buffer_allocates_the_header_of_the_document_only() {
    let document = response(5, 14);
    let response: ProvisionResponse<'_> = decode(&document).unwrap();
    let mut out = Vec::with_capacity(2 * document.len());
    let info = measure(|| encode_into(&response, &mut out).unwrap());
    assert_eq!(out, document);
    assert!(info.count_total <= 1, "{info:?}");
}

#[test]
fn assessing_compliance_allocates_nothing() {
    use eas_provision::compliance::{Capabilities, ComplianceOptions, Verdict, assess};

    let document = response(5, 14);
    let response: ProvisionResponse<'_> = decode(&document).unwrap();
    let policy = response.policies.as_ref().unwrap().first().unwrap();
    let policy = policy.document().unwrap();
    let options = ComplianceOptions::default();
    for device in [Capabilities::new(), Capabilities::full()] {
        let mut seen = 0;
        let info = measure(|| {
            let compliance = assess(policy, &device, &options);
            seen = compliance.iter().count() + compliance.having(Verdict::Failed).len();
        });
        assert!(seen >= 42);
        assert_eq!(info.count_total, 0);
    }
}
