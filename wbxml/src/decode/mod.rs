//! Bytes to tokens, tokens to events.

mod cursor;
mod decoder;
#[cfg(feature = "alloc")]
mod events;
#[cfg(feature = "alloc")]
mod push;
#[cfg(feature = "alloc")]
mod window;

pub use decoder::Decoder;
#[cfg(feature = "alloc")]
pub use events::EventReader;
#[cfg(feature = "alloc")]
pub use push::PushDecoder;
