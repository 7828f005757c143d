//! Tables of a [`Dictionary`], built from rows at compile time, and the [`dictionary!`] macro.
//!
//! Rows that cannot be, a token out of range for example, stop the build.
//!
//! [`dictionary!`]: crate::dictionary!
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a wrong index or a wrap stops the build"
)]

pub use super::{
    AttributeEntry, AttributeName, AttributePage, Dictionary, Embedded, Extensions, Namespaces,
    Page, TagEntry, TextToken, Versions, hash,
};
pub use crate::Tag;
pub use crate::typed::{TypeRule, ValueType};

/// Element rows, `token "Name"` or `token "Name" in versions`, as a table.
macro_rules! tag_rows {
    ($($token:literal $name:literal $(in $versions:literal)?,)*) => {
        tags(&[$((
            $token,
            TagEntry {
                open: concat!("<", $name, ">"),
                close: concat!("</", $name, ">"),
                versions: tag_rows!(@ $($versions)?),
            },
        )),*])
    };
    (@) => { Versions::ALL };
    (@ $versions:literal) => { Versions::from_bits($versions) };
}
/// Alias rows, `slot "Name" page:token`.
macro_rules! alias_rows {
    ($($slot:literal $name:literal $page:literal:$token:literal,)*) => {
        &[$(($slot, $name, Tag::new($page, $token))),*]
    };
}
/// Attribute start rows, `token "name" "start of the value" page:token` with the canonical code, as
/// a table.
macro_rules! start_rows {
    ($($token:literal $name:literal $prefix:literal $page:literal:$id:literal,)*) => {
        starts(&[$((
            $token,
            AttributeEntry {
                name: $name,
                open: concat!(" ", $name, "=\""),
                prefix: $prefix,
                canonical: Tag::new($page, $id),
            },
        )),*])
    };
}
/// Attribute rows, `"name" page:token rule ["start of the value" page:token, …]`.
macro_rules! attribute_rows {
    ($($name:literal $page:literal:$token:literal $rule:expr,
        [$($prefix:literal $p:literal:$t:literal),*],)*) => {
        [$(AttributeName::new(
            $name,
            Tag::new($page, $token),
            &[$(TextToken::new($prefix, Tag::new($p, $t))),*],
            $rule,
        )),*]
    };
}
/// Text rows, `"text" page:token`.
macro_rules! text_rows {
    ($($text:literal $page:literal:$token:literal,)*) => {
        [$(TextToken::new($text, Tag::new($page, $token))),*]
    };
}
pub(crate) use {alias_rows, attribute_rows, start_rows, tag_rows, text_rows};

/// A type and whether text is written in it.
#[must_use]
pub const fn rule(value_type: ValueType, written: bool) -> TypeRule {
    TypeRule {
        value_type,
        written,
    }
}

/// Whether two strings are equal.
const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Whether `a` sorts before `b`, byte by byte.
const fn before(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() {
        if a[i] != b[i] {
            return a[i] < b[i];
        }
        i += 1;
    }
    a.len() < b.len()
}

/// The table of one code page.
#[must_use]
pub const fn tags(rows: &[(u8, TagEntry)]) -> [TagEntry; 64] {
    let mut table = [TagEntry::NONE; 64];
    let mut i = 0;
    while i < rows.len() {
        let (token, entry) = rows[i];
        assert!(
            0x05 <= token && token <= 0x3F,
            "an element token is 0x05 to 0x3F"
        );
        assert!(
            table[token as usize].open.is_empty(),
            "an element token is given twice"
        );
        assert!(entry.open.len() > 2, "an element has no name");
        table[token as usize] = entry;
        i += 1;
    }
    table
}

/// The attribute starts of one code page.
#[must_use]
pub const fn starts(rows: &[(u8, AttributeEntry)]) -> [AttributeEntry; 128] {
    let mut table = [AttributeEntry::NONE; 128];
    let mut i = 0;
    while i < rows.len() {
        let (token, entry) = rows[i];
        check_start(token, entry.name, &table);
        table[token as usize] = entry;
        i += 1;
    }
    table
}

const fn check_start(token: u8, name: &str, table: &[AttributeEntry; 128]) {
    assert!(
        0x05 <= token && token <= 0x7F && !(0x40 <= token && token <= 0x44),
        "an attribute start token is 0x05 to 0x3F or 0x45 to 0x7F"
    );
    assert!(
        table[token as usize].name.is_empty(),
        "an attribute start token is given twice"
    );
    assert!(!name.is_empty(), "an attribute has no name");
}

/// The attribute values of one code page.
#[must_use]
pub const fn values(rows: &[(u8, &'static str)]) -> [&'static str; 128] {
    let mut table = [""; 128];
    let mut i = 0;
    while i < rows.len() {
        let (token, text) = rows[i];
        set_value(&mut table, token, text);
        i += 1;
    }
    table
}

const fn set_value(table: &mut [&'static str; 128], token: u8, text: &'static str) {
    assert!(
        0x85 <= token && !(0xC0 <= token && token <= 0xC4),
        "an attribute value token is 0x85 to 0xBF or 0xC5 to 0xFF"
    );
    let at = token as usize - 0x80;
    assert!(
        table[at].is_empty(),
        "an attribute value token is given twice"
    );
    assert!(!text.is_empty(), "an attribute value is empty");
    table[at] = text;
}

/// The number of slots of the index of these pages: a power of two, at least half of them free.
#[must_use]
pub const fn index_len(pages: &[Page]) -> usize {
    let (mut count, mut page) = (0, 0);
    while page < pages.len() {
        let mut id = 0;
        while id < 64 {
            count += !pages[page].tags[id].open.is_empty() as usize;
            id += 1;
        }
        page += 1;
    }
    (2 * count + 1).next_power_of_two()
}

/// The hash of the names of these pages. A name that two pages of a namespace have stands for the
/// token of the first.
#[must_use]
pub const fn index<const N: usize>(pages: &[Page]) -> [u16; N] {
    let mut table = [0; N];
    let mut page = 0;
    while page < pages.len() {
        let mut id = 5;
        while id < 64 {
            if !pages[page].tags[id].open.is_empty() {
                insert(&mut table, pages, page, id);
            }
            id += 1;
        }
        page += 1;
    }
    table
}

const fn insert(table: &mut [u16], pages: &[Page], page: usize, id: usize) {
    let (_, name) = pages[page].tags[id].open.split_at(1);
    let (name, _) = name.split_at(name.len() - 1);
    let slot = pages[page].slot;
    let mask = table.len() - 1;
    let mut at = hash(slot, name.as_bytes()) & mask;
    while table[at] != 0 {
        let there = &pages[(table[at] >> 8) as usize];
        if there.slot == slot
            && same(
                there.tags[(table[at] & 0xFF) as usize].open,
                pages[page].tags[id].open,
            )
        {
            return;
        }
        at = (at + 1) & mask;
    }
    table[at] = ((page as u16) << 8) | id as u16;
}

/// The namespace attribute as the writer needs it; the namespace must not need escapes.
#[must_use]
pub const fn page(
    namespace: &'static str,
    xmlns: &'static str,
    tags: &'static [TagEntry; 64],
) -> Page {
    let bytes = namespace.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        assert!(
            !matches!(bytes[i], b'&' | b'<' | b'"'),
            "a namespace has a character of markup"
        );
        i += 1;
    }
    let xmlns = if namespace.is_empty() { "" } else { xmlns };
    Page {
        namespace,
        xmlns,
        tags,
        ..Page::UNUSED
    }
}

/// One more than the highest page number.
#[must_use]
pub const fn page_count(rows: &[(u8, Page)]) -> usize {
    let (mut count, mut i) = (0, 0);
    while i < rows.len() {
        let end = rows[i].0 as usize + 1;
        count = if end > count { end } else { count };
        i += 1;
    }
    count
}

/// Pages by number, each with the first one of its namespace.
#[must_use]
pub const fn pages<const N: usize>(rows: &[(u8, Page)]) -> [Page; N] {
    let mut table = [Page::UNUSED; N];
    let mut i = 0;
    while i < rows.len() {
        let (number, mut page) = rows[i];
        assert!(
            table[number as usize].slot == 0xFF,
            "a code page is given twice"
        );
        page.slot = number;
        let mut j = 0;
        while j < rows.len() {
            if same(rows[j].1.namespace, page.namespace) && rows[j].0 < page.slot {
                page.slot = rows[j].0;
            }
            j += 1;
        }
        table[number as usize] = page;
        i += 1;
    }
    table
}

/// [`Namespaces::Pages`] if any page has a namespace.
#[must_use]
pub const fn namespaces(pages: &[Page]) -> Namespaces {
    let mut i = 0;
    while i < pages.len() {
        if !pages[i].namespace.is_empty() {
            return Namespaces::Pages;
        }
        i += 1;
    }
    Namespaces::None
}

/// An attribute start: (page, token, name, start of the value).
type Start = (u8, u8, &'static str, &'static str);
/// An attribute value: (page, token, text).
type Value = (u8, u8, &'static str);

/// One more than the highest attribute page.
#[must_use]
pub const fn attribute_page_count(starts: &[Start], values: &[Value]) -> usize {
    let (mut count, mut i) = (0, 0);
    while i < starts.len() {
        let end = starts[i].0 as usize + 1;
        count = if end > count { end } else { count };
        i += 1;
    }
    i = 0;
    while i < values.len() {
        let end = values[i].0 as usize + 1;
        count = if end > count { end } else { count };
        i += 1;
    }
    count
}

/// Whether the first start is to stand for the name before the second: the bare name on the
/// lowest page, otherwise the lowest token.
const fn more_canonical(a: &Start, b: &Start) -> bool {
    if a.3.is_empty() != b.3.is_empty() {
        return a.3.is_empty();
    }
    a.0 < b.0 || (a.0 == b.0 && a.1 < b.1)
}

const fn canonical(rows: &[Start], name: &str) -> Tag {
    let mut best: Option<&Start> = None;
    let mut i = 0;
    while i < rows.len() {
        if same(rows[i].2, name) {
            best = match best {
                Some(b) if !more_canonical(&rows[i], b) => Some(b),
                _ => Some(&rows[i]),
            };
        }
        i += 1;
    }
    match best {
        Some(row) => Tag::new(row.0, row.1),
        None => Tag::new(0, 0),
    }
}

/// The starts of every attribute page.
#[must_use]
pub const fn start_pages<const P: usize>(rows: &[Start]) -> [[AttributeEntry; 128]; P] {
    let mut table = [[AttributeEntry::NONE; 128]; P];
    let mut i = 0;
    while i < rows.len() {
        let (page, token, name, prefix) = rows[i];
        check_start(token, name, &table[page as usize]);
        let canonical = canonical(rows, name);
        table[page as usize][token as usize] = AttributeEntry {
            name,
            open: "",
            prefix,
            canonical,
        };
        i += 1;
    }
    table
}

/// The values of every attribute page.
#[must_use]
pub const fn value_pages<const P: usize>(rows: &[Value]) -> [[&'static str; 128]; P] {
    let mut table = [[""; 128]; P];
    let mut i = 0;
    while i < rows.len() {
        set_value(&mut table[rows[i].0 as usize], rows[i].1, rows[i].2);
        i += 1;
    }
    table
}

/// The attribute pages of these tables.
#[must_use]
pub const fn attribute_pages<const P: usize>(
    starts: &'static [[AttributeEntry; 128]; P],
    values: &'static [[&'static str; 128]; P],
) -> [AttributePage; P] {
    let mut table = [AttributePage {
        starts: &[AttributeEntry::NONE; 128],
        values: &[""; 128],
    }; P];
    let mut i = 0;
    while i < P {
        table[i] = AttributePage {
            starts: &starts[i],
            values: &values[i],
        };
        i += 1;
    }
    table
}

/// The starts sorted by name, then by start of the value; the lowest token last, as the last row
/// that fits is the one that is written.
#[must_use]
pub const fn sorted_starts<const N: usize>(rows: &[Start]) -> [Start; N] {
    let mut table = [(0, 0, "", ""); N];
    let mut i = 0;
    while i < N {
        let row = rows[i];
        let mut at = i;
        while at > 0 && start_before(&row, &table[at - 1]) {
            table[at] = table[at - 1];
            at -= 1;
        }
        table[at] = row;
        i += 1;
    }
    table
}

const fn start_before(a: &Start, b: &Start) -> bool {
    if !same(a.2, b.2) {
        before(a.2, b.2)
    } else if !same(a.3, b.3) {
        before(a.3, b.3)
    } else {
        a.0 > b.0 || (a.0 == b.0 && a.1 > b.1)
    }
}

/// (start of the value, token) of sorted starts.
#[must_use]
pub const fn prefixes<const N: usize>(sorted: &[Start; N]) -> [TextToken; N] {
    let mut table = [TextToken::new("", Tag::new(0, 0)); N];
    let mut i = 0;
    while i < N {
        table[i] = TextToken::new(sorted[i].3, Tag::new(sorted[i].0, sorted[i].1));
        i += 1;
    }
    table
}

/// The number of different names among sorted starts.
#[must_use]
pub const fn name_count(sorted: &[Start]) -> usize {
    let (mut count, mut i) = (0, 0);
    while i < sorted.len() {
        count += (i == 0 || !same(sorted[i - 1].2, sorted[i].2)) as usize;
        i += 1;
    }
    count
}

/// One row for each name of sorted starts, over their [`prefixes`].
#[must_use]
pub const fn attribute_names<const M: usize>(
    sorted: &[Start],
    prefixes: &'static [TextToken],
) -> [AttributeName; M] {
    const NONE: AttributeName = AttributeName::new("", Tag::new(0, 0), &[], TypeRule::TEXT);
    let mut table = [NONE; M];
    let (mut rest, mut at, mut first) = (prefixes, 0, 0);
    while first < sorted.len() {
        let name = sorted[first].2;
        let mut end = first + 1;
        while end < sorted.len() && same(sorted[end].2, name) {
            end += 1;
        }
        let (starts, others) = rest.split_at(end - first);
        rest = others;
        let canonical = canonical(sorted, name);
        table[at] = AttributeName::new(name, canonical, starts, TypeRule::TEXT);
        at += 1;
        first = end;
    }
    table
}

/// The values sorted by text; the lowest token last.
#[must_use]
pub const fn sorted_values<const N: usize>(rows: &[Value]) -> [TextToken; N] {
    let mut table = [TextToken::new("", Tag::new(0, 0)); N];
    let mut i = 0;
    while i < N {
        let (page, token, text) = rows[i];
        let tag = Tag::new(page, token);
        let mut at = i;
        while at > 0 && value_before(text, tag, &table[at - 1]) {
            table[at] = table[at - 1];
            at -= 1;
        }
        table[at] = TextToken::new(text, tag);
        i += 1;
    }
    table
}

const fn value_before(text: &str, tag: Tag, other: &TextToken) -> bool {
    before(text, other.text) || (same(text, other.text) && tag.value() > other.tag.value())
}

/// The first bytes of these values, one bit a byte.
#[must_use]
pub const fn first_bytes(values: &[TextToken]) -> [u64; 4] {
    let mut bits = [0; 4];
    let mut i = 0;
    while i < values.len() {
        let first = values[i].text.as_bytes()[0];
        bits[(first >> 6) as usize] |= 1 << (first & 0x3F);
        i += 1;
    }
    bits
}

/// Makes a `static` [`Dictionary`](crate::Dictionary) for a document type of your own.
///
/// Everything is checked and built at compile time: a token out of range, or given twice, is a
/// build error. The fields stand in this order; `attributes` and `values` may both be left out.
///
/// ```
/// wbxml::dictionary! {
///     /// Shopping lists.
///     pub static SHOPPING = {
///         name: "shopping-1.0",
///         public_id: None,
///         formal_public_ids: ["-//EXAMPLE//DTD SHOPPING 1.0//EN"],
///         system_id: "http://example.com/shopping.dtd",
///         root: "List",
///         media_types: ["application/vnd.example.shopping+wbxml"],
///         pages: [
///             { number: 0, namespace: "urn:example:list", tags: [(0x05, "List"), (0x06, "Item")] },
///             { number: 1, namespace: "urn:example:price", tags: [(0x05, "Price")] },
///         ],
///         attributes: [(0, 0x05, "href", ""), (0, 0x06, "href", "https://")],
///         values: [(0, 0x85, ".org/")],
///     };
/// }
/// # fn main() {
/// use wbxml::Tag;
///
/// assert_eq!(SHOPPING.tag_name(Tag::new(1, 0x05)), Some("Price"));
/// let page = SHOPPING.page_of_namespace("urn:example:list").unwrap();
/// assert_eq!(SHOPPING.tag(page, "Item"), Some(Tag::new(0, 0x06)));
/// assert_eq!(SHOPPING.attribute_tag("href"), Some(Tag::new(0, 0x05)));
/// # }
/// ```
///
/// The tokens below 0x05 are of WBXML itself:
///
/// ```compile_fail
/// wbxml::dictionary! {
///     static WRONG = {
///         name: "wrong", public_id: None, formal_public_ids: [], system_id: "", root: "r",
///         media_types: [],
///         pages: [{ number: 0, namespace: "", tags: [(0x04, "r")] }],
///     };
/// }
/// # fn main() { WRONG.name(); }
/// ```
#[macro_export]
macro_rules! dictionary {
    ($(#[$meta:meta])* $vis:vis static $NAME:ident = {
        name: $name:expr,
        public_id: $public_id:expr,
        formal_public_ids: [$($formal:expr),* $(,)?],
        system_id: $system_id:expr,
        root: $root:expr,
        media_types: [$($media:expr),* $(,)?],
        pages: [$({
            number: $number:expr,
            namespace: $namespace:literal,
            tags: [$(($token:expr, $tag:literal)),* $(,)?] $(,)?
        }),* $(,)?]
        $(, attributes: [$($attribute:expr),* $(,)?], values: [$($value:expr),* $(,)?])? $(,)?
    };) => {
        $(#[$meta])*
        $vis static $NAME: $crate::Dictionary = {
            use $crate::dictionaries::build::{self, AttributeEntry, AttributeName, AttributePage};
            use $crate::dictionaries::build::{Extensions, Page, Tag, TagEntry, TextToken, Versions};
            const ROWS: &[(u8, Page)] = &[$((
                $number,
                build::page(
                    $namespace,
                    concat!(" xmlns=\"", $namespace, "\">"),
                    &const { build::tags(&[$((
                        $token,
                        TagEntry {
                            open: concat!("<", $tag, ">"),
                            close: concat!("</", $tag, ">"),
                            versions: Versions::ALL,
                        },
                    )),*]) },
                ),
            )),*];
            const PAGES: &[Page] = &const { build::pages::<{ build::page_count(ROWS) }>(ROWS) };
            const STARTS: &[(u8, u8, &'static str, &'static str)] = &[$($($attribute),*)?];
            const VALUES: &[(u8, u8, &'static str)] = &[$($($value),*)?];
            const P: usize = build::attribute_page_count(STARTS, VALUES);
            const S: usize = STARTS.len();
            const SORTED: [(u8, u8, &'static str, &'static str); S] = build::sorted_starts(STARTS);
            const M: usize = build::name_count(&SORTED);
            static START_PAGES: [[AttributeEntry; 128]; P] = build::start_pages(STARTS);
            static VALUE_PAGES: [[&'static str; 128]; P] = build::value_pages(VALUES);
            static ATTRIBUTE_PAGES: [AttributePage; P] =
                build::attribute_pages(&START_PAGES, &VALUE_PAGES);
            static PREFIXES: [TextToken; S] = build::prefixes(&SORTED);
            static NAMES: [AttributeName; M] = build::attribute_names(&SORTED, &PREFIXES);
            const SORTED_VALUES: &[TextToken] =
                &const { build::sorted_values::<{ VALUES.len() }>(VALUES) };
            $crate::Dictionary {
                name: $name,
                public_id: $public_id,
                formal_public_ids: &[$($formal),*],
                system_id: $system_id,
                root: $root,
                media_types: &[$($media),*],
                pages: PAGES,
                index: &const { build::index::<{ build::index_len(PAGES) }>(PAGES) },
                aliases: &[],
                attribute_pages: &ATTRIBUTE_PAGES,
                attribute_names: &NAMES,
                attribute_values: SORTED_VALUES,
                attribute_value_starts: build::first_bytes(SORTED_VALUES),
                extensions: Extensions::None,
                namespaces: build::namespaces(PAGES),
                embedded: &[],
                later: None,
            }
        };
    };
}
