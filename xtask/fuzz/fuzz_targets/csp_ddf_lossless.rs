#![no_main]
libfuzzer_sys::fuzz_target!(|input: &[u8]| xtask::oracles::csp_ddf_lossless::lossless(input));
