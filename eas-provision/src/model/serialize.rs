//! Serialize and Deserialize for what cannot be derived.
//!
//! A policy document is a map from names to values: a number, a text that is none, `null` for an
//! element without content, a list. What is unknown stands under `unknown`.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    ApplicationHash, Policies, PolicyDocument, PolicyElement, PolicyValue, Setting, UnknownElements,
};

const UNKNOWN: &str = "unknown";

/// As its name on the wire.
impl Serialize for PolicyElement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for PolicyElement {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Cow::<'de, str>::deserialize(deserializer)?;
        Self::from_name(&name)
            .ok_or_else(|| D::Error::custom(format_args!("{name} is no element of a policy")))
    }
}

impl Serialize for PolicyDocument<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let more = usize::from(!self.unknown().is_empty());
        let mut map = serializer.serialize_map(Some(self.len().saturating_add(more)))?;
        for (element, setting) in self.iter() {
            map.serialize_key(element.name())?;
            if let Some(text) = self.text_of(element) {
                map.serialize_value(text)?;
                continue;
            }
            match setting {
                Setting::Value(PolicyValue::Number(number)) => map.serialize_value(&number)?,
                Setting::Value(PolicyValue::Text(text)) => map.serialize_value(text)?,
                Setting::Value(PolicyValue::Applications(list)) => map.serialize_value(list)?,
                Setting::Value(PolicyValue::Hashes(list)) => map.serialize_value(list)?,
                _ if element.is_list() => map.serialize_value::<[(); 0]>(&[])?,
                _ => map.serialize_value(&())?,
            }
        }
        if !self.unknown().is_empty() {
            map.serialize_entry(UNKNOWN, self.unknown())?;
        }
        map.end()
    }
}

/// A number, or a text that may be one.
#[derive(Deserialize)]
#[serde(untagged)]
enum Scalar {
    Number(i64),
    Text(String),
}

impl<'de> Deserialize<'de> for PolicyDocument<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(DocumentVisitor(PhantomData))
    }
}

struct DocumentVisitor<'a>(PhantomData<&'a ()>);

impl<'de, 'a> Visitor<'de> for DocumentVisitor<'a> {
    type Value = PolicyDocument<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map from the names of policy elements to their values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PolicyDocument<'a>, A::Error> {
        let mut policy = PolicyDocument::new();
        while let Some(name) = map.next_key::<Cow<'de, str>>()? {
            if name == UNKNOWN {
                *policy.unknown_mut() = map.next_value::<UnknownElements>()?;
                continue;
            }
            let element = PolicyElement::from_name(&name).ok_or_else(|| {
                A::Error::custom(format_args!("{name} is no element of a policy"))
            })?;
            match element {
                PolicyElement::UnapprovedInROMApplicationList => {
                    policy.set_unapproved_in_rom_applications(map.next_value::<Vec<String>>()?);
                }
                PolicyElement::ApprovedApplicationList => {
                    let hashes = map.next_value::<Vec<ApplicationHash<'static>>>()?;
                    policy.set_approved_applications(hashes);
                }
                _ => {
                    match map.next_value::<Option<Scalar>>()? {
                        None => policy.set(element, Setting::Empty),
                        Some(Scalar::Number(number)) => policy.set(element, Setting::Value(number)),
                        Some(Scalar::Text(text)) => policy.set_text(element, text),
                    };
                }
            }
        }
        Ok(policy)
    }
}

#[derive(Serialize)]
#[serde(rename = "Policies", rename_all = "PascalCase")]
struct PoliciesOut<'p, P> {
    policy: Vec<&'p P>,
    #[serde(skip_serializing_if = "UnknownElements::is_empty")]
    unknown: &'p UnknownElements,
}

#[derive(Deserialize)]
#[serde(rename = "Policies", rename_all = "PascalCase")]
struct PoliciesIn<P> {
    policy: Vec<P>,
    #[serde(default)]
    unknown: UnknownElements,
}

impl<P: Serialize> Serialize for Policies<P> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let out = PoliciesOut {
            policy: self.iter().collect(),
            unknown: self.unknown(),
        };
        out.serialize(serializer)
    }
}

impl<'de, P: Deserialize<'de>> Deserialize<'de> for Policies<P> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = PoliciesIn::deserialize(deserializer)?;
        let mut policies: Self = read.policy.into_iter().collect();
        *policies.unknown_mut() = read.unknown;
        Ok(policies)
    }
}
