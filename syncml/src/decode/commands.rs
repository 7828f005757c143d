//! The commands that hold no commands.

use wbxml::Tag;
use wbxml::tag::syncml as tag;

use super::reader::Reader;
use super::wire::Wire;
use crate::content::{Content, Frame};
use crate::error::{Error, ErrorKind};
use crate::generated::content::syncml as content;
use crate::model::{Alert, Command, Delete, Edit, Exec, Map, Results, Search, Status, Transfer};

impl<'a, S: Wire<'a>> Reader<S> {
    /// The command that has just begun, through its end, handed to `take`. Not one that holds
    /// commands.
    #[inline]
    pub(crate) fn command(
        &mut self,
        command: Tag,
        take: impl FnOnce(Command<'a>),
    ) -> Result<(), Error> {
        match self.command_content(command, take) {
            Ok(()) => Ok(()),
            Err(e) => Err(e.inside(command)),
        }
    }

    /// Each kind is moved to its place by itself, as they differ much in size.
    #[inline]
    fn command_content(
        &mut self,
        command: Tag,
        take: impl FnOnce(Command<'a>),
    ) -> Result<(), Error> {
        self.count()?;
        match command {
            tag::ADD => take(Command::Add(self.edit(&content::ADD)?)),
            tag::ALERT => take(Command::Alert(self.alert()?)),
            tag::COPY => take(Command::Copy(self.edit(&content::COPY)?)),
            tag::DELETE => take(Command::Delete(self.delete()?)),
            tag::EXEC => take(Command::Exec(self.exec()?)),
            tag::GET => take(Command::Get(self.transfer(&content::GET)?)),
            tag::MAP => take(Command::Map(self.map()?)),
            tag::MOVE => take(Command::Move(self.edit(&content::MOVE)?)),
            tag::PUT => take(Command::Put(self.transfer(&content::PUT)?)),
            tag::REPLACE => take(Command::Replace(self.edit(&content::REPLACE)?)),
            tag::RESULTS => take(Command::Results(self.results()?)),
            tag::SEARCH => take(Command::Search(self.search()?)),
            tag::STATUS => take(Command::Status(self.status()?)),
            _ => return Err(self.error(ErrorKind::UnexpectedElement(Some(command)))),
        }
        Ok(())
    }

    fn edit(&mut self, content: &'static Content) -> Result<Edit<'a>, Error> {
        let mut frame = Frame::new(content);
        let mut c = Edit::default();
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
        Ok(c)
    }

    fn delete(&mut self) -> Result<Delete<'a>, Error> {
        let mut frame = Frame::new(&content::DELETE);
        let mut c = Delete::default();
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
        Ok(c)
    }

    fn transfer(&mut self, content: &'static Content) -> Result<Transfer<'a>, Error> {
        let mut frame = Frame::new(content);
        let mut c = Transfer::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::CMD_ID => c.cmd_id = self.identifier(child)?,
                tag::NO_RESP => c.no_resp = self.empty(child)?,
                tag::LANG => c.lang = Some(self.exact(child)?),
                tag::CRED => c.cred = Some(self.cred()?),
                tag::META => c.meta = Some(self.meta()?),
                _ => self.item_into(&mut c.items)?,
            }
        }
        c.unknown = frame.unknown;
        Ok(c)
    }

    fn exec(&mut self) -> Result<Exec<'a>, Error> {
        let mut frame = Frame::new(&content::EXEC);
        let mut c = Exec::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::CMD_ID => c.cmd_id = self.identifier(child)?,
                tag::NO_RESP => c.no_resp = self.empty(child)?,
                tag::CRED => c.cred = Some(self.cred()?),
                tag::META => c.meta = Some(self.meta()?),
                tag::CORRELATOR => c.correlator = Some(self.text(child)?),
                _ => self.item_into(&mut c.items)?,
            }
        }
        c.unknown = frame.unknown;
        Ok(c)
    }

    fn alert(&mut self) -> Result<Alert<'a>, Error> {
        let mut frame = Frame::new(&content::ALERT);
        let mut c = Alert::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::CMD_ID => c.cmd_id = self.identifier(child)?,
                tag::NO_RESP => c.no_resp = self.empty(child)?,
                tag::CRED => c.cred = Some(self.cred()?),
                tag::DATA => c.data = Some(self.plain_data(child)?),
                tag::CORRELATOR => c.correlator = Some(self.text(child)?),
                _ => self.item_into(&mut c.items)?,
            }
        }
        c.unknown = frame.unknown;
        Ok(c)
    }

    fn map(&mut self) -> Result<Map<'a>, Error> {
        let mut frame = Frame::new(&content::MAP);
        let mut c = Map::default();
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
        Ok(c)
    }

    fn results(&mut self) -> Result<Results<'a>, Error> {
        let mut frame = Frame::new(&content::RESULTS);
        let mut c = Results::default();
        while let Some(child) = self.child(&mut frame)? {
            match child {
                tag::CMD_ID => c.cmd_id = self.identifier(child)?,
                tag::MSG_REF => c.msg_ref = Some(self.exact(child)?),
                tag::CMD_REF => c.cmd_ref = Some(self.exact(child)?),
                tag::CMD => c.cmd = Some(self.exact(child)?),
                tag::META => c.meta = Some(self.meta()?),
                tag::TARGET_REF => c.target_ref = Some(self.exact(child)?),
                tag::SOURCE_REF => c.source_ref = Some(self.exact(child)?),
                _ => self.item_into(&mut c.items)?,
            }
        }
        c.unknown = frame.unknown;
        Ok(c)
    }

    fn search(&mut self) -> Result<Search<'a>, Error> {
        let mut frame = Frame::new(&content::SEARCH);
        let mut c = Search::default();
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
                tag::LANG => c.lang = Some(self.exact(child)?),
                tag::META => c.meta = self.meta()?,
                _ => c.data = self.plain_data(child)?,
            }
        }
        c.unknown = frame.unknown;
        Ok(c)
    }

    fn status(&mut self) -> Result<Status<'a>, Error> {
        let mut frame = Frame::new(&content::STATUS);
        let mut c = Status::default();
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
                _ => self.item_into(&mut c.items)?,
            }
        }
        c.unknown = frame.unknown;
        Ok(c)
    }
}
