//! Allow, block, quarantine: which devices may synchronize.
//!
//! The order is that of Exchange ("Determining a mobile device's access state"): a user who may not
//! use ActiveSync at all; a device that is blocked, then one that is allowed, by an exemption of its
//! user; then the device access rules, of which a blocking one goes before a quarantining one and
//! that before an allowing one; then the default of the organization. Whether the device
//! complies with its policy is not asked here, but by the server.
//!
//! ```
//! use eas_provision::access::{AccessLevel, AccessRule, AccessRules, Characteristic, Device, UserAccess};
//!
//! let rules = AccessRules::new(AccessLevel::Quarantine)
//!     .with_rule(AccessRule::new(Characteristic::DeviceType, "iPhone", AccessLevel::Allow))
//!     .with_rule(AccessRule::new(Characteristic::DeviceOs, "iOS 4 3", AccessLevel::Block));
//! let mut device = Device::new("ApplF2LJ1", "iPhone");
//! let decision = rules.decide(&UserAccess::new(), &device);
//! assert_eq!(decision.level(), AccessLevel::Allow);
//! assert!(decision.is_provisional(), "it has not said what its OS is");
//!
//! device.os = Some("iOS 4 3".into());
//! let decision = rules.decide(&UserAccess::new(), &device);
//! assert_eq!(decision.level(), AccessLevel::Block);
//! assert_eq!(
//!     decision.to_string(),
//!     "block: rule 2 (DeviceOS is \"iOS 4 3\"), which goes before rule 1"
//! );
//! ```

mod decision;
mod rules;

pub use decision::{Decision, Reason};
pub use rules::{AccessLevel, AccessRule, AccessRules, Characteristic, Device, UserAccess};
