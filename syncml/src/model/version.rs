//! [`Version`], [`Dialect`] and [`Form`]: which SyncML a message is, and how it is written.

use wbxml::{Dictionary, dictionaries};

/// A version of the representation protocol.
///
/// OMA DM 1.1.2 is written in 1.1, OMA DM 1.2 in 1.2.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Version {
    /// SyncML 1.0.
    V1_0,
    /// SyncML 1.1, of OMA DM 1.1.2, too.
    V1_1,
    /// SyncML 1.2, of OMA DM 1.2, too.
    #[default]
    V1_2,
}

impl Version {
    /// All of them, the oldest first.
    pub const ALL: [Self; 3] = [Self::V1_0, Self::V1_1, Self::V1_2];

    /// The version that `VerDTD` names: `1.0`, `1.1` or `1.2`.
    #[must_use]
    pub fn from_ver_dtd(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.ver_dtd() == text)
    }

    /// The version that a dictionary is of, of a message or of a DevInf document.
    #[must_use]
    pub fn from_dictionary(dictionary: &'static Dictionary) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|v| v.dictionary() == dictionary || v.devinf_dictionary() == dictionary)
    }

    /// What `VerDTD` says.
    #[must_use]
    pub const fn ver_dtd(self) -> &'static str {
        match self {
            Self::V1_0 => "1.0",
            Self::V1_1 => "1.1",
            Self::V1_2 => "1.2",
        }
    }

    /// The dictionary of messages.
    #[must_use]
    pub fn dictionary(self) -> &'static Dictionary {
        match self {
            Self::V1_0 => &dictionaries::SYNCML_1_0,
            Self::V1_1 => &dictionaries::SYNCML_1_1,
            Self::V1_2 => &dictionaries::SYNCML_1_2,
        }
    }

    /// The dictionary of DevInf documents.
    #[must_use]
    pub fn devinf_dictionary(self) -> &'static Dictionary {
        match self {
            Self::V1_0 => &dictionaries::DEVINF_1_0,
            Self::V1_1 => &dictionaries::DEVINF_1_1,
            Self::V1_2 => &dictionaries::DEVINF_1_2,
        }
    }

    /// The namespace of messages in XML.
    #[must_use]
    pub const fn namespace(self) -> &'static str {
        match self {
            Self::V1_0 => "SYNCML:SYNCML1.0",
            Self::V1_1 => "SYNCML:SYNCML1.1",
            Self::V1_2 => "SYNCML:SYNCML1.2",
        }
    }

    /// The LocURI of the device information in data synchronisation: `./devinf12`.
    #[must_use]
    pub const fn devinf_uri(self) -> &'static str {
        match self {
            Self::V1_0 => "./devinf10",
            Self::V1_1 => "./devinf11",
            Self::V1_2 => "./devinf12",
        }
    }
}

/// Whose rules a message keeps to beside those of the representation protocol.
///
/// ```
/// use syncml::{Dialect, Options, decode_with};
///
/// # fn message(body: &str) -> String {
/// #     format!("<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>SyncML/1.2</VerProto>\
/// #         <SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>a</LocURI></Target><Source><LocURI>b</LocURI>\
/// #         </Source></SyncHdr><SyncBody>{body}<Final/></SyncBody></SyncML>")
/// # }
/// // `message` puts a header before it and a `SyncBody` around it.
/// let xml = message("<Alert><CmdID>1</CmdID><NoResp/><Data>1201</Data></Alert>");
/// assert!(decode_with(xml.as_bytes(), &Options::STRICT).is_ok());
/// // OMA DM has no `NoResp`.
/// assert!(decode_with(xml.as_bytes(), &Options::STRICT.with_dialect(Dialect::OmaDm)).is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Dialect {
    /// The DTD of the version alone.
    #[default]
    SyncMl,
    /// OMA DM: no `Map`, `Put`, `Search`, `Sync`, no `NoResp`, `Archive`, `Lang` and the like, and
    /// `Cred` in `SyncHdr` only.
    OmaDm,
    /// Windows mobile device management (MS-MDM 2.2.4): the commands of that document only, `Cmd`
    /// in `Results`, no CDATA.
    WindowsMdm,
}

/// A wire form.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Form {
    /// Text.
    #[default]
    Xml,
    /// WAP Binary XML.
    Wbxml,
}

impl Dialect {
    /// What it is called: `SyncML`, `OMA DM`, `Windows MDM`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SyncMl => "SyncML",
            Self::OmaDm => "OMA DM",
            Self::WindowsMdm => "Windows MDM",
        }
    }
}
