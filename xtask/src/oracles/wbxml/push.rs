//! Documents in pieces.

use ::wbxml::{Decoder, Error, ErrorKind, LimitKind, Limits, Options, PushDecoder};

/// However a document is cut, the tokens and the error are those of the whole; a limit on what is
/// kept may end it earlier.
pub fn push(input: &[u8]) {
    for options in [Options::STRICT, Options::LENIENT] {
        // An OPAQUE that is longer than the limit is refused before it is known to end.
        let options = options.with_limits(Limits::DEFAULT.with_token(usize::MAX));
        let whole = whole(input, &options);
        // Byte by byte; cut where the input says; in two.
        pieces(input, &options, &whole, |_| 1);
        pieces(input, &options, &whole, |at| {
            1 + usize::from(input.get(at).copied().unwrap_or(0)) % 23
        });
        pieces(input, &options, &whole, |_| (input.len() / 2).max(1));
        let tight = options.with_limits(Limits::DEFAULT.with_token(16));
        pieces(input, &tight, &whole, |_| 1);
    }
}

type Tokens = (Vec<String>, Option<Error>);

fn whole(input: &[u8], options: &Options) -> Tokens {
    let mut tokens = Vec::new();
    match Decoder::with_options(input, options) {
        Ok(decoder) => {
            for token in decoder {
                match token {
                    Ok(token) => tokens.push(format!("{token:?}")),
                    Err(e) => return (tokens, Some(e)),
                }
            }
            (tokens, None)
        }
        Err(e) => (tokens, Some(e)),
    }
}

fn pieces(input: &[u8], options: &Options, whole: &Tokens, len: impl Fn(usize) -> usize) {
    let mut decoder = PushDecoder::with_options(*options);
    let mut found: Tokens = (Vec::new(), None);
    let limits = &options.limits;
    let mut at = 0;
    while at < input.len() {
        let from = at;
        let end = (from + len(from)).min(input.len());
        if let Err(e) = decoder.feed(&input[from..end]) {
            found.1 = found.1.or(Some(e));
        }
        at = end;
        drain(&mut decoder, &mut found);
        assert!(decoder.offset() <= at as u64, "ahead of what was fed");
        let header = limits.string_table as usize + 21;
        let most = limits.token.max(header).saturating_add(end - from);
        assert!(decoder.buffered() <= most.min(at), "too much is kept");
    }
    decoder.finish();
    drain(&mut decoder, &mut found);
    assert_eq!(decoder.next_token(), Ok(None), "tokens behind the end");
    assert_eq!(decoder.buffered(), 0, "bytes are kept behind the end");
    let limit = ErrorKind::LimitExceeded(LimitKind::Token);
    if found.1.is_some_and(|e| e.kind() == limit) && options.limits.token < usize::MAX {
        assert!(whole.0.starts_with(&found.0), "{found:?} of {whole:?}");
    } else {
        assert_eq!(&found, whole);
    }
}

fn drain(decoder: &mut PushDecoder, found: &mut Tokens) {
    loop {
        match decoder.next_token() {
            Ok(Some(token)) => found.0.push(format!("{token:?}")),
            Ok(None) => return,
            Err(e) => {
                assert_eq!(found.1, None, "two errors");
                found.1 = Some(e);
            }
        }
    }
}
