//! SyncML and OMA DM messages, framing, authentication and sans-IO sessions for both ends, in XML
//! and WBXML through one model.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod authentication;
pub mod framing;
mod generated;
pub mod loc_uri;
pub mod model;
pub mod session;

pub use model::{
    Alert, AlertCode, Anchor, Atomic, AuthType, Chal, Command, Cred, Data, Delete, Dialect, Edit,
    Exec, Few, Filter, Form, Item, Map, MapItem, Markup, Mem, Message, Meta, MetaField, Node,
    NodeName, Results, Search, Secret, Sequence, Source, Status, StatusCode, Sync, SyncHdr, Target,
    Transfer, Version,
};
