//! [`Error`]: what went wrong in a document, in which element, and at which byte.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

/// What went wrong in a document, in which element, and where.
///
/// The offset counts bytes from the start of the input that was given (decoding) or of the output
/// that was written (encoding), and names the byte where the offending item begins. Of what is
/// missing, it is where the element ends in which it is missing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Error(Box<Inner>);

const _: () = assert!(size_of::<Error>() <= 16);

#[derive(Clone, PartialEq, Eq, Debug)]
struct Inner {
    kind: ErrorKind,
    offset: u64,
    /// The names of the elements, the innermost first.
    path: Vec<Box<str>>,
}

impl Error {
    /// An error of this kind at this byte offset.
    #[cold]
    #[must_use]
    pub fn new(kind: ErrorKind, offset: u64) -> Self {
        Self(Box::new(Inner {
            kind,
            offset,
            path: Vec::new(),
        }))
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// The byte offset of the offending item.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.0.offset
    }

    /// The names of the elements in which it went wrong, from the root.
    pub fn path(&self) -> impl ExactSizeIterator<Item = &str> + '_ {
        self.0.path.iter().rev().map(|name| &**name)
    }
}

impl From<wbxml::Error> for Error {
    #[cold]
    fn from(error: wbxml::Error) -> Self {
        Self::new(ErrorKind::Wbxml(error.kind()), error.offset())
    }
}

impl fmt::Display for Error {
    /// `missing NodeName in MgmtTree/Node at byte 412`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.kind, f)?;
        for (at, name) in self.path().enumerate() {
            f.write_str(if at == 0 { " in " } else { "/" })?;
            f.write_str(name)?;
        }
        write!(f, " at byte {}", self.0.offset)
    }
}

impl core::error::Error for Error {}

/// The kinds of [`Error`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The WBXML or XML is not well-formed, or cannot carry what is to be written.
    Wbxml(wbxml::ErrorKind),
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wbxml(kind) => kind.fmt(f),
        }
    }
}
