//! How fast a policy with all 42 settings is assessed, beside its decoding in the same run, and what
//! the algebra of policies takes. Times are in bytes of the WBXML of the policy.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a bench that goes wrong panics"
)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use eas_provision::algebra::{PolicyHash, diff, merge, project, validate};
use eas_provision::compliance::{
    Capabilities, ComplianceOptions, CurrentPassword, StatusRule, assess,
};
use eas_provision::password::PasswordProfile;
use eas_provision::{
    IgnoreCondition, PolicyDocument, PolicyElement, ProtocolVersion, ProvisionResponse, decode,
};

mod policy;

/// A policy that demands something of every element that can.
fn demanding(full: &PolicyDocument<'_>) -> PolicyDocument<'static> {
    let mut policy = full.clone().into_owned();
    for element in PolicyElement::ALL {
        let facts = element.facts();
        let numbers = facts
            .allowed
            .0
            .iter()
            .flat_map(|&(first, last)| [first, last]);
        for number in numbers {
            policy.set(element, eas_provision::Setting::Value(number));
            if !policy.is_vacuous(element) {
                break;
            }
        }
    }
    policy.set_unapproved_in_rom_applications(["game.exe"]);
    policy.set_approved_applications([[7; 20]]);
    policy
}

fn compliance(c: &mut Criterion) {
    let document = policy::full();
    let response: ProvisionResponse<'_> = decode(&document).unwrap();
    let offered = response.policies.as_ref().unwrap().first().unwrap();
    let full = offered.document().unwrap();
    assert_eq!(full.len(), 42);
    let demanding = demanding(full);

    let options = ComplianceOptions::default();
    let mut device = Capabilities::full();
    device.set_password(CurrentPassword::Profile(PasswordProfile::new(
        "tr0ub4dor&3",
    )));
    let mut poor = Capabilities::new();
    poor.meet(IgnoreCondition::NoCamera)
        .meet(IgnoreCondition::NoInfrared);
    let rule = assess(&demanding, &device, &options).rule();
    assert_eq!(rule, StatusRule::NothingFailed);

    let mut group = c.benchmark_group("compliance");
    group.throughput(Throughput::Bytes(document.len() as u64));
    group.bench_function("decode, to compare with", |b| {
        b.iter(|| decode::<ProvisionResponse<'_>>(black_box(&document)).unwrap());
    });
    group.bench_function("of a policy as servers send it", |b| {
        b.iter(|| assess(black_box(full), black_box(&device), &options));
    });
    group.bench_function("of a policy that demands everything", |b| {
        b.iter(|| assess(black_box(&demanding), black_box(&device), &options));
    });
    group.bench_function("of the same on a device that can do nothing", |b| {
        b.iter(|| assess(black_box(&demanding), black_box(&poor), &options));
    });
    group.finish();

    let mut group = c.benchmark_group("algebra");
    group.throughput(Throughput::Bytes(document.len() as u64));
    group.bench_function("diff", |b| {
        b.iter(|| diff(black_box(full), black_box(&demanding)).needs_user_action());
    });
    group.bench_function("merge", |b| {
        b.iter(|| merge([black_box(full), black_box(&demanding)]));
    });
    group.bench_function("validate", |b| {
        b.iter(|| validate(black_box(&demanding), ProtocolVersion::V14_1));
    });
    group.bench_function("project", |b| {
        b.iter(|| project(black_box(&demanding), ProtocolVersion::V14_1));
    });
    group.bench_function("hash", |b| {
        b.iter(|| PolicyHash::of(black_box(&demanding), ProtocolVersion::V14_1));
    });
    group.finish();
}

criterion_group!(benches, compliance);
criterion_main!(benches);
