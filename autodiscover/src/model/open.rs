//! The values of the schemas that come from a list: open, because servers send others.

use alloc::borrow::Cow;
use core::fmt;

macro_rules! open_enum {
    (
        $(#[$doc:meta])*
        $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, Debug)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum $name<'a> {
            $($(#[$variant_doc])* $variant,)*
            /// Anything else, as it stands.
            Other(Cow<'a, str>),
        }

        impl<'a> $name<'a> {
            /// The value of this text, whatever the case of its letters.
            #[must_use]
            pub fn from_text(text: impl Into<Cow<'a, str>>) -> Self {
                let text = text.into();
                $(if text.eq_ignore_ascii_case($text) { return Self::$variant; })*
                Self::Other(text)
            }

            /// The text on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Other(text) => text,
                }
            }

            /// Whether it is none of those that have a name here.
            #[must_use]
            pub const fn is_other(&self) -> bool {
                matches!(self, Self::Other(_))
            }

            /// The same without a borrow.
            #[must_use]
            pub fn into_owned(self) -> $name<'static> {
                match self {
                    $(Self::$variant => $name::$variant,)*
                    Self::Other(text) => $name::Other(Cow::Owned(text.into_owned())),
                }
            }

            /// The texts of those that have a name here.
            #[cfg_attr(
                not(feature = "xml"),
                allow(dead_code, reason = "it is what the decoder goes by")
            )]
            pub(crate) const TEXTS: &'static [&'static str] = &[$($text),*];
        }

        impl fmt::Display for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

open_enum! {
    /// What the settings are for (`AccountType`).
    ///
    /// ```
    /// use autodiscover::AccountType;
    ///
    /// assert_eq!(AccountType::from_text("email"), AccountType::Email);
    /// let other = AccountType::from_text("calendar");
    /// assert!(other.is_other() && other.as_str() == "calendar");
    /// ```
    AccountType {
        /// E-mail.
        Email = "email",
        /// Newsgroups.
        Nntp = "nntp",
    }
}

open_enum! {
    /// What the client is to do (`Action`).
    ///
    /// ```
    /// use autodiscover::Action;
    /// use autodiscover::outlook::{Account, Response};
    ///
    /// let response = Response::new(Account::redirect_addr("barbara@contoso.org"));
    /// assert_eq!(response.action(), Some(&Action::RedirectAddr));
    /// assert_eq!(Action::RedirectAddr.as_str(), "redirectAddr");
    /// ```
    Action {
        /// Ask at the URL in `RedirectUrl`.
        RedirectUrl = "redirectUrl",
        /// Begin anew with the address in `RedirectAddr`.
        RedirectAddr = "redirectAddr",
        /// Use the settings in `Protocol`.
        Settings = "settings",
    }
}

open_enum! {
    /// What a `Protocol` sets up (its `Type`).
    ProtocolType {
        /// POP3.
        Pop3 = "POP3",
        /// IMAP.
        Imap = "IMAP",
        /// SMTP.
        Smtp = "SMTP",
        /// WebDAV; the server is a URL.
        Dav = "DAV",
        /// A web page; the server is a URL.
        Web = "WEB",
        /// Newsgroups.
        Nntp = "NNTP",
        /// Exchange inside the network (RPC).
        Exch = "EXCH",
        /// Exchange from outside (RPC over HTTP).
        Expr = "EXPR",
        /// Exchange over HTTP, inside or outside.
        ExHttp = "EXHTTP",
        /// MAPI over HTTP; said in an attribute of `Protocol`.
        MapiHttp = "mapiHttp",
        /// Calendars. No specification has it; seen in the field.
        CalDav = "CalDAV",
        /// Address books. No specification has it; seen in the field.
        CardDav = "CardDAV",
    }
}

open_enum! {
    /// How the connection is encrypted (`Encryption`). Goes before `SSL`.
    Encryption {
        /// It is not.
        None = "None",
        /// TLS from the first byte on.
        Ssl = "SSL",
        /// STARTTLS.
        Tls = "TLS",
        /// The client finds out.
        Auto = "Auto",
    }
}

open_enum! {
    /// How the client authenticates to Exchange (`AuthPackage`).
    ///
    /// ```
    /// use autodiscover::outlook::Protocol;
    /// use autodiscover::{AuthPackage, Element, ProtocolType};
    ///
    /// let exchange = Protocol::new(ProtocolType::Exch).with(Element::AUTH_PACKAGE, "Ntlm");
    /// let package = exchange.effective("barbara@contoso.com").auth_package;
    /// assert_eq!(package, Some(AuthPackage::Ntlm));
    /// ```
    AuthPackage {
        /// HTTP Basic.
        Basic = "basic",
        /// Kerberos.
        Kerb = "kerb",
        /// Kerberos, else NTLM.
        KerbNtlm = "kerbntlm",
        /// NTLM.
        Ntlm = "ntlm",
        /// A certificate.
        Certificate = "certificate",
        /// Negotiate.
        Negotiate = "negotiate",
        /// Negotiate, second edition.
        Nego2 = "nego2",
        /// Not at all.
        Anonymous = "anonymous",
    }
}

open_enum! {
    /// What a mobilesync `Server` is.
    ///
    /// ```
    /// use autodiscover::ServerType;
    /// use autodiscover::mobilesync::Server;
    ///
    /// let server = Server::mobile_sync("https://mail.contoso.com/Microsoft-Server-ActiveSync");
    /// assert_eq!(server.server_type, Some(ServerType::MobileSync));
    /// assert_eq!(ServerType::CertEnroll.to_string(), "CertEnroll");
    /// ```
    ServerType {
        /// ActiveSync; `Url` is where.
        MobileSync = "MobileSync",
        /// Certificate enrolment; `ServerData` is the template name.
        CertEnroll = "CertEnroll",
    }
}

/// The number in an [`ErrorReply`](crate::ErrorReply).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ErrorCode(pub u32);

impl ErrorCode {
    /// 600: the request is invalid (MS-ASCMD 2.2.3.64).
    pub const INVALID_REQUEST: Self = Self(600);
    /// 601: no provider for the schema that was asked for; another schema may do (MS-ASCMD
    /// 2.2.3.64).
    pub const NO_PROVIDER: Self = Self(601);

    /// The codes that servers are known to answer.
    pub const KNOWN: [Self; 7] = [
        Self(404),
        Self(500),
        Self(501),
        Self(503),
        Self::INVALID_REQUEST,
        Self::NO_PROVIDER,
        Self(603),
    ];

    /// Whether it is one of [`KNOWN`](Self::KNOWN).
    #[must_use]
    pub fn is_known(self) -> bool {
        Self::KNOWN.contains(&self)
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The value of a switch, `on` or `off`; also of what is written for them in the field: `yes`,
/// `no`, `true`, `false`, `1`, `0`, whatever the case. None for anything else.
#[must_use]
pub(crate) fn switch(text: &str) -> Option<bool> {
    const ON: [&str; 4] = ["on", "yes", "true", "1"];
    const OFF: [&str; 4] = ["off", "no", "false", "0"];
    if ON.iter().any(|on| text.eq_ignore_ascii_case(on)) {
        return Some(true);
    }
    OFF.iter()
        .any(|off| text.eq_ignore_ascii_case(off))
        .then_some(false)
}
