//! Colours. `anstream` takes them out where the output is not a terminal.

use anstyle::{AnsiColor, Style};
use clap::builder::Styles;

pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const HEADING: Style = AnsiColor::Cyan.on_default().bold();

/// Of what is new and what is gone.
pub(crate) const ADDED: Style = AnsiColor::Green.on_default();
pub(crate) const REMOVED: Style = AnsiColor::Red.on_default();

/// Of the help.
pub(crate) const HELP: Styles = Styles::styled()
    .header(AnsiColor::Yellow.on_default().bold())
    .usage(AnsiColor::Yellow.on_default().bold())
    .literal(AnsiColor::Green.on_default())
    .placeholder(AnsiColor::Cyan.on_default());

/// Of a document that is shown.
#[cfg(feature = "codecs")]
pub(crate) mod document {
    use std::io::{BufWriter, StdoutLock, Write, stdout};

    use anstream::{AutoStream, ColorChoice};
    use anstyle::{AnsiColor, Style};

    pub(crate) const NOTE: Style = AnsiColor::Yellow.on_default();
    pub(crate) const FAINT: Style = Style::new().dimmed();
    pub(crate) const BYTES: Style = AnsiColor::Cyan.on_default();
    pub(crate) const MARKUP: Style = AnsiColor::Blue.on_default();
    pub(crate) const NAME: Style = AnsiColor::Magenta.on_default();
    pub(crate) const TEXT: Style = AnsiColor::Green.on_default();

    /// Standard output for a whole document, which may be large: colours are left out here instead
    /// of being searched for in all of it.
    pub(crate) struct Output {
        out: BufWriter<AutoStream<StdoutLock<'static>>>,
        colours: bool,
    }

    impl Output {
        pub(crate) fn new() -> Self {
            let colours = AutoStream::choice(&stdout()) != ColorChoice::Never;
            // What has no colours in it goes through as it is.
            let choice = if colours {
                ColorChoice::Auto
            } else {
                ColorChoice::AlwaysAnsi
            };
            Self {
                out: BufWriter::new(AutoStream::new(stdout().lock(), choice)),
                colours,
            }
        }

        /// This style, or none.
        pub(crate) const fn style(&self, style: Style) -> Style {
            if self.colours { style } else { Style::new() }
        }
    }

    impl Write for Output {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.out.write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            self.out.flush()
        }
    }
}
