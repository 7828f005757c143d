//! Which dictionary a document is read with.

use std::fmt;
use std::io::Write;

use wbxml::xml::{self, ReadOptions, Reader};
use wbxml::{Decoder, Dictionary, Error, Header, Options, Source, Tag, Token, dictionaries};

use crate::failure::Failure;
use crate::input::{Form, Input};
use crate::style::HEADING;

/// The dictionary of a document, and why it is this one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Choice {
    /// `--dictionary` says so.
    Asked(&'static Dictionary),
    /// `--dictionary none`.
    AskedNone,
    /// The header or the markup says so.
    Named(&'static Dictionary),
    /// All its tokens are those of this one.
    Guessed(&'static Dictionary),
    /// The header is wrong: reading will say so.
    Broken,
}

impl Choice {
    pub(crate) const fn dictionary(&self) -> Option<&'static Dictionary> {
        match self {
            Self::Asked(dictionary) | Self::Named(dictionary) | Self::Guessed(dictionary) => {
                Some(dictionary)
            }
            Self::AskedNone | Self::Broken => None,
        }
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asked(dictionary) => write!(f, "dictionary {}, as asked", dictionary.name()),
            Self::AskedNone => f.write_str("no dictionary, as asked"),
            Self::Named(dictionary) => match dictionary.formal_public_id() {
                Some(id) => write!(f, "{}, as it says ({id})", dictionary.name()),
                None => write!(f, "{}, as it says", dictionary.name()),
            },
            Self::Guessed(dictionary) => {
                write!(f, "{}, because all its tokens fit", dictionary.name())
            }
            Self::Broken => f.write_str("its header is wrong"),
        }
    }
}

/// How to see all names.
const LIST: &str = "`cargo xtask inspect -d list` lists them";

/// The dictionary with this name; the message has those that are nearest to it.
fn named(name: &str) -> Result<&'static Dictionary, Failure> {
    if let Some(dictionary) = dictionaries::by_name(name) {
        return Ok(dictionary);
    }
    let near = nearest(name);
    let near = match near.split_last() {
        None => String::new(),
        Some((last, [])) => format!("did you mean {last}? "),
        Some((last, others)) => format!("did you mean {} or {last}? ", others.join(", ")),
    };
    Err(Failure::input(format!(
        "no dictionary `{name}`: {near}{LIST}"
    )))
}

/// What else some types are called.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("ddf", "dmddf-1.2"),
    ("dm", "syncml-1.2"),
    ("eas", "activesync"),
    ("imps", "wv-csp-1.2"),
    ("oma-cp", "prov-1.0"),
    ("oma-dm", "syncml-1.2"),
];

/// The names that are like this one, the likest first, at most three: by spelling, or because it is
/// what the type is called elsewhere. Of versions that are as like, the newest is first.
fn nearest(name: &str) -> Vec<&'static str> {
    let name = name.to_ascii_lowercase();
    let likeness = |dictionary: &&'static Dictionary| {
        let own = dictionary.name();
        let spelled = strsim::jaro_winkler(own, &name);
        let names = dictionary.media_types().iter().copied();
        let names = names.chain([
            dictionary.root_name(),
            dictionary.formal_public_id().unwrap_or(""),
        ]);
        let mentioned = name.len() > 1 && names.into_iter().any(|other| has_word(other, &name));
        if own.starts_with(&name) || OTHER_NAMES.contains(&(&name, own)) {
            1.0
        } else if mentioned {
            spelled.max(0.9)
        } else {
            spelled
        }
    };
    let mut found: Vec<(f64, &str)> = dictionaries::ALL
        .iter()
        .rev()
        .map(|dictionary| (likeness(dictionary), dictionary.name()))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().take(3).map(|(_, name)| name).collect()
}

/// Whether this is a word of the text, letter case aside.
fn has_word(text: &str, word: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|other| other.eq_ignore_ascii_case(word)) || text.eq_ignore_ascii_case(word)
}

/// Writes the names of all dictionaries, with what each is for.
pub(crate) fn list() -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    writeln!(
        out,
        "{HEADING}{:<13} {:<9} {:<23} public identifier{HEADING:#}",
        "name", "number", "root element"
    )?;
    for dictionary in dictionaries::ALL {
        let number = match dictionary.public_id() {
            Some(number) if number > 1 => format!("0x{number:02X}"),
            _ => "–".to_owned(),
        };
        let root = match dictionary.root_name() {
            "" => "any",
            root => root,
        };
        let id = dictionary.formal_public_id().unwrap_or("–");
        writeln!(out, "{:<13} {number:<9} {root:<23} {id}", dictionary.name())?;
    }
    writeln!(
        out,
        "{:<13} {:<9} {:<23} for WBXML: no names",
        "none", "–", "any"
    )?;
    Ok(())
}

/// The dictionary of the input.
pub(crate) fn choose(
    input: &Input,
    asked: Option<&str>,
    options: &Options,
) -> Result<Choice, Failure> {
    match asked {
        Some("none") if input.form == Form::Wbxml => return Ok(Choice::AskedNone),
        Some(name) => return named(name).map(Choice::Asked),
        None => {}
    }
    let what = match input.form {
        Form::Xml => match xml::detect(input.xml()) {
            Some(dictionary) => return Ok(Choice::Named(dictionary)),
            None => match ill_formed(input.xml(), options) {
                // What is wrong with it comes before what it is.
                Some(error) => return Err(super::failure(input, None, &error)),
                None => "no DOCTYPE, namespace or root element that is known".to_owned(),
            },
        },
        Form::Wbxml => {
            let Ok((header, _)) = Header::decode(&input.bytes, options) else {
                return Ok(Choice::Broken);
            };
            if let Some(dictionary) = dictionaries::detect(&header) {
                return Ok(Choice::Named(dictionary));
            }
            if let Some(dictionary) = guess(&input.bytes, &header, options) {
                return Ok(Choice::Guessed(dictionary));
            }
            match (header.public_id_number(), header.formal_public_id()) {
                (Some(number), _) => format!("its public id {number} is not known"),
                (None, Some(id)) => format!("its public id {id:?} is not known"),
                (None, None) => "it does not say".to_owned(),
            }
        }
    };
    let none = match input.form {
        Form::Wbxml => ", `-d none` reads it without names",
        Form::Xml => "",
    };
    Err(Failure::input(format!(
        "{}: of what type is it? ({what}) Name its dictionary with -d NAME; {LIST}{none}",
        input.name
    )))
}

/// What is wrong with XML whatever its type is. The dictionary to read it with has no say in that:
/// names that it does not have are names all the same.
fn ill_formed(text: &str, options: &Options) -> Option<Error> {
    let read = ReadOptions::default().with_internal_subset(*options != Options::STRICT);
    let mut reader = match Reader::with_options(text, &dictionaries::SI_1_0, &read) {
        Ok(reader) => reader,
        Err(error) => return Some(error),
    };
    loop {
        match reader.next_event() {
            Ok(Some(_)) => {}
            Ok(None) => return None,
            Err(error) => return Some(error),
        }
    }
}

/// The type without a number of its own whose tokens all those of the document are: ActiveSync
/// first, whose documents are of WBXML 1.3, in UTF-8, and have no string table (MS-ASWBXML 2.1);
/// then the only one of the others, versions of one type being one.
fn guess(bytes: &[u8], header: &Header<'_>, options: &Options) -> Option<&'static Dictionary> {
    let is_plain = bytes.starts_with(&[3, 1, 0x6A, 0]) && header.string_table.is_empty();
    if is_plain && fits(&dictionaries::ACTIVESYNC, bytes, options) {
        return Some(&dictionaries::ACTIVESYNC);
    }
    let mut fitting = dictionaries::ALL.iter().copied().filter(|dictionary| {
        let has_root = !dictionary.root_name().is_empty();
        has_root && dictionary.public_id().is_none() && fits(dictionary, bytes, options)
    });
    let Some(first) = fitting.next() else {
        // A token that nobody knows yet does not make another type of it.
        let in_dialect = is_plain && begins(&dictionaries::ACTIVESYNC, bytes, options);
        return in_dialect.then_some(&dictionaries::ACTIVESYNC);
    };
    fitting.try_fold(first, |last, next| {
        (last.root_name() == next.root_name()).then_some(next)
    })
}

/// Whether the dictionary has a name for the first element.
fn begins(dictionary: &Dictionary, bytes: &[u8], options: &Options) -> bool {
    let Ok(decoder) = Decoder::with_options(bytes, options) else {
        return false;
    };
    let mut page = 0;
    for token in decoder {
        match token {
            Ok(Token::SwitchPage(next)) => page = next,
            Ok(Token::Tag(byte)) => {
                return dictionary.tag_name(Tag::new(page, byte & 0x3F)).is_some();
            }
            _ => return false,
        }
    }
    false
}

/// Whether the dictionary has the root element and every token up to the end or the first error.
fn fits(dictionary: &Dictionary, bytes: &[u8], options: &Options) -> bool {
    let Ok(decoder) = Decoder::with_options(bytes, options) else {
        return false;
    };
    let mut tag_page = 0;
    let mut attribute_page = 0;
    let mut in_attributes = false;
    let mut root = true;
    for token in decoder {
        let known = match token {
            Err(_) => break,
            Ok(Token::SwitchPage(page)) if in_attributes => {
                attribute_page = page;
                true
            }
            Ok(Token::SwitchPage(page)) => {
                tag_page = page;
                true
            }
            Ok(Token::Tag(byte)) => {
                in_attributes = byte & 0x80 != 0;
                let name = dictionary.tag_name(Tag::new(tag_page, byte & 0x3F));
                let is_root = dictionary.root_name().is_empty() && !in_attributes;
                let fits = !root || is_root || name == Some(dictionary.root_name());
                root = false;
                fits && name.is_some()
            }
            Ok(Token::AttrStart(byte)) => dictionary
                .attribute_tag_name(Tag::new(attribute_page, byte))
                .is_some(),
            Ok(Token::AttrValue(byte)) => dictionary
                .attribute_value(Tag::new(attribute_page, byte))
                .is_some(),
            Ok(Token::End(wbxml::Scope::Attributes)) => {
                in_attributes = false;
                true
            }
            Ok(_) => true,
        };
        if !known {
            return false;
        }
    }
    !root
}
