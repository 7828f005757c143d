//! Sessions, without I/O: a message goes in, commands are carried out, a message comes out.
//!
//! [`Client`] is a device, [`Server`] a management server (OMA DM 1.1.2 and 1.2). Both take a decoded
//! message and hand one out; who calls moves the bytes. [`data_sync`] is the handshake of data
//! synchronisation.

mod client;
pub mod data_sync;
mod engine;
mod event;
mod explain;
mod generic_alert;
mod interaction;
mod link;
mod notification;
mod pending;
mod server;
mod tree;

use alloc::borrow::Cow;

pub use client::{Client, ClientState, DeviceInfo};
pub use event::{Ending, Event, SessionError};
pub use explain::{Explanation, explain};
pub use generic_alert::{AlertType, GenericAlert, Importance};
pub use interaction::{Answer, DisplayOptions, Interaction, NoUser, User};
pub use notification::{Initiator, Notification, NotificationError, UiMode};
pub use pending::{Found, Sent, Settled};
pub use server::{Server, ServerState};
pub use tree::{Failure, Tree, Value};

use crate::authentication::MacHeader;
use crate::framing::{Measure, ReassemblyOptions, Sizes, Unlimited};
use crate::loc_uri::UriOptions;
use crate::model::{Dialect, Version};

/// How a session is led.
///
/// ```
/// use syncml::framing::Sizes;
/// use syncml::session::SessionOptions;
///
/// let sizes = Sizes { message: Some(2_000), object: None };
/// let options = SessionOptions::new().windows().with_sizes(sizes);
/// assert_eq!(options.ver_proto, "DM/1.2");
/// assert_eq!(SessionOptions::dm_1_1().ver_proto, "DM/1.1");
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SessionOptions {
    /// The version that messages are of. Default 1.2.
    pub version: Version,
    /// `VerProto`. Default `DM/1.2`.
    pub ver_proto: Cow<'static, str>,
    /// Whose rules beside those of the specification. Default OMA DM.
    pub dialect: Dialect,
    /// What this end takes, said in its first message. Default unlimited.
    pub sizes: Sizes,
    /// How large objects are taken.
    pub reassembly: ReassemblyOptions,
    /// How addresses are read.
    pub uri: UriOptions,
    /// How many messages the peer may send. Default 10,000.
    pub max_messages: u64,
}

impl Default for SessionOptions {
    fn default() -> Self {
        Self {
            version: Version::V1_2,
            ver_proto: Cow::Borrowed("DM/1.2"),
            dialect: Dialect::OmaDm,
            sizes: Sizes::UNLIMITED,
            reassembly: ReassemblyOptions::DEFAULT,
            uri: UriOptions::STRICT,
            max_messages: 10_000,
        }
    }
}

impl SessionOptions {
    /// OMA DM 1.2.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// OMA DM 1.1.2: messages of version 1.1.
    #[must_use]
    pub fn dm_1_1() -> Self {
        Self {
            version: Version::V1_1,
            ver_proto: Cow::Borrowed("DM/1.1"),
            ..Self::default()
        }
    }

    /// The same with the rules of Windows mobile device management, addresses read leniently.
    #[must_use]
    pub fn windows(mut self) -> Self {
        self.dialect = Dialect::WindowsMdm;
        self.uri = UriOptions::LENIENT;
        self
    }

    /// The same for an end that takes messages and objects of these sizes.
    #[must_use]
    pub fn with_sizes(mut self, sizes: Sizes) -> Self {
        self.sizes = sizes;
        if let Some(object) = sizes.object {
            self.reassembly = self.reassembly.with_max_size(object);
        }
        self
    }

    /// The same, with addresses read like this.
    #[must_use]
    pub const fn with_uri(mut self, uri: UriOptions) -> Self {
        self.uri = uri;
        self
    }

    /// The same with large objects taken like this.
    #[must_use]
    pub const fn with_reassembly(mut self, reassembly: ReassemblyOptions) -> Self {
        self.reassembly = reassembly;
        self
    }

    /// The same with another number of messages.
    #[must_use]
    pub const fn with_max_messages(mut self, messages: u64) -> Self {
        self.max_messages = messages;
        self
    }
}

/// What a message came with, beside itself, and what its answer is measured by.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Transport<'t> {
    /// How long messages are on the wire. Needed where the peer limits them.
    pub measure: &'t dyn Measure,
    /// A nonce that was never used before, for a challenge. Needed where the peer is asked for MD5 or
    /// the HMAC header.
    pub fresh_nonce: &'t [u8],
    /// The HMAC header of the message, if there was one, and its body exactly as it came.
    pub mac: Option<(&'t MacHeader, &'t [u8])>,
}

impl core::fmt::Debug for Transport<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Transport").finish_non_exhaustive()
    }
}

impl<'t> Transport<'t> {
    /// Nothing beside the message, and no limits.
    pub const PLAIN: Transport<'static> = Transport {
        measure: &Unlimited,
        fresh_nonce: &[],
        mac: None,
    };

    /// The same with this measure.
    #[must_use]
    pub const fn with_measure(mut self, measure: &'t dyn Measure) -> Self {
        self.measure = measure;
        self
    }

    /// The same with this nonce.
    #[must_use]
    pub const fn with_fresh_nonce(mut self, nonce: &'t [u8]) -> Self {
        self.fresh_nonce = nonce;
        self
    }

    /// The same with this header, and the body of the message.
    #[must_use]
    pub const fn with_mac(mut self, header: &'t MacHeader, body: &'t [u8]) -> Self {
        self.mac = Some((header, body));
        self
    }
}
