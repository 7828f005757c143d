//! [`Cred`] and [`Chal`]: who somebody is, and the demand to say so.

use alloc::borrow::Cow;
use core::fmt;

use super::{Data, Few, IntoOwned, Markup, Meta, into_owned};

/// `Cred`: a credential.
///
/// ```
/// use syncml::{Cred, Meta};
///
/// let meta = Meta::new().with_type("syncml:auth-basic").with_format("b64");
/// let cred = Cred::new(meta, "YWxpY2U6Y29ycmVjdCBob3JzZQ==");
/// // Nothing of it is shown.
/// assert!(!format!("{cred:?}").contains("YWxp"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Cred<'a> {
    /// `Meta`: the `Type` says what kind of credential it is.
    pub meta: Option<Meta<'a>>,
    /// `Data`: the credential.
    pub data: Secret<'a>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// `Chal`: the demand for a credential.
///
/// ```
/// use syncml::{Chal, Meta};
///
/// let chal = Chal::new(Meta::new().with_type("syncml:auth-md5").with_next_nonce("Zm9v"));
/// assert_eq!(chal.auth_type().0, "syncml:auth-md5");
/// assert_eq!(chal.meta.next_nonce(), Some("Zm9v"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Chal<'a> {
    /// `Meta`: `Type`, `Format` and `NextNonce`.
    pub meta: Meta<'a>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

into_owned! {
    Cred { meta, data, unknown }
    Chal { meta, unknown }
}

impl<'a> Cred<'a> {
    /// A credential of this kind.
    #[must_use]
    pub fn new(meta: Meta<'a>, data: impl Into<Data<'a>>) -> Self {
        Self {
            meta: Some(meta),
            data: Secret::new(data),
            unknown: Few::new(),
        }
    }

    /// The `Type`. Without one it is `syncml:auth-basic`.
    #[must_use]
    pub fn auth_type(&self) -> AuthType<'_> {
        let media_type = self.meta.as_ref().and_then(|m| m.media_type.as_deref());
        media_type.map_or(AuthType::BASIC, |t| AuthType(Cow::Borrowed(t.trim_ascii())))
    }
}

impl<'a> Chal<'a> {
    /// The demand that this says.
    #[must_use]
    pub const fn new(meta: Meta<'a>) -> Self {
        Self {
            meta,
            unknown: Few::new(),
        }
    }

    /// The `Type`. Without one it is `syncml:auth-basic`.
    #[must_use]
    pub fn auth_type(&self) -> AuthType<'_> {
        let media_type = self.meta.media_type.as_deref();
        media_type.map_or(AuthType::BASIC, |t| AuthType(Cow::Borrowed(t.trim_ascii())))
    }
}

/// A kind of credential.
///
/// ```
/// use syncml::{AuthType, Cred, Meta};
///
/// let meta = Meta::new().with_type("syncml:auth-md5").with_format("b64");
/// assert_eq!(Cred::new(meta, "Zz6EivR3yeaaENcRN6lpAQ==").auth_type(), AuthType::MD5);
/// // SyncML Representation Protocol 1.2: without a type it is basic.
/// assert_eq!(Cred::new(Meta::new(), "QnJ1Y2UyOk9oQmVoYXZl").auth_type(), AuthType::BASIC);
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AuthType<'a>(pub Cow<'a, str>);

impl AuthType<'_> {
    /// User name and password, in base64.
    pub const BASIC: AuthType<'static> = AuthType(Cow::Borrowed("syncml:auth-basic"));
    /// A digest of user name, password and nonce.
    pub const MD5: AuthType<'static> = AuthType(Cow::Borrowed("syncml:auth-md5"));
    /// A digest of the message as well, which travels in a header of the transport.
    pub const MAC: AuthType<'static> = AuthType(Cow::Borrowed("syncml:auth-MAC"));
}

/// Data that is a credential: it is not shown. A copy is wiped when it is dropped, as all data is.
///
/// ```
/// use syncml::{Data, model::Secret};
///
/// let secret = Secret::new("correct horse");
/// assert!(!format!("{secret:?}").contains("horse"));
/// assert_eq!(secret.expose(), &Data::from("correct horse"));
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Secret<'a>(Data<'a>);

impl<'a> Secret<'a> {
    /// This data, which is a credential.
    #[must_use]
    pub fn new(data: impl Into<Data<'a>>) -> Self {
        Self(data.into())
    }

    /// The credential.
    #[must_use]
    pub const fn expose(&self) -> &Data<'a> {
        &self.0
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> Secret<'static> {
        Secret(self.0.into_owned())
    }
}

impl IntoOwned for Secret<'_> {
    type Static = Secret<'static>;

    fn into_owned(self) -> Self::Static {
        Secret::into_owned(self)
    }
}

impl fmt::Debug for Secret<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<hidden>")
    }
}
