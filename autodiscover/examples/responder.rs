//! An Autodiscover server for one domain on 127.0.0.1, which asks itself once and ends.
//!
//! ```text
//! cargo run -p autodiscover --example responder
//! cargo run -p autodiscover --example responder -- --serve 8080
//! ```
//!
//! With `--serve` it goes on, to be asked by others. In front of a real one stands a proxy with a
//! certificate: Autodiscover is spoken over HTTPS.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use autodiscover::outlook::{Account, Protocol, User};
use autodiscover::plan::plans;
use autodiscover::{
    Element, Encryption, ErrorCode, ErrorReply, Limits, Options, ProtocolType, Request, Response,
    Schema, decode_request, decode_response, encode_request, encode_response, mobilesync, outlook,
};

/// The domain that it answers for.
const DOMAIN: &str = "example.com";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let port = match (arguments.next().as_deref(), arguments.next()) {
        (Some("--serve"), Some(port)) => port.parse()?,
        _ => 0,
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let address = listener.local_addr()?;
    if port > 0 {
        println!("http://{address}/autodiscover/autodiscover.xml");
        for socket in listener.incoming() {
            // A client that goes away is no reason to stop.
            if let Err(e) = socket.and_then(|socket| serve(&socket)) {
                println!("{e}");
            }
        }
    }
    let asking = thread::spawn(move || ask(address).map_err(|e| e.to_string()));
    for _ in 0..3 {
        serve(&listener.accept()?.0)?;
    }
    asking.join().map_err(|_| "the client stopped")??;
    Ok(())
}

/// Reads a request from the socket, and answers it.
fn serve(socket: &TcpStream) -> std::io::Result<()> {
    socket.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(socket.take(64 << 10));
    let mut head = String::new();
    let mut length = 0;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        if let Some((name, value)) = line.split_once(':') {
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        if head.is_empty() {
            head.push_str(line.trim_end());
        }
        line.clear();
    }
    let mut body = Vec::new();
    reader.take(length).read_to_end(&mut body)?;
    let (status, body) = if head.starts_with("POST /autodiscover/autodiscover.xml ") {
        ("200 OK", answer(&body))
    } else {
        // A file server would say the same to every POST, with a customised page for the status:
        // clients take settings from that too.
        ("405 Method Not Allowed", settings("user"))
    };
    let body = body.map_err(|e| std::io::Error::other(e.to_string()))?;
    println!("{head}: {status}, {} bytes", body.len());
    let mut socket = socket;
    write!(
        socket,
        "HTTP/1.1 {status}\r\nContent-Type: text/xml; charset=utf-8\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// The answer to the body of a request.
fn answer(body: &[u8]) -> Result<String, autodiscover::Error> {
    let options = Options::LENIENT.with_limits(Limits::DEFAULT.with_body(64 << 10));
    let Ok(decoded) = decode_request(body, &options) else {
        return error(ErrorCode::INVALID_REQUEST, "Invalid Request");
    };
    let request = decoded.value;
    let found = request
        .email_address()
        .and_then(|address| address.rsplit_once('@'))
        .filter(|(_, domain)| domain.eq_ignore_ascii_case(DOMAIN));
    match (request.accepts(), found) {
        (Some(Schema::Outlook), Some((local, _))) => settings(local),
        (Some(Schema::MobileSync), Some((local, _))) => {
            let user = mobilesync::User::new(format!("{local}@{DOMAIN}"));
            let url = format!("https://mail.{DOMAIN}/Microsoft-Server-ActiveSync");
            let action = mobilesync::Action::settings([mobilesync::Server::mobile_sync(url)]);
            let response = mobilesync::Response::new(user, action);
            encode_response(&Response::MobileSync(response))
        }
        (_, None) => error(ErrorCode(500), "The address is not known"),
        (None, _) => error(ErrorCode::NO_PROVIDER, "Provider is not available"),
    }
}

/// The settings of a user, for Outlook 2007 (`SSL`) and those that came after it (`Encryption`).
fn settings(local: &str) -> Result<String, autodiscover::Error> {
    let protocol = |protocol_type, port, encryption| {
        Protocol::new(protocol_type)
            .with_server(format!("mail.{DOMAIN}"))
            .with_port(port)
            .with_login_name(local)
            .with_switch(Element::SPA, false)
            .with_both_encryptions(encryption)
            .with_switch(Element::AUTH_REQUIRED, true)
    };
    let account = Account::settings([
        protocol(ProtocolType::Imap, 993, Encryption::Ssl),
        protocol(ProtocolType::Smtp, 587, Encryption::Tls),
    ]);
    let response = outlook::Response::new(account).with_user(User::new(local));
    encode_response(&Response::Outlook(response))
}

fn error(code: ErrorCode, message: &str) -> Result<String, autodiscover::Error> {
    encode_response(&Response::Error(ErrorReply::new(code, message)))
}

/// What a client asks: once in each schema, and once with something that is no request.
fn ask(server: SocketAddr) -> Result<(), Box<dyn Error>> {
    let address = format!("user@{DOMAIN}");
    let outlook = encode_request(&Request::Outlook(outlook::Request::new(&*address)))?;
    let body = post(server, &outlook)?;
    let decoded = decode_response(&body, &Options::STRICT)?;
    let Response::Outlook(response) = &decoded.value else {
        return Err("expected settings".into());
    };
    for plan in plans(response, &address).iter() {
        let (kind, host, port) = (&plan.protocol_type, &plan.host, plan.port);
        println!(
            "  {kind}: {}@{host}:{port}, {:?}",
            plan.login_name, plan.tls
        );
    }
    let device = encode_request(&Request::MobileSync(mobilesync::Request::new(&*address)))?;
    let body = post(server, &device)?;
    let decoded = decode_response(&body, &Options::STRICT)?;
    let Response::MobileSync(response) = &decoded.value else {
        return Err("expected servers".into());
    };
    for server in response.action.iter().flat_map(|action| action.servers()) {
        println!("  {}", server.url.as_deref().unwrap_or("no URL"));
    }
    let body = post(server, "hello")?;
    let decoded = decode_response(&body, &Options::STRICT)?;
    let error = decoded.value.error().ok_or("expected an error")?;
    println!("  error {:?}: {:?}", error.code(), error.message);
    Ok(())
}

/// The body of the answer to a POST.
fn post(server: SocketAddr, body: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut socket = TcpStream::connect(server)?;
    write!(
        socket,
        "POST /autodiscover/autodiscover.xml HTTP/1.1\r\nHost: autodiscover.{DOMAIN}\r\n\
         Content-Type: text/xml; charset=utf-8\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer)?;
    let head = answer.windows(4).position(|four| four == b"\r\n\r\n");
    let head = head.ok_or("an answer without a body")?;
    Ok(answer.split_off(head.saturating_add(4)))
}
