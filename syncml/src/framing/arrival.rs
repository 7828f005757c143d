//! [`Inbound`]: whether a message is the one that is due.

use alloc::string::String;

use super::sizes::decimal;
use crate::model::SyncHdr;

/// The messages of the peer in one session: one after the other, from 1.
///
/// ```
/// use syncml::framing::{Arrival, Inbound};
/// use syncml::{SyncHdr, Version};
///
/// let mut header = SyncHdr::new(Version::V1_2, "DM/1.2");
/// header.session_id = "1".into();
/// header.msg_id = "1".into();
/// let mut inbound = Inbound::new("1");
/// assert_eq!(inbound.arrive(&header), Arrival::Due);
/// assert_eq!(inbound.arrive(&header), Arrival::Repeated);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inbound {
    session_id: String,
    last: u64,
}

/// What a message is, by its `SessionID` and `MsgID`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Arrival {
    /// The one that is due.
    Due,
    /// The last one again: it was sent twice, or the answer was lost. It is answered with the same
    /// answer, and nothing in it is carried out a second time.
    Repeated,
    /// Not the one that is due: messages are lost, or came in another order.
    OutOfOrder {
        /// The `MsgID` that is due.
        expected: u64,
        /// The one that came.
        found: u64,
    },
    /// Of another session.
    OtherSession,
    /// Its `MsgID` is no number.
    Malformed,
}

impl Inbound {
    /// No message of this session yet.
    #[must_use]
    pub fn new(session_id: impl Into<String>) -> Self {
        Self {
            session_id: session_id.into(),
            last: 0,
        }
    }

    /// The `SessionID`.
    #[must_use]
    pub fn session_id(&self) -> &str {
        &self.session_id
    }

    /// The `MsgID` of the last message that was due; 0 before the first.
    #[must_use]
    pub const fn last(&self) -> u64 {
        self.last
    }

    /// What a message is. One that is due becomes the last.
    pub fn arrive(&mut self, header: &SyncHdr<'_>) -> Arrival {
        if header.session_id.trim_ascii() != self.session_id {
            return Arrival::OtherSession;
        }
        let Some(found) = decimal(header.msg_id.trim_ascii()) else {
            return Arrival::Malformed;
        };
        let expected = self.last.saturating_add(1);
        if found == expected {
            self.last = found;
            Arrival::Due
        } else if found == self.last && found > 0 {
            Arrival::Repeated
        } else {
            Arrival::OutOfOrder { expected, found }
        }
    }
}
