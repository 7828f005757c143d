//! The order of SRV records.

use std::collections::BTreeMap;

use autodiscover::discovery::{SrvRecord, srv_order};
use proptest::prelude::*;

fn record(priority: u16, weight: u16, target: &str) -> SrvRecord {
    SrvRecord::new(priority, weight, 443, target)
}

/// How often each record goes first, of so many orders.
fn firsts(records: &[SrvRecord], orders: u64) -> BTreeMap<String, u64> {
    let mut firsts = BTreeMap::new();
    for random in 0..orders {
        let ordered = srv_order(records.to_vec(), random);
        *firsts.entry(ordered[0].target.clone()).or_insert(0) += 1;
    }
    firsts
}

#[test]
fn a_lower_priority_number_goes_first_whatever_the_weight() {
    let records = [record(20, 65_535, "late"), record(10, 0, "early")];
    assert_eq!(
        firsts(&records, 100),
        BTreeMap::from([("early".to_owned(), 100)])
    );
}

#[test]
fn a_record_goes_first_in_proportion_to_its_weight() {
    // The example of RFC 2782: "fat" has three times the weight of "slow".
    let records = [record(0, 1, "slow"), record(0, 3, "fat")];
    let orders = 20_000;
    let firsts = firsts(&records, orders);
    // Draws go from 0 to the sum: 0 and 1 are the first's, 2 to 4 the second's.
    let share = firsts["fat"] as f64 / orders as f64;
    assert!((share - 0.6).abs() < 0.02, "{share}");
}

#[test]
fn a_record_without_weight_has_a_small_chance() {
    let records = [record(0, 0, "none"), record(0, 99, "all")];
    let firsts = firsts(&records, 10_000);
    assert!((50..200).contains(&firsts["none"]), "{firsts:?}");
}

proptest! {
    #[test]
    fn the_order_is_a_permutation_by_priority_and_the_same_for_the_same_number(
        records in prop::collection::vec((0_u16..4, any::<u16>(), "[a-z]{1,3}"), 0..12),
        random in any::<u64>(),
    ) {
        let records: Vec<SrvRecord> = records.iter().map(|(p, w, t)| record(*p, *w, t)).collect();
        let ordered = srv_order(records.clone(), random);
        prop_assert!(ordered.iter().map(|r| r.priority).is_sorted());
        prop_assert_eq!(&ordered, &srv_order(records.clone(), random));
        let sorted = |mut records: Vec<SrvRecord>| { records.sort(); records };
        prop_assert_eq!(sorted(ordered), sorted(records));
    }
}
