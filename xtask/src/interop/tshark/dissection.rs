//! The text that `tshark -V` writes, as far as it is about WBXML.

use crate::interop::meaning::{Piece, pieces};

/// What a document came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protocol {
    Http,
    Wsp,
}

/// A packet in which a document ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) protocol: Protocol,
    /// Whether the document was taken for WBXML.
    is_wbxml: bool,
    /// What the dissectors warn of.
    complaints: Vec<String>,
    shown: Vec<Shown>,
}

/// A piece of XML as it is rendered. Values that are cut, escaped or typed are not known.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shown {
    Start(String),
    Attribute(String, Option<String>),
    AttributesEnd,
    Text(Option<String>),
    Opaque,
    End,
}

/// Longer texts are cut.
const WHOLE: usize = 120;

/// The packets, of which `text` shows each with all its layers.
pub(super) fn frames(text: &str) -> Vec<Frame> {
    let mut frames = Vec::new();
    let begins = |line: &str| {
        let number = line
            .strip_prefix("Frame ")
            .and_then(|l| l.split(':').next());
        number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    };
    let lines: Vec<&str> = text.lines().collect();
    let starts = lines.iter().enumerate().filter(|(_, line)| begins(line));
    let starts: Vec<usize> = starts.map(|(place, _)| place).collect();
    for (nth, start) in starts.iter().enumerate() {
        let end = starts.get(nth + 1).copied().unwrap_or(lines.len());
        frames.push(frame(lines.get(*start..end).unwrap_or(&[])));
    }
    frames
}

fn frame(lines: &[&str]) -> Frame {
    let is_wsp = lines
        .iter()
        .any(|line| line.starts_with("Wireless Session Protocol"));
    let mut frame = Frame {
        protocol: if is_wsp {
            Protocol::Wsp
        } else {
            Protocol::Http
        },
        is_wbxml: false,
        complaints: Vec::new(),
        shown: Vec::new(),
    };
    for line in lines {
        let text = line.trim();
        frame.is_wbxml |= line.starts_with("WAP Binary XML");
        let serious = ["(Warning/", "(Error/"]
            .iter()
            .any(|kind| text.contains(kind));
        if (text.starts_with("[Expert Info") && serious) || text.starts_with("[Malformed Packet") {
            frame
                .complaints
                .push(text.trim_matches(['[', ']']).to_owned());
        }
        let cells: Vec<&str> = line.splitn(5, '|').map(str::trim).collect();
        if let [_, _, codepage, token, rendering] = cells[..] {
            if codepage != "Codepage" {
                frame.row(token, rendering);
            }
        }
    }
    frame
}

impl Frame {
    /// A row of the table of tokens.
    fn row(&mut self, token: &str, rendering: &str) {
        if token.contains("Invalid") || token.contains("Unknown") || rendering.contains("Unknown_")
        {
            self.complaints.push(format!("{token}: {rendering}"));
        }
        if let Some(name) = rendering.strip_prefix("</") {
            if name.ends_with('>') {
                self.shown.push(Shown::End);
                return;
            }
        }
        let is_literal = token.contains("Literal Attribute");
        let rendering = match is_literal {
            true => rendering.trim_matches(['<', '/', '>', ' ']),
            false => rendering,
        };
        let is_attribute = is_literal || token.contains("attrStart");
        let is_opaque = token.starts_with("OPAQUE");
        if rendering.is_empty() {
            // A change of page.
        } else if rendering == ">" {
            self.shown.push(Shown::AttributesEnd);
        } else if rendering == "/>" {
            self.shown.push(Shown::End);
        } else if is_attribute {
            let (name, value) = rendering.split_once('=').unwrap_or((rendering, ""));
            let value = if value.is_empty() { "''" } else { value };
            self.shown
                .push(Shown::Attribute(name.to_owned(), quoted(value)));
        } else if let Some(tag) = rendering.strip_prefix('<') {
            let (tag, is_empty) = match tag.strip_suffix('>') {
                Some(tag) => match tag.strip_suffix('/') {
                    Some(tag) => (tag, true),
                    None => (tag, false),
                },
                None => (tag, false),
            };
            self.shown.push(Shown::Start(tag.trim().to_owned()));
            if is_empty {
                self.shown.push(Shown::End);
            }
        } else if is_opaque && !matches!(self.shown.last(), Some(Shown::Attribute(..))) {
            self.shown.push(Shown::Opaque);
        } else {
            self.text(quoted(rendering));
        }
    }

    /// Text of an element or of an attribute: it goes with what stands before.
    fn text(&mut self, more: Option<String>) {
        match self.shown.last_mut() {
            Some(Shown::Attribute(_, value) | Shown::Text(value)) => {
                *value = value.take().zip(more).map(|(value, more)| value + &more);
            }
            _ => self.shown.push(Shown::Text(more)),
        }
    }

    /// What it shows differently from the XML that the document was made of.
    pub(super) fn differences(&self, xml: &str) -> Vec<String> {
        let mut differences = self.complaints.clone();
        if !self.is_wbxml {
            differences.push("not dissected as WBXML".to_owned());
            return differences;
        }
        // It says itself why it shows nothing.
        if self.shown.is_empty() && !differences.is_empty() {
            return differences;
        }
        match pieces(xml) {
            Ok(expected) => differences.extend(self.first_difference(&expected)),
            Err(e) => differences.push(e),
        }
        differences
    }

    fn first_difference(&self, expected: &[Piece]) -> Option<String> {
        let mut expected = expected.iter().peekable();
        for shown in self.attributes_sorted() {
            if shown == Shown::Opaque {
                // What is in OPAQUE is not looked into: the text, or a document of its own.
                let mut depth = 0_usize;
                while let Some(piece) = expected.peek() {
                    match piece {
                        Piece::Start(..) => depth += 1,
                        Piece::End if depth == 0 => break,
                        Piece::End => depth -= 1,
                        Piece::Attribute(..) | Piece::Text(_) => {}
                    }
                    expected.next();
                }
                continue;
            }
            // XML has namespaces where WBXML has attributes.
            let is_nothing = match &shown {
                Shown::Text(Some(text)) => text.trim().is_empty(),
                Shown::Attribute(name, _) => name == "xmlns" || name.starts_with("xmlns:"),
                Shown::AttributesEnd => true,
                _ => false,
            };
            let is_unknown_text = shown == Shown::Text(None);
            let text_follows = matches!(expected.peek(), Some(Piece::Text(_)));
            if is_nothing || is_unknown_text && !text_follows {
                continue;
            }
            match expected.next() {
                Some(piece) if shown.is(piece) => {}
                Some(piece) => return Some(format!("expected {piece:?}, found {shown:?}")),
                None => return Some(format!("expected nothing more, found {shown:?}")),
            }
        }
        let missing = expected.next()?;
        Some(format!("expected {missing:?}, found nothing more"))
    }

    /// What is shown, with the attributes of each element by name.
    fn attributes_sorted(&self) -> Vec<Shown> {
        let mut all = self.shown.clone();
        let is_attribute = |shown: &Shown| matches!(shown, Shown::Attribute(..));
        for run in all.chunk_by_mut(|a, b| is_attribute(a) && is_attribute(b)) {
            run.sort_by(|a, b| match (a, b) {
                (Shown::Attribute(a, _), Shown::Attribute(b, _)) => a.cmp(b),
                _ => std::cmp::Ordering::Equal,
            });
        }
        all
    }
}

impl Shown {
    /// Whether it is this, as far as it is known.
    fn is(&self, piece: &Piece) -> bool {
        let fits = |shown: &Option<String>, text: &str| {
            shown
                .as_deref()
                .is_none_or(|shown| shown.trim() == text.trim())
        };
        match (self, piece) {
            (Self::Start(shown), Piece::Start(_, name)) => shown == name,
            (Self::Attribute(shown, value), Piece::Attribute(name, text)) => {
                shown == name && fits(value, text)
            }
            (Self::Text(shown), Piece::Text(text)) => fits(shown, text),
            (Self::End, Piece::End) => true,
            _ => false,
        }
    }
}

/// The text between quotes, if all of it is shown as it is.
fn quoted(rendering: &str) -> Option<String> {
    let text = rendering.strip_prefix('\'')?.strip_suffix('\'')?;
    let text = text
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\r", "\r");
    let as_it_is = text.len() < WHOLE && !text.contains('\\') && text.is_ascii();
    as_it_is.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SI: &str = r"Frame 476: 135 bytes on wire (1080 bits), 135 bytes captured (1080 bits)
    [Protocols in frame: raw:ip:udp:wsp:wbxml]
Wireless Session Protocol, Method: Push (0x06), Content-Type: application/vnd.wap.sic
WAP Binary XML, Version: 1.3, Public ID: -//WAPFORUM//DTD SI 1.0//EN
    Data representation
        Level | State | Codepage | WBXML Token Description         | Rendering
                1 | Tag   | T   0    |   Known Tag 0x05           (.C) |    <si>
                3 | Tag   | T   0    |   Known Tag 0x06           (AC) |        <indication
                2 |  Attr | A   0    |   Known attrStart 0x0D          |        href='http://www.'
                2 |  Attr | A   0    | STR_I (Inline string)           |          'xyz'
                2 |  Attr | A   0    |   Known attrValue 0x05          |            '.com/'
                2 |  Attr | A   0    |   Known attrStart 0x0A          |        created=
                2 |  Attr | A   0    | OPAQUE (Opaque data)            |            %DateTime: 1999-06-25T15:23:15Z
                3 | Tag   | T   0    | END (attribute list)            |        >
                3 | Tag   | T   0    | STR_I (Inline string)           |        '\n\t\tYou have 4 | 5\n\t'
                3 | Tag   | T   0    | END (Known Tag 0x06)            |        </indication>
                2 | Tag   | T   0    | END (Known Tag 0x05)            |      </si>

";

    const XML: &str = "<si><indication href='http://www.xyz.com/' created='1999-06-25T15:23:15Z'>
        You have 4 | 5</indication></si>";

    #[test]
    fn a_document_is_read_out_of_the_table_of_its_tokens() {
        let [frame] = &frames(SI)[..] else { panic!() };
        assert_eq!(frame.protocol, Protocol::Wsp);
        assert!(frame.is_wbxml && frame.complaints.is_empty());
        assert_eq!(frame.shown.len(), 8);
        assert_eq!(frame.differences(XML), Vec::<String>::new());
    }

    #[test]
    fn every_kind_of_difference_is_found() {
        let frame = &frames(SI)[0];
        for (from, to, expected) in [
            ("<si>", "<sl>", "expected <sl>, found Start(\"si\")"),
            ("href", "hre", "expected hre="),
            ("xyz", "xyy", "expected href=\"http://www.xyy.com/\""),
            ("4 |", "5 |", "expected \"You have 5 | 5\""),
            ("</si>", "<b/></si>", "expected <b>, found End"),
        ] {
            let close = to.replace('<', "</");
            let xml = XML
                .replacen(from, to, 1)
                .replace("</si>", if to == "<sl>" { &close } else { "</si>" });
            let xml = if from == "</si>" {
                XML.replace(from, to)
            } else {
                xml
            };
            let differences = frame.differences(&xml);
            assert!(differences[0].starts_with(expected), "{differences:?}");
        }
    }

    #[test]
    fn warnings_errors_and_unknown_tokens_are_complaints_and_chats_are_not() {
        let text = "Frame 1: 9 bytes
Hypertext Transfer Protocol
        [Expert Info (Chat/Sequence): POST / HTTP/1.1\\r\\n]
WAP Binary XML, Version: 1.3
        [Expert Info (Warning/Undecoded): Rendering of this content type not (yet) supported]
    1 | Tag   | T   0    |   Unknown Tag 0x3F (.C) | <Tag_0x3f>
[Malformed Packet: WBXML]
Frame 2: 9 bytes
Hypertext Transfer Protocol
";
        let [first, second] = &frames(text)[..] else {
            panic!()
        };
        assert_eq!(first.protocol, Protocol::Http);
        assert_eq!(
            first.complaints,
            [
                "Expert Info (Warning/Undecoded): Rendering of this content type not (yet) supported",
                "Unknown Tag 0x3F (.C): <Tag_0x3f>",
                "Malformed Packet: WBXML",
            ]
        );
        assert_eq!(second.differences("<a/>"), ["not dissected as WBXML"]);
    }

    #[test]
    fn literal_attributes_and_escaped_text_are_read() {
        let text = "Frame 1: 9 bytes
WAP Binary XML, Version: 1.3
    1 | Tag | T 14 | Known Tag 0x05 (AC) | <Provision
    0 | Attr | A 0 | LITERAL (Literal Attribute) | <xmlns:A1 />
    0 | Attr | A 0 | STR_I (Inline string) | 'POOMCONTACTS:'
    0 | Attr | A 0 | LITERAL (Literal Attribute) | <x />
    0 | Attr | A 0 | STR_I (Inline string) | '1'
    1 | Tag | T 14 | END (attribute list) | >
    1 | Tag | T 14 | STR_I (Inline string) | 'caf\\303\\251'
    1 | Tag | T 14 | END (Known Tag 0x05) | </Provision>
";
        let frame = &frames(text)[0];
        assert!(
            frame
                .differences("<Provision x='1'>café</Provision>")
                .is_empty()
        );
        assert!(frame.differences("<Provision x='1'/>").is_empty());
        assert_eq!(frame.differences("<Provision x='2'/>").len(), 1);
    }

    #[test]
    fn what_is_in_opaque_is_passed_over() {
        let text = "Frame 1: 9 bytes
WAP Binary XML, Version: 1.3
    1 | Tag | T 0 | Known Tag 0x05 (.C) | <Data>
    1 | Tag | T 0 | OPAQUE (Opaque data) | (268 bytes of opaque data)
    1 | Tag | T 0 | END (Known Tag 0x05) | </Data>
";
        let frame = &frames(text)[0];
        assert!(
            frame
                .differences("<Data><DevInf><a>1</a></DevInf></Data>")
                .is_empty()
        );
        assert!(frame.differences("<Data>text</Data>").is_empty());
        assert_eq!(frame.differences("<Data><a/></Data><b/>").len(), 1);
    }
}
