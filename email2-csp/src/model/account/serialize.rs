//! Serialize and Deserialize of [`Account`]: a map from names to values, secrets among them.
//!
//! `TAGPROPS` and `NAMEDPROPS` are maps in it, the GUID stands under `guid`, what is not known is a
//! list under `unknown`.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Account, AccountNode, Guid, NamedProperty, PropertyTag, UnknownNode};

const GUID: &str = "guid";
const TAG_PROPS: &str = "TAGPROPS";
const NAMED_PROPS: &str = "NAMEDPROPS";
const UNKNOWN: &str = "unknown";

/// As its name.
impl Serialize for AccountNode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Serialize for Account<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(GUID, &self.guid())?;
        for (node, value) in self.iter().filter(|(node, _)| !node.is_in_tag_props()) {
            map.serialize_entry(node.name(), value)?;
        }
        if self.has_tag_props() {
            let nodes = self.iter().filter(|(node, _)| node.is_in_tag_props());
            let nodes = nodes.map(|(node, value)| (node.last_name().to_string(), value));
            let others = self.tag_properties();
            let others = others.map(|p| (p.tag.to_string(), &*p.value));
            let all: BTreeMap<String, &str> = nodes.chain(others).collect();
            map.serialize_entry(TAG_PROPS, &all)?;
        }
        if self.has_named_props() {
            let all: BTreeMap<String, &str> = self
                .named_properties()
                .map(|p| (format!("{}#{}", p.name, p.mapi_type), &*p.value))
                .collect();
            map.serialize_entry(NAMED_PROPS, &all)?;
        }
        if !self.unknown().is_empty() {
            map.serialize_entry(UNKNOWN, self.unknown())?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Account<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_map(AccountVisitor)
            .map(Account::into_owned)
    }
}

struct AccountVisitor;

impl<'de> Visitor<'de> for AccountVisitor {
    type Value = Account<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an account: a map from the names of its nodes to their values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut account = Account::new(Guid::default());
        let mut guid = None;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                GUID => guid = Some(map.next_value::<Guid>()?),
                TAG_PROPS => {
                    account.set_tag_props(true);
                    for (name, value) in map.next_value::<BTreeMap<String, String>>()? {
                        let tag = PropertyTag::decode(&name).ok_or_else(|| {
                            A::Error::custom(format_args!("{name} is no tag of a property"))
                        })?;
                        account.set_tag_property(tag, value);
                    }
                }
                NAMED_PROPS => {
                    account.set_named_props(true);
                    for (name, value) in map.next_value::<BTreeMap<String, String>>()? {
                        let (name, mapi_type) =
                            NamedProperty::decode_name(&name).ok_or_else(|| {
                                A::Error::custom(format_args!("{name} is no name#type"))
                            })?;
                        let name = Cow::Owned(String::from(name));
                        account.set_named_property(NamedProperty::new(name, mapi_type, value));
                    }
                }
                UNKNOWN => {
                    for node in map.next_value::<Vec<UnknownNode<'static>>>()? {
                        account.push_unknown(node);
                    }
                }
                name => match AccountNode::from_name(name) {
                    Some(node) => account.set(node, map.next_value::<String>()?),
                    None => {
                        let _ = map.next_value::<IgnoredAny>()?;
                        return Err(A::Error::custom(format_args!("{name} is no node")));
                    }
                },
            }
        }
        let guid = guid.ok_or_else(|| A::Error::missing_field(GUID))?;
        Ok(account.with_guid(guid))
    }
}
