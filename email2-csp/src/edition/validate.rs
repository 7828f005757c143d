//! What an edition makes of an account: every node looked up in its table, and what nodes have to do
//! with each other.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::string::String;

use super::{Edition, Expected, Found, NodeFacts, Profile, Rule, Verdict};
use crate::model::account::{
    Account, AccountNode, Place, PropertyTag, ServiceType, UnknownNode, boolean,
};
use crate::model::tree::{AccessType, Occurrence};

impl Account<'_> {
    /// What an edition makes of it as a whole account, one that is to be created. Every finding is
    /// in the verdict, not just the first.
    ///
    /// ```
    /// use email2_csp::{Account, AccountNode, Edition, Guid};
    ///
    /// let account = Account::new(Guid::from_u128(1))
    ///     .with(AccountNode::ServiceName, "Fabrikam Mail")
    ///     .with(AccountNode::ServiceType, "IMAP4")
    ///     .with(AccountNode::InServer, "imap.fabrikam.example:993")
    ///     .with(AccountNode::OutServer, "smtp.fabrikam.example:587")
    ///     .with(AccountNode::ReplyAddr, "ada@fabrikam.example")
    ///     .with(AccountNode::AuthName, "ada");
    /// assert!(account.validate(Edition::WindowsMobile).is_legal());
    ///
    /// let verdict = account.validate(Edition::Windows10Prose);
    /// assert_eq!(verdict.findings().len(), 2);
    /// assert_eq!(
    ///     verdict.findings()[0].to_string(),
    ///     "ACCOUNTTYPE: RequiredNodes: expected the node, found nothing \
    ///      (EMAIL2 CSP (Windows 10), ACCOUNTTYPE)"
    /// );
    /// ```
    #[must_use]
    pub fn validate(&self, profile: impl Into<Profile>) -> Verdict<'_> {
        let edition = profile.into().edition;
        let mut verdict = Verdict::new(edition);
        let required = edition.required();
        for (bit, node) in AccountNode::ALL.into_iter().enumerate() {
            match self.get(node) {
                Some(value) => check_node(node, value, &mut verdict),
                None if required >> bit & 1 == 1 => require(Place::Node(node), &mut verdict),
                None => {}
            }
        }
        if !self.has_tag_props() && is_one(&Place::TagProps, edition) {
            require(Place::TagProps, &mut verdict);
        }
        check_rest(self, &mut verdict);
        check_together(&Together::whole(self), &mut verdict);
        verdict
    }

    /// What an edition makes of it as a change of an account that is there: its nodes replace those
    /// of the account, or are added to it. `existing` is that account, where it is known: what nodes
    /// have to do with each other is looked at in both together then, and what that account breaks
    /// already is left out.
    ///
    /// ```
    /// use email2_csp::edition::Rule;
    /// use email2_csp::{Account, AccountNode, Edition, Guid};
    ///
    /// let renamed = Account::new(Guid::from_u128(1)).with(AccountNode::ServiceName, "Other");
    /// assert!(renamed.validate_edit(None, Edition::WindowsMobile).breaks(Rule::ServiceReplace));
    /// assert!(renamed.validate_edit(None, Edition::DdfV2).is_legal());
    /// ```
    #[must_use]
    pub fn validate_edit<'s>(
        &'s self,
        existing: Option<&Account<'_>>,
        profile: impl Into<Profile>,
    ) -> Verdict<'s> {
        let mut verdict = Verdict::new(profile.into().edition);
        for (node, _) in self.iter() {
            check_command(&Place::Node(node), AccessType::Replace, &mut verdict);
        }
        check_edit(self, existing, &mut verdict);
        verdict
    }

    /// The account with the nodes and properties of another one put in place of its own.
    #[must_use]
    pub fn edited_by(mut self, edit: &Account<'_>) -> Self {
        for (node, value) in edit.iter() {
            self.set(node, String::from(value));
        }
        if edit.has_tag_props() {
            self.set_tag_props(true);
        }
        for property in edit.tag_properties() {
            self.set_tag_property(property.tag, String::from(&*property.value));
        }
        if edit.has_named_props() {
            self.set_named_props(true);
        }
        for property in edit.named_properties() {
            self.set_named_property(property.clone().into_owned());
        }
        if !edit.unknown().is_empty() {
            let unknown = edit.unknown().iter();
            self.replace_unknown(unknown.map(|node| node.clone().into_owned()));
        }
        self
    }
}

/// The nodes of an edit by themselves, and together with those of the account.
pub(crate) fn check_edit<'s>(
    edit: &'s Account<'_>,
    existing: Option<&Account<'_>>,
    verdict: &mut Verdict<'s>,
) {
    check_nodes(edit, verdict);
    let together = Together {
        edit,
        existing,
        whole: existing.is_some(),
    };
    match existing {
        Some(existing) => {
            let mut all = Verdict::new(verdict.edition());
            check_together(&together, &mut all);
            verdict.append(all.caused(&broken(existing, verdict.edition())));
        }
        None => check_together(&together, verdict),
    }
}

/// What an account lacks, and what its nodes have to do with each other and have not, before it is
/// changed: the change does not answer for that.
pub(crate) fn broken(account: &Account<'_>, edition: Edition) -> Verdict<'static> {
    let mut verdict = Verdict::new(edition);
    check_made(account, &mut verdict);
    verdict
}

/// The nodes of an edit by themselves.
pub(crate) fn check_nodes<'s>(edit: &'s Account<'_>, verdict: &mut Verdict<'s>) {
    for (node, value) in edit.iter() {
        check_node(node, value, verdict);
    }
    check_rest(edit, verdict);
}

/// What an account that has been made lacks, and what its nodes have to do with each other. Each node
/// by itself is [`check_nodes`].
pub(crate) fn check_made(account: &Account<'_>, verdict: &mut Verdict<'_>) {
    let edition = verdict.edition();
    let required = edition.required();
    for (bit, node) in AccountNode::ALL.into_iter().enumerate() {
        if required >> bit & 1 == 1 && !account.has(node) {
            require(Place::Node(node), verdict);
        }
    }
    if !account.has_tag_props() && is_one(&Place::TagProps, edition) {
        require(Place::TagProps, verdict);
    }
    check_together(&Together::whole(account), verdict);
}

/// A place that has to be there, and is not.
fn require<'v>(place: Place<'v>, verdict: &mut Verdict<'v>) {
    let rule = Rule::RequiredNodes;
    verdict.add(place, rule, Expected::Presence, Found::Nothing);
}

/// What nodes of an account that has been changed have to do with each other, and whether those that
/// have been removed need not be there. `before` is what was [`broken`].
pub(crate) fn check_changed(
    account: &Account<'_>,
    removed: &BTreeSet<Place<'static>>,
    before: &Verdict<'static>,
    verdict: &mut Verdict<'_>,
) {
    let mut all = Verdict::new(verdict.edition());
    for place in removed {
        if is_one(place, verdict.edition()) && !account.has_at(place) {
            require(place.clone(), &mut all);
        }
    }
    check_together(&Together::whole(account), &mut all);
    verdict.append(all.caused(before));
}

/// The nodes of an account, and of a change of it in front of them.
struct Together<'s, 'a> {
    edit: &'s Account<'a>,
    existing: Option<&'s Account<'s>>,
    /// Whether what is in neither is not there.
    whole: bool,
}

impl<'s, 'a> Together<'s, 'a> {
    const fn whole(account: &'s Account<'a>) -> Self {
        Self {
            edit: account,
            existing: None,
            whole: true,
        }
    }

    fn get(&self, node: AccountNode) -> Option<&str> {
        let existing = || self.existing.and_then(|account| account.get(node));
        self.edit.get(node).or_else(existing)
    }
}

/// Whether a command is one of those that the edition has for a place, on an account that is there.
pub(crate) fn check_command(place: &Place<'_>, command: AccessType, verdict: &mut Verdict<'_>) {
    let edition = verdict.edition();
    let Some(facts) = place.facts(edition) else {
        return;
    };
    let access = facts.access();
    let service = matches!(
        place,
        Place::Node(AccountNode::ServiceName | AccountNode::ServiceType)
    );
    let replaces = command == AccessType::Replace;
    if service && replaces && !edition.replaces_service() {
        verdict.add(
            place.clone().into_owned(),
            Rule::ServiceReplace,
            Expected::Commands(access.without(AccessType::Replace)),
            Found::Command(command),
        );
    } else if !access.has(command) {
        let rule = match place {
            Place::Root => Rule::RootQuery,
            Place::Account => Rule::AccountNode,
            Place::Node(AccountNode::InServer) => Rule::IncomingServer,
            Place::Node(AccountNode::OutgoingSsl) => Rule::OutgoingSsl,
            _ => Rule::Operations,
        };
        verdict.add(
            place.clone().into_owned(),
            rule,
            Expected::Commands(access),
            Found::Command(command),
        );
    }
}

/// The rule that a value breaks which is not among those of its node.
const fn value_rule(node: AccountNode) -> Rule {
    match node {
        AccountNode::DwnDay => Rule::DownloadDays,
        AccountNode::InServer => Rule::IncomingServer,
        AccountNode::OutServer => Rule::OutgoingServer,
        AccountNode::Linger => Rule::Linger,
        AccountNode::KeepMax => Rule::KeepMax,
        AccountNode::Retrieve => Rule::Retrieve,
        AccountNode::ServiceType => Rule::ServiceTypes,
        AccountNode::ServerDeleteAction => Rule::DeleteAction,
        AccountNode::SmtpAltEnabled => Rule::AlternateEnabled,
        _ => Rule::AllowedValues,
    }
}

/// A node by itself: whether the edition has it, and its value.
pub(crate) fn check_node<'v>(node: AccountNode, value: &'v str, verdict: &mut Verdict<'v>) {
    let place = Place::Node(node);
    let Some(facts) = node.facts(verdict.edition()) else {
        verdict.add(place, Rule::NodePresence, Expected::Absence, Found::Node);
        return;
    };
    if let Some((most, characters)) = too_long(facts, value) {
        verdict.add(
            place,
            Rule::SizeLimits,
            Expected::Characters(most),
            Found::Characters(characters),
        );
    } else if !facts.values().accept(value) {
        let found = match node.is_secret() {
            true => Found::Node,
            false => Found::Value(Cow::Borrowed(value)),
        };
        let expected = Expected::Values(facts.values());
        verdict.add(place, value_rule(node), expected, found);
    }
}

/// The limit, and how many characters there are, if they are more.
fn too_long(facts: &NodeFacts, value: &str) -> Option<(u16, usize)> {
    let most = facts.size()?;
    if value.len() <= usize::from(most) {
        return None;
    }
    let characters = value.chars().count();
    (characters > usize::from(most)).then_some((most, characters))
}

/// What is not a node with a value of its own: properties, and what is not known.
fn check_rest<'v>(account: &'v Account<'_>, verdict: &mut Verdict<'v>) {
    for property in account.tag_properties() {
        check_tag_property(property.tag, &property.value, verdict);
    }
    if account.has_named_props() && Place::NamedProps.facts(verdict.edition()).is_none() {
        verdict.add(
            Place::NamedProps,
            Rule::NodePresence,
            Expected::Absence,
            Found::Node,
        );
    } else {
        for property in account.named_properties() {
            if !property.mapi_type.accepts(&property.value) {
                let place =
                    Place::NamedProperty(Cow::Borrowed(&*property.name), property.mapi_type);
                let found = match wbxml::credentials::is_credential(&property.name) {
                    true => Found::Node,
                    false => Found::Value(Cow::Borrowed(&*property.value)),
                };
                verdict.add(place, Rule::AllowedValues, Expected::MapiValue, found);
            }
        }
    }
    for node in account.unknown() {
        check_unknown(node, verdict);
    }
}

pub(crate) fn check_tag_property<'v>(tag: PropertyTag, value: &'v str, verdict: &mut Verdict<'v>) {
    let place = Place::TagProperty(tag);
    if verdict.edition() != Edition::WindowsMobile {
        verdict.add(place, Rule::TagProps, Expected::Absence, Found::Node);
    } else if !tag.mapi_type().accepts(value) {
        verdict.add(
            place,
            Rule::TagPropertyName,
            Expected::MapiValue,
            Found::Value(Cow::Borrowed(value)),
        );
    }
}

pub(crate) fn check_unknown<'v>(node: &'v UnknownNode<'_>, verdict: &mut Verdict<'v>) {
    let place = Place::unknown(&node.path);
    let group = match node.path.as_slice() {
        [group, _] => &**group,
        _ => "",
    };
    let named = Place::NamedProps.facts(verdict.edition()).is_some();
    let (rule, expected) = if group.eq_ignore_ascii_case("TAGPROPS") {
        (Rule::TagPropertyName, Expected::PropertyTag)
    } else if named && group.eq_ignore_ascii_case("NAMEDPROPS") {
        (Rule::UnknownNode, Expected::PropertyName)
    } else {
        (Rule::UnknownNode, Expected::Absence)
    };
    verdict.add(place, rule, expected, Found::Node);
}

/// What nodes have to do with each other.
fn check_together(account: &Together<'_, '_>, verdict: &mut Verdict<'_>) {
    check_outgoing(account, verdict);
    let keeps = account.get(AccountNode::KeepMax);
    if verdict.edition().facts().keep_max_imap_only && keeps.is_some() {
        // What the service is of an account that is not known, nobody can tell.
        let is_imap = |text: &str| text.eq_ignore_ascii_case(ServiceType::IMAP4.as_str());
        let service = account.get(AccountNode::ServiceType);
        if let Some(service) = service.filter(|text| !is_imap(text)) {
            verdict.add(
                Place::Node(AccountNode::KeepMax),
                Rule::KeepMax,
                Expected::Imap4,
                Found::Value(Cow::Owned(String::from(service))),
            );
        }
    }
}

/// Name and password of the outgoing server are both there, or nothing of it is.
fn check_outgoing(account: &Together<'_, '_>, verdict: &mut Verdict<'_>) {
    const PARTS: [(AccountNode, bool); 3] = [
        (AccountNode::SmtpAltAuthName, true),
        (AccountNode::SmtpAltDomain, false),
        (AccountNode::SmtpAltPassword, true),
    ];
    let enabled = account.get(AccountNode::SmtpAltEnabled).map(boolean);
    // A value that is no boolean is a finding of its own.
    let on = match enabled {
        Some(Some(on)) => on,
        Some(None) => return,
        None if account.whole => false,
        None => return,
    };
    for (node, needed) in PARTS {
        match (on, account.get(node).is_some()) {
            (true, false) if needed && account.whole => verdict.add(
                Place::Node(node),
                Rule::OutgoingCredentials,
                Expected::Presence,
                Found::Nothing,
            ),
            (false, true) => verdict.add(
                Place::Node(node),
                Rule::OutgoingCredentials,
                Expected::AlternateEnabled,
                Found::Node,
            ),
            _ => {}
        }
    }
}

/// Whether the edition has the place exactly once.
pub(crate) fn is_one(place: &Place<'_>, edition: Edition) -> bool {
    let facts = place.facts(edition);
    facts.is_some_and(|facts| facts.occurrence() == Occurrence::One)
}
