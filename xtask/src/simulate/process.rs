//! How much memory the process holds, and how long it has run.

/// The resident memory in bytes, where the system tells it (Linux).
pub(crate) fn resident() -> Option<u64> {
    told("VmRSS:")
}

/// The most that was resident at once, in bytes.
pub(crate) fn peak() -> Option<u64> {
    told("VmHWM:")
}

/// How many seconds all its threads have run on cores, where the system tells it (Linux).
pub(crate) fn on_cores() -> Option<f64> {
    /// Of the kernel's clock, a second; what it tells programs is always in these.
    const TICKS: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name, which may have spaces, ends with the last parenthesis; eleven fields on are the times.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(user.checked_add(system)? as f64 / TICKS)
}

fn told(what: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(what))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kilobytes.checked_mul(1024)
}
