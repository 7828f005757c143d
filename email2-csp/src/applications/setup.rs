//! [`MailSetup`]: the mail of one provider.

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
        let mut setups: Vec<Self> = Vec::new();
        for incoming in mail.iter().filter(|mail| !mail.is_outgoing()) {
            let provider_id = provider(incoming);
            let mut outgoing = mail.iter().filter(|mail| mail.is_outgoing());
            setups.push(Self {
                provider_id,
                incoming: Some(*incoming),
                outgoing: outgoing.find(|mail| provider(mail) == provider_id).copied(),
            });
        }
        for outgoing in mail.iter().filter(|mail| mail.is_outgoing()) {
            if setups.iter().all(|setup| setup.outgoing != Some(*outgoing)) {
                setups.push(Self {
                    provider_id: provider(outgoing),
                    incoming: None,
                    outgoing: Some(*outgoing),
                });
            }
        }
        setups
    }
}
