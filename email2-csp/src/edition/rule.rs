//! [`Rule`]: a point on which the editions differ, what each says, and where.

use core::fmt;

use super::{Edition, Rule};
use crate::generated::rules::RULES;

/// What is known of a rule.
#[derive(Debug)]
pub(crate) struct RuleFacts {
    pub(crate) name: &'static str,
    pub(crate) number: Option<u8>,
    pub(crate) title: &'static str,
    pub(crate) says: [Option<Says>; 4],
}

/// What an edition says on a point.
///
/// ```
/// use email2_csp::edition::{Edition, Rule, Says};
///
/// let says: Says = Rule::AtomicRequired.says(Edition::Windows10Prose).unwrap();
/// assert_eq!(says.words, "all Add and Replace commands need to be wrapped in an Atomic section");
/// assert!(says.citation.starts_with("EMAIL2 CSP (Windows 10)"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Says {
    /// What it says, or how it is read where it says nothing.
    pub words: &'static str,
    /// Where: the document and the place in it.
    pub citation: &'static str,
}

impl Rule {
    fn facts(self) -> &'static RuleFacts {
        // Not reached: there is a row for each.
        const NONE: RuleFacts = RuleFacts {
            name: "",
            number: None,
            title: "",
            says: [None; 4],
        };
        RULES.get(self as usize).unwrap_or(&NONE)
    }

    /// The name of the variant: `AtomicRequired`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The number of a contradiction, from 1 to 10. Rules of single nodes have none.
    #[must_use]
    pub fn number(self) -> Option<u8> {
        self.facts().number
    }

    /// What it is about.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.facts().title
    }

    /// What an edition says. `None` if what it is about is not in the edition.
    #[must_use]
    pub fn says(self, edition: Edition) -> Option<Says> {
        self.facts().says.get(edition as usize).copied().flatten()
    }
}

impl fmt::Display for Rule {
    /// Its name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Says {
    /// `-1, 7, 14, 30 (EMAIL2 CSP (Windows 10), DWNDAY)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.words, self.citation)
    }
}
