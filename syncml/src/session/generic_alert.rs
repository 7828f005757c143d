//! [`GenericAlert`]: what a management object has to tell (alert 1226).

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use super::link::alert;
use crate::model::{Alert, AlertCode, Data, Item, Meta, Source, Target};

/// What a management object of the device has to tell the server (OMA DM Protocol, generic alert).
///
/// ```
/// use syncml::session::{AlertType, GenericAlert, Importance};
/// use syncml::Data;
///
/// let kind = AlertType::decode("Reversed-Domain-Name: org.example.battery");
/// let alert = GenericAlert::new(kind, "int", Data::from("7"))
///     .with_importance(Importance::Warning)
///     .to_alert();
/// let told: Vec<_> = GenericAlert::all(&alert).collect();
/// assert_eq!(told[0].kind.name(), "org.example.battery");
/// assert_eq!(told[0].importance, Importance::Warning);
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GenericAlert<'a> {
    /// What it is about.
    pub kind: AlertType<'a>,
    /// `Format` of the data.
    pub format: Cow<'a, str>,
    /// How important it is.
    pub importance: Importance,
    /// The address of the management object.
    pub source: Option<Cow<'a, str>>,
    /// Where it goes.
    pub target: Option<Cow<'a, str>>,
    /// What the `Exec` said that this is the outcome of.
    pub correlator: Option<Cow<'a, str>>,
    /// The data.
    pub data: Data<'a>,
}

/// What an alert is about: the `Type` of its item.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum AlertType<'a> {
    /// `Reversed-Domain-Name: org.openmobilealliance.dm.firmwareupdate.download`.
    ReversedDomainName(Cow<'a, str>),
    /// `Content-Type: text/plain`.
    ContentType(Cow<'a, str>),
    /// A name without saying which of the two, as many clients send it:
    /// `com.microsoft:mdm.unenrollment.userrequest`.
    Bare(Cow<'a, str>),
}

/// How important an alert is: the `Mark` of its item. The most important is the greatest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Importance {
    /// Nobody knows.
    Indeterminate,
    /// Nothing to worry about.
    Harmless,
    /// For information: where nothing is said.
    #[default]
    Informational,
    /// A warning.
    Warning,
    /// A small failure.
    Minor,
    /// A great failure.
    Critical,
    /// The worst.
    Fatal,
}

impl Importance {
    /// All of them, the least important first.
    pub const ALL: [Self; 7] = [
        Self::Indeterminate,
        Self::Harmless,
        Self::Informational,
        Self::Warning,
        Self::Minor,
        Self::Critical,
        Self::Fatal,
    ];

    /// The text of `Mark`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Indeterminate => "indeterminate",
            Self::Harmless => "harmless",
            Self::Informational => "informational",
            Self::Warning => "warning",
            Self::Minor => "minor",
            Self::Critical => "critical",
            Self::Fatal => "fatal",
        }
    }

    /// The importance that a `Mark` says. `None` if it is none of them.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim_ascii();
        let mut all = Self::ALL.into_iter();
        all.find(|importance| importance.name().eq_ignore_ascii_case(name))
    }
}

const REVERSED_DOMAIN_NAME: &str = "Reversed-Domain-Name:";
const CONTENT_TYPE: &str = "Content-Type:";

impl<'a> AlertType<'a> {
    /// The type that a text is. White space around it does not count: clients wrap it.
    #[must_use]
    pub fn decode(text: &'a str) -> Self {
        let text = text.trim_ascii();
        let after = |prefix: &str| {
            let (start, rest) = text.split_at_checked(prefix.len())?;
            start
                .eq_ignore_ascii_case(prefix)
                .then(|| Cow::Borrowed(rest.trim_ascii_start()))
        };
        after(REVERSED_DOMAIN_NAME)
            .map(Self::ReversedDomainName)
            .or_else(|| after(CONTENT_TYPE).map(Self::ContentType))
            .unwrap_or(Self::Bare(Cow::Borrowed(text)))
    }

    /// The name, without what says which of the two it is.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::ReversedDomainName(name) | Self::ContentType(name) | Self::Bare(name) => name,
        }
    }
}

impl fmt::Display for AlertType<'_> {
    /// The text of `Type`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReversedDomainName(name) => write!(f, "{REVERSED_DOMAIN_NAME} {name}"),
            Self::ContentType(name) => write!(f, "{CONTENT_TYPE} {name}"),
            Self::Bare(name) => f.write_str(name),
        }
    }
}

impl<'a> GenericAlert<'a> {
    /// An alert about this, with this data.
    #[must_use]
    pub fn new(kind: AlertType<'a>, format: impl Into<Cow<'a, str>>, data: Data<'a>) -> Self {
        Self {
            kind,
            format: format.into(),
            importance: Importance::Informational,
            source: None,
            target: None,
            correlator: None,
            data,
        }
    }

    /// The same, this important.
    #[must_use]
    pub const fn with_importance(mut self, importance: Importance) -> Self {
        self.importance = importance;
        self
    }

    /// The same, from this management object.
    #[must_use]
    pub fn with_source(mut self, uri: impl Into<Cow<'a, str>>) -> Self {
        self.source = Some(uri.into());
        self
    }

    /// The same, as the outcome of this `Exec`.
    #[must_use]
    pub fn with_correlator(mut self, correlator: impl Into<Cow<'a, str>>) -> Self {
        self.correlator = Some(correlator.into());
        self
    }

    /// What the items of an alert tell, or of a client event (1224); empty for other alerts. Items
    /// without a type are left out.
    pub fn all(alert: &'a Alert<'_>) -> impl Iterator<Item = Self> {
        let told = matches!(
            alert.code(),
            Some(AlertCode::DM_GENERIC_ALERT | AlertCode::DM_CLIENT_EVENT)
        );
        let items = if told { alert.items.as_slice() } else { &[] };
        items.iter().filter_map(|item| {
            let meta = item.meta.as_ref()?;
            Some(GenericAlert {
                kind: AlertType::decode(meta.media_type.as_deref()?),
                format: Cow::Borrowed(meta.format.as_deref().unwrap_or("chr").trim_ascii()),
                importance: meta
                    .mark()
                    .and_then(Importance::from_name)
                    .unwrap_or_default(),
                source: item.source_uri().map(|uri| Cow::Borrowed(uri.trim_ascii())),
                target: item.target_uri().map(|uri| Cow::Borrowed(uri.trim_ascii())),
                correlator: alert.correlator.as_deref().map(Cow::Borrowed),
                data: item.data.clone().unwrap_or_default(),
            })
        })
    }

    /// The alert that tells it.
    #[must_use]
    pub fn to_alert(&self) -> Alert<'static> {
        let owned = |text: &Cow<'_, str>| String::from(&**text);
        let mut meta = Meta::new()
            .with_format(owned(&self.format))
            .with_type(alloc::format!("{}", self.kind));
        if self.importance != Importance::Informational {
            meta = meta.with_mark(self.importance.name());
        }
        let mut alert = alert(AlertCode::DM_GENERIC_ALERT);
        alert.correlator = self
            .correlator
            .as_ref()
            .map(|c| Cow::Owned(owned(c)))
            .into();
        alert.items.push(Item {
            source: self.source.as_ref().map(|uri| Source::new(owned(uri))),
            target: self.target.as_ref().map(|uri| Target::new(owned(uri))),
            meta: Some(meta),
            data: Some(self.data.clone().into_owned()),
            ..Item::default()
        });
        alert
    }
}

impl fmt::Debug for GenericAlert<'_> {
    /// Without the data, which may be a credential.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GenericAlert")
            .field("kind", &self.kind)
            .field("format", &self.format)
            .field("importance", &self.importance)
            .field("source", &self.source)
            .field("target", &self.target)
            .field("correlator", &self.correlator)
            .finish_non_exhaustive()
    }
}
