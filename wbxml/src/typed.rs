//! [`ValueType`]: how the OPAQUE of an element or attribute becomes text, and text OPAQUE.
//!
//! One table decides (`data/opaque_types.csv`); the bytes are never looked at to guess.

#[cfg(feature = "alloc")]
use alloc::string::String;
#[cfg(feature = "alloc")]
use alloc::vec::Vec;
#[cfg(feature = "alloc")]
use core::fmt::Write;

#[cfg(feature = "alloc")]
use base64ct::{Base64, Encoding};

#[cfg(feature = "alloc")]
use crate::ErrorKind;

/// What the bytes of an OPAQUE are.
///
/// ```
/// # #[cfg(feature = "alloc")] {
/// use wbxml::ValueType;
///
/// // SI 1.0 §8.2.2: two digits a byte, without zeros at the end.
/// let mut date = String::new();
/// ValueType::DateTimeBcd.decode(b"\x19\x99\x06\x25\x15\x23\x15", &mut date)?;
/// assert_eq!(date, "1999-06-25T15:23:15Z");
///
/// let mut opaque = Vec::new();
/// assert!(ValueType::DateTimeBcd.encode("1999-06-30T00:00:00Z", &mut opaque));
/// assert_eq!(opaque, b"\x19\x99\x06\x30");
/// # }
/// # Ok::<(), wbxml::ErrorKind>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ValueType {
    /// Text in the document's charset. What an OPAQUE is where no type is given.
    Text,
    /// Bytes; base64 as text (MS-ASWBXML: MIME, ConversationId; DRMREL key values).
    Bytes,
    /// WV-CSP integer: big-endian, 1 to 4 bytes; decimal as text (WV-CSP WBXML §6.1).
    Integer,
    /// WV-CSP date and time: 6 bytes; `yyyymmddThhmmss` as text, and the letter of the time zone
    /// if it has one (WV-CSP WBXML §6.2).
    DateTime,
    /// SI and EMN date and time: 4 to 7 bytes of decimal digits; `yyyy-mm-ddThh:mm:ssZ` as text
    /// (SI 1.0 §8.2.2).
    DateTimeBcd,
    /// SyncML Data: a whole WBXML document where the media type says so, otherwise text.
    Document,
    /// The picture of an OTA bookmark: bytes, where the `NAME` before it is `ICON`.
    Icon,
}

/// A type and whether text is written in it.
#[doc(hidden)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TypeRule {
    /// The type.
    pub value_type: ValueType,
    /// Whether text becomes OPAQUE of the type when it is written. Otherwise it stays a string.
    pub written: bool,
}

impl TypeRule {
    /// Text both ways.
    pub const TEXT: Self = Self {
        value_type: ValueType::Text,
        written: false,
    };
}

#[cfg(feature = "alloc")]
impl ValueType {
    /// Appends the text form of an OPAQUE to `out`. After an error `out` is as it was.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OpaqueNotText`] where the type is text and the bytes are not UTF-8;
    /// [`ErrorKind::InvalidTypedValue`] where the bytes do not have the form of the type: an
    /// integer of more than 4 bytes, a date with a digit above 9 or a field out of range.
    pub fn decode(self, bytes: &[u8], out: &mut String) -> Result<(), ErrorKind> {
        match self {
            Self::Text | Self::Document => {
                out.push_str(core::str::from_utf8(bytes).map_err(|_| ErrorKind::OpaqueNotText)?);
                Some(())
            }
            Self::Bytes | Self::Icon => decode_bytes(bytes, out),
            Self::Integer => decode_integer(bytes, out),
            Self::DateTime => decode_date_time(bytes, out),
            Self::DateTimeBcd => decode_date_time_bcd(bytes, out),
        }
        .ok_or(ErrorKind::InvalidTypedValue)
    }

    /// Appends the OPAQUE bytes of a text to `out`. `false`, with nothing appended, where the text
    /// has no such form: then it is to be written as a string.
    ///
    /// * Bytes: base64 with padding; ASCII white space in it is skipped.
    /// * Integer: decimal, or hexadecimal after `0x`, up to 2³²−1; at least one byte.
    /// * Date and time, WV-CSP: `yyyymmddThhmmss` or `yyyymmddThhmm`, and at most one letter for
    ///   the time zone. Any other ISO 8601 form stays a string.
    /// * Date and time, SI and EMN: `yyyy-mm-ddThh:mm:ssZ`.
    #[must_use]
    pub fn encode(self, text: &str, out: &mut Vec<u8>) -> bool {
        match self {
            Self::Text | Self::Document => {
                out.extend_from_slice(text.as_bytes());
                Some(())
            }
            Self::Bytes | Self::Icon => encode_bytes(text, out),
            Self::Integer => encode_integer(text, out),
            Self::DateTime => encode_date_time(text, out),
            Self::DateTimeBcd => encode_date_time_bcd(text, out),
        }
        .is_some()
    }
}

#[cfg(feature = "alloc")]
fn decode_bytes(bytes: &[u8], out: &mut String) -> Option<()> {
    // A multiple of 3, so that only the last piece is padded.
    const PIECE: usize = 384;
    let mut buffer = [0; PIECE / 3 * 4];
    for piece in bytes.chunks(PIECE) {
        out.push_str(Base64::encode(piece, &mut buffer).ok()?);
    }
    Some(())
}

#[cfg(feature = "alloc")]
fn encode_bytes(text: &str, out: &mut Vec<u8>) -> Option<()> {
    let bytes = if text.bytes().any(|b| b.is_ascii_whitespace()) {
        let dense: String = text.split_ascii_whitespace().collect();
        if dense.is_empty() {
            // White space is the base64 of nothing, and is not nothing.
            return None;
        }
        Base64::decode_vec(&dense)
    } else {
        Base64::decode_vec(text)
    };
    out.extend_from_slice(&bytes.ok()?);
    Some(())
}

#[cfg(feature = "alloc")]
fn decode_integer(bytes: &[u8], out: &mut String) -> Option<()> {
    if bytes.len() > 4 {
        return None;
    }
    let value = bytes
        .iter()
        .fold(0_u32, |value, byte| value << 8 | u32::from(*byte));
    write!(out, "{value}").ok()
}

#[cfg(feature = "alloc")]
fn encode_integer(text: &str, out: &mut Vec<u8>) -> Option<()> {
    let (digits, radix) = match text.strip_prefix("0x") {
        Some(digits) => (digits, 16),
        None => (text, 10),
    };
    // from_str_radix would take a plus sign too.
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let bytes = u32::from_str_radix(digits, radix).ok()?.to_be_bytes();
    let first = bytes.iter().position(|b| *b != 0).unwrap_or(3);
    out.extend_from_slice(bytes.get(first..)?);
    Some(())
}

/// A date and time whose fields are in range: month 1 to 12, day 1 to 31 (of any month), hour to
/// 23, minute to 59, second to 60 (a leap second).
#[cfg(feature = "alloc")]
struct Moment {
    year: u16,
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
    second: u8,
}

#[cfg(feature = "alloc")]
impl Moment {
    fn checked(self) -> Option<Self> {
        let right = self.year <= 9999
            && (1..=12).contains(&self.month)
            && (1..=31).contains(&self.day)
            && self.hour <= 23
            && self.minute <= 59
            && self.second <= 60;
        right.then_some(self)
    }
}

/// Six bytes, from the most significant bit: 2 reserved (0), 12 year, 4 month, 5 day, 5 hour,
/// 6 minute, 6 second, and one byte for the time zone: an ASCII letter, or 0 for none.
#[cfg(feature = "alloc")]
fn decode_date_time(bytes: &[u8], out: &mut String) -> Option<()> {
    let &[a, b, c, d, e, zone] = bytes else {
        return None;
    };
    let bits = u64::from_be_bytes([0, 0, 0, a, b, c, d, e]);
    let field = |shift: u32, width: u64| (bits >> (shift & 63)) & width;
    if field(38, 0x3) != 0 || !(zone == 0 || zone.is_ascii_alphabetic()) {
        return None;
    }
    let m = Moment {
        year: u16::try_from(field(26, 0xFFF)).ok()?,
        month: u8::try_from(field(22, 0xF)).ok()?,
        day: u8::try_from(field(17, 0x1F)).ok()?,
        hour: u8::try_from(field(12, 0x1F)).ok()?,
        minute: u8::try_from(field(6, 0x3F)).ok()?,
        second: u8::try_from(field(0, 0x3F)).ok()?,
    }
    .checked()?;
    write!(out, "{:04}{:02}{:02}T", m.year, m.month, m.day).ok()?;
    write!(out, "{:02}{:02}{:02}", m.hour, m.minute, m.second).ok()?;
    if zone != 0 {
        out.push(char::from(zone));
    }
    Some(())
}

#[cfg(feature = "alloc")]
fn encode_date_time(text: &str, out: &mut Vec<u8>) -> Option<()> {
    let (digits, zone) = match *text.as_bytes() {
        [ref digits @ .., zone] if zone.is_ascii_alphabetic() => (digits, zone),
        ref digits => (digits, 0),
    };
    // Without its seconds a time would come back with them: it stays a string.
    let &[y0, y1, y2, y3, m0, m1, d0, d1, b'T', h0, h1, n0, n1, s0, s1] = digits else {
        return None;
    };
    let [hi, lo] = [two(y0, y1)?, two(y2, y3)?];
    let m = Moment {
        year: u16::from(hi).checked_mul(100)?.checked_add(u16::from(lo))?,
        month: two(m0, m1)?,
        day: two(d0, d1)?,
        hour: two(h0, h1)?,
        minute: two(n0, n1)?,
        second: two(s0, s1)?,
    }
    .checked()?;
    if m.year > 0xFFF {
        return None;
    }
    let bits = u64::from(m.year) << 26
        | u64::from(m.month) << 22
        | u64::from(m.day) << 17
        | u64::from(m.hour) << 12
        | u64::from(m.minute) << 6
        | u64::from(m.second);
    let [_, _, _, a, b, c, d, e] = bits.to_be_bytes();
    out.extend_from_slice(&[a, b, c, d, e, zone]);
    Some(())
}

/// Two ASCII digits as a number.
#[cfg(feature = "alloc")]
fn two(tens: u8, ones: u8) -> Option<u8> {
    digit(tens)?.checked_mul(10)?.checked_add(digit(ones)?)
}

#[cfg(feature = "alloc")]
fn digit(byte: u8) -> Option<u8> {
    byte.checked_sub(b'0').filter(|d| *d <= 9)
}

/// Decimal digits, two to a byte: year (two bytes), month, day, hour, minute, second. Zero bytes
/// at the end are left out when it is written; the day is never zero, so 4 to 7 bytes remain.
#[cfg(feature = "alloc")]
fn decode_date_time_bcd(bytes: &[u8], out: &mut String) -> Option<()> {
    if bytes.len() < 4 {
        return None;
    }
    let mut fields = [0; 7];
    for (field, byte) in fields.get_mut(..bytes.len())?.iter_mut().zip(bytes) {
        let (tens, ones) = (byte >> 4, byte & 0xF);
        if tens > 9 || ones > 9 {
            return None;
        }
        *field = tens.checked_mul(10)?.checked_add(ones)?;
    }
    let [hi, lo, month, day, hour, minute, second] = fields;
    let year = u16::from(hi).checked_mul(100)?.checked_add(u16::from(lo))?;
    let m = Moment {
        year,
        month,
        day,
        hour,
        minute,
        second,
    }
    .checked()?;
    write!(out, "{:04}-{:02}-{:02}T", m.year, m.month, m.day).ok()?;
    write!(out, "{:02}:{:02}:{:02}Z", m.hour, m.minute, m.second).ok()
}

#[cfg(feature = "alloc")]
fn encode_date_time_bcd(text: &str, out: &mut Vec<u8>) -> Option<()> {
    let &[
        y0,
        y1,
        y2,
        y3,
        b'-',
        m0,
        m1,
        b'-',
        d0,
        d1,
        b'T',
        ref time @ ..,
    ] = text.as_bytes()
    else {
        return None;
    };
    let &[h0, h1, b':', n0, n1, b':', s0, s1, b'Z'] = time else {
        return None;
    };
    let [hi, lo] = [two(y0, y1)?, two(y2, y3)?];
    Moment {
        year: u16::from(hi).checked_mul(100)?.checked_add(u16::from(lo))?,
        month: two(m0, m1)?,
        day: two(d0, d1)?,
        hour: two(h0, h1)?,
        minute: two(n0, n1)?,
        second: two(s0, s1)?,
    }
    .checked()?;
    let pairs = [
        (y0, y1),
        (y2, y3),
        (m0, m1),
        (d0, d1),
        (h0, h1),
        (n0, n1),
        (s0, s1),
    ];
    let bytes = pairs.map(|(tens, ones)| (tens & 0xF) << 4 | (ones & 0xF));
    let end = bytes.iter().rposition(|b| *b != 0)?.checked_add(1)?;
    out.extend_from_slice(bytes.get(..end)?);
    Some(())
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use super::*;

    fn decoded(value_type: ValueType, bytes: &[u8]) -> Result<String, ErrorKind> {
        let mut out = String::from("before ");
        let result = value_type.decode(bytes, &mut out);
        let text = out.strip_prefix("before ").map(String::from);
        match result {
            Ok(()) => Ok(text.unwrap_or_default()),
            Err(kind) => {
                assert_eq!(
                    text.as_deref(),
                    Some(""),
                    "an error leaves the output as it was"
                );
                Err(kind)
            }
        }
    }

    fn encoded(value_type: ValueType, text: &str) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let is_opaque = value_type.encode(text, &mut out);
        assert!(
            is_opaque || out.is_empty(),
            "without a form nothing is written"
        );
        is_opaque.then_some(out)
    }

    const WRONG: Result<String, ErrorKind> = Err(ErrorKind::InvalidTypedValue);

    #[test]
    fn integers_are_big_endian_and_as_short_as_can_be() {
        let rows: [(&str, &[u8]); 6] = [
            ("0", &[0]),
            ("200", &[0xC8]),
            ("445", &[0x01, 0xBD]),
            ("600", &[0x02, 0x58]),
            ("65536", &[1, 0, 0]),
            ("4294967295", &[0xFF; 4]),
        ];
        for (text, bytes) in rows {
            assert_eq!(decoded(ValueType::Integer, bytes), Ok(text.into()));
            assert_eq!(encoded(ValueType::Integer, text).as_deref(), Some(bytes));
        }
        assert_eq!(decoded(ValueType::Integer, &[]), Ok("0".into()));
        assert_eq!(decoded(ValueType::Integer, &[0; 5]), WRONG);
        assert_eq!(
            encoded(ValueType::Integer, "0xF132"),
            Some([0xF1, 0x32].into())
        );
        for text in [
            "",
            "0x",
            "-1",
            "+1",
            " 1",
            "1.0",
            "F",
            "4294967296",
            "0x100000000",
        ] {
            assert_eq!(encoded(ValueType::Integer, text), None, "{text:?}");
        }
    }

    #[test]
    fn wv_dates_are_six_bytes() {
        // wv-107-datetime of the libwbxml test suite.
        let bytes = [0x1F, 0x46, 0x72, 0xDA, 0x0D, 0x00];
        assert_eq!(
            decoded(ValueType::DateTime, &bytes),
            Ok("20010925T134013".into())
        );
        assert_eq!(
            encoded(ValueType::DateTime, "20010925T134013"),
            Some(bytes.into())
        );
        let utc = [0x1F, 0x46, 0x72, 0xDA, 0x0D, b'Z'];
        assert_eq!(
            decoded(ValueType::DateTime, &utc),
            Ok("20010925T134013Z".into())
        );
        assert_eq!(
            encoded(ValueType::DateTime, "20010925T134013Z"),
            Some(utc.into())
        );
    }

    #[test]
    fn wv_dates_in_other_forms_stay_strings() {
        for text in [
            "",
            "2001-09-25T13:40:13Z",
            "20010925T1340",
            "20010925T1340Z",
            "20010925T134013+0100",
            "20010925T13401",
            "20010925 134013",
            "20011325T134013",
            "20010900T134013",
            "20010925T244013",
            "20010925T136013",
            "20010925T134061",
            "40960925T134013",
            "2001O925T134013",
        ] {
            assert_eq!(encoded(ValueType::DateTime, text), None, "{text:?}");
        }
        for bytes in [
            &[0x1F, 0x46, 0x72, 0xDA, 0x0D][..],
            &[0x1F, 0x46, 0x72, 0xDA, 0x0D, 0, 0],
            &[0x1F, 0x46, 0x72, 0xDA, 0x0D, 0x01],
            &[0x9F, 0x46, 0x72, 0xDA, 0x0D, 0x00],
            &[0x1F, 0x44, 0x32, 0xDA, 0x0D, 0x00],
            &[0x1F, 0x46, 0x73, 0xFA, 0x0D, 0x00],
        ] {
            assert_eq!(decoded(ValueType::DateTime, bytes), WRONG, "{bytes:02X?}");
        }
    }

    #[test]
    fn si_dates_drop_zero_bytes_at_the_end() {
        let rows: [(&str, &[u8]); 4] = [
            (
                "2001-12-31T12:34:56Z",
                &[0x20, 0x01, 0x12, 0x31, 0x12, 0x34, 0x56],
            ),
            (
                "1999-06-25T15:23:00Z",
                &[0x19, 0x99, 0x06, 0x25, 0x15, 0x23],
            ),
            ("1999-06-25T15:00:00Z", &[0x19, 0x99, 0x06, 0x25, 0x15]),
            ("1999-06-30T00:00:00Z", &[0x19, 0x99, 0x06, 0x30]),
        ];
        for (text, bytes) in rows {
            assert_eq!(decoded(ValueType::DateTimeBcd, bytes), Ok(text.into()));
            assert_eq!(
                encoded(ValueType::DateTimeBcd, text).as_deref(),
                Some(bytes)
            );
        }
        let full = [0x19, 0x99, 0x06, 0x30, 0, 0, 0];
        assert_eq!(
            decoded(ValueType::DateTimeBcd, &full),
            Ok("1999-06-30T00:00:00Z".into())
        );
    }

    #[test]
    fn si_dates_of_another_form_are_not_typed() {
        for bytes in [
            &[][..],
            &[0x19, 0x99, 0x06],
            &[0x19, 0x99, 0x06, 0x30, 0, 0, 0, 0],
            &[0x19, 0x9A, 0x06, 0x30],
            &[0xA9, 0x99, 0x06, 0x30],
            &[0x19, 0x99, 0x13, 0x30],
            &[0x19, 0x99, 0x06, 0x32],
            &[0x19, 0x99, 0x06, 0x30, 0x24],
            &[0x19, 0x99, 0x06, 0x30, 0x23, 0x60],
        ] {
            assert_eq!(
                decoded(ValueType::DateTimeBcd, bytes),
                WRONG,
                "{bytes:02X?}"
            );
        }
        for text in [
            "",
            "1999-06-30",
            "1999-06-30T00:00:00",
            "1999-06-30T00:00:00+01:00",
            "1999-13-30T00:00:00Z",
            "1999-06-30T00:00:0:Z",
            "19990630T000000Z",
        ] {
            assert_eq!(encoded(ValueType::DateTimeBcd, text), None, "{text:?}");
        }
    }

    #[test]
    fn bytes_are_base64() {
        // Found by a fuzzer: white space became an OPAQUE of no bytes.
        for blank in [" ", "\r", "\n \t"] {
            assert_eq!(encoded(ValueType::Bytes, blank), None);
        }
        // RFC 4648 section 10.
        let rows = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ];
        for (bytes, text) in rows {
            assert_eq!(decoded(ValueType::Bytes, bytes.as_bytes()), Ok(text.into()));
            assert_eq!(encoded(ValueType::Bytes, text), Some(bytes.into()));
        }
        assert_eq!(
            encoded(ValueType::Bytes, "\r\n Zm9v\n\tYg=\n= "),
            Some("foob".into())
        );
        for text in ["Zg", "Zg=", "Zm9v!", "Zh==", "Zm-_"] {
            assert_eq!(encoded(ValueType::Bytes, text), None, "{text:?}");
        }
        let long = [0xFB; 1000];
        let text = decoded(ValueType::Icon, &long).unwrap_or_default();
        assert_eq!(text.len(), 1336);
        assert_eq!(encoded(ValueType::Icon, &text), Some(long.into()));
    }

    #[test]
    fn text_is_utf_8() {
        assert_eq!(decoded(ValueType::Text, "Zoë".as_bytes()), Ok("Zoë".into()));
        assert_eq!(
            decoded(ValueType::Document, &[0xEB]),
            Err(ErrorKind::OpaqueNotText)
        );
        assert_eq!(
            encoded(ValueType::Document, "BEGIN:VCARD"),
            Some("BEGIN:VCARD".into())
        );
    }
}
