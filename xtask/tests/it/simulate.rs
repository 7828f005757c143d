//! `cargo xtask simulate`.

use crate::xtask;

#[test]
fn a_fleet_is_provisioned_without_a_failure_on_any_number_of_threads() {
    let tell = |jobs: &str| {
        let run = xtask(&["simulate", "41", "--threads", jobs], b"");
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        run.stdout().to_owned()
    };
    let (one, three) = (tell("1"), tell("3"));
    assert!(one.starts_with("41 devices on 1 thread\n"), "{one}");
    assert!(three.starts_with("41 devices on 3 threads\n"), "{three}");
    // The editions in turn; what came back does not hang on the threads.
    for told in [&one, &three] {
        assert!(
            told.contains("      11 of Windows Mobile, 2006\n"),
            "{told}"
        );
        assert!(told.contains("      10 of the DDF v2\n"), "{told}");
        assert!(told.contains("devices    41 as planned, "), "{told}");
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

#[test]
fn devices_that_refuse_are_counted_named_and_a_failure() {
    let run = xtask(&["simulate", "21", "--full", "13", "--threads", "2"], b"");
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let told = run.stdout();
    assert!(told.contains("devices    8 as planned, "), "{told}");
    // One session each that makes an account; three with the others.
    assert!(told.contains("sessions   37 in "), "{told}");
    assert!(told.contains("failures   13\n"), "{told}");
    assert!(told.contains("420: 13"), "{told}");
    let first = "device 0 (Windows Mobile, 2006): statuses [507, 420, 215";
    assert!(run.stderr.contains(first), "{}", run.stderr);
    assert!(run.stderr.contains("and 3 more"), "{}", run.stderr);
}

#[test]
fn scaling_is_a_line_for_each_number_of_threads() {
    let run = xtask(&["simulate", "40", "--scaling", "--threads", "3"], b"");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let lines: Vec<Vec<&str>> = run
        .stdout()
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(lines[0], ["40", "devices"]);
    let threads: Vec<&str> = lines[2..].iter().map(|line| line[0]).collect();
    assert_eq!(threads, ["1", "2", "3"]);
    assert_eq!(lines[2][2], "1.00");
    // The last column is told on Linux, and where it took long enough to be counted.
    assert!(lines[2..].iter().all(|line| matches!(line.len(), 3 | 4)));
    assert!(
        lines[2..]
            .iter()
            .all(|line| line[1].parse::<u64>().unwrap() > 0)
    );
}
