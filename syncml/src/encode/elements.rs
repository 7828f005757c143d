//! The elements that commands are made of.

use wbxml::Tag;
use wbxml::tag::{metinf, syncml as tag};

use super::markup::Manner;
use super::sink::WireSink;
use super::writer::{Writer, Written};
use crate::content::{Content, Frame};
use crate::generated::content;
use crate::model::{
    Anchor, Chal, Cred, Few, Filter, Item, MapItem, Mem, Meta, MetaField, Source, SyncHdr, Target,
};

/// What an item needs to know of its command.
pub(crate) type MediaType<'m> = Option<&'m str>;

impl<K: WireSink> Writer<K> {
    pub(crate) fn sync_hdr(&mut self, header: &SyncHdr<'_>) -> Written {
        let content = &content::syncml::SYNC_HDR;
        self.element(tag::SYNC_HDR, content, &header.unknown, |w, f| {
            w.identifier(f, tag::VER_DTD, &header.ver_dtd)?;
            w.identifier(f, tag::VER_PROTO, &header.ver_proto)?;
            w.identifier(f, tag::SESSION_ID, &header.session_id)?;
            w.identifier(f, tag::MSG_ID, &header.msg_id)?;
            w.target(f, Some(&header.target))?;
            w.source(f, Some(&header.source))?;
            w.optional(f, tag::RESP_URI, header.resp_uri.as_deref())?;
            w.flag(f, tag::NO_RESP, header.no_resp)?;
            w.cred(f, header.cred.as_deref())?;
            w.meta(f, header.meta.as_ref(), Manner::AsIs)
        })
    }

    pub(crate) fn target(&mut self, frame: &mut Frame<'_>, target: Option<&Target<'_>>) -> Written {
        let Some(target) = target else { return Ok(()) };
        self.admit(frame, tag::TARGET)?;
        let content = &content::syncml::TARGET;
        self.element(tag::TARGET, content, &target.unknown, |w, f| {
            w.text(f, tag::LOC_URI, &target.uri)?;
            w.optional(f, tag::LOC_NAME, target.name.as_deref())?;
            for filter in &target.filter {
                w.admit(f, tag::FILTER)?;
                w.filter(filter)?;
            }
            Ok(())
        })
    }

    pub(crate) fn source(&mut self, frame: &mut Frame<'_>, source: Option<&Source<'_>>) -> Written {
        let Some(source) = source else { return Ok(()) };
        self.admit(frame, tag::SOURCE)?;
        let content = &content::syncml::SOURCE;
        self.element(tag::SOURCE, content, &source.unknown, |w, f| {
            w.text(f, tag::LOC_URI, &source.uri)?;
            w.optional(f, tag::LOC_NAME, source.name.as_deref())
        })
    }

    fn parent(
        &mut self,
        frame: &mut Frame<'_>,
        tag: Tag,
        content: &'static Content,
        uri: Option<&str>,
    ) -> Written {
        let Some(uri) = uri else { return Ok(()) };
        self.admit(frame, tag)?;
        self.element(tag, content, &Few::new(), |w, f| {
            w.text(f, tag::LOC_URI, uri)
        })
    }

    fn filter(&mut self, filter: &Filter<'_>) -> Written {
        let content = &content::syncml::FILTER;
        self.element(tag::FILTER, content, &filter.unknown, |w, f| {
            w.meta(f, Some(&filter.meta), Manner::AsIs)?;
            w.wrapped(f, tag::FIELD, &content::syncml::FIELD, &filter.field)?;
            w.wrapped(f, tag::RECORD, &content::syncml::RECORD, &filter.record)?;
            w.optional(f, tag::FILTER_TYPE, filter.filter_type.as_deref())
        })
    }

    fn wrapped(
        &mut self,
        frame: &mut Frame<'_>,
        tag: Tag,
        content: &'static Content,
        items: &Few<Item<'_>>,
    ) -> Written {
        if items.is_empty() {
            return Ok(());
        }
        self.admit(frame, tag)?;
        self.element(tag, content, &Few::new(), |w, f| {
            items.iter().try_for_each(|item| w.item(f, item, None))
        })
    }

    /// The items of a command whose `Meta` says this `Type`.
    pub(crate) fn items(
        &mut self,
        frame: &mut Frame<'_>,
        items: &[Item<'_>],
        media_type: MediaType<'_>,
    ) -> Written {
        items
            .iter()
            .try_for_each(|item| self.item(frame, item, media_type))
    }

    pub(crate) fn item(
        &mut self,
        frame: &mut Frame<'_>,
        item: &Item<'_>,
        media_type: MediaType<'_>,
    ) -> Written {
        self.admit(frame, tag::ITEM)?;
        // An empty `Type` of the command announces nothing.
        let media_type = media_type.filter(|text| !text.trim_ascii().is_empty());
        let manner = self.manner(item, media_type);
        let content = &content::syncml::ITEM;
        self.element(tag::ITEM, content, &item.unknown, |w, f| {
            w.target(f, item.target.as_ref())?;
            w.source(f, item.source.as_ref())?;
            let parents = [
                (
                    tag::SOURCE_PARENT,
                    &content::syncml::SOURCE_PARENT,
                    &item.source_parent,
                ),
                (
                    tag::TARGET_PARENT,
                    &content::syncml::TARGET_PARENT,
                    &item.target_parent,
                ),
            ];
            for (tag, content, uri) in parents {
                w.parent(f, tag, content, uri.as_deref())?;
            }
            match (&item.meta, manner) {
                // The type that is not the item's own is written by the command, if it has one.
                (meta, Manner::Elements(_) | Manner::Document(_))
                    if media_type.is_some()
                        && meta.as_ref().is_none_or(|m| m.media_type.is_none()) =>
                {
                    w.meta(f, meta.as_ref(), Manner::AsIs)?;
                }
                (None, Manner::Base64 | Manner::Document(_)) => {
                    w.meta(f, Some(&Meta::default()), manner)?;
                }
                (meta, manner) => w.meta(f, meta.as_ref(), manner)?,
            }
            if let Some(data) = &item.data {
                w.admit(f, tag::DATA)?;
                w.data_element(tag::DATA, data, manner, None)?;
            }
            w.flag(f, tag::MORE_DATA, item.more_data)
        })
    }

    /// How the data of an item is written.
    fn manner(&self, item: &Item<'_>, media_type: MediaType<'_>) -> Manner {
        let Some(data) = &item.data else {
            return Manner::AsIs;
        };
        let own = item.meta.as_ref().and_then(|m| m.media_type.as_deref());
        Manner::of(data, own.or(media_type), self.form())
    }

    /// How the `Meta` of a command is written: with another `Type`, if its items need that.
    pub(crate) fn command_manner(&self, meta: Option<&Meta<'_>>, items: &[Item<'_>]) -> Manner {
        let Some(media_type) = meta.and_then(|m| m.media_type.as_deref()) else {
            return Manner::AsIs;
        };
        // Documents announce themselves with one of a few types, other commands need no look.
        let begin = "application/vnd.syncml";
        let begins = |text: &str| text.eq_ignore_ascii_case(begin);
        if !media_type
            .trim_ascii()
            .get(..begin.len())
            .is_some_and(begins)
        {
            return Manner::AsIs;
        }
        items
            .iter()
            .filter(|item| item.meta.as_ref().is_none_or(|m| m.media_type.is_none()))
            .map(|item| self.manner(item, Some(media_type)))
            .find(|manner| manner.media_type().is_some())
            .unwrap_or(Manner::AsIs)
    }

    pub(crate) fn map_item(&mut self, frame: &mut Frame<'_>, item: &MapItem<'_>) -> Written {
        self.admit(frame, tag::MAP_ITEM)?;
        let content = &content::syncml::MAP_ITEM;
        self.element(tag::MAP_ITEM, content, &item.unknown, |w, f| {
            w.target(f, Some(&item.target))?;
            w.source(f, Some(&item.source))
        })
    }

    pub(crate) fn cred(&mut self, frame: &mut Frame<'_>, cred: Option<&Cred<'_>>) -> Written {
        let Some(cred) = cred else { return Ok(()) };
        self.admit(frame, tag::CRED)?;
        let manner = Manner::of(cred.data.expose(), None, self.form());
        let content = &content::syncml::CRED;
        self.element(tag::CRED, content, &cred.unknown, |w, f| {
            match (&cred.meta, manner) {
                (None, Manner::Base64) => w.meta(f, Some(&Meta::default()), manner)?,
                (meta, manner) => w.meta(f, meta.as_ref(), manner)?,
            }
            w.admit(f, tag::DATA)?;
            w.data_element(tag::DATA, cred.data.expose(), manner, None)
        })
    }

    pub(crate) fn chal(&mut self, frame: &mut Frame<'_>, chal: Option<&Chal<'_>>) -> Written {
        let Some(chal) = chal else { return Ok(()) };
        self.admit(frame, tag::CHAL)?;
        let content = &content::syncml::CHAL;
        self.element(tag::CHAL, content, &chal.unknown, |w, f| {
            w.meta(f, Some(&chal.meta), Manner::AsIs)
        })
    }

    /// `Meta`, if it is there, with the `Format` and `Type` that the data is written with.
    pub(crate) fn meta(
        &mut self,
        frame: &mut Frame<'_>,
        meta: Option<&Meta<'_>>,
        manner: Manner,
    ) -> Written {
        let Some(meta) = meta else { return Ok(()) };
        self.admit(frame, tag::META)?;
        self.event(wbxml::Event::Start(tag::META))?;
        let written = if meta.is_in_met_inf() {
            let content = &content::metinf::MET_INF;
            self.element(metinf::MET_INF, content, &Few::new(), |w, f| {
                w.meta_fields(f, meta, manner)
            })
        } else {
            let mut frame = Frame::unordered(&content::metinf::META);
            self.meta_fields(&mut frame, meta, manner)
        };
        written.map_err(|e| e.inside(tag::META))?;
        self.event(wbxml::Event::End)
    }

    fn meta_fields(&mut self, frame: &mut Frame<'_>, meta: &Meta<'_>, manner: Manner) -> Written {
        let format = match manner {
            Manner::Base64 => Some("b64"),
            _ => meta.format.as_deref(),
        };
        let media_type = manner.media_type().or(meta.media_type.as_deref());
        if meta.more.is_empty() {
            self.optional(frame, metinf::FORMAT, format)?;
            return self.optional(frame, metinf::TYPE, media_type);
        }
        // In the order of the DTD: one of them before these two, what is unknown at the end.
        for pass in 0..=MetaField::LAST_PLACE {
            if pass == 1 {
                self.optional(frame, metinf::FORMAT, format)?;
                self.optional(frame, metinf::TYPE, media_type)?;
            }
            for field in meta.more.iter().filter(|field| field.place() == pass) {
                self.meta_field(frame, field)?;
            }
        }
        Ok(())
    }

    fn meta_field(&mut self, frame: &mut Frame<'_>, field: &MetaField<'_>) -> Written {
        match field {
            MetaField::FieldLevel => self.flag(frame, metinf::FIELD_LEVEL, true),
            MetaField::Mark(text) => self.text(frame, metinf::MARK, text),
            MetaField::Size(text) => self.text(frame, metinf::SIZE, text),
            MetaField::Anchor(anchor) => self.anchor(frame, anchor),
            MetaField::Version(text) => self.text(frame, metinf::VERSION, text),
            MetaField::NextNonce(text) => self.text(frame, metinf::NEXT_NONCE, text),
            MetaField::MaxMsgSize(text) => self.text(frame, metinf::MAX_MSG_SIZE, text),
            MetaField::MaxObjSize(text) => self.text(frame, metinf::MAX_OBJ_SIZE, text),
            MetaField::Emi(text) => self.text(frame, metinf::EMI, text),
            MetaField::Mem(mem) => self.mem(frame, mem),
            MetaField::Unknown(markup) => self.markup(markup),
            MetaField::MetInf => Ok(()),
        }
    }

    fn anchor(&mut self, frame: &mut Frame<'_>, anchor: &Anchor<'_>) -> Written {
        self.admit(frame, metinf::ANCHOR)?;
        let content = &content::metinf::ANCHOR;
        self.element(metinf::ANCHOR, content, &anchor.unknown, |w, f| {
            w.optional(f, metinf::LAST, anchor.last.as_deref())?;
            w.text(f, metinf::NEXT, &anchor.next)
        })
    }

    fn mem(&mut self, frame: &mut Frame<'_>, mem: &Mem<'_>) -> Written {
        self.admit(frame, metinf::MEM)?;
        let content = &content::metinf::MEM;
        self.element(metinf::MEM, content, &mem.unknown, |w, f| {
            w.flag(f, metinf::SHARED_MEM, mem.shared)?;
            w.text(f, metinf::FREE_MEM, &mem.free_mem)?;
            w.text(f, metinf::FREE_ID, &mem.free_id)
        })
    }
}
