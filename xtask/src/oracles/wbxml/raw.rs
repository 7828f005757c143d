//! Any bytes, through everything that reads WBXML.

use ::wbxml::charset::to_utf8;
use ::wbxml::{
    Decoder, Diagnostic, Dictionary, Document, Error, Event, EventReader, Header, Lenient, Limits,
    Options, Source, Token,
};

use super::grammar::Grammar;
use super::{dictionary_of, located};

/// Limits that inputs of a fuzzer reach.
const TIGHT: Limits = Limits::DEFAULT
    .with_depth(4)
    .with_items(16)
    .with_string_table(64)
    .with_opaque(32)
    .with_expanded_text(96);

/// Nothing panics; errors are in the input; limits hold, and refuse nothing that is within them;
/// work is in proportion to the input; what is read strictly reads the same leniently.
pub fn raw(input: &[u8]) {
    let dictionary = dictionary_of(input);
    let strict = read(input, dictionary, &Options::STRICT);
    let lenient = read(input, dictionary, &Options::LENIENT);
    if strict.end.is_ok() {
        assert!(
            lenient.end.is_ok(),
            "refused when lenient: {:?}",
            lenient.end
        );
        assert!(strict.events == lenient.events, "other events when lenient");
    }
    for lenient in [Lenient::NONE, Lenient::ALL] {
        let free = Options::STRICT.with_lenient(lenient);
        limits_hold(input, dictionary, &free);
    }
    converted(input, dictionary);
    for options in [Options::STRICT, Options::LENIENT] {
        if let Err(e) = Document::decode_with(input, Some(dictionary), &options) {
            located(&e, input);
        }
    }
}

/// What came of reading the events of a document.
struct Read<'a> {
    events: Vec<Event<'a>>,
    diagnostics: Vec<Diagnostic>,
    grammar: Grammar,
    end: Result<(), Error>,
}

/// All tokens and events, with the laws of each.
fn read<'a>(input: &'a [u8], dictionary: &'static Dictionary, options: &Options) -> Read<'a> {
    tokens(input, options);
    let mut read = Read {
        events: Vec::new(),
        diagnostics: Vec::new(),
        grammar: Grammar::new(),
        end: Ok(()),
    };
    let mut reader = match EventReader::with_options(input, dictionary, options) {
        Ok(reader) => reader,
        Err(e) => {
            located(&e, input);
            read.end = Err(e);
            return read;
        }
    };
    let mut offset = 0;
    loop {
        match reader.next_event() {
            Ok(Some(event)) => {
                read.grammar.event(&event);
                read.events.push(event);
            }
            Ok(None) => {
                read.grammar.end();
                break;
            }
            Err(e) => {
                located(&e, input);
                read.end = Err(e);
                break;
            }
        }
        assert!(offset <= reader.offset(), "the offset goes back");
        offset = reader.offset();
        assert!(
            offset <= input.len() as u64,
            "the offset is behind the input"
        );
    }
    assert_eq!(reader.next_event(), Ok(None), "events behind the end");
    read.diagnostics = reader.take_diagnostics();
    for diagnostic in &read.diagnostics {
        assert!(diagnostic.offset() <= input.len() as u64, "{diagnostic}");
    }
    // A byte makes two events at most (an empty element), broken text one for each byte more.
    let bound = 3 * input.len() as u64 + expanded(input, options);
    assert!(
        read.grammar.events <= bound,
        "{} events of {} bytes",
        read.grammar.events,
        input.len()
    );
    let deepest = read.grammar.deepest;
    assert!(
        deepest <= u64::from(options.limits.depth) + 1,
        "{deepest} elements deep"
    );
    assert!(read.grammar.items <= options.limits.items);
    read
}

/// All tokens, and the texts that come with them.
fn tokens(input: &[u8], options: &Options) {
    let mut decoder = match Decoder::with_options(input, options) {
        Ok(decoder) => decoder,
        Err(e) => return located(&e, input),
    };
    let mut checked = decoder.checked().ok();
    let mut offset = decoder.offset();
    while let Some(token) = decoder.next() {
        if let Some(texts) = &mut checked {
            match (texts.next(), token) {
                (Some(Ok((other, text))), Ok(token)) => {
                    assert_eq!(other, token, "checked tokens are others");
                    if let Token::StrI(string) | Token::ExtI(_, string) = token {
                        assert_eq!(text.as_bytes(), string.as_bytes());
                    }
                }
                (Some(Err(e)), Err(other)) => assert_eq!(e, other),
                (Some(Err(e)), Ok(Token::StrI(string) | Token::ExtI(_, string))) => {
                    let ascii = decoder.charset() == 3 && !string.as_bytes().is_ascii();
                    assert!(
                        ascii || std::str::from_utf8(string.as_bytes()).is_err(),
                        "text is refused: {e}"
                    );
                    checked = None;
                }
                (other, token) => panic!("{token:?}, but checked {other:?}"),
            }
        }
        match token {
            Ok(_) => {
                assert!(offset < decoder.offset(), "a token of no bytes");
                offset = decoder.offset();
            }
            Err(e) => located(&e, input),
        }
        assert!(decoder.offset() <= input.len());
        assert!(decoder.depth() <= options.limits.depth);
    }
    assert_eq!(decoder.next(), None, "tokens behind the end");
}

/// How many bytes the references to the string table of a document add up to.
fn expanded(input: &[u8], options: &Options) -> u64 {
    let Ok(decoder) = Decoder::with_options(input, options) else {
        return 0;
    };
    let table = decoder.header().string_table;
    let lengths = decoder.map_while(Result::ok).map(|token| match token {
        Token::StrT(index) | Token::ExtT(_, index) | Token::Literal(_, index) => {
            let entry = table.get(index.value() as usize..).unwrap_or(&[]);
            entry.iter().position(|b| *b == 0).unwrap_or(entry.len()) as u64
        }
        _ => 0,
    });
    lengths.sum()
}

/// Documents within limits are read as without them; others are refused.
fn limits_hold(input: &[u8], dictionary: &'static Dictionary, free: &Options) {
    let tight = free.with_limits(TIGHT);
    let limited = read(input, dictionary, &tight);
    let free_read = read(input, dictionary, free);
    let Ok(mut decoder) = Decoder::with_options(input, free) else {
        return;
    };
    let table = decoder.header().string_table.len() as u64;
    let (mut depth, mut opaque) = (0, 0);
    while let Some(Ok(token)) = decoder.next() {
        depth = depth.max(decoder.depth());
        if let Token::Opaque { bytes, .. } = token {
            opaque = opaque.max(bytes.len() as u64);
        }
    }
    let within = depth <= TIGHT.depth
        && opaque <= u64::from(TIGHT.opaque)
        && table <= u64::from(TIGHT.string_table)
        && free_read.grammar.items <= TIGHT.items;
    let expanded = expanded(input, free);
    if limited.end.is_ok() {
        assert!(within, "limits are exceeded");
        assert!(free_read.end.is_ok() && free_read.events == limited.events);
    } else if free_read.end.is_ok() && within && expanded <= TIGHT.expanded_text {
        panic!("refused within the limits: {:?}", limited.end);
    }
}

/// In any charset.
fn converted(input: &[u8], dictionary: &'static Dictionary) {
    const CHARSETS: [Option<u32>; 4] = [None, Some(17), Some(1015), Some(2026)];
    for charset in CHARSETS {
        for options in [Options::STRICT, Options::LENIENT] {
            let options = charset.map_or(options, |number| options.with_charset(number));
            let utf8 = match to_utf8(input, Some(dictionary), &options) {
                Ok(utf8) => utf8,
                Err(e) => {
                    located(&e, input);
                    continue;
                }
            };
            for diagnostic in &utf8.diagnostics {
                assert!(diagnostic.offset() <= input.len() as u64, "{diagnostic}");
            }
            let end = utf8.offset_in_input(utf8.bytes.len() as u64);
            assert!(end <= input.len() as u64, "the end is behind the input");
            // What has been converted has been read: it can be read again.
            if charset.is_some() {
                let again = utf8.options(&options);
                let header = Header::decode(&utf8.bytes, &again);
                assert!(header.is_ok(), "the header is broken: {header:?}");
            }
        }
    }
}
