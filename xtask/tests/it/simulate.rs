//! `cargo xtask simulate`.

use crate::xtask;

#[test]
fn a_fleet_is_provisioned_without_a_failure_on_any_number_of_threads() {
    let tell = |jobs: &str| {
        let run = xtask(&["simulate", "41", "--jobs", jobs], b"");
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        run.stdout().to_owned()
    };
    let (one, three) = (tell("1"), tell("3"));
    assert!(one.starts_with("41 devices on 1 thread\n"), "{one}");
    assert!(three.starts_with("41 devices on 3 threads\n"), "{three}");
    // The editions in turn; what came back does not hang on the threads.
    for told in [&one, &three] {
        assert!(
            told.contains("      11 provisioned: Windows Mobile, 2006\n"),
            "{told}"
        );
        assert!(
            told.contains("      10 provisioned: the DDF v2\n"),
            "{told}"
        );
        assert!(told.contains("sessions   123 in "), "{told}");
        assert!(told.contains("failures   0\n"), "{told}");
    }
    let statuses = |told: &str| {
        let line = told.lines().find(|line| line.contains("statuses"));
        line.unwrap_or_default().to_owned()
    };
    assert_eq!(statuses(&one), statuses(&three));
    assert!(statuses(&one).contains("507: 41"), "{one}");
}

#[test]
fn a_fleet_of_none_is_no_failure() {
    let run = xtask(&["simulate", "0"], b"");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout().starts_with("0 devices on "));
}
