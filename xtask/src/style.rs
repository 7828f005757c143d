//! Colours. `anstream` takes them out where the output is not a terminal.

use anstyle::{AnsiColor, Style};
use clap::builder::Styles;

pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const HEADING: Style = AnsiColor::Cyan.on_default().bold();

/// Of the help.
pub(crate) const HELP: Styles = Styles::styled()
    .header(AnsiColor::Yellow.on_default().bold())
    .usage(AnsiColor::Yellow.on_default().bold())
    .literal(AnsiColor::Green.on_default())
    .placeholder(AnsiColor::Cyan.on_default());

/// Of a document that is shown.
#[cfg(feature = "codecs")]
pub(crate) mod document {
    use anstyle::{AnsiColor, Style};

    pub(crate) const NOTE: Style = AnsiColor::Yellow.on_default();
    pub(crate) const FAINT: Style = Style::new().dimmed();
    pub(crate) const BYTES: Style = AnsiColor::Cyan.on_default();
    pub(crate) const MARKUP: Style = AnsiColor::Blue.on_default();
    pub(crate) const NAME: Style = AnsiColor::Magenta.on_default();
    pub(crate) const TEXT: Style = AnsiColor::Green.on_default();
}
