//! [`Verifier`]: asks the peer who it is, and says which status its messages get.

use alloc::vec::Vec;

use super::{Account, Challenge, MacHeader, Md5Form, Scheme};

/// What a verifier asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Demand {
    /// The scheme. It is the same for the whole session.
    pub scheme: Scheme,
    /// How long a credential counts. With [`Scheme::Mac`] always one message.
    pub validity: Validity,
    /// How MD5 is computed.
    pub form: Md5Form,
}

impl Demand {
    /// This scheme, once a session.
    #[must_use]
    pub const fn new(scheme: Scheme) -> Self {
        Self {
            scheme,
            validity: Validity::Session,
            form: Md5Form::TwoSteps,
        }
    }

    /// The same with credentials that count so long.
    #[must_use]
    pub const fn with_validity(mut self, validity: Validity) -> Self {
        self.validity = validity;
        self
    }

    /// The same with another form of MD5.
    #[must_use]
    pub const fn with_form(mut self, form: Md5Form) -> Self {
        self.form = form;
        self
    }
}

/// How long a credential counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Validity {
    /// For the session: status 212.
    Session,
    /// For the message: status 200, and the next one has to have one, too.
    Message,
}

/// What a message came with.
#[derive(Clone, Copy, Default)]
#[non_exhaustive]
pub struct Presented<'a> {
    /// The `Type` of its `Cred`, if it has one.
    pub scheme: Option<&'a str>,
    /// The `Data` of its `Cred`.
    pub data: &'a [u8],
    /// The name in `Source/LocName`.
    pub user: Option<&'a str>,
    /// The header of the transport, and the body exactly as it was transported.
    pub mac: Option<(&'a MacHeader, &'a [u8])>,
}

impl core::fmt::Debug for Presented<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Presented")
            .field("scheme", &self.scheme)
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}

impl<'a> Presented<'a> {
    /// Nothing.
    pub const NOTHING: Self = Self {
        scheme: None,
        data: &[],
        user: None,
        mac: None,
    };

    /// A `Cred` with this type and data.
    #[must_use]
    pub const fn credential(mut self, scheme: &'a str, data: &'a [u8]) -> Self {
        self.scheme = Some(scheme);
        self.data = data;
        self
    }

    /// From this user.
    #[must_use]
    pub const fn from_user(mut self, user: &'a str) -> Self {
        self.user = Some(user);
        self
    }

    /// With this header of the transport, for this body.
    #[must_use]
    pub const fn with_mac(mut self, header: &'a MacHeader, body: &'a [u8]) -> Self {
        self.mac = Some((header, body));
        self
    }
}

/// The answer to what a message came with.
///
/// ```
/// use syncml::authentication::{Account, Demand, Next, Presented, Scheme, Validity, Verdict, Verifier};
///
/// let account = Account::new("alice", "correct horse");
/// let basic = account.basic().unwrap();
/// let demand = Demand::new(Scheme::Basic).with_validity(Validity::Message);
/// let mut verifier = Verifier::new(account, demand, b"");
///
/// let refused: Verdict = verifier.check(&Presented::NOTHING, b"");
/// assert_eq!((refused.status, refused.next), (407, Next::Retry));
/// assert_eq!(refused.challenge.unwrap().scheme, Scheme::Basic);
/// let presented = Presented::NOTHING.credential("syncml:auth-basic", basic.expose());
/// let accepted: Verdict = verifier.check(&presented, b"");
/// assert_eq!((accepted.status, accepted.next), (200, Next::Proceed));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// The status of its `SyncHdr`: 200, 212, 401 or 407.
    pub status: u16,
    /// The `Chal` of that status: what to use next.
    pub challenge: Option<Challenge>,
    /// What comes of the session.
    pub next: Next,
}

/// What comes of a session after a [`Verdict`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Next {
    /// The commands of the message are carried out.
    Proceed,
    /// They are not; the peer may send them again with a credential.
    Retry,
    /// They are not, and the session is over.
    End,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// Nothing came yet.
    Open,
    /// The peer was asked.
    Asked,
    /// The peer gave a wrong answer and was asked once more.
    AskedAgain,
    /// Every message so far had its credential.
    EachMessage,
    /// The peer is known for the session.
    Known,
    Ended,
}

/// Asks the peer who it is, for one session.
///
/// ```
/// use syncml::authentication::{Account, Demand, Presented, Scheme, Verifier};
///
/// let account = Account::new("alice", "correct horse");
/// let basic = account.basic().unwrap();
/// let mut verifier = Verifier::new(account, Demand::new(Scheme::Basic), b"");
/// assert_eq!(verifier.check(&Presented::NOTHING, b"").status, 407);
/// let presented = Presented::NOTHING.credential("syncml:auth-basic", basic.expose());
/// assert_eq!(verifier.check(&presented, b"").status, 212);
/// assert!(verifier.is_satisfied());
/// ```
#[derive(Clone, Debug)]
pub struct Verifier {
    account: Account,
    demand: Demand,
    /// The nonce that the next credential has to be made with.
    nonce: Vec<u8>,
    state: State,
}

impl Verifier {
    /// A verifier of this account. The nonce is the one that the peer was given at the end of the
    /// last session; empty if there was none.
    #[must_use]
    pub fn new(account: Account, demand: Demand, nonce: &[u8]) -> Self {
        Self {
            account,
            demand,
            nonce: nonce.to_vec(),
            state: State::Open,
        }
    }

    /// Whether the peer has proved itself.
    #[must_use]
    pub const fn is_satisfied(&self) -> bool {
        matches!(self.state, State::Known | State::EachMessage)
    }

    /// The nonce to keep for the next session: the last one that was sent to a peer who has proved
    /// itself.
    #[must_use]
    pub fn nonce_to_keep(&self) -> Option<&[u8]> {
        self.is_satisfied().then_some(&self.nonce)
    }

    /// What comes of a message that came with this. The nonce is fresh: it was never used before, and
    /// it is used only if the verdict has a challenge.
    pub fn check(&mut self, presented: &Presented<'_>, fresh_nonce: &[u8]) -> Verdict {
        match self.state {
            State::Known => return verdict(200, None, Next::Proceed),
            State::Ended => return verdict(401, Some(self.challenge(fresh_nonce)), Next::End),
            _ => {}
        }
        match self.proof(presented) {
            Proof::Good => self.accept(fresh_nonce),
            Proof::Missing => self.refuse(407, fresh_nonce),
            Proof::Wrong => self.refuse(401, fresh_nonce),
            Proof::WrongScheme if self.state == State::Open => self.refuse(401, fresh_nonce),
            Proof::WrongScheme => {
                self.state = State::Ended;
                verdict(401, Some(self.challenge(fresh_nonce)), Next::End)
            }
        }
    }

    fn accept(&mut self, fresh_nonce: &[u8]) -> Verdict {
        let message =
            self.demand.scheme == Scheme::Mac || self.demand.validity == Validity::Message;
        let (state, status) = if message {
            (State::EachMessage, 200)
        } else {
            (State::Known, 212)
        };
        self.state = state;
        let nonced = self.demand.scheme != Scheme::Basic;
        let challenge = nonced.then(|| self.challenge(fresh_nonce));
        verdict(status, challenge, Next::Proceed)
    }

    fn refuse(&mut self, status: u16, fresh_nonce: &[u8]) -> Verdict {
        let (state, next) = match (self.state, status) {
            // Once the header is used, a message without a good one ends the session.
            (State::EachMessage, _) if self.demand.scheme == Scheme::Mac => {
                (State::Ended, Next::End)
            }
            (State::AskedAgain | State::Ended | State::Known, _)
            // Asked, and answered with nothing.
            | (State::Asked, 407) => (State::Ended, Next::End),
            (State::Open | State::EachMessage, 407) => (State::Asked, Next::Retry),
            // The nonce may have been an old one: one more challenge with a new one.
            (State::Open | State::EachMessage | State::Asked, _) => (State::AskedAgain, Next::Retry),
        };
        self.state = state;
        verdict(status, Some(self.challenge(fresh_nonce)), next)
    }

    fn challenge(&mut self, fresh_nonce: &[u8]) -> Challenge {
        if self.demand.scheme != Scheme::Basic {
            self.nonce = fresh_nonce.to_vec();
        }
        Challenge::new(self.demand.scheme, fresh_nonce)
    }

    fn proof(&self, presented: &Presented<'_>) -> Proof {
        let good = if self.demand.scheme == Scheme::Mac {
            // Never in Cred.
            match presented.mac {
                Some((header, body)) => header.verifies(&self.account, &self.nonce, body),
                None if presented.scheme.is_some() => return Proof::WrongScheme,
                None => return Proof::Missing,
            }
        } else {
            let Some(scheme) = presented.scheme else {
                return Proof::Missing;
            };
            if Scheme::from_name(scheme) != Some(self.demand.scheme) {
                return Proof::WrongScheme;
            }
            match self.demand.scheme {
                Scheme::Basic => self.account.verifies_basic(presented.data),
                _ => {
                    // The name is in the digest, and should be told as well.
                    let named = presented.user;
                    let name_fits = named.is_none_or(|user| user.trim() == self.account.user());
                    let form = self.demand.form;
                    name_fits & self.account.verifies_md5(presented.data, &self.nonce, form)
                }
            }
        };
        if good { Proof::Good } else { Proof::Wrong }
    }
}

enum Proof {
    Good,
    Missing,
    Wrong,
    WrongScheme,
}

fn verdict(status: u16, challenge: Option<Challenge>, next: Next) -> Verdict {
    Verdict {
        status,
        challenge,
        next,
    }
}
