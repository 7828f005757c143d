//! The commands that hold no commands.

use wbxml::Tag;
use wbxml::tag::syncml as tag;

use super::parts::TakeParts;
use super::reader::Reader;
use super::wire::Wire;
use crate::content::{Content, Frame};
use crate::error::{Error, ErrorKind};
use crate::generated::content::syncml as content;
use crate::model::{Alert, Command, Delete, Edit, Exec, Map, Results, Search, Status, Transfer};

impl<'a, S: Wire<'a>> Reader<S> {
    /// The command that has just begun, through its end, which is put to `parts`. Not one that holds
    /// commands.
    #[inline]
    pub(crate) fn command(
        &mut self,
        command: Tag,
        parts: &mut impl TakeParts<'a>,
    ) -> Result<(), Error> {
        match self.command_content(command, parts) {
            Ok(()) => Ok(()),
            Err(e) => Err(e.inside(command)),
        }
    }

    /// Each is read where it is to stay: commands are large, and differ much in size.
    #[inline]
    fn command_content(
        &mut self,
        command: Tag,
        parts: &mut impl TakeParts<'a>,
    ) -> Result<(), Error> {
        self.count()?;
        let Some(empty) = empty(command) else {
            return Err(self.error(ErrorKind::UnexpectedElement(Some(command))));
        };
        match parts.put(empty) {
            Some(Command::Add(c)) => self.edit(&content::ADD, c),
            Some(Command::Alert(c)) => self.alert(c),
            Some(Command::Copy(c)) => self.edit(&content::COPY, c),
            Some(Command::Delete(c)) => self.delete(c),
            Some(Command::Exec(c)) => self.exec(c),
            Some(Command::Get(c)) => self.transfer(&content::GET, c),
            Some(Command::Map(c)) => self.map(c),
            Some(Command::Move(c)) => self.edit(&content::MOVE, c),
            Some(Command::Put(c)) => self.transfer(&content::PUT, c),
            Some(Command::Replace(c)) => self.edit(&content::REPLACE, c),
            Some(Command::Results(c)) => self.results(c),
            Some(Command::Search(c)) => self.search(c),
            Some(Command::Status(c)) => self.status(c),
            _ => Ok(()),
        }
    }

    fn edit(&mut self, content: &'static Content, c: &mut Edit<'a>) -> Result<(), Error> {
        let mut frame = Frame::new(content);
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::CMD_ID => c.cmd_id = self.identifier(child)?,
                tag::NO_RESP => c.no_resp = self.empty(child)?,
                tag::CRED => c.cred = Some(self.cred()?),
                tag::META => c.meta = Some(self.meta()?),
                _ => self.item_into(&mut c.items)?,
            }
        }
        c.unknown = frame.unknown;
        Ok(())
    }

    fn delete(&mut self, c: &mut Delete<'a>) -> Result<(), Error> {
        let mut frame = Frame::new(&content::DELETE);
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::CMD_ID => c.cmd_id = self.identifier(child)?,
                tag::NO_RESP => c.no_resp = self.empty(child)?,
                tag::ARCHIVE => c.archive = self.empty(child)?,
                tag::SFT_DEL => c.soft = self.empty(child)?,
                tag::CRED => c.cred = Some(self.cred()?),
                tag::META => c.meta = Some(self.meta()?),
                _ => self.item_into(&mut c.items)?,
            }
        }
        c.unknown = frame.unknown;
        Ok(())
    }

    fn transfer(&mut self, content: &'static Content, c: &mut Transfer<'a>) -> Result<(), Error> {
        let mut frame = Frame::new(content);
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::CMD_ID => c.cmd_id = self.identifier(child)?,
                tag::NO_RESP => c.no_resp = self.empty(child)?,
                tag::LANG => c.lang = self.exact(child)?.into(),
                tag::CRED => c.cred = Some(self.cred()?),
                tag::META => c.meta = Some(self.meta()?),
                _ => self.item_into(&mut c.items)?,
            }
        }
        c.unknown = frame.unknown;
        Ok(())
    }

    fn exec(&mut self, c: &mut Exec<'a>) -> Result<(), Error> {
        let mut frame = Frame::new(&content::EXEC);
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::CMD_ID => c.cmd_id = self.identifier(child)?,
                tag::NO_RESP => c.no_resp = self.empty(child)?,
                tag::CRED => c.cred = Some(self.cred()?),
                tag::META => c.meta = Some(self.meta()?),
                tag::CORRELATOR => c.correlator = self.text(child)?.into(),
                _ => self.item_into(&mut c.items)?,
            }
        }
        c.unknown = frame.unknown;
        Ok(())
    }

    fn alert(&mut self, c: &mut Alert<'a>) -> Result<(), Error> {
        let mut frame = Frame::new(&content::ALERT);
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::CMD_ID => c.cmd_id = self.identifier(child)?,
                tag::NO_RESP => c.no_resp = self.empty(child)?,
                tag::CRED => c.cred = Some(self.cred()?),
                tag::DATA => c.data = Some(self.plain_data(child)?),
                tag::CORRELATOR => c.correlator = self.text(child)?.into(),
                _ => self.item_into(&mut c.items)?,
            }
        }
        c.unknown = frame.unknown;
        Ok(())
    }

    fn map(&mut self, c: &mut Map<'a>) -> Result<(), Error> {
        let mut frame = Frame::new(&content::MAP);
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::CMD_ID => c.cmd_id = self.identifier(child)?,
                tag::TARGET => c.target = self.target()?,
                tag::SOURCE => c.source = self.source()?,
                tag::CRED => c.cred = Some(self.cred()?),
                tag::META => c.meta = Some(self.meta()?),
                _ => c.items.push(self.map_item()?),
            }
        }
        c.unknown = frame.unknown;
        Ok(())
    }

    fn results(&mut self, c: &mut Results<'a>) -> Result<(), Error> {
        let mut frame = Frame::new(&content::RESULTS);
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::CMD_ID => c.cmd_id = self.identifier(child)?,
                tag::MSG_REF => c.msg_ref = Some(self.exact(child)?),
                tag::CMD_REF => c.cmd_ref = Some(self.exact(child)?),
                tag::CMD => c.cmd = self.exact(child)?.into(),
                tag::META => c.meta = Some(self.meta()?),
                tag::TARGET_REF => c.target_ref = self.exact(child)?.into(),
                tag::SOURCE_REF => c.source_ref = self.exact(child)?.into(),
                _ => self.item_into(&mut c.items)?,
            }
        }
        c.unknown = frame.unknown;
        Ok(())
    }

    fn search(&mut self, c: &mut Search<'a>) -> Result<(), Error> {
        let mut frame = Frame::new(&content::SEARCH);
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::CMD_ID => c.cmd_id = self.identifier(child)?,
                tag::NO_RESP => c.no_resp = self.empty(child)?,
                tag::NO_RESULTS => c.no_results = self.empty(child)?,
                tag::CRED => c.cred = Some(self.cred()?),
                tag::TARGET => c.target = Some(self.target()?),
                tag::SOURCE => {
                    self.count()?;
                    c.sources.push(self.source()?);
                }
                tag::LANG => c.lang = self.exact(child)?.into(),
                tag::META => c.meta = self.meta()?,
                _ => c.data = self.plain_data(child)?,
            }
        }
        c.unknown = frame.unknown;
        Ok(())
    }

    fn status(&mut self, c: &mut Status<'a>) -> Result<(), Error> {
        let mut frame = Frame::new(&content::STATUS);
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::CMD_ID => c.cmd_id = self.identifier(child)?,
                tag::MSG_REF => c.msg_ref = Some(self.exact(child)?),
                tag::CMD_REF => c.cmd_ref = self.identifier(child)?,
                tag::CMD => c.cmd = self.identifier(child)?,
                tag::TARGET_REF => c.target_refs.push(self.exact(child)?),
                tag::SOURCE_REF => c.source_refs.push(self.exact(child)?),
                tag::CRED => c.cred = Some(self.cred()?),
                tag::CHAL => c.chal = Some(self.chal()?),
                tag::DATA => (c.data, c.original_error) = self.data(child)?,
                _ => c.items.push(self.item()?),
            }
        }
        c.unknown = frame.unknown;
        Ok(())
    }
}

/// The command of a tag, with nothing in it yet. None for what holds commands and for what is none.
#[inline]
fn empty<'a>(command: Tag) -> Option<Command<'a>> {
    Some(match command {
        tag::ADD => Command::Add(Edit::default()),
        tag::ALERT => Command::Alert(Alert::default()),
        tag::COPY => Command::Copy(Edit::default()),
        tag::DELETE => Command::Delete(Delete::default()),
        tag::EXEC => Command::Exec(Exec::default()),
        tag::GET => Command::Get(Transfer::default()),
        tag::MAP => Command::Map(Map::default()),
        tag::MOVE => Command::Move(Edit::default()),
        tag::PUT => Command::Put(Transfer::default()),
        tag::REPLACE => Command::Replace(Edit::default()),
        tag::RESULTS => Command::Results(Results::default()),
        tag::SEARCH => Command::Search(Search::default()),
        tag::STATUS => Command::Status(Status::default()),
        _ => return None,
    })
}
