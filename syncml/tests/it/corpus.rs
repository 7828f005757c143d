//! The third-party samples: all decode; what the strict decoder refuses is listed with its reason;
//! decode, encode, decode is the identity in both forms.

use std::fmt::Write as _;

use syncml::devinf::DevInf;
use syncml::{
    Command, Data, Decoded, Diagnostic, DiagnosticKind, EncodeOptions, Form, Message, Options,
    decode_with,
};
use wbxml::{Decoder, Header, MbU32, PublicId, Tag, Token};

use crate::support::{HEADER, corpus, document, files};

/// Where a fragment of XML stands in a message: its root element and what goes around it.
fn wrapped(text: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{FEFF}').trim_ascii();
    let text = match text.strip_prefix("<?xml") {
        Some(rest) => rest.split_once("?>")?.1.trim_ascii(),
        None => text,
    };
    let (_, after) = text.split_once('<')?;
    let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '-')?;
    let item = |inner: &str| format!("<Add><CmdID>1</CmdID><Item>{inner}</Item></Add>");
    let body = match &after[..end] {
        "SyncHdr" => {
            let (header, body) = text.split_once("</SyncHdr>")?;
            let body = match body.trim_ascii() {
                "" => "<SyncBody><Final/></SyncBody>",
                body => body,
            };
            return Some(format!(
                "<SyncML xmlns='SYNCML:SYNCML1.2'>{header}</SyncHdr>{body}</SyncML>"
            ));
        }
        "SyncBody" => {
            let header = document("1.2", HEADER, "");
            let (header, _) = header.split_once("<SyncBody>")?;
            return Some(format!("{header}{text}</SyncML>"));
        }
        "Add" | "Alert" | "Atomic" | "Delete" | "Get" | "Replace" | "Results" | "Sequence"
        | "Status" | "Sync" => text.to_owned(),
        "CmdID" => format!("<Alert>{text}</Alert>"),
        "Item" => format!("<Add><CmdID>1</CmdID>{text}</Add>"),
        "Data" | "Meta" | "Source" | "Target" => item(text),
        "LocURI" => item(&format!("<Target>{text}</Target>")),
        "Anchor" | "EMI" | "FieldLevel" | "Format" | "Mark" | "MaxMsgSize" | "MaxObjSize"
        | "Mem" | "NextNonce" | "Size" | "Type" | "Version" => {
            item(&format!("<Meta>{text}</Meta>"))
        }
        "FreeID" | "FreeMem" => item(&format!(
            "<Meta><Mem xmlns='syncml:metinf'>{text}</Mem></Meta>"
        )),
        _ => return None,
    };
    Some(document("1.2", HEADER, &body))
}

/// Every sample that is a SyncML message, or a part of one with a message around it.
fn samples() -> Option<Vec<(String, Vec<u8>)>> {
    let mut all = Vec::new();
    for folder in [
        "corpus/syncml",
        "corpus/wbxml/libwbxml/syncml",
        "corpus/wbxml/libwbxml/ddf",
    ] {
        let root = corpus(folder)?;
        for (name, bytes) in files(&root) {
            let name = format!("{}/{name}", folder.rsplit('/').next().unwrap());
            if name.ends_with(".wbxml") {
                let (header, _) = Header::decode(&bytes, &wbxml::Options::LENIENT).unwrap();
                let dictionary = wbxml::dictionaries::detect(&header);
                if dictionary.is_some_and(|d| d.root_name() == "SyncML") {
                    all.push((name, bytes));
                }
            } else if name.ends_with(".xml") {
                let text = String::from_utf8_lossy(&bytes);
                if text.contains("<SyncML") && !text.trim_ascii().starts_with("<Replace") {
                    all.push((name, bytes));
                } else if let Some(whole) = wrapped(&text) {
                    all.push((name, whole.into_bytes()));
                }
            }
        }
    }
    Some(all)
}

/// A sample that is no XML, which no option lets pass.
struct NotWellFormed {
    name: &'static str,
    /// What the reader says of it.
    error: &'static str,
    /// Mends just what makes it no XML.
    mend: fn(&[u8]) -> String,
}

/// The samples that are no XML, and why. Each decodes once that is mended, and nothing else.
const NOT_WELL_FORMED: [NotWellFormed; 3] = [
    // The capture of a WBXML message that was turned into XML by hand: `Data` has the bytes of a WBXML
    // document in it, with control characters that XML cannot have and others that are no UTF-8.
    NotWellFormed {
        name: "syncml/devaspot-syncml/putE7.xml",
        error: "neither WBXML nor XML in UTF-8 at byte 760",
        mend: |bytes| {
            // The last one.
            let find = |what: &[u8]| bytes.windows(what.len()).rposition(|window| window == what);
            let mut mended = bytes[..find(b"<Data>").unwrap() + 6].to_vec();
            mended.extend_from_slice(&bytes[find(b"</Data>").unwrap()..]);
            String::from_utf8(mended).unwrap()
        },
    },
    // Attribute values in typographic quotes.
    NotWellFormed {
        name: "syncml/devaspot-syncml/sync_init.xml",
        error: "malformed attribute in SyncML/SyncHdr/Cred/Meta at byte 379",
        mend: |bytes| {
            let text = std::str::from_utf8(bytes).unwrap();
            text.replace("=’", "='").replace("’>", "'>")
        },
    },
    // Attribute values in character references instead of quotes, a slip of the page it stands on.
    NotWellFormed {
        name: "syncml/msdocs/unenroll-1-generic-alert-message.xml",
        error: "malformed attribute at byte 14",
        mend: |bytes| std::str::from_utf8(bytes).unwrap().replace("&#39;", "'"),
    },
];

fn is_not_well_formed(name: &str) -> bool {
    NOT_WELL_FORMED.iter().any(|sample| sample.name == name)
}

fn lenient(name: &str, bytes: &[u8]) -> Option<Decoded<'static>> {
    match decode_with(bytes, &Options::LENIENT) {
        Ok(decoded) => {
            let message = decoded.message.into_owned();
            let mut owned = decode_with(b"<SyncML/>", &Options::LENIENT).unwrap();
            owned.message = message;
            owned.form = decoded.form;
            owned.diagnostics = decoded.diagnostics;
            Some(owned)
        }
        Err(_) if is_not_well_formed(name) => None,
        Err(e) => panic!("{name}: {e}\n{}", String::from_utf8_lossy(bytes)),
    }
}

#[test]
fn all_samples_decode_and_what_strict_reading_refuses_is_listed_with_its_reason() {
    let Some(samples) = samples() else { return };
    let mut refused = String::new();
    let mut strict = 0;
    for (name, bytes) in &samples {
        let Some(decoded) = lenient(name, bytes) else {
            continue;
        };
        match decode_with(bytes, &Options::STRICT) {
            Ok(taken) => {
                assert_eq!(taken.message, decoded.message, "{name}");
                strict += 1;
            }
            Err(e) => {
                let _ = writeln!(refused, "{name}: {e}");
                assert!(!decoded.diagnostics.is_empty(), "{name}: {e}");
            }
        }
    }
    assert!(samples.len() > 100, "{}", samples.len());
    assert!(strict > 50, "{strict}");
    insta::assert_snapshot!(refused);
}

#[test]
fn samples_that_are_no_xml_decode_once_that_is_mended() {
    let Some(samples) = samples() else { return };
    for sample in NOT_WELL_FORMED {
        let (_, bytes) = samples
            .iter()
            .find(|(name, _)| name == sample.name)
            .unwrap();
        let error = decode_with(bytes, &Options::LENIENT).unwrap_err();
        assert_eq!(error.to_string(), sample.error, "{}", sample.name);
        let mended = (sample.mend)(bytes);
        let decoded = decode_with(mended.as_bytes(), &Options::LENIENT);
        let decoded = decoded.unwrap_or_else(|e| panic!("{}: {e}", sample.name));
        assert!(decoded.message.is_final, "{}", sample.name);
    }
}

#[test]
fn each_deviation_that_is_let_pass_is_reported() {
    let Some(samples) = samples() else { return };
    let mut reported = String::new();
    for (name, bytes) in samples {
        let Some(decoded) = lenient(&name, &bytes) else {
            continue;
        };
        for d in decoded.diagnostics {
            let _ = writeln!(reported, "{name}: {d}");
        }
    }
    insta::assert_snapshot!(reported);
}

/// The same with documents inside data in one form: DevInf is OPAQUE in WBXML and elements in XML,
/// and the media type says which; CDATA is OPAQUE.
fn neutral(message: &Message<'static>) -> Message<'static> {
    fn each<'m>(commands: &'m mut [Command<'static>], found: &mut Vec<&'m mut Command<'static>>) {
        let mut left: Vec<&mut Command<'static>> = commands.iter_mut().collect();
        while let Some(command) = left.pop() {
            if matches!(
                command,
                Command::Atomic(_) | Command::Sequence(_) | Command::Sync(_)
            ) {
                left.extend(command.commands_mut().unwrap().iter_mut());
            } else {
                found.push(command);
            }
        }
    }
    let mut message = message.clone();
    let mut commands = Vec::new();
    each(&mut message.commands, &mut commands);
    for command in commands {
        let own = |meta: Option<&syncml::Meta<'_>>| -> String {
            let media_type = meta.and_then(|m| m.media_type.as_deref());
            media_type.unwrap_or_default().to_owned()
        };
        let of_command = own(command.meta());
        let mut changed = false;
        for item in command.items_mut() {
            let media_type = own(item.meta.as_ref()) + &of_command;
            // Some samples do not say that it is one.
            let is_devinf = media_type.contains("devinf")
                || media_type.is_empty()
                    && item
                        .data
                        .as_ref()
                        .is_some_and(|data| DevInf::decode_with(data, &Options::LENIENT).is_ok());
            let is_tree = media_type.contains("dmtnds");
            item.data = match item.data.take() {
                Some(data) if is_devinf => {
                    changed = true;
                    let (devinf, _) = DevInf::decode_with(&data, &Options::LENIENT).unwrap();
                    Some(Data::from(format!("{devinf:?}")))
                }
                // What such a tree says is looked at elsewhere.
                Some(Data::Opaque(_) | Data::Markup(_)) if is_tree => {
                    changed = true;
                    None
                }
                Some(data) => {
                    let text = data.text().map(|text| text.into_owned());
                    let is_bytes = matches!(data, Data::Opaque(_)) && text.is_none();
                    assert!(!is_bytes, "{media_type:?}");
                    Some(text.map_or(data, Data::from))
                }
                None => None,
            };
            if let Some(meta) = item.meta.as_mut().filter(|_| is_devinf || is_tree) {
                meta.media_type = None;
                if meta.is_empty() {
                    item.meta = None;
                }
            }
        }
        if changed {
            match command {
                Command::Put(c) | Command::Get(c) => c.meta = None,
                Command::Add(c) | Command::Replace(c) => c.meta = None,
                Command::Results(c) => c.meta = None,
                _ => {}
            }
        }
    }
    message
}

#[test]
fn decode_encode_decode_is_the_identity_and_each_form_converts_into_the_other() {
    let Some(samples) = samples() else { return };
    for (name, bytes) in samples {
        let Some(decoded) = lenient(&name, &bytes) else {
            continue;
        };
        // What was read strictly is written with the tables, the rest as it was read.
        let checked = decode_with(&bytes, &Options::STRICT).is_ok();
        let options = EncodeOptions::DEFAULT.with_checked(checked);
        for form in [Form::Xml, Form::Wbxml] {
            // A DevInf whose string table ends without a NUL is not read again strictly.
            if form == Form::Xml && name.ends_with("example.wbxml") {
                continue;
            }
            let written = decoded
                .message
                .to_bytes(form, &options)
                .unwrap_or_else(|e| panic!("{name} to {form:?}: {e}"));
            let again = lenient(&name, &written).unwrap();
            assert_eq!(again.form, form);
            if form == decoded.form {
                assert_eq!(again.message, decoded.message, "{name}");
            } else if !name.ends_with("SyncML/Meta.xml") && !name.ends_with("SyncML/Sequence.xml") {
                // These have a DevInf in an element that does not belong there, and is not looked into.
                assert_eq!(
                    neutral(&again.message),
                    neutral(&decoded.message),
                    "{name} to {form:?}"
                );
                // And back.
                let back = again.message.to_bytes(decoded.form, &options).unwrap();
                let back = lenient(&name, &back).unwrap();
                assert_eq!(neutral(&back.message), neutral(&decoded.message), "{name}");
            }
        }
    }
}

/// What keeps a WBXML document from being canonical: the one document that says what it says with the
/// fewest choices. Everything that can be said in two ways is said in the first of them here:
///
/// * UTF-8; numbers in as few bytes as they take; no string table but for the formal public identifier
///   of the document type, alone and with its end, where that is named so;
/// * tokens for names, inline strings for text, and text in one piece; no empty strings; OPAQUE
///   inside `Data` only;
/// * SWITCH_PAGE right before the tag that needs it;
/// * no content bit where there is no content;
/// * what the tables of the version have, in their order, and `Meta` in that of the DTD, too; nothing
///   that a lenient reader drops, moves or misses.
fn flaw(bytes: &[u8]) -> Option<String> {
    let decoder = match Decoder::new(bytes) {
        Ok(decoder) => decoder,
        Err(e) => return Some(e.to_string()),
    };
    let header = *decoder.header();
    let minimal = |n: MbU32| MbU32::new(n.value()).width() == n.width();
    let named = match header.public_id {
        PublicId::Number(number) if minimal(number) => "".to_owned(),
        PublicId::Index { zero, index }
            if minimal(zero) && minimal(index) && index.value() == 0 =>
        {
            format!("{}\0", header.formal_public_id().unwrap_or_default())
        }
        _ => return Some("a document type in more bytes than it takes".to_owned()),
    };
    if header
        .charset
        .is_none_or(|charset| charset != MbU32::new(106))
    {
        return Some("no UTF-8".to_owned());
    }
    if header.string_table != named.as_bytes() || !minimal(header.string_table_len) {
        return Some("a string table".to_owned());
    }
    let Ok(tokens) = decoder.collect::<Result<Vec<_>, _>>() else {
        return Some("not well-formed".to_owned());
    };
    let mut page = 0;
    let mut open = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| tokens[i]);
        let flaw = match *token {
            Token::SwitchPage(to) => {
                let needed = matches!(tokens.get(i + 1), Some(Token::Tag(_))) && to != page;
                page = to;
                (!needed).then_some("a needless SWITCH_PAGE")
            }
            Token::Tag(tag) => {
                let empty = tag & 0x40 != 0 && matches!(tokens.get(i + 1), Some(Token::End(_)));
                if tag & 0x40 != 0 {
                    open.push(Tag::new(page, tag & 0x3F));
                }
                empty.then_some("a content bit without content")
            }
            Token::End(_) => {
                open.pop();
                None
            }
            Token::StrI(text) if text.as_bytes().is_empty() => Some("an empty string"),
            Token::StrI(_) => matches!(before, Some(Token::StrI(_))).then_some("text in pieces"),
            Token::Opaque { len_width, bytes } => {
                let len = MbU32::new(u32::try_from(bytes.len()).unwrap());
                let in_data = open.contains(&wbxml::tag::syncml::DATA);
                (!in_data || len.width() != len_width).then_some("OPAQUE that is not needed")
            }
            _ => Some("a name or string that is not inline"),
        };
        if let Some(flaw) = flaw {
            return Some(flaw.to_owned());
        }
    }
    let decoded = match decode_with(bytes, &Options::LENIENT) {
        Ok(decoded) => decoded,
        Err(e) => return Some(e.to_string()),
    };
    // What is let pass and is still there in its place.
    let kept = |diagnostic: &&Diagnostic| {
        matches!(
            diagnostic.kind(),
            DiagnosticKind::VersionMismatch { .. } | DiagnosticKind::OtherVersion(_)
        )
    };
    let changed = decoded.diagnostics.iter().find(|d| !kept(d));
    changed.map(ToString::to_string)
}

#[test]
fn wbxml_samples_re_encode_to_the_same_bytes_just_where_they_are_canonical() {
    let Some(samples) = samples() else { return };
    let mut listed = String::new();
    let mut same = 0;
    for (name, bytes) in samples.iter().filter(|(name, _)| name.ends_with(".wbxml")) {
        let Some(decoded) = lenient(name, bytes) else {
            continue;
        };
        let (header, _) = Header::decode(bytes, &wbxml::Options::LENIENT).unwrap();
        let options = EncodeOptions::DEFAULT
            .with_wbxml_version(header.version)
            .with_formal_public_id(matches!(header.public_id, PublicId::Index { .. }))
            .with_checked(decoded.diagnostics.is_empty());
        let written = decoded.message.to_wbxml_with(&options).unwrap();
        let flaw = flaw(bytes);
        assert_eq!(written == *bytes, flaw.is_none(), "{name}: {flaw:?}");
        match flaw {
            None => same += 1,
            Some(flaw) => _ = writeln!(listed, "{name}: {flaw}"),
        }
        // What is written is canonical, whatever it was before.
        if decoded.diagnostics.is_empty() {
            assert_eq!(self::flaw(&written), None, "{name}");
        }
    }
    assert!(same >= 12, "{same}");
    insta::assert_snapshot!(listed);
}

#[test]
fn the_xml_and_the_wbxml_of_a_sample_say_the_same() {
    let Some(samples) = samples() else { return };
    let mut pairs = 0;
    for (name, bytes) in &samples {
        let Some(stem) = name.strip_suffix(".xml") else {
            continue;
        };
        let twin = format!("{stem}.n.wbxml");
        let Some((_, binary)) = samples.iter().find(|(other, _)| *other == twin) else {
            continue;
        };
        let [a, b] = [bytes, binary].map(|bytes| lenient(name, bytes).unwrap().message);
        let text = |message: &Message<'static>| {
            let text = format!("{:?}", neutral(message)).replace('\\', "");
            // libwbxml drops white space at the ends of texts and turns a line feed of CDATA into
            // CR LF.
            let quoted: Vec<&str> = text.split('"').map(str::trim_ascii).collect();
            let text = quoted.join("\"").replace("rn", "n").replace("n\"", "\"");
            // What is asked for is named after the form.
            text.replace("+wbxml", "+xml")
        };
        assert_eq!(text(&a), text(&b), "{name}");
        pairs += 1;
    }
    assert!(pairs >= 13, "{pairs}");
}
