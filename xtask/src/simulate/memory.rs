//! How much memory the process holds.

/// The resident memory in bytes, where the system tells it (Linux).
pub(crate) fn resident() -> Option<u64> {
    told("VmRSS:")
}

/// The most that was resident at once, in bytes.
pub(crate) fn peak() -> Option<u64> {
    told("VmHWM:")
}

fn told(what: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(what))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kilobytes.checked_mul(1024)
}
