//! [`Application`]: a typed view of an APPLICATION characteristic.

use alloc::borrow::Cow;

use super::{AppAddress, AppAuthentication, AppId, AuthLevel, MailApplication, Resource};
use crate::provisioning::{Characteristic, Document, Verb};

/// The type of the characteristic.
const KIND: &str = "APPLICATION";

/// The applications that a document sets up, in their order.
///
/// ```
/// use email2_csp::applications::applications;
/// use email2_csp::provisioning::decode_xml;
///
/// let document = decode_xml(
///     r#"<wap-provisioningdoc><characteristic type="APPLICATION"><parm name="APPID" value="110"/></characteristic></wap-provisioningdoc>"#,
/// )?;
/// assert_eq!(applications(&document).count(), 1);
/// # Ok::<(), email2_csp::Error>(())
/// ```
pub fn applications<'d>(document: &'d Document<'d>) -> impl Iterator<Item = Application<'d>> {
    document.characteristics().filter_map(Application::new)
}

/// A typed view of an APPLICATION characteristic (OMA-WAP-TS-ProvCont 1.1, "APPLICATION").
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Application<'d>(&'d Characteristic<'d>);

/// What an application is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ApplicationKind<'d> {
    /// `w2`: a browser. Its bookmarks are [resources](Application::resources).
    Browsing,
    /// `w4`: multimedia messages. Its server is the URI of the first
    /// [address](Application::addresses).
    Mms,
    /// `w7`: OMA Device Management.
    DeviceManagement(DeviceManagement<'d>),
    /// `110`, `143` or `25`: mail.
    Mail(MailApplication<'d>),
    /// Another.
    Other,
}

impl<'d> Application<'d> {
    /// The view of a characteristic, if it sets up an application: of type `APPLICATION`, and with an
    /// `APPID`.
    #[must_use]
    pub fn new(characteristic: &'d Characteristic<'d>) -> Option<Self> {
        let sets_up = characteristic.kind == KIND
            && characteristic.verb == Verb::Set
            && !characteristic.failed
            && characteristic.value("APPID").is_some();
        sets_up.then_some(Self(characteristic))
    }

    /// The characteristic.
    #[must_use]
    pub const fn characteristic(&self) -> &'d Characteristic<'d> {
        self.0
    }

    /// `APPID`.
    #[must_use]
    pub fn app_id(&self) -> AppId<'d> {
        AppId(Cow::Borrowed(self.0.value("APPID").unwrap_or("")))
    }

    /// What it is, with the view for that.
    #[must_use]
    pub fn kind(&self) -> ApplicationKind<'d> {
        match self.app_id() {
            id if id == AppId::BROWSING => ApplicationKind::Browsing,
            id if id == AppId::MMS => ApplicationKind::Mms,
            id if id == AppId::DEVICE_MANAGEMENT => {
                ApplicationKind::DeviceManagement(DeviceManagement(*self))
            }
            _ => match MailApplication::new(*self) {
                Some(mail) => ApplicationKind::Mail(mail),
                None => ApplicationKind::Other,
            },
        }
    }

    /// `PROVIDER-ID`: what joins the applications of one provider.
    #[must_use]
    pub fn provider_id(&self) -> Option<&'d str> {
        self.0.value("PROVIDER-ID")
    }

    /// `NAME`: what the user is shown.
    #[must_use]
    pub fn name(&self) -> Option<&'d str> {
        self.0.value("NAME")
    }

    /// Any setting of the application itself.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&'d str> {
        self.0.value(name)
    }

    /// All settings of this name, in their order.
    pub fn values(&self, name: &'d str) -> impl Iterator<Item = &'d str> + use<'d> {
        let set = self.0.parms().filter(|parm| parm.verb == Verb::Set);
        set.filter(move |parm| parm.name == name)
            .filter_map(|parm| parm.value.as_deref())
    }

    /// `TO-PROXY`: the logical proxies, by their `PROXY-ID`, in the order of preference.
    pub fn proxies(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        self.values("TO-PROXY")
    }

    /// `TO-NAPID`: the access points, by their `NAPID`, in the order of preference.
    pub fn access_points(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        self.values("TO-NAPID")
    }

    /// Where it finds its server, in the order of preference: `APPADDR`, and then `ADDR` of the
    /// application itself, which stands there if there is nothing to say of ports.
    pub fn addresses(&self) -> impl Iterator<Item = AppAddress<'d>> + use<'d> {
        let groups = self.0.characteristics().filter(|c| c.kind == "APPADDR");
        let bare = self.values("ADDR").map(AppAddress::bare);
        groups.filter_map(AppAddress::of).chain(bare)
    }

    /// `APPAUTH`: who it logs on as, and whom it believes.
    pub fn authentications(&self) -> impl Iterator<Item = AppAuthentication<'d>> + use<'d> {
        let groups = self.0.characteristics().filter(|c| c.kind == "APPAUTH");
        groups.map(AppAuthentication::of)
    }

    /// `RESOURCE`: the places it goes to.
    pub fn resources(&self) -> impl Iterator<Item = Resource<'d>> + use<'d> {
        let groups = self.0.characteristics().filter(|c| c.kind == "RESOURCE");
        groups.map(Resource::of)
    }

    /// Where a browser starts: the last resource that says so, as Windows Mobile has it.
    #[must_use]
    pub fn start_page(&self) -> Option<Resource<'d>> {
        self.resources().filter(Resource::is_start_page).last()
    }
}

/// `w7`: the account of a device management server.
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use email2_csp::applications::{ApplicationKind, AuthLevel, DeviceManagement, applications};
/// use email2_csp::provisioning::decode_xml;
///
/// let document = decode_xml(
///     r#"<wap-provisioningdoc><characteristic type="APPLICATION"><parm name="APPID" value="w7"/>
///     <parm name="INIT"/><parm name="ADDR" value="https://mdm.contoso.com/dm"/>
///     <characteristic type="APPAUTH"><parm name="AAUTHLEVEL" value="APPSRV"/><parm name="AAUTHNAME" value="device"/>
///     </characteristic></characteristic></wap-provisioningdoc>"#,
/// )?;
/// let ApplicationKind::DeviceManagement(server) = applications(&document).next().unwrap().kind() else {
///     panic!()
/// };
/// let server: DeviceManagement<'_> = server;
/// assert!(server.starts_session());
/// // What the device proves itself to the server with.
/// let device = server.client_credentials().unwrap();
/// assert_eq!((device.level(), device.name()), (Some(AuthLevel::SERVER), Some("device")));
/// assert_eq!(server.server_credentials(), None);
/// # }
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DeviceManagement<'d>(Application<'d>);

impl<'d> DeviceManagement<'d> {
    /// The application.
    #[must_use]
    pub const fn application(&self) -> Application<'d> {
        self.0
    }

    /// `APPAUTH` with `AAUTHLEVEL` `APPSRV`: what the client proves itself to the server with.
    #[must_use]
    pub fn client_credentials(&self) -> Option<AppAuthentication<'d>> {
        self.of_level(&AuthLevel::SERVER)
    }

    /// `APPAUTH` with `AAUTHLEVEL` `CLIENT`: what the server proves itself to the client with.
    #[must_use]
    pub fn server_credentials(&self) -> Option<AppAuthentication<'d>> {
        self.of_level(&AuthLevel::CLIENT)
    }

    fn of_level(&self, level: &AuthLevel<'_>) -> Option<AppAuthentication<'d>> {
        let mut all = self.0.authentications();
        all.find(|auth| auth.level().as_ref() == Some(level))
    }

    /// `ROLE`: the security roles of the server's account, as bits (Windows Mobile).
    #[must_use]
    pub fn role(&self) -> Option<u16> {
        self.0.value("ROLE")?.parse().ok()
    }

    /// `INIT`: whether the device is to begin a session at once.
    #[must_use]
    pub fn starts_session(&self) -> bool {
        self.0.characteristic().parm("INIT").is_some()
    }
}
