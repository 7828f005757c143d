//! [`DependencyGroup`]: what a node needs of other nodes.

use alloc::borrow::Cow;

use super::AllowedValues;
use crate::model::open_text::open_text;
use crate::model::{List, into_owned};

open_text! {
    /// Whether another node has to have one of the values, or none of them (`Type`).
    DependencyType {
        /// It has to have one of them.
        DEPENDS_ON = "DependsOn",
        /// It must have none of them.
        NOT = "Not",
    }
}

/// Nodes on which a node depends together (`MSFT:DependencyGroup`).
///
/// ```
/// # #[cfg(feature = "xml")] {
/// # fn ddf(properties: &str) -> String {
/// #     format!("<MgmtTree xmlns:MSFT='http://schemas.microsoft.com/MobileDevice/DM'><VerDTD>1.2</VerDTD><Node>\
/// #         <NodeName>A</NodeName><DFProperties>{properties}</DFProperties></Node></MgmtTree>")
/// # }
/// use email2_csp::ddf::decode_xml;
/// use email2_csp::model::tree::{Dependency, DependencyGroup, DependencyType};
///
/// // `ddf` writes a document of one node with these properties.
/// let document = ddf("<MSFT:DependencyBehavior><MSFT:DependencyGroup FriendlyId='ProtocolDependency'>\
///     <MSFT:Dependency Type='DependsOn'><MSFT:DependencyUri>Vendor/MSFT/VPNv2/[ProfileName]/Protocol</MSFT:DependencyUri>\
///     <MSFT:DependencyAllowedValue ValueType='Range'><MSFT:Value>[6,17]</MSFT:Value></MSFT:DependencyAllowedValue>\
///     </MSFT:Dependency></MSFT:DependencyGroup></MSFT:DependencyBehavior>");
/// let document = decode_xml(&document)?;
/// let group: &DependencyGroup<'_> = &document.tree.get(0).unwrap().node().dependencies()[0];
/// assert_eq!(group.friendly_id, "ProtocolDependency");
/// let protocol: &Dependency<'_> = &group.dependencies[0];
/// assert_eq!(protocol.dependency_type, DependencyType::DEPENDS_ON);
/// assert_eq!(protocol.allowed.value(), Some("[6,17]"));
/// # }
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DependencyGroup<'a> {
    /// What the group is called.
    pub friendly_id: Cow<'a, str>,
    /// The values that the node takes while the group is satisfied, in the place of its own.
    pub changed: Option<AllowedValues<'a>>,
    /// The nodes it depends on.
    pub dependencies: List<'a, Dependency<'a>>,
}

/// A node on which another depends (`MSFT:Dependency`).
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Dependency<'a> {
    /// Whether it has to have one of the values or none.
    pub dependency_type: DependencyType<'a>,
    /// The node, from the root without `./`. Nodes without a name are called as the document likes,
    /// in brackets or braces: `Vendor/MSFT/VPNv2/[ProfileName]/TrafficFilterList/[Id]/Protocol`.
    pub uri: Cow<'a, str>,
    /// The values.
    pub allowed: AllowedValues<'a>,
}

into_owned! {
    DependencyGroup { friendly_id, changed, dependencies }
    Dependency { dependency_type, uri, allowed }
}
