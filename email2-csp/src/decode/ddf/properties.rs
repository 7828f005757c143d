//! The elements of `DFProperties`.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use wbxml::tag::dmddf;
use wbxml::{Event, Tag};

use super::interpret::{Content, Element, Names, is_blank};
use super::values::{allowed_values, dependencies};
use crate::model::ddf::COMMON_ERRORS;
use crate::model::tree::{
    AccessType, AccessTypes, Applicability, CaseSense, ConflictResolution, DynamicNaming, Format,
    GpMapping, NodeType, Occurrence, Property, RebootBehavior, ReplaceBehavior, Scope, TypeName,
};
use crate::model::{Boxed, List};

/// What this element says; `None` if it is unknown or has not its shape.
#[inline]
pub(super) fn property<'a>(
    name: Element<'a>,
    element: &[Event<'a>],
    names: Names<'a>,
) -> Option<Property<'a>> {
    let content = Content::of(element, names);
    match name {
        Element::Dm(tag) => dm(tag, content),
        Element::Microsoft(name) => microsoft(name, content),
        Element::Unknown => None,
    }
}

#[inline]
fn dm<'a>(tag: Tag, content: Content<'_, 'a>) -> Option<Property<'a>> {
    Some(match tag {
        dmddf::ACCESS_TYPE => Property::Access(access(content)?),
        dmddf::DEFAULT_VALUE => Property::DefaultValue(content.text()?),
        dmddf::DESCRIPTION => Property::Description(content.text()?),
        dmddf::DF_FORMAT => Property::Format(format(content)?),
        dmddf::OCCURRENCE => Property::Occurrence(occurrence(content)?),
        dmddf::SCOPE => Property::Scope(match word(content)? {
            dmddf::PERMANENT => Scope::Permanent,
            dmddf::DYNAMIC => Scope::Dynamic,
            _ => return None,
        }),
        dmddf::DF_TITLE => Property::Title(content.text()?),
        dmddf::DF_TYPE => Property::Type(node_type(content)?),
        dmddf::CASE_SENSE => Property::CaseSense(match word(content)? {
            dmddf::CS => CaseSense::Sensitive,
            dmddf::CIS => CaseSense::Insensitive,
            _ => return None,
        }),
        _ => return None,
    })
}

fn microsoft<'a>(name: &str, mut content: Content<'_, 'a>) -> Option<Property<'a>> {
    Some(match name {
        "AllowedValues" => Property::AllowedValues(Boxed::new(allowed_values(content)?)),
        "Applicability" => Property::Applicability(Boxed::new(applicability(content)?)),
        "DependencyBehavior" => Property::Dependencies(dependencies(content)?),
        "DynamicNodeNaming" => Property::DynamicNaming(dynamic_naming(content)?),
        "ConflictResolution" => Property::ConflictResolution(ConflictResolution(content.text()?)),
        "ReplaceBehavior" => Property::ReplaceBehavior(ReplaceBehavior(content.text()?)),
        "RebootBehavior" => Property::RebootBehavior(RebootBehavior(content.text()?)),
        "GpMapping" => Property::GpMapping(Boxed::new(gp_mapping(content)?)),
        "CommonErrorResults" => Property::CommonErrors(common_errors(content)?),
        "Deprecated" => {
            let build = match content.no_attribute() {
                true => None,
                false => Some(content.only_attribute("OsBuildDeprecated")?),
            };
            if !content.is_empty() {
                return None;
            }
            Property::Deprecated(build)
        }
        "AtomicRequired" if content.is_empty() => Property::AtomicRequired,
        _ => return None,
    })
}

/// Whether there is nothing in an element but white space.
#[inline]
fn is_void(element: &[Event<'_>]) -> bool {
    match element {
        [_, _] => true,
        [_, inner @ .., _] => inner.iter().all(is_blank),
        _ => false,
    }
}

/// The empty element that is the only one.
#[inline]
fn word(content: Content<'_, '_>) -> Option<Tag> {
    match content.only_child()? {
        (Element::Dm(tag), element) if is_void(element) => Some(tag),
        _ => None,
    }
}

#[inline]
fn access(mut content: Content<'_, '_>) -> Option<AccessTypes> {
    let mut all = AccessTypes::NONE;
    while let Some((name, element)) = content.child() {
        let access = match name {
            Element::Dm(dmddf::ADD) => AccessType::Add,
            Element::Dm(dmddf::COPY) => AccessType::Copy,
            Element::Dm(dmddf::DELETE) => AccessType::Delete,
            Element::Dm(dmddf::EXEC) => AccessType::Exec,
            Element::Dm(dmddf::GET) => AccessType::Get,
            Element::Dm(dmddf::REPLACE) => AccessType::Replace,
            _ => return None,
        };
        if all.has(access) || !is_void(element) {
            return None;
        }
        all = all.with(access);
    }
    content.is_empty().then_some(all)
}

#[inline]
fn format(content: Content<'_, '_>) -> Option<Format> {
    let tag = word(content)?;
    let format = Format(tag.id());
    (tag.page() == 2 && format.name().is_some()).then_some(format)
}

#[inline]
fn occurrence(content: Content<'_, '_>) -> Option<Occurrence> {
    let names = content.names();
    let (Element::Dm(tag), element) = content.only_child()? else {
        return None;
    };
    let times = Content::of(element, names);
    let empty = is_void(element);
    Some(match tag {
        dmddf::ONE if empty => Occurrence::One,
        dmddf::ZERO_OR_ONE if empty => Occurrence::ZeroOrOne,
        dmddf::ZERO_OR_MORE if empty => Occurrence::ZeroOrMore,
        dmddf::ONE_OR_MORE if empty => Occurrence::OneOrMore,
        dmddf::ZERO_OR_N => Occurrence::ZeroOrN(number(times)?),
        dmddf::ONE_OR_N => Occurrence::OneOrN(number(times)?),
        _ => return None,
    })
}

/// A number in the spelling in which it is written again, if there is one.
fn number(content: Content<'_, '_>) -> Option<Option<u32>> {
    let text = content.text()?;
    if text.is_empty() {
        return Some(None);
    }
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    text.parse().ok().filter(|_| plain).map(Some)
}

#[inline]
fn node_type<'a>(mut content: Content<'_, 'a>) -> Option<NodeType<'a>> {
    let names = content.names();
    let first = content.child();
    if content.is_empty() {
        if let Some((name, element)) = first {
            let text = Content::of(element, names).text()?;
            return match name {
                Element::Dm(dmddf::MIME) => Some(NodeType::Mime(text)),
                Element::Dm(dmddf::DDF_NAME) => Some(NodeType::DdfName(text)),
                _ => None,
            };
        }
        return Some(NodeType::Several(List::EMPTY));
    }
    several_types(first, content)
}

#[cold]
fn several_types<'a>(
    first: Option<(Element<'a>, &[Event<'a>])>,
    mut content: Content<'_, 'a>,
) -> Option<NodeType<'a>> {
    let names = content.names();
    let mut all = Vec::new();
    let mut next = first;
    while let Some((name, element)) = next {
        let text = Content::of(element, names).text()?;
        all.push(match name {
            Element::Dm(dmddf::MIME) => TypeName::Mime(text),
            Element::Dm(dmddf::DDF_NAME) => TypeName::DdfName(text),
            _ => return None,
        });
        next = content.child();
    }
    content
        .is_empty()
        .then_some(NodeType::Several(List::Owned(all)))
}

/// The parts in the order of the schema, each at most once.
fn applicability<'a>(mut content: Content<'_, 'a>) -> Option<Applicability<'a>> {
    let names = content.names();
    let mut all = Applicability::default();
    let mut last = 0_u8;
    while let Some((name, element)) = content.child() {
        let Element::Microsoft(name) = name else {
            return None;
        };
        let inner = Content::of(element, names);
        let rank = match name {
            "OsBuildVersion" => {
                all.os_build_version = Some(inner.text()?);
                1
            }
            "CspVersion" => {
                all.csp_version = Some(inner.text()?);
                2
            }
            "EditionAllowList" => {
                all.edition_allow_list = Some(inner.text()?);
                3
            }
            "RequiresAzureAd" if is_void(element) => {
                all.requires_azure_ad = true;
                4
            }
            _ => return None,
        };
        if rank <= last {
            return None;
        }
        last = rank;
    }
    content.is_empty().then_some(all)
}

fn dynamic_naming<'a>(content: Content<'_, 'a>) -> Option<DynamicNaming<'a>> {
    let names = content.names();
    let (Element::Microsoft(name), element) = content.only_child()? else {
        return None;
    };
    Some(match name {
        "ServerGeneratedUniqueIdentifier" if is_void(element) => {
            DynamicNaming::ServerGeneratedUniqueIdentifier
        }
        "ClientInventory" if is_void(element) => DynamicNaming::ClientInventory,
        "UniqueName" => DynamicNaming::UniqueName(Content::of(element, names).text()?),
        _ => return None,
    })
}

fn gp_mapping<'a>(mut content: Content<'_, 'a>) -> Option<GpMapping<'a>> {
    let mut all = GpMapping::default();
    while let Some((name, value)) = content.attribute() {
        let place = match name? {
            "GpEnglishName" => &mut all.english_name,
            "GpAreaPath" => &mut all.area_path,
            "GpElement" => &mut all.element,
            _ => return None,
        };
        *place = Some(value);
    }
    content.is_empty().then_some(all)
}

fn common_errors<'a>(mut content: Content<'_, 'a>) -> Option<List<'a, Cow<'a, str>>> {
    let names = content.names();
    let mut all = Vec::new();
    let mut expected = COMMON_ERRORS.iter();
    while let Some((name, element)) = content.child() {
        if name != Element::Microsoft(expected.next()?) {
            return None;
        }
        all.push(Content::of(element, names).text()?);
    }
    content.is_empty().then_some(List::Owned(all))
}
