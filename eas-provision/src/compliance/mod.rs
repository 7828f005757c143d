//! What a device may honestly say about a policy.
//!
//! [`assess`] holds a policy against what a device can do, a [`Capabilities`] or whatever else is a
//! [`Device`], and returns a [`Compliance`]: the status for the acknowledgement and, for each
//! element, a verdict, the reason and where that is written.
//!
//! ```
//! use eas_provision::compliance::{Capabilities, ComplianceOptions, Reason, Verdict, assess};
//! use eas_provision::{AcknowledgementStatus, IgnoreCondition, PolicyDocument, PolicyElement};
//!
//! let mut policy = PolicyDocument::new();
//! policy
//!     .set_device_password_enabled(true)
//!     .set_require_device_encryption(true)
//!     .set_allow_camera(false);
//!
//! // A device with a password and without a camera that cannot encrypt its data.
//! let mut device = Capabilities::new();
//! device
//!     .enforce(PolicyElement::DevicePasswordEnabled)
//!     .meet(IgnoreCondition::NoCamera);
//!
//! let compliance = assess(&policy, &device, &ComplianceOptions::default());
//! assert_eq!(compliance.status(), AcknowledgementStatus::PARTIAL_SUCCESS);
//! assert_eq!(
//!     compliance.reason(PolicyElement::AllowCamera),
//!     Some(Reason::Condition(IgnoreCondition::NoCamera))
//! );
//! for element in compliance.iter() {
//!     println!("{element}"); // AllowCamera: ignored, the device has no camera (MS-ASPROV 2.2.2.4)
//! }
//! assert_eq!(
//!     compliance.having(Verdict::Failed).iter().next(),
//!     Some(PolicyElement::RequireDeviceEncryption)
//! );
//! // Whether the password that is set is good enough, the device did not say.
//! assert!(compliance.password_prompt().is_some());
//! ```

mod answer;
mod assess;
mod capabilities;
mod report;
mod verdict;

pub use answer::{Answer, answer};
pub use assess::{ComplianceOptions, assess};
pub use capabilities::{Capabilities, CurrentPassword, Device, Support};
pub use report::{Compliance, PasswordPrompt, StatusRule};
pub use verdict::{Citation, ElementVerdict, Reason, Verdict};

pub use crate::demand::IgnoreRules;
