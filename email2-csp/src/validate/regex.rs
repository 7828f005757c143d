//! The regular expressions of DDF files.

use alloc::borrow::Cow;
use alloc::format;

use regex_lite::{Regex, RegexBuilder};

/// How large an expression may become, in bytes of memory.
const MOST: usize = 1 << 20;

/// The expression that matches whole values only; `None` if it is no expression, or too large a one.
/// Matching takes time in proportion to the length of the value.
///
/// The files have expressions with and without anchors, one in the slashes of JavaScript, and some
/// that begin with a brace that stands for itself.
pub(super) fn whole(expression: &str) -> Option<Regex> {
    let expression = expression.trim();
    let bare = expression
        .strip_prefix('/')
        .and_then(|rest| rest.strip_suffix('/'))
        .unwrap_or(expression);
    let bare: Cow<'_, str> = match bare.starts_with('{') {
        true => Cow::Owned(format!("\\{bare}")),
        false => Cow::Borrowed(bare),
    };
    let build = |text: &str| RegexBuilder::new(text).size_limit(MOST).build().ok();
    // By itself first: `a)|(?:b` is one only between the parentheses that follow.
    build(&bare)?;
    build(&format!(r"\A(?:{bare})\z"))
}
