//! [`Resource`]: a place that an application goes to.

use crate::provisioning::Characteristic;

/// `RESOURCE`: a place that an application goes to; of a browser, a bookmark.
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use email2_csp::applications::{Resource, applications};
/// use email2_csp::provisioning::decode_xml;
///
/// let document = decode_xml(
///     r#"<wap-provisioningdoc><characteristic type="APPLICATION"><parm name="APPID" value="w2"/>
///     <characteristic type="RESOURCE"><parm name="NAME" value="Portal"/><parm name="URI" value="http://wap.contoso.com/"/>
///     <parm name="STARTPAGE"/></characteristic></characteristic></wap-provisioningdoc>"#,
/// )?;
/// let browser = applications(&document).next().unwrap();
/// let page: Resource<'_> = browser.start_page().unwrap();
/// assert_eq!((page.name(), page.uri()), (Some("Portal"), Some("http://wap.contoso.com/")));
/// # }
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Resource<'d>(&'d Characteristic<'d>);

impl<'d> Resource<'d> {
    pub(super) const fn of(characteristic: &'d Characteristic<'d>) -> Self {
        Self(characteristic)
    }

    /// `URI`.
    #[must_use]
    pub fn uri(&self) -> Option<&'d str> {
        self.0.value("URI")
    }

    /// `NAME`: what the user is shown.
    #[must_use]
    pub fn name(&self) -> Option<&'d str> {
        self.0.value("NAME")
    }

    /// Whether it is where the application starts: `STARTPAGE` is there.
    #[must_use]
    pub fn is_start_page(&self) -> bool {
        self.0.parm("STARTPAGE").is_some()
    }

    /// `AAUTHNAME`: the user there.
    #[must_use]
    pub fn user(&self) -> Option<&'d str> {
        self.0.value("AAUTHNAME")
    }

    /// `AAUTHSECRET`: the password there.
    #[must_use]
    pub fn expose_secret(&self) -> Option<&'d str> {
        self.0.value("AAUTHSECRET")
    }

    /// Any setting of it.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&'d str> {
        self.0.value(name)
    }
}
