//! A capture file of HTTP and WSP on 127.0.0.1, for programs that dissect such.

use std::net::Ipv4Addr;

/// The port of HTTP.
const HTTP: u16 = 80;
/// The port that WAP pushes come to.
const WAP_PUSH: u16 = 2948;
/// The most that a packet carries, well below the 65,535 bytes of IPv4.
const SEGMENT: usize = 32 << 10;

const SYN: u8 = 0x02;
const FIN: u8 = 0x01;
const ACK: u8 = 0x10;
const PUSH_ACK: u8 = 0x18;

/// A capture in pcap's own format, of raw IP.
#[derive(Debug)]
pub(super) struct Capture {
    bytes: Vec<u8>,
    packets: u32,
    conversations: u16,
}

/// One end of a TCP connection.
#[derive(Clone, Copy)]
struct End {
    port: u16,
    sequence: u32,
}

impl Capture {
    pub(super) fn new() -> Self {
        let mut bytes = Vec::new();
        bytes.extend(0xA1B2_C3D4_u32.to_le_bytes());
        // Version 2.4, no zone, no accuracy, up to 256 KB a packet, LINKTYPE_RAW.
        bytes.extend([2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        bytes.extend(0x4_0000_u32.to_le_bytes());
        bytes.extend(101_u32.to_le_bytes());
        Self {
            bytes,
            packets: 0,
            conversations: 0,
        }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A TCP connection of its own, in which this is posted.
    pub(super) fn http_post(&mut self, media_type: &str, body: &[u8]) {
        let head = format!(
            "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {media_type}\r\n\
             Content-Length: {}\r\n\r\n",
            body.len()
        );
        let request = [head.as_bytes(), body].concat();
        let mut client = End {
            port: self.next_port(),
            sequence: 0,
        };
        let mut server = End {
            port: HTTP,
            sequence: 0,
        };
        self.tcp(&mut client, server, SYN, b"");
        self.tcp(&mut server, client, SYN | ACK, b"");
        self.tcp(&mut client, server, ACK, b"");
        for segment in request.chunks(SEGMENT) {
            self.tcp(&mut client, server, PUSH_ACK, segment);
        }
        let answer = b"HTTP/1.1 204 No Content\r\n\r\n";
        self.tcp(&mut server, client, PUSH_ACK, answer);
        self.tcp(&mut client, server, FIN | ACK, b"");
        self.tcp(&mut server, client, FIN | ACK, b"");
        self.tcp(&mut client, server, ACK, b"");
    }

    /// A connectionless WSP Push with this (WAP-230-WSP 8.2.4.1): transaction, type, headers, data.
    /// False, and nothing, where it is too long for a datagram.
    pub(super) fn wsp_push(&mut self, media_type: &str, body: &[u8]) -> bool {
        if body.len() > SEGMENT {
            return false;
        }
        // The type of the content as text (8.4.2.24), and no other header.
        let headers = [media_type.as_bytes(), b"\0"].concat();
        let mut push = vec![0x01, 0x06];
        push.extend(uintvar(headers.len()));
        push.extend(headers);
        push.extend(body);
        let mut datagram = Vec::new();
        datagram.extend(self.next_port().to_be_bytes());
        datagram.extend(WAP_PUSH.to_be_bytes());
        datagram.extend(length(push.len() + 8).to_be_bytes());
        // No checksum (RFC 768).
        datagram.extend([0, 0]);
        datagram.extend(push);
        self.ip(17, &datagram);
        true
    }

    fn next_port(&mut self) -> u16 {
        self.conversations += 1;
        10_000 + self.conversations
    }

    fn tcp(&mut self, from: &mut End, to: End, flags: u8, data: &[u8]) {
        let mut segment = Vec::new();
        segment.extend(from.port.to_be_bytes());
        segment.extend(to.port.to_be_bytes());
        segment.extend(from.sequence.to_be_bytes());
        let acknowledged = if flags & ACK == 0 { 0 } else { to.sequence };
        segment.extend(acknowledged.to_be_bytes());
        // Five words of header; a window of 65,535; the checksum; nothing urgent.
        segment.extend([0x50, flags, 0xFF, 0xFF, 0, 0, 0, 0]);
        segment.extend(data);
        let mut pseudo = [Ipv4Addr::LOCALHOST.octets(), Ipv4Addr::LOCALHOST.octets()].concat();
        pseudo.extend([0, 6]);
        pseudo.extend(length(segment.len()).to_be_bytes());
        pseudo.extend(&segment);
        segment[16..18].copy_from_slice(&checksum(&pseudo).to_be_bytes());
        self.ip(6, &segment);
        let flag = u32::from(flags & (SYN | FIN) != 0);
        from.sequence += u32::from(length(data.len())) + flag;
    }

    fn ip(&mut self, protocol: u8, data: &[u8]) {
        let mut header = vec![0x45, 0];
        header.extend(length(data.len() + 20).to_be_bytes());
        header.extend([0, 0, 0x40, 0, 64, protocol, 0, 0]);
        header.extend(Ipv4Addr::LOCALHOST.octets());
        header.extend(Ipv4Addr::LOCALHOST.octets());
        let sum = checksum(&header).to_be_bytes();
        header[10..12].copy_from_slice(&sum);
        // A packet a millisecond.
        let size = u32::from(length(header.len() + data.len()));
        for word in [self.packets / 1000, self.packets % 1000 * 1000, size, size] {
            self.bytes.extend(word.to_le_bytes());
        }
        self.packets += 1;
        self.bytes.extend(header);
        self.bytes.extend(data);
    }
}

/// A length, of what is no longer than a segment and its headers.
fn length(len: usize) -> u16 {
    u16::try_from(len).unwrap_or(u16::MAX)
}

/// The checksum of the Internet (RFC 1071).
fn checksum(bytes: &[u8]) -> u16 {
    let words = bytes.chunks(2).map(|two| match *two {
        [high, low] => u32::from(high) << 8 | u32::from(low),
        [high] => u32::from(high) << 8,
        _ => 0,
    });
    let mut sum: u32 = words.sum();
    while sum > 0xFFFF {
        sum = (sum >> 16) + (sum & 0xFFFF);
    }
    !length(sum as usize)
}

/// A number in groups of seven bits (WAP-230-WSP 8.1.2).
fn uintvar(number: usize) -> Vec<u8> {
    let mut bytes = vec![(number & 0x7F) as u8];
    let mut rest = number >> 7;
    while rest > 0 {
        bytes.push((rest & 0x7F) as u8 | 0x80);
        rest >>= 7;
    }
    bytes.reverse();
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_example_of_rfc_1071() {
        let bytes = [0x00, 0x01, 0xF2, 0x03, 0xF4, 0xF5, 0xF6, 0xF7];
        assert_eq!(checksum(&bytes), !0xDDF2);
    }

    #[test]
    fn a_number_is_written_as_in_the_example_of_wsp() {
        // WAP-230-WSP 8.1.2: 0x87A5 is 82 8F 25.
        assert_eq!(uintvar(0x87A5), [0x82, 0x8F, 0x25]);
        assert_eq!(uintvar(0), [0]);
    }

    #[test]
    fn a_push_is_one_packet_with_the_type_in_front_of_the_document() {
        let mut capture = Capture::new();
        assert!(capture.wsp_push("a/b", b"\x03\x01"));
        let bytes = capture.as_bytes();
        assert_eq!(bytes[..4], [0xD4, 0xC3, 0xB2, 0xA1]);
        assert_eq!(bytes[20], 101);
        // 24 of the file, 16 of the packet, 20 of IP, 8 of UDP.
        assert_eq!(&bytes[68..], b"\x01\x06\x04a/b\0\x03\x01");
        assert_eq!(checksum(&bytes[40..60]), 0);
        assert!(!capture.wsp_push("a/b", &[0; SEGMENT + 1]));
    }

    #[test]
    fn a_post_comes_in_segments_that_follow_each_other() {
        let mut capture = Capture::new();
        capture.http_post("a/b", &[7; 2 * SEGMENT]);
        let (mut rest, mut received) = (&capture.as_bytes()[24..], Vec::new());
        let mut next = 1;
        while !rest.is_empty() {
            let size = u32::from_le_bytes(rest[8..12].try_into().unwrap()) as usize;
            let packet = &rest[16..16 + size];
            rest = &rest[16 + size..];
            let segment = &packet[20..];
            let to_server = segment[2..4] == HTTP.to_be_bytes();
            if to_server && segment.len() > 20 {
                let sequence = u32::from_be_bytes(segment[4..8].try_into().unwrap());
                assert_eq!(sequence, next);
                next += (segment.len() - 20) as u32;
                received.extend_from_slice(&segment[20..]);
            }
        }
        let body = received.strip_prefix(
            b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: a/b\r\n\
              Content-Length: 65536\r\n\r\n",
        );
        assert_eq!(body.unwrap(), [7; 2 * SEGMENT]);
    }
}
