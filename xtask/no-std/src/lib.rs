//! Each library, in a program that has no standard library.
#![no_std]

extern crate alloc;

use core::alloc::{GlobalAlloc, Layout};
use core::panic::PanicInfo;

/// Nothing is run, so nothing is allocated.
struct Nothing;

// SAFETY: it gives no memory, which a caller has to expect.
unsafe impl GlobalAlloc for Nothing {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        core::ptr::null_mut()
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static NOTHING: Nothing = Nothing;

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}

/// Calls something of each library, so that it is linked.
///
/// # Safety
///
/// `bytes` points at `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn decode(bytes: *const u8, len: usize) -> usize {
    // SAFETY: the caller says so.
    let input = unsafe { core::slice::from_raw_parts(bytes, len) };
    let text = core::str::from_utf8(input).unwrap_or("");
    usize::from(wbxml::Document::decode(input, None).is_ok())
        + usize::from(syncml::decode_wbxml(input).is_ok())
        + usize::from(eas_provision::peek_status(input).is_ok())
        + usize::from(email2_csp::provisioning::decode_wbxml(input).is_ok())
        + usize::from(autodiscover::EmailAddress::decode(text).is_ok())
}
