//! [`Sizes`]: how long messages and objects may be.

use crate::model::{Meta, SyncHdr};

/// What a peer takes: `MaxMsgSize` and `MaxObjSize`, in bytes. Absent is unlimited.
///
/// ```
/// use syncml::framing::Sizes;
///
/// let sizes = Sizes { message: Some(2_000), object: None };
/// let meta = sizes.to_meta().unwrap();
/// assert_eq!(meta.max_msg_size(), Some("2000"));
/// assert!(Sizes::UNLIMITED.to_meta().is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Sizes {
    /// The longest message.
    pub message: Option<u64>,
    /// The longest object.
    pub object: Option<u64>,
}

impl Sizes {
    /// No limits.
    pub const UNLIMITED: Self = Self {
        message: None,
        object: None,
    };

    /// Takes over what a header says. What it does not say stays: a size holds to the end of the
    /// session or to the next one. What is no decimal number is not taken.
    pub fn update(&mut self, header: &SyncHdr<'_>) {
        let Some(meta) = &header.meta else { return };
        let of = |text: Option<&str>| text.and_then(|text| decimal(text.trim_ascii()));
        self.message = of(meta.max_msg_size()).or(self.message);
        self.object = of(meta.max_obj_size()).or(self.object);
    }

    /// The `Meta` of a header that says them; `None` where there is nothing to say.
    #[must_use]
    pub fn to_meta(&self) -> Option<Meta<'static>> {
        let mut meta = Meta::new();
        if let Some(bytes) = self.message {
            meta = meta.with_max_msg_size(alloc::format!("{bytes}"));
        }
        if let Some(bytes) = self.object {
            meta = meta.with_max_obj_size(alloc::format!("{bytes}"));
        }
        (!meta.is_empty()).then_some(meta)
    }
}

/// A decimal number, without a sign.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}
