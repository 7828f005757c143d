//! gungraun's runner, which the benches call.

use std::process::ExitCode;

fn main() -> ExitCode {
    match gungraun_runner::runner::run::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("gungraun: {e:?}");
            ExitCode::FAILURE
        }
    }
}
