//! [`Account`]: a name, a password, and the values that prove it is known.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use base64ct::{Base64, Encoding};
use md5::{Digest, Md5};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use super::base64;

/// Bytes that nobody should see: wiped when dropped, never shown, compared in constant time.
///
/// ```
/// use syncml::authentication::SecretBytes;
///
/// let secret = SecretBytes::new("correct horse");
/// assert!(!format!("{secret:?}").contains("horse"));
/// assert_eq!(secret.expose(), b"correct horse");
/// ```
#[derive(Clone, Default)]
pub struct SecretBytes(Zeroizing<Vec<u8>>);

impl SecretBytes {
    /// These bytes.
    #[must_use]
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self(Zeroizing::new(bytes.into()))
    }

    /// The bytes, for whoever has to send them.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl PartialEq for SecretBytes {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for SecretBytes {}

impl fmt::Debug for SecretBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretBytes(…)")
    }
}

/// An MD5 digest in base64.
type Base64Digest = [u8; 24];

/// What a server keeps instead of a password: base64 of MD5 of `user:password`.
///
/// It is as good as the password for MD5 and the HMAC header, so it is as secret.
///
/// ```
/// use syncml::authentication::{Account, PasswordDigest};
///
/// // A server keeps the digest and not the password.
/// let kept = PasswordDigest::new("alice", b"correct horse").expose().to_owned();
/// let digest = PasswordDigest::from_kept(&kept).unwrap();
/// let account = Account::with_digest("alice", digest);
/// assert!(account.basic().is_none(), "it would need the password");
/// ```
#[derive(Clone)]
pub struct PasswordDigest(Base64Digest);

impl PasswordDigest {
    /// The digest of a name and a password.
    #[must_use]
    pub fn new(user: &str, password: &[u8]) -> Self {
        Self(base64_of(&joined(&[user.as_bytes(), password])))
    }

    /// A digest that was kept, as [`expose`](Self::expose) shows it. `None` if it is not 16 bytes in
    /// base64.
    #[must_use]
    pub fn from_kept(text: &str) -> Option<Self> {
        let digest: [u8; 16] = base64::decode(text.as_bytes())?.try_into().ok()?;
        Some(Self(base64_of(&digest)))
    }

    /// The digest in base64, for whoever keeps it.
    #[must_use]
    pub fn expose(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl PartialEq for PasswordDigest {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for PasswordDigest {}

impl Drop for PasswordDigest {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for PasswordDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordDigest(…)")
    }
}

/// How the MD5 of a credential is computed; the version of the DTD decides.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Md5Form {
    /// SyncML 1.0: MD5 of `user:password:nonce`. It needs the password.
    OneStep,
    /// SyncML 1.1 and later, OMA DM: MD5 of base64 of MD5 of `user:password`, a colon and the nonce.
    #[default]
    TwoSteps,
}

/// A name and its password, or the digest that was kept of it.
///
/// ```
/// use syncml::authentication::{Account, Md5Form};
///
/// // OMA DM Security 1.2, the example of 5.3: H(B64(H(user:password)):nonce).
/// let account = Account::new("Bruce2", "OhBehave");
/// let digest = account.md5(b"Nonce", Md5Form::TwoSteps).unwrap();
/// assert_eq!(digest.expose(), b"Zz6EivR3yeaaENcRN6lpAQ==");
/// assert!(account.verifies_md5(b"Zz6EivR3yeaaENcRN6lpAQ==", b"Nonce", Md5Form::TwoSteps));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    user: String,
    digest: PasswordDigest,
    password: Option<SecretBytes>,
}

impl Account {
    /// The account of this name and password.
    #[must_use]
    pub fn new(user: impl Into<String>, password: impl Into<Vec<u8>>) -> Self {
        let (user, password) = (user.into(), SecretBytes::new(password));
        Self {
            digest: PasswordDigest::new(&user, password.expose()),
            user,
            password: Some(password),
        }
    }

    /// The account of this name, whose password was not kept. It cannot prove itself by
    /// [`Scheme::Basic`](super::Scheme::Basic) or [`Md5Form::OneStep`].
    #[must_use]
    pub fn with_digest(user: impl Into<String>, digest: PasswordDigest) -> Self {
        Self {
            user: user.into(),
            digest,
            password: None,
        }
    }

    /// The name.
    #[must_use]
    pub fn user(&self) -> &str {
        &self.user
    }

    /// The digest of the password.
    #[must_use]
    pub const fn digest(&self) -> &PasswordDigest {
        &self.digest
    }

    /// The `Data` of a basic credential: base64 of `user:password`. `None` where the password is not
    /// known.
    #[must_use]
    pub fn basic(&self) -> Option<SecretBytes> {
        let password = self.password.as_ref()?;
        let mut plain = Vec::with_capacity(self.user.len().saturating_add(64));
        plain.extend_from_slice(self.user.as_bytes());
        plain.push(b':');
        plain.extend_from_slice(password.expose());
        let plain = Zeroizing::new(plain);
        Some(SecretBytes::new(base64::encode(&plain).into_bytes()))
    }

    /// The `Data` of an MD5 credential: base64. The nonce is bytes, decoded from `NextNonce`. `None`
    /// for [`Md5Form::OneStep`] where the password is not known.
    #[must_use]
    pub fn md5(&self, nonce: &[u8], form: Md5Form) -> Option<SecretBytes> {
        let digest = self.md5_digest(nonce, form)?;
        Some(SecretBytes::new(base64_of(&digest)))
    }

    fn md5_digest(&self, nonce: &[u8], form: Md5Form) -> Option<[u8; 16]> {
        Some(match form {
            Md5Form::OneStep => {
                let password = self.password.as_ref()?;
                joined(&[self.user.as_bytes(), password.expose(), nonce])
            }
            Md5Form::TwoSteps => joined(&[&self.digest.0, nonce]),
        })
    }

    /// The `mac` of a body, exactly as it is transported: base64.
    #[must_use]
    pub fn mac(&self, nonce: &[u8], body: &[u8]) -> SecretBytes {
        SecretBytes::new(base64_of(&self.mac_digest(nonce, body)))
    }

    fn mac_digest(&self, nonce: &[u8], body: &[u8]) -> [u8; 16] {
        let body = base64_of(&Md5::digest(body).into());
        joined(&[&self.digest.0, nonce, &body])
    }

    /// The digest of a notification (package 0): that of a [mac](Self::mac), of the trigger, as
    /// bytes.
    #[must_use]
    pub fn notification_digest(&self, nonce: &[u8], trigger: &[u8]) -> [u8; 16] {
        self.mac_digest(nonce, trigger)
    }

    /// Whether this is the `Data` of the basic credential. In constant time, once it is decoded.
    #[must_use]
    pub fn verifies_basic(&self, data: &[u8]) -> bool {
        let Some(plain) = base64::decode(data).map(Zeroizing::new) else {
            return false;
        };
        let digest = Zeroizing::new(base64_of(&Md5::digest(&*plain).into()));
        digest.ct_eq(&self.digest.0).into()
    }

    /// Whether this is the `Data` of the MD5 credential, in base64 or, as WBXML clients send it,
    /// sixteen bytes. In constant time, once it is decoded.
    #[must_use]
    pub fn verifies_md5(&self, data: &[u8], nonce: &[u8], form: Md5Form) -> bool {
        let Some(expected) = self.md5_digest(nonce, form) else {
            return false;
        };
        same_digest(&expected, data) | bool::from(expected.as_slice().ct_eq(data))
    }

    /// Whether this is the `mac` of the body. In constant time, once it is decoded.
    #[must_use]
    pub fn verifies_mac(&self, mac: &str, nonce: &[u8], body: &[u8]) -> bool {
        same_digest(&self.mac_digest(nonce, body), mac.as_bytes())
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}

fn same_digest(expected: &[u8; 16], base64: &[u8]) -> bool {
    base64::decode(base64).is_some_and(|digest| expected.as_slice().ct_eq(&digest).into())
}

/// MD5 of parts with colons between them.
fn joined(parts: &[&[u8]]) -> [u8; 16] {
    let mut md5 = Md5::new();
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            md5.update(b":");
        }
        md5.update(part);
    }
    md5.finalize().into()
}

fn base64_of(digest: &[u8; 16]) -> Base64Digest {
    let mut text = [0; 24];
    // 16 bytes are 24 characters: it always fits.
    let _ = Base64::encode(digest, &mut text);
    text
}
