//! HTTP/1.1, as far as it takes to ask a server on 127.0.0.1.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use super::device::{Request, Response};

/// For one answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// The longest answer.
const LONGEST: u64 = 16 << 20;

/// An answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// The value of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let is = |header: &&(String, String)| header.0.eq_ignore_ascii_case(name);
        self.headers.iter().find(is).map(|(_, value)| &**value)
    }
}

/// Asks a server once.
pub(super) fn ask(
    server: SocketAddr,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Result<Answer, String> {
    let mut head = format!("{method} {target} HTTP/1.1\r\nConnection: close\r\n");
    if !headers
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("host"))
    {
        head.push_str(&format!("Host: {server}\r\n"));
    }
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
    let exchange = || {
        let mut socket = TcpStream::connect_timeout(&server, PATIENCE)?;
        socket.set_read_timeout(Some(PATIENCE))?;
        socket.write_all(&[head.as_bytes(), body].concat())?;
        let mut answer = Vec::new();
        socket.take(LONGEST).read_to_end(&mut answer)?;
        Ok(answer)
    };
    let answer = exchange().map_err(|e: std::io::Error| format!("{server}: {e}"))?;
    decode(&answer).ok_or_else(|| format!("{server} answers no HTTP to {method} {target}"))
}

/// Brings a request of a device to a server, to this target and with more headers.
pub(super) fn carry(
    server: SocketAddr,
    request: &Request,
    target: &str,
    more: &[(&str, &str)],
) -> Result<Response, String> {
    let own = request.headers.iter();
    let own = own.map(|(name, value)| (name.as_str(), value.as_str()));
    let headers: Vec<_> = own.chain(more.iter().copied()).collect();
    let answer = ask(server, request.method, target, &headers, &request.body)?;
    Ok(Response {
        http: answer.status,
        headers: answer.headers,
        body: answer.body,
    })
}

/// An answer up to the end of the connection.
fn decode(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let mut lines = head.split("\r\n");
    let mut status_line = lines.next()?.split(' ');
    status_line
        .next()
        .filter(|version| version.starts_with("HTTP/1."))?;
    let status = status_line.next()?.parse().ok()?;
    let headers = lines.filter_map(|line| line.split_once(':'));
    let headers = headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
    let mut answer = Answer {
        status,
        headers: headers.collect(),
        body: bytes.get(end + 4..)?.to_vec(),
    };
    // What the connection brings is the body, unless it comes in chunks, which nobody asked here has.
    if answer.header("Transfer-Encoding").is_some() {
        return None;
    }
    if let Some(length) = answer.header("Content-Length") {
        let length: usize = length.parse().ok()?;
        if answer.body.len() < length {
            return None;
        }
        answer.body.truncate(length);
    }
    Some(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_its_status_headers_and_body() {
        let answer =
            decode(b"HTTP/1.1 200 OK\r\nA: b: c\r\nContent-Length: 2\r\n\r\nhello").unwrap();
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("a"), Some("b: c"));
        assert_eq!(answer.header("b"), None);
        assert_eq!(answer.body, b"he");
    }

    #[test]
    fn without_a_length_the_body_ends_with_the_connection() {
        let answer = decode(b"HTTP/1.0 204 No Content\r\n\r\nall of it").unwrap();
        assert_eq!((answer.status, &answer.body[..]), (204, &b"all of it"[..]));
    }

    #[test]
    fn what_is_cut_chunked_or_no_http_is_no_answer() {
        for bytes in [
            &b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort"[..],
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            b"HTTP/1.1 200 OK\r\n",
            b"SSH-2.0-x\r\n\r\n",
            b"",
        ] {
            assert_eq!(decode(bytes), None);
        }
    }
}
