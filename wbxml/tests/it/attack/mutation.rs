//! What is done to a document. Seeded: the same number makes the same mutations.

/// Bytes that mean something: tokens, lengths, borders of integers, markup.
const TELLING: &[u8] = &[
    0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x3F, 0x40, 0x41, 0x43, 0x44, 0x45, 0x7F, 0x80, 0x81, 0x83,
    0x84, 0x85, 0xC0, 0xC3, 0xC4, 0xC5, 0xED, 0xEF, 0xF4, 0xFF, b'<', b'>', b'&', b';', b'/', b'"',
    b'=', b'!', b'?', b'-', b'[', b']', b'$', b':', b' ', b'\r', b'\n',
];

/// Longer pieces that mean something.
const PIECES: &[&[u8]] = &[
    b"\x8F\xFF\xFF\xFF\x7F",
    b"\x90\x80\x80\x80\x00",
    b"\x80\x80\x80\x80\x80\x00",
    b"\x00\x00\x00\x01",
    b"\xC3\x84\x00",
    b"\xED\xA0\x80",
    b"\xF4\x90\x80\x80",
    b"\x02\x83\xB0\x00",
    b"\x45\x45\x45\x45\x45\x45\x45\x45",
    b"\x01\x01\x01\x01",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"&#x10FFFF;",
    b"&#0;",
    b" xmlns='u'",
    b" xmlns:p='u'",
    b"<?a b?>",
    b"<!DOCTYPE a [",
    b"\xEF\xBB\xBF",
];

/// SplitMix64 (Steele, Lea and Flood 2014).
pub(crate) struct Mutator(u64);

impl Mutator {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below the bound; 0 if that is 0.
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % (bound.max(1) as u64)).unwrap()
    }

    fn one_of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// The document with one to four things done to it; pieces of the donors may get into it.
    pub(crate) fn mutate(&mut self, document: &[u8], donors: &[&[u8]]) -> Vec<u8> {
        let mut bytes = document.to_vec();
        for _ in 0..=self.below(4) {
            self.step(&mut bytes, donors);
        }
        bytes.truncate(document.len() * 2 + 256);
        bytes
    }

    fn step(&mut self, bytes: &mut Vec<u8>, donors: &[&[u8]]) {
        let at = self.below(bytes.len() + 1);
        let len = self.below(16).min(bytes.len() - at);
        let here = at..at + len;
        match self.below(10) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << self.below(8);
                }
            }
            1 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = TELLING[self.below(TELLING.len())];
                }
            }
            2 => bytes.insert(at, TELLING[self.below(TELLING.len())]),
            3 => bytes.truncate(at),
            4 => drop(bytes.drain(here)),
            5 => {
                let again = bytes[here.clone()].repeat(1 + self.below(3));
                drop(bytes.splice(at..at, again));
            }
            6 => {
                let piece = self.one_of(PIECES);
                drop(bytes.splice(at..at, piece.iter().copied()));
            }
            7 => {
                let donor = self.one_of(donors);
                let from = self.below(donor.len());
                let len = self.below(48).min(donor.len() - from);
                drop(bytes.splice(here, donor[from..from + len].iter().copied()));
            }
            8 => {
                // The beginning of this one, the end of another.
                let donor = self.one_of(donors);
                bytes.truncate(at);
                bytes.extend_from_slice(&donor[self.below(donor.len())..]);
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = byte.wrapping_add(self.next() as u8 | 1);
                }
            }
        }
    }
}
