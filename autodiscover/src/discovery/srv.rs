//! The order of SRV records (RFC 2782).

use alloc::string::String;
use alloc::vec::Vec;

/// An SRV record.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SrvRecord {
    /// Lower ones go first.
    pub priority: u16,
    /// How often the record goes first among those of its priority.
    pub weight: u16,
    /// The port.
    pub port: u16,
    /// The host name, with or without a dot at its end. A single dot: there is no such service.
    pub target: String,
}

impl SrvRecord {
    /// A record.
    #[must_use]
    pub fn new(priority: u16, weight: u16, port: u16, target: &str) -> Self {
        Self {
            priority,
            weight,
            port,
            target: String::from(target),
        }
    }

    /// The host name without the dot at its end; empty if there is no such service.
    #[must_use]
    pub fn host(&self) -> &str {
        self.target.strip_suffix('.').unwrap_or(&self.target)
    }
}

/// Records in the order in which they are tried: by priority, and within one at random, each with
/// a chance in proportion to its weight (RFC 2782, "Usage rules").
///
/// `random` decides; the same number gives the same order.
///
/// ```
/// use autodiscover::discovery::{SrvRecord, srv_order};
///
/// let record = |priority, target: &str| SrvRecord::new(priority, 0, 443, target);
/// let records = vec![record(20, "backup.contoso.com."), record(10, "mail.contoso.com.")];
/// let ordered = srv_order(records, 7);
/// assert_eq!(ordered[0].host(), "mail.contoso.com");
/// ```
#[must_use]
pub fn srv_order(mut records: Vec<SrvRecord>, random: u64) -> Vec<SrvRecord> {
    // Those of weight 0 stand first, so that they have the small chance that the rules give them.
    records.sort_by_key(|r| (r.priority, r.weight));
    let mut state = random;
    let mut ordered: Vec<SrvRecord> = Vec::with_capacity(records.len());
    while let Some(first) = records.first() {
        let priority = first.priority;
        let same = || records.iter().take_while(|r| r.priority == priority);
        let sum: u64 = same()
            .map(|r| u64::from(r.weight))
            .fold(0, u64::saturating_add);
        let draw = next(&mut state)
            .checked_rem(sum.saturating_add(1))
            .unwrap_or(0);
        let mut running = 0_u64;
        let chosen = same().position(|r| {
            running = running.saturating_add(u64::from(r.weight));
            running >= draw
        });
        ordered.push(records.remove(chosen.unwrap_or(0)));
    }
    ordered
}

/// The next number of SplitMix64 (Steele, Lea, Flood 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
