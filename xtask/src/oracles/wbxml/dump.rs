//! Any bytes, explained.

use ::wbxml::dump::{Dump, DumpOptions, Kind};

use super::{dictionary_of, located};

/// A dump goes on to the end or the error and shows every byte once; its text and its JSON can be
/// made, and hide values but no entries.
pub fn dump(input: &[u8]) {
    let dictionary = dictionary_of(input);
    for options in [
        DumpOptions::new(),
        DumpOptions::new().with_dictionary(dictionary),
    ] {
        let whole = options.with_redact(false);
        let (mut entries, mut end) = (0, 0);
        for entry in Dump::new(input, &whole) {
            entries += 1;
            match entry.kind {
                Kind::Error(e) => {
                    located(&e, input);
                    end = input.len() as u64;
                }
                _ => {
                    assert_eq!(entry.offset, end, "a gap before {entry:?}");
                    assert_eq!(entry.bytes.len(), entry.len);
                    end += entry.len as u64;
                    let bytes = input.get(entry.offset as usize..end as usize);
                    assert_eq!(bytes, Some(entry.bytes));
                }
            }
        }
        assert_eq!(end, input.len() as u64, "the dump ends too early");
        assert_eq!(Dump::new(input, &options).count(), entries);
        let text = Dump::new(input, &options).text().to_string();
        assert!(!text.is_empty());
        let json = Dump::new(input, &options).json().to_string();
        let parsed: Result<Vec<serde_json::Value>, _> = serde_json::from_str(&json);
        assert_eq!(parsed.map(|list| list.len()).ok(), Some(entries), "{json}");
    }
}
