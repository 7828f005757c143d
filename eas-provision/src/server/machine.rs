//! [`Server`]: what a server is, and its answer to Settings.

use super::state::DeviceState;
use super::store::PolicyStore;
use crate::device_information::{Carrier, Checker};
use crate::http::RequestHead;
use crate::password::PasswordRules;
use crate::status::{DevicePasswordStatus, SettingsStatus};
use crate::{PolicyData, ProtocolVersion, SettingsRequest, SettingsResponse};

/// How a server behaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ServerOptions {
    /// Whether the first Provision request has to have device information from 14.1 on (165).
    /// Default yes.
    pub information_required: bool,
    /// Whether a device that sends text messages has to name a phone number, as the first release of
    /// Exchange 2010 wants. Default no.
    pub phone_number_for_sms: bool,
}

impl Default for ServerOptions {
    fn default() -> Self {
        Self {
            information_required: true,
            phone_number_for_sms: false,
        }
    }
}

/// A server: policies and rules.
#[derive(Clone, Copy, Debug)]
pub struct Server<S> {
    pub(super) store: S,
    pub(super) options: ServerOptions,
}

impl<S: PolicyStore> Server<S> {
    /// A server with the default options.
    #[must_use]
    pub fn new(store: S) -> Self {
        Self::with_options(store, ServerOptions::default())
    }

    /// A server with these options.
    #[must_use]
    pub const fn with_options(store: S, options: ServerOptions) -> Self {
        Self { store, options }
    }

    /// The policies.
    #[must_use]
    pub const fn store(&self) -> &S {
        &self.store
    }

    /// The policies, to be changed.
    pub const fn store_mut(&mut self) -> &mut S {
        &mut self.store
    }

    /// Answers a Settings command as far as it is about the device: its information, which is kept,
    /// and the recovery password, which is the caller's to keep if its status is success. To be
    /// asked after [`admit`](Self::admit).
    #[must_use]
    pub fn settings(
        &self,
        device: &mut DeviceState,
        head: &RequestHead<'_>,
        request: &SettingsRequest<'_>,
    ) -> SettingsResponse {
        let version = head.version.unwrap_or(ProtocolVersion::V12_0);
        let mut response = SettingsResponse::new(SettingsStatus::SUCCESS);
        if let Some(information) = &request.device_information {
            let report = self
                .checker(version, Carrier::Settings)
                .check(Some(information), head.user_agent.as_deref());
            if report.is_acceptable() {
                device.device_information = Some(information.clone().into_owned());
            }
            response.device_information = Some(report.status());
        }
        if let Some(password) = &request.device_password {
            let policy = self.store.policy(head, version);
            let recovery = policy.is_some_and(|policy| match &policy.data {
                PolicyData::Document(document) => {
                    PasswordRules::of(document).may_send_recovery_password()
                }
                PolicyData::Text(_) => false,
            });
            response.device_password = Some(if !recovery {
                DevicePasswordStatus::DENIED_BY_POLICY
            } else if password.is_too_long() {
                DevicePasswordStatus::INVALID_ARGUMENTS
            } else {
                DevicePasswordStatus::SUCCESS
            });
        }
        response
    }

    pub(super) const fn checker(&self, version: ProtocolVersion, carrier: Carrier) -> Checker {
        Checker::new(version, carrier).with_phone_number_for_sms(self.options.phone_number_for_sms)
    }
}
