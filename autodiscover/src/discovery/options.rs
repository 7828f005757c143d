//! [`DiscoveryOptions`]: what a discovery does, and how far it goes.

use alloc::string::String;

use crate::{Schema, TargetPolicy};

/// How many redirects a discovery follows, of all kinds together. After the tenth there is none.
pub const MOST_REDIRECTS: u8 = 10;

/// What a discovery does.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct DiscoveryOptions {
    /// Whether there is a directory to ask: the computer is joined to a domain. Without one the
    /// first three steps are left out. Default no.
    pub directory: bool,
    /// Whether nobody is there to be asked: what would need a prompt is refused. Default no.
    pub unattended: bool,
    /// The schema that answers are asked for in. Default Outlook's.
    pub schema: Schema,
    /// Whether to ask for the other schema where a server has no provider for the first (error
    /// 601). Default yes.
    pub other_schema: bool,
    /// What to ask for by v2 JSON before each POST to the user's own domain: `AutodiscoverV1`
    /// (later versions of Outlook do), `ActiveSync`, `Ews`. Default nothing.
    pub v2_protocol: Option<String>,
    /// Which hosts requests may go to.
    pub targets: TargetPolicy,
    /// How often the same request is made with other credentials. Default 3.
    pub logins: u8,
    /// Whether to end with Common Settings Discover when nothing was found. Default yes.
    pub common_settings: bool,
}

impl DiscoveryOptions {
    /// The options of a computer that is in no domain, with a user before it.
    pub const DEFAULT: Self = Self {
        directory: false,
        unattended: false,
        schema: Schema::Outlook,
        other_schema: true,
        v2_protocol: None,
        targets: TargetPolicy::PUBLIC,
        logins: 3,
        common_settings: true,
    };

    /// These options with a directory that can be asked.
    #[must_use]
    pub fn with_directory(mut self) -> Self {
        self.directory = true;
        self
    }

    /// These options with nobody to ask.
    #[must_use]
    pub fn unattended(mut self) -> Self {
        self.unattended = true;
        self
    }

    /// These options with another schema to ask for first.
    #[must_use]
    pub fn with_schema(mut self, schema: Schema) -> Self {
        self.schema = schema;
        self
    }

    /// These options without a second question in the other schema.
    #[must_use]
    pub fn without_other_schema(mut self) -> Self {
        self.other_schema = false;
        self
    }

    /// These options with a protocol to ask for by v2 JSON.
    #[must_use]
    pub fn with_v2(mut self, protocol: &str) -> Self {
        self.v2_protocol = Some(String::from(protocol));
        self
    }

    /// These options with other hosts that requests may go to.
    #[must_use]
    pub fn with_targets(mut self, targets: TargetPolicy) -> Self {
        self.targets = targets;
        self
    }

    /// These options with another number of logins for a request.
    #[must_use]
    pub fn with_logins(mut self, logins: u8) -> Self {
        self.logins = logins;
        self
    }

    /// These options without Common Settings Discover.
    #[must_use]
    pub fn without_common_settings(mut self) -> Self {
        self.common_settings = false;
        self
    }
}

impl Default for DiscoveryOptions {
    fn default() -> Self {
        Self::DEFAULT
    }
}
