//! Valid documents, made from any bytes: what fuzzers and property tests begin with.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use arbitrary::{Arbitrary, Result, Unstructured};

use super::{
    Attribute, Characteristic, Content, Document, Item, MultipleString, Name, Parm, TypedValue,
    Unknown, Verb,
};

/// How deep they nest.
const DEPTH: u8 = 6;

/// A text that both forms carry.
fn text(u: &mut Unstructured<'_>) -> Result<String> {
    let text: &str = u.arbitrary()?;
    let kept = |c: &char| {
        matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'))
    };
    Ok(text.chars().filter(kept).take(40).collect())
}

/// Up to four.
fn some<T>(
    u: &mut Unstructured<'_>,
    mut make: impl FnMut(&mut Unstructured<'_>, u32) -> Result<T>,
) -> Result<Vec<T>> {
    let count = u.int_in_range(0..=4)?;
    (0..count).map(|at| make(u, at)).collect()
}

fn verb(u: &mut Unstructured<'_>) -> Result<Verb> {
    u.choose(&[Verb::Set, Verb::Query, Verb::Absent]).copied()
}

/// Attributes, mostly none.
fn attributes(u: &mut Unstructured<'_>) -> Result<Vec<Attribute<'static>>> {
    if !u.ratio(1, 8)? {
        return Ok(Vec::new());
    }
    some(u, |u, at| {
        Ok(Attribute::new(format!("attribute-{at}"), text(u)?))
    })
}

fn parm(u: &mut Unstructured<'_>) -> Result<Parm<'static>> {
    const NAMES: [&str; 8] = [
        "NAME",
        "APPID",
        "ADDR",
        "PORTNBR",
        "AAUTHSECRET",
        "TO-NAPID",
        "INTERNET",
        "SERVICENAME",
    ];
    const VALUES: [&str; 5] = ["IPV4", "HTTP-BASIC", "1", "GSM-GPRS", ""];
    let name = match u.ratio(3, 4)? {
        true => String::from(*u.choose(&NAMES)?),
        false => text(u)?,
    };
    let mut parm = match u.int_in_range(0..=7_u8)? {
        0 => Parm::flag(name),
        1 => Parm::typed(name, &TypedValue::Integer(u.arbitrary()?)),
        2 => Parm::typed(name, &TypedValue::Boolean(u.arbitrary()?)),
        3 => Parm::typed(name, &TypedValue::Binary(u.arbitrary::<Vec<u8>>()?.into())),
        4 => {
            let strings = some(u, |u, _| text(u))?;
            let strings = MultipleString::new(strings).unwrap_or_default();
            Parm::typed(name, &TypedValue::MultipleString(strings))
        }
        5 => Parm::new(name, *u.choose(&VALUES)?),
        _ => Parm::new(name, text(u)?),
    };
    parm.verb = verb(u)?;
    parm.failed = u.ratio(1, 8)?;
    parm.attributes = attributes(u)?;
    Ok(parm)
}

fn unknown(u: &mut Unstructured<'_>, depth: u8) -> Result<Unknown<'static>> {
    let number: u8 = u.arbitrary()?;
    let mut element = Unknown::new(Name::new(format!("element-{number}")));
    element.attributes = attributes(u)?;
    for content in some(u, |u, _| content(u, depth))? {
        // Two texts in a row are one.
        let follows_text = matches!(element.content.last(), Some(Content::Text(_)));
        if !(follows_text && matches!(content, Content::Text(_))) {
            element.content.push(content);
        }
    }
    Ok(element)
}

fn content(u: &mut Unstructured<'_>, depth: u8) -> Result<Content<'static>> {
    if depth < DEPTH && u.ratio(1, 2)? {
        return unknown(u, depth.saturating_add(1)).map(Content::Element);
    }
    // White space between tags is layout.
    let text = text(u)?;
    let text = text.trim();
    Ok(Content::Text(match text {
        "" => "text".into(),
        text => String::from(text).into(),
    }))
}

fn item(u: &mut Unstructured<'_>, depth: u8) -> Result<Item<'static>> {
    Ok(match u.int_in_range(0..=7_u8)? {
        0..=1 if depth < DEPTH => characteristic(u, depth.saturating_add(1))?.into(),
        2 => unknown(u, depth.saturating_add(1))?.into(),
        _ => parm(u)?.into(),
    })
}

fn characteristic(u: &mut Unstructured<'_>, depth: u8) -> Result<Characteristic<'static>> {
    const KINDS: [&str; 6] = [
        "APPLICATION",
        "APPADDR",
        "PORT",
        "NAPDEF",
        "EMAIL2",
        "TAGPROPS",
    ];
    let mut characteristic = Characteristic::new(match u.ratio(3, 4)? {
        true => String::from(*u.choose(&KINDS)?),
        false => text(u)?,
    });
    characteristic.verb = verb(u)?;
    characteristic.failed = u.ratio(1, 8)?;
    characteristic.recursive = u.arbitrary()?;
    characteristic.attributes = attributes(u)?;
    characteristic.items = some(u, |u, _| item(u, depth))?;
    Ok(characteristic)
}

impl<'x> Arbitrary<'x> for Document<'static> {
    fn arbitrary(u: &mut Unstructured<'x>) -> Result<Self> {
        let mut document = Self::new();
        if u.ratio(1, 2)? {
            let version = *u.choose(&["1.0", "1.1", "2.0"])?;
            document = document.with_version(version);
        }
        document.attributes = attributes(u)?;
        document.items = some(u, |u, _| match u.ratio(1, 8)? {
            true => unknown(u, 1).map(Item::from),
            false => characteristic(u, 1).map(Item::from),
        })?;
        Ok(document)
    }
}
