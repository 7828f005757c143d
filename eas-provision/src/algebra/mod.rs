//! Policies compared, merged, checked, cut down to a protocol version, and hashed.
//!
//! * [`diff`]: what has become stricter and what less strict from one policy to another, and
//!   whether the user has to do something about it.
//! * [`merge`]: one policy for a device with several accounts, the strictest of each element.
//! * [`validate`]: what is wrong with a policy before a server sends it.
//! * [`project`]: the elements that a protocol version has, in one form; [`PolicyHash`]: whether
//!   they are the same as before.
//! * [`UserChoice`]: how far the user may choose.
//!
//! ```
//! use eas_provision::algebra::{ChangeKind, PolicyHash, diff, merge};
//! use eas_provision::{PolicyDocument, PolicyElement, ProtocolVersion};
//!
//! let mut work = PolicyDocument::new();
//! work.set_device_password_enabled(true).set_min_device_password_length(4);
//! let mut school = work.clone();
//! school.set_min_device_password_length(6).set_allow_camera(false);
//!
//! let merged = merge([&work, &school]);
//! assert_eq!(merged.sources(PolicyElement::MinDevicePasswordLength), [1]);
//!
//! let changes = diff(&work, merged.policy());
//! let length = changes.get(PolicyElement::MinDevicePasswordLength).unwrap();
//! assert_eq!(length.kind, ChangeKind::Tightened);
//! assert!(length.needs_user_action);
//!
//! // 12.0 has no AllowCamera.
//! let before = PolicyHash::of(&school, ProtocolVersion::V12_0);
//! school.set_allow_camera(true);
//! assert_eq!(PolicyHash::of(&school, ProtocolVersion::V12_0), before);
//! assert_ne!(PolicyHash::of(&school, ProtocolVersion::V14_1), before);
//! ```

mod bounds;
mod diff;
mod hash;
mod lists;
mod merge;
mod project;
mod validate;

pub use bounds::{Truncation, UserChoice};
pub use diff::{Change, ChangeKind, PolicyDiff, diff};
pub use hash::PolicyHash;
pub use merge::{MergedPolicy, merge};
pub use project::{Projection, project};
pub use validate::{Finding, Problem, validate};
