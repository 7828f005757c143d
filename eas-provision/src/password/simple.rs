//! [`is_simple`]: what `AllowSimpleDevicePassword` means by a simple password.

/// The rows of keyboards: QWERTY, then what QWERTZ and AZERTY have otherwise.
const ROWS: [&str; 9] = [
    "1234567890-=",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "qwertzuiop",
    "yxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
];

/// How short a run may be if there is another beside it.
const SHORTEST: usize = 3;

/// Whether a password is simple: nothing but characters that repeat, follow each other in the
/// alphabet or among the digits, or lie side by side in a row of the keyboard, in either direction
/// and in either case. `2222`, `abcd` (MS-ASPROV 2.2.2.12), `1234`, `qwerty` (the guide), `7890`,
/// `4321`, `aaabbb` and `abc123` are simple; `1212`, `aab` and `2580` are not.
///
/// A password is cut into runs, each as long as its characters stand in one and the same relation.
/// It is simple if it is one run, or if all runs have three characters or more. The empty password
/// is simple.
///
/// Servers do not say what they mean by simple: a device with a rule of its own gives it to
/// [`PasswordProfile::with_simple_rule`](super::PasswordProfile::with_simple_rule).
///
/// ```
/// use eas_provision::password::is_simple;
///
/// assert!(is_simple("1234") && is_simple("2222") && is_simple("qwerty"));
/// assert!(!is_simple("2580") && !is_simple("1212"));
/// ```
#[must_use]
pub fn is_simple(password: &str) -> bool {
    let mut characters = password.chars().map(|c| c.to_ascii_lowercase());
    let Some(mut previous) = characters.next() else {
        return true;
    };
    let (mut runs, mut shortest, mut length) = (1_usize, usize::MAX, 1_usize);
    let mut common = u32::MAX;
    for c in characters {
        let relations = relations(previous, c) & common;
        if relations == 0 {
            shortest = shortest.min(length);
            runs = runs.saturating_add(1);
            length = 1;
            common = u32::MAX;
        } else {
            length = length.saturating_add(1);
            common = relations;
        }
        previous = c;
    }
    runs == 1 || shortest.min(length) >= SHORTEST
}

/// In which relations two characters stand: one bit each.
fn relations(left: char, right: char) -> u32 {
    let mut found = 0;
    if left == right {
        found |= 1;
    }
    if left.is_alphanumeric() && right.is_alphanumeric() {
        match u32::from(right).wrapping_sub(u32::from(left)) {
            1 => found |= 2,
            u32::MAX => found |= 4,
            _ => {}
        }
    }
    let mut bit = 8_u32;
    for row in ROWS {
        if let (Some(at), Some(next)) = (row.find(left), row.find(right)) {
            match next.wrapping_sub(at) {
                1 => found |= bit,
                usize::MAX => found |= bit << 1,
                _ => {}
            }
        }
        bit <<= 2;
    }
    found
}
