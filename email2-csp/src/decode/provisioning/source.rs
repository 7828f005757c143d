//! [`ProvisioningSource`]: a source of events, and what it has let pass.

use alloc::vec::Vec;

use wbxml::{EventReader, Source};

/// A [`Source`] of a provisioning document in one of the wire forms.
///
/// The readers of both forms are such sources. Others can be: the default says that nothing was let
/// pass.
///
/// ```
/// use email2_csp::Options;
/// use email2_csp::provisioning::{ProvisioningSource, decode_from};
/// use wbxml::{EventReader, dictionaries::PROV_1_0};
///
/// /// How many characteristics there are, in whichever form they come.
/// fn count<'a>(source: impl ProvisioningSource<'a>) -> Option<usize> {
///     let decoded = decode_from(source, &Options::STRICT).ok()?;
///     Some(decoded.document.characteristics().count())
/// }
///
/// let xml = r#"<wap-provisioningdoc><characteristic type="EMAIL2"/></wap-provisioningdoc>"#;
/// assert_eq!(count(wbxml::xml::Reader::new(xml, &PROV_1_0)?), Some(1));
/// let document = wbxml::from_xml(xml)?;
/// assert_eq!(count(EventReader::new(&document, &PROV_1_0)?), Some(1));
/// # Ok::<(), wbxml::Error>(())
/// ```
pub trait ProvisioningSource<'a>: Source<'a> {
    /// Takes out what has been let pass or assumed.
    fn take_diagnostics(&mut self) -> Vec<wbxml::Diagnostic> {
        Vec::new()
    }
}

impl<'a> ProvisioningSource<'a> for EventReader<'a> {
    fn take_diagnostics(&mut self) -> Vec<wbxml::Diagnostic> {
        EventReader::take_diagnostics(self)
    }
}

#[cfg(feature = "xml")]
impl<'a> ProvisioningSource<'a> for wbxml::xml::Reader<'a> {}

/// Where the XML declaration names another encoding than UTF-8, or its part US-ASCII.
#[cfg(feature = "xml")]
pub(super) fn other_encoding(input: &str) -> Option<u64> {
    let marked = input.strip_prefix('\u{FEFF}').unwrap_or(input);
    let (declaration, _) = marked.strip_prefix("<?xml")?.split_once("?>")?;
    let (before, value) = declaration.split_once("encoding")?;
    let value = value.trim_ascii_start().strip_prefix('=')?;
    let name = value.trim_ascii_start().get(1..)?;
    let name = name.split(['"', '\'']).next()?;
    let is_utf8 = ["utf-8", "utf8", "us-ascii"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known));
    let skipped = input.len().saturating_sub(marked.len());
    let at = skipped
        .saturating_add("<?xml".len())
        .saturating_add(before.len());
    if is_utf8 { None } else { Some(at as u64) }
}
