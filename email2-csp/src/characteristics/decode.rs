//! Characteristics → operations.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::EMAIL2;
use crate::error::{Error, ErrorKind};
use crate::model::account::{Account, Guid, Operation, Place, Query, UnknownNode};
use crate::model::provisioning::{Characteristic, Document, Item, Parm, Value, Verb};

/// What a document does to accounts, in its order. Characteristics other than `EMAIL2` are passed
/// over, and so is what says that something has failed. So are elements that are not known: a device
/// fails a document with one in `EMAIL2`, which no operation tells.
///
/// A characteristic with settings is one [`Set`](Operation::Set), with all of them; queries in it are
/// operations of their own behind it. So are removals, which begin another `Set`: what is set behind a
/// removal is not removed.
///
/// ```
/// use email2_csp::provisioning::decode_xml;
/// use email2_csp::{Operation, characteristics};
///
/// let document = decode_xml(
///     r#"<wap-provisioningdoc><characteristic type="EMAIL2"><nocharacteristic type="{00000000-0000-0000-0000-00000000002A}"/></characteristic></wap-provisioningdoc>"#,
/// )?;
/// let operations = characteristics::decode(&document)?;
/// assert!(matches!(operations[..], [Operation::Remove(_)]));
/// # Ok::<(), email2_csp::Error>(())
/// ```
///
/// # Errors
///
/// The type of a characteristic in `EMAIL2` is no GUID in braces ([`ErrorKind::Guid`]), or a `parm`
/// stands directly in `EMAIL2`. The offset is that of the digit or brace in the input that the
/// document was decoded from; of the element, where the type has character references in it or the
/// document came from a source of the caller's. In a document that was built, it counts in the type.
pub fn decode<'d>(document: &'d Document<'_>) -> Result<Vec<Operation<'d>>, Error> {
    let mut operations = Vec::new();
    for root in document.characteristics() {
        if root.failed || !root.kind.eq_ignore_ascii_case(EMAIL2) {
            continue;
        }
        match root.verb {
            Verb::Query => operations.push(Operation::Query(Query::root(root.is_recursive()))),
            Verb::Absent => operations.push(Operation::Unsupported {
                guid: None,
                place: Place::Root,
                element: "nocharacteristic",
            }),
            Verb::Set => {
                for item in &root.items {
                    in_root(root, item, &mut operations).map_err(|error| error.inside(EMAIL2))?;
                }
            }
        }
    }
    Ok(operations)
}

fn in_root<'d>(
    root: &Characteristic<'_>,
    item: &'d Item<'_>,
    operations: &mut Vec<Operation<'d>>,
) -> Result<(), Error> {
    let account = match item {
        Item::Characteristic(account) if account.failed => return Ok(()),
        Item::Characteristic(account) => account,
        Item::Parm(parm) if parm.failed => return Ok(()),
        Item::Parm(_) => {
            let kind = ErrorKind::MisplacedElement("parm");
            return Err(Error::new(kind, root.position.element()));
        }
        // What it is, nobody knows: kept in the document, and nothing that is done.
        Item::Unknown(_) => return Ok(()),
    };
    let guid = Guid::decode(&account.kind).map_err(|error| {
        let offset = account.position.in_kind(error.offset());
        Error::new(ErrorKind::Guid(error.kind()), offset).inside("characteristic")
    })?;
    match account.verb {
        Verb::Absent => operations.push(Operation::Remove(guid)),
        Verb::Query => operations.push(Operation::Query(Query::account(
            guid,
            account.is_recursive(),
        ))),
        Verb::Set => in_account(guid, account, operations),
    }
    Ok(())
}

/// The settings of an account, and behind them what is asked for; up to each removal, and behind it.
fn in_account<'d>(
    guid: Guid,
    characteristic: &'d Characteristic<'_>,
    operations: &mut Vec<Operation<'d>>,
) {
    let mut account = Account::new(guid);
    let mut sets = characteristic.items.is_empty();
    let mut others = Vec::new();
    let mut path: Vec<Cow<'d, str>> = Vec::new();
    let mut todo = alloc::vec![characteristic.items.iter()];
    while let Some(items) = todo.last_mut() {
        let Some(item) = items.next() else {
            todo.pop();
            path.pop();
            continue;
        };
        match item {
            Item::Parm(parm) if !parm.failed => {
                path.push(Cow::Borrowed(&*parm.name));
                sets |= parm.verb == Verb::Set;
                let place = Place::below_account(&path);
                if parm.verb == Verb::Set && is_set(&account, &place) {
                    // The first value is no less sent.
                    let before = core::mem::replace(&mut account, Account::new(guid));
                    operations.push(Operation::Set(before));
                    operations.append(&mut others);
                }
                in_parm(
                    guid,
                    parm,
                    as_setting(place, &path),
                    &path,
                    &mut account,
                    &mut others,
                );
                path.pop();
            }
            Item::Characteristic(group) if !group.failed => {
                path.push(Cow::Borrowed(&*group.kind));
                let place = Place::below_account(&path);
                match group.verb {
                    Verb::Set => {
                        sets |= group.items.is_empty() && begin(&place, &path, &mut account);
                        todo.push(group.items.iter());
                        continue;
                    }
                    Verb::Absent => {
                        if core::mem::take(&mut sets) {
                            let before = core::mem::replace(&mut account, Account::new(guid));
                            operations.push(Operation::Set(before));
                        }
                        operations.append(&mut others);
                        operations.push(Operation::RemoveNode(guid, as_group(place, &path)));
                    }
                    Verb::Query => others.push(Operation::Query(Query {
                        recursive: group.is_recursive(),
                        ..Query::node(guid, as_group(place, &path))
                    })),
                }
                path.pop();
            }
            _ => {}
        }
    }
    if sets {
        operations.push(Operation::Set(account));
    }
    operations.append(&mut others);
}

/// A group with nothing in it is there. Whether it says anything.
fn begin<'d>(place: &Place<'_>, path: &[Cow<'d, str>], account: &mut Account<'d>) -> bool {
    match place {
        Place::TagProps => account.set_tag_props(true),
        Place::NamedProps => account.set_named_props(true),
        _ => account.push_unknown(UnknownNode::new(path, None)),
    }
    true
}

/// Whether a node of the account has a value already.
fn is_set(account: &Account<'_>, place: &Place<'_>) -> bool {
    !matches!(place, Place::Unknown(_)) && account.value_at(place).is_some()
}

/// The place of a characteristic: what no group is, nobody knows.
fn as_group<'d>(place: Place<'d>, path: &[Cow<'d, str>]) -> Place<'d> {
    match place {
        Place::TagProps | Place::NamedProps => place,
        _ => Place::unknown(path),
    }
}

/// The place of a setting: what a group is, nobody knows.
fn as_setting<'d>(place: Place<'d>, path: &[Cow<'d, str>]) -> Place<'d> {
    match place {
        Place::TagProps | Place::NamedProps => Place::unknown(path),
        _ => place,
    }
}

fn in_parm<'d>(
    guid: Guid,
    parm: &'d Parm<'_>,
    place: Place<'d>,
    path: &[Cow<'d, str>],
    account: &mut Account<'d>,
    others: &mut Vec<Operation<'d>>,
) {
    let unsupported = |place, element| Operation::Unsupported {
        guid: Some(guid),
        place,
        element,
    };
    match parm.verb {
        Verb::Set => {
            if parm.datatype.is_some() && parm.typed_value().is_none() {
                others.push(unsupported(place.clone(), "datatype"));
            }
            let value = parm.value.as_ref().map_or("", Value::as_str);
            account.set_named(place, path, Cow::Borrowed(value));
        }
        Verb::Query => others.push(Operation::Query(Query::node(guid, place))),
        Verb::Absent => others.push(unsupported(place, "noparm")),
    }
}
