//! Allowed values, and dependencies, which have allowed values in them.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::interpret::{Content, Element};
use super::kept::markup;
use crate::model::tree::{
    AdmxBacked, Allowed, AllowedValues, Dependency, DependencyGroup, DependencyType, EnumValue,
    ValueType,
};
use crate::model::{Boxed, List};

pub(super) fn allowed_values<'a>(mut content: Content<'_, 'a>) -> Option<AllowedValues<'a>> {
    let names = content.names();
    let value_type = ValueType(content.only_attribute("ValueType")?);
    let mut parts = Vec::new();
    while let Some((name, element)) = content.child() {
        let part = match name {
            Element::Microsoft(name) => allowed(name, Content::of(element, names)),
            _ => None,
        };
        parts.push(match part {
            Some(part) => part,
            None => Allowed::Other(markup(element, names)?),
        });
    }
    content.is_empty().then_some(AllowedValues {
        value_type,
        content: List::Owned(parts),
    })
}

fn allowed<'a>(name: &str, mut content: Content<'_, 'a>) -> Option<Allowed<'a>> {
    Some(match name {
        "Enum" => Allowed::Enum(enum_value(content)?),
        "Value" => Allowed::Value(content.text()?),
        "ValueDescription" => Allowed::ValueDescription(content.text()?),
        "AdmxBacked" => Allowed::AdmxBacked(Boxed::new(admx_backed(content)?)),
        "List" => {
            let delimiter = content.only_attribute("Delimiter")?;
            if !content.is_empty() {
                return None;
            }
            Allowed::List { delimiter }
        }
        _ => return None,
    })
}

fn enum_value<'a>(mut content: Content<'_, 'a>) -> Option<EnumValue<'a>> {
    let value = named_text(&mut content, "Value")?;
    let description = match content.is_empty() {
        true => None,
        false => Some(named_text(&mut content, "ValueDescription")?),
    };
    content
        .is_empty()
        .then_some(EnumValue { value, description })
}

/// The text of the next child element, which has to have this name.
fn named_text<'a>(content: &mut Content<'_, 'a>, expected: &str) -> Option<Cow<'a, str>> {
    let names = content.names();
    match content.child()? {
        (Element::Microsoft(name), element) if name == expected => {
            Content::of(element, names).text()
        }
        _ => None,
    }
}

fn admx_backed<'a>(mut content: Content<'_, 'a>) -> Option<AdmxBacked<'a>> {
    let mut all = AdmxBacked::default();
    while let Some((name, value)) = content.attribute() {
        let place = match name? {
            "Area" => &mut all.area,
            "Name" => &mut all.name,
            "File" => &mut all.file,
            _ => return None,
        };
        *place = Some(value);
    }
    content.is_empty().then_some(all)
}

pub(super) fn dependencies<'a>(
    mut content: Content<'_, 'a>,
) -> Option<List<'a, DependencyGroup<'a>>> {
    let names = content.names();
    let mut groups = Vec::new();
    while let Some((name, element)) = content.child() {
        if name != Element::Microsoft("DependencyGroup") {
            return None;
        }
        groups.push(group(Content::of(element, names))?);
    }
    content.is_empty().then_some(List::Owned(groups))
}

fn group<'a>(mut content: Content<'_, 'a>) -> Option<DependencyGroup<'a>> {
    let names = content.names();
    let friendly_id = content.only_attribute("FriendlyId")?;
    let mut changed = None;
    let mut dependencies = Vec::new();
    while let Some((name, element)) = content.child() {
        let inner = Content::of(element, names);
        match name {
            Element::Microsoft("DependencyChangedAllowedValues")
                if changed.is_none() && dependencies.is_empty() =>
            {
                changed = Some(allowed_values(inner)?);
            }
            Element::Microsoft("Dependency") => dependencies.push(dependency(inner)?),
            _ => return None,
        }
    }
    content.is_empty().then_some(DependencyGroup {
        friendly_id,
        changed,
        dependencies: List::Owned(dependencies),
    })
}

fn dependency<'a>(mut content: Content<'_, 'a>) -> Option<Dependency<'a>> {
    let names = content.names();
    let dependency_type = DependencyType(content.only_attribute("Type")?);
    let uri = named_text(&mut content, "DependencyUri")?;
    let allowed = match content.child()? {
        (Element::Microsoft("DependencyAllowedValue"), element) => {
            allowed_values(Content::of(element, names))?
        }
        _ => return None,
    };
    content.is_empty().then_some(Dependency {
        dependency_type,
        uri,
        allowed,
    })
}
