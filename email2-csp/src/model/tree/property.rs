//! [`Property`]: what a DDF says of a node.

use alloc::borrow::Cow;

use super::{
    AccessTypes, AllowedValues, CaseSense, ConflictResolution, DependencyGroup, Format, Occurrence,
    RebootBehavior, ReplaceBehavior, Scope,
};
use crate::model::{Boxed, IntoOwned, List, Markup, into_owned};

/// One thing that a DDF says of a node: an element of `DFProperties` (OMA DM-TND 7.7.7, and the
/// elements of Microsoft behind them).
///
/// ```
/// # #[cfg(feature = "xml")] {
/// # fn ddf(properties: &str) -> String {
/// #     format!("<MgmtTree xmlns:MSFT='http://schemas.microsoft.com/MobileDevice/DM'><VerDTD>1.2</VerDTD><Node>\
/// #         <NodeName>A</NodeName><DFProperties>{properties}</DFProperties></Node></MgmtTree>")
/// # }
/// use email2_csp::ddf::decode_xml;
/// use email2_csp::model::tree::{
///     Applicability, CaseSense, ConflictResolution, DynamicNaming, GpMapping, NodeType,
///     RebootBehavior, ReplaceBehavior, Scope,
/// };
///
/// // `ddf` writes a document of one node with these properties.
/// let document = ddf("<Scope><Dynamic/></Scope><DFType><DDFName/></DFType><CaseSense><CIS/></CaseSense>\
///     <MSFT:Applicability><MSFT:OsBuildVersion>10.0.10586</MSFT:OsBuildVersion>\
///     <MSFT:CspVersion>1.0</MSFT:CspVersion></MSFT:Applicability>\
///     <MSFT:DynamicNodeNaming><MSFT:ServerGeneratedUniqueIdentifier/></MSFT:DynamicNodeNaming>\
///     <MSFT:ReplaceBehavior>Append</MSFT:ReplaceBehavior><MSFT:RebootBehavior>Automatic</MSFT:RebootBehavior>\
///     <MSFT:GpMapping GpEnglishName='Welcome' GpAreaPath='Logon~AT~System'/>\
///     <MSFT:ConflictResolution>LastWrite</MSFT:ConflictResolution>");
/// let document = decode_xml(&document)?;
/// let node = document.tree.get(0).unwrap();
/// assert_eq!((node.scope(), node.case_sense()), (Scope::Dynamic, Some(CaseSense::Insensitive)));
/// assert!(matches!(node.node_type(), Some(NodeType::DdfName(name)) if name.is_empty()));
/// let applicability: Applicability<'_> = node.applicability();
/// assert!(applicability.builds().eq(["10.0.10586"]));
/// assert_eq!(node.dynamic_naming(), Some(&DynamicNaming::ServerGeneratedUniqueIdentifier));
/// assert_eq!(node.replace_behavior(), Some(&ReplaceBehavior::APPEND));
/// assert_eq!(node.reboot_behavior(), Some(&RebootBehavior::AUTOMATIC));
/// assert_eq!(node.conflict_resolution(), Some(&ConflictResolution::LAST_WRITE));
/// let policy: &GpMapping<'_> = node.gp_mapping().unwrap();
/// assert_eq!(policy.english_name.as_deref(), Some("Welcome"));
/// # }
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Property<'a> {
    /// Which commands it takes (`AccessType`).
    Access(AccessTypes),
    /// Its value while nobody has set one (`DefaultValue`).
    DefaultValue(Cow<'a, str>),
    /// What it is, for people (`Description`).
    Description(Cow<'a, str>),
    /// The format of its value (`DFFormat`).
    Format(Format),
    /// How often it may occur (`Occurrence`).
    Occurrence(Occurrence),
    /// Whether it is always there (`Scope`).
    Scope(Scope),
    /// What it is called, for people (`DFTitle`).
    Title(Cow<'a, str>),
    /// The type of its value (`DFType`).
    Type(NodeType<'a>),
    /// Whether letter case counts (`CaseSense`).
    CaseSense(CaseSense),
    /// Where it is there (`MSFT:Applicability`). Nodes below inherit it.
    Applicability(Boxed<'a, Applicability<'a>>),
    /// Who names it, if it has no name (`MSFT:DynamicNodeNaming`).
    DynamicNaming(DynamicNaming<'a>),
    /// Which values it takes (`MSFT:AllowedValues`).
    AllowedValues(Boxed<'a, AllowedValues<'a>>),
    /// What Replace does (`MSFT:ReplaceBehavior`).
    ReplaceBehavior(ReplaceBehavior<'a>),
    /// Whether a change takes a restart (`MSFT:RebootBehavior`).
    RebootBehavior(RebootBehavior<'a>),
    /// The group policy that it stands for (`MSFT:GpMapping`).
    GpMapping(Boxed<'a, GpMapping<'a>>),
    /// Errors that are often seen, from `CommonErrorOne` on (`MSFT:CommonErrorResults`).
    CommonErrors(List<'a, Cow<'a, str>>),
    /// It should no longer be used, and perhaps since which build (`MSFT:Deprecated`).
    Deprecated(Option<Cow<'a, str>>),
    /// What it needs of other nodes (`MSFT:DependencyBehavior`).
    Dependencies(List<'a, DependencyGroup<'a>>),
    /// Which of two values counts (`MSFT:ConflictResolution`).
    ConflictResolution(ConflictResolution<'a>),
    /// It and what is below it are sent in `Atomic` (`MSFT:AtomicRequired`).
    AtomicRequired,
    /// Anything else, as it was found.
    Other(Boxed<'a, Markup<'a>>),
}

impl Property<'_> {
    /// The names of the elements, in the order of the schema.
    pub(crate) const NAMES: [&'static str; 20] = [
        "AccessType",
        "DefaultValue",
        "Description",
        "DFFormat",
        "Occurrence",
        "Scope",
        "DFTitle",
        "DFType",
        "CaseSense",
        "MSFT:Applicability",
        "MSFT:DynamicNodeNaming",
        "MSFT:AllowedValues",
        "MSFT:ReplaceBehavior",
        "MSFT:RebootBehavior",
        "MSFT:GpMapping",
        "MSFT:CommonErrorResults",
        "MSFT:Deprecated",
        "MSFT:DependencyBehavior",
        "MSFT:ConflictResolution",
        "MSFT:AtomicRequired",
    ];

    /// Its place in the order of the schema, from 0; `None` for what the schema does not have.
    #[must_use]
    pub const fn rank(&self) -> Option<usize> {
        Some(match self {
            Self::Access(_) => 0,
            Self::DefaultValue(_) => 1,
            Self::Description(_) => 2,
            Self::Format(_) => 3,
            Self::Occurrence(_) => 4,
            Self::Scope(_) => 5,
            Self::Title(_) => 6,
            Self::Type(_) => 7,
            Self::CaseSense(_) => 8,
            Self::Applicability(_) => 9,
            Self::DynamicNaming(_) => 10,
            Self::AllowedValues(_) => 11,
            Self::ReplaceBehavior(_) => 12,
            Self::RebootBehavior(_) => 13,
            Self::GpMapping(_) => 14,
            Self::CommonErrors(_) => 15,
            Self::Deprecated(_) => 16,
            Self::Dependencies(_) => 17,
            Self::ConflictResolution(_) => 18,
            Self::AtomicRequired => 19,
            Self::Other(_) => return None,
        })
    }

    /// The name of the element: `AccessType`, `MSFT:AllowedValues`; `None` for what the schema does
    /// not have.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        self.rank().and_then(|rank| Self::NAMES.get(rank).copied())
    }
}

/// The type of a node (`DFType`): the media type of its value, or the name of the management object
/// that it begins.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum NodeType<'a> {
    /// One media type; it is mostly empty.
    Mime(Cow<'a, str>),
    /// The name of a management object; it is mostly empty.
    DdfName(Cow<'a, str>),
    /// None, several, or some of both, which the schema does not have and files do.
    Several(List<'a, TypeName<'a>>),
}

/// One of several in [`NodeType`].
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use email2_csp::ddf::decode_xml;
/// use email2_csp::model::tree::{NodeType, TypeName};
///
/// let document = decode_xml(
///     "<MgmtTree><VerDTD>1.2</VerDTD><Node><NodeName>A</NodeName><DFProperties>\
///      <DFType><MIME>text/plain</MIME><DDFName/></DFType></DFProperties></Node></MgmtTree>",
/// )?;
/// let Some(NodeType::Several(names)) = document.tree.get(0).unwrap().node().node_type() else { panic!() };
/// assert_eq!(names[..], [TypeName::Mime("text/plain".into()), TypeName::DdfName("".into())]);
/// # }
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum TypeName<'a> {
    /// A media type.
    Mime(Cow<'a, str>),
    /// The name of a management object.
    DdfName(Cow<'a, str>),
}

/// Where a node is there (`MSFT:Applicability`). `None` is what a document does not say, and then
/// the node above decides.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Applicability<'a> {
    /// The first builds that have it, with commas between them.
    pub os_build_version: Option<Cow<'a, str>>,
    /// The first version of the provider that has it, a decimal number.
    pub csp_version: Option<Cow<'a, str>>,
    /// The numbers of the editions that have it, in hexadecimal, each with a semicolon behind it.
    pub edition_allow_list: Option<Cow<'a, str>>,
    /// Whether the device has to be joined to Azure Active Directory.
    pub requires_azure_ad: bool,
}

impl Applicability<'_> {
    /// The first builds that have it: `10.0.17763`, `10.0.19044.1806`.
    pub fn builds(&self) -> impl Iterator<Item = &str> + Clone {
        pieces(self.os_build_version.as_deref(), ',')
    }

    /// The numbers of the editions that have it: `0x4`, `0x88*`.
    pub fn editions(&self) -> impl Iterator<Item = &str> + Clone {
        pieces(self.edition_allow_list.as_deref(), ';')
    }
}

fn pieces(list: Option<&str>, separator: char) -> impl Iterator<Item = &str> + Clone {
    list.unwrap_or("")
        .split(separator)
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
}

/// Who names a node that has no name (`MSFT:DynamicNodeNaming`).
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum DynamicNaming<'a> {
    /// The server, with an identifier that nothing else has.
    ServerGeneratedUniqueIdentifier,
    /// The device, from what it has.
    ClientInventory,
    /// The server. The text should be a regular expression, and mostly is a sentence.
    UniqueName(Cow<'a, str>),
}

/// The group policy that a node stands for (`MSFT:GpMapping`).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct GpMapping<'a> {
    /// What it is called.
    pub english_name: Option<Cow<'a, str>>,
    /// Where it stands.
    pub area_path: Option<Cow<'a, str>>,
    /// The part of it that the node stands for.
    pub element: Option<Cow<'a, str>>,
}

into_owned! {
    Applicability { os_build_version, csp_version, edition_allow_list, requires_azure_ad }
    GpMapping { english_name, area_path, element }
}

impl IntoOwned for NodeType<'_> {
    type Static = NodeType<'static>;

    fn into_owned(self) -> Self::Static {
        match self {
            Self::Mime(name) => NodeType::Mime(IntoOwned::into_owned(name)),
            Self::DdfName(name) => NodeType::DdfName(IntoOwned::into_owned(name)),
            Self::Several(names) => NodeType::Several(names.into_owned()),
        }
    }
}

impl IntoOwned for TypeName<'_> {
    type Static = TypeName<'static>;

    fn into_owned(self) -> Self::Static {
        match self {
            Self::Mime(name) => TypeName::Mime(IntoOwned::into_owned(name)),
            Self::DdfName(name) => TypeName::DdfName(IntoOwned::into_owned(name)),
        }
    }
}

impl IntoOwned for DynamicNaming<'_> {
    type Static = DynamicNaming<'static>;

    fn into_owned(self) -> Self::Static {
        match self {
            Self::ServerGeneratedUniqueIdentifier => DynamicNaming::ServerGeneratedUniqueIdentifier,
            Self::ClientInventory => DynamicNaming::ClientInventory,
            Self::UniqueName(text) => DynamicNaming::UniqueName(IntoOwned::into_owned(text)),
        }
    }
}

impl IntoOwned for Property<'_> {
    type Static = Property<'static>;

    fn into_owned(self) -> Self::Static {
        match self {
            Self::Access(access) => Property::Access(access),
            Self::DefaultValue(text) => Property::DefaultValue(IntoOwned::into_owned(text)),
            Self::Description(text) => Property::Description(IntoOwned::into_owned(text)),
            Self::Format(format) => Property::Format(format),
            Self::Occurrence(occurrence) => Property::Occurrence(occurrence),
            Self::Scope(scope) => Property::Scope(scope),
            Self::Title(text) => Property::Title(IntoOwned::into_owned(text)),
            Self::Type(node_type) => Property::Type(node_type.into_owned()),
            Self::CaseSense(case) => Property::CaseSense(case),
            Self::Applicability(value) => Property::Applicability(value.into_owned()),
            Self::DynamicNaming(naming) => Property::DynamicNaming(naming.into_owned()),
            Self::AllowedValues(values) => Property::AllowedValues(values.into_owned()),
            Self::ReplaceBehavior(value) => Property::ReplaceBehavior(value.into_owned()),
            Self::RebootBehavior(value) => Property::RebootBehavior(value.into_owned()),
            Self::GpMapping(mapping) => Property::GpMapping(mapping.into_owned()),
            Self::CommonErrors(errors) => Property::CommonErrors(errors.into_owned()),
            Self::Deprecated(build) => Property::Deprecated(build.into_owned()),
            Self::Dependencies(groups) => Property::Dependencies(groups.into_owned()),
            Self::ConflictResolution(value) => Property::ConflictResolution(value.into_owned()),
            Self::AtomicRequired => Property::AtomicRequired,
            Self::Other(markup) => Property::Other(markup.into_owned()),
        }
    }
}
