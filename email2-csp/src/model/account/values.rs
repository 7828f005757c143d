//! What values of an account mean, in the edition that says so.

use alloc::borrow::Cow;
use alloc::format;

use super::{Account, AccountNode, ContentTypes, Guid, GuidError, Server, ServerError};
use crate::edition::Edition;
use crate::model::open_text::open_text;

open_text! {
    /// The kind of an account: `ACCOUNTTYPE`.
    ///
    /// ```
    /// use email2_csp::{Account, AccountNode, AccountType, Guid};
    ///
    /// let account = Account::new(Guid::from_u128(1)).with(AccountNode::AccountType, "Email");
    /// assert_eq!(account.account_type(), Some(AccountType::EMAIL));
    /// assert!(!AccountType("Fax".into()).is_known());
    /// ```
    AccountType {
        /// Mail.
        EMAIL = "Email",
        /// Visual voice mail.
        VVM = "VVM",
    }
}

open_text! {
    /// The icon of an account: `ACCOUNTICON`. Others are allowed.
    ///
    /// ```
    /// use email2_csp::{Account, AccountIcon, AccountNode, Guid};
    ///
    /// let account = Account::new(Guid::from_u128(1))
    ///     .with(AccountNode::AccountIcon, "res://AccountSettingsSharedRes{ScreenResolution}!%s.genericmail.png");
    /// assert_eq!(account.icon(), Some(AccountIcon::GENERIC_MAIL));
    /// ```
    AccountIcon {
        /// What POP, IMAP and ActiveSync accounts should have.
        GENERIC_MAIL = "res://AccountSettingsSharedRes{ScreenResolution}!%s.genericmail.png",
        /// What Exchange accounts should have.
        OUTLOOK = "res://AccountSettingsSharedRes{ScreenResolution}!%s.office.outlook.png",
    }
}

open_text! {
    /// The kind of the incoming server: `SERVICETYPE`.
    ServiceType {
        /// IMAP4.
        IMAP4 = "IMAP4",
        /// POP3.
        POP3 = "POP3",
    }
}

/// How old mail may be to be downloaded: `DWNDAY`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MailAge {
    /// So many days.
    Days(u32),
    /// All mail on the server.
    All,
}

/// How often mail is sent and received: `LINGER`.
///
/// ```
/// use email2_csp::{Account, AccountNode, Edition, Guid, Linger};
///
/// let mut account = Account::new(Guid::from_u128(1)).with(AccountNode::Linger, "15");
/// assert_eq!(account.linger(Edition::DdfV2), Some(Linger::Minutes(15)));
/// account.set(AccountNode::Linger, "0");
/// assert_eq!(account.linger(Edition::DdfV2), Some(Linger::Manual));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Linger {
    /// By hand only.
    Manual,
    /// After so many minutes.
    Minutes(u32),
    /// -1, which the DDF v2 admits without saying what it means.
    MinusOne,
}

/// How large an attachment may be to be downloaded: `KEEPMAX`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AttachmentLimit {
    /// No attachments.
    NoAttachments,
    /// So many KB.
    Kilobytes(u32),
    /// All attachments.
    Unlimited,
}

/// How much of a message is downloaded: `RETRIEVE`.
///
/// ```
/// use email2_csp::{Account, AccountNode, Edition, Guid, MessageLimit};
///
/// let account = Account::new(Guid::from_u128(1)).with(AccountNode::Retrieve, "2048");
/// assert_eq!(account.message_limit(Edition::Windows10Prose), Some(MessageLimit::Bytes(2048)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MessageLimit {
    /// The header only.
    Headers,
    /// So many bytes.
    Bytes(u32),
    /// All of it.
    Whole,
}

/// What becomes of a message that is deleted on the device: `SERVERDELETEACTION`.
///
/// ```
/// use email2_csp::{Account, AccountNode, DeleteAction, Guid};
///
/// let mut account = Account::new(Guid::from_u128(1));
/// assert_eq!(account.delete_action(), DeleteAction::Default);
/// account.set(AccountNode::ServerDeleteAction, "1");
/// assert_eq!(account.delete_action(), DeleteAction::Delete);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DeleteAction {
    /// It is deleted on the server.
    Delete,
    /// It is kept on the server, in the trash.
    MoveToTrash,
    /// What the transport does by default.
    Default,
}

/// A number, or the one that stands for all of it.
enum Amount {
    Number(u32),
    All,
}

/// -1 is all; so is its unsigned spelling where the edition says so.
fn amount(text: &str, edition: Edition) -> Option<Amount> {
    match text {
        "-1" => Some(Amount::All),
        "4294967295" if edition.facts().unsigned_all => Some(Amount::All),
        text => number(text).map(Amount::Number),
    }
}

/// Decimal digits.
fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// 1 and 0, TRUE and FALSE.
pub(crate) fn boolean(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "0" => Some(false),
        text if text.eq_ignore_ascii_case("true") => Some(true),
        text if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

impl MailAge {
    pub(crate) fn decode(text: &str, edition: Edition) -> Option<Self> {
        Some(match amount(text, edition)? {
            Amount::Number(days) => Self::Days(days),
            Amount::All => Self::All,
        })
    }

    pub(crate) fn spelled(self) -> Cow<'static, str> {
        match self {
            Self::Days(days) => Cow::Owned(format!("{days}")),
            Self::All => Cow::Borrowed("-1"),
        }
    }
}

impl Linger {
    pub(crate) fn decode(text: &str) -> Option<Self> {
        match text {
            "-1" => Some(Self::MinusOne),
            text => match number(text)? {
                0 => Some(Self::Manual),
                minutes => Some(Self::Minutes(minutes)),
            },
        }
    }

    pub(crate) fn spelled(self) -> Cow<'static, str> {
        match self {
            Self::Manual => Cow::Borrowed("0"),
            Self::Minutes(minutes) => Cow::Owned(format!("{minutes}")),
            Self::MinusOne => Cow::Borrowed("-1"),
        }
    }
}

impl AttachmentLimit {
    pub(crate) fn decode(text: &str, edition: Edition) -> Option<Self> {
        let zero_is_all = edition.facts().keep_max_zero_is_all;
        Some(match amount(text, edition)? {
            Amount::Number(0) if zero_is_all => Self::Unlimited,
            Amount::Number(0) => Self::NoAttachments,
            Amount::Number(kilobytes) => Self::Kilobytes(kilobytes),
            Amount::All => Self::Unlimited,
        })
    }

    /// Nothing where the edition has no value that says so.
    pub(crate) fn spelled(self, edition: Edition) -> Option<Cow<'static, str>> {
        match (self, edition.facts().keep_max_zero_is_all) {
            (Self::Unlimited, true) | (Self::NoAttachments, false) => Some(Cow::Borrowed("0")),
            (Self::Unlimited, false) => Some(Cow::Borrowed("-1")),
            (Self::NoAttachments, true) | (Self::Kilobytes(0), _) => None,
            (Self::Kilobytes(kilobytes), _) => Some(Cow::Owned(format!("{kilobytes}"))),
        }
    }
}

impl MessageLimit {
    pub(crate) fn decode(text: &str, edition: Edition) -> Option<Self> {
        Some(match amount(text, edition)? {
            Amount::Number(0) => Self::Headers,
            Amount::Number(bytes) => Self::Bytes(bytes),
            Amount::All => Self::Whole,
        })
    }

    pub(crate) fn spelled(self) -> Cow<'static, str> {
        match self {
            Self::Headers => Cow::Borrowed("0"),
            Self::Bytes(bytes) => Cow::Owned(format!("{bytes}")),
            Self::Whole => Cow::Borrowed("-1"),
        }
    }
}

impl DeleteAction {
    pub(crate) fn decode(text: &str) -> Self {
        match text {
            "1" => Self::Delete,
            "2" => Self::MoveToTrash,
            _ => Self::Default,
        }
    }
}

/// The value of a node that is there and means something; `None` otherwise.
impl<'a> Account<'a> {
    /// `SERVICENAME`: the name of the account.
    #[must_use]
    pub fn service_name(&self) -> Option<&str> {
        self.get(AccountNode::ServiceName)
    }

    /// `SERVICETYPE`.
    #[must_use]
    pub fn service_type(&self) -> Option<ServiceType<'_>> {
        self.get(AccountNode::ServiceType)
            .map(|text| ServiceType(Cow::Borrowed(text)))
    }

    /// `ACCOUNTTYPE`.
    #[must_use]
    pub fn account_type(&self) -> Option<AccountType<'_>> {
        self.get(AccountNode::AccountType)
            .map(|text| AccountType(Cow::Borrowed(text)))
    }

    /// `ACCOUNTICON`: where the icon is.
    #[must_use]
    pub fn icon(&self) -> Option<AccountIcon<'_>> {
        self.get(AccountNode::AccountIcon)
            .map(|text| AccountIcon(Cow::Borrowed(text)))
    }

    /// `INSERVER`.
    ///
    /// # Errors
    ///
    /// It is no server.
    pub fn incoming_server(&self) -> Result<Option<Server<'_>>, ServerError> {
        self.get(AccountNode::InServer)
            .map(Server::decode)
            .transpose()
    }

    /// `OUTSERVER`.
    ///
    /// # Errors
    ///
    /// It is no server.
    pub fn outgoing_server(&self) -> Result<Option<Server<'_>>, ServerError> {
        self.get(AccountNode::OutServer)
            .map(Server::decode)
            .transpose()
    }

    /// `REPLYADDR`: the address of the user.
    #[must_use]
    pub fn reply_address(&self) -> Option<&str> {
        self.get(AccountNode::ReplyAddr)
    }

    /// `NAME`, where the edition has it for the display name of the account.
    #[must_use]
    pub fn display_name(&self, edition: Edition) -> Option<&str> {
        self.get(AccountNode::Name)
            .filter(|_| edition.facts().name_is_of_account)
    }

    /// `NAME`, where the edition has it for the name of the sender on a mail.
    #[must_use]
    pub fn sender_name(&self, edition: Edition) -> Option<&str> {
        self.get(AccountNode::Name)
            .filter(|_| !edition.facts().name_is_of_account)
    }

    /// `AUTHREQUIRED`: whether the outgoing server wants the user to log on. Absent is `false`.
    #[must_use]
    pub fn is_authentication_required(&self) -> bool {
        self.get(AccountNode::AuthRequired).and_then(boolean) == Some(true)
    }

    /// `SMTPALTENABLED`: whether the outgoing server has credentials of its own. Absent is `false`.
    #[must_use]
    pub fn has_outgoing_credentials(&self) -> bool {
        self.get(AccountNode::SmtpAltEnabled).and_then(boolean) == Some(true)
    }

    /// The name to log on with at the outgoing server: `SMTPALTAUTHNAME` where it has credentials of
    /// its own, `AUTHNAME` otherwise.
    #[must_use]
    pub fn outgoing_user(&self) -> Option<&str> {
        self.get(match self.has_outgoing_credentials() {
            true => AccountNode::SmtpAltAuthName,
            false => AccountNode::AuthName,
        })
    }

    /// The domain to log on with at the outgoing server: `SMTPALTDOMAIN` where it has credentials of
    /// its own, `DOMAIN` otherwise.
    #[must_use]
    pub fn outgoing_domain(&self) -> Option<&str> {
        self.get(match self.has_outgoing_credentials() {
            true => AccountNode::SmtpAltDomain,
            false => AccountNode::Domain,
        })
    }

    /// The password to log on with at the outgoing server: `SMTPALTPASSWORD` where it has
    /// credentials of its own, `AUTHSECRET` otherwise.
    #[must_use]
    pub fn outgoing_secret(&self) -> Option<&str> {
        self.get(match self.has_outgoing_credentials() {
            true => AccountNode::SmtpAltPassword,
            false => AccountNode::AuthSecret,
        })
    }

    /// `DWNDAY`.
    #[must_use]
    pub fn mail_age(&self, edition: Edition) -> Option<MailAge> {
        MailAge::decode(self.get(AccountNode::DwnDay)?, edition)
    }

    /// `LINGER`; where it is absent, what the edition has by default.
    #[must_use]
    pub fn linger(&self, edition: Edition) -> Option<Linger> {
        let value = self.get(AccountNode::Linger);
        Linger::decode(value.or_else(|| AccountNode::Linger.default_in(edition))?)
    }

    /// `KEEPMAX`: what 0 and -1 mean is for the edition to say.
    #[must_use]
    pub fn attachment_limit(&self, edition: Edition) -> Option<AttachmentLimit> {
        AttachmentLimit::decode(self.get(AccountNode::KeepMax)?, edition)
    }

    /// `RETRIEVE`.
    #[must_use]
    pub fn message_limit(&self, edition: Edition) -> Option<MessageLimit> {
        MessageLimit::decode(self.get(AccountNode::Retrieve)?, edition)
    }

    /// `SERVERDELETEACTION`. Absent is [`DeleteAction::Default`].
    #[must_use]
    pub fn delete_action(&self) -> DeleteAction {
        let value = self.get(AccountNode::ServerDeleteAction);
        value.map_or(DeleteAction::Default, DeleteAction::decode)
    }

    /// `SYNCINGCONTENTTYPES`.
    #[must_use]
    pub fn content_types(&self) -> Option<ContentTypes> {
        ContentTypes::decode(self.get(AccountNode::SyncingContentTypes)?)
    }

    /// `TAGPROPS/8128000B`: whether the incoming server needs SSL. Absent is `false`.
    #[must_use]
    pub fn incoming_ssl(&self) -> bool {
        self.get(AccountNode::IncomingSsl) == Some("1")
    }

    /// `TAGPROPS/812C000B`: whether the outgoing server needs SSL. Absent is `false`.
    #[must_use]
    pub fn outgoing_ssl(&self) -> bool {
        self.get(AccountNode::OutgoingSsl) == Some("1")
    }

    /// `CONNECTIONID`: the network connection; `None` is the best that the device finds.
    ///
    /// # Errors
    ///
    /// It is no GUID.
    pub fn connection_id(&self) -> Result<Option<Guid>, GuidError> {
        let value = self.get(AccountNode::ConnectionId);
        value.map(Guid::decode_bare).transpose()
    }
}
