//! `cargo xtask inspect`: a document explained.

mod autodiscover;
mod ddf;
mod dictionary;
mod dump;
mod mask;
mod model;
mod outline;
mod provision;
mod provisioning_document;
mod redact;
mod syncml;

use std::io::Write;
use std::ops::Range;
use std::path::PathBuf;

use clap::ValueEnum;
use wbxml::charset::to_utf8;
use wbxml::credentials::has_credential;
use wbxml::dump::{Dump, DumpOptions};
use wbxml::xml::{ReadOptions, Reader, WriteOptions};
use wbxml::{
    ConvertOptions, Diagnostic, Dictionary, Error, ErrorKind, EventReader, Options, Source,
    XmlError, from_xml_with,
};

use crate::failure::Failure;
use crate::input::{Form, Input};
use crate::progress;
use crate::style::document::NOTE;

pub(crate) use dictionary::{Choice, choose};

const EXAMPLES: &str = "\
The input may be WBXML or XML (UTF-8), as it is or as text: hexadecimal digits in any layout (dense,
03 01, 03:01, 0x03, 0x01, with comments behind #), what `xxd`, `hexdump -C` or Wireshark print, the
array or string of a program ({0x03, 0x01} or \\x03\\x01), or base64.

Examples:
  cargo xtask inspect                                  the bundled sample
  cargo xtask inspect --view xml                       the same as XML
  cargo xtask inspect capture.bin --strict             refuse what is only let pass
  cargo xtask inspect unknown.bin -d activesync        name the dictionary yourself
  cargo xtask inspect -d list                          which dictionaries there are
  cargo xtask inspect request.xml                      what XML becomes in WBXML
  cargo xtask inspect autodiscover.xml                 model and plan of an Autodiscover response
  cargo xtask inspect autodiscover.xml --view lint     all that is wrong with it
  cargo xtask inspect EMAIL2.xml --view model          the tree that a DDF describes
  echo '03 01 6A 00 00 07 56 52 03 30 00 01 01' | cargo xtask inspect -

Exit codes: 0 the document is in order, 2 it is not, or the command line is wrong.";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// A file, or `-` for standard input; without one, a bundled sample
    file: Option<PathBuf>,

    /// The dictionary to read it with, instead of the one that it names; `none` for no names,
    /// `list` to see which there are
    #[arg(short, long, value_name = "NAME")]
    dictionary: Option<String>,

    /// What to show
    #[arg(short, long, value_enum, default_value_t)]
    view: View,

    /// Refuse what is not as specified, instead of reading on with a note
    #[arg(long)]
    strict: bool,

    /// The address that an Autodiscover response is for: the plan depends on it
    #[arg(long, value_name = "E-MAIL")]
    address: Option<String>,

    /// Show passwords and other credentials
    #[arg(long)]
    show_secrets: bool,

    /// Abbreviate nothing in the dump
    #[arg(long)]
    full: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum View {
    /// Every token: where it is, its bytes, what it means
    #[default]
    Dump,
    /// The document as XML
    Xml,
    /// The dump for programs: a JSON array, one object for each token
    Json,
    /// What the document says: the elements and values, or the model of its type
    Model,
    /// All that is wrong with an Autodiscover document, with line and column, or with a DDF
    Lint,
}

/// A document that is shown, and how.
pub(crate) struct Subject<'a> {
    pub(crate) input: &'a Input,
    pub(crate) dictionary: Option<&'static Dictionary>,
    pub(crate) options: Options,
    pub(crate) show_secrets: bool,
    pub(crate) full: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    if arguments.dictionary.as_deref() == Some("list") {
        return dictionary::list();
    }
    let input = Input::read(arguments.file.as_deref())?;
    if autodiscover::fits(&input, arguments.view) {
        let address = arguments.address.as_deref();
        return autodiscover::run(
            &input,
            arguments.view,
            arguments.strict,
            address,
            arguments.show_secrets,
        );
    }
    let options = if arguments.strict {
        Options::STRICT
    } else {
        Options::LENIENT
    };
    let choice = dictionary::choose(&input, arguments.dictionary.as_deref(), &options)?;
    let subject = Subject {
        input: &input,
        dictionary: choice.dictionary(),
        options,
        show_secrets: arguments.show_secrets,
        full: arguments.full,
    };
    let heading = heading(&input, &choice);
    match arguments.view {
        View::Dump => writeln!(anstream::stdout(), "{NOTE}{heading}{NOTE:#}")?,
        _ => writeln!(anstream::stderr(), "{NOTE}{heading}{NOTE:#}")?,
    }
    if matches!(choice, Choice::AskedNone) && !subject.show_secrets {
        let note = "without a dictionary, passwords are not told from other values";
        writeln!(anstream::stderr(), "{NOTE}note:{NOTE:#} {note}")?;
    }
    match (arguments.view, input.form) {
        (View::Dump | View::Json, Form::Wbxml) => {
            dump::show(&subject, &input.bytes, arguments.view == View::Json)?;
            subject.report()
        }
        (View::Dump | View::Json, Form::Xml) => {
            let bytes = subject.encode()?;
            dump::show(&subject, &bytes, arguments.view == View::Json)
        }
        (View::Xml, _) => {
            model::xml(&subject, &WriteOptions::PRETTY).and_then(|()| subject.report())
        }
        (View::Lint, _) if ddf::fits(&subject) => ddf::look_over(&subject),
        (View::Lint, _) => Err(Failure::input(
            "only Autodiscover documents, which are XML, and DDF documents are looked over",
        )),
        (View::Model, _) => model::show(&subject).and_then(|()| subject.report()),
    }
}

/// A failure of reading the input, without credentials around its place.
pub(crate) fn failure(
    input: &Input,
    dictionary: Option<&'static Dictionary>,
    error: &Error,
) -> Failure {
    let options = Options::LENIENT;
    Subject {
        input,
        dictionary,
        options,
        show_secrets: false,
        full: false,
    }
    .failure(error)
}

/// How XML is read: leniently, a DOCTYPE may have an internal subset, as DDF files have it.
pub(crate) fn read_options(
    input: &Input,
    dictionary: Option<&'static Dictionary>,
    lenient: bool,
) -> Result<ReadOptions, Failure> {
    let options = ReadOptions::default();
    let Some(dictionary) = dictionary.filter(|_| lenient) else {
        return Ok(options);
    };
    let first = Reader::new(input.xml(), dictionary).and_then(|mut reader| reader.next_event());
    if first.is_err_and(|e| e.kind() == ErrorKind::Xml(XmlError::InternalSubset)) {
        let note = "the internal subset of the DOCTYPE is ignored";
        writeln!(anstream::stderr(), "{NOTE}note:{NOTE:#} {note}")?;
        return Ok(options.with_internal_subset(true));
    }
    Ok(options)
}

/// What the input was found to be.
fn heading(input: &Input, choice: &Choice) -> String {
    let form = match (input.form, input.bytes.first()) {
        (Form::Wbxml, Some(minor)) => format!("WBXML 1.{minor}"),
        _ => "XML".to_owned(),
    };
    let wrapping = input.wrapping.map_or("", |wrapping| match wrapping.name() {
        "base64" => " in base64",
        _ => " in hexadecimal",
    });
    format!(
        "{}: {form}{wrapping}, {} bytes; {choice}",
        input.name,
        input.bytes.len()
    )
}

impl Subject<'_> {
    /// How the document is dumped.
    fn dump_options(&self) -> DumpOptions {
        let options = DumpOptions::new()
            .with_decode(self.options)
            .with_redact(!self.show_secrets);
        match self.dictionary {
            Some(dictionary) => options.with_dictionary(dictionary),
            None => options,
        }
    }

    /// The WBXML that XML becomes.
    fn encode(&self) -> Result<Vec<u8>, Failure> {
        let mut options = ConvertOptions::default().with_read(self.read_options()?);
        options.dictionary = self.dictionary;
        let working = progress::working("encoding", self.input.bytes.len());
        let encoded = from_xml_with(self.input.xml(), &options);
        working.finish_and_clear();
        encoded.map_err(|e| self.failure(&e))
    }

    /// How XML is read.
    fn read_options(&self) -> Result<ReadOptions, Failure> {
        read_options(self.input, self.dictionary, self.options != Options::STRICT)
    }

    /// A failure of reading the document, without credentials around its place.
    pub(crate) fn failure(&self, error: &Error) -> Failure {
        self.input.failure(error, &self.hidden(error))
    }

    /// The ranges of the document that are not to be seen around an error.
    fn hidden(&self, error: &Error) -> Vec<Range<usize>> {
        let at = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
        if self.show_secrets {
            return Vec::new();
        }
        if self.input.form == Form::Xml {
            let near =
                at(error.offset()).saturating_sub(400)..at(error.offset()).saturating_add(200);
            let end = near.end.min(self.input.bytes.len());
            let text = self.input.bytes.get(near.start..end).unwrap_or(&[]);
            return if has_credential(text) || has_nameless_value(text) {
                vec![near]
            } else {
                Vec::new()
            };
        }
        let mut hidden = Vec::new();
        for entry in Dump::new(&self.input.bytes, &self.dump_options()) {
            if entry.is_redacted() {
                let start = at(entry.offset);
                let end = if entry.len > 0 {
                    start.saturating_add(entry.len)
                } else {
                    usize::MAX
                };
                hidden.push(start..end);
            }
        }
        hidden
    }

    /// Says what was let pass, and fails if the document is not in order.
    fn report(&self) -> Result<(), Failure> {
        if self.input.form == Form::Xml {
            return Ok(());
        }
        let mut diagnostics = Vec::new();
        let read = match self.dictionary {
            Some(dictionary) => self.read(dictionary, &mut diagnostics),
            None => self.read_tokens(),
        };
        let mut stderr = anstream::stderr().lock();
        for diagnostic in diagnostics {
            writeln!(stderr, "{NOTE}note:{NOTE:#} {diagnostic}")?;
        }
        read.map_err(|e| self.failure(&e))
    }

    fn read(
        &self,
        dictionary: &'static Dictionary,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<(), Error> {
        let document = to_utf8(&self.input.bytes, Some(dictionary), &self.options)?;
        diagnostics.extend(document.diagnostics);
        let mut source = EventReader::with_options(&document.bytes, dictionary, &self.options)?;
        let end = loop {
            match source.next_event() {
                Ok(Some(_)) => {}
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        };
        diagnostics.extend(source.take_diagnostics());
        end
    }

    fn read_tokens(&self) -> Result<(), Error> {
        wbxml::Decoder::with_options(&self.input.bytes, &self.options)?
            .try_for_each(|token| token.map(|_| ()))
    }
}

/// Whether a `parm` has a value and no name, or none yet: what it is for nobody knows.
fn has_nameless_value(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    let mut parms = text.split("<parm").skip(1);
    parms.any(|rest| {
        let tag = rest.split('>').next().unwrap_or(rest);
        tag.contains("value") && !tag.contains("name")
    })
}
