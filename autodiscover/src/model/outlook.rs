//! The schema of Outlook: request, response, account.
//!
//! ```
//! # #[cfg(feature = "xml")] {
//! use autodiscover::outlook::{
//!     Account, AlternativeMailbox, Group, Item, OwaUrl, PublicFolderInformation, Site, User,
//! };
//! use autodiscover::{Element, Options, Response, decode_response};
//!
//! let reply = br#"<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
//! <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
//! <User><DisplayName>Barbara</DisplayName></User>
//! <Account><AccountType>email</AccountType><Action>settings</Action>
//! <Protocol Type="mapiHttp"><MailStore><ExternalUrl>https://mail.contoso.com/mapi</ExternalUrl></MailStore></Protocol>
//! <Protocol><Type>WEB</Type><External>
//! <OWAUrl AuthenticationMethod="Basic, Fba">https://mail.contoso.com/owa/</OWAUrl></External></Protocol>
//! <AlternativeMailbox><Type>Delegate</Type><SmtpAddress>team@contoso.com</SmtpAddress></AlternativeMailbox>
//! <PublicFolderInformation><SmtpAddress>folders@contoso.com</SmtpAddress></PublicFolderInformation>
//! </Account></Response></Autodiscover>"#;
//! let decoded = decode_response(reply, &Options::LENIENT)?;
//! let Response::Outlook(response) = &decoded.value else { panic!() };
//! let user: &User<'_> = response.user.as_ref().unwrap();
//! assert_eq!(user.display_name.as_deref(), Some("Barbara"));
//!
//! let account: &Account<'_> = response.account.as_ref().unwrap();
//! let [mapi, web] = account.protocols.as_slice() else { panic!() };
//! assert!(matches!(mapi.items()[0], Item::Group(_)));
//! let store: &Group<'_> = mapi.mail_store().unwrap();
//! assert_eq!(store.get(Element::EXTERNAL_URL), Some("https://mail.contoso.com/mapi"));
//! let outside: &Site<'_> = web.external().unwrap();
//! let owa: &OwaUrl<'_> = &outside.owa_urls[0];
//! assert!(owa.authentication_methods().eq(["Basic", "Fba"]));
//!
//! let team: &AlternativeMailbox<'_> = &account.alternative_mailboxes[0];
//! assert_eq!(team.smtp_address.as_deref(), Some("team@contoso.com"));
//! let folders: &PublicFolderInformation<'_> = account.public_folder_information.as_ref().unwrap();
//! assert_eq!(folders.smtp_address.as_deref(), Some("folders@contoso.com"));
//! # }
//! # Ok::<(), autodiscover::Error>(())
//! ```

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::extra::owned_option;
use super::open::switch;
pub use super::protocol::{Group, Item, OwaUrl, Protocol, Site};
use crate::{AccountType, Action, ErrorReply, Extra, Schema};

/// A request: which address, and which schema the answer may be in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Request<'a> {
    /// `EMailAddress`: whose settings are asked for.
    pub email_address: Option<Cow<'a, str>>,
    /// `LegacyDN`: the same by distinguished name.
    pub legacy_dn: Option<Cow<'a, str>>,
    /// `AcceptableResponseSchema`: the namespace the answer is to be in.
    pub acceptable_response_schema: Option<Cow<'a, str>>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl<'a> Request<'a> {
    /// A request for this address, to be answered in Outlook's schema.
    #[must_use]
    pub fn new(email_address: impl Into<Cow<'a, str>>) -> Self {
        Self {
            email_address: Some(email_address.into()),
            acceptable_response_schema: Some(Cow::Borrowed(Schema::Outlook.response_namespace())),
            ..Self::default()
        }
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Request<'static> {
        Request {
            email_address: owned_option(self.email_address),
            legacy_dn: owned_option(self.legacy_dn),
            acceptable_response_schema: owned_option(self.acceptable_response_schema),
            extra: self.extra.into_owned(),
        }
    }
}

/// The payload of an answer.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Response<'a> {
    /// `User`.
    pub user: Option<User<'a>>,
    /// `Account`.
    pub account: Option<Account<'a>>,
    /// `Error`, where it stands directly in `Response`.
    pub error: Option<ErrorReply<'a>>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl<'a> Response<'a> {
    /// A response with this account.
    #[must_use]
    pub fn new(account: Account<'a>) -> Self {
        Self {
            account: Some(account),
            ..Self::default()
        }
    }

    /// The response with this user.
    #[must_use]
    pub fn with_user(mut self, user: User<'a>) -> Self {
        self.user = Some(user);
        self
    }

    /// The error, in `Response` or in `Account`.
    #[must_use]
    pub fn error(&self) -> Option<&ErrorReply<'a>> {
        let account = || self.account.as_ref()?.error.as_ref();
        self.error.as_ref().or_else(account)
    }

    /// What the client is to do, if the response says.
    #[must_use]
    pub fn action(&self) -> Option<&Action<'a>> {
        self.account.as_ref()?.action.as_ref()
    }

    /// The protocols of the account, in the order of the server's preference.
    #[must_use]
    pub fn protocols(&self) -> &[Protocol<'a>] {
        self.account.as_ref().map_or(&[], |a| &a.protocols)
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Response<'static> {
        Response {
            user: self.user.map(User::into_owned),
            account: self.account.map(Account::into_owned),
            error: self.error.map(ErrorReply::into_owned),
            extra: self.extra.into_owned(),
        }
    }
}

/// `User`: whose settings they are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct User<'a> {
    /// `DisplayName`.
    pub display_name: Option<Cow<'a, str>>,
    /// `LegacyDN`: the distinguished name of the mailbox.
    pub legacy_dn: Option<Cow<'a, str>>,
    /// `AutoDiscoverSMTPAddress`: the primary address.
    pub auto_discover_smtp_address: Option<Cow<'a, str>>,
    /// `DeploymentId`: the GUID of the forest.
    pub deployment_id: Option<Cow<'a, str>>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl<'a> User<'a> {
    /// A user of this name.
    #[must_use]
    pub fn new(display_name: impl Into<Cow<'a, str>>) -> Self {
        Self {
            display_name: Some(display_name.into()),
            ..Self::default()
        }
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> User<'static> {
        User {
            display_name: owned_option(self.display_name),
            legacy_dn: owned_option(self.legacy_dn),
            auto_discover_smtp_address: owned_option(self.auto_discover_smtp_address),
            deployment_id: owned_option(self.deployment_id),
            extra: self.extra.into_owned(),
        }
    }
}

/// `Account`: settings, or where to ask for them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Account<'a> {
    /// `AccountType`.
    pub account_type: Option<AccountType<'a>>,
    /// `Action`.
    pub action: Option<Action<'a>>,
    /// `RedirectUrl`: where to ask instead.
    pub redirect_url: Option<Cow<'a, str>>,
    /// `RedirectAddr`: the address to begin anew with.
    pub redirect_addr: Option<Cow<'a, str>>,
    /// `Image`: the URL of a picture of the provider's.
    pub image: Option<Cow<'a, str>>,
    /// `ServiceHome`: the URL of the provider's home page.
    pub service_home: Option<Cow<'a, str>>,
    /// `MicrosoftOnline`, as it stands; [`is_microsoft_online`](Self::is_microsoft_online) reads
    /// it.
    pub microsoft_online: Option<Cow<'a, str>>,
    /// `ConsumerMailbox`, as it stands; [`is_consumer_mailbox`](Self::is_consumer_mailbox) reads
    /// it.
    pub consumer_mailbox: Option<Cow<'a, str>>,
    /// `AlternativeMailbox`: mailboxes that are opened beside the own one.
    pub alternative_mailboxes: Vec<AlternativeMailbox<'a>>,
    /// `PublicFolderInformation`.
    pub public_folder_information: Option<PublicFolderInformation<'a>>,
    /// `Protocol`, in the order of the server's preference.
    pub protocols: Vec<Protocol<'a>>,
    /// `Error`, where it stands in `Account`.
    pub error: Option<ErrorReply<'a>>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl<'a> Account<'a> {
    /// An e-mail account that has these settings, the preferred protocol first.
    #[must_use]
    pub fn settings(protocols: impl IntoIterator<Item = Protocol<'a>>) -> Self {
        Self {
            account_type: Some(AccountType::Email),
            action: Some(Action::Settings),
            protocols: protocols.into_iter().collect(),
            ..Self::default()
        }
    }

    /// An e-mail account whose settings are at this URL.
    #[must_use]
    pub fn redirect_url(url: impl Into<Cow<'a, str>>) -> Self {
        Self {
            account_type: Some(AccountType::Email),
            action: Some(Action::RedirectUrl),
            redirect_url: Some(url.into()),
            ..Self::default()
        }
    }

    /// An e-mail account whose settings are found with this address.
    #[must_use]
    pub fn redirect_addr(address: impl Into<Cow<'a, str>>) -> Self {
        Self {
            account_type: Some(AccountType::Email),
            action: Some(Action::RedirectAddr),
            redirect_addr: Some(address.into()),
            ..Self::default()
        }
    }

    /// The account of another type.
    #[must_use]
    pub fn with_account_type(mut self, account_type: AccountType<'a>) -> Self {
        self.account_type = Some(account_type);
        self
    }

    /// `MicrosoftOnline`, if it is there and says.
    #[must_use]
    pub fn is_microsoft_online(&self) -> Option<bool> {
        switch(self.microsoft_online.as_deref()?)
    }

    /// `ConsumerMailbox`, if it is there and says.
    #[must_use]
    pub fn is_consumer_mailbox(&self) -> Option<bool> {
        switch(self.consumer_mailbox.as_deref()?)
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Account<'static> {
        Account {
            account_type: self.account_type.map(AccountType::into_owned),
            action: self.action.map(Action::into_owned),
            redirect_url: owned_option(self.redirect_url),
            redirect_addr: owned_option(self.redirect_addr),
            image: owned_option(self.image),
            service_home: owned_option(self.service_home),
            microsoft_online: owned_option(self.microsoft_online),
            consumer_mailbox: owned_option(self.consumer_mailbox),
            alternative_mailboxes: self
                .alternative_mailboxes
                .into_iter()
                .map(AlternativeMailbox::into_owned)
                .collect(),
            public_folder_information: self
                .public_folder_information
                .map(PublicFolderInformation::into_owned),
            protocols: self
                .protocols
                .into_iter()
                .map(Protocol::into_owned)
                .collect(),
            error: self.error.map(ErrorReply::into_owned),
            extra: self.extra.into_owned(),
        }
    }
}

/// `AlternativeMailbox`: a mailbox that is opened beside the own one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct AlternativeMailbox<'a> {
    /// `Type`, such as `Archive`, `Delegate`, `TeamMailbox`.
    pub mailbox_type: Option<Cow<'a, str>>,
    /// `DisplayName`.
    pub display_name: Option<Cow<'a, str>>,
    /// `LegacyDN`.
    pub legacy_dn: Option<Cow<'a, str>>,
    /// `Server`.
    pub server: Option<Cow<'a, str>>,
    /// `SmtpAddress`: the address to find its settings with.
    pub smtp_address: Option<Cow<'a, str>>,
    /// `OwnerSmtpAddress`.
    pub owner_smtp_address: Option<Cow<'a, str>>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl AlternativeMailbox<'_> {
    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> AlternativeMailbox<'static> {
        AlternativeMailbox {
            mailbox_type: owned_option(self.mailbox_type),
            display_name: owned_option(self.display_name),
            legacy_dn: owned_option(self.legacy_dn),
            server: owned_option(self.server),
            smtp_address: owned_option(self.smtp_address),
            owner_smtp_address: owned_option(self.owner_smtp_address),
            extra: self.extra.into_owned(),
        }
    }
}

/// `PublicFolderInformation`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct PublicFolderInformation<'a> {
    /// `SmtpAddress`: the address to find the settings of the public folders with.
    pub smtp_address: Option<Cow<'a, str>>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl PublicFolderInformation<'_> {
    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> PublicFolderInformation<'static> {
        PublicFolderInformation {
            smtp_address: owned_option(self.smtp_address),
            extra: self.extra.into_owned(),
        }
    }
}
