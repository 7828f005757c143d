//! A proxy on 127.0.0.1 that has a certificate for one domain, and leads to one server.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// A running proxy; it ends with the program.
pub(crate) struct Proxy {
    pub(crate) address: SocketAddr,
    /// Its certificate, as PEM.
    pub(crate) certificate: String,
    /// How many requests it has led on.
    pub(crate) requests: Arc<AtomicUsize>,
}

pub(crate) fn start(server: SocketAddr, domain: &str) -> crate::Result<Proxy> {
    let names = vec![domain.to_owned(), format!("autodiscover.{domain}")];
    let made = rcgen::generate_simple_self_signed(names)?;
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.key_pair.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)?;
    let config = Arc::new(config);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    let requests = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&requests);
    thread::spawn(move || {
        for socket in listener.incoming().flatten() {
            let (config, count) = (Arc::clone(&config), Arc::clone(&count));
            thread::spawn(move || {
                if let Err(e) = lead(socket, server, config, &count) {
                    eprintln!("proxy: {e}");
                }
            });
        }
    });
    Ok(Proxy {
        address,
        certificate: made.cert.pem(),
        requests,
    })
}

/// One connection: `CONNECT`, TLS, one request.
fn lead(
    mut socket: TcpStream,
    server: SocketAddr,
    config: Arc<ServerConfig>,
    count: &AtomicUsize,
) -> crate::Result<()> {
    socket.set_read_timeout(Some(Duration::from_secs(20)))?;
    let mut head = Vec::new();
    // Byte by byte: behind the head comes TLS.
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        socket.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    if !head.starts_with(b"CONNECT ") {
        return Err("asked without TLS".into());
    }
    socket.write_all(b"HTTP/1.1 200 Connected\r\n\r\n")?;
    let mut inside = BufReader::new(StreamOwned::new(ServerConnection::new(config)?, socket));
    let (mut request, mut length) = (Vec::new(), 0);
    loop {
        let from = request.len();
        inside.read_until(b'\n', &mut request)?;
        let line = String::from_utf8_lossy(&request[from..]).to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse()?;
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    inside.read_exact(&mut body)?;
    request.extend(body);
    count.fetch_add(1, Ordering::SeqCst);
    let answer = crate::exchange(server, &request)?;
    let mut stream = inside.into_inner();
    stream.write_all(&answer)?;
    stream.conn.send_close_notify();
    stream.flush()?;
    Ok(())
}
