//! Passwords measured against a policy.
//!
//! A password is looked at once, when it is set, and what has to be known of it later is in a
//! [`PasswordProfile`]. [`PasswordRules`] are what a policy demands of it (MS-ASPROV 3.1.5.1.1.1).
//! No value here holds a password.
//!
//! ```
//! use eas_provision::password::{PasswordProfile, PasswordRules};
//! use eas_provision::{PolicyDocument, PolicyElement};
//!
//! let mut policy = PolicyDocument::new();
//! policy
//!     .set_device_password_enabled(true)
//!     .set_min_device_password_length(6)
//!     .set_allow_simple_device_password(false);
//! let rules = PasswordRules::of(&policy);
//!
//! assert!(rules.check(&PasswordProfile::new("92yrn7")).is_ok());
//! let check = rules.check(&PasswordProfile::new("1234"));
//! assert!(check.failed.contains(PolicyElement::MinDevicePasswordLength));
//! assert!(check.failed.contains(PolicyElement::AllowSimpleDevicePassword));
//! ```

mod attempts;
mod groups;
mod profile;
mod rules;
mod simple;

pub(crate) use rules::OF_THE_PASSWORD;

pub use attempts::{AttemptLimit, AttemptOutcome, LimitAction};
pub use groups::CharacterGroups;
pub use profile::{LastUse, PasswordProfile};
pub use rules::{PasswordCheck, PasswordRules};
pub use simple::is_simple;
