//! The connection ladder: how a device comes to a protected connection with a mail server.
//!
//! The device tries SSL, then deferred SSL: a connection that begins in the open and is protected when
//! the server offers `STARTTLS`. If both fail, it stops where the account requires encryption, and
//! connects in the open where it does not. The capabilities of the server are asked for after success
//! with one of the two, and `STARTTLS` is used on a connection with deferred SSL only
//! (EMAIL2 CSP (Windows 10), Remarks).
//!
//! [`Ladder::poll`] says what to do, [`Ladder::handle`] takes what came of it.
//!
//! ```
//! use email2_csp::ladder::{Answer, Connection, Encryption, Ladder, Rung, Step};
//!
//! let mut ladder = Ladder::new(Encryption::Required);
//! assert_eq!(ladder.poll(), Step::Connect(Rung::Ssl));
//! ladder.handle(Answer::Failed)?;
//! assert_eq!(ladder.poll(), Step::Connect(Rung::DeferredSsl));
//! ladder.handle(Answer::Connected)?;
//! assert_eq!(ladder.poll(), Step::RequestCapabilities(Rung::DeferredSsl));
//! ladder.handle(Answer::capabilities(["IMAP4rev1", "STARTTLS"]))?;
//! assert_eq!(ladder.poll(), Step::StartTls);
//! ladder.handle(Answer::TlsStarted)?;
//! assert_eq!(ladder.poll(), Step::Open(Connection::Tls));
//! # Ok::<(), email2_csp::ladder::UnexpectedAnswer>(())
//! ```

mod machine;
mod step;

pub use machine::Ladder;
pub use step::{Answer, Connection, Encryption, Rung, Step, StopReason, UnexpectedAnswer};
