//! How far a command is, on standard error, if that is a terminal and the document is large.

use std::time::Duration;

use indicatif::{HumanBytes, ProgressBar, ProgressStyle};

/// From this size on a document takes long enough to be told about.
const LARGE: usize = 8 << 20;

/// A bar over this many bytes; a hidden one where they are few or the terminal is full of output.
pub(crate) fn bar(len: usize, output_is_terminal: bool) -> ProgressBar {
    if len < LARGE || output_is_terminal {
        return ProgressBar::hidden();
    }
    styled(
        ProgressBar::new(len as u64),
        "{bar:40} {bytes}/{total_bytes} {eta}",
    )
}

/// A sign of life and a clock for work on this many bytes that does not say how far it is.
pub(crate) fn working(what: &str, len: usize) -> ProgressBar {
    if len < LARGE {
        return ProgressBar::hidden();
    }
    let bar = styled(ProgressBar::new_spinner(), "{spinner} {msg} {elapsed}");
    bar.set_message(format!("{what} {}", HumanBytes(len as u64)));
    bar.tick();
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

fn styled(bar: ProgressBar, template: &str) -> ProgressBar {
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
