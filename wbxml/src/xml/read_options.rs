//! How XML is read.

use crate::Limits;

/// What becomes of text that is nothing but white space.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub enum Whitespace {
    /// It is dropped between tags, and kept where it is all an element has, or where the element
    /// has had other text. Dictionaries of the WML family keep it.
    #[default]
    Layout,
    /// It is kept.
    Preserve,
}

/// How XML is read.
///
/// ```
/// use wbxml::{Document, xml::{ReadOptions, Whitespace}};
///
/// let xml = "<si> <indication/> </si>";
/// let document = Document::from_xml(xml, None)?;
/// assert_eq!(document.root().contents().count(), 1);
/// let options = ReadOptions::default().with_whitespace(Whitespace::Preserve);
/// let document = Document::from_xml_with(xml, None, &options)?;
/// assert_eq!(document.root().contents().count(), 3);
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// How much is taken.
    pub limits: Limits,
    /// What becomes of white space.
    pub whitespace: Whitespace,
    /// Whether a DOCTYPE may have an internal subset, which is then ignored, as DDF files have it.
    /// Default no: it is an error.
    pub internal_subset: bool,
}

impl ReadOptions {
    /// These options with other limits.
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// These options with another treatment of white space.
    #[must_use]
    pub const fn with_whitespace(mut self, whitespace: Whitespace) -> Self {
        self.whitespace = whitespace;
        self
    }

    /// These options with internal subsets ignored instead of refused.
    #[must_use]
    pub const fn with_internal_subset(mut self, ignored: bool) -> Self {
        self.internal_subset = ignored;
        self
    }
}
