//! The work of each crate on documents of its own: what the guard counts the instructions of, what is
//! measured beside others, and what the report plots.

mod autodiscover;
mod eas_provision;
mod email2_csp;
mod syncml;
mod wbxml;

use std::hint::black_box;
use std::rc::Rc;

use ::wbxml::{Dictionary, EventReader, Source};

/// What the guard counts: for each crate its operations, and the documents of each. The benches of
/// gungraun are made from this list, so that nothing is counted which is not checked, nor the reverse.
macro_rules! guarded {
    ($with:ident) => {
        $with! {
            wbxml {
                tokens [policy prov mails contacts twice]
                checked [policy mails contacts twice]
                events [policy prov mails contacts twice]
                tree [policy contacts]
                encode [policy contacts]
                to_xml [policy prov mails contacts twice]
                from_xml [policy prov mails contacts twice]
            }
            syncml {
                decode [sync contacts management]
                encode [sync management]
                decode_xml [sync contacts management]
                encode_xml [sync management]
            }
            eas_provision {
                decode [policy]
                encode [policy]
                decode_xml [policy]
                encode_xml [policy]
                assess [policy]
                merge [policy]
                hash [policy]
            }
            autodiscover {
                decode [exchange mobilesync]
                encode [exchange mobilesync]
                plan [exchange]
                lint [exchange]
                discover [exchange]
            }
            email2_csp {
                decode [ddf prov account]
                encode [prov account]
                decode_xml [ddf prov]
                encode_xml [ddf]
                verify [prov]
                validate [account]
                transact [create edit]
            }
        }
    };
}

/// The crates.
pub(crate) const PACKAGES: [&str; 5] = [
    "wbxml",
    "syncml",
    "eas-provision",
    "autodiscover",
    "email2-csp",
];

/// How many times what repeats in a document is there, where the guard counts.
pub(crate) fn small(package: &str, document: &str) -> usize {
    match (package, document) {
        ("wbxml", "contacts") => 250,
        ("wbxml", "twice") => 500,
        ("wbxml", "mails") => 32,
        ("syncml", _) | ("email2-csp", "ddf") => 100,
        _ => 1,
    }
}

macro_rules! works {
    ($($package:ident { $($operation:ident [$($document:ident)*])* })*) => {
        [$($($([
            stringify!($package),
            stringify!($operation),
            stringify!($document),
        ],)*)*)*]
    };
}

/// All that is guarded: crate, operation and document.
pub(crate) fn all() -> impl Iterator<Item = [&'static str; 3]> {
    guarded!(works)
        .into_iter()
        .map(|[package, operation, document]| {
            let is_it = |known: &&str| known.replace('-', "_") == package;
            let package = PACKAGES.into_iter().find(is_it).unwrap();
            [package, operation, document]
        })
}

/// A document in the forms that it has.
pub(crate) struct Document {
    pub(crate) package: &'static str,
    pub(crate) name: &'static str,
    /// Empty where there is no such form.
    pub(crate) wbxml: Vec<u8>,
    /// Likewise.
    pub(crate) xml: String,
    /// Of the WBXML.
    pub(crate) dictionary: Option<&'static Dictionary>,
}

impl Document {
    /// A document of a crate, with this many times what repeats in it.
    pub(crate) fn new(package: &'static str, name: &'static str, count: usize) -> Rc<Self> {
        let mut document = Self {
            package,
            name,
            wbxml: Vec::new(),
            xml: String::new(),
            dictionary: None,
        };
        match package {
            "wbxml" => wbxml::fill(&mut document, count),
            "syncml" => syncml::fill(&mut document, count),
            "eas-provision" => eas_provision::fill(&mut document, count),
            "autodiscover" => autodiscover::fill(&mut document, count),
            _ => email2_csp::fill(&mut document, count),
        }
        Rc::new(document)
    }

    /// How many events the WBXML has.
    pub(crate) fn events(&self) -> usize {
        let Some(dictionary) = self.dictionary else {
            return 0;
        };
        let mut reader = EventReader::new(&self.wbxml, dictionary).unwrap();
        let mut count = 0;
        while let Some(event) = reader.next_event().unwrap() {
            black_box(event);
            count += 1;
        }
        count
    }

    /// The length in the form that an operation reads, or writes.
    fn length(&self, operation: &str) -> usize {
        let of_xml = operation.ends_with("_xml") && !operation.ends_with("to_xml");
        match of_xml || self.wbxml.is_empty() {
            true => self.xml.len(),
            false => self.wbxml.len(),
        }
    }
}

/// One operation on one document.
pub(crate) struct Work {
    pub(crate) operation: &'static str,
    pub(crate) document: &'static str,
    /// The length of what is read, or written.
    pub(crate) bytes: usize,
    /// Does it once; what comes out is a length, so that nothing can be left out.
    pub(crate) once: Box<dyn Fn() -> usize>,
}

impl Work {
    /// An operation on a document of the same crate.
    ///
    /// # Panics
    ///
    /// Panics if the crate has no such operation on it.
    pub(crate) fn new(operation: &'static str, document: &Rc<Document>) -> Self {
        let once = match document.package {
            "wbxml" => wbxml::once(operation, document),
            "syncml" => syncml::once(operation, document),
            "eas-provision" => eas_provision::once(operation, document),
            "autodiscover" => autodiscover::once(operation, document),
            _ => email2_csp::once(operation, document),
        };
        let Some(once) = once else {
            panic!(
                "{} has no {operation} of {}",
                document.package, document.name
            );
        };
        Self {
            operation,
            document: document.name,
            bytes: document.length(operation),
            once,
        }
    }

    /// As the guard counts it; what is named is in the list.
    pub(crate) fn guarded(
        package: &'static str,
        operation: &'static str,
        document: &'static str,
    ) -> Self {
        let is_it = |known: &&str| known.replace('-', "_") == package.replace('-', "_");
        let package = PACKAGES.into_iter().find(is_it).unwrap();
        let document = Document::new(package, document, small(package, document));
        Self::new(operation, &document)
    }
}

/// What an operation is made of.
type Once = Option<Box<dyn Fn() -> usize>>;

fn boxed(once: impl Fn() -> usize + 'static) -> Once {
    Some(Box::new(once))
}
