//! Whole messages.

use alloc::boxed::Box;
use alloc::vec::Vec;

use wbxml::{EventReader, Header, dictionaries};

use super::parts::{MessageReader, TakeParts};
use super::wire::Wire;
use crate::error::{Error, ErrorKind};
use crate::framing::decimal;
#[cfg(feature = "xml")]
use crate::limits::DiagnosticKind;
use crate::limits::{Diagnostic, Options};
use crate::model::{Atomic, Command, Form, Message, Sequence, Sync, Version};

/// A message and what was let pass when it was read.
///
/// ```
/// use syncml::{Decoded, Diagnostic, DiagnosticKind, Form, Lenient, Options, decode_with};
///
/// let padded = b"<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD> 1.2 </VerDTD><VerProto>DM/1.2</VerProto>\
///     <SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>a</LocURI></Target><Source><LocURI>b</LocURI>\
///     </Source></SyncHdr><SyncBody><Alert><CmdID>1</CmdID><Data>1201</Data></Alert><Final/></SyncBody></SyncML>";
/// let mut lenient = Lenient::NONE;
/// lenient.padded_text = true;
/// let decoded: Decoded<'_> = decode_with(padded, &Options::STRICT.with_lenient(lenient))?;
/// assert_eq!((decoded.form, &*decoded.message.header.ver_dtd), (Form::Xml, "1.2"));
/// let found: Diagnostic = decoded.diagnostics[0];
/// assert!(matches!(found.kind(), DiagnosticKind::PaddedText(_)));
/// # Ok::<(), syncml::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Decoded<'a> {
    /// The message.
    pub message: Message<'a>,
    /// The wire form it was in.
    pub form: Form,
    /// What was let pass, in the order of the document.
    pub diagnostics: Vec<Diagnostic>,
}

/// The message in this WBXML document, read strictly.
///
/// ```
/// use syncml::{Message, decode_wbxml};
///
/// let mut message = Message::default();
/// message.header.ver_dtd = "1.2".into();
/// message.header.ver_proto = "DM/1.2".into();
/// message.header.session_id = "1".into();
/// message.header.msg_id = "1".into();
/// # let mut get = syncml::Transfer::default();
/// # get.cmd_id = "1".into();
/// # get.items.push(syncml::Item::to_target("./DevInfo/DevId"));
/// # message.commands.push(syncml::Command::Get(get));
/// let bytes = message.to_wbxml()?;
/// assert_eq!(decode_wbxml(&bytes)?, message);
/// // An XML document is none.
/// assert!(decode_wbxml(b"<SyncML/>").is_err());
/// # Ok::<(), syncml::Error>(())
/// ```
///
/// # Errors
///
/// The document is not well-formed, or not a SyncML message.
pub fn decode_wbxml(input: &[u8]) -> Result<Message<'_>, Error> {
    decode_wbxml_with(input, &Options::STRICT).map(|decoded| decoded.message)
}

/// The message in this WBXML document.
///
/// The document type is the one that the header names; where it names none, SyncML 1.2.
///
/// ```
/// use syncml::{Message, Options, decode_wbxml_with};
///
/// let mut message = Message::default();
/// message.header.ver_dtd = "1.2".into();
/// message.header.ver_proto = "DM/1.2".into();
/// message.header.session_id = "1".into();
/// message.header.msg_id = "1".into();
/// # let mut get = syncml::Transfer::default();
/// # get.cmd_id = "1".into();
/// # get.items.push(syncml::Item::to_target("./DevInfo/DevId"));
/// # message.commands.push(syncml::Command::Get(get));
/// let mut bytes = message.to_wbxml()?;
/// bytes.push(0xFF);
/// assert!(decode_wbxml_with(&bytes, &Options::STRICT).is_err());
/// let decoded = decode_wbxml_with(&bytes, &Options::LENIENT)?;
/// assert_eq!(decoded.message, message);
/// assert_eq!(decoded.diagnostics.len(), 1);
/// # Ok::<(), syncml::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`decode_wbxml`].
pub fn decode_wbxml_with<'a>(input: &'a [u8], options: &Options) -> Result<Decoded<'a>, Error> {
    decode_from(wbxml_source(input, options)?, options)
}

/// The events of a WBXML document.
pub(crate) fn wbxml_source<'a>(
    input: &'a [u8],
    options: &Options,
) -> Result<EventReader<'a>, Error> {
    let wire = options.wire();
    let (header, _) = Header::decode(input, &wire)?;
    let dictionary = match dictionaries::detect(&header) {
        Some(dictionary) if Version::ALL.iter().any(|v| v.dictionary() == dictionary) => dictionary,
        Some(_) => return Err(Error::new(ErrorKind::UnexpectedRoot(None), 1)),
        None => Version::V1_2.dictionary(),
    };
    Ok(EventReader::with_options(input, dictionary, &wire)?)
}

/// The message in this XML document, read strictly.
///
/// ```
/// use syncml::decode_xml;
///
/// let message = decode_xml(
///     "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto>\
///      <SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>https://mdm.example.org</LocURI>\
///      </Target><Source><LocURI>IMEI:004999010640000</LocURI></Source></SyncHdr><SyncBody>\
///      <Get><CmdID>1</CmdID><Item><Target><LocURI>./DevInfo/DevId</LocURI></Target></Item></Get>\
///      <Final/></SyncBody></SyncML>",
/// )?;
/// assert!(message.is_final && message.header.is_dm());
/// assert_eq!(message.header.target.uri, "https://mdm.example.org");
/// # Ok::<(), syncml::Error>(())
/// ```
///
/// # Errors
///
/// The document is not well-formed, or not a SyncML message.
#[cfg(feature = "xml")]
pub fn decode_xml(input: &str) -> Result<Message<'_>, Error> {
    decode_xml_with(input, &Options::STRICT).map(|decoded| decoded.message)
}

/// The message in this XML document.
///
/// ```
/// use syncml::{Options, decode_xml, decode_xml_with};
///
/// // The status has no code, as some devices send it.
/// let xml = "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto>\
///      <SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>a</LocURI></Target><Source>\
///      <LocURI>b</LocURI></Source></SyncHdr><SyncBody><Status><CmdID>1</CmdID><MsgRef>1</MsgRef>\
///      <CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd></Status><Final/></SyncBody></SyncML>";
/// assert!(decode_xml(xml).is_err());
/// let decoded = decode_xml_with(xml, &Options::LENIENT)?;
/// assert_eq!(decoded.message.commands.len(), 1);
/// assert!(decoded.diagnostics[0].to_string().starts_with("Data is missing"));
/// # Ok::<(), syncml::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`decode_xml`].
#[cfg(feature = "xml")]
pub fn decode_xml_with<'a>(input: &'a str, options: &Options) -> Result<Decoded<'a>, Error> {
    let (source, diagnostics) = super::root::xml_source(input, options)?;
    let mut reader = MessageReader::new(source, options)?;
    reader.add_diagnostics(diagnostics);
    message(reader)
}

/// The message in this document, in whichever form, read strictly.
///
/// ```
/// use syncml::{Message, decode};
///
/// let mut message = Message::default();
/// message.header.ver_dtd = "1.2".into();
/// message.header.ver_proto = "DM/1.2".into();
/// message.header.session_id = "1".into();
/// message.header.msg_id = "1".into();
/// # let mut get = syncml::Transfer::default();
/// # get.cmd_id = "1".into();
/// # get.items.push(syncml::Item::to_target("./DevInfo/DevId"));
/// # message.commands.push(syncml::Command::Get(get));
/// // The first byte says which form it is.
/// assert_eq!(decode(&message.to_wbxml()?)?, message);
/// assert_eq!(decode(message.to_xml()?.as_bytes())?, message);
/// # Ok::<(), syncml::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`decode_wbxml`] and [`decode_xml`]; [`ErrorKind::NotADocument`] if it is in neither form.
#[cfg(feature = "xml")]
pub fn decode(input: &[u8]) -> Result<Message<'_>, Error> {
    decode_with(input, &Options::STRICT).map(|decoded| decoded.message)
}

/// The message in this document, in whichever form.
///
/// ```
/// use syncml::{Options, decode_with};
///
/// let error = decode_with(b"GIF89a", &Options::LENIENT).unwrap_err();
/// assert_eq!(error.offset(), 0);
/// ```
///
/// # Errors
///
/// Those of [`decode`].
#[cfg(feature = "xml")]
pub fn decode_with<'a>(input: &'a [u8], options: &Options) -> Result<Decoded<'a>, Error> {
    match input.first() {
        Some(0..=3) => decode_wbxml_with(input, options),
        _ => match core::str::from_utf8(input) {
            Ok(text) => {
                let declared = super::root::other_encoding(text);
                if let Some(at) = declared.filter(|_| !options.lenient.wrong_encoding) {
                    return Err(Error::new(ErrorKind::WrongEncoding, at));
                }
                let mut decoded = decode_xml_with(text, options)?;
                if let Some(at) = declared {
                    let wrong = Diagnostic::new(DiagnosticKind::WrongEncoding, at);
                    decoded.diagnostics.insert(0, wrong);
                }
                Ok(decoded)
            }
            Err(e) => Err(Error::new(ErrorKind::NotADocument, e.valid_up_to() as u64)),
        },
    }
}

/// The message that these events are, through their end.
///
/// ```
/// use syncml::{Options, Version, decode_from};
/// use wbxml::EventReader;
///
/// # let mut message = syncml::Message::default();
/// # message.header.ver_dtd = "1.2".into();
/// # message.header.ver_proto = "DM/1.2".into();
/// # message.header.session_id = "1".into();
/// # message.header.msg_id = "1".into();
/// # let mut get = syncml::Transfer::default();
/// # get.cmd_id = "1".into();
/// # get.items.push(syncml::Item::to_target("./DevInfo/DevId"));
/// # message.commands.push(syncml::Command::Get(get));
/// # let document = message.to_wbxml()?;
/// let events = EventReader::new(&document, Version::V1_2.dictionary())?;
/// let decoded = decode_from(events, &Options::STRICT)?;
/// assert_eq!(decoded.message.commands[0].name(), "Get");
/// # Ok::<(), syncml::Error>(())
/// ```
///
/// # Errors
///
/// Those of the source; the events are not a SyncML message.
pub fn decode_from<'a, S: Wire<'a>>(source: S, options: &Options) -> Result<Decoded<'a>, Error> {
    message(MessageReader::new(source, options)?)
}

fn message<'a, S: Wire<'a>>(mut reader: MessageReader<'a, S>) -> Result<Decoded<'a>, Error> {
    let mut tree = Tree::default();
    while reader.advance(&mut tree)? {}
    Ok(Decoded {
        message: Message {
            version: reader.version(),
            header: reader.take_header(),
            commands: tree.commands,
            is_final: reader.is_final(),
        },
        form: reader.form(),
        diagnostics: reader.take_diagnostics(),
    })
}

/// The commands that have been read.
#[derive(Default)]
struct Tree<'a> {
    /// Those of the innermost command that is open.
    commands: Vec<Command<'a>>,
    /// The commands that are open, and what was before each.
    open: Vec<(Command<'a>, Vec<Command<'a>>)>,
    /// For how many commands there has been room made before they came.
    reserved: usize,
}

impl<'a> TakeParts<'a> for Tree<'a> {
    #[inline]
    fn put(&mut self, command: Command<'a>) -> Option<&mut Command<'a>> {
        self.commands.push(command);
        self.commands.last_mut()
    }

    fn open(&mut self, command: Command<'a>) {
        let mut commands = Vec::new();
        if let Command::Sync(sync) = &command {
            let room = announced(sync).min(MOST_RESERVED.saturating_sub(self.reserved));
            self.reserved = self.reserved.saturating_add(room);
            commands.reserve_exact(room);
        }
        let before = core::mem::replace(&mut self.commands, commands);
        self.open.push((command, before));
    }

    fn close(&mut self, late: Option<Box<Command<'a>>>) {
        let Some((mut command, before)) = self.open.pop() else {
            return;
        };
        let inside = core::mem::replace(&mut self.commands, before);
        if let Some(late) = late {
            merge(&mut command, *late);
        }
        if let Some(commands) = command.commands_mut() {
            *commands = inside;
        }
        self.commands.push(command);
    }
}

/// How many commands a `Sync` says that it has.
fn announced(sync: &Sync<'_>) -> usize {
    let number = sync.number_of_changes.as_deref();
    let number = number.and_then(|text| decimal(text.trim_ascii()));
    usize::try_from(number.unwrap_or(0)).unwrap_or(usize::MAX)
}

/// For how many commands there may be room before they come, in all of a message: about 1 MB, as the
/// message says it and nobody has seen them.
const MOST_RESERVED: usize = 2_500;

/// Adds what stood behind the commands of a command.
#[cold]
fn merge<'a>(command: &mut Command<'a>, late: Command<'a>) {
    match (command, late) {
        (Command::Atomic(c), Command::Atomic(late)) => {
            *c = Atomic {
                cmd_id: if late.cmd_id.is_empty() {
                    core::mem::take(&mut c.cmd_id)
                } else {
                    late.cmd_id
                },
                no_resp: c.no_resp || late.no_resp,
                meta: late.meta.or_else(|| c.meta.take()),
                commands: Vec::new(),
            }
        }
        (Command::Sequence(c), Command::Sequence(late)) => {
            *c = Sequence {
                cmd_id: if late.cmd_id.is_empty() {
                    core::mem::take(&mut c.cmd_id)
                } else {
                    late.cmd_id
                },
                no_resp: c.no_resp || late.no_resp,
                meta: late.meta.or_else(|| c.meta.take()),
                commands: Vec::new(),
            }
        }
        (Command::Sync(c), Command::Sync(late)) => {
            *c = Sync {
                cmd_id: if late.cmd_id.is_empty() {
                    core::mem::take(&mut c.cmd_id)
                } else {
                    late.cmd_id
                },
                no_resp: c.no_resp || late.no_resp,
                cred: late.cred.or_else(|| c.cred.take()),
                target: late.target.or_else(|| c.target.take()),
                source: late.source.or_else(|| c.source.take()),
                meta: late.meta.or_else(|| c.meta.take()),
                number_of_changes: late
                    .number_of_changes
                    .or_else(|| c.number_of_changes.take()),
                commands: Vec::new(),
            }
        }
        _ => {}
    }
}
