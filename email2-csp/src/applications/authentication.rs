//! [`AppAuthentication`]: who an application logs on as.

use alloc::borrow::Cow;
use core::fmt;

use crate::provisioning::Characteristic;

/// `APPAUTH`: who an application logs on as, or whom it believes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AppAuthentication<'d>(&'d Characteristic<'d>);

/// `AAUTHLEVEL`: who proves itself.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct AuthLevel<'d>(pub Cow<'d, str>);

/// `AAUTHTYPE`: by which method.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct AuthType<'d>(pub Cow<'d, str>);

impl AuthLevel<'_> {
    /// `CLIENT`, in device management: the server, to the client.
    pub const CLIENT: Self = Self(Cow::Borrowed("CLIENT"));
    /// `APPSRV`: the client, to the application server.
    pub const SERVER: Self = Self(Cow::Borrowed("APPSRV"));
    /// `OBEX`: the client, to an OBEX server.
    pub const OBEX: Self = Self(Cow::Borrowed("OBEX"));
}

impl AuthType<'_> {
    /// `LOGIN`, what mail does if nothing is said.
    pub const LOGIN: Self = Self(Cow::Borrowed("LOGIN"));
    /// `APOP`.
    pub const APOP: Self = Self(Cow::Borrowed("APOP"));
    /// `CRAM-MD5`.
    pub const CRAM_MD5: Self = Self(Cow::Borrowed("CRAM-MD5"));
    /// `DIGEST-MD5`.
    pub const DIGEST_MD5: Self = Self(Cow::Borrowed("DIGEST-MD5"));
    /// `PLAIN`.
    pub const PLAIN: Self = Self(Cow::Borrowed("PLAIN"));
    /// `BASIC`, in device management.
    pub const BASIC: Self = Self(Cow::Borrowed("BASIC"));
    /// `DIGEST`, in device management.
    pub const DIGEST: Self = Self(Cow::Borrowed("DIGEST"));
    /// `HMAC`, in device management.
    pub const HMAC: Self = Self(Cow::Borrowed("HMAC"));
}

impl<'d> AppAuthentication<'d> {
    pub(super) const fn of(characteristic: &'d Characteristic<'d>) -> Self {
        Self(characteristic)
    }

    /// `AAUTHLEVEL`.
    #[must_use]
    pub fn level(&self) -> Option<AuthLevel<'d>> {
        self.0.value("AAUTHLEVEL").map(|l| AuthLevel(l.into()))
    }

    /// `AAUTHTYPE`.
    #[must_use]
    pub fn auth_type(&self) -> Option<AuthType<'d>> {
        self.0.value("AAUTHTYPE").map(|t| AuthType(t.into()))
    }

    /// `AAUTHNAME`.
    #[must_use]
    pub fn name(&self) -> Option<&'d str> {
        self.0.value("AAUTHNAME")
    }

    /// `AAUTHSECRET`: the password itself.
    #[must_use]
    pub fn expose_secret(&self) -> Option<&'d str> {
        self.0.value("AAUTHSECRET")
    }

    /// `AAUTHDATA`: what else the method needs, such as a nonce.
    #[must_use]
    pub fn data(&self) -> Option<&'d str> {
        self.0.value("AAUTHDATA")
    }
}

impl fmt::Debug for AppAuthentication<'_> {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0, f)
    }
}
