//! What people read: errors and diagnostics.

use eas_provision::{Options, ProvisionResponse, decode, decode_with};

use crate::support::{Bytes, leaf, node, policy, provision};

fn documents() -> Vec<Vec<u8>> {
    let eas = leaf(0x08, "MS-EAS-Provisioning-WBXML");
    let padded = leaf(0x08, " MS-EAS-Provisioning-WBXML");
    let ok = leaf(0x0B, "1");
    let one = |children: &[Bytes]| provision(&[ok.clone(), node(0x06, &[node(0x07, children)])]);
    vec![
        policy(&[leaf(0x0E, "1"), leaf(0x0E, "0")]),
        policy(&[leaf(0x1C, "maybe")]),
        policy(&[node(0x1C, &[leaf(0x1D, "1")])]),
        policy(&[leaf(0x14, "4"), leaf(0x0E, "1"), leaf(0x3F, "x")]),
        policy(&[Bytes(b"\x03stray\x00".to_vec())]),
        provision(&[leaf(0x0C, "")]),
        provision(&[leaf(0x0B, "1 Success")]),
        provision(&[leaf(0x0B, "no")]),
        one(std::slice::from_ref(&ok)),
        one(&[padded, ok.clone()]),
        one(&[eas.clone(), ok.clone(), leaf(0x09, "a b")]),
        one(&[eas, ok.clone(), leaf(0x0A, "")]),
        policy(&[])[..40].to_vec(),
        b"\x03\x01\x6A\x00\x00\x12\x05".to_vec(),
    ]
}

#[test]
fn errors_and_diagnostics_name_the_place() {
    let mut out = String::new();
    for document in documents() {
        let strict = decode::<ProvisionResponse<'_>>(&document);
        let strict = strict.map_or_else(|e| e.to_string(), |_| "read".into());
        out.push_str(&format!("strict:  {strict}\n"));
        match decode_with::<ProvisionResponse<'_>>(&document, &Options::LENIENT) {
            Ok(decoded) => {
                for diagnostic in decoded.diagnostics {
                    out.push_str(&format!("lenient: {diagnostic}\n"));
                }
            }
            Err(e) => out.push_str(&format!("lenient: refused, {e}\n")),
        }
        out.push('\n');
    }
    insta::assert_snapshot!(out);
}
