//! A document explained byte by byte: every field of the header and every token, with its place,
//! its bytes and what it means.
//!
//! ```
//! use wbxml::dump::{Dump, DumpOptions};
//!
//! let request = b"\x03\x01\x6A\x00\x00\x07\x56\x52\x030\x00\x01\x01";
//! let options = DumpOptions::new().with_dictionary(&wbxml::dictionaries::ACTIVESYNC);
//! let text = Dump::new(request, &options).text().to_string();
//! assert!(text.contains("000008  03 30 00                  STR_I                   \"0\""));
//! ```
//!
//! A dump never fails: it goes on to the error and then shows the error. It takes time linear in
//! the document, and memory for the open elements and the string table.
//!
//! Values of [credentials](crate::credentials) are left out unless
//! [asked for](DumpOptions::with_redact): neither the text nor the bytes of an entry have them.
//! They are told by name, so of a document without a dictionary only those with literal names are
//! left out.

mod header;
mod json;
mod secrets;
mod table;
mod text;
mod walk;

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::iter::FusedIterator;

use crate::{Dictionary, Error, Header, Options, dictionaries};

pub use json::{Json, JsonEntry};
pub use text::{Hex, Meaning, Text};

use header::header_fields;
use table::Table;
use walk::{Walk, WalkEnd};

/// How a document is dumped.
///
/// ```
/// use wbxml::dictionaries::ACTIVESYNC;
/// use wbxml::dump::{Dump, DumpOptions};
///
/// // A Settings request with a password in it.
/// let request = b"\x03\x01\x6A\x00\x00\x12\x45\x54\x48\x55\x03secret\x00\x01\x01\x01\x01";
/// let options = DumpOptions::new().with_dictionary(&ACTIVESYNC);
/// assert!(!Dump::new(request, &options).text().to_string().contains("secret"));
/// let shown = options.with_redact(false);
/// assert!(Dump::new(request, &shown).text().to_string().contains("secret"));
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct DumpOptions {
    /// The dictionary that names the tokens. Default: the one of the type that the header names.
    pub dictionary: Option<&'static Dictionary>,
    /// Limits and leniency of reading. Default [`Options::LENIENT`].
    pub decode: Options,
    /// Whether credentials are left out. Default yes.
    pub redact: bool,
}

impl Default for DumpOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl DumpOptions {
    /// The default options.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            dictionary: None,
            decode: Options::LENIENT,
            redact: true,
        }
    }

    /// These options with a dictionary.
    #[must_use]
    pub const fn with_dictionary(mut self, dictionary: &'static Dictionary) -> Self {
        self.dictionary = Some(dictionary);
        self
    }

    /// These options with other limits and leniency.
    #[must_use]
    pub const fn with_decode(mut self, options: Options) -> Self {
        self.decode = options;
        self
    }

    /// These options with credentials left out or shown.
    #[must_use]
    pub const fn with_redact(mut self, redact: bool) -> Self {
        self.redact = redact;
        self
    }
}

/// What an [`Entry`] is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Kind {
    /// The version byte.
    Version,
    /// The public identifier.
    PublicId,
    /// The charset.
    Charset,
    /// The length of the string table.
    StringTable,
    /// One string of the string table.
    TableString,
    /// SWITCH_PAGE; the page it switches to is the entry's.
    SwitchPage,
    /// The start of an element, by token or LITERAL.
    Tag {
        /// Whether attributes follow.
        attributes: bool,
        /// Whether content follows.
        content: bool,
        /// Whether it is a LITERAL.
        literal: bool,
    },
    /// END of the content of an element.
    EndElement,
    /// END of the attributes of an element.
    EndAttributes {
        /// Whether content follows; otherwise the element is at its end too.
        content: bool,
    },
    /// The start of an attribute, or the target of a processing instruction.
    AttrStart {
        /// Whether it is a LITERAL.
        literal: bool,
        /// Whether it is the target of a processing instruction.
        pi: bool,
    },
    /// An attribute value token.
    AttrValue,
    /// STR_I.
    StrI,
    /// STR_T.
    StrT,
    /// ENTITY.
    Entity,
    /// OPAQUE.
    Opaque,
    /// An extension token.
    Extension(u8),
    /// PI: a processing instruction begins.
    Pi,
    /// END of a processing instruction.
    EndPi,
    /// Bytes behind the end of the document, let pass.
    Trailing,
    /// What reading ended with.
    Error(Error),
}

/// The value of an [`Entry`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Value<'a> {
    /// There is none.
    None,
    /// A number.
    Number(u32),
    /// Text.
    Text(Cow<'a, str>),
    /// Bytes that are not text, or text in a charset that this build cannot read.
    Bytes(&'a [u8]),
    /// A credential of this many bytes, left out.
    Redacted(usize),
}

/// One line of a dump: a field of the header or a token.
///
/// ```
/// use wbxml::dictionaries::ACTIVESYNC;
/// use wbxml::dump::{Dump, DumpOptions, Entry, Hex, JsonEntry, Kind, Meaning, Value};
///
/// let request = b"\x03\x01\x6A\x00\x00\x07\x56\x52\x030\x00\x01\x01";
/// let options = DumpOptions::new().with_dictionary(&ACTIVESYNC);
/// let is_string = |entry: &Entry<'_>| matches!(entry.kind, Kind::StrI);
/// let entry: Entry<'_> = Dump::new(request, &options).find(is_string).unwrap();
/// assert_eq!((entry.offset, entry.depth), (8, 2));
/// assert!(matches!(&entry.value, Value::Text(text) if text == "0"));
///
/// let hex: Hex<'_, '_> = entry.hex();
/// assert_eq!(hex.to_string(), "03 30 00");
/// let meaning: Meaning<'_, '_> = entry.meaning();
/// assert_eq!(meaning.to_string().trim_start(), "\"0\""); // Indented by the depth.
/// let json: JsonEntry<'_, '_> = entry.json();
/// assert!(json.to_string().contains("\"text\":\"0\""));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Entry<'a> {
    /// Where it stands in the document, in bytes.
    pub offset: u64,
    /// How many bytes it takes.
    pub len: usize,
    /// Its bytes; none where they would show a credential.
    pub bytes: &'a [u8],
    /// What it is.
    pub kind: Kind,
    /// How deep it is nested.
    pub depth: u32,
    /// The code page it is of.
    pub page: Option<u8>,
    /// The name that goes with it: of the element, the attribute, the charset, the document type
    /// or the namespace.
    pub name: Option<Cow<'a, str>>,
    /// Its value; of an attribute start, the start of the value that the token stands for.
    pub value: Value<'a>,
    /// The offset in the string table that it refers to or, in the table, has.
    pub table_offset: Option<u32>,
}

impl<'a> Entry<'a> {
    fn new(kind: Kind, offset: usize, bytes: &'a [u8]) -> Self {
        Self {
            offset: offset as u64,
            len: bytes.len(),
            bytes,
            kind,
            depth: 0,
            page: None,
            name: None,
            value: Value::None,
            table_offset: None,
        }
    }

    /// Leaves the value out, which takes `value_len` bytes.
    fn redact(mut self, value_len: usize) -> Self {
        if !matches!(self.kind, Kind::StrT | Kind::PublicId) {
            // These two only say where it is.
            self.bytes = &[];
        }
        self.value = Value::Redacted(value_len);
        self
    }

    /// Whether its value is a credential that was left out.
    #[must_use]
    pub const fn is_redacted(&self) -> bool {
        matches!(self.value, Value::Redacted(_))
    }
}

/// The entries of a document, one after the other; the last one may be an error.
#[derive(Clone, Debug)]
pub struct Dump<'a> {
    input: &'a [u8],
    /// What is left of the header, or of a document whose header is wrong, last first.
    header: Vec<Entry<'a>>,
    table: Table<'a>,
    /// The string of the table that comes next.
    string: usize,
    walk: Option<Walk<'a>>,
    dictionary: Option<&'static Dictionary>,
}

impl<'a> Dump<'a> {
    /// The entries of `input`.
    #[must_use]
    pub fn new(input: &'a [u8], options: &DumpOptions) -> Self {
        let mut dump = Self {
            input,
            header: Vec::new(),
            table: Table::default(),
            string: 0,
            walk: None,
            dictionary: options.dictionary,
        };
        match Header::decode(input, &options.decode) {
            Ok((header, body)) => dump.open(&header, body, options),
            Err(error) => {
                dump.header = header_fields(input, error.offset(), None);
                dump.header.push(error_entry(error));
            }
        }
        dump.header.reverse();
        dump
    }

    fn open(&mut self, header: &Header<'a>, body: &'a [u8], options: &DumpOptions) {
        let named = dictionaries::detect(header);
        self.dictionary = self.dictionary.or(named);
        let start = self.input.len().saturating_sub(body.len());
        let table_start = start.saturating_sub(header.string_table.len());
        self.table = Table::new(header, table_start, &options.decode);
        self.header = header_fields(self.input, table_start as u64, header.formal_public_id());
        let indices = self.header.iter().filter_map(|entry| entry.table_offset);
        indices.for_each(|index| self.table.mark_plain(index));
        let walk = Walk::new(self.input, self.dictionary, options);
        if options.redact && !header.string_table.is_empty() {
            // Which strings of the table are credentials, the body says.
            let mut walk = walk.clone();
            let end = loop {
                match walk.as_mut().map(|walk| walk.next_entry(&mut self.table)) {
                    Some(Ok(_)) => {}
                    Some(Err(end)) => break Some(end),
                    None => break None,
                }
            };
            if let Some(WalkEnd::Error { .. }) = end {
                self.table.mark_rest_secret();
            }
        }
        self.walk = walk;
        for entry in &mut self.header {
            if entry.kind == Kind::PublicId {
                entry.name = named.map(|dictionary| Cow::Borrowed(dictionary.name()));
                if entry
                    .table_offset
                    .is_some_and(|index| self.table.is_secret(index))
                {
                    *entry = entry.clone().redact(0);
                }
            }
        }
    }

    /// The dictionary that names the tokens.
    #[must_use]
    pub const fn dictionary(&self) -> Option<&'static Dictionary> {
        self.dictionary
    }

    /// What is left of the dump as a table for people. `{:#}` abbreviates nothing.
    #[must_use]
    pub fn text(self) -> Text<'a> {
        Text::new(self)
    }

    /// What is left of the dump as a JSON array of objects, one a line.
    #[must_use]
    pub fn json(self) -> Json<'a> {
        Json::new(self)
    }
}

impl<'a> Iterator for Dump<'a> {
    type Item = Entry<'a>;

    fn next(&mut self) -> Option<Entry<'a>> {
        if let Some(entry) = self.header.pop() {
            return Some(entry);
        }
        if let Some(entry) = self.table.entry(self.string) {
            self.string = self.string.saturating_add(1);
            return Some(entry);
        }
        match self.walk.as_mut()?.next_entry(&mut self.table) {
            Ok(entry) => Some(entry),
            Err(end) => {
                self.walk = None;
                match end {
                    WalkEnd::Clean => None,
                    WalkEnd::Trailing(offset) => {
                        let bytes = self.input.get(offset..)?;
                        Some(Entry::new(Kind::Trailing, offset, bytes))
                    }
                    WalkEnd::Error { error, secret } => {
                        let mut entry = error_entry(error);
                        if secret {
                            entry.value = Value::Redacted(0);
                        }
                        Some(entry)
                    }
                }
            }
        }
    }
}

impl FusedIterator for Dump<'_> {}

fn error_entry<'a>(error: Error) -> Entry<'a> {
    let mut entry = Entry::new(Kind::Error(error), 0, &[]);
    entry.offset = error.offset();
    entry
}
