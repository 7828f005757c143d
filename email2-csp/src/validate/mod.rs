//! Values, commands and whole sets of nodes against a tree: [`Validator`]; a DDF document against its
//! schema: [`lint`].
//!
//! Whether the tree was decoded from a DDF, built, or stands in a constant table makes no difference.
//!
//! | `ValueType` | what is checked |
//! |---|---|
//! | `None` | nothing |
//! | `ENUM` | the value is one of those listed; as a number where the node is one, in any letter case where the node is a truth value or says `CIS` |
//! | `Flag` | the value is a number whose bits are those of some of the flags listed |
//! | `Range` | the value is a number in one of the ranges |
//! | `RegEx` | the expression matches the whole value. Feature `regex`, without which it is [unchecked](Verdict::Unchecked) |
//! | `JSON` | the value is well-formed JSON; not more, as the files have an example there and no schema. Feature `json` |
//! | `XSD` | the value is well-formed XML whose root element is one that the schema declares; types and content are not checked. Feature `xml` |
//! | `SDDL` | the value has the grammar of a security descriptor |
//! | `ADMX` | the value is `<enabled/>` with `<data id="…" value="…"/>` elements, or `<disabled/>`; whether the policy has that data is in the ADMX file, not here. Feature `xml` |
//!
//! Allowed values of an interior node are those of its name, and checked where an address has one.
//! `UniqueName` is not checked: in the published files it is a sentence instead of an expression.
//!
//! With a `List`, each of the values between the delimiters is checked. Otherwise the value
//! has to be of the node's format as well, unless it is one that is listed.

mod command;
mod finding;
mod index;
mod lint;
mod range;
#[cfg(feature = "regex")]
mod regex;
mod sddl;
mod set;
mod value;
#[cfg(feature = "xml")]
mod xml;

pub use command::{Command, Validator};
pub use finding::{Finding, Rule, Severity};
pub use lint::{Lint, LintKind, lint};
pub use range::Ranges;
pub(crate) use range::integer;
pub use set::Setting;
pub use value::{Verdict, check, check_format};
