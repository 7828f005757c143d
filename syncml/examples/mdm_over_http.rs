//! The same over HTTP on 127.0.0.1: a management server in a thread, and a device that posts its
//! messages to it, each proved by the HMAC header.
//!
//! ```text
//! cargo run -p syncml --features xml --example mdm_over_http
//! ```

use std::error::Error;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use syncml::authentication::{Account, Demand, MAC_HEADER, MacHeader, Prover, Scheme, Verifier};
use syncml::framing::Encoded;
use syncml::session::{
    Client, ClientState, DeviceInfo, Ending, Event, Initiator, NoUser, Server, ServerState,
    SessionOptions, Transport,
};
use syncml::{Command, EncodeOptions, Item, Transfer, decode_wbxml};

#[allow(dead_code, reason = "each example uses a part of the tree")]
mod device_tree;

use device_tree::DeviceTree;

const MEDIA_TYPE: &str = "application/vnd.syncml.dm+wbxml";
const OPTIONS: EncodeOptions = EncodeOptions::DEFAULT;
const MEASURE: Encoded = Encoded::wbxml(OPTIONS);
/// A body longer than this is refused.
const LONGEST: u64 = 1 << 20;

type Failure = Box<dyn Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let address = listener.local_addr()?;
    let server = thread::spawn(move || serve(&listener));
    let device = device(address);
    let found = server.join().map_err(|_| "the server has failed")??;
    device?;
    println!("server: the device runs {found}");
    assert_eq!(found, "10.0.19045");
    Ok(())
}

fn account() -> Account {
    Account::new("Bruce2", "OhBehave")
}

/// Answers the messages of one session; what the device says its software is.
fn serve(listener: &TcpListener) -> Result<String, Failure> {
    let mut session: Option<Server> = None;
    let mut found = String::new();
    let mut asked = false;
    for (count, connection) in (1_u32..).zip(listener.incoming()) {
        let mut connection = connection?;
        let request = Body::read(&connection)?;
        let message = decode_wbxml(&request.bytes)?;
        let session = session.get_or_insert_with(|| {
            let verifier = Verifier::new(account(), Demand::new(Scheme::Mac), b"");
            Server::new(
                SessionOptions::new(),
                &message.header,
                "http://127.0.0.1/dm",
            )
            .with_verifier(verifier)
        });
        // A real server takes it from a source of randomness.
        let nonce = count.to_be_bytes();
        let transport = request.transport(&nonce);
        session.receive(&message, &transport)?;
        for event in session.take_events() {
            if let Event::Found(result) = event {
                let text = result.found.data.as_ref().and_then(|data| data.text());
                found = text.unwrap_or_default().into_owned();
            }
        }
        if session.verifier().is_some_and(Verifier::is_satisfied) && !asked {
            asked = true;
            let mut get = Transfer::default();
            get.items.push(Item::to_target("./DevDetail/SwV"));
            session.send(Command::Get(get));
        }
        let answer = session.poll(&MEASURE).ok_or("there is always an answer")?;
        let bytes = answer.to_wbxml_with(&OPTIONS)?;
        println!(
            "server: message {}, {} bytes",
            answer.header.msg_id,
            bytes.len()
        );
        write!(
            connection,
            "HTTP/1.1 200 OK\r\nContent-Type: {MEDIA_TYPE}\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n",
            bytes.len()
        )?;
        connection.write_all(&bytes)?;
        if let ServerState::Ended(ending) = session.state() {
            println!("server: {ending}");
            break;
        }
    }
    Ok(found)
}

/// A device that begins a session and does what it is told.
fn device(address: SocketAddr) -> Result<(), Failure> {
    let info = DeviceInfo::new("IMEI:493005100592800", "Fabrikam", "F1");
    let target = format!("http://{address}/dm");
    let mut client = Client::new(SessionOptions::new(), "1", target, Initiator::Client, &info)
        .with_prover(Prover::new(account(), &[Scheme::Mac]));
    let mut tree = DeviceTree::with_leaves(&[("./DevDetail/SwV", "10.0.19045")]);
    while let Some(message) = client.poll(&MEASURE) {
        let bytes = message.to_wbxml_with(&OPTIONS)?;
        let mac = client.mac_header(&bytes);
        println!(
            "device: message {}, {} bytes",
            message.header.msg_id,
            bytes.len()
        );
        let mut connection = TcpStream::connect(address)?;
        write!(
            connection,
            "POST /dm HTTP/1.1\r\nHost: {address}\r\nContent-Type: {MEDIA_TYPE}\r\n\
             Content-Length: {}\r\n",
            bytes.len()
        )?;
        if let Some(mac) = mac {
            write!(connection, "{MAC_HEADER}: {}\r\n", mac.encode()?)?;
        }
        connection.write_all(b"\r\n")?;
        connection.write_all(&bytes)?;
        let answer = Body::read(&connection)?;
        let message = decode_wbxml(&answer.bytes)?;
        let transport = answer.transport(&[]);
        client.receive(&message, &transport, &mut tree, &mut NoUser)?;
    }
    assert_eq!(client.state(), ClientState::Ended(Ending::Complete));
    Ok(())
}

/// The body of a request or response, and the header that proves it.
struct Body {
    bytes: Vec<u8>,
    mac: Option<MacHeader>,
}

impl Body {
    /// As much of HTTP/1.1 as two ends of one program need.
    fn read(connection: &TcpStream) -> Result<Self, Failure> {
        connection.set_read_timeout(Some(Duration::from_secs(30)))?;
        let mut reader = BufReader::new(connection).take(LONGEST);
        let mut length = None;
        let mut mac = None;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 {
                return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
            }
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            if name.eq_ignore_ascii_case("content-length") {
                length = Some(value.trim().parse::<u64>()?);
            } else if name.eq_ignore_ascii_case(MAC_HEADER) {
                mac = Some(MacHeader::decode(value.trim())?);
            }
        }
        let length = length.ok_or("no Content-Length")?;
        let mut bytes = Vec::new();
        reader.take(length).read_to_end(&mut bytes)?;
        Ok(Self { bytes, mac })
    }

    fn transport<'t>(&'t self, nonce: &'t [u8]) -> Transport<'t> {
        let transport = Transport::PLAIN
            .with_measure(&MEASURE)
            .with_fresh_nonce(nonce);
        match &self.mac {
            Some(mac) => transport.with_mac(mac, &self.bytes),
            None => transport,
        }
    }
}
