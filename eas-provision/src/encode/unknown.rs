//! Unknown elements, back where they stood.

use wbxml::{Error, Sink};

use crate::model::{
    Place, PolicyData, ProvisionRequest, ProvisionResponse, SettingsRequest, SettingsResponse,
    UnknownElement, UnknownElements,
};

/// The unknown elements of one place that are still to be written.
#[derive(Clone, Copy)]
pub(super) struct Rest<'d> {
    list: &'d [UnknownElement],
    place: Place,
}

impl<'d> Rest<'d> {
    pub(super) fn of(unknown: &'d UnknownElements, place: Place) -> Self {
        Self {
            list: unknown.as_slice(),
            place,
        }
    }

    /// Writes those that stand before the known element at this place in the order.
    #[inline(always)]
    pub(super) fn before<K: Sink>(&mut self, order: u32, sink: &mut K) -> Result<(), Error> {
        if self.list.is_empty() {
            return Ok(());
        }
        self.write(|after| after <= order, sink)
    }

    /// Writes all that are left.
    #[inline(always)]
    pub(super) fn all<K: Sink>(&mut self, sink: &mut K) -> Result<(), Error> {
        if self.list.is_empty() {
            return Ok(());
        }
        self.write(|_| true, sink)
    }

    #[cold]
    fn write<K: Sink>(&mut self, is_due: impl Fn(u32) -> bool, sink: &mut K) -> Result<(), Error> {
        while let [first, rest @ ..] = self.list {
            if first.place() == self.place {
                if !is_due(first.after()) {
                    break;
                }
                first.document().write_to(sink)?;
            }
            self.list = rest;
        }
        Ok(())
    }
}

/// Whether any of the elements has a name without a token, or may have one inside it.
fn literals<'d>(lists: impl IntoIterator<Item = &'d UnknownElements>) -> bool {
    lists.into_iter().any(|list| !list.is_empty())
}

pub(super) fn in_provision_request(request: &ProvisionRequest<'_>) -> bool {
    let information = request.device_information.iter().map(|d| &d.unknown);
    let policies = request.policies.iter();
    let inner = policies
        .clone()
        .flat_map(|policies| policies.iter().map(|policy| &policy.unknown));
    literals([&request.unknown])
        || literals(information)
        || literals(policies.map(|policies| policies.unknown()))
        || literals(inner)
}

pub(super) fn in_provision_response(response: &ProvisionResponse<'_>) -> bool {
    let Some(policies) = &response.policies else {
        return literals([&response.unknown]);
    };
    let inner = policies.iter().any(|policy| {
        let document = match &policy.data {
            Some(PolicyData::Document(document)) => Some(document.unknown()),
            _ => None,
        };
        literals([&policy.unknown]) || literals(document)
    });
    inner || literals([&response.unknown, policies.unknown()])
}

pub(super) fn in_settings_request(request: &SettingsRequest<'_>) -> bool {
    let information = request.device_information.iter().map(|d| &d.unknown);
    literals([&request.unknown]) || literals(information)
}

pub(super) fn in_settings_response(response: &SettingsResponse) -> bool {
    literals([&response.unknown])
}
