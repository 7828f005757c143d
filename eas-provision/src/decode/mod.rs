//! Events to messages, the same for WBXML and XML.

mod cursor;
mod device_information;
mod policy;
mod provision;
mod settings;

use alloc::vec::Vec;

use cursor::{Cursor, Input};
pub(crate) use device_information::ORDER as DEVICE_INFORMATION_ORDER;
use wbxml::{EventReader, Source, dictionaries};

use crate::error::Error;
use crate::limits::{Decoded, Diagnostic, DiagnosticKind, Options};
use crate::message::Message;
use crate::model::{ProvisionRequest, ProvisionResponse, SettingsRequest, SettingsResponse};

/// How a message is read.
pub trait Read<'a>: Default {
    /// Reads the message, from before its root element to the end of it, into an empty one: a
    /// response is large, and this way it is not moved about.
    #[doc(hidden)]
    fn read<S: Source<'a>>(&mut self, source: Events<'_, 'a, S>) -> Result<(), Error>;
}

/// The events of a message.
#[doc(hidden)]
#[expect(missing_debug_implementations, reason = "nobody outside gets one")]
pub struct Events<'c, 'a, S>(&'c mut Cursor<'a, S>);

macro_rules! read {
    ($($message:ty: $read:path;)*) => {$(
        impl<'a> Read<'a> for $message {
            fn read<S: Source<'a>>(&mut self, source: Events<'_, 'a, S>) -> Result<(), Error> {
                $read(source.0, self)
            }
        }
    )*};
}

read! {
    ProvisionRequest<'a>: provision::request;
    ProvisionResponse<'a>: provision::response;
    SettingsRequest<'a>: settings::request;
    SettingsResponse: settings::response;
}

/// Reads the message that comes from the source; what was noticed, and the source.
fn read<'a, M: Message<'a>, S: Source<'a>>(
    source: S,
    input: Input<'a>,
    options: &Options,
    value: &mut M,
) -> Result<(Vec<Diagnostic>, S), Error> {
    let mut cursor = Cursor::new(source, input, options.lenient);
    value.read(Events(&mut cursor))?;
    cursor.finish()?;
    let (source, diagnostics) = cursor.into_parts();
    Ok((diagnostics, source))
}

fn read_wbxml<'a, M: Message<'a>>(
    input: &'a [u8],
    options: &Options,
    value: &mut M,
) -> Result<Vec<Diagnostic>, Error> {
    let dictionary = &dictionaries::ACTIVESYNC;
    let source = EventReader::with_options(input, dictionary, &options.of_wbxml())?;
    let (mut diagnostics, source) = read(source, Input::Wbxml(input), options, value)?;
    if !source.diagnostics().is_empty() {
        add_wbxml(&mut diagnostics, source.diagnostics());
    }
    Ok(diagnostics)
}

/// The message in a WBXML document, read strictly. Nothing may follow it.
///
/// ```
/// use eas_provision::{ProvisionResponse, ProvisionStatus, decode};
///
/// let wipe: ProvisionResponse<'_> =
///     decode(b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031\x00\x01\x0C\x01")?;
/// assert_eq!(wipe.status, Some(ProvisionStatus::SUCCESS));
/// assert!(wipe.remote_wipe && !wipe.account_only_remote_wipe);
/// # Ok::<(), eas_provision::Error>(())
/// ```
///
/// # Errors
///
/// The input is not well-formed WBXML, or no such message.
pub fn decode<'a, M: Message<'a>>(input: &'a [u8]) -> Result<M, Error> {
    let mut value = M::default();
    read_wbxml(input, &Options::STRICT, &mut value)?;
    Ok(value)
}

/// The message in a WBXML document, read with these options, and what was noticed.
///
/// ```
/// use eas_provision::{Options, ProvisionResponse, decode, decode_with};
///
/// // Words stand behind the status.
/// let body = b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031 Success\x00\x01\x01";
/// assert!(decode::<ProvisionResponse<'_>>(body).is_err());
/// let decoded = decode_with::<ProvisionResponse<'_>>(body, &Options::LENIENT)?;
/// assert_eq!(decoded.value.status.map(|status| status.0), Some(1));
/// assert_eq!(decoded.diagnostics.len(), 1);
/// # Ok::<(), eas_provision::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`decode`], as far as the options do not let them pass.
pub fn decode_with<'a, M: Message<'a>>(
    input: &'a [u8],
    options: &Options,
) -> Result<Decoded<M>, Error> {
    let mut value = M::default();
    let diagnostics = read_wbxml(input, options, &mut value)?;
    Ok(Decoded { value, diagnostics })
}

/// What the WBXML deviates in, among what the message does.
#[cold]
fn add_wbxml(diagnostics: &mut Vec<Diagnostic>, wbxml: &[wbxml::Diagnostic]) {
    diagnostics.extend(
        wbxml
            .iter()
            .map(|diagnostic| diagnostic.map(DiagnosticKind::Wbxml)),
    );
    diagnostics.sort_by_key(Diagnostic::offset);
}

/// The message in an XML document, read strictly.
///
/// ```
/// use eas_provision::{ProvisionResponse, decode_xml};
///
/// let xml = "<Provision xmlns='Provision'><Status>1</Status><RemoteWipe/></Provision>";
/// let response: ProvisionResponse<'_> = decode_xml(xml)?;
/// assert!(response.remote_wipe);
/// # Ok::<(), eas_provision::Error>(())
/// ```
///
/// # Errors
///
/// The input is not well-formed XML, or no such message.
#[cfg(feature = "xml")]
pub fn decode_xml<'a, M: Message<'a>>(xml: &'a str) -> Result<M, Error> {
    decode_xml_with(xml, &Options::STRICT).map(|decoded| decoded.value)
}

/// The message in an XML document, read with these options, and what was noticed.
///
/// ```
/// use eas_provision::{Options, ProvisionResponse, decode_xml_with};
///
/// let xml = "<Provision xmlns='Provision'><Status>1 Success</Status></Provision>";
/// let decoded = decode_xml_with::<ProvisionResponse<'_>>(xml, &Options::LENIENT)?;
/// assert_eq!(decoded.value.status.map(|status| status.0), Some(1));
/// assert_eq!(decoded.diagnostics.len(), 1);
/// # Ok::<(), eas_provision::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`decode_xml`], as far as the options do not let them pass.
#[cfg(feature = "xml")]
pub fn decode_xml_with<'a, M: Message<'a>>(
    xml: &'a str,
    options: &Options,
) -> Result<Decoded<M>, Error> {
    use wbxml::xml::{ReadOptions, Reader};

    let read_options = ReadOptions::default().with_limits(options.limits);
    let source = Reader::with_options(xml, &dictionaries::ACTIVESYNC, &read_options)?;
    let mut value = M::default();
    let (diagnostics, _) = read(source, Input::Xml(xml), options, &mut value)?;
    Ok(Decoded { value, diagnostics })
}

/// The message that comes from this source, whatever its wire form, to its end.
///
/// The limits of the options are for the source to keep. A source does not tell
/// `DeviceEncryptionEnabled` from `RequireStorageCardEncryption`, which have the same tag:
/// `decode_xml` does.
///
/// ```
/// use eas_provision::{Options, ProvisionResponse, decode_from};
/// use wbxml::{EventReader, dictionaries};
///
/// let body = b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031\x00\x01\x01";
/// let mut events = EventReader::new(body, &dictionaries::ACTIVESYNC)?;
/// let decoded = decode_from::<ProvisionResponse<'_>>(&mut events, &Options::STRICT)?;
/// assert_eq!(decoded.value.status.map(|status| status.0), Some(1));
/// # Ok::<(), eas_provision::Error>(())
/// ```
///
/// # Errors
///
/// Those of the source, and no such message.
pub fn decode_from<'a, M: Message<'a>>(
    source: &mut impl Source<'a>,
    options: &Options,
) -> Result<Decoded<M>, Error> {
    let mut value = M::default();
    let (diagnostics, _) = read(source, Input::Unknown, options, &mut value)?;
    Ok(Decoded { value, diagnostics })
}
