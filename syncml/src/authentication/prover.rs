//! [`Prover`]: answers the challenges of the peer.

use alloc::vec::Vec;

use super::{Account, Challenge, MacHeader, Md5Form, Scheme, SecretBytes};

/// What to do after the status of a message.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reaction {
    /// Go on.
    Proceed,
    /// Send the message again, with a higher `MsgID` and the credential that is now due.
    Retry,
    /// End the session: there is nothing more to answer with.
    Stop,
}

/// Proves to the peer who this end is, for one session.
///
/// ```
/// use syncml::authentication::{Account, Challenge, Prover, Reaction, Scheme};
///
/// let account = Account::new("alice", "correct horse");
/// let mut prover = Prover::new(account, &[Scheme::Md5]);
/// assert!(prover.credential().is_none(), "nothing is sent unasked");
/// let challenge = Challenge::new(Scheme::Md5, b"Nonce");
/// assert_eq!(prover.status(407, Some(&challenge)), Reaction::Retry);
/// assert_eq!(prover.credential().map(|(scheme, _)| scheme), Some(Scheme::Md5));
/// ```
#[derive(Clone, Debug)]
pub struct Prover {
    account: Account,
    /// What it may answer with.
    allowed: Vec<Scheme>,
    form: Md5Form,
    /// What the next message is proved with.
    scheme: Option<Scheme>,
    nonce: Vec<u8>,
    /// Whether the last message had a credential, and how many in a row were refused.
    sent: bool,
    refused: u8,
    /// Whether a credential was accepted, and whether it was for the session.
    accepted: bool,
    done: bool,
}

impl Prover {
    /// A prover that answers with these schemes only. Whoever does not allow basic does not show the
    /// password to a peer that asks for it.
    ///
    /// Without [`start_with`](Self::start_with) it sends nothing until it is asked.
    #[must_use]
    pub fn new(account: Account, allowed: &[Scheme]) -> Self {
        Self {
            account,
            allowed: allowed.to_vec(),
            form: Md5Form::TwoSteps,
            scheme: None,
            nonce: Vec::new(),
            sent: false,
            refused: 0,
            accepted: false,
            done: false,
        }
    }

    /// The same with another form of MD5.
    #[must_use]
    pub const fn with_form(mut self, form: Md5Form) -> Self {
        self.form = form;
        self
    }

    /// The same, with a credential in the first message already: the scheme that the account prefers
    /// (`AAuthPref`) and the nonce that was kept from the last session. A scheme that is not allowed
    /// is left out.
    #[must_use]
    pub fn start_with(mut self, scheme: Scheme, nonce: &[u8]) -> Self {
        if self.allowed.contains(&scheme) {
            self.scheme = Some(scheme);
            self.nonce = nonce.to_vec();
        }
        self
    }

    /// The account.
    #[must_use]
    pub const fn account(&self) -> &Account {
        &self.account
    }

    /// Whether the peer has accepted this end for the session.
    #[must_use]
    pub const fn is_accepted(&self) -> bool {
        self.done
    }

    /// The `Cred` of the next message: its type and its `Data`. `None` if there is none to send, as
    /// with [`Scheme::Mac`].
    pub fn credential(&mut self) -> Option<(Scheme, SecretBytes)> {
        self.sent = false;
        if self.done {
            return None;
        }
        let scheme = self.scheme?;
        let data = match scheme {
            Scheme::Basic => self.account.basic()?,
            Scheme::Md5 => self.account.md5(&self.nonce, self.form)?,
            Scheme::Mac => {
                self.sent = true;
                return None;
            }
        };
        self.sent = true;
        Some((scheme, data))
    }

    /// The header of the transport for a message: the body exactly as it is transported. `None` if
    /// the scheme is another.
    #[must_use]
    pub fn header(&self, body: &[u8]) -> Option<MacHeader> {
        (self.scheme == Some(Scheme::Mac)).then(|| MacHeader::new(&self.account, &self.nonce, body))
    }

    /// Whether the last message was proved by the header of the transport: then it has to have a
    /// status, with the nonce of the next.
    pub(crate) fn needs_status(&self) -> bool {
        self.sent && self.scheme == Some(Scheme::Mac)
    }

    /// Takes the status of the `SyncHdr` of the last message, and its challenge.
    pub fn status(&mut self, code: u16, challenge: Option<&Challenge>) -> Reaction {
        let mac = self.scheme == Some(Scheme::Mac);
        match code {
            401 | 407 => return self.challenged(code, challenge),
            // With the header each message is proved: accepted for the session is a breach.
            212 if mac => return Reaction::Stop,
            212 => self.done = true,
            _ => {}
        }
        self.refused = 0;
        self.accepted |= self.sent;
        if let Some(challenge) = challenge {
            if self.scheme.is_some_and(|scheme| scheme != challenge.scheme) {
                // The scheme is the same for the whole session.
                return Reaction::Stop;
            }
            self.take_nonce(challenge);
        } else if mac && self.sent {
            // Each status of a proved message has to have the nonce of the next.
            return Reaction::Stop;
        }
        Reaction::Proceed
    }

    fn challenged(&mut self, code: u16, challenge: Option<&Challenge>) -> Reaction {
        let Some(challenge) = challenge else {
            return Reaction::Stop;
        };
        let same = self.scheme == Some(challenge.scheme)
            && challenge
                .nonce
                .as_deref()
                .is_none_or(|nonce| nonce == self.nonce);
        if !self.allowed.contains(&challenge.scheme) || self.done {
            return Reaction::Stop;
        }
        if self.sent {
            self.refused = self.refused.saturating_add(1);
            // The same challenge again asks for the same answer. A new nonce may mean that the old one
            // was too old, once.
            if same || self.refused > 1 || code == 407 {
                return Reaction::Stop;
            }
        }
        let basic_known = challenge.scheme != Scheme::Basic || self.account.basic().is_some();
        let one_step = challenge.scheme == Scheme::Md5 && self.form == Md5Form::OneStep;
        if !basic_known || (one_step && self.account.md5(&[], self.form).is_none()) {
            return Reaction::Stop;
        }
        self.scheme = Some(challenge.scheme);
        self.take_nonce(challenge);
        Reaction::Retry
    }

    fn take_nonce(&mut self, challenge: &Challenge) {
        if let Some(nonce) = &challenge.nonce {
            self.nonce.clone_from(nonce);
        }
    }

    /// The nonce to keep for the next session: the newest that was received. `None` unless the peer
    /// has accepted this end, and unless it has proved itself: what a stranger sends is not kept.
    #[must_use]
    pub fn nonce_to_keep(&self, peer_is_known: bool) -> Option<&[u8]> {
        let nonced = matches!(self.scheme, Some(Scheme::Md5 | Scheme::Mac));
        (self.accepted && nonced && peer_is_known).then_some(&self.nonce)
    }
}
