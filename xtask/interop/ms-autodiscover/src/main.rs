//! Asks a responder on 127.0.0.1 as the client of the crate `ms-autodiscover` does, and writes what
//! it makes of the answer as JSON.
//!
//! ```text
//! ask-as-ms-autodiscover codec 127.0.0.1:8080 user@example.com
//! ask-as-ms-autodiscover client 127.0.0.1:8080 user@example.com FOLDER
//! ask-as-ms-autodiscover time FILE
//! ```
//!
//! `codec` posts the body that the crate makes, and has it read the answer. `client` runs the whole
//! client, which knows `https` URLs of the domain only: a proxy on 127.0.0.1, which stands between,
//! has a certificate for them, leads every connection to the responder, and counts the requests.
//! `time` reads an answer over and over, and says how many seconds it takes at best.

mod proxy;

use std::env;
use std::error::Error;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use ms_autodiscover::types::protocol::Protocol;
use ms_autodiscover::types::response::{AutodiscoverResponse, AutodiscoverResult, RedirectType};
use serde_json::{json, Value};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let said = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["codec", responder, email] => codec(responder.parse()?, email)?,
        ["client", responder, email, folder] => {
            client(responder.parse()?, email, &PathBuf::from(folder))?
        }
        ["time", file] => json!(seconds(&std::fs::read(file)?)),
        _ => return Err("codec or client, an address, an e-mail address; or time, a file".into()),
    };
    println!("{said}");
    Ok(())
}

/// The body that it makes, and what it reads in the answer.
fn codec(responder: SocketAddr, email: &str) -> Result<Value> {
    let request = Protocol::POX
        .create_request_body(email)
        .map_err(|e| format!("{e:?}"))?;
    let head = format!(
        "POST /autodiscover/autodiscover.xml HTTP/1.1\r\nHost: {responder}\r\n\
         Content-Type: text/xml\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        request.len()
    );
    let answer = exchange(responder, &[head.as_bytes(), &request].concat())?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
    let body = &answer[end.ok_or("an answer without a head")? + 4..];
    let request = String::from_utf8_lossy(&request);
    Ok(match Protocol::POX.parse_response(body) {
        Ok(AutodiscoverResult::Ok(AutodiscoverResponse::Pox(response))) => {
            json!({ "request": request, "response": response })
        }
        Ok(AutodiscoverResult::Redirect(RedirectType::Url(to) | RedirectType::Email(to))) => {
            json!({ "request": request, "redirect": to })
        }
        Ok(AutodiscoverResult::Error(e)) => json!({ "request": request, "error": e.message() }),
        Err(e) => json!({ "request": request, "error": format!("{e:?}") }),
    })
}

/// The seconds of one reading, in the best of ten batches.
fn seconds(answer: &[u8]) -> f64 {
    const READINGS: u32 = 200;
    let batches = (0..10).map(|_| {
        let begun = Instant::now();
        for _ in 0..READINGS {
            std::hint::black_box(Protocol::POX.parse_response(answer).is_ok());
        }
        begun.elapsed().as_secs_f64() / f64::from(READINGS)
    });
    batches.fold(f64::MAX, f64::min)
}

/// The whole client.
fn client(responder: SocketAddr, email: &str, folder: &std::path::Path) -> Result<Value> {
    let domain = email.rsplit('@').next().unwrap_or(email);
    let proxy = proxy::start(responder, domain)?;
    let certificate = folder.join("certificate.pem");
    std::fs::write(&certificate, &proxy.certificate)?;
    // Before anything of it runs.
    env::set_var("SSL_CERT_FILE", &certificate);
    for name in ["https_proxy", "http_proxy", "ALL_PROXY"] {
        env::set_var(name, format!("http://{}", proxy.address));
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let asked = ms_autodiscover::from_email(email, Some("secret"), None::<&str>);
    let result = runtime.block_on(asked);
    let requests = proxy.requests.load(Ordering::SeqCst);
    Ok(match result {
        Ok(AutodiscoverResponse::Pox(response)) => {
            json!({ "requests": requests, "response": response })
        }
        Err(e) => json!({ "requests": requests, "error": format!("{e:?}") }),
    })
}

/// What the responder answers to these bytes.
pub(crate) fn exchange(responder: SocketAddr, request: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut socket = TcpStream::connect(responder)?;
    socket.set_read_timeout(Some(Duration::from_secs(20)))?;
    socket.write_all(request)?;
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer)?;
    Ok(answer)
}
