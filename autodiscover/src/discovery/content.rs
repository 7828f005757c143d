//! From the bytes of a body to what it says.

use alloc::boxed::Box;

use super::answer::Content;
use crate::{Decoded, ErrorKind, LimitKind, Options, decode_response, v2};

impl Content {
    /// What a body says.
    ///
    /// [`Options::LENIENT`] takes what real servers send, and reports what it has let pass beside
    /// the reply. The limits are those of the options: a DOCTYPE, a body of more than 256 KiB, an
    /// element more than 32 deep or with more than 64 attributes is refused.
    ///
    /// ```
    /// use autodiscover::Options;
    /// use autodiscover::discovery::Content;
    ///
    /// let page = b"<!DOCTYPE html><html><body>Welcome</body></html>";
    /// assert_eq!(Content::decode(page, &Options::LENIENT), Content::Html);
    /// assert_eq!(Content::decode(b" \r\n", &Options::LENIENT), Content::Empty);
    /// ```
    #[must_use]
    pub fn decode(body: &[u8], options: &Options) -> Self {
        // After a BOM and white space: XML has no brace there.
        let text = body.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(body);
        if text.len() <= options.limits.body && text.trim_ascii_start().starts_with(b"{") {
            return match v2::decode_response(text) {
                Ok(reply) => Self::V2(reply.into_owned()),
                Err(e) => Self::Undecodable(e),
            };
        }
        match decode_response(body, options) {
            Ok(Decoded { value, diagnostics }) => Self::Reply(Box::new(Decoded {
                value: value.into_owned(),
                diagnostics,
            })),
            Err(e) => match e.kind() {
                ErrorKind::Empty => Self::Empty,
                ErrorKind::Html => Self::Html,
                ErrorKind::LimitExceeded(LimitKind::Body) => Self::TooLong,
                _ => Self::Undecodable(e),
            },
        }
    }
}
