//! The values that elements have as text: ports, dates, versions.

use core::fmt;

/// A port: decimal, 1 to 65535.
pub(crate) fn port(text: &str) -> Option<u16> {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|port| plain && *port > 0)
}

/// A date: `YYYYMMDD`.
pub(crate) fn date(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part = |from, to| text.get(from..to)?.parse::<u16>().ok();
    let year = part(0, 4)?;
    let month = u8::try_from(part(4, 6)?).ok()?;
    let day = u8::try_from(part(6, 8)?).ok()?;
    Date::new(year, month, day)
}

/// A day of the calendar.
///
/// ```
/// use autodiscover::Date;
///
/// let date = Date::new(2026, 12, 31).unwrap();
/// assert_eq!(date.to_string(), "20261231");
/// assert_eq!((date.year(), date.month(), date.day()), (2026, 12, 31));
/// assert_eq!(date.end(), 1_798_761_600, "2027-01-01T00:00:00Z");
/// assert!(Date::new(2026, 2, 29).is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// This day, if there is one: months and days from 1, years to 9999.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        if day == 0 || day > days || year > 9999 {
            return None;
        }
        Some(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The second after its last, in Unix time: when it is over in UTC. Negative before 1970.
    #[must_use]
    pub fn end(self) -> i64 {
        // Days since 1 March of the year 0, in which the leap day is the last of the year.
        let (year, month, day) = (
            i64::from(self.year),
            i64::from(self.month),
            i64::from(self.day),
        );
        let early = month <= 2;
        let year = if early { year.wrapping_sub(1) } else { year };
        let month = if early {
            month.wrapping_add(9)
        } else {
            month.wrapping_sub(3)
        };
        let leap_days = year
            .div_euclid(4)
            .wrapping_sub(year.div_euclid(100))
            .wrapping_add(year.div_euclid(400));
        let in_year = month.wrapping_mul(153).wrapping_add(2).div_euclid(5);
        let days = year
            .wrapping_mul(365)
            .wrapping_add(leap_days)
            .wrapping_add(in_year)
            .wrapping_add(day)
            // 1 January 1970 is day 719,468 of that count; the day given is over one later.
            .wrapping_sub(719_468);
        days.wrapping_mul(86_400)
    }
}

/// `YYYYMMDD`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}{:02}{:02}", self.year, self.month, self.day)
    }
}

/// The version of an Exchange server, packed into 32 bits: 4 bits that say how it is packed, 6 of
/// the major and 6 of the minor version, a flag, 15 of the build.
///
/// ```
/// use autodiscover::ServerVersion;
///
/// let version = ServerVersion::from_hex("73C08204").unwrap();
/// assert_eq!((version.major(), version.minor(), version.build()), (15, 0, 516));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ServerVersion(pub u32);

impl ServerVersion {
    /// The version in these hexadecimal digits, eight at most.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let plain = text.len() <= 8 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let value = u32::from_str_radix(text, 16).ok()?;
        plain.then_some(Self(value))
    }

    /// The major version: 8 for Exchange 2007, 14 for 2010, 15 for 2013 and later.
    #[must_use]
    pub const fn major(self) -> u8 {
        (self.0 >> 22 & 0x3F) as u8
    }

    /// The minor version.
    #[must_use]
    pub const fn minor(self) -> u8 {
        (self.0 >> 16 & 0x3F) as u8
    }

    /// The build.
    #[must_use]
    pub const fn build(self) -> u16 {
        (self.0 & 0x7FFF) as u16
    }
}

/// As in `14.3.123`.
impl fmt::Display for ServerVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major(), self.minor(), self.build())
    }
}
