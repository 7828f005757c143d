//! [`Reason`]: why a plan is as it is.

use core::fmt;

use crate::Element;

/// Why a plan is as it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Reason {
    /// The server says so, in this element.
    Said(Element),
    /// The server says nothing in this element, or nothing that can be read: the default holds.
    Default(Element),
    /// `Encryption` goes before `SSL`.
    EncryptionOverSsl,
    /// The port is that of STARTTLS: 25, 110, 143 or 587.
    StartTlsPort,
    /// The port is none of those of STARTTLS, so TLS begins with the connection.
    ImplicitPort,
    /// The usual port of this type and encryption.
    UsualPort,
    /// The server is a URL, which says host, port and encryption.
    Url,
    /// The URL for access from outside.
    ExternalUrl,
    /// The URL for access inside the network; there is none for outside.
    InternalUrl,
    /// The login of POP3 is used.
    PopLogin,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Said(element) => write!(f, "{element} says so"),
            Self::Default(element) => write!(f, "{element} says nothing, its default holds"),
            Self::EncryptionOverSsl => f.write_str("<Encryption> goes before <SSL>"),
            Self::StartTlsPort => f.write_str("the port is one of STARTTLS"),
            Self::ImplicitPort => f.write_str("the port is none of STARTTLS"),
            Self::UsualPort => f.write_str("the port is the usual one"),
            Self::Url => f.write_str("the server is a URL"),
            Self::ExternalUrl => f.write_str("the URL is for access from outside"),
            Self::InternalUrl => f.write_str("the URL is for access from inside"),
            Self::PopLogin => f.write_str("the login of POP3 is used"),
        }
    }
}
