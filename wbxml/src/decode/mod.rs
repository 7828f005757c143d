//! Bytes to tokens, tokens to events.

mod checked;
mod cursor;
mod decoder;
#[cfg(feature = "alloc")]
mod events;
#[cfg(feature = "alloc")]
mod push;
#[cfg(feature = "alloc")]
mod uncommon;
mod window;

pub use checked::CheckedDecoder;
pub use decoder::Decoder;
#[cfg(feature = "alloc")]
pub use events::EventReader;
#[cfg(feature = "alloc")]
pub use push::PushDecoder;
