//! [`Trials`]: which rows are worth a try, and which one is taken.

use alloc::collections::BTreeMap;

use super::row::{Account, MailProtocol, Row, Socket};
use super::{Rows, Sockets, all, all_sockets, encrypted, encrypted_sockets};

use crate::CleartextConsent;

/// What a connection without credentials has shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Probe {
    /// No connection, no answer in the protocol, no encryption or a bad certificate.
    Failed,
    /// The server is there, and these are the ways to log in that it offers over this connection.
    Open {
        /// It offers SPA (`NTLM`, `GSSAPI`).
        spa: bool,
        /// It offers to take a password.
        password: bool,
    },
}

/// What an attempt to log in has shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Login {
    /// It worked. For [`Account::Anonymous`]: the server takes mail without a login.
    Worked,
    /// The server knows the method, and not the user name with this password.
    Rejected,
    /// It did not work for another reason.
    Failed,
}

/// What follows from the results so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Verdict {
    /// This row is taken: it works, and no row that goes before it can any more.
    Take(Row),
    /// A row that goes before may still work.
    Undecided,
    /// Servers are there and none of them takes the password.
    WrongPassword,
    /// Nothing works.
    Nothing,
}

/// The results of probes and logins, and what follows from them.
///
/// Probe the [`sockets`](Self::sockets), in parallel if you like, then log in where a
/// [`worthwhile`](Self::worthwhile) row says so. Credentials go to servers only that offer to take
/// them over a connection that the rows allow.
///
/// ```
/// use autodiscover::common_settings::{Login, MailProtocol, Probe, Trials, Verdict};
///
/// let mut trials = Trials::encrypted();
/// for socket in trials.sockets() {
///     let open = socket.protocol == MailProtocol::Imap && socket.port == 993;
///     trials.probed(socket, if open {
///         Probe::Open { spa: false, password: true }
///     } else {
///         Probe::Failed
///     });
/// }
/// let row = trials.worthwhile().next().unwrap();
/// trials.tried(row, Login::Worked);
/// assert_eq!(trials.incoming(), Verdict::Take(row));
/// ```
#[derive(Clone, Debug)]
pub struct Trials {
    rows: Rows,
    sockets: Sockets,
    probes: BTreeMap<Socket, Probe>,
    /// By the place of the row.
    logins: BTreeMap<usize, Login>,
}

impl Trials {
    /// Trials of the encrypted rows.
    #[must_use]
    pub fn encrypted() -> Self {
        Self::new(encrypted(), encrypted_sockets())
    }

    /// The same trials, gone on with the rows without encryption. All results are kept.
    #[must_use]
    pub fn with_clear(mut self, consent: CleartextConsent) -> Self {
        self.rows = all(consent);
        self.sockets = all_sockets(consent);
        self
    }

    fn new(rows: Rows, sockets: Sockets) -> Self {
        Self {
            rows,
            sockets,
            probes: BTreeMap::new(),
            logins: BTreeMap::new(),
        }
    }

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> Rows {
        self.rows.clone()
    }

    /// The connections to probe.
    #[must_use]
    pub fn sockets(&self) -> Sockets {
        self.sockets.clone()
    }

    /// Takes the result of a probe. A socket that is not among the [`sockets`](Self::sockets) is
    /// ignored.
    pub fn probed(&mut self, socket: Socket, probe: Probe) {
        if self.sockets().any(|s| s == socket) {
            self.probes.insert(socket, probe);
        }
    }

    /// Takes the result of a login. A row that is not among the [`rows`](Self::rows) is ignored.
    pub fn tried(&mut self, row: Row, login: Login) {
        if let Some(index) = self.rows().position(|r| r == row) {
            self.logins.insert(index, login);
        }
    }

    /// The rows that a login is worth: the probe has shown that the server offers it, and no
    /// result is in yet.
    pub fn worthwhile(&self) -> impl Iterator<Item = Row> + '_ {
        self.rows().enumerate().filter_map(|(index, row)| {
            (self.standing(index, &row) == Standing::Worthwhile).then_some(row)
        })
    }

    /// The row for incoming mail: encrypted before clear, POP3 before IMAP, and then the order of
    /// the rows.
    #[must_use]
    pub fn incoming(&self) -> Verdict {
        self.verdict(|row| row.protocol != MailProtocol::Smtp)
    }

    /// The row for outgoing mail, in the order of the rows.
    ///
    /// [`Account::Anonymous`] is taken only from a server that offers no login over that
    /// connection: one that does takes a greeting from anybody as well, which would hide a wrong
    /// password.
    #[must_use]
    pub fn outgoing(&self) -> Verdict {
        self.verdict(|row| row.protocol == MailProtocol::Smtp)
    }

    fn verdict(&self, is_meant: impl Fn(&Row) -> bool) -> Verdict {
        let mut rejected = false;
        for (index, row) in self.rows().enumerate().filter(|(_, row)| is_meant(row)) {
            match self.standing(index, &row) {
                Standing::Worked => return Verdict::Take(row),
                Standing::Unknown | Standing::Worthwhile => return Verdict::Undecided,
                Standing::Rejected => rejected = true,
                Standing::Out => {}
            }
        }
        if rejected {
            Verdict::WrongPassword
        } else {
            Verdict::Nothing
        }
    }

    fn standing(&self, index: usize, row: &Row) -> Standing {
        let offered = match self.probes.get(&row.socket()) {
            None => return Standing::Unknown,
            Some(Probe::Failed) => false,
            Some(&Probe::Open { spa, password }) => match (row.account, row.spa) {
                (Account::Anonymous, _) => !spa && !password,
                (_, Some(true)) => spa,
                (_, _) => password,
            },
        };
        match self.logins.get(&index) {
            _ if !offered => Standing::Out,
            None => Standing::Worthwhile,
            Some(Login::Worked) => Standing::Worked,
            Some(Login::Rejected) => Standing::Rejected,
            Some(Login::Failed) => Standing::Out,
        }
    }
}

/// How it stands with a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// The probe is missing.
    Unknown,
    Worthwhile,
    Worked,
    Rejected,
    Out,
}
