//! The elements that commands are made of.

use alloc::borrow::Cow;
use alloc::boxed::Box;

use wbxml::Tag;
use wbxml::tag::{metinf, syncml as tag};

use super::reader::{Reader, Step};
use super::wire::Wire;
use crate::content::{Content, Frame};
use crate::error::Error;
use crate::error::ErrorKind;
use crate::generated::content;
use crate::limits::DiagnosticKind;
use crate::model::{
    Anchor, Chal, Cred, Data, Few, Filter, Item, Items, MapItem, Mem, Meta, MetaField, Rare,
    Secret, Source, SyncHdr, Target, Version,
};

impl<'a, S: Wire<'a>> Reader<S> {
    pub(crate) fn sync_hdr(&mut self) -> Result<SyncHdr<'a>, Error> {
        self.sync_hdr_content().map_err(|e| e.inside(tag::SYNC_HDR))
    }

    fn sync_hdr_content(&mut self) -> Result<SyncHdr<'a>, Error> {
        let document = self.version;
        let mut frame = Frame::new(&content::syncml::SYNC_HDR);
        let mut header = SyncHdr::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::VER_DTD => {
                    header.ver_dtd = self.identifier(child)?;
                    self.check_version(document, &header.ver_dtd)
                        .map_err(|e| e.inside(child))?;
                }
                tag::VER_PROTO => header.ver_proto = self.identifier(child)?,
                tag::SESSION_ID => header.session_id = self.identifier(child)?,
                tag::MSG_ID => header.msg_id = self.identifier(child)?,
                tag::TARGET => header.target = self.target()?,
                tag::SOURCE => header.source = self.source()?,
                tag::RESP_URI => header.resp_uri = Some(self.exact(child)?),
                tag::NO_RESP => header.no_resp = self.empty(child)?,
                tag::CRED => header.cred = Some(self.cred()?),
                _ => header.meta = Some(self.meta()?),
            }
        }
        header.unknown = frame.unknown;
        Ok(header)
    }

    /// Reads on with the tables of `VerDTD`.
    fn check_version(&mut self, document: Version, ver_dtd: &str) -> Result<(), Error> {
        let lenient = self.options.lenient.version_mismatch;
        match Version::from_ver_dtd(ver_dtd) {
            Some(header) if header == document => Ok(()),
            Some(header) => {
                self.set_version(header);
                self.let_pass(
                    lenient,
                    ErrorKind::VersionMismatch { document, header },
                    DiagnosticKind::VersionMismatch { document, header },
                )
            }
            None => self.let_pass(
                lenient,
                ErrorKind::UnknownVersion,
                DiagnosticKind::UnknownVersion,
            ),
        }
    }

    pub(crate) fn target(&mut self) -> Result<Target<'a>, Error> {
        self.target_content().map_err(|e| e.inside(tag::TARGET))
    }

    fn target_content(&mut self) -> Result<Target<'a>, Error> {
        let mut frame = Frame::new(&content::syncml::TARGET);
        let mut target = Target::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::LOC_URI => target.uri = self.exact(child)?,
                tag::LOC_NAME => target.name = self.text(child)?.into(),
                _ => {
                    let filter = self.filter().map_err(|e| e.inside(child))?;
                    target.filter = Few::from_iter([filter]);
                }
            }
        }
        target.unknown = frame.unknown;
        Ok(target)
    }

    pub(crate) fn source(&mut self) -> Result<Source<'a>, Error> {
        self.source_content().map_err(|e| e.inside(tag::SOURCE))
    }

    fn source_content(&mut self) -> Result<Source<'a>, Error> {
        let mut frame = Frame::new(&content::syncml::SOURCE);
        let mut source = Source::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::LOC_URI => source.uri = self.exact(child)?,
                _ => source.name = self.text(child)?.into(),
            }
        }
        source.unknown = frame.unknown;
        Ok(source)
    }

    /// The `LocURI` of `SourceParent` or `TargetParent`.
    #[cold]
    fn parent(
        &mut self,
        parent: Tag,
        content: &'static Content,
    ) -> Result<Rare<Cow<'a, str>>, Error> {
        let mut frame = Frame::new(content);
        let mut read = || {
            let mut uri = Rare::NONE;
            while let Some(child) = self.child(&mut frame)? {
                uri = self.exact(child)?.into();
            }
            Ok(uri)
        };
        read().map_err(|e: Error| e.inside(parent))
    }

    fn filter(&mut self) -> Result<Filter<'a>, Error> {
        let mut frame = Frame::new(&content::syncml::FILTER);
        let mut filter = Filter::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::META => filter.meta = self.meta()?,
                tag::FIELD => {
                    let item = self.wrapped_item(&content::syncml::FIELD);
                    filter.field = item.map_err(|e| e.inside(child))?;
                }
                tag::RECORD => {
                    let item = self.wrapped_item(&content::syncml::RECORD);
                    filter.record = item.map_err(|e| e.inside(child))?;
                }
                _ => filter.filter_type = Some(self.exact(child)?),
            }
        }
        filter.unknown = frame.unknown;
        Ok(filter)
    }

    fn wrapped_item(&mut self, content: &'static Content) -> Result<Few<Item<'a>>, Error> {
        let mut frame = Frame::new(content);
        let mut items = Few::new();
        while self.child(&mut frame)?.is_some() {
            items.push(self.item()?);
        }
        Ok(items)
    }

    /// An item at the end of a list, read in its place.
    #[inline]
    pub(crate) fn item_into(&mut self, items: &mut Items<'a>) -> Result<(), Error> {
        let Some(item) = items.push_empty() else {
            return Ok(());
        };
        match self.item_content(item) {
            Ok(()) => Ok(()),
            Err(e) => Err(e.inside(tag::ITEM)),
        }
    }

    #[inline]
    pub(crate) fn item(&mut self) -> Result<Item<'a>, Error> {
        let mut item = Item::default();
        match self.item_content(&mut item) {
            Ok(()) => Ok(item),
            Err(e) => Err(e.inside(tag::ITEM)),
        }
    }

    #[inline(never)]
    fn item_content(&mut self, item: &mut Item<'a>) -> Result<(), Error> {
        self.count()?;
        let mut frame = Frame::new(&content::syncml::ITEM);
        let mut outside = false;
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::TARGET => item.target = Some(self.target()?),
                tag::SOURCE => item.source = Some(self.source()?),
                tag::SOURCE_PARENT => {
                    item.source_parent = self.parent(child, &content::syncml::SOURCE_PARENT)?;
                }
                tag::TARGET_PARENT => {
                    item.target_parent = self.parent(child, &content::syncml::TARGET_PARENT)?;
                }
                tag::META => {
                    let before = item.meta.take();
                    let mut meta = self.meta()?;
                    if let Some(before) = before {
                        meta.format = meta.format.or(before.format);
                        meta.media_type = meta.media_type.or(before.media_type);
                        meta.more.extend(before.more);
                    }
                    item.meta = Some(meta);
                }
                tag::DATA => item.data = Some(self.data(child)?.0),
                tag::MORE_DATA => item.more_data = self.empty(child)?,
                // Meta information beside Meta, which has been let pass.
                _ => {
                    let meta = item.meta.get_or_insert_default();
                    self.meta_field(child, meta)?;
                    outside = true;
                }
            }
        }
        if let (true, Some(meta)) = (outside, &mut item.meta) {
            meta.settle();
        }
        item.unknown = frame.unknown;
        Ok(())
    }

    pub(crate) fn map_item(&mut self) -> Result<MapItem<'a>, Error> {
        self.map_item_content().map_err(|e| e.inside(tag::MAP_ITEM))
    }

    fn map_item_content(&mut self) -> Result<MapItem<'a>, Error> {
        self.count()?;
        let mut frame = Frame::new(&content::syncml::MAP_ITEM);
        let mut item = MapItem::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::TARGET => item.target = self.target()?,
                _ => item.source = self.source()?,
            }
        }
        item.unknown = frame.unknown;
        Ok(item)
    }

    /// A credential: rare, and large.
    #[cold]
    pub(crate) fn cred(&mut self) -> Result<Box<Cred<'a>>, Error> {
        self.cred_content().map_err(|e| e.inside(tag::CRED))
    }

    fn cred_content(&mut self) -> Result<Box<Cred<'a>>, Error> {
        let mut frame = Frame::new(&content::syncml::CRED);
        let mut cred = Box::<Cred<'a>>::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::META => cred.meta = Some(self.meta()?),
                _ => cred.data = Secret::new(self.data(child)?.0),
            }
        }
        cred.unknown = frame.unknown;
        Ok(cred)
    }

    #[cold]
    pub(crate) fn chal(&mut self) -> Result<Box<Chal<'a>>, Error> {
        self.chal_content().map_err(|e| e.inside(tag::CHAL))
    }

    fn chal_content(&mut self) -> Result<Box<Chal<'a>>, Error> {
        let mut frame = Frame::new(&content::syncml::CHAL);
        let mut chal = Box::<Chal<'a>>::default();
        while self.child(&mut frame)?.is_some() {
            chal.meta = self.meta()?;
        }
        chal.unknown = frame.unknown;
        Ok(chal)
    }

    #[inline]
    pub(crate) fn meta(&mut self) -> Result<Meta<'a>, Error> {
        let mut meta = Meta::default();
        match self.meta_content(&mut meta) {
            Ok(()) if meta.more.is_empty() => Ok(meta),
            Ok(()) => {
                meta.settle();
                Ok(meta)
            }
            Err(e) => Err(e.inside(tag::META)),
        }
    }

    #[inline(never)]
    fn meta_content(&mut self, meta: &mut Meta<'a>) -> Result<(), Error> {
        let mut frame = Frame::unordered(&content::metinf::META);
        loop {
            match self.step(&mut frame)? {
                Step::Child(metinf::MET_INF) => {
                    meta.more.push(MetaField::MetInf);
                    self.met_inf(meta).map_err(|e| e.inside(metinf::MET_INF))?;
                }
                Step::Child(child) => self.meta_field(child, meta)?,
                Step::Unknown => keep_unknown(&mut frame, meta),
                Step::End => return Ok(()),
            }
        }
    }

    #[cold]
    fn met_inf(&mut self, meta: &mut Meta<'a>) -> Result<(), Error> {
        let mut frame = Frame::new(&content::metinf::MET_INF);
        loop {
            match self.step(&mut frame)? {
                Step::Child(child) => self.meta_field(child, meta)?,
                Step::Unknown => keep_unknown(&mut frame, meta),
                Step::End => return Ok(()),
            }
        }
    }

    /// An element of MetInf, through its end.
    #[inline]
    fn meta_field(&mut self, child: Tag, meta: &mut Meta<'a>) -> Result<(), Error> {
        match child {
            metinf::FORMAT => meta.format = Some(self.exact(child)?),
            metinf::TYPE => meta.media_type = Some(self.exact(child)?),
            _ => {
                let field = self.rare_meta_field(child)?;
                meta.more.push(field);
            }
        }
        Ok(())
    }

    #[cold]
    fn rare_meta_field(&mut self, child: Tag) -> Result<MetaField<'a>, Error> {
        Ok(match child {
            metinf::FIELD_LEVEL => {
                self.empty(child)?;
                MetaField::FieldLevel
            }
            metinf::MARK => MetaField::Mark(self.exact(child)?),
            metinf::SIZE => MetaField::Size(self.exact(child)?),
            metinf::ANCHOR => MetaField::Anchor(self.anchor().map_err(|e| e.inside(child))?),
            metinf::VERSION => MetaField::Version(self.text(child)?),
            metinf::NEXT_NONCE => MetaField::NextNonce(self.exact(child)?),
            metinf::MAX_MSG_SIZE => MetaField::MaxMsgSize(self.exact(child)?),
            metinf::MAX_OBJ_SIZE => MetaField::MaxObjSize(self.exact(child)?),
            metinf::MEM => MetaField::Mem(self.mem().map_err(|e| e.inside(child))?),
            _ => MetaField::Emi(self.text(child)?),
        })
    }

    fn anchor(&mut self) -> Result<Anchor<'a>, Error> {
        let mut frame = Frame::new(&content::metinf::ANCHOR);
        let mut anchor = Anchor::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                metinf::LAST => anchor.last = Some(self.text(child)?),
                _ => anchor.next = self.text(child)?,
            }
        }
        anchor.unknown = frame.unknown;
        Ok(anchor)
    }

    fn mem(&mut self) -> Result<Mem<'a>, Error> {
        let mut frame = Frame::new(&content::metinf::MEM);
        let mut mem = Mem::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                metinf::SHARED_MEM => mem.shared = self.empty(child)?,
                metinf::FREE_MEM => mem.free_mem = self.exact(child)?,
                _ => mem.free_id = self.exact(child)?,
            }
        }
        mem.unknown = frame.unknown;
        Ok(mem)
    }

    /// Data without the attribute that only a status has.
    #[inline]
    pub(crate) fn plain_data(&mut self, child: Tag) -> Result<Data<'a>, Error> {
        Ok(self.data(child)?.0)
    }
}

fn keep_unknown<'a>(frame: &mut Frame<'a>, meta: &mut Meta<'a>) {
    let unknown = core::mem::take(&mut frame.unknown);
    meta.more
        .extend(unknown.into_iter().map(MetaField::Unknown));
}
