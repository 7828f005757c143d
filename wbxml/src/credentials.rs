//! Which values are credentials, told by the names that go with them.
//!
//! Passwords travel in these documents in plain text. Whatever shows a document to a person asks
//! here first: [`dump`](crate::dump) does.

use alloc::vec::Vec;

/// Whether a value of this name is a credential: a `parm` of Client Provisioning (`AUTHSECRET`,
/// `PXAUTH-PW`), an element (`RecoveryPassword`, `ds:KeyValue`) or a management node, by its name
/// or its whole URI (`./…/SMTPALTPASSWORD`). Letter case does not count.
///
/// Settings *about* passwords (`MinDevicePasswordLength`) are none.
///
/// ```
/// use wbxml::credentials::is_credential;
///
/// assert!(is_credential("AAUTHSECRET") && is_credential("./DMAcc/1/AppAuth/2/AAuthSecret"));
/// assert!(is_credential("PIN") && !is_credential("PINTYPE"));
/// assert!(!is_credential("AAUTHNAME") && !is_credential("DevicePasswordEnabled"));
/// ```
#[must_use]
pub fn is_credential(name: &str) -> bool {
    /// A container, and flags that end like it.
    const NOT_AT_END: &str = "DevicePassword";
    const WITHIN: [&str; 4] = ["SECRET", "-PW", "PRES-KEY", "WEPKEY"];
    const AT_END: [&str; 5] = ["PASSWORD", "PASSWD", "PASSPHRASE", "PW", "DIGESTBYTES"];
    const EXACTLY: [&str; 2] = ["KeyValue", "PIN"];

    let name = name.rsplit(['/', ':']).next().unwrap_or(name);
    let bytes = name.as_bytes();
    let ends = |end: &str| {
        let start = bytes.len().checked_sub(end.len());
        start
            .and_then(|s| bytes.get(s..))
            .is_some_and(|b| b.eq_ignore_ascii_case(end.as_bytes()))
    };
    if EXACTLY
        .iter()
        .any(|exactly| name.eq_ignore_ascii_case(exactly))
    {
        return true;
    }
    !ends(NOT_AT_END)
        && (AT_END.iter().any(|end| ends(end)) || WITHIN.iter().any(|part| contains(bytes, part)))
}

/// Whether a text is markup that has a credential in it: a provisioning document inside an
/// element of another document, say, or the `Cred` of a SyncML message.
///
/// ```
/// use wbxml::credentials::has_credential;
///
/// assert!(has_credential(b"<Password>correct horse</Password>"));
/// assert!(!has_credential(b"<DisplayName>Alice</DisplayName>"));
/// ```
#[must_use]
pub fn has_credential(text: &[u8]) -> bool {
    const NAMES: [&str; 6] = [
        "SECRET",
        "PASSWORD\"",
        "PASSWORD>",
        "-PW\"",
        "PASSWD",
        "<CRED>",
    ];
    memchr::memchr(b'<', text).is_some() && NAMES.iter().any(|name| contains(text, name))
}

/// Whether `part` is in `bytes`, in whatever letter case.
fn contains(bytes: &[u8], part: &str) -> bool {
    let part = part.as_bytes();
    let first = part.first().copied().unwrap_or(0);
    let mut starts = memchr::memchr2_iter(first, first.to_ascii_lowercase(), bytes);
    starts.any(|start| {
        let found = start
            .checked_add(part.len())
            .and_then(|end| bytes.get(start..end));
        found.is_some_and(|found| found.eq_ignore_ascii_case(part))
    })
}

/// Follows a document from element to element and says which of its values are credentials.
///
/// ```
/// use wbxml::credentials::Tracker;
///
/// let mut tracker = Tracker::new();
/// tracker.start(Some("parm"));
/// tracker.attribute("name", b"AAUTHSECRET");
/// assert!(tracker.hides_attribute("value") && !tracker.hides_attribute("name"));
/// tracker.end();
/// ```
#[derive(Clone, Debug, Default)]
pub struct Tracker {
    open: Vec<Frame>,
    /// The text of the [address](Role::Address) that is being read.
    address: Vec<u8>,
}

/// What an element is to the elements around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    /// Nothing in particular.
    Other,
    /// `Cred`, whose `Data` is a credential.
    Credential,
    /// `Item` or `Node`: what is addressed in it may be a credential.
    Holder,
    /// `LocURI` or `NodeName`: says what the `Data` or `Value` of the holder is.
    Address,
    /// `Data` or `Value`.
    Data,
}

impl Role {
    fn of(name: &str) -> Self {
        match name {
            "Cred" => Self::Credential,
            "Item" | "Node" => Self::Holder,
            "LocURI" | "NodeName" => Self::Address,
            "Data" | "Value" => Self::Data,
            _ => Self::Other,
        }
    }
}

/// An open element.
#[derive(Clone, Copy, Debug)]
struct Frame {
    role: Role,
    /// Its text is a credential.
    text: bool,
    /// The values of its attributes are credentials.
    attributes: bool,
    /// All values in it are credentials: it is `characteristic type="WEPKEY"`.
    inside: bool,
    /// `Data` in it is a credential.
    data: bool,
}

impl Tracker {
    /// Before the root element.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            open: Vec::new(),
            address: Vec::new(),
        }
    }

    /// An element begins; its name, if it is known.
    pub fn start(&mut self, name: Option<&str>) {
        let role = name.map_or(Role::Other, Role::of);
        let parent = self.open.last();
        let inside = parent.is_some_and(|parent| parent.inside);
        let data = parent.is_some_and(|parent| parent.data);
        if role == Role::Address {
            self.address.clear();
        }
        self.open.push(Frame {
            role,
            text: inside || name.is_some_and(is_credential) || (role == Role::Data && data),
            attributes: inside,
            inside,
            data: role == Role::Credential || (data && !matches!(role, Role::Holder | Role::Data)),
        });
    }

    /// Whether the values of an attribute of this name say what the other attributes are. These
    /// values are never hidden.
    #[must_use]
    pub fn is_naming(attribute: &str) -> bool {
        attribute.eq_ignore_ascii_case("name") || attribute.eq_ignore_ascii_case("type")
    }

    /// A [naming](Self::is_naming) attribute of the element that has just begun, with its value.
    /// Tell it before asking about the other attributes.
    pub fn attribute(&mut self, attribute: &str, value: &[u8]) {
        let Some(frame) = self.open.last_mut().filter(|_| Self::is_naming(attribute)) else {
            return;
        };
        if core::str::from_utf8(value).is_ok_and(is_credential) {
            frame.attributes = true;
            frame.inside |= attribute.eq_ignore_ascii_case("type");
        }
    }

    /// A piece of the text of the open element.
    pub fn text(&mut self, piece: &[u8]) {
        const KEEP: usize = 512;
        if self
            .open
            .last()
            .is_some_and(|frame| frame.role == Role::Address)
        {
            let end = piece
                .get(piece.len().saturating_sub(KEEP)..)
                .unwrap_or(piece);
            // What is left of UTF-16 without its zero bytes is ASCII, as these names are.
            self.address.extend(end.iter().filter(|&&byte| byte != 0));
            let before = self.address.len().saturating_sub(KEEP);
            self.address.drain(..before);
        }
    }

    /// The open element is at its end.
    pub fn end(&mut self) {
        let Some(frame) = self.open.pop() else { return };
        let is_secret = |address: &[u8]| core::str::from_utf8(address).is_ok_and(is_credential);
        if frame.role == Role::Address && is_secret(&self.address) {
            let mut near = self.open.iter_mut().rev().take(3);
            if let Some(holder) = near.find(|frame| frame.role == Role::Holder) {
                holder.data = true;
            }
        }
    }

    /// Whether the text of the open element is a credential.
    #[must_use]
    pub fn hides_text(&self) -> bool {
        self.open.last().is_some_and(|frame| frame.text)
    }

    /// Whether the value of an attribute of the open element is a credential.
    #[must_use]
    pub fn hides_attribute(&self, attribute: &str) -> bool {
        let others = self.open.last().is_some_and(|frame| frame.attributes);
        is_credential(attribute) || (others && !Self::is_naming(attribute))
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::{Tracker, has_credential, is_credential};

    #[test]
    fn data_is_a_credential_in_cred_and_where_the_node_is_one() {
        let mut tracker = Tracker::new();
        let mut hidden = |steps: &[&str]| {
            let mut answers = Vec::new();
            for step in steps {
                match step.split_once('=') {
                    Some((_, text)) => {
                        answers.push(tracker.hides_text());
                        tracker.text(text.as_bytes());
                    }
                    None if *step == "/" => tracker.end(),
                    None => tracker.start(Some(step)),
                }
            }
            answers
        };
        let cred = [
            "Cred", "Meta", "Format", "=b64", "/", "/", "Data", "=QnJ1Y2U", "/", "/",
        ];
        assert_eq!(hidden(&cred), [false, true]);
        let item = [
            "Item",
            "Target",
            "LocURI",
            "=./a/",
            "=AAuthSecret",
            "/",
            "/",
        ];
        assert_eq!(hidden(&item), [false, false]);
        assert_eq!(
            hidden(&["Meta", "Format", "=chr", "/", "/", "Data", "=x", "/", "/"]),
            [false, true]
        );
        let next = [
            "Item",
            "Target",
            "LocURI",
            "=./a/AAuthName",
            "/",
            "/",
            "Data",
            "=x",
            "/",
            "/",
        ];
        assert_eq!(hidden(&next), [false, false]);
        let node = ["Node", "NodeName", "=AUTHSECRET", "/", "Value", "=x", "/"];
        assert_eq!(hidden(&node), [false, true]);
        assert_eq!(
            hidden(&["Node", "NodeName", "=a", "/", "Value", "=x", "/", "/"]),
            [false; 2]
        );
    }

    #[test]
    fn all_values_below_a_credential_type_are_hidden() {
        let mut tracker = Tracker::new();
        tracker.start(Some("characteristic"));
        tracker.attribute("type", b"WEPKEY");
        assert!(!tracker.hides_attribute("type"));
        tracker.start(Some("parm"));
        tracker.attribute("name", b"DATA");
        assert!(tracker.hides_attribute("value"));
        tracker.end();
        tracker.end();
        tracker.start(Some("parm"));
        assert!(!tracker.hides_attribute("value") && tracker.hides_attribute("password"));
    }

    #[test]
    fn names_of_credentials_are_told_from_settings_about_them() {
        for name in [
            "AUTHSECRET",
            "AAUTHSECRET",
            "PXAUTH-PW",
            "BASAUTH-PW",
            "PROXY-PW",
            "PPP_AUTHSECRET",
            "Password",
            "RecoveryPassword",
            "SMTPALTPASSWORD",
            "aauthsecret",
            "AAuthPW",
            "ds:KeyValue",
            "DigestBytes",
            "WPA-PRES-KEY-ASC",
            "./User/Vendor/MSFT/EMAIL2/%7B0%7D/AUTHSECRET",
        ] {
            assert!(is_credential(name), "{name}");
        }
        for name in [
            "",
            "AUTHNAME",
            "AUTHTYPE",
            "DevicePassword",
            "AllowSimpleDevicePassword",
            "DevicePasswordEnabled",
            "MinDevicePasswordLength",
            "PasswordRecoveryEnabled",
            "Data",
            "UPWARD",
            "./Vendor/MSFT/AUTHSECRET/Name",
        ] {
            assert!(!is_credential(name), "{name}");
        }
    }

    #[test]
    fn a_provisioning_document_inside_a_text_is_searched() {
        assert!(has_credential(br#"<parm name="AuthSecret" value="x"/>"#));
        assert!(has_credential(b"<Password>x</Password>"));
        assert!(has_credential(b"<Cred><Meta/><Data>x</Data></Cred>"));
        assert!(!has_credential(b"the secret of the house"));
        assert!(!has_credential(
            br#"<parm name="MinimumPasswordLength" value="5"/>"#
        ));
    }
}
