//! The work of all crates, one operation at a time: what `cargo xtask bench --guard` counts the
//! instructions of, under callgrind.
//!
//! `instructions NAME TIMES` does `package/operation/document` that often; without arguments, each is
//! done once, and the names and lengths are printed.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a bench that goes wrong panics"
)]

use std::hint::black_box;

mod work;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let asked = match arguments.as_slice() {
        [name, times] => Some((name, times.parse::<u32>().unwrap())),
        _ => None,
    };
    // Documents of other crates need not be made.
    let is_asked = |package: &&str| match asked {
        Some((name, _)) => name.starts_with(&format!("{package}/")),
        None => true,
    };
    for package in work::PACKAGES.into_iter().filter(is_asked) {
        for work in work::of(package) {
            let name = format!("{package}/{}/{}", work.operation, work.document);
            let times = match asked {
                Some((asked, times)) if *asked == name => times,
                Some(_) => continue,
                None => 1,
            };
            for _ in 0..times {
                black_box((work.once)());
            }
            println!("{name} {}", work.bytes);
        }
    }
}
