//! Laws over arbitrary valid messages.

use arbitrary::{Arbitrary, Unstructured};
use syncml::{EncodeOptions, Form, Message, Options, decode_with, decode_xml};

/// Bytes that look random and are the same each time.
fn bytes(seed: u64, len: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        state.wrapping_mul(0x2545_F491_4F6C_DD1D).to_be_bytes()[0]
    };
    // Mostly letters: texts are cut where they are no UTF-8.
    (0..len)
        .map(|_| match next() {
            b if b < 60 => next(),
            b => 32 + b % 95,
        })
        .collect()
}

#[test]
fn valid_messages_come_out_of_both_forms_as_they_went_in() {
    let mut commands = 0;
    for seed in 0..4000 {
        let random = bytes(seed, 600);
        let message = Message::arbitrary(&mut Unstructured::new(&random)).unwrap();
        commands += message.commands.len();
        let options = EncodeOptions::DEFAULT;
        let xml = message
            .to_xml()
            .unwrap_or_else(|e| panic!("{e}\n{message:?}"));
        let read = decode_xml(&xml).unwrap_or_else(|e| panic!("{e}\n{xml}"));
        assert_eq!(read, message, "{xml}");
        let binary = message.to_bytes(Form::Wbxml, &options).unwrap();
        for (form, written) in [(Form::Xml, xml.as_bytes()), (Form::Wbxml, &binary)] {
            let counted = message.encoded_len(form, &options).unwrap();
            assert_eq!(counted, written.len() as u64, "{xml}");
        }
        let read = decode_with(&binary, &Options::STRICT)
            .unwrap_or_else(|e| panic!("{e}\n{xml}"))
            .message;
        // CDATA is OPAQUE there, and CDATA again in XML.
        assert_eq!(read.to_xml().unwrap(), xml);
        assert_eq!(read.to_wbxml().unwrap(), binary);
    }
    assert!(commands > 4000, "{commands}");
}

#[test]
fn changed_documents_are_read_or_refused_and_never_panic() {
    for seed in 0..400 {
        let random = bytes(seed, 500);
        let message = Message::arbitrary(&mut Unstructured::new(&random)).unwrap();
        for form in [Form::Xml, Form::Wbxml] {
            let document = message.to_bytes(form, &EncodeOptions::DEFAULT).unwrap();
            for (at, byte) in bytes(seed + 7, 40).chunks(2).map(|c| (c[0], c[1])) {
                let mut changed = document.clone();
                let place = usize::from(at) * changed.len() / 256;
                changed[place] = byte;
                for options in [Options::STRICT, Options::LENIENT] {
                    if let Err(e) = decode_with(&changed, &options) {
                        assert!(e.offset() <= changed.len() as u64, "{e}");
                    }
                }
            }
        }
    }
}
