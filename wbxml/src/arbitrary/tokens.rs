//! [`ValidTokens`]: well-formed WBXML, with everything the grammar of its version has.

use alloc::vec::Vec;

use ::arbitrary::{Arbitrary, Result, Unstructured};

use super::seldom;
use crate::charset::Charset;
use crate::header::Version;
use crate::token::{FIRST_ASSIGNED, HAS_ATTRIBUTES, HAS_CONTENT, IDENTITY, MbU32, global};

/// A well-formed document of any WBXML version and charset, byte by byte as no encoder would write
/// it: padded integers, needless SWITCH_PAGE, references into the middle of strings.
///
/// All tokens occur, each where its version allows it (WBXML 1.3 §5.8). Strings are in some charset
/// or none: the document is for the token layer, which does not look into them.
///
/// ```
/// use arbitrary::{Arbitrary, Unstructured};
/// use wbxml::{Decoder, ValidTokens};
///
/// let random: Vec<u8> = (0..=255).collect();
/// let document = ValidTokens::arbitrary(&mut Unstructured::new(&random)).unwrap();
/// for token in Decoder::new(document.as_bytes())? {
///     token?; // Never an error.
/// }
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ValidTokens(Vec<u8>);

impl ValidTokens {
    /// The document.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The document.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl<'a> Arbitrary<'a> for ValidTokens {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let version = *u.choose(&VERSIONS)?;
        let mut writer = Writer::new(version);
        writer.header(u)?;
        writer.instructions(u)?;
        let mut depth = u8::from(writer.element(u)?);
        while depth > 0 {
            match u.int_in_range(0..=7_u8)? {
                // Also when the input is used up.
                0 => {
                    writer.bytes.push(global::END);
                    depth = depth.saturating_sub(1);
                }
                1..=3 if depth < DEPTH => {
                    depth = depth.saturating_add(u8::from(writer.element(u)?));
                }
                4 => writer.instruction(u)?,
                _ => writer.value(u, Place::Content)?,
            }
        }
        writer.instructions(u)?;
        Ok(Self(writer.bytes))
    }
}

/// How deep elements nest.
const DEPTH: u8 = 64;

const VERSIONS: [Version; 4] = [Version::V1_3, Version::V1_0, Version::V1_1, Version::V1_2];

/// What a value stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Content,
    Attribute,
}

struct Writer {
    bytes: Vec<u8>,
    version: Version,
    /// Whether strings end at two zero bytes.
    wide: bool,
    /// The length of the string table.
    table: u32,
}

impl Writer {
    const fn new(version: Version) -> Self {
        Self {
            bytes: Vec::new(),
            version,
            wide: false,
            table: 0,
        }
    }

    fn header(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        const CHARSETS: [Charset; 7] = [
            Charset::Utf8,
            Charset::Unknown,
            Charset::UsAscii,
            Charset::Iso8859(1),
            Charset::ShiftJis,
            Charset::Ucs2,
            Charset::Utf16,
        ];
        let charset = if self.version > Version::V1_0 {
            Some(*u.choose(&CHARSETS)?)
        } else {
            None
        };
        self.wide = charset.is_some_and(Charset::is_wide);
        let table = self.table(u)?;
        self.table = u32::try_from(table.len()).unwrap_or(0);
        self.bytes.push(self.version.to_byte());
        if self.table > 0 && u.arbitrary()? {
            self.integer(u, 0)?;
            self.index(u)?;
        } else {
            let number = u.int_in_range(1..=0x2000)?;
            self.integer(u, number)?;
        }
        if let Some(charset) = charset {
            self.integer(u, charset.mib_enum())?;
        }
        self.integer(u, self.table)?;
        self.bytes.extend_from_slice(&table);
        Ok(())
    }

    /// A string table of a few strings.
    fn table(&mut self, u: &mut Unstructured<'_>) -> Result<Vec<u8>> {
        let before = core::mem::take(&mut self.bytes);
        for _ in 0..u.int_in_range(0..=4_u8)? {
            self.string(u)?;
        }
        Ok(core::mem::replace(&mut self.bytes, before))
    }

    /// An integer, perhaps padded.
    fn integer(&mut self, u: &mut Unstructured<'_>, value: u32) -> Result<()> {
        let width = if seldom(u, 64)? {
            u.int_in_range(1..=5)?
        } else {
            1
        };
        let integer = MbU32::with_width(value, width);
        self.bytes
            .extend(integer.to_bytes().iter().take(usize::from(integer.width())));
        Ok(())
    }

    /// A place in the string table, which is not empty.
    fn index(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let index = u.int_in_range(0..=self.table.saturating_sub(1))?;
        self.integer(u, if self.wide { index & !1 } else { index })
    }

    /// A string and its terminator.
    fn string(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let text = <&[u8]>::arbitrary(u)?;
        if self.wide {
            let units = text.chunks_exact(2).filter(|unit| *unit != [0, 0]);
            self.bytes.extend(units.flatten());
            self.bytes.extend_from_slice(&[0, 0]);
        } else {
            self.bytes.extend(text.iter().filter(|byte| **byte != 0));
            self.bytes.push(0);
        }
        Ok(())
    }

    /// Changes of the page, perhaps.
    fn switches(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        while self.version >= Version::V1_2 && seldom(u, 48)? {
            self.bytes.push(global::SWITCH_PAGE);
            self.bytes.push(u.arbitrary()?);
        }
        Ok(())
    }

    /// The start of an element, with its attributes; whether content follows.
    fn element(&mut self, u: &mut Unstructured<'_>) -> Result<bool> {
        self.switches(u)?;
        let bits = u.arbitrary::<u8>()? & (HAS_ATTRIBUTES | HAS_CONTENT);
        if self.table > 0 && seldom(u, 48)? {
            self.bytes.push(global::LITERAL | bits);
            self.index(u)?;
        } else {
            self.bytes
                .push(u.int_in_range(FIRST_ASSIGNED..=IDENTITY)? | bits);
        }
        if bits & HAS_ATTRIBUTES != 0 {
            self.attribute(u)?;
            while seldom(u, 96)? {
                self.attribute(u)?;
            }
            self.bytes.push(global::END);
        }
        Ok(bits & HAS_CONTENT != 0)
    }

    /// An attribute or the inside of a processing instruction: its name and the pieces of its
    /// value.
    fn attribute(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        self.switches(u)?;
        if self.table > 0 && seldom(u, 48)? {
            self.bytes.push(global::LITERAL);
            self.index(u)?;
        } else {
            let half = if u.arbitrary()? { 0x40 } else { 0 };
            self.bytes
                .push(u.int_in_range(FIRST_ASSIGNED..=IDENTITY)? | half);
        }
        while seldom(u, 128)? {
            self.value(u, Place::Attribute)?;
        }
        Ok(())
    }

    /// Processing instructions around the root.
    fn instructions(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        for _ in 0..4 {
            if !seldom(u, 24)? {
                break;
            }
            self.instruction(u)?;
        }
        Ok(())
    }

    fn instruction(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        self.bytes.push(global::PI);
        self.attribute(u)?;
        self.bytes.push(global::END);
        Ok(())
    }

    /// A string, entity, extension, OPAQUE or attribute value.
    fn value(&mut self, u: &mut Unstructured<'_>, place: Place) -> Result<()> {
        let extension = u.int_in_range(0..=2_u8)?;
        match u.int_in_range(0..=7_u8)? {
            1 if self.table > 0 => {
                self.bytes.push(global::STR_T);
                self.index(u)
            }
            2 => {
                let code = if u.arbitrary()? {
                    u.arbitrary()?
                } else {
                    u.arbitrary::<char>()?.into()
                };
                self.bytes.push(global::ENTITY);
                self.integer(u, code)
            }
            3 => {
                self.switches(u)?;
                self.bytes.push(global::EXT_I_0 | extension);
                self.string(u)
            }
            4 => {
                self.switches(u)?;
                self.bytes.push(global::EXT_T_0 | extension);
                let index = u.arbitrary()?;
                self.integer(u, index)
            }
            5 => {
                self.switches(u)?;
                self.bytes.push(global::EXT_0 | extension);
                Ok(())
            }
            6 if self.version >= opaque_since(place) => {
                let bytes = <&[u8]>::arbitrary(u)?;
                self.bytes.push(global::OPAQUE);
                self.integer(u, u32::try_from(bytes.len()).unwrap_or(0))?;
                self.bytes.extend_from_slice(bytes);
                Ok(())
            }
            7 if place == Place::Attribute => {
                self.switches(u)?;
                let half = if u.arbitrary()? { 0x40 } else { 0 };
                self.bytes
                    .push(u.int_in_range(FIRST_ASSIGNED..=IDENTITY)? | half | 0x80);
                Ok(())
            }
            _ => {
                self.bytes.push(global::STR_I);
                self.string(u)
            }
        }
    }
}

/// The version that brought OPAQUE.
const fn opaque_since(place: Place) -> Version {
    match place {
        Place::Content => Version::V1_1,
        Place::Attribute => Version::V1_2,
    }
}
