//! Documents as they are pasted: from terminals, analysers and source code.

use crate::xtask;

const BYTES: &str = "WBXML 1.3 in hexadecimal, 13 bytes; activesync";

#[test]
fn bytes_are_read_as_tools_print_them() {
    for paste in [
        // xxd, xxd -g 1, xxd -p, xxd -i
        "00000000: 0301 6a00 0007 5652 0330 0001 01         ..j...VR.0...\n",
        "00000000: 03 01 6a 00 00 07 56 52 03 30 00 01 01           ..j...VR.0...\n",
        "03016a00000756520330000101\n",
        "unsigned char fs_bin[] = {\n  0x03, 0x01, 0x6a, 0x00, 0x00, 0x07, 0x56, 0x52, 0x03, 0x30, \
         0x00, 0x01,\n  0x01\n};\nunsigned int fs_bin_len = 13;\n",
        // hexdump -C, od -A x -t x1z, od -t x1
        "00000000  03 01 6a 00 00 07 56 52  03 30 00 01 01           |..j...VR.0...|\n0000000d\n",
        "000000 03 01 6a 00 00 07 56 52 03 30 00 01 01           >..j...VR.0...<\n00000d\n",
        "0000000 03 01 6a 00 00 07 56 52 03 30 00 01 01\n0000015\n",
        // Wireshark: a hex dump, a hex stream with colons, an escaped string
        "0000   03 01 6a 00 00 07 56 52 03 30 00 01 01            ..j...VR.0...\n",
        "03:01:6a:00:00:07:56:52:03:30:00:01:01",
        "\"\\x03\\x01\\x6a\\x00\\x00\\x07\\x56\\x52\" \\\n\"\\x03\\x30\\x00\\x01\\x01\"\n",
        // .NET, Python, Rust, a shell
        "03-01-6A-00-00-07-56-52-03-30-00-01-01",
        "b'\\x03\\x01j\\x00\\x00\\x07VR\\x030\\x00\\x01\\x01'",
        "&[0x03, 0x01, 0x6A, 0x00, 0x00, 0x07, 0x56, 0x52, 0x03, 0x30, 0x00, 0x01, 0x01]",
        "$'\\x03\\x01j\\0\\0\\aVR\\x030\\0\\x01\\x01'",
        // by hand
        "\\x03\\x01\\x6A\\x00\\x00\\x07\\x56\\x52\\x03\\x30\\x00\\x01\\x01",
        "0x03, 0x01, 0x6A, 0x0, 0x0, 0x7, 0x56, 0x52, 0x03, 0x30, 0x00, 0x01, 0x01",
        "# FolderSync\n03 01 6A 00 # header\n00 07 56 52 03 30 00 01 01",
    ] {
        let run = xtask(&["inspect", "-"], paste.as_bytes());
        assert_eq!(run.code, Some(0), "{paste}\n{}", run.stderr);
        assert!(run.stdout().contains(BYTES), "{paste}\n{}", run.stdout());
        assert!(run.stdout().contains("<SyncKey>"), "{paste}");
    }
}

#[test]
fn an_error_in_what_was_pasted_is_one_of_the_bytes() {
    let listing = "00000000: 0301 6a00 0007 5652 0330 0001            ..j...VR.0..\n";
    let run = xtask(&["inspect", "-"], listing.as_bytes());
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr
            .contains("unexpected end at byte 12 (0xC) of the bytes in hexadecimal"),
        "{}",
        run.stderr
    );
}
