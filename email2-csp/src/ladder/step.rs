//! What a [`Ladder`](super::Ladder) asks for, what it is told, and what it comes to.

use core::fmt;

/// Whether a connection has to be protected: what the user has chosen with "Server requires encrypted
/// (SSL) connection".
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Encryption {
    /// It has to be.
    Required,
    /// It is, where that can be had.
    Preferred,
}

/// One way to connect, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Rung {
    /// SSL from the first byte.
    Ssl,
    /// In the open at first, to be protected with `STARTTLS`.
    DeferredSsl,
    /// In the open.
    Plain,
}

/// What to do next.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Step {
    /// Connect this way. Answers: [`Answer::Connected`], [`Answer::Failed`].
    Connect(Rung),
    /// Ask the server for its capabilities. Answers: [`Answer::Capabilities`], [`Answer::Failed`].
    RequestCapabilities(Rung),
    /// Send `STARTTLS` (`STLS` in POP3) and negotiate. Answers: [`Answer::TlsStarted`],
    /// [`Answer::Failed`].
    StartTls,
    /// Nothing more: the connection is open, and this is what protects it.
    Open(Connection),
    /// Nothing more: there is no connection. One that is open is to be closed.
    Stopped(StopReason),
}

/// What came of a [`Step`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Answer {
    /// The connection is there.
    Connected,
    /// The step has failed, and the connection is gone.
    Failed,
    /// The capabilities of the server.
    Capabilities {
        /// Whether `STARTTLS` is among them.
        start_tls: bool,
    },
    /// TLS is in force.
    TlsStarted,
}

impl Answer {
    /// The answer that these capabilities are, one name each: `STARTTLS` in IMAP4 and SMTP, `STLS` in
    /// POP3 (RFC 2595, RFC 3207). Letter case does not count.
    #[must_use]
    pub fn capabilities<'c>(names: impl IntoIterator<Item = &'c str>) -> Self {
        let offers = |name: &str| {
            let name = name.trim_ascii();
            name.eq_ignore_ascii_case("STARTTLS") || name.eq_ignore_ascii_case("STLS")
        };
        Self::Capabilities {
            start_tls: names.into_iter().any(offers),
        }
    }
}

/// A connection that is open.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Connection {
    /// Protected from the first byte.
    Ssl,
    /// Protected since `STARTTLS`.
    Tls,
    /// Begun with deferred SSL, and in the open: the server does not offer `STARTTLS`.
    DeferredSslWithoutTls,
    /// In the open.
    Plain,
}

impl Connection {
    /// Whether what is sent is protected.
    #[must_use]
    pub const fn is_encrypted(self) -> bool {
        matches!(self, Self::Ssl | Self::Tls)
    }
}

/// Why there is no connection.
///
/// ```
/// use email2_csp::ladder::{Answer, Encryption, Ladder, Step, StopReason, UnexpectedAnswer};
///
/// let mut ladder = Ladder::new(Encryption::Required);
/// ladder.handle(Answer::Failed)?;
/// ladder.handle(Answer::Connected)?;
/// // The server cannot protect the connection: the password is not sent.
/// ladder.handle(Answer::capabilities(["IMAP4rev1"]))?;
/// assert_eq!(ladder.poll(), Step::Stopped(StopReason::NoStartTls));
/// let refused: UnexpectedAnswer = ladder.handle(Answer::Connected).unwrap_err();
/// assert_eq!(refused.answer, Answer::Connected);
/// # Ok::<(), UnexpectedAnswer>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum StopReason {
    /// Encryption is required, and both SSL and deferred SSL have failed.
    EncryptionFailed,
    /// Encryption is required, and the server does not offer `STARTTLS`.
    NoStartTls,
    /// Nothing is left to try.
    Unreachable,
}

impl fmt::Display for StopReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EncryptionFailed => {
                "encryption is required, and neither SSL nor deferred SSL succeeded"
            }
            Self::NoStartTls => "encryption is required, and the server does not offer STARTTLS",
            Self::Unreachable => "the server cannot be reached",
        })
    }
}

/// An answer that does not belong to the step. The ladder is as it was.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct UnexpectedAnswer {
    /// The step that was to be answered.
    pub step: Step,
    /// The answer.
    pub answer: Answer,
}

impl fmt::Display for UnexpectedAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no answer to {:?}", self.answer, self.step)
    }
}

impl core::error::Error for UnexpectedAnswer {}
