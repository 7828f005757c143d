//! Credentials as they stand in messages.

use alloc::string::String;

use super::{Scheme, SecretBytes};
use crate::model::{Cred, Meta};

impl From<(Scheme, SecretBytes)> for Cred<'static> {
    /// `Cred` with `Type` and `Format`, which is `b64`: the data is in base64 already.
    fn from((scheme, data): (Scheme, SecretBytes)) -> Self {
        let meta = Meta::new().with_format("b64").with_type(scheme.name());
        // Base64 is ASCII.
        let text = core::str::from_utf8(data.expose()).unwrap_or_default();
        Self::new(meta, String::from(text))
    }
}
