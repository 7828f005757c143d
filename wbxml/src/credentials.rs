//! Which values are credentials, told by the name that goes with them.
//!
//! Passwords travel in these documents in plain text. Whatever shows a document to a person asks
//! here first: [`dump`](crate::dump) does.

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
/// assert!(!is_credential("AAUTHNAME") && !is_credential("DevicePasswordEnabled"));
/// ```
#[must_use]
pub fn is_credential(name: &str) -> bool {
    /// Containers and flags that end like a credential.
    const NOT: [&str; 1] = ["DevicePassword"];
    const WITHIN: [&str; 4] = ["SECRET", "-PW", "PRES-KEY", "WEPKEY"];
    const AT_END: [&str; 5] = ["PASSWORD", "PASSWD", "PASSPHRASE", "PW", "DIGESTBYTES"];
    const EXACTLY: [&str; 1] = ["KeyValue"];

    let name = name.rsplit(['/', ':']).next().unwrap_or(name);
    let is_one_of = |list: &[&str]| list.iter().any(|n| name.eq_ignore_ascii_case(n));
    let bytes = name.as_bytes();
    let ends = |end: &&str| {
        let start = bytes.len().checked_sub(end.len());
        start.and_then(|s| bytes.get(s..)).is_some_and(|b| b.eq_ignore_ascii_case(end.as_bytes()))
    };
    is_one_of(&EXACTLY)
        || !is_one_of(&NOT)
            && (AT_END.iter().any(ends) || WITHIN.iter().any(|part| contains(bytes, part)))
}

/// Whether a text is markup that has a credential in it: a provisioning document inside an
/// element of another document, say.
#[must_use]
pub fn has_credential(text: &[u8]) -> bool {
    const NAMES: [&str; 5] = ["SECRET", "PASSWORD\"", "PASSWORD>", "-PW\"", "PASSWD"];
    memchr::memchr(b'<', text).is_some() && NAMES.iter().any(|name| contains(text, name))
}

/// Whether `part` is in `bytes`, in whatever letter case.
fn contains(bytes: &[u8], part: &str) -> bool {
    let part = part.as_bytes();
    let first = part.first().copied().unwrap_or(0);
    let mut starts = memchr::memchr2_iter(first, first.to_ascii_lowercase(), bytes);
    starts.any(|start| {
        let found = start.checked_add(part.len()).and_then(|end| bytes.get(start..end));
        found.is_some_and(|found| found.eq_ignore_ascii_case(part))
    })
}

#[cfg(test)]
mod tests {
    use super::{has_credential, is_credential};

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
        assert!(!has_credential(b"the secret of the house"));
        assert!(!has_credential(br#"<parm name="MinimumPasswordLength" value="5"/>"#));
    }
}
