//! [`AppId`]: which application it is.

use alloc::borrow::Cow;
use core::fmt;

use crate::generated::applications::APPLICATIONS;

/// `APPID`: which application a characteristic sets up, by its registered identifier. Those without
/// a constant are kept.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct AppId<'a>(pub Cow<'a, str>);

/// What is known of an application.
#[derive(Debug)]
pub(crate) struct ApplicationFacts {
    pub(crate) app_id: &'static str,
    pub(crate) title: &'static str,
    /// The standard port.
    pub(crate) port: Option<u16>,
    /// The standard port of TLS from the first byte on.
    pub(crate) tls_port: Option<u16>,
    /// What EMAIL2 calls it.
    pub(crate) service_type: Option<&'static str>,
}

impl AppId<'_> {
    pub(crate) fn facts(&self) -> Option<&'static ApplicationFacts> {
        APPLICATIONS.iter().find(|facts| *facts.app_id == *self.0)
    }

    /// What the application is for, in words; `None` if it has no constant.
    #[must_use]
    pub fn title(&self) -> Option<&'static str> {
        self.facts().map(|facts| facts.title)
    }

    /// The standard port, of mail.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        self.facts()?.port
    }

    /// The standard port of TLS from the first byte on, of mail.
    #[must_use]
    pub fn tls_port(&self) -> Option<u16> {
        self.facts()?.tls_port
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> AppId<'static> {
        AppId(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for AppId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
