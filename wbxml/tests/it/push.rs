//! Documents that arrive in pieces: the same tokens and errors as of the whole, in bounded memory
//! and bounded work.

use wbxml::{
    Decoder, Error, ErrorKind, Header, LimitKind, Limits, MbU32, Options, PushDecoder, Scope,
    Token, WireText,
};

use crate::hostile::cases;
use crate::reading::{hex, str_i, tokens};
use crate::support::{corpus, files};

/// Feeds a document in pieces, and compares every token with that of a decoder over the whole; the
/// error, if there is one.
fn fed(document: &[u8], piece: usize, options: &Options) -> Result<usize, Error> {
    let mut whole = Decoder::with_options(document, options).ok();
    let mut decoder = PushDecoder::with_options(*options);
    let mut count = 0;
    let pieces = document.chunks(piece).map(Some).chain([None]);
    for piece in pieces {
        match piece {
            Some(piece) => decoder.feed(piece)?,
            None => decoder.finish(),
        }
        loop {
            let offset = decoder.header().map(|_| decoder.offset());
            match decoder.next_token() {
                Ok(Some(token)) => {
                    let whole = whole.as_mut().expect("the header is no header");
                    // Before the first token, the header is still to be read.
                    assert!(offset.is_none_or(|at| at == whole.offset() as u64));
                    assert_eq!(whole.next(), Some(Ok(token)));
                    count += 1;
                }
                Ok(None) => break,
                Err(e) => {
                    assert_eq!(decoder.next_token(), Ok(None));
                    assert_eq!(decoder.buffered(), 0);
                    return Err(e);
                }
            }
        }
    }
    let left = whole.map_or(0, |whole| whole.map(Result::unwrap).count());
    assert_eq!(left, 0, "tokens that did not come out");
    Ok(count)
}

/// What a decoder over the whole says: how many tokens, or which error.
fn in_one(document: &[u8], options: &Options) -> Result<usize, Error> {
    let mut count = 0;
    for token in Decoder::with_options(document, options)? {
        token?;
        count += 1;
    }
    Ok(count)
}

const PIECES: [usize; 6] = [1, 2, 3, 7, 64, usize::MAX];

/// A limit on tokens that no file reaches.
fn without_token_limit() -> Limits {
    Limits::DEFAULT.with_token(usize::MAX)
}

#[test]
fn every_corpus_document_has_the_same_tokens_in_pieces_of_any_size() {
    let Some(root) = corpus("corpus/wbxml/libwbxml") else {
        return;
    };
    let mut documents = 0;
    for folder in std::fs::read_dir(&root).unwrap() {
        let folder = folder.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        for (name, document) in files(&folder, ".wbxml") {
            let count = in_one(&document, &Options::STRICT).unwrap();
            for piece in PIECES {
                let found = fed(&document, piece, &Options::STRICT);
                assert_eq!(found, Ok(count), "{name} in pieces of {piece}");
            }
            documents += 1;
        }
    }
    assert_eq!(documents, 439);
}

#[test]
fn every_vector_has_the_same_tokens_in_pieces_of_any_size() {
    for folder in ["ms-aswbxml", "oma-cp", "wap-push"] {
        let Some(root) = corpus(&format!("corpus/wbxml/spec-hex/{folder}")) else {
            return;
        };
        for (name, document) in files(&root, ".wbxml") {
            let expected = in_one(&document, &Options::STRICT);
            for piece in PIECES {
                assert_eq!(
                    fed(&document, piece, &Options::STRICT),
                    expected,
                    "{name}, {piece}"
                );
            }
        }
    }
}

/// Kinds and offsets, strict and lenient.
#[test]
fn every_hostile_document_fails_the_same_in_pieces_of_any_size() {
    for case in cases().unwrap_or_default() {
        for options in [Options::STRICT, Options::LENIENT] {
            let options = options.with_limits(without_token_limit());
            let expected = in_one(&case.bytes, &options);
            for piece in PIECES {
                let found = fed(&case.bytes, piece, &options);
                assert_eq!(found, expected, "{} in pieces of {piece}", case.file);
            }
        }
    }
}

/// With the default limit there is one difference: an OPAQUE that says it is longer than a token
/// may be is refused at once, and where it stands, instead of waited for.
#[test]
fn every_hostile_document_fails_the_same_within_the_default_limits_but_one() {
    let mut others = Vec::new();
    for case in cases().unwrap_or_default() {
        let expected = in_one(&case.bytes, &Options::STRICT);
        for piece in PIECES {
            let found = fed(&case.bytes, piece, &Options::STRICT);
            if found != expected {
                let too_long = Error::new(ErrorKind::LimitExceeded(LimitKind::Token), 5);
                assert_eq!(found, Err(too_long), "{} in pieces of {piece}", case.file);
                assert_eq!(expected, Err(Error::new(ErrorKind::OpaquePastEnd, 5)));
                others.push(case.file.clone());
            }
        }
    }
    others.dedup();
    assert!(
        others
            .iter()
            .all(|file| file == "synthetic/opaque-len-huge.wbxml"),
        "{others:?}"
    );
}

/// Documents by hand with every sort of token, and each of them cut short.
#[test]
fn every_truncation_fails_the_same_in_pieces_of_any_size() {
    let documents = [
        "03 80 00 80 02 6A 08 'a' 00 'FPI' 00 'b' 00
            43 04 00 83 06 01
            00 01 C5 05 03 'x' 00 00 02 85 83 00 02 87 EC 00 C3 02 'op' 04 06 01
                40 'v' 00 80 81 00 C2 02 83 AF 7F C3 80 03 'xyz' 03 00
                44 00 84 00 05 01 01
                43 05 03 'y' 00 01
                00 FF 7F 01
            01
            43 04 00 01
            43 06 85 01",
        "00 01 02 'a' 00 45 83 00 04 00 85 04 00 02 41 01 01",
        "03 01 87 68 06 00 'a' 01 00 00 00 44 00 03 00 'b' 01 00 00 'c' 00 00 01",
        // What lenient reading lets pass.
        "03 01 6A 03 'abc' 45 00 01 03 'x' 00 83 00 00 02 01 DE AD BE EF",
    ];
    for text in documents {
        let document = hex(text);
        for options in [Options::STRICT, Options::LENIENT] {
            for len in 0..=document.len() {
                let part = &document[..len];
                let expected = in_one(part, &options);
                for piece in PIECES {
                    assert_eq!(fed(part, piece, &options), expected, "{text} cut at {len}");
                }
            }
        }
    }
}

#[test]
fn every_changed_byte_fails_the_same_in_pieces() {
    let document = hex(
        "03 01 6A 02 'a' 00 43 04 00 01 C5 05 03 'x' 00 83 00 C3 01 'o' 01 40 'v' 00 00 01 85 06 01 01",
    );
    let options = Options::STRICT.with_limits(without_token_limit());
    for at in 0..document.len() {
        for byte in 0..=0xFF {
            let mut changed = document.clone();
            changed[at] = byte;
            let expected = in_one(&changed, &options);
            for piece in [1, 5] {
                assert_eq!(
                    fed(&changed, piece, &options),
                    expected,
                    "{byte:02X} at {at}"
                );
            }
        }
    }
}

#[test]
fn a_token_comes_out_as_soon_as_it_is_complete() {
    let document = hex("03 01 6A 02 'a' 00 C5 05 03 'xy' 00 01 02 87 EC 00 C3 02 'op' 00 01 05 01");
    // How many tokens are known after how many bytes.
    let expected = [
        (7, Token::Tag(0xC5)),
        (8, Token::AttrStart(0x05)),
        (12, str_i("xy")),
        (13, Token::End(Scope::Attributes)),
        (17, Token::Entity(MbU32::new(0x1_F600))),
        (
            21,
            Token::Opaque {
                len_width: 1,
                bytes: b"op",
            },
        ),
        // A page is judged by what it is for.
        (24, Token::SwitchPage(1)),
        (24, Token::Tag(0x05)),
        (25, Token::End(Scope::Element)),
    ];
    let mut decoder = PushDecoder::new();
    let mut found = Vec::new();
    for (fed, byte) in (1..).zip(&document) {
        decoder.feed(&[*byte]).unwrap();
        drain(&mut decoder, fed, &mut found);
        assert_eq!(decoder.header().is_some(), fed >= 6, "{fed}");
    }
    let expected: Vec<_> = expected
        .iter()
        .map(|(n, token)| (*n, format!("{token:?}")))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(decoder.offset(), 25);
}

/// Takes the tokens that are whole, with the number of bytes that have been fed.
fn drain(decoder: &mut PushDecoder, fed: usize, found: &mut Vec<(usize, String)>) {
    while let Some(token) = decoder.next_token().unwrap() {
        found.push((fed, format!("{token:?}")));
    }
}

#[test]
fn a_wide_string_comes_out_with_its_second_zero_byte() {
    // UTF-16: the string U+6100 U+0062 has a zero byte in each character.
    let document = hex("03 01 87 77 00 45 03 61 00 00 62 00 00 03 00 00 01");
    let mut decoder = PushDecoder::new();
    let mut found = Vec::new();
    for (fed, byte) in (1..).zip(&document) {
        decoder.feed(&[*byte]).unwrap();
        drain(&mut decoder, fed, &mut found);
    }
    let string = |bytes: &[u8]| format!("{:?}", Token::StrI(WireText::new(bytes)));
    assert_eq!(
        found,
        [
            (6, format!("{:?}", Token::Tag(0x45))),
            (13, string(b"\x61\x00\x00\x62")),
            (16, string(b"")),
            (17, format!("{:?}", Token::End(Scope::Element))),
        ]
    );
}

#[test]
fn bytes_that_nobody_asks_for_are_held_up_to_the_limit_and_one_piece() {
    let limits = Limits::DEFAULT.with_token(10).with_string_table(0);
    let mut decoder = PushDecoder::with_options(Options::STRICT.with_limits(limits));
    decoder.feed(&hex("03 01 6A 00 45")).unwrap();
    assert_eq!(decoder.next_token(), Ok(Some(Token::Tag(0x45))));
    for piece in [6, 4, 3] {
        // At the limit, and behind it with this piece.
        decoder.feed(&vec![0x05; piece]).unwrap();
    }
    assert_eq!(decoder.buffered(), 13);
    let error = Error::new(ErrorKind::LimitExceeded(LimitKind::Token), 5);
    assert_eq!(decoder.feed(&[0x05]), Err(error));
    assert_eq!(decoder.buffered(), 0);
    assert_eq!(decoder.next_token(), Ok(None));
}

#[test]
fn what_comes_behind_the_whole_document_is_not_taken() {
    let mut decoder = PushDecoder::new();
    decoder.feed(&hex("03 01 6A 00 45")).unwrap();
    decoder.finish();
    decoder.feed(&hex("01")).unwrap();
    assert_eq!(decoder.next_token(), Ok(Some(Token::Tag(0x45))));
    let error = Error::new(ErrorKind::UnexpectedEnd, 5);
    assert_eq!(decoder.next_token(), Err(error));
}

#[test]
fn an_error_comes_out_as_soon_as_it_is_one() {
    let endless = "'x'".repeat(50);
    for (document, after) in [
        // The version, the charset, the integer, the token, the index.
        ("FF 01 6A 00 45 01", 1),
        ("03 01 8F 7F 00 45 01", 4),
        ("03 01 6A 00 45 C3 80 80 80 80 80 01 'A' 01", 12),
        ("03 01 6A 00 01 00 00 00", 5),
        ("03 01 6A 00 03 {}", 5),
        ("03 01 6A 00 85 03 {}", 6),
        ("03 01 6A 00 45 83 00 01", 7),
        ("03 01 6A 00 45 01 45", 7),
        ("03 01 6A 00 45 01 03 {}", 7),
        ("03 01 6A 00 85 01", 6),
    ] {
        let document = hex(&document.replace("{}", &endless));
        let expected = tokens(&document).unwrap_err();
        let mut decoder = PushDecoder::new();
        let mut found = None;
        for (fed, byte) in (1..).zip(&document) {
            decoder.feed(&[*byte]).unwrap();
            let error = loop {
                match decoder.next_token() {
                    Ok(Some(_)) => {}
                    Ok(None) => break None,
                    Err(e) => break Some(e),
                }
            };
            found = found.or(error.map(|e| (fed, e)));
        }
        assert_eq!(found, Some((after, expected)), "{document:02X?}");
    }
}

#[test]
fn the_header_is_that_of_the_document() {
    let document = hex("03 00 02 6A 06 'a' 00 'FPI' 00 05");
    let mut decoder = PushDecoder::new();
    for byte in &document[..10] {
        decoder.feed(&[*byte]).unwrap();
        assert!(decoder.next_token().unwrap().is_none());
        assert_eq!(decoder.header(), None);
    }
    decoder.feed(&document[10..]).unwrap();
    assert_eq!(decoder.next_token(), Ok(Some(Token::Tag(0x05))));
    let expected = Header::decode(&document, &Options::STRICT).unwrap().0;
    assert_eq!(decoder.header(), Some(expected));
    assert_eq!(decoder.header().unwrap().formal_public_id(), Some("FPI"));
}

#[test]
fn after_the_end_nothing_is_read() {
    let mut decoder = PushDecoder::new();
    decoder.feed(&hex("03 01 6A 00 05")).unwrap();
    assert_eq!(decoder.next_token(), Ok(Some(Token::Tag(0x05))));
    assert_eq!(decoder.next_token(), Ok(None));
    decoder.finish();
    assert_eq!(decoder.next_token(), Ok(None));
    decoder.feed(&hex("05")).unwrap();
    assert_eq!(decoder.next_token(), Ok(None));
    assert_eq!((decoder.buffered(), decoder.offset()), (0, 5));
    // Nor after an error.
    let mut decoder = PushDecoder::new();
    decoder.feed(&hex("03 01 6A 00 05 05 05")).unwrap();
    assert_eq!(decoder.next_token(), Ok(Some(Token::Tag(0x05))));
    let trailing = Error::new(ErrorKind::TrailingData, 5);
    assert_eq!(decoder.next_token(), Err(trailing));
    assert_eq!(decoder.next_token(), Ok(None));
    decoder.feed(&hex("43 05 01")).unwrap();
    assert_eq!(decoder.next_token(), Ok(None));
    assert_eq!(decoder.buffered(), 0);
}

/// Lenient reading ignores what is behind the end, however much it is.
#[test]
fn trailing_data_is_ignored_without_being_kept() {
    let limits = Limits::DEFAULT.with_token(100);
    let mut decoder = PushDecoder::with_options(Options::LENIENT.with_limits(limits));
    decoder.feed(&hex("03 01 6A 00 45 01")).unwrap();
    let mut count = 0;
    for _ in 0..1_000 {
        decoder.feed(&[0xDE; 50]).unwrap();
        while decoder.next_token().unwrap().is_some() {
            count += 1;
        }
        assert_eq!(decoder.buffered(), 0);
    }
    decoder.finish();
    assert_eq!(decoder.next_token(), Ok(None));
    assert_eq!((count, decoder.offset()), (2, 6));
}

/// A token of `len` bytes: a string, an OPAQUE.
fn tokens_of(len: usize) -> [Vec<u8>; 2] {
    let string = [&[0x03][..], &vec![b'x'; len - 2], &[0x00]].concat();
    let opaque = [&[0xC3, (len - 2) as u8][..], &vec![b'x'; len - 2]].concat();
    [string, opaque]
}

#[test]
fn a_token_may_be_as_long_as_the_limit_and_no_longer() {
    for limit in [20, 64, 100] {
        let options = Options::STRICT.with_limits(Limits::DEFAULT.with_token(limit));
        let too_long = Error::new(ErrorKind::LimitExceeded(LimitKind::Token), 5);
        for piece in PIECES {
            for token in tokens_of(limit) {
                let document = [&hex("03 01 6A 00 45")[..], &token, &hex("05 01")].concat();
                assert_eq!(fed(&document, piece, &options), Ok(4), "{piece}");
            }
            for token in tokens_of(limit + 1) {
                let document = [&hex("03 01 6A 00 45")[..], &token, &hex("05 01")].concat();
                assert_eq!(fed(&document, piece, &options), Err(too_long), "{piece}");
            }
        }
    }
}

#[test]
fn a_string_without_an_end_is_refused_at_the_limit() {
    let limits = Limits::DEFAULT.with_token(1_000);
    for (charset, filler) in [("6A", "x"), ("87 77", "x")] {
        let mut decoder = PushDecoder::with_options(Options::STRICT.with_limits(limits));
        let header = hex(&format!("03 01 {charset} 00 45 03"));
        decoder.feed(&header).unwrap();
        let mut most = 0;
        let error = loop {
            if let Err(e) = decoder.feed(filler.as_bytes()) {
                break e;
            }
            match decoder.next_token() {
                Ok(_) => most = most.max(decoder.buffered()),
                Err(e) => break e,
            }
        };
        assert_eq!(error.kind(), ErrorKind::LimitExceeded(LimitKind::Token));
        assert_eq!(error.offset(), header.len() as u64 - 1);
        assert!((990..=1_000).contains(&most), "{most}");
        assert_eq!(decoder.buffered(), 0);
    }
}

#[test]
fn a_table_that_says_it_is_too_long_is_not_waited_for() {
    // 2^32-1 bytes of string table, of which 1,000 are allowed.
    let limits = Limits::DEFAULT.with_string_table(1_000);
    let mut decoder = PushDecoder::with_options(Options::STRICT.with_limits(limits));
    decoder.feed(&hex("03 01 6A 8F FF FF FF 7F")).unwrap();
    let mut fed = 0;
    let error = loop {
        decoder.feed(&[b'x'; 10]).unwrap();
        fed += 10;
        if let Err(e) = decoder.next_token() {
            break e;
        }
        assert!(fed < 2_000);
    };
    assert_eq!(
        error,
        Error::new(ErrorKind::LimitExceeded(LimitKind::StringTable), 3)
    );
}

/// The header is no token.
#[test]
fn a_table_may_be_longer_than_a_token() {
    let limits = Limits::DEFAULT.with_token(20).with_string_table(5_000);
    let options = Options::STRICT.with_limits(limits);
    let mut document = hex("03 01 6A A7 08");
    document.resize(5 + 5_000, b'x');
    document[5_004] = 0;
    document.extend(hex("45 83 00 01"));
    for piece in [1, 7, 64, 1_000] {
        assert_eq!(fed(&document, piece, &options), Ok(3), "{piece}");
    }
}

/// A document of 10 MB that never is in memory: mails with bodies and attachments.
#[test]
fn a_long_stream_is_decoded_in_little_memory() {
    const LIMIT: usize = 8 << 10;
    let limits = Limits::DEFAULT.with_token(LIMIT);
    for piece in [1_000, 64 << 10] {
        let mut decoder = PushDecoder::with_options(Options::STRICT.with_limits(limits));
        let mut counts = [0_u64; 3];
        let mut drain = |decoder: &mut PushDecoder| {
            while let Some(token) = decoder.next_token().unwrap() {
                match token {
                    Token::StrI(text) => {
                        assert_eq!(text.as_bytes().len(), 4_000);
                        counts[0] += 1;
                    }
                    Token::Opaque { bytes, .. } => {
                        assert_eq!(bytes.len(), 4_000);
                        counts[1] += 1;
                    }
                    _ => counts[2] += 1,
                }
            }
            assert!(decoder.buffered() <= LIMIT, "{}", decoder.buffered());
        };
        let mut mail = hex("46 4C 03");
        mail.extend([b'm'; 4_000]);
        mail.extend(hex("00 01 4D C3 9F 20"));
        mail.extend([0x00; 4_000]);
        mail.extend(hex("01 01"));
        // The stream, cut anew.
        let mut waiting = hex("03 01 6A 00 45");
        let (mut fed, mut mails) = (0, 0);
        while fed < 10_000_000 || !waiting.is_empty() {
            while waiting.len() < piece && fed + waiting.len() < 10_000_000 {
                waiting.extend(&mail);
                mails += 1;
            }
            let rest = waiting.split_off(piece.min(waiting.len()));
            decoder.feed(&waiting).unwrap();
            fed += waiting.len();
            waiting = rest;
            drain(&mut decoder);
        }
        decoder.feed(&hex("01")).unwrap();
        decoder.finish();
        drain(&mut decoder);
        assert_eq!(decoder.next_token(), Ok(None));
        assert_eq!(decoder.offset(), fed as u64 + 1);
        // Three elements and their ends for each mail, and the root.
        assert_eq!(counts, [mails, mails, 6 * mails + 2]);
        assert!(fed >= 10_000_000);
    }
}

/// A document with one token of `len` bytes, an OPAQUE or a string.
fn with_one_token(len: usize, opaque: bool) -> Vec<u8> {
    let mut document = hex("03 01 6A 00 45");
    if opaque {
        document.push(0xC3);
        document.extend([(len >> 21) as u8 | 0x80, (len >> 14) as u8 | 0x80]);
        document.extend([(len >> 7) as u8 | 0x80, len as u8 & 0x7F]);
    } else {
        document.push(0x03);
    }
    document.resize(document.len() + len, b'x');
    if !opaque {
        document.push(0);
    }
    document.push(0x01);
    document
}

/// Feeds a document in pieces: how often `next_token` was called, and the most that was held back.
fn effort(document: &[u8], piece: usize) -> (u64, usize) {
    let mut decoder = PushDecoder::new();
    let (mut calls, mut most, mut tokens) = (0, 0, 0);
    for piece in document.chunks(piece) {
        decoder.feed(piece).unwrap();
        loop {
            calls += 1;
            match decoder.next_token().unwrap() {
                Some(_) => tokens += 1,
                None => break,
            }
        }
        most = most.max(decoder.buffered());
    }
    decoder.finish();
    assert_eq!(decoder.next_token(), Ok(None));
    assert_eq!(tokens, 3);
    (calls, most)
}

/// Were every piece a reason to look at the token again, these would take hours.
#[test]
fn a_long_token_in_short_pieces_is_looked_at_once() {
    const MIB: usize = 1 << 20;
    for opaque in [false, true] {
        let document = with_one_token(MIB, opaque);
        let (calls, most) = effort(&document, 1);
        // One call for each piece, and one for each token.
        assert_eq!(calls, document.len() as u64 + 3);
        assert!(most <= MIB + 6, "{most}");
    }
    let document = with_one_token(4 * MIB, true);
    for piece in [1, 10, 100, 1_024] {
        let (calls, most) = effort(&document, piece);
        assert_eq!(calls, document.len().div_ceil(piece) as u64 + 3);
        assert!(most <= 4 * MIB + 6, "{most}");
    }
}

#[test]
fn a_long_table_in_short_pieces_is_looked_at_once() {
    let mut document = hex("03 01 6A C0 80 00");
    document.resize(6 + (1 << 20), b'x');
    *document.last_mut().unwrap() = 0;
    document.extend(hex("45 83 00 01"));
    let (calls, most) = effort(&document, 1);
    assert_eq!(calls, document.len() as u64 + 3);
    assert!(most <= 6 + (1 << 20), "{most}");
}

#[test]
fn a_decoder_can_be_copied_midway() {
    let document = hex("03 01 6A 00 45 03 'hello' 00 01");
    let mut decoder = PushDecoder::default();
    decoder.feed(&document[..8]).unwrap();
    assert_eq!(decoder.next_token(), Ok(Some(Token::Tag(0x45))));
    assert_eq!(decoder.next_token(), Ok(None));
    for mut copy in [decoder.clone(), decoder] {
        copy.feed(&document[8..]).unwrap();
        assert_eq!(copy.next_token(), Ok(Some(str_i("hello"))));
        assert_eq!(copy.next_token(), Ok(Some(Token::End(Scope::Element))));
        copy.finish();
        assert_eq!(copy.next_token(), Ok(None));
    }
}
