//! Messages to events, the same for WBXML and XML.

mod policy;
mod provision;
mod settings;
mod unknown;

use alloc::vec::Vec;

use wbxml::encode::Output;
use wbxml::{EncodeOptions, Encoder, Sink, dictionaries};

use crate::error::Error;
use crate::message::Message;
use crate::model::{ProvisionRequest, ProvisionResponse, SettingsRequest, SettingsResponse};

/// How a message is written.
pub trait Write {
    /// The events of the message.
    #[doc(hidden)]
    fn write<K: Sink>(&self, sink: &mut K) -> Result<(), wbxml::Error>;

    /// Whether the message has elements that are known by name only.
    #[doc(hidden)]
    fn has_literals(&self) -> bool;
}

macro_rules! write {
    ($($message:ty: $write:path, $has_literals:path;)*) => {$(
        impl Write for $message {
            fn write<K: Sink>(&self, sink: &mut K) -> Result<(), wbxml::Error> {
                $write(self, sink)
            }

            fn has_literals(&self) -> bool {
                $has_literals(self)
            }
        }
    )*};
}

write! {
    ProvisionRequest<'_>: provision::request, unknown::in_provision_request;
    ProvisionResponse<'_>: provision::response, unknown::in_provision_response;
    SettingsRequest<'_>: settings::request, unknown::in_settings_request;
    SettingsResponse: settings::response, unknown::in_settings_response;
}

/// Enough for a policy with all settings.
const ROOM: usize = 1024;

/// The message as a WBXML document.
///
/// ```
/// use eas_provision::{ProvisionResponse, ProvisionStatus, encode};
///
/// let mut wipe = ProvisionResponse::new(ProvisionStatus::SUCCESS);
/// wipe.remote_wipe = true;
/// assert_eq!(
///     encode(&wipe)?,
///     b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031\x00\x01\x0C\x01"
/// );
/// # Ok::<(), eas_provision::Error>(())
/// ```
///
/// # Errors
///
/// WBXML cannot carry a text: it has a NUL.
pub fn encode<'a, M: Message<'a>>(message: &M) -> Result<Vec<u8>, Error> {
    if message.has_literals() {
        return with_string_table(message);
    }
    let mut out = Vec::with_capacity(ROOM);
    encode_into(message, &mut out)?;
    Ok(out)
}

/// Names without a token have to stand in a string table.
#[cold]
fn with_string_table<'a, M: Message<'a>>(message: &M) -> Result<Vec<u8>, Error> {
    let options = EncodeOptions::default();
    let document = wbxml::encode(&dictionaries::ACTIVESYNC, options, |sink| {
        message.write(sink)
    })?;
    Ok(document)
}

/// The message as a WBXML document, written to a [`bytes::BufMut`] or another output.
///
/// ```
/// use eas_provision::{PolicyType, ProvisionRequest, encode, encode_into};
///
/// let request = ProvisionRequest::initial(PolicyType::EAS);
/// let mut body = Vec::new();
/// encode_into(&request, &mut body)?;
/// assert_eq!(body, encode(&request)?);
/// # Ok::<(), eas_provision::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`encode`], and the output is full.
pub fn encode_into<'a, M: Message<'a>>(message: &M, out: &mut impl Output) -> Result<(), Error> {
    if message.has_literals() {
        let document = with_string_table(message)?;
        return if out.put(&document) {
            Ok(())
        } else {
            Err(wbxml::Error::new(wbxml::ErrorKind::OutputFull, 0).into())
        };
    }
    let options = EncodeOptions::default();
    let out = PassOn(out);
    let mut encoder = Encoder::new(out, &dictionaries::ACTIVESYNC, options)?;
    message.write(&mut encoder)?;
    encoder.finish()?;
    Ok(())
}

/// An output by reference.
#[derive(Debug)]
struct PassOn<'o, O>(&'o mut O);

impl<O: Output> Output for PassOn<'_, O> {
    #[inline(always)]
    fn put(&mut self, bytes: &[u8]) -> bool {
        self.0.put(bytes)
    }
}

/// The events of the message, for any sink.
///
/// ```
/// use eas_provision::{PolicyType, ProvisionRequest, encode_to};
/// use wbxml::{DocumentBuilder, dictionaries};
///
/// let mut tree = DocumentBuilder::new(&dictionaries::ACTIVESYNC);
/// encode_to(&ProvisionRequest::initial(PolicyType::EAS), &mut tree)?;
/// let tree = tree.finish()?;
/// let policy_type = tree.root().find("Policies/Policy/PolicyType").unwrap();
/// assert_eq!(policy_type.text().as_deref(), Some("MS-EAS-Provisioning-WBXML"));
/// # Ok::<(), eas_provision::Error>(())
/// ```
///
/// # Errors
///
/// Those of the sink.
pub fn encode_to<'a, M: Message<'a>>(message: &M, sink: &mut impl Sink) -> Result<(), Error> {
    message.write(sink)?;
    Ok(())
}

/// The message as an XML document without white space between tags.
///
/// ```
/// use eas_provision::{ProvisionResponse, ProvisionStatus, encode_xml};
///
/// let xml = encode_xml(&ProvisionResponse::new(ProvisionStatus::SUCCESS))?;
/// assert!(xml.ends_with(r#"<Provision xmlns="Provision"><Status>1</Status></Provision>"#));
/// # Ok::<(), eas_provision::Error>(())
/// ```
///
/// # Errors
///
/// XML cannot carry a text, or a hash of bytes.
#[cfg(feature = "xml")]
pub fn encode_xml<'a, M: Message<'a>>(message: &M) -> Result<alloc::string::String, Error> {
    encode_xml_with(message, &wbxml::xml::WriteOptions::default())
}

/// The message as an XML document.
///
/// ```
/// use eas_provision::{ProvisionResponse, ProvisionStatus, encode_xml_with};
/// use wbxml::xml::WriteOptions;
///
/// let options = WriteOptions::COMPACT.with_declaration(false).with_doctype(false);
/// let xml = encode_xml_with(&ProvisionResponse::new(ProvisionStatus::SUCCESS), &options)?;
/// assert_eq!(xml, r#"<Provision xmlns="Provision"><Status>1</Status></Provision>"#);
/// # Ok::<(), eas_provision::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`encode_xml`], as far as the options do not escape what XML cannot carry.
#[cfg(feature = "xml")]
pub fn encode_xml_with<'a, M: Message<'a>>(
    message: &M,
    options: &wbxml::xml::WriteOptions,
) -> Result<alloc::string::String, Error> {
    use alloc::string::String;
    use wbxml::xml::Writer;

    let mut writer = Writer::with_options(Vec::new(), &dictionaries::ACTIVESYNC, options)?;
    message.write(&mut writer)?;
    let xml = writer.finish()?;
    let invalid = wbxml::Error::new(wbxml::ErrorKind::InvalidText, 0);
    String::from_utf8(xml).map_err(|_| invalid.into())
}
