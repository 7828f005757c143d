//! [`Message`]: what can be decoded and encoded.

use crate::decode::Read;
use crate::encode::Write;
use crate::model::{ProvisionRequest, ProvisionResponse, SettingsRequest, SettingsResponse};

/// A message of Provision or Settings. [`decode`](crate::decode) and its sisters read one,
/// [`encode`](crate::encode) and its sisters write one. Sealed: the four that there are.
///
/// ```
/// use eas_provision::{Error, Message, encode};
///
/// /// How many bytes the body of a request or an answer has, whichever it is.
/// fn len<'a>(message: &impl Message<'a>) -> Result<usize, Error> {
///     encode(message).map(|body| body.len())
/// }
///
/// use eas_provision::{ProvisionResponse, ProvisionStatus};
/// assert_eq!(len(&ProvisionResponse::new(ProvisionStatus::SUCCESS))?, 13);
/// # Ok::<(), Error>(())
/// ```
pub trait Message<'a>: Read<'a> + Write {}

impl<'a> Message<'a> for ProvisionRequest<'a> {}
impl<'a> Message<'a> for ProvisionResponse<'a> {}
impl<'a> Message<'a> for SettingsRequest<'a> {}
impl Message<'_> for SettingsResponse {}
