//! The answer that is measured: the policy with all 42 settings that the sample of Microsoft's guide
//! has, and 15 entries in its lists, about 1 KB.

/// A list of approved applications with this many hashes, from its start to its end.
fn approved(out: &mut Vec<u8>, count: u8) {
    out.push(0x39 | 0x40);
    for seed in 0..count {
        out.extend([0x3A | 0x40, 0x03]);
        for at in 0..20_u8 {
            let byte = seed.wrapping_mul(37) ^ at.wrapping_mul(91);
            out.extend(format!("{byte:02x}").bytes());
        }
        out.extend([0x00, 0x01]);
    }
    out.push(0x01);
}

/// The bytes of the answer.
pub(crate) fn full() -> Vec<u8> {
    // Token and text of every element that has a number, in the order of the schema.
    const SETTINGS: [(u8, &str); 40] = [
        (0x0E, "1"),
        (0x0F, "0"),
        (0x11, "0"),
        (0x10, "0"),
        (0x13, "1"),
        (0x14, "4"),
        (0x15, "900"),
        (0x16, "8"),
        (0x17, ""),
        (0x18, "1"),
        (0x19, ""),
        (0x1A, "0"),
        (0x1B, "1"),
        (0x1C, "1"),
        (0x1D, "0"),
        (0x1E, "1"),
        (0x1F, "1"),
        (0x20, "1"),
        (0x21, "1"),
        (0x22, "1"),
        (0x23, "1"),
        (0x24, "2"),
        (0x25, "1"),
        (0x26, "0"),
        (0x27, "1"),
        (0x28, "0"),
        (0x29, "1"),
        (0x2A, "0"),
        (0x2B, "-1"),
        (0x2C, "-1"),
        (0x2D, "0"),
        (0x2E, "0"),
        (0x2F, "0"),
        (0x30, "0"),
        (0x31, "2"),
        (0x32, "1"),
        (0x33, "1"),
        (0x34, "1"),
        (0x35, "1"),
        (0x36, "1"),
    ];
    let mut out = b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031\x00\x01\x46\x47\
        \x48\x03MS-EAS-Provisioning-WBXML\x00\x01\x4B\x031\x00\x01\
        \x49\x031307199584\x00\x01\x4A\x4D"
        .to_vec();
    for (token, text) in SETTINGS {
        if text.is_empty() {
            out.push(token);
        } else {
            out.extend([token | 0x40, 0x03]);
            out.extend(text.bytes());
            out.extend([0x00, 0x01]);
        }
    }
    out.push(0x37 | 0x40);
    for name in [
        "calc.exe",
        "wmplayer.exe",
        "solitare.exe",
        "pwrdvd.exe",
        "msnim.exe",
    ] {
        out.extend([0x38 | 0x40, 0x03]);
        out.extend(name.bytes());
        out.extend([0x00, 0x01]);
    }
    out.push(0x01);
    approved(&mut out, 14);
    out.extend([0x01; 5]);
    out
}
