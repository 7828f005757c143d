//! The commands.

use wbxml::Tag;
use wbxml::tag::syncml as tag;

use super::markup::Manner;
use super::sink::WireSink;
use super::writer::{Writer, Written};
use crate::content::{Content, Frame};
use crate::error::ErrorKind;
use crate::generated::content::syncml as content;
use crate::model::{
    Alert, Atomic, Command, Delete, Dialect, Edit, Exec, Map, Meta, Results, Search, Sequence,
    Status, Sync, Transfer,
};

/// The `Type` of a command.
fn media_type<'m>(meta: Option<&'m Meta<'_>>) -> Option<&'m str> {
    meta.and_then(|m| m.media_type.as_deref())
}

/// The tag of a command; none for an unknown element.
pub(crate) const fn tag_of(command: &Command<'_>) -> Option<Tag> {
    Some(match command {
        Command::Add(_) => tag::ADD,
        Command::Alert(_) => tag::ALERT,
        Command::Atomic(_) => tag::ATOMIC,
        Command::Copy(_) => tag::COPY,
        Command::Delete(_) => tag::DELETE,
        Command::Exec(_) => tag::EXEC,
        Command::Get(_) => tag::GET,
        Command::Map(_) => tag::MAP,
        Command::Move(_) => tag::MOVE,
        Command::Put(_) => tag::PUT,
        Command::Replace(_) => tag::REPLACE,
        Command::Results(_) => tag::RESULTS,
        Command::Search(_) => tag::SEARCH,
        Command::Sequence(_) => tag::SEQUENCE,
        Command::Status(_) => tag::STATUS,
        Command::Sync(_) => tag::SYNC,
        Command::Unknown(_) => return None,
    })
}

/// The content of a command that holds commands.
pub(crate) const fn container_content(command: &Command<'_>) -> Option<&'static Content> {
    match command {
        Command::Atomic(_) => Some(&content::ATOMIC),
        Command::Sequence(_) => Some(&content::SEQUENCE),
        Command::Sync(_) => Some(&content::SYNC),
        _ => None,
    }
}

impl<K: WireSink> Writer<K> {
    /// A command that holds no commands. Whether it belongs here has been seen to.
    pub(crate) fn command(&mut self, command: &Command<'_>) -> Written {
        match command {
            Command::Add(c) => self.edit(tag::ADD, &content::ADD, c),
            Command::Alert(c) => self.alert(c),
            Command::Copy(c) => self.edit(tag::COPY, &content::COPY, c),
            Command::Delete(c) => self.delete(c),
            Command::Exec(c) => self.exec(c),
            Command::Get(c) => self.transfer(tag::GET, &content::GET, c),
            Command::Map(c) => self.map(c),
            Command::Move(c) => self.edit(tag::MOVE, &content::MOVE, c),
            Command::Put(c) => self.transfer(tag::PUT, &content::PUT, c),
            Command::Replace(c) => self.edit(tag::REPLACE, &content::REPLACE, c),
            Command::Results(c) => self.results(c),
            Command::Search(c) => self.search(c),
            Command::Status(c) => self.status(c),
            Command::Unknown(markup) => self.markup(markup),
            Command::Atomic(_) | Command::Sequence(_) | Command::Sync(_) => {
                Err(self.error(ErrorKind::Misplaced))
            }
        }
    }

    fn edit(&mut self, tag: Tag, content: &'static Content, c: &Edit<'_>) -> Written {
        let manner = self.command_manner(c.meta.as_ref(), &c.items);
        self.element(tag, content, &c.unknown, |w, f| {
            w.identifier(f, tag::CMD_ID, &c.cmd_id)?;
            w.flag(f, tag::NO_RESP, c.no_resp)?;
            w.cred(f, c.cred.as_deref())?;
            w.meta(f, c.meta.as_ref(), manner)?;
            w.items(f, &c.items, media_type(c.meta.as_ref()))
        })
    }

    fn delete(&mut self, c: &Delete<'_>) -> Written {
        let manner = self.command_manner(c.meta.as_ref(), &c.items);
        self.element(tag::DELETE, &content::DELETE, &c.unknown, |w, f| {
            w.identifier(f, tag::CMD_ID, &c.cmd_id)?;
            w.flag(f, tag::NO_RESP, c.no_resp)?;
            w.flag(f, tag::ARCHIVE, c.archive)?;
            w.flag(f, tag::SFT_DEL, c.soft)?;
            w.cred(f, c.cred.as_deref())?;
            w.meta(f, c.meta.as_ref(), manner)?;
            w.items(f, &c.items, media_type(c.meta.as_ref()))
        })
    }

    fn transfer(&mut self, tag: Tag, content: &'static Content, c: &Transfer<'_>) -> Written {
        let manner = self.command_manner(c.meta.as_ref(), &c.items);
        self.element(tag, content, &c.unknown, |w, f| {
            w.identifier(f, tag::CMD_ID, &c.cmd_id)?;
            w.flag(f, tag::NO_RESP, c.no_resp)?;
            w.optional(f, tag::LANG, c.lang.as_deref())?;
            w.cred(f, c.cred.as_deref())?;
            w.meta(f, c.meta.as_ref(), manner)?;
            w.items(f, &c.items, media_type(c.meta.as_ref()))
        })
    }

    fn exec(&mut self, c: &Exec<'_>) -> Written {
        let manner = self.command_manner(c.meta.as_ref(), &c.items);
        self.element(tag::EXEC, &content::EXEC, &c.unknown, |w, f| {
            w.identifier(f, tag::CMD_ID, &c.cmd_id)?;
            w.flag(f, tag::NO_RESP, c.no_resp)?;
            w.cred(f, c.cred.as_deref())?;
            w.meta(f, c.meta.as_ref(), manner)?;
            w.optional(f, tag::CORRELATOR, c.correlator.as_deref())?;
            w.items(f, &c.items, media_type(c.meta.as_ref()))
        })
    }

    fn alert(&mut self, c: &Alert<'_>) -> Written {
        self.element(tag::ALERT, &content::ALERT, &c.unknown, |w, f| {
            w.identifier(f, tag::CMD_ID, &c.cmd_id)?;
            w.flag(f, tag::NO_RESP, c.no_resp)?;
            w.cred(f, c.cred.as_deref())?;
            if let Some(data) = &c.data {
                w.admit(f, tag::DATA)?;
                w.data_element(tag::DATA, data, Manner::AsIs, None)?;
            }
            w.optional(f, tag::CORRELATOR, c.correlator.as_deref())?;
            w.items(f, &c.items, None)
        })
    }

    fn map(&mut self, c: &Map<'_>) -> Written {
        self.element(tag::MAP, &content::MAP, &c.unknown, |w, f| {
            w.identifier(f, tag::CMD_ID, &c.cmd_id)?;
            w.target(f, Some(&c.target))?;
            w.source(f, Some(&c.source))?;
            w.cred(f, c.cred.as_deref())?;
            w.meta(f, c.meta.as_ref(), Manner::AsIs)?;
            c.items.iter().try_for_each(|item| w.map_item(f, item))
        })
    }

    fn results(&mut self, c: &Results<'_>) -> Written {
        let manner = self.command_manner(c.meta.as_ref(), &c.items);
        self.element(tag::RESULTS, &content::RESULTS, &c.unknown, |w, f| {
            w.identifier(f, tag::CMD_ID, &c.cmd_id)?;
            w.optional(f, tag::MSG_REF, c.msg_ref.as_deref())?;
            w.optional(f, tag::CMD_REF, c.cmd_ref.as_deref())?;
            w.optional(f, tag::CMD, c.cmd.as_deref())?;
            w.meta(f, c.meta.as_ref(), manner)?;
            w.optional(f, tag::TARGET_REF, c.target_ref.as_deref())?;
            w.optional(f, tag::SOURCE_REF, c.source_ref.as_deref())?;
            w.items(f, &c.items, media_type(c.meta.as_ref()))
        })
    }

    fn search(&mut self, c: &Search<'_>) -> Written {
        let manner = Manner::of(&c.data, c.meta.media_type.as_deref(), self.form());
        self.element(tag::SEARCH, &content::SEARCH, &c.unknown, |w, f| {
            w.identifier(f, tag::CMD_ID, &c.cmd_id)?;
            w.flag(f, tag::NO_RESP, c.no_resp)?;
            w.flag(f, tag::NO_RESULTS, c.no_results)?;
            w.cred(f, c.cred.as_deref())?;
            w.target(f, c.target.as_ref())?;
            for source in &c.sources {
                w.source(f, Some(source))?;
            }
            w.optional(f, tag::LANG, c.lang.as_deref())?;
            w.meta(f, Some(&c.meta), manner)?;
            w.admit(f, tag::DATA)?;
            w.data_element(tag::DATA, &c.data, manner, None)
        })
    }

    fn status(&mut self, c: &Status<'_>) -> Written {
        self.element(tag::STATUS, &content::STATUS, &c.unknown, |w, f| {
            w.identifier(f, tag::CMD_ID, &c.cmd_id)?;
            w.optional(f, tag::MSG_REF, c.msg_ref.as_deref())?;
            if c.cmd_ref.is_empty() && w.options.dialect == Dialect::WindowsMdm {
                // Of a command that had no CmdID.
                w.text(f, tag::CMD_REF, "")?;
            } else {
                w.identifier(f, tag::CMD_REF, &c.cmd_ref)?;
            }
            w.identifier(f, tag::CMD, &c.cmd)?;
            for uri in &c.target_refs {
                w.text(f, tag::TARGET_REF, uri)?;
            }
            for uri in &c.source_refs {
                w.text(f, tag::SOURCE_REF, uri)?;
            }
            w.cred(f, c.cred.as_deref())?;
            w.chal(f, c.chal.as_deref())?;
            w.admit(f, tag::DATA)?;
            let error = c.original_error.as_deref();
            w.data_element(tag::DATA, &c.data, Manner::AsIs, error)?;
            w.items(f, &c.items, None)
        })
    }

    /// What stands in a command that holds commands, before these.
    pub(crate) fn container_fields(&mut self, f: &mut Frame<'_>, command: &Command<'_>) -> Written {
        match command {
            Command::Atomic(Atomic {
                cmd_id,
                no_resp,
                meta,
                ..
            })
            | Command::Sequence(Sequence {
                cmd_id,
                no_resp,
                meta,
                ..
            }) => {
                self.identifier(f, tag::CMD_ID, cmd_id)?;
                self.flag(f, tag::NO_RESP, *no_resp)?;
                self.meta(f, meta.as_ref(), Manner::AsIs)
            }
            Command::Sync(c) => self.sync_fields(f, c),
            _ => Err(self.error(ErrorKind::Misplaced)),
        }
    }

    fn sync_fields(&mut self, f: &mut Frame<'_>, c: &Sync<'_>) -> Written {
        self.identifier(f, tag::CMD_ID, &c.cmd_id)?;
        self.flag(f, tag::NO_RESP, c.no_resp)?;
        self.cred(f, c.cred.as_deref())?;
        self.target(f, c.target.as_ref())?;
        self.source(f, c.source.as_ref())?;
        self.meta(f, c.meta.as_ref(), Manner::AsIs)?;
        self.optional(f, tag::NUMBER_OF_CHANGES, c.number_of_changes.as_deref())
    }
}
