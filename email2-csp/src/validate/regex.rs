//! The regular expressions of DDF files.

use alloc::borrow::Cow;
use alloc::format;

use regex_lite::RegexBuilder;

/// How large an expression may become, in bytes of memory.
const MOST: usize = 1 << 20;

/// Whether the expression matches the whole value; `None` if it is no expression, or too large a
/// one. Takes time in proportion to the length of the value.
///
/// The files have expressions with and without anchors, one in the slashes of JavaScript, and some
/// that begin with a brace that stands for itself.
pub(super) fn matches(expression: &str, value: &str) -> Option<bool> {
    let expression = expression.trim();
    let bare = expression
        .strip_prefix('/')
        .and_then(|rest| rest.strip_suffix('/'))
        .unwrap_or(expression);
    let bare: Cow<'_, str> = match bare.starts_with('{') {
        true => Cow::Owned(format!("\\{bare}")),
        false => Cow::Borrowed(bare),
    };
    let whole = format!(r"\A(?:{bare})\z");
    let regex = RegexBuilder::new(&whole).size_limit(MOST).build().ok()?;
    Some(regex.is_match(value))
}
