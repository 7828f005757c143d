//! Valid messages, made from any bytes: what fuzzers and property tests begin with.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::model::{
    Alert, Anchor, Atomic, Chal, Command, Cred, Data, Delete, Edit, Exec, Filter, Item, Map,
    MapItem, Message, Meta, MetaField, Rare, Results, Search, Sequence, Source, Status, Sync,
    SyncHdr, Target, Transfer, Version,
};

type Text = Cow<'static, str>;

/// A text that both forms carry: no control characters but line feed.
fn text(u: &mut Unstructured<'_>) -> Result<Text> {
    let text: &str = u.arbitrary()?;
    let kept = |c: &char| *c == '\n' || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    let text: String = text.chars().filter(kept).collect();
    // White space alone is layout in XML; the writer says so of itself, not of others.
    Ok(Cow::Owned(match text.trim_ascii() {
        "" => String::new(),
        _ => text,
    }))
}

/// A text without white space around it.
fn exact(u: &mut Unstructured<'_>) -> Result<Text> {
    Ok(Cow::Owned(String::from(text(u)?.trim_ascii())))
}

/// A text that is not empty.
fn identifier(u: &mut Unstructured<'_>) -> Result<Text> {
    let text = exact(u)?;
    Ok(if text.is_empty() {
        Cow::Borrowed("1")
    } else {
        text
    })
}

fn maybe<T>(
    u: &mut Unstructured<'_>,
    make: impl FnOnce(&mut Unstructured<'_>) -> Result<T>,
) -> Result<Option<T>> {
    if u.ratio(1, 4)? {
        make(u).map(Some)
    } else {
        Ok(None)
    }
}

/// Up to four; at least `least`.
fn some<T>(
    u: &mut Unstructured<'_>,
    least: usize,
    make: impl Fn(&mut Unstructured<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let count = u.int_in_range(least..=4)?;
    (0..count).map(|_| make(u)).collect()
}

fn data(u: &mut Unstructured<'_>) -> Result<Data<'static>> {
    let text = text(u)?;
    Ok(match u.ratio(1, 4)? && !text.is_empty() {
        true => Data::CData(text),
        false => Data::Text(text),
    })
}

fn meta(u: &mut Unstructured<'_>, version: Version) -> Result<Meta<'static>> {
    let mut meta = Meta {
        format: maybe(u, exact)?,
        media_type: maybe(u, exact)?,
        ..Meta::default()
    };
    if version == Version::V1_2 && u.ratio(1, 8)? {
        meta.more.push(MetaField::FieldLevel);
    }
    meta.more.extend(maybe(u, exact)?.map(MetaField::Mark));
    meta.more.extend(maybe(u, exact)?.map(MetaField::Size));
    let anchor = |u: &mut Unstructured<'_>| {
        Ok(Anchor {
            last: maybe(u, text)?,
            next: text(u)?,
            ..Anchor::default()
        })
    };
    meta.more.extend(maybe(u, anchor)?.map(MetaField::Anchor));
    meta.more.extend(maybe(u, exact)?.map(MetaField::NextNonce));
    meta.more
        .extend(maybe(u, exact)?.map(MetaField::MaxMsgSize));
    if u.ratio(1, 8)? {
        meta.more.push(MetaField::MetInf);
    }
    Ok(meta)
}

fn cred(u: &mut Unstructured<'_>, version: Version) -> Result<Box<Cred<'static>>> {
    Ok(Box::new(Cred::new(meta(u, version)?, data(u)?)))
}

fn target(u: &mut Unstructured<'_>, version: Version) -> Result<Target<'static>> {
    let mut target = Target::new(exact(u)?);
    target.name = maybe(u, text)?.into();
    if version == Version::V1_2 && u.ratio(1, 8)? {
        target.filter.push(Filter {
            meta: meta(u, version)?,
            filter_type: maybe(u, exact)?,
            ..Filter::default()
        });
    }
    Ok(target)
}

fn source(u: &mut Unstructured<'_>) -> Result<Source<'static>> {
    let mut source = Source::new(exact(u)?);
    source.name = maybe(u, text)?.into();
    Ok(source)
}

fn item(u: &mut Unstructured<'_>, version: Version) -> Result<Item<'static>> {
    let parent = |u: &mut Unstructured<'_>| match version {
        Version::V1_2 => maybe(u, exact),
        _ => Ok(None),
    };
    Ok(Item {
        target: maybe(u, |u| target(u, version))?,
        source: maybe(u, source)?,
        source_parent: parent(u)?.into(),
        target_parent: parent(u)?.into(),
        meta: maybe(u, |u| meta(u, version))?,
        data: maybe(u, data)?,
        more_data: version > Version::V1_0 && u.ratio(1, 8)?,
        ..Item::default()
    })
}

fn edit(u: &mut Unstructured<'_>, version: Version) -> Result<Edit<'static>> {
    Ok(Edit {
        cmd_id: identifier(u)?,
        no_resp: u.ratio(1, 8)?,
        cred: maybe(u, |u| cred(u, version))?,
        meta: maybe(u, |u| meta(u, version))?,
        items: some(u, 1, |u| item(u, version))?.into(),
        ..Edit::default()
    })
}

fn transfer(u: &mut Unstructured<'_>, version: Version) -> Result<Transfer<'static>> {
    Ok(Transfer {
        cmd_id: identifier(u)?,
        lang: maybe(u, exact)?.into(),
        meta: maybe(u, |u| meta(u, version))?,
        items: some(u, 1, |u| item(u, version))?.into(),
        ..Transfer::default()
    })
}

/// A command that holds no others and stands in every command that does.
fn simple(u: &mut Unstructured<'_>, version: Version) -> Result<Command<'static>> {
    Ok(match u.int_in_range(0..=4)? {
        0 => Command::Add(edit(u, version)?),
        1 => Command::Copy(edit(u, version)?),
        2 => Command::Delete(Delete {
            cmd_id: identifier(u)?,
            archive: u.arbitrary()?,
            soft: u.arbitrary()?,
            items: some(u, 1, |u| item(u, version))?.into(),
            ..Delete::default()
        }),
        3 if version == Version::V1_2 => Command::Move(edit(u, version)?),
        _ => Command::Replace(edit(u, version)?),
    })
}

fn command(u: &mut Unstructured<'_>, version: Version) -> Result<Command<'static>> {
    let v = version;
    Ok(match u.int_in_range(0..=11)? {
        0 => Command::Alert(Alert {
            cmd_id: identifier(u)?,
            data: maybe(u, data)?,
            correlator: match v {
                Version::V1_2 => maybe(u, text)?.into(),
                _ => Rare::NONE,
            },
            items: some(u, 0, |u| item(u, v))?.into(),
            ..Alert::default()
        }),
        1 => Command::Atomic(Atomic {
            cmd_id: identifier(u)?,
            meta: maybe(u, |u| meta(u, v))?,
            commands: some(u, 1, |u| simple(u, v))?,
            ..Atomic::default()
        }),
        2 => Command::Exec(Exec {
            cmd_id: identifier(u)?,
            items: item(u, v)?.into(),
            ..Exec::default()
        }),
        3 => Command::Get(transfer(u, v)?),
        4 => Command::Put(transfer(u, v)?),
        5 => Command::Map(Map {
            cmd_id: identifier(u)?,
            target: target(u, v)?,
            source: source(u)?,
            items: some(u, 1, |u| Ok(MapItem::new(exact(u)?, exact(u)?)))?,
            ..Map::default()
        }),
        6 => Command::Results(Results {
            cmd_id: identifier(u)?,
            msg_ref: maybe(u, exact)?,
            cmd_ref: Some(exact(u)?),
            meta: maybe(u, |u| meta(u, v))?,
            items: some(u, 1, |u| item(u, v))?.into(),
            ..Results::default()
        }),
        7 => Command::Search(Search {
            cmd_id: identifier(u)?,
            sources: some(u, 1, source)?,
            meta: meta(u, v)?,
            data: data(u)?,
            ..Search::default()
        }),
        8 => Command::Sequence(Sequence {
            cmd_id: identifier(u)?,
            commands: some(u, 1, |u| simple(u, v))?,
            ..Sequence::default()
        }),
        9 => Command::Status(Status {
            cmd_id: identifier(u)?,
            msg_ref: Some(exact(u)?),
            cmd_ref: identifier(u)?,
            cmd: identifier(u)?,
            target_refs: some(u, 0, exact)?,
            source_refs: some(u, 0, exact)?,
            cred: maybe(u, |u| cred(u, v))?,
            chal: maybe(u, |u| Ok(Box::new(Chal::new(meta(u, v)?))))?,
            data: data(u)?,
            items: some(u, 0, |u| item(u, v))?,
            ..Status::default()
        }),
        10 => Command::Sync(Sync {
            cmd_id: identifier(u)?,
            target: maybe(u, |u| target(u, v))?,
            source: maybe(u, source)?,
            number_of_changes: match v {
                Version::V1_0 => None,
                _ => maybe(u, exact)?,
            },
            commands: some(u, 0, |u| simple(u, v))?,
            ..Sync::default()
        }),
        _ => simple(u, v)?,
    })
}

impl<'u> Arbitrary<'u> for Message<'static> {
    fn arbitrary(u: &mut Unstructured<'u>) -> Result<Self> {
        let version = *u.choose(&Version::ALL)?;
        let mut header = SyncHdr::new(version, identifier(u)?);
        header.session_id = identifier(u)?;
        header.msg_id = identifier(u)?;
        header.target = target(u, version)?;
        header.source = source(u)?;
        header.resp_uri = maybe(u, exact)?;
        header.no_resp = u.ratio(1, 8)?;
        header.cred = maybe(u, |u| cred(u, version))?;
        header.meta = maybe(u, |u| meta(u, version))?;
        Ok(Message {
            version,
            header,
            commands: some(u, 1, |u| command(u, version))?,
            is_final: u.arbitrary()?,
        })
    }
}
