//! Which dictionary a document is read with.

use std::fmt;

use wbxml::{Decoder, Dictionary, Header, Options, Tag, Token, dictionaries, xml};

use crate::failure::Failure;
use crate::input::{Form, Input};

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

/// The dictionary with this name; the message lists them all.
pub(crate) fn named(name: &str) -> Result<&'static Dictionary, Failure> {
    dictionaries::by_name(name)
        .ok_or_else(|| Failure::input(format!("no dictionary `{name}`; there are: {}", names())))
}

fn names() -> String {
    let names: Vec<_> = dictionaries::ALL
        .iter()
        .map(|dictionary| dictionary.name())
        .collect();
    names.join(", ")
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
            None => "no DOCTYPE, namespace or root element that is known".to_owned(),
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
        Form::Wbxml => ", none",
        Form::Xml => "",
    };
    Err(Failure::input(format!(
        "{}: of what type is it? ({what}) Name its dictionary with --dictionary: {}{none}",
        input.name,
        names()
    )))
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
