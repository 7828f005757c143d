//! Accounts that are legal in an edition, made from any bytes: what fuzzers and property tests begin
//! with.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::edition::validate::is_one;
use crate::edition::{Edition, NodeFacts, Values};
use crate::model::account::{
    Account, AccountNode, Guid, MapiType, NamedProperty, Place, PropertyTag, ServiceType, boolean,
};

impl<'a> Arbitrary<'a> for Edition {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        u.choose(&Self::ALL).copied()
    }
}

impl<'a> Arbitrary<'a> for Guid {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        u.arbitrary().map(Self::from_u128)
    }
}

impl<'a> Arbitrary<'a> for Account<'static> {
    /// An account that is legal in some edition.
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let edition = u.arbitrary()?;
        Self::arbitrary_in(edition, u)
    }
}

impl Account<'static> {
    /// An account that is legal in an edition, from any bytes.
    ///
    /// # Errors
    ///
    /// There are too few bytes.
    pub fn arbitrary_in(edition: Edition, u: &mut Unstructured<'_>) -> Result<Self> {
        let mut account = Self::new(u.arbitrary()?);
        for node in AccountNode::ALL {
            let Some(facts) = node.facts(edition) else {
                continue;
            };
            let required = is_one(&Place::Node(node), edition);
            if required || u.ratio(1, 3)? {
                account.set(node, value(facts, u)?);
            }
        }
        together(&mut account, edition, u)?;
        if is_one(&Place::TagProps, edition) || u.ratio(1, 4)? {
            account.set_tag_props(true);
        }
        if edition == Edition::WindowsMobile {
            properties(&mut account, u)?;
        }
        Ok(account)
    }
}

/// What nodes have to do with each other.
fn together(
    account: &mut Account<'static>,
    edition: Edition,
    u: &mut Unstructured<'_>,
) -> Result<()> {
    let on = account.get(AccountNode::SmtpAltEnabled).and_then(boolean);
    for (node, needed) in [
        (AccountNode::SmtpAltAuthName, true),
        (AccountNode::SmtpAltPassword, true),
        (AccountNode::SmtpAltDomain, false),
    ] {
        if on != Some(true) {
            account.remove(node);
        } else if let Some(facts) = node.facts(edition).filter(|_| needed && !account.has(node)) {
            account.set(node, value(facts, u)?);
        }
    }
    let imap4 = ServiceType::IMAP4;
    if account.has(AccountNode::KeepMax) && edition.facts().keep_max_imap_only {
        account.set(AccountNode::ServiceType, imap4.0);
    }
    Ok(())
}

fn properties(account: &mut Account<'static>, u: &mut Unstructured<'_>) -> Result<()> {
    for _ in 0..u.int_in_range(0..=2)? {
        let tag = PropertyTag(u.arbitrary()?);
        account.set_tag_property(tag, mapi_value(tag.mapi_type(), u)?);
    }
    account.set_named_props(u.ratio(1, 4)?);
    for _ in 0..u.int_in_range(0..=2)? {
        let name = format!("N{}", text(u, 12)?);
        let mapi_type = *u.choose(&[MapiType::LONG, MapiType::BOOLEAN, MapiType::STRING])?;
        let value = mapi_value(mapi_type, u)?;
        account.set_named_property(NamedProperty::new(name, mapi_type, value));
    }
    Ok(())
}

fn mapi_value(mapi_type: MapiType, u: &mut Unstructured<'_>) -> Result<String> {
    Ok(match mapi_type {
        MapiType::BOOLEAN => String::from(if u.arbitrary()? { "1" } else { "0" }),
        MapiType::LONG => format!("{}", u.arbitrary::<i32>()?),
        _ => text(u, 40)?,
    })
}

/// A value that the edition takes for a node.
fn value(facts: &NodeFacts, u: &mut Unstructured<'_>) -> Result<Cow<'static, str>> {
    let most = usize::from(facts.size().unwrap_or(300));
    Ok(match facts.values() {
        Values::Any | Values::Mapi => Cow::Owned(text(u, most)?),
        Values::OneOf(values) => Cow::Borrowed(*u.choose(values)?),
        Values::Known(values) => match u.arbitrary()? {
            true => Cow::Borrowed(*u.choose(values)?),
            false => Cow::Owned(text(u, most)?),
        },
        Values::Range(low, high) => Cow::Owned(format!("{}", u.int_in_range(low..=high)?)),
        Values::Number => match u.ratio(1, 4)? {
            true => Cow::Borrowed("-1"),
            false => Cow::Owned(format!("{}", u.arbitrary::<u32>()?)),
        },
        Values::Boolean => Cow::Borrowed(*u.choose(&["0", "1", "TRUE", "FALSE"])?),
        Values::Flags(flags) => {
            let mut value = 0;
            for _ in 0..u.int_in_range(0..=4)? {
                value |= *u.choose(flags)?;
            }
            Cow::Owned(format!("{value:#x}"))
        }
        Values::Server => Cow::Owned(server(u)?),
        Values::Guid => Cow::Owned(format!("{}", u.arbitrary::<Guid>()?)),
    })
}

fn server(u: &mut Unstructured<'_>) -> Result<String> {
    let label: u16 = u.arbitrary()?;
    let host = match u.ratio(1, 8)? {
        true => format!("[2001:db8::{label:x}]"),
        false => format!("mail-{label}.fabrikam.example"),
    };
    Ok(match u.arbitrary::<Option<u16>>()? {
        Some(port @ 1..) => format!("{host}:{port}"),
        _ => host,
    })
}

/// A text that every form carries: no control characters, no white space around it.
fn text(u: &mut Unstructured<'_>, most: usize) -> Result<String> {
    let text: &str = u.arbitrary()?;
    let kept = |c: &char| !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    let text: String = text.chars().filter(kept).take(most).collect();
    Ok(String::from(text.trim()))
}
