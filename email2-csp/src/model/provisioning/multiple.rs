//! [`MultipleString`]: several strings in one value (MSPROV, `parm`).

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use zeroize::Zeroize;

/// Separates the strings; two of them end the list.
const SEPARATOR: char = '\u{F000}';
/// Stands for the equal sign.
const EQUAL: char = '\u{F001}';

/// Several strings in one value: each ends with U+F000, the list with one more, and U+F001 is the
/// equal sign. Owned ones are wiped when they are dropped, as they may be passwords.
///
/// ```
/// use email2_csp::provisioning::MultipleString;
///
/// let strings = MultipleString::new(["one", "a=b"]).expect("neither is empty");
/// assert_eq!(strings.to_text(), "one\u{F000}a\u{F001}b\u{F000}\u{F000}");
/// assert_eq!(MultipleString::decode("one\u{F000}a=b\u{F000}\u{F000}"), Some(strings));
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
pub struct MultipleString<'a>(Vec<Cow<'a, str>>);

impl<'a> MultipleString<'a> {
    /// These strings. `None` if one of them is empty, which would end the list, or has U+F000 or
    /// U+F001 in it.
    #[must_use]
    pub fn new<S: Into<Cow<'a, str>>>(strings: impl IntoIterator<Item = S>) -> Option<Self> {
        let strings: Vec<Cow<'a, str>> = strings.into_iter().map(Into::into).collect();
        let fits = |s: &Cow<'_, str>| !s.is_empty() && !s.contains([SEPARATOR, EQUAL]);
        strings.iter().all(fits).then_some(Self(strings))
    }

    /// The strings of this value, which ends with two separators.
    #[must_use]
    pub fn decode(text: &'a str) -> Option<Self> {
        let list = text.strip_suffix(SEPARATOR)?.strip_suffix(SEPARATOR)?;
        Self::split(list)
    }

    /// The strings of this value, however it ends.
    pub(super) fn decode_unterminated(text: &'a str) -> Option<Self> {
        Self::split(text.trim_end_matches(SEPARATOR))
    }

    fn split(list: &'a str) -> Option<Self> {
        if list.is_empty() {
            return Some(Self(Vec::new()));
        }
        let strings: Vec<_> = list.split(SEPARATOR).map(equal).collect();
        let has_empty = strings.iter().any(|s| s.is_empty());
        (!has_empty).then_some(Self(strings))
    }

    /// The strings.
    #[must_use]
    pub fn strings(&self) -> &[Cow<'a, str>] {
        &self.0
    }

    /// The value as it stands in a `parm`.
    #[must_use]
    pub fn to_text(&self) -> String {
        // With room for all: growing would leave copies behind.
        let room = self.0.iter().fold(6_usize, |room, string| {
            let equal = string.matches('=').count().saturating_mul(2);
            room.saturating_add(string.len().saturating_add(equal).saturating_add(3))
        });
        let mut text = String::with_capacity(room);
        for string in &self.0 {
            text.extend(string.chars().map(|c| if c == '=' { EQUAL } else { c }));
            text.push(SEPARATOR);
        }
        if self.0.is_empty() {
            text.push(SEPARATOR);
        }
        text.push(SEPARATOR);
        text
    }
}

impl Drop for MultipleString<'_> {
    fn drop(&mut self) {
        for string in &mut self.0 {
            if let Cow::Owned(text) = string {
                text.zeroize();
            }
        }
    }
}

fn equal(string: &str) -> Cow<'_, str> {
    if string.contains(EQUAL) {
        // With room for all: growing would leave copies behind.
        let mut text = String::with_capacity(string.len());
        text.extend(string.chars().map(|c| if c == EQUAL { '=' } else { c }));
        Cow::Owned(text)
    } else {
        Cow::Borrowed(string)
    }
}

impl fmt::Debug for MultipleString<'_> {
    /// How many there are: they may be passwords.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MultipleString(«{} strings»)", self.0.len())
    }
}
