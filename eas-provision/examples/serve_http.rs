//! A server over real HTTP on 127.0.0.1, that any client can be pointed at, and a client that is.
//!
//! ```sh
//! cargo run -p eas-provision --example serve_http             # a client provisions, and it ends
//! cargo run -p eas-provision --example serve_http -- 8025     # serves on port 8025 until stopped
//! ```
//!
//! There is no mail in its mailboxes and no TLS around it: it is a bench for provisioning.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    reason = "an example stops where something is not as it should be"
)]

mod device;
mod site;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use device::{Device, Request, Response};
use eas_provision::client::WipeScope;
use eas_provision::status::Status;
use eas_provision::{Command, peek_status};
use site::Site;

fn main() {
    let port: Option<u16> = std::env::args()
        .nth(1)
        .map(|port| port.parse().expect("a port number"));
    let server = tiny_http::Server::http(("127.0.0.1", port.unwrap_or(0))).expect("a free port");
    let server = Arc::new(server);
    let address = server.server_addr().to_ip().expect("an IP address");
    println!("serves http://{address}{}", eas_provision::http::PATH);
    if port.is_some() {
        serve(&server, Site::new(), |site| {
            for line in site.log.drain(..) {
                println!("{line}");
            }
        });
        return;
    }
    let serving = {
        let server = Arc::clone(&server);
        std::thread::spawn(move || {
            let mut requests = 0;
            serve(&server, Site::new(), |site| {
                requests += 1;
                if requests == 4 {
                    // After OPTIONS, both phases and a FolderSync.
                    site.order_wipe("Device1", WipeScope::Device);
                }
            })
        })
    };
    try_it(address);
    server.unblock();
    let site = serving.join().expect("the server");
    for line in &site.log {
        println!("server: {line}");
    }
    let wipe = site.devices.values().find_map(|device| device.wipe);
    assert!(
        wipe.is_some_and(|wipe| !wipe.is_due()),
        "the wipe is acknowledged"
    );
}

/// Seconds since 1970.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}

/// Answers requests until the server is unblocked; `after` sees the site after each.
fn serve(server: &tiny_http::Server, mut site: Site, mut after: impl FnMut(&mut Site)) -> Site {
    for mut request in server.incoming_requests() {
        let headers: Vec<_> = request
            .headers()
            .iter()
            .map(|h| (h.field.to_string(), h.value.to_string()))
            .collect();
        // Nothing that provisioning sends is longer.
        let mut body = Vec::new();
        let mut reader = request.as_reader().take(64 * 1024);
        if reader.read_to_end(&mut body).is_err() {
            continue;
        }
        let method = request.method().to_string();
        let target = request.url().to_owned();
        let answer = site.handle(now(), &method, &target, &headers, &body);
        let mut response =
            tiny_http::Response::from_data(answer.body).with_status_code(answer.http);
        for (name, value) in answer.headers {
            if let Ok(header) = tiny_http::Header::from_bytes(name, value) {
                response.add_header(header);
            }
        }
        if let Err(e) = request.respond(response) {
            eprintln!("the client went away: {e}");
        }
        after(&mut site);
    }
    site
}

/// A client, over a socket and nothing else: it provisions, synchronizes, and is told to wipe itself.
fn try_it(address: SocketAddr) {
    let mut device = Device::new("Device1");
    device.base64 = true;
    let mut carrier = |_, request: &Request| send(address, request).ok();
    let body = device
        .command(now(), Command::FolderSync, &mut carrier)
        .expect("an answer to FolderSync");
    assert_eq!(peek_status(&body).expect("WBXML"), Some(Status::SUCCESS));
    assert!(device.client.state().policy_key.is_some());
    let none = device.command(now(), Command::Sync, &mut carrier);
    assert_eq!(none, None);
    for line in &device.log {
        println!("client: {line}");
    }
    assert!(
        device.client.state().wipe.is_some(),
        "the device is to be wiped"
    );
}

/// Sends a request over a connection of its own and reads the answer.
fn send(address: SocketAddr, request: &Request) -> std::io::Result<Response> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut head = format!(
        "{} {} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {}\r\n",
        request.method,
        request.target,
        request.body.len()
    );
    for (name, value) in &request.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(&request.body)?;

    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let http = line
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    let http = http.ok_or_else(|| std::io::Error::other("no status line"))?;
    let mut headers = Vec::new();
    let mut length = 0;
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().map_err(std::io::Error::other)?;
        }
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok(Response {
        http,
        headers,
        body,
    })
}
