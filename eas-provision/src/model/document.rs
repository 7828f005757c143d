//! [`PolicyDocument`]: the settings that a server wants in force on a device.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use super::{ApplicationHash, PolicyElement, Setting, UnknownElements};

/// How many elements have a number.
const NUMBERS: usize = 40;

/// A policy document, `EASProvisionDoc` (MS-ASPROV 2.2.2.28): 40 settings and two lists of
/// applications, each absent, empty, or with a value.
///
/// ```
/// use eas_provision::{PolicyDocument, PolicyElement, PolicyValue, Setting};
///
/// let mut policy = PolicyDocument::new();
/// policy
///     .set_device_password_enabled(true)
///     .set_min_device_password_length(6)
///     .set_max_attachment_size(Setting::Empty);
/// assert_eq!(policy.min_device_password_length(), Ok(Setting::Value(6)));
/// assert_eq!(policy.allow_camera(), Ok(Setting::Absent));
/// for (element, setting) in policy.iter() {
///     println!("{element}: {setting:?}");
/// }
/// assert!(matches!(
///     policy.get(PolicyElement::MinDevicePasswordLength),
///     Setting::Value(PolicyValue::Number(6))
/// ));
/// ```
///
/// Numbers out of the range of their element are kept, and so is text that is no number:
/// decoding says nothing about them.
#[derive(Clone, PartialEq, Eq)]
pub struct PolicyDocument<'a> {
    /// Which elements are there, one bit each.
    present: u64,
    /// Which of them have a number.
    numeric: u64,
    /// The numbers, 0 where there is none.
    numbers: [i64; NUMBERS],
    /// The texts that are not the shortest decimal form of their number, by element.
    texts: Vec<(PolicyElement, Cow<'a, str>)>,
    unapproved: Vec<Cow<'a, str>>,
    approved: Vec<ApplicationHash<'a>>,
    unknown: UnknownElements,
}

/// The value of an element of a policy document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum PolicyValue<'d> {
    /// A number; `true` and `false` are 1 and 0.
    Number(i64),
    /// Text that is no number.
    Text(&'d str),
    /// The names of applications in ROM that must not run.
    Applications(&'d [Cow<'d, str>]),
    /// The hashes of the applications that may run.
    Hashes(&'d [ApplicationHash<'d>]),
}

impl PolicyValue<'_> {
    /// The number, if it is one.
    #[must_use]
    pub const fn number(self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }
}

/// A setting whose value is none of the type that was asked for: a text that is no number, or a
/// number that the type does not have.
///
/// ```
/// use eas_provision::{InvalidSetting, PolicyDocument, PolicyElement, Setting};
///
/// let mut policy = PolicyDocument::new();
/// policy.set(PolicyElement::AllowBluetooth, Setting::Value(300));
/// let error: InvalidSetting = policy.allow_bluetooth().unwrap_err();
/// assert_eq!((error.element(), error.number()), (PolicyElement::AllowBluetooth, Some(300)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InvalidSetting {
    element: PolicyElement,
    number: Option<i64>,
}

impl InvalidSetting {
    /// The element.
    #[must_use]
    pub const fn element(&self) -> PolicyElement {
        self.element
    }

    /// Its number, if it has one.
    #[must_use]
    pub const fn number(&self) -> Option<i64> {
        self.number
    }
}

impl fmt::Display for InvalidSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number {
            Some(number) => write!(
                f,
                "{} is {number}, which its type does not have",
                self.element
            ),
            None => write!(f, "{} is not a number", self.element),
        }
    }
}

impl core::error::Error for InvalidSetting {}

const fn bit(element: PolicyElement) -> u64 {
    1 << (element.index() & 63)
}

impl Default for PolicyDocument<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> PolicyDocument<'a> {
    /// A document without any element, which demands nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            present: 0,
            numeric: 0,
            numbers: [0; NUMBERS],
            texts: Vec::new(),
            unapproved: Vec::new(),
            approved: Vec::new(),
            unknown: UnknownElements::new(),
        }
    }

    /// Whether the element is there, with or without content.
    #[inline]
    #[must_use]
    pub const fn has(&self, element: PolicyElement) -> bool {
        self.present & bit(element) != 0
    }

    /// The elements that are there, with or without content.
    #[must_use]
    pub const fn elements(&self) -> crate::PolicyElements {
        crate::PolicyElements::from_bits(self.present)
    }

    /// How many of the 42 elements are there.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.present.count_ones() as usize
    }

    /// Whether none of the 42 elements is there.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.present == 0
    }

    /// The setting of an element. A list without entries is [`Setting::Empty`].
    #[must_use]
    pub fn get(&self, element: PolicyElement) -> Setting<PolicyValue<'_>> {
        if !self.has(element) {
            return Setting::Absent;
        }
        match element {
            PolicyElement::UnapprovedInROMApplicationList => match self.unapproved.as_slice() {
                [] => Setting::Empty,
                list => Setting::Value(PolicyValue::Applications(list)),
            },
            PolicyElement::ApprovedApplicationList => match self.approved.as_slice() {
                [] => Setting::Empty,
                list => Setting::Value(PolicyValue::Hashes(list)),
            },
            _ => match self.number(element) {
                Some(number) => Setting::Value(PolicyValue::Number(number)),
                None => match self.text_of(element) {
                    Some(text) => Setting::Value(PolicyValue::Text(text)),
                    None => Setting::Empty,
                },
            },
        }
    }

    /// The number of an element; `None` if it is absent, empty, not a number, or a list.
    #[inline]
    #[must_use]
    pub fn number(&self, element: PolicyElement) -> Option<i64> {
        if self.numeric & bit(element) == 0 {
            return None;
        }
        self.numbers.get(element.index()).copied()
    }

    /// The number of an element or, if it is absent, the one that stands for that
    /// ([`AbsentMeans`](super::AbsentMeans)). `None` if there is no such number.
    #[must_use]
    pub fn effective_number(&self, element: PolicyElement) -> Option<i64> {
        if self.has(element) {
            self.number(element)
        } else {
            element.facts().absent.number()
        }
    }

    /// The text of an element where it is not the shortest decimal form of its number: `true`,
    /// `01`, or no number at all.
    #[must_use]
    pub fn text_of(&self, element: PolicyElement) -> Option<&str> {
        let found = self.texts.binary_search_by_key(&element, |(at, _)| *at);
        self.texts.get(found.ok()?).map(|(_, text)| text.as_ref())
    }

    /// The names of applications in ROM that must not run (`ApplicationName`). In-memory
    /// applications do not count.
    #[must_use]
    pub fn unapproved_in_rom_applications(&self) -> &[Cow<'a, str>] {
        &self.unapproved
    }

    /// The hashes of the in-memory applications that may run (`Hash`). Empty means that there is no
    /// restriction, whether the element is there or not.
    #[must_use]
    pub fn approved_applications(&self) -> &[ApplicationHash<'a>] {
        &self.approved
    }

    /// Whether the element, taken by itself, demands nothing of a device: it is absent, its value
    /// is among the [vacuous](super::Vacuous) ones, or it is empty though its type asks for
    /// content, which is how a server unsets it (MS-ASPROV 3.2.5.1.1). A text that is no number is
    /// not vacuous.
    #[must_use]
    pub fn is_vacuous(&self, element: PolicyElement) -> bool {
        matches!(
            crate::demand::demand(self, element),
            crate::demand::Demand::Nothing(_)
        )
    }

    /// The elements that are there, in the order of the schema, with their settings.
    pub fn iter(&self) -> impl Iterator<Item = (PolicyElement, Setting<PolicyValue<'_>>)> {
        PolicyElement::ALL
            .into_iter()
            .filter(|element| self.has(*element))
            .map(|element| (element, self.get(element)))
    }

    /// What the document and its lists have besides the 42 elements and their entries.
    #[must_use]
    pub const fn unknown(&self) -> &UnknownElements {
        &self.unknown
    }

    /// The same, to be changed.
    pub const fn unknown_mut(&mut self) -> &mut UnknownElements {
        &mut self.unknown
    }

    /// Sets a number, in or out of the range of the element, or makes the element empty or absent.
    /// Of a list, a number is not taken and `Empty` and `Absent` remove what is in it.
    pub fn set(&mut self, element: PolicyElement, setting: Setting<i64>) -> &mut Self {
        self.clear(element);
        match setting {
            Setting::Absent => {}
            Setting::Empty => self.present |= bit(element),
            Setting::Value(number) => self.put_number(element, number),
        }
        self
    }

    /// Sets the text of an element as it will be written. If it is a number, it is that number. Of
    /// a list, nothing is set.
    pub fn set_text(&mut self, element: PolicyElement, text: impl Into<Cow<'a, str>>) -> &mut Self {
        if !element.is_list() {
            self.clear(element);
            let text = text.into();
            if text.is_empty() {
                self.put_empty(element);
            } else {
                self.put_text(element, text);
            }
        }
        self
    }

    /// Sets the list of applications in ROM that must not run.
    pub fn set_unapproved_in_rom_applications(
        &mut self,
        names: impl IntoIterator<Item = impl Into<Cow<'a, str>>>,
    ) -> &mut Self {
        self.unapproved = names.into_iter().map(Into::into).collect();
        self.present |= bit(PolicyElement::UnapprovedInROMApplicationList);
        self
    }

    /// Sets the list of applications that may run.
    pub fn set_approved_applications(
        &mut self,
        hashes: impl IntoIterator<Item = impl Into<ApplicationHash<'a>>>,
    ) -> &mut Self {
        self.approved = hashes.into_iter().map(Into::into).collect();
        self.present |= bit(PolicyElement::ApprovedApplicationList);
        self
    }

    /// Takes an element from another document as it stands there: text, lists and all.
    pub fn copy_from(&mut self, element: PolicyElement, other: &PolicyDocument<'a>) -> &mut Self {
        self.clear(element);
        if other.has(element) {
            self.present |= bit(element);
            if let Some(number) = other.number(element) {
                self.put_number(element, number);
            }
            if let Some(text) = other.text_of(element) {
                self.keep_text(element, Cow::Owned(text.into()));
            }
            match element {
                PolicyElement::UnapprovedInROMApplicationList => {
                    self.unapproved.clone_from(&other.unapproved);
                }
                PolicyElement::ApprovedApplicationList => {
                    self.approved.clone_from(&other.approved);
                }
                _ => {}
            }
        }
        self
    }

    /// The same document, borrowing from nothing.
    #[must_use]
    pub fn into_owned(self) -> PolicyDocument<'static> {
        let owned = |text: Cow<'a, str>| Cow::Owned(text.into_owned());
        let texts = self.texts.into_iter();
        PolicyDocument {
            present: self.present,
            numeric: self.numeric,
            numbers: self.numbers,
            texts: texts
                .map(|(element, text)| (element, owned(text)))
                .collect(),
            unapproved: self.unapproved.into_iter().map(owned).collect(),
            approved: self
                .approved
                .into_iter()
                .map(ApplicationHash::into_owned)
                .collect(),
            unknown: self.unknown,
        }
    }

    /// The setting of an element as a type of its own.
    pub(crate) fn typed<T: FromNumber>(
        &self,
        element: PolicyElement,
    ) -> Result<Setting<T>, InvalidSetting> {
        if !self.has(element) {
            return Ok(Setting::Absent);
        }
        let number = self.number(element);
        let invalid = InvalidSetting { element, number };
        match number {
            Some(number) => T::from_number(number).map(Setting::Value).ok_or(invalid),
            None if self.text_of(element).is_some() => Err(invalid),
            None => Ok(Setting::Empty),
        }
    }

    fn clear(&mut self, element: PolicyElement) {
        self.present &= !bit(element);
        self.numeric &= !bit(element);
        if let Some(number) = self.numbers.get_mut(element.index()) {
            *number = 0;
        }
        self.texts.retain(|(at, _)| *at != element);
        match element {
            PolicyElement::UnapprovedInROMApplicationList => self.unapproved.clear(),
            PolicyElement::ApprovedApplicationList => self.approved.clear(),
            _ => {}
        }
    }

    /// Sets a number, or an element without content. What was there is not removed.
    #[inline(always)]
    pub(crate) fn put(&mut self, element: PolicyElement, number: Option<i64>) {
        match number {
            Some(number) => self.put_number(element, number),
            None => self.put_empty(element),
        }
    }

    #[inline(always)]
    pub(crate) fn put_empty(&mut self, element: PolicyElement) {
        self.present |= bit(element);
    }

    #[inline(always)]
    pub(crate) fn put_number(&mut self, element: PolicyElement, number: i64) {
        if let Some(place) = self.numbers.get_mut(element.index()) {
            *place = number;
            self.present |= bit(element);
            self.numeric |= bit(element);
        }
    }

    /// Sets what a text says, and keeps the text where the number alone would not bring it back.
    #[cold]
    pub(crate) fn put_text(&mut self, element: PolicyElement, text: Cow<'a, str>) {
        self.present |= bit(element);
        let number = number_in(&text);
        if let Some(number) = number {
            self.put_number(element, number);
        }
        let mut digits = Digits::default();
        if number.is_none_or(|number| digits.write(number) != text.as_ref()) {
            self.keep_text(element, text);
        }
    }

    fn keep_text(&mut self, element: PolicyElement, text: Cow<'a, str>) {
        match self.texts.binary_search_by_key(&element, |(at, _)| *at) {
            Ok(at) => {
                if let Some(place) = self.texts.get_mut(at) {
                    place.1 = text;
                }
            }
            Err(at) => self.texts.insert(at, (element, text)),
        }
    }

    pub(crate) fn put_unapproved(&mut self, names: Vec<Cow<'a, str>>) {
        self.put_empty(PolicyElement::UnapprovedInROMApplicationList);
        self.unapproved = names;
    }

    pub(crate) fn put_approved(&mut self, hashes: Vec<ApplicationHash<'a>>) {
        self.put_empty(PolicyElement::ApprovedApplicationList);
        self.approved = hashes;
    }

    /// Whether any text is kept.
    pub(crate) fn has_texts(&self) -> bool {
        !self.texts.is_empty()
    }
}

impl fmt::Debug for PolicyDocument<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (element, _) in self.iter() {
            map.key(&element);
            match (self.text_of(element), self.get(element)) {
                (Some(text), _) => map.value(&text),
                (None, Setting::Value(PolicyValue::Number(number))) => map.value(&number),
                (None, Setting::Value(PolicyValue::Applications(list))) => map.value(&list),
                (None, Setting::Value(PolicyValue::Hashes(list))) => map.value(&list),
                _ => map.value(&format_args!("empty")),
            };
        }
        for unknown in &self.unknown {
            map.entry(&format_args!("unknown"), unknown.document());
        }
        map.finish()
    }
}

/// What a text of a boolean or integer type says (XML Schema part 2): white space around it,
/// a sign and zeros before it do not count, and `true` and `false` are 1 and 0.
pub(crate) fn number_in(text: &str) -> Option<i64> {
    match text.trim_matches([' ', '\t', '\r', '\n']) {
        "true" => Some(1),
        "false" => Some(0),
        text => text.parse().ok(),
    }
}

/// A number in decimal, without an allocation.
#[derive(Default)]
pub(crate) struct Digits([u8; 20]);

impl Digits {
    /// The shortest decimal form.
    #[inline]
    pub(crate) fn write(&mut self, number: i64) -> &str {
        let mut rest = number.unsigned_abs();
        let mut at = self.0.len();
        loop {
            at = at.wrapping_sub(1);
            if let Some(place) = self.0.get_mut(at) {
                // A remainder of ten.
                *place = b'0' | (rest % 10) as u8;
            }
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if number < 0 {
            at = at.wrapping_sub(1);
            if let Some(place) = self.0.get_mut(at) {
                *place = b'-';
            }
        }
        let digits = self.0.get(at..).unwrap_or(&[]);
        core::str::from_utf8(digits).unwrap_or("")
    }
}

/// A type that some numbers stand for.
pub(crate) trait FromNumber: Sized {
    /// The value of this number, if it has one.
    fn from_number(number: i64) -> Option<Self>;
}

impl FromNumber for bool {
    fn from_number(number: i64) -> Option<Self> {
        match number {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

macro_rules! from_number {
    ($($type:ty),*) => {$(
        impl FromNumber for $type {
            fn from_number(number: i64) -> Option<Self> {
                Self::try_from(number).ok()
            }
        }
    )*};
}

from_number!(
    u8,
    u32,
    i64,
    super::AgeFilter,
    super::AlgorithmNegotiation,
    super::BluetoothUse,
    super::EncryptionAlgorithm,
    super::SigningAlgorithm
);
