//! [`WapPolicy`]: the policy of protocol version 2.5, a `wap-provisioningdoc` as text.

mod convert;

use alloc::borrow::Cow;
use core::fmt;

pub use convert::{Loss, Losses};
use wbxml::tag::prov::{self, attribute};
use wbxml::{Document, DocumentBuilder, Element, Event, Sink, dictionaries};

/// The characteristic of the password policies 4131 and 4133.
const SECURITY_POLICY: &str = "SecurityPolicy";
/// The characteristic that has the registry keys in it.
const REGISTRY: &str = "Registry";
/// When the device locks itself.
const LOCK: &str = r"HKLM\Comm\Security\Policy\LASSD\AE\{50C13377-C66D-400C-889E-C316FC4AB374}";
/// What follows wrong passwords.
const LASSD: &str = r"HKLM\Comm\Security\Policy\LASSD";
/// What a password has to be.
const LAP: &str = r"HKLM\Comm\Security\Policy\LASSD\LAP\lap_pw";

/// The policy of protocol version 2.5 (`MS-WAP-Provisioning-XML`): `parm` elements in
/// `characteristic` elements, most of which are named after keys of the registry of Windows Mobile.
///
/// Everything that is in the document is kept. The settings that are known are read wherever their
/// characteristic stands; it may stand several times, and the first `parm` of a name counts.
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use eas_provision::WapPolicy;
///
/// let xml = "<wap-provisioningdoc><characteristic type=\"SecurityPolicy\">\
///            <parm name=\"4131\" value=\"0\"/></characteristic></wap-provisioningdoc>";
/// let policy = WapPolicy::decode(xml)?;
/// assert_eq!(policy.password_required(), Some(true));
/// let (document, lost) = policy.to_policy();
/// assert_eq!(document.device_password_enabled(), Ok(true.into()));
/// assert!(lost.is_empty());
/// # }
/// # Ok::<(), eas_provision::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct WapPolicy {
    document: Document,
}

/// What `PasswordComplexity` demands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PasswordComplexity(pub u32);

impl PasswordComplexity {
    /// 0: letters and digits.
    pub const ALPHANUMERIC: Self = Self(0);
    /// 1: a PIN is allowed.
    pub const PIN: Self = Self(1);
    /// 2: either.
    pub const EITHER: Self = Self(2);
}

/// A `parm` of a policy.
///
/// ```
/// use eas_provision::{Loss, Losses, PasswordComplexity, WapParm, WapPolicy};
///
/// let policy = WapPolicy::decode(
///     "<wap-provisioningdoc><characteristic type=\"SecurityPolicy\"><parm name=\"4131\" value=\"0\"/>\
///      <parm name=\"4102\" value=\"1\"/></characteristic></wap-provisioningdoc>",
/// )?;
/// let unsigned: WapParm<'_> = policy.parms().nth(1).unwrap();
/// assert_eq!((&*unsigned.characteristic, &*unsigned.name), ("SecurityPolicy", "4102"));
/// assert_eq!(policy.password_complexity(), None::<PasswordComplexity>);
/// let (_, lost): (_, Losses<'_>) = policy.to_policy();
/// assert_eq!(lost, [Loss::Parm(unsigned)]);
/// # Ok::<(), eas_provision::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct WapParm<'d> {
    /// The type of the characteristic that it stands in; empty if it stands in none.
    pub characteristic: Cow<'d, str>,
    /// Its name.
    pub name: Cow<'d, str>,
    /// Its value; empty if it has none.
    pub value: Cow<'d, str>,
}

impl WapParm<'_> {
    /// Whether it is the one of this name in this characteristic. The registry does not heed letter
    /// case.
    fn is(&self, (characteristic, name): (&str, &str)) -> bool {
        self.name.eq_ignore_ascii_case(name)
            && self.characteristic.eq_ignore_ascii_case(characteristic)
    }

    fn number(&self) -> Option<u32> {
        let text = self.value.trim_ascii();
        let digits = text.bytes().all(|b| b.is_ascii_digit());
        if digits { text.parse().ok() } else { None }
    }
}

const PASSWORD_NOT_REQUIRED: (&str, &str) = (SECURITY_POLICY, "4131");
const LOCK_TYPE: (&str, &str) = (LOCK, "AEFrequencyType");
const LOCK_MINUTES: (&str, &str) = (LOCK, "AEFrequencyValue");
const WIPE_THRESHOLD: (&str, &str) = (LASSD, "DeviceWipeThreshold");
const CODEWORD_FREQUENCY: (&str, &str) = (LASSD, "CodewordFrequency");
const MINIMUM_LENGTH: (&str, &str) = (LAP, "MinimumPasswordLength");
const COMPLEXITY: (&str, &str) = (LAP, "PasswordComplexity");

impl WapPolicy {
    /// The policy in this XML.
    ///
    /// # Errors
    ///
    /// The text is not well-formed XML, or its root is no `wap-provisioningdoc`.
    #[cfg(feature = "xml")]
    pub fn decode(xml: &str) -> Result<Self, crate::Error> {
        use wbxml::xml::{ReadOptions, Reader};

        let options = ReadOptions::default();
        let mut reader = Reader::with_options(xml, &dictionaries::PROV_1_0, &options)?;
        let document = Document::from_source(&mut reader)?;
        match document.root().tag() {
            Some(prov::WAP_PROVISIONINGDOC) => Ok(Self { document }),
            tag => Err(crate::Error::new(crate::ErrorKind::UnexpectedRoot(tag), 0)),
        }
    }

    /// The policy as XML, without declaration and white space, as it stands in `Data`.
    ///
    /// # Errors
    ///
    /// A value has a character that XML cannot carry.
    #[cfg(feature = "xml")]
    pub fn encode(&self) -> Result<alloc::string::String, crate::Error> {
        Ok(self.document.to_xml(&wbxml::xml::WriteOptions::BARE)?)
    }

    /// The document.
    #[must_use]
    pub const fn document(&self) -> &Document {
        &self.document
    }

    /// All `parm` elements, in document order.
    pub fn parms(&self) -> impl Iterator<Item = WapParm<'_>> {
        self.document
            .root()
            .descendants()
            .filter(|element| element.name() == Some("parm"))
            .map(|element| WapParm {
                characteristic: element
                    .parent()
                    .map_or(Cow::Borrowed(""), |parent| value(parent, "type")),
                name: value(element, "name"),
                value: value(element, "value"),
            })
    }

    /// Whether the device must have a password: 4131 is 0. `None` if it is neither 0 nor 1.
    #[must_use]
    pub fn password_required(&self) -> Option<bool> {
        match self.number(PASSWORD_NOT_REQUIRED)? {
            0 => Some(true),
            1 => Some(false),
            _ => None,
        }
    }

    /// After how many minutes the device locks itself (`AEFrequencyValue`); `None` if it does not
    /// (`AEFrequencyType` is 0 or nothing is said).
    #[must_use]
    pub fn lock_after_minutes(&self) -> Option<u32> {
        match self.number(LOCK_TYPE) {
            Some(1) => self.number(LOCK_MINUTES),
            _ => None,
        }
    }

    /// After how many wrong passwords the device is wiped (`DeviceWipeThreshold`).
    #[must_use]
    pub fn device_wipe_threshold(&self) -> Option<u32> {
        self.number(WIPE_THRESHOLD)
    }

    /// After how many wrong passwords a code word has to be typed in (`CodewordFrequency`).
    #[must_use]
    pub fn codeword_frequency(&self) -> Option<u32> {
        self.number(CODEWORD_FREQUENCY)
    }

    /// The length of the shortest password (`MinimumPasswordLength`).
    #[must_use]
    pub fn minimum_password_length(&self) -> Option<u32> {
        self.number(MINIMUM_LENGTH)
    }

    /// What a password has to be (`PasswordComplexity`).
    #[must_use]
    pub fn password_complexity(&self) -> Option<PasswordComplexity> {
        self.number(COMPLEXITY).map(PasswordComplexity)
    }

    fn number(&self, which: (&str, &str)) -> Option<u32> {
        self.parms().find(|parm| parm.is(which))?.number()
    }

    /// A policy of these settings, those of one characteristic together, in the order of the
    /// characteristics in the documents of Exchange.
    fn of(settings: &[((&'static str, &'static str), u32)]) -> Result<Self, crate::Error> {
        let mut builder = DocumentBuilder::new(&dictionaries::PROV_1_0);
        write(&mut builder, settings)?;
        let document = builder.finish()?;
        Ok(Self { document })
    }
}

fn value<'d>(element: Element<'d>, name: &str) -> Cow<'d, str> {
    element
        .attribute(name)
        .and_then(|attribute| attribute.value())
        .unwrap_or(Cow::Borrowed(""))
}

fn write(
    sink: &mut DocumentBuilder,
    settings: &[((&'static str, &'static str), u32)],
) -> Result<(), wbxml::Error> {
    let has = |key: &str| settings.iter().any(|((of, _), _)| *of == key);
    sink.event(Event::Start(prov::WAP_PROVISIONINGDOC))?;
    if has(SECURITY_POLICY) {
        characteristic(sink, SECURITY_POLICY, settings)?;
    }
    if has(LOCK) || has(LASSD) || has(LAP) {
        sink.event(Event::Start(prov::CHARACTERISTIC))?;
        sink.attributes(&[(attribute::TYPE, REGISTRY)])?;
        for key in [LOCK, LASSD, LAP] {
            if has(key) {
                characteristic(sink, key, settings)?;
            }
        }
        sink.event(Event::End)?;
    }
    sink.event(Event::End)
}

fn characteristic(
    sink: &mut DocumentBuilder,
    key: &str,
    settings: &[((&'static str, &'static str), u32)],
) -> Result<(), wbxml::Error> {
    sink.event(Event::Start(prov::CHARACTERISTIC))?;
    sink.attributes(&[(attribute::TYPE, key)])?;
    for ((of, name), number) in settings {
        if *of == key {
            let mut digits = crate::model::Digits::default();
            let text = digits.write(i64::from(*number));
            sink.event(Event::Start(prov::PARM))?;
            sink.attributes(&[(attribute::NAME, name), (attribute::VALUE, text)])?;
            sink.event(Event::End)?;
        }
    }
    sink.event(Event::End)
}

impl fmt::Debug for WapPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for parm in self.parms() {
            map.entry(
                &format_args!("{} {}", parm.characteristic, parm.name),
                &parm.value,
            );
        }
        map.finish()
    }
}
