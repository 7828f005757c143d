//! Reads a document as it arrives from a socket, in pieces of any size.
//!
//! ```text
//! cargo run -p wbxml --example stream_socket
//! ```
#![allow(clippy::arithmetic_side_effects, reason = "it counts")]

use std::error::Error;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;

use wbxml::{PushDecoder, Token};

/// How many items the sender sends.
const ITEMS: usize = 2_000;

fn main() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    let sender = thread::spawn(move || send(TcpStream::connect(address)?));
    let (mut socket, _) = listener.accept()?;

    let mut decoder = PushDecoder::new();
    let mut piece = [0; 512];
    let (mut received, mut most, mut texts) = (0, 0, 0);
    loop {
        let len = socket.read(&mut piece)?;
        if len == 0 {
            decoder.finish();
        } else {
            decoder.feed(piece.get(..len).unwrap_or(&[]))?;
        }
        received += len;
        most = most.max(decoder.buffered());
        // Every token that is complete by now.
        while let Some(token) = decoder.next_token()? {
            texts += usize::from(matches!(token, Token::StrI(_)));
        }
        if len == 0 {
            break;
        }
    }
    sender.join().map_err(|_| "the sender stopped")??;
    println!("{received} bytes, {texts} texts, never more than {most} bytes in memory");
    assert_eq!(texts, ITEMS);
    assert!(most <= 2 * piece.len());
    Ok(())
}

/// Sends an ActiveSync document of many items.
fn send(mut socket: TcpStream) -> std::io::Result<()> {
    // Sync, Collections, Collection.
    socket.write_all(&[3, 1, 0x6A, 0, 0x45, 0x5C, 0x4F])?;
    for item in 0..ITEMS {
        // ServerId and its text.
        write!(socket, "\x4D\x03{item}\0\x01")?;
    }
    socket.write_all(&[1, 1, 1])
}
