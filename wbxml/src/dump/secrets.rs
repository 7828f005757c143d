//! Which elements and attributes of a document hold credentials.

use alloc::vec::Vec;

use super::table::Table;
use crate::credentials::is_credential;
use crate::token::{Scope, Token};
use crate::{Decoder, Dictionary, Tag};

/// What an element is to the elements around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// Nothing in particular.
    Other,
    /// `Cred`, whose `Data` is a credential.
    Credential,
    /// `Item` or `Node`: what is addressed in it may be a credential.
    Holder,
    /// `LocURI` or `NodeName`: says what the `Data` or `Value` of the holder is.
    Address,
    /// `Data` or `Value`.
    Data,
}

impl Role {
    pub(super) fn of(name: &str) -> Self {
        match name {
            "Cred" => Self::Credential,
            "Item" | "Node" => Self::Holder,
            "LocURI" | "NodeName" => Self::Address,
            "Data" | "Value" => Self::Data,
            _ => Self::Other,
        }
    }
}

/// An open element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame<'a> {
    pub(super) tag: Tag,
    pub(super) name: Option<&'a str>,
    pub(super) role: Role,
    /// Its text is a credential.
    pub(super) secret: bool,
    /// The values of its attributes are credentials.
    pub(super) secret_attributes: bool,
    /// All values in it are credentials: it is `characteristic type="WEPKEY"`.
    pub(super) secret_inside: bool,
    /// `Data` in it is a credential.
    pub(super) secret_data: bool,
}

impl<'a> Frame<'a> {
    pub(super) fn new(tag: Tag, name: Option<&'a str>, parent: Option<&Frame<'_>>) -> Self {
        let role = name.map_or(Role::Other, Role::of);
        let in_secret = parent.is_some_and(|parent| parent.secret_inside);
        let secret_data = parent.is_some_and(|parent| parent.secret_data);
        Self {
            tag,
            name,
            role,
            secret: in_secret
                || name.is_some_and(is_credential)
                || (role == Role::Data && secret_data),
            secret_attributes: in_secret,
            secret_inside: in_secret,
            secret_data: role == Role::Credential
                || (secret_data && role != Role::Holder && role != Role::Data),
        }
    }

    /// Looks ahead at the attributes: those called `name` and `type` say what the others are.
    /// `decoder` is a copy that stands before them.
    pub(super) fn look_at_attributes(
        &mut self,
        decoder: Decoder<'_>,
        dictionary: Option<&Dictionary>,
        mut page: u8,
        table: &Table<'_>,
    ) {
        let mut value = Vec::new();
        let mut naming = None;
        let mut finish = |naming: Option<Naming>, value: &mut Vec<u8>| {
            // What is left of UTF-16 without its zero bytes is ASCII.
            value.retain(|&byte| byte != 0);
            if naming.is_some() && core::str::from_utf8(value).is_ok_and(is_credential) {
                self.secret_attributes = true;
                self.secret_inside |= naming == Some(Naming::Type);
            }
            value.clear();
        };
        for token in decoder {
            let attribute = match token {
                Ok(Token::AttrStart(byte)) => {
                    let entry = dictionary.and_then(|d| d.attribute(Tag::new(page, byte)));
                    Some(entry.map_or(("", ""), |entry| (entry.name, entry.prefix)))
                }
                Ok(Token::Literal(_, index)) => {
                    let name = table.string(index.value()).unwrap_or(&[]);
                    Some((core::str::from_utf8(name).unwrap_or(""), ""))
                }
                Ok(Token::End(Scope::Attributes)) | Err(_) => break,
                Ok(token) => {
                    match token {
                        Token::SwitchPage(to) => page = to,
                        _ if naming.is_some() => {
                            append(token, dictionary, page, table, &mut value);
                        }
                        _ => {}
                    }
                    None
                }
            };
            if let Some((name, start)) = attribute {
                finish(naming, &mut value);
                naming = Naming::of(name);
                value.extend_from_slice(start.as_bytes());
            }
        }
        finish(naming, &mut value);
    }
}

/// An attribute that says what the others of its element, or all in it, are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Naming {
    Name,
    Type,
}

impl Naming {
    fn of(attribute: &str) -> Option<Self> {
        if attribute.eq_ignore_ascii_case("name") {
            Some(Self::Name)
        } else if attribute.eq_ignore_ascii_case("type") {
            Some(Self::Type)
        } else {
            None
        }
    }
}

/// Whether the values of an attribute may be shown although those of the others may not.
pub(super) fn is_naming(attribute: &str) -> bool {
    Naming::of(attribute).is_some()
}

/// Appends the piece of text that a token is; of a long text the end is kept.
pub(super) fn append(
    token: Token<'_>,
    dictionary: Option<&Dictionary>,
    page: u8,
    table: &Table<'_>,
    to: &mut Vec<u8>,
) {
    const KEEP: usize = 256;
    let piece = match token {
        Token::StrI(text) | Token::ExtI(_, text) => text.as_bytes(),
        Token::Opaque { bytes, .. } => bytes,
        Token::StrT(index) => table.string(index.value()).unwrap_or(&[]),
        Token::AttrValue(byte) => {
            let text = dictionary.and_then(|d| d.attribute_value(Tag::new(page, byte)));
            text.unwrap_or("").as_bytes()
        }
        Token::Entity(code) => {
            to.extend(u8::try_from(code.value()).ok());
            &[]
        }
        _ => &[],
    };
    to.extend_from_slice(piece.get(piece.len().saturating_sub(KEEP)..).unwrap_or(piece));
    if to.len() > KEEP.saturating_mul(2) {
        to.drain(..to.len().saturating_sub(KEEP));
    }
}
