//! What of HTTP the protocol uses (MS-ASHTTP): the two forms of the query value, and headers.
//!
//! There is no HTTP library in here: a caller hands over the query of the request line and the
//! headers it has, and gets the same to send.
//!
//! ```
//! use eas_provision::{Command, http::Base64Query};
//!
//! let query = Base64Query::decode("jAAJBAp2MTQwRGV2aWNlAApTbWFydFBob25l")?;
//! assert_eq!(query.command.known(), Some(Command::Sync));
//! assert_eq!(query.device_id.as_str(), Some("v140Device"));
//! assert_eq!(query.encode()?, "jAAJBAp2MTQwRGV2aWNlAApTbWFydFBob25l");
//! # Ok::<(), eas_provision::http::QueryError>(())
//! ```

mod base64_query;
mod device_id;
mod error;
mod grammar;
mod headers;
mod parameters;
mod plain_query;
mod request_head;
mod versions;

pub use base64_query::{Base64Query, VersionCode};
pub use device_id::DeviceId;
pub use error::{
    QueryDiagnostic, QueryDiagnosticKind, QueryError, QueryErrorKind, QueryField, QueryLenient,
};
pub use headers::{RequestHeaders, ResponseHeaders, RetryAfter, header, is_wbxml};
pub use parameters::{OptionFlags, Parameter, ParameterTag};
pub use plain_query::PlainQuery;
pub use request_head::{RequestHead, WrittenHead, is_base64};
pub use versions::{choose_version, decode_commands, decode_versions};

/// The path that every request goes to (MS-ASHTTP 2.2.1.1.1).
pub const PATH: &str = "/Microsoft-Server-ActiveSync";

/// The media type of WBXML bodies (MS-ASHTTP 2.2.1.1.2.3).
pub const MEDIA_TYPE: &str = "application/vnd.ms-sync.wbxml";
