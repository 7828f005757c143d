//! [`AccountBuilder`]: an account that is legal in an edition, from what things mean.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::ToString;

use super::validate::is_one;
use super::{Edition, Expected, Found, Profile, Rule, Verdict};
use crate::model::account::{
    Account, AccountIcon, AccountNode, AccountType, AttachmentLimit, ContentTypes, DeleteAction,
    Guid, Linger, MailAge, MapiType, MessageLimit, NamedProperty, Place, PropertyTag, ServiceType,
};

impl<'a> Account<'a> {
    /// Begins an account that will be legal in an edition. What things mean is written as the
    /// edition has it.
    ///
    /// ```
    /// use email2_csp::{Account, AccountNode, AttachmentLimit, ContentTypes, Edition, Guid, ServiceType};
    ///
    /// let build = |edition| {
    ///     Account::builder(edition, Guid::from_u128(1))
    ///         .service("Fabrikam Mail", ServiceType::IMAP4)
    ///         .servers("imap.fabrikam.example:993", "smtp.fabrikam.example:587")
    ///         .reply_address("ada@fabrikam.example")
    ///         .credentials("ada", "secret")
    ///         .content_types(ContentTypes::MAIL)
    ///         .attachment_limit(AttachmentLimit::Unlimited)
    ///         .build()
    /// };
    /// assert_eq!(build(Edition::WindowsMobile)?.get(AccountNode::KeepMax), Some("-1"));
    /// assert_eq!(build(Edition::Windows10Prose)?.get(AccountNode::KeepMax), Some("0"));
    /// # Ok::<(), email2_csp::edition::Verdict<'static>>(())
    /// ```
    pub fn builder(profile: impl Into<Profile>, guid: Guid) -> AccountBuilder<'a> {
        let profile = profile.into();
        AccountBuilder {
            edition: profile.edition,
            account: Account::new(guid),
            refused: Verdict::new(profile.edition),
        }
    }
}

/// An account in the making. See [`Account::builder`].
///
/// ```
/// use email2_csp::edition::{AccountBuilder, Rule, Verdict};
/// use email2_csp::{Account, Edition, Guid, ServiceType};
///
/// let begun: AccountBuilder<'_> = Account::builder(Edition::WindowsMobile, Guid::from_u128(1))
///     .service("Fabrikam Mail", ServiceType::POP3)
///     .servers("pop.fabrikam.example", "smtp.fabrikam.example");
/// // What the edition requires is not there yet.
/// let verdict: Verdict<'_> = begun.clone().build().unwrap_err();
/// assert!(verdict.breaks(Rule::RequiredNodes));
/// let account = begun.reply_address("ada@fabrikam.example").credentials("ada", "secret").build()?;
/// assert_eq!(account.service_name(), Some("Fabrikam Mail"));
/// # Ok::<(), Verdict<'static>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct AccountBuilder<'a> {
    edition: Edition,
    account: Account<'a>,
    /// What cannot be said in the edition.
    refused: Verdict<'static>,
}

impl<'a> AccountBuilder<'a> {
    /// The account.
    ///
    /// What an edition must have and needs no value is put in: `ACCOUNTTYPE` is `Email`, and
    /// `TAGPROPS` is empty.
    ///
    /// # Errors
    ///
    /// All that the edition finds in it.
    pub fn build(mut self) -> Result<Account<'a>, Verdict<'static>> {
        let edition = self.edition;
        let has_type = AccountNode::AccountType.facts(edition).is_some();
        if has_type && !self.account.has(AccountNode::AccountType) {
            let email = AccountType::EMAIL;
            self.account.set(AccountNode::AccountType, email.0);
        }
        if is_one(&Place::TagProps, edition) {
            self.account.set_tag_props(true);
        }
        self.refused
            .append(self.account.validate(edition).into_owned());
        if self.refused.is_legal() {
            Ok(self.account)
        } else {
            Err(self.refused)
        }
    }

    /// The value of any node, as it is written.
    pub fn value(mut self, node: AccountNode, value: impl Into<Cow<'a, str>>) -> Self {
        self.account.set(node, value);
        self
    }

    fn flag(self, node: AccountNode, on: bool) -> Self {
        self.value(node, if on { "1" } else { "0" })
    }

    fn refuse(mut self, node: AccountNode, rule: Rule, wanted: &str) -> Self {
        self.refused.add(
            Place::Node(node),
            rule,
            Expected::ExpressibleLimit,
            Found::Value(Cow::Owned(wanted.to_string())),
        );
        self
    }

    /// `SERVICENAME` and `SERVICETYPE`: what the account is called, and its incoming server's kind.
    pub fn service(self, name: impl Into<Cow<'a, str>>, kind: ServiceType<'a>) -> Self {
        self.value(AccountNode::ServiceName, name)
            .value(AccountNode::ServiceType, kind.0)
    }

    /// `INSERVER` and `OUTSERVER`: `host[:port]`.
    pub fn servers(
        self,
        incoming: impl Into<Cow<'a, str>>,
        outgoing: impl Into<Cow<'a, str>>,
    ) -> Self {
        self.value(AccountNode::InServer, incoming)
            .value(AccountNode::OutServer, outgoing)
    }

    /// `REPLYADDR`: the address of the user.
    pub fn reply_address(self, address: impl Into<Cow<'a, str>>) -> Self {
        self.value(AccountNode::ReplyAddr, address)
    }

    /// `NAME`: the name of the sender, or, in Windows Mobile, of the account.
    pub fn name(self, name: impl Into<Cow<'a, str>>) -> Self {
        self.value(AccountNode::Name, name)
    }

    /// `AUTHNAME` and `AUTHSECRET`.
    pub fn credentials(
        self,
        name: impl Into<Cow<'a, str>>,
        secret: impl Into<Cow<'a, str>>,
    ) -> Self {
        self.value(AccountNode::AuthName, name)
            .value(AccountNode::AuthSecret, secret)
    }

    /// `AUTHNAME` alone: the user is asked for the password.
    pub fn user(self, name: impl Into<Cow<'a, str>>) -> Self {
        self.value(AccountNode::AuthName, name)
    }

    /// `DOMAIN`.
    pub fn domain(self, domain: impl Into<Cow<'a, str>>) -> Self {
        self.value(AccountNode::Domain, domain)
    }

    /// `AUTHREQUIRED`: whether the outgoing server wants the user to log on.
    pub fn authentication_required(self, required: bool) -> Self {
        self.flag(AccountNode::AuthRequired, required)
    }

    /// Credentials of the outgoing server, where it has others than the incoming one:
    /// `SMTPALTENABLED` and what goes with it.
    pub fn outgoing_credentials(
        self,
        name: impl Into<Cow<'a, str>>,
        secret: impl Into<Cow<'a, str>>,
        domain: Option<Cow<'a, str>>,
    ) -> Self {
        let on = match self.edition {
            Edition::Windows10Prose => "TRUE",
            _ => "1",
        };
        let builder = self
            .value(AccountNode::SmtpAltEnabled, on)
            .value(AccountNode::SmtpAltAuthName, name)
            .value(AccountNode::SmtpAltPassword, secret);
        match domain {
            Some(domain) => builder.value(AccountNode::SmtpAltDomain, domain),
            None => builder,
        }
    }

    /// `ACCOUNTTYPE`. Left out, it is `Email` where the edition has it.
    pub fn account_type(self, account_type: AccountType<'a>) -> Self {
        self.value(AccountNode::AccountType, account_type.0)
    }

    /// `ACCOUNTICON`: where the icon is.
    pub fn icon(self, icon: AccountIcon<'a>) -> Self {
        self.value(AccountNode::AccountIcon, icon.0)
    }

    /// `DWNDAY`: how old mail may be to be downloaded.
    pub fn mail_age(self, age: MailAge) -> Self {
        self.value(AccountNode::DwnDay, age.spelled())
    }

    /// `LINGER`: how often mail is sent and received.
    pub fn linger(self, linger: Linger) -> Self {
        self.value(AccountNode::Linger, linger.spelled())
    }

    /// `KEEPMAX`: how large an attachment may be to be downloaded.
    pub fn attachment_limit(self, limit: AttachmentLimit) -> Self {
        match limit.spelled(self.edition) {
            Some(value) => self.value(AccountNode::KeepMax, value),
            None => self.refuse(AccountNode::KeepMax, Rule::KeepMax, &format!("{limit:?}")),
        }
    }

    /// `RETRIEVE`: how much of a message is downloaded.
    pub fn message_limit(self, limit: MessageLimit) -> Self {
        self.value(AccountNode::Retrieve, limit.spelled())
    }

    /// `SERVERDELETEACTION`. The default of the transport is said by leaving it out.
    pub fn delete_action(self, action: DeleteAction) -> Self {
        match action {
            DeleteAction::Delete => self.value(AccountNode::ServerDeleteAction, "1"),
            DeleteAction::MoveToTrash => self.value(AccountNode::ServerDeleteAction, "2"),
            DeleteAction::Default => {
                let mut builder = self;
                builder.account.remove(AccountNode::ServerDeleteAction);
                builder
            }
        }
    }

    /// `SYNCINGCONTENTTYPES`. Windows Mobile does not have it: there it is left out, and what is
    /// synchronised is mail.
    pub fn content_types(self, types: ContentTypes) -> Self {
        let node = AccountNode::SyncingContentTypes;
        match node.facts(self.edition) {
            Some(_) => self.value(node, types.to_string()),
            None if types == ContentTypes::MAIL => self,
            None => self.refuse(node, Rule::NodePresence, &types.to_string()),
        }
    }

    /// `TAGPROPS/8128000B` and `TAGPROPS/812C000B`: whether the servers need SSL.
    pub fn ssl(self, incoming: bool, outgoing: bool) -> Self {
        self.flag(AccountNode::IncomingSsl, incoming)
            .flag(AccountNode::OutgoingSsl, outgoing)
    }

    /// A property of `TAGPROPS`.
    pub fn tag_property(mut self, tag: PropertyTag, value: impl Into<Cow<'a, str>>) -> Self {
        self.account.set_tag_property(tag, value);
        self
    }

    /// A property of `NAMEDPROPS` (Windows Mobile).
    pub fn named_property(
        mut self,
        name: impl Into<Cow<'a, str>>,
        mapi_type: MapiType,
        value: impl Into<Cow<'a, str>>,
    ) -> Self {
        let property = NamedProperty::new(name, mapi_type, value);
        self.account.set_named_property(property);
        self
    }

    /// `CONNECTIONID` (Windows Mobile): the network connection.
    pub fn connection(self, connection: Guid) -> Self {
        self.value(AccountNode::ConnectionId, connection.to_string())
    }
}
