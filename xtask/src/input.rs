//! A document as it comes: from a file, standard input or the bundled sample, in any form.

mod detect;
mod locate;
mod textual;

use std::fs;
use std::io::{IsTerminal, Read, Write};
use std::ops::Range;
use std::path::Path;

use crate::failure::Failure;
use crate::style::document::NOTE;

pub(crate) use detect::Form;
pub(crate) use textual::Wrapping;

/// The document that is shown where none is named.
const SAMPLE: &[u8] = include_bytes!("../samples/mail-provisioning.wbxml");

/// A document, taken out of whatever it came in.
#[derive(Debug)]
pub(crate) struct Input {
    /// What it is called in messages.
    pub(crate) name: String,
    /// What it came in, if not as it is.
    pub(crate) wrapping: Option<Wrapping>,
    pub(crate) form: Form,
    /// The document itself. XML is UTF-8, without a byte order mark.
    pub(crate) bytes: Vec<u8>,
    /// How many bytes of a byte order mark have been taken from its front.
    mark: usize,
}

/// What is wrong with an input, and at which of its bytes, if it is at one.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) offset: Option<usize>,
    pub(crate) message: String,
}

impl Problem {
    fn new(offset: usize, message: impl Into<String>) -> Self {
        Self {
            offset: Some(offset),
            message: message.into(),
        }
    }

    fn nowhere(message: impl Into<String>) -> Self {
        Self {
            offset: None,
            message: message.into(),
        }
    }
}

/// The bytes that a text spells in hexadecimal or base64, if it does.
pub(crate) fn spelled(text: &[u8]) -> Option<Vec<u8>> {
    textual::unwrap(text).ok().map(|(_, bytes)| bytes)
}

impl Input {
    /// The same with other bytes, as many as there were.
    pub(crate) fn with_bytes(&self, bytes: Vec<u8>) -> Self {
        Self {
            name: self.name.clone(),
            wrapping: self.wrapping,
            form: self.form,
            bytes,
            mark: self.mark,
        }
    }

    /// The document in this file; in standard input if the file is `-`; the sample if there is
    /// none.
    pub(crate) fn read(file: Option<&Path>) -> Result<Self, Failure> {
        let Some(file) = file else {
            let name = "the bundled sample (xtask/samples/mail-provisioning.wbxml)";
            return Self::detect(name.to_owned(), SAMPLE.to_vec());
        };
        if file == Path::new("-") {
            let mut bytes = Vec::new();
            let mut stdin = std::io::stdin();
            if stdin.is_terminal() {
                writeln!(
                    anstream::stderr(),
                    "{NOTE}reading the terminal, Ctrl-D ends{NOTE:#}"
                )?;
            }
            stdin
                .read_to_end(&mut bytes)
                .map_err(|e| Failure::input(format!("standard input: {e}")))?;
            return Self::detect("standard input".to_owned(), bytes);
        }
        let name = file.display().to_string();
        match fs::read(file) {
            Ok(bytes) => Self::detect(name, bytes),
            Err(e) => Err(Failure::input(format!("{name}: {e}"))),
        }
    }

    fn detect(name: String, bytes: Vec<u8>) -> Result<Self, Failure> {
        match detect::detect(&bytes) {
            Ok(detected) => {
                let (wrapping, form, mark) = (detected.wrapping, detected.form, detected.mark);
                let bytes = match detected.unwrapped {
                    Some(unwrapped) => unwrapped,
                    None => bytes,
                };
                let bytes = if mark > 0 {
                    bytes.get(mark..).unwrap_or(&[]).to_vec()
                } else {
                    bytes
                };
                Ok(Self {
                    name,
                    wrapping,
                    form,
                    bytes,
                    mark,
                })
            }
            Err(problem) => {
                let Problem { offset, message } = problem;
                let place = offset.map_or(String::new(), |offset| {
                    format!(" at byte {offset}{}", locate::any(&bytes, offset))
                });
                Err(Failure::input(format!("{name}: {message}{place}")))
            }
        }
    }

    /// The document as text, if it is XML.
    pub(crate) fn xml(&self) -> &str {
        match self.form {
            // What is found to be XML is UTF-8.
            Form::Xml => std::str::from_utf8(&self.bytes).unwrap_or(""),
            Form::Wbxml => "",
        }
    }

    /// The line of text around an offset, if it is XML.
    pub(crate) fn context(&self, offset: u64) -> String {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        locate::text(self.xml(), offset, &[])
    }

    /// A failure of reading the document: one line with the place, and the bytes around it, without
    /// those that are to be hidden.
    pub(crate) fn failure(&self, error: &wbxml::Error, hidden: &[Range<usize>]) -> Failure {
        let offset = usize::try_from(error.offset()).unwrap_or(usize::MAX);
        let kind = error.kind();
        let name = &self.name;
        let within = match self.wrapping {
            Some(Wrapping::Hex) => " of the bytes in hexadecimal",
            Some(Wrapping::Base64) => " of the bytes in base64",
            None => "",
        };
        Failure::input(match self.form {
            Form::Wbxml => {
                let context = locate::bytes(&self.bytes, offset, hidden);
                format!("{name}: {kind} at byte {offset} (0x{offset:X}){within}{context}")
            }
            Form::Xml => {
                let (line, column) = locate::line_and_column(self.xml(), offset);
                let context = locate::text(self.xml(), offset, hidden);
                let offset = offset.saturating_add(self.mark);
                format!(
                    "{name}: {kind} at byte {offset}, line {line}, column {column}{within}{context}"
                )
            }
        })
    }
}
