//! The decoder as a thing to hold: sizes, where it is, when it is done.

use super::*;

#[test]
fn a_token_is_three_words() {
    assert_eq!(size_of::<Token<'_>>(), 24);
    assert_eq!(size_of::<Option<Result<Token<'_>, Error>>>(), 24);
    assert_eq!(size_of::<Event<'_>>(), 24);
    assert_eq!(size_of::<Result<Option<Event<'_>>, Error>>(), 24);
    assert!(size_of::<Error>() <= 16);
}

#[test]
fn a_decoder_stays_finished_after_an_error_and_after_the_end() {
    let broken = hex("03 01 6A 00 45 85 01 05 01");
    let mut decoder = Decoder::new(&broken).unwrap();
    assert!(decoder.next().unwrap().is_ok());
    assert!(decoder.next().unwrap().is_ok());
    assert!(decoder.next().unwrap().is_err());
    assert_eq!((decoder.next(), decoder.next()), (None, None));
    let whole = hex("03 01 6A 00 05");
    let mut decoder = Decoder::new(&whole).unwrap();
    assert_eq!(decoder.next(), Some(Ok(Token::Tag(0x05))));
    assert_eq!((decoder.next(), decoder.next()), (None, None));
    // In every way to iterate.
    assert_eq!(Decoder::new(&broken).unwrap().count(), 3);
    assert_eq!(Decoder::new(&broken).unwrap().fold(0, |n, _| n + 1), 3);
    let mut n = 0;
    Decoder::new(&broken).unwrap().for_each(|_| n += 1);
    assert_eq!(n, 3);
}

#[test]
fn a_decoder_says_where_it_is_and_how_deep() {
    let document = hex("03 01 6A 02 'a' 00 C5 05 01 03 'x' 00 46 83 00 01 01");
    let mut decoder = Decoder::new(&document).unwrap();
    let mut places = Vec::new();
    while let Some(token) = {
        places.push((decoder.offset(), decoder.depth()));
        decoder.next()
    } {
        token.unwrap();
    }
    assert_eq!(
        places,
        [
            (6, 0),
            (7, 0),
            (8, 0),
            (9, 1),
            (12, 1),
            (13, 2),
            (15, 2),
            (16, 1),
            (17, 0)
        ]
    );
    assert!(decoder.remaining().is_empty());
    let mut decoder = Decoder::new(&document).unwrap();
    decoder.next();
    assert_eq!(decoder.remaining(), &document[7..]);
}

#[test]
fn a_token_limit_is_not_for_a_document_in_memory() {
    let limits = Limits::DEFAULT.with_token(1);
    let options = Options::STRICT.with_limits(limits);
    let document = hex("03 01 6A 00 45 03 'hello' 00 01");
    assert!(read(&document, &PAPER, &options).is_ok());
    let opaque = Options::STRICT.with_limits(Limits::DEFAULT.with_opaque(0));
    let document = hex("03 01 6A 00 45 C3 01 'x' 01");
    let kind = ErrorKind::LimitExceeded(LimitKind::Opaque);
    assert_eq!(refused(&document, &PAPER, &opaque), Error::new(kind, 5));
}
