//! The canonical form of names: everything decoded that can stand as it is, everything else escaped
//! in capitals. Two addresses are the same node if their canonical forms are the same text.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::error::{UriDiagnostic, UriError, UriErrorKind, UriOptions};
use super::grammar::{self, Piece, is_literal};

/// White space of XML, which is what pads addresses.
pub(super) const PADDING: [char; 4] = [' ', '\t', '\r', '\n'];

/// Reads the parts of one address, and notes what it lets pass.
#[derive(Debug)]
pub(super) struct Canonicaliser<'o> {
    pub(super) options: &'o UriOptions,
    pub(super) diagnostics: Vec<UriDiagnostic>,
}

impl Canonicaliser<'_> {
    /// Refuses, or lets pass and says so.
    pub(super) fn pass(
        &mut self,
        allowed: bool,
        kind: UriErrorKind,
        offset: usize,
    ) -> Result<(), UriError> {
        let error = UriError::new(kind, offset);
        if !allowed {
            return Err(error);
        }
        self.diagnostics.push(UriDiagnostic::new(error));
        Ok(())
    }

    /// The canonical form of a path that begins at `offset`. One that climbs keeps its leading `..`
    /// where it is `relative`.
    pub(super) fn path<'a>(
        &mut self,
        path: &'a str,
        offset: usize,
        relative: bool,
    ) -> Result<Cow<'a, str>, UriError> {
        let limits = self.options.limits;
        if is_canonical(path, limits.name) {
            let depth = path.split('/').filter(|name| !name.is_empty()).count();
            if depth > limits.depth {
                return Err(UriError::new(UriErrorKind::TooDeep, offset));
            }
            return Ok(Cow::Borrowed(path));
        }
        let lenient = self.options.lenient;
        let mut out = CanonicalPath::default();
        let mut at = offset;
        for raw in path.split('/') {
            let start = at;
            at = at.saturating_add(raw.len()).saturating_add(1);
            let name = raw.trim_matches(PADDING);
            if name.len() != raw.len() {
                self.pass(lenient.padding, UriErrorKind::Padding, start)?;
            }
            if name.is_empty() {
                self.pass(lenient.empty_names, UriErrorKind::EmptyName, start)?;
                continue;
            }
            let name = self.name(name, start)?;
            if name.len() > limits.name {
                return Err(UriError::new(UriErrorKind::NameTooLong, start));
            }
            match name.as_ref() {
                "." => self.pass(lenient.dot_names, UriErrorKind::DotName, start)?,
                ".." => {
                    self.pass(lenient.dot_names, UriErrorKind::DotName, start)?;
                    if !out.climb(relative) {
                        return Err(UriError::new(UriErrorKind::AboveRoot, start));
                    }
                }
                "*" => return Err(UriError::new(UriErrorKind::Wildcard, start)),
                name => out.push(name),
            }
            if out.depth > limits.depth {
                return Err(UriError::new(UriErrorKind::TooDeep, start));
            }
        }
        Ok(Cow::Owned(out.text))
    }

    /// A name, decoded.
    fn name<'a>(&mut self, raw: &'a str, offset: usize) -> Result<Cow<'a, str>, UriError> {
        let plain = raw.chars().all(is_literal);
        let name = if plain {
            Cow::Borrowed(raw)
        } else {
            Cow::Owned(self.unescaped(raw, offset)?)
        };
        Ok(match grammar::braced(&name) {
            Some(inside) => {
                let mut braces = String::with_capacity(name.len());
                braces.push('{');
                braces.push_str(inside);
                braces.push('}');
                Cow::Owned(braces)
            }
            None => name,
        })
    }

    fn unescaped(&mut self, raw: &str, offset: usize) -> Result<String, UriError> {
        let lenient = self.options.lenient;
        let mut bytes = Vec::with_capacity(raw.len());
        let mut rest = raw;
        while let Ok((left, piece)) = grammar::piece(rest) {
            let at = offset.saturating_add(raw.len().saturating_sub(rest.len()));
            match piece {
                Piece::Literal(text) => bytes.extend_from_slice(text.as_bytes()),
                Piece::Escaped(byte) => bytes.push(byte),
                Piece::StrayPercent => {
                    self.pass(lenient.stray_percent, UriErrorKind::Escape, at)?;
                    bytes.push(b'%');
                }
                Piece::Unescaped(c) if c.is_control() => {
                    return Err(UriError::new(UriErrorKind::Control(c), at));
                }
                Piece::Unescaped(c) => {
                    self.pass(lenient.unescaped, UriErrorKind::Unescaped(c), at)?;
                    bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                }
            }
            rest = left;
        }
        let Ok(name) = String::from_utf8(bytes) else {
            return Err(UriError::new(UriErrorKind::NotUtf8, offset));
        };
        match name.chars().find(|c| c.is_control()) {
            Some(c) => Err(UriError::new(UriErrorKind::Control(c), offset)),
            None => Ok(name),
        }
    }

    /// The canonical form of a query. Its delimiters keep their meaning: what was escaped of them
    /// stays escaped.
    pub(super) fn query<'a>(
        &mut self,
        query: &'a str,
        offset: usize,
    ) -> Result<Cow<'a, str>, UriError> {
        let stands = |c| is_literal(c) || matches!(c, '/' | '?');
        if query.chars().all(stands) {
            return Ok(Cow::Borrowed(query));
        }
        let lenient = self.options.lenient;
        let mut out = String::with_capacity(query.len());
        let mut rest = query;
        while let Ok((left, piece)) = grammar::piece(rest) {
            let at = offset.saturating_add(query.len().saturating_sub(rest.len()));
            match piece {
                Piece::Literal(text) => out.push_str(text),
                Piece::Escaped(byte) => {
                    let c = char::from(byte);
                    if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~') {
                        out.push(c);
                    } else {
                        escape_byte(byte, &mut out);
                    }
                }
                Piece::StrayPercent => {
                    self.pass(lenient.stray_percent, UriErrorKind::Escape, at)?;
                    escape_byte(b'%', &mut out);
                }
                Piece::Unescaped(c) if stands(c) => out.push(c),
                Piece::Unescaped(c) if c.is_control() => {
                    return Err(UriError::new(UriErrorKind::Control(c), at));
                }
                Piece::Unescaped(c) => {
                    self.pass(lenient.unescaped, UriErrorKind::Unescaped(c), at)?;
                    escape_char(c, &mut out);
                }
            }
            rest = left;
        }
        Ok(Cow::Owned(out))
    }
}

/// A path in canonical form, as it grows.
#[derive(Default, Debug)]
pub(super) struct CanonicalPath {
    pub(super) text: String,
    pub(super) depth: usize,
}

impl CanonicalPath {
    /// Adds a name, decoded.
    pub(super) fn push(&mut self, name: &str) {
        self.separate();
        escape(name, &mut self.text);
    }

    /// Adds a name that is in canonical form.
    pub(super) fn push_canonical(&mut self, name: &str) {
        self.separate();
        self.text.push_str(name);
    }

    fn separate(&mut self) {
        if !self.text.is_empty() {
            self.text.push('/');
        }
        self.depth = self.depth.saturating_add(1);
    }

    /// Takes the last name away; of a relative path with none, adds `..`. Whether that was possible.
    pub(super) fn climb(&mut self, relative: bool) -> bool {
        let last = self.text.rfind('/');
        let name = self
            .text
            .get(last.map_or(0, |slash| slash.saturating_add(1))..);
        if matches!(name, None | Some("" | "..")) {
            if relative {
                self.push_canonical("..");
            }
            return relative;
        }
        self.text.truncate(last.unwrap_or(0));
        self.depth = self.depth.saturating_sub(1);
        true
    }
}

/// Appends a name, decoded, in canonical form.
pub(crate) fn escape(name: &str, out: &mut String) {
    for c in name.chars() {
        if is_literal(c) {
            out.push(c);
        } else {
            escape_char(c, out);
        }
    }
}

fn escape_char(c: char, out: &mut String) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        escape_byte(byte, out);
    }
}

fn escape_byte(byte: u8, out: &mut String) {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    out.push('%');
    out.push(digit(byte >> 4).to_ascii_uppercase());
    out.push(digit(byte & 15).to_ascii_uppercase());
}

/// The decoded form of a name in canonical form.
pub(super) fn decoded(canonical: &str) -> Cow<'_, str> {
    if !canonical.contains('%') {
        return Cow::Borrowed(canonical);
    }
    let mut bytes = Vec::with_capacity(canonical.len());
    let mut rest = canonical;
    while let Ok((left, piece)) = grammar::piece(rest) {
        match piece {
            Piece::Literal(text) => bytes.extend_from_slice(text.as_bytes()),
            Piece::Escaped(byte) => bytes.push(byte),
            Piece::StrayPercent => bytes.push(b'%'),
            Piece::Unescaped(c) => {
                bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        rest = left;
    }
    match String::from_utf8(bytes) {
        Ok(name) => Cow::Owned(name),
        // Not reached: what is canonical was decoded before.
        Err(_) => Cow::Borrowed(canonical),
    }
}

/// Whether a path is seen to be in canonical form without decoding it. Non-ASCII escapes are not
/// looked into. An empty path is.
fn is_canonical(path: &str, longest: usize) -> bool {
    path.is_empty() || path.split('/').all(|name| is_canonical_name(name, longest))
}

fn is_canonical_name(name: &str, longest: usize) -> bool {
    if matches!(name, "" | "." | ".." | "*")
        || name.len() > longest
        || grammar::braced(name).is_some()
    {
        return false;
    }
    let mut rest = name;
    while let Ok((left, piece)) = grammar::piece(rest) {
        let canonical = match piece {
            Piece::Literal(_) => true,
            Piece::Escaped(byte) => {
                let digits = rest.get(1..3).unwrap_or("");
                (byte.is_ascii_graphic() || byte == b' ')
                    && !is_literal(char::from(byte))
                    && !digits.bytes().any(|b| b.is_ascii_lowercase())
            }
            Piece::StrayPercent | Piece::Unescaped(_) => false,
        };
        if !canonical {
            return false;
        }
        rest = left;
    }
    true
}
