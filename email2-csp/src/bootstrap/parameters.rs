//! `SEC` and `MAC` among the parameters of a content type, whatever the form.

use super::content_type::{ContentType, Parameter};
use super::{Mac, SecurityMethod};
use crate::error::ErrorKind;

/// Where a form has its parameter, and what it is.
pub(super) enum Known<'a> {
    Security(SecurityMethod),
    Mac(&'a [u8]),
    Other(Parameter<'a>),
}

impl<'a> ContentType<'a> {
    /// Takes a parameter.
    pub(super) fn take(&mut self, parameter: Known<'a>) -> Result<(), ErrorKind> {
        let is_second = match parameter {
            Known::Security(method) => self.security.replace(method).is_some().then_some("SEC"),
            Known::Mac(digits) => {
                let mac = Mac::from_hex(digits).map_err(|_| ErrorKind::InvalidParameter("MAC"))?;
                self.mac.replace(mac).is_some().then_some("MAC")
            }
            Known::Other(parameter) => {
                self.parameters.push(parameter);
                None
            }
        };
        match is_second {
            Some(name) => Err(ErrorKind::DuplicateParameter(name)),
            None => Ok(()),
        }
    }
}

/// The number in these decimal digits, without a sign.
pub(super) fn decimal(digits: &[u8]) -> Option<u8> {
    let text = core::str::from_utf8(digits).ok()?;
    let is_number = text.bytes().all(|octet| octet.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}
