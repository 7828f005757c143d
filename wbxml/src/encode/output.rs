//! [`Output`]: where encoded bytes go.

use bytes::BufMut;

use crate::{Error, ErrorKind};

/// Where encoded bytes go.
///
/// Every [`BufMut`] is one: `Vec<u8>`, `BytesMut`, a fixed slice. Implement it to pass the bytes on
/// as they come, to a file or a socket, without holding the document.
///
/// ```
/// use wbxml::encode::Output;
/// use wbxml::{Encoder, Sink, Tag, dictionaries::SI_1_0};
///
/// /// Counts the bytes and keeps none.
/// struct Count(usize);
///
/// impl Output for Count {
///     fn put(&mut self, bytes: &[u8]) -> bool {
///         self.0 += bytes.len();
///         true
///     }
/// }
///
/// let mut encoder = Encoder::new(Count(0), &SI_1_0, Default::default())?;
/// encoder.empty_element(Tag::new(0, 0x05))?;
/// assert_eq!(encoder.finish()?.0, b"\x03\x05\x6A\x00\x05".len());
/// # Ok::<(), wbxml::Error>(())
/// ```
pub trait Output {
    /// Takes these bytes; `false` if there is no room for all of them.
    fn put(&mut self, bytes: &[u8]) -> bool;
}

impl<B: BufMut> Output for B {
    #[inline(always)]
    fn put(&mut self, bytes: &[u8]) -> bool {
        if self.remaining_mut() < bytes.len() {
            return false;
        }
        self.put_slice(bytes);
        true
    }
}

/// Counts bytes and keeps none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Nowhere;

impl Output for Nowhere {
    #[inline(always)]
    fn put(&mut self, _: &[u8]) -> bool {
        true
    }
}

/// An output that knows how much it has taken.
#[derive(Clone, Debug)]
pub(crate) struct Counted<O> {
    inner: O,
    written: u64,
}

impl<O: Output> Counted<O> {
    pub(crate) const fn new(inner: O) -> Self {
        Self { inner, written: 0 }
    }

    #[inline(always)]
    pub(crate) fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if !self.inner.put(bytes) {
            return Err(Error::new(ErrorKind::OutputFull, self.written));
        }
        self.written = self.written.wrapping_add(bytes.len() as u64);
        Ok(())
    }

    /// An error at the place that writing has reached.
    #[cold]
    pub(crate) fn refuse(&self, kind: ErrorKind) -> Error {
        Error::new(kind, self.written)
    }

    pub(crate) const fn written(&self) -> u64 {
        self.written
    }

    pub(crate) fn into_inner(self) -> O {
        self.inner
    }
}
