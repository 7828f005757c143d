//! [`Ladder`]: the machine.

use super::step::{Answer, Connection, Encryption, Rung, Step, StopReason, UnexpectedAnswer};
use crate::model::account::Account;

/// How a device comes to a connection with a mail server. See the [module](super).
///
/// It is a value: a clone goes on from the same place.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Ladder {
    encryption: Encryption,
    step: Step,
}

impl Ladder {
    /// A ladder at its first rung, SSL.
    #[must_use]
    pub const fn new(encryption: Encryption) -> Self {
        Self {
            encryption,
            step: Step::Connect(Rung::Ssl),
        }
    }

    /// The ladder to the incoming server of an account: encryption is required where
    /// `TAGPROPS/8128000B` is 1.
    #[must_use]
    pub fn incoming(account: &Account<'_>) -> Self {
        Self::required_if(account.incoming_ssl())
    }

    /// The ladder to the outgoing server of an account: encryption is required where
    /// `TAGPROPS/812C000B` is 1.
    #[must_use]
    pub fn outgoing(account: &Account<'_>) -> Self {
        Self::required_if(account.outgoing_ssl())
    }

    const fn required_if(required: bool) -> Self {
        Self::new(if required {
            Encryption::Required
        } else {
            Encryption::Preferred
        })
    }

    /// Whether the connection has to be protected.
    #[must_use]
    pub const fn encryption(&self) -> Encryption {
        self.encryption
    }

    /// What to do next. Asked again, it says the same again.
    #[must_use]
    pub const fn poll(&self) -> Step {
        self.step
    }

    /// Whether nothing more is to be done.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        matches!(self.step, Step::Open(_) | Step::Stopped(_))
    }

    /// Takes what came of the step.
    ///
    /// # Errors
    ///
    /// The answer does not belong to the step. The ladder is as it was.
    pub const fn handle(&mut self, answer: Answer) -> Result<(), UnexpectedAnswer> {
        self.step = match (self.step, answer) {
            (Step::Connect(Rung::Plain), Answer::Connected) => Step::Open(Connection::Plain),
            (Step::Connect(rung), Answer::Connected) => Step::RequestCapabilities(rung),
            (Step::RequestCapabilities(rung), Answer::Capabilities { start_tls }) => {
                self.capable(rung, start_tls)
            }
            (Step::StartTls, Answer::TlsStarted) => Step::Open(Connection::Tls),
            (Step::Connect(rung) | Step::RequestCapabilities(rung), Answer::Failed) => {
                self.below(rung)
            }
            // What STARTTLS has begun cannot be used in the open.
            (Step::StartTls, Answer::Failed) => self.below(Rung::DeferredSsl),
            (step, answer) => return Err(UnexpectedAnswer { step, answer }),
        };
        Ok(())
    }

    /// What the capabilities of a server lead to.
    const fn capable(&self, rung: Rung, start_tls: bool) -> Step {
        match (rung, start_tls, self.encryption) {
            (Rung::Ssl, _, _) => Step::Open(Connection::Ssl),
            (Rung::DeferredSsl, true, _) => Step::StartTls,
            (Rung::DeferredSsl, false, Encryption::Required) => {
                Step::Stopped(StopReason::NoStartTls)
            }
            (Rung::DeferredSsl, false, Encryption::Preferred) => {
                Step::Open(Connection::DeferredSslWithoutTls)
            }
            // Not reached: a connection in the open is not asked.
            (Rung::Plain, _, _) => Step::Open(Connection::Plain),
        }
    }

    /// The rung below one that has failed.
    const fn below(&self, rung: Rung) -> Step {
        match (rung, self.encryption) {
            (Rung::Ssl, _) => Step::Connect(Rung::DeferredSsl),
            (Rung::DeferredSsl, Encryption::Required) => {
                Step::Stopped(StopReason::EncryptionFailed)
            }
            (Rung::DeferredSsl, Encryption::Preferred) => Step::Connect(Rung::Plain),
            (Rung::Plain, _) => Step::Stopped(StopReason::Unreachable),
        }
    }
}
