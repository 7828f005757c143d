//! Events to [`DevInf`].

use alloc::borrow::Cow;
use alloc::vec::Vec;

use wbxml::tag::devinf as tag;
use wbxml::{Event, EventReader, Header, Tag, dictionaries};

use super::{
    ContentType, CtCap, DataStore, DevInf, DsMem, Ext, FilterCap, PropParam, Property, SyncType,
};
use crate::content::{Content, Frame};
use crate::decode::{Reader, Replay, Wire};
use crate::error::{Error, ErrorKind};
use crate::generated::content::devinf as content;
use crate::limits::{Diagnostic, DiagnosticKind, Options};
use crate::model::{Data, Node, Version};

impl<'a> DevInf<'a> {
    /// The DevInf document in this data, read strictly.
    ///
    /// # Errors
    ///
    /// It is none: [`ErrorKind::NotDevInf`]; or it is not well-formed, or not complete. Offsets count
    /// from its own beginning; in elements they are 0, as these have been read already.
    pub fn decode(data: &'a Data<'_>) -> Result<Self, Error> {
        Self::decode_with(data, &Options::STRICT).map(|(devinf, _)| devinf)
    }

    /// The DevInf document in this data, and what was let pass.
    ///
    /// # Errors
    ///
    /// Those of [`decode`](Self::decode).
    pub fn decode_with(
        data: &'a Data<'_>,
        options: &Options,
    ) -> Result<(Self, Vec<Diagnostic>), Error> {
        match data {
            Data::Opaque(bytes) => Self::decode_bytes(bytes, options),
            Data::Text(text) | Data::CData(text) => Self::decode_bytes(text.as_bytes(), options),
            Data::Markup(markup) => match markup.nodes() {
                [Node::Opaque(bytes), ..] => Self::decode_bytes(bytes, options),
                [Node::Document(name), ..] => {
                    let dictionary = dictionaries::by_name(name);
                    let version = dictionary.and_then(Version::from_dictionary);
                    let dictionary = version.unwrap_or_default().devinf_dictionary();
                    Self::decode_from(Replay::new(markup, dictionary), options)
                }
                _ => Err(Error::new(ErrorKind::NotDevInf, 0)),
            },
        }
    }

    /// The DevInf document that these bytes are, in either form.
    ///
    /// # Errors
    ///
    /// Those of [`decode`](Self::decode). Without the feature `xml`, XML is
    /// [`ErrorKind::NotDevInf`].
    pub fn decode_bytes(
        bytes: &'a [u8],
        options: &Options,
    ) -> Result<(Self, Vec<Diagnostic>), Error> {
        match bytes.first() {
            Some(0..=3) => {
                let wire = options.wire();
                let (header, _) = Header::decode(bytes, &wire)?;
                let named = dictionaries::detect(&header);
                let version = named.and_then(Version::from_dictionary);
                if named.is_some() && version.is_none() {
                    return Err(Error::new(ErrorKind::NotDevInf, 1));
                }
                let dictionary = version.unwrap_or_default().devinf_dictionary();
                Self::decode_from(
                    EventReader::with_options(bytes, dictionary, &wire)?,
                    options,
                )
            }
            #[cfg(feature = "xml")]
            Some(_) => {
                let text = core::str::from_utf8(bytes)
                    .map_err(|e| Error::new(ErrorKind::NotADocument, e.valid_up_to() as u64))?;
                let said = wbxml::xml::detect(text)
                    .and_then(Version::from_dictionary)
                    .unwrap_or_default();
                // All versions have the same namespace.
                let ver_dtd = text.split_once("VerDTD>").and_then(|(_, rest)| {
                    Version::from_ver_dtd(rest.split('<').next()?.trim_ascii())
                });
                let dictionary = ver_dtd.unwrap_or(said).devinf_dictionary();
                let source = crate::decode::XmlSource::new(text, dictionary, options.limits.wire)?;
                Self::decode_from(source, options)
            }
            _ => Err(Error::new(ErrorKind::NotDevInf, 0)),
        }
    }

    /// The DevInf document that these events are, through their end.
    ///
    /// # Errors
    ///
    /// Those of [`decode`](Self::decode).
    pub fn decode_from<S: Wire<'a>>(
        source: S,
        options: &Options,
    ) -> Result<(Self, Vec<Diagnostic>), Error> {
        let dictionary = source.dictionary();
        let version = Version::from_dictionary(dictionary).unwrap_or_default();
        let mut reader = Reader::new(source, version, options);
        let devinf = reader
            .devinf_root()
            .and_then(|()| reader.devinf().map_err(|e| e.inside(tag::DEV_INF)))
            .map_err(|e| e.of(dictionary))?;
        Ok((devinf, reader.finish()))
    }
}

impl<'a, S: Wire<'a>> Reader<S> {
    fn devinf_root(&mut self) -> Result<(), Error> {
        loop {
            match self.source.next_event()? {
                Some(Event::Start(tag::DEV_INF)) => return Ok(()),
                Some(Event::Document(_) | Event::Pi(_) | Event::PiEnd | Event::Text(_)) => {}
                _ => return Err(self.error(ErrorKind::NotDevInf)),
            }
        }
    }

    fn devinf(&mut self) -> Result<DevInf<'a>, Error> {
        let mut frame = Frame::new(&content::DEV_INF);
        let mut d = DevInf {
            version: self.version,
            ..DevInf::default()
        };
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::VER_DTD => {
                    let text = self.exact(child)?;
                    self.devinf_version(&text).map_err(|e| e.inside(child))?;
                    d.version = self.version;
                    d.ver_dtd = Some(text);
                }
                tag::MAN => d.manufacturer = Some(self.text(child)?),
                tag::MOD => d.model = Some(self.text(child)?),
                tag::OEM => d.oem = Some(self.text(child)?),
                tag::FW_V => d.firmware = Some(self.text(child)?),
                tag::SW_V => d.software = Some(self.text(child)?),
                tag::HW_V => d.hardware = Some(self.text(child)?),
                tag::DEV_ID => d.device_id = self.text(child)?,
                tag::DEV_TYP => d.device_type = self.text(child)?,
                tag::UTC => d.utc = self.empty(child)?,
                tag::SUPPORT_LARGE_OBJS => d.large_objects = self.empty(child)?,
                tag::SUPPORT_NUMBER_OF_CHANGES => d.number_of_changes = self.empty(child)?,
                tag::DATA_STORE => {
                    self.count()?;
                    d.data_stores
                        .push(self.data_store().map_err(|e| e.inside(child))?);
                }
                tag::CT_CAP => self
                    .ct_cap(&mut d.capabilities)
                    .map_err(|e| e.inside(child))?,
                _ => {
                    self.count()?;
                    d.extensions.push(self.ext().map_err(|e| e.inside(child))?);
                }
            }
        }
        d.unknown = frame.unknown;
        Ok(d)
    }

    /// Reads on with the tables of this `VerDTD`.
    fn devinf_version(&mut self, ver_dtd: &str) -> Result<(), Error> {
        let document = self.version;
        let (refusal, reported) = match Version::from_ver_dtd(ver_dtd) {
            Some(header) if header == document => return Ok(()),
            Some(header) => {
                self.set_version(header);
                (
                    ErrorKind::VersionMismatch { document, header },
                    DiagnosticKind::VersionMismatch { document, header },
                )
            }
            None => (ErrorKind::UnknownVersion, DiagnosticKind::UnknownVersion),
        };
        self.let_pass(self.options.lenient.version_mismatch, refusal, reported)
    }

    fn data_store(&mut self) -> Result<DataStore<'a>, Error> {
        let mut frame = Frame::new(&content::DATA_STORE);
        let mut s = DataStore::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::SOURCE_REF => s.source_ref = self.text(child)?,
                tag::DISPLAY_NAME => s.display_name = Some(self.text(child)?),
                tag::MAX_GUID_SIZE => s.max_guid_size = Some(self.text(child)?),
                tag::RX_PREF => s.rx_pref = Some(self.content_type(child, &content::RX_PREF)?),
                tag::RX => s.rx.push(self.content_type(child, &content::RX)?),
                tag::TX_PREF => s.tx_pref = Some(self.content_type(child, &content::TX_PREF)?),
                tag::TX => s.tx.push(self.content_type(child, &content::TX)?),
                tag::CT_CAP => self
                    .ct_cap(&mut s.capabilities)
                    .map_err(|e| e.inside(child))?,
                tag::DS_MEM => s.memory = Some(self.ds_mem().map_err(|e| e.inside(child))?),
                tag::SUPPORT_HIERARCHICAL_SYNC => s.hierarchical = self.empty(child)?,
                tag::SYNC_CAP => s.sync_types = self.sync_cap().map_err(|e| e.inside(child))?,
                tag::FILTER_RX => {
                    s.filter_rx
                        .push(self.content_type(child, &content::FILTER_RX)?);
                }
                _ => s
                    .filters
                    .push(self.filter_cap().map_err(|e| e.inside(child))?),
            }
        }
        s.unknown = frame.unknown;
        Ok(s)
    }

    fn content_type(
        &mut self,
        parent: Tag,
        content: &'static Content,
    ) -> Result<ContentType<'a>, Error> {
        let mut frame = Frame::new(content);
        let mut t = ContentType::default();
        let mut read = || {
            self.count()?;
            while let Some(child) = self.child(&mut frame)? {
                match child {
                    tag::CT_TYPE => t.ct_type = self.text(child)?,
                    _ => t.version = self.text(child)?,
                }
            }
            Ok(())
        };
        read().map_err(|e: Error| e.inside(parent))?;
        t.unknown = frame.unknown;
        Ok(t)
    }

    fn ds_mem(&mut self) -> Result<DsMem<'a>, Error> {
        let mut frame = Frame::new(&content::DS_MEM);
        let mut m = DsMem::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::SHARED_MEM => m.shared = self.empty(child)?,
                tag::MAX_MEM => m.max_mem = Some(self.text(child)?),
                _ => m.max_id = Some(self.text(child)?),
            }
        }
        m.unknown = frame.unknown;
        Ok(m)
    }

    fn sync_cap(&mut self) -> Result<Vec<SyncType<'a>>, Error> {
        let mut frame = Frame::new(&content::SYNC_CAP);
        let mut types = Vec::new();
        while let Some(child) = self.child(&mut frame)? {
            types.push(SyncType(self.text(child)?));
        }
        Ok(types)
    }

    fn ext(&mut self) -> Result<Ext<'a>, Error> {
        let mut frame = Frame::new(&content::EXT);
        let mut ext = Ext::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::X_NAM => ext.name = self.text(child)?,
                _ => ext.values.push(self.text(child)?),
            }
        }
        ext.unknown = frame.unknown;
        Ok(ext)
    }

    fn filter_cap(&mut self) -> Result<FilterCap<'a>, Error> {
        self.count()?;
        let mut frame = Frame::new(&content::FILTER_CAP);
        let mut cap = FilterCap::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::CT_TYPE => cap.content_type.ct_type = self.text(child)?,
                tag::VER_CT => cap.content_type.version = self.text(child)?,
                tag::FILTER_KEYWORD => cap.keywords.push(self.text(child)?),
                _ => cap.properties.push(self.text(child)?),
            }
        }
        cap.content_type.unknown = frame.unknown;
        Ok(cap)
    }

    /// A `CTCap`: one content type from 1.2 on, any number before.
    fn ct_cap(&mut self, capabilities: &mut Vec<CtCap<'a>>) -> Result<(), Error> {
        self.count()?;
        if self.version < Version::V1_2 {
            return self.flat_ct_cap(capabilities);
        }
        let mut frame = Frame::new(&content::CT_CAP);
        let mut cap = CtCap::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::CT_TYPE => cap.ct_type = self.text(child)?,
                tag::VER_CT => cap.version = Some(self.text(child)?),
                tag::FIELD_LEVEL => cap.field_level = self.empty(child)?,
                _ => {
                    self.count()?;
                    cap.properties
                        .push(self.property().map_err(|e| e.inside(child))?);
                }
            }
        }
        cap.unknown = frame.unknown;
        capabilities.push(cap);
        Ok(())
    }

    fn property(&mut self) -> Result<Property<'a>, Error> {
        let mut frame = Frame::new(&content::PROPERTY);
        let mut p = Property::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::PROP_NAME => p.name = self.text(child)?,
                tag::DATA_TYPE => p.data_type = Some(self.text(child)?),
                tag::MAX_OCCUR => p.max_occur = Some(self.text(child)?),
                tag::MAX_SIZE => p.max_size = Some(self.text(child)?),
                tag::NO_TRUNCATE => p.no_truncate = self.empty(child)?,
                tag::VAL_ENUM => p.values.push(self.text(child)?),
                tag::DISPLAY_NAME => p.display_name = Some(self.text(child)?),
                // The Nokia 2630 has the names of parameters in the property, which is let pass.
                tag::PARAM_NAME => {
                    self.count()?;
                    p.params.push(PropParam {
                        name: self.text(child)?,
                        ..PropParam::default()
                    });
                }
                _ => {
                    self.count()?;
                    p.params
                        .push(self.prop_param().map_err(|e| e.inside(child))?);
                }
            }
        }
        p.unknown = frame.unknown;
        Ok(p)
    }

    fn prop_param(&mut self) -> Result<PropParam<'a>, Error> {
        let mut frame = Frame::new(&content::PROP_PARAM);
        let mut p = PropParam::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::PARAM_NAME => p.name = self.text(child)?,
                tag::DATA_TYPE => p.data_type = Some(self.text(child)?),
                tag::VAL_ENUM => p.values.push(self.text(child)?),
                _ => p.display_name = Some(self.text(child)?),
            }
        }
        p.unknown = frame.unknown;
        Ok(p)
    }

    /// A `CTCap` until 1.1: a list of names and what is said about each.
    fn flat_ct_cap(&mut self, capabilities: &mut Vec<CtCap<'a>>) -> Result<(), Error> {
        let mut frame = Frame::unordered(&content::CT_CAP_1_1);
        let mut joined = false;
        let mut cap: Option<CtCap<'a>> = None;
        while let Some(child) = self.child(&mut frame)? {
            self.count()?;
            let text = self.text(child)?;
            if child == tag::CT_TYPE {
                capabilities.extend(cap.take());
                cap = Some(CtCap {
                    joined,
                    ct_type: text,
                    ..CtCap::default()
                });
                joined = true;
                continue;
            }
            let Some(cap) = &mut cap else {
                return Err(self.error(ErrorKind::MissingElement(tag::CT_TYPE)));
            };
            if let Err(missing) = flat(cap, child, text) {
                return Err(self.error(ErrorKind::MissingElement(missing)));
            }
        }
        match cap {
            None => self.let_pass(
                self.options.lenient.missing_elements,
                ErrorKind::MissingElement(tag::CT_TYPE),
                DiagnosticKind::MissingElement(tag::CT_TYPE),
            ),
            Some(mut cap) => {
                cap.unknown = frame.unknown;
                capabilities.push(cap);
                Ok(())
            }
        }
    }
}

/// An element of a flat `CTCap` other than `CTType`: it belongs to the last parameter, or else to
/// the last property. The error is what it lacks before it.
fn flat<'a>(cap: &mut CtCap<'a>, child: Tag, text: Cow<'a, str>) -> Result<(), Tag> {
    if child == tag::PROP_NAME {
        cap.properties.push(Property {
            name: text,
            ..Property::default()
        });
        return Ok(());
    }
    let property = cap.properties.last_mut().ok_or(tag::PROP_NAME)?;
    if child == tag::PARAM_NAME {
        property.params.push(PropParam {
            name: text,
            ..PropParam::default()
        });
        return Ok(());
    }
    match (child, property.params.last_mut()) {
        (tag::VAL_ENUM, None) => property.values.push(text),
        (tag::VAL_ENUM, Some(param)) => param.values.push(text),
        (tag::DATA_TYPE, None) => property.data_type = Some(text),
        (tag::DATA_TYPE, Some(param)) => param.data_type = Some(text),
        (tag::MAX_SIZE, None) => property.max_size = Some(text),
        (tag::MAX_SIZE, Some(param)) => param.size = Some(text),
        (_, None) => property.display_name = Some(text),
        (_, Some(param)) => param.display_name = Some(text),
    }
    Ok(())
}
