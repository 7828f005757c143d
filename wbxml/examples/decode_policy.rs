//! Reads the policy that an Exchange ActiveSync server sends a device, by matching on tags.
//!
//! ```text
//! cargo run -p wbxml --example decode_policy
//! ```
#![allow(clippy::arithmetic_side_effects, reason = "it counts")]

use wbxml::tag::eas::provision;
use wbxml::{Error, Event, EventReader, Source, dictionaries};

/// The answer to a Provision command, byte by byte (MS-ASPROV 3.1.5.1.1).
const RESPONSE: &[u8] = b"\
    \x03\x01\x6A\x00\
    \x00\x0E\x45\
      \x4B\x031\x00\x01\
      \x46\x47\
        \x48\x03MS-EAS-Provisioning-WBXML\x00\x01\
        \x4B\x031\x00\x01\
        \x49\x031307199584\x00\x01\
        \x4A\x4D\
          \x4E\x031\x00\x01\
          \x4F\x030\x00\x01\
          \x54\x036\x00\x01\
          \x55\x03900\x00\x01\
          \x16\
          \x5D\x031\x00\x01\
        \x01\x01\
      \x01\x01\
    \x01";

/// What a device has to know of it.
#[derive(Debug, Default, PartialEq)]
struct Policy {
    key: String,
    password_required: bool,
    min_password_length: u32,
    lock_after_seconds: Option<u32>,
    encryption_required: bool,
    /// Elements that this example does nothing with.
    others: u32,
}

fn main() -> Result<(), Error> {
    let mut source = EventReader::new(RESPONSE, &dictionaries::ACTIVESYNC)?;
    let mut policy = Policy::default();
    while let Some(event) = source.next_event()? {
        let Event::Start(tag) = event else { continue };
        match tag {
            provision::POLICY_KEY => policy.key = source.text()?.into_owned(),
            provision::DEVICE_PASSWORD_ENABLED => policy.password_required = source.text()? == "1",
            provision::MIN_DEVICE_PASSWORD_LENGTH => {
                policy.min_password_length = source.text()?.parse().unwrap_or(0);
            }
            provision::MAX_INACTIVITY_TIME_DEVICE_LOCK => {
                policy.lock_after_seconds = source.text()?.parse().ok();
            }
            provision::REQUIRE_DEVICE_ENCRYPTION => {
                policy.encryption_required = source.text()? == "1";
            }
            // What stands in these comes next.
            provision::PROVISION
            | provision::POLICIES
            | provision::POLICY
            | provision::DATA
            | provision::EAS_PROVISION_DOC => {}
            _ => policy.others += 1,
        }
    }
    println!("{policy:#?}");
    assert_eq!(
        policy,
        Policy {
            key: "1307199584".into(),
            password_required: true,
            min_password_length: 6,
            lock_after_seconds: Some(900),
            encryption_required: true,
            others: 5,
        }
    );
    Ok(())
}
