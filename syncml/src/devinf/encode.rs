//! [`DevInf`] to events.

use alloc::borrow::Cow;
#[cfg(feature = "xml")]
use alloc::string::String;
use alloc::vec::Vec;

use wbxml::tag::devinf as tag;
use wbxml::{Sink, Tag};

use super::{ContentType, CtCap, DataStore, DevInf, DsMem, Ext, FilterCap, PropParam, Property};
use crate::content::{Content, Frame};
use crate::encode::{Collect, EncodeOptions, WireSink, Writer};
use crate::error::Error;
#[cfg(feature = "xml")]
use crate::error::ErrorKind;
use crate::generated::content::devinf as content;
use crate::model::{Data, Few, Form, Version};

type Written = Result<(), Error>;

impl DevInf<'_> {
    /// The document in WBXML.
    ///
    /// # Errors
    ///
    /// It is not complete, or has what its version has not.
    pub fn to_wbxml(&self, options: &EncodeOptions) -> Result<Vec<u8>, Error> {
        let wire = wbxml::encode::EncodeOptions::default()
            .with_version(options.wbxml_version)
            .with_formal_public_id(options.formal_public_id);
        let mut failed = None;
        let document = wbxml::encode(self.version.devinf_dictionary(), wire, |sink| {
            self.write_to(sink, options).map_err(|e| {
                let wire = e.to_wire();
                failed = Some(e);
                wire
            })
        });
        match (document, failed) {
            (_, Some(e)) => Err(e),
            (document, None) => Ok(document?),
        }
    }

    /// The document in XML, without white space between tags.
    ///
    /// # Errors
    ///
    /// Those of [`to_wbxml`](Self::to_wbxml).
    #[cfg(feature = "xml")]
    pub fn to_xml(&self, options: &EncodeOptions) -> Result<String, Error> {
        let wire = wbxml::xml::WriteOptions::COMPACT
            .with_declaration(options.declaration)
            .with_doctype(options.doctype);
        let dictionary = self.version.devinf_dictionary();
        let mut sink = wbxml::xml::Writer::with_options(Vec::new(), dictionary, &wire)?;
        self.write_to(&mut sink, options)?;
        String::from_utf8(sink.finish()?)
            .map_err(|_| Error::new(ErrorKind::Wbxml(wbxml::ErrorKind::InvalidText), 0))
    }

    /// The document as the data of an item: OPAQUE in WBXML, elements in XML.
    ///
    /// # Errors
    ///
    /// Those of [`to_wbxml`](Self::to_wbxml).
    pub fn to_data(&self, form: Form, options: &EncodeOptions) -> Result<Data<'static>, Error> {
        match form {
            Form::Wbxml => self.to_wbxml(options).map(Data::from),
            Form::Xml => {
                let mut sink = Collect::default();
                sink.event(wbxml::Event::Document(self.version.devinf_dictionary()))?;
                self.write_to(&mut sink, options)?;
                sink.event(wbxml::Event::DocumentEnd)?;
                Ok(Data::Markup(sink.finish()))
            }
        }
    }

    /// Writes the document to a sink, which has to be of the dictionary of its
    /// [version](Self::version).
    ///
    /// # Errors
    ///
    /// Those of [`to_wbxml`](Self::to_wbxml).
    pub fn write_to<K: WireSink>(&self, sink: K, options: &EncodeOptions) -> Written {
        let mut writer = Writer::new(sink, self.version, options);
        let written = writer.devinf(self);
        written.map_err(|e| e.of(self.version.devinf_dictionary()))
    }
}

impl<K: WireSink> Writer<K> {
    fn devinf(&mut self, d: &DevInf<'_>) -> Written {
        self.element(tag::DEV_INF, &content::DEV_INF, &d.unknown, |w, f| {
            w.optional(f, tag::VER_DTD, d.ver_dtd.as_deref())?;
            w.optional(f, tag::MAN, d.manufacturer.as_deref())?;
            w.optional(f, tag::MOD, d.model.as_deref())?;
            w.optional(f, tag::OEM, d.oem.as_deref())?;
            w.optional(f, tag::FW_V, d.firmware.as_deref())?;
            w.optional(f, tag::SW_V, d.software.as_deref())?;
            w.optional(f, tag::HW_V, d.hardware.as_deref())?;
            w.text(f, tag::DEV_ID, &d.device_id)?;
            w.text(f, tag::DEV_TYP, &d.device_type)?;
            w.flag(f, tag::UTC, d.utc)?;
            w.flag(f, tag::SUPPORT_LARGE_OBJS, d.large_objects)?;
            w.flag(f, tag::SUPPORT_NUMBER_OF_CHANGES, d.number_of_changes)?;
            for store in &d.data_stores {
                w.data_store(f, store)?;
            }
            w.ct_caps(f, &d.capabilities)?;
            d.extensions.iter().try_for_each(|ext| w.ext(f, ext))
        })
    }

    fn data_store(&mut self, f: &mut Frame<'_>, s: &DataStore<'_>) -> Written {
        self.admit(f, tag::DATA_STORE)?;
        self.element(tag::DATA_STORE, &content::DATA_STORE, &s.unknown, |w, f| {
            w.text(f, tag::SOURCE_REF, &s.source_ref)?;
            w.optional(f, tag::DISPLAY_NAME, s.display_name.as_deref())?;
            w.optional(f, tag::MAX_GUID_SIZE, s.max_guid_size.as_deref())?;
            w.content_types(f, tag::RX_PREF, &content::RX_PREF, s.rx_pref.as_slice())?;
            w.content_types(f, tag::RX, &content::RX, &s.rx)?;
            w.content_types(f, tag::TX_PREF, &content::TX_PREF, s.tx_pref.as_slice())?;
            w.content_types(f, tag::TX, &content::TX, &s.tx)?;
            w.ct_caps(f, &s.capabilities)?;
            if let Some(memory) = &s.memory {
                w.ds_mem(f, memory)?;
            }
            w.flag(f, tag::SUPPORT_HIERARCHICAL_SYNC, s.hierarchical)?;
            if !s.sync_types.is_empty() {
                w.admit(f, tag::SYNC_CAP)?;
                w.element(tag::SYNC_CAP, &content::SYNC_CAP, &Few::new(), |w, f| {
                    s.sync_types
                        .iter()
                        .try_for_each(|t| w.text(f, tag::SYNC_TYPE, &t.0))
                })?;
            }
            w.content_types(f, tag::FILTER_RX, &content::FILTER_RX, &s.filter_rx)?;
            s.filters.iter().try_for_each(|cap| w.filter_cap(f, cap))
        })
    }

    fn content_types(
        &mut self,
        f: &mut Frame<'_>,
        tag: Tag,
        content: &'static Content,
        types: &[ContentType<'_>],
    ) -> Written {
        types.iter().try_for_each(|t| {
            self.admit(f, tag)?;
            self.element(tag, content, &t.unknown, |w, f| {
                w.text(f, tag::CT_TYPE, &t.ct_type)?;
                w.text(f, tag::VER_CT, &t.version)
            })
        })
    }

    fn ds_mem(&mut self, f: &mut Frame<'_>, m: &DsMem<'_>) -> Written {
        self.admit(f, tag::DS_MEM)?;
        self.element(tag::DS_MEM, &content::DS_MEM, &m.unknown, |w, f| {
            w.flag(f, tag::SHARED_MEM, m.shared)?;
            w.optional(f, tag::MAX_MEM, m.max_mem.as_deref())?;
            w.optional(f, tag::MAX_ID, m.max_id.as_deref())
        })
    }

    fn ext(&mut self, f: &mut Frame<'_>, ext: &Ext<'_>) -> Written {
        self.admit(f, tag::EXT)?;
        self.element(tag::EXT, &content::EXT, &ext.unknown, |w, f| {
            w.text(f, tag::X_NAM, &ext.name)?;
            w.texts(f, tag::X_VAL, &ext.values)
        })
    }

    fn filter_cap(&mut self, f: &mut Frame<'_>, cap: &FilterCap<'_>) -> Written {
        self.admit(f, tag::FILTER_CAP)?;
        let unknown = &cap.content_type.unknown;
        self.element(tag::FILTER_CAP, &content::FILTER_CAP, unknown, |w, f| {
            w.text(f, tag::CT_TYPE, &cap.content_type.ct_type)?;
            w.text(f, tag::VER_CT, &cap.content_type.version)?;
            w.texts(f, tag::FILTER_KEYWORD, &cap.keywords)?;
            w.texts(f, tag::PROP_NAME, &cap.properties)
        })
    }

    fn texts(&mut self, f: &mut Frame<'_>, tag: Tag, texts: &[Cow<'_, str>]) -> Written {
        texts.iter().try_for_each(|text| self.text(f, tag, text))
    }

    fn ct_caps(&mut self, f: &mut Frame<'_>, capabilities: &[CtCap<'_>]) -> Written {
        if self.version >= Version::V1_2 {
            return capabilities.iter().try_for_each(|cap| {
                self.admit(f, tag::CT_CAP)?;
                self.ct_cap(cap)
            });
        }
        // Those that stand in one element.
        let mut rest = capabilities;
        while let Some(after) = rest.get(1..) {
            let joined = after.iter().take_while(|cap| cap.joined).count();
            let (these, others) = rest
                .split_at_checked(joined.saturating_add(1))
                .unwrap_or((rest, &[]));
            rest = others;
            self.admit(f, tag::CT_CAP)?;
            let unknown = these
                .last()
                .map_or(const { &Few::new() }, |cap| &cap.unknown);
            self.element(tag::CT_CAP, &content::CT_CAP_1_1, unknown, |w, f| {
                these.iter().try_for_each(|cap| w.flat_ct_cap(f, cap))
            })?;
        }
        Ok(())
    }

    fn ct_cap(&mut self, cap: &CtCap<'_>) -> Written {
        self.element(tag::CT_CAP, &content::CT_CAP, &cap.unknown, |w, f| {
            w.text(f, tag::CT_TYPE, &cap.ct_type)?;
            w.optional(f, tag::VER_CT, cap.version.as_deref())?;
            w.flag(f, tag::FIELD_LEVEL, cap.field_level)?;
            cap.properties.iter().try_for_each(|p| w.property(f, p))
        })
    }

    fn property(&mut self, f: &mut Frame<'_>, p: &Property<'_>) -> Written {
        self.admit(f, tag::PROPERTY)?;
        self.element(tag::PROPERTY, &content::PROPERTY, &p.unknown, |w, f| {
            w.text(f, tag::PROP_NAME, &p.name)?;
            w.optional(f, tag::DATA_TYPE, p.data_type.as_deref())?;
            w.optional(f, tag::MAX_OCCUR, p.max_occur.as_deref())?;
            w.optional(f, tag::MAX_SIZE, p.max_size.as_deref())?;
            w.flag(f, tag::NO_TRUNCATE, p.no_truncate)?;
            w.texts(f, tag::VAL_ENUM, &p.values)?;
            w.optional(f, tag::DISPLAY_NAME, p.display_name.as_deref())?;
            p.params.iter().try_for_each(|param| w.prop_param(f, param))
        })
    }

    fn prop_param(&mut self, f: &mut Frame<'_>, p: &PropParam<'_>) -> Written {
        self.admit(f, tag::PROP_PARAM)?;
        self.element(tag::PROP_PARAM, &content::PROP_PARAM, &p.unknown, |w, f| {
            w.text(f, tag::PARAM_NAME, &p.name)?;
            w.optional(f, tag::DATA_TYPE, p.data_type.as_deref())?;
            w.texts(f, tag::VAL_ENUM, &p.values)?;
            w.optional(f, tag::DISPLAY_NAME, p.display_name.as_deref())
        })
    }

    fn flat_ct_cap(&mut self, f: &mut Frame<'_>, cap: &CtCap<'_>) -> Written {
        self.text(f, tag::CT_TYPE, &cap.ct_type)?;
        for p in &cap.properties {
            self.text(f, tag::PROP_NAME, &p.name)?;
            self.texts(f, tag::VAL_ENUM, &p.values)?;
            self.optional(f, tag::DATA_TYPE, p.data_type.as_deref())?;
            self.optional(f, tag::MAX_SIZE, p.max_size.as_deref())?;
            self.optional(f, tag::DISPLAY_NAME, p.display_name.as_deref())?;
            for param in &p.params {
                self.text(f, tag::PARAM_NAME, &param.name)?;
                self.texts(f, tag::VAL_ENUM, &param.values)?;
                self.optional(f, tag::DATA_TYPE, param.data_type.as_deref())?;
                self.optional(f, tag::MAX_SIZE, param.size.as_deref())?;
                self.optional(f, tag::DISPLAY_NAME, param.display_name.as_deref())?;
            }
        }
        Ok(())
    }
}
