//! The `serde` form of a [`Document`]: its dictionary by name, and its events in a flat list.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use base64ct::{Base64, Encoding};
use serde::de::Error as _;
use serde::ser::{Error as _, SerializeSeq, SerializeStruct};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Document, DocumentBuilder};
use crate::{Dictionary, Event, NO_PAGE, Sink, Tag, dictionaries};

/// An event. Tags are written as they are displayed, `14:05`, and come with their names.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step<'a> {
    #[serde(borrow)]
    Start(Named<'a>),
    StartLiteral {
        page: Option<u8>,
        #[serde(borrow)]
        name: Cow<'a, str>,
    },
    #[serde(borrow)]
    Attribute(Named<'a>),
    #[serde(borrow)]
    AttributeLiteral(Cow<'a, str>),
    #[serde(borrow)]
    AttributeValue(Named<'a>),
    AttributesEnd,
    #[serde(borrow)]
    Text(Cow<'a, str>),
    #[serde(borrow)]
    Cdata(Cow<'a, str>),
    /// In base64.
    #[serde(borrow)]
    Opaque(Cow<'a, str>),
    Extension {
        code: u8,
        #[serde(borrow)]
        text: Cow<'a, str>,
    },
    ExtensionIndex {
        code: u8,
        index: u32,
    },
    #[serde(borrow)]
    Pi(Cow<'a, str>),
    PiEnd,
    #[serde(borrow)]
    Document(Cow<'a, str>),
    DocumentEnd,
    End,
}

/// A tag and its name. When it is read, the name may be left out, but must not be another one.
#[derive(Serialize, Deserialize)]
struct Named<'a> {
    #[serde(borrow)]
    tag: Cow<'a, str>,
    #[serde(borrow, default)]
    name: Option<Cow<'a, str>>,
}

impl<'a> Named<'a> {
    fn new(tag: Tag, name: Option<&'a str>) -> Self {
        Self {
            tag: Cow::Owned(tag.to_string()),
            name: name.map(Cow::Borrowed),
        }
    }

    /// The tag, if the name is the one that the dictionary has.
    fn tag(&self, name_of: impl FnOnce(Tag) -> Option<&'static str>) -> Result<Tag, String> {
        let (page, id) = self.tag.split_once(':').unwrap_or(("", ""));
        let tag = match (page.parse(), u8::from_str_radix(id, 16)) {
            (Ok(page), Ok(id)) => Tag::new(page, id),
            _ => return Err(format!("no tag: {}", self.tag)),
        };
        match (&self.name, name_of(tag)) {
            (Some(name), known) if known != Some(name) => Err(format!(
                "{tag} is {}, not {name}",
                known.unwrap_or("without a name")
            )),
            _ => Ok(tag),
        }
    }
}

/// Which dictionary the tags of the events are of.
struct Scope {
    dictionary: &'static Dictionary,
    outer: Vec<&'static Dictionary>,
}

impl Scope {
    const fn new(dictionary: &'static Dictionary) -> Self {
        Self {
            dictionary,
            outer: Vec::new(),
        }
    }

    fn enter(&mut self, dictionary: &'static Dictionary) {
        self.outer
            .push(core::mem::replace(&mut self.dictionary, dictionary));
    }

    fn leave(&mut self) {
        if let Some(dictionary) = self.outer.pop() {
            self.dictionary = dictionary;
        }
    }

    fn step<'a>(&mut self, event: Event<'a>) -> Result<Step<'a>, fmt::Error> {
        let dictionary = self.dictionary;
        Ok(match event {
            Event::Start(tag) => Step::Start(Named::new(tag, dictionary.tag_name(tag))),
            Event::StartLiteral { page, name } => {
                let page = if page == NO_PAGE {
                    None
                } else {
                    u8::try_from(page).ok()
                };
                Step::StartLiteral {
                    page,
                    name: Cow::Borrowed(name),
                }
            }
            Event::Attribute(tag) => {
                Step::Attribute(Named::new(tag, dictionary.attribute_tag_name(tag)))
            }
            Event::AttributeLiteral { name } => Step::AttributeLiteral(Cow::Borrowed(name)),
            Event::AttributeValue(tag) => {
                Step::AttributeValue(Named::new(tag, dictionary.attribute_value(tag)))
            }
            Event::AttributesEnd => Step::AttributesEnd,
            Event::Text(text) => Step::Text(Cow::Borrowed(text)),
            Event::Char(c) => Step::Text(Cow::Owned(c.to_string())),
            Event::CData(text) => Step::Cdata(Cow::Borrowed(text)),
            Event::Opaque(bytes) => Step::Opaque(Cow::Owned(Base64::encode_string(bytes))),
            Event::Extension { code, text } => Step::Extension {
                code,
                text: Cow::Borrowed(text),
            },
            Event::ExtensionIndex { code, index } => Step::ExtensionIndex { code, index },
            Event::Pi(target) => Step::Pi(Cow::Borrowed(target)),
            Event::PiEnd => Step::PiEnd,
            Event::Document(inner) => {
                self.enter(inner);
                Step::Document(Cow::Borrowed(known(inner)?))
            }
            Event::DocumentEnd => {
                self.leave();
                Step::DocumentEnd
            }
            Event::End => Step::End,
        })
    }

    fn send(&mut self, step: &Step<'_>, sink: &mut DocumentBuilder) -> Result<(), String> {
        let dictionary = self.dictionary;
        let bytes;
        let event = match step {
            Step::Start(named) => Event::Start(named.tag(|tag| dictionary.tag_name(tag))?),
            Step::StartLiteral { page, name } => Event::StartLiteral {
                page: page.map_or(NO_PAGE, u16::from),
                name,
            },
            Step::Attribute(named) => {
                Event::Attribute(named.tag(|tag| dictionary.attribute_tag_name(tag))?)
            }
            Step::AttributeLiteral(name) => Event::AttributeLiteral { name },
            Step::AttributeValue(named) => {
                Event::AttributeValue(named.tag(|tag| dictionary.attribute_value(tag))?)
            }
            Step::AttributesEnd => Event::AttributesEnd,
            Step::Text(text) => Event::Text(text),
            Step::Cdata(text) => Event::CData(text),
            Step::Opaque(text) => {
                bytes = Base64::decode_vec(text).map_err(|e| format!("OPAQUE: {e}"))?;
                Event::Opaque(&bytes)
            }
            Step::Extension { code, text } => Event::Extension { code: *code, text },
            Step::ExtensionIndex { code, index } => Event::ExtensionIndex {
                code: *code,
                index: *index,
            },
            Step::Pi(target) => Event::Pi(target),
            Step::PiEnd => Event::PiEnd,
            Step::Document(name) => {
                let inner = named(name)?;
                self.enter(inner);
                Event::Document(inner)
            }
            Step::DocumentEnd => {
                self.leave();
                Event::DocumentEnd
            }
            Step::End => Event::End,
        };
        sink.event(event)
            .map_err(|e| format!("{}, event {}", e.kind(), e.offset()))
    }
}

/// The dictionary of a name.
fn named(name: &str) -> Result<&'static Dictionary, String> {
    dictionaries::by_name(name).ok_or_else(|| format!("no dictionary is named {name}"))
}

/// The name of a dictionary that is found by it again.
fn known(dictionary: &'static Dictionary) -> Result<&'static str, fmt::Error> {
    let found = dictionaries::by_name(dictionary.name());
    if found == Some(dictionary) {
        Ok(dictionary.name())
    } else {
        Err(fmt::Error)
    }
}

struct Steps<'d>(&'d Document);

impl Serialize for Steps<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.walk().count()))?;
        let mut scope = Scope::new(self.0.dictionary);
        for event in self.0.walk() {
            let step = scope
                .step(event)
                .map_err(|_| S::Error::custom(UNPUBLISHED))?;
            list.serialize_element(&step)?;
        }
        list.end()
    }
}

const UNPUBLISHED: &str = "the dictionary is not a published one";

/// The published dictionary by its name, and the events in a flat list: however deep the document
/// is, its form is not.
///
/// ```json
/// {"dictionary":"activesync","events":[
///   {"start":{"tag":"7:16","name":"FolderSync"}},
///   {"start":{"tag":"7:12","name":"SyncKey"}},{"text":"0"},"end",
/// "end"]}
/// ```
impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let name = known(self.dictionary).map_err(|_| S::Error::custom(UNPUBLISHED))?;
        let mut form = serializer.serialize_struct("Document", 2)?;
        form.serialize_field("dictionary", name)?;
        form.serialize_field("events", &Steps(self))?;
        form.end()
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename = "Document", deny_unknown_fields)]
        struct Form<'a> {
            #[serde(borrow)]
            dictionary: Cow<'a, str>,
            #[serde(borrow)]
            events: Vec<Step<'a>>,
        }

        let form = Form::deserialize(deserializer)?;
        let dictionary = named(&form.dictionary).map_err(D::Error::custom)?;
        let mut builder = DocumentBuilder::new(dictionary);
        let mut scope = Scope::new(dictionary);
        for step in &form.events {
            scope.send(step, &mut builder).map_err(D::Error::custom)?;
        }
        builder.finish().map_err(|e| D::Error::custom(e.kind()))
    }
}
