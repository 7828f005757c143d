//! Programs of others: run with an end in sight, and stopped by nothing but their own process id.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How often it is looked whether a program has ended.
const GLANCE: Duration = Duration::from_millis(5);

/// How long a server may take to end when it is asked to.
const GRACE: Duration = Duration::from_secs(5);

/// What a program left behind.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) status: ExitStatus,
    pub(super) stdout: Vec<u8>,
    pub(super) stderr: String,
}

impl Run {
    /// What it wrote, if all went well.
    pub(super) fn success(self) -> Result<Vec<u8>, String> {
        if self.status.success() {
            Ok(self.stdout)
        } else {
            let last = self.stderr.trim().lines().next_back().unwrap_or("");
            Err(format!("{}: {last}", self.status))
        }
    }
}

/// Runs a program on this input, for no longer than this.
pub(super) fn run(command: &mut Command, input: &[u8], patience: Duration) -> Result<Run, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    // What it starts itself may hold its output open, and ends with it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("{name} does not run: {e}"))?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let end = Instant::now() + patience;
    thread::scope(|scope| {
        scope.spawn(move || {
            // A program that does not read its input closes it.
            stdin.map(|mut stdin| stdin.write_all(input))
        });
        let stdout = scope.spawn(move || read(stdout));
        let stderr = scope.spawn(move || read(stderr));
        let status = wait(&mut child, end);
        if status.is_none() {
            signal("KILL", &format!("-{}", child.id()));
            stop(&mut child);
        }
        let stdout = stdout.join().unwrap_or_default();
        let stderr = String::from_utf8_lossy(&stderr.join().unwrap_or_default()).into_owned();
        let status =
            status.ok_or_else(|| format!("{name} took longer than {} s", patience.as_secs()))?;
        Ok(Run {
            status,
            stdout,
            stderr,
        })
    })
}

fn read(stream: Option<impl Read>) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What came until then is what there is.
    let _ = stream.map(|mut stream| stream.read_to_end(&mut bytes));
    bytes
}

/// How it ended, if it does until then.
fn wait(child: &mut Child, end: Instant) -> Option<ExitStatus> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if Instant::now() < end => thread::sleep(GLANCE),
            _ => return None,
        }
    }
}

/// Sends a signal to a process, or to a group of them; whether there was one.
fn signal(signal: &str, id: &str) -> bool {
    let sent = Command::new("kill")
        .args(["-s", signal, "--", id])
        .stderr(Stdio::null())
        .status();
    sent.is_ok_and(|sent| sent.success())
}

fn stop(child: &mut Child) {
    // It may have ended by itself.
    let _ = child.kill();
    let _ = child.wait();
}

/// The first line of what a program says of itself; none where it is not installed.
pub(super) fn first_line(program: &str, argument: &str) -> Option<String> {
    let run = run(
        Command::new(program).arg(argument),
        b"",
        Duration::from_secs(20),
    );
    let run = run.ok()?;
    let text = String::from_utf8_lossy(&run.stdout).into_owned() + &run.stderr;
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.next().map(str::to_owned)
}

/// A server on 127.0.0.1, which ends when this is dropped.
#[derive(Debug)]
pub(super) struct Server {
    child: Child,
    pub(super) address: SocketAddr,
}

impl Server {
    /// Starts a program that listens on this port, and waits until it does.
    pub(super) fn start(
        command: &mut Command,
        address: SocketAddr,
        patience: Duration,
    ) -> Result<Self, String> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("{name} does not run: {e}"))?;
        let mut server = Self { child, address };
        let end = Instant::now() + patience;
        while TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_err() {
            if let Ok(Some(status)) = server.child.try_wait() {
                return Err(format!("{name} ended before it listened: {status}"));
            }
            if Instant::now() >= end {
                return Err(format!("{name} does not listen on {address}"));
            }
            thread::sleep(GLANCE);
        }
        // What listens there may be somebody else.
        if let Ok(Some(status)) = server.child.try_wait() {
            return Err(format!("{name} ended before it listened: {status}"));
        }
        Ok(server)
    }
}

impl Drop for Server {
    /// It is asked to end, which leaves nothing behind, and ended if it does not.
    fn drop(&mut self) {
        let soon = Instant::now() + GRACE;
        if signal("INT", &self.child.id().to_string()) && wait(&mut self.child, soon).is_some() {
            return;
        }
        stop(&mut self.child);
    }
}

/// An address on 127.0.0.1 that nobody listens on.
pub(super) fn free_address() -> Result<SocketAddr, String> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map_err(|e| format!("no port on 127.0.0.1: {e}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_secs(20);

    #[test]
    fn a_program_reads_its_input_and_what_it_writes_comes_back() {
        let run = run(&mut Command::new("cat"), b"two\0bytes", SOON).unwrap();
        assert_eq!(run.success().unwrap(), b"two\0bytes");
    }

    #[test]
    fn the_last_word_of_a_program_that_fails_is_the_error() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo one >&2; echo two >&2; exit 3"]);
        let error = run(&mut command, b"", SOON).unwrap().success().unwrap_err();
        assert_eq!(error, "exit status: 3: two");
    }

    #[test]
    fn a_program_that_does_not_end_is_stopped() {
        let begun = Instant::now();
        let mut command = Command::new("sleep");
        let error = run(command.arg("600"), b"", Duration::from_millis(50)).unwrap_err();
        assert_eq!(error, "sleep took longer than 0 s");
        assert!(begun.elapsed() < SOON);
    }

    #[test]
    fn what_a_program_has_started_does_not_outlive_its_time() {
        let begun = Instant::now();
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 600 & wait"]);
        let error = run(&mut command, b"", Duration::from_millis(200)).unwrap_err();
        assert_eq!(error, "sh took longer than 0 s");
        assert!(begun.elapsed() < SOON);
    }

    #[test]
    fn a_program_that_is_not_there_is_an_error_and_no_version() {
        let error = run(&mut Command::new("no-such-program"), b"", SOON).unwrap_err();
        assert!(error.starts_with("no-such-program does not run"), "{error}");
        assert_eq!(first_line("no-such-program", "--version"), None);
    }

    #[test]
    fn a_server_that_ends_before_it_listens_is_an_error() {
        let address = free_address().unwrap();
        assert!(address.ip().is_loopback());
        let error = Server::start(&mut Command::new("false"), address, SOON).unwrap_err();
        assert!(error.contains("ended before it listened"), "{error}");
    }
}
