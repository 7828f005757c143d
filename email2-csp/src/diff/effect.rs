//! What a change of an element means for who sets the node.

use alloc::collections::BTreeSet;
use alloc::string::ToString;

use super::{ChangeKind, Effect, name_of};
use crate::model::tree::{AllowedValues, Applicability, Occurrence, Property, ValueType};
use crate::validate::{Ranges, integer};

/// The change from one element to the other; one of them may not be there.
pub(super) fn change(before: Option<&Property<'_>>, after: Option<&Property<'_>>) -> ChangeKind {
    let name = before.or(after).map(name_of).unwrap_or_default();
    ChangeKind::Property {
        name,
        before: before.map(ToString::to_string),
        after: after.map(ToString::to_string),
        effect: effect(before, after),
    }
}

fn effect(before: Option<&Property<'_>>, after: Option<&Property<'_>>) -> Effect {
    match (before, after) {
        (Some(Property::Access(before)), Some(Property::Access(after))) => {
            Effect::of(!after.contains(*before), !before.contains(*after))
        }
        (Some(Property::Occurrence(before)), Some(Property::Occurrence(after))) => {
            occurrence(*before, *after)
        }
        (Some(Property::AllowedValues(before)), Some(Property::AllowedValues(after))) => {
            allowed_values(before, after)
        }
        (Some(Property::AllowedValues(gone)), None) if gone.value_type != ValueType::NONE => {
            Effect::Looser
        }
        (None, Some(Property::AllowedValues(new))) if new.value_type != ValueType::NONE => {
            Effect::Stricter
        }
        (Some(Property::AllowedValues(_)), None) | (None, Some(Property::AllowedValues(_))) => {
            Effect::Nothing
        }
        (Some(Property::Applicability(before)), Some(Property::Applicability(after))) => {
            applicability(before, after)
        }
        (None, Some(Property::AtomicRequired | Property::Dependencies(_))) => Effect::Stricter,
        (Some(Property::AtomicRequired | Property::Dependencies(_)), None) => Effect::Looser,
        (Some(property), _) | (None, Some(property)) => match property {
            Property::Description(_)
            | Property::Title(_)
            | Property::Type(_)
            | Property::Deprecated(_)
            | Property::CommonErrors(_)
            | Property::GpMapping(_) => Effect::Nothing,
            _ => Effect::Different,
        },
        (None, None) => Effect::Nothing,
    }
}

fn occurrence(before: Occurrence, after: Occurrence) -> Effect {
    let most = |occurrence: Occurrence| occurrence.most().unwrap_or(u32::MAX);
    let loses = after.least() > before.least() || most(after) < most(before);
    let wins = after.least() < before.least() || most(after) > most(before);
    Effect::of(loses, wins)
}

fn allowed_values(before: &AllowedValues<'_>, after: &AllowedValues<'_>) -> Effect {
    let values = if before.value_type == after.value_type {
        same_type(before, after)
    } else if before.value_type == ValueType::NONE {
        Effect::Stricter
    } else if after.value_type == ValueType::NONE {
        Effect::Looser
    } else {
        Effect::Different
    };
    let list = match (before.delimiter(), after.delimiter()) {
        (Some(_), None) => Effect::Stricter,
        (None, Some(_)) => Effect::Looser,
        (Some(before), Some(after)) if before != after => Effect::Different,
        _ => Effect::Nothing,
    };
    values.and(list)
}

fn same_type(before: &AllowedValues<'_>, after: &AllowedValues<'_>) -> Effect {
    match before.value_type.as_str() {
        "ENUM" => {
            let before: BTreeSet<&str> = before.values().collect();
            let after: BTreeSet<&str> = after.values().collect();
            Effect::of(!before.is_subset(&after), !after.is_subset(&before))
        }
        "Flag" => {
            let before: BTreeSet<Option<i64>> = before.values().map(integer).collect();
            let after: BTreeSet<Option<i64>> = after.values().map(integer).collect();
            Effect::of(!before.is_subset(&after), !after.is_subset(&before))
        }
        "Range" => {
            let ranges = |values: &AllowedValues<'_>| values.value().and_then(Ranges::decode);
            match (ranges(before), ranges(after)) {
                (Some(before), Some(after)) => {
                    Effect::of(!after.covers(&before), !before.covers(&after))
                }
                _ => Effect::Different,
            }
        }
        _ if before.values().eq(after.values()) && before.admx() == after.admx() => Effect::Nothing,
        _ => Effect::Different,
    }
}

/// Editions are compared; of builds and versions it cannot be told, as they come and go.
fn applicability(before: &Applicability<'_>, after: &Applicability<'_>) -> Effect {
    let join = Effect::of(
        after.requires_azure_ad && !before.requires_azure_ad,
        before.requires_azure_ad && !after.requires_azure_ad,
    );
    let editions = match (&before.edition_allow_list, &after.edition_allow_list) {
        (Some(_), Some(_)) => {
            let before: BTreeSet<&str> = before.editions().collect();
            let after: BTreeSet<&str> = after.editions().collect();
            Effect::of(!before.is_subset(&after), !after.is_subset(&before))
        }
        (Some(_), None) | (None, Some(_)) => Effect::Different,
        (None, None) => Effect::Nothing,
    };
    let others = match before.os_build_version == after.os_build_version
        && before.csp_version == after.csp_version
    {
        true => Effect::Nothing,
        false => Effect::Different,
    };
    join.and(editions).and(others)
}
