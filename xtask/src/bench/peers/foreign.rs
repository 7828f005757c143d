//! The little of libwbxml2 that is measured: the only foreign calls of the workspace.
//!
//! Debian's headers declare the converters. Parser and tree are exported as well, and declared in
//! headers of its source (`wbxml_parser.h`, `wbxml_handlers.h`, `wbxml_tree.h`), the same in all
//! versions from 0.11.4 on; `build.rs` asks for one of those.
#![allow(unsafe_code, reason = "libwbxml2 is C")]

use std::ffi::{CStr, c_char, c_int, c_uchar, c_uint, c_void};
use std::ptr::{NonNull, null, null_mut};

/// `WBXMLLanguage`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub(super) struct Language(c_int);

impl Language {
    /// The one that the document names.
    pub(super) const OF_THE_DOCUMENT: Self = Self(0);
    pub(super) const ACTIVESYNC: Self = Self(2402);
}

/// `WBXML_CHARSET_UTF_8`, `WBXML_GEN_XML_COMPACT`, `WBXML_OK`.
const UTF_8: c_int = 106;
const COMPACT: c_int = 0;
const OK: c_int = 0;

/// `WBXMLContentHandler`. What is not called back is null.
#[repr(C)]
struct Handler {
    start_document: *const c_void,
    end_document: *const c_void,
    start_element: Option<extern "C" fn(*mut u64, *const c_void, *const *const c_void)>,
    end_element: Option<extern "C" fn(*mut u64, *const c_void)>,
    characters: Option<extern "C" fn(*mut u64, *const c_uchar, c_uint, c_uint)>,
    instruction: *const c_void,
}

/// `WBXMLGenWBXMLParams`.
#[repr(C)]
struct Parameters {
    version: c_int,
    keep_ignorable_white_space: c_uchar,
    use_string_table: c_uchar,
    produce_anonymous: c_uchar,
}

/// WBXML 1.3 without a string table, as we write it. With one, the time it takes is quadratic.
static PLAIN: Parameters = Parameters {
    version: 3,
    keep_ignorable_white_space: 0,
    use_string_table: 0,
    produce_anonymous: 0,
};

#[link(name = "wbxml2")]
unsafe extern "C" {
    fn wbxml_parser_create() -> *mut c_void;
    fn wbxml_parser_destroy(parser: *mut c_void);
    fn wbxml_parser_set_language(parser: *mut c_void, language: Language) -> c_uchar;
    fn wbxml_parser_set_user_data(parser: *mut c_void, data: *mut u64);
    fn wbxml_parser_set_content_handler(parser: *mut c_void, handler: *const Handler);
    fn wbxml_parser_parse(parser: *mut c_void, wbxml: *mut c_uchar, len: c_uint) -> c_int;

    fn wbxml_tree_from_wbxml(
        wbxml: *mut c_uchar,
        len: c_uint,
        language: Language,
        charset: c_int,
        tree: *mut *mut c_void,
    ) -> c_int;
    fn wbxml_tree_to_wbxml(
        tree: *mut c_void,
        wbxml: *mut *mut c_uchar,
        len: *mut c_uint,
        parameters: *const Parameters,
    ) -> c_int;
    fn wbxml_tree_destroy(tree: *mut c_void);

    fn wbxml_conv_wbxml2xml_create(converter: *mut *mut c_void) -> c_int;
    fn wbxml_conv_wbxml2xml_set_gen_type(converter: *mut c_void, kind: c_int);
    fn wbxml_conv_wbxml2xml_set_language(converter: *mut c_void, language: Language);
    fn wbxml_conv_wbxml2xml_run(
        converter: *mut c_void,
        wbxml: *mut c_uchar,
        wbxml_len: c_uint,
        xml: *mut *mut c_uchar,
        xml_len: *mut c_uint,
    ) -> c_int;
    fn wbxml_conv_wbxml2xml_destroy(converter: *mut c_void);

    fn wbxml_conv_xml2wbxml_create(converter: *mut *mut c_void) -> c_int;
    fn wbxml_conv_xml2wbxml_disable_string_table(converter: *mut c_void);
    fn wbxml_conv_xml2wbxml_run(
        converter: *mut c_void,
        xml: *mut c_uchar,
        xml_len: c_uint,
        wbxml: *mut *mut c_uchar,
        wbxml_len: *mut c_uint,
    ) -> c_int;
    fn wbxml_conv_xml2wbxml_destroy(converter: *mut c_void);

    fn wbxml_errors_string(error: c_int) -> *const c_char;
    fn wbxml_free(memory: *mut c_void);
}

/// What libwbxml says of something that it does not do.
fn refusal(error: c_int) -> String {
    // SAFETY: takes any number; returns null or a string that is constant in the library.
    let text = unsafe {
        let text = wbxml_errors_string(error);
        (!text.is_null()).then(|| CStr::from_ptr(text))
    };
    match text {
        Some(text) => format!("refuses: {}", text.to_string_lossy()),
        None => format!("refuses: error {error}"),
    }
}

fn done(error: c_int) -> Result<(), String> {
    if error == OK {
        Ok(())
    } else {
        Err(refusal(error))
    }
}

/// The documents that are measured are far smaller than what this refuses.
fn len(input: &[u8]) -> Result<c_uint, String> {
    c_uint::try_from(input.len()).map_err(|_| "is too long for libwbxml".to_owned())
}

/// What libwbxml has allocated, a document say.
struct Allocated {
    memory: *mut c_uchar,
    len: c_uint,
}

impl Allocated {
    const fn none() -> Self {
        Self {
            memory: null_mut(),
            len: 0,
        }
    }
}

impl Drop for Allocated {
    fn drop(&mut self) {
        if !self.memory.is_null() {
            // SAFETY: it is the library's own, given to the caller to free, and freed once: nothing
            // else keeps it.
            unsafe { wbxml_free(self.memory.cast()) }
        }
    }
}

extern "C" fn count_start(count: *mut u64, _: *const c_void, _: *const *const c_void) {
    // SAFETY: `parse` gives the address of a number that lives until the parser is destroyed, and
    // does not use it meanwhile; the parser calls back from one thread.
    unsafe { *count += 1 }
}

extern "C" fn count_end(count: *mut u64, _: *const c_void) {
    // SAFETY: as for `count_start`.
    unsafe { *count += 1 }
}

extern "C" fn count_text(count: *mut u64, _: *const c_uchar, _: c_uint, _: c_uint) {
    // SAFETY: as for `count_start`.
    unsafe { *count += 1 }
}

/// Parses a document with callbacks that do next to nothing; returns how often they were called.
pub(super) fn parse(wbxml: &mut [u8], language: Language) -> Result<u64, String> {
    let handler = Handler {
        start_document: null(),
        end_document: null(),
        start_element: Some(count_start),
        end_element: Some(count_end),
        characters: Some(count_text),
        instruction: null(),
    };
    let len = len(wbxml)?;
    let mut count = 0_u64;
    // SAFETY: `handler` and `count` outlive the parser, which is destroyed here. `wbxml` is ours
    // alone and has `len` bytes. The handler has the layout of `WBXMLContentHandler`, and callbacks
    // that are null are not called.
    let error = unsafe {
        let Some(parser) = NonNull::new(wbxml_parser_create()) else {
            return Err("has no memory".to_owned());
        };
        let parser = parser.as_ptr();
        if language != Language::OF_THE_DOCUMENT {
            wbxml_parser_set_language(parser, language);
        }
        wbxml_parser_set_user_data(parser, &raw mut count);
        wbxml_parser_set_content_handler(parser, &raw const handler);
        let error = wbxml_parser_parse(parser, wbxml.as_mut_ptr(), len);
        wbxml_parser_destroy(parser);
        error
    };
    done(error).map(|()| count)
}

/// A document as libwbxml's tree.
pub(super) struct Tree(NonNull<c_void>);

impl Tree {
    pub(super) fn from_wbxml(wbxml: &mut [u8], language: Language) -> Result<Self, String> {
        let len = len(wbxml)?;
        let mut tree = null_mut();
        // SAFETY: `wbxml` is ours alone and has `len` bytes; `tree` takes a pointer.
        let error = unsafe {
            wbxml_tree_from_wbxml(wbxml.as_mut_ptr(), len, language, UTF_8, &raw mut tree)
        };
        done(error)?;
        NonNull::new(tree)
            .map(Self)
            .ok_or_else(|| "made no tree".to_owned())
    }

    /// The tree as WBXML; its length.
    pub(super) fn encode(&mut self) -> Result<usize, String> {
        let mut out = Allocated::none();
        // SAFETY: the tree is a live one, ours alone; the parameters have the layout of
        // `WBXMLGenWBXMLParams` and are only read.
        let error = unsafe {
            wbxml_tree_to_wbxml(
                self.0.as_ptr(),
                &raw mut out.memory,
                &raw mut out.len,
                &raw const PLAIN,
            )
        };
        done(error).map(|()| out.len as usize)
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        // SAFETY: the tree is a live one, and this is the last that is done with it.
        unsafe { wbxml_tree_destroy(self.0.as_ptr()) }
    }
}

/// A document as XML without indentation; its length. `copy` takes the XML.
pub(super) fn to_xml(
    wbxml: &mut [u8],
    language: Language,
    copy: Option<&mut Vec<u8>>,
) -> Result<usize, String> {
    let len = len(wbxml)?;
    let mut out = Allocated::none();
    let mut converter = null_mut();
    // SAFETY: the converter is created, used and destroyed here; `wbxml` is ours alone and has `len`
    // bytes; `out` takes a pointer and a length.
    let error = unsafe {
        done(wbxml_conv_wbxml2xml_create(&raw mut converter))?;
        wbxml_conv_wbxml2xml_set_gen_type(converter, COMPACT);
        wbxml_conv_wbxml2xml_set_language(converter, language);
        let error = wbxml_conv_wbxml2xml_run(
            converter,
            wbxml.as_mut_ptr(),
            len,
            &raw mut out.memory,
            &raw mut out.len,
        );
        wbxml_conv_wbxml2xml_destroy(converter);
        error
    };
    done(error)?;
    if let (Some(copy), false) = (copy, out.memory.is_null()) {
        // SAFETY: the library says that this many bytes are there, and `out` keeps them.
        copy.extend_from_slice(unsafe { std::slice::from_raw_parts(out.memory, out.len as usize) });
    }
    Ok(out.len as usize)
}

/// An XML document as WBXML; its length.
pub(super) fn from_xml(xml: &mut [u8]) -> Result<usize, String> {
    let len = len(xml)?;
    let mut out = Allocated::none();
    let mut converter = null_mut();
    // SAFETY: as in `to_xml`.
    let error = unsafe {
        done(wbxml_conv_xml2wbxml_create(&raw mut converter))?;
        wbxml_conv_xml2wbxml_disable_string_table(converter);
        let error = wbxml_conv_xml2wbxml_run(
            converter,
            xml.as_mut_ptr(),
            len,
            &raw mut out.memory,
            &raw mut out.len,
        );
        wbxml_conv_xml2wbxml_destroy(converter);
        error
    };
    done(error).map(|()| out.len as usize)
}
