//! Tokens and back.

use ::wbxml::charset::Charset;
use ::wbxml::encode::{write_header, write_token};
use ::wbxml::{Decoder, Lenient, Options};

/// The header and the tokens of a document make its bytes again, up to where reading stops.
pub fn lossless(input: &[u8]) {
    for lenient in [Lenient::NONE, Lenient::ALL] {
        let options = Options::STRICT.with_lenient(lenient);
        let Ok(mut decoder) = Decoder::with_options(input, &options) else {
            continue;
        };
        let charset = Charset::from_mib_enum(decoder.charset());
        let wide = charset.is_some_and(Charset::is_wide);
        let mut out = Vec::with_capacity(input.len());
        let mut written = write_header(decoder.header(), &mut out);
        assert_eq!(out, &input[..decoder.offset()], "the header");
        let mut whole = true;
        let mut read = decoder.offset();
        while let Some(token) = decoder.next() {
            match token {
                Ok(token) => {
                    written = written.and_then(|()| write_token(token, wide, &mut out));
                    read = decoder.offset();
                }
                Err(_) => whole = false,
            }
        }
        assert_eq!(written, Ok(()));
        assert_eq!(out, &input[..read], "the tokens");
        if whole && lenient == Lenient::NONE {
            assert_eq!(out, input, "the end");
        }
    }
}
