//! How far the user may choose.

use eas_provision::AgeFilter;
use eas_provision::algebra::{Truncation, UserChoice};
use proptest::prelude::*;

use crate::any_policy::{any_policy, cases};
use crate::settings::policy;

#[test]
fn the_user_may_lock_earlier_and_never_later() {
    let policy = policy("MaxInactivityTimeDeviceLock=900");
    let lock = |wish| UserChoice::InactivityLock.bound(&policy, wish);
    assert_eq!(lock(Some(60)), Some(60));
    assert_eq!(lock(Some(900)), Some(900));
    assert_eq!(lock(Some(901)), Some(900));
    assert_eq!(lock(None), Some(900));
    assert!(UserChoice::InactivityLock.allows(&policy, Some(60)));
    assert!(!UserChoice::InactivityLock.allows(&policy, None));
}

#[test]
fn an_unlimited_or_absent_lock_leaves_the_choice() {
    for settings in [
        "",
        "MaxInactivityTimeDeviceLock=empty",
        "MaxInactivityTimeDeviceLock=9999",
    ] {
        let policy = policy(settings);
        assert_eq!(UserChoice::InactivityLock.largest(&policy), None);
        assert_eq!(UserChoice::InactivityLock.bound(&policy, None), None);
        assert!(UserChoice::InactivityLock.allows(&policy, Some(100_000)));
    }
}

#[test]
fn truncation_sizes_are_kilobytes_of_1024_bytes() {
    let policy = policy("MaxEmailBodyTruncationSize=10 MaxEmailHTMLBodyTruncationSize=2");
    assert_eq!(
        Truncation::of_body(&policy, None),
        Truncation::Kilobytes(10)
    );
    assert_eq!(Truncation::of_body(&policy, None).bytes(), Some(10_240));
    assert_eq!(
        Truncation::of_html(&policy, Some(50)),
        Truncation::Kilobytes(2)
    );
    assert_eq!(
        Truncation::of_body(&policy, Some(4)),
        Truncation::Kilobytes(4)
    );
}

#[test]
fn minus_one_truncates_nothing_and_zero_leaves_the_header() {
    let policy = policy("MaxEmailBodyTruncationSize=-1 MaxEmailHTMLBodyTruncationSize=0");
    assert_eq!(Truncation::of_body(&policy, None), Truncation::None);
    assert_eq!(Truncation::of_body(&policy, None).bytes(), None);
    assert_eq!(
        Truncation::of_body(&policy, Some(7)),
        Truncation::Kilobytes(7)
    );
    assert_eq!(Truncation::of_html(&policy, None), Truncation::HeaderOnly);
    assert_eq!(Truncation::of_html(&policy, Some(7)).bytes(), Some(0));
}

#[test]
fn attachments_may_be_smaller_and_never_larger() {
    let policy = policy("MaxAttachmentSize=5000");
    assert!(UserChoice::AttachmentSize.allows(&policy, Some(5000)));
    assert!(!UserChoice::AttachmentSize.allows(&policy, Some(5001)));
}

#[test]
fn a_bound_that_cannot_be_read_leaves_nothing_to_choose() {
    let policy = policy("MaxAttachmentSize=-1 MaxEmailBodyTruncationSize=much");
    assert_eq!(UserChoice::AttachmentSize.largest(&policy), Some(0));
    assert_eq!(Truncation::of_body(&policy, None), Truncation::HeaderOnly);
}

#[test]
fn age_filters_are_bounded_by_age_and_all_is_the_longest() {
    let bounded = policy("MaxEmailAgeFilter=3 MaxCalendarAgeFilter=5");
    assert_eq!(AgeFilter::ALL.bound_mail(&bounded), AgeFilter::ONE_WEEK);
    assert_eq!(
        AgeFilter::ONE_MONTH.bound_mail(&bounded),
        AgeFilter::ONE_WEEK
    );
    assert_eq!(AgeFilter::ONE_DAY.bound_mail(&bounded), AgeFilter::ONE_DAY);
    assert_eq!(
        AgeFilter::ALL.bound_calendar(&bounded),
        AgeFilter::ONE_MONTH
    );
    assert_eq!(
        AgeFilter::TWO_WEEKS.bound_calendar(&bounded),
        AgeFilter::TWO_WEEKS
    );
    let free = policy("MaxEmailAgeFilter=0");
    assert_eq!(AgeFilter::ALL.bound_mail(&free), AgeFilter::ALL);
    assert_eq!(
        AgeFilter::SIX_MONTHS.bound_calendar(&free),
        AgeFilter::SIX_MONTHS
    );
}

#[test]
fn an_age_that_the_calendar_does_not_have_is_its_shortest() {
    for settings in ["MaxCalendarAgeFilter=2", "MaxCalendarAgeFilter=short"] {
        let policy = policy(settings);
        assert_eq!(AgeFilter::ALL.bound_calendar(&policy), AgeFilter::TWO_WEEKS);
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn no_choice_exceeds_its_bound(policy in any_policy(), wish in any::<Option<u16>>()) {
        for choice in [
            UserChoice::InactivityLock,
            UserChoice::BodySize,
            UserChoice::HtmlBodySize,
            UserChoice::AttachmentSize,
        ] {
            let wish = wish.map(u64::from);
            let bound = choice.bound(&policy, wish);
            prop_assert!(choice.allows(&policy, bound));
            match choice.largest(&policy) {
                None => prop_assert_eq!(bound, wish),
                Some(largest) => prop_assert!(bound.is_some_and(|bound| bound <= largest)),
            }
        }
    }
}
