//! The oracle of the device engine over random commands, half of which make whole accounts.

use xtask::oracles::csp_device;

/// A generator of the same numbers every time (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn byte(&mut self) -> u8 {
        self.next().to_be_bytes()[0]
    }
}

/// The commands that make an account: the places of the nodes that have to be there, and their values.
fn whole(more: u8, out: &mut Vec<u8>) {
    // Places are those of `AccountNode::ALL`, 36 is `TAGPROPS`; values those of the oracle.
    const NODES: [(u8, u8); 10] = [
        (1, 8),   // ACCOUNTTYPE Email
        (2, 15),  // AUTHNAME
        (7, 10),  // INSERVER
        (11, 10), // OUTSERVER
        (12, 15), // REPLYADDR
        (13, 15), // SERVICENAME
        (14, 6),  // SERVICETYPE IMAP4
        (18, 9),  // SYNCINGCONTENTTYPES
        (36, 0),  // TAGPROPS
        (29, 0),  // TAGPROPS/8128000B
    ];
    out.extend([5, 0, 0, 0]);
    for (place, value) in NODES {
        out.extend([2, place, value, more]);
    }
}

#[test]
fn the_laws_of_the_device_hold_for_random_commands() {
    let mut numbers = Numbers(7);
    for _ in 0..3_000 {
        let mut input = vec![numbers.byte()];
        for _ in 0..numbers.byte() % 12 {
            if numbers.byte() & 1 == 0 {
                whole(numbers.byte() & 3, &mut input);
                input.extend([6, 0, 0, 0]);
            }
            for _ in 0..numbers.byte() % 16 {
                let command = numbers.next().to_be_bytes();
                // 255 begins a document.
                input.extend([command[0] & 0x7F, command[1] % 44, command[2], command[3]]);
            }
        }
        csp_device::device(&input);
    }
}
