//! The instructions of each operation of each library on each document, without what it takes to make
//! the document: `cargo xtask bench --guard` compares them with those of before.

use gungraun::Callgrind;
use gungraun::prelude::*;

#[macro_use]
#[path = "../../src/bench/work/mod.rs"]
#[allow(dead_code, reason = "some is for what is measured in time")]
mod work;

/// A group of gungraun for each crate, a bench for each of its operations, a case for each document.
macro_rules! groups {
    ($($package:ident { $($operation:ident [$($document:ident)*])* })*) => {
        mod benches {
            $(
                pub(super) mod $package {
                    use gungraun::prelude::*;

                    use crate::work::Work;

                    $(
                        #[library_benchmark]
                        $(#[bench::$document(Work::guarded(
                            stringify!($package),
                            stringify!($operation),
                            stringify!($document)
                        ))])*
                        fn $operation(work: Work) -> usize {
                            (work.once)()
                        }
                    )*

                    library_benchmark_group!(name = $package, benchmarks = [$($operation),*]);
                }
            )*
        }

        $(use benches::$package::$package;)*

        // Of caches, nothing is asked.
        main!(
            config = LibraryBenchmarkConfig::default()
                .tool(Callgrind::with_args(["--cache-sim=no"])),
            library_benchmark_groups = [$($package),*]
        );
    };
}

guarded!(groups);
