//! [`Device::apply_document`]: documents of OMA Client Provisioning.

mod again;
mod answer;
mod apply;

use crate::model::provisioning::{Document, Item};

use super::engine::Device;
use super::refusal::{Reason, Refusal};
use super::store::AccountStore;

/// What has become of a document.
///
/// ```
/// use email2_csp::Edition;
/// use email2_csp::device::{Applied, Device, MemoryStore, Reason};
/// use email2_csp::provisioning::{Characteristic, Document};
///
/// let guid = "{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}";
/// let account = Characteristic::new(guid).with_parm("SERVICENAME", "Fabrikam Mail");
/// let document = Document::new().with(Characteristic::new("EMAIL2").with(account));
/// let mut device = Device::new(Edition::WindowsMobile, MemoryStore::new());
/// // An account without servers.
/// let Applied { answer, refusal, .. } = device.apply_document(&document);
/// assert!(answer.find(&["EMAIL2", guid]).unwrap().failed);
/// assert_eq!(refusal.map(|refusal| refusal.reason()), Some(Reason::IllegalAccount));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Applied {
    /// The answer: the document again, with what was asked for in the place of the questions, and
    /// what has failed as an `-error` element that says why in `desc`. An element that nobody knows has
    /// no such form: the one around it fails, or at the top the characteristics beside it.
    ///
    /// Where the document is not carried out, questions are answered by what there is then, not by what
    /// it would have set.
    pub answer: Document<'static>,
    /// Why it was not carried out: the first failure. Nothing has changed then, unless it is
    /// [`Reason::RollBackFailed`].
    pub refusal: Option<Refusal>,
}

impl Applied {
    /// Whether all of it was carried out.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.refusal.is_none()
    }
}

impl<S: AccountStore> Device<S> {
    /// Carries out a document, all of it or nothing, and answers the way MSPROV has it.
    ///
    /// `characteristic` and `parm` set what they name, and create the account if it is not there;
    /// `nocharacteristic` removes; `parm-query` and `characteristic-query` are answered, with `noparm`
    /// and `nocharacteristic` for what does not exist. `noparm` is not supported, and a root is asked
    /// for only where the profile [allows it](crate::Profile::allows_root_query). What is not EMAIL2 is
    /// no provider of this device.
    ///
    /// ```
    /// use email2_csp::device::{Device, MemoryStore};
    /// use email2_csp::provisioning::{Characteristic, Document};
    /// use email2_csp::Edition;
    ///
    /// let guid = "{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}";
    /// let asks = |account| Document::new().with(Characteristic::new("EMAIL2").with(account));
    /// let mut device = Device::new(Edition::WindowsMobile, MemoryStore::new());
    ///
    /// let query = asks(Characteristic::query(guid));
    /// assert_eq!(device.apply_document(&query).answer, asks(Characteristic::absent(guid)));
    ///
    /// let incomplete = asks(Characteristic::new(guid).with_parm("SERVICENAME", "Fabrikam Mail"));
    /// let applied = device.apply_document(&incomplete);
    /// assert!(!applied.is_done());
    /// let failed = applied.answer.find(&["EMAIL2", guid]).unwrap();
    /// assert!(failed.failed && failed.description().is_some());
    /// ```
    pub fn apply_document(&mut self, document: &Document<'_>) -> Applied {
        let mut answer = document.clone().into_owned();
        let mut first = None;
        let mut unknown = false;
        if let Err(refusal) = self.begin() {
            answer::fail_all(&mut answer, &refusal);
            return Applied {
                answer,
                refusal: Some(refusal),
            };
        }
        for item in &mut answer.items {
            match item {
                Item::Characteristic(top) => self.top(top, &mut first),
                // A setting of no provider.
                Item::Parm(parm) => {
                    let refusal = Refusal::from(Reason::NoSuchNode);
                    parm.fail(answer::description(&refusal));
                    first.get_or_insert(refusal);
                }
                Item::Unknown(_) => unknown = true,
            }
        }
        if unknown {
            let refusal = Refusal::from(Reason::NoSuchNode);
            answer::fail_settings(document, &mut answer, &refusal);
            first.get_or_insert(refusal);
        }
        if first.is_none() {
            first = self.settle(document, &mut answer).err();
        }
        if first.is_some() {
            if let Err(refusal) = self.roll_back() {
                first = Some(refusal);
            }
            self.ask_again(document, &mut answer, &mut first);
        }
        Applied {
            answer,
            refusal: first,
        }
    }

    /// Makes the document last; an account that is not legal fails where it stands.
    fn settle(
        &mut self,
        document: &Document<'_>,
        answer: &mut Document<'static>,
    ) -> Result<(), Refusal> {
        let illegal = self.illegal();
        if let Some((_, first)) = illegal.first_key_value() {
            answer::fail_accounts(document, answer, &illegal);
            return Err(first.clone());
        }
        self.make_last()
            .inspect_err(|refusal| answer::fail_settings(document, answer, refusal))
    }
}
