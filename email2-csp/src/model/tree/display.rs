//! What is said of a node, in one line each.

use core::fmt;

use super::{
    AdmxBacked, Allowed, AllowedValues, Applicability, DependencyGroup, DependencyType,
    DynamicNaming, EnumValue, GpMapping, NodeType, Property, TypeName,
};

/// Writes the items with something between them.
fn joined<T: fmt::Display>(
    f: &mut fmt::Formatter<'_>,
    items: impl IntoIterator<Item = T>,
    between: &str,
) -> fmt::Result {
    for (at, item) in items.into_iter().enumerate() {
        f.write_str(if at == 0 { "" } else { between })?;
        item.fmt(f)?;
    }
    Ok(())
}

impl fmt::Display for Property<'_> {
    /// What the element says, without its name: `Add, Get`, `ENUM 0, 1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Access(access) => access.fmt(f),
            Self::DefaultValue(text) | Self::Description(text) | Self::Title(text) => {
                f.write_str(text)
            }
            Self::Format(format) => format.fmt(f),
            Self::Occurrence(occurrence) => occurrence.fmt(f),
            Self::Scope(scope) => scope.fmt(f),
            Self::Type(node_type) => node_type.fmt(f),
            Self::CaseSense(case) => case.fmt(f),
            Self::Applicability(value) => value.fmt(f),
            Self::DynamicNaming(naming) => naming.fmt(f),
            Self::AllowedValues(values) => values.fmt(f),
            Self::ReplaceBehavior(value) => value.fmt(f),
            Self::RebootBehavior(value) => value.fmt(f),
            Self::GpMapping(mapping) => mapping.fmt(f),
            Self::CommonErrors(errors) => joined(f, errors.iter(), "; "),
            Self::Deprecated(Some(build)) => write!(f, "since {build}"),
            Self::Deprecated(None) => f.write_str("deprecated"),
            Self::Dependencies(groups) => joined(f, groups.iter(), "; "),
            Self::ConflictResolution(value) => value.fmt(f),
            Self::AtomicRequired => f.write_str("required"),
            Self::Other(markup) => f.write_str(&markup.label()),
        }
    }
}

impl fmt::Display for NodeType<'_> {
    /// The media type, or the name of the management object.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mime(name) | Self::DdfName(name) => f.write_str(name),
            Self::Several(names) => {
                let names = names.iter().map(|name| match name {
                    TypeName::Mime(name) | TypeName::DdfName(name) => name,
                });
                joined(f, names, ", ")
            }
        }
    }
}

impl fmt::Display for Applicability<'_> {
    /// `10.0.17763, version 1.0, editions 0x4;0x1B;`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            ("", &self.os_build_version),
            ("version ", &self.csp_version),
            ("editions ", &self.edition_allow_list),
        ];
        let mut before = "";
        for (name, text) in parts {
            if let Some(text) = text {
                write!(f, "{before}{name}{text}")?;
                before = ", ";
            }
        }
        match self.requires_azure_ad {
            true => write!(f, "{before}joined to Azure AD"),
            false => Ok(()),
        }
    }
}

impl fmt::Display for DynamicNaming<'_> {
    /// `ServerGeneratedUniqueIdentifier`, `UniqueName: …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ServerGeneratedUniqueIdentifier => f.write_str("ServerGeneratedUniqueIdentifier"),
            Self::ClientInventory => f.write_str("ClientInventory"),
            Self::UniqueName(text) => write!(f, "UniqueName: {text}"),
        }
    }
}

impl fmt::Display for AllowedValues<'_> {
    /// `ENUM 0, 1`, `Range [0-5]`, `None, several with ;`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value_type.fmt(f)?;
        let mut before = " ";
        let mut list = None;
        for part in &self.content {
            match part {
                Allowed::Enum(EnumValue { value, .. }) | Allowed::Value(value) => {
                    write!(f, "{before}{value}")?;
                }
                Allowed::AdmxBacked(admx) => write!(f, "{before}{}", **admx)?,
                Allowed::Other(markup) => write!(f, "{before}{}", markup.label())?,
                Allowed::List { delimiter } => {
                    list = Some(delimiter);
                    continue;
                }
                Allowed::ValueDescription(_) => continue,
            }
            before = ", ";
        }
        match list {
            Some(delimiter) => write!(f, ", several with {delimiter}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for AdmxBacked<'_> {
    /// `VolumeEncryption.admx ConfigureMinimumPINLength`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        joined(f, [&self.file, &self.name].into_iter().flatten(), " ")
    }
}

impl fmt::Display for GpMapping<'_> {
    /// `WindowsComponents~FVECategory: Configure minimum PIN length, MinPINLength`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(area) = &self.area_path {
            write!(f, "{area}: ")?;
        }
        joined(
            f,
            [&self.english_name, &self.element].into_iter().flatten(),
            ", ",
        )
    }
}

impl fmt::Display for DependencyGroup<'_> {
    /// `Mode: Vendor/MSFT/X/Y is ENUM 1, then Range [7-365]`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.friendly_id)?;
        for (at, dependency) in self.dependencies.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { " and " })?;
            let verb = match dependency.dependency_type == DependencyType::NOT {
                true => "is not",
                false => "is",
            };
            write!(f, "{} {verb} {}", dependency.uri, dependency.allowed)?;
        }
        match &self.changed {
            Some(changed) => write!(f, ", then {changed}"),
            None => Ok(()),
        }
    }
}
