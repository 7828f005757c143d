//! Operations → characteristics.

use alloc::string::{String, ToString};

use super::EMAIL2;
use crate::edition::order::written;
use crate::edition::{Edition, Expected, Found, Profile, Rule, Verdict, validate};
use crate::model::account::{Account, Guid, Operation, Place, Query};
use crate::model::provisioning::{Characteristic, Document, Parm};

/// The document that operations are in an edition, in their order: a characteristic `EMAIL2` with a
/// characteristic for each operation, nodes in the order of the edition, and a query of the root by
/// itself.
///
/// ```
/// use email2_csp::{Edition, Guid, Operation, characteristics};
///
/// let operations = [Operation::Remove(Guid::from_u128(42))];
/// let document = characteristics::encode(&operations, Edition::WindowsMobile).unwrap();
/// assert_eq!(characteristics::decode(&document).as_deref(), Ok(&operations[..]));
/// ```
///
/// # Errors
///
/// What the edition finds in the operations, accounts that are there left aside, and what provisioning
/// documents cannot say: that a single setting is removed.
pub fn encode<'o>(
    operations: &'o [Operation<'o>],
    profile: impl Into<Profile>,
) -> Result<Document<'o>, Verdict<'static>> {
    let profile = profile.into();
    let mut verdict = validate(operations, profile, None);
    let mut document = Document::new();
    let mut root = Characteristic::new(EMAIL2);
    for operation in operations {
        match operation {
            Operation::Query(Query {
                guid: None,
                recursive,
                ..
            }) => {
                document = put(document, &mut root);
                document = document.with(query(EMAIL2.to_string(), *recursive));
            }
            operation => {
                root = root.with(account(operation, profile.edition, &mut verdict));
            }
        }
    }
    document = put(document, &mut root);
    if verdict.is_legal() {
        Ok(document)
    } else {
        Err(verdict.into_owned())
    }
}

/// The document with what is in `EMAIL2` so far, which is empty then.
fn put<'o>(document: Document<'o>, root: &mut Characteristic<'o>) -> Document<'o> {
    match root.items.is_empty() {
        true => document,
        false => document.with(core::mem::replace(root, Characteristic::new(EMAIL2))),
    }
}

fn query(kind: String, recursive: bool) -> Characteristic<'static> {
    if recursive {
        Characteristic::query(kind)
    } else {
        Characteristic::query_level(kind)
    }
}

/// The characteristic of an account that an operation is.
fn account<'o>(
    operation: &'o Operation<'o>,
    edition: Edition,
    verdict: &mut Verdict<'o>,
) -> Characteristic<'o> {
    let named = |guid: Guid| Characteristic::new(guid.to_string());
    match operation {
        Operation::Create(account) | Operation::Set(account) | Operation::Edit(account) => {
            settings(account, edition)
        }
        Operation::Remove(guid) => Characteristic::absent(guid.to_string()),
        Operation::RemoveNode(guid, place) => {
            if matches!(place, Place::TagProps | Place::NamedProps) {
                return named(*guid).with(Characteristic::absent(place.to_string()));
            }
            // noparm is not supported.
            verdict.add(
                place.clone(),
                Rule::QueryElements,
                Expected::SupportedElement,
                Found::Element("noparm".into()),
            );
            named(*guid)
        }
        Operation::Query(Query {
            guid,
            place,
            recursive,
        }) => {
            let guid = guid.unwrap_or_default();
            match place {
                Place::Root | Place::Account => query(guid.to_string(), *recursive),
                Place::TagProps | Place::NamedProps => {
                    named(guid).with(query(place.to_string(), *recursive))
                }
                place => {
                    let text = place.to_string();
                    match text.split_once('/') {
                        Some((group, name)) => named(guid).with(
                            Characteristic::new(String::from(group))
                                .with(Parm::query(String::from(name))),
                        ),
                        None => named(guid).with(Parm::query(text)),
                    }
                }
            }
        }
        // Not reached where it is legal.
        Operation::Unsupported { guid, .. } => named(guid.unwrap_or_default()),
    }
}

/// An account with all that is said of it.
fn settings<'o>(account: &'o Account<'o>, edition: Edition) -> Characteristic<'o> {
    let mut whole = Characteristic::new(account.guid().to_string());
    let mut tags = Characteristic::new("TAGPROPS");
    let mut names = Characteristic::new("NAMEDPROPS");
    for (place, value) in written(account, edition, false) {
        let value = value.unwrap_or("");
        match &place {
            Place::Node(node) if node.is_in_tag_props() => {
                tags = tags.with_parm(node.last_name(), value);
            }
            Place::Node(node) => whole = whole.with_parm(node.name(), value),
            Place::TagProperty(tag) => tags = tags.with_parm(tag.to_string(), value),
            Place::NamedProperty(name, mapi_type) => {
                names = names.with_parm(alloc::format!("{name}#{mapi_type}"), value);
            }
            _ => {}
        }
    }
    if account.has_named_props() {
        whole = whole.with(names);
    }
    if account.has_tag_props() {
        whole = whole.with(tags);
    }
    whole
}
