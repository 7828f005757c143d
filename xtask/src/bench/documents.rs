//! What is measured: the documents of the crate's own benches, and the work that is done on them.

use wbxml::{ConvertOptions, Decoder, Dictionary, Event, EventReader, Source, Token, dictionaries};

use super::work::inputs;
#[cfg(feature = "peers")]
use super::work::messages;

pub(super) use inputs::contacts;

/// A document in both its forms.
#[cfg_attr(
    not(feature = "peers"),
    allow(dead_code, reason = "only the comparison with peers needs all of it")
)]
pub(super) struct Document {
    pub(super) name: &'static str,
    pub(super) wbxml: Vec<u8>,
    pub(super) xml: String,
    pub(super) dictionary: &'static Dictionary,
    pub(super) events: usize,
}

impl Document {
    pub(super) fn new(
        name: &'static str,
        wbxml: Vec<u8>,
        dictionary: &'static Dictionary,
    ) -> Result<Self, wbxml::Error> {
        let options = ConvertOptions::default().with_dictionary(dictionary);
        let (xml, _) = wbxml::to_xml_with(&wbxml, &options)?;
        let mut reader = EventReader::new(&wbxml, dictionary)?;
        let mut events = 0;
        while reader.next_event()?.is_some() {
            events += 1;
        }
        Ok(Self {
            name,
            wbxml,
            xml,
            dictionary,
            events,
        })
    }

    /// Whether it is a SyncML message, which has a model.
    #[cfg(feature = "peers")]
    pub(super) fn is_message(&self) -> bool {
        std::ptr::eq(self.dictionary, &dictionaries::SYNCML_1_2)
    }

    pub(super) fn options(&self) -> ConvertOptions {
        ConvertOptions::default().with_dictionary(self.dictionary)
    }
}

/// A SyncML message of about 1 MB, a `Sync` with 2,000 commands of one item each.
#[cfg(feature = "peers")]
pub(super) fn sync() -> Result<Document, crate::failure::Failure> {
    let refuse = |e: String| crate::failure::Failure::check(format!("bench: {e}"));
    let bytes = messages::sync(2_000, 1).to_wbxml();
    let bytes = bytes.map_err(|e| refuse(e.to_string()))?;
    Document::new("sync", bytes, &dictionaries::SYNCML_1_2).map_err(|e| refuse(e.to_string()))
}

/// All documents that have bars, and one with a large OPAQUE.
#[cfg_attr(
    not(feature = "peers"),
    allow(dead_code, reason = "only the comparison with peers needs all of it")
)]
pub(super) fn all() -> Result<Vec<Document>, wbxml::Error> {
    let eas = &dictionaries::ACTIVESYNC;
    Ok(vec![
        Document::new("policy", inputs::policy(), eas)?,
        Document::new("prov", inputs::prov(), &dictionaries::PROV_1_0)?,
        Document::new("mails", inputs::mails(512), eas)?,
        Document::new("contacts", inputs::contacts(4_000), eas)?,
        Document::new("opaque", inputs::opaque(), eas)?,
    ])
}

/// Small ones of each kind: seeds of the fuzz targets.
pub(crate) fn small() -> [Vec<u8>; 4] {
    [
        inputs::policy(),
        inputs::prov(),
        inputs::mails(2),
        inputs::contacts(4),
    ]
}

/// Every token, and something of what is in it, so that it has to be made.
pub(super) fn tokens(input: &[u8]) -> Result<usize, wbxml::Error> {
    let mut sum = 0_usize;
    for token in Decoder::new(input)? {
        sum = sum.wrapping_add(match token? {
            Token::StrI(text) => text.as_bytes().len(),
            Token::Tag(byte) => usize::from(byte),
            Token::Opaque { bytes, .. } => bytes.len(),
            _ => 1,
        });
    }
    Ok(sum)
}

/// Every token, and every string checked to be UTF-8.
pub(super) fn checked(input: &[u8]) -> Result<usize, wbxml::Error> {
    let mut sum = 0_usize;
    for item in Decoder::new(input)?.checked()? {
        let (token, text) = item?;
        sum = sum.wrapping_add(match token {
            Token::StrI(_) => text.len(),
            Token::Tag(byte) => usize::from(byte),
            Token::Opaque { bytes, .. } => bytes.len(),
            _ => 1,
        });
    }
    Ok(sum)
}

/// Every event, looked at.
pub(super) fn events(input: &[u8], dictionary: &'static Dictionary) -> Result<usize, wbxml::Error> {
    let mut reader = EventReader::new(input, dictionary)?;
    let mut sum = 0_usize;
    while let Some(event) = reader.next_event()? {
        sum = sum.wrapping_add(match event {
            Event::Text(text) => text.len(),
            Event::Start(tag) => usize::from(tag.value()),
            Event::Opaque(bytes) => bytes.len(),
            _ => 1,
        });
    }
    Ok(sum)
}
