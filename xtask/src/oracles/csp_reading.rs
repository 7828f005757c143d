//! What reading strictly and leniently have to do with each other, for each kind of document.

use std::fmt::Debug;

use ::email2_csp::{Diagnostic, DiagnosticKind, Error, Options};

/// Reads bytes strictly and leniently. Each refusal is at a place in them; what is read strictly reads
/// the same leniently; each deviation is reported, at a place in the bytes. The document as it is read
/// leniently, if it is.
pub(super) fn both<D: PartialEq + Debug>(
    input: &[u8],
    decode: impl Fn(&Options) -> Result<(D, Vec<Diagnostic>), Error>,
) -> Option<D> {
    let (strict, lenient) = (decode(&Options::STRICT), decode(&Options::LENIENT));
    for error in [strict.as_ref().err(), lenient.as_ref().err()]
        .into_iter()
        .flatten()
    {
        located(error, input.len());
    }
    if let Ok((_, diagnostics)) = &strict {
        assert!(diagnostics.iter().all(is_assumed), "let pass strictly");
        assert_eq!(lenient, strict, "other when lenient");
    }
    let (document, diagnostics) = lenient.ok()?;
    let is_whole = diagnostics.iter().all(is_assumed);
    assert_eq!(strict.is_ok(), is_whole, "a deviation is not reported");
    for diagnostic in &diagnostics {
        assert!(diagnostic.offset() <= input.len() as u64, "{diagnostic}");
    }
    Some(document)
}

/// Whether this is no deviation: the charset of a document that does not say it.
fn is_assumed(diagnostic: &Diagnostic) -> bool {
    let assumed = DiagnosticKind::Wire(::wbxml::DiagnosticKind::UnknownCharset);
    diagnostic.kind() == assumed
}

/// An error is about a byte of the input, or its end, and says something.
#[track_caller]
pub(super) fn located(error: &Error, len: usize) {
    assert!(error.offset() <= len as u64, "behind the input: {error}");
    assert!(!error.to_string().is_empty());
}
