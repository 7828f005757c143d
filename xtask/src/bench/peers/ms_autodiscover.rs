//! The crate `ms-autodiscover`, which reads a reply with serde-xml-rs: it is a program of its own, as
//! what it stands on should stand in no other lock file.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use crate::checks::steps::cargo;
use crate::checks::workspace::{self, Metadata};

/// The seconds that it takes for a reply.
pub(super) fn seconds(reply: &str) -> Result<f64, String> {
    let root = workspace::root().map_err(|e| e.to_string())?;
    let metadata = Metadata::read(&root).map_err(|e| e.to_string())?;
    let target = metadata.target().join("ms-autodiscover");
    let file = target.join("reply.xml");
    fs::create_dir_all(&target).map_err(|e| e.to_string())?;
    fs::write(&file, reply).map_err(|e| e.to_string())?;
    let _ = writeln!(
        anstream::stderr(),
        "   building and measuring ms-autodiscover ..."
    );
    let done = cargo()
        .args(["run", "--quiet", "--locked", "--release", "--manifest-path"])
        .arg(root.join("xtask/interop/ms-autodiscover/Cargo.toml"))
        .arg("--target-dir")
        .arg(target)
        .args(["--", "time"])
        .arg(file)
        .stdin(Stdio::null())
        .output()
        .map_err(|e| e.to_string())?;
    if !done.status.success() {
        return Err(String::from_utf8_lossy(&done.stderr).trim().to_owned());
    }
    let said = String::from_utf8_lossy(&done.stdout);
    said.trim().parse().map_err(|_| format!("it says {said:?}"))
}
