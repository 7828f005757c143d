//! [`MailSetup`]: the mail of one provider.

use alloc::collections::BTreeMap;
use alloc::collections::btree_map::Entry;
use alloc::vec::Vec;

use super::{ApplicationKind, MailApplication, applications};
use crate::provisioning::Document;

/// The mail of one provider: its incoming and its outgoing application, joined by `PROVIDER-ID`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct MailSetup<'d> {
    /// What joins them.
    pub provider_id: Option<&'d str>,
    /// POP3 or IMAP4.
    pub incoming: Option<MailApplication<'d>>,
    /// SMTP.
    pub outgoing: Option<MailApplication<'d>>,
}

impl<'d> MailSetup<'d> {
    /// The mail that a document sets up: a setup for each incoming application, with the first
    /// outgoing one of the same `PROVIDER-ID`; and one for each outgoing one that then is left over.
    ///
    /// One provider may have POP3 and IMAP4 and one SMTP for both.
    #[must_use]
    pub fn all(document: &'d Document<'d>) -> Vec<Self> {
        let mail: Vec<_> = applications(document)
            .filter_map(|application| match application.kind() {
                ApplicationKind::Mail(mail) => Some(mail),
                _ => None,
            })
            .collect();
        let provider = |mail: &MailApplication<'d>| mail.application().provider_id();
        // The first outgoing application of each provider, and whether it has found its other half.
        let mut first: BTreeMap<Option<&'d str>, (MailApplication<'d>, bool)> = BTreeMap::new();
        let mut setups = Vec::new();
        let mut left_over = Vec::new();
        for outgoing in mail.iter().filter(|mail| mail.is_outgoing()) {
            match first.entry(provider(outgoing)) {
                Entry::Vacant(entry) => {
                    entry.insert((*outgoing, false));
                }
                Entry::Occupied(_) => left_over.push(*outgoing),
            }
        }
        for incoming in mail.iter().filter(|mail| !mail.is_outgoing()) {
            let provider_id = provider(incoming);
            let outgoing = first.get_mut(&provider_id).map(|(outgoing, joined)| {
                *joined = true;
                *outgoing
            });
            setups.push(Self {
                provider_id,
                incoming: Some(*incoming),
                outgoing,
            });
        }
        let alone = first.into_values().filter(|(_, joined)| !joined);
        for outgoing in alone.map(|(outgoing, _)| outgoing).chain(left_over) {
            setups.push(Self {
                provider_id: provider(&outgoing),
                incoming: None,
                outgoing: Some(outgoing),
            });
        }
        setups
    }
}
