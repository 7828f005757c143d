//! [`Reader`]: events to a [`Document`].

use alloc::borrow::Cow;
use alloc::vec::Vec;

use wbxml::tag::prov::{self, attribute, page_1};
use wbxml::{Event, Source};

use super::{Decoded, ProvisioningSource};
use crate::error::{Error, ErrorKind};
use crate::limits::{Diagnostic, DiagnosticKind, Limits, Options};
use crate::model::provisioning::position::Position;
use crate::model::provisioning::{
    Characteristic, DataType, Document, Item, Name, Parm, TypedValue, Verb,
};

/// The name of the root element.
const ROOT: &str = "wap-provisioningdoc";

/// Reads a source; the characteristics that are open wait on a list, not on the stack.
pub(super) struct Reader<'a, S> {
    pub(super) source: S,
    pub(super) options: Options,
    diagnostics: Vec<Diagnostic>,
    /// The items of the innermost characteristic that is open, or of the document.
    pub(super) items: Vec<Item<'a>>,
    /// The characteristics that are open, each with the items before it.
    open: Vec<(Characteristic<'a>, Vec<Item<'a>>)>,
    /// The name of the element that is being read and is on no list.
    current: &'static str,
    characteristics: u32,
    parms: u32,
    /// What is read, if that is known, to tell where a text stands that borrows from it.
    input: Option<&'a [u8]>,
}

/// What kind of element a name is of.
#[derive(Clone, Copy)]
enum Kind {
    Characteristic(Verb, bool),
    Parm(Verb, bool),
}

impl Kind {
    /// The elements of MSPROV that have no token.
    fn of(name: &str) -> Option<Self> {
        let (plain, failed) = match name.strip_suffix("-error") {
            Some(plain) => (plain, true),
            None => (name, false),
        };
        Some(match plain {
            "characteristic" => Self::Characteristic(Verb::Set, failed),
            "characteristic-query" => Self::Characteristic(Verb::Query, failed),
            "nocharacteristic" => Self::Characteristic(Verb::Absent, failed),
            "parm" => Self::Parm(Verb::Set, failed),
            "parm-query" => Self::Parm(Verb::Query, failed),
            "noparm" => Self::Parm(Verb::Absent, failed),
            _ => return None,
        })
    }
}

impl<'a, S: Source<'a>> Reader<'a, S> {
    pub(super) fn new(source: S, options: &Options) -> Self {
        Self {
            source,
            options: *options,
            diagnostics: Vec::new(),
            items: Vec::new(),
            open: Vec::new(),
            current: "",
            characteristics: options.limits.characteristics,
            parms: options.limits.parms,
            input: None,
        }
    }

    /// The same, of a source that reads this.
    pub(super) const fn of(mut self, input: &'a [u8]) -> Self {
        self.input = Some(input);
        self
    }

    /// Where a text begins in what is read, if it borrows from it.
    fn offset_of(&self, text: &str) -> Option<u64> {
        let input = self.input?;
        let at = text.as_ptr().addr().checked_sub(input.as_ptr().addr())?;
        let end = at.checked_add(text.len())?;
        (end <= input.len()).then_some(at as u64)
    }

    /// An error at the item of the last event.
    #[cold]
    pub(super) fn error(&self, kind: ErrorKind) -> Error {
        Error::new(kind, self.source.item_offset())
    }

    /// The next event, of which there has to be one.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Result<Event<'a>, Error> {
        match self.source.next_event()? {
            Some(event) => Ok(event),
            None => Err(self.error(ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd))),
        }
    }

    /// Lets something pass if `lenient` says so, and reports it.
    #[cold]
    fn let_pass(
        &mut self,
        lenient: bool,
        refusal: ErrorKind,
        diagnostic: DiagnosticKind,
        offset: u64,
    ) -> Result<(), Error> {
        if !lenient {
            return Err(Error::new(refusal, offset));
        }
        self.diagnostics.push(Diagnostic::new(diagnostic, offset));
        Ok(())
    }

    /// The whole document.
    fn document(&mut self) -> Result<Document<'a>, Error> {
        let mut document = Document::new();
        let mut next = self.root(&mut document)?;
        loop {
            let event = match next.take() {
                Some(event) => event,
                None => self.next()?,
            };
            match event {
                Event::Start(prov::PARM | page_1::PARM) => self.parm(Verb::Set, false)?,
                Event::Start(prov::CHARACTERISTIC | page_1::CHARACTERISTIC) => {
                    next = self.begin(Verb::Set, false)?;
                }
                Event::End => match self.open.pop() {
                    Some((mut characteristic, before)) => {
                        characteristic.items = core::mem::replace(&mut self.items, before);
                        self.items.push(Item::Characteristic(characteristic));
                    }
                    None => break,
                },
                Event::StartLiteral { page, name } => match Kind::of(name) {
                    Some(Kind::Characteristic(verb, failed)) => next = self.begin(verb, failed)?,
                    Some(Kind::Parm(verb, failed)) => self.parm(verb, failed)?,
                    None => self.unknown(Name::Text {
                        page,
                        name: Cow::Borrowed(name),
                    })?,
                },
                Event::Start(tag) => self.unknown(Name::Token(tag))?,
                Event::Pi(_) => self.skip_instruction()?,
                _ => {
                    let lenient = self.options.lenient.stray_text;
                    let offset = self.source.item_offset();
                    self.let_pass(
                        lenient,
                        ErrorKind::StrayText,
                        DiagnosticKind::StrayText,
                        offset,
                    )?;
                }
            }
        }
        document.items = core::mem::take(&mut self.items);
        while self.source.next_event()?.is_some() {}
        Ok(document)
    }

    /// The root element and its attributes, and the event behind them.
    fn root(&mut self, document: &mut Document<'a>) -> Result<Option<Event<'a>>, Error> {
        loop {
            match self.next()? {
                Event::Start(prov::WAP_PROVISIONINGDOC) => break,
                Event::Pi(_) => self.skip_instruction()?,
                _ => return Err(self.error(ErrorKind::UnexpectedRoot)),
            }
        }
        self.current = ROOT;
        let mut event = self.next()?;
        loop {
            match event {
                Event::Attribute(attribute::VERSION) => {
                    if document.version.is_some() {
                        return Err(self.duplicate());
                    }
                    let (value, next) = self.value()?;
                    document.version = Some(value);
                    event = next;
                }
                Event::Attribute(_) | Event::AttributeLiteral { .. } => {
                    event = self.attribute(event, &mut document.attributes)?;
                }
                Event::AttributesEnd => return Ok(None),
                event => return Ok(Some(event)),
            }
        }
    }

    /// The start of a characteristic with its attributes, and the event behind them.
    fn begin(&mut self, verb: Verb, failed: bool) -> Result<Option<Event<'a>>, Error> {
        let offset = self.source.item_offset();
        self.current = "characteristic";
        self.count_characteristic(1)?;
        let mut characteristic = Characteristic {
            verb,
            failed,
            ..Characteristic::default()
        };
        let mut has_kind = false;
        let mut event = self.next()?;
        let next = loop {
            match event {
                Event::Attribute(attribute::TYPE) => {
                    if has_kind {
                        return Err(self.duplicate());
                    }
                    has_kind = true;
                    (characteristic.kind, event) = self.value()?;
                }
                Event::AttributeLiteral { name: "recursive" } => {
                    if characteristic.recursive.is_some() {
                        return Err(self.duplicate());
                    }
                    event = self.recursive(&mut characteristic)?;
                }
                Event::Attribute(_) | Event::AttributeLiteral { .. } => {
                    event = self.attribute(event, &mut characteristic.attributes)?;
                }
                Event::AttributesEnd => break None,
                event => break Some(event),
            }
        };
        if !has_kind {
            self.is_missing("type", offset)?;
        }
        characteristic.position = Position::new(offset, self.offset_of(&characteristic.kind));
        let before = core::mem::take(&mut self.items);
        self.open.push((characteristic, before));
        self.current = ROOT;
        Ok(next)
    }

    /// `recursive`, and the event behind it.
    #[cold]
    fn recursive(&mut self, characteristic: &mut Characteristic<'a>) -> Result<Event<'a>, Error> {
        let offset = self.source.item_offset();
        let (value, next) = self.value()?;
        characteristic.recursive = match &*value {
            // The page of the element writes TRUE and false.
            value if value.eq_ignore_ascii_case("true") => Some(true),
            value if value.eq_ignore_ascii_case("false") => Some(false),
            _ => {
                let lenient = self.options.lenient.invalid_values;
                let refusal = ErrorKind::InvalidAttribute("recursive");
                let diagnostic = DiagnosticKind::InvalidAttribute("recursive");
                self.let_pass(lenient, refusal, diagnostic, offset)?;
                None
            }
        };
        Ok(next)
    }

    /// A setting, through its end.
    #[inline]
    fn parm(&mut self, verb: Verb, failed: bool) -> Result<(), Error> {
        self.current = "parm";
        let offset = self.source.item_offset();
        self.parms = match self.parms.checked_sub(1) {
            Some(left) => left,
            None => return Err(self.error(ErrorKind::TooManyParms)),
        };
        if self.open.is_empty() {
            self.is_misplaced("parm", offset)?;
        }
        let mut parm = Parm {
            verb,
            failed,
            ..Parm::default()
        };
        let mut has_name = false;
        let mut event = self.next()?;
        loop {
            match event {
                Event::Attribute(attribute::NAME) => {
                    if has_name {
                        return Err(self.duplicate());
                    }
                    has_name = true;
                    (parm.name, event) = self.value()?;
                }
                Event::Attribute(attribute::VALUE) => {
                    if parm.value.is_some() {
                        return Err(self.duplicate());
                    }
                    let (value, next) = self.value()?;
                    parm.value = Some(value.into());
                    event = next;
                }
                Event::AttributeLiteral { name: "datatype" } => {
                    if parm.datatype.is_some() {
                        return Err(self.duplicate());
                    }
                    let (value, next) = self.value()?;
                    parm.datatype = Some(DataType(value));
                    event = next;
                }
                Event::Attribute(_) | Event::AttributeLiteral { .. } => {
                    event = self.attribute(event, &mut parm.attributes)?;
                }
                Event::AttributesEnd => event = self.next()?,
                Event::End => break,
                _ => {
                    self.inside_parm(event)?;
                    event = self.next()?;
                }
            }
        }
        if !has_name {
            self.is_missing("name", offset)?;
        }
        if parm.datatype.is_some() {
            self.check_value(&parm, offset)?;
        }
        self.items.push(Item::Parm(parm));
        self.current = ROOT;
        Ok(())
    }

    /// What stands in a `parm`, which is empty.
    #[cold]
    #[inline(never)]
    fn inside_parm(&mut self, event: Event<'a>) -> Result<(), Error> {
        let offset = self.source.item_offset();
        match event {
            Event::Pi(_) => self.skip_instruction(),
            Event::Start(_) | Event::StartLiteral { .. } => {
                self.is_misplaced("an element", offset)?;
                Ok(self.source.skip_element()?)
            }
            _ => {
                let lenient = self.options.lenient.stray_text;
                let diagnostic = DiagnosticKind::StrayText;
                self.let_pass(lenient, ErrorKind::StrayText, diagnostic, offset)
            }
        }
    }

    /// Whether the value has the form of its type.
    #[cold]
    #[inline(never)]
    fn check_value(&mut self, parm: &Parm<'a>, offset: u64) -> Result<(), Error> {
        let (Some(datatype), Some(value)) = (&parm.datatype, &parm.value) else {
            return Ok(());
        };
        let known = DataType::ALL.iter().find(|known| known.0 == datatype.0);
        let Some(DataType(Cow::Borrowed(name))) = known else {
            return Ok(());
        };
        if TypedValue::decode(datatype, value).is_some() {
            return Ok(());
        }
        let lenient = self.options.lenient.invalid_values;
        let refusal = ErrorKind::InvalidValue(name);
        self.let_pass(lenient, refusal, DiagnosticKind::InvalidValue(name), offset)
    }

    #[cold]
    fn is_missing(&mut self, name: &'static str, offset: u64) -> Result<(), Error> {
        let lenient = self.options.lenient.missing_attributes;
        let refusal = ErrorKind::MissingAttribute(name);
        let diagnostic = DiagnosticKind::MissingAttribute(name);
        self.let_pass(lenient, refusal, diagnostic, offset)
    }

    #[cold]
    fn is_misplaced(&mut self, name: &'static str, offset: u64) -> Result<(), Error> {
        let lenient = self.options.lenient.misplaced_elements;
        let refusal = ErrorKind::MisplacedElement(name);
        let diagnostic = DiagnosticKind::MisplacedElement(name);
        self.let_pass(lenient, refusal, diagnostic, offset)
    }

    /// Counts an element that stands so many levels below the innermost open characteristic.
    pub(super) fn count_characteristic(&mut self, below: usize) -> Result<(), Error> {
        let nesting = self.options.limits.nesting.min(Limits::MOST_NESTING);
        if self.open.len().saturating_add(below) > usize::from(nesting) {
            return Err(self.error(ErrorKind::NestingTooDeep));
        }
        match self.characteristics.checked_sub(1) {
            Some(left) => {
                self.characteristics = left;
                Ok(())
            }
            None => Err(self.error(ErrorKind::TooManyCharacteristics)),
        }
    }

    /// Processing instructions say nothing of settings.
    #[cold]
    pub(super) fn skip_instruction(&mut self) -> Result<(), Error> {
        while self.next()? != Event::PiEnd {}
        Ok(())
    }

    /// The elements around an error.
    #[cold]
    fn locate(&self, mut error: Error) -> Error {
        if !matches!(self.current, "" | ROOT) {
            error = error.inside(self.current);
        }
        for (characteristic, _) in self.open.iter().rev() {
            error = error.inside(&alloc::format!("characteristic[{}]", characteristic.kind));
        }
        if self.current.is_empty() {
            return error;
        }
        error.inside(ROOT)
    }
}

impl<'a, S: ProvisioningSource<'a>> Reader<'a, S> {
    /// The document, and what was let pass.
    pub(super) fn read(mut self) -> Result<Decoded<'a>, Error> {
        let document = match self.document() {
            Ok(document) => document,
            Err(error) => return Err(self.locate(error)),
        };
        let wire = self.source.take_diagnostics();
        let mut diagnostics = self.diagnostics;
        if !wire.is_empty() {
            diagnostics.extend(
                wire.into_iter()
                    .map(|diagnostic| diagnostic.map(DiagnosticKind::Wire)),
            );
            diagnostics.sort_by_key(Diagnostic::offset);
        }
        Ok(Decoded {
            document,
            diagnostics,
        })
    }
}
