//! Any text as an address.

use ::syncml::loc_uri::{CaseSense, LocUri, Root, UriOptions};

/// Errors are in the text; what is strict is the same leniently, and says nothing; the canonical form
/// is strict and means the same; parents, children and names agree.
pub fn loc_uri(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let strict = LocUri::decode(&text);
    let lenient = LocUri::decode_with(&text, &UriOptions::LENIENT);
    for error in [strict.as_ref().err(), lenient.as_ref().err()]
        .into_iter()
        .flatten()
    {
        assert!(error.offset() <= text.len() as u64, "{error}");
    }
    let Ok((uri, diagnostics)) = lenient else {
        assert!(strict.is_err(), "refused leniently only");
        return;
    };
    if let Ok(strict) = &strict {
        assert_eq!(strict, &uri);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
    } else {
        assert!(!diagnostics.is_empty(), "let pass in silence");
    }
    let written = uri.to_string();
    let climbs = uri.names().any(|name| name == "..");
    if written.len() > UriOptions::STRICT.limits.length {
        // Escapes have made it longer than is taken.
        return;
    }
    if !climbs {
        let again = LocUri::decode(&written);
        assert_eq!(again.as_ref(), Ok(&uri), "{written}");
    }
    assert_eq!(uri.clone().into_owned(), uri);
    assert!(uri.is_same_node(&uri, CaseSense::Insensitive));
    if let Some(parent) = uri.parent() {
        assert!(uri.is_within(&parent, CaseSense::Sensitive));
        assert!(!parent.is_within(&uri, CaseSense::Sensitive));
        let name = uri.names().next_back().unwrap_or_default();
        let scope = parent == LocUri::tree() && matches!(&*name, "Device" | "User");
        if name != ".." && !scope {
            let child = parent.child(&name).map(LocUri::without_query);
            assert_eq!(
                child,
                Ok(uri.clone().without_query().into_owned()),
                "{name}"
            );
        }
    }
    if uri.root() == Root::Relative {
        let base = LocUri::decode("./Vendor/MSFT").unwrap_or_else(|_| LocUri::tree());
        if let Ok(found) = base.resolve(&uri) {
            assert!(found.is_in_tree());
            assert_eq!(
                climbs,
                !found.is_within(&base, CaseSense::Sensitive) || climbs
            );
        }
    }
}
