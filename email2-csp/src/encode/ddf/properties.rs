//! The elements of `DFProperties`.

use wbxml::tag::dmddf;
use wbxml::{Sink, Tag};

use super::writer::Writer;
use crate::Error;
use crate::model::ddf::COMMON_ERRORS;
use crate::model::tree::{
    Allowed, AllowedValues, Applicability, CaseSense, DependencyGroup, DynamicNaming, NodeType,
    Occurrence, Property, Scope, TypeName,
};

impl<K: Sink> Writer<'_, K> {
    pub(super) fn property(&mut self, property: &Property<'_>) -> Result<(), Error> {
        match property {
            Property::Access(access) => {
                self.start(dmddf::ACCESS_TYPE)?;
                for access in access.iter() {
                    self.empty_element(access.tag())?;
                }
                self.end()
            }
            Property::DefaultValue(text) => self.text_element(dmddf::DEFAULT_VALUE, text),
            Property::Description(text) => self.text_element(dmddf::DESCRIPTION, text),
            Property::Format(format) => self.word(dmddf::DF_FORMAT, Tag::new(2, format.0)),
            Property::Occurrence(occurrence) => self.occurrence(*occurrence),
            Property::Scope(scope) => self.word(
                dmddf::SCOPE,
                match scope {
                    Scope::Permanent => dmddf::PERMANENT,
                    Scope::Dynamic => dmddf::DYNAMIC,
                },
            ),
            Property::Title(text) => self.text_element(dmddf::DF_TITLE, text),
            Property::Type(node_type) => self.node_type(node_type),
            Property::CaseSense(case) => self.word(
                dmddf::CASE_SENSE,
                match case {
                    CaseSense::Sensitive => dmddf::CS,
                    CaseSense::Insensitive => dmddf::CIS,
                },
            ),
            Property::Applicability(value) => self.applicability(value),
            Property::DynamicNaming(naming) => self.dynamic_naming(naming),
            Property::AllowedValues(values) => self.allowed_values("AllowedValues", values),
            Property::ReplaceBehavior(value) => {
                self.microsoft_text("ReplaceBehavior", value.as_str())
            }
            Property::RebootBehavior(value) => {
                self.microsoft_text("RebootBehavior", value.as_str())
            }
            Property::GpMapping(mapping) => {
                self.microsoft("GpMapping")?;
                self.named_attributes(&[
                    ("GpEnglishName", mapping.english_name.as_deref()),
                    ("GpAreaPath", mapping.area_path.as_deref()),
                    ("GpElement", mapping.element.as_deref()),
                ])?;
                self.end()
            }
            Property::CommonErrors(errors) => {
                self.microsoft("CommonErrorResults")?;
                for (name, text) in COMMON_ERRORS.iter().zip(errors) {
                    self.microsoft_text(name, text)?;
                }
                self.end()
            }
            Property::Deprecated(build) => {
                self.microsoft("Deprecated")?;
                self.named_attributes(&[("OsBuildDeprecated", build.as_deref())])?;
                self.end()
            }
            Property::Dependencies(groups) => {
                self.microsoft("DependencyBehavior")?;
                for group in groups {
                    self.dependency_group(group)?;
                }
                self.end()
            }
            Property::ConflictResolution(value) => {
                self.microsoft_text("ConflictResolution", value.as_str())
            }
            Property::AtomicRequired => {
                self.microsoft("AtomicRequired")?;
                self.end()
            }
            Property::Other(markup) => self.markup(markup),
        }
    }

    /// An element with an empty one in it.
    fn word(&mut self, tag: Tag, word: Tag) -> Result<(), Error> {
        self.start(tag)?;
        self.empty_element(word)?;
        self.end()
    }

    fn occurrence(&mut self, occurrence: Occurrence) -> Result<(), Error> {
        let (tag, times) = match occurrence {
            Occurrence::One => (dmddf::ONE, None),
            Occurrence::ZeroOrOne => (dmddf::ZERO_OR_ONE, None),
            Occurrence::ZeroOrMore => (dmddf::ZERO_OR_MORE, None),
            Occurrence::OneOrMore => (dmddf::ONE_OR_MORE, None),
            Occurrence::ZeroOrN(times) => (dmddf::ZERO_OR_N, times),
            Occurrence::OneOrN(times) => (dmddf::ONE_OR_N, times),
        };
        self.start(dmddf::OCCURRENCE)?;
        self.start(tag)?;
        if let Some(times) = times {
            self.text(&alloc::format!("{times}"))?;
        }
        self.end()?;
        self.end()
    }

    fn node_type(&mut self, node_type: &NodeType<'_>) -> Result<(), Error> {
        self.start(dmddf::DF_TYPE)?;
        match node_type {
            NodeType::Mime(name) => self.text_element(dmddf::MIME, name)?,
            NodeType::DdfName(name) => self.text_element(dmddf::DDF_NAME, name)?,
            NodeType::Several(names) => {
                for name in names {
                    match name {
                        TypeName::Mime(name) => self.text_element(dmddf::MIME, name)?,
                        TypeName::DdfName(name) => self.text_element(dmddf::DDF_NAME, name)?,
                    }
                }
            }
        }
        self.end()
    }

    fn applicability(&mut self, value: &Applicability<'_>) -> Result<(), Error> {
        self.microsoft("Applicability")?;
        for (name, text) in [
            ("OsBuildVersion", &value.os_build_version),
            ("CspVersion", &value.csp_version),
            ("EditionAllowList", &value.edition_allow_list),
        ] {
            if let Some(text) = text {
                self.microsoft_text(name, text)?;
            }
        }
        if value.requires_azure_ad {
            self.microsoft("RequiresAzureAd")?;
            self.end()?;
        }
        self.end()
    }

    fn dynamic_naming(&mut self, naming: &DynamicNaming<'_>) -> Result<(), Error> {
        self.microsoft("DynamicNodeNaming")?;
        match naming {
            DynamicNaming::ServerGeneratedUniqueIdentifier => {
                self.microsoft_text("ServerGeneratedUniqueIdentifier", "")?;
            }
            DynamicNaming::ClientInventory => self.microsoft_text("ClientInventory", "")?,
            DynamicNaming::UniqueName(text) => self.microsoft_text("UniqueName", text)?,
        }
        self.end()
    }

    fn allowed_values(&mut self, name: &str, values: &AllowedValues<'_>) -> Result<(), Error> {
        self.microsoft(name)?;
        self.named_attributes(&[("ValueType", Some(values.value_type.as_str()))])?;
        for part in &values.content {
            match part {
                Allowed::Enum(value) => {
                    self.microsoft("Enum")?;
                    self.microsoft_text("Value", &value.value)?;
                    if let Some(text) = &value.description {
                        self.microsoft_text("ValueDescription", text)?;
                    }
                    self.end()?;
                }
                Allowed::Value(text) => self.microsoft_text("Value", text)?,
                Allowed::ValueDescription(text) => {
                    self.microsoft_text("ValueDescription", text)?;
                }
                Allowed::AdmxBacked(admx) => {
                    self.microsoft("AdmxBacked")?;
                    self.named_attributes(&[
                        ("Area", admx.area.as_deref()),
                        ("Name", admx.name.as_deref()),
                        ("File", admx.file.as_deref()),
                    ])?;
                    self.end()?;
                }
                Allowed::List { delimiter } => {
                    self.microsoft("List")?;
                    self.named_attributes(&[("Delimiter", Some(delimiter))])?;
                    self.end()?;
                }
                Allowed::Other(markup) => self.markup(markup)?,
            }
        }
        self.end()
    }

    fn dependency_group(&mut self, group: &DependencyGroup<'_>) -> Result<(), Error> {
        self.microsoft("DependencyGroup")?;
        self.named_attributes(&[("FriendlyId", Some(&group.friendly_id))])?;
        if let Some(changed) = &group.changed {
            self.allowed_values("DependencyChangedAllowedValues", changed)?;
        }
        for dependency in &group.dependencies {
            self.microsoft("Dependency")?;
            self.named_attributes(&[("Type", Some(dependency.dependency_type.as_str()))])?;
            self.microsoft_text("DependencyUri", &dependency.uri)?;
            self.allowed_values("DependencyAllowedValue", &dependency.allowed)?;
            self.end()?;
        }
        self.end()
    }
}
