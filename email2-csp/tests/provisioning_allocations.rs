//! What is allocated when a provisioning document is decoded: lists that grow, and nothing for each
//! setting. Measured with a counting allocator, which is why this is a binary of its own.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use allocation_counter::measure;
use email2_csp::bootstrap::{Attempts, ContentType, Credentials, Pin, SecurityMethod};
use email2_csp::provisioning::{Characteristic, Document, decode_wbxml};

/// A document with so many settings in one characteristic.
fn document(settings: usize) -> Vec<u8> {
    let group = (0..settings).fold(Characteristic::new("NAPDEF"), |group, number| {
        group.with_parm("NAME", format!("setting {number}"))
    });
    Document::new().with(group).to_wbxml().unwrap()
}

#[test]
fn no_setting_is_allocated_for() {
    let bytes = document(1000);
    let counted = measure(|| {
        let document = decode_wbxml(&bytes).unwrap();
        assert_eq!(document.items.len(), 1);
    });
    // The list of the settings doubles; the others have one item each.
    assert!(counted.count_total <= 16, "{counted:?}");
}

#[test]
fn memory_grows_with_the_document() {
    let of = |settings| {
        let bytes = document(settings);
        measure(|| drop(decode_wbxml(&bytes).unwrap())).bytes_max
    };
    let (small, large) = (of(1024), of(4096));
    assert!(large <= small * 5, "{small} {large}");
}

#[test]
fn verifying_allocates_a_key_however_long_the_body_is() {
    let user = Credentials::new().with_pin(Pin::new("1234").unwrap());
    let body = document(1000);
    let signed = ContentType::sign(SecurityMethod::USER_PIN, &user, &body).unwrap();
    let counted = measure(|| {
        let verified = Attempts::default().verify(&signed, &body, &user);
        assert_eq!(verified.unwrap().body(), body);
    });
    assert!(counted.count_total <= 1, "{counted:?}");
}
