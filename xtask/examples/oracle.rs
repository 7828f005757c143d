//! One input through one oracle: `oracle TARGET [FILE]`, or standard input. It aborts if a law does
//! not hold, so any fuzzer that runs programs can drive it: see `xtask/fuzz/README.md`.

use std::io::{Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let named = |name: &String| {
        xtask::oracles::ALL
            .iter()
            .find(|(target, _)| target == name)
    };
    let Some((_, oracle)) = arguments.first().and_then(named) else {
        let mut err = std::io::stderr();
        let _ = writeln!(err, "oracle TARGET [FILE]; the targets are");
        for (target, _) in xtask::oracles::ALL {
            let _ = writeln!(err, "  {target}");
        }
        // Asked for nothing, it has answered.
        return ExitCode::from(if arguments.is_empty() { 0 } else { 2 });
    };
    let mut input = Vec::new();
    let read = match arguments.get(1) {
        Some(file) => std::fs::read(file).map(|bytes| input = bytes),
        None => std::io::stdin().read_to_end(&mut input).map(|_| ()),
    };
    if let Err(e) = read {
        let _ = writeln!(std::io::stderr(), "the input cannot be read: {e}");
        return ExitCode::from(2);
    }
    // Fuzzers look for signals, and a panic is none.
    if std::panic::catch_unwind(|| oracle(&input)).is_err() {
        std::process::abort();
    }
    ExitCode::SUCCESS
}
