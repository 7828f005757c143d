//! `cargo xtask convert`: a document in its other form.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use indicatif::ProgressBar;
use wbxml::encode::Output;
use wbxml::xml::{Unrepresentable, WriteOptions};
use wbxml::{ConvertOptions, Options, from_xml_with, to_xml_in};

use crate::failure::Failure;
use crate::input::{Form, Input};
use crate::inspect;
use crate::progress;
use crate::style::document::NOTE;

const EXAMPLES: &str = "\
The input may be WBXML or XML (UTF-8), as it is or as text (`inspect --help` says which); which of
them, its content says. WBXML becomes XML, XML becomes WBXML.

Examples:
  cargo xtask convert policy.bin                       XML, on the terminal
  cargo xtask convert policy.xml -o policy.bin         WBXML, into a file
  cargo xtask convert - -d syncml-1.2 < message.xml | cargo xtask inspect -

Exit codes: 0 done, 2 the document or the command line is wrong.";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// A file, or `-` for standard input
    #[arg(value_name = "IN")]
    input: PathBuf,

    /// Where the result goes: a file, or `-` for standard output
    #[arg(short, long, value_name = "OUT", default_value = "-")]
    output: PathBuf,

    /// The dictionary to read it with, instead of the one that it names (`inspect -d list`)
    #[arg(short, long, value_name = "NAME")]
    dictionary: Option<String>,

    /// XML without line breaks between the elements
    #[arg(long)]
    compact: bool,

    /// Read what is not quite as specified, and escape what XML cannot carry, with a note
    #[arg(long)]
    lenient: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let input = Input::read(Some(&arguments.input))?;
    let decode = if arguments.lenient {
        Options::LENIENT
    } else {
        Options::STRICT
    };
    let to_terminal = arguments.output == Path::new("-") && anstream::stdout().is_terminal();
    if input.form == Form::Xml && to_terminal {
        return Err(Failure::input(
            "WBXML is binary and does not go to a terminal: name a file with -o, or pipe it to \
             `cargo xtask inspect -`",
        ));
    }
    let dictionary = match inspect::choose(&input, arguments.dictionary.as_deref(), &decode)? {
        inspect::Choice::AskedNone => {
            return Err(Failure::input(
                "without a dictionary there are no names for XML",
            ));
        }
        choice => choice.dictionary(),
    };
    let write = if arguments.compact {
        WriteOptions::COMPACT
    } else {
        WriteOptions::PRETTY
    };
    let write = match arguments.lenient {
        true => write.with_unrepresentable(Unrepresentable::Escape),
        false => write,
    };
    let mut options = ConvertOptions::default()
        .with_decode(decode)
        .with_write(write);
    options.dictionary = dictionary;
    if input.form == Form::Xml {
        options.read = inspect::read_options(&input, dictionary, arguments.lenient)?;
    }
    let refuse = |e: &wbxml::Error| inspect::failure(&input, dictionary, e);
    let result = match input.form {
        Form::Wbxml => {
            let progress = progress::bar(input.bytes.len(), to_terminal);
            let mut out = Counting {
                bytes: Vec::new(),
                progress,
            };
            let diagnostics =
                to_xml_in(&input.bytes, &options, &mut out).map_err(|e| refuse(&e))?;
            out.progress.finish_and_clear();
            for diagnostic in diagnostics {
                writeln!(anstream::stderr(), "{NOTE}note:{NOTE:#} {diagnostic}")?;
            }
            if !out.bytes.ends_with(b"\n") {
                out.bytes.push(b'\n');
            }
            out.bytes
        }
        Form::Xml => {
            let working = progress::working("encoding", input.bytes.len());
            let encoded = from_xml_with(input.xml(), &options);
            working.finish_and_clear();
            encoded.map_err(|e| refuse(&e))?
        }
    };
    if arguments.output == Path::new("-") {
        let mut stdout = std::io::stdout().lock();
        stdout.write_all(&result)?;
        return Ok(stdout.flush()?);
    }
    fs::write(&arguments.output, result)
        .map_err(|e| Failure::input(format!("{}: {e}", arguments.output.display())))
}

/// An output that shows how far it is. XML is two to three times the size of WBXML.
struct Counting {
    bytes: Vec<u8>,
    progress: ProgressBar,
}

impl Output for &mut Counting {
    fn put(&mut self, bytes: &[u8]) -> bool {
        self.bytes.extend_from_slice(bytes);
        if self.bytes.len() % (1 << 16) < bytes.len() {
            let guess = self.bytes.len() as u64 / 3;
            let end = self.progress.length().unwrap_or(guess);
            self.progress.set_position(guess.min(end));
        }
        true
    }
}
