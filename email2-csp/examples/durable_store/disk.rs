//! A disk in memory that fails at a write of one's choice, and what is left on it after a crash.

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use redb::StorageBackend;

/// A disk. Clones are the same disk.
#[derive(Clone, Debug, Default)]
pub(crate) struct Disk(Arc<Mutex<Platters>>);

#[derive(Debug, Default)]
struct Platters {
    /// What a read returns: everything that was written.
    seen: Vec<u8>,
    /// What is sure to survive: everything up to the last sync.
    durable: Vec<u8>,
    /// What was written since.
    pending: Vec<Write>,
    /// Writes, changes of length and syncs so far.
    operations: u64,
    /// The operation at which it fails, and stays so.
    fails_at: Option<u64>,
}

#[derive(Clone, Debug)]
enum Write {
    Bytes(u64, Vec<u8>),
    Length(u64),
}

/// Which of the writes since the last sync have reached the platters, and which of them only by its
/// first half.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Survivors {
    /// One bit for each write, the first one lowest.
    whole: u64,
    torn: Option<usize>,
}

impl Survivors {
    pub(crate) const ALL: Self = Self {
        whole: u64::MAX,
        torn: None,
    };

    pub(crate) const NONE: Self = Self {
        whole: 0,
        torn: None,
    };

    /// With up to so many writes, every choice of them is tried.
    const FEW: usize = 4;

    /// What may be left of this many writes: every choice where they are few; and else the first of
    /// them, or all but one. And in each place one that is torn.
    pub(crate) fn of(writes: usize) -> Vec<Self> {
        let up_to = |count: usize| (1_u64 << count.min(63)) - 1;
        let mut whole: Vec<u64> = match writes {
            0..=Self::FEW => (0..=up_to(writes)).collect(),
            _ => {
                let firsts = (0..=writes).map(up_to);
                let without = (0..writes).map(|at| up_to(writes) & !(1 << at));
                firsts.chain(without).collect()
            }
        };
        whole.sort_unstable();
        whole.dedup();
        let whole = whole.into_iter().map(|whole| Self { whole, torn: None });
        let torn = (0..writes).map(|at| Self {
            whole: up_to(at),
            torn: Some(at),
        });
        whole.chain(torn).collect()
    }
}

impl Disk {
    fn platters(&self) -> MutexGuard<'_, Platters> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A disk with these bytes.
    pub(crate) fn with_content(content: Vec<u8>) -> Self {
        Self(Arc::new(Mutex::new(Platters {
            seen: content.clone(),
            durable: content,
            ..Platters::default()
        })))
    }

    /// The same, which fails from this operation on, counted from 0.
    pub(crate) fn failing_at(self, operation: u64) -> Self {
        self.platters().fails_at = Some(operation);
        self
    }

    /// How many operations there were.
    pub(crate) fn operations(&self) -> u64 {
        self.platters().operations
    }

    /// What is on it.
    #[cfg(test)]
    pub(crate) fn content(&self) -> Vec<u8> {
        self.platters().seen.clone()
    }

    /// How many writes there were since the last sync.
    pub(crate) fn pending(&self) -> usize {
        self.platters().pending.len()
    }

    /// What a restart finds.
    pub(crate) fn after_crash(&self, survivors: Survivors) -> Vec<u8> {
        let platters = self.platters();
        let mut content = platters.durable.clone();
        for (at, write) in platters.pending.iter().enumerate() {
            if survivors.torn == Some(at) {
                write.clone().torn().to(&mut content);
            } else if survivors.whole >> at.min(63) & 1 == 1 {
                write.to(&mut content);
            }
        }
        content
    }
}

impl Write {
    fn to(&self, content: &mut Vec<u8>) {
        match self {
            Self::Length(length) => content.resize(size(*length), 0),
            Self::Bytes(offset, bytes) => {
                let start = size(*offset);
                let end = start + bytes.len();
                if content.len() < end {
                    content.resize(end, 0);
                }
                if let Some(place) = content.get_mut(start..end) {
                    place.copy_from_slice(bytes);
                }
            }
        }
    }

    fn torn(mut self) -> Self {
        if let Self::Bytes(_, bytes) = &mut self {
            bytes.truncate(bytes.len() / 2);
        }
        self
    }
}

fn size(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

impl Platters {
    fn operate(&mut self) -> io::Result<()> {
        let operation = self.operations;
        self.operations += 1;
        match self.fails_at {
            Some(fails_at) if operation >= fails_at => Err(io::Error::other("the power is gone")),
            _ => Ok(()),
        }
    }

    fn write(&mut self, write: Write) -> io::Result<()> {
        // The one that fails may have reached the platters, too.
        let first_failure = self.fails_at == Some(self.operations);
        let done = self.operate();
        if done.is_ok() || first_failure {
            write.to(&mut self.seen);
            self.pending.push(write);
        }
        done
    }
}

impl StorageBackend for Disk {
    fn len(&self) -> io::Result<u64> {
        Ok(self.platters().seen.len() as u64)
    }

    fn read(&self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        let platters = self.platters();
        let start = size(offset);
        let bytes = platters.seen.get(start..start + length);
        bytes
            .map(<[u8]>::to_vec)
            .ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    fn set_len(&self, length: u64) -> io::Result<()> {
        self.platters().write(Write::Length(length))
    }

    fn sync_data(&self, _: bool) -> io::Result<()> {
        let mut platters = self.platters();
        platters.operate()?;
        platters.durable = platters.seen.clone();
        platters.pending.clear();
        Ok(())
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.platters().write(Write::Bytes(offset, data.to_vec()))
    }
}
