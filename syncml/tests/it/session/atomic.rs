//! Atomic and Sequence.

use syncml::Command;

use super::device_tree::DeviceTree;
use super::support::*;

fn tree() -> DeviceTree {
    DeviceTree::with_leaves(&[("./A/x", "1"), ("./A/y", "2"), ("./DevInfo/DevId", "d")])
        .with_permanent(&["./DevInfo/DevId"])
}

/// The codes of one command and what it holds, and the tree after it.
fn outcome(command: Command<'static>) -> (Vec<u16>, DeviceTree) {
    let mut tree = tree();
    let (run, tickets) = run_commands(vec![command], &mut tree);
    run.complete();
    (run.codes(tickets[0]), tree)
}

#[test]
fn an_atomic_that_succeeds_has_its_own_status_and_each_command_has_one() {
    let (codes, tree) = outcome(atomic(vec![
        add(&[("./A/z", "3")]),
        replace(&[("./A/x", "9")]),
        delete(&["./A/y"]),
    ]));
    assert_eq!(codes, [200, 200, 200, 200]);
    assert_eq!(tree.text("./A/x").as_deref(), Some("9"));
    assert!(tree.has("./A/z") && !tree.has("./A/y"));
}

#[test]
fn an_atomic_that_fails_is_undone_and_every_command_says_what_became_of_it() {
    let before = tree();
    let (codes, after) = outcome(atomic(vec![
        add(&[("./A/z", "3")]),
        delete(&["./A/y"]),
        replace(&[("./Nothing", "9")]),
        replace(&[("./A/x", "9")]),
        get(&["./A/x"]),
    ]));
    assert_eq!(codes, [507, 216, 216, 404, 215, 215]);
    assert_eq!(after, before);
}

#[test]
fn a_get_in_an_atomic_that_fails_has_found_nothing() {
    let mut tree = tree();
    let command = atomic(vec![get(&["./A/x"]), add(&[("./A/x", "")])]);
    let (run, tickets) = run_commands(vec![command], &mut tree);
    run.complete();
    assert_eq!(run.codes(tickets[0]), [507, 216, 418]);
    assert_eq!(run.found(), []);
}

#[test]
fn the_items_of_a_command_in_a_failed_atomic_each_say_what_became_of_them() {
    let mut tree = tree();
    let edit = replace(&[("./A/x", "9"), ("./Nothing", ""), ("./A/y", "9")]);
    let (run, tickets) = run_commands(vec![atomic(vec![edit])], &mut tree);
    run.complete();
    assert_eq!(
        run.statuses(tickets[0]),
        [
            (0, vec![0], 507),
            (1, vec![0], 216),
            (1, vec![1], 404),
            (1, vec![2], 215)
        ]
    );
    assert_eq!(tree.text("./A/x").as_deref(), Some("1"));
}

#[test]
fn an_atomic_inside_another_is_not_carried_out_and_fails_the_outer_one() {
    let before = tree();
    let (codes, after) = outcome(atomic(vec![
        add(&[("./A/z", "3")]),
        atomic(vec![add(&[("./A/w", "4")])]),
        add(&[("./A/v", "5")]),
    ]));
    assert_eq!(codes, [507, 216, 500, 215, 215]);
    assert_eq!(after, before);
}

#[test]
fn a_sequence_goes_on_after_a_failure() {
    let (codes, tree) = outcome(sequence(vec![
        replace(&[("./Nothing", "9")]),
        add(&[("./A/z", "3")]),
    ]));
    assert_eq!(codes, [200, 404, 200]);
    assert!(tree.has("./A/z"));
}

#[test]
fn a_failure_in_a_sequence_in_an_atomic_undoes_it_all() {
    let before = tree();
    let (codes, after) = outcome(atomic(vec![
        sequence(vec![
            add(&[("./A/z", "3")]),
            replace(&[("./Nothing", "9")]),
            add(&[("./A/w", "4")]),
        ]),
        add(&[("./A/v", "5")]),
    ]));
    assert_eq!(codes, [507, 200, 216, 404, 215, 215]);
    assert_eq!(after, before);
}

#[test]
fn an_atomic_in_a_sequence_fails_by_itself() {
    let (codes, tree) = outcome(sequence(vec![
        add(&[("./A/z", "3")]),
        atomic(vec![add(&[("./A/w", "4")]), delete(&["./DevInfo/DevId"])]),
        add(&[("./A/v", "5")]),
    ]));
    assert_eq!(codes, [200, 200, 507, 216, 405, 200]);
    assert!(tree.has("./A/z") && tree.has("./A/v") && !tree.has("./A/w"));
}
